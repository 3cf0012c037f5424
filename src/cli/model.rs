//! The commands below `model`, each with its arguments.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{TextMarkdownOrJson, TextOrJson, examples};

#[derive(Debug, Subcommand)]
pub(crate) enum ModelCommand {
    /// List the built-in models, or browse one: its levels, or one level, strategy or practice
    #[command(after_help = examples::MODEL_SHOW)]
    Show(ModelShowArgs),
    /// Check a model file: every fault at once, each with its line
    #[command(after_help = examples::MODEL_CHECK)]
    Check(ModelCheckArgs),
    /// Write a small commented model to start your own from
    #[command(after_help = examples::MODEL_NEW)]
    New(ModelNewArgs),
    /// Write a built-in model, comments and all
    #[command(after_help = examples::MODEL_EXPORT)]
    Export(ModelExportArgs),
    /// Print the JSON Schema of model files, of answers files or of what a command writes as JSON, for editors and programs
    #[command(after_help = examples::MODEL_SCHEMA)]
    Schema(ModelSchemaArgs),
    /// Read a model of another tool and write it as one of ours, with what could not be carried over
    #[command(after_help = examples::MODEL_IMPORT)]
    Import(ModelImportArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ModelShowArgs {
    /// A level (`3` or its id), a strategy or `strategy/practice`, or the practice alone where no other is called so; without it, the whole ladder
    pub(crate) id: Option<String>,
    /// A model file, or the id of a built-in model; without it, the first of them that has ID, or the list of them
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t = TextMarkdownOrJson::Text)]
    pub(crate) format: TextMarkdownOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct ModelCheckArgs {
    /// The model files; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Let warnings fail too
    #[arg(long)]
    pub(crate) strict: bool,
    /// An earlier version of the model: what becomes of answers to it? `-` for standard input
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct ModelNewArgs {
    /// The model file to write, which must not exist; its name becomes the model's id; `-` for standard output
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ModelExportArgs {
    /// The built-in model's id [default: operational-excellence]
    pub(crate) id: Option<String>,
    /// Where to write it; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A model file
    Model,
    /// An answers file for one model, with its questions and their answers
    Answers,
    /// What `score --format json` writes: the report
    Score,
    /// What `report --format json` writes
    Report,
    /// What `plan --format json` writes: the report, or with `--set` the present one and the one that would be
    Plan,
    /// What `explain --format json` writes
    Explain,
    /// What `check --format json` writes
    Check,
    /// What `compare --format json` writes
    Compare,
    /// What `merge --format json` writes: where raters agree
    Merge,
    /// What `history --format json` writes
    History,
    /// What `portfolio --format json` writes
    Portfolio,
    /// What `portfolio --format ndjson` writes on each line
    PortfolioRow,
    /// What `model show --format json` writes
    ModelShow,
    /// What `model check --format json` writes
    ModelCheck,
}

#[derive(Debug, Args)]
pub(crate) struct ModelSchemaArgs {
    /// What to describe
    #[arg(value_enum, value_name = "WHAT")]
    pub(crate) of: SchemaOf,
    /// The model whose answers to describe: a file, or the id of a built-in model [default: operational-excellence]
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ModelImportArgs {
    /// The tool that the model comes from
    #[arg(long, value_enum, value_name = "TOOL")]
    pub(crate) from: ModelSource,
    /// For samm and osps the folder of their files, else the file; `-` for standard input
    pub(crate) path: PathBuf,
    /// The model's id, where the source's name is not to make it
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// The model's version, three numbers such as 2.0.0, where it is not the source's
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: Option<String>,
    /// For dsomm the file of its application that tells states and level names [default: `meta.yaml` beside the model]
    #[arg(long, value_name = "FILE")]
    pub(crate) meta: Option<PathBuf>,
    /// The file to write, which must not exist; standard output without it
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModelSource {
    /// OWASP SAMM, the folder `model` of its core
    Samm,
    /// DSOMM, the maturity model of OWASP for development, security and operations: its generated YAML file
    Dsomm,
    /// A custom lens of the AWS Well-Architected Tool, in JSON
    AwsLens,
    /// The OSPS Baseline for open-source projects, the folder of its YAML files
    Osps,
}
