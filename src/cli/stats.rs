//! `fundstelle stats`: what is in the index.

use super::grouped;
use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::engine::OpenIndex;
use fundstelle::ingest::manifest;
use fundstelle::output::text::printable;
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long, value_name = "N", default_value = "20")]
    sources: usize,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let open = OpenIndex::open(index)?;
    let manifest = manifest(&open)?;
    let sum = |part: fn(&fundstelle::ingest::FileEntry) -> u32| {
        manifest.iter().map(|entry| u64::from(part(entry))).sum::<u64>()
    };
    let mut row = |name: &str, value: &str| terminal.line(&printable(&format!("{name:<10} {value}")));
    for archive in &open.stamp().archives {
        row("archive", &format!("{} ({})", archive.name, archive.root.display()))?;
    }
    row("articles", &grouped(sum(|entry| entry.articles)))?;
    row("passages", &grouped(open.passage_count()))?;
    row("terms", &grouped(open.terms()?))?;
    let months = open.months()?;
    let covered = match (months.first(), months.last()) {
        (Some((first, _)), Some((last, _))) => format!("{} ({first} to {last})", months.len()),
        _ => "0".to_string(),
    };
    row("months", &covered)?;
    row("undated", &grouped(sum(|entry| entry.undated)))?;
    let skipped = manifest.iter().filter(|entry| entry.skipped.is_some()).count() as u64;
    row("skipped", &grouped(skipped))?;
    row("size", &format!("{:.1} MB", open.size()? as f64 / 1e6))?;
    let sources = open.sources()?;
    row("sources", &grouped(sources.len() as u64))?;
    for (source, articles) in sources.iter().take(arguments.sources) {
        terminal.line(&format!("  {:>9}  {source}", grouped(*articles)).replace(char::is_control, "\u{fffd}"))?;
    }
    if sources.len() > arguments.sources {
        terminal.line(&format!("  … and {} more", grouped((sources.len() - arguments.sources) as u64)))?;
    }
    Ok(Outcome::Found)
}
