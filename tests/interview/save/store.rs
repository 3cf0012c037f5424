//! The file under a session: links, modes, other people's changes, and files that cannot be saved into.

use std::fs;
use std::path::Path;

use maturity::answers::{Answer, Entry, Header, Saved, Store, StoreFault, Trouble, skeleton};
use maturity::model::Model;

use super::{data, option, read, small, subject, today};

const TEXT: &str = "# top\nworkload: w\nmodel: small@2.0.0\nanswers:\n  code:\n    shared: none # c\n    reviewed:\nx-kept: 1\n";

/// A folder with a file `a.yaml` of this text.
fn folder_with(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn open<'m>(path: &Path, model: &'m Model) -> Store<'m> {
    Store::open(path, model, today()).unwrap()
}

fn content(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn header() -> Header {
    Header { workload: Some("w".to_owned()), assessors: vec!["Ana: lead".to_owned()], ..Header::default() }
}

#[test]
fn a_new_file_is_the_skeleton_and_never_takes_the_place_of_another() {
    let model = small();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("maturity.yaml");
    let mut store = Store::create(&path, &model, &header(), today()).unwrap();
    assert_eq!(content(&path), skeleton(&model, &header()));
    assert_eq!(store.save(&subject("code/shared"), option("all")).unwrap(), Saved::Done);
    let saved = content(&path);
    let fault = Store::create(&path, &model, &header(), today()).unwrap_err();
    assert!(matches!(fault, StoreFault::Exists(_)), "{fault}");
    assert_eq!(content(&path), saved);
    assert_eq!(read(&saved, &model), *store.answers());
}

#[test]
fn a_new_file_needs_a_workload() {
    let folder = tempfile::tempdir().unwrap();
    let fault = Store::create(&folder.path().join("a.yaml"), &small(), &Header::default(), today()).unwrap_err();
    assert!(matches!(fault, StoreFault::Unusable { .. }), "{fault}");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn what_others_change_meanwhile_stays_and_is_taken_in() {
    let (model, (_folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    fs::write(&path, TEXT.replace("top", "other top").replace("workload: w", "workload: v").replace("reviewed:", "reviewed: all")).unwrap();
    assert_eq!(store.save(&subject("code/shared"), option("some")).unwrap(), Saved::Done);
    let expected = "# other top\nworkload: v\nmodel: small@2.0.0\nanswers:\n  code:\n    shared: some # c\n    reviewed: all\nx-kept: 1\n";
    assert_eq!(content(&path), expected);
    assert_eq!(store.answers().workload, "v");
    assert_eq!(store.answers().at(&subject("code/reviewed")), Some(&option("all")));
}

#[test]
fn the_same_entry_changed_by_another_is_a_conflict_until_it_is_saved_again() {
    let (model, (_folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    let theirs = TEXT.replace("none", "all").replace("reviewed:", "reviewed: some");
    fs::write(&path, &theirs).unwrap();
    let conflict = Saved::Conflict { theirs: Some(option("all")) };
    assert_eq!(store.save(&subject("code/shared"), option("some")).unwrap(), conflict);
    assert_eq!(content(&path), theirs);
    assert_eq!(store.answers().at(&subject("code/shared")), Some(&option("all")));
    assert_eq!(store.answers().at(&subject("code/reviewed")), Some(&option("some")));
    assert_eq!(store.save(&subject("code/shared"), option("some")).unwrap(), Saved::Done);
    assert_eq!(content(&path), theirs.replace("shared: all", "shared: some"));
}

#[test]
fn entries_saved_together_are_all_saved_or_none() {
    let (model, (_folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    let both = |shared| [(subject("code/shared"), option(shared)), (subject("code/reviewed"), option("some"))].into();
    let theirs = TEXT.replace("none", "all");
    fs::write(&path, &theirs).unwrap();
    assert_eq!(store.save_together(both("some")).unwrap(), Saved::Conflict { theirs: Some(option("all")) });
    assert_eq!((content(&path), store.answers().at(&subject("code/reviewed"))), (theirs, None));
    let unfit = [(subject("code/areas"), option("some")), (subject("code/reviewed"), option("some"))].into();
    assert!(matches!(store.save_together(unfit).unwrap(), Saved::Refused(_)));
    assert!(!content(&path).contains("reviewed: some"));
    assert_eq!(store.save_together(both("some")).unwrap(), Saved::Done);
    assert_eq!(content(&path), TEXT.replace("none", "some").replace("reviewed:", "reviewed: some"));
}

#[test]
fn an_entry_taken_out_by_another_is_a_conflict_too_but_agreement_is_none() {
    let (model, (_folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    fs::write(&path, TEXT.replace(" none", "")).unwrap();
    assert_eq!(store.save(&subject("code/shared"), option("some")).unwrap(), Saved::Conflict { theirs: None });
    fs::write(&path, TEXT.replace("none", "all")).unwrap();
    assert_eq!(store.save(&subject("code/shared"), option("all")).unwrap(), Saved::Done);
    assert_eq!(content(&path), TEXT.replace("none", "all"));
}

#[test]
fn line_ends_and_byte_order_mark_of_windows_stay() {
    let model = small();
    let before = fs::read_to_string(data().join("windows.yaml")).unwrap();
    let (_folder, path) = folder_with(&before);
    let mut store = open(&path, &model);
    assert_eq!(store.save(&subject("code/shared"), option("some")).unwrap(), Saved::Done);
    assert_eq!(content(&path), before.replace("shared:", "shared: some"));
}

#[test]
fn a_removed_file_is_not_made_again_and_all_answers_are_in_the_rescue_file() {
    let (model, (folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    fs::remove_file(&path).unwrap();
    fs::write(folder.path().join("a.yaml.rescue.yaml"), "another's").unwrap();
    let fault = store.save(&subject("code/shared"), option("some")).unwrap_err();
    let rescue = folder.path().join("a.yaml.rescue-2.yaml");
    assert!(fault.to_string().contains("the file is not there any more"), "{fault}");
    assert!(fault.to_string().contains(&rescue.display().to_string()), "{fault}");
    assert_eq!(content(&rescue), TEXT.replace("none", "some"));
    // The next failure of the session goes into the same file.
    store.save(&subject("code/reviewed"), option("all")).unwrap_err();
    assert_eq!(content(&rescue), TEXT.replace("none", "some").replace("reviewed:", "reviewed: all"));
    assert_eq!(names(folder.path()), ["a.yaml.rescue-2.yaml", "a.yaml.rescue.yaml"]);
    assert_eq!(read(&content(&rescue), &model), *store.answers());
}

#[test]
fn what_could_not_be_saved_is_saved_with_the_next_entry() {
    let (model, (_folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    fs::remove_file(&path).unwrap();
    store.save(&subject("code/shared"), option("some")).unwrap_err();
    fs::write(&path, TEXT).unwrap();
    assert_eq!(store.save(&subject("code/reviewed"), option("all")).unwrap(), Saved::Done);
    assert_eq!(content(&path), TEXT.replace("none", "some").replace("reviewed:", "reviewed: all"));
}

#[test]
fn a_file_made_unreadable_is_left_alone() {
    for broken in
        ["workload: [\n", "workload: w\nmodel: other@1.0.0\n", "", "workload: w\nmodel: small@2.0.0\nanswers: {code: {shared: nonsense}}\n"]
    {
        let (model, (folder, path)) = (small(), folder_with(TEXT));
        let mut store = open(&path, &model);
        fs::write(&path, broken).unwrap();
        let fault = store.save(&subject("code/shared"), option("some")).unwrap_err();
        assert!(matches!(&fault, StoreFault::Rescued { trouble, .. } if matches!(**trouble, Trouble::Faulty(_))), "{fault}");
        assert_eq!(content(&path), broken);
        assert_eq!(content(&folder.path().join("a.yaml.rescue.yaml")), TEXT.replace("none", "some"));
    }
}

#[test]
fn a_text_that_cannot_be_changed_in_place_gives_a_filled_skeleton() {
    let before = "workload: 'w: x'\nmodel: small@2.0.0\nanswers:\n  code:\n    ? shared\n    reviewed: {answer: all, note: n}\n";
    let (model, (folder, path)) = (small(), folder_with(before));
    let mut store = open(&path, &model);
    let fault = store.save(&subject("code/shared"), option("some")).unwrap_err();
    assert!(matches!(&fault, StoreFault::Rescued { trouble, .. } if matches!(**trouble, Trouble::Intricate(_))), "{fault}");
    assert_eq!(content(&path), before);
    let rescued = content(&folder.path().join("a.yaml.rescue.yaml"));
    assert_eq!(read(&rescued, &model), *store.answers());
    assert_eq!(store.answers().at(&subject("code/shared")), Some(&option("some")));
    assert!(rescued.contains("# Is the code shared?"), "{rescued}");
}

#[test]
fn a_folder_that_is_gone_sends_the_rescue_file_elsewhere() {
    let (model, (folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    fs::remove_dir_all(folder.path()).unwrap();
    let StoreFault::Rescued { rescue, .. } = store.save(&subject("code/shared"), option("some")).unwrap_err() else {
        panic!("not rescued")
    };
    assert_eq!(content(&rescue), TEXT.replace("none", "some"));
    assert!(!folder.path().exists());
    fs::remove_file(rescue).unwrap();
}

#[test]
fn a_file_that_became_a_folder_is_left_alone() {
    let (model, (folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let fault = store.save(&subject("code/shared"), option("some")).unwrap_err();
    assert!(matches!(fault, StoreFault::Rescued { .. }), "{fault}");
    assert_eq!(names(folder.path()), ["a.yaml", "a.yaml.rescue.yaml"]);
}

#[test]
fn a_file_marked_read_only_is_respected() {
    let (model, (folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let fault = store.save(&subject("code/shared"), option("some")).unwrap_err();
    assert!(fault.to_string().contains("marked read-only"), "{fault}");
    assert_eq!(content(&path), TEXT);
    assert_eq!(content(&folder.path().join("a.yaml.rescue.yaml")), TEXT.replace("none", "some"));
}

#[test]
fn an_entry_that_fits_no_file_is_refused_and_forgotten() {
    let (model, (folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    let entry = Entry { answer: Some(Answer::NotApplicable("  ".to_owned())), ..Entry::default() };
    let saved = store.save(&subject("code/shared"), entry).unwrap();
    assert!(matches!(saved, Saved::Refused(_)), "{saved:?}");
    let long = Entry { note: Some("x".repeat(1 << 20)), ..Entry::default() };
    assert!(matches!(store.save(&subject("code/shared"), long), Ok(Saved::Refused(_))));
    assert_eq!(store.answers().at(&subject("code/shared")), Some(&option("none")));
    assert_eq!(content(&path), TEXT);
    assert_eq!(names(folder.path()), ["a.yaml"]);
}

#[test]
fn saving_what_is_there_writes_nothing() {
    let (model, (_folder, path)) = (small(), folder_with(TEXT));
    let mut store = open(&path, &model);
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(store.save(&subject("code/shared"), option("none")).unwrap(), Saved::Done);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
}

#[cfg(unix)]
#[test]
fn a_symlink_and_the_mode_of_its_target_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (model, (folder, path)) = (small(), folder_with(TEXT));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.yaml");
    symlink(&path, &link).unwrap();
    let mut store = open(&link, &model);
    assert_eq!(store.save(&subject("code/shared"), option("some")).unwrap(), Saved::Done);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(content(&path), TEXT.replace("none", "some"));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(folder.path()), ["a.yaml"]);
    assert_eq!(names(elsewhere.path()), ["link.yaml"]);
}
