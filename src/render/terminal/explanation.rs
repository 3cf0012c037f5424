//! One part of a model as a workload has it: its answer, what it is worth, what it loses and what it holds up.

use super::{Printout, model, strategies, sums};
use crate::model::{Level, Part, Strategy};
use crate::next_steps::Step;
use crate::render::{Canvas, words};
use crate::report::{Report, strategies_of_level};
use crate::scorecard::{LevelScore, Place, Points, PracticeScore, StrategyScore};
use crate::text::visible;

/// A label and what it says.
type Fact = (&'static str, String);

/// The page of one part of a model, with what a workload has of it.
pub(crate) fn explanation<'a>(report: &Report<'_, 'a>, part: Part<'a>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    let level = |level: &Level| report.scorecard.levels.iter().find(|score| score.number() == level.number);
    if let Part::Level(found) = part
        && let Some(score) = level(found)
    {
        how_it_stands(&mut out, report, score);
    }
    model::write(&mut out, report.model(), part, None);
    match part {
        Part::Model => {}
        Part::Level(found) => level(found).into_iter().for_each(|score| {
            sums::section(&mut out, "The sums", &sums::of_level(report, score));
        }),
        Part::Strategy(_, strategy) => find(report, strategy).into_iter().for_each(|(level, score)| {
            in_workload(&mut out, report);
            facts(&mut out, of_strategy(report, level, score));
            out.heading("The sums");
            sums::strategy(&mut out, score, level.thresholds.floor);
        }),
        Part::Practice(_, _, practice) => report.scorecard.place(practice).into_iter().for_each(|place| {
            in_workload(&mut out, report);
            facts(&mut out, of_practice(report, &place));
        }),
    }
    out.finish()
}

fn in_workload(out: &mut Printout, report: &Report<'_, '_>) {
    out.heading(&format!("In {}", words::line(&report.answers.workload)));
}

/// How a level and its strategies stand.
fn how_it_stands(out: &mut Printout, report: &Report<'_, '_>, score: &LevelScore<'_>) {
    let thresholds = score.thresholds;
    let mark = words::mark(&report.mark(score));
    out.strong(0, &format!("{}: Level {} {mark}", words::line(&report.answers.workload), score.number()));
    strategies::rows(out, &strategies_of_level(score), thresholds);
    strategies::legend(out, thresholds);
    out.blank();
}

fn facts(out: &mut Printout, facts: impl IntoIterator<Item = Fact>) {
    facts.into_iter().for_each(|(label, text)| out.item(&format!("  {label}: "), &text));
}

fn find<'s, 'a>(report: &Report<'s, 'a>, strategy: &Strategy) -> Option<(&'s LevelScore<'a>, &'s StrategyScore<'a>)> {
    report.scorecard.strategies().find(|(_, score)| *score.id() == strategy.id)
}

fn of_strategy(report: &Report<'_, '_>, level: &LevelScore<'_>, score: &StrategyScore<'_>) -> Vec<Fact> {
    let lost = score.practices.iter().map(PracticeScore::points_lost).sum::<Points>();
    let of_level = format!("{} points of Level {}", lost.digits(), level.number());
    let facts = [
        Some(("In place", words::in_place(score))),
        score.is_applicable().then_some(("Points lost", of_level)),
        holds_up(report, score.strategy),
        place_in_the_plan(report, |step| step.place.strategy_id() == score.id()),
    ];
    facts.into_iter().flatten().collect()
}

fn of_practice(report: &Report<'_, '_>, place: &Place<'_, '_>) -> Vec<Fact> {
    let score = place.practice;
    let text = |text: &str| visible(text.trim()).into_owned();
    let lost = format!("{} points of Level {}", sums::points_lost(place), place.number());
    let mut facts = vec![("Answer", answer_in_full(report, score))];
    facts.extend(score.reason.map(|reason| ("Set aside", text(reason))));
    facts.extend(score.entry.and_then(|entry| entry.note.as_deref()).map(|note| ("Note", text(note))));
    facts.extend(words::evidence(score).into_iter().map(|evidence| ("Evidence", evidence.text)));
    facts.extend(score.value.as_ref().map(|value| ("Value", format!("{} of 100", value.digits()))));
    facts.extend(score.practice.essential.then(|| essential(place)).flatten());
    facts.extend(score.is_applicable().then_some(("Points lost", lost)));
    facts.extend(holds_up(report, place.strategy.strategy));
    facts.extend(place_in_the_plan(report, |step| std::ptr::eq(step.place.practice, score)));
    facts
}

/// Whether an essential practice holds its level back; nothing where it does not apply.
fn essential(place: &Place<'_, '_>) -> Option<Fact> {
    let (level, needed) = (place.number(), place.level.thresholds.achieved_at);
    let fails = place.practice.is_failing_essential(needed);
    let told = if fails {
        format!("Level {level} does not pass before it is {needed} of 100")
    } else {
        format!("it does not hold back Level {level}")
    };
    place.practice.is_applicable().then_some(("Essential", told))
}

fn answer_in_full(report: &Report<'_, '_>, score: &PracticeScore<'_>) -> String {
    let entry = score.entry.filter(|entry| entry.answer.is_some());
    let day = entry.and_then(|entry| entry.reviewed.or(report.answers.assessed)).map(|day| format!(", as of {day}")).unwrap_or_default();
    format!("{}{day}", words::answer(score))
}

/// What builds on a strategy, with how far it is in place, and how much builds on that.
fn holds_up(report: &Report<'_, '_>, strategy: &Strategy) -> Option<Fact> {
    let with_its_score = |above: &Strategy| {
        let (level, score) = find(report, above)?;
        Some(format!("{} (Level {}, {})", words::strategy(score), level.number(), words::in_place(score)))
    };
    let direct: Vec<String> = report.model().built_on(&strategy.id).filter_map(with_its_score).collect();
    let more = match report.model().held_up_by(&strategy.id).len() - direct.len() {
        0 => String::new(),
        more => format!("; through them {more} more"),
    };
    (!direct.is_empty()).then(|| ("Holds up", format!("{}{more}", direct.join("; "))))
}

/// Where steps stand among the next steps.
fn place_in_the_plan(report: &Report<'_, '_>, is_meant: impl Fn(&Step<'_, '_>) -> bool) -> Option<Fact> {
    let steps = report.next_steps;
    let [planned, later] = [&steps.plan, &steps.after].map(|steps| steps.iter().filter(|step| is_meant(step)).count());
    let to = steps.to.map(|to| format!("the plan to reach Level {to}")).unwrap_or_default();
    let of_plan = format!("{} of {to}", words::counted(planned, "step", "steps"));
    match (planned, later) {
        (0, 0) => None,
        (0, _) => Some(("Plan", "comes after the plan".to_owned())),
        (_, 0) => Some(("Plan", of_plan)),
        _ => Some(("Plan", format!("{of_plan}, {later} later"))),
    }
}
