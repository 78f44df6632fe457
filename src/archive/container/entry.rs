//! What comes out of a file.
//! It must not know how it was packed.

use crate::archive::skip::SkipReason;
use std::ops::ControlFlow;

/// An entry is no larger than this, in bytes: no single article is. It bounds the memory that reading takes: a thread
/// holds one entry, and few wait.
pub const ENTRY_SIZE_MAX: usize = 64 * 1024 * 1024;
/// What stands in a file: the file itself, or what is packed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is, below the archive: `2020/a.json`, `dump.jsonl.zst!1204`, `export.zip!2020/a.html`.
    pub address: String,
    /// The path that tells its format and its date: of a file in a container its path there; of a record of a list none.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it begins in what it is a piece of.
    pub begins: Begins,
    /// What is known of it.
    pub kind: EntryKind,
}

impl Entry {
    /// A file that packs nothing, by its path below the archive.
    pub fn of_file(path: &str, bytes: Vec<u8>) -> Entry {
        let begins = Begins { lines: 0, characters: Some(0) };
        Entry { address: path.to_string(), name: path.to_string(), bytes, begins, kind: EntryKind::File }
    }
}

/// Where an entry begins in the text that it is a piece of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins {
    /// How many lines are before it.
    pub lines: u32,
    /// How many characters are before it; none where it is written otherwise than in its file.
    pub characters: Option<u64>,
}

/// What is known of an entry before it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EntryKind {
    /// It is to be recognised by its content.
    #[default]
    File,
    /// It is one JSON value.
    Json,
    /// It is the row of a table, as a JSON object.
    Row,
    /// It is a page from the web.
    Page {
        /// Its address there.
        url: Option<String>,
        /// The encoding that the server named.
        charset: Option<String>,
    },
}

/// What comes out of a file.
#[derive(Debug)]
pub enum Found {
    /// Something to be read.
    Entry(Entry),
    /// The address of something that is left out, and why.
    LeftOut(String, SkipReason),
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// One entry: itself.
    Itself,
    /// Entries of their own.
    Entries,
}

/// Takes what comes out; breaks when no more is wanted.
pub type Take<'t> = dyn FnMut(Found) -> ControlFlow<()> + 't;
