//! Spellings from before the reforms of 1901 and 1996, led to the ones of today.
//! It must not know which words exist: whether a word is old is for its caller to ask.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Letters that the reform of 1901 changed, folded, with those of today; `^` stands for the beginning of a word, `$`
/// for its end. Written from the rules of the reform. Some words of today have such letters (*Mathematik*, *Nothilfe*):
/// whoever applies them asks first whether the word is known as it stands.
const OF_1901: &[(&str, &str)] = &[
    ("^that$", "tat"),
    ("^thaten$", "taten"),
    ("thaet", "taet"),
    ("gethan", "getan"),
    ("theil", "teil"),
    ("^thier", "tier"),
    ("sthier", "stier"),
    ("^thuer", "tuer"),
    ("thurm", "turm"),
    ("^thuerm", "tuerm"),
    ("^thal$", "tal"),
    ("^thaler", "taler"),
    ("^thraene", "traene"),
    ("^theuer", "teuer"),
    ("muthig", "mutig"),
    ("^werth$", "wert"),
    ("^werthe", "werte"),
    ("werthvoll", "wertvoll"),
    ("^nothw", "notw"),
    ("^nothst", "notst"),
    ("wirthschaft", "wirtschaft"),
    ("rathhaus", "rathaus"),
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
    ("litterat", "literat"),
    ("^giebt$", "gibt"),
    ("^gieng", "ging"),
    ("^fieng", "fing"),
    ("^hieng", "hing"),
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
    ("^cigarr", "zigarr"),
    ("officiell", "offiziell"),
    ("officier", "offizier"),
    ("^process$", "prozess"),
    ("^accept", "akzept"),
    ("^accord", "akkord"),
    ("militair", "militaer"),
    ("regirung", "regierung"),
    ("^packet$", "paket"),
];

/// Letters that the reform of 1996 changed or made a choice, folded. Both spellings are in use.
const OF_1996: &[(&str, &str)] = &[
    ("telephon", "telefon"),
    ("photograph", "fotograf"),
    ("phantasie", "fantasie"),
    ("phantast", "fantast"),
    ("delphin", "delfin"),
    ("schiffahrt", "schifffahrt"),
    ("brennessel", "brennnessel"),
    ("potential", "potenzial"),
    ("potentiell", "potenziell"),
    ("essentiell", "essenziell"),
    ("differential", "differenzial"),
    ("substantiell", "substanziell"),
    ("numerier", "nummerier"),
    ("plazier", "platzier"),
    ("^rauh$", "rau"),
    ("^rauhe", "raue"),
    ("stengel", "staengel"),
    ("^greuel", "graeuel"),
    ("aufwendig", "aufwaendig"),
    ("selbstaendig", "selbststaendig"),
    ("kaenguruh", "kaenguru"),
    ("^tip$", "tipp"),
];

/// Longer words are none.
const WORD_MAX: usize = 80;

/// A word in the spelling of 1901, if it was in an older one.
pub fn of_1901(word: &str) -> Option<String> {
    static RULES: OnceLock<Rules> = OnceLock::new();
    apply(word, RULES.get_or_init(|| by_letters(OF_1901)))
}

/// A word in the spelling of 1996, if it was in an older one.
pub fn of_1996(word: &str) -> Option<String> {
    static RULES: OnceLock<Rules> = OnceLock::new();
    apply(word, RULES.get_or_init(|| by_letters(OF_1996)))
}

type Rule = (&'static str, &'static str);
type Rules = FxHashMap<[u8; 3], Vec<Rule>>;

/// The rules by three of their letters, so that a word meets only those that may fit.
fn by_letters(all: &[Rule]) -> Rules {
    let mut rules = Rules::default();
    for rule in all {
        let letters = rule.0.trim_matches(['^', '$']).as_bytes();
        rules.entry([letters[0], letters[1], letters[2]]).or_default().push(*rule);
    }
    rules
}

fn apply(word: &str, rules: &Rules) -> Option<String> {
    if word.len() > WORD_MAX {
        return None;
    }
    let mut fit: Vec<Rule> = Vec::new();
    for letters in word.as_bytes().windows(3) {
        if let Some(found) = rules.get(letters) {
            fit.extend(found.iter().filter(|rule| !fit.contains(rule)).copied().collect::<Vec<_>>());
        }
    }
    let mut modern: Option<String> = None;
    for (old, new) in fit {
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
        for (old, new) in [("thuer", "tuer"), ("urtheil", "urteil"), ("rathhaus", "rathaus"), ("eigenthum", "eigentum")]
        {
            assert_eq!(of_1901(old).as_deref(), Some(new), "{old}");
        }
        for (old, new) in
            [("telephonisch", "telefonisch"), ("schiffahrt", "schifffahrt"), ("selbstaendigkeit", "selbststaendigkeit")]
        {
            assert_eq!(of_1996(old).as_deref(), Some(new), "{old}");
        }
        for word in ["schifffahrt", "selbststaendig", "staengel", "wendig", "raum"] {
            assert_eq!(of_1996(word), None);
        }
    }
}
