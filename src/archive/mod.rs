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
use crate::archive::decode::Decoded;
pub use crate::archive::error::{ArchiveError, ArchiveProblem};
use crate::archive::format::{front_matter, html, iptc7901, json, marked, ninjs, plain, press, xml};
use crate::archive::record::{Items, Record};
pub use crate::archive::skip::{
    Broken, JsonValue, NoArticle, Packed, ReadingNote, SkipKind, SkipReason, SystemError, Unreadable, XmlProblem,
};
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
    /// A page from the web.
    Html,
    /// ninjs, the JSON of agencies.
    Ninjs,
    /// NITF 3.
    Nitf,
    /// NewsML-G2 and NewsML 1.
    NewsMl,
    /// IPTC 7901, the wire.
    Wire,
    /// RSS and Atom.
    Feed,
    /// An export of WordPress.
    WordPress,
    /// TEI.
    Tei,
    /// METS/ALTO and PAGE.
    Scan,
    /// An export of GENIOS or wiso.
    Genios,
    /// An export of Nexis.
    Nexis,
    /// An export of Factiva.
    Factiva,
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
    // Its text is written in codes, which must not be shown as the text.
    if is_mail(text) {
        return Err(SkipReason::UnknownFormat(".eml".to_string()));
    }
    let is_json = extension.as_deref() == Some("json") || matches!(entry.kind, EntryKind::Json | EntryKind::Row);
    let (format, items) = if let Some(items) = recognise_items(text) {
        items
    } else if html::is_page(text) {
        (Format::Html, vec![html::read(text)])
    } else if is_json {
        (Format::Json, json_items(text)?)
    } else if let Some(root) = xml::root_name(text).filter(|_| extension.as_deref() == Some("xml")) {
        return Err(SkipReason::UnknownFormat(format!("<{root}>")));
    } else {
        let (format, mut record) = recognise(text);
        if format == Format::Plain
            && matches!(extension.as_deref(), Some("md" | "markdown"))
            && let Some(body) = record.body.as_mut()
        {
            body.headings = front_matter::markdown_headings(body);
        }
        (format, vec![Ok(record)])
    };
    if let Some(reason) = unknown().filter(|_| format == Format::Plain && !is_text) {
        return Err(reason);
    }
    let mut reading = Reading { format, encoding: decoded.encoding, articles: Vec::new(), notes: Vec::new() };
    let mut first_reason = None;
    for (item, found) in items.into_iter().enumerate() {
        let number = u32::try_from(item).unwrap_or(u32::MAX);
        let origin = Origin { archive: archive.to_string(), path: entry.address.clone(), record: number };
        match found.and_then(|record| article(record, origin, entry, &decoded)) {
            Ok((article, notes)) => {
                reading.articles.push(article);
                reading.notes.extend(notes);
            }
            Err(reason) => {
                let _ = first_reason.get_or_insert_with(|| reason.clone());
                reading.notes.push(ReadingNote::LeftOut { item: item + 1, reason: Box::new(reason) });
            }
        }
    }
    // Of a file without any article the first reason is that of the file.
    if reading.articles.is_empty() {
        return Err(first_reason.unwrap_or(SkipReason::NoText));
    }
    reading.notes.extend(decoded.notes);
    if !reading.notes.iter().any(ReadingNote::tells_of_wrong_letters) {
        let found = reading.articles.iter().find_map(wrong_letters);
        reading.notes.extend(found);
    }
    Ok(reading)
}

/// Whether a text is an e-mail as it was sent: its head says how it is written or which way it came.
fn is_mail(text: &str) -> bool {
    const SIGNS: [&str; 4] = ["mime-version:", "content-transfer-encoding:", "received:", "message-id:"];
    let head = text.lines().take(100).take_while(|line| !line.trim().is_empty());
    head.map(str::to_lowercase).any(|line| SIGNS.iter().any(|sign| line.starts_with(sign)))
}

/// The article that a JSON object is, or those in a list that it wraps.
fn json_items(text: &str) -> Result<Items, SkipReason> {
    match json::read(text) {
        Ok(record) => Ok(vec![Ok(record)]),
        Err(reason @ Broken::NoTextUnder(_)) => json::wrapped(text).ok_or(SkipReason::Broken(reason)),
        Err(reason) => Err(SkipReason::Broken(reason)),
    }
}

/// The article that a record gives, and what the reader should know of it.
fn article(
    mut record: Record,
    origin: Origin,
    entry: &Entry,
    decoded: &Decoded<'_>,
) -> Result<(Article, Vec<ReadingNote>), SkipReason> {
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
    Ok(record.into_article(origin, &dates_in_path(&entry.name)))
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

/// The format of news that a text shows by itself, and the items of the file, when it is one that may have several.
fn recognise_items(text: &str) -> Option<(Format, Items)> {
    let whole = |read: Result<Items, Broken>| read.unwrap_or_else(|broken| vec![Err(SkipReason::Broken(broken))]);
    Some(match text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars().next()? {
        '{' if ninjs::is_ninjs(text) => (Format::Ninjs, whole(ninjs::read(text))),
        '<' if xml::nitf::is_nitf(text) => (Format::Nitf, whole(xml::nitf::read(text))),
        '<' if xml::newsml::is_newsml(text) => (Format::NewsMl, whole(xml::newsml::read(text))),
        '<' if xml::wordpress::is_wordpress(text) => (Format::WordPress, whole(xml::wordpress::read(text))),
        '<' if xml::feed::is_feed(text) => (Format::Feed, whole(xml::feed::read(text))),
        '<' if xml::tei::is_tei(text) => (Format::Tei, whole(xml::tei::read(text))),
        '<' if xml::scan::is_scan(text) => (Format::Scan, whole(xml::scan::read(text))),
        '{' | '<' => return None,
        _ if iptc7901::is_wire(text) => (Format::Wire, iptc7901::read(text)),
        _ if press::is_factiva(text) => (Format::Factiva, press::read_factiva(text)),
        _ if press::is_nexis(text) => (Format::Nexis, press::read_nexis(text)),
        _ if press::is_genios(text) => (Format::Genios, press::read_genios(text)),
        _ => return None,
    })
}

/// The format that a text shows by itself, and what it holds.
fn recognise(text: &str) -> (Format, Record) {
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
