//! Abbreviations: words whose full stop ends no sentence.
//! It must not know what else ends one.

/// Abbreviations that a sentence goes on after, without their full stop, in lower case. Written by hand from those that
/// newspapers use.
const ABBREVIATIONS: [&str; 92] = [
    "abb", "abs", "abt", "adr", "allg", "anm", "apl", "art", "aug", "az", "bd", "betr", "bez", "bspw", "bzgl", "bzw",
    "ca", "chr", "co", "dez", "dgl", "di", "dipl", "do", "dr", "ebd", "ed", "evtl", "ev", "feb", "ff", "fr", "frl",
    "geb", "gegr", "gen", "gest", "ggf", "gez", "hl", "hr", "hrn", "hrsg", "ing", "inkl", "insb", "jan", "jh", "jhd",
    "jr", "jun", "kap", "kath", "kfm", "lt", "max", "med", "mi", "min", "mio", "mo", "mrd", "mrz", "mr", "mrs", "nov",
    "nr", "obb", "okt", "op", "phil", "prof", "rd", "rer", "resp", "röm", "sa", "sen", "sept", "sog", "st", "stellv",
    "str", "tel", "tsd", "verh", "vgl", "vs", "zit", "zt", "zus", "zzgl",
];

/// Abbreviations as the tagger of names keeps them together with their full stop, in this spelling only. Its counts and
/// weights were learned with this list; with the other one it would have to learn again.
const KEPT_BEFORE_NAMES: &str =
    "Dr Prof St Hl Mr Mrs Ms Jr Sr Dipl Ing Frhr Gen Kap Nr Abs Art vgl bzw ca usw etc Mio Mrd Tel Str";

/// Whether a word, without its full stop, is an abbreviation that a sentence goes on after.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether the tagger of names keeps a word and its full stop together.
pub fn is_kept_before_names(word: &str) -> bool {
    KEPT_BEFORE_NAMES.split(' ').any(|abbreviation| abbreviation == word)
}
