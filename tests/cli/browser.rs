//! Every example's page, and those of many workloads and sittings, in a real browser: nothing is loaded or cut off, and everybody can read it. `browser/check.mjs` looks.
//!
//! Needs Chromium, Node, `pdftotext` and `npm ci` in `tests/browser`; where one is missing, the test says so and checks nothing,
//! unless `BROWSER_TESTS=required`, as in `.ci/run`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::common::{examples, program, repository};

fn runs(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// What this machine lacks.
fn missing() -> Vec<&'static str> {
    let has_browser = std::env::var_os("CHROMIUM").is_some()
        || ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| Path::new("/usr/bin").join(name).exists());
    let needs = [
        ("Chromium", has_browser),
        ("Node", runs("node", "--version")),
        ("pdftotext", runs("pdftotext", "-v")),
        ("`npm ci` in tests/browser", repository("tests/browser/node_modules/axe-core").exists()),
    ];
    needs.iter().filter(|(_, is_there)| !is_there).map(|(name, _)| *name).collect()
}

/// Whether the browser can be asked. The remark passes by the test harness, which would hide it in a test that succeeds.
pub(crate) fn can_look() -> bool {
    let missing = missing().join(", ");
    let required = std::env::var_os("BROWSER_TESTS").is_some_and(|value| value == "required");
    assert!(missing.is_empty() || !required, "missing: {missing}");
    if !missing.is_empty() {
        writeln!(std::io::stderr().lock(), "\n*** SKIPPED: no page was opened in a browser; missing: {missing} ***\n").unwrap();
    }
    missing.is_empty()
}

/// Writes the page of each example into `folder`.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let page = |example: PathBuf| {
        let page = folder.join(example.file_name().unwrap()).with_extension("html");
        assert!(program(&example).args(["report", "maturity.yaml", "-o"]).arg(&page).status().unwrap().success());
        page
    };
    examples().into_iter().map(page).collect()
}

/// Writes a page of all examples side by side and one of two sittings into `folder`.
fn pages_of_many(folder: &Path) -> Vec<PathBuf> {
    let before = folder.join("before.yaml");
    let present = repository("examples/checkout/maturity.yaml");
    // The sitting before the reviews, when some was less in place.
    let earlier = fs::read_to_string(&present).unwrap().replace("2026-11-18", "2026-10-18").replace(": most\n", ": some\n");
    fs::write(&before, earlier).unwrap();
    let [portfolio, history] = ["portfolio.html", "history.html"].map(|name| folder.join(name));
    let made = program(folder).args(["portfolio", "-o"]).arg(&portfolio).args(examples()).output().unwrap();
    assert!(portfolio.exists(), "{made:?}");
    let made = program(folder).args(["history", "-o"]).arg(&history).args([before, present]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    vec![portfolio, history]
}

/// What `check.mjs` says about these pages.
fn faults(pages: &[PathBuf]) -> String {
    let output = Command::new("node").arg(repository("tests/browser/check.mjs")).args(pages).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.success(), said.is_empty(), "{said}");
    said
}

#[test]
fn every_page_loads_nothing_fits_its_window_prints_whole_and_is_accessible() {
    if !can_look() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let pages = [pages(folder.path()), pages_of_many(folder.path())].concat();
    assert!(pages.len() >= 5, "{pages:?}");
    let faults = faults(&pages);
    assert!(faults.is_empty(), "\n{faults}");
}

/// A page with a fault of each kind: what is not found here would not be found in a report either.
#[test]
fn the_check_finds_what_it_looks_for() {
    if !can_look() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let page = pages(folder.path()).swap_remove(0);
    let good = fs::read_to_string(&page).unwrap();
    let broken = good
        .replace("</header>", "<img src=\"https://example.invalid/a.png\"><p style=\"width: 3000px\">wide</p><h1>again</h1></header>")
        .replace("<th scope=\"row\">", "<th>")
        .replace("class=\"heat\"", "class=\"heat\" style=\"margin-left: -300px\"")
        .replace("break-inside: avoid;", "")
        .replace(
            ".appendix { break-before: page; }",
            "details::details-content { content-visibility: visible; display: block; block-size: auto; } header { padding-bottom: 5000px; }",
        )
        .replace("--dim: #55595f", "--dim: #c5c9cf");
    fs::write(&page, broken).unwrap();
    let faults = faults(&[page]);
    for expected in [
        "request: https://example.invalid",
        "console: ",
        "wider than the window",
        "2 times <h1>",
        "without a scope",
        "elements that act",
        "axe color-contrast",
        "on the sheets [",
        "is cut off",
        "is printed though its fold is closed",
        "the appendix does not begin a sheet",
        "sheets stand before the appendix",
    ] {
        assert!(faults.contains(expected), "`{expected}` is not among\n{faults}");
    }
}
