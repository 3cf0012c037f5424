//! Faults of a file, each with the line it stands on and a caret.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Canvas;
use crate::document::{Faults, Problem, Severity};
use crate::text::{is_hostile, visible_line};

/// Faults that are shown before the rest is only counted: nobody reads more, and each takes its time to draw.
const SHOWN: usize = 100;

/// All faults of a file; where there are very many, how many are left out.
pub fn faults(faults: &Faults, canvas: Canvas) -> String {
    let text: String = faults.problems.iter().take(SHOWN).map(|problem| problem_in_place(faults, problem, canvas) + "\n\n").collect();
    match faults.problems.len().saturating_sub(SHOWN) {
        0 => text,
        more => format!("{text}and {more} more\n"),
    }
}

fn problem_in_place(faults: &Faults, problem: &Problem, canvas: Canvas) -> String {
    let renderer = if canvas.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(canvas.width);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let name = visible_line(&faults.name);
    if faults.text.is_empty() {
        let title = level.primary_title(format!("{name} {}", problem.message)).id(problem.rule);
        return renderer.render(&[with_help(Group::with_title(title), problem)]);
    }
    let title = level.primary_title(problem.message.clone()).id(problem.rule);
    let place = shown(&faults.text, &problem.place);
    let also = problem.also.as_ref().map(|(place, what)| (shown(&faults.text, place), *what));
    let lines = lines_around(&faults.text, &place, also.as_ref().map(|(place, _)| place));
    let within = |place: Range<usize>| place.start - lines.start..place.end - lines.start;
    let source = shown_safely(&faults.text[lines.clone()]);
    let snippet = Snippet::source(&*source)
        .path(name)
        .line_start(faults.line_and_column(lines.start).0)
        .annotation(AnnotationKind::Primary.span(within(place)))
        .annotations(also.map(|(place, what)| AnnotationKind::Context.span(within(place)).label(what)));
    renderer.render(&[with_help(title.element(snippet), problem)])
}

/// The whole lines of both places and what is between them: the renderer looks at all of the text that it is given.
fn lines_around(text: &str, place: &Range<usize>, also: Option<&Range<usize>>) -> Range<usize> {
    let also = also.unwrap_or(place);
    let (start, end) = (place.start.min(also.start), place.end.max(also.end));
    let line_start = text[..start].rfind('\n').map_or(0, |index| index + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |index| end + index + 1);
    line_start..line_end
}

fn with_help<'p>(group: Group<'p>, problem: &'p Problem) -> Group<'p> {
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// The text with every hidden character that the renderer would let through replaced by one of the same length, so that
/// places stay what they are; control characters of one byte it shows by itself.
fn shown_safely(text: &str) -> Cow<'_, str> {
    let hides = |character: char| character.len_utf8() > 1 && is_hostile(character);
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    let shown = |character: char| match character.len_utf8() {
        _ if !hides(character) => character,
        2 => '¤',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// The part of a place to underline: its first line, at least one character.
fn shown(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = place.start.min(text.len());
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |index| start + index);
    let next = text[start..].chars().next().map_or(start, |character| start + character.len_utf8());
    start..place.end.clamp(start, line_end).max(next.min(line_end.max(start)))
}
