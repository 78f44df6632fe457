//! What becomes of a word, step by step, as text.
//! It must not know how words are analysed.

use crate::analysis::{Steps, WordKind};
use crate::output::printable::printable;
use crate::output::table::{Align, table};
use crate::output::wording::Language;
use crate::output::wording::tables::{Label, function_word, label, not_split, part_figures, split};
use std::collections::BTreeSet;

/// Whether the figures of a split are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// They are.
    Show,
    /// They are not.
    LeaveOut,
}

/// The word, and a row for each step.
pub fn word(language: Language, word: &str, steps: &Steps, figures: Figures) -> String {
    let forms = &steps.forms;
    let row = |name: Label, value: &str| vec![label(language, name).to_string(), value.to_string()];
    let mut rows = vec![row(Label::Folded, &forms.exact)];
    if forms.kind == WordKind::Function {
        rows.push(row(Label::Function, function_word(language)));
    } else {
        rows.extend(steps.read_as.as_deref().map(|word| row(Label::ReadAs, word)));
        if steps.split.is_split() {
            rows.push(row(Label::Split, &split(language, &steps.parts, steps.split.confidence)));
        } else if figures == Figures::Show {
            rows.push(row(Label::Split, not_split(language, steps)));
        }
        if figures == Figures::Show {
            rows.extend(steps.parts.iter().map(|part| vec![String::new(), part_figures(language, part)]));
        }
        rows.push(row(Label::Stem, &forms.stem));
        let inside: BTreeSet<&str> = forms.parts.iter().map(|part| &*part.stem).collect();
        if !inside.is_empty() {
            rows.push(row(Label::Inside, &inside.into_iter().collect::<Vec<_>>().join(", ")));
        }
    }
    format!("{}\n{}", printable(word), table("  ", &[Align::Left], &rows))
}
