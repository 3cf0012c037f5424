//! Slips of the hand that leave valid YAML, which then says something else, or breaks further down.

use std::ops::Range;

use super::line::Line;
use super::syntax::Stop;
use super::{Problem, conflict};
use crate::text::{Meant, conflict_marker, described, is_blank, is_odd_space, meant, odd_in};

/// What a scalar without quotes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Key,
    Value,
    /// An entry of a list, or something between brackets: it may look like a key.
    Entry,
}

/// The first slip in a scalar without quotes at `place`.
pub(super) fn in_plain(text: &str, place: &Range<usize>, role: Role) -> Option<Stop> {
    let written = &text[place.clone()];
    let begins_its_line = || Line::at(text, place.start).to(place.start).trim_start_matches(' ').is_empty();
    let may_be_a_key = role == Role::Key || (role == Role::Value && begins_its_line());
    let as_key = if may_be_a_key { slipped_key(written.lines().next().unwrap_or_default(), place.start) } else { None };
    let odd = || if written.is_ascii() { None } else { odd_blank(text, place).or_else(|| odd_key(written, place.start, role)) };
    as_key.or_else(odd).or_else(|| marker_within(text, place, role))
}

/// A character in a key that is not what it seems.
fn odd_key(written: &str, start: usize, role: Role) -> Option<Stop> {
    let (at, odd, meant) = odd_in(written).filter(|_| role == Role::Key)?;
    let mut key = written.to_owned();
    while let Some((at, odd, meant)) = odd_in(&key) {
        let typed = match meant {
            Meant::Space | Meant::Nothing => String::new(),
            Meant::Like(like) => like.to_string(),
        };
        key.replace_range(at..at + odd.len_utf8(), &typed);
    }
    Some(Stop::mended(problem(start + at, odd, meant, "in this key"), (start..start + written.len(), key)))
}

fn problem(at: usize, odd: char, meant: Meant, wherein: &str) -> Problem {
    Problem::error("syntax", at..at + odd.len_utf8(), format!("{} {wherein}", described(odd))).help(meant.help())
}

/// A blank of another kind at `at`, with all that stand beside it in `text`, which are read as plain spaces or not at all.
fn odd_blanks(text: &str, at: usize, odd: char, wherein: &str) -> Option<Stop> {
    let run: String = text[at..].chars().take_while(|c| *c == ' ' || is_blank(*c)).collect();
    let spaces = |is_meant: fn(char) -> bool| run.chars().filter(|c| is_meant(*c)).map(|_| ' ').collect::<String>();
    let (typed, all) = (spaces(|c| c == ' '), spaces(|c| c == ' ' || is_odd_space(c)));
    let line = Line::at(text, at);
    let before = line.to(at);
    let is_in_line = |spaces: &String| line.is_in_line_with(before.len() + spaces.len());
    // Before a key it may stand for a part of the indentation, or have come in beside it.
    let is_too_many = before.trim_matches([' ', '-']).is_empty() && !is_in_line(&all) && is_in_line(&typed);
    let meant_by_it = if is_too_many { typed } else { all };
    Some(Stop::mended(problem(at, odd, meant(odd)?, wherein), (at..at + run.len(), meant_by_it)))
}

/// The runs of spaces in `text` that hold one of another kind: where its first of these stands, and where the run begins and ends.
fn odd_runs(text: &str) -> impl Iterator<Item = (usize, char, Range<usize>)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let at = done + text[done..].find(is_blank)?;
        let start = text[..at].trim_end_matches(' ').len();
        let run = text[at..].trim_start_matches(|c| c == ' ' || is_blank(c));
        done = text.len() - run.len();
        Some((at, text[at..].chars().next()?, start..done))
    })
}

/// A blank of another kind at an edge of a text: where a line of it begins, at its end, or where a comment seems to begin.
fn odd_blank(text: &str, place: &Range<usize>) -> Option<Stop> {
    let written = &text[place.clone()];
    odd_runs(written).find_map(|(at, odd, run)| {
        let (before, behind) = (&written[..run.start], &written[run.end..]);
        let begins = before.is_empty() || before.ends_with('\n');
        let wherein = match () {
            () if begins && begins_its_line(text, place.start + at) => "in the indentation",
            () if begins => "before the text",
            () if behind.is_empty() || behind.starts_with(['\n', '\r']) => "behind the text",
            () if behind.starts_with("# ") => "before a comment",
            () if before == "-" => "behind a `-`",
            () => return None,
        };
        odd_blanks(text, place.start + at, odd, wherein)
    })
}

fn begins_its_line(text: &str, at: usize) -> bool {
    Line::at(text, at).to(at).chars().all(|c| matches!(c, ' ' | '\t') || is_blank(c))
}

/// A blank of another kind in a line that could not be read, beside a sign that means something to YAML or at an end of the line.
pub(super) fn odd_blank_in(line: Line<'_>) -> Option<Stop> {
    let content = line.text();
    odd_runs(content).find_map(|(at, odd, run)| {
        let (before, behind) = (&content[..run.start], &content[run.end..]);
        let wherein = if before.is_empty() { "in the indentation" } else { "beside the text" };
        let is_slip = before.is_empty()
            || before.ends_with([':', '-', '"', '\'', '[', ']', '{', '}', ',', '|', '>', '+'])
            || behind.is_empty()
            || behind.starts_with(['#', ':', ',', ']', '}']);
        if is_slip { odd_blanks(line.whole(), line.start + at, odd, wherein) } else { None }
    })
}

/// A divider of a merge conflict that a text without quotes goes on over.
fn marker_within(text: &str, place: &Range<usize>, role: Role) -> Option<Stop> {
    let written = &text[place.clone()];
    let begins_a_line = |at: &usize| match written[..*at].trim_end_matches([' ', '\t']) {
        "" => role == Role::Value,
        before => before.ends_with('\n'),
    };
    let mut dividers = written.match_indices("=======").map(|(at, _)| at).filter(begins_a_line);
    dividers.find_map(|at| marker_in(Line::at(text, place.start + at)))
}

/// The marker of a merge conflict that this line is.
pub(super) fn marker_in(line: Line<'_>) -> Option<Stop> {
    let place = line.start..line.start + line.text().len();
    conflict_marker(line.text()).map(|_| Stop::mended(conflict::problem(place.clone()), (place, String::new())))
}

/// The key in this line, or in the one above that YAML reads as one text with it, that no colon with a space behind it divides from
/// its value.
pub(super) fn slipped_key_near(line: Line<'_>) -> Option<Stop> {
    let slip = |line: Line<'_>| slipped_key(&line.text()[line.content_start() - line.start..], line.content_start());
    slip(line).or_else(|| slip(content_above(line)?))
}

/// The nearest line above that is neither empty nor a comment.
pub(super) fn content_above(line: Line<'_>) -> Option<Line<'_>> {
    let is_nothing = |line: &Line<'_>| line.text().trim().is_empty() || line.text().trim_start().starts_with('#');
    line.before()?.and_above().find(|line| !is_nothing(line))
}

/// What divides the key that `content`, which begins at `start`, begins with from its value, where it is no colon with a space behind
/// it.
fn slipped_key(content: &str, start: usize) -> Option<Stop> {
    let word = content
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
        .next()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let spaced = &content[word.len()..];
    let behind = spaced.trim_start_matches(' ');
    let at = start + content.len() - behind.len();
    let sign = behind.chars().next()?;
    let rest = &behind[sign.len_utf8()..];
    let what = match sign {
        ':' if spaced.starts_with(':') && is_value(word, rest) => match rest.chars().next().filter(|c| is_odd_space(*c)) {
            Some(odd) => format!("{} behind the colon", described(odd)),
            None => "no space behind the colon".to_owned(),
        },
        '=' if !rest.starts_with(['=', '>']) => "`=` where a colon belongs".to_owned(),
        _ if meant(sign) == Some(Meant::Like(':')) => format!("{} where a colon belongs", described(sign)),
        _ => return None,
    };
    let gap = if rest.starts_with(' ') || rest.is_empty() { "" } else { " " };
    let odd = rest.chars().take_while(|c| is_blank(*c)).map(char::len_utf8).sum::<usize>();
    let problem = Problem::error("syntax", at..at + sign.len_utf8(), format!("this is not valid YAML: {what}"));
    let mend = (start + word.len()..at + sign.len_utf8() + odd, format!(":{gap}"));
    Some(Stop::mended(problem.help(format!("write `{word}: …`")), mend))
}

/// Whether what stands behind a colon is a value, and not the rest of a link, of a path or of a text.
fn is_value(word: &str, rest: &str) -> bool {
    !(rest.is_empty()
        || rest.starts_with([' ', '\t', ':', ',', ']', '}'])
        || rest.starts_with("//")
        || (word.len() == 1 && rest.starts_with(['\\', '/'])))
}
