//! Answers as they are typed on the command line, to be tried out or saved.

use anyhow::{Error, Result, bail};

use super::assessment::day;
use super::output::Output;
use crate::answers::{Assignment, assigned_twice};
use crate::model::Model;

/// Reads each `ID=ANSWER`; all that are wrong are told at once.
pub(super) fn assignments(typed: &[String], reason: Option<&str>, model: &Model, output: Output) -> Result<Vec<Assignment>> {
    let today = day(None)?;
    let (mut read, mut refused) = (vec![], vec![]);
    for text in typed {
        match Assignment::read(text, reason, model, today) {
            Ok(assignment) => read.push(assignment),
            Err(faults) => refused.push(faults),
        }
    }
    if let Some(last) = refused.pop() {
        for faults in &refused {
            output.faults(faults);
        }
        return Err(Error::new(last));
    }
    if let Some(subject) = assigned_twice(&read) {
        bail!("`{subject}` is set twice; keep one of the two");
    }
    Ok(read)
}
