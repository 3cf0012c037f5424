//! Tells the author of a text that is no YAML what most likely went wrong, in other words than the parser's.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::line::{Column, Line, columns};
use super::mended::Mend;
use super::{DEPTH_LIMIT, Problem, escape, kinds, slip};

/// Why the reading went no further.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) problem: Box<Problem>,
    /// What its author most likely meant: were it that, the reading could go on.
    pub(super) mend: Option<Mend>,
}

impl Stop {
    pub(super) fn mended(problem: Problem, mend: Mend) -> Self {
        Self { problem: Box::new(problem), mend: Some(mend) }
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self { problem: Box::new(problem), mend: None }
    }
}

/// The fault at which the parser stopped. It is often noticed later than it was made: the place is where to mend it.
pub(super) fn unreadable(text: &str, error: &ScanError) -> Stop {
    let offset = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0).min(text.len()));
    let kind = error.kind();
    if *kind == ErrorKind::RecursionLimitExceeded {
        return too_deep(character_at(text, offset)).into();
    }
    let line = Line::at(text, offset);
    if let Some(colon) = second_colon(text, offset, kind) {
        let problem = syntax(text, colon, "a second `: ` in one text").help("put text that holds `: ` in quotes (straight ones: \"…\")");
        return Stop::mended(problem, (colon..colon + 1, ".".to_owned()));
    }
    if let Some(stop) = escape::unknown(text, offset, kind).or_else(|| slip_nearby(line, kind)) {
        return stop;
    }
    let Slip { at, what, help } = slip(text, offset, kind).unwrap_or_else(|| {
        let (what, help) = kinds::in_words(kind);
        Slip::new(offset, what, help)
    });
    syntax(text, at, &what).help(help).into()
}

/// A slip in this line, or in those directly above it, that made the parser stop.
fn slip_nearby(line: Line<'_>, kind: &ErrorKind) -> Option<Stop> {
    if let Some(marker) = [Some(line), slip::content_above(line)].into_iter().flatten().find_map(slip::marker_in) {
        return Some(marker);
    }
    let odd = [line.before(), Some(line)].into_iter().flatten().find_map(slip::odd_blank_in);
    let breaks_the_next_line = matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::InvalidIndentation
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
    );
    odd.or_else(|| slip::slipped_key_near(line).filter(|_| breaks_the_next_line))
}

/// The colon in the middle of a text at which the parser stopped, within brackets or without.
fn second_colon(text: &str, offset: usize, kind: &ErrorKind) -> Option<usize> {
    let behind = text[offset..].strip_prefix(':')?;
    let before = Line::at(text, offset).to(offset);
    let in_a_text = match kind {
        ErrorKind::MappingValueNotAllowed => before.contains(": "),
        // A word that is a key elsewhere is one here, and only the comma before it is missing.
        ErrorKind::ExpectedFlowMappingSeparator => before.rsplit([',', '{']).next()?.contains(": ") && !is_a_key(text, last_word(before)),
        _ => return None,
    };
    (in_a_text && behind.starts_with([' ', '\n', '\r'])).then_some(offset)
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or_default()
}

/// Whether `word` stands somewhere in `text` where a key would.
fn is_a_key(text: &str, word: &str) -> bool {
    text.match_indices(&format!("{word}: ")).any(|(at, _)| {
        let before = text[..at].trim_end_matches(' ');
        before.is_empty() || before.ends_with(['{', ',', '\n']) || before.ends_with("\n-") || before.ends_with(" -")
    })
}

fn syntax(text: &str, offset: usize, what: &str) -> Problem {
    Problem::error("syntax", character_at(text, offset), format!("this is not valid YAML: {what}"))
}

/// More levels of lists and mappings than are read.
pub(super) fn too_deep(place: Range<usize>) -> Problem {
    Problem::error("too-deep", place, format!("this is nested deeper than {DEPTH_LIMIT}"))
}

fn character_at(text: &str, offset: usize) -> Range<usize> {
    offset..text[offset..].chars().next().map_or(offset, |character| offset + character.len_utf8())
}

/// What a person did.
struct Slip {
    at: usize,
    what: String,
    help: String,
}

impl Slip {
    fn new(at: usize, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, what: what.into(), help: help.into() }
    }
}

/// The slip behind an error of this kind at `offset`; nothing where the kind alone tells it.
fn slip(text: &str, offset: usize, kind: &ErrorKind) -> Option<Slip> {
    if let Some(at) = tab_in_indentation(text, offset) {
        return Some(Slip::new(at, "a tab in the indentation", "indent with plain spaces; YAML allows nothing else there"));
    }
    let line = Line::at(text, offset);
    Some(match kind {
        ErrorKind::InvalidTrailingDoubleQuotedScalar => behind_a_quote(line, offset, '"'),
        ErrorKind::InvalidTrailingSingleQuotedScalar => behind_a_quote(line, offset, '\''),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
            open_quote(line, '"').or_else(|| open_quote(line, '\''))?
        }
        ErrorKind::UnclosedFlowCollection { .. } => open_bracket(line).unwrap_or_else(|| never_closed(offset)),
        ErrorKind::BlockEntryInFlowCollection | ErrorKind::InvalidColonPlacement => open_bracket(line.before()?)?,
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            line.before().and_then(open_bracket).unwrap_or_else(|| without_a_comma(offset))
        }
        ErrorKind::ExpectedBlockMappingKey if offset > line.content_start() => behind_a_sign(offset),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidIndentation => out_of_line(line),
        ErrorKind::SimpleKeyExpected => without_a_colon(line),
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MappingKeyNotAllowed | ErrorKind::BlockSequenceEntryNotAllowed => {
            let sign = text[offset..].chars().next()?;
            Slip::new(offset, format!("a text cannot begin with `{sign}`"), "put the whole text in quotes")
        }
        _ => return None,
    })
}

/// A tab in the indentation is reported at its line or at the end of the one before.
fn tab_in_indentation(text: &str, offset: usize) -> Option<usize> {
    let line = Line::at(text, offset);
    [Some(line), line.after()].into_iter().flatten().find_map(|line| line.indented_with(|c| c == '\t'))
}

/// Either the quotes end before the text does, or the quote that seems to open here closes one that was left open above.
fn behind_a_quote(line: Line<'_>, offset: usize, quote: char) -> Slip {
    if line.to(offset).matches(quote).count() % 2 == 1
        && let Some(open) = line.before().and_then(|line| open_quote(line, quote))
    {
        return open;
    }
    let other = if quote == '"' { "'…'" } else { "\"…\"" };
    Slip::new(offset, "the text goes on behind its closing quote", format!("put the whole text in quotes of the other kind: {other}"))
}

/// The last quote, in this line or above it, that begins a text and is not closed on its line.
fn open_quote(line: Line<'_>, quote: char) -> Option<Slip> {
    let opens = |line: Line<'_>| {
        let (before, behind) = line.text().rsplit_once(quote)?;
        let begins = before.is_empty() || before.ends_with([' ', '[', '{', ',']);
        (begins && !behind.trim_start().starts_with([',', '}', ']'])).then_some(line.start + before.len())
    };
    let at = line.and_above().find_map(opens)?;
    Some(Slip::new(at, "this quote is not closed", format!("end the text with {quote} as well")))
}

/// The last bracket, in this line or above it, that is not closed on its line.
fn open_bracket(line: Line<'_>) -> Option<Slip> {
    let (line, index) =
        line.and_above().take_while(|line| !line.text().trim().is_empty()).find_map(|line| Some((line, line.open_bracket()?)))?;
    let at = line.start + index;
    let is_cut = line.text()[index..].contains(" #");
    let cut = || Slip::new(at, "this bracket is not closed, for ` #` begins a comment", "put text that holds ` #` in quotes");
    Some(if is_cut { cut() } else { never_closed(at) })
}

fn never_closed(at: usize) -> Slip {
    Slip::new(at, "this bracket is not closed", "close it with `}` or `]` where the part ends")
}

fn without_a_comma(at: usize) -> Slip {
    let help = "put a comma between two entries, and quotes around text that holds `: ` or a comma";
    Slip::new(at, "a comma or the closing bracket is missing before this", help)
}

fn behind_a_sign(at: usize) -> Slip {
    let help = "put the whole text in quotes: it begins with a sign that means something to YAML";
    Slip::new(at, "the text goes on behind what looks like its end", help)
}

fn without_a_colon(line: Line<'_>) -> Slip {
    let at = line.content_start();
    let help = "write `key: value`; a text that goes on from the line above is indented further than its key";
    Slip::new(at, "this line has no key", help)
}

/// A line whose indentation fits nothing that it could belong to.
fn out_of_line(line: Line<'_>) -> Slip {
    if let Some(slip) = [Some(line), line.before()].into_iter().flatten().find_map(without_a_space) {
        return slip;
    }
    let (at, found) = (line.start + line.indentation(), line.indentation() + 1);
    let begins = |column: &Column| format!("in column {} like {} in line {}", column.number, column.name, column.line);
    let help = match (columns(line).as_slice(), line.before()) {
        // A text that goes on: how far it is indented, only its author knows.
        _ if line.key().is_none() && !line.is_entry() => {
            "a text that goes on from the line above is indented further than its key, and all its lines alike".to_owned()
        }
        ([nearest, second, ..], _) if nearest.number != found => {
            format!("begin it {}, or {}, not in column {found}", begins(nearest), begins(second))
        }
        ([only], _) if only.number != found => format!("begin it {}, not in column {found}", begins(only)),
        // It is in line: then the line above it is no key, and YAML reads on from there.
        (_, Some(above)) if above.key().is_none() => return without_a_colon(above),
        _ => "begin the keys of one part, and the `-` of one list, in the same column".to_owned(),
    };
    Slip::new(at, "the indentation fits nothing above it", help + &and_those_below(line))
}

/// The lines below that were most likely put out of line with this one.
fn and_those_below(line: Line<'_>) -> String {
    let below = std::iter::successors(line.after(), |line| line.after());
    match below.take_while(|below| below.indentation() == line.indentation() && below.key().is_some()).count() {
        0 => String::new(),
        1 => "; the line below it begins there too".to_owned(),
        more => format!("; the {more} lines below it begin there too"),
    }
}

/// An entry of a list whose `-` YAML takes for the beginning of a word.
fn without_a_space(line: Line<'_>) -> Option<Slip> {
    let word = line.word_at_a_dash()?;
    Some(Slip::new(line.start + line.indentation(), "no space behind the `-`", format!("write `- {word}`")))
}
