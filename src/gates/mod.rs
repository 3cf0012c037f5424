//! Conditions that an assessment has to meet, for CI: each with the figure found and the figure wanted.

use jiff::civil::Date;

use crate::comparison::{Class, Comparison};
use crate::scorecard::{PracticeScore, Scorecard, State, StrategyScore};

/// Which conditions to check; none by default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gates {
    /// The level to have reached.
    pub min_level: Option<usize>,
    /// How many answers may be open or estimated.
    pub max_open: Option<usize>,
    /// How many practices may be set aside.
    pub max_not_applicable: Option<usize>,
    /// How old an answer may be, in days; the scorecard was made with the same age.
    pub max_age: Option<u32>,
    /// Whether every acceptance of a gap has to be in force.
    pub no_expired_acceptance: bool,
}

/// What the conditions are held against.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'g, 'a> {
    /// The scorecard.
    pub scorecard: &'g Scorecard<'a>,
    /// The same without estimates, which are not knowledge.
    pub known: &'g Scorecard<'a>,
    /// What changed since an earlier assessment, which nothing may have got worse than.
    pub since: Option<&'g Comparison<'g, 'a>>,
    /// The day to look at it.
    pub day: Date,
}

/// Whether a gate holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The gate's name, as on the command line.
    pub gate: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// The figure found, in words.
    pub found: String,
    /// The figure wanted, in words.
    pub wanted: String,
}

impl Gates {
    /// Holds each gate against `subject`, in the order of the command's help.
    pub fn verdicts(&self, subject: &Subject<'_, '_>) -> Vec<Verdict> {
        let verdicts = [
            self.min_level.map(|wanted| min_level(subject, wanted)),
            self.max_open.map(|most| at_most("max-open", subject.known, most, "open or estimated", |practice| practice.state.is_open())),
            self.max_not_applicable.map(|most| {
                at_most("max-not-applicable", subject.scorecard, most, "set aside", |practice| practice.state == State::NotApplicable)
            }),
            self.max_age.map(|days| max_age(subject, days)),
            subject.since.map(no_regression),
            self.no_expired_acceptance.then(|| no_expired_acceptance(subject)),
        ];
        verdicts.into_iter().flatten().collect()
    }
}

fn min_level(subject: &Subject<'_, '_>, wanted: usize) -> Verdict {
    let (level, shown) = (subject.known.level, subject.scorecard.level);
    let estimated = if shown > level { format!(" (Level {shown} with estimates)") } else { String::new() };
    let found = if level == 0 { "Below Level 1".to_owned() } else { format!("Level {level}") };
    let wanted_in_words = format!("Level {wanted} or higher");
    Verdict { gate: "min-level", holds: level >= wanted, found: found + &estimated, wanted: wanted_in_words }
}

fn at_most(
    gate: &'static str,
    scorecard: &Scorecard<'_>,
    most: usize,
    what: &str,
    is_counted: impl Fn(&PracticeScore<'_>) -> bool,
) -> Verdict {
    let count = scorecard.practices().filter(|practice| is_counted(practice)).count();
    Verdict { gate, holds: count <= most, found: format!("{count} {what}"), wanted: format!("{most} at most") }
}

fn max_age(subject: &Subject<'_, '_>, days: u32) -> Verdict {
    let stale = names(subject.scorecard, |practice| practice.state == State::Stale);
    Verdict {
        gate: "max-age",
        holds: stale.is_empty(),
        found: listed("too old", &stale),
        wanted: format!("every answer {days} days old at most"),
    }
}

fn no_regression(since: &Comparison<'_, '_>) -> Verdict {
    let of = |class, what: &str| {
        let ids: Vec<String> = since.of(class).iter().map(|change| name(change.after.strategy, change.after.practice)).collect();
        (!ids.is_empty()).then(|| listed(what, &ids))
    };
    let fell = since.level_fell().then(|| format!("the level fell from {} to {}", since.before.level, since.after.level));
    let worse: Vec<String> =
        [fell, of(Class::Regressed, "regressed"), of(Class::LostSightOf, "lost sight of")].into_iter().flatten().collect();
    let found = if worse.is_empty() { "nothing worse".to_owned() } else { worse.join("; ") };
    Verdict { gate: "no-regression", holds: worse.is_empty(), found, wanted: "nothing worse than before".to_owned() }
}

fn no_expired_acceptance(subject: &Subject<'_, '_>) -> Verdict {
    let has_expired = |practice: &PracticeScore<'_>| {
        let accepted = practice.entry.and_then(|entry| entry.accepted.as_ref());
        let is_gap = !practice.points_lost().is_zero();
        is_gap && accepted.is_some_and(|accepted| !accepted.holds_on(subject.day))
    };
    let expired = names(subject.scorecard, has_expired);
    Verdict {
        gate: "no-expired-acceptance",
        holds: expired.is_empty(),
        found: listed("expired", &expired),
        wanted: format!("every acceptance to last until {} or longer", subject.day),
    }
}

/// The names of the practices that are meant, in model order.
fn names(scorecard: &Scorecard<'_>, is_meant: impl Fn(&PracticeScore<'_>) -> bool) -> Vec<String> {
    let practices = scorecard.strategies().flat_map(|(_, strategy)| strategy.practices.iter().map(move |practice| (strategy, practice)));
    practices.filter(|(_, practice)| is_meant(practice)).map(|(strategy, practice)| name(strategy, practice)).collect()
}

fn name(strategy: &StrategyScore<'_>, practice: &PracticeScore<'_>) -> String {
    format!("{}/{}", strategy.strategy.id, practice.practice.id)
}

/// `2 too old (a/b, c/d)`: so many, and the first of them.
fn listed(what: &str, names: &[String]) -> String {
    /// What still reads well on a line of a log.
    const SHOWN: usize = 3;
    let rest = if names.len() > SHOWN { format!(" and {} more", names.len() - SHOWN) } else { String::new() };
    let first = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.is_empty() { format!("0 {what}") } else { format!("{} {what} ({first}{rest})", names.len()) }
}
