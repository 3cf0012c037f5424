//! How long each stage of `maturity score` takes: `cargo bench`.

#![allow(clippy::expect_used, missing_docs, reason = "a bench that cannot start has nothing to measure, and divan makes public items")]

use divan::{Bencher, black_box};
use jiff::civil::Date;
use maturity::answers::{Answers, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::{BUILTIN, Model};
use maturity::next_steps::NextSteps;
use maturity::render::{self, Canvas, Detail};
use maturity::report::Report;
use maturity::scorecard::Scorecard;

const CHECKOUT: &[u8] = include_bytes!("../examples/checkout/maturity.yaml");

fn main() {
    divan::main();
}

fn today() -> Date {
    Date::constant(2026, 11, 22)
}

fn model() -> Model {
    BUILTIN[0].model().expect("the built-in model is valid")
}

fn answers(model: &Model) -> Answers {
    let document = Document::parse("checkout", CHECKOUT, SIZE_LIMIT).expect("the example is readable");
    Answers::read(document, model, today()).expect("the example is valid").0
}

#[divan::bench]
fn load_model() -> Model {
    model()
}

#[divan::bench]
fn read_answers(bencher: Bencher<'_, '_>) {
    let model = model();
    bencher.bench(|| answers(black_box(&model)));
}

#[divan::bench]
fn score(bencher: Bencher<'_, '_>) {
    let model = model();
    let answers = answers(&model);
    bencher.bench(|| Scorecard::new(black_box(&model), black_box(&answers)).level);
}

#[divan::bench]
fn plan(bencher: Bencher<'_, '_>) {
    let model = model();
    let answers = answers(&model);
    let scorecard = Scorecard::new(&model, &answers);
    bencher.bench(|| NextSteps::new(black_box(&scorecard), Some(5)).effort());
}

#[divan::bench(args = ["terminal", "markdown", "json"])]
fn render(bencher: Bencher<'_, '_>, format: &str) {
    let model = model();
    let answers = answers(&model);
    let scorecard = Scorecard::new(&model, &answers);
    let next_steps = NextSteps::new(&scorecard, Some(3));
    let report = Report { answers: &answers, scorecard: &scorecard, next_steps: &next_steps, as_of: today(), warnings: &[], title: None };
    bencher.bench(|| match format {
        "markdown" => render::markdown(black_box(&report)),
        "json" => render::json(black_box(&report)),
        _ => render::score(black_box(&report), Detail { full: true, all_steps: true }, Canvas { width: 80, color: false }),
    });
}
