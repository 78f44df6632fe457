//! The documents of `annotate` as tantivy takes them.
//! It must not know how they are made.

use crate::annotate::{ArticleRecord, PassageDocument, TermList, TextTerms};
use crate::article::{Article, Passage};
use crate::engine::date_terms::{ARCHIVE, FIRST, filter_terms};
use crate::engine::event_days;
use crate::engine::person_terms::{self, Named};
use crate::engine::schema::{Fields, SEPARATOR};
use crate::engine::word_terms::{push_form, push_inner, push_pieces};
use crate::temporal::{DateExpression, TimeKind, write_compact};
use crate::text::{fold, words};
use std::collections::BTreeSet;
use tantivy::TantivyDocument;

/// Where the documents of a file belong.
#[derive(Clone, Copy, Debug)]
pub struct FilePlace {
    /// The number of the archive in the index.
    pub archive: usize,
    /// The number of the file.
    pub file: u64,
}

/// The documents of an article, whose passages these are, in order.
pub fn tantivy_documents(
    documents: Vec<PassageDocument<'_>>,
    place: FilePlace,
    fields: &Fields,
) -> Vec<TantivyDocument> {
    let mut lookup = person_terms::lookup_terms(documents.iter().flat_map(|document| &document.persons));
    let convert = |document: PassageDocument<'_>| {
        let mut persons = person_terms::terms(&document.persons, document.passage.span.of(&document.article.body.text));
        if document.passage.ordinal == 0 {
            persons.append(&mut lookup);
        }
        convert(document, place, &persons, fields)
    };
    documents.into_iter().map(convert).collect()
}

fn convert(
    document: PassageDocument<'_>,
    place: FilePlace,
    person_terms: &BTreeSet<String>,
    fields: &Fields,
) -> TantivyDocument {
    let PassageDocument { article, passage, text, heading, title, dates, persons } = document;
    let body = passage.span.of(&article.body.text);
    let mut ready = TantivyDocument::new();
    let mut exact = String::new();
    add_forms(&text.forms, &mut exact);
    heading.iter().for_each(|heading| add_forms(&heading.forms, &mut exact));
    ready.add_text(fields.stem, text.stems.into_terminated());
    ready.add_text(fields.exact, exact);
    let mut inner = text.inner.into_terminated();
    text.pieces.iter().for_each(|stem| push_pieces(&mut inner, stem));
    ready.add_text(fields.inner, inner);
    ready.add_text(fields.text, body);
    ready.add_u64(fields.line, u64::from(passage.line));
    passage.character.into_iter().for_each(|character| ready.add_u64(fields.character, character));
    if let (Some(span), Some(terms)) = (passage.heading, heading) {
        ready.add_text(fields.heading, short_field(terms));
        ready.add_text(fields.heading_text, span.of(&article.body.text));
    }
    if let Some(terms) = title {
        ready.add_text(fields.title, short_field(terms));
    }
    ready.add_text(fields.filter, filter_text(article, passage, place.archive));
    ready.add_u64(fields.article, article.id.0);
    ready.add_u64(fields.file, place.file);
    ready.add_u64(fields.ordinal, u64::from(passage.ordinal));
    add_dates(article, &dates, fields, &mut ready);
    if !person_terms.is_empty() {
        let terms: String = person_terms.iter().flat_map(|term| [term.as_str(), " "]).collect();
        ready.add_text(fields.person, terms);
    }
    if !persons.is_empty() {
        for one in &persons {
            ready.add_text(fields.named, Named::of(one, body).to_value());
        }
        ready.add_text(fields.named_places, person_terms::write_places(&persons));
    }
    if passage.ordinal == 0 {
        if let Some(source) = &article.source {
            ready.add_text(fields.source, source);
        }
        ready.add_text(fields.about, about(article));
        ready.add_text(fields.record, serde_json::to_string(&ArticleRecord::from(article)).unwrap_or_default());
    }
    ready
}

/// The terms that the passage is filtered by.
fn filter_text(article: &Article, passage: &Passage, archive: usize) -> String {
    let mut filter = filter_terms(article.date);
    filter.push_str(&format!("{ARCHIVE}{archive}{SEPARATOR}"));
    if passage.ordinal == 0 {
        filter.push_str(FIRST);
        filter.push(SEPARATOR);
    }
    filter
}

/// Adds when the article was published, and the dates that the passage speaks of.
fn add_dates(article: &Article, dates: &[DateExpression], fields: &Fields, ready: &mut TantivyDocument) {
    if let Some(date) = article.date {
        ready.add_i64(fields.first_day, i64::from(date.first().number()));
        ready.add_i64(fields.last_day, i64::from(date.last().number()));
    }
    // A time of day is of a day that stands before it.
    for days in dates.iter().filter(|one| !matches!(one.kind, TimeKind::Clock(_))).filter_map(|one| one.days) {
        ready.add_u64(fields.said, event_days::pack(days));
    }
    let dates = write_compact(dates);
    if !dates.is_empty() {
        ready.add_text(fields.said_text, dates);
    }
}

/// Adds the terms of forms: of each the stem and the form.
fn add_forms(forms: &TermList, exact: &mut String) {
    let mut terms = forms.iter();
    while let (Some(stem), Some(form)) = (terms.next(), terms.next()) {
        push_form(exact, stem, form);
    }
}

/// The words of a title or heading and, behind them and marked, the words inside them: such short texts need no field
/// more.
fn short_field(terms: TextTerms) -> String {
    let TextTerms { stems, inner, pieces, .. } = terms;
    let mut words = stems.into_terminated();
    inner.iter().chain(pieces.iter()).for_each(|part| push_inner(&mut words, part));
    words
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
