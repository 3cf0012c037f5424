//! A sitting on an answers file, from opening it to the last question.

use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::ask::Ask;
use super::interruption::Interruption;
use super::later::LaterDay;
use super::machine::{Machine, Outcome};
use super::opening::{ahead, ask_header, interrupted, nothing_to_ask, resuming, written_in_place};
use super::selection::Selection;
use super::session::{Session, SessionFault};
use crate::answers::{Header, Store, Unbegun};
use crate::document::Document;
use crate::model::Model;

#[derive(Debug)]
pub(crate) struct Sitting<'m> {
    pub(crate) path: &'m Path,
    /// What messages call the file.
    pub(crate) name: String,
    pub(crate) model: &'m Model,
    pub(crate) selection: Selection,
    pub(crate) day: Date,
    /// The day by the clock.
    pub(crate) today: Date,
    /// How many days old an answer may be before it is asked again.
    pub(crate) max_age: Option<u32>,
}

impl<'m> Sitting<'m> {
    /// The file to save in. Without a `document`, its present text, it is made; one that is still blank is begun. Either asks a
    /// few questions of its own.
    pub(crate) fn open(&self, ask: &mut dyn Ask, document: Option<&Document>) -> Result<Store<'m>, SessionFault> {
        let header = |ask| ask_header(ask, self.model, &self.selection, &self.name, &self.folder());
        let day = |header| Header { assessed: Some(self.day), ..header };
        let store = match document.map(Unbegun::of) {
            None => Store::create(self.path, self.model, &day(header(ask)?), self.today),
            Some(None) => Store::open(self.path, self.model, self.today),
            Some(Some(file)) => {
                let header = if file.has_no_workload() { header(ask)? } else { Header::default() };
                Store::begin(self.path, self.model, &day(header), self.today)
            }
        };
        store.map_err(SessionFault::File)
    }

    /// Asks everything that is to be asked; nothing when there is no such question. A file that is not new is introduced first, and on a
    /// later day people choose what it is about, which is given back.
    pub(crate) fn run(
        &self,
        ask: &mut impl Ask,
        store: &mut Store<'_>,
        is_new: bool,
    ) -> Result<Option<(Outcome, Selection)>, SessionFault> {
        if store.is_written_in_place() {
            ask.tell(&written_in_place(&self.name))?;
        }
        let later = LaterDay::of(self.model, store.answers(), self.day, self.max_age);
        let chosen = later.as_ref().map(|later| later.open(ask, store, &self.selection)).transpose();
        let selection = match chosen {
            Ok(chosen) => chosen.unwrap_or_else(|| self.selection.clone()),
            Err(SessionFault::Terminal(error)) => return left(ask, error).map(|outcome| Some((outcome, self.selection.clone()))),
            Err(fault) => return Err(fault),
        };
        let Some(mut machine) = Machine::new(self.model, store.answers().clone(), &selection, self.day, self.max_age) else {
            ask.tell(&nothing_to_ask(&selection, store.answers()))?;
            return Ok(None);
        };
        if later.is_some() {
            ask.tell(&ahead(&machine, &self.name))?;
        } else if !is_new {
            ask.tell(&resuming(&machine, &self.name))?;
        }
        let outcome = Session::new(&mut machine, ask, store).run()?;
        Ok(Some((outcome, selection)))
    }

    /// The name of the folder that the file is in: most workloads are called like their repository.
    fn folder(&self) -> String {
        let folder = std::path::absolute(self.path).ok();
        folder.and_then(|file| Some(file.parent()?.file_name()?.to_string_lossy().into_owned())).unwrap_or_default()
    }
}

/// How a sitting ends that nobody went on with before its first question.
fn left(ask: &mut dyn Ask, error: io::Error) -> Result<Outcome, SessionFault> {
    match Interruption::of(&error) {
        Some(by) => {
            // Where nobody reads it, nothing is lost.
            let _ = ask.tell(&interrupted(None));
            Ok(Outcome::Interrupted(by))
        }
        None if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Outcome::Quit),
        None => Err(SessionFault::Terminal(error)),
    }
}
