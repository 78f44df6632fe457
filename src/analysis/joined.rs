//! Words that a text writes in pieces: *Corona-Krise* is also *Coronakrise*, *Haus- und Grundbesitz* also *Hausbesitz*,
//! *1 200* also *1200*, *4. 7. 2025* also *4.7.2025*.
//! It must not decide what a piece means by itself: the words of the text stay what they are.

use crate::analysis::{Analyzer, WordKind};
use crate::text::division::{JOINS, is_at_line_end};
use crate::text::{ByteSpan, fold};

/// A word written in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The place of the pieces, or of the one piece that is short of the rest.
    pub span: ByteSpan,
    /// The stem of the whole word.
    pub stem: Box<str>,
    /// How sure it is that the text says this word.
    pub reading: Reading,
}

/// How pieces are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// They are the word.
    Sure,
    /// They are likely the word: which verb of a clause belongs to *an* is a guess.
    Likely,
}

/// Numbers of more groups of three digits are lists.
const GROUPS_MAX: usize = 4;
/// Longer chains of hyphens are joined in their neighbours only.
const CHAIN_MAX: usize = 4;
/// The most words that may stand between a shortened word and the one that completes it: *Haus-, Grund- und
/// Wohnungsbesitz*.
const BETWEEN_MAX: usize = 5;

/// What stands before verbs, and before words that are never split, and takes each other's place: *Vor- und Nachteile*,
/// *Nord- und Südkorea*, *be- und entladen*, *in- und ausländisch*.
const FIRST_PARTS: [&str; 30] = [
    "vor", "nach", "ein", "aus", "auf", "ab", "an", "zu", "ueber", "unter", "ober", "nieder", "mittel", "nord", "sued",
    "ost", "west", "hin", "her", "inner", "ausser", "rueck", "in", "be", "ent", "ver", "er", "zer", "um", "weg",
];

/// What separable verbs begin with and clauses end with.
const PARTICLES: &str = "ab an auf aus bei bekannt dar durch ein fest fort frei her herab heran heraus herbei herein herum \
    herunter hervor hin hinauf hinaus hinein hinzu los mit nach nieder statt teil um vor voran voraus vorbei \
    vorwärts weg weiter wieder zu zurück zusammen über unter";
/// The most words between a verb and what it is separated from.
const CLAUSE_MAX: usize = 20;
/// How many words of a clause are taken for its verb.
const VERBS_MAX: usize = 3;

impl Analyzer {
    /// The words that a text writes in pieces. `spans` are its words, in order.
    pub fn joined(&mut self, text: &str, spans: &[ByteSpan], mut each: impl FnMut(Joined)) {
        for at in 0..spans.len().saturating_sub(1) {
            let gap = &text[spans[at].end..spans[at + 1].start];
            match gap.as_bytes() {
                b" " if text.as_bytes()[spans[at + 1].start].is_ascii_digit() => {
                    self.number(text, spans, at, &mut each);
                }
                // Most of what is between words; what follows would look for signs in it.
                b" " => {}
                b". " => self.date(text, spans, at, &mut each),
                b"." => self.abbreviation(text, spans, at, &mut each),
                _ if is_at_line_end(gap) && JOINS.contains(&spans[at + 1].of(text)) => {
                    self.shortened(text, spans, at, &mut each);
                }
                _ if is_hyphen(gap) => self.chain(text, spans, at, &mut each),
                [0xc2, 0xa0] | [0xe2, 0x80, 0xaf | 0x99] | b"'" => self.number(text, spans, at, &mut each),
                _ => {
                    if ends_clause(gap) {
                        self.separated(text, spans, at, &mut each);
                    }
                    if is_shortened(gap) {
                        self.shortened(text, spans, at, &mut each);
                    }
                    if is_completed(gap) {
                        self.completed(text, spans, at + 1, &mut each);
                    }
                }
            }
        }
        if let Some(last) = spans.len().checked_sub(1) {
            self.separated(text, spans, last, &mut each);
        }
    }

    /// *Rief den Kollegen an*: where a clause ends with what separable verbs begin with, they are the words themselves.
    fn separated(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let particle = spans[at].of(text);
        if PARTICLES.split_whitespace().all(|known| known != particle) {
            return;
        }
        let mut verbs = Vec::new();
        for verb in (at.saturating_sub(CLAUSE_MAX)..at).rev() {
            // A comma before a capital is one of a list: schlug Putin, Selenskyj und Trump ein Treffen vor.
            let gap = &text[spans[verb].end..spans[verb + 1].start];
            let in_list = gap == ", " && spans[verb + 1].of(text).starts_with(char::is_uppercase);
            if ends_clause(gap) && !in_list {
                break;
            }
            let word = spans[verb].of(text);
            if word.starts_with(char::is_lowercase) && word.len() >= 3 && self.forms(word).kind == WordKind::Content {
                verbs.push(verb);
            }
        }
        // The verb stands near the beginning of its clause; before it can be adjectives of the subject.
        for verb in verbs.into_iter().rev().take(VERBS_MAX) {
            let whole = format!("{}{}", fold(particle), self.exact(text, spans[verb]));
            self.add(spans[verb], &whole, particle, &mut |joined| each(Joined { reading: Reading::Likely, ..joined }));
        }
    }

    fn exact(&mut self, text: &str, span: ByteSpan) -> String {
        self.forms(span.of(text)).exact.to_string()
    }

    /// `head` is the word of the text that the whole word ends like: it says whether it is a noun.
    fn add(&mut self, span: ByteSpan, whole: &str, head: &str, each: &mut impl FnMut(Joined)) {
        let stem = self.forms(&written_like(head, whole)).stem.clone();
        each(Joined { span, stem, reading: Reading::Sure });
    }

    /// A chain of hyphens: its neighbours, and where it begins, all of it.
    fn chain(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let is_number = |span: ByteSpan| span.of(text).bytes().all(|byte| byte.is_ascii_digit());
        if is_number(spans[at]) && is_number(spans[at + 1]) {
            return;
        }
        let pair = self.exact(text, spans[at]) + &self.exact(text, spans[at + 1]);
        self.add(ByteSpan::new(spans[at].start, spans[at + 1].end), &pair, spans[at + 1].of(text), each);
        let hyphen = |at: usize| spans.get(at + 1).is_some_and(|next| is_hyphen(&text[spans[at].end..next.start]));
        if at > 0 && hyphen(at - 1) {
            return;
        }
        let end = (at..).find(|at| !hyphen(*at)).unwrap_or(at);
        if (2..CHAIN_MAX).contains(&(end - at)) {
            let whole: String = spans[at..=end].iter().map(|span| self.exact(text, *span)).collect();
            self.add(ByteSpan::new(spans[at].start, spans[end].end), &whole, spans[end].of(text), each);
        }
    }

    /// *Haus- und Grundbesitz*: the first word takes over what ends the compound that follows.
    fn shortened(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let mut joins = text[spans[at].end..spans[at + 1].start].contains([',', '/']);
        for next in at + 1..spans.len().min(at + 1 + BETWEEN_MAX) {
            let word = spans[next].of(text);
            let gap = text
                .get(spans[next].end..spans.get(next + 1).map_or(text.len(), |span| span.start))
                .unwrap_or_default();
            if JOINS.contains(&word) {
                joins = true;
            } else if is_shortened(gap) {
                // Another shortened word; or, in *Waren-ein- und -ausgang*, the first has two parts.
            } else {
                if joins {
                    let first = self.exact(text, spans[at]);
                    for rest in self.rests(word, &first) {
                        self.add(spans[at], &format!("{first}{rest}"), word, each);
                    }
                }
                return;
            }
        }
    }

    /// What a word may lend to a shortened one before it: everything behind one of its first parts.
    fn rests(&mut self, word: &str, first: &str) -> Vec<String> {
        let exact = self.forms(word).exact.to_string();
        let behind = |part: &&str| exact.strip_prefix(*part).filter(|rest| rest.len() >= 3).map(str::to_string);
        // The longest: *aus* and not *au*, *unter* and not *un*.
        let first_part = FIRST_PARTS.iter().filter(|part| behind(part).is_some()).max_by_key(|part| part.len());
        if FIRST_PARTS.iter().any(|part| first.ends_with(part))
            && let Some(rest) = first_part.and_then(behind)
        {
            return vec![rest];
        }
        let forms = self.forms(word);
        let inside = forms.parts.iter().filter(|part| usize::from(part.end) == exact.len());
        let mut rests: Vec<String> = inside.map(|part| exact[usize::from(part.start)..].to_string()).collect();
        if rests.is_empty() && exact.is_ascii() {
            // Forstwirtschaftlich: adjectives are not split, but begin with what compounds begin with.
            self.lexicon.prefixes(&exact, |letters, entry| {
                if letters >= 3 && letters + 3 <= exact.len() && entry.modifier.is_some() {
                    rests.push(exact[letters..].to_string());
                }
            });
            rests.sort();
            rests.dedup();
        }
        rests
    }

    /// *Exportzölle und -steuern*, *Warenein- und -ausgang*: the last word takes over what begins the compound before
    /// it.
    fn completed(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let last = self.exact(text, spans[at]);
        for before in (at.saturating_sub(BETWEEN_MAX)..at).rev() {
            let word = spans[before].of(text);
            if self.forms(word).kind == WordKind::Function {
                continue;
            }
            let exact = self.exact(text, spans[before]);
            if is_shortened(&text[spans[before].end..spans[before + 1].start]) {
                let parts = FIRST_PARTS.iter().filter_map(|part| exact.strip_suffix(part));
                if let Some(start) = parts.filter(|start| start.len() >= 3).min_by_key(|start| start.len()) {
                    self.add(spans[at], &format!("{start}{last}"), spans[at].of(text), each);
                }
                return;
            }
            let inside = self.forms(word).parts.clone();
            let starts = inside.iter().filter(|part| part.start == 0 && usize::from(part.end) < exact.len());
            for part in starts {
                let whole = format!("{}{last}", &exact[..usize::from(part.end)]);
                self.add(spans[at], &whole, spans[at].of(text), each);
            }
            return;
        }
    }

    /// *U.S.*, *D.D.R.*: single letters with full stops between them.
    fn abbreviation(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let is_letter = |span: &ByteSpan| {
            let mut letters = span.of(text).chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        };
        let goes_on = |at: usize| {
            spans.get(at + 1).is_some_and(|next| is_letter(next) && &text[spans[at].end..next.start] == ".")
        };
        if !is_letter(&spans[at]) || at > 0 && is_letter(&spans[at - 1]) && goes_on(at - 1) {
            return;
        }
        let end = (at..).find(|at| !goes_on(*at)).unwrap_or(at);
        if end > at {
            let whole: String = spans[at..=end].iter().map(|span| span.of(text)).collect();
            self.add(ByteSpan::new(spans[at].start, spans[end].end), &whole, spans[at].of(text), each);
        }
    }

    /// *1 200*, *MH 17*, *G 7*.
    fn number(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let (one, two) = (spans[at].of(text), spans[at + 1].of(text));
        let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        if digits(one) {
            let gap = |at: usize| &text[spans[at].end..spans[at + 1].start];
            let mark = gap(at);
            // A number begins where no other digits stand before it with the same mark.
            let begins = at == 0 || gap(at - 1) != mark || !digits(spans[at - 1].of(text));
            let group = |at: &usize| {
                spans.get(at + 1).is_some_and(|next| next.len() == 3 && digits(next.of(text)) && gap(*at) == mark)
            };
            let end = at + (at..at + GROUPS_MAX).take_while(group).count();
            if begins && (1..=3).contains(&one.len()) && !one.starts_with('0') && end > at {
                let whole: String = spans[at..=end].iter().map(|span| span.of(text)).collect();
                self.add(ByteSpan::new(spans[at].start, spans[end].end), &whole, one, each);
            }
        } else if one.len() <= 3 && two.len() <= 3 && digits(two) && one.bytes().all(|byte| byte.is_ascii_uppercase()) {
            self.add(ByteSpan::new(spans[at].start, spans[at + 1].end), &format!("{one}{two}"), one, each);
        }
    }

    /// *4. 7. 2025*.
    fn date(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let [day, month, year, ..] = &spans[at..] else { return };
        let of = |span: &ByteSpan, length: std::ops::RangeInclusive<usize>| {
            let word = span.of(text);
            (length.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(word)
        };
        if let (Some(d), Some(m), Some(y), ". ") =
            (of(day, 1..=2), of(month, 1..=2), of(year, 4..=4), &text[month.end..year.start])
        {
            self.add(ByteSpan::new(day.start, year.end), &format!("{d}.{m}.{y}"), d, each);
        }
    }
}

/// A folded word, with a capital letter when the other begins with one.
pub fn written_like(model: &str, folded: &str) -> String {
    match folded.chars().next().filter(|_| !model.starts_with(char::is_lowercase)) {
        Some(first) => first.to_uppercase().chain(folded.chars().skip(1)).collect(),
        None => folded.to_string(),
    }
}

/// Whether a clause ends between two words.
fn ends_clause(gap: &str) -> bool {
    gap.contains([',', '.', ';', ':', '!', '?', '–', '(', ')', '"', '“', '”', '«', '»'])
}

/// Whether what is behind a word says that its end is left out: a hyphen, and behind it a blank, a comma, a slash.
fn is_shortened(gap: &str) -> bool {
    let behind = gap.strip_prefix(['-', '\u{2010}', '\u{2011}']);
    behind.is_some_and(|rest| rest.starts_with([' ', ',', '/', '\n', '\r', '\u{a0}']))
}

/// Whether what is before a word says that its beginning is left out.
fn is_completed(gap: &str) -> bool {
    let before = gap.strip_suffix(['-', '\u{2010}', '\u{2011}']);
    before.is_some_and(|rest| rest.ends_with([' ', '\n', '/', '\u{a0}']))
}

/// Whether a gap between words is one hyphen or dash, also one at the end of a line: *Berlin-* before *Brandenburg*.
fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "–") || is_at_line_end(gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{unfold, words};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_joined_lies_in_the_text(text in "(\\PC|[-–0-9 .’ABbdn\n]|und \
            |Haus|Grundbesitz|§|ü|\u{ad}){0,40}") {
            let spans: Vec<ByteSpan> = words(&text).collect();
            let mut analyzer = Analyzer::default();
            analyzer.joined(&text, &spans, |joined| assert!(!joined.stem.is_empty() && !joined.span.of(&text).is_empty()));
            for span in spans {
                let word = span.of(&text);
                for part in &analyzer.forms(word).parts {
                    let place = unfold(word, usize::from(part.start), usize::from(part.end));
                    assert!(!place.of(word).is_empty());
                }
            }
        }
    }

    #[test]
    fn words_in_pieces_are_also_whole() {
        let table = [
            ("Corona-Krise", "Coronakrise"),
            ("E-Mail-Adresse", "Emailadresse"),
            ("Haus- und Grundbesitz", "Hausbesitz"),
            ("Import-, Zoll- und Exportverbote", "Importverbot"),
            ("Vor- und Nachteile", "Vorteil"),
            ("Nord- und Südkorea", "Nordkorea"),
            ("Exportzölle und -steuern", "Exportsteuer"),
            ("1 200 Euro", "1.200"),
            ("Haus-\nund Grundbesitz", "Hausbesitz"),
            ("Haus- \r\nund Grundbesitz", "Hausbesitz"),
            ("Berlin-\nBrandenburg", "Berlinbrandenburg"),
            ("Berlin- \r\n  Brandenburg", "Berlinbrandenburg"),
            ("Berlin¬\nBrandenburg", "Berlinbrandenburg"),
            ("am 4. 7. 2025", "04.07.2025"),
            ("Flug MH 17", "MH17"),
            ("Covid-19", "Covid19"),
            ("Land- und forstwirtschaftliche Betriebe", "landwirtschaftlich"),
            ("in- und ausländische Firmen", "inländisch"),
            ("kurz-, mittel- und langfristige Pläne", "kurzfristig"),
            ("kurz-, mittel- und langfristige Pläne", "mittelfristig"),
            ("sie be- und entladen", "beladen"),
            ("die Ein-/Ausfuhr", "Einfuhr"),
            ("Warenein- und -ausgang", "Wareneingang"),
            ("Warenein- und -ausgang", "Warenausgang"),
            ("ost‐ und mitteldeutsche Städte", "ostdeutsch"),
            ("links- wie rechtsextreme Gruppen", "linksextrem"),
            ("Kinder-, Jugend- und Familienhilfe", "Jugendhilfe"),
            ("vor- oder nachgelagert", "vorgelagert"),
            ("das U.S. Department", "US"),
            ("in der D.D.R. gedruckt", "DDR"),
            ("Er rief gestern seinen Kollegen an.", "anrufen"),
            ("Der neue Minister kündigte Reformen an, sagte sie", "ankündigte"),
            ("Sie traten nach der Wahl zurück", "zurücktreten"),
            ("dann nahm die Polizei den Mann fest, der", "festnehmen"),
        ];
        let mut analyzer = Analyzer::default();
        for (text, whole) in table {
            let spans: Vec<ByteSpan> = words(text).collect();
            let mut found = Vec::new();
            analyzer.joined(text, &spans, |joined| found.push(joined.stem));
            let expected = analyzer.forms(whole).stem.clone();
            assert!(found.contains(&expected), "{text}: {found:?} lacks {expected}");
        }
        for text in [
            "Putin - Krieg",
            "im Jahr 2020 300 Euro",
            "2014–2018",
            "200, 300",
            "die CDU 2021",
            "am 4. Juli",
            "Putin - \n Krieg",
            "Krieg-\n\nFrieden",
        ] {
            let spans: Vec<ByteSpan> = words(text).collect();
            analyzer.joined(text, &spans, |joined| panic!("{text}: {joined:?}"));
        }
    }
}
