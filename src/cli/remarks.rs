//! Remarks that several commands make on what a query finds.
//! It must not know any command.

use super::terminal::Terminal;
use fundstelle::Result;
use fundstelle::output::wording::{count, person, query as query_wording};
use fundstelle::query::Query;
use fundstelle::search::{LeftOut, MostWords, PersonResolution, Search, Understood};
use std::sync::Arc;

/// Whom the names of a query were understood as.
pub fn understood(search: &Search<'_>, resolutions: &[Arc<PersonResolution>], terminal: &mut Terminal) {
    for resolution in resolutions {
        // What cannot be found out is no reason to fail.
        let near = if resolution.is_nobody() { search.names_like(&resolution.typed).ok() } else { None };
        terminal.note(&person::understood(terminal.language, resolution, &near.unwrap_or_default()));
    }
}

/// What a query was understood as: whom its names stand for, and what is searched for beside its words.
pub fn of_query(search: &mut Search<'_>, query: &Query, terminal: &mut Terminal) -> Result<()> {
    let Understood { resolutions, also } = search.understand(query)?;
    understood(search, &resolutions, terminal);
    terminal.notes(&query_wording::also_searched(terminal.language, &also));
    Ok(())
}

/// Which passages were counted of a query of several words.
pub fn words_needed(most_words: Option<MostWords>, terminal: &mut Terminal) {
    if let Some(line) = count::words_needed(terminal.language, most_words) {
        terminal.note(&line);
    }
}

/// What was left out for the dates asked for.
pub fn left_out(left_out: LeftOut, terminal: &mut Terminal) {
    if let Some(line) = count::left_out(terminal.language, left_out) {
        terminal.note(&line);
    }
}
