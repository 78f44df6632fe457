//! How results are shown, one file per format.
//! It must not know where the output goes.

pub mod bars;
pub mod coverage;
pub mod json;
pub mod kwic;
pub mod text;
pub mod timeline;
