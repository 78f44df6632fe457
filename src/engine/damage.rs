//! The error of an index that cannot be read, for readers: what tantivy says is for its developers.
//! It must not know what was being read.

use crate::error::Error;
use std::io::ErrorKind;
use std::path::Path;
use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;

/// The error of an index that the engine cannot read, in words: what tantivy prints is for its developers.
pub fn damaged(directory: &Path, error: &TantivyError) -> Error {
    let denied = match error {
        TantivyError::IoError(cause) => cause.kind() == ErrorKind::PermissionDenied,
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => {
            io_error.kind() == ErrorKind::PermissionDenied
        }
        _ => false,
    };
    if denied {
        return Error::new(format!("the index in {} is not yours to read", directory.display()))
            .hint("ask its owner for the right to read all files in it, hidden ones too");
    }
    let what = match error {
        TantivyError::IoError(cause) => cause.to_string(),
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => format!("{} is missing", file.display()),
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath }) => {
            format!("{}: {io_error}", filepath.display())
        }
        TantivyError::LockFailure(..) => "its lock cannot be taken; is the directory yours to write?".to_string(),
        TantivyError::DataCorruption(_) => "a file of it is not as it was written".to_string(),
        TantivyError::SchemaError(_) => "it has other fields than this version writes".to_string(),
        _ => "it cannot be read".to_string(),
    };
    Error::new(format!("the index in {} is damaged: {what}", directory.display())).hint(rebuild_hint(directory))
}

pub(crate) fn rebuild_hint(directory: &Path) -> String {
    format!("build it anew: fundstelle index ARCHIVE --index {} --rebuild", directory.display())
}
