//! The versions of one file that git keeps, read by running the `git` program.

use std::ffi::OsStr;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A version of a file that was committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    /// The commit.
    commit: String,
    /// What the file was called then, from the top of the repository.
    pub(crate) name: String,
}

/// Why there are no versions.
#[derive(Debug)]
pub(crate) enum NoVersions {
    /// The program is not there.
    NoGit,
    /// The file lies in no repository, or git refuses to read it: its own words.
    Refused(String),
    Failed(io::Error),
}

/// The versions of one file in its repository.
#[derive(Debug)]
pub(crate) struct Versions {
    folder: PathBuf,
    /// Oldest first.
    pub(crate) all: Vec<Version>,
}

impl Version {
    /// `3f2a91c`.
    pub(crate) fn short(&self) -> &str {
        self.commit.get(..7).unwrap_or(&self.commit)
    }
}

impl Versions {
    /// Those of `file`, under whatever name it had.
    ///
    /// # Errors
    /// See [`NoVersions`].
    pub(crate) fn of(file: &Path) -> Result<Self, NoVersions> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf();
        let name = file.file_name().unwrap_or_default();
        // Each commit is a line that begins with a sign which no name begins with.
        let format = ["-c", "core.quotePath=false", "log", "--follow", "--diff-filter=d", "--name-only", "--format=\u{1}%H", "--"];
        let log = run(&folder, format.iter().map(OsStr::new).chain([name]), usize::MAX)?;
        let log = String::from_utf8_lossy(&log).into_owned();
        let mut all: Vec<Version> = log
            .split('\u{1}')
            .filter_map(|part| {
                let mut lines = part.lines().filter(|line| !line.is_empty());
                Some(Version { commit: lines.next()?.to_owned(), name: lines.next()?.to_owned() })
            })
            .collect();
        all.reverse();
        Ok(Self { folder, all })
    }

    /// What was committed, one byte more than `limit` at most.
    ///
    /// # Errors
    /// See [`NoVersions`].
    pub(crate) fn content(&self, version: &Version, limit: usize) -> Result<Vec<u8>, NoVersions> {
        let object = format!("{}:{}", version.commit, version.name);
        run(&self.folder, ["cat-file", "blob", &object].map(OsStr::new).into_iter(), limit)
    }
}

/// What git prints, one byte more than `limit` at most. It neither asks nor writes anything.
fn run<'a>(folder: &Path, arguments: impl Iterator<Item = &'a OsStr>, limit: usize) -> Result<Vec<u8>, NoVersions> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("--no-pager").args(arguments);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child =
        child.map_err(|error| if error.kind() == io::ErrorKind::NotFound { NoVersions::NoGit } else { NoVersions::Failed(error) })?;
    let mut output = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take((limit as u64).saturating_add(1)).read_to_end(&mut output).map_err(NoVersions::Failed)?;
    }
    let mut told = String::new();
    if let Some(stderr) = child.stderr.take() {
        // What is no text is no message either.
        let _ = stderr.take(10_000).read_to_string(&mut told);
    }
    let status = child.wait().map_err(NoVersions::Failed)?;
    // One that was not read to its end is cut off, and knows it.
    if status.success() || output.len() > limit { Ok(output) } else { Err(NoVersions::Refused(told.trim().to_owned())) }
}
