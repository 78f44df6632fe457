//! Takes the marks of Markdown out of titles and headings.
//! It must not know the format of a file, nor HTML.

use crate::article::{Body, Lines};
use crate::text::ByteSpan;

/// A longer title, in bytes, is none, and stays as it is.
const TITLE_MAX: usize = 2000;

/// Takes emphasis and links out of the headings that Markdown marks with `#`, which stay marked.
pub fn clean_headings(body: &mut Body) {
    let mut text = String::with_capacity(body.text.len());
    let (mut done, mut changed) = (0, Vec::new());
    for heading in &mut body.headings {
        let line = heading.of(&body.text);
        let marks = line.len() - line.trim_start_matches('#').len();
        let plain = (marks > 0).then(|| without_marks(&line[marks..])).flatten();
        text.push_str(&body.text[done..heading.start]);
        let start = text.len();
        match plain {
            Some(plain) => text.push_str(&format!("{} {plain}", &line[..marks])),
            None => text.push_str(line),
        }
        done = heading.end;
        changed.push((done, text.len()));
        *heading = ByteSpan::new(start, text.len());
    }
    text.push_str(&body.text[done..]);
    let moved = |at: &mut usize| {
        let before = changed.partition_point(|(was, _)| was <= at);
        if let Some((was, is)) = before.checked_sub(1).map(|last| changed[last]) {
            *at = is + (*at - was);
        }
    };
    match &mut body.lines {
        Lines::FromLine(_) => {}
        Lines::Pieces(pieces) => pieces.iter_mut().for_each(|(at, _)| moved(at)),
        Lines::Runs(runs) => runs.iter_mut().for_each(|run| moved(&mut run.start)),
    }
    body.text = text;
}

/// A title without the marks of Markdown: signs of a heading, of emphasis, of code and of links.
pub fn without_marks(title: &str) -> Option<String> {
    let mut line = title.trim();
    if line.len() > TITLE_MAX {
        return None;
    }
    let marks = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&marks) && line[marks..].starts_with([' ', '\t']) {
        line = line[marks..].trim();
        let open = line.trim_end_matches('#');
        line = if open.ends_with([' ', '\t']) { open.trim_end() } else { line };
    }
    let mut text = without_links(line);
    for mark in ["***", "**", "__", "~~", "`", "*", "_"] {
        text = without_pairs(&text, mark);
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escapes = letter == '\\' && letters.peek().is_some_and(|next| "\\`*_{}[]()#+-.!~>|\"".contains(*next));
        if !escapes {
            plain.push(letter);
        } else if let Some(next) = letters.next() {
            plain.push(next);
        }
    }
    (plain != title.trim() && !plain.trim().is_empty()).then_some(plain)
}

/// Of `[Text](address)` the text, of a picture `![Text](address)` nothing.
fn without_links(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('[') {
        let inside = &rest[open + 1..];
        let link = inside.find(']').and_then(|close| {
            let target = inside[close + 1..].strip_prefix('(')?;
            let end = target.find(')')?;
            (!inside[..close].contains('[')).then_some((close, close + 2 + end + 1))
        });
        match link {
            Some((close, end)) => {
                match rest[..open].strip_suffix('!') {
                    Some(before) => text.push_str(before),
                    None => {
                        text.push_str(&rest[..open]);
                        text.push_str(&inside[..close]);
                    }
                }
                rest = &inside[end..];
            }
            None => {
                text.push_str(&rest[..=open]);
                rest = inside;
            }
        }
    }
    text.push_str(rest);
    text.trim().to_string()
}

/// The text without pairs of this mark around words. `Lehrer*innen` has one inside of a word, which is none.
fn without_pairs(text: &str, mark: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(mark) {
        let before = clean.chars().chain(rest[..open].chars()).next_back();
        let inside = &rest[open + mark.len()..];
        let opens = before.is_none_or(|c| !c.is_alphanumeric() && c != '\\')
            && inside.starts_with(|c: char| !c.is_whitespace() && !mark.contains(c));
        let close = inside.match_indices(mark).map(|(at, _)| at).find(|at| {
            *at > 0
                && !inside[..*at].ends_with(|c: char| c.is_whitespace() || c == '\\')
                && !inside[at + mark.len()..].starts_with(char::is_alphanumeric)
        });
        match close.filter(|_| opens) {
            Some(close) => {
                clean.push_str(&rest[..open]);
                clean.push_str(&inside[..close]);
                rest = &inside[close + mark.len()..];
            }
            None => {
                clean.push_str(&rest[..open + mark.len()]);
                rest = inside;
            }
        }
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_marks_of_markdown() {
        let table = [
            ("# Die Lage", "Die Lage"),
            ("## Die Lage ##", "Die Lage"),
            ("**Eilmeldung:** Ende der Waffenruhe", "Eilmeldung: Ende der Waffenruhe"),
            ("Die *Lage* in __Kiew__", "Die Lage in Kiew"),
            ("_Kursiv_ und ~~alt~~ und `Code`", "Kursiv und alt und Code"),
            ("***Alles***", "Alles"),
            ("[Die Lage](https://example.org/a_b) heute", "Die Lage heute"),
            ("![Bild](x.png) Die Lage", "Die Lage"),
            ("\\*Die Lage\\*", "*Die Lage*"),
            ("1984\\. Ein Roman", "1984. Ein Roman"),
            ("**[Die Lage](x)**", "Die Lage"),
        ];
        for (title, expected) in table {
            assert_eq!(without_marks(title).as_deref(), Some(expected), "{title}");
        }
        for title in [
            "Lehrer*innen und Schüler*innen",
            "5 * 3 * 2",
            "#MeToo",
            "snake_case_name",
            "*1950 in Berlin",
            "d[ie] Lage [Update]",
            "Was nun?",
            "C# und F#",
            "",
            "#",
        ] {
            assert_eq!(without_marks(title), None, "{title}");
        }
    }

    #[test]
    fn headings_lose_the_marks_of_markdown_and_stay_marked() {
        let text = "# **Die Lage** in [Kiew](http://x.de)\n\nEin **Wort**.\n\n## Zwei\n\n### _Drei_ ###\nText";
        let mut body = Body { text: text.to_string(), lines: Lines::FromLine(1), headings: Vec::new() };
        body.headings = crate::archive::format::front_matter::markdown_headings(&body);
        body.lines = Lines::Pieces(vec![(0, 1), (text.find("Ein").unwrap(), 3), (text.find("Text").unwrap(), 8)]);
        clean_headings(&mut body);
        assert_eq!(body.text, "# Die Lage in Kiew\n\nEin **Wort**.\n\n## Zwei\n\n### Drei ###\nText");
        let headings: Vec<&str> = body.headings.iter().map(|span| span.of(&body.text)).collect();
        assert_eq!(headings, ["# Die Lage in Kiew", "## Zwei", "### Drei ###"]);
        for (part, line) in [("Ein", 3), ("Text", 8)] {
            assert_eq!(body.lines.line_of(&body.text, body.text.find(part).unwrap()), line, "{part}");
        }
    }
}
