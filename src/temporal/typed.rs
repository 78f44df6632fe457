//! Reads the dates that readers type to ask for a time: all forms that a file may have, EDTF, and times in words,
//! *letzte Woche*, *Sommer 2015*, *9./10. November 1989*.
//! It must not know what is searched, nor what day it is: that comes from the caller.

use crate::date::calendar::Days;
use crate::date::format::parse_plain;
use crate::date::{DateError, DateRange, Day, FIRST_YEAR, LAST_YEAR, MONTHS, PublicationDate, WEEKDAYS, Ymd};
use crate::temporal::edtf::edtf;
use crate::temporal::standalone::read_whole;
use crate::temporal::vocabulary::meaning;
use crate::temporal::word::Word;
use crate::text::{ByteSpan, RunClass, nearest, runs};
use std::ops::RangeInclusive;

/// Why what was typed is no date; `output` has the words for readers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct TypedDateError {
    /// The part that is wrong.
    pub place: ByteSpan,
    /// What is wrong with it.
    pub problem: TypedDateProblem,
    /// The nearest date that can be typed.
    pub nearest: Option<String>,
}

/// What is wrong with a date that was typed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedDateProblem {
    /// It is none.
    #[error(transparent)]
    Date(#[from] DateError),
    /// The days end before they begin.
    #[error("the days end before they begin")]
    Reversed,
}

/// Reads the days that a reader asks for, on a day that is `today` to them; without one, *letzte Woche* is no date.
///
/// | typed | means |
/// | --- | --- |
/// | `2025-07-04`, `2025-07`, `2025`, and all other forms of [`super::parse`] | these days |
/// | `192X`, `19XX`, `1923-1X`, `2025-07-2X` | EDTF: an `X` is any digit |
/// | `2022?`, `2022~`, `2022%` | EDTF: doubtful or about, which widens nothing |
/// | `1919/1925`, `1919..1925`, `1919 bis 1925` | from the first day of the one to the last of the other |
/// | `2022/..`, `2022..`, `seit 2022`, `ab 2022`; `../1933`, `..1933`, `bis 1933` | open ends |
/// | `nach 1945`, `vor 1933` | from the day behind, up to the day before |
/// | `2015-21` to `-24`, `-33` to `-36`; `2025-W27`; `2024-Q2`, `Q2 2024` | EDTF's seasons and quarters, ISO's weeks |
/// | `Sommer 2015`, `Anfang März 2022`, `9./10. November 1989`, `KW 27 2025`, `2. Quartal 2024` | as in a text |
/// | `1920er`, `19. Jahrhundert` | as in a text |
/// | `gestern`, `letzte Woche`, `letzten März`, `vor zwei Wochen`, `dieses Jahr` | as in a text of that day |
///
/// # Errors
/// [`TypedDateError`] with the place and the nearest date that could be typed.
pub fn parse_typed(text: &str, today: Option<Day>) -> Result<DateRange, TypedDateError> {
    let typed = ByteSpan::new(0, text.len()).trimmed(text);
    range(typed.of(text), today).map_err(|problem| explain(text, typed, problem, today))
}

/// The same where what is no date need not be explained, which costs more than reading it.
pub fn read_typed(text: &str, today: Option<Day>) -> Option<DateRange> {
    range(text.trim(), today).ok()
}

/// Reads one date that is the whole text, with all that [`parse_typed`] knows that needs no today and has two ends. A
/// time of day and a zone may follow a day: the day is the one printed, or with a zone that of the moment in Germany.
///
/// Forms: `2025`, `2025-07`, `2025-07-04`, `20250704`, `2025/07/04`, `2025-07-04/2025-07-09`, RFC 3339, RFC 2822,
/// `4. Juli 2025`, `Freitag, 4. Juli 2025`, `4.7.2025`, `04.07.25`, `Juli 2025`, `07.2025`, `July 4, 2025`, `Herbst
/// 1989`, `Juli/August 1914`, `192X`.
///
/// # Errors
/// [`DateError`] when the text has no such form, or the day does not exist.
///
/// ```
/// use fundstelle::temporal::parse;
/// assert_eq!(parse("Freitag, 4. Juli 2025, 14:30 Uhr").unwrap().to_string(), "2025-07-04");
/// assert_eq!(parse("Juli 2025").unwrap().to_string(), "2025-07");
/// ```
pub fn parse(text: &str) -> Result<PublicationDate, DateError> {
    let in_words = || {
        let (first, last) = single(text, None).ok()?;
        let printed = |day: Day| (FIRST_YEAR..=LAST_YEAR).contains(&day.ymd().year);
        PublicationDate::span(first, last).filter(|date| printed(date.first()) && printed(date.last()))
    };
    match parse_plain(text) {
        Err(DateError::Unknown) => in_words().ok_or(DateError::Unknown),
        read => read,
    }
}

/// Reads an ISO date (`2025`, `2025-07`, `2025-07-04`) at the start of the text, up to a blank or the end; with its
/// length in bytes.
pub fn parse_iso_prefix(text: &str) -> Option<(Result<PublicationDate, DateError>, usize)> {
    let length = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = &text[..length];
    let shape: Vec<usize> = word.split('-').map(str::len).collect();
    let digits = word.split('-').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (digits && matches!(shape.as_slice(), [4] | [4, 2] | [4, 2, 2])).then(|| (parse(word), length))
}

fn range(text: &str, today: Option<Day>) -> Result<DateRange, TypedDateProblem> {
    // A slash is in 1989/90 and 07/2025, too: the whole comes first.
    if !text.contains("..")
        && let Ok(days) = single(text, today)
    {
        return Ok(closed(days));
    }
    let separators = ["..", " TO ", "/", " bis "];
    for separator in separators {
        let Some((first, last)) = text.split_once(separator) else { continue };
        let (first, last) = (first.trim_end_matches('/').trim(), last.trim_start_matches('/').trim());
        let side = |side: &str| match side {
            "" | ".." | "*" => Ok(None),
            side => single(side.strip_prefix("von ").unwrap_or(side), today).map(Some),
        };
        let range = match (side(first), side(last)) {
            (Ok(None), Ok(None)) => return Err(DateError::Unknown.into()),
            (Ok(first), Ok(last)) => DateRange { first: first.map(|days| days.0), last: last.map(|days| days.1) },
            _ => continue,
        };
        return if range.is_empty() { Err(TypedDateProblem::Reversed) } else { Ok(range) };
    }
    let open = |first: Option<Day>, last: Option<Day>| Ok(DateRange { first, last });
    if let Some((first, last)) = text.strip_prefix("zwischen ").and_then(|rest| rest.split_once(" und ")) {
        let (first, last) = (single(first, today)?, single(last, today)?);
        let range = DateRange { first: Some(first.0), last: Some(last.1) };
        return if range.is_empty() { Err(TypedDateProblem::Reversed) } else { Ok(range) };
    }
    if let Some((lead, rest)) = text.split_once(' ') {
        let rest = single(rest.trim(), today);
        match (lead.to_lowercase().as_str(), rest) {
            ("seit" | "ab" | "von", Ok(days)) => return open(Some(days.0), None),
            ("bis", Ok(days)) => return open(None, Some(days.1)),
            ("nach", Ok(days)) => return open(Some(days.1.plus(1)), None),
            ("vor", Ok(days)) => return open(None, Some(days.0.plus(-1))),
            ("in" | "im" | "am" | "zu" | "an" | "den" | "der", Ok(days)) => return Ok(closed(days)),
            _ => {}
        }
    }
    Ok(single(text, today).map(closed)?)
}

fn closed((first, last): Days) -> DateRange {
    DateRange { first: Some(first), last: Some(last) }
}

/// One time that is the whole text.
pub(crate) fn single(text: &str, today: Option<Day>) -> Result<Days, DateError> {
    // März-2022 is typed where a blank would end a word.
    let spaced = text.replace(['_', '\u{a0}'], " ");
    let text = spaced.trim();
    if let Some(edtf) = edtf(text) {
        return edtf;
    }
    let of_file = match parse_plain(text) {
        // A weekday goes with a day: nobody means a year by *Montag 2021*.
        Ok(date) if date.first() < date.last() && begins_with_weekday(text) => return Err(DateError::Unknown),
        Ok(date) => return Ok((date.first(), date.last())),
        Err(error) => error,
    };
    let lettered = text.contains(char::is_alphabetic);
    read_whole(text, today)
        .or_else(|| read_whole(&text.replace('-', " "), today).filter(|_| lettered))
        .or_else(|| {
            parse_plain(&text.replace('-', " ")).ok().filter(|_| lettered).map(|date| (date.first(), date.last()))
        })
        .ok_or(of_file)
}

fn begins_with_weekday(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(meaning(word), Some(Word::Weekday(_)))
}

/// Words that readers mistype, beside months and weekdays.
const WORDS: &str = "gestern vorgestern letzte letzten letztes letzter vergangene vergangenen nächste diese diesen \
    dieses Woche Monat Jahr Wochenende Frühling Frühjahr Sommer Herbst Winter Anfang Mitte Quartal \
    Ostern";

/// Finds the part that is wrong, and the nearest date.
fn explain(text: &str, typed: ByteSpan, problem: TypedDateProblem, today: Option<Day>) -> TypedDateError {
    /// Nobody types a longer date.
    const LONGEST: usize = 60;
    let written = typed.of(text);
    if typed.len() > LONGEST {
        return TypedDateError { place: typed, problem, nearest: None };
    }
    if problem == TypedDateProblem::Reversed {
        let swapped = ["..", "/", " bis "].iter().find_map(|separator| {
            let (first, last) = written.split_once(separator)?;
            Some(format!("{}{separator}{}", last.trim(), first.trim()))
        });
        return TypedDateError {
            place: typed,
            problem,
            nearest: swapped.filter(|swapped| range(swapped, today).is_ok()),
        };
    }
    let good = |text: &str| range(text, today).is_ok();
    if problem == TypedDateProblem::Date(DateError::Impossible)
        && let Some((place, nearest)) = nearest_number(written, &good)
    {
        let place = ByteSpan::new(typed.start + place.start, typed.start + place.end);
        return TypedDateError { place, problem, nearest: Some(nearest) };
    }
    // A word that is nearly one of time.
    for (start, word) in words(written) {
        for name in nearest_names(word) {
            let mended = format!("{}{name}{}", &written[..start], &written[start + word.len()..]);
            if good(&mended) {
                let place = ByteSpan::new(typed.start + start, typed.start + start + word.len());
                return TypedDateError { place, problem: DateError::Unknown.into(), nearest: Some(mended) };
            }
        }
    }
    if let Some((place, nearest)) = nearest_number(written, &good).filter(|_| has_name(written)) {
        let place = ByteSpan::new(typed.start + place.start, typed.start + place.end);
        return TypedDateError { place, problem: DateError::Impossible.into(), nearest: Some(nearest) };
    }
    // Only the year is missing: that of the last one there was.
    if let Some(today) = today.filter(|_| has_name(written)) {
        let Ymd { year, .. } = today.ymd();
        for year in [year, year - 1] {
            let with_year = format!("{} {year}", written.trim_end_matches(','));
            let past = range(&with_year, None).ok().and_then(|range| range.first).is_some_and(|first| first <= today);
            if past {
                return TypedDateError { place: typed, problem: DateError::Unknown.into(), nearest: Some(with_year) };
            }
        }
    }
    TypedDateError { place: typed, problem, nearest: None }
}

/// Whether a month, season, feast or week is named in it, of which only the year may be missing.
fn has_name(text: &str) -> bool {
    let named = |word: &str| {
        matches!(
            meaning(word),
            Some(
                Word::Month(_)
                    | Word::ShortMonth(_)
                    | Word::Season(_)
                    | Word::Feast(_)
                    | Word::CalendarWeek
                    | Word::Unit(_)
            )
        )
    };
    words(text).any(|(_, word)| named(word))
}

/// The words with the byte at which each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let letters = runs(text).filter(|run| run.class == RunClass::Letters);
    letters.map(move |run| (run.span.start, run.span.of(text)))
}

/// Names that a word may be mistyped for, the nearest first: they begin alike.
fn nearest_names(word: &str) -> Vec<&'static str> {
    /// Shorter words are near too many names, longer ones near none.
    const LENGTHS: RangeInclusive<usize> = 3..=14;
    let lower = word.to_lowercase();
    if !LENGTHS.contains(&word.chars().count()) {
        return Vec::new();
    }
    let names = MONTHS.into_iter().chain(WEEKDAYS).chain(WORDS.split_whitespace());
    let candidates = names
        .map(|name| (name, name.to_lowercase()))
        .filter(|(_, candidate)| *candidate != lower && candidate.chars().next() == lower.chars().next());
    nearest(&lower, candidates, |(_, candidate)| candidate).into_iter().map(|(name, _)| name).collect()
}

/// The number that would have to be smaller for the text to be a date, the largest first, and the date with the
/// largest that makes it one.
fn nearest_number(text: &str, good: &dyn Fn(&str) -> bool) -> Option<(ByteSpan, String)> {
    let mut numbers: Vec<(u32, ByteSpan)> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| matches!(digits.len(), 1 | 2))
        .filter_map(|digits| {
            let start = digits.as_ptr() as usize - text.as_ptr() as usize;
            Some((digits.parse().ok()?, ByteSpan::new(start, start + digits.len())))
        })
        .collect();
    numbers.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    numbers.into_iter().find_map(|(number, place)| {
        // Behind a year stands a month, and not one of EDTF's seasons.
        let most = if text.len() == 7 && place.start == 5 { 13 } else { 54 };
        let smaller = (1..number.min(most)).rev().chain(number.eq(&0).then_some(1));
        let digits = place.len();
        let mended = |smaller: u32| format!("{}{smaller:0digits$}{}", &text[..place.start], &text[place.end..]);
        smaller.map(mended).find(|text| good(text)).map(|text| (place, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::PublicationDate;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        // A Sunday.
        let today = Day::from_ymd(2025, 7, 6);
        match parse_typed(text, today) {
            Ok(DateRange { first, last }) => {
                let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
                if first == last { day(first) } else { format!("{}..{}", day(first), day(last)) }
            }
            Err(error) => {
                let nearest = error.nearest.as_ref().map(|nearest| format!("; {nearest}")).unwrap_or_default();
                format!("{}: {error}{nearest}", error.place.of(text))
            }
        }
    }

    /// Every text is read as it should be.
    fn all_are(table: &[(&str, &str)]) {
        let wrong = table.iter().filter(|(text, expected)| read(text) != *expected);
        let wrong: Vec<String> = wrong.map(|(text, _)| format!("{text} = {}", read(text))).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn whatever_can_be_typed_means_these_days() {
        let table = [
            ("2025", "2025-01-01..2025-12-31"),
            ("2025-07", "2025-07-01..2025-07-31"),
            ("2025-07-04", "2025-07-04"),
            ("1492", "1492-01-01..1492-12-31"),
            ("1517-10-31", "1517-10-31"),
            ("192X", "1920-01-01..1929-12-31"),
            ("19XX", "1900-01-01..1999-12-31"),
            ("1923-1X", "1923-10-01..1923-12-31"),
            ("1923-XX", "1923-01-01..1923-12-31"),
            ("1923-07-XX", "1923-07-01..1923-07-31"),
            ("1923-07-2X", "1923-07-20..1923-07-29"),
            ("2022?", "2022-01-01..2022-12-31"),
            ("2022-02~", "2022-02-01..2022-02-28"),
            ("1919/1925", "1919-01-01..1925-12-31"),
            ("1919..1925", "1919-01-01..1925-12-31"),
            ("1919 bis 1925", "1919-01-01..1925-12-31"),
            ("2022-02-24/2022-03", "2022-02-24..2022-03-31"),
            ("2022/..", "2022-01-01.."),
            ("2022/", "2022-01-01.."),
            ("../1933", "..1933-12-31"),
            ("..1933-01-30", "..1933-01-30"),
            ("2022..", "2022-01-01.."),
            ("seit März 2022", "2022-03-01.."),
            ("ab 4.7.2025", "2025-07-04.."),
            ("bis 1933", "..1933-12-31"),
            ("vor 1933", "..1932-12-31"),
            ("nach 1945", "1946-01-01.."),
            ("2015-22", "2015-06-01..2015-09-22"),
            ("2024-Q2", "2024-04-01..2024-06-30"),
            ("Q2 2024", "2024-04-01..2024-06-30"),
            ("2024-34", "2024-04-01..2024-06-30"),
            ("2025-W27", "2025-06-30..2025-07-06"),
            ("2025-W27-5", "2025-07-04"),
            ("4.7.25", "2025-07-04"),
            ("4. Juli 2025", "2025-07-04"),
            ("Juli 2025", "2025-07-01..2025-07-31"),
            ("März-2022", "2022-03-01..2022-03-31"),
            ("Juli/August 1914", "1914-07-01..1914-08-31"),
            ("Juni bis August 1914", "1914-06-01..1914-08-31"),
            ("Sommer 2015", "2015-06-01..2015-09-22"),
            ("Sommer-2015", "2015-06-01..2015-09-22"),
            ("Herbst 1989", "1989-09-01..1989-12-20"),
            ("Winter 1941/42", "1941-12-01..1942-03-20"),
            ("1989/90", "1989-01-01..1990-12-31"),
            ("Anfang März 2022", "2022-03-01..2022-03-16"),
            ("Ende 2014", "2014-07-01..2014-12-31"),
            ("9./10. November 1989", "1989-11-09..1989-11-10"),
            ("9. bis 12. November 1989", "1989-11-09..1989-11-12"),
            ("KW 27 2025", "2025-06-30..2025-07-06"),
            ("KW27/2025", "2025-06-30..2025-07-06"),
            ("27. KW 2025", "2025-06-30..2025-07-06"),
            ("2. Quartal 2024", "2024-04-01..2024-06-30"),
            ("erstes Halbjahr 2024", "2024-01-01..2024-06-30"),
            ("1920er", "1920-01-01..1929-12-31"),
            ("1920er Jahre", "1920-01-01..1929-12-31"),
            ("die neunziger Jahre", "1990-01-01..1999-12-31"),
            ("Mitte der neunziger Jahre", "1992-01-01..1997-12-31"),
            ("19. Jahrhundert", "1800-01-01..1900-12-31"),
            ("Ostern 2024", "2024-03-31..2024-04-01"),
            ("Heiligabend 1914", "1914-12-24"),
            ("heute", "2025-07-06"),
            ("gestern", "2025-07-05"),
            ("letzte Woche", "2025-06-23..2025-06-29"),
            ("letzten März", "2025-03-01..2025-03-31"),
            ("28. Februar bis 3. März 2021", "2021-02-28..2021-03-03"),
            ("zwischen 2020 und 2021", "2020-01-01..2021-12-31"),
            ("45. KW 2020", "2020-11-02..2020-11-08"),
            ("letzten Dezember", "2024-12-01..2024-12-31"),
            ("im letzten Sommer", "2024-06-01..2024-09-22"),
            ("diesen Monat", "2025-07-01..2025-07-31"),
            ("dieses Jahr", "2025-01-01..2025-12-31"),
            ("voriges Jahr", "2024-01-01..2024-12-31"),
            ("vor zwei Wochen", "2025-06-16..2025-06-22"),
            ("seit letzter Woche", "2025-06-23.."),
            ("am vergangenen Dienstag", "2025-07-01"),
            ("Dienstag letzter Woche", "2025-06-24"),
        ];
        all_are(&table);
    }

    #[test]
    fn errors_name_the_place_and_the_nearest_date() {
        let table = [
            ("31.02.2024", "31: no such date; 29.02.2024"),
            ("2025-13", "13: no such date; 2025-12"),
            ("2025-02-29", "29: no such date; 2025-02-28"),
            ("0. Juli 2025", "0: no such date; 1. Juli 2025"),
            ("31. Juni 2020", "31: no such date; 30. Juni 2020"),
            ("KW 54 2020", "54: no such date; KW 53 2020"),
            ("2021-W53", "53: no such date; 2021-W52"),
            ("2020-31", "31: no such date; 2020-12"),
            ("4.", "4.: not a date"),
            ("Montag 2021", "Montag 2021: not a date"),
            ("4. Jlui 2025", "Jlui: not a date; 4. Juli 2025"),
            ("lezte Woche", "lezte: not a date; letzte Woche"),
            ("Sommmer 2015", "Sommmer: not a date; Sommer 2015"),
            ("4. Juli", "4. Juli: not a date; 4. Juli 2025"),
            ("August", "August: not a date; August 2024"),
            ("1925/1919", "1925/1919: the days end before they begin; 1919/1925"),
            ("Quatsch", "Quatsch: not a date"),
            ("", ": not a date"),
            ("2025-07-04 und mehr", "2025-07-04 und mehr: not a date"),
        ];
        all_are(&table);
        assert!(parse_typed("letzte Woche", None).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_days_or_an_error_with_a_place(text in prop_oneof![
            "\\PC{0,30}",
            "[0-9X?~%./ -]{0,12}",
            "(letzte|Anfang|seit|vor|bis|der)? ?(Woche|Juli|Winter|[0-9]{1,4})?[ ./-]{0,2}[0-9]{0,4}",
        ]) {
            match parse_typed(&text, Day::from_ymd(2025, 7, 6)) {
                Ok(range) => prop_assert!(!range.is_empty() && (range.first.is_some() || range.last.is_some())),
                Err(error) => {
                    prop_assert!(text.get(error.place.start..error.place.end).is_some());
                    if let Some(nearest) = error.nearest {
                        prop_assert!(parse_typed(&nearest, Day::from_ymd(2025, 7, 6)).is_ok(), "{nearest}");
                    }
                }
            }
        }

        #[test]
        fn what_a_file_may_say_may_be_asked_for(year in 1600..2100i32, month in 1..13u32, kind in 0..3usize) {
            let date = [PublicationDate::month(year, month), PublicationDate::year(year), PublicationDate::month(year, month).map(|date| PublicationDate::day(date.first()))][kind].unwrap();
            prop_assert_eq!(parse_typed(&date.to_string(), None), Ok(DateRange::of(date)));
        }
    }
}

#[cfg(test)]
mod parse_tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_written_form_keeps_its_precision() {
        let table = [
            ("2025", "2025"),
            ("2025-07", "2025-07"),
            ("2025-07-04", "2025-07-04"),
            ("2025/07/04", "2025-07-04"),
            ("20250704", "2025-07-04"),
            ("20250704T143000Z", "2025-07-04"),
            ("2025-07-04/2025-07-09", "2025-07-04/2025-07-09"),
            ("2021-02-12T14:27:40+01:00", "2021-02-12"),
            // A moment told for Greenwich is of the day that it is in Germany.
            ("2021-02-12T23:59:59.123Z", "2021-02-12"),
            ("2021-02-12T23:58:59Z", "2021-02-13"),
            ("2021-02-12T22:59:59Z", "2021-02-12"),
            ("2025-06-30T22:30:00Z", "2025-07-01"),
            ("2025-06-30T22:30:00+00:00", "2025-07-01"),
            ("2025-06-30 22:30:00 UTC", "2025-07-01"),
            ("2025-07-01T00:30:00+02:00", "2025-07-01"),
            ("2025-06-30T20:30:00-02:00", "2025-07-01"),
            ("2025-10-26T22:30:00Z", "2025-10-26"),
            ("2025-10-25T22:30:00Z", "2025-10-26"),
            ("2021-12-31T23:00:00Z", "2022-01-01"),
            ("2025-07-04T00:00:00Z", "2025-07-04"),
            ("1683705600", "2023-05-10"),
            ("1683705600000", "2023-05-10"),
            ("2021-03-05 22:07:22", "2021-03-05"),
            ("2021-03-05 22:07", "2021-03-05"),
            ("2021-03-05T00:30:00+0100", "2021-03-05"),
            ("2020-01-02 03:04:05 +0000 UTC", "2020-01-02"),
            ("Fri, 04 Jul 2025 14:30:00 +0200", "2025-07-04"),
            ("Fri, 4 Jul 2025 14:30:00 GMT", "2025-07-04"),
            ("4 Jul 25 14:30 GMT", "2025-07-04"),
            ("4. Juli 2025", "2025-07-04"),
            ("4.Juli 2025", "2025-07-04"),
            ("Freitag, 4. Juli 2025", "2025-07-04"),
            ("Freitag, den 4. Juli 2025, 14:30 Uhr", "2025-07-04"),
            ("Fr., 4. Jul. 2025", "2025-07-04"),
            ("9. November 1989 um 18:53 Uhr", "1989-11-09"),
            ("1. März 1848", "1848-03-01"),
            ("1. Maerz 1848", "1848-03-01"),
            ("2. Jänner 1920", "1920-01-02"),
            ("4.7.2025", "2025-07-04"),
            ("04.07.2025, 14:30 Uhr", "2025-07-04"),
            ("04.07.25", "2025-07-04"),
            ("04.07.89", "1989-07-04"),
            ("4-7-2025", "2025-07-04"),
            ("Juli 2025", "2025-07"),
            ("07.2025", "2025-07"),
            ("07/2025", "2025-07"),
            ("July 4, 2025", "2025-07-04"),
            ("1605", "1605"),
            ("29.2.2024", "2024-02-29"),
            ("Fr, 04.07.2025 14:30", "2025-07-04"),
            ("Freitag, 04.07.2025", "2025-07-04"),
            ("Stand: 04.07.2025, 10:15 Uhr", "2025-07-04"),
            ("Berlin, den 3. October 1848", "1848-10-03"),
            ("(4. Juli 2025)", "2025-07-04"),
            ("4. Juli 2025 | 14:30", "2025-07-04"),
            ("3. Ma\u{308}rz 2006", "2006-03-03"),
            ("5. XI. 1923", "1923-11-05"),
            ("1.9.39", "1939-09-01"),
            ("1989/90", "1989-01-01/1990-12-31"),
            ("Herbst 1989", "1989-09-01/1989-12-20"),
            ("Juli/August 1914", "1914-07-01/1914-08-31"),
            ("9./10. November 1989", "1989-11-09/1989-11-10"),
            ("KW 27 2025", "2025-06-30/2025-07-06"),
            ("192X", "1920-01-01/1929-12-31"),
            ("2022?", "2022"),
            ("Anfang Mai 1945", "1945-05-01/1945-05-16"),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text).map(|date| date.to_string()), Ok(expected.to_string()), "{text}");
        }
    }

    #[test]
    fn impossible_days_are_told_from_what_is_no_date() {
        for text in ["31.02.2024", "2025-13", "2025-02-29", "2205-01-01", "2205", "1599", "0. Juli 2025", "20251301"] {
            assert_eq!(parse(text), Err(DateError::Impossible), "{text}");
        }
        for text in ["", "gestern", "Juli", "4. Juli", "202", "12345", "7/4/2025", "2025-07-04 und mehr", "4. Foo 2025"]
        {
            assert_eq!(parse(text), Err(DateError::Unknown), "{text}");
        }
    }

    #[test]
    fn an_iso_date_leads_a_text() {
        assert_eq!(
            parse_iso_prefix("2025-07 Donald").map(|(date, n)| (date.unwrap().to_string(), n)),
            Some(("2025-07".into(), 7))
        );
        assert_eq!(parse_iso_prefix("2025-13 Donald"), Some((Err(DateError::Impossible), 7)));
        assert_eq!(parse_iso_prefix("2025er Donald"), None);
        assert_eq!(parse_iso_prefix(""), None);
    }

    fn any_date() -> impl Strategy<Value = PublicationDate> {
        let number = -135_000..47_000i32;
        let day = |number: i32| Day::from_number(number).unwrap();
        prop_oneof![
            number.clone().prop_map(move |first| PublicationDate::day(day(first))),
            (1600..2100i32, 1..13u32).prop_map(|(year, month)| PublicationDate::month(year, month).unwrap()),
            (1600..2100i32).prop_map(|year| PublicationDate::year(year).unwrap()),
            (number, 1..900i32)
                .prop_map(move |(first, length)| { PublicationDate::span(day(first), day(first + length)).unwrap() }),
        ]
    }

    proptest! {
        #[test]
        fn a_date_prints_and_parses_back(date in any_date()) {
            prop_assert_eq!(parse(&date.to_string()), Ok(date));
        }

        #[test]
        fn any_text_is_a_date_or_an_error(text in "\\PC{0,40}") {
            let _ = parse(&text);
            let _ = parse_iso_prefix(&text);
        }

        #[test]
        fn anything_like_a_date_is_a_date_or_an_error(
            text in "[0-9]{1,9}[-./ T:]{0,2}[0-9]{0,5}[-./ :]{0,2}(Juli|Mai|[0-9]{0,9})",
        ) {
            if let Ok(date) = parse(&text) {
                prop_assert!(date.first() <= date.last());
            }
        }
    }
}
