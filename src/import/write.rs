//! Writes an imported model as a YAML file with a head of comments.

use serde_yaml::Value;

use super::written_model::WrittenModel;
use crate::text::{spelled, visible_line, wrapped};

/// Columns of a comment.
const WIDTH: usize = 120;

/// The whole file: how it came about as comments, then the model.
pub(super) fn text(model: &WrittenModel, tool: &str, losses: &[String]) -> String {
    let mut text = comment(&format!("Imported from: {tool}. Edit freely: this file is the model now."), "# ", "# ");
    text.extend(comment("The texts are the source's, and so is their licence: mind it before you share this file.", "# ", "# "));
    text.extend(list("How it was read:", &model.convention));
    text.extend(list("What was changed or left out:", losses));
    // Of texts, numbers and lists under keys a value can always be made.
    text.extend(lines(&serde_yaml::to_value(model).unwrap_or_default()));
    text.join("\n") + "\n"
}

/// A value in block style; what says nothing has no line.
fn lines(value: &Value) -> Vec<String> {
    match value {
        Value::Mapping(entries) => entries.iter().flat_map(|(key, value)| entry(key.as_str().unwrap_or_default(), value)).collect(),
        Value::Sequence(items) => items.iter().flat_map(|item| indented("- ", lines(item))).collect(),
        Value::String(text) if !text.is_empty() => vec![spelled(text)],
        Value::Bool(is_so) => vec![is_so.to_string()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(_) | Value::Null | Value::Tagged(_) => vec![],
    }
}

fn entry(key: &str, value: &Value) -> Vec<String> {
    let below = match value {
        Value::Mapping(_) => indented("  ", lines(value)),
        _ => lines(value),
    };
    match value {
        _ if below.is_empty() => vec![],
        Value::Mapping(_) | Value::Sequence(_) => [format!("{key}:")].into_iter().chain(below).collect(),
        _ => vec![format!("{key}: {}", below.concat())],
    }
}

/// The first line behind `mark` and all others as far in.
fn indented(mark: &str, lines: Vec<String>) -> Vec<String> {
    lines.into_iter().enumerate().map(|(index, line)| if index == 0 { format!("{mark}{line}") } else { format!("  {line}") }).collect()
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
