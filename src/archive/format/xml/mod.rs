//! Formats that hold news as XML, told apart by their first element, one file for each family.
//! It must not know any format that is no XML.

pub mod feed;
pub mod newsml;
pub mod nitf;
mod prose;
pub mod scan;
pub mod tei;
mod tree;
pub mod wordpress;

pub use tree::root_name;
