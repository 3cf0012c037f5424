//! Reads the files of SAMM, which ids join to one model.

use std::collections::BTreeMap;

use crate::document::{Faults, Node};
use crate::import::foreign::{Foreign, said, text, whole};
use crate::import::losses::Losses;

/// The folders that are read, and the keys of their files that are.
#[rustfmt::skip]
pub(super) const KINDS: [(&str, &[&str]); 8] = [
    ("business_functions", &["id", "order", "name", "description", "model"]),
    ("security_practices", &["id", "order", "function", "name", "shortName", "shortDescription", "longDescription"]),
    ("streams", &["id", "order", "practice", "name", "letter"]),
    ("practice_levels", &["id", "practice", "maturityLevel", "objective"]),
    ("maturity_levels", &["id", "number", "description"]),
    ("activities", &["id", "stream", "level", "title", "benefit", "shortDescription", "longDescription", "results", "metrics", "notes",
                     "relatedActivities"]),
    ("questions", &["id", "order", "activity", "answerSet", "answerset", "text", "quality"]),
    ("answer_sets", &["id", "values"]),
];

/// The folders that are read.
pub const FOLDERS: [&str; 8] = [KINDS[0].0, KINDS[1].0, KINDS[2].0, KINDS[3].0, KINDS[4].0, KINDS[5].0, KINDS[6].0, KINDS[7].0];

/// What a file says, and which file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'f> {
    pub(super) id: &'f str,
    pub(super) node: &'f Node,
    pub(super) file: &'f Foreign,
}

impl<'f> Part<'f> {
    pub(super) fn text(self, key: &str) -> &'f str {
        text(self.node, key)
    }

    /// What to sort by: a number where it has one, then an id for what has the same.
    pub(super) fn order(self) -> (i64, String) {
        (whole(self.text("order")).unwrap_or(i64::MAX), self.id.to_owned())
    }

    /// The number of a maturity level.
    pub(super) fn level_number(self) -> Result<i64, Faults> {
        whole(self.text("number"))
            .ok_or_else(|| self.file.unusable("missing", "has no `number`", "add `number:` with 1 for the lowest level, 2 for the next"))
    }
}

/// The parts of each folder by their ids.
pub(super) struct Files<'f>(BTreeMap<&'static str, BTreeMap<&'f str, Part<'f>>>);

/// Where a question belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'f> {
    pub(super) activity: Part<'f>,
    pub(super) stream: Part<'f>,
    pub(super) practice: Part<'f>,
    pub(super) function: Part<'f>,
    pub(super) practice_level: Part<'f>,
    pub(super) number: i64,
}

impl Place<'_> {
    /// What to sort by: level, function, practice and stream.
    pub(super) fn order(&self) -> (i64, [(i64, String); 3]) {
        (self.number, [self.function, self.practice, self.stream].map(Part::order))
    }

    /// The key of its strategy.
    pub(super) fn strategy(&self) -> String {
        format!("{} {}", self.practice.id, self.number)
    }
}

impl<'f> Files<'f> {
    pub(super) fn read(files: &'f [(&str, Foreign)], losses: &mut Losses) -> Result<Self, Faults> {
        let mut read = Self(KINDS.iter().map(|(folder, _)| (*folder, BTreeMap::new())).collect());
        for (folder, file) in files {
            let Some((folder, keys)) = KINDS.iter().find(|(kind, _)| kind == folder) else { continue };
            let parts = read.0.entry(folder).or_default();
            for node in file.roots.iter().filter(|node| !node.entries().is_empty()) {
                losses.unread(node, keys);
                let id = text(node, "id");
                if id.is_empty() {
                    return Err(file.unusable("missing", "has no `id`", "add `id:` with the text by which other files refer to it"));
                }
                if parts.insert(id, Part { id, node, file }).is_some() {
                    let place = node.get("id").map_or(0..0, Node::content);
                    losses.add_at(file, place, "duplicate-id", "another file has this id, and is not read", id);
                }
            }
        }
        Ok(read)
    }

    pub(super) fn of(&self, folder: &str) -> impl Iterator<Item = Part<'f>> {
        self.0.get(folder).into_iter().flat_map(BTreeMap::values).copied()
    }

    pub(super) fn get(&self, folder: &str, id: &str) -> Option<Part<'f>> {
        self.0.get(folder)?.get(id).copied()
    }

    pub(super) fn place_of_question(&self, question: Part<'f>) -> Result<Place<'f>, Faults> {
        self.place(self.target(question, "activity", "activities")?)
    }

    pub(super) fn place(&self, activity: Part<'f>) -> Result<Place<'f>, Faults> {
        let stream = self.target(activity, "stream", "streams")?;
        let practice_level = self.target(activity, "level", "practice_levels")?;
        let level = self.target(practice_level, "maturityLevel", "maturity_levels")?;
        let practice = self.target(stream, "practice", "security_practices")?;
        let function = self.target(practice, "function", "business_functions")?;
        Ok(Place { activity, stream, practice, function, practice_level, number: level.level_number()? })
    }

    pub(super) fn answers(&self, question: Part<'f>) -> Result<Part<'f>, Faults> {
        // Publications of the core spell the key in both ways.
        let key = if question.node.get("answerset").is_some() { "answerset" } else { "answerSet" };
        self.target(question, key, "answer_sets")
    }

    /// What the `key` of a part refers to.
    fn target(&self, from: Part<'f>, key: &str, folder: &str) -> Result<Part<'f>, Faults> {
        let Some(node) = from.node.get(key).filter(|node| !said(node).is_empty()) else {
            return Err(from.file.unusable("missing", &format!("has no `{key}`"), "add it with the id of another file"));
        };
        let id = said(node);
        self.get(folder, id).ok_or_else(|| {
            let message = format!("`{key}` is `{id}`, and no file of `{folder}` has that id");
            from.file.fault(node.content(), "unknown-id", &message, "add the file that is missing, or mend the id")
        })
    }
}
