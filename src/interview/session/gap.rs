//! What people decide about a gap at its card: to live with it for now, or who takes the next step.

use jiff::civil::Date;

use super::super::ask::Ask;
use super::super::event::Event;
use super::super::saving::Save;
use super::super::screen::{Paragraph, Screen};
use super::{Result, Session};
use crate::answers::{Acceptance, Answer, Entry, Planned, gives_no_reason};

const UNCHANGED: &str = "Nothing has changed.";

impl<A: Ask, S: Save> Session<'_, '_, A, S> {
    /// Why the gap can stay, until when and who says so; a reason taken away ends it.
    pub(super) fn accept(&mut self) -> Result<Option<Event>> {
        let Entry { answer, accepted, .. } = self.entry();
        if let Some(why) = self.machine.question().no_gap(answer.as_ref()).filter(|_| accepted.is_none()) {
            return self.remain(&format!("Only a known gap can be accepted, and {why}."));
        }
        let before = accepted.unwrap_or(Acceptance { reason: String::new(), until: Date::MIN, by: None });
        let Some(reason) = self.part("Why can this gap stay for now?", &before.reason)? else { return self.remain(UNCHANGED) };
        if reason.is_empty() && !before.reason.is_empty() {
            return Ok(Some(Event::Accept(None)));
        }
        if gives_no_reason(&reason) {
            return self.lacks_reason(&reason);
        }
        let present = if before.until == Date::MIN { String::new() } else { before.until.to_string() };
        let until = self.day("Until which day, as YYYY-MM-DD?", &present)?;
        let Some(until) = until.and_then(|until| until.parse().ok()) else {
            return self.remain("It needs a last day, so nothing has changed.");
        };
        let Some(by) = self.part("Who decides? May stay empty.", before.by.as_deref().unwrap_or_default())? else {
            return self.remain(UNCHANGED);
        };
        Ok(Some(Event::Accept(Some(Acceptance { reason, until, by: said(by) }))))
    }

    /// Who takes the next step, until when and where it is tracked; with none of them there is no plan.
    pub(super) fn plan(&mut self) -> Result<Option<Event>> {
        let Entry { answer, planned, .. } = self.entry();
        let is_open = matches!(answer, None | Some(Answer::Unknown));
        if let Some(why) = self.machine.question().no_gap(answer.as_ref()).filter(|_| planned.is_none() && !is_open) {
            return self.remain(&format!("There is no next step to plan: {why}."));
        }
        let had_one = planned.is_some();
        match self.planned(&planned.unwrap_or_default())? {
            None => self.remain(UNCHANGED),
            Some(planned) if planned == Planned::default() && !had_one => self.remain(UNCHANGED),
            Some(planned) => Ok(Some(Event::Plan(Some(planned).filter(|planned| *planned != Planned::default())))),
        }
    }

    /// The plan as people would have it; nothing when they leave it.
    fn planned(&mut self, before: &Planned) -> Result<Option<Planned>> {
        let Some(by) = self.part("Who takes the next step? May stay empty.", before.by.as_deref().unwrap_or_default())? else {
            return Ok(None);
        };
        let present = before.until.map(|until| until.to_string()).unwrap_or_default();
        let Some(until) = self.day("Until which day, as YYYY-MM-DD? May stay empty.", &present)? else { return Ok(None) };
        let link = self.part("Where is it tracked? A link or number; may stay empty.", before.link.as_deref().unwrap_or_default())?;
        Ok(link.map(|link| Planned { by: said(by), until: until.parse().ok(), link: said(link) }))
    }

    /// One text, on one line; `-` alone empties it, for lines that were read cannot be changed. Nothing when people leave it.
    fn part(&mut self, prompt: &str, present: &str) -> Result<Option<String>> {
        let removal = if present.is_empty() { "" } else { " - alone takes it out." };
        let typed = self.ask.line(&format!("{prompt}{removal}"), present)?;
        let line = |typed: String| typed.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(typed.map(|typed| {
            if typed.trim() == "-" {
                String::new()
            } else if typed == present {
                typed
            } else {
                line(typed)
            }
        }))
    }

    /// A day to come as it is written, asked for until it is one; empty where none is named. Nothing when people leave it.
    fn day(&mut self, prompt: &str, present: &str) -> Result<Option<String>> {
        loop {
            let Some(typed) = self.part(prompt, present)? else { return Ok(None) };
            let why = match typed.parse::<Date>() {
                _ if typed.is_empty() || typed == present => return Ok(Some(typed)),
                Ok(day) if day >= self.machine.today() => return Ok(Some(typed)),
                Ok(day) => format!("{day} is over; today is {}.", self.machine.today()),
                Err(_) => "That is no day of the calendar; write it as 2027-03-01.".to_owned(),
            };
            self.ask.tell(&Screen::of([Paragraph::Warning(why)]))?;
        }
    }

    fn entry(&self) -> Entry {
        self.machine.question().entry(self.machine.answers()).cloned().unwrap_or_default()
    }
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
