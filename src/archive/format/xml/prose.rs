//! The text of an article put together from the texts of elements: blanks as one, paragraphs and lines where elements
//! have them, every stretch with its line in the file. It must not know any format.

use crate::archive::format::xml::tree::{Element, Node, Text};
use crate::article::{Body, Lines};
use crate::text::ByteSpan;

/// What stands before the next letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    None,
    Blank,
    /// None, even where the file has a blank.
    Joined,
    Line,
    Paragraph,
}

/// What line ends in a text of the file mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Blanks {
    /// No more than blanks.
    Collapsed,
    /// Lines, and where there are two, paragraphs.
    Kept,
}

/// A text that grows.
pub struct Prose {
    text: String,
    pieces: Vec<(usize, u32)>,
    headings: Vec<ByteSpan>,
    gap: Gap,
}

impl Prose {
    pub fn new() -> Prose {
        Prose { text: String::new(), pieces: Vec::new(), headings: Vec::new(), gap: Gap::None }
    }

    /// Makes the next letters stand at least this far from the last.
    pub fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Lets the next letters go on with the word before, without the hyphen that divided it.
    pub fn join_word(&mut self) {
        let whole = self.text.trim_end_matches(['-', '\u{ad}', '¬', '⸗', '\u{2010}']).len();
        if whole > 0 && self.gap <= Gap::Line {
            self.text.truncate(whole);
            self.gap = Gap::Joined;
        }
    }

    /// Takes a sign that belongs to the word before, whatever blank was to follow that.
    pub fn attach(&mut self, sign: &str, line: u32) {
        if self.gap == Gap::Blank {
            self.gap = Gap::None;
        }
        self.add(sign, line, Blanks::Collapsed);
    }

    /// Takes a text of the file that begins in this line.
    pub fn add(&mut self, text: &str, mut line: u32, blanks: Blanks) {
        let mut letters = text.chars().peekable();
        let mut ends = 0;
        while let Some(letter) = letters.next() {
            if letter == '\n' || (letter == '\r' && letters.peek() != Some(&'\n')) {
                line += 1;
                ends += 1;
            }
            match (letter, blanks) {
                ('\n' | '\r', Blanks::Kept) => self.gap(if ends > 1 { Gap::Paragraph } else { Gap::Line }),
                (' ' | '\t' | '\n' | '\r', _) => self.gap(Gap::Blank),
                _ => {
                    ends = 0;
                    self.push(letter, line);
                }
            }
        }
    }

    fn push(&mut self, letter: char, line: u32) {
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None | Gap::Joined => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        if self.pieces.last().is_none_or(|(_, last)| *last != line) {
            self.pieces.push((self.text.len(), line));
        }
        self.text.push(letter);
    }

    /// Where a heading begins that [`Prose::end_heading`] ends.
    pub fn begin_heading(&mut self) -> usize {
        self.gap(Gap::Paragraph);
        self.text.len()
    }

    /// Marks what was added since as a heading.
    pub fn end_heading(&mut self, start: usize) {
        let span = ByteSpan::new(start, self.text.len()).trimmed(&self.text);
        if !span.is_empty() {
            self.headings.push(span);
        }
        self.gap(Gap::Paragraph);
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the text holds this.
    pub fn contains(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The body; `None` when no letter came.
    pub fn into_body(self) -> Option<Body> {
        let Prose { text, pieces, headings, .. } = self;
        (!text.trim().is_empty()).then_some(Body { text, lines: Lines::Pieces(pieces), headings })
    }
}

/// Elements of HTML and NITF that hold no text of the article.
const UNSEEN: [&str; 20] = [
    "script",
    "style",
    "head",
    "noscript",
    "iframe",
    "object",
    "media",
    "figure",
    "header",
    "footer",
    "nav",
    "form",
    "audio",
    "video",
    "svg",
    "template",
    "ednote",
    "body.head",
    "body.end",
    "media-caption",
];
/// Headings of HTML and NITF.
const HEADINGS: [&str; 9] = ["h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hedline"];
/// Elements that stand in a line of their own.
const LINES: [&str; 6] = ["br", "li", "tr", "dt", "dd", "nitf-table-row"];
/// Elements inside of lines; any other is a block.
const INLINE: [&str; 42] = [
    "a",
    "abbr",
    "acronym",
    "b",
    "bdo",
    "big",
    "cite",
    "code",
    "del",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "person",
    "org",
    "location",
    "chron",
    "city",
    "country",
    "event",
    "function",
    "money",
    "num",
    "object.title",
    "postaddr",
    "pronounce",
    "virtloc",
    "img",
];
/// Classes and styles of blocks that are for editors, or links alone.
const NO_PART: [&str; 8] = [
    "notepad",
    "np-public",
    "np-nonpublic",
    "np-constraint",
    "closingline",
    "slugline",
    "EXTERNAL-LINKS",
    "dateline-date",
];

/// Writes what an element of HTML or NITF holds, as its markup says.
pub fn write_markup(prose: &mut Prose, element: &Element, blanks: Blanks) {
    for node in &element.children {
        match node {
            Node::Text(Text { text, line, .. }) => prose.add(text, *line, blanks),
            Node::Element(element) => write_element(prose, element, blanks),
        }
    }
}

fn write_element(prose: &mut Prose, element: &Element, blanks: Blanks) {
    let name = element.local().to_ascii_lowercase();
    let name = name.as_str();
    let class = element.attribute("class").or(element.attribute("style")).unwrap_or_default();
    if UNSEEN.contains(&name) || class.split_whitespace().any(|class| NO_PART.contains(&class)) {
        return;
    }
    if HEADINGS.contains(&name) {
        let start = prose.begin_heading();
        write_markup(prose, element, blanks);
        prose.end_heading(start);
        return;
    }
    let (gap, blanks) = match name {
        "pre" => (Gap::Paragraph, Blanks::Kept),
        // Two of them end a paragraph.
        "br" if prose.gap == Gap::Line => (Gap::Paragraph, blanks),
        name if LINES.contains(&name) => (Gap::Line, blanks),
        "td" | "th" => (Gap::Blank, blanks),
        name if INLINE.contains(&name) => (Gap::None, blanks),
        _ => (Gap::Paragraph, blanks),
    };
    prose.gap(gap);
    write_markup(prose, element, blanks);
    prose.gap(gap);
}
