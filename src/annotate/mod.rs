//! The document a passage becomes: one struct of ours before it is the engine's.
//! It must not know files or queries.

use crate::analysis::Analyzer;
use crate::article::Passage;
use crate::article::passage;
use crate::article::{Article, ArticleId};
use crate::date::{Day, PublicationDate};
use crate::engine::date_terms::{ARCHIVE, FIRST, filter_terms};
use crate::engine::person_terms::{self, Named};
use crate::engine::schema::{Fields, INNER, PIECES, SEPARATOR};
use crate::person::{Mention, PersonFinder};
use crate::temporal::{DateExpression, DateFinder, Kind, read_compact, write_compact};
use crate::text::ByteSpan;
use crate::text::{fold, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use tantivy::TantivyDocument;

/// What is the same for all passages of an article, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The name of the archive.
    pub archive: String,
    /// The path of the file below the archive.
    pub path: String,
    /// The title, if the file has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The paper or agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The section of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Keywords given with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What tells the publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Terms of a text in the order of its words, prepared for the engine.
#[derive(Default)]
struct Terms {
    stems: String,
    exacts: String,
    inner: String,
}

/// Terms of a title or heading.
struct ShortTerms {
    words: String,
    exacts: String,
}

/// A passage as it is indexed.
pub struct PassageDocument<'a> {
    article: &'a Article,
    archive_number: usize,
    file: u64,
    passage: &'a Passage,
    words: Terms,
    heading: Option<ShortTerms>,
    title: Option<ShortTerms>,
    dates: Vec<DateExpression>,
    persons: Vec<Mention>,
    /// The terms of its persons and, for the first passage, of those of the article.
    person_terms: BTreeSet<String>,
}

/// Finds in articles what is indexed of them; keeps its tables from one to the next.
pub struct Annotator {
    analyzer: Analyzer,
    dates: DateFinder,
    persons: PersonFinder,
}

impl Annotator {
    /// An annotator that analyses words and finds persons like this.
    pub fn new(analyzer: Analyzer, persons: PersonFinder) -> Annotator {
        Annotator { analyzer, dates: DateFinder::default(), persons }
    }
}

/// Makes the documents of an article: its passages, in order.
pub fn documents<'a>(
    Annotator { analyzer, dates, persons }: &mut Annotator,
    article: &'a Article,
    passages: &'a [Passage],
    archive_number: usize,
    file: u64,
) -> Vec<PassageDocument<'a>> {
    let mut spans = Vec::new();
    let said = dates_said(dates, article, passages);
    let named = persons_named(persons, article, passages);
    let mut of_article = person_terms::lookup_terms(named.iter().flatten());
    passages
        .iter()
        .zip(said)
        .zip(named)
        .map(|((passage, dates), persons)| PassageDocument {
            person_terms: {
                let mut terms = person_terms::terms(&persons, passage.span.of(&article.body.text));
                if passage.ordinal == 0 {
                    terms.append(&mut of_article);
                }
                terms
            },
            dates,
            persons,
            article,
            archive_number,
            file,
            passage,
            words: terms(analyzer, &mut spans, passage.span.of(&article.body.text)),
            heading: passage.heading.map(|span| short_terms(analyzer, &mut spans, span.of(&article.body.text))),
            title: article
                .title
                .as_deref()
                .filter(|_| passage.ordinal == 0)
                .map(|title| short_terms(analyzer, &mut spans, title)),
        })
        .collect()
}

/// The dates said in each passage of an article, with their places in the passage's text. The body is read as a whole, because
/// *am nächsten Tag* goes on from what stands before it.
pub fn dates_said(finder: &mut DateFinder, article: &Article, passages: &[Passage]) -> Vec<Vec<DateExpression>> {
    let found = finder.find(&article.body.text, article.date);
    let inside = |passage: &Passage| {
        let from = found.partition_point(|one| one.span.start < passage.span.start);
        let here = found[from..].iter().take_while(|one| one.span.start < passage.span.end);
        here.filter(|one| one.span.end <= passage.span.end)
            .map(|one| {
                let mut one = one.clone();
                one.span = ByteSpan::new(one.span.start - passage.span.start, one.span.end - passage.span.start);
                one
            })
            .collect()
    };
    passages.iter().map(inside).collect()
}

/// The persons named in each passage of an article, with their places in the passage's text. The body is read as a whole, because the
/// article says who a surname stands for.
pub fn persons_named(finder: &mut PersonFinder, article: &Article, passages: &[Passage]) -> Vec<Vec<Mention>> {
    let found = finder.find(&article.body.text);
    let within = |span: ByteSpan, passage: &Passage| {
        let start = span.start.checked_sub(passage.span.start)?;
        (span.end <= passage.span.end).then(|| ByteSpan::new(start, span.end - passage.span.start))
    };
    let inside = |passage: &Passage| {
        let from = found.partition_point(|one| one.span.start < passage.span.start);
        let here = found[from..].iter().take_while(|one| one.span.start < passage.span.end);
        let moved = here.filter_map(|one| {
            let role = one.role.and_then(|role| within(role, passage));
            Some(Mention { span: within(one.span, passage)?, role, ..one.clone() })
        });
        moved.collect()
    };
    passages.iter().map(inside).collect()
}

/// The passages of an article: those of its body; the title alone is no passage.
pub fn passages_of(article: &Article) -> Vec<Passage> {
    passage::cut(&article.body)
}

fn terms(analyzer: &mut Analyzer, spans: &mut Vec<ByteSpan>, text: &str) -> Terms {
    let capacity = || String::with_capacity(text.len());
    let mut terms = Terms { stems: capacity(), exacts: capacity(), inner: capacity() };
    spans.clear();
    analyzer.analyze(text, |span, forms| {
        spans.push(span);
        terms.stems.push_str(&forms.stem);
        terms.stems.push(SEPARATOR);
        if forms.exact != forms.stem {
            terms.exacts.push_str(&forms.stem);
            terms.exacts.push('\u{1f}');
            terms.exacts.push_str(&forms.exact);
            terms.exacts.push(SEPARATOR);
        }
        for part in &forms.parts {
            terms.inner.push_str(&part.stem);
            terms.inner.push(SEPARATOR);
        }
    });
    analyzer.joined(text, spans, |joined| {
        terms.inner.push(PIECES);
        terms.inner.push_str(&joined.stem);
        terms.inner.push(SEPARATOR);
    });
    terms
}

/// The words of a title or heading and, behind them and marked, the words inside them: such short texts need no field more.
fn short_terms(analyzer: &mut Analyzer, spans: &mut Vec<ByteSpan>, text: &str) -> ShortTerms {
    let Terms { stems: mut words, inner, exacts } = terms(analyzer, spans, text);
    for part in inner.split_terminator(SEPARATOR) {
        words.push(INNER);
        words.push_str(part.strip_prefix(PIECES).unwrap_or(part));
        words.push(SEPARATOR);
    }
    ShortTerms { words, exacts }
}

impl PassageDocument<'_> {
    /// The document as tantivy takes it.
    pub fn into_tantivy(self, fields: &Fields) -> TantivyDocument {
        let article = self.article;
        let mut document = TantivyDocument::new();
        document.add_text(fields.stem, self.words.stems);
        let mut exacts = self.words.exacts;
        if let Some(heading) = &self.heading {
            exacts.push_str(&heading.exacts);
        }
        document.add_text(fields.exact, exacts);
        document.add_text(fields.inner, self.words.inner);
        document.add_text(fields.text, self.passage.span.of(&article.body.text));
        document.add_u64(fields.line, u64::from(self.passage.line));
        if let (Some(span), Some(stems)) = (self.passage.heading, self.heading) {
            document.add_text(fields.heading, stems.words);
            document.add_text(fields.heading_text, span.of(&article.body.text));
        }
        if let Some(stems) = self.title {
            document.add_text(fields.title, stems.words);
        }
        let mut filter = filter_terms(article.date);
        filter.push_str(&format!("{ARCHIVE}{}{SEPARATOR}", self.archive_number));
        if self.passage.ordinal == 0 {
            filter.push_str(FIRST);
            filter.push(SEPARATOR);
        }
        document.add_text(fields.filter, filter);
        document.add_u64(fields.article, article.id.0);
        document.add_u64(fields.file, self.file);
        document.add_u64(fields.ordinal, u64::from(self.passage.ordinal));
        if let Some(date) = article.date {
            document.add_i64(fields.first_day, i64::from(date.first().number()));
            document.add_i64(fields.last_day, i64::from(date.last().number()));
        }
        // A time of day is of a day that stands before it.
        for days in self.dates.iter().filter(|one| !matches!(one.kind, Kind::Clock(_))).filter_map(|one| one.days) {
            document.add_u64(fields.said, said_number(days));
        }
        let dates = write_compact(&self.dates);
        if !dates.is_empty() {
            document.add_text(fields.said_text, dates);
        }
        if !self.person_terms.is_empty() {
            let terms: String = self.person_terms.iter().flat_map(|term| [term.as_str(), " "]).collect();
            document.add_text(fields.person, terms);
        }
        if !self.persons.is_empty() {
            let text = self.passage.span.of(&article.body.text);
            for one in &self.persons {
                document.add_text(fields.named, Named::of(one, text).to_value());
            }
            document.add_text(fields.named_places, person_terms::write_places(&self.persons));
        }
        if self.passage.ordinal == 0 {
            if let Some(source) = &article.source {
                document.add_text(fields.source, source);
            }
            document.add_text(fields.about, about(article));
            document.add_text(fields.record, record(article));
        }
        document
    }
}

/// Days before this many days before 1970 are not kept: the year 1 is the first.
const FIRST_SAID: i32 = -719_162;
/// So many bits hold how many days a time has; a century has 36,525.
const LENGTH_BITS: u32 = 20;

/// The first day and the length of a time in one number, for a column.
fn said_number(days: PublicationDate) -> u64 {
    let first = (days.first().number() - FIRST_SAID).max(0) as u64;
    let more = ((days.last().number() - days.first().number()) as u64).min((1 << LENGTH_BITS) - 1);
    first << LENGTH_BITS | more
}

/// The days that such a number stands for.
pub fn said_days(number: u64) -> Option<PublicationDate> {
    let first = i32::try_from(number >> LENGTH_BITS).ok()?.checked_add(FIRST_SAID)?;
    let more = i32::try_from(number & ((1 << LENGTH_BITS) - 1)).ok()?;
    PublicationDate::span(Day::from_number(first)?, Day::from_number(first.checked_add(more)?)?)
}

/// The words of what is known of an article, each led by the field's name.
fn about(article: &Article) -> String {
    let authors = article.authors.join(" ");
    let known = [
        ("autor", Some(authors.as_str())),
        ("quelle", article.source.as_deref()),
        ("ressort", article.section.as_deref()),
        ("url", article.url.as_deref()),
    ];
    let mut terms = String::new();
    for (field, text) in known {
        let text = text.unwrap_or_default();
        for span in words(text) {
            terms.push_str(&format!("{field}:{}{SEPARATOR}", fold(span.of(text))));
        }
    }
    terms
}

fn record(article: &Article) -> String {
    let record = ArticleRecord {
        archive: article.origin.archive.clone(),
        path: article.origin.path.clone(),
        title: article.title.clone(),
        authors: article.authors.clone(),
        source: article.source.clone(),
        url: article.url.clone(),
        section: article.section.clone(),
        tags: article.tags.clone(),
        evidence: article.evidence.clone(),
    };
    serde_json::to_string(&record).unwrap_or_default()
}

/// A passage as it is read back from the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPassage {
    /// The article's id.
    pub article: ArticleId,
    /// The passage's number in its article, from 0.
    pub ordinal: u32,
    /// The article's publication date.
    pub date: Option<PublicationDate>,
    /// The heading above it.
    pub heading: Option<String>,
    /// Its line in the file.
    pub line: u32,
    /// Its text, letter for letter.
    pub text: String,
    /// The dates said in it whose days are known.
    pub dates: Vec<DateExpression>,
    /// The persons named in it, as its article has them.
    pub persons: Vec<Mention>,
}

impl StoredPassage {
    /// Puts persons together again from the column and their places; what does not fit the text is left out.
    pub(crate) fn persons_of(text: &str, named: impl Iterator<Item = Named>, places: &str) -> Vec<Mention> {
        let fits = |span: ByteSpan| text.get(span.start..span.end).is_some();
        let mention = |(named, (span, role)): (Named, (ByteSpan, Option<ByteSpan>))| {
            let role = role.filter(|role| fits(*role));
            fits(span).then_some(Mention { kind: named.kind, span, name: named.name, role })
        };
        named.zip(person_terms::read_places(places)).filter_map(mention).collect()
    }

    /// Reads back the dates as they are stored; what does not fit the text is left out.
    pub(crate) fn dates_of(text: &str, stored: &str) -> Vec<DateExpression> {
        let fits = |one: &DateExpression| text.get(one.span.start..one.span.end).is_some();
        read_compact(stored).into_iter().filter(fits).collect()
    }
}
