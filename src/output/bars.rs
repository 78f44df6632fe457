//! Counts as rows: the name, the numbers, and a bar on a terminal.
//! It must not know what is counted.

use crate::output::table::{Align, table};
use crate::output::wording::number::{Noun, whole};
use crate::output::wording::{Language, count};
use crate::search::Group;

/// Columns of the bar of the largest number: as many as most names and numbers leave of 80.
const BAR_MAX: usize = 20;

/// A bar as long as the number is of the largest; whatever is there has one.
pub fn bar(number: f64, most: f64) -> String {
    if number <= 0.0 || most <= 0.0 {
        return String::new();
    }
    "█".repeat(((number / most * BAR_MAX as f64).ceil() as usize).clamp(1, BAR_MAX))
}

/// Groups with their passages and articles, and bars by passages.
pub fn bars(language: Language, groups: &[Group]) -> String {
    use Align::{Left, Right};
    let most = groups.iter().map(|group| group.passages).max().unwrap_or(0);
    let row = |group: &Group| {
        vec![
            count::group(language, &group.name),
            number_of(language, group.passages, Noun::Passage),
            number_of(language, group.articles, Noun::Article),
            bar(group.passages as f64, most as f64),
        ]
    };
    table("", &[Left, Right, Right], &groups.iter().map(row).collect::<Vec<_>>())
}

/// A number and its noun, for a column on the right: the noun of one gets a blank where others have their ending.
pub(crate) fn number_of(language: Language, count: u64, noun: Noun) -> String {
    let (one, many) = (noun.of(language, count), noun.of(language, 2));
    let blanks = " ".repeat(many.chars().count() - one.chars().count());
    format!("{} {one}{blanks}", whole(language, count))
}
