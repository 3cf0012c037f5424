//! Terminal, Markdown, HTML and JSON of each example tell the same figures.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use html5gum::{Token, Tokenizer};
use serde_json::Value;

use crate::common::{examples, written};

/// What a report says to the eye, in one line: every run of white space is one space, and the signs of Markdown are gone.
struct Said {
    format: &'static str,
    text: String,
}

impl Said {
    fn new(format: &'static str, text: &str) -> Self {
        let plain = text.replace(['|', '*', '\\', '`', '\u{200b}'], " ").replace("<br>", " ");
        Self { format, text: plain.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    /// Fails unless these figures are said in this order.
    fn says(&self, figures: &[String]) {
        let mut rest = self.text.as_str();
        for figure in figures {
            let Some(at) = rest.find(figure) else { panic!("{}: `{figure}` is not in\n{rest}", self.format) };
            rest = &rest[at + figure.len()..];
        }
    }
}

/// The text of a page's body, a space between two elements.
fn body(page: &str) -> String {
    let mut text = String::new();
    for token in Tokenizer::new(&page[page.find("<body>").unwrap()..]) {
        match token.unwrap() {
            Token::String(words) => text.push_str(std::str::from_utf8(&words).unwrap()),
            // Elements that stand in the middle of a line.
            Token::StartTag(tag) if [b"b".as_slice(), b"a", b"span"].contains(&tag.name.as_slice()) => {}
            Token::EndTag(tag) if [b"b".as_slice(), b"a", b"span"].contains(&tag.name.as_slice()) => {}
            _ => text.push(' '),
        }
    }
    text
}

/// An example's report for machines, and in every format that people read.
struct Example {
    folder: PathBuf,
    report: Value,
    said: [Said; 3],
}

/// Each report is written once for all tests.
static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(|| examples().iter().map(|folder| Example::new(folder)).collect());

impl Example {
    fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            report: serde_json::from_str(&written(folder, "report maturity.yaml --format json")).unwrap(),
            said: [
                Said::new("terminal", &written(folder, "score --full maturity.yaml").replace(['█', '▒', '│', '░', '─'], " ")),
                Said::new("Markdown", &written(folder, "report maturity.yaml")),
                Said::new("HTML", &body(&written(folder, "report maturity.yaml --format html"))),
            ],
        }
    }

    /// Fails unless every format says these figures in this order.
    fn says(&self, figures: &[String]) {
        self.said.iter().for_each(|said| said.says(figures));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "per cent")]
fn floor(number: &Value) -> i64 {
    number.as_f64().unwrap().floor() as i64
}

/// `60 to 77 %`; a level without an answer has none.
fn percent(level: &Value) -> Option<String> {
    level["score"].as_f64()?;
    let (score, high) = (floor(&level["score"]), floor(&level["high"]));
    Some(if score == high { format!("{score} %") } else { format!("{score} to {high} %") })
}

/// One decimal, rounded half up; gains and losses are never negative.
fn decimal(number: &Value) -> String {
    let tenths = (number.as_f64().unwrap() * 10.0 + 0.5 + 1e-9).floor();
    format!("{:.1}", tenths / 10.0)
}

#[test]
fn every_format_says_the_level_and_its_range() {
    for example in EXAMPLES.iter() {
        let report = &example.report;
        let reached = report["level"].as_i64().map(|level| if level == 0 { "Below Level 1".into() } else { format!("Level {level}") });
        let is_range = report["level_possible"] != report["level"];
        let possibly = if is_range { format!(", possibly {} (", report["level_possible"]) } else { String::new() };
        example.says(&[reached.unwrap() + &possibly]);
    }
}

#[test]
fn every_format_says_the_score_of_each_level_top_down() {
    for example in EXAMPLES.iter() {
        let report = &example.report;
        let levels = report["levels"].as_array().unwrap().iter().rev();
        let figures = levels.flat_map(|level| [Some(level["name"].as_str().unwrap().to_owned()), percent(level)]).flatten();
        example.says(&figures.collect::<Vec<_>>());
    }
}

#[test]
fn every_format_says_what_holds_back_and_by_how_much() {
    for example in EXAMPLES.iter() {
        let report = &example.report;
        let blockers = report["blockers"].as_array().unwrap();
        let lowest = blockers.iter().map(|blocker| blocker["level"].as_i64().unwrap()).min();
        let figures = blockers.iter().filter(|blocker| blocker["level"].as_i64() == lowest).flat_map(blocker);
        example.says(&figures.collect::<Vec<_>>());
    }
}

/// The figures of a blocker as a sentence says them.
fn blocker(blocker: &Value) -> Vec<String> {
    let percent = |name: &str| floor(&blocker[name]);
    match blocker["kind"].as_str().unwrap() {
        "floor" if !blocker["score"].is_null() => {
            vec![format!("is at {} %; no strategy may be under {} %", percent("score"), percent("needed"))]
        }
        "score" => vec![
            format!("The level scores {} %", percent("score")),
            format!("needs {} %: {} points short", percent("needed"), decimal(&blocker["short"])),
        ],
        "open" => vec![format!("could add up to {} points", decimal(&blocker["points"]))],
        _ => vec![],
    }
}

#[test]
fn every_format_says_the_steps_of_the_plan_with_their_gains() {
    for example in EXAMPLES.iter() {
        let report = &example.report;
        let steps: Vec<&Value> = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true).collect();
        assert!(!steps.is_empty(), "{}", example.folder.display());
        // An estimated step may be told together with its siblings.
        let told = steps.iter().filter(|step| step["estimated"] == false);
        let figures = told.flat_map(|step| {
            let text = step["step"].as_str().unwrap().split_whitespace().take(4).collect::<Vec<_>>().join(" ");
            [text, format!("+{} points", decimal(&step["gain"]))]
        });
        example.says(&figures.collect::<Vec<_>>());
        let effort: i64 = steps.iter().map(|step| step["effort"].as_i64().unwrap()).sum();
        example.says(&[format!(", effort {effort}")]);
    }
}

/// 300 kB is what a mail or a wiki takes without a thought.
#[test]
fn no_page_is_heavy() {
    for example in examples() {
        let size = written(&example, "report maturity.yaml --format html").len();
        assert!(size < 300_000, "{}: {size} bytes", example.display());
    }
}
