//! Questionnaires for people without this program: a page that gives back an answers file, and one to print.
//!
//! The page has one script, which is the same for every model and stands in a file of its own; the policy of the page allows that
//! script by its hash, and neither a request nor a form that is sent.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use super::words;
use crate::model::{Form, Scale};
use crate::report::{Asked, Questionnaire};
use crate::text::visible;

/// What the page does, the same for every model: it keeps what is typed, and gives it back as an answers file.
const SCRIPT: &str = include_str!("templates/form.js");

/// The SHA-256 of [`SCRIPT`], by which the policy of the page knows it.
const HASH: &str = "sha256-WcGUZaf9qDbGuUlFhRSG/Lpin2wNyG9OzNUTVumM/Cs=";

#[derive(Template)]
#[template(path = "form.html", config = "src/render/askama.toml")]
struct HtmlForm<'q, 'a> {
    questionnaire: &'q Questionnaire<'a>,
    title: String,
}

/// The questionnaire as one page for a browser.
pub(crate) fn html_form(questionnaire: &Questionnaire<'_>) -> String {
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    HtmlForm { questionnaire, title: title(questionnaire) }.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "form.md", config = "src/render/askama.toml")]
struct MarkdownForm<'q, 'a> {
    questionnaire: &'q Questionnaire<'a>,
    title: String,
}

/// The questionnaire to print and fill in by hand.
pub(crate) fn markdown_form(questionnaire: &Questionnaire<'_>) -> String {
    MarkdownForm { questionnaire, title: title(questionnaire) }.render().unwrap_or_default()
}

/// `checkout, Operational Excellence 1.0.0: questionnaire`.
pub(super) fn title(questionnaire: &Questionnaire<'_>) -> String {
    let (model, workload) = (questionnaire.model, words::line(questionnaire.workload()));
    let workload = if workload.is_empty() { workload } else { format!("{workload}, ") };
    format!("{workload}{} {}: questionnaire", words::line(&model.title), model.version)
}

/// What browsers keep the typed answers under. Pages that lie on one disk share one store, so this names what a page asks of whom.
fn store(questionnaire: &Questionnaire<'_>) -> String {
    let model = questionnaire.model;
    let asked = questionnaire.questions().count();
    format!("maturity {}@{} {} {} {asked}", model.id, model.version, questionnaire.day, words::line(questionnaire.workload()))
}

/// The scales of these questions that say what their answers mean, each once.
pub(super) fn explained_scales<'a>(questionnaire: &Questionnaire<'a>) -> Vec<&'a Scale> {
    let mut scales: Vec<&Scale> = vec![];
    for asked in questionnaire.questions() {
        if let Form::Scale(scale) = &asked.practice.form
            && scale.options.iter().any(|option| option.means.is_some())
            && scales.iter().all(|known| known.id != scale.id)
        {
            scales.push(scale);
        }
    }
    scales
}

/// One answer of a scale, or any number of items.
fn kind(asked: &Asked<'_>) -> &'static str {
    if asked.is_checklist() { "checkbox" } else { "radio" }
}

/// The attribute that tells the script the very text of a field, where characters of it are only shown as what they are.
struct Exact<'t>(&'t str);

fn exact(text: &(impl AsRef<str> + ?Sized)) -> Exact<'_> {
    Exact(text.as_ref())
}

impl fmt::Display for Exact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = *self;
        if visible(text) == text {
            return Ok(());
        }
        f.write_str(" data-exact=\"")?;
        text.encode_utf16().try_for_each(|unit| write!(f, "{unit:04x}"))?;
        f.write_str("\"")
    }
}

/// A mark-up of its own, in which no text stands as it was written.
impl HtmlSafe for Exact<'_> {}

/// Something that can be ticked.
pub(super) struct Choice<'a> {
    /// What an answers file calls it.
    pub(super) value: &'a str,
    pub(super) label: &'a str,
    means: Option<&'a str>,
    pub(super) is_chosen: bool,
}

/// What can be answered, the worst option first.
pub(super) fn choices<'a>(asked: &Asked<'a>) -> Vec<Choice<'a>> {
    let other = |value, label, is_chosen| Choice { value, label, means: None, is_chosen };
    let mut choices: Vec<Choice<'_>> = match &asked.practice.form {
        Form::Scale(scale) => {
            let choice = |option: &'a crate::model::ScaleOption| Choice {
                value: option.id.as_str(),
                label: &option.label,
                means: option.means.as_deref(),
                is_chosen: asked.is_chosen(&option.id),
            };
            scale.options.iter().map(choice).collect()
        }
        Form::Checklist(items) => {
            let item = |item: &'a crate::model::Item| other(item.id.as_str(), &item.label, asked.is_chosen(&item.id));
            items.iter().map(item).chain([other("[]", "None of these", asked.is_none_of_these())]).collect()
        }
    };
    choices.push(other("unknown", "I don't know", asked.is_unknown()));
    choices.push(other("not_applicable", "Does not apply", asked.reason().is_some()));
    choices
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn the_policy_names_the_script_by_its_hash() {
        // Browsers turn line ends into one kind before they hash, and the end of the script is what ends it.
        assert!(!SCRIPT.contains('\r') && !SCRIPT.contains("</"));
        assert_eq!(HASH, format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(SCRIPT))));
    }
}
