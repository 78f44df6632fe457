//! The days of a date that a passage speaks of, packed into one number for a column.
//! It must not know where the dates come from.

use crate::date::{Day, PublicationDate};

/// Days before this many days before 1970 are not kept: the year 1 is the first.
const FIRST_DAY: i32 = -719_162;
/// How many bits hold the length of a time in days; a century has 36,525.
const LENGTH_BITS: u32 = 20;

/// The first day and the length of a time in one number, for a column.
pub fn pack(days: PublicationDate) -> u64 {
    let first = (days.first().number() - FIRST_DAY).max(0) as u64;
    let more = ((days.last().number() - days.first().number()) as u64).min((1 << LENGTH_BITS) - 1);
    first << LENGTH_BITS | more
}

/// The days that such a number stands for.
pub fn unpack(number: u64) -> Option<PublicationDate> {
    let first = i32::try_from(number >> LENGTH_BITS).ok()?.checked_add(FIRST_DAY)?;
    let more = i32::try_from(number & ((1 << LENGTH_BITS) - 1)).ok()?;
    PublicationDate::span(Day::from_number(first)?, Day::from_number(first.checked_add(more)?)?)
}
