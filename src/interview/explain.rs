//! What a card tells when it is asked: all that the model says about its question, and what every key does.

use super::key::Command;
use super::question::{Choices, Question};
use super::screen::{Mark, Paragraph, Screen};
use crate::model::{RiskKind, Strategy};

/// First why it is asked and what would show it, then what the strategy is for, its risks and costs, and links last.
pub(super) fn explanation(question: &Question<'_>) -> Screen {
    let mut screen = Screen::of([Paragraph::Blank]);
    screen.extend(paragraph("Why it matters", question.practice.why.as_deref()));
    screen.extend(paragraph("What would show it", question.practice.evidence.as_deref()));
    screen.extend(of_items(&question.choices));
    screen.extend(of_strategy(question.strategy));
    screen
}

fn paragraph(heading: &str, text: Option<&str>) -> Vec<Paragraph> {
    let lines = |text: &str| vec![Paragraph::Heading(heading.to_owned()), Paragraph::Text(text.to_owned()), Paragraph::Blank];
    text.map(lines).unwrap_or_default()
}

/// What options mean stands on the card; what the items of a checklist bring does not.
fn of_items(choices: &Choices<'_>) -> Vec<Paragraph> {
    let Choices::Items(items) = choices else { return Vec::new() };
    list("What each brings", items.iter().filter_map(|item| Some(format!("{}: {}", item.label, item.why.as_ref()?))))
}

/// Without the remedies: the plan tells those where they are due.
fn of_strategy(strategy: &Strategy) -> Vec<Paragraph> {
    let mut lines = paragraph(&strategy.name, strategy.summary.as_deref());
    let risks = |kind| strategy.risks_of(kind).map(|risk| risk.risk.clone());
    lines.extend(list("What you risk without it", risks(RiskKind::Gap)));
    lines.extend(list("What to watch on the way", risks(RiskKind::Pursuit)));
    lines.extend(list("What it costs elsewhere", strategy.trade_offs.iter().map(|trade_off| trade_off.trade_off.clone())));
    lines.extend(strategy.learn_more.iter().map(|link| Paragraph::Dim(format!("More: {link}"))));
    lines.extend((!strategy.learn_more.is_empty()).then_some(Paragraph::Blank));
    lines
}

fn list(heading: &str, points: impl Iterator<Item = String>) -> Vec<Paragraph> {
    let points: Vec<Paragraph> = points.map(Paragraph::Point).collect();
    if points.is_empty() {
        return points;
    }
    [vec![Paragraph::Heading(heading.to_owned())], points, vec![Paragraph::Blank]].concat()
}

/// Every key with what it does on the card of this question.
pub(super) fn keys(question: &Question<'_>) -> Screen {
    let (numbers, enter) = if question.choices.is_checklist() {
        ("Tick a choice, or take the tick away; 0 is none of these", "Answer with what is ticked")
    } else {
        ("Answer with the choice of that number", "Answer with the choice you went to, or keep your answer")
    };
    let letters = Command::LETTERS.iter().map(|command| key(&command.letter().to_string(), command.label()));
    let first = [key("0-9", numbers), key("↑ ↓", arrows(question)), key("Enter", enter)];
    let last = key("Esc", Command::Keys.label());
    Screen::of([Paragraph::Blank].into_iter().chain(first).chain(letters).chain([last]))
}

fn arrows(question: &Question<'_>) -> &'static str {
    if question.choices.is_checklist() { "Go to a choice; Space ticks it, or takes the tick away" } else { "Go to a choice" }
}

fn key(name: &str, what: &str) -> Paragraph {
    Paragraph::Choice { number: format!("{name:<5}"), label: what.to_owned(), means: None, column: 0, mark: Mark::None }
}
