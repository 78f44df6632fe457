//! The tree of a query: what the reader asked for, as a small printable value.
//! It must know neither how it was typed nor how it is searched.

use crate::date::{DateRange, Day};
use crate::query::error::{ParseError, ParseErrorKind};
use crate::query::hyphenated::{holds_together, hyphenated};
use crate::text::{ByteSpan, words};
use std::fmt;

/// A query: one tree, and the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// What is asked for.
    pub root: Node,
}

/// What a passage is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words and conditions as people type them: of those merely wanted, more are better; the others decide.
    List(Vec<Item>),
    /// A word in any inflection and spelling, also inside compounds.
    Word(String),
    /// `=Maße`: this form, however it is spelled; `==Grünen`: these letters.
    Exact {
        /// The form.
        word: String,
        /// Whether capitals and spelling count, too.
        letters: Letters,
    },
    /// `Waffen*`, `*ruhe`, `Sch?fer`: forms that fit.
    Wildcard(String),
    /// `Selenski~`: forms at most this many letters away.
    Fuzzy {
        /// The form.
        word: String,
        /// How many letters may be other, missing, added or swapped.
        distance: u8,
    },
    /// `"…"`: these next to each other, in this order.
    Phrase(Vec<Node>),
    /// `a NEAR/5 b`: at most this many words from one to the other.
    Near {
        /// One.
        left: Box<Node>,
        /// The other.
        right: Box<Node>,
        /// How many words further the other may be.
        distance: u8,
        /// Whether the first has to come first: `VOR`.
        order: Order,
    },
    /// `SATZ(…)`: all of it in one sentence.
    Sentence(Box<Node>),
    /// `ABSATZ(…)`: all of it in one passage.
    Passage(Box<Node>),
    /// `ARTIKEL(…)`: all of it in one article, each somewhere in it.
    Article(Box<Node>),
    /// `MIN/3 …`: at least this many times in the article.
    AtLeast {
        /// How many times.
        count: u8,
        /// What.
        node: Box<Node>,
    },
    /// `titel:…`: about the article rather than in the passage.
    Field {
        /// Which.
        field: Field,
        /// What is looked for there.
        value: Box<Node>,
    },
    /// `datum:…`, `von:…`, `bis:…`: published in these days; `ereignis:…`: speaking of them.
    Dated(Dated),
    /// All of them.
    And(Vec<Node>),
    /// One of them at least.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

/// A member of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How much it is wanted.
    pub sign: Sign,
    /// What.
    pub node: Node,
}

/// How much a member of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Better with than without, if it is a word; else required.
    Wanted,
    /// `+`: only with it.
    Required,
    /// `-`: only without it.
    Excluded,
}

/// What of a form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Case and spelling do not: *Strasse* is *Straße*.
    Folded,
    /// Every letter counts.
    Literal,
}

/// Whether the order of two words counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// No.
    Any,
    /// The left one comes first.
    LeftFirst,
}

/// What is known of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Its title.
    Title,
    /// Who wrote it.
    Author,
    /// The paper or agency.
    Source,
    /// The section of the paper.
    Section,
    /// Its address.
    Url,
    /// A person in the passage.
    Person,
}

impl Field {
    /// All of them, with their German and their English name.
    pub const ALL: [(Field, &'static str, &'static str); 6] = [
        (Field::Title, "titel", "title"),
        (Field::Author, "autor", "author"),
        (Field::Source, "quelle", "source"),
        (Field::Section, "ressort", "section"),
        (Field::Url, "url", "url"),
        (Field::Person, "person", "person"),
    ];

    /// Its German name.
    pub fn name(self) -> &'static str {
        Field::ALL.iter().find(|(field, ..)| *field == self).map_or("", |(_, name, _)| name)
    }
}

/// Days asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// What is to be of these days.
    pub of: When,
    /// The days.
    pub range: DateRange,
}

/// What is asked to be of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The article: it was published then.
    Published,
    /// What the passage speaks of: it says a date of then.
    Said,
}

impl Query {
    /// The members of the list that the query is; a query that is no list is a list of one.
    pub fn items(&self) -> &[Item] {
        match &self.root {
            Node::List(items) => items,
            _ => &[],
        }
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
    pub fn of_words(text: &str) -> Result<Query, ParseError> {
        let item = |span: ByteSpan| Item { sign: Sign::Wanted, node: Node::Word(span.of(text).to_string()) };
        let items: Vec<Item> = hyphenated(text).into_iter().map(item).collect();
        if items.is_empty() {
            let everywhere = ByteSpan::new(0, text.len());
            return Err(ParseError::new(text, ParseErrorKind::NoWords, everywhere, None));
        }
        Ok(Query { root: Node::List(items) })
    }
}

impl Node {
    /// The condition on a person of this name.
    pub fn named(name: &str) -> Node {
        let name: Vec<&str> =
            name.split(|c: char| c.is_whitespace() || c == '"').filter(|word| !word.is_empty()).collect();
        Node::Field { field: Field::Person, value: Box::new(Node::Phrase(vec![Node::Word(name.join(" "))])) }
    }

    /// Whether it is one word or one thing in brackets or quotes, which needs no brackets of its own.
    fn is_atom(&self) -> bool {
        !matches!(self, Node::List(_) | Node::And(_) | Node::Or(_) | Node::Not(_) | Node::Near { .. })
    }

    fn in_brackets(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_atom() { write!(f, "{self}") } else { write!(f, "({self})") }
    }
}

fn joined(nodes: &[Node], between: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        match node {
            Node::Not(_) => write!(f, "{node}")?,
            _ => node.in_brackets(f)?,
        }
    }
    Ok(())
}

impl fmt::Display for Node {
    /// The canonical form, which parses to the same tree.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::List(items) => list(items, f),
            Node::Word(word) => f.write_str(word),
            Node::Exact { word, letters: Letters::Folded } => write!(f, "={word}"),
            Node::Exact { word, letters: Letters::Literal } => write!(f, "=={word}"),
            Node::Wildcard(pattern) => f.write_str(pattern),
            Node::Fuzzy { word, distance } => write!(f, "{word}~{distance}"),
            Node::Phrase(nodes) => {
                f.write_str("\"")?;
                for (index, node) in nodes.iter().enumerate() {
                    write!(f, "{}{node}", if index > 0 { " " } else { "" })?;
                }
                f.write_str("\"")
            }
            Node::Near { left, right, distance, order } => {
                left.in_brackets(f)?;
                write!(f, " {}/{distance} ", if *order == Order::Any { "NEAR" } else { "VOR" })?;
                right.in_brackets(f)
            }
            Node::Sentence(node) => write!(f, "SATZ({node})"),
            Node::Passage(node) => write!(f, "ABSATZ({node})"),
            Node::Article(node) => write!(f, "ARTIKEL({node})"),
            Node::AtLeast { count, node } => {
                write!(f, "MIN/{count} ")?;
                node.in_brackets(f)
            }
            Node::Field { field, value } => {
                write!(f, "{}:", field.name())?;
                value.in_brackets(f)
            }
            Node::Dated(Dated { of, range }) => match (of, range.first, range.last) {
                (_, None, None) => Ok(()),
                (When::Published, Some(first), Some(last)) => write!(f, "datum:{first}..{last}"),
                (When::Published, Some(first), None) => write!(f, "von:{first}"),
                (When::Published, None, Some(last)) => write!(f, "bis:{last}"),
                (When::Said, first, last) => {
                    let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
                    write!(f, "ereignis:{}..{}", day(first), day(last))
                }
            },
            Node::And(nodes) => joined(nodes, " UND ", f),
            Node::Or(nodes) => joined(nodes, " ODER ", f),
            Node::Not(node) => {
                f.write_str("NICHT ")?;
                node.in_brackets(f)
            }
        }
    }
}

fn list(items: &[Item], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            // A blank would make *MH* and *17* one word.
            // … and a bracket behind *SATZ* an operator.
            let (before, printed) = (items[index - 1].node.to_string(), item.node.to_string());
            let last = hyphenated(&before).last().copied().filter(|last| last.end == before.len());
            let first = words(&printed).next().filter(|first| first.start == 0 && item.sign == Sign::Wanted);
            let held =
                last.zip(first).is_some_and(|(last, first)| holds_together(last.of(&before), " ", first.of(&printed)));
            let bracket = matches!(items[index - 1].node, Node::Word(_)) && !item.node.is_atom();
            let apart = held || (bracket && item.sign == Sign::Wanted);
            f.write_str(if apart { ", " } else { " " })?;
        }
        f.write_str(match item.sign {
            Sign::Wanted => "",
            Sign::Required => "+",
            Sign::Excluded => "-",
        })?;
        item.node.in_brackets(f)?;
    }
    Ok(())
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}
