//! The engine: tantivy's index of passages, how it is written, read, searched and ranked. It must not know archives or
//! how readers ask; it takes documents of `annotate` and plans of `plan`, and answers with plain values.

mod accumulators;
mod across;
mod bearers;
mod damage;
mod date_terms;
mod dictionary;
mod docset;
mod document;
mod entities;
mod evaluate;
mod event_days;
mod explain;
mod files;
mod filter;
mod index;
mod lookup;
mod meaning;
mod name_lookup;
mod near_stems;
mod people;
mod person_terms;
mod proximity;
mod rank;
mod read_only;
mod schema;
mod searcher;
mod segment;
mod stamp;
mod time_boost;
mod vocabulary;
mod weights;
mod word_counts;
mod word_terms;
mod writer;

pub use dictionary::FormCount;
pub use files::{PERSONS, SYNONYMS, replace_file};
pub use index::OpenIndex;
pub use near_stems::NearStem;
pub use searcher::{ArticleDate, NamePair, Searcher};
pub use stamp::{ArchiveStamp, Stamp};
pub use vocabulary::Vocabulary;
pub use writer::{Commit, IndexDocuments, Previous, Rebuild, Writer};
