//! The report as a workbook, read back as another program reads it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use maturity::ExitCode;
use maturity::text::{is_hostile, visible};
use serde_json::Value;

use crate::common::{examples, program, written};
use crate::every_text_field::{TEXTS, folder};
use crate::harness::{answers, checkout, maturity};

const SHEETS: [&str; 4] = ["Summary", "Strategies", "Steps", "Answers"];

/// The rows of every sheet, by its name.
type Sheets = BTreeMap<String, Vec<Vec<Data>>>;

/// The bytes of the workbook that is made of `maturity.yaml`, or another file, in a folder.
pub(super) fn bytes(folder: &Path, arguments: &str) -> Vec<u8> {
    let output = program(folder).args(["report", "--format", "xlsx"]).args(arguments.split(' ')).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn sheets(bytes: &[u8]) -> Sheets {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(workbook.sheet_names(), SHEETS);
    let mut read = |name: &str| {
        let formulas = workbook.worksheet_formula(name).unwrap();
        assert!(formulas.is_empty(), "{name}: {formulas:?}");
        (name.to_owned(), workbook.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect())
    };
    SHEETS.map(&mut read).into()
}

/// Every file within a workbook, which is an archive, with its text.
pub(crate) fn unzipped(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let files = 0..archive.len();
    let read = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    files.map(read).collect()
}

/// The cells of a sheet below a heading.
fn column(rows: &[Vec<Data>], name: &str) -> Vec<Data> {
    let column = rows[0].iter().position(|heading| heading.get_string() == Some(name)).unwrap_or_else(|| panic!("no column {name}"));
    rows[1..].iter().map(|row| row[column].clone()).collect()
}

/// A day, which is none unless the cell is one; empty for an empty cell.
fn day(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        cell => {
            assert!(cell.is_empty(), "{cell:?} is no day");
            String::new()
        }
    }
}

fn texts(cells: &[Data]) -> Vec<&str> {
    cells.iter().map(|cell| cell.get_string().unwrap_or_default()).collect()
}

/// The fields of this name in every object of a list.
fn fields<'v>(list: impl IntoIterator<Item = &'v Value>, name: &str) -> Vec<&'v Value> {
    list.into_iter().map(|value| &value[name]).collect()
}

#[test]
fn its_figures_are_those_of_the_report_and_are_numbers_and_days() {
    for example in examples() {
        let report: Value = serde_json::from_str(&written(&example, "report maturity.yaml --format json")).unwrap();
        let sheets = sheets(&bytes(&example, "maturity.yaml"));
        let fact = |name: &str| sheets["Summary"].iter().find(|row| row[0].get_string() == Some(name)).map(|row| row[1].clone());
        assert_eq!(fact("Level").unwrap().as_i64(), report["level"].as_i64());
        assert_eq!(fact("Workload").unwrap().get_string(), report["workload"].as_str());
        assert_eq!(day(&fact("As of").unwrap()), "2026-11-22");

        let steps = report["next_steps"].as_array().unwrap();
        let of_steps = |name| column(&sheets["Steps"], name);
        let numbers = |cells: Vec<Data>| cells.iter().map(Data::get_float).collect::<Vec<_>>();
        let wanted = |name| fields(steps, name).iter().map(|value| value.as_f64()).collect::<Vec<_>>();
        assert_eq!(numbers(of_steps("rank")), wanted("rank"));
        assert_eq!(numbers(of_steps("gain")), wanted("gain"));
        assert_eq!(numbers(of_steps("effort points")), wanted("effort"));
        assert_eq!(texts(&of_steps("goal")), fields(steps, "goal").iter().map(|goal| goal.as_str().unwrap()).collect::<Vec<_>>());
        let planned = |name: &str| steps.iter().map(|step| step["planned"][name].as_str().unwrap_or_default()).collect::<Vec<_>>();
        assert_eq!(texts(&of_steps("owner")), planned("by"));
        let days: Vec<String> = of_steps("until").iter().map(day).collect();
        assert_eq!(days, planned("until"));

        let strategies: Vec<&Value> =
            report["levels"].as_array().unwrap().iter().flat_map(|level| level["strategies"].as_array().unwrap()).collect();
        let floored = |score: &Value| score.as_f64().map(|score| (score + 1e-9).floor());
        let scores: Vec<Option<f64>> = fields(strategies.clone(), "score").into_iter().map(floored).collect();
        assert_eq!(numbers(column(&sheets["Strategies"], "per cent")), scores);

        let practices: Vec<&Value> = strategies.iter().flat_map(|strategy| strategy["practices"].as_array().unwrap()).collect();
        let of_answers = |name| column(&sheets["Answers"], name);
        assert_eq!(
            texts(&of_answers("state")),
            fields(practices.clone(), "state").iter().map(|state| state.as_str().unwrap()).collect::<Vec<_>>()
        );
        assert_eq!(numbers(of_answers("value")), fields(practices.clone(), "value").into_iter().map(floored).collect::<Vec<_>>());
        assert_eq!(
            numbers(of_answers("points lost")),
            fields(practices.clone(), "points_lost").iter().map(|lost| lost.as_f64()).collect::<Vec<_>>()
        );
        let notes: Vec<String> = practices.iter().map(|practice| practice["note"].as_str().unwrap_or_default().trim().to_owned()).collect();
        assert_eq!(texts(&of_answers("note")), notes);
    }
}

#[test]
fn it_has_a_chart_of_the_strategies_and_is_the_same_each_time() {
    let run = maturity("report a.yaml -o X.XLSX").file("a.yaml", checkout()).run();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "Written to X.XLSX.\n"));
    run.then("report a.yaml --format xlsx -o again").run();
    let book = fs::read(run.path("X.XLSX")).unwrap();
    assert_eq!(fs::read(run.path("again")).unwrap(), book);
    let chart = &unzipped(&book)["xl/charts/chart1.xml"];
    let strategies = sheets(&book)["Strategies"].len();
    for range in [format!("Strategies!$B$2:$B${strategies}"), format!("Strategies!$F$2:$F${strategies}")] {
        assert!(chart.contains(&range), "{range} is not in {chart}");
    }
}

#[test]
fn every_text_is_a_string_that_does_nothing() {
    let shape = |sheets: &Sheets| sheets.values().map(|rows| rows.iter().map(Vec::len).collect::<Vec<_>>()).collect::<Vec<_>>();
    let expected = shape(&sheets(&bytes(folder("word").path(), "a.yaml")));
    for text in TEXTS {
        let book = bytes(folder(text).path(), "a.yaml");
        let found = sheets(&book);
        assert_eq!(shape(&found), expected, "{text:?}");
        let note = column(&found["Answers"], "note")[0].clone();
        assert_eq!(note.get_string(), Some(visible(text.trim()).as_ref()), "{text:?}");
        let cells = found.values().flatten().flatten().filter_map(|cell| cell.get_string());
        assert!(cells.into_iter().all(|cell| !cell.contains(is_hostile)), "{text:?}");
        for (file, xml) in unzipped(&book) {
            assert!(!xml.contains("<f>") && !xml.contains("hyperlink") && !xml.contains("<script"), "{text:?} in {file}");
        }
    }
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_with_a_mark_and_an_old_day_is_a_text() {
    let long = "x".repeat(40_000);
    let text = answers(&format!("  source-control:\n    component-owners: {{answer: some, note: {long}}}\n"));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), text.replace("answers:", "assessed: 1899-12-31\nanswers:")).unwrap();
    let found = sheets(&bytes(folder.path(), "a.yaml"));
    let (notes, days) = (column(&found["Answers"], "note"), column(&found["Answers"], "day"));
    let note = texts(&notes).into_iter().find(|note| !note.is_empty()).unwrap().to_owned();
    assert!(note.chars().count() == 32_767 && note.ends_with("x… (cut short)"), "{}", note.len());
    assert!(texts(&days).contains(&"1899-12-31"));
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is_harmed() {
    let run =
        maturity("report a.yaml --format xlsx -o there").file("a.yaml", checkout()).subfolder("there").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("failed to write `there`"), "{}", run.stderr);
    let run = run.then("report a.yaml --format xlsx -o a.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.read("a.yaml"), checkout());
    run.then("report a.yaml -o nowhere/x.xlsx").ends_with(ExitCode::Unusable).run();
    let run = run.then("report a.yaml --format xlsx --table answers").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("--format csv"), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    use std::os::unix::fs::FileTypeExt as _;
    for format in ["xlsx", "csv --table answers"] {
        let run = maturity(&format!("report a.yaml --format {format} -o /dev/full"))
            .file("a.yaml", checkout())
            .ends_with(ExitCode::Unusable)
            .run();
        assert!(run.stderr.contains("failed to write `/dev/full`"), "{}", run.stderr);
        maturity(&format!("report a.yaml --format {format}"))
            .file("a.yaml", checkout())
            .ends_with(ExitCode::Unusable)
            .run_into("/dev/full");
    }
    maturity("set a.yaml component-owners=all").file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run_into("/dev/full");
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
}
