//! An XML file as a tree of elements and texts, entities read as letters, each text with its line in the file.
//! It must not know what any element means; declarations of types are never loaded.

use crate::archive::entities::entity;
use crate::archive::record::{Items, Record};
use crate::archive::skip::{Broken, SkipReason, XmlProblem};
use crate::article::count_line_ends;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesStart, Event};

/// Elements that lie deeper are no text that anyone wrote; the tree is walked by functions that call themselves.
const DEPTH_MAX: usize = 200;

/// A file.
pub struct Tree {
    /// The element that holds all others.
    pub root: Element,
    /// Why the file could not be read to its end; elements that were open there are [`End::Missing`].
    pub broken: Option<Broken>,
}

/// An element.
pub struct Element {
    /// Its name, with the prefix it was written with.
    pub name: String,
    /// Names, with their prefixes, and values.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// The line of the file it begins in, from 1.
    pub line: u32,
    pub end: End,
}

/// Whether an element is whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Closed,
    Missing,
}

/// What an element holds.
pub enum Node {
    Element(Element),
    Text(Text),
}

/// A stretch of text, and the line of the file it begins in, from 1.
pub struct Text {
    pub text: String,
    pub line: u32,
    /// The line in which it ends, as its own line ends tell.
    last: u32,
}

impl Tree {
    /// Reads each of these elements of the tree as an item: one that is cut off is broken, and so is what follows it.
    pub fn each(&self, elements: &[&Element], read: impl Fn(&Element) -> Result<Record, SkipReason>) -> Items {
        let mut items = Items::new();
        let mut is_told = self.broken.is_none();
        for element in elements {
            match &self.broken {
                Some(broken) if element.end == End::Missing => {
                    items.push(Err(SkipReason::Broken(broken.clone())));
                    is_told = true;
                }
                _ => items.push(read(element)),
            }
        }
        if let Some(broken) = self.broken.as_ref().filter(|_| !is_told) {
            items.push(Err(SkipReason::Broken(broken.clone())));
        }
        items
    }
}

impl Element {
    /// The name without its prefix.
    pub fn local(&self) -> &str {
        local(&self.name)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it that have this name, whatever their prefix.
    pub fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.local() == name)
    }

    /// The first element in it of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.local() == name)
    }

    /// The first element in it that has this name with its prefix.
    pub fn prefixed(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The elements of this name at any depth, outermost first, none inside of another.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.collect(&|element| element.local() == name, &mut found);
        found
    }

    /// The elements at any depth of which this is true, none inside of another.
    pub fn collect<'e>(&'e self, is_wanted: &dyn Fn(&Element) -> bool, found: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if is_wanted(element) {
                found.push(element);
            } else {
                element.collect(is_wanted, found);
            }
        }
    }

    /// The first element of this name at any depth.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|element| if element.local() == name { Some(element) } else { element.find(name) })
    }

    /// The value of an attribute, when it says something; whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let value = self.attributes.iter().find(|(key, _)| local(key) == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// All its text in one line, when there is any.
    pub fn text_line(&self) -> Option<String> {
        let mut all = String::new();
        self.add_text(&mut all);
        let line = all.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    fn add_text(&self, all: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => all.push_str(&text.text),
                Node::Element(element) => {
                    // Elements of one line mostly stand apart, as `<byttl>` in a byline; those inside of words do not.
                    let parts = !INSIDE_OF_WORDS.contains(&element.local());
                    if parts {
                        all.push(' ');
                    }
                    element.add_text(all);
                    if parts {
                        all.push(' ');
                    }
                }
            }
        }
    }
}

/// Elements that may begin in the middle of a word.
const INSIDE_OF_WORDS: [&str; 12] = ["b", "i", "em", "strong", "hi", "span", "sub", "sup", "a", "q", "u", "person"];

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The name of the element that holds all others, with its prefix, when the text begins as XML does. What stands before
/// it is looked at no further than a declaration of types or a licence may reach.
pub fn root_name(text: &str) -> Option<String> {
    if !text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('<') {
        return None;
    }
    let mut reader = reader(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => return Some(start.name().into_inner().to_string()),
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            _ => return None,
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    // Feeds write `AT&T`.
    reader.config_mut().allow_dangling_amp = true;
    reader
}

/// Reads a file as far as it goes.
///
/// # Errors
/// When there is not even a first element.
pub fn parse(text: &str) -> Result<Tree, Broken> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = reader(text);
    let mut lines = LineCounter { text, at: 0, line: 1 };
    let mut open: Vec<Element> = Vec::new();
    let mut root: Option<Element> = None;
    let mut broken = None;
    while root.is_none() {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let line = lines.line_at(start);
        let problem = match reader.read_event() {
            Ok(Event::Start(_)) if open.len() >= DEPTH_MAX => XmlProblem::TooDeep,
            Ok(Event::Start(start)) => {
                open.push(element(&start, line));
                continue;
            }
            Ok(Event::Empty(start)) => {
                close(element(&start, line), &mut open, &mut root);
                continue;
            }
            Ok(Event::End(_)) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
                continue;
            }
            Ok(Event::Text(found)) => {
                add(&mut open, &found, line);
                continue;
            }
            Ok(Event::CData(found)) => {
                add(&mut open, &found, line);
                continue;
            }
            Ok(Event::GeneralRef(name)) => {
                let written = format!("&{};", &*name);
                match entity(&written).filter(|(_, length)| *length == written.len()) {
                    Some((letter, _)) => add(&mut open, letter.encode_utf8(&mut [0; 4]), line),
                    None => add(&mut open, &written, line),
                }
                continue;
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => continue,
            Ok(Event::Eof) => match open.last() {
                Some(element) => XmlProblem::NeverEnds { element: element.name.clone() },
                None => XmlProblem::NoElement,
            },
            Err(Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found })) => {
                XmlProblem::OtherEnd { expected, found }
            }
            Err(Error::IllFormed(IllFormedError::MissingEndTag(element))) => XmlProblem::NeverEnds { element },
            Err(error) => XmlProblem::Syntax { message: error.to_string() },
        };
        let line = match problem {
            XmlProblem::NeverEnds { .. } | XmlProblem::NoElement => lines.line_at(text.trim_end().len()),
            _ => lines.line_at(usize::try_from(reader.error_position()).unwrap_or(0).max(start)),
        };
        broken = Some(Broken::InvalidXml { line, problem });
        break;
    }
    // What is still open is kept as it is.
    while root.is_none()
        && let Some(element) = open.pop()
    {
        match open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => root = Some(element),
        }
    }
    match (root, broken) {
        (Some(root), broken) => Ok(Tree { root, broken }),
        (None, Some(broken)) => Err(broken),
        (None, None) => Err(Broken::InvalidXml { line: 1, problem: XmlProblem::NoElement }),
    }
}

fn element(start: &BytesStart<'_>, line: u32) -> Element {
    let pair = |key: &str, value: &str| (key.to_string(), letters(value));
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    Element {
        name: start.name().into_inner().to_string(),
        attributes: attributes.map(|one| pair(one.key.into_inner(), &one.value)).collect(),
        children: Vec::new(),
        line,
        end: End::Missing,
    }
}

/// A text with its entities read.
fn letters(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (letter, length) = entity(rest).unwrap_or(('&', 1));
        out.push(letter);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

fn close(mut element: Element, open: &mut [Element], root: &mut Option<Element>) {
    element.end = End::Closed;
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None => *root = Some(element),
    }
}

/// Adds a text; what goes on with the one before, as around an entity, becomes part of it.
fn add(open: &mut [Element], text: &str, line: u32) {
    let Some(parent) = open.last_mut() else { return };
    let ends = count_line_ends(text);
    match parent.children.last_mut() {
        Some(Node::Text(before)) if before.last == line => {
            before.text.push_str(text);
            before.last += ends;
        }
        _ => parent.children.push(Node::Text(Text { text: text.to_string(), line, last: line + ends })),
    }
}

/// Counts the lines up to places that come one after the other.
struct LineCounter<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    fn line_at(&mut self, at: usize) -> u32 {
        if let Some(between) = self.text.get(self.at..at) {
            self.line += count_line_ends(between);
            self.at = at;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_letters_and_texts_have_lines() {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\">\n\
                    <a x='M&uuml;ller &amp; S&#246;hne'>Die B&uuml;rger\n<b>AT&T &#8211; &quatsch;</b><![CDATA[<i>]]></a>";
        let tree = parse(text).unwrap();
        assert!(tree.broken.is_none() && tree.root.end == End::Closed);
        assert_eq!(tree.root.attribute("x"), Some("Müller & Söhne"));
        assert_eq!(tree.root.text_line().as_deref(), Some("Die Bürger AT&T – &quatsch;<i>"));
        let lines: Vec<u32> = tree
            .root
            .children
            .iter()
            .filter_map(|node| match node {
                Node::Text(text) => Some(text.line),
                Node::Element(_) => None,
            })
            .collect();
        assert_eq!(lines, [3, 4]);
    }

    #[test]
    fn what_is_broken_is_told_with_its_line() {
        let table = [
            ("<a>\n<b>x</b>\n<c>y", 3, XmlProblem::NeverEnds { element: "c".into() }),
            ("<a>\n<b>x</a>", 2, XmlProblem::OtherEnd { expected: "b".into(), found: "a".into() }),
        ];
        for (text, line, problem) in table {
            let tree = parse(text).unwrap();
            assert_eq!(tree.broken, Some(Broken::InvalidXml { line, problem }), "{text}");
            assert!(tree.root.end == End::Missing);
        }
        assert!(parse("").is_err());
        let deep = "<a>".repeat(100_000);
        let Some(Broken::InvalidXml { problem, .. }) = parse(&deep).unwrap().broken else { panic!() };
        assert_eq!(problem, XmlProblem::TooDeep);
    }

    #[test]
    fn the_root_is_seen_behind_all_that_may_stand_before_it() {
        let text = "\n<?xml version='1.0'?><!-- <x> --><!DOCTYPE y>\n<rdf:RDF xmlns='z'>";
        assert_eq!(root_name(text).as_deref(), Some("rdf:RDF"));
        for text in ["Text <a>", "< 5", "", "<"] {
            assert_eq!(root_name(text), None, "{text}");
        }
    }
}
