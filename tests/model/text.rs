//! Text as people see it, and the name that somebody meant.

use maturity::text::{nearest, visible, visible_line, wrapped};

#[test]
fn escapes_what_steers_a_terminal_and_keeps_what_people_write() {
    assert_eq!(visible("a\u{1b}[31mb\u{202e}c\r\nd\te"), "a\\u{1b}[31mb\\u{202e}c\nd e");
    assert_eq!(visible("漢字 🦀 é"), "漢字 🦀 é");
    assert_eq!(visible_line("one\n  two"), "one two");
}

#[test]
fn ids_and_percentages_stay_whole() {
    assert_eq!(wrapped("not-in-place under 50 %", 14, "- ", "  "), ["- not-in-place", "  under 50 %"]);
    assert_eq!(wrapped("not-in-place", 8, "", ""), ["not-in-p", "lace"]);
}

#[test]
fn the_nearest_name_forgives_typing_but_not_another_word() {
    let known = ["not-in-place", "partially", "largely", "fully"];
    assert_eq!(nearest("partialy", known), Some("partially"));
    assert_eq!(nearest("Not in place", known), Some("not-in-place"));
    assert_eq!(nearest("sometimes", known), None);
}
