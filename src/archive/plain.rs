//! Plain text, with or without a head of `Name: value` lines (Datum, Titel, Quelle, Autor, Ressort).
//! It must not know any other format.

use super::record::{Record, is_known_key};
use crate::article::{Body, Lines, count_line_ends, lines};

/// Reads a text that begins with at least one line `Name: value` whose name is known; `None` otherwise.
///
/// The head ends with a blank line, and then may have names that mean nothing here (`Seite: 3`); without one it ends before
/// the first line whose name is not known, for prose may have a colon, too.
pub fn read_headed(text: &str) -> Option<Record> {
    let start = text.len() - text.trim_start().len();
    let mut record = Record::default();
    let mut pairs = Vec::new();
    let mut end = start;
    let mut first_unknown = None;
    for line in lines(&text[start..]) {
        let Some((key, value)) = pair(line) else {
            if line.trim().is_empty() {
                first_unknown = None;
            }
            break;
        };
        if !is_known_key(key) {
            if pairs.is_empty() {
                return None;
            }
            first_unknown = first_unknown.or(Some((end, pairs.len())));
        }
        pairs.push((key, value));
        end += line.len();
    }
    if let Some((at, count)) = first_unknown {
        end = at;
        pairs.truncate(count);
    }
    for (key, value) in &pairs {
        record.set_line(key, value);
    }
    (!pairs.is_empty()).then(|| {
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
