//! Spellings from before the reforms of 1901 and 1996, led to the ones of today.
//! It must not know which words exist: it replaces what no word of today has.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Letters of old spellings and of today's, folded; `^` stands for the beginning of a word, `$` for its end. Chosen from the
/// official lists of the two reforms so that no frequent word of today has the old letters (`thuering` shields *Thüringen*).
const REPLACED: &[(&str, &str)] = &[
    ("^that$", "tat"),
    ("^thaten$", "taten"),
    ("thaet", "taet"),
    ("^thun", "tun"),
    ("^thut$", "tut"),
    ("gethan", "getan"),
    ("theil", "teil"),
    ("^thier", "tier"),
    ("sthier", "stier"),
    ("^thuer$", "tuer"),
    ("^thueren$", "tueren"),
    ("^thurm", "turm"),
    ("^thuerm", "tuerm"),
    ("^thal$", "tal"),
    ("^thaler", "taler"),
    ("^thraene", "traene"),
    ("^theuer", "teuer"),
    ("muth$", "mut"),
    ("muthig", "mutig"),
    ("^werth", "wert"),
    ("werth$", "wert"),
    ("^noth", "not"),
    ("^wirth", "wirt"),
    ("wirthschaft", "wirtschaft"),
    ("^rath$", "rat"),
    ("^rathe$", "rate"),
    ("^rathhaus", "rathaus"),
    ("heimath", "heimat"),
    ("heirath", "heirat"),
    ("athem", "atem"),
    ("thum$", "tum"),
    ("thuemer", "tuemer"),
    ("thums$", "tums"),
    ("^miethe", "miete"),
    ("fluth", "flut"),
    ("bluethe", "bluete"),
    ("monath", "monat"),
    ("telephon", "telefon"),
    ("photograph", "fotograf"),
    ("phantasie", "fantasie"),
    ("phantast", "fantast"),
    ("delphin", "delfin"),
    ("litterat", "literat"),
    ("schiffahrt", "schifffahrt"),
    ("brennessel", "brennnessel"),
    ("potential", "potenzial"),
    ("potentiell", "potenziell"),
    ("essentiell", "essenziell"),
    ("differential", "differenzial"),
    ("substantiell", "substanziell"),
    ("numerier", "nummerier"),
    ("plazier", "platzier"),
    ("^rauh", "rau"),
    ("stengel", "staengel"),
    ("^greuel", "graeuel"),
    ("aufwendig", "aufwaendig"),
    ("selbstaendig", "selbststaendig"),
    ("^giebt$", "gibt"),
    ("^gieng", "ging"),
    ("^fieng", "fing"),
    ("^hieng", "hing"),
    ("centrum", "zentrum"),
    ("centr", "zentr"),
    ("^classe", "klasse"),
    ("^cultur", "kultur"),
    ("^capital", "kapital"),
    ("^capitel", "kapitel"),
    ("^commission", "kommission"),
    ("^correspond", "korrespond"),
    ("^concert", "konzert"),
    ("^congress", "kongress"),
    ("^conferenz", "konferenz"),
    ("^consul", "konsul"),
    ("^credit", "kredit"),
    ("^cigarr", "zigarr"),
    ("officiell", "offiziell"),
    ("officier", "offizier"),
    ("^process$", "prozess"),
    ("^accept", "akzept"),
    ("^accord", "akkord"),
    ("militair", "militaer"),
    ("regirung", "regierung"),
    ("^packet$", "paket"),
    ("^tip$", "tipp"),
    ("kaenguruh", "kaenguru"),
];

/// The rules by three of their letters, so that a word meets only those that may fit.
fn by_letters() -> &'static FxHashMap<[u8; 3], Vec<usize>> {
    static RULES: OnceLock<FxHashMap<[u8; 3], Vec<usize>>> = OnceLock::new();
    RULES.get_or_init(|| {
        let mut rules: FxHashMap<[u8; 3], Vec<usize>> = FxHashMap::default();
        for (number, (old, _)) in REPLACED.iter().enumerate() {
            let letters = old.trim_matches(['^', '$']).as_bytes();
            rules.entry([letters[0], letters[1], letters[2]]).or_default().push(number);
        }
        rules
    })
}

/// The word in today's spelling, if it was in an old one.
pub fn modern(word: &str) -> Option<String> {
    let rules = by_letters();
    let mut fit: Vec<usize> = Vec::new();
    for letters in word.as_bytes().windows(3) {
        if let Some(numbers) = rules.get(letters) {
            fit.extend(numbers);
        }
    }
    fit.sort_unstable();
    let mut modern: Option<String> = None;
    for (old, new) in fit.into_iter().map(|number| REPLACED[number]) {
        let current = modern.as_deref().unwrap_or(word);
        let (anchored, rest) = old.strip_prefix('^').map_or((false, old), |rest| (true, rest));
        let (ends, letters) = rest.strip_suffix('$').map_or((false, rest), |rest| (true, rest));
        let place = match (anchored, ends) {
            (true, true) => (current == letters).then_some(0),
            (true, false) => current.starts_with(letters).then_some(0),
            (false, true) => current.ends_with(letters).then(|| current.len() - letters.len()),
            (false, false) => current.find(letters),
        };
        if let Some(at) = place {
            modern = Some(format!("{}{new}{}", &current[..at], &current[at + letters.len()..]));
        }
    }
    modern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_spellings_lead_to_those_of_today() {
        for (old, new) in [
            ("thuer", "tuer"),
            ("urtheil", "urteil"),
            ("rathhaus", "rathaus"),
            ("eigenthum", "eigentum"),
            ("telephonisch", "telefonisch"),
            ("schiffahrt", "schifffahrt"),
            ("selbstaendigkeit", "selbststaendigkeit"),
        ] {
            assert_eq!(modern(old).as_deref(), Some(new), "{old}");
        }
        for word in ["thueringen", "theater", "thema", "rathaus", "wendig", "schifffahrt", "selbststaendig", "staengel"]
        {
            assert_eq!(modern(word).as_deref().unwrap_or(word), word);
        }
    }
}
