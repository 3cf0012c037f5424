//! `import`: what people filled in elsewhere becomes an answers file.

use std::sync::Arc;

use anyhow::{Result, bail};
use jiff::civil::Date;

use super::assessment::day;
use super::input;
use super::models::Models;
use super::output::Output;
use crate::answers::written;
use crate::cli::{AnswersSource, ImportArgs};
use crate::exit_code::ExitCode;
#[cfg(feature = "xlsx")]
use crate::import::{FilledForm, Toolbox};
use crate::import::{Foreign, ImportedAnswers, TeamProgress};
use crate::model::Model;
use crate::render;
use crate::text::{nearest, visible_line};

/// No workbook that people fill in is longer, packed.
#[cfg(feature = "xlsx")]
const LIMIT: usize = 32 << 20;

pub(super) fn run(args: &ImportArgs) -> Result<ExitCode> {
    input::refuse_other_than_yaml(&args.output, "an answers file")?;
    if args.team.is_some() && args.from != AnswersSource::DsommProgress {
        bail!("--team goes with --from dsomm-progress");
    }
    let today = day(None)?;
    let (model, imported) = match args.from {
        #[cfg(feature = "xlsx")]
        AnswersSource::Form => form(args, today)?,
        #[cfg(feature = "xlsx")]
        AnswersSource::SammToolbox => toolbox(args, today)?,
        AnswersSource::DsommProgress => progress(args, today)?,
    };
    if let Some(assessed) = imported.answers.assessed.filter(|assessed| *assessed > today) {
        bail!("`{}` was answered on {assessed}, which lies in the future: today is {today}", input::name(&args.file));
    }
    Output::new_file(&args.output, &written(&model, &imported.answers)?, "choose another name")?;
    let with_model = args.model.first().map(|model| format!(" --model {}", input::typed(model))).unwrap_or_default();
    Output::note(&render::imported_answers(&imported, &model, &format!("{}{with_model}", input::typed(&args.output))));
    Ok(ExitCode::Done)
}

#[cfg(feature = "xlsx")]
fn form(args: &ImportArgs, today: Date) -> Result<(Arc<Model>, ImportedAnswers)> {
    let name = input::name(&args.file);
    let form = FilledForm::read(&name, &workbook(args)?)?;
    let Some(model) = Models::given(&args.model)?.of_name(&form.model, &form.version, &args.file)? else {
        bail!("`{name}` asks the model `{}`, which is not here; name its file with --model", form.model);
    };
    if model.version != form.version {
        bail!(
            "`{name}` asks version {} of `{}`, and the model here is version {}; name that of the form with --model",
            form.version,
            form.model,
            model.version
        );
    }
    let answers = form.answers(&model, args.workload.clone(), args.as_of.unwrap_or(today))?;
    Ok((model, ImportedAnswers { answers, losses: vec![] }))
}

#[cfg(feature = "xlsx")]
fn toolbox(args: &ImportArgs, today: Date) -> Result<(Arc<Model>, ImportedAnswers)> {
    let toolbox = Toolbox::read(&input::name(&args.file), &workbook(args)?)?;
    let model = imported_model(args, "samm")?;
    let imported = toolbox.answers(&model, args.workload.clone(), args.as_of, today)?;
    Ok((model, imported))
}

/// The bytes of a workbook; what is none is most likely what another reader takes.
#[cfg(feature = "xlsx")]
fn workbook(args: &ImportArgs) -> Result<Vec<u8>> {
    let bytes = input::bytes(&args.file, LIMIT)?;
    let name = input::name(&args.file);
    if bytes.len() > LIMIT {
        bail!("`{name}` is over {} MiB long, and no such workbook is", LIMIT >> 20);
    }
    if bytes.starts_with(b"PK") {
        return Ok(bytes);
    }
    let looks = Foreign::new(&name, &bytes).ok().and_then(|file| file.looks_like()).filter(|looks| looks.contains("maturity import"));
    let help = match looks {
        Some(looks) => format!("it looks like {looks}"),
        None => {
            format!("a file that the page of a form gave back is an answers file already: `maturity check {}`", input::typed(&args.file))
        }
    };
    bail!("`{name}` is no workbook (.xlsx); {help}")
}

fn progress(args: &ImportArgs, today: Date) -> Result<(Arc<Model>, ImportedAnswers)> {
    let name = input::name(&args.file);
    let progress = TeamProgress::read(Foreign::new(&name, &input::bytes(&args.file, Foreign::LIMIT)?)?)?;
    let teams = progress.teams();
    let shown = || teams.iter().map(|team| visible_line(team)).collect::<Vec<_>>().join(", ");
    let team = match &args.team {
        Some(team) if teams.contains(team.as_str()) => team.as_str(),
        Some(team) => match nearest(team, teams.iter().copied()) {
            Some(near) => bail!("`{name}` has no team `{}`; did you mean `{}`?", visible_line(team), visible_line(near)),
            None => bail!("`{name}` has no team `{}`; there is: {}", visible_line(team), shown()),
        },
        None => match teams.first().filter(|_| teams.len() == 1) {
            Some(only) => only,
            None => bail!("`{name}` has the progress of several teams; choose one with --team: {}", shown()),
        },
    };
    let model = imported_model(args, "dsomm")?;
    let workload = args.workload.clone().unwrap_or_else(|| team.to_owned());
    let imported = progress.answers(team, &model, workload, args.as_of.unwrap_or(today))?;
    Ok((model, imported))
}

/// The model that was imported from this `tool`: the one that was given, else the one beside the file that has the tool's name.
fn imported_model(args: &ImportArgs, tool: &str) -> Result<Arc<Model>> {
    let models = Models::given(&args.model)?;
    if !args.model.is_empty() {
        return models.first();
    }
    let Some(model) = models.of_name(tool, "", &args.file)? else {
        bail!("there is no {tool}.yaml beside the file; name the model that `maturity model import --from {tool}` wrote with --model");
    };
    Ok(model)
}
