//! The names of months and weekdays, in every spelling that is read.
//! It must not know what stands around them.

/// The names of a month: one as it is printed, the others in lower case, separated by blanks.
pub(crate) struct MonthNames {
    /// As it is printed.
    pub name: &'static str,
    /// Written out, in Germany and Austria.
    pub full: &'static str,
    /// Written out, in the genitive.
    pub genitive: &'static str,
    /// Shortened.
    pub short: &'static str,
    /// In newspapers of the 18th and 19th century.
    pub old: &'static str,
    /// In English.
    pub english: &'static str,
}

/// The names of the months, January first.
pub(crate) const MONTH_NAMES: [MonthNames; 12] = [
    MonthNames {
        name: "Januar",
        full: "januar jänner jaenner",
        genitive: "januars jänners",
        short: "jan jän",
        old: "januarius januarii jenner",
        english: "january",
    },
    MonthNames {
        name: "Februar",
        full: "februar feber",
        genitive: "februars febers",
        short: "feb febr",
        old: "februarius februarii hornung",
        english: "february",
    },
    MonthNames {
        name: "März",
        full: "märz maerz",
        genitive: "märzes",
        short: "mär mrz",
        old: "martius martii",
        english: "mar march",
    },
    MonthNames { name: "April", full: "april", genitive: "aprils", short: "apr", old: "aprilis", english: "april" },
    MonthNames { name: "Mai", full: "mai", genitive: "", short: "", old: "maji", english: "may" },
    MonthNames {
        name: "Juni",
        full: "juni",
        genitive: "junis",
        short: "jun",
        old: "junius junii juny brachmonat",
        english: "june",
    },
    MonthNames {
        name: "Juli",
        full: "juli",
        genitive: "julis",
        short: "jul",
        old: "julius julii july heumonat",
        english: "july",
    },
    MonthNames { name: "August", full: "august", genitive: "augusts", short: "aug", old: "augusti", english: "august" },
    MonthNames {
        name: "September",
        full: "september",
        genitive: "septembers",
        short: "sep sept",
        old: "septbr septembris",
        english: "september",
    },
    MonthNames {
        name: "Oktober",
        full: "oktober",
        genitive: "oktobers",
        short: "okt oct",
        old: "october octobers octbr octobris weinmonat",
        english: "october",
    },
    MonthNames {
        name: "November",
        full: "november",
        genitive: "novembers",
        short: "nov",
        old: "novbr novembris",
        english: "november",
    },
    MonthNames {
        name: "Dezember",
        full: "dezember december",
        genitive: "dezembers decembers",
        short: "dez dec",
        old: "decbr decembris christmonat",
        english: "december",
    },
];

/// The names of a weekday: one as it is printed, the others in lower case, separated by blanks.
pub(crate) struct WeekdayNames {
    /// As it is printed.
    pub name: &'static str,
    /// Written out.
    pub full: &'static str,
    /// Shortened.
    pub short: &'static str,
    /// In English, written out and shortened.
    pub english: &'static str,
}

/// The names of the weekdays, Monday first.
pub(crate) const WEEKDAY_NAMES: [WeekdayNames; 7] = [
    WeekdayNames { name: "Montag", full: "montag", short: "mo", english: "monday mon" },
    WeekdayNames { name: "Dienstag", full: "dienstag", short: "di", english: "tuesday tue" },
    WeekdayNames { name: "Mittwoch", full: "mittwoch", short: "mi", english: "wednesday wed" },
    WeekdayNames { name: "Donnerstag", full: "donnerstag", short: "do", english: "thursday thu" },
    WeekdayNames { name: "Freitag", full: "freitag", short: "fr", english: "friday fri" },
    WeekdayNames { name: "Samstag", full: "samstag sonnabend", short: "sa", english: "saturday sat" },
    WeekdayNames { name: "Sonntag", full: "sonntag", short: "so", english: "sunday sun" },
];

/// The months in German, as they are printed.
pub const MONTHS: [&str; 12] = {
    let mut names = [""; 12];
    let mut at = 0;
    while at < names.len() {
        names[at] = MONTH_NAMES[at].name;
        at += 1;
    }
    names
};

/// The weekdays in German, as they are printed, by their number: 0 is Monday.
pub const WEEKDAYS: [&str; 7] = {
    let mut names = [""; 7];
    let mut at = 0;
    while at < names.len() {
        names[at] = WEEKDAY_NAMES[at].name;
        at += 1;
    }
    names
};

/// The number, from 1, of a German, Austrian or English month of today, written out or shortened.
pub(crate) fn month_number(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let named = |month: &MonthNames| [month.full, month.short, month.english].iter().any(|names| has(names, &word));
    MONTH_NAMES.iter().position(named).map(|at| at as u32 + 1)
}

/// Whether a word is a German or English weekday, written out or shortened.
pub(crate) fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    WEEKDAY_NAMES.iter().any(|day| [day.full, day.short, day.english].iter().any(|names| has(names, &word)))
}

fn has(names: &str, word: &str) -> bool {
    names.split_whitespace().any(|name| name == word)
}
