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

#[test]
fn answers_that_read_alike_are_told_apart() {
    let alike = |name: &str, text: String| {
        let text = if name.ends_with("A.yml") {
            text.replace("Yes, mostly", "Yes, Now and-then").replace("text: No\n", "text: Unknown\n")
        } else {
            text
        };
        Some(text)
    };
    let run = samm("tea", alike).argument("--output").argument("tea.yaml").run();
    let model = run.read("tea.yaml");
    assert!(model.contains("label: Unknown (2)") && model.contains("label: Yes, Now and-then (2)"), "{model}");
    run.then("model check tea.yaml").run();
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
  stages. Here a level is a stage: it counts only when no level below it fails, and passes from 75 %
  on average with no security practice under 50 %.
- Level = maturity level; strategy = a security practice at that level, building on the same
  practice one level lower; question = the question of a stream; theme = business function.
- Answers are worth what the answer sets say, times 100.
What was changed or left out:
- not read, for there is no place for it: `longDescription` 8, `metrics` 6, `relatedActivities` 6,
  `results` 6, `order` 4, `weight` 4, `letter` 3, `assignee` 1, `color` 1, `description` 1, `logo`
  1, `model` 1 and 3 more keys
- answers left out, for another of their set is worth the same: 1 (Yes, nearly half of them)
- texts freed of HTML or Markdown: 2
- names cut at 60 characters, in full under `summary` or `means`: 2 (Stock Keeping with a name that
  is…; Stock Keeping with a name that is…)
- levels left out, for nothing belongs to them: 1 (SAMM maturity level 3)
- questions that were alike, told apart by their strategy: 1 (Do you measure the LEAVES?)
The lint: 0 errors, 4 warnings (gap-risk 4)
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
# - SAMM scores each security practice from 0 to 3 by adding up its maturity levels, and has no stages. Here a level is
#   a stage: it counts only when no level below it fails, and passes from 75 % on average with no security practice
#   under 50 %.
# - Level = maturity level; strategy = a security practice at that level, building on the same practice one level lower;
#   question = the question of a stream; theme = business function.
# - Answers are worth what the answer sets say, times 100.
#
# What was changed or left out:
# - not read, for there is no place for it: `longDescription` 8, `metrics` 6, `relatedActivities` 6, `results` 6,
#   `order` 4, `weight` 4, `letter` 3, `assignee` 1, `color` 1, `description` 1, `logo` 1, `model` 1 and 3 more keys
# - answers left out, for another of their set is worth the same: 1 (Yes, nearly half of them)
# - texts freed of HTML or Markdown: 2
# - names cut at 60 characters, in full under `summary` or `means`: 2 (Stock Keeping with a name that is…; Stock Keeping
#   with a name that is…)
# - levels left out, for nothing belongs to them: 1 (SAMM maturity level 3)
# - questions that were alike, told apart by their strategy: 1 (Do you measure the LEAVES?)
id: samm
version: 1.0.0
title: OWASP SAMM
source:
  title: OWASP SAMM
  url: https://owaspsamm.org
scoring:
  achieved_at: 75
  floor: 50
default_scale: answers-1
scales:
  answers-1:
  - id: not-at-all
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
  - id: not-at-all
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
- id: kitchen
  name: Kitchen
  summary: Everything between the kettle and the cup. A second paragraph.
- id: pantry
  name: Pantry
  summary: What is kept for later.
levels:
- id: maturity-level-1
  name: SAMM maturity level 1
  goal: Tea now and then
  strategies:
  - id: brewing-discipline-1
    name: Brewing Discipline 1
    theme: kitchen
    summary: Reach a warm cup.
    practices:
    - id: water
      ask: Does the water boil before it meets the leaves?
      why: Water boils before it meets the leaves. A hot cup.
      evidence: You own a kettle; You wait for the bubbles
      next_step: Boil the water.
    - id: leaves
      ask: Do you measure the leaves?
      why: A spoon is used. Fewer bitter cups.
      evidence: You have a spoon
      next_step: "Put in place: The leaves are measured."
  - id: stock-keeping-with-a-name-that-is-longer-than-any-table-1
    name: Stock Keeping with a name that is longer than any table… 1
    theme: pantry
    summary: Stock Keeping with a name that is longer than any table has room for 1. Reach a warm cup.
    practices:
    - id: jars
      ask: Are the jars closed?
      why: Jars have lids. Fresh leaves.
      evidence: Lids fit
      next_step: Close the jars.
- id: maturity-level-2
  name: SAMM maturity level 2
  goal: Tea every day
  strategies:
  - id: brewing-discipline-2
    name: Brewing Discipline 2
    theme: kitchen
    builds_on:
    - brewing-discipline-1
    summary: Reach the same cup every day.
    practices:
    - id: water
      ask: Is every boil written down?
      why: Every boil is written down.
      next_step: Keep a kettle log.
      scale: answers-2
    - id: leaves
      ask: Do you measure the LEAVES (Brewing Discipline 2)?
      why: leaves are weighed & recorded. Less waste.
      evidence: You have scales
      next_step: "Put in place: leaves are weighed & recorded."
  - id: stock-keeping-with-a-name-that-is-longer-than-any-table-2
    name: Stock Keeping with a name that is longer than any table… 2
    theme: pantry
    builds_on:
    - stock-keeping-with-a-name-that-is-longer-than-any-table-1
    summary: Stock Keeping with a name that is longer than any table has room for 2. Reach the same cup every day.
    practices:
    - id: jars
      ask: Are the jars labelled?
      why: Jars have labels. Nobody takes salt for sugar.
      evidence: Labels can be read
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
- Strategy = a sub-dimension at a level; question = an activity; theme = dimension.
- Its risk is what a team runs while the strategy is missing, its measure the next step, its
  usefulness the weight, the mean of its difficulties the effort.
- A strategy builds on the strategies of the activities that its own depend on.
What was changed or left out:
- not read, for there is no place for it: `tags` 2, `_meta` 1, `_references` 1, `comments` 1,
  `references` 1, `teamsImplemented` 1
- activities left out, for they have no level from 1 on: 1 (A plan without a level)
- dependencies left out, for they lie within one strategy: 1 (The kettle is watched)
- dependencies left out, for no activity has that name or uuid: 1 (The kettle is watched on A kettle
  that…)
- levels with another number, for one below them is empty: 1 (4 is 3)
- web addresses left out, for they are none: 1 (ftp://tea.example/kettle)
- texts freed of HTML or Markdown: 2
- dependencies left out, for they would close a circle: 1 (Kettle 1 on Cups 1)
- dependencies left out, for they lead to a later level: 1 (Kettle 2 on Kettle 4)
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
# - Strategy = a sub-dimension at a level; question = an activity; theme = dimension.
# - Its risk is what a team runs while the strategy is missing, its measure the next step, its usefulness the weight,
#   the mean of its difficulties the effort.
# - A strategy builds on the strategies of the activities that its own depend on.
#
# What was changed or left out:
# - not read, for there is no place for it: `tags` 2, `_meta` 1, `_references` 1, `comments` 1, `references` 1,
#   `teamsImplemented` 1
# - activities left out, for they have no level from 1 on: 1 (A plan without a level)
# - dependencies left out, for they lie within one strategy: 1 (The kettle is watched)
# - dependencies left out, for no activity has that name or uuid: 1 (The kettle is watched on A kettle that…)
# - levels with another number, for one below them is empty: 1 (4 is 3)
# - web addresses left out, for they are none: 1 (ftp://tea.example/kettle)
# - texts freed of HTML or Markdown: 2
# - dependencies left out, for they would close a circle: 1 (Kettle 1 on Cups 1)
# - dependencies left out, for they lead to a later level: 1 (Kettle 2 on Kettle 4)
id: dsomm
version: 2.1.0
title: DevSecOps Maturity Model
source:
  title: DSOMM 2.1.0
  url: https://tea.example/dsomm
scoring:
  achieved_at: 75
  floor: 50
default_scale: implementation
scales:
  implementation:
  - id: not-in-place
    label: Not in place
    means: Nowhere, or only by accident.
    value: 0
  - id: partially
    label: Partially
    means: In some places, or not kept up.
    value: 25
  - id: largely
    label: Largely
    means: Almost everywhere; the gaps are known.
    value: 75
  - id: fully
    label: Fully
    means: Everywhere, and you could show it today.
    value: 100
themes:
- id: brewing-and-serving
  name: Brewing and Serving
- id: keeping
  name: Keeping
levels:
- id: level-1
  name: DSOMM level 1
  strategies:
  - id: kettle-1
    name: Kettle 1
    theme: brewing-and-serving
    learn_more:
    - https://tea.example/kettle
    - https://tea.example/several
    risks:
    - id: a-kettle-that-works
      risk: Without a kettle the tea is cold.
    practices:
    - id: a-kettle-that-works
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
      risk: The tea tastes of soap.
    practices:
    - id: clean-cups
      ask: "Is this in place: Clean cups?"
      next_step: Rinse the cups.
      weight: 3
  - id: kettle-1-2
    name: Kettle 1
    theme: keeping
    risks:
    - id: warm-cups-in-the-pantry
      risk: The cups are cold.
    practices:
    - id: warm-cups-in-the-pantry
      ask: "Is this in place: Warm cups in the pantry?"
      next_step: Put a shelf over the stove.
- id: level-2
  name: DSOMM level 2
  strategies:
  - id: kettle-2
    name: Kettle 2
    theme: brewing-and-serving
    builds_on:
    - kettle-1
    risks:
    - id: the-kettle-is-descaled
      risk: Scale flakes off into the cup.
    - id: the-kettle-is-descaled-2
      risk: The kettle takes longer every week.
    - id: the-kettle-is-watched
      risk: Nobody notices that it is empty.
    practices:
    - id: the-kettle-is-descaled
      ask: "Is this in place: The kettle is descaled?"
      next_step: "Put in place: A plan says when the kettle is descaled."
      weight: 2
      effort: medium
    - id: the-kettle-is-watched
      ask: "Is this in place: The kettle is watched?"
      next_step: "Put in place: the level of the water is looked at."
      effort: large
- id: level-4
  name: DSOMM level 4
  strategies:
  - id: kettle-4
    name: Kettle 4
    theme: keeping
    risks:
    - id: the-street-has-a-kettle
      risk: The neighbours are thirsty.
    practices:
    - id: the-street-has-a-kettle
      ask: "Is this in place: The street has a kettle?"
      next_step: Share the kettle.

"##]]
    );
    is_assessed(&run);
}

#[test]
fn a_lens_becomes_a_model_that_can_be_assessed() {
    let run = import("aws-lens", "aws-lens/tea.json").argument("-o").argument("tea.yaml").run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
Written to tea.yaml.
tea.yaml: Tea House Lens 1.0.0, 3 levels, 8 strategies, 8 questions
How it was read:
- A lens has no levels; the risks that it reports make them. Level 1 asks, for each question of the
  lens, for the smallest set of choices after which it reports no high risk, Level 2 for what more
  it takes until it reports no risk, Level 3 for the choices that neither needs.
- Strategy = a question of the lens at a level; question = a choice, in place or not; theme =
  pillar.
- A level passes when everything of it is in place. But for the questions counted below, Level 1 is
  reached exactly where the lens reports no high risk and Level 2 where it reports none. So it is
  wherever the rules of a question, from no risk on, join choices by `&&`, each all those of the
  next one and more.
What was changed or left out:
- not read, for there is no place for it: `_version` 1, `helpfulResourceForQuestion` 1
- choices that mean “none of these” left out, for nothing in place says the same: 2 (TASTE1_no;
  TASTE2_no)
- choices that a rule names and its question does not have, taken for never ticked: 1 (TASTE2_9)
- questions of the lens with as little risk for other choices too, or more for more of them: the
  levels ask for one smallest set: 1 (How do you serve?)
- texts freed of HTML or Markdown: 1
- next steps made of the question, for the source tells none: 4
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
# - A lens has no levels; the risks that it reports make them. Level 1 asks, for each question of the lens, for the
#   smallest set of choices after which it reports no high risk, Level 2 for what more it takes until it reports no
#   risk, Level 3 for the choices that neither needs.
# - Strategy = a question of the lens at a level; question = a choice, in place or not; theme = pillar.
# - A level passes when everything of it is in place. But for the questions counted below, Level 1 is reached exactly
#   where the lens reports no high risk and Level 2 where it reports none. So it is wherever the rules of a question,
#   from no risk on, join choices by `&&`, each all those of the next one and more.
#
# What was changed or left out:
# - not read, for there is no place for it: `_version` 1, `helpfulResourceForQuestion` 1
# - choices that mean “none of these” left out, for nothing in place says the same: 2 (TASTE1_no; TASTE2_no)
# - choices that a rule names and its question does not have, taken for never ticked: 1 (TASTE2_9)
# - questions of the lens with as little risk for other choices too, or more for more of them: the levels ask for one
#   smallest set: 1 (How do you serve?)
# - texts freed of HTML or Markdown: 1
# - next steps made of the question, for the source tells none: 4
# - web addresses left out, for they are none: 1 (javascript:alert(1))
# - questions that were alike, told apart by their strategy: 1 (Is this in place: Fresh water?)
id: tea-house-lens
version: 1.0.0
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
  strategies:
  - id: taste1-1
    name: How do you keep the taste? (1)
    theme: taste
    summary: Tea should taste of tea.
    learn_more:
    - https://tea.example/water
    - https://tea.example/draw
    practices:
    - id: taste1-1
      ask: "Is this in place: Fresh water?"
      why: Old water has no air.
      next_step: Draw the water cold. Let it run first.
  - id: taste2-1
    name: How do you serve? (1)
    theme: taste
    practices:
    - id: taste2-1
      ask: "Is this in place: In cups?"
      next_step: Buy cups.
  - id: cost1-1
    name: Where does the money go? (1)
    theme: cost
    practices:
    - id: cost1-1
      ask: Is it written down?
      next_step: Work towards a yes to “Is it written down?”.
- id: no-risk
  name: No risk
  goal: The lens reports no risk.
  strategies:
  - id: taste1-2
    name: How do you keep the taste? (2)
    theme: taste
    builds_on:
    - taste1-1
    summary: Tea should taste of tea.
    practices:
    - id: taste1-2
      ask: "Is this in place: Leaves in a closed jar?"
      next_step: "Put in place: The jars should close."
  - id: taste2-2
    name: How do you serve? (2)
    theme: taste
    builds_on:
    - taste2-1
    practices:
    - id: taste2-3
      ask: "Is this in place: Fresh water (How do you serve? (2))?"
      next_step: "Put in place: Fresh water."
  - id: cost1-2
    name: Where does the money go? (2)
    theme: cost
    builds_on:
    - cost1-1
    practices:
    - id: cost1-2
      ask: "Is this in place: A budget?"
      next_step: "Put in place: A budget."
- id: beyond
  name: Beyond the rules
  goal: What the lens lists and none of the lower levels needs.
  strategies:
  - id: taste1-3
    name: How do you keep the taste? (3)
    theme: taste
    builds_on:
    - taste1-2
    summary: Tea should taste of tea.
    practices:
    - id: taste1-3
      ask: "Is this in place: Labels on the jars?"
      next_step: "Put in place: Labels on the jars."
  - id: taste2-3
    name: How do you serve? (3)
    theme: taste
    builds_on:
    - taste2-2
    practices:
    - id: taste2-2
      ask: "Is this in place: In glasses?"
      next_step: Buy glasses.

"##]]
    );
    is_assessed(&run);
}

#[test]
fn a_level_of_a_lens_is_reached_where_the_lens_would_say_so() {
    let run = import("aws-lens", "aws-lens/tea.json").argument("-o").argument("tea.yaml").run();
    let level = |choices: &[(&str, &str)]| {
        let line = |(strategy, choice): &(&str, &str)| format!("  {strategy}: {{{choice}: in-place}}");
        let answers: Vec<String> = choices.iter().map(line).collect();
        let file = format!("workload: tea\nmodel: tea-house-lens@1.0.0\nanswers:\n{}\n", answers.join("\n"));
        run.then("score a.yaml --model tea.yaml --format json").file("a.yaml", file).run().json()["level"].as_u64().unwrap()
    };
    let no_high_risk = [("taste1-1", "taste1-1"), ("taste2-1", "taste2-1"), ("cost1-1", "cost1-1")];
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
    assert_eq!(file, "error: `f` is a file; SAMM is read from the folder that holds `questions` and its neighbours\n");
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
error[syntax]: cannot be read as a lens in JSON: expected value
 --> l.json:6:15
  |
6 |   "pillars": [,
  |               ^
  |
  = help: mend the line, or export the lens anew


"#]]
    );
    let json = text("aws-lens/tea.json").replacen("\"questions\": [", "\"questions\": 7, \"q\": [", 1);
    assert_text!(
        refused(maturity("model import --from aws-lens l.json").file("l.json", json)),
        snapbox::str![[r#"
error[syntax]: cannot be read as a lens in JSON: invalid type: integer `7`, expected a sequence
  --> l.json:10:20
   |
10 |       "questions": 7, "q": [
   |                    ^
   |
   = help: mend the line, or export the lens anew


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
error[unknown-id]: `activity` is `99039903990399039903990399039903`, and no file has that id
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
error[unknown-id]: `answerSet` is `ff03ff03ff03ff03ff03ff03ff03ff03`, and no file has that id
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
        "questions/P-S-2-A.yml" => Some(text.replace("answerSet: ff03ff03ff03ff03ff03ff03ff03ff03", "name: the\nanswer_set: 'the'")),
        _ => Some(text),
    };
    assert_text!(
        refused(samm("tea", renamed)),
        snapbox::str![[r#"
error[unknown-id]: `answerSet` is `the`, and no file has that id
 --> tea/questions/P-S-2-A.yml:4:14
  |
4 | answer_set: 'the'
  |              ^^^
  |
  = help: add the file that is missing, or mend the id


"#]]
    );
}

#[test]
fn a_maturity_level_may_have_its_number_in_its_name_only() {
    let model = |run: Maturity| run.run().stdout.split_once("\nid: ").unwrap().1.to_owned();
    let unnumbered =
        |name: &str, text: String| Some(if name.starts_with("maturity_levels/") { text.replace("number: ", "rank: ") } else { text });
    assert_eq!(model(samm("tea", unnumbered)), model(samm("tea", |_, text| Some(text))));
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
  --> l.json:33:28
   |
33 |             {"condition": "TASTE1_1 & TASTE1_2", "risk": "NO_RISK"},
   |                            ^^^^^^^^^^^^^^^^^^^
   |
   = help: write ids of choices joined by && and ||, or the word default


"#]]
    );
    assert_text!(
        refused(lens("MEDIUM_RISK", "SOME_RISK")),
        snapbox::str![[r#"
error[condition]: the rule in the question `TASTE1` with the condition `TASTE1_1` leads to the risk `SOME_RISK`
  --> l.json:34:48
   |
34 |             {"condition": "TASTE1_1", "risk": "SOME_RISK"},
   |                                                ^^^^^^^^^
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
  --> l.json:35:47
   |
35 |             {"condition": "default", "risk": "HIGH"}
   |                                               ^^^^
   |
   = help: a risk is NO_RISK, MEDIUM_RISK or HIGH_RISK


"#]]
    );
    assert_text!(
        refused(lens("COST1_1 && !COST1_2", "a b")),
        snapbox::str![[r#"
error[condition]: the rule in the question `COST1` with the condition `a b` goes on with `b` where it should end
  --> l.json:68:28
   |
68 |             {"condition": "a b", "risk": "MEDIUM_RISK"},
   |                            ^^^
   |
   = help: write ids of choices joined by && and ||, or the word default


"#]]
    );
    assert_text!(
        refused(lens("COST1_1 && !COST1_2", "a\\u0020b")),
        snapbox::str![[r#"
error[condition]: l.json has a rule in the question `COST1` with the condition `a b` that goes on with `b` where it should end
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
    let run = read(r#"{"pillars": [{"questions": [{"choices": [{"id": "a", "title": "Tea"}], "riskRules": null}]}]}"#).run();
    assert!(run.stdout.contains("Is this in place: Tea?"), "{}", run.stdout);
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
    let nothing = |name: &str, text: String| (!name.starts_with("questions/")).then_some(text);
    assert_text!(
        refused(samm("tea", nothing)),
        snapbox::str![[r#"
error[empty]: tea holds no questions
 |
 = help: give the folder that holds `questions` and its neighbours


"#]]
    );
    for (tool, content) in [("dsomm", "a: {b: {}}"), ("dsomm", "---\n---\n"), ("aws-lens", "{}"), ("aws-lens", r#"{"pillars": []}"#)] {
        let stderr = refused(maturity("model import --from").argument(tool).argument("f").file("f", content));
        assert!(stderr.starts_with("error[empty]: f holds no question to ask"), "{stderr}");
    }
    for tool in ["dsomm", "aws-lens"] {
        for nothing in ["", "\n", "# nothing here\n"] {
            let stderr = refused(maturity("model import --from").argument(tool).argument("f").file("f", nothing));
            assert!(stderr.starts_with("error[empty]: f is empty\n"), "{stderr}");
            assert!(stderr.contains("is it the right file, and complete?"), "{stderr}");
        }
    }
}

#[test]
fn a_file_of_the_other_tool_is_suspected() {
    let told = |tool: &str, content: &str| refused(maturity("model import --from").argument(tool).argument("f").file("f", content));
    assert!(told("dsomm", r#"{"schemaVersion": "2021-11-01", "pillars": []}"#).contains("is it what `--from` says?"));
    assert!(told("aws-lens", "Build:\n  Deploy: {}\n").contains("is it what `--from` says?"));
    assert!(told("samm", "x").contains("`f` is a file; SAMM is read from the folder"));
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
        (vec![b'a'; 5 << 20], "is over 4 MiB", "is it the right file, and complete?"),
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
