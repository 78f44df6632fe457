//! Reads the date in a file's name and in its folders, as archives are often laid out.
//! It must not know the file itself: only the path below the archive counts.

use crate::date::calendar;
use crate::date::day::{Day, Ymd};
use crate::date::names::month_number;
use crate::date::publication::{FIRST_YEAR, LAST_YEAR, PublicationDate};

/// The dates that a path gives to what is in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathDates {
    /// The date in the file's name, with the part of the name it was read from.
    pub file_name: Option<(PublicationDate, String)>,
    /// The part of the name that is written as a day and is none: `2025-02-31`.
    pub impossible: Option<String>,
    /// The date of the folders, with the folders it was read from.
    pub folder: Option<(PublicationDate, String)>,
}

/// Reads the dates in a path that is relative to its archive, with `/` between folders.
///
/// In a name: `2025-07-04-titel`, `20250704_x`, `faz_2007_11_29_17470`, `titel-04.07.2025`, and `2025-07-titel` at its
/// start. A lone year in a name is no date, `agenda-2010` would be one. Of folders: `2025/07/04`, `2025/07`, `2025`,
/// `2025-07-04`, `2025-07`, `20250704`; other folders may stand before, between or after.
pub fn dates_in_path(path: &str) -> PathDates {
    let mut folders: Vec<&str> = path.split('/').collect();
    let file = folders.pop().unwrap_or_default();
    let (file_name, impossible) = match in_name(file).or_else(|| in_words(file)) {
        Some((Some(date), text)) => (Some((date, text)), None),
        Some((None, text)) => (None, Some(text)),
        None => (None, None),
    };
    // A clock time or a number behind the day is no second day: `rat-2021-02-03-1845`.
    let behind = file_name.as_ref().and_then(|(_, text)| Some(&file[file.find(text.as_str())? + text.len()..]));
    let file_name = match (file_name, behind.and_then(last_day_in_name)) {
        // Two days in a name are the first and the last of an issue: `2024-05-06_2024-05-12_woche`.
        (Some((date, _)), Some(other)) if other != date => {
            let (first, last) = (date.first().min(other.first()), date.last().max(other.last()));
            PublicationDate::span(first, last).map(|span| (span, file.to_string()))
        }
        (file_name, _) => file_name,
    };
    PathDates { file_name, impossible, folder: in_folders(&folders) }
}

/// The last day in a name that is written with year, month and day.
fn last_day_in_name(name: &str) -> Option<PublicationDate> {
    let starts =
        name.char_indices().map(|(at, _)| at).filter(|at| !name[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let mut days = starts.filter_map(|at| in_name(&name[at..])?.0).filter(|date| date.first() == date.last());
    days.next_back()
}

/// The first date in a name, or what is written as a date with year, month and day and is none.
fn in_name(name: &str) -> Option<(Option<PublicationDate>, String)> {
    // Runs of digits with the place where each starts.
    let bytes = name.as_bytes();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_digit() {
            match runs.last_mut() {
                Some((_, end)) if *end == at => *end = at + 1,
                _ => runs.push((at, at + 1)),
            }
        }
    }
    let text = |run: (usize, usize)| &name[run.0..run.1];
    let value = |run| text(run).parse::<u32>().unwrap_or(u32::MAX);
    let joined = |a: (usize, usize), b: (usize, usize)| b.0 == a.1 + 1 && matches!(bytes[a.1], b'-' | b'_' | b'.');
    let found = |date, from: (usize, usize), to: (usize, usize)| Some((date, name[from.0..to.1].to_string()));
    for (index, &run) in runs.iter().enumerate() {
        if text(run).len() == 8
            && let Some(date) = eight_digits(text(run))
        {
            return found(Some(date), run, run);
        }
        if let [second, third, ..] = runs[index + 1..]
            && joined(run, second)
            && joined(second, third)
        {
            let date = match (text(run).len(), text(second).len(), text(third).len()) {
                (4, 2, 2) => Some(day(value(run), value(second), value(third))),
                (1 | 2, 1 | 2, 4) => day(value(third), value(second), value(run)).map(Some),
                _ => None,
            };
            if let Some(date) = date {
                return found(date, run, third);
            }
        }
        if let Some(&second) = runs.get(index + 1) {
            let month_only =
                run.0 == 0 && bytes.get(4) == Some(&b'-') && (text(run).len(), text(second).len()) == (4, 2);
            if month_only
                && joined(run, second)
                && let Some(date) = month(value(run), value(second))
            {
                return found(Some(date), run, second);
            }
        }
    }
    None
}

/// What a number behind it counts that is no day: `Nr 12 Februar 2021`.
const COUNTED: [&str; 6] = ["nr", "no", "heft", "ausgabe", "folge", "band"];

/// A date with the name of a month, or the number of a week, in a name: `Rat Februar 2021`, `3. Februar 2021`,
/// `2021-W05`, `KW 5 2021`.
fn in_words(name: &str) -> Option<(Option<PublicationDate>, String)> {
    let parts: Vec<(usize, &str)> = name
        .split(|c: char| !c.is_alphanumeric())
        .scan(0, |at, part| {
            let start = *at;
            *at += part.len() + name[start + part.len()..].chars().next().map_or(0, char::len_utf8);
            Some((start, part))
        })
        .filter(|(_, part)| !part.is_empty())
        .collect();
    let number = |at: usize, digits: std::ops::RangeInclusive<usize>| {
        let (_, part) = parts.get(at)?;
        let is_number = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let text = |first: usize, last: usize| name[parts[first].0..parts[last].0 + parts[last].1.len()].to_string();
    for at in 0..parts.len() {
        if let (Some(named), Some(year)) = (month_number(parts[at].1), number(at + 1, 4..=4)) {
            let counts = |at: usize| COUNTED.contains(&parts[at].1.to_lowercase().as_str());
            let before = at.checked_sub(1).filter(|before| before.checked_sub(1).is_none_or(|lead| !counts(lead)));
            if let Some((before, of_month)) = before.and_then(|before| Some((before, number(before, 1..=2)?)))
                && let Some(date) = day(year, named, of_month)
            {
                return Some((Some(date), text(before, at + 1)));
            }
            return month(year, named).map(|date| (Some(date), text(at, at + 1)));
        }
        let lower = parts[at].1.to_lowercase();
        let week = lower.strip_prefix("kw").or_else(|| lower.strip_prefix('w'));
        let week_number = |digits: &str| digits.parse::<u32>().ok().filter(|_| (1..=2).contains(&digits.len()));
        if let Some(rest) = week {
            let (week, last) = if rest.is_empty() && lower == "kw" {
                (number(at + 1, 1..=2), at + 1)
            } else {
                (week_number(rest), at)
            };
            let before = at.checked_sub(1).and_then(|before| Some((number(before, 4..=4)?, before, last)));
            let behind = || number(last + 1, 4..=4).map(|year| (year, at, last + 1));
            if let (Some(week), Some((year, first, last))) = (week, before.or_else(behind))
                && let Some((monday, sunday)) = possible(year).and_then(|year| calendar::week(year as i32, week))
            {
                return PublicationDate::span(monday, sunday).map(|date| (Some(date), text(first, last)));
            }
        }
    }
    None
}

fn in_folders(folders: &[&str]) -> Option<(PublicationDate, String)> {
    // The deepest folder that is a date on its own, made finer by the folders below it.
    let (index, mut date) =
        folders.iter().enumerate().rev().find_map(|(index, name)| Some((index, whole_name(name)?)))?;
    let mut names = vec![folders[index]];
    let (mut finer, mut at) = (number(folders.get(index + 1)), index + 1);
    let Ymd { year: year_value, month: mut month_value, .. } = date.first().ymd();
    if folders[index].len() == 4 {
        if let Some(with_month) = finer.and_then(|value| month(year_value as u32, value)) {
            date = with_month;
            month_value = finer.unwrap_or_default();
            names.push(folders[at]);
            at += 1;
            finer = number(folders.get(at));
        } else {
            finer = None;
        }
    }
    if date.first() != date.last()
        && names.join("/").len() >= 6
        && let Some(with_day) = finer.and_then(|value| day(year_value as u32, month_value, value))
    {
        date = with_day;
        names.push(folders[at]);
    }
    Some((date, names.join("/")))
}

/// A folder that is a date by its whole name.
fn whole_name(name: &str) -> Option<PublicationDate> {
    let parts: Vec<&str> = name.split(['-', '_', '.']).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
        // `Ausgabe 2021-02-03 Morgen`, `Februar 2021`, `2021-W05`; but a lone month of a year may be a number.
        let days = in_name(name).and_then(|(date, _)| date).filter(|date| date.first() == date.last());
        return days.or_else(|| in_words(name).and_then(|(date, _)| date));
    }
    let value = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    match parts.as_slice() {
        [y] if y.len() == 4 => possible(value(y)).and_then(|year| PublicationDate::year(year as i32)),
        [ym] if ym.len() == 6 => month(value(&ym[..4]), value(&ym[4..])),
        [ymd] if ymd.len() == 8 => eight_digits(ymd),
        [y, m] if (y.len(), m.len()) == (4, 2) => month(value(y), value(m)),
        [y, m, d] if (y.len(), m.len(), d.len()) == (4, 2, 2) => day(value(y), value(m), value(d)),
        [d, m, y] if y.len() == 4 && d.len() <= 2 && m.len() <= 2 => day(value(y), value(m), value(d)),
        _ => None,
    }
}

/// The number a folder's name is, if it is one of one or two digits, or the name of a month, with its number or
/// without: `02`, `Februar`, `02 Februar`.
fn number(name: Option<&&str>) -> Option<u32> {
    let name = name?;
    let word = name.trim_start_matches(|c: char| c.is_ascii_digit() || " -_.".contains(c));
    let digits = name[..name.len() - word.len()].trim_end_matches([' ', '-', '_', '.']);
    if let Some(named) = month_number(word) {
        return Some(named).filter(|named| digits.is_empty() || digits.parse() == Ok(*named));
    }
    Some(name).filter(|name| matches!(name.len(), 1 | 2)).and_then(|name| name.parse().ok())
}

fn eight_digits(digits: &str) -> Option<PublicationDate> {
    let number: u32 = digits.parse().ok()?;
    day(number / 10_000, number / 100 % 100, number % 100)
}

fn possible(year: u32) -> Option<u32> {
    (FIRST_YEAR as u32..=LAST_YEAR as u32).contains(&year).then_some(year)
}

fn month(year: u32, month: u32) -> Option<PublicationDate> {
    PublicationDate::month(possible(year)? as i32, month)
}

fn day(year: u32, month: u32, day: u32) -> Option<PublicationDate> {
    Day::from_ymd(possible(year)? as i32, month, day).map(PublicationDate::day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_from_paths() {
        let table = [
            ("2025-07-04-titel.txt", Some("2025-07-04"), None),
            ("20250704_x.txt", Some("2025-07-04"), None),
            ("x_20250704.txt", Some("2025-07-04"), None),
            ("faz_2007_11_29_17470", Some("2007-11-29"), None),
            ("rede-04.07.2025.txt", Some("2025-07-04"), None),
            ("2025-07-titel.txt", Some("2025-07"), None),
            ("2024-05-06_2024-05-12_woche.txt", Some("2024-05-06/2024-05-12"), None),
            ("2025/07/04/x.txt", None, Some("2025-07-04")),
            ("2025/07/x.txt", None, Some("2025-07")),
            ("2025/7/x.txt", None, Some("2025-07")),
            ("2025/x.txt", None, Some("2025")),
            ("faz/2007/politik/x.txt", None, Some("2007")),
            ("faz/2007-11/29/x.txt", None, Some("2007-11-29")),
            ("faz/200711/x.txt", None, Some("2007-11")),
            ("1914/1915/x.txt", None, Some("1915")),
            ("2025/07/2025-08-01.txt", Some("2025-08-01"), Some("2025-07")),
            // A clock time or a number behind the day.
            ("rat-2021-02-03-1845.txt", Some("2021-02-03"), None),
            ("tagesschau_2021-02-03_2000.txt", Some("2021-02-03"), None),
            ("x_20210203_2000.txt", Some("2021-02-03"), None),
            // Months and weeks by their names.
            ("3. Februar 2021.txt", Some("2021-02-03"), None),
            ("Rat Februar 2021.txt", Some("2021-02"), None),
            ("rat_3_maerz_2021.txt", Some("2021-03-03"), None),
            ("Nr 12 Februar 2021.txt", Some("2021-02"), None),
            ("bote-Mai-1989.txt", Some("1989-05"), None),
            ("2021-W05.txt", Some("2021-02-01/2021-02-07"), None),
            ("KW 5 2021.txt", Some("2021-02-01/2021-02-07"), None),
            ("2021_KW05_x.txt", Some("2021-02-01/2021-02-07"), None),
            ("Ausgabe 2021-02-03 Morgen/x.txt", None, Some("2021-02-03")),
            ("2021/Februar/x.txt", None, Some("2021-02")),
            ("2021/02 Februar/03/x.txt", None, Some("2021-02-03")),
            ("Februar 2021/x.txt", None, Some("2021-02")),
            ("2021-W05/x.txt", None, Some("2021-02-01/2021-02-07")),
            ("mai-2021-ist-schoen/x.txt", None, Some("2021-05")),
            ("2021/April Meier/x.txt", None, Some("2021")),
            ("kw-99-2021.txt", None, None),
            // Not dates: a product, an impossible month, a number that only looks like one.
            ("agenda-2010.txt", None, None),
            ("agenda_2010_2011.txt", None, None),
            ("20251301.txt", None, None),
            ("2025-02-31-titel.txt", None, None),
            ("2205-07-04.txt", None, None),
            ("artikel-123456789.txt", None, None),
            ("2205/x.txt", None, None),
            ("2025/99/x.txt", None, Some("2025")),
            ("000_1553ebf4568e464d.txt", None, None),
            ("", None, None),
        ];
        for (path, file_name, folder) in table {
            let found = dates_in_path(path);
            let iso = |date: Option<(PublicationDate, String)>| date.map(|(date, _)| date.to_string());
            assert_eq!((iso(found.file_name).as_deref(), iso(found.folder).as_deref()), (file_name, folder), "{path}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_reported() {
        assert_eq!(dates_in_path("2025-02-31-titel.txt").impossible.as_deref(), Some("2025-02-31"));
        assert_eq!(dates_in_path("2025-02-28-titel.txt").impossible, None);
    }

    proptest! {
        #[test]
        fn any_path_is_read(path in "\\PC{0,40}", dated in "[0-9/_.-]{0,30}") {
            let _ = dates_in_path(&path);
            let _ = dates_in_path(&dated);
        }
    }
}
