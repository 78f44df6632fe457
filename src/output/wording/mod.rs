//! The words that readers see, German and English side by side, one file per subject.
//! It must not know where words are printed, nor how the language is chosen.

pub mod command_line;
pub mod errors;
pub mod help;
mod language;

pub use language::Language;
