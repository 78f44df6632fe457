//! The languages that readers are spoken to in.
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

/// A text in one of the two languages, both written out as for `format!`.
macro_rules! say {
    ($language:expr, $german:literal, $english:literal) => {
        match $language {
            $crate::output::wording::Language::German => format!($german),
            $crate::output::wording::Language::English => format!($english),
        }
    };
}
pub(crate) use say;
