//! Words that a text writes in pieces: *Corona-Krise* is also *Coronakrise*, *Haus- und Grundbesitz* also *Hausbesitz*,
//! *1 200* also *1200*, *4. 7. 2025* also *4.7.2025*.
//! It must not decide what a piece means by itself: the words of the text stay what they are.

use crate::analysis::{Analyzer, WordKind};
use crate::text::ByteSpan;
use crate::text::division::{JOINS, is_at_line_end};

/// A word written in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The place of the pieces, or of the one piece that is short of the rest.
    pub span: ByteSpan,
    /// The stem of the whole word.
    pub stem: Box<str>,
}

/// Numbers of more groups of three digits are lists.
const GROUPS_MAX: usize = 4;
/// Longer chains of hyphens are joined in their neighbours only.
const CHAIN_MAX: usize = 4;
/// The most words that may stand between a shortened word and the one that completes it: *Haus-, Grund- und
/// Wohnungsbesitz*.
const BETWEEN_MAX: usize = 5;

/// First parts that stand for each other in words that are never split: *Vor- und Nachteile*, *Nord- und Südkorea*.
const FIRST_PARTS: [&str; 22] = [
    "vor", "nach", "ein", "aus", "auf", "ab", "an", "zu", "ueber", "unter", "ober", "nieder", "mittel", "nord", "sued",
    "ost", "west", "hin", "her", "inner", "ausser", "rueck",
];

impl Analyzer {
    /// The words that a text writes in pieces. `spans` are its words, in order.
    pub fn joined(&mut self, text: &str, spans: &[ByteSpan], mut each: impl FnMut(Joined)) {
        for at in 0..spans.len().saturating_sub(1) {
            let gap = &text[spans[at].end..spans[at + 1].start];
            match gap.as_bytes() {
                b" " if text.as_bytes()[spans[at + 1].start].is_ascii_digit() => {
                    self.number(text, spans, at, &mut each);
                }
                b". " => self.date(text, spans, at, &mut each),
                _ if is_at_line_end(gap) && JOINS.contains(&spans[at + 1].of(text)) => {
                    self.shortened(text, spans, at, &mut each);
                }
                _ if is_hyphen(gap) => self.chain(text, spans, at, &mut each),
                [b'-', b' ' | b',' | b'\n' | b'\r', ..] => self.shortened(text, spans, at, &mut each),
                [.., b' ' | b'\n', b'-'] => self.completed(text, spans, at + 1, &mut each),
                [0xc2, 0xa0] | [0xe2, 0x80, 0xaf | 0x99] | b"'" => self.number(text, spans, at, &mut each),
                _ => {}
            }
        }
    }

    fn exact(&mut self, text: &str, span: ByteSpan) -> String {
        self.forms(span.of(text)).exact.to_string()
    }

    fn add(&mut self, span: ByteSpan, whole: &str, each: &mut impl FnMut(Joined)) {
        let stem = self.forms(whole).stem.clone();
        each(Joined { span, stem });
    }

    /// A chain of hyphens: its neighbours, and where it begins, all of it.
    fn chain(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let is_number = |span: ByteSpan| span.of(text).bytes().all(|byte| byte.is_ascii_digit());
        if is_number(spans[at]) && is_number(spans[at + 1]) {
            return;
        }
        let pair = self.exact(text, spans[at]) + &self.exact(text, spans[at + 1]);
        self.add(ByteSpan::new(spans[at].start, spans[at + 1].end), &pair, each);
        let hyphen = |at: usize| spans.get(at + 1).is_some_and(|next| is_hyphen(&text[spans[at].end..next.start]));
        if at > 0 && hyphen(at - 1) {
            return;
        }
        let end = (at..).find(|at| !hyphen(*at)).unwrap_or(at);
        if (2..CHAIN_MAX).contains(&(end - at)) {
            let whole: String = spans[at..=end].iter().map(|span| self.exact(text, *span)).collect();
            self.add(ByteSpan::new(spans[at].start, spans[end].end), &whole, each);
        }
    }

    /// *Haus- und Grundbesitz*: the first word takes over what ends the compound that follows.
    fn shortened(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let mut joins = text[spans[at].end..spans[at + 1].start].contains(',');
        for next in at + 1..spans.len().min(at + 1 + BETWEEN_MAX) {
            let word = spans[next].of(text);
            let gap = text
                .get(spans[next].end..spans.get(next + 1).map_or(text.len(), |span| span.start))
                .unwrap_or_default();
            if JOINS.contains(&word) {
                joins = true;
            } else if gap.starts_with('-') && !is_hyphen(gap) {
                // Another shortened word.
            } else {
                if joins {
                    let first = self.exact(text, spans[at]);
                    if FIRST_PARTS.contains(&first.as_str()) {
                        let last = self.exact(text, spans[next]);
                        if let Some(rest) =
                            FIRST_PARTS.iter().find_map(|part| last.strip_prefix(part)).filter(|rest| rest.len() >= 3)
                        {
                            self.add(spans[at], &format!("{first}{rest}"), each);
                        }
                        return;
                    }
                    let forms = self.forms(word);
                    let length = forms.exact.len();
                    let ends: Vec<String> = forms
                        .parts
                        .iter()
                        .filter(|part| usize::from(part.end) == length)
                        .map(|part| format!("{first}{}", &forms.exact[usize::from(part.start)..]))
                        .collect();
                    for whole in ends {
                        self.add(spans[at], &whole, each);
                    }
                }
                return;
            }
        }
    }

    /// *Exportzölle und -steuern*: the last word takes over what begins the compound before it.
    fn completed(&mut self, text: &str, spans: &[ByteSpan], at: usize, each: &mut impl FnMut(Joined)) {
        let last = self.exact(text, spans[at]);
        for before in (at.saturating_sub(BETWEEN_MAX)..at).rev() {
            let forms = self.forms(spans[before].of(text));
            if forms.kind == WordKind::Function {
                continue;
            }
            let starts: Vec<String> = forms
                .parts
                .iter()
                .filter(|part| part.start == 0 && usize::from(part.end) < forms.exact.len())
                .map(|part| format!("{}{last}", &forms.exact[..usize::from(part.end)]))
                .collect();
            for whole in starts {
                self.add(spans[at], &whole, each);
            }
            return;
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
                self.add(ByteSpan::new(spans[at].start, spans[end].end), &whole, each);
            }
        } else if one.len() <= 3 && two.len() <= 3 && digits(two) && one.bytes().all(|byte| byte.is_ascii_uppercase()) {
            self.add(ByteSpan::new(spans[at].start, spans[at + 1].end), &format!("{one}{two}"), each);
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
            self.add(ByteSpan::new(day.start, year.end), &format!("{d}.{m}.{y}"), each);
        }
    }
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
