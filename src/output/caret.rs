//! Shows where in a query something is wrong: a line of the query and a caret under the place.
//! It must not know what is wrong.

use crate::query::ParseError;
use crate::text::words;

/// Columns of a query that are shown before the place of an error in it, and behind it.
const SHOWN_BEFORE: usize = 60;
const SHOWN_BEHIND: usize = 30;

/// The two lines, indented; none for a query without words, in which there is nothing to point at.
pub fn lines(error: &ParseError) -> Option<String> {
    let text = error.query.as_str();
    words(text).next()?;
    // Columns are counted in characters: a blank may be longer or shorter, in bytes, than what it stands for.
    let line: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let column = text[..error.span.start].chars().count();
    let width = error.span.of(text).chars().count().clamp(1, SHOWN_BEHIND);
    let from = column.saturating_sub(SHOWN_BEFORE);
    let shown: String = line.chars().skip(from).take(column - from + width + SHOWN_BEHIND).collect();
    Some(format!("  {shown}\n  {}{}", " ".repeat(column - from), "^".repeat(width)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use proptest::prelude::*;

    #[test]
    fn the_caret_is_under_what_is_wrong() {
        let error = Query::parse("Käse\u{a0}(Brot").unwrap_err();
        assert_eq!(lines(&error).as_deref(), Some("  Käse (Brot\n       ^"));
        assert_eq!(lines(&Query::parse("…").unwrap_err()), None);
    }

    proptest! {
        #[test]
        fn a_place_can_always_be_shown(typed in "(UND |NEAR/5 |datum:|titel:|[(\"„*~ä. ]|\\PC){0,20}") {
            if let Err(error) = Query::parse(&typed) {
                lines(&error);
            }
        }
    }
}
