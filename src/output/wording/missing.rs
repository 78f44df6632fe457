//! What of a query's words is not there, and how that bears on what is shown.
//! It must not know how that is found out.

use crate::output::wording::language::{Language, say};
use crate::output::wording::number::whole;
use crate::search::{Found, MostWords, UnknownWord};

/// What the reader should know before the hits, in lines: words that the index does not have, that no passage has all
/// words, and which passages are sorted by date.
pub fn head(language: Language, found: &Found) -> Vec<String> {
    let unknown = found.unknown.iter().map(|word| unknown(language, word));
    unknown.chain(together(language, found)).collect()
}

/// The words of the query that a hit lacks.
pub fn missing(language: Language, words: &[String]) -> Option<String> {
    let words = Some(words.join(", ")).filter(|words| !words.is_empty())?;
    Some(say!(language, "fehlt: {words}", "missing: {words}"))
}

fn unknown(language: Language, UnknownWord { word, nearest }: &UnknownWord) -> String {
    let near = |(form, count): &(String, u64)| format!("{form} ({})", whole(language, *count));
    let nearest = nearest.iter().map(near).collect::<Vec<_>>().join(", ");
    if nearest.is_empty() {
        return say!(language, "{word}: im Index nicht vorhanden", "{word}: not in the index");
    }
    say!(
        language,
        "{word}: im Index nicht vorhanden; ähnlich: {nearest}",
        "{word}: not in the index; similar: {nearest}"
    )
}

/// Whether any passage has all words, and what is sorted by date.
fn together(language: Language, found: &Found) -> Option<String> {
    let none = none_has_all(language, found);
    let Some(MostWords { have, of }) = found.most_words else {
        let words = joined(language, &found.apart.as_ref()?.words);
        return Some(say!(language, "{none}: der besten fehlt {words}", "{none}: the best lacks {words}"));
    };
    if have == of {
        return Some(say!(
            language,
            "nach Datum: nur Stellen mit allen Wörtern",
            "by date: only passages with all the words"
        ));
    }
    Some(say!(
        language,
        "{none}: nach Datum nur die mit den meisten, {have} von {of}",
        "{none}: by date only those with the most, {have} of {of}"
    ))
}

fn none_has_all(language: Language, found: &Found) -> &'static str {
    // Of words that nothing has, no more need be said.
    if found.apart.is_some() && !found.unknown.is_empty() {
        return language.pick("keine Stelle hat alle übrigen Wörter", "no passage has all the other words");
    }
    language.pick("keine Stelle hat alle Wörter", "no passage has all the words")
}

/// One word, or several: *Mauer und Minsk*.
fn joined(language: Language, words: &[String]) -> String {
    let Some((last, others)) = words.split_last() else { return String::new() };
    if others.is_empty() {
        return last.clone();
    }
    let others = others.join(", ");
    say!(language, "{others} und {last}", "{others} and {last}")
}
