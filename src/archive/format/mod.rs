//! One file for each format of files.

pub mod front_matter;
pub mod json;
pub mod marked;
pub mod plain;
