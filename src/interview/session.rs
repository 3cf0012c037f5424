//! Asks one question after the other: the machine says what to show, people answer, and each answer is saved before the next.

use std::io;

use super::ask::Ask;
use super::card_state::{CardState, Pressed};
use super::event::Event;
use super::interruption::Interruption;
use super::key::Command;
use super::level_end::LevelEnd;
use super::machine::{Machine, Outcome, Stage};
use super::opening::farewell;
use super::question::Question;
use super::saving::Save;
use super::screen::{Paragraph, Screen};
use super::{card, explain, jump};
use crate::answers::{Answer, Entry, Saved, StoreFault, gives_no_reason};

/// The questions of a run, put to people one after the other.
#[derive(Debug)]
pub struct Session<'s, 'm, A, S> {
    machine: &'s mut Machine<'m>,
    ask: &'s mut A,
    store: &'s mut S,
    /// The question shown last, whose headings need not be repeated.
    before: Option<Question<'m>>,
}

/// Why nobody can be asked or nothing be saved any more.
#[derive(Debug)]
pub enum SessionFault {
    /// The file cannot be used, or an answer could not be saved in it.
    File(StoreFault),
    /// The terminal does not work.
    Terminal(io::Error),
}

impl From<io::Error> for SessionFault {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

type Result<T> = std::result::Result<T, SessionFault>;

impl<'s, 'm, A: Ask, S: Save> Session<'s, 'm, A, S> {
    /// Asks the run of `machine`.
    pub fn new(machine: &'s mut Machine<'m>, ask: &'s mut A, store: &'s mut S) -> Self {
        Self { machine, ask, store, before: None }
    }

    /// Asks until the run is over.
    ///
    /// # Errors
    /// When an answer cannot be saved, or the terminal does not work. What was saved before stays.
    pub fn run(mut self) -> Result<Outcome> {
        match self.ask_all() {
            Err(SessionFault::Terminal(error)) if let Some(by) = Interruption::of(&error) => {
                self.machine.interrupt(by);
                Ok(Outcome::Interrupted(by))
            }
            // A script or pipe that ends has said all it had to say.
            Err(SessionFault::Terminal(error)) if error.kind() == io::ErrorKind::UnexpectedEof => {
                // Where nobody reads it, nothing is lost.
                let _ = self.ask.tell(&farewell(self.machine, Outcome::Quit));
                Ok(Outcome::Quit)
            }
            ended => ended,
        }
    }

    fn ask_all(&mut self) -> Result<Outcome> {
        loop {
            match self.machine.stage().clone() {
                Stage::Asking => self.ask_question()?,
                Stage::LevelEnd(end) => self.end_level(&end)?,
                Stage::Over(outcome) => {
                    self.ask.tell(&farewell(self.machine, outcome))?;
                    return Ok(outcome);
                }
            }
        }
    }

    fn ask_question(&mut self) -> Result<()> {
        self.ask.tell(&card::card(self.machine, self.before))?;
        let question = self.machine.question();
        self.before = Some(question);
        let mut state = self.fresh_card();
        loop {
            let present = question.answer(self.machine.answers()).cloned();
            let key = self.ask.key(&card::standing(&question, &state, present.as_ref()))?;
            let event = match state.press(key) {
                Pressed::Waiting => None,
                Pressed::Nothing => {
                    self.ask.unusable()?;
                    None
                }
                Pressed::Kept => Some(Event::Confirm),
                Pressed::Chosen(positions) => question.choices.answer(&positions).map(Event::Answer),
                Pressed::Command(command) => self.command(command)?,
            };
            let Some(event) = event else { continue };
            let stays = matches!(event, Event::Note(_) | Event::Evidence(_));
            if self.take(&event)? && !stays {
                return Ok(self.ask.rest_is_not_used()?);
            }
            self.ask.tell(&card::reminder(&question))?;
            state = self.fresh_card();
        }
    }

    fn fresh_card(&self) -> CardState {
        let question = self.machine.question();
        CardState::new(&question.choices, question.answer(self.machine.answers()))
    }

    /// Saves what the event changes, then moves on; the question stays when nothing could be saved.
    fn take(&mut self, event: &Event) -> Result<bool> {
        if let Some(entry) = self.machine.change(event) {
            let is_saved = self.save(&entry)?;
            self.machine.hold(self.store.answers());
            if !is_saved {
                return Ok(false);
            }
        }
        self.say_what_was_taken(event)?;
        self.machine.advance(event);
        Ok(true)
    }

    /// Whether the entry of the question now, mine or that of another person, is saved. Where nobody can be asked any more what is
    /// to become of it, that it is not saved is what ends the run.
    fn save(&mut self, entry: &Entry) -> Result<bool> {
        let subject = self.machine.question().subject();
        loop {
            let fault = match self.store.save(&subject, entry.clone()) {
                Ok(Saved::Done) => return Ok(true),
                Ok(Saved::Conflict { theirs }) => match self.theirs_holds(entry, theirs.as_ref()) {
                    Ok(true) => return Ok(true),
                    Ok(false) => continue,
                    Err(_) => return Err(SessionFault::File(self.store.set_aside(&subject, entry.clone()))),
                },
                Ok(Saved::Refused(fault)) => {
                    self.ask.tell(&Screen::of([Paragraph::Warning(format!("nothing was saved: {fault}"))]))?;
                    return Ok(false);
                }
                Err(fault) => fault,
            };
            if !self.is_to_try_again(&fault).unwrap_or(false) {
                return Err(SessionFault::File(fault));
            }
        }
    }

    fn is_to_try_again(&mut self, fault: &StoreFault) -> io::Result<bool> {
        self.ask.tell(&Screen::of([Paragraph::Warning(fault.to_string())]))?;
        self.ask.confirm("Mend the file and try again?", true)
    }

    /// Another person answered the same question meanwhile: both answers are shown, and people choose. Saving mine once more
    /// writes it over theirs.
    fn theirs_holds(&mut self, mine: &Entry, theirs: Option<&Entry>) -> Result<bool> {
        let question = self.machine.question();
        let entries = [format!("Theirs: {}", question.entry_in_words(theirs)), format!("Mine: {}", question.entry_in_words(Some(mine)))];
        self.ask.tell(&Screen::of([Paragraph::Warning("Someone has changed this answer in the file meanwhile.".to_owned())]))?;
        Ok(self.ask.pick("Which one holds?", &entries, None)? != Some(1))
    }

    fn say_what_was_taken(&mut self, event: &Event) -> Result<()> {
        let question = self.machine.question();
        let answer = question.answer(self.machine.answers());
        let line = match event {
            Event::Answer(_) | Event::Confirm => answer.map(|answer| Paragraph::Done(question.in_words(answer))),
            Event::Skip => Some(Paragraph::Dim("Skipped for now".to_owned())),
            Event::Note(note) => Some(saved_or_removed("Note", note.trim().is_empty())),
            Event::Evidence(evidence) => Some(saved_or_removed("Evidence", evidence.is_empty())),
            Event::Back | Event::Jump(_) | Event::Offer(_) | Event::Quit => None,
        };
        Ok(line.map_or(Ok(()), |line| self.ask.tell(&Screen::of([line])))?)
    }

    /// What a command asks for; nothing when the card simply stays.
    fn command(&mut self, command: Command) -> Result<Option<Event>> {
        Ok(match command {
            Command::Unknown => Some(Event::Answer(Answer::Unknown)),
            Command::Skip => Some(Event::Skip),
            Command::Quit => Some(Event::Quit),
            Command::NotApplicable => self.not_applicable()?,
            Command::Back => self.back()?,
            Command::Note => self.note()?,
            Command::Evidence => self.evidence()?,
            Command::Explain => self.told_aside(&explain::explanation(&self.machine.question()))?,
            Command::Jump => self.jump()?,
            Command::Keys => self.told_aside(&explain::keys(&self.machine.question()))?,
        })
    }

    fn not_applicable(&mut self) -> Result<Option<Event>> {
        let present = match self.machine.question().answer(self.machine.answers()) {
            Some(Answer::NotApplicable(reason)) => reason.clone(),
            _ => String::new(),
        };
        let Some(reason) = self.ask.line("Why does it not apply to this workload?", &present)? else {
            return self.remain("Nothing has changed.");
        };
        if gives_no_reason(&reason) {
            return self.remain("It needs a reason, so nothing has changed.");
        }
        Ok(Some(Event::Answer(Answer::NotApplicable(reason.trim().to_owned()))))
    }

    fn back(&mut self) -> Result<Option<Event>> {
        if self.machine.can_go_back() { Ok(Some(Event::Back)) } else { self.remain("This is the first question.") }
    }

    fn note(&mut self) -> Result<Option<Event>> {
        let entry = self.machine.question().entry(self.machine.answers());
        let present = entry.and_then(|entry| entry.note.clone()).unwrap_or_default();
        match self.ask.text("Your note:", &present)? {
            Some(note) if note.trim() != present.trim() => Ok(Some(Event::Note(note))),
            _ => self.remain("The note stays as it is."),
        }
    }

    fn evidence(&mut self) -> Result<Option<Event>> {
        let entry = self.machine.question().entry(self.machine.answers());
        let present = entry.map(|entry| entry.evidence.clone()).unwrap_or_default();
        match self.ask.list("What shows it? Links or places, one a line.", &present)? {
            Some(evidence) if evidence != present => Ok(Some(Event::Evidence(evidence))),
            _ => self.remain("The evidence stays as it is."),
        }
    }

    /// Something told about the question now, which is still to be answered.
    fn told_aside(&mut self, aside: &Screen) -> Result<Option<Event>> {
        self.ask.tell(aside)?;
        self.ask.tell(&card::reminder(&self.machine.question()))?;
        Ok(None)
    }

    fn jump(&mut self) -> Result<Option<Event>> {
        let words = self.ask.line("Jump to which question? Type a few of its words; Enter alone stays here.", "")?.unwrap_or_default();
        if words.trim().is_empty() {
            return self.remain("You stay at this question.");
        }
        let found = jump::find(self.machine, &words);
        let position = match found.as_slice() {
            [] => return self.remain("No question matches."),
            [only] => Some(*only),
            several => self.pick_match(several)?,
        };
        Ok(position.map(Event::Jump))
    }

    fn pick_match(&mut self, found: &[usize]) -> Result<Option<usize>> {
        let listed = found.iter().take(jump::MOST).filter_map(|position| self.machine.run().get(*position));
        let entries: Vec<String> = listed.map(|question| jump::entry(self.machine, question)).collect();
        let first = if found.len() > entries.len() { format!("; the first {}", entries.len()) } else { String::new() };
        let picked = self.ask.pick(&format!("{} questions match{first}", found.len()), &entries, None)?;
        Ok(picked.and_then(|picked| found.get(picked)).copied())
    }

    fn remain(&mut self, why: &str) -> Result<Option<Event>> {
        self.ask.tell(&Screen::of([Paragraph::Dim(why.to_owned())]))?;
        Ok(None)
    }

    fn end_level(&mut self, end: &LevelEnd<'m>) -> Result<()> {
        self.ask.tell(&end.told(self.machine.model()))?;
        let accepted = match &end.offer {
            Some(offer) => {
                let (prompt, default) = offer.prompt();
                self.ask.confirm(&prompt, default)?
            }
            None => false,
        };
        self.machine.advance(&Event::Offer(accepted));
        Ok(())
    }
}

fn saved_or_removed(what: &str, is_removed: bool) -> Paragraph {
    Paragraph::Done(format!("{what} {}", if is_removed { "removed" } else { "saved" }))
}
