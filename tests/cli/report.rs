//! `report`: the report as a file, which is never written over what somebody wrote by hand.

use comrak::nodes::NodeValue;
use maturity::ExitCode;

use crate::common::{examples, written};
use crate::harness::{Run, answers, checkout, maturity};

#[test]
fn a_report_is_markdown_unless_said_otherwise() {
    let run = maturity("report a.yaml").file("a.yaml", checkout()).run().silent();
    assert!(run.stdout.starts_with("# "), "{}", run.stdout);
    let to_file = run.then("report a.yaml -o out.md").run();
    assert_eq!((to_file.stdout.as_str(), to_file.stderr.as_str()), ("", "Written to out.md.\n"));
    assert_eq!(to_file.read("out.md"), run.stdout);
}

#[test]
fn the_extension_of_the_output_chooses_the_format() {
    let run = maturity("report a.yaml -o out.json").file("a.yaml", checkout()).run();
    let score = run.then("score a.yaml --format json").run();
    assert_eq!(run.read("out.json"), score.stdout);
    let overruled = run.then("report a.yaml -o odd.json --format markdown").run();
    assert!(overruled.read("odd.json").starts_with("# "));
}

#[test]
fn an_extension_without_a_format_is_refused() {
    let run = maturity("report a.yaml -o out.docx").file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
    let start = "error: no report format has the extension `.docx`; there are .md, .html, .json, .csv and .xlsx; ";
    assert!(run.stderr.starts_with(start), "{}", run.stderr);
    assert!(!run.path("out.docx").exists());
}

#[test]
fn an_older_report_is_written_over() {
    let run = maturity("report a.yaml -o out.md").file("a.yaml", checkout()).file("out.md", "# old\n").run();
    assert!(run.read("out.md").len() > 1000);
    run.then("report a.yaml -o out.md").run();
    run.then("report a.yaml -o out.json").run();
    run.then("report a.yaml -o out.json").run();
}

/// Reports `a.yaml` into the file `name` that holds `content`, and expects that it refuses and leaves the file alone.
#[track_caller]
fn refuses_to_write_over(name: &str, content: &str) -> Run {
    let report = maturity(&format!("report a.yaml --format markdown -o {name}")).file("a.yaml", answers("")).file(name, content);
    let run = report.ends_with(ExitCode::Unusable).run();
    assert_eq!(run.read(name), content);
    assert_eq!(run.stdout, "");
    run
}

#[test]
fn a_report_never_writes_over_its_input() {
    let run = refuses_to_write_over("a.yaml", &checkout());
    assert_eq!(run.stderr, "error: `a.yaml` is what was read; choose another file to write to\n");
    std::fs::hard_link(run.path("a.yaml"), run.path("link.yaml")).unwrap();
    run.then("report a.yaml --format markdown -o ./a.yaml").ends_with(ExitCode::Unusable).run();
    run.then("report a.yaml --format markdown -o link.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.read("a.yaml"), checkout());
}

#[test]
fn a_report_never_writes_over_its_model() {
    let export = maturity("model export -o m.yaml").file("a.yaml", checkout()).run();
    let run = export.then("report a.yaml --model m.yaml --format markdown -o m.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: `m.yaml` is what was read; choose another file to write to\n");
    let beside = export.then("model export -o operational-excellence.yaml").run();
    let run = beside.then("report a.yaml --format markdown -o operational-excellence.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: `operational-excellence.yaml` is what was read; choose another file to write to\n");
}

#[test]
fn a_report_never_writes_over_other_answers_even_with_faults() {
    let broken_yaml = checkout() + "\n  'unclosed";
    let broken_rules = answers("  sorce-control:\n");
    let large = answers("") + &"# remark\n".repeat(200_000);
    let flow = "{workload: a, model: b@1.0.0, answers: {}}\n".to_owned();
    for other in [checkout(), broken_yaml, broken_rules, large, flow] {
        let run = refuses_to_write_over("other.yaml", &other);
        assert_eq!(run.stderr, "error: `other.yaml` is an answers file, which is never written over; choose another file\n");
    }
}

#[test]
fn a_folder_cannot_be_written_to() {
    let run =
        maturity("report a.yaml --format json -o sub").file("a.yaml", checkout()).subfolder("sub").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.starts_with("error: failed to write `sub`: "), "{}", run.stderr);
}

/// A list is loose, with wide gaps on GitHub, as soon as one blank line stands between its items.
#[test]
fn every_list_of_a_report_is_tight_and_every_fold_is_closed_again() {
    for example in examples() {
        let report = written(&example, "report maturity.yaml");
        assert!(!report.contains("\n\n\n"), "{}: two empty lines", example.display());
        let mut options = comrak::Options::default();
        (options.extension.tasklist, options.extension.table) = (true, true);
        let arena = comrak::Arena::new();
        let (mut lists, mut tasks) = (0, 0);
        for node in comrak::parse_document(&arena, &report, &options).descendants() {
            match &node.data.borrow().value {
                NodeValue::List(list) => {
                    assert!(list.tight, "{}: the list at {}", example.display(), node.data.borrow().sourcepos);
                    lists += 1;
                }
                NodeValue::TaskItem(_) => tasks += 1,
                _ => {}
            }
        }
        assert!(lists > 5 && tasks > 5, "{}: {lists} lists, {tasks} tasks", example.display());
        assert_eq!(report.matches("<details>").count(), report.matches("</details>").count(), "{}", example.display());
    }
}

#[test]
fn a_summary_is_the_first_part_of_the_report_and_its_foot() {
    let run = maturity("report a.yaml").file("a.yaml", checkout()).run().silent();
    let summary = run.then("report a.yaml --summary").run().silent().stdout;
    let (story, foot) = summary.split_once("\n---\n").unwrap();
    assert!(run.stdout.starts_with(story.trim_end()) && run.stdout.trim_end().ends_with(foot.trim_end()), "{summary}");
    assert_eq!(story.matches("Level 2, possibly 3").count(), 1, "the level is said once: {story}");
    let page = run.then("report a.yaml --summary -o out.html").run().read("out.html");
    assert!(page.contains("Worst risks (of ") && !page.contains("<nav") && !page.contains("class=\"appendix\""), "{page}");
    for format in ["json", "csv"] {
        let refused = run.then(&format!("report a.yaml --summary --format {format}")).ends_with(ExitCode::Unusable).run();
        assert_eq!(refused.stderr, "error: --summary is for Markdown and HTML; what programs and spreadsheets read is always whole\n");
    }
    run.then("score a.yaml --summary --full").ends_with(ExitCode::Unusable).run();
}
