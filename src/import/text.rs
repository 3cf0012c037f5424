//! Makes another tool's texts ours: plain, on one line, asked as a question or told as a step.

use crate::model::rules::is_instruction;
use crate::text::{capital, is_hostile};

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
pub(super) fn plain(text: &str) -> String {
    joined(&unmarked(text).replace(|c: char| is_hostile(c) && c != '\r', " "))
}

/// Whether `text` has markup other than marks of lists and headings, which come and go with lines.
pub(super) fn has_markup(text: &str) -> bool {
    unmarked(text) != text
}

/// What is to be read of HTML and Markdown.
///
/// This is no reader of either: it removes the tags of well-known elements, resolves a handful of entities, and leaves the text of
/// emphasis, code and links.
fn unmarked(text: &str) -> String {
    let text = replaced(text, '<', tag);
    let text = replaced(&text, '[', link).replace("**", "");
    let text = replaced(&text, '*', emphasis).replace('`', "");
    ENTITIES.iter().fold(text, |text, (entity, meaning)| text.replace(entity, meaning))
}

/// `text` with what `found` finds behind each `opening`: what stands there instead, and how long it is.
fn replaced(text: &str, opening: char, found: fn(&str) -> Option<(&str, usize)>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(opening) {
        let (before, marked) = rest.split_at(start);
        let (shown, length) = found(marked).unwrap_or((&marked[..1], 1));
        kept.extend([before, shown]);
        rest = &marked[length..];
    }
    kept + rest
}

/// The tag at the beginning of `text`, and the break that it leaves where it parts what stands around it.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    let end = text.char_indices().take(200).find(|(_, c)| *c == '>')?.0;
    let content = text[1..end].trim_start_matches('/');
    let name = content.split(|c: char| c.is_whitespace() || c == '/').next()?;
    let is_among = |elements: &[&str]| elements.iter().any(|element| name.eq_ignore_ascii_case(element));
    let shown = if is_among(&PARTING) { Some("\n") } else { is_among(&WITHIN_A_LINE).then_some("") };
    Some((shown?, end + 1))
}

/// The link `[text](address)` at the beginning of `text`, of which the text is shown; an address may hold parentheses of its own.
fn link(text: &str) -> Option<(&str, usize)> {
    let window = &text[..text.floor_char_boundary(400)];
    let end = window.find("](")?;
    let mut depth = 0_usize;
    let close = window[end + 1..].find(|c| {
        depth = if c == '(' { depth + 1 } else { depth - usize::from(c == ')') };
        depth == 0
    })?;
    Some((&text[1..end], end + 1 + close + 1))
}

/// The emphasis `*text*` at the beginning of `text`, of which the text is shown.
fn emphasis(text: &str) -> Option<(&str, usize)> {
    let (word, after) = text[1..].split_once('*')?;
    let is_word = !word.is_empty() && word.trim() == word && !word.contains('\n') && !after.starts_with(char::is_alphanumeric);
    is_word.then_some((word, word.len() + 2))
}

/// The lines of `text` as one; two entries of a list without an end of their own are parted by `;`.
fn joined(text: &str) -> String {
    let mut joined = String::new();
    let mut follows_entry = false;
    for line in text.split(['\n', '\r']) {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let is_entry = words.len() > 1 && ["-", "*", "•", "+"].contains(&words[0]);
        if is_entry || words.first().is_some_and(|word| word.bytes().all(|byte| byte == b'#')) {
            words.remove(0);
        }
        if words.is_empty() {
            continue;
        }
        let is_parted = joined.is_empty() || joined.ends_with(|c: char| c.is_ascii_punctuation() && c != ')');
        joined.push_str(match (is_parted, is_entry, follows_entry) {
            (false, true, _) => "; ",
            (false, false, true) => ". ",
            _ if joined.is_empty() => "",
            _ => " ",
        });
        joined.push_str(&words.join(" "));
        follows_entry = is_entry;
    }
    joined
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
    let told = RECOMMENDING.iter().find_map(|beginning| bare.strip_prefix(beginning)).map_or_else(|| bare.to_owned(), capital);
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
    let words = text.split(|c: char| c.is_whitespace() || "<>\"'`)]}|\\".contains(c));
    words.filter_map(|word| {
        let start = [word.find("https://"), word.find("http://")].into_iter().flatten().min()?;
        Some(word[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', '*']))
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
