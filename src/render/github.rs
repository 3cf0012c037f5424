//! Annotations for GitHub: commands to its runner, which shows each at a line of a file of the pull request.
//!
//! The runner takes a line that begins with `::` for a command, and `##[` for one anywhere in a line. A text in a command escapes
//! what would end it; the characters are those of GitHub's own package `@actions/core`.

use super::verdicts::{found_and_wanted, standing};
use crate::document::{Faults, Problem, Severity};
use crate::report::{Checked, CheckedFile, FoundVerdict};
use crate::text::{is_hostile, visible, visible_line};

/// All files: first the gates that fail, then errors, then warnings, for the page shows ten or so of each step.
pub(crate) fn annotations(files: &[Checked]) -> String {
    let gates = files.iter().flat_map(failing_gates);
    let unusable = files.iter().filter_map(unusable);
    let of = |severity| files.iter().flat_map(move |file| problems(file, severity));
    let rest = files.iter().filter_map(holding);
    gates.chain(unusable).chain(of(Severity::Error)).chain(of(Severity::Warning)).chain(rest).map(|line| line + "\n").collect()
}

fn failing_gates(checked: &Checked) -> impl Iterator<Item = String> {
    let failing = checked.outcome.iter().flat_map(CheckedFile::failing);
    failing.map(|FoundVerdict { verdict, line }| {
        let line = line.map(|line| format!(",line={line}")).unwrap_or_default();
        command("error", checked, &line, verdict.gate, &found_and_wanted(verdict))
    })
}

/// A file of which there is nothing to say but that it cannot be used.
fn unusable(checked: &Checked) -> Option<String> {
    let reason = checked.outcome.as_ref().err().filter(|_| checked.faults.problems.is_empty())?;
    Some(command("error", checked, "", "cannot be used", &format!("{}: {}", checked.file, visible_line(reason))))
}

fn problems(checked: &Checked, severity: Severity) -> impl Iterator<Item = String> {
    let problems = checked.faults.problems.iter().filter(move |problem| problem.severity == severity);
    problems.map(move |problem| {
        let help = problem.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        command(severity.word(), checked, &place(&checked.faults, problem), problem.rule, &format!("{}{help}", problem.message))
    })
}

/// Columns count only within one line; nothing of a file that is no text.
fn place(faults: &Faults, problem: &Problem) -> String {
    if faults.text.is_empty() {
        return String::new();
    }
    let [(line, column), (last, end)] = [problem.place.start, problem.place.end].map(|offset| faults.line_and_column(offset));
    if line == last { format!(",line={line},col={column},endColumn={end}") } else { format!(",line={line},endLine={last}") }
}

/// A line that is no command, whatever the file is called.
fn holding(checked: &Checked) -> Option<String> {
    let found = checked.outcome.as_ref().ok().filter(|found| found.holds())?;
    Some(format!("ok {}: {}", checked.file.replace("##[", "## ["), standing(found)).replace('\n', " "))
}

fn command(kind: &str, checked: &Checked, place: &str, title: &str, message: &str) -> String {
    let title = property(title);
    match &checked.path {
        Some(path) => format!("::{kind} file={}{place},title={title}::{}", property(&shown(path)), data(message)),
        // A line of no file is none.
        None => format!("::{kind} title={title}::{}", data(&format!("{}: {message}", checked.file))),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The path with all that could steer a terminal visible, but for line ends, which the runner is told.
fn shown(path: &str) -> String {
    let is_told = |character: char| !is_hostile(character) || character == '\r';
    path.chars().map(|c| if is_told(c) { c.to_string() } else { visible(&c.to_string()).into_owned() }).collect()
}
