//! What the commands that save answers have in common: the day, and what is said where they cannot be saved.

use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;

use super::assessment::day;
use super::input;
use super::output::Output;
use crate::answers::{StoreFault, Trouble};

/// The day on which people answer, the one `asked` for or today, and the day by the clock.
pub(super) fn day_of_answering(asked: Option<Date>) -> Result<(Date, Date)> {
    let (day, today) = (day(asked)?, day(None)?);
    if today.tomorrow().is_ok_and(|tomorrow| day > tomorrow) {
        bail!("`--as-of {day}` lies in the future: today is {today}, and nobody can answer on a later day");
    }
    Ok((day, today))
}

/// The faults of a file are shown with their places, as every command does. One that `exists` can only be unwritable when it is
/// to be begun.
pub(super) fn unusable(fault: StoreFault, exists: bool) -> anyhow::Error {
    match fault {
        StoreFault::Unusable { path, trouble } => match *trouble {
            Trouble::Faulty(faults) => anyhow!(faults),
            Trouble::Unwritable(error) | Trouble::NotDurable(error) if exists => {
                anyhow!(error).context(format!("failed to write `{}`", input::name(&path)))
            }
            trouble => anyhow!(StoreFault::Unusable { path, trouble: Box::new(trouble) }),
        },
        fault => anyhow!(fault),
    }
}

/// The answers could not be saved in the file; where even the rescue file failed, they are written out, so that none is lost.
pub(super) fn lost(fault: StoreFault) -> anyhow::Error {
    if let StoreFault::NotRescued { text, .. } = &fault {
        Output::note(&format!("\nThese are all answers; keep them:\n\n{}", crate::text::visible(text)));
    }
    anyhow!(fault)
}
