//! The words that readers see, German and English side by side, one file per subject.
//! It must not know where words are printed, nor how the language is chosen.

pub mod archive;
pub mod command_line;
pub mod count;
pub mod coverage;
pub mod date;
pub mod diagnosis;
pub mod errors;
pub mod help;
mod language;
pub mod meant;
pub mod missing;
pub mod number;
pub mod person;
pub mod query;
pub mod reason;
pub mod tables;
pub mod timeline;

pub use language::Language;
