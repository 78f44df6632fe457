//! The terms that passages are filtered by: a posting list per day, month, year and century is quicker than a range
//! over a column of days. It must not know how a filter is typed or applied.

use crate::date::{DateRange, Day, FIRST_YEAR, LAST_YEAR, Precision, PublicationDate, Ymd};
use crate::engine::schema::SEPARATOR;

/// The first passage of an article.
pub const FIRST: &str = "first";
/// Leads the number of an archive.
pub const ARCHIVE: &str = "a";
/// Passages whose date is known, but not to the day.
pub const COARSE: &str = "coarse";
/// Passages whose date is a span that is no calendar month or year.
pub const SPAN: &str = "span";
/// Passages without a date.
pub const UNDATED: &str = "undated";

/// The terms of a publication date: each calendar unit that all its days lie in.
pub fn filter_terms(date: Option<PublicationDate>) -> String {
    let Some(date) = date else { return format!("{UNDATED}{SEPARATOR}") };
    let (Ymd { year, month, .. }, Ymd { year: last_year, month: last_month, .. }) =
        (date.first().ymd(), date.last().ymd());
    let mut terms = String::new();
    let mut add = |term: &str| {
        terms.push_str(term);
        terms.push(SEPARATOR);
    };
    match date.precision() {
        Precision::Day => add(&Unit::Day(date.first()).term()),
        Precision::Span => {
            add(COARSE);
            add(SPAN);
        }
        Precision::Month | Precision::Year => add(COARSE),
    }
    if (year, month) == (last_year, last_month) {
        add(&Unit::Month(year, month).term());
    }
    if year == last_year {
        add(&Unit::Year(year).term());
    }
    if year.div_euclid(100) == last_year.div_euclid(100) {
        add(&Unit::Century(year.div_euclid(100)).term());
    }
    terms
}

/// The terms that together have every passage that is certainly in the range, except spans.
pub fn range_terms(range: DateRange) -> Vec<String> {
    let bound = |year, month, day| Day::from_ymd(year, month, day);
    let first = range.first.max(bound(FIRST_YEAR, 1, 1));
    let last = match (range.last, bound(LAST_YEAR, 12, 31)) {
        (Some(last), Some(bound)) => Some(last.min(bound)),
        (last, bound) => last.or(bound),
    };
    let (Some(mut day), Some(last)) = (first, last) else { return Vec::new() };
    let mut terms = Vec::new();
    while day <= last {
        let Ymd { year, month, day: of_month } = day.ymd();
        let units = [
            (year % 100 == 0 && (month, of_month) == (1, 1)).then_some(Unit::Century(year / 100)),
            ((month, of_month) == (1, 1)).then_some(Unit::Year(year)),
            (of_month == 1).then_some(Unit::Month(year, month)),
            Some(Unit::Day(day)),
        ];
        let Some((unit, end)) =
            units.into_iter().flatten().filter_map(|unit| Some((unit, unit.last()?))).find(|(_, end)| *end <= last)
        else {
            break;
        };
        terms.push(unit.term());
        day = end.next();
    }
    terms
}

#[derive(Clone, Copy)]
enum Unit {
    Century(i32),
    Year(i32),
    Month(i32, u32),
    Day(Day),
}

impl Unit {
    fn term(self) -> String {
        match self {
            Unit::Century(century) => format!("c{century}"),
            Unit::Year(year) => format!("y{year}"),
            Unit::Month(year, month) => format!("m{year}-{month:02}"),
            Unit::Day(day) => format!("d{day}"),
        }
    }

    fn last(self) -> Option<Day> {
        match self {
            Unit::Century(century) => Day::from_ymd(century * 100 + 99, 12, 31),
            Unit::Year(year) => Day::from_ymd(year, 12, 31),
            Unit::Month(year, month) => PublicationDate::month(year, month).map(PublicationDate::last),
            Unit::Day(day) => Some(day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Containment;
    use crate::temporal::parse;
    use proptest::prelude::*;

    fn range(first: &str, last: &str) -> DateRange {
        DateRange { first: Some(parse(first).unwrap().first()), last: Some(parse(last).unwrap().last()) }
    }

    #[test]
    fn a_range_is_a_few_terms() {
        assert_eq!(range_terms(range("2025-07", "2025-07")), ["m2025-07"]);
        assert_eq!(
            range_terms(range("2025-06-29", "2025-08-01")),
            ["d2025-06-29", "d2025-06-30", "m2025-07", "d2025-08-01"]
        );
        assert_eq!(range_terms(range("1899", "2001-01")), ["y1899", "c19", "y2000", "m2001-01"]);
        assert_eq!(range_terms(DateRange::default()), ["c16", "c17", "c18", "c19", "c20", "y2100"]);
    }

    proptest! {
        #[test]
        fn the_terms_of_a_range_meet_a_date_exactly_when_it_is_certainly_inside(
            first in -1000i32..1000, length in 0..900i32, start in -1000i32..1000, kind in 0..3usize,
        ) {
            let day = Day::from_number(start).unwrap();
            let Ymd { year, month, .. } = day.ymd();
            let date = [PublicationDate::day(day), PublicationDate::month(year, month).unwrap(), PublicationDate::year(year).unwrap()][kind];
            let range = DateRange { first: Day::from_number(first), last: Day::from_number(first + length) };
            let wanted = range_terms(range);
            let met = filter_terms(Some(date)).split(' ').any(|term| wanted.iter().any(|wanted| wanted == term));
            prop_assert_eq!(met, range.containment(date) == Containment::Certain);
        }
    }
}
