//! A pseudo-terminal that nobody else holds, so that it can be closed: nothing reads from it but the test itself.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Termios, Winsize, tcgetattr, tcsetwinsize};

use crate::common::TODAY;

/// Longer than any wait on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Tty {
    master: File,
    /// The other side, which keeps its modes after the program has ended.
    slave: Option<File>,
    child: Child,
    raw: Vec<u8>,
}

impl Tty {
    /// `assess` on a terminal of 80 columns and 24 rows.
    pub(crate) fn open(folder: &Path) -> Self {
        Self::run(folder, &["assess"])
    }

    /// The program with these arguments on such a terminal.
    pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, size).unwrap();
        let slave = open_slave(&master);
        // A session of its own has the terminal, so that it is told when the terminal goes.
        let mut command = Command::new("setsid");
        command.args(["--ctty", env!("CARGO_BIN_EXE_maturity")]).args(arguments).current_dir(folder).env_clear();
        command.env("PATH", "/usr/bin:/bin").env("TERM", "xterm-256color").env("LANG", "C.UTF-8").env("MATURITY_AS_OF", TODAY);
        let end = || slave.try_clone().unwrap();
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        // The command holds its own sides, which would keep the terminal open.
        drop(command);
        Self { master: master.into(), slave: Some(slave), child, raw: Vec::new() }
    }

    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.master.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until `text` has been written.
    pub(crate) fn wait(&mut self, text: &str) {
        let begun = Instant::now();
        while !String::from_utf8_lossy(&self.raw).contains(text) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for `{text}`:\n{}", String::from_utf8_lossy(&self.raw));
            self.listen(Duration::from_millis(100));
        }
    }

    /// Waits for the card of a question, and for its prompt.
    pub(crate) fn wait_for_card(&mut self, progress: &str) {
        self.wait(progress);
        let card = String::from_utf8_lossy(&self.raw).rfind(progress).unwrap();
        let begun = Instant::now();
        while !String::from_utf8_lossy(&self.raw)[card..].contains("> ") && !String::from_utf8_lossy(&self.raw)[card..].contains(">\u{1b}")
        {
            assert!(begun.elapsed() < PATIENCE, "no prompt:\n{}", String::from_utf8_lossy(&self.raw));
            self.listen(Duration::from_millis(100));
        }
    }

    /// Takes what has been written, and waits for it so long at most.
    pub(crate) fn listen(&mut self, patience: Duration) {
        let timeout = Timespec::try_from(patience).unwrap();
        let mut ready = [PollFd::new(&self.master, PollFlags::IN)];
        if poll(&mut ready, Some(&timeout)).unwrap() > 0 {
            let mut buffer = [0; 4096];
            let count = self.master.read(&mut buffer).unwrap_or(0);
            self.raw.extend_from_slice(&buffer[..count]);
        }
    }

    /// All that was written.
    pub(crate) fn said(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end of the program, whose last words are taken.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            self.listen(Duration::from_millis(5));
            if let Some(status) = self.child.try_wait().unwrap() {
                self.listen(Duration::ZERO);
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "the program did not end:\n{}", self.said());
        }
    }

    /// Whether the terminal shows what is typed.
    pub(crate) fn echoes(&self) -> bool {
        let modes: Termios = tcgetattr(self.slave.as_ref().unwrap()).unwrap();
        modes.local_modes.contains(LocalModes::ECHO)
    }

    /// Closes the terminal, as somebody does who closes its window, and waits for the end of the program.
    pub(crate) fn close(self) -> ExitStatus {
        let Self { master, slave, mut child, .. } = self;
        drop((master, slave));
        let begun = Instant::now();
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "the program did not end");
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

fn open_slave(master: &OwnedFd) -> File {
    use std::os::unix::fs::OpenOptionsExt as _;
    let name = ptsname(master, Vec::new()).unwrap();
    let no_controlling = rustix::fs::OFlags::NOCTTY.bits().cast_signed();
    OpenOptions::new().read(true).write(true).custom_flags(no_controlling).open(name.to_str().unwrap()).unwrap()
}
