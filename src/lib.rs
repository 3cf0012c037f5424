//! `maturity`: a maturity self-assessment for the command line.
//!
//! One way leads through the house:
//!
//! ```text
//! model/*.yaml ─ raw ─ rules ─ Model ─┐
//!                                     ├─▶ Scorecard ─▶ NextSteps ─▶ Report ─▶ render::{terminal, markdown, html, …}
//! answers.yaml ─ read ─ Answers ──────┘
//! ```
//!
//! | room | holds | never |
//! |---|---|---|
//! | [`text`] | wrapping, visible text, suggestions; every room may use it | any other room |
//! | [`files`] | atomic writing and locking | meaning |
//! | [`document`] | the text of a hand-written YAML file, the place of every part, and faults found there | any other room |
//! | [`model`] | raw types → [rules](model::rules) → valid types, a [schema](model::schema); the built-in list | any other room |
//! | [`import`] | models of other tools, read and written anew in our format | files |
//! | [`answers`] | reading, blank files, freshness | scores |
//! | [`scorecard`] | exact arithmetic: scores, levels, cells, blockers | files, clock, colour |
//! | [`next_steps`] | the smallest plan, and the order of steps | files, answers |
//! | [`comparison`] | what became of each practice between two assessments | files, formats |
//! | [`gates`] | conditions for CI, with the figure found and the figure wanted | files, formats |
//! | [`report`] | the one value that renderers see: sections of rows that keep their figures | formats, words |
//! | [`render`] | one file a format, from the same rows and in the same words | files, arguments |
//! | [`interview`] | which question now, how it is put to people, saving each answer | `render`, `next_steps` |
//! | [`commands`] | one thin file a command: read, call, write | arithmetic |
//! | [`cli`], [`ExitCode`] | what was typed; how a run ends | |
//!
//! `tests/house.rs` holds this table to the `use crate::` lines.

pub mod answers;
pub mod cli;
pub mod commands;
pub mod comparison;
pub mod document;
mod exit_code;
pub mod files;
pub mod gates;
pub mod import;
pub mod interview;
pub mod model;
pub mod next_steps;
pub mod render;
pub mod report;
pub mod scorecard;
pub mod text;

pub use commands::{bug, run};
pub use exit_code::ExitCode;
