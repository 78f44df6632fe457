//! Lists of what belongs to names beside first names and family names: Arabic articles, titles of nobility, particles;
//! and of family names that stand first. It must not know how names are compared or found.

/// Articles that may be written before a name or left out: *al-Sisi, as-Sisi*.
pub(crate) const ARTICLES: [&str; 12] = ["al", "el", "as", "asch", "ash", "ad", "an", "ar", "at", "az", "es", "ul"];

/// Family names of China and Korea that stand before what a person is called: *Kim Jong Un*. The most frequent of those
/// countries that are written with a word of their own.
pub(crate) const FAMILY_NAMES_FIRST: [&str; 40] = [
    "Kim", "Park", "Lee", "Choi", "Moon", "Jung", "Jang", "Yoon", "Cho", "Ri", "Ban", "Roh", "Han", "Hwang", "Kang",
    "Xi", "Li", "Wang", "Zhang", "Liu", "Chen", "Yang", "Hu", "Wen", "Zhou", "Zhu", "Deng", "Mao", "Jiang", "Peng",
    "Lai", "Tsai", "Ma", "Ai", "Wu", "Sun", "Song", "Lin", "Bo", "Pak",
];

/// Titles of nobility, which are part of names: *Otto Graf Lambsdorff*.
const NOBLE: [&str; 14] = [
    "Freiherr",
    "Freifrau",
    "Freiin",
    "Graf",
    "Gräfin",
    "Prinz",
    "Prinzessin",
    "Fürst",
    "Fürstin",
    "Baron",
    "Baronin",
    "Ritter",
    "Edler",
    "Herzog",
];

/// Whether it is a title of nobility.
pub(crate) fn is_noble(word: &str) -> bool {
    NOBLE.contains(&word)
}

/// Parts of names that are written with a capital, too.
pub(crate) const CAPITAL_PARTICLES: [&str; 12] =
    ["Le", "La", "Van", "Von", "De", "Di", "Da", "Del", "Abu", "Bin", "Ben", "Al"];
