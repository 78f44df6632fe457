//! Reads what was typed into a tree. Plain words always can be read; what is meant as more and is not, is an error with its
//! place and the query that was probably meant.
//! It must not know what is searched.
//!
//! One language for readers of press databases, corpus tools and web search: beside the German operators stand those of
//! Lucene (`AND`, `&&`, `"a b"~5`, `[a TO b]`), COSMAS (`/w5`, `/+w5`, `/s0`, `&Wort`) and Nexis (`w/5`, `pre/5`, `w/s`,
//! `atleast3(…)`).

use super::first_held;
use super::tree::{Dated, Field, Item, Letters, Misread, Node, Order, Query, Sign};
use crate::analysis::words;
use crate::date::{self, DateRange, PublicationDate};
use crate::span::ByteSpan;

/// A longer query, in bytes, is a text.
pub const LENGTH_MAX: usize = 20_000;
/// Brackets and operators deeper in each other are a slip.
pub const NESTING_MAX: usize = 40;
/// More words, those that come again included, are a text.
pub const WORDS_MAX: usize = 2_000;
/// A wildcard with fewer letters of its own stands for too much.
pub const WILDCARD_LETTERS_MIN: usize = 2;
/// Words further from each other are not near.
pub const NEAR_MAX: u8 = 100;
/// Longer words, in bytes, are not searched for with letters left open.
const FUZZY_MAX: usize = 60;
/// So many `NEAR` and `VOR` in a row.
const NEAR_ROW_MAX: usize = 20;
/// What `NEAR` and `VOR` without a number mean.
const NEAR_USUAL: u8 = 10;
/// So many slips of one query are mended at most.
const MENDED_MAX: usize = 60;

type Parsed<T> = Result<T, Misread>;

/// Reads a query strictly.
pub fn parse(text: &str) -> Parsed<Query> {
    if text.len() > LENGTH_MAX {
        return Err(Misread {
            what: format!("the query is longer than {LENGTH_MAX} bytes"),
            place: ByteSpan::new(0, 0),
            meant: None,
        });
    }
    let tokens = tokens(text)?;
    let mut parser = Parser { text, tokens: &tokens, at: 0, depth: 0, words: 0 };
    let root = parser.query()?;
    Ok(Query { root })
}

/// Reads a query and mends what is wrong with it, as far as it can be mended; says what was mended.
pub fn parse_tolerant(text: &str) -> Parsed<(Query, Vec<Misread>)> {
    let mut typed = text.to_string();
    let mut mended = Vec::new();
    loop {
        match parse(&typed) {
            Ok(query) => return Ok((query, mended)),
            Err(wrong) => {
                let Some(meant) = wrong.meant.clone().filter(|meant| *meant != typed) else { return Err(wrong) };
                mended.push(wrong);
                if mended.len() > MENDED_MAX {
                    // What is left are its words.
                    let plain: String = typed.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
                    let plain = plain.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
                    return parse(&plain).map(|query| (query, mended));
                }
                typed = meant;
            }
        }
    }
}

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// One or more words that hyphens and the like hold together; with what is before and behind them.
    Word(Word),
    /// A quotation, its inside, and the distance behind it, `~5`.
    Quoted(ByteSpan, Option<u8>),
    /// `(`
    Open,
    /// `)`
    Close,
    And,
    Or,
    Not,
    /// `+` or `-` before what follows.
    Sign(Sign),
    Near(u8, Order),
    /// `SATZ(` before its bracket, and `w/s` between words.
    Sentence,
    BesideInSentence,
    Passage,
    BesideInPassage,
    AtLeast(u8),
    Field(Field),
    Days(DateField, ByteSpan),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum DateField {
    In,
    From,
    To,
}

#[derive(Clone, Debug, PartialEq)]
struct Word {
    span: ByteSpan,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Plain,
    Exact(Letters),
    Wildcard,
    Fuzzy(u8),
}

struct Placed {
    token: Token,
    place: ByteSpan,
}

/// The query with a part replaced.
fn with(text: &str, place: ByteSpan, by: &str) -> String {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let blank = |gap: bool| if gap { " " } else { "" };
    let left = blank(!by.is_empty() && before.ends_with(|c: char| c.is_alphanumeric()));
    let right = blank(!by.is_empty() && after.starts_with(|c: char| c.is_alphanumeric()));
    let meant = format!("{before}{left}{by}{right}{after}");
    meant.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn misread<T>(text: &str, what: impl Into<String>, place: ByteSpan, by: &str) -> Parsed<T> {
    let meant = with(text, place, by);
    let has_words = words(&meant).next().is_some();
    let meant = has_words.then_some(meant);
    Err(Misread { what: what.into(), place, meant })
}

const OPENING: [char; 5] = ['"', '„', '»', '“', '«'];

fn closing(mark: char) -> &'static [char] {
    match mark {
        '»' => &['«'],
        '«' => &['»'],
        _ => &['"', '“', '”'],
    }
}

/// Cuts a query into pieces.
fn tokens(text: &str) -> Parsed<Vec<Placed>> {
    let mut tokens: Vec<Placed> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = c.len_utf8();
        let here = |length: usize| ByteSpan::new(at, at + length);
        let before = text[..at].chars().next_back();
        let signed = matches!(tokens.last(), Some(Placed { token: Token::Sign(_), place }) if place.end == at);
        let valued = matches!(tokens.last(), Some(Placed { token: Token::Field(_), place }) if place.end == at);
        let begins = signed || valued || before.is_none_or(|c| c.is_whitespace() || c == '(');
        let mut push = |token: Token, length: usize| {
            tokens.push(Placed { token, place: here(length) });
            length
        };
        // Most signs are neither words nor begin anything; looking further at each would look at all that follow.
        let is_nothing = !(c.is_alphanumeric() || "=&|*?/+-()§%$€".contains(c) || OPENING.contains(&c));
        at += if c.is_whitespace() || is_nothing || (matches!(c, '-' | '+' | '/') && !begins) {
            length
        } else if OPENING.contains(&c) {
            // 12" is a measure.
            let inch = c == '"' && before.is_some_and(|c| c.is_ascii_digit());
            let inside = &rest[length..];
            match inside.find(closing(c)) {
                Some(_) | None if inch && !inside.contains('"') => length,
                Some(end) => {
                    let close = inside[end..].chars().next().map_or(1, char::len_utf8);
                    let all = length + end + close;
                    let (slop, taken) = slop(&rest[all..]);
                    push(Token::Quoted(ByteSpan::new(at + length, at + length + end), slop), all + taken)
                }
                None => return misread(text, "the quotation is never closed", here(length), ""),
            }
        } else if c == '(' {
            push(Token::Open, 1)
        } else if c == ')' {
            push(Token::Close, 1)
        } else if (c == '+' || c == '-') && begins && !signed && !valued && signs(&rest[1..]) {
            push(Token::Sign(if c == '+' { Sign::Required } else { Sign::Excluded }), 1)
        } else if rest.starts_with("&&") {
            push(Token::And, 2)
        } else if rest.starts_with("||") {
            push(Token::Or, 2)
        } else if let Some(wrong) = out_of_range(rest, begins) {
            return misread(text, wrong, here(chunk(rest).len()), "");
        } else if let Some((token, length)) = operator(rest, begins) {
            push(token, length)
        } else if let Some((token, length)) = field(text, at, begins)? {
            let taken = push(token, length);
            let value = at + taken;
            // The name of a paper or an address is one value: tagesspiegel.de.
            let whole = chunk(&text[value..]);
            let several = words(whole).nth(1).is_some() && first_held(whole).is_none_or(|held| held.end < whole.len());
            let is_field = matches!(tokens.last(), Some(Placed { token: Token::Field(_), .. }));
            if is_field && several && !whole.contains(['*', '?', '=', '~']) {
                let inside = ByteSpan::new(value, value + whole.len());
                tokens.push(Placed { token: Token::Quoted(inside, None), place: inside });
                taken + whole.len()
            } else {
                taken
            }
        } else if let Some((word, length)) = word(text, at, begins)? {
            push(Token::Word(word), length)
        } else {
            // Whatever else is between words separates them.
            length
        };
    }
    Ok(tokens)
}

/// Whether what follows a sign can be wanted or excluded.
fn signs(rest: &str) -> bool {
    rest.starts_with(|c: char| {
        c.is_alphanumeric() || c == '(' || c == '=' || c == '*' || c == '?' || OPENING.contains(&c)
    })
}

/// `~5` behind a quotation.
fn slop(rest: &str) -> (Option<u8>, usize) {
    let Some(digits) = rest.strip_prefix('~') else { return (None, 0) };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    match &digits[..length] {
        "" => (None, 1),
        // Too large a number is told where the quotation is read.
        number => (Some(number.parse().unwrap_or(u8::MAX)), 1 + length),
    }
}

/// The longest run without blanks, brackets and quotation marks.
fn chunk(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_whitespace() || c == '(' || c == ')' || OPENING.contains(&c) || c == '”');
    &rest[..end.unwrap_or(rest.len())]
}

/// An operator at the beginning of the rest, and its length.
fn operator(rest: &str, begins: bool) -> Option<(Token, usize)> {
    if !begins {
        return None;
    }
    let chunk = chunk(rest);
    let followed = rest[chunk.len()..].trim_start().starts_with('(');
    let number = |text: &str| text.parse::<u8>().ok().filter(|number| (1..=NEAR_MAX).contains(number));
    let near = |text: &str, order: Order| number(text).map(|distance| Token::Near(distance, order));
    let token = match chunk {
        "UND" | "AND" => Some(Token::And),
        "ODER" | "OR" => Some(Token::Or),
        "NICHT" | "NOT" => Some(Token::Not),
        "NEAR" => Some(Token::Near(NEAR_USUAL, Order::Any)),
        "VOR" | "PRE" => Some(Token::Near(NEAR_USUAL, Order::LeftFirst)),
        "SATZ" | "SENTENCE" if followed => Some(Token::Sentence),
        "ABSATZ" | "PARAGRAPH" if followed => Some(Token::Passage),
        "w/s" | "W/S" | "/s0" => Some(Token::BesideInSentence),
        "w/p" | "W/P" | "/p0" => Some(Token::BesideInPassage),
        _ => {
            let (name, value) = chunk.split_once('/').unwrap_or((chunk, ""));
            match name {
                "NEAR" | "near" | "w" | "W" => near(value, Order::Any),
                "VOR" | "PRE" | "pre" => near(value, Order::LeftFirst),
                "MIN" | "ATLEAST" => number(value).map(Token::AtLeast),
                "" if value.starts_with("+w") => near(&value[2..], Order::LeftFirst),
                "" if value.starts_with('w') => near(&value[1..], Order::Any),
                _ if followed => chunk
                    .strip_prefix("atleast")
                    .or_else(|| chunk.strip_prefix("ATLEAST"))
                    .and_then(number)
                    .map(Token::AtLeast),
                _ => None,
            }
        }
    };
    token.map(|token| (token, chunk.len()))
}

/// What is wrong with the number of an operator.
fn out_of_range(rest: &str, begins: bool) -> Option<String> {
    if !begins {
        return None;
    }
    let (name, number) = chunk(rest).split_once('/')?;
    let is_operator = matches!(name, "NEAR" | "near" | "VOR" | "PRE" | "pre" | "w" | "W" | "MIN" | "ATLEAST");
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let wrong = is_operator && digits && !number.parse::<u8>().is_ok_and(|number| (1..=NEAR_MAX).contains(&number));
    wrong.then(|| format!("{name} takes a number from 1 to {NEAR_MAX}"))
}

/// A field and its colon, or a date with what it asks for.
fn field(text: &str, at: usize, begins: bool) -> Parsed<Option<(Token, usize)>> {
    let rest = &text[at..];
    let name_length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let Some(value) = rest[name_length..].strip_prefix(':').filter(|_| begins && name_length > 0) else {
        return Ok(None);
    };
    let quoted = value.starts_with(OPENING);
    if value.is_empty() || value.starts_with(|c: char| c.is_whitespace()) || value.starts_with('/') {
        return Ok(None);
    }
    // Lehrer:innen is a word.
    if words(rest).next().is_some_and(|word| word.end > name_length) {
        return Ok(None);
    }
    let name = rest[..name_length].to_lowercase();
    let length = name_length + 1;
    let found = Field::ALL.iter().find(|(_, german, english)| name == *german || name == *english);
    if let Some((field, ..)) = found {
        return Ok(Some((Token::Field(*field), length)));
    }
    let days = match name.as_str() {
        "datum" | "date" => Some(DateField::In),
        "von" | "from" | "ab" | "seit" => Some(DateField::From),
        "bis" | "to" => Some(DateField::To),
        _ => None,
    };
    if let Some(days) = days {
        let (inside, taken) = if quoted {
            let mark = value.chars().next().unwrap_or('"');
            let open = mark.len_utf8();
            match value[open..].find(closing(mark)) {
                Some(end) => {
                    let close = value[open + end..].chars().next().map_or(1, char::len_utf8);
                    (ByteSpan::new(at + length + open, at + length + open + end), open + end + close)
                }
                None => {
                    let quote = ByteSpan::new(at + length, at + length + open);
                    return misread(text, "the quotation is never closed", quote, "");
                }
            }
        } else if let Some(inside) = value.strip_prefix('[') {
            match inside.find(']') {
                Some(end) => (ByteSpan::new(at + length + 1, at + length + 1 + end), end + 2),
                None => {
                    let open = ByteSpan::new(at + length, at + length + 1);
                    return misread(text, "the bracket is never closed", open, "");
                }
            }
        } else {
            let taken = chunk(value).len();
            (ByteSpan::new(at + length, at + length + taken), taken)
        };
        return Ok(Some((Token::Days(days, inside), length + taken)));
    }
    let known: Vec<&str> = Field::ALL.iter().map(|(_, name, _)| *name).chain(["datum", "von", "bis"]).collect();
    misread(
        text,
        format!("there is no field {name}; fields are {}", known.join(", ")),
        ByteSpan::new(at, at + length),
        &rest[..name_length],
    )
}

/// A word, with what is before and behind it that makes it more.
fn word(text: &str, at: usize, begins: bool) -> Parsed<Option<(Word, usize)>> {
    let rest = &text[at..];
    let chunk = chunk(rest);
    let lead = match () {
        () if begins && chunk.starts_with("==") => 2,
        () if begins && (chunk.starts_with('=') || chunk.starts_with('&')) => 1,
        () => 0,
    };
    let body = &chunk[lead..];
    // A wildcard is a run of letters and stars that is no word of its own, as Lehrer*innen is; the mark that ends a question
    // is none.
    let in_run = |c: char| c.is_alphanumeric() || matches!(c, '*' | '?' | '\u{ad}' | '\u{300}'..='\u{36f}');
    let run = body.find(|c: char| !in_run(c)).unwrap_or(body.len());
    let pattern = body[..run].trim_end_matches('?');
    let Some(first) = words(body).next() else {
        // Stars alone stand for everything.
        if begins && body.contains('*') && body.chars().all(|c| matches!(c, '*' | '?')) {
            return misread(text, "a wildcard needs letters", ByteSpan::new(at, at + chunk.len()), "");
        }
        return Ok(None);
    };
    let word_of_its_own = first.start == 0 && first.end >= pattern.len();
    let wild = lead == 0 && begins_word(text, at) && pattern.contains(['*', '?']) && !word_of_its_own;
    if wild {
        let letters = pattern.chars().filter(|c| c.is_alphanumeric()).count();
        let place = ByteSpan::new(at, at + pattern.len());
        if letters < WILDCARD_LETTERS_MIN {
            let bare: String = pattern.chars().filter(|c| c.is_alphanumeric()).collect();
            return misread(text, format!("a wildcard needs {WILDCARD_LETTERS_MIN} letters or more"), place, &bare);
        }
        return Ok(Some((Word { span: place, kind: Kind::Wildcard }, pattern.len())));
    }
    if first.start > 0 {
        return Ok(None);
    }
    // What hyphens hold together, which may reach over blanks: 1 200, MH 17, 4. 7. 2025.
    let held = first_held(&rest[lead..]).filter(|_| !NAMES.contains(&first.of(body))).unwrap_or(first);
    let end = lead + held.end;
    let behind = &rest[end..];
    let plain = |kind: Kind, end: usize| Ok(Some((Word { span: ByteSpan::new(at + lead, at + end), kind }, end)));
    if chunk.starts_with('=') {
        let letters = if lead == 2 { Letters::Literal } else { Letters::Folded };
        return plain(Kind::Exact(letters), lead + first.end);
    }
    if behind.starts_with('~') && held == first && lead == 0 {
        let digits = behind[1..].bytes().take_while(u8::is_ascii_digit).count();
        let place = ByteSpan::new(at + end, at + end + 1 + digits);
        if end > FUZZY_MAX {
            return misread(text, format!("a word with ~ has at most {FUZZY_MAX} letters"), place, "");
        }
        let distance = match &behind[1..=digits] {
            "" => usual_distance(&rest[..end]),
            "1" => 1,
            "2" => 2,
            _ => return misread(text, "only ~1 and ~2 are possible", place, ""),
        };
        let word = Word { span: ByteSpan::new(at, at + end), kind: Kind::Fuzzy(distance) };
        return Ok(Some((word, end + 1 + digits)));
    }
    plain(Kind::Plain, end)
}

/// Names of operators; as words they are written small, so that what is printed can be read again.
const NAMES: [&str; 13] =
    ["UND", "AND", "ODER", "OR", "NICHT", "NOT", "NEAR", "VOR", "PRE", "SATZ", "ABSATZ", "SENTENCE", "PARAGRAPH"];

fn begins_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '*')
}

/// What `~` alone means: short words have many neighbours.
fn usual_distance(word: &str) -> u8 {
    if word.chars().count() <= 5 { 1 } else { 2 }
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Placed],
    at: usize,
    depth: usize,
    words: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|placed| &placed.token)
    }

    fn place(&self, at: usize) -> ByteSpan {
        self.tokens.get(at).map_or(ByteSpan::new(self.text.len(), self.text.len()), |placed| placed.place)
    }

    fn wrong<T>(&self, what: impl Into<String>, place: ByteSpan, by: &str) -> Parsed<T> {
        misread(self.text, what, place, by)
    }

    fn query(&mut self) -> Parsed<Node> {
        let has_operators = self.has_operators();
        let root = if has_operators { self.or()? } else { self.list()? };
        if let Some(Token::Close) = self.peek() {
            return self.wrong("this bracket closes nothing", self.place(self.at), "");
        }
        match root {
            Node::List(items) if items.is_empty() => Err(Misread {
                what: "the query has no words".to_string(),
                place: ByteSpan::new(0, self.text.len()),
                meant: None,
            }),
            root => Ok(root),
        }
    }

    /// Whether there is a `UND` or `ODER` outside of brackets.
    fn has_operators(&self) -> bool {
        let mut open = 0_usize;
        self.tokens.iter().any(|placed| {
            match placed.token {
                Token::Open => open += 1,
                Token::Close => open = open.saturating_sub(1),
                _ => {}
            }
            open == 0 && matches!(placed.token, Token::And | Token::Or)
        })
    }

    /// What people type: words and conditions side by side.
    fn list(&mut self) -> Parsed<Node> {
        let mut items = Vec::new();
        while let Some(token) = self.peek().cloned() {
            let sign = match token {
                Token::Close => break,
                Token::Sign(sign) => {
                    self.at += 1;
                    sign
                }
                Token::Not => {
                    self.at += 1;
                    self.operand("NICHT")?;
                    Sign::Excluded
                }
                _ => Sign::Wanted,
            };
            let node = self.near()?;
            items.push(Item { sign, node });
        }
        Ok(Node::List(items))
    }

    /// Says that an operator has nothing behind it, when it has not.
    fn operand(&self, name: &str) -> Parsed<()> {
        match self.peek() {
            None | Some(Token::Close | Token::And | Token::Or | Token::Near(..)) => {
                self.wrong(format!("{name} needs something behind it"), self.place(self.at - 1), "")
            }
            _ => Ok(()),
        }
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            let open = self.place(self.at.saturating_sub(1));
            return self.wrong(format!("more than {NESTING_MAX} brackets and operators in each other"), open, "");
        }
        let found = inner(self);
        self.depth -= 1;
        found
    }

    fn or(&mut self) -> Parsed<Node> {
        self.deeper(|parser| {
            let mut nodes = vec![parser.and("ODER")?];
            while let Some(Token::Or) = parser.peek() {
                parser.at += 1;
                parser.operand("ODER")?;
                nodes.push(parser.and("ODER")?);
            }
            Ok(several(nodes, Node::Or, open_or))
        })
    }

    fn and(&mut self, outer: &str) -> Parsed<Node> {
        let mut nodes = Vec::new();
        loop {
            match self.peek() {
                Some(Token::And) => {
                    if nodes.is_empty() {
                        return self.wrong("UND needs something before it", self.place(self.at), "");
                    }
                    self.at += 1;
                    self.operand("UND")?;
                }
                Some(Token::Or) if nodes.is_empty() => {
                    return self.wrong(format!("{outer} needs something before it"), self.place(self.at), "");
                }
                None | Some(Token::Close | Token::Or) => break,
                Some(_) => nodes.push(self.signed()?),
            }
        }
        if nodes.is_empty() {
            let place = self.place(self.at);
            return match self.at.checked_sub(1).map(|before| (self.place(before), &self.tokens[before].token)) {
                Some((before, Token::Open)) => {
                    self.wrong("the brackets are empty", ByteSpan::new(before.start, place.end), "")
                }
                _ => Err(Misread { what: "the query has no words".to_string(), place, meant: None }),
            };
        }
        Ok(several(nodes, Node::And, open_and))
    }

    /// Beside operators, a sign is an operator, too.
    fn signed(&mut self) -> Parsed<Node> {
        match self.peek() {
            Some(Token::Sign(Sign::Excluded)) => {
                self.at += 1;
                Ok(not(self.near()?))
            }
            Some(Token::Not) => {
                self.at += 1;
                self.operand("NICHT")?;
                let node = self.deeper(Self::signed)?;
                Ok(not(node))
            }
            Some(Token::Sign(_)) => {
                self.at += 1;
                self.near()
            }
            _ => self.near(),
        }
    }

    fn near(&mut self) -> Parsed<Node> {
        let from = self.at;
        let mut row = 0;
        let mut left = self.primary()?;
        loop {
            let operator = self.at;
            match self.peek() {
                Some(Token::Near(distance, order)) => {
                    let (distance, order) = (*distance, *order);
                    self.at += 1;
                    self.operand(if order == Order::Any { "NEAR" } else { "VOR" })?;
                    let at = self.at;
                    let right = self.primary()?;
                    self.textual(&left, from, "NEAR and VOR")?;
                    self.textual(&right, at, "NEAR and VOR")?;
                    row += 1;
                    if row > NEAR_ROW_MAX {
                        return self.wrong("too many NEAR and VOR in a row", self.place(operator), "");
                    }
                    left = Node::Near { left: Box::new(left), right: Box::new(right), distance, order };
                }
                Some(Token::BesideInSentence | Token::BesideInPassage) => {
                    let sentence = self.peek() == Some(&Token::BesideInSentence);
                    self.at += 1;
                    self.operand(if sentence { "w/s" } else { "w/p" })?;
                    let right = self.primary()?;
                    // a w/s b w/s c is all three in one sentence.
                    let left_inside = match left {
                        Node::Sentence(inner) if sentence => *inner,
                        Node::Passage(inner) if !sentence => *inner,
                        left => left,
                    };
                    let both = Box::new(several(vec![left_inside, right], Node::And, open_and));
                    self.textual(&both, from, "SATZ and ABSATZ")?;
                    left = if sentence { Node::Sentence(both) } else { Node::Passage(both) };
                }
                _ => return Ok(left),
            }
        }
    }

    /// Says that a date or the like stands where only words of the text can.
    fn textual(&self, node: &Node, at: usize, what: &str) -> Parsed<()> {
        if is_textual(node) {
            return Ok(());
        }
        // What was meant cannot be told; its words can.
        let plain: Vec<String> = words(self.text)
            .map(|span| span.of(self.text))
            .map(|word| if NAMES.contains(&word) { word.to_lowercase() } else { word.to_string() })
            .collect();
        let what = format!("{what} work on words of the text only, not on fields, dates, MIN and NICHT");
        Err(Misread { what, place: self.place(at), meant: Some(plain.join(" ")) })
    }

    fn primary(&mut self) -> Parsed<Node> {
        let at = self.at;
        let place = self.place(at);
        let Some(placed) = self.tokens.get(at) else {
            return self.wrong("something is missing at the end", place, "");
        };
        self.at += 1;
        match &placed.token {
            Token::Word(word) => self.word(word),
            Token::Quoted(inside, slop) => self.quoted(*inside, *slop, place),
            Token::Open => self.brackets(at),
            Token::Close => self.wrong("this bracket closes nothing", place, ""),
            Token::And => self.wrong("UND needs something before it", place, ""),
            Token::Or => self.wrong("ODER needs something before it", place, ""),
            Token::Near(..) => self.wrong("NEAR and VOR need something before them", place, ""),
            Token::BesideInSentence | Token::BesideInPassage => {
                self.wrong("this operator needs something before it", place, "")
            }
            Token::Sign(_) | Token::Not => self.wrong("a sign is out of place", place, ""),
            Token::Sentence | Token::Passage => {
                let sentence = placed.token == Token::Sentence;
                let open = self.at;
                self.at += 1;
                let node = self.brackets(open)?;
                self.textual_in(&node, open)?;
                Ok(if sentence { Node::Sentence(Box::new(node)) } else { Node::Passage(Box::new(node)) })
            }
            Token::AtLeast(count) => {
                self.operand("MIN")?;
                let at = self.at;
                let node = self.deeper(Self::primary)?;
                self.textual(&node, at, "MIN")?;
                Ok(Node::AtLeast { count: *count, node: Box::new(node) })
            }
            Token::Field(field) => {
                self.operand(&format!("{}:", field.name()))?;
                let at = self.at;
                let value = self.deeper(Self::primary)?;
                if !is_field_value(&value) {
                    return self.wrong("a field takes words, quotations, UND, ODER and NICHT", self.place(at), "");
                }
                Ok(Node::Field { field: *field, value: Box::new(value) })
            }
            Token::Days(days, inside) => self.days(*days, *inside, place),
        }
    }

    fn textual_in(&self, node: &Node, at: usize) -> Parsed<()> {
        self.textual(node, at, "SATZ and ABSATZ")
    }

    fn brackets(&mut self, open: usize) -> Parsed<Node> {
        let node = self.or()?;
        match self.peek() {
            Some(Token::Close) => {
                self.at += 1;
                Ok(node)
            }
            _ => {
                let place = self.place(open);
                let mut meant = self.text.to_string();
                meant.push(')');
                Err(Misread { what: "the bracket is never closed".to_string(), place, meant: Some(meant) })
            }
        }
    }

    fn word(&mut self, word: &Word) -> Parsed<Node> {
        self.words += 1;
        if self.words > WORDS_MAX {
            let what = format!("the query has more than {WORDS_MAX} words");
            return Err(Misread { what, place: word.span, meant: None });
        }
        let text = word.span.of(self.text).to_string();
        Ok(match word.kind {
            Kind::Plain if NAMES.contains(&text.as_str()) => Node::Word(text.to_lowercase()),
            Kind::Plain => Node::Word(text),
            Kind::Exact(letters) => Node::Exact { word: text, letters },
            Kind::Wildcard => Node::Wildcard(text),
            Kind::Fuzzy(distance) => Node::Fuzzy { word: text, distance },
        })
    }

    fn quoted(&mut self, inside: ByteSpan, slop: Option<u8>, place: ByteSpan) -> Parsed<Node> {
        let text = inside.of(self.text);
        let mut nodes = Vec::new();
        for node in members(text) {
            self.words += 1;
            if self.words > WORDS_MAX {
                let what = format!("the query has more than {WORDS_MAX} words");
                return Err(Misread { what, place, meant: None });
            }
            nodes.push(node);
        }
        if nodes.is_empty() {
            return self.wrong("the quotation has no words", place, "");
        }
        let Some(distance) = slop.filter(|_| nodes.len() > 1) else { return Ok(Node::Phrase(nodes)) };
        if !(1..=NEAR_MAX).contains(&distance) {
            let quotation = format!("\"{text}\"");
            return self.wrong(format!("~ behind a quotation takes a number from 1 to {NEAR_MAX}"), place, &quotation);
        }
        let nodes = nodes.into_iter().map(|node| match node {
            Node::Word(text) if NAMES.contains(&text.as_str()) => Node::Word(text.to_lowercase()),
            node => node,
        });
        let near = |left: Node, right: Node| {
            let (left, right) = (Box::new(left), Box::new(right));
            Node::Near { left, right, distance, order: Order::Any }
        };
        if nodes.len() > NEAR_ROW_MAX {
            return self.wrong("so many words cannot be near each other", place, text);
        }
        Ok(nodes.reduce(near).unwrap_or(Node::Phrase(Vec::new())))
    }

    fn days(&self, days: DateField, inside: ByteSpan, place: ByteSpan) -> Parsed<Node> {
        let written = inside.of(self.text).trim();
        let parts = written.split_once("..").or_else(|| written.split_once(" TO "));
        let read = |text: &str| -> Parsed<Option<PublicationDate>> {
            let text = text.trim();
            if text.is_empty() || text == "*" {
                return Ok(None);
            }
            // März-2022 is typed without a blank.
            let spaced = text.replace(['-', '_'], " ");
            date::parse(text)
                .or_else(|error| if text.contains(char::is_alphabetic) { date::parse(&spaced) } else { Err(error) })
                .map(Some)
                .or_else(|error| self.wrong(format!("{text}: {error}"), place, ""))
        };
        let (first, last) = match parts {
            Some((first, last)) => (read(first)?, read(last)?),
            None => {
                let date = read(written)?;
                (date, date)
            }
        };
        let range = match days {
            DateField::In => {
                DateRange { first: first.map(PublicationDate::first), last: last.map(PublicationDate::last) }
            }
            DateField::From => DateRange { first: first.map(PublicationDate::first), last: None },
            DateField::To => DateRange { first: None, last: last.map(PublicationDate::last) },
        };
        if range.is_empty() {
            return self.wrong("these days end before they begin", place, "");
        }
        if range.first.is_none() && range.last.is_none() {
            return self.wrong("a date is missing", place, "");
        }
        Ok(Node::Dated(Dated { range }))
    }
}

/// The members of a quotation: words, forms with `=`, wildcards.
fn members(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for piece in text.split_whitespace() {
        // Inside of quotes a slip is no operator, but a sign of the text.
        let special = piece.starts_with('=') || piece.contains(['*', '?']);
        let mut at = 0;
        if special
            && let Ok(Some((word, length))) = word(piece, 0, true)
            && let Kind::Exact(_) | Kind::Wildcard = word.kind
        {
            let written = word.span.of(piece).to_string();
            nodes.push(match word.kind {
                Kind::Exact(letters) => Node::Exact { word: written, letters },
                _ => Node::Wildcard(written),
            });
            at = length;
        }
        nodes.extend(words(&piece[at..]).map(|span| Node::Word(span.of(&piece[at..]).to_string())));
    }
    nodes
}

fn not(node: Node) -> Node {
    match node {
        Node::Not(inner) => *inner,
        node => Node::Not(Box::new(node)),
    }
}

fn open_and(node: Node) -> Result<Vec<Node>, Node> {
    if let Node::And(nodes) = node { Ok(nodes) } else { Err(node) }
}

fn open_or(node: Node) -> Result<Vec<Node>, Node> {
    if let Node::Or(nodes) = node { Ok(nodes) } else { Err(node) }
}

/// One node, or several in one; those of the same kind are taken apart.
fn several(mut nodes: Vec<Node>, of: fn(Vec<Node>) -> Node, open: fn(Node) -> Result<Vec<Node>, Node>) -> Node {
    if nodes.len() == 1 {
        return nodes.swap_remove(0);
    }
    let mut flat = Vec::new();
    for node in nodes {
        match open(node) {
            Ok(inner) => flat.extend(inner),
            Err(node) => flat.push(node),
        }
    }
    of(flat)
}

/// Whether it is about words of a passage and nothing else, and says what is there rather than what is not.
fn is_textual(node: &Node) -> bool {
    match node {
        Node::Word(_) | Node::Exact { .. } | Node::Wildcard(_) | Node::Fuzzy { .. } | Node::Phrase(_) => true,
        Node::Near { left, right, .. } => is_textual(left) && is_textual(right),
        Node::Sentence(node) | Node::Passage(node) => is_textual(node),
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().all(is_textual),
        Node::List(_) | Node::AtLeast { .. } | Node::Field { .. } | Node::Dated(_) | Node::Not(_) => false,
    }
}

fn is_field_value(node: &Node) -> bool {
    match node {
        Node::Word(_) | Node::Exact { .. } | Node::Wildcard(_) | Node::Phrase(_) => true,
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().all(is_field_value),
        Node::Not(node) => is_field_value(node),
        _ => false,
    }
}
