//! What is asked on a later day before the first question: who is here, and what to look at again.

use std::io;

use jiff::civil::Date;

use super::ask::{Ask, line_until};
use super::machine::as_of;
use super::opening::{ask_names, ask_target, introduction, known_people, minutes_in_short, taken};
use super::question::Question;
use super::screen::{Paragraph, Screen, plural};
use super::selection::Selection;
use super::session::SessionFault;
use crate::answers::{Answers, HeadChange, Review, Store};
use crate::model::Model;
use crate::text::listed;

/// The age from which answers are offered to be reviewed, in days: a quarter.
const A_QUARTER: &str = "90";

/// A day after the latest sitting on a file.
#[derive(Debug)]
pub(super) struct LaterDay<'m> {
    model: &'m Model,
    day: Date,
    /// How many days old an answer may be before it is asked again anyway.
    max_age: Option<u32>,
    latest: Review,
}

/// What people chose to do.
#[derive(Debug, Clone, Copy)]
enum Choice {
    GoOn,
    ReviewAll,
    ReviewOlder,
    OnePart,
    Target,
}

type Result<T> = std::result::Result<T, SessionFault>;

impl<'m> LaterDay<'m> {
    /// `day` as one after the latest sitting; nothing where it is none, or the file names no day.
    pub(super) fn of(model: &'m Model, answers: &Answers, day: Date, max_age: Option<u32>) -> Option<Self> {
        let latest = answers.latest_sitting().filter(|latest| latest.on < day)?;
        Some(Self { model, day, max_age, latest })
    }

    /// Asks who is here and, where nobody chose it before, what the sitting is about. Whoever is here is written with the first answer.
    pub(super) fn open(&self, ask: &mut dyn Ask, store: &mut Store<'_>, chosen: &Selection) -> Result<Selection> {
        ask.tell(&introduction(self.model, &self.counted(store.answers())))?;
        let by = if self.latest.by.is_empty() { String::new() } else { format!(" by {}", listed(&self.latest.by)) };
        ask.tell(&Screen::of([Paragraph::Text(format!("The latest sitting was on {}{by}.", self.latest.on)), Paragraph::Blank]))?;
        let by = self.people(ask, store.answers())?;
        let selection = if *chosen == Selection::default() { self.choose(ask, store)? } else { chosen.clone() };
        store.sit(Review { on: self.day, by });
        Ok(selection)
    }

    fn people(&self, ask: &mut dyn Ask, answers: &Answers) -> io::Result<Vec<String>> {
        let same = &self.latest.by;
        let enter = if same.is_empty() { "may stay empty".to_owned() } else { format!("Enter alone takes {}", listed(same)) };
        let typed = ask_names(ask, &format!("Who is here today? Names, separated by commas; {enter}."), &known_people(answers))?;
        let people = if typed.is_empty() { same.clone() } else { typed };
        taken(ask, &if people.is_empty() { "Nobody named".to_owned() } else { format!("With: {}", people.join(", ")) })?;
        Ok(people)
    }

    fn choose(&self, ask: &mut dyn Ask, store: &mut Store<'_>) -> Result<Selection> {
        loop {
            let (choices, entries): (Vec<Choice>, Vec<String>) = self.choices(store.answers()).into_iter().unzip();
            let picked = ask.pick("What do you want to do today?", &entries, None)?;
            let chosen = match picked.and_then(|picked| choices.get(picked)).or(choices.first()) {
                Some(Choice::ReviewAll) => Some(Selection { review: Some(0), ..Selection::default() }),
                Some(Choice::ReviewOlder) => self.older(ask, store.answers())?,
                Some(Choice::OnePart) => self.part(ask, store.answers())?,
                Some(Choice::Target) => {
                    self.set_target(ask, store)?;
                    None
                }
                Some(Choice::GoOn) | None => Some(Selection::default()),
            };
            if let Some(selection) = chosen {
                return Ok(selection);
            }
        }
    }

    /// What there is to do, what Enter takes first.
    fn choices(&self, answers: &Answers) -> Vec<(Choice, String)> {
        let counted = self.counted(answers);
        let mut open = self.due(&Selection::default(), answers);
        open.retain(|question| question.is_open(&counted));
        let given = self.due(&Selection { review: Some(0), ..Selection::default() }, answers);
        let target = answers.target.map_or_else(|| "none yet".to_owned(), |target| format!("Level {target}"));
        let entries = [
            (!open.is_empty()).then(|| (Choice::GoOn, format!("Go on: {}", effort("open question", open)))),
            (!given.is_empty()).then(|| (Choice::ReviewAll, format!("Review all: {}", effort("answer", given)))),
            Some((Choice::ReviewOlder, "Review the answers older than some days".to_owned())),
            Some((Choice::OnePart, "One level or strategy".to_owned())),
            Some((Choice::Target, format!("Change the target: {target}"))),
        ];
        entries.into_iter().flatten().collect()
    }

    /// The answers older than so many days, once some are; nothing when people would rather not.
    fn older(&self, ask: &mut dyn Ask, answers: &Answers) -> Result<Option<Selection>> {
        let older = line_until(ask, "Older than how many days?", A_QUARTER, |typed| {
            let Ok(days) = typed.parse() else { return Err(format!("That is no number of days; {A_QUARTER} is a quarter of a year.")) };
            let selection = Selection { review: Some(days), ..Selection::default() };
            let none = || format!("No answer is older than {}.", plural(days as usize, "day"));
            if self.due(&selection, answers).is_empty() { Err(none()) } else { Ok(selection) }
        });
        Ok(older?)
    }

    /// All answers to a level or a strategy; where there are none, its questions. Nothing when people would rather not.
    fn part(&self, ask: &mut dyn Ask, answers: &Answers) -> Result<Option<Selection>> {
        let levels: Vec<String> = self.model.levels.iter().map(|level| format!("Level {} · {}", level.number, level.name)).collect();
        let picked = ask.pick("Which level?", &levels, Some("Something else"))?;
        let Some(level) = picked.and_then(|picked| self.model.levels.get(picked)) else { return Ok(None) };
        let strategies: Vec<String> = level.strategies.iter().map(|strategy| strategy.name.clone()).collect();
        let picked = ask.pick("Which strategy?", &strategies, Some(&format!("All of Level {}", level.number)))?;
        let strategy = picked.and_then(|picked| level.strategies.get(picked)).map(|strategy| strategy.id.clone());
        let part = Selection { level: Some(level.number), strategy, ..Selection::default() };
        let review = Selection { review: Some(0), ..part.clone() };
        Ok(Some(if self.due(&review, answers).is_empty() { part } else { review }))
    }

    fn set_target(&self, ask: &mut dyn Ask, store: &mut Store<'_>) -> Result<()> {
        let target = ask_target(ask, self.model)?;
        store.save_head(HeadChange::Target(target)).map_err(SessionFault::File)?;
        Ok(taken(ask, &target.map_or_else(|| "No target".to_owned(), |target| format!("Target: Level {target}")))?)
    }

    fn due(&self, selection: &Selection, answers: &Answers) -> Vec<Question<'m>> {
        let counted = self.counted(answers);
        let run = selection.questions(self.model, &counted);
        selection.due(&run, &counted, self.model, self.day).into_iter().map(|position| run[position]).collect()
    }

    fn counted(&self, answers: &Answers) -> Answers {
        as_of(answers.clone(), self.day, self.max_age)
    }
}

/// `34 open questions, 13 minutes alone, 1 hour 5 minutes in a group`.
fn effort(what: &str, questions: Vec<Question<'_>>) -> String {
    format!("{}, {}", plural(questions.len(), what), minutes_in_short(questions))
}
