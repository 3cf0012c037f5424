//! Saving keeps a file its owner's and its group's, and lets nobody read who could not read before; with two users, where the tests
//! may become them.

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::process::{Command, Stdio};

use crate::failed_saves::skipped;
use crate::screen::Folder;

/// Two people, and the group that both may be in.
const ANA: u32 = 64_001;
const RAJ: u32 = 64_002;
const TEAM: u32 = 64_100;

/// A file of Ana's in a folder that everybody may write to, with a copy of the program that everybody may run.
fn shared(group: u32, mode: u32) -> Option<Folder> {
    let folder = Folder::begun();
    let own = |path: &std::path::Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    own(folder.path().parent().unwrap(), 0o755);
    own(&folder.path(), 0o777);
    let can_change = Command::new("setpriv").arg("--version").output().is_ok();
    if !can_change || chown(folder.file(), Some(ANA), Some(group)).is_err() {
        skipped("modes and owners are tested by the system's administrator alone, who needs `setpriv`");
        return None;
    }
    own(&folder.file(), mode);
    let program = folder.path().parent().unwrap().join("program");
    if fs::hard_link(env!("CARGO_BIN_EXE_maturity"), &program).is_err() {
        fs::copy(env!("CARGO_BIN_EXE_maturity"), &program).unwrap();
    }
    Some(folder)
}

/// A sitting of this person, who is in these groups; its exit code and what it said.
fn sit(folder: &Folder, person: u32, groups: &[u32], input: &str) -> (Option<i32>, String) {
    let groups = groups.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let mut command = Command::new("setpriv");
    command.args([format!("--reuid={person}"), format!("--regid={person}")]);
    command.arg(if groups.is_empty() { "--clear-groups".to_owned() } else { format!("--groups={groups}") });
    command.arg(folder.path().parent().unwrap().join("program")).args(["assess", "--line"]);
    command.current_dir(folder.path()).env_clear().env("PATH", "/usr/bin:/bin").env("MATURITY_AS_OF", crate::common::TODAY);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// Owner, group and mode of a file in the folder.
fn attributes(folder: &Folder, name: &str) -> (u32, u32, u32) {
    let found = fs::metadata(folder.path().join(name)).unwrap();
    (found.uid(), found.gid(), found.mode() & 0o7777)
}

#[test]
fn who_may_do_everything_leaves_a_file_to_its_owner_and_group() {
    let Some(folder) = shared(TEAM, 0o640) else { return };
    assert_eq!(crate::piped(&folder, &["assess", "--line"], "3\nq\n").0, Some(0));
    assert_eq!(attributes(&folder, "maturity.yaml"), (ANA, TEAM, 0o640));
    // Where it cannot be saved, whoever owns the file has to be able to read what is rescued.
    fs::write(folder.file(), "workload: [\n").unwrap();
    let text = Folder::begun().text();
    fs::write(folder.file(), text).unwrap();
    fs::set_permissions(folder.file(), Permissions::from_mode(0o440)).unwrap();
    assert_eq!(crate::piped(&folder, &["assess", "--line"], "3\n").0, Some(2));
    assert_eq!(attributes(&folder, "maturity.yaml.rescue.yaml"), (ANA, TEAM, 0o440));
}

#[test]
fn a_file_shared_by_a_group_stays_the_groups() {
    let Some(folder) = shared(TEAM, 0o660) else { return };
    let (code, said) = sit(&folder, RAJ, &[TEAM], "3\nq\n");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(attributes(&folder, "maturity.yaml"), (RAJ, TEAM, 0o660));
    assert_eq!(sit(&folder, ANA, &[TEAM], "2\nq\n").0, Some(0), "she can go on");
}

#[test]
fn a_group_that_may_not_be_set_gives_its_rights_to_no_other() {
    let Some(folder) = shared(TEAM, 0o666) else { return };
    assert_eq!(sit(&folder, RAJ, &[], "3\nq\n").0, Some(0));
    assert_eq!(attributes(&folder, "maturity.yaml"), (RAJ, RAJ, 0o666));
    let Some(folder) = shared(TEAM, 0o646) else { return };
    assert_eq!(sit(&folder, RAJ, &[], "3\nq\n").0, Some(0));
    assert_eq!(attributes(&folder, "maturity.yaml"), (RAJ, RAJ, 0o646));
    let Some(folder) = shared(TEAM, 0o662) else { return };
    let (code, said) = sit(&folder, RAJ, &[], "3\nq\n");
    assert_eq!(code, Some(2), "whoever may not read a file cannot go on with it: {said}");
}

#[test]
fn whoever_may_not_write_the_file_does_not_replace_it() {
    let Some(folder) = shared(TEAM, 0o640) else { return };
    let before = folder.text();
    let (code, said) = sit(&folder, RAJ, &[TEAM], "3\n");
    assert_eq!(code, Some(2), "{said}");
    assert_eq!((folder.text(), attributes(&folder, "maturity.yaml")), (before, (ANA, TEAM, 0o640)));
    assert_eq!(attributes(&folder, "maturity.yaml.rescue.yaml"), (RAJ, TEAM, 0o640));
}
