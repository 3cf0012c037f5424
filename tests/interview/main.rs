//! The interview without a terminal: which question comes when, and how every answer gets into the file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod beside;
#[path = "../common/mod.rs"]
mod common;
mod people;
mod save;
mod script;
