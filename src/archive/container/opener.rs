//! What each kind of container needs: where it is, and who takes what it packs.
//! It must not know the kinds.

use crate::archive::container::budget::Budget;
use crate::archive::container::entry::{ENTRY_SIZE_MAX, Found};
use crate::archive::container::halt::Halt;
use crate::archive::skip::SkipReason;
use std::io::{BufRead, Read};
use std::path::Path;

/// Takes what a container packs.
pub(crate) trait Opener {
    /// Opens a file in a container; what is wrong with it is told, and the others are read all the same.
    fn open_inside(&mut self, reader: &mut dyn BufRead, place: &Place) -> Result<(), Halt>;

    /// Hands something over.
    fn hand(&mut self, found: Found) -> Result<(), Halt>;

    /// Takes in that the file holds entries of its own.
    fn holds_entries(&mut self);

    /// What is left of what the file may unpack to.
    fn budget(&self) -> Budget;

    /// The file that is opened.
    fn path(&self) -> &Path;

    /// Says that an entry is left out.
    fn leave_out(&mut self, place: &Place, reason: SkipReason) -> Result<(), Halt> {
        self.hand(Found::LeftOut(place.address.clone(), reason))
    }
}

/// Whether something stands alone or beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// It is the file of the archive, maybe compressed.
    Nothing,
    /// It is one of the entries of a container.
    Container,
}

/// Where what is read is.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) within: Within,
    pub(crate) depth: usize,
}

impl Place {
    /// An entry in it.
    pub(crate) fn inside(&self, entry: &str, name: &str) -> Place {
        let address = format!("{}!{entry}", self.address);
        Place { address, name: name.to_string(), within: Within::Container, depth: self.depth + 1 }
    }

    /// The same without the ending of a compressed file.
    pub(crate) fn unpacked(&self) -> Place {
        let plain = self.name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty() && !stem.ends_with('/'));
        let name = match plain {
            Some((stem, "tgz" | "tzst" | "txz" | "tbz2")) => format!("{stem}.tar"),
            Some((stem, _)) => stem.to_string(),
            None => self.name.clone(),
        };
        Place { name, depth: self.depth + 1, ..self.clone() }
    }
}

/// All bytes of a single entry.
pub(crate) fn whole_of(reader: &mut dyn Read) -> Result<Vec<u8>, Halt> {
    let mut bytes = Vec::new();
    reader.take(ENTRY_SIZE_MAX as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > ENTRY_SIZE_MAX {
        return Err(SkipReason::TooLarge.into());
    }
    Ok(bytes)
}

/// Whether the head is all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    Seen,
    GoesOn,
}
