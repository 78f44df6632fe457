//! Remarks that several commands make on what a query finds.
//! It must not know any command.

use super::terminal::Terminal;
use fundstelle::output::wording::{count, person};
use fundstelle::search::{LeftOut, PersonResolution, Search};
use std::sync::Arc;

/// Whom the names of a query were understood as.
pub fn understood(search: &Search<'_>, resolutions: &[Arc<PersonResolution>], terminal: &mut Terminal) {
    for resolution in resolutions {
        // What cannot be found out is no reason to fail.
        let near = if resolution.is_nobody() { search.names_like(&resolution.typed).ok() } else { None };
        terminal.note(&person::understood(terminal.language, resolution, &near.unwrap_or_default()));
    }
}

/// What was left out for the dates asked for.
pub fn left_out(left_out: LeftOut, terminal: &mut Terminal) {
    if let Some(line) = count::left_out(terminal.language, left_out) {
        terminal.note(&line);
    }
}
