//! `portfolio`: many workloads side by side, and whatever is wrong with one of them, the others all the same.

use std::fs;
use std::path::Path;

use maturity::ExitCode;

use crate::harness::{Maturity, answers, assert_text, checkout, committed, maturity};

/// Three workloads of two teams; of one there is an earlier file too.
fn company(arguments: &str) -> Maturity {
    let of = |text: String, workload: &str, team: &str| {
        let named: Vec<String> = text
            .lines()
            .map(|line| if line.starts_with("workload:") { format!("workload: {workload}\nx-team: {team}") } else { line.to_owned() })
            .collect();
        named.join("\n") + "\n"
    };
    let young = || committed("examples/young-team/maturity.yaml");
    maturity(arguments)
        .subfolder("pay")
        .subfolder("shop")
        .subfolder("pay/.old")
        .file("pay/maturity.yaml", of(checkout(), "checkout", "payments"))
        .file("pay/.old/maturity.yaml", "hidden: yes\n")
        .file("pay/ledger.maturity.yml", of(young(), "ledger", "payments"))
        .file("pay/notes.yaml", "no answers at all\n")
        .file("shop/basket.maturity.yaml", of(young(), "basket", "shop"))
        .file("shop/before.maturity.yaml", of(young().replace("2026-11-20", "2026-08-20"), "basket", "shop"))
}

#[test]
fn each_workload_has_a_line_and_what_most_have_in_common_stands_below() {
    let run = company("portfolio . --group x-team").run().silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
3 workloads, as of 2026-11-22

payments · Operational Excellence 1.0.0: 2 workloads

  Workload Level               1      2      3      4      5 Latest
  ledger   Below Level 1       █░░░░✗ █░░░░✗ –      –      – 2026-11-20
  checkout Level 2, possibly 3 ███▒░✓ ███░░✓ ██▒░░? ██░░░✗ – 2026-11-18

Reached
  Level 5             0
  Level 4             0
  Level 3             0
  Level 2             1  ███████████████
  Level 1             0
  Below Level 1       1  ███████████████

What holds most of them back
  • Essential: Does each incident that users noticed in the last 6 months (or
    the latest) have a note naming causes in the system, not somebody to blame
    (if a rule says what is reviewed: each that it names)?
    1 of 2 workloads · Level 1 · Collaboration and a blameless culture
  • Essential: Is each program, script, template and pipeline definition that
    builds, deploys or runs the workload in source control?
    1 of 2 workloads · Level 1 · Source control that keeps work apart
  • Essential: Is every resource in production described in a declarative
    template (a file that states the wanted result, as in Terraform or Bicep)?
    1 of 2 workloads · Level 1 · Infrastructure as code as the normal way to
    deploy
  • Essential: Which of these are kept apart in production?
    1 of 2 workloads · Level 1 · Security from the start
  • Essential: Does each part on your list of critical parts (whose failure
    would hurt users most) have tests that run before every release (None
    without a list)?
    1 of 2 workloads · Level 3 · Enough testing, where it matters most
    and 6 more (--format json)

Steps that would lift most of them
  • Write half a page on the latest incident that users noticed. Ask what in the
    system made it likely instead of who did it, and share the page.
    1 of 2 workloads · Level 1 · Collaboration and a blameless culture
  • Write down the twenty terms you use most, settle those that people
    understand differently and link the page from the onboarding material.
    1 of 2 workloads · Level 1 · Standard ways of working and tools
  • Ask everyone which scripts and files they keep elsewhere, and move the one
    that the next release needs into source control this week.
    1 of 2 workloads · Level 1 · Source control that keeps work apart
  • Switch on protection for the main branch of the repository that changes
    most, with a review or one automatic check as the condition.
    1 of 2 workloads · Level 1 · Source control that keeps work apart
  • Draw which component lives in which repository, and mark where teams get in
    each other's way.
    1 of 2 workloads · Level 1 · Source control that keeps work apart
    and 13 more (--format json)

Oldest answers
  • checkout: 2026-09-29, 54 days old
  • ledger: 2026-11-20, 2 days old

shop · Operational Excellence 1.0.0: 1 workload

  Workload Level         1      2      3 4 5 Latest
  basket   Below Level 1 █░░░░✗ █░░░░✗ – – – 2026-11-20

Reached
  Level 5             0
  Level 4             0
  Level 3             0
  Level 2             0
  Level 1             0
  Below Level 1       1  ██████████████████████████████

What holds most of them back
  • Essential: Does each incident that users noticed in the last 6 months (or
    the latest) have a note naming causes in the system, not somebody to blame
    (if a rule says what is reviewed: each that it names)?
    1 of 1 workload · Level 1 · Collaboration and a blameless culture
  • Essential: Is each program, script, template and pipeline definition that
    builds, deploys or runs the workload in source control?
    1 of 1 workload · Level 1 · Source control that keeps work apart
  • Essential: Is every resource in production described in a declarative
    template (a file that states the wanted result, as in Terraform or Bicep)?
    1 of 1 workload · Level 1 · Infrastructure as code as the normal way to
    deploy
  • Essential: Which of these are kept apart in production?
    1 of 1 workload · Level 1 · Security from the start
  • Standard ways of working and tools is under 50 %
    1 of 1 workload · Level 1 · Standard ways of working and tools
    and 3 more (--format json)

Steps that would lift most of them
  • Write half a page on the latest incident that users noticed. Ask what in the
    system made it likely instead of who did it, and share the page.
    1 of 1 workload · Level 1 · Collaboration and a blameless culture
  • Write down the twenty terms you use most, settle those that people
    understand differently and link the page from the onboarding material.
    1 of 1 workload · Level 1 · Standard ways of working and tools
  • Ask everyone which scripts and files they keep elsewhere, and move the one
    that the next release needs into source control this week.
    1 of 1 workload · Level 1 · Source control that keeps work apart
  • Switch on protection for the main branch of the repository that changes
    most, with a review or one automatic check as the condition.
    1 of 1 workload · Level 1 · Source control that keeps work apart
  • Draw which component lives in which repository, and mark where teams get in
    each other's way.
    1 of 1 workload · Level 1 · Source control that keeps work apart
    and 7 more (--format json)

Oldest answers
  • basket: 2026-11-20, 2 days old

"#]]
    );
}

#[test]
fn the_json_has_every_group_with_its_counts() {
    let json = company("portfolio . --format json").run().silent().json();
    assert_eq!((json["files"].as_u64(), json["unusable"].as_array().unwrap().len()), (Some(4), 0));
    let group = &json["groups"][0];
    assert_eq!(group["group"], serde_json::Value::Null);
    let names: Vec<&str> = group["workloads"].as_array().unwrap().iter().map(|row| row["workload"].as_str().unwrap()).collect();
    assert_eq!(names, ["basket", "ledger", "checkout"], "the lowest first, and of one workload the latest day");
    assert_eq!(group["workloads"][0]["file"], "./shop/basket.maturity.yaml");
    let reached: Vec<u64> = group["distribution"].as_array().unwrap().iter().map(|level| level["workloads"].as_u64().unwrap()).collect();
    assert_eq!(reached, [2, 0, 1, 0, 0, 0]);
    // The report of each knows what holds it back and what its plan is; here they are counted.
    let report = |text: &str| maturity("report a.yaml --format json").file("a.yaml", text).run().json();
    let (young, known) = (report(&committed("examples/young-team/maturity.yaml")), report(&checkout()));
    for (kind, list) in [("essential", "blockers"), ("floor", "blockers")] {
        let of = |json: &serde_json::Value| json[list].as_array().unwrap().iter().filter(|row| row["kind"] == kind).count();
        let counted = group[list].as_array().unwrap().iter().filter(|row| row["kind"] == kind);
        let sum: usize = counted.map(|row| usize::try_from(row["workloads"].as_u64().unwrap()).unwrap()).sum();
        assert_eq!(sum, 2 * of(&young) + of(&known), "{kind}");
    }
    let planned = |json: &serde_json::Value| json["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true).count();
    let steps = group["steps"].as_array().unwrap();
    let sum: u64 = steps.iter().map(|step| step["workloads"].as_u64().unwrap()).sum();
    assert_eq!(usize::try_from(sum).unwrap(), 2 * planned(&young) + planned(&known));
    assert_eq!(steps[0]["workloads"], 2, "what most plans have comes first");
}

#[test]
fn ndjson_has_a_line_for_every_file_in_the_order_of_paths() {
    let run = company("portfolio shop pay --format ndjson --group x-team").run().silent();
    let rows: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let files: Vec<&str> = rows.iter().map(|row| row["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["pay/ledger.maturity.yml", "pay/maturity.yaml", "shop/basket.maturity.yaml", "shop/before.maturity.yaml"]);
    assert_eq!(rows[1]["group"], "payments");
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    let expected = [
        "assessed",
        "file",
        "group",
        "latest",
        "level",
        "level_possible",
        "levels",
        "model_id",
        "model_version",
        "open",
        "strategies",
        "workload",
    ];
    assert_eq!(keys, expected);
    let report = run.then("report pay/maturity.yaml --format json").run().json();
    assert_eq!((&rows[1]["level"], &rows[1]["level_possible"]), (&report["level"], &report["level_possible"]));
    for (level, told) in rows[1]["levels"].as_array().unwrap().iter().zip(report["levels"].as_array().unwrap()) {
        for key in ["level", "score", "high", "passes"] {
            assert_eq!(level[key], told[key], "{key}");
        }
    }
    let strategies = report["levels"].as_array().unwrap().iter().flat_map(|level| level["strategies"].as_array().unwrap());
    assert!(
        strategies
            .zip(rows[1]["strategies"].as_array().unwrap())
            .all(|(told, row)| told["id"] == row["id"] && told["score"] == row["score"])
    );
    company("portfolio . --format ndjson").run_into_a_closed_pipe();
    let file = run.then("portfolio shop pay --group x-team -o rows.ndjson").run();
    assert_eq!((file.read("rows.ndjson"), file.stderr.as_str()), (run.stdout, "Written to rows.ndjson.\n"));
}

#[test]
fn csv_and_documents_have_every_workload() {
    let run = company("portfolio . --format csv").run().silent();
    assert_eq!(run.stdout.lines().count(), 4);
    assert!(
        run.stdout
            .contains("\"./pay/maturity.yaml\",\"\",\"checkout\",\"operational-excellence\",\"1.0.0\",\"2026-09-29\",\"2026-11-18\",2,3,")
    );
    for (name, texts) in [
        ("a.md", ["| checkout | Level 2, possibly 3 | 78–81 ✓ | 77 ✓ | 58–76 ? | 42–58 ✗ | – |", "### What holds most of them back"]),
        ("a.html", ["<td class=\"h maybe\">58–76 ?</td>", "default-src 'none'"]),
        ("a.txt", ["checkout", "Steps that would lift most of them"]),
    ] {
        let written = run.then(&format!("portfolio . -o {name}")).run();
        assert!(texts.iter().all(|text| written.read(name).contains(text)), "{name}: {}", written.read(name));
        assert_eq!(written.stderr, format!("Written to {name}.\n"));
    }
    assert!(run.read("a.html").contains("<td class=\"h bad\">42–58 ✗</td>"), "no answer could lift it to 75 %, so it is not undecided");
    let over = run.then("portfolio . -o pay/maturity.yaml --format csv").ends_with(ExitCode::Unusable).run();
    assert!(over.stderr.contains("is an answers file, which is never written over"), "{}", over.stderr);
}

#[test]
fn of_many_workloads_the_table_shows_the_lowest() {
    let mut run = maturity("portfolio . --format csv");
    for number in 0..51 {
        run = run.file(&format!("{number:02}.maturity.yaml"), answers("  source-control:\n").replace("shop", &format!("w{number:02}")));
    }
    let run = run.run().silent();
    assert_eq!(run.stdout.lines().count(), 52);
    let text = run.then("portfolio .").run().stdout;
    assert!(text.contains("The lowest 20 of 51; --format csv, json and ndjson have all."), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("  w")).count(), 20);
}

#[test]
fn a_file_that_cannot_be_used_is_named_and_the_rest_is_shown() {
    let bad = |count: usize| {
        let mut run = company("portfolio . --format json").ends_with(ExitCode::Unusable).subfolder("bad");
        for number in 0..count {
            run =
                run.file(&format!("bad/{number:05}.maturity.yaml"), "workload: x\nmodel: operational-excellence@1.0.0\nanswers:\n  no:\n");
        }
        run.run()
    };
    let run = bad(1);
    assert_eq!(run.stderr, "./bad/00000.maturity.yaml: cannot be used: line 4: the model has no strategy `no`\n");
    assert_eq!(run.json()["groups"][0]["workloads"].as_array().unwrap().len(), 3);
    let text = run.then("portfolio .").ends_with(ExitCode::Unusable).run().stdout;
    assert!(text.starts_with("3 workloads, as of") && text.contains("1 file cannot be used, and is not counted."), "{text}");
    let run = bad(10_000);
    assert_eq!(run.stderr.lines().count(), 101);
    assert!(run.stderr.ends_with("and 9900 more that cannot be used\n"), "{}", run.stderr);
    let json = run.json();
    assert_eq!((json["files"].as_u64(), json["unusable"].as_array().unwrap().len()), (Some(10_004), 10_000));
    assert_eq!(json["groups"][0]["workloads"].as_array().unwrap().len(), 3);
}

#[test]
fn folders_without_answers_and_paths_that_are_not_there_are_told() {
    let run = maturity("portfolio empty").subfolder("empty").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: there is no answers file in `empty`; they are named maturity.yaml or NAME.maturity.yaml\n");
    assert_eq!(run.stdout, "");
    let run = company("portfolio pay empty missing --format csv").subfolder("empty").ends_with(ExitCode::Unusable).run();
    assert!(
        run.stderr.contains("missing: cannot be used: ") && run.stderr.contains("empty: cannot be used: there is no answers file in it"),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout.lines().count(), 3);
    let twice = company("portfolio pay . --format csv").run();
    assert_eq!(twice.stdout.lines().count(), 4);
    assert_eq!(twice.stderr.lines().filter(|line| line.ends_with("is given twice; it is counted once")).count(), 2);
}

#[test]
fn a_key_that_nobody_has_is_told_and_the_workloads_are_shown() {
    let run = company("portfolio . --group x-taem --format csv").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: no file has the key `x-taem`, so nothing is grouped by it\n");
    assert_eq!(run.stdout.lines().count(), 4);
    let run = company("portfolio . --group team").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("keys of your own begin with `x-`, for example x-team"), "{}", run.stderr);
}

#[test]
fn two_files_of_one_day_are_both_shown() {
    let run = maturity("portfolio . --format csv").file("a.maturity.yaml", checkout()).file("b.maturity.yaml", checkout()).run();
    assert_eq!(run.stderr, "these are about one workload on one day, so all of them are shown: ./a.maturity.yaml, ./b.maturity.yaml\n");
    assert_eq!(run.stdout.lines().count(), 3);
}

#[test]
fn what_is_written_in_a_file_stays_text() {
    let hostile = answers("").replace("shop", "\"=1+1 <script>|\\e[31m\"");
    let run = maturity("portfolio . --format csv").file("maturity.yaml", &hostile).run();
    assert!(run.stdout.contains("\"'=1+1 <script>|\\u{1b}[31m\""), "{}", run.stdout);
    for (format, text) in
        [("html", "=1+1 &#60;script&#62;"), ("markdown", "=1+1 &lt;script&gt;\\|"), ("ndjson", "\\u001b"), ("text", "\\u{1b}")]
    {
        let out = run.then(&format!("portfolio . --format {format}")).run().stdout;
        assert!(out.contains(text) && !out.contains('\u{1b}'), "{format}: {out}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_what_cannot_be_entered_is_told() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let run = company("portfolio . --format csv").run();
    let (root, closed) = (run.path("pay"), run.path("shop/closed"));
    symlink(run.path("."), root.join("circle")).unwrap();
    symlink(run.path("shop/basket.maturity.yaml"), root.join("linked.maturity.yaml")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(root.join("pipe.maturity.yaml")).status().unwrap().success());
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let is_all_powerful = fs::read_dir(&closed).is_ok();
    let again = run.then("portfolio . --format csv").ends_with(ExitCode::Unusable).run();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(again.stdout, run.stdout);
    let mut lines = again.stderr.lines().collect::<Vec<_>>();
    if !is_all_powerful {
        let denied = lines.remove(0);
        assert!(denied.starts_with("./shop/closed: cannot be used: Permission denied"), "{denied}");
    }
    assert_eq!(lines, ["./pay/pipe.maturity.yaml: cannot be used: failed to read `./pay/pipe.maturity.yaml`: it is no regular file"]);
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_or_told() {
    let run = maturity("portfolio . --format ndjson").file("maturity.yaml", checkout()).run();
    let path = run.path("maturity.yaml");
    let is_over = std::sync::atomic::AtomicBool::new(false);
    let (whole, half) = (checkout(), checkout()[..checkout().len() / 2].to_owned());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                fs::write(&path, &half).unwrap();
                fs::write(&path, &whole).unwrap();
            }
        });
        for _ in 0..10 {
            let status =
                crate::common::program(Path::new(path.parent().unwrap())).args(["portfolio", ".", "--format", "ndjson"]).output().unwrap();
            assert!(matches!(status.status.code(), Some(0 | 2)), "{status:?}");
            let lines = String::from_utf8(status.stdout).unwrap();
            let told = String::from_utf8(status.stderr).unwrap();
            assert_eq!(lines.lines().count() + told.lines().count(), 1, "{lines}{told}");
        }
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
