//! The German analyzer: one recipe for indexing, querying and highlighting.
//! It must not know passages, the index or queries: text goes in, words with their forms come out.

pub(crate) mod archive_words;
pub(crate) mod compound;
mod counts;
mod family_names;
pub(crate) mod function_words;
pub(crate) mod irregular;
mod joined;
pub(crate) mod lexicon;
mod old_spelling;
pub(crate) mod stem;
mod women;
mod word_vectors;

use crate::text::{ByteSpan, cardinal, fold, words};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};
use xxhash_rust::xxh3::xxh3_64;

use archive_words::NEED_S;
pub use archive_words::{add_family_names, learn_from_archive};
use compound::PartPlace;
pub use compound::{Split, split};
pub use counts::{Counter, Counts, Usage};
use irregular::Initial;
pub use joined::{Joined, Reading, written_like};
pub use lexicon::{Entry, Lexicon, checksum, to_bytes};
pub use stem::stem;
pub use word_vectors::{Similar, WordVector, WordVectors};

/// The version of the recipe; every change that can change a form of any word raises it.
const RECIPE: u32 = 5;

/// What every reader's spelling of a word leads to, and what its inflections and its compounds share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForms {
    /// The word in lower case with umlauts written out (`ä` as `ae`, `ß` as `ss`): its exact form.
    pub exact: Box<str>,
    /// The stem; for a function word the exact form itself.
    pub stem: Box<str>,
    /// Whether it only holds the sentence together (`und`, `der`), and says nothing alone.
    pub kind: WordKind,
    /// The words inside a compound, the smaller ones of longer parts included; empty for a simple word.
    pub parts: Box<[WordPart]>,
}

/// A word inside a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordPart {
    /// Its stem, the one it has as a word of its own.
    pub stem: Box<str>,
    /// Where it begins in the exact form of the compound.
    pub start: u16,
    /// Where it ends there, linking letters included.
    pub end: u16,
}

/// What a word does in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// It says something.
    Content,
    /// It holds the sentence together.
    Function,
}

/// Words analysed by one type table never outgrow this many entries: news repeats its words, and what is rarer than
/// this costs the same as without a table.
const TABLE_MAX: usize = 400_000;
/// Longer words, in bytes, do not come again.
const TABLE_WORD_MAX: usize = 100;

/// Types that several analyzers have analysed between them.
pub type SharedTypes = Arc<Mutex<FxHashMap<Box<str>, Arc<WordForms>>>>;

/// Analyses words, each type once: the table of what was seen makes folding, splitting and stemming nearly free.
pub struct Analyzer {
    lexicon: Arc<Lexicon>,
    /// The place in `forms` of each type seen.
    types: FxHashMap<Box<str>, u32>,
    forms: Vec<Arc<WordForms>>,
    /// What other threads have analysed already.
    shared: Option<SharedTypes>,
    /// The forms of the last word that is too long for the table.
    long: Option<WordForms>,
}

impl Default for Analyzer {
    fn default() -> Self {
        Analyzer::new(Lexicon::shipped())
    }
}

impl Analyzer {
    /// An analyzer that knows these words.
    pub fn new(lexicon: Arc<Lexicon>) -> Analyzer {
        Analyzer { lexicon, types: FxHashMap::default(), forms: Vec::new(), shared: None, long: None }
    }

    /// An analyzer that shares what it analyses with others of the same lexicon: a thread's miss is another's work
    /// done.
    pub fn sharing(lexicon: Arc<Lexicon>, shared: SharedTypes) -> Analyzer {
        Analyzer { shared: Some(shared), ..Analyzer::new(lexicon) }
    }

    /// Hands every word of the text, with its place and its forms, to `each`, in order.
    pub fn analyze(&mut self, text: &str, mut each: impl FnMut(ByteSpan, &WordForms)) {
        for span in words(text) {
            each(span, self.forms(span.of(text)));
        }
    }

    /// Whether a folded form is known as a common noun.
    pub fn is_noun(&self, form: &str) -> bool {
        self.lexicon.entry(form).is_some_and(|entry| entry.head.is_some() && !entry.whole)
    }

    /// The forms of one word, to be kept.
    pub fn shared_forms(&mut self, word: &str) -> Arc<WordForms> {
        if word.len() > TABLE_WORD_MAX {
            return Arc::new(recipe(word, &self.lexicon));
        }
        self.forms(word);
        let known = self.types.get(word).map(|place| self.forms[*place as usize].clone());
        known.unwrap_or_else(|| Arc::new(recipe(word, &self.lexicon)))
    }

    /// The forms of one word.
    pub fn forms(&mut self, word: &str) -> &WordForms {
        if let Some(&place) = self.types.get(word) {
            return &self.forms[place as usize];
        }
        if word.len() > TABLE_WORD_MAX {
            let forms = recipe(word, &self.lexicon);
            return self.long.insert(forms);
        }
        if self.forms.len() >= TABLE_MAX {
            self.types.clear();
            self.forms.clear();
        }
        let place = self.forms.len();
        let forms = self.new_type(word);
        self.forms.push(forms);
        self.types.insert(word.into(), place as u32);
        &self.forms[place]
    }
}

impl Analyzer {
    fn new_type(&self, word: &str) -> Arc<WordForms> {
        let Some(shared) = &self.shared else { return Arc::new(recipe(word, &self.lexicon)) };
        let lock = || shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = lock().get(word).cloned();
        known.unwrap_or_else(|| {
            let forms = Arc::new(recipe(word, &self.lexicon));
            let mut types = lock();
            if types.len() >= TABLE_MAX {
                types.clear();
            }
            types.insert(word.into(), forms.clone());
            forms
        })
    }
}

/// Nouns that only their capital tells from function words: marriage, welfare, goods.
const LIKE_FUNCTION_WORDS: [&str; 3] = ["Ehe", "Wohl", "Waren"];

/// The whole analysis of a word, from top to bottom.
fn recipe(word: &str, lexicon: &Lexicon) -> WordForms {
    let exact = fold(word);
    if function_words::contains(&exact) && !LIKE_FUNCTION_WORDS.contains(&word) {
        let stem = exact.clone().into();
        return WordForms { exact: exact.into(), stem, kind: WordKind::Function, parts: Box::default() };
    }
    if let Some(stem) = sharp_s(word, &exact) {
        return WordForms { exact: exact.into(), stem: stem.into(), kind: WordKind::Content, parts: Box::default() };
    }
    if let Some(number) = exact.strip_prefix('§') {
        let part = WordPart { stem: number.into(), start: '§'.len_utf8() as u16, end: exact.len() as u16 };
        let stem = exact.clone().into();
        return WordForms { exact: exact.into(), stem, kind: WordKind::Content, parts: [part].into() };
    }
    if let Some(number) = number_of(&exact) {
        let stem = number.to_string().into();
        return WordForms { exact: exact.into(), stem, kind: WordKind::Content, parts: Box::default() };
    }
    let initial = initial_of(word);
    let told = spelled(&exact, initial, lexicon);
    let spelled = told.as_deref().unwrap_or(&exact);
    let split = split_inflected(spelled, initial, lexicon);
    let mut stem = stem_of(spelled, &split, initial, lexicon);
    if word.contains("buß") && stem.ends_with("bus") {
        // Geldbußen are no buses.
        stem.push('s');
    }
    let is_penance = |part: &WordPart| word.contains("buß") && &*part.stem == "bus";
    // Where another spelling is looked at, places inside the word are not those of the word as written.
    let mut parts = parts(spelled, &split, initial, lexicon);
    parts.iter_mut().filter(|part| is_penance(part)).for_each(|part| part.stem = "buss".into());
    if exact.starts_with(spelled) {
        let inside = parts.iter_mut().filter(|part| usize::from(part.end) == spelled.len());
        inside.for_each(|part| part.end = exact.len() as u16);
    } else {
        parts.iter_mut().for_each(|part| (part.start, part.end) = (0, exact.len() as u16));
    }
    WordForms { exact: exact.into(), stem: stem.into(), kind: WordKind::Content, parts }
}

/// Whether a word is written like a noun.
fn initial_of(word: &str) -> Initial {
    if word.starts_with(char::is_lowercase) { Initial::Small } else { Initial::Capital }
}

/// The word that a word is analysed as, where that is another: in today's spelling, the one for men or for all, the
/// singular.
fn spelled(word: &str, initial: Initial, lexicon: &Lexicon) -> Option<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || family_names::of(word, initial, lexicon).is_some() {
        return None;
    }
    let modern = modern(word, lexicon);
    let men = women::men_of(modern.as_deref().unwrap_or(word), lexicon);
    let word = men.as_deref().or(modern.as_deref()).unwrap_or(word);
    // Ausländer are no countries, and Hausgeräte no councils.
    let is_noun = lexicon.entry(word).and_then(|entry| entry.ending).is_some_and(|ending| !ending.umlaut);
    let prefixed = || irregular::prefixed_singular_of(word, initial).filter(|_| !is_noun);
    let is_split = || split(word, lexicon).is_split();
    let longer = || irregular::longer_singular_of(word, initial).filter(|_| !is_noun && !is_split());
    irregular::singular_of(word, initial).or_else(prefixed).or_else(longer).or(men).or(modern)
}

/// Endings of case and number, the longer ones first.
const INFLECTIONS: [&str; 8] = ["ern", "es", "en", "er", "em", "s", "n", "e"];

/// A word is split as a longer form of it only when that split is surer than this.
const LONGER_CONFIDENCE_MIN: f32 = 3.0;

/// The split of a word. A form that the table has not as a last part is split as the word that it is a form of:
/// *Messwerken* like *Messwerk*; and *Abholzungen* hold no tongues (*Zungen*), as *Abholzung* does not.
fn split_inflected(word: &str, initial: Initial, lexicon: &Lexicon) -> Split {
    let is_verb = || initial == Initial::Small && irregular::verb_of(word).is_some();
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Split::default();
    }
    if family_names::of(word, initial, lexicon).is_some() || irregular::is_simple(word) || is_verb() {
        return Split::default();
    }
    let extended = |mut split: Split| {
        split.ends.last_mut().into_iter().for_each(|end| *end = word.len());
        split
    };
    if let Some(base) = word.strip_suffix("en").filter(|base| NEED_S.iter().any(|ending| base.ends_with(ending))) {
        return extended(split(base, lexicon));
    }
    let own = split(word, lexicon);
    let entry = lexicon.entry(word).unwrap_or_default();
    if own.is_split() || entry.whole || entry.head.is_some() {
        return own;
    }
    let of_base = |ending: &str| {
        let base = word.strip_suffix(ending)?;
        let split = split(base, lexicon);
        let head = *split.ends.iter().rev().nth(1)?;
        let same = simple_stem(&word[head..], initial, lexicon) == simple_stem(&base[head..], initial, lexicon);
        same.then(|| extended(split))
    };
    // Volksfest: only *feste* is known as a last part.
    let of_longer = |ending: &str| {
        let longer = format!("{word}{ending}");
        // Braunschweig is of no silence.
        let split = Some(split(&longer, lexicon)).filter(|split| split.confidence > LONGER_CONFIDENCE_MIN)?;
        let head = *split.ends.iter().rev().nth(1).filter(|head| **head + 3 <= word.len())?;
        let same = simple_stem(&longer[head..], initial, lexicon) == simple_stem(&word[head..], initial, lexicon);
        same.then(|| extended(split))
    };
    INFLECTIONS.into_iter().find_map(of_base).or_else(|| ["e", "en"].into_iter().find_map(of_longer)).unwrap_or(own)
}

/// The number that a word is: *zehntausend* is 10000. Up to twelve they are words, which German texts do not write in
/// digits.
fn number_of(exact: &str) -> Option<u32> {
    cardinal(exact).filter(|number| *number > 12)
}

/// Every step of the analysis of a word, to be shown.
#[derive(Clone, Debug)]
pub struct Steps {
    /// What comes out.
    pub forms: WordForms,
    /// The word that it is analysed as, where that is another: in today's spelling, the one for men, the singular.
    pub read_as: Option<String>,
    /// The split, of that word.
    pub split: Split,
    /// For each part of the split, its letters, its score, and what it is worth in the sum.
    pub parts: Vec<PartFigures>,
    /// Whether it is known as a word that is never split.
    pub whole: bool,
}

/// What speaks for a part of a compound.
#[derive(Clone, Debug)]
pub struct PartFigures {
    /// Its letters, linking letters included.
    pub letters: String,
    /// How good a part it is: the logarithm of how many words have it in this place, and a little of its frequency.
    pub score: f32,
    /// What it adds to the confidence of the split.
    pub worth: f32,
}

/// Shows every step of the analysis of a word.
pub fn steps(word: &str, lexicon: &Lexicon) -> Steps {
    let forms = recipe(word, lexicon);
    let initial = initial_of(word);
    let read_as = spelled(&forms.exact, initial, lexicon);
    let spelled = read_as.as_deref().unwrap_or(&forms.exact);
    let split = match forms.kind {
        WordKind::Content if sharp_s(word, &forms.exact).is_none() && number_of(&forms.exact).is_none() => {
            split_inflected(spelled, initial, lexicon)
        }
        _ => Split::default(),
    };
    let figures = |(start, end): (usize, usize)| {
        let letters = spelled[start..end].to_string();
        let entry = lexicon.entry(&letters).unwrap_or_default();
        let part = if end == spelled.len() { entry.head } else { entry.modifier };
        let score = part.map_or(0.0, lexicon::Part::score);
        PartFigures { score, worth: compound::worth_in(score, end - start, PartPlace::of(end, spelled.len())), letters }
    };
    let parts = split.parts().map(figures).collect();
    let whole = lexicon.entry(spelled).is_some_and(|entry| entry.whole);
    Steps { forms, read_as, split, parts, whole }
}

/// The stem of a word: of a compound, that of its last part behind the others as they are.
fn stem_of(word: &str, split: &Split, initial: Initial, lexicon: &Lexicon) -> String {
    match split.ends.len() {
        0 | 1 => simple_stem(word, initial, lexicon),
        parts => {
            let head = split.ends[parts - 2];
            format!("{}{}", &word[..head], head_stem(&word[head..], initial, lexicon))
        }
    }
}

/// The stem of a last part. In a compound the genitive of a noun is no word of its own: *Haustiers*.
fn head_stem(head: &str, initial: Initial, lexicon: &Lexicon) -> String {
    let is_noun = |base: &&str| base.len() >= 4 && lexicon.entry(base).is_some_and(|entry| entry.head.is_some());
    let base = head.strip_suffix('s').filter(|base| !base.ends_with(['s', 'i', 'u', 'a', 'e'])).filter(is_noun);
    stem(base.unwrap_or(head), initial, lexicon)
}

/// The stem of a simple word, which is never a function word: *Kanne* is not *kann*, and *Seite* not *seit*.
fn simple_stem(word: &str, initial: Initial, lexicon: &Lexicon) -> String {
    let mut stem = stem(word, initial, lexicon);
    if function_words::contains(&stem) {
        stem.push('e');
    }
    stem
}

/// Every run of neighbouring parts, except all of them: of *Waffen|ruhe|gespräche* also *Waffenruhe* and
/// *Ruhegespräche*.
fn parts(word: &str, split: &Split, initial: Initial, lexicon: &Lexicon) -> Box<[WordPart]> {
    let places: Vec<(usize, usize)> = split.parts().collect();
    let count = places.len();
    if count < 2 || word.len() > usize::from(u16::MAX) {
        return Box::default();
    }
    let mut found = Vec::with_capacity(count);
    for first in 0..count {
        for last in first..count {
            if last - first + 1 == count {
                continue;
            }
            let (start, end) = (places[first].0, places[last].1);
            let ends = places[first..=last].iter().map(|(_, end)| end - start).collect();
            let run = Split { ends, ..Split::default() };
            let stem = part_stem(&word[start..end], &run, PartPlace::of(end, word.len()), initial, lexicon);
            found.push(WordPart { stem: stem.into(), start: start as u16, end: end as u16 });
        }
    }
    found.into()
}

/// Today's spelling of a word in an old one. A word that is known as it stands is not old, unless the reform of 1996
/// changed it, and what is not known in today's spelling either is left alone.
fn modern(word: &str, lexicon: &Lexicon) -> Option<String> {
    let known = |word: &str| lexicon.entry(word).is_some() || split(word, lexicon).is_split();
    let new = old_spelling::of_1901(word).filter(|new| !known(word) && known(new));
    let word = new.as_deref().unwrap_or(word);
    old_spelling::of_1996(word).or(new)
}

/// The stem that a part has as a word of its own. A first part ends in linking letters, which stemming takes for
/// endings, except the `s` that no word of its own would have (*Präsidentschafts-*).
fn part_stem(part: &str, split: &Split, place: PartPlace, initial: Initial, lexicon: &Lexicon) -> String {
    let initial = if place == PartPlace::Head { initial } else { Initial::Capital };
    let known = stem_of(part, split, initial, lexicon);
    if place == PartPlace::Head || split.is_split() {
        return known;
    }
    let is_noun = lexicon.entry(part).is_some_and(|entry| entry.head.is_some());
    match part.strip_suffix('s').filter(|bare| bare.len() >= 4) {
        Some(bare) if known == part && !is_noun => simple_stem(bare, initial, lexicon),
        _ => known,
    }
}

/// Words that only their ß tells from others: *Maße* are measures and *Masse* is mass, *Buße* is penance and *Busse*
/// are buses. All other words are the same with ß and with ss.
fn sharp_s(word: &str, exact: &str) -> Option<&'static str> {
    if !word.contains('ß') {
        return None;
    }
    match exact {
        "mass" | "masse" | "massen" | "masses" => Some("maß"),
        "busse" | "bussen" => Some("buß"),
        "russ" | "russes" => Some("ruß"),
        _ => None,
    }
}

/// Names the analysis: the version of the recipe and a fingerprint of its knowledge and of what it makes of a fixed
/// list of words. An index made by another analysis is refused.
pub fn version() -> String {
    const WORDS: &str = "Waffenruhe Waffenruhen Putins Selenskyjs Müller Mueller Straße Häuser Kanzlerin Kanzlerinnen \
        berichtete berichtet Systeme Regierung regieren gegangen aktuell Israel Erdoğan Lehrer Zeitungen daß Thür \
        schönste Verhandlungen verhandelt Ministerpräsidenten Präsidentschaftswahlen Museen Viren Abkommens 1.200 \
        4.7.2025";
    let mut analyzer = Analyzer::default();
    let mut forms = String::new();
    analyzer.analyze(WORDS, |_, word| {
        forms.push_str(&word.exact);
        forms.push('=');
        forms.push_str(&word.stem);
        word.parts.iter().for_each(|part| forms.push_str(&part.stem));
        forms.push(' ');
    });
    let lists = [irregular::PLURALS, irregular::PLACES, family_names::NAMES];
    let lists = lists.into_iter().fold(0, |sum, list| sum ^ xxh3_64(list.as_bytes()));
    format!("{RECIPE}-{:08x}", (xxh3_64(forms.as_bytes()) ^ Lexicon::fingerprint() ^ lists) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stem(word: &str) -> String {
        Analyzer::default().forms(word).stem.to_string()
    }

    #[test]
    fn spellings_of_a_word_are_one_exact_form() {
        let table = [
            ("Söder", "Soeder"),
            ("STRASSE", "Straße"),
            ("Waſſer", "Wasser"),
            ("Mu\u{308}ller", "Müller"),
            ("Bundes\u{ad}kanzler", "Bundeskanzler"),
            ("Erdoğan", "Erdogan"),
            ("Orbán", "Orban"),
            ("Putin’s", "Putin's"),
        ];
        let mut analyzer = Analyzer::default();
        for (one, other) in table {
            let one_form = analyzer.forms(one).exact.clone();
            assert_eq!(one_form, analyzer.forms(other).exact, "{one} {other}");
        }
        for (one, other) in [("Bär", "Bar"), ("schon", "schön"), ("über", "Uber"), ("Köhler", "Kohler")] {
            let one_form = analyzer.forms(one).exact.clone();
            assert_ne!(one_form, analyzer.forms(other).exact, "{one} {other}");
        }
        for word in ["neue", "aktuell", "Quelle", "Steuer", "Israel", "Michael", "Baerbock"] {
            assert_eq!(&*analyzer.forms(word).exact, word.to_lowercase());
        }
    }

    #[test]
    fn inflections_share_a_stem() {
        for (one, other) in
            [("Waffenruhe", "Waffenruhen"), ("Putin", "Putins"), ("Gespräch", "Gespraeche"), ("Müller", "Mueller")]
        {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_eq!(stem("für"), "fuer");
    }

    proptest! {
        #[test]
        fn every_word_has_forms_without_blanks(text in "\\PC{0,60}") {
            Analyzer::default().analyze(&text, |span, forms| {
                let fine = |form: &str| !form.is_empty() && !form.contains([' ', '\u{1f}']);
                assert!(fine(&forms.exact) && fine(&forms.stem), "{:?} {forms:?}", span.of(&text));
            });
        }
    }
}
