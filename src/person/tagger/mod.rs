//! Marks the words of a sentence that are names of persons, by counts of words and learned weights.
//! It must not know articles.

pub(crate) mod counter;
pub(crate) mod lexicon;
pub(crate) mod model;
pub(crate) mod shipped;
pub(crate) mod tokens;

pub use counter::{Counter, FirstNames};
pub use lexicon::{Counts, Lexicon, WordProfile};
pub use model::{Label, Model};
pub use shipped::{gender_of_first_name, is_common_first_name, shipped};
