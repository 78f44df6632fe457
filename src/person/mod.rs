//! Names of persons in German text: where they are printed, and who each stands for in its article.
//! It must not know files, articles or the engine.

mod aliases;
mod boundaries;
mod carry;
mod clusters;
mod finder;
pub mod learn;
mod lexicon;
mod link;
mod model;
mod spelling;
mod tokens;
mod view;
mod words;

pub use aliases::{Aliases, Statement, Unreadable};
pub use finder::{Mention, MentionKind, PersonFinder, gender_of_first_name, person_id, shipped};
pub use lexicon::{Counts, Known, Lexicon};
pub use model::{LABELS, Model};
pub use spelling::{Spelling, family_names, folded};
pub use words::{
    Gender, gender_of, is_address, is_particle, role_in_nominative, without_genitive, without_particles, without_titles,
};
