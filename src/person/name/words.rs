//! Words that stand around names in German: titles and roles, particles, verbs of saying, articles, prepositions.
//! It must not know names.

use crate::person::name::particles::ARTICLES;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word is to the names around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ContextClass {
    /// Nothing.
    Nothing = 0,
    /// *Herr, Frau*.
    Address,
    /// *Dr., Prof.*
    Degree,
    /// *Kanzlerin, Präsident*, and whatever ends like them.
    Role,
    /// *von, van, de, al*: part of names, but of much else, too.
    Particle,
    /// *sagte, erklärt*.
    Saying,
    /// *der, eine, kein*.
    Determiner,
    /// *in, nach, aus*: before places.
    Place,
    /// Another preposition.
    Preposition,
    /// *und, oder, sowie*.
    And,
    /// *er, sie, ich*.
    Pronoun,
    /// *ist, hat, wird*.
    Auxiliary,
    /// A full stop, question mark and the like.
    Stop,
    /// A comma.
    Comma,
    /// A quotation mark.
    Quote,
    /// A bracket.
    Bracket,
    /// Any other sign.
    Sign,
}

const LISTS: [(&str, ContextClass); 11] = [
    (
        "Herr Herrn Frau Fräulein Kollege Kollegen Kollegin Lord Lady Sir Monsieur Madame Mister Mr Mr. Mrs Mrs. \
            Ms Ms. Don Genosse Genossin",
        ContextClass::Address,
    ),
    ("Dr. Dr Prof. Prof Doktor Professor Professorin Dipl. Ing. Magister", ContextClass::Degree),
    (
        "von van de der den del della di da dos du la le al el bin ibn ben abu Abu Al El ad as St. zu zum zur ter \
            vom ten san",
        ContextClass::Particle,
    ),
    (
        "sagte sagt sagten erklärte erklärt betonte betont meinte meint fragte fragt forderte fordert kritisierte \
            kritisiert teilte schrieb schreibt warnte warnt kündigte berichtete berichtet antwortete sprach spricht \
            lobte verteidigte zitierte twitterte verwies ergänzte räumte nannte rief äußerte wies versicherte \
            bestätigte begründete hieß findet glaubt will wollte",
        ContextClass::Saying,
    ),
    (
        "der die das des dem den ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese \
            dieses diesen diesem jeder jede jedes jeden sein seine seinen seinem seiner seines ihr ihre ihren ihrem \
            ihrer ihres unser unsere unseren unserem unserer mein meine meinen viele alle mehr zwei drei beide beiden",
        ContextClass::Determiner,
    ),
    ("in nach aus im bei nahe In Nach Aus Bei", ContextClass::Place),
    (
        "mit für gegen von durch um auf an zu über unter vor hinter neben zwischen ohne wegen laut seit bis als am \
            zum zur vom Mit Für Gegen Von Laut Als Auf",
        ContextClass::Preposition,
    ),
    ("und oder sowie & aber wie Und", ContextClass::And),
    ("er sie ich wir es man ihn ihm ihr ihnen sich dass Er Sie Es Wir Ich", ContextClass::Pronoun),
    (
        "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen muss müssen",
        ContextClass::Auxiliary,
    ),
    (
        "Kanzler Kanzlerin Präsident Präsidentin Minister Ministerin Ministerpräsident Ministerpräsidentin \
            Vorsitzende Vorsitzender Vorsitzenden Chef Chefin Sprecher Sprecherin Bürgermeister Bürgermeisterin \
            Direktor Direktorin Leiter Leiterin Trainer Trainerin Abgeordnete Abgeordneter Abgeordneten Senator \
            Senatorin General Papst Kardinal Bischof König Königin Prinz Prinzessin Kaiser Kaiserin Graf Gräfin Fürst \
            Fürstin Herzog Freiherr Freifrau Freiin Baron Baronin Autor Autorin Regisseur Regisseurin Schauspieler \
            Schauspielerin Sänger Sängerin Maler Komponist Richter Richterin Anwalt Anwältin Arzt Ärztin Virologe \
            Virologin Forscher Forscherin Experte Expertin Politiker Politikerin Journalist Journalistin \
            Schriftsteller Schriftstellerin Philosoph Historiker Historikerin Sohn Tochter Bruder Schwester Vater \
            Mutter Onkel Tante Neffe Nichte Cousin Cousine Enkel Enkelin Ehefrau Ehemann Gattin Witwe Torwart Stürmer \
            Kapitän Spieler Spielerin Torhüter Verteidiger Kommissar Kommissarin Staatssekretär Staatssekretärin \
            Generalsekretär Generalsekretärin Botschafter Botschafterin Landrat Landrätin Pfarrer Pastor",
        ContextClass::Role,
    ),
];

/// Ends of roles, lower case: *Armeesprecher, Fraktionschefin*.
const ROLE_ENDS: &str = "minister ministerin präsident präsidentin sprecher sprecherin chef chefin kanzler kanzlerin \
    vorsitzende vorsitzender vorsitzenden meister meisterin direktor direktorin leiter leiterin trainer trainerin \
    sekretär sekretärin kandidat kandidatin politiker politikerin experte expertin beauftragte beauftragter kommissar \
    kommissarin anwalt anwältin richter richterin forscher forscherin spieler spielerin sieger siegerin autor autorin \
    star weltmeister abgeordnete abgeordneter senator senatorin führer führerin gründer gründerin manager managerin \
    berater beraterin wissenschaftler wissenschaftlerin ökonom ökonomin virologe virologin inhaber inhaberin chefs \
    rat rätin geschäftsführer geschäftsführerin arzt ärztin moderator moderatorin general vorstand vize keeper \
    stürmer stürmerin torwart torhüter verteidiger kapitän coach profi champion professor professorin redakteur \
    redakteurin reporter reporterin korrespondent korrespondentin rapper rapperin musiker musikerin designer \
    designerin stylist stylistin analyst analystin lehrer lehrerin pilot pilotin leutnant oberst kommandeur \
    kommandeurin machthaber oberhaupt läufer läuferin fahrer fahrerin springer springerin boxer boxerin ologe ologin \
    physiker physikerin chemiker chemikerin mathematiker mathematikerin astronom astronomin landwirt landwirtin \
    historiker historikerin aktivist aktivistin künstler künstlerin fotograf fotografin dirigent dirigentin";

static WORDS: LazyLock<FxHashMap<&'static str, ContextClass>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for (list, around) in LISTS {
        for word in list.split_whitespace() {
            words.entry(word).or_insert(around);
        }
    }
    words
});

/// What the word is to names.
pub fn classify(word: &str) -> ContextClass {
    if let Some(known) = WORDS.get(word) {
        return *known;
    }
    let Some(first) = word.chars().next() else { return ContextClass::Nothing };
    match first {
        '.' | '!' | '?' | ':' | ';' | '…' => ContextClass::Stop,
        ',' => ContextClass::Comma,
        '„' | '“' | '"' | '»' | '«' | '‚' | '‘' | '\'' | '”' => ContextClass::Quote,
        '(' | ')' | '[' | ']' => ContextClass::Bracket,
        letter if letter.is_uppercase() => {
            if is_role(word) {
                ContextClass::Role
            } else {
                ContextClass::Nothing
            }
        }
        letter if letter.is_alphanumeric() => ContextClass::Nothing,
        _ => ContextClass::Sign,
    }
}

/// What an address or a role says of who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// *Frau, Ministerin*.
    Woman,
    /// *Herr, Minister*.
    Man,
}

/// Ends of roles that only men have, because those of women have another.
const OF_MEN: &str = "herr herrn lord sir monsieur mister mr kollege genosse minister präsident kanzler sprecher \
    meister sekretär politiker direktor trainer vorsitzender senator anwalt papst kardinal bischof könig kaiser prinz \
    fürst graf vater bruder sohn onkel neffe cousin ehemann";
/// What only women are called that does not end with *in*.
const OF_WOMEN: &str =
    "frau fräulein lady madame mrs ms mutter schwester tochter tante nichte cousine ehefrau gattin witwe";

/// Whether a role, or what one is addressed with, says that it is a woman or a man; most that end with *e* say neither.
pub fn gender_of(role: &str) -> Option<Gender> {
    let is_end = |word: &str, ends: &str| ends.split_whitespace().any(|end| ends_with_folded(word, end));
    let is_any = |word: &str, ends: &str| is_end(word, ends) || without_case(word).any(|word| is_end(word, ends));
    role.split_whitespace().find_map(|word| {
        let word = word.trim_end_matches('.');
        if !is_role(word) {
            None
        } else if is_any(word, OF_MEN) {
            Some(Gender::Man)
        } else if word.ends_with("in") || is_any(word, OF_WOMEN) {
            Some(Gender::Woman)
        } else {
            None
        }
    })
}

/// The office that what stands before a name says, in the nominative and in small letters: *entwicklungsminister*.
pub fn office_of(role: &str) -> Option<String> {
    let office = role.split_whitespace().rev().find(|word| !is_address(word) && is_role(word))?;
    Some(role_in_nominative(office).to_lowercase())
}

/// Whether an office that is asked for is the one that is printed: *Kanzler* is *Bundeskanzler*, and not *Vizekanzler*.
pub fn is_office(asked: &str, printed: &str) -> bool {
    let whole = |office: &'_ str| office.strip_prefix("bundes").unwrap_or(office).to_string();
    let (asked, printed) = (whole(asked), whole(printed));
    printed.strip_suffix(asked.as_str()).is_some_and(|front| {
        !["vize", "alt", "ex", "schatten", "amts", "ehren"].iter().any(|other| front.starts_with(other))
    })
}

/// Whether an office is one that hardly two people of a family name have at a time.
pub fn is_high_office(office: &str) -> bool {
    const ENDS: [&str; 9] =
        ["minister", "ministerin", "kanzler", "kanzlerin", "präsident", "präsidentin", "senator", "senatorin", "papst"];
    ENDS.iter().any(|end| office.len() > end.len() + 3 && office.ends_with(end))
}

/// Whether what stands before a name only addresses somebody or says a degree: *Herr Dr.*
pub fn is_address(role: &str) -> bool {
    role.split(' ').all(|word| matches!(classify(word), ContextClass::Address | ContextClass::Degree))
}

/// Whether the word says that the name behind it is one of a company: *die Firma Tönnies*, *bei Tönnies*.
pub fn says_company(word: &str) -> bool {
    matches!(word, "bei" | "Bei")
        || word.starts_with(char::is_uppercase) && COMPANIES.iter().any(|end| ends_with_folded(word, end))
}

/// Ends of what companies are called, in the cases that stand before their names.
const COMPANIES: [&str; 19] = [
    "autobauer",
    "autobauers",
    "anbieter",
    "dienstleister",
    "reederei",
    "firma",
    "konzern",
    "konzerns",
    "unternehmen",
    "unternehmens",
    "betrieb",
    "betriebs",
    "fabrik",
    "hersteller",
    "verarbeiter",
    "marktführer",
    "branchenführer",
    "riese",
    "kette",
];

/// Whether a capitalised word is a title or role by its end, in any case: *CDU-Generalsekretär*, *Armeesprecher*, *den
/// Präsidenten*.
pub fn is_role(word: &str) -> bool {
    is_role_itself(word) || without_case(word).any(is_role_itself)
}

/// What a word may be in the nominative: *Präsident* of *Präsidenten*.
fn without_case(word: &str) -> impl Iterator<Item = &str> {
    ["en", "n", "s"].into_iter().filter_map(|end| word.strip_suffix(end)).filter(|word| word.chars().count() > 5)
}

fn is_role_itself(word: &str) -> bool {
    if matches!(WORDS.get(word), Some(ContextClass::Role | ContextClass::Degree | ContextClass::Address)) {
        return true;
    }
    // The shortest end is three letters; what is in front of it has two at least.
    if word.len() < 6 || !word.is_char_boundary(1) {
        return false;
    }
    let last = last_three(word);
    ENDS.get(&last).into_iter().flatten().any(|end| word.len() > end.len() + 1 && ends_with_folded(word, end))
}

/// The ends of roles by their last three bytes, which tell most words apart from all of them.
static ENDS: LazyLock<FxHashMap<[u8; 3], Vec<&'static str>>> = LazyLock::new(|| {
    let mut ends: FxHashMap<[u8; 3], Vec<&'static str>> = FxHashMap::default();
    for end in ROLE_ENDS.split_whitespace() {
        ends.entry(last_three(end)).or_default().push(end);
        // The first letter in either case: CDU-Rat.
        let mut letters = end.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        if last_three(&capital) != last_three(end) {
            ends.entry(last_three(&capital)).or_default().push(end);
        }
    }
    ends
});

/// The last three bytes of a word; zeros before a shorter one.
fn last_three(word: &str) -> [u8; 3] {
    let bytes = word.as_bytes();
    bytes.last_chunk().copied().unwrap_or_default()
}

/// Whether the word ends so, the first letter of the end in either case: *CDU-Chef*.
fn ends_with_folded(word: &str, end: &str) -> bool {
    let mut letters = end.chars();
    let Some(first) = letters.next() else { return true };
    let rest = letters.as_str();
    let Some(front) = word.strip_suffix(rest) else { return false };
    front.ends_with(first) || front.chars().next_back().is_some_and(|letter| letter.to_lowercase().eq([first]))
}

/// A name without the sign of its genitive.
pub fn strip_genitive(word: &str) -> Option<&str> {
    let signs = ["'s", "’s", "'", "’"].into_iter().find_map(|sign| word.strip_suffix(sign));
    // Scholzens Zögern.
    let old = || word.strip_suffix("ens").filter(|stem| stem.ends_with(['z', 'x', 'ß']));
    let without = signs.or_else(old).or_else(|| word.strip_suffix('s'))?;
    (without.chars().count() >= 3).then_some(without)
}

/// The last word of a name without an Arabic article before it: *Gaddafi* of *al-Gaddafi*.
pub(crate) fn without_article(name: &str) -> Option<&str> {
    let last = name.rsplit(' ').next().unwrap_or(name);
    last.split_once('-')
        .filter(|(article, rest)| ARTICLES.contains(&article.to_lowercase().as_str()) && rest.len() > 2)
        .map(|(_, rest)| rest)
}

/// A role in the nominative: *Präsident* of *Präsidenten*.
pub fn role_in_nominative(role: &str) -> &str {
    if is_role_itself(role) { role } else { without_case(role).find(|role| is_role_itself(role)).unwrap_or(role) }
}

/// Whether a word stands before family names and belongs to them: *von der Leyen*.
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 32] = [
        "von", "vom", "van", "de", "der", "den", "zu", "zum", "zur", "di", "da", "del", "du", "ten", "ter", "bin",
        "ibn", "dos", "do", "della", "delle", "dalla", "dal", "degli", "y", "af", "av", "op", "la", "le", "bint",
        "ould",
    ];
    word.len() <= 5 && PARTICLES.iter().any(|particle| particle.eq_ignore_ascii_case(word))
}

/// A family name without the particles that lead it: *Leyen* of *von der Leyen*. At least one word stays.
pub fn without_particles(name: &str) -> &str {
    without_leading(name, is_particle)
}

/// A name without the titles and roles that lead it: *Bundeskanzlerin Angela Merkel*. At least one word stays.
pub fn without_titles(name: &str) -> &str {
    without_leading(name, is_role)
}

fn without_leading(name: &str, leads: fn(&str) -> bool) -> &str {
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(' ') {
        if !leads(word) {
            break;
        }
        rest = after;
    }
    rest
}

/// A name without the sign of its genitive; none when it has none.
pub fn without_genitive(name: &str) -> Option<&str> {
    let last = name.rsplit(' ').next().unwrap_or(name);
    strip_genitive(last).map(|bare| &name[..name.len() - last.len() + bare.len()])
}

/// Whether it is a Roman numeral behind the name of a pope or a king.
pub(crate) fn is_numeral(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    // Malcolm X is no tenth, nor is Michael V., who is accused, a fifth.
    letters == "I" || (2..=5).contains(&letters.len()) && letters.chars().all(|letter| "IVX".contains(letter))
}

/// Whether a word behind a name says that it is the son or the father, in whatever language: *jun., Senior*.
pub(crate) fn generation(word: &str) -> Option<&'static str> {
    match word.trim_end_matches('.') {
        "Jr" | "jr" | "jun" | "iun" | "Junior" | "junior" => Some("Jr"),
        "Sr" | "sr" | "sen" | "Senior" | "senior" => Some("Sr"),
        _ => None,
    }
}

/// Whether a word is one letter with a full stop, or several that hyphens join: *H.-J.*
pub(crate) fn is_initial(word: &str) -> bool {
    let mut parts = word.split(['-', '\u{2010}', '\u{2011}']);
    parts.all(|part| {
        part.strip_suffix('.')
            .is_some_and(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_uppercase))
    })
}
