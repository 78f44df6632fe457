//! Reads what was typed into a tree. Plain words always can be read; what looks like an operator and is none is an
//! error with its place and a query that can be read. It must not know what is searched.
//!
//! One language for readers of press databases, corpus tools and web search: beside the German operators stand those of
//! Lucene (`AND`, `&&`, `"a b"~5`, `[a TO b]`), COSMAS (`/w5`, `/+w5`, `/s0`, `&Wort`) and Nexis (`w/5`, `pre/5`,
//! `w/s`, `atleast3(…)`).

use crate::date::{DateRange, Day};
use crate::query::error::{ParseError, ParseErrorKind, Parsed, refuse};
use crate::query::lexer::{
    DateField, Kind, NAMES, NEAR_MAX, OPENING, Placed, Token, Word, no_small_operator, tokens, word,
};
use crate::query::tree::{Dated, Field, Item, Node, Order, Query, Sign, When};
use crate::temporal::{self, TypedDateError};
use crate::text::{ByteSpan, words};

/// A longer query, in bytes, is a text.
pub const LENGTH_MAX: usize = 20_000;
/// Brackets and operators deeper in each other are a slip.
pub const NESTING_MAX: usize = 40;
/// More words, those that come again included, are a text.
pub const WORDS_MAX: usize = 2_000;
/// The most `NEAR` and `VOR` in a row.
const NEAR_ROW_MAX: usize = 20;
/// The most words behind a date that may belong to it.
const DATE_WORDS_MAX: usize = 5;
/// The most slips that are mended in one query.
const MENDED_MAX: usize = 60;

/// The names of the fields that take a date.
pub const DATE_FIELDS: [&str; 4] = ["datum", "von", "bis", "ereignis"];

impl Query {
    /// Reads a query as typed; `fundstelle help query` has the language. Plain words always can be read.
    ///
    /// # Errors
    /// When an operator, a bracket, a quotation, a field, a date or a wildcard is not as it has to be: with the place,
    /// and a query that can be read.
    pub fn parse(text: &str) -> Result<Query, ParseError> {
        parse(text, None).map_err(|error| with_readable_suggestion(error, None))
    }

    /// The same on a day that is `today` to the reader: `datum:gestern` is the day before.
    ///
    /// # Errors
    /// As [`Query::parse`].
    pub fn parse_on(text: &str, today: Day) -> Result<Query, ParseError> {
        // Only what was just typed: a query that is printed has its words small.
        let typed = |query| tokens(text).and_then(|tokens| no_small_operator(text, &tokens)).map(|()| query);
        parse(text, Some(today)).and_then(typed).map_err(|error| with_readable_suggestion(error, Some(today)))
    }

    /// Reads a query and mends what is wrong with it, as far as it can be; says what was mended.
    ///
    /// # Errors
    /// When it has no words, or too many.
    pub fn parse_tolerant(text: &str, today: Option<Day>) -> Result<(Query, Vec<ParseError>), ParseError> {
        let mut typed = text.to_string();
        let mut mended = Vec::new();
        loop {
            let error = match parse(&typed, today) {
                Ok(query) => return Ok((query, mended)),
                Err(error) => error,
            };
            let Some(suggestion) = error.suggestion.clone().filter(|suggestion| *suggestion != typed) else {
                return Err(error);
            };
            mended.push(error);
            if mended.len() > MENDED_MAX {
                // What is left are its words.
                let plain: String = typed.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
                let plain = plain.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
                return parse(&plain, today).map(|query| (query, mended));
            }
            typed = suggestion;
        }
    }
}

/// The error with a suggestion that can be typed: what is suggested may have to be mended itself. Without one when
/// nothing can be made of it.
fn with_readable_suggestion(error: ParseError, today: Option<Day>) -> ParseError {
    let mut suggestion = error.suggestion.clone();
    for _ in 0..=MENDED_MAX {
        let Some(typed) = suggestion else { break };
        suggestion = match parse(&typed, today) {
            Ok(_) => return ParseError { suggestion: Some(typed), ..error },
            Err(next) => next.suggestion.filter(|next| *next != typed),
        };
    }
    ParseError { suggestion: None, ..error }
}

fn parse(text: &str, today: Option<Day>) -> Parsed<Query> {
    if words(text).next().is_none() {
        return Err(ParseError::new(text, ParseErrorKind::NoWords, ByteSpan::new(0, text.len()), None));
    }
    if text.len() > LENGTH_MAX {
        return Err(ParseError::new(text, ParseErrorKind::TooLong(LENGTH_MAX), ByteSpan::new(0, 0), None));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser { text, today, tokens: &tokens, at: 0, depth: 0, words: 0 };
    let root = parser.query()?;
    Ok(Query { root })
}

/// Operators with a limit on what stands beside them, as they are named to readers.
const NEAR: &[&str] = &["NEAR", "VOR"];
const INSIDE: &[&str] = &["SATZ", "ABSATZ"];

struct Parser<'a> {
    text: &'a str,
    today: Option<Day>,
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

    fn refuse<T>(&self, kind: ParseErrorKind, span: ByteSpan, by: &str) -> Parsed<T> {
        refuse(self.text, kind, span, by)
    }

    /// An error that nothing put in its place would mend.
    fn give_up<T>(&self, kind: ParseErrorKind, span: ByteSpan) -> Parsed<T> {
        Err(ParseError::new(self.text, kind, span, None))
    }

    fn query(&mut self) -> Parsed<Node> {
        let has_operators = self.has_operators();
        let root = if has_operators { self.or()? } else { self.list()? };
        if let Some(Token::Close) = self.peek() {
            return self.refuse(ParseErrorKind::StrayBracket, self.place(self.at), "");
        }
        match root {
            Node::List(items) if items.is_empty() => {
                self.give_up(ParseErrorKind::NoWords, ByteSpan::new(0, self.text.len()))
            }
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
                self.refuse(ParseErrorKind::NothingBehind(name.to_string()), self.place(self.at - 1), "")
            }
            _ => Ok(()),
        }
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            let open = self.place(self.at.saturating_sub(1));
            return self.refuse(ParseErrorKind::TooDeep(NESTING_MAX), open, "");
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

    fn and(&mut self, outer: &'static str) -> Parsed<Node> {
        let mut nodes = Vec::new();
        loop {
            match self.peek() {
                Some(Token::And) => {
                    if nodes.is_empty() {
                        return self.refuse(ParseErrorKind::NothingBefore("UND"), self.place(self.at), "");
                    }
                    self.at += 1;
                    self.operand("UND")?;
                }
                Some(Token::Or) if nodes.is_empty() => {
                    return self.refuse(ParseErrorKind::NothingBefore(outer), self.place(self.at), "");
                }
                None | Some(Token::Close | Token::Or) => break,
                Some(_) => nodes.push(self.signed()?),
            }
        }
        if nodes.is_empty() {
            let place = self.place(self.at);
            return match self.at.checked_sub(1).map(|before| (self.place(before), &self.tokens[before].token)) {
                Some((before, Token::Open)) => {
                    self.refuse(ParseErrorKind::EmptyBrackets, ByteSpan::new(before.start, place.end), "")
                }
                _ => self.give_up(ParseErrorKind::NoWords, place),
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
                    self.textual(&left, from, NEAR)?;
                    self.textual(&right, at, NEAR)?;
                    row += 1;
                    if row > NEAR_ROW_MAX {
                        return self.refuse(ParseErrorKind::NearRow, self.place(operator), "");
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
                    self.textual(&both, from, INSIDE)?;
                    left = if sentence { Node::Sentence(both) } else { Node::Passage(both) };
                }
                _ => return Ok(left),
            }
        }
    }

    /// Says that a date or the like stands where only words of the text can.
    fn textual(&self, node: &Node, at: usize, operators: &'static [&'static str]) -> Parsed<()> {
        if is_textual(node) {
            return Ok(());
        }
        // Nothing says what it should be; its words are kept.
        let plain: Vec<String> = words(self.text)
            .map(|span| span.of(self.text))
            .map(|word| if NAMES.contains(&word) { word.to_lowercase() } else { word.to_string() })
            .collect();
        let kind = ParseErrorKind::OnlyText(operators);
        Err(ParseError::new(self.text, kind, self.place(at), Some(plain.join(" "))))
    }

    fn primary(&mut self) -> Parsed<Node> {
        let at = self.at;
        let place = self.place(at);
        let Some(placed) = self.tokens.get(at) else {
            return self.refuse(ParseErrorKind::NothingAtEnd, place, "");
        };
        self.at += 1;
        match &placed.token {
            Token::Word(word) => self.word(word),
            Token::Quoted(inside, slop) => self.quoted(*inside, *slop, place),
            Token::Open => self.brackets(at),
            Token::Close => self.refuse(ParseErrorKind::StrayBracket, place, ""),
            Token::And => self.refuse(ParseErrorKind::NothingBefore("UND"), place, ""),
            Token::Or => self.refuse(ParseErrorKind::NothingBefore("ODER"), place, ""),
            Token::Near(..) => self.refuse(ParseErrorKind::NothingBeforeNear, place, ""),
            Token::BesideInSentence | Token::BesideInPassage => {
                self.refuse(ParseErrorKind::NothingBeforeBeside, place, "")
            }
            Token::Sign(_) | Token::Not => self.refuse(ParseErrorKind::StraySign, place, ""),
            Token::Sentence | Token::Passage => {
                let sentence = placed.token == Token::Sentence;
                let open = self.at;
                self.at += 1;
                let node = self.brackets(open)?;
                self.textual_in(&node, open)?;
                Ok(if sentence { Node::Sentence(Box::new(node)) } else { Node::Passage(Box::new(node)) })
            }
            Token::Article => {
                let open = self.at;
                self.at += 1;
                Ok(Node::Article(Box::new(self.brackets(open)?)))
            }
            Token::AtLeast(count) => {
                self.operand("MIN")?;
                let at = self.at;
                let node = self.deeper(Self::primary)?;
                self.textual(&node, at, &["MIN"])?;
                Ok(Node::AtLeast { count: *count, node: Box::new(node) })
            }
            Token::Field(field) => self.field(*field),
            Token::Days(days, inside) => self.days(*days, *inside, place),
        }
    }

    /// The value of a field.
    fn field(&mut self, field: Field) -> Parsed<Node> {
        self.operand(&format!("{}:", field.name()))?;
        let at = self.at;
        // A name in quotation marks is one as it stands: hyphens and full stops belong to it.
        let quoted = match self.peek() {
            Some(Token::Quoted(inside, None)) if field == Field::Person => Some(inside.of(self.text)),
            _ => None,
        };
        let mut value = self.deeper(Self::primary)?;
        let plain = |node: &Node| matches!(node, Node::Word(_));
        if let (Some(name), Node::Phrase(nodes)) = (quoted, &value)
            && nodes.iter().all(plain)
        {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            value = Node::Phrase(vec![Node::Word(name)]);
        }
        if field == Field::Person && !has_whole_names(&value) {
            let place = self.place(at);
            return self.give_up(ParseErrorKind::PartOfName, place);
        }
        if !is_field_value(&value) {
            let place = self.place(at);
            let plain = place.of(self.text).trim_end_matches(|c: char| c.is_ascii_digit());
            let plain = plain.strip_suffix('~').unwrap_or(place.of(self.text)).replace(['*', '?', '='], "");
            let by = if words(&plain).next().is_some() { plain } else { String::new() };
            return self.refuse(ParseErrorKind::FieldValue, place, &by);
        }
        Ok(Node::Field { field, value: Box::new(value) })
    }

    fn textual_in(&self, node: &Node, at: usize) -> Parsed<()> {
        self.textual(node, at, INSIDE)
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
                Err(ParseError::new(self.text, ParseErrorKind::UnclosedBracket, place, Some(meant)))
            }
        }
    }

    fn word(&mut self, word: &Word) -> Parsed<Node> {
        self.words += 1;
        if self.words > WORDS_MAX {
            return self.give_up(ParseErrorKind::TooManyWords(WORDS_MAX), word.span);
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
                return self.give_up(ParseErrorKind::TooManyWords(WORDS_MAX), place);
            }
            nodes.push(node);
        }
        if nodes.is_empty() {
            return self.refuse(ParseErrorKind::EmptyQuotation, place, "");
        }
        let Some(distance) = slop.filter(|_| nodes.len() > 1) else { return Ok(Node::Phrase(nodes)) };
        if !(1..=NEAR_MAX).contains(&distance) {
            let quotation = format!("\"{text}\"");
            return self.refuse(ParseErrorKind::QuotationOutOfRange(NEAR_MAX), place, &quotation);
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
            return self.refuse(ParseErrorKind::NearQuotation, place, text);
        }
        Ok(nodes.reduce(near).unwrap_or(Node::Phrase(Vec::new())))
    }

    fn days(&self, days: DateField, inside: ByteSpan, place: ByteSpan) -> Parsed<Node> {
        let written = inside.of(self.text);
        if written.trim_matches([' ', '.', '*']).is_empty() {
            return self.refuse(ParseErrorKind::NoDateGiven, place, "");
        }
        let range = match temporal::parse_typed(written, self.today) {
            Ok(range) => range,
            Err(wrong) => return self.no_date(&wrong, inside, place),
        };
        let rest = &self.text[place.end..];
        if rest.trim_start().starts_with("..") && rest.starts_with(char::is_whitespace) {
            let behind = rest.trim_start().trim_start_matches('.').trim_start();
            let last = behind.split_whitespace().next().unwrap_or_default();
            let end = self.text.len() - behind.len() + last.len();
            let joined = format!("{}..{last}", &self.text[place.start..place.end]);
            return self.refuse(ParseErrorKind::BlanksAroundRange, ByteSpan::new(place.start, end), &joined);
        }
        let (of, range) = match days {
            DateField::In => (When::Published, range),
            DateField::Said => (When::Said, range),
            DateField::From => (When::Published, DateRange { first: range.first, last: None }),
            DateField::To => (When::Published, DateRange { first: None, last: range.last }),
        };
        if range.first.is_none() && range.last.is_none() {
            return self.refuse(ParseErrorKind::NoDateGiven, place, "");
        }
        Ok(Node::Dated(Dated { of, range }))
    }

    /// What was typed as a date and is none; perhaps its words were not held together: `datum:letzte Woche`.
    fn no_date(&self, wrong: &TypedDateError, inside: ByteSpan, place: ByteSpan) -> Parsed<Node> {
        let typed = inside.of(self.text);
        let field = &self.text[place.start..inside.start].trim_end_matches(OPENING);
        if field.ends_with(':') && place.end == inside.end {
            let mut end = inside.end;
            for _ in 0..DATE_WORDS_MAX {
                let rest = &self.text[end..];
                let blanks = rest.len() - rest.trim_start().len();
                let word = rest.trim_start().find(char::is_whitespace).unwrap_or(rest.trim_start().len());
                if word == 0 {
                    break;
                }
                end += blanks + word;
                let longer = &self.text[inside.start..end];
                if temporal::parse_typed(longer, self.today).is_ok() {
                    let kind = ParseErrorKind::UnquotedDate(typed.to_string());
                    return self.refuse(kind, ByteSpan::new(place.start, end), &format!("{field}\"{longer}\""));
                }
            }
        }
        let meant = wrong.nearest.as_ref().map_or_else(String::new, |nearest| {
            if nearest.contains(char::is_whitespace) {
                format!("{field}\"{nearest}\"")
            } else {
                format!("{field}{nearest}")
            }
        });
        // datum:>2025-01, as other programs have it.
        let bound = [(">=", "ab:"), ("<=", "bis:"), (">", "ab:"), ("<", "bis:")];
        let bound = bound.iter().find_map(|(sign, name)| Some((name, typed.strip_prefix(sign)?)));
        let bound = bound.filter(|(_, rest)| temporal::parse_typed(rest, self.today).is_ok());
        let meant = bound.map_or(meant, |(name, rest)| format!("{name}{rest}"));
        let at = ByteSpan::new(inside.start + wrong.place.start, inside.start + wrong.place.end);
        let mended = format!("{}{meant}{}", &self.text[..place.start], &self.text[place.end..]).trim().to_string();
        let (typed, problem) = (typed.to_string(), wrong.problem.clone());
        let kind = ParseErrorKind::NoDate { typed, problem, nearest: wrong.nearest.clone() };
        Err(ParseError::new(self.text, kind, if at.is_empty() { place } else { at }, Some(mended)))
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
        // Where somebody is mentioned is known like where a word stands.
        Node::Field { field: Field::Person, value } => is_textual(value),
        Node::List(_)
        | Node::Article(_)
        | Node::AtLeast { .. }
        | Node::Field { .. }
        | Node::Dated(_)
        | Node::Not(_) => false,
    }
}

/// Whether no part of a name is left open.
fn has_whole_names(node: &Node) -> bool {
    match node {
        Node::Wildcard(_) => false,
        Node::And(nodes) | Node::Or(nodes) | Node::Phrase(nodes) => nodes.iter().all(has_whole_names),
        Node::Not(node) => has_whole_names(node),
        _ => true,
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
