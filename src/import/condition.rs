//! The conditions of a lens: choices joined by `&&` and `||`, negated by `!`, grouped by parentheses.

use std::collections::BTreeMap;

/// When a rule holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The choice at this position is ticked.
    Ticked(usize),
    /// A choice that the question does not have, which nobody can tick.
    Unknown(String),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// All of them hold; without any, always.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
}

/// Parentheses and negations may nest this deep; published lenses nest three deep.
const DEPTH: usize = 64;

impl Condition {
    /// Whether it holds where the choices are ticked whose bits are set.
    pub fn holds(&self, ticked: u32) -> bool {
        match self {
            Self::Ticked(choice) => ticked >> choice & 1 == 1,
            Self::Unknown(_) => false,
            Self::Not(condition) => !condition.holds(ticked),
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(ticked)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(ticked)),
        }
    }

    /// Itself and all that it is made of; each time with whether an even number of negations stands before it.
    pub(super) fn parts(&self, is_meant: bool) -> Vec<(&Self, bool)> {
        let (within, is_meant_within) = match self {
            Self::Ticked(_) | Self::Unknown(_) => (&[][..], is_meant),
            Self::Not(condition) => (std::slice::from_ref(&**condition), !is_meant),
            Self::All(conditions) | Self::Any(conditions) => (&conditions[..], is_meant),
        };
        std::iter::once((self, is_meant)).chain(within.iter().flat_map(|part| part.parts(is_meant_within))).collect()
    }
}

/// Reads a condition; `choices` are the positions of the question's choices by their ids. The word `default` alone always holds.
///
/// # Errors
/// What is wrong, to follow "the condition `…`".
pub fn parse(text: &str, choices: &BTreeMap<&str, usize>) -> Result<Condition, String> {
    if text.trim() == "default" {
        return Ok(Condition::All(vec![]));
    }
    let mut parser = Parser { tokens: tokens(text)?, next: 0, depth: 0, choices };
    let condition = parser.any()?;
    match parser.tokens.get(parser.next) {
        None => Ok(condition),
        Some(token) => Err(format!("goes on with `{token}` where it should end")),
    }
}

/// Ids and signs, one after the other.
fn tokens(text: &str) -> Result<Vec<&str>, String> {
    let mut tokens = vec![];
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' | ')' | '!' => 1,
            '&' | '|' if rest[1..].starts_with(first) => 2,
            _ => rest.find(|c: char| !c.is_alphanumeric() && !"_-.:".contains(c)).unwrap_or(rest.len()),
        };
        if length == 0 {
            return Err(format!("holds `{first}`, which is none of `&&`, `||`, `!` and parentheses"));
        }
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// Goes down from the weakest sign to the strongest: `||`, `&&`, `!`.
struct Parser<'t> {
    tokens: Vec<&'t str>,
    next: usize,
    depth: usize,
    choices: &'t BTreeMap<&'t str, usize>,
}

impl Parser<'_> {
    fn any(&mut self) -> Result<Condition, String> {
        self.joined("||", Self::all, Condition::Any)
    }

    fn all(&mut self) -> Result<Condition, String> {
        self.joined("&&", Self::one, Condition::All)
    }

    fn joined(
        &mut self,
        sign: &str,
        part: fn(&mut Self) -> Result<Condition, String>,
        join: fn(Vec<Condition>) -> Condition,
    ) -> Result<Condition, String> {
        let mut conditions = vec![part(self)?];
        while self.accepts(sign) {
            conditions.push(part(self)?);
        }
        Ok(if conditions.len() == 1 { conditions.remove(0) } else { join(conditions) })
    }

    fn one(&mut self) -> Result<Condition, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(format!("is nested deeper than {DEPTH}"));
        }
        let condition = if self.accepts("!") { Condition::Not(Box::new(self.one()?)) } else { self.group_or_choice()? };
        self.depth -= 1;
        Ok(condition)
    }

    fn group_or_choice(&mut self) -> Result<Condition, String> {
        if self.accepts("(") {
            let condition = self.any()?;
            return if self.accepts(")") { Ok(condition) } else { Err("opens a parenthesis that it does not close".to_owned()) };
        }
        let token = self.tokens.get(self.next).copied().ok_or_else(|| "ends where a choice should stand".to_owned())?;
        if ["&&", "||", ")"].contains(&token) {
            return Err(format!("has `{token}` where a choice should stand"));
        }
        self.next += 1;
        Ok(self.choices.get(token).map_or_else(|| Condition::Unknown(token.to_owned()), |choice| Condition::Ticked(*choice)))
    }

    fn accepts(&mut self, token: &str) -> bool {
        let is_next = self.tokens.get(self.next) == Some(&token);
        self.next += usize::from(is_next);
        is_next
    }
}
