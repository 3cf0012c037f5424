//! Characters that cannot be told from others by looking at them, and what Unicode calls each.

use std::fmt::Write as _;

/// What a character that is not what it seems has to give way to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// It stands where a plain space is meant.
    Space,
    /// It cannot be seen.
    Nothing,
    /// It looks like this one.
    Like(char),
}

impl Meant {
    /// How to mend it.
    pub fn help(self) -> String {
        match self {
            Self::Space => "type a plain space in its place, or nothing".to_owned(),
            Self::Nothing => "remove it: it cannot be seen, and was most likely copied along with the text".to_owned(),
            Self::Like(like) => format!("type `{like}` in its place, which it only looks like"),
        }
    }
}

/// What is meant by `character` in a word such as a key or an id; nothing where it is what it seems.
pub fn meant(character: char) -> Option<Meant> {
    match character {
        '\u{0}'..='\u{7f}' => None,
        _ if is_odd_space(character) => Some(Meant::Space),
        _ if is_invisible(character) => Some(Meant::Nothing),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some(Meant::Like('-')),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).map(Meant::Like),
        _ => LOOK_ALIKES.iter().find(|(odd, ..)| *odd == character).map(|(_, like, _)| Meant::Like(*like)),
    }
}

/// Whether `character` is white space that is neither a space, a tab nor a line's end.
pub fn is_odd_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether `character` is seen as nothing and does nothing at the beginning or the end of a text.
pub fn is_blank(character: char) -> bool {
    is_odd_space(character) || matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether `character` joins, divides or turns round what stands beside it, as some scripts and emoji need, and is not seen itself.
fn is_invisible(character: char) -> bool {
    is_blank(character)
        || matches!(character, '\u{34f}' | '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
        || matches!(character, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
}

/// The first character of `word` that is not what it seems. A letter of another script is odd beside Latin ones alone, and what
/// joins emoji only behind a Latin one.
pub fn odd_in(word: &str) -> Option<(usize, char, Meant)> {
    let is_odd = |at: usize, odd: char| {
        let before = word[..at].chars().next_back();
        let beside = word[at..].chars().nth(1);
        match meant(odd)? {
            Meant::Nothing if !is_blank(odd) && before.is_some_and(|before| !before.is_ascii()) => None,
            Meant::Like('-') if !before.into_iter().chain(beside).any(|beside| beside.is_ascii_alphanumeric()) => None,
            Meant::Like(like) if like != '-' && !(like.is_alphanumeric() && latin_around(word, at)) => None,
            meant => Some(meant),
        }
    };
    word.char_indices().find_map(|(at, odd)| Some((at, odd, is_odd(at, odd)?)))
}

/// Whether the run of letters and digits that holds the character `at` has a Latin one.
fn latin_around(word: &str, at: usize) -> bool {
    let is_outside = |c: char| !c.is_alphanumeric();
    let start = word[..at].rfind(is_outside).map_or(0, |before| word.ceil_char_boundary(before + 1));
    word[start..].split(is_outside).next().is_some_and(|run| run.contains(|c: char| c.is_ascii_alphabetic()))
}

/// A character by its code point and name: `U+200B (zero-width space)`.
pub fn described(character: char) -> String {
    let mut described = format!("U+{:04X} (", u32::from(character));
    let _ = match (character, meant(character)) {
        ('\u{ff01}'..='\u{ff5e}', Some(Meant::Like(like))) => write!(described, "full-width `{like}`"),
        _ => write!(described, "{}", name(character)),
    };
    described + ")"
}

/// What Unicode, or everybody, calls a character that cannot be seen for what it is.
fn name(character: char) -> &'static str {
    match character {
        '\u{0}' => "null",
        '\u{7}' => "bell",
        '\u{8}' => "backspace",
        '\t' => "tab",
        '\u{b}' => "vertical tab",
        '\u{c}' => "form feed",
        '\r' => "carriage return without line feed",
        '\u{1b}' => "escape",
        '\u{7f}' => "delete",
        '\u{85}' => "next line",
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2010}' => "hyphen",
        '\u{2011}' => "no-break hyphen",
        '\u{2012}' => "figure dash",
        '\u{2013}' => "en dash",
        '\u{2014}' => "em dash",
        '\u{2015}' => "horizontal bar",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202f}' => "narrow no-break space",
        '\u{2060}' => "word joiner",
        '\u{2212}' => "minus sign",
        '\u{3000}' => "ideographic space",
        '\u{feff}' => "byte order mark",
        '\u{fffe}' | '\u{ffff}' => "noncharacter",
        '\u{fe00}'..='\u{fe0f}' => "variation selector",
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => "space of another width",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => "control of the direction of text",
        _ if character.is_control() => "control character",
        _ => LOOK_ALIKES.iter().find(|(odd, ..)| *odd == character).map_or("character that cannot be seen", |(_, _, name)| name),
    }
}

/// Letters and signs of other scripts, what they look like, and their names.
const LOOK_ALIKES: [(char, char, &str); 52] = [
    ('\u{430}', 'a', "Cyrillic small letter a"),
    ('\u{435}', 'e', "Cyrillic small letter ie"),
    ('\u{43a}', 'k', "Cyrillic small letter ka"),
    ('\u{43c}', 'm', "Cyrillic small letter em"),
    ('\u{43e}', 'o', "Cyrillic small letter o"),
    ('\u{440}', 'p', "Cyrillic small letter er"),
    ('\u{441}', 'c', "Cyrillic small letter es"),
    ('\u{442}', 't', "Cyrillic small letter te"),
    ('\u{443}', 'y', "Cyrillic small letter u"),
    ('\u{445}', 'x', "Cyrillic small letter ha"),
    ('\u{455}', 's', "Cyrillic small letter dze"),
    ('\u{456}', 'i', "Cyrillic small letter Byelorussian-Ukrainian i"),
    ('\u{458}', 'j', "Cyrillic small letter je"),
    ('\u{4bb}', 'h', "Cyrillic small letter shha"),
    ('\u{501}', 'd', "Cyrillic small letter Komi de"),
    ('\u{51b}', 'q', "Cyrillic small letter qa"),
    ('\u{51d}', 'w', "Cyrillic small letter we"),
    ('\u{410}', 'A', "Cyrillic capital letter a"),
    ('\u{412}', 'B', "Cyrillic capital letter ve"),
    ('\u{415}', 'E', "Cyrillic capital letter ie"),
    ('\u{41a}', 'K', "Cyrillic capital letter ka"),
    ('\u{41c}', 'M', "Cyrillic capital letter em"),
    ('\u{41d}', 'H', "Cyrillic capital letter en"),
    ('\u{41e}', 'O', "Cyrillic capital letter o"),
    ('\u{420}', 'P', "Cyrillic capital letter er"),
    ('\u{421}', 'C', "Cyrillic capital letter es"),
    ('\u{422}', 'T', "Cyrillic capital letter te"),
    ('\u{425}', 'X', "Cyrillic capital letter ha"),
    ('\u{405}', 'S', "Cyrillic capital letter dze"),
    ('\u{406}', 'I', "Cyrillic capital letter Byelorussian-Ukrainian i"),
    ('\u{3b1}', 'a', "Greek small letter alpha"),
    ('\u{3b9}', 'i', "Greek small letter iota"),
    ('\u{3ba}', 'k', "Greek small letter kappa"),
    ('\u{3bd}', 'v', "Greek small letter nu"),
    ('\u{3bf}', 'o', "Greek small letter omicron"),
    ('\u{3c1}', 'p', "Greek small letter rho"),
    ('\u{3c5}', 'u', "Greek small letter upsilon"),
    ('\u{391}', 'A', "Greek capital letter alpha"),
    ('\u{392}', 'B', "Greek capital letter beta"),
    ('\u{395}', 'E', "Greek capital letter epsilon"),
    ('\u{397}', 'H', "Greek capital letter eta"),
    ('\u{399}', 'I', "Greek capital letter iota"),
    ('\u{39a}', 'K', "Greek capital letter kappa"),
    ('\u{39c}', 'M', "Greek capital letter mu"),
    ('\u{39d}', 'N', "Greek capital letter nu"),
    ('\u{39f}', 'O', "Greek capital letter omicron"),
    ('\u{3a4}', 'T', "Greek capital letter tau"),
    ('\u{131}', 'i', "Latin small letter dotless i"),
    ('\u{fe55}', ':', "small colon"),
    ('\u{2236}', ':', "ratio sign"),
    ('\u{a789}', ':', "modifier letter colon"),
    ('\u{2d0}', ':', "modifier letter triangular colon"),
];
