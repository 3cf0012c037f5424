//! The model that `model new` writes, and the name that it gets.

use maturity::model::{Model, starter};

use crate::common::committed;

/// The id and the title of the model that `name` gives, which has to be without fault.
fn id_and_title(name: &str) -> [String; 2] {
    let (model, warnings) = Model::lint(name, starter(name).as_bytes(), None).unwrap();
    assert_eq!(warnings.to_string(), "", "{name}");
    [model.id.to_string(), model.title]
}

#[test]
fn the_template_passes_as_it_is() {
    let (model, warnings) = Model::lint("starter", starter("").as_bytes(), None).unwrap();
    assert_eq!(warnings.to_string(), "");
    assert_eq!((model.levels.len(), model.strategies().count(), model.practices().count()), (2, 3, 5));
}

#[test]
fn a_name_that_makes_an_id_names_the_model() {
    assert_eq!(id_and_title("release-trains"), ["release-trains", "Release trains"]);
    assert_eq!(id_and_title("API design_v2.1"), ["api-design-v2-1", "API design v2 1"]);
    assert_eq!(id_and_title("ReleaseTrains"), ["release-trains", "ReleaseTrains"]);
    assert_eq!(id_and_title("nULL"), ["n-ull", "NULL"]);
}

#[test]
fn any_other_name_leaves_the_model_neutral() {
    let long = "a".repeat(61);
    for name in ["", "no", "NULL", "unknown", "Über uns", "2nd-try", "a#b", "a: b", "-", "模型", &long, "operational-excellence"] {
        assert_eq!(id_and_title(name), ["our-model", "Our model"], "{name}");
    }
}

#[test]
fn every_key_that_a_model_may_have_stands_in_the_template() {
    let (template, declared) = (starter(""), committed("src/model/raw.rs"));
    let declared = declared.lines().map(str::trim);
    let keys = declared.filter_map(|line| line.strip_prefix("required ").or(line.strip_prefix("optional "))?.split(':').next());
    let keys: Vec<&str> = keys.collect();
    assert!(keys.len() > 40, "{keys:?}");
    let stands = |key: &str| ['\n', ' ', '{', '`'].iter().any(|before| template.contains(&format!("{before}{key}:")));
    let absent: Vec<&&str> = keys.iter().filter(|key| !stands(key)).collect();
    assert!(absent.is_empty(), "{absent:?}");
    assert!(template.lines().all(|line| line.chars().count() <= 120));
}
