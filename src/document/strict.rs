//! Reads YAML strictly: refuses what a hand-edited file should not hold though YAML allows it, and records every place.

use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span};

use super::scalar::is_text;
use super::slip::{self, Role};
use super::syntax::{Stop, too_deep, unreadable};
use super::{DEPTH_LIMIT, ENTRIES_LIMIT, Kind, Node, Problem, Problems, dialect, escape};

/// What `text` holds, or nothing when it holds nothing; faults go to `problems`, but for the one that ends the reading.
pub(super) fn read(text: &str, problems: &mut Problems) -> Result<Option<Node>, Stop> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    options.emit_anchor_events = true;
    // The last line of a file may lack its line feed; then a block in it does not end with one either.
    options.block_scalar_eof_without_line_feed = true;
    let mut tree = Tree { text, problems, open: Vec::new(), root: None, documents: 0, slip: None };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => tree.take(&event, span),
            Err(error) => return Err(unreadable(text, &error)),
        }
        if let Some(slip) = tree.slip {
            return Err(slip);
        }
        if let Some(part) = tree.open.last().filter(|part| part.content.len() > ENTRIES_LIMIT) {
            return Err(
                Problem::error("too-many", part.start..part.start + 1, format!("this has more than {ENTRIES_LIMIT} entries")).into()
            );
        }
        if tree.open.len() > DEPTH_LIMIT {
            let place = tree.open.last().map_or(0..0, |part| part.start..part.start + 1);
            return Err(too_deep(place).into());
        }
    }
    Ok(tree.root)
}

/// The tree while it grows.
struct Tree<'t> {
    text: &'t str,
    problems: &'t mut Problems,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    /// What has to be mended before the reading can go on.
    slip: Option<Stop>,
}

/// A list or mapping whose end has not come yet.
struct Open {
    /// The place of its key, where it belongs to a mapping; none where it stands in the place of a key itself.
    key: Option<Range<usize>>,
    stands_for_a_key: bool,
    start: usize,
    /// Whether it is written between brackets, or stands in something that is.
    in_flow: bool,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { entries: Vec<(String, Node)>, key: Option<(String, Range<usize>)> },
}

impl Content {
    fn len(&self) -> usize {
        match self {
            Self::List(items) => items.len(),
            Self::Map { entries, .. } => entries.len(),
        }
    }
}

impl Tree<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        let place = span.byte_range().unwrap_or(0..0);
        self.refuse_indirection(event, &place);
        self.refuse_another_dialect(event, &place);
        match event {
            Event::DocumentStart(..) => self.refuse_a_second_document(place),
            Event::Scalar(value, style, ..) => self.scalar(value, *style, place),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.scalar("", ScalarStyle::Plain, place),
            Event::SequenceStart(..) => self.open(place, Content::List(Vec::new())),
            Event::MappingStart(..) => self.open(place, Content::Map { entries: Vec::new(), key: None }),
            Event::SequenceEnd | Event::MappingEnd => self.close(&place),
            _ => {}
        }
    }

    /// An alias, an anchor or a tag makes a value mean something that does not stand where it is read.
    fn refuse_indirection(&mut self, event: &Event<'_>, place: &Range<usize>) {
        let name = match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) => "alias",
            Event::Anchor(..) => "anchor",
            _ if event.tag().is_some() => "tag",
            _ => return,
        };
        let help = "write the value out where it belongs, or put text that begins with `*`, `&` or `!` in quotes";
        let problem = Problem::error("indirection", place.clone(), format!("a YAML {name} is not read here"));
        self.problems.push(problem.help(help));
    }

    fn refuse_another_dialect(&mut self, event: &Event<'_>, place: &Range<usize>) {
        let in_flow = self.open.last().is_some_and(|part| part.in_flow);
        self.problems.extend(match event {
            Event::DocumentStart(..) if self.documents == 0 => dialect::of_head(&self.text[..place.start]),
            Event::Scalar(_, style, ..) if in_flow => dialect::of_flow(self.text, place, *style == ScalarStyle::Plain),
            _ => None,
        });
        let tab = match event {
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) if !in_flow => dialect::of_block(self.text, place),
            _ => None,
        };
        let is_plain = matches!(event, Event::Scalar(_, ScalarStyle::Plain, ..));
        self.slip = tab.or_else(|| dialect::of_plain(self.text, place).filter(|_| is_plain)).map(Stop::from);
    }

    fn refuse_a_second_document(&mut self, place: Range<usize>) {
        self.documents += 1;
        if self.documents == 2 {
            let problem = Problem::error("second-document", place, "a second YAML document begins here");
            self.problems.push(problem.help("remove the `---` line, or make it a file of its own"));
        }
    }

    fn open(&mut self, place: Range<usize>, content: Content) {
        let stands_for_a_key = matches!(self.open.last(), Some(Open { content: Content::Map { key: None, .. }, .. }));
        if stands_for_a_key {
            self.problems.push(Problem::error("complex-key", place.clone(), "this is a list or a mapping in the place of a key"));
        }
        let in_flow = self.open.last().is_some_and(|part| part.in_flow) || self.text[place.start..].starts_with(['[', '{']);
        self.open.push(Open { key: self.next_key(), stands_for_a_key, start: place.start, in_flow, content });
    }

    fn close(&mut self, place: &Range<usize>) {
        let Some(Open { key, stands_for_a_key, start, content, .. }) = self.open.pop() else { return };
        if let (true, Some(Content::Map { key, .. })) = (stands_for_a_key, self.open.last_mut().map(|part| &mut part.content)) {
            *key = Some((String::new(), start..start));
            return;
        }
        let kind = match content {
            Content::List(items) => Kind::List(items),
            Content::Map { entries, .. } => Kind::Map(entries),
        };
        let end = start + self.text[start..place.end.max(start)].trim_end().len();
        self.add(Node { key, value: start..end, kind });
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, place: Range<usize>) {
        let plain = style == ScalarStyle::Plain;
        let slip = match style {
            ScalarStyle::Plain => slip::in_plain(self.text, &place, self.role()),
            ScalarStyle::DoubleQuoted => escape::of_a_path(self.text, &place),
            _ => None,
        };
        self.slip = self.slip.take().or(slip);
        if let Some(Open { content: Content::Map { key: key @ None, .. }, .. }) = self.open.last_mut() {
            *key = Some((value.to_owned(), place.clone()));
            if plain && !is_text(value) {
                let problem = Problem::error("key-not-text", place, format!("the key `{value}` is not text to YAML"));
                self.problems.push(problem.help("put it in quotes, or give it another name"));
            }
            return;
        }
        let key = self.next_key();
        self.add(Node { key, value: place, kind: Kind::Scalar { text: value.to_owned(), plain } });
    }

    /// What the next scalar is.
    fn role(&self) -> Role {
        match self.open.last() {
            Some(Open { content: Content::Map { key: None, .. }, .. }) => Role::Key,
            Some(Open { content: Content::Map { .. }, in_flow: false, .. }) => Role::Value,
            _ => Role::Entry,
        }
    }

    /// The place of the key that the next value belongs to.
    fn next_key(&self) -> Option<Range<usize>> {
        match &self.open.last()?.content {
            Content::Map { key, .. } => key.as_ref().map(|(_, place)| place.clone()),
            Content::List(_) => None,
        }
    }

    fn add(&mut self, node: Node) {
        let in_a_list = self.open.last().is_some_and(|part| part.key.is_none()) && self.open.len() > 1;
        match self.open.last_mut().map(|part| &mut part.content) {
            None => self.root = self.root.take().or(Some(node)),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Map { entries, key }) => {
                let (name, place) = key.take().unwrap_or_default();
                refuse_a_second_key(entries, in_a_list, &name, &place, self.problems);
                entries.push((name, node));
            }
        }
    }
}

fn refuse_a_second_key(entries: &[(String, Node)], in_a_list: bool, name: &str, place: &Range<usize>, problems: &mut Problems) {
    // A key without a place is a list or mapping, which is refused already.
    if let Some((_, first)) = entries.iter().find(|(known, _)| known == name && !place.is_empty()) {
        let problem = Problem::error("duplicate-key", place.clone(), format!("`{name}` stands here a second time"));
        // A list's next entry whose `-` was forgotten repeats the key that every entry begins with.
        let begins_an_entry = in_a_list && entries.first().is_some_and(|(key, _)| key == name);
        let help = if begins_an_entry {
            "keep one of the two, or begin the line with `- ` if a new entry starts here"
        } else {
            "keep one of the two"
        };
        problems.push(problem.also(first.name(), "the first time").help(help));
    }
    if name == "<<" {
        problems.push(Problem::error("indirection", place.clone(), "a YAML merge key is not read here"));
    }
}
