//! Counts the passages that begin or end in the middle of a sentence where their article has no end of its own. It looks
//! at the letters on both sides of a cut, with lists of its own, and knows nothing of how passages are cut: it can be
//! held against any way of cutting. In a text that is broken to a width it takes a cut behind a line without a full
//! stop for one in the middle of a sentence unless the next line begins with a word that begins sentences, so it rather
//! counts headings as cut sentences than the reverse.

use fundstelle::article::{Body, Passage, lines};
use fundstelle::text::ByteSpan;

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    pub passages: usize,
    pub headings: usize,
    /// Passages that a cut in the middle of a sentence begins or ends.
    pub in_sentence: usize,
}

impl std::ops::AddAssign for Cuts {
    fn add_assign(&mut self, other: Cuts) {
        self.passages += other.passages;
        self.headings += other.headings;
        self.in_sentence += other.in_sentence;
    }
}

/// Of a hundred line ends so many that a small letter follows make a text a broken one; of texts whose lines are
/// paragraphs one in a hundred is such a slip.
const BROKEN_PERCENT: usize = 10;
/// The width of lines that were broken, in characters.
const BROKEN_WIDTH: std::ops::RangeInclusive<usize> = 40..=100;
/// Signs around a sentence.
const AROUND: [char; 18] =
    ['"', '“', '”', '„', '«', '»', '‹', '›', '\'', '’', '‚', ')', ']', '(', '[', '*', '_', '\u{200b}'];
/// Words that no sentence ends with.
const NEVER_LAST: &str = "der die das den dem des eine einen einem einer eines und oder denn sondern sowie dass daß ob weil \
    wenn als wie in im am beim von vom zum zur für gegen ohne seit zwischen ins ans wegen seine seinen seinem seiner seines \
    ihre ihren ihrem ihrer ihres mein meine unser unsere kein keine keinen keinem keiner dieser diese dieses diesem diesen \
    jeder jede jedes jedem jeden";
/// Words with a capital that begin sentences.
const FIRST: &str = "Aber Als Am An Auch Auf Bei Bis Da Damit Das Dem Den Der Die Dies Diese Doch Ein Eine Er Es Für Im In Mit \
    Nach Nun So Und Von Wir Zudem";

/// Counts the passages of a body.
pub fn count(body: &Body, passages: &[Passage]) -> Cuts {
    let mut pieces: Vec<(ByteSpan, Option<usize>)> = Vec::new();
    let mut heading = None;
    for (number, passage) in passages.iter().enumerate() {
        if passage.heading != heading {
            heading = passage.heading;
            pieces.extend(heading.map(|span| (span, None)));
        }
        pieces.push((passage.span, Some(number)));
    }
    let is_broken = is_broken(&body.text);
    let mut cut = vec![false; passages.len()];
    for pair in pieces.windows(2) {
        let [(before, one), (after, other)] = pair else { continue };
        let seam = Seam {
            before: before.of(&body.text),
            gap: &body.text[before.end..after.start],
            after: after.of(&body.text),
        };
        if seam.is_in_sentence(is_broken) {
            one.iter().chain(other).for_each(|number| cut[*number] = true);
        }
    }
    Cuts {
        passages: passages.len(),
        headings: pieces.len() - passages.len(),
        in_sentence: cut.into_iter().filter(|cut| *cut).count(),
    }
}

/// How a text uses line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEnds {
    Broken,
    Own,
}

fn is_broken(text: &str) -> LineEnds {
    let lines: Vec<&str> = lines(text).map(str::trim).filter(|line| !line.is_empty()).collect();
    let small = lines.iter().skip(1).filter(|line| is_small(line)).count();
    if small * 100 >= lines.len() * BROKEN_PERCENT && small > 0 { LineEnds::Broken } else { LineEnds::Own }
}

fn is_small(text: &str) -> bool {
    text.trim_start_matches(AROUND).starts_with(char::is_lowercase)
}

fn last_line(text: &str) -> &str {
    text.rsplit(['\n', '\r']).next().unwrap_or_default().trim()
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// Where a piece of an article ends and the next begins.
struct Seam<'t> {
    before: &'t str,
    gap: &'t str,
    after: &'t str,
}

impl Seam<'_> {
    fn is_in_sentence(&self, line_ends: LineEnds) -> bool {
        let closed = self.before.trim_end_matches(AROUND);
        if lines(self.gap).count() > 1 && self.gap.replace("\r\n", "\n").matches(['\n', '\r']).count() > 1 {
            return false;
        }
        if closed.ends_with(['?', '!', '…']) && is_small(self.after) {
            return true;
        }
        if closed.ends_with(['.', '!', '?', '…', ':']) {
            return false;
        }
        is_small(self.after)
            || !self.gap.contains(['\n', '\r'])
            || self.before.ends_with([',', ';', '-', '–', '¬', '\u{ad}', '(', '„'])
            || has(NEVER_LAST, closed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
            || last_line(self.before).matches('"').count() % 2 == 1
            || self.next_line_is_broken()
            || (line_ends == LineEnds::Broken
                && !has(
                    FIRST,
                    self.after.trim_start_matches(AROUND).split(|c: char| !c.is_alphabetic()).next().unwrap_or(""),
                ))
    }

    /// Whether the first line behind the cut goes on in lower case: the text here is broken to a width.
    fn next_line_is_broken(&self) -> bool {
        let mut lines = lines(self.after).map(str::trim);
        let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        BROKEN_WIDTH.contains(&first.chars().count())
            && !first.trim_end_matches(AROUND).ends_with(['.', '!', '?', '…', ':'])
            && is_small(second)
    }
}
