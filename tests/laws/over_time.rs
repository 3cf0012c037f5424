//! Two assessments of one workload, answers tried out, and gaps accepted for now.

use jiff::ToSpan as _;
use maturity::answers::{Acceptance, Answers, Assignment};
use maturity::comparison::{Class, Comparison};
use maturity::model::{Model, PracticeRef};
use maturity::next_steps::{Goal, NextSteps, Step};
use maturity::report::{Difference, Report};
use maturity::scorecard::{Scorecard, State};
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::sample::Index;
use proptest::strategy::Strategy as Generator;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::{Fraction, points};
use crate::case::{Answer, Case, Form, Reply};
use crate::generate::{cases, runs, value};
use crate::plan::{self, ids};
use crate::text::TODAY;

/// The most practices that [`cases`] makes.
const MOST: usize = 4 * 3 * 4;

/// Two sets of answers to one model, about half of them the same.
fn pairs() -> impl Generator<Value = (Case, Case)> {
    let reply = prop_oneof![Just(Reply::Absent), Just(Reply::Unknown), Just(Reply::NotApplicable), value(), value()];
    let change = prop_oneof![Just(None), reply.prop_map(|reply| Some(Answer::new(reply)))];
    (cases(), vec(change, MOST)).prop_map(|(case, changes)| {
        let changes = case.places().into_iter().zip(changes).filter_map(|(place, answer)| Some((place, answer?)));
        let after = changes.fold(case.clone(), |case, (place, answer)| case.with(place, answer));
        (case, after)
    })
}

/// What is known of a practice, by hand.
#[derive(Clone, Copy, Debug)]
struct Known {
    state: State,
    worth: Option<Fraction>,
}

impl Known {
    fn is_gap(self) -> bool {
        self.worth.is_some_and(|worth| worth < points(100))
    }

    fn is_full(self) -> bool {
        self.worth == Some(points(100))
    }
}

/// All classes that fit; "lost sight of" comes before what the values say.
fn classes(was: Known, is: Known) -> Vec<Class> {
    let lost = was.worth.is_some() && is.worth.is_none();
    let both = was.worth.zip(is.worth).filter(|_| !lost);
    let found_out = was.state.is_open() && is.worth.is_some();
    let no_gap = (was.is_full() && is.is_full()) || (was.worth.is_none() && !is.is_gap() && !found_out);
    let fitting = [
        (Class::LostSightOf, lost),
        (Class::Regressed, both.is_some_and(|(was, is)| is < was)),
        (Class::Resolved, both.is_some() && was.is_gap() && is.is_full()),
        (Class::Improved, both.is_some_and(|(was, is)| is > was) && is.is_gap()),
        (Class::StillOpen, both.is_some_and(|(was, is)| is == was) && is.is_gap()),
        (Class::FoundOut, found_out),
        (Class::New, was.state == State::NotApplicable && is.is_gap()),
        (Class::NoGap, no_gap && !lost),
    ];
    fitting.into_iter().filter(|(_, fits)| *fits).map(|(class, _)| class).collect()
}

/// The answer that a step leads to, as it is typed behind `--set`.
fn answer(case: &Case, step: &Step<'_, '_>) -> String {
    let place = case.places().into_iter().find(|place| {
        let (strategy, practice) = case.at(*place);
        (strategy.id.as_str(), practice.id.as_str()) == ids(step)
    });
    let place = place.unwrap();
    let (strategy, practice) = case.at(place);
    let steps = case.steps(&case.levels[place.0], strategy, practice);
    let reply = steps.iter().find(|other| other.target == step.target).unwrap().reply;
    match practice.form {
        Form::Scale(_) => format!("o{reply}"),
        Form::Checklist(items) => {
            (0..items).filter(|item| reply >> item & 1 == 1).map(|item| format!("i{item}")).collect::<Vec<_>>().join(",")
        }
    }
}

/// The level reached when all these steps are supposed to be done.
fn level_supposing<'s>(case: &Case, model: &Model, answers: &Answers, steps: impl Iterator<Item = &'s Step<'s, 's>>) -> usize {
    let typed = steps.map(|step| format!("{}/{}={}", step.place.strategy_id(), step.place.practice_id(), answer(case, step)));
    let read = |text: String| Assignment::read(&text, None, model, TODAY).unwrap_or_else(|faults| panic!("{faults}"));
    let assignments: Vec<Assignment> = typed.map(read).collect();
    let supposed = answers.clone().supposing(&assignments);
    Scorecard::new(model, &supposed).level
}

/// The answers with a decision to live with these practices for ten days.
fn accepting(model: &Model, answers: &Answers, accepted: &[bool]) -> Answers {
    let chosen = model.practices().zip(accepted).filter(|(_, accepted)| **accepted);
    chosen.fold(answers.clone(), |answers, ((_, strategy, practice), _)| {
        let subject = PracticeRef { strategy: strategy.id.clone(), practice: practice.id.clone() };
        let mut entry = answers.at(&subject).cloned().unwrap_or_default();
        entry.accepted = Some(Acceptance { reason: "For now.".to_owned(), until: TODAY.saturating_add(10.days()), by: None });
        answers.with(&subject, entry)
    })
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn every_practice_that_applies_before_or_after_falls_in_exactly_one_class((before, after) in pairs()) {
        let model = before.model();
        let answers = [before.answers(&model), after.answers(&model)];
        let [was, is] = [Scorecard::new(&model, &answers[0]), Scorecard::new(&model, &answers[1])];
        let found = Comparison::new(&was, &is);
        prop_assert!(found.only_before.is_empty() && found.only_after.is_empty());
        let mut applicable = 0;
        for place in before.places() {
            let [was, is] = [&before, &after].map(|case| {
                let (strategy, practice) = case.at(place);
                Known { state: case.state(strategy, practice), worth: case.worth(strategy, practice) }
            });
            if was.state == State::NotApplicable && is.state == State::NotApplicable {
                continue;
            }
            applicable += 1;
            let (strategy, practice) = before.at(place);
            let is_here = |id: &maturity::scorecard::Place<'_, '_>| {
                id.strategy_id().as_str() == strategy.id && id.practice_id().as_str() == practice.id
            };
            let changes: Vec<Class> = found.changes.iter().filter(|change| is_here(&change.after)).map(|change| change.class).collect();
            prop_assert_eq!(changes.len(), 1);
            prop_assert_eq!(changes, classes(was, is), "{}/{}", strategy.id, practice.id);
        }
        prop_assert_eq!(found.changes.len(), applicable);
        prop_assert_eq!(Class::ALL.map(|class| found.of(class).len()).iter().sum::<usize>(), applicable);
    }

    #[test]
    fn compared_with_itself_nothing_has_changed(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let comparison = Comparison::new(&scorecard, &scorecard);
        let steps = NextSteps::new(&scorecard, Goal::default());
        let report = Report { answers: &answers, scorecard: &scorecard, next_steps: &steps, as_of: TODAY, title: None, warnings: &[] };
        let difference = Difference { before: &report, after: &report, comparison: &comparison };
        prop_assert!(comparison.is_unchanged() && !comparison.got_worse());
        prop_assert!(comparison.changes.iter().all(|change| matches!(change.class, Class::StillOpen | Class::NoGap)));
        prop_assert!(difference.all_changes().next().is_none() && difference.other_changes().is_empty());
        prop_assert!(difference.steps_done().planned.is_empty() && difference.steps_done().others.is_empty());
        prop_assert!(difference.levels().iter().all(|level| level.points().is_none_or(|points| points.is_zero())));
    }

    #[test]
    fn what_got_worse_one_way_is_no_worse_the_other_way_round((before, after) in pairs()) {
        let model = before.model();
        let answers = [before.answers(&model), after.answers(&model)];
        let [was, is] = [Scorecard::new(&model, &answers[0]), Scorecard::new(&model, &answers[1])];
        let [there, back] = [Comparison::new(&was, &is), Comparison::new(&is, &was)];
        prop_assert_eq!(there.is_unchanged(), back.is_unchanged());
        prop_assert!(!(there.level_fell() && back.level_fell()));
        for change in there.of(Class::Regressed) {
            let returned = back.changes.iter().find(|other| std::ptr::eq(other.before.practice, change.after.practice)).unwrap();
            let is_better = matches!(returned.class, Class::Improved | Class::Resolved | Class::LostSightOf);
            prop_assert!(is_better, "{:?}", returned.class);
        }
    }

    #[test]
    fn supposing_every_step_of_a_plan_reaches_its_level_and_leaving_one_out_does_not(case in cases(), at in any::<Index>()) {
        let to = at.index(case.levels.len()) + 1;
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let plan = NextSteps::new(&scorecard, Goal { day: Some(TODAY), ..plan::to(to) }).plan;
        let reached = level_supposing(&case, &model, &answers, plan.iter());
        // A level in which nothing applies cannot be reached; a higher one may be all the same.
        prop_assert!(reached >= to || case.range_of(&case.levels[to - 1].strategies).is_none());
        for left_out in 0..plan.len() {
            let others = plan.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, step)| step);
            prop_assert!(level_supposing(&case, &model, &answers, others) < plan[left_out].place.number(), "without {:?}", ids(&plan[left_out]));
        }
    }

    #[test]
    fn what_is_accepted_stays_in_the_score_and_is_no_step_until_the_day_after(case in cases(), accepted in vec(any::<bool>(), MOST)) {
        let to = case.levels.len();
        let model = case.model();
        let plain = case.answers(&model);
        let answers = accepting(&model, &plain, &accepted);
        let [open, living] = [Scorecard::new(&model, &plain), Scorecard::new(&model, &answers)];
        prop_assert!(open.levels.iter().zip(&living.levels).all(|(a, b)| a.spread == b.spread && a.counts == b.counts));
        let last_day = TODAY.saturating_add(10.days());
        let steps = NextSteps::new(&living, Goal { day: Some(last_day), ..plan::to(to) });
        let offered = || steps.plan.iter().chain(&steps.after);
        prop_assert!(offered().all(|step| step.place.practice.accepted_on(last_day).is_none()));
        prop_assert!(steps.accepted.iter().all(|place| place.practice.accepted_on(last_day).is_some()));
        let all = NextSteps::new(&living, plan::to(to));
        prop_assert_eq!(offered().count() + steps.accepted.len(), all.plan.len() + all.after.len());
        let reached = level_supposing(&case, &model, &answers, steps.plan.iter());
        let lowest_out = steps.out_of_reach.first().map(|level| level.level.number);
        let can_be_reached = case.range_of(&case.levels[to - 1].strategies).is_some();
        prop_assert_eq!(reached >= to, lowest_out.is_none() && can_be_reached);
        let is_needed = living.levels.iter().any(|level| level.passes == Some(false) && level.level.number <= to);
        prop_assert_eq!(steps.is_needed(), is_needed);
        prop_assert_eq!(steps.outcome.is_some(), is_needed && lowest_out.is_none());
        let with_all_steps = level_supposing(&case, &model, &answers, offered());
        prop_assert!(lowest_out.is_none_or(|level| with_all_steps < level));
        let after = NextSteps::new(&living, Goal { day: Some(last_day.saturating_add(1.days())), ..plan::to(to) });
        prop_assert!(after.plan.iter().map(ids).eq(all.plan.iter().map(ids)) && after.accepted.is_empty());
    }
}
