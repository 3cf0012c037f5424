//! What a reader has to know about a report: its model, its day, its rules and its source.

use super::Report;
use crate::text::visible_line;

/// The foot of every report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    /// `Self-assessment with Operational Excellence 1.0.0, as of 2026-11-22.`
    pub made: String,
    /// When a level is reached, in words.
    pub rules: String,
    /// The attribution of the model's source.
    pub source: Option<SourceLine>,
}

/// The text that the model describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// `The model is written after “…”`.
    pub text: String,
    /// Where it is published.
    pub url: Option<String>,
    /// `CC-BY-4.0`.
    pub license: Option<String>,
}

impl Report<'_, '_> {
    /// The foot of the report.
    pub fn footer(&self) -> Footer {
        let model = self.model();
        let thresholds = model.thresholds;
        let source = model.source.as_ref().map(|source| SourceLine {
            text: format!("The model is written after: {}", visible_line(&source.title)),
            url: source.url.as_deref().map(visible_line),
            license: source.license.as_deref().map(visible_line),
        });
        Footer {
            made: format!("Self-assessment with {} {}, as of {}.", visible_line(&model.title), model.version, self.as_of),
            rules: format!(
                "A level passes when it scores {} % or more and none of its strategies is under {} %; it counts when no level below it fails. Open answers count as nothing in place.",
                thresholds.achieved_at, thresholds.floor
            ),
            source,
        }
    }
}
