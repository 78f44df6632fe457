//! Irregular words: verbs that change their vowel, comparatives, and nouns with plurals of their own.
//! It must not know rules: what can be said by rule is in `stem`.

/// Verbs of the classes that a German grammar calls strong or mixed: stem of the infinitive, past, participle, and
/// third person where its vowel changes; `-` where the form is regular or would be taken for a noun (*stand*, *trug*),
/// `+` where it counts only behind a prefix (*schloss*). Folded, and separated by semicolons.
const STRONG_VERBS: &str = "\
    back buk gebacken baeckt;befehl befahl befohlen befiehlt;beginn begann begonnen -;beiss +biss gebissen -;berg +barg \
    geborgen birgt;bieg bog gebogen -;biet +bot geboten -;bind +band gebunden -;bitt bat gebeten -;blas blies \
    geblasen blaest;bleib blieb geblieben -;brat briet gebraten braet;brech +brach gebrochen bricht;brenn \
    brannte gebrannt -;bring brachte gebracht -;denk dachte gedacht -;dring drang gedrungen -;empfehl empfahl \
    empfohlen empfiehlt;erloesch erlosch erloschen erlischt;erschreck erschrak erschrocken erschrickt;ess ass \
    gegessen isst;fahr fuhr gefahren faehrt;fall fiel gefallen faellt;fang fing gefangen faengt;find fand \
    gefunden -;flieg flog geflogen -;flieh floh geflohen -;fliess +floss geflossen -;fress frass gefressen \
    frisst;frier fror gefroren -;geb gab gegeben gibt;gedeih gedieh gediehen -;geh ging gegangen -;geling gelang \
    gelungen -;gelt galt gegolten gilt;gescheh geschah geschehen geschieht;gewinn gewann gewonnen -;giess goss \
    gegossen -;gleich glich geglichen -;gleit glitt geglitten -;grab +grub gegraben graebt;greif +griff gegriffen \
    -;halt hielt gehalten haelt;haeng hing gehangen -;heb hob gehoben -;heiss hiess geheissen -;helf half \
    geholfen hilft;kenn kannte gekannt -;kling klang geklungen -;komm kam gekommen -;kriech kroch gekrochen \
    -;lad lud geladen laedt;lass liess gelassen laesst;lauf lief gelaufen laeuft;leid litt gelitten -;leih lieh \
    geliehen -;les las gelesen liest;lieg +lag gelegen -;lueg +log gelogen -;meid mied gemieden -;mess - \
    gemessen misst;nehm nahm genommen nimmt;nenn nannte genannt -;pfeif pfiff gepfiffen -;preis pries gepriesen \
    -;rat riet geraten raet;reib rieb gerieben -;reiss riss gerissen -;reit +ritt geritten -;renn rannte gerannt \
    -;riech +roch gerochen -;ring - gerungen -;ruf rief gerufen -;schaff schuf geschaffen -;scheid schied \
    geschieden -;schein +schien geschienen -;schieb schob geschoben -;schiess +schoss geschossen -;schlaf \
    schlief geschlafen schlaeft;schlag schlug geschlagen schlaegt;schleich schlich geschlichen -;schleif schliff \
    geschliffen -;schliess +schloss geschlossen -;schmeiss schmiss geschmissen -;schmelz schmolz geschmolzen \
    schmilzt;schneid +schnitt geschnitten -;schreib schrieb geschrieben -;schrei schrie geschrien -;schreit \
    +schritt geschritten -;schweig schwieg geschwiegen -;schwimm schwamm geschwommen -;schwind schwand \
    geschwunden -;schwing schwang geschwungen -;schwoer schwor geschworen -;seh sah gesehen sieht;send sandte \
    gesandt -;sing +sang gesungen -;sink sank gesunken -;sinn sann gesonnen -;sitz sass gesessen -;spinn - \
    gesponnen -;sprech sprach gesprochen spricht;spring sprang gesprungen -;stech stach gestochen sticht;steh +stand \
    gestanden -;stehl +stahl gestohlen stiehlt;steig stieg gestiegen -;sterb starb gestorben stirbt;stink stank \
    gestunken -;stoss stiess gestossen stoesst;streich strich gestrichen -;streit stritt gestritten -;trag +trug \
    getragen traegt;treff traf getroffen trifft;treib trieb getrieben -;tret trat getreten tritt;trink trank \
    getrunken -;trueg trog getrogen -;verderb verdarb verdorben verdirbt;vergess vergass vergessen \
    vergisst;verlier verlor verloren -;verzeih verzieh verziehen -;wachs wuchs gewachsen waechst;wasch wusch \
    gewaschen waescht;weich wich gewichen -;weis +wies gewiesen -;wend wandte gewandt -;werb warb geworben \
    wirbt;werf warf geworfen wirft;wieg wog gewogen -;wind +wand gewunden -;wiss wusste gewusst -;zieh zog \
    gezogen -;zwing zwang gezwungen -;berst barst geborsten birst;dresch drosch gedroschen drischt;erwaeg erwog \
    erwogen -;fecht focht gefochten ficht;flecht flocht geflochten flicht;gaer - gegoren -;gebaer gebar geboren \
    gebiert;geniess genoss genossen -;hau - gehauen -;kneif kniff gekniffen -;mahl - gemahlen -;melk - gemolken \
    -;missling misslang misslungen -;quell quoll gequollen quillt;salz - gesalzen -;sauf soff gesoffen \
    saeuft;saug sog gesogen -;scher schor geschoren -;schling schlang geschlungen -;schwell schwoll geschwollen \
    schwillt;spalt - gespalten -;spei spie gespien -;spriess spross gesprossen -;verdriess verdross verdrossen \
    -;web wob gewoben -";

/// Comparatives and superlatives with umlaut, and the adjectives that they are of.
const COMPARED: &str = "\
    alt aelter aeltest; arm aermer aermst; gross groesser groesst; hart haerter haertest; hoch hoeher hoechst hohe; \
    jung juenger juengst; kalt kaelter kaeltest; klug klueger kluegst; kurz kuerzer kuerzest; lang laenger laengst; \
    nah naeher naechst; scharf schaerfer schaerfst; schwach schwaecher schwaechst; stark staerker staerkst; \
    warm waermer waermst; grob groeber groebst; gesund gesuender gesuendest; schwarz schwaerzer schwaerzest";

/// What can stand before a verb, separable or not.
pub const PREFIXES: &[&str] = &[
    "", "ab", "an", "auf", "aus", "be", "bei", "dar", "durch", "ein", "ent", "er", "fest", "fort", "heraus", "herein",
    "herum", "hervor", "hin", "hinaus", "hinter", "hinzu", "los", "mit", "nach", "nieder", "statt", "teil", "ueber",
    "um", "unter", "ver", "vor", "voran", "voraus", "vorbei", "weg", "weiter", "wider", "wieder", "zer", "zu",
    "zurueck", "zusammen",
];

/// Nouns whose forms no rule leads together: the stem, then forms; among them feasts as the first parts of compounds.
const NOUNS: &str = "ostern ostern oster; pfing pfingsten pfingst; bus bus busse bussen busses; kohle kohle kohlen; \
    rinde rinde rinden; tun tun tut getan";

use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

type Forms = FxHashMap<String, &'static str>;

/// Past, participle and third person of all verbs without prefix, in all persons.
fn verb_forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = Forms::default();
        for verb in STRONG_VERBS.split(';') {
            let mut columns = verb.split_whitespace();
            let (Some(stem), Some(past), Some(participle)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let third = columns.next().unwrap_or("-");
            forms.insert(format!("{stem}en"), stem);
            if past != "-" {
                let endings: &[&str] = if past.ends_with('e') { &["", "n", "st", "t"] } else { &["", "en", "st", "t"] };
                for ending in endings {
                    forms.insert(format!("{past}{ending}"), stem);
                }
            }
            if participle != "-" {
                for ending in ["", "e", "er", "es", "em"] {
                    forms.insert(format!("{participle}{ending}"), stem);
                }
                forms.insert(format!("{participle}en"), stem);
            }
            if third != "-" {
                forms.insert(third.to_string(), stem);
                if let Some(second) = third.strip_suffix('t').filter(|second| !second.ends_with(['s', 't', 'e'])) {
                    forms.insert(format!("{second}st"), stem);
                }
            }
        }
        forms
    })
}

fn compared() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = Forms::default();
        for adjective in COMPARED.split(';') {
            let mut columns = adjective.split_whitespace();
            let Some(positive) = columns.next() else { continue };
            for degree in columns {
                for ending in ["", "e", "er", "es", "em", "en"] {
                    forms.insert(format!("{degree}{ending}"), positive);
                }
            }
        }
        forms
    })
}

fn nouns() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    FORMS.get_or_init(|| {
        let lines = NOUNS.split(';').map(str::split_whitespace);
        let with_stem = |mut line: std::str::SplitWhitespace<'static>| {
            line.next().map(|stem| line.map(move |form| (form.to_string(), stem)))
        };
        lines.filter_map(with_stem).flatten().collect()
    })
}

/// Nouns whose plurals no rule leads back to the singular, in the words of the file itself.
pub const PLURALS: &str = include_str!("data/irregular-nouns.txt");

/// What stands in front of nouns and is no first part of a compound, beside [`PREFIXES`].
const NOUN_PREFIXES: [&str; 6] = ["emp", "gegen", "miss", "rueck", "un", "ur"];

/// What is known of a form that is a plural.
struct Plural {
    singular: String,
    /// Whether it is one only behind a prefix: *Anträge*, but *träge*.
    behind_prefix: bool,
    /// Whether it is the dative, which verbs are written like: *Gründen*, *gründen*.
    dative: bool,
}

impl Plural {
    /// Whether a word that is written so can be it.
    fn fits(&self, initial: Initial) -> bool {
        initial == Initial::Capital || !self.dative
    }
}

fn plurals() -> &'static FxHashMap<String, Plural> {
    static FORMS: OnceLock<FxHashMap<String, Plural>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = FxHashMap::default();
        for line in PLURALS.lines().filter(|line| !line.starts_with('#')) {
            let behind_prefix = line.starts_with('-');
            let mut words = line.split_whitespace().map(fold);
            let Some(singular) = words.next() else { continue };
            for plural in words.filter(|plural| *plural != singular) {
                let known = |dative| Plural { singular: singular.clone(), behind_prefix, dative };
                if plural.ends_with(['e', 'r', 'l']) {
                    forms.insert(format!("{plural}n"), known(true));
                }
                forms.insert(plural, known(false));
            }
        }
        forms
    })
}

/// Places and their adjectives, in the words of the file itself.
pub const PLACES: &str = include_str!("data/places.txt");

fn adjectives_of_places() -> &'static FxHashMap<String, String> {
    static FORMS: OnceLock<FxHashMap<String, String>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = FxHashMap::default();
        for line in PLACES.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace().map(fold);
            let Some(place) = words.next() else { continue };
            for adjective in words {
                let endings: &[&str] =
                    if adjective.ends_with("er") { &["", "n", "s"] } else { &["", "e", "er", "es", "em", "en"] };
                forms.extend(endings.iter().map(|ending| (format!("{adjective}{ending}"), place.clone())));
            }
        }
        forms
    })
}

/// The place that an adjective is made of: *französisch*, *Münchner*.
pub fn place_of(word: &str) -> Option<&'static str> {
    adjectives_of_places().get(word).map(String::as_str)
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initial {
    /// With a capital letter, as nouns and names are.
    Capital,
    /// In lower case.
    Small,
}

/// Whether a word is one of the nouns with plurals of their own, which are no compounds.
pub fn is_simple(word: &str) -> bool {
    static SINGULARS: OnceLock<FxHashSet<&str>> = OnceLock::new();
    let singulars = || plurals().values().map(|plural| plural.singular.as_str()).collect();
    SINGULARS.get_or_init(singulars).contains(word)
}

/// The singular that a plural is of, where no rule says so. In lower case what is written like a verb is no noun.
pub fn singular_of(word: &str, initial: Initial) -> Option<String> {
    let plural = plurals().get(word).filter(|plural| !plural.behind_prefix && plural.fits(initial))?;
    Some(plural.singular.clone())
}

/// What is said of one man and of many people: *Feuerwehrmann*, *Feuerwehrleute*; but theatre people are not his.
const MEN_AND_PEOPLE: &str =
    "amt berg edel ersatz fach feuerwehr geschaefts haupt kamera kauf lands ob see steuer vertrauens zimmer";

/// The singular of a word that is a prefix and such a plural: *Vorgänge*; and of what men and women are together in:
/// *Feuerwehrleute*.
pub fn prefixed_singular_of(word: &str, initial: Initial) -> Option<String> {
    let people = word.strip_suffix("leuten").or_else(|| word.strip_suffix("leute"));
    if let Some(before) = people.filter(|before| MEN_AND_PEOPLE.split_whitespace().any(|trade| before.ends_with(trade)))
    {
        return Some(format!("{before}mann"));
    }
    PREFIXES.iter().chain(&NOUN_PREFIXES).filter(|prefix| !prefix.is_empty()).find_map(|prefix| {
        let plural = plurals().get(word.strip_prefix(prefix)?)?;
        plural.fits(initial).then(|| format!("{prefix}{}", plural.singular))
    })
}

/// Plurals of at least this many letters are told at the end of a longer word.
const TELLING_MIN: usize = 6;

/// The singular of a word that ends in such a plural: *Yaleschlösser*.
pub fn longer_singular_of(word: &str, initial: Initial) -> Option<String> {
    (3..(word.len() + 1).saturating_sub(TELLING_MIN)).find_map(|start| {
        let plural = plurals().get(word.get(start..)?).filter(|plural| !plural.behind_prefix)?;
        plural.fits(initial).then(|| format!("{}{}", &word[..start], plural.singular))
    })
}

/// The adjective that a comparative or superlative with umlaut is of.
pub fn positive_of(word: &str) -> Option<&'static str> {
    compared().get(word).copied()
}

/// The infinitive that an irregular form of a verb is of.
pub fn verb_of(word: &str) -> Option<String> {
    let verbs = verb_forms();
    let form = |rest: &str| verbs.get(rest).filter(|_| rest.len() >= 3);
    for prefix in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix) else { continue };
        let found = form(rest).or_else(|| {
            // beschloss, but Schloss; begriffen, verstanden: participles without ge.
            let behind = |mark: &str| verbs.get(&format!("{mark}{rest}"));
            (!prefix.is_empty())
                .then(|| behind("+").or_else(|| rest.ends_with("en").then(|| behind("ge")).flatten()))
                .flatten()
        });
        if let Some(stem) = found {
            return Some(format!("{prefix}{stem}en"));
        }
    }
    None
}

/// The stem of a noun whose forms no rule leads together.
pub fn noun_stem(word: &str) -> Option<&'static str> {
    nouns().get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_lead_to_their_infinitive() {
        let table = [
            ("ging", "gehen"),
            ("gegangen", "gehen"),
            ("angegriffen", "angreifen"),
            ("begriffen", "begreifen"),
            ("sprach", "sprechen"),
            ("spricht", "sprechen"),
            ("beschlossen", "beschliessen"),
            ("groesste", "gross"),
            ("hoehere", "hoch"),
            ("zugestimmt", ""),
            ("haus", ""),
            ("schloss", ""),
            ("band", ""),
        ];
        for (form, stem) in table {
            let base = verb_of(form).or_else(|| positive_of(form).map(str::to_string));
            assert_eq!(base.unwrap_or_default(), stem, "{form}");
        }
    }
}
