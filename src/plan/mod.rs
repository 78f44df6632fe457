//! A query made ready for any engine: its words as terms with weights, its conditions, whom its names stand for.
//! It must not know an engine.

pub(crate) mod compile;
pub(crate) mod matches;
pub(crate) mod reason;
pub(crate) mod term_matcher;
