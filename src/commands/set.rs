//! `set`: single answers, notes, evidence and plans, saved as `assess` saves them.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;

use super::assessment::refuse_a_day_before;
use super::assignments::assignments;
use super::input;
use super::models::Models;
use super::output::Output;
use super::saving::{day_of_answering, lost, unusable};
use crate::answers::{Answer, Assignment, Entries, Entry, Header, SIZE_LIMIT, Saved, Store, Unbegun};
use crate::cli::SetArgs;
use crate::document::{Document, Faults};
use crate::exit_code::ExitCode;
use crate::model::{Model, PracticeRef};
use crate::render;

/// So often what others change at the same moment is taken in before it is given up.
const ATTEMPTS: usize = 50;

/// What is to be set about one practice.
struct Change {
    subject: PracticeRef,
    /// Its answer; nothing where that stays as it is.
    assigned: Option<Assignment>,
}

pub(super) fn run(args: &SetArgs, output: Output) -> Result<ExitCode> {
    let Some((file, words)) = args.words.split_first() else { bail!("nothing is named to be set") };
    let file = Path::new(file);
    if file == Path::new("-") {
        bail!("`set` changes a file in place, so it needs one");
    }
    let (day, today) = day_of_answering(args.as_of)?;
    let document = document(file)?;
    let model = Models::given(&args.model)?.of_answers(&document, file)?;
    let changes = changes(args, words, &model, output)?;
    let is_answered = answers(&changes).next().is_some();
    let mut store = open(file, &document, &model, is_answered.then_some(day), today)?;
    refuse_a_day_before(args.as_of, store.answers())?;
    output.faults(store.warnings());
    let saved = save(&mut store, &changes, args, day)?;
    Output::result(&render::entries_set(&saved))?;
    Output::note(&format!("Saved in {}.", input::name(file)));
    Ok(ExitCode::Done)
}

fn document(file: &Path) -> Result<Document> {
    if !file.exists() {
        let name = input::name(file);
        let hint = input::like(file).map(|like| format!("did you mean `{}`?", input::name(&like)));
        bail!("there is no file `{name}`; {}", hint.unwrap_or_else(|| format!("`maturity new {}` writes a blank one", input::typed(file))));
    }
    Ok(Document::parse(&input::name(file), &input::bytes_of_a_file(file, SIZE_LIMIT)?, SIZE_LIMIT)?)
}

/// What is to be set. What belongs to one answer is not said about several.
fn changes(args: &SetArgs, words: &[impl AsRef<OsStr>], model: &Model, output: Output) -> Result<Vec<Change>> {
    let word = |word: &OsStr| word.to_str().map(str::to_owned).ok_or_else(|| anyhow!("`{}` is not UTF-8", word.display()));
    let words = words.iter().map(|text| word(text.as_ref())).collect::<Result<Vec<String>>>()?;
    let beside = [("--note", args.note.is_some()), ("--evidence", !args.evidence.is_empty()), ("--planned", args.planned.is_some())];
    let beside = beside.into_iter().find(|(_, is_given)| *is_given).map(|(name, _)| name);
    let changes = match (words.as_slice(), beside) {
        ([], _) => bail!("nothing is named to be set; write what, as `strategy/practice=answer`"),
        ([_, _, ..], Some(option)) => bail!("`{option}` belongs to one answer, and here are {}; set each by itself", words.len()),
        ([one], Some(_)) if !one.contains('=') => vec![Change { subject: subject(one, model)?, assigned: None }],
        (words, _) => {
            let read = assignments(words, args.reason.as_deref(), model, output)?;
            read.into_iter().map(|found| Change { subject: found.subject.clone(), assigned: Some(found) }).collect()
        }
    };
    let needs_reason = |answer: &Answer| matches!(answer, Answer::NotApplicable(_));
    if args.reason.is_some() && !answers(&changes).any(needs_reason) {
        bail!("`--reason` says why something does not apply, and nothing is set to `not_applicable`");
    }
    Ok(changes)
}

fn subject(place: &str, model: &Model) -> Result<PracticeRef> {
    Ok(Assignment::subject(place, model).map_err(|problem| Faults::of_file(place, problem))?)
}

/// The answers that are given.
fn answers(changes: &[Change]) -> impl Iterator<Item = &Answer> {
    changes.iter().filter_map(|change| change.assigned.as_ref()?.entry.answer.as_ref())
}

/// The file to save in; a blank one begins on the day of its first answer.
fn open<'m>(file: &Path, document: &Document, model: &'m Model, answered: Option<Date>, today: Date) -> Result<Store<'m>> {
    let store = match Unbegun::of(document) {
        Some(unbegun) if unbegun.has_no_workload() => {
            bail!("`{}` does not say which workload it is about; write it behind `workload:`", input::name(file))
        }
        Some(_) if answered.is_some() => Store::begin(file, model, &Header { assessed: answered, ..Header::default() }, today),
        Some(_) | None => Store::open(file, model, today),
    };
    store.map_err(|fault| unusable(fault, true))
}

/// Saves all changes, or none; gives what was said before, and what is said now.
fn save(store: &mut Store<'_>, changes: &[Change], args: &SetArgs, day: Date) -> Result<Vec<render::EntrySet>> {
    for _ in 0..ATTEMPTS {
        let set = |change: &Change| {
            let before = store.answers().at(&change.subject).cloned().unwrap_or_default();
            let after = after(change, before.clone(), store, args, day);
            render::EntrySet { subject: change.subject.clone(), before, after }
        };
        let sets: Vec<render::EntrySet> = changes.iter().map(set).collect();
        let entries: Entries = sets.iter().map(|set| (set.subject.clone(), set.after.clone())).collect();
        match store.save_together(entries).map_err(lost)? {
            Saved::Done => return Ok(sets),
            // What others have written meanwhile stays, but for what is set.
            Saved::Conflict { .. } => {}
            Saved::Refused(fault) => bail!("nothing was saved: {fault}"),
        }
    }
    bail!("nothing was saved: somebody changes the same answers all the time")
}

/// What an entry says once it is set.
fn after(change: &Change, before: Entry, store: &Store<'_>, args: &SetArgs, day: Date) -> Entry {
    let mut after = match &change.assigned {
        Some(assigned) => assigned.over(before),
        None => before,
    };
    if change.assigned.is_some() && after.answer.is_some() && after.reviewed.is_none() {
        after.reviewed = store.answers().review_day(day);
    }
    if let Some(note) = &args.note {
        after.take_note(note);
    }
    if !args.evidence.is_empty() {
        after.evidence = args.evidence.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    }
    if let Some(planned) = &args.planned {
        after.planned = Some(planned.clone()).filter(|planned| !planned.is_blank());
    }
    after
}
