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

/// The names of the months, January first: printed, written out, in the genitive, shortened, old, English.
pub(crate) const MONTH_NAMES: [MonthNames; 12] = [
    month("Januar", "januar jänner jaenner", "januars jänners", "jan jän", "januarius januarii jenner", "january"),
    month("Februar", "februar feber", "februars febers", "feb febr", "februarius februarii hornung", "february"),
    month("März", "märz maerz", "märzes", "mär mrz", "martius martii", "mar march"),
    month("April", "april", "aprils", "apr", "aprilis", "april"),
    month("Mai", "mai", "", "", "maji", "may"),
    month("Juni", "juni", "junis", "jun", "junius junii juny brachmonat", "june"),
    month("Juli", "juli", "julis", "jul", "julius julii july heumonat", "july"),
    month("August", "august", "augusts", "aug", "augusti", "august"),
    month("September", "september", "septembers", "sep sept", "septbr septembris", "september"),
    month("Oktober", "oktober", "oktobers", "okt oct", "october octobers octbr octobris weinmonat", "october"),
    month("November", "november", "novembers", "nov", "novbr novembris", "november"),
    month("Dezember", "dezember december", "dezembers decembers", "dez dec", "decbr decembris christmonat", "december"),
];

const fn month(
    name: &'static str,
    full: &'static str,
    genitive: &'static str,
    short: &'static str,
    old: &'static str,
    english: &'static str,
) -> MonthNames {
    MonthNames { name, full, genitive, short, old, english }
}

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
