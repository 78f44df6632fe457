//! Numbers in words and in Roman letters.
//! It must not know what is counted.

/// The numbers from 2 on that texts write in words, with their spellings.
pub const CARDINALS: [(u16, &str); 29] = [
    (2, "zwei zweier zween"),
    (3, "drei dreier"),
    (4, "vier"),
    (5, "fünf"),
    (6, "sechs"),
    (7, "sieben"),
    (8, "acht"),
    (9, "neun"),
    (10, "zehn"),
    (11, "elf"),
    (12, "zwölf"),
    (13, "dreizehn"),
    (14, "vierzehn"),
    (15, "fünfzehn"),
    (16, "sechzehn"),
    (17, "siebzehn"),
    (18, "achtzehn"),
    (19, "neunzehn"),
    (20, "zwanzig"),
    (25, "fünfundzwanzig"),
    (30, "dreißig dreissig"),
    (40, "vierzig"),
    (50, "fünfzig"),
    (60, "sechzig"),
    (70, "siebzig"),
    (80, "achtzig"),
    (90, "neunzig"),
    (100, "hundert einhundert"),
    (1000, "tausend"),
];

/// The value of a number from 2 on that is written in one word, folded: `zehntausend`, `fuenfundzwanzig`.
///
/// ```
/// use fundstelle::text::cardinal;
/// assert_eq!((cardinal("zehntausend"), cardinal("dreihundertzwoelf")), (Some(10_000), Some(312)));
/// assert_eq!((cardinal("ein"), cardinal("tausende")), (None, None));
/// ```
pub fn cardinal(word: &str) -> Option<u32> {
    let value = match word.split_once("tausend") {
        Some((before, behind)) => 1000 * multiplier(before)? + rest(behind)?,
        None => below_thousand(word)?,
    };
    (value >= 2).then_some(value)
}

/// What stands before *hundert* and *tausend*; nothing is one.
fn multiplier(word: &str) -> Option<u32> {
    if word.is_empty() { Some(1) } else { below_thousand(word) }
}

/// What stands behind them, with *und* or without.
fn rest(word: &str) -> Option<u32> {
    if word.is_empty() { Some(0) } else { below_thousand(word.strip_prefix("und").unwrap_or(word)) }
}

fn below_thousand(word: &str) -> Option<u32> {
    match word.split_once("hundert") {
        Some((before, behind)) => {
            let (hundreds, rest) = (multiplier(before)?, rest(behind)?);
            (hundreds < 20 && rest < 100).then_some(100 * hundreds + rest)
        }
        None => below_hundred(word),
    }
}

fn below_hundred(word: &str) -> Option<u32> {
    const NAMES: [&str; 20] = [
        "null",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fuenf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwoelf",
        "dreizehn",
        "vierzehn",
        "fuenfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    const TENS: [&str; 8] = ["zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
    let below_twenty = |word: &str| NAMES.iter().position(|name| *name == word).filter(|value| *value > 0);
    let tens = |word: &str| TENS.iter().position(|name| *name == word).map(|place| 10 * (place + 2));
    let value = match word.split_once("und") {
        Some((unit, ten)) => below_twenty(unit).filter(|unit| *unit < 10)? + tens(ten)?,
        None if word == "eins" => 1,
        None => below_twenty(word).or_else(|| tens(word))?,
    };
    u32::try_from(value).ok()
}

/// The ordinals from 1 to 31, without their endings, in order.
pub const ORDINAL_STEMS: &str = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt \
    vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst \
    dreiundzwanzigst vierundzwanzigst fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst \
    neunundzwanzigst dreißigst einunddreißigst";

/// The Roman numerals below ten, by their value.
const ROMAN_UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/// Whether a word has only letters of Roman numerals below forty; those of larger ones make other words: *CD*, *DM*.
pub fn has_roman_letters(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}

/// The value of a Roman numeral below forty, in capitals.
///
/// ```
/// use fundstelle::text::roman;
/// assert_eq!((roman("XIX"), roman("IIX"), roman("CD")), (Some(19), None, None));
/// ```
pub fn roman(word: &str) -> Option<u32> {
    let units = word.trim_start_matches('X');
    let tens = word.len() - units.len();
    let unit = ROMAN_UNITS.iter().position(|numeral| *numeral == units)?;
    let value = tens * 10 + unit;
    (1..40).contains(&value).then_some(value as u32)
}
