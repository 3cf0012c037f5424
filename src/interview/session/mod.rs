//! Asks one question after the other: the machine says what to show, people answer, and each answer is saved before the next.

mod aside;
mod gap;

use std::collections::BTreeSet;
use std::io;

use super::ask::Ask;
use super::card;
use super::card_state::{CardState, Pressed};
use super::event::Event;
use super::interruption::Interruption;
use super::key::Command;
use super::level_end::{LevelEnd, Way};
use super::machine::{Machine, Outcome, Stage};
use super::opening::farewell;
use super::question::Question;
use super::saving::Save;
use super::screen::{Paragraph, Screen};
use crate::answers::{Entry, Saved, StoreFault};

/// The questions of a run, put to people one after the other.
#[derive(Debug)]
pub struct Session<'s, 'm, A, S> {
    machine: &'s mut Machine<'m>,
    ask: &'s mut A,
    store: &'s mut S,
    /// The question shown last, whose headings need not be repeated.
    before: Option<Question<'m>>,
    /// The levels of which something was asked.
    begun: BTreeSet<usize>,
    /// Whether something was told that nobody has had the time to read.
    is_unread: bool,
    /// What the keys pressed on the present card amount to.
    card: CardState,
    /// The command that was not obeyed because it would leave ticks behind; a second time it is.
    held_back: Option<Command>,
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
        let card = fresh_card(machine);
        Self { machine, ask, store, before: None, begun: BTreeSet::new(), is_unread: false, card, held_back: None }
    }

    /// Asks until the run is over.
    ///
    /// # Errors
    /// When an answer cannot be saved, or the terminal does not work. What was saved before stays.
    pub fn run(mut self) -> Result<Outcome> {
        match self.ask_all() {
            Err(SessionFault::Terminal(error)) if let Some(by) = Interruption::of(&error) => {
                self.machine.interrupt(by);
                Ok(self.leave(Outcome::Interrupted(by)))
            }
            // A script or pipe that ends has said all it had to say.
            Err(SessionFault::Terminal(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(self.leave(Outcome::Quit)),
            ended => ended,
        }
    }

    /// Says how a run ends that was not ended with a key, and what nobody confirmed.
    fn leave(&mut self, outcome: Outcome) -> Outcome {
        let ticks = self.has_unsaved_ticks().then(|| card::ticked(&self.machine.question(), &self.card));
        // Where nobody reads it, nothing is lost.
        let _ = self.ask.tell(&farewell(self.machine, outcome, ticks.as_deref()));
        outcome
    }

    fn ask_all(&mut self) -> Result<Outcome> {
        loop {
            match self.machine.stage().clone() {
                Stage::Asking => self.ask_question()?,
                Stage::LevelEnd(end) => self.end_level(&end)?,
                Stage::Over(outcome) => {
                    self.ask.tell(&farewell(self.machine, outcome, None))?;
                    return Ok(outcome);
                }
            }
        }
    }

    fn ask_question(&mut self) -> Result<()> {
        let question = self.machine.question();
        self.card = fresh_card(self.machine);
        self.ask.turn_page(std::mem::take(&mut self.is_unread))?;
        let is_new = self.begun.insert(question.level.number);
        self.ask.tell(&card::headings(self.machine, self.before, is_new))?;
        self.ask.tell(&card::card(self.machine, &self.card))?;
        self.before = Some(question);
        let mut is_in_vain = false;
        loop {
            let present = question.answer(self.machine.answers()).cloned();
            let standing = card::standing(&question, &self.card, present.as_ref());
            let standing = if is_in_vain { card::instead_of_enter(&self.card) } else { &standing };
            let pressed = self.card.press(self.ask.key(standing)?);
            is_in_vain = pressed == Pressed::InVain;
            let event = match pressed {
                Pressed::Waiting => {
                    self.held_back = None;
                    self.ask.show_ticks(&self.card.ticks())?;
                    None
                }
                Pressed::InVain | Pressed::Nothing => {
                    self.ask.unusable()?;
                    None
                }
                Pressed::Kept => Some(Event::Confirm),
                Pressed::Chosen(positions) => question.choices.answer(&positions).map(Event::Answer),
                Pressed::Command(command) => self.command(command)?,
            };
            let Some(event) = event else { continue };
            if self.take(&event)? && !event.stays() {
                self.card = fresh_card(self.machine);
                return Ok(self.ask.rest_is_not_used()?);
            }
            if !self.has_unsaved_ticks() {
                self.card = fresh_card(self.machine);
            }
            self.ask.tell(&card::reminder(self.machine, &self.card))?;
        }
    }

    /// Whether boxes are ticked otherwise than the answer that is saved has it.
    fn has_unsaved_ticks(&self) -> bool {
        self.card.ticks() != fresh_card(self.machine).ticks()
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
                    let yours = self.machine.question().entry_in_words(Some(entry));
                    let told = [Paragraph::Warning(format!("nothing was saved: {fault}")), Paragraph::Text(format!("Yours was: {yours}"))];
                    self.ask.tell(&Screen::of(told))?;
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
        Ok(self.ask.settle("Which one holds?", &entries)? != Some(1))
    }

    fn say_what_was_taken(&mut self, event: &Event) -> Result<()> {
        let question = self.machine.question();
        let answer = question.answer(self.machine.answers());
        let line = match event {
            Event::Answer(_) | Event::Confirm => answer.map(|answer| Paragraph::Done(question.in_words(answer))),
            Event::Skip => Some(Paragraph::Dim("Skipped for now".to_owned())),
            Event::Note(note) => Some(saved_or_removed("Note", note.trim().is_empty())),
            Event::Evidence(evidence) => Some(saved_or_removed("Evidence", evidence.is_empty())),
            Event::Accept(Some(accepted)) => Some(Paragraph::Done(format!("Accepted {}", card::until(accepted)))),
            Event::Accept(None) => Some(saved_or_removed("Acceptance", true)),
            Event::Plan(Some(planned)) => Some(Paragraph::Done(format!("Planned: {}", planned.in_words()))),
            Event::Plan(None) => Some(saved_or_removed("Plan", true)),
            Event::Jump(_) => Some(Paragraph::Dim(format!("From {}; b goes back there.", card::place(self.machine)))),
            Event::Back | Event::Go(_) | Event::Quit => None,
        };
        Ok(line.map_or(Ok(()), |line| self.ask.tell(&Screen::of([line])))?)
    }

    fn end_level(&mut self, end: &LevelEnd<'m>) -> Result<()> {
        self.ask.tell(&self.machine.told(end))?;
        self.is_unread = end.ways.is_empty();
        let way = if let [default, ..] = end.ways[..] {
            let (prompt, entries) = self.machine.choice(end);
            let picked = self.ask.pick(&prompt, &entries, None)?;
            picked.and_then(|picked| end.ways.get(picked)).copied().unwrap_or(default)
        } else {
            Way::Next
        };
        self.machine.advance(&Event::Go(way));
        Ok(())
    }
}

/// The card of the question now before any key.
fn fresh_card(machine: &Machine<'_>) -> CardState {
    let question = machine.question();
    CardState::new(&question.choices, question.answer(machine.answers()))
}

fn saved_or_removed(what: &str, is_removed: bool) -> Paragraph {
    Paragraph::Done(format!("{what} {}", if is_removed { "removed" } else { "saved" }))
}
