//! `model schema`: the JSON Schemas of what is read and written.

use anyhow::{Result, bail};

use crate::cli::{ModelSchemaArgs, SchemaOf};
use crate::commands::models::Models;
use crate::commands::output::Output;
use crate::exit_code::ExitCode;
use crate::{answers, model, render};

pub(super) fn run(args: &ModelSchemaArgs) -> Result<ExitCode> {
    if args.model.is_some() && args.of != SchemaOf::Answers {
        bail!("`--model` goes with `answers` alone: the other schemas are the same for every model");
    }
    let schema = match args.of {
        SchemaOf::Model => model::schema(),
        SchemaOf::Answers => answers::schema(&*Models::given(args.model.as_slice())?.first()?),
        SchemaOf::Score | SchemaOf::Report => render::report_schema(),
        SchemaOf::Plan => render::plan_schema(),
        SchemaOf::Explain => render::explanation_schema(),
        SchemaOf::Check => render::verdicts_schema(),
        SchemaOf::Compare => render::comparison_schema(),
        SchemaOf::Merge => render::agreement_schema(),
        SchemaOf::History => render::history_schema(),
        SchemaOf::Portfolio => render::portfolio_schema(),
        SchemaOf::PortfolioRow => render::row_schema(),
        SchemaOf::ModelShow => render::model_schema(),
        SchemaOf::ModelCheck => render::lint_schema(),
    };
    Output::result(&render::json_schema(&schema))?;
    Ok(ExitCode::Done)
}
