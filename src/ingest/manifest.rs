//! The manifest: every file that the index was made from, and what became of it.
//! It must not know the engine; it is a file beside the index, named by the stamp of the commit it belongs to.

use crate::archive::{ReadingNote, SkipReason};
use crate::engine::{OpenIndex, replace_file};
use crate::error::{Context, Damage, Error, IndexProblem, Result};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

/// One file of an archive, or one entry of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The number of the archive.
    pub archive: usize,
    /// The path below the archive.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified: i64,
    /// XXH3 of its bytes.
    pub hash: u64,
    /// How many articles it gave.
    pub articles: u32,
    /// How many passages they have.
    pub passages: u32,
    /// How many of them have no date.
    pub undated: u32,
    /// Of an entry of a container, the container's path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container: Option<String>,
    /// Of a container, how many entries it holds, which have lines of their own.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub entries: u32,
    /// Why it gave none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<SkipReason>,
    /// What the reader should know about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ReadingNote>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// What is known of every file that an index was made from.
///
/// # Errors
/// When the manifest is missing or damaged.
pub fn manifest(index: &OpenIndex) -> Result<Vec<FileEntry>> {
    read(index.directory(), &index.stamp().manifest)
}

/// Reads a manifest, one JSON object per line.
///
/// # Errors
/// When the file is missing or damaged.
pub fn read(index: &Path, name: &str) -> Result<Vec<FileEntry>> {
    let path = index.join(name);
    let damaged = Error::of_index(index, IndexProblem::Damaged(Damage::File(path.clone())));
    let file = BufReader::new(File::open(path).context(&damaged)?);
    file.lines().map(|line| serde_json::from_str(&line.context(&damaged)?).context(&damaged)).collect()
}

/// Writes a manifest and waits until it is on disk.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, entries: &[FileEntry]) -> Result<()> {
    replace_file(path, |file| {
        entries.iter().try_for_each(|entry| {
            serde_json::to_writer(&mut *file, entry)?;
            file.write_all(b"\n")
        })
    })
}
