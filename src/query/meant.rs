//! What plain words of a query may mean beside words: a time, *März 2020*, or an operator, *Putin oder Trump*. They are
//! searched for as words all the same; what is found here is told, and prefers what fits.
//! It must not know how that is told, nor what it is worth.

use crate::date::{DateRange, Day, FIRST_YEAR, LAST_YEAR, Precision};
use crate::query::lexer::{Kind, Placed, Token, tokens};
use crate::query::question::QUESTION_WORDS;
use crate::query::tree::{Dated, Node, Query, When};
use crate::temporal::read_typed;
use crate::text::{ByteSpan, fold};

/// The most words of a time: *in der ersten Hälfte des 19. Jahrhunderts*.
const TIME_WORDS_MAX: usize = 7;
/// A query of more words is a text; its times are not meant for the search.
const WORDS_MAX: usize = 32;
/// Of a query of more words, the operator among them included, a small *oder* is a word of a sentence.
const OPERATED_MAX: usize = 5;

/// What plain words of a query may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// Times, in the order typed.
    pub times: Vec<MeantTime>,
    /// An operator that is written small.
    pub operator: Option<MeantOperator>,
}

/// A time that plain words of a query name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantTime {
    /// As typed.
    pub typed: String,
    /// The days.
    pub range: DateRange,
    /// The part of a query that asks for them: `datum:März-2020`.
    pub field: String,
}

/// An operator that was written small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantOperator {
    /// As typed.
    pub typed: String,
    /// The query with the operator.
    pub query: String,
}

impl Meant {
    /// What a query as typed may mean, on a day that is `today` to the reader; nothing of one that cannot be read.
    pub fn of(text: &str, today: Day) -> Meant {
        let Ok(tokens) = tokens(text) else { return Meant::default() };
        Meant { times: times(text, &tokens, today), operator: operator(text, &tokens) }
    }
}

/// The times among plain words: the longest first, none inside another. None where the query asks for days itself, or
/// where words stand near each other, which no time does.
fn times(text: &str, tokens: &[Placed], today: Day) -> Vec<MeantTime> {
    let is_other = |token: &Token| {
        matches!(
            token,
            Token::Days(..)
                | Token::Near(..)
                | Token::Sentence
                | Token::BesideInSentence
                | Token::Passage
                | Token::Article
                | Token::BesideInPassage
                | Token::AtLeast(_)
        )
    };
    if tokens.len() > WORDS_MAX || tokens.iter().any(|placed| is_other(&placed.token)) {
        return Vec::new();
    }
    let mut times = Vec::new();
    for run in plain_runs(tokens) {
        let mut at = 0;
        while at < run.len() {
            let longest = TIME_WORDS_MAX.min(run.len() - at);
            let time = |length: &usize| time(text, &run[at..at + length], today).map(|time| (*length, time));
            let found = (1..=longest).rev().find_map(|length| time(&length));
            at += found.as_ref().map_or(1, |(length, _)| *length);
            times.extend(found.map(|(_, time)| time).filter(|time| !known(&times, time.range)));
        }
    }
    times
}

fn known(times: &[MeantTime], range: DateRange) -> bool {
    times.iter().any(|time| time.range == range)
}

/// The places of plain words that stand side by side: what is signed, or the value of a field, is none.
fn plain_runs(tokens: &[Placed]) -> Vec<Vec<ByteSpan>> {
    let mut runs = vec![Vec::new()];
    // How deep in brackets that are signed or the value of a field.
    let (mut bound, mut inside) = (false, 0_usize);
    for placed in tokens {
        match &placed.token {
            Token::Word(word) if word.kind == Kind::Plain && !bound && inside == 0 => {
                if let Some(run) = runs.last_mut() {
                    run.push(word.span);
                }
            }
            token => {
                runs.push(Vec::new());
                match token {
                    Token::Open if bound || inside > 0 => inside += 1,
                    Token::Close => inside = inside.saturating_sub(1),
                    _ => {}
                }
            }
        }
        bound = matches!(placed.token, Token::Sign(_) | Token::Field(_) | Token::Not);
    }
    runs
}

/// The time that these words are, when they are one.
fn time(text: &str, words: &[ByteSpan], today: Day) -> Option<MeantTime> {
    let (first, last) = words.first().zip(words.last())?;
    let typed = text.get(first.start..last.end)?;
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    // *Heute* and *Morgen* are names of papers, and 21 may be of anything.
    let says_enough = words.len() > 1 || digits >= 3;
    let range = read_typed(typed, Some(today)).filter(|range| says_enough && is_of_archives(*range))?;
    Some(MeantTime { typed: typed.to_string(), range, field: field(typed, range, today) })
}

/// Whether an archive can have anything of these days. Other numbers of four digits are no years.
fn is_of_archives(range: DateRange) -> bool {
    let known = |day: Day| (FIRST_YEAR..=LAST_YEAR).contains(&day.ymd().year);
    !range.is_empty() && range.first.is_none_or(known) && range.last.is_none_or(known)
}

/// The part of a query that asks for the days: in the reader's own words where hyphens hold them together.
fn field(typed: &str, range: DateRange, today: Day) -> String {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let is_year = range.date().is_some_and(|date| date.precision() == Precision::Year);
    // März-2020, Sommer-2015; what is longer is easier to type as days.
    if let [.., name, year] = words.as_slice() {
        let joined = format!("{name}-{year}");
        let whole_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let in_words = !is_year && name.chars().all(char::is_alphabetic) && whole_year;
        if in_words && read_typed(&joined, Some(today)) == Some(range) {
            return format!("datum:{joined}");
        }
    }
    match range.date().map(|date| date.to_string()) {
        Some(date) if !date.contains('/') => format!("datum:{date}"),
        _ => Node::Dated(Dated { of: When::Published, range }).to_string(),
    }
}

/// The operator that a small *oder* or *nicht* may be, where the words on both sides leave no doubt what it is between.
fn operator(text: &str, tokens: &[Placed]) -> Option<MeantOperator> {
    let words: Vec<&str> = tokens
        .iter()
        .map(|placed| match &placed.token {
            Token::Word(word) if word.kind == Kind::Plain => Some(word.span.of(text)),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let is_question =
        text.trim_end().ends_with('?') || words.iter().any(|word| QUESTION_WORDS.contains(&fold(word).as_str()));
    if words.len() > OPERATED_MAX || is_question {
        return None;
    }
    let at = words.iter().position(|word| ["oder", "nicht"].contains(word))?;
    let (before, behind) = (&words[..at], &words[at + 1..]);
    let query = match words[at] {
        // One name or two words on each side; *Donald Trump oder Putin* may be read in two ways.
        "oder" if !before.is_empty() && before.len() == behind.len() => {
            format!("{} ODER {}", before.join(" "), behind.join(" "))
        }
        "nicht" => match (without_joint(before), behind) {
            // *Trump will nicht verhandeln* is a sentence: whoever writes names large excludes one.
            (before @ [first, ..], [excluded]) if is_large(first) == is_large(excluded) => {
                format!("{} NICHT {excluded}", before.join(" "))
            }
            _ => return None,
        },
        _ => return None,
    };
    let read = Query::parse(&query).is_ok();
    read.then(|| MeantOperator { typed: words[at].to_string(), query })
}

/// Without the *und* or *aber* of *und nicht*.
fn without_joint<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    match words {
        [before @ .., "und" | "aber"] => before,
        words => words,
    }
}

fn is_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meant(text: &str) -> Meant {
        // A Sunday.
        Meant::of(text, Day::from_ymd(2025, 7, 6).unwrap())
    }

    #[test]
    fn times_are_found_among_plain_words() {
        let table = [
            ("Corona März 2020", "März 2020=datum:März-2020"),
            ("Corona März 89", "März 89=datum:1989-03"),
            ("Corona letzten März", "letzten März=datum:2025-03"),
            ("Flüchtlinge im Sommer 2015", "im Sommer 2015=datum:Sommer-2015"),
            ("Merkel seit 2019", "seit 2019=von:2019-01-01"),
            ("Merkel 2021", "2021=datum:2021"),
            ("Angriff am 24. Februar 2022", "am 24. Februar 2022=datum:2022-02-24"),
            ("Angriff 24.2.2022", "24.2.2022=datum:2022-02-24"),
            ("Weimar 1919 bis 1925 Ebert", "1919 bis 1925=datum:1919-01-01..1925-12-31"),
            ("vor 1933 Reichstag", "vor 1933=bis:1932-12-31"),
            ("2020 2021 Corona", "2020=datum:2020; 2021=datum:2021"),
            ("Corona im Jahr 2020, Impfung 2021", "im Jahr 2020=datum:2020; 2021=datum:2021"),
            ("2020 Corona im Jahr 2020", "2020=datum:2020"),
            ("Corona 2020-03", "2020-03=datum:2020-03"),
            ("Was geschah im März 2020?", "im März 2020=datum:März-2020"),
            ("Putin UND 2021", "2021=datum:2021"),
            ("Putin letzte Woche", "letzte Woche=datum:2025-06-23..2025-06-29"),
            ("\"März 2020\" =2021 titel:2021 +2021 -2021 NICHT 2021", ""),
            ("titel:(Rede 2021) Putin", ""),
            ("Putin 2021 datum:2020", ""),
            ("Putin NEAR/5 2021", ""),
            ("Heute Tag Morgen Sommer März Agenda 21 1200 Euro 10000 A380", ""),
            ("Friedrich März", ""),
            ("a:(^", ""),
        ];
        for (text, expected) in table {
            let times: Vec<String> =
                meant(text).times.iter().map(|time| format!("{}={}", time.typed, time.field)).collect();
            assert_eq!(times.join("; "), expected, "{text}");
        }
    }

    #[test]
    fn the_field_asks_for_the_days() {
        for text in ["Corona März 2020", "im Sommer 2015", "seit 2019", "bis 1933", "letzte Woche", "24. Februar 2022"]
        {
            let time = meant(text).times.remove(0);
            let Query { root: Node::List(items) } = Query::parse(&time.field).unwrap() else { panic!("{text}") };
            assert_eq!(items[0].node, Node::Dated(Dated { of: When::Published, range: time.range }), "{text}");
        }
    }

    proptest! {
        /// Whatever is typed, what is offered can be read, and asks for the same days.
        #[test]
        fn what_is_offered_can_be_typed(
            words in proptest::collection::vec(
                prop_oneof![
                    "(im|am|seit|bis|vor|nach|letzten|Anfang|und|oder|nicht|zwischen)",
                    "(März|Sommer|Woche|Jahr|Quartal|KW|Jahrhundert|Ostern|Putin)",
                    "[0-9X]{1,4}([./-][0-9]{1,4}){0,2}[.?~]?",
                    "\\PC{0,6}",
                ],
                0..7,
            )
        ) {
            let Meant { times, operator } = meant(&words.join(" "));
            for time in times {
                let node = Query::parse(&time.field).map(|query| query.items().first().map(|item| item.node.clone()));
                let asked = Node::Dated(Dated { of: When::Published, range: time.range });
                prop_assert_eq!(node, Ok(Some(asked)), "{}", time.typed);
            }
            prop_assert!(operator.is_none_or(|operator| Query::parse(&operator.query).is_ok()));
        }
    }

    #[test]
    fn operators_written_small_are_found_in_queries_of_few_words() {
        let table = [
            ("Putin oder Trump", "Putin ODER Trump"),
            ("Wladimir Putin oder Donald Trump", "Wladimir Putin ODER Donald Trump"),
            ("Putin nicht Trump", "Putin NICHT Trump"),
            ("putin nicht trump", "putin NICHT trump"),
            ("Putin und nicht Trump", "Putin NICHT Trump"),
            ("Trump will nicht verhandeln", ""),
            ("Donald Trump oder Putin", ""),
            ("oder Putin", ""),
            ("Putin kommt nicht", ""),
            ("Wer kommt oder geht", ""),
            ("Putin oder Trump?", ""),
            ("Putin und Trump", ""),
            ("Frankfurt Oder Brücke", ""),
            ("+Putin oder Trump", ""),
            ("Putin oder \"Donald Trump\"", ""),
            ("Sie sagen Putin oder dass Trump lügt", ""),
        ];
        for (text, expected) in table {
            let operator = meant(text).operator.map_or_else(String::new, |operator| operator.query);
            assert_eq!(operator, expected, "{text}");
        }
    }
}
