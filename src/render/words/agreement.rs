//! What raters say, in words.

use super::{counted, question};
use crate::answers::{Agreement, Answer, Rated, Split};
use crate::model::{Form, Practice};
use crate::scorecard::PracticeScore;
use crate::text::{listed, visible_line};

/// `Operational Excellence 1.0.0 · rated by Ana, Raj and Mila`.
pub(crate) fn raters(agreement: &Agreement<'_>) -> String {
    let names: Vec<String> = agreement.raters.iter().map(|rater| visible_line(&rater.name)).collect();
    format!("{} {} · rated by {}", visible_line(&agreement.model.title), agreement.model.version, listed(&names))
}

/// `Of 96 answers that two or more know, 78 are the same (81 %).`
pub(crate) fn share_of_equal_answers(agreement: &Agreement<'_>) -> String {
    let (compared, equal) = (agreement.compared(), agreement.equal());
    match compared {
        0 => "No answer is known to two raters, so there is nothing to compare.".to_owned(),
        1 => {
            format!("One answer is known to two raters or more, and {}.", if equal == 1 { "it is the same" } else { "it is not the same" })
        }
        _ => {
            let are = if equal == 1 { "is" } else { "are" };
            format!("Of {compared} answers that two or more know, {equal} {are} the same ({} %).", 100 * equal / compared)
        }
    }
}

/// The practices that a split of each kind has, the widest first; those on which raters agree are counted only.
pub(crate) fn splits<'a, 'r>(agreement: &'a Agreement<'r>) -> Vec<(&'static str, Vec<&'a Rated<'r>>)> {
    let rows = agreement.rows();
    let of = |split: Split, heading: &'static str| (heading, rows.iter().filter(|row| row.split() == split).copied().collect::<Vec<_>>());
    let all = [
        of(Split::Wide, "Furthest apart: two options or more, or whether it applies"),
        of(Split::Narrow, "One option or item apart"),
        of(Split::Known, "Known to some"),
    ];
    all.into_iter().filter(|(_, rows)| !rows.is_empty()).collect()
}

/// What a rater says about a practice, or what was made of it.
pub(crate) fn rating(answer: &Answer, practice: &Practice) -> String {
    match (answer, &practice.form) {
        (Answer::Unknown, _) => "unknown".to_owned(),
        (Answer::NotApplicable(_), _) => "does not apply".to_owned(),
        (Answer::Option(id), Form::Scale(scale)) => {
            let option = scale.options.iter().find(|option| option.id == *id);
            option.map_or_else(|| id.to_string(), |option| visible_line(&option.label))
        }
        (Answer::Ticked(ticked), Form::Checklist(items)) => format!("{} of {}", ticked.len(), items.len()),
        (Answer::Option(_) | Answer::Ticked(_), _) => String::new(),
    }
}

/// `Ana: Most · Raj: Some`.
pub(crate) fn ratings<'a>(ratings: impl Iterator<Item = (&'a str, &'a Answer)>, practice: &Practice) -> String {
    ratings.map(|(name, answer)| format!("{}: {}", visible_line(name), rating(answer, practice))).collect::<Vec<_>>().join(" · ")
}

/// What raters said of a practice before they agreed; nothing where its file says nothing of it.
pub(crate) fn ratings_of(score: &PracticeScore<'_>) -> Option<String> {
    let ratings = &score.entry?.ratings;
    Some(self::ratings(ratings.iter().map(|(name, answer)| (name.as_str(), answer)), score.practice))
}

/// What one of the raters says; empty where that is nothing.
pub(crate) fn rating_by(row: &Rated<'_>, name: &str) -> String {
    row.ratings().find(|(rater, _)| *rater == name).map(|(_, answer)| rating(answer, row.practice)).unwrap_or_default()
}

pub(crate) fn merged(row: &Rated<'_>) -> String {
    row.merged.as_ref().map(|answer| rating(answer, row.practice)).unwrap_or_default()
}

/// The question, an essential one marked as that.
pub(crate) fn rated(row: &Rated<'_>) -> String {
    question(row.practice)
}

/// `Level 1 · Source control that keeps work apart · 2 options apart`.
pub(crate) fn rated_place(row: &Rated<'_>) -> String {
    let apart = match (row.split(), &row.practice.form) {
        _ if row.ratings().any(|(_, answer)| matches!(answer, Answer::NotApplicable(_))) => String::new(),
        (Split::Wide | Split::Narrow, Form::Scale(_)) => format!(" · {} apart", counted(row.spread, "option", "options")),
        (Split::Wide | Split::Narrow, Form::Checklist(_)) => format!(" · {} apart", counted(row.spread, "item", "items")),
        (Split::Known | Split::None, _) => String::new(),
    };
    format!("Level {} · {}{apart}", row.level.number, visible_line(&row.strategy.name))
}
