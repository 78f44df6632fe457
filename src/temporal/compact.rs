//! Date expressions as short text, for the index to keep.
//! It must not know where they are kept.

use crate::date::{Day, PublicationDate};
use crate::temporal::expression::{DateExpression, TimeKind};
use crate::temporal::word::{DayPart, Season};
use crate::text::ByteSpan;

const PARTS: [(DayPart, &str); 7] = [
    (DayPart::Morning, "mo"),
    (DayPart::Midday, "mi"),
    (DayPart::Afternoon, "af"),
    (DayPart::Evening, "ev"),
    (DayPart::Night, "ni"),
    (DayPart::NightFrom, "nf"),
    (DayPart::NightAround, "na"),
];
const SEASONS: [(Season, &str); 4] =
    [(Season::Spring, "sp"), (Season::Summer, "su"), (Season::Autumn, "fa"), (Season::Winter, "wi")];
const PLAIN: [(TimeKind, &str); 10] = [
    (TimeKind::Day, "d"),
    (TimeKind::Weekend, "we"),
    (TimeKind::Week, "w"),
    (TimeKind::Month, "m"),
    (TimeKind::Quarter, "q"),
    (TimeKind::HalfYear, "h"),
    (TimeKind::Year, "y"),
    (TimeKind::Decade, "de"),
    (TimeKind::Century, "c"),
    (TimeKind::Span, "s"),
];
/// Marks one whose weekday is another.
const CONTRADICTS: char = '!';

/// Those expressions whose days are known, as text.
pub fn write(expressions: &[DateExpression]) -> String {
    let mut text = String::new();
    for one in expressions {
        let Some(days) = one.days else { continue };
        let (first, last) = (days.first().number(), days.last().number());
        let kind = match one.kind {
            TimeKind::PartOfDay(part) => PARTS.iter().find(|(of, _)| *of == part).map(|(_, code)| (*code).to_string()),
            TimeKind::Season(season, year) => {
                SEASONS.iter().find(|(of, _)| *of == season).map(|(_, code)| format!("{code}{year}"))
            }
            TimeKind::Clock(minutes) => Some(format!("t{minutes}")),
            kind => PLAIN.iter().find(|(of, _)| *of == kind).map(|(_, code)| (*code).to_string()),
        };
        let Some(kind) = kind else { continue };
        let mark = if one.contradicts { CONTRADICTS.to_string() } else { String::new() };
        text.push_str(&format!("{} {} {first} {} {kind}{mark};", one.span.start, one.span.len(), last - first));
    }
    text
}

/// Reads them back; what is not as [`write()`] writes it is left out.
pub fn read(text: &str) -> Vec<DateExpression> {
    text.split_terminator(';').filter_map(read_one).collect()
}

fn read_one(text: &str) -> Option<DateExpression> {
    let mut parts = text.split(' ');
    let start: usize = parts.next()?.parse().ok()?;
    let length: usize = parts.next()?.parse().ok()?;
    let first: i32 = parts.next()?.parse().ok()?;
    let more: i32 = parts.next()?.parse().ok()?;
    let code = parts.next()?;
    let contradicts = code.ends_with(CONTRADICTS);
    let code = code.trim_end_matches(CONTRADICTS);
    let plain = PLAIN.iter().find(|(_, of)| *of == code).map(|(kind, _)| *kind);
    let part = || PARTS.iter().find(|(_, of)| *of == code).map(|(part, _)| TimeKind::PartOfDay(*part));
    let clock = || code.strip_prefix('t').and_then(|minutes| minutes.parse().ok()).map(TimeKind::Clock);
    let season = || {
        let (name, year) = code.split_at_checked(2)?;
        let (season, _) = SEASONS.iter().find(|(_, of)| *of == name)?;
        Some(TimeKind::Season(*season, year.parse().ok()?))
    };
    let days = PublicationDate::span(Day::from_number(first)?, Day::from_number(first.checked_add(more)?)?)?;
    Some(DateExpression {
        span: ByteSpan { start, end: start.checked_add(length)? },
        kind: plain.or_else(part).or_else(clock).or_else(season)?,
        days: Some(days),
        contradicts,
        open: None,
    })
}
