//! The letters of a text: places in it, its words, its sentences, and spelling made even.
//! It must not know what the text is about.

mod fold;
mod sentence;
mod span;
pub(crate) mod words;

pub use fold::{fold, unfold};
pub use sentence::sentence_ends;
pub use span::ByteSpan;
pub use words::words;
