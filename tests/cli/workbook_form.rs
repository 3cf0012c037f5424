//! The questionnaire as a workbook, and what `import` makes of a filled one.

use std::fs;
use std::io::{Cursor, Write as _};
use std::process::{Command, Stdio};

use maturity::ExitCode;
use proptest::prelude::*;

use crate::form::{any_answers, given};
use crate::harness::{Maturity, checkout, maturity};
use crate::workbook::unzipped;

/// The bytes of a workbook with its files changed: `change` gets each one's name and text.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, text) in unzipped(bytes) {
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The workbook of a form for these answers, with the questions' sheet changed.
fn workbook(answers: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let run = maturity("form a.yaml -o form.xlsx").file("a.yaml", answers).run();
    let bytes = fs::read(run.path("form.xlsx")).unwrap();
    changed(&bytes, |name, text| if name == "xl/worksheets/sheet2.xml" { change(text) } else { text })
}

fn import(bytes: &[u8]) -> Maturity {
    maturity("import form.xlsx -o back.yaml").file("form.xlsx", bytes)
}

/// A cell of a sheet, as it stands in the file of the sheet.
fn cell<'t>(sheet: &'t str, place: &str) -> &'t str {
    let start = sheet.find(&format!("<c r=\"{place}\"")).unwrap_or_else(|| panic!("no cell {place}"));
    let cell = &sheet[start..];
    let end = cell.find("</c>").map(|end| end + 4).into_iter().chain(cell.find("/>").map(|end| end + 2)).min().unwrap();
    &cell[..end]
}

fn inline(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn comes_back_from_a_workbook(text: &str) {
    let run = maturity("form a.yaml -o form.xlsx").file("a.yaml", text).run();
    run.then("import form.xlsx -o back.yaml").run();
    let report = |file: &str| given(&run.then(&format!("report {file} --format json")).run().silent().json());
    let (before, after) = (report("a.yaml"), report("back.yaml"));
    for (place, entry) in &before {
        assert_eq!(after[place], *entry, "{place}");
    }
    run.then("check back.yaml").run();
}

#[test]
fn the_answers_of_an_example_come_back_from_a_workbook() {
    comes_back_from_a_workbook(&checkout());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_come_back_from_a_workbook_as_they_went_in(text in any_answers()) {
        comes_back_from_a_workbook(&text);
    }
}

#[test]
fn a_workbook_that_another_program_saved_says_the_same() {
    let is_there =
        Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if !is_there {
        writeln!(std::io::stderr().lock(), "\n*** SKIPPED: no workbook was saved by LibreOffice, which is not here ***\n").unwrap();
        return;
    }
    let run = maturity("form a.yaml -o form.xlsx").file("a.yaml", checkout()).subfolder("again").run();
    let profile = format!("-env:UserInstallation=file://{}", run.path("profile").display());
    let saved = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "xlsx", "--outdir"])
        .args([run.path("again"), run.path("form.xlsx")])
        .stdout(Stdio::null())
        .status();
    assert!(saved.unwrap().success());
    run.then("import again/form.xlsx -o back.yaml").run();
    let report = |file: &str| given(&run.then(&format!("report {file} --format json")).run().silent().json());
    assert_eq!(report("back.yaml"), report("a.yaml"));
}

#[test]
fn rows_may_be_moved_and_taken_out_and_answers_typed_in_any_case() {
    let bytes = workbook(&checkout(), |sheet| {
        let rows: Vec<&str> = sheet.split_inclusive("</row>").collect();
        // The second question goes, and the first is answered anew, in small letters and with blanks around it.
        let first = rows[1].replace(cell(rows[1], "E2"), &inline("E2", "  ABOUT half "));
        rows.iter()
            .enumerate()
            .filter(|(number, _)| *number != 2)
            .map(|(number, row)| if number == 1 { first.as_str() } else { row })
            .collect()
    });
    let run = import(&bytes).run();
    let report = run.then("report back.yaml --format json").run().silent().json();
    let practices = &report["levels"][0]["strategies"][0]["practices"];
    assert_eq!((practices[0]["answer"].as_str(), practices[1]["state"].as_str()), (Some("about-half"), Some("unanswered")));
}

#[test]
fn every_cell_that_cannot_be_read_is_told_by_its_name_and_nothing_is_written() {
    let bytes = workbook(&checkout(), |sheet| {
        let change = |sheet: String, place: &str, new: String| sheet.replace(cell(&sheet, place), &new);
        let sheet = change(sheet, "E2", inline("E2", "Sometimes"));
        let sheet = change(sheet, "G2", "<c r=\"G2\"><f>1+1</f><v>2</v></c>".to_owned());
        let sheet = change(sheet, "E3", inline("E3", "Does not apply"));
        let sheet = change(sheet, "F4", inline("F4", "We have no such thing"));
        let sheet = change(sheet, "A5", inline("A5", "standard-methodologies/other"));
        change(sheet, "G6", "<c r=\"G6\" t=\"b\"><v>1</v></c>".to_owned())
    });
    let run = import(&bytes).ends_with(ExitCode::Unusable).run();
    for fault in [
        "Questions!E2 holds `Sometimes`, which is no answer to its question; one of: None, Some, About half, Most, All, I don't know, Does not apply",
        "Questions!G2 holds a formula; write it as text, with ' before it",
        "Questions!F3 does not say why blameless-culture/one-team does not apply",
        "Questions!F4 gives a reason, but the answer is not that it does not apply",
        "Questions!A5 holds `standard-methodologies/other`, which is no question of this form",
        "Questions!G6 holds TRUE or FALSE",
    ] {
        assert!(run.stderr.contains(fault), "no `{fault}` in\n{}", run.stderr);
    }
    assert!(!run.path("back.yaml").exists());
}

#[test]
fn two_ticks_where_one_may_be_and_a_tick_that_is_none_are_told() {
    let checklist = maturity("form -o form.xlsx").run();
    let bytes = fs::read(checklist.path("form.xlsx")).unwrap();
    let files = unzipped(&bytes);
    let strings = &files["xl/sharedStrings.xml"];
    let sheet = &files["xl/worksheets/sheet2.xml"];
    let texts: Vec<&str> = strings.split("<si>").skip(1).map(|si| si.split("</t>").next().unwrap().rsplit('>').next().unwrap()).collect();
    let id = texts.iter().position(|text| *text == "infrastructure-as-code/template-tools").unwrap();
    let row = sheet.split("<row ").find(|row| row.contains(&format!("<v>{id}</v>"))).unwrap();
    let number: u32 = row.split('"').nth(1).unwrap().parse().unwrap();
    let bytes = changed(&bytes, |name, text| {
        if name != "xl/worksheets/sheet2.xml" {
            return text;
        }
        let place = |offset: u32| format!("E{}", number + offset);
        let text = text.replace(cell(&text, &place(0)), &inline(&place(0), "None of these"));
        let text = text.replace(cell(&text, &place(1)), &inline(&place(1), "X"));
        text.replace(cell(&text, &place(2)), &inline(&place(2), "half"))
    });
    let run = import(&bytes).ends_with(ExitCode::Unusable).run();
    let place = |offset: u32| format!("Questions!E{}", number + offset);
    assert!(run.stderr.contains(&format!("{} says `None of these` although items below it are ticked", place(0))), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("{} holds `half`; an item in place is marked `yes` or `x`", place(2))), "{}", run.stderr);
    assert!(run.stderr.contains("does not say which workload"), "{}", run.stderr);
}

#[test]
fn what_is_no_filled_form_is_refused_with_a_word() {
    let zeros = {
        let mut out = zip::ZipWriter::new(Cursor::new(vec![]));
        out.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&vec![b' '; 70 << 20]).unwrap();
        out.finish().unwrap().into_inner()
    };
    let report = fs::read(maturity("report a.yaml -o report.xlsx").file("a.yaml", checkout()).run().path("report.xlsx")).unwrap();
    let form = workbook(&checkout(), |sheet| sheet);
    let far = workbook(&checkout(), |sheet| {
        sheet.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")
    });
    let other = changed(&form, |_, text| text.replace("operational-excellence", "another-model"));
    let older = changed(&form, |_, text| text.replace(">1.0.0<", ">0.9.0<"));
    for (bytes, why) in [
        (b"workload: a\n".to_vec(), "is no workbook (.xlsx); a file that the page of a form gave back is an answers file already"),
        (b"PK\x03\x04 and no more".to_vec(), "is no workbook that can be read"),
        (zeros, "is unpacked over 64 MiB long"),
        (report, "is a workbook, but no form"),
        (far, "has cells on its sheet `Questions` where no form has any"),
        (other, "asks the model `another-model`, which is not here; name its file with --model"),
        (older, "asks version 0.9.0 of `operational-excellence`, and the model here is version 1.0.0"),
    ] {
        let run = import(&bytes).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.contains(why), "no `{why}` in\n{}", run.stderr);
        assert!(!run.path("back.yaml").exists());
    }
    let run = import(&form).file("back.yaml", "mine").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("`back.yaml` exists already"), "{}", run.stderr);
    assert!(
        maturity("import form.xlsx -o back.csv").file("form.xlsx", &form).ends_with(ExitCode::Unusable).run().stderr.contains("is YAML")
    );
    let hint = maturity("score form.xlsx").file("form.xlsx", &form).ends_with(ExitCode::Unusable).run().stderr;
    assert!(hint.contains("`maturity import FILE -o OUT.yaml`"), "{hint}");
}
