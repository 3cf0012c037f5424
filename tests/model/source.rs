//! The built-in model against the text that it is written after: every paragraph that matters is cited, what the text itself marks as a
//! risk or a trade-off is marked so, and every strategy leads to a guide that exists.

use std::collections::BTreeSet;

use maturity::model::{Model, builtin};

/// The paragraphs of the text that hold a fact which the model must not lose: first and last of each run, both included.
const FACTS: [(u32, u32); 47] = [
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
];

/// Numbers within these runs that hold no fact: headings, which the text skips, introductions, and a passing remark on other makers.
const HEADINGS: [u32; 12] = [68, 101, 112, 117, 122, 125, 131, 143, 150, 153, 161, 192];

/// Paragraphs with a letter.
const PARTS: [&str; 2] = ["166a", "166b"];

/// The paragraphs that the text marks as a risk, and those that it marks as a trade-off.
const RISKS: [&str; 9] = ["23", "29", "39", "64", "67", "78", "83", "93", "95"];
const TRADE_OFFS: [&str; 3] = ["79", "109", "145"];

/// The pages of the recommendations for operational excellence, at the end of their address.
const GUIDES: [&str; 11] = [
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
];

fn model() -> Model {
    builtin("operational-excellence").unwrap().model().unwrap()
}

/// Every paragraph that any part of the model cites.
fn cited(model: &Model) -> BTreeSet<String> {
    let mut cited = BTreeSet::new();
    for level in &model.levels {
        cited.extend(level.source.iter().chain(level.risks.iter().flat_map(|risk| &risk.source)).cloned());
        for strategy in &level.strategies {
            let of_risks = strategy.risks.iter().flat_map(|risk| &risk.source);
            let of_trade_offs = strategy.trade_offs.iter().flat_map(|trade_off| &trade_off.source);
            let of_practices = strategy.practices.iter().flat_map(|practice| &practice.source);
            cited.extend(strategy.source.iter().chain(of_risks).chain(of_trade_offs).chain(of_practices).cloned());
        }
    }
    cited
}

#[test]
fn every_fact_of_the_text_is_cited() {
    let cited = cited(&model());
    let runs = FACTS.iter().flat_map(|(first, last)| *first..=*last).filter(|paragraph| !HEADINGS.contains(paragraph));
    let facts = runs.map(|paragraph| paragraph.to_string()).chain(PARTS.map(str::to_owned));
    let lost: Vec<String> = facts.filter(|paragraph| !cited.contains(paragraph)).collect();
    assert!(lost.is_empty(), "not cited: {lost:?}");
}

#[test]
fn what_the_text_marks_as_a_risk_or_trade_off_is_stated_and_nothing_else_is() {
    let model = model();
    let stated = |paragraphs: &[&str], sources: Vec<&Vec<String>>| {
        assert_eq!(sources.len(), paragraphs.len());
        for paragraph in paragraphs {
            assert!(sources.iter().any(|source| source.iter().any(|cited| cited == paragraph)), "{paragraph} is not stated");
        }
    };
    let strategies = || model.strategies().map(|(_, strategy)| strategy);
    stated(&RISKS, strategies().flat_map(|strategy| &strategy.risks).filter(|risk| risk.stated).map(|risk| &risk.source).collect());
    let trade_offs = strategies().flat_map(|strategy| &strategy.trade_offs).filter(|trade_off| trade_off.stated);
    stated(&TRADE_OFFS, trade_offs.map(|trade_off| &trade_off.source).collect());
}

#[test]
fn every_strategy_leads_to_a_guide_that_exists() {
    for (_, strategy) in model().strategies() {
        let guides = strategy
            .learn_more
            .iter()
            .filter(|link| GUIDES.iter().any(|guide| link.ends_with(&format!("/operational-excellence/{guide}"))));
        assert!(guides.count() > 0, "{}", strategy.id);
    }
}

#[test]
fn essentials_are_few_on_every_level_and_each_has_its_reason() {
    let model = model();
    let of_level = |number: usize| model.practices().filter(|(level, _, practice)| level.number == number && practice.essential).count();
    let counts: Vec<usize> = model.levels.iter().map(|level| of_level(level.number)).collect();
    assert!((28..=40).contains(&counts.iter().sum::<usize>()) && !counts.contains(&0), "{counts:?}");
    let text = builtin("operational-excellence").unwrap().text;
    for line in text.lines().filter(|line| line.trim_start().starts_with("essential:")) {
        assert!(line.contains(" # "), "without a reason: {line}");
    }
}
