//! One article as a JSON object, with the keys that scrapers and exports use.
//! It must not know any other format.

use crate::archive::mojibake::{Mended, mended};
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::{Broken, JsonValue, ReadingNote, SkipReason};
use crate::article::{Body, DateEvidence, Lines, Run, count_line_ends};
use crate::temporal;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Keys of the text, in the order they are tried.
pub const TEXT_KEYS: [&str; 8] =
    ["text", "article", "body", "maintext", "articleBody", "content", "inhalt", "volltext"];
/// Keys of the date, best first: the day of publication before any other.
const DATE_KEYS: [&str; 29] = [
    "publishing_date",
    "publication_date",
    "publicationDate",
    "published_on",
    "publishedAt",
    "pub_date",
    "veröffentlicht",
    "veroeffentlicht",
    "veröffentlichungsdatum",
    "veroeffentlichungsdatum",
    "erscheinungsdatum",
    "erscheinungstag",
    "erschienen",
    "publikationsdatum",
    "date_publish",
    "datePublished",
    "date_published",
    "published",
    "published_at",
    "publish_date",
    "publishDate",
    "pubDate",
    "date",
    "datum",
    "created_at",
    "createdAt",
    "dateCreated",
    "created",
    "timestamp",
];
pub const TITLE_KEYS: [&str; 5] = ["title", "header", "headline", "titel", "name"];
const SOURCE_KEYS: [&str; 6] = ["source", "quelle", "publisher", "source_domain", "zeitung", "medium"];
const AUTHOR_KEYS: [&str; 6] = ["authors", "author", "autoren", "autor", "byline", "creator"];
const URL_KEYS: [&str; 4] = ["url", "link", "canonical_url", "mainEntityOfPage"];
const SECTION_KEYS: [&str; 5] = ["section", "articleSection", "ressort", "category", "rubrik"];
const TAG_KEYS: [&str; 4] = ["tags", "keywords", "topics", "schlagwörter"];

/// Keys of the text of a paragraph that is an object, or of a text that is one.
const PARAGRAPH_KEYS: [&str; 12] = [
    "text",
    "content",
    "value",
    "body",
    "rendered",
    "html",
    "paragraph",
    "children",
    "paragraphs",
    "blocks",
    "#text",
    "data",
];
/// Objects are looked into so deep.
const DEPTH: usize = 8;

/// A JSON value as text, as far as it is one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Number(serde_json::Number),
    List(Vec<Value>),
    Named(BTreeMap<String, Value>),
    Other(serde::de::IgnoredAny),
}

impl Value {
    fn texts(self) -> Vec<String> {
        match self {
            Value::Text(text) => vec![text],
            Value::Number(number) => vec![number.to_string()],
            Value::List(values) => values.into_iter().flat_map(Value::texts).collect(),
            Value::Named(mut values) => {
                ["name", "rendered", "@value", "#text", "@id", "url", "$date", "$numberLong", "iso", "value"]
                    .iter()
                    .find_map(|key| values.remove(*key))
                    .map(Value::texts)
                    .unwrap_or_default()
            }
            Value::Other(_) => Vec::new(),
        }
    }
}

/// Reads one JSON object as an article; a list of one is as good.
///
/// # Errors
/// When it is no valid JSON, no object, a list of articles, or has no text under a known key.
pub fn read(text: &str) -> Result<Record, Broken> {
    let (whole, half) = halves_replaced(text);
    let mut record = read_whole(&whole)?;
    if let Some(at) = half {
        let line = 1 + count_line_ends(&text[..at]) as usize;
        let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        record.notes.push(ReadingNote::HalfCharacter { line, column: 1 + text[start..at].chars().count() });
    }
    Ok(record)
}

/// Objects that wrap a list of articles have it no deeper: `data.articles`, `response.docs`, `@graph`.
const WRAPPED_DEPTH: usize = 3;

/// The articles of the longest list that an object without a text of its own wraps, some of which have one. Of a graph
/// (`@graph`) that is made of many things only the articles count.
pub fn wrapped(text: &str) -> Option<Items> {
    let mut lists: Vec<(bool, Vec<&RawValue>)> = Vec::new();
    collect_lists(serde_json::from_str(text).ok()?, "", WRAPPED_DEPTH, &mut lists);
    let (is_graph, list) = lists.into_iter().max_by_key(|(_, list)| list.len())?;
    let (mut at, mut lines, mut characters) = (0, 0, 0);
    let mut items = Items::new();
    for member in list {
        let start = member.get().as_ptr() as usize - text.as_ptr() as usize;
        lines += count_line_ends(&text[at..start]);
        characters += text[at..start].chars().count() as u64;
        at = start;
        let record = read(member.get()).map(|mut record| {
            if let Some(body) = record.body.as_mut() {
                let inside = std::mem::replace(&mut body.lines, Lines::FromLine(1));
                body.lines = inside.behind(lines, Some(characters));
            }
            record
        });
        if record.is_ok() || !is_graph {
            items.push(record.map_err(SkipReason::Broken));
        }
    }
    items.iter().any(Result::is_ok).then_some(items)
}

/// The lists of objects in a value, and whether each is a graph.
fn collect_lists<'t>(value: &'t RawValue, key: &str, depth: usize, lists: &mut Vec<(bool, Vec<&'t RawValue>)>) {
    match value.get().as_bytes().first() {
        Some(b'[') => {
            let members: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
            if members.iter().any(|member| member.get().starts_with('{')) {
                lists.push((key == "@graph", members));
            }
        }
        Some(b'{') if depth > 0 => {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
            fields.iter().for_each(|(key, value)| collect_lists(value, key, depth - 1, lists));
        }
        _ => {}
    }
}

/// The file with U+FFFD for every escape of half a character, which is as long, and where the first is.
fn halves_replaced(text: &str) -> (Cow<'_, str>, Option<usize>) {
    let unit = |at: usize| {
        let digits = text.as_bytes().get(at..at + 6)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut replaced: Option<String> = None;
    let (mut first, mut at, mut done) = (None, 0, 0);
    while let Some(next) = text[at..].find('\\') {
        let here = at + next;
        let is_half = match unit(here) {
            // A pair is a whole character.
            Some(0xD800..=0xDBFF) if matches!(unit(here + 6), Some(0xDC00..=0xDFFF)) => {
                at = here + 12;
                continue;
            }
            Some(0xD800..=0xDFFF) => true,
            _ => false,
        };
        if is_half {
            let text_so_far = replaced.get_or_insert_with(String::new);
            text_so_far.push_str(&text[done..here]);
            text_so_far.push_str("\\ufffd");
            done = here + 6;
            first = first.or(Some(here));
        }
        // What is behind a backslash is escaped, another backslash, too.
        at = here + if is_half { 6 } else { 1 + text[here + 1..].chars().next().map_or(0, char::len_utf8) };
    }
    match replaced {
        Some(mut replaced) => {
            replaced.push_str(&text[done..]);
            (Cow::Owned(replaced), first)
        }
        None => (Cow::Borrowed(text), None),
    }
}

/// Why a file is no JSON object.
fn no_object(text: &str, error: &serde_json::Error) -> Broken {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_string();
    let follows = || {
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        line.as_bytes().get(error.column().saturating_sub(1)).is_some_and(|byte| matches!(byte, b'{' | b'['))
    };
    match text.trim_start().as_bytes() {
        [b'[', ..] if error.is_data() => Broken::JsonList,
        [b'{', ..] if message == "trailing characters" && follows() => Broken::JsonLines { line: error.line() },
        _ if error.is_data() => Broken::NoJsonObject,
        _ => Broken::InvalidJson { line: error.line(), column: error.column(), message },
    }
}

fn read_whole(text: &str) -> Result<Record, Broken> {
    let fields: BTreeMap<String, &RawValue> = match serde_json::from_str(text) {
        Ok(fields) => fields,
        Err(error) => {
            let mut list: Vec<BTreeMap<String, &RawValue>> = match text.trim_start().starts_with('[') {
                true => serde_json::from_str(text).map_err(|error| no_object(text, &error))?,
                false => return Err(no_object(text, &error)),
            };
            list.pop().filter(|_| list.is_empty()).ok_or(Broken::JsonList)?
        }
    };
    let mut lower: BTreeMap<String, &RawValue> = BTreeMap::new();
    for (key, value) in fields {
        lower.entry(key.to_lowercase()).or_insert(value);
    }
    let fields = lower;
    let values = |keys: &[&str]| -> Option<(String, Vec<String>)> {
        keys.iter().find_map(|key| {
            let value: Value = serde_json::from_str(fields.get(&key.to_lowercase())?.get()).ok()?;
            let texts = value.texts().into_iter().map(|text| right_letters(text.trim().to_string()).0);
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            (!texts.is_empty()).then(|| ((*key).to_string(), texts))
        })
    };
    let one = |keys: &[&str]| values(keys).map(|(_, texts)| texts.join(", "));
    let many = |keys: &[&str]| values(keys).map(|(_, texts)| texts).unwrap_or_default();
    // Some scrapers keep a teaser beside the whole text: the longest is the text.
    let bodies = TEXT_KEYS.iter().rev().filter_map(|key| body(text, fields.get(&key.to_lowercase())?));
    let (body, notes) = bodies.max_by_key(|(body, _)| body.text.len()).ok_or_else(|| no_text(&fields))?;
    let mut writers = many(&AUTHOR_KEYS);
    if let [line] = writers.as_slice() {
        writers = authors(line);
    }
    let dates: Vec<(String, String)> =
        DATE_KEYS.iter().filter_map(|key| values(&[key])).map(|(key, texts)| (key, texts.join(" "))).collect();
    let mut notes = notes;
    if dates.is_empty() {
        // What may be a date, under a key that says nothing of publication.
        let others =
            fields.keys().filter(|key| !TEXT_KEYS.contains(&key.as_str()) && !TITLE_KEYS.contains(&key.as_str()));
        let written = others.filter_map(|key| values(&[key])).map(|(key, texts)| (key, texts.join(" ")));
        let unused = written.filter(|(_, text)| text.len() >= 8 && temporal::parse(text).is_ok());
        notes.extend(unused.map(|(key, text)| ReadingNote::UnusedDate(DateEvidence::Field { key, text })));
    }
    let (mut source, mut url) = (one(&SOURCE_KEYS), one(&URL_KEYS));
    if url.is_none() && source.as_ref().is_some_and(|source| source.contains("://")) {
        url = source.take();
    }
    source = source.or_else(|| one(&["hostname", "site_name", "sitename"]));
    Ok(Record {
        title: one(&TITLE_KEYS),
        authors: writers,
        source,
        url,
        section: one(&SECTION_KEYS),
        tags: many(&TAG_KEYS),
        dates,
        body: Some(body),
        notes,
    })
}

/// Why there is no text: the first key that should have it has something else, or there is none.
fn no_text(fields: &BTreeMap<String, &RawValue>) -> Broken {
    let there = TEXT_KEYS.iter().find_map(|key| Some((key, fields.get(&key.to_lowercase())?)));
    let Some((key, value)) = there else { return Broken::NoTextUnder(TEXT_KEYS.map(String::from).to_vec()) };
    let value = match value.get().as_bytes().first() {
        Some(b'n') => JsonValue::Null,
        Some(b'"') => JsonValue::Empty,
        Some(b'[') => JsonValue::List,
        Some(b'{') => JsonValue::Object,
        _ => JsonValue::NoText,
    };
    Broken::OtherThanText { key: (*key).to_string(), value }
}

/// The text with its letters right, and a remark when they were not.
fn right_letters(text: String) -> (String, Option<ReadingNote>) {
    match mended(&text) {
        Some(Mended { text, was, is }) => (text, Some(ReadingNote::MendedLetters { was, is })),
        None => (text, None),
    }
}

/// Gathers the paragraphs of a text.
struct Paragraphs<'f> {
    file: &'f str,
    /// Up to which byte of the file lines and characters are counted, the line there, and the character.
    counted: usize,
    line: u32,
    character: u64,
    text: String,
    runs: Vec<Run>,
    /// How many entries of lists hold no text.
    without: usize,
    note: Option<ReadingNote>,
}

impl Paragraphs<'_> {
    /// Takes a string, a list, or an object that has one of these under a known key.
    fn add(&mut self, raw: &RawValue, depth: usize) {
        let before = self.text.len();
        match raw.get().as_bytes().first() {
            Some(b'"') => self.add_text(raw),
            Some(b'[') if depth < DEPTH => {
                let entries: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
                for entry in entries {
                    self.add(entry, depth + 1);
                }
                return;
            }
            Some(b'{') if depth < DEPTH => {
                let fields: BTreeMap<String, &RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
                for key in PARAGRAPH_KEYS {
                    let Some(value) = fields.get(key) else { continue };
                    self.add(value, depth + 1);
                    if self.text.len() > before {
                        break;
                    }
                }
            }
            _ => {}
        }
        // What is nothing is missed by nobody.
        self.without += usize::from(self.text.len() == before && !matches!(raw.get(), "null" | "\"\""));
    }

    fn add_text(&mut self, raw: &RawValue) {
        let Ok(paragraph) = serde_json::from_str::<String>(raw.get()) else { return };
        if paragraph.trim().is_empty() {
            return;
        }
        let (paragraph, note) = right_letters(paragraph);
        let is_mended = note.is_some();
        self.note = self.note.take().or(note);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let at = raw.get().as_ptr() as usize - self.file.as_ptr() as usize;
        // An object's keys are tried in an order of their own.
        if at < self.counted {
            (self.counted, self.line, self.character) = (0, 1, 0);
        }
        let before = &self.file[self.counted..at];
        self.line += count_line_ends(before);
        self.character += before.chars().count() as u64;
        self.counted = at;
        let (start, line) = (self.text.len(), self.line);
        match runs(raw.get(), self.character, start, line) {
            (runs, end) if !is_mended && end == start + paragraph.len() => self.runs.extend(runs),
            // Letters that were mended are not where they stand.
            _ => self.runs.push(Run { start, line, character: None }),
        }
        self.text.push_str(&paragraph);
    }
}

/// What stands in a JSON string, stretch by stretch, when the string begins at this character of the file and its text at
/// this byte of the body; and the byte of the body behind it.
fn runs(raw: &str, character: u64, start: usize, line: u32) -> (Vec<Run>, usize) {
    let mut runs = Vec::new();
    let mut rest = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or_default();
    // Behind the quotation mark.
    let (mut character, mut start) = (character + 1, start);
    loop {
        let plain = rest.find('\\').unwrap_or(rest.len());
        runs.push(Run { start, line, character: Some(character) });
        character += rest[..plain].chars().count() as u64;
        start += plain;
        rest = &rest[plain..];
        let (written, decoded) = escape(rest);
        if written == 0 || written > rest.len() {
            return (runs, start);
        }
        runs.push(Run { start, line, character: Some(character) });
        // Escapes are ASCII.
        character += written as u64;
        start += decoded;
        rest = &rest[written..];
    }
}

/// How many bytes the escape that a text begins with has, and how many the character that it stands for.
fn escape(text: &str) -> (usize, usize) {
    match text.as_bytes() {
        [] => (0, 0),
        [_, b'u', ..] => {
            let unit = text.get(2..6).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default();
            match char::from_u32(unit) {
                Some(letter) => (6, letter.len_utf8()),
                // Half of a character: a pair, whose other half follows, is one beyond the first 65,536.
                None => (12, 4),
            }
        }
        _ => (2, 1),
    }
}

/// The body from a string, or from a list of strings that are its paragraphs, with remarks.
pub fn body(file: &str, value: &RawValue) -> Option<(Body, Vec<ReadingNote>)> {
    let mut all = Paragraphs {
        file,
        counted: 0,
        line: 1,
        character: 0,
        text: String::new(),
        runs: Vec::new(),
        without: 0,
        note: None,
    };
    all.add(value, 0);
    let mut notes: Vec<ReadingNote> = all.note.into_iter().collect();
    if all.without > 0 {
        notes.push(ReadingNote::NoParagraphs { count: all.without });
    }
    let body = Body { text: all.text, lines: Lines::Runs(all.runs), headings: Vec::new() };
    (!body.text.is_empty()).then_some((body, notes))
}
