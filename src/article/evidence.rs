//! What tells the date of an article.
//! It must not know how a date is read, nor the words in which readers learn of it.

use serde::{Deserialize, Serialize};

/// What tells a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateEvidence {
    /// A field of the file.
    Field {
        /// Its key, as written.
        key: String,
        /// Its text.
        text: String,
    },
    /// This part of the file's name.
    FileName(String),
    /// This part of the path of its folder.
    Folder(String),
    /// The dateline among the first lines of the text.
    Dateline(String),
}
