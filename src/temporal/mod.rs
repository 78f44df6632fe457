//! Times in words: found in running text (*am Donnerstag*, *Anfang März*, *vor zwei Wochen*) and resolved against the
//! publication date, or typed by readers.
//! It must not know where a text comes from.

mod compact;
mod dateline;
mod edtf;
mod expression;
mod finder;
mod grammar;
mod reading;
mod resolve;
mod spans;
mod standalone;
mod tense;
mod timex3;
mod tokens;
mod typed;
mod vocabulary;
mod word;

#[cfg(test)]
mod tests;

pub use compact::{read as read_compact, write as write_compact};
pub use dateline::{Dateline, dateline, first_date};
pub use expression::{DateExpression, TimeKind};
pub use finder::DateFinder;
pub use standalone::read_whole;
pub use typed::{TypedDateError, TypedDateProblem, parse, parse_iso_prefix, parse_typed, read_typed};
