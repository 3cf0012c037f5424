//! Reads the YAML and JSON of other tools: what each part says and where it stands, whatever its style.

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle};

use super::syntax::{too_deep, unreadable};
use super::{DEPTH_LIMIT, Faults, Kind, Node, Problem};

/// The outermost part of every document in `text`.
///
/// Several documents, long lists, anchors and keys that stand twice are their tool's to have.
///
/// # Errors
/// Broken syntax; nesting that a reader takes hours for; aliases, of which a few make a small file fill all memory; a list or a mapping
/// in the place of a key.
pub(crate) fn foreign(name: &str, text: &str) -> Result<Vec<Node>, Faults> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    let mut reading = Reading::default();
    for event in Parser::new_from_str_with_options(text, options) {
        let read = match event {
            Err(error) => Err(unreadable(text, &error).problem.help("get the file anew from its publisher, or mend the line")),
            Ok((event, span)) => reading.take(&event, span.byte_range().unwrap_or(0..0)),
        };
        read.map_err(|problem| Faults::new(name, text.to_owned(), problem.into()))?;
    }
    Ok(reading.documents)
}

#[derive(Default)]
struct Reading {
    documents: Vec<Node>,
    /// The lists and mappings whose end has not come yet.
    open: Vec<Node>,
    /// The keys of the open mappings whose values have not come yet.
    keys: Vec<Option<(String, Range<usize>)>>,
}

impl Reading {
    fn take(&mut self, event: &Event<'_>, place: Range<usize>) -> Result<(), Problem> {
        match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let problem = Problem::error("indirection", place, "a YAML alias is not read here");
                Err(problem.help("write the value out where it belongs"))
            }
            Event::Scalar(value, style, ..) => {
                self.scalar(value, *style == ScalarStyle::Plain, place);
                Ok(())
            }
            Event::SequenceStart(..) => self.begin(place, Kind::List(vec![])),
            Event::MappingStart(..) => self.begin(place, Kind::Map(vec![])),
            Event::SequenceEnd | Event::MappingEnd => {
                self.keys.pop();
                if let Some(mut node) = self.open.pop() {
                    node.value.end = place.end.max(node.value.start);
                    self.add(node);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn wants_a_key(&self) -> bool {
        self.keys.last().is_some_and(Option::is_none) && self.open.last().is_some_and(|node| matches!(node.kind, Kind::Map(_)))
    }

    fn begin(&mut self, place: Range<usize>, kind: Kind) -> Result<(), Problem> {
        if self.wants_a_key() {
            return Err(Problem::error("complex-key", place, "this is a list or a mapping in the place of a key"));
        }
        if self.open.len() == DEPTH_LIMIT {
            return Err(too_deep(place).help("is it the right file?"));
        }
        self.open.push(Node { key: self.key(), value: place, kind });
        self.keys.push(None);
        Ok(())
    }

    fn key(&self) -> Option<Range<usize>> {
        self.keys.last()?.as_ref().map(|(_, place)| place.clone())
    }

    fn scalar(&mut self, value: &str, plain: bool, place: Range<usize>) {
        if self.wants_a_key() {
            self.keys.pop();
            self.keys.push(Some((value.to_owned(), place)));
        } else {
            let key = self.key();
            self.add(Node { key, value: place, kind: Kind::Scalar { text: value.to_owned(), plain } });
        }
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut().map(|parent| &mut parent.kind) {
            Some(Kind::List(items)) => items.push(node),
            Some(Kind::Map(entries)) => {
                let key = self.keys.last_mut().and_then(Option::take);
                entries.push((key.unwrap_or_default().0, node));
            }
            _ => self.documents.push(node),
        }
    }
}
