//! Resolves what phrases of time mean against a day: *gestern* on the 4th of July is the 3rd.
//! It must not know texts: what a sentence adds to a phrase comes with the context.
//!
//! The rules for days and months without a year, for weekdays and for months follow what was measured on KRAUTS, a
//! corpus of news in which people marked the dates (Strötgen and others, 2018); it is not part of the program.

mod context;
mod days;
mod meaning;
mod periods;
mod seasons;

pub use context::{Context, Resolved, Tense};
pub use days::NEAR;
pub use meaning::resolve;
