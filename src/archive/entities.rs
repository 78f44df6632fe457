//! The entities of HTML: names and numbers of letters.
//! It must not know where they stand.

use crate::archive::code_page::CodePage;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Names, each with the number of its letter: those of HTML 4, and of HTML 5 those of European letters and signs.
const TABLE: &str = include_str!("data/entities.txt");

/// The longest name.
const NAME_MAX: usize = 10;

/// The letters of German, which browsers read without a semicolon, too.
const WITHOUT_END: [&str; 7] = ["auml", "ouml", "uuml", "Auml", "Ouml", "Uuml", "szlig"];

static NAMES: LazyLock<FxHashMap<&str, char>> = LazyLock::new(|| {
    let letter = |number: &str| u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
    let pairs = TABLE.lines().filter_map(|line| line.split_once(' '));
    pairs.filter_map(|(name, number)| Some((name, letter(number)?))).collect()
});

/// The letter that the text begins with as an entity (`&uuml;`, `&#252;`, `&#xFC;`), and where it ends.
pub fn entity(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        let length = digits.bytes().take_while(|byte| (*byte as char).is_digit(radix)).count();
        if !(1..=7).contains(&length) || !digits[length..].starts_with(';') {
            return None;
        }
        let end = text.len() - digits.len() + length + 1;
        return number_of(u32::from_str_radix(&digits[..length], radix).ok()?).map(|letter| (letter, end));
    }
    let length = rest.bytes().take(NAME_MAX).take_while(u8::is_ascii_alphanumeric).count();
    if let Some(letter) = NAMES.get(&rest[..length]).filter(|_| rest[length..].starts_with(';')) {
        return Some((*letter, length + 2));
    }
    let name = WITHOUT_END.iter().find(|name| rest.starts_with(**name))?;
    // `&uumlaut=1` of an address is another matter.
    let behind = &rest[name.len()..];
    let word = behind.bytes().take(40).take_while(u8::is_ascii_alphanumeric).count();
    let in_word = behind.starts_with(char::is_lowercase) && !behind[word..].starts_with('=');
    NAMES.get(name).filter(|_| in_word).map(|letter| (*letter, name.len() + 1))
}

/// The letter of a number; those of the control characters are meant as Windows-1252.
fn number_of(number: u32) -> Option<char> {
    let letter = match number {
        0x80..=0x9F => CodePage::Windows1252.letter(u8::try_from(number).ok()?),
        _ => char::from_u32(number)?,
    };
    (!letter.is_control() || letter.is_whitespace()).then_some(letter)
}
