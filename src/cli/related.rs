//! `fundstelle related`: which words belong to a word in this archive.

use super::grouped;
use super::terminal::{Outcome, Terminal};
use fundstelle::engine::OpenIndex;
use fundstelle::error::Usage;
use fundstelle::output::text::printable;
use fundstelle::query::hyphenated;
use fundstelle::search::{Related, Search};
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

/// Words less alike are used alike by chance.
const LIKENESS_MIN: f32 = 0.1;

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
    let count = arguments.limit.get();
    let mut beside: Vec<&Related> = related.iter().collect();
    beside.sort_by(|one, other| other.strength.total_cmp(&one.strength).then_with(|| one.stem.cmp(&other.stem)));
    beside.truncate(count);
    let alike: Vec<&Related> = related.iter().take_while(|word| word.likeness >= LIKENESS_MIN).take(count).collect();
    if arguments.json {
        let rest = beside.into_iter().filter(|word| alike.iter().all(|other| other.stem != word.stem));
        for word in alike.iter().copied().chain(rest) {
            let object = serde_json::json!({
                "word": word.word, "stem": word.stem, "passages": word.passages,
                "together": word.together, "strength": word.strength, "likeness": word.likeness,
            });
            terminal.line(&object.to_string())?;
        }
    } else {
        let lists = [("used alike in this archive", alike), ("beside it more often than elsewhere", beside)];
        for (title, words) in lists.into_iter().filter(|(_, words)| !words.is_empty()) {
            terminal.line(&format!("{title}:"))?;
            for word in words {
                let (together, all) = (u64::from(word.together), u64::from(word.passages));
                let row = format!(
                    "  {:<24} in {} of its {} passages, likeness {:.2}",
                    word.word,
                    grouped(together),
                    grouped(all),
                    word.likeness
                );
                terminal.line(&printable(&row))?;
            }
        }
    }
    if related.is_empty() {
        terminal.flush()?;
        terminal.tell(&format!("the archive says too little of {}", arguments.word));
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}
