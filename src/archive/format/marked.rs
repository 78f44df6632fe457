//! Marked text: the word `date` or `Datum`, a date as `2025`, `2025-07` or `2025-07-04`, then the text on the same
//! line. It must not know any other format.

use crate::archive::record::Record;
use crate::article::{Body, Lines, count_line_ends};
use crate::temporal;

/// Reads marked text, or `None` when the text does not begin as such.
pub fn read(text: &str) -> Option<Record> {
    let start = text.trim_start();
    let word = ["date", "Date", "DATE", "Datum", "datum", "DATUM"].into_iter().find(|word| start.starts_with(word))?;
    let after = &start[word.len()..];
    let written = after.trim_start_matches([' ', '\t', '\u{a0}']);
    if written.len() == after.len() {
        return None;
    }
    let (_, length) = temporal::parse_iso_prefix(written)?;
    let body = written[length..].trim_start();
    let before = &text[..text.len() - body.len()];
    Some(Record {
        dates: vec![(word.to_string(), written[..length].to_string())],
        body: Some(Body {
            text: body.trim_end().to_string(),
            lines: Lines::FromLine(1 + count_line_ends(before)),
            headings: Vec::new(),
        }),
        ..Record::default()
    })
}
