//! Answers grow old: what was true last year is not known today.

use jiff::civil::Date;

use super::{Answers, Entry};

impl Answers {
    /// The answers as they count on `day`, when none may be older than `max_age` days: an older one, of any kind, is
    /// marked [stale](Entry::stale). The age counts from `reviewed`, else from `assessed`; without either it is stale.
    #[must_use]
    pub fn as_of(mut self, day: Date, max_age: u32) -> Self {
        let assessed = self.assessed;
        for strategy in self.strategies.values_mut() {
            for entry in strategy.practices.values_mut() {
                entry.stale = entry.answer.is_some() && is_older(entry.reviewed.or(assessed), day, max_age);
            }
            if let Some(decision) = &mut strategy.not_applicable {
                decision.stale = is_older(decision.reviewed.or(assessed), day, max_age);
            }
        }
        self
    }
}

impl Entry {
    /// How many days old the answer is on `day`; nothing when it has no date.
    pub fn age(&self, assessed: Option<Date>, day: Date) -> Option<i64> {
        Some(days_between(self.reviewed.or(assessed)?, day))
    }
}

fn is_older(answered: Option<Date>, day: Date, max_age: u32) -> bool {
    answered.is_none_or(|answered| days_between(answered, day) > i64::from(max_age))
}

fn days_between(answered: Date, day: Date) -> i64 {
    day.duration_since(answered).as_hours() / 24
}
