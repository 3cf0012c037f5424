//! One sitting: the machine says what to show, people answer, and each answer is kept before the next question.

use super::ask::{Ask, Ended};
use super::change::Change;
use super::choice::{Choice, Pressed};
use super::keep::{Keep, Kept};
use super::key::Command;
use super::level_end::LevelEnd;
use super::machine::{Event, Machine, Outcome, Stage};
use super::page::{Line, Page};
use super::question::Question;
use super::{card, describe, explain, help, jump, prompts};
use crate::answers::{Answer, Entry};

/// One sitting.
#[derive(Debug)]
pub struct Session<'s, 'm, A, K> {
    machine: &'s mut Machine<'m>,
    ask: &'s mut A,
    keep: &'s mut K,
    /// The question shown last, whose headings need not be repeated.
    before: Option<Question<'m>>,
}

/// Why a sitting had to end.
#[derive(Debug)]
pub enum SessionFault<F> {
    /// An answer could not be kept.
    Keep(F),
    /// The terminal does not work.
    Terminal(std::io::Error),
}

/// How a step of the sitting failed, before that is sorted into an outcome or a fault.
enum Broken<F> {
    Ended(Ended),
    Keep(F),
}

impl<F> From<Ended> for Broken<F> {
    fn from(ended: Ended) -> Self {
        Self::Ended(ended)
    }
}

type Step<T, K> = Result<T, Broken<<K as Keep>::Fault>>;

impl<'s, 'm, A: Ask, K: Keep> Session<'s, 'm, A, K> {
    /// A sitting over the run of `machine`.
    pub fn new(machine: &'s mut Machine<'m>, ask: &'s mut A, keep: &'s mut K) -> Self {
        Self { machine, ask, keep, before: None }
    }

    /// Asks until the run is over.
    ///
    /// # Errors
    /// When an answer cannot be kept, or the terminal does not work. What was kept before stays.
    pub fn run(mut self) -> Result<Outcome, SessionFault<K::Fault>> {
        match self.ask_all() {
            Ok(outcome) => Ok(outcome),
            Err(Broken::Ended(Ended::Interrupted)) => {
                self.machine.interrupt();
                Ok(Outcome::Interrupted)
            }
            // A script or pipe that ends has said all it had to say.
            Err(Broken::Ended(Ended::Closed)) => {
                // Where nobody reads it, nothing is lost.
                let _ = self.ask.tell(&prompts::farewell(self.machine, Outcome::Quit));
                Ok(Outcome::Quit)
            }
            Err(Broken::Ended(Ended::Broken(error))) => Err(SessionFault::Terminal(error)),
            Err(Broken::Keep(fault)) => Err(SessionFault::Keep(fault)),
        }
    }

    fn ask_all(&mut self) -> Step<Outcome, K> {
        loop {
            match self.machine.stage().clone() {
                Stage::Asking => self.ask_question()?,
                Stage::LevelEnd(end) => self.end_level(&end)?,
                Stage::Over(outcome) => {
                    self.ask.tell(&prompts::farewell(self.machine, outcome))?;
                    return Ok(outcome);
                }
            }
        }
    }

    fn ask_question(&mut self) -> Step<(), K> {
        self.ask.tell(&card::card(self.machine, self.before))?;
        let question = self.machine.question();
        self.before = Some(question);
        let mut choice = self.fresh_choice();
        loop {
            let present = question.answer(self.machine.answers()).cloned();
            let key = self.ask.key(&card::standing(&question, &choice, present.as_ref()))?;
            let event = match choice.press(key) {
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
            choice = self.fresh_choice();
        }
    }

    fn fresh_choice(&self) -> Choice {
        let question = self.machine.question();
        Choice::new(&question.choices, question.answer(self.machine.answers()))
    }

    /// Keeps what the event changes, then moves on; the question stays when nothing could be kept.
    fn take(&mut self, event: &Event) -> Step<bool, K> {
        if let Some(change) = self.machine.change(event) {
            let is_kept = self.keep_change(&change)?;
            self.machine.hold(self.keep.answers());
            if !is_kept {
                return Ok(false);
            }
        }
        self.say_what_was_taken(event)?;
        self.machine.advance(event);
        Ok(true)
    }

    /// Whether the entry, mine or that of another person, is kept now.
    fn keep_change(&mut self, change: &Change) -> Step<bool, K> {
        loop {
            let fault = match self.keep.keep(&change.slot, change.entry.clone()) {
                Ok(Kept::Done) => return Ok(true),
                Ok(Kept::Conflict { theirs }) if self.theirs_holds(change, theirs.as_ref())? => return Ok(true),
                Ok(Kept::Conflict { .. }) => continue,
                Ok(Kept::Refused(why)) => {
                    self.ask.tell(&Page::of([Line::Warning(why)]))?;
                    return Ok(false);
                }
                Err(fault) => fault,
            };
            self.ask.tell(&Page::of([Line::Warning(fault.to_string())]))?;
            if !self.ask.confirm("Mend the file and try again?", true)? {
                return Err(Broken::Keep(fault));
            }
        }
    }

    /// Another person answered the same question meanwhile: both answers are shown, and people choose. Keeping mine once
    /// more writes it over theirs.
    fn theirs_holds(&mut self, change: &Change, theirs: Option<&Entry>) -> Step<bool, K> {
        let question = self.machine.question();
        let theirs = format!("Theirs: {}", describe::entry(&question, theirs));
        let mine = format!("Mine: {}", describe::entry(&question, Some(&change.entry)));
        self.ask.tell(&Page::of([Line::Warning("Someone has changed this answer in the file meanwhile.".to_owned())]))?;
        Ok(self.ask.pick("Which one holds?", &[theirs, mine], None)? != Some(1))
    }

    fn say_what_was_taken(&mut self, event: &Event) -> Step<(), K> {
        let question = self.machine.question();
        let answer = question.answer(self.machine.answers());
        let line = match event {
            Event::Answer(_) | Event::Confirm => answer.map(|answer| Line::Done(describe::answer(&question, answer))),
            Event::Skip => Some(Line::Dim("Skipped for now".to_owned())),
            Event::Note(_) => Some(Line::Done("Note saved".to_owned())),
            Event::Evidence(_) => Some(Line::Done("Evidence saved".to_owned())),
            Event::Back | Event::Jump(_) | Event::Offer(_) | Event::Quit => None,
        };
        Ok(line.map_or(Ok(()), |line| self.ask.tell(&Page::of([line])))?)
    }

    /// What a command asks for; nothing when the card simply stays.
    fn command(&mut self, command: Command) -> Step<Option<Event>, K> {
        Ok(match command {
            Command::Unknown => Some(Event::Answer(Answer::Unknown)),
            Command::Skip => Some(Event::Skip),
            Command::Quit => Some(Event::Quit),
            Command::NotApplicable => self.not_applicable()?,
            Command::Back => self.back()?,
            Command::Note => self.note()?,
            Command::Evidence => self.evidence()?,
            Command::Explain => self.explain()?,
            Command::Jump => self.jump()?,
            Command::Keys => self.keys()?,
        })
    }

    fn not_applicable(&mut self) -> Step<Option<Event>, K> {
        let present = match self.machine.question().answer(self.machine.answers()) {
            Some(Answer::NotApplicable(reason)) => reason.clone(),
            _ => String::new(),
        };
        let reason = self.ask.line("Why does it not apply to this workload?", &present)?.unwrap_or(present);
        if reason.trim().is_empty() {
            return self.remain("It needs a reason, so nothing has changed.");
        }
        Ok(Some(Event::Answer(Answer::NotApplicable(reason.trim().to_owned()))))
    }

    fn back(&mut self) -> Step<Option<Event>, K> {
        if self.machine.can_go_back() { Ok(Some(Event::Back)) } else { self.remain("This is the first question.") }
    }

    fn note(&mut self) -> Step<Option<Event>, K> {
        let entry = self.machine.question().entry(self.machine.answers());
        let present = entry.and_then(|entry| entry.note.clone()).unwrap_or_default();
        match self.ask.text("Your note:", &present)? {
            Some(note) => Ok(Some(Event::Note(note))),
            None => self.remain("The note stays as it is."),
        }
    }

    fn evidence(&mut self) -> Step<Option<Event>, K> {
        let entry = self.machine.question().entry(self.machine.answers());
        let mut evidence = entry.map(|entry| entry.evidence.clone()).unwrap_or_default();
        if let Some(removed) = self.pick_to_remove(&evidence)? {
            evidence.remove(removed);
            return Ok(Some(Event::Evidence(evidence)));
        }
        match self.ask.line("What shows it? A link or a place", "")?.filter(|line| !line.is_empty()) {
            Some(line) => {
                evidence.push(line);
                Ok(Some(Event::Evidence(evidence)))
            }
            None => self.remain("The evidence stays as it is."),
        }
    }

    fn pick_to_remove(&mut self, evidence: &[String]) -> Step<Option<usize>, K> {
        if evidence.is_empty() {
            return Ok(None);
        }
        let entries: Vec<String> = evidence.iter().map(|line| format!("Remove {line}")).collect();
        Ok(self.ask.pick("Evidence", &entries, Some("Add one"))?)
    }

    fn explain(&mut self) -> Step<Option<Event>, K> {
        let question = self.machine.question();
        self.ask.tell(&explain::explanation(&question))?;
        self.ask.tell(&card::reminder(&question))?;
        Ok(None)
    }

    fn jump(&mut self) -> Step<Option<Event>, K> {
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

    fn pick_match(&mut self, found: &[usize]) -> Step<Option<usize>, K> {
        let listed = found.iter().take(jump::MOST).filter_map(|position| self.machine.run().get(*position));
        let entries: Vec<String> = listed.map(|question| jump::entry(self.machine, question)).collect();
        let first = if found.len() > entries.len() { format!("; the first {}", entries.len()) } else { String::new() };
        let picked = self.ask.pick(&format!("{} questions match{first}", found.len()), &entries, None)?;
        Ok(picked.and_then(|picked| found.get(picked)).copied())
    }

    fn keys(&mut self) -> Step<Option<Event>, K> {
        let question = self.machine.question();
        self.ask.tell(&help::keys(&question))?;
        self.ask.tell(&card::reminder(&question))?;
        Ok(None)
    }

    fn remain(&mut self, why: &str) -> Step<Option<Event>, K> {
        self.ask.tell(&Page::of([Line::Dim(why.to_owned())]))?;
        Ok(None)
    }

    fn end_level(&mut self, end: &LevelEnd<'m>) -> Step<(), K> {
        self.ask.tell(&prompts::level_end(end, self.machine.model()))?;
        let accepted = match &end.offer {
            Some(offer) => {
                let (prompt, default) = prompts::offer(offer);
                self.ask.confirm(&prompt, default)?
            }
            None => false,
        };
        self.machine.advance(&Event::Offer(accepted));
        Ok(())
    }
}
