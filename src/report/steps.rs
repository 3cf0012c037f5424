//! The next steps in rows: the plan, and what comes after it.

use std::collections::BTreeSet;

use super::{Report, words};
use crate::model::{Form, RiskKind};
use crate::next_steps::{Step, unlocks};
use crate::scorecard::{LevelScore, Points, Present};
use crate::text::visible_line;

const LEGEND: &str = "Effort in points: small 1 (days), medium 3 (weeks), large 8 (months). Gain in points of the level's score; \
     an open answer counts as nothing in place until it is found out.";

/// Steps told after the plan before the rest is left out or folded away.
const AFTER_SHOWN: usize = 5;

/// The plan and what comes after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRows {
    /// `To reach Level 3`; nothing when every level passes.
    pub heading: Option<String>,
    /// `4 steps, effort 12`.
    pub summary: String,
    /// How effort and gain are counted.
    pub legend: &'static str,
    /// Why there is no plan for some levels: `Level 3 cannot be reached without …`.
    pub out_of_reach: Vec<String>,
    /// The plan, in order.
    pub plan: Vec<StepRow>,
    /// All other steps, in order; numbered on from the plan.
    pub after: Vec<StepRow>,
}

impl StepRows {
    /// What comes right after the plan.
    pub fn first_after(&self) -> &[StepRow] {
        &self.after[..self.after.len().min(AFTER_SHOWN)]
    }

    /// What comes later.
    pub fn rest_after(&self) -> &[StepRow] {
        &self.after[self.first_after().len()..]
    }
}

/// One row of next steps: a step, or all steps of a strategy that is only estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// Its number, from 1.
    pub rank: usize,
    /// The level's number.
    pub level: usize,
    /// The strategy's name.
    pub strategy: String,
    /// `strategy/practice`, or the strategy's id.
    pub id: String,
    /// Whether what is in place has to be found out first.
    pub open: bool,
    /// What to do.
    pub step: String,
    /// What to add: the items that are missing, or what to do when the answer is no.
    pub detail: Option<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// What is in place now.
    pub from: String,
    /// What is then.
    pub to: String,
    /// Points of the level's score, with one decimal; `~` before it when estimated.
    pub gain: String,
    /// `small effort`; for several steps the sum, `effort 7 in all`.
    pub effort: String,
    /// The same in points: 1, 3 or 8, or their sum.
    pub effort_points: u32,
    /// Whether what is in place is only estimated.
    pub estimated: bool,
    /// Where to read more.
    pub learn_more: Vec<String>,
    /// The names of the strategies that build directly on it.
    pub unlocks: Vec<String>,
    /// What can go wrong on the way, and what is given up; told with the first step of a strategy.
    pub watch: Vec<Watch>,
}

/// A risk of the pursuit or a trade-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// What can happen, or what is given up for what.
    pub what: String,
    /// What to do about it.
    pub guidance: Option<String>,
}

impl<'s, 'a> Report<'s, 'a> {
    /// The next steps.
    pub fn steps(&self) -> StepRows {
        let steps = self.next_steps;
        let plan = self.rows(&steps.plan, 1);
        let after = self.rows(&steps.after, plan.len() + 1);
        let count = words::counted(plan.len(), "step", "steps");
        let summary = if plan.is_empty() { String::new() } else { format!("{count}, effort {}", steps.effort()) };
        let out_of_reach = steps.out_of_reach.iter().map(|level| self.out_of_reach(level)).collect();
        StepRows { heading: steps.to.map(|to| format!("To reach Level {to}")), summary, legend: LEGEND, out_of_reach, plan, after }
    }

    /// `Level 3 cannot be reached without steps that are accepted for now: a/b until 2027-03-01.`
    fn out_of_reach(&self, level: &LevelScore<'_>) -> String {
        let accepted = self.next_steps.accepted.iter().filter(|step| step.level.level.number == level.level.number);
        let until = |step: &Step<'_, '_>| step.practice.accepted_on(self.as_of).map(|accepted| accepted.until);
        let named = accepted.filter_map(|step| Some(format!("{} until {}", practice_id(step), until(step)?)));
        let named: Vec<String> = named.collect();
        format!("Level {} cannot be reached without what is accepted for now: {}.", level.level.number, named.join("; "))
    }

    fn rows(&self, steps: &'s [Step<'s, 'a>], first: usize) -> Vec<StepRow> {
        let mut rows: Vec<StepRow> = vec![];
        let mut told = BTreeSet::new();
        for step in steps {
            let id = &step.strategy.strategy.id;
            let siblings: Vec<&Step<'_, '_>> = steps.iter().filter(|other| other.strategy.strategy.id == *id).collect();
            let bundle = siblings.len() > 1 && siblings.iter().all(|step| step.is_estimated());
            let rank = first + rows.len();
            let is_first = told.insert(id);
            let watch = if is_first { watch(step) } else { vec![] };
            if !bundle {
                rows.push(StepRow { watch, ..self.row(step, rank) });
            } else if is_first {
                rows.push(StepRow { watch, ..self.bundle(step, &siblings, rank) });
            }
        }
        rows
    }

    fn row(&self, step: &Step<'_, '_>, rank: usize) -> StepRow {
        let practice = step.practice.practice;
        let next_step = visible_line(&practice.next_step);
        let (text, detail) = if step.is_open() {
            (format!("Find out first: {}", visible_line(&practice.ask)), Some(format!("If it is not: {next_step}")))
        } else {
            (next_step, missing_items(step))
        };
        StepRow {
            rank,
            level: step.level.level.number,
            strategy: visible_line(&step.strategy.strategy.name),
            id: practice_id(step),
            step: text,
            detail,
            why: practice.why.as_deref().map(visible_line),
            from: words::answer(step.practice),
            to: full(step),
            gain: gain(&step.gain, step.is_estimated()),
            effort: format!("{} effort", practice.effort.as_str()),
            open: step.is_open(),
            effort_points: step.effort(),
            estimated: step.is_estimated(),
            learn_more: step.strategy.strategy.learn_more.iter().map(|link| visible_line(link)).collect(),
            unlocks: self.unlocks(step),
            watch: vec![],
        }
    }

    /// One row for a strategy of which nothing but an overall rating is known.
    fn bundle(&self, step: &Step<'_, '_>, siblings: &[&Step<'_, '_>], rank: usize) -> StepRow {
        let strategy = visible_line(&step.strategy.strategy.name);
        let total: Points = siblings.iter().map(|step| step.gain.clone()).sum();
        let effort: u32 = siblings.iter().map(|step| step.effort()).sum();
        StepRow {
            id: step.strategy.strategy.id.to_string(),
            step: format!("Answer the {} questions of {strategy}.", siblings.len()),
            detail: Some("Only an overall rating is known; the answers tell what is left to do.".to_owned()),
            why: step.strategy.strategy.summary.as_deref().map(visible_line),
            gain: gain(&total, true),
            effort: format!("effort {effort} in all"),
            effort_points: effort,
            ..self.row(step, rank)
        }
    }

    fn unlocks(&self, step: &Step<'_, '_>) -> Vec<String> {
        unlocks(self.scorecard, step).iter().map(|strategy| visible_line(&strategy.name)).collect()
    }
}

/// `strategy/practice`.
fn practice_id(step: &Step<'_, '_>) -> String {
    format!("{}/{}", step.strategy.strategy.id, step.practice.practice.id)
}

fn gain(points: &Points, estimated: bool) -> String {
    format!("{}+{points}", if estimated { "~" } else { "" })
}

fn full(step: &Step<'_, '_>) -> String {
    match &step.practice.practice.form {
        Form::Scale(scale) => scale.options.last().map(|option| visible_line(&option.label)).unwrap_or_default(),
        Form::Checklist(items) => format!("{} of {}", items.len(), items.len()),
    }
}

fn missing_items(step: &Step<'_, '_>) -> Option<String> {
    match &step.practice.present {
        Some(Present::Items { unticked, .. }) => {
            let labels: Vec<String> = unticked.iter().map(|item| visible_line(&item.label)).collect();
            Some(format!("Not yet: {}.", labels.join("; ")))
        }
        _ => None,
    }
}

fn watch(step: &Step<'_, '_>) -> Vec<Watch> {
    let strategy = step.strategy.strategy;
    let guidance = |text: &Option<String>| text.as_deref().map(visible_line);
    let risks =
        strategy.risks_of(RiskKind::Pursuit).map(|risk| Watch { what: visible_line(&risk.risk), guidance: guidance(&risk.mitigation) });
    let trade_offs = strategy
        .trade_offs
        .iter()
        .map(|trade_off| Watch { what: visible_line(&trade_off.trade_off), guidance: guidance(&trade_off.guidance) });
    risks.chain(trade_offs).collect()
}
