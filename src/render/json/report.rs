//! The JSON report.

use super::levels::{JsonLevel, JsonTheme};
use super::objects;
use super::steps::{JsonAccepted, JsonBlocker, JsonPlan, JsonRisk, JsonStep};
use crate::answers::Review;
use crate::model::{Model, Thresholds};
use crate::render::words;
use crate::report::{Extent, Question, QuestionKind, Report, Section};
use crate::scorecard::Counts;

/// The whole report: what it is about, and the rows of its sections.
pub(super) fn document<'r>(report: &'r Report<'_, '_>) -> JsonReport<'r> {
    let mut json = JsonReport::new(report);
    for section in report.sections(Extent::Whole) {
        match section {
            Section::Answers(levels) => json.levels = levels.iter().map(JsonLevel::new).collect(),
            Section::HeatMap(rows) => json.themes = rows.iter().map(|(theme, cells)| JsonTheme::new(theme, cells)).collect(),
            Section::Blockers(level, blockers) => {
                json.blockers = blockers.iter().map(|blocker| JsonBlocker::new(level, blocker)).collect();
            }
            Section::Plan(plan) => {
                json.next_steps = next_steps(report);
                json.warnings.extend(plan.out_of_reach.iter().map(|level| words::out_of_reach(level, report)));
            }
            Section::Risks(rows) => json.risks = rows.iter().map(JsonRisk::new).collect(),
            Section::Questions(QuestionKind::Accepted, rows) => {
                let accepted = |row: &Question<'_, 'r>| {
                    Some(JsonAccepted::new(&row.place, row.place.practice.accepted_on(report.as_of)?, report.as_of))
                };
                json.accepted = rows.iter().filter_map(accepted).collect();
            }
            Section::Warnings(warnings) => {
                json.warnings.extend(warnings.iter().map(|warning| format!("{}: {}", warning.position, warning.message)));
            }
            // Other steps are told with the plan, other questions with each practice of the levels, the rest of the report as a whole.
            Section::Summary(_)
            | Section::Levels(_)
            | Section::Strategies(_)
            | Section::FindOut(_)
            | Section::After(..)
            | Section::Later(_)
            | Section::Questions(..)
            | Section::NotAssessed(_)
            | Section::Footer => {}
        }
    }
    json
}

/// Every step by itself, the plan first.
fn next_steps<'r>(report: &'r Report<'_, '_>) -> Vec<JsonStep<'r>> {
    report.all_steps().map(|(rank, in_plan, step)| JsonStep::new(report.scorecard, rank, in_plan, step)).collect()
}

objects! {
    /// The whole report.
    JsonReport<'r> as "Report" (report: &'r Report<'_, '_>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// The version of the program that wrote it.
        tool_version: &'static str = env!("CARGO_PKG_VERSION");
        /// The day on which the answers were looked at: `YYYY-MM-DD`.
        as_of: String = report.as_of.to_string();
        /// What is assessed.
        workload: &'r str = &report.answers.workload;
        /// What that is, in a sentence.
        about: Option<&'r str> = report.answers.about.as_deref();
        /// The day of the first assessment: `YYYY-MM-DD`.
        assessed: Option<String> = report.answers.assessed.map(|day| day.to_string());
        /// Who answered.
        assessors: &'r [String] = &report.answers.assessors;
        /// Later days on which people answered or reviewed, oldest first.
        reviews: Vec<JsonReview<'r>> = report.answers.reviews.iter().map(JsonReview::new).collect();
        /// The number of the level to reach.
        target: Option<usize> = report.answers.target;
        /// The model scored.
        model: JsonModel<'r> = JsonModel::new(report.model());
        /// When a level is reached.
        thresholds: JsonThresholds = JsonThresholds::new(report.model().thresholds);
        /// The highest level that counts; 0 below Level 1.
        level: usize = report.scorecard.level;
        /// Its name; null below Level 1.
        level_name: Option<&'r str> = report.model().level(report.scorecard.level).map(|level| level.name.as_str());
        /// The same if every open answer turned out best.
        level_possible: usize = report.scorecard.level_possible;
        /// The plain mean of the levels' scores, in per cent; null until every level has an answer.
        mean_score: Option<f64> = report.scorecard.mean().map(|mean| mean.score.to_f64());
        /// The same with every open answer at its best.
        mean_score_high: Option<f64> = report.scorecard.mean().map(|mean| mean.high.to_f64());
        /// How many practices are in each state.
        counts: JsonCounts = JsonCounts::new(report.scorecard.counts());
        /// Every level, lowest first.
        levels: Vec<JsonLevel<'r>> = vec![];
        /// Every theme across the levels: the heat map.
        themes: Vec<JsonTheme<'r>> = vec![];
        /// What holds back the lowest level that fails.
        blockers: Vec<JsonBlocker<'r>> = vec![];
        /// What the plan comes to; null when nothing is left to reach.
        plan: Option<JsonPlan> = report.next_steps.to.filter(|_| report.next_steps.is_needed()).map(|to| JsonPlan::new(report.next_steps, to));
        /// Everything that can be done, the plan first.
        next_steps: Vec<JsonStep<'r>> = vec![];
        /// The risks run because something is known to be missing, the worst first.
        risks: Vec<JsonRisk> = vec![];
        /// The gaps that are accepted for now, which are no next steps.
        accepted: Vec<JsonAccepted<'r>> = vec![];
        /// What to look at in the answers file, and levels that accepted gaps keep out of reach.
        warnings: Vec<String> = vec![];
    }

    /// A later sitting.
    JsonReview<'r> as "Review" (found: &'r Review) {
        /// The day: `YYYY-MM-DD`.
        on: String = found.on.to_string();
        /// Who answered or reviewed.
        by: &'r [String] = &found.by;
    }

    /// The model scored.
    JsonModel<'r> as "Model" (model: &'r Model) {
        /// Its id.
        id: &'r str = model.id.as_str();
        /// `n.n.n`.
        version: &'r str = &model.version;
        /// Its name for people.
        title: &'r str = &model.title;
    }

    /// When a level is reached, in per cent.
    JsonThresholds as "Thresholds" (thresholds: Thresholds) {
        /// The score from which a level passes, 1 to 100.
        achieved_at: u32 = thresholds.achieved_at;
        /// The score under which no strategy of a passing level may be, 0 to `achieved_at`.
        floor: u32 = thresholds.floor;
    }

    /// How many practices are in each state.
    JsonCounts as "Counts" (counts: Counts) {
        /// With an answer of their own.
        answered: usize = counts.answered;
        /// Without any.
        unanswered: usize = counts.unanswered;
        /// Asked, and nobody knew.
        unknown: usize = counts.unknown;
        /// Answered too long ago.
        stale: usize = counts.stale;
        /// Set aside with a reason.
        not_applicable: usize = counts.not_applicable;
    }
}
