//! Where a workload stands, in words, and what its report is headed and footed with.

use super::{counted, line_of, percent_range, plan_heading, question_kind, risk_counts, rules};
use crate::model::{Level, Source};
use crate::report::{LevelRange, Mark, Report, Rung, Section};
use crate::scorecard::{Cell, LevelScore};
use crate::text::{listed, visible_line};

/// What a section is headed; nothing for the foot.
pub(crate) fn heading(section: &Section<'_, '_>) -> String {
    match section {
        Section::Summary(summary) => visible_line(summary.standing.workload),
        Section::Levels(_) => "Levels".to_owned(),
        Section::Strategies(_) => "Strategies".to_owned(),
        Section::Blockers(level, _) => format!("Everything that holds back Level {}", level.number()),
        Section::Plan(plan) => plan_heading(plan).unwrap_or_else(|| "Next steps".to_owned()),
        Section::After(..) => "After that".to_owned(),
        Section::Later(_) => "More steps".to_owned(),
        Section::Questions(kind, _) => question_kind(*kind).to_owned(),
        Section::Risks(rows) => risk_counts(rows),
        Section::FindOut(_) => "Find out first".to_owned(),
        Section::HeatMap(_) => "Themes across levels".to_owned(),
        Section::NotAssessed(_) => "Not assessed".to_owned(),
        Section::Warnings(_) => "To look at in the answers file".to_owned(),
        Section::Answers(_) => "Answers".to_owned(),
        Section::Footer => String::new(),
    }
}

/// `What holds back Level 3`.
pub(crate) fn holds_back(level: &LevelScore<'_>) -> String {
    format!("What holds back Level {}", level.number())
}

/// What a document is called, where its first lines are not in sight: `checkout: Level 2`, or what was asked for.
pub(crate) fn title(report: &Report<'_, '_>) -> String {
    let standing = || format!("{}: {}", visible_line(&report.answers.workload), level_range(&LevelRange::of(report.scorecard)));
    report.title.map_or_else(standing, visible_line)
}

/// What a document is headed, above its standing: the workload, or what was asked for.
pub(crate) fn document_title(report: &Report<'_, '_>) -> String {
    visible_line(report.title.unwrap_or(&report.answers.workload))
}

/// `Operational Excellence 1.0.0 · assessed 2026-09-29 by Ana and Raj, reviewed 2026-11-18 by Sofie`, as far as the file says.
pub(crate) fn context(report: &Report<'_, '_>) -> String {
    [Some(model(report)), sittings(report)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `assessed 2026-09-29 by Ana and Raj, reviewed 2026-11-18 by Sofie`; of several reviews the latest.
fn sittings(report: &Report<'_, '_>) -> Option<String> {
    let answers = report.answers;
    let assessed = done_by(answers.assessed.map(|day| format!("assessed {day}")), &answers.assessors);
    let review = answers.reviews.iter().max_by_key(|review| review.on);
    let reviewed = review.map(|review| done_by(Some(format!("reviewed {}", review.on)), &review.by));
    let sittings: Vec<String> = [Some(assessed), reviewed].into_iter().flatten().filter(|sitting| !sitting.is_empty()).collect();
    (!sittings.is_empty()).then(|| sittings.join(", "))
}

/// What a report is about and by whom, for those who want to know: each fact with its label.
pub(crate) fn metadata(report: &Report<'_, '_>) -> Vec<(&'static str, String)> {
    let answers = report.answers;
    let assessed = done_by(answers.assessed.map(|day| day.to_string()), &answers.assessors);
    let reviews = answers.reviews.iter().map(|review| ("Reviewed", done_by(Some(review.on.to_string()), &review.by)));
    let facts = [("Workload", visible_line(&answers.workload)), ("Model", model(report)), ("Assessed", assessed)].into_iter();
    let all = facts.chain(reviews).chain([("Report as of", report.as_of.to_string())]);
    all.filter(|(_, text)| !text.is_empty()).collect()
}

/// `assessed 2026-11-18 by Ana and Raj`.
fn done_by(what: Option<String>, people: &[String]) -> String {
    let names: Vec<String> = people.iter().map(|name| visible_line(name)).collect();
    let by = (!names.is_empty()).then(|| format!("by {}", listed(&names)));
    what.into_iter().chain(by).collect::<Vec<_>>().join(" ")
}

fn model(report: &Report<'_, '_>) -> String {
    format!("{} {}", visible_line(&report.model().title), report.model().version)
}

/// `Level 2`, `Below Level 1`, `No level applies`, `Level 2, possibly 3 (6 answers open)`.
pub(crate) fn level_range(range: &LevelRange) -> String {
    let LevelRange { applies, level, possible, open } = *range;
    let reached = match level {
        _ if !applies => "No level applies".to_owned(),
        0 => "Below Level 1".to_owned(),
        _ => format!("Level {level}"),
    };
    if possible == level {
        return reached;
    }
    format!("{reached}, possibly {possible} ({} open)", counted(open, "answer", "answers"))
}

/// What a level means: `Level 2 · Process standardization: …`.
pub(crate) fn goal(level: &Level) -> String {
    let goal = line_of(level.goal.as_ref()).map(|goal| format!(": {goal}")).unwrap_or_default();
    format!("Level {} · {}{goal}", level.number, visible_line(&level.name))
}

/// `Levels 2 and 3 pass on their own and wait for Level 1.`
pub(crate) fn waiting((waiting, failing): &(Vec<usize>, Vec<usize>)) -> String {
    let verbs = if waiting.len() == 1 { "passes on its own and waits" } else { "pass on their own and wait" };
    format!("{} {verbs} for {}.", levels(waiting), levels(failing))
}

/// `Level 2`, `Levels 2 and 3`.
fn levels(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!("Level{} {}", if numbers.len() == 1 { "" } else { "s" }, listed(&numbers))
}

/// `Level 3, not yet reached`.
pub(crate) fn target((target, is_reached): &(usize, bool)) -> String {
    format!("Level {target}, {}", if *is_reached { "reached" } else { "not yet reached" })
}

/// The sign of a mark.
pub(crate) fn mark_sign(rung: &Rung<'_, '_>) -> &'static str {
    match rung.mark {
        Mark::Counts => "✓",
        Mark::Waits(_) => "○",
        Mark::CouldPass(_) => "?",
        Mark::Fails => "✗",
        Mark::NotAssessed => "–",
        Mark::NotApplicable => "n/a",
    }
}

/// A mark in words: `passes`, `passes, waits for Level 2`, `undecided, 4 open`.
pub(crate) fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Counts => "passes".to_owned(),
        Mark::Waits(below) => format!("passes, waits for Level {below}"),
        Mark::CouldPass(open) => format!("undecided, {open} open"),
        Mark::Fails => "fails".to_owned(),
        Mark::NotAssessed => "not assessed".to_owned(),
        Mark::NotApplicable => "does not apply".to_owned(),
    }
}

/// `58 to 66 %`; empty where nothing is known.
pub(crate) fn rung_percent(rung: &Rung<'_, '_>) -> String {
    rung.spread().map(percent_range).unwrap_or_default()
}

/// What a bar says to those who do not see it: `58 to 66 %, undecided, 6 open`.
pub(crate) fn rung_label(rung: &Rung<'_, '_>) -> String {
    format!("{}, {}", rung_percent(rung), mark(&rung.mark))
}

/// `3 ✗ 58 to 66 %`: a level in a row of all.
pub(crate) fn rung_in_short(rung: &Rung<'_, '_>) -> String {
    format!("{} {}", rung.level.number(), standing_in_short(rung))
}

/// `✗ 58 to 66 %`.
pub(crate) fn standing_in_short(rung: &Rung<'_, '_>) -> String {
    format!("{} {}", mark_sign(rung), rung_percent(rung)).trim_end().to_owned()
}

/// A cell of the heat map: `58`, `58–66` where answers are open, `–` not assessed, empty where the theme has nothing in that level.
pub(crate) fn cell(cell: &Cell) -> String {
    match &cell.spread {
        None => String::new(),
        Some(_) if !cell.assessed => "–".to_owned(),
        Some(spread) if spread.score.floor() == spread.high.floor() => spread.score.floor().to_string(),
        Some(spread) => format!("{}–{}", spread.score.floor(), spread.high.floor()),
    }
}

/// `Self-assessment with Operational Excellence 1.0.0, assessed 2026-09-29 by Ana and Raj; as of 2026-11-22.`
pub(crate) fn made(report: &Report<'_, '_>) -> String {
    let sittings = sittings(report).map_or_else(|| ", ".to_owned(), |sittings| format!(", {sittings}; "));
    format!("Self-assessment with {}{sittings}as of {}.", model(report), report.as_of)
}

/// When a level is reached, as the foot of a report says it.
pub(crate) fn footer_rules(report: &Report<'_, '_>) -> String {
    format!("{} What is open is taken as not in place.", rules(report.model()))
}

/// The attribution of the text that a model describes.
pub(crate) fn source(source: &Source) -> String {
    format!("The model is written after: {}", visible_line(&source.title))
}
