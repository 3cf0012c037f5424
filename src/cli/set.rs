//! The arguments of `set`: the answers to save, and what else is said about one of them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::day;
use crate::answers::Planned;

#[derive(Debug, Args)]
#[command(override_usage = "maturity set [OPTIONS] [FILE] <ID=ANSWER>...")]
pub(crate) struct SetArgs {
    /// What to save, each as `strategy/practice=answer`: an option, `unknown`, `not_applicable`, or `item,item` of a checklist. The
    /// strategy may be left out where no other has such a practice, and with a note, evidence or plan the answer, which then stays.
    /// Before them may stand the answers file, a name with a dot in it [default: maturity.yaml or .yml]
    #[arg(value_name = "ID=ANSWER", required = true)]
    pub(crate) words: Vec<OsString>,
    /// Why it does not apply, for each answer that is `not_applicable`
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// The note beside the answer; an empty one takes it out
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// What shows the answer, in place of what did; may be given several times; an empty one takes it out
    #[arg(long, value_name = "LINK")]
    pub(crate) evidence: Vec<String>,
    /// Who takes the next step, until when, and its ticket, or one or two of them: by=Ana,until=2027-03-01,link=…; an empty one takes it out
    #[arg(long, value_name = "PLAN", value_parser = Planned::read)]
    pub(crate) planned: Option<Planned>,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// The day of the answers, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}

impl SetArgs {
    /// Whether the first word is a file: neither an answer nor, without a dot, the id of a practice.
    pub(crate) fn names_file(&self) -> bool {
        self.words.first().map(|word| word.to_string_lossy()).is_some_and(|word| word == "-" || !word.contains('=') && word.contains('.'))
    }
}
