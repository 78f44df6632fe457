//! One name in many spellings: keys under which *Wladimir* and *Vladimir*, *Lawrow* and *Lavrov*, *Müller* and
//! *Mueller* are the same, and *Köhler* and *Kohl* are not. It must not know texts, nor whose a name is.

use crate::person::name::particles::{ARTICLES, FAMILY_NAMES_FIRST, is_noble};
use crate::person::name::words::{ContextClass, classify, is_numeral};
use crate::text::composed;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Which sounds are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sounds {
    /// Those that German itself writes in several ways: *Mueller*. *Fischer* is not *Wischer*, *Lutz* not *Lus*.
    Ours,
    /// Those that newspapers write in several ways when a name comes from another script: *Lawrow, Lavrov*.
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

/// What letters may stand for, longest first: what German, English, French and Slavic newspapers write for one sound.
/// Capitals stand for sounds of several letters: `S` as in *Schule*, `C` as in *Tschechow*, `J` as in *Dschingis*. What
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

/// First names that are one name in other languages and scripts, each in all spellings of its sounds; whoever has one
/// of these has a name from another script. Own list, after those that newspapers write in several ways.
const FROM_OTHER_SCRIPTS: &str = "\
wladimir wolodymyr uladsimir wolodimir
michail mychajlo mikheil mychailo micheil mihail mikhail
alexej aleksej olexij oleksij aljaksej alexei alexiy oleksiy aleksii
sergej serhij sergiy sarhej siarhei serhiy serguei
nikolai mykola mikalaj nikolay nikolaj
dmitri dmytro dsmitry dmitrij dimitri dmitro dzmitry
jewgeni jewhen jauhen ewgeni evgeny yevhen evgueni
juri jurij iouri yuriy youri
pjotr petro piotr pyotr
andrij andrei andrey andriy andrii andrej
pawel pawlo pavlo pavel
iwan ivane
grigori hryhorij grigorij hryhoriy grigory hryhorii
wassili wasyl wasil vasyl vasily vasyliy wassyl
anatoli anatolij anatoliy anatoly
waleri walerij valery valerii valeriy walery
witali witalij vitali vitaliy vitaly
gennadi gennadij hennadij gennady hennadiy
oleg oleh
bogdan bohdan
kirill kyrylo kiryl
stepan szjapan
jakow jakiw yakov yakiv
jossif iosif yosyp
fjodor fedir fyodor fedor
jekaterina kateryna ekaterina yekaterina
anastassija anastasija anastasiia
weranika veranika
oleksandr olexander aljaksandr olexandr alyaksandr aleksandr
giorgi georgij heorhij georgy heorhiy
mohammed muhammad mohamed mohammad muhammed mohamad muhamed mehmet mahomed
ahmed ahmad ahmet achmed
hussein hossein husain hussain huseyin hossain
hassan hasan
yussuf jussuf yusuf youssef jusuf yousef yussef
ibrahim ebrahim
abdullah abdallah abdulla
osman uthman
mahmud mahmoud mahmood machmud
khalid chalid khaled chaled halid
khalil chalil
walid waleed
ismail ismael
jamal dschamal gamal
faisal feisal faysal
ruhollah rouhollah
jitzchak yitzhak jizchak yitzchak izchak
mosche moshe
schimon shimon
yasser jassir yassir jasir jasser
jahia yahya jahja yahia
osama usama
muammar moammar mouammar
saddam sadam
baschar bashar bachar
hosni husni
ali aly
yoav joaw joav
zedong tsetung
";

/// The same of names that many people have who write their names in our letters.
const OF_OURS: &str = "\
alexander aleksandar aleksander olexander aljaksandr aleksandr oleksandr
viktor wiktor wiktar victar
julia julija yulia yuliia
maria marija maryja mariya
natalia natalija nataliya
anna hanna ganna
veronika weronika veranika
petr peter
roman ramon
leonid leanid
josef joseph yosef
ajatollah ayatollah
sven swen
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

/// The classes of first names by their keys, and how many of them are of other scripts: those come first.
static CLASSES: LazyLock<(FxHashMap<String, Vec<usize>>, usize)> = LazyLock::new(|| {
    let mut classes: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, line) in FROM_OTHER_SCRIPTS.lines().chain(OF_OURS.lines()).enumerate() {
        for key in line.split_whitespace().flat_map(|name| keys(name, Sounds::All)) {
            let of_key = classes.entry(single(&key)).or_default();
            if of_key.last() != Some(&number) {
                of_key.push(number);
            }
        }
    }
    (classes, FROM_OTHER_SCRIPTS.lines().count())
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

/// A key in which the same sound twice is one: for first names and for names from abroad; but Wolf is not Wolff.
fn single(key: &str) -> String {
    let mut single = String::with_capacity(key.len());
    key.chars().for_each(|sound| push(&mut single, sound));
    single
}

/// Adds a sound; the same twice is one.
fn push(reading: &mut String, sound: char) {
    if !reading.ends_with(sound) {
        reading.push(sound);
    }
}

/// A word in lower case without marks that are only accents, without hyphens, and without the article before it.
fn plain(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    if word.is_ascii() {
        // Most names; there is nothing to compose.
        lower.extend(
            word.chars()
                .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
                .map(|letter| letter.to_ascii_lowercase()),
        );
    } else {
        fold_marks(word, &mut lower);
    }
    let article = lower.split_once('-').filter(|(article, rest)| ARTICLES.contains(article) && rest.len() > 2);
    let rest = article.map_or(lower.as_str(), |(_, rest)| rest);
    rest.replace('-', "")
}

/// Adds a word in lower case without marks that are only accents.
fn fold_marks(word: &str, lower: &mut String) {
    for letter in composed(word).flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'ö' | 'ü' | 'ø' | 'ß' | 'č' | 'ć' | 'ç' | 'š' | 'ş' | 'ž' | 'ł' | 'ı' | 'đ' | '-' => {
                lower.push(letter);
            }
            'ź' | 'ż' => lower.push('ž'),
            'ś' => lower.push('š'),
            letter => lower.extend(letter.nfd().filter(|part| part.is_alphanumeric())),
        }
    }
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

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'ı')
}

/// A key without its vowels but the first: only for names from abroad, where vowels are written by ear.
fn consonants(key: &str) -> String {
    let mut bare = String::new();
    for (at, letter) in key.char_indices() {
        match letter {
            // Alexej and Olexij begin otherwise and are one.
            'a' | 'e' | 'i' | 'o' | 'u' if at == 0 => bare.push('A'),
            // … and Kirijenko has a glide that Kirienko lacks.
            'a' | 'e' | 'i' | 'o' | 'u' | 'j' => {}
            letter => push(&mut bare, letter),
        }
    }
    bare
}

/// The consonants of a first name; the vowel that says it is a woman's is kept.
fn consonants_of_first_name(key: &str) -> String {
    let woman = if key.ends_with('a') { "a" } else { "" };
    consonants(key) + woman
}

/// Ends of family names that come to German newspapers from other scripts, as they are written here and elsewhere.
const FOREIGN_ENDS: [&str; 55] = [
    "ow", "ew", "ov", "ev", "owa", "ewa", "ova", "eva", "ski", "sky", "skij", "skyj", "skiy", "skyy", "skyi", "skaja",
    "skaya", "enko", "enka", "tschuk", "chuk", "dse", "dze", "schwili", "shvili", "sjan", "syan", "owitsch", "ewitsch",
    "owytsch", "ovych", "ovich", "evich", "ić", "vic", "schin", "shin", "zhin", "lny", "naja", "naya", "injan",
    "inyan", "inian", "kian", "odin", "schdin", "zhdin", "zyn", "tsyn", "tritsch", "vitsch", "wic", "lnyj", "hnyi",
];

/// A name as it is compared: all its spellings are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The keys of the first word; none where there is only one.
    first: Vec<String>,
    /// The keys of the last word; of *Charles III.* that is the only one.
    last: Vec<String>,
    /// The keys of a family name that stands first: *Xi Jinping*.
    surname_first: Vec<String>,
    /// The same with all sounds, of a name from another script.
    other_sounds: Vec<String>,
    /// The keys of what stands between, particles left out.
    between: Vec<Vec<String>>,
    /// The keys of all words together.
    whole: Vec<String>,
    /// The keys of what hyphens join in the last word.
    pieces: Vec<String>,
    /// What tells people of one name apart: *XVI., Jr.*
    number: String,
    /// Whether it looks like a name from another script.
    foreign: bool,
    classes: Vec<usize>,
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

/// What stands behind a name and tells father and son apart.
fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    matches!(bare, "Jr" | "jr" | "Sr" | "Junior" | "Senior") || is_numeral(word)
}

impl Spelling {
    /// The spelling of a name, its words in the usual order.
    pub fn of(name: &str) -> Spelling {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        let mut number = String::new();
        while words.len() > 1 && words.last().is_some_and(|word| is_number(word)) {
            number.push_str(words.pop().unwrap_or_default().trim_end_matches('.'));
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
        let last = keys(last_word, Sounds::Ours);
        let singled = |word: &str| keys(word, Sounds::All).iter().map(|key| single(key)).collect::<Vec<String>>();
        let (mut first, mut between) = (Vec::new(), Vec::new());
        if named.len() > 1 {
            first = singled(named[0]);
            between = named[1..named.len() - 1].iter().map(|word| singled(word)).collect();
        } else if is_numeral(&number) {
            // Charles III. has no family name, and is one person.
            first = singled(last_word);
        }
        let surname_first = if is_surname_first(&words) { keys(words[0], Sounds::Ours) } else { Vec::new() };
        let (known, other_scripts) = &*CLASSES;
        let mut classes: Vec<usize> = first.iter().filter_map(|key| known.get(key)).flatten().copied().collect();
        classes.sort_unstable();
        classes.dedup();
        let lower = last_word.to_lowercase();
        let ends = FOREIGN_ENDS.iter().any(|end| lower.len() > end.len() + 1 && lower.ends_with(end));
        let by_first = classes.first().is_some_and(|class| class < other_scripts);
        let foreign = particles || by_first || ends;
        let other_sounds = if foreign { singled(last_word) } else { Vec::new() };
        // Articles are left out word by word.
        let joined = named.iter().map(|word| plain(word)).collect::<String>();
        let whole = if foreign { singled(&joined) } else { keys(&joined, Sounds::Ours) };
        let pieces = last_word.split('-').filter(|piece| piece.len() > 2 && piece.len() < last_word.len());
        let pieces = pieces.flat_map(|piece| keys(piece, Sounds::Ours)).collect();
        Spelling { foreign, first, last, surname_first, other_sounds, between, whole, pieces, number, classes }
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

    /// Further keys of the last word of a name from abroad: with single consonants, and without vowels.
    pub fn loose_keys(&self) -> Vec<String> {
        if !self.foreign {
            return Vec::new();
        }
        let loose = |key: &String| [key.clone(), format!("~{}", consonants(key))];
        // Two consonants are too few: Sajed is not Saud.
        let is_enough = |key: &String| key.chars().count() > if key.starts_with('~') { 3 } else { 2 };
        let mut loose: Vec<String> = self.other_sounds.iter().flat_map(loose).filter(is_enough).collect();
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
        if share(&self.whole, &other.whole) {
            return true;
        }
        self.last_meets(other) && self.first_meets(other) && self.between_meets(other)
    }

    /// Whether the last words are spellings of one name.
    pub fn last_meets(&self, other: &Spelling) -> bool {
        share(&self.last, &other.last) || share(&self.loose_keys(), &other.loose_keys())
    }

    /// Whether the first words are.
    pub fn first_meets(&self, other: &Spelling) -> bool {
        let loose = |keys: &[String]| keys.iter().map(|key| consonants_of_first_name(key)).collect::<Vec<String>>();
        share(&self.first, &other.first)
            || self.classes.iter().any(|class| other.classes.contains(class))
            || self.foreign && other.foreign && share(&loose(&self.first), &loose(&other.first))
    }

    /// Further names are often left out: one of the two may lack them, but they must not be others.
    fn between_meets(&self, other: &Spelling) -> bool {
        let (few, many) = if self.between.len() < other.between.len() { (self, other) } else { (other, self) };
        let initial = |one: &[String], other: &[String]| {
            one.iter().any(|one| one.len() == 1 && other.iter().any(|other| other.starts_with(one.as_str())))
        };
        few.between
            .iter()
            .all(|one| many.between.iter().any(|other| share(one, other) || initial(one, other) || initial(other, one)))
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
