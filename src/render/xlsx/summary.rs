//! The first sheet: where the workload stands, what holds it back and the worst risks.

use rust_xlsxwriter::XlsxError;

use super::sheet::Sheet;
use crate::render::tables::Cell;
use crate::render::words;
use crate::report::{QuestionKind, Report, Rung, worst_and_rest};

const WIDTHS: [u16; 6] = [14, 70, 44, 10, 10, 10];

type Result = std::result::Result<(), XlsxError>;

pub(super) fn write(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result {
    sheet.widths(&WIDTHS)?;
    sheet.heading(&words::title(report))?;
    if let Some(about) = words::line_of(report.answers.about.as_ref()) {
        sheet.plain(&about)?;
    }
    sheet.blank();
    facts(sheet, report)?;
    levels(sheet, report)?;
    blockers(sheet, report)?;
    risks(sheet, report)?;
    sheet.blank();
    foot(sheet, report)
}

fn facts(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result {
    let (answers, model, standing) = (report.answers, report.model(), report.standing());
    let review = answers.reviews.iter().max_by_key(|review| review.on);
    let names = |people: &[String]| people.iter().map(|name| words::line(name)).collect::<Vec<_>>().join(", ");
    let counts = report.scorecard.counts();
    let overdue = report.questions(QuestionKind::Overdue).len();
    let facts: [(&str, Cell); 14] = [
        ("Workload", words::line(&answers.workload).into()),
        ("Level", Cell::count(report.scorecard.level)),
        ("Possible", Cell::count(report.scorecard.level_possible)),
        ("Target", answers.target.map_or(Cell::Nothing, Cell::count)),
        ("In words", words::level_range(&standing.range).into()),
        ("Model", format!("{} {}", words::line(&model.title), model.version).into()),
        ("Assessed", answers.assessed.into()),
        ("By", names(&answers.assessors).into()),
        ("Reviewed", review.map(|review| review.on).into()),
        ("By", review.map(|review| names(&review.by)).into()),
        ("As of", Cell::Day(report.as_of)),
        ("Answered", Cell::count(counts.answered)),
        ("Open", Cell::count(counts.unanswered + counts.unknown + counts.stale)),
        ("Steps overdue", Cell::count(overdue)),
    ];
    for (name, value) in facts.into_iter().filter(|(_, value)| *value != Cell::Nothing) {
        sheet.fact(name, &value)?;
    }
    Ok(())
}

fn levels(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result {
    sheet.blank();
    sheet.headings(["level", "name", "in words", "per cent", "at best", "open"])?;
    for rung in &report.standing().rungs {
        sheet.row(&level(rung))?;
    }
    Ok(())
}

fn level(rung: &Rung<'_, '_>) -> [Cell; WIDTHS.len()] {
    let spread = rung.spread();
    [
        Cell::count(rung.level.number()),
        words::level(rung.level).into(),
        format!("{} {}", words::mark_sign(rung), words::mark(&rung.mark)).into(),
        Cell::per_cent(spread.map(|spread| &spread.score)),
        Cell::per_cent(spread.map(|spread| &spread.high)),
        Cell::count(rung.level.open_questions()),
    ]
}

fn blockers(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result {
    let Some(level) = report.scorecard.lowest_failing() else { return Ok(()) };
    sheet.blank();
    sheet.heading(&format!("What holds back Level {}", level.number()))?;
    for reason in words::reasons(level, &report.scorecard.blockers(level)) {
        sheet.row(&[Cell::Text(if reason.is_open { "open" } else { "fails" }.to_owned()), reason.text().into()])?;
    }
    Ok(())
}

fn risks(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result {
    let risks = report.risks();
    let (worst, _) = worst_and_rest(&risks);
    if worst.is_empty() {
        return Ok(());
    }
    sheet.blank();
    sheet.heading(&words::risk_counts(&risks))?;
    for row in worst {
        sheet.row(&[row.risk.severity.as_str().to_owned().into(), words::line(&row.risk.risk).into(), words::risk_place(row).into()])?;
    }
    Ok(())
}

fn foot(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result {
    let source = report.model().source.as_ref();
    let license = source.and_then(|source| words::line_of(source.license.as_ref()));
    let lines = [
        Some(words::made(report)),
        Some(words::footer_rules(report)),
        source.map(words::source),
        license,
        source.and_then(|source| words::line_of(source.url.as_ref())),
    ];
    for line in lines.into_iter().flatten() {
        sheet.plain(&line)?;
    }
    Ok(())
}
