//! Text made fit for a terminal, and how wide it is there.
//! It must not know what the text says.

use unicode_width::UnicodeWidthStr;

/// Text without the control characters that a terminal would obey; line ends and tabs stay.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

/// The same in one line, with single blanks.
pub fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How many columns a terminal takes for a text.
pub fn columns(text: &str) -> usize {
    text.width()
}
