//! What the reader typed, as a small printable value.
//! It must know neither the index nor how words are analysed.

mod synonyms;

use crate::analysis::words;
use crate::date::DateRange;
use crate::error::{Error, Result};
use crate::span::ByteSpan;
use std::fmt;

pub use synonyms::Synonyms;

/// A query: what is looked for, in the order typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    clauses: Vec<Clause>,
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// A word: better with than without.
    Wanted(String),
    /// `+word`: only passages that have it.
    Required(String),
    /// `"several words"`: only passages that have them in this order, next to each other.
    Phrase(Vec<String>),
}

impl Query {
    /// Reads a query as typed: words, `+word`, and phrases in `"…"`, `„…“` or `»…«`. A quote that never closes is none.
    /// Whatever else is between words separates them.
    ///
    /// # Errors
    /// When it holds no word.
    pub fn parse(text: &str) -> Result<Query> {
        let mut clauses = Vec::new();
        let mut rest = text;
        while let Some((before, inside, after)) = quoted(rest) {
            plain(before, &mut clauses);
            let mut inside: Vec<String> = words(inside).map(|span| span.of(inside).to_string()).collect();
            match inside.len() {
                0 => {}
                1 => clauses.extend(inside.pop().map(Clause::Required)),
                _ => clauses.push(Clause::Phrase(inside)),
            }
            rest = after;
        }
        plain(rest, &mut clauses);
        if clauses.is_empty() {
            return Err(Error::new("the query has no words")
                .hint("write what to look for: fundstelle search \"Putin Waffenruhe\""));
        }
        Ok(Query { clauses })
    }

    /// Takes a text, such as a headline, for its words alone: quotes and signs in it ask for nothing.
    ///
    /// # Errors
    /// When it holds no word.
    pub fn of_words(text: &str) -> Result<Query> {
        let clauses: Vec<Clause> =
            hyphenated(text).into_iter().map(|span| Clause::Wanted(span.of(text).to_string())).collect();
        if clauses.is_empty() { Err(without_words()) } else { Ok(Query { clauses }) }
    }

    /// What is looked for, in the order typed.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }
}

fn without_words() -> Error {
    Error::new("the query has no words").hint("write what to look for: fundstelle search \"Putin Waffenruhe\"")
}

/// The text before the first quotation, the quotation, and the text behind it.
fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let (open, mark) = text.char_indices().find(|(_, c)| matches!(c, '"' | '„' | '»' | '“'))?;
    let inside = &text[open + mark.len_utf8()..];
    let closes: &[char] = if mark == '»' { &['«'] } else { &['"', '“', '”'] };
    let close = inside.find(closes)?;
    let length = inside[close..].chars().next().map_or(1, char::len_utf8);
    Some((&text[..open], &inside[..close], &inside[close + length..]))
}

/// Words outside of quotes; a `+` before a word, behind a blank, requires it.
fn plain(text: &str, clauses: &mut Vec<Clause>) {
    for span in hyphenated(text) {
        let before = text[..span.start].strip_suffix('+');
        let required = before.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace));
        let word = span.of(text).to_string();
        clauses.push(if required { Clause::Required(word) } else { Clause::Wanted(word) });
    }
}

/// The words of a text; what hyphens hold together is one: `Corona-Krise`.
pub fn hyphenated(text: &str) -> Vec<ByteSpan> {
    let mut spans: Vec<ByteSpan> = Vec::new();
    for span in words(text) {
        match spans.last_mut() {
            Some(last) if holds_together(last.of(text), &text[last.end..span.start], span.of(text)) => {
                last.end = span.end;
            }
            _ => spans.push(span),
        }
    }
    spans
}

/// Whether what is between two words makes them one: a hyphen, but not between two numbers, the blank in *1 200* and *MH 17*.
fn holds_together(before: &str, gap: &str, next: &str) -> bool {
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match gap {
        "-" | "\u{2010}" | "\u{2011}" => !(digits(before) && digits(next)),
        " " | "\u{a0}" | "\u{202f}" => {
            let thousands =
                before.rsplit(|c: char| !c.is_ascii_digit()).next().is_some_and(|last| (1..=3).contains(&last.len()))
                    && before.bytes().all(|byte| !byte.is_ascii_alphabetic())
                    && next.len() == 3;
            let letters = (1..=3).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_uppercase());
            digits(next) && (thousands || (letters && next.len() <= 3))
        }
        ". " => {
            digits(next) && next.len() <= 4 && before.bytes().all(|byte| byte.is_ascii_digit() || b". ".contains(&byte))
        }
        _ => false,
    }
}

impl fmt::Display for Query {
    /// The clauses with single blanks, which parse to the same query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, clause) in self.clauses.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &self.clauses[before]);
            // A blank would make *MH* and *17* one word.
            let apart = match (before, clause) {
                (Some(Clause::Wanted(before) | Clause::Required(before)), Clause::Wanted(word)) => {
                    words(word).next().is_some_and(|first| holds_together(before, " ", first.of(word)))
                }
                _ => false,
            };
            f.write_str(match before {
                None => "",
                Some(_) if apart => ", ",
                Some(_) => " ",
            })?;
            match clause {
                Clause::Wanted(word) => f.write_str(word)?,
                Clause::Required(word) => write!(f, "+{word}")?,
                Clause::Phrase(words) => write!(f, "\"{}\"", words.join(" "))?,
            }
        }
        Ok(())
    }
}

/// Which passages may be found at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Days the publication date must lie in.
    pub dates: Option<DateRange>,
    /// What happens to passages that may, but need not, lie in them.
    pub uncertain: Uncertain,
    /// The number of the one archive that is searched; all when there is none.
    pub archive: Option<usize>,
}

/// What happens to passages whose date is too coarse for the filter, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Uncertain {
    /// They are left out, and counted.
    #[default]
    LeaveOut,
    /// They come after all certain ones.
    Include,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_what_it_says() {
        let table = [
            ("  Putin,  Waffenruhe? ", "Putin Waffenruhe"),
            ("+Putin Waffenruhe", "+Putin Waffenruhe"),
            ("C+Putin a + b", "C Putin a b"),
            ("\"Ende des Krieges\" Putin", "\"Ende des Krieges\" Putin"),
            ("„Ende des Krieges“ »zwei Worte« “drei Worte”", "\"Ende des Krieges\" \"zwei Worte\" \"drei Worte\""),
            ("\"Putin\" \"\" \"…\" x", "+Putin x"),
            ("Ende \"des Krieges", "Ende des Krieges"),
            ("12\" Zoll", "12 Zoll"),
            ("Corona-Krise, US-Präsident - heute", "Corona-Krise US-Präsident heute"),
        ];
        for (text, expected) in table {
            assert_eq!(Query::parse(text).unwrap().to_string(), expected, "{text}");
        }
        assert_eq!(Query::of_words("„Ende des Krieges“: +Putin").unwrap().to_string(), "Ende des Krieges Putin");
        for text in ["", " …!? ", "\"\"", "+"] {
            assert!(Query::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_printed_query_parses_to_itself(text in "(\\PC|[ab+\"„“»« ]){0,60}") {
            if let Ok(query) = Query::parse(&text) {
                prop_assert_eq!(Query::parse(&query.to_string()).unwrap(), query);
            }
        }
    }
}
