//! Reads the files of SAMM, which ids join to one model.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::document::Faults;
use crate::import::foreign::{Foreign, LeftOut, unusable};
use crate::import::lenient::{Number, Text, Texts, list};
use crate::import::losses::Losses;
use crate::import::{QUESTIONS, fault_at, too_many};

/// The folders that are read.
pub const FOLDERS: [&str; 8] =
    ["business_functions", "security_practices", "streams", "practice_levels", "maturity_levels", "activities", "questions", "answer_sets"];

/// Declares what is read of a kind of file; everything may be missing.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident, $order:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, rename_all = "camelCase")]
        pub(super) struct $name {
            id: Text,
            pub(super) $order: Number,
            $($(#[$attribute])* pub(super) $field: $kind,)*
        }

        impl Item for $name {
            fn id(&self) -> &str {
                self.id.0.trim()
            }

            fn place_among_its_like(&self) -> Number {
                self.$order
            }
        }
    };
}

/// What every kind of file has.
pub(super) trait Item: DeserializeOwned {
    fn id(&self) -> &str;
    /// Its place among its like.
    fn place_among_its_like(&self) -> Number;
}

item!(
    /// Becomes a theme.
    Function, order { name: Text, description: Text, }
);
item!(
    /// Becomes a strategy a level.
    SecurityPractice, order { function: Text, name: Text, }
);
item!(
    /// One of the lines of questions through a security practice.
    Stream, order { practice: Text, name: Text, }
);
item!(
    /// Becomes a level.
    MaturityLevel, number { order: Number, level: Number, description: Text, }
);
item!(
    /// A security practice at a maturity level.
    PracticeLevel, order { practice: Text, maturity_level: Text, objective: Text, }
);
item!(
    /// What a question is about.
    Activity, order { stream: Text, level: Text, title: Text, benefit: Text, short_description: Text, }
);
item!(
    /// Becomes a question.
    Question, order {
        activity: Text,
        #[serde(alias = "answerset", alias = "answer_set")]
        answer_set: Text,
        text: Text,
        quality: Texts,
    }
);
item!(
    /// Becomes a scale.
    AnswerSet, order {
        #[serde(deserialize_with = "list")]
        values: Vec<Answer>,
    }
);

/// One answer and what it is worth, 0 to 1.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Answer {
    pub(super) text: Text,
    pub(super) value: Number,
}

/// What a file says, and which file.
#[derive(Debug)]
pub(super) struct Part<'f, T> {
    pub(super) id: String,
    pub(super) item: T,
    file: &'f Foreign,
}

impl Part<'_, MaturityLevel> {
    /// The level's number: what it says of itself, else the number in its file's name.
    pub(super) fn number(&self) -> Option<i64> {
        let said = [self.item.number, self.item.order, self.item.level].into_iter().find_map(|number| number.0);
        let file = self.file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let digits: String = file.chars().filter(char::is_ascii_digit).take(9).collect();
        said.map(|number| whole(Number(Some(number)))).or_else(|| digits.parse().ok())
    }
}

/// A number as an order; without one, the last.
pub(super) fn whole(number: Number) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "what is beyond all numbers stands at the end")]
    number.0.map_or(i64::MAX, |number| number as i64)
}

type Parts<'f, T> = BTreeMap<String, Part<'f, T>>;

#[derive(Debug)]
pub(super) struct Files<'f> {
    pub(super) functions: Parts<'f, Function>,
    practices: Parts<'f, SecurityPractice>,
    streams: Parts<'f, Stream>,
    practice_levels: Parts<'f, PracticeLevel>,
    pub(super) levels: Parts<'f, MaturityLevel>,
    activities: Parts<'f, Activity>,
    pub(super) questions: Parts<'f, Question>,
    answer_sets: Parts<'f, AnswerSet>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a, 'f> {
    pub(super) activity: &'a Part<'f, Activity>,
    pub(super) stream: &'a Part<'f, Stream>,
    pub(super) practice: &'a Part<'f, SecurityPractice>,
    pub(super) function: &'a Part<'f, Function>,
    pub(super) practice_level: &'a Part<'f, PracticeLevel>,
    pub(super) level: &'a Part<'f, MaturityLevel>,
}

impl<'f> Files<'f> {
    pub(super) fn read(name: &str, files: &'f [(&str, Foreign)], losses: &mut Losses) -> Result<Self, Faults> {
        let mut left_out = LeftOut::new();
        let read = Self {
            functions: parts(files, FOLDERS[0], &mut left_out, losses)?,
            practices: parts(files, FOLDERS[1], &mut left_out, losses)?,
            streams: parts(files, FOLDERS[2], &mut left_out, losses)?,
            practice_levels: parts(files, FOLDERS[3], &mut left_out, losses)?,
            levels: parts(files, FOLDERS[4], &mut left_out, losses)?,
            activities: parts(files, FOLDERS[5], &mut left_out, losses)?,
            questions: parts(files, FOLDERS[6], &mut left_out, losses)?,
            answer_sets: parts(files, FOLDERS[7], &mut left_out, losses)?,
        };
        losses.not_read(&left_out);
        if let Some(level) = read.levels.values().find(|level| level.number().is_none()) {
            return Err(unusable(
                &level.file.name,
                "missing",
                "has no `number`",
                "add `number:` with 1 for the lowest level, 2 for the next",
            ));
        }
        if read.questions.len() > QUESTIONS {
            return Err(too_many(name, read.questions.len()));
        }
        if read.questions.is_empty() {
            return Err(unusable(name, "empty", "holds no questions", "give the folder that holds `questions` and its neighbours"));
        }
        Ok(read)
    }

    pub(super) fn place(&self, question: &Part<'f, Question>) -> Result<Place<'_, 'f>, Faults> {
        let activity = target(question, "activity", &question.item.activity, &self.activities)?;
        let stream = target(activity, "stream", &activity.item.stream, &self.streams)?;
        let practice_level = target(activity, "level", &activity.item.level, &self.practice_levels)?;
        let level = target(practice_level, "maturityLevel", &practice_level.item.maturity_level, &self.levels)?;
        let practice = target(stream, "practice", &stream.item.practice, &self.practices)?;
        let function = target(practice, "function", &practice.item.function, &self.functions)?;
        Ok(Place { activity, stream, practice, function, practice_level, level })
    }

    pub(super) fn answers(&self, question: &Part<'f, Question>) -> Result<&Part<'f, AnswerSet>, Faults> {
        target(question, "answerSet", &question.item.answer_set, &self.answer_sets)
    }
}

fn parts<'f, T: Item>(
    files: &'f [(&str, Foreign)],
    folder: &str,
    left_out: &mut LeftOut,
    losses: &mut Losses,
) -> Result<Parts<'f, T>, Faults> {
    let mut parts = Parts::new();
    for (_, file) in files.iter().filter(|(name, file)| *name == folder && !file.is_empty()) {
        let (items, unknown) = file.yaml::<Option<T>>()?;
        for (key, count) in unknown {
            *left_out.entry(key).or_default() += count;
        }
        for item in items.into_iter().flatten() {
            let id = item.id().to_owned();
            if id.is_empty() {
                return Err(unusable(&file.name, "missing", "has no `id`", "add `id:` with the text by which other files refer to it"));
            }
            if parts.insert(id.clone(), Part { id, item, file }).is_some() {
                losses.add("files with the id of another, which they replace", &file.name);
            }
        }
    }
    Ok(parts)
}

/// What the `key` of a part refers to.
fn target<'a, 'f, T, U>(from: &Part<'f, T>, key: &str, id: &Text, known: &'a Parts<'f, U>) -> Result<&'a Part<'f, U>, Faults> {
    let id = id.0.trim();
    let found = known.get(id);
    found.ok_or_else(|| {
        if id.is_empty() {
            return unusable(&from.file.name, "missing", &format!("has no `{key}`"), "add it with the id of another file");
        }
        let (message, help) = (format!("`{key}` is `{id}`, and no file has that id"), "add the file that is missing, or mend the id");
        match from.file.place_of(key, id) {
            Some(place) => fault_at(from.file, place, "unknown-id", &message, help),
            None => unusable(&from.file.name, "unknown-id", &format!("says that {message}"), help),
        }
    })
}
