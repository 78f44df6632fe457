//! One name in many spellings: keys under which *Wladimir* and *Vladimir*, *Lawrow* and *Lavrov*, *Müller* and
//! *Mueller* are the same, and *Köhler* and *Kohl* are not. It must not know texts, nor whose a name is.

use crate::person::name::abroad::{self, Abroad, alike, consonants, readings};
use crate::person::name::particles::{ARTICLES, FAMILY_NAMES_FIRST, is_noble};
use crate::person::name::plain::{is_vowel, plain, single};
use crate::person::name::words::{ContextClass, classify, generation, is_numeral, without_article};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Which sounds are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sounds {
    /// Those that German itself writes in several ways: *Mueller*. *Fischer* is not *Wischer*, *Lutz* not *Lus*.
    Ours,
    /// Those of first names, which are written in more ways: *Viktor, Wiktor*.
    All,
}

/// What letters stand for in names of ours.
const OURS: [(&str, &[&str]); 17] = [
    ("sch", &["S"]),
    ("ph", &["f"]),
    ("tz", &["z"]),
    ("ts", &["z"]),
    ("ä", &["ae"]),
    ("ö", &["oe"]),
    ("ü", &["ue"]),
    ("ø", &["oe"]),
    ("ß", &["ss"]),
    ("č", &["C", "c"]),
    ("ć", &["C", "c"]),
    ("ç", &["C", "c"]),
    ("š", &["S", "s"]),
    ("ş", &["S", "s"]),
    ("ž", &["S", "z"]),
    ("ł", &["l"]),
    ("ı", &["i"]),
];

/// What letters may stand for in first names, longest first. Capitals stand for sounds of several letters: `S` as in *Schule*, `C` as in *Tschechow*, `J` as in *Dschingis*. What
/// can be read in two ways has two.
const SOUNDS: [(&str, &[&str]); 44] = [
    ("schtsch", &["SC"]),
    ("shch", &["SC"]),
    ("tsch", &["C"]),
    ("dsch", &["J"]),
    ("tch", &["C"]),
    ("dzh", &["J"]),
    ("sch", &["S"]),
    ("sh", &["S"]),
    ("zh", &["S"]),
    ("ch", &["h", "C"]),
    ("kh", &["h"]),
    ("ck", &["k"]),
    ("cz", &["C"]),
    ("gh", &["g"]),
    ("th", &["t"]),
    ("dh", &["d"]),
    ("ph", &["f"]),
    ("tz", &["s"]),
    ("ts", &["s"]),
    ("dj", &["J", "d"]),
    ("gue", &["ge"]),
    ("gui", &["gi"]),
    ("ou", &["u"]),
    ("qu", &["ku"]),
    ("ä", &["ae"]),
    ("ö", &["oe"]),
    ("ü", &["ue"]),
    ("ø", &["oe"]),
    ("ß", &["ss"]),
    ("č", &["C", "k"]),
    ("ć", &["C", "k"]),
    ("ç", &["C", "k", "s"]),
    ("š", &["S", "s"]),
    ("ş", &["S", "s"]),
    ("ž", &["S", "s"]),
    ("x", &["ks"]),
    ("q", &["k"]),
    ("c", &["k"]),
    ("w", &["f"]),
    ("v", &["f"]),
    ("z", &["s"]),
    ("ł", &["l"]),
    ("ı", &["i"]),
    ("đ", &["d"]),
];

/// No name has more readings than this; of a word with more the first ones are taken.
const READINGS_MAX: usize = 12;

/// First names that are one name in several languages, of people who write their names in our letters. Own list.
const OF_OURS: &str = "\
alexander alexandre aleksandar aleksander olexander aljaksandr aleksandr oleksandr
viktor wiktor wiktar victar
julia julija yulia yuliia
maria marija maryja mariya
natalia natalija nataliya
anna hanna ganna
veronika weronika weranika veranika
petr peter
roman ramon
leonid leanid
josef joseph yosef
ajatollah ayatollah
sven swen
elisabeth elizabeth elisabet
kurt curt
karl carl
klaus claus
konrad conrad
katharina catharina
oskar oscar
viktoria victoria
marcus markus
lukas lucas
jannis yannis giannis ioannis
kyriakos kiriakos
christoph christof kristof
filip philip philipp phillip
gerhard gerhart
eckart eckhard eckhart ekkehard
bernd bernt berndt
bernhard bernard
rainer reiner
erik eric erich
friedrich fridrich
günter günther
konstantin kostjantyn kanstanzin kostyantyn
denys denis
maksym maxim maksim maxym
tetjana tazzjana tetiana tatjana tatiana
natalija natallja nataliya natalya
olga olha wolha volha
iryna irina
xenia ksenija ksenia
halyna galyna galina
igor ihor
binyamin benyamin benjamin
ilja illja ilya illia
jelena olena elena yelena alyona
swetlana swjatlana sviatlana svitlana switlana
julija yulia yuliia ioulia juliia
marija maryja mariya mariia
nikol nikola
said saeed saied sayed
recep redschep
";

/// The classes of first names by their keys.
static CLASSES: LazyLock<FxHashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut classes: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, line) in [abroad::SLAVIC, abroad::EASTERN, OF_OURS].iter().flat_map(|list| list.lines()).enumerate() {
        for key in line.split_whitespace().flat_map(|name| keys(name, Sounds::All)) {
            let of_key = classes.entry(single(&key)).or_default();
            if of_key.last() != Some(&number) {
                of_key.push(number);
            }
        }
    }
    classes
});

/// The keys of a word of a name: two spellings of one name share one. Vowels are kept.
fn keys(word: &str, sounds: Sounds) -> Vec<String> {
    let table: &[(&str, &[&str])] = if sounds == Sounds::Ours { &OURS } else { &SOUNDS };
    let plain = plain(word);
    let mut readings = vec![String::with_capacity(plain.len())];
    let mut at = 0;
    while let Some(letter) = plain[at..].chars().next() {
        let rest = &plain[at..];
        let vowel = |at: usize| plain[at..].chars().next().is_some_and(is_vowel);
        let next = at + letter.len_utf8();
        let begins =
            |sound: &&(&str, &[&str])| sound.0.as_bytes()[0] == rest.as_bytes()[0] && rest.starts_with(sound.0);
        let (length, sounds): (usize, &[&str]) = match table.iter().find(begins) {
            Some((letters, sounds)) => (letters.len(), sounds),
            // Milosevic without its marks.
            None if rest == "ic" && sounds == Sounds::All => (2, &["ik", "iC"]),
            // Jelzin, Yeltsin; but English J is Dsch.
            None if letter == 'j' && vowel(next) && sounds == Sounds::All => (1, &["j", "J"]),
            None if letter == 'y' && vowel(next) => (1, &["j"]),
            None if matches!(letter, 'j' | 'y') && !vowel(next) => (1, &["i"]),
            None => (letter.len_utf8(), &[]),
        };
        match sounds {
            [] => readings.iter_mut().for_each(|reading| reading.push(letter)),
            [sound] => readings.iter_mut().for_each(|reading| reading.push_str(sound)),
            sounds => {
                let before = std::mem::take(&mut readings);
                for reading in before {
                    for sound in sounds {
                        let mut reading = reading.clone();
                        reading.push_str(sound);
                        readings.push(reading);
                    }
                }
                readings.truncate(READINGS_MAX);
            }
        }
        at += length;
    }
    for reading in &mut readings {
        // Haniyeh, Nasrallah; and -ij, -yj, -iy are one.
        let silent =
            sounds == Sounds::All && ["ah", "eh"].iter().any(|end| reading.len() > 4 && reading.ends_with(end));
        if silent {
            reading.pop();
        }
        while reading.ends_with("ii") {
            reading.pop();
        }
    }
    readings.retain(|reading| !reading.is_empty());
    readings.sort_unstable();
    readings.dedup();
    readings
}

/// A word as everybody writes it who has no other letters: in lower case, ä as ae, without accents. Two surnames that
/// are the same so are the same; their keys may be those of others, *Merz* and *Mertz*.
pub fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in plain(word).chars() {
        match letter {
            'ä' => folded.push_str("ae"),
            'ö' | 'ø' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            'č' | 'ć' | 'ç' => folded.push('c'),
            'š' | 'ş' => folded.push('s'),
            'ž' => folded.push('z'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'đ' => folded.push('d'),
            letter => folded.push(letter),
        }
    }
    folded
}

/// A name as it is compared: all its spellings are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The keys of the first word; none where there is only one.
    first: Vec<String>,
    /// The keys of the last word; of *Charles III.* that is the only one.
    last: Vec<String>,
    /// The keys of a family name that stands first: *Xi Jinping*.
    surname_first: Vec<String>,
    /// The keys of what stands between, particles left out.
    between: Vec<Vec<String>>,
    /// The keys of all words together.
    whole: Vec<String>,
    /// The keys of what hyphens join in the last word.
    pieces: Vec<String>,
    /// What tells people of one name apart: *XVI., Jr.*
    number: String,
    /// Which first name of several languages the first one is.
    classes: Vec<usize>,
    /// How a name from another script may be read.
    abroad: Option<Box<Sounding>>,
}

/// How the words of a name from another script may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sounding {
    first: Vec<String>,
    between: Vec<Vec<String>>,
    last: Vec<String>,
    /// All words together.
    whole: Vec<String>,
    /// Where it comes from.
    origin: Abroad,
}

impl Sounding {
    fn of(words: &[&str], whole: &str, origin: Abroad) -> Sounding {
        let (last, before) = words.split_last().unwrap_or((&"", &[]));
        let mut before = before.iter().map(|word| readings(word));
        let first = before.next().unwrap_or_default();
        let between = before.collect();
        Sounding { first, between, last: readings(last), whole: readings(whole), origin }
    }
}

/// The words that may be a name's family name: the last one before a numeral, and the first one of *Xi Jinping*.
pub fn family_names(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_number(word)) {
        words.pop();
    }
    let first = words.first().copied().filter(|_| is_surname_first(&words));
    words.last().copied().into_iter().chain(first).collect()
}

/// Whether the family name stands first: of *Xi Jinping*, and of *Kim Novak*, too, whom one may look for under both.
fn is_surname_first(words: &[&str]) -> bool {
    (2..=3).contains(&words.len()) && FAMILY_NAMES_FIRST.contains(&words[0])
}

/// A name with *Abd al-Asis, Abdel Aziz, Abdelaziz* as one word, which is written in all these ways; not before the
/// family name, which may stand alone: *Gamal Abdel Nasser*.
fn with_servants(name: &str) -> Cow<'_, str> {
    const SERVANTS: [&str; 6] = ["Abdel", "Abdul", "Abdal", "Abdol", "Abed", "Abd"];
    if !SERVANTS.iter().any(|servant| name.contains(servant)) {
        return Cow::Borrowed(name);
    }
    let mut joined = String::with_capacity(name.len());
    let mut words = name.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let servant = SERVANTS.iter().find_map(|servant| word.strip_prefix(servant));
        let whole = servant.filter(|rest| rest.chars().count() > 3);
        let before = if joined.is_empty() { "" } else { " " };
        joined.push_str(before);
        if servant == Some("") && words.clone().count() > 1 {
            joined.push_str("Abd");
            let next = words.next().unwrap_or_default();
            let is_article = ARTICLES.contains(&next.to_lowercase().as_str());
            let next = if is_article && words.clone().count() > 1 { words.next().unwrap_or_default() } else { next };
            joined.push_str(without_article(next).unwrap_or(next));
        } else if let Some(rest) = whole {
            joined.push_str("Abd");
            joined.push_str(rest);
        } else {
            joined.push_str(word);
        }
    }
    Cow::Owned(joined)
}

/// What stands behind a name and tells father and son apart.
fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    generation(bare).is_some() || is_numeral(word)
}

impl Spelling {
    /// The spelling of a name, its words in the usual order.
    pub fn of(name: &str) -> Spelling {
        let joined = with_servants(name);
        let mut words: Vec<&str> = joined.split_whitespace().collect();
        let mut number = String::new();
        while words.len() > 1 && words.last().is_some_and(|word| is_number(word)) {
            let bare = words.pop().unwrap_or_default().trim_end_matches('.');
            number.push_str(generation(bare).unwrap_or(bare));
        }
        let of_particle =
            |word: &&str| classify(word) == ContextClass::Particle || ARTICLES.contains(&word.to_lowercase().as_str());
        let particles =
            words.iter().any(|word| matches!(*word, "al" | "Al" | "el" | "El" | "bin" | "ibn" | "Abu" | "abu"))
                || words.iter().any(|word| {
                    word.split_once('-').is_some_and(|(lead, _)| ARTICLES.contains(&lead.to_lowercase().as_str()))
                });
        // Karl-Theodor Freiherr zu Guttenberg has no third name.
        let last = words.len().saturating_sub(1);
        let of_nobility = |at: usize| at > 0 && at < last && is_noble(words[at]);
        let named: Vec<&str> = (0..words.len())
            .filter(|at| words.len() == 1 || !of_particle(&words[*at]) && !of_nobility(*at))
            .map(|at| words[at])
            .collect();
        // Al Gore and Ash Carter have first names.
        let named = if named.len() < 2 { words.clone() } else { named };
        let last_word = named.last().copied().unwrap_or_default();
        let mut last = keys(last_word, Sounds::Ours);
        let singled = |word: &str| keys(word, Sounds::All).iter().map(|key| single(key)).collect::<Vec<String>>();
        let (mut first, mut between) = (Vec::new(), Vec::new());
        if named.len() > 1 {
            first = singled(named[0]);
            between = named[1..named.len() - 1].iter().map(|word| singled(word)).collect();
        } else if is_numeral(&number) {
            // Charles III. has no family name, and is one person.
            first = singled(last_word);
            // Elisabeth II. is Elizabeth II.
            last.extend(first.iter().filter(|key| !last.contains(key)).cloned().collect::<Vec<_>>());
        }
        let surname_first = if is_surname_first(&words) { keys(words[0], Sounds::Ours) } else { Vec::new() };
        let mut classes: Vec<usize> = first.iter().filter_map(|key| CLASSES.get(key)).flatten().copied().collect();
        classes.sort_unstable();
        classes.dedup();
        // Articles are left out word by word.
        let joined = named.iter().map(|word| plain(word)).collect::<String>();
        let origin = abroad::origin(&named[..named.len().saturating_sub(1)], last_word, particles);
        let abroad = origin.foreign.then(|| Box::new(Sounding::of(&named, &joined, origin)));
        let whole = keys(&joined, Sounds::Ours);
        let pieces = last_word.split('-').filter(|piece| piece.len() > 2 && piece.len() < last_word.len());
        let pieces = pieces.flat_map(|piece| keys(piece, Sounds::Ours)).collect();
        Spelling { first, last, surname_first, between, whole, pieces, number, classes, abroad }
    }

    /// The keys of the last word.
    pub fn last_keys(&self) -> &[String] {
        &self.last
    }

    /// The keys of what may be the family name, under which it is looked up: of the last word, and of the first one of
    /// *Xi Jinping*.
    pub fn family_keys(&self) -> impl Iterator<Item = &String> {
        self.last.iter().chain(&self.surname_first)
    }

    /// Whether a family name alone may be this one's.
    pub fn may_be_called(&self, alone: &Spelling) -> bool {
        self.last_meets(alone) || share(&self.surname_first, &alone.last)
    }

    /// Further keys of the last word of a name from abroad: its readings, and those without vowels.
    pub fn loose_keys(&self) -> Vec<String> {
        let Some(abroad) = &self.abroad else { return Vec::new() };
        let loose = |key: &String| [key.clone(), format!("~{}", consonants(key))];
        // A sound alone is too little to look for.
        let is_enough = |key: &String| key.chars().count() > 2;
        let mut loose: Vec<String> = abroad.last.iter().flat_map(loose).filter(is_enough).collect();
        loose.sort_unstable();
        loose.dedup();
        loose
    }

    /// The keys of all words together: *Kim Jong-un, Kim Jong Un*.
    pub fn whole_keys(&self) -> Vec<String> {
        self.whole.iter().map(|key| format!("={key}")).collect()
    }

    /// The keys of the words before the last one, and of the parts of a last word with hyphens.
    pub fn other_keys(&self) -> Vec<String> {
        let words = self.between.iter().flatten().chain(&self.first).chain(&self.pieces);
        let mut others: Vec<String> = words.cloned().collect();
        others.sort_unstable();
        others.dedup();
        others
    }

    /// Whether there is a first name.
    pub fn is_full(&self) -> bool {
        !self.first.is_empty()
    }

    /// Whether two full names are spellings of one.
    pub fn meets(&self, other: &Spelling) -> bool {
        if !self.is_full() || !other.is_full() || self.number != other.number {
            return false;
        }
        // Mir Hussein, Mir-Hossein: where a blank is a hyphen, the words do not tell.
        let parted = self.between.len() != other.between.len();
        if share(&self.whole, &other.whole) || parted && self.sounds_like(other, |sounding| &sounding.whole) {
            return true;
        }
        self.last_meets(other) && self.first_meets(other) && self.between_meets(other)
    }

    /// Whether a part of two names from other scripts may be read as one.
    fn sounds_like(&self, other: &Spelling, part: impl Fn(&Sounding) -> &Vec<String>) -> bool {
        let (Some(one), Some(other)) = (&self.abroad, &other.abroad) else { return false };
        alike(part(one), part(other), one.origin.or(other.origin))
    }

    /// Whether the last words are spellings of one name.
    pub fn last_meets(&self, other: &Spelling) -> bool {
        share(&self.last, &other.last) || self.sounds_like(other, |sounding| &sounding.last)
    }

    /// Whether the first words are.
    pub fn first_meets(&self, other: &Spelling) -> bool {
        share(&self.first, &other.first)
            || self.classes.iter().any(|class| other.classes.contains(class))
            || self.sounds_like(other, |sounding| &sounding.first)
            || self.has_same_consonants(other)
    }

    /// Whether the first names have the same consonants, enough of them, and end alike: *Waldimir, Wladimir*. Of Arabic
    /// names that is not enough.
    fn has_same_consonants(&self, other: &Spelling) -> bool {
        let (Some(one), Some(other)) = (&self.abroad, &other.abroad) else { return false };
        let bare = |sounding: &Sounding| -> Vec<String> {
            let bare = |key: &String| consonants(key) + if key.ends_with('a') { "a" } else { "" };
            sounding.first.iter().map(bare).filter(|key| key.chars().count() > 4).collect()
        };
        !one.origin.eastern && !other.origin.eastern && share(&bare(one), &bare(other))
    }

    /// Further names are often left out: one of the two may lack them, but they must not be others.
    fn between_meets(&self, other: &Spelling) -> bool {
        let (few, many) = if self.between.len() < other.between.len() { (self, other) } else { (other, self) };
        let initial = |one: &[String], other: &[String]| {
            one.iter().any(|one| one.len() == 1 && other.iter().any(|other| other.starts_with(one.as_str())))
        };
        let sounds = |one: usize, other: usize| match (&few.abroad, &many.abroad) {
            (Some(few), Some(many)) => {
                let origin = few.origin.or(many.origin);
                let readings = few.between.get(one).zip(many.between.get(other));
                readings.is_some_and(|(one, other)| alike(one, other, origin))
            }
            _ => false,
        };
        few.between.iter().enumerate().all(|(here, one)| {
            many.between.iter().enumerate().any(|(there, other)| {
                share(one, other) || initial(one, other) || initial(other, one) || sounds(here, there)
            })
        })
    }
}

fn share(one: &[String], other: &[String]) -> bool {
    one.iter().any(|key| other.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_consonants_make_nobody_one() {
        for (one, other) in [("Mohammed bin Sajed", "Mohammed bin Salman al-Saud"), ("Mohammed Said", "Muhammad Saud")]
        {
            assert!(!Spelling::of(one).meets(&Spelling::of(other)), "{one} {other}");
        }
    }

    #[test]
    fn spellings_of_one_name_meet() {
        let table = "Wladimir Putin|Vladimir Putin|Vladímir Putin
            Wolodymyr Selenskyj|Volodymyr Zelensky|Volodymyr Zelenskyy|Wladimir Selenski
            Sergej Lawrow|Sergei Lavrov|Sergey Lavrov
            Benjamin Netanjahu|Benjamin Netanyahu|Binyamin Netanyahu
            Peter Müller|Peter Mueller
            Gerhard Schröder|Gerhard Schroeder
            Michail Gorbatschow|Mikhail Gorbachev
            Recep Tayyip Erdogan|Recep Tayyip Erdoğan|Recep Erdogan
            Kim Jong-un|Kim Jong Un
            Donald Trump|Donald J. Trump
            Aleksandar Vučić|Aleksandar Vucic";
        for line in table.lines() {
            let names: Vec<&str> = line.trim().split('|').collect();
            for other in &names[1..] {
                assert!(Spelling::of(names[0]).meets(&Spelling::of(other)), "{} {other}", names[0]);
            }
        }
    }

    #[test]
    fn other_people_stay_apart() {
        let table = "Horst Köhler|Helmut Kohl
            Peter Köhler|Peter Kohl
            Svenja Schulze|Svenja Schulz
            Kurt Becker|Kurt Beck
            Peter Bär|Peter Bar
            Christa Wolf|Christa Wolff
            Daniel Müller|Daniela Müller
            Benedikt XV.|Benedikt XVI.
            Donald Trump|Donald Trump Jr.
            Christina Berndt|Christina Brandt
            Hans Peter Müller|Hans Karl Müller
            Wladimir Putin|Putin
            Stephan Kohn|Stephan Kühn
            Jan Becker|Ann Becker
            Anna Müller|Anja Müller
            Benjamin Wagner|Benjamin Wegner
            Konstantin Müller|Konstantin Möller
            Stefan Dietrich|Stefan Dittrich
            Peter Sander|Peter Zander
            Maria Fischer|Maria Wischer
            Stefan Lutz|Stefan Lus
            Peter Fink|Peter Wink
            Peter Roth|Peter Rot
            Ash Carter|Jimmy Carter
            Hans Meier|Hans Meyer";
        for line in table.lines() {
            let (one, other) = line.trim().split_once('|').unwrap();
            assert!(!Spelling::of(one).meets(&Spelling::of(other)), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn a_name_meets_itself_and_both_ways(one in "[A-ZÄČa-zäßč'-]{1,9}( \
            [A-Za-z.-]{1,8}){1,3}", other in "\\PC{0,20}") {
            let (one, other) = (Spelling::of(&one), Spelling::of(&other));
            if one.is_full() && !one.last.is_empty() {
                prop_assert!(one.meets(&one));
            }
            prop_assert_eq!(one.meets(&other), other.meets(&one));
        }
    }
}
