//! A file of an archive.
//! It must not know what it holds.

use std::path::PathBuf;

/// A file of an archive that may hold articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is now.
    pub path: PathBuf,
    /// Its path below the archive, with `/` between folders.
    pub relative: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified: i64,
}
