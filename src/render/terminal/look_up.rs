//! The sections of a report on a terminal that are there to be looked up: risks, themes, questions, answers, and the foot.

use comfy_table::{Cell as TableCell, CellAlignment, presets::UTF8_HORIZONTAL_ONLY};

use super::ladder::band_color;
use super::{Detail, Printout};
use crate::model::{Theme, Thresholds};
use crate::render::words;
use crate::report::{Band, Question, QuestionKind, Report, RiskRow};
use crate::scorecard::{Cell, LevelScore, PracticeScore, StrategyScore};

pub(super) fn risks(out: &mut Printout, heading: &str, rows: &[RiskRow<'_, '_>]) {
    out.heading(heading);
    for row in rows {
        let severity = format!("  {:<6} ", row.risk.severity.as_str());
        out.item(&severity, &words::line(&row.risk.risk));
        out.aside(severity.len(), &words::risk_place(row));
        if let Some(mitigation) = words::line_of(row.risk.mitigation.as_ref()) {
            out.text(severity.len(), &mitigation);
        }
    }
}

pub(super) fn heat_map(out: &mut Printout, heading: &str, rows: &[(&Theme, Vec<Cell>)], thresholds: Thresholds) {
    out.heading(&format!("{heading}, in per cent"));
    let mut table = out.table(UTF8_HORIZONTAL_ONLY, 0);
    let columns = rows.first().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let levels = columns.iter().map(|cell| TableCell::new(format!("L{}", cell.level)).set_alignment(CellAlignment::Right));
    table.set_header(std::iter::once(TableCell::new("Theme")).chain(levels));
    for (theme, cells) in rows {
        table.add_row(std::iter::once(TableCell::new(words::line(&theme.name))).chain(cells.iter().map(|cell| heat(cell, thresholds))));
    }
    out.draw(&table, 0);
    out.aside(0, words::HEAT_LEGEND);
}

fn heat(cell: &Cell, thresholds: Thresholds) -> TableCell {
    let known = cell.spread.as_ref().filter(|_| cell.assessed);
    let color = band_color(known.map(|spread| Band::of(spread, thresholds)));
    TableCell::new(words::cell(cell)).set_alignment(CellAlignment::Right).fg(color)
}

pub(super) fn questions(out: &mut Printout, report: &Report<'_, '_>, kind: QuestionKind, rows: &[Question<'_, '_>]) {
    out.heading(words::question_kind(kind));
    for row in rows {
        out.item("  • ", &words::ask(&row.place));
        let (strategy, answer) = (words::strategy(row.place.strategy), words::question_answer(kind, row));
        out.aside(4, &format!("Level {} · {strategy} · {answer}", row.place.number()));
        if let Some(remark) = words::question_remark(kind, row, report) {
            out.text(4, &remark);
        }
    }
}

pub(super) fn not_assessed(out: &mut Printout, heading: &str, levels: &[(&LevelScore<'_>, Vec<&StrategyScore<'_>>)]) {
    out.heading(heading);
    for (level, strategies) in levels {
        out.item("  • ", &format!("Level {}: {}", level.number(), words::strategies_of(strategies)));
    }
}

pub(super) fn answers(out: &mut Printout, heading: &str, levels: &[LevelScore<'_>]) {
    for level in levels {
        out.heading(&format!("{heading}: Level {} · {}", level.number(), words::level(level)));
        for strategy in &level.strategies {
            out.blank();
            out.strong(2, &format!("{} ({})", words::strategy(strategy), words::in_place(strategy)));
            strategy.practices.iter().for_each(|practice| answer(out, practice));
        }
    }
}

fn answer(out: &mut Printout, score: &PracticeScore<'_>) {
    out.item("  • ", &words::question(score.practice));
    let day = words::answer_day(score).map(|day| format!(" ({day})")).unwrap_or_default();
    out.strong(4, &format!("{}{day}", words::answer(score)));
    let (ticked, unticked) = words::items(score);
    for item in ticked {
        out.item("    ✓ ", &item);
    }
    for item in unticked {
        out.aside_item("    ✗ ", &item);
    }
    for text in words::reason(score).into_iter().chain(words::note(score)) {
        text.lines().for_each(|line| out.text(4, line));
    }
    for evidence in words::evidence(score) {
        out.aside_item("    see ", &evidence.text);
    }
}

pub(super) fn footer(out: &mut Printout, report: &Report<'_, '_>, detail: Detail) {
    out.blank();
    out.aside(0, &words::made(report));
    if detail.full {
        out.aside(0, &words::footer_rules(report));
    }
    if let Some(source) = &report.model().source {
        let license = words::line_of(source.license.as_ref()).map(|license| format!(", {license}")).unwrap_or_default();
        out.aside(0, &format!("{}{license}.", words::source(source)));
        if let Some(url) = words::line_of(source.url.as_ref()).filter(|_| detail.full) {
            let url = out.style().dim().apply_to(url).to_string();
            out.line(&url);
        }
    }
}
