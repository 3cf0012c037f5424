//! Text of strangers in every field of a model and an answers file: in each format it is shown, and it does nothing.
//!
//! Each text is reported in every format and compared with the same report of a harmless word: the elements of the page, the
//! nodes of the Markdown, the rows of the table have to be the same, and only the text may differ.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use comrak::nodes::NodeValue;
use html5gum::{Token, Tokenizer};
use maturity::text::{is_hostile, visible_line};

use crate::common::{self, committed};

/// Every text of a model and of an answers file is `%`; [`every_text_field_is_tried`] compares this with the fields that exist.
pub(super) const MODEL: &str = "
id: tea
version: 1.0.0
title: %
summary: %
source: {title: %, url: 'https://a.example', license: %, revision: %}
scoring: {achieved_at: 75, floor: 50}
default_scale: enjoyed
scales:
  enjoyed:
    - {id: never, label: % A, means: %, value: 0}
    - {id: often, label: % B, means: %, value: 60}
    - {id: always, label: % C, means: %, value: 100}
themes:
  - {id: kitchen, name: %, summary: %}
levels:
  - id: first-cup
    name: %
    goal: %
    summary: %
    risks: [{id: stale, stated: true, severity: high, risk: %, mitigation: %}]
    trade_offs: [{id: space, trade_off: %, guidance: %}]
    strategies:
      - id: water
        name: %
        theme: kitchen
        summary: %
        learn_more: ['https://a.example']
        risks:
          - {id: cold, risk: %, mitigation: %}
          - {id: hot, kind: pursuit, risk: %, mitigation: %}
        trade_offs:
          - {id: time, trade_off: %, guidance: %}
        practices:
          - {id: boiling, essential: true, code: %, ask: A %?, why: %, evidence: %, criteria: [%, %], next_step: Do %.}
          - {id: fresh, ask: B %?, why: %, evidence: %, next_step: Do %.}
          - {id: filtered, ask: C %?, why: %, evidence: %, next_step: Do %.}
      - id: leaves
        name: %
        theme: kitchen
        risks: [{id: none, risk: %}]
        practices:
          - id: kinds
            ask: D %?
            next_step: Do %.
            items:
              - {id: black, label: % D, why: %}
              - {id: green, label: % E, why: %}
  - id: second-cup
    name: %
    strategies:
      - id: pot
        name: %
        theme: kitchen
        builds_on: [water]
        risks: [{id: broken, risk: %}]
        practices: [{id: warm, ask: E %?, next_step: Do %.}]
      - id: cup
        name: %
        theme: kitchen
        risks: [{id: broken, risk: %}]
        practices:
          - {id: clean, ask: F %?, next_step: Do %.}
          - {id: large, ask: G %?, next_step: Do %.}
";

pub(super) const ANSWERS: &str = "
workload: %
about: %
model: tea@1.0.0
assessed: 2026-11-20
assessors: [%, %]
reviews: [{on: 2026-11-21, by: [%]}]
target: 2
x-remark: %
answers:
  water:
    boiling: {answer: often, note: %, evidence: [%, %], reviewed: 2026-11-19}
    fresh: {answer: unknown, note: %, planned: {by: %, until: 2026-11-01, link: %}, ratings: {? % : often, Raj: unknown}, settled: 2026-11-20}
    filtered: {not_applicable: % for us}
  leaves:
    kinds: {answer: [black], note: %, evidence: %, accepted: {reason: % for us, until: 2027-03-01, by: %}}
  cup:
    clean: {note: %}
";

/// Keys of the files that hold no free text.
const NO_TEXT: [&str; 18] = [
    "id",
    "version",
    "url",
    "default_scale",
    "theme",
    "builds_on",
    "learn_more",
    "kind",
    "severity",
    "practices",
    "on",
    "effort",
    "scale",
    "formerly",
    "source",
    "model",
    "assessed",
    "reviewed",
];

pub(super) const TEXTS: [&str; 38] = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'><a href=\"javascript:alert(1)\" onmouseover=\"alert(1)\">x</a>",
    "</details></summary></li></table><h1>x</h1>",
    "<!-- hidden",
    "<![CDATA[ x <?php x",
    "&lt;b&gt; &amp; &#60; &copy; &nbsp;",
    "javascript:alert(1)",
    "[l](javascript:alert(1)) ![i](http://evil.example/x.png)",
    "[r]: /x 'title'",
    "[^1] ^[note] [x][y]",
    "www.evil.example ftp://evil.example/x x@evil.example xmpp:a@evil.example HTTP://evil.example",
    "<ftp://evil.example> <x@evil.example>",
    "\u{202e}gnp.exe\u{202c} \u{2066}x\u{2069} \u{200f} \u{feff} \u{2028}",
    "\u{1b}[31mred\u{1b}[0m \u{7} \u{7f} \u{9b}1m \u{1b}]8;;http://evil.example\u{7}",
    "🦀 👩‍👩‍👧 漢字 ｆｕｌｌ e\u{301}",
    "a | b || c \\| d \\",
    "| a | b |\n| --- | --- |\n| c | d |",
    "# head",
    "x\n===\n\ny\n---\n\n## z",
    "x\n\n    code\n\n```\ncode\n",
    "@name #12 @org/team",
    "=cmd|' /C calc'!A0",
    "+1 -2 @SUM(A1) \"quoted\", comma; semicolon",
    "＝1+1",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "[ ] task [x] done",
    "> quote",
    "~~~ x",
    "`code` *b* _i_ ~~s~~ **b** __u__ ==m==",
    "--- ",
    "***",
    "$x$ $$y$$ $`z`$",
    "{{ standing.title }} {% include x %}",
    "\u{a0}= x",
];

/// A folder with the files, one text in all their fields.
pub(super) fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    // A model with control characters is refused, so that only answers can hold them.
    let in_model = if text.contains(is_hostile) { "word" } else { text };
    fs::write(folder.path().join("tea.yaml"), filled(MODEL, in_model)).unwrap();
    fs::write(folder.path().join("a.yaml"), filled(ANSWERS, text)).unwrap();
    folder
}

/// `template` with `text` in double quotes for every value with a `%`.
pub(super) fn filled(template: &str, text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(escaped, "\\{character}").unwrap(),
            '\n' => escaped.push_str("\\n"),
            _ if is_hostile(character) => write!(escaped, "\\u{:04x}", u32::from(character)).unwrap(),
            _ => escaped.push(character),
        }
    }
    let asks = ["A", "B", "C", "D", "E", "F", "G"];
    let template =
        asks.iter().fold(template.to_owned(), |all, letter| all.replace(&format!("ask: {letter} %?"), &format!("ask: \"{letter} @?\"")));
    // Labels read apart and reasons hold a word, whatever else is in them.
    let apart = ["A", "B", "C", "D", "E", "for us"].map(|word| format!("% {word}"));
    let template = apart.iter().fold(template, |all, text| all.replace(text, &format!("\"{}\"", text.replace('%', "@"))));
    template.replace("Do %.", "\"Do @.\"").replace('%', "\"@\"").replace('@', &escaped).replace(&format!("tea{escaped}"), "tea@")
}

fn run(folder: &Path, arguments: &str) -> String {
    let written = common::written(folder, arguments);
    let hidden: Vec<char> = written.chars().filter(|&c| is_hostile(c) && !(c == '\r' && arguments.contains("csv"))).collect();
    assert!(hidden.is_empty(), "{hidden:?} in {arguments}");
    written
}

/// Checks a format with every text: `shape` has to be that of a harmless word.
fn check<S: PartialEq + std::fmt::Debug>(arguments: &str, shape: impl Fn(&str) -> S) {
    let expected = shape(&run(folder("word").path(), arguments));
    for text in TEXTS {
        let written = run(folder(text).path(), arguments);
        assert_eq!(shape(&written), expected, "the text {text:?} is more than text in\n{written}");
    }
}

/// Text with all space and the invisible breaks of our Markdown taken away.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

#[test]
fn a_page_has_no_element_or_attribute_from_a_text() {
    check("report a.yaml --format html", tags);
    // What the script says is no mark-up, and the very text of a field is an attribute where it is not the text that is shown.
    let form = |page: &str| -> Vec<String> {
        tags(page.split("<script>").next().unwrap()).into_iter().map(|tag| tag.replace("\"data-exact\", ", "")).collect()
    };
    check("form a.yaml --model tea.yaml --format html", form);
}

/// The tags with the names of their attributes, and where links lead.
fn tags(page: &str) -> Vec<String> {
    let bytes = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let tokens = Tokenizer::new(page).map(|token| token.unwrap());
    tokens
        .filter_map(|token| match token {
            Token::StartTag(tag) => {
                let links = tag.attributes.iter().filter(|(name, _)| name.as_slice() == b"href").map(|(_, value)| format!("{value:?}"));
                let names = tag.attributes.keys().map(|name| bytes(name));
                Some(format!("<{} {:?}", bytes(&tag.name), names.chain(links).collect::<Vec<_>>()))
            }
            Token::EndTag(tag) => Some(format!("</{}", bytes(&tag.name))),
            Token::Comment(_) => Some("comment".to_owned()),
            Token::Error(error) => panic!("{error:?}"),
            Token::String(_) | Token::Doctype(_) => None,
        })
        .collect()
}

#[test]
fn markdown_has_no_node_from_a_text() {
    check("report a.yaml --format markdown", |text| rendered(text).nodes);
    check("form a.yaml --model tea.yaml --format markdown", |text| rendered(text).nodes);
    for part in ["", " 1", " water", " leaves/kinds"] {
        check(&format!("model show --model tea.yaml --format markdown{part}"), |text| rendered(text).nodes);
    }
}

/// What GitHub makes of Markdown.
struct Rendered {
    /// The nodes without text, the line breaks in it and the links that show where they lead.
    nodes: Vec<String>,
    /// The text.
    text: String,
    /// The links that show where they lead.
    links: BTreeSet<String>,
}

fn rendered(markdown: &str) -> Rendered {
    let mut options = comrak::Options::default();
    let on = &mut options.extension;
    (on.table, on.autolink, on.strikethrough, on.tasklist) = (true, true, true, true);
    (on.footnotes, on.math_dollars, on.math_code, on.alerts) = (true, true, true, true);
    let arena = comrak::Arena::new();
    let mut rendered = Rendered { nodes: vec![], text: String::new(), links: BTreeSet::new() };
    for node in comrak::parse_document(&arena, markdown, &options).descendants() {
        let only_text = node.first_child().and_then(|child| child.data.borrow().value.text().map(ToOwned::to_owned));
        rendered.add(&node.data.borrow().value, only_text);
    }
    rendered
}

impl Rendered {
    fn add(&mut self, value: &NodeValue, only_text: Option<String>) {
        match value {
            NodeValue::Text(text) => self.text.push_str(text),
            // Evidence that is no link is shown as code where it can be.
            NodeValue::Code(code) if self.text.ends_with("Evidence: ") => self.text.push_str(&code.literal),
            NodeValue::HtmlInline(html) if html == "<br>" => {}
            NodeValue::SoftBreak | NodeValue::LineBreak => {}
            NodeValue::Link(link)
                if only_text.is_some_and(|text| link.url.trim_start_matches("mailto:") == text.trim_start_matches("mailto:")) =>
            {
                self.links.insert(link.url.clone());
            }
            NodeValue::HtmlBlock(block) => self.nodes.push(block.literal.clone()),
            NodeValue::Heading(heading) => self.nodes.push(format!("heading {}", heading.level)),
            value => self.nodes.push(format!("{value:?}").split(['(', ' ', '{']).next().unwrap().to_owned()),
        }
    }
}

#[test]
fn a_table_for_spreadsheets_has_no_cell_or_formula_from_a_text() {
    for table in ["steps", "answers"] {
        check(&format!("report a.yaml --format csv --table {table}"), shape_of_a_table);
    }
}

/// How many rows and cells a row a table has, none of which begins as a formula does.
fn shape_of_a_table(table: &str) -> (usize, Option<usize>) {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    for cell in rows.iter().flatten().filter(|cell| cell.parse::<f64>().is_err()) {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝']), "{cell}");
    }
    (rows.len(), rows.iter().map(csv::StringRecord::len).max())
}

#[test]
fn json_and_text_hold_no_character_that_steers() {
    let count = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap().as_object().unwrap().len();
    check("report a.yaml --format json", count);
    check("score a.yaml --full", |_| ());
    check("plan a.yaml --all", |_| ());
    check("model show --model tea.yaml --format json", count);
    check("model show --model tea.yaml", |_| ());
}

#[test]
fn every_text_is_shown_as_it_is_written() {
    for text in TEXTS {
        let folder = folder(text);
        let expected = letters(&visible_line(text));
        let page = run(folder.path(), "report a.yaml --format html");
        let strings = Tokenizer::new(&page).filter_map(|token| match token.unwrap() {
            Token::String(text) => Some(String::from_utf8(text.to_vec()).unwrap()),
            _ => None,
        });
        let shown = letters(&strings.collect::<String>());
        assert!(shown.matches(&expected).count() >= 8, "{expected} is not in the page");
        let markdown = run(folder.path(), "report a.yaml --format markdown");
        assert!(letters(&rendered(&markdown).text).matches(&expected).count() >= 8, "{expected} is not in\n{markdown}");
    }
}

#[test]
fn links_lead_where_their_text_says() {
    let folder = folder("see https://b.example/a_b?c=1#d, mailto:x@b.example");
    let links = rendered(&run(folder.path(), "report a.yaml --format markdown")).links;
    assert!(links.iter().eq(["https://a.example", "https://b.example/a_b?c=1#d", "mailto:x@b.example"]), "{links:?}");
}

#[test]
fn ten_thousand_characters_without_a_space_are_shown_in_every_format() {
    let text = "x".repeat(10_000);
    let folder = folder(&text);
    for format in ["html", "markdown", "json", "csv"] {
        assert!(run(folder.path(), &format!("report a.yaml --format {format}")).contains(&text), "{format}");
    }
    let widest = run(folder.path(), "score a.yaml --full").lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?}");
}

#[test]
fn every_text_field_is_tried() {
    let mut fields = ["note", "not_applicable", "evidence", "reason", "by", "link"].map(str::to_owned).to_vec();
    for file in ["src/model/raw.rs", "src/answers/raw.rs"] {
        let source = committed(file);
        let texts = source.lines().filter(|line| (line.contains("List<String>") || line.contains(": String")) && !line.contains("Map<"));
        fields.extend(texts.filter_map(|line| Some(line.trim().split_once(' ')?.1.split_once(':')?.0.to_owned())));
    }
    assert!(fields.len() > 50, "{fields:?}");
    fields.retain(|field| !NO_TEXT.contains(&field.as_str()));
    for field in fields {
        let tried =
            [MODEL, ANSWERS].iter().any(|file| ["%", "[%", "A %", "Do %"].iter().any(|text| file.contains(&format!("{field}: {text}"))));
        assert!(tried, "no text is tried in `{field}`");
    }
}
