//! A small commented model to begin an own one with, named after the file that it will stand in.

use super::{Id, builtin};
use crate::text::spelled;

/// The template; it passes the strict check as it is.
const TEMPLATE: &str = include_str!("starter.yaml");

/// The lines of the template that a name replaces.
const ID: &str = "\nid: our-model\n";
const TITLE: &str = "\ntitle: Our model\n";

/// The text of a small commented model. Its id and title are made of `name`, where that makes an id which no built-in model
/// has; else they stay neutral.
pub fn starter(name: &str) -> String {
    match id_of(name) {
        Some(id) => {
            let title = spelled(&titled(name));
            TEMPLATE.replacen(ID, &format!("\nid: {id}\n"), 1).replacen(TITLE, &format!("\ntitle: {title}\n"), 1)
        }
        None => TEMPLATE.to_owned(),
    }
}

/// Whether `name` makes no id, or one that a built-in model has.
pub fn names_no_model(name: &str) -> bool {
    id_of(name).is_none()
}

fn id_of(name: &str) -> Option<Id> {
    Id::of_words(name).filter(|id| builtin(id.as_str()).is_none())
}

/// The words of a name with a capital at the start.
fn titled(name: &str) -> String {
    let title = name.split(['-', '_', '.', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let (first, rest) = title.split_at_checked(1).unwrap_or(("", &title));
    first.to_uppercase() + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    /// The id and the title of the model that `name` gives, which has to be without fault.
    fn id_and_title(name: &str) -> [String; 2] {
        let (model, warnings) = Model::lint(name, starter(name).as_bytes(), None).unwrap();
        assert_eq!(warnings.to_string(), "", "{name}");
        [model.id.to_string(), model.title]
    }

    #[test]
    fn the_template_passes_as_it_is_and_has_the_lines_that_a_name_replaces() {
        let (model, warnings) = Model::lint("starter", TEMPLATE.as_bytes(), None).unwrap();
        assert_eq!(warnings.to_string(), "");
        assert_eq!((model.levels.len(), model.strategies().count(), model.practices().count()), (2, 3, 5));
        assert!(TEMPLATE.contains(ID) && TEMPLATE.contains(TITLE));
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
        for name in ["", "no", "NULL", "overall", "Über uns", "2nd-try", "a#b", "a: b", "-", "模型", &long, "operational-excellence"] {
            assert_eq!(id_and_title(name), ["our-model", "Our model"], "{name}");
        }
    }

    #[test]
    fn every_key_that_a_model_may_have_stands_in_the_template() {
        let declared = include_str!("raw.rs").lines().map(str::trim);
        let keys = declared.filter_map(|line| line.strip_prefix("required ").or(line.strip_prefix("optional "))?.split(':').next());
        let keys: Vec<&str> = keys.collect();
        assert!(keys.len() > 40, "{keys:?}");
        let stands = |key: &str| ['\n', ' ', '{', '`'].iter().any(|before| TEMPLATE.contains(&format!("{before}{key}:")));
        let absent: Vec<&&str> = keys.iter().filter(|key| !stands(key)).collect();
        assert!(absent.is_empty(), "{absent:?}");
        assert!(TEMPLATE.lines().all(|line| line.chars().count() <= 120));
    }
}
