//! Slips of people who write files by hand: each is told at its cause, none passes, and those of different lines come at once.

use std::sync::LazyLock;

use jiff::civil::date;
use maturity::answers::{self, Answers};
use maturity::document::{Document, Faults};
use maturity::model::Model;

use crate::cases::small;

/// Answers without a fault, in all the forms that lines of them have.
const ANSWERS: &str = "\
workload: shop
about: What people buy from.
model: tea@1.0.0
assessed: 2026-11-01
assessors: [Ana, Raj]
target: 1
answers:
  water:
    boiling:
      answer: always
      note: |
        Half of the people
        know the kettle.
      evidence:
        - wiki/kettle
    leaves: [black]
  pot:
    warm: {answer: always, note: Seen often.}
";

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read("small", small().as_bytes()).unwrap());

/// Everything that is wrong with an answers file.
fn told(text: &str) -> Faults {
    let read =
        Document::parse("f", text.as_bytes(), answers::SIZE_LIMIT).and_then(|document| Answers::read(document, &MODEL, date(2026, 11, 22)));
    read.map_or_else(|faults| faults, |(_, warnings)| warnings)
}

/// `text` with the only `old` in it replaced.
#[track_caller]
fn with(old: &str, new: &str) -> String {
    assert_eq!(ANSWERS.matches(old).count(), 1, "{old}");
    ANSWERS.replace(old, new)
}

#[test]
fn the_answers_are_good_before_a_slip() {
    assert!(told(ANSWERS).problems.is_empty(), "{}", told(ANSWERS));
}

/// What stands in the answers, what is typed in its place, and the line, the column and the words of the fault.
const SLIPS: &[(&str, &str, usize, usize, &str)] = &[
    // No space behind the colon: in the first entry of a part, in one between two, and in the last.
    ("workload: shop", "workload:shop", 1, 9, "no space behind the colon"),
    ("about: What", "about:What", 2, 6, "no space behind the colon"),
    ("assessed: 2026", "assessed:2026", 4, 9, "write `assessed: …`"),
    ("      answer: always\n", "      answer:always\n", 10, 13, "no space behind the colon"),
    ("    leaves: [black]", "    leaves:[black]", 16, 11, "no space behind the colon"),
    ("    warm: {answer: always, note: Seen often.}", "    warm:{answer: always}", 18, 9, "no space behind the colon"),
    ("{answer: always, note", "{answer:always, note", 18, 18, "no space behind the colon"),
    ("    warm: {answer: always, note: Seen often.}", "    warm:always", 18, 9, "no space behind the colon"),
    // Another sign in the place of the colon.
    ("workload: shop", "workload = shop", 1, 10, "`=` where a colon belongs"),
    ("about: What", "about=What", 2, 6, "`=` where a colon belongs"),
    ("      answer: always\n", "      answer = always\n", 10, 14, "`=`"),
    ("  water:\n", "  water=\n", 8, 8, "`=`"),
    ("    warm: {answer: always, note: Seen often.}", "    warm = always", 18, 10, "`=`"),
    ("workload: shop", "workload：shop", 1, 9, "U+FF1A (full-width `:`)"),
    ("about: What", "about： What", 2, 6, "U+FF1A"),
    ("    warm: {answer: always, note: Seen often.}", "    warm：always", 18, 9, "U+FF1A"),
    ("about: What", "about\u{2236} What", 2, 6, "U+2236 (ratio sign)"),
    // Spaces of other kinds.
    ("    leaves", "\u{a0}   leaves", 16, 1, "U+00A0 (no-break space) in the indentation"),
    ("    leaves", "  \u{a0}\u{a0}leaves", 16, 3, "U+00A0"),
    ("  pot:", "\u{3000} pot:", 17, 1, "U+3000 (ideographic space)"),
    ("about: What", "about:\u{a0}What", 2, 7, "U+00A0 (no-break space)"),
    ("about: What", "about: \u{a0}What", 2, 8, "U+00A0 (no-break space) before the text"),
    ("about: What", "about\u{a0}: What", 2, 6, "U+00A0 (no-break space)"),
    ("buy from.", "buy from.\u{a0}", 2, 29, "U+00A0 (no-break space) behind the text"),
    ("always\n", "always\u{a0}# not\n", 10, 21, "U+00A0 (no-break space) before a comment"),
    ("[Ana, Raj]", "[Ana, Raj]\u{a0}", 5, 22, "U+00A0"),
    ("[Ana, Raj]", "\u{202f}[Ana, Raj]", 5, 12, "U+202F (narrow no-break space)"),
    ("note: |", "note: |\u{a0}", 11, 14, "U+00A0"),
    ("- wiki", "-\u{a0}wiki", 15, 10, "U+00A0"),
    ("shop", "\"shop\"\u{a0}", 1, 17, "U+00A0"),
    ("\n  pot:", "\n\tpot:", 17, 1, "a tab"),
    // Characters that cannot be seen, and those that look like others.
    ("workload", "\u{200b}workload", 1, 1, "U+200B (zero-width space)"),
    ("workload", "work\u{200b}load", 1, 5, "U+200B (zero-width space)"),
    ("workload", "work\u{ad}load", 1, 5, "U+00AD (soft hyphen)"),
    ("workload", "w\u{43e}rkload", 1, 2, "U+043E (Cyrillic small letter o)"),
    ("    leaves", "    l\u{435}av\u{435}s", 16, 6, "U+0435 (Cyrillic small letter ie)"),
    ("    boiling", "    b\u{3bf}iling", 9, 6, "U+03BF (Greek small letter omicron)"),
    ("      answer: always\n", "      answer: \u{430}lways\n", 10, 15, "U+0430 (Cyrillic small letter a)"),
    ("      answer: always\n", "      answer: al\u{200b}ways\n", 10, 17, "U+200B (zero-width space)"),
    ("[black]", "[bl\u{2060}ack]", 16, 16, "U+2060 (word joiner)"),
    ("assessed: 2026-11-01", "assessed: 2026\u{2011}11-01", 4, 15, "U+2011 (no-break hyphen)"),
    ("assessed: 2026-11-01", "assessed: 2026-11-01\u{200b}", 4, 21, "U+200B"),
    ("target: 1", "target: 1\u{a0}", 6, 10, "U+00A0"),
    // Characters that no file may hold.
    ("buy from", "buy\u{b}from", 2, 23, "U+000B (vertical tab)"),
    ("Half of", "Half\u{c}of", 12, 13, "U+000C (form feed)"),
    ("kettle.\n", "kettle. # \u{8}\n", 13, 28, "U+0008 (backspace)"),
    ("workload", "\u{feff}\u{feff}workload", 1, 1, "U+FEFF (byte order mark)"),
    ("workload", "# c\n\u{feff}workload", 2, 1, "U+FEFF (byte order mark)"),
    ("  pot", "\u{feff}  pot", 17, 1, "U+FEFF (byte order mark)"),
    // One marker of a merge alone.
    ("about", "<<<<<<< HEAD\nabout", 2, 1, "merge-conflict"),
    ("  pot", "=======\n  pot", 17, 1, "merge-conflict"),
    ("  pot", "  =======\n  pot", 17, 1, "merge-conflict"),
    ("        know", "||||||| 1a2b3c4\n        know", 13, 1, "|||||||"),
    ("        know", "        >>>>>>> theirs\n        know", 13, 1, "merge-conflict"),
    ("about", "# a comment\n>>>>>>>\nabout", 3, 1, "merge-conflict"),
    // What the parser has words of its own for.
    ("shop", "\"C:\\dir\"", 1, 14, "`\\d` means nothing between double quotes"),
    ("shop", "\"see C:\\backup\"", 1, 18, "single quotes"),
    ("shop", "\"C:\\users\"", 1, 14, "`\\u` means nothing"),
    ("shop", "\"\\ud83d\"", 1, 12, "`\\ud83d` is one half"),
    ("shop", "\"\\ude00 a\"", 1, 12, "`\\ude00` is one half"),
    ("Ana, Raj", "Ana}, Raj", 5, 12, "closing bracket"),
    ("Seen often.", "Seen often.}", 18, 46, "closing bracket"),
    ("shop", "!", 1, 12, "quotes"),
    ("shop", "&", 1, 11, "a text cannot begin with `&` or `*`"),
    ("note: |", "note: |x", 11, 13, "the sign that begins a block"),
    ("note: |", "note: |0", 11, 13, "leave the number out"),
    ("target: 1", "target: 99999999999999999999", 6, 9, "a number that is too large"),
    ("wiki/kettle", "42253321787599480434756000292171907945", 15, 11, "put it in quotes"),
];

#[test]
fn the_program_tells_every_slip_where_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("small.yaml"), small()).unwrap();
    let mut check = crate::common::program(folder.path());
    check.args(["check", "--format", "json", "--model", "small.yaml"]);
    for (number, (old, new, ..)) in SLIPS.iter().enumerate() {
        let name = format!("{number}.yaml");
        std::fs::write(folder.path().join(&name), with(old, new)).unwrap();
        check.arg(name);
    }
    let output = check.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for (file, &(_, new, line, column, word)) in told["files"].as_array().unwrap().iter().zip(SLIPS) {
        let problem = &file["problems"][0];
        assert_eq!((&problem["line"], &problem["column"]), (&line.into(), &column.into()), "{new:?}: {problem}");
        let words =
            format!("{} {} {}", problem["rule"], problem["message"].as_str().unwrap(), problem["help"].as_str().unwrap_or_default());
        assert!(words.contains(word), "{new:?}: {words}");
    }
}

#[test]
fn every_slip_is_told_once_at_its_cause() {
    let mut wrong = vec![];
    for &(old, new, line, column, word) in SLIPS {
        let text = with(old, new);
        let found = told(&text);
        let Some(problem) = found.problems.first() else {
            wrong.push(format!("{new:?} passes"));
            continue;
        };
        let message = format!("{}: {} ({})", problem.rule, problem.message, problem.help.as_deref().unwrap_or_default());
        let is_right = found.line_and_column(problem.place.start) == (line, column) && message.contains(word);
        if found.problems.len() != 1 || !is_right || message.contains("did you mean") {
            wrong.push(format!("{new:?} at {line}:{column} gives {message} in\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words of readers of YAML and of JSON, which say nothing to people.
const WORDS_OF_PARSERS: [&str; 25] = [
    "while parsing",
    "while scanning",
    "did not find",
    "expected",
    "scalar",
    "flow ",
    "block mapping",
    "block sequence",
    "block collection",
    "token",
    "indicator",
    "EOF",
    "eof",
    "u128",
    "i128",
    "u64",
    "invalid type",
    "invalid value",
    "serde",
    "simple key",
    "surrogate",
    "not allowed in this context",
    "disallowed",
    "directive",
    "handle",
];

/// Fails where a fault has no place in its text, or no words of our own.
fn hold_to_the_rules(faults: &Faults) {
    for problem in &faults.problems {
        assert!(faults.text.get(problem.place.clone()).is_some(), "{problem:?}");
        let written = [problem.message.as_str(), problem.help.as_deref().unwrap_or_default()].concat();
        // What is quoted from the file, and what is known of the model, is not ours.
        let ours: String = written.split('`').step_by(2).collect();
        let theirs = WORDS_OF_PARSERS.iter().find(|word| ours.contains(**word));
        assert_eq!(theirs, None, "{problem:?}");
    }
}

/// Everything that is wrong with a model.
fn told_of_a_model(text: &str) -> Faults {
    Model::lint("m", text.as_bytes(), None).map_or_else(|faults| faults, |(_, warnings)| warnings)
}

/// Whether a line is one of a text of several lines, where all may stand but what no file may hold.
fn is_in_a_text(line: &str) -> bool {
    ["Half of", "know the"].iter().any(|text| line.contains(text))
}

/// Every slip that can be made in a line: what becomes of the line.
fn slips_in(line: &str) -> Vec<String> {
    let depth = line.len() - line.trim_start_matches([' ', '-']).len();
    let (indentation, content) = line.split_at(depth);
    let mut slips = vec![format!("{line}\u{1}"), format!("{indentation}\u{b}{content}"), format!("{line} # \u{7f}")];
    if is_in_a_text(line) || content.is_empty() || content.starts_with('#') {
        return slips;
    }
    slips.extend(["\u{a0}", "\u{3000}", "\t"].map(|odd| format!("{odd}{}", if depth > 0 { &line[1..] } else { line })));
    slips.extend(["\u{a0}", "\u{2009}", "\u{200b}", "\u{feff}"].map(|odd| format!("{line}{odd}")));
    slips.extend(["\u{a0}", "\u{200b}", "\u{2060}", "\u{feff}"].map(|odd| format!("{indentation}{odd}{content}")));
    let Some((key, value)) = content.split_once(':').filter(|(key, _)| !key.starts_with('{')) else { return slips };
    let value = value.trim_start();
    let signs = ["=", " = ", "\u{ff1a}", "\u{ff1a} ", "\u{a0}: ", ":\u{a0}", ": \u{a0}", "\u{200b}: "];
    slips.extend(signs.map(|sign| format!("{indentation}{key}{sign}{value}")));
    slips.extend((!value.is_empty()).then(|| format!("{indentation}{key}:{value}")));
    slips.extend(["\u{200b}", "\u{ad}", "\u{a0}"].map(|odd| format!("{indentation}{}{odd}{}: {value}", &key[..1], &key[1..])));
    slips.extend(key.contains('e').then(|| format!("{indentation}{}: {value}", key.replacen('e', "\u{435}", 1))));
    slips
}

/// The lines in which errors and warnings stand.
fn lines_of(faults: &Faults) -> Vec<usize> {
    let mut lines: Vec<usize> = faults.problems.iter().map(|problem| faults.line_and_column(problem.place.start).0).collect();
    lines.dedup();
    lines
}

/// What goes wrong where each line of a good text is replaced by each of these.
fn wrongly_told(text: &str, told: impl Fn(&str) -> Faults, replaced: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut wrong = vec![];
    for (index, line) in lines.iter().enumerate() {
        // At the very beginning of a file a byte order mark is none of its text.
        for slip in replaced(line).into_iter().filter(|slip| index > 0 || !slip.starts_with('\u{feff}')) {
            let mut changed = lines.clone();
            changed[index] = &slip;
            let faults = told(&(changed.join("\n") + "\n"));
            hold_to_the_rules(&faults);
            if lines_of(&faults) != [index + 1] {
                wrong.push(format!("line {}, {slip:?}:\n{faults}", index + 1));
            }
        }
    }
    wrong
}

#[test]
fn a_slip_in_any_line_is_told_in_that_very_line_and_nothing_else_is() {
    let wrong = [wrongly_told(ANSWERS, told, slips_in), wrongly_told(&small(), told_of_a_model, slips_in)].concat();
    assert!(wrong.is_empty(), "{} slips\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_marker_of_a_merge_above_any_line_is_told_in_its_line_and_nothing_else_is() {
    for sign in ["<<<<<<<", "|||||||", "=======", ">>>>>>>"] {
        for (before, behind) in [("", ""), ("", " ours"), ("    ", " 1a2b3c4")] {
            let marker = format!("{before}{sign}{behind}");
            // An indented line of `=` may underline a heading.
            let is_meant = |line: &str| before.is_empty() || sign != "=======" || !is_in_a_text(line);
            let replaced = |line: &str| if is_meant(line) { vec![format!("{marker}\n{line}")] } else { vec![] };
            let wrong = [wrongly_told(ANSWERS, told, replaced), wrongly_told(&small(), told_of_a_model, replaced)].concat();
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    }
}

#[test]
fn all_of_a_conflict_is_told_and_one_side_of_it_is_read() {
    let conflict = "<<<<<<< HEAD\n  pot:\n||||||| base\n  pan:\n=======\n  pots:\n>>>>>>> theirs\n";
    let faults = told(&with("  pot:\n", conflict));
    assert_eq!(lines_of(&faults), [17, 19, 21, 23], "{faults}");
    let quoted = with("Seen often.", "\"Seen\n<<<<<<< HEAD\n        often\n=======\n        seldom\n>>>>>>> q2\n        there.\"");
    assert_eq!(lines_of(&told(&quoted)), [19, 21, 23]);
}

#[test]
fn slips_of_different_lines_are_told_at_once() {
    let text = [
        ("workload: shop", "workload:shop"),
        ("about: What", "about = What"),
        ("assessed", "assess\u{200b}ed"),
        ("[Ana, Raj]", "[Ana, Raj"),
        ("    boiling:", "\u{a0}   boiling:"),
        ("- wiki/kettle", "- \"C:\\dir\""),
        ("Seen often.", "\"Seen often."),
    ];
    let text = text.iter().fold(ANSWERS.to_owned(), |text, (old, new)| text.replacen(old, new, 1));
    let faults = told(&text);
    assert_eq!(lines_of(&faults), [1, 2, 4, 5, 9, 15, 18], "{faults}");
    assert_eq!(faults.problems.len(), 7, "{faults}");
}

#[test]
fn what_is_no_slip_is_read() {
    for (old, new) in [
        ("shop", "\"gr\\u00fcn \\ud83d\\ude00\""),
        ("shop", "'C:\\dir'"),
        ("shop", "\"C:\\\\dir\""),
        ("shop", "C:\\dir"),
        ("Seen often.", "see https://a.b/c and x=1"),
        ("- wiki/kettle", "- ticket:123"),
        ("evidence:\n        - wiki/kettle", "evidence:\n        https://a.b"),
        ("Half of the people", "Result\n        ======="),
        ("Half of the people", "\u{3000}Half = half"),
        ("Seen often.", "good \u{2764}\u{fe0f}"),
        ("Seen often.", "a\u{a0}b – c"),
        ("target: 1", "x-\u{43a}\u{43e}\u{43c}\u{430}: 1"),
    ] {
        let faults = told(&with(old, new));
        assert!(faults.problems.is_empty(), "{new}:\n{faults}");
    }
}

#[test]
fn every_slip_is_told_in_our_own_words() {
    for (old, new, ..) in SLIPS {
        hold_to_the_rules(&told(&with(old, new)));
    }
}

/// What is put into texts at random: signs of YAML, odd characters, and pieces of the slips above.
const PIECES: [&str; 44] = [
    ":",
    ": ",
    "=",
    "\u{ff1a}",
    "-",
    "- ",
    "? ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    " ",
    "  ",
    "\t",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    "&a ",
    "*a",
    "!!x ",
    "! ",
    "|",
    ">\n",
    "%",
    "@",
    "---\n",
    "...\n",
    "\n<<<<<<< a\n",
    "\n=======\n",
    "\n>>>>>>> b\n",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{430}",
    "99999999999999999999",
];

/// Numbers without a pattern that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(4) {
        let start = text.floor_char_boundary(dice.below(text.len() + 1));
        let end = text.ceil_char_boundary((start + dice.below(8)).min(text.len()));
        match dice.below(4) {
            0 => text.replace_range(start..end, ""),
            1 => text = [&text[..end], &text[start..]].concat(),
            _ => text.replace_range(start..if dice.below(2) == 0 { start } else { end }, PIECES[dice.below(PIECES.len())]),
        }
    }
    text
}

/// Some thousand texts with slips at random, or as many as `MUTATIONS` says; with `MUTATIONS=1000000` it takes some minutes.
#[test]
#[allow(clippy::print_stdout, clippy::use_debug, reason = "whoever runs it by hand wants the figures")]
fn whatever_is_typed_is_read_or_refused_in_our_own_words() {
    let count: usize = std::env::var("MUTATIONS").map_or(4_000, |count| count.parse().unwrap());
    let slips = SLIPS.iter().map(|(old, new, ..)| with(old, new));
    let answers: Vec<String> =
        [ANSWERS.to_owned(), crate::common::committed("tests/data/answers/json.yaml")].into_iter().chain(slips).collect();
    let mut dice = Dice(0x2026_1126);
    let mut longest = std::time::Duration::ZERO;
    for number in 0..count {
        let is_a_model = number % 4 == 3;
        let text = if is_a_model { mutated(&small(), &mut dice) } else { mutated(&answers[dice.below(answers.len())], &mut dice) };
        let start = std::time::Instant::now();
        let faults = if is_a_model { told_of_a_model(&text) } else { told(&text) };
        longest = longest.max(start.elapsed());
        hold_to_the_rules(&faults);
    }
    println!("{count} mutations, the longest run {longest:?}");
}
