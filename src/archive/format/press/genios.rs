//! Text exports of GENIOS and wiso: articles with `Quelle:`, `Ressort:`, `Dokumentnummer:` before or behind the text.
//! It must not know other databases.

use crate::archive::format::text_lines::{Line, body, joined, numbered, trimmed};
use crate::archive::record::{Items, Record, authors, is_date};
use crate::archive::skip::SkipReason;
use crate::article::lines;
use crate::temporal::{DateFinder, TimeKind};
use crate::text::ByteSpan;

/// The fields of an article; those of several words begin with these.
const FIELDS: [&str; 22] = [
    "Quelle",
    "Ressort",
    "Rubrik",
    "Ausgabe",
    "Seite",
    "Nr.",
    "Datum",
    "vom",
    "Autor",
    "Autoren",
    "Verfasser",
    "Titel",
    "Untertitel",
    "Dokumentnummer",
    "Dokument",
    "Schlagwörter",
    "Schlagworte",
    "Land",
    "Sachgebiet",
    "Dauerhafte Adresse",
    "Alle Rechte",
    "ISSN",
];
/// Fewer letters before `Quelle:` are a title, not a text.
const TITLE_MAX: usize = 160;

/// Whether a text is an export of GENIOS: a paper with a day as source, and a field that only databases have.
pub fn is_genios(text: &str) -> bool {
    /// So many lines are looked at.
    const HEAD: usize = 5000;
    let mut told = [0; 2];
    for line in lines(text).take(HEAD) {
        let line = line.trim();
        match field(line) {
            Some(("Quelle", _)) => told[0] += 1,
            Some(("Dokumentnummer" | "Dauerhafte Adresse", _)) => told[1] += 1,
            _ => told[1] += usize::from(is_count(line) || line.contains("GBI-Genios")),
        }
        if told.iter().all(|count| *count > 0) {
            return true;
        }
    }
    false
}

/// A line `Name: value` with a name known here.
fn field(line: &str) -> Option<(&'static str, &str)> {
    let (name, value) = line.trim().split_once(':')?;
    let name = name.trim();
    let is_it = |known: &&&str| **known == name || (known.contains(' ') && name.starts_with(**known));
    FIELDS.iter().find(is_it).map(|known| (*known, value.trim()))
}

/// `Dokument 3 von 25`.
fn is_count(line: &str) -> bool {
    matches!(line.split_whitespace().collect::<Vec<_>>().as_slice(),
        ["Dokument", first, "von", last] if first.parse::<u32>().is_ok() && last.parse::<u32>().is_ok())
}

/// A line that ends an article: who keeps the database, a rule.
fn is_end(line: &str) -> bool {
    let is_rule = line.len() >= 10 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '*'));
    is_rule || (line.starts_with('©') && line.contains("Genios"))
}

/// What printing put on every page: `Seite 2 von 70`.
fn is_of_page(line: &str) -> bool {
    line == "Dokumente"
        || matches!(line.split_whitespace().collect::<Vec<_>>().as_slice(), ["Seite", first, "von", last]
            if first.parse::<u32>().is_ok() && last.parse::<u32>().is_ok())
}

/// Reads the articles of an export.
pub fn read(text: &str) -> Items {
    let mut articles: Vec<Vec<Line<'_>>> = vec![Vec::new()];
    for line in numbered(text) {
        let what = line.text.trim().trim_start_matches('\u{c}');
        if is_count(what) || is_end(what) {
            articles.push(Vec::new());
        } else if !is_of_page(what)
            && let Some(article) = articles.last_mut()
        {
            article.push(Line { text: line.text.trim_start_matches('\u{c}'), ..line });
        }
    }
    let has_source =
        |lines: &[Line<'_>]| lines.iter().any(|line| field(line.text).is_some_and(|(name, _)| name == "Quelle"));
    articles.into_iter().filter(|article| has_source(article)).map(|article| one(&article)).collect()
}

fn one(lines: &[Line<'_>]) -> Result<Record, SkipReason> {
    let lines = trimmed(lines);
    let source = lines.iter().rposition(|line| field(line.text).is_some_and(|(name, _)| name == "Quelle")).unwrap_or(0);
    let before: usize =
        lines[..source].iter().filter(|line| field(line.text).is_none()).map(|line| line.text.trim().len()).sum();
    // The fields stand behind the text, or before it, under a title at most.
    let (mut text, fields): (&[Line<'_>], &[Line<'_>]) = if before > TITLE_MAX {
        (&lines[..source], &lines[source..])
    } else {
        let is_head =
            |line: &Line<'_>| line.is_blank() || field(line.text).is_some() || line.text.starts_with([' ', '\t']);
        let end = source + lines[source..].iter().take_while(|line| is_head(line)).count();
        (&lines[end..], &lines[..end])
    };
    let mut record = Record::default();
    let mut values: Vec<(&str, String)> = Vec::new();
    let mut above: Vec<Line<'_>> = Vec::new();
    for line in fields {
        match (field(line.text), values.last_mut()) {
            (Some((name, value)), _) => values.push((name, value.to_string())),
            (None, Some((_, value))) if !line.is_blank() => {
                value.push(' ');
                value.push_str(line.text.trim());
            }
            (None, None) => above.push(*line),
            (None, Some(_)) => {}
        }
    }
    // Behind the text of an article whose fields stand before it, rights and addresses may follow.
    let end = text.iter().position(|line| {
        field(line.text)
            .is_some_and(|(name, _)| ["Dokumentnummer", "Dauerhafte Adresse", "Alle Rechte"].contains(&name))
    });
    if let Some(end) = end {
        text = &text[..end];
    }
    let value = |names: &[&str]| {
        let found = values.iter().find(|(name, value)| names.contains(name) && !value.is_empty());
        found.map(|(_, value)| value.clone())
    };
    let (mut issue, mut page) = (None, None);
    if let Some(source) = value(&["Quelle"]) {
        let told = Source::of(&source);
        record.source = Some(told.paper).filter(|paper| !paper.is_empty());
        record.dates.extend(told.date.map(|date| ("Quelle".to_string(), date)));
        (issue, page) = (told.issue, told.page);
    }
    for name in ["Datum", "vom"] {
        record.dates.extend(value(&[name]).map(|date| (name.to_string(), date)));
    }
    page = page.or_else(|| value(&["Seite"]));
    issue = issue.or_else(|| value(&["Nr."]));
    let edition = value(&["Ausgabe"])
        .map(|edition| if edition.contains("usgabe") { edition } else { format!("Ausgabe {edition}") });
    let parts = [
        value(&["Ressort"]).or_else(|| value(&["Rubrik"])),
        page.map(|page| format!("S. {page}")),
        issue.map(|issue| format!("Nr. {issue}")),
        edition,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    record.section = (!parts.is_empty()).then(|| parts.join(", "));
    record.url = value(&["Dauerhafte Adresse"])
        .and_then(|line| line.split_whitespace().find(|word| word.contains("://")).map(str::to_string));
    record.authors = value(&["Autor", "Autoren", "Verfasser"]).map(|line| authors(&line)).unwrap_or_default();
    let tags = value(&["Schlagwörter", "Schlagworte"]).unwrap_or_default();
    record.tags = tags.split([';', ',']).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_string).collect();
    record.title = value(&["Titel"]).or_else(|| joined(&above));
    let mut text = trimmed(text);
    if record.title.is_none() {
        // The first paragraph, when there are more.
        let end = text.iter().position(Line::is_blank).filter(|end| *end <= 3).unwrap_or(usize::from(text.len() > 1));
        record.title = joined(&text[..end]);
        text = trimmed(&text[end..]);
    }
    if record.authors.is_empty()
        && let Some(line) = text.first().map(|line| line.text.trim()).filter(|line| line.chars().count() <= 60)
        && let Some(name) = ["Von ", "VON ", "von "].iter().find_map(|word| line.strip_prefix(word))
        && !line.ends_with(['.', '!', '?'])
    {
        record.authors = authors(name);
        text = trimmed(&text[1..]);
    }
    record.body = body(text);
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}

/// What a source says: `Frankfurter Rundschau vom 04.07.2025, Nr. 152, Seite 5`.
struct Source {
    paper: String,
    date: Option<String>,
    issue: Option<String>,
    page: Option<String>,
}

/// The first day in a line: one that running text can have, or, as `05.03.98`, only heads.
fn day_in(line: &str) -> Option<ByteSpan> {
    let days = DateFinder::default().find(line, None);
    let found = days.into_iter().find(|day| day.kind == TimeKind::Day && day.days.is_some());
    found.map(|day| day.span).or_else(|| {
        let word = line.split([' ', ',']).find(|word| is_date(word))?;
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        Some(ByteSpan::new(start, start + word.len()))
    })
}

impl Source {
    fn of(line: &str) -> Source {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let day = day_in(&line);
        let (paper, rest) = match day {
            Some(day) => (&line[..day.start], &line[day.end..]),
            None => (line.split(", Nr.").next().unwrap_or(&line), line.as_str()),
        };
        let number = |leads: &[&str]| {
            let behind = leads.iter().find_map(|lead| rest.split_once(lead).map(|(_, behind)| behind))?;
            let number = behind.trim_start_matches([':', ' ']).split([' ', ',', ';', '/']).next().unwrap_or_default();
            (!number.is_empty() && number.len() <= 8).then(|| number.to_string())
        };
        let mut paper = paper.trim();
        while let Some(shorter) =
            [" vom", " Vom", " VOM", " v.", " den", ",", " am"].iter().find_map(|end| paper.strip_suffix(end))
        {
            paper = shorter.trim_end();
        }
        Source {
            paper: paper.trim_matches('"').to_string(),
            date: day.map(|day| day.of(&line).trim_start_matches("vom ").to_string()),
            issue: number(&["Nr. ", "Nr.", "Heft "]),
            page: number(&["Seite", "SEITE", " S. ", " S."]),
        }
    }
}
