//! `merge`: several raters' answers become one file, and a table says where they agree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use super::assessment::{Reader, day};
use super::compare::same_model;
use super::input;
use super::many::{all, each_once};
use super::output::Output;
use crate::answers::{Agreement, Header, Policy, Rater, Review, Saved, Store, written};
use crate::cli::{MergeArgs, PolicyName, ReadingArgs, TextMarkdownOrJson};
use crate::exit_code::ExitCode;
use crate::model::Model;
use crate::render;
use crate::text::visible_line;

pub(super) fn run(args: &MergeArgs, output: Output) -> Result<ExitCode> {
    let reader = Reader::new(&ReadingArgs { model: args.model.clone(), max_age: None, as_of: None }, output)?;
    if let Some(record) = args.target.into.as_ref().filter(|record| args.files.iter().any(|file| input::is_same_file(file, record))) {
        bail!("`{}` is what the answers are merged into; name the raters' files alone before --into", input::name(record));
    }
    let (model, raters) = raters(&each_once(&args.files, "merged"), &reader, output)?;
    let policy = match args.policy {
        PolicyName::Lowest => Policy::Lowest,
        PolicyName::Median => Policy::Median,
    };
    let agreement = Agreement::new(&model, &raters, policy);
    let table = match args.format {
        TextMarkdownOrJson::Text => render::agreement(&agreement, output.canvas()),
        TextMarkdownOrJson::Markdown => render::agreement_markdown(&agreement),
        TextMarkdownOrJson::Json => render::json_agreement(&agreement),
    };
    if let Some(record) = &args.target.into {
        merge_into(record, &agreement, &reader)?;
    }
    if let Some(path) = &args.target.output {
        let answers = agreement.answers().ok_or_else(|| anyhow!("there is nothing to merge"))?;
        Output::new_file(path, &written(&model, &answers)?, "choose another name, or change it in place with --into")?;
    }
    tell(args, &table)?;
    say_what_next(args, &agreement);
    Ok(ExitCode::Done)
}

/// The raters of these files, and the model that all of them answer.
fn raters(files: &[&PathBuf], reader: &Reader, output: Output) -> Result<(Arc<Model>, Vec<Rater>)> {
    let read = all(files.iter().map(|file| Ok((*file, reader.read(file)?))), output)?;
    let Some(((first_file, first), others)) = read.split_first() else { bail!("there is nothing to merge") };
    for (file, other) in others {
        same_model([(first_file, first), (file, other)])?;
        let names = [first_file, file].map(|file| input::name(file));
        if first.model.version != other.model.version {
            let [one, two] = [first, other].map(|read| &read.model.version);
            bail!("`{}` is read with version {one} of the model and `{}` with {two}; name one with --model MODEL", names[0], names[1]);
        }
        let [one, two] = [first, other].map(|read| &read.answers.workload);
        if one != two {
            bail!("`{}` is about `{one}` and `{}` about `{two}`; raters of one workload write its name alike", names[0], names[1]);
        }
    }
    let model = Arc::clone(&first.model);
    let raters: Vec<Rater> = read
        .iter()
        .map(|(file, read)| Rater { name: rater(file, &read.answers.assessors), answers: read.answers.clone().without_blanks() })
        .collect();
    refuse_one_rater_twice(files, &raters)?;
    Ok((model, raters))
}

/// What a rater is called: as the file's one assessor, else as the file.
fn rater(file: &Path, assessors: &[String]) -> String {
    match assessors {
        [only] => visible_line(only),
        _ if file == Path::new("-") => "standard input".to_owned(),
        _ => file.file_stem().map(|stem| visible_line(&stem.to_string_lossy())).unwrap_or_default(),
    }
}

fn refuse_one_rater_twice(files: &[&PathBuf], raters: &[Rater]) -> Result<()> {
    let mut known: BTreeMap<&str, &PathBuf> = BTreeMap::new();
    for (file, rater) in files.iter().zip(raters) {
        if let Some(other) = known.insert(&rater.name, file) {
            let [one, two] = [other, *file].map(|file| input::name(file));
            bail!("`{one}` and `{two}` are both by `{}`; give each its one assessor, such as `assessors: [Ana]`", rater.name);
        }
    }
    Ok(())
}

/// Changes the file of record as a sitting of all raters does, in one step.
fn merge_into(record: &Path, agreement: &Agreement<'_>, reader: &Reader) -> Result<()> {
    let present = reader.read_silently(record)?;
    let first = agreement.raters.first().ok_or_else(|| anyhow!("there is nothing to merge"))?;
    let name = input::name(record);
    if present.model.reference() != agreement.model.reference() {
        let [theirs, its] = [agreement.model, &*present.model].map(Model::reference);
        bail!("`{name}` answers the model `{its}`, and the raters `{theirs}`; only answers to one model can be merged");
    }
    if present.answers.workload != first.answers.workload {
        bail!("`{name}` is about `{}`, and the raters about `{}`", present.answers.workload, first.answers.workload);
    }
    let today = day(None)?;
    let sitting = agreement.sitting().unwrap_or(Review { on: today, by: Vec::new() });
    let header = Header { assessed: Some(sitting.on), assessors: sitting.by.clone(), ..Header::default() };
    let mut store = Store::begin(record, agreement.model, &header, today)?;
    if store.answers().assessed.is_none_or(|assessed| assessed < sitting.on) {
        store.sit(sitting);
    }
    let (entries, left) = (agreement.entries_into(store.answers()), agreement.left(store.answers()));
    match store.save_together(entries)? {
        Saved::Done => {}
        Saved::Conflict { .. } => bail!("somebody changed `{name}` meanwhile, and nothing was merged; merge once more"),
        Saved::Refused(fault) => bail!("nothing was merged into `{name}`: {fault}"),
    }
    Output::note(&format!("Merged into {name}."));
    if !left.is_empty() {
        let named = left.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Output::note(&format!("What stood there stays where it is newer, was settled since, or no rater knows better: {named}."));
    }
    Ok(())
}

fn tell(args: &MergeArgs, table: &str) -> Result<()> {
    match args.format {
        _ if args.target.output.as_deref() == Some(Path::new("-")) => Output::note(table.trim_end()),
        TextMarkdownOrJson::Text => Output::text(table)?,
        TextMarkdownOrJson::Markdown | TextMarkdownOrJson::Json => Output::result(table)?,
    }
    Ok(())
}

fn say_what_next(args: &MergeArgs, agreement: &Agreement<'_>) {
    let file = args.target.into.as_ref().or(args.target.output.as_ref()).filter(|file| *file != Path::new("-"));
    let disputed = agreement.disputed();
    if let Some(file) = file.filter(|_| disputed > 0) {
        let what = if disputed == 1 { "the disputed answer".to_owned() } else { format!("the {disputed} disputed answers") };
        Output::note(&format!("Settle {what} together: maturity assess {} --only disputed", input::typed(file)));
    }
}
