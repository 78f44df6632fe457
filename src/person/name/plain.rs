//! Words of names with the letters that matter when they are compared: in lower case, without accents, hyphens and
//! articles. It must not know sounds.

use crate::person::name::particles::ARTICLES;
use crate::text::composed;
use unicode_normalization::UnicodeNormalization;

/// A key in which the same sound twice is one: for first names and for names from abroad; but Wolf is not Wolff.
pub(crate) fn single(key: &str) -> String {
    let mut single = String::with_capacity(key.len());
    key.chars().for_each(|sound| push(&mut single, sound));
    single
}

/// Adds a sound; the same twice is one.
fn push(reading: &mut String, sound: char) {
    if !reading.ends_with(sound) {
        reading.push(sound);
    }
}

/// A word in lower case without marks that are only accents, without hyphens, and without the article before it.
pub(crate) fn plain(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    if word.is_ascii() {
        // Most names; there is nothing to compose.
        lower.extend(
            word.chars()
                .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
                .map(|letter| letter.to_ascii_lowercase()),
        );
    } else {
        fold_marks(word, &mut lower);
    }
    let article = lower.split_once('-').filter(|(article, rest)| ARTICLES.contains(article) && rest.len() > 2);
    let rest = article.map_or(lower.as_str(), |(_, rest)| rest);
    rest.replace('-', "")
}

/// Adds a word in lower case without marks that are only accents.
fn fold_marks(word: &str, lower: &mut String) {
    for letter in composed(word).flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'ö' | 'ü' | 'ø' | 'ß' | 'č' | 'ć' | 'ç' | 'š' | 'ş' | 'ž' | 'ł' | 'ı' | 'đ' | '-' => {
                lower.push(letter);
            }
            'ź' | 'ż' => lower.push('ž'),
            'ś' => lower.push('š'),
            'ſ' => lower.push('s'),
            letter => lower.extend(letter.nfd().filter(|part| part.is_alphanumeric())),
        }
    }
}

/// Whether a small letter is a vowel.
pub(crate) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'ı')
}
