//! Any text, however odd, is written so that it is read back as it was.

use maturity::answers::SIZE_LIMIT;
use maturity::document::{Document, Kind, Node};
use maturity::text::{literal, quoted, spelled, spelled_in_brackets};
use proptest::prelude::*;

/// What YAML 1.1 or 1.2 reads as a boolean, as nothing or as a mark of its own.
const WORDS: [&str; 14] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<", "---", "..."];

/// Numbers and days of YAML 1.1 and 1.2, and what leads up to them.
const NUMBERS: &str = "[-+]?(0o?[0-7]{1,3}|0b[01_]{1,3}|0x[0-9a-f_]{1,3}|[0-9][0-9_]{0,3}(:[0-5]?[0-9]){0,2}|[0-9]{0,2}\\.[0-9.]{0,3}(e[-+]?[0-9])?|[0-9]e[0-9]|\\.(inf|Inf|NAN|nan)|2026-1?[0-9]-[0-9]{1,2}([Tt ][0-9:.]{0,9}Z?)?)";

fn text() -> impl Strategy<Value = String> {
    let cased = (0..WORDS.len(), 0..3_usize).prop_map(|(word, case)| match case {
        0 => WORDS[word].to_owned(),
        1 => WORDS[word].to_uppercase(),
        _ => WORDS[word][..1].to_uppercase() + &WORDS[word][1..],
    });
    let odd = proptest::sample::select(
        "\u{0}\u{7}\t\n\r\u{1b}\u{7f}\u{80}\u{85}\u{a0}\u{2028}\u{2029}\u{202e}\u{feff}\u{fffe}\u{ffff}\u{1f980}'\"\\: #,-?[]{}&*!|>%@`aé"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        2 => cased,
        2 => NUMBERS,
        3 => "[A-Za-zé]{1,5}[ :#,?'\"\\[\\]{}&*!|>%@`\\\\-]{1,3}[a-z0-9é –]{0,4}",
        3 => proptest::collection::vec(odd, 0..8).prop_map(String::from_iter),
        1 => any::<String>(),
    ]
}

/// What stands there in all the ways in which a scalar is written.
fn places(scalar: &str, within: &str) -> String {
    format!("block: {scalar}\nlist:\n- {scalar}\n- {scalar} # c\nflow: {{of: {within}, list: [{within}, {within}]}}\n")
}

fn scalars(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::Scalar { text, .. } => vec![text],
        Kind::List(items) => items.iter().flat_map(scalars).collect(),
        Kind::Map(entries) => entries.iter().flat_map(|(_, value)| scalars(value)).collect(),
    }
}

fn read_back(written: &str) -> Vec<String> {
    let document = Document::parse("f", written.as_bytes(), SIZE_LIMIT).unwrap_or_else(|faults| panic!("{faults}\n{written}"));
    assert!(document.problems().is_empty(), "{written}");
    scalars(document.root()).into_iter().map(str::to_owned).collect()
}

/// The same by the reader of other tools' files, to which an unquoted `true` is no text.
fn read_as_text(written: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Places {
        block: String,
        list: Vec<String>,
        flow: Flow,
    }
    #[derive(serde::Deserialize)]
    struct Flow {
        of: String,
        list: Vec<String>,
    }
    let Places { block, list, flow } = serde_yaml::from_str(written).unwrap_or_else(|error| panic!("{error}\n{written}"));
    [vec![block], list, vec![flow.of], flow.list].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scalar_is_read_back_in_every_place(text in text()) {
        for (scalar, within) in [(spelled(&text), spelled_in_brackets(&text)), (quoted(&text), quoted(&text))] {
            prop_assert!(!scalar.contains('\n') && !within.contains('\n'));
            let written = places(&scalar, &within);
            prop_assert_eq!(read_back(&written), vec![text.clone(); 6]);
            prop_assert_eq!(read_as_text(&written), vec![text.clone(); 6]);
        }
    }

    #[test]
    fn no_word_number_or_day_of_yaml_1_1_stands_without_quotes(text in text()) {
        let scalar = spelled(&text);
        if scalar == text {
            prop_assert!(WORDS.iter().all(|word| !text.eq_ignore_ascii_case(word)), "{text}");
            let is_version = text.split('.').count() == 3 && !text.contains("..");
            prop_assert!(text.starts_with(char::is_alphabetic) || is_version, "{text}");
        }
    }

    #[test]
    fn a_block_is_read_back_with_what_follows_it(text in "([a-z:#\"'é-]{1,5} ?){0,2}(\n {0,2}[a-z:#|-]{0,4}){1,3}\n?") {
        if let Some((mark, lines)) = literal(&text) {
            let lines: String = lines.map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect();
            prop_assert_eq!(read_back(&format!("a: {mark}\n{lines}b: c\n")), [text, "c".to_owned()]);
        }
    }
}

#[test]
fn plain_text_stays_plain_and_what_could_be_misread_is_quoted() {
    for text in ["Everything is open source.", "https://wiki/a?b=c#d", "D’accord – 50 % (or so)", "漢字", "None", "nope", "Onward", "1.0.0"]
    {
        assert_eq!((spelled(text), text.contains('?') || spelled_in_brackets(text) == text), (text.to_owned(), true));
    }
    assert_eq!((spelled("One, [two]?").as_str(), spelled_in_brackets("One, [two]?").as_str()), ("One, [two]?", "\"One, [two]?\""));
    let words = "no Null y N On OFF TRUE ~ = << --- ... 0o17 017 1_000 0x1f 1:30 .5 1e3 .inf .NaN +1 1.0. 2026-11-22 [a] {a *a &a !a %a @a `a | > ? e: z:?x a::b";
    let spaced = ["- a", "a: b", "a #b", "", " ", " a", "a ", ", a", "tab\there", "a\u{a0}b", "a\u{2028}b"];
    for text in words.split(' ').chain(spaced) {
        assert!(spelled(text).starts_with('"'), "{text}");
    }
    assert_eq!(spelled("\u{7f}\u{85}\u{feff}\u{fffe}🦀"), r#""\u007F\u0085\uFEFF\uFFFE🦀""#);
}

#[test]
fn text_of_several_lines_becomes_a_block_only_where_nothing_can_get_lost() {
    let mark = |text| literal(text).map(|(mark, _)| mark);
    assert_eq!(mark("a\n\nb"), Some("|-"));
    assert_eq!(mark("a\n  b\n"), Some("|"));
    for text in ["a", "a\n", "a\n\n", "\na", " a\nb", "a \nb", "a\n\tb", "a\r\nb", "a\u{2028}\nb", "a\n ", "a\u{fffe}\nb"] {
        assert_eq!(mark(text), None, "{text:?}");
    }
}
