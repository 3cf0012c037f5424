//! Runs the program as a person would, in a folder of its own and in an environment that nobody's shell can change.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::rc::Rc;

use maturity::ExitCode;
use maturity::model::BUILTIN;
use tempfile::TempDir;

pub(crate) use crate::common::committed;
use crate::common::program;

/// The program with these arguments, separated by spaces, in a new empty folder.
pub(crate) fn maturity(arguments: &str) -> Maturity {
    Maturity::new(arguments, Rc::new(TempDir::new().unwrap()))
}

/// A run that is being prepared.
#[derive(Debug)]
pub(crate) struct Maturity {
    folder: Rc<TempDir>,
    arguments: Vec<OsString>,
    environment: Vec<(&'static str, &'static str)>,
    stdin: Vec<u8>,
    code: ExitCode,
}

impl Maturity {
    fn new(arguments: &str, folder: Rc<TempDir>) -> Self {
        let arguments = arguments.split_whitespace().map(OsString::from).collect();
        Self { folder, arguments, environment: Vec::new(), stdin: Vec::new(), code: ExitCode::Done }
    }

    /// One more argument, which may hold spaces.
    pub(crate) fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Writes a file into the folder.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.folder.path().join(name), content).unwrap();
        self
    }

    /// Makes a folder in the folder.
    pub(crate) fn subfolder(self, name: &str) -> Self {
        std::fs::create_dir(self.folder.path().join(name)).unwrap();
        self
    }

    pub(crate) fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        text.as_ref().clone_into(&mut self.stdin);
        self
    }

    pub(crate) fn variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// How the run must end; [`ExitCode::Done`] unless said.
    pub(crate) fn ends_with(mut self, code: ExitCode) -> Self {
        self.code = code;
        self
    }

    /// Runs the program; any other end than the declared one fails the test.
    #[track_caller]
    pub(crate) fn run(self) -> Run {
        let mut child =
            self.command().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        // The program may refuse before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(&self.stdin);
        self.finished(child.wait_with_output().unwrap())
    }

    /// Runs the program while nobody reads what it writes.
    #[track_caller]
    pub(crate) fn run_into_a_closed_pipe(self) -> Run {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = self.command().stdin(Stdio::null()).stdout(writer).output().unwrap();
        self.finished(output)
    }

    /// Runs the program with its standard output going to this file.
    #[track_caller]
    pub(crate) fn run_into(self, path: &str) -> Run {
        let file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        let output = self.command().stdin(Stdio::null()).stdout(file).output().unwrap();
        self.finished(output)
    }

    fn command(&self) -> Command {
        let mut command = program(self.folder.path());
        command.args(&self.arguments).envs(self.environment.iter().copied());
        command
    }

    #[track_caller]
    fn finished(self, output: Output) -> Run {
        let run = Run {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            folder: self.folder,
        };
        let (found, wanted) = (output.status.code(), i32::from(self.code.number()));
        assert_eq!(
            found,
            Some(wanted),
            "`maturity {:?}` ended with {found:?} and not with {wanted}\nstdout:\n{}\nstderr:\n{}",
            self.arguments,
            run.stdout,
            run.stderr
        );
        run
    }
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    folder: Rc<TempDir>,
}

impl Run {
    /// Another run in the same folder.
    pub(crate) fn then(&self, arguments: &str) -> Maturity {
        Maturity::new(arguments, Rc::clone(&self.folder))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The text of a file in the folder.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// Fails unless nothing was said on standard error.
    #[track_caller]
    pub(crate) fn silent(self) -> Self {
        assert_eq!(self.stderr, "", "messages on standard error");
        self
    }
}

/// Answers of a team between two levels, with notes, evidence, unknowns and things set aside.
pub(crate) fn checkout() -> String {
    committed("examples/checkout/maturity.yaml")
}

/// How many questions the default model asks.
pub(crate) fn questions() -> usize {
    BUILTIN[0].model().unwrap().practices().count()
}

/// An answers file for the default model: these lines below `answers:`.
pub(crate) fn answers(lines: &str) -> String {
    format!("workload: shop\nmodel: operational-excellence@1.0.0\nanswers:\n{lines}")
}

/// Compares a text, character by character, with an inline snapshot; see [`snapshot`](crate::common::snapshot).
macro_rules! assert_text {
    ($found:expr, $($expected:tt)+) => {
        snapbox::assert_data_eq!(&*$found, snapbox::IntoData::raw($($expected)+))
    };
}
pub(crate) use assert_text;
