//! The languages that readers are spoken to in, and how a text is written in both.
//! It must not know how one is chosen.

/// The language that readers see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// German.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The one of the two that is in this language.
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Language::German => german,
            Language::English => english,
        }
    }
}

/// A text in one of the two languages, both written out as for `format!`. One that lacks a language, or has the same
/// words in both, does not compile.
macro_rules! say {
    ($language:expr, $german:literal, $english:literal) => {{
        const { assert!($crate::output::wording::language::is_bilingual($german, $english)) };
        match $language {
            $crate::output::wording::language::Language::German => format!($german),
            $crate::output::wording::language::Language::English => format!($english),
        }
    }};
}
pub(crate) use say;

/// Whether both texts are there and differ.
pub(crate) const fn is_bilingual(german: &str, english: &str) -> bool {
    let (german, english) = (german.as_bytes(), english.as_bytes());
    if german.is_empty() || english.is_empty() || german.len() != english.len() {
        return !german.is_empty() && !english.is_empty();
    }
    let mut at = 0;
    while at < german.len() {
        if german[at] != english[at] {
            return true;
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_lacks_a_language_is_noticed() {
        for (german, english, both) in
            [("ein", "one", true), ("eins", "one", true), ("", "one", false), ("ein", "", false), ("a", "a", false)]
        {
            assert_eq!(is_bilingual(german, english), both, "{german} {english}");
        }
    }
}
