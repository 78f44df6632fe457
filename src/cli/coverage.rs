//! `fundstelle coverage`: what the archive holds of each source.

use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::engine::OpenIndex;
use fundstelle::output::wording::coverage::totals;
use fundstelle::output::{coverage, json};
use fundstelle::search::Search;
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_name = "SOURCE")]
    source: Option<String>,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let open = OpenIndex::open(index)?;
    let all = Search::new(&open)?.coverage()?;
    let wanted = arguments.source.as_deref().unwrap_or_default().to_lowercase();
    let is_wanted = |name: &Option<String>| name.as_deref().unwrap_or_default().to_lowercase().contains(&wanted);
    let shown: Vec<_> = all.into_iter().filter(|one| is_wanted(&one.source)).collect();
    for one in &shown {
        if arguments.json {
            terminal.line(&json::coverage(one).to_string())?;
        } else {
            terminal.print_filled(&coverage::text(terminal.language, one))?;
        }
    }
    terminal.flush()?;
    let articles = shown.iter().map(|one| one.articles).sum();
    terminal.note(&totals(terminal.language, articles, shown.len() as u64));
    Ok(if shown.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}
