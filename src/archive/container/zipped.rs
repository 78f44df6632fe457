//! zip archives. What office programs keep in a zip archive is one document and no container.
//! It must not know documents.

use crate::archive::container::budget::{self, Counted};
use crate::archive::container::entry::{Begins, ENTRY_SIZE_MAX, Entry, EntryKind, Found};
use crate::archive::container::halt::Halt;
use crate::archive::container::opener::{Opener, Place, whole_of};
use crate::archive::container::tape::left_out_by_name;
use crate::archive::skip::{Packed, SkipReason};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// Opens the files of a zip archive. Its list stands at its end: a file of its own is read from there, one in another
/// container is put on disk for the time.
pub(crate) fn open(opener: &mut dyn Opener, reader: &mut dyn Read, place: &Place) -> Result<(), Halt> {
    if place.depth == 0 {
        let file = File::open(opener.path())?;
        let small = file.metadata()?.len() <= ENTRY_SIZE_MAX as u64;
        let bytes = if small { Some(whole_of(reader)?) } else { None };
        return open_seekable(opener, BufReader::new(file), place, bytes.as_deref());
    }
    let mut file = tempfile::tempfile()?;
    let size = io::copy(reader, &mut file)?;
    file.rewind()?;
    let bytes = if size <= ENTRY_SIZE_MAX as u64 { Some(whole_of(&mut file)?) } else { None };
    file.rewind()?;
    open_seekable(opener, BufReader::new(file), place, bytes.as_deref())
}

fn open_seekable(
    opener: &mut dyn Opener,
    file: impl Read + Seek,
    place: &Place,
    whole: Option<&[u8]>,
) -> Result<(), Halt> {
    let mut archive = ZipArchive::new(file).map_err(|error| reason(&error))?;
    if let Some(bytes) = whole.filter(|_| is_document(&mut archive)) {
        let (address, name) = (place.address.clone(), place.name.clone());
        let (begins, kind) = (Begins::default(), EntryKind::File);
        return opener.hand(Found::Entry(Entry { address, name, bytes: bytes.to_vec(), begins, kind }));
    }
    for number in 0..archive.len() {
        let entry = match archive.by_index(number) {
            Ok(entry) => entry,
            Err(error) => {
                let inside = place.inside(&format!("#{number}"), "");
                opener.leave_out(&inside, reason(&error))?;
                continue;
            }
        };
        let path = String::from_utf8_lossy(entry.name_raw()).into_owned();
        if entry.is_dir() {
            continue;
        }
        let inside = place.inside(&path, &path);
        if let Some(reason) = left_out_by_name(&path) {
            opener.leave_out(&inside, reason)?;
            continue;
        }
        let budget = opener.budget();
        let mut counted = BufReader::new(Counted::new(entry, budget));
        opener.open_inside(&mut counted, &inside)?;
    }
    Ok(())
}

/// Whether it is a document: DOCX, ODT, EPUB and their like say so in a file of their own.
fn is_document(archive: &mut ZipArchive<impl Read + Seek>) -> bool {
    archive.index_for_name("[Content_Types].xml").is_some() || archive.index_for_name("mimetype").is_some()
}

fn reason(error: &ZipError) -> SkipReason {
    match error {
        ZipError::UnsupportedArchive(what) if what.to_lowercase().contains("password") => {
            SkipReason::Packed(Packed::Encrypted)
        }
        ZipError::UnsupportedArchive(what) => SkipReason::Packed(Packed::Unsupported((*what).to_string())),
        ZipError::Io(error) => budget::reason(error),
        error => SkipReason::Packed(Packed::Damaged(error.to_string())),
    }
}
