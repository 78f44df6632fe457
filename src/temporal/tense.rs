//! The tense of a sentence: has something happened, or will it?
//! It must not know calendars.

use crate::temporal::grammar::{Meaning, Phrase, YearRef};
use crate::temporal::resolve::Tense;
use crate::temporal::tokens::{Token, TokenKind};
use crate::temporal::word::{Link, Word};
use crate::text::is_abbreviation;

/// The sentences of a text.
pub struct Sentences<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

/// No sentence goes on for more than this many tokens to either side of a date: in tables and lists nothing ends one.
const LONGEST: usize = 100;

/// A sentence, by the numbers of its tokens.
#[derive(Default)]
pub struct Sentence {
    /// Its first token.
    pub start: usize,
    /// The one behind its last.
    pub end: usize,
}

/// Modal verbs in the past.
const PAST_MODALS: [&str; 10] =
    ["sollte", "sollten", "wollte", "wollten", "musste", "mussten", "konnte", "konnten", "durfte", "durften"];

/// Words before *zum* that compare.
const COMPARING: [&str; 4] = ["Vergleich", "Gegensatz", "Verhältnis", "Unterschied"];

/// What the words that lead a date do to the tense.
enum Lead {
    /// This tense, whatever else stands in the sentence.
    Decides(Tense),
    /// This tense, unless the clause has another.
    Suggests(Tense),
    /// Of what begins or ends on that day, before or to come: only a verb of the same clause tells.
    Turns,
    /// Nothing.
    Nothing,
}

impl Sentences<'_> {
    /// The sentence that the token is in.
    pub fn around(&self, at: usize) -> Sentence {
        let (from, to) = (at.saturating_sub(LONGEST), (at + LONGEST).min(self.tokens.len()));
        let start = (from..at).rev().find(|at| self.ends_sentence(*at)).map_or(from, |at| at + 1);
        let end = (at..to).find(|at| self.ends_sentence(*at)).unwrap_or(to).max(at + 1);
        Sentence { start, end }
    }

    /// Whether a sentence ends with the token: a full stop after a number or a short word ends none. Unlike
    /// [`crate::text::sentence_ends`] it needs no blank behind the full stop, and an empty line ends a sentence: with
    /// the ends of that, 1 in 100 dates is resolved to other days.
    fn ends_sentence(&self, at: usize) -> bool {
        match self.tokens[at].kind {
            TokenKind::Paragraph | TokenKind::Sign('!' | '?') => true,
            TokenKind::Line => false,
            TokenKind::Sign('.') => {
                let short = at > 0
                    && match self.tokens[at - 1].kind {
                        TokenKind::Number(_, digits) => digits <= 2,
                        TokenKind::Text => {
                            let word = self.word(at - 1);
                            word.chars().count() == 1 || is_abbreviation(word)
                        }
                        TokenKind::Time(Word::ShortMonth(_)) => true,
                        _ => false,
                    };
                let glued = self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.start == self.tokens[at].end && next.kind == TokenKind::Text);
                let begins = self
                    .tokens
                    .get(at + 1)
                    .is_none_or(|next| next.capital || !matches!(next.kind, TokenKind::Text | TokenKind::Time(_)));
                !short && !glued && begins
            }
            _ => false,
        }
    }

    /// Whether a word is an attribute of the noun behind it: *die geplante Reform*, *mit vereinbarten Zielen*.
    fn is_attribute(&self, at: usize) -> bool {
        let noun_behind = self.tokens.get(at + 1).is_some_and(|next| next.capital);
        let Some(before) = at.checked_sub(1).map(|at| &self.tokens[at]) else { return false };
        let leads = match before.kind {
            TokenKind::Time(Word::The | Word::One | Word::Link(_) | Word::Direction(_) | Word::Number(_))
            | TokenKind::Number(..) => true,
            TokenKind::Text => {
                let word = &self.text[before.start as usize..before.end as usize];
                [
                    "an", "mit", "für", "ohne", "unter", "durch", "bei", "aus", "keine", "viele", "mehr", "sehr",
                    "als", "neue", "ihre", "seine",
                ]
                .contains(&word)
            }
            _ => false,
        };
        noun_behind && leads
    }

    /// Whether a verb stands behind *das* at the beginning of a sentence: *Das sagte Klein*, but *das geplante Treffen*.
    fn is_said_of_that(&self, at: usize) -> bool {
        /// Verbs that statements are told with, in the past.
        const SAYING: &str = "sagte sagten erklärte erklärten teilte teilten meldete meldeten berichtete berichteten \
            bestätigte bestätigten forderte forderten betonte betonten äußerte äußerten kündigte kündigten lehnte \
            lehnten bedeutete reichte machte zeigte führte passierte";
        let begins = at.checked_sub(1).is_some_and(|before| matches!(self.word(before), "Das" | "Dies"));
        begins && SAYING.split_whitespace().any(|verb| verb == self.word(at))
    }

    /// The tense that a phrase is in: that of the nearest word which shows one.
    pub fn tense(&self, phrase: &Phrase, sentence: &Sentence) -> Tense {
        let needs = matches!(
            phrase.meaning,
            Meaning::Day { year: YearRef::Open, .. }
                | Meaning::Weekday { .. }
                | Meaning::Month { year: YearRef::Open, .. }
                | Meaning::NthWeekday { year: YearRef::Open, .. }
                | Meaning::Weekend
                | Meaning::Distance { count: 1.., .. }
                | Meaning::HalfDistance { halves: 1.., .. }
                | Meaning::Season { year: YearRef::Open, .. }
                | Meaning::Feast { year: YearRef::Open, .. }
                | Meaning::PartOfYear { year: YearRef::Open, .. }
        );
        if !needs {
            return Tense::Open;
        }
        let lead = self.lead(phrase);
        if let Lead::Decides(tense) = lead {
            return tense;
        }
        // The clause comes before the rest of the sentence.
        let is_comma = |at: &usize| matches!(self.tokens[*at].kind, TokenKind::Sign(',' | ';' | ':' | '–' | '(' | ')'));
        let start = (sentence.start..phrase.first).rev().find(is_comma).unwrap_or(sentence.start);
        let end = (phrase.end..sentence.end).find(is_comma).unwrap_or(sentence.end);
        match (self.tense_between(phrase, start, end), lead) {
            (Tense::Open, Lead::Suggests(tense)) => tense,
            // *Zum 1. Januar steigt der Beitrag, teilte die Kasse mit*: the rest of the sentence is of another time.
            (Tense::Open, Lead::Turns) if self.is_present(phrase, start, end) => Tense::Future,
            (Tense::Open, Lead::Turns) => Tense::Undecided,
            (Tense::Open, _) => match self.tense_between(phrase, sentence.start, sentence.end) {
                // Nothing but a participle: *am Montag angekündigt*.
                Tense::Open if (start..end).any(|at| is_participle(self.word(at))) => Tense::Past,
                // What news say in the present of a weekday is to come: *besucht am Freitag Rom*.
                Tense::Open if self.is_present(phrase, start, end) => match phrase.meaning {
                    Meaning::Weekday { .. } => Tense::Future,
                    // *Am 1. Januar steigt der Beitrag*; but *am 7. Oktober beginnt der Krieg*, told in the present.
                    _ => Tense::Undecided,
                },
                tense => tense,
            },
            (tense, _) => tense,
        }
    }

    /// Whether a weekday, or a day or month without its year, stands in a clause with a verb in the present, as far as
    /// endings tell one.
    fn is_present(&self, phrase: &Phrase, start: usize, end: usize) -> bool {
        /// Present tenses of what changes, which weekdays do not go by.
        const CHANGING: [&str; 6] = ["gibt", "kommt", "nimmt", "fällt", "bleibt", "steht"];
        let is_weekday = matches!(phrase.meaning, Meaning::Weekday { direction: None, .. });
        if !is_weekday
            && !matches!(
                phrase.meaning,
                Meaning::Day { year: YearRef::Open, .. } | Meaning::Month { year: YearRef::Open, direction: None, .. }
            )
        {
            return false;
        }
        let is_verb = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Text && !token.capital)
                && !self.is_attribute(at)
        };
        let is_singular = |word: &str| is_present_singular(word) || !is_weekday && CHANGING.contains(&word);
        let singular = (start..end.min(self.tokens.len())).any(|at| is_verb(at) && is_singular(self.word(at)));
        // *Zum 1. Januar steigen die Beiträge*: the verb is second.
        let second = !is_weekday
            && phrase.first.saturating_sub(1) <= start + 1
            && is_verb(phrase.end)
            && self.word(phrase.end).ends_with("en");
        // *streiken am Freitag*: right before it, and not behind *zu* or what asks for an infinitive.
        let lead = phrase.first.checked_sub(2).filter(|at| *at >= start);
        let plural = lead.is_some_and(|at| {
            let before = at.checked_sub(1).map_or("", |at| self.word(at));
            is_verb(at) && self.word(at).ends_with("en") && self.word(at).len() >= 5 && before != "zu"
        });
        singular || plural || second
    }

    /// What the words that lead a phrase do to its tense.
    fn lead(&self, phrase: &Phrase) -> Lead {
        let kind = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map(|token| token.kind);
        let mut before = phrase.first.checked_sub(1);
        if kind(before) == Some(TokenKind::Time(Word::The)) {
            before = before.and_then(|at| at.checked_sub(1));
        }
        let Some(TokenKind::Time(Word::Link(link))) = kind(before) else { return Lead::Nothing };
        match link {
            Link::Seit => Lead::Decides(Tense::Past),
            // *auf den Herbst verschoben*
            Link::Auf => Lead::Decides(Tense::Future),
            // *von Dezember an*
            Link::Von | Link::Vom if self.word(phrase.end) == "an" => Lead::Suggests(Tense::Future),
            // *bis zum 1. Januar*
            Link::Zum
                if kind(before.and_then(|at| at.checked_sub(1))) == Some(TokenKind::Time(Word::Link(Link::Bis))) =>
            {
                Lead::Suggests(Tense::Future)
            }
            // *im Vergleich zum Januar* says nothing of when.
            Link::Zum
                if matches!(phrase.meaning, Meaning::Day { .. } | Meaning::Month { .. })
                    && !before
                        .and_then(|at| at.checked_sub(1))
                        .is_some_and(|at| COMPARING.contains(&self.word(at))) =>
            {
                Lead::Turns
            }
            Link::Ab | Link::Bis | Link::Fuer => Lead::Suggests(Tense::Future),
            _ => Lead::Nothing,
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    /// The tense of the word nearest to a phrase, between two tokens, that shows one.
    fn tense_between(&self, phrase: &Phrase, start: usize, end: usize) -> Tense {
        // *Sollte am Samstag beginnen*: an infinitive behind it does not look ahead from the day of publication.
        let modal = (start..end.min(self.tokens.len())).any(|at| PAST_MODALS.contains(&self.word(at)));
        let mut nearest: Option<(usize, Tense)> = None;
        let mut perfect = false;
        for at in start..end.min(self.tokens.len()) {
            let token = &self.tokens[at];
            let found = match token.kind {
                TokenKind::Time(Word::Past) => Tense::Past,
                TokenKind::Time(Word::Perfect) => {
                    perfect = true;
                    Tense::Past
                }
                TokenKind::Time(Word::Future) if modal && self.word(at).ends_with("en") => continue,
                TokenKind::Time(Word::Future) => Tense::Future,
                TokenKind::Text
                    if !token.capital
                        && (!self.is_attribute(at) || self.is_said_of_that(at))
                        && is_preterite(&self.text[token.start as usize..token.end as usize]) =>
                {
                    Tense::Past
                }
                _ => continue,
            };
            let away = if at < phrase.first { phrase.first - at } else { (at + 1).saturating_sub(phrase.end) };
            if nearest.is_none_or(|(nearest, _)| away < nearest) {
                nearest = Some((away, found));
            }
        }
        // Soll gesagt haben, soll gefahren worden sein.
        match nearest {
            Some((_, Tense::Future)) if perfect => Tense::Past,
            Some((_, tense)) => tense,
            None => Tense::Open,
        }
    }
}

/// Whether a word looks like a verb in the present, of one: *besucht*, *wählt*.
fn is_present_singular(word: &str) -> bool {
    /// Words in -t that are no verbs in the present, or tell something else: adverbs, adjectives, what is said.
    const OTHERS_IN_T: &str = "nicht jetzt seit mit erst selbst fast sonst meist laut dort fort statt samt längst zuletzt \
        zunächst sofort weit leicht gut recht echt bekannt insgesamt überhaupt bereit komplett direkt exakt konkret \
        korrekt bislang hart kalt alt acht derart vielleicht womöglich satt rot breit glatt knapp soweit damit somit \
        womit hiermit privat sogenannt heißt bleibt steht liegt gibt kommt nimmt sieht \
        fehlt scheint lautet zählt stammt heisst wirkt hält sollt wollt berichtet sagt teilt meldet erklärt schreibt \
        zitiert bestätigt betont fordert warnt meint glaubt weiß erzählt";
    word.len() >= 4
        && word.ends_with('t')
        && !is_participle(word)
        && OTHERS_IN_T.split_whitespace().all(|no| no != word)
}

/// Whether a word looks like a participle of the past: *gewählt*, *angekündigt*, *aufgenommen*.
fn is_participle(word: &str) -> bool {
    const PREFIXES: &str = "an auf aus ab ein vor zu nach mit bei her hin los um durch unter zurück fest";
    let stem =
        PREFIXES.split_whitespace().find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.starts_with("ge")));
    let stem = stem.unwrap_or(word);
    stem.len() >= 6 && stem.starts_with("ge") && (stem.ends_with('t') || stem.ends_with("en"))
}

/// Whether a word looks like a verb in the past: *sagte*, *erklärten*.
fn is_preterite(word: &str) -> bool {
    /// Words in -te that are no verbs in the past.
    const OTHERS_IN_TE: &str = "bitte sollte könnte hätte müsste dürfte möchte gute alte rechte weite echte beste \
        gesamte geplante bekannte letzte breite erwartete";
    /// Ends of words in -ten that are none: infinitives and adjectives.
    const OTHERS_IN_TEN: &str = "beiten halten bieten starten raten warten leisten bitten treten richten achten retten \
        kosten reiten stalten deuten fürchten schalten spalten rüsten lasten testen dichten flüchten sollten könnten \
        hätten müssten dürften möchten guten alten rechten weiten besten ersten unten";
    let singular = word.ends_with("te") && OTHERS_IN_TE.split_whitespace().all(|none| none != word);
    let plural = word.ends_with("ten") && !OTHERS_IN_TEN.split_whitespace().any(|none| word.ends_with(none));
    word.len() >= 5 && (singular || plural)
}
