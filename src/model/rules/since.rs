//! Rules about a new version of a model: what it does to answers that were given to the former one.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::{At, Problem, Problems, field};
use crate::model::changes::{Changes, MeaningChange, QuestionChange};
use crate::model::file::{ModelFile, items, practices};
use crate::model::raw::{RawPractice, RawStrategy};
use crate::model::{Id, Level, Model, PracticeRef, Strategy, lookup, version_numbers};

/// Everything that people with answers to `former` should know of the model as written, which was read as `present`.
pub(in crate::model) fn noted_since(former: &Model, present: &Model, file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let place = |place: Option<Range<usize>>| place.unwrap_or_else(|| root.node.name());
    if former.id != present.id {
        let message = format!("this is another model than `{}`, which it is compared with", former.id);
        let problem = Problem::error("other-model", place(field!(root.id).map(|id| id.node.value.clone())), message);
        return problems.push(problem.help("compare two versions of one model: an id never changes"));
    }
    let changes = Changes::between(former, present);
    let version = place(field!(root.version).map(|version| version.node.value.clone()));
    the_version_is_raised_with_the_model(former, present, &version, problems);
    no_question_goes_without_a_word(&changes, present, file, &version, problems);
    no_id_changes_its_meaning(&changes, file, problems);
    the_same_answers_give_the_same_levels(former, present, file, problems);
}

fn the_version_is_raised_with_the_model(former: &Model, present: &Model, place: &Range<usize>, problems: &mut Problems) {
    let (before, now) = (version_numbers(&former.version), version_numbers(&present.version));
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
    file: ModelFile<'_>,
    version: &Range<usize>,
    problems: &mut Problems,
) {
    let mut strategies_gone = BTreeSet::new();
    for question in changes.questions.iter().filter(|question| question.present.is_none()) {
        let PracticeRef { strategy, practice } = &question.former;
        let Some(left) = lookup::strategy(present, strategy.as_str()) else {
            if strategies_gone.insert(strategy) {
                problems.push(strategy_gone(strategy, changes, present, version.clone()));
            }
            continue;
        };
        let place = strategy_at(file, &left.id).and_then(|strategy| Some(field!(strategy.id)?.node.value.clone()));
        let message = format!("the question `{}` of {} is gone: its answers are kept and no longer count", question.former, changes.since);
        let help = match changes.nearest_new(present, question.asked) {
            Some(name) => {
                format!("`{name}` asks nearly the same; if it is the same question, write `formerly: [{}]` there", question.former)
            }
            None => format!("if it has another name now, write `formerly: [{practice}]` at the practice; it asked: {}", question.asked),
        };
        problems.push(Problem::warning("gone", place.unwrap_or_else(|| version.clone()), message).help(help));
    }
}

/// A strategy whose name is gone with all or some of its questions: one word at the strategy mends it for all of them.
fn strategy_gone(strategy: &Id, changes: &Changes<'_>, present: &Model, place: Range<usize>) -> Problem {
    let gone = changes.questions.iter().filter(|question| question.former.strategy == *strategy && question.present.is_none());
    let asked: Vec<&str> = gone.map(|question| question.asked).collect();
    let names: BTreeSet<&str> = asked.iter().filter_map(|asked| Some(changes.nearest_new(present, asked)?.strategy.as_str())).collect();
    let (questions, them) =
        if asked.len() == 1 { ("its question".to_owned(), "it") } else { (format!("{} questions", asked.len()), "them") };
    let message =
        format!("the strategy `{strategy}` of {} is gone with {questions}: answers to {them} are kept and no longer count", changes.since);
    let help = match names.first() {
        Some(name) if names.len() == 1 => {
            format!("`{name}` asks nearly the same; if it is the same strategy, write `formerly: [{strategy}]` there")
        }
        _ => format!("if it has another name now, write `formerly: [{strategy}]` at the strategy"),
    };
    Problem::warning("gone", place, message).help(help)
}

/// What decides about levels beside the answers: thresholds, weights, and the level of a strategy.
fn the_same_answers_give_the_same_levels(former: &Model, present: &Model, file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let scoring = field!(root.scoring);
    let [was, is] = [former.thresholds, present.thresholds];
    let at = scoring.and_then(|scoring| field!(scoring.achieved_at));
    problems.extend(other_scores(at, "achieved_at", [was.achieved_at, is.achieved_at], &former.version));
    let at = scoring.and_then(|scoring| field!(scoring.floor));
    problems.extend(other_scores(at, "floor", [was.floor, is.floor], &former.version));
    for (level, strategy) in former.strategies() {
        let Some(now) = lookup::strategy(present, strategy.id.as_str()) else { continue };
        let Some(at) = strategy_at(file, &now.id) else { continue };
        // Where no weight is written, it is 1, and the strategy itself is pointed at.
        let told = other_scores(field!(at.weight), "weight", [strategy.weight, now.weight], &former.version);
        problems.extend(told.or_else(|| other_scores(field!(at.id), "weight", [strategy.weight, now.weight], &former.version)));
        problems.extend(moved_between_levels(level, now, now.id.as_str(), present, field!(at.id), &former.version));
    }
    for (level, strategy, practice) in former.practices() {
        let Some((owner, now)) = lookup::practice(present, strategy.id.as_str(), practice.id.as_str()) else { continue };
        let name = PracticeRef::of(owner, now);
        let Some(at) = practice_at(file, &name) else { continue };
        // What moved with its strategy has been told there.
        if lookup::strategy(present, strategy.id.as_str()).is_none_or(|kept| kept.id != owner.id) {
            problems.extend(moved_between_levels(level, owner, &name.to_string(), present, field!(at.id), &former.version));
        }
        let told = other_scores(field!(at.weight), "weight", [practice.weight, now.weight], &former.version);
        problems.extend(told.or_else(|| other_scores(field!(at.id), "weight", [practice.weight, now.weight], &former.version)));
        let place = field!(at.essential).map(|essential| essential.node.value.clone()).or_else(|| Some(field!(at.id)?.node.value.clone()));
        let [was, is] = [practice.essential, now.essential];
        problems.extend(place.filter(|_| was != is).map(|place| other_essential(place, &name, is, &former.version)));
    }
}

fn other_essential(place: Range<usize>, name: &PracticeRef, is: bool, since: &str) -> Problem {
    let change = if is { format!("is essential, which it was not in {since}") } else { format!("was essential in {since} and is not now") };
    let message = format!("`{name}` {change}: the same answers may reach another level");
    Problem::warning("other-scores", place, message).help(NOT_THE_ANSWERS)
}

fn other_scores<T>(at: Option<At<'_, T>>, name: &str, [was, is]: [u32; 2], since: &str) -> Option<Problem> {
    let place = at.filter(|_| was != is)?.node.value.clone();
    let message = format!("`{name}` was {was} in {since} and is {is} now: the same answers may reach another level");
    Some(Problem::warning("other-scores", place, message).help(NOT_THE_ANSWERS))
}

const NOT_THE_ANSWERS: &str = "tell people what changed: it was not their answers";

/// A part of `level` that is now in the level of `owner`.
fn moved_between_levels(
    level: &Level,
    owner: &Strategy,
    name: &str,
    present: &Model,
    id: Option<At<'_, String>>,
    since: &str,
) -> Option<Problem> {
    let (now, _) = present.strategy(owner.id.as_str())?;
    let message = format!(
        "`{name}` was in Level {} in {since} and is in Level {} now: the same answers may reach another level",
        level.number, now.number
    );
    let problem = Problem::warning("other-scores", id?.node.value.clone(), message).help(NOT_THE_ANSWERS);
    (now.number != level.number).then_some(problem)
}

fn no_id_changes_its_meaning(changes: &Changes<'_>, file: ModelFile<'_>, problems: &mut Problems) {
    for question in &changes.questions {
        let Some(practice) = question.present.as_ref().and_then(|name| practice_at(file, name)) else { continue };
        problems.extend(question.differences.iter().filter_map(|difference| told(difference, question, practice, changes.since, file)));
    }
}

fn told(
    difference: &MeaningChange,
    question: &QuestionChange<'_>,
    practice: At<'_, RawPractice>,
    since: &str,
    file: ModelFile<'_>,
) -> Option<Problem> {
    let id = || Some(field!(practice.id)?.node.value.clone());
    match difference {
        MeaningChange::Asks => {
            let message = format!("`{}` asked something else in {since}: {}", question.former, question.asked);
            let help = "give another question an id of its own, or old answers are taken for answers to it";
            Some(Problem::warning("other-question", field!(practice.ask)?.node.value.clone(), message).help(help))
        }
        MeaningChange::Form => {
            let message =
                format!("`{}` is answered in another way than in {since}: old answers are kept and no longer count", question.former);
            Some(Problem::warning("other-answers", id()?, message).help("give it an id of its own, or tell people to answer it again"))
        }
        MeaningChange::ItemGone(item) => {
            let message = format!("the item `{item}` of {since} is gone: its ticks are kept and no longer count");
            let help = format!("if it has another name now, write `formerly: [{item}]` at the item");
            Some(Problem::warning("gone", field!(practice.items)?.node.name(), message).help(help))
        }
        MeaningChange::ItemNew(item) => {
            let place = items(practice).find(|found| found.raw.id.good().is_some_and(|id| id == item.as_str()));
            let place = place.and_then(|item| Some(field!(item.id)?.node.value.clone()))?;
            let message = format!("the item `{item}` is new since {since}: who had ticked everything has not any more");
            Some(Problem::warning("other-answers", place, message).help("a practice of its own would leave old answers as they are"))
        }
        MeaningChange::OptionGone(_) | MeaningChange::OptionWorth { .. } => {
            let scale = practice.raw.scale.good().or(file.root.raw.default_scale.good());
            let scale = scale.map(String::as_str).or_else(|| file.scales().next().map(|(id, ..)| id))?;
            of_option(difference, scale, since, file)
        }
    }
}

/// What changed in a scale is told once, there, however many questions use it.
fn of_option(difference: &MeaningChange, scale: &str, since: &str, file: ModelFile<'_>) -> Option<Problem> {
    let (_, node, options) = file.scales().find(|(id, ..)| *id == scale)?;
    match difference {
        MeaningChange::OptionGone(option) => {
            let message = format!("the option `{option}` of {since} is gone: answers with it are kept and no longer count");
            let help = format!("if it has another name now, write `formerly: [{option}]` at the option");
            Some(Problem::warning("gone", node.name(), message).help(help))
        }
        MeaningChange::OptionWorth { was, option, former, present } => {
            let option_at = options.into_iter().find(|found| found.raw.id.good().is_some_and(|id| id == option.as_str()))?;
            let now = if was == option { String::new() } else { format!(", now `{option}`,") };
            let message = format!("`{was}`{now} was worth {former} in {since} and is worth {present} now: old answers score otherwise");
            let place = field!(option_at.value)?.node.value.clone();
            Some(Problem::warning("other-answers", place, message).help("an option with an id of its own would leave them as they are"))
        }
        MeaningChange::Asks | MeaningChange::Form | MeaningChange::ItemGone(_) | MeaningChange::ItemNew(_) => None,
    }
}

fn strategy_at<'a>(file: ModelFile<'a>, id: &Id) -> Option<At<'a, RawStrategy>> {
    let is_meant = |strategy: &At<'a, RawStrategy>| strategy.raw.id.good().is_some_and(|found| found == id.as_str());
    file.strategies().map(|(_, strategy)| strategy).find(is_meant)
}

fn practice_at<'a>(file: ModelFile<'a>, name: &PracticeRef) -> Option<At<'a, RawPractice>> {
    let is_meant = |practice: &At<'a, RawPractice>| practice.raw.id.good().is_some_and(|found| found == name.practice.as_str());
    practices(strategy_at(file, &name.strategy)?).find(is_meant)
}
