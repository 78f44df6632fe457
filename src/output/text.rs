//! Text for a terminal: hits, articles, and how text is wrapped and marked.
//! It must not know whether colours are wanted; who writes the text out drops them where they are not.

use crate::annotate::{ArticleRecord, StoredPassage};
use crate::date::{Containment, PublicationDate};
use crate::output::score_part;
use crate::search::{Hit, Kind, Mark};
use crate::text::ByteSpan;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;
use std::path::Path;

/// What matched.
pub const MARK: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
/// Title or heading.
const TITLE: Style = Style::new().bold();
/// What is beside the point.
const DIM: Style = Style::new().dimmed();
/// What the reader must not overlook.
const WARN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

/// How wide text is, and from where paths are shown.
pub struct Page<'a> {
    /// Columns.
    pub width: usize,
    /// Paths below this directory are shown relative to it.
    pub here: &'a Path,
}

/// What is shown beside a hit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail {
    /// Why each word is marked.
    pub why: bool,
    /// What the score is made of.
    pub score: bool,
}

/// Hits as text; those of one article under one head.
pub fn hits(hits: &[Hit], detail: Detail, page: &Page<'_>) -> String {
    let mut out = String::new();
    let digits = hits.len().to_string().len();
    let indent = digits + 2;
    for (index, hit) in hits.iter().enumerate() {
        let first = index == 0 || hits[index - 1].passage.article != hit.passage.article;
        let last = hits.get(index + 1).is_none_or(|next| next.passage.article != hit.passage.article);
        let rank = format!("{:>digits$}  ", hit.rank);
        if first {
            let head = head(hit);
            let _ = writeln!(out, "{TITLE}{rank}{TITLE:#}{head}");
        }
        if let Some(heading) = hit.passage.heading.as_deref() {
            let lead = if first { " ".repeat(indent) } else { rank.clone() };
            let heading = marked_heading(heading, &spans(&hit.heading_marks), page.width - indent);
            for (number, line) in heading.iter().enumerate() {
                let lead = if number == 0 { &lead } else { &" ".repeat(indent) };
                let _ = writeln!(out, "{lead}{line}");
            }
        }
        let numbered = first || hit.passage.heading.is_some();
        for (number, line) in marked(&hit.passage.text, &spans(&hit.marks), page.width - indent).iter().enumerate() {
            let lead = if number == 0 && !numbered { rank.clone() } else { " ".repeat(indent) };
            let _ = writeln!(out, "{lead}{line}");
        }
        for line in dates(hit) {
            let _ = writeln!(out, "{}{DIM}{line}{DIM:#}", " ".repeat(indent));
        }
        let place = place(&hit.root.join(&hit.record.path), page.here);
        let id = hit.passage.article;
        let _ = writeln!(out, "{}{DIM}{place}:{}  {id}{DIM:#}", " ".repeat(indent), hit.passage.line);
        if detail.why {
            out.push_str(&why(hit, indent));
        }
        if detail.score {
            out.push_str(&score(hit, indent));
        }
        if last {
            if hit.more_in_article > 0 {
                let (more, id) = (hit.more_in_article, hit.passage.article);
                let passages = if more == 1 { "weitere Stelle" } else { "weitere Stellen" };
                let _ = writeln!(out, "{}{DIM}{more} {passages}: fundstelle show {id}{DIM:#}", " ".repeat(indent));
            }
            out.push('\n');
        }
    }
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

fn spans(marks: &[Mark]) -> Vec<ByteSpan> {
    marks.iter().map(|mark| mark.span).collect()
}

/// The dates in the passage that were asked for, as they are meant: *gestern, am 9. d. M. → 9. November 1923*; of one that is printed
/// in full, as it stands.
fn dates(hit: &Hit) -> Vec<String> {
    let mut meant: Vec<(&str, Vec<&str>)> = Vec::new();
    for reason in hit.marks.iter().flat_map(|mark| &mark.reasons).filter(|reason| reason.kind == Kind::Said) {
        match meant.iter_mut().find(|(of, _)| *of == reason.of) {
            Some((_, words)) if words.contains(&reason.word.as_str()) => {}
            Some((_, words)) => words.push(&reason.word),
            None => meant.push((&reason.of, vec![&reason.word])),
        }
    }
    let line = |(of, words): (&str, Vec<&str>)| {
        let said = words.join(", ");
        printable(&if words.iter().all(|word| word.ends_with(of)) { said } else { format!("{said} → {of}") })
    };
    meant.into_iter().map(line).collect()
}

/// Each reason once, in the order of the places.
fn why(hit: &Hit, indent: usize) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for mark in hit.title_marks.iter().chain(&hit.heading_marks).chain(&hit.marks) {
        for reason in &mark.reasons {
            if reason.kind == Kind::Said {
                continue;
            }
            let reason = printable(&reason.to_string());
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    reasons.iter().map(|reason| format!("{}{DIM}{reason}{DIM:#}\n", " ".repeat(indent))).collect()
}

/// The parts of a score, which add up to it.
fn score(hit: &Hit, indent: usize) -> String {
    let mut out = format!("{}{DIM}score {:.3}{DIM:#}\n", " ".repeat(indent), hit.score);
    for (name, part) in &hit.parts {
        out.push_str(&format!(
            "{}{DIM}{part:>9.3}  {}{DIM:#}\n",
            " ".repeat(indent),
            printable(&score_part::name(name))
        ));
    }
    out
}

/// Date, title and source of a hit in one line.
fn head(hit: &Hit) -> String {
    let mut head = dated(hit.passage.date);
    if hit.containment != Containment::Certain {
        let _ = write!(head, " {WARN}(Zeitraum ungewiss){WARN:#}");
    }
    if let Some(title) = &hit.record.title {
        let line = marked(title, &spans(&hit.title_marks), usize::MAX).join(" ");
        let _ = write!(head, " · {TITLE}{line}{TITLE:#}");
    }
    if let Some(source) = &hit.record.source {
        let _ = write!(head, " · {}", one_line(source));
    }
    head
}

/// The date as a German reader writes it, only as precise as known.
fn dated(date: Option<PublicationDate>) -> String {
    date.map_or_else(|| "undatiert".to_string(), PublicationDate::in_german)
}

/// A whole article, its passages numbered.
pub fn article(record: &ArticleRecord, root: &Path, passages: &[StoredPassage], page: &Page<'_>) -> String {
    let mut out = String::new();
    let Some(first) = passages.first() else { return out };
    if let Some(title) = &record.title {
        let _ = writeln!(out, "{TITLE}{}{TITLE:#}", one_line(title));
    }
    let mut facts = vec![dated(first.date)];
    facts.extend(record.source.clone());
    facts.extend(record.section.clone());
    if !record.authors.is_empty() {
        facts.push(record.authors.join(", "));
    }
    let _ = writeln!(out, "{}", one_line(&facts.join(" · ")));
    if let Some(evidence) = &record.evidence {
        let _ = writeln!(out, "{DIM}date from {}{DIM:#}", one_line(evidence));
    }
    if let Some(url) = &record.url {
        let _ = writeln!(out, "{DIM}{}{DIM:#}", one_line(url));
    }
    let _ = writeln!(out, "{DIM}{} · {}{DIM:#}", place(&root.join(&record.path), page.here), first.article);
    let digits = passages.len().to_string().len();
    let mut heading: Option<&str> = None;
    for passage in passages {
        out.push('\n');
        if passage.heading.as_deref() != heading {
            heading = passage.heading.as_deref();
            if let Some(heading) = heading {
                let heading = marked_heading(heading, &[], usize::MAX).join(" ");
                let _ = writeln!(out, "{}{TITLE}{heading}{TITLE:#}\n", " ".repeat(digits + 2));
            }
        }
        for (number, line) in marked(&passage.text, &[], page.width - digits - 2).iter().enumerate() {
            let lead = if number == 0 { format!("{:>digits$}  ", passage.ordinal) } else { " ".repeat(digits + 2) };
            let _ = writeln!(out, "{lead}{line}");
        }
    }
    out
}

/// The path, relative to where the reader is when it lies below.
pub fn place(path: &Path, here: &Path) -> String {
    printable(&path.strip_prefix(here).unwrap_or(path).display().to_string())
}

fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Text without the control characters that a terminal would obey; line ends and tabs stay.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

/// A heading without the signs that mark it as one in Markdown.
fn marked_heading(heading: &str, marks: &[ByteSpan], width: usize) -> Vec<String> {
    let text = heading.trim_start_matches('#').trim_start();
    let cut = heading.len() - text.len();
    let marks: Vec<ByteSpan> = marks
        .iter()
        .filter(|mark| mark.start >= cut)
        .map(|mark| ByteSpan::new(mark.start - cut, mark.end - cut))
        .collect();
    marked(text, &marks, width)
}

/// Breaks text at blanks to the width and marks the spans. A word stays whole however long it is.
fn marked(text: &str, marks: &[ByteSpan], width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    let mut at = 0;
    for word in text.split_whitespace() {
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { break };
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        used += length;
        let mut done = start;
        for mark in marks.iter().filter(|mark| mark.start < at && mark.end > start) {
            let (from, to) = (mark.start.max(start), mark.end.min(at));
            let _ = write!(line, "{}{MARK}{}{MARK:#}", printable(&text[done..from]), printable(&text[from..to]));
            done = to;
        }
        line.push_str(&printable(&text[done..at]));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_marked() {
        let text = "Trump und Putin\nsprachen über eine Waffenruhe.";
        let marks = [ByteSpan::new(10, 15), ByteSpan::new(36, 46)];
        assert_eq!(&text[36..46], "Waffenruhe");
        let plain: Vec<String> =
            marked(text, &marks, 24).iter().map(|line| anstream::adapter::strip_str(line).to_string()).collect();
        assert_eq!(plain, ["Trump und Putin sprachen", "über eine Waffenruhe."]);
        let styled = marked(text, &marks, 24).join("\n");
        assert!(
            styled.contains(&format!("{MARK}Putin{MARK:#}")) && styled.contains(&format!("{MARK}Waffenruhe{MARK:#}."))
        );
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        assert_eq!(marked("a\u{1b}[31mb", &[], 80), ["a\u{fffd}[31mb"]);
    }
}
