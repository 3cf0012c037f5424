//! Lines and columns of a text, found without reading it from its beginning each time.

/// So many bytes lie between two places whose count of characters is known.
const STEP: usize = 512;

/// Where the lines of a text begin, and how many characters stand before some of its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Positions {
    /// The first byte of each line.
    lines: Vec<usize>,
    /// How many characters begin before each [`STEP`]th byte.
    characters: Vec<usize>,
}

impl Positions {
    pub(super) fn of(text: &str) -> Self {
        let mut positions = Self { lines: vec![0], characters: Vec::with_capacity(text.len() / STEP + 1) };
        let mut characters = 0;
        for (offset, byte) in text.bytes().enumerate() {
            if offset % STEP == 0 {
                positions.characters.push(characters);
            }
            characters += usize::from(begins_a_character(byte));
            if byte == b'\n' {
                positions.lines.push(offset + 1);
            }
        }
        positions
    }

    /// Line and column, both from 1, of a byte of `text`, which they are the positions of; the column counts characters.
    pub(super) fn line_and_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        (line, self.characters_before(text, offset) - self.characters_before(text, start) + 1)
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        // Of an empty text, and at the very end of one, no step begins.
        let step = (offset / STEP).min(self.characters.len().saturating_sub(1));
        let rest = &text.as_bytes()[step * STEP..offset];
        self.characters.get(step).unwrap_or(&0) + rest.iter().filter(|byte| begins_a_character(**byte)).count()
    }
}

/// Whether this byte of UTF-8 is the first of a character.
fn begins_a_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_by_one(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |index| index + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    #[test]
    fn positions_are_those_that_one_counts() {
        let long = format!("{}\n{}é\r\n\n漢字{}", "ü".repeat(STEP), "a".repeat(3 * STEP - 1), "🦀b".repeat(STEP));
        for text in ["", "\n", "a", "a\nb", long.as_str()] {
            let positions = Positions::of(text);
            for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
                assert_eq!(positions.line_and_column(text, offset), one_by_one(text, offset), "{offset}");
            }
        }
    }
}
