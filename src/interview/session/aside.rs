//! What people do at a card besides answering it.

use super::super::ask::{Ask, line_until};
use super::super::event::Event;
use super::super::jump::Found;
use super::super::key::Command;
use super::super::saving::Save;
use super::super::screen::{Paragraph, Screen};
use super::super::{card, explain, jump};
use super::{Result, Session};
use crate::answers::{Answer, gives_no_reason};

pub(super) const UNCHANGED: &str = "Nothing has changed.";

impl<A: Ask, S: Save> Session<'_, '_, A, S> {
    /// What a command asks for; nothing when the card simply stays.
    pub(super) fn command(&mut self, command: Command) -> Result<Option<Event>> {
        if self.is_held_back(command) {
            return self.warn_of_ticks(command);
        }
        Ok(match command {
            Command::Unknown => Some(Event::Answer(Answer::Unknown)),
            Command::Skip => Some(Event::Skip),
            Command::Quit => Some(Event::Quit),
            Command::NotApplicable => self.not_applicable()?,
            Command::Back => self.back()?,
            Command::Note => self.note()?,
            Command::Evidence => self.evidence()?,
            Command::Accept => self.accept()?,
            Command::Plan => self.plan()?,
            Command::Explain => self.explain()?,
            Command::Jump => self.jump()?,
            Command::Keys => self.told_aside(&explain::keys(&self.machine.question()))?,
        })
    }

    /// Whether `command` leads away from ticks that are not saved and was not pressed twice.
    fn is_held_back(&mut self, command: Command) -> bool {
        let leads_away = matches!(command, Command::Back | Command::Skip | Command::Jump | Command::Quit);
        let is_repeated = self.held_back.take() == Some(command);
        leads_away && !is_repeated && self.has_unsaved_ticks()
    }

    fn warn_of_ticks(&mut self, command: Command) -> Result<Option<Event>> {
        self.held_back = Some(command);
        let again = command.letter();
        let why = format!("Your ticks are not saved yet: Enter saves them, {again} again leaves without them.");
        let mut screen = card::reminder(self.machine, &self.card);
        screen.push(Paragraph::Warning(why));
        self.ask.tell(&screen)?;
        Ok(None)
    }

    fn not_applicable(&mut self) -> Result<Option<Event>> {
        let present = match self.machine.question().answer(self.machine.answers()) {
            Some(Answer::NotApplicable(reason)) => reason.clone(),
            _ => String::new(),
        };
        self.ask.tell(&card::about(self.machine))?;
        match line_until(self.ask, "Why does it not apply to this workload?", &present, reason)? {
            Some(reason) if reason == present.trim() => Ok(Some(Event::Confirm)),
            Some(reason) => Ok(Some(Event::Answer(Answer::NotApplicable(reason)))),
            None => self.stay(UNCHANGED),
        }
    }

    fn back(&mut self) -> Result<Option<Event>> {
        if self.machine.can_go_back() { Ok(Some(Event::Back)) } else { self.remain("This is the first question.") }
    }

    fn note(&mut self) -> Result<Option<Event>> {
        let entry = self.machine.question().entry(self.machine.answers());
        let present = entry.and_then(|entry| entry.note.clone()).unwrap_or_default();
        self.ask.tell(&card::about(self.machine))?;
        match self.ask.text("Your note:", &present)? {
            Some(note) if note.trim() != present.trim() => Ok(Some(Event::Note(note))),
            _ => self.stay("The note stays as it is."),
        }
    }

    fn evidence(&mut self) -> Result<Option<Event>> {
        let entry = self.machine.question().entry(self.machine.answers());
        let present = entry.map(|entry| entry.evidence.clone()).unwrap_or_default();
        self.ask.tell(&card::about(self.machine))?;
        match self.ask.list("What shows it? Links or places, one a line.", &present)? {
            Some(evidence) if evidence != present => Ok(Some(Event::Evidence(evidence))),
            _ => self.stay("The evidence stays as it is."),
        }
    }

    /// All about the question now, and then its whole card again, with what was chosen so far.
    fn explain(&mut self) -> Result<Option<Event>> {
        self.ask.tell(&explain::explanation(&self.machine.question()))?;
        self.ask.tell(&card::card(self.machine, &self.card).whole())?;
        Ok(None)
    }

    /// Something told about the question now, which is still to be answered.
    fn told_aside(&mut self, aside: &Screen) -> Result<Option<Event>> {
        self.ask.tell(aside)?;
        self.ask.tell(&card::reminder(self.machine, &self.card))?;
        Ok(None)
    }

    fn jump(&mut self) -> Result<Option<Event>> {
        let words = self.ask.line("Jump to which question? Type a few of its words; Enter alone stays here.", "")?.unwrap_or_default();
        if words.trim().is_empty() {
            return self.stay("You stay at this question.");
        }
        let position = match jump::find(self.machine, &words) {
            Found::Exactly(found) if found.len() == 1 => found.first().copied(),
            Found::Exactly(found) => self.pick_match(&format!("{} questions match", found.len()), &found)?,
            Found::Nearly(found) if found.is_empty() => return self.stay("No question matches."),
            Found::Nearly(found) => self.pick_match("No question says just that. Did you mean one of these?", &found)?,
        };
        let here = self.machine.question().subject();
        let elsewhere = |position: &usize| self.machine.run().get(*position).is_some_and(|question| question.subject() != here);
        match position.filter(elsewhere) {
            Some(position) => Ok(Some(Event::Jump(position))),
            None => self.stay("You stay at this question."),
        }
    }

    fn pick_match(&mut self, what: &str, found: &[usize]) -> Result<Option<usize>> {
        let listed = found.iter().take(jump::MOST).filter_map(|position| self.machine.run().get(*position));
        let entries: Vec<String> = listed.map(|question| jump::entry(self.machine, question)).collect();
        let first = if found.len() > entries.len() { format!("; the first {}", entries.len()) } else { String::new() };
        let picked = self.ask.pick(&format!("{what}{first}"), &entries, None)?;
        Ok(picked.and_then(|picked| found.get(picked)).copied())
    }

    /// A word about a command that nothing comes of; boxes to tick are kept in reach.
    pub(super) fn remain(&mut self, why: &str) -> Result<Option<Event>> {
        if self.card.many {
            return self.stay(why);
        }
        self.ask.tell(&Screen::of([Paragraph::Dim(why.to_owned())]))?;
        Ok(None)
    }

    /// After something took the place of the question, which is shown again.
    pub(super) fn stay(&mut self, why: &str) -> Result<Option<Event>> {
        self.told_aside(&Screen::of([Paragraph::Dim(why.to_owned())]))
    }
}

/// A reason as it is taken, else why it is none.
pub(super) fn reason(typed: &str) -> std::result::Result<String, String> {
    match typed {
        "" => Err("It needs a reason.".to_owned()),
        _ if gives_no_reason(typed) => Err(format!("It needs a reason, which “{typed}” does not give.")),
        _ => Ok(typed.to_owned()),
    }
}
