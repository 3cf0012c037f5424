//! Rules about numbers and words that scores are made of: thresholds, weights, scales, efforts, kinds and severities of risks.

use crate::document::{At, Problem, Problems, field};
use crate::model::file::ModelFile;
use crate::model::{Effort, RiskKind, Severity};

pub(super) fn thresholds_are_in_range(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let Some(scoring) = field!(root.scoring) else { return };
    let achieved_at = field!(scoring.achieved_at);
    if let Some(at) = achieved_at {
        check_range("achieved_at", at, 1, 100, problems);
    }
    if let Some(floor) = field!(scoring.floor) {
        check_range("floor", floor, 0, achieved_at.map(|at| *at.raw).filter(|at| (1..=100).contains(at)).unwrap_or(100), problems);
    }
}

pub(super) fn weights_are_one_to_five(file: ModelFile<'_>, problems: &mut Problems) {
    let strategies = file.strategies().filter_map(|(_, strategy)| field!(strategy.weight));
    for weight in strategies.chain(file.practices().filter_map(|(_, practice)| field!(practice.weight))) {
        check_range("weight", weight, 1, 5, problems);
    }
}

fn check_range(name: &'static str, number: At<'_, i64>, least: i64, most: i64, problems: &mut Problems) {
    if !(least..=most).contains(number.raw) {
        let message = format!("`{name}` is {}; it must be a whole number from {least} to {most}", number.raw);
        problems.push(Problem::error("range", number.node.value.clone(), message));
    }
}

pub(super) fn efforts_kinds_and_severities_are_known(file: ModelFile<'_>, problems: &mut Problems) {
    let efforts = Effort::ALL.map(Effort::as_str);
    for effort in file.practices().filter_map(|(_, practice)| field!(practice.effort)) {
        check_word("effort", effort, &efforts, problems);
    }
    let kinds = [RiskKind::Gap.as_str(), RiskKind::Pursuit.as_str()];
    for kind in file.risks().filter_map(|risk| field!(risk.kind)) {
        check_word("kind", kind, &kinds, problems);
    }
    let severities = Severity::ALL.map(Severity::as_str);
    for severity in file.risks().filter_map(|risk| field!(risk.severity)) {
        check_word("severity", severity, &severities, problems);
    }
}

fn check_word(name: &'static str, word: At<'_, String>, known: &[&str], problems: &mut Problems) {
    if !known.contains(&word.raw.as_str()) {
        let problem = Problem::error("unknown-word", word.node.value.clone(), format!("`{name}` cannot be `{}`", word.raw));
        problems.push(problem.suggest(word.raw, known.iter().copied()));
    }
}

pub(super) fn scales_rise_from_nothing_to_everything(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, node, options) in file.scales() {
        let values: Vec<At<'_, i64>> = options.into_iter().filter_map(|option| field!(option.value)).collect();
        for value in &values {
            check_range("value", *value, 0, 100, problems);
        }
        // A value that is missing or out of range is one fault; what it does to the others is mended with it.
        if values.len() < node.items().len() || values.iter().any(|value| !(0..=100).contains(value.raw)) {
            continue;
        }
        for pair in values.windows(2).filter(|pair| pair[0].raw >= pair[1].raw) {
            let message = format!("{} does not rise above the {} before it", pair[1].raw, pair[0].raw);
            let problem = Problem::error("scale", pair[1].node.value.clone(), message).also(pair[0].node.value.clone(), "before it");
            problems.push(problem.help("order the options from the worst to the best"));
        }
        check_ends(&values, problems);
    }
}

fn check_ends(values: &[At<'_, i64>], problems: &mut Problems) {
    let [first, .., last] = values else { return };
    for (value, wanted, which) in [(first, 0, "first"), (last, 100, "last")] {
        if *value.raw != wanted {
            let message = format!("the {which} option of a scale is worth {wanted}, not {}", value.raw);
            problems.push(Problem::error("scale", value.node.value.clone(), message).help("a scale runs from 0 to 100"));
        }
    }
}

pub(super) fn a_practice_has_a_scale_or_a_checklist(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, practice) in file.practices() {
        if let (Some(scale), Some(_)) = (field!(practice.scale), field!(practice.items)) {
            let problem = Problem::error("two-forms", scale.node.name(), "a practice has a scale or a checklist, not both");
            problems.push(problem.help("remove `scale` or `items`"));
        }
    }
}
