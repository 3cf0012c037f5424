//! `import`: what people filled in elsewhere becomes an answers file.

use std::path::Path;
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
use crate::model::{Model, builtin};
use crate::render;
use crate::text::visible_line;

/// No workbook that people fill in is longer, packed.
#[cfg(feature = "xlsx")]
const LIMIT: usize = 32 << 20;
/// What the first file in an archive of the other format for workbooks (.ods) says.
#[cfg(feature = "xlsx")]
const OPENDOCUMENT: &[u8] = b"application/vnd.oasis.opendocument";

pub(super) fn run(args: &ImportArgs) -> Result<ExitCode> {
    input::refuse_other_than_yaml(&args.output, "an answers file")?;
    if args.team.is_some() && args.from != AnswersSource::DsommProgress {
        bail!("--team goes with --from dsomm-progress");
    }
    let today = day(None)?;
    if let Some(day) = args.as_of.filter(|day| *day > today) {
        bail!("--as-of {day} lies in the future: today is {today}");
    }
    if args.workload.as_ref().is_some_and(|workload| workload.trim().is_empty()) {
        bail!("--workload names nothing");
    }
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
    let next = (args.output != Path::new("-")).then(|| next(args, &model));
    Output::note(&render::imported_answers(&imported, &model, next.as_deref()));
    Ok(ExitCode::Done)
}

/// The command that goes on with what was written: a rater's file is one of several.
fn next(args: &ImportArgs, model: &Model) -> String {
    let file = input::typed(&args.output);
    let is_of_a_rater = args.output.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with(".rater"));
    let given = args.model.first().filter(|_| builtin(model.id.as_str()).is_none());
    let with_model = given.map(|given| format!(" --model {}", input::typed(given))).unwrap_or_default();
    if is_of_a_rater {
        format!("maturity merge {file} OTHERS -o maturity.yaml{with_model}")
    } else {
        format!("maturity score {file}{with_model}")
    }
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
    let is_opendocument = || bytes.windows(OPENDOCUMENT.len()).take(200).any(|window| window == OPENDOCUMENT);
    match bytes.as_slice() {
        [] => bail!("`{name}` is empty"),
        [b'P', b'K', ..] if is_opendocument() => bail!("`{name}` is an OpenDocument workbook (.ods); save it as .xlsx"),
        [b'P', b'K', ..] => return Ok(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => bail!("`{name}` is a workbook of an older kind (.xls); save it as .xlsx"),
        _ => {}
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
    let bytes = input::bytes(&args.file, Foreign::LIMIT)?;
    if bytes.starts_with(b"PK") {
        bail!("`{name}` is a workbook, and `--from dsomm-progress` reads a YAML file");
    }
    let progress = TeamProgress::read(Foreign::new(&name, &bytes)?)?;
    let teams = progress.teams();
    let shown = || teams.iter().map(|team| visible_line(team)).collect::<Vec<_>>().join(", ");
    let team = match &args.team {
        Some(team) if teams.contains(team.as_str()) => team.as_str(),
        Some(team) => bail!("`{name}` has no team `{}`; there is: {}", visible_line(team), shown()),
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
    let beside = |file: &Path| models.of_name(tool, "", file);
    let Some(model) = beside(&args.file)?.map_or_else(|| beside(&args.output), |model| Ok(Some(model)))? else {
        bail!(
            "there is no {tool}.yaml beside the file or what is written; name the model that `maturity model import --from {tool}` wrote with --model"
        );
    };
    Ok(model)
}
