//! What the head of the file says of a lens: what the levels are, and for which questions they are not what the lens reports.

use std::collections::BTreeMap;

use super::LEVELS;
use super::stages::{Comparison, Stages};

#[derive(Debug, Default)]
pub(super) struct Head {
    /// What the levels need besides what they ask, and the questions that need it.
    needs: [BTreeMap<String, Vec<String>>; 2],
    untried: Vec<String>,
    better: Vec<String>,
    stricter: Vec<String>,
}

impl Head {
    pub(super) fn add(&mut self, question: &str, stages: &Stages, title: impl Fn(usize) -> String) {
        for (needs, (with, without)) in self.needs.iter_mut().zip(stages.with.iter().zip(&stages.without)) {
            let with = with.iter().map(|choice| format!("“{}” ticked as well", title(*choice)));
            let needed = with.chain(without.iter().map(|choice| format!("“{}” not ticked", title(*choice))));
            needed.for_each(|need| needs.entry(need).or_default().push(format!("`{question}`")));
        }
        match stages.comparison {
            _ if stages.is_untried => self.untried.push(format!("`{question}`")),
            Comparison::Better => self.better.push(format!("`{question}`")),
            Comparison::Stricter => self.stricter.push(format!("`{question}`")),
            Comparison::Exact => {}
        }
    }

    /// What the lens wants at a level besides what is asked there.
    pub(super) fn needs(&self, level: usize) -> String {
        let needs = self.needs.get(level).into_iter().flatten();
        let told: Vec<String> = needs.map(|(need, questions)| format!("{need} (in {})", questions.join(", ").replace('`', ""))).collect();
        if told.is_empty() { String::new() } else { format!("The lens also wants what is no question here: {}.", told.join("; ")) }
    }

    /// How the lens was read; `empty` tells which levels there are not.
    pub(super) fn convention(&self, empty: [bool; 3]) -> Vec<String> {
        let asks = [
            "what it takes until the lens reports no high risk",
            "what it takes beyond that until it reports no risk",
            "the choices that no rule needs",
        ];
        let there = LEVELS.iter().zip(asks).zip(empty).filter(|(_, empty)| !empty);
        let levels: Vec<String> = there.map(|(((_, name, _), asks), _)| format!("“{name}” asks for {asks}")).collect();
        let mut lines = vec![format!("A lens has no levels; the risks that it reports make them: {}.", levels.join(", "))];
        lines.extend(without(empty).map(str::to_owned));
        lines.push("Strategy = a question of the lens at a level; question = a choice, in place or not; theme = pillar.".to_owned());
        if !(empty[0] && empty[1]) {
            lines.push(
                "A level passes when everything of it is in place. But for the questions listed here it does so exactly where the lens \
                 reports that; a choice that says none or no stands alone, and nothing ticked counts only where there is no such choice."
                    .to_owned(),
            );
        }
        let lists = [
            ("with too many choices to try all sets of them: the first level asks for everything", &self.untried),
            ("for which the levels may say better than the lens", &self.better),
            ("for which the levels ask for more than the lens, and never for less", &self.stricter),
        ];
        let lists = lists.into_iter().filter(|(_, ids)| !ids.is_empty());
        lines.extend(lists.map(|(what, ids)| format!("Questions of the lens {what}: {} ({})", ids.len(), ids.join(", "))));
        let needs = [0, 1].into_iter().filter(|level| empty[*level]).map(|level| self.needs(level)).filter(|needs| !needs.is_empty());
        lines.extend(needs);
        lines
    }
}

/// What a level that is not there means.
fn without(empty: [bool; 3]) -> Option<&'static str> {
    match empty {
        [true, true, _] => Some("No rule of the lens asks for a choice, so no level tells its risks."),
        [true, false, _] => Some("There is no level “No high risk”, for nothing has to be in place before the lens reports no high risk."),
        [false, true, _] => {
            Some("There is no level “No risk”, for nothing more is needed: where “No high risk” passes, the lens reports no risk at all.")
        }
        [false, false, _] => None,
    }
}
