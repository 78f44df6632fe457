//! Counts as lines: the name, the number, and a bar on a terminal.
//! It must not know what is counted.

use crate::output::text::printable;

/// So wide is the bar of the largest number.
const BAR_MAX: usize = 40;

/// A bar as long as the number is of the largest; whatever is there has one.
pub fn bar(number: f64, most: f64) -> String {
    if number <= 0.0 || most <= 0.0 {
        return String::new();
    }
    "█".repeat(((number / most * BAR_MAX as f64).ceil() as usize).clamp(1, BAR_MAX))
}

/// Rows of name, passages and articles, aligned, with bars by passages.
pub fn bars(rows: &[(String, u64, u64)]) -> String {
    let most = rows.iter().map(|(_, passages, _)| *passages).max().unwrap_or(0);
    let names = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
    let digits = |number: u64| number.to_string().len();
    let passages = rows.iter().map(|(_, passages, _)| digits(*passages)).max().unwrap_or(1);
    let articles = rows.iter().map(|(_, _, articles)| digits(*articles)).max().unwrap_or(1);
    let row = |(name, count, of): &(String, u64, u64)| {
        let blanks = " ".repeat(names - name.chars().count());
        let bar = bar(*count as f64, most as f64);
        let line = format!(
            "{}{blanks}  {count:>passages$} {}  {of:>articles$} {}  {bar}",
            printable(name),
            plural(*count, "passage"),
            plural(*of, "article")
        );
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(row).collect()
}

/// The word in the plural, or with a blank in its place, so that rows stand below each other.
pub(crate) fn plural(count: u64, one: &str) -> String {
    format!("{one}{}", if count == 1 { " " } else { "s" })
}
