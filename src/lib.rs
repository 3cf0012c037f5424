//! x
pub mod document;
pub mod model;
pub mod answers;
pub mod scorecard;
