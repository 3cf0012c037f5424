//! The lines that git writes into a text where it could not merge two versions of it.

/// The sign of the marker that `line` is: seven of one sign, then a blank or the line's end. Where an editor has indented it, that
/// is seen past.
pub fn conflict_marker(line: &str) -> Option<char> {
    let content = line.trim_start_matches([' ', '\t']);
    let sign = content.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
    let behind = content.trim_start_matches(sign);
    (content.len() - behind.len() == 7 && (behind.is_empty() || behind.starts_with([' ', '\t', '\r', '\n']))).then_some(sign)
}
