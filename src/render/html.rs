//! One page for a browser: no script, nothing to load, light and dark, made to be printed and to be read aloud.
//!
//! The template escapes every text. Its `Content-Security-Policy` allows no script and no request, so that even a fault in
//! the escaping could do nothing.

use askama::Template;

use crate::report::{
    BlockerRow, Footer, HeatCell, HeatMap, LevelAnswers, Mark, QuestionRow, Report, RiskRow, Rung, Standing, StepRows, Warning,
};

#[derive(Template)]
#[template(path = "report.html", config = "src/render/askama.toml")]
struct Page<'r> {
    standing: Standing,
    passes_at: u32,
    ladder: Vec<Rung>,
    blocked: Option<(usize, Vec<BlockerRow>)>,
    steps: StepRows,
    risks: Vec<RiskRow>,
    heat_map: HeatMap,
    questions: [(&'static str, Vec<QuestionRow>); 4],
    not_assessed: Vec<String>,
    answers: Vec<LevelAnswers>,
    warnings: &'r [Warning],
    footer: Footer,
}

/// The report as one HTML file.
pub fn html(report: &Report<'_, '_>) -> String {
    let page = Page {
        standing: report.standing(),
        passes_at: report.model().thresholds.achieved_at,
        ladder: report.ladder(),
        blocked: report.blockers().map(|(level, rows)| (level.level.number, rows)),
        steps: report.steps(),
        risks: report.risks(),
        heat_map: report.heat_map(),
        questions: [
            ("Accepted for now", report.accepted()),
            ("Open answers", report.open_questions()),
            ("Too old to count", report.stale_questions()),
            ("Set aside", report.set_aside()),
        ],
        not_assessed: report.not_assessed(),
        answers: report.answers_by_level(),
        warnings: report.warnings,
        footer: report.footer(),
    };
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    page.render().unwrap_or_default()
}

/// The class that colours a rung; the mark and its words say the same.
fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Counts => "good",
        Mark::Waits => "fair",
        Mark::Fails => "bad",
        Mark::NotAssessed | Mark::NotApplicable => "none",
    }
}

/// The class that colours a cell; its figure says the same.
fn heat_class(cell: &HeatCell) -> &'static str {
    match cell.score {
        None => "none",
        Some(86..) => "good",
        Some(51..=85) => "fair",
        Some(_) => "bad",
    }
}
