//! Decides which addresses may be followed from a report.

use super::is_hostile;

/// What an address begins with that opens a page or a letter.
pub const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Whether `text` as a whole is an address that opens a page or a letter, and leads where it seems to: no name or password stands
/// before its host, and no backslash is in it, which browsers take for a slash.
pub fn is_address(text: &str) -> bool {
    let behind = |scheme: &str| text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).map(|_| &text[scheme.len()..]);
    let hides = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '\\') || is_hostile(c);
    let Some((scheme, rest)) = SCHEMES.iter().find_map(|scheme| Some((*scheme, behind(scheme)?))) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !rest.is_empty() && !text.contains(hides) && (scheme == "mailto:" || !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_where_it_seems_to() {
        for address in ["https://a.example", "HTTP://a.example/@b", "https://a/?m=x@y", "mailto:a@b.example", "https://a:8080/x"] {
            assert!(is_address(address), "{address}");
        }
        let names =
            ["https://a.example@b.example", "https://ana:secret@a.example/x", "https://a.example\\@b.example", "http://a.example\\"];
        for other in names.into_iter().chain(["https://", "ftp://a", "javascript:x", "https://a b", "a.example", "", "ü"]) {
            assert!(!is_address(other), "{other}");
        }
    }
}
