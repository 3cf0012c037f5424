//! Later sittings: the days on which people looked at their answers again.

use jiff::civil::Date;

use super::Answers;
use super::raw::RawReview;
use super::read::Reader;
use crate::document::{At, Field, Problem, field};

/// A later sitting: a day on which people answered or reviewed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The day on which it began.
    pub on: Date,
    /// Who took part; none where the file does not say.
    pub by: Vec<String>,
}

impl Answers {
    /// The latest day on which anybody answered, in a sitting, by `set` or by hand; nothing where the file names none.
    pub fn latest_day(&self) -> Option<Date> {
        let answered = self.entries().filter_map(|(_, entry)| entry.reviewed.max(entry.settled)).max();
        self.latest_sitting().map(|sitting| sitting.on).max(answered)
    }

    /// The latest sitting, be it the first assessment or a later one; nothing where the file names no day.
    pub fn latest_sitting(&self) -> Option<Review> {
        let first = self.assessed.map(|on| Review { on, by: self.assessors.clone() });
        first.into_iter().chain(self.reviews.iter().cloned()).max_by_key(|review| review.on)
    }
}

impl Reader<'_> {
    /// The sittings in the order of the file. One that is not later than what stands above it is told.
    pub(super) fn reviews(&mut self, reviews: At<'_, Vec<Field<RawReview>>>, assessed: Option<Date>) -> Vec<Review> {
        let mut latest = assessed.map(|day| (day, "the first assessment"));
        let mut found = Vec::new();
        for review in reviews.items() {
            let by = field!(review.by).into_iter().flat_map(At::items).map(|person| self.remark(person)).collect();
            let Some(at) = field!(review.on) else { continue };
            let Some(on) = self.day(at) else { continue };
            if let Some((day, what)) = latest.filter(|(day, _)| on < *day) {
                let message = format!("this sitting, of {on}, is listed after {what}, which was later: {day}");
                let help = "order `reviews` by day, the oldest first; all of them are later than `assessed`";
                self.problems.push(Problem::warning("review-order", at.node.content(), message).help(help));
            }
            latest = latest.max(Some((on, "the sitting before it")));
            found.push(Review { on, by });
        }
        found
    }
}
