//! A concordance: each place that matched on a line of its own, aligned on the match, with what stands left and right
//! of it. It must not know how places are found.

use crate::output::layout::Layout;
use crate::output::printable::{columns, printable};
use crate::output::text::{MARK, address};
use crate::output::wording::date::undated;
use crate::search::Hit;
use crate::text::{ByteSpan, fold, words};
use std::num::NonZeroUsize;

/// The order of a concordance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KwicSort {
    /// As the hits are.
    #[default]
    Hits,
    /// By the words left of the match, the nearest first.
    Left,
    /// By the words right of the match.
    Right,
}

/// Longer matches do not make the column of matches wider.
const MATCH_MAX: usize = 20;
/// Columns left for what stands around a match, however narrow the terminal.
const AROUND_MIN: usize = 24;
/// The blanks between the columns of a line.
const BLANKS: usize = 4;

/// The lines of a concordance, in the order of the hits.
pub struct Concordance<'a> {
    lines: Vec<(&'a Hit, ByteSpan)>,
}

impl<'a> Concordance<'a> {
    /// The first lines that hits give, at most this many.
    pub fn of(hits: &'a [Hit], most: NonZeroUsize) -> Concordance<'a> {
        let lines = hits.iter().flat_map(|hit| matches(hit).into_iter().map(move |span| (hit, span)));
        Concordance { lines: lines.take(most.get()).collect() }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Of how many passages they are.
    pub fn passages(&self) -> usize {
        self.lines.chunk_by(|(one, _), (other, _)| std::ptr::eq(*one, *other)).count()
    }

    /// The lines, as wide as the layout where the places allow it.
    pub fn text(mut self, sort: KwicSort, layout: &Layout<'_>) -> String {
        let key = |text: &str| -> Vec<String> { words(text).map(|span| fold(span.of(text))).collect() };
        match sort {
            KwicSort::Hits => {}
            KwicSort::Right => self.lines.sort_by_cached_key(|(hit, span)| key(&hit.passage.text[span.end..])),
            KwicSort::Left => self.lines.sort_by_cached_key(|(hit, span)| {
                let mut words = key(&hit.passage.text[..span.start]);
                words.reverse();
                words
            }),
        }
        let lines: Vec<Line> = self.lines.iter().map(|(hit, span)| Line::of(hit, *span, layout)).collect();
        let places = lines.iter().map(|line| columns(&line.place)).max().unwrap_or(0);
        let words = lines.iter().map(|line| columns(&line.word)).max().unwrap_or(0).min(MATCH_MAX);
        let around = layout.width.saturating_sub(places + words + BLANKS).max(AROUND_MIN) / 2;
        lines.iter().map(|line| line.text(around, words)).collect()
    }
}

/// The places in a passage that are one match each; words of a phrase are one.
fn matches(hit: &Hit) -> Vec<ByteSpan> {
    let text = hit.passage.text.as_str();
    let mut spans: Vec<ByteSpan> = Vec::new();
    for mark in &hit.marks {
        match spans.last_mut() {
            Some(last) if text[last.end..mark.span.start].trim().is_empty() => last.end = mark.span.end,
            _ => spans.push(mark.span),
        }
    }
    spans
}

struct Line {
    left: String,
    word: String,
    right: String,
    place: String,
}

impl Line {
    fn of(hit: &Hit, span: ByteSpan, layout: &Layout<'_>) -> Line {
        let text = hit.passage.text.as_str();
        let date = hit.passage.date.map_or_else(|| undated(layout.language).to_string(), |date| date.to_string());
        Line {
            left: flat(&text[..span.start]),
            word: flat(span.of(text)),
            right: flat(&text[span.end..]),
            place: format!("{date}  {}", address(&hit.passage)),
        }
    }

    /// The line with this many columns on the left of a match, and matches of this many.
    fn text(&self, around: usize, words: usize) -> String {
        let Line { left, word, right, place } = self;
        let letters = left.chars().count();
        let mut left: &str = left.char_indices().nth(letters.saturating_sub(around)).map_or("", |(at, _)| &left[at..]);
        while columns(left) > around {
            left = left.char_indices().nth(1).map_or("", |(at, _)| &left[at..]);
        }
        let room = around + words.saturating_sub(columns(word));
        let mut right: String = right.chars().take(room).collect();
        while columns(&right) > room {
            right.pop();
        }
        let gap = " ".repeat(around - columns(left));
        let tail = " ".repeat((around + words).saturating_sub(columns(word) + columns(&right)));
        format!("{gap}{left}{MARK}{word}{MARK:#}{right}{tail}  {place}\n")
    }
}

/// Line ends as blanks: a concordance has one line per match.
fn flat(text: &str) -> String {
    printable(&text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect::<String>())
}
