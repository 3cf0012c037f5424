//! The bar that says how far a long run is: on a terminal alone, and nothing of it stays.

use std::fs;
use std::path::Path;

use crate::common::{committed, program};
use crate::screen::Start;

/// So many files, the first of which are enough on a machine that takes longer for them than a bar waits before it appears.
const FILES: [usize; 3] = [500, 2_000, 8_000];

/// A folder of one workload so many times over, each time the same file under another name.
fn fill(folder: &Path, files: usize) {
    let first = folder.join("w.maturity.yaml");
    fs::write(&first, committed("examples/checkout/maturity.yaml")).unwrap();
    for number in 1..files {
        fs::hard_link(&first, folder.join(format!("w{number}.maturity.yaml"))).unwrap();
    }
}

#[test]
fn a_long_portfolio_says_how_far_it_is_and_leaves_nothing_of_that() {
    let is_shown = FILES.into_iter().any(|files| {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path(), files);
        let screen = Start::in_folder(folder.path()).run(&["portfolio", ".", "--format", "ndjson", "-o", "all.ndjson"]);
        let (code, contents, raw) = screen.end();
        assert_eq!((code, contents.trim()), (0, "Written to all.ndjson."), "{raw}");
        // What a program reads has no bar in it.
        let piped = program(folder.path()).args(["portfolio", ".", "--format", "ndjson"]).env("TERM", "xterm").output().unwrap();
        assert_eq!((piped.status.code(), String::from_utf8_lossy(&piped.stderr).as_ref()), (Some(0), ""));
        assert_eq!(piped.stdout, fs::read(folder.path().join("all.ndjson")).unwrap());
        raw.contains(&format!(" of {files} files, "))
    });
    assert!(is_shown, "no bar was shown");
}
