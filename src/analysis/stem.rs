//! Stems folded words: the letters that inflections of a word share. It must not know compounds: it is given simple
//! words and last parts.
//!
//! The steps are those of Snowball's German stemmer (<https://snowballstem.org/algorithms/german/stemmer.html>) with
//! these differences. It works on folded letters and leaves `ae`, `oe`, `ue` as they are, so that *schon* and *schön*
//! stay apart. The lexicon says first what rules get wrong: which umlauts are inflection (*Häuser*), which endings
//! belong to the word (*Lehrer*, *Planet*, *Kurs*), weak verbs (*gespielt*), women of a trade. Irregular words are
//! looked up. And the rules take more genitives (*Trumps*, *Victorias*) and keep `el` (*Inseln*).

use crate::analysis::irregular;
use crate::analysis::lexicon::Lexicon;

/// The stem of a folded word.
pub fn stem(word: &str, lexicon: &Lexicon) -> String {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_string();
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return by_rule(word);
    }
    if let Some(stem) = irregular::noun_stem(word) {
        return stem.to_string();
    }
    // Angriff, Betrieb, Rücktritt are nouns, however they came to be.
    let is_noun = lexicon.entry(word).is_some_and(|entry| entry.head.is_some());
    if !is_noun && let Some(base) = irregular::base_of(word) {
        return by_rule(&base);
    }
    let Some(ending) = lexicon.entry(word).and_then(|entry| entry.ending) else { return by_rule(word) };
    let base = &word[..word.len().saturating_sub(usize::from(ending.cut))];
    if ending.participle {
        by_rule(&without_ge(base))
    } else if ending.umlaut {
        // The singular may itself be a word that keeps its `er`: Väter.
        match without_umlaut(base) {
            Some(singular) if singular != word => stem(&singular, lexicon),
            _ => by_rule(base),
        }
    } else if ending.cut == 0 {
        base.to_string()
    } else if ending.add.is_empty() {
        by_rule(base)
    } else {
        format!("{base}{}", ending.add)
    }
}

/// The stem of a participle without its `ge`, behind a prefix or not.
fn without_ge(base: &str) -> String {
    let behind = |prefix: &&&str| base.strip_prefix(**prefix).is_some_and(|rest| rest.starts_with("ge"));
    match irregular::PREFIXES.iter().filter(behind).max_by_key(|prefix| prefix.len()) {
        Some(prefix) => format!("{prefix}{}", &base[prefix.len() + 2..]),
        None => base.to_string(),
    }
}

/// The last umlaut of a folded word turned back: `haeus` gives `haus`.
pub fn without_umlaut(word: &str) -> Option<String> {
    let (at, digraph, vowel) = [("aeu", "au"), ("ae", "a"), ("oe", "o"), ("ue", "u")]
        .iter()
        .filter_map(|(digraph, vowel)| word.rfind(digraph).map(|at| (at, *digraph, *vowel)))
        .max_by_key(|(at, digraph, _)| (*at, digraph.len()))?;
    Some(format!("{}{vowel}{}", &word[..at], &word[at + digraph.len()..]))
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Where the region behind the first consonant that follows a vowel begins, from `start` on.
fn region(word: &[u8], start: usize) -> usize {
    let vowel = (start..word.len()).find(|at| is_vowel(word[*at]));
    vowel.and_then(|vowel| (vowel..word.len()).find(|at| !is_vowel(word[*at]))).map_or(word.len(), |at| at + 1)
}

/// Letters that a plural or genitive `s` follows. Snowball has fewer: *Trumps*, *Lawrows*, *Klopps* need `p` and `w`.
const BEFORE_S: &[u8] = b"bdfghklmnrtpwjcv";
/// Letters that `st` follows when it is an ending.
const BEFORE_ST: &[u8] = b"bdfghklmnt";

/// The stem by rules alone.
pub fn by_rule(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_string();
    }
    // Women of a trade are found as the trade, as far as rules can tell.
    if let Some(men) = word.strip_suffix("erinnen").or_else(|| word.strip_suffix("erin")).filter(|men| men.len() >= 3) {
        return by_rule(&format!("{men}er"));
    }
    if let Some(one) = word.strip_suffix("innen").filter(|one| one.len() >= 4) {
        return format!("{one}in");
    }
    let first = region(word.as_bytes(), 0);
    let (one, two) = (first.max(3), region(word.as_bytes(), first));
    let stem = without_case(word, one);
    let stem = without_degree(stem, one);
    without_derivation(stem, one, two).to_string()
}

/// Whether a word ends so, and the ending lies in the region.
fn ends(stem: &str, ending: &str, region: usize) -> bool {
    stem.ends_with(ending) && stem.len() - ending.len() >= region
}

fn cut(stem: &str, letters: usize) -> &str {
    &stem[..stem.len() - letters]
}

/// Without the ending of case and number.
fn without_case(stem: &str, region: usize) -> &str {
    let endings = ["ern", "eln", "em", "er", "en", "es", "e", "s"];
    let Some(ending) = endings.into_iter().find(|ending| stem.ends_with(ending)) else { return stem };
    let before = stem.as_bytes().get(stem.len().wrapping_sub(2)).copied().unwrap_or_default();
    // Victorias: behind a vowel only where a consonant is before it, not Haus, Preis, Museums.
    let name = ending == "s"
        && matches!(before, b'a' | b'i' | b'o' | b'y')
        && stem.len() >= 6
        && stem.as_bytes().get(stem.len() - 3).is_some_and(|letter| !is_vowel(*letter) || *letter == b'i');
    if !ends(stem, ending, region)
        || (ending == "em" && stem.ends_with("system"))
        || (ending == "s" && !name && !BEFORE_S.contains(&before))
    {
        return stem;
    }
    // Inseln, handeln: `el` belongs to the word.
    let stem = cut(stem, if ending == "eln" { 1 } else { ending.len() });
    if matches!(ending, "e" | "en" | "es") && stem.ends_with("niss") { cut(stem, 1) } else { stem }
}

/// Without the ending of degree and person.
fn without_degree(stem: &str, region: usize) -> &str {
    let endings = ["est", "en", "er", "st", "et"];
    let Some(ending) = endings.into_iter().find(|ending| ends(stem, ending, region)) else { return stem };
    let rest = cut(stem, ending.len());
    let last = rest.as_bytes().last();
    let fits = match ending {
        "st" => rest.len() >= 4 && last.is_some_and(|last| BEFORE_ST.contains(last)),
        "et" => last.is_some_and(|last| b"dfgklmnrstuz".contains(last)) && rest.len() >= 3,
        _ => true,
    };
    if fits { rest } else { stem }
}

/// Without the ending that makes one word of another, in the second region, and what is left of one before it, in the
/// first.
fn without_derivation(stem: &str, one: usize, two: usize) -> &str {
    let endings = ["end", "ung", "isch", "lich", "heit", "keit", "ig", "ik"];
    let Some(ending) = endings.into_iter().find(|ending| ends(stem, ending, two)) else { return stem };
    let rest = cut(stem, ending.len());
    match ending {
        "end" | "ung" if ends(rest, "ig", two) && !rest.ends_with("eig") => cut(rest, 2),
        "ig" | "ik" | "isch" if rest.ends_with('e') => stem,
        "lich" | "heit" if ends(rest, "er", one) || ends(rest, "en", one) => cut(rest, 2),
        "keit" if ends(rest, "lich", two) => cut(rest, 4),
        "keit" if ends(rest, "ig", two) => cut(rest, 2),
        _ => rest,
    }
}
