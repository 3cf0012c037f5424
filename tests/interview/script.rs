//! The interview, played by scripts: which question comes when, and that no answer is ever lost.

use std::collections::BTreeMap;

use crate::people::{Action, InMemory, Script};
use jiff::civil::Date;
use maturity::answers::{Answer, Answers, Entry};
use maturity::interview::{
    Choices, Command, Event, Interruption, Key, Machine, Only, Outcome, Question, Save as _, Selection, Session, Stage, Verdict, Way,
    ask_header, minutes, resuming,
};
use maturity::model::{Id, Model, PracticeRef, builtin};
use proptest::prelude::*;

pub(crate) const MODEL: &str = "
id: tiny
version: 1.0.0
title: Tiny
scoring: {achieved_at: 75, floor: 50}
default_scale: s
scales:
  s:
    - {id: none, label: None, value: 0}
    - {id: some, label: Some, means: Here and there., value: 50}
    - {id: all, label: All, means: Everywhere., value: 100}
themes:
  - {id: t, name: Theme}
levels:
  - id: one
    name: First
    goal: Get going.
    strategies:
      - id: a
        name: Alpha
        theme: t
        learn_more: [https://alpha]
        risks: [{id: r, risk: Alpha goes wrong., mitigation: Do alpha.}, {id: p, kind: pursuit, risk: Alpha takes over.}]
        trade_offs: [{id: t, trade_off: Alpha costs beta., guidance: Begin small.}]
        practices:
          - {id: a1, essential: true, ask: Is a1 in place?, why: Because., evidence: A page., next_step: Do a1.}
          - {id: a2, ask: Is a2 in place?, next_step: Do a2.}
      - id: b
        name: Beta
        theme: t
        risks: [{id: r, risk: Beta goes wrong.}]
        practices:
          - id: b1
            ask: Which of these are in place?
            next_step: Do b1.
            items: [{id: i1, label: Item one}, {id: i2, label: Item two}, {id: i3, label: Item three}]
  - id: two
    name: Second
    strategies:
      - id: c
        name: Gamma
        theme: t
        risks: [{id: r, risk: Gamma goes wrong.}]
        practices:
          - {id: c1, essential: true, ask: Is c1 in place?, next_step: Do c1.}
          - {id: c2, ask: Is c2 in place?, next_step: Do c2.}
";

fn model() -> Model {
    model_of(MODEL)
}

pub(crate) fn model_of(text: &str) -> Model {
    Model::read("tiny", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"))
}

pub(crate) fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

pub(crate) fn blank() -> Answers {
    Answers {
        workload: "checkout".to_owned(),
        about: None,
        model_version: "1.0.0".to_owned(),
        assessed: Some(today()),
        assessors: Vec::new(),
        reviews: Vec::new(),
        extensions: BTreeMap::new(),
        target: None,
        strategies: BTreeMap::new(),
    }
}

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn subject(strategy: &str, practice: &str) -> PracticeRef {
    PracticeRef { strategy: id(strategy), practice: id(practice) }
}

pub(crate) fn option(text: &str) -> Answer {
    Answer::Option(id(text))
}

pub(crate) fn with(answers: &[(&str, &str, Answer)]) -> Answers {
    let mut all = blank();
    for (strategy, practice, answer) in answers {
        let entry = Entry { answer: Some(answer.clone()), ..Entry::default() };
        all.strategies.entry(id(strategy)).or_default().practices.insert(id(practice), entry);
    }
    all
}

pub(crate) fn answer_in(answers: &Answers, strategy: &str, practice: &str) -> Option<Answer> {
    answers.entry(&id(strategy), &id(practice))?.answer.clone()
}

/// What is left of a sitting.
pub(crate) struct Sitting {
    pub(crate) outcome: Outcome,
    pub(crate) kept: Answers,
    pub(crate) script: Script,
    /// The question or end at which the sitting stands.
    at: String,
}

pub(crate) fn sit(answers: Answers, selection: &Selection, script: Script) -> Sitting {
    sit_with(InMemory::new(answers), selection, script)
}

fn sit_with(mut keep: InMemory, selection: &Selection, mut script: Script) -> Sitting {
    let model = model();
    let mut machine = Machine::new(&model, keep.answers().clone(), selection, today(), None).unwrap();
    let outcome = Session::new(&mut machine, &mut script, &mut keep).run().unwrap();
    assert_eq!(machine.answers(), keep.answers(), "the machine holds what is kept");
    assert!(script.surprises.is_empty(), "{:?}\n{}", script.surprises, script.transcript);
    let at = question_id(&machine.question());
    Sitting { outcome, kept: keep.answers().clone(), script, at }
}

fn question_id(question: &Question<'_>) -> String {
    question.subject().to_string()
}

pub(crate) fn keys(keys: &str) -> impl Iterator<Item = Action> {
    keys.chars().map(Script::key)
}

pub(crate) fn full() -> Selection {
    Selection::default()
}

#[test]
fn one_key_answers_and_the_next_question_follows() {
    let sitting = sit(blank(), &full(), Script::keys("32"));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(option("all")));
    assert_eq!(answer_in(&sitting.kept, "a", "a2"), Some(option("some")));
    assert_eq!(sitting.at, "b/b1");
    assert_eq!(sitting.outcome, Outcome::Quit);
}

#[test]
fn enter_does_nothing_on_an_unanswered_question_and_arrows_choose() {
    let sitting = sit(blank(), &full(), Script::keys("...vv."));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(option("some")));
    assert_eq!(sitting.at, "a/a2");
    let up = sit(blank(), &full(), Script::keys("^."));
    assert_eq!(answer_in(&up.kept, "a", "a1"), Some(option("all")));
}

#[test]
fn keys_that_mean_nothing_change_nothing() {
    let sitting = sit(blank(), &full(), Script::keys("0789zY_"));
    assert_eq!(sitting.kept, blank());
    assert_eq!(sitting.at, "a/a1");
}

#[test]
fn a_run_resumes_at_the_first_question_without_an_answer() {
    let answers = with(&[("a", "a1", option("all")), ("b", "b1", Answer::Unknown)]);
    let sitting = sit(answers, &full(), Script::keys(""));
    assert_eq!(sitting.at, "a/a2");
    let sitting = sit(with(&[("a", "a1", option("all"))]), &full(), Script::keys("30."));
    assert_eq!(sitting.at, "b/b1", "what has an answer is passed over");
}

#[test]
fn a_finished_run_begins_at_what_nobody_knew_and_else_at_the_first_question() {
    let mut all = vec![
        ("a", "a1", option("all")),
        ("a", "a2", option("all")),
        ("b", "b1", Answer::Ticked([id("i1"), id("i2"), id("i3")].into())),
        ("c", "c1", Answer::Unknown),
        ("c", "c2", option("all")),
    ];
    assert_eq!(sit(with(&all), &full(), Script::keys("")).at, "c/c1");
    all[3].2 = option("all");
    let sitting = sit(with(&all), &full(), Script::keys("..."));
    assert_eq!(sitting.kept, with(&all), "confirming on the same day changes nothing");
    assert_eq!(sitting.at, "c/c1");
}

#[test]
fn back_goes_over_strategies_and_levels_and_returns_to_what_is_due() {
    let start = with(&[("a", "a1", option("all")), ("a", "a2", option("all"))]);
    let script = [keys("123.").collect::<Vec<_>>(), keys("3<b2").collect()].concat();
    let sitting = sit(start, &full(), Script::new(script));
    // The checklist ends Level 1, which passes; c1 is answered, then back twice to the checklist, whose second item goes.
    assert!(sitting.script.transcript.contains("Level 1 passes: 100 %"), "{}", sitting.script.transcript);
    assert_eq!(sitting.at, "b/b1");
    let confirmed =
        sit(with(&[("a", "a1", option("all")), ("a", "a2", option("all")), ("c", "c1", option("all"))]), &full(), Script::keys("123.b1."));
    assert_eq!(answer_in(&confirmed.kept, "b", "b1"), Some(Answer::Ticked([id("i2"), id("i3")].into())));
    assert_eq!(confirmed.at, "c/c2");
}

#[test]
fn back_at_the_first_question_stays_there() {
    let sitting = sit(blank(), &full(), Script::keys("bb<3"));
    assert_eq!(sitting.at, "a/a2");
    assert!(sitting.script.transcript.contains("This is the first question."));
}

#[test]
fn a_skipped_question_stays_unanswered_and_is_not_asked_again_in_this_run() {
    let script = [keys("s2123.").collect::<Vec<_>>(), vec![Action::Pick(Some(1))], keys("33").collect()].concat();
    let sitting = sit(blank(), &full(), Script::new(script));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), None);
    assert_eq!(sitting.outcome, Outcome::Finished);
    assert!(
        sitting.script.transcript.contains("Go on with:: The 1 open question of Level 1 once more | Level 2 · Second"),
        "{}",
        sitting.script.transcript
    );
}

#[test]
fn a_level_with_only_open_questions_in_the_way_offers_to_answer_them() {
    let steps = [keys("us123.").collect::<Vec<_>>(), vec![Action::Pick(None)], keys("33").collect()].concat();
    let sitting = sit(blank(), &full(), Script::new(steps));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(option("all")));
    assert_eq!(answer_in(&sitting.kept, "a", "a2"), Some(option("all")));
    assert_eq!(sitting.at, "c/c1");
}

#[test]
fn a_level_that_cannot_pass_any_more_says_so_once_and_goes_on_with_its_rest_unless_told_otherwise() {
    let steps = [keys("11").collect::<Vec<_>>(), vec![Action::Pick(None)], keys("0.").collect(), vec![Action::Pick(Some(1))]].concat();
    let sitting = sit(blank(), &full(), Script::new(steps));
    let said = &sitting.script.transcript;
    assert_eq!(sitting.outcome, Outcome::Stopped);
    assert!(said.contains("Level 1 does not pass, whatever the open answer is."), "{said}");
    assert!(said.contains("Essential and not largely in place: Is a1 in place?: None"), "{said}");
    assert!(said.contains("Alpha stays under 50 %"), "{said}");
    let ways = "The other 1 question of Level 1, which make its plan exact | Level 2 · Second | Stop here";
    assert!(said.contains(ways), "{said}");
    assert!(said.contains("No level above counts before Level 1 passes. Go on with:: Level 2 · Second | Stop here"), "{said}");
    assert!(answer_in(&sitting.kept, "b", "b1").is_some());
}

#[test]
fn whoever_goes_on_beyond_a_level_that_cannot_pass_is_not_asked_again() {
    let steps = [keys("11").collect::<Vec<_>>(), vec![Action::Pick(Some(1))], keys("11").collect()].concat();
    let sitting = sit(blank(), &full(), Script::new(steps));
    assert_eq!(sitting.outcome, Outcome::Finished, "{}", sitting.script.transcript);
    assert_eq!((sitting.script.left(), answer_in(&sitting.kept, "b", "b1")), (0, None));
}

#[test]
fn a_level_that_passes_whatever_is_still_open_leads_on_to_the_next() {
    let light = MODEL.replace("name: Alpha", "name: Alpha\n        weight: 5").replace("floor: 50", "floor: 0");
    let model = model_of(&light);
    let mut keep = InMemory::new(blank());
    let mut machine = Machine::new(&model, blank(), &full(), today(), None).unwrap();
    let mut script = Script::new([keys("33").collect::<Vec<_>>(), vec![Action::Pick(None)], keys("3").collect()].concat());
    Session::new(&mut machine, &mut script, &mut keep).run().unwrap();
    let said = &script.transcript;
    assert!(said.contains("Level 1 passes: 83 %; 75 % are needed, whatever the open answer is."), "{said}");
    assert!(said.contains("Level 2 · Second | The other 1 question of Level 1 | Stop here"), "{said}");
    assert_eq!(question_id(&machine.question()), "c/c2");
    let back = Machine::new(&model, keep.answers().clone(), &full(), today(), None).unwrap();
    assert_eq!(question_id(&back.question()), "c/c2", "what cannot change its level comes last");
}

#[test]
fn a_checklist_is_ticked_and_confirmed() {
    let start = || with(&[("a", "a1", option("all")), ("a", "a2", option("all"))]);
    let ticked = |items: &[&str]| Some(Answer::Ticked(items.iter().map(|item| id(item)).collect()));
    let kept = |keys: &str| answer_in(&sit(start(), &full(), Script::keys(keys)).kept, "b", "b1");
    assert_eq!(kept("13."), ticked(&["i1", "i3"]));
    assert_eq!(kept("133."), ticked(&["i1"]));
    assert_eq!(kept("."), None, "an empty checklist needs its 0");
    assert_eq!(kept("11."), None, "and so does one that was emptied again");
    assert_eq!(kept("120."), ticked(&[]));
    assert_eq!(kept("01."), ticked(&["i1"]));
    assert_eq!(kept("v_v_."), ticked(&["i1", "i2"]));
    assert_eq!(kept("1v_."), ticked(&["i1", "i2"]), "the arrows go on from the digit");
    assert_eq!(kept("12_."), ticked(&["i1"]), "Space is for the box of the digit");
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let reason = |reason: Option<&str>| vec![Script::key('x'), Action::Line(reason.map(str::to_owned))];
    let sitting = sit(blank(), &full(), Script::new([reason(None), reason(Some("")), lines(&[Some("No network.")])].concat()));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(Answer::NotApplicable("No network.".to_owned())));
    let said = ["Nothing has changed.", "It needs a reason."].map(|text| sitting.script.transcript.contains(text));
    assert_eq!(said, [true; 2], "{}", sitting.script.transcript);
    assert_eq!(sitting.at, "a/a2");
    let left = sit(
        with(&[("a", "a1", Answer::NotApplicable("No network.".to_owned()))]),
        &full(),
        Script::new([keys("b").collect(), reason(None)].concat()),
    );
    assert_eq!(left.at, "a/a1", "whoever leaves the prompt stays at the question");
}

#[test]
fn notes_and_evidence_stay_with_the_answer_and_may_stand_without_one() {
    let steps = [
        keys("n").collect(),
        vec![Action::Line(Some("Only the network.".to_owned()))],
        keys("e").collect(),
        vec![Action::Line(Some("infra/main.bicep".to_owned()))],
        keys("e").collect(),
        vec![Action::Line(Some("infra/main.bicep\n\n https://wiki \n".to_owned()))],
        keys("e").collect(),
        vec![Action::Line(None)],
        keys("e").collect(),
        vec![Action::Line(Some("https://wiki".to_owned()))],
    ]
    .concat();
    let noted = sit(blank(), &full(), Script::new(steps.clone()));
    let entry = Entry { note: Some("Only the network.".to_owned()), evidence: vec!["https://wiki".to_owned()], ..Entry::default() };
    assert_eq!(noted.kept.entry(&id("a"), &id("a1")), Some(&entry));
    assert_eq!(noted.at, "a/a1");
    let transcript = &noted.script.transcript;
    assert!(transcript.contains("[What shows it? Links or places, one a line.: infra/main.bicep\nhttps://wiki]"), "{transcript}");
    assert_eq!((transcript.matches("Evidence saved").count(), transcript.matches("The evidence stays").count()), (3, 1), "{transcript}");
    let answered = sit(blank(), &full(), Script::new([steps, keys("2").collect()].concat()));
    let entry = Entry { answer: Some(option("some")), ..entry };
    assert_eq!(answered.kept.entry(&id("a"), &id("a1")), Some(&entry));
}

#[test]
fn a_note_or_evidence_emptied_is_removed() {
    let mut answers = with(&[]);
    let entry = Entry { note: Some("old".to_owned()), evidence: vec!["here".to_owned()], ..Entry::default() };
    answers.strategies.entry(id("a")).or_default().practices.insert(id("a1"), entry);
    let empty = || vec![Action::Line(Some(String::new()))];
    let sitting = sit(answers, &full(), Script::new([keys("n").collect(), empty(), keys("e").collect(), empty()].concat()));
    assert_eq!(sitting.kept, blank());
    for said in ["✓ Note removed", "✓ Evidence removed"] {
        assert!(sitting.script.transcript.contains(said), "{}", sitting.script.transcript);
    }
}

#[test]
fn a_note_of_several_lines_ends_as_it_did_and_a_new_one_with_a_line_break() {
    for (former, typed, kept) in [
        (None, "one", "one"),
        (None, " one  \ntwo ", "one\ntwo\n"),
        (Some("one\ntwo\n"), "one\ntwo three", "one\ntwo three\n"),
        (Some("one\ntwo"), "one\ntwo three", "one\ntwo three"),
        (Some("one\n"), "one two", "one two"),
    ] {
        let mut answers = with(&[]);
        let entry = Entry { note: former.map(str::to_owned), ..Entry::default() };
        answers.strategies.entry(id("a")).or_default().practices.insert(id("a1"), entry);
        let sitting = sit(answers, &full(), Script::new([keys("n").collect(), vec![Action::Line(Some(typed.to_owned()))]].concat()));
        assert_eq!(sitting.kept.entry(&id("a"), &id("a1")).unwrap().note.as_deref(), Some(kept));
    }
}

#[test]
fn explain_tells_why_and_what_it_risks_and_costs() {
    let sitting = sit(blank(), &full(), Script::keys("?"));
    let said = sitting.script.transcript.split("q quit").nth(1).unwrap();
    let places = [
        "Because.",
        "A page.",
        "Alpha goes wrong.",
        "Alpha takes over.",
        "Alpha costs beta.",
        "https://alpha",
        "Is a1 in place?",
        "Here and there.",
    ];
    let places = places.map(|text| said.find(text).unwrap_or_else(|| panic!("{text}: {said}")));
    assert!(places.is_sorted(), "what is about this very question stands first, then the card again: {said}");
    assert_eq!(sitting.at, "a/a1");
}

#[test]
fn jump_goes_to_any_question_and_back_returns() {
    let jump = |words: &str| [keys("j").collect::<Vec<_>>(), vec![Action::Line(Some(words.to_owned()))]].concat();
    let sitting = sit(blank(), &full(), Script::new([jump("c2"), keys("3").collect()].concat()));
    assert_eq!(answer_in(&sitting.kept, "c", "c2"), Some(option("all")));
    assert_eq!(sitting.at, "c/c1", "the level is finished before the run returns to the first");
    let sitting = sit(blank(), &full(), Script::new([jump("c2"), keys("bj").collect(), vec![Action::Line(None)]].concat()));
    assert_eq!(sitting.at, "a/a1");
    assert!(sitting.script.transcript.contains("From Level 1 · 1 of 3; b goes back there."), "{}", sitting.script.transcript);
}

#[test]
fn jump_finds_words_of_the_question_its_strategy_and_its_ids_and_forgives_a_slip() {
    let jump = |words: &str, more: &[Action]| {
        let steps = [vec![Script::key('j'), Action::Line(Some(words.to_owned()))], more.to_vec()].concat();
        let sitting = sit(blank(), &full(), Script::new(steps));
        assert_eq!(sitting.script.left(), 0, "{words}");
        (sitting.at, sitting.script.transcript)
    };
    for words in ["WHICH place", "beta", "b/b1", "do b1."] {
        assert_eq!(jump(words, &[]).0, "b/b1", "{words}");
    }
    let (at, said) = jump("do a1.", &[]);
    assert_eq!(at, "a/a1");
    assert!(said.contains("You stay at this question.") && !said.contains("b goes back there"), "{said}");
    let (at, said) = jump("gamma place", &[Action::Pick(Some(1))]);
    assert_eq!(at, "c/c2");
    assert!(said.contains("2 questions match: Is c1 in place? (Level 2, Gamma) | Is c2 in place? (Level 2, Gamma)"), "{said}");
    let (at, said) = jump("gamma", &[Action::Pick(None)]);
    assert_eq!(at, "a/a1");
    assert_eq!(said.matches("Is a1 in place?").count(), 2, "the question is shown again: {said}");
    for (picked, place) in [(Some(0), "b/b1"), (None, "a/a1")] {
        let (at, said) = jump("which of thees", &[Action::Pick(picked)]);
        assert_eq!(at, place, "a near hit is offered and never taken by itself");
        assert!(said.contains("Did you mean one of these?: Which of these are in place? (Level 1, Beta)"), "{said}");
    }
    let (at, said) = jump("which elephant", &[]);
    assert_eq!(at, "a/a1");
    assert!(said.contains("No question matches."), "{said}");
}

#[test]
fn the_lower_of_two_is_advised_once_a_level() {
    let transcript = sit(blank(), &full(), Script::keys("33bb3312.")).script.transcript;
    assert_eq!((transcript.matches("take the lower").count(), transcript.matches("Level 1 of 2").count()), (2, 1), "{transcript}");
    let jump = |words: &str| [keys("j").collect::<Vec<_>>(), vec![Action::Line(Some(words.to_owned()))]].concat();
    let transcript = sit(blank(), &full(), Script::new([jump("c2"), jump("a1"), jump("c2")].concat())).script.transcript;
    assert_eq!((transcript.matches("take the lower").count(), transcript.matches("Level 2 of 2").count()), (2, 2), "{transcript}");
}

#[test]
fn ticks_are_boxes_and_the_card_shown_again_has_those_not_saved_yet() {
    let b = Selection { strategy: Some(id("b")), ..full() };
    let transcript = sit(blank(), &b, Script::keys("13?")).script.transcript;
    let (before, after) = transcript.split_once("Beta goes wrong.").unwrap();
    assert!(before.contains("[ ] 1  Item one\n[ ] 2  Item two\n[ ] 3  Item three\n[ ] 0  None of these\n"), "{before}");
    assert!(after.contains("[x] 1  Item one\n[ ] 2  Item two\n[x] 3  Item three\n[ ] 0  None of these\n"), "{after}");
    let transcript = sit(with(&[("b", "b1", Answer::Ticked([].into()))]), &b, Script::keys("")).script.transcript;
    assert!(transcript.contains("[ ] 3  Item three\n[x] 0  None of these\n"), "{transcript}");
}

#[test]
fn escape_tells_every_key_once_and_the_letters_act_as_always() {
    let sitting = sit(blank(), &full(), Script::keys("!"));
    let after = sitting.script.transcript.split("q quit").nth(1).unwrap();
    for command in Command::LETTERS {
        let line = format!("  {}      {}", command.letter(), command.label());
        assert_eq!(after.matches(&line).count(), 1, "{line}: {after}");
    }
    assert_eq!(sitting.at, "a/a1");
    let sitting = sit(blank(), &full(), Script::new([keys("!j").collect(), vec![Action::Line(Some("a2".to_owned()))]].concat()));
    assert_eq!((sitting.kept, sitting.at), (blank(), "a/a2".to_owned()), "j jumps and answers nothing");
}

#[test]
fn ctrl_c_keeps_every_answer_so_far() {
    let sitting = sit(blank(), &full(), Script::new([keys("3").collect(), vec![Action::Interrupt]].concat()));
    assert_eq!(sitting.outcome, Outcome::Interrupted(Interruption::CtrlC));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(option("all")));
}

#[test]
fn an_answer_given_or_confirmed_on_a_later_day_gets_that_day() {
    let mut answers = with(&[("a", "a1", option("all")), ("a", "a2", option("all"))]);
    answers.assessed = Some("2025-01-01".parse().unwrap());
    let level = Selection { strategy: Some(id("a")), ..full() };
    let sitting = sit(answers, &level, Script::keys(".2"));
    let reviewed = |practice| sitting.kept.entry(&id("a"), &id(practice)).unwrap().reviewed;
    assert_eq!((reviewed("a1"), reviewed("a2")), (Some(today()), Some(today())));
    assert_eq!(answer_in(&sitting.kept, "a", "a2"), Some(option("some")));
}

#[test]
fn a_conflict_shows_both_answers_and_asks() {
    let theirs = Entry { answer: Some(option("none")), note: Some("seen".to_owned()), ..Entry::default() };
    let keep = || {
        let mut keep = InMemory::new(blank());
        keep.meanwhile(subject("a", "a1"), theirs.clone());
        keep
    };
    let steps = |picked| Script::new([keys("3").collect(), vec![Action::Pick(picked)]].concat());
    let sitting = sit_with(keep(), &full(), steps(Some(0)));
    assert_eq!(sitting.kept.entry(&id("a"), &id("a1")), Some(&theirs));
    assert!(sitting.script.transcript.contains("Theirs: None (note: seen) | Mine: All"), "{}", sitting.script.transcript);
    let sitting = sit_with(keep(), &full(), steps(Some(1)));
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(option("all")));
}

/// Whether the input ends or people interrupt: an answer that is not saved is never said to be.
#[test]
fn a_run_that_ends_at_a_conflict_sets_mine_aside() {
    for end in [vec![], vec![Action::Interrupt]] {
        let mut keep = InMemory::new(blank());
        keep.meanwhile(subject("a", "a1"), Entry { answer: Some(option("none")), ..Entry::default() });
        let model = model();
        let mut machine = Machine::new(&model, blank(), &full(), today(), None).unwrap();
        let mut script = Script::new([keys("3").collect(), end].concat());
        Session::new(&mut machine, &mut script, &mut keep).run().unwrap_err();
        let mine = Entry { answer: Some(option("all")), ..Entry::default() };
        assert_eq!(keep.set_aside, [(subject("a", "a1"), mine)]);
        assert!(!script.transcript.contains("Saved"), "{}", script.transcript);
    }
}

#[test]
fn quick_asks_the_essential_practices_alone_and_says_what_they_prove() {
    let quick = Selection { quick: true, ..full() };
    let sitting = sit(blank(), &quick, Script::keys("32"));
    let said = &sitting.script.transcript;
    assert_eq!(sitting.outcome, Outcome::Finished, "{said}");
    assert!(said.contains("Level 1: 1 essential is in place."), "{said}");
    assert!(said.contains("Level 2 does not pass, whatever the open answer is."), "{said}");
    assert!(said.contains("At most Level 1: Level 2 does not pass as answered."), "{said}");
    assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(option("all")));
    let later = sit(sitting.kept, &full(), Script::keys(""));
    assert_eq!(later.at, "a/a2", "what was answered stays answered");
    let none = sit(blank(), &quick, Script::new([keys("1").collect::<Vec<_>>(), vec![Action::Pick(None)], keys("3").collect()].concat()));
    assert!(none.script.transcript.contains("Below Level 1: Level 1 does not pass as answered."), "{}", none.script.transcript);
    let all = sit(blank(), &quick, Script::keys("33"));
    assert!(all.script.transcript.contains("No level is ruled out"), "{}", all.script.transcript);
}

#[test]
fn only_level_and_strategy_narrow_the_run() {
    let model = model();
    let answers = with(&[("a", "a1", Answer::Unknown), ("c", "c1", option("all"))]);
    let asked = |selection: &Selection| {
        let machine = Machine::new(&model, answers.clone(), selection, today(), None)?;
        Some(machine.run().iter().map(question_id).collect::<Vec<_>>())
    };
    assert_eq!(asked(&Selection { only: Some(Only::Unknown), ..full() }), Some(vec!["a/a1".to_owned()]));
    assert_eq!(asked(&Selection { only: Some(Only::Stale), ..full() }), None);
    assert_eq!(asked(&Selection { only: Some(Only::Open), level: Some(2), ..full() }), Some(vec!["c/c2".to_owned()]));
    assert_eq!(asked(&Selection { strategy: Some(id("b")), ..full() }), Some(vec!["b/b1".to_owned()]));
    let old = Answers { assessed: Some("2024-01-01".parse().unwrap()), ..answers.clone() };
    let stale = Machine::new(&model, old, &Selection { only: Some(Only::Stale), ..full() }, today(), Some(100)).unwrap();
    assert_eq!(stale.run().len(), 2);
}

#[test]
fn progress_counts_within_the_level() {
    let model = model();
    let mut machine = Machine::new(&model, blank(), &full(), today(), None).unwrap();
    machine.advance(&Event::Jump(4));
    let progress = machine.progress();
    assert_eq!((progress.level, progress.place, progress.of), (2, 2, 2));
}

#[test]
fn the_end_of_a_level_knows_what_is_in_the_way() {
    let model = model();
    let mut machine = Machine::new(&model, blank(), &Selection { level: Some(1), ..full() }, today(), None).unwrap();
    for _ in 0..3 {
        machine.advance(&Event::Skip);
    }
    let Stage::LevelEnd(end) = machine.stage() else { panic!("{:?}", machine.stage()) };
    assert_eq!((end.verdict, end.open), (Verdict::Open, 3));
    assert_eq!(end.ways, [Way::Open, Way::Next]);
}

#[test]
fn the_opening_says_how_long_level_1_takes_and_asks_for_a_name() {
    let model = builtin("operational-excellence").unwrap().model().unwrap();
    let steps = [Some(" "), Some("kassa-漢字"), Some("Ana, , Raj ")].map(|line| Action::Line(line.map(str::to_owned)));
    let mut script = Script::new(steps.into_iter().chain([Action::Pick(Some(2))]));
    let header = ask_header(&mut script, &model, &full(), "maturity.yaml", "").unwrap();
    assert_eq!(header.workload.as_deref(), Some("kassa-漢字"));
    assert_eq!(header.assessors, ["Ana", "Raj"]);
    assert_eq!(header.target, Some(3));
    let count = model.practices().filter(|(level, ..)| level.number == 1).count();
    assert!(script.transcript.contains(&format!("Level 1, DevOps foundation, has {count} questions, about ")), "{}", script.transcript);
    assert_eq!(script.transcript.matches("take the lower").count(), 0, "that is said with the first question of each level");
    assert!(script.transcript.contains("At any question q stops; the\nsame command goes on where you were."), "{}", script.transcript);
    for taken in ["✓ Workload: kassa-漢字\n", "✓ With: Ana, Raj\n", "✓ Target: Level 3\n"] {
        assert!(script.transcript.contains(taken), "{taken}: {}", script.transcript);
    }
}

#[test]
fn resuming_says_what_is_answered_and_what_is_open() {
    let model = model();
    let answers = with(&[("a", "a1", option("all")), ("a", "a2", Answer::Unknown)]);
    let machine = Machine::new(&model, answers, &full(), today(), None).unwrap();
    let text = resuming(&machine, "maturity.yaml").wrapped(80, 24);
    assert!(text.contains("1 of 5 answered, 1 unknown, 3 not answered yet."), "{text}");
    assert!(text.contains("Level 1 has 1 question to go, about 1 minute alone, 5 in a group."), "{text}");
    assert_eq!(minutes(machine.run().iter().copied()), 2);
    let none = Answer::Ticked([].into());
    let failed = with(&[("a", "a1", option("none")), ("a", "a2", option("none")), ("b", "b1", none)]);
    let machine = Machine::new(&model, failed, &full(), today(), None).unwrap();
    assert!(resuming(&machine, "maturity.yaml").wrapped(80, 24).contains("Level 1 does not pass as answered"));
}

#[test]
fn cards_wrap_at_every_width_and_show_what_a_stranger_wrote_escaped() {
    let model = builtin("operational-excellence").unwrap().model().unwrap();
    let mut answers = blank();
    let entry = Entry { note: Some("\u{1b}[31m漢字 \u{202e}\nline".to_owned()), ..Entry::default() };
    let (_, strategy, practice) = model.practices().next().unwrap();
    answers.strategies.entry(strategy.id.clone()).or_default().practices.insert(practice.id.clone(), entry);
    let mut machine = Machine::new(&model, answers.clone(), &full(), today(), None).unwrap();
    let (mut script, mut keep) = (Script::keys("?"), InMemory::new(answers));
    Session::new(&mut machine, &mut script, &mut keep).run().unwrap();
    assert!(script.transcript.contains("Note: \\u{1b}[31m漢字 \\u{202e}\n  line\n"), "{}", script.transcript);
    let screen = resuming(&machine, "maturity.yaml");
    for columns in [1, 20, 40, 80, 200] {
        let widest = screen.wrapped(columns, 15).lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest < columns.clamp(20, 100), "{columns}: {widest}");
    }
}

/// What a hand might do, as numbers.
fn a_hand() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec((0..17u8, 0..6u8), 0..60)
}

/// The steps of a hand; a step that does not fit is put right by the script.
fn steps(hand: &[(u8, u8)]) -> Vec<Action> {
    let text = |n: u8| Action::Line((n > 1).then(|| format!("text {n}")));
    let step = |(what, n): &(u8, u8)| match what {
        0..=5 => vec![Action::Key(Key::Digit(usize::from(*n)))],
        6 => vec![Action::Key(Key::Enter)],
        7 => vec![Script::key('u')],
        8 => vec![Script::key('x'), text(*n)],
        9 => vec![Script::key('s')],
        10 => vec![Script::key('b')],
        11 => vec![Script::key('n'), text(*n)],
        12 => vec![Script::key('e'), text(*n)],
        13 => vec![Script::key('j'), Action::Line(Some("place".to_owned())), Action::Pick(Some(usize::from(*n)))],
        14 => vec![Script::key(['v', '^', '_', '?', '!', '<'][usize::from(*n)])],
        15 => vec![Action::Pick(Some(usize::from(*n)))],
        _ => vec![Action::Confirm(Some(*n > 2))],
    };
    hand.iter().flat_map(step).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_walk_of_keys_loses_an_answer_and_what_is_kept_is_what_the_machine_holds(hand in a_hand(), quick: bool) {
        let model = model();
        let start = with(&[("a", "a2", option("some")), ("c", "c1", Answer::Unknown)]);
        let selection = Selection { quick, ..full() };
        let mut keep = InMemory::new(start.clone());
        let mut machine = Machine::new(&model, start.clone(), &selection, today(), None).unwrap();
        let mut script = Script::new(steps(&hand));
        Session::new(&mut machine, &mut script, &mut keep).run().unwrap();
        prop_assert_eq!(machine.answers(), keep.answers());
        for (strategy, practice) in [("a", "a2"), ("c", "c1")] {
            prop_assert!(answer_in(keep.answers(), strategy, practice).is_some());
        }
        // Whoever comes back stands at a question without an answer, if there is one.
        let again = Machine::new(&model, keep.answers().clone(), &selection, today(), None).unwrap();
        let open = again.run().iter().any(|question| question.answer(keep.answers()).is_none());
        if open && !quick {
            prop_assert!(again.question().answer(keep.answers()).is_none());
        }
    }

    #[test]
    fn a_decided_level_stays_decided_whatever_is_answered_next(hand in prop::collection::vec((0..3u8, 0..7u8), 5..20)) {
        let model = model();
        let mut answers = blank();
        let mut machine = Machine::new(&model, answers.clone(), &full(), today(), None).unwrap();
        let mut decided = BTreeMap::new();
        for (_, n) in hand {
            if let Stage::LevelEnd(end) = machine.stage().clone() {
                let number = machine.progress().level;
                if let Some(verdict) = decided.get(&number) {
                    prop_assert_eq!(verdict, &end.verdict, "of Level {}", number);
                }
                if end.verdict != Verdict::Open {
                    decided.insert(number, end.verdict);
                }
                machine.advance(&Event::Go(if end.rest > 0 { Way::Rest } else { Way::Next }));
                continue;
            }
            let question = machine.question();
            let event = match n {
                5 => Event::Answer(Answer::Unknown),
                6 => Event::Answer(Answer::NotApplicable("There is none.".to_owned())),
                _ => event(&question, 0, n),
            };
            if let Some(change) = machine.change(&event) {
                answers = answers.with(&question.subject(), change);
                machine.hold(&answers);
            }
            machine.advance(&event);
        }
    }

    #[test]
    fn every_change_touches_the_question_now_alone(hand in prop::collection::vec((0..9u8, 0..6u8), 0..40)) {
        let model = model();
        let mut answers = blank();
        let mut machine = Machine::new(&model, answers.clone(), &full(), today(), None).unwrap();
        for (what, n) in hand {
            let question = machine.question();
            let event = event(&question, what, n);
            if let Some(change) = machine.change(&event) {
                answers = answers.with(&question.subject(), change);
                machine.hold(&answers);
            }
            machine.advance(&event);
            prop_assert_eq!(machine.answers(), &answers);
        }
    }
}

fn event(question: &Question<'_>, what: u8, n: u8) -> Event {
    match (what, question.choices) {
        (0..=2, Choices::Options(options)) => Event::Answer(Answer::Option(options[usize::from(n) % options.len()].id.clone())),
        (0..=2, Choices::Items(items)) => {
            Event::Answer(Answer::Ticked(items.iter().take(usize::from(n)).map(|item| item.id.clone()).collect()))
        }
        (3, _) => Event::Skip,
        (4, _) => Event::Back,
        (5, _) => Event::Jump(usize::from(n)),
        (6, _) => Event::Confirm,
        (7, _) => Event::Go([Way::Rest, Way::Open, Way::Next, Way::Stop][usize::from(n) % 4]),
        _ => Event::Note(format!("note {n}")),
    }
}

/// Types these lines; `None` is Esc.
pub(crate) fn lines(lines: &[Option<&str>]) -> Vec<Action> {
    lines.iter().map(|line| Action::Line(line.map(str::to_owned))).collect()
}

#[test]
fn a_known_gap_is_accepted_with_a_reason_and_a_day() {
    let a1 = || with(&[("a", "a1", option("some"))]);
    let all = Selection { strategy: Some(id("a")), review: Some(0), ..full() };
    let a1_before = || Answers { assessed: Some("2026-01-01".parse().unwrap()), ..a1() };
    let play = |typed: &[Option<&str>]| sit(a1_before(), &all, Script::new([keys("a").collect(), lines(typed)].concat()));
    let accepted = |sitting: &Sitting| sitting.kept.entry(&id("a"), &id("a1")).unwrap().accepted.clone();
    let done = play(&[Some("The kettle is old"), Some("soon"), Some("2026-11-21"), Some("2027-03-01"), Some("Raj")]);
    let said = &done.script.transcript;
    let gap = accepted(&done).unwrap();
    assert_eq!((gap.reason.as_str(), gap.until.to_string().as_str(), gap.by.as_deref()), ("The kettle is old", "2027-03-01", Some("Raj")));
    for text in ["That is no day of the calendar", "2026-11-21 is over; today is 2026-11-22.", "✓ Accepted until 2027-03-01 by Raj"] {
        assert!(said.contains(text), "{text}: {said}");
    }
    assert_eq!(
        (done.at.as_str(), answer_in(&done.kept, "a", "a1")),
        ("a/a1", Some(option("some"))),
        "the question is still to be confirmed"
    );
    for left in [&[None][..], &[Some("n/a"), None], &[Some("old"), None], &[Some("old"), Some("2027-03-01"), None]] {
        let left = play(left);
        assert_eq!((left.kept, left.script.left()), (a1_before(), 0));
    }
    let ended = sit(done.kept, &all, Script::new([keys("a").collect(), lines(&[Some("")])].concat()));
    assert!(ended.script.transcript.contains("Accepted until 2027-03-01 by Raj: The kettle is old"), "{}", ended.script.transcript);
    assert_eq!(accepted(&ended), None, "{}", ended.script.transcript);
}

#[test]
fn what_is_no_known_gap_is_not_accepted_and_says_why() {
    let b = Answer::Ticked([id("i1"), id("i2"), id("i3")].into());
    let cases = [
        (None, "it has no answer yet"),
        (Some(("a", "a1", Answer::Unknown)), "nobody knows yet"),
        (Some(("a", "a1", Answer::NotApplicable("No tea".to_owned()))), "it does not apply"),
        (Some(("a", "a1", option("all"))), "this is the best answer"),
        (Some(("b", "b1", b)), "all of it is in place"),
    ];
    for (answer, why) in cases {
        let strategy = Some(id(answer.as_ref().map_or("a", |(strategy, ..)| strategy)));
        let answers = with(answer.as_slice());
        let sitting = sit(
            answers.clone(),
            &Selection { strategy, level: Some(1), ..full() },
            Script::keys(if answer.is_some() { "<a" } else { "a" }),
        );
        let said = sitting.script.transcript.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&format!("Only a known gap can be accepted, and {why}")), "{why}: {said}");
        assert_eq!(sitting.kept, answers);
    }
}

#[test]
fn a_step_is_planned_with_what_is_known_of_owner_day_and_ticket() {
    let play = |answers, typed: &[Option<&str>]| sit(answers, &full(), Script::new([keys("p").collect(), lines(typed)].concat()));
    let planned = |sitting: &Sitting| sitting.kept.entry(&id("a"), &id("a1")).and_then(|entry| entry.planned.clone());
    let done = play(blank(), &[Some("Ana"), Some("tomorrow"), Some("2026-12-01"), Some("#42")]);
    let step = planned(&done).unwrap();
    assert_eq!((step.by.as_deref(), step.link.as_deref(), step.until), (Some("Ana"), Some("#42"), Some("2026-12-01".parse().unwrap())));
    assert!(done.script.transcript.contains("✓ Planned: Ana, until 2026-12-01, #42"), "{}", done.script.transcript);
    let alone = play(done.kept.clone(), &[Some("-"), Some("-"), Some("#42")]);
    assert_eq!(planned(&alone).unwrap().by, None);
    assert_eq!(planned(&play(alone.kept, &[Some(""), Some(""), Some("")])), None, "a plan of nothing is none");
    for left in [&[None][..], &[Some(""), Some(""), Some("")], &[Some("Ana"), None], &[Some("Ana"), Some(""), None]] {
        assert_eq!(play(blank(), left).kept, blank());
    }
    let best = sit(with(&[("a", "a1", option("all"))]), &full(), Script::keys("<p"));
    assert!(best.script.transcript.contains("There is no next step to plan: this is the best answer."), "{}", best.script.transcript);
}
