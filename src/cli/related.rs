//! `fundstelle related`: which words belong to a word in this archive.

use super::terminal::{Outcome, Terminal};
use fundstelle::engine::OpenIndex;
use fundstelle::error::Usage;
use fundstelle::output::json;
use fundstelle::output::related::{RelatedWords, text};
use fundstelle::output::wording::query::too_rare;
use fundstelle::query::hyphenated;
use fundstelle::search::Search;
use fundstelle::{Error, Result};
use std::num::NonZeroUsize;
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    word: String,
    #[arg(long, value_name = "N", default_value = "10")]
    limit: NonZeroUsize,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let word = match hyphenated(&arguments.word).as_slice() {
        [one] => one.of(&arguments.word).to_string(),
        _ => String::new(),
    };
    if word.is_empty() {
        return Err(Error::Usage(Usage::NotOneWord(arguments.word.clone())));
    }
    let open = OpenIndex::open(index)?;
    let related = Search::new(&open)?.related(&word)?;
    let words = RelatedWords::of(&related, arguments.limit.get());
    if arguments.json {
        for word in words.once() {
            terminal.line(&json::related(word).to_string())?;
        }
    } else {
        terminal.print(&text(terminal.language, &words))?;
    }
    if related.is_empty() {
        terminal.flush()?;
        terminal.note(&too_rare(terminal.language, &arguments.word));
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}
