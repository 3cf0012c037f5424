//! What git leaves behind where it could not merge two versions of a file.

use std::ops::Range;

use super::Problem;
use super::mended::Mend;
use crate::text::conflict_marker;

/// So many markers are told at once.
const LIMIT: usize = 100;

/// A marker, and the line that it is, without its end.
struct Marker {
    sign: char,
    place: Range<usize>,
}

/// A problem for each marker in `text`, and what to leave out to read one side of each conflict.
pub(super) fn found(text: &str) -> (Vec<Problem>, Vec<Mend>) {
    let markers = if may_hold_one(text) { markers(text) } else { vec![] };
    (markers.iter().take(LIMIT).map(|marker| problem(marker.place.clone())).collect(), left_out(&markers))
}

/// The fault of a marker.
pub(super) fn problem(place: Range<usize>) -> Problem {
    let help = "keep what is right of both sides and remove the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>";
    Problem::error("merge-conflict", place, "a merge left both sides of a conflict here").help(help)
}

fn may_hold_one(text: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].into_iter().any(|marker| text.contains(marker))
}

/// Every marker. An indented line of `=` alone may be what underlines a heading in a note; beside other markers it is one itself.
fn markers(text: &str) -> Vec<Marker> {
    let mut start = 0;
    let mut found = vec![];
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        found.extend(conflict_marker(content).map(|sign| Marker { sign, place: start..start + content.len() }));
        start += line.len();
    }
    let beside_others = found.iter().any(|marker| marker.sign != '=');
    found.retain(|marker| beside_others || text[marker.place.clone()].starts_with('='));
    found
}

/// The lines of all markers, and of each whole conflict what stands between its first divider and its end.
fn left_out(markers: &[Marker]) -> Vec<Mend> {
    let mut mends: Vec<Mend> = vec![];
    let mut rest = markers;
    while let [first, behind @ ..] = rest {
        let ends = |marker: &Marker| matches!(marker.sign, '<' | '>');
        let end = if first.sign == '<' { behind.iter().position(ends) } else { None };
        let end = end.filter(|end| *end > 0 && behind[*end].sign == '>');
        mends.push((first.place.clone(), String::new()));
        if let Some(end) = end {
            mends.push((behind[0].place.start..behind[end].place.end, String::new()));
        }
        rest = &behind[end.map_or(0, |end| end + 1)..];
    }
    mends
}
