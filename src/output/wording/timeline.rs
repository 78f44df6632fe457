//! What a query finds over time.
//! It must not know how it is counted.

use crate::output::wording::count;
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, percent, whole};
use crate::query::When;
use crate::search::{Period, Timeline};

/// What a period without anything in the archive says.
pub fn gap(language: Language, row: &Period) -> String {
    match row.perhaps {
        0 => nothing(language).to_string(),
        perhaps => {
            let perhaps = whole(language, perhaps);
            say!(
                language,
                "nichts sicher datiert, vielleicht {perhaps}",
                "nothing dated with certainty, perhaps {perhaps}"
            )
        }
    }
}

fn nothing(language: Language) -> &'static str {
    language.pick("nichts im Archiv", "nothing in the archive")
}

/// The word between what matches and all there is.
pub fn of(language: Language) -> &'static str {
    language.pick("von", "of")
}

/// Which passages of a timeline are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first.
    First,
    /// The last.
    Last,
    /// The only one.
    Only,
}

/// What such a passage is called.
pub fn end(language: Language, end: End) -> &'static str {
    match end {
        End::First => language.pick("zuerst", "first"),
        End::Last => language.pick("zuletzt", "last"),
        End::Only => language.pick("nur hier", "only"),
    }
}

/// How much a timeline counts, and what it does not, in lines; without what was left out for the dates asked for.
pub fn not_counted(language: Language, timeline: &Timeline) -> Vec<String> {
    let mut lines = Vec::new();
    if timeline.partial {
        lines.push(say!(
            language,
            "keine Stelle hat ein Wort der Abfrage; diese haben Wörter, in denen eines steckt",
            "no passage has a word of the query; these have words that contain one"
        ));
    }
    let by_event = timeline.of == When::Said;
    let passages = |count: u64| counted(language, count, Noun::Passage);
    let mut missing = Vec::new();
    match timeline.coarser {
        0 => {}
        coarser if by_event => {
            let passages = passages(coarser);
            missing.push(say!(language, "{passages} nur mit längeren Zeiten", "{passages} with longer times only"));
        }
        coarser => missing.push(count::coarse(language, coarser)),
    }
    if timeline.undated > 0 {
        let passages = passages(timeline.undated);
        missing.push(if by_event {
            say!(language, "{passages} ohne Zeitangabe", "{passages} that name no time")
        } else {
            say!(language, "{passages} undatiert", "{passages} undated")
        });
    }
    if !missing.is_empty() {
        let missing = missing.join(", ");
        lines.push(say!(language, "in keinem Abschnitt: {missing}", "in no period: {missing}"));
    }
    if by_event {
        lines.push(say!(
            language,
            "eine Stelle, die von mehreren Abschnitten spricht, zählt in jedem",
            "a passage that speaks of several periods counts in each"
        ));
    }
    lines
}

/// That a word which is also a time is searched as a word.
pub fn searched_as_word(language: Language, word: &str) -> String {
    say!(
        language,
        "{word} wird als Wort gesucht; ereignis:{word} fragt nach dem, was von dieser Zeit spricht",
        "{word} is searched as a word; ereignis:{word} asks for what speaks of that time"
    )
}

/// The title of a picture of everything.
pub fn everything(language: Language) -> &'static str {
    language.pick("Alles", "Everything")
}

/// What the bars of a picture mean.
pub fn legend(language: Language, of: When) -> String {
    let nothing = nothing(language);
    match of {
        When::Said => say!(
            language,
            "Stellen, die von dieser Zeit sprechen: Anteil an allen Stellen der Zeit; schraffiert: {nothing}",
            "passages that speak of this time: share of all passages of the time; hatched: {nothing}"
        ),
        When::Published => say!(
            language,
            "Stellen nach Erscheinen: Anteil an allen Stellen der Zeit; schraffiert: {nothing}",
            "passages by publication: share of all passages of the time; hatched: {nothing}"
        ),
    }
}

/// What a bar of a picture means.
pub fn bar(language: Language, row: &Period) -> String {
    let name = &row.name;
    if row.is_gap() {
        return format!("{name}: {}", gap(language, row));
    }
    let (passages, articles) = (whole(language, row.passages), whole(language, row.articles));
    let of_passages = counted_dative(language, row.of_passages, Noun::Passage);
    let of_articles = counted_dative(language, row.of_articles, Noun::Article);
    let share = percent(language, row.share());
    say!(
        language,
        "{name}: {passages} von {of_passages} ({share}), {articles} von {of_articles}",
        "{name}: {passages} of {of_passages} ({share}), {articles} of {of_articles}"
    )
}
