//! `fundstelle inspect`: a file as the indexer sees it.

use super::terminal::{Outcome, Terminal};
use fundstelle::annotate::{dates_in_passages, passages_of, persons_in_passages};
use fundstelle::archive::{self, Found, Reading, SourceFile};
use fundstelle::engine::OpenIndex;
use fundstelle::error::{Context, FileTask};
use fundstelle::output::inspect::{self, Annotated};
use fundstelle::output::json;
use fundstelle::output::wording::archive as wording;
use fundstelle::person::PersonFinder;
use fundstelle::temporal::DateFinder;
use fundstelle::{Error, Result};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    file: PathBuf,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let (file, entry) = file_and_entry(&arguments.file);
    let data = std::fs::metadata(&file).context(Error::of_file(FileTask::Read, &file))?;
    let open = OpenIndex::open(index).ok();
    let (archive, relative) = place_in_archive(&file, open.as_ref());
    let wanted = entry.map(|entry| format!("{relative}!{entry}"));
    let source = SourceFile { path: file.clone(), relative, size: data.len(), modified: 0 };
    let mut finders = Finders {
        dates: DateFinder::default(),
        persons: open.as_ref().map_or_else(PersonFinder::default, OpenIndex::person_finder),
    };
    let (mut shown, mut reason, mut failure) = (0, None, None);
    let held = archive::entries(&source, &mut |found| {
        let (address, read) = match found {
            Found::Entry(entry) => (entry.address.clone(), archive::read(&entry, &archive)),
            Found::LeftOut(address, reason) => (address, Err(reason)),
        };
        if wanted.as_ref().is_some_and(|wanted| *wanted != address) {
            return ControlFlow::Continue(());
        }
        let result = match read {
            Ok(reading) => {
                shown += reading.articles.len();
                show(&reading, &mut finders, arguments, terminal)
            }
            // Beside others, it is one of them that gives no article.
            Err(left_out) => {
                let line =
                    (address != source.relative).then(|| wording::left_out(terminal.language, &address, &left_out));
                line.into_iter().for_each(|line| terminal.note(&line));
                reason = Some(left_out);
                Ok(())
            }
        };
        match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    if let Some(error) = failure {
        return Err(error);
    }
    match (held.err().or(reason), shown) {
        (Some(reason), 0) => Err(Error::NoArticle { path: arguments.file.clone(), reason }),
        (None, 0) => Ok(Outcome::NothingFound),
        _ => Ok(Outcome::Found),
    }
}

/// What finds dates and names in texts.
struct Finders {
    dates: DateFinder,
    persons: PersonFinder,
}

/// Shows the articles of one entry.
fn show(reading: &Reading, finders: &mut Finders, arguments: &Arguments, terminal: &mut Terminal) -> Result<()> {
    for article in &reading.articles {
        let passages = passages_of(article);
        let dates = dates_in_passages(&mut finders.dates, article, &passages);
        let persons = persons_in_passages(&mut finders.persons, article, &passages);
        let found = passages.into_iter().zip(dates).zip(persons);
        let passages: Vec<Annotated> =
            found.map(|((passage, dates), persons)| Annotated { passage, dates, persons }).collect();
        if arguments.json {
            let value = json::article(article, &passages, reading.format, reading.encoding, &reading.notes);
            terminal.line(&value.to_string())?;
        } else {
            terminal.print_filled(&inspect::article(terminal.language, article, &passages, reading))?;
        }
    }
    Ok(())
}

/// A file, and the entry of it that is meant: `dump.jsonl!1204`.
fn file_and_entry(typed: &Path) -> (PathBuf, Option<String>) {
    let text = typed.to_string_lossy();
    if typed.exists() {
        return (typed.to_path_buf(), None);
    }
    let split = text.match_indices('!').find(|(at, _)| Path::new(&text[..*at]).is_file());
    match split {
        Some((at, _)) => (PathBuf::from(&text[..at]), Some(text[at + 1..].to_string())),
        None => (typed.to_path_buf(), None),
    }
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
