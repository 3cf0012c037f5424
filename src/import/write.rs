//! Writes an imported model as a YAML file with a head of comments.

use super::written_model::WrittenModel;
use crate::text::{visible_line, wrapped};

/// Columns of a comment.
const WIDTH: usize = 120;

/// The whole file: how it came about as comments, then the model.
pub(super) fn text(written: &WrittenModel, tool: &str, convention: &[String], losses: &[String]) -> String {
    let mut lines = comment(&format!("Imported from: {tool}. Edit freely: this file is the model now."), "# ", "# ");
    lines.extend(comment("The texts are the source's, and so is their licence: mind it before you share this file.", "# ", "# "));
    lines.extend(list("How it was read:", convention));
    lines.extend(list("What was changed or left out:", losses));
    // Structs of text and whole numbers: there is nothing that YAML could not say.
    let model = serde_yaml::to_string(written).unwrap_or_default();
    format!("{}\n{model}", lines.join("\n"))
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
