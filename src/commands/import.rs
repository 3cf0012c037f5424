//! `import`: a filled form becomes an answers file.

use anyhow::{Result, bail};

use super::assessment::day;
use super::input;
use super::models::Models;
use super::output::Output;
use crate::answers::written;
use crate::cli::ImportArgs;
use crate::exit_code::ExitCode;
use crate::import::FilledForm;

/// No workbook that people fill in is longer, packed.
const LIMIT: usize = 32 << 20;

pub(super) fn run(args: &ImportArgs) -> Result<ExitCode> {
    input::refuse_other_than_yaml(&args.output, "an answers file")?;
    let bytes = input::bytes(&args.file, LIMIT)?;
    let name = input::name(&args.file);
    if bytes.len() > LIMIT {
        bail!("`{name}` is over {} MiB long, and no form is", LIMIT >> 20);
    }
    if !bytes.starts_with(b"PK") {
        bail!(
            "`{name}` is no workbook (.xlsx); a file that the page of a form gave back is an answers file already: `maturity check {}`",
            input::typed(&args.file)
        );
    }
    let form = FilledForm::read(&name, &bytes)?;
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
    let answers = form.answers(&model, day(args.as_of)?)?;
    Output::new_file(&args.output, &written(&model, &answers)?, "choose another name")?;
    Ok(ExitCode::Done)
}
