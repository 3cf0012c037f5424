//! One answer out of several, and how far they are apart.

use std::collections::BTreeSet;

use super::notes::reasons;
use super::{Policy, Said};
use crate::answers::Answer;
use crate::model::{Form, Id, Item, Scale};

/// The answer made of what raters say. What nobody knows yields to any answer; that a practice does not apply holds only where all who
/// know say so.
pub(super) fn decided(said: &[Said<'_>], form: &Form, policy: Policy) -> Option<Answer> {
    let answers: Vec<&Answer> = said.iter().filter_map(|said| said.answer.as_ref()).collect();
    let known = match form {
        Form::Scale(scale) => option(&answers, scale, policy),
        Form::Checklist(items) => ticked(&answers, items, policy),
    };
    let unknown = || answers.first().map(|_| Answer::Unknown);
    known.or_else(|| reasons(said).map(Answer::NotApplicable)).or_else(unknown)
}

fn option(answers: &[&Answer], scale: &Scale, policy: Policy) -> Option<Answer> {
    let positions = positions(answers, scale);
    let middle = positions.len().checked_sub(1)? / 2;
    let position = match policy {
        Policy::Lowest => positions.first(),
        Policy::Median => positions.get(middle),
    };
    scale.options.get(*position?).map(|option| Answer::Option(option.id.clone()))
}

/// The positions of the options that were chosen, lowest first.
fn positions(answers: &[&Answer], scale: &Scale) -> Vec<usize> {
    let position = |answer: &&Answer| match answer {
        Answer::Option(id) => scale.options.iter().position(|option| option.id == *id),
        _ => None,
    };
    let mut positions: Vec<usize> = answers.iter().filter_map(position).collect();
    positions.sort_unstable();
    positions
}

fn ticked(answers: &[&Answer], items: &[Item], policy: Policy) -> Option<Answer> {
    let lists = lists(answers);
    lists.first()?;
    let is_in_place = |item: &&Item| {
        let count = lists.iter().filter(|list| list.contains(&item.id)).count();
        match policy {
            Policy::Lowest => count == lists.len(),
            Policy::Median => 2 * count > lists.len(),
        }
    };
    Some(Answer::Ticked(items.iter().filter(is_in_place).map(|item| item.id.clone()).collect()))
}

fn lists<'a>(answers: &[&'a Answer]) -> Vec<&'a BTreeSet<Id>> {
    let list = |answer: &&'a Answer| if let Answer::Ticked(ticked) = answer { Some(ticked) } else { None };
    answers.iter().filter_map(list).collect()
}

/// How far answers are apart; see [`Rated::spread`](super::Rated::spread).
pub(super) fn spread(answers: &[&Answer], form: &Form) -> usize {
    let is_aside = answers.iter().any(|answer| matches!(answer, Answer::NotApplicable(_)));
    let (apart, most) = match form {
        Form::Scale(scale) => {
            let positions = positions(answers, scale);
            let apart = positions.first().zip(positions.last()).map(|(lowest, highest)| highest - lowest);
            (apart, scale.options.len() - 1)
        }
        Form::Checklist(items) => {
            let lists = lists(answers);
            let differ = |item: &&Item| differs(&lists, &item.id);
            let apart = lists.first().map(|_| items.iter().filter(differ).count());
            (apart, items.len())
        }
    };
    apart.map_or(0, |apart| if is_aside { most + 1 } else { apart })
}

fn differs(lists: &[&BTreeSet<Id>], id: &Id) -> bool {
    let count = lists.iter().filter(|list| list.contains(id)).count();
    count > 0 && count < lists.len()
}
