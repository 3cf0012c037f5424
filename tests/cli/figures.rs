//! Terminal, Markdown, HTML and JSON of each example tell the same figures.

use std::collections::BTreeMap;
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

/// The figures of a blocker as a sentence says them: what it is at and needs, in per cent.
fn blocker(blocker: &Value) -> Vec<String> {
    let percent = |name: &str| floor(&blocker[name]);
    match blocker["kind"].as_str().unwrap() {
        "floor" | "score" if !blocker["score"].is_null() => {
            vec![format!("is at {}", percent("score")), format!("needs {} %", percent("needed"))]
        }
        "open" => vec![format!("{} open answer", blocker["questions"])],
        _ => vec![],
    }
}

#[test]
fn every_format_says_how_far_each_strategy_is() {
    for example in EXAMPLES.iter() {
        let levels = example.report["levels"].as_array().unwrap().iter().filter(|level| percent(level).is_some());
        let strategies = levels.flat_map(|level| level["strategies"].as_array().unwrap());
        let figures = strategies.flat_map(|strategy| [Some(beginning(&strategy["name"])), percent(strategy)]).flatten();
        let figures: Vec<String> = figures.collect();
        assert!(figures.len() > 10, "{}", example.folder.display());
        example.says(&figures);
    }
}

#[test]
fn every_format_says_how_much_is_known() {
    for example in EXAMPLES.iter() {
        let counts = &example.report["counts"];
        let [answered, unanswered, unknown, stale] =
            ["answered", "unanswered", "unknown", "stale"].map(|state| counts[state].as_i64().unwrap());
        let all = answered + unanswered + unknown + stale;
        example.says(&[format!("{answered} of the {all} questions that apply are answered")]);
    }
}

/// What a summary tells is what the whole report tells.
#[test]
fn every_summary_says_the_level_the_worst_risks_and_the_first_steps_of_the_plan() {
    for example in EXAMPLES.iter() {
        let report = &example.report;
        let level = report["level"].as_i64().map(|level| if level == 0 { "Below Level 1".into() } else { format!("Level {level}") });
        let levels = report["levels"].as_array().unwrap().iter();
        let levels = levels.filter_map(|level| Some(format!("{} {}", level["level"], percent(level)?)));
        let risks = report["risks"].as_array().unwrap().iter().take(3).map(|risk| beginning(&risk["risk"]));
        let mut steps = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true && step["open"] == false);
        let step = steps.next().map(|step| beginning(&step["start_with"]));
        let figures: Vec<String> = level.into_iter().chain(levels).chain(risks).chain(step).collect();
        for (format, said) in [
            ("terminal", written(&example.folder, "score --summary maturity.yaml")),
            ("Markdown", written(&example.folder, "report --summary maturity.yaml")),
            ("HTML", body(&written(&example.folder, "report --summary maturity.yaml --format html"))),
        ] {
            Said::new(format, &said.replace(['✓', '?', '✗', '○', '–'], " ")).says(&figures);
        }
    }
}

/// The first words of a text, few enough to stand on one line of any format.
fn beginning(text: &Value) -> String {
    text.as_str().unwrap().split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

/// What a plan of so many points takes, in a word.
fn effort(step: &Value) -> &'static str {
    match step["effort"].as_i64().unwrap() {
        ..=1 => "small effort",
        2..=3 => "medium effort",
        _ => "large effort",
    }
}

#[test]
fn every_format_says_the_steps_of_the_plan_with_their_effort_and_what_comes_of_them() {
    for example in EXAMPLES.iter() {
        let report = &example.report;
        let steps: Vec<&Value> = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true).collect();
        assert!(!steps.is_empty(), "{}", example.folder.display());
        let (open, known): (Vec<&Value>, Vec<&Value>) = steps.iter().copied().partition(|step| step["open"] == true);
        let mut scores: BTreeMap<i64, f64> = BTreeMap::new();
        let mut score_after = |step: &Value| {
            let level = step["level"].as_i64().unwrap();
            let now = report["levels"][usize::try_from(level - 1).unwrap()]["score"].as_f64().unwrap_or_default();
            let score = scores.entry(level).or_insert(now);
            *score += step["gain"].as_f64().unwrap();
            format!("Level {level} then at {} %", (*score + 1e-9).floor())
        };
        for step in open {
            score_after(step);
        }
        let told = known
            .iter()
            .flat_map(|step| [beginning(&step["start_with"]), beginning(&step["goal"]), effort(step).to_owned(), score_after(step)]);
        example.says(&told.collect::<Vec<_>>());
    }
}

#[test]
fn every_format_says_what_the_plan_takes_and_reaches() {
    for example in EXAMPLES.iter() {
        let plan = &example.report["plan"];
        let steps = example.report["next_steps"].as_array().unwrap().iter();
        let taken: Vec<&str> = steps.filter(|step| step["in_plan"] == true && step["open"] == false).map(effort).collect();
        let of = |size: &str| taken.iter().filter(|effort| **effort == format!("{size} effort")).count();
        let sizes = ["large", "medium", "small"].into_iter().map(|size| (of(size), size)).filter(|(count, _)| *count > 0);
        let figures = std::iter::once("It takes".to_owned()).chain(sizes.map(|(count, size)| format!("{count} {size}")));
        let reached = format!("Level {} is then at {} %", plan["level"], floor(&plan["score_after"]));
        example.says(&figures.chain([reached]).collect::<Vec<_>>());
    }
}

#[test]
fn every_format_says_the_risks_by_severity() {
    for example in EXAMPLES.iter() {
        let risks = example.report["risks"].as_array().unwrap();
        let figures = risks.iter().map(|risk| format!("{} {}", risk["severity"].as_str().unwrap(), beginning(&risk["risk"])));
        example.says(&figures.collect::<Vec<_>>());
    }
}

#[test]
fn the_backlog_has_the_figures_of_the_report_in_the_same_order() {
    for example in EXAMPLES.iter() {
        let table = written(&example.folder, "report maturity.yaml --format csv");
        let mut rows = csv::ReaderBuilder::new().from_reader(table.as_bytes());
        let header = rows.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        let steps = example.report["next_steps"].as_array().unwrap();
        assert_eq!(rows.len(), steps.len());
        for (row, step) in rows.iter().zip(steps) {
            let cell = |name: &str| row[header.iter().position(|found| found == name).unwrap()].to_owned();
            assert_eq!([cell("rank"), cell("effort points")], ["rank", "effort"].map(|name| step[name].to_string()));
            assert_eq!(cell("gain"), decimal(&step["gain"]));
            assert_eq!(cell("goal"), step["goal"].as_str().unwrap());
        }
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
