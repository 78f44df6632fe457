//! Finds the date among other words of a head, and the dateline among the first lines of a text: *Berlin, Mittwoch, den
//! 28. Oktober 2009*. It must not know what a text is the text of; a date in a sentence is none.

use crate::date::{Precision, PublicationDate};
use crate::temporal::standalone::read_whole;
use crate::temporal::tokens::tokens;
use crate::temporal::typed::parse;

/// How many lines that are not blank are looked at: protocols begin with what they are of.
const LINES: usize = 12;
/// Longer lines, in bytes, are no datelines, unless the dateline is in brackets or before a dash at their beginning.
const LINE_MAX: usize = 160;
/// A place has at most this many words: *Bad Homburg v.d.H.*, *Frankfurt am Main*.
const PLACE_WORDS: usize = 4;

/// A line that says where and when a text was written.
pub struct Dateline {
    /// The line, as far as it is one.
    pub text: String,
    /// The day; none when no year stands in it.
    pub date: Option<PublicationDate>,
}

/// The dateline of a text.
pub fn dateline(text: &str) -> Option<Dateline> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).find_map(of_line)
}

fn of_line(line: &str) -> Option<Dateline> {
    // BERLIN, 4. Juli (dpa) –; Bonn, 12. Mai 1989 -; Wien: 3. Juli 2001
    let end = [" (", " – ", " - ", " -- ", ": "].iter().filter_map(|sign| line.find(sign)).min().unwrap_or(line.len());
    let head = line[..end].trim_end_matches([',', '.', ':', '–', '-']).trim_end();
    if head.len() > LINE_MAX {
        return None;
    }
    let found = |date| Some(Dateline { text: head.to_string(), date });
    if let Some(date) = day_of(head) {
        return found(Some(date));
    }
    let (place, rest) = head.split_once(',')?;
    let words: Vec<&str> = place.split_whitespace().collect();
    let is_place = (1..=PLACE_WORDS).contains(&words.len())
        && words[0].starts_with(char::is_uppercase)
        && !place.contains(|c: char| c.is_ascii_digit());
    if !is_place {
        return None;
    }
    let rest = rest.trim();
    match day_of(rest) {
        Some(date) => found(Some(date)),
        // A day without its year: any will do to see that it is one.
        None => {
            day_of(&format!("{rest} 2000")).filter(|_| rest.contains(char::is_alphabetic)).and_then(|_| found(None))
        }
    }
}

/// The day that a text is, and nothing beside it.
fn day_of(text: &str) -> Option<PublicationDate> {
    let date = parse(text).ok().or_else(|| {
        let (first, last) = read_whole(text, None)?;
        PublicationDate::span(first, last)
    })?;
    (date.precision() == Precision::Day && text.contains(|c: char| c.is_ascii_digit())).then_some(date)
}

/// A field of a head with more than a date is at most this long, in bytes.
const FIELD_MAX: usize = 200;

/// The first date in a field that has more than that: *01.04.2020, aktualisiert am 03.06.2020*, *Musterdorf, 2. April
/// 2020*, *Nr. 12, 3. April 2020*. Only a whole day, or a month by its name, is a date among other words; what tells of
/// a change is none.
pub fn first_date(text: &str) -> Option<PublicationDate> {
    /// What stands before the day of a change.
    const CHANGED: [&str; 5] = ["aktualisiert", "geändert", "update", "updated", "änderung"];
    if text.len() > FIELD_MAX {
        return None;
    }
    let mut found = Vec::new();
    tokens(text, &mut found);
    let bytes = |at: usize| found[at].start as usize..found[at].end as usize;
    let is_change = |at: usize| {
        let words = text[..at].split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty());
        words.take(2).any(|word| CHANGED.contains(&word.to_lowercase().as_str()))
    };
    for first in 0..found.len() {
        let start = bytes(first).start;
        // Not in the middle of a number.
        if text[..start].ends_with(|c: char| c.is_ascii_digit() || ".-/".contains(c)) || is_change(start) {
            continue;
        }
        for last in (first..found.len()).rev() {
            let piece = &text[start..bytes(last).end];
            let Ok(date) = parse(piece) else { continue };
            let by_name = date.precision() == Precision::Month && piece.contains(char::is_alphabetic);
            let of_days = date.precision() == Precision::Day
                || piece.contains(['.', '-']) && date.last().number() - date.first().number() < 32;
            let ends = !text[bytes(last).end..].starts_with(|c: char| c.is_alphanumeric());
            if ends && piece.len() >= 6 && (by_name || of_days) {
                return Some(date);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_where_and_when() {
        let table = [
            ("Deutscher Bundestag\n3. Sitzung\nBerlin, Mittwoch, den 28. Oktober 2009\n\nBeginn", Some("2009-10-28")),
            ("Bonn, den 3. Oktober 1990\n\nEs war", Some("1990-10-03")),
            ("Wien, 12. Mai 1989 – Der Kanzler kam.", Some("1989-05-12")),
            ("Frankfurt am Main, 4.7.2025\nText", Some("2025-07-04")),
            ("Mittwoch, 28. Oktober 2009\nText", Some("2009-10-28")),
            ("28. Oktober 2009\nText", Some("2009-10-28")),
            ("MÜNCHEN, 3. Juli 2001 (dpa) Der Minister sagte", Some("2001-07-03")),
            ("BERLIN, 4. Juli (dpa) - Der Kanzler", None),
            ("Zürich, 17. Februar\nText", None),
        ];
        for (text, day) in table {
            let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.date.map(|date| date.first().to_string()).as_deref(), day, "{text}");
        }
        for text in [
            "Am 3. Oktober 1990 trat die DDR bei.",
            "Heute, im Juli 2001, ist es still.",
            "Der Kanzler, geboren am 3. Mai 1950, sprach.",
            "Im Jahr 2009 war es so.",
            "2009",
            "Oktober 2009",
            "Müller, 42 Jahre alt, kam.",
        ] {
            assert!(dateline(text).is_none(), "{text}");
        }
    }
}
