//! How results are shown, one file per format.
//! It must not know where the output goes.

pub mod analysis;
pub mod bars;
pub mod caret;
pub mod coverage;
pub mod help;
pub mod inspect;
pub mod json;
pub mod kwic;
mod layout;
pub mod network;
pub mod persons;
mod picture;
mod printable;
pub mod related;
pub mod stats;
mod table;
pub mod text;
pub mod timeline;
pub mod wording;

pub use layout::{Layout, hanging};
pub use printable::printable;
