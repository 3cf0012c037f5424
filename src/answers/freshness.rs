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
            for entry in strategy.practices.values_mut().chain(&mut strategy.overall) {
                entry.stale = entry.answer.is_some() && entry.age(assessed, day).is_none_or(|age| age > i64::from(max_age));
            }
        }
        self
    }
}

impl Entry {
    /// How many days old the answer is on `day`; nothing when it has no date.
    pub fn age(&self, assessed: Option<Date>, day: Date) -> Option<i64> {
        let answered = self.reviewed.or(assessed)?;
        Some(day.duration_since(answered).as_hours() / 24)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;

    #[test]
    fn an_answer_is_stale_the_day_after_its_greatest_age() {
        let entry = |text: &str| Entry { answer: Some(Answer::Unknown), reviewed: Some(text.parse().unwrap()), ..Entry::default() };
        let assessed = Some("2020-01-01".parse().unwrap());
        let day = "2026-11-22".parse().unwrap();
        assert_eq!(entry("2026-11-12").age(assessed, day), Some(10));
        assert_eq!(Entry::default().age(assessed, day), Some(2517));
        assert_eq!(Entry::default().age(None, day), None);
    }
}
