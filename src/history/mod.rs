//! One workload over several sittings: where it stood after each, and which practices moved most.

use jiff::civil::Date;

use crate::comparison::Comparison;
use crate::model::PracticeRef;
use crate::portfolio::Row;
use crate::scorecard::{Points, PracticeScore, Scorecard};

/// Where a workload stood after one sitting.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    /// Who took part.
    pub(crate) by: Vec<String>,
    /// The scores then.
    pub(crate) row: Row,
}

/// A practice whose answer is worth more or less than it was.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moved {
    pub(crate) subject: PracticeRef,
    /// What it was worth at first, and is now.
    pub(crate) values: [Points; 2],
}

/// One workload over several sittings.
#[derive(Debug)]
pub(crate) struct History {
    /// Oldest first; one at least.
    pub(crate) sittings: Vec<Sitting>,
    /// What moved between the first and the last, most first, then in model order.
    pub(crate) moved: Vec<Moved>,
}

impl Sitting {
    /// The day; nothing where the file names none.
    pub(crate) fn day(&self) -> Option<Date> {
        self.row.latest
    }
}

impl History {
    /// The latest; nothing of none.
    pub(crate) fn last(&self) -> Option<&Sitting> {
        self.sittings.last()
    }

    /// Where the model is another version than at the sitting before: the level may have moved because the questions did.
    pub(crate) fn version_changed_at(&self, sitting: &Sitting) -> Option<[&str; 2]> {
        let position = self.sittings.iter().position(|other| std::ptr::eq(other, sitting))?;
        let version = |position: usize| self.sittings.get(position).map(|sitting| sitting.row.model.version.as_str());
        let (was, is) = (version(position.checked_sub(1)?)?, version(position)?);
        (was != is).then_some([was, is])
    }
}

/// The practices of both that are worth more or less, the largest move first.
pub(crate) fn moved(before: &Scorecard<'_>, after: &Scorecard<'_>) -> Vec<Moved> {
    let value = |score: &PracticeScore<'_>| score.value.clone();
    let comparison = Comparison::new(before, after);
    let moves = comparison.changes.iter().filter_map(|change| {
        let values = [value(change.before.practice)?, value(change.after.practice)?];
        (values[0] != values[1]).then(|| Moved { subject: change.after.subject(), values })
    });
    let mut moves: Vec<Moved> = moves.collect();
    moves.sort_by_key(|moved| std::cmp::Reverse(moved.distance()));
    moves
}

impl Moved {
    fn distance(&self) -> Points {
        let [was, is] = &self.values;
        if is > was { is - was } else { was - is }
    }
}
