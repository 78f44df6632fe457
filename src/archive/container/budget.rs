//! How much a file may unpack to: a few bytes can ask for more than a disk holds.
//! It must not know how anything is packed.

use crate::archive::container::halt::Halt;
use crate::archive::skip::{Packed, SkipReason};
use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

/// Text packs to a tenth, markup to a fiftieth; what grows more than this is no text.
const RATIO_MAX: u64 = 250;
/// What is small may grow as much as this, in bytes.
const SIZE_FREE: u64 = 256 * 1024 * 1024;
/// No container has more entries.
const ENTRIES_MAX: u64 = 20_000_000;

/// What is left of what a file may unpack to, in bytes and entries.
#[derive(Clone)]
pub(crate) struct Budget {
    bytes: Rc<Cell<u64>>,
    entries: Rc<Cell<u64>>,
}

impl Budget {
    /// The budget of a file of this size.
    pub(crate) fn of(size: u64) -> Budget {
        let bytes = size.saturating_mul(RATIO_MAX).max(SIZE_FREE);
        Budget { bytes: Rc::new(Cell::new(bytes)), entries: Rc::new(Cell::new(ENTRIES_MAX)) }
    }

    /// Counts an entry.
    pub(crate) fn count_entry(&self) -> Result<(), Halt> {
        match self.entries.get().checked_sub(1) {
            Some(left) => {
                self.entries.set(left);
                Ok(())
            }
            None => Err(SkipReason::Packed(Packed::TooMuch).into()),
        }
    }
}

/// Counts what is unpacked against a budget.
pub(crate) struct Counted<R> {
    inner: R,
    budget: Budget,
}

impl<R: Read> Counted<R> {
    /// Counts what is read against a budget.
    pub(crate) fn new(inner: R, budget: Budget) -> Counted<R> {
        Counted { inner, budget }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.budget.bytes.get().checked_sub(read as u64) {
            Some(left) => self.budget.bytes.set(left),
            None => return Err(io::Error::other(Spent)),
        }
        Ok(read)
    }
}

/// The budget is spent.
#[derive(Debug)]
struct Spent;

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("budget")
    }
}

impl std::error::Error for Spent {}

/// Why reading failed.
pub(crate) fn reason(error: &io::Error) -> SkipReason {
    if error.get_ref().and_then(|inner| inner.downcast_ref::<Spent>()).is_some() {
        return SkipReason::Packed(Packed::TooMuch);
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => SkipReason::Packed(Packed::CutOff),
        // The file itself cannot be read.
        _ if error.raw_os_error().is_some() => SkipReason::Unreadable(error.into()),
        _ => SkipReason::Packed(Packed::Damaged(error.to_string())),
    }
}

/// Whether the reason ends the reading of the whole file, and not of one entry.
pub(crate) fn ends_all(reason: &SkipReason) -> bool {
    matches!(reason, SkipReason::Packed(Packed::TooMuch) | SkipReason::Unreadable(_))
}

impl From<io::Error> for Halt {
    fn from(error: io::Error) -> Halt {
        Halt::Failed(reason(&error))
    }
}
