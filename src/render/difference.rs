//! What changed between two assessments as Markdown, made to be the comment on a pull request.

use askama::Template;

use super::words;
use crate::comparison::{Change, Class};
use crate::report::{Difference, LevelChange, StepsDone};

#[derive(Template)]
#[template(path = "comparison.md", config = "src/render/askama.toml")]
struct MarkdownComparison<'d, 'r, 's, 'a> {
    difference: &'d Difference<'r, 's, 'a>,
    levels: Vec<LevelChange<'s, 'a>>,
    changes: Vec<(Class, Vec<&'r Change<'s, 'a>>)>,
    done: StepsDone<'s, 'a>,
    lists: [(&'static str, Vec<String>); 3],
}

pub(crate) fn comparison_markdown(difference: &Difference<'_, '_, '_>) -> String {
    let mut lists = words::lists(difference);
    lists.rotate_left(1);
    let page =
        MarkdownComparison { difference, levels: difference.levels(), changes: difference.changes(), done: difference.steps_done(), lists };
    page.render().unwrap_or_default()
}

/// Gaps that stayed as they were are long lists and no news.
fn is_folded(class: Class) -> bool {
    class == Class::StillOpen
}
