//! Sessions that are killed at random moments: no answer that was acknowledged is lost, nothing is left behind, nobody can read more.
//!
//! 200 of them in a usual run; `KILLS=1000` asks for more. The figures are printed by `cargo test --test pty kills -- --nocapture`.

use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Child, ChildStderr, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::common::program;
use crate::piped;
use crate::screen::Folder;
use crate::tty::Tty;

const ROUNDS: usize = 200;

/// So many answers are given in one session at most.
const MOST: usize = 6;

/// What ends a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Kill,
    Terminate,
    HangUp,
    /// The terminal is closed, or in line mode the input ends.
    Close,
}

impl End {
    fn signal(self) -> Option<Signal> {
        match self {
            Self::Kill => Some(Signal::KILL),
            Self::Terminate => Some(Signal::TERM),
            Self::HangUp => Some(Signal::HUP),
            Self::Close => None,
        }
    }
}

/// What one killed session came to.
#[derive(Debug, Default)]
struct Figures {
    kills: usize,
    acknowledged: usize,
    lost: usize,
    /// Temporary files right after the kill, and after the next start.
    left: usize,
    left_after_start: usize,
    /// The same right after a session that ended by itself, because it heard what was to end it.
    left_in_order: usize,
    echo_off: usize,
    wrong_modes: usize,
    unreadable: usize,
}

impl Figures {
    fn and(mut self, other: &Self) -> Self {
        self.kills += other.kills;
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.left += other.left;
        self.left_after_start += other.left_after_start;
        self.left_in_order += other.left_in_order;
        self.echo_off += other.echo_off;
        self.wrong_modes += other.wrong_modes;
        self.unreadable += other.unreadable;
        self
    }
}

/// Numbers that look random and are the same in each run; the moments of a kill are not, whatever is done.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

#[test]
fn a_killed_session_loses_nothing_and_leaves_nothing() {
    let rounds = std::env::var("KILLS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let workers = thread::available_parallelism().map_or(2, usize::from).min(8);
    let figures = thread::scope(|scope| {
        let share = |first: usize| (first..rounds).step_by(workers).map(round).fold(Figures::default(), |sum, one| sum.and(&one));
        let threads: Vec<_> = (0..workers).map(|first| scope.spawn(move || share(first))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).fold(Figures::default(), |sum, one| sum.and(&one))
    });
    let Figures { acknowledged, left, .. } = figures;
    let _ = writeln!(
        std::io::stderr().lock(),
        "{rounds} kills, {acknowledged} answers acknowledged, {left} temporary files before the next start"
    );
    assert_eq!(figures.kills, rounds);
    assert!(figures.acknowledged > rounds / 2, "the kills come too early to mean anything: {figures:?}");
    let Figures { lost, left_after_start, left_in_order, echo_off, wrong_modes, unreadable, .. } = figures;
    assert_eq!((lost, left_after_start, left_in_order, echo_off, wrong_modes, unreadable), (0, 0, 0, 0, 0, 0), "{figures:?}");
}

/// How a session ended.
struct Ended {
    acknowledged: usize,
    /// Whether the program ended by itself.
    in_order: bool,
    /// Whether the terminal does not show any more what is typed.
    echo_off: bool,
}

fn round(number: usize) -> Figures {
    let mut chance = Chance((number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let folder = Folder::begun();
    fs::set_permissions(folder.file(), Permissions::from_mode(0o600)).unwrap();
    let end = [End::Kill, End::Kill, End::Terminate, End::HangUp, End::Close][chance.below(5)];
    let (answers, delay) = (chance.below(MOST), Duration::from_micros(chance.below(20_000) as u64));
    let session = if chance.below(2) == 0 { in_lines } else { in_a_terminal };
    let ended = session(&folder, end, answers, delay);
    let echo_off = usize::from(ended.in_order && ended.echo_off);
    let mut figures = Figures { kills: 1, acknowledged: ended.acknowledged, echo_off, ..Figures::default() };
    look_at_what_is_left(&folder, &mut figures);
    figures.left_in_order = if ended.in_order { figures.left } else { 0 };
    figures
}

fn look_at_what_is_left(folder: &Folder, figures: &mut Figures) {
    let of_the_model = |name: &std::ffi::OsStr| name == "sitting.yaml";
    let files = || fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap()).filter(|entry| !of_the_model(&entry.file_name()));
    figures.left = files().count() - 1;
    figures.wrong_modes = usize::from(files().any(|entry| entry.metadata().unwrap().permissions().mode() & 0o777 != 0o600));
    let (code, _) = piped(folder, &["assess", "--line"], "q\n");
    figures.unreadable = usize::from(code != Some(0));
    figures.left_after_start = files().count() - 1;
    let answered = folder.text().matches(": largely").count();
    figures.lost = figures.acknowledged.saturating_sub(answered);
}

/// Answers, and ends the session while it is at work on what was typed beyond.
fn in_lines(folder: &Folder, end: End, answers: usize, delay: Duration) -> Ended {
    let mut command = program(&folder.path());
    command.args(["assess", "--line"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    input.write_all(&b"3\n".repeat(MOST)).unwrap();
    let seen = wait_for(&mut said, answers);
    thread::sleep(delay);
    match end.signal() {
        Some(signal) => send(&child, signal),
        None => drop(input),
    }
    // All that was written before the end is still there to be read.
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    let in_order = ended_in_order(child.wait().unwrap());
    Ended { acknowledged: seen + acknowledged(&rest), in_order, echo_off: false }
}

/// Reads until so many answers are acknowledged.
fn wait_for(said: &mut BufReader<ChildStderr>, answers: usize) -> usize {
    let (mut seen, mut line) = (0, String::new());
    while seen < answers && said.read_line(&mut line).unwrap() > 0 {
        seen = acknowledged(&line);
    }
    seen
}

/// The same in a terminal.
fn in_a_terminal(folder: &Folder, end: End, answers: usize, delay: Duration) -> Ended {
    let mut terminal = Tty::open(&folder.path());
    for answer in 0..answers {
        terminal.wait_for_card(&format!("Level 1 · {} of ", answer + 1));
        terminal.type_keys("3");
    }
    // While it starts or saves.
    terminal.listen(delay);
    let Some(signal) = end.signal() else {
        let acknowledged = acknowledged(&terminal.said());
        return Ended { acknowledged, in_order: ended_in_order(terminal.close()), echo_off: false };
    };
    kill_process(Pid::from_raw(i32::try_from(terminal.id()).unwrap()).unwrap(), signal).unwrap();
    let status = terminal.end();
    Ended { acknowledged: acknowledged(&terminal.said()), in_order: ended_in_order(status), echo_off: !terminal.echoes() }
}

fn ended_in_order(status: ExitStatus) -> bool {
    status.code().is_some()
}

fn send(child: &Child, signal: Signal) {
    // It may have ended.
    let _ = kill_process(Pid::from_child(child), signal);
}

/// How many answers a session has said to be saved.
fn acknowledged(said: &str) -> usize {
    console::strip_ansi_codes(said).matches("✓ Largely").count()
}
