//! Reading many answers files: each once, and whatever makes one of them unusable, the others all the same.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;

use anyhow::{Error, Result};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

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

/// What was read of files that mean something only together: where some cannot be used, the faults of all of them are told.
pub(super) fn all<T>(read: impl IntoIterator<Item = Result<T>>, output: Output) -> Result<Vec<T>> {
    let (mut sound, mut faulty) = (Vec::new(), Vec::new());
    for read in read {
        match read {
            Ok(read) => sound.push(read),
            Err(error) => faulty.push(error),
        }
    }
    // A file that is given for two has its faults once.
    faulty.dedup_by_key(|error: &mut Error| format!("{error:#}"));
    let Some(last) = faulty.pop() else { return Ok(sound) };
    for error in &faulty {
        tell(error, output);
    }
    Err(last)
}

/// So many files are in memory at once.
const CHUNK: usize = 32;

/// Does `work` with each file, several at a time, and gives what comes of it to `take` in the order of the files; as soon as that wants
/// no more, the rest is left.
pub(super) fn each_in_order<F: Sync, T: Send>(
    files: &[F],
    work: impl Fn(&F) -> T + Sync,
    mut take: impl FnMut(T) -> Result<ControlFlow<()>>,
) -> Result<()> {
    for chunk in files.chunks(CHUNK) {
        // A single file is not worth a thread.
        let done: Vec<T> = if let [only] = chunk { vec![work(only)] } else { chunk.par_iter().map(&work).collect() };
        for found in done {
            if take(found)?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
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

/// What makes a file unusable, in a line: its first error with its place, and how many more there are.
pub(super) fn in_one_line(error: &Error) -> String {
    let Some(faults) = error.downcast_ref::<Faults>() else { return message(&format!("{error:#}")).replace('\n', " ") };
    let mut errors = faults.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let Some(first) = errors.next() else { return String::new() };
    let more = errors.count();
    let line = if faults.text.is_empty() { String::new() } else { format!("line {}: ", faults.line_and_column(first.place.start).0) };
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("{line}{}{more}", message(&first.message).replace('\n', " "))
}
