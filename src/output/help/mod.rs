//! The help topics: texts beside this file, in both languages, laid out for a terminal.
//! It must not know anything of what they explain.

use crate::output::wording::Language;
use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// What `fundstelle help` explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What can be typed as a query.
    Query,
    /// Dates: of articles, in texts, as they are typed.
    Dates,
    /// Persons: how they are found, asked for, and corrected.
    Persons,
    /// What can be in an archive.
    Formats,
    /// What is found and in which order.
    Ranking,
}

impl Topic {
    /// All of them.
    pub const ALL: [Topic; 5] = [Topic::Query, Topic::Dates, Topic::Persons, Topic::Formats, Topic::Ranking];

    /// The name that is typed.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Query => "query",
            Topic::Dates => "dates",
            Topic::Persons => "persons",
            Topic::Formats => "formats",
            Topic::Ranking => "ranking",
        }
    }

    /// The topic of this name.
    pub fn named(name: &str) -> Option<Topic> {
        Topic::ALL.into_iter().find(|topic| topic.name() == name)
    }

    /// Its text as it is written: Markdown with headings, paragraphs, lists, blocks and tables of two columns.
    pub fn text(self, language: Language) -> &'static str {
        match self {
            Topic::Query => language.pick(include_str!("query.de.md"), include_str!("query.en.md")),
            Topic::Dates => language.pick(include_str!("dates.de.md"), include_str!("dates.en.md")),
            Topic::Persons => language.pick(include_str!("persons.de.md"), include_str!("persons.en.md")),
            Topic::Formats => language.pick(include_str!("formats.de.md"), include_str!("formats.en.md")),
            Topic::Ranking => language.pick(include_str!("ranking.de.md"), include_str!("ranking.en.md")),
        }
    }

    /// The rows of its tables, as they are written, without their heads.
    pub fn rows(self, language: Language) -> Vec<[&'static str; 2]> {
        let mut rows = Vec::new();
        let mut lines = self.text(language).lines().peekable();
        while let Some(line) = lines.next() {
            let is_head = lines.peek().is_some_and(|next| is_rule(next));
            rows.extend(cells(line).filter(|_| !is_head && !is_rule(line)));
        }
        rows
    }
}

/// The first column of a table is at most this wide; a longer cell has a line of its own.
const FIRST_COLUMN_MAX: usize = 40;

/// A topic, laid out for a terminal of this width.
pub fn page(topic: Topic, language: Language, width: usize) -> String {
    let blocks = topic.text(language).split("\n\n").map(|block| laid_out(block, width));
    blocks.collect::<Vec<_>>().join("\n")
}

/// A heading, a block, a list, a table or a paragraph.
fn laid_out(block: &str, width: usize) -> String {
    let block = block.trim_matches('\n');
    if let Some(heading) = block.strip_prefix('#') {
        let bold = Style::new().bold();
        return format!("{bold}{}{bold:#}\n", heading.trim_start_matches('#').trim());
    }
    if block.starts_with("    ") {
        return format!("{block}\n");
    }
    if block.starts_with('|') {
        return table(block, width);
    }
    let mut paragraphs: Vec<String> = Vec::new();
    for line in block.lines() {
        match paragraphs.last_mut() {
            Some(last) if !line.starts_with("- ") => *last = format!("{last} {}", line.trim()),
            _ => paragraphs.push(line.to_string()),
        }
    }
    let laid_out = paragraphs.iter().map(|text| match text.strip_prefix("- ") {
        Some(item) => hanging("- ", item, width, 2),
        None => hanging("", text, width, 0),
    });
    laid_out.collect()
}

/// Two columns below each other, without the head; the second is wrapped.
fn table(block: &str, width: usize) -> String {
    let rows = block.lines().skip(2).filter_map(cells).map(|[first, second]| (first.replace('`', ""), second));
    let rows: Vec<(String, &str)> = rows.collect();
    let widths = rows.iter().map(|(first, _)| first.width()).filter(|width| *width <= FIRST_COLUMN_MAX);
    let column = widths.max().unwrap_or(0);
    let indent = column + 4;
    let laid_out = rows.iter().map(|(first, second)| match column.checked_sub(first.width()) {
        Some(blanks) => hanging(&format!("  {first}{}", " ".repeat(blanks + 2)), second, width, indent),
        None => hanging(&format!("  {first}\n{}", " ".repeat(indent)), second, width, indent),
    });
    laid_out.collect()
}

/// The two cells of a line of a table.
fn cells(line: &str) -> Option<[&str; 2]> {
    let (first, second) = line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ")?;
    Some([first, second])
}

/// Whether a line divides the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.starts_with("| ---")
}

/// A text in lines of at most this many columns, with what stands before it; all lines but the first are indented.
fn hanging(before: &str, text: &str, width: usize, indent: usize) -> String {
    let mut quoted = false;
    // What stands in backticks is one word.
    let breaks = |c: char| {
        quoted ^= c == '`';
        c == ' ' && !quoted
    };
    let mut out = before.to_string();
    let mut column = indent;
    for (number, word) in text.split(breaks).enumerate() {
        if number > 0 && column + 1 + word.width() > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if number > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.width();
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_laid_out_for_a_terminal() {
        let block = "| query | finds |\n| --- | --- |\n| `a` | one two three |\n| `bcd` | four |";
        assert_eq!(table(block, 16), "  a    one two\n       three\n  bcd  four\n");
        assert_eq!(laid_out("one two\nthree", 9), "one two\nthree\n");
        assert_eq!(laid_out("see `a b c` now", 8), "see\n`a b c`\nnow\n");
        assert_eq!(laid_out("- one two\n- three", 7), "- one\n  two\n- three\n");
        assert_eq!(laid_out("    as it\n    stands", 6), "    as it\n    stands\n");
    }

    #[test]
    fn every_topic_has_the_same_shape_in_both_languages() {
        for topic in Topic::ALL {
            assert_eq!(Topic::named(topic.name()), Some(topic));
            let shape = |language| {
                let blocks = topic.text(language).split("\n\n");
                blocks.map(|block| block.trim_start().chars().next().filter(|c| "#|".contains(*c))).collect::<Vec<_>>()
            };
            assert_eq!(shape(Language::German), shape(Language::English), "{topic:?}");
            let lines = [Language::German, Language::English].map(|language| topic.text(language).lines().count());
            assert!(lines[0] > 20 && lines[1] > 20, "{topic:?} {lines:?}");
            let number = |language| topic.rows(language).len();
            assert_eq!(number(Language::German), number(Language::English), "{topic:?}");
        }
    }
}
