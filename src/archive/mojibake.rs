//! Letters that were read in a wrong code page before they came into the file: `BÃ¼rger`, `B³rger`, `B?rger`. Read right
//! where they can be nothing else, and told where they look wrong.
//! It must not know files, nor words of the language.

use crate::archive::code_page::{CODE_PAGES, CodePage, fitness};
use crate::text::ByteSpan;

/// Letters may have been read wrongly so many times in a row.
const TIMES: usize = 3;
/// So much better, as [`fitness`] counts, must the whole text read in another code page: two umlauts instead of two
/// signs inside of words.
const BETTER_BY: i64 = 6;
/// In a text of at most this many letters for each that looks wrong, a remark is made for one; else for two in this many.
const LETTERS_FOR_ONE: usize = 400;
const LETTERS_FOR_MORE: usize = 2500;
/// As many question marks, or brackets that German once had for umlauts, must stand inside of words.
const STAND_INS: usize = 3;

/// Codes that mail, addresses, programs and typesetters write for letters of German.
const WRITTEN_OUT: [&str; 22] = [
    "=FC", "=E4", "=F6", "=DF", "=C3=", "%C3%", "%FC", "%E4", "%F6", "%DF", "\\u00", "+APw-", "+APY-", "+AOQ-",
    "+AN8-", "\"u", "\"o", "\"a", "\"s", "\\\"u", "\\\"o", "\\\"a",
];

/// A text whose letters are read right.
pub struct Mended {
    /// The text.
    pub text: String,
    /// The first word that was changed, as it was.
    pub was: String,
    /// And as it is.
    pub is: String,
}

/// The text with its letters right, when they are surely wrong; `None` when nothing is to be done.
pub fn mended(text: &str) -> Option<Mended> {
    if text.is_ascii() {
        return None;
    }
    let mut now: Option<String> = None;
    for _ in 0..TIMES {
        let current = now.as_deref().unwrap_or(text);
        let pages = [CodePage::Windows1252, CodePage::Macintosh, CodePage::Ibm850];
        let Some(better) = pages.into_iter().find_map(|page| sequences_mended(current, page)) else { break };
        now = Some(better);
    }
    let now = now.or_else(|| reread(text))?;
    let (was, is) = first_difference(text, &now);
    Some(Mended { text: now, was, is })
}

/// UTF-8 that was read in this code page, sequence for sequence: the rest of the text may be right.
fn sequences_mended(text: &str, page: CodePage) -> Option<String> {
    let begins: &[char] = match page {
        CodePage::Windows1252 => &['Ã', 'â'],
        CodePage::Macintosh => &['√'],
        _ => &['├'],
    };
    if !text.contains(begins) {
        return None;
    }
    let leads: Vec<char> = (0xC2..=0xF4).map(|byte| page.letter(byte)).collect();
    // In the others what begins a sequence is a letter of German or a quotation mark, too.
    let surely = |lead: char, rest: char| match page {
        CodePage::Windows1252 => lead == 'Ã' || (lead == 'â' && matches!(rest, '€' | '\u{80}' | '‚' | '„')),
        CodePage::Macintosh => lead == '√',
        _ => lead == '├',
    };
    let mut sure = false;
    let mut found: Vec<(ByteSpan, char)> = Vec::new();
    let mut done = 0;
    for (at, lead) in text.char_indices().filter(|(_, letter)| leads.contains(letter)) {
        if at < done {
            continue;
        }
        let Some((end, letter)) = sequence(&text[at..], page) else { continue };
        let span = ByteSpan::new(at, at + end);
        let before = text[..at].chars().next_back().unwrap_or('\n');
        let behind = text[span.end..].chars().next().unwrap_or('\n');
        let rest = text[at + lead.len_utf8()..].chars().next().unwrap_or('\n');
        // What stands alone may be what a text on wrong letters speaks of.
        let in_word = before.is_alphabetic() || behind.is_alphabetic() || leads.contains(&behind);
        let fits = fitness(before, letter, if leads.contains(&behind) { 'x' } else { behind });
        sure |= surely(lead, rest) && (!letter.is_alphabetic() || (in_word && fits >= 0));
        // `„Ä“` and `Ü–` are what they are.
        let honest = "ÄÖÜäöüß".contains(lead) && "“”„‘’‚–—…›‹".contains(rest);
        if !honest {
            found.push((span, letter));
            done = span.end;
        }
    }
    if !sure {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for (span, letter) in found {
        mended.push_str(&text[done..span.start]);
        mended.push(letter);
        done = span.end;
    }
    mended.push_str(&text[done..]);
    Some(mended)
}

/// The letter whose UTF-8 the text begins with, each byte as a letter of the code page, and where it ends.
fn sequence(text: &str, page: CodePage) -> Option<(usize, char)> {
    let mut bytes = [0; 4];
    let mut end = 0;
    for (count, letter) in text.chars().take(4).enumerate() {
        // Where the code page has no letter for a byte, it goes through as a control character.
        bytes[count] =
            page.byte(letter).or_else(|| u8::try_from(u32::from(letter)).ok()).filter(|byte| *byte >= 128)?;
        end += letter.len_utf8();
        if let Ok(whole) = std::str::from_utf8(&bytes[..=count]) {
            return whole.chars().next().filter(|letter| !letter.is_control()).map(|letter| (end, letter));
        }
    }
    None
}

/// The whole text, whose bytes were read in one code page and are of another.
fn reread(text: &str) -> Option<String> {
    let now = text_fitness(text);
    if now > -4 || text.contains(['ä', 'ö', 'ü', 'ß']) && now > 0 {
        return None;
    }
    let mut best: Option<(i64, String)> = None;
    for was in CODE_PAGES {
        let Some(bytes) = text.chars().map(|letter| was.byte(letter)).collect::<Option<Vec<u8>>>() else { continue };
        for page in CODE_PAGES.into_iter().filter(|page| *page != was) {
            let other = page.text(&bytes);
            let fitness = text_fitness(&other);
            if fitness > 0 && fitness >= now + BETTER_BY && best.as_ref().is_none_or(|(best, _)| fitness > *best) {
                best = Some((fitness, other));
            }
        }
    }
    best.map(|(_, text)| text)
}

/// How well the letters beyond ASCII fit.
pub fn text_fitness(text: &str) -> i64 {
    with_neighbours(text).filter(|(_, _, letter, _)| !letter.is_ascii()).map(|(_, a, b, c)| fitness(a, b, c)).sum()
}

/// Each letter with its place and the ones beside it.
fn with_neighbours(text: &str) -> impl Iterator<Item = (usize, char, char, char)> + '_ {
    let mut before = '\n';
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, letter) = letters.next()?;
        let behind = letters.peek().map_or('\n', |(_, letter)| *letter);
        let found = (at, before, letter, behind);
        before = letter;
        Some(found)
    })
}

/// The first words in which two texts differ.
fn first_difference(was: &str, is: &str) -> (String, String) {
    let pairs = was.split_whitespace().zip(is.split_whitespace());
    let bare = |word: &str| word.trim_matches(|c: char| c.is_ascii_punctuation()).chars().take(40).collect();
    pairs.into_iter().find(|(was, is)| was != is).map(|(was, is)| (bare(was), bare(is))).unwrap_or_default()
}

/// The first word whose letters look wrong, and where, in a text that has more such words than slips.
pub fn looks_wrong(text: &str) -> Option<(usize, String)> {
    let (mut signs, mut questions, mut brackets, mut letters) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut lost = None;
    for (at, before, letter, behind) in with_neighbours(text) {
        letters += usize::from(letter.is_alphabetic());
        let inside = before.is_alphabetic() && behind.is_lowercase();
        match letter {
            '\u{fffd}' => lost = lost.or(Some(at)),
            'Ã' | 'Â' | 'â' | '√' | '├' if is_sign(behind) => signs.push(at),
            '\u{1}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' => signs.push(at),
            '?' if inside && !is_address(word_at(text, at)) => questions.push(at),
            '{' | '|' | '}' | '~' if inside => brackets.push(at),
            sign if inside && is_sign(sign) => signs.push(at),
            _ => {}
        }
    }
    if questions.len() >= STAND_INS {
        signs.extend(questions);
    }
    if brackets.len() >= STAND_INS && !text.contains(['ä', 'ö', 'ü', 'ß']) {
        signs.extend(brackets);
    }
    let written_out: Vec<usize> =
        WRITTEN_OUT.iter().flat_map(|code| text.match_indices(code)).map(|(at, _)| at).collect();
    let in_words =
        |at: &usize| text[..*at].ends_with(char::is_alphabetic) && !is_address(&word_at(text, *at).replace('=', ""));
    let written_out: Vec<usize> = written_out.into_iter().filter(in_words).collect();
    if written_out.len() >= STAND_INS {
        signs.extend(written_out);
    }
    let first = signs.iter().min().copied();
    let many = match signs.len() {
        0 => false,
        1 => letters <= LETTERS_FOR_ONE,
        count => letters <= count * LETTERS_FOR_MORE,
    };
    lost.or(first.filter(|_| many)).map(|at| (at, word_at(text, at).chars().take(40).collect()))
}

/// Signs that no word has inside.
fn is_sign(sign: char) -> bool {
    matches!(sign, '\u{2500}'..='\u{25ff}' | '\u{80}'..='\u{9f}')
        || "³²¹¸¨‰ˆ÷¶¤¼½¾±£¥¢√∂ƒ¦„‚†‡¿¡˜€ºª∑∏∫Ω≈∆◊≠∞≤≥¯‗".contains(sign)
}

/// The word around a place, from blank to blank.
fn word_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let start = (start..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |blank| at + blank);
    text[start..end].trim_matches(|c: char| c.is_ascii_punctuation() && !"?{|}~".contains(c))
}

/// Addresses of the web have question marks inside.
fn is_address(word: &str) -> bool {
    word.contains(['/', '=', '&', '@', '.', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// UTF-8 as somebody reads it who takes it for this code page.
    fn misread(text: &str, page: CodePage) -> String {
        page.text(text.as_bytes())
    }

    #[test]
    fn letters_in_a_wrong_encoding_are_read_right() {
        use CodePage::{Ibm850, Macintosh, Windows1252};
        let texts = [
            "Die Bürger aus Köln überquerten die Brücke. Größere Schäden gab es nicht.",
            "„Schöne Grüße“, sagte er – und ging. Das kostet 5 €.",
            "Ärger über Öl aus Übersee: Äpfel für München",
            "Der Café-Besitzer Dvořák aus Tschechien änderte die Straße",
            "Für",
            "GRÖSSE UND MÜLL im ÖPNV",
        ];
        for text in texts {
            for page in [Windows1252, Macintosh, Ibm850] {
                let wrong = misread(text, page);
                assert_eq!(mended(&wrong).map(|found| found.text).as_deref(), Some(text), "{wrong}");
            }
            let twice = misread(&misread(text, Windows1252), Windows1252);
            assert_eq!(mended(&twice).map(|found| found.text).as_deref(), Some(text), "{twice}");
        }
        // Other bytes read in another code page.
        let text = "Die Bürger aus Köln überquerten die Brücke. Größere Schäden gab es nicht.";
        for (is, read_as) in
            [(Windows1252, Ibm850), (Windows1252, Macintosh), (Ibm850, Windows1252), (Macintosh, Windows1252)]
        {
            let bytes: Vec<u8> = text.chars().filter_map(|letter| is.byte(letter)).collect();
            let wrong = read_as.text(&bytes);
            assert_eq!(mended(&wrong).map(|found| found.text).as_deref(), Some(text), "{wrong}");
        }
        // Only a part of the text.
        let found = mended("Die Brücke in KÃ¶ln ist für alle da.").unwrap();
        assert_eq!(found.text, "Die Brücke in Köln ist für alle da.");
        assert_eq!((found.was.as_str(), found.is.as_str()), ("KÃ¶ln", "Köln"));
    }

    #[test]
    fn right_letters_stay() {
        for text in [
            "Die Bürger aus Köln, „SÃO PAULO“ und „Ä“ – Ü–",
            "Der Umlaut wird als „Ã¼“ gezeigt.",
            "Wohnung mit 80 m² für 5 € pro m³, 20 °C, ½ Liter, ±3, §218, a·b, Nr. ¾",
            "Zażółć gęślą jaźń, Łódź, Kraków",
            "Žižkov, Dvořák, Plzeň und Čapek",
            "Ça va, Élysée, œuvre, Noël, château, âge",
            "Москва и Київ, Αθήνα",
            "Ausﬂug, Pﬁngsten und Schiﬀ: ﬂach geschrieben, auﬂiegt, Konﬂikt",
            "Ångström, Åland, Tromsø, Æsir, Þór",
            "• Punkt ■ Kasten √2 ≈ 1,4 ├─ Baum",
            "nur ASCII",
        ] {
            assert!(mended(text).is_none(), "{text}: {:?}", mended(text).map(|found| found.text));
        }
    }

    #[test]
    fn letters_that_look_wrong_are_told() {
        for (text, word) in [
            ("Die B³rger kamen.", "B³rger"),
            ("Die B?rger aus K?ln f?hrten das vor.", "B?rger"),
            ("Die B}rger aus K|ln f}hrten das gr|~te vor.", "B}rger"),
            ("Die B\u{fffd}rger kamen.", "B\u{fffd}rger"),
            ("Die B\u{81}rger kamen.", "B\u{81}rger"),
            ("Das Wort FÃ¤", "FÃ¤"),
            ("B├ rger und B┬rger", "B┬rger"),
            ("Die B‰rger kamen.", "B‰rger"),
            ("Das Stra¶enfest", "Stra¶enfest"),
            ("Ein Zeichen\u{1}satz fehlt", "Zeichen\u{1}satz"),
            ("Die Gr÷ße stimmt.", "Gr÷ße"),
            ("Die B=FCrger aus K=F6ln f=FChrten das vor.", "B=FCrger"),
            ("Die B=C3=BCrger aus K=C3=B6ln f=C3=BChrten das vor.", "B=C3=BCrger"),
            ("Die B%C3%BCrger aus K%C3%B6ln f%C3%BChrten das vor.", "B%C3%BCrger"),
            (r"Die B\u00fcrger aus K\u00f6ln f\u00fchrten das vor.", r"B\u00fcrger"),
            ("Die B+APw-rger aus K+APY-ln f+APw-hrten das vor.", "B+APw-rger"),
            ("Die B\"urger aus K\"oln f\"uhrten das vor.", "B\"urger"),
        ] {
            assert_eq!(looks_wrong(text).map(|(_, word)| word).as_deref(), Some(word), "{text}");
        }
        for text in [
            "Warum?Weil. Und www.example.org/a?b=c&d?e sind Adressen: http://a.de/x?y?z?a",
            "80 m² und 5 €, d[ie] Leute, [a|b|c], ~3, {x}",
            "Bürger:innen, Lehrer*innen, Bundes\u{ad}kanzler, Eisen¬\nbahn, CO₂-Ausstoß",
            "Москва, Zażółć gęślą jaźń",
            "Café, Æsop",
            "Er sagte \"und\", \"oder\" und \"auch\"; a=b, x=FC",
            "https://example.org/B%C3%BCrger_K%C3%B6ln_f%C3%BChrt",
        ] {
            assert_eq!(looks_wrong(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_mended_or_not(text in "([a-zäöüÃ¼€â„√├ñ] ?|\\PC){0,40}") {
            let _ = mended(&text);
            let _ = looks_wrong(&text);
        }
    }
}
