//! Makes answer scales of SAMM's answer sets.

use std::collections::BTreeMap;

use super::files::{AnswerSet, Part};
use crate::import::ids::Ids;
use crate::import::losses::Losses;
use crate::import::written_model::{ScaleOption, WrittenModel};

/// So many different answer sets are kept; SAMM has six.
const SCALES: usize = 100;

/// The different answer sets that questions use.
#[derive(Debug, Default)]
pub(super) struct Scales {
    /// What each becomes, and how many questions use it.
    scales: Vec<(Vec<ScaleOption>, usize)>,
    /// The scale of each answer set by its id: a set is worked out, and its losses noted, once and not for each question.
    of_sets: BTreeMap<String, usize>,
}

impl Scales {
    /// The key of the scale with these answers, until [`settle`](Self::settle) gives it an id.
    pub(super) fn of(&mut self, answers: &Part<'_, AnswerSet>, losses: &mut Losses) -> String {
        let known = self.of_sets.get(&answers.id).copied();
        let index = known.unwrap_or_else(|| self.index_of(options(&answers.item, losses), losses));
        if known.is_none() {
            self.of_sets.insert(answers.id.clone(), index);
        }
        self.scales[index].1 += 1;
        index.to_string()
    }

    /// Where the scale with these options is, or what has to do instead of it.
    fn index_of(&mut self, options: Vec<ScaleOption>, losses: &mut Losses) -> usize {
        match self.scales.iter().position(|(known, _)| *known == options) {
            Some(index) => index,
            None if self.scales.len() == SCALES => {
                losses.add("answer sets that differ from 100 others, answered by the first of them", &options[0].label);
                0
            }
            None => {
                self.scales.push((options, 0));
                self.scales.len() - 1
            }
        }
    }

    /// Writes the scales into the model, the one that most questions use first and as the default.
    pub(super) fn settle(self, written: &mut WrittenModel) {
        let mut order: Vec<usize> = (0..self.scales.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(self.scales[*index].1));
        let id = |key: &str| order.iter().position(|index| index.to_string() == key).map(|place| format!("answers-{}", place + 1));
        "answers-1".clone_into(&mut written.default_scale);
        for practice in written.strategies_mut().flat_map(|strategy| &mut strategy.practices) {
            practice.scale = practice.scale.as_deref().and_then(id).filter(|id| id != "answers-1");
        }
        written.scales =
            order.iter().zip(1..).map(|(index, number)| (format!("answers-{number}"), self.scales[*index].0.clone())).collect();
    }
}

/// Options that rise from 0 to 100, whatever the answers are worth.
fn options(answers: &AnswerSet, losses: &mut Losses) -> Vec<ScaleOption> {
    let valued = answers.values.iter().filter_map(|answer| Some((answer.value.0?, answer.text.0.trim())));
    let mut valued: Vec<(f64, &str)> = valued.collect();
    valued.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (Some((least, _)), Some((most, _))) = (valued.first().copied(), valued.last().copied()) else { return yes_or_no(losses) };
    let is_whole = least.abs() < f64::EPSILON && (most - 1.0).abs() < f64::EPSILON;
    if !is_whole {
        losses.add("answer sets stretched to run from 0 to 100", valued[0].1);
    }
    let percent = |value: f64| per_cent((value - least) / (most - least));
    let mut kept: Vec<(u32, &str)> = vec![];
    for (value, text) in valued {
        let value = percent(value);
        if kept.last().is_some_and(|(last, _)| *last >= value) {
            losses.add("answers left out, for another of their set is worth the same", text);
        } else {
            kept.push((value, text));
        }
    }
    if kept.len() < 2 || kept.last().is_some_and(|(value, _)| *value != 100) { yes_or_no(losses) } else { named(&kept) }
}

fn per_cent(share: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 and 100 by the clamp; no number becomes 0")]
    let percent = (share.clamp(0.0, 1.0) * 100.0).round() as u32;
    percent
}

fn named(answers: &[(u32, &str)]) -> Vec<ScaleOption> {
    let mut ids = Ids::default();
    // "No" is no id, for YAML reads it as false.
    let wanted =
        |value: u32, text: &str| if value == 0 && text.eq_ignore_ascii_case("no") { "not at all".to_owned() } else { text.to_owned() };
    let option = |&(value, text): &(u32, &str)| ScaleOption {
        id: ids.make(&wanted(value, text), "answer"),
        label: text.to_owned(),
        means: String::new(),
        value,
    };
    answers.iter().map(option).collect()
}

fn yes_or_no(losses: &mut Losses) -> Vec<ScaleOption> {
    losses.add("answer sets without two answers of different worth, asked as yes or no instead", "");
    named(&[(0, "No"), (100, "Yes")])
}
