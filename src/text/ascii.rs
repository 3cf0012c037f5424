//! Writes the signs of this program for terminals that know no others than those of ASCII.

/// `text` with every bar, mark and line in a sign of ASCII, of the same width so that columns stay; letters stay as they are.
pub fn in_ascii(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '…' => written.push_str("..."),
            _ => written.push(sign(character)),
        }
    }
    written
}

fn sign(character: char) -> char {
    match character {
        '█' => '#',
        '▒' => ':',
        '░' => '.',
        '│' | '┆' => '|',
        '┊' => '!',
        '─' | '╌' | '┄' | '–' | '—' | '·' => '-',
        '═' => '=',
        '┼' | '╪' | '✓' => '+',
        '✗' => 'x',
        '○' | '□' => 'o',
        '•' | '●' | '×' => '*',
        '→' => '>',
        '←' => '<',
        '↑' => '^',
        '↓' => 'v',
        '“' | '”' => '"',
        '’' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_replaced_and_letters_stay() {
        assert_eq!(in_ascii("✓ Grün · 58–66 █▒│░ 60.4…"), "+ Grün - 58-66 #:|. 60.4...");
    }
}
