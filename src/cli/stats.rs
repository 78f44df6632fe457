//! `fundstelle stats`: what is in the index.

use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::engine::OpenIndex;
use fundstelle::ingest::{FileEntry, manifest};
use fundstelle::output::stats::{Stats, text};
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long, value_name = "N", default_value = "20")]
    sources: usize,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let open = OpenIndex::open(index)?;
    let manifest = manifest(&open)?;
    let sum = |part: fn(&FileEntry) -> u32| manifest.iter().map(|entry| u64::from(part(entry))).sum::<u64>();
    let archives = open.stamp().archives.iter().map(|archive| (archive.name.clone(), archive.root.clone()));
    let stats = Stats {
        archives: archives.collect(),
        articles: sum(|entry| entry.articles),
        passages: open.passage_count(),
        terms: open.terms()?,
        months: open.months()?.into_iter().map(|(month, _)| month).collect(),
        undated: sum(|entry| entry.undated),
        skipped: manifest.iter().filter(|entry| entry.skipped.is_some()).count() as u64,
        bytes: open.size()?,
        sources: open.sources()?,
    };
    terminal.print(&text(terminal.language, &stats, arguments.sources))?;
    Ok(Outcome::Found)
}
