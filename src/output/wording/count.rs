//! How much was found, and what was left out.
//! It must not know how anything is counted.

use crate::output::wording::date::undated;
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, whole};
use crate::search::{GroupName, LeftOut, MostWords, Within};

/// How many passages of how many articles.
pub fn totals(language: Language, passages: u64, articles: u64) -> String {
    let passages = counted(language, passages, Noun::Passage);
    let articles = counted_dative(language, articles, Noun::Article);
    format!("{passages} in {articles}")
}

/// Of a query of several words, which passages were counted.
pub fn words_needed(language: Language, most_words: Option<MostWords>) -> Option<String> {
    let MostWords { have, of } = most_words?;
    Some(if have < of {
        say!(
            language,
            "keine Stelle hat alle Wörter (mit --any zählen auch die mit einem Teil davon)",
            "no passage has all the words (with --any those with some of them count)"
        )
    } else {
        say!(
            language,
            "gezählt: Stellen mit allen Wörtern (mit --any auch die mit einem Teil davon)",
            "counted: passages with all the words (with --any also those with some of them)"
        )
    })
}

/// The name of what is counted together.
pub fn group(language: Language, name: &GroupName) -> String {
    match name {
        GroupName::Published(year, Within::Month(month)) => format!("{year:04}-{month:02}"),
        GroupName::Published(year, Within::UnknownMonth) => {
            say!(language, "{year:04} (ohne Monat)", "{year:04} (month unknown)")
        }
        GroupName::Published(year, Within::Year) => format!("{year:04}"),
        GroupName::Published(year, Within::Until(last)) => format!("{year:04}–{last:04}"),
        GroupName::Undated => undated(language).to_string(),
        GroupName::NoSource => no_source(language).to_string(),
        GroupName::Source(name) | GroupName::Person(name) => name.clone(),
    }
}

/// That no source is known.
pub fn no_source(language: Language) -> &'static str {
    language.pick("ohne Quelle", "no source")
}

/// What was left out for the dates asked for, and how to see it; nothing where nothing was.
pub fn left_out(language: Language, left_out: LeftOut) -> Option<String> {
    let of = |count: u64| counted(language, count, Noun::Passage);
    let mut parts = Vec::new();
    if left_out.coarser > 0 {
        parts.push(coarse(language, left_out.coarser));
    }
    if left_out.undated > 0 {
        parts.push(format!("{} {}", of(left_out.undated), undated(language)));
    }
    if left_out.vaguer > 0 {
        let passages = of(left_out.vaguer);
        parts.push(match left_out.vaguer {
            1 => say!(language, "{passages} spricht von einer längeren Zeit", "{passages} speaks of a longer time"),
            _ => say!(language, "{passages} sprechen von einer längeren Zeit", "{passages} speak of a longer time"),
        });
    }
    let parts = Some(parts.join(", ")).filter(|parts| !parts.is_empty())?;
    Some(say!(
        language,
        "weggelassen, vielleicht aus dieser Zeit: {parts} (mit --include-uncertain gezeigt)",
        "left out, may be of that time: {parts} (shown with --include-uncertain)"
    ))
}

/// How many passages are dated to more than the period asked for.
pub fn coarse(language: Language, count: u64) -> String {
    let passages = counted(language, count, Noun::Passage);
    say!(language, "{passages} zu ungenau datiert", "{passages} dated too coarsely")
}

/// That this many more passages of an article match, and the command that shows them: the search for what
/// was typed in this article alone, or the article where nothing was typed.
pub fn more_passages(language: Language, count: u64, article: &str, query: Option<&str>) -> String {
    let command = match query {
        Some(query) => format!("fundstelle search --in {article} {query}"),
        None => format!("fundstelle show {article}"),
    };
    let command = command.trim_end();
    let count = whole(language, count);
    match count.as_str() {
        "1" => say!(language, "1 weitere Stelle: {command}", "1 more passage: {command}"),
        _ => say!(language, "{count} weitere Stellen: {command}", "{count} more passages: {command}"),
    }
}

/// That passages of the article stand before those shown, and how to see them.
pub fn passages_before(language: Language, count: u64) -> String {
    let passages = counted(language, count, Noun::Passage);
    say!(
        language,
        "{passages} davor (--all zeigt den ganzen Artikel)",
        "{passages} before (--all shows the whole article)"
    )
}

/// That passages of the article stand behind those shown, and how to see them.
pub fn passages_behind(language: Language, count: u64) -> String {
    let passages = counted(language, count, Noun::Passage);
    say!(
        language,
        "{passages} dahinter (--all zeigt den ganzen Artikel)",
        "{passages} behind (--all shows the whole article)"
    )
}
