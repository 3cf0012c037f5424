//! How long questions take, honestly rounded up.

use super::question::Question;

/// Reading a question and its options and pressing a key, alone and without a discussion.
const SECONDS_A_PRACTICE: usize = 20;
/// A checklist is several questions in one, and the rating of a strategy means recalling all of it.
const SECONDS_A_LIST: usize = 40;

/// The minutes that the questions take one person, at least 1.
pub fn minutes<'m>(questions: impl IntoIterator<Item = Question<'m>>) -> usize {
    let seconds = questions.into_iter().map(|question| {
        let is_long = question.choices.is_checklist() || question.practice.is_none();
        if is_long { SECONDS_A_LIST } else { SECONDS_A_PRACTICE }
    });
    seconds.sum::<usize>().div_ceil(60).max(1)
}
