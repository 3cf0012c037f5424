//! Two reports side by side: what changed between two assessments, or what would change.

use super::ladder::Mark;
use super::{Report, words};
use crate::comparison::{Change, Class, Comparison, Place};
use crate::next_steps::Step;
use crate::scorecard::{LevelScore, Points};
use crate::text::visible_line;

/// Two reports side by side.
#[derive(Debug, Clone, Copy)]
pub struct Difference<'r, 's, 'a> {
    /// The earlier report, or the present one.
    pub before: &'r Report<'s, 'a>,
    /// The later report, or the one that would be.
    pub after: &'r Report<'s, 'a>,
    /// What became of each practice.
    pub comparison: &'r Comparison<'s, 'a>,
}

/// One level in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelChange {
    /// The level's number.
    pub number: usize,
    /// The level's name.
    pub name: String,
    /// `✗ 58 to 66 %`.
    pub before: String,
    /// The same after.
    pub after: String,
    /// `+12.5`; empty where the score is the same or there is none.
    pub points: String,
}

/// One practice in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// The level's number.
    pub level: usize,
    /// The strategy's name.
    pub strategy: String,
    /// `strategy/practice`.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What was in place.
    pub before: String,
    /// What is.
    pub after: String,
    /// `-4.2 points`; empty where none are won or lost.
    pub points: String,
    /// The note that stands beside the answer now.
    pub note: Option<String>,
}

/// The changes of one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRows {
    /// The class.
    pub class: Class,
    /// `Regressed`, `Lost sight of` …
    pub heading: &'static str,
    /// The largest first.
    pub rows: Vec<ChangeRow>,
}

/// The steps taken between the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepsDone {
    /// `4 of the 9 steps of the plan to reach Level 3`; nothing without a plan.
    pub of_plan: Option<String>,
    /// What was done, the plan first.
    pub steps: Vec<String>,
}

impl Difference<'_, '_, '_> {
    /// `Level 1 → Level 2, possibly 3 (4 answers open)`, or `Level 2, as before`.
    pub fn headline(&self) -> String {
        let [before, after] = [self.before, self.after].map(|report| report.standing().level);
        if before == after { format!("{after}, as before") } else { format!("{before} → {after}") }
    }

    /// What to know before reading on: whose answers these are, and whether they belong together.
    pub fn remarks(&self) -> Vec<String> {
        let [before, after] = [self.before, self.after].map(|report| visible_line(&report.answers.workload));
        let [was, is] = [self.before, self.after].map(|report| report.model().version.as_str());
        let workloads = (before != after).then(|| format!("These are two workloads: {before} and {after}."));
        let versions = (was != is).then(|| format!("The model was {was} and is {is}; only questions of both are compared."));
        workloads.into_iter().chain(versions).collect()
    }

    /// Whether nothing differs.
    pub fn is_unchanged(&self) -> bool {
        self.comparison.is_unchanged()
    }

    /// The levels of the later model, the top one first.
    pub fn levels(&self) -> Vec<LevelChange> {
        let levels = self.after.scorecard.levels.iter().rev();
        levels.map(|after| self.level(after)).collect()
    }

    fn level(&self, after: &LevelScore<'_>) -> LevelChange {
        let before = self.before.scorecard.levels.iter().find(|level| level.level.id == after.level.id);
        let scores = before.and_then(LevelScore::score).zip(after.score());
        LevelChange {
            number: after.level.number,
            name: visible_line(&after.level.name),
            before: before.map(in_short).unwrap_or_default(),
            after: in_short(after),
            points: scores.map(|(was, is)| signed(&(is - was))).unwrap_or_default(),
        }
    }

    /// The changes by class, what got worse first; classes without any are left out, and so are practices without a gap.
    pub fn changes(&self) -> Vec<ChangeRows> {
        let classes = Class::ALL.into_iter().filter(|class| *class != Class::NoGap);
        let rows = classes.map(|class| ChangeRows {
            class,
            heading: heading(class),
            rows: self.comparison.of(class).into_iter().map(row).collect(),
        });
        rows.filter(|rows| !rows.rows.is_empty()).collect()
    }

    /// What differs though there was no gap before and is none now: `strategy/practice: unknown → Fully`.
    pub fn other_changes(&self) -> Vec<String> {
        let changes = self.comparison.of(Class::NoGap).into_iter().filter(|change| change.is_any()).map(row);
        changes.map(|row| format!("{}: {} → {}", row.id, row.before, row.after)).collect()
    }

    /// Every practice that differs, in model order.
    pub fn all_changes(&self) -> Vec<ChangeRow> {
        self.comparison.changes.iter().filter(|change| change.is_any()).map(row).collect()
    }

    /// The next steps of the earlier report that are done now.
    pub fn steps_done(&self) -> StepsDone {
        let steps = self.before.next_steps;
        let done: Vec<&Step<'_, '_>> =
            steps.plan.iter().chain(&steps.after).chain(&steps.accepted).filter(|step| self.is_done(step)).collect();
        let planned = steps.plan.iter().filter(|step| self.is_done(step)).count();
        let of_plan = steps
            .to
            .filter(|_| !steps.plan.is_empty())
            .map(|to| format!("{planned} of the {} of the plan to reach Level {to}", words::counted(steps.plan.len(), "step", "steps")));
        StepsDone { of_plan, steps: done.iter().map(|step| visible_line(&step.practice.practice.next_step)).collect() }
    }

    /// Whether what a step was about is in full now.
    pub fn is_done(&self, step: &Step<'_, '_>) -> bool {
        let change = self.comparison.changes.iter().find(|change| std::ptr::eq(change.before.practice, step.practice));
        change.is_some_and(|change| change.after.practice.value == Some(Points::hundred()))
    }

    /// Questions that only one version of the model asks.
    pub fn not_compared(&self) -> Vec<(&'static str, Vec<String>)> {
        let ids = |places: &[Place<'_, '_>]| places.iter().map(|place| id(*place)).collect::<Vec<_>>();
        let lists = [("Asked only before", ids(&self.comparison.only_before)), ("Asked only now", ids(&self.comparison.only_after))];
        lists.into_iter().filter(|(_, ids)| !ids.is_empty()).collect()
    }
}

fn heading(class: Class) -> &'static str {
    match class {
        Class::Regressed => "Regressed",
        Class::LostSightOf => "Lost sight of",
        Class::New => "New gaps",
        Class::Improved => "Improved",
        Class::Resolved => "Resolved",
        Class::StillOpen => "Still open",
        Class::NoGap => "No gap",
    }
}

/// `✗ 58 to 66 %`.
fn in_short(level: &LevelScore<'_>) -> String {
    let percent = level.spread.as_ref().filter(|_| level.is_assessed()).map(super::percent_range).unwrap_or_default();
    let estimated = if level.basis.has_estimates() { "~" } else { "" };
    format!("{}{estimated} {percent}", Mark::of(level).sign()).trim_end().to_owned()
}

fn id(place: Place<'_, '_>) -> String {
    format!("{}/{}", place.strategy.strategy.id, place.practice.practice.id)
}

fn row(change: &Change<'_, '_>) -> ChangeRow {
    let Change { before, after, .. } = change;
    let note = after.practice.entry.and_then(|entry| entry.note.as_deref());
    // What is set aside or taken up again moves the score without anything having become better or worse.
    let applied = before.practice.is_applicable() && after.practice.is_applicable();
    let gain = Some(&before.practice.points_lost() - &after.practice.points_lost()).filter(|gain| applied && !gain.is_zero());
    ChangeRow {
        level: after.level.level.number,
        strategy: visible_line(&after.strategy.strategy.name),
        id: id(*after),
        ask: visible_line(&after.practice.practice.ask),
        before: words::answer(before.practice),
        after: words::answer(after.practice),
        points: gain.map(|gain| format!("{} points", signed(&gain))).unwrap_or_default(),
        note: note.map(visible_line).filter(|note| !note.is_empty()),
    }
}

/// `+1.3`, `-0.4`; empty for nothing.
fn signed(points: &Points) -> String {
    if points.is_zero() {
        return String::new();
    }
    if *points > Points::zero() { format!("+{points}") } else { points.to_string() }
}
