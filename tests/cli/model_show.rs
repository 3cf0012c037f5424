//! `model show` in its three formats.

use std::collections::BTreeSet;

use comrak::nodes::NodeValue;
use maturity::ExitCode;
use maturity::model::{BUILTIN, Form, Model, Part};
use maturity::render::{Canvas, model_page};
use serde_json::Value;

use crate::harness::{assert_text, maturity};

const SMALL: &str = include_str!("../data/small.yaml");

#[test]
fn the_whole_model_is_shown_as_a_ladder_with_the_highest_level_on_top() {
    let run = maturity("model show --model tea.yaml").file("tea.yaml", SMALL).run().silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
Tea 1.0.0
A level passes at 75 %, with no strategy under 50 %; it is reached when no level
below it fails.

Level 2 · Second cup (1 strategy, 1 question)
  pot  Pot

Level 1 · First cup (1 strategy, 2 questions)
  water  Water

3 questions in all. Look closer with `maturity model show --model tea.yaml 2`,
and so with `pot` or `pot/warm`.

"#]]
    );
    let levels: Vec<String> =
        maturity("model show --model security").run().silent().stdout.lines().filter_map(|line| line.get(..7).map(str::to_owned)).collect();
    let levels: Vec<&str> = levels.iter().map(String::as_str).filter(|line| line.starts_with("Level ")).collect();
    assert_eq!(levels, ["Level 5", "Level 4", "Level 3", "Level 2", "Level 1"]);
}

#[test]
fn without_a_name_the_built_in_models_are_listed_with_their_sizes() {
    let text = maturity("model show").run().silent().stdout;
    let markdown = maturity("model show --format markdown").run().silent().stdout;
    let json = maturity("model show --format json").run().silent().json();
    assert_eq!(json["models"].as_array().unwrap().len(), BUILTIN.len());
    for (builtin, listed) in BUILTIN.iter().zip(json["models"].as_array().unwrap()) {
        let model = builtin.model().unwrap();
        let [levels, strategies, questions] = [model.levels.len(), model.strategies().count(), model.practices().count()];
        let essentials = model.practices().filter(|(_, _, practice)| practice.essential).count();
        let size = format!("{levels} levels, {strategies} strategies, {questions} questions, {essentials} of them essential");
        assert!(text.contains(&format!("{} {}\n", model.title, model.version)), "{text}");
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&format!("{}: {size}", model.id)), "{text}");
        assert!(markdown.contains(&format!("`{}`: {size}\n", model.id)), "{markdown}");
        let sizes = ["levels", "strategies", "questions", "essentials"].map(|key| listed[key].as_u64().unwrap());
        assert_eq!(sizes, [levels, strategies, questions, essentials].map(|size| u64::try_from(size).unwrap()));
        assert_eq!((&listed["id"], &listed["title"]), (&builtin.id.into(), &model.title.into()));
        maturity("model show --model").argument(builtin.id).run().silent();
    }
}

#[test]
fn a_part_is_found_in_whichever_built_in_model_has_it() {
    for part in ["threat-modeling", "core-security", "incident-plan/alert-owners"] {
        let found = maturity("model show").argument(part).run().silent().stdout;
        assert_eq!(found, maturity("model show --model security").argument(part).run().silent().stdout);
        assert_eq!(found, maturity("explain").argument(part).run().silent().stdout);
        maturity("model show --model operational-excellence").argument(part).ends_with(ExitCode::Unusable).run();
    }
    assert!(maturity("model show 3").run().silent().stdout.contains("Release readiness"), "a number is one of the default model");
}

#[test]
fn what_is_told_to_type_can_be_typed() {
    let hint = |name: &str| {
        let run = maturity("model show --model").argument(name).file(name.trim_start_matches("./"), SMALL).run().stdout;
        run.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(hint("my tea.yaml").contains("`maturity model show --model 'my tea.yaml' 2`"));
    assert!(hint("it's.yaml").contains(r"--model 'it'\''s.yaml' 2`"));
    let piped = maturity("model show --model -").stdin(SMALL).run().stdout;
    assert!(piped.contains("`maturity model show --model FILE 2`"), "{piped}");
}

#[test]
fn a_model_fits_every_terminal() {
    let model = BUILTIN[0].model().unwrap();
    let listed = maturity("model show").variable("COLUMNS", "30").run().stdout;
    assert!(listed.lines().all(|line| line.chars().count() <= 30), "{listed}");
    for width in [30, 40, 59, 60, 80, 120] {
        let page = model_page(&model, Part::Model, None, Canvas { width, color: false });
        let wide: Vec<&str> = page.lines().filter(|line| line.chars().count() > width).collect();
        assert!(wide.is_empty(), "more than {width} columns: {wide:#?}");
        assert_eq!(page.contains("  • health-model: "), width < 60);
    }
}

#[test]
fn a_level_is_shown_by_number_or_name() {
    let by_number = maturity("model show 3").run().silent();
    let model = BUILTIN[0].model().unwrap();
    let strategies = &model.levels[2].strategies;
    let questions: usize = strategies.iter().map(|strategy| strategy.practices.len()).sum();
    let strategies = strategies.len();
    let heading = format!("Level 3 · Release readiness ({strategies} strategies, {questions} questions)\n");
    assert!(by_number.stdout.starts_with(&heading), "{}", by_number.stdout);
    assert_eq!(maturity("model show release-readiness").run().stdout, by_number.stdout);
}

#[test]
fn a_strategy_is_shown_with_questions_risks_trade_offs_and_its_neighbours() {
    let run = maturity("model show pot --model tea.yaml").file("tea.yaml", SMALL).run().silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
Pot
Level 2 · Second cup · pot · Kitchen · weight 1

Questions
  • Is the pot warm?
    warm · weight 1 · medium effort (3)

Risks while it is missing
  • The pot is broken.
    medium

Builds on
  • water: Water (Level 1)

"#]]
    );
    let run = maturity("model show source-control").run().silent();
    for part in ["\nRisks while it is missing\n", "\nTrade-offs\n", "\nPrepares\n  • infrastructure-as-code: "] {
        assert!(run.stdout.contains(part), "no `{part}` in:\n{}", run.stdout);
    }
}

#[test]
fn a_practice_is_shown_with_its_answers_and_its_next_step() {
    let run = maturity("model show source-control/component-owners").run().silent();
    for part in ["source-control/component-owners", "  100  All: ", "  Why: ", "  Evidence: ", "  Next step: "] {
        assert!(run.stdout.contains(part), "no `{part}` in:\n{}", run.stdout);
    }
}

#[test]
fn the_handbook_has_a_heading_for_every_level_and_strategy_and_every_link_in_it_leads_somewhere() {
    for builtin in BUILTIN {
        let model = builtin.model().unwrap();
        let handbook = maturity("model show --format markdown --model").argument(builtin.id).run().silent().stdout;
        assert_leads_somewhere(&model, &handbook);
    }
}

fn assert_leads_somewhere(model: &Model, handbook: &str) {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    let (mut headings, mut links, mut anchors) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for node in comrak::parse_document(&arena, handbook, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Heading(heading) => headings.push(usize::from(heading.level)),
            NodeValue::Link(link) if link.url.starts_with('#') => drop(links.insert(link.url[1..].to_owned())),
            NodeValue::HtmlInline(html) => {
                anchors.extend(html.strip_prefix("<a id=\"").map(|rest| rest.trim_end_matches("\">").to_owned()));
            }
            _ => {}
        }
    }
    let of_level = |level| headings.iter().filter(|found| **found == level).count();
    // Beside the levels: the answers and the themes.
    assert_eq!((of_level(1), of_level(2), of_level(3)), (1, model.levels.len() + 2, model.strategies().count()));
    assert_eq!(links, anchors);
}

#[test]
fn the_handbook_leaves_no_text_of_the_model_out() {
    for builtin in BUILTIN {
        let handbook = maturity("model show --format markdown --model").argument(builtin.id).run().silent().stdout;
        let handbook = handbook.replace(['\\', '\u{200b}'], "").replace("&amp;", "&");
        assert_leaves_nothing_out(&builtin.model().unwrap(), &handbook);
    }
}

fn assert_leaves_nothing_out(model: &Model, handbook: &str) {
    let mut of_model = vec![model.title.clone()];
    of_model.extend(model.summary.clone());
    of_model
        .extend(model.source.iter().flat_map(|source| [Some(source.title.clone()), source.url.clone(), source.license.clone()]).flatten());
    of_model.extend(model.themes.iter().flat_map(|theme| [Some(theme.name.clone()), theme.summary.clone()]).flatten());
    of_model.extend(
        model
            .scales()
            .into_iter()
            .flat_map(|scale| &scale.options)
            .flat_map(|option| [Some(option.label.clone()), option.means.clone()])
            .flatten(),
    );
    let mut texts: Vec<&str> = of_model.iter().map(String::as_str).collect();
    let of_levels = model.levels.iter().flat_map(|level| [Some(&level.name), level.goal.as_ref(), level.summary.as_ref()]);
    texts.extend(of_levels.flatten().map(String::as_str));
    for (_, strategy) in model.strategies() {
        texts.extend([Some(strategy.name.as_str()), strategy.summary.as_deref()].into_iter().flatten());
        texts.extend(strategy.learn_more.iter().map(String::as_str));
        texts.extend(strategy.risks.iter().flat_map(|found| [Some(found.risk.as_str()), found.mitigation.as_deref()]).flatten());
        texts.extend(strategy.trade_offs.iter().flat_map(|found| [Some(found.trade_off.as_str()), found.guidance.as_deref()]).flatten());
    }
    for (_, _, practice) in model.practices() {
        texts.extend(
            [Some(practice.ask.as_str()), practice.why.as_deref(), practice.evidence.as_deref(), Some(practice.next_step.as_str())]
                .into_iter()
                .flatten(),
        );
        if let Form::Checklist(items) = &practice.form {
            texts.extend(items.iter().flat_map(|item| [Some(item.label.as_str()), item.why.as_deref()]).flatten());
        }
    }
    assert!(texts.len() > 600, "{}", texts.len());
    for text in texts {
        assert!(handbook.contains(text), "the handbook lacks `{text}`");
    }
}

#[test]
fn a_part_alone_is_a_page_of_its_own() {
    for (part, first) in [
        ("2", "# Level 2 · Process standardization\n"),
        ("health-model", "# A health model with business context\n"),
        ("health-model/health-trends", "# Was the history of health looked at for trends "),
    ] {
        let page = maturity("model show --format markdown").argument(part).run().silent().stdout;
        assert!(page.starts_with(first) && !page.contains("](#") && !page.contains("<a id"), "{page}");
    }
}

#[test]
fn json_has_the_whole_model_or_what_lies_on_the_way_to_a_part() {
    let json = |part: &str| maturity("model show --format json").argument(part).run().silent().json();
    let whole = maturity("model show --model operational-excellence --format json").run().silent().json();
    let count = |value: &Value, path: &[&str]| {
        path.iter()
            .fold(vec![value.clone()], |found, key| found.iter().flat_map(|value| value[*key].as_array().unwrap().clone()).collect())
            .len()
    };
    let model = BUILTIN[0].model().unwrap();
    assert_eq!(count(&whole, &["levels", "strategies", "practices"]), model.practices().count());
    let sizes =
        |value: &Value| [&["levels"][..], &["levels", "strategies"], &["levels", "strategies", "practices"]].map(|path| count(value, path));
    let strategies = &model.levels[2].strategies;
    assert_eq!(sizes(&json("3")), [1, strategies.len(), strategies.iter().map(|strategy| strategy.practices.len()).sum()]);
    assert_eq!(sizes(&json("health-model")), [1, 1, 5]);
    assert_eq!(sizes(&json("health-model/health-trends")), [1, 1, 1]);
    assert_eq!(whole["levels"][2]["strategies"][5], json("health-model")["levels"][0]["strategies"][0]);
}
