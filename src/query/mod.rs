//! What the reader asks for: a tree of conditions, how it is typed, and which passages may be found at all.
//! It must know neither the index nor how words are analysed.

pub mod language;
mod lexer;
mod parse;
mod synonyms;
mod tree;

use crate::date::{DateRange, Day};
use crate::error::{Error, Result};
use crate::text::ByteSpan;
use crate::text::words;

pub use synonyms::Synonyms;
pub use tree::{Dated, Field, Item, Letters, Misread, Node, Order, Query, Sign, When};

impl Query {
    /// Reads a query as typed; `fundstelle help query` has the language. Plain words always can be read.
    ///
    /// # Errors
    /// When an operator, a bracket, a quotation, a field, a date or a wildcard is not as it has to be: with the place, and
    /// the query that was probably meant.
    pub fn parse(text: &str) -> Result<Query> {
        parse::parse(text, None).map_err(|wrong| error(text, &wrong))
    }

    /// The same on a day that is `today` to the reader: `datum:gestern` is the day before.
    ///
    /// # Errors
    /// As [`Query::parse`].
    pub fn parse_on(text: &str, today: Day) -> Result<Query> {
        parse::parse(text, Some(today)).map_err(|wrong| error(text, &wrong))
    }

    /// Reads a query and mends what is wrong with it, as far as it can be; says what was mended.
    ///
    /// # Errors
    /// When it has no words, or too many.
    pub fn parse_tolerant(text: &str, today: Option<Day>) -> Result<(Query, Vec<Misread>)> {
        parse::parse_tolerant(text, today).map_err(|wrong| error(text, &wrong))
    }

    /// The query that asks for no word: whatever its scope allows is found.
    pub fn everything() -> Query {
        Query { root: Node::List(Vec::new()) }
    }

    /// Whether it asks for nothing.
    pub fn is_everything(&self) -> bool {
        matches!(&self.root, Node::List(items) if items.is_empty())
    }

    /// The same query, of passages that mention this person, too.
    pub fn of_person(self, name: &str) -> Query {
        let required = |node: Node| Item { sign: Sign::Required, node };
        let mut items = match self.root {
            Node::List(items) => items,
            node => vec![required(node)],
        };
        items.push(required(Node::named(name)));
        Query { root: Node::List(items) }
    }

    /// Takes a text, such as a headline, for its words alone: quotes and signs in it ask for nothing.
    ///
    /// # Errors
    /// When it holds no word.
    pub fn of_words(text: &str) -> Result<Query> {
        let item = |span: ByteSpan| Item { sign: Sign::Wanted, node: Node::Word(span.of(text).to_string()) };
        let items: Vec<Item> = hyphenated(text).into_iter().map(item).collect();
        if items.is_empty() {
            return Err(without_words());
        }
        Ok(Query { root: Node::List(items) })
    }
}

fn without_words() -> Error {
    Error::new("the query has no words").hint("write what to look for: fundstelle search \"Putin Waffenruhe\"")
}

/// Columns of a query that are shown with the place of an error in it.
const SHOWN_BEFORE: usize = 60;
const SHOWN_AFTER: usize = 30;

/// The error, with the query and a caret under the place.
fn error(text: &str, wrong: &Misread) -> Error {
    if words(text).next().is_none() {
        return without_words();
    }
    let line: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    // Signs are replaced by blanks of other lengths: places are counted in signs.
    // What was mended before may have moved the place; then the beginning is shown.
    let column = text.get(..wrong.place.start).map_or(0, |before| before.chars().count());
    let width = text.get(wrong.place.start..wrong.place.end).map_or(1, |place| place.chars().count()).max(1);
    let from = column.saturating_sub(SHOWN_BEFORE);
    let shown: String = line.chars().skip(from).take(column - from + width.min(SHOWN_AFTER) + SHOWN_AFTER).collect();
    let caret = format!("{}{}", " ".repeat(column - from), "^".repeat(width.min(SHOWN_AFTER)));
    let error = Error::new(format!("{}\n  {shown}\n  {caret}", wrong.what));
    match &wrong.meant {
        Some(meant) if meant.chars().count() <= 200 => {
            error.hint(format!("meant was probably: {meant}  (--tolerant searches for that)"))
        }
        Some(_) => error.hint("--tolerant searches for what can be read"),
        None => error.hint("leave out what matters least"),
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

/// The first of them.
fn first_held(text: &str) -> Option<ByteSpan> {
    let mut words = words(text);
    let mut held = words.next()?;
    for span in words {
        if !holds_together(held.of(text), &text[held.end..span.start], span.of(text)) {
            break;
        }
        held.end = span.end;
    }
    Some(held)
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

/// Which passages may be found at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Days the publication date must lie in.
    pub dates: Option<DateRange>,
    /// Times of which the passage must speak, of each of them.
    pub event_days: Vec<DateRange>,
    /// What happens to passages that may, but need not, be of these days.
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
