//! The models inside the program: listed, free of warnings, and complete against their sources.

use std::fs;
use std::ops::RangeInclusive;

use maturity::model::{BUILTIN, Form, Level, Model, Practice, Risk, RiskKind, Strategy, Theme, TradeOff, builtin};

use crate::common::{files, stem};

/// What the source text of a model has, and how much of it the model holds at least.
struct Expected {
    id: &'static str,
    /// The levels with their strategies, in the order of the text.
    levels: [(&'static str, &'static [&'static str]); 5],
    questions: RangeInclusive<usize>,
    checklists: usize,
    /// Risks run while something is missing, and risks on the way.
    risks: [usize; 2],
    trade_offs: usize,
    edges: usize,
}

const OPERATIONAL_EXCELLENCE: Expected = Expected {
    id: "operational-excellence",
    levels: [
        (
            "devops-foundation",
            &["blameless-culture", "standard-methodologies", "source-control", "infrastructure-as-code", "security-from-the-start"],
        ),
        (
            "process-standardization",
            &[
                "roles-and-decisions",
                "continuous-improvement",
                "standard-processes",
                "buy-before-build",
                "workload-automation",
                "configuration-as-code",
                "deployment-strategy",
                "monitoring-stack",
            ],
        ),
        (
            "release-readiness",
            &[
                "release-environments",
                "sufficient-testing",
                "automated-quality-checks",
                "approval-processes",
                "automated-deployments",
                "health-model",
                "incident-management",
            ],
        ),
        (
            "change-management",
            &[
                "safe-deployment",
                "build-operations",
                "incident-response-validation",
                "production-insights",
                "automated-maintenance",
                "organizational-standards",
                "technical-debt",
            ],
        ),
        ("future-adaptability", &["rearchitecture", "friction-reduction", "change-environments", "knowledge-sharing", "self-service"]),
    ],
    questions: 105..=135,
    checklists: 5,
    risks: [32, 8],
    trade_offs: 10,
    edges: 25,
};

const SECURITY: Expected = Expected {
    id: "security",
    levels: [
        (
            "core-security",
            &[
                "secure-development",
                "identity-provider",
                "observed-access",
                "encryption-at-rest",
                "encryption-in-transit",
                "application-secrets",
            ],
        ),
        (
            "threat-prevention",
            &["secure-deployment", "security-maintenance", "data-classification", "access-controls", "network-ingress", "attack-surface"],
        ),
        ("risk-assessment", &["threat-modeling", "traffic-flows", "advanced-encryption", "system-auditing", "incident-plan"]),
        ("system-hardening", &["living-baseline", "security-monitoring", "network-segmentation", "reviewed-access", "rehearsed-response"]),
        ("advanced-defense", &["specialized-protection", "siem-and-soar", "attack-simulation"]),
    ],
    questions: 75..=100,
    checklists: 5,
    risks: [25, 5],
    trade_offs: 11,
    edges: 20,
};

const EXPECTED: [Expected; 2] = [OPERATIONAL_EXCELLENCE, SECURITY];

impl Expected {
    fn model(&self) -> Model {
        builtin(self.id).unwrap().model().unwrap()
    }
}

fn built_in() -> impl Iterator<Item = Model> {
    BUILTIN.iter().map(|builtin| builtin.model().unwrap())
}

#[test]
fn every_model_file_is_built_in_and_every_built_in_model_is_a_file() {
    let on_disk: Vec<String> = files("model", "yaml").iter().map(|path| stem(path).to_owned()).collect();
    let mut listed: Vec<&str> = BUILTIN.iter().map(|builtin| builtin.id).collect();
    listed.sort_unstable();
    assert_eq!(listed, on_disk, "the list in src/model/builtin.rs against model/*.yaml");
}

#[test]
fn a_built_in_model_bears_the_name_of_its_file_and_is_the_file() {
    for path in files("model", "yaml") {
        let builtin = builtin(stem(&path)).unwrap();
        assert_eq!(builtin.model().unwrap().id.as_str(), builtin.id);
        assert_eq!(builtin.text, fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn a_built_in_model_is_what_its_file_says() {
    for builtin in BUILTIN {
        assert_eq!(builtin.model().unwrap(), Model::read(builtin.id, builtin.text.as_bytes()).unwrap(), "{}", builtin.id);
    }
}

#[test]
fn every_built_in_model_passes_without_a_warning() {
    for builtin in BUILTIN {
        let (_, warnings) = Model::lint(builtin.id, builtin.text.as_bytes(), None).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(warnings.problems.is_empty(), "{warnings}");
    }
}

#[test]
fn no_line_of_a_built_in_model_ends_in_white_space_or_holds_a_tab() {
    for builtin in BUILTIN {
        for (number, line) in builtin.text.lines().enumerate() {
            assert!(line == line.trim_end() && !line.contains('\t'), "{}: line {}", builtin.id, number + 1);
        }
        assert!(builtin.text.ends_with('\n'));
    }
}

#[test]
fn the_levels_and_strategies_are_those_of_the_source_in_its_order() {
    assert!(EXPECTED.iter().map(|expected| expected.id).eq(BUILTIN.iter().map(|builtin| builtin.id)));
    for expected in EXPECTED {
        let model = expected.model();
        let strategies = |level: &Level| level.strategies.iter().map(|strategy| strategy.id.to_string()).collect::<Vec<_>>();
        let found: Vec<_> = model.levels.iter().map(|level| (level.id.as_str(), strategies(level))).collect();
        assert_eq!(found, expected.levels.map(|(level, strategies)| (level, strategies.iter().map(ToString::to_string).collect())));
    }
}

#[test]
fn the_facts_of_the_source_are_there_in_number() {
    for expected in EXPECTED {
        let (id, model) = (expected.id, expected.model());
        let strategies = || model.strategies().map(|(_, strategy)| strategy);
        let checklists = model.practices().filter(|(_, _, practice)| matches!(practice.form, Form::Checklist(_))).count();
        let risks =
            [RiskKind::Gap, RiskKind::Pursuit].map(|kind| strategies().map(|strategy| strategy.risks_of(kind).count()).sum::<usize>());
        let of_levels: usize = model.levels.iter().map(|level| level.trade_offs.len()).sum();
        let trade_offs = of_levels + strategies().map(|strategy| strategy.trade_offs.len()).sum::<usize>();
        let edges: usize = strategies().map(|strategy| strategy.builds_on.len()).sum();
        assert!(expected.questions.contains(&model.practices().count()), "{id}: {} practices", model.practices().count());
        assert!(checklists >= expected.checklists, "{id}: {checklists} checklists");
        assert!(risks.iter().zip(expected.risks).all(|(found, least)| *found >= least), "{id}: {risks:?} risks");
        assert!(trade_offs >= expected.trade_offs, "{id}: {trade_offs} trade-offs");
        assert!(edges >= expected.edges, "{id}: {edges} edges of builds_on");
    }
}

/// No part of a built-in model lacks this; `lacking` finds the ids of those that do.
#[track_caller]
fn nothing_lacks(what: &str, lacking: impl Fn(&Model) -> Vec<String>) {
    for model in built_in() {
        let lacking = lacking(&model);
        assert!(lacking.is_empty(), "{}: without {what}: {lacking:#?}", model.id);
    }
}

#[test]
fn every_level_and_strategy_says_where_it_comes_from_and_where_to_read_more() {
    let strategies = |what: &str, lacks: fn(&Strategy) -> bool| {
        nothing_lacks(what, |model| {
            model.strategies().filter(|(_, strategy)| lacks(strategy)).map(|(_, strategy)| strategy.id.to_string()).collect()
        });
    };
    let levels = |what: &str, lacks: fn(&Level) -> bool| {
        nothing_lacks(what, |model| model.levels.iter().filter(|level| lacks(level)).map(|level| level.id.to_string()).collect());
    };
    strategies("source", |strategy| strategy.source.is_empty());
    strategies("learn_more", |strategy| strategy.learn_more.is_empty());
    strategies("summary", |strategy| strategy.summary.is_none());
    levels("level source", |level| level.source.is_empty());
    levels("goal", |level| level.goal.is_none());
}

#[test]
fn every_practice_says_where_it_comes_from_why_it_matters_and_what_shows_it() {
    let practices = |what: &str, lacks: fn(&Practice) -> bool| {
        nothing_lacks(what, |model| {
            let lacking = model.practices().filter(|(_, _, practice)| lacks(practice));
            lacking.map(|(_, strategy, practice)| format!("{}/{}", strategy.id, practice.id)).collect()
        });
    };
    practices("source", |practice| practice.source.is_empty());
    practices("why", |practice| practice.why.is_none());
    practices("evidence", |practice| practice.evidence.is_none());
    practices(
        "means",
        |practice| matches!(&practice.form, Form::Scale(scale) if scale.options.iter().any(|option| option.means.is_none())),
    );
    practices("why of an item", |practice| matches!(&practice.form, Form::Checklist(items) if items.iter().any(|item| item.why.is_none())));
    practices("a choice", |practice| matches!(&practice.form, Form::Checklist(items) if items.len() < 2));
}

#[test]
fn every_risk_and_trade_off_says_where_it_comes_from_and_what_to_do() {
    let risks = |risks: &[Risk]| -> Vec<String> {
        risks.iter().filter(|risk| risk.source.is_empty() || risk.mitigation.is_none()).map(|risk| risk.id.to_string()).collect()
    };
    let trade_offs = |trade_offs: &[TradeOff]| -> Vec<String> {
        let lacking = trade_offs.iter().filter(|trade_off| trade_off.source.is_empty() || trade_off.guidance.is_none());
        lacking.map(|trade_off| trade_off.id.to_string()).collect()
    };
    nothing_lacks("source or mitigation", |model| {
        let of_levels = model.levels.iter().flat_map(|level| risks(&level.risks));
        of_levels.chain(model.strategies().flat_map(|(_, strategy)| risks(&strategy.risks))).collect()
    });
    nothing_lacks("source or guidance", |model| {
        let of_levels = model.levels.iter().flat_map(|level| trade_offs(&level.trade_offs));
        of_levels.chain(model.strategies().flat_map(|(_, strategy)| trade_offs(&strategy.trade_offs))).collect()
    });
}

#[test]
fn every_theme_spans_levels() {
    nothing_lacks("two levels of its own", |model| {
        let levels =
            |theme: &Theme| model.levels.iter().filter(|level| level.strategies.iter().any(|strategy| strategy.theme == theme.id)).count();
        model.themes.iter().filter(|theme| levels(theme) < 2).map(|theme| theme.id.to_string()).collect()
    });
}
