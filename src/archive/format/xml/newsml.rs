//! NewsML-G2, items alone or several in a message, and NewsML 1: what an item is, its texts as XHTML, NITF or plain.
//! It must not know how items come.

use crate::archive::format::xml::nitf;
use crate::archive::format::xml::prose::{Blanks, Gap, Prose, write_markup};
use crate::archive::format::xml::tree::{self, Element, root_name};
use crate::archive::markup;
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::{Broken, NoArticle, SkipReason};
use crate::article::Body;

/// First elements of files.
const ROOTS: [&str; 7] =
    ["newsItem", "newsMessage", "packageItem", "itemSet", "conceptItem", "knowledgeItem", "NewsML"];
/// Items of both versions.
const ITEMS: [&str; 5] = ["newsItem", "packageItem", "conceptItem", "knowledgeItem", "NewsItem"];

/// Whether a text is NewsML of any version.
pub fn is_newsml(text: &str) -> bool {
    root_name(text).is_some_and(|root| ROOTS.contains(&root.rsplit(':').next().unwrap_or_default()))
}

/// Reads the items of a file.
///
/// # Errors
/// When there is no first element.
pub fn read(text: &str) -> Result<Items, Broken> {
    let tree = tree::parse(text)?;
    let mut items = Vec::new();
    if ITEMS.contains(&tree.root.local()) {
        items.push(&tree.root);
    } else {
        tree.root.collect(&|element| ITEMS.contains(&element.local()), &mut items);
    }
    Ok(tree.each(&items, |item| match item.local() {
        "newsItem" => news_item(item),
        "NewsItem" => news_item_of_the_first_version(item),
        "packageItem" => Err(SkipReason::NoArticle(NoArticle::Package)),
        _ => Err(SkipReason::NoArticle(NoArticle::Knowledge)),
    }))
}

/// What an item is that is no text.
fn other_than_text(class: &str) -> Option<NoArticle> {
    let class = class.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    Some(match class.as_str() {
        "picture" | "photo" | "image" => NoArticle::Picture,
        "graphic" | "animated" => NoArticle::Graphic,
        "video" => NoArticle::Video,
        "audio" => NoArticle::Audio,
        _ => return None,
    })
}

fn is_withdrawn(status: &str) -> bool {
    let status = status.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    ["canceled", "cancelled", "withheld", "killed", "deleted"].contains(&status.as_str())
}

fn news_item(item: &Element) -> Result<Record, SkipReason> {
    let meta = item.child("itemMeta");
    let content = item.child("contentMeta");
    let of_meta = |name: &str| meta.and_then(|meta| meta.child(name));
    let of_content = |name: &str| content.and_then(|content| content.child(name));
    let code = |element: &Element| element.attribute("qcode").or(element.attribute("uri")).map(str::to_string);
    if of_meta("pubStatus").and_then(code).is_some_and(|status| is_withdrawn(&status)) {
        return Err(SkipReason::NoArticle(NoArticle::Withdrawn));
    }
    if let Some(what) = of_meta("itemClass").and_then(code).and_then(|class| other_than_text(&class)) {
        return Err(SkipReason::NoArticle(what));
    }
    let mut record = Record::default();
    let headlines: Vec<&Element> = content.into_iter().flat_map(|content| content.named("headline")).collect();
    let main = headlines.iter().find(|line| line.attribute("role").is_some_and(|role| role.ends_with("main")));
    record.title = main
        .or(headlines.first())
        .and_then(|line| line.text_line())
        .or_else(|| of_meta("title").and_then(Element::text_line));
    record.authors = of_content("by").and_then(Element::text_line).map(|line| authors(&line)).unwrap_or_default();
    // Some have the log-in of an editor as creator.
    if record.authors.is_empty() {
        let creators = content.into_iter().flat_map(|content| content.named("creator"));
        let names = creators.filter_map(|creator| creator.child("name").and_then(Element::text_line));
        record.authors = names.filter(|name| name.contains(' ')).collect();
    }
    record.source = of_meta("provider")
        .and_then(party)
        .or_else(|| of_content("infoSource").and_then(party))
        .or_else(|| of_content("creditline").and_then(Element::text_line));
    let subjects: Vec<&Element> = content.into_iter().flat_map(|content| content.named("subject")).collect();
    let is_section = |subject: &&&Element| {
        let says =
            |value: Option<&str>| value.is_some_and(|value| value.contains("category") || value.contains("department"));
        says(subject.attribute("type")) || says(subject.attribute("qcode"))
    };
    let name = |subject: &Element| subject.child("name").and_then(Element::text_line);
    record.section = subjects.iter().find(is_section).and_then(|subject| name(subject));
    record.tags =
        content.into_iter().flat_map(|content| content.named("keyword")).filter_map(Element::text_line).collect();
    if record.tags.is_empty() {
        let slug = of_content("slugline").and_then(Element::text_line).unwrap_or_default();
        record.tags = slug.split('/').map(str::trim).filter(|part| !part.is_empty()).map(str::to_string).collect();
    }
    record.set_first_date([
        ("firstCreated", of_meta("firstCreated").and_then(Element::text_line)),
        ("contentCreated", of_content("contentCreated").and_then(Element::text_line)),
        ("versionCreated", of_meta("versionCreated").and_then(Element::text_line)),
    ]);
    let mut texts: Vec<Body> = Vec::new();
    for inline in item.child("contentSet").into_iter().flat_map(Element::elements) {
        match inline.local() {
            "inlineXML" => texts.extend(inline_xml(inline, &mut record)),
            "inlineData" => texts.extend(inline_data(inline)),
            _ => {}
        }
    }
    // Several are the same in different formats.
    record.body = texts.into_iter().max_by_key(|text| text.text.len());
    let package = || item.child("groupSet").or_else(|| item.find("remoteContent")).is_some();
    match record.body {
        Some(_) => Ok(record),
        None if package() => Err(SkipReason::NoArticle(NoArticle::Package)),
        None => Err(SkipReason::NoText),
    }
}

/// A party by its name, its text or its code.
fn party(element: &Element) -> Option<String> {
    let code = |code: &str| code.rsplit(':').next().unwrap_or_default().to_string();
    element
        .child("name")
        .and_then(Element::text_line)
        .or_else(|| element.attribute("literal").map(str::to_string))
        .or_else(|| element.attribute("qcode").map(code))
}

fn inline_xml(inline: &Element, record: &mut Record) -> Option<Body> {
    let mut prose = Prose::new();
    for element in inline.elements() {
        if element.local().eq_ignore_ascii_case("nitf") {
            nitf::write_body(&mut prose, element, record.title.as_deref());
            nitf::fill(record, element);
        } else {
            write_markup(&mut prose, element.find("body").unwrap_or(element), Blanks::Collapsed);
        }
        prose.gap(Gap::Paragraph);
    }
    prose.into_body()
}

fn inline_data(inline: &Element) -> Option<Body> {
    let mut prose = Prose::new();
    write_markup(&mut prose, inline, Blanks::Kept);
    let mut body = prose.into_body()?;
    if inline.attribute("contenttype").is_some_and(|kind| kind.contains("html")) {
        markup::clean_body(&mut body);
    }
    (!body.text.trim().is_empty()).then_some(body)
}

fn news_item_of_the_first_version(item: &Element) -> Result<Record, SkipReason> {
    let formal = |name: &str| item.find(name).and_then(|element| element.attribute("FormalName"));
    if formal("Status").is_some_and(is_withdrawn) {
        return Err(SkipReason::NoArticle(NoArticle::Withdrawn));
    }
    let line = |name: &str| item.find(name).and_then(Element::text_line);
    let mut record = Record { title: line("HeadLine"), ..Record::default() };
    record.authors = line("ByLine").map(|line| authors(&line)).unwrap_or_default();
    let party = |name: &str| {
        let parties = item.find(name).and_then(|party| party.find("Party"));
        parties.and_then(|party| party.attribute("FormalName")).map(str::to_string)
    };
    record.source = party("Provider").or_else(|| party("Source")).or_else(|| line("CreditLine"));
    record.set_first_date([
        ("FirstCreated", line("FirstCreated")),
        ("DateAndTime", line("DateAndTime")),
        ("ThisRevisionCreated", line("ThisRevisionCreated")),
    ]);
    let properties = item.all("Property").into_iter();
    let keywords = properties.filter(|property| property.attribute("FormalName") == Some("Keyword"));
    record.tags = keywords.filter_map(|keyword| keyword.attribute("Value")).map(str::to_string).collect();
    let mut prose = Prose::new();
    let mut other = None;
    for content in item.all("ContentItem") {
        let kind = content.child("MediaType").and_then(|kind| kind.attribute("FormalName"));
        other = other.or(kind.and_then(other_than_text));
        let Some(data) = content.child("DataContent").filter(|_| kind.and_then(other_than_text).is_none()) else {
            continue;
        };
        match (data.find("nitf"), data.find("body.content").or_else(|| data.find("body"))) {
            (Some(nitf), _) => {
                nitf::write_body(&mut prose, nitf, record.title.as_deref());
                nitf::fill(&mut record, nitf);
            }
            (None, Some(body)) => write_markup(&mut prose, body, Blanks::Collapsed),
            (None, None) if data.elements().next().is_some() => write_markup(&mut prose, data, Blanks::Collapsed),
            (None, None) => write_markup(&mut prose, data, Blanks::Kept),
        }
        prose.gap(Gap::Paragraph);
    }
    record.body = prose.into_body();
    match (&record.body, other) {
        (Some(_), _) => Ok(record),
        (None, Some(what)) => Err(SkipReason::NoArticle(what)),
        (None, None) => Err(SkipReason::NoText),
    }
}
