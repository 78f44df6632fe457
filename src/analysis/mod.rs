//! The German analyzer: one recipe for indexing, querying and highlighting.
//! It must not know passages, the index or queries: text goes in, words with their forms come out.

mod fold;
mod function_words;
mod words;

use crate::span::ByteSpan;
use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};
use xxhash_rust::xxh3::xxh3_64;

pub use fold::fold;
pub use words::words;

/// The version of the recipe; every change that can change a form of any word raises it.
const RECIPE: u32 = 1;

/// A form that every reader's spelling of a word leads to, and the stem that its inflections share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordForms {
    /// The word in lower case with umlauts written out (`ä` as `ae`, `ß` as `ss`): its exact form.
    pub exact: Box<str>,
    /// The stem; for a function word the exact form itself.
    pub stem: Box<str>,
    /// Whether it only holds the sentence together (`und`, `der`), and says nothing alone.
    pub kind: WordKind,
}

/// What a word does in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// It says something.
    Content,
    /// It holds the sentence together.
    Function,
}

/// Words analysed by one type table never outgrow this many entries: news repeats its words, and what is rarer than this
/// costs the same as without a table.
const TABLE_MAX: usize = 400_000;
/// Longer words, in bytes, do not come again.
const TABLE_WORD_MAX: usize = 100;

/// Analyses words, each type once: the table of what was seen makes folding and stemming nearly free.
pub struct Analyzer {
    stemmer: TextAnalyzer,
    /// The place in `forms` of each type seen.
    types: FxHashMap<Box<str>, u32>,
    forms: Vec<WordForms>,
    /// The forms of the last word that is too long for the table.
    long: Option<WordForms>,
}

impl Default for Analyzer {
    fn default() -> Self {
        let stemmer = TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::German)).build();
        Analyzer { stemmer, types: FxHashMap::default(), forms: Vec::new(), long: None }
    }
}

impl Analyzer {
    /// Hands every word of the text, with its place and its forms, to `each`, in order.
    pub fn analyze(&mut self, text: &str, mut each: impl FnMut(ByteSpan, &WordForms)) {
        for span in words(text) {
            each(span, self.forms(span.of(text)));
        }
    }

    /// The forms of one word.
    pub fn forms(&mut self, word: &str) -> &WordForms {
        if let Some(&place) = self.types.get(word) {
            return &self.forms[place as usize];
        }
        if word.len() > TABLE_WORD_MAX {
            let forms = self.recipe(word);
            return self.long.insert(forms);
        }
        if self.forms.len() >= TABLE_MAX {
            self.types.clear();
            self.forms.clear();
        }
        let place = self.forms.len();
        let forms = self.recipe(word);
        self.forms.push(forms);
        self.types.insert(word.into(), place as u32);
        &self.forms[place]
    }

    /// The whole analysis of a word, from top to bottom.
    fn recipe(&mut self, word: &str) -> WordForms {
        let exact = fold(word);
        let kind = if function_words::contains(&exact) { WordKind::Function } else { WordKind::Content };
        let stem = match kind {
            WordKind::Function => exact.clone(),
            WordKind::Content => self.stem(&exact),
        };
        WordForms { exact: exact.into(), stem: stem.into(), kind }
    }

    fn stem(&mut self, exact: &str) -> String {
        let mut stream = self.stemmer.token_stream(exact);
        if stream.advance() { stream.token().text.clone() } else { exact.to_string() }
    }
}

/// Names the analysis: the version of the recipe and a fingerprint of what it makes of a fixed list of words, so that a
/// stemmer that changed under us is noticed. An index made by another analysis is refused.
pub fn version() -> String {
    const WORDS: &str = "Waffenruhe Waffenruhen Putins Selenskyjs Müller Mueller Straße Häuser Kanzlerin Kanzlerinnen \
        berichtete berichtet Systeme Regierung regieren gegangen aktuell Israel Erdoğan Lehrer Zeitungen daß Thür schönste \
        Verhandlungen verhandelt Ministerpräsidenten Präsidentschaftswahlen Museen Viren Abkommens 1.200 4.7.2025";
    let mut analyzer = Analyzer::default();
    let mut forms = String::new();
    analyzer.analyze(WORDS, |_, word| {
        forms.push_str(&word.exact);
        forms.push('=');
        forms.push_str(&word.stem);
        forms.push(' ');
    });
    format!("{RECIPE}-{:08x}", xxh3_64(forms.as_bytes()) as u32)
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
