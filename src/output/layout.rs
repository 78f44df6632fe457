//! How text is laid out for a reader.
//! It must not know what the text says.

use crate::output::printable::columns;
use crate::output::wording::Language;
use std::path::Path;

/// The language that is read, how wide text is, and from where paths are shown.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'a> {
    /// The language.
    pub language: Language,
    /// Columns.
    pub width: usize,
    /// Paths below this directory are shown relative to it.
    pub here: &'a Path,
}

/// Breaks a line at blanks to this many columns; styles in it take none. A word stays whole however long it is.
pub fn fill(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let (mut used, mut is_empty) = (0, true);
    for (number, word) in line.split(' ').enumerate() {
        let length = columns(&anstream::adapter::strip_str(word).to_string());
        let Some(last) = lines.last_mut() else { break };
        if !is_empty && length > 0 && used + 1 + length > width {
            last.truncate(last.trim_end().len());
            lines.push(word.to_string());
            used = length;
            continue;
        }
        if number > 0 {
            last.push(' ');
            used += 1;
        }
        last.push_str(word);
        used += length;
        is_empty = is_empty && length == 0;
    }
    lines
}

/// A text whose lines are broken at blanks to this many columns, what is left of a line behind an indent.
pub fn hanging(text: &str, width: usize) -> String {
    let broken = |line: &str| match fill(line, width).as_slice() {
        [_] => line.to_string(),
        _ => fill(line, width.saturating_sub(HANGING)).join(&format!("\n{}", " ".repeat(HANGING))),
    };
    text.split('\n').map(broken).collect::<Vec<_>>().join("\n")
}

/// How far the rest of a broken line stands to the right.
const HANGING: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_and_blanks_kept() {
        assert_eq!(fill("eins zwei drei", 9), ["eins zwei", "drei"]);
        assert_eq!(fill("  1  zwei", 80), ["  1  zwei"]);
        assert_eq!(fill("a  b", 3), ["a", "b"]);
        assert_eq!(hanging("eins zwei drei\nvier\n", 13), "eins zwei\n    drei\nvier\n");
        assert_eq!(fill("\u{1b}[1mfett\u{1b}[0m ja", 7), ["\u{1b}[1mfett\u{1b}[0m ja"]);
    }
}
