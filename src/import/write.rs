//! Writes an imported model as a YAML file with a head of comments.

use serde_yaml::Value;

use super::written_model::WrittenModel;
use crate::text::{spelled, visible_line, wrapped};

/// Columns of a comment.
const WIDTH: usize = 120;

/// The whole file: how it came about as comments, then the model.
pub(super) fn text(model: &WrittenModel, tool: &str, convention: &[String], losses: &[String]) -> String {
    let mut lines = comment(&format!("Imported from: {tool}. Edit freely: this file is the model now."), "# ", "# ");
    lines.extend(comment("The texts are the source's, and so is their licence: mind it before you share this file.", "# ", "# "));
    lines.extend(list("How it was read:", convention));
    lines.extend(list("What was changed or left out:", losses));
    // Structs of text and whole numbers: there is nothing that YAML could not say.
    lines.extend(written(&serde_yaml::to_value(model).unwrap_or_default()));
    lines.join("\n") + "\n"
}

/// The lines of a value in block style.
fn written(value: &Value) -> Vec<String> {
    match value {
        Value::Mapping(entries) => entries.iter().flat_map(|(key, value)| entry(&written(key).concat(), value)).collect(),
        Value::Sequence(items) => items.iter().flat_map(|item| behind("- ", written(item))).collect(),
        Value::String(text) => vec![spelled(text)],
        Value::Number(number) => vec![number.to_string()],
        Value::Bool(_) | Value::Null | Value::Tagged(_) => vec![],
    }
}

fn entry(key: &str, value: &Value) -> Vec<String> {
    let below = match value {
        Value::Mapping(_) => behind("  ", written(value)),
        Value::Sequence(_) => written(value),
        scalar => return vec![format!("{key}: {}", written(scalar).concat())],
    };
    [vec![format!("{key}:")], below].concat()
}

/// `lines`, the first behind `mark` and all others as far in.
fn behind(mark: &str, lines: Vec<String>) -> Vec<String> {
    let indent = " ".repeat(mark.len());
    lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| if index == 0 { format!("{mark}{line}") } else { format!("{indent}{line}") })
        .collect()
}

fn list(heading: &str, entries: &[String]) -> Vec<String> {
    if entries.is_empty() {
        return vec![];
    }
    let entries = entries.iter().flat_map(|entry| comment(entry, "# - ", "#   "));
    ["#".to_owned(), format!("# {heading}")].into_iter().chain(entries).collect()
}

fn comment(text: &str, first: &str, further: &str) -> Vec<String> {
    wrapped(&visible_line(text), WIDTH, first, further)
}
