//! Joins the lines of a text into paragraphs: which line ends are the text's own, and which only those of a width.
//! It must not know which paragraph is a heading, or what becomes of them.

use crate::article::body::{Body, lines};
use crate::text::{ByteSpan, begins_sentence, full_stop_goes_on, needs_more};
use std::ops::RangeInclusive;

/// A line that was broken to a width is at most this wide, in characters: the widest columns of typewriters and
/// terminals have 132. A wider one holds a whole paragraph, or the rest of one.
const BROKEN_LINE_MAX: usize = 130;
/// Lines this near, before and behind, tell the width that a line was broken to: a text can have several.
const NEIGHBOURS: usize = 8;
/// So many broken lines near a full one make it part of a broken text; a single one may be a slip.
const BROKEN_NEIGHBOURS: usize = 2;
/// In a text broken to a width at least one in this many line ends that end no sentence goes on visibly, mostly in lower
/// case: of news that were broken about two in three do, of other news one in a hundred.
const BROKEN_SHARE: usize = 4;
/// In a text whose lines are even at most one in this many that go on has room for the next word: those that a
/// typesetter left room in, and those behind which a heading was broken.
const UNFILLED_SHARE: usize = 20;
/// Lines broken by hand are ragged by so many percent of their width.
const RAGGED: usize = 10;
/// A text whose widest line is within this may be a short column, of which too few lines go on visibly: titles and
/// single sentences are less wide, single paragraphs wider.
const COLUMN: RangeInclusive<usize> = 27..=80;
/// Signs that close what a sentence stands in, those of Markdown included.
const CLOSING: [char; 13] = ['"', '“', '”', '„', '«', '»', '‹', '›', ')', ']', '\'', '’', '*'];
/// Signs that open what a sentence stands in.
const OPENING: [char; 13] = ['"', '„', '“', '”', '»', '«', '›', '‹', '\'', '‚', '(', '[', '*'];
/// Signs that nothing ends with: behind them the line goes on.
const GOING_ON: [char; 11] = [',', ';', '-', '–', '\u{2010}', '\u{ad}', '¬', '⸗', '(', '&', '/'];

/// A line that is not blank.
struct Line {
    /// Without blanks at its ends.
    span: ByteSpan,
    /// In characters.
    width: usize,
    /// How wide the first word is.
    first_word: usize,
    /// What is between it and the next.
    end: LineEnd,
}

/// What two lines alone tell of the end of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineEnd {
    /// A blank line, or a heading that the format marks behind it: the text's own end.
    Own,
    /// That of a heading that the format marks.
    Marked,
    /// A blank line in the middle of a sentence.
    Parted,
    /// A sentence goes on.
    GoesOn,
    /// A sentence ends, and another begins.
    Sentence,
    /// No sentence ends, and what follows can be its rest as well as another.
    Unfinished,
    /// No sentence ends, but what follows begins one.
    Beginning,
}

/// A paragraph, without blanks at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it is.
    pub span: ByteSpan,
    /// What its place says of it.
    pub standing: Standing,
}

/// Whether the place of a paragraph is one that a heading can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A line of its own where lines are paragraphs or even in width, or alone between blank lines.
    Apart,
    /// Part of the running text.
    Running,
}

/// How a text uses its line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breaking {
    /// They end paragraphs, but for a few.
    AtParagraphs,
    /// They keep the lines within a width, and each line is filled.
    Even,
    /// They stand inside of sentences, too, but not where the width asks for it: markup had blanks there that are gone.
    Uneven,
}

/// The paragraphs. A blank line ends one, and so does the end of a line, unless a sentence goes on behind it or the
/// line is full in a text whose lines are even.
pub fn paragraphs(body: &Body) -> Vec<Paragraph> {
    let lines = told_lines(body);
    let column = COLUMN.contains(&lines.iter().map(|line| line.width).max().unwrap_or_default());
    let breaking = breaking(&lines, column);
    let mut paragraphs = Vec::new();
    let mut first = 0;
    for at in 0..lines.len() {
        let place = Place { lines: &lines, first, at, column };
        if !place.goes_on(breaking) {
            let span = ByteSpan::new(lines[first].span.start, lines[at].span.end);
            paragraphs.push(Paragraph { span, standing: place.standing(breaking) });
            first = at + 1;
        }
    }
    paragraphs
}

/// The lines that are not blank, with what is told of their ends.
fn told_lines(body: &Body) -> Vec<Line> {
    let text = body.text.as_str();
    let mut told: Vec<Line> = Vec::new();
    let mut marked = body.headings.iter().peekable();
    let mut at = 0;
    let mut blank = false;
    for line in lines(text) {
        let span = ByteSpan::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if span.is_empty() {
            blank = true;
            continue;
        }
        while marked.next_if(|heading| heading.end < span.end).is_some() {}
        let is_marked = marked.peek().is_some_and(|heading| **heading == span);
        let line = span.of(text);
        if let Some(before) = told.last_mut().filter(|before| !is_marked && before.end != LineEnd::Marked) {
            before.end = match line_end(before, text, line) {
                LineEnd::GoesOn if blank => LineEnd::Parted,
                _ if blank => LineEnd::Own,
                end => end,
            };
        }
        blank = false;
        told.push(Line {
            span,
            width: line.chars().count(),
            first_word: first_word(line),
            end: if is_marked { LineEnd::Marked } else { LineEnd::Own },
        });
    }
    told
}

fn first_word(line: &str) -> usize {
    line.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// What two lines tell of the end of the first.
fn line_end(line: &Line, text: &str, next: &str) -> LineEnd {
    let before = line.span.of(text);
    let closed = before.trim_end_matches(CLOSING);
    let word = next.trim_start_matches(OPENING).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let small = word.starts_with(char::is_lowercase);
    match closed.chars().next_back() {
        // A paragraph can begin with www and eBay.
        Some('.' | ':') if small && line.width > BROKEN_LINE_MAX => LineEnd::Sentence,
        _ if small => LineEnd::GoesOn,
        Some('.') if closed.len() == before.len() && full_stop_goes_on(&closed[..closed.len() - 1], next) => {
            LineEnd::Unfinished
        }
        Some('.' | '!' | '?' | '…' | ':') => LineEnd::Sentence,
        Some(sign) if GOING_ON.contains(&sign) => LineEnd::GoesOn,
        // A rule of such signs is none of a word that is cut.
        Some('=') if closed.trim_end_matches('=').ends_with(char::is_alphabetic) && !closed.ends_with("==") => {
            LineEnd::GoesOn
        }
        _ if before.ends_with('„') || needs_more(closed.trim_start_matches(OPENING)) => LineEnd::GoesOn,
        // *Wollen / Sie*: who is addressed has a capital anywhere.
        _ if begins_sentence(word) && word != "Sie" => LineEnd::Beginning,
        _ => LineEnd::Unfinished,
    }
}

/// How a text uses its line ends, told by those that end no sentence.
fn breaking(lines: &[Line], column: bool) -> Breaking {
    let count = |ends: &[LineEnd]| lines.iter().filter(|line| ends.contains(&line.end)).count();
    let going_on = count(&[LineEnd::GoesOn]);
    if going_on == 0 || going_on * BROKEN_SHARE < count(&[LineEnd::GoesOn, LineEnd::Unfinished, LineEnd::Beginning]) {
        return Breaking::AtParagraphs;
    }
    let full = |at: &usize| {
        let place = Place { lines, first: *at, at: *at, column };
        place.is_full(RAGGED) || (column && place.fills_column())
    };
    let filled = (0..lines.len()).filter(|at| lines[*at].end == LineEnd::GoesOn).filter(full).count();
    if filled * UNFILLED_SHARE >= going_on * (UNFILLED_SHARE - 1) { Breaking::Even } else { Breaking::Uneven }
}

/// A line among the others.
struct Place<'l> {
    lines: &'l [Line],
    /// The first line of its paragraph.
    first: usize,
    at: usize,
    /// The text can be a short column.
    column: bool,
}

impl Place<'_> {
    /// Whether the next line belongs to the same paragraph.
    fn goes_on(&self, breaking: Breaking) -> bool {
        match (self.lines[self.at].end, breaking) {
            (LineEnd::Own | LineEnd::Marked | LineEnd::Parted, _) => false,
            (LineEnd::GoesOn, _) | (LineEnd::Unfinished, Breaking::Uneven) => true,
            (LineEnd::Unfinished, _) if self.column && self.fills_column() => true,
            (LineEnd::Unfinished, Breaking::Even) => self.is_full(RAGGED),
            (LineEnd::Unfinished, Breaking::AtParagraphs) => self.is_broken(),
            (LineEnd::Beginning, Breaking::AtParagraphs) => self.is_broken() && self.is_full(0),
            (LineEnd::Beginning | LineEnd::Sentence, _) => self.is_full(0),
        }
    }

    /// Whether the paragraph that this line ends can be a heading.
    fn standing(&self, breaking: Breaking) -> Standing {
        let alone = |at: usize| at == 0 || matches!(self.lines[at - 1].end, LineEnd::Own | LineEnd::Marked);
        match (self.lines[self.at].end, breaking) {
            (LineEnd::Parted | LineEnd::GoesOn, _) => Standing::Running,
            (_, Breaking::Even) => Standing::Apart,
            (LineEnd::Own, Breaking::Uneven) if alone(self.first) => Standing::Apart,
            (LineEnd::Sentence, Breaking::Uneven) => Standing::Running,
            _ if self.first == self.at => Standing::Apart,
            _ => Standing::Running,
        }
    }

    /// Whether the line is broken to a width in a text that otherwise is not: it goes on with a line before it, or the
    /// next line is visibly broken.
    fn is_broken(&self) -> bool {
        let can_be = |at: usize| self.lines.get(at).is_some_and(|line| line.width <= BROKEN_LINE_MAX);
        let ends = |at: usize, end: LineEnd| self.lines.get(at).is_some_and(|line| line.end == end);
        let next = self.at + 1;
        let next_is_broken = can_be(next)
            && (ends(next, LineEnd::GoesOn)
                || (ends(next, LineEnd::Unfinished) && can_be(next + 1) && ends(next + 1, LineEnd::GoesOn)));
        next_is_broken || (can_be(self.at) && self.at > self.first)
    }

    /// Whether the first word of the next line has no room in this one, as wide as the lines around it are.
    fn fills_column(&self) -> bool {
        let near = &self.lines[self.at.saturating_sub(NEIGHBOURS)..self.lines.len().min(self.at + NEIGHBOURS + 1)];
        let widest = near.iter().map(|line| line.width).max().unwrap_or_default();
        let next = self.lines.get(self.at + 1).map_or(0, |line| line.first_word);
        self.lines[self.at].width + 1 + next + widest * RAGGED / 100 > widest
    }

    /// Whether the first word of the next line has no room in this one, as wide as the broken lines around it are, less
    /// a share that lines may be ragged by.
    fn is_full(&self, ragged: usize) -> bool {
        let near = &self.lines[self.at.saturating_sub(NEIGHBOURS)..self.lines.len().min(self.at + NEIGHBOURS + 1)];
        let widths = near.iter().filter(|line| line.end == LineEnd::GoesOn && line.width <= BROKEN_LINE_MAX);
        let (count, widest) = widths.fold((0, 0), |(count, widest), line| (count + 1, line.width.max(widest)));
        let Some(next) = self.lines.get(self.at + 1) else { return false };
        let width = self.lines[self.at].width;
        let needed = width + 1 + next.first_word;
        count >= BROKEN_NEIGHBOURS && width <= BROKEN_LINE_MAX && needed + widest * ragged / 100 > widest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::body::Lines;

    /// The paragraphs of a text, the lines of each with ` / ` between them.
    fn found(text: &str, headings: Vec<ByteSpan>) -> Vec<String> {
        let body = Body { text: text.to_string(), lines: Lines::FromLine(1), headings };
        let row = |paragraph: Paragraph| lines(paragraph.span.of(text)).map(str::trim).collect::<Vec<_>>().join(" / ");
        paragraphs(&body).into_iter().map(row).collect()
    }

    #[test]
    fn a_line_goes_on_where_its_sentence_does() {
        // What stands before and behind the line end, and whether it is one paragraph.
        let table = [
            ("Der Minister", "sagte nichts.", true),
            ("ZEIT ONLINE: Der", "Minister schwieg.", true),
            ("Toncar: Genau das", "ist die Frage.", true),
            ("Er lobte „die", "Union“.", true),
            ("Nach Angaben der", "Polizei blieb es ruhig.", true),
            ("Der Rat tagte in", "Brüssel.", true),
            ("Nach", "Angaben aus Kiew blieb es ruhig.", true),
            ("Sie sprach am Montag, dem", "Feiertag.", true),
            ("Berlin, Hamburg,", "Bremen", true),
            ("Die Waffen-", "ruhe hält.", true),
            ("Die Waffen¬", "Ruhe hält.", true),
            ("Er fragte: „Warum?“", "und ging.", true),
            ("Das gilt z.", "b. heute.", true),
            ("Ende der Kämpfe", "Die Waffen schweigen seit Montag.", false),
            ("Ende der Kämpfe", "Putin schweigt.", false),
            ("Die Kämpfe enden.", "Putin schweigt.", false),
            ("Die Waffenruhe tritt in Kraft. Was fehlt?", "Ein Frieden.", false),
            ("Die Kritik setzt ein", "Putin schweigt.", false),
            ("Polen will Vermittler sein", "Putin schweigt.", false),
            ("Er nannte vier Punkte:", "Erstens den Preis.", false),
        ];
        for (before, behind, one) in table {
            let joined = found(&format!("{before}\n{behind}"), Vec::new());
            assert_eq!(joined.len() == 1, one, "{before} / {behind}: {joined:?}");
        }
    }

    #[test]
    fn lines_of_a_text_broken_to_a_width_are_joined() {
        let table: [(&str, &[&str]); 4] = [
            // Even lines without blank lines between the paragraphs: a line with room for more ends one.
            (
                "Der Präsident sagte am Donnerstag,\ndass er mit einer Waffenruhe rechne.\nBeide Seiten müssten sich nun an\n\
                 Zusagen halten, forderte er.\nDer Kanzler sah es ähnlich. Er sei\nohnehin für ein baldiges Treffen.",
                &[
                    "Der Präsident sagte am Donnerstag, / dass er mit einer Waffenruhe rechne. / Beide Seiten müssten \
                     sich nun an / Zusagen halten, forderte er.",
                    "Der Kanzler sah es ähnlich. Er sei / ohnehin für ein baldiges Treffen.",
                ],
            ),
            // Short columns, ragged.
            (
                "Der Bundeskanzler Helmut Kohl reist heute\nnach Moskau und trifft dort Michail\nGorbatschow.\n\n\
                 Außenminister Hans-Dietrich Genscher\nbegleitet ihn und spricht am 16. Juli mit\nEduard \
                 Schewardnadse über die Truppen.\n\nAm Sonntag kehrt die Delegation nach\nBonn zurück.",
                &[
                    "Der Bundeskanzler Helmut Kohl reist heute / nach Moskau und trifft dort Michail / Gorbatschow.",
                    "Außenminister Hans-Dietrich Genscher / begleitet ihn und spricht am 16. Juli mit / Eduard \
                     Schewardnadse über die Truppen.",
                    "Am Sonntag kehrt die Delegation nach / Bonn zurück.",
                ],
            ),
            // The first lines of the paragraphs are shorter than the others.
            (
                "Die\nWirtschaftsleistung im Land ist im Sommer\neingebrochen. Das teilte das Bundesamt\nmit.\n\n\
                 Volkswirte\ngehen davon aus, dass die Konjunktur im\nHerbst anzieht.\nWorauf beruht die\nHoffnung?\n\
                 Ministerin\nMeier schwieg dazu.",
                &[
                    "Die / Wirtschaftsleistung im Land ist im Sommer / eingebrochen. Das teilte das Bundesamt / mit.",
                    "Volkswirte / gehen davon aus, dass die Konjunktur im / Herbst anzieht.",
                    "Worauf beruht die / Hoffnung?",
                    "Ministerin / Meier schwieg dazu.",
                ],
            ),
            // One broken paragraph among others that are single lines.
            (
                "Eine Zeile ist ein Absatz, so lang er auch sein mag.\nDie Lage am Abend\nDas Amt in Wiesbaden teilte mit, dass die\n\
                 Zahl der Anträge gestiegen sei. Im Mai waren\nAnträge noch selten.\nDer Streit\nMeier will mehr.\nEine Entscheidung\n\
                 Das Amt schweigt.",
                &[
                    "Eine Zeile ist ein Absatz, so lang er auch sein mag.",
                    "Die Lage am Abend",
                    "Das Amt in Wiesbaden teilte mit, dass die / Zahl der Anträge gestiegen sei. Im Mai waren / Anträge noch \
                     selten.",
                    "Der Streit",
                    "Meier will mehr.",
                    "Eine Entscheidung",
                    "Das Amt schweigt.",
                ],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(found(text, Vec::new()), expected);
        }
    }

    #[test]
    fn dates_end_no_sentence_and_blank_lines_end_paragraphs() {
        let table: [(&str, &[&str]); 2] = [
            // A date at the end of a line ends no sentence.
            (
                "Das Treffen der Minister wird nun am 4.\nJuli in Istanbul nachgeholt, hieß es\ngestern.",
                &["Das Treffen der Minister wird nun am 4. / Juli in Istanbul nachgeholt, hieß es / gestern."],
            ),
            // A blank line in the middle of a sentence is the text's own.
            ("Der Mensch lebt nicht vom Brot\n\nallein.", &["Der Mensch lebt nicht vom Brot", "allein."]),
        ];
        for (text, expected) in table {
            assert_eq!(found(text, Vec::new()), expected);
        }
    }

    #[test]
    fn marked_headings_are_never_joined() {
        let text = "Die Lage und\ndie Folgen\nder Krise";
        let marked = ByteSpan::new(13, 23);
        assert_eq!(found(text, vec![marked]), ["Die Lage und", "die Folgen", "der Krise"]);
    }
}
