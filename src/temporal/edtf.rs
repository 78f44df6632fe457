//! Dates in the Extended Date/Time Format: digits that are open, seasons, quarters and weeks by number.
//! It must not know words of time, but for the names of seasons.

use crate::date::calendar::{self, Days};
use crate::date::{DateError, Day, LAST_YEAR};
use crate::temporal::standalone::read_whole;

/// Readers may ask for years before the first newspapers: texts speak of 1492.
const FIRST_YEAR_TYPED: i32 = 1000;

/// EDTF (Library of Congress, 2019), its levels 0 to 2 as far as they name a calendar's days: `None` when the text is
/// not of it.
pub fn edtf(text: &str) -> Option<Result<Days, DateError>> {
    let text = text.trim_end_matches(['?', '~', '%']);
    let digit = |c: char| c.is_ascii_digit();
    let open = |c: char| c.is_ascii_digit() || c == 'X';
    if let Some((year, quarter)) = quarter(text) {
        return Some(months(year, quarter * 3 - 2, quarter * 3));
    }
    let parts: Vec<&str> = text.split('-').collect();
    let year = *parts.first().filter(|year| year.len() == 4 && year.starts_with(digit) && year.chars().all(open))?;
    let (first_year, last_year) = (fill(year, '0')?, fill(year, '9')?);
    let possible = |year: i32| (FIRST_YEAR_TYPED..=LAST_YEAR).contains(&year);
    // 19XX ends in 1999; 20XX may end where nothing can be.
    if !possible(first_year) {
        return Some(Err(DateError::Impossible));
    }
    let whole = || calendar::years(first_year, last_year).ok_or(DateError::Impossible);
    match parts.as_slice() {
        [_] => Some(whole()),
        [_, week] if week.starts_with('W') && year.chars().all(digit) => {
            let number = week[1..].parse().ok().filter(|_| week.len() == 3)?;
            Some(calendar::week(first_year, number).ok_or(DateError::Impossible))
        }
        [_, week, day] if week.starts_with('W') && year.chars().all(digit) => {
            let number = week[1..].parse().ok().filter(|_| week.len() == 3)?;
            let day: i32 = day.parse().ok().filter(|day| (1..=7).contains(day))?;
            let monday = calendar::week(first_year, number).map(|week| week.0);
            Some(monday.map(|monday| (monday.plus(day - 1), monday.plus(day - 1))).ok_or(DateError::Impossible))
        }
        [_, "XX"] | [_, "XX", "XX"] => Some(whole()),
        [_, month] if month.len() == 2 && month.chars().all(open) && year.chars().all(digit) => {
            if let Ok(code) = month.parse::<u32>() {
                match code {
                    21..=24 => return Some(season(first_year, code - 21)),
                    33..=36 => return Some(months(first_year, (code - 33) * 3 + 1, (code - 32) * 3)),
                    40 | 41 => return Some(months(first_year, (code - 40) * 6 + 1, (code - 39) * 6)),
                    _ => {}
                }
            }
            let fits: Vec<u32> = (1..=12).filter(|number| fits(*number, month)).collect();
            match (fits.first(), fits.last()) {
                (Some(first), Some(last)) => Some(months(first_year, *first, *last)),
                _ => Some(Err(DateError::Impossible)),
            }
        }
        [_, month, day]
            if [month, day].iter().all(|part| part.len() == 2 && part.chars().all(open)) && year.chars().all(digit) =>
        {
            let month: u32 = month.parse().ok()?;
            let days: Vec<Day> = (1..=31)
                .filter(|number| fits(*number, day))
                .filter_map(|number| Day::from_ymd(first_year, month, number))
                .collect();
            match (days.first(), days.last()) {
                (Some(first), Some(last)) => Some(Ok((*first, *last))),
                _ => Some(Err(DateError::Impossible)),
            }
        }
        _ => None,
    }
}

/// `2024-Q2`, `Q2 2024`, `Q2/2024`
fn quarter(text: &str) -> Option<(i32, u32)> {
    let (one, other) = text.split_once(['-', ' ', '/'])?;
    let (quarter, year) = if one.starts_with(['Q', 'q']) { (one, other) } else { (other, one) };
    let quarter: u32 = quarter.strip_prefix(['Q', 'q'])?.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some((year.parse().ok().filter(|_| year.len() == 4)?, quarter))
}

fn fill(digits: &str, with: char) -> Option<i32> {
    digits.replace('X', &with.to_string()).parse().ok()
}

/// Whether a number of two digits fits a pattern of digits and `X`.
fn fits(number: u32, pattern: &str) -> bool {
    format!("{number:02}").chars().zip(pattern.chars()).all(|(digit, of)| of == 'X' || of == digit)
}

fn months(year: i32, first: u32, last: u32) -> Result<Days, DateError> {
    let month = |month: u32| calendar::month(year, month).ok_or(DateError::Impossible);
    if !(FIRST_YEAR_TYPED..=LAST_YEAR).contains(&year) {
        return Err(DateError::Impossible);
    }
    Ok((month(first)?.0, month(last)?.1))
}

fn season(year: i32, number: u32) -> Result<Days, DateError> {
    let name = ["Frühling", "Sommer", "Herbst", "Winter"][number as usize % 4];
    read_whole(&format!("{name} {year}"), None).ok_or(DateError::Impossible)
}
