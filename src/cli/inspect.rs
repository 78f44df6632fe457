//! `fundstelle inspect`: a file as the indexer sees it.

use super::terminal::{Outcome, Terminal};
use fundstelle::annotate::{dates_in_passages, passages_of, persons_in_passages};
use fundstelle::archive;
use fundstelle::engine::OpenIndex;
use fundstelle::error::{Context, FileTask};
use fundstelle::output::inspect::{self, Annotated};
use fundstelle::output::json;
use fundstelle::person::PersonFinder;
use fundstelle::temporal::DateFinder;
use fundstelle::{Error, Result};
use std::path::{Component, Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    file: PathBuf,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let file = arguments.file.as_path();
    let bytes = std::fs::read(file).context(Error::of_file(FileTask::Read, file))?;
    let open = OpenIndex::open(index).ok();
    let (archive, relative) = place_in_archive(file, open.as_ref());
    let reading = archive::read(&bytes, &archive, &relative)
        .map_err(|reason| Error::NoArticle { path: file.to_path_buf(), reason })?;
    let mut finder = DateFinder::default();
    let mut person_finder = open.as_ref().map_or_else(PersonFinder::default, OpenIndex::person_finder);
    for article in &reading.articles {
        let passages = passages_of(article);
        let dates = dates_in_passages(&mut finder, article, &passages);
        let persons = persons_in_passages(&mut person_finder, article, &passages);
        let found = passages.into_iter().zip(dates).zip(persons);
        let passages: Vec<Annotated> =
            found.map(|((passage, dates), persons)| Annotated { passage, dates, persons }).collect();
        if arguments.json {
            let value = json::article(article, &passages, reading.format, reading.encoding, &reading.notes);
            terminal.line(&value.to_string())?;
        } else {
            terminal.print_filled(&inspect::article(terminal.language, article, &passages, &reading))?;
        }
    }
    Ok(Outcome::Found)
}

/// The archive the file belongs to, when the index knows it, and its path there; else the path as typed.
fn place_in_archive(file: &Path, open: Option<&OpenIndex>) -> (String, String) {
    let slashed = |path: &Path| {
        let parts: Vec<_> = path
            .components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        parts.join("/")
    };
    let known = open.zip(file.canonicalize().ok()).and_then(|(open, path)| {
        let archives = &open.stamp().archives;
        archives
            .iter()
            .find_map(|archive| Some((archive.name.clone(), slashed(path.strip_prefix(&archive.root).ok()?))))
    });
    known.unwrap_or_else(|| (String::new(), slashed(file)))
}
