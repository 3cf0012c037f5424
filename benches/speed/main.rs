//! Holds the program to its limits of time and memory: `cargo bench` prints what was measured beside each limit.
//!
//! `cargo bench -- portfolios` measures one group alone: `processes`, `portfolios` or `planning`.
//!
//! Most limits are ratios to the CPU time of `maturity --version`, measured in the same run, so that they mean the same on a
//! slow machine and on a fast one. Ends with 1 where a limit is missed.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench that cannot start has nothing to measure; its table is its result")]

mod generated;
mod tree;
mod usage;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use jiff::civil::Date;
use maturity::answers::{Answers, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::{BUILTIN, Model};
use maturity::next_steps::{Goal, NextSteps};
use maturity::scorecard::Scorecard;

use generated::{Practices, Shape};
use tree::Tree;

const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/checkout/maturity.yaml");
const MIB: u64 = 1 << 20;

/// Measures what belongs together, and says of each line of the table whether its limit is kept.
type Measure = fn() -> Vec<bool>;

fn main() -> ExitCode {
    println!("{:56} {:>12} {:>8} {:>8}", "what", "measured", "ratio", "limit");
    // Processes first: a child's peak of memory is never less than that of the process which started it.
    let groups: [(&str, Measure); 3] = [("processes", processes), ("portfolios", portfolios), ("planning", planning)];
    // `cargo bench -- portfolios` measures these alone.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    let results: Vec<bool> = groups.into_iter().filter(|(name, _)| is_wanted(name)).flat_map(|(_, measure)| measure()).collect();
    if results.iter().all(|&is_kept| is_kept) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints one line of the table, and says whether the limit is kept.
fn line(what: &str, measured: &str, ratio: f64, limit: f64) -> bool {
    let is_kept = ratio <= limit;
    println!("{what:56} {measured:>12} {ratio:>8.3} {limit:>8.1}  {}", if is_kept { "ok" } else { "MISSED" });
    is_kept
}

/// The same of a time and the time that is 1.
fn time_line(what: &str, time: Duration, unit: Duration, limit: f64) -> bool {
    line(what, &format!("{:.2} ms", time.as_secs_f64() * 1e3), time.as_secs_f64() / unit.as_secs_f64(), limit)
}

/// Whole processes, and the model that most of them load.
fn processes() -> Vec<bool> {
    let load = |which: usize| usage::of_self(|| BUILTIN[which].model().expect("a built-in model is valid"));
    let [unit, operations, security, score] =
        least_of_each(100, [&|| run(&["--version".as_ref()]), &|| load(0), &|| load(1), &|| run(&["score".as_ref(), CHECKOUT.as_ref()])]);
    let mut kept = vec![time_line("maturity --version (CPU time; the unit of the next five)", unit, unit, 1.0)];
    for (builtin, loading) in BUILTIN.iter().zip([operations, security]) {
        kept.push(time_line(&format!("loading the built-in model {}", builtin.id), loading, unit, 0.7));
    }
    kept.push(time_line("score examples/checkout/maturity.yaml", score, unit, 4.0));
    kept.push(time_line("check of 50 copies of it", check(50), unit, 3.0 + 1.5 * 50.0));
    let memory = usage::peak_of_children();
    kept.push(time_line("check of 500", check(500), unit, 3.0 + 1.5 * 500.0));
    let peak = usage::peak_of_children();
    kept.push(line("its peak memory; that of 50 is 1", &format!("{} MiB", peak / MIB), ratio(peak, memory), 1.1));
    kept
}

/// Trees of answers files; what reading and strictly parsing them takes is 1. `PORTFOLIO_FILES=100000` measures a tree of that size too.
fn portfolios() -> Vec<bool> {
    let asked = std::env::var("PORTFOLIO_FILES").ok().and_then(|count| count.parse().ok());
    let trees: Vec<Tree> = [1_000, 10_000].into_iter().chain(asked).map(Tree::new).collect();
    // What keeps nothing comes first: the peak of memory is that of all runs so far.
    let mut kept: Vec<bool> = trees.iter().flat_map(|tree| portfolio(tree, "ndjson", 1.5)).collect();
    kept.extend(trees.iter().flat_map(|tree| portfolio(tree, "json", 3.0)));
    kept
}

/// One format of one tree: its time, and how much memory each file takes above what a small tree does.
fn portfolio(tree: &Tree, format: &str, limit: f64) -> [bool; 2] {
    let rounds = if tree.len() > 1_000 { 2 } else { 5 };
    let before = usage::peak_of_children();
    let [parsing, whole] = least_of_each(rounds, [&|| tree.parsing(), &|| tree.portfolio(format)]);
    let (files, peak) = (tree.len() as u64, usage::peak_of_children());
    let what = format!("portfolio --format {format} of {files} files of {} kB", tree.mean_size() / 1_000);
    let memory = format!("its peak memory above any before, a file, of 5 kB ({} MiB)", peak / MIB);
    let a_file = peak.saturating_sub(before) / files;
    // A small tree shows what the program itself needs.
    let limit_of_memory = if files > 1_000 { 1.0 } else { f64::INFINITY };
    [time_line(&what, whole, parsing, limit), line(&memory, &format!("{a_file} B"), ratio(a_file, 5_000), limit_of_memory)]
}

/// Levels of generated models, up to the size that a model may have; a second is 1.
fn planning() -> Vec<bool> {
    let shapes = [
        ("1,000 questions alike, none answered", Shape::new(50, 20, Practices::Alike), 0.1),
        ("1,000 mixed questions", Shape::new(50, 20, Practices::Mixed), 0.1),
        ("5,000 alike, none answered", Shape::new(100, 50, Practices::Alike), 2.0),
        ("5,000 alike without floor", Shape { floor: 0, ..Shape::new(100, 50, Practices::Alike) }, 2.0),
        ("5,000 mixed", Shape::new(100, 50, Practices::Mixed), 2.0),
        ("5,000 mixed, achieved at 100, floor 100", Shape { achieved_at: 100, floor: 100, ..Shape::new(100, 50, Practices::Mixed) }, 2.0),
        ("5,000 checklists of 7 to 29 items", Shape::new(100, 50, Practices::Checklists), 2.0),
    ];
    shapes.map(|(what, shape, limit)| time_line(what, plan(&shape), Duration::from_secs(1), limit)).to_vec()
}

fn plan(shape: &Shape) -> Duration {
    let model = Model::read("generated", shape.model().as_bytes()).map_err(drop).expect("the generated model is valid");
    let document = Document::parse("generated", shape.answers().as_bytes(), SIZE_LIMIT).map_err(drop).expect("the answers are readable");
    let (answers, _) = Answers::read(document, &model, Date::constant(2026, 11, 22)).map_err(drop).expect("the answers are valid");
    let scorecard = Scorecard::new(&model, &answers);
    usage::of_self(|| NextSteps::new(&scorecard, Goal::default()).outcome)
}

/// What `check` of so many copies of an example takes.
fn check(copies: usize) -> Duration {
    let folder = tempfile::tempdir().expect("there is room for the copies");
    let paths: Vec<_> = (0..copies).map(|copy| folder.path().join(format!("{copy}.yaml"))).collect();
    for path in &paths {
        fs::copy(CHECKOUT, path).expect("there is room for the copies");
    }
    let arguments: Vec<&Path> = [Path::new("check")].into_iter().chain(paths.iter().map(AsRef::as_ref)).collect();
    least(2, || run(&arguments))
}

/// The CPU time of one run of the program.
fn run(arguments: &[&Path]) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maturity"));
    command.args(arguments).env_clear().env("MATURITY_AS_OF", "2026-11-22").stdin(Stdio::null()).stdout(Stdio::null());
    usage::of_child(&mut command)
}

/// The least of several measurements: what others do on the machine only adds to it.
fn least(runs: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    (0..runs).map(|_| measure()).min().unwrap_or_default()
}

/// The least of each, measured in turn, so that a busy minute or a slower clock falls on all of them alike.
fn least_of_each<const N: usize>(rounds: usize, measures: [&dyn Fn() -> Duration; N]) -> [Duration; N] {
    (0..rounds).fold([Duration::MAX; N], |least, _| std::array::from_fn(|which| least[which].min(measures[which]())))
}

#[allow(clippy::cast_precision_loss, reason = "a ratio of two peaks of memory needs three digits")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
