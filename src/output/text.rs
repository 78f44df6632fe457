//! Text for a terminal: hits, articles, and how text is wrapped and marked.
//! It must not know whether colours are wanted; who writes the text out drops them where they are not.

use crate::annotate::{ArticleRecord, StoredPassage};
use crate::date::{Containment, PublicationDate};
use crate::output::layout::{Layout, fill};
use crate::output::printable::{columns, one_line, printable};
use crate::output::wording::number::decimal;
use crate::output::wording::{Language, archive, count, date, meant, missing, reason, tables};
use crate::search::{Cause, Hit, Mark, ScorePart, Weekday};
use crate::text::ByteSpan;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

/// What matched.
pub const MARK: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
/// Title or heading.
const TITLE: Style = Style::new().bold();
/// What is beside the point.
const DIM: Style = Style::new().dimmed();
/// What the reader must not overlook.
const WARN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

/// What is shown beside a hit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail<'a> {
    /// Why each word is marked, and which are missing.
    pub why: bool,
    /// What the score is made of.
    pub score: bool,
    /// What is typed behind `search --in ID` to see the further passages of an article.
    pub query: Option<&'a str>,
}

/// Hits as text; those of one article under one head.
pub fn hits(hits: &[Hit], detail: Detail<'_>, layout: &Layout<'_>) -> String {
    let mut out = String::new();
    let digits = hits.len().to_string().len();
    let indent = digits + 2;
    for (index, hit) in hits.iter().enumerate() {
        let first = index == 0 || hits[index - 1].passage.article != hit.passage.article;
        let last = hits.get(index + 1).is_none_or(|next| next.passage.article != hit.passage.article);
        let rank = format!("{:>digits$}  ", hit.rank);
        if first {
            let head = head(hit, layout.language);
            for (number, line) in fill(&head, layout.width - indent).iter().enumerate() {
                let lead = if number == 0 { &rank } else { &" ".repeat(indent) };
                let _ = writeln!(out, "{TITLE}{lead}{TITLE:#}{line}");
            }
        }
        if let Some(heading) = hit.passage.heading.as_deref() {
            let lead = if first { " ".repeat(indent) } else { rank.clone() };
            let heading = marked_heading(heading, &spans(&hit.heading_marks), layout.width - indent);
            for (number, line) in heading.iter().enumerate() {
                let lead = if number == 0 { &lead } else { &" ".repeat(indent) };
                let _ = writeln!(out, "{lead}{line}");
            }
        }
        let numbered = first || hit.passage.heading.is_some();
        for (number, line) in marked(&hit.passage.text, &spans(&hit.marks), layout.width - indent).iter().enumerate() {
            let lead = if number == 0 && !numbered { rank.clone() } else { " ".repeat(indent) };
            let _ = writeln!(out, "{lead}{line}");
        }
        out.push_str(&dim(&filled(&dates(hit, layout.language), layout.width - indent), indent));
        let place = place(&hit.root.join(&hit.record.path), layout.here);
        let place = tables::place(layout.language, &place, hit.passage.line, hit.passage.character);
        out.push_str(&dim(&[format!("{place}  {}", address(&hit.passage))], indent));
        if hit.is_in_other_words() {
            out.push_str(&dim(
                &filled(&[reason::in_other_words(layout.language).to_string()], layout.width - indent),
                indent,
            ));
        }
        if detail.why {
            out.push_str(&dim(&filled(&why(hit, layout.language), layout.width - indent), indent));
            let times = hit.times.iter().map(|time| meant::reason(layout.language, time));
            out.push_str(&dim(&filled(&Vec::from_iter(times), layout.width - indent), indent));
            let missing = missing::missing(layout.language, &hit.missing).map(|line| printable(&line));
            out.push_str(&dim(&filled(&Vec::from_iter(missing), layout.width - indent), indent));
        }
        if detail.score {
            out.push_str(&dim(&filled(&score(hit, layout.language), layout.width - indent), indent));
        }
        if last {
            out.push_str(&dim(&Vec::from_iter(hit.record.url.as_deref().map(one_line)), indent));
            if hit.more_in_article > 0 {
                let (more, id) = (hit.more_in_article as u64, hit.passage.article.to_string());
                let more = count::more_passages(layout.language, more, &id, detail.query);
                out.push_str(&dim(&[more], indent));
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

/// The lines, broken to the width.
fn filled(lines: &[String], width: usize) -> Vec<String> {
    lines.iter().flat_map(|line| fill(line, width)).collect()
}

/// Lines that are beside the point.
fn dim(lines: &[String], indent: usize) -> String {
    lines.iter().map(|line| format!("{}{DIM}{line}{DIM:#}\n", " ".repeat(indent))).collect()
}

/// The dates in the passage that were asked for, with the days they name: *gestern, am 9. d. M. → 9. November 1923*; of
/// one that is printed in full, as it stands.
fn dates(hit: &Hit, language: Language) -> Vec<String> {
    let mut named: Vec<((PublicationDate, Weekday), Vec<&str>)> = Vec::new();
    for reason in hit.marks.iter().flat_map(|mark| &mark.reasons) {
        let Cause::Date { days, weekday } = reason.cause else { continue };
        match named.iter_mut().find(|(known, _)| *known == (days, weekday)) {
            Some((_, words)) if words.contains(&reason.word.as_str()) => {}
            Some((_, words)) => words.push(&reason.word),
            None => named.push(((days, weekday), vec![&reason.word])),
        }
    }
    let line = |((days, weekday), words): ((PublicationDate, Weekday), Vec<&str>)| {
        let printed = words.join(", ");
        // The texts are German.
        let in_full = date::named(Language::German, days, weekday);
        let in_full = words.iter().all(|word| word.ends_with(&in_full));
        let days = date::named(language, days, weekday);
        printable(&if in_full { printed } else { format!("{printed} → {days}") })
    };
    named.into_iter().map(line).collect()
}

/// Each reason once, in the order of the places.
fn why(hit: &Hit, language: Language) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    let marks = hit.title_marks.iter().chain(&hit.heading_marks).chain(&hit.marks);
    for reason in marks.flat_map(|mark| &mark.reasons).filter(|reason| matches!(reason.cause, Cause::Word { .. })) {
        let reason = printable(&reason::sentence(language, reason));
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// The score and its parts, which add up to it.
fn score(hit: &Hit, language: Language) -> Vec<String> {
    let part = |(name, part): &(ScorePart, f32)| {
        let number = decimal(language, f64::from(*part), 3);
        format!("{number:>9}  {}", printable(&reason::score_part(language, name)))
    };
    std::iter::once(reason::score(language, hit.score)).chain(hit.parts.iter().map(part)).collect()
}

/// Date, title and source of a hit in one line.
fn head(hit: &Hit, language: Language) -> String {
    let mut head = date::or_undated(language, hit.passage.date);
    if hit.containment != Containment::Certain {
        let _ = write!(head, " {WARN}({}){WARN:#}", date::uncertain(language));
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

/// The address of a passage, as `show` takes it.
pub fn address(passage: &StoredPassage) -> String {
    format!("{}:{}", passage.article, passage.ordinal)
}

/// How much of an article is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// The passage of this number and those near it.
    Around(u32),
}

/// So many passages are shown before and behind the one that was asked for: what is needed to understand it.
const AROUND: usize = 5;

impl Extent {
    /// The places of the passages that are shown, of this many.
    fn of(self, passages: usize) -> Range<usize> {
        match self {
            Extent::Whole => 0..passages,
            Extent::Around(number) => {
                let at = number as usize;
                at.saturating_sub(AROUND).min(passages)..(at + AROUND + 1).min(passages)
            }
        }
    }
}

/// An article to be shown.
#[derive(Clone, Copy, Debug)]
pub struct ArticlePage<'a> {
    /// What is known of it.
    pub record: &'a ArticleRecord,
    /// The directory of its archive.
    pub root: &'a Path,
    /// All its passages.
    pub passages: &'a [StoredPassage],
    /// How much of it is shown.
    pub extent: Extent,
    /// The passages that a query finds in it, whose marks are shown.
    pub hits: &'a [Hit],
}

/// An article, its passages numbered.
pub fn article(page: ArticlePage<'_>, layout: &Layout<'_>) -> String {
    let ArticlePage { record, root, passages, extent, hits } = page;
    let mut out = String::new();
    let Some(first) = passages.first() else { return out };
    if let Some(title) = &record.title {
        let marks = hits.first().map(|hit| spans(&hit.title_marks)).unwrap_or_default();
        for line in marked(title, &marks, layout.width) {
            let _ = writeln!(out, "{TITLE}{line}{TITLE:#}");
        }
    }
    let mut facts = vec![date::or_undated(layout.language, first.date)];
    facts.extend(record.source.clone());
    facts.extend(record.section.clone());
    if !record.authors.is_empty() {
        facts.push(record.authors.join(", "));
    }
    for line in fill(&one_line(&facts.join(" · ")), layout.width) {
        let _ = writeln!(out, "{line}");
    }
    if let Some(evidence) = &record.evidence {
        let evidence = archive::evidence(layout.language, evidence);
        let _ = writeln!(out, "{DIM}{}{DIM:#}", one_line(&tables::date_from(layout.language, &evidence)));
    }
    if let Some(url) = &record.url {
        let _ = writeln!(out, "{DIM}{}{DIM:#}", one_line(url));
    }
    let _ = writeln!(out, "{DIM}{} · {}{DIM:#}", place(&root.join(&record.path), layout.here), first.article);
    let digits = passages.len().to_string().len();
    let mut heading: Option<&str> = None;
    let shown = extent.of(passages.len());
    if shown.start > 0 {
        let _ = writeln!(out, "\n{DIM}{}{DIM:#}", count::passages_before(layout.language, shown.start as u64));
    }
    for passage in &passages[shown.clone()] {
        let hit = hits.iter().find(|hit| hit.passage.ordinal == passage.ordinal);
        let marks_of = |marks: fn(&Hit) -> &[Mark]| hit.map(|hit| spans(marks(hit))).unwrap_or_default();
        out.push('\n');
        if passage.heading.as_deref() != heading {
            heading = passage.heading.as_deref();
            if let Some(heading) = heading {
                let marks = marks_of(|hit| &hit.heading_marks);
                for line in marked_heading(heading, &marks, layout.width - digits - 2) {
                    let _ = writeln!(out, "{}{TITLE}{line}{TITLE:#}", " ".repeat(digits + 2));
                }
                out.push('\n');
            }
        }
        for (number, line) in
            marked(&passage.text, &marks_of(|hit| &hit.marks), layout.width - digits - 2).iter().enumerate()
        {
            let lead = match number {
                0 if extent == Extent::Around(passage.ordinal) => {
                    format!("{TITLE}{:>digits$}{TITLE:#}  ", passage.ordinal)
                }
                0 => format!("{:>digits$}  ", passage.ordinal),
                _ => " ".repeat(digits + 2),
            };
            let _ = writeln!(out, "{lead}{line}");
        }
    }
    if shown.end < passages.len() {
        let behind = (passages.len() - shown.end) as u64;
        let _ = writeln!(out, "\n{DIM}{}{DIM:#}", count::passages_behind(layout.language, behind));
    }
    out
}

/// The path, relative to where the reader is when it lies below.
pub fn place(path: &Path, here: &Path) -> String {
    printable(&path.strip_prefix(here).unwrap_or(path).display().to_string())
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
        let length = columns(word);
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
