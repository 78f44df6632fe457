//! The terms of a text, as an engine looks them up.
//! It must not know which field they go to.

use crate::analysis::{Analyzer, Reading};
use crate::text::ByteSpan;

/// Terms in order. No term has a blank in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermList {
    /// Each term with a blank behind it.
    terminated: String,
}

impl TermList {
    /// An empty list with room for terms of this many bytes.
    pub fn with_capacity(bytes: usize) -> TermList {
        TermList { terminated: String::with_capacity(bytes) }
    }

    /// Adds a term.
    pub fn push(&mut self, term: &str) {
        self.terminated.push_str(term);
        self.terminated.push(' ');
    }

    /// The terms.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.terminated.split_terminator(' ')
    }

    /// The terms, each with a blank behind it.
    pub fn into_terminated(self) -> String {
        self.terminated
    }
}

/// The terms of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextTerms {
    /// The stem of each word, in the order of the words.
    pub stems: TermList,
    /// Of each word whose folded form is not its stem, the stem and, behind it, the form.
    pub forms: TermList,
    /// The stems of the words inside words, and of verbs that a clause has in two places.
    pub inner: TermList,
    /// The stems of words that are written in pieces.
    pub pieces: TermList,
}

impl TextTerms {
    /// Analyses a text; `spans` is room for the places of its words.
    pub fn of(text: &str, analyzer: &mut Analyzer, spans: &mut Vec<ByteSpan>) -> TextTerms {
        let room = || TermList::with_capacity(text.len());
        let mut terms = TextTerms { stems: room(), forms: room(), inner: room(), pieces: TermList::default() };
        spans.clear();
        analyzer.analyze(text, |span, forms| {
            spans.push(span);
            terms.stems.push(&forms.stem);
            if forms.exact != forms.stem {
                terms.forms.push(&forms.stem);
                terms.forms.push(&forms.exact);
            }
            forms.parts.iter().for_each(|part| terms.inner.push(&part.stem));
        });
        analyzer.joined(text, spans, |joined| match joined.reading {
            Reading::Sure => terms.pieces.push(&joined.stem),
            Reading::Likely => terms.inner.push(&joined.stem),
        });
        terms
    }
}
