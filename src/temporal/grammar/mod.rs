//! Reads what phrases of time mean from the words they are made of, before anything is resolved.
//! It must not know the publication date.
//!
//! Each file builds on those before it: `phrase`, `cursor`, `years`, `days`, `periods`, `weekdays`, `relative`, `read`.

mod cursor;
mod days;
mod periods;
mod phrase;
mod read;
mod relative;
mod weekdays;
mod years;

pub use cursor::Grammar;
pub use phrase::{Exactness, Meaning, MonthRef, Phrase, SeasonYears, YearRef};
