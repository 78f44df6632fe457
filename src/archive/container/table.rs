//! Tables: CSV, TSV and their like, an article a row. Which column is what is told by its heading, else by what stands
//! in it.
//! It must not know how articles are made: a row becomes a JSON object.

use crate::archive::container::budget::Counted;
use crate::archive::container::entry::{Begins, ENTRY_SIZE_MAX, Entry, EntryKind, Found};
use crate::archive::container::halt::Halt;
use crate::archive::container::opener::{Opener, Place, Whole};
use crate::archive::format::json::{TEXT_KEYS, TITLE_KEYS};
use crate::archive::record::is_known_key;
use crate::archive::skip::{Packed, SkipReason};
use crate::temporal;
use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::cell::Cell;
use std::io::{self, Read};

/// What may stand between the fields of a row, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Fields this long, in bytes, are texts, and no headings or titles.
const TEXT_MIN: usize = 200;
/// A heading is no longer than this, in bytes.
const HEADING_MAX: usize = 40;
/// So many rows are looked at to guess what a column is.
const SAMPLE: usize = 50;

/// How a table is written, and what its columns are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    delimiter: u8,
    encoding: &'static Encoding,
    columns: Vec<Option<String>>,
    heading: Heading,
}

/// Whether the first row names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Named,
    Guessed,
}

impl Dialect {
    /// The dialect of what begins like this; none where it is no table of articles.
    pub(crate) fn of(head: &[u8], whole: Whole, name: &str) -> Option<Dialect> {
        let is_named = name
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ["csv", "tsv", "tab"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
        let encoding =
            Encoding::for_bom(head).map(|(encoding, _)| encoding).unwrap_or_else(|| match head.utf8_chunks().next() {
                // A character may be cut off where the head ends.
                Some(chunk) if chunk.valid().len() + 4 > head.len() => UTF_8,
                None => UTF_8,
                _ => WINDOWS_1252,
            });
        let (text, ..) = encoding.decode(head);
        if text.contains('\0') {
            return None;
        }
        // The last row may be cut off.
        let end = if whole == Whole::Seen { text.len() } else { text.rfind('\n')? };
        let best = DELIMITERS.into_iter().filter_map(|delimiter| {
            let dialect = Dialect::with(delimiter, encoding, &text[..end], is_named)?;
            let known = dialect.columns.iter().flatten().count();
            Some((known, dialect))
        });
        best.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, dialect)| dialect)
    }

    fn with(delimiter: u8, encoding: &'static Encoding, text: &str, is_named: bool) -> Option<Dialect> {
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().take(SAMPLE).collect::<Result<_, _>>().ok()?;
        let first = rows.first().filter(|first| first.len() > 1)?;
        let texts: Vec<String> = first.iter().map(|field| field.trim().to_lowercase()).collect();
        let is_heading = |field: &String| field.len() <= HEADING_MAX && is_known(field);
        let named = texts.iter().filter(|field| is_heading(field)).count();
        let has_text = texts.iter().any(|field| TEXT_KEYS.iter().any(|key| key.eq_ignore_ascii_case(field)));
        if named > 1 && (has_text || is_named) && texts.iter().all(|field| field.len() <= 4 * HEADING_MAX) {
            let mut columns: Vec<Option<String>> =
                texts.iter().map(|field| (!field.is_empty()).then(|| field.clone())).collect();
            if !has_text && let Some(longest) = longest(&rows[1..]) {
                columns[longest] = Some("text".to_string());
            }
            return Some(Dialect { delimiter, encoding, columns, heading: Heading::Named });
        }
        if !is_named {
            return None;
        }
        let columns = guessed(&rows)?;
        Some(Dialect { delimiter, encoding, columns, heading: Heading::Guessed })
    }
}

fn is_known(field: &str) -> bool {
    is_known_key(field) || TEXT_KEYS.iter().chain(&TITLE_KEYS).any(|key| key.eq_ignore_ascii_case(field))
}

/// The column with the longest texts.
fn longest(rows: &[csv::StringRecord]) -> Option<usize> {
    let columns = rows.iter().map(csv::StringRecord::len).max()?;
    let length = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(str::len).sum::<usize>();
    let best = (0..columns).max_by_key(|column| length(*column))?;
    (length(best) >= TEXT_MIN * rows.len()).then_some(best)
}

/// What columns without headings are, by what stands in most of their fields: the longest is the text, dates are dates,
/// addresses addresses, and the longest of the others the title.
fn guessed(rows: &[csv::StringRecord]) -> Option<Vec<Option<String>>> {
    let text = longest(rows)?;
    let count = rows.iter().map(csv::StringRecord::len).max()?;
    let mut columns: Vec<Option<String>> = vec![None; count];
    columns[text] = Some("text".to_string());
    let most = |column: usize, is: &dyn Fn(&str) -> bool| {
        let fields: Vec<&str> =
            rows.iter().filter_map(|row| row.get(column)).filter(|field| !field.is_empty()).collect();
        !fields.is_empty() && 2 * fields.iter().filter(|field| is(field)).count() > fields.len()
    };
    let mut rest = Vec::new();
    for column in (0..count).filter(|column| *column != text) {
        if most(column, &|field| field.len() >= 6 && temporal::parse(field).is_ok()) {
            columns[column] = Some("date".to_string());
        } else if most(column, &|field| field.starts_with("http://") || field.starts_with("https://")) {
            columns[column] = Some("url".to_string());
        } else {
            rest.push(column);
        }
    }
    let length = |column: &usize| rows.iter().filter_map(|row| row.get(*column)).map(str::len).sum::<usize>();
    if let Some(title) = rest.iter().copied().max_by_key(length).filter(|title| length(title) >= 15 * rows.len()) {
        columns[title] = Some("title".to_string());
    }
    Some(columns)
}

/// Hands each row over as a JSON object.
pub(crate) fn open(
    opener: &mut dyn Opener,
    reader: &mut dyn Read,
    place: &Place,
    dialect: &Dialect,
) -> Result<(), Halt> {
    opener.holds_entries();
    let decoded = DecodeReaderBytesBuilder::new().encoding(Some(dialect.encoding)).build(reader);
    let since = Cell::new(0);
    let guarded = Guarded { inner: Counted::new(decoded, opener.budget()), since: &since };
    let mut rows =
        ReaderBuilder::new().delimiter(dialect.delimiter).has_headers(false).flexible(true).from_reader(guarded);
    let mut row = ByteRecord::new();
    let mut number = 0_u64;
    loop {
        since.set(0);
        match rows.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(failed(error)),
        }
        number += 1;
        if number == 1 && dialect.heading == Heading::Named {
            continue;
        }
        let mut object = serde_json::Map::new();
        for (field, column) in row.iter().zip(&dialect.columns) {
            let (Some(key), false) = (column, field.is_empty()) else { continue };
            let field = String::from_utf8_lossy(field).into_owned();
            object.entry(key.clone()).or_insert(serde_json::Value::String(field));
        }
        if object.is_empty() {
            continue;
        }
        opener.budget().count_entry()?;
        let lines = row.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let Place { address, .. } = place.inside(&number.to_string(), "");
        let bytes = serde_json::Value::Object(object).to_string().into_bytes();
        let begins = Begins { lines: lines.saturating_sub(1), characters: None };
        opener.hand(Found::Entry(Entry { address, name: String::new(), bytes, begins, kind: EntryKind::Row }))?;
    }
}

fn failed(error: csv::Error) -> Halt {
    let message = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        _ => SkipReason::Packed(Packed::Damaged(message)).into(),
    }
}

/// Ends where a row does not: an open quotation mark would take in the rest of the file.
struct Guarded<'s, R> {
    inner: R,
    since: &'s Cell<usize>,
}

impl<R: Read> Read for Guarded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.since.set(self.since.get() + read);
        if self.since.get() > 2 * ENTRY_SIZE_MAX {
            return Err(io::Error::other("quotation mark"));
        }
        Ok(read)
    }
}
