//! Two reports side by side for machines.

use serde::Serialize;

use super::schema::JsonReport;
use super::{document, to_text};
use crate::comparison::{Change, Class, Place};
use crate::report::Difference;
use crate::scorecard::{LevelScore, Points};

#[derive(Debug, Serialize)]
struct JsonComparison<'r> {
    schema_version: u32,
    model: &'r str,
    before: JsonSide<'r>,
    after: JsonSide<'r>,
    unchanged: bool,
    level_fell: bool,
    got_worse: bool,
    counts: JsonClasses,
    changes: Vec<JsonChange<'r>>,
    steps_done: Vec<JsonStepDone<'r>>,
    only_before: Vec<JsonName<'r>>,
    only_after: Vec<JsonName<'r>>,
    remarks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct JsonSide<'r> {
    workload: &'r str,
    model_version: &'r str,
    assessed: Option<String>,
    level: usize,
    level_possible: usize,
    levels: Vec<JsonLevelSide<'r>>,
}

#[derive(Debug, Serialize)]
struct JsonLevelSide<'r> {
    level: usize,
    id: &'r str,
    score: Option<f64>,
    high: Option<f64>,
    passes: Option<bool>,
    counts: Option<bool>,
}

#[derive(Debug, Serialize)]
struct JsonClasses {
    regressed: usize,
    lost_sight_of: usize,
    new: usize,
    improved: usize,
    resolved: usize,
    still_open: usize,
    none: usize,
}

#[derive(Debug, Serialize)]
struct JsonChange<'r> {
    class: &'static str,
    level: usize,
    strategy: &'r str,
    practice: &'r str,
    before: JsonPracticeSide,
    after: JsonPracticeSide,
}

#[derive(Debug, Serialize)]
struct JsonPracticeSide {
    state: &'static str,
    value: Option<f64>,
    points_lost: f64,
}

#[derive(Debug, Serialize)]
struct JsonStepDone<'r> {
    strategy: &'r str,
    practice: &'r str,
    step: &'r str,
    in_plan: bool,
}

#[derive(Debug, Serialize)]
struct JsonName<'r> {
    strategy: &'r str,
    practice: &'r str,
}

/// The present report and the one that would be, both in the shape of the report.
#[derive(Debug, Serialize)]
struct JsonWhatIf<'r> {
    schema_version: u32,
    supposed: Vec<JsonChange<'r>>,
    present: JsonReport<'r>,
    result: JsonReport<'r>,
}

/// What would be with other answers, as JSON.
pub fn what_if(difference: &Difference<'_, '_, '_>) -> String {
    to_text(&JsonWhatIf {
        schema_version: 1,
        supposed: difference.comparison.changes.iter().filter(|change| change.is_any()).map(change).collect(),
        present: document(difference.before),
        result: document(difference.after),
    })
}

/// What changed, as JSON: every practice that applies before or after has one entry.
pub fn comparison(difference: &Difference<'_, '_, '_>) -> String {
    let found = difference.comparison;
    let count = |class| found.of(class).len();
    to_text(&JsonComparison {
        schema_version: 1,
        model: difference.after.model().id.as_str(),
        before: side(difference.before),
        after: side(difference.after),
        unchanged: found.is_unchanged(),
        level_fell: found.level_fell(),
        got_worse: found.got_worse(),
        counts: JsonClasses {
            regressed: count(Class::Regressed),
            lost_sight_of: count(Class::LostSightOf),
            new: count(Class::New),
            improved: count(Class::Improved),
            resolved: count(Class::Resolved),
            still_open: count(Class::StillOpen),
            none: count(Class::NoGap),
        },
        changes: found.changes.iter().map(change).collect(),
        steps_done: steps_done(difference),
        only_before: found.only_before.iter().map(name).collect(),
        only_after: found.only_after.iter().map(name).collect(),
        remarks: difference.remarks(),
    })
}

fn side<'r>(report: &'r crate::report::Report<'_, '_>) -> JsonSide<'r> {
    JsonSide {
        workload: &report.answers.workload,
        model_version: &report.model().version,
        assessed: report.answers.assessed.map(|day| day.to_string()),
        level: report.scorecard.level,
        level_possible: report.scorecard.level_possible,
        levels: report.scorecard.levels.iter().map(level_side).collect(),
    }
}

fn level_side<'r>(score: &LevelScore<'r>) -> JsonLevelSide<'r> {
    JsonLevelSide {
        level: score.level.number,
        id: score.level.id.as_str(),
        score: score.score().map(Points::to_f64),
        high: score.spread.as_ref().map(|spread| spread.high.to_f64()),
        passes: score.passes,
        counts: score.counts,
    }
}

fn change<'r>(change: &Change<'_, 'r>) -> JsonChange<'r> {
    let JsonName { strategy, practice } = name(&change.after);
    JsonChange {
        class: change.class.as_str(),
        level: change.after.level.level.number,
        strategy,
        practice,
        before: practice_side(&change.before),
        after: practice_side(&change.after),
    }
}

fn practice_side(place: &Place<'_, '_>) -> JsonPracticeSide {
    let score = place.practice;
    JsonPracticeSide {
        state: score.state.as_str(),
        value: score.value.as_ref().map(Points::to_f64),
        points_lost: score.points_lost().to_f64(),
    }
}

fn steps_done<'r>(difference: &Difference<'_, '_, 'r>) -> Vec<JsonStepDone<'r>> {
    let steps = difference.before.next_steps;
    let later = steps.after.iter().chain(&steps.accepted).map(|step| (false, step));
    let all = steps.plan.iter().map(|step| (true, step)).chain(later);
    let done = all.filter(|(_, step)| difference.is_done(step));
    done.map(|(in_plan, step)| JsonStepDone {
        strategy: step.strategy.strategy.id.as_str(),
        practice: step.practice.practice.id.as_str(),
        step: &step.practice.practice.next_step,
        in_plan,
    })
    .collect()
}

fn name<'r>(place: &Place<'_, 'r>) -> JsonName<'r> {
    JsonName { strategy: place.strategy.strategy.id.as_str(), practice: place.practice.practice.id.as_str() }
}
