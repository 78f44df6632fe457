//! What an archive holds of a source, as text.
//! It must not know how it was found out.

use crate::output::printable::printable;
use crate::output::wording::{Language, coverage as wording};
use crate::search::Coverage;

/// A few lines: the source, what is there, what is missing, what is doubtful.
pub fn text(language: Language, coverage: &Coverage) -> String {
    let mut lines = Vec::new();
    lines.extend(wording::share(language, coverage));
    lines.extend(wording::missing(language, coverage));
    lines.extend(wording::inexact(language, coverage));
    lines.extend(coverage.spikes.iter().map(|spike| wording::spike(language, spike)));
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    printable(&format!("{}\n{lines}\n", wording::source(language, coverage)))
}
