//! How people are asked, whatever they sit at.

use std::io::Result;

use super::key::Key;
use super::screen::{Paragraph, Screen};

/// Something that can put a question to people: a terminal, lines of text, a script.
///
/// Every method fails once nobody can be asked any more: with an [`Interruption`](super::Interruption) after Ctrl-C or a signal, with
/// `UnexpectedEof` where the input has ended, else with what the system says.
#[expect(clippy::missing_errors_doc, reason = "the trait says it for all its methods")]
pub trait Ask {
    /// Shows this, once.
    fn tell(&mut self, screen: &Screen) -> Result<()>;

    /// Takes one key; `standing` says in a few words what Enter would do now.
    fn key(&mut self, standing: &str) -> Result<Key>;

    /// Shows which boxes of the card told last are ticked now, in its order, where a card can still be changed.
    fn show_ticks(&mut self, _ticks: &[bool]) -> Result<()> {
        Ok(())
    }

    /// A new card comes next; `is_unread` says whether what was told last is to be read before, where it would be gone.
    fn turn_page(&mut self, _is_unread: bool) -> Result<()> {
        Ok(())
    }

    /// The key taken last means nothing here. Where one key is a line of its own people are told so.
    fn unusable(&mut self) -> Result<()> {
        Ok(())
    }

    /// What was typed beyond the answer to a card is not meant for the next one, where both came in one line.
    fn rest_is_not_used(&mut self) -> Result<()> {
        Ok(())
    }

    /// Asks for one line, beginning with `present`: what people let stand, be it the same; nothing when they would rather not.
    fn line(&mut self, prompt: &str, present: &str) -> Result<Option<String>>;

    /// Asks for a text of any length, as [`line`](Self::line) does.
    fn text(&mut self, prompt: &str, present: &str) -> Result<Option<String>>;

    /// Asks for a list, one entry a line, as [`line`](Self::line) does.
    fn list(&mut self, prompt: &str, present: &[String]) -> Result<Option<Vec<String>>> {
        let before = present.join("\n");
        let text = self.text(prompt, &before)?;
        let lines = |text: String| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        Ok(text.map(|text| if text.trim() == before.trim() { present.to_vec() } else { lines(text) }))
    }

    /// Asks yes or no; nothing typed is `default`.
    fn confirm(&mut self, prompt: &str, default: bool) -> Result<bool>;

    /// Asks for one of a few entries; nothing when people would rather not, which `none` says in words where that is a choice too.
    fn pick(&mut self, prompt: &str, entries: &[String], none: Option<&str>) -> Result<Option<usize>>;

    /// Asks which of a few entries holds, as [`pick`](Self::pick) does, where no slip and no paste may decide.
    fn settle(&mut self, prompt: &str, entries: &[String]) -> Result<Option<usize>> {
        self.pick(prompt, entries, None)
    }
}

/// Asks for one line until `read` makes something of it; why it does not is told above the prompt. Nothing when people would rather not.
pub(super) fn line_until<T>(
    ask: &mut dyn Ask,
    prompt: &str,
    present: &str,
    read: impl Fn(&str) -> std::result::Result<T, String>,
) -> Result<Option<T>> {
    loop {
        let Some(typed) = ask.line(prompt, present)? else { return Ok(None) };
        match read(typed.trim()) {
            Ok(read) => return Ok(Some(read)),
            Err(why) => ask.tell(&Screen::of([Paragraph::Warning(why)]))?,
        }
    }
}
