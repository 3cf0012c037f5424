//! Everything that the model says about the question now.

use super::page::{Line, Page};
use super::question::{Choices, Question};
use crate::model::{Risk, RiskKind, Strategy};

/// Why it is asked, what would show it, and what the strategy risks and costs.
pub(super) fn explanation(question: &Question<'_>) -> Page {
    let mut page = Page::of([Line::Blank]);
    match question.practice {
        Some(practice) => {
            page.extend(paragraph("Why it matters", practice.why.as_deref()));
            page.extend(paragraph("What would show it", practice.evidence.as_deref()));
            page.extend(items(&question.choices));
        }
        None => {
            page.push(Line::Heading("What it covers".to_owned()));
            page.extend(question.strategy.practices.iter().map(|practice| Line::Point(practice.ask.clone())));
        }
    }
    page.extend(of_strategy(question.strategy));
    page
}

fn paragraph(heading: &str, text: Option<&str>) -> Vec<Line> {
    let lines = |text: &str| vec![Line::Heading(heading.to_owned()), Line::Text(text.to_owned()), Line::Blank];
    text.map(lines).unwrap_or_default()
}

fn items(choices: &Choices<'_>) -> Vec<Line> {
    let Choices::Items(items) = choices else { return Vec::new() };
    let why = items.iter().filter_map(|item| Some(Line::Point(format!("{}: {}", item.label, item.why.as_ref()?))));
    let why: Vec<Line> = why.collect();
    list("What each brings", why)
}

fn of_strategy(strategy: &Strategy) -> Vec<Line> {
    let mut lines = paragraph(&strategy.name, strategy.summary.as_deref());
    let risks = |kind| strategy.risks_of(kind).map(risk).collect();
    lines.extend(list("What you risk without it", risks(RiskKind::Gap)));
    lines.extend(list("What to watch on the way", risks(RiskKind::Pursuit)));
    let trade_offs = strategy.trade_offs.iter().map(|trade_off| point(&trade_off.trade_off, trade_off.guidance.as_deref()));
    lines.extend(list("What it costs elsewhere", trade_offs.collect()));
    lines.extend(strategy.learn_more.iter().map(|link| Line::Dim(format!("More: {link}"))));
    lines
}

fn risk(risk: &Risk) -> Line {
    point(&risk.risk, risk.mitigation.as_deref())
}

fn point(text: &str, remedy: Option<&str>) -> Line {
    Line::Point(remedy.map_or_else(|| text.to_owned(), |remedy| format!("{text} → {remedy}")))
}

fn list(heading: &str, points: Vec<Line>) -> Vec<Line> {
    if points.is_empty() {
        return points;
    }
    [vec![Line::Heading(heading.to_owned())], points, vec![Line::Blank]].concat()
}
