//! One article as a JSON object, with the keys that scrapers and exports use.
//! It must not know any other format.

use crate::archive::record::{Record, authors};
use crate::archive::skip::Broken;
use crate::article::{Body, Lines, count_line_ends};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Keys of the text, in the order they are tried.
const TEXT_KEYS: [&str; 8] = ["text", "article", "body", "maintext", "articleBody", "content", "inhalt", "volltext"];
/// Keys of the date, best first: the day of publication before any other.
const DATE_KEYS: [&str; 10] = [
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
];
const TITLE_KEYS: [&str; 5] = ["title", "header", "headline", "titel", "name"];
const SOURCE_KEYS: [&str; 6] = ["source", "quelle", "publisher", "source_domain", "zeitung", "medium"];
const AUTHOR_KEYS: [&str; 6] = ["authors", "author", "autoren", "autor", "byline", "creator"];
const URL_KEYS: [&str; 4] = ["url", "link", "canonical_url", "mainEntityOfPage"];
const SECTION_KEYS: [&str; 5] = ["section", "articleSection", "ressort", "category", "rubrik"];
const TAG_KEYS: [&str; 4] = ["tags", "keywords", "topics", "schlagwörter"];

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
                ["name", "@id", "url"].iter().find_map(|key| values.remove(*key)).map(Value::texts).unwrap_or_default()
            }
            Value::Other(_) => Vec::new(),
        }
    }
}

/// Reads one JSON object as an article.
///
/// # Errors
/// When it is no valid JSON, no object, a list of articles, or has no text under a known key.
pub fn read(text: &str) -> Result<Record, Broken> {
    let fields: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| match text.trim_start().as_bytes() {
            [b'[', ..] => Broken::JsonList,
            _ if error.is_data() => Broken::NoJsonObject,
            _ => {
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default().to_string();
                Broken::InvalidJson { line: error.line(), column: error.column(), message }
            }
        })?;
    let mut lower: BTreeMap<String, &RawValue> = BTreeMap::new();
    for (key, value) in fields {
        lower.entry(key.to_lowercase()).or_insert(value);
    }
    let fields = lower;
    let values = |keys: &[&str]| -> Option<(String, Vec<String>)> {
        keys.iter().find_map(|key| {
            let value: Value = serde_json::from_str(fields.get(&key.to_lowercase())?.get()).ok()?;
            let texts: Vec<String> =
                value.texts().into_iter().map(|text| text.trim().to_string()).filter(|text| !text.is_empty()).collect();
            (!texts.is_empty()).then(|| ((*key).to_string(), texts))
        })
    };
    let one = |keys: &[&str]| values(keys).map(|(_, texts)| texts.join(", "));
    let many = |keys: &[&str]| values(keys).map(|(_, texts)| texts).unwrap_or_default();
    // Some scrapers keep a teaser beside the whole text: the longest is the text.
    let bodies = TEXT_KEYS.iter().rev().filter_map(|key| body(text, fields.get(&key.to_lowercase())?));
    let body = bodies
        .max_by_key(|body| body.text.len())
        .ok_or_else(|| Broken::NoTextUnder(TEXT_KEYS.map(String::from).to_vec()))?;
    let mut writers = many(&AUTHOR_KEYS);
    if let [line] = writers.as_slice() {
        writers = authors(line);
    }
    let dates = DATE_KEYS.iter().filter_map(|key| values(&[key])).map(|(key, texts)| (key, texts.join(" "))).collect();
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
        notes: Vec::new(),
    })
}

/// The body from a string, or from a list of strings that are its paragraphs.
fn body(file: &str, value: &RawValue) -> Option<Body> {
    let (mut counted, mut line) = (0, 1);
    let mut line_of = |raw: &RawValue| {
        let at = raw.get().as_ptr() as usize - file.as_ptr() as usize;
        line += count_line_ends(&file[counted..at]);
        counted = at;
        line
    };
    if let Ok(text) = serde_json::from_str::<String>(value.get()) {
        let lines = Lines::Pieces(vec![(0, line_of(value))]);
        return (!text.trim().is_empty()).then_some(Body { text, lines, headings: Vec::new() });
    }
    let paragraphs: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
    let mut text = String::new();
    let mut pieces = Vec::new();
    for raw in paragraphs {
        let paragraph: String = serde_json::from_str(raw.get()).ok()?;
        if paragraph.trim().is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        pieces.push((text.len(), line_of(raw)));
        text.push_str(&paragraph);
    }
    (!text.is_empty()).then_some(Body { text, lines: Lines::Pieces(pieces), headings: Vec::new() })
}
