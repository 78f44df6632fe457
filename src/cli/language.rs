//! Which of the two languages a reader is spoken to in.
//! It must not know any words.

use clap::ValueEnum;
use fundstelle::output::wording::Language;
use std::ffi::OsString;

/// The variable that chooses the language where `--lang` does not.
pub const VARIABLE: &str = "FUNDSTELLE_LANG";
/// The variables of the locale, the first that is set counts, as POSIX has it.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// A language as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageTag {
    De,
    En,
}

impl From<LanguageTag> for Language {
    fn from(tag: LanguageTag) -> Language {
        match tag {
            LanguageTag::De => Language::German,
            LanguageTag::En => Language::English,
        }
    }
}

/// The language of `--lang`, else of `FUNDSTELLE_LANG`, else of the locale, else German. It is read off the words of
/// the command line before these are parsed, because what is wrong with them is explained in the same language.
pub fn chosen(words: impl IntoIterator<Item = OsString>, variable: impl Fn(&str) -> Option<String>) -> Language {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let typed = typed(words).and_then(|tag| LanguageTag::from_str(&tag, true).ok()).map(Language::from);
    typed
        .or_else(|| set(VARIABLE).and_then(|value| of_locale(&value)))
        .or_else(|| LOCALE.into_iter().find_map(set).and_then(|locale| of_locale(&locale)))
        .unwrap_or_default()
}

/// What stands behind the last `--lang`; behind `--` there are no options.
fn typed(words: impl IntoIterator<Item = OsString>) -> Option<String> {
    let mut words = words.into_iter().map(|word| word.to_string_lossy().into_owned()).take_while(|word| word != "--");
    let mut tag = None;
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => tag = words.next(),
            Some(value) if value.starts_with('=') => tag = Some(value[1..].to_string()),
            _ => {}
        }
    }
    tag
}

/// `de`, `de_AT.UTF-8` and `de-CH` are German, the same with `en` English; other languages are neither.
fn of_locale(locale: &str) -> Option<Language> {
    match locale.split(['_', '-', '.', '@']).next()?.to_lowercase().as_str() {
        "de" => Some(Language::German),
        "en" => Some(Language::English),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_asked_for_then_the_one_of_the_locale_then_german() {
        for (words, variables, expected) in [
            ("--lang en search", &[("FUNDSTELLE_LANG", "de")][..], Language::English),
            ("search --lang=de", &[("LC_ALL", "en_US.UTF-8")], Language::German),
            ("search --lang de --lang en", &[], Language::English),
            ("search -- --lang en", &[], Language::German),
            ("search", &[("FUNDSTELLE_LANG", "en"), ("LC_ALL", "de_DE.UTF-8")], Language::English),
            ("search", &[("LC_ALL", ""), ("LC_MESSAGES", "en_GB.UTF-8"), ("LANG", "de_AT.UTF-8")], Language::English),
            ("search", &[("LC_ALL", "de_CH@euro"), ("LANG", "en_US.UTF-8")], Language::German),
            ("search", &[("LC_ALL", "fr_FR.UTF-8"), ("LANG", "en_US.UTF-8")], Language::German),
            ("search", &[("LANG", "C.UTF-8")], Language::German),
            ("search", &[], Language::German),
        ] {
            let value = |name: &str| variables.iter().find(|(of, _)| *of == name).map(|(_, value)| value.to_string());
            assert_eq!(chosen(words.split(' ').map(OsString::from), value), expected, "{words} {variables:?}");
        }
    }
}
