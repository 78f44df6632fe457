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
