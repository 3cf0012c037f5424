//! Markdown that renders well on GitHub and reads well in a plain editor.
//!
//! The templates hold the layout; every text that goes into one passes through [`Markdown`], so that nothing in a note can
//! break a table, start a heading, make a link, hide text in HTML or mention a person.

use std::fmt;
use std::ops::Range;

use askama::Template;
use askama::filters::Escaper;

use super::accidents;
use super::words::{self, Evidence};
use crate::answers::Agreement;
use crate::model::Thresholds;
use crate::report::{Extent, Report, Section, worst_and_rest};
use crate::text::{SCHEMES, is_address};

/// The characters of a bar.
const BAR: usize = 16;

#[derive(Template)]
#[template(path = "report.md", config = "src/render/askama.toml")]
struct MarkdownReport<'r, 's, 'a> {
    report: &'r Report<'s, 'a>,
    sections: Vec<Section<'s, 'a>>,
    thresholds: Thresholds,
}

pub(crate) fn markdown(report: &Report<'_, '_>, extent: Extent) -> String {
    let page = MarkdownReport { report, sections: report.sections(extent), thresholds: report.model().thresholds };
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "agreement.md", config = "src/render/askama.toml")]
struct MarkdownAgreement<'r> {
    agreement: &'r Agreement<'r>,
}

/// Where raters agree, as a table with a column a rater, the widest splits first.
pub(crate) fn agreement_markdown(agreement: &Agreement<'_>) -> String {
    MarkdownAgreement { agreement }.render().unwrap_or_default()
}

/// Evidence that can be followed as a link, a plain path as code so that it can be copied as it was written.
fn verbatim(evidence: &Evidence) -> String {
    let text = &evidence.text;
    if evidence.is_link {
        return format!("<{text}>");
    }
    if !text.contains(['`', '<', '>', '&', '|']) {
        return format!("`{text}`");
    }
    let mut escaped = String::new();
    // Writing to memory cannot fail.
    let _ = Markdown.write_escaped_str(&mut escaped, text);
    escaped
}

/// No address that can be followed is longer.
const LONGEST_ADDRESS: usize = 2_000;

/// Escapes text for Markdown: it shows as it was written, on one line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Markdown;

impl Escaper for Markdown {
    fn write_escaped_str<W: fmt::Write>(&self, mut out: W, text: &str) -> fmt::Result {
        for (index, line) in text.lines().map(str::trim).enumerate() {
            if index > 0 {
                out.write_str("<br>")?;
            }
            escape_start(&mut out, line)?;
            self.write_line(&mut out, line)?;
        }
        Ok(())
    }

    fn write_escaped_char<W: fmt::Write>(&self, mut out: W, character: char) -> fmt::Result {
        match character {
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '&' => out.write_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' => write!(out, "\\{character}"),
            _ => out.write_char(character),
        }
    }
}

impl Markdown {
    /// Web and mail addresses in full stay links; nothing else becomes one.
    fn write_line(self, out: &mut impl fmt::Write, line: &str) -> fmt::Result {
        let mut done = 0;
        for address in addresses(line) {
            self.write_words(out, &line[done..address.start])?;
            write!(out, "<{}>", &line[address.clone()])?;
            done = address.end;
        }
        self.write_words(out, &line[done..])
    }

    /// A zero-width space keeps what only looks like a link, a mention or a picture from becoming one.
    fn write_words(self, out: &mut impl fmt::Write, words: &str) -> fmt::Result {
        let breaks = accidents::breaks(words);
        for (at, character) in words.char_indices() {
            if breaks.contains(&at) {
                out.write_char('\u{200b}')?;
            }
            self.write_escaped_char(&mut *out, character)?;
        }
        Ok(())
    }
}

/// Where the addresses stand that can be links as they are written, without the punctuation after them.
fn addresses(line: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = SCHEMES.iter().flat_map(|scheme| line.match_indices(scheme)).map(|(start, _)| start).collect();
    starts.sort_unstable();
    starts.into_iter().fold(Vec::new(), |mut found, start| {
        if found.last().is_none_or(|last: &Range<usize>| last.end <= start) {
            found.extend(address_at(line, start));
        }
        found
    })
}

fn address_at(line: &str, start: usize) -> Option<Range<usize>> {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "-._~/?#=&%+:@,;()".contains(c);
    let rest = &line[start..line.floor_char_boundary(line.len().min(start + LONGEST_ADDRESS))];
    let length = rest.find(|c| !harmless(c)).unwrap_or(rest.len());
    let address = rest[..length].trim_end_matches(['.', ',', ';', ':', '?', ')']);
    let is_word = !line[..start].ends_with(|c: char| c.is_alphanumeric());
    // Browsers take a backslash for a slash, and would go elsewhere.
    let is_whole = length < LONGEST_ADDRESS && !rest[length..].starts_with('\\');
    (is_word && is_whole && is_address(address)).then(|| start..start + address.len())
}

/// A line that begins like a list item, a rule or the underline of a heading must not become one.
fn escape_start(out: &mut impl fmt::Write, line: &str) -> fmt::Result {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = line.chars().next().map_or(0, char::len_utf8);
    let (mark, rest) = line.split_at(digits.max(first));
    let stands_alone = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    match mark {
        "+" if stands_alone(rest) => out.write_char('\\'),
        "-" | "=" if stands_alone(rest) || rest.starts_with(mark) => out.write_char('\\'),
        // The zero-width space makes the number a word and not the mark of a list.
        _ if digits > 0 && rest.strip_prefix(['.', ')']).is_some_and(stands_alone) => out.write_char('\u{200b}'),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Markdown.write_escaped_str(&mut out, text).unwrap();
        out
    }

    #[test]
    fn only_addresses_in_full_are_links() {
        assert_eq!(escaped("see https://wiki/a_b?c=1#d."), "see <https://wiki/a_b?c=1#d>.");
        assert_eq!(escaped("(http://a.example) mailto:x@a.example"), "(<http://a.example>) <mailto:x@a.example>");
        assert_eq!(escaped("www.a.example ftp://b HTTP://c"), "www\u{200b}.a.example ftp:\u{200b}//b HTTP:\u{200b}//c");
        assert_eq!(escaped("https://a.example\\@b"), "https:\u{200b}//a.example\\\\@\u{200b}b");
        assert_eq!(escaped("https://a:b@c.example/"), "https:\u{200b}//a:b@\u{200b}c.example/");
        assert_eq!(escaped("https:// javascript:x"), "https:\u{200b}// javascript:x");
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escaped("a|b <script> *x* [l](u)"), "a\\|b &lt;script&gt; \\*x\\* \\[l\\](u)");
        assert_eq!(escaped("# one\n- two\n1. three\n=="), "\\# one<br>\\- two<br>\u{200b}1. three<br>\\==");
        assert_eq!(escaped("@ana, see #12"), "@\u{200b}ana, see \\#\u{200b}12");
        for plain in ["3.5 points (all)", "+2.8", "-1", "= 5 - 3".trim_start_matches("= "), "plain text", "– not assessed", "", "漢字"]
        {
            assert_eq!(escaped(plain), plain);
        }
    }
}
