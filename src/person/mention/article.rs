//! An article as the rules for names see it: its words, what is seen of each, and how the model labels it.
//! It must not decide what a name is.

use crate::person::name::particles::FAMILY_NAMES_FIRST;
use crate::person::name::words::{ContextClass, classify, generation, is_numeral};
use crate::person::tagger::lexicon::{Lexicon, Share, WordProfile};
use crate::person::tagger::model::{Label, Tagger, TokenFeatures};
use crate::person::tagger::tokens::Token;
use crate::text::ByteSpan;

/// A word that stands after first names in more than this share of its places is hardly ever anything but a family
/// name.
pub(crate) const SURE_SHARE: Share = Share::UpTo20;
/// More than this share is enough where the model has the first name.
pub(crate) const LIKELY_SHARE: Share = Share::UpTo4;
/// A word that stands before a capital in more than this share of its places is a genitive: *Merkels, Trumps, Schmidts*
/// do in more than 35 %, *Peters, Maas, Adams, Williams* in at most 10 %.
pub(crate) const BEFORE_NOUNS: Share = Share::UpTo35;

/// No role goes back further before a name, in words.
pub(crate) const ROLE_WORDS_MAX: usize = 8;
/// The most letters of each word behind them.
const SYLLABLE_MAX: usize = 5;

/// A name in terms of the tokens: the first, the one behind the last, and the role's first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameSpan {
    pub first: usize,
    pub end: usize,
    pub role: Option<usize>,
}

/// An article.
#[derive(Clone, Copy)]
pub(crate) struct TaggedArticle<'t> {
    /// Its text.
    pub text: &'t str,
    /// Its words and signs.
    pub tokens: &'t [Token],
    /// What is seen of each.
    pub seen: &'t [TokenFeatures],
    /// Which of them have a capital.
    pub capitals: &'t [usize],
    /// How the model labels each.
    pub labels: &'t [Label],
    /// What is known of words.
    pub lexicon: &'t Lexicon,
}

impl<'t> TaggedArticle<'t> {
    /// An article whose words the tagger has just labelled.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token], tagger: &'t Tagger) -> TaggedArticle<'t> {
        TaggedArticle {
            text,
            tokens,
            seen: &tagger.seen,
            capitals: &tagger.capitals,
            labels: &tagger.labels,
            lexicon: tagger.lexicon(),
        }
    }

    /// A word or sign of the text; nothing behind its end.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    pub(crate) fn known(&self, at: usize) -> Option<WordProfile> {
        self.seen.get(at).and_then(|seen| seen.as_written)
    }

    pub(crate) fn bare_known(&self, at: usize) -> Option<WordProfile> {
        self.seen.get(at).and_then(|seen| seen.bare_known)
    }

    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.seen.get(at).is_some_and(|seen| seen.capital)
    }

    pub(crate) fn is_role(&self, at: usize) -> bool {
        self.seen.get(at).is_some_and(TokenFeatures::is_role)
    }

    /// Whether a word is hardly ever a name; of *Trumps* that is said by *Trump*.
    pub(crate) fn is_common(&self, at: usize) -> bool {
        self.known(at).is_some_and(WordProfile::is_common)
            && self.bare_known(at).is_none_or(|bare| bare.after_first_name() <= LIKELY_SHARE)
    }

    /// Whether the model has the word within a name of anything.
    pub(crate) fn is_within(&self, at: usize) -> bool {
        self.labels.get(at).is_some_and(|label| label.first_of().is_some())
    }

    /// Whether a word is a first name that nothing else is said of.
    pub(crate) fn is_first_name(&self, at: usize) -> bool {
        self.is_capital(at)
            && self.labels[at] == Label::Outside
            && self
                .known(at)
                .is_some_and(|known| known.is_first_name() && !known.is_noun() && known.lowercase() <= Share::UpTo1)
    }

    /// Whether *von der* stands before it: behind articles there are names that stand nowhere else.
    pub(crate) fn is_of_noble(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.word(at));
        matches!(word(1), "der" | "den" | "dem") && matches!(word(2), "von" | "Von" | "van" | "Van" | "zu")
    }

    /// Whether a word can end a name: it has a capital, like *al-Assad*, or is a number.
    pub(crate) fn is_in_name(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_capital(at)
            || is_numeral(word)
            || word.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
    }

    /// Whether a role or *von der* stands before it.
    pub(crate) fn is_led(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is_role(at)) || self.is_of_noble(at)
    }

    /// Whether two short words follow a family name that stands first: *Moon Jae In*.
    pub(crate) fn is_surname_first(&self, first: usize) -> bool {
        let syllable = |at: usize| self.is_capital(at) && self.word(at).chars().count() <= SYLLABLE_MAX;
        FAMILY_NAMES_FIRST.contains(&self.word(first)) && syllable(first + 1) && syllable(first + 2)
    }

    /// Whether a word ends like what people do and are, which no list of roles has whole.
    pub(crate) fn is_like_profession(&self, at: usize) -> bool {
        const ENDS: [&str; 17] = [
            "er", "erin", "ist", "istin", "or", "orin", "ent", "entin", "ant", "antin", "eur", "eurin", "oge", "ogin",
            "ier", "iker", "ikerin",
        ];
        let word = self.word(at);
        word.len() >= 6 && ENDS.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether what stands around a word says that it is none of a name here: *suchten ihr Heil*, *aus Berlin*, *Kurz
    /// darauf*.
    pub(crate) fn is_only_a_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |at| self.word(at));
        let known = self.known(at);
        let well_known = self.is_known_as_family_name(at);
        let place = classify(before) == ContextClass::Place
            && !well_known
            && known.is_some_and(|known| known.after_place() > Share::UpTo4);
        // With a capital only because a sentence begins.
        let next = self.word(at + 1);
        let adverb = self.tokens[at].begins
            && known.is_some_and(|known| known.lowercase() > Share::UpTo10)
            && BEHIND_ADVERBS.contains(&next);
        let owned = OWNING.contains(&before) && !well_known;
        // Das Heil, im Sommer, ein Fuchs; but der Merkel.
        let behind_article = NEVER_BEFORE.contains(&before) || !well_known && is_article(before);
        owned || place || adverb || behind_article
    }

    /// Whether a word, or what it is the genitive of, is well known as a family name.
    pub(crate) fn is_known_as_family_name(&self, at: usize) -> bool {
        [self.known(at), self.bare_known(at)].into_iter().flatten().any(is_well_known)
    }

    /// The role before a name.
    pub(crate) fn role_before(&self, first: usize) -> Option<usize> {
        (first.saturating_sub(ROLE_WORDS_MAX)..first)
            .rev()
            .take_while(|at| self.is_role(*at) && !self.tokens[at + 1].breaks)
            .last()
    }

    /// Where these words are; the full stop of *Benedikt XVI.* belongs to it.
    pub(crate) fn bytes(&self, first: usize, end: usize) -> ByteSpan {
        let span = self.tokens[end - 1].span;
        let word = span.of(self.text);
        let stop = end - first > 1
            && (is_numeral(word) || generation(word).is_some())
            && self.text[span.end..].starts_with('.');
        ByteSpan { start: self.tokens[first].span.start, end: span.end + usize::from(stop) }
    }
}

/// What stands before words that are owned: no name stands behind it.
const OWNING: [&str; 26] = [
    "sein", "seine", "seinen", "seinem", "seiner", "seines", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "mein",
    "meine", "meinen", "meinem", "meiner", "kein", "keine", "keinen", "keinem", "keiner", "unser", "unsere", "Ihr",
    "Sein",
];

/// Articles and what holds them that stand before no family name.
const NEVER_BEFORE: [&str; 18] = [
    "das", "Das", "ein", "Ein", "eine", "Eine", "einen", "einem", "einer", "eines", "im", "Im", "am", "Am", "ins",
    "beim", "zum", "ans",
];

/// Whether a word is an article that may stand before a name, too: *die Merkel*.
pub(crate) fn is_article(word: &str) -> bool {
    matches!(word, "der" | "die" | "den" | "dem" | "des" | "Der" | "Die" | "Den" | "Dem")
}

/// What stands behind adverbs and hardly ever behind names: *Kurz darauf*.
const BEHIND_ADVERBS: [&str; 10] =
    ["darauf", "danach", "davor", "zuvor", "bevor", "gesagt", "nachdem", "vor", "nach", "genug"];

/// Whether it is known as a family name above all: often behind first names, hardly ever behind articles.
pub(crate) fn is_well_known(known: WordProfile) -> bool {
    known.after_first_name() > SURE_SHARE
        && known.after_determiner() <= Share::UpTo4
        && known.count_at_least() >= 16
        && !known.is_noun()
        && !known.is_first_name()
}
