//! Everything that the model says about the question now.

use super::page::{Line, Page};
use super::question::{Choices, Question};
use crate::model::{Risk, RiskKind, Strategy};

/// Why it is asked, what would show it, and what the strategy risks and costs.
pub(super) fn explanation(question: &Question<'_>) -> Page {
    let mut page = Page::of([Line::Blank]);
    if let Some(practice) = question.practice {
        page.extend(paragraph("Why it matters", practice.why.as_deref()));
        page.extend(paragraph("What would show it", practice.evidence.as_deref()));
        page.extend(choices(&question.choices));
    } else {
        page.push(Line::Heading("What it covers".to_owned()));
        page.extend(question.strategy.practices.iter().map(|practice| Line::Point(practice.ask.clone())));
        page.push(Line::Blank);
    }
    page.extend(of_strategy(question.strategy));
    page
}

fn paragraph(heading: &str, text: Option<&str>) -> Vec<Line> {
    let lines = |text: &str| vec![Line::Heading(heading.to_owned()), Line::Text(text.to_owned()), Line::Blank];
    text.map(lines).unwrap_or_default()
}

fn choices(choices: &Choices<'_>) -> Vec<Line> {
    let point = |label: &str, text: &str| Line::Point(format!("{label}: {text}"));
    match choices {
        Choices::Items(items) => {
            list("What each brings", items.iter().filter_map(|item| Some(point(&item.label, item.why.as_ref()?))).collect())
        }
        Choices::Options(options) => {
            let means = options.iter().filter_map(|option| Some(point(&option.label, option.means.as_ref()?)));
            list("What the answers mean", means.collect())
        }
    }
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
