//! Opens what a file packs: compression, archives of files, crawls, lists of records; one entry after the other, so that
//! memory is bounded by the largest entry and not by the file.
//! It must not know what an entry holds.

mod budget;
mod compressed;
mod entry;
mod halt;
mod json_list;
mod opener;
mod table;
mod tape;
mod warc;
mod zipped;

use crate::archive::container::budget::{Budget, Counted};
pub use crate::archive::container::entry::{Begins, Entry, EntryKind, Found, Holding, Take};
use crate::archive::container::halt::Halt;
use crate::archive::container::opener::{Opener, Place, Whole, Within, whole_of};
use crate::archive::skip::{Packed, SkipReason};
use crate::archive::source_file::SourceFile;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// So much of a file is looked at to tell what it is.
const HEAD: usize = 64 * 1024;
/// Containers in containers are opened so deep; compression counts, too.
const DEPTH_MAX: usize = 4;

/// Hands what a file holds to `take`, in order.
///
/// # Errors
/// Why the file, or the rest of it, cannot be read; what was handed over before stands.
pub fn entries(file: &SourceFile, take: &mut Take<'_>) -> Result<Holding, SkipReason> {
    let opened = File::open(&file.path).map_err(|error| SkipReason::Unreadable((&error).into()))?;
    let budget = Budget::of(file.size);
    let mut unpacking = Unpacking { path: &file.path, budget, take, holding: Holding::Itself };
    let place =
        Place { address: file.relative.clone(), name: file.relative.clone(), within: Within::Nothing, depth: 0 };
    let mut reader = BufReader::with_capacity(HEAD, opened);
    match unpacking.open(&mut reader, &place) {
        Ok(()) | Err(Halt::Stopped) => Ok(unpacking.holding),
        Err(Halt::Failed(reason)) => Err(reason),
    }
}

/// One file being unpacked.
struct Unpacking<'u, 't> {
    path: &'u Path,
    budget: Budget,
    take: &'u mut Take<'t>,
    holding: Holding,
}

impl Opener for Unpacking<'_, '_> {
    fn open_inside(&mut self, reader: &mut dyn BufRead, place: &Place) -> Result<(), Halt> {
        self.holds_entries();
        self.budget.count_entry()?;
        match self.open(reader, place) {
            Err(Halt::Failed(reason)) if !budget::ends_all(&reason) => self.leave_out(place, reason),
            other => other,
        }
    }

    fn hand(&mut self, found: Found) -> Result<(), Halt> {
        match (self.take)(found) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Halt::Stopped),
        }
    }

    fn holds_entries(&mut self) {
        self.holding = Holding::Entries;
    }

    fn budget(&self) -> Budget {
        self.budget.clone()
    }

    fn path(&self) -> &Path {
        self.path
    }
}

impl Unpacking<'_, '_> {
    /// Opens what is read, or hands it over as it is.
    fn open(&mut self, reader: &mut dyn BufRead, place: &Place) -> Result<(), Halt> {
        if place.depth > DEPTH_MAX {
            return Err(SkipReason::Packed(Packed::TooDeep).into());
        }
        let (head, whole) = head_of(reader)?;
        let mut reader = head.as_slice().chain(reader);
        match Shape::of(&head, whole, &place.name) {
            Shape::Compressed(method) => {
                let mut plain = compressed::reader(method, reader)?;
                let mut counted = BufReader::with_capacity(HEAD, Counted::new(&mut *plain, self.budget.clone()));
                self.open(&mut counted, &place.unpacked())
            }
            Shape::Tar => tape::open(self, &mut reader, place),
            Shape::Zip => zipped::open(self, &mut reader, place),
            Shape::Warc => warc::open(self, &mut reader, place),
            Shape::JsonLines => json_list::lines(self, &mut reader, place),
            Shape::JsonList => json_list::list(self, &mut reader, place),
            Shape::Table(table) => table::open(self, &mut reader, place, &table),
            Shape::Other(reason) => Err(reason.into()),
            Shape::Single => {
                let bytes = whole_of(&mut reader)?;
                let name = place.name.clone();
                self.hand(Found::Entry(Entry { name, ..Entry::of_file(&place.address, bytes) }))
            }
        }
    }
}

/// The first bytes of what is read, and whether they are all.
fn head_of(reader: &mut dyn BufRead) -> Result<(Vec<u8>, Whole), Halt> {
    let mut head = Vec::new();
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    let whole = if head.len() < HEAD { Whole::Seen } else { Whole::GoesOn };
    Ok((head, whole))
}

/// What the first bytes look like.
enum Shape {
    Compressed(compressed::Method),
    Tar,
    Zip,
    Warc,
    JsonLines,
    JsonList,
    Table(table::Dialect),
    Single,
    /// It is nothing that is read.
    Other(SkipReason),
}

/// Bytes that nothing else begins with, and what they are the beginning of, by the usual ending of such files.
const NO_TEXT: [(&[u8], &str); 16] = [
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"fLaC", "flac"),
    (b"\0\0\0\x18ftyp", "mp4"),
    (b"\0\0\0\x20ftyp", "mp4"),
    (b"\x1aE\xdf\xa3", "mkv"),
    (b"\x7fELF", "elf"),
    (b"SQLite format 3\0", "sqlite"),
    (b"wOFF", "woff"),
    (b"wOF2", "woff2"),
    (b"Rar!\x1a\x07", "rar"),
];

impl Shape {
    fn of(head: &[u8], whole: Whole, name: &str) -> Shape {
        if let Some(method) = compressed::Method::of(head) {
            return Shape::Compressed(method);
        }
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Shape::Zip;
        }
        if head.starts_with(b"7z\xbc\xaf\x27\x1c") {
            return Shape::Other(SkipReason::Packed(Packed::Unsupported("7z".to_string())));
        }
        if let Some((_, kind)) = NO_TEXT.iter().find(|(begin, _)| head.starts_with(begin)) {
            return Shape::Other(SkipReason::UnknownFormat(format!(".{kind}")));
        }
        if head.starts_with(b"RIFF") && matches!(head.get(8..12), Some(b"WEBP" | b"WAVE" | b"AVI ")) {
            return Shape::Other(SkipReason::UnknownFormat(".riff".to_string()));
        }
        if tape::begins(head) {
            return Shape::Tar;
        }
        if head.starts_with(b"WARC/") {
            return Shape::Warc;
        }
        if let Some(shape) = json_list::shape(head, whole, name) {
            return match shape {
                json_list::ListShape::Lines => Shape::JsonLines,
                json_list::ListShape::List => Shape::JsonList,
            };
        }
        match table::Dialect::of(head, whole, name) {
            Some(dialect) => Shape::Table(dialect),
            None => Shape::Single,
        }
    }
}
