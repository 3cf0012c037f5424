//! Gives a model of another tool what ours have: plain texts, ids, links between strategies, and questions told apart by their strategy.
//!
//! What else is wrong with it the lint tells, at its place in the file that is written.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::Ids;
use super::losses::Losses;
use super::text::{addresses, has_markup, instruction, plain, question, sentence, sentences, step};
use super::written_model::{Practice, Risk, Source, Strategy, WrittenModel};
use crate::model::rules::{NEXT_STEP, folded, is_link};

/// The model as it is written; what changes goes to `losses`.
pub(super) fn settled(mut written: WrittenModel, losses: &mut Losses) -> WrittenModel {
    written.levels.retain(|level| !level.strategies.is_empty());
    let mut used: BTreeSet<String> =
        written.levels.iter().flat_map(|level| &level.strategies).map(|strategy| strategy.theme.clone()).collect();
    written.themes.retain(|theme| used.remove(&theme.key));
    make_plain(&mut written, losses);
    name_parts(&mut written);
    link_strategies(&mut written, losses);
    ask_each_once(&mut written, losses);
    written
}

fn make_plain(written: &mut WrittenModel, losses: &mut Losses) {
    let mut clear = |text: &mut String| {
        if has_markup(text) {
            losses.add("texts freed of HTML or Markdown", "");
        }
        // A full stop was set behind what was markup.
        let shown = plain(text);
        *text = shown.strip_suffix(" .").map(|before| format!("{before}.")).unwrap_or(shown);
    };
    let Source { title, url, revision, .. } = &mut written.source;
    [&mut written.title, &mut written.summary, title, url, revision].into_iter().for_each(&mut clear);
    written
        .scales
        .iter_mut()
        .flat_map(|(_, options)| options)
        .flat_map(|option| [&mut option.label, &mut option.means, &mut option.value])
        .for_each(&mut clear);
    written.themes.iter_mut().flat_map(|theme| [&mut theme.name, &mut theme.summary]).for_each(&mut clear);
    for level in &mut written.levels {
        [&mut level.name, &mut level.goal, &mut level.summary].into_iter().for_each(&mut clear);
        for strategy in &mut level.strategies {
            let linked: Vec<String> = texts_of(strategy).flat_map(|text| addresses(text)).map(str::to_owned).collect();
            strategy.learn_more.extend(linked);
            texts_of(strategy).for_each(&mut clear);
        }
    }
    for strategy in written.strategies_mut() {
        keep_addresses(strategy, losses);
        strategy.practices.iter_mut().for_each(|practice| put(practice, losses));
    }
}

fn texts_of(strategy: &mut Strategy) -> impl Iterator<Item = &mut String> {
    [&mut strategy.name, &mut strategy.summary].into_iter().chain(strategy.practices.iter_mut().flat_map(texts_of_practice))
}

fn texts_of_practice(practice: &mut Practice) -> impl Iterator<Item = &mut String> {
    let Practice { code, ask, why, evidence, next_step, or_step, criteria, risks, .. } = practice;
    [code, ask, why, evidence, next_step, or_step].into_iter().chain(criteria).chain(risks)
}

/// Each address once; what is no address cannot be followed.
fn keep_addresses(strategy: &mut Strategy, losses: &mut Losses) {
    let mut known = BTreeSet::new();
    strategy.learn_more.retain(|link| !link.trim().is_empty() && known.insert(link.clone()));
    for link in strategy.learn_more.extract_if(.., |link| !is_link(link) || !link.chars().all(|c| c.is_ascii_graphic())) {
        losses.add("web addresses left out, for they are none", &link);
    }
}

/// The question with its question mark, and the step as an instruction: the source's own, else the other that it offers. What of it is
/// too long for a card goes on under `why`.
fn put(practice: &mut Practice, losses: &mut Losses) {
    practice.ask = question(&practice.ask);
    let told = std::mem::take(&mut practice.next_step);
    let (first, rest) = sentences(&told, NEXT_STEP);
    let own = instruction(first).or_else(|| first.contains(char::is_alphanumeric).then(|| step(&format!("Work towards this: {first}"))));
    practice.next_step = own.or_else(|| instruction(&practice.or_step)).unwrap_or_else(|| {
        losses.add("next steps made of the question, for the source tells none", "");
        format!("Work towards a yes to “{}”.", practice.ask)
    });
    if !rest.is_empty() && !practice.why.contains(rest) {
        practice.why = [sentence(&practice.why), sentence(rest)].join(" ").trim_start().into();
    }
}

fn name_parts(written: &mut WrittenModel) {
    written.id = Ids::default().make(&written.id, "model");
    for (_, options) in &mut written.scales {
        let mut ids = Ids::default();
        for option in options {
            option.id = ids.make(&option.label, "answer");
        }
    }
    written.default_scale = written.scales.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let (mut ids, mut themes) = (Ids::default(), BTreeMap::new());
    for theme in &mut written.themes {
        theme.id = ids.make(&theme.name, "theme");
        themes.insert(theme.key.clone(), theme.id.clone());
    }
    let (mut levels, mut strategies) = (Ids::default(), Ids::default());
    written.levels.iter_mut().for_each(|level| level.id = levels.make(&level.id, "level"));
    for strategy in written.strategies_mut() {
        strategy.id = strategies.make(&strategy.id, "strategy");
        strategy.theme = themes.get(&strategy.theme).cloned().unwrap_or_default();
        let mut practices = Ids::default();
        strategy.practices.iter_mut().for_each(|practice| practice.id = practices.make(&practice.id, "practice"));
        strategy.risks = risks(&strategy.practices);
    }
}

/// Each risk once, with the practices that it hangs on.
fn risks(practices: &[Practice]) -> Vec<Risk> {
    let (mut risks, mut ids): (Vec<Risk>, _) = (vec![], Ids::default());
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for Practice { id, risks: own, .. } in practices {
        for text in own.iter().filter(|text| !text.is_empty()) {
            let index = *known.entry(text).or_insert(risks.len());
            if index == risks.len() {
                risks.push(Risk { id: ids.make(id, "risk"), stated: true, practices: vec![], text: text.clone() });
            }
            risks[index].practices.push(id.clone());
        }
    }
    risks
}

/// Turns the keys in `builds_on` into ids; a circle is for the lint to tell.
fn link_strategies(written: &mut WrittenModel, losses: &mut Losses) {
    let mut bases: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (level, part) in written.levels.iter().enumerate() {
        bases.extend(part.strategies.iter().map(|strategy| (strategy.key.clone(), (level, strategy.id.clone()))));
    }
    for (level, part) in written.levels.iter_mut().enumerate() {
        for strategy in &mut part.strategies {
            let keys = std::mem::take(&mut strategy.builds_on);
            for (base, id) in keys.iter().filter_map(|key| bases.get(key)) {
                if *id == strategy.id {
                    losses.add("dependencies left out, for they lie within one strategy", &strategy.name);
                } else if *base > level {
                    losses.add("dependencies left out, for they lead to a later level", &format!("{} on {id}", strategy.name));
                } else if !strategy.builds_on.contains(id) {
                    strategy.builds_on.push(id.clone());
                }
            }
        }
    }
}

/// A question that was asked already says where it belongs.
fn ask_each_once(written: &mut WrittenModel, losses: &mut Losses) {
    let mut asked = BTreeSet::new();
    for Strategy { name, practices, .. } in written.strategies_mut() {
        for practice in practices.iter_mut().filter(|practice| !asked.insert(folded(&practice.ask))) {
            losses.add("questions that were alike, told apart by their strategy", &practice.ask);
            practice.ask = format!("{} (at “{name}”)?", practice.ask.trim_end_matches(['?', '？']));
        }
    }
}
