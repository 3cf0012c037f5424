//! One line of a text that could not be parsed: how far it is indented, what it begins with, where it could belong.

/// One line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    whole: &'t str,
    /// The offset of its first character.
    pub(super) start: usize,
}

/// So many lines above a fault are looked at: what was left open further up is not found there, and tells nobody much.
const LINES_ABOVE: usize = 400;

impl<'t> Line<'t> {
    pub(super) fn at(whole: &'t str, offset: usize) -> Self {
        Self { whole, start: whole[..offset].rfind('\n').map_or(0, |index| index + 1) }
    }

    /// The text that it is a line of.
    pub(super) fn whole(self) -> &'t str {
        self.whole
    }

    /// The line without its end.
    pub(super) fn text(self) -> &'t str {
        self.whole[self.start..].lines().next().unwrap_or_default()
    }

    pub(super) fn to(self, offset: usize) -> &'t str {
        &self.whole[self.start..offset]
    }

    pub(super) fn before(self) -> Option<Self> {
        Some(Self::at(self.whole, self.start.checked_sub(1)?))
    }

    pub(super) fn after(self) -> Option<Self> {
        let start = self.start + self.whole[self.start..].find('\n')? + 1;
        (start < self.whole.len()).then_some(Self { start, ..self })
    }

    /// This line and those above it, upwards.
    pub(super) fn and_above(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |line| line.before()).take(LINES_ABOVE)
    }

    pub(super) fn indentation(self) -> usize {
        self.text().len() - self.text().trim_start_matches(' ').len()
    }

    /// Whether another line near it, with its `-` or behind it, begins behind so many spaces.
    pub(super) fn is_in_line_with(self, width: usize) -> bool {
        let above = self.before().into_iter().flat_map(Self::and_above);
        let below = std::iter::successors(self.after(), |line| line.after()).take(LINES_ABOVE);
        let begins =
            |line: Self| !line.text().trim().is_empty() && (line.indentation() == width || line.content_start() - line.start == width);
        above.chain(below).any(begins)
    }

    /// Where it is indented with a character such as this, if it holds anything at all.
    pub(super) fn indented_with(self, is_odd: impl Fn(char) -> bool) -> Option<usize> {
        let content = self.text().trim_start();
        let indentation = &self.text()[..self.text().len() - content.len()];
        indentation.find(is_odd).filter(|_| !content.is_empty()).map(|index| self.start + index)
    }

    /// Where its content begins, behind spaces and the `-` of lists.
    pub(super) fn content_start(self) -> usize {
        let mut rest = self.text().trim_start_matches(' ');
        while let Some(behind) = rest.strip_prefix("- ") {
            rest = behind.trim_start_matches(' ');
        }
        self.start + self.text().len() - rest.len()
    }

    /// The word behind a `-` at its start that no space divides from it.
    pub(super) fn word_at_a_dash(self) -> Option<&'t str> {
        let behind = self.text().trim_start_matches(' ').strip_prefix('-')?;
        behind.starts_with(char::is_alphabetic).then(|| behind.split([':', ' ']).next().unwrap_or_default())
    }

    pub(super) fn is_entry(self) -> bool {
        self.text().trim_start_matches(' ').starts_with("- ")
    }

    /// The key that it begins with, behind a `-`.
    pub(super) fn key(self) -> Option<&'t str> {
        let content = &self.text()[self.content_start() - self.start..];
        let (key, behind) = content.split_once(':')?;
        let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        (is_word && (behind.is_empty() || behind.starts_with(' '))).then_some(key)
    }

    /// Where in the line the last bracket stands that it does not close; quotes and comments hold none.
    pub(super) fn open_bracket(self) -> Option<usize> {
        let mut open = Vec::new();
        let mut quote = None;
        let mut former = ' ';
        for (index, character) in self.text().char_indices() {
            match (quote, character) {
                (Some(closing), _) if character == closing => quote = None,
                (None, '"' | '\'') if matches!(former, ' ' | '[' | '{' | ',') => quote = Some(character),
                (None, '#') if former == ' ' => break,
                (None, '[' | '{') => open.push(index),
                (None, ']' | '}') => drop(open.pop()),
                _ => {}
            }
            former = character;
        }
        open.pop()
    }
}

/// Where a line that is out of line could belong: a column that something of its own kind, a key or a `-`, begins in and that is
/// still open there.
pub(super) struct Column {
    /// From 1.
    pub(super) number: usize,
    /// The number of the line that begins there, from 1.
    pub(super) line: usize,
    pub(super) name: String,
}

/// The columns in which a line could belong, the nearest first.
pub(super) fn columns(line: Line<'_>) -> Vec<Column> {
    let wanted = line.indentation();
    let mut limit = usize::MAX;
    let mut open: Vec<(usize, Line<'_>)> = Vec::new();
    for above in line.before().into_iter().flat_map(Line::and_above).filter(|above| above.key().is_some()) {
        let column = if line.is_entry() { above.indentation() } else { above.content_start() - above.start };
        let is_kind = !line.is_entry() || above.is_entry();
        if is_kind && column < limit {
            open.push((column, above));
        }
        limit = limit.min(above.indentation());
    }
    open.sort_by_key(|(column, _)| column.abs_diff(wanted));
    open.into_iter().filter_map(|(column, above)| named(column, above, line.is_entry())).collect()
}

fn named(column: usize, above: Line<'_>, is_entry: bool) -> Option<Column> {
    let line = above.whole[..above.start].matches('\n').count() + 1;
    let name = if is_entry { "the `-`".to_owned() } else { format!("`{}`", above.key()?) };
    Some(Column { number: column + 1, line, name })
}
