//! Names that come to newspapers from other scripts: which sounds their letters may stand for in German, English, French
//! and scholarly spelling, and whether two words are spellings of one. It must not know whole names.

use crate::person::name::plain::{is_vowel, plain, single};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a name from another script comes from: it says which vowels newspapers write for one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Abroad {
    /// From any other script or alphabet.
    pub foreign: bool,
    /// From Belarusian, which writes a where Russian writes o: *Pratassewitsch, Protasevich*.
    pub belarusian: bool,
    /// From Arabic, Persian, Urdu: short vowels are written by ear, *Khaled, Chalid*.
    pub eastern: bool,
}

impl Abroad {
    /// What holds when one of two names is from there.
    pub(crate) fn or(self, other: Abroad) -> Abroad {
        Abroad {
            foreign: self.foreign || other.foreign,
            belarusian: self.belarusian || other.belarusian,
            eastern: self.eastern || other.eastern,
        }
    }
}

/// What letters may stand for, longest first. Capitals stand for sounds of several letters: `S` as in *Schule* and in
/// *Dschungel*, which are written for one another, `C` as in *Tschechow*. What can be read in several ways has several.
const SOUNDS: [(&str, &[&str]); 51] = [
    ("schtsch", &["SC"]),
    ("shch", &["SC"]),
    ("chtch", &["SC"]),
    ("dsch", &["S"]),
    ("tsch", &["C"]),
    ("sch", &["S"]),
    ("dzh", &["S"]),
    ("tch", &["C"]),
    ("gue", &["ge"]),
    ("gui", &["gi"]),
    ("dž", &["S"]),
    ("sh", &["S"]),
    ("zh", &["S"]),
    ("ch", &["h", "C", "S"]),
    ("kh", &["h"]),
    ("ck", &["k", "sk"]),
    ("cz", &["C"]),
    ("gh", &["g", "k"]),
    ("th", &["t", "s"]),
    ("dh", &["d", "s"]),
    ("ph", &["f"]),
    ("tz", &["s"]),
    ("ts", &["s"]),
    ("dj", &["S", "d"]),
    ("ou", &["u"]),
    ("oo", &["u"]),
    ("ee", &["i"]),
    ("au", &["au", "af"]),
    ("qu", &["k", "ku"]),
    ("ä", &["ae", "a"]),
    ("ö", &["oe", "o"]),
    ("ü", &["ue", "u"]),
    ("ø", &["oe", "o"]),
    ("ß", &["ss"]),
    ("č", &["C", "k"]),
    ("ć", &["C", "k"]),
    ("ç", &["C", "k", "s"]),
    ("š", &["S", "s"]),
    ("ş", &["S", "s"]),
    ("ž", &["S", "s"]),
    ("đ", &["S", "d"]),
    ("ł", &["l"]),
    ("ı", &["i"]),
    ("x", &["ks"]),
    ("q", &["k", "g"]),
    ("c", &["k", "C", "S", "s"]),
    ("w", &["f"]),
    ("v", &["f"]),
    ("z", &["s"]),
    ("y", &["i"]),
    // Jelzin; but French and English J is Sch and Dsch.
    ("j", &["i", "S"]),
];

/// No word has more readings than this; of one with more the first ones are taken.
const READINGS_MAX: usize = 24;

/// First names of other scripts that are one name, each line in spellings of several languages. Own lists, after those
/// that newspapers write in several ways. Of Slavic languages:
pub(crate) const SLAVIC: &str = "\
wladimir wolodymyr uladsimir wolodimir
michail mychajlo mikheil mychailo micheil mihail mikhail mykhailo
alexej aleksej olexij oleksij aljaksej alexei alexiy oleksiy aleksii alexey oleksii
sergej serhij sergiy sarhej siarhei serhiy serguei sjarhej serhii
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
igor ihor
bogdan bohdan
kirill kyrylo kiryl kiril
stepan szjapan
jakow jakiw yakov yakiv
jossif iosif yosyp
fjodor fedir fyodor fedor
jekaterina kateryna ekaterina yekaterina
anastassija anastasija anastasiia
oleksandr olexander aljaksandr olexandr alyaksandr aleksandr
giorgi georgij heorhij georgy heorhiy
leonid leanid
swetlana swjatlana sviatlana svitlana switlana
tetjana tazzjana tetiana
wjatscheslaw wjatschaslau vyacheslav
jaroslaw jaraslau
";

/// … and of Arabic, Persian, Urdu, Hebrew.
pub(crate) const EASTERN: &str = "\
mohammed muhammad mohamed mohammad muhammed mohamad muhamed mehmet mahomed
ahmed ahmad ahmet achmed
hussein hossein husain hussain huseyin hossain
hassan hasan
yussuf jussuf yusuf youssef jusuf yousef yussef yousuf
ibrahim ebrahim
abdullah abdallah abdulla abdollah
osman uthman othman
mahmud mahmoud mahmood machmud
khalid chalid khaled chaled halid
khalil chalil
walid waleed oualid
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
nadschib najib nagib naguib
said saeed saied sayed
qassem qasem kassem ghassem kasim
";

/// First names that are hardly ever anybody's but of those languages; of Slavic ones and of the Caucasus, Turkish,
const SLAVIC_NAMES: &str = "ramsan alischer sinaida ljudmila nadeschda ossip lew taras rinat arsenij stanislau \
    wadim wiktar jegor rumen bojko plamen schelju meglena kristalina zwetan todor iwajlo denko slobodan zoran \
    vojislav ratko radovan milorad ivica goran dragan zdravko aleksandar irakli surab swiad bidsina lewan \
    chwitscha kacha chatia salome guram schota nikol sersch lewon wasgen henrich wahagn ararat tigran aram armen hrant \
    gagik raman maryna denys jewgenija olena";
const TURKISH_NAMES: &str = "recep redschep necmettin nedschmettin mevlut mevlüt suleyman süleyman bulent bülent \
    selahattin kemal ekrem tansu yasar yaşar devlet ilkay hakan mesut fethullah turgut ismet celal cemal tayyip binali \
    numan hikmet nazim orhan aziz murat";
/// … and of Arabic, Persian, Urdu.
const EASTERN_NAMES: &str = "aiman raschid rached moqtada muktada nuri haider dschalal tarik saib massud dschafar \
    dschawad javad benasir pervez nawaz shehbaz zulfikar zia sia bagher kais qais anwar mustafa omar karim hamid salim \
    suleiman samir amir farid raschida dschamila fatima fatemeh aischa leila adel schirin mehdi resa akbar asghar \
    bahram aschraf ashraf asif imran malala iqbal bilawal tahir nasir saad rafik fuad nabih salah salman nayef talal \
    saif saifullah mansur abdel abdul abdelasis fayez fajis hafis hafez chalifa khalifa bassam nidal marwan";

/// First names of a list, by their consonants, with where they come from.
type Known = FxHashMap<String, Vec<(String, Abroad)>>;

/// First names in the spelling of Belarusian.
const BELARUSIAN: &str = "aljaksandr alyaksandr aliaksandr aljaksej sjarhej siarhei raman wiktar viktar maryja ales \
    aleh uladsimir uladzimir mikalaj mikola jauhen yauhen dsmitry dzmitry swjatlana sviatlana weranika veranika \
    stanislau wjatschaslau viachaslau ryhor anatol kanstanzin tazzjana volha wolha nastassja natallja ihar leanid \
    pjatro pawel pavel zmizer";
/// First names that people of other countries have, too.
const ALSO_SLAVIC: &str = "viktor wiktor victor alexander aleksandr aleksander alexandre alexandra maxim maksim maksym \
    roman boris anna marina natalia natalja natalya olga tatjana tatiana tatyana valentina walentina galina irina iryna \
    julia yulia anton denis eduard konstantin georgi artem artjom timur vladislav wladislaw svetlana elena jelena \
    ljudmila ludmila vera wera larissa larisa daniil danil nadja nadia ilja ilya";

/// Where first names come from.
static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    let lists =
        [(SLAVIC, false), (SLAVIC_NAMES, false), (TURKISH_NAMES, false), (EASTERN, true), (EASTERN_NAMES, true)];
    for (list, eastern) in lists {
        for reading in list.split_whitespace().flat_map(readings) {
            known
                .entry(consonants(&reading))
                .or_default()
                .push((reading, Abroad { foreign: true, eastern, ..Abroad::default() }));
        }
    }
    known
});

/// Where a first name comes from, in whatever spelling.
fn origin_of_first_name(name: &str) -> Option<Abroad> {
    readings(name).iter().find_map(|reading| {
        let alike = |(known, abroad): &&(String, Abroad)| is_alike(known, reading, *abroad);
        KNOWN.get(&consonants(reading))?.iter().find(alike).map(|(_, abroad)| *abroad)
    })
}

/// Ends of family names from other scripts, as they are written here and elsewhere.
const ENDS: &str = "ow ew ov ev off owa ewa ova eva ski sky skij skyj skiy skyy skyi skaja skaya zki zky zkyj tsky \
    tskyi enko enka tschuk chuk juk yuk dse dze schwili shvili wili vili sjan syan rjan ryan rian tjan tyan njan nyan \
    ljan lyan djan dyan mjan myan sian owitsch ewitsch owytsch ovych ovich evich itsch itch ić ic ytsch ytch ych schin \
    shin zhin lny naja naya injan inyan inian kian odin schdin zhdin zyn tsyn tritsch vitsch lnyj hnyi nyj nyi kin kine \
    zadeh sadeh nejad nedschad dschani oğlu oglu";
/// Letters that are seldom in names of ours.
const SIGNS: [&str; 17] =
    ["kh", "zh", "dzh", "dsch", "schw", "q", "ğ", "ş", "ı", "ć", "č", "đ", "š", "ž", "chtch", "iy", "yj"];

/// Whether a family name looks like one from another script by its letters.
fn looks_foreign(last: &str) -> bool {
    let lower = last.to_lowercase();
    let ends = ENDS.split_whitespace().any(|end| lower.len() > end.len() + 1 && lower.ends_with(end));
    ends || SIGNS.iter().any(|sign| lower.find(sign).is_some_and(|at| *sign != "schw" || at > 1))
}

/// Where a name comes from by the names before the family name, by that and by its articles.
pub(crate) fn origin(before: &[&str], last: &str, article: bool) -> Abroad {
    let words =
        before.iter().flat_map(|word| std::iter::once(*word).chain(word.split('-').filter(move |part| part != word)));
    let by_first = words.filter_map(origin_of_first_name).next().unwrap_or_default();
    let first = before.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let is_any = |list: &str| list.split_whitespace().any(|known| known == first);
    let belarusian = is_any(BELARUSIAN);
    let foreign =
        by_first.foreign || article || belarusian || looks_foreign(last) || is_any(ALSO_SLAVIC) && looks_slavic(last);
    Abroad { foreign, eastern: by_first.eastern || article, belarusian }
}

/// Whether a family name behind a first name that Slavs have, too, looks like one of theirs.
fn looks_slavic(last: &str) -> bool {
    const ENDS: [&str; 22] = [
        "in", "ina", "yn", "ine", "ak", "ik", "uk", "ko", "ka", "ma", "ych", "aja", "aya", "oi", "oy", "oj", "ai",
        "aj", "ijan", "ul", "ia", "ut",
    ];
    let lower = last.to_lowercase();
    lower.chars().count() > 3 && ENDS.iter().any(|end| lower.ends_with(end))
}

/// The sounds of a word, in all the ways it may be read; the same sound twice is one.
pub(crate) fn readings(word: &str) -> Vec<String> {
    let plain = plain(word);
    let mut readings = vec![String::with_capacity(plain.len())];
    let mut at = 0;
    while let Some(letter) = plain[at..].chars().next() {
        let rest = &plain[at..];
        let found = SOUNDS.iter().find(|(letters, _)| rest.starts_with(letters));
        let mut itself = [0; 4];
        let itself = [&*letter.encode_utf8(&mut itself)];
        let (length, sounds) =
            found.map_or((letter.len_utf8(), &itself[..]), |(letters, sounds)| (letters.len(), sounds));
        let count = readings.len();
        for _ in 1..sounds.len() {
            readings.extend_from_within(..count);
        }
        for (number, reading) in readings.iter_mut().enumerate() {
            reading.push_str(sounds[number / count]);
        }
        readings.truncate(READINGS_MAX);
        at += length;
    }
    let mut more = Vec::new();
    for reading in &mut readings {
        *reading = single(reading);
        // Haniyeh, Nasrallah.
        if reading.len() > 5 && (reading.ends_with("ah") || reading.ends_with("eh")) {
            reading.pop();
        }
        // Poutine, Prigojine.
        if reading.len() > 4 && reading.ends_with("ine") {
            more.push(reading[..reading.len() - 1].to_string());
        }
    }
    readings.append(&mut more);
    readings.retain(|reading| !reading.is_empty());
    readings.sort_unstable();
    readings.dedup();
    readings
}

/// A reading without its vowels but the first, under which it is looked up; *Ihnat* is found beside *Ignat*.
pub(crate) fn consonants(reading: &str) -> String {
    let mut bare = String::new();
    for (at, letter) in reading.char_indices() {
        match letter {
            letter if is_vowel(letter) && at == 0 => bare.push('A'),
            letter if is_vowel(letter) => {}
            letter if bare.ends_with(letter) => {}
            'g' => bare.push('h'),
            letter => bare.push(letter),
        }
    }
    bare
}

/// Whether some readings of two words are spellings of one.
pub(crate) fn alike(one: &[String], other: &[String], origin: Abroad) -> bool {
    one.iter().any(|one| other.iter().any(|other| is_alike(one, other, origin)))
}

/// Whether two readings have the same consonants, and between them vowels that newspapers write for one another.
fn is_alike(one: &str, other: &str, origin: Abroad) -> bool {
    let (mut one, mut other) = (one, other);
    let mut behind = ' ';
    loop {
        let (vowels, rest) = cut(one);
        let (other_vowels, other_rest) = cut(other);
        let ends = rest.is_empty() && other_rest.is_empty();
        // Salah is not Saleh.
        let stressed = rest == "h" && other_rest == "h" && vowels.ends_with('a') != other_vowels.ends_with('a');
        if stressed || !are_one(vowels, other_vowels, behind, ends, origin) {
            return false;
        }
        let (mut letters, mut other_letters) = (rest.chars(), other_rest.chars());
        match (letters.next(), other_letters.next()) {
            (None, None) => return true,
            (Some(letter), Some(other))
                if letter == other || !origin.eastern && matches!((letter, other), ('h', 'g') | ('g', 'h')) =>
            {
                behind = letter;
            }
            _ => return false,
        }
        (one, other) = (letters.as_str(), other_letters.as_str());
    }
}

/// The vowels that a text begins with, and the rest.
fn cut(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter| !is_vowel(letter)).unwrap_or(text.len()))
}

/// Whether vowels are written for one another between the same consonants.
fn are_one(one: &str, other: &str, behind: char, ends: bool, origin: Abroad) -> bool {
    if one == other {
        return true;
    }
    let (plain, other_plain) = (without_glides(one), without_glides(other));
    if plain == other_plain {
        return true;
    }
    let is = |a: &str, b: &str| (plain == a && other_plain == b) || (plain == b && other_plain == a);
    // Lukaschenko, Lukaschenka; Gorbatschow, Gorbačëv; Fjodor, Fedor.
    let glided = one.starts_with('i') && plain == "o" || other.starts_with('i') && other_plain == "o";
    if (ends && behind == 'k' || origin.belarusian) && is("a", "o")
        || (matches!(behind, 'S' | 'C') || glided) && is("e", "o")
    {
        return true;
    }
    let near = |pair: (char, char)| {
        pair.0 == pair.1 || matches!(pair, ('a', 'e') | ('e', 'a') | ('e', 'i') | ('i', 'e') | ('o', 'u') | ('u', 'o'))
    };
    origin.eastern && plain.len() == other_plain.len() && plain.chars().zip(other_plain.chars()).all(near)
}

/// Vowels without the i and j before others: *-jan, -ian*; *Kirijenko, Kirienko*.
fn without_glides(vowels: &str) -> String {
    let mut plain = String::with_capacity(vowels.len());
    let mut letters = vowels.chars().peekable();
    while let Some(letter) = letters.next() {
        if !(letter == 'i' && letters.peek().is_some()) && !plain.ends_with(letter) {
            plain.push(letter);
        }
    }
    plain
}
