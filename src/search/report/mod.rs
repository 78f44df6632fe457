//! Reports on a query or an archive as a whole: counts, times, people, what is missing.
//! It must not know how that is shown.

pub mod count;
pub mod coverage;
pub mod diagnosis;
pub mod people;
pub mod timeline;
