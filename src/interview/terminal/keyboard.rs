//! Reads a terminal's keyboard: whole keys and whole pastes.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use super::super::interruption::Interruption;
use super::super::signals::Signals;
use super::decoder::{Decoder, text_of};
use super::input::{Arrived, Input};
pub(crate) use super::raw_mode::NothingLeft;
use super::raw_mode::RawMode;
use super::stroke::{Stroke, Typed};

/// How long the bytes of one key may be apart, and how long over a slow line.
const FOR_A_KEY: Duration = Duration::from_millis(100);
const FOR_A_DISTANT_KEY: Duration = Duration::from_millis(300);
/// So many bytes that come at once, no key of several bytes among them, were pasted: nobody types so fast.
const BYTES_OF_A_PASTE: usize = 8;
/// How long the pieces of such a paste may be apart.
const BETWEEN_PIECES: Duration = Duration::from_millis(30);

/// The keyboard of a terminal.
#[derive(Debug)]
pub(super) struct Keyboard {
    input: Input,
    decoder: Decoder,
    /// What was typed and not asked for yet.
    typed: VecDeque<Typed>,
    raw_mode: Option<RawMode>,
}

impl Keyboard {
    /// `is_distant` says whether keys come over a network.
    pub(super) fn new(is_distant: bool) -> Self {
        let decoder = Decoder::new(if is_distant { FOR_A_DISTANT_KEY } else { FOR_A_KEY });
        Self { input: Input { signals: Signals::new() }, decoder, typed: VecDeque::new(), raw_mode: Some(RawMode::new()) }
    }

    /// The next event.
    ///
    /// # Errors
    /// With an [`Interruption`] after Ctrl-C or a signal, and when the terminal is gone.
    pub(super) fn next(&mut self) -> io::Result<Typed> {
        loop {
            match self.typed.pop_front() {
                Some(Typed::Stroke(stroke)) if stroke == Stroke::with_ctrl('c') => return Err(Interruption::CtrlC.into()),
                Some(typed) => return Ok(typed),
                None => self.read()?,
            }
        }
    }

    fn read(&mut self) -> io::Result<()> {
        let mut bytes = [0; 4096];
        match self.input.read(&mut bytes, self.decoder.patience())? {
            Arrived::Bytes(0) => return Err(Interruption::HungUp.into()),
            Arrived::Silence => self.typed.extend(self.decoder.silence()),
            Arrived::Bytes(count) if self.decoder.is_at_rest() && is_paste(&bytes[..count]) => self.read_paste(&bytes[..count])?,
            Arrived::Bytes(count) => self.typed.extend(bytes[..count].iter().filter_map(|byte| self.decoder.take(*byte))),
        }
        Ok(())
    }

    /// A paste without brackets, which goes on as long as its pieces follow each other.
    fn read_paste(&mut self, first: &[u8]) -> io::Result<()> {
        let whole = self.read_pieces(first.to_vec())?;
        self.typed.push_back(Typed::Burst(text_of(&whole)));
        Ok(())
    }

    fn read_pieces(&self, mut whole: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut piece = [0; 4096];
        while let Arrived::Bytes(count @ 1..) = self.input.read(&mut piece, Some(BETWEEN_PIECES))? {
            whole.extend_from_slice(&piece[..count]);
        }
        Ok(whole)
    }

    /// Whether nothing that was typed waits to be asked for.
    pub(super) fn is_at_rest(&self) -> bool {
        self.typed.is_empty() && self.decoder.is_at_rest()
    }

    /// Lets somebody else read keys until there is an answer; nothing when it was pasted, which is seen by what comes behind it.
    /// Keys that were typed behind it are kept. The terminal stays as it is: between two keys such a reader puts back what it found,
    /// and pastes that end in a bracket are known for what they are.
    ///
    /// # Errors
    /// As [`next`](Self::next), and when the other one fails.
    pub(super) fn answered_by<T>(&mut self, read: impl FnOnce() -> io::Result<T>) -> io::Result<Option<T>> {
        let answer = read();
        // A signal of any kind makes `console` fail and raise SIGINT, so the most pressing one is looked for first.
        self.input.signals.wait(None, Some(Duration::ZERO))?;
        match answer {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(Interruption::HungUp.into()),
            answer => answer.and_then(|answer| Ok((!self.is_pasted()?).then_some(answer))),
        }
    }

    /// Whether what is on its way is the rest of a paste, which is forgotten then.
    fn is_pasted(&mut self) -> io::Result<bool> {
        let rest = self.read_pieces(vec![])?;
        if is_paste(&rest) || ends_a_paste(&rest) {
            return Ok(true);
        }
        self.typed.extend(rest.iter().filter_map(|byte| self.decoder.take(*byte)));
        Ok(false)
    }

    /// Lets another program use the terminal.
    pub(super) fn lend<T>(&mut self, use_it: impl FnOnce() -> T) -> T {
        self.raw_mode = None;
        let done = use_it();
        self.raw_mode = Some(RawMode::new());
        self.input.signals.forget_interrupts();
        done
    }
}

impl Drop for Keyboard {
    /// What was typed ahead or pasted is not left for the shell, which would run it.
    fn drop(&mut self) {
        self.input.drain();
    }
}

/// Whether bytes that came at once were pasted. Ctrl-C stays a key, however often it is pressed.
fn is_paste(bytes: &[u8]) -> bool {
    let is_written = |byte: &u8| *byte >= b' ' && *byte != 0x7f;
    bytes.len() >= BYTES_OF_A_PASTE && !bytes.contains(&0x1b) && !bytes.contains(&3) && bytes.iter().any(is_written)
}

/// Whether these bytes begin within a paste: its closing bracket comes, and no opening one before.
fn ends_a_paste(bytes: &[u8]) -> bool {
    let mut brackets = bytes.windows(6).filter(|six| matches!(*six, b"\x1b[200~" | b"\x1b[201~"));
    brackets.next().is_some_and(|first| first == b"\x1b[201~")
}
