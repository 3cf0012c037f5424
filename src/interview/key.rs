//! The keys of a card, however they were typed.

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "keys bear their names")]
pub enum Key {
    Digit(usize),
    /// A whole number, typed on a line of its own.
    Number(usize),
    /// A letter or sign.
    Char(char),
    Space,
    Up,
    Down,
    Left,
    Enter,
    Escape,
    /// Anything else, which does nothing.
    Other,
}

/// What a key can ask for besides an answer; its [label](Command::label) says what each does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the label of each says what it does, in the words that people read")]
pub enum Command {
    Unknown,
    NotApplicable,
    Skip,
    Back,
    Note,
    Evidence,
    Accept,
    Plan,
    Explain,
    Jump,
    Quit,
    Keys,
}

impl Command {
    /// The commands that have a letter, in the order of the line of keys.
    pub const LETTERS: [Self; 11] = [
        Self::Unknown,
        Self::NotApplicable,
        Self::Skip,
        Self::Back,
        Self::Note,
        Self::Evidence,
        Self::Accept,
        Self::Plan,
        Self::Explain,
        Self::Jump,
        Self::Quit,
    ];

    pub(crate) fn of(key: Key) -> Option<Self> {
        match key {
            Key::Left => Some(Self::Back),
            Key::Escape => Some(Self::Keys),
            Key::Char(letter) => Self::LETTERS.into_iter().find(|command| command.letter() == letter.to_ascii_lowercase()),
            _ => None,
        }
    }

    /// The key for it.
    pub fn letter(self) -> char {
        self.described().0
    }

    /// A word or two, for the line of keys.
    pub(crate) fn short(self) -> &'static str {
        self.described().1
    }

    /// What it does, in full words.
    pub fn label(self) -> &'static str {
        self.described().2
    }

    fn described(self) -> (char, &'static str, &'static str) {
        match self {
            Self::Unknown => ('u', "unknown", "I don't know"),
            Self::NotApplicable => ('x', "n/a", "Does not apply to this workload; you are asked why"),
            Self::Skip => ('s', "skip", "Skip for now; the question stays open"),
            Self::Back => ('b', "back", "Back to the question before, as ← does"),
            Self::Note => ('n', "note", "Write a note on your answer"),
            Self::Evidence => ('e', "evidence", "Add evidence: a link or a place that shows it"),
            Self::Accept => ('a', "accept", "Accept the gap for now: why, and until which day"),
            Self::Plan => ('p', "plan", "Plan the next step: who takes it, until which day, its ticket"),
            Self::Explain => ('?', "why", "Explain: what is at stake, why it is asked, what would show it"),
            Self::Jump => ('j', "jump", "Jump to another question by a few of its words"),
            Self::Quit => ('q', "quit", "Quit; every answer so far is saved"),
            Self::Keys => ('\u{1b}', "keys", "This list"),
        }
    }
}
