//! A text as its author most likely meant it, read in the place of what was written, and where each part of it was written.

use std::borrow::Cow;
use std::ops::Range;

use super::{Kind, Node, Problem};

/// What stands in a text where something else was meant, and what was meant.
pub(super) type Mend = (Range<usize>, String);

/// A text with mends.
pub(super) struct MendedText<'t> {
    text: Cow<'t, str>,
    /// Where each byte of it, and its end, was written; nothing while nothing is mended.
    origin: Vec<usize>,
}

impl<'t> MendedText<'t> {
    /// `written` with these mends, in the order of the text.
    pub(super) fn new(written: &'t str, mends: Vec<Mend>) -> Self {
        if mends.is_empty() {
            return Self { text: Cow::Borrowed(written), origin: vec![] };
        }
        let (mut text, mut origin, mut done) = (String::with_capacity(written.len()), Vec::with_capacity(written.len() + 1), 0);
        for (place, meant) in mends {
            text.push_str(&written[done..place.start]);
            origin.extend(done..place.start);
            text.push_str(&meant);
            origin.extend(std::iter::repeat_n(place.start, meant.len()));
            done = place.end;
        }
        text.push_str(&written[done..]);
        origin.extend(done..=written.len());
        Self { text: Cow::Owned(text), origin }
    }

    /// The text to read.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Mends what stands at `place` of this text.
    pub(super) fn mend(&mut self, (place, meant): Mend) {
        if self.origin.is_empty() {
            self.origin = (0..=self.text.len()).collect();
        }
        let origin = self.origin[place.start];
        self.origin.splice(place.clone(), std::iter::repeat_n(origin, meant.len()));
        self.text.to_mut().replace_range(place, &meant);
    }

    /// Where the part of this text that stands at `place` was written.
    pub(super) fn written(&self, place: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| self.origin.get(offset).copied().unwrap_or(offset);
        at(place.start)..at(place.end)
    }

    /// A problem of this text at the place where it was written.
    pub(super) fn told(&self, mut problem: Problem) -> Problem {
        problem.place = self.written(&problem.place);
        problem.also = problem.also.map(|(place, what)| (self.written(&place), what));
        problem
    }

    /// A part of this text with the places where it was written.
    pub(super) fn placed(&self, mut node: Node) -> Node {
        if !self.origin.is_empty() {
            self.place(&mut node);
        }
        node
    }

    fn place(&self, node: &mut Node) {
        node.key = node.key.as_ref().map(|key| self.written(key));
        node.value = self.written(&node.value);
        match &mut node.kind {
            Kind::Scalar { .. } => {}
            Kind::List(items) => items.iter_mut().for_each(|item| self.place(item)),
            Kind::Map(entries) => entries.iter_mut().for_each(|(_, value)| self.place(value)),
        }
    }
}
