//! The code pages of one byte a letter that German was written in, and how well a letter fits between its neighbours,
//! which tells them apart. It must not know files.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};
use std::sync::LazyLock;

/// A code page whose lower half is ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePage {
    /// Of Windows; ISO 8859-1 is a part of it.
    Windows1252,
    /// ISO 8859-15, which has the euro sign elsewhere.
    Latin9,
    /// Of the Mac before OS X.
    Macintosh,
    /// Of DOS in Western Europe. Its letters of German are where code page 437 has them.
    Ibm850,
}

/// The code pages, those first that are more frequent.
pub const CODE_PAGES: [CodePage; 4] = [CodePage::Windows1252, CodePage::Latin9, CodePage::Macintosh, CodePage::Ibm850];

/// What code page 850 has from byte 128 on.
const IBM850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

static UPPER_HALVES: LazyLock<[Vec<char>; 4]> = LazyLock::new(|| {
    let of = |encoding: &'static Encoding| -> Vec<char> {
        let letter = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next();
        (128..=255).map(|byte| letter(byte).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    [of(WINDOWS_1252), of(ISO_8859_15), of(MACINTOSH), IBM850.chars().collect()]
});

impl CodePage {
    fn upper_half(self) -> &'static [char] {
        &UPPER_HALVES[self as usize]
    }

    /// Its name, as the WHATWG or IANA writes it.
    pub fn name(self) -> &'static str {
        match self {
            CodePage::Windows1252 => WINDOWS_1252.name(),
            CodePage::Latin9 => ISO_8859_15.name(),
            CodePage::Macintosh => MACINTOSH.name(),
            CodePage::Ibm850 => "IBM850",
        }
    }

    /// The letter of a byte.
    pub fn letter(self, byte: u8) -> char {
        let high = usize::from(byte).checked_sub(128).and_then(|place| self.upper_half().get(place));
        high.copied().unwrap_or(byte as char)
    }

    /// The byte of a letter.
    pub fn byte(self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return Some(letter as u8);
        }
        let place = self.upper_half().iter().position(|other| *other == letter)?;
        u8::try_from(place + 128).ok()
    }

    /// The text that these bytes are.
    pub fn text(self, bytes: &[u8]) -> String {
        bytes.iter().map(|byte| self.letter(*byte)).collect()
    }

    /// How well the bytes read as German.
    fn fitness(self, bytes: &[u8]) -> i64 {
        let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).map_or('\n', |byte| self.letter(*byte));
        let high = (0..bytes.len()).filter(|at| bytes[*at] >= 128);
        high.map(|at| fitness(letter(at.checked_sub(1)), letter(Some(at)), letter(Some(at + 1)))).sum()
    }

    /// The code page in which the bytes read best as German, and how well.
    pub fn best(bytes: &[u8]) -> (CodePage, i64) {
        let mut best = (CodePage::Windows1252, CodePage::Windows1252.fitness(bytes));
        for page in CODE_PAGES {
            let fitness = page.fitness(bytes);
            if fitness > best.1 {
                best = (page, fitness);
            }
        }
        best
    }
}

/// How well a letter beyond ASCII fits between its neighbours in German: the letters of German best, signs where signs
/// stand; a sign inside of a word or a capital behind a small letter least.
pub fn fitness(before: char, letter: char, behind: char) -> i64 {
    let touches = before.is_alphabetic() || behind.is_alphabetic();
    let inside = before.is_alphabetic() && behind.is_alphabetic();
    match letter {
        'ä' | 'ö' | 'ü' if touches => 2,
        'ß' if before.is_lowercase() => 2,
        'Ä' | 'Ö' | 'Ü' if behind.is_alphabetic() && !before.is_lowercase() => 2,
        '„' | '“' | '”' | '‚' | '‘' | '»' | '«' | '›' | '‹' | '…' if !inside => 1,
        '’' => 1,
        '–' | '—' => {
            if inside && before.is_lowercase() && behind.is_lowercase() {
                -1
            } else {
                1
            }
        }
        '€' | '§' | '°' if !inside => 1,
        '\u{a0}' | '\u{ad}' | '·' | '•' | '×' | '®' | '©' | '™' | '†' | '±' | 'µ' | '²' | '³' | '½' | '¼' | '¾'
        | '´'
            if !inside || letter == '\u{ad}' =>
        {
            0
        }
        'À'..='ÿ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Œ' | 'œ' | 'Ÿ' if letter.is_lowercase() => {
            if touches {
                0
            } else {
                -1
            }
        }
        'ﬁ' | 'ﬂ' => 0,
        letter if letter.is_alphabetic() => {
            if before.is_lowercase() {
                -2
            } else {
                i64::from(behind.is_alphabetic()) - 1
            }
        }
        letter if letter.is_control() => -3,
        _ => {
            if touches {
                -2
            } else {
                -1
            }
        }
    }
}
