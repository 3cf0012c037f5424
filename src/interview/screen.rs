//! What is shown, and how it is wrapped: printed once, never redrawn, so nothing garbles and a screen reader can follow.

use console::{Style, measure_text_width, truncate_str};
use unicode_width::UnicodeWidthStr as _;

use crate::text::{self, visible_line};

/// The narrowest and the widest text; wider lines are hard to read.
const WIDTHS: (usize, usize) = (20, 100);

/// From this width on, what an option means stands beside its label.
const TWO_COLUMNS_FROM: usize = 60;

/// Some paragraphs to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screen(Vec<Paragraph>);

/// A part of what is shown, before it is wrapped to lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Paragraph {
    Blank,
    /// The heading of a level, or of the whole.
    Title(String),
    /// The heading of a strategy.
    Heading(String),
    /// How far the run is; what is below it should stay on one screen.
    Place(String),
    Question(String),
    Text(String),
    Point(String),
    /// One more line of the text above, set in: nobody takes it for a line of the card.
    Further(String),
    Dim(String),
    /// What a prompt is about, on one line whatever its length.
    About(String),
    Done(String),
    Warning(String),
    Choice {
        /// The key for it.
        number: String,
        label: String,
        means: Option<String>,
        /// How wide the labels of this card are.
        column: usize,
        mark: Mark,
    },
    /// The keys, in the longest of these ways that fits.
    Keys(Vec<String>),
}

/// What stands before a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    /// It is the present answer.
    Chosen,
    /// A box, ticked or not.
    Box(bool),
}

impl Mark {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::None => " ",
            Self::Chosen => "●",
            Self::Box(true) => "[x]",
            Self::Box(false) => "[ ]",
        }
    }
}

impl Screen {
    pub(crate) fn of(paragraphs: impl IntoIterator<Item = Paragraph>) -> Self {
        Self(paragraphs.into_iter().collect())
    }

    pub(crate) fn push(&mut self, paragraph: Paragraph) {
        self.0.push(paragraph);
    }

    pub(crate) fn extend(&mut self, paragraphs: impl IntoIterator<Item = Paragraph>) {
        self.0.extend(paragraphs);
    }

    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The text for a screen of `columns`; one column stays free, because many terminals break a full line twice.
    ///
    /// A card that is taller than `rows` leaves out first what the options mean, then what the strategy is for, then blank
    /// lines: the question and its options belong on one screen, and `?` tells the rest.
    pub fn wrapped(&self, columns: usize, rows: usize) -> String {
        let width = columns.clamp(WIDTHS.0, WIDTHS.1) - 1;
        let place = self.0.iter().position(|line| matches!(line, Paragraph::Place(_))).unwrap_or(self.0.len());
        let (head, card) = self.0.split_at(place);
        let mut card = card.to_vec();
        for shorten in [leave_out_meanings, leave_out_summary, leave_out_blanks] {
            // The prompt takes a row too.
            if rows_of(&wrapped(&card, width), columns) < rows {
                break;
            }
            shorten(&mut card);
        }
        wrapped(head, width) + &wrapped(&card, width)
    }
}

impl Screen {
    /// The same with everything on it, be it taller than the window.
    pub(super) fn whole(self) -> Self {
        let as_it_is = |line| if let Paragraph::Place(place) = line { Paragraph::Dim(place) } else { line };
        Self(self.0.into_iter().map(as_it_is).collect())
    }

    /// The same with room between the choices, and of the keys only the few that matter most.
    pub(super) fn calm(&self) -> Self {
        let mut lines = Vec::new();
        for line in &self.0 {
            match line {
                Paragraph::Choice { .. } => lines.extend([line.clone(), Paragraph::Blank]),
                Paragraph::Question(_) => lines.extend([Paragraph::Blank, line.clone(), Paragraph::Blank]),
                Paragraph::Keys(ways) => lines.push(Paragraph::Keys(ways.last().cloned().into_iter().collect())),
                _ => lines.push(line.clone()),
            }
        }
        Self(lines)
    }
}

fn wrapped(lines: &[Paragraph], width: usize) -> String {
    lines.iter().map(|line| line.wrapped(width)).collect()
}

/// The rows that a text of whole lines takes where what is too long for one goes on in the next.
pub(super) fn rows_of(text: &str, columns: usize) -> usize {
    text.lines().map(|line| measure_text_width(line).div_ceil(columns.max(1)).max(1)).sum()
}

fn leave_out_meanings(card: &mut Vec<Paragraph>) {
    for line in card {
        if let Paragraph::Choice { means, .. } = line {
            *means = None;
        }
    }
}

fn leave_out_summary(card: &mut Vec<Paragraph>) {
    card.retain(|line| !matches!(line, Paragraph::Dim(_)));
}

fn leave_out_blanks(card: &mut Vec<Paragraph>) {
    card.retain(|line| *line != Paragraph::Blank);
}

impl Paragraph {
    fn wrapped(&self, width: usize) -> String {
        let style = Style::new().for_stderr();
        match self {
            Self::Blank => "\n".to_owned(),
            Self::Title(text) => styled(text, ("", ""), width, &style.bold().cyan()),
            Self::Heading(text) | Self::Question(text) => styled(text, ("", ""), width, &style.bold()),
            Self::Text(text) => styled(text, ("", ""), width, &style),
            Self::Point(text) => styled(text, ("  - ", "    "), width, &style),
            Self::Further(text) => styled(text, ("  ", "  "), width, &style),
            Self::Place(text) | Self::Dim(text) => styled(text, ("", ""), width, &style.dim()),
            Self::About(text) => cut(&visible_line(text), width, &style.dim()),
            Self::Done(text) => styled(text, ("✓ ", "  "), width, &style.green()),
            Self::Warning(text) => styled(text, ("! ", "  "), width, &style.yellow()),
            Self::Choice { number, label, means, column, mark } => choice((*mark, number), label, means.as_deref(), *column, width),
            Self::Keys(ways) => keys(ways, width, &style.dim()),
        }
    }
}

fn styled(text: &str, indents: (&str, &str), width: usize, style: &Style) -> String {
    let lines = text::wrapped_around_links(&visible_line(text), width, indents.0, indents.1);
    lines.iter().flat_map(|line| [style.apply_to(line).to_string(), "\n".to_owned()]).collect()
}

/// A choice with a hanging indent; its meaning beside it where there is room, else below it.
fn choice((mark, number): (Mark, &str), label: &str, means: Option<&str>, column: usize, width: usize) -> String {
    let first = format!("{} {number}  ", mark.sign());
    let indent = first.width();
    let strong = Style::new().for_stderr();
    let strong = if mark == Mark::Chosen { strong.bold() } else { strong };
    let hanging = " ".repeat(indent);
    let beside = indent + column + 2;
    match means {
        Some(means) if width >= TWO_COLUMNS_FROM && beside < width / 2 => {
            let label = visible_line(label);
            let padding = " ".repeat(column.saturating_sub(label.width()) + 2);
            let text = styled(means, (&" ".repeat(beside), &" ".repeat(beside)), width, &Style::new());
            let text = text.get(beside..).unwrap_or_default();
            format!("{}{padding}{text}", strong.apply_to(format!("{first}{label}")))
        }
        Some(means) => {
            let below = styled(means, (&hanging, &hanging), width, &Style::new().for_stderr().dim());
            styled(label, (&first, &hanging), width, &strong) + &below
        }
        None => styled(label, (&first, &hanging), width, &strong),
    }
}

fn keys(ways: &[String], width: usize, style: &Style) -> String {
    let fitting = ways.iter().find(|way| way.width() <= width).or_else(|| ways.last());
    cut(fitting.map(String::as_str).unwrap_or_default(), width, style)
}

fn cut(line: &str, width: usize, style: &Style) -> String {
    format!("{}\n", style.apply_to(truncate_str(line, width, "…")))
}

pub(super) fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
