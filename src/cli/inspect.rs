//! `fundstelle inspect`: a file as the indexer sees it.

use super::terminal::{Outcome, Terminal};
use fundstelle::annotate::{dates_in_passages, passages_of, persons_in_passages};
use fundstelle::archive::{self, Reading};
use fundstelle::engine::OpenIndex;
use fundstelle::error::{Context, FileTask};
use fundstelle::output::json::{self, Annotated};
use fundstelle::output::text::printable;
use fundstelle::person::{MentionKind, PersonFinder};
use fundstelle::temporal::DateFinder;
use fundstelle::{Article, Error, Result};
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
            let value = json::article(article, &passages, reading.format.name(), reading.encoding, &reading.notes);
            terminal.line(&value.to_string())?;
        } else {
            print(article, &passages, &reading, terminal)?;
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

fn print(article: &Article, passages: &[Annotated], reading: &Reading, terminal: &mut Terminal) -> Result<()> {
    let mut row = |name: &str, value: &str| {
        terminal.line(&printable(&format!("{name:<9} {}", value.split_whitespace().collect::<Vec<_>>().join(" "))))
    };
    row("id", &article.id.to_string())?;
    row("format", &format!("{}, {}", reading.format.name(), reading.encoding))?;
    row("title", article.title.as_deref().unwrap_or("none"))?;
    if !article.authors.is_empty() {
        row("authors", &article.authors.join(", "))?;
    }
    for (name, value) in [("source", &article.source), ("section", &article.section), ("url", &article.url)] {
        if let Some(value) = value {
            row(name, value)?;
        }
    }
    if !article.tags.is_empty() {
        row("tags", &article.tags.join(", "))?;
    }
    match (article.date, &article.evidence) {
        (Some(date), Some(evidence)) => {
            row("date", &format!("{date} ({}, {} to {})", date.precision().name(), date.first(), date.last()))?;
            row("evidence", evidence)?;
        }
        _ => row("date", "undated")?,
    }
    for note in &reading.notes {
        row("note", note)?;
    }
    for Annotated { passage, dates, persons } in passages {
        let heading =
            passage.heading.map(|span| span.of(&article.body.text).split_whitespace().collect::<Vec<_>>().join(" "));
        let under = heading.map(|heading| format!(", under \"{heading}\"")).unwrap_or_default();
        terminal.line(&printable(&format!("\npassage {}, line {}{under}", passage.ordinal, passage.line)))?;
        let text = passage.span.of(&article.body.text);
        terminal.line(&printable(text))?;
        for person in persons.iter().filter(|one| one.kind != MentionKind::Compound) {
            let line = |span: fundstelle::ByteSpan| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            let role = person.role.map(|role| format!(" ({})", line(role))).unwrap_or_default();
            terminal.line(&printable(&format!("  {} = {}{role}", line(person.span), person.name)))?;
        }
        for date in dates {
            let days = match date.days {
                Some(days) => days.in_german(),
                None => "offen".to_string(),
            };
            let note = if date.contradicts { ", aber ein anderer Wochentag" } else { "" };
            let said = date.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            terminal.line(&printable(&format!("  {said} → {days}{note} ({})", date.timex3())))?;
        }
    }
    Ok(())
}
