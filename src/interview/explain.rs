//! Everything that the model says about the question now.

use super::page::{Line, Page};
use super::question::{Choices, Question};
use crate::model::{RiskKind, Strategy};

/// What the strategy is for, risks and costs, in short; then, just above the reminder of the question and so still on the
/// screen, why it is asked and what would show it.
pub(super) fn explanation(question: &Question<'_>) -> Page {
    let mut page = Page::of([Line::Blank]);
    page.extend(of_strategy(question.strategy));
    if let Some(practice) = question.practice {
        page.extend(of_items(&question.choices));
        page.extend(paragraph("Why it matters", practice.why.as_deref()));
        page.extend(paragraph("What would show it", practice.evidence.as_deref()));
    } else {
        page.extend(list("What it covers", question.strategy.practices.iter().map(|practice| practice.ask.clone())));
    }
    page
}

fn paragraph(heading: &str, text: Option<&str>) -> Vec<Line> {
    let lines = |text: &str| vec![Line::Heading(heading.to_owned()), Line::Text(text.to_owned()), Line::Blank];
    text.map(lines).unwrap_or_default()
}

/// What options mean stands on the card; what the items of a checklist bring does not.
fn of_items(choices: &Choices<'_>) -> Vec<Line> {
    let Choices::Items(items) = choices else { return Vec::new() };
    list("What each brings", items.iter().filter_map(|item| Some(format!("{}: {}", item.label, item.why.as_ref()?))))
}

/// Without the remedies: the plan tells those where they are due.
fn of_strategy(strategy: &Strategy) -> Vec<Line> {
    let more = strategy.learn_more.iter().map(|link| Line::Dim(format!("More: {link}")));
    let mut lines: Vec<Line> = more.chain(paragraph(&strategy.name, strategy.summary.as_deref())).collect();
    let risks = |kind| strategy.risks_of(kind).map(|risk| risk.risk.clone());
    lines.extend(list("What you risk without it", risks(RiskKind::Gap)));
    lines.extend(list("What to watch on the way", risks(RiskKind::Pursuit)));
    lines.extend(list("What it costs elsewhere", strategy.trade_offs.iter().map(|trade_off| trade_off.trade_off.clone())));
    lines
}

fn list(heading: &str, points: impl Iterator<Item = String>) -> Vec<Line> {
    let points: Vec<Line> = points.map(Line::Point).collect();
    if points.is_empty() {
        return points;
    }
    [vec![Line::Heading(heading.to_owned())], points, vec![Line::Blank]].concat()
}
