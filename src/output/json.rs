//! JSON, one object per line. Keys and values are the same whatever language readers are spoken to in.
//! It must not know how a terminal shows anything.
//!
//! A place in a text is `start, end`, bytes of UTF-8, and `start_char, end_char`, characters (Unicode scalar values),
//! both in the text that the object names; the end is behind the place.

use crate::analysis::{Joined, PartFigures, Steps, WordKind};
use crate::archive::{Format, ReadingNote};
use crate::article::{Article, DateEvidence};
use crate::date::{Containment, DateRange, PublicationDate};
use crate::ingest::{FileReport, Outcome};
use crate::output::inspect::Annotated;
use crate::output::wording::{Language, archive, count, date as dates_in_words, meant, reason};
use crate::person::{Mention, MentionKind, person_id};
use crate::query::{Meant, MeantTime, When};
use crate::search::{
    Also, Cause, Counts, Coverage, DateSpike, Edge, Found, Group, Hit, HitTime, Mark, MostWords, Period, PersonCount,
    PersonPage, Reason, Related, Role, ScorePart, Timeline, Total, UnknownWord,
};
use crate::temporal::DateExpression;
use crate::text::ByteSpan;
use serde::Serialize;
use serde_json::{Value, json};

/// The language of remarks on files. Whoever reads JSON by program relies on it, whatever `--lang` is.
const LANGUAGE_OF_FILES: Language = Language::English;
/// The language of reasons, of the parts of scores and of groups, likewise.
const LANGUAGE_OF_HITS: Language = Language::German;

/// A hit as one object:
///
/// | key | value |
/// | --- | --- |
/// | `rank` | its place, from 1 |
/// | `score` | number; comparable within one result |
/// | `parts` | with `--explain`, what the score is made of, `[{name, score}]` |
/// | `article` | the article's id, for `fundstelle show` |
/// | `ordinal` | the passage's number in the article, from 0 |
/// | `date` | `{first, last, precision, evidence}` as in `inspect`, or null |
/// | `certainty` | `certain`, or `possible` when the date is too coarse for the filter or not known |
/// | `title`, `heading`, `source`, `section`, `url` | text or null |
/// | `authors`, `tags` | lists of texts |
/// | `archive`, `path` | the archive's name and the file's path in it |
/// | `file`, `line` | where the file is, and the line the passage begins in, from 1 |
/// | `character` | in a JSON file, the character of the file that the passage begins with, from 0, else null |
/// | `text` | the passage, letter for letter |
/// | `marks`, `heading_marks`, `title_marks` | what matched in each: places with `reasons` |
/// | `times` | how it is of times that the query names, `[{by, first, last}]`, `by` being `published` or `said` |
/// | `missing` | the words of the query that passage, heading and title lack, as typed |
/// | `dates` | the dates in the passage whose days are known, as in `inspect` |
/// | `persons` | the persons in the passage, as in `inspect`: who each stands for by the article alone |
/// | `in_other_words` | whether it has no word of the query, only words of like meaning |
/// | `more_in_article` | how many more passages of the article match and are not among the hits |
///
/// Reasons are `{kind, word, of, text}`: what the word is to what was looked for, and both of them, and as a sentence.
pub fn hit(hit: &Hit) -> Value {
    let part =
        |(name, part): &(ScorePart, f32)| json!({ "name": reason::score_part(LANGUAGE_OF_HITS, name), "score": part });
    let (heading, title) = (hit.passage.heading.as_deref(), hit.record.title.as_deref());
    json!({
        "rank": hit.rank,
        "score": hit.score,
        "parts": hit.parts.iter().map(part).collect::<Vec<_>>(),
        "article": hit.passage.article.to_string(),
        "ordinal": hit.passage.ordinal,
        "date": date(hit.passage.date, hit.record.evidence.as_ref()),
        "certainty": if hit.containment == Containment::Certain { "certain" } else { "possible" },
        "title": title,
        "heading": heading,
        "source": hit.record.source,
        "section": hit.record.section,
        "authors": hit.record.authors,
        "tags": hit.record.tags,
        "url": hit.record.url,
        "archive": hit.record.archive,
        "path": hit.record.path,
        "file": hit.root.join(&hit.record.path),
        "line": hit.passage.line,
        "character": hit.passage.character,
        "text": hit.passage.text,
        "marks": marks(&hit.marks, &hit.passage.text),
        "heading_marks": marks(&hit.heading_marks, heading.unwrap_or_default()),
        "title_marks": marks(&hit.title_marks, title.unwrap_or_default()),
        "times": hit.times.iter().map(hit_time).collect::<Vec<_>>(),
        "missing": hit.missing,
        "dates": dates(&hit.passage.dates, &hit.passage.text),
        "persons": persons(&hit.passage.persons, &hit.passage.text),
        "in_other_words": hit.is_in_other_words(),
        "more_in_article": hit.more_in_article,
    })
}

/// A hit of a search as one object: the hit, and `query`, what is told of the whole query, the same for each hit:
///
/// | key | value |
/// | --- | --- |
/// | `not_in_index` | words that the whole index lacks, `[{word, nearest}]`, `nearest` as `[{word, passages}]` |
/// | `also` | what was searched for beside its words, `[{word, of, by}]`, `by` being `synonyms`, `archive`, `meaning`, |
/// |  | `correction` (of a slip of the pen) or `joined` (in one or parted) |
/// | `no_passage_has_all` | whether, of a query of up to four words, no passage has all that the index has |
/// | `times` | times that its words mean and what asks for them, `[{typed, first, last, option, field}]` |
/// | `operator` | an operator written small, `{typed, query}`, `query` having it, or null |
/// | `most_words` | sorted by date, how many words each passage has, of those wanted, `{have, of}`, or null |
/// | `all_words` | of several words, how many passages have all, `{passages, articles}`; null where that is not asked |
pub fn found_hit(found: &Found, meant: &Meant, one: &Hit) -> Value {
    let mut object = hit(one);
    object["query"] = json!({
        "not_in_index": found.unknown.iter().map(unknown_word).collect::<Vec<_>>(),
        "also": found.also.iter().map(also).collect::<Vec<_>>(),
        "no_passage_has_all": found.apart.is_some(),
        "times": meant.times.iter().map(meant_time).collect::<Vec<_>>(),
        "operator": meant.operator.as_ref().map(|one| json!({ "typed": one.typed, "query": one.query })),
        "most_words": most_words(found.most_words),
        "all_words": found.with_all_words.map(|Total { passages, articles }| {
            json!({ "passages": passages, "articles": articles })
        }),
    });
    object
}

fn most_words(words: Option<MostWords>) -> Value {
    words.map_or(Value::Null, |MostWords { have, of }| json!({ "have": have, "of": of }))
}

fn also(also: &Also) -> Value {
    json!({ "word": also.word, "of": also.of, "by": also.origin.name() })
}

fn unknown_word(unknown: &UnknownWord) -> Value {
    let nearest = |(word, passages): &(String, u64)| json!({ "word": word, "passages": passages });
    json!({ "word": unknown.word, "nearest": unknown.nearest.iter().map(nearest).collect::<Vec<_>>() })
}

fn meant_time(time: &MeantTime) -> Value {
    let mut object = days(time.range);
    object["typed"] = time.typed.as_str().into();
    object["option"] = meant::option(time.range).into();
    object["field"] = time.field.as_str().into();
    object
}

fn hit_time(time: &HitTime) -> Value {
    let (by, range) = match time {
        HitTime::Published(range) => ("published", *range),
        HitTime::Said(days) => ("said", DateRange::of(*days)),
    };
    let mut object = days(range);
    object["by"] = by.into();
    object
}

fn days(DateRange { first, last }: DateRange) -> Value {
    json!({ "first": first.map(|day| day.to_string()), "last": last.map(|day| day.to_string()) })
}

fn marks(marks: &[Mark], text: &str) -> Value {
    let reason = |reason: &Reason| {
        let (kind, of) = match &reason.cause {
            Cause::Word { kind, of } => (kind.name(), of.clone()),
            Cause::Date { days, weekday } => ("date", dates_in_words::named(LANGUAGE_OF_HITS, *days, *weekday)),
        };
        json!({ "kind": kind, "word": reason.word, "of": of, "text": reason::sentence(LANGUAGE_OF_HITS, reason) })
    };
    let mark = |mark: &Mark| {
        let mut object = place(mark.span, text);
        object["reasons"] = mark.reasons.iter().map(reason).collect();
        object
    };
    marks.iter().map(mark).collect()
}

/// An article as the indexer sees it: `id, format, encoding, title, authors, source, section, tags, url`,
/// `date {first, last, precision, evidence}` (null when undated; days as `2025-07-04`), `notes`,
/// `passages [{ordinal, heading, line, text, dates, persons}]`.
///
/// `persons` are places in the passage's text, each with `text, name, id, role, by`: who each stands for in the
/// article, the title or role printed before it (null when there is none), and whether it is by `name` or by `office`
/// alone. `dates` are places with `text, kind, first, last, timex3, note`: what kind of time each is, the days it means
/// (null when nothing tells which), its value as TIMEX3 writes it, and a note when the weekday beside it is another.
pub fn article(
    article: &Article,
    passages: &[Annotated],
    format: Format,
    encoding: &str,
    notes: &[ReadingNote],
) -> Value {
    let body = article.body.text.as_str();
    let passage = |Annotated { passage, dates: named, persons: mentioned }: &Annotated| {
        json!({
            "ordinal": passage.ordinal,
            "heading": passage.heading.map(|span| span.of(body)),
            "line": passage.line,
            "text": passage.span.of(body),
            "dates": dates(named, passage.span.of(body)),
            "persons": persons(mentioned, passage.span.of(body)),
        })
    };
    json!({
        "id": article.id.to_string(),
        "format": archive::format(LANGUAGE_OF_FILES, format),
        "encoding": encoding,
        "title": article.title,
        "authors": article.authors,
        "source": article.source,
        "section": article.section,
        "tags": article.tags,
        "url": article.url,
        "date": date(article.date, article.evidence.as_ref()),
        "notes": notes.iter().map(|note| archive::note(LANGUAGE_OF_FILES, note)).collect::<Vec<_>>(),
        "passages": passages.iter().map(passage).collect::<Vec<_>>(),
    })
}

fn persons(persons: &[Mention], text: &str) -> Value {
    let person = |one: &Mention| {
        let mut object = place(one.span, text);
        object["text"] = one.span.of(text).into();
        object["name"] = one.name.as_str().into();
        object["id"] = person_id(&one.name).into();
        object["role"] = one.role.map(|role| role.of(text)).into();
        object["by"] = if one.kind == MentionKind::Office { "office" } else { "name" }.into();
        object
    };
    persons.iter().filter(|one| one.kind != MentionKind::Compound).map(person).collect()
}

fn dates(dates: &[DateExpression], text: &str) -> Value {
    let weekday = |one: &DateExpression| one.contradicts.then_some("the weekday is that of another day");
    let date = |one: &DateExpression| {
        let mut object = place(one.span, text);
        object["text"] = one.span.of(text).into();
        object["kind"] = one.kind.name().into();
        object["first"] = one.days.map(|days| days.first().to_string()).into();
        object["last"] = one.days.map(|days| days.last().to_string()).into();
        object["timex3"] = one.timex3().into();
        object["note"] = weekday(one).into();
        object
    };
    dates.iter().map(date).collect()
}

fn date(date: Option<PublicationDate>, evidence: Option<&DateEvidence>) -> Value {
    date.map_or(Value::Null, |date| {
        json!({
            "first": date.first().to_string(),
            "last": date.last().to_string(),
            "precision": date.precision().name(),
            "evidence": evidence.map(|evidence| archive::evidence(LANGUAGE_OF_FILES, evidence)),
        })
    })
}

/// A place in a text: its bytes and its characters.
fn place(span: ByteSpan, text: &str) -> Value {
    let start = text[..span.start].chars().count();
    json!({
        "start": span.start,
        "end": span.end,
        "start_char": start,
        "end_char": start + span.of(text).chars().count(),
    })
}

/// Counts as one object: `passages, articles, coarser, undated, vaguer, groups [{name, passages, articles}]`.
pub fn counts(counts: &Counts) -> Value {
    let group = |group: &Group| {
        let name = count::group(LANGUAGE_OF_HITS, &group.name);
        json!({ "name": name, "passages": group.passages, "articles": group.articles })
    };
    json!({
        "passages": counts.passages,
        "articles": counts.articles,
        "most_words": most_words(counts.most_words),
        "coarser": counts.left_out.coarser,
        "undated": counts.left_out.undated,
        "vaguer": counts.left_out.vaguer,
        "groups": counts.groups.iter().map(group).collect::<Vec<_>>(),
    })
}

/// A timeline as one object: `by` (`day`, `week`, `month`, `year`), `of` (`published` or `said`), `passages`,
/// `articles`, `left_out`, `coarser`, `undated`, `periods [{period, first, last, passages, articles, of_passages,
/// of_articles, share, gap, perhaps}]` (the last: passages that may be of it, dated too coarsely to tell), and `first`
/// and `last`, hits as `search --json` prints them.
pub fn timeline(timeline: &Timeline) -> Value {
    let period = |row: &Period| {
        json!({
            "period": row.name,
            "first": row.first.to_string(),
            "last": row.last.to_string(),
            "passages": row.passages,
            "articles": row.articles,
            "of_passages": row.of_passages,
            "of_articles": row.of_articles,
            "share": if row.is_gap() { Value::Null } else { row.share().into() },
            "gap": row.is_gap(),
            "perhaps": row.perhaps,
        })
    };
    json!({
        "by": timeline.step.name(),
        "of": if timeline.of == When::Said { "said" } else { "published" },
        "passages": timeline.passages,
        "articles": timeline.articles,
        "most_words": most_words(timeline.most_words),
        "left_out": timeline.left_out.coarser + timeline.left_out.undated + timeline.left_out.vaguer,
        "coarser": timeline.coarser,
        "undated": timeline.undated,
        "periods": timeline.periods.iter().map(period).collect::<Vec<_>>(),
        "first": timeline.first.as_ref().map(|mention| hit(&mention.hit)),
        "last": timeline.last.as_ref().map(|mention| hit(&mention.hit)),
    })
}

/// A person as one object: `name, id, articles, passages, mentions, first, last, roles [{role, count, first, last}],
/// spellings [{spelling, count}]`; dates as precise as known, null where there are none.
pub fn person(person: &PersonCount) -> Value {
    let day = |date: Option<PublicationDate>| date.map(|date| date.to_string());
    let role = |role: &Role| {
        let (first, last) = (day(role.first), day(role.last));
        json!({ "role": role.name, "count": role.count, "first": first, "last": last })
    };
    let spelling = |(spelling, count): &(String, u64)| json!({ "spelling": spelling, "count": count });
    json!({
        "name": person.name,
        "id": person.id,
        "articles": person.articles,
        "passages": person.passages,
        "mentions": person.mentions,
        "first": day(person.first),
        "last": day(person.last),
        "roles": person.roles.iter().map(role).collect::<Vec<_>>(),
        "spellings": person.spellings.iter().map(spelling).collect::<Vec<_>>(),
    })
}

/// The page of a person as one object: the person as in a list, and `names`, `timeline` as `fundstelle timeline --json`
/// has it, `with` and `between [{one, other, passages, query}]`: each number is that of the passages which the query
/// finds.
pub fn person_page(page: &PersonPage) -> Value {
    let edge = |edge: &Edge| {
        json!({
            "one": edge.one,
            "other": edge.other,
            "passages": edge.passages,
            "query": edge.query().to_string(),
        })
    };
    let edges = |edges: &[Edge]| edges.iter().map(edge).collect::<Vec<_>>();
    let mut object = person(&page.person);
    object["names"] = json!(page.names);
    object["with"] = json!(edges(&page.with));
    object["between"] = json!(edges(&page.between));
    object["timeline"] = timeline(&page.timeline);
    object
}

/// What an archive holds of a source as one object: `source` (null for articles without one), `articles`, `first` and
/// `last` (as precise as known: `1968-08`), `undated`, `coarse`, `unit` (`day` or `month`), `held`, `expected`,
/// `missing [{first, last}]`, `off_days` (1 is Monday), `piles [{day, articles, usual}]`.
pub fn coverage(coverage: &Coverage) -> Value {
    let run = |run: &PublicationDate| json!({ "first": run.first().to_string(), "last": run.last().to_string() });
    let spike =
        |spike: &DateSpike| json!({ "day": spike.day.to_string(), "articles": spike.articles, "usual": spike.usual });
    json!({
        "source": coverage.source,
        "articles": coverage.articles,
        "first": coverage.dates.map(|(first, _)| first.to_string()),
        "last": coverage.dates.map(|(_, last)| last.to_string()),
        "undated": coverage.undated,
        "coarse": coverage.coarse,
        "unit": if coverage.daily { "day" } else { "month" },
        "held": coverage.held,
        "expected": coverage.expected,
        "missing": coverage.missing.iter().map(run).collect::<Vec<_>>(),
        "off_days": coverage.off_days.iter().map(|day| day + 1).collect::<Vec<_>>(),
        "piles": coverage.spikes.iter().map(spike).collect::<Vec<_>>(),
    })
}

/// A word that belongs to another as one object: `word, stem, passages, together, strength, likeness`.
pub fn related(word: &Related) -> Value {
    json!({
        "word": word.word,
        "stem": word.stem,
        "passages": word.passages,
        "together": word.together,
        "strength": word.strength,
        "likeness": word.likeness,
    })
}

/// What becomes of a word of a text as one object: `word`, `span` (a place in the text), `folded`, `modern`,
/// `function_word`, `split [{letters, score, worth}]`, `confidence`, `never_split`, `stem`, and `inside`, places in the
/// folded word, each with its `stem`.
pub fn word(text: &str, span: ByteSpan, steps: &Steps) -> Value {
    let figures = |part: &PartFigures| json!({ "letters": part.letters, "score": part.score, "worth": part.worth });
    let inside = steps.forms.parts.iter().map(|part| {
        let mut object = place(ByteSpan::new(part.start.into(), part.end.into()), &steps.forms.exact);
        object["stem"] = (*part.stem).into();
        object
    });
    json!({
        "word": span.of(text),
        "span": place(span, text),
        "folded": steps.forms.exact,
        "read_as": steps.read_as,
        "function_word": steps.forms.kind == WordKind::Function,
        "split": steps.parts.iter().map(figures).collect::<Vec<_>>(),
        "confidence": steps.split.confidence,
        "never_split": steps.whole,
        "stem": steps.forms.stem,
        "inside": inside.collect::<Vec<_>>(),
    })
}

/// Pieces of words that are one word, too, as one object: `pieces, span, stem`.
pub fn joined(text: &str, word: &Joined) -> Value {
    json!({ "pieces": word.span.of(text), "span": place(word.span, text), "stem": word.stem })
}

/// One line of a report on an archive: `path`, `outcome`, `articles`, `passages`, `undated`, and where they apply
/// `from` (a moved file's old path), `reason` (why it was skipped), `notes`.
#[derive(Serialize)]
pub struct ReportLine<'a> {
    path: &'a str,
    outcome: &'static str,
    articles: u32,
    passages: u32,
    undated: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

/// What became of a file.
pub fn file_report(file: &FileReport) -> ReportLine<'_> {
    let outcome = match file.outcome {
        Outcome::Indexed => "indexed",
        Outcome::Unchanged => "unchanged",
        Outcome::Updated => "updated",
        Outcome::Moved => "moved",
        Outcome::Removed => "removed",
        Outcome::Skipped => "skipped",
    };
    ReportLine {
        path: &file.path,
        outcome,
        articles: file.articles,
        passages: file.passages,
        undated: file.undated,
        from: file.from.as_deref(),
        reason: file.reason.as_ref().map(|reason| archive::skip_reason(LANGUAGE_OF_FILES, reason)),
        notes: file.notes.iter().map(|note| archive::note(LANGUAGE_OF_FILES, note)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_given_in_bytes_and_in_characters() {
        let text = "Überm Fluß 😀 Bär";
        let at = text.find("Bär").unwrap();
        let place = place(ByteSpan::new(at, text.len()), text);
        let taken: String = text
            .chars()
            .skip(place["start_char"].as_u64().unwrap() as usize)
            .take((place["end_char"].as_u64().unwrap() - place["start_char"].as_u64().unwrap()) as usize)
            .collect();
        assert_eq!((taken.as_str(), &text[at..]), ("Bär", "Bär"));
    }
}
