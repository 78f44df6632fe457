//! `fundstelle train`: learns what the program ships with from sources, for those who work on it.

use super::{Outcome, Terminal, counted};
use fundstelle::analysis::learn::{Counter, Sources, learn};
use fundstelle::analysis::{fold, to_bytes};
use fundstelle::{Error, Result};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Learn how German words are split and inflected
    Words(Words),
}

#[derive(clap::Args)]
struct Words {
    /// Running text, one JSON object with a `text` per line; may come several times
    #[arg(long, value_name = "FILE", required = true)]
    text: Vec<PathBuf>,
    /// Nouns, one per line
    #[arg(long, value_name = "FILE")]
    nouns: PathBuf,
    /// Word forms of any kind, one per line
    #[arg(long, value_name = "FILE")]
    forms: PathBuf,
    /// Words that are never split, folded, separated by blanks; `#` begins a remark
    #[arg(long, value_name = "FILE")]
    whole: PathBuf,
    /// Where the table goes
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

pub fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let What::Words(words) = &arguments.what;
    let mut sources = Sources::default();
    let mut counter = Counter::default();
    for path in &words.text {
        for (number, line) in read(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let text = serde_json::from_str::<serde_json::Value>(line)
                .ok()
                .and_then(|record| Some(record["text"].as_str()?.to_string()))
                .ok_or_else(|| {
                    Error::new(format!("{}:{} has no text", path.display(), number + 1))
                        .hint("write one JSON object per line, with the running text as \"text\"")
                })?;
            counter.add(&text);
        }
    }
    sources.counts = counter.counts();
    let letters = |line: &&str| line.chars().all(char::is_alphabetic) && !line.is_empty();
    sources.nouns = read(&words.nouns)?.lines().map(str::trim).filter(letters).map(fold).collect();
    sources.forms = read(&words.forms)?.lines().map(str::trim).filter(letters).map(fold).collect();
    let whole = read(&words.whole)?;
    let lines = whole.lines().filter(|line| !line.starts_with('#'));
    sources.whole = lines.flat_map(str::split_whitespace).map(str::to_string).collect();
    let table = learn(&sources);
    let bytes = to_bytes(&table);
    std::fs::write(&words.output, &bytes)
        .map_err(|error| Error::new(format!("cannot write {}", words.output.display())).caused_by(error))?;
    terminal.tell(&format!("{}, {} bytes", counted(table.len() as u64, "entry", "entries"), bytes.len()));
    Ok(Outcome::Found)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Error::new(format!("cannot read {}", path.display())).caused_by(error))
}
