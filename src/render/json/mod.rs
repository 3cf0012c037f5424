//! The report for machines: `schema_version` 1, with structs of its own. Fields may be added; none is removed, renamed or
//! retyped. Null is unknown, `[]` is empty, and nothing is ever absent. A number is the nearest double of the exact fraction.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::answers::Answer;
use crate::model::{Risk, RiskKind, TradeOff};
use crate::next_steps::{Step, unlocks};
use crate::report::{Report, RiskRow};
use crate::scorecard::{Blocker, Cell, LevelScore, Points, PracticeScore, State, StrategyScore};
use crate::text::is_hostile;

mod accepted;
mod check;
mod difference;
mod explanation;
mod lint;
mod model;
mod schema;

pub use check::check;
pub use difference::{comparison, what_if};
pub use explanation::{explanation, model_part};
pub use lint::lint;
pub use model::model;
pub use schema::report_schema;

use schema::{
    JsonAnswer, JsonBlocker, JsonCell, JsonCounts, JsonLevel, JsonLost, JsonModel, JsonPractice, JsonPursuitRisk, JsonReport, JsonRisk,
    JsonStep, JsonStrategy, JsonTheme, JsonThresholds, JsonTradeOff,
};

/// The report as JSON with a line break at its end.
pub fn json(report: &Report<'_, '_>) -> String {
    to_text(&document(report))
}

/// A JSON Schema as text with a line break at its end.
pub fn schema_text(schema: &serde_json::Value) -> String {
    to_text(schema)
}

/// Any value as indented JSON; characters that could steer a terminal are written as `\uXXXX`.
fn to_text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Visible(PrettyFormatter::new()));
    // Writing to memory cannot fail, and the structs hold no map with other keys than text.
    let _ = value.serialize(&mut serializer);
    bytes.push(b'\n');
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Indented, with hostile characters escaped.
struct Visible<'f>(PrettyFormatter<'f>);

macro_rules! as_indented {
    ($($method:ident($($argument:ident: $kind:ty),*);)*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, writer: &mut W, $($argument: $kind),*) -> io::Result<()> {
            self.0.$method(writer, $($argument),*)
        })*
    };
}

impl Formatter for Visible<'_> {
    as_indented! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        for part in fragment.split_inclusive(is_hostile) {
            match part.chars().next_back().filter(|character| is_hostile(*character)) {
                Some(hostile) => {
                    writer.write_all(&part.as_bytes()[..part.len() - hostile.len_utf8()])?;
                    write!(writer, "\\u{:04x}", u32::from(hostile))?;
                }
                None => writer.write_all(part.as_bytes())?,
            }
        }
        Ok(())
    }
}

fn document<'r>(report: &'r Report<'_, '_>) -> JsonReport<'r> {
    let (model, scorecard, answers) = (report.model(), report.scorecard, report.answers);
    let mean = scorecard.mean();
    JsonReport {
        schema_version: 1,
        tool_version: env!("CARGO_PKG_VERSION"),
        as_of: report.as_of.to_string(),
        workload: &answers.workload,
        about: answers.about.as_deref(),
        assessed: answers.assessed.map(|day| day.to_string()),
        assessors: &answers.assessors,
        target: answers.target,
        model: JsonModel { id: model.id.as_str(), version: &model.version, title: &model.title },
        thresholds: JsonThresholds { achieved_at: model.thresholds.achieved_at, floor: model.thresholds.floor },
        level: scorecard.level,
        level_name: model.level(scorecard.level).map(|level| level.name.as_str()),
        level_possible: scorecard.level_possible,
        mean_score: mean.as_ref().map(|mean| mean.score.to_f64()),
        mean_score_high: mean.as_ref().map(|mean| mean.high.to_f64()),
        counts: counts(report),
        levels: scorecard.levels.iter().map(level).collect(),
        themes: model
            .themes
            .iter()
            .map(|theme| JsonTheme { id: theme.id.as_str(), name: &theme.name, cells: scorecard.cells(theme).iter().map(cell).collect() })
            .collect(),
        blockers: scorecard
            .lowest_failing()
            .map(|level| scorecard.blockers(level).iter().map(|found| blocker(level, found)).collect())
            .unwrap_or_default(),
        next_steps: next_steps(report),
        risks: report.risks().into_iter().map(risk).collect(),
        accepted: accepted::accepted(report),
        warnings: report.warnings.iter().map(|warning| format!("{}: {}", warning.position, warning.message)).collect(),
    }
}

fn counts(report: &Report<'_, '_>) -> JsonCounts {
    let counts = report.scorecard.counts();
    JsonCounts {
        answered: counts.answered,
        estimated: counts.estimated,
        unanswered: counts.unanswered,
        unknown: counts.unknown,
        stale: counts.stale,
        not_applicable: counts.not_applicable,
    }
}

fn level<'r>(score: &LevelScore<'r>) -> JsonLevel<'r> {
    JsonLevel {
        level: score.level.number,
        id: score.level.id.as_str(),
        name: &score.level.name,
        score: score.score().map(Points::to_f64),
        high: score.spread.as_ref().map(|spread| spread.high.to_f64()),
        passes: score.passes,
        could_pass: score.could_pass,
        counts: score.counts,
        basis: score.basis.as_str(),
        strategies: score.strategies.iter().map(strategy).collect(),
    }
}

fn strategy<'r>(score: &StrategyScore<'r>) -> JsonStrategy<'r> {
    JsonStrategy {
        id: score.strategy.id.as_str(),
        name: &score.strategy.name,
        theme: score.strategy.theme.as_str(),
        weight: score.strategy.weight,
        score: score.score().map(Points::to_f64),
        high: score.spread.as_ref().map(|spread| spread.high.to_f64()),
        rating: score.score().map(|score| rating(score.floor())),
        practices: score.practices.iter().map(practice).collect(),
    }
}

/// The words of ISO/IEC 33020, read from the floored percentage.
fn rating(percent: u32) -> &'static str {
    match percent {
        0..=15 => "not",
        16..=50 => "partially",
        51..=85 => "largely",
        _ => "fully",
    }
}

fn practice<'r>(score: &PracticeScore<'r>) -> JsonPractice<'r> {
    let entry = score.entry;
    JsonPractice {
        id: score.practice.id.as_str(),
        state: score.state.as_str(),
        answer: entry.and_then(|entry| entry.answer.as_ref()).and_then(answer),
        value: score.value.as_ref().map(Points::to_f64),
        weight: score.practice.weight,
        points_lost: (score.state != State::NotApplicable).then(|| score.points_lost().to_f64()),
        note: entry.and_then(|entry| entry.note.as_deref()),
        evidence: entry.map(|entry| entry.evidence.as_slice()).unwrap_or_default(),
        reviewed: entry.and_then(|entry| entry.reviewed).map(|day| day.to_string()),
        not_applicable: score.reason,
    }
}

fn answer(answer: &Answer) -> Option<JsonAnswer<'_>> {
    match answer {
        Answer::Option(option) => Some(JsonAnswer::Option(option.as_str())),
        Answer::Ticked(items) => Some(JsonAnswer::Items(items.iter().map(crate::model::Id::as_str).collect())),
        Answer::Unknown | Answer::NotApplicable(_) => None,
    }
}

fn cell(cell: &Cell) -> JsonCell {
    JsonCell {
        level: cell.level,
        score: cell.spread.as_ref().filter(|_| cell.assessed).map(|spread| spread.score.to_f64()),
        high: cell.spread.as_ref().map(|spread| spread.high.to_f64()),
    }
}

fn blocker<'r>(level: &LevelScore<'_>, blocker: &Blocker<'_, 'r>) -> JsonBlocker<'r> {
    let blank = JsonBlocker {
        level: level.level.number,
        kind: blocker.kind(),
        strategy: None,
        score: None,
        needed: None,
        short: None,
        questions: None,
        points: None,
        lost: vec![],
    };
    match blocker {
        Blocker::Floor { strategy, score, needed } => JsonBlocker {
            strategy: Some(strategy.strategy.id.as_str()),
            score: Some(score.to_f64()).filter(|_| strategy.is_assessed()),
            needed: Some(needed.to_f64()),
            ..blank
        },
        Blocker::Score { score, needed, short, lost } => {
            let lost = lost.iter().map(|lost| JsonLost {
                strategy: lost.strategy.strategy.id.as_str(),
                practice: lost.practice.practice.id.as_str(),
                points: lost.points.to_f64(),
            });
            JsonBlocker {
                score: Some(score.to_f64()).filter(|_| level.is_assessed()),
                needed: Some(needed.to_f64()),
                short: Some(short.to_f64()),
                lost: lost.collect(),
                ..blank
            }
        }
        Blocker::Open { questions, points } => JsonBlocker { questions: Some(*questions), points: Some(points.to_f64()), ..blank },
        Blocker::Below { level } => JsonBlocker { level: level.level.number, ..blank },
    }
}

fn next_steps<'r>(report: &'r Report<'_, '_>) -> Vec<JsonStep<'r>> {
    let steps = report.next_steps;
    let all = steps.plan.iter().map(|step| (true, step)).chain(steps.after.iter().map(|step| (false, step)));
    all.enumerate().map(|(index, (in_plan, found))| step(report, index + 1, in_plan, found)).collect()
}

fn step<'r>(report: &'r Report<'_, '_>, rank: usize, in_plan: bool, step: &Step<'_, 'r>) -> JsonStep<'r> {
    let strategy = step.strategy.strategy;
    JsonStep {
        rank,
        in_plan,
        level: step.level.level.number,
        strategy: strategy.id.as_str(),
        practice: step.practice.practice.id.as_str(),
        step: &step.practice.practice.next_step,
        from: step.practice.value.as_ref().map(Points::to_f64),
        to: 100.0,
        estimated: step.is_estimated(),
        open: step.is_open(),
        gain: step.gain.to_f64(),
        effort: step.effort(),
        unlocks: unlocks(report.scorecard, step).iter().map(|strategy| strategy.id.as_str()).collect(),
        risks: strategy.risks_of(RiskKind::Pursuit).map(pursuit_risk).collect(),
        trade_offs: strategy.trade_offs.iter().map(trade_off).collect(),
    }
}

fn risk(row: RiskRow) -> JsonRisk {
    JsonRisk { level: row.level, strategy: row.strategy_id, id: row.id, risk: row.risk, mitigation: row.mitigation }
}

fn pursuit_risk(risk: &Risk) -> JsonPursuitRisk<'_> {
    JsonPursuitRisk { id: risk.id.as_str(), risk: &risk.risk, mitigation: risk.mitigation.as_deref() }
}

fn trade_off(trade_off: &TradeOff) -> JsonTradeOff<'_> {
    JsonTradeOff { id: trade_off.id.as_str(), trade_off: &trade_off.trade_off, guidance: trade_off.guidance.as_deref() }
}
