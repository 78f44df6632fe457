//! What every format hands over: the fields of one article as written, and how they become an [`Article`].
//! It must not know how a format is recognised or parsed.

use crate::archive::skip::{ReadingNote, SkipReason};
use crate::archive::{markdown, markup};
use crate::article::{Article, ArticleId, Body, DateEvidence, Origin};
use crate::date::{DateError, PathDates, PublicationDate};
use crate::temporal::{self, DateFinder, Dateline, TimeKind};

/// What a file with several items holds, in its order: articles, or why an item is none.
pub type Items = Vec<Result<Record, SkipReason>>;

/// The fields of one article as a format found them, dates still as written.
#[derive(Default)]
pub struct Record {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// The dates the file gives, best first: what they stand under, and the text.
    pub dates: Vec<(String, String)>,
    pub body: Option<Body>,
    /// What the reader should know about the file.
    pub notes: Vec<ReadingNote>,
}

/// A file's second date up to this many days after the first is that of an update, not a contradiction.
const DAYS_OF_AN_UPDATE: u32 = 3;

/// The field of an article that a key of a file's head stands for.
enum Field {
    Title,
    Authors,
    Source,
    Url,
    Section,
    Tags,
    Date,
}

fn field(key: &str) -> Option<Field> {
    Some(match key.trim().to_lowercase().as_str() {
        "title" | "titel" | "betreff" | "subject" | "header" | "headline" | "überschrift" | "ueberschrift"
        | "schlagzeile" => Field::Title,
        "author" | "authors" | "autor" | "autoren" | "autorin" | "byline" | "verfasser" | "von" | "from" => {
            Field::Authors
        }
        "source" | "quelle" | "zeitung" | "publisher" | "medium" | "agentur" | "source_domain" => Field::Source,
        "url" | "link" | "canonical" | "canonical_url" | "permalink" => Field::Url,
        "section" | "ressort" | "rubrik" | "category" | "categories" | "kategorie" | "kategorien" => Field::Section,
        "tags" | "tag" | "keywords" | "schlagwörter" | "schlagworte" | "stichwörter" => Field::Tags,
        "date"
        | "datum"
        | "stand"
        | "gesendet"
        | "gesendet am"
        | "sent"
        | "erschienen am"
        | "veröffentlicht am"
        | "publiziert am"
        | "date_publish"
        | "published"
        | "datepublished"
        | "publishdate"
        | "pubdate"
        | "date_published"
        | "published_at"
        | "publish_date"
        | "publication_date"
        | "publishing_date"
        | "pub_date"
        | "published_on"
        | "publicationdate"
        | "publishedat"
        | "datecreated"
        | "created_at"
        | "createdat"
        | "created"
        | "erschienen"
        | "veröffentlicht"
        | "veroeffentlicht"
        | "erscheinungsdatum"
        | "erscheinungstag"
        | "veröffentlichungsdatum"
        | "veroeffentlichungsdatum"
        | "publikationsdatum"
        | "ausgabedatum" => Field::Date,
        _ => return None,
    })
}

/// Whether this key names a field of an article.
pub fn is_known_key(key: &str) -> bool {
    field(key).is_some()
}

impl Record {
    /// Takes a `key: values` pair of a head; of keys that name no field of an article only dates are kept, to tell of.
    pub fn set(&mut self, key: &str, values: Vec<String>) {
        let mut values: Vec<String> =
            values.into_iter().map(|value| value.trim().to_string()).filter(|value| !value.is_empty()).collect();
        let Some(field) = field(key) else {
            let dates = values.into_iter().filter(|value| is_date(value));
            let key = key.trim().to_string();
            let unused = dates.map(|text| DateEvidence::Field { key: key.clone(), text });
            self.notes.extend(unused.map(ReadingNote::UnusedDate));
            return;
        };
        if values.is_empty() {
            return;
        }
        match field {
            Field::Title => self.title = self.title.take().or_else(|| values.pop()),
            Field::Authors => self.authors.append(&mut values),
            Field::Source => self.source = self.source.take().or_else(|| values.pop()),
            Field::Url => self.url = self.url.take().or_else(|| values.pop()),
            Field::Section => self.section = self.section.take().or_else(|| Some(values.join(", "))),
            Field::Tags => self.tags.append(&mut values),
            Field::Date => self.dates.extend(values.into_iter().map(|value| (key.trim().to_string(), value))),
        }
    }

    /// Takes the first of these dates that is one as that of publication; the others, as those of updates, are only told
    /// of when they are far from it. When none can be read, all are told of.
    pub fn set_first_date<const N: usize>(&mut self, dates: [(&str, Option<String>); N]) {
        let found = dates.into_iter().filter_map(|(key, text)| Some((key.to_string(), text?)));
        let mut found: Vec<(String, String)> = found.collect();
        let Some(first) = found.iter().position(|(_, text)| is_date(text)) else {
            self.dates.append(&mut found);
            return;
        };
        self.dates.push(found.remove(first));
        let others = found.into_iter().map(|(key, text)| ReadingNote::UnusedDate(DateEvidence::Field { key, text }));
        self.notes.extend(others);
    }

    /// Takes markup out of the texts, and says so.
    pub fn clean(&mut self) {
        let mut example = self.body.as_mut().and_then(markup::clean_body);
        let lists = self.authors.iter_mut().chain(&mut self.tags);
        for line in self.title.iter_mut().chain(&mut self.source).chain(&mut self.section).chain(lists) {
            let found = markup::clean_line(line);
            example = example.or(found);
        }
        self.notes.extend(example.map(|example| ReadingNote::Markup { example }));
        if let Some(title) = self.title.as_mut()
            && let Some(plain) = markdown::without_marks(title)
        {
            *title = plain;
        }
    }

    /// Takes a `key: value` line, in which a value may list several authors or keywords.
    pub fn set_line(&mut self, key: &str, value: &str) {
        let values = match field(key) {
            Some(Field::Authors) => authors(value),
            Some(Field::Tags) => value.split([',', ';']).map(str::to_string).collect(),
            _ => vec![value.to_string()],
        };
        self.set(key, values);
    }

    /// Makes the article, and says on the way what is wrong with its dates.
    ///
    /// Evidence in the file beats the file's name, which beats the folder; a dateline in the text counts where there is
    /// nothing else. What contradicts it is noted, and so is a
    /// date that cannot be.
    pub fn into_article(self, origin: Origin, path_dates: &PathDates) -> (Article, Vec<ReadingNote>) {
        let mut notes = Vec::with_capacity(self.notes.len());
        let mut other_dates = Vec::new();
        for note in self.notes {
            match note {
                ReadingNote::UnusedDate(DateEvidence::Field { key, text }) => other_dates.push((key, text)),
                note => notes.push(note),
            }
        }
        let mut found: Vec<(PublicationDate, DateEvidence)> = Vec::new();
        for (key, text) in &self.dates {
            let evidence = DateEvidence::Field { key: key.clone(), text: text.clone() };
            let read = temporal::parse(text);
            let among_others = || temporal::first_date(text).ok_or(DateError::Unknown);
            let is_alone = read.is_ok();
            match if read == Err(DateError::Unknown) { among_others() } else { read } {
                Ok(date) => {
                    found.push((date, evidence));
                    if !is_alone {
                        let more = days_in(text).map(|day| (key.clone(), day));
                        other_dates.extend(more);
                    }
                }
                Err(DateError::Impossible) => notes.push(ReadingNote::ImpossibleDate(evidence)),
                Err(DateError::Unknown) => notes.push(ReadingNote::UnreadableDate(evidence)),
            }
        }
        // A file may name the day it was changed or crawled beside the one it was published: only the first counts.
        let in_file = found.len();
        let impossible = path_dates.impossible.iter().cloned().map(DateEvidence::FileName);
        notes.extend(impossible.map(ReadingNote::ImpossibleDate));
        if let Some((date, text)) = &path_dates.file_name {
            found.push((*date, DateEvidence::FileName(text.clone())));
        }
        if let Some((date, text)) = &path_dates.folder {
            found.push((*date, DateEvidence::Folder(text.clone())));
        }
        if found.is_empty()
            && let Some(Dateline { text, date }) = self.body.as_ref().and_then(|body| temporal::dateline(&body.text))
        {
            let evidence = DateEvidence::Dateline(text);
            match date {
                Some(date) => found.push((date, evidence)),
                None => notes.push(ReadingNote::UnusedDate(evidence)),
            }
        }
        if let Some((best, best_evidence)) = found.first() {
            for (index, (other, evidence)) in found.iter().enumerate().skip(1) {
                // Two keys of one file that tell days of one month are the same news, brought up to date.
                if index < in_file && best.first().number().abs_diff(other.first().number()) <= DAYS_OF_AN_UPDATE {
                    continue;
                }
                if !best.overlaps(*other) {
                    let (taken, other) = (best_evidence.clone(), evidence.clone());
                    notes.push(ReadingNote::ContradictingDates { taken, other });
                }
            }
        }
        let best = found.into_iter().next();
        notes.extend(unused_dates(&other_dates, best.as_ref().map(|(date, _)| *date)));
        let article = Article {
            id: ArticleId::of(&origin),
            origin,
            title: self.title,
            authors: self.authors,
            source: self.source,
            url: self.url,
            section: self.section,
            tags: self.tags,
            date: best.as_ref().map(|(date, _)| *date),
            evidence: best.map(|(_, evidence)| evidence),
            body: self.body.unwrap_or(Body {
                text: String::new(),
                lines: crate::article::Lines::FromLine(1),
                headings: Vec::new(),
            }),
        };
        (article, notes)
    }
}

/// Whether a value of a head is a date: a number alone, which may be a year, is none.
pub fn is_date(value: &str) -> bool {
    /// A shorter text is no day: *4.7.2025* has this many bytes.
    const DAY_MIN: usize = 8;
    value.len() >= DAY_MIN && temporal::parse(value).is_ok()
}

/// The days that a value of several names, as written.
fn days_in(value: &str) -> impl Iterator<Item = String> + use<'_> {
    let found = DateFinder::default().find(value, None);
    let days = found.into_iter().filter(|day| day.kind == TimeKind::Day && day.days.is_some());
    days.map(|day| day.span.of(value).to_string())
}

/// The remark on dates that were seen in a head beside the one that counts: one for all of them. The same day again is
/// none, nor is that of an update soon after.
fn unused_dates(dates: &[(String, String)], taken: Option<PublicationDate>) -> Option<ReadingNote> {
    let is_another = |text: &str| {
        let date = temporal::parse(text).ok();
        let away = |date: PublicationDate, taken: PublicationDate| {
            !taken.overlaps(date) && taken.first().number().abs_diff(date.first().number()) > DAYS_OF_AN_UPDATE
        };
        date.is_some_and(|date| taken.is_none_or(|taken| away(date, taken)))
    };
    let mut others = dates.iter().filter(|(_, text)| is_another(text));
    let (key, first) = others.next()?;
    let mut text = first.clone();
    for (other, date) in others {
        text.push_str(&if other == key { format!("; {date}") } else { format!("; {other}: {date}") });
    }
    Some(ReadingNote::UnusedDate(DateEvidence::Field { key: key.clone(), text }))
}

/// Several authors in one line: `A und B`, `A, B and C`, `Von A`.
pub fn authors(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = ["Von ", "von ", "VON ", "By ", "BY "].iter().find_map(|lead| line.strip_prefix(lead)).unwrap_or(line);
    // `Müller, Hans` is one person with the surname first.
    let words: Vec<&str> = line.split(", ").collect();
    if words.len() == 2 && words.iter().all(|word| !word.is_empty() && !word.contains(' ')) {
        return vec![line.to_string()];
    }
    line.split([',', ';', '/'])
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().to_string())
        .filter(|name| !name.is_empty())
        .collect()
}
