//! The schema of everything that is written as JSON: each command's own, and what commands write is valid by it.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use super::{complaints, is_model, of_examples, validator};
use crate::common::{committed, examples, program, written};

/// The commands that write JSON, by the names of their schemas.
const NAMES: [&str; 11] =
    ["score", "report", "plan", "explain", "check", "compare", "merge", "history", "portfolio", "model-show", "model-check"];

fn schema(name: &str) -> Value {
    serde_json::from_str(&written(Path::new("/"), &format!("model schema {name}"))).unwrap()
}

/// The schema with every name forbidden that it does not have: new fields may come, but none without a word about it.
fn closed(name: &str) -> Value {
    let mut schema = schema(name);
    let close = |part: &mut Value| {
        if part["type"] == "object" && part.get("properties").is_some() {
            part["additionalProperties"] = json!(false);
        }
    };
    close(&mut schema);
    schema["$defs"].as_object_mut().unwrap().values_mut().for_each(close);
    schema
}

/// What a command writes, however it ends, with this on its standard input.
fn output(folder: &Path, arguments: &str, stdin: &str) -> Value {
    let mut child =
        program(folder).args(arguments.split(' ')).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    // Not every command reads it.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output = child.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments} in {}: {error}", folder.display()))
}

/// The first strategy and practice of the lowest and the highest level of a report, which are seldom alike.
fn parts(report: &Value) -> Vec<(String, String)> {
    let of_level = |level: &Value| {
        let strategy = &level["strategies"][0];
        let id = |part: &Value| part["id"].as_str().unwrap().to_owned();
        (id(strategy), format!("{}/{}", id(strategy), id(&strategy["practices"][0])))
    };
    let levels = report["levels"].as_array().unwrap();
    [levels.first(), levels.last()].into_iter().flatten().map(of_level).collect()
}

/// Every command on one example, with the name of its schema.
fn commands(folder: &Path, report: &Value) -> Vec<(&'static str, String)> {
    const GATES: &str =
        "--min-level 2 --max-open 1 --max-age 90 --max-not-applicable 0 --no-expired-acceptance --no-overdue --evidence-for full";
    let model =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).find(|name| is_model(name));
    let model = format!(" --model {}", model.as_deref().unwrap_or_else(|| report["model"]["id"].as_str().unwrap()));
    let mut commands = vec![
        ("score", "score maturity.yaml".to_owned()),
        ("score", "score maturity.yaml --max-age 30".to_owned()),
        ("report", "report maturity.yaml --without notes,evidence,people,reasons".to_owned()),
        ("report", "report maturity.yaml --title x".to_owned()),
        ("plan", "plan maturity.yaml --to 1 --margin 5".to_owned()),
        ("plan", "plan maturity.yaml".to_owned()),
        ("check", format!("check maturity.yaml missing.yaml - {GATES}")),
        ("check", "check maturity.yaml --no-regression maturity.yaml".to_owned()),
        ("compare", "compare maturity.yaml maturity.yaml".to_owned()),
        ("compare", "compare maturity.yaml -".to_owned()),
        ("compare", "compare - maturity.yaml --without notes,evidence,people,reasons".to_owned()),
        ("compare", "compare /dev/null maturity.yaml".to_owned()),
        ("history", "history maturity.yaml".to_owned()),
        ("portfolio", "portfolio . missing".to_owned()),
        ("model-show", format!("model show{model}")),
        ("model-show", "model show".to_owned()),
    ];
    for (strategy, practice) in parts(report) {
        commands.push(("plan", format!("plan maturity.yaml --set {practice}=unknown")));
        for part in ["1", &strategy, &practice] {
            commands.push(("explain", format!("explain {part} maturity.yaml")));
            commands.push(("explain", format!("explain {part}{model}")));
            commands.push(("model-show", format!("model show {part}{model}")));
        }
    }
    commands
}

#[test]
fn everything_that_is_written_is_valid_and_holds_nothing_that_is_not_told() {
    let validators = NAMES.map(|name| (name, validator(&closed(name))));
    let check = |name: &str, folder: &Path, arguments: &str, stdin: &str| {
        let (_, validator) = validators.iter().find(|(found, _)| *found == name).unwrap();
        let found = output(folder, &format!("{arguments} --format json"), stdin);
        assert_eq!(complaints(validator, &found), "", "{arguments} in {}", folder.display());
    };
    let folders = examples();
    assert!(folders.len() >= 5);
    for folder in folders {
        let report = output(&folder, "report maturity.yaml --format json", "");
        let answers = std::fs::read_to_string(folder.join("maturity.yaml")).unwrap();
        let other = answers.replace(": all\n", ": none\n").replace(": most\n", ": unknown\n");
        for (name, arguments) in commands(&folder, &report) {
            check(name, &folder, &arguments, &other);
        }
        let scratch = tempfile::tempdir().unwrap();
        check("merge", &folder, &format!("merge maturity.yaml -o {}", scratch.path().join("merged.yaml").display()), "");
        let row = serde_json::from_str(&written(&folder, "portfolio . --format ndjson")).unwrap();
        assert_eq!(complaints(&validator(&closed("portfolio-row")), &row), "", "{}", folder.display());
    }
    // Models that pass, that fail with other places and without any, and with what became of a former version.
    let model = committed("tests/data/small.yaml");
    let faulty = model.replace("id:", "id: a\nid:");
    for text in [model.as_str(), &faulty, "\0", "a: [", &model.replace("ask:", "ask: A")] {
        check("model-check", Path::new(env!("CARGO_MANIFEST_DIR")), "model check - --since tests/data/small.yaml", text);
    }
    for (path, text) in of_examples(is_model) {
        let renamed = text.replacen("version: 1.0.0", "version: 2.0.0", 1).replace("ask: Is", "ask: Was");
        check("model-check", path.parent().unwrap(), &format!("model check - --since {}", path.display()), &renamed);
    }
}

/// The values that an option or argument may have, as its help lists them.
fn values(arguments: &str, heading: &str) -> Vec<String> {
    let help = written(Path::new("/"), arguments);
    let listed = help
        .split_once(heading)
        .map(|(_, after)| after.split_once("Possible values:").map_or("", |(_, values)| values))
        .unwrap_or_default();
    let values =
        listed.lines().skip(1).map(str::trim).take_while(|line| line.starts_with("- ") || !(line.is_empty() || line.starts_with('-')));
    values.filter_map(|line| Some(line.strip_prefix("- ")?.split_once(':')?.0.to_owned())).collect()
}

/// The commands below one, as its help lists them.
fn below(command: &str) -> Vec<String> {
    let help = written(Path::new("/"), &format!("{command}--help"));
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    let lines = listed.lines().take_while(|line| !line.is_empty());
    lines
        .filter_map(|line| Some(line.strip_prefix("  ")?.split_once(' ')?.0.to_owned()))
        .filter(|name| !name.is_empty() && name != "help")
        .collect()
}

#[test]
fn every_command_that_writes_json_has_a_schema_of_its_name() {
    let schemas = values("model schema --help", "Arguments:");
    assert!(schemas.len() > 8 && below("").len() > 8, "{schemas:?}");
    let top = below("").into_iter().filter(|name| name != "model").map(|name| (name.clone(), name));
    let of_models = below("model ").into_iter().map(|name| (format!("model {name}"), format!("model-{name}")));
    let writing: Vec<String> = top
        .chain(of_models)
        .filter(|(command, _)| values(&format!("{command} --help"), "--format").contains(&"json".to_owned()))
        .map(|(_, name)| name)
        .collect();
    assert_eq!(writing.len(), NAMES.len(), "{writing:?}");
    for name in writing {
        assert!(schemas.contains(&name) && NAMES.contains(&name.as_str()), "{name} is in neither {schemas:?} nor {NAMES:?}");
    }
}

#[test]
fn every_field_is_explained() {
    for name in NAMES {
        let schema = schema(name);
        let parts = schema["$defs"].as_object().unwrap().iter().map(|(part, schema)| (part.as_str(), schema));
        let fields = parts.chain([("", &schema)]).flat_map(|(part, schema)| {
            let properties = schema["properties"].as_object().into_iter().flatten();
            properties.map(move |(field, value)| (format!("{part}.{field}"), value))
        });
        let fields: Vec<_> = fields.collect();
        // What raters say is told in fewer words than anything else.
        let least = if name == "merge" { 15 } else { 16 };
        assert!(fields.len() >= least, "{name}: only {} fields", fields.len());
        for (field, value) in fields {
            assert!(value["description"].is_string(), "{name}: {field} has no description");
        }
    }
}
