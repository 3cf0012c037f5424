//! Reads on behind a fault of syntax, so that those of different lines are told at once.

use std::ops::Range;

use super::line::Line;
use super::mended::{Mend, MendedText};
use super::syntax::Stop;
use super::{Node, Problem, Problems, character, conflict, nothing_in_it, strict};

/// So many faults that end the reading are told at once.
pub(super) const LIMIT: usize = 20;

/// The parts of `text`, and what is wrong with it that does not keep it from having parts.
///
/// What its author most likely meant is told and then read instead, which keeps every part. Where nobody can say what was meant, the
/// entry is left out and the rest is read for its faults alone.
pub(super) fn parts(text: &str) -> Result<(Node, Problems), Problems> {
    let mut reading = Reading::of(text);
    loop {
        let mut problems = Problems::default();
        let read = strict::read(reading.mended.text(), &mut problems);
        let (are_harmless, is_silent) = (problems.are_all("duplicate-key"), problems.is_empty() && reading.told.is_empty());
        problems = reading.with_all_told(problems);
        match read {
            Ok(Some(root)) if are_harmless && reading.is_whole => return Ok((reading.mended.placed(root), problems)),
            Ok(root) => {
                // A text of marks and comments alone holds no document, which is no fault to YAML.
                problems.extend((root.is_none() && is_silent).then(nothing_in_it));
                return Err(problems);
            }
            Err(stop) => {
                problems.extend(reading.tell(&stop));
                if !reading.goes_on_behind(stop) {
                    return Err(problems);
                }
            }
        }
    }
}

/// How far the reading of a text has come.
struct Reading<'t> {
    written: &'t str,
    mended: MendedText<'t>,
    told: Vec<Problem>,
    /// Whether nothing is left out.
    is_whole: bool,
    /// Where the text as it is written goes on behind what was left out last.
    behind: Option<usize>,
}

impl<'t> Reading<'t> {
    /// The text without what is told of it before it is read.
    fn of(written: &'t str) -> Self {
        let (mut told, mut mends) = conflict::found(written);
        let (odd, removed) = character::refused(written);
        let is_left_out =
            |at: usize| mends.get(mends.partition_point(|(place, _)| place.end <= at)).is_some_and(|(place, _)| place.start <= at);
        let removed: Vec<Mend> = removed.into_iter().filter(|(place, _)| !is_left_out(place.start)).collect();
        mends.extend(removed);
        mends.sort_by_key(|(place, _)| place.start);
        told.extend(odd);
        Self { written, mended: MendedText::new(written, mends), told, is_whole: true, behind: None }
    }

    /// These problems of the mended text, and all that has been told, where they were written.
    fn with_all_told(&self, found: Problems) -> Problems {
        let mut problems = Problems::default();
        problems.extend(found.sorted().into_iter().map(|problem| self.mended.told(problem)));
        problems.extend(self.told.iter().cloned());
        problems
    }

    /// The fault that ended the reading, unless it is known or most likely comes of another.
    fn tell(&mut self, stop: &Stop) -> Option<Problem> {
        let problem = self.mended.told((*stop.problem).clone());
        let is_new = !self.is_behind_a_gap(stop) && !self.follows(&problem, stop);
        is_new.then(|| {
            self.told.push(problem.clone());
            problem
        })
    }

    /// Where a part is left out, the next may fit nothing any more.
    fn is_behind_a_gap(&self, stop: &Stop) -> bool {
        let start = self.mended.written(&stop.problem.place).start;
        stop.mend.is_none() && self.behind.is_some_and(|behind| self.written[start.min(behind)..start].trim().is_empty())
    }

    /// Whether a fault is known already, or most likely comes of another in its line.
    fn follows(&self, problem: &Problem, stop: &Stop) -> bool {
        let line = |problem: &Problem| Line::at(self.written, problem.place.start.min(self.written.len())).start;
        self.told.iter().any(|known| known.place == problem.place || (stop.mend.is_none() && line(known) == line(problem)))
    }

    /// Mends or leaves out what ended the reading; false where that is the end.
    fn goes_on_behind(&mut self, stop: Stop) -> bool {
        self.is_whole &= stop.mend.is_some();
        if self.told.len() > LIMIT || self.is_behind_a_gap(&stop) {
            return false;
        }
        if let Some(mend) = stop.mend {
            self.mended.mend(mend);
            return true;
        }
        let entry = entry(self.mended.text(), stop.problem.place.start);
        let is_something = !self.mended.text()[entry.clone()].trim().is_empty();
        self.behind = Some(self.mended.written(&entry).end);
        self.mended.mend((entry, String::new()));
        is_something && stop.problem.rule == "syntax"
    }
}

/// The line that holds `offset` and those below that belong to it: what is indented further, and the entries of its list. What is as
/// far indented as a line that is out of line is most likely out of line with it.
fn entry(text: &str, offset: usize) -> Range<usize> {
    let first = Line::at(text, offset.min(text.len()));
    let is_out_of_line = offset == first.start + first.indentation();
    let belongs = |line: &Line<'_>| {
        let (depth, own) = (line.indentation(), first.indentation());
        line.text().trim().is_empty()
            || depth > own
            || (depth == own && own > 0 && is_out_of_line && !first.is_entry())
            || (depth == own && line.is_entry() && !first.is_entry())
    };
    let last = std::iter::successors(first.after(), |line| line.after()).take_while(belongs).last().unwrap_or(first);
    first.start..last.start + last.text().len()
}
