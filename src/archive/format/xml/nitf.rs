//! NITF 3, the format of agencies for one article: head with the data of its delivery, body with head, text and media.
//! It must not know what it is delivered in.

use crate::archive::format::xml::prose::{Blanks, Gap, Prose, write_markup};
use crate::archive::format::xml::tree::{self, Element, root_name};
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::{Broken, NoArticle, SkipReason};

/// Whether a text is NITF.
pub fn is_nitf(text: &str) -> bool {
    root_name(text).is_some_and(|root| root.eq_ignore_ascii_case("nitf"))
}

/// Reads a file with one article.
///
/// # Errors
/// When it is no whole XML.
pub fn read(text: &str) -> Result<Items, Broken> {
    let tree = tree::parse(text)?;
    match tree.broken {
        Some(broken) => Err(broken),
        None => Ok(vec![record(&tree.root)]),
    }
}

/// The article of an element `nitf`.
fn record(nitf: &Element) -> Result<Record, SkipReason> {
    let status = nitf.find("docdata").and_then(|data| data.attribute("management-status"));
    if status.is_some_and(|status| ["killed", "canceled", "cancelled", "withheld"].contains(&status)) {
        return Err(SkipReason::NoArticle(NoArticle::Withdrawn));
    }
    let mut record = Record::default();
    fill(&mut record, nitf);
    let mut prose = Prose::new();
    write_body(&mut prose, nitf, record.title.as_deref());
    record.body = prose.into_body();
    match (&record.body, nitf.find("media")) {
        (Some(_), _) => Ok(record),
        (None, Some(media)) => Err(match media.attribute("media-type") {
            Some("video") => SkipReason::NoArticle(NoArticle::Video),
            Some("audio") => SkipReason::NoArticle(NoArticle::Audio),
            Some("graphic") => SkipReason::NoArticle(NoArticle::Graphic),
            _ => SkipReason::NoArticle(NoArticle::Picture),
        }),
        (None, None) => Err(SkipReason::NoText),
    }
}

/// Takes what an element `nitf` says of its article, where nothing is known yet.
pub fn fill(record: &mut Record, nitf: &Element) {
    let line = |name: &str| nitf.find(name).and_then(Element::text_line);
    let value = |name: &str, attribute: &str| {
        nitf.all(name).into_iter().find_map(|element| element.attribute(attribute)).map(str::to_string)
    };
    let meta = |name: &str| {
        let all = nitf.all("meta").into_iter();
        let mut told = all.filter(|meta| meta.attribute("name").is_some_and(|found| found.eq_ignore_ascii_case(name)));
        told.find_map(|meta| meta.attribute("content")).map(str::to_string)
    };
    record.title = record.title.take().or_else(|| line("hl1")).or_else(|| {
        let head = nitf.child("head").and_then(|head| head.child("title"));
        head.and_then(Element::text_line)
    });
    if record.authors.is_empty() {
        let is_name = |author: &String| author.contains(char::is_uppercase);
        for byline in nitf.all("byline") {
            let persons = byline.all("person");
            if persons.is_empty() {
                // Signs of editors, `gr/bp`, are no names.
                record.authors.extend(own_line(byline).iter().flat_map(|line| authors(line)).filter(is_name));
            } else {
                record.authors.extend(persons.into_iter().filter_map(Element::text_line));
            }
        }
    }
    record.source = record
        .source
        .take()
        .or_else(|| line("distributor"))
        .or_else(|| meta("origin"))
        .or_else(|| value("doc.copyright", "holder"))
        .or_else(|| line("rights.owner"))
        .or_else(|| value("doc-id", "regsrc"));
    // Parsers of the wire give the subject in words, in a code of letters, or as the type of the article.
    record.section = record.section.take().or_else(|| {
        let kind = value("tobject", "tobject.type").filter(|kind| kind != "News");
        let code = value("tobject.subject", "tobject.subject.code").filter(|code| code != "NIL");
        value("tobject.subject", "tobject.subject.type").or(kind).or(code)
    });
    if record.tags.is_empty() {
        let keys = nitf.all("keyword").into_iter().filter_map(|keyword| keyword.attribute("key"));
        let parts = keys.flat_map(|key| key.split('/')).map(str::trim).filter(|part| !part.is_empty());
        record.tags = parts.map(str::to_string).collect();
    }
    if record.url.is_none() {
        record.url = value("pubdata", "ex-ref").filter(|url| url.contains("://"));
    }
    if record.dates.is_empty() {
        record.set_first_date([
            ("date.publication", value("pubdata", "date.publication")),
            ("date.issue", value("date.issue", "norm")),
            ("date.release", value("date.release", "norm")),
            ("story.date", value("story.date", "norm").or_else(|| line("story.date"))),
        ]);
    }
}

/// The text of a byline without the title of its author.
fn own_line(byline: &Element) -> Option<String> {
    let whole = byline.text_line()?;
    let title = byline.find("byttl").and_then(Element::text_line);
    let name = title.and_then(|title| whole.strip_suffix(&title).map(str::to_string)).unwrap_or(whole);
    let name = name.trim().trim_end_matches(',').to_string();
    (!name.is_empty()).then_some(name)
}

/// Writes the text of an element `nitf`: what stands under the headline, then the text.
pub fn write_body(prose: &mut Prose, nitf: &Element, title: Option<&str>) {
    let Some(body) = nitf.find("body") else { return };
    let content = body.child("body.content");
    // A second headline that is one, no list of keys, and an abstract that the text does not begin with.
    if let Some(head) = body.child("body.head") {
        let text = content.and_then(Element::text_line).unwrap_or_default();
        let decks = head.all("hl2").into_iter().chain(head.all("abstract"));
        for deck in decks {
            let line = deck.text_line().unwrap_or_default();
            let is_new = Some(line.as_str()) != title && !text.starts_with(&line) && !prose.contains(&line);
            if is_new && line.contains(char::is_lowercase) {
                write_markup(prose, deck, Blanks::Collapsed);
                prose.gap(Gap::Paragraph);
            }
        }
    }
    match content {
        Some(content) => write_markup(prose, content, Blanks::Collapsed),
        None => write_markup(prose, body, Blanks::Collapsed),
    }
}
