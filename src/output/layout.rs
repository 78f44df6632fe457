//! How text is laid out for a reader.
//! It must not know what the text says.

use crate::output::wording::Language;
use std::path::Path;

/// The language that is read, how wide text is, and from where paths are shown.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'a> {
    /// The language.
    pub language: Language,
    /// Columns.
    pub width: usize,
    /// Paths below this directory are shown relative to it.
    pub here: &'a Path,
}
