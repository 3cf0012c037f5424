//! A result that is too long to be held: it is written part by part.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::hand_written::hand_written;
use super::input;
use super::output::Output;

/// A result on its way to standard output, or into a file.
pub(super) struct Stream {
    writer: BufWriter<Box<dyn Write>>,
    path: Option<PathBuf>,
}

impl Stream {
    /// Without a path, or where it is `-`, to standard output. An answers file or a model is never written over.
    pub(super) fn new(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self { writer: BufWriter::new(Box::new(io::stdout().lock())), path: None });
        };
        if let Some(what) = hand_written(path) {
            bail!("`{}` is {what}, which is never written over; choose another file", input::name(path));
        }
        let file = File::create(path).with_context(|| format!("failed to write `{}`", input::name(path)))?;
        Ok(Self { writer: BufWriter::new(Box::new(file)), path: Some(path.to_path_buf()) })
    }

    /// Writes a part, and says whether anybody still reads.
    pub(super) fn write(&mut self, part: &str) -> Result<bool> {
        self.write_with(|writer| writer.write_all(part.as_bytes()))
    }

    /// Writes what is still on its way.
    pub(super) fn finish(mut self) -> Result<()> {
        self.write_with(Write::flush)?;
        if let Some(path) = &self.path {
            Output::note(&format!("Written to {}.", input::name(path)));
        }
        Ok(())
    }

    /// The same of whatever `write` writes. A reader that has seen enough and closed the pipe is a success.
    pub(super) fn write_with(&mut self, write: impl FnOnce(&mut BufWriter<Box<dyn Write>>) -> io::Result<()>) -> Result<bool> {
        match write(&mut self.writer) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(error).context("failed to write the result"),
        }
    }
}
