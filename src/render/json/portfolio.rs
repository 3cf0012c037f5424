//! Many workloads in JSON, and each of them as a line of its own.

use std::io;

use jiff::civil::Date;
use serde::Serializer;

use super::report::JsonModel;
use super::{escaped, objects, write_text};
use crate::model::{Level, Strategy};
use crate::portfolio::{Group, LevelRow, MostHeldBack, MostLifted, Percent, Portfolio, Row, StrategyRow, Unusable};

/// All of them, workload after workload: the whole may be too long to be held.
pub(crate) fn portfolio(portfolio: &Portfolio, writer: &mut impl io::Write) -> io::Result<()> {
    write_text(&JsonPortfolio::new(portfolio), writer)
}

/// One workload on a line.
pub(crate) fn ndjson_row(row: &Row) -> String {
    // Writing to memory cannot fail, and the structs hold no map.
    escaped(&serde_json::to_string(&JsonRow::new(row)).unwrap_or_default()).into_owned() + "\n"
}

objects! {
    /// Many workloads side by side.
    JsonPortfolio<'r> as "Portfolio" (found: &'r Portfolio) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// The day on which the answers were looked at: `YYYY-MM-DD`.
        as_of: String = found.as_of.to_string();
        /// How many files were found.
        files: usize = found.files;
        /// Those that cannot be used.
        unusable: Vec<JsonUnusable<'r>> = found.unusable.iter().map(JsonUnusable::new).collect();
        /// The workloads by what they are grouped by, then by model.
        groups: Vec<JsonGroup<'r>> = found.groups.iter().map(JsonGroup::new).collect();
    }

    /// A file that cannot be used.
    JsonUnusable<'r> as "Unusable" (found: &'r Unusable) {
        /// The file, or the folder that could not be looked into.
        file: &'r str = &found.file;
        /// Why it cannot be used.
        message: &'r str = &found.message;
    }

    /// Workloads of one model that belong together.
    JsonGroup<'r> as "Group" (found: &'r Group) {
        /// What they have in common; null where nothing was asked for, or their files do not say.
        group: Option<&'r str> = found.name.as_deref();
        /// The model that they are assessed with.
        model: JsonModel<'r> = JsonModel::new(&found.model);
        /// The lowest first.
        #[serde(serialize_with = "one_by_one")]
        #[schemars(with = "Vec<JsonRow<'r>>")]
        workloads: &'r [Row] = &found.rows;
        /// How many have reached each level, from 0 for none.
        distribution: Vec<JsonReached> = found.distribution().into_iter().map(|(level, count)| JsonReached::new(level, count)).collect();
        /// What holds back the lowest failing level of workloads, what holds most of them first.
        blockers: Vec<JsonHeldBack<'r>> = found.held_back_by().iter().map(JsonHeldBack::new).collect();
        /// The steps of the plans to pass that level, those of most workloads first.
        steps: Vec<JsonLifted<'r>> = found.steps().iter().map(JsonLifted::new).collect();
    }

    /// How many workloads have reached a level.
    JsonReached as "Reached" (reached: usize, count: usize) {
        /// Its number; 0 below Level 1.
        level: usize = reached;
        /// How many.
        workloads: usize = count;
    }

    /// What holds some workloads back.
    JsonHeldBack<'r> as "HeldBack" (found: &MostHeldBack<'r>) {
        /// `essential` or `floor`.
        kind: &'static str = if found.practice.is_some() { "essential" } else { "floor" };
        /// The id of the strategy.
        strategy: &'r str = found.strategy.id.as_str();
        /// The id of the essential within it; null for a strategy under the floor.
        practice: Option<&'r str> = found.practice.map(|practice| practice.id.as_str());
        /// How many.
        workloads: usize = found.workloads;
    }

    /// A step that the plans of some workloads have.
    JsonLifted<'r> as "Lifted" (found: &MostLifted<'r>) {
        /// The id of the strategy.
        strategy: &'r str = found.strategy.id.as_str();
        /// The id of the practice within it.
        practice: &'r str = found.practice.id.as_str();
        /// How many.
        workloads: usize = found.workloads;
    }

    /// One workload; on a line of its own also in `ndjson`.
    JsonRow<'r> as "Row" (row: &'r Row) {
        /// The answers file.
        file: &'r str = &row.file;
        /// What it is grouped by; null where nothing was asked for, or the file does not say.
        group: Option<&'r str> = row.group.as_deref();
        /// What is assessed.
        workload: &'r str = &row.workload;
        /// The id of the model.
        model_id: &'r str = row.model.id.as_str();
        /// The version of the model that it is scored with.
        model_version: &'r str = &row.model.version;
        /// The day of the first assessment: `YYYY-MM-DD`.
        assessed: Option<String> = row.assessed.map(day);
        /// The latest day on which anybody answered.
        latest: Option<String> = row.latest.map(day);
        /// The level reached; 0 below Level 1.
        level: usize = row.level;
        /// The same, if every open answer turned out best.
        level_possible: usize = row.level_possible;
        /// How many answers are open.
        open: usize = row.open;
        /// Lowest first.
        levels: Vec<JsonLevelRow> = row.levels.iter().zip(1..).map(|(level, number)| JsonLevelRow::new(level, number)).collect();
        /// In model order.
        strategies: Vec<JsonStrategyRow<'r>> = row.model.strategies().zip(&row.strategies).map(JsonStrategyRow::new).collect();
    }

    /// How a level fares.
    JsonLevelRow as "LevelRow" (found: &LevelRow, number: usize) {
        /// Its number, from 1.
        level: usize = number;
        /// Its score, in per cent; null when not assessed.
        score: Option<f64> = found.score.map(nearest);
        /// The same with open answers counting 100; null when nothing of it applies.
        high: Option<f64> = found.high.map(nearest);
        /// Whether it passes by itself; null when nothing of it applies.
        passes: Option<bool> = found.passes;
    }

    /// How a strategy fares.
    JsonStrategyRow<'r> as "StrategyRow" (found: ((&'r Level, &'r Strategy), &StrategyRow)) {
        /// The number of its level.
        level: usize = found.0.0.number;
        /// Its id.
        id: &'r str = found.0.1.id.as_str();
        /// Its score, in per cent; null when not assessed.
        score: Option<f64> = found.1.score.map(nearest);
        /// The same with open answers counting 100; null when nothing of it applies.
        high: Option<f64> = found.1.high.map(nearest);
    }
}

fn one_by_one<S: Serializer>(rows: &[Row], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(rows.iter().map(JsonRow::new))
}

fn nearest(percent: Percent) -> f64 {
    percent.nearest
}

fn day(day: Date) -> String {
    day.to_string()
}
