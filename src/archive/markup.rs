//! Takes HTML out of texts that should have none, as fields of JSON have it: tags are left out, entities read as the
//! letters they stand for. What remains keeps its place.
//! It must not know the format of a file.

use crate::archive::entities::entity;
use crate::article::{Body, Lines, lines};
use crate::text::ByteSpan;
use std::collections::BTreeSet;

/// Elements that are no text.
const UNSEEN: [&str; 11] =
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "head", "textarea", "select", "audio"];
/// Elements that stand in lines of their own.
const BLOCKS: [&str; 39] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "article",
    "section",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "address",
    "form",
    "center",
    "body",
    "html",
    "details",
    "summary",
];
/// Elements without an end.
const VOID: [&str; 10] = ["br", "hr", "img", "wbr", "input", "link", "meta", "source", "embed", "area"];
/// Elements inside of lines.
const INLINE: [&str; 35] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "video", "picture", "nobr",
];
/// A tag is at most this long, but for pictures written into it.
const TAG_MAX: usize = 4000;

/// A text without markup.
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// Where the pieces of the text begin, and where they stand in the text as it was.
    pieces: Vec<(usize, usize)>,
    /// What the markup says are headings.
    headings: Vec<ByteSpan>,
    /// The first tag or entity.
    pub example: String,
}

/// The text without tags, its entities read; `None` when it has neither. Tags are what can be nothing else: elements of
/// HTML that end, or that need no end.
pub fn cleaned(text: &str) -> Option<Cleaned> {
    if !text.contains(['<', '&']) {
        return None;
    }
    let first = once(text)?;
    // What was escaped once more, as in feeds: letters always, tags where there were none before.
    let tags = first.example.starts_with('<');
    let again = first.text.contains('&') || (!tags && first.text.contains('<'));
    let Some(second) =
        again.then(|| if tags { Cleaner::run(&first.text, Markup::Entities) } else { once(&first.text) })
    else {
        return Some(first);
    };
    let Some(second) = second else { return Some(first) };
    let source = |at: usize| first.source(at);
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for (clean, between) in &second.pieces {
        pieces.push((*clean, source(*between)));
    }
    // Where a piece of the first round begins inside of one of the second.
    for (between, was) in &first.pieces {
        pieces.push((second.cleaned(*between), *was));
    }
    pieces.sort_unstable();
    pieces.dedup_by_key(|(clean, _)| *clean);
    let mut headings: Vec<ByteSpan> = first
        .headings
        .iter()
        .map(|span| ByteSpan::new(second.cleaned(span.start), second.cleaned(span.end)).trimmed(&second.text))
        .collect();
    headings.extend(second.headings.iter().copied());
    headings.sort_by_key(|span| span.start);
    Some(Cleaned { text: second.text, pieces, headings, example: first.example })
}

fn once(text: &str) -> Option<Cleaned> {
    Cleaner::run(text, markup_of(text))
}

impl Cleaned {
    /// The place in the text as it was.
    fn source(&self, at: usize) -> usize {
        let behind = self.pieces.partition_point(|(clean, _)| *clean <= at);
        behind.checked_sub(1).map_or(at, |last| self.pieces[last].1 + at - self.pieces[last].0)
    }

    /// The place in this text of one in the text as it was.
    fn cleaned(&self, at: usize) -> usize {
        let behind = self.pieces.partition_point(|(_, was)| *was <= at);
        let end = self.pieces.get(behind).map_or(self.text.len(), |(clean, _)| *clean);
        behind.checked_sub(1).map_or(0, |last| (self.pieces[last].0 + at - self.pieces[last].1).min(end))
    }
}

/// The body without markup, and the first tag or entity it had. Its places and headings stay what they were.
pub fn clean_body(body: &mut Body) -> Option<String> {
    let cleaned = cleaned(&body.text)?;
    let marks: Vec<(usize, u32)> = match &body.lines.without_characters() {
        Lines::FromLine(first) => {
            let starts = lines(&body.text).scan(0, |at, line| {
                *at += line.len();
                Some(*at)
            });
            std::iter::once(0).chain(starts).zip(*first..).collect()
        }
        Lines::Pieces(pieces) => pieces.clone(),
        // Their characters are lost with the markup.
        Lines::Runs(_) => Vec::new(),
    };
    let mut pieces: Vec<(usize, u32)> = Vec::new();
    for (at, line) in marks {
        let at = cleaned.cleaned(at);
        pieces.pop_if(|(last, _)| *last == at);
        pieces.push((at, line));
    }
    let mut headings = cleaned.headings.clone();
    let moved = |span: &ByteSpan| ByteSpan::new(cleaned.cleaned(span.start), cleaned.cleaned(span.end));
    headings.extend(body.headings.iter().map(|span| moved(span).trimmed(&cleaned.text)));
    headings.retain(|span| !span.is_empty());
    headings.sort_by_key(|span| span.start);
    headings.dedup();
    *body = Body { text: cleaned.text, lines: Lines::Pieces(pieces), headings };
    Some(cleaned.example)
}

/// A short text, such as a title, in one line without markup.
pub fn clean_line(line: &mut String) -> Option<String> {
    let cleaned = cleaned(line)?;
    *line = cleaned.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(cleaned.example)
}

/// What of HTML a text has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    /// No tags; entities at most.
    Entities,
    /// Tags inside of lines: line ends are the text's own.
    Inline,
    /// Elements that make lines: line ends are blanks.
    Blocks,
}

fn markup_of(text: &str) -> Markup {
    let mut tags = Tags::of(text);
    let mut open: BTreeSet<String> = BTreeSet::new();
    let (mut found, mut paragraphs) = (Markup::Entities, 0);
    let mut blocks = false;
    let starts_with_tag = text.trim_start().starts_with('<');
    let mut at = 0;
    while let Some(next) = text[at..].find('<') {
        let start = at + next;
        let Some(tag) = tags.at(start) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        let name = tag.name.as_str();
        blocks |= BLOCKS.contains(&name);
        paragraphs += usize::from(name == "p");
        let surely = VOID.contains(&name)
            || tag.kind == TagKind::Unseen
            || paragraphs > 1
            || (starts_with_tag && text[..start].trim().is_empty())
            || (tag.kind == TagKind::Close && open.contains(name));
        if surely {
            found = Markup::Inline;
        }
        if tag.kind == TagKind::Open {
            open.insert(tag.name);
        }
    }
    if found == Markup::Inline && blocks { Markup::Blocks } else { found }
}

/// A tag in a text.
struct Tag {
    name: String,
    kind: TagKind,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TagKind {
    Open,
    Close,
    /// A comment or declaration, without a name.
    Unseen,
}

/// Reads tags, and remembers what no tag can be closed by any more, so that long texts take no square of time.
struct Tags<'t> {
    text: &'t str,
    /// From where on there is no end of a comment.
    no_comment_end: usize,
    /// Where the next `>` is, as far as it was looked for; behind the text when there is none.
    next_end: usize,
}

impl<'t> Tags<'t> {
    fn of(text: &'t str) -> Tags<'t> {
        Tags { text, no_comment_end: text.len(), next_end: 0 }
    }

    /// The tag that begins at this byte.
    fn at(&mut self, start: usize) -> Option<Tag> {
        let text = self.text;
        if self.next_end <= start {
            self.next_end = text[start..].find('>').map_or(text.len(), |end| start + end);
        }
        let rest = &text[start + 1..];
        if self.next_end == text.len() && !rest.starts_with("![CDATA[") {
            return None;
        }
        let unseen = |end: usize| Some(Tag { name: String::new(), kind: TagKind::Unseen, end });
        if rest.starts_with("!--") {
            let end = (start < self.no_comment_end).then(|| rest.find("-->")).flatten();
            if end.is_none() {
                self.no_comment_end = self.no_comment_end.min(start);
            }
            return end.and_then(|end| unseen(start + 1 + end + 3));
        }
        if rest.starts_with("![CDATA[") {
            return unseen(start + 9);
        }
        let head = &rest.as_bytes()[..rest.len().min(9)];
        if head.starts_with(b"?xml") || head.to_ascii_lowercase().starts_with(b"!doctype") {
            return closing(rest).and_then(|end| unseen(start + 1 + end));
        }
        let (kind, name_at) = if rest.starts_with('/') { (TagKind::Close, 1) } else { (TagKind::Open, 0) };
        let behind = &rest[name_at..];
        let length = behind.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b':').count();
        if length == 0 || length > 12 {
            return None;
        }
        let name = behind[..length].to_ascii_lowercase();
        let known = [&BLOCKS[..], &VOID[..], &INLINE[..], &UNSEEN[..]].iter().any(|names| names.contains(&&*name));
        let follows = behind[length..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
        if !follows || !(known || name.starts_with("o:") || name.starts_with("fb:")) {
            return None;
        }
        let end = closing(&behind[length..])?;
        Some(Tag { name, kind, end: start + 1 + name_at + length + end })
    }
}

/// The end of a tag, behind its `>`; one in quotation marks does not count.
fn closing(rest: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, byte) in rest.bytes().enumerate().take(TAG_MAX) {
        match (byte, quoted) {
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) => quoted = Some(byte),
            (byte, Some(mark)) if byte == mark => quoted = None,
            _ => {}
        }
    }
    // A picture written into the tag, or a quotation mark too many.
    let near = (0..=rest.len().min(TAG_MAX)).rev().find(|at| rest.is_char_boundary(*at))?;
    let picture = rest[..near].contains("base64,");
    let all = if picture { rest } else { &rest[..near] };
    all.find('>').map(|at| at + 1)
}

/// What stands before the next letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Line,
    Paragraph,
}

struct Cleaner<'t> {
    text: &'t str,
    markup: Markup,
    out: String,
    pieces: Vec<(usize, usize)>,
    headings: Vec<ByteSpan>,
    example: Option<ByteSpan>,
    gap: Gap,
    /// Where an open heading began.
    heading: Option<usize>,
    /// How many elements are open in which blanks count.
    preformatted: usize,
    /// Elements that are no text and end nowhere from here on.
    endless: BTreeSet<String>,
}

impl<'t> Cleaner<'t> {
    /// `None` when nothing is taken out.
    fn run(text: &'t str, markup: Markup) -> Option<Cleaned> {
        let mut cleaner = Cleaner {
            text,
            markup,
            out: String::with_capacity(text.len()),
            pieces: Vec::new(),
            headings: Vec::new(),
            example: None,
            gap: Gap::None,
            heading: None,
            preformatted: 0,
            endless: BTreeSet::new(),
        };
        cleaner.clean();
        let example = cleaner.example?.of(text).chars().take(20).collect();
        let Cleaner { out, pieces, headings, .. } = cleaner;
        Some(Cleaned { text: out, pieces, headings, example })
    }

    fn clean(&mut self) {
        let text = self.text;
        let mut tags = Tags::of(text);
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            let mut end = at + letter.len_utf8();
            match letter {
                '<' if self.markup != Markup::Entities => match tags.at(at) {
                    Some(tag) => {
                        self.example.get_or_insert(ByteSpan::new(at, tag.end));
                        end = self.tag(&tag);
                    }
                    None => self.push(letter, at),
                },
                '&' => match entity(&text[at..]) {
                    Some((meant, length)) => {
                        end = at + length;
                        self.example.get_or_insert(ByteSpan::new(at, end));
                        self.push(meant, at);
                    }
                    None => self.push(letter, at),
                },
                ']' if self.example.is_some() && text[at..].starts_with("]]>") => end = at + 3,
                ' ' | '\t' | '\n' | '\r' if self.markup == Markup::Blocks && self.preformatted == 0 => {
                    let blanks = text[at..].len() - text[at..].trim_start_matches([' ', '\t', '\n', '\r']).len();
                    end = at + blanks;
                    let gap = if lines(&text[at..end]).count() > 2 { Gap::Paragraph } else { Gap::Blank };
                    self.gap = self.gap.max(gap);
                }
                letter => self.push(letter, at),
            }
            at = end;
        }
    }

    /// Takes a tag, and says where the text goes on.
    fn tag(&mut self, tag: &Tag) -> usize {
        let name = tag.name.as_str();
        let opens = tag.kind == TagKind::Open;
        if opens && UNSEEN.contains(&name) {
            return self.end_of_unseen(tag);
        }
        match name {
            "br" if self.markup == Markup::Blocks => {
                self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
            }
            // The line end behind it is the same.
            "br" if self.text[tag.end..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) => {}
            "br" => self.push('\n', tag.end - 1),
            "hr" => self.gap = Gap::Paragraph,
            "td" | "th" => self.gap = self.gap.max(Gap::Blank),
            "tr" | "li" | "dt" | "dd" => self.gap = self.gap.max(Gap::Line),
            "pre" => {
                self.gap = Gap::Paragraph;
                self.preformatted = if opens { self.preformatted + 1 } else { self.preformatted.saturating_sub(1) };
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let start = self.heading.take().unwrap_or(self.out.len());
                let span = ByteSpan::new(start, self.out.len()).trimmed(&self.out);
                if opens {
                    self.heading = Some(self.out.len());
                } else if !span.is_empty() {
                    self.headings.push(span);
                }
                self.gap = Gap::Paragraph;
            }
            name if BLOCKS.contains(&name) => self.gap = Gap::Paragraph,
            _ => {}
        }
        tag.end
    }

    /// Where an element ends that is no text; one that never ends is but its tag.
    fn end_of_unseen(&mut self, tag: &Tag) -> usize {
        let text = self.text;
        let mut at = if self.endless.contains(&tag.name) { text.len() } else { tag.end };
        while let Some(next) = text[at..].find("</") {
            let start = at + next + 2;
            let rest = &text.as_bytes()[start..];
            if rest.len() >= tag.name.len() && rest[..tag.name.len()].eq_ignore_ascii_case(tag.name.as_bytes()) {
                return text[start..].find('>').map_or(text.len(), |end| start + end + 1);
            }
            at = start;
        }
        self.endless.insert(tag.name.clone());
        tag.end
    }

    fn push(&mut self, letter: char, source: usize) {
        if !self.out.is_empty() {
            self.out.push_str(match self.gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        let here = self.out.len();
        let expected = self.pieces.last().map(|(clean, was)| was + here - clean);
        if expected != Some(source) {
            self.pieces.push((here, source));
        }
        self.out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clean(text: &str) -> String {
        cleaned(text).map_or(text.to_string(), |cleaned| cleaned.text)
    }

    #[test]
    fn tags_are_left_out_and_entities_read() {
        let table = [
            (
                "<p>Die B&uuml;rger fordern F&ouml;rdermittel.</p><script>var a=1;</script>",
                "Die Bürger fordern Fördermittel.",
            ),
            ("<p>Eins.</p>\n<p>Zwei.</p>", "Eins.\n\nZwei."),
            ("<p>Eins.<p>Zwei.", "Eins.\n\nZwei."),
            ("Eins<br>zwei<br/>drei<br />\nvier", "Eins\nzwei\ndrei\nvier"),
            ("<div class=\"a > b\">Der <b>Bür</b>ger</div>", "Der Bürger"),
            ("R&amp;D &quot;gut&quot; &#8211; 5&nbsp;&euro; &#x201E;ja&ldquo; &#150;", "R&D \"gut\" – 5\u{a0}€ „ja“ –"),
            ("B&amp;uuml;rger", "Bürger"),
            ("&lt;p&gt;Die B&amp;uuml;rger.&lt;/p&gt;&lt;p&gt;Zwei.&lt;/p&gt;", "Die Bürger.\n\nZwei."),
            ("<p>Das Tag &lt;b&gt; macht fett.</p>", "Das Tag <b> macht fett."),
            ("<style>p{}</style><h2>Die Lage</h2>Text<!-- nicht --> hier", "Die Lage\n\nText hier"),
            ("<ul><li>Eins</li><li>Zwei</li></ul>", "Eins\nZwei"),
            ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B\nC"),
            ("Ein <a href='https://x.de/?a=1&amp;b=2'>Verweis</a> hier", "Ein Verweis hier"),
            ("<SCRIPT type=\"x\">if (a<b) {}</SCRIPT>Text<IMG SRC=x>", "Text"),
            ("<p>Zeile\n   geht weiter</p><pre>a\n  b</pre>", "Zeile geht weiter\n\na\n  b"),
            ("B&uumlrger und Stra&szlige", "Bürger und Straße"),
            ("<![CDATA[<p>Text</p>]]>", "Text"),
            ("<?xml version=\"1.0\"?><html><head><title>T</title></head><body>Text</body></html>", "Text"),
            ("Eisen-<br>bahn", "Eisen-\nbahn"),
        ];
        for (text, expected) in table {
            assert_eq!(clean(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "5 < 6 und 7 > 3",
            "<Beifall bei der CDU> Danke. </Beifall>",
            "Müller & Söhne, AT&T;, a&b=c &foo; ?a=1&uuml=2&copy=3",
            "Das Tag <b> macht fett.",
            "x<y, i<n und <3",
            "E-Mail: <max@example.org> und <https://example.org/p>",
            "&#0; &#xD800; &#99999999;",
            "",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn places_and_headings_stay_what_they_were() {
        let text = "Eins &auml;\n\n<h3>Die Lage</h3>\n\n<p>Zwei\nzwei &lt;</p>\n<p>Drei &ouml; vier</p>";
        let mut body = Body { text: text.to_string(), lines: Lines::FromLine(3), headings: Vec::new() };
        assert_eq!(clean_body(&mut body).as_deref(), Some("&auml;"));
        assert_eq!(body.text, "Eins ä\n\nDie Lage\n\nZwei zwei <\n\nDrei ö vier");
        let headings: Vec<&str> = body.headings.iter().map(|span| span.of(&body.text)).collect();
        assert_eq!(headings, ["Die Lage"]);
        for (part, line) in [("Eins", 3), ("Die Lage", 5), ("Zwei", 7), ("Drei", 9), ("vier", 9)] {
            assert_eq!(body.lines.line_of(&body.text, body.text.find(part).unwrap()), line, "{part}");
        }
        let mut body = Body {
            text: "# Die <i>Lage</i>\n\nText".to_string(),
            lines: Lines::FromLine(1),
            headings: vec![ByteSpan::new(0, 17)],
        };
        clean_body(&mut body);
        assert_eq!((body.text.as_str(), body.headings[0].of(&body.text)), ("# Die Lage\n\nText", "# Die Lage"));
    }

    #[test]
    fn hostile_markup_takes_no_square_of_time() {
        for part in ["<script>", "<p \"", "<!--", "<b", "&uuml", "<p base64,", "<a href='", "*a ", "[a]("] {
            let text = format!("<br>{}", part.repeat(100_000));
            let _ = cleaned(&text);
            let _ = crate::archive::markdown::without_marks(&text[4..20_000]);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cleaned(text in "(</?(p|b|br|h2|script)( a=\"[^\"]{0,3}\")?>|&(uuml|amp|lt);|[a-zä <>&;\n]|\\PC){0,30}") {
            let mut body = Body { text: text.clone(), lines: Lines::FromLine(1), headings: Vec::new() };
            clean_body(&mut body);
            let _ = crate::archive::markdown::without_marks(&text);
            for heading in &body.headings {
                prop_assert_eq!(heading.of(&body.text).trim(), heading.of(&body.text));
            }
            crate::article::passage::cut(&body);
        }
    }
}
