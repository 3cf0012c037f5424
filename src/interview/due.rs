//! Which questions a run has to ask.

use std::collections::BTreeSet;

use super::question::Question;
use super::selection::Selection;
use crate::answers::{Answer, Answers};
use crate::model::Model;
use crate::scorecard::{PracticeScore, Scorecard, State};

/// What a run has to ask: all of what `--only` names; else what has no answer yet, else what nobody knew, else everything.
pub(super) fn due(run: &[Question<'_>], answers: &Answers, model: &Model, selection: &Selection) -> BTreeSet<usize> {
    let scorecard = Scorecard::new(model, answers);
    let those = |wanted: &dyn Fn(&Question<'_>) -> bool| -> BTreeSet<usize> {
        run.iter().enumerate().filter(|(_, question)| wanted(question)).map(|(position, _)| position).collect()
    };
    let all = those(&|_| true);
    if selection.only.is_some() {
        return all;
    }
    let unanswered = those(&|question| has_no_answer(question, answers, &scorecard));
    let unknown = || those(&|question| question.answer(answers) == Some(&Answer::Unknown));
    [unanswered, unknown(), all].into_iter().find(|due| !due.is_empty()).unwrap_or_default()
}

fn has_no_answer(question: &Question<'_>, answers: &Answers, scorecard: &Scorecard<'_>) -> bool {
    let entry = question.entry(answers);
    let own = entry.is_some_and(|entry| entry.answer.is_some() && !entry.stale);
    let mut scores = scores_of(question, scorecard);
    match question.practice {
        // What its strategy's rating sets aside needs no answer of its own.
        Some(_) => !own && !scores.all(|score| score.state == State::NotApplicable),
        // A rating is a stand-in: where every practice has an answer it would change nothing.
        None => !own && scores.any(|score| !matches!(score.state, State::Answered | State::NotApplicable)),
    }
}

/// The practices that a question is about.
pub(super) fn scores_of<'s, 'a>(question: &Question<'_>, scorecard: &'s Scorecard<'a>) -> impl Iterator<Item = &'s PracticeScore<'a>> {
    let (strategy, practice) = (&question.strategy.id, question.practice.map(|practice| &practice.id));
    let of_strategy =
        scorecard.strategies().filter(move |(_, score)| score.strategy.id == *strategy).flat_map(|(_, score)| &score.practices);
    of_strategy.filter(move |score| practice.is_none_or(|id| *id == score.practice.id))
}
