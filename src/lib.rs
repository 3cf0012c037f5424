//! `maturity`: a maturity self-assessment for the command line.
//!
//! It is a library for its own tests and benches alone: what they use is public, and nothing else.
//!
//! One way leads through the house:
//!
//! ```text
//! model/*.yaml ─ raw ─ rules ─ Model ─┐
//!                                     ├─▶ Scorecard ─▶ NextSteps ─▶ Report ─▶ render::{terminal, markdown, html, …}
//! answers.yaml ─ read ─ Answers ──────┘
//! ```
//!
//! | room | holds | may use | never |
//! |---|---|---|---|
//! | [`text`] | wrapping, visible text, suggestions; every room may use it | | any other room |
//! | [`files`] | atomic writing, locking, walking folders, running git | | meaning |
//! | [`document`] | the one, strict reading of hand-written YAML: the text, its parts with their places and values, its faults | | any other room |
//! | [`model`] | raw types → [rules](model::rules) → valid types, a [schema](model::schema); the built-in list | `document` | any other room |
//! | [`import`] | models of other tools, written anew in our format, and filled forms | `document`, `model`, `answers` | files |
//! | [`answers`] | reading, blank files, freshness | `document`, `files`, `model` | scores |
//! | [`scorecard`] | exact arithmetic: scores, levels, cells, blockers | `model`, `answers` | files, clock, colour |
//! | [`next_steps`] | the smallest plan, and the order of steps | `model`, `scorecard` | files, answers |
//! | [`comparison`] | what became of each practice between two assessments | `model`, `scorecard` | files, formats |
//! | [`gates`] | conditions for CI, with the figure found and the figure wanted | `model`, `scorecard`, `comparison` | files, formats |
//! | [`portfolio`] | many workloads side by side: a row of scores each, and what most have in common | `model`, `answers`, `scorecard`, `next_steps` | files, formats |
//! | [`history`] | one workload over several sittings, and what moved most | `model`, `scorecard`, `comparison`, `portfolio` | files, formats |
//! | [`report`] | the one value that renderers see: sections of rows that keep their figures | `document`, `model`, `answers`, `scorecard`, `next_steps`, `comparison`, `gates` | formats, words |
//! | [`render`] | one file a format, from the same rows and in the same words | `document`, `model`, `import`, `answers`, `scorecard`, `next_steps`, `comparison`, `gates`, `portfolio`, `history`, `report` | files, arguments |
//! | [`interview`] | which question now, how it is put to people, saving each answer | `document`, `model`, `answers`, `scorecard` | `render`, `next_steps` |
//! | [`commands`] | one thin file a command: read, call, write | every room | arithmetic |
//! | [`cli`] | what was typed | `answers`, `interview` | |
//! | [`ExitCode`] | how a run ends | | |
//!
//! `tests/house.rs` reads this table and holds the `use crate::` lines to it, both ways: what is used may be, and what may be is used.

pub mod answers;
pub mod cli;
pub mod commands;
pub mod comparison;
pub mod document;
mod exit_code;
pub mod files;
mod gates;
pub mod history;
pub mod import;
pub mod interview;
pub mod model;
pub mod next_steps;
pub mod portfolio;
pub mod render;
pub mod report;
pub mod scorecard;
pub mod text;

pub use commands::{bug, run};
pub use exit_code::ExitCode;
