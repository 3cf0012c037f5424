//! The questions of a model or of a part of it, with what was answered already: what forms are made of.

use jiff::civil::Date;

use crate::answers::{Answer, Answers, Entry, StrategyAnswers};
use crate::model::{Form, Id, Level, Model, Practice, Strategy};

/// What a form asks about; by default everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    /// Only the level with this number.
    pub(crate) level: Option<usize>,
    /// Only this strategy.
    pub(crate) strategy: Option<Id>,
    /// Only essential practices.
    pub(crate) essentials: bool,
}

impl Scope {
    fn has(&self, level: &Level, strategy: &Strategy, practice: &Practice) -> bool {
        self.level.is_none_or(|number| number == level.number)
            && self.strategy.as_ref().is_none_or(|id| *id == strategy.id)
            && (practice.essential || !self.essentials)
    }
}

/// A questionnaire to hand out.
#[derive(Debug)]
pub(crate) struct Questionnaire<'a> {
    pub(crate) model: &'a Model,
    /// What was answered before.
    pub(crate) answers: Option<&'a Answers>,
    /// The day on which it is written.
    pub(crate) day: Date,
    pub(crate) levels: Vec<LevelAsked<'a>>,
}

/// The questions of one level.
#[derive(Debug)]
pub(crate) struct LevelAsked<'a> {
    pub(crate) level: &'a Level,
    pub(crate) strategies: Vec<StrategyAsked<'a>>,
}

/// The questions of one strategy.
#[derive(Debug)]
pub(crate) struct StrategyAsked<'a> {
    pub(crate) strategy: &'a Strategy,
    pub(crate) questions: Vec<Asked<'a>>,
}

/// One question, and what was answered.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) practice: &'a Practice,
    entry: Option<&'a Entry>,
    set_aside: Option<&'a str>,
}

impl<'a> Questionnaire<'a> {
    /// The questions of `model` within `scope`, in the order in which they are asked; levels and strategies without any are left out.
    pub(crate) fn new(model: &'a Model, answers: Option<&'a Answers>, day: Date, scope: &Scope) -> Self {
        let strategy = |level: &Level, strategy: &'a Strategy| {
            let given = answers.and_then(|answers| answers.strategy(&strategy.id));
            let practices = strategy.practices.iter().filter(|practice| scope.has(level, strategy, practice));
            StrategyAsked { strategy, questions: practices.map(|practice| Asked::new(practice, given)).collect() }
        };
        let level = |level: &'a Level| {
            let strategies = level.strategies.iter().map(|one| strategy(level, one)).filter(|asked| !asked.questions.is_empty());
            LevelAsked { level, strategies: strategies.collect() }
        };
        let levels = model.levels.iter().map(level).filter(|asked| !asked.strategies.is_empty()).collect();
        Self { model, answers, day, levels }
    }

    pub(crate) fn workload(&self) -> &str {
        self.answers.map_or("", |answers| &answers.workload)
    }

    pub(crate) fn questions(&self) -> impl Iterator<Item = &Asked<'a>> {
        self.levels.iter().flat_map(LevelAsked::questions)
    }
}

impl<'a> LevelAsked<'a> {
    pub(crate) fn questions(&self) -> impl Iterator<Item = &Asked<'a>> {
        self.strategies.iter().flat_map(|asked| &asked.questions)
    }
}

impl<'a> Asked<'a> {
    fn new(practice: &'a Practice, given: Option<&'a StrategyAnswers>) -> Self {
        let entry = given.and_then(|given| given.practices.get(&practice.id));
        let is_own = entry.is_some_and(|entry| entry.answer.is_some());
        let whole = given.and_then(|given| given.not_applicable.as_ref()).filter(|_| !is_own);
        Self { practice, entry, set_aside: whole.map(|decision| decision.reason.as_str()) }
    }

    fn answer(&self) -> Option<&'a Answer> {
        self.entry?.answer.as_ref()
    }

    /// Whether nothing is answered yet.
    pub(crate) fn is_open(&self) -> bool {
        self.answer().is_none() && self.set_aside.is_none()
    }

    /// Whether this option is the answer, or this item is ticked.
    pub(crate) fn is_chosen(&self, id: &Id) -> bool {
        match self.answer() {
            Some(Answer::Option(chosen)) => chosen == id,
            Some(Answer::Ticked(items)) => items.contains(id),
            _ => false,
        }
    }

    /// Whether a checklist was answered with no item at all.
    pub(crate) fn is_none_of_these(&self) -> bool {
        matches!(self.answer(), Some(Answer::Ticked(items)) if items.is_empty())
    }

    pub(crate) fn is_unknown(&self) -> bool {
        self.answer() == Some(&Answer::Unknown)
    }

    pub(crate) fn is_checklist(&self) -> bool {
        matches!(self.practice.form, Form::Checklist(_))
    }

    /// Why it does not apply: a reason of its own, or that of its strategy.
    pub(crate) fn reason(&self) -> Option<&'a str> {
        match self.answer() {
            Some(Answer::NotApplicable(reason)) => Some(reason),
            _ => self.set_aside,
        }
    }

    pub(crate) fn note(&self) -> Option<&'a str> {
        self.entry?.note.as_deref()
    }

    /// The evidence, one a line.
    pub(crate) fn evidence(&self) -> String {
        self.entry.map(|entry| entry.evidence.join("\n")).unwrap_or_default()
    }

    /// Whether the present entry says more than its answer.
    pub(crate) fn has_remarks(&self) -> bool {
        self.note().is_some() || !self.evidence().is_empty()
    }
}
