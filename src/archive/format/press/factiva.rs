//! Text exports of Factiva: fields of two or three capital letters (`HD`, `BY`, `PD`, `SN`, `LP`, `TD`), an article from
//! `HD` to `AN`. It must not know other databases.

use crate::archive::format::text_lines::{Line, body, joined, numbered, trimmed};
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::SkipReason;
use crate::article::lines;

/// Fields, in the order they come in.
const CODES: [&str; 31] = [
    "SE", "CLM", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "CT", "RF", "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "CX", "AN",
];

/// Whether a text is an export of Factiva: a title, a day, and a text or a number, each in a line of its own.
pub fn is_factiva(text: &str) -> bool {
    /// So many lines are looked at.
    const HEAD: usize = 2000;
    let mut told = [0; 3];
    for line in lines(text).take(HEAD) {
        match code(line.trim_end()).map(|(code, _)| code) {
            Some("HD") => told[0] += 1,
            Some("PD") if told[0] > 0 => told[1] += 1,
            Some("LP" | "TD" | "AN") if told[1] > 0 => told[2] += 1,
            _ => {}
        }
    }
    told.iter().all(|count| *count > 0)
}

/// The field that begins in a line, and what of its value stands there.
fn code(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start_matches(['\u{feff}', '\u{c}']);
    let length = line.bytes().take_while(u8::is_ascii_uppercase).count();
    let (name, value) = line.split_at(length);
    let code = CODES.iter().find(|code| **code == name)?;
    (value.is_empty() || value.starts_with([' ', '\t'])).then_some((code, value))
}

/// Reads the articles of an export.
pub fn read(text: &str) -> Items {
    let mut articles: Vec<Vec<(&str, Vec<Line<'_>>)>> = Vec::new();
    for line in numbered(text) {
        let last = articles.last().and_then(|article| article.last()).map(|(code, _)| *code);
        let place = |code: &str| CODES.iter().position(|known| *known == code);
        // In a text, a line may begin like a field; only those that come behind it count.
        let begins = code(line.text).filter(|(code, _)| match last {
            Some(last @ ("LP" | "TD")) => place(code) > place(last),
            _ => true,
        });
        match begins {
            Some((code, value)) => {
                let knows =
                    |code: &str| articles.last().is_some_and(|article| article.iter().any(|(known, _)| *known == code));
                if articles.is_empty() || last == Some("AN") || (matches!(code, "HD" | "SE") && knows("HD")) {
                    articles.push(Vec::new());
                }
                if let Some(article) = articles.last_mut() {
                    article.push((code, vec![Line { text: value.trim_start(), ..line }]));
                }
            }
            None => {
                if let Some((code, field)) = articles.last_mut().and_then(|article| article.last_mut())
                    // What stands behind the number is no part of it.
                    && *code != "AN"
                {
                    field.push(line);
                }
            }
        }
    }
    articles.into_iter().map(|article| one(&article)).collect()
}

fn one(fields: &[(&str, Vec<Line<'_>>)]) -> Result<Record, SkipReason> {
    let lines = |code: &str| fields.iter().find(|(known, _)| *known == code).map(|(_, lines)| lines.as_slice());
    let value = |code: &str| lines(code).and_then(joined);
    let mut record = Record { title: value("HD"), source: value("SN").or_else(|| value("PUB")), ..Record::default() };
    record.authors = value("BY").map(|line| authors(&line)).unwrap_or_default();
    record.dates = value("PD").map(|date| ("PD".to_string(), date)).into_iter().collect();
    let page = value("PG").map(|page| format!("S. {page}"));
    let parts: Vec<String> = [value("SE").or_else(|| value("CLM")), page, value("ED")].into_iter().flatten().collect();
    record.section = (!parts.is_empty()).then(|| parts.join(", "));
    let mut text: Vec<Line<'_>> = Vec::new();
    for part in ["LP", "TD"].into_iter().filter_map(lines) {
        if !text.is_empty() {
            text.push(Line { text: "", number: 1 });
        }
        text.extend_from_slice(trimmed(part));
    }
    record.body = body(&text);
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}
