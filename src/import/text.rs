//! Makes another tool's texts ours: plain, on one line, asked as a question or told as a step.

use crate::model::rules::is_instruction;
use crate::text::is_hostile;

/// The most characters of any text.
pub(super) const LONGEST: usize = 4_000;

/// Elements that people write into texts and that part what stands around them; what stands between other angle brackets is
/// taken for a placeholder and kept.
#[rustfmt::skip]
const PARTING: [&str; 27] = [
    "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "script", "style", "table", "tbody", "td", "th", "thead", "tr", "ul",
];
/// Elements that stand within a line.
const WITHIN_A_LINE: [&str; 13] = ["a", "b", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "tt", "u"];
/// Entities that people write into texts, `&amp;` last.
const ENTITIES: [(&str, &str); 6] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];

/// `text` without markup, on one line, without characters that nobody sees.
///
/// This is no reader of HTML or Markdown: it removes the tags of well-known elements, resolves a handful of entities, and leaves
/// of emphasis, code, links and lists what is to be read. Two entries of a list without an end of their own are parted by `;`.
pub(super) fn plain(text: &str) -> String {
    let text = without_links(&without_tags(text)).replace("**", "").replace('`', "");
    let text = ENTITIES.iter().fold(text, |text, (entity, meaning)| text.replace(entity, meaning));
    let seen: String = text.chars().map(|c| if (is_hostile(c) && c != '\r') || is_no_character(c) { ' ' } else { c }).collect();
    joined(seen.split(['\n', '\r']))
}

/// Whether `text` would lose markup: more than white space, entries of lists and invisible characters.
pub(super) fn has_markup(text: &str) -> bool {
    let is_marked = text.contains(['<', '&', '[', '`']) || text.contains("**");
    is_marked && plain(text) != joined(text.split(['\n', '\r']))
}

/// Code points that Unicode keeps free, and that YAML cannot hold.
fn is_no_character(character: char) -> bool {
    matches!(u32::from(character) & 0xffff, 0xfffe | 0xffff | 0xfdd0..=0xfdef)
}

fn joined<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::new();
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_entry = words.len() > 1 && ["-", "*", "•", "+"].contains(&words[0]);
        let rest = if is_entry || words.first().is_some_and(|word| word.bytes().all(|b| b == b'#')) { &words[1..] } else { &words[..] };
        if rest.is_empty() {
            continue;
        }
        let parted = text.is_empty() || text.ends_with(|c: char| c.is_ascii_punctuation() && c != ')');
        text.push_str(if parted || !is_entry { "" } else { ";" });
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(&rest.join(" "));
    }
    text
}

fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some((length, separates)) = tag(rest) {
            kept.push_str(if separates { "\n" } else { "" });
            rest = &rest[length..];
        } else {
            kept.push('<');
            rest = &rest[1..];
        }
    }
    kept + rest
}

/// The length of the tag at the beginning of `text`, and whether it parts what stands around it.
fn tag(text: &str) -> Option<(usize, bool)> {
    let within: usize = text.char_indices().take(200).find(|(_, c)| *c == '>')?.0;
    let content = text[1..within].trim_start_matches('/');
    let name: String = content.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let rest = &content[name.len()..];
    let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == '/');
    let [parts, is_within] = [PARTING.as_slice(), &WITHIN_A_LINE].map(|elements| elements.contains(&name.as_str()));
    (ends && (parts || is_within)).then_some((within + 1, parts))
}

/// `[text](address)` is its text.
fn without_links(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some((shown, length)) = link(rest) {
            kept.push_str(shown);
            rest = &rest[length..];
        } else {
            kept.push('[');
            rest = &rest[1..];
        }
    }
    kept + rest
}

/// The text of the link at the beginning of `text`, and the link's length; an address may hold brackets of its own.
fn link(text: &str) -> Option<(&str, usize)> {
    let window = &text[..text.floor_char_boundary(400)];
    let end = window.find("](")?;
    let mut depth = 0_usize;
    let close = window[end + 1..].char_indices().find_map(|(index, c)| {
        depth = if c == '(' { depth + 1 } else { depth - usize::from(c == ')') };
        (depth == 0).then_some(index)
    })?;
    Some((&text[1..end], end + 1 + close + 1))
}

/// The beginning of `text`, at most so many characters, at the end of a word where there is one.
pub(super) fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..end].char_indices().next_back().map_or(0, |(index, _)| index);
    let kept = &text[..end];
    let word = kept.rfind(' ').filter(|space| *space > end / 2).unwrap_or(end);
    format!("{}…", kept[..word].trim_end_matches([' ', ',', ';', ':', '-']))
}

pub(super) fn question(text: &str) -> String {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || ".:;,!…".contains(c));
    if bare.ends_with(['?', '？']) { bare.to_owned() } else { format!("{bare}?") }
}

/// `text` as something to do; what does not begin like an instruction becomes what to put in place.
pub(super) fn step(text: &str) -> String {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || ":;,!?…".contains(c));
    let told = if is_instruction(bare) { bare.to_owned() } else { format!("Put in place: {bare}") };
    if told.ends_with(['.', '。']) { told } else { format!("{told}.") }
}

/// `text` in two: whole sentences of at most `most` characters together, and the rest. One long sentence stays whole.
pub(super) fn sentences(text: &str, most: usize) -> (&str, &str) {
    let Some((limit, _)) = text.char_indices().nth(most) else { return (text, "") };
    let ends = || text.match_indices(". ").map(|(index, _)| index + 1).filter(|index| !ends_in_abbreviation(&text[..*index]));
    let end = ends().take_while(|end| *end <= limit).last().or_else(|| ends().next());
    end.map_or((text, ""), |end| (&text[..end], text[end..].trim_start()))
}

fn ends_in_abbreviation(text: &str) -> bool {
    ["e.g.", "i.e.", "etc.", "vs.", "cf."].iter().any(|word| text.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_what_is_to_be_read() {
        for (text, wanted) in [
            ("Use <b>two</b> keys.<br/>Rotate &amp; revoke", "Use two keys. Rotate & revoke"),
            ("Send it to <your account>, a < b > c", "Send it to <your account>, a < b > c"),
            ("See [the **guide**](https://a.example/x_(y)) and `code`", "See the guide and code"),
            ("- One thing\n- Another.\n* A third\n", "One thing; Another. A third"),
            ("<ul><li>One</li><li>Two</li></ul>", "One Two"),
            ("# Heading\n\ntext\r\n\u{202e}evil\u{1b}[0m", "Heading text evil [0m"),
            ("&lt;script&gt; <script>x</script>", "<script> x"),
            ("[", "["),
            ("[a](b", "[a](b"),
            ("<", "<"),
        ] {
            assert_eq!(plain(text), wanted, "{text}");
        }
        assert!(has_markup("<b>a</b>") && has_markup("a &amp; b") && !has_markup("a & b\n- c") && !has_markup("a < b"));
    }

    #[test]
    fn long_texts_end_with_a_word() {
        assert_eq!(cut("one two three", 13), "one two three");
        assert_eq!(cut("one two three", 12), "one two…");
        assert_eq!(cut("onetwothree", 5), "onet…");
        assert_eq!(sentences("One, e.g. two. Three. Four.", 21), ("One, e.g. two. Three.", "Four."));
        assert_eq!(sentences("One is long. Two.", 4), ("One is long.", "Two."));
    }

    #[test]
    fn steps_are_instructions_and_questions_end_as_such() {
        assert_eq!(step("Rotate keys"), "Rotate keys.");
        assert_eq!(step("The keys are rotated:"), "Put in place: The keys are rotated.");
        assert_eq!((question("Is it?"), question("It is so."), question("Why ?!")), ("Is it?".into(), "It is so?".into(), "Why ?".into()));
    }
}
