//! What is left out of what goes outside is in no format.

use std::fmt::Write as _;
use std::fs;

use crate::common::program;
use crate::every_text_field::{ANSWERS, MODEL, filled};
use crate::workbook::{bytes, unzipped};

/// A folder with answers in which every text that people wrote, but the workload's name, is a mark of its own, and how many there are.
fn marked() -> (tempfile::TempDir, usize) {
    let template = ANSWERS.replacen("workload: %", "workload: tea", 1).replacen("x-remark: %\n", "", 1);
    let filled_in = filled(&template, "MARK");
    let mut pieces = filled_in.split("MARK");
    let mut text = pieces.next().unwrap().to_owned();
    let mut marks = 0;
    for piece in pieces {
        write!(text, "MARK{marks:02}{piece}").unwrap();
        marks += 1;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tea.yaml"), filled(MODEL, "word")).unwrap();
    fs::write(folder.path().join("a.yaml"), &text).unwrap();
    // The later of two: every answer is another.
    let later = text.replace("often", "never").replace("[black]", "[]").replace("answer: unknown", "answer: always");
    fs::write(folder.path().join("b.yaml"), later).unwrap();
    (folder, marks)
}

const OUTPUTS: [&str; 8] = [
    "report a.yaml --format markdown",
    "report a.yaml --format html",
    "report a.yaml --format json",
    "report a.yaml --format csv",
    "report a.yaml --format csv --table answers",
    "compare a.yaml b.yaml",
    "compare a.yaml b.yaml --format markdown",
    "compare a.yaml b.yaml --format json",
];

/// The marks in every output, one after the other.
fn told(folder: &std::path::Path, without: &str) -> Vec<(String, Vec<String>)> {
    let marks = |text: &str| {
        let mut marks: Vec<String> = text.match_indices("MARK").map(|(at, _)| text[at..at + 6].to_owned()).collect();
        marks.sort();
        marks.dedup();
        marks
    };
    let written = |arguments: &str| {
        let output = program(folder).args(format!("{arguments}{without}").split(' ')).output().unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        (arguments.to_owned(), marks(&String::from_utf8(output.stdout).unwrap()))
    };
    let workbook = unzipped(&bytes(folder, &format!("a.yaml{without}"))).into_values().collect::<String>();
    OUTPUTS.iter().map(|arguments| written(arguments)).chain([("xlsx".to_owned(), marks(&workbook))]).collect()
}

/// What kind each mark is of, in the order of the file.
const KINDS: [(&str, &[usize]); 4] =
    [("notes", &[0, 4, 7, 12, 16]), ("evidence", &[5, 6, 9, 13]), ("people", &[1, 2, 3, 8, 10, 15]), ("reasons", &[11, 14])];

fn names(marks: impl IntoIterator<Item = usize>) -> Vec<String> {
    marks.into_iter().map(|mark| format!("MARK{mark:02}")).collect()
}

#[test]
fn without_all_of_it_no_text_that_people_wrote_is_in_any_format() {
    let (folder, marks) = marked();
    let mut of_a_kind: Vec<usize> = KINDS.iter().flat_map(|(_, marks)| marks.iter().copied()).collect();
    of_a_kind.sort_unstable();
    assert_eq!(names(of_a_kind), names(0..marks), "a text is of no kind yet");
    let whole = told(folder.path(), "");
    // So that the test knows that each of them would be told.
    assert_eq!(whole[2], (OUTPUTS[2].to_owned(), names(0..marks)));
    assert!(whole.iter().all(|(output, found)| !found.is_empty() || output == "compare a.yaml b.yaml --format json"), "{whole:?}");
    for (output, found) in told(folder.path(), " --without notes,evidence,people,reasons") {
        assert_eq!(found, [""; 0], "{output}");
    }
}

#[test]
fn each_kind_is_left_out_by_itself() {
    let (folder, _) = marked();
    let whole = told(folder.path(), "");
    for (kind, marks) in KINDS {
        let gone = names(marks.iter().copied());
        for ((output, found), (_, all)) in told(folder.path(), &format!(" --without {kind}")).into_iter().zip(&whole) {
            let rest: Vec<&String> = all.iter().filter(|mark| !gone.contains(mark)).collect();
            assert_eq!(found.iter().collect::<Vec<_>>(), rest, "without {kind}: {output}");
        }
    }
}

#[test]
fn what_is_left_out_leaves_no_trace_in_the_words() {
    let (folder, _) = marked();
    let output = program(folder.path()).args(["report", "a.yaml", "--without", "people,reasons,notes,evidence"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(", assessed 2026-11-20, reviewed 2026-11-21; as of"), "{text}");
    assert!(text.contains("| Until 2027-03-01, 99 days left |"), "{text}");
    assert!(!text.contains(" by ,") && !text.contains("Set aside:") && text.contains("does not apply"), "{text}");
}

#[test]
fn names_that_a_merge_wrote_go_with_the_people() {
    let said = |name: &str, lines: &str| {
        crate::harness::answers(lines).replace("answers:\n", &format!("assessed: 2026-11-01\nassessors: [{name}]\nanswers:\n"))
    };
    let ana = "  source-control:\n    component-owners: {answer: most, note: It is late., planned: {by: Quentin, until: 2027-01-01}}\n    \
               protected-branches: {not_applicable: We have none.}\n  self-service: {not_applicable: We are alone.}\n";
    let raj = "  source-control:\n    component-owners: {answer: all, note: \"See: the list.\", planned: {by: Ruth, until: 2027-02-01},\n      \
               accepted: {reason: It goes., until: 2027-03-01, by: Sven}}\n    protected-branches: {not_applicable: One person.}\n  \
               self-service: {not_applicable: There is nobody.}\n";
    let mila = "  source-control:\n    component-owners: {answer: all, accepted: {reason: It stays., until: 2027-04-01, by: Tove}}\n";
    let run = crate::harness::maturity("merge a.yaml r.yaml m.yaml -o all.yaml").file("a.yaml", said("Ana", ana));
    let run = run.file("r.yaml", said("Raj", raj)).file("m.yaml", said("Mila", mila)).run();
    let named = |report: &str| ["Ana", "Raj", "Mila", "Quentin", "Ruth", "Sven", "Tove"].map(|name| report.contains(name));
    // The plan that was kept is told with its step alone, which is none of the next ones.
    assert_eq!(named(&run.then("report all.yaml").run().stdout), [true, true, true, false, true, true, true]);
    let report = run.then("report all.yaml --without people").run().stdout;
    assert_eq!(named(&report), [false; 7], "{report}");
    for text in ["It is late.", "See: the list.", "until 2027-02-01", "It stays.", "We have none.", "One person.", "There is nobody."] {
        assert!(report.contains(text), "no {text} in {report}");
    }
}
