//! What people do at a card besides answering it, played by scripts: nothing typed or ticked there gets lost unsaid.

use crate::people::{Action, InMemory, Script};
use crate::script::{MODEL, Sitting, answer_in, blank, full, id, keys, lines, model_of, option, sit, today, with};
use maturity::answers::{Answer, Answers};
use maturity::interview::{Machine, Outcome, Selection, Session};

/// At the checklist of the model, with these actions.
fn at_the_boxes(actions: impl IntoIterator<Item = Action>) -> Sitting {
    sit(blank(), &Selection { strategy: Some(id("b")), ..full() }, Script::new(actions))
}

fn ticked(items: &[&str]) -> Answer {
    Answer::Ticked(items.iter().map(|item| id(item)).collect())
}

#[test]
fn a_reason_is_asked_for_until_it_is_one() {
    for (refused, why) in [("", "It needs a reason."), ("n/a", "It needs a reason, which “n/a” does not give.")] {
        let typed = [keys("x").collect(), lines(&[Some(refused), Some("No network.")])].concat();
        let sitting = sit(blank(), &full(), Script::new(typed));
        assert_eq!(answer_in(&sitting.kept, "a", "a1"), Some(Answer::NotApplicable("No network.".to_owned())));
        let prompt = "[Why does it not apply to this workload?: ]";
        assert!(sitting.script.transcript.contains(&format!("{prompt}\n! {why}\n{prompt}")), "{}", sitting.script.transcript);
        let typed = [keys("a").collect(), lines(&[Some(refused), Some("Next year."), Some(""), Some("2027-3-1"), None])].concat();
        let a1 = with(&[("a", "a1", option("some")), ("a", "a2", option("some"))]);
        let sitting = sit(a1.clone(), &Selection { strategy: Some(id("a")), ..full() }, Script::new(typed));
        let said = &sitting.script.transcript;
        let days = "Reason: Next year.\n[Until which day, as YYYY-MM-DD?: ]\n! It needs a last day.\n";
        let how = "! Write the month and the day with two digits each: 2027-03-01.\n";
        assert!(said.contains(why) && said.contains(days) && said.contains(how), "{said}");
        assert_eq!((sitting.kept, sitting.script.left()), (a1, 0));
    }
}

#[test]
fn ticks_outlast_everything_that_is_done_beside_them() {
    let beside = [
        ("n", lines(&[Some("a note")])),
        ("n", lines(&[None])),
        ("e", lines(&[Some("a link")])),
        ("x", lines(&[None])),
        ("p", lines(&[Some("Ana"), Some(""), Some("")])),
        ("a", vec![]),
        ("?", vec![]),
        ("!", vec![]),
        ("b", vec![]),
        ("jj", lines(&[None])),
    ];
    for (key, typed) in beside {
        let actions = [keys("13").collect(), keys(key).collect(), typed, keys("2.").collect()].concat();
        let sitting = at_the_boxes(actions);
        assert_eq!(answer_in(&sitting.kept, "b", "b1"), Some(ticked(&["i1", "i2", "i3"])), "{key}");
        let cards = sitting.script.transcript.matches("[x] 1  Item one\n[ ] 2  Item two\n[x] 3  Item three\n").count();
        assert!(cards > 0, "the boxes are shown again after {key}: {}", sitting.script.transcript);
    }
}

#[test]
fn whoever_would_leave_ticks_behind_is_told_so_once() {
    for key in ["q", "b", "s", "<"] {
        let again = if key == "<" { "b" } else { key };
        let told = format!("! Your ticks are not saved yet: Enter saves them, {again} again leaves without them.\n");
        let sitting = at_the_boxes(keys(&format!("13{key}.")));
        assert!(sitting.script.transcript.contains(&told), "{}", sitting.script.transcript);
        assert_eq!(answer_in(&sitting.kept, "b", "b1"), Some(ticked(&["i1", "i3"])), "Enter saves them");
        let sitting = at_the_boxes(keys(&format!("13{key}{key}")));
        assert_eq!((sitting.script.left(), sitting.kept), (0, blank()), "{key} leaves without them");
    }
    let sitting = at_the_boxes(keys("1q3q"));
    assert_eq!(sitting.script.transcript.matches("not saved yet").count(), 2, "of new ticks too: {}", sitting.script.transcript);
    let unticked = at_the_boxes(keys("11qs"));
    assert_eq!((unticked.outcome, unticked.script.left()), (Outcome::Quit, 1), "there is nothing to lose");
}

#[test]
fn an_end_from_outside_never_says_that_ticks_are_saved() {
    for end in [vec![Action::Interrupt], vec![]] {
        let said = at_the_boxes([keys("13").collect(), end].concat()).script.transcript;
        assert!(said.contains("! Not saved, because no Enter confirmed it: Item one; Item three\n"), "{said}");
        assert!(!said.contains("every answer so far"), "{said}");
    }
    let said = at_the_boxes([keys("11").collect(), vec![Action::Interrupt]].concat()).script.transcript;
    assert!(said.contains("Interrupted; every answer so far is saved.\n") && !said.contains("Not saved"), "{said}");
}

#[test]
fn an_enter_with_nothing_to_take_says_what_would_do() {
    let said = at_the_boxes(keys(".1v_v_^")).script.transcript;
    for standing in ["[nothing ticked: 0 says none of these]", "at 2, Space unticks]", "at 3, Space unticks]"] {
        assert!(said.contains(standing), "{standing}: {said}");
    }
    assert!(said.contains("[ticked 1 · Enter confirms · at 2, Space ticks]"), "{said}");
    let said = sit(blank(), &full(), Script::keys(".")).script.transcript;
    assert!(said.contains("[type a number, or ↑ ↓ and Enter]"), "{said}");
}

#[test]
fn a_prompt_names_its_question_and_a_plan_its_step() {
    let long = MODEL.replace("Is a1 in place?", &format!("Is a1 {}in place?", "and all that belongs to it ".repeat(6)));
    let model = model_of(&long);
    for (key, prompt) in [("n", "[Your note:"), ("e", "[What shows it?"), ("x", "[Why does it not apply")] {
        let (mut keep, mut script) = (InMemory::new(blank()), Script::new([keys(key).collect(), lines(&[None])].concat()));
        let mut machine = Machine::new(&model, blank(), &full(), today(), None).unwrap();
        Session::new(&mut machine, &mut script, &mut keep).run().unwrap();
        let (before, _) = script.transcript.split_once(prompt).unwrap();
        let last = before.lines().last().unwrap();
        assert!(last.starts_with("Level 1 · 1 of 3: Is a1 and all") && last.ends_with('…'), "{last}");
    }
    let said = sit(blank(), &full(), Script::new([keys("p").collect(), lines(&[None])].concat())).script.transcript;
    assert!(said.contains("Next step: Do a1.\n[Who takes the next step?"), "{said}");
}

#[test]
fn people_are_the_same_whatever_the_case_of_their_names() {
    let known = Answers { assessors: vec!["Ana".to_owned()], ..blank() };
    let sitting = sit(known, &full(), Script::new([keys("p").collect(), lines(&[Some("ana"), Some(""), Some("")])].concat()));
    let planned = sitting.kept.entry(&id("a"), &id("a1")).unwrap().planned.clone().unwrap();
    assert_eq!(planned.by.as_deref(), Some("Ana"));
}

#[test]
fn the_lowest_level_that_fails_is_the_one_that_keeps_those_above_from_counting() {
    let third = MODEL.to_owned()
        + "  - id: three
    name: Third
    strategies:
      - id: d
        name: Delta
        theme: t
        risks: [{id: r, risk: Delta goes wrong.}]
        practices:
          - {id: d1, essential: true, ask: Is d1 in place?, next_step: Do d1.}
";
    let model = model_of(&third);
    let beyond = [keys("11").collect(), vec![Action::Pick(Some(1))], keys("11").collect::<Vec<_>>()].concat();
    let (mut keep, mut script) = (InMemory::new(blank()), Script::new(beyond));
    let mut machine = Machine::new(&model, blank(), &full(), today(), None).unwrap();
    Session::new(&mut machine, &mut script, &mut keep).run().unwrap();
    let said = &script.transcript;
    assert!(said.contains("[No level above counts before Level 1 passes. Go on with:: Level 3 · Third | Stop here]"), "{said}");
}

#[test]
fn a_review_goes_on_without_a_choice_between_levels() {
    let all = [("a", "a1"), ("a", "a2"), ("c", "c1"), ("c", "c2")].map(|(strategy, practice)| (strategy, practice, option("none")));
    let answers = Answers { assessed: Some("2026-01-01".parse().unwrap()), ..with(&all) };
    let sitting = sit(answers, &Selection { review: Some(0), ..full() }, Script::keys("...."));
    let said = &sitting.script.transcript;
    assert_eq!((sitting.outcome, sitting.script.left()), (Outcome::Finished, 0), "{said}");
    assert!(said.contains("Level 1 does not pass") && !said.contains("Go on with"), "{said}");
}
