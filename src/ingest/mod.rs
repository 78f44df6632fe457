//! Brings an index up to date with an archive: what changed, the manifest of files, commits all or nothing.
//! It must not know queries.

mod job;
mod manifest;
mod progress;
mod report;
mod statements;
mod update;
mod vocabulary;

pub use manifest::{FileEntry, manifest};
pub use progress::Progress;
pub use report::{FileReport, Outcome, Report};
pub use statements::{read_statements, write_statements};
pub use update::{UpdateOptions, update};
