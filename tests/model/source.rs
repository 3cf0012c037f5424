//! The built-in models against the texts that they are written after: every paragraph that matters is cited, what the text itself marks
//! as a risk or a trade-off is marked so, and every strategy leads to a guide that exists.

use std::collections::BTreeSet;

use maturity::model::{Level, Model, Risk, TradeOff, builtin};

/// A text that a model is written after.
struct Text {
    /// The id of the model.
    model: &'static str,
    /// The paragraphs that hold a fact which the model must not lose: first and last of each run, both included.
    facts: &'static [(u32, u32)],
    /// Numbers within these runs that hold no fact: headings, which the text skips, introductions, and passing remarks.
    headings: &'static [u32],
    /// Paragraphs with a letter.
    parts: &'static [&'static str],
    /// The paragraphs that the text marks as a risk, and those that it marks as a trade-off.
    risks: &'static [&'static str],
    trade_offs: &'static [&'static str],
    /// The folder of the recommendations, and its pages.
    guides: (&'static str, &'static [&'static str]),
}

const OPERATIONAL_EXCELLENCE: Text = Text {
    model: "operational-excellence",
    facts: &[
        (2, 2),
        (7, 7),
        (10, 15),
        (17, 18),
        (20, 25),
        (28, 32),
        (37, 39),
        (41, 43),
        (45, 47),
        (49, 50),
        (52, 67),
        (69, 70),
        (72, 83),
        (85, 89),
        (91, 96),
        (99, 100),
        (102, 111),
        (113, 113),
        (115, 116),
        (118, 124),
        (126, 130),
        (132, 136),
        (138, 139),
        (142, 142),
        (144, 149),
        (151, 152),
        (154, 155),
        (158, 160),
        (162, 165),
        (168, 169),
        (173, 184),
        (186, 189),
        (191, 191),
        (193, 193),
        (195, 198),
        (200, 200),
        (202, 202),
        (204, 207),
        (210, 211),
        (214, 226),
        (228, 228),
        (230, 234),
        (236, 237),
        (239, 241),
        (243, 245),
        (6, 6),
        (33, 34),
    ],
    headings: &[68, 101, 112, 117, 122, 125, 131, 143, 150, 153, 161, 192],
    parts: &["166a", "166b"],
    risks: &["23", "29", "39", "64", "67", "78", "83", "93", "95"],
    trade_offs: &["79", "109", "145"],
    guides: (
        "operational-excellence",
        &[
            "devops-culture",
            "formalize-operations-tasks",
            "formalize-development-practices",
            "tools-processes",
            "infrastructure-as-code-design",
            "workload-supply-chain",
            "observability",
            "incident-response",
            "testing",
            "enable-automation",
            "safe-deployments",
        ],
    ),
};

const SECURITY: Text = Text {
    model: "security",
    facts: &[(3, 3), (5, 7), (9, 20), (22, 37), (39, 60), (62, 74), (76, 81)],
    headings: &[8, 21, 38, 61],
    parts: &[],
    risks: &["3", "31"],
    trade_offs: &["13", "15", "20", "24", "28", "34", "45", "49", "57", "69", "71"],
    guides: (
        "security",
        &[
            "application-secrets",
            "checklist",
            "data-classification",
            "encryption",
            "establish-baseline",
            "harden-resources",
            "identity-access",
            "incident-response",
            "monitor-threats",
            "networking",
            "secure-development-lifecycle",
            "segmentation",
            "test",
            "threat-model",
        ],
    ),
};

const TEXTS: [Text; 2] = [OPERATIONAL_EXCELLENCE, SECURITY];

impl Text {
    fn model(&self) -> Model {
        builtin(self.model).unwrap().model().unwrap()
    }
}

/// The risks of a level as a whole and of its strategies, and the trade-offs likewise.
fn risks(level: &Level) -> impl Iterator<Item = &Risk> {
    level.risks.iter().chain(level.strategies.iter().flat_map(|strategy| &strategy.risks))
}

fn trade_offs(level: &Level) -> impl Iterator<Item = &TradeOff> {
    level.trade_offs.iter().chain(level.strategies.iter().flat_map(|strategy| &strategy.trade_offs))
}

/// Every paragraph that any part of the model cites.
fn cited(model: &Model) -> BTreeSet<String> {
    let mut cited = BTreeSet::new();
    for level in &model.levels {
        cited.extend(level.source.iter().chain(risks(level).flat_map(|risk| &risk.source)).cloned());
        cited.extend(trade_offs(level).flat_map(|trade_off| &trade_off.source).cloned());
        for strategy in &level.strategies {
            cited.extend(strategy.source.iter().chain(strategy.practices.iter().flat_map(|practice| &practice.source)).cloned());
        }
    }
    cited
}

#[test]
fn every_built_in_model_has_its_text_here() {
    assert!(maturity::model::BUILTIN.iter().map(|builtin| builtin.id).eq(TEXTS.iter().map(|text| text.model)));
}

#[test]
fn every_fact_of_the_text_is_cited() {
    for text in TEXTS {
        let cited = cited(&text.model());
        let runs = text.facts.iter().flat_map(|(first, last)| *first..=*last).filter(|paragraph| !text.headings.contains(paragraph));
        let facts = runs.map(|paragraph| paragraph.to_string()).chain(text.parts.iter().map(ToString::to_string));
        let lost: Vec<String> = facts.filter(|paragraph| !cited.contains(paragraph)).collect();
        assert!(lost.is_empty(), "{}: not cited: {lost:?}", text.model);
    }
}

#[test]
fn what_the_text_marks_as_a_risk_or_trade_off_is_stated_and_nothing_else_is() {
    for text in TEXTS {
        let model = text.model();
        let stated = |paragraphs: &[&str], sources: Vec<&Vec<String>>| {
            assert_eq!(sources.len(), paragraphs.len(), "{}", text.model);
            for paragraph in paragraphs {
                let is_stated = sources.iter().any(|source| source.iter().any(|cited| cited == paragraph));
                assert!(is_stated, "{}: {paragraph} is not stated", text.model);
            }
        };
        let risks = model.levels.iter().flat_map(risks).filter(|risk| risk.stated);
        stated(text.risks, risks.map(|risk| &risk.source).collect());
        let trade_offs = model.levels.iter().flat_map(trade_offs).filter(|trade_off| trade_off.stated);
        stated(text.trade_offs, trade_offs.map(|trade_off| &trade_off.source).collect());
    }
}

#[test]
fn every_strategy_leads_to_a_guide_that_exists() {
    for text in TEXTS {
        let (folder, guides) = text.guides;
        let is_guide = |link: &String| guides.iter().any(|guide| link.ends_with(&format!("/well-architected/{folder}/{guide}")));
        for (_, strategy) in text.model().strategies() {
            assert!(strategy.learn_more.iter().any(is_guide), "{}: {}", text.model, strategy.id);
        }
    }
}

#[test]
fn essentials_are_few_on_every_level_and_each_has_its_reason() {
    for text in TEXTS {
        let model = text.model();
        let of_level =
            |number: usize| model.practices().filter(|(level, _, practice)| level.number == number && practice.essential).count();
        let counts: Vec<usize> = model.levels.iter().map(|level| of_level(level.number)).collect();
        assert!((28..=40).contains(&counts.iter().sum::<usize>()) && !counts.contains(&0), "{}: {counts:?}", text.model);
        let written = builtin(text.model).unwrap().text;
        for line in written.lines().filter(|line| line.trim_start().starts_with("essential:")) {
            assert!(line.contains(" # "), "{}: without a reason: {line}", text.model);
        }
    }
}
