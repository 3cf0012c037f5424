//! A small commented model to begin an own one with, named after the file that it will stand in.

use super::{Id, builtin};
use crate::text::{capital, spelled};

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
pub(crate) fn names_no_model(name: &str) -> bool {
    id_of(name).is_none()
}

fn id_of(name: &str) -> Option<Id> {
    Id::of_words(name).filter(|id| builtin(id.as_str()).is_none())
}

/// The words of a name with a capital at the start.
fn titled(name: &str) -> String {
    capital(&name.split(['-', '_', '.', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}
