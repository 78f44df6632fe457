//! TEI, as libraries and scholars edit papers: a head with title, author and date, a text of divisions, lines and pages.
//! It must not know who edits.

use crate::archive::format::xml::prose::{Blanks, Gap, Prose};
use crate::archive::format::xml::tree::{self, Element, Node, Text, root_name};
use crate::archive::record::{Items, Record};
use crate::archive::skip::{Broken, SkipReason};

/// Whether a text is TEI.
pub fn is_tei(text: &str) -> bool {
    root_name(text).is_some_and(|root| matches!(root.rsplit(':').next(), Some("TEI" | "TEI.2" | "teiCorpus")))
}

/// Reads the texts of a file; divisions that are marked as articles are articles of their own.
///
/// # Errors
/// When there is no first element.
pub fn read(text: &str) -> Result<Items, Broken> {
    let tree = tree::parse(text)?;
    let mut texts: Vec<&Element> = Vec::new();
    if tree.root.local() == "teiCorpus" {
        tree.root.collect(&|element| matches!(element.local(), "TEI" | "TEI.2"), &mut texts);
    } else {
        texts.push(&tree.root);
    }
    let mut items = Items::new();
    for one in texts {
        let mut articles = Vec::new();
        if let Some(text) = one.child("text") {
            text.collect(&is_article, &mut articles);
        }
        if articles.is_empty() {
            articles.push(one);
        }
        let whole = Edition { one, head: one.child("teiHeader") };
        items.extend(articles.into_iter().map(|article| {
            // A file that is cut has an article that is.
            if article.end == tree::End::Missing
                && let Some(broken) = &tree.broken
            {
                return Err(SkipReason::Broken(broken.clone()));
            }
            whole.record(article)
        }));
    }
    let told = items.iter().any(|item| matches!(item, Err(SkipReason::Broken(_))));
    items.extend(tree.broken.filter(|_| !told).map(|broken| Err(SkipReason::Broken(broken))));
    Ok(items)
}

fn is_article(element: &Element) -> bool {
    let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    matches!(element.local(), "div" | "div1" | "div2" | "text")
        && ["article", "artikel", "jarticle", "news", "meldung"].contains(&kind.as_str())
}

/// A text with its head.
#[derive(Clone, Copy)]
struct Edition<'t> {
    one: &'t Element,
    head: Option<&'t Element>,
}

impl Edition<'_> {
    fn record(self, article: &Element) -> Result<Record, SkipReason> {
        let mut record = Record::default();
        let statement = self.head.and_then(|head| head.find("titleStmt"));
        let described = self.head.and_then(|head| head.find("sourceDesc"));
        let is_whole = std::ptr::eq(article, self.one);
        let title_of = |part: Option<&Element>, levels: &[&str]| {
            let titles = part.map(|part| part.all("title")).unwrap_or_default().into_iter();
            let mut fitting = titles.filter(|title| {
                levels.is_empty() || title.attribute("level").is_some_and(|level| levels.contains(&level))
            });
            fitting.find_map(Element::text_line)
        };
        let of_head = title_of(statement, &["a"]).or_else(|| title_of(statement, &[]));
        let heading = article.child("head").and_then(Element::text_line);
        record.title = if is_whole { of_head.clone() } else { heading.or_else(|| of_head.clone()) };
        let writers = |part: Option<&Element>| {
            let names = part.map(|part| part.all("author")).unwrap_or_default();
            names
                .into_iter()
                .filter_map(|author| author.find("persName").map_or_else(|| author.text_line(), name))
                .collect()
        };
        let byline = article.child("byline").and_then(|line| line.find("persName")).and_then(name);
        record.authors = byline.map_or_else(|| writers(statement), |name| vec![name]);
        if record.authors.is_empty() {
            record.authors = writers(described);
        }
        // The paper that was edited, not who edits it.
        record.source = title_of(described, &["j", "s", "m"])
            .or_else(|| described.and_then(|part| part.find("publisher")).and_then(Element::text_line))
            .or_else(|| title_of(statement, &["j", "s"]))
            .or(of_head.filter(|_| !is_whole));
        let publication = self.head.and_then(|head| head.find("publicationStmt"));
        record.url = publication.and_then(|part| {
            let mut numbers = part.all("idno").into_iter().chain(part.all("ref"));
            numbers.find_map(|number| {
                number
                    .attribute("target")
                    .map(str::to_string)
                    .or_else(|| number.text_line())
                    .filter(|url| url.contains("://"))
            })
        });
        let keywords = self.head.map(|head| head.all("keywords")).unwrap_or_default();
        let terms = keywords.into_iter().flat_map(|keywords| [keywords.all("term"), keywords.all("item")].concat());
        record.tags = terms.filter_map(Element::text_line).collect();
        let date = |part: Option<&Element>| {
            part.map(|part| part.all("date")).and_then(|dates| dates.first().and_then(|date| when(date)))
        };
        let own = if is_whole { None } else { Some(article) };
        let own =
            own.and_then(|article| article.child("dateline").or(article.child("opener")).or(article.child("head")));
        let creation = self.head.and_then(|head| head.find("creation"));
        // When a text was put on the web is no date of the paper.
        let mut dates = [date(own), date(creation), date(described), date(publication)].into_iter().flatten();
        record.dates = dates.next().map(|date| ("date".to_string(), date)).into_iter().collect();
        record.section = self.section(article);
        let mut prose = Prose::new();
        let mut writer = Writer { title: record.title.as_deref(), pages: Vec::new() };
        match article.child("text").or_else(|| article.find("body")) {
            Some(text) if is_whole => writer.write(&mut prose, text),
            _ => writer.write(&mut prose, article),
        }
        let pages = writer.pages;
        if let (Some(first), Some(last)) = (pages.first(), pages.last()) {
            let pages = if first == last { format!("S. {first}") } else { format!("S. {first}–{last}") };
            record.section = Some(record.section.map_or(pages.clone(), |section| format!("{section}, {pages}")));
        }
        record.body = prose.into_body();
        if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
    }

    /// The section of the paper that an article is in: the head of the division around it.
    fn section(self, article: &Element) -> Option<String> {
        let mut around = Vec::new();
        let holds = |element: &Element| element.elements().any(|child| std::ptr::eq(child, article));
        self.one.collect(&holds, &mut around);
        let division = around.into_iter().find(|element| element.local().starts_with("div"))?;
        division.child("head").and_then(Element::text_line).or_else(|| division.attribute("n").map(str::to_string))
    }
}

/// A name in the order of speech.
fn name(person: &Element) -> Option<String> {
    match (person.child("forename").and_then(Element::text_line), person.child("surname").and_then(Element::text_line))
    {
        (Some(forename), Some(surname)) => Some(format!("{forename} {surname}")),
        _ => person.text_line(),
    }
}

/// A date as its attributes say, or its text.
fn when(date: &Element) -> Option<String> {
    if let (Some(from), Some(to)) = (date.attribute("from"), date.attribute("to")) {
        return Some(format!("{from}/{to}"));
    }
    let told = date.attribute("when").or(date.attribute("when-iso")).or(date.attribute("notBefore"));
    told.or(date.attribute("from")).map(str::to_string).or_else(|| date.text_line())
}

/// Elements that are no text of the paper, or another reading of what stands before.
const UNSEEN: [&str; 14] = [
    "teiHeader",
    "fw",
    "figDesc",
    "corr",
    "reg",
    "expan",
    "del",
    "surplus",
    "gap",
    "facsimile",
    "index",
    "rdg",
    "formula",
    "graphic",
];
/// Elements inside of lines; any other is a block.
const INLINE: [&str; 44] = [
    "hi",
    "emph",
    "foreign",
    "name",
    "persName",
    "placeName",
    "orgName",
    "geogName",
    "rs",
    "date",
    "time",
    "ref",
    "q",
    "quote",
    "soCalled",
    "term",
    "title",
    "choice",
    "sic",
    "orig",
    "abbr",
    "ex",
    "unclear",
    "supplied",
    "add",
    "subst",
    "seg",
    "w",
    "c",
    "pc",
    "num",
    "measure",
    "mentioned",
    "gloss",
    "distinct",
    "surname",
    "forename",
    "roleName",
    "s",
    "app",
    "lem",
    "g",
    "anchor",
    "damage",
];

/// Writes a text, and remembers its pages.
struct Writer<'t> {
    /// A head that says the title again is left out.
    title: Option<&'t str>,
    pages: Vec<String>,
}

impl Writer<'_> {
    fn write(&mut self, prose: &mut Prose, element: &Element) {
        for node in &element.children {
            match node {
                Node::Text(Text { text, line, .. }) => prose.add(text, *line, Blanks::Collapsed),
                Node::Element(element) => self.element(prose, element),
            }
        }
    }

    fn element(&mut self, prose: &mut Prose, element: &Element) {
        match element.local() {
            "lb" | "pb" | "cb" if element.attribute("break") == Some("no") => {
                self.page(element);
                prose.join_word();
            }
            "lb" => prose.gap(Gap::Line),
            "pb" | "cb" => {
                self.page(element);
                prose.gap(Gap::Line);
            }
            "head" => {
                // A division's head that is the article's title.
                if prose.is_empty() && element.text_line().as_deref() == self.title {
                    return;
                }
                let start = prose.begin_heading();
                self.write(prose, element);
                prose.end_heading(start);
            }
            "l" | "item" | "row" => {
                prose.gap(Gap::Line);
                self.write(prose, element);
                prose.gap(Gap::Line);
            }
            "cell" => {
                prose.gap(Gap::Blank);
                self.write(prose, element);
                prose.gap(Gap::Blank);
            }
            // What editors say.
            "note" if element.attribute("resp").is_some() || element.attribute("type") == Some("editorial") => {}
            name if UNSEEN.contains(&name) => {}
            name if INLINE.contains(&name) => self.write(prose, element),
            _ => {
                prose.gap(Gap::Paragraph);
                self.write(prose, element);
                prose.gap(Gap::Paragraph);
            }
        }
    }

    fn page(&mut self, element: &Element) {
        if element.local() == "pb"
            && let Some(number) = element.attribute("n")
        {
            self.pages.push(number.to_string());
        }
    }
}
