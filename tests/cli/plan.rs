//! `plan`: the smallest set of changes that reaches a level.

use maturity::ExitCode;

use crate::harness::{assert_text, checkout, maturity};

#[test]
fn without_a_level_the_plan_is_for_the_target_of_the_file() {
    let run = maturity("plan a.yaml").file("a.yaml", checkout()).run().silent();
    assert!(run.stdout.contains("To reach Level 3 ("), "{}", run.stdout);
    assert!(!run.stdout.contains("What holds back"), "{}", run.stdout);
}

#[test]
fn a_plan_for_a_higher_level_holds_the_plan_for_a_lower_one() {
    let plan = |to: &str| maturity(&format!("plan --format json --to {to} a.yaml")).file("a.yaml", checkout()).run().json();
    let steps = |to: &str| -> Vec<String> {
        let report = plan(to);
        let steps = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true);
        steps.map(|step| format!("{}/{}", step["strategy"], step["practice"])).collect()
    };
    let (three, five) = (steps("3"), steps("5"));
    assert!(!three.is_empty() && three.len() < five.len());
    assert!(three.iter().all(|step| five.contains(step)));
    assert_eq!(steps("2"), <[String; 0]>::default(), "Level 2 passes already");
}

#[test]
fn a_level_that_passes_needs_no_plan() {
    let run = maturity("plan --to 1 a.yaml").file("a.yaml", checkout()).run().silent();
    assert!(!run.stdout.contains("(0 steps"), "{}", run.stdout);
}

#[test]
fn a_level_that_the_model_lacks_is_refused() {
    for level in ["0", "6"] {
        let run = maturity("plan a.yaml --to").argument(level).file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stdout, "");
        assert_eq!(run.stderr, format!("error: there is no level {level}: the model has the levels 1 to 5\n"));
    }
    let run = maturity("plan a.yaml --to three").file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error: invalid value 'three' for '--to <LEVEL>': a level is named by its number alone, for example 3

For more information, try '--help'.

"#]]
    );
}
