//! Turns the bytes of a file into text: UTF-8, UTF-16 and Windows-1252, told apart by their bytes.
//! It must not know what the text says.

use crate::archive::skip::ReadingNote;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A file's text and what had to be done to get it.
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The name of the encoding, as the WHATWG standard writes it.
    pub encoding: &'static str,
    /// Something the reader should know: bytes that no letter has.
    pub note: Option<ReadingNote>,
}

/// How many bytes are looked at to tell encodings and binary files apart.
const SAMPLE: usize = 16 * 1024;

/// Decodes the bytes of a text file; `None` when they are no text at all.
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(with(encoding, &bytes[length..]));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = utf16_without_mark(sample) {
        return Some(with(encoding, bytes));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!is_binary(sample)).then_some(Decoded { text: Cow::Borrowed(text), encoding: "UTF-8", note: None });
    }
    if is_binary(sample) {
        return None;
    }
    // German text in Windows-1252 has single high bytes between ASCII letters, which UTF-8 never has; a damaged UTF-8
    // file has mostly whole sequences.
    let (whole, broken) = utf8_sequences(bytes);
    Some(with(if whole > broken { UTF_8 } else { WINDOWS_1252 }, bytes))
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let note = malformed.then(|| {
        let first = text.find('\u{fffd}').unwrap_or_default();
        let line = 1 + crate::article::count_line_ends(&text[..first]);
        ReadingNote::UndecodableBytes { encoding: encoding.name().to_string(), line }
    });
    Decoded { text, encoding: encoding.name(), note }
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

/// Zero bytes or many control characters are no text.
fn is_binary(sample: &[u8]) -> bool {
    let control = sample.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    sample.contains(&0) || control * 50 > sample.len()
}

/// How many sequences of high bytes are whole UTF-8 characters, and how many are not.
fn utf8_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| (0xC0..=0xF7).contains(byte)).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn a_damaged_utf8_file_stays_utf8_and_says_so() {
        let mut bytes = format!("{TEXT}\n{TEXT}").into_bytes();
        bytes.truncate(bytes.len() - 1);
        bytes.push(0xC3);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.note, Some(ReadingNote::UndecodableBytes { encoding: "UTF-8".to_string(), line: 2 }));
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
