//! One file for each format of files, one folder where a family has several.

pub mod front_matter;
pub mod html;
pub mod iptc7901;
pub mod json;
pub mod marked;
pub mod ninjs;
pub mod plain;
pub mod press;
mod text_lines;
pub mod xml;
