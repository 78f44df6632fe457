//! Text exports of Nexis: articles that are counted (`3 of 25 DOCUMENTS`) or end in a line of their own, each with its
//! paper, its day and fields such as `SECTION:` and `LENGTH:`. It must not know other databases.

use crate::archive::format::text_lines::{Line, body, joined, numbered, trimmed};
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::SkipReason;
use crate::temporal;

/// Fields before the text.
const BEFORE: [(&str, Field); 19] = [
    ("BYLINE", Field::Byline),
    ("AUTOR", Field::Byline),
    ("AUTHOR", Field::Byline),
    ("SECTION", Field::Section),
    ("RUBRIK", Field::Section),
    ("RESSORT", Field::Section),
    ("LENGTH", Field::Length),
    ("LÄNGE", Field::Length),
    ("HEADLINE", Field::Headline),
    ("TITEL", Field::Headline),
    ("DATELINE", Field::Other),
    ("ORT", Field::Other),
    ("HIGHLIGHT", Field::Highlight),
    ("ZUSAMMENFASSUNG", Field::Highlight),
    ("DISTRIBUTION", Field::Other),
    ("SERIES", Field::Other),
    ("EDITION", Field::Edition),
    ("AUSGABE", Field::Edition),
    ("CORRECTION-DATE", Field::Other),
];
/// Fields behind the text.
const BEHIND: [&str; 16] = [
    "LOAD-DATE",
    "UPDATE",
    "LANGUAGE",
    "SPRACHE",
    "GRAPHIC",
    "GRAFIK",
    "PUBLICATION-TYPE",
    "ZEITUNGSTYP",
    "JOURNAL-CODE",
    "SUBJECT",
    "COUNTRY",
    "CITY",
    "COMPANY",
    "ORGANIZATION",
    "PERSON",
    "NOTES",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Byline,
    Section,
    Length,
    Headline,
    Highlight,
    Edition,
    Other,
}

/// Whether a text is an export of Nexis: an article has a length, and a count, an end or the day it was loaded.
pub fn is_nexis(text: &str) -> bool {
    /// So many lines are looked at.
    const HEAD: usize = 5000;
    let mut told = [0; 2];
    for line in crate::article::lines(text).take(HEAD) {
        let line = line.trim();
        told[0] +=
            usize::from(before(line).is_some_and(|(field, value)| {
                field == Field::Length && value.starts_with(|c: char| c.is_ascii_digit())
            }));
        told[1] += usize::from(is_count(line) || is_end(line) || key(line).is_some_and(|(key, _)| key == "LOAD-DATE"));
        if told.iter().all(|count| *count > 0) {
            return true;
        }
    }
    false
}

/// The key of a line `KEY: value` in capitals, and the value.
fn key(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.len() <= 20 && !key.contains(' ') && key.starts_with(char::is_uppercase);
    is_key.then(|| (key.to_uppercase(), value.trim()))
}

fn before(line: &str) -> Option<(Field, &str)> {
    let (name, value) = key(line)?;
    BEFORE.iter().find(|(known, _)| *known == name).map(|(_, field)| (*field, value))
}

/// `3 of 25 DOCUMENTS`, `Dokument 3 von 25`.
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let are_numbers = |first: &str, last: &str| [first, last].iter().all(|word| word.parse::<u32>().is_ok());
    match words.as_slice() {
        [first, "of", last, "DOCUMENTS" | "DOCUMENT"]
        | [first, "von", last, "DOKUMENTEN" | "DOKUMENTE" | "DOKUMENT"] => are_numbers(first, last),
        ["Dokument" | "DOKUMENT" | "Document", first, "von" | "of", last] => are_numbers(first, last),
        _ => false,
    }
}

fn is_end(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    matches!(words.as_slice(), ["End", "of", "Document"] | ["Ende", "des", "Dokuments"] | ["Dokumentende"])
}

/// What is said of rights, in one line or two.
fn is_of_rights(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    matches!(
        words.as_slice(),
        ["Copyright" | "©", ..] | ["All", "Rights", "Reserved", ..] | ["Alle", "Rechte", "vorbehalten", ..]
    )
}

/// Reads the articles of an export.
pub fn read(text: &str) -> Items {
    let lines = numbered(text);
    let mut articles: Vec<Vec<Line<'_>>> = vec![Vec::new()];
    for line in lines {
        let what = line.text.trim();
        if is_count(what) || is_end(what) {
            articles.push(Vec::new());
        } else if let Some(article) = articles.last_mut() {
            article.push(line);
        }
    }
    // What stands before the first and behind the last is no article: lists of results, an imprint.
    let has_length = |lines: &[Line<'_>]| {
        lines.iter().any(|line| before(line.text.trim()).is_some_and(|(field, _)| field == Field::Length))
    };
    articles.into_iter().filter(|article| has_length(article)).map(|article| one(&article)).collect()
}

fn one(lines: &[Line<'_>]) -> Result<Record, SkipReason> {
    let mut record = Record::default();
    let first = lines.iter().position(|line| before(line.text.trim()).is_some()).unwrap_or(lines.len());
    head(&mut record, &lines[..first]);
    let mut edition = None;
    let mut at = first;
    let mut sections = Vec::new();
    let mut highlight: &[Line<'_>] = &[];
    while let Some(line) = lines.get(at) {
        let Some((field, value)) = before(line.text.trim()) else {
            if !line.is_blank() {
                break;
            }
            at += 1;
            continue;
        };
        // A value goes on in the lines below, up to a blank one.
        let more = lines[at + 1..].iter();
        let goes_on = |line: &&Line<'_>| !line.is_blank() && key(line.text.trim()).is_none() && !is_body(line.text);
        let count = if field == Field::Length { 0 } else { more.take_while(goes_on).count() };
        let rest = joined(&lines[at + 1..=at + count]);
        let value = [Some(value.to_string()), rest].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let value = value.trim().to_string();
        match field {
            Field::Byline => record.authors = authors(&value),
            Field::Section => sections.push(value.replace(';', ",")),
            Field::Headline => record.title = Some(value).filter(|title| !title.is_empty()),
            Field::Edition => edition = Some(value),
            // A teaser is part of the text.
            Field::Highlight => highlight = &lines[at..=at + count],
            Field::Length | Field::Other => {}
        }
        at += 1 + count;
    }
    let text = &lines[at.min(lines.len())..];
    let is_behind = |line: &Line<'_>| {
        let what = line.text.trim();
        is_of_rights(what)
            || what == "Classification"
            || key(what).is_some_and(|(key, _)| BEHIND.contains(&key.as_str()))
    };
    let end = text.iter().position(is_behind).unwrap_or(text.len());
    let mut text = trimmed(&text[..end]);
    if text.first().is_some_and(|line| is_body(line.text)) {
        text = &text[1..];
    }
    let teaser: Vec<Line<'_>> = highlight
        .iter()
        .map(|line| Line { text: before(line.text.trim()).map_or(line.text, |(_, value)| value), ..*line })
        .collect();
    let parted = (!teaser.is_empty()).then_some(Line { text: "", number: 1 });
    let whole: Vec<Line<'_>> = teaser.into_iter().chain(parted).chain(text.iter().copied()).collect();
    record.body = if text.is_empty() { None } else { body(&whole) };
    sections.extend(edition.or_else(|| record.section.take()));
    sections.retain(|section| !section.is_empty());
    record.section = (!sections.is_empty()).then(|| sections.join(", "));
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}

/// The line that says that the text begins.
fn is_body(line: &str) -> bool {
    matches!(line.trim(), "Body" | "Text" | "Volltext" | "Textkörper")
}

/// What stands before the fields: paper, day, edition and title, or title, paper and day.
fn head(record: &mut Record, lines: &[Line<'_>]) {
    let mut said: Vec<&Line<'_>> = lines.iter().filter(|line| !line.is_blank()).collect();
    said.retain(|line| !is_of_rights(line.text.trim()));
    let Some(day) = said.iter().position(|line| date_of(line.text).is_some()) else { return };
    record.dates.extend(date_of(said[day].text).map(|date| ("Nexis".to_string(), date)));
    let line = |line: &Line<'_>| line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let join = |lines: &[&Line<'_>]| lines.iter().map(|one| line(one)).collect::<Vec<_>>().join(" ");
    record.source = day.checked_sub(1).map(|before| line(said[before]));
    let (editions, others): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
        said[day + 1..].iter().partition(|line| is_edition(line.text));
    record.section = editions.first().map(|edition| line(edition));
    let title = if day > 1 { join(&said[..day - 1]) } else { join(&others) };
    record.title = Some(title).filter(|title| !title.is_empty());
}

fn is_edition(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() <= 4
        && words.iter().any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            word == "edition" || word.ends_with("ausgabe") || word == "ausg"
        })
}

/// A line that is a day, with its weekday before or behind it, and perhaps a time of day: the day alone.
fn date_of(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() > 8 {
        return None;
    }
    let starts = [0, 1];
    let found = starts.iter().flat_map(|start| (start + 1..=words.len()).rev().map(move |end| (*start, end)));
    let day = |(start, end): (usize, usize)| {
        let text = words.get(start..end)?.join(" ");
        let text = text.trim_end_matches([',', ';']).to_string();
        crate::archive::record::is_date(&text)
            .then_some((text, end))
            .filter(|(text, _)| temporal::parse(text).is_ok_and(|date| date.first() == date.last()))
    };
    let (text, end) = found.filter_map(day).next()?;
    // A weekday, a time and a zone at most may be behind it.
    (words.len() - end <= 4).then_some(text)
}
