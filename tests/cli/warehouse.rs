//! The lines of `portfolio --format ndjson` in a database: the queries of `examples/README.md` run in `DuckDB`, where it is installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::harness::{checkout, committed, maturity};

/// The statements of the block there.
fn queries() -> String {
    let readme = committed("examples/README.md");
    readme.split("```sql\n").nth(1).unwrap().split("```").next().unwrap().to_owned()
}

#[test]
fn the_queries_of_the_examples_run_in_duckdb() {
    let is_installed =
        Command::new("python3").args(["-c", "import duckdb"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if !is_installed {
        assert!(std::env::var_os("DUCKDB_TESTS").is_none(), "DuckDB is required, and not installed");
        // The harness shows what is printed only of tests that fail.
        writeln!(
            std::io::stderr().lock(),
            "\n*** SKIPPED: DuckDB is not installed (pip install duckdb), so no query of examples/README.md was run ***\n"
        )
        .unwrap();
        return;
    }
    let young = committed("examples/young-team/maturity.yaml");
    let run = maturity("portfolio . -o part-1.ndjson")
        .file("a.maturity.yaml", checkout())
        .file("b.maturity.yaml", &young)
        .file("before.maturity.yaml", young.replace("2026-11-20", "2026-08-20").replace("shared-board: all", "shared-board: none"))
        .run();
    // A part of which every row lacks a day and a level that is known.
    let run =
        run.then("portfolio blank -o part-2.ndjson").subfolder("blank").file("blank/maturity.yaml", crate::harness::answers("")).run();
    let script = "import duckdb, sys\nfor statement in sys.stdin.read().split(';'):\n    if statement.strip():\n        result = duckdb.sql(statement)\n        \
                  if statement.strip().startswith('select'):\n            print(result.fetchall())\n";
    let mut child = Command::new("python3");
    child.current_dir(run.path(".")).args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    child.stdin.take().unwrap().write_all(queries().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = found.lines().collect();
    let row = |at: usize| -> serde_json::Value {
        let files = ["b.maturity.yaml", "blank/maturity.yaml", "a.maturity.yaml"];
        run.then(&format!("report {} --format json", files[at])).run().json()
    };
    let open = |json: &serde_json::Value| {
        ["unanswered", "unknown", "stale"].iter().map(|state| json["counts"][state].as_u64().unwrap()).sum::<u64>()
    };
    let below = open(&row(0)) + open(&row(1));
    assert_eq!(lines[0], format!("[(None, 0, 2, {below}), (None, 2, 1, {})]", open(&row(2))), "of one workload the latest day counts");
    assert!(lines[1].starts_with("[('") && lines[1].matches("', 1)").count() + lines[1].matches("', 2)").count() == 5, "{found}");
}
