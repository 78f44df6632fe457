//! The error of an index that cannot be read, for readers: what tantivy says is for its developers.
//! It must not know what was being read.

use crate::error::{Damage, Error, IndexProblem};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;

/// The error of an index that the engine cannot read, in words: what tantivy prints is for its developers.
pub fn damaged(directory: &Path, error: &TantivyError) -> Error {
    let of_io = |cause: &Arc<std::io::Error>, damage: Damage| {
        let denied = cause.kind() == ErrorKind::PermissionDenied;
        let problem = if denied { IndexProblem::NotReadable } else { IndexProblem::Damaged(damage) };
        Error::of_index(directory, problem)(Box::new(Arc::clone(cause)))
    };
    let damage = match error {
        TantivyError::IoError(cause) => return of_io(cause, Damage::Unknown),
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath }) => {
            return of_io(io_error, Damage::File(filepath.clone()));
        }
        TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => Damage::MissingFile(file.clone()),
        TantivyError::LockFailure(..) => Damage::Lock,
        TantivyError::DataCorruption(_) => Damage::Corrupt,
        TantivyError::SchemaError(_) => Damage::OtherFields,
        _ => Damage::Unknown,
    };
    Error::index(directory, IndexProblem::Damaged(damage))
}
