//! What YAML 1.2 allows and readers of YAML 1.1 refuse: it is refused here too, so that every reader finds the same in a file.

use std::ops::Range;

use super::Problem;

/// What divides the parts of a text.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// What is wrong above the first document, which begins where `head` ends.
pub(super) fn of_head(head: &str) -> Option<Problem> {
    let starts = head.split_inclusive('\n').scan(0, |next, line| Some((std::mem::replace(next, *next + line.len()), line.trim_end())));
    let is_known = |directive: &str| {
        let version = directive.strip_prefix("YAML").map(|version| version.split('#').next().unwrap_or_default());
        version.is_some_and(|version| version.starts_with(BLANKS) && ["1.1", "1.2"].contains(&version.trim()))
    };
    let is_odd = |line: &str| line.strip_prefix('%').map_or_else(|| line.starts_with("..."), |directive| !is_known(directive));
    let (start, line) = starts.into_iter().find(|(_, line)| is_odd(line))?;
    let what = match line {
        _ if line.starts_with('.') => "`...` ends a document, and none has begun",
        _ if line.starts_with("%YAML ") => "this asks for a version that is not read here",
        _ => "a line that begins with `%` says how a file is to be read, and this one is not known here",
    };
    Some(fault(start..start + line.len(), what).help("remove the line"))
}

/// What is wrong with how a part at `place` outside of brackets begins.
pub(super) fn of_block(text: &str, place: &Range<usize>) -> Option<Problem> {
    let line = text[..place.start].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..place.start];
    let tab = before.find('\t').filter(|_| before.trim_matches([' ', '\t', '-', '?', ':']).is_empty())?;
    Some(tab_at(line + tab))
}

/// What is wrong with how a line of a text without quotes begins, behind its first.
pub(super) fn of_plain(text: &str, place: &Range<usize>) -> Option<Problem> {
    let is_indentation = |(at, _): &(usize, &str)| text[..*at].trim_end_matches([' ', '\t']).ends_with('\n');
    let (at, _) = text[place.clone()].match_indices('\t').map(|(at, tab)| (place.start + at, tab)).find(is_indentation)?;
    Some(tab_at(at))
}

fn tab_at(at: usize) -> Problem {
    let help = "indent with plain spaces; YAML allows nothing else there";
    fault(at..at + 1, "a tab in the indentation").help(help)
}

/// What is wrong with a scalar at `place` between brackets.
pub(super) fn of_flow(text: &str, place: &Range<usize>, plain: bool) -> Option<Problem> {
    let (written, behind) = (&text[place.clone()], &text[place.end..]);
    let gap = behind.len() - behind_blanks(behind).len();
    let is_key = behind[gap..].starts_with(':');
    if is_key && (written.contains('\n') || behind[..gap].contains('\n')) {
        return Some(fault(place.clone(), "a key of several lines").help("write the key in one line, with its colon"));
    }
    let colon = match behind[gap..].strip_prefix(':') {
        _ if !plain => return None,
        _ if written.starts_with(':') => place.start,
        _ if written.contains(":?") => place.start + written.find(":?")?,
        Some(next) if next.starts_with([',', '[', ']', '{', '}', '?']) => place.end + gap,
        _ => return None,
    };
    let help = "put a space behind the colon, or quotes around the text";
    Some(fault(colon..colon + 1, "a `:` without a space behind it, between brackets").help(help))
}

/// What stands behind spaces, line ends and comments.
fn behind_blanks(text: &str) -> &str {
    let mut rest = text.trim_start_matches(BLANKS);
    while let Some(comment) = rest.strip_prefix('#').filter(|_| rest.len() < text.len()) {
        rest = comment.find('\n').map_or("", |end| &comment[end..]).trim_start_matches(BLANKS);
    }
    rest
}

fn fault(place: Range<usize>, what: &str) -> Problem {
    Problem::error("syntax", place, format!("this is not valid YAML: {what}"))
}
