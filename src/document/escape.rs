//! Backslashes between double quotes, which mean something to YAML, and to most people nothing.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::Problem;
use super::syntax::Stop;

const HELP: &str = "put the text in single quotes, where a backslash is only a backslash: '…'";

/// The escape that means nothing in the text whose quote opens at `offset`, where the parser stopped at one.
pub(super) fn unknown(text: &str, offset: usize, kind: &ErrorKind) -> Option<Stop> {
    let is_half = match kind {
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::InvalidLowSurrogateHexEscape => false,
        ErrorKind::InvalidLowSurrogate | ErrorKind::MissingLowSurrogate | ErrorKind::UnpairedLowSurrogate => true,
        _ => return None,
    };
    let (at, written) = escapes(&text[offset..]).map(|(at, rest)| (offset + at, rest)).find(|(_, rest)| is_unknown(rest))?;
    let place = at..at + 1 + written[1..].chars().next().map_or(0, char::len_utf8);
    if is_half && digits(written, 4).is_some() {
        let place = at..at + 6;
        let what = format!("this is not valid YAML: `{}` is one half of a character, and the other is missing", &text[place.clone()]);
        let problem = Problem::error("syntax", place.clone(), what).help("write the character itself, or both halves of it");
        return Some(Stop::mended(problem, (place, "?".to_owned())));
    }
    let what = format!("this is not valid YAML: `{}` means nothing between double quotes", &text[place.clone()]);
    Some(Stop::mended(Problem::error("syntax", place, what).help(HELP), (at..at, "\\".to_owned())))
}

/// A path of Windows in a text between double quotes at `place`, whose backslashes YAML reads as something else.
pub(super) fn of_a_path(text: &str, place: &Range<usize>) -> Option<Stop> {
    let written = &text[place.clone()];
    let is_drive = |at: usize| {
        let [.., outside, drive, b':'] = &written.as_bytes()[..at] else { return false };
        drive.is_ascii_alphabetic() && !outside.is_ascii_alphanumeric()
    };
    // A line may well end with such a letter and a colon, and then a line's end or a tab is meant.
    let is_read_otherwise = |rest: &str| rest[1..].starts_with(|next: char| next.is_ascii_alphanumeric() && !"nrtu".contains(next));
    let (at, rest) = escapes(written).find(|(at, rest)| is_drive(*at) && is_read_otherwise(rest))?;
    let what = format!("`{}` is read as another character between double quotes, not as a part of a path", &rest[..2]);
    let at = place.start + at;
    Some(Stop::mended(Problem::error("syntax", at..at + 2, what).help(HELP), (at..at, "\\".to_owned())))
}

/// The escapes of a text that begins with its double quote, each with what is written from there on.
fn escapes(quoted: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 1;
    std::iter::from_fn(move || {
        let found = at + quoted.get(at..)?.find(['\\', '"']).filter(|index| quoted[at + index..].starts_with('\\'))?;
        at = found + if is_pair(&quoted[found..]) { 12 } else { 1 + quoted[found + 1..].chars().next()?.len_utf8() };
        Some((found, &quoted[found..]))
    })
}

fn is_unknown(escape: &str) -> bool {
    match escape[1..].chars().next() {
        Some('x') => digits(escape, 2).is_none(),
        Some('U') => digits(escape, 8).is_none_or(|code| char::from_u32(code).is_none()),
        Some('u') => digits(escape, 4).is_none_or(|code| (0xd800..=0xdfff).contains(&code) && !is_pair(escape)),
        Some(known) => !"0abt\tnvfre \"/\\N_LP\n\r".contains(known),
        None => true,
    }
}

/// Whether both halves of a character that JSON writes as two are here.
fn is_pair(escape: &str) -> bool {
    let code = |at: usize| escape.get(at..).filter(|half| half.starts_with("\\u")).and_then(|half| digits(half, 4));
    matches!((code(0), code(6)), (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)))
}

/// The number that so many digits behind `\x` stand for.
fn digits(escape: &str, count: usize) -> Option<u32> {
    escape
        .get(2..2 + count)
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
}
