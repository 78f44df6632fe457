//! The text of an article and the lines it has in its file.
//! It must not know file formats.

use crate::text::ByteSpan;

/// The text of an article, letter for letter as in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The text.
    pub text: String,
    /// Where the lines of the text are in the file.
    pub lines: Lines,
    /// Headings that the format itself marks, in order; others are recognised by their form.
    pub headings: Vec<ByteSpan>,
}

/// How places in a body become line numbers of its file, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// The body stands in the file as it is, beginning in this line.
    FromLine(u32),
    /// The pieces of the body, by the byte each begins with, stand in these lines (a JSON string is one line).
    Pieces(Vec<(usize, u32)>),
    /// The body is in strings that write some characters otherwise, as JSON does: what stands in the file, run by run.
    Runs(Vec<Run>),
}

/// A stretch of a body that stands in its file character for character, on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The byte of the body it begins with.
    pub start: usize,
    /// The line of the file.
    pub line: u32,
    /// The character of the file, from 0, that it begins with; none where the file has other letters than the body.
    pub character: Option<u64>,
}

impl Lines {
    /// The line of the file in which the byte `at` of the body stands.
    pub fn line_of(&self, text: &str, at: usize) -> u32 {
        match self {
            Lines::FromLine(first) => first + count_line_ends(&text[..at]),
            Lines::Pieces(pieces) => {
                let behind = pieces.partition_point(|(start, _)| *start <= at);
                behind.checked_sub(1).map_or(1, |last| pieces[last].1)
            }
            Lines::Runs(runs) => run_of(runs, at).map_or(1, |run| run.line),
        }
    }

    /// The character of the file, from 0, at which the byte `at` of the body stands, where a line does not say enough.
    pub fn character_of(&self, text: &str, at: usize) -> Option<u64> {
        let Lines::Runs(runs) = self else { return None };
        let run = run_of(runs, at)?;
        Some(run.character? + text[run.start..at].chars().count() as u64)
    }

    /// The lines alone, for a body that no longer has the characters of its file.
    pub fn without_characters(&self) -> Lines {
        match self {
            Lines::Runs(runs) => {
                let mut pieces: Vec<(usize, u32)> = runs.iter().map(|run| (run.start, run.line)).collect();
                pieces.dedup_by_key(|(_, line)| *line);
                Lines::Pieces(pieces)
            }
            lines => lines.clone(),
        }
    }
}

impl Lines {
    /// The same places in a text that has these before it: so many lines, and characters, where they are known.
    pub fn behind(self, lines: u32, characters: Option<u64>) -> Lines {
        match self {
            Lines::FromLine(first) => Lines::FromLine(first.saturating_add(lines)),
            Lines::Pieces(pieces) => {
                Lines::Pieces(pieces.into_iter().map(|(start, line)| (start, line.saturating_add(lines))).collect())
            }
            Lines::Runs(runs) => {
                let moved = |run: Run| Run {
                    line: run.line.saturating_add(lines),
                    character: run.character.zip(characters).map(|(inside, before)| before + inside),
                    ..run
                };
                Lines::Runs(runs.into_iter().map(moved).collect())
            }
        }
    }
}

/// The last run that begins at the place or before it.
fn run_of(runs: &[Run], at: usize) -> Option<&Run> {
    runs[..runs.partition_point(|run| run.start <= at)].last()
}

/// The lines of a text with their ends: `\n`, `\r\n`, or a lone `\r`.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// How many lines end in the text: at `\n`, at `\r\n`, or at a lone `\r`.
pub fn count_line_ends(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(|&at| ends(at)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_the_files_own() {
        let text = "eins\nzwei\r\ndrei\rvier";
        let lines = Lines::FromLine(7);
        assert_eq!([0, 5, 11, 16].map(|at| lines.line_of(text, at)), [7, 8, 9, 10]);
        let pieces = Lines::Pieces(vec![(0, 3), (10, 4)]);
        assert_eq!([0, 9, 10, 15].map(|at| pieces.line_of(text, at)), [3, 3, 4, 4]);
    }
}
