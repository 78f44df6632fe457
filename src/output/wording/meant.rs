//! What plain words of a query may mean beside words, how that is asked for, and why a hit fits it.
//! It must not know how it is found out.

use crate::date::{DateRange, Precision};
use crate::output::wording::date;
use crate::output::wording::language::{Language, say};
use crate::query::{Meant, MeantOperator, MeantTime};
use crate::search::HitTime;

/// What the words of a query may mean, in lines: times, each with the option and the part of a query that ask for it, and
/// an operator.
pub fn lines(language: Language, meant: &Meant) -> Vec<String> {
    let times = meant.times.iter().map(|time| time_line(language, time));
    times.chain(meant.operator.iter().map(|operator| operator_line(language, operator))).collect()
}

/// The option that asks for days.
pub fn option(range: DateRange) -> String {
    let whole = range.date().filter(|date| matches!(date.precision(), Precision::Month | Precision::Year));
    if let Some(date) = whole {
        let name = if date.precision() == Precision::Month { "month" } else { "year" };
        return format!("--{name} {date}");
    }
    let from = range.first.map(|first| format!("--from {first}"));
    let to = range.last.map(|last| format!("--to {last}"));
    from.into_iter().chain(to).collect::<Vec<_>>().join(" ")
}

/// Why a hit is of a time that words of the query mean.
pub fn reason(language: Language, time: &HitTime) -> String {
    match time {
        HitTime::Published(range) => {
            let days = date::range(language, *range);
            say!(language, "erschienen in der genannten Zeit: {days}", "published in the time named: {days}")
        }
        HitTime::Said(days) => {
            let days = date::date(language, *days);
            say!(language, "spricht von {days}", "speaks of {days}")
        }
    }
}

fn time_line(language: Language, MeantTime { typed, range, field }: &MeantTime) -> String {
    let option = option(*range);
    say!(language, "{typed} als Zeit: {option} oder {field}", "{typed} as a time: {option} or {field}")
}

fn operator_line(language: Language, MeantOperator { typed, query }: &MeantOperator) -> String {
    say!(language, "{typed} als Verknüpfung: {query}", "{typed} as an operator: {query}")
}
