//! The German words of time, each with its meaning.
//! It must not know what several mean together.

use crate::date::names::{MONTH_NAMES, WEEKDAY_NAMES};
use crate::temporal::word::{DayPart, Feast, Link, Portion, Reference, Season, Unit, Word};
use crate::text::{CARDINALS, DEFINITE_ARTICLES, INDEFINITE_ARTICLES, ORDINAL_STEMS, composed};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The longest word of time, in bytes.
const LONGEST: usize = 24;

/// What the word means for dates, if anything.
pub fn meaning(text: &str) -> Option<Word> {
    let mut lower = [0_u8; LONGEST];
    let bytes = text.as_bytes();
    if bytes.len() < 2 || bytes.len() > LONGEST {
        return None;
    }
    let mut umlaut = false;
    for (low, byte) in lower.iter_mut().zip(bytes) {
        // Ä, Ö, Ü are C3 84, C3 96, C3 9C; their small letters 32 more.
        *low = if umlaut && matches!(byte, 0x84 | 0x96 | 0x9c) { byte + 32 } else { byte.to_ascii_lowercase() };
        umlaut = *byte == 0xc3;
    }
    let known = VOCABULARY.0.get(&lower[..bytes.len()]).copied();
    // Umlauts in two pieces, and hyphens that show only where a line ends.
    if known.is_none() && text.contains(['\u{308}', '\u{364}', '\u{ad}']) {
        let whole: String = composed(text).filter(|c| *c != '\u{ad}').collect();
        return if whole == text { None } else { meaning(&whole) };
    }
    known
}

/// Words by their lower-case bytes.
struct Vocabulary(FxHashMap<Box<[u8]>, Word>);

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary(FxHashMap::default());
    vocabulary.add_months();
    vocabulary.add_weekdays();
    vocabulary.add_units();
    vocabulary.add_numbers();
    vocabulary.add_relative();
    for (forms, feast) in FEASTS {
        vocabulary.add(forms, Word::Feast(*feast));
    }
    for (forms, word) in OTHERS {
        vocabulary.add(forms, *word);
    }
    for (forms, link) in LINKS {
        vocabulary.add(forms, Word::Link(*link));
    }
    vocabulary
});

impl Vocabulary {
    /// Adds words that are separated by blanks; one that is known already keeps its meaning.
    fn add(&mut self, forms: &str, word: Word) {
        for form in forms.split_whitespace() {
            self.0.entry(form.as_bytes().into()).or_insert(word);
        }
    }

    /// Adds the forms of an adjective.
    fn add_inflected(&mut self, stem: &str, word: Word) {
        for ending in ADJECTIVE_ENDINGS {
            self.add(&format!("{stem}{ending}"), word);
        }
    }

    fn add_months(&mut self) {
        for (number, month) in (1..).zip(MONTH_NAMES) {
            self.add(month.full, Word::Month(number));
            self.add(month.genitive, Word::Month(number));
            self.add(month.short, Word::ShortMonth(number));
            self.add(month.old, Word::ShortMonth(number));
        }
    }

    fn add_weekdays(&mut self) {
        for (number, weekday) in (0..).zip(WEEKDAY_NAMES) {
            for name in weekday.full.split(' ') {
                self.add(&format!("{name} {name}s"), Word::Weekday(number));
                for (endings, part) in WEEKDAY_PARTS {
                    for ending in endings.split(' ') {
                        self.add(&format!("{name}{ending} {name}{ending}s"), Word::WeekdayPart(number, part));
                    }
                }
            }
        }
        for (forms, part) in DAY_PARTS {
            self.add(forms, Word::DayPart(part));
        }
    }

    fn add_units(&mut self) {
        for (one, many, unit) in UNITS {
            self.add(one, Word::Unit(unit));
            self.add(many, Word::Units(unit));
        }
        for (name, unit) in [("jahres", Unit::Year), ("monats", Unit::Month), ("wochen", Unit::Week)] {
            for (endings, portion) in UNIT_PORTIONS {
                for ending in endings.split(' ') {
                    self.add(&format!("{name}{ending} {name}{ending}s"), Word::UnitPortion(unit, portion));
                }
            }
        }
    }

    fn add_numbers(&mut self) {
        for (number, forms) in CARDINALS {
            self.add(forms, Word::Number(number));
        }
        for (number, stem) in (1..).zip(ORDINAL_STEMS.split_whitespace()) {
            self.add_inflected(stem, Word::Ordinal(number));
        }
        self.add("siebente siebenten siebenter", Word::Ordinal(7));
        for (decade, stems) in (2..).zip(DECADE_STEMS) {
            for stem in stems.split(' ') {
                self.add(&format!("{stem}er {stem}ern"), Word::Decade(decade));
                self.add(&format!("{stem}erjahre {stem}erjahren"), Word::DecadeYears(decade));
            }
        }
    }

    fn add_relative(&mut self) {
        for (stems, direction) in DIRECTIONS {
            for stem in stems.split(' ') {
                self.add_inflected(stem, Word::Direction(direction));
            }
        }
        for (stem, offset) in DAY_DIRECTIONS {
            self.add_inflected(stem, Word::DayDirection(offset));
        }
    }
}

const ADJECTIVE_ENDINGS: [&str; 5] = ["e", "en", "er", "es", "em"];

/// Endings of weekdays: *Montagabend*.
const WEEKDAY_PARTS: [(&str, DayPart); 5] = [
    ("morgen vormittag früh", DayPart::Morning),
    ("mittag", DayPart::Midday),
    ("nachmittag", DayPart::Afternoon),
    ("abend", DayPart::Evening),
    ("nacht", DayPart::NightFrom),
];

const DAY_PARTS: [(&str, DayPart); 5] = [
    ("morgens vormittag vormittags morgenstunden", DayPart::Morning),
    ("mittag mittags", DayPart::Midday),
    ("nachmittag nachmittags", DayPart::Afternoon),
    ("abend abends abendstunden", DayPart::Evening),
    ("nachts mitternacht", DayPart::NightFrom),
];

/// Units in the singular and in the plural.
const UNITS: [(&str, &str, Unit); 11] = [
    ("tag tages tags", "tage tagen", Unit::Day),
    ("wochenende wochenendes", "wochenenden", Unit::Weekend),
    ("woche", "wochen", Unit::Week),
    ("monat monats monates", "monate monaten", Unit::Month),
    ("quartal quartals vierteljahr", "quartale quartalen", Unit::Quarter),
    ("halbjahr halbjahres halbjahrs jahreshälfte", "halbjahren", Unit::HalfYear),
    ("jahr jahres jahrs", "jahre jahren", Unit::Year),
    ("jahrzehnt jahrzehnts jahrzehntes", "jahrzehnte jahrzehnten", Unit::Decade),
    ("jahrhundert jahrhunderts jahrhundertes", "jahrhunderte jahrhunderten", Unit::Century),
    ("jahrtausend jahrtausends", "jahrtausende jahrtausenden", Unit::Millennium),
    ("zeit", "zeiten", Unit::Time),
];

/// Endings of units: *Jahresende*.
const UNIT_PORTIONS: [(&str, Portion); 3] =
    [("anfang beginn", Portion::Start), ("mitte", Portion::Middle), ("ende schluss", Portion::End)];

/// The numbers of decades, from the twenties on, with spellings that only decades have.
const DECADE_STEMS: [&str; 8] = [
    "zwanzig zwanzich",
    "dreißig dreissig",
    "vierzig",
    "fünfzig fuenfzig",
    "sechzig sechszig",
    "siebzig siebenzig",
    "achtzig",
    "neunzig neuzig",
];

const DIRECTIONS: [(&str, i8); 4] = [
    ("vorletzt", -2),
    ("letzt vergangen vorig verflossen vorangegangen früher", -1),
    ("dies laufend gegenwärtig", 0),
    ("nächst kommend folgend", 1),
];

const DAY_DIRECTIONS: [(&str, i8); 4] = [("vorgestrig", -2), ("gestrig", -1), ("heutig", 0), ("morgig", 1)];

const FEASTS: &[(&str, Feast)] = &[
    ("rosenmontag", Feast::Easter(-48, 1)),
    ("faschingsdienstag fastnachtsdienstag veilchendienstag", Feast::Easter(-47, 1)),
    ("aschermittwoch", Feast::Easter(-46, 1)),
    ("palmsonntag", Feast::Easter(-7, 1)),
    ("gründonnerstag", Feast::Easter(-3, 1)),
    ("karfreitag charfreitag", Feast::Easter(-2, 1)),
    ("karsamstag ostersamstag", Feast::Easter(-1, 1)),
    ("karwoche", Feast::Easter(-6, 6)),
    ("ostersonntag", Feast::Easter(0, 1)),
    ("ostermontag", Feast::Easter(1, 1)),
    ("ostern", Feast::Easter(0, 2)),
    ("osterwochenende", Feast::Easter(-2, 4)),
    ("himmelfahrt himmelfahrtstag vatertag", Feast::Easter(39, 1)),
    ("pfingstsonntag", Feast::Easter(49, 1)),
    ("pfingstmontag", Feast::Easter(50, 1)),
    ("pfingsten", Feast::Easter(49, 2)),
    ("pfingstwochenende", Feast::Easter(48, 3)),
    ("fronleichnam frohnleichnam", Feast::Easter(60, 1)),
    ("neujahr neujahrstag", Feast::Fixed(1, 1, 1)),
    ("dreikönigstag dreikönig dreikönige", Feast::Fixed(6, 1, 1)),
    ("valentinstag", Feast::Fixed(14, 2, 1)),
    ("nikolaustag", Feast::Fixed(6, 12, 1)),
    ("allerheiligen", Feast::Fixed(1, 11, 1)),
    ("allerseelen", Feast::Fixed(2, 11, 1)),
    ("halloween reformationstag", Feast::Fixed(31, 10, 1)),
    ("heiligabend weihnachtsabend", Feast::Fixed(24, 12, 1)),
    ("weihnachten weihnachtstage weihnachtstagen weihnachtsfeiertage weihnachtsfeiertagen", Feast::Fixed(24, 12, 3)),
    ("stephanstag stefanitag", Feast::Fixed(26, 12, 1)),
    ("silvester sylvester silvesterabend silvesternacht", Feast::Fixed(31, 12, 1)),
    ("totensonntag ewigkeitssonntag", Feast::Advent(-7)),
    ("volkstrauertag", Feast::Advent(-14)),
    ("muttertag", Feast::Weekday(2, 6, 5)),
    ("sechseläuten sächsilüüte", Feast::Weekday(3, 0, 4)),
    ("nationalfeiertag nationalfeiertags nationalfeiertages", Feast::Unknown),
    ("weiberfastnacht altweiberfastnacht", Feast::Easter(-52, 1)),
    // Alone it is the one of Switzerland or the one of Germany; what stands before it tells.
    ("bettag bettags bettages", Feast::Unknown),
    ("weltfrauentag frauentag", Feast::Fixed(8, 3, 1)),
    ("josefstag josephstag josefitag", Feast::Fixed(19, 3, 1)),
    ("maifeiertag", Feast::Fixed(1, 5, 1)),
    ("bundesfeiertag", Feast::Fixed(1, 8, 1)),
    ("martinstag", Feast::Fixed(11, 11, 1)),
    ("barbaratag", Feast::Fixed(4, 12, 1)),
    ("berchtoldstag", Feast::Fixed(2, 1, 1)),
];

/// Words of all other kinds.
const OTHERS: &[(&str, Word)] = &[
    ("nacht", Word::Night),
    ("früh spät frühen späten", Word::Early),
    (INDEFINITE_ARTICLES, Word::One),
    (DEFINITE_ARTICLES, Word::The),
    ("halben halbes", Word::Half),
    ("übernächste übernächsten übernächster übernächstes", Word::Direction(2)),
    ("vorgestern", Word::Offset(-2)),
    ("gestern", Word::Offset(-1)),
    ("heute heut", Word::Offset(0)),
    ("morgen", Word::Offset(1)),
    ("übermorgen", Word::Offset(2)),
    ("vorjahr vorjahres vorjahrs", Word::UnitOffset(Unit::Year, -1)),
    ("vormonat vormonats", Word::UnitOffset(Unit::Month, -1)),
    ("vorwoche", Word::UnitOffset(Unit::Week, -1)),
    ("vorquartal vorquartals", Word::UnitOffset(Unit::Quarter, -1)),
    ("heuer", Word::UnitOffset(Unit::Year, 0)),
    ("vorvorjahr", Word::UnitOffset(Unit::Year, -2)),
    ("vorwochenende", Word::UnitOffset(Unit::Weekend, -1)),
    ("anfang anfangs beginn", Word::Portion(Portion::Start)),
    ("mitte", Word::Portion(Portion::Middle)),
    ("ende", Word::Portion(Portion::End)),
    ("frühling frühlings frühjahr frühjahrs", Word::Season(Season::Spring)),
    ("sommer sommers frühsommer hochsommer spätsommer", Word::Season(Season::Summer)),
    ("herbst herbstes herbsts spätherbst", Word::Season(Season::Autumn)),
    ("winter winters", Word::Season(Season::Winter)),
    ("kw kalenderwoche", Word::CalendarWeek),
    ("advent adventssonntag adventsonntag", Word::Advent),
    ("damals früher kürzlich unlängst neulich vergangenheit seinerzeit", Word::Reference(Reference::Past)),
    ("jetzt derzeit momentan zurzeit heutzutage moment", Word::Reference(Reference::Present)),
    ("zukunft demnächst", Word::Reference(Reference::Future)),
    ("saison spielzeit schuljahr wintersemester jahrgang geschäftsjahr", Word::Volume),
    ("uhr", Word::Clock),
    ("gut knapp rund etwa fast ungefähr circa ca genau exakt gerade über kaum beinahe zirka", Word::About),
    ("zuvor davor", Word::Relative(-1)),
    ("darauf danach später", Word::Relative(1)),
    ("selben gleichen selbigen", Word::Same),
    ("heilige heiligen heiliger", Word::Holy),
    ("hälfte", Word::HalfOf),
    ("curr currentis", Word::Current),
    (PAST, Word::Past),
    (FUTURE, Word::Future),
    ("weihnachtstag weihnachtsfeiertag weihnachtstags weihnachtsfeiertags", Word::ChristmasDay),
    ("worden gewesen", Word::Perfect),
];

const LINKS: &[(&str, Link)] = &[
    ("am", Link::Am),
    ("im", Link::Im),
    ("in", Link::In),
    ("vom", Link::Vom),
    ("zum zur zu", Link::Zum),
    ("auf", Link::Auf),
    ("seit", Link::Seit),
    ("ab", Link::Ab),
    ("bis", Link::Bis),
    ("vor", Link::Vor),
    ("nach", Link::Nach),
    ("von", Link::Von),
    ("und sowie", Link::Und),
    ("oder", Link::Oder),
    ("zwischen", Link::Zwischen),
    ("um", Link::Um),
    ("gegen", Link::Gegen),
    ("für", Link::Fuer),
    ("anno", Link::Anno),
];

/// Frequent verbs in the past whose ending does not show it; regular ones end in *-te*.
const PAST: &str = "war waren hatte hatten wurde wurden habe hat haben ist sind gab gaben kam kamen ging gingen \
    stand standen fiel fielen nahm nahmen starb starben begann begannen blieb blieben ließ ließen \
    lag lagen hielt hielten traf trafen fand fanden schrieb schrieben sprach sprachen verlor \
    verloren gewann gewannen rief riefen trat traten schloss schlossen schloß zog zogen lief liefen \
    fuhr fuhren trug trugen schlug schlugen bat baten verließ erhielt erhielten entschied \
    entschieden beschloss beschlossen stieg stiegen sank sanken brach brachen warf warfen sah sahen \
    wies wiesen hieß hießen konnte konnten musste mussten durfte wollte wollten galt galten geboren \
    gestorben erschien erschienen entstand entstanden floh flohen bekam bekamen";

/// Words of what is still to come.
const FUTURE: &str = "wird werden werde kann könne könnte könnten würde würden dürfte dürften darf trifft soll sollen \
    will wollen plant planen geplant beginnt beginnen startet starten findet finden folgt folgen \
    lädt laden tritt treten erscheint erwartet erwarten vorgesehen bevor ansteht anstehen endet \
    läuft öffnet eröffnet feiert spielt gastiert voraussichtlich stattfinden stattfindet tagt gilt \
    gelten möchte möchten vorstellen";
