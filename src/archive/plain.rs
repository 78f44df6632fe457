//! Plain text, with or without a head of `Name: value` lines (Datum, Titel, Quelle, Autor, Ressort).
//! It must not know any other format.

use super::record::{Record, authors, is_known_key};
use crate::article::{Body, Lines, count_line_ends};

/// Reads a text that begins with at least one line `Name: value` whose name is known; `None` otherwise.
/// The head ends with a blank line, or with the first line that is no such pair.
pub fn read_headed(text: &str) -> Option<Record> {
    let mut record = Record::default();
    let mut known = 0;
    let mut body_start = text.len() - text.trim_start().len();
    for line in text[body_start..].split_inclusive('\n') {
        let Some((key, value)) = pair(line) else { break };
        if is_known_key(key) {
            known += 1;
        } else if known == 0 {
            // Prose may have a colon, too; the first line of a head is one we know.
            return None;
        }
        let lower = key.to_lowercase();
        let values = match lower.as_str() {
            "author" | "authors" | "autor" | "autoren" | "autorin" | "von" | "byline" | "verfasser" => authors(value),
            "tags" | "keywords" | "schlagwörter" | "schlagworte" | "stichwörter" => {
                value.split([',', ';']).map(str::to_string).collect()
            }
            _ => vec![value.to_string()],
        };
        record.set(key, values);
        body_start += line.len();
    }
    (known > 0).then(|| {
        record.body = Some(body_from(text, body_start));
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
