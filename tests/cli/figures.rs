//! Terminal, Markdown, HTML and JSON of each example tell the same figures.

use std::path::Path;

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

    /// Fails unless `figure` is said after what was looked for before; what follows it is looked for next.
    fn says(&mut self, figure: &str) {
        let Some(at) = self.text.find(figure) else { panic!("{}: `{figure}` is not in\n{}", self.format, self.text) };
        self.text.drain(..at + figure.len());
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

/// The same example in every format that people read.
fn said(example: &Path) -> [Said; 3] {
    [
        Said::new("terminal", &written(example, "score --full maturity.yaml").replace(['█', '▒', '│', '░', '─'], " ")),
        Said::new("Markdown", &written(example, "report maturity.yaml")),
        Said::new("HTML", &body(&written(example, "report maturity.yaml --format html"))),
    ]
}

fn json(example: &Path) -> Value {
    serde_json::from_str(&written(example, "report maturity.yaml --format json")).unwrap()
}

/// Fails unless every format says these figures in this order.
fn all_say(example: &Path, figures: &[String]) {
    for mut said in said(example) {
        for figure in figures {
            said.says(figure);
        }
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
    for example in examples() {
        let report = json(&example);
        let reached = report["level"].as_i64().map(|level| if level == 0 { "Below Level 1".into() } else { format!("Level {level}") });
        let is_range = report["level_possible"] != report["level"];
        let possibly = if is_range { format!(", possibly {} (", report["level_possible"]) } else { String::new() };
        all_say(&example, &[reached.unwrap() + &possibly]);
    }
}

#[test]
fn every_format_says_the_score_of_each_level_top_down() {
    for example in examples() {
        let report = json(&example);
        let levels = report["levels"].as_array().unwrap().iter().rev();
        let figures = levels.flat_map(|level| [Some(level["name"].as_str().unwrap().to_owned()), percent(level)]).flatten();
        all_say(&example, &figures.collect::<Vec<_>>());
    }
}

#[test]
fn every_format_says_what_holds_back_and_by_how_much() {
    for example in examples() {
        let report = json(&example);
        let blockers = report["blockers"].as_array().unwrap();
        let lowest = blockers.iter().map(|blocker| blocker["level"].as_i64().unwrap()).min();
        let figures = blockers.iter().filter(|blocker| blocker["level"].as_i64() == lowest).flat_map(blocker);
        all_say(&example, &figures.collect::<Vec<_>>());
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
    for example in examples() {
        let report = json(&example);
        let steps: Vec<&Value> = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true).collect();
        assert!(!steps.is_empty(), "{}", example.display());
        // An estimated step may be told together with its siblings.
        let told = steps.iter().filter(|step| step["estimated"] == false);
        let figures = told.flat_map(|step| {
            let text = step["step"].as_str().unwrap().split_whitespace().take(4).collect::<Vec<_>>().join(" ");
            [text, format!("+{} points", decimal(&step["gain"]))]
        });
        all_say(&example, &figures.collect::<Vec<_>>());
        let effort: i64 = steps.iter().map(|step| step["effort"].as_i64().unwrap()).sum();
        all_say(&example, &[format!(", effort {effort}")]);
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
