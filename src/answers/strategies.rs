//! Reads what a file says under `answers`, strategy by strategy.

use std::collections::BTreeMap;

use super::entries::{Lacking, named, put};
use super::read::Reader;
use super::{StrategyAnswers, set_aside};
use crate::document::{Node, Problem, Severity};
use crate::model::{Id, Practice, Strategy, lookup};

/// The key by which files of earlier versions of this program rated a strategy as a whole.
const OVERALL: &str = "overall";

impl Reader<'_> {
    pub(super) fn strategies(&mut self, root: &Node, version: Option<&str>) -> BTreeMap<Id, StrategyAnswers> {
        let mut answers = BTreeMap::new();
        let Some(node) = root.get("answers") else { return answers };
        let lacking = self.lacking(version);
        self.refuse_overall_ratings(node, lacking);
        for (key, node) in node.first_entries() {
            if lookup::strategy(self.model, key).is_none() && !lookup::has_moved_practices(self.model, key) {
                self.lacks_strategy(key, node, lacking);
            } else {
                self.practices(&mut answers, key, node, lacking);
            }
        }
        answers
    }

    fn practices(&mut self, answers: &mut BTreeMap<Id, StrategyAnswers>, key: &str, strategy: &Node, lacking: Severity) {
        for (name, node) in strategy.first_entries() {
            let says_nothing = node.is_nothing();
            match named(self.model, key, name) {
                Ok(_) if says_nothing => {}
                Ok((strategy, practice)) => self.entry(answers, strategy, practice, node, lacking),
                Err(Lacking::Practice) if name == set_aside::KEY => self.set_aside(answers, key, node, lacking),
                Err(Lacking::Practice) if name == OVERALL => {}
                Err(_) if says_nothing && lacking == Severity::Warning => {}
                Err(Lacking::Strategy) if !says_nothing => self.lacks_strategy(key, node, lacking),
                Err(_) => self.lacks_practice(key, name, node, lacking),
            }
        }
    }

    fn set_aside(&mut self, answers: &mut BTreeMap<Id, StrategyAnswers>, key: &str, node: &Node, lacking: Severity) {
        let Some(strategy) = lookup::strategy(self.model, key) else { return self.lacks_strategy(key, node, lacking) };
        let Some(decision) = self.reader(None).set_aside(node) else { return };
        if answers.entry(strategy.id.clone()).or_default().not_applicable.replace(decision).is_some() {
            let message = format!("the strategy `{}` is set aside twice, once under a former id", strategy.id);
            self.problems.push(Problem::error("two-answers", node.name(), message).help("keep the one under the present id"));
        }
    }

    fn entry(
        &mut self,
        answers: &mut BTreeMap<Id, StrategyAnswers>,
        strategy: &Strategy,
        practice: &Practice,
        node: &Node,
        lacking: Severity,
    ) {
        let other_version = (lacking == Severity::Warning).then_some(self.model.version.as_str());
        let entry = self.reader(other_version).entry(node, &practice.form);
        if put(answers, &strategy.id, &practice.id, entry).is_some() {
            let message = format!("`{}/{}` is answered twice, once under a former id", strategy.id, practice.id);
            self.problems.push(Problem::error("two-answers", node.name(), message).help("keep the one under the present id"));
        }
    }

    /// Told once a file, at the first: whoever has such a file has one in most strategies.
    fn refuse_overall_ratings(&mut self, answers: &Node, severity: Severity) {
        let ratings = answers.entries().iter().filter_map(|(key, strategy)| {
            let rating = strategy.get(OVERALL)?;
            (named(self.model, key, OVERALL).err() == Some(Lacking::Practice)).then_some(rating)
        });
        let ratings: Vec<&Node> = ratings.collect();
        let Some(first) = ratings.first() else { return };
        let message = match ratings.len() {
            1 => "`overall` rates a strategy as a whole, which is no answer any more".to_owned(),
            count => format!("`overall` rates a strategy as a whole, which is no answer any more; it stands {count} times in this file"),
        };
        let help = "answer the questions of the strategy and take `overall` out: `maturity assess --quick` asks the essential ones. \
                    Where `overall` set a strategy aside, write `not_applicable: why` in its place";
        self.problems.push(Problem { severity, ..Problem::error("overall", first.name(), message) }.help(help));
    }

    fn lacks_strategy(&mut self, key: &str, node: &Node, severity: Severity) {
        let known = self.model.strategies().map(|(_, strategy)| strategy.id.as_str());
        self.lacks("unknown-strategy", format!("the model has no strategy `{key}`"), key, node, severity, known);
    }

    fn lacks_practice(&mut self, key: &str, name: &str, node: &Node, severity: Severity) {
        let practices = lookup::strategy(self.model, key).map(|strategy| strategy.practices.as_slice()).unwrap_or_default();
        let known = practices.iter().map(|practice| practice.id.as_str());
        self.lacks("unknown-practice", format!("the strategy `{key}` has no practice `{name}`"), name, node, severity, known);
    }

    fn lacks<'a>(
        &mut self,
        rule: &'static str,
        message: String,
        name: &str,
        node: &Node,
        severity: Severity,
        known: impl Iterator<Item = &'a str>,
    ) {
        let message = match severity {
            Severity::Error => message,
            Severity::Warning => format!("{message} in version {}: kept, not scored", self.model.version),
        };
        self.problems.push(Problem { severity, ..Problem::error(rule, node.name(), message) }.suggest(name, known));
    }
}
