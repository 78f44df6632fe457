//! IPTC 7901, the wire format of agencies since the telex: messages between control characters, a head of codes, a title
//! behind STX, a text, the time behind ETX. It must not know any other format.

use crate::archive::format::text_lines::{Line, body, joined, numbered, trimmed};
use crate::archive::record::{Items, Record, authors};
use crate::archive::skip::{Broken, SkipReason};
use crate::article::count_line_ends;
use crate::date::format::full_year;
use crate::date::names::month_number;

const START: char = '\u{1}';
const TEXT: char = '\u{2}';
const END: char = '\u{3}';

/// Whether a text is a wire: it begins with a message.
pub fn is_wire(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n', ' ', '\u{16}', '\u{7f}', '\u{4}']);
    text.starts_with(START) && text.contains(TEXT)
}

/// Reads the messages of a wire.
pub fn read(text: &str) -> Items {
    // The first is what stands before a message.
    let mut messages = text.split(START);
    let mut line = 1 + messages.next().map_or(0, count_line_ends);
    let mut items = Items::new();
    for message in messages {
        items.push(one(message, line));
        line += count_line_ends(message);
    }
    items
}

fn one(message: &str, line: u32) -> Result<Record, SkipReason> {
    let cut = || SkipReason::Broken(Broken::BreaksOff { line });
    let (head, rest) = message.split_once(TEXT).ok_or_else(cut)?;
    let (text, foot) = rest.split_once(END).ok_or_else(cut)?;
    let mut record = Record::default();
    let mut head = head.lines().map(str::trim).filter(|line| !line.is_empty());
    codes(&mut record, head.next().unwrap_or_default());
    let keys: Vec<&str> = head.collect();
    let keys = keys.join(" ");
    record.tags = keys.split('/').map(str::trim).filter(|key| !key.is_empty()).map(str::to_string).collect();
    let first = line + count_line_ends(&message[..message.len() - rest.len()]);
    let lines: Vec<Line<'_>> =
        numbered(text).into_iter().map(|one| Line { number: one.number + first - 1, ..one }).collect();
    // The title ends with a sign of equality, or at the first blank line.
    let lines = trimmed(&lines);
    let end = lines.iter().position(|line| line.text.trim_end().ends_with('='));
    let blank = lines.iter().position(Line::is_blank).unwrap_or(0);
    let end = end.filter(|end| *end < blank.max(1) + 3).map_or(blank, |end| end + 1);
    title(&mut record, &lines[..end]);
    let mut text = &lines[end..];
    // What is for editors alone, and the signs of those who wrote it.
    if let Some(notes) = text.iter().position(|line| is_note(line.text)) {
        text = &text[..notes];
    }
    let mut text = trimmed(text);
    let agency = record.source.clone().unwrap_or_default();
    if let [rest @ .., last] = text
        && is_signature(last.text, &agency)
    {
        text = trimmed(rest);
    }
    record.dates.extend(moment(foot).map(|date| ("ETX".to_string(), date)));
    record.body = body(text);
    if record.body.is_some() { Ok(record) } else { Err(SkipReason::NoText) }
}

/// The line of codes: `bdt0173 4 sp 226 dpa 0525`.
fn codes(record: &mut Record, line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    // The words of German agencies; letters of other services stay what they are.
    let section = match words.get(2) {
        Some(&"pl") => Some("Politik"),
        Some(&"wi") => Some("Wirtschaft"),
        Some(&"ku") => Some("Kultur"),
        Some(&"sp") => Some("Sport"),
        Some(&"vm") => Some("Vermischtes"),
        _ => None,
    };
    record.section = section.map(str::to_string);
    // The agency and its number stand last.
    record.source = match words.as_slice() {
        [.., agency, number] if words.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((*agency).to_string())
        }
        _ => None,
    };
}

/// The lines of a title: marks of urgency, the title, who wrote it.
fn title(record: &mut Record, lines: &[Line<'_>]) {
    let mut kept = Vec::new();
    for line in lines {
        let text = line.text.trim().trim_end_matches('=').trim();
        let is_mark = text.starts_with('(') && text.ends_with(')') || !text.contains(char::is_lowercase);
        let author = ["By ", "Von "].iter().find_map(|word| text.strip_prefix(word));
        let is_author = author.is_some_and(|name| name.starts_with(char::is_uppercase)) && !kept.is_empty();
        match author {
            Some(name) if is_author => {
                let name = name.rsplit_once(", ").map_or(name, |(name, _)| name);
                record.authors.extend(authors(name));
            }
            _ if is_mark && lines.len() > 1 => {}
            _ => kept.push(Line { text, number: line.number }),
        }
    }
    record.title = joined(&kept);
}

/// Where notes for editors begin.
fn is_note(line: &str) -> bool {
    let line = line.trim();
    let heading = line.strip_prefix("# ").map(str::to_lowercase);
    heading.is_some_and(|heading| heading.contains("notebook") || heading.contains("notizblock"))
        || (line.len() >= 5 && line.chars().all(|c| matches!(c, '*' | ' ')))
}

/// The last line of a message: the agency and signs of a few letters, `dpa grj rmo`.
fn is_signature(line: &str, agency: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_sign = |word: &&str| word.len() <= 4 && word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit());
    words.len() >= 2 && !agency.is_empty() && words[0].starts_with(agency) && words[1..].iter().all(is_sign)
}

/// The moment a message was sent, as a date that is read elsewhere: of `212101 GMT Nov 18` the 21st, 21.01 o'clock.
fn moment(foot: &str) -> Option<String> {
    let words: Vec<&str> =
        foot.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let [stamp, rest @ ..] = words.as_slice() else { return None };
    if stamp.len() != 6 || !stamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (zone, rest) = match rest {
        [month, year, ..] if month_number(month).is_some() => ("", [*month, *year]),
        [zone, month, year, ..] => (*zone, [*month, *year]),
        _ => return None,
    };
    let [month, year] = rest;
    let month = month_number(month.trim_end_matches('.'))?;
    let year = match year.len() {
        2 | 4 if year.bytes().all(|byte| byte.is_ascii_digit()) => full_year(year.parse().ok()?, year.len()),
        _ => return None,
    };
    let (day, hour, minute) = (&stamp[..2], &stamp[2..4], &stamp[4..]);
    let zone = match zone {
        "" => "",
        "GMT" | "UTC" | "Z" => "Z",
        "MEZ" | "CET" => "+01:00",
        "MESZ" | "CEST" => "+02:00",
        _ => "",
    };
    Some(format!("{year:04}-{month:02}-{day}T{hour}:{minute}:00{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_of_a_message_is_read() {
        for (foot, expected) in [
            ("131137 GMT Nov 13 \r\n\u{7f}", Some("2013-11-13T11:37:00Z")),
            ("071341 GMT Okt 15", Some("2015-10-07T13:41:00Z")),
            ("111114 Okt 22", Some("2022-10-11T11:14:00")),
            ("111114 MESZ Okt 22", Some("2022-10-11T11:14:00+02:00")),
            ("", None),
            ("11 GMT", None),
        ] {
            assert_eq!(moment(foot).as_deref(), expected, "{foot}");
        }
    }
}
