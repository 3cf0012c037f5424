//! A tree of answers files as a company has them, the same each time, and what reading it takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use maturity::answers::{Answer, Answers, Entry, SIZE_LIMIT, written};
use maturity::document::Document;
use maturity::model::{BUILTIN, Form, Model, PracticeRef};
use tempfile::TempDir;

use super::generated::Random;
use super::usage;

/// So many different files there are; what is between them differs in the workload's name alone.
const KINDS: usize = 40;
/// So many files stand in one folder.
const IN_A_FOLDER: usize = 100;

/// A folder of folders of answers files of 12 to 30 kB.
pub(crate) struct Tree {
    folder: TempDir,
    files: Vec<PathBuf>,
}

impl Tree {
    pub(crate) fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().expect("there is room for the tree");
        let model = BUILTIN[0].model().map_err(drop).expect("the built-in model is valid");
        let kinds: Vec<String> = (0..KINDS).map(|kind| answers(&model, kind)).collect();
        let files = (0..count).map(|number| {
            let group = folder.path().join(format!("team-{:04}", number / IN_A_FOLDER));
            fs::create_dir_all(&group).expect("there is room for the tree");
            let path = group.join(format!("w{number:06}.maturity.yaml"));
            let text = kinds[number % KINDS].replacen("workload: w", &format!("workload: w{number:06}"), 1);
            fs::write(&path, text).expect("there is room for the tree");
            path
        });
        let files = files.collect();
        Self { folder, files }
    }

    /// The CPU time of reading and strictly parsing all files, and nothing else, in this process.
    pub(crate) fn parsing(&self) -> Duration {
        usage::of_self(|| {
            let parse = |path: &PathBuf| {
                let bytes = fs::read(path).expect("the file is there");
                Document::parse("a", &bytes, SIZE_LIMIT).map_err(drop).expect("the file is readable").root().value.end
            };
            self.files.iter().map(parse).sum::<usize>()
        })
    }

    /// The CPU time of a portfolio of all files in this format.
    pub(crate) fn portfolio(&self, format: &str) -> Duration {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maturity"));
        command.arg("portfolio").arg(self.path()).args(["--format", format]);
        usage::of_child(command.env_clear().env("MATURITY_AS_OF", "2026-11-22").stdin(Stdio::null()).stdout(Stdio::null()))
    }

    /// How long a file is on average, in bytes.
    pub(crate) fn mean_size(&self) -> u64 {
        let sizes = self.files.iter().take(KINDS).map(|path| fs::metadata(path).expect("the file is there").len());
        sizes.sum::<u64>() / KINDS.min(self.files.len()) as u64
    }

    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// One answers file: a team of some maturity, with notes and evidence at some answers; every second file without the questions in it.
fn answers(model: &Model, kind: usize) -> String {
    let mut random = Random(kind as u64 + 1);
    let known = random.below(model.levels.len() * 2) + 1;
    let mut said = Answers {
        workload: "w".to_owned(),
        about: None,
        model_version: model.version.clone(),
        assessed: Some(jiff::civil::Date::constant(2026, 11, 2)),
        assessors: vec!["Ana".to_owned(), "Raj".to_owned()],
        reviews: vec![],
        target: Some(2),
        extensions: std::collections::BTreeMap::new(),
        strategies: std::collections::BTreeMap::new(),
    };
    for (level, strategy, practice) in model.practices() {
        let is_open = level.number > known || random.below(12) == 0;
        if is_open {
            continue;
        }
        let answer = match (&practice.form, random.below(20)) {
            (_, 0) => Answer::Unknown,
            (_, 1) => Answer::NotApplicable("There is none of it here.".to_owned()),
            (Form::Scale(scale), _) => Answer::Option(scale.options[random.below(scale.options.len())].id.clone()),
            (Form::Checklist(items), _) => {
                Answer::Ticked(items.iter().filter(|_| random.below(2) == 0).map(|item| item.id.clone()).collect())
            }
        };
        let note = (random.below(3) == 0).then(|| "As the team sees it today; the rest is planned for the next quarter.".to_owned());
        let evidence = if random.below(4) == 0 { vec![format!("https://wiki.example/{}/{}", strategy.id, practice.id)] } else { vec![] };
        let entry = Entry { answer: Some(answer), note, evidence, ..Entry::default() };
        let subject = PracticeRef { strategy: strategy.id.clone(), practice: practice.id.clone() };
        said = said.with(&subject, entry);
    }
    let text = written(model, &said).map_err(drop).expect("the answers can be written");
    if kind.is_multiple_of(2) {
        return text;
    }
    let is_no_question = |line: &&str| !line.trim_start().starts_with('#');
    text.lines().filter(is_no_question).flat_map(|line| [line, "\n"]).collect()
}
