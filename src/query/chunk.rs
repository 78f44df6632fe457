//! Where what is typed without a blank ends.
//! It must not know what it is.

/// Marks that open a quotation.
pub(crate) const OPENING: [char; 5] = ['"', '„', '»', '“', '«'];

/// The longest run without blanks, brackets and quotation marks.
pub(crate) fn chunk(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_whitespace() || c == '(' || c == ')' || OPENING.contains(&c) || c == '”');
    &rest[..end.unwrap_or(rest.len())]
}
