//! The text of a page's article: taken out of the page by the `trafilatura` library, paragraph by paragraph, with its
//! headings; where the page says the whole text beside its layout, what it lacks is told by that.
//! It must not know what else a page says.

use crate::archive::format::html::metadata::Metadata;
use crate::article::{Body, Lines, count_line_ends};
use crate::text::ByteSpan;
use ego_tree::NodeRef;
use scraper::{Html, Node};
use trafilatura::{Options, extract};

/// Elements that are paragraphs of their own.
const BLOCKS: [&str; 20] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "pre",
    "div",
    "section",
    "article",
    "td",
    "th",
    "tr",
    "table",
    "ul",
    "ol",
    "dd",
];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
/// A text given beside the layout that is shorter than this share of what the page shows is its beginning only.
const WHOLE_SHARE: f64 = 0.7;

/// A paragraph, or a heading.
struct Block {
    text: String,
    is_heading: bool,
}

/// The text of a page; none where it has none.
pub fn body(page: &str, metadata: &mut Metadata) -> Option<Body> {
    let shown = extract(page, &Options::default().with_exclude_comments(true)).ok();
    let day = shown.as_ref().and_then(|shown| shown.metadata.date).map(|day| day.to_string());
    // What is found as the first of a January is as often no more than a year, and a day must not be made of that.
    metadata.found_day(day.filter(|day| !day.ends_with("-01-01")));
    let mut blocks = shown.map(|shown| blocks(&shown.content_html)).unwrap_or_default();
    let length = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    if let Some(said) = metadata.body.as_deref().filter(|said| said.len() as f64 * WHOLE_SHARE > length(&blocks) as f64)
    {
        let plain = Html::parse_fragment(said).root_element().text().collect::<String>();
        let paragraphs = plain.split('\n').map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        blocks = paragraphs.filter(|text| !text.is_empty()).map(|text| Block { text, is_heading: false }).collect();
    }
    // The title above the text is no part of it.
    if let (Some(first), Some(title)) = (blocks.first(), &metadata.title)
        && first.text == *title
    {
        blocks.remove(0);
    }
    if blocks.is_empty() {
        return None;
    }
    let (mut text, mut headings, mut pieces) = (String::new(), Vec::new(), Vec::new());
    let (mut at, mut line) = (0, 1);
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&block.text);
        if block.is_heading {
            headings.push(ByteSpan::new(start, text.len()));
        }
        if let Some(found) = page[at..].find(beginning(&block.text)) {
            line += count_line_ends(&page[at..at + found]);
            at += found;
        }
        pieces.push((start, line));
    }
    Some(Body { text, lines: Lines::Pieces(pieces), headings })
}

/// The first words of a paragraph, by which it is found in the page.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(24).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn blocks(markup: &str) -> Vec<Block> {
    let fragment = Html::parse_fragment(markup);
    let mut blocks = vec![Block { text: String::new(), is_heading: false }];
    walk(*fragment.root_element(), &mut blocks);
    blocks.iter_mut().for_each(|block| block.text = block.text.split_whitespace().collect::<Vec<_>>().join(" "));
    blocks.retain(|block| !block.text.is_empty());
    blocks
}

/// Gathers paragraphs; each element of its own begins one and ends one.
fn walk(root: NodeRef<'_, Node>, blocks: &mut Vec<Block>) {
    for edge in root.traverse() {
        let (node, opens) = match edge {
            ego_tree::iter::Edge::Open(node) => (node, true),
            ego_tree::iter::Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Text(text) if opens => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(text);
                }
            }
            Node::Element(element) if BLOCKS.contains(&element.name()) => {
                let is_heading = opens && HEADINGS.contains(&element.name());
                blocks.push(Block { text: String::new(), is_heading });
            }
            Node::Element(element) if element.name() == "br" && opens => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push(' ');
                }
            }
            _ => {}
        }
    }
}
