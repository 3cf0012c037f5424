//! Random walks of edits: what the text says equals a mirror in memory, and all that is not the entry stays as it was.

use std::collections::BTreeSet;
use std::fs;

use maturity::answers::{Answer, Answers, Entry, Header, skeleton, with_entry};
use maturity::document::Node;
use maturity::model::{Form, Id, Model, PracticeRef};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{data, document, form, operational_excellence, read, small, subjects};

/// An entry for any subject: its answer is chosen by the subject's form.
#[derive(Debug, Clone)]
struct Draft {
    subject: Index,
    kind: usize,
    picks: Vec<bool>,
    reason: String,
    note: Option<String>,
    evidence: Vec<String>,
    reviewed: Option<(i8, i8)>,
}

fn text() -> impl Strategy<Value = String> {
    let line = "[a-zé :#,'\"\\[\\]{}&*!|>%@`?\\\\-]{0,14}";
    prop_oneof![
        3 => "[A-Z][a-z]{2,6}( [a-z]{1,6}){0,3}\\.",
        3 => line,
        1 => "[0-9yYnN~.:#-]{1,5}",
        1 => ".{0,6}",
        1 => any::<String>(),
        3 => vec(prop_oneof!["[a-z]{1,8}( #?[a-z]{1,5})?", line, " {0,3}[a-z#:-]{1,5}", Just("\t".to_owned())], 2..5).prop_map(|lines| lines.join("\n")),
        1 => vec("[a-z]{0,4}", 1..4).prop_map(|lines| lines.join("\n") + "\n"),
        1 => vec("[a-z]{0,4}", 1..3).prop_map(|lines| lines.join("\r\n")),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let parts = (any::<Index>(), 0..8_usize, vec(any::<bool>(), 8), text(), option::weighted(0.3, text()));
    let rest = (prop_oneof![3 => vec(text(), 0..1), 1 => vec(text(), 1..4)], option::weighted(0.2, (1..13_i8, 1..29_i8)));
    (parts, rest).prop_map(|((subject, kind, picks, reason, note), (evidence, reviewed))| Draft {
        subject,
        kind,
        picks,
        reason,
        note,
        evidence,
        reviewed,
    })
}

impl Draft {
    fn entry(&self, form: &Form) -> Entry {
        let reviewed = self.reviewed.map(|(month, day)| jiff::civil::date(2025, month, day));
        let extras =
            Entry { answer: self.answer(form), note: self.note.clone(), evidence: self.evidence.clone(), reviewed, ..Entry::default() };
        if self.kind < 4 { Entry { answer: extras.answer, ..Entry::default() } } else { extras }
    }

    fn answer(&self, form: &Form) -> Option<Answer> {
        match (self.kind, form) {
            (4, _) => None,
            (3 | 5, _) => Some(Answer::Unknown),
            (6, _) => Some(Answer::NotApplicable(format!("{} said so", self.reason))),
            (0, _) if self.picks[0] => None,
            (_, Form::Scale(scale)) => Some(Answer::Option(scale.options[usize::from(self.picks[0])].id.clone())),
            (_, Form::Checklist(items)) => {
                let ticked = items.iter().zip(&self.picks).filter(|(_, ticked)| **ticked).map(|(item, _)| item.id.clone());
                Some(Answer::Ticked(ticked.collect::<BTreeSet<Id>>()))
            }
        }
    }
}

/// Walks from `text`; `check` sees each step.
fn walk(model: &Model, text: &str, drafts: &[Draft], check: impl Fn(&PracticeRef, &str, &str)) {
    let subjects = subjects(model);
    let (mut text, mut mirror): (String, Answers) = (text.to_owned(), read(text, model));
    for draft in drafts {
        let subject = draft.subject.get(&subjects);
        let entry = draft.entry(form(model, subject));
        let after =
            with_entry(&document(&text), &mirror, model, subject, &entry).unwrap_or_else(|fault| panic!("{fault}\n{entry:?}\n{text}"));
        let after = after.text();
        mirror = mirror.with(subject, entry);
        assert_eq!(read(after, model), mirror, "{subject}\n{text}\n----\n{after}");
        check(subject, &text, after);
        after.clone_into(&mut text);
    }
}

/// Comments are marked `# c1`, `# c2` …, which no generated text contains: those that hold a `# c` hold no digit.
fn comments(text: &str) -> Vec<&str> {
    let words = text.match_indices("# c").map(|(at, _)| text[at + 2..].split(|c: char| !c.is_alphanumeric()).next().unwrap());
    let mut found: Vec<&str> = words.filter(|word| word.len() > 1 && word[1..].chars().all(|c| c.is_ascii_digit())).collect();
    found.sort_unstable();
    found
}

/// The node of a subject under its present name; hand-made files with former names are left to the mirror.
fn node<'d>(root: &'d Node, subject: &PracticeRef) -> Option<&'d Node> {
    root.get("answers")?.get(subject.strategy.as_str())?.get(subject.practice.as_str())
}

/// All lines but those of the entry are the same bytes, in a file without brackets. The lines of an entry are found here by
/// indentation alone, which is not how the program finds them.
fn assert_other_lines_stay(subject: &PracticeRef, before: &str, after: &str) {
    if !before.ends_with('\n') {
        return assert_other_lines_stay(subject, &format!("{before}\n"), &format!("{after}\n"));
    }
    let parsed = document(before);
    let lines: Vec<&str> = before.split_inclusive('\n').collect();
    let (above, below) = match node(parsed.root(), subject) {
        None => {
            let same = lines.iter().zip(after.split_inclusive('\n')).take_while(|(a, b)| **a == *b).count();
            (same, same)
        }
        Some(node) => {
            let first = before[..node.name().start].matches('\n').count();
            (first, first + 1 + lines_of_the_value(&lines[first..]))
        }
    };
    let (above, below) = (lines[..above].concat(), lines[below..].concat());
    assert!(after.starts_with(&above), "{subject}\n{before}\n----\n{after}");
    assert!(after.ends_with(&below), "{subject}\n{before}\n----\n{after}");
}

fn lines_of_the_value(lines: &[&str]) -> usize {
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let own = indentation(lines[0]);
    let belongs = |line: &&&str| {
        let deeper = indentation(line) > own || (indentation(line) == own && line.trim_start().starts_with("- "));
        deeper || line.trim().is_empty() || line.trim_start().starts_with('#')
    };
    let mut count = lines[1..].iter().take_while(belongs).count();
    while count > 0 && (lines[count].trim().is_empty() || (lines[count].trim_start().starts_with('#') && indentation(lines[count]) <= own))
    {
        count -= 1;
    }
    count
}

/// `SAVE_CASES` multiplies the cases for a longer run.
fn settings(cases: u32) -> ProptestConfig {
    let factor = std::env::var("SAVE_CASES").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1);
    ProptestConfig { cases: cases * factor, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(settings(16))]

    #[test]
    fn a_walk_over_the_skeleton_changes_each_entry_alone(drafts in vec(draft(), 1..10)) {
        let model = operational_excellence();
        let text = skeleton(&model, &Header { workload: Some("w".to_owned()), ..Header::default() });
        walk(&model, &text, &drafts, assert_other_lines_stay);
    }
}

/// One test a file, so that a failure names it.
macro_rules! walks {
    ($($name:ident: $file:literal, $check:expr;)*) => {
        proptest! {
            #![proptest_config(settings(64))]
            $(#[test]
            fn $name(drafts in vec(draft(), 1..12)) {
                let text = fs::read_to_string(data().join($file)).unwrap();
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                walk(&small(), text, &drafts, |subject, before, after| {
                    assert_eq!(comments(before), comments(after), "{subject}\n{before}\n----\n{after}");
                    let check: fn(&PracticeRef, &str, &str) = $check;
                    check(subject, before, after);
                });
            })*
        }
        #[test]
        fn every_hand_made_file_is_walked() {
            let is_file = |entry: &fs::DirEntry| entry.file_type().unwrap().is_file();
            let files = fs::read_dir(data()).unwrap().map(Result::unwrap).filter(is_file).map(|entry| entry.file_name());
            let files: BTreeSet<_> = files.filter_map(|name| name.into_string().ok()).filter(|name| name.ends_with(".yaml")).collect();
            assert_eq!(files, BTreeSet::from([$($file.to_owned()),*]));
        }
    };
}

walks! {
    comments_everywhere: "comments.yaml", assert_other_lines_stay;
    indentation_by_four: "four-spaces.yaml", assert_other_lines_stay;
    notes_of_every_style: "notes.yaml", assert_other_lines_stay;
    line_ends_of_windows: "windows.yaml", |subject, before, after| {
        assert_other_lines_stay(subject, before, after);
        assert!(after.split_inclusive('\n').all(|line| line.ends_with("\r\n")), "{after:?}");
    };
    no_answers_yet: "no-answers.yaml", assert_other_lines_stay;
    another_version: "other-version.yaml", |subject, before, after| {
        for kept in ["  lost:\n    gone: x", "gone: {answer: y, note: z}"] {
            assert!(after.contains(kept), "{subject}\n{before}\n----\n{after}");
        }
    };
    quoted_keys_and_former_names: "odd.yaml", |_, _, after| assert!(after.ends_with("\nx-last: no line break here"));
    brackets: "flow.yaml", |_, _, after| assert!(after.starts_with("{workload: w, \"model\": small@2.0.0, x-a: [1, {b: c}],\n answers: {\n   code: {"));
    json: "json.yaml", |_, _, after| assert!(after.starts_with("{\n  \"workload\": \"w\",\n  \"model\": \"small@2.0.0\",\n  \"answers\": {\n"));
}

#[test]
fn answering_changes_exactly_one_line_of_the_skeleton() {
    let model = operational_excellence();
    let blank = skeleton(&model, &Header { workload: Some("w".to_owned()), ..Header::default() });
    for subject in subjects(&model) {
        let Form::Scale(scale) = form(&model, &subject) else { continue };
        let entry = Entry { answer: Some(Answer::Option(scale.options[1].id.clone())), ..Entry::default() };
        let changed = with_entry(&document(&blank), &read(&blank, &model), &model, &subject, &entry).unwrap();
        let text = changed.text();
        assert_eq!(text.lines().count(), blank.lines().count());
        let changed: Vec<_> = blank.lines().zip(text.lines()).filter(|(before, after)| before != after).collect();
        let line = format!("    {}:", subject.practice);
        assert_eq!(changed, [(line.as_str(), format!("{line} {}", scale.options[1].id).as_str())]);
    }
}
