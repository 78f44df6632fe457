//! Text or Markdown with front matter in YAML (`---`), TOML (`+++`) or JSON, as Hugo and Jekyll have it.
//! It must not know any other format.

use crate::archive::format::plain::body_from;
use crate::archive::record::{Record, is_known_key};
use crate::archive::skip::ReadingNote;
use crate::article::{Body, lines};
use crate::text::ByteSpan;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Reads a text that begins with front matter; `None` when it does not, or when the front matter never ends.
pub fn read(text: &str) -> Option<Record> {
    let lead = text.len() - text.trim_start_matches(['\n', '\r', ' ']).len();
    if text[lead..].starts_with('{') {
        return read_json(text, lead);
    }
    let mut lines = lines(&text[lead..]);
    let first = lines.next()?;
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let start = lead + first.len();
    let mut end = start;
    let closing = lines.find(|line| {
        let closes = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        end += if closes { 0 } else { line.len() };
        closes
    })?;
    let matter = &text[start..end];
    let mut record = Record::default();
    let raw = line_by_line(matter, if fence == "---" { ':' } else { '=' });
    let strict = if fence == "---" { yaml(matter, &raw) } else { toml_pairs(matter) };
    let pairs = match strict {
        Ok(pairs) => pairs,
        // Two rules of hyphens with prose between them are no front matter.
        Err(_) if !raw.iter().any(|(key, _)| is_known_key(key)) => return None,
        Err(message) => {
            record.notes.push(ReadingNote::InvalidFrontMatter { message });
            raw
        }
    };
    // Hugo has `date` and `lastmod`, Jekyll `date`; German keys come beside them.
    for (key, values) in pairs {
        match values.as_slice() {
            [line] => record.set_line(&key, line),
            _ => record.set(&key, values),
        }
    }
    let mut body = body_from(text, end + closing.len());
    body.headings = markdown_headings(&body);
    record.body = Some(body);
    Some(record)
}

/// Front matter in JSON, which Hugo reads as well: an object, and behind it the text.
fn read_json(text: &str, start: usize) -> Option<Record> {
    let mut objects = serde_json::Deserializer::from_str(&text[start..]).into_iter::<BTreeMap<String, Value>>();
    let pairs = objects.next()?.ok()?;
    let end = start + objects.byte_offset();
    if !text[end..].starts_with(['\n', '\r'])
        || text[end..].trim().is_empty()
        || !pairs.keys().any(|key| is_known_key(key))
    {
        return None;
    }
    let mut record = Record::default();
    for (key, values) in pairs.into_iter().map(|(key, value)| (key, value.texts())) {
        match values.as_slice() {
            [line] => record.set_line(&key, line),
            _ => record.set(&key, values),
        }
    }
    let mut body = body_from(text, end);
    body.headings = markdown_headings(&body);
    record.body = Some(body);
    Some(record)
}

type Pairs = Vec<(String, Vec<String>)>;

/// A value of front matter: what is not text, or a list of texts, is no field of an article.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Texts(Vec<Value>),
    Named(BTreeMap<String, Value>),
    Other(serde::de::IgnoredAny),
}

impl Value {
    fn texts(self) -> Vec<String> {
        match self {
            Value::Text(text) => vec![text],
            Value::Texts(values) => values.into_iter().flat_map(Value::texts).collect(),
            Value::Named(mut values) => values.remove("name").map(Value::texts).unwrap_or_default(),
            Value::Other(_) => Vec::new(),
        }
    }
}

/// Reads YAML. A number is taken as it is written, from the raw lines: `07.2025` must not become 7.2025.
fn yaml(matter: &str, raw: &Pairs) -> Result<Pairs, String> {
    if matter.trim().is_empty() {
        return Ok(Vec::new());
    }
    let values: BTreeMap<String, Value> =
        serde_saphyr::from_str(matter).map_err(|error| first_line(&error.to_string()))?;
    let written =
        |key: &str| raw.iter().find(|(name, _)| name == key).map(|(_, values)| values.clone()).unwrap_or_default();
    let texts = |(key, value): (String, Value)| match value {
        Value::Other(_) => (written(&key), key),
        value => (value.texts(), key),
    };
    Ok(values.into_iter().map(texts).map(|(values, key)| (key, values)).collect())
}

fn toml_pairs(matter: &str) -> Result<Pairs, String> {
    fn texts(value: toml::Value) -> Vec<String> {
        match value {
            toml::Value::String(text) => vec![text],
            toml::Value::Datetime(date) => vec![date.to_string()],
            toml::Value::Integer(number) => vec![number.to_string()],
            toml::Value::Array(values) => values.into_iter().flat_map(texts).collect(),
            _ => Vec::new(),
        }
    }
    let values: toml::Table = matter.parse().map_err(|error: toml::de::Error| first_line(error.message()))?;
    Ok(values.into_iter().map(|(key, value)| (key, texts(value))).collect())
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim().to_string()
}

/// The `key: value` lines as they are written: what can be saved of front matter that is not valid, most often for a
/// colon in a title without quotes.
fn line_by_line(matter: &str, separator: char) -> Pairs {
    let unquoted = |value: &str| value.trim().trim_matches(['"', '\'']).to_string();
    lines(matter)
        .filter(|line| !line.starts_with([' ', '\t', '-', '#']))
        .filter_map(|line| line.split_once(separator))
        .map(|(key, value)| {
            let value = value.split(" #").next().unwrap_or_default().trim();
            let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
            let values = list.map_or_else(|| vec![unquoted(value)], |list| list.split(',').map(unquoted).collect());
            (key.trim().to_string(), values)
        })
        .filter(|(_, values)| !matches!(values.as_slice(), [value] if matches!(value.as_str(), "" | "~" | "null" | "true" | "false")))
        .collect()
}

/// The lines that Markdown marks as headings with `#`, in order.
pub fn markdown_headings(body: &Body) -> Vec<ByteSpan> {
    let text = body.text.as_str();
    let mut headings: Vec<ByteSpan> = Vec::new();
    let mut at = 0;
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let span = ByteSpan::new(at, at + line.len()).trimmed(text);
        at += line.len();
        fenced ^= line.trim_start().starts_with("```");
        let marks = line.len() - line.trim_start_matches('#').len();
        if !fenced && (1..=6).contains(&marks) && line[marks..].starts_with([' ', '\t']) && span.len() > marks {
            headings.push(span);
        }
    }
    headings
}
