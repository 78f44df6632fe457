//! Days, publication dates that are only as precise as their source, and the ranges that filters ask for.
//! It must not know files, articles or the engine.

pub(crate) mod calendar;
mod day;
pub(crate) mod format;
pub(crate) mod names;
mod path;
mod publication;
mod range;

pub use day::{Day, Ymd};
pub use format::DateError;
pub use names::{MONTHS, WEEKDAYS};
pub use path::{PathDates, dates_in_path};
pub use publication::{FIRST_YEAR, LAST_YEAR, Precision, PublicationDate};
pub use range::{Containment, DateRange};
