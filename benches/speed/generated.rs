//! Models of one large level and answers to them, the same each time.

use std::fmt::Write as _;

/// The numbers of items of the checklists: their shares have no denominator in common.
const PRIMES: [usize; 7] = [7, 11, 13, 17, 19, 23, 29];

/// What the practices of a model are like.
#[derive(Clone, Copy)]
pub(crate) enum Practices {
    /// Of one weight and effort, and none is answered: nearly every plan ties with many others.
    Alike,
    /// Of all weights and efforts, some essential, answered by an option of a scale or unknown.
    Mixed,
    /// The same, answered by checklists.
    Checklists,
}

/// What a generated level is made of.
pub(crate) struct Shape {
    pub(crate) strategies: usize,
    /// In each strategy.
    pub(crate) practices: usize,
    pub(crate) kind: Practices,
    /// In per cent, as `floor`.
    pub(crate) achieved_at: u32,
    pub(crate) floor: u32,
}

impl Shape {
    pub(crate) fn new(strategies: usize, practices: usize, kind: Practices) -> Self {
        Self { strategies, practices, kind, achieved_at: 75, floor: 50 }
    }

    /// The model file.
    pub(crate) fn model(&self) -> String {
        let mut random = Random(1);
        let mut text = format!(
            "id: generated\nversion: 1.0.0\ntitle: Generated\nscoring: {{achieved_at: {}, floor: {}}}\nscales:\n  usual:\n",
            self.achieved_at, self.floor
        );
        for (index, value) in [0, 25, 50, 75, 100].iter().enumerate() {
            line(&mut text, &format!("    - {{id: o{index}, label: Option {index}, value: {value}}}"));
        }
        text.push_str("themes: [{id: all, name: All}]\nlevels:\n  - id: only\n    name: Only\n    strategies:\n");
        for strategy in 0..self.strategies {
            let weight = self.mixed(&mut random, &["", ", weight: 2", ", weight: 3", ", weight: 4", ", weight: 5"]);
            line(&mut text, &format!("      - {{id: s{strategy}, name: S{strategy}, theme: all{weight}, practices: ["));
            for practice in 0..self.practices {
                line(&mut text, &format!("          {{{}}},", self.practice(strategy, practice, &mut random)));
            }
            line(&mut text, "        ]}");
        }
        text
    }

    fn practice(&self, strategy: usize, practice: usize, random: &mut Random) -> String {
        let weight = self.mixed(random, &["", ", weight: 2", ", weight: 3", ", weight: 4", ", weight: 5"]);
        let effort = self.mixed(random, &["", ", effort: small", ", effort: large"]);
        let item = |item| format!("{{id: i{item}, label: I{item}}}");
        let items = match self.kind {
            Practices::Checklists => format!(", items: [{}]", (0..items(practice)).map(item).collect::<Vec<_>>().join(", ")),
            Practices::Alike | Practices::Mixed => String::new(),
        };
        let essential = self.mixed(random, &["", "", "", "", ", essential: true"]);
        format!("id: p{practice}, ask: Is {practice} of {strategy} in place?, next_step: Do it.{weight}{effort}{essential}{items}")
    }

    /// The answers file.
    pub(crate) fn answers(&self) -> String {
        let mut random = Random(2);
        let mut text = "workload: generated\nmodel: generated@1.0.0\nassessed: 2026-11-22\nanswers:\n".to_owned();
        for strategy in 0..self.strategies {
            line(&mut text, &format!("  s{strategy}:"));
            for practice in 0..self.practices {
                line(&mut text, &format!("    p{practice}:{}", self.answer(practice, &mut random)));
            }
        }
        text
    }

    fn answer(&self, practice: usize, random: &mut Random) -> String {
        match self.kind {
            Practices::Alike => String::new(),
            Practices::Mixed => match random.below(6) {
                5 => " unknown".to_owned(),
                option => format!(" o{option}"),
            },
            Practices::Checklists => {
                let ticked = random.below(items(practice));
                let item = |item| format!("\n      - i{item}");
                if ticked == 0 { " []".to_owned() } else { (0..ticked).map(item).collect::<Vec<_>>().concat() }
            }
        }
    }

    /// One of `texts`; the first where all practices are alike.
    fn mixed<'t>(&self, random: &mut Random, texts: &[&'t str]) -> &'t str {
        match self.kind {
            Practices::Alike => texts[0],
            Practices::Mixed | Practices::Checklists => texts[random.below(texts.len())],
        }
    }
}

/// How many items the checklist of a practice has.
fn items(practice: usize) -> usize {
    PRIMES[practice % PRIMES.len()]
}

fn line(text: &mut String, line: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{line}");
}

/// Numbers that look random and are the same every time.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// One of 0 … `count` − 1, by a linear congruence whose upper half is good enough to draw from.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % count
    }
}
