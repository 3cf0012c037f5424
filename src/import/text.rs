//! Makes another tool's texts ours: plain, on one line, asked as a question or told as a step.

use crate::model::rules::is_instruction;
use crate::text::is_hostile;

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
    let text = without_emphasis(&without_links(&without_tags(text)).replace("**", "")).replace('`', "");
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
    let mut follows_entry = false;
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_entry = words.len() > 1 && ["-", "*", "•", "+"].contains(&words[0]);
        let rest = if is_entry || words.first().is_some_and(|word| word.bytes().all(|b| b == b'#')) { &words[1..] } else { &words[..] };
        if rest.is_empty() {
            continue;
        }
        let parted = text.is_empty() || text.ends_with(|c: char| c.is_ascii_punctuation() && c != ')');
        text.push_str(match (parted, is_entry, follows_entry) {
            (false, true, _) => ";",
            (false, false, true) => ".",
            _ => "",
        });
        follows_entry = is_entry;
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(&rest.join(" "));
    }
    text
}

/// `*text*` is its text.
fn without_emphasis(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('*') {
        kept.push_str(before);
        let emphasized = behind.split_once('*').filter(|(word, after)| {
            let is_word = !word.is_empty() && word.trim() == *word && !word.contains('\n');
            is_word && !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        });
        let (shown, further) = emphasized.unwrap_or(("*", behind));
        kept.push_str(shown);
        rest = further;
    }
    kept + rest
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

/// `text` as a question.
pub(super) fn question(text: &str) -> String {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || ".:;,!…".contains(c));
    if bare.ends_with(['?', '？']) { bare.to_owned() } else { format!("{bare}?") }
}

/// What a question begins with whose question mark was forgotten; alone, most of these words begin instructions as well.
const BEGINNINGS: [&str; 3] = [
    "how what which who",
    "am are can could did do does had has have is may should was were will would",
    "a all an any each it our teams the there these they this we you your",
];

/// Whether `text` asks already, with or without its question mark.
pub(super) fn is_question(text: &str) -> bool {
    let [asking, verbs, subjects] = BEGINNINGS.map(|words| words.split(' ').collect::<Vec<_>>());
    let words: Vec<String> = text.split_whitespace().take(2).map(str::to_lowercase).collect();
    let is = |index: usize, among: &[&str]| words.get(index).is_some_and(|word| among.contains(&word.as_str()));
    text.trim_end().ends_with(['?', '？']) || is(0, &asking) || (is(0, &verbs) && is(1, &subjects))
}

/// Whether something named or told by `text` is in place.
pub(super) fn in_place(text: &str) -> String {
    if is_question(text) { question(text) } else { question(&format!("Is this in place: {text}")) }
}

/// What people begin with who say what to do.
const RECOMMENDING: [&str; 7] =
    ["You should ", "You must ", "You need to ", "You have to ", "We recommend to ", "It is recommended to ", "It's recommended to "];

/// `text` as something to do, where it tells that.
pub(super) fn instruction(text: &str) -> Option<String> {
    let bare = text.trim();
    let told = RECOMMENDING.iter().find_map(|beginning| bare.strip_prefix(beginning)).unwrap_or(bare);
    let mut characters = told.chars();
    let first = characters.next().filter(|_| told != bare).map(|first| first.to_uppercase().collect::<String>() + characters.as_str());
    let told = first.unwrap_or_else(|| bare.to_owned());
    (told.contains(char::is_alphanumeric) && is_instruction(&told) && !is_question(text)).then(|| step(&told))
}

/// `text` as the end of a step wants it, with a full stop.
pub(super) fn step(text: &str) -> String {
    format!("{}.", text.trim().trim_end_matches(|c: char| c.is_whitespace() || ".:;,!?…".contains(c)))
}

/// `text` with a full stop, so that another sentence may follow.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches([';', ',', ':']);
    if text.is_empty() || text.ends_with(['.', '。', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// The web addresses in `text`, bare or behind a link.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("http").filter_map(|(start, _)| {
        let rest = &text[start..];
        rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?;
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`)]}|\\".contains(c)).unwrap_or(rest.len());
        Some(rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*']))
    })
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
