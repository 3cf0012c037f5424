//! Two assessments side by side, and what would be with other answers, in JSON.

use super::report::JsonReport;
use super::{document, objects, to_text};
use crate::comparison::{Change, Class, Comparison};
use crate::render::words;
use crate::report::{Difference, Report};
use crate::scorecard::{LevelScore, Place, Points, PracticeScore};

/// What would be with other answers, as JSON.
pub(crate) fn what_if(difference: &Difference<'_, '_, '_>) -> String {
    to_text(&JsonWhatIf::new(difference))
}

/// What changed, as JSON: every practice that applies before or after has one entry.
pub(crate) fn comparison(difference: &Difference<'_, '_, '_>) -> String {
    to_text(&JsonComparison::new(difference, difference.comparison))
}

/// The first assessment in the shape of [`comparison`]: nothing was before.
pub(crate) fn first_assessment(report: &Report<'_, '_>) -> String {
    to_text(&JsonFirst::new(report))
}

objects! {
    /// The present report and the one that would be, both in the shape of the report.
    JsonWhatIf<'r>(difference: &'r Difference<'_, '_, '_>) {
        schema_version: u32 = 1;
        supposed: Vec<JsonChange<'r>> = difference.all_changes().map(JsonChange::new).collect();
        present: JsonReport<'r> = document(difference.before);
        result: JsonReport<'r> = document(difference.after);
    }

    JsonComparison<'r>(difference: &'r Difference<'_, '_, '_>, found: &'r Comparison<'_, '_>) {
        schema_version: u32 = 1;
        model: &'r str = difference.after.model().id.as_str();
        before: JsonSide<'r> = JsonSide::new(difference.before);
        after: JsonSide<'r> = JsonSide::new(difference.after);
        unchanged: bool = found.is_unchanged();
        level_fell: bool = found.level_fell();
        got_worse: bool = found.got_worse();
        counts: JsonClasses = JsonClasses::new(&|class| found.of(class).len());
        changes: Vec<JsonChange<'r>> = found.changes.iter().map(JsonChange::new).collect();
        steps_done: Vec<JsonStepDone<'r>> = steps_done(difference);
        only_before: Vec<JsonName<'r>> = found.only_before.iter().map(JsonName::new).collect();
        only_after: Vec<JsonName<'r>> = found.only_after.iter().map(JsonName::new).collect();
        remarks: Vec<String> = words::remarks(difference);
    }

    JsonFirst<'r>(report: &'r Report<'_, '_>) {
        schema_version: u32 = 1;
        model: &'r str = report.model().id.as_str();
        before: Option<JsonSide<'r>> = None;
        after: JsonSide<'r> = JsonSide::new(report);
        unchanged: bool = false;
        level_fell: bool = false;
        got_worse: bool = false;
        counts: JsonClasses = JsonClasses::new(&|_| 0);
        changes: Vec<JsonChange<'r>> = Vec::new();
        steps_done: Vec<JsonStepDone<'r>> = Vec::new();
        only_before: Vec<JsonName<'r>> = Vec::new();
        only_after: Vec<JsonName<'r>> = Vec::new();
        remarks: Vec<String> = vec![words::FIRST_ASSESSMENT.to_owned()];
    }

    JsonSide<'r>(report: &'r Report<'_, '_>) {
        workload: &'r str = &report.answers.workload;
        model_version: &'r str = &report.model().version;
        assessed: Option<String> = report.answers.assessed.map(|day| day.to_string());
        level: usize = report.scorecard.level;
        level_possible: usize = report.scorecard.level_possible;
        levels: Vec<JsonLevelSide<'r>> = report.scorecard.levels.iter().map(JsonLevelSide::new).collect();
    }

    JsonLevelSide<'r>(found: &LevelScore<'r>) {
        level: usize = found.number();
        id: &'r str = found.level.id.as_str();
        score: Option<f64> = found.score().map(Points::to_f64);
        high: Option<f64> = found.spread.as_ref().map(|spread| spread.high.to_f64());
        passes: Option<bool> = found.passes;
        counts: Option<bool> = found.counts;
    }

    JsonClasses(count: &dyn Fn(Class) -> usize) {
        regressed: usize = count(Class::Regressed);
        lost_sight_of: usize = count(Class::LostSightOf);
        new: usize = count(Class::New);
        found_out: usize = count(Class::FoundOut);
        improved: usize = count(Class::Improved);
        resolved: usize = count(Class::Resolved);
        still_open: usize = count(Class::StillOpen);
        none: usize = count(Class::NoGap);
    }

    JsonChange<'r>(change: &Change<'_, 'r>) {
        class: &'static str = change.class.as_str();
        level: usize = change.after.number();
        strategy: &'r str = change.after.strategy_id().as_str();
        practice: &'r str = change.after.practice_id().as_str();
        before: JsonPracticeSide = JsonPracticeSide::new(change.before.practice);
        after: JsonPracticeSide = JsonPracticeSide::new(change.after.practice);
    }

    JsonPracticeSide(score: &PracticeScore<'_>) {
        state: &'static str = score.state.as_str();
        value: Option<f64> = score.value.as_ref().map(Points::to_f64);
        points_lost: f64 = score.points_lost().to_f64();
    }

    JsonStepDone<'r>(done: &Place<'_, 'r>, was_planned: bool) {
        strategy: &'r str = done.strategy_id().as_str();
        practice: &'r str = done.practice_id().as_str();
        step: &'r str = &done.asked().next_step;
        in_plan: bool = was_planned;
    }

    JsonName<'r>(place: &Place<'_, 'r>) {
        strategy: &'r str = place.strategy_id().as_str();
        practice: &'r str = place.practice_id().as_str();
    }
}

fn steps_done<'r>(difference: &Difference<'_, '_, 'r>) -> Vec<JsonStepDone<'r>> {
    let done = difference.steps_done();
    let planned = done.planned.iter().map(|step| JsonStepDone::new(step, true));
    planned.chain(done.others.iter().map(|step| JsonStepDone::new(step, false))).collect()
}
