//! The terms of words in the index: how they are written, and read back.
//! It must not know which words are looked up.

use crate::engine::schema::SEPARATOR;

/// Leads a word written in pieces among the words inside others: *Corona-Krise* is the word *Coronakrise* itself.
const PIECES: char = '=';
/// Leads a word inside another in titles and headings.
const INNER: char = '+';
/// Between a stem and a form.
const BETWEEN: char = '\u{1f}';

/// The term of a word written in pieces, among the words inside others.
pub fn pieces_term(stem: &str) -> String {
    format!("{PIECES}{stem}")
}

/// The term of a word inside another, in titles and headings.
pub fn inner_term(stem: &str) -> String {
    format!("{INNER}{stem}")
}

/// Whether a term of a title or heading is of a word inside another.
pub fn is_inner(term: &str) -> bool {
    term.starts_with(INNER)
}

/// The term of a form that is not its stem.
pub fn form_term(stem: &str, form: &str) -> String {
    format!("{stem}{BETWEEN}{form}")
}

/// A term of the field of forms, read back.
#[derive(Clone, Copy, Debug)]
pub struct FormTerm<'t> {
    /// The stem.
    pub stem: &'t str,
    /// The form.
    pub form: &'t str,
}

impl<'t> FormTerm<'t> {
    /// Reads a term; none when it is not one of forms.
    pub fn read(term: &'t str) -> Option<FormTerm<'t>> {
        term.split_once(BETWEEN).map(|(stem, form)| FormTerm { stem, form })
    }
}

/// Adds the term of a form to a prepared text.
pub fn push_form(text: &mut String, stem: &str, form: &str) {
    text.push_str(stem);
    text.push(BETWEEN);
    text.push_str(form);
    text.push(SEPARATOR);
}

/// Adds the term of a word inside another, for a title or heading, to a prepared text.
pub fn push_inner(text: &mut String, stem: &str) {
    text.push(INNER);
    text.push_str(stem);
    text.push(SEPARATOR);
}

/// Adds the term of a word written in pieces to a prepared text.
pub fn push_pieces(text: &mut String, stem: &str) {
    text.push(PIECES);
    text.push_str(stem);
    text.push(SEPARATOR);
}
