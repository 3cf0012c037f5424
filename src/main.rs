//! The program `maturity`.

use std::panic;

use maturity::{ExitCode, run};

fn main() -> ExitCode {
    // A panic has printed its message already; what is left is to say whose fault it is.
    panic::catch_unwind(|| run(std::env::args_os())).unwrap_or_else(|_| maturity::bug())
}
