//! Names of persons in German text: where they are printed, and who each stands for in its article.
//! It must not know files, articles or the engine.

pub(crate) mod mention;
pub(crate) mod name;
pub(crate) mod tagger;

pub use mention::{Mention, MentionKind, PersonFinder, gender_of_first_name, person_id, shipped};
pub use name::{
    Aliases, Gender, Spelling, Statement, Unreadable, family_names, folded, gender_of, is_address, is_particle,
    role_in_nominative, without_genitive, without_particles, without_titles,
};
pub use tagger::{Counts, Known, LABELS, Lexicon, Model};
