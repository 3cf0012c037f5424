//! What changed between two assessments as Markdown, made to be the comment on a pull request.

use askama::Template;

use crate::comparison::Class;
use crate::report::{ChangeRows, Difference, LevelChange, StepsDone};

#[derive(Template)]
#[template(path = "comparison.md", config = "src/render/askama.toml")]
struct ComparisonPage {
    workload: String,
    headline: String,
    remarks: Vec<String>,
    unchanged: bool,
    levels: Vec<LevelChange>,
    changes: Vec<ChangeRows>,
    done: StepsDone,
    lists: Vec<(&'static str, Vec<String>)>,
    made: String,
}

/// What changed, as Markdown.
pub fn comparison_markdown(difference: &Difference<'_, '_, '_>) -> String {
    let other = ("No gap before or after, and yet not the same", difference.other_changes());
    let page = ComparisonPage {
        workload: difference.after.standing().workload,
        headline: difference.headline(),
        remarks: difference.remarks(),
        unchanged: difference.is_unchanged(),
        levels: difference.levels(),
        changes: difference.changes(),
        done: difference.steps_done(),
        lists: difference.not_compared().into_iter().chain([other]).filter(|(_, lines)| !lines.is_empty()).collect(),
        made: difference.after.footer().made,
    };
    page.render().unwrap_or_default()
}

impl ComparisonPage {
    /// Gaps that stayed as they were are long lists and no news.
    #[expect(clippy::unused_self, reason = "templates call methods of the page")]
    fn is_folded(&self, rows: &ChangeRows) -> bool {
        rows.class == Class::StillOpen
    }
}
