//! JSON, one object per line.
//! It must not know how a terminal shows anything.

use crate::article::Article;
use crate::article::Passage;
use crate::date::{Containment, PublicationDate};
use crate::output::score_part;
use crate::person::{Mention, MentionKind, person_id};
use crate::search::{Hit, Mark, Reason};
use crate::temporal::DateExpression;
use serde_json::{Value, json};

/// A hit as one object:
///
/// | key | value |
/// | --- | --- |
/// | `rank` | its place, from 1 |
/// | `score` | number; comparable within one result |
/// | `article` | the article's id, for `fundstelle show` |
/// | `ordinal` | the passage's number in the article, from 0 |
/// | `date` | `{first, last, precision, evidence}` as in `inspect`, or null |
/// | `certainty` | `certain`, or `possible` when the date is too coarse for the filter or not known |
/// | `title`, `heading`, `source`, `section`, `url` | text or null |
/// | `authors`, `tags` | lists of texts |
/// | `archive`, `path` | the archive's name and the file's path in it |
/// | `file`, `line` | where the file is, and the line the passage begins in, from 1 |
/// | `text` | the passage, letter for letter |
/// | `marks`, `heading_marks`, `title_marks` | what matched, `[{start, end}]`, bytes of UTF-8 in `text`, `heading`, `title` |
/// | `dates` | dates said in the passage whose days are known, as in `inspect` |
/// | `persons` | persons mentioned in the passage, as in `inspect`: who each stands for by the article alone |
/// | `more_in_article` | how many more passages of the article match and are not among the hits |
pub fn hit(hit: &Hit) -> Value {
    json!({
        "rank": hit.rank,
        "score": hit.score,
        "parts": hit.parts.iter().map(|(name, part)| json!({ "name": score_part::name(name), "score": part })).collect::<Vec<_>>(),
        "article": hit.passage.article.to_string(),
        "ordinal": hit.passage.ordinal,
        "date": date(hit.passage.date, hit.record.evidence.as_deref()),
        "certainty": if hit.containment == Containment::Certain { "certain" } else { "possible" },
        "title": hit.record.title,
        "heading": hit.passage.heading,
        "source": hit.record.source,
        "section": hit.record.section,
        "authors": hit.record.authors,
        "tags": hit.record.tags,
        "url": hit.record.url,
        "archive": hit.record.archive,
        "path": hit.record.path,
        "file": hit.root.join(&hit.record.path),
        "line": hit.passage.line,
        "text": hit.passage.text,
        "marks": marks(&hit.marks),
        "heading_marks": marks(&hit.heading_marks),
        "title_marks": marks(&hit.title_marks),
        "dates": dates(&hit.passage.dates, &hit.passage.text),
        "persons": persons(&hit.passage.persons, &hit.passage.text),
        "more_in_article": hit.more_in_article,
    })
}

fn marks(marks: &[Mark]) -> Value {
    let reason = |reason: &Reason| json!({ "kind": reason.kind.name(), "word": reason.word, "of": reason.of, "text": reason.to_string() });
    let mark = |mark: &Mark| {
        let reasons: Vec<Value> = mark.reasons.iter().map(reason).collect();
        json!({ "start": mark.span.start, "end": mark.span.end, "reasons": reasons })
    };
    marks.iter().map(mark).collect()
}

/// An article as the indexer sees it: `id, format, encoding, title, authors, source, section, tags, url`,
/// `date {first, last, precision, evidence}` (null when undated; days as `2025-07-04`), `notes`,
/// `passages [{ordinal, heading, line, text, dates, persons}]`, `persons [{start, end, text, name, id, role, by}]`: the persons mentioned in the
/// passage with their bytes in its text, who each stands for in the article, the title or role printed before it (null when there is none), and
/// whether it is by `name` or by `office` alone; `dates [{start, end, text, kind, first, last, timex3, note}]`: the dates said
/// in the passage with their bytes in its text, what kind of time each is, the days it means (null when nothing tells which), its value as
/// TIMEX3 writes it, and a note when the weekday that stands with it is another.
pub fn article(article: &Article, passages: &[Annotated], format: &str, encoding: &str, notes: &[String]) -> Value {
    let body = article.body.text.as_str();
    let passage = |Annotated { passage, dates: said, persons: named }: &Annotated| {
        json!({
            "ordinal": passage.ordinal,
            "heading": passage.heading.map(|span| span.of(body)),
            "line": passage.line,
            "text": passage.span.of(body),
            "dates": dates(said, passage.span.of(body)),
            "persons": persons(named, passage.span.of(body)),
        })
    };
    json!({
        "id": article.id.to_string(),
        "format": format,
        "encoding": encoding,
        "title": article.title,
        "authors": article.authors,
        "source": article.source,
        "section": article.section,
        "tags": article.tags,
        "url": article.url,
        "date": date(article.date, article.evidence.as_deref()),
        "notes": notes,
        "passages": passages.iter().map(passage).collect::<Vec<_>>(),
    })
}

/// A passage with what is found in it.
pub struct Annotated {
    /// The passage.
    pub passage: Passage,
    /// The dates said in it.
    pub dates: Vec<DateExpression>,
    /// The persons named in it.
    pub persons: Vec<Mention>,
}

fn persons(persons: &[Mention], text: &str) -> Value {
    let person = |one: &Mention| {
        json!({
            "start": one.span.start,
            "end": one.span.end,
            "text": one.span.of(text),
            "name": one.name,
            "id": person_id(&one.name),
            "role": one.role.map(|role| role.of(text)),
            "by": if one.kind == MentionKind::Office { "office" } else { "name" },
        })
    };
    persons.iter().filter(|one| one.kind != MentionKind::Compound).map(person).collect()
}

fn dates(dates: &[DateExpression], text: &str) -> Value {
    let weekday = |one: &DateExpression| one.contradicts.then_some("the weekday is that of another day");
    let date = |one: &DateExpression| {
        json!({
            "start": one.span.start,
            "end": one.span.end,
            "text": one.span.of(text),
            "kind": one.kind.name(),
            "first": one.days.map(|days| days.first().to_string()),
            "last": one.days.map(|days| days.last().to_string()),
            "timex3": one.timex3(),
            "note": weekday(one),
        })
    };
    dates.iter().map(date).collect()
}

fn date(date: Option<PublicationDate>, evidence: Option<&str>) -> Value {
    date.map_or(Value::Null, |date| {
        json!({
            "first": date.first().to_string(),
            "last": date.last().to_string(),
            "precision": date.precision().name(),
            "evidence": evidence,
        })
    })
}
