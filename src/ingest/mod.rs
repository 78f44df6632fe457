//! Brings an index up to date with an archive: what changed, the manifest of files, commits all or nothing.
//! It must not know queries.

pub(crate) mod manifest;
mod update;

pub use manifest::FileEntry;
pub use update::{FileReport, Outcome, PERSONS, Progress, Rebuild, Report, SYNONYMS, UpdateOptions, update};
