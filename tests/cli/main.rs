//! The program as a whole: what is typed, what comes out, and how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::too_many_lines, reason = "a test is as long as the text that it holds")]
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes inline snapshots so")]

#[path = "../common/mod.rs"]
mod common;

mod accepted;
mod bad_answers;
mod bad_files;
mod browser;
mod check;
mod check_formats;
mod colors;
mod compare;
mod completions;
mod entry_keys;
mod every_text_field;
mod exit_codes;
mod explain;
mod figures;
mod form;
mod golden;
mod harness;
mod help;
mod history;
mod hostile_text;
mod import;
mod imported_answers;
mod json;
mod later;
mod left_out;
mod merge;
mod model;
mod model_show;
mod new;
mod new_model;
mod outward;
mod own_model;
#[cfg(unix)]
mod pipelines;
mod plan;
mod planned;
mod portfolio;
#[cfg(unix)]
mod pre_commit;
#[cfg(unix)]
mod readme;
mod report;
mod score;
mod set;
mod slips;
mod standing;
mod streams;
mod versions;
mod warehouse;
mod what_if;
mod without;
mod workbook;
mod workbook_form;
