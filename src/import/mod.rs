//! Models of other tools, read and written anew in our format.
//!
//! One way leads through the room, whatever the source:
//!
//! ```text
//! texts ─ Foreign ─ samm | dsomm | lens ─ WrittenModel ─ conform ─ write ─ Model::read ─▶ Imported
//! ```
//!
//! A source only says what of it becomes what of ours, with its own texts. `conform` alone knows what our lint demands and
//! makes every model hold to it, so that no input, however odd, gives a model with an error. What it had to change, and what the
//! source says that we have no place for, goes to `Losses`.

mod condition;
mod conform;
mod dsomm;
mod foreign;
#[cfg(feature = "xlsx")]
pub(crate) mod form_sheets;
mod ids;
mod lenient;
mod lens;
mod losses;
mod samm;
mod text;
#[cfg(feature = "xlsx")]
mod workbook;
mod write;
mod written_model;

pub use condition::{Condition, parse as parse_condition};
pub use foreign::Foreign;
pub use lens::{LOOKS, Risk, Rules};
pub use samm::FOLDERS as SAMM_FOLDERS;
#[cfg(feature = "xlsx")]
pub(crate) use workbook::FilledForm;

use crate::document::{Faults, Problem};
use crate::model::{Model, SIZE_LIMIT};
use losses::Losses;
use written_model::WrittenModel;

/// A model in our format, made of another tool's.
#[derive(Debug)]
pub struct Imported {
    /// The YAML file, with the convention and the losses as comments at its head.
    pub(crate) text: String,
    /// How the other tool's model was read, a sentence each.
    pub(crate) convention: Vec<String>,
    /// What was changed or left out, a line each.
    pub losses: Vec<String>,
    /// The model that the text holds.
    pub model: Model,
    pub(crate) warnings: Faults,
}

/// Why there is no model.
#[derive(Debug)]
pub enum Failure {
    /// The files cannot be used.
    Unusable(Faults),
    /// What was written breaks our own rules.
    Bug(Faults),
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Unusable(faults)
    }
}

/// OWASP SAMM: the YAML files of the folders [`SAMM_FOLDERS`], each with the name of its folder.
///
/// Levels are the maturity levels, and a strategy is a security practice at one of them; its practices are the questions of the
/// streams. SAMM itself adds and averages and has no stages, which the convention says.
///
/// # Errors
/// A file that is no YAML, an id that leads nowhere, no questions at all, or more than a model holds.
pub fn samm(name: &str, files: &[(&str, Foreign)]) -> Result<Imported, Failure> {
    finish(name, "OWASP SAMM", samm::CONVENTION, |losses| samm::written(name, files, losses))
}

/// The `DevSecOps` Maturity Model: one file of dimensions, sub-dimensions and activities.
///
/// A strategy is a sub-dimension at a level, its practices are the activities there.
///
/// # Errors
/// A file that is no YAML or has another shape, no activities at all, or more than a model holds.
pub fn dsomm(file: &Foreign) -> Result<Imported, Failure> {
    finish(&file.name, "DevSecOps Maturity Model", dsomm::CONVENTION, |losses| dsomm::written(file, losses))
}

/// A custom lens of the AWS Well-Architected Tool: pillars of questions of choices, and rules from choices to risks.
///
/// A lens has no levels; the risks that it reports make them. See [`Rules::stages`].
///
/// # Errors
/// A file that is no JSON or has another shape, a rule that cannot be read, no choices at all, or more than a model holds.
pub fn aws_lens(file: &Foreign) -> Result<Imported, Failure> {
    finish(&file.name, "AWS Well-Architected lens", lens::CONVENTION, |losses| lens::written(file, losses))
}

/// The most questions that an import takes: as many as one level holds, for all of them may belong to one.
const QUESTIONS: usize = crate::model::rules::PRACTICES_OF_A_LEVEL;

fn finish(
    name: &str,
    tool: &str,
    convention: &[&str],
    written: impl FnOnce(&mut Losses) -> Result<WrittenModel, Faults>,
) -> Result<Imported, Failure> {
    let mut losses = Losses::default();
    let written = written(&mut losses)?;
    match written.practices() {
        0 => return Err(foreign::unusable(name, "empty", "holds no question to ask", NOTHING_TO_ASK).into()),
        count if count > QUESTIONS => return Err(too_many(name, count).into()),
        _ => {}
    }
    let written = conform::conforming(written, &mut losses);
    let convention: Vec<String> = convention.iter().map(|&line| line.to_owned()).collect();
    let losses = losses.lines();
    let text = write::text(&written, tool, &convention, &losses);
    if text.len() > SIZE_LIMIT {
        let what = format!("becomes a model of {} MiB, more than {}", text.len().div_ceil(1 << 20), SIZE_LIMIT >> 20);
        return Err(foreign::unusable(name, "too-large", &what, "import a part of it").into());
    }
    let (model, warnings) = Model::lint("the imported model", text.as_bytes(), None).map_err(Failure::Bug)?;
    Ok(Imported { text, convention, losses, model, warnings })
}

const NOTHING_TO_ASK: &str = "is it complete, and is it what `--from` says?";

fn too_many(name: &str, count: usize) -> Faults {
    foreign::unusable(name, "too-many", &format!("holds {count} questions; at most {QUESTIONS} are imported"), "import a part of it")
}

/// A fault that one place of a file has; `place` is in bytes.
fn fault_at(file: &Foreign, place: std::ops::Range<usize>, rule: &'static str, message: &str, help: &str) -> Faults {
    Faults::new(&file.name, file.text.clone(), Problem::error(rule, place, message).help(help).into())
}
