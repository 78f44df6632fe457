//! fundstelle finds passages in German-language news archives on the reader's own machine.
//!
//! The map of the house, from the ground up:
//!
//! - [`text`]: places in a text, its words and sentences, folded spelling.
//! - [`date`], [`article`]: days and honest dates; what was published, and how it is cut into passages.
//! - [`temporal`]: times in words, in running text and as readers type them.
//! - [`analysis`]: German words, the same for indexing, querying and highlighting.
//! - [`person`]: names of persons (`name`), where texts print them (`tagger`), whose they are in an article
//!   (`mention`).
//! - [`query`], [`archive`]: what the reader typed, as a tree; files read into articles.
//! - [`error`]: what can stop a run, as kinds with data.
//! - [`annotate`]: what is known of an article before any engine: its documents.
//! - [`plan`]: a query made ready for any engine, what one answers, and, on texts, what matches and why.
//! - [`engine`]: tantivy alone; takes documents and plans, answers with plain values.
//! - [`ingest`]: brings an index up to date with an archive.
//! - [`search`]: drives a search: has a query planned, ranked and read back, groups the hits; reports on a query or an
//!   archive. What is marked and why is made in `plan` (`highlight`, `matches`, `reason`).
//! - [`output`], [`eval`], [`train`]: how results are shown; how good they are; the tables that ship.
//!
//! An article goes from `archive` over `annotate` and `ingest` to `engine`; a query from `query` to `search`, which
//! plans it (`plan`), has it ranked (`engine`) and reads the hits back, and on to `output`. The binary (`main.rs`,
//! `cli/`) has one file per command; only there is anything printed.
//!
//! Nothing points up: a test reads the sources and holds us to it.

pub mod analysis;
pub mod annotate;
pub mod archive;
pub mod article;
pub mod date;
pub mod engine;
pub mod error;
pub mod eval;
pub mod ingest;
pub mod output;
pub mod person;
pub mod plan;
pub mod query;
pub mod search;
pub mod temporal;
pub mod text;
pub mod train;

pub use article::{Article, ArticleId, Passage};
pub use date::PublicationDate;
pub use error::{Error, Result};
pub use text::ByteSpan;
