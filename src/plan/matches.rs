//! Evaluates conditions on the words of texts, place by place: the one truth of what matches, for highlighting and
//! wherever posting lists cannot tell. It must not know posting lists.

use crate::analysis::{Analyzer, WordForms};
use crate::person::{Mention, MentionKind};
use crate::plan::condition::Condition;
use crate::plan::person::{NamePart, PersonResolution};
use crate::plan::reason::{Kind, Mark, Reason};
use crate::plan::term_matcher::{Reach, TermMatcher, TermTest};
use crate::query::Order;
use crate::text::ByteSpan;
use crate::text::sentence_ends;
use crate::text::unfold;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// A text as words.
pub struct Words {
    /// Each word: its place, and what the analysis makes of it.
    pub words: Vec<(ByteSpan, Arc<WordForms>)>,
    /// Words written in pieces: the first and last word, the place, the stem.
    pub joined: Vec<(usize, usize, ByteSpan, Box<str>)>,
    /// Mentions of persons: the first and last word, the place, how, and who.
    pub mentions: Vec<(usize, usize, ByteSpan, MentionKind, String)>,
    /// What it goes on with in its article, where a quotation may end; nothing where that is not asked.
    pub next: Vec<(String, Arc<WordForms>)>,
    /// The names, as typed, of those whom the passage was found to mention; none where that is not known.
    pub found_names: Option<Vec<String>>,
    /// The text.
    pub text: String,
}

impl Words {
    /// Analyses a text.
    pub fn of(text: &str, analyzer: &mut Analyzer) -> Words {
        let spans: Vec<ByteSpan> = crate::text::words(text).collect();
        let words: Vec<(ByteSpan, Arc<WordForms>)> =
            spans.iter().map(|span| (*span, analyzer.shared_forms(span.of(text)))).collect();
        let mut joined = Vec::new();
        analyzer.joined(text, &spans, |found| {
            let first = spans.partition_point(|span| span.end <= found.span.start);
            let last = spans.partition_point(|span| span.start < found.span.end).saturating_sub(1);
            joined.push((first, last.max(first), found.span, found.stem));
        });
        let (mentions, next) = (Vec::new(), Vec::new());
        Words { words, joined, mentions, next, found_names: None, text: text.to_string() }
    }

    fn go_on_with(&mut self, next: &Words) {
        let word = |(span, forms): &(ByteSpan, Arc<WordForms>)| (span.of(&next.text).to_string(), forms.clone());
        self.next.extend(next.words.iter().map(word));
    }

    /// Takes in who is mentioned in it.
    pub fn name(&mut self, mentions: &[Mention], found_names: Vec<String>) {
        self.found_names = Some(found_names);
        for one in mentions {
            let first = self.words.partition_point(|(span, _)| span.end <= one.span.start);
            let behind = self.words.partition_point(|(span, _)| span.start < one.span.end);
            if behind > first {
                self.mentions.push((first, behind - 1, one.span, one.kind, one.name.clone()));
            }
        }
    }

    /// The words of each sentence.
    fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut from = 0;
        for end in sentence_ends(&self.text).into_iter().chain([self.text.len()]) {
            let to = self.words.partition_point(|(span, _)| span.start < end);
            if to > from {
                sentences.push(from..to);
                from = to;
            }
        }
        sentences
    }
}

/// A match: a run of words of one text.
#[derive(Clone, Debug)]
pub struct TextMatch {
    /// Which text.
    pub text: usize,
    /// The first word.
    pub first: usize,
    /// The last word.
    pub last: usize,
    /// What is marked.
    pub marks: Vec<Mark>,
}

/// Where is looked: which texts, and which words of each.
pub type WordRanges = Vec<(usize, Range<usize>)>;

/// All of the texts.
pub fn everywhere(texts: &[Words]) -> WordRanges {
    texts.iter().enumerate().map(|(number, text)| (number, 0..text.words.len())).collect()
}

/// What is around a passage in its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// What follows, headings included, as far as any quotation reaches.
    pub behind: String,
    /// Where the heading stands.
    pub heading: HeadingPlace,
}

/// Where the heading of a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingPlace {
    /// Right above it: its text goes on with the passage.
    RightAbove,
    /// Above a passage before it.
    FurtherUp,
}

/// The place of the passage among its texts, and of its heading.
const PASSAGE: usize = 0;
const HEADING: usize = 1;

/// Takes in what the texts of a passage, itself and its heading, go on with.
pub fn go_on(texts: &mut [Words], surroundings: &Surroundings, analyzer: &mut Analyzer) {
    let behind = Words::of(&surroundings.behind, analyzer);
    texts[PASSAGE].go_on_with(&behind);
    if surroundings.heading == HeadingPlace::RightAbove {
        let (passage, heading) = texts.split_at_mut(HEADING);
        heading[0].go_on_with(&passage[PASSAGE]);
        heading[0].go_on_with(&behind);
    }
}

/// Where a condition is met in the texts; nothing when it is not. What is not about words is taken for met, without a
/// place: posting lists know it.
pub fn find(condition: &Condition, texts: &[Words], scope: &WordRanges) -> Option<Vec<TextMatch>> {
    let some = |found: Vec<TextMatch>| (!found.is_empty()).then_some(found);
    match condition {
        Condition::Term(leaf) => some(places(leaf, texts, scope)),
        Condition::Phrase(leaves) => some(phrases(leaves, texts, scope)),
        Condition::Near(left, right, distance, order) => {
            let (left, right) = (find(left, texts, scope)?, find(right, texts, scope)?);
            some(near(&left, &right, usize::from(*distance), *order))
        }
        Condition::Sentence(inner) => {
            let mut found = Vec::new();
            for (number, range) in scope {
                for sentence in texts[*number].sentences() {
                    let words = sentence.start.max(range.start)..sentence.end.min(range.end);
                    if !words.is_empty() {
                        found.extend(find(inner, texts, &vec![(*number, words)]).unwrap_or_default());
                    }
                }
            }
            some(found)
        }
        Condition::Person(person) => some(mentions(person, texts, scope)),
        Condition::AtLeast(_, inner) => Some(find(inner, texts, scope).unwrap_or_default()),
        Condition::Article(inner) => Some(find_any(inner, texts, scope)),
        Condition::Field(..) | Condition::Dated(_) | Condition::Not(_) => Some(Vec::new()),
        Condition::And(all) => {
            let mut found = Vec::new();
            for one in all {
                found.extend(find(one, texts, scope)?);
            }
            Some(found)
        }
        Condition::Or(any) => {
            let met: Vec<Vec<TextMatch>> = any.iter().filter_map(|one| find(one, texts, scope)).collect();
            (!met.is_empty()).then(|| met.into_iter().flatten().collect())
        }
    }
}

/// Where any part of a condition is met that the rest of the article may meet elsewhere.
pub fn find_any(condition: &Condition, texts: &[Words], scope: &WordRanges) -> Vec<TextMatch> {
    match condition {
        Condition::And(parts) | Condition::Or(parts) => {
            parts.iter().flat_map(|part| find_any(part, texts, scope)).collect()
        }
        Condition::Not(_) => Vec::new(),
        part => find(part, texts, scope).unwrap_or_default(),
    }
}

/// The places where somebody is mentioned. A family name alone counts where the text has nobody of that name in full.
pub fn mentions(person: &PersonResolution, texts: &[Words], scope: &WordRanges) -> Vec<TextMatch> {
    let mut found = Vec::new();
    for (number, range) in scope {
        let text = &texts[*number];
        // A family name alone is theirs in passages that were found to mention them, unless the passage says whose it
        // is.
        let full = text.mentions.iter().any(|(.., name)| person.full_names.contains(name));
        let found_here = text.found_names.as_ref().is_none_or(|found| found.contains(&person.typed));
        for (first, last, span, kind, name) in &text.mentions {
            let says_who = full && person.part == NamePart::FullName;
            let alone = person.family_names.contains(name) && found_here && !says_who;
            let is_theirs = person.full_names.contains(name) || alone;
            if !is_theirs || !range.contains(first) || !range.contains(last) {
                continue;
            }
            let kind = match kind {
                MentionKind::Compound => Kind::InName,
                MentionKind::Name | MentionKind::Office => Kind::Person,
            };
            let whole = match kind {
                // The whole word says what the name is inside of.
                Kind::InName => whole_word(&text.text, *span),
                _ => *span,
            };
            let word = whole.of(&text.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let marks = vec![Mark { span: *span, reasons: vec![Reason::of_word(kind, word, person.stands_for(name))] }];
            found.push(TextMatch { text: *number, first: *first, last: *last, marks });
        }
    }
    found
}

/// The word with hyphens that a place is in.
fn whole_word(text: &str, span: ByteSpan) -> ByteSpan {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    let start = text[..span.start].trim_end_matches(is_part).len();
    let end = text.len() - text[span.end..].trim_start_matches(is_part).len();
    ByteSpan::new(start, end)
}

/// The places of a word.
pub fn places(leaf: &TermMatcher, texts: &[Words], scope: &WordRanges) -> Vec<TextMatch> {
    let mut found = Vec::new();
    for (number, range) in scope {
        let text = &texts[*number];
        for at in range.clone() {
            let (span, forms) = &text.words[at];
            let word = span.of(&text.text);
            let mut add = |span: ByteSpan, reason: Reason| {
                let marks = vec![Mark { span, reasons: vec![reason] }];
                found.push(TextMatch { text: *number, first: at, last: at, marks });
            };
            if let Some(reason) = leaf.matches(word, forms) {
                add(*span, reason);
                continue;
            }
            let TermTest::Stem { stem, reach: Reach::InsideWords, .. } = &leaf.test else { continue };
            if let Some(part) = forms.parts.iter().find(|part| *part.stem == **stem) {
                let inside = unfold(word, usize::from(part.start), usize::from(part.end));
                let inside = ByteSpan::new(span.start + inside.start, span.start + inside.end);
                add(inside, Reason::of_word(Kind::Contains, word, &leaf.typed));
            }
        }
        let TermTest::Stem { stem, reach: Reach::InsideWords, .. } = &leaf.test else { continue };
        for (first, last, span, joined) in &text.joined {
            if **joined == **stem && range.contains(first) && range.contains(last) {
                let reason = Reason::of_word(Kind::Spelling, span.of(&text.text), &leaf.typed);
                let marks = vec![Mark { span: *span, reasons: vec![reason] }];
                found.push(TextMatch { text: *number, first: *first, last: *last, marks });
            }
        }
    }
    found
}

fn phrases(leaves: &[TermMatcher], texts: &[Words], scope: &WordRanges) -> Vec<TextMatch> {
    let mut found = Vec::new();
    for (number, range) in scope {
        let text = &texts[*number];
        let marks_from = |first: usize, leaves: &[TermMatcher]| -> Option<Vec<Mark>> {
            let words = leaves.iter().zip(&text.words[first..]);
            let mark = |(leaf, (span, forms)): (&TermMatcher, &(ByteSpan, Arc<WordForms>))| {
                Some(Mark { span: *span, reasons: vec![leaf.matches(span.of(&text.text), forms)?] })
            };
            words.map(mark).collect()
        };
        for first in range.clone() {
            if leaves.is_empty() || first + leaves.len() > range.end {
                break;
            }
            if let Some(marks) = marks_from(first, leaves) {
                found.push(TextMatch { text: *number, first, last: first + leaves.len() - 1, marks });
            }
        }
        // What begins here and ends in what is behind its last word.
        let goes_on = if *range == (0..text.words.len()) { text.next.len() } else { 0 };
        for behind in (1..leaves.len()).filter(|behind| *behind <= goes_on) {
            let (here, there) = leaves.split_at(leaves.len() - behind);
            let Some(first) = range.end.checked_sub(here.len()) else { continue };
            let ends = there.iter().zip(&text.next).all(|(leaf, (word, forms))| leaf.matches(word, forms).is_some());
            if let Some(marks) = marks_from(first, here).filter(|_| ends) {
                found.push(TextMatch { text: *number, first, last: range.end - 1, marks });
                // What a heading goes on with is the passage itself.
                let passage = &texts[PASSAGE].words;
                let of_passage = if *number == HEADING { &there[..behind.min(passage.len())] } else { &[] };
                let marks = of_passage.iter().zip(passage).filter_map(|(leaf, (span, forms))| {
                    let reason = leaf.matches(span.of(&texts[PASSAGE].text), forms)?;
                    Some(Mark { span: *span, reasons: vec![reason] })
                });
                let (text, first, last, marks) = (PASSAGE, 0, of_passage.len().saturating_sub(1), marks.collect());
                found.extend((!of_passage.is_empty()).then_some(TextMatch { text, first, last, marks }));
            }
        }
    }
    found
}

/// Pairs at most `distance` words apart: from the end of one to the beginning of the other. Neighbours are one word
/// apart.
fn near(left: &[TextMatch], right: &[TextMatch], distance: usize, order: Order) -> Vec<TextMatch> {
    let mut right: Vec<&TextMatch> = right.iter().collect();
    right.sort_by_key(|found| (found.text, found.first));
    let mut pairs: Vec<TextMatch> = Vec::new();
    let mut known: FxHashMap<(usize, usize, usize), usize> = FxHashMap::default();
    for one in left {
        let follows = |other: &&&TextMatch| other.first > one.last && other.first - one.last <= distance;
        let leads =
            |other: &&&TextMatch| order == Order::Any && one.first > other.last && one.first - other.last <= distance;
        for other in right.iter().filter(|other| other.text == one.text).filter(|other| follows(other) || leads(other))
        {
            let place = (one.text, one.first.min(other.first), one.last.max(other.last));
            let marks = one.marks.iter().chain(&other.marks);
            // Other words may make the same run; it is one, with the marks of all.
            let at = *known.entry(place).or_insert(pairs.len());
            if at == pairs.len() {
                pairs.push(TextMatch { text: place.0, first: place.1, last: place.2, marks: Vec::new() });
            }
            for mark in marks {
                if !pairs[at].marks.contains(mark) {
                    pairs[at].marks.push(mark.clone());
                }
            }
        }
    }
    pairs
}
