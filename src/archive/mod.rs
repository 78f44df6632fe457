//! Walks an archive, opens what its files pack, and reads the entries into articles, one file per format; what is left out
//! has a name and a reason.
//! It must not know the index, and it never writes into the archive.

mod code_page;
mod container;
mod decode;
mod entities;
mod error;
mod format;
mod markdown;
mod markup;
mod mojibake;
mod record;
mod skip;
mod source_file;
mod walk;

pub use crate::archive::container::{Begins, Entry, EntryKind, Found, Holding, Take, entries};
pub use crate::archive::error::{ArchiveError, ArchiveProblem};
use crate::archive::format::{front_matter, json, marked, plain};
pub use crate::archive::skip::{Broken, JsonValue, Packed, ReadingNote, SkipKind, SkipReason, SystemError, Unreadable};
pub use crate::archive::source_file::SourceFile;
pub use crate::archive::walk::{LeftOut, is_walked, walk};

use crate::article::{Article, Lines, Origin};
use crate::date::dates_in_path;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `date 2025-07 Text`.
    Marked,
    /// Text or Markdown with YAML or TOML front matter.
    FrontMatter,
    /// Text with a head of `Name: value` lines.
    Headed,
    /// Text alone.
    Plain,
    /// One JSON object.
    Json,
}

/// What a file holds.
#[derive(Debug)]
pub struct Reading {
    /// The format it was recognised as.
    pub format: Format,
    /// The encoding it was recognised as.
    pub encoding: &'static str,
    /// Its articles.
    pub articles: Vec<Article>,
    /// What the reader should know: impossible or contradicting dates, damaged letters.
    pub notes: Vec<ReadingNote>,
}

/// The extension, as far as it tells a format: `x.2007` and `x` have none.
fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.')?;
    let tells = !stem.is_empty()
        && (1..=8).contains(&extension.len())
        && extension.chars().all(char::is_alphanumeric)
        && !extension.chars().all(char::is_numeric);
    tells.then(|| extension.to_lowercase())
}

/// The endings of files that are read as mere text, where nothing in them shows a format.
const TEXT_EXTENSIONS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// Reads everything that a file holds, what is left out aside; for what is small.
pub fn read_file(file: &SourceFile, archive: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    let _ = entries(file, &mut |found| {
        if let Found::Entry(entry) = found {
            readings.extend(read(&entry, archive));
        }
        std::ops::ControlFlow::Continue(())
    });
    readings
}

/// Reads an entry as articles. `archive` and the entry's address become part of what the articles are called.
///
/// # Errors
/// The reason why the entry gives no article.
pub fn read(entry: &Entry, archive: &str) -> Result<Reading, SkipReason> {
    if entry.bytes.is_empty() {
        return Err(SkipReason::Empty);
    }
    let extension = extension(&entry.name);
    let unknown = || extension.as_ref().map(|extension| SkipReason::UnknownFormat(format!(".{extension}")));
    let is_text = extension.as_deref().is_none_or(|extension| TEXT_EXTENSIONS.contains(&extension));
    let Some(decoded) = decode::decode(&entry.bytes) else {
        return Err(unknown().filter(|_| !is_text).unwrap_or(SkipReason::NotText));
    };
    let text = decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(SkipReason::Empty);
    }
    let is_json = extension.as_deref() == Some("json") || matches!(entry.kind, EntryKind::Json | EntryKind::Row);
    let (format, mut record) = if is_json {
        (Format::Json, json::read(text).map_err(SkipReason::Broken)?)
    } else {
        let (format, mut record) = recognise(text);
        if format == Format::Plain
            && matches!(extension.as_deref(), Some("md" | "markdown"))
            && let Some(body) = record.body.as_mut()
        {
            body.headings = front_matter::markdown_headings(body);
        }
        (format, record)
    };
    if let Some(reason) = unknown().filter(|_| format == Format::Plain && !is_text) {
        return Err(reason);
    }
    let mended =
        |note: &ReadingNote| matches!(note, ReadingNote::MendedLetters { .. } | ReadingNote::UndecodableBytes { .. });
    if let Some(body) = record.body.as_mut() {
        if entry.kind == EntryKind::Row || decoded.notes.iter().any(mended) {
            // Letters that were mended took more characters in the file, and a row is written otherwise there.
            body.lines = body.lines.without_characters();
        }
        let lines = std::mem::replace(&mut body.lines, Lines::FromLine(1));
        body.lines = lines.behind(entry.begins.lines, entry.begins.characters);
    }
    if let EntryKind::Page { url: Some(url), .. } = &entry.kind {
        record.url.get_or_insert_with(|| url.clone());
    }
    record.clean();
    if record.body.as_ref().is_none_or(|body| body.text.trim().is_empty()) {
        return Err(SkipReason::NoText);
    }
    let origin = Origin { archive: archive.to_string(), path: entry.address.clone(), record: 0 };
    let (article, mut notes) = record.into_article(origin, &dates_in_path(&entry.name));
    notes.extend(decoded.notes);
    if !notes.iter().any(ReadingNote::tells_of_wrong_letters) {
        notes.extend(wrong_letters(&article));
    }
    Ok(Reading { format, encoding: decoded.encoding, articles: vec![article], notes })
}

/// A remark on letters of the article that look wrong.
fn wrong_letters(article: &Article) -> Option<ReadingNote> {
    let body = &article.body;
    let at_line = |(at, word)| ReadingNote::WrongLetters { word, line: body.lines.line_of(&body.text, at) };
    let in_title = || {
        mojibake::looks_wrong(article.title.as_deref()?).map(|(_, word)| ReadingNote::WrongLetters { word, line: 1 })
    };
    mojibake::looks_wrong(&body.text).map(at_line).or_else(in_title)
}

/// The format that a text shows by itself, and what it holds.
fn recognise(text: &str) -> (Format, record::Record) {
    if text.trim_start().starts_with('{')
        && let Ok(record) = json::read(text)
    {
        return (Format::Json, record);
    }
    if let Some(record) = front_matter::read(text) {
        return (Format::FrontMatter, record);
    }
    if let Some(record) = marked::read(text) {
        return (Format::Marked, record);
    }
    if let Some(record) = plain::read_headed(text) {
        return (Format::Headed, record);
    }
    let mut record = plain::read_bare(text);
    if matches!(text.lines().next().map(str::trim_end), Some("---" | "+++")) && text.lines().count() > 1 {
        record.notes.push(ReadingNote::OpenFrontMatter);
    }
    (Format::Plain, record)
}

#[cfg(test)]
mod tests;
