//! What single German words mean for dates, and for whether something has happened or will.
//! It must not know the words themselves, nor what several mean together.

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
    WeekdayPart(u8, DayPart),
    /// *Abend, abends*.
    DayPart(DayPart),
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
    Portion(Portion),
    /// *Jahresende, Monatsmitte, Wochenbeginn*.
    UnitPortion(Unit, Portion),
    /// *Sommer*.
    Season(Season),
    /// *Ostermontag*.
    Feast(Feast),
    /// *Weihnachtstag*, which is counted.
    ChristmasDay,
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
    Link(Link),
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
    /// *worden, gewesen*: it has, even behind *soll*.
    Perfect,
}

/// Parts of the day, with their codes in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
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
pub enum Portion {
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
    /// Days from Easter Sunday to its first day, and its length in days.
    Easter(i8, u8),
    /// Its day and month, and its length in days.
    Fixed(u8, u8, u8),
    /// Days from the first Sunday in Advent.
    Advent(i8),
    /// The first, second or third of a weekday, 0 is Monday, in a month.
    Weekday(i8, u8, u8),
    /// One of several that have its name.
    Unknown,
    /// The day of German unity: 3 October, and in the Federal Republic until 1989 17 June.
    Unity,
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
pub enum Link {
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
    Oder,
    Zwischen,
    Um,
    Gegen,
    Fuer,
    Anno,
}
