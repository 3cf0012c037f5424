//! What cannot be read as YAML at all is told with its place and how to mend it.

use crate::strict::faults;

/// Where a text cannot be read, and how to mend it.
fn told(text: &str) -> String {
    let faults = faults(text);
    let problem = &faults.problems[0];
    format!("{}: {}", faults.position(problem), problem.help.as_deref().unwrap_or_default())
}

#[test]
fn a_line_out_of_line_is_told_where_it_would_fit() {
    assert_eq!(
        told("a:\n  - id: b\n    c: 1\n   d: 2\n"),
        "f:4:4: begin it in column 5 like `c` in line 3, or in column 1 like `a` in line 1, not in column 4"
    );
    assert_eq!(told("a:\n  - id: b\n    c:\n      - 1\n - id: d\n"), "f:5:2: begin it in column 3 like the `-` in line 2, not in column 2");
    assert_eq!(
        told("a:\n  - id: b\n     c: 1\n     d: 2\n     e: 3\n"),
        "f:3:6: begin it in column 5 like `id` in line 2, or in column 1 like `a` in line 1, not in column 6; \
         the 2 lines below it begin there too"
    );
    assert_eq!(told("a:\n  - id: b\n  -id: c\n    d: 1\n"), "f:3:3: write `- id`");
    assert_eq!(told("a: text\n  b: 2\n"), "f:2:3: begin it in column 1 like `a` in line 1, not in column 3");
}

#[test]
fn what_was_left_open_is_told_where_it_begins() {
    assert_eq!(told("a: \"one\nb: \"two\"\n"), "f:1:4: end the text with \" as well");
    assert_eq!(told("a: 'one\n"), "f:1:4: end the text with ' as well");
    assert_eq!(told("a:\n  - {b: 1, c: [2]\n  - {b: 2}\n"), "f:2:5: close it with `}` or `]` where the part ends");
    assert_eq!(told("a:\n  - {b: the #1}\n  - {b: 2}\n"), "f:2:5: put text that holds ` #` in quotes");
    assert_eq!(told("a: [1\n"), "f:1:4: close it with `}` or `]` where the part ends");
}

#[test]
fn text_that_yaml_reads_otherwise_is_told_to_be_quoted() {
    assert_eq!(told("a: one: two\n"), "f:1:7: put text that holds `: ` in quotes (straight ones: \"…\")");
    assert_eq!(told("- {a: b, c: one: two}\n"), "f:1:16: put text that holds `: ` in quotes (straight ones: \"…\")");
    assert_eq!(told("a: \"one\" two\n"), "f:1:10: put the whole text in quotes of the other kind: '…'");
    assert_eq!(told("a: `one`\n"), "f:1:4: put the whole text in quotes");
    assert_eq!(told("a:one\nb: 2\n"), "f:1:2: write `a: …`");
}
