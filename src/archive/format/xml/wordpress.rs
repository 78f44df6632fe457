//! What WordPress exports (WXR): posts that are published, with the program's own marks in square brackets taken out.
//! It must not know feeds that are no export.

use crate::archive::format::xml::tree::{self, Element, Node, root_name};
use crate::archive::markup;
use crate::archive::record::{Items, Record};
use crate::archive::skip::{Broken, NoArticle, SkipReason};
use crate::article::{Body, Lines, lines};
use std::collections::{HashMap, HashSet};

/// So far into the file its namespaces stand.
const HEAD: usize = 8 * 1024;

/// Whether a text is an export of WordPress.
pub fn is_wordpress(text: &str) -> bool {
    let head = (0..=text.len().min(HEAD)).rev().find(|at| text.is_char_boundary(*at)).map_or("", |end| &text[..end]);
    let is_export = head.contains("<wp:wxr_version") || head.contains("wordpress.org/export/");
    is_export && root_name(text).as_deref() == Some("rss")
}

/// Reads the items of an export.
///
/// # Errors
/// When there is no first element.
pub fn read(text: &str) -> Result<Items, Broken> {
    let tree = tree::parse(text)?;
    let channel = tree.root.find("channel").unwrap_or(&tree.root);
    let source = channel.child("title").and_then(Element::text_line);
    let mut names: HashMap<String, String> = HashMap::new();
    for author in channel.elements().filter(|element| element.name == "wp:author") {
        let line = |name: &str| author.prefixed(name).and_then(Element::text_line);
        if let (Some(login), Some(name)) = (line("wp:author_login"), line("wp:author_display_name")) {
            names.insert(login, name);
        }
    }
    let items: Vec<&Element> = channel.named("item").collect();
    Ok(tree.each(&items, |item| {
        let mut record = post(item)?;
        record.source.clone_from(&source);
        for author in &mut record.authors {
            if let Some(name) = names.get(author) {
                author.clone_from(name);
            }
        }
        Ok(record)
    }))
}

fn post(item: &Element) -> Result<Record, SkipReason> {
    let line = |name: &str| item.prefixed(name).and_then(Element::text_line);
    let is_attachment = item.prefixed("wp:attachment_url").is_some();
    match line("wp:post_type").as_deref() {
        _ if is_attachment => return Err(SkipReason::NoArticle(NoArticle::Attachment)),
        Some("attachment") => return Err(SkipReason::NoArticle(NoArticle::Attachment)),
        Some("revision") => return Err(SkipReason::NoArticle(NoArticle::Unpublished)),
        None | Some("post") => {}
        Some(_) => return Err(SkipReason::NoArticle(NoArticle::Page)),
    }
    match line("wp:status").as_deref() {
        None | Some("publish") => {}
        Some("trash") => return Err(SkipReason::NoArticle(NoArticle::Withdrawn)),
        Some(_) => return Err(SkipReason::NoArticle(NoArticle::Unpublished)),
    }
    let mut record = Record { title: line("title"), url: line("link"), ..Record::default() };
    record.authors = line("dc:creator").into_iter().collect();
    let (mut sections, mut tags) = (Vec::new(), Vec::new());
    for category in item.named("category") {
        match category.attribute("domain") {
            Some("post_tag") => tags.extend(category.text_line()),
            _ => sections.extend(category.text_line()),
        }
    }
    record.section = (!sections.is_empty()).then(|| sections.join(", "));
    record.tags = tags;
    record.set_first_date([
        // Zeros stand for a post that has no date.
        ("wp:post_date", line("wp:post_date").filter(|date| !date.starts_with("0000"))),
        ("pubDate", line("pubDate")),
        ("wp:post_modified", line("wp:post_modified")),
    ]);
    let text = item.prefixed("content:encoded").and_then(content);
    record.body = text.or_else(|| item.prefixed("excerpt:encoded").and_then(content));
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}

/// The text of a post: HTML in which blank lines part paragraphs.
fn content(element: &Element) -> Option<Body> {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    for node in &element.children {
        let Node::Text(part) = node else { continue };
        for (number, stretch) in lines(&part.text).enumerate() {
            let stretch = without_shortcodes(stretch);
            let stretch = if text.is_empty() { stretch.trim_start() } else { &stretch };
            if !stretch.is_empty() {
                pieces.push((text.len(), part.line + u32::try_from(number).unwrap_or(0)));
                text.push_str(stretch);
            }
        }
    }
    let mut body = Body { text, lines: Lines::Pieces(pieces), headings: Vec::new() };
    markup::clean_body(&mut body);
    (!body.text.trim().is_empty()).then_some(body)
}

/// Names of marks that stand alone.
const ALONE: [&str; 9] =
    ["gallery", "contact_form", "embed", "audio", "video", "playlist", "more", "ads", "newsletter"];

/// No mark is longer, in bytes.
const MARK_MAX: usize = 400;

/// A line without marks such as `[gallery ids="1,2"]` and `[dropcap]M[/dropcap]`; `[sic]` and `[…]` are text.
fn without_shortcodes(line: &str) -> String {
    let ends = line.split("[/").skip(1);
    let closed: HashSet<&str> = ends.filter_map(|rest| rest.split_once(']')).map(|(name, _)| name).collect();
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(MARK_MAX).position(|byte| byte == b']');
        match end.filter(|end| is_shortcode(&rest[1..*end], &closed)) {
            Some(end) => rest = &rest[end + 1..],
            None => {
                out.push('[');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_shortcode(inside: &str, closed: &HashSet<&str>) -> bool {
    let name = inside.trim_start_matches('/');
    let length = name.bytes().take_while(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-')).count();
    let (name, behind) = name.split_at(length);
    let has_values = behind.starts_with(' ') && behind.contains('=');
    let stands_alone = matches!(behind.trim(), "" | "/") && ALONE.contains(&name);
    let has_end = behind.is_empty() && closed.contains(name);
    length > 1 && (has_values || stands_alone || has_end || inside.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_program_are_no_text() {
        let table = [
            ("[dropcap]M[/dropcap]ysterium", "Mysterium"),
            ("[gallery ids=\"1,2\"]Text[contact_form]", "Text"),
            ("Er sagte: „So [sic] ist es […] [red].“ [1]", "Er sagte: „So [sic] ist es […] [red].“ [1]"),
            ("offen [ und [/", "offen [ und [/"),
        ];
        for (text, expected) in table {
            assert_eq!(without_shortcodes(text), expected);
        }
    }
}
