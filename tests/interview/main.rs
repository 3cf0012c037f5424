//! The interview without a terminal: which question comes when, and how every answer gets into the file.

mod save;
mod script;
