//! Results go to standard output, messages to standard error, and `-` stands for either.

use maturity::ExitCode;

use crate::harness::{answers, checkout, maturity};

#[test]
fn a_dash_reads_answers_from_standard_input() {
    let from_file = maturity("score a.yaml").file("a.yaml", checkout()).run().silent();
    let from_stdin = maturity("score -").stdin(checkout()).run().silent();
    assert_eq!(from_stdin.stdout, from_file.stdout);
    maturity("plan -").stdin(checkout()).run().silent();
    maturity("report -").stdin(checkout()).run().silent();
}

#[test]
fn a_dash_reads_a_model_from_standard_input() {
    let model = maturity("model export").run().silent().stdout;
    let run = maturity("model check -").stdin(model).run().silent();
    assert!(run.stdout.starts_with("standard input: "), "{}", run.stdout);
}

#[test]
fn faults_of_standard_input_are_told_as_such() {
    let run = maturity("score -").stdin("workload: [").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("--> standard input:1:"), "{}", run.stderr);
    let run = maturity("score -").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("standard input is empty"), "{}", run.stderr);
}

#[test]
fn a_dash_writes_to_standard_output() {
    let plain = maturity("report a.yaml").file("a.yaml", checkout()).run().stdout;
    assert_eq!(maturity("report a.yaml -o -").file("a.yaml", checkout()).run().silent().stdout, plain);
    let json = maturity("report a.yaml --format json -o -").file("a.yaml", checkout()).run().silent();
    assert_eq!(json.json()["schema_version"], 1);
    let export = maturity("model export -o -").run().silent();
    assert!(export.stdout.contains("id: operational-excellence"));
    let blank = maturity("new - --workload shop").run().silent();
    assert!(!blank.path("-").exists());
    maturity("score -").stdin(blank.stdout).run().silent();
}

#[test]
fn a_reader_that_has_seen_enough_is_a_success() {
    for command in ["score a.yaml", "plan a.yaml", "report a.yaml", "score a.yaml --format json", "model show", "model export", "new -"] {
        let run = maturity(command).file("a.yaml", checkout()).run_into_a_closed_pipe();
        assert_eq!(run.stderr, "", "maturity {command}");
    }
    maturity("--help").run_into_a_closed_pipe();
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let run = maturity("score a.yaml").file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run_into("/dev/full");
    assert_eq!(run.stderr, "error: failed to write to standard output: No space left on device (os error 28)\n");
}

#[test]
fn warnings_do_not_mix_with_results() {
    let text = answers("").replace("answers:", "assessed: 2026-11-23\nanswers:");
    let run = maturity("score --format json a.yaml").file("a.yaml", text).run();
    assert!(run.stderr.starts_with("warning[future]: "), "{}", run.stderr);
    assert_eq!(run.json()["warnings"].as_array().unwrap().len(), 1);
}

#[test]
fn today_is_the_day_where_the_machine_is() {
    // Twenty-six hours lie between the two zones, so their days differ at any time.
    let day = |zone: &'static str| {
        let run =
            maturity("score a.yaml --format json").file("a.yaml", checkout()).variable("MATURITY_AS_OF", "").variable("TZ", zone).run();
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        report["as_of"].as_str().unwrap().parse::<jiff::civil::Date>().unwrap()
    };
    assert!(day("WEST12") < day("EAST-14"));
}
