//! The letters of a text: places in it, its words, its sentences, even spelling, and the small words every room needs.
//! It must not know what the text is about.

mod abbreviations;
mod bounds;
mod determiners;
pub(crate) mod division;
mod fold;
mod nearest;
mod numerals;
mod runs;
mod sentence;
mod span;
pub(crate) mod words;

pub use abbreviations::{is_abbreviation, is_kept_before_names};
pub use bounds::{begins_sentence, needs_more};
pub use determiners::{
    CONTRACTIONS, DEFINITE_ARTICLES, DEMONSTRATIVES, DETERMINERS, INDEFINITE_ARTICLES, NEGATIVE_ARTICLES, POSSESSIVES,
    QUANTIFIERS, is_determiner,
};
pub use division::{Undivided, continued};
pub use fold::{composed, fold, unfold};
pub use nearest::{SLIPS_MAX, nearest};
pub use numerals::{CARDINALS, ORDINAL_STEMS, cardinal, has_roman_letters, roman};
pub use runs::{Run, RunClass, runs};
pub use sentence::{full_stop_goes_on, sentence_ends};
pub use span::ByteSpan;
pub use words::words;
