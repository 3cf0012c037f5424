//! Conditions that an assessment has to meet, for CI: each with the figure found and the figure wanted.

use jiff::civil::Date;

use crate::comparison::{Class, Comparison};
use crate::model::PracticeRef;
use crate::scorecard::{Place, Points, PracticeScore, Scorecard, State};

#[derive(Debug, Clone, Copy)]
pub(crate) enum Gate<'g> {
    MinLevel(usize),
    /// So many answers at most are open.
    MaxOpen(usize),
    MaxNotApplicable(usize),
    /// No answer is older than so many days; the scorecard was made with the same age.
    MaxAge(u32),
    /// Nothing is worse than before; without anything earlier it holds.
    NoRegression(Option<&'g Comparison<'g, 'g>>),
    NoExpiredAcceptance,
    /// No step that somebody has taken on is late.
    NoOverdue,
    /// Every best answer has something that shows it.
    EvidenceForFull,
}

/// What the conditions are held against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'g, 'a> {
    pub(crate) scorecard: &'g Scorecard<'a>,
    pub(crate) day: Date,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The gate's name, as on the command line.
    pub(crate) gate: &'static str,
    pub(crate) holds: bool,
    /// The figure found, in words.
    pub(crate) found: String,
    /// The figure wanted, in words.
    pub(crate) wanted: String,
}

impl Gate<'_> {
    pub(crate) fn verdict(&self, subject: &Subject<'_, '_>) -> Verdict {
        match *self {
            Self::MinLevel(wanted) => min_level(subject, wanted),
            Self::MaxOpen(most) => at_most("max-open", subject.scorecard, most, "open", |practice| practice.state.is_open()),
            Self::MaxNotApplicable(most) => {
                at_most("max-not-applicable", subject.scorecard, most, "set aside", |practice| practice.state == State::NotApplicable)
            }
            Self::MaxAge(days) => {
                let stale = names(subject.scorecard, |practice| practice.state == State::Stale);
                none_of("max-age", "too old", &stale, format!("every answer {days} days old at most"))
            }
            Self::NoRegression(since) => no_regression(since),
            Self::NoExpiredAcceptance => {
                let expired = names(subject.scorecard, |practice| practice.expired_on(subject.day).is_some());
                let wanted = format!("every acceptance to last until {} or longer", subject.day);
                none_of("no-expired-acceptance", "expired", &expired, wanted)
            }
            Self::NoOverdue => {
                let overdue = names(subject.scorecard, |practice| practice.is_overdue_on(subject.day));
                none_of("no-overdue", "overdue", &overdue, format!("every planned step done, or planned until {} or later", subject.day))
            }
            Self::EvidenceForFull => {
                let bare = names(subject.scorecard, is_full_without_evidence);
                none_of("evidence-for", "without evidence", &bare, "evidence for every best answer".to_owned())
            }
        }
    }

    /// The practice to look at first where the gate fails; none where it is about all of them, or holds.
    pub(crate) fn first_failing(&self, subject: &Subject<'_, '_>) -> Option<PracticeRef> {
        let scorecard = subject.scorecard;
        let first = |is_meant: &dyn Fn(&PracticeScore<'_>) -> bool| scorecard.places().find(|place| is_meant(place.practice));
        let place = match *self {
            Self::MinLevel(_) => first_held_back(scorecard),
            Self::MaxOpen(_) => first(&|practice| practice.state.is_open()),
            Self::MaxNotApplicable(_) => first(&|practice| practice.state == State::NotApplicable),
            Self::MaxAge(_) => first(&|practice| practice.state == State::Stale),
            Self::NoRegression(since) => {
                let worse = |since: &'_ Comparison<'_, '_>| {
                    let classes = [Class::Regressed, Class::LostSightOf];
                    classes.iter().find_map(|class| since.of(*class).first().map(|change| change.after.subject()))
                };
                return since.and_then(worse);
            }
            Self::NoExpiredAcceptance => first(&|practice| practice.expired_on(subject.day).is_some()),
            Self::NoOverdue => first(&|practice| practice.is_overdue_on(subject.day)),
            Self::EvidenceForFull => first(&is_full_without_evidence),
        };
        place.map(|place| place.subject())
    }
}

/// The first essential that holds back the lowest failing level, else where that level loses most.
fn first_held_back<'s, 'a>(scorecard: &'s Scorecard<'a>) -> Option<Place<'s, 'a>> {
    let level = scorecard.lowest_failing()?;
    level.failing_essentials().next().or_else(|| level.lost().first().map(|lost| lost.place))
}

fn min_level(subject: &Subject<'_, '_>, wanted: usize) -> Verdict {
    let level = subject.scorecard.level;
    let found = match level {
        0 if !subject.scorecard.applies() => "No level applies".to_owned(),
        0 => "Below Level 1".to_owned(),
        _ => format!("Level {level}"),
    };
    let wanted_in_words = format!("Level {wanted} or higher");
    Verdict { gate: "min-level", holds: level >= wanted, found, wanted: wanted_in_words }
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

fn none_of(gate: &'static str, what: &str, names: &[String], wanted: String) -> Verdict {
    Verdict { gate, holds: names.is_empty(), found: listed(what, names), wanted }
}

fn no_regression(since: Option<&Comparison<'_, '_>>) -> Verdict {
    let wanted = "nothing worse than before".to_owned();
    let Some(since) = since else {
        return Verdict { gate: "no-regression", holds: true, found: "nothing earlier".to_owned(), wanted };
    };
    let of = |class, what: &str| {
        let ids: Vec<String> = since.of(class).iter().map(|change| change.after.id()).collect();
        (!ids.is_empty()).then(|| listed(what, &ids))
    };
    let fell = since.level_fell().then(|| format!("the level fell from {} to {}", since.before.level, since.after.level));
    let worse: Vec<String> =
        [fell, of(Class::Regressed, "regressed"), of(Class::LostSightOf, "lost sight of")].into_iter().flatten().collect();
    let found = if worse.is_empty() { "nothing worse".to_owned() } else { worse.join("; ") };
    Verdict { gate: "no-regression", holds: worse.is_empty(), found, wanted }
}

/// Whether it has the best answer, and nothing that shows it.
fn is_full_without_evidence(practice: &PracticeScore<'_>) -> bool {
    let has_evidence = practice.entry.is_some_and(|entry| entry.evidence.iter().any(|evidence| !evidence.trim().is_empty()));
    practice.value == Some(Points::hundred()) && !has_evidence
}

/// The names of the practices that are meant, in model order.
fn names(scorecard: &Scorecard<'_>, is_meant: impl Fn(&PracticeScore<'_>) -> bool) -> Vec<String> {
    scorecard.places().filter(|place| is_meant(place.practice)).map(|place| place.id()).collect()
}

/// `2 too old (a/b, c/d)`: so many, and the first of them.
fn listed(what: &str, names: &[String]) -> String {
    /// What still reads well on a line of a log.
    const SHOWN: usize = 3;
    let rest = if names.len() > SHOWN { format!(" and {} more", names.len() - SHOWN) } else { String::new() };
    let first = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.is_empty() { format!("0 {what}") } else { format!("{} {what} ({first}{rest})", names.len()) }
}
