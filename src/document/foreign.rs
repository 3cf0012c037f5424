//! Finds in the YAML of other tools what would cost its reader too much time or memory.

use std::ops::Range;

use granit_parser::{Event, Options, Parser};

use super::syntax::{too_deep, unreadable};
use super::{DEPTH_LIMIT, Faults, Problem};

/// Checks YAML that nobody wrote by hand. Several documents, long lists and keys that are no text are its tool's to have.
///
/// # Errors
/// Broken syntax; nesting that a reader takes hours for; aliases, of which a few make a small file fill all memory.
pub(crate) fn check_foreign(name: &str, text: &str) -> Result<(), Faults> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    let mut depth = 0_usize;
    for event in Parser::new_from_str_with_options(text, options) {
        let problem = match event {
            Err(error) => unreadable(text, &error).problem.help("get the file anew from its publisher, or mend the line"),
            Ok((event, span)) => {
                depth = depth_after(&event, depth);
                match fault(&event, span.byte_range().unwrap_or(0..0), depth) {
                    Some(problem) => problem,
                    None => continue,
                }
            }
        };
        return Err(Faults::new(name, text.to_owned(), problem.into()));
    }
    Ok(())
}

fn depth_after(event: &Event<'_>, depth: usize) -> usize {
    match event {
        Event::SequenceStart(..) | Event::MappingStart(..) => depth + 1,
        Event::SequenceEnd | Event::MappingEnd => depth.saturating_sub(1),
        _ => depth,
    }
}

fn fault(event: &Event<'_>, place: Range<usize>, depth: usize) -> Option<Problem> {
    match event {
        Event::Alias(_) | Event::UnresolvedAlias(_) => {
            let problem = Problem::error("indirection", place, "a YAML alias is not read here");
            Some(problem.help("write the value out where it belongs"))
        }
        _ => (depth > DEPTH_LIMIT).then(|| too_deep(place).help("is it the right file?")),
    }
}
