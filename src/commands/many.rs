//! Reading many answers files: each once, and whatever makes one of them unusable, the others all the same.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Error, Result, bail};

use super::assessment::{Assessment, Reader};
use super::input;
use super::output::Output;
use crate::document::{Faults, Severity};
use crate::text::message;

/// The files without those that were named before, which a message tells; `done` is what is done with each.
pub(super) fn each_once<'f>(files: &'f [PathBuf], done: &str) -> Vec<&'f PathBuf> {
    let mut known = BTreeSet::new();
    let is_new = |file: &&PathBuf| {
        let is_new = known.insert(file.canonicalize().unwrap_or_else(|_| (*file).clone()));
        if !is_new {
            Output::note(&format!("`{}` is given twice; it is {done} once", input::name(file)));
        }
        is_new
    };
    files.iter().filter(is_new).collect()
}

/// Reads files that mean something only together: the faults of all that cannot be used are told, and then nothing is done.
pub(super) fn read_all<'f>(files: &[&'f PathBuf], reader: &Reader, output: Output) -> Result<Vec<(&'f PathBuf, Assessment)>> {
    let (mut read, mut unusable) = (Vec::new(), 0);
    for file in files {
        match reader.read(file) {
            Ok(assessment) => read.push((*file, assessment)),
            Err(error) => {
                unusable += 1;
                tell(&error, output);
            }
        }
    }
    if unusable > 0 {
        bail!("{unusable} of {} files cannot be used, so nothing was done with the others", files.len());
    }
    Ok(read)
}

/// Says what is wrong: the faults of a file with their places.
pub(super) fn tell(error: &Error, output: Output) {
    match error.downcast_ref::<Faults>() {
        Some(faults) => output.faults(faults),
        None => Output::note(&format!("error: {}", message(&format!("{error:#}")))),
    }
}

/// How many errors a file has, which are told in full elsewhere, and where the first is; or the error as it is.
pub(super) fn in_short(error: &Error) -> String {
    let Some(faults) = error.downcast_ref::<Faults>() else { return format!("{error:#}") };
    let first = faults.problems.iter().find(|problem| problem.severity == Severity::Error);
    match (first, faults.count(Severity::Error)) {
        (Some(first), _) if faults.text.is_empty() => first.message.clone(),
        (Some(first), 1) => format!("1 error, in line {}", faults.line_and_column(first.place.start).0),
        (Some(first), count) => format!("{count} errors, the first in line {}", faults.line_and_column(first.place.start).0),
        (None, _) => String::new(),
    }
}
