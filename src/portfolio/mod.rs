//! Many workloads side by side: where each stands, how they are spread over the levels, what holds most of them back and what would
//! lift most of them. A row keeps scores, never answers.

mod group;
mod row;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::Model;
pub use group::Group;
pub(crate) use group::{Holding, MostHeldBack, MostLifted};
pub(crate) use row::{LevelRow, Percent};
pub use row::{Row, StrategyRow};

/// Many workloads side by side.
#[derive(Debug)]
pub(crate) struct Portfolio {
    /// The day on which all were looked at.
    pub(crate) as_of: Date,
    /// How many files were found.
    pub(crate) files: usize,
    /// Those that cannot be used, in the order of their paths.
    pub(crate) unusable: Vec<Unusable>,
    /// By what they are grouped by, then by model.
    pub(crate) groups: Vec<Group>,
    /// The workloads of which two files are equally late, so that both are shown.
    pub(crate) doubtful: Vec<Vec<String>>,
}

/// What a group is called, its model, and which of several models of that name it is.
type GroupKey = (Option<Box<str>>, String, usize);

/// A file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unusable {
    pub(crate) file: String,
    /// Why.
    pub(crate) message: String,
}

impl Portfolio {
    /// Of each workload and model the row of the latest day, in groups, the lowest first.
    pub(crate) fn new(as_of: Date, rows: Vec<Row>, unusable: Vec<Unusable>) -> Self {
        let files = rows.len() + unusable.len();
        let (rows, doubtful) = latest_of_each(rows);
        // Two models of one name and version are two all the same.
        let mut models: Vec<Arc<Model>> = Vec::new();
        let mut groups: BTreeMap<GroupKey, Vec<Row>> = BTreeMap::new();
        for row in rows {
            let known = models.iter().position(|model| Arc::ptr_eq(model, &row.model));
            let position = known.unwrap_or_else(|| {
                models.push(Arc::clone(&row.model));
                models.len() - 1
            });
            groups.entry((row.group.clone(), row.model.reference(), position)).or_default().push(row);
        }
        let groups = groups.into_values().filter_map(Group::new).collect();
        Self { as_of, files, unusable, groups, doubtful }
    }

    /// How many workloads there are.
    pub(crate) fn workloads(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}

/// The rows of the latest day of each workload and model, and the files of those of which there are several.
fn latest_of_each(rows: Vec<Row>) -> (Vec<Row>, Vec<Vec<String>>) {
    let mut latest: BTreeMap<(Box<str>, String), Vec<Row>> = BTreeMap::new();
    for row in rows {
        let same = latest.entry((row.workload.clone(), row.model.id.to_string())).or_default();
        match same.first().map(|other| other.latest.cmp(&row.latest)) {
            Some(std::cmp::Ordering::Greater) => {}
            Some(std::cmp::Ordering::Less) | None => *same = vec![row],
            Some(std::cmp::Ordering::Equal) => same.push(row),
        }
    }
    let doubtful = latest.values().filter(|rows| rows.len() > 1);
    let doubtful = doubtful.map(|rows| rows.iter().map(|row| row.file.to_string()).collect()).collect();
    (latest.into_values().flatten().collect(), doubtful)
}
