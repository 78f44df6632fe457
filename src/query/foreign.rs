//! Operators and fields of other search programs, each with what it is here: COSMAS' `/+w1:3` and `%w5`, `adj3`, `n5`,
//! `AROUND(3)`, `<1>`, `^2`, `[1 TO 5]`, `/5`, `/regex/`, `ti=`, `site:`, `!` before a word and behind one.
//! It must not know how queries are cut into tokens.

use crate::query::chunk::chunk;
use crate::query::error::{ParseError, ParseErrorKind, replace};
use crate::temporal::parse_typed;
use crate::text::{ByteSpan, words};

/// What the query is with something put in place of what is foreign in it.
enum Meant {
    /// This in its place.
    Here(String),
    /// This behind all else: in front of the query it would be an option of the command line.
    Last(String),
}

/// The fields of other programs with ours, in the order of ours: Google, Nexis, GENIOS, Factiva, Ovid.
const ALIASES: [(&str, &str); 9] = [
    ("ti tit title headline hl hd hed intitle allintitle ueberschrift überschrift schlagzeile", "titel"),
    ("au aut author byline by verfasser", "autor"),
    ("so qu pub publication jn sn rst zeitung medium journal", "quelle"),
    ("rs section ru rubrik", "ressort"),
    ("inurl allinurl link", "url"),
    ("pe pers per name", "person"),
    ("da dt pd py jahr year erschienen", "datum"),
    ("after since nach", "ab"),
    ("before until vor", "bis"),
];

/// Fields of other programs for all of the text, which is what a word without one is looked for in.
const TEXT: [&str; 8] = ["intext", "text", "inhalt", "body", "tx", "lp", "volltext", "allintext"];

/// Words that are cried out alone, small.
const CRIES: &str =
    "ja nein halt stop stopp achtung hallo hilfe danke bravo oh ach hurra vorsicht servus moin tja los raus";

/// What a field of another program is here, with its value; nothing for a name that no program has.
pub(crate) fn alias(name: &str, value: &str) -> Option<String> {
    // The pages of a site are of a newspaper, or of an address.
    if name == "site" && !value.is_empty() {
        return Some(format!("({})", ["quelle", "url"].map(|field| format!("{field}:{value}")).join(" ODER ")));
    }
    if TEXT.contains(&name) {
        return Some(value.to_string());
    }
    let known = ALIASES.iter().find(|(names, ours)| names.split(' ').any(|known| known == name) || *ours == name);
    known.map(|(_, ours)| format!("{ours}:{value}"))
}

/// What is wrong where an operator of other programs begins.
pub(crate) fn foreign(text: &str, at: usize) -> Option<ParseError> {
    let rest = &text[at..];
    let (typed, meant, kind) = if let Some((typed, name, by)) = equated(rest) {
        (typed, Meant::Here(by), ParseErrorKind::UnknownField(name))
    } else {
        let (typed, meant) = sign_at_word(text, at).or_else(|| {
            let found = distance(text, at).or_else(|| pattern(rest)).or_else(|| weight(rest)).or_else(|| range(rest));
            found.map(|(typed, by)| (typed, Meant::Here(by)))
        })?;
        (typed, meant, ParseErrorKind::ForeignOperator(typed.to_string()))
    };
    let place = ByteSpan::new(at, at + typed.len());
    let suggestion = match meant {
        Meant::Here(by) => replace(text, place, &by),
        Meant::Last(by) => format!("{} {by}", replace(text, place, "")).trim().to_string(),
    };
    let suggestion = Some(suggestion).filter(|suggestion| words(suggestion).next().is_some());
    Some(ParseError::new(text, kind, place, suggestion))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether words stand on both sides: an operator is between what it joins, and a word may stand alone.
fn is_between(text: &str, at: usize, length: usize) -> bool {
    words(&text[..at]).next().is_some() && words(&text[at + length..]).next().is_some()
}

/// `!Putin`, which excludes; `Putin!` and `Putin$`, which leave the end open, unless a sentence ends so.
fn sign_at_word(text: &str, at: usize) -> Option<(&str, Meant)> {
    let chunk = chunk(&text[at..]);
    if let Some(word) = chunk.strip_prefix('!').filter(|word| word.starts_with(char::is_alphanumeric)) {
        let behind = &text[at + chunk.len()..];
        let first = words(&text[..at]).next().is_none();
        let plain = !behind.contains(['(', ')', '/']) && !has_operators(behind);
        return Some((
            chunk,
            match (first, plain && words(behind).next().is_some()) {
                (true, true) => Meant::Last(format!("-{word}")),
                (true, false) => Meant::Here(format!("NICHT {word}")),
                (false, _) => Meant::Here(format!("-{word}")),
            },
        ));
    }
    let end = chunk.find(['!', '$'])?;
    let word = &chunk[..end];
    let sign = &chunk[end..=end];
    let is_word = word.chars().all(|c| c.is_alphabetic() || c == '-') && word.chars().nth(1).is_some();
    let ends = !chunk[end..].contains(char::is_alphanumeric);
    // US$ is money.
    let money = sign == "$" && word.len() <= 3 && word.chars().all(char::is_uppercase);
    // *Hände hoch!* is cried; *Putin Waffen!* leaves an end open.
    let small = word.starts_with(char::is_lowercase) && words(text).nth(1).is_some();
    let cried = sign == "!" && (small || is_sentence(text) || CRIES.split(' ').any(|cry| cry == word.to_lowercase()));
    (is_word && ends && !money && !cried).then(|| (&chunk[..=end], Meant::Here(format!("{word}*"))))
}

/// Whether a text is one that people speak or print: a capital first, more than two words, small ones among them, and
/// nothing of a query.
fn is_sentence(text: &str) -> bool {
    /// Fewer words are as often typed to search.
    const WORDS_MIN: usize = 3;
    let mut all = words(text).map(|span| span.of(text));
    let begins = all.next().is_some_and(|first| first.starts_with(char::is_uppercase));
    let rest: Vec<&str> = all.collect();
    let small = rest.iter().any(|word| word.starts_with(char::is_lowercase));
    begins
        && small
        && rest.len() + 1 >= WORDS_MIN
        && !text.contains(['*', '/', '(', '=', '~', '$'])
        && !has_operators(text)
}

fn has_operators(text: &str) -> bool {
    const OPERATORS: [&str; 9] = ["UND", "ODER", "NICHT", "AND", "OR", "NOT", "NEAR", "VOR", "PRE"];
    words(text).any(|span| OPERATORS.contains(&span.of(text)))
}

/// `/5`, `/s`, `/+w1:3`, `/s1`, `%w5`, `%s0`, `adj3`, `n5`, `near5`, `AROUND(3)`, `<1>`: how far words may be apart.
fn distance(text: &str, at: usize) -> Option<(&str, String)> {
    let rest = &text[at..];
    let chunk = chunk(rest);
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let between = is_between(text, at, chunk.len());
    match chunk {
        "/s" | "/S" if between => return Some((chunk, "w/s".to_string())),
        "/p" | "/P" if between => return Some((chunk, "w/p".to_string())),
        _ => {}
    }
    if let Some(far) = chunk.strip_prefix(['/', '%']).filter(|far| digits(far)) {
        return Some((chunk, if between { format!("NEAR/{far}") } else { far.to_string() }));
    }
    // /+w1:3, /-w2, /s1, %w5, %s0
    let cosmas = chunk.strip_prefix(['/', '%']).map(|rest| rest.trim_start_matches(['+', '-']).trim_end_matches('/'));
    if let Some(distance) = cosmas.and_then(|rest| rest.strip_prefix(['w', 's', 'p', 'n', 'W', 'S', 'P', 'N']))
        && digits(&number(distance))
        && distance.chars().all(|c| c.is_ascii_digit() || c == ':' || c == ',')
    {
        let far = distance.rsplit([':', ',']).next().unwrap_or_default();
        // Not in the same sentence, and 0 of anything, is nothing that NEAR could say.
        let by = if digits(far) && far != "0" { format!("NEAR/{far}") } else { String::new() };
        return Some((chunk, if between { by } else { String::new() }));
    }
    let lower = chunk.to_ascii_lowercase();
    if let Some(distance) = ["adj", "onear", "within"].iter().find_map(|name| lower.strip_prefix(name))
        && digits(distance.trim_start_matches('/'))
    {
        return Some((chunk, format!("VOR/{}", number(distance))));
    }
    if let Some(distance) = lower.strip_prefix("near").filter(|distance| digits(distance.trim_start_matches(','))) {
        return Some((chunk, format!("NEAR/{}", number(distance))));
    }
    if between {
        let of = |name: &str| chunk.strip_prefix(name).filter(|distance| digits(distance));
        if let Some(far) = of("n/").or_else(|| of("N/")) {
            return Some((chunk, format!("NEAR/{far}")));
        }
        if let Some(far) = of("p/").or_else(|| of("P/")) {
            return Some((chunk, format!("VOR/{far}")));
        }
    }
    if chunk == "AROUND"
        && let Some(distance) =
            rest["AROUND".len()..].trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && digits(distance.0)
    {
        let length = rest.len() - distance.1.len();
        return Some((&rest[..length], format!("NEAR/{}", distance.0)));
    }
    let inside = chunk.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|inside| digits(inside))?;
    Some((chunk, format!("NEAR/{inside}")))
}

/// What `n5`, `w5` and `ADJ` between words are here. Alone they are words, and so they are in a query that is printed.
pub(crate) fn distance_in_letters(text: &str, place: ByteSpan) -> Option<String> {
    let word = place.of(text);
    let far = word.strip_prefix(['n', 'w']).filter(|far| digits(far)).map(|far| format!("NEAR/{far}"));
    far.or_else(|| (word == "ADJ").then(|| "VOR/1".to_string())).filter(|_| is_between(text, place.start, word.len()))
}

/// `/Put.*n/`: a regular expression between slashes, with the wildcard that is nearest; not `/tmp/a/`.
fn pattern(rest: &str) -> Option<(&str, String)> {
    let whole = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
    let inside = whole.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'))?;
    if inside.contains('/') || words(inside).next().is_none() {
        return None;
    }
    let simple = inside.replace(".*", "*").replace(".+", "*").replace('.', "?");
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '*' | '?' | '-');
    // Of other expressions, the words.
    let by = simple.chars().map(|c| if letters(c) { c } else { ' ' }).collect::<String>();
    Some((whole, by.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// `Putin^2`: how much a word is worth.
fn weight(rest: &str) -> Option<(&str, String)> {
    let chunk = chunk(rest);
    let (word, weight) = chunk.split_once('^')?;
    let weighs = words(word).next().is_some() && weight.starts_with(|c: char| c.is_ascii_digit());
    weighs.then(|| (chunk, word.to_string()))
}

/// `[2020 TO 2021]` without the field, which is one of days when they are.
fn range(rest: &str) -> Option<(&str, String)> {
    let (inside, _) = rest.strip_prefix(['[', '{'])?.split_once([']', '}'])?;
    let (from, to) = inside.split_once(" TO ")?;
    let (from, to) = (from.trim(), to.trim());
    let is_day = |typed: &str| parse_typed(typed, None).is_ok() && !typed.contains(char::is_whitespace);
    let by = match (is_day(from), is_day(to)) {
        (true, true) => format!("datum:{from}..{to}"),
        (true, false) if to == "*" => format!("ab:{from}"),
        (false, true) if from == "*" => format!("bis:{to}"),
        _ => format!("{from} {to}"),
    };
    Some((&rest[..inside.len() + 2], by))
}

/// `ti=Putin`, the name of the field and what it is here.
fn equated(rest: &str) -> Option<(&str, String, String)> {
    let chunk = chunk(rest);
    let (name, value) = chunk.split_once('=')?;
    let name = name.to_lowercase();
    let by = alias(&name, value).filter(|_| !value.starts_with('='))?;
    Some((chunk, name, by))
}
