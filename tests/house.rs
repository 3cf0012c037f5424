//! The house rules of `src/`: which room may use which, as the table in `src/lib.rs` says, and how its files look.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::{committed, repository};

/// The longest that a file may get before it is to be divided.
const LINES: usize = 300;

/// The room that every other may use.
const FOR_ALL: &str = "text";

/// What belongs into tests only: it panics, or it writes past the one place that writes.
const FOR_TESTS_ONLY: [&str; 7] = [".unwrap()", ".expect(", "println!", "print!", "dbg!", "panic!(", "process::exit"];

/// A file of `src/`.
struct Source {
    /// Its path below `src/`.
    path: PathBuf,
    text: String,
}

impl Source {
    /// The first folder, else the file's stem.
    fn room(&self) -> &str {
        self.path.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs")
    }

    /// Whether it is the root, which sees everything.
    fn is_root(&self) -> bool {
        ["lib", "main"].contains(&self.room())
    }

    /// The code without comment lines and without the tests, which stand at its end.
    fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]\nmod ").next().unwrap();
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }

    /// The whole file without comment lines.
    fn code_and_tests(&self) -> String {
        self.text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }

    /// How many modules lie around this one, the root included.
    fn depth(&self) -> usize {
        let components = self.path.components().count();
        if self.path.ends_with("mod.rs") { components - 1 } else { components }
    }
}

fn sources() -> Vec<Source> {
    let root = repository("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    assert!(sources.len() > 30, "only {} files were found", sources.len());
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            sources.push(Source { path: path.strip_prefix(root).unwrap().to_owned(), text });
        }
    }
}

/// The names behind every `crate::` of `code`: `crate::model::Id` and `crate::{model, answers::Entry}` alike.
fn used_rooms(code: &str) -> BTreeSet<String> {
    let behind = code.split("crate::").skip(1);
    behind.flat_map(|rest| if let Some(group) = rest.strip_prefix('{') { names_in(group) } else { vec![name_at(rest)] }).collect()
}

/// The first name of each entry of a group, whose opening brace is gone.
fn names_in(group: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut names = vec![name_at(group)];
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name_at(&group[index + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn name_at(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The longest chain of `super::` in `code`.
fn longest_way_up(code: &str) -> usize {
    let ways = code.match_indices("super::").map(|(index, _)| code[index..].split("super::").take_while(|part| part.is_empty()).count());
    ways.max().unwrap_or(0)
}

/// The rooms in the table of `src/lib.rs`, and what each may use besides itself and [`FOR_ALL`].
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let map = committed("src/lib.rs");
    let mut rows = map.lines().filter_map(|line| line.strip_prefix("//! |"));
    assert_eq!(rows.next(), Some(" room | holds | may use | never |"));
    let rows: Vec<Vec<&str>> = rows.skip(1).map(|row| row.split('|').collect()).collect();
    let every_room: BTreeSet<String> = rows.iter().flat_map(|cells| names_of_rooms(cells[0])).collect();
    let may_use = |cell: &str| if cell.trim() == "every room" { every_room.clone() } else { names_of_rooms(cell).collect() };
    rows.iter().flat_map(|cells| names_of_rooms(cells[0]).map(|room| (room, may_use(cells[2])))).collect()
}

/// The names between backticks.
fn names_of_rooms(cell: &str) -> impl Iterator<Item = String> {
    cell.split('`').skip(1).step_by(2).map(snake_case)
}

/// What each room uses besides itself and [`FOR_ALL`], with a file that does.
fn uses(sources: &[Source]) -> BTreeMap<(&str, String), &Path> {
    let inside = sources.iter().filter(|source| !source.is_root());
    let of_file = |source: &'_ Source| used_rooms(&source.code_and_tests());
    let uses = inside.flat_map(|source| of_file(source).into_iter().map(|used| ((source.room(), used), source.path.as_path())));
    uses.filter(|((room, used), _)| room != used && used != FOR_ALL).collect()
}

/// Fails with all the breaches at once.
#[track_caller]
fn nothing(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn a_room_uses_only_the_rooms_that_it_may() {
    let (sources, table) = (sources(), table());
    let uses = uses(&sources);
    let breaches = uses.iter().filter(|((room, used), _)| !table.get(*room).is_some_and(|may_use| may_use.contains(used)));
    nothing(&breaches.map(|((room, used), path)| format!("src/{}: `{room}` may not use `{used}`", path.display())).collect::<Vec<_>>());
}

#[test]
fn what_a_room_may_use_it_uses() {
    let (sources, table) = (sources(), table());
    let uses = uses(&sources);
    let every = table.len();
    let particular = table.iter().filter(|(_, may_use)| may_use.len() < every);
    let unused = particular.flat_map(|(room, may_use)| may_use.iter().map(move |used| (room.as_str(), used.clone())));
    let unused = unused.filter(|entry| !uses.contains_key(entry));
    nothing(&unused.map(|(room, used)| format!("src/lib.rs: `{room}` does not use `{used}`")).collect::<Vec<_>>());
}

#[test]
fn no_way_up_leads_out_of_a_room() {
    let sources = sources();
    let leads_out = |source: &&Source| !source.is_root() && longest_way_up(&source.code()) >= source.depth();
    nothing(&sources.iter().filter(leads_out).map(|source| format!("src/{}: write `crate::…`", source.path.display())).collect::<Vec<_>>());
}

#[test]
fn the_table_names_every_room_and_no_other() {
    let named: BTreeSet<String> = table().into_keys().collect();
    let found: BTreeSet<String> = sources().iter().filter(|source| !source.is_root()).map(|source| source.room().to_owned()).collect();
    assert_eq!(named, found, "the table in src/lib.rs (left) against the folders and files of src/ (right)");
}

/// `exit_code` for `ExitCode`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

#[test]
fn every_file_opens_with_a_sentence_that_says_what_it_is() {
    let sources = sources();
    let silent = sources.iter().filter(|source| !is_a_sentence(&opening(&source.text)));
    nothing(&silent.map(|source| format!("src/{} does not open with a sentence after `//!`", source.path.display())).collect::<Vec<_>>());
}

/// The first paragraph of a file's documentation.
fn opening(text: &str) -> String {
    text.lines().map_while(|line| line.strip_prefix("//! ")).collect::<Vec<_>>().join(" ")
}

fn is_a_sentence(text: &str) -> bool {
    text.starts_with(|first: char| first.is_uppercase() || first == '`') && text.ends_with('.')
}

#[test]
fn no_file_is_longer_than_a_reader_likes() {
    let sources = sources();
    let long = sources.iter().filter(|source| source.text.lines().count() > LINES);
    let tell = |source: &Source| format!("src/{} has {} lines, more than {LINES}", source.path.display(), source.text.lines().count());
    nothing(&long.map(tell).collect::<Vec<_>>());
}

#[test]
fn nothing_panics_or_prints_outside_tests() {
    let mut breaches = Vec::new();
    for source in sources() {
        let code = source.code();
        for found in FOR_TESTS_ONLY.iter().filter(|word| code.contains(**word)) {
            breaches.push(format!("src/{}: `{found}`", source.path.display()));
        }
    }
    nothing(&breaches);
}

#[test]
fn the_reader_of_use_lines_reads_all_their_forms() {
    let code = "use crate::model::Id;\nuse crate::{answers::{A, B}, scorecard};\nlet x = crate::report::y();\n$crate::document::z";
    assert!(used_rooms(code).iter().eq(["answers", "document", "model", "report", "scorecard"]));
    assert_eq!(longest_way_up("use super::a; use super::super::b;"), 2);
    assert!(names_of_rooms(" [`answers`], [`ExitCode`] ").eq(["answers", "exit_code"]));
    assert!(is_a_sentence(&opening("//! What a\n//! file is.\n//!\n//! more")) && !is_a_sentence(&opening("//! what\n")));
}
