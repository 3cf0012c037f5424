//! Rules about a new version of a model, which old answers have to survive.

use std::ops::Range;

use crate::document::{At, Problem, Problems, field};
use crate::model::changes::{Changes, Difference, Fate};
use crate::model::draft::{Draft, items, practices};
use crate::model::raw::{RawPractice, RawStrategy};
use crate::model::{Id, Model, PracticeRef, lookup};

/// Everything that people with answers to `former` should know of the model as written, which was read as `present`.
pub(in crate::model) fn noted_since(former: &Model, present: &Model, draft: Draft<'_>, problems: &mut Problems) {
    let root = draft.root;
    let place = |place: Option<Range<usize>>| place.unwrap_or_else(|| root.node.name());
    if former.id != present.id {
        let message = format!("this is another model than `{}`, which it is compared with", former.id);
        let problem = Problem::error("other-model", place(field!(root.id).map(|id| id.node.value.clone())), message);
        return problems.push(problem.help("compare two versions of one model: an id never changes"));
    }
    let changes = Changes::between(former, present);
    let version = place(field!(root.version).map(|version| version.node.value.clone()));
    the_version_is_raised_with_the_model(former, present, &version, problems);
    no_question_goes_without_a_word(&changes, present, draft, &version, problems);
    no_id_changes_its_meaning(&changes, present, draft, problems);
}

fn the_version_is_raised_with_the_model(former: &Model, present: &Model, place: &Range<usize>, problems: &mut Problems) {
    let number = |version: &str| version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u64>>();
    let (before, now) = (number(&former.version), number(&present.version));
    if now < before || (now == before && former != present) {
        let message = format!("the model has changed since {}, and its version is {}", former.version, present.version);
        let help = "raise it: answers name the version that they were given to";
        problems.push(Problem::error("not-raised", place.clone(), message).help(help));
    }
}

/// A question that is gone is told once, at what is left around it: its strategy, else the model's version.
fn no_question_goes_without_a_word(
    changes: &Changes<'_>,
    present: &Model,
    draft: Draft<'_>,
    version: &Range<usize>,
    problems: &mut Problems,
) {
    for fate in changes.questions.iter().filter(|fate| fate.present.is_none()) {
        let PracticeRef { strategy, practice } = &fate.former;
        let left = lookup::strategy(present, strategy.as_str()).and_then(|strategy| strategy_at(draft, &strategy.id));
        let left = left.and_then(|strategy| Some(field!(strategy.id)?.node.value.clone()));
        let former = if left.is_some() { practice.to_string() } else { fate.former.to_string() };
        let message = format!("the question `{}` of {} is gone: its answers are kept and no longer count", fate.former, changes.since);
        let help = match changes.nearest_new(present, fate.asked) {
            Some(name) => format!("`{name}` asks nearly the same; if it is the same question, write `formerly: [{}]` there", fate.former),
            None => format!("if it has another name now, write `formerly: [{former}]` at the practice; it asked: {}", fate.asked),
        };
        problems.push(Problem::warning("gone", left.unwrap_or_else(|| version.clone()), message).help(help));
    }
}

fn no_id_changes_its_meaning(changes: &Changes<'_>, present: &Model, draft: Draft<'_>, problems: &mut Problems) {
    for fate in &changes.questions {
        let Some(practice) = fate.present.as_ref().and_then(|name| practice_at(draft, name)) else { continue };
        problems.extend(fate.differences.iter().filter_map(|difference| told(difference, fate, practice, changes.since, draft)));
    }
    let scale = present.default_scale.id.as_str();
    problems.extend(changes.default_scale.iter().filter_map(|difference| of_option(difference, scale, changes.since, draft)));
}

fn told(difference: &Difference, fate: &Fate<'_>, practice: At<'_, RawPractice>, since: &str, draft: Draft<'_>) -> Option<Problem> {
    let id = || Some(field!(practice.id)?.node.value.clone());
    match difference {
        Difference::Asks => {
            let message = format!("`{}` asked something else in {since}: {}", fate.former, fate.asked);
            let help = "give another question an id of its own, or old answers are taken for answers to it";
            Some(Problem::warning("other-question", field!(practice.ask)?.node.value.clone(), message).help(help))
        }
        Difference::Form => {
            let message = format!("`{}` is answered in another way than in {since}: old answers are kept and no longer count", fate.former);
            Some(Problem::warning("other-answers", id()?, message).help("give it an id of its own, or tell people to answer it again"))
        }
        Difference::ItemGone(item) => {
            let message = format!("the item `{item}` of {since} is gone: its ticks are kept and no longer count");
            let help = format!("if it has another name now, write `formerly: [{item}]` at the item");
            Some(Problem::warning("gone", field!(practice.items)?.node.name(), message).help(help))
        }
        Difference::ItemNew(item) => {
            let place = items(practice).find(|found| found.raw.id.good().is_some_and(|id| id == item.as_str()));
            let place = place.and_then(|item| Some(field!(item.id)?.node.value.clone()))?;
            let message = format!("the item `{item}` is new since {since}: who had ticked everything has not any more");
            Some(Problem::warning("other-answers", place, message).help("a practice of its own would leave old answers as they are"))
        }
        Difference::OptionGone(_) | Difference::OptionWorth { .. } => {
            let scale = practice.raw.scale.good().or(draft.root.raw.default_scale.good());
            let scale = scale.map(String::as_str).or_else(|| draft.scales().next().map(|(id, ..)| id))?;
            of_option(difference, scale, since, draft)
        }
    }
}

/// What changed in a scale is told once, there, however many questions use it.
fn of_option(difference: &Difference, scale: &str, since: &str, draft: Draft<'_>) -> Option<Problem> {
    let (_, node, options) = draft.scales().find(|(id, ..)| *id == scale)?;
    match difference {
        Difference::OptionGone(option) => {
            let message = format!("the option `{option}` of {since} is gone: answers with it are kept and no longer count");
            let help = format!("if it has another name now, write `formerly: [{option}]` at the option");
            Some(Problem::warning("gone", node.name(), message).help(help))
        }
        Difference::OptionWorth { option, former, present } => {
            let option_at = options.into_iter().find(|found| found.raw.id.good().is_some_and(|id| id == option.as_str()))?;
            let message = format!("`{option}` was worth {former} in {since} and is worth {present} now: old answers score otherwise");
            let place = field!(option_at.value)?.node.value.clone();
            Some(Problem::warning("other-answers", place, message).help("an option with an id of its own would leave them as they are"))
        }
        Difference::Form => {
            let message = format!("no option of the default scale of {since} is left: quick ratings are kept and no longer count");
            Some(
                Problem::warning("other-answers", node.name(), message)
                    .help("write `formerly: […]` at the options that have other names now"),
            )
        }
        Difference::Asks | Difference::ItemGone(_) | Difference::ItemNew(_) => None,
    }
}

fn strategy_at<'a>(draft: Draft<'a>, id: &Id) -> Option<At<'a, RawStrategy>> {
    let is_meant = |strategy: &At<'a, RawStrategy>| strategy.raw.id.good().is_some_and(|found| found == id.as_str());
    draft.strategies().map(|(_, strategy)| strategy).find(is_meant)
}

fn practice_at<'a>(draft: Draft<'a>, name: &PracticeRef) -> Option<At<'a, RawPractice>> {
    let is_meant = |practice: &At<'a, RawPractice>| practice.raw.id.good().is_some_and(|found| found == name.practice.as_str());
    practices(strategy_at(draft, &name.strategy)?).find(is_meant)
}
