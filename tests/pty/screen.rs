//! The real program on a real pseudo-terminal; every wait is for something on the screen.

use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::common::{TODAY, committed, program};

/// The model of the tests.
const MODEL: &str = "tests/data/sitting.yaml";

/// Longer than any wait on a busy machine; a test that reaches it has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program at work on a screen.
pub(crate) struct Screen {
    parser: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    ended: thread::JoinHandle<()>,
}

/// How to start the program.
pub(crate) struct Start<'s> {
    pub(crate) folder: &'s Path,
    pub(crate) rows: u16,
    pub(crate) columns: u16,
    pub(crate) environment: Vec<(&'static str, String)>,
}

impl<'s> Start<'s> {
    pub(crate) fn in_folder(folder: &'s Path) -> Self {
        Self { folder, rows: 24, columns: 80, environment: Vec::new() }
    }

    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.environment.push((name, value.to_owned()));
        self
    }

    pub(crate) fn run(self, arguments: &[&str]) -> Screen {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_maturity"));
        command.args(arguments);
        self.start(command)
    }

    /// Runs the program in a shell, which then shows the state of the terminal, and between `left<` and `>` what was typed and
    /// not read.
    pub(crate) fn run_in_shell(self, arguments: &str) -> Screen {
        let mut command = CommandBuilder::new("sh");
        let then = "code=$?; stty -a; stty -icanon -echo min 0 time 2; printf 'left<'; cat; printf '>'; stty icanon echo; exit $code";
        command.args(["-c", &format!("{} {arguments}; {then}", env!("CARGO_BIN_EXE_maturity"))]);
        self.start(command)
    }

    /// Runs a shell that somebody types into, in which `maturity` is the program under test.
    pub(crate) fn run_interactive(mut self, shell: &str, arguments: &[&str]) -> Screen {
        let binaries = Path::new(env!("CARGO_BIN_EXE_maturity")).parent().unwrap();
        self.environment.push(("PATH", format!("{}:/usr/bin:/bin", binaries.display())));
        let mut command = CommandBuilder::new(shell);
        command.args(arguments);
        self.start(command)
    }

    fn start(self, mut command: CommandBuilder) -> Screen {
        let size = size(self.columns, self.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(self.folder);
        command.env_clear();
        for (name, value) in [("PATH", "/usr/bin:/bin"), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("MATURITY_AS_OF", TODAY)] {
            command.env(name, value);
        }
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = Arc::new(Mutex::new(parser(self.columns, self.rows)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (screen, record) = (Arc::clone(&parser), Arc::clone(&raw));
        let ended = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                screen.lock().unwrap().process(&buffer[..count]);
                record.lock().unwrap().extend_from_slice(&buffer[..count]);
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Screen { parser, raw, child, master: pair.master, keyboard, ended }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The smallest size that can be shown here; of a smaller one only all that was written is known.
fn shown(columns: u16, rows: u16) -> (u16, u16) {
    (columns.max(10), rows.max(5))
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    let (columns, rows) = shown(columns, rows);
    vt100::Parser::new(rows, columns, 2000)
}

impl Screen {
    /// Types.
    pub(crate) fn type_keys(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// What is on the screen now.
    pub(crate) fn contents(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    /// All that was ever written.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned()
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn wait(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |contents| contents.contains(text))
    }

    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        let begun = Instant::now();
        while !holds(&self.contents()) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for `{what}`:\n{}\n\nraw: {:?}", self.contents(), self.raw());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Waits for the card of a question, ready for a key.
    pub(crate) fn wait_for_card(&mut self, progress: &str) -> &mut Self {
        let is_ready = |contents: &str| {
            let last = contents.trim_end().lines().last().unwrap_or_default();
            contents.contains(progress) && last.trim_start().starts_with('>')
        };
        self.wait_until(progress, is_ready)
    }

    /// Waits for the card of the question at this place, which may have scrolled away.
    pub(crate) fn wait_for_question(&mut self, place: &str) -> &mut Self {
        self.wait_for_raw(place, |raw| raw.rsplit_once("Level 1 · ").is_some_and(|(_, last)| last.starts_with(place)));
        self.wait_for_card("")
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
        let (columns, rows) = shown(columns, rows);
        self.parser.lock().unwrap().screen_mut().set_size(rows, columns);
    }

    /// Ends the program without a warning.
    pub(crate) fn kill(mut self) {
        self.signal("KILL");
        self.child.wait().unwrap();
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Where the cursor is: its row and its column.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.parser.lock().unwrap().screen().cursor_position()
    }

    /// Waits until the last line of the screen is this.
    pub(crate) fn wait_for_last(&mut self, line: &str) -> &mut Self {
        self.wait_until(line, |contents| contents.trim_end().lines().last().unwrap_or_default() == line)
    }

    /// Waits until all that was ever written is so.
    pub(crate) fn wait_for_raw(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        let begun = Instant::now();
        while !holds(&self.raw()) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for `{what}`:\n{}\n\nraw: {:?}", self.contents(), self.raw());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Waits for a prompt that takes a text.
    pub(crate) fn wait_for_text(&mut self) -> &mut Self {
        let is_ready = |contents: &str| {
            let contents = contents.split_whitespace().collect::<Vec<_>>().join(" ");
            contents.rsplit_once("leaves it as it is. >").is_some_and(|(_, behind)| !behind.contains("> "))
        };
        self.wait_until("a prompt for a text", is_ready)
    }

    /// Waits for the program's own end: its exit code, and the last screen.
    pub(crate) fn end(mut self) -> (u32, String, String) {
        let begun = Instant::now();
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "the program did not end:\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        };
        let Self { keyboard, master, ended, parser, raw, .. } = self;
        let modes = format!("{:?}", master.get_termios().unwrap().local_flags);
        for mode in ["ISIG", "ICANON", "ECHO"] {
            assert!(modes.split([' ', '(', ')']).any(|word| word == mode), "{mode} is back: {modes}");
        }
        drop((keyboard, master));
        ended.join().unwrap();
        let raw = String::from_utf8_lossy(&raw.lock().unwrap()).into_owned();
        assert!(!parser.lock().unwrap().screen().hide_cursor(), "the cursor is back");
        let contents = parser.lock().unwrap().screen().contents();
        (code, contents, raw)
    }
}

/// A folder of its own, called like a workload.
pub(crate) struct Folder {
    root: tempfile::TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("checkout")).unwrap();
        Self { root }
    }

    /// The model whose words and numbers the tests name, in a folder without answers.
    pub(crate) fn with_model() -> Self {
        let folder = Self::new();
        std::fs::write(folder.path().join("sitting.yaml"), committed(MODEL)).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.root.path().join("checkout")
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.path().join("maturity.yaml")
    }

    pub(crate) fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    /// A file with a header and no answers.
    pub(crate) fn begun() -> Self {
        let folder = Self::with_model();
        let model = maturity::model::Model::read(MODEL, committed(MODEL).as_bytes()).unwrap();
        let header = maturity::answers::Header {
            workload: Some("checkout".to_owned()),
            assessed: Some("2026-11-22".parse().unwrap()),
            ..maturity::answers::Header::default()
        };
        std::fs::write(folder.file(), maturity::answers::skeleton(&model, &header)).unwrap();
        folder
    }

    /// The counts that `score` finds in the file.
    pub(crate) fn counts(&self) -> serde_json::Value {
        let score = program(&self.path()).args(["score", "maturity.yaml", "--format", "json"]).output().unwrap();
        assert!(score.status.success(), "{}", String::from_utf8_lossy(&score.stderr));
        let report: serde_json::Value = serde_json::from_slice(&score.stdout).unwrap();
        report["counts"].clone()
    }
}
