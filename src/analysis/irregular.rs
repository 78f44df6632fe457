//! Irregular words: verbs that change their vowel, and comparatives.
//! It must not know rules: what can be said by rule is in `stem`.

/// Verbs of the classes that a German grammar calls strong or mixed: stem of the infinitive, past, participle, and
/// third person where its vowel changes; `-` where the form is regular or would be taken for a noun (*stand*, *trug*),
/// `+` where it counts only behind a prefix (*schloss*). Folded, and separated by semicolons.
const STRONG_VERBS: &str = "\
    back buk - baeckt;befehl befahl befohlen befiehlt;beginn begann begonnen -;beiss +biss gebissen -;berg +barg \
    geborgen birgt;bieg bog gebogen -;biet +bot geboten -;bind +band gebunden -;bitt bat gebeten -;blas blies \
    geblasen blaest;bleib blieb geblieben -;brat briet gebraten braet;brech +brach gebrochen bricht;brenn \
    brannte gebrannt -;bring brachte gebracht -;denk dachte gedacht -;dring drang gedrungen -;empfehl empfahl \
    empfohlen empfiehlt;erloesch erlosch erloschen erlischt;erschreck erschrak erschrocken erschrickt;ess ass \
    gegessen isst;fahr fuhr gefahren faehrt;fall fiel gefallen faellt;fang fing gefangen faengt;find fand \
    gefunden -;flieg flog geflogen -;flieh floh geflohen -;fliess +floss geflossen -;fress frass gefressen \
    frisst;frier fror gefroren -;geb gab gegeben gibt;gedeih gedieh gediehen -;geh ging gegangen -;geling gelang \
    gelungen -;gelt galt gegolten gilt;gescheh geschah geschehen geschieht;gewinn gewann gewonnen -;giess goss \
    gegossen -;gleich glich geglichen -;gleit glitt geglitten -;grab - gegraben graebt;greif +griff gegriffen \
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
    gesponnen -;sprech sprach gesprochen spricht;spring sprang gesprungen -;stech stach gestochen sticht;steh - \
    gestanden -;stehl - gestohlen stiehlt;steig stieg gestiegen -;sterb starb gestorben stirbt;stink stank \
    gestunken -;stoss stiess gestossen stoesst;streich strich gestrichen -;streit stritt gestritten -;trag - \
    getragen traegt;treff traf getroffen trifft;treib trieb getrieben -;tret trat getreten tritt;trink trank \
    getrunken -;trueg trog getrogen -;verderb verdarb verdorben verdirbt;vergess vergass vergessen \
    vergisst;verlier verlor verloren -;verzeih verzieh verziehen -;wachs wuchs gewachsen waechst;wasch wusch \
    gewaschen waescht;weich wich gewichen -;weis +wies gewiesen -;wend wandte gewandt -;werb warb geworben \
    wirbt;werf warf geworfen wirft;wieg wog gewogen -;wind +wand gewunden -;wiss wusste gewusst -;zieh zog \
    gezogen -;zwing zwang gezwungen -";

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
const NOUNS: &str = "ostern ostern oster; pfing pfingsten pfingst; bus bus busse bussen busses; museum museum museen \
    museums; kohle kohle kohlen; rinde rinde rinden; tun tun tut getan";

use rustc_hash::FxHashMap;
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

/// The word that stands for an irregular form: the infinitive, the positive.
pub fn base_of(word: &str) -> Option<String> {
    if let Some(adjective) = compared().get(word) {
        return Some((*adjective).to_string());
    }
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
            assert_eq!(base_of(form).unwrap_or_default(), stem, "{form}");
        }
    }
}
