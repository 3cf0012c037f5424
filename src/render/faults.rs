//! Faults of a file, each with the line it stands on and a caret.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::Canvas;
use crate::document::{Faults, Problem, Severity};
use crate::text::{is_hostile, visible_line};

/// Faults that are shown before the rest is only counted: nobody reads more, and each takes its time to draw.
const SHOWN: usize = 100;

/// A line with more bytes is shown in part: the renderer looks at all of it, and people would see no more anyway.
const LONG_LINE: usize = 2_000;

/// So many bytes of a long line are shown on either side of a place.
const AROUND: usize = 500;

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
    if line_of(&faults.text, &place).len() > LONG_LINE {
        let (snippet, column, real) = part_of_a_line(faults, &place);
        let drawn = renderer.render(&[with_help(title.element(snippet.path(&name)), problem)]);
        return drawn.replacen(&format!("{name}:{column}"), &format!("{name}:{real}"), 1);
    }
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

fn line_of(text: &str, place: &Range<usize>) -> Range<usize> {
    lines_around(text, place, None)
}

/// A place in a very long line with what stands around it, the line and column that the renderer sees there, and the true ones.
fn part_of_a_line<'f>(faults: &'f Faults, place: &Range<usize>) -> (Snippet<'f, Annotation<'f>>, String, String) {
    let (text, line) = (&faults.text, line_of(&faults.text, place));
    let start = text.ceil_char_boundary(line.start.max(place.start.saturating_sub(AROUND)));
    let end = text.floor_char_boundary(line.end.min(place.start + AROUND));
    let marked = place.start - start..place.end.min(end) - start;
    let (number, column) = faults.line_and_column(place.start);
    let seen = text[start..place.start].chars().count() + 1;
    let snippet = Snippet::source(shown_safely(&text[start..end])).line_start(number).annotation(AnnotationKind::Primary.span(marked));
    (snippet, format!("{number}:{seen}"), format!("{number}:{column}"))
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
    let end = text.ceil_char_boundary(place.end.min(text.len())).max(start);
    let line_end = text[start..end].find(['\n', '\r']).map_or(end, |index| start + index);
    let next = text[start..].chars().next().map_or(start, |character| start + character.len_utf8());
    start..line_end.max(if text[start..].starts_with(['\n', '\r']) { start } else { next })
}
