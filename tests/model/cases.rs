//! Cases of `tests/data`: each is a change to one small model, and tells the problems of the model that comes of it.
//!
//! A file `RULE.diff` holds the cases of one rule, with a blank line between them:
//!
//! ```text
//! # name-of-the-case
//! ! 36:15 this is an empty text
//! -        name: Pot
//! +        name: ""
//! ```
//!
//! `!` is a problem: line, column and message. `SNAPSHOTS=overwrite cargo test --test model` writes these lines.
//! The change is written as in a diff, without the numbers of lines: what `-` takes away, together with the lines behind a space
//! that stay, has to stand in the model once. `@@` is between two changes. A change that only adds, adds at the end.
//! `*50` writes the `+` lines behind it 50 times, with 1 to 50 for `#`; they end where another line begins, such as `*1`.
//! Lines with `=` are a whole text in the place of the model.

use std::path::Path;

use maturity::document::Faults;

use crate::common::{committed, entries, snapshot, stem};

/// The model that the cases change.
pub(crate) fn small() -> String {
    committed("tests/data/small.yaml")
}

pub(crate) struct Case {
    pub(crate) rule: String,
    pub(crate) name: String,
    /// The lines of the case below its name and its problems.
    change: Vec<String>,
    /// The changed model.
    pub(crate) text: String,
}

impl Case {
    /// Both names, as `id.capitals`.
    pub(crate) fn id(&self) -> String {
        format!("{}.{}", self.rule, self.name)
    }

    /// The case as its file should hold it.
    fn written(&self, faults: &Faults) -> String {
        let problems = faults.problems.iter().map(|problem| {
            let (line, column) = faults.line_and_column(problem.place.start);
            format!("! {line}:{column} {}\n", problem.message)
        });
        let change = self.change.iter().map(|line| format!("{line}\n"));
        format!("# {}\n", self.name) + &problems.chain(change).collect::<String>()
    }
}

/// All the cases in a folder.
pub(crate) fn cases(folder: &str) -> Vec<Case> {
    entries(folder).iter().flat_map(|path| in_file(path.as_path())).collect()
}

fn in_file(path: &Path) -> Vec<Case> {
    assert!(path.extension().is_some_and(|extension| extension == "diff"), "{} is no file of cases", path.display());
    let text = std::fs::read_to_string(path).unwrap();
    text.trim_end().split("\n\n").map(|lines| case(stem(path), lines)).collect()
}

fn case(rule: &str, lines: &str) -> Case {
    let (name, rest) = lines.trim_start().split_once('\n').unwrap_or((lines, ""));
    let name = name.strip_prefix("# ").unwrap_or_else(|| panic!("a case of {rule} begins with `# ` and its name, not with `{name}`"));
    let change: Vec<String> = rest.lines().filter(|line| !line.starts_with('!')).map(ToOwned::to_owned).collect();
    let text = changed(&small(), &change).unwrap_or_else(|why| panic!("{rule}, {name}: {why}"));
    Case { rule: rule.to_owned(), name: name.to_owned(), change, text }
}

fn changed(model: &str, lines: &[String]) -> Result<String, String> {
    if lines.iter().any(|line| line.starts_with('=')) {
        return Ok(lines.iter().map(|line| line[1..].to_owned() + "\n").collect());
    }
    lines.split(|line| line == "@@").try_fold(model.to_owned(), |text, change| replaced(&text, change))
}

/// `text` with one change made.
fn replaced(text: &str, change: &[String]) -> Result<String, String> {
    let (mut old, mut new, mut times) = (String::new(), String::new(), 1);
    // Every stretch of `+` lines is written as often as the `*` before it says.
    for lines in change.chunk_by(|one, next| one.starts_with('+') && next.starts_with('+')) {
        let (sign, line) = lines[0].split_at(lines[0].ceil_char_boundary(1));
        match sign {
            "*" => times = line.parse().map_err(|_| format!("`*{line}` has no number"))?,
            "+" => new += &repeated(lines, std::mem::replace(&mut times, 1)),
            "-" => old = old + line + "\n",
            " " => (old, new) = (old + line + "\n", new + line + "\n"),
            _ => return Err(format!("`{}` begins with none of the signs", lines[0])),
        }
    }
    let at: Vec<usize> = text.match_indices(&old).map(|(at, _)| at).filter(|&at| at == 0 || text[..at].ends_with('\n')).collect();
    match at.as_slice() {
        _ if old.is_empty() => Ok(format!("{text}{new}")),
        [at] => Ok(format!("{}{new}{}", &text[..*at], &text[at + old.len()..])),
        _ => Err(format!("this stands {} times in the small model, not once:\n{old}", at.len())),
    }
}

fn repeated(lines: &[String], times: usize) -> String {
    let once: String = lines.iter().map(|line| line[1..].to_owned() + "\n").collect();
    if times == 1 { once } else { (1..=times).map(|count| once.replace('#', &count.to_string())).collect() }
}

/// Holds every case of a folder to the problems that are found in its model.
pub(crate) fn compare(folder: &str, faults_of: impl Fn(&str) -> Faults) {
    let told = |path: &Path, cases: Vec<Case>| {
        let cases: Vec<String> = cases.iter().map(|case| case.written(&faults_of(&case.text))).collect();
        snapshot::difference(path, &cases.join("\n"))
    };
    snapshot::none(&entries(folder).iter().filter_map(|path| told(path, in_file(path))).collect::<Vec<_>>());
}

#[test]
fn a_change_is_made_where_it_says_and_only_there() {
    let changed = |lines: &str| changed("a\nb\na\nc\n", &lines.lines().map(ToOwned::to_owned).collect::<Vec<_>>());
    assert_eq!(changed("-b\n+x"), Ok("a\nx\na\nc\n".to_owned()));
    assert_eq!(changed(" a\n+x\n c\n@@\n+z\n@@\n-b"), Ok("a\na\nx\nc\nz\n".to_owned()));
    assert_eq!(changed("*2\n+x #\n*1\n+y #"), Ok("a\nb\na\nc\nx 1\nx 2\ny #\n".to_owned()));
    assert_eq!(changed("=x\n="), Ok("x\n\n".to_owned()));
    assert_eq!(changed("-a\n+x"), Err("this stands 2 times in the small model, not once:\na\n".to_owned()));
    assert_eq!(changed("-d"), Err("this stands 0 times in the small model, not once:\nd\n".to_owned()));
    assert!(changed("x").is_err() && changed("*x\n+a").is_err());
}
