//! What people decide about a gap at its card: to live with it for now, or who takes the next step.

use jiff::civil::Date;

use super::super::ask::{Ask, line_until};
use super::super::card;
use super::super::event::Event;
use super::super::opening::{is_same_name, known_people};
use super::super::saving::Save;
use super::super::screen::{Paragraph, Screen};
use super::aside::{UNCHANGED, reason};
use super::{Result, Session};
use crate::answers::{Acceptance, Answer, Entry, Planned};

/// What takes out what stands there, for lines that were read cannot be changed.
const REMOVAL: &str = "-";

impl<A: Ask, S: Save> Session<'_, '_, A, S> {
    /// Why the gap can stay, until when and who says so; a reason taken away ends it.
    pub(super) fn accept(&mut self) -> Result<Option<Event>> {
        let Entry { answer, accepted, .. } = self.entry();
        if let Some(why) = self.machine.question().no_gap(answer.as_ref()).filter(|_| accepted.is_none()) {
            return self.remain(&format!("Only a known gap can be accepted, and {why}."));
        }
        self.ask.tell(&card::about(self.machine))?;
        let Some(reason) = self.why(accepted.as_ref())? else { return self.stay(UNCHANGED) };
        if reason.is_empty() {
            return Ok(Some(Event::Accept(None)));
        }
        self.say(&format!("Reason: {reason}"))?;
        let until = accepted.as_ref().map(|accepted| accepted.until);
        let until = self.day("Until which day, as YYYY-MM-DD?", until, true)?.and_then(|day| day.parse().ok());
        let Some(until) = until else { return self.stay(UNCHANGED) };
        self.say(&format!("Until {until}"))?;
        let by = accepted.and_then(|accepted| accepted.by);
        let Some(by) = self.part("Who decides? May stay empty.", by.as_deref())? else { return self.stay(UNCHANGED) };
        Ok(Some(Event::Accept(Some(Acceptance { reason, until, by: self.person(by) }))))
    }

    /// Why the gap can stay, empty where that is over; nothing when people leave it.
    fn why(&mut self, accepted: Option<&Acceptance>) -> Result<Option<String>> {
        let removal = accepted.map(|_| format!(" A single {REMOVAL} ends that.")).unwrap_or_default();
        let present = accepted.map(|accepted| accepted.reason.as_str()).unwrap_or_default();
        Ok(line_until(self.ask, &format!("Why can this gap stay for now?{removal}"), present, |typed| match taken_out(typed) {
            "" if accepted.is_some() => Ok(String::new()),
            _ => reason(typed).map(|typed| on_one_line(&typed, present)),
        })?)
    }

    /// Who takes the next step, until when and where it is tracked; with none of them there is no plan.
    pub(super) fn plan(&mut self) -> Result<Option<Event>> {
        let Entry { answer, planned, .. } = self.entry();
        let is_open = matches!(answer, None | Some(Answer::Unknown));
        if let Some(why) = self.machine.question().no_gap(answer.as_ref()).filter(|_| planned.is_none() && !is_open) {
            return self.remain(&format!("There is no next step to plan: {why}."));
        }
        let step = Paragraph::Text(format!("Next step: {}", self.machine.question().practice.next_step));
        self.ask.tell(&Screen::of([Paragraph::Blank, step]))?;
        let had_one = planned.is_some();
        match self.planned(&planned.unwrap_or_default())? {
            None => self.stay(UNCHANGED),
            Some(planned) if planned == Planned::default() && !had_one => self.stay(UNCHANGED),
            Some(planned) => Ok(Some(Event::Plan(Some(planned).filter(|planned| *planned != Planned::default())))),
        }
    }

    /// The plan as people would have it; nothing when they leave it.
    fn planned(&mut self, before: &Planned) -> Result<Option<Planned>> {
        let Some(by) = self.part("Who takes the next step? May stay empty.", before.by.as_deref())? else { return Ok(None) };
        let by = self.person(by);
        by.as_ref().map_or(Ok(()), |by| self.say(&format!("By {by}")))?;
        let Some(until) = self.day("Until which day, as YYYY-MM-DD? May stay empty.", before.until, false)? else { return Ok(None) };
        let until: Option<Date> = until.parse().ok();
        until.map_or(Ok(()), |until| self.say(&format!("Until {until}")))?;
        let link = self.part("Where is it tracked? A link or number; may stay empty.", before.link.as_deref())?;
        Ok(link.map(|link| Planned { by, until, link: said(link) }))
    }

    /// What was taken stays on the screen while the rest is asked.
    fn say(&mut self, what: &str) -> Result<()> {
        Ok(self.ask.tell(&Screen::of([Paragraph::Dim(what.to_owned())]))?)
    }

    /// One text, on one line; empty where there is to be none. Nothing when people leave it.
    fn part(&mut self, prompt: &str, present: Option<&str>) -> Result<Option<String>> {
        let prompt = format!("{prompt}{}", removal(present.is_some()));
        let present = present.unwrap_or_default();
        Ok(line_until(self.ask, &prompt, present, |typed| Ok(on_one_line(taken_out(typed), present)))?)
    }

    /// A day to come as it is written; empty where none is needed and none named. Nothing when people leave it.
    fn day(&mut self, prompt: &str, present: Option<Date>, is_needed: bool) -> Result<Option<String>> {
        let prompt = format!("{prompt}{}", removal(present.is_some() && !is_needed));
        let shown = present.map(|day| day.to_string()).unwrap_or_default();
        let today = self.machine.today();
        let day = line_until(self.ask, &prompt, &shown, |typed| match (taken_out(typed), typed.parse()) {
            ("", _) if is_needed => Err("It needs a last day.".to_owned()),
            ("", _) => Ok(String::new()),
            (_, Ok(day)) if day >= today || Some(day) == present => Ok(day.to_string()),
            (_, Ok(day)) => Err(format!("{day} is over; today is {today}.")),
            (typed, Err(_)) => Err(how_to_write_a_day(typed)),
        });
        Ok(day?)
    }

    /// Who was named, written as everywhere else in the file.
    fn person(&self, typed: String) -> Option<String> {
        let known = known_people(self.machine.answers());
        said(known.into_iter().find(|known| is_same_name(known, &typed)).unwrap_or(typed))
    }

    fn entry(&self) -> Entry {
        self.machine.question().entry(self.machine.answers()).cloned().unwrap_or_default()
    }
}

fn removal(is_possible: bool) -> String {
    if is_possible { format!(" A single {REMOVAL} takes it out.") } else { String::new() }
}

/// What is left of what was typed where a single sign takes all of it out.
fn taken_out(typed: &str) -> &str {
    if typed == REMOVAL { "" } else { typed }
}

/// What was typed, on one line; `present` stays as it is.
fn on_one_line(typed: &str, present: &str) -> String {
    if typed == present.trim() { present.to_owned() } else { typed.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// What is wrong with a day; where only zeros are missing, with that day as it is written.
fn how_to_write_a_day(typed: &str) -> String {
    let padded = typed.split('-').map(|number| format!("{number:0>2}")).collect::<Vec<_>>().join("-");
    match padded.parse::<Date>() {
        Ok(day) => format!("Write the month and the day with two digits each: {day}."),
        Err(_) => "That is no day of the calendar; write it as 2027-03-01.".to_owned(),
    }
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
