//! An article as the indexer sees it, as text.
//! It must not know how it was read.

use crate::archive::Reading;
use crate::article::{Article, Passage};
use crate::output::printable::{one_line, printable};
use crate::output::table::{Align, table};
use crate::output::wording::tables::{Label, exact_date, label, none, open_days, passage as passage_line};
use crate::output::wording::{Language, archive, date};
use crate::person::{Mention, MentionKind};
use crate::search::Weekday;
use crate::temporal::DateExpression;
use crate::text::ByteSpan;

/// A passage with what is found in it.
pub struct Annotated {
    /// The passage.
    pub passage: Passage,
    /// The dates that it names.
    pub dates: Vec<DateExpression>,
    /// The persons that it names.
    pub persons: Vec<Mention>,
}

/// The fields of an article, then its passages with the persons and dates in them.
pub fn article(language: Language, article: &Article, passages: &[Annotated], reading: &Reading) -> String {
    let row = |name: Label, value: &str| vec![label(language, name).to_string(), one_line(value)];
    let format = archive::format(language, reading.format);
    let mut rows = vec![
        row(Label::Id, &article.id.to_string()),
        row(Label::Format, &format!("{format}, {}", reading.encoding)),
        row(Label::Title, article.title.as_deref().unwrap_or(none(language))),
    ];
    let authors = (!article.authors.is_empty()).then(|| article.authors.join(", "));
    let tags = (!article.tags.is_empty()).then(|| article.tags.join(", "));
    let fields = [
        (Label::Authors, &authors),
        (Label::Source, &article.source),
        (Label::Section, &article.section),
        (Label::Url, &article.url),
        (Label::Tags, &tags),
    ];
    rows.extend(fields.into_iter().filter_map(|(name, value)| Some(row(name, value.as_deref()?))));
    match (article.date, &article.evidence) {
        (Some(date), Some(evidence)) => {
            rows.push(row(Label::Date, &exact_date(language, date)));
            rows.push(row(Label::Evidence, &archive::evidence(language, evidence)));
        }
        _ => rows.push(row(Label::Date, date::undated(language))),
    }
    rows.extend(reading.notes.iter().map(|note| row(Label::Note, &archive::note(language, note))));
    let passages = passages.iter().map(|one| passage(language, &article.body.text, one));
    table("", &[Align::Left], &rows) + &passages.collect::<String>()
}

fn passage(language: Language, body: &str, annotated: &Annotated) -> String {
    let Annotated { passage, dates, persons } = annotated;
    let text = passage.span.of(body);
    let line = |span: ByteSpan| one_line(span.of(text));
    let heading = passage.heading.map(|span| one_line(span.of(body)));
    let head = passage_line(language, passage.ordinal, passage.line, heading.as_deref());
    let mut out = format!("\n{}\n{}\n", printable(&head), printable(text));
    for person in persons.iter().filter(|one| one.kind != MentionKind::Compound) {
        let role = person.role.map(|role| format!(" ({})", line(role))).unwrap_or_default();
        out.push_str(&printable(&format!("  {} = {}{role}\n", line(person.span), person.name)));
    }
    for one in dates {
        let days = one
            .days
            .map_or_else(|| open_days(language).to_string(), |days| date::named(language, days, Weekday::of(one)));
        out.push_str(&printable(&format!("  {} → {days} ({})\n", line(one.span), one.timex3())));
    }
    out
}
