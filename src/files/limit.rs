//! A limit on the size of files is an error like a full disk, and not the end of the program.

/// From now on a file that grows beyond the limit of the system (`ulimit -f`) fails to be written; else that would end the
/// program at once, before it could bring anything to safety. Programs that this one starts keep their own habits.
pub(crate) fn hear_limits() {
    #[cfg(unix)]
    {
        // A signal that is only noted has no other effect. Where it cannot be noted everything is as it was.
        let noted = std::sync::Arc::default();
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noted);
    }
}
