//! Ids: the names by which answers files and models refer to parts of a model.

use std::borrow::Borrow;
use std::fmt;

use serde_json::{Value, json};

use super::{Practice, Strategy};

/// A kebab-case name that never changes meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

/// What stands between words where people name things.
const SEPARATORS: [char; 4] = ['-', '_', '.', ' '];

/// Words with a meaning of their own in an answers file, and those that a YAML 1.1 reader takes for a boolean or null.
const RESERVED: [&str; 12] = ["unknown", "not-applicable", "not_applicable", "y", "n", "yes", "no", "on", "off", "null", "true", "false"];

impl Id {
    /// The greatest length of an id, in characters.
    pub(crate) const LENGTH_LIMIT: usize = 60;

    /// `text` as an id.
    ///
    /// # Errors
    /// Why it is none, to follow "the id `…`".
    pub fn new(text: &str) -> Result<Self, String> {
        let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        if Self::is_reserved(text) {
            return Err("is reserved".to_owned());
        }
        if text.chars().count() > Self::LENGTH_LIMIT {
            return Err(format!("is longer than {} characters", Self::LENGTH_LIMIT));
        }
        if !text.split('-').all(word) || !text.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Err("is not kebab-case: lower-case letters and digits in words joined by `-`, beginning with a letter".to_owned());
        }
        Ok(Self(text.to_owned()))
    }

    /// What [`new`](Id::new) accepts, as a JSON Schema.
    pub(crate) fn schema() -> Value {
        json!({"pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": Self::LENGTH_LIMIT, "not": {"enum": RESERVED}})
    }

    /// Whether `text` means something else already.
    pub(crate) fn is_reserved(text: &str) -> bool {
        RESERVED.contains(&text)
    }

    /// The id that the words of `text` make, as a file's name or a heading has them; none where they make no id.
    pub(crate) fn of_words(text: &str) -> Option<Self> {
        let mut id = String::with_capacity(text.len() + 4);
        for character in text.chars() {
            let begins_a_word = character.is_uppercase() && id.ends_with(|former: char| former.is_lowercase());
            if begins_a_word || (SEPARATORS.contains(&character) && !id.ends_with('-')) {
                id.push('-');
            }
            if !SEPARATORS.contains(&character) {
                id.push(character);
            }
        }
        Self::new(&id.trim_matches('-').to_lowercase()).ok()
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A practice of the model: `strategy/practice`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PracticeRef {
    /// The strategy's id.
    pub strategy: Id,
    /// The practice's id within the strategy.
    pub practice: Id,
}

impl PracticeRef {
    pub(crate) fn of(strategy: &Strategy, practice: &Practice) -> Self {
        Self { strategy: strategy.id.clone(), practice: practice.id.clone() }
    }
}

impl fmt::Display for PracticeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.strategy, self.practice)
    }
}
