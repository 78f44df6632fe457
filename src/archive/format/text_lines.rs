//! The lines of a text with their numbers, and bodies made of some of them, for formats that are lines.
//! It must not know what the lines mean.

use crate::article::{Body, Lines, lines};

/// A line without its end, and its number in the file, from 1.
#[derive(Clone, Copy)]
pub struct Line<'t> {
    pub text: &'t str,
    pub number: u32,
}

impl Line<'_> {
    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of a file.
pub fn numbered(text: &str) -> Vec<Line<'_>> {
    (1..).zip(lines(text)).map(|(number, line)| Line { text: line.trim_end_matches(['\r', '\n']), number }).collect()
}

/// The lines without blank ones at their ends.
pub fn trimmed<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    let Some(first) = lines.iter().position(|line| !line.is_blank()) else { return &[] };
    let last = lines.iter().rposition(|line| !line.is_blank()).unwrap_or(first);
    &lines[first..=last]
}

/// The body that lines are; `None` when there is nothing to read.
pub fn body(lines: &[Line<'_>]) -> Option<Body> {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    for line in trimmed(lines) {
        if !text.is_empty() {
            text.push('\n');
        }
        pieces.push((text.len(), line.number));
        text.push_str(line.text.trim_end());
    }
    (!text.is_empty()).then_some(Body { text, lines: Lines::Pieces(pieces), headings: Vec::new() })
}

/// Lines in one, with single blanks; `None` when there is nothing to read.
pub fn joined(lines: &[Line<'_>]) -> Option<String> {
    let words: Vec<&str> = lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
