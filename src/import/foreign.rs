//! A file of another tool, and how its parts are read: whatever they are where a text, a number or a list belongs.

use std::ops::Range;

use crate::document::{Faults, Kind, Node, Problem, decode, foreign};
use crate::model::SIZE_LIMIT;

/// A file of another tool as its parts.
#[derive(Debug, Clone)]
pub struct Foreign {
    pub(crate) name: String,
    pub(super) text: String,
    /// The outermost part of each YAML document.
    pub(super) roots: Vec<Node>,
}

impl Foreign {
    /// The greatest length of a file, in bytes; the largest published models have a sixth of it.
    pub(crate) const LIMIT: usize = SIZE_LIMIT;

    /// The parts of what `bytes` say; `name` is what messages call the file.
    ///
    /// # Errors
    /// A file over [`LIMIT`](Self::LIMIT), one that is no UTF-8, and one that is no YAML, of which JSON is a part. One with nothing in
    /// it, or nothing but comments, has no part: among the many files of a folder it does no harm.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let text = match decode(bytes, Self::LIMIT) {
            Err(problem) if problem.rule == "empty" => String::new(),
            // What helps with a large file of answers does not help here.
            Err(problem) if problem.rule == "too-large" => return Err(Faults::of_file(name, problem.help("is it the right file?"))),
            read => read.map_err(|problem| Faults::of_file(name, problem))?,
        };
        // JSON may hold characters that nobody sees and YAML cannot have.
        let text = text.replace(|c: char| matches!(c, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'), " ");
        let roots = foreign(name, &text)?;
        Ok(Self { name: name.to_owned(), text, roots })
    }

    /// The value of `key` in the first part that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.roots.iter().find_map(|root| root.get(key))
    }

    /// A fault that one place of the file has.
    pub(super) fn fault(&self, place: Range<usize>, rule: &'static str, message: &str, help: &str) -> Faults {
        Faults::new(&self.name, self.text.clone(), Problem::error(rule, place, message).help(help).into())
    }

    /// A fault of the file as a whole.
    pub(super) fn unusable(&self, rule: &'static str, message: &str, help: &str) -> Faults {
        Faults::of_file(&self.name, Problem::error(rule, 0..0, message).help(help))
    }

    /// Makes sure that each of the `keys` of a part holds a list, where it holds anything.
    ///
    /// # Errors
    /// The first that does not.
    pub(super) fn want_lists(&self, node: &Node, keys: &[&str]) -> Result<(), Faults> {
        let wrong =
            keys.iter().filter_map(|key| Some((key, node.get(key)?))).find(|(_, value)| !is_empty(value) && value.items().is_empty());
        wrong.map_or(Ok(()), |(key, value)| {
            Err(self.fault(
                value.content(),
                "wrong-kind",
                &format!("`{key}` is not a list"),
                "mend it, or get the file anew from its publisher",
            ))
        })
    }

    /// Whether the file may be the `tool`'s.
    ///
    /// # Errors
    /// It looks like another's.
    pub(crate) fn is_of(&self, tool: &str) -> Result<(), Faults> {
        let help = match self.looks_like() {
            Some(looks) if looks != tool && looks.contains(' ') => format!("it looks like {looks}"),
            Some(looks) if looks != tool => format!("it looks like `--from {looks}`"),
            _ => return Ok(()),
        };
        let place = self.roots.first().map_or(0..0, |root| root.entries().first().map_or(0..1, |(_, first)| first.name()));
        Err(self.fault(place, "other-file", &format!("this is not what `--from {tool}` reads"), &help))
    }

    /// Which tool's file it looks like: the word that `--from` has for it, or what else of ours it is.
    pub(crate) fn looks_like(&self) -> Option<&'static str> {
        let has = |keys: &[&str]| keys.iter().all(|key| self.get(key).is_some());
        let has_activity = || {
            let mut activities = self.roots.iter().flat_map(within).flat_map(within).flat_map(within);
            activities.any(|node| node.get("level").is_some() && ["uuid", "measure", "risk"].iter().any(|key| node.get(key).is_some()))
        };
        match () {
            () if has(&["pillars"]) => Some("aws-lens"),
            () if has(&["scales", "levels"]) => Some("a model of this program"),
            () if has(&["workload"]) => Some("answers of this program"),
            () if has(&["progress"]) => Some("the progress of teams in DSOMM, for `maturity import --from dsomm-progress`"),
            () if has(&["controls"]) || self.get("metadata").is_some_and(|data| data.get("applicability-groups").is_some()) => Some("osps"),
            () if has(&["answerSet"]) || has(&["maturityLevel"]) || has(&["shortDescription"]) => Some("samm"),
            () => has_activity().then_some("dsomm"),
        }
    }
}

fn within(node: &Node) -> impl Iterator<Item = &Node> {
    node.entries().iter().map(|(_, value)| value)
}

/// Whether a scalar is the word for "not a number", which JSON does not have and a published lens holds.
pub(super) fn is_nan(node: &Node) -> bool {
    matches!(&node.kind, Kind::Scalar { text, plain: true } if ["NaN", ".nan", ".NaN", ".NAN"].contains(&text.as_str()))
}

/// What a scalar says; null, NaN and what is no scalar say nothing.
pub(super) fn said(node: &Node) -> &str {
    match &node.kind {
        Kind::Scalar { text, plain: true } if ["", "~", "null", "Null", "NULL"].contains(&text.as_str()) || is_nan(node) => "",
        Kind::Scalar { text, .. } => text.trim(),
        Kind::List(_) | Kind::Map(_) => "",
    }
}

/// What the scalar under `key` says; nothing where there is none.
pub(super) fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).map_or("", said)
}

/// The texts under `key`; a single one is a list of one.
pub(super) fn texts<'n>(node: &'n Node, key: &str) -> Vec<&'n str> {
    let Some(value) = node.get(key) else { return vec![] };
    let all = std::iter::once(value).chain(value.items()).map(said);
    all.filter(|text| !text.is_empty()).collect()
}

/// The entries of the list under `key`, but for those that say nothing.
pub(super) fn list<'n>(node: &'n Node, key: &str) -> impl Iterator<Item = &'n Node> {
    node.get(key).map_or(&[][..], Node::items).iter().filter(|item| !is_empty(item))
}

/// Whether a part says nothing.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.kind {
        Kind::Scalar { .. } => said(node).is_empty(),
        Kind::List(items) => items.iter().all(is_empty),
        Kind::Map(entries) => entries.iter().all(|(_, value)| is_empty(value)),
    }
}

/// Decimals of a number that are looked at.
const DECIMALS: usize = 6;
/// What stands for 1 in a number with so many decimals.
pub(super) const ONE: i64 = 1_000_000;

/// A number with up to six decimals, times [`ONE`]; nothing where `text` is none.
pub(super) fn number(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=9).contains(&(whole.len() + part.len())) && part.len() <= DECIMALS && is_number(whole) && is_number(part);
    let number = fits.then(|| format!("{whole}{part:0<DECIMALS$}").parse::<i64>().ok())??;
    Some(sign * number)
}

/// A number without decimals.
pub(super) fn whole(text: &str) -> Option<i64> {
    number(text).filter(|number| number % ONE == 0).map(|number| number / ONE)
}
