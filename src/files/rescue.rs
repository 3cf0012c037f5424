//! A file beside another one, for what could not be written into that one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::write::{write_file, write_new};

/// How many rescue files of one file may lie in one folder.
const MOST: usize = 99;

/// A file that this session wrote instead of another one.
#[derive(Debug)]
pub(crate) struct Rescue {
    pub(crate) path: PathBuf,
    bytes: Vec<u8>,
}

impl Rescue {
    /// Writes `bytes` beside `path`, or where that cannot be, into the system's folder for temporary files, never over a file
    /// that is not `former`, the rescue file of an earlier failure in this session as it was written then.
    ///
    /// # Errors
    /// What the system says of the last place that was tried.
    pub(crate) fn write(path: &Path, former: Option<&Self>, bytes: Vec<u8>) -> io::Result<Self> {
        let untouched = |former: &&Self| fs::read(&former.path).is_ok_and(|found| found == former.bytes);
        if let Some(former) = former.filter(untouched)
            && write_file(&former.path, &bytes).is_ok()
        {
            return Ok(Self { path: former.path.clone(), bytes });
        }
        let elsewhere = env::temp_dir().join(path.file_name().unwrap_or_default());
        let written = write_beside(path, &bytes).or_else(|_| write_beside(&elsewhere, &bytes))?;
        Ok(Self { path: written, bytes })
    }
}

fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 1..=MOST {
        let rescue = rescue_path(path, number);
        match write_new(&rescue, bytes) {
            Ok(()) => return Ok(rescue),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

pub(crate) fn rescue_files(path: &Path) -> Vec<PathBuf> {
    (1..=MOST).map(|number| rescue_path(path, number)).filter(|rescue| rescue.is_file()).collect()
}

/// `FILE.rescue.yaml`, `FILE.rescue-2.yaml` and so on.
fn rescue_path(path: &Path, number: usize) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(if number == 1 { ".rescue.yaml".to_owned() } else { format!(".rescue-{number}.yaml") });
    name.into()
}
