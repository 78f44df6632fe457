//! Names of persons as they are spelled: words that belong to names, which spellings are one name, and what the reader
//! says of names. It must not know texts.

mod abroad;
mod aliases;
pub(crate) mod identifier;
pub(crate) mod particles;
mod plain;
pub(crate) mod spelling;
pub(crate) mod words;

pub use aliases::{Aliases, Statement, Unreadable};
pub use identifier::person_id;
pub use spelling::{Spelling, family_names, folded};
pub use words::{
    Gender, gender_of, is_address, is_high_office, is_office, is_particle, office_of, role_in_nominative,
    without_genitive, without_particles, without_titles,
};
