//! A word of a query as it is looked up and scored.
//! It must not know how words are looked up.

use crate::analysis::{Analyzer, WordKind, WordPart};
use crate::plan::term_matcher::WholeWord;
use crate::text::{unfold, words};

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// As typed.
    pub typed: String,
    /// Its folded form.
    pub exact: String,
    /// Its stem.
    pub stem: String,
    /// The place in the plan's `sets` of what stands for it, when it is no stem.
    pub set: Option<usize>,
    /// The stems of the words inside it, each once, the smaller ones of longer parts included.
    pub parts: Vec<String>,
    /// Those of the parts that have no parts themselves. A passage that has all of them says the word in other words.
    pub leaves: Vec<String>,
}

impl Term {
    /// A word as typed, and whether it says something; what hyphens hold together is one word whose parts they
    /// separate.
    pub fn of(typed: &str, analyzer: &mut Analyzer) -> (Term, WordKind) {
        let pieces: Vec<&str> = words(typed).map(|span| span.of(typed)).collect();
        let WholeWord { stem, exact, kind } = WholeWord::of(typed, analyzer);
        let mut term = Term { typed: typed.to_string(), exact, stem, ..Term::default() };
        if pieces.len() < 2 {
            let parts = analyzer.forms(typed).parts.clone();
            term.take(&parts);
            return (term, kind);
        }
        let digits = |piece: &&str| piece.bytes().all(|byte| byte.is_ascii_digit());
        for piece in pieces.into_iter().filter(|piece| !digits(piece)) {
            let forms = analyzer.forms(piece);
            if forms.kind == WordKind::Content {
                push(&mut term.parts, &forms.stem);
                if forms.parts.is_empty() {
                    push(&mut term.leaves, &forms.stem);
                }
                term.take(&forms.parts);
            }
        }
        if term.leaves.len() < 2 {
            // Covid alone does not say Covid-19.
            term.leaves.clear();
        }
        (term, WordKind::Content)
    }

    /// A word inside it, by its stem, as it is written there.
    pub fn written_part(&self, stem: &str, analyzer: &mut Analyzer) -> Option<String> {
        words(&self.typed).find_map(|span| {
            let piece = span.of(&self.typed);
            let forms = analyzer.shared_forms(piece);
            let part = forms.parts.iter().find(|part| *part.stem == *stem);
            let part = part.map(|part| unfold(piece, usize::from(part.start), usize::from(part.end)).of(piece));
            part.or((*forms.stem == *stem).then_some(piece)).map(str::to_string)
        })
    }

    fn take(&mut self, parts: &[WordPart]) {
        for part in parts {
            push(&mut self.parts, &part.stem);
            let inside = |other: &WordPart| {
                (other.start, other.end) != (part.start, part.end) && part.start <= other.start && other.end <= part.end
            };
            if !parts.iter().any(inside) {
                push(&mut self.leaves, &part.stem);
            }
        }
    }
}

fn push(list: &mut Vec<String>, stem: &str) {
    if !list.iter().any(|known| known == stem) {
        list.push(stem.to_string());
    }
}
