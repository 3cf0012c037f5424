//! A test report in the XML of `JUnit`, which every CI reads: a suite for each file, with a case for the file itself and for each gate.

use super::verdicts::found_and_wanted;
use super::words;
use crate::document::{Faults, Problem};
use crate::report::{Checked, CheckedFile, FoundVerdict};

/// The case that a file is for itself.
const VALID: &str = "valid";

/// All files, in the order in which they were given.
pub(crate) fn junit(files: &[Checked]) -> String {
    let suites: String = files.iter().map(suite).collect();
    let cases = files.iter().map(cases).sum();
    let counts = counts(cases, files.iter().map(failures).sum(), files.iter().map(errors).sum());
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"maturity check\"{counts}>\n{suites}</testsuites>\n")
}

fn cases(checked: &Checked) -> usize {
    1 + checked.outcome.as_ref().map_or(0, |found| found.verdicts.len())
}

fn failures(checked: &Checked) -> usize {
    checked.outcome.as_ref().map_or(0, |found| found.failing().count())
}

fn errors(checked: &Checked) -> usize {
    usize::from(checked.outcome.is_err())
}

fn counts(tests: usize, failures: usize, errors: usize) -> String {
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"0\"")
}

fn suite(checked: &Checked) -> String {
    let counts = counts(cases(checked), failures(checked), errors(checked));
    let gates: String = checked.outcome.iter().flat_map(|found| &found.verdicts).map(|found| gate(checked, found)).collect();
    let told = checked.outcome.as_ref().map_or_else(|reason| error(checked, reason), |found| output(checked, found));
    let valid = case(checked, VALID, None, &told);
    format!("  <testsuite{}{counts}>\n{valid}{gates}  </testsuite>\n", attribute("name", &checked.file))
}

fn case(checked: &Checked, name: &str, line: Option<usize>, told: &str) -> String {
    let path = checked.path.as_ref().map(|path| attribute("file", path)).unwrap_or_default();
    let line = line.map(|line| attribute("line", &line.to_string())).unwrap_or_default();
    let names = attribute("classname", &checked.file) + &attribute("name", name);
    if told.is_empty() {
        format!("    <testcase{names}{path}{line}/>\n")
    } else {
        format!("    <testcase{names}{path}{line}>{told}</testcase>\n")
    }
}

fn gate(checked: &Checked, FoundVerdict { verdict, line }: &FoundVerdict) -> String {
    if verdict.holds {
        return case(checked, verdict.gate, None, "");
    }
    let message = found_and_wanted(verdict);
    let at = line.map(|line| format!("{}:{line}: ", checked.file)).unwrap_or_default();
    let told =
        format!("<failure{}{}>{}</failure>", attribute("message", &message), attribute("type", verdict.gate), escaped(&(at + &message)));
    case(checked, verdict.gate, *line, &told)
}

/// Why a file cannot be used: each fault with its place.
fn error(checked: &Checked, reason: &str) -> String {
    let faults = told(&checked.faults);
    let text = if faults.is_empty() { reason } else { &faults };
    format!("<error{}{}>{}</error>", attribute("message", reason), attribute("type", "cannot be used"), escaped(text))
}

/// What is worth a word though the file can be used.
fn output(checked: &Checked, found: &CheckedFile) -> String {
    let faults = told(&checked.faults);
    let standing = words::level_range(&found.range);
    format!("<system-out>{}</system-out>", escaped(format!("{standing}\n{faults}").trim_end()))
}

fn told(faults: &Faults) -> String {
    let line = |problem: &Problem| {
        let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}: {}[{}]: {}{help}", faults.position(problem), problem.severity.word(), problem.rule, problem.message)
    };
    faults.problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value))
}

/// XML has no way to write most control characters and two others, not even escaped.
fn escaped(text: &str) -> String {
    let escape = |character: char| match character {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\'' => "&apos;".to_owned(),
        '\n' | '\t' | '\r' => format!("&#{};", u32::from(character)),
        '\0'..'\u{20}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER.to_string(),
        _ => character.to_string(),
    };
    text.chars().map(escape).collect()
}
