//! Levels, strategies, practices and themes in JSON, with their scores.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::objects;
use super::steps::{JsonAcceptance, JsonPlanned};
use crate::answers::Answer;
use crate::model::{Form, Id, Practice, Theme};
use crate::report::Rating;
use crate::scorecard::{Cell, LevelScore, Points, PracticeScore, StrategyScore};

objects! {
    /// A level, lowest first.
    JsonLevel<'r> as "Level" (score: &LevelScore<'r>) {
        /// Its number, from 1.
        level: usize = score.number();
        /// Its id.
        id: &'r str = score.level.id.as_str();
        /// Its name for people.
        name: &'r str = &score.level.name;
        /// Its score, in per cent, open answers counting 0; null when not assessed.
        score: Option<f64> = score.score().map(Points::to_f64);
        /// The same with open answers counting 100; null when nothing of it applies.
        high: Option<f64> = score.spread.as_ref().map(|spread| spread.high.to_f64());
        /// Whether it passes by itself; null when nothing of it applies.
        passes: Option<bool> = score.passes;
        /// Whether it would with open answers at their best.
        could_pass: Option<bool> = score.could_pass;
        /// Whether it passes and no level below it fails; null when nothing of it applies.
        counts: Option<bool> = score.counts;
        /// In model order.
        strategies: Vec<JsonStrategy<'r>> = score.strategies.iter().map(JsonStrategy::new).collect();
    }

    /// A strategy, in model order.
    JsonStrategy<'r> as "Strategy" (score: &StrategyScore<'r>) {
        /// Its id.
        id: &'r str = score.id().as_str();
        /// Its name for people.
        name: &'r str = &score.strategy.name;
        /// The id of its theme.
        theme: &'r str = score.strategy.theme.as_str();
        /// Its share of the level, 1 to 5.
        weight: u32 = score.strategy.weight;
        /// Its score, in per cent, open answers counting 0; null when not assessed.
        score: Option<f64> = score.score().map(Points::to_f64);
        /// The same with open answers counting 100; null when nothing of it applies.
        high: Option<f64> = score.spread.as_ref().map(|spread| spread.high.to_f64());
        /// The score in words: `not` to 15, `partially` to 50, `largely` to 85, else `fully`; null when not assessed.
        rating: Option<&'static str> = score.score().map(|score| Rating::of(score).as_str());
        /// In model order.
        practices: Vec<JsonPractice<'r>> = score.practices.iter().map(JsonPractice::new).collect();
    }

    /// A practice, in model order; its id is the one within the strategy.
    JsonPractice<'r> as "Practice" (score: &PracticeScore<'r>) {
        /// Its id within the strategy.
        id: &'r str = score.practice.id.as_str();
        /// `answered`, `unanswered`, `unknown`, `stale` or `not_applicable`.
        state: &'static str = score.state.as_str();
        /// The option, or the items ticked; null when there is no answer of its own.
        answer: Option<JsonAnswer<'r>> = own_answer(score);
        /// What the answer is worth, 0 to 100; null when open or set aside.
        value: Option<f64> = score.value.as_ref().map(Points::to_f64);
        /// Its share of the strategy, 1 to 5.
        weight: u32 = score.practice.weight;
        /// Whether its level does not pass while it is not largely in place.
        essential: bool = score.practice.essential;
        /// Points of the level's score that it loses; null when set aside.
        points_lost: Option<f64> = score.is_applicable().then(|| score.points_lost().to_f64());
        /// What was remarked.
        note: Option<&'r str> = score.entry.and_then(|entry| entry.note.as_deref());
        /// What shows the answer.
        evidence: &'r [String] = score.entry.map(|entry| entry.evidence.as_slice()).unwrap_or_default();
        /// The day of this answer, when it is not that of the assessment: `YYYY-MM-DD`.
        reviewed: Option<String> = score.entry.and_then(|entry| entry.reviewed).map(|day| day.to_string());
        /// Why it is set aside; null where that is left out.
        not_applicable: Option<&'r str> = score.reason;
        /// Who takes the next step, until when.
        planned: Option<JsonPlanned<'r>> = score.entry.and_then(|entry| entry.planned.as_ref()).map(JsonPlanned::new);
        /// The decision to live with the gap, as it was written; whether it holds today says `accepted` of the report.
        accepted: Option<JsonAcceptance<'r>> = score.entry.and_then(|entry| entry.accepted.as_ref()).map(JsonAcceptance::new);
        /// What raters said before they agreed, by their names: answers, `unknown` and `not_applicable` as words.
        ratings: BTreeMap<&'r str, JsonAnswer<'r>> = ratings(score);
        /// The day on which they agreed: `YYYY-MM-DD`.
        settled: Option<String> = score.entry.and_then(|entry| entry.settled).map(|day| day.to_string());
    }

    /// A theme across levels.
    JsonTheme<'r> as "Theme" (theme: &'r Theme, found: &[Cell]) {
        /// Its id.
        id: &'r str = theme.id.as_str();
        /// Its name for people.
        name: &'r str = &theme.name;
        /// One a level, lowest first.
        cells: Vec<JsonCell> = found.iter().map(JsonCell::new).collect();
    }

    /// A theme in one level.
    JsonCell as "Cell" (cell: &Cell) {
        /// The number of the level.
        level: usize = cell.level;
        /// The weighted mean of the theme's strategies there, in per cent; null when not assessed.
        score: Option<f64> = cell.score().map(Points::to_f64);
        /// The same with open answers counting 100; null when nothing of it applies.
        high: Option<f64> = cell.spread.as_ref().map(|spread| spread.high.to_f64());
    }
}

/// An option's id, or the ids of the items ticked.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
#[serde(untagged)]
pub(super) enum JsonAnswer<'r> {
    Option(&'r str),
    Items(Vec<&'r str>),
}

/// An answer in words; ticked items stand in model order.
pub(super) fn in_words<'r>(answer: &'r Answer, practice: &'r Practice) -> JsonAnswer<'r> {
    match (answer, &practice.form) {
        (Answer::Option(option), _) => JsonAnswer::Option(option.as_str()),
        (Answer::Ticked(ticked), Form::Checklist(items)) => {
            JsonAnswer::Items(items.iter().map(|item| &item.id).filter(|id| ticked.contains(*id)).map(Id::as_str).collect())
        }
        (Answer::Ticked(ticked), Form::Scale(_)) => JsonAnswer::Items(ticked.iter().map(Id::as_str).collect()),
        (Answer::Unknown, _) => JsonAnswer::Option("unknown"),
        (Answer::NotApplicable(_), _) => JsonAnswer::Option("not_applicable"),
    }
}

fn own_answer<'r>(score: &PracticeScore<'r>) -> Option<JsonAnswer<'r>> {
    let answer = score.entry?.answer.as_ref()?;
    let is_given = !matches!(answer, Answer::Unknown | Answer::NotApplicable(_));
    is_given.then(|| in_words(answer, score.practice))
}

fn ratings<'r>(score: &PracticeScore<'r>) -> BTreeMap<&'r str, JsonAnswer<'r>> {
    let ratings = score.entry.into_iter().flat_map(|entry| &entry.ratings);
    ratings.map(|(name, answer)| (name.as_str(), in_words(answer, score.practice))).collect()
}
