//! `import --from`: answers that were given in other tools, for the models that were imported from them.

use std::collections::BTreeMap;

use maturity::ExitCode;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use crate::common::repository;
use crate::harness::{Maturity, Run, assert_text, maturity};

/// The model of a fixture in a file, with the other tool's own name.
fn model(tool: &str, path: &str) -> Run {
    let source = repository("tests/data/import").join(path);
    maturity("model import --from").argument(tool).argument(source.to_str().unwrap()).argument("-o").argument(&format!("{tool}.yaml")).run()
}

/// What stands in a file that was imported, but for comments and questions without an answer.
fn said(run: &Run, file: &str) -> String {
    let text = std::fs::read_to_string(run.path(file)).unwrap();
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines: Vec<&str> = text.lines().filter(says).collect();
    // Questions without an answer, then strategies without a question.
    for _ in 0..2 {
        let is_blank = |index: usize| {
            let is_last = lines.get(index + 1).is_none_or(|next| indent(next) <= indent(lines[index]));
            lines[index].ends_with(':') && is_last
        };
        lines = (0..lines.len()).filter(|index| !is_blank(*index)).map(|index| lines[index]).collect();
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// What an import that cannot be done says; it writes nothing.
fn refused(run: Maturity) -> String {
    let run = run.ends_with(ExitCode::Unusable).run();
    assert!(run.stdout.is_empty() && !run.path("tea.yaml").exists());
    run.stderr
}

const PROGRESS: &str = "\
progress:
  11111111-aaaa-4aaa-8aaa-000000000001: # A kettle that works
    'Team A':
      'Started': 2026-02-01
      'Planned': 2026-01-01
    Team B: {Planned: 2026-03-01, Implemented: 2026-05-01T08:00:00.000Z, Started: 2026-04-01}
  11111111-aaaa-4aaa-8aaa-000000000002:
    Team B: {Started: 2026-06-09, Implemented: }
    Team C:
  11111111-aaaa-4aaa-8aaa-000000000003:
    Team B: {Planned: 2026-07-01}
  11111111-aaaa-4aaa-8aaa-000000000004:
    Team B: {Strated: 2026-01-01, Planned: 2027-01-01}
  99999999-aaaa-4aaa-8aaa-000000000009:
    Team B: {Started: 2026-01-01}
";

fn progress(run: &Run, options: &str, text: &str) -> Maturity {
    run.then(&format!("import p.yaml --from dsomm-progress -o tea.yaml --as-of 2026-11-22 {options}")).file("p.yaml", text)
}

#[test]
fn the_progress_of_a_dsomm_team_becomes_answers_with_their_days() {
    let run = model("dsomm", "dsomm/model.yaml");
    let done = progress(&run, "--team", PROGRESS).argument("Team B").run();
    assert_eq!(
        said(&done, "tea.yaml"),
        "workload: Team B
model: dsomm@2.1.0
assessed: 2026-05-01
answers:
  kettle-1:
    a-kettle-that-works:
      answer: implemented
      note: \"DSOMM: Planned 2026-03-01, Implemented 2026-05-01, Started 2026-04-01\"
  cups-1:
    clean-cups:
      note: \"DSOMM: Strated 2026-01-01, Planned 2027-01-01\"
  kettle-2:
    the-kettle-is-descaled:
      answer: started
      note: \"DSOMM: Started 2026-06-09\"
      reviewed: 2026-06-09
    the-kettle-is-watched:
      note: \"DSOMM: Planned 2026-07-01\"
"
    );
    assert_text!(
        &done.stderr,
        "\
Written to tea.yaml.
Answered: 2 of 6 questions.
What was changed or left out:
- states kept in the notes alone, for the model has no such option (a meta.yaml beside the model
  that is imported makes one): 4 (Planned; Planned; Strated, did you mean Started? and 1 more)
- activities left out, for their uuid is not that of one practice of the model: 1
  (99999999-aaaa-4aaa-8aaa-000000000009)
Next: `maturity score tea.yaml`.
",
    );
    done.then("check tea.yaml --as-of 2026-11-22").run();
}

#[test]
fn the_one_team_of_a_progress_file_needs_no_name_and_several_need_one() {
    let run = model("dsomm", "dsomm/model.yaml");
    let several = refused(progress(&run, "", PROGRESS));
    assert!(several.contains("several teams; choose one with --team: Team A, Team B, Team C\n"), "{several}");
    let other = refused(progress(&run, "--team", PROGRESS).argument("Team D"));
    assert!(other.contains("has no team `Team D`; there is: Team A, Team B, Team C\n"), "{other}");
    let one = "progress:\n  11111111-aaaa-4aaa-8aaa-000000000001:\n    Ours: {Implemented: 2026-05-01}\n";
    let done = progress(&run, "--workload Pot --model dsomm.yaml", one).run();
    assert!(said(&done, "tea.yaml").starts_with("workload: Pot\n"));
    assert!(done.stderr.ends_with("Next: `maturity score tea.yaml --model dsomm.yaml`.\n"), "{}", done.stderr);
}

#[test]
fn states_that_the_model_knows_from_its_settings_are_answers() {
    let source = std::fs::read_to_string(repository("tests/data/import/dsomm/model.yaml")).unwrap();
    let meta = "progressDefinition: {Nothing: 0%, Planned: 10%, Started: 50%, Implemented: 100%}\n";
    let run = maturity("model import --from dsomm model.yaml -o dsomm.yaml").file("model.yaml", source).file("meta.yaml", meta).run();
    let done = progress(&run, "--team", &PROGRESS.replace("2027-01-01", "2026-10-01")).argument("Team B").run();
    assert!(said(&done, "tea.yaml").contains("    the-kettle-is-watched:\n      answer: planned\n"), "{}", said(&done, "tea.yaml"));
    assert!(!done.stderr.contains("Planned"), "{}", done.stderr);
}

#[test]
fn all_of_a_progress_file_is_read_and_a_uuid_that_two_practices_have_names_none() {
    let run = model("dsomm", "dsomm/model.yaml");
    let line = |uuid: u32| format!("progress:\n  11111111-aaaa-4aaa-8aaa-00000000000{uuid}:\n    A: {{Implemented: 2026-05-01}}\n");
    let done = progress(&run, "", &format!("{}---\n{}", line(1), line(2))).run();
    assert!(done.stderr.contains("Answered: 2 of 6 questions."), "{}", done.stderr);
    let twice = std::fs::read_to_string(run.path("dsomm.yaml")).unwrap().replace("8aaa-000000000002", "8aaa-000000000001");
    let once = done.then("import p.yaml --from dsomm-progress -o other.yaml --model twice.yaml").file("twice.yaml", twice);
    let once = once.file("p.yaml", line(1) + "  11111111-aaaa-4aaa-8aaa-000000000003:\n    A: {Started: 2026-05-01}\n").run();
    assert!(once.stderr.contains("Answered: 1 of 6 questions."), "{}", once.stderr);
    assert!(once.stderr.contains("their uuid is not that of one practice of the model: 1"), "{}", once.stderr);
}

#[test]
fn a_file_that_is_no_progress_is_told_what_it_looks_like() {
    let run = model("dsomm", "dsomm/model.yaml");
    let source = std::fs::read_to_string(repository("tests/data/import/dsomm/model.yaml")).unwrap();
    for (text, told) in [
        (source.as_str(), "it looks like a model for `maturity model import --from dsomm`"),
        ("workload: a\nmodel: dsomm@2.1.0\n", "it looks like answers of this program"),
        ("a: 1\n", "give the file `team-progress.yaml`"),
        ("progress:\n", "tells the progress of no team"),
        ("progress:\n  a:\n    B: {Started: 2026-01-01}\n  11111111-aaaa-4aaa-8aaa-000000000001:\n    B: {Started: soon}\n", "p.yaml:5:18"),
        (
            "progress:\n  11111111-aaaa-4aaa-8aaa-000000000001:\n    B: {Started: 2026-01-01}\n    B: {Started: 2026-01-02}\n",
            "stands here twice",
        ),
        ("progress:\n  11111111-aaaa-4aaa-8aaa-000000000001:\n    B: Started\n", "p.yaml:3:8"),
        (
            "progress:\n  11111111-aaaa-4aaa-8aaa-000000000001:\n    B: {Started: 2026-11-23}\n",
            "2026-11-23 lies in the future: today is 2026-11-22",
        ),
        ("progress:\n  a:\n    B: {Started: 2026-11-22}\n", "tells of no activity of the model `dsomm`"),
    ] {
        let refused = refused(progress(&run, "", text));
        assert!(refused.contains(told), "{told}\n{refused}");
    }
    let other = refused(run.then("model import --from dsomm p.yaml -o tea.yaml").file("p.yaml", PROGRESS));
    assert!(other.contains("it looks like the progress of teams in DSOMM, for `maturity import --from dsomm-progress`"), "{other}");
    let here = run
        .then("import sub/p.yaml --from dsomm-progress -o tea.yaml --team")
        .argument("Team A")
        .subfolder("sub")
        .file("sub/p.yaml", PROGRESS);
    assert!(here.run().path("tea.yaml").exists());
    let lost = refused(maturity("import p.yaml --from dsomm-progress -o tea.yaml --team").argument("Team A").file("p.yaml", PROGRESS));
    assert!(lost.contains("there is no dsomm.yaml beside the file or what is written"), "{lost}");
}

/// The answers of the toolbox that the model words otherwise, and what they are worth.
const SET: [(&str, f64); 4] = [("No", 0.0), ("Yes, once", 0.25), ("Yes, mostly", 0.5), ("Yes, at least always", 1.0)];

/// A workbook in the shape of SAMM's toolbox; `change` is the last to write into the sheet of the interview.
fn toolbox(answers: &BTreeMap<&str, &str>, change: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Interview").unwrap();
    sheet.write(0, 1, Formula::new("CONCATENATE(\"Interview: \",D11)").set_result("Interview: Pot")).unwrap();
    let day = Format::new().set_num_format("d-mmm-yy");
    for (row, label) in ["Organization:", "Team/Application:", "Interview Date:", "Team Lead: ", "Contributors:"].into_iter().enumerate() {
        sheet.write(9 + u32::try_from(row).unwrap(), 1, label).unwrap();
    }
    sheet.write(9, 3, "Tea & Co: \"the\" firm").unwrap();
    sheet.write(10, 3, "Pot").unwrap();
    sheet.write_with_format(11, 3, rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 5, 4).unwrap(), &day).unwrap();
    sheet.write(12, 3, "Ana").unwrap();
    sheet.write(13, 3, "Raj, Mila ").unwrap();
    for (column, heading) in [(1, "Stream"), (2, "Level"), (3, "Brewing"), (5, "Answer"), (8, "Interview Notes"), (9, "Rating")] {
        sheet.write(16, column, heading).unwrap();
    }
    for (row, (code, answer)) in answers.iter().enumerate() {
        let row = 17 + 2 * u32::try_from(row).unwrap();
        sheet.write(row, 0, *code).unwrap();
        sheet.write(row, 3, Formula::new("INDEX('imp-questions'!F:F,1)").set_result("A question?")).unwrap();
        sheet.write(row + 1, 3, Formula::new("INDEX('imp-questions'!G:G,1)").set_result("Guidance")).unwrap();
        sheet.write(row, 5, *answer).unwrap();
        sheet.write(row, 6, Formula::new("0").set_result("0.25")).unwrap();
    }
    change(sheet);
    let questions = book.add_worksheet().set_name("imp-questions").unwrap();
    for (column, heading) in ["ID", "Business Function", "Answer Option"].into_iter().enumerate() {
        questions.write(0, u16::try_from(column).unwrap(), heading).unwrap();
    }
    for (row, code) in answers.keys().enumerate() {
        let row = 1 + u32::try_from(row).unwrap();
        questions.write(row, 0, *code).unwrap();
        questions.write(row, 2, 7).unwrap();
    }
    let sets = book.add_worksheet().set_name("imp-answers").unwrap();
    sets.write(0, 0, "ANS_SET_CODE").unwrap();
    sets.write(1, 0, 7).unwrap();
    for (place, (word, worth)) in SET.into_iter().enumerate() {
        let column = 1 + u16::try_from(place).unwrap();
        sets.write(1, column, word).unwrap();
        sets.write(1, column + 4, worth).unwrap();
    }
    book.save_to_buffer().unwrap()
}

const ANSWERS: [(&str, &str); 5] = [
    ("K-BD-A-1-1", " yes, MOSTLY"),
    ("K-BD-A-2-1", "Yes, at least always"),
    ("K-BD-B-1-1", ""),
    ("P-A-1-1", "Yes, now and then"),
    ("X-Y-Z-1-1", "No"),
];

fn import(run: &Run, options: &str, bytes: &[u8]) -> Maturity {
    run.then(&format!("import t.xlsx --from samm-toolbox -o tea.yaml --as-of 2026-11-22 {options}")).file("t.xlsx", bytes)
}

#[test]
fn an_interview_in_the_toolbox_of_samm_becomes_answers() {
    let run = model("samm", "samm");
    let bytes = toolbox(&ANSWERS.into(), |sheet| {
        sheet.write(17, 8, "Every time.\r\nAsk Raj: \"yes\"").unwrap();
        sheet.write(21, 8, "Nobody was there").unwrap();
    });
    let done = run.then("import t.xlsx --from samm-toolbox -o tea.yaml").file("t.xlsx", &bytes).run();
    assert_eq!(
        said(&done, "tea.yaml"),
        "workload: Pot
model: samm@1.0.0
assessed: 2026-05-04
assessors: [Ana, Raj, Mila]
x-organization: \"Tea & Co: \\\"the\\\" firm\"
answers:
  brewing-discipline-1:
    water:
      answer: yes-mostly
      note: |-
        Every time.
        Ask Raj: \"yes\"
    leaves:
      note: \"Nobody was there\"
  stock-keeping-with-a-name-that-is-longer-than-any-table-1:
    jars: yes-now-and-then
  brewing-discipline-2:
    water: yes-all-boils
"
    );
    assert_text!(
        &done.stderr,
        "\
Written to tea.yaml.
Answered: 3 of 6 questions.
What was changed or left out:
- answers taken by what they are worth in the toolbox, for the model words them otherwise: 1
  (K-BD-A-2-1)
- answers left out, for their code is not that of one question of the model: 1 (X-Y-Z-1-1)
Next: `maturity score tea.yaml`.
"
    );
    done.then("check tea.yaml").run();
}

#[test]
fn every_cell_of_an_interview_that_cannot_be_read_is_told_and_nothing_is_written() {
    let run = model("samm", "samm");
    let bytes = toolbox(&ANSWERS.into(), |sheet| {
        sheet.write(10, 3, " ").unwrap();
        sheet.write(11, 3, "last spring").unwrap();
        sheet.write(12, 3, true).unwrap();
        sheet.write(17, 5, "Maybe").unwrap();
        sheet.write(19, 8, Formula::new("1+1").set_result("2")).unwrap();
        sheet.write(21, 0, "K-BD-A-1-1").unwrap();
        sheet.write(23, 5, 3).unwrap();
    });
    let told = refused(import(&run, "", &bytes).argument("--model").argument("samm.yaml"));
    for fault in [
        "the sheet `Interview` does not say behind `Team/Application:` what this is about; name it with --workload",
        "Interview!D13 holds TRUE or FALSE; write it as text, with ' before it",
        "Interview!F18 holds `Maybe`, which is no answer to K-BD-A-1-1; one of: No; Yes, now and then; Yes, mostly; Yes, always",
        "Interview!I20 holds a formula; write it as text, with ' before it",
        "Interview!A22 holds `K-BD-A-1-1` once more",
        "Interview!F24 holds `3`, which is no answer to P-A-1-1",
    ] {
        assert!(told.contains(fault), "no `{fault}` in\n{told}");
    }
    // The day that is asked for takes the place of that in the sheet.
    assert!(!told.contains("D12"), "{told}");
    let by_itself = refused(run.then("import t.xlsx --from samm-toolbox -o tea.yaml --workload Pot").file("t.xlsx", &bytes));
    assert!(by_itself.contains("Interview!D12 holds no day; write it as YYYY-MM-DD, or give it with --as-of"), "{by_itself}");
    assert!(!by_itself.contains("does not say behind"), "{by_itself}");
}

#[test]
fn a_day_to_come_is_refused() {
    let run = model("samm", "samm");
    let bytes = toolbox(&ANSWERS.into(), |_| ());
    let told = refused(run.then("import t.xlsx --from samm-toolbox -o tea.yaml --as-of 2026-11-23").file("t.xlsx", &bytes));
    assert_eq!(told, "error: --as-of 2026-11-23 lies in the future: today is 2026-11-22\n");
    let later = toolbox(&ANSWERS.into(), |sheet| _ = sheet.write(11, 3, "2026-11-24").unwrap());
    let told = refused(run.then("import t.xlsx --from samm-toolbox -o tea.yaml").file("t.xlsx", &later));
    assert_eq!(told, "error: `t.xlsx` was answered on 2026-11-24, which lies in the future: today is 2026-11-22\n");
}

#[test]
fn a_workbook_of_another_kind_and_a_model_of_another_tool_are_told() {
    let run = model("samm", "samm");
    let bytes = toolbox(&ANSWERS.into(), |_| ());
    let form = run.then("form -o form.xlsx").run();
    let form = std::fs::read(form.path("form.xlsx")).unwrap();
    assert!(refused(import(&run, "", &form)).contains("is a workbook, but has no sheet `Interview`"));
    let as_form = refused(run.then("import t.xlsx -o tea.yaml").file("t.xlsx", &bytes));
    assert!(as_form.contains("is a workbook, but no form") && as_form.contains("it looks like `--from samm-toolbox`"), "{as_form}");
    let as_workbook = refused(run.then("import p.yaml -o tea.yaml").file("p.yaml", PROGRESS));
    assert!(as_workbook.contains("is no workbook (.xlsx); it looks like the progress of teams in DSOMM"), "{as_workbook}");
    let of_another = refused(import(&run, "--model operational-excellence", &bytes));
    assert!(of_another.contains("no question of the sheet `Interview` is one of the model `operational-excellence`"), "{of_another}");
    for (bytes, told) in [
        (b"\xd0\xcf\x11\xe0 old".as_slice(), "is a workbook of an older kind (.xls); save it as .xlsx"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", "is an OpenDocument workbook (.ods); save it as .xlsx"),
        (b"", "is empty"),
    ] {
        let told_of = refused(import(&run, "", bytes));
        assert!(told_of.contains(told), "{told_of}");
    }
    let as_progress = refused(run.then("import t.xlsx --from dsomm-progress -o tea.yaml").file("t.xlsx", &bytes));
    assert!(as_progress.contains("is a workbook, and `--from dsomm-progress` reads a YAML file"), "{as_progress}");
    let no_team = refused(import(&run, "--team", &bytes).argument("A"));
    assert_eq!(no_team, "error: --team goes with --from dsomm-progress\n");
    let no_headings = toolbox(&ANSWERS.into(), |sheet| _ = sheet.write(16, 5, "Réponse").unwrap());
    let told = refused(import(&run, "", &no_headings));
    assert!(told.contains("the sheet `Interview` has lost its headings `Answer` and `Interview Notes`"), "{told}");
}

#[test]
fn answers_that_the_model_words_otherwise_are_taken_by_their_worth() {
    let run = model("samm", "samm");
    let done = import(&run, "", &toolbox(&[("K-BD-A-1-1", "Yes, once"), ("K-BD-B-1-1", "Yes, at least always")].into(), |_| ())).run();
    let worth = |practice: &str| {
        let report = done.then("report tea.yaml --format json").run().json();
        let practices = report["levels"][0]["strategies"][0]["practices"].as_array().unwrap().clone();
        practices.into_iter().find(|known| known["id"] == practice).unwrap()["value"].as_f64().unwrap()
    };
    assert_eq!((worth("water").to_bits(), worth("leaves").to_bits()), (25_f64.to_bits(), 100_f64.to_bits()));
    let told = "answers taken by what they are worth in the toolbox, for the model words them otherwise: 2";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

#[test]
fn a_long_text_that_many_cells_show_fills_no_memory() {
    let run = model("samm", "samm");
    let long = "x".repeat(32_000);
    let bytes = toolbox(&ANSWERS.into(), |sheet| (100..2_300).for_each(|row| _ = sheet.write(row, 8, &long).unwrap()));
    assert!(bytes.len() < 1 << 20);
    let told = refused(import(&run, "", &bytes));
    assert!(told.contains("has over 64 MiB of text in its cells"), "{told}");
}
