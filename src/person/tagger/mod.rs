//! Marks the words of a sentence that are names of persons, by counts of words and learned weights.
//! It must not know articles.

pub(crate) mod lexicon;
pub(crate) mod model;
pub(crate) mod tokens;

pub use lexicon::{Counts, Known, Lexicon};
pub use model::{Label, Model};
