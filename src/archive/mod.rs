//! Walks an archive and reads its files into articles, one file per format; what is left out has a name and a reason.
//! It must not know the index, and it never writes into the archive.

mod code_page;
mod decode;
mod entities;
mod error;
mod format;
mod markdown;
mod markup;
mod mojibake;
mod record;
mod skip;

use crate::archive::decode::Decoded;
pub use crate::archive::error::{ArchiveError, ArchiveProblem};
use crate::archive::format::{front_matter, iptc7901, json, marked, ninjs, plain, press, xml};
use crate::archive::record::{Items, Record};
pub use crate::archive::skip::{
    Broken, JsonValue, NoArticle, ReadingNote, SkipKind, SkipReason, SystemError, Unreadable, XmlProblem,
};
use crate::article::{Article, Origin};
use crate::date::dates_in_path;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// Larger files are no single article.
const FILE_SIZE_MAX: u64 = 64 * 1024 * 1024;

/// A file of an archive that may hold articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is now.
    pub path: PathBuf,
    /// Its path below the archive, with `/` between folders.
    pub relative: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified: i64,
}

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

/// Extensions that are read, whatever the content turns out to be.
const EXTENSIONS: [&str; 14] =
    ["txt", "text", "md", "markdown", "json", "xml", "rss", "rdf", "atom", "nitf", "tei", "wxr", "ninjs", "iptc"];

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

/// A path that is left out of an archive, and why.
pub type LeftOut = (String, SkipReason);

/// Lists the files of an archive, in the order of their paths, and what is left out already here. The index directory,
/// when it lies inside the archive, is not walked. Symbolic links are followed; what is reached by two ways is one file,
/// that of the way without links.
///
/// # Errors
/// When the archive is no directory that can be read.
pub fn walk(root: &Path, index: &Path) -> Result<(Vec<SourceFile>, Vec<LeftOut>), ArchiveError> {
    if !root.is_dir() {
        let problem = if root.exists() { ArchiveProblem::NoDirectory } else { ArchiveProblem::Missing };
        return Err(ArchiveError::new(root, problem));
    }
    std::fs::read_dir(root).map_err(ArchiveError::unreadable(root))?;
    let index = index.canonicalize().ok();
    let mut links = Links::new(root);
    let mut files = Vec::new();
    let mut skipped = Vec::new();
    let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
                skipped.push((path, SkipReason::Unreadable(unreadable(&error))));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(root, entry.path());
        let folder = entry.file_type().is_dir();
        let is_index = || index.is_some() && entry.path().canonicalize().ok() == index;
        let reason = if entry.file_name().to_string_lossy().starts_with('.') {
            SkipReason::Hidden
        } else if folder && is_index() {
            SkipReason::Index
        } else if let Some(target) = (folder && entry.path_is_symlink()).then(|| links.folder(entry.path())).flatten() {
            SkipReason::SameAs(target)
        } else if folder {
            continue;
        } else {
            match source_file(&entry, path.clone()) {
                Ok((file, number)) => files.push(Found { file, number, by_link: links.lead_to(&entry) }),
                Err(reason) => skipped.push((path, reason)),
            }
            continue;
        };
        skipped.push((path, reason));
        if folder {
            entries.skip_current_dir();
        }
    }
    let mut same = links.same(&files);
    let mut single = Vec::with_capacity(files.len());
    for Found { file, .. } in files {
        match same.remove(&file.relative) {
            Some(first) => skipped.push((file.relative, SkipReason::SameAs(first))),
            None => single.push(file),
        }
    }
    Ok((single, skipped))
}

/// The ways by which links lead to files.
struct Links {
    root: PathBuf,
    /// Links to folders that were followed.
    followed: Vec<PathBuf>,
}

impl Links {
    fn new(root: &Path) -> Links {
        Links { root: root.canonicalize().unwrap_or_else(|_| root.to_path_buf()), followed: Vec::new() }
    }

    /// The folder of the archive that a link leads to, when that is walked as it is; else the link is followed.
    fn folder(&mut self, link: &Path) -> Option<String> {
        let target = link.canonicalize().ok();
        let below = target.as_deref().and_then(|target| target.strip_prefix(&self.root).ok());
        let walked = below.filter(|below| !below.as_os_str().is_empty() && is_walked(Path::new(""), below));
        if walked.is_none() {
            self.followed.push(link.to_path_buf());
        }
        walked.map(|below| relative(Path::new(""), below))
    }

    /// Whether a link leads to the file.
    fn lead_to(&self, entry: &DirEntry) -> bool {
        entry.path_is_symlink() || self.followed.iter().any(|link| entry.path().starts_with(link))
    }

    /// Which files are others by another name, and by which.
    fn same(&self, files: &[Found]) -> HashMap<String, String> {
        let (linked, own): (Vec<&Found>, Vec<&Found>) = files.iter().partition(|found| found.by_link);
        let paths: HashSet<&str> = own.iter().map(|found| found.file.relative.as_str()).collect();
        let (mut numbers, mut targets) = (HashMap::new(), HashMap::new());
        let mut same = HashMap::new();
        for Found { file, number, by_link } in own.into_iter().chain(linked) {
            let path = &file.relative;
            let target = by_link.then(|| file.path.canonicalize().ok()).flatten();
            let there = target.as_ref().and_then(|target| target.strip_prefix(&self.root).ok());
            let there =
                there.map(|below| relative(Path::new(""), below)).filter(|below| paths.contains(below.as_str()));
            let by_number = number.map(|number| numbers.entry(number).or_insert_with(|| path.clone()).clone());
            let by_target = target.map(|target| targets.entry(target).or_insert_with(|| path.clone()).clone());
            if let Some(first) = [there, by_number, by_target].into_iter().flatten().find(|first| first != path) {
                same.insert(path.clone(), first);
            }
        }
        same
    }
}

/// A file and the ways to it.
struct Found {
    file: SourceFile,
    /// Its device and number, when it has several names.
    number: Option<(u64, u64)>,
    by_link: bool,
}

/// What a file with several names has in common under all of them.
#[cfg(unix)]
fn number(data: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    (data.nlink() > 1).then(|| (data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Whether a walk of the archive comes to this directory below it.
pub fn is_walked(root: &Path, directory: &Path) -> bool {
    let hidden = |part: &OsStr| part.as_encoded_bytes().starts_with(b".");
    directory.strip_prefix(root).is_ok_and(|below| !below.components().any(|part| hidden(part.as_os_str())))
}

/// A file that can be read, or why it is left out.
fn source_file(entry: &DirEntry, relative: String) -> Result<(SourceFile, Option<(u64, u64)>), SkipReason> {
    is_read(&relative)?;
    let data = entry.metadata().map_err(|error| SkipReason::Unreadable(unreadable(&error)))?;
    if !data.is_file() {
        return Err(SkipReason::Unreadable(Unreadable::Special));
    }
    if data.len() > FILE_SIZE_MAX {
        return Err(SkipReason::TooLarge);
    }
    let modified = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = modified.map_or(0, |time| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX));
    let file = SourceFile { path: entry.path().to_path_buf(), relative, size: data.len(), modified };
    Ok((file, number(&data)))
}

/// Why the walk could not look at something.
fn unreadable(error: &walkdir::Error) -> Unreadable {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => Unreadable::LinkLoop,
        (None, Some(cause)) => cause.into(),
        (None, None) => Unreadable::NotWalked,
    }
}

/// The path below the archive, with `/` between its parts.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> = below.components().map(|part| readable(part.as_os_str())).collect();
    parts.join("/")
}

/// A name as text; bytes that are no UTF-8, as old archives have them in names, are written `\xfc`, so that two names
/// never become one.
fn readable(name: &OsStr) -> String {
    let chunks = name.as_encoded_bytes().utf8_chunks();
    chunks.fold(String::new(), |mut text, chunk| {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
        text
    })
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

fn is_read(path: &str) -> Result<(), SkipReason> {
    match extension(path) {
        None => Ok(()),
        Some(extension) if EXTENSIONS.contains(&extension.as_str()) => Ok(()),
        Some(extension) => Err(SkipReason::UnknownFormat(format!(".{extension}"))),
    }
}

/// Reads the bytes of a file as articles. `archive` and `relative` become part of what the articles are called.
///
/// # Errors
/// The reason why the file gives no article.
pub fn read(bytes: &[u8], archive: &str, relative: &str) -> Result<Reading, SkipReason> {
    is_read(relative)?;
    if bytes.is_empty() {
        return Err(SkipReason::Empty);
    }
    let decoded = decode::decode(bytes).ok_or(SkipReason::NotText)?;
    let text = decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(SkipReason::Empty);
    }
    let extension = extension(relative);
    let (format, items) = if let Some(items) = recognise_items(text) {
        items
    } else if extension.as_deref() == Some("json") {
        (Format::Json, vec![Ok(json::read(text).map_err(SkipReason::Broken)?)])
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
    let mut reading = Reading { format, encoding: decoded.encoding, articles: Vec::new(), notes: Vec::new() };
    let mut first_reason = None;
    for (item, found) in items.into_iter().enumerate() {
        let number = u32::try_from(item).unwrap_or(u32::MAX);
        let origin = Origin { archive: archive.to_string(), path: relative.to_string(), record: number };
        match found.and_then(|record| article(record, origin, &decoded)) {
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

/// The article that a record gives, and what the reader should know of it.
fn article(
    mut record: Record,
    origin: Origin,
    decoded: &Decoded<'_>,
) -> Result<(Article, Vec<ReadingNote>), SkipReason> {
    let mended =
        |note: &ReadingNote| matches!(note, ReadingNote::MendedLetters { .. } | ReadingNote::UndecodableBytes { .. });
    if decoded.notes.iter().any(mended)
        && let Some(body) = record.body.as_mut()
    {
        // Letters that were mended took more characters in the file.
        body.lines = body.lines.without_characters();
    }
    record.clean();
    if record.body.as_ref().is_none_or(|body| body.text.trim().is_empty()) {
        return Err(SkipReason::NoText);
    }
    let dates = dates_in_path(&origin.path);
    Ok(record.into_article(origin, &dates))
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
