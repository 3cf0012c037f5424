//! Two assessments side by side, and what would be with other answers, in JSON.

use super::report::JsonReport;
use super::{document, objects, to_text};
use crate::comparison::{Change, Class};
use crate::render::words;
use crate::report::{Difference, Report};
use crate::scorecard::{LevelScore, Place, Points, PracticeScore};

/// What would be with other answers, as JSON.
pub(crate) fn what_if(difference: &Difference<'_, '_, '_>) -> String {
    to_text(&JsonWhatIf::new(difference))
}

/// What changed, as JSON: every practice that applies before or after has one entry.
pub(crate) fn comparison(difference: &Difference<'_, '_, '_>) -> String {
    to_text(&JsonComparison::new(difference.after, Some(difference)))
}

/// The first assessment in the shape of [`comparison`]: nothing was before.
pub(crate) fn first_assessment(report: &Report<'_, '_>) -> String {
    to_text(&JsonComparison::new(report, None))
}

objects! {
    /// The present report and the one that would be, both in the shape of the report.
    JsonWhatIf<'r> as "WhatIf" (difference: &'r Difference<'_, '_, '_>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// What is supposed, practice by practice.
        supposed: Vec<JsonChange<'r>> = difference.all_changes().map(JsonChange::new).collect();
        /// The report as it is.
        present: JsonReport<'r> = document(difference.before);
        /// The report as it would be.
        result: JsonReport<'r> = document(difference.after);
    }

    /// What changed between two answers files.
    JsonComparison<'r> as "Comparison" (after: &'r Report<'r, 'r>, difference: Option<&'r Difference<'r, 'r, 'r>>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// The id of the model of both.
        model: &'r str = after.model().id.as_str();
        /// The earlier one; null where there was none, at the first assessment.
        before: Option<JsonSide<'r>> = difference.map(|difference| JsonSide::new(difference.before));
        /// The later one.
        after: JsonSide<'r> = JsonSide::new(after);
        /// Whether nothing differs.
        unchanged: bool = difference.is_some_and(|difference| difference.comparison.is_unchanged());
        /// Whether the level reached is lower.
        level_fell: bool = difference.is_some_and(|difference| difference.comparison.level_fell());
        /// Whether the level fell, or an answer regressed or was lost sight of.
        got_worse: bool = difference.is_some_and(|difference| difference.comparison.got_worse());
        /// How many practices are in each class.
        counts: JsonClasses = JsonClasses::new(&|class| difference.map_or(0, |difference| difference.comparison.of(class).len()));
        /// Every practice that applies before or after, in model order.
        changes: Vec<JsonChange<'r>> = difference.iter().flat_map(|difference| &difference.comparison.changes).map(JsonChange::new).collect();
        /// The next steps of the earlier report that have been taken.
        steps_done: Vec<JsonStepDone<'r>> = difference.map(steps_done).unwrap_or_default();
        /// The questions that only the earlier version of the model asks.
        only_before: Vec<JsonName<'r>> = difference.iter().flat_map(|difference| &difference.comparison.only_before).map(JsonName::new).collect();
        /// The questions that only the later version of the model asks.
        only_after: Vec<JsonName<'r>> = difference.iter().flat_map(|difference| &difference.comparison.only_after).map(JsonName::new).collect();
        /// What else there is to know, for people.
        remarks: Vec<String> = difference.map_or_else(|| vec![words::FIRST_ASSESSMENT.to_owned()], words::remarks);
    }

    /// One of the two answers files.
    JsonSide<'r> as "Side" (report: &'r Report<'_, '_>) {
        /// What is assessed.
        workload: &'r str = &report.answers.workload;
        /// The version of the model that scored it.
        model_version: &'r str = &report.model().version;
        /// The day of the first assessment: `YYYY-MM-DD`.
        assessed: Option<String> = report.answers.assessed.map(|day| day.to_string());
        /// The highest level that counts; 0 below Level 1.
        level: usize = report.scorecard.level;
        /// The same if every open answer turned out best.
        level_possible: usize = report.scorecard.level_possible;
        /// Every level, lowest first.
        levels: Vec<JsonLevelSide<'r>> = report.scorecard.levels.iter().map(JsonLevelSide::new).collect();
    }

    /// A level in one of the two.
    JsonLevelSide<'r> as "LevelSide" (found: &LevelScore<'r>) {
        /// Its number, from 1.
        level: usize = found.number();
        /// Its id.
        id: &'r str = found.level.id.as_str();
        /// Its score, in per cent, open answers counting 0; null when not assessed.
        score: Option<f64> = found.score().map(Points::to_f64);
        /// The same with open answers counting 100; null when nothing of it applies.
        high: Option<f64> = found.spread.as_ref().map(|spread| spread.high.to_f64());
        /// Whether it passes by itself; null when nothing of it applies.
        passes: Option<bool> = found.passes;
        /// Whether it passes and no level below it fails; null when nothing of it applies.
        counts: Option<bool> = found.counts;
    }

    /// How many practices are in each class.
    JsonClasses as "Classes" (count: &dyn Fn(Class) -> usize) {
        /// A known value is lower, or no longer 100.
        regressed: usize = count(Class::Regressed);
        /// What was known is open or set aside.
        lost_sight_of: usize = count(Class::LostSightOf);
        /// A gap where there was no question, or it was set aside.
        new: usize = count(Class::New);
        /// What was open is known.
        found_out: usize = count(Class::FoundOut);
        /// A gap is smaller.
        improved: usize = count(Class::Improved);
        /// A gap is gone.
        resolved: usize = count(Class::Resolved);
        /// A gap is as large as before.
        still_open: usize = count(Class::StillOpen);
        /// No gap before or after.
        none: usize = count(Class::NoGap);
    }

    /// What became of a practice.
    JsonChange<'r> as "Change" (change: &Change<'_, 'r>) {
        /// Its class, one of the names in `counts`.
        class: &'static str = change.class.as_str();
        /// The number of its level.
        level: usize = change.after.number();
        /// The id of its strategy.
        strategy: &'r str = change.after.strategy_id().as_str();
        /// Its id within the strategy.
        practice: &'r str = change.after.practice_id().as_str();
        /// What it was.
        before: JsonPracticeSide = JsonPracticeSide::new(change.before.practice);
        /// What it is.
        after: JsonPracticeSide = JsonPracticeSide::new(change.after.practice);
    }

    /// A practice in one of the two.
    JsonPracticeSide as "PracticeSide" (score: &PracticeScore<'_>) {
        /// `answered`, `unanswered`, `unknown`, `stale` or `not_applicable`.
        state: &'static str = score.state.as_str();
        /// What the answer is worth, 0 to 100; null when open or set aside.
        value: Option<f64> = score.value.as_ref().map(Points::to_f64);
        /// Points of the level's score that it loses.
        points_lost: f64 = score.points_lost().to_f64();
    }

    /// A next step of the earlier report that has been taken.
    JsonStepDone<'r> as "StepDone" (done: &Place<'_, 'r>, was_planned: bool) {
        /// The id of its strategy.
        strategy: &'r str = done.strategy_id().as_str();
        /// Its id within the strategy.
        practice: &'r str = done.practice_id().as_str();
        /// What it began with.
        step: &'r str = &done.asked().next_step;
        /// Whether it belonged to the plan.
        in_plan: bool = was_planned;
    }

    /// A question that only one version of the model asks.
    JsonName<'r> as "Name" (place: &Place<'_, 'r>) {
        /// The id of its strategy.
        strategy: &'r str = place.strategy_id().as_str();
        /// Its id within the strategy.
        practice: &'r str = place.practice_id().as_str();
    }
}

fn steps_done<'r>(difference: &Difference<'_, '_, 'r>) -> Vec<JsonStepDone<'r>> {
    let done = difference.steps_done();
    let planned = done.planned.iter().map(|step| JsonStepDone::new(step, true));
    planned.chain(done.others.iter().map(|step| JsonStepDone::new(step, false))).collect()
}
