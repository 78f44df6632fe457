//! What a newspaper or agency published: an article with its date, its body and the place it was read from.
//! It must know neither file formats nor the engine.

mod evidence;
pub mod passage;

use crate::date::PublicationDate;
use crate::text::ByteSpan;
use std::fmt;
use xxhash_rust::xxh3::xxh3_64;

pub use evidence::DateEvidence;
pub use passage::Passage;

/// Names an article in an index: sixteen hexadecimal digits, the same each time the same archive is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u64);

impl ArticleId {
    /// The id of the article read from this place.
    pub fn of(origin: &Origin) -> Self {
        ArticleId(xxh3_64(format!("{}\0{}\0{}", origin.archive, origin.path, origin.record).as_bytes()))
    }

    /// Reads an id as it is printed, or the first digits of one: the smallest and the largest id it may mean.
    pub fn range_of(prefix: &str) -> Option<(ArticleId, ArticleId)> {
        if prefix.is_empty() || prefix.len() > 16 || !prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let low = u64::from_str_radix(prefix, 16).ok()?;
        let open = 4 * (16 - prefix.len()) as u32;
        let low = low.checked_shl(open).unwrap_or(0);
        Some((ArticleId(low), ArticleId(low | ((1u64.checked_shl(open).unwrap_or(0)).wrapping_sub(1)))))
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Where an article was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the archive within its index.
    pub archive: String,
    /// The file's path below the archive, with `/` between folders.
    pub path: String,
    /// Which article of the file it is, counted from 0.
    pub record: u32,
}

/// One article, as read.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its name in the index.
    pub id: ArticleId,
    /// Where it was read from.
    pub origin: Origin,
    /// Its title, if the file has one.
    pub title: Option<String>,
    /// Who wrote it, in the order given.
    pub authors: Vec<String>,
    /// The paper or agency.
    pub source: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// The section of the paper (Ressort).
    pub section: Option<String>,
    /// Keywords given with it.
    pub tags: Vec<String>,
    /// When it was published, if anything tells.
    pub date: Option<PublicationDate>,
    /// What tells the date.
    pub evidence: Option<DateEvidence>,
    /// Its text.
    pub body: Body,
}

/// The text of an article, letter for letter as in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The text.
    pub text: String,
    /// Where the lines of the text are in the file.
    pub lines: Lines,
    /// Headings that the format itself marks, in order; others are recognised by their form.
    pub headings: Vec<ByteSpan>,
}

/// How places in a body become line numbers of its file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// The body stands in the file as it is, beginning in this line.
    FromLine(u32),
    /// The pieces of the body, by the byte each begins with, stand in these lines (a JSON string is one line).
    Pieces(Vec<(usize, u32)>),
}

impl Lines {
    /// The line of the file in which the byte `at` of the body stands.
    pub fn line_of(&self, text: &str, at: usize) -> u32 {
        match self {
            Lines::FromLine(first) => first + count_line_ends(&text[..at]),
            Lines::Pieces(pieces) => {
                let behind = pieces.partition_point(|(start, _)| *start <= at);
                behind.checked_sub(1).map_or(1, |last| pieces[last].1)
            }
        }
    }
}

/// The lines of a text with their ends: `\n`, `\r\n`, or a lone `\r`.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// How many lines end in the text: at `\n`, at `\r\n`, or at a lone `\r`.
pub fn count_line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(|&at| ends(at)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_by_its_first_digits() {
        let id = ArticleId(0x0123_4567_89ab_cdef);
        assert_eq!(id.to_string(), "0123456789abcdef");
        assert_eq!(ArticleId::range_of("0123456789abcdef"), Some((id, id)));
        let (low, high) = ArticleId::range_of("0123").unwrap();
        assert!(low <= id && id <= high);
        assert_eq!((low.0, high.0), (0x0123_0000_0000_0000, 0x0123_ffff_ffff_ffff));
        for bad in ["", "xyz", "0123456789abcdef0", "äöüß"] {
            assert_eq!(ArticleId::range_of(bad), None, "{bad}");
        }
    }

    #[test]
    fn lines_are_counted_from_the_files_own() {
        let text = "eins\nzwei\r\ndrei\rvier";
        let lines = Lines::FromLine(7);
        assert_eq!([0, 5, 11, 16].map(|at| lines.line_of(text, at)), [7, 8, 9, 10]);
        let pieces = Lines::Pieces(vec![(0, 3), (10, 4)]);
        assert_eq!([0, 9, 10, 15].map(|at| pieces.line_of(text, at)), [3, 3, 4, 4]);
    }
}
