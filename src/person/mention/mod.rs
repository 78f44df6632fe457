//! Where an article prints names of persons, and who each stands for.
//! It must not know how names are spelled elsewhere.

mod article;
mod article_evidence;
mod boundaries;
mod coreference;
mod finder;
mod no_person;
mod printed;
mod printed_forms;
#[cfg(test)]
mod tables;

pub use finder::PersonFinder;
pub use printed::{Mention, MentionKind};
