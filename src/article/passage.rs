//! Cuts an article into passages, the runs of sentences that are ranked and cited.
//! It must not know where the article comes from or how passages are searched.

use crate::article::body::{Body, Lines, count_line_ends};
use crate::article::paragraph::{Paragraph, Standing, paragraphs};
use crate::text::{ByteSpan, needs_more, sentence_ends};

/// Paragraphs shorter than this many bytes are joined with the next: alone they are too little to be ranked.
const JOIN_BELOW: usize = 250;
/// Passages longer than this many bytes are cut at sentence ends.
const CUT_ABOVE: usize = 1000;
/// The length, in bytes, that the pieces of a long paragraph come close to: about 90 words.
const PIECE: usize = 600;
/// A longer line is a paragraph, not a heading.
const HEADING_MAX: usize = 120;
/// A longer line, in bytes, is no heading even where the format marks it as one.
const MARKED_HEADING_MAX: usize = 400;
/// A title, a section and the caption of a picture can stand in a row; more short lines are a list or a poem.
const HEADINGS_IN_A_ROW: usize = 3;

/// A run of sentences of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its number in the article, from 0.
    pub ordinal: u32,
    /// The heading it stands under, as a span of the body.
    pub heading: Option<ByteSpan>,
    /// Its text, as a span of the body, without blanks at the ends.
    pub span: ByteSpan,
    /// The line of the file it begins in, from 1.
    pub line: u32,
    /// The character of the file it begins with, from 0, where the text is in a string that writes some otherwise.
    pub character: Option<u64>,
}

/// Cuts the body into passages. They follow the paragraphs, are joined when very short, cut at sentence ends when long,
/// and never cross a heading. Passages and headings together hold every character of the body that is not blank.
pub fn cut(body: &Body) -> Vec<Passage> {
    let text = body.text.as_str();
    let mut cuts: Vec<Cut> = Vec::new();
    for section in sections(body) {
        let mut open: Option<ByteSpan> = None;
        for paragraph in section.paragraphs {
            let joined = open.map_or(paragraph, |open| ByteSpan::new(open.start, paragraph.end));
            let wanted = open.is_none_or(|open| open.len().min(paragraph.len()) < JOIN_BELOW);
            if wanted && joined.len() <= CUT_ABOVE {
                open = Some(joined);
                continue;
            }
            if let Some(open) = open.take() {
                cuts.push(Cut { heading: section.heading, span: open });
            }
            if paragraph.len() <= CUT_ABOVE {
                open = Some(paragraph);
            } else {
                cuts.extend(pieces(text, paragraph).into_iter().map(|span| Cut { heading: section.heading, span }));
            }
        }
        cuts.extend(open.map(|span| Cut { heading: section.heading, span }));
    }
    number(body, cuts)
}

/// A passage without its number and line.
struct Cut {
    heading: Option<ByteSpan>,
    span: ByteSpan,
}

fn number(body: &Body, cuts: Vec<Cut>) -> Vec<Passage> {
    let text = body.text.as_str();
    let (mut counted, mut ends) = (0, 0);
    let passage = |(ordinal, Cut { heading, span }): (usize, Cut)| {
        let line = match &body.lines {
            Lines::FromLine(first) => {
                ends += count_line_ends(&text[counted..span.start]);
                counted = span.start;
                first + ends
            }
            lines @ (Lines::Pieces(_) | Lines::Runs(_)) => lines.line_of(text, span.start),
        };
        let character = body.lines.character_of(text, span.start);
        Passage { ordinal: ordinal as u32, heading, span, line, character }
    };
    cuts.into_iter().enumerate().map(passage).collect()
}

struct Section {
    heading: Option<ByteSpan>,
    paragraphs: Vec<ByteSpan>,
}

/// Gathers paragraphs under their headings; headings in a row (title and first section) are one.
fn sections(body: &Body) -> Vec<Section> {
    let paragraphs = paragraphs(body);
    let mut sections = vec![Section { heading: None, paragraphs: Vec::new() }];
    let mut at = 0;
    while at < paragraphs.len() {
        let run = paragraphs[at..].iter().take_while(|paragraph| is_heading(body, paragraph)).count();
        let marked = paragraphs[at..at + run].iter().any(|paragraph| is_marked(body, paragraph.span));
        let spans = |from: usize, to: usize| paragraphs[from..to].iter().map(|paragraph| paragraph.span);
        if run > 0 && at + run < paragraphs.len() && (marked || run <= HEADINGS_IN_A_ROW) {
            // Of a longer run of marked headings only the last ones stand above the text; the rest is a table of
            // contents.
            let above = at + run - run.min(HEADINGS_IN_A_ROW);
            if let Some(section) = sections.last_mut() {
                section.paragraphs.extend(spans(at, above));
            }
            let heading = ByteSpan::new(paragraphs[above].span.start, paragraphs[at + run - 1].span.end);
            sections.push(Section { heading: Some(heading), paragraphs: Vec::new() });
            at += run;
        } else {
            let count = run.max(1);
            if let Some(section) = sections.last_mut() {
                section.paragraphs.extend(spans(at, at + count));
            }
            at += count;
        }
    }
    sections
}

fn is_marked(body: &Body, span: ByteSpan) -> bool {
    body.headings.binary_search(&span).is_ok()
}

/// Whether the format marks a paragraph as a heading, or it stands as one does, is short, begins with a capital and ends
/// as no sentence does. What stands in brackets is a note, what begins with a quotation mark is said by somebody.
fn is_heading(body: &Body, paragraph: &Paragraph) -> bool {
    let line = paragraph.span.of(&body.text);
    if line.len() <= MARKED_HEADING_MAX && is_marked(body, paragraph.span) {
        return true;
    }
    let first_word = line.split_whitespace().find(|word| word.contains(char::is_alphanumeric)).unwrap_or_default();
    paragraph.standing == Standing::Apart
        && line.len() <= HEADING_MAX
        && first_word.contains(|c: char| c.is_uppercase() || c.is_numeric())
        && !line.trim_end_matches(['"', '“', '”', '«', '»', ')', '\'', '’']).ends_with(['.', '!', ':', ';', ',', '…'])
        && !line.starts_with(|c: char| c.is_ascii_digit())
        && !line.starts_with(['-', '*', '•', '>', '|', ':', ';', '+', '„', '"', '»', '(', '['])
        && !needs_more(line)
}

/// Cuts a long paragraph at sentence ends into pieces of even length.
fn pieces(text: &str, paragraph: ByteSpan) -> Vec<ByteSpan> {
    let part = paragraph.of(text);
    let count = part.len().div_ceil(PIECE);
    let target = part.len() / count;
    let mut ends = sentence_ends(part);
    if ends.last() != Some(&part.len()) {
        ends.push(part.len());
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for (index, &end) in ends.iter().enumerate() {
        let mut end = end;
        // A sentence without end (a table, a list of names) is cut at blanks, in the worst case between letters.
        while end - start > 2 * CUT_ABOVE {
            let hard = floor_char_boundary(part, start + CUT_ABOVE);
            let soft = part[start..hard].rfind(char::is_whitespace).map_or(hard, |at| start + at);
            let cut = if soft > start { soft } else { hard };
            pieces.push((start, cut));
            start = cut;
        }
        let next = ends.get(index + 1).copied().unwrap_or(part.len());
        end = end.max(start);
        let long_enough = end - start >= target || next - start > CUT_ABOVE;
        if long_enough && part.len() - end >= JOIN_BELOW {
            pieces.push((start, end));
            start = end;
        }
    }
    pieces.push((start, part.len()));
    let span = |(start, end)| ByteSpan::new(paragraph.start + start, paragraph.start + end).trimmed(text);
    pieces.into_iter().map(span).filter(|span| !span.is_empty()).collect()
}

fn floor_char_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn body(text: &str) -> Body {
        Body { text: text.to_string(), lines: Lines::FromLine(1), headings: Vec::new() }
    }

    fn check(text: &str, expected: &[(Option<&str>, &str, u32)]) {
        let body = body(text);
        let passages = cut(&body);
        let found: Vec<_> = passages.iter().map(|p| (p.heading.map(|h| h.of(text)), p.span.of(text), p.line)).collect();
        assert_eq!(found, expected);
    }

    const LONG: &str = "Der Präsident sagte am Donnerstag, dass er mit einer Waffenruhe rechne, wenn beide Seiten sich \
        an die Zusagen hielten. Die Lage bleibe schwierig. Am 4. Juli 2025 sprach z. B. Prof. Dr. Meier über die \
        Folgen, und danach kamen die Fragen der anwesenden Journalisten an die Reihe.";

    #[test]
    fn short_lines_before_a_paragraph_are_headings() {
        check(
            &format!("{LONG}\n\nKein Fortschritt in Sicht\n\n{LONG}\n"),
            &[(None, LONG, 1), (Some("Kein Fortschritt in Sicht"), LONG, 5)],
        );
        check(&format!("Titel\nUnterzeile\n{LONG}"), &[(Some("Titel\nUnterzeile"), LONG, 3)]);
    }

    #[test]
    fn a_short_line_that_nothing_follows_is_text() {
        check(&format!("{LONG}\n\nEnde der Meldung"), &[(None, &format!("{LONG}\n\nEnde der Meldung"), 1)]);
        check("Nur eine Zeile", &[(None, "Nur eine Zeile", 1)]);
    }

    #[test]
    fn short_paragraphs_are_joined_and_headings_never_crossed() {
        check(
            "Erster Satz.\n\nZweiter Satz.\n\nDie Lage\n\nDritter Satz.\r\n\r\nVierter Satz.",
            &[(None, "Erster Satz.\n\nZweiter Satz.", 1), (Some("Die Lage"), "Dritter Satz.\r\n\r\nVierter Satz.", 7)],
        );
    }

    #[test]
    fn text_broken_to_a_width_stays_one_paragraph() {
        let text = "Der Präsident sagte am Donnerstag, dass er mit einer Waffenruhe\nrechne, wenn beide Seiten \
                    sich an die Zusagen hielten und\nniemand schieße.";
        check(text, &[(None, text, 1)]);
    }

    #[test]
    fn a_long_paragraph_is_cut_at_sentence_ends_into_even_pieces() {
        let text = [LONG; 6].join(" ");
        let passages = cut(&body(&text));
        assert!(passages.len() >= 2);
        for passage in &passages {
            assert!((JOIN_BELOW..=CUT_ABOVE).contains(&passage.span.len()), "{}", passage.span.len());
            let part = passage.span.of(&text);
            assert!(part.ends_with('.') && !part.ends_with("z.") && !part.ends_with("4."), "{part}");
        }
    }

    #[test]
    fn a_heading_looks_like_one() {
        // A text and its headings. `LONG` stands for a paragraph in one line, `EVEN` for one broken to a width.
        let even = "Der Präsident sagte am Donnerstag,\ndass er mit einer Waffenruhe rechne,\nwenn sich beide Seiten nun an\n\
            Zusagen halten. Es eile.";
        let table: [(&str, &[&str]); 18] = [
            // Where paragraphs are single lines, a line of its own, however long it is.
            ("LONG\nKein Fortschritt\nLONG", &["Kein Fortschritt"]),
            (
                "LONG\nDie Verhandlungen über einen Waffenstillstand treten auf der Stelle\nLONG",
                &["Die Verhandlungen über \
                einen Waffenstillstand treten auf der Stelle"],
            ),
            ("LONG\nWas wird aus der Waffenruhe?\nLONG", &["Was wird aus der Waffenruhe?"]),
            ("LONG\n=== Kein Fortschritt ===\nLONG", &["=== Kein Fortschritt ==="]),
            ("LONG\n== 16. und 17. Jahrhundert ==\nLONG", &["== 16. und 17. Jahrhundert =="]),
            // A sentence that goes on is none.
            ("LONG\nKein Fortschritt\nist das für die Menschen dort.\nLONG", &[]),
            ("LONG\nZEIT ONLINE: Der\nMinister schweigt. Warum?\nLONG", &[]),
            ("LONG\nToncar: Genau das\nist die Frage. LONG", &[]),
            ("LONG\nKein Fortschritt in\nBerlin und Bonn. LONG", &[]),
            ("LONG\n\nallein\n\nLONG", &[]),
            ("LONG\n\nDie Lage\n\nist ernst. LONG", &[]),
            // Notes of the editors, lists and captions.
            ("LONG\n[Mehr zum Thema: Waffenruhe]\nLONG", &[]),
            ("LONG\n(Quelle: Auswärtiges Amt)\nLONG", &[]),
            ("LONG\n- Waffenruhe\nLONG", &[]),
            // In a text broken to a width, between blank lines, also in several lines.
            ("EVEN\n\nKein Fortschritt\n\nEVEN", &["Kein Fortschritt"]),
            (
                "EVEN\n\nDie Verhandlungen über einen Frieden\ntreten auf der Stelle\n\nEVEN",
                &["Die Verhandlungen über einen \
                Frieden\ntreten auf der Stelle"],
            ),
            // Lines that are even tell a short one from one that goes on.
            ("EVEN\nDie Lage in Donezk\nEVEN", &["Die Lage in Donezk"]),
            (
                "Der\nPräsident sprach am Donnerstag vor\nder Presse.\nEr sagte,\ndass er an eine Waffenruhe denke.\n\
                Minister\nMeier schwieg. Wer\nfragte nach?\nNiemand tat es.",
                &[],
            ),
        ];
        for (text, expected) in table {
            let text = text.replace("LONG", LONG).replace("EVEN", even);
            let headings: Vec<&str> = cut(&body(&text)).iter().filter_map(|p| p.heading.map(|h| h.of(&text))).collect();
            assert_eq!(headings, expected, "{text}");
        }
    }

    #[test]
    fn short_columns_give_no_headings() {
        // Columns, and the headings above them.
        let table: [(&str, &[&str]); 14] = [
            ("Der Bundeskanzler Helmut Kohl reist heute\nnach Moskau und trifft dort Michail\nGorbatschow.", &[]),
            ("Der Vizepräsident war lange\nTrumps loyaler Gefolgsmann.", &[]),
            ("Die Hilfe für Studenten läuft\nweiter.\n\nBeim Programm des Bundes laufen noch\nVerhandlungen.", &[]),
            ("Mario Draghi, einst Chef der Europäischen Zentralbank, soll eine neue\nRegierung bilden.", &[]),
            ("Der Kapitalmarkt habe für sie an\nBedeutung verloren, argumentiert\nRocket Internet.", &[]),
            (
                "Am Sonntag kehrt die Delegation nach\nBonn zurück.\n\nDer Minister spricht am Montag mit\nJournalisten.",
                &[],
            ),
            (
                "Bayerns Ministerpräsident Markus\nSöder hat Zweifel.\nBerlins Bürgermeister Michael\nMüller spricht.",
                &[],
            ),
            (
                "Das Gericht verhandelt heute über den\nFall Meier.\n\nZeugen hörte es schon am Montag und\nDienstag.",
                &[],
            ),
            ("In Regensburg beginnt heute der neue\nProzess. Er soll ein ganzes Jahr\ndauern.", &[]),
            ("Eine starbesetzte Konferenz in New\nYork meldet Erfolge und die halbe\nWelt freut sich.", &[]),
            ("Ministerin Meier eröffnet in Köln die\nMesse. Aussteller kommen aus vielen\nLändern.", &[]),
            // A line with room for more stands above them.
            ("Die Lage am Abend\nMinister Meier schwieg den ganzen Tag zu diesem\nVorwurf.", &["Die Lage am Abend"]),
            (
                "Kohl in Moskau\n\nBundeskanzler Kohl reist heute nach\nMoskau und trifft Gorbatschow.",
                &["Kohl in Moskau"],
            ),
            ("Ende der Kämpfe\n\nDie Waffen schweigen.", &["Ende der Kämpfe"]),
        ];
        for (text, expected) in table {
            let headings: Vec<&str> = cut(&body(text)).iter().filter_map(|p| p.heading.map(|h| h.of(text))).collect();
            assert_eq!(headings, expected, "{text}");
        }
    }

    #[test]
    fn a_list_of_short_lines_is_no_run_of_headings() {
        let text = format!("Eins\n\nZwei\n\nDrei\n\nVier\n\n{LONG}");
        assert!(cut(&body(&text)).iter().all(|passage| passage.heading.is_none()));
    }

    proptest! {
        #[test]
        fn passages_and_headings_cover_the_body(
            text in "([a-zäß .!?:]{0,90}|\\PC{0,30}|[\n\r]{1,3}|[a-z]{900}){0,25}",
        ) {
            let body = body(&text);
            let mut covered = vec![false; text.len()];
            let mut last = 0;
            for passage in cut(&body) {
                prop_assert!(passage.span.start >= last && !passage.span.is_empty());
                prop_assert_eq!(passage.span.of(&text).trim(), passage.span.of(&text));
                prop_assert_eq!(passage.line, body.lines.line_of(&text, passage.span.start));
                prop_assert!(passage.heading.is_none_or(|heading| heading.end <= passage.span.start));
                last = passage.span.end;
                for span in passage.heading.into_iter().chain([passage.span]) {
                    covered[span.start..span.end].iter_mut().for_each(|byte| *byte = true);
                }
            }
            for (at, letter) in text.char_indices() {
                prop_assert!(letter.is_whitespace() || covered[at], "{:?} at {} is in no passage", letter, at);
            }
        }
    }
}
