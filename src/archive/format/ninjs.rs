//! ninjs 1 to 3, the JSON of news agencies: an item with its status, its headlines and its bodies.
//! It must not know the JSON of scrapers.

use crate::archive::format::json;
use crate::archive::markup;
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::{Broken, NoArticle, ReadingNote, SkipReason};
use crate::article::Body;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Keys that no other JSON has beside `uri`.
const OWN: [&str; 12] = [
    "body_text",
    "body_xhtml",
    "body_html",
    "bodies",
    "headlines",
    "versioncreated",
    "versionCreated",
    "pubstatus",
    "pubStatus",
    "copyrightnotice",
    "copyrightNotice",
    "associations",
];
/// Items lie in each other at most so deep.
const DEPTH: usize = 4;

type Fields<'t> = BTreeMap<String, &'t RawValue>;

/// Whether a text is an item of ninjs.
pub fn is_ninjs(text: &str) -> bool {
    // Most JSON is told apart without reading it.
    let may_be = text.trim_start().starts_with('{') && text.contains("\"uri\"");
    may_be
        && OWN.iter().any(|key| text.contains(key))
        && fields(text)
            .is_some_and(|fields| fields.contains_key("uri") && OWN.iter().any(|key| fields.contains_key(*key)))
}

fn fields(text: &str) -> Option<Fields<'_>> {
    serde_json::from_str(text).ok()
}

/// Reads an item, of a package those inside of it.
///
/// # Errors
/// When it is no JSON object.
pub fn read(text: &str) -> Result<Items, Broken> {
    let fields = fields(text).ok_or(Broken::NoJsonObject)?;
    Ok(item(text, &fields, 0))
}

fn item(file: &str, fields: &Fields<'_>, depth: usize) -> Items {
    let own = one(file, fields);
    let is_package = matches!(own, Err(SkipReason::NoArticle(NoArticle::Package)));
    let parts =
        fields.get("associations").filter(|_| is_package && depth < DEPTH).map_or_else(Vec::new, |raw| parts(raw));
    let items: Items = parts.iter().flat_map(|part| item(file, part, depth + 1)).collect();
    if items.is_empty() { vec![own] } else { items }
}

/// The items of a package: in an object by their names, or in a list.
fn parts(raw: &RawValue) -> Vec<Fields<'_>> {
    let by_name: Result<BTreeMap<String, Fields<'_>>, _> = serde_json::from_str(raw.get());
    by_name.map(|parts| parts.into_values().collect()).or_else(|_| serde_json::from_str(raw.get())).unwrap_or_default()
}

fn one(file: &str, fields: &Fields<'_>) -> Result<Record, SkipReason> {
    let value = |names: &[&str]| {
        let found = names.iter().filter_map(|name| serde_json::from_str::<Value>(fields.get(*name)?.get()).ok());
        found.into_iter().find(|value| !value.is_null())
    };
    let text = |names: &[&str]| {
        let found = names.iter().filter_map(|name| serde_json::from_str::<String>(fields.get(*name)?.get()).ok());
        found.map(|text| text.trim().to_string()).find(|text| !text.is_empty())
    };
    let status = text(&["pubstatus", "pubStatus"]);
    if status.is_some_and(|status| ["canceled", "cancelled", "withheld"].contains(&status.as_str())) {
        return Err(SkipReason::NoArticle(NoArticle::Withdrawn));
    }
    let kind = text(&["type"]).unwrap_or_default();
    let other = match kind.as_str() {
        "picture" | "image" => Some(NoArticle::Picture),
        "graphic" => Some(NoArticle::Graphic),
        "video" => Some(NoArticle::Video),
        "audio" => Some(NoArticle::Audio),
        _ => None,
    };
    if let Some(other) = other {
        return Err(SkipReason::NoArticle(other));
    }
    let (body, notes) = body(file, fields);
    if body.is_none() && (kind == "composite" || fields.contains_key("associations")) {
        return Err(SkipReason::NoArticle(NoArticle::Package));
    }
    let mut record = Record { body, notes, ..Record::default() };
    let headlines = value(&["headlines"]);
    record.title = text(&["headline"])
        .or_else(|| headlines.as_ref().and_then(|list| best(list, &["main", "headline"])))
        .or_else(|| text(&["title"]));
    record.authors = text(&["byline", "by"]).map(|line| authors(&line)).unwrap_or_default();
    // `Von A, dpa`: the agency is no author.
    let holder = text(&["copyrightholder", "copyrightHolder"]);
    record.authors.retain(|author| Some(author) != holder.as_ref());
    record.source = holder
        .or_else(|| value(&["infosources", "infosource", "provider"]).and_then(|list| names(&list).into_iter().next()))
        .or_else(|| text(&["copyrightnotice", "copyrightNotice"]).and_then(|notice| holder_of(&notice)));
    record.url = text(&["webUrl", "weburl", "canonicalUrl", "url"]);
    record.tags = value(&["keywords", "keyword"]).map(|list| names(&list)).unwrap_or_default();
    if record.tags.is_empty() {
        record.tags = value(&["subject", "subjects"]).map(|list| names(&list)).unwrap_or_default();
    }
    record.section =
        text(&["section"]).or_else(|| value(&["genres", "genre"]).and_then(|list| names(&list).into_iter().next()));
    record.set_first_date([
        ("firstcreated", text(&["firstcreated", "firstCreated"])),
        ("contentcreated", text(&["contentcreated", "contentCreated"])),
        ("versioncreated", text(&["versioncreated", "versionCreated"])),
    ]);
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}

/// The value of the entry of a list that has one of these roles, or of the first.
fn best(list: &Value, roles: &[&str]) -> Option<String> {
    let entries = list.as_array()?;
    let has_role = |entry: &&Value| entry["role"].as_str().is_some_and(|role| roles.contains(&role));
    let entry = entries.iter().find(has_role).or(entries.first())?;
    entry["value"].as_str().or(entry["title"].as_str()).map(str::to_string)
}

/// The names in a list of texts or of objects that have one.
fn names(list: &Value) -> Vec<String> {
    let name = |entry: &Value| entry.as_str().or(entry["name"].as_str()).map(str::to_string);
    match list {
        Value::Array(entries) => entries.iter().filter_map(name).collect(),
        other => name(other).into_iter().collect(),
    }
}

/// Who holds the rights: of `Copyright 2013 The News Agency, www.example.org` the name.
fn holder_of(notice: &str) -> Option<String> {
    let is_mark = |c: char| c == '©' || c == ',' || c.is_whitespace() || c.is_ascii_digit();
    let name = notice.trim().trim_start_matches("Copyright").trim_start_matches(is_mark).trim_start_matches("(c)");
    let name = name.trim_start_matches(is_mark);
    let ends = [",", " - ", " – ", " (", ". ", ";"];
    let end = ends.iter().filter_map(|end| name.find(end)).min().unwrap_or(name.len());
    let name = name[..end].trim().trim_end_matches('.');
    (!name.is_empty()).then(|| name.to_string())
}

/// The text: with its markup before the plain one, as only that has paragraphs.
fn body(file: &str, fields: &Fields<'_>) -> (Option<Body>, Vec<ReadingNote>) {
    let mut found: Vec<&RawValue> = Vec::new();
    if let Some(bodies) = fields.get("bodies") {
        let entries: Vec<Fields<'_>> = serde_json::from_str(bodies.get()).unwrap_or_default();
        let is_html = |entry: &Fields<'_>| {
            let kinds = ["contenttype", "contentType", "role"];
            kinds.iter().any(|key| entry.get(*key).is_some_and(|kind| kind.get().contains("html")))
        };
        let (html, plain): (Vec<&Fields<'_>>, Vec<&Fields<'_>>) = entries.iter().partition(|entry| is_html(entry));
        found.extend(html.into_iter().chain(plain).filter_map(|entry| entry.get("value").copied()));
    }
    found.extend(["body_xhtml", "body_html", "body_text"].iter().filter_map(|key| fields.get(*key).copied()));
    // Other bodies have names of their own, `body_sms`.
    found.extend(fields.iter().filter(|(key, _)| key.starts_with("body_")).map(|(_, value)| *value));
    for raw in found {
        if let Some((mut body, notes)) = json::body(file, raw) {
            // Markup is what such a body has: nothing to remark on.
            markup::clean_body(&mut body);
            if !body.text.trim().is_empty() {
                return (Some(body), notes);
            }
        }
    }
    (None, Vec::new())
}
