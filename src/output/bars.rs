//! Counts as lines: the name, the number, and a bar on a terminal.
//! It must not know what is counted.

use super::text::printable;

/// So wide is the bar of the largest number.
const BAR_MAX: usize = 40;

/// Rows of name, passages and articles, aligned, with bars by passages.
pub fn bars(rows: &[(String, u64, u64)]) -> String {
    let most = rows.iter().map(|(_, passages, _)| *passages).max().unwrap_or(0).max(1);
    let names = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
    let digits = |number: u64| number.to_string().len();
    let passages = rows.iter().map(|(_, passages, _)| digits(*passages)).max().unwrap_or(1);
    let articles = rows.iter().map(|(_, _, articles)| digits(*articles)).max().unwrap_or(1);
    let row = |(name, count, of): &(String, u64, u64)| {
        let blanks = " ".repeat(names - name.chars().count());
        // Whatever is there has a bar.
        let bar = "█".repeat(((*count as usize * BAR_MAX).div_ceil(most as usize)).min(BAR_MAX));
        let line = format!("{}{blanks}  {count:>passages$} passages  {of:>articles$} articles  {bar}", printable(name));
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(row).collect()
}
