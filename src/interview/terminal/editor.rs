//! A text written in the editor that people are used to.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

/// Lets people edit `text` with `editor`; nothing when they leave it as it is, or when the editor fails, for that is how
/// an editor says that nothing was to be saved.
pub(super) fn edit(editor: &str, text: &str) -> io::Result<Option<String>> {
    let mut file = tempfile::Builder::new().prefix("maturity-note-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    // Many editors replace the file, so it is read again by its path.
    let path = file.into_temp_path();
    if !command(editor).arg(&path).status()?.success() {
        return Ok(None);
    }
    let edited = std::fs::read_to_string(&path)?;
    let edited = edited.trim().replace("\r\n", "\n");
    Ok((edited != text.trim()).then_some(edited))
}

/// The command with its arguments; one with blanks in its path is taken as it is when such a file exists.
fn command(editor: &str) -> Command {
    if Path::new(editor).is_file() {
        return Command::new(editor);
    }
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    command.args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_that_fails_changes_nothing() {
        assert_eq!(edit("false", "as it was").unwrap(), None);
        assert_eq!(edit("true", "as it was").unwrap(), None);
        assert!(edit("no-such-editor-anywhere", "as it was").is_err());
    }

    #[test]
    fn an_editor_may_have_arguments_and_replace_the_file() {
        let edited = edit("sed -i s/was/is/", "as it was\nin two lines\n").unwrap();
        assert_eq!(edited.as_deref(), Some("as it is\nin two lines"));
    }
}
