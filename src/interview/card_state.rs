//! What the keys pressed on one card amount to so far.

use std::collections::BTreeSet;

use super::key::{Command, Key};
use super::question::Choices;
use crate::answers::Answer;

/// From how many choices on a number has two digits, both always typed, so that none is ambiguous.
const WIDE_FROM: usize = 10;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CardState {
    count: usize,
    /// Whether several may be chosen.
    pub(super) many: bool,
    /// Whether Enter keeps the present answer: there is one, and nothing was chosen instead.
    pub(super) keeps: bool,
    /// The choice that the arrows went to.
    pub(super) cursor: Option<usize>,
    pub(super) ticked: BTreeSet<usize>,
    /// Whether an empty checklist was said to be the answer.
    pub(super) none: bool,
    /// The first of two digits.
    pub(super) first_digit: Option<usize>,
}

/// What one more key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pressed {
    /// These positions are the answer.
    Chosen(Vec<usize>),
    Kept,
    Command(Command),
    /// The choice has changed.
    Waiting,
    /// Enter, where there is nothing that it could take.
    InVain,
    /// The key means nothing on this card.
    Nothing,
}

impl CardState {
    /// A card of these choices, beginning at the present answer if there is one.
    pub(super) fn new(choices: &Choices<'_>, present: Option<&Answer>) -> Self {
        let many = choices.is_checklist();
        let positions = choices.positions(present);
        let cursor = positions.first().copied().filter(|_| !many);
        let none = many && positions.is_empty() && matches!(present, Some(Answer::Ticked(_)));
        let ticked = positions.into_iter().filter(|_| many).collect();
        Self { count: choices.len(), many, keeps: present.is_some(), cursor, ticked, none, first_digit: None }
    }

    /// How a position is called on the card.
    pub(super) fn number(count: usize, position: usize) -> String {
        if count < WIDE_FROM { (position + 1).to_string() } else { format!("{:02}", position + 1) }
    }

    /// Which boxes are ticked, that of "none of these" last; none at all where only one may be chosen.
    pub(super) fn ticks(&self) -> Vec<bool> {
        let boxes = (0..self.count).map(|position| self.ticked.contains(&position)).chain([self.none]);
        boxes.filter(|_| self.many).collect()
    }

    pub(super) fn press(&mut self, key: Key) -> Pressed {
        let first_digit = self.first_digit.take();
        match key {
            // A number that lacks its second digit is meant as it stands.
            Key::Enter | Key::Space if let Some(digit) = first_digit => self.numbered(digit),
            Key::Digit(digit) if self.count < WIDE_FROM => self.numbered(digit),
            Key::Digit(digit) => self.half_numbered(first_digit, digit),
            Key::Number(number) => self.numbered(number),
            Key::Up => self.point(self.cursor.map_or(self.count - 1, |cursor| cursor.saturating_sub(1))),
            Key::Down => self.point(self.cursor.map_or(0, |cursor| (cursor + 1).min(self.count - 1))),
            Key::Space => self.cursor.filter(|_| self.many).map_or(Pressed::Nothing, |cursor| self.toggle(cursor)),
            Key::Enter => self.enter(),
            Key::Char(_) | Key::Left | Key::Escape | Key::Other => Command::of(key).map_or(Pressed::Nothing, Pressed::Command),
        }
    }

    fn half_numbered(&mut self, first: Option<usize>, digit: usize) -> Pressed {
        if let Some(first) = first {
            return self.numbered(first * 10 + digit);
        }
        self.first_digit = Some(digit);
        Pressed::Waiting
    }

    fn numbered(&mut self, number: usize) -> Pressed {
        match number.checked_sub(1) {
            None if self.many => {
                self.ticked.clear();
                (self.none, self.keeps) = (true, false);
                Pressed::Waiting
            }
            Some(position) if position >= self.count => Pressed::Nothing,
            Some(position) if self.many => {
                self.cursor = Some(position);
                self.toggle(position)
            }
            Some(position) => Pressed::Chosen(vec![position]),
            None => Pressed::Nothing,
        }
    }

    fn toggle(&mut self, position: usize) -> Pressed {
        (self.none, self.keeps) = (false, false);
        if !self.ticked.remove(&position) {
            self.ticked.insert(position);
        }
        Pressed::Waiting
    }

    fn point(&mut self, position: usize) -> Pressed {
        self.cursor = Some(position);
        Pressed::Waiting
    }

    fn enter(&self) -> Pressed {
        match self.cursor {
            _ if self.many && (self.none || !self.ticked.is_empty()) => Pressed::Chosen(self.ticked.iter().copied().collect()),
            Some(cursor) if !self.many => Pressed::Chosen(vec![cursor]),
            _ if self.keeps => Pressed::Kept,
            _ => Pressed::InVain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Item};

    fn items(count: usize) -> Vec<Item> {
        let id = |number: usize| Id::new(&format!("i{number}")).unwrap();
        (1..=count).map(|number| Item { id: id(number), label: number.to_string(), why: None, formerly: Vec::new() }).collect()
    }

    fn pressed(count: usize, keys: &[Key]) -> (CardState, Pressed) {
        let items = items(count);
        let mut state = CardState::new(&Choices::Items(&items), None);
        let last = keys.iter().map(|key| state.press(*key)).last().unwrap();
        (state, last)
    }

    #[test]
    fn numbers_above_nine_have_two_digits_each() {
        use Key::{Char, Digit, Enter, Number, Space};
        let chosen = |keys: &[Key]| pressed(12, keys).1;
        assert_eq!(chosen(&[Digit(0), Digit(1), Digit(1), Digit(2), Enter]), Pressed::Chosen(vec![0, 11]));
        assert_eq!(chosen(&[Digit(1), Digit(3), Enter]), Pressed::InVain, "there is no 13");
        assert_eq!(chosen(&[Digit(0), Digit(2), Digit(0), Digit(0), Enter]), Pressed::Chosen(vec![]));
        assert_eq!(chosen(&[Number(12), Number(1), Enter]), Pressed::Chosen(vec![0, 11]));
        assert_eq!(pressed(12, &[Digit(1)]).0.first_digit, Some(1));
        for completing in [Enter, Space] {
            let (state, last) = pressed(12, &[Digit(1), completing]);
            assert_eq!((state.ticked, last), ([0].into(), Pressed::Waiting), "a digit that was typed is never lost");
        }
        assert_eq!(pressed(12, &[Digit(1), Char('z')]).0.first_digit, None, "another key begins anew");
        assert_eq!((CardState::number(12, 0), CardState::number(9, 8)), ("01".to_owned(), "9".to_owned()));
    }
}
