//! Learns from an archive's own text what the shipped table does not know: words of its time and subject that are parts
//! of its compounds, such as *Lockdown* in *Lockdownregeln*. It must not take anything back: what it makes stands
//! beside the shipped table.

use crate::analysis::compound::split;
use crate::analysis::lexicon::{Entry, Lexicon, Part, to_bytes};
use crate::analysis::{Counts, Usage, function_words};
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Endings that need an `s` behind them inside a compound.
pub(crate) const NEED_S: [&str; 7] = ["ung", "heit", "keit", "schaft", "ion", "taet", "ling"];
/// Linking letters between parts.
pub(crate) const LINKS: [&str; 8] = ["s", "es", "n", "en", "er", "e", "ens", "nen"];

pub(crate) fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// A new word is a noun when at least this many of its uses stand behind an article.
const DETERMINED_MIN: u32 = 4;
/// The share of its capitalised uses that do: names hardly ever do.
const DETERMINED_SHARE_MIN: f32 = 0.2;
/// Shorter new words meet others by chance too often.
const NOUN_MIN: usize = 5;
/// Longer ones are compounds themselves.
const NOUN_MAX: usize = 12;
/// A new noun is a part when at least this many different words have it in that place, in front of or behind a part
/// that is known.
const COMPOUNDS_MIN: u32 = 2;

/// Endings that are written like nouns.
const NO_HEADS: [&str; 2] = ["schaft", "schaften"];

/// What the shipped table lacks, from counts of an archive's text. The same counts give the same table.
pub fn learn_from_archive(counts: &Counts, shipped: &Lexicon) -> BTreeMap<String, Entry> {
    let is_new = |word: &str, usage: &Usage| {
        (NOUN_MIN..=NOUN_MAX).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && has_vowel(word)
            && !NO_HEADS.contains(&word)
            && usage.determined >= DETERMINED_MIN
            && usage.determined as f32 >= DETERMINED_SHARE_MIN * usage.capital as f32
            && usage.lower * 4 < usage.capital
            && shipped.entry(word).is_none_or(|entry| !entry.whole && entry.modifier.is_none())
            && !split(word, shipped).is_split()
            && !is_inflected(word, counts, shipped)
    };
    let nouns: BTreeMap<&str, &Usage> = counts
        .forms
        .iter()
        .filter(|(word, usage)| is_new(word, usage))
        .map(|(word, usage)| (word.as_str(), usage))
        .collect();
    let Parts { modifiers, heads } = count_parts(counts, &nouns, shipped);
    // As the shipped table scores its parts.
    let score = |(compounds, frequency): (u32, u32)| {
        Some(Part::of((compounds as f32 + 0.3).ln() + 0.15 * (1.0 + frequency as f32).ln()))
    };
    let mut table: BTreeMap<String, Entry> = BTreeMap::new();
    for (part, found) in modifiers.into_iter().filter(|(_, found)| found.0 >= COMPOUNDS_MIN) {
        table.entry(part).or_default().modifier = score(found);
    }
    for (part, found) in heads.into_iter().filter(|(_, found)| found.0 >= COMPOUNDS_MIN) {
        table.entry(part).or_default().head = score(found);
    }
    let whole = words_that_stay_whole(counts, &table, shipped);
    table.extend(whole.into_iter().map(|word| (word, Entry { whole: true, ..Entry::default() })));
    table
}

/// Adds what stands behind first names in an archive as its family names, unless the shipped table knows it as a noun,
/// as it does *Sommer*; names are never split.
pub fn add_family_names<'n>(
    names: impl IntoIterator<Item = &'n str>,
    shipped: &Lexicon,
    table: &mut BTreeMap<String, Entry>,
) {
    for name in names.into_iter().map(fold) {
        let known = |entry: Entry| entry.head.is_some() || entry.modifier.is_some() || entry.ending.is_some();
        let is_word = |word: &str| {
            shipped.entry(word).is_some_and(|entry| known(entry) || entry.common)
                || NEED_S.iter().any(|ending| word.ends_with(ending))
                || split(word, shipped).is_split()
        };
        let is_plain = name.len() >= 3 && name.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_plain && !is_word(&name) && !function_words::contains(&name) {
            let entry = table.entry(name).or_default();
            (entry.name, entry.whole) = (true, true);
        }
    }
}

/// New nouns as parts of compounds: in how many different words each is one, and how often it came itself.
#[derive(Default)]
struct Parts {
    modifiers: FxHashMap<String, (u32, u32)>,
    heads: FxHashMap<String, (u32, u32)>,
}

fn count_parts(counts: &Counts, nouns: &BTreeMap<&str, &Usage>, shipped: &Lexicon) -> Parts {
    let Parts { mut modifiers, mut heads } = Parts::default();
    for (word, usage) in &counts.forms {
        if word.len() < NOUN_MIN + 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) || usage.capital == 0 {
            continue;
        }
        for at in 3..=word.len() - 3 {
            let (first, last) = word.split_at(at);
            if let Some(noun) = base_of(first, nouns)
                && shipped.entry(first).is_none_or(|entry| entry.modifier.is_none())
                && shipped.entry(last).is_some_and(|entry| entry.head.is_some() && last.len() >= 4)
            {
                let known = modifiers.entry(first.to_string()).or_default();
                *known = (known.0 + 1, noun.total);
            }
            if let Some(noun) = inflected(last, nouns)
                && shipped.entry(last).is_none_or(|entry| entry.head.is_none())
                && shipped.entry(first).is_some_and(|entry| entry.modifier.is_some() && first.len() >= 4)
            {
                let known = heads.entry(last.to_string()).or_default();
                *known = (known.0 + 1, noun.total);
            }
        }
    }
    Parts { modifiers, heads }
}

/// What is known as a word of its own, or is no noun, does not fall to pieces for what the archive adds.
fn words_that_stay_whole(counts: &Counts, table: &BTreeMap<String, Entry>, shipped: &Lexicon) -> Vec<String> {
    let mut whole = Vec::new();
    let beside = Lexicon::with(to_bytes(table)).unwrap_or_else(Lexicon::shipped);
    for (word, usage) in counts.forms.iter().filter(|(word, _)| word.len() > NOUN_MIN && !table.contains_key(*word)) {
        let known = shipped.entry(word).is_some_and(|entry| entry.head.is_some() || entry.modifier.is_some());
        let is_new = || !split(word, shipped).is_split() && split(word, &beside).is_split();
        if (known || usage.lower > usage.capital) && is_new() {
            whole.push(word.clone());
        }
    }
    whole
}

/// Whether it is a form of a shorter word that is known or used.
fn is_inflected(word: &str, counts: &Counts, shipped: &Lexicon) -> bool {
    ["s", "es", "e", "en", "n", "er", "ern"].iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|base| {
            base.len() >= 3
                && (shipped.entry(base).is_some_and(|entry| entry.head.is_some())
                    || counts.of(base).capital > counts.of(word).capital)
        })
    })
}

/// The noun that a first part is of, with or without linking letters.
fn base_of<'a>(part: &str, nouns: &BTreeMap<&str, &'a Usage>) -> Option<&'a Usage> {
    if let Some(noun) = nouns.get(part).filter(|_| !NEED_S.iter().any(|ending| part.ends_with(ending))) {
        return Some(noun);
    }
    LINKS.iter().find_map(|link| nouns.get(part.strip_suffix(link)?).copied())
}

/// The noun that a last part is a form of.
fn inflected<'a>(part: &str, nouns: &BTreeMap<&str, &'a Usage>) -> Option<&'a Usage> {
    ["", "s", "es", "e", "en", "n", "er", "ern"]
        .iter()
        .find_map(|ending| nouns.get(part.strip_suffix(ending)?).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyzer;

    #[test]
    fn what_an_archive_writes_often_becomes_a_part_of_compounds() {
        let mut counter = crate::analysis::Counter::default();
        for _ in 0..4 {
            counter.add(
                "Heute gilt der Knurpel. Ein Knurpel ist ein Knurpel, sagte sie, und der Knurpel bleibt. Wir sehen \
                    die Knurpelregeln und die Knurpelzeit; Frau Zwabbel und Herr Zwabbel sahen das Zwabbelhaus, die \
                    Zwabbelzeit.",
            );
        }
        let counts = counter.counts();
        let table = learn_from_archive(&counts, &Lexicon::shipped());
        assert_eq!(table.keys().collect::<Vec<_>>(), ["knurpel"]);
        let lexicon = Lexicon::with(to_bytes(&table)).unwrap();
        let parts = |lexicon| {
            let mut analyzer = Analyzer::new(lexicon);
            analyzer.forms("Knurpelpolitik").parts.iter().map(|part| part.stem.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(parts(Lexicon::shipped()), Vec::<String>::new());
        assert_eq!(parts(lexicon), ["knurpel", "polit"]);
        assert!(Lexicon::with(b"no table".to_vec()).is_none());
    }
}
