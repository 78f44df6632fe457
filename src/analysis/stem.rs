//! Stems folded words: the letters that inflections of a word share. It must not know compounds: it is given simple
//! words and last parts.
//!
//! The steps are those of Snowball's German stemmer (<https://snowballstem.org/algorithms/german/stemmer.html>) with
//! these differences. It works on folded letters and leaves `ae`, `oe`, `ue` as they are, so that *schon* and *schön*
//! stay apart. The lexicon says first what rules get wrong: which umlauts are inflection (*Häuser*), which endings
//! belong to the word (*Lehrer*, *Planet*, *Kurs*), weak verbs (*gespielt*), women of a trade. Irregular words are
//! looked up. And the rules take more genitives (*Trumps*, *Victorias*) and keep `el` (*Inseln*).

use crate::analysis::irregular::Initial;
use crate::analysis::lexicon::{Ending, Entry, Lexicon};
use crate::analysis::{family_names, irregular, women};

/// The stem of a folded word that is written like this.
pub fn stem(word: &str, initial: Initial, lexicon: &Lexicon) -> String {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_string();
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return by_rule(word);
    }
    if let Some(stem) = irregular::noun_stem(word) {
        return stem.to_string();
    }
    if let Some(name) = family_names::of(word, initial, lexicon) {
        return name.to_string();
    }
    if let Some(noun) = family_names::genitive_of_noun(word).filter(|_| initial == Initial::Capital) {
        return stem(noun, initial, lexicon);
    }
    if let Some(place) = irregular::place_of(word) {
        return stem(place, Initial::Capital, lexicon);
    }
    if let Some(singular) = irregular::singular_of(word, initial) {
        return stem(&singular, Initial::Capital, lexicon);
    }
    let entry = lexicon.entry(word).unwrap_or_default();
    let is_noun = entry.head.is_some();
    // Angriff, Betrieb, Rücktritt are nouns, however they came to be; but in lower case *gehalten* are no salaries.
    if let Some(verb) = irregular::verb_of(word)
        && (!is_noun || initial == Initial::Small)
    {
        return by_rule(&verb);
    }
    if !is_noun && let Some(positive) = irregular::positive_of(word) {
        return by_rule(positive);
    }
    if initial == Initial::Capital
        && let Some(stem) = of_noun(word, entry, lexicon)
    {
        return stem;
    }
    match entry.ending {
        Some(ending) => by_ending(word, ending, lexicon),
        None => of_base(word, lexicon).unwrap_or_else(|| by_rule(word)),
    }
}

/// The stem of a capitalised word, which is a noun: where its letters, or what the lexicon knows of it as a word in
/// lower case, would lead elsewhere.
fn of_noun(word: &str, entry: Entry, lexicon: &Lexicon) -> Option<String> {
    // Problem has no ending.
    if word.ends_with("em") && word.len() > 4 {
        return Some(word.to_string());
    }
    // Volksfest is no superlative.
    let singular = ["e", "en", "es", "s", ""].into_iter().find_map(|ending| {
        word.strip_suffix(ending).filter(|base| base.ends_with("est") && base.len() >= 6 && entry.ending.is_none())
    });
    if let Some(singular) = singular {
        return Some(singular.to_string());
    }
    if is_genitive_of_name(word, entry, lexicon) {
        return Some(by_rule(cut(word, 1)));
    }
    // Auftretens, Handelns; Kameras, Holdings; Wohls.
    let base = word.strip_suffix('s').filter(|base| base.len() >= 4 && !base.ends_with('s'))?;
    let infinitive = base.len() >= 6 && (base.ends_with("en") || base.ends_with("eln") || base.ends_with("ern"));
    let is_own = entry.ending.is_some_and(|ending| ending.cut == 0);
    let takes_s = match base.as_bytes() {
        [.., before, b'a' | b'i' | b'o' | b'u'] => !is_vowel(*before),
        [.., last] => !is_vowel(*last),
        [] => false,
    };
    let plural = is_own && takes_s && base.len() >= 5 && lexicon.entry(base).is_some_and(|base| base.head.is_some());
    let genitive = entry.ending.is_some_and(|ending| ending.add == "e");
    (plural || genitive || infinitive && !is_own).then(|| stem(base, Initial::Capital, lexicon))
}

/// Whether a word that the lexicon does not know ends like a name with a vowel in the genitive, and not like a noun that
/// it knows: *Shimizus*, but *Rhinovirus*.
fn is_genitive_of_name(word: &str, entry: Entry, lexicon: &Lexicon) -> bool {
    let ends_so = matches!(word.as_bytes(), [.., b'a' | b'e' | b'i' | b'o' | b'u' | b'y', b's']) && word.len() >= 5;
    let ends_like_noun = || (1..word.len() - 3).any(|at| lexicon.entry(&word[at..]).is_some_and(is_known_noun));
    ends_so && entry == Entry::default() && !word.ends_with("ismus") && !ends_like_noun()
}

fn is_known_noun(entry: Entry) -> bool {
    entry.head.is_some() || entry.ending.is_some_and(|ending| ending.cut == 0)
}

/// The stem of a word whose ending the lexicon knows.
fn by_ending(word: &str, ending: Ending, lexicon: &Lexicon) -> String {
    let base = &word[..word.len().saturating_sub(usize::from(ending.cut))];
    if ending.participle {
        by_rule(&without_ge(base))
    } else if ending.umlaut {
        // The singular may itself be a word that keeps its `er`: Väter.
        match without_umlaut(base) {
            Some(singular) if singular != word => stem(&singular, Initial::Capital, lexicon),
            _ => by_rule(base),
        }
    } else if ending.add.is_empty() && !women::is_trade(base) && matches!(&word[base.len()..], "in" | "innen") {
        // Termine have no term, and a queen is no king.
        format!("{base}in")
    } else if ending.cut == 0 {
        base.to_string()
    } else if ending.add.is_empty() {
        by_rule(base)
    } else {
        format!("{base}{}", ending.add)
    }
}

/// The stem of the word that this one is an inflection of, where the lexicon knows only that one: *Waldsängers*,
/// *Gurus*.
fn of_base(word: &str, lexicon: &Lexicon) -> Option<String> {
    let bases = [word.strip_suffix('s'), word.strip_suffix('n')];
    bases.into_iter().flatten().filter(|base| base.len() >= 3).find_map(|base| {
        let entry = lexicon.entry(base)?;
        let vowel = word.ends_with('s') && base.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
        match entry.ending.filter(|ending| !ending.umlaut && !ending.participle) {
            Some(ending) if ending.cut == 0 || ending.add == "er" => Some(by_ending(base, ending, lexicon)),
            _ if vowel && entry.head.is_some() => Some(by_rule(base)),
            _ => None,
        }
    })
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
    let endings = ["ern", "ers", "eln", "em", "er", "en", "es", "e", "s"];
    let Some(ending) = endings.into_iter().find(|ending| stem.ends_with(ending)) else { return stem };
    let before = stem.as_bytes().get(stem.len().wrapping_sub(2)).copied().unwrap_or_default();
    // Victorias: behind a vowel only where a consonant is before it, not Haus, Preis, Museums.
    let name = ending == "s"
        && matches!(before, b'a' | b'i' | b'o' | b'y')
        && stem.len() >= 6
        && !stem.ends_with("nis")
        && stem.as_bytes().get(stem.len() - 3).is_some_and(|letter| !is_vowel(*letter) || *letter == b'i');
    if parts_umlaut(stem, ending) {
        // Chören, Gehörs: only what is behind the `r` is an ending.
        return if matches!(ending, "ern" | "ers") { cut(stem, 1) } else { stem };
    }
    if !ends(stem, ending, region)
        || (ending == "em" && ["system", "extrem", "bequem"].iter().any(|word| stem.ends_with(word)))
        || (ending == "s" && !name && !BEFORE_S.contains(&before))
    {
        return stem;
    }
    // Inseln, handeln: `el` belongs to the word.
    let stem = cut(stem, if ending == "eln" { 1 } else { ending.len() });
    if matches!(ending, "e" | "en" | "es") && stem.ends_with("niss") { cut(stem, 1) } else { stem }
}

/// Whether an ending would begin in the middle of an umlaut that is written out: `er` in *Militaer*.
fn parts_umlaut(stem: &str, ending: &str) -> bool {
    let before = &stem.as_bytes()[..stem.len() - ending.len()];
    let umlaut = match before {
        [.., b'a' | b'o'] | [b'u'] => true,
        [.., before, b'u'] => !matches!(before, b'a' | b'e'),
        _ => false,
    };
    umlaut && ending.len() > 1 && ending.starts_with('e') && ending != "en"
}

/// Without the ending of degree and person.
fn without_degree(stem: &str, region: usize) -> &str {
    let endings = ["est", "en", "er", "st", "et"];
    let Some(ending) = endings.into_iter().find(|ending| ends(stem, ending, region)) else { return stem };
    let rest = cut(stem, ending.len());
    let last = rest.as_bytes().last();
    let fits = match ending {
        _ if parts_umlaut(stem, ending) => false,
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
