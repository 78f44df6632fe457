//! Names of persons in German text: where they are printed, and who each stands for in its article.
//! It must not know files, articles or the engine.
//!
//! What ships and from which sources it was learned is in `src/person/data/SOURCES.md`; `fundstelle train persons`
//! makes it again, byte for byte. How well it works is measured by `cargo test people`; the 50 most frequent persons of
//! 9,385 news articles are in `tests/golden/persons-news.txt`, read one by one.

pub(crate) mod mention;
pub(crate) mod name;
pub(crate) mod tagger;

pub use mention::{Mention, MentionKind, PersonFinder};
pub use name::{
    Aliases, Gender, Spelling, Statement, Unreadable, family_names, folded, gender_of, is_address, is_high_office,
    is_office, is_particle, office_of, person_id, role_in_nominative, without_genitive, without_particles,
    without_titles,
};
pub use tagger::{
    Counter, Counts, FirstNames, Label, Lexicon, Model, WordProfile, gender_of_first_name, is_common_first_name,
    shipped,
};
