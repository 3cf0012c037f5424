//! Breaks running text into lines of a given width.

use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// `text` in lines of at most `width` columns, the first of which begins with `first` and all further ones with `further`.
///
/// No word is split at its hyphens, for a link or an id in two parts could not be copied; a number and its `%` stay together.
pub fn wrapped(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    lines(text, Options::new(width).initial_indent(first).subsequent_indent(further))
}

/// [`wrapped`] with every link whole, be it longer than a line: a terminal goes on in its next row, and the link can be copied.
pub fn wrapped_around_links(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    let options = Options::new(width).initial_indent(first).subsequent_indent(further);
    lines(text, options.break_words(!text.contains("://")))
}

fn lines(text: &str, options: Options<'_>) -> Vec<String> {
    let options = options.word_splitter(WordSplitter::NoHyphenation).wrap_algorithm(WrapAlgorithm::FirstFit);
    let joined = text.replace(" %", "\u{a0}%");
    textwrap::wrap(&joined, options).iter().map(|line| line.replace("\u{a0}%", " %")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_whole_where_it_may_be_too_long_for_a_line() {
        let text = "More: https://example.org/a-long-path";
        assert_eq!(wrapped_around_links(text, 20, "", ""), ["More:", "https://example.org/a-long-path"]);
        assert_eq!(wrapped(text, 20, "", ""), ["More:", "https://example.org/", "a-long-path"]);
        assert_eq!(wrapped_around_links("abcdef", 4, "", ""), ["abcd", "ef"]);
    }
}
