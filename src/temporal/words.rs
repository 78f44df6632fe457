//! The words that dates are said with, in German, and those that say whether something has happened or will.
//! It must not know what they mean together.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A word of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// *Mai*: 1 to 12.
    Month(u8),
    /// *Jan.*, *Julius*: other ways to write a month, which are names of people, too.
    ShortMonth(u8),
    /// 0 is Monday.
    Weekday(u8),
    /// *Donnerstagabend*.
    WeekdayPart(u8, Part),
    /// *Abend, abends*.
    Part(Part),
    /// *früh, spät*: before or after another word of time.
    Early,
    /// *Woche*, in the singular.
    Unit(Unit),
    /// *Wochen*, in the plural.
    Units(Unit),
    /// *zwei*.
    Number(u16),
    /// *ein, einem*.
    One,
    /// *halben*.
    Half,
    /// *dritten*.
    Ordinal(u8),
    /// *der, die, das, den, dem, des*.
    The,
    /// *letzten* −1, *dieser* 0, *nächsten* 1.
    Direction(i8),
    /// *heutigen* 0, *gestrigen* −1, *morgigen* 1.
    DayDirection(i8),
    /// *gestern* −1, *übermorgen* 2.
    Offset(i8),
    /// *Vorjahr, Vorwoche, Vormonat, Folgejahr*, *heuer*.
    UnitOffset(Unit, i8),
    /// *Anfang, Mitte, Ende*.
    Edge(Edge),
    /// *Jahresende, Monatsmitte, Wochenbeginn*.
    UnitEdge(Unit, Edge),
    /// *Sommer*.
    Season(Season),
    /// *Ostermontag*.
    Feast(Feast),
    /// *neunziger*: 9.
    Decade(u8),
    /// *Jahre, Jahren* after a decade, and *Jahr* before a year, are units; this is *neunzigerjahre*.
    DecadeYears(u8),
    /// *KW, Kalenderwoche*.
    CalendarWeek,
    /// *Advent*, which is counted.
    Advent,
    /// *Nacht*.
    Night,
    /// *jetzt, damals, künftig*.
    Reference(Reference),
    /// *Saison, Spielzeit, Schuljahr*.
    Volume,
    /// *Uhr*.
    Clock,
    /// A word that leads dates or joins them.
    Joint(Joint),
    /// *gut, knapp, rund* before a number.
    About,
    /// *Heilige*, before *Abend*.
    Holy,
    /// *zuvor, später, darauf, danach*.
    Relative(i8),
    /// *selben, gleichen*.
    Same,
    /// *Hälfte*.
    HalfOf,
    /// *d.*, *v.*, *l.*, *k.* before *M.* and *J.* are single letters and not here; *dato* and *curr.* mean this one.
    Current,
    /// *sagte, war*: it has happened.
    Past,
    /// *wird, soll, plant*: it will.
    Future,
    /// *worden, gewesen*: it has, whatever *soll* says.
    Perfect,
}

/// Parts of the day, with their codes in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// MO
    Morning,
    /// MI
    Midday,
    /// AF
    Afternoon,
    /// EV
    Evening,
    /// NI: the night into a day, *Nacht auf Samstag*.
    Night,
    /// NI: the night behind a day, *Freitagnacht*.
    NightFrom,
    /// NI: one of both, *heute Nacht*.
    NightAround,
}

/// Units of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
    /// *Zeit*: nothing that could be counted.
    Time,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    Middle,
    End,
}

/// Seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Feasts and named days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// So many days from Easter Sunday, for so many days.
    Easter(i8, u8),
    /// A day and month, for so many days.
    Fixed(u8, u8, u8),
    /// So many days from the first Sunday in Advent.
    Advent(i8),
    /// The second Sunday in May.
    MothersDay,
}

/// Times that nobody can find in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// Words that lead dates or join them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    Am,
    Im,
    In,
    Vom,
    Zum,
    Auf,
    Seit,
    Ab,
    Bis,
    Vor,
    Nach,
    Von,
    Und,
    Or,
    Between,
    Um,
    Towards,
    For,
    Year,
}

/// No word of time is longer, in bytes.
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
    let known = WORDS.get(&lower[..bytes.len()]).copied();
    // Umlauts in two pieces, and hyphens that show only where a line ends.
    if known.is_none() && text.contains(['\u{308}', '\u{ad}']) {
        let whole: String = text.chars().filter(|c| *c != '\u{ad}').nfc().collect();
        return if whole == text { None } else { meaning(&whole) };
    }
    known
}

static WORDS: LazyLock<FxHashMap<Box<[u8]>, Word>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    // The first to name a word keeps it.
    let mut add = |forms: &str, word: Word| {
        for form in forms.split_whitespace() {
            words.entry(form.as_bytes().into()).or_insert(word);
        }
    };
    for (number, (names, others)) in (1..).zip([
        ("januar januars jänner jänners jaenner", "jan jän januarius januarii jenner"),
        ("februar februars feber febers", "feb febr februarius februarii hornung"),
        ("märz märzes maerz", "mär mrz martius martii"),
        ("april aprils", "apr aprilis"),
        ("mai", "maji"),
        ("juni junis", "jun junius junii juny brachmonat"),
        ("juli julis", "jul julius julii july heumonat"),
        ("august augusts", "aug augusti"),
        ("september septembers", "sep sept septbr septembris"),
        ("oktober oktobers", "okt october octobers oct octbr octobris weinmonat"),
        ("november novembers", "nov novbr novembris"),
        ("dezember dezembers december decembers", "dez dec decbr decembris christmonat"),
    ]) {
        add(names, Word::Month(number));
        add(others, Word::ShortMonth(number));
    }
    let parts = [
        ("morgen vormittag früh", Part::Morning),
        ("mittag", Part::Midday),
        ("nachmittag", Part::Afternoon),
        ("abend", Part::Evening),
        ("nacht", Part::NightFrom),
    ];
    for (number, names) in
        (0..).zip(["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"])
    {
        for name in names.split(' ') {
            add(&format!("{name} {name}s"), Word::Weekday(number));
            for (ends, part) in parts {
                for end in ends.split(' ') {
                    add(&format!("{name}{end} {name}{end}s"), Word::WeekdayPart(number, part));
                }
            }
        }
    }
    add("sonnabends", Word::Weekday(5));
    for (forms, part) in [
        ("morgens vormittag vormittags morgenstunden", Part::Morning),
        ("mittag mittags", Part::Midday),
        ("nachmittag nachmittags", Part::Afternoon),
        ("abend abends abendstunden", Part::Evening),
        ("nachts mitternacht", Part::NightFrom),
    ] {
        add(forms, Word::Part(part));
    }
    add("nacht", Word::Night);
    add("früh spät frühen späten", Word::Early);
    for (one, many, unit) in [
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
    ] {
        add(one, Word::Unit(unit));
        add(many, Word::Units(unit));
    }
    for (number, forms) in (2_u16..).zip(
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
            .split(' '),
    ) {
        add(forms, Word::Number(number));
    }
    for (forms, number) in [
        ("zweier zween", 2),
        ("dreier", 3),
        ("fünfundzwanzig", 25),
        ("dreißig dreissig", 30),
        ("vierzig", 40),
        ("fünfzig", 50),
        ("sechzig", 60),
        ("siebzig", 70),
        ("achtzig", 80),
        ("neunzig", 90),
        ("hundert einhundert", 100),
        ("tausend", 1000),
    ] {
        add(forms, Word::Number(number));
    }
    add("ein eine einem einen einer eines", Word::One);
    add("halben halbes", Word::Half);
    let ordinals = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt \
                    neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst fünfundzwanzigst sechsundzwanzigst \
                    siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst einunddreißigst";
    for (number, ordinal) in (1..).zip(ordinals.split_whitespace()) {
        for end in ["e", "en", "er", "es", "em"] {
            add(&format!("{ordinal}{end}"), Word::Ordinal(number));
        }
    }
    add("siebente siebenten siebenter", Word::Ordinal(7));
    add("der die das den dem des", Word::The);
    let inflected = |stem: &str| format!("{stem}e {stem}en {stem}er {stem}es {stem}em");
    for (stems, direction) in [
        ("letzt vergangen vorig verflossen vorangegangen früher vorletzt", -1),
        ("dies laufend gegenwärtig", 0),
        ("nächst kommend folgend", 1),
    ] {
        for stem in stems.split(' ') {
            let direction = match stem {
                "vorletzt" => -2,
                _ => direction,
            };
            add(&inflected(stem), Word::Direction(direction));
        }
    }
    add("übernächste übernächsten übernächster übernächstes", Word::Direction(2));
    for (stem, offset) in [("heutig", 0), ("gestrig", -1), ("morgig", 1), ("vorgestrig", -2)] {
        add(&inflected(stem), Word::DayDirection(offset));
    }
    for (forms, offset) in [("heute heut", 0), ("gestern", -1), ("vorgestern", -2), ("morgen", 1), ("übermorgen", 2)] {
        add(forms, Word::Offset(offset));
    }
    for (forms, unit, offset) in [
        ("vorjahr vorjahres vorjahrs", Unit::Year, -1),
        ("vormonat vormonats", Unit::Month, -1),
        ("vorwoche", Unit::Week, -1),
        ("vorquartal vorquartals", Unit::Quarter, -1),
        ("heuer", Unit::Year, 0),
        ("vorvorjahr", Unit::Year, -2),
        ("vorwochenende", Unit::Weekend, -1),
    ] {
        add(forms, Word::UnitOffset(unit, offset));
    }
    for (forms, edge) in [("anfang anfangs beginn", Edge::Start), ("mitte", Edge::Middle), ("ende", Edge::End)] {
        add(forms, Word::Edge(edge));
    }
    for (unit, name) in [(Unit::Year, "jahres"), (Unit::Month, "monats"), (Unit::Week, "wochen")] {
        for (ends, edge) in [("anfang beginn", Edge::Start), ("mitte", Edge::Middle), ("ende schluss", Edge::End)] {
            for end in ends.split(' ') {
                add(&format!("{name}{end} {name}{end}s"), Word::UnitEdge(unit, edge));
            }
        }
    }
    for (forms, season) in [
        ("frühling frühlings frühjahr frühjahrs", Season::Spring),
        ("sommer sommers frühsommer hochsommer spätsommer", Season::Summer),
        ("herbst herbstes herbsts spätherbst", Season::Autumn),
        ("winter winters", Season::Winter),
    ] {
        add(forms, Word::Season(season));
    }
    for (forms, feast) in [
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
        (
            "weihnachten weihnachtstage weihnachtstagen weihnachtsfeiertage weihnachtsfeiertagen",
            Feast::Fixed(24, 12, 3),
        ),
        ("stephanstag stefanitag", Feast::Fixed(26, 12, 1)),
        ("silvester sylvester silvesterabend silvesternacht", Feast::Fixed(31, 12, 1)),
        ("totensonntag ewigkeitssonntag", Feast::Advent(-7)),
        ("volkstrauertag", Feast::Advent(-14)),
        ("muttertag", Feast::MothersDay),
    ] {
        add(forms, Word::Feast(feast));
    }
    for (number, stems) in (2..).zip([
        "zwanzig zwanzich",
        "dreißig dreissig",
        "vierzig",
        "fünfzig fuenfzig",
        "sechzig sechszig",
        "siebzig siebenzig",
        "achtzig",
        "neunzig neuzig",
    ]) {
        for stem in stems.split(' ') {
            add(&format!("{stem}er {stem}ern"), Word::Decade(number));
            add(&format!("{stem}erjahre {stem}erjahren"), Word::DecadeYears(number));
        }
    }
    add("kw kalenderwoche", Word::CalendarWeek);
    add("advent adventssonntag adventsonntag", Word::Advent);
    for (forms, reference) in [
        ("damals früher kürzlich unlängst neulich vergangenheit seinerzeit", Reference::Past),
        ("jetzt derzeit momentan zurzeit heutzutage moment", Reference::Present),
        ("zukunft demnächst", Reference::Future),
    ] {
        add(forms, Word::Reference(reference));
    }
    add("saison spielzeit schuljahr wintersemester jahrgang geschäftsjahr", Word::Volume);
    add("uhr", Word::Clock);
    for (forms, joint) in [
        ("am", Joint::Am),
        ("im", Joint::Im),
        ("in", Joint::In),
        ("vom", Joint::Vom),
        ("zum zur zu", Joint::Zum),
        ("auf", Joint::Auf),
        ("seit", Joint::Seit),
        ("ab", Joint::Ab),
        ("bis", Joint::Bis),
        ("vor", Joint::Vor),
        ("nach", Joint::Nach),
        ("von", Joint::Von),
        ("und sowie", Joint::Und),
        ("oder", Joint::Or),
        ("zwischen", Joint::Between),
        ("um", Joint::Um),
        ("gegen", Joint::Towards),
        ("für", Joint::For),
        ("anno", Joint::Year),
    ] {
        add(forms, Word::Joint(joint));
    }
    add("gut knapp rund etwa fast ungefähr circa ca genau exakt gerade über kaum beinahe zirka", Word::About);
    add("zuvor davor", Word::Relative(-1));
    add("darauf danach später", Word::Relative(1));
    add("selben gleichen selbigen", Word::Same);
    add("heilige heiligen heiliger", Word::Holy);
    add("hälfte", Word::HalfOf);
    add("curr currentis", Word::Current);
    add(PAST, Word::Past);
    add(FUTURE, Word::Future);
    add("worden gewesen", Word::Perfect);
    words
});

/// Verbs in the past that no ending tells, of the most frequent ones; regular ones end in *-te*.
const PAST: &str = "war waren hatte hatten wurde wurden habe hat haben ist sind gab gaben kam kamen ging gingen stand standen fiel fielen nahm nahmen \
                    starb starben begann begannen blieb blieben ließ ließen lag lagen hielt hielten traf trafen fand fanden schrieb schrieben \
                    sprach sprachen verlor verloren gewann gewannen rief riefen trat traten schloss schlossen schloß zog zogen lief liefen fuhr \
                    fuhren trug trugen schlug schlugen bat baten verließ erhielt erhielten entschied entschieden beschloss beschlossen stieg \
                    stiegen sank sanken brach brachen warf warfen sah sahen wies wiesen hieß hießen konnte konnten musste mussten durfte wollte \
                    wollten galt galten geboren gestorben erschien erschienen entstand entstanden floh flohen bekam bekamen";

/// Words of what is still to come.
const FUTURE: &str = "wird werden werde kann könne könnte könnten würde würden dürfte dürften darf trifft soll sollen will wollen plant planen geplant beginnt beginnen startet starten findet finden folgt folgen lädt laden \
                      tritt treten erscheint erwartet erwarten vorgesehen bevor ansteht anstehen endet läuft öffnet eröffnet feiert spielt \
                      gastiert voraussichtlich stattfinden stattfindet tagt gilt gelten möchte möchten vorstellen";
