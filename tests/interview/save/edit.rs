//! What each kind of change does to the text, to the byte.

use jiff::civil::Date;
use maturity::answers::{Answer, Answers, EditFault, Entry, SIZE_LIMIT, with_entry};
use maturity::model::Id;

use super::{document, small, subject};

const HEAD: &str = "workload: w\nmodel: small@2.0.0\n";

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn answer(text: &str) -> Entry {
    let answer = match text {
        "" => None,
        "unknown" => Some(Answer::Unknown),
        _ if text.starts_with('[') => {
            let items = text.trim_matches(['[', ']']).split(' ').filter(|item| !item.is_empty());
            Some(Answer::Ticked(items.map(id).collect()))
        }
        _ => Some(Answer::Option(id(text))),
    };
    Entry { answer, ..Entry::default() }
}

fn noted(text: &str, note: &str) -> Entry {
    Entry { note: Some(note.to_owned()), ..answer(text) }
}

fn not_applicable(reason: &str) -> Entry {
    Entry { answer: Some(Answer::NotApplicable(reason.to_owned())), ..Entry::default() }
}

fn edited(text: &str, at: &str, entry: &Entry) -> Result<String, EditFault> {
    let (document, model) = (document(text), small());
    let (answers, _) = Answers::read(document.clone(), &model, Date::MAX).unwrap();
    let changed = with_entry(&document, &answers.without_blanks(), &model, &subject(at), entry)?;
    Ok(changed.text().to_owned())
}

/// The `answers` part after the change.
#[track_caller]
fn check(before: &str, at: &str, entry: &Entry, after: &str) {
    let text = edited(&format!("{HEAD}{before}"), at, entry).unwrap();
    assert_eq!(text.strip_prefix(HEAD).unwrap(), after);
}

#[test]
fn a_scale_answer_changes_one_line_and_keeps_its_comment() {
    let before = "answers:\n  code:\n    shared:  # ask Ana\n    reviewed: none # really?\n    'tagged':   \"absent\"\n";
    check(before, "code/shared", &answer("some"), &before.replace("shared:", "shared: some"));
    check(before, "code/reviewed", &answer("all"), &before.replace("none", "all"));
    check(before, "code/reviewed", &answer(""), &before.replace(" none", ""));
    check(before, "code/tagged", &answer("present"), &before.replace("   \"absent\"", " present"));
}

#[test]
fn a_checklist_becomes_a_block_list_and_changes_by_the_line() {
    let blank = "answers:\n  code:\n    areas: # c\n    tagged:\n";
    let two = "answers:\n  code:\n    areas: # c\n      - app\n      - docs\n    tagged:\n";
    check(blank, "code/areas", &answer("[app docs]"), two);
    check(two, "code/areas", &answer(""), blank);
    check(two, "code/areas", &answer("[]"), &blank.replace("areas:", "areas: []"));
    check(&blank.replace("areas:", "areas: []"), "code/areas", &answer("[app docs]"), two);
    check(two, "code/areas", &answer("unknown"), &blank.replace("areas:", "areas: unknown"));
    check(
        two,
        "code/areas",
        &answer("[app tests docs config]"),
        &two.replace("app\n", "app\n      - tests\n").replace("docs\n", "docs\n      - config\n"),
    );
}

#[test]
fn unticking_keeps_the_comments_and_the_former_names_of_the_rest() {
    let before = "answers:\n  code:\n    areas:\n    # the rest follows\n    -  manual # since May\n    - \"app\"\n    - tests   # slow\n";
    let after =
        "answers:\n  code:\n    areas:\n    # the rest follows\n    -  manual # since May\n    - \"app\"\n    - config\n    # slow\n";
    check(before, "code/areas", &answer("[app docs config]"), after);
}

#[test]
fn a_list_in_brackets_stays_in_brackets() {
    check(
        "answers:\n  code:\n    areas: [docs, app] # c\n",
        "code/areas",
        &answer("[app tests]"),
        "answers:\n  code:\n    areas: [app, tests] # c\n",
    );
}

#[test]
fn a_note_makes_a_mapping_and_its_removal_the_short_form_again() {
    let short = "answers:\n  code:\n    shared: \"some\"  # ask\n    reviewed:\n";
    let long = "answers:\n  code:\n    shared:  # ask\n      answer: \"some\"\n      note: \"a: b\"\n    reviewed:\n";
    check(short, "code/shared", &noted("some", "a: b"), long);
    check(&long.replace("  # ask", ""), "code/shared", &answer("some"), &short.replace("  # ask", ""));
}

#[test]
fn in_a_mapping_only_the_keys_change_that_have_to() {
    let before = "answers:\n  code:\n    shared:\n      # why\n      note: >-\n        folded\n        text\n\n      answer: some # c\n      evidence: [a, 'b']\n    reviewed:\n";
    check(
        before,
        "code/shared",
        &Entry { evidence: vec!["a".into(), "b".into()], ..noted("all", "folded text") },
        &before.replace("some", "all"),
    );
    let reviewed = Some("2026-01-02".parse().unwrap());
    let entry = Entry { evidence: vec!["c".into()], reviewed, ..noted("some", "folded text") };
    check(before, "code/shared", &entry, &before.replace("[a, 'b']\n", "c\n      reviewed: 2026-01-02\n"));
}

#[test]
fn taking_the_answer_back_keeps_the_note_and_the_comment() {
    let before = "answers:\n  code:\n    shared:\n      answer: some # c\n      note: n\n";
    check(before, "code/shared", &noted("", "n"), "answers:\n  code:\n    shared:\n      # c\n      note: n\n");
}

#[test]
fn not_applicable_takes_the_place_of_the_answer() {
    let before = "answers:\n  code:\n    shared:\n      answer: some\n      note: n\n";
    let after = "answers:\n  code:\n    shared:\n      not_applicable: All of it is open.\n      note: n\n";
    let entry = Entry { note: Some("n".to_owned()), ..not_applicable("All of it is open.") };
    check(before, "code/shared", &entry, after);
    check(after, "code/shared", &noted("some", "n"), before);
}

#[test]
fn text_of_several_lines_is_a_block() {
    let after = "answers:\n  code:\n    shared:\n      answer: some\n      note: |-\n        one # two\n\n          three\n";
    check("answers:\n  code:\n    shared: some\n", "code/shared", &noted("some", "one # two\n\n  three"), after);
    let changed = edited(&format!("{HEAD}{after}"), "code/shared", &noted("some", "x\n")).unwrap();
    assert_eq!(changed.strip_prefix(HEAD).unwrap(), "answers:\n  code:\n    shared:\n      answer: some\n      note: \"x\\n\"\n");
}

#[test]
fn a_block_that_keeps_blank_lines_keeps_them() {
    let before = "answers:\n  code:\n    shared:\n      note: |+\n        a\n\n\n    reviewed:\n";
    let entry = Entry { reviewed: Some("2026-01-02".parse().unwrap()), ..noted("", "a\n\n\n") };
    check(before, "code/shared", &entry, &before.replace("    reviewed:", "      reviewed: 2026-01-02\n    reviewed:"));
}

#[test]
fn a_block_takes_in_neither_a_comment_below_it_nor_the_end_of_the_file() {
    let before = "answers:\n  code:\n    shared: some\n          # far to the right\n    reviewed:";
    let after = "answers:\n  code:\n    shared:\n      answer: some\n      note: \"a\\nb\"\n          # far to the right\n    reviewed:";
    check(before, "code/shared", &noted("some", "a\nb"), after);
    check(before, "code/reviewed", &noted("", "a\nb\n"), &format!("{before}\n      note: |\n        a\n        b\n"));
}

#[test]
fn what_is_written_in_brackets_is_changed_within_them() {
    let before = "answers: {code: {shared: some, areas: [app], tagged: {answer: absent, note: 'n, m'}}, x: }\n".replace(", x: ", "");
    check(&before, "code/shared", &answer("all"), &before.replace("some", "all"));
    check(&before, "code/shared", &answer(""), &before.replace("some", "null"));
    check(&before, "code/areas", &answer("[app docs]"), &before.replace("app", "app, docs"));
    check(&before, "code/tagged", &noted("present", "n, m"), &before.replace("absent", "present"));
    check(&before, "code/tagged", &noted("", "n, m"), &before.replace("answer: absent, ", ""));
    check(&before, "code/reviewed", &noted("all", "a\nb"), &before.replace("some", "some, reviewed: {answer: all, note: \"a\\nb\"}"));
    check(&before, "watch/alerts", &answer("all"), &before.replace("}}}", "}}, watch: {alerts: all}}"));
    check(
        "answers:\n  code:\n    shared: {note: n}\n",
        "code/shared",
        &noted("all", "n"),
        "answers:\n  code:\n    shared: {answer: all, note: n}\n",
    );
}

#[test]
fn what_is_missing_is_added_in_model_order() {
    let before = "answers:\n    # Code\n    code:   # c\n        # Reviewed?\n        reviewed: all # d\n\n    # end\nx-more: 1\n";
    check(before, "code/shared", &answer("some"), &before.replace("# c\n", "# c\n        shared: some\n"));
    check(before, "code/areas", &answer("[app]"), &before.replace("# d\n", "# d\n        areas:\n            - app\n"));
    check(before, "watch/alerts", &answer("some"), &before.replace("# d\n", "# d\n    watch:\n        alerts: some\n"));
    let builds = "answers:\n  builds:\n    fast: all";
    check(builds, "code/shared", &answer("some"), "answers:\n  code:\n    shared: some\n  builds:\n    fast: all");
    check(builds, "watch/alerts", &answer("some"), "answers:\n  builds:\n    fast: all\n  watch:\n    alerts: some\n");
}

#[test]
fn answers_may_be_missing_or_empty() {
    for before in ["", "answers:\n", "answers: {}\n", "answers: ~\n", "answers:\n  code:\n", "answers:\n  code: {}\n"] {
        check(before, "code/shared", &answer("some"), "answers:\n  code:\n    shared: some\n");
    }
}

#[test]
fn a_former_name_is_found_and_kept() {
    let before = "answers:\n  sources:\n    common: a-bit\n";
    check(before, "code/shared", &noted("some", "n"), &before.replace(" a-bit", "\n      answer: a-bit\n      note: \"n\""));
    check(before, "builds/scripted", &answer("all"), &format!("{before}  builds:\n    scripted: all\n"));
    let before = "answers:\n  code:\n    build: none\n    reviewed:\n";
    check(before, "builds/scripted", &answer("all"), &before.replace("none", "all"));
    check(before, "code/shared", &answer("all"), &before.replace("code:\n", "code:\n    shared: all\n"));
}

#[test]
fn what_only_another_version_of_the_model_knows_stays() {
    let before = "workload: w\nmodel: small@1.0.0\nanswers:\n  code:\n    shared: hardly\n    areas:\n      - papers # p\n      - app\n    gone: x\n  lost: {}\n";
    let text = edited(before, "code/shared", &noted("", "n")).unwrap();
    assert_eq!(text, before.replace(" hardly", "\n      answer: hardly\n      note: \"n\""));
    let text = edited(before, "code/areas", &answer("[tests]")).unwrap();
    assert_eq!(
        text,
        before
            .replace("- app\n", "")
            .replace("- papers", "- tests\n      - papers")
            .replace("      - papers # p\n      ", "      - papers # p\n")
    );
}

#[test]
fn an_answer_to_what_was_a_checklist_or_a_scale_before_stays() {
    let before = "workload: w\nmodel: small@1.0.0\nanswers:\n  code:\n    shared:\n      - app # c\n      - tests\n    areas: largely\n";
    let text = edited(before, "code/shared", &noted("", "n")).unwrap();
    assert_eq!(
        text,
        before.replace(
            "shared:\n      - app # c\n      - tests\n",
            "shared:\n      # c\n      answer:\n        - app\n        - tests\n      note: \"n\"\n"
        )
    );
    let text = edited(before, "code/areas", &noted("", "n")).unwrap();
    assert_eq!(text, before.replace(" largely", "\n      answer: largely\n      note: \"n\""));
    let text = edited(before, "code/areas", &answer("[app]")).unwrap();
    assert_eq!(text, before.replace(" largely", "\n      - app"));
}

#[test]
fn lines_end_as_they_do_in_the_file() {
    let before = "workload: w\r\nmodel: small@2.0.0\r\nanswers:\r\n  code:\r\n    areas: # c\r\n    tagged: # d\r\n";
    let text = edited(before, "code/areas", &noted("[app]", "a\nb")).unwrap();
    let block = "# c\r\n      answer:\r\n        - app\r\n      note: |-\r\n        a\r\n        b\r\n";
    assert_eq!(text, before.replace("# c\r\n", block));
}

#[test]
fn an_entry_that_no_file_could_hold_is_refused() {
    let before = format!("{HEAD}answers:\n");
    let fault = |at: &str, entry: &Entry| edited(&before, at, entry).unwrap_err();
    assert!(fault("code/nothing", &answer("some")).lies_in_the_entry());
    assert_eq!(fault("code/shared", &answer("[app]")).to_string(), "not an answer to `code/shared`: a scale is answered with one option");
    assert_eq!(fault("code/areas", &answer("[ape]")).to_string(), "not an answer to `code/areas`: `ape` is not an item of the checklist");
    assert_eq!(fault("code/shared", &not_applicable(" ")).to_string(), "not an answer to `code/shared`: `not_applicable` needs a reason");
    assert_eq!(fault("code/shared", &noted("", &"x".repeat(SIZE_LIMIT))), EditFault::TooLong(subject("code/shared")));
}

#[test]
fn a_layout_that_cannot_be_changed_in_place_is_left_to_its_author() {
    let fault = edited(&format!("{HEAD}answers:\n  code:\n    ? shared\n"), "code/shared", &answer("some"));
    assert_eq!(fault.unwrap_err(), EditFault::Intricate(subject("code/shared")));
}
