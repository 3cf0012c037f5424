//! The README shows what a real terminal shows: its transcript of a first sitting is played and compared.

use crate::FIRST;
use crate::common::{committed, repository, snapshot};
use crate::screen::{Folder, Start};

/// What stands before and behind the transcript.
const OPENING: &str = "```text\n$ maturity assess\n";
const END: &str = "\n```\n";

#[test]
fn the_transcript_of_the_readme_is_what_a_terminal_shows() {
    let folder = Folder::new();
    // As wide as the README's, and so high that nothing scrolls away.
    let mut screen = Start::in_folder(&folder.path()).sized(80, 100).run(&["assess"]);
    screen.wait("❯ Operational Excellence").wait_until("the whole menu", |now| now.contains("Security · "));
    let models = screen.contents();
    screen
        .type_keys("\r")
        .wait("Which workload")
        .wait_for_text()
        .type_keys("\r")
        .wait("Who takes part?")
        .wait_for_text()
        .type_keys("Ana, Raj\r");
    screen.wait("❯ No target yet").wait_until("the whole menu", |now| now.contains("Level 5 · "));
    let menu = screen.contents();
    screen
        .type_keys("\x1b[B\x1b[B\x1b[B")
        .wait("❯ Level 3")
        .type_keys("\r")
        .wait_for_card(FIRST)
        .type_keys("2")
        .wait_for_card("Level 1 · 2 of ");
    let all = screen.contents();
    // A menu leaves nothing behind; what follows takes its place.
    let (_, chosen) = menu.split_once("✓ Model: ").unwrap();
    let menu = format!("{}\n✓ Model: {chosen}", models.trim_end());
    let (_, behind) = all.split_once("✓ Target: Level 3\n").unwrap();
    let (answered, _) = behind.split_once("✓ ").unwrap();
    let answer = behind[answered.len()..].lines().next().unwrap();
    let transcript = format!("{}\n✓ Target: Level 3\n{answered}{answer}", menu.trim_end());

    let readme = committed("README.md");
    let (before, rest) = readme.split_once(OPENING).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let lines = transcript.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    snapshot::none(snapshot::difference(&repository("README.md"), &format!("{before}{OPENING}{lines}{END}{after}")).as_slice());
    screen.type_keys("q");
    assert_eq!(screen.end().0, 0);
}
