//! Models and answers of other tools, read and written anew in our format.
//!
//! One way leads through the room for models, whatever the source:
//!
//! ```text
//! bytes ─ Foreign ─ samm | dsomm | lens | osps ─ WrittenModel ─ settle ─ write ─▶ Imported ─ Model::lint
//! ```
//!
//! A source only says what of it becomes what of ours, with its own texts. `settle` gives the parts ids and makes the texts plain. What
//! the source says that we have no place for goes to `Losses`; what is wrong with the model that comes of it the lint tells, at its
//! place in what is written. Answers come from files that people filled in, for a model that is here already: a model keeps in `code`
//! what its source calls each practice.

mod answers;
mod condition;
mod dsomm;
mod foreign;
#[cfg(feature = "xlsx")]
pub(crate) mod form_sheets;
mod ids;
mod lens;
mod losses;
mod osps;
mod samm;
mod settle;
mod team_progress;
mod text;
#[cfg(feature = "xlsx")]
mod workbook;
mod write;
mod written_model;

pub(crate) use answers::ImportedAnswers;
pub use condition::parse as parse_condition;
pub use foreign::Foreign;
pub use lens::Risk;
pub use samm::FOLDERS as SAMM_FOLDERS;
pub(crate) use team_progress::TeamProgress;
#[cfg(feature = "xlsx")]
pub(crate) use workbook::{FilledForm, Toolbox};

use crate::document::{Faults, Problem};
use crate::model::{Model, version_numbers};
use losses::Losses;
use written_model::{ScaleOption, WrittenModel};

/// A model in our format, made of another tool's.
#[derive(Debug)]
pub struct Imported {
    /// The YAML file, with the convention and the losses as comments at its head.
    pub text: String,
    /// How the other tool's model was read, a sentence each.
    pub convention: Vec<String>,
    /// What was changed or left out, a line each.
    pub losses: Vec<String>,
    /// What is wrong in the files that were read, where it stands.
    pub(crate) warnings: Vec<Faults>,
}

impl Imported {
    /// The model that the text holds with the advice on it; `name` is what messages call the file.
    ///
    /// # Errors
    /// What is wrong with it: an import writes what it read, and the lint judges.
    pub fn lint(&self, name: &str) -> Result<(Model, Faults), Faults> {
        Model::lint(name, self.text.as_bytes(), None)
    }
}

/// What to call the model, where that is not for the source to say.
#[derive(Debug, Clone, Default)]
pub struct Called {
    /// Its id.
    pub id: Option<String>,
    /// Its version.
    pub version: Option<String>,
}

/// OWASP SAMM: the YAML files of the folders [`SAMM_FOLDERS`], each with the name of its folder.
///
/// Levels are the maturity levels, and a strategy is a security practice at one of them; its practices are the questions of the
/// streams. SAMM's own score of a security practice is the sum of its row in the heat map.
///
/// # Errors
/// An id that leads nowhere, or no questions at all.
pub fn samm(name: &str, files: &[(&str, Foreign)], called: &Called) -> Result<Imported, Faults> {
    finish("OWASP SAMM", name, called, |losses| samm::read(files, losses))
}

/// The `DevSecOps` Maturity Model: one file of dimensions, sub-dimensions and activities, perhaps with the `meta` file of its application.
///
/// A strategy is a sub-dimension at a level, its practices are the activities there.
///
/// # Errors
/// No activities at all.
pub fn dsomm(file: &Foreign, meta: Option<&Foreign>, called: &Called) -> Result<Imported, Faults> {
    finish("DevSecOps Maturity Model", &file.name, called, |losses| Ok(dsomm::read(file, meta, losses)))
}

/// A custom lens of the AWS Well-Architected Tool: pillars of questions of choices, and rules from choices to risks.
///
/// A lens has no levels; the risks that it reports make them. See `model/README.md`.
///
/// # Errors
/// A rule that cannot be read, or no choices at all.
pub fn aws_lens(file: &Foreign, called: &Called) -> Result<Imported, Faults> {
    finish("AWS Well-Architected lens", &file.name, called, |losses| lens::read(file, losses))
}

/// The Open Source Project Security Baseline of the `OpenSSF`: YAML files of controls with their requirements.
///
/// A strategy is a control at a level, its practices are the requirements that begin to apply there.
///
/// # Errors
/// No requirements at all.
pub fn osps(name: &str, files: &[Foreign], called: &Called) -> Result<Imported, Faults> {
    finish("OSPS Baseline", name, called, |losses| osps::read(files, losses))
}

/// The file of what `read` makes of the source called `name`; without a question it is no model, and the source most likely another's.
fn finish(
    tool: &str,
    name: &str,
    called: &Called,
    read: impl FnOnce(&mut Losses) -> Result<WrittenModel, Faults>,
) -> Result<Imported, Faults> {
    let mut losses = Losses::default();
    let mut model = read(&mut losses)?;
    if model.strategies_mut().next().is_none() {
        let problem = Problem::error("empty", 0..0, "holds no question to ask");
        return Err(Faults::of_file(name, problem.help("is it complete, and is it what `--from` says?")));
    }
    model.id = called.id.clone().unwrap_or(model.id);
    model.version = called.version.clone().unwrap_or_else(|| version(&model.version, &mut losses));
    let model = settle::settled(model, &mut losses);
    let lines = losses.lines();
    Ok(Imported { text: write::text(&model, tool, &lines), convention: model.convention, losses: lines, warnings: losses.warnings })
}

/// The source's version as three numbers.
fn version(text: &str, losses: &mut Losses) -> String {
    let bare = text.trim_start_matches(['v', 'V']);
    let padded = (0..3).map(|zeros| format!("{bare}{}", ".0".repeat(zeros))).find(|version| version_numbers(version).is_some());
    padded.unwrap_or_else(|| {
        losses.note("the version is 1.0.0, for the source tells none in numbers; --version gives it another".to_owned());
        "1.0.0".to_owned()
    })
}

/// A share of 1 in per cent, exactly.
fn per_cent(share: i64) -> String {
    let (whole, part) = (share * 100 / foreign::ONE, share * 100 % foreign::ONE);
    if part == 0 { whole.to_string() } else { format!("{whole}.{:06}", part.abs()).trim_end_matches('0').to_owned() }
}

/// A scale of two answers.
fn none_or_all(none: &str, all: &str) -> Vec<ScaleOption> {
    [(none, "0"), (all, "100")].map(|(label, value)| ScaleOption::new(label, "", value.to_owned())).into()
}
