//! Women of a trade, an office, a people: *Bürgermeisterinnen* are found as *Bürgermeister*.
//! It must not know compounds beyond that their last part is a word.

use crate::analysis::compound::split;
use crate::analysis::lexicon::Lexicon;

/// What men of a trade end in; behind anything else `in` may be part of the word (*Termin*, *Berlin*).
const TRADES: [&str; 11] = ["er", "or", "ar", "aer", "ent", "ant", "ist", "at", "eur", "log", "et"];

/// Women whose men have no umlaut, or an `e` more: the endings of both.
const IRREGULAR: [(&str, &str); 14] = [
    ("aerztin", "arzt"),
    ("anwaeltin", "anwalt"),
    ("raetin", "rat"),
    ("koechin", "koch"),
    ("baeuerin", "bauer"),
    ("kollegin", "kollege"),
    ("kundin", "kunde"),
    ("expertin", "experte"),
    ("zeugin", "zeuge"),
    ("genossin", "genosse"),
    ("erbin", "erbe"),
    ("schuetzin", "schuetze"),
    ("beamtin", "beamter"),
    ("gesandtin", "gesandter"),
];

/// Whether a word may be one for men of a trade, by its end.
pub fn is_trade(men: &str) -> bool {
    TRADES.iter().any(|trade| men.ends_with(trade))
}

/// The word for men or for all that a folded word for women is made of, when the lexicon knows it.
pub fn men_of(word: &str, lexicon: &Lexicon) -> Option<String> {
    let women = word.strip_suffix("nen").filter(|one| one.ends_with("in")).unwrap_or(word);
    let men = women.strip_suffix("in")?;
    if let Some((ending, men)) = IRREGULAR.iter().find(|(ending, _)| women.ends_with(ending)) {
        return Some(format!("{}{men}", &women[..women.len() - ending.len()]));
    }
    if !is_trade(men) || men.len() < 4 {
        return None;
    }
    let men = if men.ends_with("log") { format!("{men}e") } else { men.to_string() };
    let known = lexicon.entry(&men).is_some_and(|entry| entry.head.is_some() || entry.ending.is_some())
        || split(&men, lexicon).is_split();
    known.then_some(men)
}
