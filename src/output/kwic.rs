//! A concordance: each place that matched on a line of its own, aligned on the match, with what stands left and right of it.
//! It must not know how places are found.

use crate::output::text::printable;
use crate::search::Hit;
use crate::text::ByteSpan;

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

struct Line<'a> {
    left: &'a str,
    word: &'a str,
    right: &'a str,
    place: String,
}

/// The concordance of the hits, in lines of at most so many columns where the place allows it.
pub fn kwic(hits: &[Hit], sort: KwicSort, width: usize) -> String {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for hit in hits {
        let text = hit.passage.text.as_str();
        // Words of a phrase are one match.
        let mut spans: Vec<ByteSpan> = Vec::new();
        for mark in &hit.marks {
            match spans.last_mut() {
                Some(last) if text[last.end..mark.span.start].trim().is_empty() => last.end = mark.span.end,
                _ => spans.push(mark.span),
            }
        }
        for span in spans {
            let date = hit.passage.date.map_or_else(|| "undatiert".to_string(), |date| date.to_string());
            let (left, word, right) = (&text[..span.start], span.of(text), &text[span.end..]);
            lines.push(Line { left, word, right, place: format!("{date}  {}", hit.passage.article) });
        }
    }
    let key =
        |text: &str| -> Vec<String> { crate::text::words(text).map(|span| crate::text::fold(span.of(text))).collect() };
    match sort {
        KwicSort::Hits => {}
        KwicSort::Right => lines.sort_by_cached_key(|line| key(line.right)),
        KwicSort::Left => lines.sort_by_cached_key(|line| {
            let mut words = key(line.left);
            words.reverse();
            words
        }),
    }
    let places = lines.iter().map(|line| line.place.chars().count()).max().unwrap_or(0);
    let words = lines.iter().map(|line| line.word.chars().count()).max().unwrap_or(0).min(40);
    let around = width.saturating_sub(places + words + 4).max(40) / 2;
    let mut out = String::new();
    for line in &lines {
        let left = flat(line.left);
        let left: String = left.chars().skip(left.chars().count().saturating_sub(around)).collect();
        let right = flat(line.right);
        let right: String = right.chars().take(around + words.saturating_sub(line.word.chars().count())).collect();
        let gap = " ".repeat(around.saturating_sub(left.chars().count()));
        let tail = " ".repeat((around + words).saturating_sub(line.word.chars().count() + right.chars().count()));
        out.push_str(&format!(
            "{gap}{left}{MARK}{}{MARK:#}{right}{tail}  {}\n",
            flat(line.word),
            line.place,
            MARK = crate::output::text::MARK
        ));
    }
    out
}

/// Line ends as blanks: a concordance has one line per match.
fn flat(text: &str) -> String {
    printable(&text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect::<String>())
}
