//! `model import`: models of other tools, from their files to a score.

use std::fs;
use std::path::PathBuf;

use maturity::ExitCode;

use crate::common::repository;
use crate::harness::{Maturity, Run, assert_text, maturity};

/// A file or folder of invented content in another tool's format.
fn fixture(path: &str) -> PathBuf {
    repository("tests/data/import").join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(fixture(path)).unwrap()
}

fn import(tool: &str, path: &str) -> Maturity {
    maturity("model import --from").argument(tool).argument(fixture(path).to_str().unwrap())
}

/// The files of the SAMM fixture in `folder`, each as `change` leaves it; what it leaves nothing of is missing.
fn samm(folder: &str, change: impl Fn(&str, String) -> Option<String>) -> Maturity {
    let mut run = maturity("model import --from samm").argument(folder).subfolder(folder);
    for kind in fs::read_dir(fixture("samm/model")).unwrap().map(|entry| entry.unwrap().path()) {
        let kind_name = kind.file_name().unwrap().to_str().unwrap().to_owned();
        run = run.subfolder(&format!("{folder}/{kind_name}"));
        for path in fs::read_dir(&kind).unwrap().map(|entry| entry.unwrap().path()) {
            let name = format!("{kind_name}/{}", path.file_name().unwrap().to_str().unwrap());
            if let Some(content) = change(&name, fs::read_to_string(&path).unwrap()) {
                run = run.file(&format!("{folder}/{name}"), content);
            }
        }
    }
    run
}

/// What a run that cannot use its input says.
fn refused(run: Maturity) -> String {
    let run = run.ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

/// From an imported file to a score: it passes the check, and a blank assessment of it is below its first level.
fn is_assessed(run: &Run) {
    let checked = run.then("model check tea.yaml").run();
    assert!(!checked.stdout.is_empty());
    run.then("new answers.yaml --model tea.yaml --workload tea").run();
    let scored = run.then("score answers.yaml --model tea.yaml").run();
    assert!(scored.stdout.contains("Below Level 1, possibly 3"), "{}", scored.stdout);
}

#[test]
fn samm_becomes_a_model_that_can_be_assessed() {
    let run = import("samm", "samm").argument("-o").argument("tea.yaml").run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
Written to tea.yaml.
tea.yaml: OWASP SAMM 1.0.0, 2 levels, 4 strategies, 6 questions
How it was read:
- SAMM scores each security practice from 0 to 3 by adding up its maturity levels, and has no
  stages. That score is the sum of the practice's row in the heat map: 100 % of a level is 1.
- Here a level is a stage: it counts only when no level below it fails, and passes from 75 % on
  average with no security practice under 50 %.
- Level = maturity level; strategy = a security practice at that level, building on the same
  practice one level lower and on those of related activities; question = the question of a stream,
  its `code` SAMM's; theme = security practice.
- Answers are worth what the answer sets say, times 100; the criteria of a question have to hold for
  any but the worst.
What was changed or left out:
- not read, for there is no place for it: `assignee` 1, `costs` 1, `description` 1, `logo` 1,
  `progress` 1
- related activities left out, for there is no such activity: 1 (a tea that nobody knows)
- texts freed of HTML or Markdown: 3
- next steps made of the question, for the source tells none: 1
- questions that were alike, told apart by their strategy: 1 (Do you measure the LEAVES?)
The lint: 0 errors, 7 warnings (gap-risk 4, long-text 3)
Named `samm.yaml` it is found by answers beside it; else give it with --model each time.
Next: `maturity model check tea.yaml`, then `maturity assess --model tea.yaml`.

"#]]
    );
    assert_text!(
        run.read("tea.yaml"),
        snapbox::str![[r##"
# Imported from: OWASP SAMM. Edit freely: this file is the model now.
# The texts are the source's, and so is their licence: mind it before you share this file.
#
# How it was read:
# - SAMM scores each security practice from 0 to 3 by adding up its maturity levels, and has no stages. That score is
#   the sum of the practice's row in the heat map: 100 % of a level is 1.
# - Here a level is a stage: it counts only when no level below it fails, and passes from 75 % on average with no
#   security practice under 50 %.
# - Level = maturity level; strategy = a security practice at that level, building on the same practice one level lower
#   and on those of related activities; question = the question of a stream, its `code` SAMM's; theme = security
#   practice.
# - Answers are worth what the answer sets say, times 100; the criteria of a question have to hold for any but the
#   worst.
#
# What was changed or left out:
# - not read, for there is no place for it: `assignee` 1, `costs` 1, `description` 1, `logo` 1, `progress` 1
# - related activities left out, for there is no such activity: 1 (a tea that nobody knows)
# - texts freed of HTML or Markdown: 3
# - next steps made of the question, for the source tells none: 1
# - questions that were alike, told apart by their strategy: 1 (Do you measure the LEAVES?)
id: samm
version: 1.0.0
title: OWASP SAMM
source:
  title: OWASP SAMM
  url: https://owaspsamm.org
  license: CC-BY-SA-4.0
scoring:
  achieved_at: 75
  floor: 50
default_scale: answers-1
scales:
  answers-1:
  - id: answer-no
    label: "No"
    value: 0
  - id: yes-now-and-then
    label: Yes, now and then
    value: 25
  - id: yes-mostly
    label: Yes, mostly
    value: 50
  - id: yes-always
    label: Yes, always
    value: 100
  answers-2:
  - id: answer-no
    label: "No"
    value: 0
  - id: yes-some-boils
    label: Yes, some boils
    value: 50
  - id: yes-all-boils
    label: Yes, all boils
    value: 100
  answers-3:
  - id: never
    label: Never
    value: 0
  - id: sometimes
    label: Sometimes
    value: 50
  - id: always
    label: Always
    value: 100
themes:
- id: brewing-discipline
  name: Brewing Discipline
  summary: "Business function: Kitchen. How tea is made. A long story about tea."
- id: stock-keeping-with-a-name-that-is-longer-than-any-table-has
  name: Stock Keeping with a name that is longer than any table has room for
  summary: "Business function: Pantry. A long story about jars."
levels:
- id: maturity-level-1
  name: SAMM maturity level 1
  goal: Tea now and then
  strategies:
  - id: brewing-discipline-1
    name: Brewing Discipline 1
    theme: brewing-discipline
    summary: Reach a warm cup.
    practices:
    - id: water
      code: K-BD-A-1-1
      ask: Does the water boil before it meets the leaves?
      why: Water boils before it meets the leaves. A hot cup. Much more about it.
      evidence: "Results: A full cup. Metrics: Cups a day; Burnt tongues a day."
      criteria:
      - You own a kettle
      - You wait for the bubbles
      next_step: Boil the water.
    - id: leaves
      code: K-BD-B-1-1
      ask: Do you measure the leaves?
      why: A spoon is used. Fewer bitter cups. Much more about it.
      criteria:
      - You have a spoon
      next_step: "Work towards this: The leaves are measured."
  - id: stock-keeping-with-a-name-that-is-longer-than-any-table-1
    name: Stock Keeping with a name that is longer than any table has room for 1
    theme: stock-keeping-with-a-name-that-is-longer-than-any-table-has
    summary: Reach a warm cup.
    practices:
    - id: jars
      code: P-A-1-1
      ask: Are the jars closed?
      why: Jars have lids. Fresh leaves. Much more about it.
      criteria:
      - Lids fit
      next_step: Close the jars.
- id: maturity-level-2
  name: SAMM maturity level 2
  goal: Tea every day
  strategies:
  - id: brewing-discipline-2
    name: Brewing Discipline 2
    theme: brewing-discipline
    builds_on:
    - brewing-discipline-1
    - stock-keeping-with-a-name-that-is-longer-than-any-table-1
    summary: Reach the same cup every day.
    practices:
    - id: water
      code: K-BD-A-2-1
      ask: Is every boil written down?
      why: Every boil is written down. Much more about it.
      next_step: Keep a kettle log.
      scale: answers-2
    - id: leaves
      code: K-BD-B-2-1
      ask: Do you measure the LEAVES (at “Brewing Discipline 2”)?
      why: leaves are weighed & recorded. Less waste. Much more about it.
      criteria:
      - You have scales
      next_step: Work towards a yes to “Do you measure the LEAVES?”.
  - id: stock-keeping-with-a-name-that-is-longer-than-any-table-2
    name: Stock Keeping with a name that is longer than any table has room for 2
    theme: stock-keeping-with-a-name-that-is-longer-than-any-table-has
    builds_on:
    - stock-keeping-with-a-name-that-is-longer-than-any-table-1
    summary: Reach the same cup every day.
    practices:
    - id: jars
      code: P-A-2-1
      ask: Are the jars labelled?
      why: Jars have labels. Nobody takes salt for sugar. Much more about it.
      criteria:
      - Labels can be read
      next_step: Label the jars.
      scale: answers-3

"##]]
    );
    run.then("model check tea.yaml").run();
    run.then("new answers.yaml --model tea.yaml --workload tea").run();
    let scored = run.then("score answers.yaml --model tea.yaml").run();
    assert!(scored.stdout.contains("Below Level 1, possibly 2"), "{}", scored.stdout);
}

#[test]
fn dsomm_becomes_a_model_that_can_be_assessed() {
    let run = import("dsomm", "dsomm/model.yaml").argument("-o").argument("tea.yaml").run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
Written to tea.yaml.
tea.yaml: DevSecOps Maturity Model 2.1.0, 3 levels, 5 strategies, 6 questions
How it was read:
- Level = the level of an activity, and a stage here: it counts only when no level below it fails,
  and passes from 75 % on average with no strategy under 50 %. DSOMM itself only asks whether an
  activity is implemented.
- Strategy = a sub-dimension at a level; question = an activity, its uuid the `code`; theme =
  dimension.
- Its risk is what a team runs while the activity is missing, its measure the next step, its
  usefulness the weight, the mean of its difficulties the effort.
- A strategy builds on the strategies of the activities that its own depend on.
- The states of an activity are those of DSOMM's application 4 (its own meta.yaml, beside the model
  or with --meta, tells others), the names of the levels those of DSOMM's application 4 (its own
  meta.yaml, beside the model or with --meta, tells others).
What was changed or left out:
- not read, for there is no place for it: `name` 4, `tags` 2, `references` 1, `teamsImplemented` 1
- activities left out, for they have no level from 1 on: 1 (A plan without a level)
- dependencies left out, for no activity has that name or uuid: 1 (The kettle is watched on A kettle
  that n…)
- levels with another number, for one below them is empty: 1 (4 is 3)
- texts freed of HTML or Markdown: 2
- web addresses left out, for they are none: 1 (ftp://tea.example/kettle)
- dependencies left out, for they lie within one strategy: 1 (Kettle 2)
Named `dsomm.yaml` it is found by answers beside it; else give it with --model each time.
Next: `maturity model check tea.yaml`, then `maturity assess --model tea.yaml`.

"#]]
    );
    assert_text!(
        run.read("tea.yaml"),
        snapbox::str![[r##"
# Imported from: DevSecOps Maturity Model. Edit freely: this file is the model now.
# The texts are the source's, and so is their licence: mind it before you share this file.
#
# How it was read:
# - Level = the level of an activity, and a stage here: it counts only when no level below it fails, and passes from
#   75 % on average with no strategy under 50 %. DSOMM itself only asks whether an activity is implemented.
# - Strategy = a sub-dimension at a level; question = an activity, its uuid the `code`; theme = dimension.
# - Its risk is what a team runs while the activity is missing, its measure the next step, its usefulness the weight,
#   the mean of its difficulties the effort.
# - A strategy builds on the strategies of the activities that its own depend on.
# - The states of an activity are those of DSOMM's application 4 (its own meta.yaml, beside the model or with --meta,
#   tells others), the names of the levels those of DSOMM's application 4 (its own meta.yaml, beside the model or with
#   --meta, tells others).
#
# What was changed or left out:
# - not read, for there is no place for it: `name` 4, `tags` 2, `references` 1, `teamsImplemented` 1
# - activities left out, for they have no level from 1 on: 1 (A plan without a level)
# - dependencies left out, for no activity has that name or uuid: 1 (The kettle is watched on A kettle that n…)
# - levels with another number, for one below them is empty: 1 (4 is 3)
# - texts freed of HTML or Markdown: 2
# - web addresses left out, for they are none: 1 (ftp://tea.example/kettle)
# - dependencies left out, for they lie within one strategy: 1 (Kettle 2)
id: dsomm
version: 2.1.0
title: DevSecOps Maturity Model
source:
  title: DSOMM 2.1.0
  url: https://tea.example/dsomm
  license: GPL-3.0
  revision: "2026-01-01"
scoring:
  achieved_at: 75
  floor: 50
default_scale: progress
scales:
  progress:
  - id: backlog
    label: Backlog
    value: 0
  - id: started
    label: Started
    value: 30
  - id: implemented
    label: Implemented
    value: 100
themes:
- id: brewing-and-serving
  name: Brewing and Serving
- id: keeping
  name: Keeping
levels:
- id: level-1
  name: Basic understanding of security practices
  strategies:
  - id: kettle-1
    name: Kettle 1
    theme: brewing-and-serving
    learn_more:
    - https://tea.example/kettle
    - https://tea.example/several
    - https://tea.example/manual
    risks:
    - id: a-kettle-that-works
      stated: true
      practices:
      - a-kettle-that-works
      risk: Without a kettle the tea is cold.
    practices:
    - id: a-kettle-that-works
      code: "11111111-aaaa-4aaa-8aaa-000000000001"
      ask: "Is this in place: A kettle that works?"
      why: A kettle boils water. See the manual for how.
      evidence: Show the kettle. Show that it boils
      next_step: Buy a kettle and test it.
      weight: 5
      effort: small
  - id: cups-1
    name: Cups 1
    theme: brewing-and-serving
    builds_on:
    - kettle-1-2
    risks:
    - id: clean-cups
      stated: true
      practices:
      - clean-cups
      risk: The tea tastes of soap.
    practices:
    - id: clean-cups
      code: "11111111-aaaa-4aaa-8aaa-000000000004"
      ask: "Is this in place: Clean cups?"
      next_step: Rinse the cups.
      weight: 3
  - id: kettle-1-2
    name: Kettle 1
    theme: keeping
    risks:
    - id: warm-cups-in-the-pantry
      stated: true
      practices:
      - warm-cups-in-the-pantry
      risk: The cups are cold.
    practices:
    - id: warm-cups-in-the-pantry
      code: "11111111-aaaa-4aaa-8aaa-000000000005"
      ask: "Is this in place: Warm cups in the pantry?"
      next_step: Put a shelf over the stove.
- id: level-2
  name: Adoption of basic security practices
  strategies:
  - id: kettle-2
    name: Kettle 2
    theme: brewing-and-serving
    builds_on:
    - kettle-1
    risks:
    - id: the-kettle-is-descaled
      stated: true
      practices:
      - the-kettle-is-descaled
      risk: Scale flakes off into the cup.
    - id: the-kettle-is-descaled-2
      stated: true
      practices:
      - the-kettle-is-descaled
      risk: The kettle takes longer every week.
    - id: the-kettle-is-watched
      stated: true
      practices:
      - the-kettle-is-watched
      risk: Nobody notices that it is empty.
    practices:
    - id: the-kettle-is-descaled
      code: "11111111-aaaa-4aaa-8aaa-000000000002"
      ask: "Is this in place: The kettle is descaled?"
      next_step: "Work towards this: A plan says when the kettle is descaled."
      weight: 2
      effort: medium
    - id: the-kettle-is-watched
      code: "11111111-aaaa-4aaa-8aaa-000000000003"
      ask: "Is this in place: The kettle is watched?"
      next_step: "Work towards this: the level of the water is looked at."
      effort: large
- id: level-4
  name: Very high adoption of security practices
  strategies:
  - id: kettle-4
    name: Kettle 4
    theme: keeping
    risks:
    - id: the-street-has-a-kettle
      stated: true
      practices:
      - the-street-has-a-kettle
      risk: The neighbours are thirsty.
    practices:
    - id: the-street-has-a-kettle
      code: "11111111-aaaa-4aaa-8aaa-000000000006"
      ask: "Is this in place: The street has a kettle?"
      next_step: Share the kettle.
      weight: 4

"##]]
    );
    is_assessed(&run);
}

#[test]
fn a_lens_becomes_a_model_that_can_be_assessed() {
    let run = maturity("model import --from aws-lens l.json -o tea.yaml").file("l.json", text("aws-lens/tea.json")).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
Written to tea.yaml.
warning[nan]: `helpfulResourceForQuestion`: `NaN` is no JSON, and is read as nothing
  --> l.json:15:41
   |
15 |           "helpfulResourceForQuestion": NaN,
   |                                         ^^^

warning[nan]: `displayText`: `NaN` is no JSON, and is read as nothing
  --> l.json:26:50
   |
26 |               "helpfulResource": {"displayText": NaN},
   |                                                  ^^^

warning[unknown-choice]: `TASTE2_9`: a rule names this choice, which its question does not have, and it is taken for never ticked
  --> l.json:59:27
   |
59 | ...   {"condition": "TASTE2_1 || TASTE2_2 || TASTE2_9", "risk": "MEDIUM_...
   |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

tea.yaml: Tea House Lens 0.1.0, 3 levels, 8 strategies, 8 questions
How it was read:
- A lens has no levels; the risks that it reports make them: “No high risk” asks for what it takes
  until the lens reports no high risk, “No risk” asks for what it takes beyond that until it reports
  no risk, “Beyond the rules” asks for the choices that no rule needs.
- Strategy = a question of the lens at a level; question = a choice, in place or not; theme =
  pillar.
- A level passes when everything of it is in place. But for the questions listed here it does so
  exactly where the lens reports that; a choice that says none or no stands alone, and nothing
  ticked counts only where there is no such choice.
- Questions of the lens for which the levels may say better than the lens: 1 (`TASTE2`)
What was changed or left out:
- `NaN` is no JSON, and is read as nothing: 2 (helpfulResourceForQuestion; displayText)
- choices that are no questions, for they say none or no: 2 (TASTE1_no; TASTE2_no)
- a rule names this choice, which its question does not have, and it is taken for never ticked: 1
  (TASTE2_9)
- choices that are no questions, for they only raise the risk: 1 (TASTE2_4)
- texts freed of HTML or Markdown: 1
- next steps made of the question, for the source tells none: 1
- web addresses left out, for they are none: 1 (javascript:alert(1))
- questions that were alike, told apart by their strategy: 1 (Is this in place: Fresh water?)
The lint: 0 errors, 8 warnings (gap-risk 8)
Named `tea-house-lens.yaml` it is found by answers beside it; else give it with --model each time.
Next: `maturity model check tea.yaml`, then `maturity assess --model tea.yaml`.

"#]]
    );
    assert_text!(
        run.read("tea.yaml"),
        snapbox::str![[r##"
# Imported from: AWS Well-Architected lens. Edit freely: this file is the model now.
# The texts are the source's, and so is their licence: mind it before you share this file.
#
# How it was read:
# - A lens has no levels; the risks that it reports make them: “No high risk” asks for what it takes until the lens
#   reports no high risk, “No risk” asks for what it takes beyond that until it reports no risk, “Beyond the rules” asks
#   for the choices that no rule needs.
# - Strategy = a question of the lens at a level; question = a choice, in place or not; theme = pillar.
# - A level passes when everything of it is in place. But for the questions listed here it does so exactly where the
#   lens reports that; a choice that says none or no stands alone, and nothing ticked counts only where there is no such
#   choice.
# - Questions of the lens for which the levels may say better than the lens: 1 (`TASTE2`)
#
# What was changed or left out:
# - `NaN` is no JSON, and is read as nothing: 2 (helpfulResourceForQuestion; displayText)
# - choices that are no questions, for they say none or no: 2 (TASTE1_no; TASTE2_no)
# - a rule names this choice, which its question does not have, and it is taken for never ticked: 1 (TASTE2_9)
# - choices that are no questions, for they only raise the risk: 1 (TASTE2_4)
# - texts freed of HTML or Markdown: 1
# - next steps made of the question, for the source tells none: 1
# - web addresses left out, for they are none: 1 (javascript:alert(1))
# - questions that were alike, told apart by their strategy: 1 (Is this in place: Fresh water?)
id: tea-house-lens
version: 0.1.0
title: Tea House Lens
summary: Made up for tests.
source:
  title: Tea House Lens
scoring:
  achieved_at: 100
  floor: 100
default_scale: in-place
scales:
  in-place:
  - id: not-in-place
    label: Not in place
    value: 0
  - id: in-place
    label: In place
    value: 100
themes:
- id: taste
  name: Taste
- id: cost
  name: Cost
levels:
- id: no-high-risk
  name: No high risk
  goal: The lens reports no high risk.
  summary: "The lens also wants what is no question here: “In the sink” not ticked (in TASTE2)."
  strategies:
  - id: taste1
    name: How do you keep the taste?
    theme: taste
    summary: Tea should taste of tea.
    learn_more:
    - https://tea.example/water
    - https://tea.example/draw
    practices:
    - id: taste1-1
      code: TASTE1_1
      ask: "Is this in place: Fresh water?"
      why: Old water has no air.
      next_step: Draw the water cold. Let it run first.
  - id: taste2
    name: How do you serve?
    theme: taste
    practices:
    - id: taste2-1
      code: TASTE2_1
      ask: "Is this in place: In cups?"
      next_step: Buy cups.
  - id: cost1
    name: Where does the money go?
    theme: cost
    practices:
    - id: cost1-1
      code: COST1_1
      ask: Is it written down?
      next_step: Work towards a yes to “Is it written down?”.
- id: no-risk
  name: No risk
  goal: The lens reports no risk.
  summary: "The lens also wants what is no question here: “In the sink” not ticked (in TASTE2)."
  strategies:
  - id: taste1-2
    name: How do you keep the taste? (2)
    theme: taste
    builds_on:
    - taste1
    summary: Tea should taste of tea.
    practices:
    - id: taste1-2
      code: TASTE1_2
      ask: "Is this in place: Leaves in a closed jar?"
      next_step: "Work towards this: The jars should close."
  - id: taste2-2
    name: How do you serve? (2)
    theme: taste
    builds_on:
    - taste2
    practices:
    - id: taste2-3
      code: TASTE2_3
      ask: "Is this in place: Fresh water (at “How do you serve? (2)”)?"
      next_step: "Work towards this: Fresh water."
  - id: cost1-2
    name: Where does the money go? (2)
    theme: cost
    builds_on:
    - cost1
    practices:
    - id: cost1-2
      code: COST1_2
      ask: "Is this in place: A budget?"
      next_step: "Work towards this: A budget."
- id: beyond
  name: Beyond the rules
  goal: What the lens lists and none of its rules needs.
  strategies:
  - id: taste1-3
    name: How do you keep the taste? (3)
    theme: taste
    builds_on:
    - taste1-2
    summary: Tea should taste of tea.
    learn_more:
    - https://tea.example/labels
    practices:
    - id: taste1-3
      code: TASTE1_3
      ask: "Is this in place: Labels on the jars?"
      why: Salt looks like sugar.
      next_step: "Work towards this: Labels on the jars."
  - id: taste2-3
    name: How do you serve? (3)
    theme: taste
    builds_on:
    - taste2-2
    practices:
    - id: taste2-2
      code: TASTE2_2
      ask: "Is this in place: In glasses?"
      next_step: Buy glasses.

"##]]
    );
    is_assessed(&run);
}

#[test]
fn the_osps_baseline_becomes_a_model_that_can_be_assessed() {
    let run = import("osps", "osps").argument("-o").argument("tea.yaml").run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
Written to tea.yaml.
tea.yaml: Tea Baseline 1.0.0, 2 levels, 3 strategies, 3 questions
How it was read:
- Level = the lowest maturity level that a requirement applies to, and a stage here: it passes when
  every requirement that applies is met, and counts only when no level below it fails.
- Strategy = a control at a level, building on the same control at a lower one; question = a
  requirement, its id the `code`; its recommendation is the next step; theme = family of controls.
- A requirement that does not apply to a project is set aside with a reason (not applicable).
What was changed or left out:
- not read, for there is no place for it: `guidelines` 1
- not read, for there is no place for it: a list of 1 entries, such as the lexicon
- requirements left out, for they are retired: 1 (TEA-WA-01.03)
- requirements that the source does not ask for at its higher levels, where they still count here: 1
  (TEA-WA-02.01)
- the version is 1.0.0, for the source tells none in numbers; --version gives it another
- texts freed of HTML or Markdown: 1
The lint: 0 errors, 3 warnings (gap-risk 3)
Named `osps-baseline.yaml` it is found by answers beside it; else give it with --model each time.
Next: `maturity model check tea.yaml`, then `maturity assess --model tea.yaml`.

"#]]
    );
    assert_text!(
        run.read("tea.yaml"),
        snapbox::str![[r##"
# Imported from: OSPS Baseline. Edit freely: this file is the model now.
# The texts are the source's, and so is their licence: mind it before you share this file.
#
# How it was read:
# - Level = the lowest maturity level that a requirement applies to, and a stage here: it passes when every requirement
#   that applies is met, and counts only when no level below it fails.
# - Strategy = a control at a level, building on the same control at a lower one; question = a requirement, its id the
#   `code`; its recommendation is the next step; theme = family of controls.
# - A requirement that does not apply to a project is set aside with a reason (not applicable).
#
# What was changed or left out:
# - not read, for there is no place for it: `guidelines` 1
# - not read, for there is no place for it: a list of 1 entries, such as the lexicon
# - requirements left out, for they are retired: 1 (TEA-WA-01.03)
# - requirements that the source does not ask for at its higher levels, where they still count here: 1 (TEA-WA-02.01)
# - the version is 1.0.0, for the source tells none in numbers; --version gives it another
# - texts freed of HTML or Markdown: 1
id: osps-baseline
version: 1.0.0
title: Tea Baseline
summary: What every tea house should hold to.
source:
  title: Tea Baseline
  url: https://baseline.openssf.org
  license: Community-Spec-1.0
scoring:
  achieved_at: 100
  floor: 100
default_scale: met
scales:
  met:
  - id: not-met
    label: Not met
    value: 0
  - id: met
    label: Met
    value: 100
themes:
- id: water
  name: Water
  summary: What is poured over the leaves.
levels:
- id: maturity-1
  name: Maturity Level 1
  goal: for any tea house
  strategies:
  - id: tea-wa-01
    name: Boil the water
    theme: water
    summary: Nobody falls ill.
    practices:
    - id: tea-wa-01-01
      code: TEA-WA-01.01
      ask: "Is this met: When tea is made, the water MUST boil?"
      next_step: Wait for the bubbles.
  - id: tea-wa-02
    name: Show the kettle
    theme: water
    summary: Guests trust the water.
    practices:
    - id: tea-wa-02-01
      code: TEA-WA-02.01
      ask: "Is this met: The kettle MUST stand where guests see it?"
      next_step: Meet TEA-WA-02.01.
- id: maturity-2
  name: Maturity Level 2
  goal: for a tea house with guests
  strategies:
  - id: tea-wa-01-2
    name: Boil the water 2
    theme: water
    builds_on:
    - tea-wa-01
    summary: Nobody falls ill.
    learn_more:
    - https://tea.example/log
    practices:
    - id: tea-wa-01-02
      code: TEA-WA-01.02
      ask: "Is this met: Every boil MUST be written down?"
      next_step: "Work towards this: The log hangs by the kettle."

"##]]
    );
    run.then("model check tea.yaml").run();
}

/// SAMM's own score of a security practice, from 0 to 3, in quarters of quarters: of each level the mean of the two streams.
fn score_of_samm(answers: [u32; 6]) -> f64 {
    answers.chunks(2).map(|streams| f64::from(streams[0] + streams[1]) / 200.0).sum()
}

/// One security practice of SAMM with two streams at three levels.
fn one_practice() -> Maturity {
    let mut run = maturity("model import --from samm m -o samm.yaml").subfolder("m");
    let file = |folder: &str, name: &str, text: String| (format!("m/{folder}/{name}.yml"), format!("id: {name}\n{text}"));
    let mut files = vec![
        file("business_functions", "f", "name: Tea\nmodel: SAMM20\n".into()),
        file("security_practices", "p", "function: f\nname: Brewing\nshortName: BR\n".into()),
        file(
            "answer_sets",
            "s",
            "values: [{text: No, value: 0}, {text: Some, value: 0.25}, {text: Half, value: 0.5}, {text: All, value: 1}]\n".into(),
        ),
        file("streams", "a", "practice: p\nname: Water\nletter: A\norder: 1\n".into()),
        file("streams", "b", "practice: p\nname: Leaves\nletter: B\norder: 2\n".into()),
    ];
    for level in 1..=3 {
        files.push(file("maturity_levels", &format!("m{level}"), format!("number: {level}\n")));
        files.push(file("practice_levels", &format!("l{level}"), format!("practice: p\nmaturityLevel: m{level}\n")));
        for stream in ["a", "b"] {
            let name = format!("{stream}{level}");
            files.push(file("activities", &name, format!("stream: {stream}\nlevel: l{level}\ntitle: Brew {name}\n")));
            files.push(file("questions", &name, format!("activity: {name}\nanswerSet: s\ntext: Is {name} brewed?\n")));
        }
    }
    for folder in files.iter().map(|(path, _)| path.rsplit_once('/').unwrap().0).collect::<std::collections::BTreeSet<_>>() {
        run = run.subfolder(folder);
    }
    files.into_iter().fold(run, |run, (path, text)| run.file(&path, text))
}

#[test]
fn the_row_of_a_security_practice_adds_up_to_its_score_in_samm() {
    let run = one_practice().run();
    let worth = [("answer-no", 0), ("some", 25), ("half", 50), ("all", 100)];
    for vector in [
        [0, 0, 0, 0, 0, 0],
        [3, 3, 3, 3, 3, 3],
        [1, 0, 0, 0, 0, 0],
        [3, 2, 1, 1, 0, 0],
        [3, 3, 2, 1, 1, 3],
        [1, 2, 3, 0, 2, 1],
        [0, 0, 3, 3, 0, 0],
    ] {
        let line = |level: usize, stream: &str, index: usize| format!("    {stream}: {}\n", worth[vector[2 * level + index]].0);
        let level = |level: usize| format!("  brewing-{}:\n{}{}", level + 1, line(level, "water", 0), line(level, "leaves", 1));
        let levels = [0, 1, 2].map(level).concat();
        let file = format!("workload: tea\nmodel: samm@2.0.0\nanswers:\n{levels}");
        let report = run.then("score a.yaml --model samm.yaml --format json").file("a.yaml", file).run().json();
        let cells = report["themes"][0]["cells"].as_array().unwrap();
        let score: f64 = cells.iter().map(|cell| cell["score"].as_f64().unwrap() / 100.0).sum();
        // Halves of quarters have exact doubles.
        assert_eq!(score.to_bits(), score_of_samm(vector.map(|index| worth[index].1)).to_bits(), "{vector:?}");
    }
}

#[test]
fn what_the_best_answer_takes_stands_on_the_card() {
    let run = import("samm", "samm").argument("-o").argument("tea.yaml").run();
    let asked = run.then("assess a.yaml --model tea.yaml --line").stdin("tea\n\n\nq\n").run();
    let wanted = "The best answer takes all of these:\n";
    let card = asked.stderr.split(wanted).nth(1).unwrap_or_else(|| panic!("{}", asked.stderr));
    assert!(card.lines().next().unwrap().contains("You own a kettle") && card.contains("You wait for the bubbles"), "{card}");
}

#[test]
fn dsomm_takes_its_states_and_level_names_from_its_own_settings() {
    let meta = "progressDefinition:\n  Open: 0%\n  Begun: {score: 0.5, definition: Somebody began.}\n  Done: 100%\nlang: de\n\
                strings:\n  en: {maturityLevels: [x]}\n  de: {maturityLevels: ['Level 1: Anfang', 'Ausbau']}\n";
    let model = text("dsomm/model.yaml");
    let beside = maturity("model import --from dsomm model.yaml").file("model.yaml", &model).file("meta.yaml", meta).run();
    let given = maturity("model import --from dsomm d.yaml --meta m.yaml").file("d.yaml", &model).file("m.yaml", meta).run();
    assert_eq!(beside.stdout, given.stdout);
    let written = "  progress:\n  - id: open\n    label: Open\n    value: 0\n  - id: begun\n    label: Begun\n    means: Somebody began.\n    value: 50\n";
    assert!(beside.stdout.contains(written), "{}", beside.stdout);
    assert!(beside.stdout.contains("  name: Anfang\n") && beside.stdout.contains("  name: Ausbau\n  strategies"), "{}", beside.stdout);
    assert!(beside.stderr.contains("are those of the meta.yaml that was given"), "{}", beside.stderr);
    refused(maturity("model import --from aws-lens l.json --meta m.yaml").file("l.json", "{}").file("m.yaml", meta));
}

#[test]
fn the_model_may_be_called_otherwise() {
    let run = import("aws-lens", "aws-lens/tea.json").argument("--id").argument("my-lens").argument("--version").argument("2.0.0").run();
    assert!(run.stdout.contains("\nid: my-lens\nversion: 2.0.0\n"), "{}", run.stdout);
    for (flag, wrong) in [("--id", "My Lens"), ("--version", "2")] {
        refused(import("aws-lens", "aws-lens/tea.json").argument(flag).argument(wrong));
    }
}

#[test]
fn what_the_lint_finds_is_told_at_its_place_and_ends_with_1() {
    let cyclic = text("dsomm/model.yaml").replacen(
        "      level: 1\n    The street",
        "      level: 1\n      dependsOn: [Clean cups]\n    The street",
        1,
    );
    let run = maturity("model import --from dsomm d.yaml -o tea.yaml").file("d.yaml", cyclic).ends_with(ExitCode::NotHeld).run();
    assert!(run.stderr.contains("error[cycle]") && run.stderr.contains(" --> tea.yaml:"), "{}", run.stderr);
    assert!(run.stderr.contains("1 error, ") && run.stderr.contains("Next: mend what is wrong in tea.yaml"), "{}", run.stderr);
    run.then("model check tea.yaml").ends_with(ExitCode::NotHeld).run();
}

#[test]
fn two_models_of_one_id_are_told_where_they_stand() {
    let run = import("aws-lens", "aws-lens/tea.json").argument("-o").argument("one.yaml").run();
    let other = run.then("model import --from aws-lens l.json -o two.yaml").file("l.json", text("aws-lens/tea.json")).run();
    assert!(
        other.stderr.contains("warning[same-id]: this model has the id `tea-house-lens` too") && other.stderr.contains("--> one.yaml:"),
        "{}",
        other.stderr
    );
    assert!(!run.stderr.contains("same-id"), "{}", run.stderr);
}

#[test]
fn what_is_odd_in_a_lens_is_told_at_its_place() {
    let lens = |from: &str, to: &str| {
        maturity("model import --from aws-lens l.json").file("l.json", text("aws-lens/tea.json").replacen(from, to, 1)).run().stderr
    };
    let plain = lens("x", "x");
    assert!(
        plain.contains("warning[nan]: `helpfulResourceForQuestion`: `NaN` is no JSON") && plain.contains(" --> l.json:15:41"),
        "{plain}"
    );
    assert!(plain.contains("warning[unknown-choice]: `TASTE2_9`: a rule names this choice"), "{plain}");
    let twin = lens("\"id\": \"TASTE2\"", "\"id\": \"TASTE1\"");
    assert!(twin.contains("warning[duplicate-id]: `TASTE1`: this id stands here a second time"), "{twin}");
    let large = lens("Made up for tests.", &"Long. ".repeat(90_000));
    assert!(large.contains("warning[too-large]: 54") && large.contains("more than the 500 kB"), "{large}");
}

#[test]
fn a_lens_whose_choices_say_yes_or_no_asks_its_own_questions() {
    let question = |title: &str| {
        format!(
            r#"{{"id": "q", "title": "{title}", "choices": [{{"id": "y", "title": "Yes."}}, {{"id": "n", "title": "No, not yet"}}],
            "riskRules": [{{"condition": "y", "risk": "NO_RISK"}}, {{"condition": "n", "risk": "HIGH_RISK"}}, {{"condition": "default", "risk": "MEDIUM_RISK"}}]}}"#
        )
    };
    let lens = format!(r#"{{"name": "Tea", "pillars": [{{"name": "Pot", "questions": [{}]}}]}}"#, question("Is the pot warm? None"));
    let run = maturity("model import --from aws-lens l.json").file("l.json", lens).run();
    assert!(run.stdout.contains("ask: Is the pot warm?\n"), "{}", run.stdout);
    assert!(run.stdout.contains("There is no level “No risk”, for nothing more is needed"), "{}", run.stdout);
    assert!(!run.stdout.contains("Questions of the lens") && !run.stdout.contains("code: n"), "{}", run.stdout);
}

#[test]
fn a_level_of_a_lens_is_reached_where_the_lens_would_say_so() {
    let run = import("aws-lens", "aws-lens/tea.json").argument("-o").argument("tea.yaml").run();
    let level = |choices: &[(&str, &str)]| {
        let line = |(strategy, choice): &(&str, &str)| format!("  {strategy}: {{{choice}: in-place}}");
        let answers: Vec<String> = choices.iter().map(line).collect();
        let file = format!("workload: tea\nmodel: tea-house-lens@0.1.0\nanswers:\n{}\n", answers.join("\n"));
        run.then("score a.yaml --model tea.yaml --format json").file("a.yaml", file).run().json()["level"].as_u64().unwrap()
    };
    let no_high_risk = [("taste1", "taste1-1"), ("taste2", "taste2-1"), ("cost1", "cost1-1")];
    assert_eq!((level(&no_high_risk[1..]), level(&no_high_risk)), (0, 1));
    let further = [("taste1-2", "taste1-2"), ("taste2-2", "taste2-3"), ("cost1-2", "cost1-2")];
    assert_eq!((level(&[&no_high_risk[..], &further[..2]].concat()), level(&[&no_high_risk[..], &further].concat())), (1, 2));
}

#[test]
fn without_a_file_the_model_goes_to_standard_output_and_all_else_to_standard_error() {
    let file = import("aws-lens", "aws-lens/tea.json").argument("-o").argument("tea.yaml").run();
    let piped = maturity("model import --from aws-lens -").stdin(text("aws-lens/tea.json")).run();
    assert_eq!(piped.stdout, file.read("tea.yaml"));
    assert!(piped.stderr.ends_with("then `maturity assess --model FILE`.\n"), "{}", piped.stderr);
    assert_eq!(file.stdout, "");
}

#[test]
fn samm_is_found_in_the_folder_and_in_the_one_around_it() {
    let around = import("samm", "samm").run();
    assert_eq!(import("samm", "samm/model").run().stdout, around.stdout);
}

#[test]
fn nothing_that_exists_is_written_over() {
    let run = import("dsomm", "dsomm/model.yaml")
        .argument("-o")
        .argument("tea.yaml")
        .file("tea.yaml", "mine")
        .ends_with(ExitCode::Unusable)
        .run();
    assert_eq!((run.read("tea.yaml").as_str(), run.stderr.as_str()), ("mine", "error: `tea.yaml` exists already; choose another name\n"));
}

#[test]
fn what_is_not_there_or_of_another_kind_is_told() {
    assert_eq!(refused(maturity("model import --from samm gone")), "error: failed to read `gone`: there is no such folder\n");
    let file = refused(maturity("model import --from samm f").file("f", ""));
    assert_eq!(file, "error: `f` is a file; SAMM is read from a folder\n");
    let empty = refused(maturity("model import --from samm sub").subfolder("sub"));
    assert_eq!(empty, "error: `sub` holds no folder `questions`; give the folder `model` of SAMM's core\n");
    assert_text!(
        refused(maturity("model import --from samm sub").subfolder("sub").subfolder("sub/questions")),
        snapbox::str![[r#"
error: failed to read `sub/business_functions`; SAMM has the folders business_functions, security_practices, streams, practice_levels, maturity_levels, activities, questions, answer_sets: No such file or directory (os error 2)

"#]]
    );
    assert_eq!(refused(maturity("model import --from dsomm sub").subfolder("sub")), "error: `sub` is a folder; give the file in it\n");
    assert!(refused(maturity("model import --from aws-lens gone.json")).starts_with("error: failed to read `gone.json`: "));
    refused(maturity("model import --from cmmi x"));
}

#[test]
fn a_broken_file_is_shown_with_its_line() {
    let json = text("aws-lens/tea.json").replacen("\"pillars\": [", "\"pillars\": [,", 1);
    assert_text!(
        refused(maturity("model import --from aws-lens l.json").file("l.json", json)),
        snapbox::str![[r#"
error[syntax]: this is not valid YAML: a bracket is not closed before the end of the file
 --> l.json:6:15
  |
6 |   "pillars": [,
  |               ^
  |
  = help: get the file anew from its publisher, or mend the line


"#]]
    );
    let json = text("aws-lens/tea.json").replacen("\"questions\": [", "\"questions\": 7, \"q\": [", 1);
    assert_text!(
        refused(maturity("model import --from aws-lens l.json").file("l.json", json)),
        snapbox::str![[r#"
error[wrong-kind]: `questions` is not a list
  --> l.json:10:20
   |
10 |       "questions": 7, "q": [
   |                    ^
   |
   = help: mend it, or get the file anew from its publisher


"#]]
    );
    let yaml = text("dsomm/model.yaml").replacen("usefulness: 5", "usefulness: [5", 1);
    assert_text!(
        refused(maturity("model import --from dsomm d.yaml").file("d.yaml", yaml)),
        snapbox::str![[r#"
error[syntax]: this is not valid YAML: this bracket is not closed
  --> d.yaml:22:19
   |
22 |       usefulness: [5
   |                   ^
   |
   = help: get the file anew from its publisher, or mend the line


"#]]
    );
    let broken =
        |name: &str, text: String| Some(if name == "streams/K-B-B.yml" { text.replace("name: Leaves", "name: 'Leaves") } else { text });
    assert_text!(
        refused(samm("tea", broken)),
        snapbox::str![[r#"
error[syntax]: this is not valid YAML: this quote is not closed
 --> tea/streams/K-B-B.yml:4:7
  |
4 | name: 'Leaves
  |       ^
  |
  = help: get the file anew from its publisher, or mend the line


"#]]
    );
}

#[test]
fn an_id_that_leads_nowhere_is_shown_where_it_stands() {
    let without = |missing: &'static str| move |name: &str, text: String| (name != missing).then_some(text);
    assert_text!(
        refused(samm("tea", without("activities/K-B-2-A.yml"))),
        snapbox::str![[r#"
error[unknown-id]: `activity` is `99039903990399039903990399039903`, and no file of `activities` has that id
 --> tea/questions/K-B-2-A.yml:2:11
  |
2 | activity: 99039903990399039903990399039903
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add the file that is missing, or mend the id


"#]]
    );
    assert_text!(
        refused(samm("tea", without("answer_sets/C.yml"))),
        snapbox::str![[r#"
error[unknown-id]: `answerSet` is `ff03ff03ff03ff03ff03ff03ff03ff03`, and no file of `answer_sets` has that id
 --> tea/questions/P-S-2-A.yml:3:12
  |
3 | answerSet: ff03ff03ff03ff03ff03ff03ff03ff03
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add the file that is missing, or mend the id


"#]]
    );
    let unnamed =
        |name: &str, text: String| Some(if name == "streams/K-B-B.yml" { text.replace("practice: ", "practise: ") } else { text });
    assert_text!(
        refused(samm("tea", unnamed)),
        snapbox::str![[r#"
error[missing]: tea/streams/K-B-B.yml has no `practice`
 |
 = help: add it with the id of another file


"#]]
    );
}

#[test]
fn the_place_of_an_id_is_where_its_key_stands() {
    let renamed = |name: &str, text: String| match name {
        "questions/P-S-2-A.yml" => Some(text.replace("answerSet: ff03ff03ff03ff03ff03ff03ff03ff03", "name: the\nanswerset: 'the'")),
        _ => Some(text),
    };
    assert_text!(
        refused(samm("tea", renamed)),
        snapbox::str![[r#"
error[unknown-id]: `answerset` is `the`, and no file of `answer_sets` has that id
 --> tea/questions/P-S-2-A.yml:4:12
  |
4 | answerset: 'the'
  |            ^^^^^
  |
  = help: add the file that is missing, or mend the id


"#]]
    );
}

#[test]
fn a_rule_that_cannot_be_read_is_named_with_its_question() {
    let lens = |from: &str, to: &str| {
        maturity("model import --from aws-lens l.json").file("l.json", text("aws-lens/tea.json").replacen(from, to, 1))
    };
    assert_text!(
        refused(lens("TASTE1_1 && TASTE1_2", "TASTE1_1 & TASTE1_2")),
        snapbox::str![[r#"
error[condition]: the rule in the question `TASTE1` with the condition `TASTE1_1 & TASTE1_2` holds `&`, which is none of `&&`, `||`, `!` and parentheses
  --> l.json:40:27
   |
40 |             {"condition": "TASTE1_1 & TASTE1_2", "risk": "NO_RISK"},
   |                           ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write ids of choices joined by && and ||, or the word default


"#]]
    );
    assert_text!(
        refused(lens("MEDIUM_RISK", "SOME_RISK")),
        snapbox::str![[r#"
error[condition]: the rule in the question `TASTE1` with the condition `TASTE1_1` leads to the risk `SOME_RISK`
  --> l.json:41:47
   |
41 |             {"condition": "TASTE1_1", "risk": "SOME_RISK"},
   |                                               ^^^^^^^^^^^
   |
   = help: a risk is NO_RISK, MEDIUM_RISK or HIGH_RISK


"#]]
    );
}

#[test]
fn the_place_of_a_fault_in_a_rule_is_the_rule() {
    let lens = |from: &str, to: &str| {
        let text = text("aws-lens/tea.json").replacen("Made up for tests.", "HIGH", 1).replacen("\"Labels on the jars\"", "\"a b\"", 1);
        maturity("model import --from aws-lens l.json").file("l.json", text.replacen(from, to, 1))
    };
    assert_text!(
        refused(lens("HIGH_RISK", "HIGH")),
        snapbox::str![[r#"
error[condition]: the rule in the question `TASTE1` with the condition `default` leads to the risk `HIGH`
  --> l.json:42:46
   |
42 |             {"condition": "default", "risk": "HIGH"}
   |                                              ^^^^^^
   |
   = help: a risk is NO_RISK, MEDIUM_RISK or HIGH_RISK


"#]]
    );
    assert_text!(
        refused(lens("COST1_1 && !COST1_2", "a b")),
        snapbox::str![[r#"
error[condition]: the rule in the question `COST1` with the condition `a b` goes on with `b` where it should end
  --> l.json:77:27
   |
77 |             {"condition": "a b", "risk": "MEDIUM_RISK"},
   |                           ^^^^^
   |
   = help: write ids of choices joined by && and ||, or the word default


"#]]
    );
    assert_text!(
        refused(lens("COST1_1 && !COST1_2", "a\\u0020b")),
        snapbox::str![[r#"
error[condition]: the rule in the question `COST1` with the condition `a b` goes on with `b` where it should end
  --> l.json:77:27
   |
77 |             {"condition": "a\u0020b", "risk": "MEDIUM_RISK"},
   |                           ^^^^^^^^^^
   |
   = help: write ids of choices joined by && and ||, or the word default


"#]]
    );
}

#[test]
fn what_is_null_in_a_lens_is_missing() {
    let read = |lens: &str| maturity("model import --from aws-lens l.json").file("l.json", lens);
    for nothing in [r#"{"pillars": null}"#, r#"{"pillars": [null, {"questions": null}, {"questions": [{"choices": null}]}]}"#] {
        let stderr = refused(read(nothing));
        assert!(stderr.starts_with("error[empty]: l.json holds no question to ask"), "{stderr}");
    }
    let lens = r#"{"name": "Tea", "pillars": [{"name": "Pot", "questions": [{"title": "How?", "choices": [{"id": "a", "title": "Hot tea"}], "riskRules": null}]}]}"#;
    let run = read(lens).run();
    assert!(run.stdout.contains("Is this in place: Hot tea?"), "{}", run.stdout);
}

#[test]
fn an_activity_without_anything_has_no_level() {
    let run = maturity("model import --from dsomm f").file("f", "a: {b: {c: ~, d: {level: 1}}}\nmeta: {version: 1.2.3}\n").run();
    assert!(run.stderr.contains("activities left out, for they have no level from 1 on: 1 (c)"), "{}", run.stderr);
    assert!(run.stdout.contains("\nversion: 1.2.3\n"), "{}", run.stdout);
}

#[test]
fn a_samm_file_with_nothing_but_comments_is_passed_over() {
    let nothing = ["", "\n", "# nothing here\n", "---\n"];
    let run = |count: usize| {
        let more = nothing.iter().take(count).enumerate();
        more.fold(samm("tea", |_, text| Some(text)), |run, (index, text)| run.file(&format!("tea/questions/zz{index}.yml"), text)).run()
    };
    assert_eq!(run(nothing.len()).stdout, run(0).stdout);
}

#[test]
fn a_file_without_a_question_is_no_model() {
    let without = |folder: &'static str| move |name: &str, text: String| (!name.starts_with(folder)).then_some(text);
    let folders = "business_functions, security_practices, streams, practice_levels, maturity_levels, activities, questions, answer_sets";
    for folder in ["questions", "answer_sets"] {
        let told = format!("error: `tea/{folder}` holds no YAML file; SAMM has the folders {folders}\n");
        assert_eq!(refused(samm("tea", without(folder))), told);
    }
    let empty = |name: &str, text: String| Some(if name.starts_with("questions/") { "# nothing here\n".to_owned() } else { text });
    assert!(refused(samm("tea", empty)).starts_with("error[empty]: tea holds no question to ask"));
    let of_lenses = import("osps", "aws-lens");
    assert!(refused(of_lenses).contains("holds no YAML file; the OSPS Baseline is a folder of YAML files"));
    let bare = ["a: {b: {}}", "---\n---\n", "{}", "", "\n", "# nothing here\n"];
    let of_each = ["dsomm", "aws-lens"].into_iter().flat_map(|tool| bare.map(|content| (tool, content)));
    for (tool, content) in of_each.chain([("aws-lens", r#"{"pillars": []}"#)]) {
        let stderr = refused(maturity("model import --from").argument(tool).argument("f").file("f", content));
        assert!(stderr.starts_with("error[empty]: f holds no question to ask"), "{stderr}");
    }
}

#[test]
fn a_file_of_another_kind_says_which_it_looks_like() {
    let told = |tool: &str, content: &str| refused(maturity("model import --from").argument(tool).argument("f").file("f", content));
    let lens = text("aws-lens/tea.json");
    assert!(told("dsomm", &lens).contains("it looks like `--from aws-lens`"));
    assert!(told("aws-lens", &text("dsomm/model.yaml")).contains("it looks like `--from dsomm`"));
    assert!(told("aws-lens", &text("osps/TEA-WA.yaml")).contains("it looks like `--from osps`"));
    assert!(told("samm", &lens).contains("`f` is a file, and looks like `--from aws-lens`; SAMM is read from a folder"));
    assert!(told("osps", &text("samm/model/questions/K-B-1-A.yml")).contains("looks like `--from samm`"));
    let own = fs::read_to_string(repository("model/operational-excellence.yaml")).unwrap();
    assert!(told("dsomm", &own).contains("it looks like a model of this program"));
    let folder = |tool: &str, path: &str| refused(import(tool, path));
    assert!(folder("aws-lens", "samm").contains("is a folder, and looks like `--from samm`"));
    assert!(folder("dsomm", "osps").contains("is a folder, and looks like `--from osps`"));
    assert!(folder("samm", "osps").contains("looks like `--from osps`"));
    assert!(folder("osps", "samm").contains("is not what `--from osps` reads, and looks like `--from samm`"));
    let piped = refused(maturity("model import --from samm -"));
    assert_eq!(piped, "error: SAMM is a folder of files, and cannot come from standard input\n");
}

#[test]
fn what_could_fill_all_memory_or_is_no_text_is_refused() {
    let bomb = refused(maturity("model import --from dsomm f").file("f", "a: &x {b: {c: {level: 1}}}\nd: *x\n"));
    assert_text!(
        bomb,
        snapbox::str![[r#"
error[indirection]: a YAML alias is not read here
 --> f:2:4
  |
2 | d: *x
  |    ^^
  |
  = help: write the value out where it belongs


"#]]
    );
    for (content, wanted, help) in [
        (vec![b'a'; 5 << 20], "is over 4 MiB", "is it the right file?"),
        (b"\xff\xfe{\0}\0".to_vec(), "is not a text file in UTF-8", "save it as UTF-8 text"),
    ] {
        for tool in ["dsomm", "aws-lens"] {
            let stderr = refused(maturity("model import --from").argument(tool).argument("f").file("f", &content));
            assert!(stderr.contains(wanted) && stderr.contains(help), "{stderr}");
        }
    }
    for deep in ["[".repeat(100_000), "{\"pillars\": ".to_owned() + &"[".repeat(100_000), "- ".repeat(50_000), "a: {".repeat(50_000)] {
        for tool in ["dsomm", "aws-lens"] {
            refused(maturity("model import --from").argument(tool).argument("f").file("f", &deep));
        }
    }
}
