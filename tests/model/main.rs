//! Model files: what is built in, how files are read, and what the lint finds in files with one fault each.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;

mod advice;
mod builtin;
mod cases;
mod condition;
mod damage;
mod document;
mod entries;
mod import;
mod import_texts;
mod invalid;
mod lens;
mod limits;
mod mutations;
mod readers;
mod readings;
mod schemas;
mod since;
mod slips;
mod source;
mod starter;
mod strict;
mod syntax;
mod text;
