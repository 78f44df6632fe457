//! Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom, an article an entry; the longest of its texts is the text.
//! It must not know what blog programs export.

use crate::archive::format::xml::prose::{Blanks, Prose, write_markup};
use crate::archive::format::xml::tree::{self, Element, Node, root_name};
use crate::archive::format::xml::wordpress::is_wordpress;
use crate::archive::markup;
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::{Broken, SkipReason};
use crate::article::{Body, Lines, lines};

/// Elements that hold the text or a teaser; the last are of programs that put the page they fetched into the feed.
const TEXTS: [&str; 8] = [
    "content:encoded",
    "content",
    "description",
    "summary",
    "media:description",
    "itunes:summary",
    "yandex:full-text",
    "fulltext",
];

/// Whether a text is a feed.
pub fn is_feed(text: &str) -> bool {
    let is_root = |root: String| matches!(root.rsplit(':').next(), Some("rss" | "RDF" | "feed"));
    root_name(text).is_some_and(is_root) && !is_wordpress(text)
}

/// Reads the entries of a feed.
///
/// # Errors
/// When there is no first element.
pub fn read(text: &str) -> Result<Items, Broken> {
    let tree = tree::parse(text)?;
    let channel = tree.root.find("channel").unwrap_or(&tree.root);
    let source = channel.child("title").and_then(Element::text_line);
    let mut items = Vec::new();
    tree.root.collect(&|element| matches!(element.local(), "item" | "entry"), &mut items);
    let writers = people(channel);
    Ok(tree.each(&items, |item| {
        let mut record = entry(item)?;
        record.source = record.source.or_else(|| source.clone());
        if record.authors.is_empty() && item.local() == "entry" {
            record.authors.clone_from(&writers);
        }
        Ok(record)
    }))
}

fn entry(item: &Element) -> Result<Record, SkipReason> {
    let line = |name: &str| item.prefixed(name).and_then(Element::text_line);
    let mut record = Record { title: line("title").or_else(|| line("dc:title")), ..Record::default() };
    record.authors = people(item);
    record.url = link(item);
    record.source = item
        .child("source")
        .and_then(|source| source.child("title").map_or_else(|| source.text_line(), Element::text_line))
        .or_else(|| line("dc:publisher"));
    let categories = item.named("category").chain(item.named("subject"));
    let name = |category: &Element| {
        let told = category.attribute("label").or(category.attribute("term")).map(str::to_string);
        told.or_else(|| category.text_line())
    };
    record.tags = categories.filter_map(name).collect();
    record.set_first_date([
        ("pubDate", line("pubDate")),
        ("published", line("published").or_else(|| line("issued"))),
        ("dc:date", line("dc:date").or_else(|| line("dcterms:issued")).or_else(|| line("dcterms:created"))),
        ("updated", line("updated").or_else(|| line("modified")).or_else(|| line("atom:updated"))),
    ]);
    let texts = item.elements().filter(|element| TEXTS.contains(&element.name.as_str())).filter_map(html_body);
    record.body = texts.max_by_key(|body| body.text.len());
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}

/// Who wrote it: `<author><name>`, `<dc:creator>`, or an address with the name in brackets.
fn people(element: &Element) -> Vec<String> {
    let mut found = Vec::new();
    for person in element.elements().filter(|element| matches!(element.local(), "author" | "creator")) {
        if let Some(name) = person.child("name") {
            found.extend(name.text_line());
        } else if let Some(line) = person.text_line() {
            let in_brackets = line.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
            found.extend(authors(in_brackets.filter(|_| line.contains('@')).unwrap_or(&line)));
        }
    }
    found.dedup();
    found
}

/// The address of an article; a `guid` that is one will do.
fn link(item: &Element) -> Option<String> {
    let is_alternate = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let links = || item.elements().filter(|element| matches!(element.name.as_str(), "link" | "atom:link"));
    let of_atom = links().filter(is_alternate).find_map(|link| link.attribute("href").map(str::to_string));
    let original = item.elements().find(|element| element.local() == "origLink").and_then(Element::text_line);
    let of_rss = links().find_map(Element::text_line);
    let guid = item.child("guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"));
    let guid = guid.and_then(Element::text_line).or_else(|| item.child("id").and_then(Element::text_line));
    original.or(of_rss).or(of_atom).or(guid.filter(|guid| guid.contains("://")))
}

/// The text of an element that holds HTML: as elements, or as text that names them.
pub fn html_body(element: &Element) -> Option<Body> {
    if element.elements().next().is_some() {
        let mut prose = Prose::new();
        write_markup(&mut prose, element, Blanks::Collapsed);
        return prose.into_body();
    }
    let mut body = as_it_is(element);
    // HTML is what a feed has: nothing to remark on.
    markup::clean_body(&mut body);
    (!body.text.trim().is_empty()).then_some(body)
}

/// The text of an element with its line ends.
fn as_it_is(element: &Element) -> Body {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    for node in &element.children {
        let Node::Text(part) = node else { continue };
        for (line, stretch) in (part.line..).zip(lines(&part.text)) {
            let stretch = if text.is_empty() { stretch.trim_start() } else { stretch };
            if !stretch.is_empty() {
                pieces.push((text.len(), line));
                text.push_str(stretch);
            }
        }
    }
    text.truncate(text.trim_end().len());
    pieces.retain(|(start, _)| *start < text.len());
    Body { text, lines: Lines::Pieces(pieces), headings: Vec::new() }
}
