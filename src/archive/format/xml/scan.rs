//! Pages of scanned papers: ALTO and PAGE, and METS that holds ALTO. Articles where they are marked, else pages; words
//! that a line end divides are whole again; how sure the letters are is remarked.
//! It must not know other pages of the issue.

use crate::archive::format::xml::prose::{Blanks, Gap, Prose};
use crate::archive::format::xml::tree::{self, Element, root_name};
use crate::archive::record::{Items, Record};
use crate::archive::skip::{Broken, NoArticle, ReadingNote, SkipReason};
use std::collections::HashMap;

/// Whether a text is ALTO, PAGE or METS.
pub fn is_scan(text: &str) -> bool {
    root_name(text).is_some_and(|root| matches!(root.rsplit(':').next(), Some("alto" | "PcGts" | "mets")))
}

/// Reads the articles, or pages, of a file.
///
/// # Errors
/// When it is no whole XML.
pub fn read(text: &str) -> Result<Items, Broken> {
    let tree = tree::parse(text)?;
    if let Some(broken) = tree.broken {
        return Err(broken);
    }
    Ok(match tree.root.local() {
        "alto" => alto(&tree.root),
        "PcGts" => page(&tree.root),
        _ => mets(&tree.root),
    })
}

/// A text, and how sure its words are.
struct Scan {
    prose: Prose,
    sure: f64,
    words: u32,
    /// The first heading.
    title: Option<String>,
}

impl Scan {
    fn new() -> Scan {
        Scan { prose: Prose::new(), sure: 0.0, words: 0, title: None }
    }

    /// Counts how sure a word is, from 0 to 1.
    fn count(&mut self, element: &Element, attribute: &str) {
        let value = element.attribute(attribute).and_then(|value| value.parse::<f64>().ok());
        if let Some(value) = value.filter(|value| (0.0..=1.0).contains(value)) {
            self.sure += value;
            self.words += 1;
        }
    }

    fn into_item(self, mut record: Record) -> Result<Record, SkipReason> {
        record.title = record.title.or(self.title);
        if self.words > 0 {
            let percent = (100.0 * self.sure / f64::from(self.words)).round() as u8;
            record.notes.push(ReadingNote::WordConfidence { percent });
        }
        record.body = self.prose.into_body();
        if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
    }
}

/// The page as part of the section.
fn at_page(number: Option<&str>) -> Record {
    Record { section: number.map(|number| format!("S. {number}")), ..Record::default() }
}

fn alto(alto: &Element) -> Items {
    let kinds = tag_kinds(alto);
    let mut items = Items::new();
    for page in alto.all("Page") {
        let mut parts: Vec<&Element> = Vec::new();
        // What stands in the margins is said on every page.
        let spaces = page.all("PrintSpace");
        let spaces = if spaces.is_empty() { vec![page] } else { spaces };
        let is_part = |element: &Element| element.local() == "TextBlock" || is_article(element, &kinds);
        for space in spaces {
            space.collect(&is_part, &mut parts);
        }
        in_order(&mut parts, page);
        let (articles, alone): (Vec<&Element>, Vec<&Element>) =
            parts.into_iter().partition(|element| is_article(element, &kinds));
        let number = page.attribute("PRINTED_IMG_NR");
        let is_marked = !articles.is_empty();
        for article in articles {
            let mut blocks = if article.local() == "TextBlock" { vec![article] } else { article.all("TextBlock") };
            in_order(&mut blocks, page);
            items.push(alto_blocks(&blocks, &kinds).into_item(at_page(number)));
        }
        // The rest of a page, such as advertisements, when there is any.
        let rest = alto_blocks(&alone, &kinds).into_item(at_page(number));
        if rest.is_ok() || !is_marked {
            items.push(rest);
        }
    }
    items
}

/// What the tags of a file stand for, by their names.
fn tag_kinds(alto: &Element) -> HashMap<&str, String> {
    let tags = alto.child("Tags").into_iter().flat_map(Element::elements);
    let kind = |tag: &Element| {
        format!("{} {}", tag.attribute("TYPE").unwrap_or_default(), tag.attribute("LABEL").unwrap_or_default())
    };
    tags.filter_map(|tag| Some((tag.attribute("ID")?, kind(tag).to_lowercase()))).collect()
}

fn has_kind(element: &Element, kinds: &HashMap<&str, String>, wanted: &[&str]) -> bool {
    let own = element.attribute("TYPE").unwrap_or_default().to_lowercase();
    let references = element.attribute("TAGREFS").unwrap_or_default().split_whitespace();
    let told = references.filter_map(|name| kinds.get(name)).flat_map(|kind| kind.split_whitespace());
    wanted.contains(&own.as_str()) || told.into_iter().any(|kind| wanted.contains(&kind))
}

fn is_article(element: &Element, kinds: &HashMap<&str, String>) -> bool {
    matches!(element.local(), "ComposedBlock" | "TextBlock") && has_kind(element, kinds, &["article", "artikel"])
}

/// Sorts blocks by the order of reading that a page tells; others stay behind as they are.
fn in_order(blocks: &mut [&Element], page: &Element) {
    let order = page.find("ReadingOrder").map(|order| order.all("ElementRef")).unwrap_or_default();
    let places: HashMap<&str, usize> =
        order.iter().enumerate().filter_map(|(place, one)| Some((one.attribute("REF")?, place))).collect();
    if !places.is_empty() {
        blocks.sort_by_key(|block| {
            block.attribute("ID").and_then(|name| places.get(name)).copied().unwrap_or(usize::MAX)
        });
    }
}

fn alto_blocks(blocks: &[&Element], kinds: &HashMap<&str, String>) -> Scan {
    let mut scan = Scan::new();
    for block in blocks {
        let is_heading = has_kind(block, kinds, &["heading", "headline", "title"]);
        let start = scan.prose.begin_heading();
        for line in block.named("TextLine") {
            scan.prose.gap(Gap::Line);
            alto_line(&mut scan, line);
        }
        if is_heading {
            let words = block.all("String").into_iter().filter_map(|word| word.attribute("CONTENT"));
            let title = words.collect::<Vec<_>>().join(" ");
            scan.title = scan.title.take().or(Some(title).filter(|title| !title.is_empty()));
            scan.prose.end_heading(start);
        }
        scan.prose.gap(Gap::Paragraph);
    }
    scan
}

fn alto_line(scan: &mut Scan, line: &Element) {
    // A divided word is written whole where it begins.
    let mut is_whole = false;
    for element in line.elements() {
        let whole = element.attribute("SUBS_CONTENT");
        let content = element.attribute("CONTENT").unwrap_or_default();
        match (element.local(), element.attribute("SUBS_TYPE"), whole) {
            ("String", Some("HypPart2"), Some(_)) => scan.count(element, "WC"),
            ("String", Some("HypPart1"), Some(whole)) => {
                is_whole = true;
                scan.count(element, "WC");
                scan.prose.add(whole, element.line, Blanks::Collapsed);
                scan.prose.gap(Gap::Blank);
            }
            ("String", _, _) => {
                scan.count(element, "WC");
                scan.prose.add(content, element.line, Blanks::Collapsed);
                scan.prose.gap(Gap::Blank);
            }
            ("HYP", _, _) if !is_whole => {
                let hyphen = if content.is_empty() { "-" } else { content };
                scan.prose.attach(hyphen, element.line);
            }
            _ => {}
        }
    }
}

fn page(root: &Element) -> Items {
    let mut items = Items::new();
    for page in root.all("Page") {
        let mut regions = page_regions(page);
        let order = page.find("ReadingOrder").map(reading_order).unwrap_or_default();
        let place = |region: &&Element| order.iter().position(|name| Some(*name) == region.attribute("id"));
        regions.sort_by_key(|region| place(region).unwrap_or(usize::MAX));
        // The marks of articles are at lines or regions; the order is that of their first lines.
        let mut articles: Vec<(Option<String>, Scan)> = Vec::new();
        for region in regions {
            let own = article_mark(region);
            let lines: Vec<&Element> = region.named("TextLine").collect();
            if lines.is_empty() {
                page_part(&mut articles, own.as_deref(), region, &[]);
            }
            let mut at = 0;
            while at < lines.len() {
                let mark = article_mark(lines[at]).or_else(|| own.clone());
                let same = |line: &&&Element| article_mark(line).or_else(|| own.clone()) == mark;
                let count = lines[at..].iter().take_while(same).count().max(1);
                page_part(&mut articles, mark.as_deref(), region, &lines[at..at + count]);
                at += count;
            }
        }
        let is_marked = articles.len() > 1;
        for (mark, scan) in articles {
            let item = scan.into_item(Record::default());
            if item.is_ok() || mark.is_some() || !is_marked {
                items.push(item);
            }
        }
    }
    if items.is_empty() {
        items.push(Err(SkipReason::NoText));
    }
    items
}

/// The regions of text, each without those inside of it, which come behind it.
fn page_regions(page: &Element) -> Vec<&Element> {
    /// What is said on every page.
    const NO_PART: [&str; 5] = ["header", "footer", "page-number", "signature-mark", "catch-word"];
    let mut found = Vec::new();
    for element in page.elements() {
        let kind = element.attribute("type").unwrap_or_default();
        if element.local().ends_with("Region") && !NO_PART.contains(&kind) {
            if element.local() == "TextRegion" {
                found.push(element);
            }
            found.extend(page_regions(element));
        }
    }
    found
}

/// The names of regions in the order of reading.
fn reading_order(group: &Element) -> Vec<&str> {
    let mut members: Vec<&Element> = group.elements().collect();
    let index = |member: &&Element| member.attribute("index").and_then(|index| index.parse::<u32>().ok());
    members.sort_by_key(|member| index(member).unwrap_or(u32::MAX));
    members
        .into_iter()
        .flat_map(|member| match member.local() {
            "RegionRef" | "RegionRefIndexed" => member.attribute("regionRef").into_iter().collect(),
            _ => reading_order(member),
        })
        .collect()
}

/// The article that a line or region is marked as part of: `structure {id:a1; type:article;}`.
fn article_mark(element: &Element) -> Option<String> {
    let marks = element.attribute("custom")?.split_once("structure {")?.1.split('}').next()?;
    let value = |key: &str| {
        let mut pairs = marks.split(';').filter_map(|pair| pair.split_once(':'));
        pairs.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim().to_string())
    };
    value("type").filter(|kind| kind.starts_with("article")).map(|kind| value("id").unwrap_or(kind))
}

/// Adds lines of a region, or the region's own text, to the article of this mark.
fn page_part(articles: &mut Vec<(Option<String>, Scan)>, mark: Option<&str>, region: &Element, lines: &[&Element]) {
    let at = articles.iter().position(|(known, _)| known.as_deref() == mark).unwrap_or_else(|| {
        articles.push((mark.map(str::to_string), Scan::new()));
        articles.len() - 1
    });
    let scan = &mut articles[at].1;
    let is_heading = region.attribute("type") == Some("heading");
    let start = scan.prose.begin_heading();
    let mut written = Vec::new();
    if lines.is_empty() {
        written.extend(page_text(scan, region));
    }
    for line in lines {
        scan.prose.gap(Gap::Line);
        match page_text(scan, line) {
            Some(text) => written.push(text),
            None => {
                for word in line.named("Word") {
                    written.extend(page_text(scan, word));
                    scan.prose.gap(Gap::Blank);
                }
            }
        }
    }
    if is_heading {
        scan.prose.end_heading(start);
        scan.title = scan.title.take().or(Some(written.join(" ")).filter(|title| !title.is_empty()));
    }
    scan.prose.gap(Gap::Paragraph);
}

/// Writes the best reading of a line, region or word.
fn page_text(scan: &mut Scan, element: &Element) -> Option<String> {
    let index =
        |reading: &&Element| reading.attribute("index").and_then(|index| index.parse::<u32>().ok()).unwrap_or(0);
    let reading = element.named("TextEquiv").min_by_key(index)?;
    let text = reading.child("Unicode")?;
    let line = text.text_line()?;
    scan.count(reading, "conf");
    for node in &text.children {
        if let tree::Node::Text(part) = node {
            scan.prose.add(&part.text, part.line, Blanks::Kept);
        }
    }
    Some(line)
}

fn mets(mets: &Element) -> Items {
    let mut files: HashMap<&str, &Element> = HashMap::new();
    let mut pages = Vec::new();
    for file in mets.all("file") {
        if let Some(alto) = file.find("alto") {
            pages.push(alto);
            files.extend(file.attribute("ID").map(|name| (name, alto)));
        }
    }
    if pages.is_empty() {
        return vec![Err(SkipReason::NoArticle(NoArticle::TableOfContents))];
    }
    let described: HashMap<&str, &Element> =
        mets.all("dmdSec").into_iter().filter_map(|part| Some((part.attribute("ID")?, part))).collect();
    let issue = mets.all("dmdSec").into_iter().next();
    let fill = |record: &mut Record, part: Option<&Element>| {
        let date =
            |part: &Element| part.find("dateIssued").or_else(|| part.find("dateOther")).and_then(Element::text_line);
        let host =
            |part: &Element| part.find("relatedItem").and_then(|host| host.find("title")).and_then(Element::text_line);
        record.source = issue.and_then(|part| host(part).or_else(|| part.find("title").and_then(Element::text_line)));
        let dates = [part.and_then(date), issue.and_then(date)].into_iter().flatten().next();
        record.dates = dates.map(|date| ("dateIssued".to_string(), date)).into_iter().collect();
    };
    let mut divisions = Vec::new();
    for map in mets.all("structMap") {
        let is_article = |element: &Element| {
            let kind = element.attribute("TYPE").unwrap_or_default();
            element.local() == "div" && ["article", "artikel"].contains(&kind.to_lowercase().as_str())
        };
        map.collect(&is_article, &mut divisions);
    }
    let kinds = HashMap::new();
    let mut items: Items = divisions
        .into_iter()
        .map(|division| {
            let mut blocks = Vec::new();
            for area in division.all("area") {
                let alto = area.attribute("FILEID").and_then(|name| files.get(name));
                let name = area.attribute("BEGIN").filter(|_| alto.is_some());
                let is_it = |element: &Element| {
                    matches!(element.local(), "TextBlock" | "ComposedBlock") && element.attribute("ID") == name
                };
                let mut found = Vec::new();
                if let (Some(alto), Some(_)) = (alto, name) {
                    alto.collect(&is_it, &mut found);
                }
                for block in found {
                    match block.local() {
                        "TextBlock" => blocks.push(block),
                        _ => blocks.extend(block.all("TextBlock")),
                    }
                }
            }
            let own = division.attribute("DMDID").and_then(|name| described.get(name)).copied();
            let own_title = own.and_then(|part| part.find("title")).and_then(Element::text_line);
            let mut record = Record { title: own_title, ..Record::default() };
            record.title = record.title.or_else(|| division.attribute("LABEL").map(str::to_string));
            fill(&mut record, own);
            alto_blocks(&blocks, &kinds).into_item(record)
        })
        .collect();
    if items.is_empty() {
        for page in pages {
            items.extend(alto(page).into_iter().map(|item| {
                item.map(|mut record| {
                    fill(&mut record, None);
                    record
                })
            }));
        }
    }
    items
}
