//! A small model and its answers in one tree, so that both change together.

use maturity::model::Effort;

/// A model, answers to it, and how old they may be.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) achieved_at: u32,
    pub(crate) floor: u32,
    /// The values of the default scale and of another; their options share ids: `o0`, `o1` …
    pub(crate) scales: [Vec<u32>; 2],
    /// Days since the first assessment.
    pub(crate) assessed: Option<u32>,
    pub(crate) max_age: Option<u32>,
    pub(crate) levels: Vec<Level>,
}

#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub(crate) id: String,
    pub(crate) strategies: Vec<Strategy>,
}

#[derive(Clone, Debug)]
pub(crate) struct Strategy {
    pub(crate) id: String,
    pub(crate) theme: usize,
    pub(crate) weight: u32,
    pub(crate) builds_on: Vec<String>,
    /// Absent, or not applicable: what sets the whole strategy aside.
    pub(crate) aside: Answer,
    pub(crate) practices: Vec<Practice>,
}

#[derive(Clone, Debug)]
pub(crate) struct Practice {
    pub(crate) id: String,
    pub(crate) essential: bool,
    pub(crate) weight: u32,
    pub(crate) effort: Effort,
    pub(crate) form: Form,
    pub(crate) answer: Answer,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// The default scale, 0, or the other, 1.
    Scale(usize),
    /// So many items.
    Checklist(u32),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) reply: Reply,
    /// Days since it was reviewed, where the file says so.
    pub(crate) age: Option<u32>,
    pub(crate) spelling: Spelling,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reply {
    Absent,
    Unknown,
    NotApplicable,
    /// The position of an option, too great ones mean the best; or the bits of the items ticked.
    Value(u8),
}

/// Which of the forms that mean the same stands in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Spelling {
    /// As short as can be; nothing at all for what is absent.
    Bare,
    /// A key without value for what is absent.
    Key,
    /// A mapping with a note.
    Mapping,
}

/// Where a practice stands: level, strategy, practice.
pub(crate) type Place = (usize, usize, usize);

impl Case {
    pub(crate) fn strategies(&self) -> impl Iterator<Item = &Strategy> {
        self.levels.iter().flat_map(|level| &level.strategies)
    }

    pub(crate) fn strategies_mut(&mut self) -> impl Iterator<Item = &mut Strategy> {
        self.levels.iter_mut().flat_map(|level| &mut level.strategies)
    }

    pub(crate) fn strategy(&self, id: &str) -> &Strategy {
        self.strategies().find(|strategy| strategy.id == id).unwrap()
    }

    pub(crate) fn practices_mut(&mut self) -> impl Iterator<Item = &mut Practice> {
        self.strategies_mut().flat_map(|strategy| &mut strategy.practices)
    }

    /// Every place, in model order.
    pub(crate) fn places(&self) -> Vec<Place> {
        let strategies = self.levels.iter().enumerate().flat_map(|(at, level)| level.strategies.iter().enumerate().map(move |of| (at, of)));
        strategies.flat_map(|(level, (at, strategy))| (0..strategy.practices.len()).map(move |practice| (level, at, practice))).collect()
    }

    pub(crate) fn at(&self, (level, strategy, practice): Place) -> (&Strategy, &Practice) {
        let strategy = &self.levels[level].strategies[strategy];
        (strategy, &strategy.practices[practice])
    }

    /// The case in which steps tie where they can: weights, efforts and forms alike, and every answer full or unknown.
    pub(crate) fn even(mut self) -> Self {
        for strategy in self.strategies_mut() {
            strategy.weight = 1;
            for practice in &mut strategy.practices {
                let reply = if practice.answer.reply == Reply::Value(u8::MAX) { Reply::Value(u8::MAX) } else { Reply::Unknown };
                let id = practice.id.clone();
                let (effort, form, answer) = (Effort::Medium, Form::Scale(0), Answer::new(reply));
                *practice = Practice { id, essential: false, weight: 1, effort, form, answer };
            }
        }
        self
    }

    /// The case in which every strategy builds on the next one of its level, and on no other.
    pub(crate) fn chained(mut self) -> Self {
        for level in &mut self.levels {
            let next = level.strategies.iter().skip(1).map(|strategy| vec![strategy.id.clone()]).chain([vec![]]).collect::<Vec<_>>();
            level.strategies.iter_mut().zip(next).for_each(|(strategy, next)| strategy.builds_on = next);
        }
        self
    }

    /// The case with another answer in one place.
    pub(crate) fn with(&self, (level, strategy, practice): Place, answer: Answer) -> Self {
        let mut case = self.clone();
        case.levels[level].strategies[strategy].practices[practice].answer = answer;
        case
    }
}

impl Answer {
    /// The best answer there is, of today.
    pub(crate) const FULL: Self = Self::new(Reply::Value(u8::MAX));

    pub(crate) const fn new(reply: Reply) -> Self {
        Self { reply, age: Some(0), spelling: Spelling::Bare }
    }

    /// The same answer raised to the option at `to`, or by the items whose bits are in it; what is no value stays.
    pub(crate) fn raised(self, form: Form, to: u8) -> Self {
        let reply = match (self.reply, form) {
            (Reply::Value(value), Form::Scale(_)) => Reply::Value(value.max(to)),
            (Reply::Value(value), Form::Checklist(_)) => Reply::Value(value | to),
            (other, _) => other,
        };
        Self { reply, ..self }
    }
}
