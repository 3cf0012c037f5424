//! Finds what GitHub, or another page that shows Markdown, would make a link, a mention or a picture of though nobody meant one.

use std::collections::BTreeSet;
use std::ops::Range;

/// A commit is named by so many hexadecimal digits.
const COMMIT: Range<usize> = 7..41;

/// The pictures whose names have no letter.
const PICTURES: [&str; 4] = ["100", "1234", "+1", "-1"];

/// Where `words` have to be broken, by something that cannot be seen, so that they mean nothing but themselves.
pub(super) fn breaks(words: &str) -> BTreeSet<usize> {
    let mut breaks: BTreeSet<usize> = words.char_indices().filter(|(at, _)| is_broken_behind(words, *at)).map(|(at, _)| at + 1).collect();
    breaks.extend(words.match_indices("://").map(|(at, _)| at + 1));
    for prefix in ["www.", "gh-", "ghsa-"] {
        breaks.extend(beginning_with(words, prefix));
    }
    breaks.extend(commits(words));
    breaks
}

/// Whether the sign at this place mentions somebody, names an issue, or begins the name of a picture.
fn is_broken_behind(words: &str, at: usize) -> bool {
    let (sign, rest) = words[at..].split_at(words[at..].chars().next().map_or(0, char::len_utf8));
    match sign {
        "@" | "#" => rest.starts_with(char::is_alphanumeric),
        ":" => rest.split_once(':').is_some_and(|(name, _)| is_picture(name)),
        _ => false,
    }
}

fn is_picture(name: &str) -> bool {
    let may_stand = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    PICTURES.contains(&name) || (name.chars().all(may_stand) && name.contains(|c: char| c.is_ascii_alphabetic()))
}

/// The last sign of `prefix` where it begins a word that goes on, in any case.
fn beginning_with(words: &str, prefix: &str) -> impl Iterator<Item = usize> {
    let folded = words.to_ascii_lowercase();
    let starts: Vec<usize> = folded.match_indices(prefix).map(|(at, _)| at).collect();
    let is_beginning =
        |at: &usize| !words[..*at].ends_with(char::is_alphanumeric) && words[at + prefix.len()..].starts_with(char::is_alphanumeric);
    let breaks: Vec<usize> = starts.into_iter().filter(is_beginning).map(|at| at + prefix.len() - 1).collect();
    breaks.into_iter()
}

/// Within each word that may name a commit, so often that no part of it may. A number is one, and a word of letters alone is a word.
fn commits(words: &str) -> Vec<usize> {
    let is_outside = |c: char| !c.is_alphanumeric() && c != '_';
    let may_name = |word: &&str| {
        let has = |test: fn(&u8) -> bool| word.as_bytes().iter().any(test);
        COMMIT.contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_hexdigit())
            && has(u8::is_ascii_digit)
            && has(u8::is_ascii_alphabetic)
    };
    let start = |word: &str| word.as_ptr().addr() - words.as_ptr().addr();
    let found = words.split(is_outside).filter(may_name);
    found.flat_map(|word| (COMMIT.start - 1..word.len()).step_by(COMMIT.start - 1).map(move |at| start(word) + at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words with a `|` at each break.
    fn broken(words: &str) -> String {
        let breaks = breaks(words);
        words.char_indices().flat_map(|(at, sign)| breaks.contains(&at).then_some('|').into_iter().chain([sign])).collect()
    }

    #[test]
    fn accidents_are_broken_and_words_stay() {
        for (words, expected) in [
            ("@ana ana@a.example #12 o/r#12", "@|ana ana@|a.example #|12 o/r#|12"),
            ("GH-12, gh-1, GHSA-ab", "GH|-12, gh|-1, GHSA|-ab"),
            ("www.a.example WWW.b ftp://c", "www|.a.example WWW|.b ftp:|//c"),
            (":tada: :+1: a:b_c:d", ":|tada: :|+1: a:|b_c:d"),
            ("see 1a2b3c4 or 1A2B3C4D5E6F7", "see 1a2b3c|4 or 1A2B3C|4D5E6F|7"),
            ("da39a3ee5e6b4b0d3255bfef95601890afd80709", "da39a3|ee5e6b|4b0d32|55bfef|956018|90afd8|0709"),
        ] {
            assert_eq!(broken(words), expected);
        }
        for plain in ["1234567", "defaced", "12:30:45", "a: b: c", "High-12", "1a2b3c", "e@ # 5", "wwwa", "ü:ü:", "x1a2b3c4d"] {
            assert_eq!(broken(plain), plain);
        }
    }
}
