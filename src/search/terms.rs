//! Compiles the words of a query to the terms that are looked up.
//! It must not know posting lists or scores.

use crate::analysis::{Analyzer, WordKind};
use crate::error::{Error, Result};
use crate::query::Query;

/// A passage remembers in one machine word which terms it has; a query with more different words is a text, not a query.
const TERMS_MAX: usize = 64;

/// The terms of a query.
pub struct Terms {
    /// Stems of the words that say something, each once, in the order typed. When there are no others, those of the
    /// function words.
    pub stems: Vec<String>,
}

impl Terms {
    /// Whether a word with this stem is one of the query's.
    pub fn has(&self, stem: &str) -> bool {
        self.stems.iter().any(|term| term == stem)
    }
}

/// Analyses the words of the query.
pub fn compile(query: &Query, analyzer: &mut Analyzer) -> Result<Terms> {
    let (mut content, mut function): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for word in query.words() {
        let forms = analyzer.forms(word);
        let stems = if forms.kind == WordKind::Content { &mut content } else { &mut function };
        if !stems.iter().any(|stem| **stem == *forms.stem) {
            stems.push(forms.stem.to_string());
        }
    }
    let stems = if content.is_empty() { function } else { content };
    if stems.len() > TERMS_MAX {
        return Err(Error::new(format!("the query has {} different words, more than {TERMS_MAX}", stems.len()))
            .hint("leave out what matters least"));
    }
    Ok(Terms { stems })
}
