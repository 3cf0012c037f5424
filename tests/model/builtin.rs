//! The models inside the program: listed, free of warnings, and the first one complete against its source.

use std::fs;

use maturity::model::{BUILTIN, Form, Model, RiskKind, builtin};

use crate::common::{files, stem};

/// The strategies of the source text, in its order.
const STRATEGIES: [(&str, &[&str]); 5] = [
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
];

fn operational_excellence() -> Model {
    builtin("operational-excellence").unwrap().model().unwrap()
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
    let model = operational_excellence();
    let found: Vec<(&str, Vec<&str>)> = model
        .levels
        .iter()
        .map(|level| (level.id.as_str(), level.strategies.iter().map(|strategy| strategy.id.as_str()).collect()))
        .collect();
    assert_eq!(found, STRATEGIES.map(|(level, strategies)| (level, strategies.to_vec())));
    assert_eq!(model.strategies().count(), 32);
}

#[test]
fn the_facts_of_the_source_are_there_in_number() {
    let model = operational_excellence();
    let checklists = model.practices().filter(|(_, _, practice)| matches!(practice.form, Form::Checklist(_))).count();
    let risks = |kind| model.strategies().map(|(_, strategy)| strategy.risks_of(kind).count()).sum::<usize>();
    let trade_offs: usize = model.strategies().map(|(_, strategy)| strategy.trade_offs.len()).sum();
    let edges: usize = model.strategies().map(|(_, strategy)| strategy.builds_on.len()).sum();
    assert!((105..=135).contains(&model.practices().count()), "{} practices", model.practices().count());
    assert!(checklists >= 5, "{checklists} checklists");
    assert!(risks(RiskKind::Gap) >= 32 && risks(RiskKind::Pursuit) >= 8, "{} and {} risks", risks(RiskKind::Gap), risks(RiskKind::Pursuit));
    assert!(trade_offs >= 10, "{trade_offs} trade-offs");
    assert!(edges >= 25, "{edges} edges of builds_on");
}

/// The parts of the model that lack something, by their ids.
#[track_caller]
fn nothing_lacks(what: &str, lacking: impl Iterator<Item = String>) {
    let lacking: Vec<String> = lacking.collect();
    assert!(lacking.is_empty(), "without {what}: {lacking:#?}");
}

#[test]
fn every_strategy_says_where_it_comes_from_and_where_to_read_more() {
    let model = operational_excellence();
    let strategies = || model.strategies().map(|(_, strategy)| strategy);
    nothing_lacks("source", strategies().filter(|strategy| strategy.source.is_empty()).map(|strategy| strategy.id.to_string()));
    nothing_lacks("learn_more", strategies().filter(|strategy| strategy.learn_more.is_empty()).map(|strategy| strategy.id.to_string()));
    nothing_lacks("summary", strategies().filter(|strategy| strategy.summary.is_none()).map(|strategy| strategy.id.to_string()));
    nothing_lacks("level source", model.levels.iter().filter(|level| level.source.is_empty()).map(|level| level.id.to_string()));
    nothing_lacks("goal", model.levels.iter().filter(|level| level.goal.is_none()).map(|level| level.id.to_string()));
}

#[test]
fn every_practice_says_where_it_comes_from_why_it_matters_and_what_shows_it() {
    let model = operational_excellence();
    let lacking = |lacks: fn(&maturity::model::Practice) -> bool| {
        let practices = model.practices().filter(move |(_, _, practice)| lacks(practice));
        practices.map(|(_, strategy, practice)| format!("{}/{}", strategy.id, practice.id)).collect::<Vec<_>>().into_iter()
    };
    nothing_lacks("source", lacking(|practice| practice.source.is_empty()));
    nothing_lacks("why", lacking(|practice| practice.why.is_none()));
    nothing_lacks("evidence", lacking(|practice| practice.evidence.is_none()));
    nothing_lacks(
        "means",
        lacking(|practice| matches!(&practice.form, Form::Scale(scale) if scale.options.iter().any(|o| o.means.is_none()))),
    );
    nothing_lacks(
        "why of an item",
        lacking(|practice| matches!(&practice.form, Form::Checklist(items) if items.iter().any(|i| i.why.is_none()))),
    );
}

#[test]
fn every_risk_and_trade_off_says_where_it_comes_from_and_what_to_do() {
    let model = operational_excellence();
    for (_, strategy) in model.strategies() {
        let risks = strategy.risks.iter().filter(|risk| risk.source.is_empty() || risk.mitigation.is_none());
        nothing_lacks("source or mitigation", risks.map(|risk| format!("{}/{}", strategy.id, risk.id)));
        let trade_offs = strategy.trade_offs.iter().filter(|trade_off| trade_off.source.is_empty() || trade_off.guidance.is_none());
        nothing_lacks("source or guidance", trade_offs.map(|trade_off| format!("{}/{}", strategy.id, trade_off.id)));
    }
}

#[test]
fn every_checklist_has_a_choice_and_every_theme_spans_levels() {
    let model = operational_excellence();
    for (_, strategy, practice) in model.practices() {
        assert!(!matches!(&practice.form, Form::Checklist(items) if items.len() < 2), "{}/{}", strategy.id, practice.id);
    }
    for theme in &model.themes {
        let levels = model.levels.iter().filter(|level| level.strategies.iter().any(|strategy| strategy.theme == theme.id)).count();
        assert!(levels >= 2, "the theme {} has strategies in {levels} levels only", theme.id);
    }
}
