//! CPU time and peak memory, as the operating system counts them.

use std::process::Command;
use std::time::Duration;

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// The CPU time that `work` takes in this process.
pub(crate) fn of_self<T>(work: impl FnOnce() -> T) -> Duration {
    let before = cpu_time(&usage(UsageWho::RUSAGE_SELF));
    std::hint::black_box(work());
    cpu_time(&usage(UsageWho::RUSAGE_SELF)).saturating_sub(before)
}

/// The CPU time of one child process that succeeds.
pub(crate) fn of_child(command: &mut Command) -> Duration {
    let before = cpu_time(&usage(UsageWho::RUSAGE_CHILDREN));
    let status = command.status().expect("the program starts");
    assert!(status.success(), "{command:?} ends with {status}");
    cpu_time(&usage(UsageWho::RUSAGE_CHILDREN)).saturating_sub(before)
}

/// The greatest memory that any child process had so far, in bytes.
pub(crate) fn peak_of_children() -> u64 {
    u64::try_from(usage(UsageWho::RUSAGE_CHILDREN).max_rss()).unwrap_or_default() << 10
}

fn usage(who: UsageWho) -> Usage {
    getrusage(who).expect("the operating system counts")
}

fn cpu_time(usage: &Usage) -> Duration {
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(u64::try_from(microseconds).unwrap_or_default())
}
