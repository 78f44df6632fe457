//! fundstelle finds passages in German-language news archives on the reader's own machine.
//!
//! The map of the house, from the ground up:
//!
//! - [`span`], [`error`]: places in text; what can stop a run.
//! - [`date`], [`article`], [`passage`]: days and honest dates; what was published; the unit that is ranked and cited.
//! - [`archive`]: walks a directory and reads its files into articles.
//! - [`analysis`]: German words, the same for indexing, querying and highlighting.
//! - [`person`]: names of persons, and who each stands for in its article.
//! - [`index`]: the tantivy index, its stamp and the manifest of the files it was made from.
//! - [`query`], [`search`]: what the reader typed; ranked passages with what they need to be cited.
//! - [`output`], [`eval`]: how results are shown; how good they are.
//!
//! The binary beside it (`main.rs`, `cli/`) has one file per command; only there is anything printed.
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
