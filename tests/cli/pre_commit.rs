//! The hooks for pre-commit, run by the real pre-commit with the configuration of the README.
//!
//! Where pre-commit is missing the test says so and checks nothing, unless `PRE_COMMIT_TESTS=required`, as in `.ci/run`.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::{committed, shell};
use crate::readme::blocks;

/// Where pre-commit is: `PRE_COMMIT` names it, else the path has it.
fn pre_commit() -> Option<String> {
    let name = std::env::var("PRE_COMMIT").unwrap_or_else(|_| "pre-commit".to_owned());
    let runs =
        Command::new(&name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    let required = std::env::var_os("PRE_COMMIT_TESTS").is_some_and(|value| value == "required");
    assert!(runs || !required, "pre-commit is missing");
    if !runs {
        writeln!(std::io::stderr().lock(), "\n*** SKIPPED: the hooks were not tried, because pre-commit is not there ***\n").unwrap();
    }
    runs.then_some(name)
}

fn git(folder: &Path, arguments: &str) {
    let done = shell(&format!("git -c user.name=Ana -c user.email=ana@example.org {arguments}"), folder).output().unwrap();
    assert!(done.status.success(), "git {arguments}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_hooks_check_what_is_committed_and_nothing_else() {
    let Some(pre_commit) = pre_commit() else { return };
    let root = tempfile::tempdir().unwrap();
    let [hooks, shop] = ["hooks", "shop"].map(|name| root.path().join(name));
    // The program is built already, so the hooks take the one on the path.
    fs::create_dir(&hooks).unwrap();
    let manifest = committed(".pre-commit-hooks.yaml");
    assert_eq!(manifest.matches("\n  language: rust\n").count(), 2);
    fs::write(hooks.join(".pre-commit-hooks.yaml"), manifest.replace("\n  language: rust\n", "\n  language: system\n")).unwrap();
    git(&hooks, "init -q && git add . && git -c user.name=Ana -c user.email=ana@example.org commit -q -m hooks && git tag v0.1.0");
    fs::create_dir(&shop).unwrap();
    git(&shop, "init -q");
    let config = blocks("README.md", "yaml").into_iter().find(|block| block.starts_with("repos:")).unwrap();
    let config = config.replace("https://github.com/OWNER/maturity", &hooks.display().to_string());
    fs::write(shop.join(".pre-commit-config.yaml"), config).unwrap();
    let run = |files: &[(&str, &str)]| {
        for (name, text) in files {
            fs::write(shop.join(name), text).unwrap();
        }
        git(&shop, "add .");
        let command = format!("{pre_commit} run --all-files --color never --verbose");
        let home = root.path().join("home");
        let output = shell(&command, &shop).env("PRE_COMMIT_HOME", &home).env("HOME", &home).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr))
    };
    let (holds, said) = run(&[("other.yaml", "a: 1\n"), ("notes.maturity.txt", "no answers\n")]);
    assert!(holds && said.matches("(no files to check)Skipped").count() == 2, "{said}");
    let model = committed("examples/own-model/accessible-services.yaml");
    let answers = committed("examples/checkout/maturity.yaml");
    let (holds, said) =
        run(&[("maturity.yaml", &answers), ("pay.maturity.yml", &answers), ("a.model.yaml", &model), ("model.yaml", &model)]);
    assert!(holds && said.matches("Passed").count() == 2, "{said}");
    assert!(
        said.contains("pay.maturity.yml: valid: Level 2") && said.contains("a.model.yaml: ") && said.contains("\nmodel.yaml: "),
        "{said}"
    );
    let (holds, said) = run(&[("maturity.yaml", "workload: shop\n"), ("model.yaml", "id: x\n")]);
    assert!(!holds && said.matches("Failed").count() == 2 && said.contains("maturity.yaml:1:1"), "{said}");
}
