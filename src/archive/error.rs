//! Why an archive cannot be read at all.
//! It must not know its files.

use std::io;
use std::path::{Path, PathBuf};

/// Why an archive cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("archive {}: {problem:?}", path.display())]
pub struct ArchiveError {
    /// The directory.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: ArchiveProblem,
    /// What the system said.
    #[source]
    pub cause: Option<io::Error>,
}

/// What is wrong with the directory of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// There is nothing at this path.
    Missing,
    /// It is a file.
    NoDirectory,
    /// The system does not let us read it.
    Unreadable,
    /// Its path cannot be written down as text.
    NotUtf8,
    /// All its files are gone at once.
    Emptied,
}

impl ArchiveError {
    /// An archive with this problem.
    pub fn new(path: &Path, problem: ArchiveProblem) -> ArchiveError {
        ArchiveError { path: path.to_path_buf(), problem, cause: None }
    }

    /// For `map_err`: an archive that the system does not let us read.
    pub fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> ArchiveError {
        move |cause| ArchiveError { cause: Some(cause), ..ArchiveError::new(path, ArchiveProblem::Unreadable) }
    }
}
