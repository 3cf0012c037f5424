//! The documents tell the truth: every `console` block in them is run, the models in `model/README.md` are read, and links lead somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Anchorizer, Arena, Options};
use tempfile::TempDir;

use crate::common::{committed, repository, shell, snapshot};

/// The lines of each fenced block of a language.
pub(crate) fn blocks(file: &str, language: &str) -> Vec<String> {
    let text = committed(file);
    let opening = format!("```{language}\n");
    text.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// A folder like the project's, but for what is not needed.
fn scratch() -> TempDir {
    let scratch = tempfile::tempdir().unwrap();
    for folder in ["examples", "model"] {
        symlink(repository(folder), scratch.path().join(folder)).unwrap();
    }
    scratch
}

/// What a shell in this folder prints for `command`, where `maturity` is the binary under test.
fn printed(command: &str, folder: &Path) -> String {
    let output = shell(&format!("{{ {command}\n}} 2>&1"), folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A text with what their commands print now in its console blocks.
fn with_consoles_run(text: &str, mut print: impl FnMut(&str) -> String) -> String {
    let mut parts = text.split("```console\n");
    let before = parts.next().unwrap().to_owned();
    parts.fold(before, |all, part| {
        let (block, after) = part.split_once("```").unwrap();
        // A command goes on in the next line behind a `\`.
        let goes_on = block.split_inclusive('\n').take_while(|line| line.ends_with("\\\n")).map(str::len).sum::<usize>();
        let command = &block[..goes_on + block[goes_on..].find('\n').unwrap()];
        let typed = command.strip_prefix("$ ").expect("a console block begins with `$ `");
        format!("{all}```console\n{command}\n{}\n```{after}", print(typed).trim_end())
    })
}

#[test]
fn every_console_block_of_the_readmes_prints_what_it_shows() {
    let differences = ["README.md", "model/README.md"].map(|file| {
        let text = committed(file);
        assert!(text.contains("```console\n"));
        snapshot::difference(&repository(file), &with_consoles_run(&text, |typed| printed(typed, scratch().path())))
    });
    snapshot::none(&differences.into_iter().flatten().collect::<Vec<_>>());
}

#[test]
fn the_examples_are_told_from_an_empty_folder() {
    let text = committed("examples/README.md");
    let folder = scratch();
    let told = with_consoles_run(&text, |typed| printed(typed, folder.path()));
    snapshot::none(snapshot::difference(&repository("examples/README.md"), &told).as_slice());
}

#[test]
fn the_model_shown_in_its_readme_passes_the_lint() {
    for block in blocks("model/README.md", "yaml") {
        let (model, warnings) = maturity::model::Model::lint("README", block.as_bytes(), None).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(warnings.to_string(), "");
        assert_eq!(model.practices().count(), 2);
    }
}

/// The anchors of a document's headings as GitHub makes them, and where its links and pictures lead.
fn anchors_and_links(text: &str) -> (BTreeSet<String>, Vec<String>) {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    let (mut anchorizer, mut anchors, mut links) = (Anchorizer::new(), BTreeSet::new(), Vec::new());
    for node in comrak::parse_document(&arena, text, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Heading(_) => drop(anchors.insert(anchorizer.anchorize(&words(node)))),
            NodeValue::Link(link) | NodeValue::Image(link) => links.push(link.url.clone()),
            _ => {}
        }
    }
    (anchors, links)
}

/// What stands in a heading, without marks.
fn words<'a>(heading: &'a AstNode<'a>) -> String {
    let parts = heading.descendants().filter_map(|node| match &node.data.borrow().value {
        NodeValue::Text(text) => Some(text.to_string()),
        NodeValue::Code(code) => Some(code.literal.clone()),
        _ => None,
    });
    parts.collect()
}

#[test]
fn every_link_of_the_documents_leads_to_a_file_and_a_heading() {
    let mut wrong = Vec::new();
    for file in ["README.md", "examples/README.md", "model/README.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md"] {
        let (_, links) = anchors_and_links(&committed(file));
        for link in links.iter().filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
            let document = repository(file);
            let target = if path.is_empty() { document } else { document.parent().unwrap().join(path) };
            let leads = match anchor {
                None => target.exists(),
                Some(anchor) => fs::read_to_string(&target).is_ok_and(|text| anchors_and_links(&text).0.contains(anchor)),
            };
            if !leads {
                wrong.push(format!("{file}: {link}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_readme_is_short_enough_to_be_read() {
    let readme = committed("README.md");
    assert!(readme.lines().count() < 400, "{} lines; what needs more room goes to examples/ or model/README.md", readme.lines().count());
    let long: Vec<&str> = readme.lines().filter(|line| line.chars().count() > 160).collect();
    assert_eq!(long, Vec::<&str>::new());
}
