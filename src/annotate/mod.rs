//! What is known of an article before any engine: its passages, their words, the dates and persons in them.
//! It must not know files, queries or how an engine keeps documents.

mod document;
mod record;
mod terms;

pub use document::{Annotator, PassageDocument, dates_in_passages, documents, passages_of, persons_in_passages};
pub use record::{ArticleRecord, StoredPassage};
pub use terms::{TermList, TextTerms};
