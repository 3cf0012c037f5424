//! What stands beside an answer, and in place of the answers to a strategy: what is wrong with it is told at its place.

use maturity::ExitCode;

use crate::harness::{Maturity, Run, assert_text, committed, maturity};

/// Answers to the small model with these lines below `answers:`.
fn answers(lines: &str) -> String {
    format!("workload: breakfast\nmodel: tea@1.0.0\nanswers:\n{lines}")
}

fn beside_the_model(run: Maturity, text: &str) -> Maturity {
    run.file("a.yaml", text).file("tea.yaml", committed("tests/data/small.yaml"))
}

/// The messages on an answers file with these lines below `answers:`, which must be refused.
#[track_caller]
fn faults(lines: &str) -> String {
    faults_of(&answers(lines))
}

#[track_caller]
fn faults_of(text: &str) -> String {
    let run = beside_the_model(maturity("score a.yaml"), text).ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

/// The run that checks a file which can be used.
#[track_caller]
fn checked(text: &str) -> Run {
    beside_the_model(maturity("check a.yaml"), text).run()
}

#[test]
fn a_rating_of_a_whole_strategy_is_told_once_with_what_to_do_instead() {
    let lines = "  water:\n    overall: always\n  pot:\n    overall:\n";
    assert_text!(
        faults(lines),
        snapbox::str![[r#"
error[overall]: `overall` rates a strategy as a whole, which is no answer any more; it stands 2 times in this file
 --> a.yaml:5:5
  |
5 |     overall: always
  |     ^^^^^^^
  |
  = help: answer the questions of the strategy and take `overall` out: `maturity assess --quick` asks the essential ones. Where `overall` set a strategy aside, write `not_applicable: why` in its place


"#]]
    );
}

#[test]
fn what_sets_a_strategy_aside_needs_a_reason_too() {
    assert_text!(
        faults("  water:\n    not_applicable: no\n  pot:\n    not_applicable: {reason: TBD, reviewed: 2030-01-01, note: x}\n"),
        snapbox::str![[r#"
error[wrong-answer]: `not_applicable` of a strategy needs a reason, which `no` does not give
 --> a.yaml:5:21
  |
5 |     not_applicable: no
  |                     ^^
  |
  = help: say in a few words why none of its practices applies to this workload

error[wrong-answer]: `not_applicable` of a strategy needs a reason, which `TBD` does not give
 --> a.yaml:7:30
  |
7 |     not_applicable: {reason: TBD, reviewed: 2030-01-01, note: x}
  |                              ^^^
  |
  = help: say in a few words why none of its practices applies to this workload

error[future]: 2030-01-01 lies in the future: today is 2026-11-22
 --> a.yaml:7:45
  |
7 |     not_applicable: {reason: TBD, reviewed: 2030-01-01, note: x}
  |                                             ^^^^^^^^^^
  |
  = help: write the day on which this was answered

error[unknown-key]: `note` is not a key that may stand here
 --> a.yaml:7:57
  |
7 |     not_applicable: {reason: TBD, reviewed: 2030-01-01, note: x}
  |                                                         ^^^^
  |
  = help: known here: reason, reviewed


"#]]
    );
    assert_text!(
        faults("  water:\n    not_applicable:\n  pot:\n    not_applicable: [all]\n"),
        snapbox::str![[r#"
error[wrong-answer]: `not_applicable` of a strategy needs a reason
 --> a.yaml:5:5
  |
5 |     not_applicable:
  |     ^^^^^^^^^^^^^^
  |
  = help: say in a few words why none of its practices applies to this workload

error[wrong-kind]: `not_applicable` of a strategy is a reason, or a mapping of `reason` and `reviewed`
 --> a.yaml:7:21
  |
7 |     not_applicable: [all]
  |                     ^^^^^
  |
  = help: write it as `not_applicable: why the strategy does not apply`


"#]]
    );
}

#[test]
fn what_sets_a_strategy_aside_has_a_strategy_and_stands_there_once() {
    let model = include_str!("../data/answers/model/small.yaml");
    let text = "workload: shop\nmodel: small@2.0.0\nanswers:\n  lost:\n    not_applicable: We do not do this\n  sources:\n    not_applicable: We do not code\n  code:\n    not_applicable: We do not code\n";
    let run = maturity("score a.yaml").file("a.yaml", text).file("small.yaml", model).ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[unknown-strategy]: the model has no strategy `lost`
 --> a.yaml:4:3
  |
4 |   lost:
  |   ^^^^
  |
  = help: known here: code, builds, watch

error[two-answers]: the strategy `code` is set aside twice, once under a former id
 --> a.yaml:9:5
  |
9 |     not_applicable: We do not code
  |     ^^^^^^^^^^^^^^
  |
  = help: keep the one under the present id


"#]]
    );
}

#[test]
fn a_planned_step_says_who_until_when_or_where() {
    let lines = "  water:\n    boiling: {answer: often, planned: soon}\n    leaves: {planned: {by: ' ', until: }}\n  pot:\n    warm: {planned: {until: spring, who: Ana}}\n";
    assert_text!(
        faults(lines),
        snapbox::str![[r#"
error[wrong-kind]: `planned` is a mapping of `by`, `until` and `link`
 --> a.yaml:5:39
  |
5 |     boiling: {answer: often, planned: soon}
  |                                       ^^^^
  |
  = help: write it as `planned: {by: who, until: 2027-03-01, link: the ticket}`, or one or two of these

error[planned]: `planned` says neither who takes the step, nor until when, nor where it is tracked
 --> a.yaml:6:14
  |
6 |     leaves: {planned: {by: ' ', until: }}
  |              ^^^^^^^
  |
  = help: write it as `planned: {by: who, until: 2027-03-01, link: the ticket}`, or one or two of these

error[date]: this is not a day of the calendar
 --> a.yaml:8:29
  |
8 |     warm: {planned: {until: spring, who: Ana}}
  |                             ^^^^^^
  |
  = help: write it as YYYY-MM-DD, for example 2026-03-01

error[unknown-key]: `who` is not a key that may stand here
 --> a.yaml:8:37
  |
8 |     warm: {planned: {until: spring, who: Ana}}
  |                                     ^^^
  |
  = help: known here: by, until, link


"#]]
    );
    assert_text!(
        faults("  pot:\n    warm:\n      planned:\n        link: #42\n"),
        snapbox::str![[r#"
error[planned]: `planned` says neither who takes the step, nor until when, nor where it is tracked
 --> a.yaml:6:7
  |
6 |       planned:
  |       ^^^^^^^
  |
  = help: write it as `planned: {by: who, until: 2027-03-01, link: the ticket}`, or one or two of these

warning[cut-short]: YAML takes this for a comment, not for a part of the text
 --> a.yaml:7:15
  |
7 |         link: #42
  |               ^^^
  |
  = help: put the whole text in quotes


"#]]
    );
}

#[test]
fn ratings_are_answers_to_the_same_question() {
    let lines = "  water:\n    boiling: {ratings: {Ana: alway, Raj: , ' ': never}, settled: 2030-01-01}\n    leaves: {ratings: {Ana: black, Raj: [tea]}}\n  pot:\n    warm: {ratings: [often]}\n";
    assert_text!(
        faults(lines),
        snapbox::str![[r#"
error[unknown-option]: `alway` is not an answer of this scale
 --> a.yaml:5:30
  |
5 |     boiling: {ratings: {Ana: alway, Raj: , ' ': never}, settled: 2030-01-01}
  |                              ^^^^^
  |
  = help: did you mean `always`?

error[rating]: the rating of `Raj` has no value
 --> a.yaml:5:37
  |
5 |     boiling: {ratings: {Ana: alway, Raj: , ' ': never}, settled: 2030-01-01}
  |                                     ^^^
  |
  = help: write the answer that was given, or take the name out

error[rating]: a rating has no name
 --> a.yaml:5:44
  |
5 |     boiling: {ratings: {Ana: alway, Raj: , ' ': never}, settled: 2030-01-01}
  |                                            ^^^
  |
  = help: write who said it

error[future]: 2030-01-01 lies in the future: today is 2026-11-22
 --> a.yaml:5:66
  |
5 |     boiling: {ratings: {Ana: alway, Raj: , ' ': never}, settled: 2030-01-01}
  |                                                                  ^^^^^^^^^^
  |
  = help: write the day on which this was answered

error[wrong-answer]: the answer to a checklist is a list of the items in place
 --> a.yaml:6:29
  |
6 |     leaves: {ratings: {Ana: black, Raj: [tea]}}
  |                             ^^^^^
  |
  = help: a list of any of: black, green; `[]` when none is

error[unknown-item]: `tea` is not an item of this checklist
 --> a.yaml:6:42
  |
6 |     leaves: {ratings: {Ana: black, Raj: [tea]}}
  |                                          ^^^
  |
  = help: known here: black, green

error[wrong-kind]: `ratings` is a mapping of each rater's name to an answer
 --> a.yaml:8:21
  |
8 |     warm: {ratings: [often]}
  |                     ^^^^^^^
  |
  = help: write it as `ratings: {Ana: an answer, Raj: an answer}`


"#]]
    );
}

#[test]
fn a_rating_may_be_any_answer_or_that_it_does_not_apply() {
    let lines = "  water:\n    boiling: {answer: often, ratings: {Ana: Always, Raj: unknown, Jo: n/a, Li: not_applicable}, settled: 2026-11-01}\n    leaves: {ratings: {Ana: [], Raj: [green, Black], Jo: not applicable}}\n";
    assert_eq!(checked(&answers(lines)).stderr, "");
}

#[test]
fn a_sitting_has_a_day_that_has_come() {
    let text = answers("")
        .replace("answers:", "reviews:\n  - {by: [Ana]}\n  - {on: 2030-01-01}\n  - {on: 1.2.2026, by: Ana}\n  - 2026-02-01\nanswers:");
    assert_text!(
        faults_of(&text),
        snapbox::str![[r#"
error[missing]: `on` is missing
 --> a.yaml:4:6
  |
4 |   - {by: [Ana]}
  |      ^^
  |
  = help: add `on:` with text

error[future]: 2030-01-01 lies in the future: today is 2026-11-22
 --> a.yaml:5:10
  |
5 |   - {on: 2030-01-01}
  |          ^^^^^^^^^^
  |
  = help: write the day on which this was answered

error[date]: this is not a day of the calendar
 --> a.yaml:6:10
  |
6 |   - {on: 1.2.2026, by: Ana}
  |          ^^^^^^^^
  |
  = help: write it as YYYY-MM-DD, for example 2026-03-01

error[wrong-kind]: `by` must be a list, not text
 --> a.yaml:6:24
  |
6 |   - {on: 1.2.2026, by: Ana}
  |                        ^^^
  |
  = help: put it in brackets: `[Ana]`

error[wrong-kind]: this entry must be a mapping, not text
 --> a.yaml:7:5
  |
7 |   - 2026-02-01
  |     ^^^^^^^^^^
  |
  = help: write each of its keys with a colon and a value, as in `id: …`


"#]]
    );
}

#[test]
fn sittings_out_of_order_are_warned_of() {
    let reviews = "assessed: 2026-03-01\nreviews:\n  - {on: 2026-02-01, by: [Ana]}\n  - {on: 2026-06-01}\n  - on: 2026-05-01\n    by:\n      - Raj #1\nanswers:";
    assert_text!(
        checked(&answers("").replace("answers:", reviews)).stderr,
        snapbox::str![[r#"
warning[review-order]: this sitting, of 2026-02-01, is listed after the first assessment, which was later: 2026-03-01
 --> a.yaml:5:10
  |
5 |   - {on: 2026-02-01, by: [Ana]}
  |          ^^^^^^^^^^
  |
  = help: order `reviews` by day, the oldest first; all of them are later than `assessed`

warning[review-order]: this sitting, of 2026-05-01, is listed after the sitting before it, which was later: 2026-06-01
 --> a.yaml:7:9
  |
7 |   - on: 2026-05-01
  |         ^^^^^^^^^^
  |
  = help: order `reviews` by day, the oldest first; all of them are later than `assessed`

warning[cut-short]: YAML takes this for a comment, not for a part of the text
 --> a.yaml:9:13
  |
9 |       - Raj #1
  |             ^^
  |
  = help: put the whole text in quotes


"#]]
    );
}

#[test]
fn an_accepted_gap_where_none_is_known_is_warned_of() {
    let accepted = "accepted: {reason: Later this year, until: 2027-01-01}";
    let lines = |[boiling, leaves, warm]: [&str; 3]| {
        answers(&format!(
            "  water:\n    boiling: {{{boiling}{accepted}}}\n    leaves: {{{leaves}{accepted}}}\n  pot:\n    warm: {{{warm}{accepted}}}\n"
        ))
    };
    assert_text!(
        checked(&lines(["answer: always, ", "answer: [black, green], ", "note: x, "])).stderr,
        snapbox::str![[r#"
warning[acceptance]: `accepted` has no effect beside the best answer: only a known gap is accepted
 --> a.yaml:5:31
  |
5 |     boiling: {answer: always, accepted: {reason: Later this year, until: ...
  |                               ^^^^^^^^
  |
  = help: take it out where it has served its time

warning[acceptance]: `accepted` has no effect beside the best answer: only a known gap is accepted
 --> a.yaml:6:38
  |
6 |     leaves: {answer: [black, green], accepted: {reason: Later this year, ...
  |                                      ^^^^^^^^
  |
  = help: take it out where it has served its time

warning[acceptance]: `accepted` has no effect beside no answer: only a known gap is accepted
 --> a.yaml:8:21
  |
8 |     warm: {note: x, accepted: {reason: Later this year, until: 2027-01-01}}
  |                     ^^^^^^^^
  |
  = help: take it out where it has served its time


"#]]
    );
    assert_text!(
        checked(&lines(["answer: unknown, ", "not_applicable: We drink water, ", "answer: often, "])).stderr,
        snapbox::str![[r#"
warning[acceptance]: `accepted` has no effect beside `unknown`: only a known gap is accepted
 --> a.yaml:5:32
  |
5 |     boiling: {answer: unknown, accepted: {reason: Later this year, until:...
  |                                ^^^^^^^^
  |
  = help: take it out where it has served its time

warning[acceptance]: `accepted` has no effect beside `not_applicable`: only a known gap is accepted
 --> a.yaml:6:46
  |
6 |     leaves: {not_applicable: We drink water, accepted: {reason: Later thi...
  |                                              ^^^^^^^^
  |
  = help: take it out where it has served its time


"#]]
    );
}

#[test]
fn what_has_no_effect_is_kept_without_a_word() {
    let lines = "  water:\n    boiling: {answer: always, planned: {by: Ana}}\n    leaves: {not_applicable: We drink water, planned: {link: ask Ana}}\n";
    assert_eq!(checked(&answers(lines)).stderr, "");
}

#[test]
fn one_answer_in_a_strategy_that_is_set_aside_changes_one_line() {
    let before = answers("  water:\n    not_applicable: {reason: The tap is hot, reviewed: 2026-11-01} # until May\n");
    let before = before.replace("answers:", "assessed: 2026-11-22\nanswers:");
    let run = beside_the_model(maturity("score a.yaml --format json"), &before).run().silent();
    assert_eq!(run.json()["counts"]["not_applicable"], 2);
    let run = run.then("assess a.yaml --line --strategy water").stdin("1\nq\n").run();
    assert_eq!(run.read("a.yaml"), before + "    boiling: never\n");
    let now = run.then("score a.yaml --format json").run().silent().json();
    assert_eq!((&now["counts"]["not_applicable"], &now["counts"]["answered"]), (&1.into(), &1.into()));
}
