//! The keys of a card, however they were typed.

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A digit key.
    Digit(usize),
    /// A whole number, typed on a line of its own.
    Number(usize),
    /// A letter or sign.
    Char(char),
    /// The space bar.
    Space,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Anything else, which does nothing.
    Other,
}

/// What a key can ask for besides an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// I don't know.
    Unknown,
    /// Does not apply.
    NotApplicable,
    /// Leave it for now.
    Skip,
    /// Back to the question before.
    Back,
    /// Write a note.
    Note,
    /// Add evidence.
    Evidence,
    /// Explain the question.
    Explain,
    /// Go to another question.
    Jump,
    /// Save and quit.
    Quit,
    /// Say what every key does.
    Keys,
}

impl Command {
    /// The commands that have a letter, in the order of the line of keys.
    pub const LETTERS: [Self; 9] =
        [Self::Unknown, Self::NotApplicable, Self::Skip, Self::Back, Self::Note, Self::Evidence, Self::Explain, Self::Jump, Self::Quit];

    /// The command behind a key.
    pub fn of(key: Key) -> Option<Self> {
        match key {
            Key::Left => Some(Self::Back),
            Key::Escape => Some(Self::Keys),
            Key::Char(letter) => Self::LETTERS.into_iter().find(|command| command.letter() == letter.to_ascii_lowercase()),
            _ => None,
        }
    }

    /// The key for it.
    pub fn letter(self) -> char {
        match self {
            Self::Unknown => 'u',
            Self::NotApplicable => 'x',
            Self::Skip => 's',
            Self::Back => 'b',
            Self::Note => 'n',
            Self::Evidence => 'e',
            Self::Explain => '?',
            Self::Jump => 'j',
            Self::Quit => 'q',
            Self::Keys => '\u{1b}',
        }
    }

    /// A word or two, for the line of keys.
    pub fn short(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotApplicable => "n/a",
            Self::Skip => "skip",
            Self::Back => "back",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Explain => "explain",
            Self::Jump => "jump",
            Self::Quit => "quit",
            Self::Keys => "keys",
        }
    }

    /// What it does, in full words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unknown => "I don't know",
            Self::NotApplicable => "Does not apply to this workload; you are asked why",
            Self::Skip => "Skip for now; the question stays open",
            Self::Back => "Back to the question before, as ← does",
            Self::Note => "Write a note on your answer",
            Self::Evidence => "Add evidence: a link or a place that shows it",
            Self::Explain => "Explain: what is at stake, why it is asked, what would show it",
            Self::Jump => "Jump to another question by a few of its words",
            Self::Quit => "Quit; every answer so far is saved",
            Self::Keys => "This list",
        }
    }
}
