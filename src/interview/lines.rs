//! Reads input line by line, and forgets a line that is longer than any answer as it comes.

use std::io::{BufRead, ErrorKind, Read as _, Result};

use crate::answers::SIZE_LIMIT;

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line without its end.
    Text(String),
    /// A line that no file of answers could hold.
    TooLong,
}

/// The next line; the last may lack its end.
///
/// # Errors
/// What the system says, and `UnexpectedEof` where there is none.
pub(super) fn next_line(input: &mut impl BufRead) -> Result<Line> {
    let mut bytes = Vec::new();
    if !read_part(input, &mut bytes)? {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    let is_whole = |bytes: &[u8]| bytes.ends_with(b"\n") || bytes.len() < SIZE_LIMIT;
    if is_whole(&bytes) {
        return Ok(Line::Text(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()));
    }
    while !is_whole(&bytes) {
        bytes.clear();
        read_part(input, &mut bytes)?;
    }
    Ok(Line::TooLong)
}

/// Reads to the end of the line, or as much as is looked at together; whether there was anything.
fn read_part(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<bool> {
    Ok(input.by_ref().take(SIZE_LIMIT as u64).read_until(b'\n', bytes)? > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_to_their_end_and_long_ones_forgotten() {
        let long = "x".repeat(3 * SIZE_LIMIT);
        let mut input = format!("a\r\n\n{long}\nb\n{long}{}", &long[..SIZE_LIMIT / 2]).into_bytes();
        input.extend(b"\n\xff");
        let mut input = input.as_slice();
        let text = |text: &str| Line::Text(text.to_owned());
        for expected in [text("a"), text(""), Line::TooLong, text("b"), Line::TooLong, text("\u{fffd}")] {
            assert_eq!(next_line(&mut input).unwrap(), expected);
        }
        assert_eq!(next_line(&mut input).unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }
}
