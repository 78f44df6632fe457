//! What the reader asks for: a tree of conditions, how it is typed, and which passages may be found at all.
//! It must know neither the index nor how words are analysed.

mod chunk;
mod error;
mod foreign;
mod hyphenated;
mod language;
mod lexer;
mod meant;
mod parse;
mod question;
mod scope;
mod synonyms;
mod tree;

pub use error::{ParseError, ParseErrorKind};
pub use hyphenated::hyphenated;
pub use language::CONSTRUCTS;
pub use meant::{Meant, MeantOperator, MeantTime};
pub use parse::DATE_FIELDS;
pub use question::QUESTION_WORDS;
pub use scope::{Scope, Uncertain};
pub use synonyms::{SynonymError, SynonymProblem, Synonyms};
pub use tree::{Dated, Field, Item, Letters, Node, Order, Query, Sign, When};
