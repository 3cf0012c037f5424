//! Breaks running text into lines of a given width.

use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// `text` in lines of at most `width` columns, the first of which begins with `first` and all further ones with `further`.
///
/// No word is split at its hyphens, for a link or an id in two parts could not be copied; a number and its `%` stay together.
pub fn wrapped(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    let options = Options::new(width).initial_indent(first).subsequent_indent(further);
    let options = options.word_splitter(WordSplitter::NoHyphenation).wrap_algorithm(WrapAlgorithm::FirstFit);
    let joined = text.replace(" %", "\u{a0}%");
    textwrap::wrap(&joined, options).iter().map(|line| line.replace("\u{a0}%", " %")).collect()
}
