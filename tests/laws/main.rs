//! The laws of scoring and planning, held against random models and answers, and the built-in models against outcomes that are plain.
//!
//! A [`case::Case`] is a small random model with its answers; `generate` makes it, `text` writes and reads it as the two YAML
//! files, `by_hand` reckons its scores as they are worded in `model/README.md`, `outcome` is what two scorings are compared by.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod by_hand;
mod case;
mod generate;
mod outcome;
mod points;
mod text;

mod agreement;
mod blockers;
mod effect;
mod examples;
mod freshness;
mod order_of_steps;
mod order_of_text;
mod over_time;
mod plan;
mod random;
mod report;
mod scores;
mod set_aside;
mod steps;
