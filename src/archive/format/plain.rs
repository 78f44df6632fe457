//! Plain text, with or without a head of `Name: value` lines (Datum, Titel, Quelle, Autor, Ressort).
//! It must not know any other format.

use crate::archive::record::{Record, is_date, is_known_key};
use crate::archive::skip::ReadingNote;
use crate::article::{Body, Lines, count_line_ends, lines};
use crate::temporal;

/// Reads a text that begins with at least one line `Name: value` whose name is known; `None` otherwise.
///
/// The head ends behind its last known name: what follows may be prose with colons (`Müller: Das ist falsch.`). Unknown
/// names before that (`Seite: 3`) are noted. An indented line goes on with the value above it.
pub fn read_headed(text: &str) -> Option<Record> {
    let start = text.len() - text.trim_start().len();
    let mut record = Record::default();
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let (mut at, mut end, mut known) = (start, start, 0);
    for line in lines(&text[start..]) {
        at += line.len();
        if let (Some((_, value)), true) = (pairs.last_mut(), line.starts_with([' ', '\t']) && !line.trim().is_empty()) {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((key, value)) = pair(line).or_else(|| date_line(line)) {
            if pairs.is_empty() && !is_known_key(key) {
                return None;
            }
            pairs.push((key, value.to_string()));
        } else {
            break;
        }
        if pairs.last().is_some_and(|(key, _)| is_known_key(key)) {
            (end, known) = (at, pairs.len());
        }
    }
    pairs.truncate(known);
    for (key, value) in &pairs {
        if is_known_key(key) || is_date(value) {
            record.set_line(key, value);
        } else {
            record.notes.push(ReadingNote::UnusedHeadLine { key: (*key).to_string() });
        }
    }
    (known > 0).then(|| {
        record.body = Some(body_from(text, end));
        record
    })
}

/// Reads a text without any head: all of it is the body.
pub fn read_bare(text: &str) -> Record {
    Record { body: Some(body_from(text, 0)), ..Record::default() }
}

/// The body that begins at this byte of the file, without blank lines at its ends.
pub fn body_from(text: &str, start: usize) -> Body {
    let rest = &text[start..];
    let start = start + rest.len() - rest.trim_start().len();
    Body {
        text: text[start..].trim_end().to_string(),
        lines: Lines::FromLine(1 + count_line_ends(&text[..start])),
        headings: Vec::new(),
    }
}

/// A head line without a colon that says when the article appeared: `Erschienen am 4. April 2020`.
fn date_line(line: &str) -> Option<(&str, &str)> {
    const LEADS: [&str; 6] = ["Erschienen am", "Veröffentlicht am", "Publiziert am", "Gesendet am", "Stand", "Datum"];
    let line = line.trim();
    let lead = LEADS.iter().find(|lead| line.starts_with(**lead))?;
    let rest = line[lead.len()..].strip_prefix(' ')?.trim();
    temporal::parse(rest).ok().map(|_| (*lead, rest))
}

/// A head line: a name of at most three words, a colon, a value.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim();
    let name = !key.is_empty()
        && key.len() <= 30
        && key.split_whitespace().count() <= 3
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    (name && !value.starts_with("//")).then_some((key, value.trim()))
}
