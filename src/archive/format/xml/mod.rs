//! Formats that hold news as XML, told apart by their first element, one file for each family.
//! It must not know any format that is no XML.

pub mod nitf;
pub mod newsml;
pub mod feed;
pub mod wordpress;
pub mod tei;
pub mod scan;
mod prose;
mod tree;

pub use tree::root_name;
