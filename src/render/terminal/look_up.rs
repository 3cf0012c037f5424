//! What one looks up: risks, themes, questions that need a look, every answer, and the foot.

use comfy_table::{Cell as TableCell, CellAlignment, Color, presets::UTF8_HORIZONTAL_ONLY};

use super::{Detail, Printout};
use crate::model::Theme;
use crate::render::words;
use crate::report::{Question, QuestionKind, Rating, Report, RiskRow};
use crate::scorecard::{Cell, LevelScore, PracticeScore, StrategyScore};

pub(super) fn risks(out: &mut Printout, heading: &str, rows: &[RiskRow<'_, '_>]) {
    out.heading(heading);
    let (plain, dim) = (out.style(), out.dim());
    for row in rows {
        out.item("  • ", &words::line(&row.risk.risk), &plain);
        let strategy = words::strategy(row.strategy);
        out.paragraph(4, &format!("Level {} · {strategy} · {}", row.level.number(), words::percent(row.score)), &dim);
        if let Some(mitigation) = words::line_of(row.risk.mitigation.as_ref()) {
            out.paragraph(4, &mitigation, &plain);
        }
    }
}

pub(super) fn heat_map(out: &mut Printout, heading: &str, rows: &[(&Theme, Vec<Cell>)]) {
    out.heading(&format!("{heading}, in per cent"));
    let mut table = out.table(UTF8_HORIZONTAL_ONLY);
    let columns = rows.first().map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let levels = columns.iter().map(|cell| TableCell::new(format!("L{}", cell.level)).set_alignment(CellAlignment::Right));
    table.set_header(std::iter::once(TableCell::new("Theme")).chain(levels));
    for (theme, cells) in rows {
        table.add_row(std::iter::once(TableCell::new(words::line(&theme.name))).chain(cells.iter().map(heat)));
    }
    out.draw(&table, "");
    let dim = out.dim();
    out.paragraph(0, "a range such as 58–66: open answers decide · –: not assessed · blank: the theme has nothing in that level", &dim);
}

fn heat(cell: &Cell) -> TableCell {
    let color = match cell.score().map(Rating::of) {
        None => Color::Reset,
        Some(Rating::Fully) => Color::Green,
        Some(Rating::Largely) => Color::Yellow,
        Some(Rating::Partially | Rating::Not) => Color::Red,
    };
    TableCell::new(words::cell(cell)).set_alignment(CellAlignment::Right).fg(color)
}

pub(super) fn questions(out: &mut Printout, report: &Report<'_, '_>, kind: QuestionKind, rows: &[Question<'_, '_>]) {
    out.heading(words::question_kind(kind));
    let (plain, dim) = (out.style(), out.dim());
    for row in rows {
        out.item("  • ", &words::ask(&row.place), &plain);
        let (strategy, answer) = (words::strategy(row.place.strategy), words::question_answer(&kind, row));
        out.paragraph(4, &format!("Level {} · {strategy} · {answer}", row.place.number()), &dim);
        if let Some(remark) = words::question_remark(&kind, row, report) {
            out.paragraph(4, &remark, &plain);
        }
    }
}

pub(super) fn not_assessed(out: &mut Printout, heading: &str, levels: &[(&LevelScore<'_>, Vec<&StrategyScore<'_>>)]) {
    out.heading(heading);
    let plain = out.style();
    for (level, strategies) in levels {
        out.item("  • ", &format!("Level {}: {}", level.number(), words::strategies_of(strategies)), &plain);
    }
}

pub(super) fn answers(out: &mut Printout, heading: &str, levels: &[LevelScore<'_>]) {
    let bold = out.bold();
    for level in levels {
        out.heading(&format!("{heading}: Level {} · {}", level.number(), words::level(level)));
        for strategy in &level.strategies {
            out.blank();
            out.paragraph(2, &format!("{} ({})", words::strategy(strategy), words::in_place(strategy)), &bold);
            strategy.practices.iter().for_each(|practice| answer(out, practice));
        }
    }
}

fn answer(out: &mut Printout, score: &PracticeScore<'_>) {
    let (plain, dim) = (out.style(), out.dim());
    out.item("  • ", &words::line(&score.practice.ask), &plain);
    let day = words::answer_day(score).map(|day| format!(" ({day})")).unwrap_or_default();
    out.paragraph(4, &format!("{}{day}", words::answer(score)), &out.bold());
    words::ticked(score).iter().for_each(|item| out.item("    ✓ ", item, &plain));
    words::unticked(score).iter().for_each(|item| out.item("    ✗ ", item, &dim));
    for text in words::reason(score).into_iter().chain(words::note(score)) {
        text.lines().for_each(|line| out.paragraph(4, line, &plain));
    }
    words::evidence(score).iter().for_each(|evidence| out.item("    see ", &evidence.text, &dim));
}

pub(super) fn footer(out: &mut Printout, report: &Report<'_, '_>, detail: Detail) {
    let dim = out.dim();
    out.blank();
    out.paragraph(0, &words::made(report), &dim);
    if detail.full {
        out.paragraph(0, &words::footer_rules(report), &dim);
    }
    if let Some(source) = &report.model().source {
        let license = words::line_of(source.license.as_ref()).map(|license| format!(", {license}")).unwrap_or_default();
        out.paragraph(0, &format!("{}{license}.", words::source(source)), &dim);
        if let Some(url) = words::line_of(source.url.as_ref()).filter(|_| detail.full) {
            out.line(&dim.apply_to(url).to_string());
        }
    }
}
