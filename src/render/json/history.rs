//! One workload over several sittings, in JSON.

use super::portfolio::JsonLevelRow;
use super::report::JsonModel;
use super::{objects, to_text};
use crate::history::{History, Moved, Sitting};

/// Nothing where there is no sitting.
pub(crate) fn history(history: &History) -> String {
    history.last().map(|last| to_text(&JsonHistory::new(history, last))).unwrap_or_default()
}

objects! {
    /// One workload over several sittings.
    JsonHistory<'r> as "History" (found: &'r History, last: &'r Sitting) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// What is assessed.
        workload: &'r str = &last.row.workload;
        /// The model of the latest sitting.
        model: JsonModel<'r> = JsonModel::new(&last.row.model);
        /// Oldest first.
        sittings: Vec<JsonSitting<'r>> = found.sittings.iter().map(JsonSitting::new).collect();
        /// The practices that moved between the first and the last, most first.
        moved: Vec<JsonMoved<'r>> = found.moved.iter().map(JsonMoved::new).collect();
    }

    /// Where the workload stood after a sitting.
    JsonSitting<'r> as "Sitting" (found: &'r Sitting) {
        /// The day: `YYYY-MM-DD`; null where the file names none.
        day: Option<String> = found.day().map(|day| day.to_string());
        /// Who took part.
        by: &'r [String] = &found.by;
        /// The file, or its name and commit.
        file: &'r str = &found.row.file;
        /// The level reached; 0 below Level 1.
        level: usize = found.row.level;
        /// The same, if every open answer turned out best.
        level_possible: usize = found.row.level_possible;
        /// Lowest first.
        levels: Vec<JsonLevelRow> = found.row.levels.iter().zip(1..).map(|(level, number)| JsonLevelRow::new(level, number)).collect();
    }

    /// A practice that moved.
    JsonMoved<'r> as "Moved" (found: &'r Moved) {
        /// The id of its strategy.
        strategy: &'r str = found.subject.strategy.as_str();
        /// Its id within the strategy.
        practice: &'r str = found.subject.practice.as_str();
        /// What it was worth at first, 0 to 100.
        from: f64 = found.values[0].to_f64();
        /// What it is worth now.
        to: f64 = found.values[1].to_f64();
    }
}
