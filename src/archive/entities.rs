//! The entities of HTML: names and numbers of letters.
//! It must not know where they stand.

use crate::archive::code_page::CodePage;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The letters from U+00A0 on, in their order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
    ugrave uacute ucirc uuml yacute thorn yuml";

/// The capitals from U+0391 on, in their order; the small letters are 32 behind.
const GREEK: &str = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigmaf Sigma Tau \
    Upsilon Phi Chi Psi Omega";

/// Others, each with its letter.
const OTHERS: &str = "quot=\" amp=& lt=< gt=> apos=' OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ ensp=\u{2002} \
    emsp=\u{2003} thinsp=\u{2009} zwnj=\u{200c} zwj=\u{200d} lrm=\u{200e} rlm=\u{200f} ndash=– mdash=— lsquo=‘ \
    rsquo=’ sbquo=‚ lsquor=‚ rsquor=’ ldquo=“ rdquo=” bdquo=„ ldquor=„ rdquor=” dagger=† Dagger=‡ bull=• \
    hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€ trade=™ larr=← uarr=↑ rarr=→ \
    darr=↓ harr=↔ minus=− le=≤ ge=≥ ne=≠ asymp=≈ equiv=≡ infin=∞ radic=√ sum=∑ prod=∏ part=∂ int=∫ loz=◊ \
    hearts=♥ spades=♠ clubs=♣ diams=♦ check=✓ num=# excl=! quest=? comma=, period=. colon=: semi=; lpar=( rpar=) \
    lsqb=[ rsqb=] lbrack=[ rbrack=] lbrace={ rbrace=} ast=* plus=+ equals== sol=/ lowbar=_ grave=` commat=@ \
    dollar=$ percnt=% hyphen=‐ dash=‐ horbar=― numsp=\u{2007} puncsp=\u{2008} hairsp=\u{200a} half=½ star=☆ \
    starf=★ Ccaron=Č ccaron=č Cacute=Ć cacute=ć Zcaron=Ž zcaron=ž Zacute=Ź zacute=ź Zdot=Ż zdot=ż Lstrok=Ł \
    lstrok=ł Sacute=Ś sacute=ś Nacute=Ń nacute=ń Eogon=Ę eogon=ę Aogon=Ą aogon=ą Rcaron=Ř rcaron=ř Ecaron=Ě \
    ecaron=ě Ncaron=Ň ncaron=ň Dcaron=Ď dcaron=ď Tcaron=Ť tcaron=ť Uring=Ů uring=ů inodot=ı imath=ı Idot=İ \
    Gbreve=Ğ gbreve=ğ Scedil=Ş scedil=ş Dstrok=Đ dstrok=đ Odblac=Ő odblac=ő Udblac=Ű udblac=ű Abreve=Ă abreve=ă \
    Tcedil=Ţ tcedil=ţ Amacr=Ā amacr=ā Emacr=Ē emacr=ē Imacr=Ī imacr=ī Omacr=Ō omacr=ō Umacr=Ū umacr=ū fflig=ﬀ \
    filig=ﬁ fllig=ﬂ";

/// The longest name.
const NAME_MAX: usize = 10;

/// The letters of German, which browsers read without a semicolon, too.
const WITHOUT_END: [&str; 7] = ["auml", "ouml", "uuml", "Auml", "Ouml", "Uuml", "szlig"];

static NAMES: LazyLock<FxHashMap<String, char>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    let mut add = |name: &str, letter: Option<char>| {
        if let Some(letter) = letter {
            names.insert(name.to_string(), letter);
        }
    };
    LATIN.split_whitespace().zip(0xA0..).for_each(|(name, number)| add(name, char::from_u32(number)));
    for (name, number) in GREEK.split_whitespace().zip(0x391..) {
        if name != "Sigmaf" {
            add(name, char::from_u32(number));
        }
        add(&name.to_lowercase(), char::from_u32(number + 32));
    }
    let others = OTHERS.split_whitespace().filter_map(|pair| pair.split_once('='));
    others.for_each(|(name, letter)| add(name, letter.chars().next()));
    ["Tab", "NewLine"].iter().for_each(|name| add(name, Some(' ')));
    add("bsol", Some('\\'));
    names
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
    in_word.then(|| (NAMES[*name], name.len() + 1))
}

/// The letter of a number; those of the control characters are meant as Windows-1252.
fn number_of(number: u32) -> Option<char> {
    let letter = match number {
        0x80..=0x9F => CodePage::Windows1252.letter(u8::try_from(number).ok()?),
        _ => char::from_u32(number)?,
    };
    (!letter.is_control() || letter.is_whitespace()).then_some(letter)
}
