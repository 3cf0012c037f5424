//! A save that fails: whatever ends the sitting then, nothing is said to be saved, and people learn where their answers are.

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::common::{program, shell};
use crate::piped;
use crate::screen::{Folder, Screen, Start};
use crate::tty::Tty;

const FIRST: &str = "Level 1 · 1 of ";
const SECOND: &str = "Level 1 · 2 of ";
const MINE: &str = "business-needs: largely";

/// What is told of a failure instead of being tested, where the machine allows no test of it.
pub(crate) fn skipped(what: &str) {
    let _ = writeln!(std::io::stderr().lock(), "\n*** SKIPPED: {what} ***\n");
}

fn mark_read_only(folder: &Folder, is_read_only: bool) {
    fs::set_permissions(folder.file(), Permissions::from_mode(if is_read_only { 0o444 } else { 0o644 })).unwrap();
}

fn rescue(folder: &Folder) -> PathBuf {
    folder.path().join("maturity.yaml.rescue.yaml")
}

fn in_rescue(folder: &Folder) -> String {
    fs::read_to_string(rescue(folder)).unwrap()
}

/// A screen on which an answer could not be saved.
fn at_a_failed_save(folder: &Folder) -> Screen {
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST);
    mark_read_only(folder, true);
    screen.type_keys("3").wait("try again?");
    screen
}

#[test]
fn an_input_that_ends_after_a_failed_save_ends_with_2_and_names_the_rescue_file() {
    for input in ["3\n", "3\nn\n", "3\ny\n", "3\ny\nwhat\n"] {
        let folder = Folder::begun();
        mark_read_only(&folder, true);
        let (code, said) = piped(&folder, &["assess", "--line"], input);
        assert_eq!(code, Some(2), "{input:?}: {said}");
        let (_, after) = said.rsplit_once("try again?").unwrap();
        assert!(after.contains("maturity.yaml.rescue.yaml"), "{input:?}: {said}");
        assert!(!after.to_lowercase().contains("saved") && !said.contains('✓'), "{input:?}: {said}");
        assert!(in_rescue(&folder).contains(MINE) && !folder.text().contains(MINE));
        assert!(!folder.path().join("maturity.yaml.rescue-2.yaml").exists(), "one session has one rescue file");
    }
}

#[test]
fn ctrl_c_after_a_failed_save_ends_with_2_and_names_the_rescue_file() {
    let folder = Folder::begun();
    let mut screen = at_a_failed_save(&folder);
    screen.type_keys("\x03");
    let (code, contents, raw) = screen.end();
    assert_eq!(code, 2, "{contents}");
    let (_, after) = raw.rsplit_once("try again?").unwrap();
    assert!(after.contains("rescue.yaml") && !after.contains("saved"), "{after}");
    assert!(in_rescue(&folder).contains(MINE));
}

#[test]
fn a_terminal_closed_after_a_failed_save_leaves_the_rescue_file() {
    let folder = Folder::begun();
    let mut terminal = Tty::open(&folder.path());
    terminal.wait_for_card(FIRST);
    mark_read_only(&folder, true);
    terminal.type_keys("3");
    terminal.wait("try again?");
    terminal.close();
    assert!(in_rescue(&folder).contains(MINE));
    mark_read_only(&folder, false);
    let (_, said) = piped(&folder, &["assess", "--line"], "q\n");
    assert!(said.contains("An earlier session could not save") && said.contains("maturity.yaml.rescue.yaml"), "{said}");
}

#[test]
fn a_save_that_works_after_all_removes_the_rescue_file() {
    let folder = Folder::begun();
    let mut screen = at_a_failed_save(&folder);
    assert!(in_rescue(&folder).contains(MINE));
    mark_read_only(&folder, false);
    screen.type_keys("y").wait_for_card(SECOND).type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert!(folder.text().contains(MINE) && !rescue(&folder).exists());
}

#[test]
fn what_somebody_wrote_into_a_rescue_file_stays() {
    let folder = Folder::begun();
    let mut screen = at_a_failed_save(&folder);
    let noted = in_rescue(&folder) + "# ask Raj\n";
    fs::write(rescue(&folder), &noted).unwrap();
    mark_read_only(&folder, false);
    screen.type_keys("y").wait_for_card(SECOND).type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert_eq!(in_rescue(&folder), noted);
}

#[test]
fn a_rescue_file_of_an_earlier_session_goes_when_the_file_says_the_same() {
    let folder = Folder::begun();
    mark_read_only(&folder, true);
    assert_eq!(piped(&folder, &["assess", "--line"], "3\n").0, Some(2));
    mark_read_only(&folder, false);
    let (code, said) = piped(&folder, &["assess", "--line"], "2\nq\n");
    assert_eq!((code, rescue(&folder).exists()), (Some(0), true), "it holds another answer: {said}");
    let (code, said) = piped(&folder, &["assess", "--line"], "b\n3\nq\n");
    assert_eq!((code, rescue(&folder).exists()), (Some(0), false), "{said}");
}

/// Another person answers what is on the screen, and the sitting ends where one of the two is to be chosen.
#[test]
fn a_sitting_that_ends_at_a_conflict_sets_mine_aside() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST);
    fs::write(folder.file(), folder.text().replace("business-needs:", "business-needs: fully")).unwrap();
    screen.type_keys("3").wait("Which one holds?").type_keys("\x03");
    let (code, contents, raw) = screen.end();
    assert_eq!(code, 2, "{contents}");
    let (_, after) = raw.rsplit_once("Which one holds?").unwrap();
    assert!(after.contains("rescue.yaml") && !after.contains("saved"), "{after}");
    assert!(in_rescue(&folder).contains(MINE) && folder.text().contains("business-needs: fully"));
}

#[test]
fn a_terminal_closed_at_a_conflict_leaves_mine_in_the_rescue_file() {
    let folder = Folder::begun();
    let mut terminal = Tty::open(&folder.path());
    terminal.wait_for_card(FIRST);
    fs::write(folder.file(), folder.text().replace("business-needs:", "business-needs: fully")).unwrap();
    terminal.type_keys("3");
    terminal.wait("Which one holds?");
    assert_eq!(terminal.close().code(), Some(2));
    assert!(in_rescue(&folder).contains(MINE) && folder.text().contains("business-needs: fully"));
}

/// With less room than the file takes there is none for a rescue file either.
#[test]
fn answers_that_fit_nowhere_are_printed() {
    let folder = Folder::begun();
    let before = folder.text();
    for input in ["3\n", "3\nn\n"] {
        let output = limited(&folder, input);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("These are all answers; keep them") && said.contains(MINE), "{said}");
        assert!(!said.contains("Saved"), "{said}");
        assert_eq!(folder.text(), before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file and no half of a rescue file");
    }
}

/// A session whose files may have one block of 512 bytes.
fn limited(folder: &Folder, input: &str) -> Output {
    let mut shell = shell("ulimit -f 1; exec maturity assess --line", &folder.path());
    fed(shell.env("TMPDIR", folder.path()), input)
}

fn fed(command: &mut Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// A limit on the size of files ends no other command without a word either.
#[test]
fn a_report_beyond_the_limit_is_an_error_and_leaves_nothing() {
    let folder = Folder::begun();
    let output = fed(&mut shell("ulimit -f 1; exec maturity report maturity.yaml -o report.md", &folder.path()), "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("failed to write `report.md`"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

/// Something mounted, until it is dropped.
struct Mount(PathBuf);

impl Mount {
    fn new(arguments: &[&str], at: &Path) -> Option<Self> {
        let mounted = Command::new("mount").args(arguments).arg(at).output();
        let is_mounted = mounted.is_ok_and(|mounted| mounted.status.success());
        if !is_mounted {
            skipped("mounting is not allowed here");
        }
        is_mounted.then(|| Self(at.to_path_buf()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn on_a_full_disk_the_rescue_file_lies_elsewhere_and_is_mentioned_at_the_next_start() {
    let (folder, elsewhere) = (Folder::begun(), tempfile::tempdir().unwrap());
    let (text, model) = (folder.text(), folder.path().join("sitting.yaml"));
    let of_the_model = fs::read(&model).unwrap();
    let Some(_disk) = Mount::new(&["-t", "tmpfs", "-o", "size=64k", "none"], &folder.path()) else { return };
    fs::write(folder.file(), &text).unwrap();
    fs::write(model, of_the_model).unwrap();
    let _ = fs::write(folder.path().join("full"), vec![0; 1 << 20]);
    let sit = |input: &str| {
        let output = fed(program(&folder.path()).args(["assess", "--line"]).env("TMPDIR", elsewhere.path()), input);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = sit("3\n");
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(folder.text(), text);
    let rescues: Vec<PathBuf> = fs::read_dir(elsewhere.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [rescue] = rescues.as_slice() else { panic!("{rescues:?}") };
    assert!(said.contains(&rescue.display().to_string()), "{said}");
    assert!(fs::read_to_string(rescue).unwrap().contains(MINE));
    assert_eq!(fs::metadata(rescue).unwrap().permissions().mode() & 0o777, 0o600, "the folder is everybody's");
    fs::remove_file(folder.path().join("full")).unwrap();
    let (code, said) = sit("3\nq\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("An earlier session could not save") && said.replace('\n', "").contains(&*rescue.to_string_lossy()), "{said}");
    assert!(!rescue.exists(), "it says what the file says");
}

/// A container has a file of its host as a mount of its own.
#[test]
fn a_mounted_file_is_written_in_place_and_the_session_says_so() {
    let (folder, host) = (Folder::begun(), Folder::begun());
    let Some(_mount) = Mount::new(&["--bind", host.file().to_str().unwrap()], &folder.file()) else { return };
    let (code, said) = piped(&folder, &["assess", "--line"], "3\nq\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("maturity.yaml is a mount of its own"), "{said}");
    assert!(host.text().contains(MINE));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the copy is gone");
    assert_eq!(piped(&folder, &["report", "maturity.yaml", "-o", "report.md"], "").0, Some(0));
}

/// The first thing that is synchronized is the new file, the second its folder.
#[test]
fn a_folder_that_cannot_be_synchronized_is_told() {
    let folder = Folder::begun();
    let traced = |inject: &str| {
        let mut strace = Command::new("strace");
        strace.args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=fsync",
            "-e",
            inject,
            env!("CARGO_BIN_EXE_maturity"),
            "assess",
            "--line",
        ]);
        strace.current_dir(folder.path()).env("MATURITY_AS_OF", crate::common::TODAY);
        strace
    };
    let works = traced("inject=fsync:delay_enter=1").stdin(Stdio::null()).output().is_ok_and(|output| output.status.code() == Some(0));
    if !works {
        return skipped("there is no strace that works here");
    }
    let output = fed(&mut traced("inject=fsync:error=EIO:when=2"), "3\ny\nq\n");
    let said = String::from_utf8_lossy(&output.stderr);
    let on_one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(on_one_line.contains("it is written, but may not survive a crash of the machine"), "{said}");
    assert_eq!(output.status.code(), Some(0), "the second attempt succeeds: {said}");
    assert!(folder.text().contains(MINE) && !rescue(&folder).exists());
}

#[test]
fn a_note_that_the_file_has_no_room_for_is_shown_to_be_kept_elsewhere() {
    let folder = Folder::begun();
    let text = folder.text();
    let room = maturity::answers::SIZE_LIMIT - text.len() - 60;
    fs::write(folder.file(), format!("{text}# {}\n", "x".repeat(room))).unwrap();
    let before = folder.text();
    let note = "Somebody thought about this for ten minutes, and it is too long for what is left of the file.";
    let (code, said) = piped(&folder, &["assess", "--line"], &format!("n\n{note}\nq\n"));
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("nothing was saved") && said.contains(note), "{said}");
    assert_eq!((code, folder.text()), (Some(0), before));
}
