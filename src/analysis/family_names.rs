//! Family names, which no word stemmer may touch: *Schulze* is not *Schulz*, and *Brandt* is no *Brand*.
//! It must not know who bears them, nor where in a text they stand.

use crate::analysis::irregular::Initial;
use crate::analysis::lexicon::Lexicon;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Common family names; the file says where they are from.
pub const NAMES: &str = include_str!("data/family-names.txt");

/// What a family name is beside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Nothing that is as common.
    Nothing,
    /// A noun, such as *Koch*: the word rules hold for both, as only the words around tell them apart.
    Noun,
    /// An adjective in lower case, such as *lange*.
    Adjective,
}

fn shipped() -> &'static FxHashMap<String, Beside> {
    static NAMES_FOLDED: OnceLock<FxHashMap<String, Beside>> = OnceLock::new();
    NAMES_FOLDED.get_or_init(|| {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        let name = |line: &str| match line.split_once(' ') {
            None => (fold(line), Beside::Nothing),
            Some((name, "noun")) => (fold(name), Beside::Noun),
            Some((name, _)) => (fold(name), Beside::Adjective),
        };
        lines.map(name).collect()
    })
}

/// Whether the folded word is a family name that is known, and no other word as it is written: a common one, or one of
/// the archive.
fn is_name(word: &str, initial: Initial, lexicon: &Lexicon) -> bool {
    match shipped().get(word) {
        Some(Beside::Nothing) => true,
        Some(Beside::Noun) => false,
        Some(Beside::Adjective) => initial == Initial::Capital,
        None => lexicon.entry(word).is_some_and(|entry| entry.name),
    }
}

/// The family name that a folded word is, or is the genitive of. A name that ends in `s` is no genitive: *Peters* is
/// not *Peter*.
pub fn of<'w>(word: &'w str, initial: Initial, lexicon: &Lexicon) -> Option<&'w str> {
    if is_name(word, initial, lexicon) {
        return Some(word);
    }
    word.strip_suffix('s').filter(|bare| !bare.ends_with('s') && is_name(bare, initial, lexicon))
}

/// The noun that a folded word in capitals is the genitive of, when the noun is a family name as well: *Königs*. Maize
/// (*Mais*) is not of May.
pub fn genitive_of_noun(word: &str) -> Option<&str> {
    let noun = word.strip_suffix('s').filter(|noun| *noun != "mai" && !shipped().contains_key(word))?;
    (shipped().get(noun) == Some(&Beside::Noun)).then_some(noun)
}
