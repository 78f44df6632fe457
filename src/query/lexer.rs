//! Cuts what was typed into words, quotations, operators and fields, each with its place.
//! It must not know how they hang together.

pub(crate) use crate::query::chunk::OPENING;
use crate::query::chunk::chunk;
use crate::query::error::{ParseErrorKind, Parsed, refuse};
use crate::query::foreign::{alias, distance_in_letters, foreign};
use crate::query::hyphenated::first_held;
use crate::query::tree::{Field, Letters, Order, Sign};
use crate::text::{ByteSpan, words};

/// A wildcard with fewer letters of its own stands for too much.
pub(crate) const WILDCARD_LETTERS_MIN: usize = 2;
/// Words further from each other are not near.
pub(crate) const NEAR_MAX: u8 = 100;
/// Longer words, in bytes, are not searched for with letters left open.
const FUZZY_MAX: usize = 60;
/// What `NEAR` and `VOR` without a number mean.
const NEAR_USUAL: u8 = 10;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
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
    Article,
    AtLeast(u8),
    Field(Field),
    Days(DateField, ByteSpan),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DateField {
    In,
    From,
    To,
    Said,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) span: ByteSpan,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Plain,
    Exact(Letters),
    Wildcard,
    Fuzzy(u8),
}

pub(crate) struct Placed {
    pub(crate) token: Token,
    pub(crate) place: ByteSpan,
}

fn closing(mark: char) -> &'static [char] {
    match mark {
        '»' => &['«'],
        '«' => &['»'],
        _ => &['"', '“', '”'],
    }
}

/// Cuts a query into pieces.
pub(crate) fn tokens(text: &str) -> Parsed<Vec<Placed>> {
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
        if begins
            && operator(rest).is_none()
            && let Some(error) = foreign(text, at)
        {
            return Err(error);
        }
        if before.is_none_or(char::is_whitespace)
            && let Some(option) = rest.strip_prefix("--").filter(|option| option.starts_with(char::is_alphabetic))
        {
            let typed = chunk(rest);
            return refuse(text, ParseErrorKind::Option(typed.to_string()), here(typed.len()), chunk(option));
        }
        let is_nothing = !(c.is_alphanumeric() || "=&|*?/+-()§%$€".contains(c) || OPENING.contains(&c));
        at += if c.is_whitespace() || is_nothing || (matches!(c, '-' | '+' | '/') && !begins) {
            length
        } else if OPENING.contains(&c) {
            let (token, length) = match quoted(text, at)? {
                Some(quoted) => quoted,
                None => {
                    at += length;
                    continue;
                }
            };
            push(token, length)
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
        } else if begins && let Some(wrong) = out_of_range(rest) {
            return refuse(text, wrong, here(chunk(rest).len()), "");
        } else if begins && let Some((token, length)) = operator(rest) {
            push(token, length)
        } else if begins && let Some((token, length)) = field(text, at)? {
            let is_field = matches!(token, Token::Field(_));
            let taken = push(token, length);
            let value = at + taken;
            let whole = chunk(&text[value..]);
            if is_field && is_one_value(whole) {
                let inside = ByteSpan::new(value, value + whole.len());
                tokens.push(Placed { token: Token::Quoted(inside, None), place: inside });
                taken + whole.len()
            } else {
                taken
            }
        } else if let Some((word, length)) = word(text, at, begins)? {
            push(Token::Word(word), length)
        } else {
            // Anything else only separates words.
            length
        };
    }
    Ok(tokens)
}

/// What stands in quotation marks from here on, with the distance behind it; nothing where the mark is that of a
/// measure, 12".
fn quoted(text: &str, at: usize) -> Parsed<Option<(Token, usize)>> {
    let Some(mark) = text[at..].chars().next() else { return Ok(None) };
    let length = mark.len_utf8();
    let inside = &text[at + length..];
    let inch = mark == '"' && text[..at].ends_with(|c: char| c.is_ascii_digit()) && !inside.contains('"');
    // A phrase copied from a text has marks of its own: *"ein „Backlash“ kam"*.
    let straight = if mark == '"' { inside.find('"') } else { None };
    let Some(end) = straight.or_else(|| inside.find(closing(mark))).filter(|_| !inch) else {
        let mark = ByteSpan::new(at, at + length);
        return if inch { Ok(None) } else { refuse(text, ParseErrorKind::UnclosedQuotation, mark, "") };
    };
    let close = inside[end..].chars().next().map_or(1, char::len_utf8);
    let (slop, taken) = slop(&inside[end + close..]);
    let token = Token::Quoted(ByteSpan::new(at + length, at + length + end), slop);
    Ok(Some((token, length + end + close + taken)))
}

/// Whether several words without a blank are one value of a field, the name of a paper or an address:
/// *tagesspiegel.de*.
fn is_one_value(whole: &str) -> bool {
    let several = words(whole).nth(1).is_some() && first_held(whole).is_none_or(|held| held.end < whole.len());
    several && !whole.contains(['*', '?', '=', '~'])
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
        // That a number is too large is found where the quotation is read.
        number => (Some(number.parse().unwrap_or(u8::MAX)), 1 + length),
    }
}

/// An operator at the beginning of the rest, and its length.
fn operator(rest: &str) -> Option<(Token, usize)> {
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
        "ARTIKEL" | "ARTICLE" if followed => Some(Token::Article),
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
fn out_of_range(rest: &str) -> Option<ParseErrorKind> {
    let (name, number) = chunk(rest).split_once('/')?;
    let is_operator = matches!(name, "NEAR" | "near" | "VOR" | "PRE" | "pre" | "w" | "W" | "MIN" | "ATLEAST");
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let wrong = is_operator && digits && !number.parse::<u8>().is_ok_and(|number| (1..=NEAR_MAX).contains(&number));
    wrong.then(|| ParseErrorKind::OutOfRange(name.to_string(), NEAR_MAX))
}

/// A field and its colon, or a date with what it asks for.
fn field(text: &str, at: usize) -> Parsed<Option<(Token, usize)>> {
    let rest = &text[at..];
    let name_length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let Some(value) = rest[name_length..].strip_prefix(':').filter(|_| name_length > 0) else {
        return Ok(None);
    };
    // *Datum: 3. Mai* is pasted; *datum: 2020* is a slip.
    let name = &rest[..name_length];
    if ["datum", "ereignis"].contains(&name) && (value.is_empty() || value.starts_with(char::is_whitespace)) {
        return refuse(text, ParseErrorKind::BlankBeforeDate, ByteSpan::new(at, at + name_length + 1), "");
    }
    if value.is_empty() || value.starts_with(char::is_whitespace) {
        let known = Field::ALL.iter().any(|(_, german, english)| [german, english].contains(&&name))
            || ["von", "ab", "seit", "bis", "date", "from", "to", "event"].contains(&name) && begins_value(value);
        // *Titel: Putin* is pasted, and *Anna Müller, autor: keiner* hardly ever.
        if known && (value.is_empty() || !text[..at].trim_end().ends_with(',')) {
            let value = value.trim_start();
            let first = value.split_whitespace().next().unwrap_or_default();
            let place = ByteSpan::new(at, text.len() - value.len() + first.len());
            let by = if first.is_empty() { String::new() } else { format!("{name}:{first}") };
            return refuse(text, ParseErrorKind::BlankBehindField(name.to_string()), place, &by);
        }
        return Ok(None);
    }
    if value.starts_with('/') {
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
        "ereignis" | "event" => Some(DateField::Said),
        _ => None,
    };
    if let Some(days) = days {
        let (inside, taken) = days_typed(text, at + length)?;
        return Ok(Some((Token::Days(days, inside), length + taken)));
    }
    // Behind a field of other programs stands what it is about.
    if let Some(by) = alias(&name, &chunk(rest)[length.min(chunk(rest).len())..]) {
        return refuse(text, ParseErrorKind::UnknownField(name), ByteSpan::new(at, at + chunk(rest).len()), &by);
    }
    refuse(text, ParseErrorKind::UnknownField(name), ByteSpan::new(at, at + length), &rest[..name_length])
}

/// Whether a day may follow a word like *von:*, which is pasted as often as it is a slip.
fn begins_value(value: &str) -> bool {
    value.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// A small *und*, *oder* or *nicht* in a query that has operators, and a distance of other programs between words: the
/// reader hardly means the word.
pub(crate) fn no_small_operator(text: &str, tokens: &[Placed]) -> Parsed<()> {
    for placed in tokens.iter().filter(|placed| matches!(placed.token, Token::Word(_))) {
        if let Some(by) = distance_in_letters(text, placed.place) {
            let typed = placed.place.of(text).to_string();
            return refuse(text, ParseErrorKind::ForeignOperator(typed), placed.place, &by);
        }
    }
    let is_operator = |token: &Token| {
        matches!(token, Token::And | Token::Or | Token::Not | Token::Near(..) | Token::Open | Token::Field(_))
    };
    if !tokens.iter().any(|placed| is_operator(&placed.token)) {
        return Ok(());
    }
    for (at, placed) in tokens.iter().enumerate() {
        let by = match (&placed.token, placed.place.of(text)) {
            (Token::Word(_), "und" | "and") => "UND",
            (Token::Word(_), "oder" | "or") => "ODER",
            (Token::Word(_), "nicht" | "not") => "NICHT",
            _ => continue,
        };
        let is_value = at.checked_sub(1).is_some_and(|before| matches!(tokens[before].token, Token::Field(_)));
        if at > 0 && at + 1 < tokens.len() && !is_value {
            let typed = placed.place.of(text).to_string();
            return refuse(text, ParseErrorKind::SmallOperator(typed), placed.place, by);
        }
    }
    Ok(())
}

/// Where the days of a date field stand, in quotation marks, in brackets or up to the next blank; and how long that is.
fn days_typed(text: &str, at: usize) -> Parsed<(ByteSpan, usize)> {
    let value = &text[at..];
    let first = value.chars().next().unwrap_or(' ');
    let open = first.len_utf8();
    let (close, unclosed) = match first {
        '[' => (value[open..].find(']'), ParseErrorKind::UnclosedBracket),
        mark if OPENING.contains(&mark) => (value[open..].find(closing(mark)), ParseErrorKind::UnclosedQuotation),
        _ => {
            let taken = chunk(value).len();
            return Ok((ByteSpan::new(at, at + taken), taken));
        }
    };
    let Some(end) = close else { return refuse(text, unclosed, ByteSpan::new(at, at + open), "") };
    let close = value[open + end..].chars().next().map_or(1, char::len_utf8);
    Ok((ByteSpan::new(at + open, at + open + end), open + end + close))
}

/// A word, with what is before and behind it that makes it more.
pub(crate) fn word(text: &str, at: usize, begins: bool) -> Parsed<Option<(Word, usize)>> {
    let rest = &text[at..];
    let chunk = chunk(rest);
    let lead = match () {
        () if begins && chunk.starts_with("==") => 2,
        () if begins && (chunk.starts_with('=') || chunk.starts_with('&')) => 1,
        () => 0,
    };
    let body = &chunk[lead..];
    // A wildcard is a run of letters and stars that is no word of its own, as Lehrer*innen is; the mark that ends a
    // question is none.
    let in_run = |c: char| c.is_alphanumeric() || matches!(c, '*' | '?' | '\u{ad}' | '\u{300}'..='\u{36f}');
    let run = body.find(|c: char| !in_run(c)).unwrap_or(body.len());
    let pattern = body[..run].trim_end_matches('?');
    let Some(first) = words(body).next() else {
        // Stars alone stand for everything.
        if begins && body.contains('*') && body.chars().all(|c| matches!(c, '*' | '?')) {
            return refuse(text, ParseErrorKind::BareWildcard, ByteSpan::new(at, at + chunk.len()), "");
        }
        return Ok(None);
    };
    let word_of_its_own = first.start == 0 && first.end >= pattern.len();
    let wild = lead == 0 && begins_word(text, at) && pattern.contains(['*', '?']) && !word_of_its_own;
    if wild {
        let letters = pattern.chars().filter(|c| c.is_alphanumeric()).count();
        // A mark that stands above no letter is none of the pattern.
        let stray = pattern.len() - pattern.trim_start_matches(|c| matches!(c, '\u{300}'..='\u{36f}')).len();
        let place = ByteSpan::new(at + stray, at + pattern.len());
        if letters < WILDCARD_LETTERS_MIN {
            let bare: String = pattern.chars().filter(|c| c.is_alphanumeric()).collect();
            return refuse(text, ParseErrorKind::ShortWildcard(WILDCARD_LETTERS_MIN), place, &bare);
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
        let (distance, length) = fuzzy_distance(text, at, end)?;
        let word = Word { span: ByteSpan::new(at, at + end), kind: Kind::Fuzzy(distance) };
        return Ok(Some((word, end + length)));
    }
    plain(Kind::Plain, end)
}

/// The distance that `~`, `~1` or `~2` behind a word of `end` bytes says, and how long that is.
fn fuzzy_distance(text: &str, at: usize, end: usize) -> Parsed<(u8, usize)> {
    let behind = &text[at + end + 1..];
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let place = ByteSpan::new(at + end, at + end + 1 + digits);
    if end > FUZZY_MAX {
        return refuse(text, ParseErrorKind::LongFuzzy(FUZZY_MAX), place, "");
    }
    match &behind[..digits] {
        "" => Ok((usual_distance(&text[at..at + end]), 1)),
        "1" => Ok((1, 1 + digits)),
        "2" => Ok((2, 1 + digits)),
        _ => refuse(text, ParseErrorKind::FuzzyDistance, place, ""),
    }
}

/// Names of operators; as words they are written small, so that what is printed can be read again.
pub(crate) const NAMES: [&str; 15] = [
    "UND",
    "AND",
    "ODER",
    "OR",
    "NICHT",
    "NOT",
    "NEAR",
    "VOR",
    "PRE",
    "SATZ",
    "ABSATZ",
    "ARTIKEL",
    "SENTENCE",
    "PARAGRAPH",
    "ARTICLE",
];

fn begins_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '*')
}

/// What `~` alone means: short words have many neighbours.
fn usual_distance(word: &str) -> u8 {
    if word.chars().count() <= 5 { 1 } else { 2 }
}
