//! Turns the bytes of a file into text: UTF-8, UTF-16, UTF-32 and the code pages that German was written in, told apart
//! by their bytes. It must not know what the text says.

use crate::archive::code_page::{CodePage, fitness};
use crate::archive::mojibake::{Mended, mended};
use crate::archive::skip::ReadingNote;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A file's text and what had to be done to get it.
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The name of the encoding, as the WHATWG standard writes it.
    pub encoding: &'static str,
    /// What the reader should know: bytes that no letter has, or that another encoding has.
    pub notes: Vec<ReadingNote>,
}

/// So many letters, and one in so many, tell that a file is in none of the code pages known here. French has one in 25.
const FOREIGN_MIN: usize = 3;
const FOREIGN_SHARE: usize = 16;

/// How many bytes are looked at to tell encodings and binary files apart.
const SAMPLE: usize = 16 * 1024;

/// Decodes the bytes of a text file; `None` when they are no text at all.
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    let mut decoded = told_by_bytes(bytes)?;
    if let Some(Mended { text, was, is }) = mended(&decoded.text) {
        decoded.text = Cow::Owned(text);
        decoded.notes.push(ReadingNote::MendedLetters { was, is });
    }
    Some(decoded)
}

fn told_by_bytes(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some(decoded) = utf32(bytes) {
        return Some(decoded);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(with(encoding, &bytes[length..]));
    }
    if let Some(encoding) = utf16_without_mark(&bytes[..bytes.len().min(SAMPLE)]) {
        return Some(with(encoding, bytes));
    }
    // DOS ended files with a sign of their own; a disk that was full or pulled out fills them up with zeros.
    let bytes = bytes.strip_suffix(b"\x1a").unwrap_or(bytes);
    let written = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let bytes = if std::str::from_utf8(&bytes[..written]).is_ok() { &bytes[..written] } else { bytes };
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if is_binary(sample) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded { text: Cow::Borrowed(text), encoding: "UTF-8", notes: Vec::new() });
    }
    // German text in a code page has single high bytes between ASCII letters, which UTF-8 never has; a damaged UTF-8
    // file has mostly whole sequences, and so has one that was put together from files of both.
    let (page, fit) = CodePage::best(bytes);
    let mixed = utf8_and_others(bytes);
    if mixed.fitness >= fit && mixed.whole > 0 {
        return Some(mixed.into_decoded());
    }
    let text = page.text(bytes);
    let notes = foreign(&text).into_iter().collect();
    Some(Decoded { text: Cow::Owned(text), encoding: page.name(), notes })
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let notes = malformed.then(|| undecodable(&text, encoding.name())).into_iter().collect();
    Decoded { text, encoding: encoding.name(), notes }
}

/// A remark on a text with more letters beyond ASCII than a language has that is written in these code pages, most of
/// them not of German.
fn foreign(text: &str) -> Option<ReadingNote> {
    let high = |letter: &char| letter.is_alphabetic() && !letter.is_ascii();
    let (found, all) =
        (text.chars().filter(high).count(), text.chars().filter(|letter| letter.is_alphabetic()).count());
    let german = text.matches(['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü']).count();
    if german * 2 > found || found < FOREIGN_MIN || found * FOREIGN_SHARE < all {
        return None;
    }
    let at = text.find(|letter| high(&letter))?;
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let word = text.get(start..).unwrap_or(&text[at..]).split_whitespace().next()?;
    Some(ReadingNote::WrongLetters { word: word.chars().take(40).collect(), line: line_at(text, at) })
}

fn undecodable(text: &str, encoding: &str) -> ReadingNote {
    let first = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
    ReadingNote::UndecodableBytes { encoding: encoding.to_string(), line: line_at(text, first) }
}

fn line_at(text: &str, at: usize) -> u32 {
    1 + crate::article::count_line_ends(&text[..at])
}

/// UTF-32 has a zero byte in every fourth place, and a mark or at least one more zero.
fn utf32(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (little, rest) = match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => (true, rest),
        [0, 0, 0xFE, 0xFF, rest @ ..] => (false, rest),
        [0, 0, 0, 1..=0x7F, ..] => (false, bytes),
        [1..=0x7F, 0, 0, 0, ..] => (true, bytes),
        _ => return None,
    };
    let units = rest.chunks(4).map(|unit| {
        let unit: [u8; 4] = unit.try_into().ok()?;
        char::from_u32(if little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) })
    });
    let letters: Vec<Option<char>> = units.collect();
    // Something else can begin with these bytes.
    if letters.iter().filter(|letter| letter.is_none_or(|letter| letter == '\0')).count() * 50 > letters.len() {
        return None;
    }
    let encoding = if little { "UTF-32LE" } else { "UTF-32BE" };
    let text: String = letters.iter().map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let damaged = letters.iter().any(Option::is_none);
    let notes = damaged.then(|| undecodable(&text, encoding)).into_iter().collect();
    Some(Decoded { text: Cow::Owned(text), encoding, notes })
}

/// Text in UTF-16 has a zero byte in every other place for each ASCII character.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (first, second) if second * 2 > pairs && first * 20 < pairs => Some(UTF_16LE),
        (first, second) if first * 2 > pairs && second * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// Many zero bytes and other control characters are no text; a few can be a slip.
fn is_binary(sample: &[u8]) -> bool {
    // A wire has such signs around a message, however short that is.
    if sample.starts_with(&[1]) && sample.contains(&2) && !sample.contains(&0) {
        return false;
    }
    let control = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    control * 50 > sample.len()
}

/// UTF-8 with bytes that are none.
struct Mixed {
    text: String,
    /// How well its letters read, as those of code pages do.
    fitness: i64,
    /// How many letters of several bytes are whole.
    whole: usize,
    /// How many bytes are read as letters of Windows-1252, and where the first is.
    others: usize,
    first_other: usize,
    /// Whether there are bytes that are no letters at all.
    damaged: bool,
}

/// Reads what is UTF-8 as such, and a single byte that would be a letter of German in Windows-1252 as that letter.
fn utf8_and_others(bytes: &[u8]) -> Mixed {
    let mut mixed = Mixed { text: String::new(), fitness: 0, whole: 0, others: 0, first_other: 0, damaged: false };
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        mixed.text.push_str(chunk.valid());
        let whole = chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        mixed.whole += whole;
        mixed.fitness += 2 * i64::try_from(whole).unwrap_or(i64::MAX);
        let before = mixed.text.chars().next_back().unwrap_or('\n');
        let behind = chunks.peek().and_then(|next| next.valid().chars().next());
        match chunk.invalid() {
            [] => {}
            [byte] => {
                let letter = CodePage::Windows1252.letter(*byte);
                // Of two such bytes side by side, each is taken for a letter.
                let fit = fitness(before, letter, behind.unwrap_or(before));
                if fit > 0 {
                    if mixed.others == 0 {
                        mixed.first_other = mixed.text.len();
                    }
                    mixed.others += 1;
                    mixed.text.push(letter);
                    mixed.fitness += fit;
                    continue;
                }
                mixed.text.push(char::REPLACEMENT_CHARACTER);
                mixed.fitness -= 2;
                mixed.damaged = true;
            }
            _ => {
                mixed.text.push(char::REPLACEMENT_CHARACTER);
                mixed.damaged = true;
            }
        }
    }
    mixed
}

impl Mixed {
    fn into_decoded(self) -> Decoded<'static> {
        let mut notes = Vec::new();
        if self.others > 0 {
            let other = CodePage::Windows1252.name().to_string();
            notes.push(ReadingNote::MixedEncodings { other, line: line_at(&self.text, self.first_other) });
        }
        if self.damaged {
            notes.push(undecodable(&self.text, "UTF-8"));
        }
        Decoded { text: Cow::Owned(self.text), encoding: "UTF-8", notes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;
    use proptest::prelude::*;

    const TEXT: &str = "Größe der Straße – „Waſſer“ für 5 € in Köln";

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.text.as_ref()), (encoding, text));
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |big: bool| -> Vec<u8> {
            TEXT.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let windows = "Größe der Straße – „Wasser“ für 5 € in Köln";
        check(TEXT.as_bytes(), "UTF-8", TEXT);
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), "UTF-8", TEXT);
        check(&[&b"\xFF\xFE"[..], &utf16(false)].concat(), "UTF-16LE", TEXT);
        check(&[&b"\xFE\xFF"[..], &utf16(true)].concat(), "UTF-16BE", TEXT);
        check(&utf16(false), "UTF-16LE", TEXT);
        check(&utf16(true), "UTF-16BE", TEXT);
        check(&WINDOWS_1252.encode(windows).0, "windows-1252", windows);
        check(b"nur ASCII", "UTF-8", "nur ASCII");
        check("ü".as_bytes(), "UTF-8", "ü");
    }

    #[test]
    fn code_pages_are_told_apart() {
        use CodePage::{Ibm850, Latin9, Macintosh, Windows1252};
        let texts = [
            "Die Bürger aus Köln überquerten die Brücke. Größere Schäden gab es nicht.",
            "Titel: Fähre\n\nÄrger um Öl aus Übersee",
            "GRÖSSE UND MÜLL: der Straßenbahn fehlt Geld.",
            "Grüße aus dem Café in Orléans, à la carte, Señor Peña",
            "Öde",
            "für",
            "Fünf Grad unter null (-5 °C), 80 % Wohnfläche",
        ];
        for text in texts {
            for page in [Windows1252, Macintosh, Ibm850] {
                let bytes: Vec<u8> = text.chars().map(|letter| page.byte(letter).unwrap()).collect();
                check(&bytes, page.name(), text);
            }
        }
        for (text, page) in [
            ("„Schöne Grüße“ – sagte er …", Windows1252),
            ("„Schöne Grüße“ – sagte er …", Macintosh),
            ("«Österreich», «Ärzte» und “Übermut”", Macintosh),
            ("Es kostet 5 € für alle.", Latin9),
            ("Straße, 20 €", Latin9),
            ("§ 5 »Größe«", Ibm850),
        ] {
            let bytes: Vec<u8> = text.chars().map(|letter| page.byte(letter).unwrap()).collect();
            check(&bytes, page.name(), text);
        }
    }

    #[test]
    fn other_code_pages_are_told() {
        let told = |bytes: &[u8]| !decode(bytes).unwrap().notes.is_empty();
        assert!(told(b"\xcc\xee\xf1\xea\xe2\xe0 - \xf1\xf2\xee\xeb\xe8\xf6\xe0"));
        assert!(told(
            b"Die B\xcfrger aus K\xceln \xcfberquerten die Br\xcfcke. Gr\xce\xdeere Sch\xccden gab es nicht."
        ));
        assert!(!told(b"Das Caf\xe9 in Orl\xe9ans und die Stadt Li\xe8ge liegen nicht am selben Ort, sagte er heute."));
        assert!(!told(b"B\xfcrger und Stra\xdfe"));
        let padded = [b"K\xc3\xb6ln\n".as_slice(), &[0; 512]].concat();
        check(&padded, "UTF-8", "Köln\n");
    }

    #[test]
    fn utf16_and_utf32_need_no_mark() {
        for text in ["Für alle", "Größe der Straße – „Wasser“ für 5 € in Köln", "Москва и Berlin grüßen, wie immer"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let wide: Vec<u8> = text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
            let wide_big: Vec<u8> = text.chars().flat_map(|letter| u32::from(letter).to_be_bytes()).collect();
            if text.starts_with(|first: char| first.is_ascii()) {
                check(&little, "UTF-16LE", text);
                check(&big, "UTF-16BE", text);
                check(&wide, "UTF-32LE", text);
                check(&wide_big, "UTF-32BE", text);
            }
            check(&[&[0xFF, 0xFE, 0, 0][..], &wide].concat(), "UTF-32LE", text);
            check(&[&[0, 0, 0xFE, 0xFF][..], &wide_big].concat(), "UTF-32BE", text);
        }
    }

    #[test]
    fn single_bytes_in_utf8_are_read_and_told() {
        let mixed = |line| ReadingNote::MixedEncodings { other: "windows-1252".to_string(), line };
        let lost = |line| ReadingNote::UndecodableBytes { encoding: "UTF-8".to_string(), line };
        let table: [(&[u8], &str, Vec<ReadingNote>); 5] = [
            (b"Gr\xc3\xb6\xc3\x9fe\nM\xfcller", "Größe\nMüller", vec![mixed(2)]),
            (b"M\xfcller und K\xc3\xb6ln", "Müller und Köln", vec![mixed(1)]),
            (b"K\xc3\xb6ln, M\xc3\xbcll, \x84Wort\x93 f\xfcr", "Köln, Müll, „Wort“ für", vec![mixed(1)]),
            (b"K\xc3\xb6ln, M\xc3\xbcll, a\x81b", "Köln, Müll, a\u{fffd}b", vec![lost(1)]),
            (b"K\xc3\xb6ln, M\xc3\xbcll \xe2\x80", "Köln, Müll \u{fffd}", vec![lost(1)]),
        ];
        for (bytes, text, notes) in table {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_ref(), decoded.encoding, decoded.notes), (text, "UTF-8", notes));
        }
    }

    #[test]
    fn a_damaged_utf8_file_stays_utf8_and_says_so() {
        let mut bytes = format!("{TEXT}\n{TEXT}").into_bytes();
        bytes.truncate(bytes.len() - 1);
        bytes.push(0xC3);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notes, [ReadingNote::UndecodableBytes { encoding: "UTF-8".to_string(), line: 2 }]);
    }

    #[test]
    fn pictures_and_programs_are_no_text() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").is_none());
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0").is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_not(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}
