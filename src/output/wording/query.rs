//! Remarks on a query: how it was read, what was searched for beside its words, how much was found.
//! It must not know how queries are parsed or answered.

use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, whole};
use crate::output::wording::{count, errors};
use crate::query::ParseErrorKind;
use crate::search::{Also, AlternativeSource, Found, Lookup, Total, WordMeaning};

/// That this was wrong with a query and is mended.
pub fn mended(language: Language, kind: &ParseErrorKind) -> String {
    let wrong = errors::query(language, kind);
    say!(language, "berichtigt: {wrong}", "mended: {wrong}")
}

/// What was searched for in place of what was typed.
pub fn searched_for(language: Language, query: &str) -> String {
    say!(language, "gesucht wurde: {query}", "searched for: {query}")
}

/// That the index was searched although it could not be brought up to date.
pub fn searched_as_before(language: Language, error: &str) -> String {
    say!(language, "{error}; durchsucht, wie er vorher war", "{error}; searching it as it was before")
}

/// That the reader's statements about names were not used.
pub fn without_names(language: Language, error: &str) -> String {
    say!(language, "{error}; gesucht ohne Ihre Angaben zu Namen", "{error}; searched without your statements on names")
}

/// That the reader's synonyms were not used.
pub fn without_synonyms(language: Language, error: &str) -> String {
    say!(language, "{error}; gesucht ohne Ihre Synonyme", "{error}; searched without your synonyms")
}

/// How a query is read, and what each of its words stands for, in lines.
pub fn explained(language: Language, query: &str, words: &[WordMeaning]) -> Vec<String> {
    let mut lines = vec![say!(language, "gelesen als: {query}", "read as: {query}")];
    lines.extend(words.iter().map(|word| format!("  {}: {}", word.typed, meaning(language, word))));
    lines
}

fn meaning(language: Language, word: &WordMeaning) -> String {
    let inside = |part: &String| say!(language, "darin {part}", "part {part}");
    let mut forms = match &word.lookup {
        Lookup::Inflected { printed, inner } => {
            let all = printed.join(", ");
            let forms = match printed.as_slice() {
                [] => say!(language, "in keiner Form im Archiv", "in no form in the archive"),
                [one] => say!(language, "in jeder Form, im Archiv {one}", "in every form, in the archive {one}"),
                _ => say!(language, "in jeder Form, im Archiv etwa {all}", "in every form, in the archive as {all}"),
            };
            std::iter::once(forms).chain(inner.iter().map(inside)).collect()
        }
        Lookup::Forms(forms) | Lookup::Names(forms) => forms.clone(),
    };
    forms.extend(word.alternatives.iter().map(|other| say!(language, "auch {other}", "also {other}")));
    forms.join(", ")
}

/// What else was searched for, and why, in lines.
pub fn also_searched(language: Language, also: &[Also]) -> Vec<String> {
    let line = |origin: AlternativeSource| {
        let of = also.iter().filter(|also| also.origin == origin);
        let words: Vec<&str> = of.map(|also| also.word.as_str()).collect();
        let words = Some(words.join(", ")).filter(|words| !words.is_empty())?;
        match origin {
            AlternativeSource::Synonyms => {
                Some(say!(language, "auch gesucht (Ihre Synonyme): {words}", "also searched (your synonyms): {words}"))
            }
            AlternativeSource::Meaning => Some(say!(
                language,
                "auch gesucht (sinnverwandt): {words}",
                "also searched (similar in meaning): {words}"
            )),
            AlternativeSource::Archive => Some(say!(
                language,
                "auch gesucht (im Archiv ähnlich gebraucht): {words}",
                "also searched (used alike in this archive): {words}"
            )),
            AlternativeSource::Correction | AlternativeSource::Joined => None,
        }
    };
    let corrections = also.iter().filter_map(|also| instead(language, also));
    let groups = [AlternativeSource::Synonyms, AlternativeSource::Archive, AlternativeSource::Meaning];
    corrections.chain(groups.into_iter().filter_map(line)).collect()
}

/// What was searched for a word that may be a slip of the pen, and how it is searched alone.
fn instead(language: Language, Also { word, of, origin }: &Also) -> Option<String> {
    match origin {
        AlternativeSource::Correction => Some(say!(
            language,
            "{of}: auch {word} gesucht (={of} sucht nur so)",
            "{of}: also searched for {word} (={of} searches for {of} alone)"
        )),
        AlternativeSource::Joined => Some(say!(
            language,
            "{of}: auch {word} gesucht (\"{of}\" sucht nur so)",
            "{of}: also searched for {word} (\"{of}\" searches for that alone)"
        )),
        AlternativeSource::Synonyms | AlternativeSource::Archive | AlternativeSource::Meaning => None,
    }
}

/// That the archive has nothing to expand a query by.
pub fn nothing_alike(language: Language) -> &'static str {
    language.pick(
        "--expand: dieses Archiv gebraucht kein Wort ähnlich wie die der Abfrage",
        "--expand: this archive uses nothing much like the query's words",
    )
}

/// That nothing was found; of the query, where there is one.
pub fn nothing_found(language: Language, query: Option<&str>) -> String {
    match query {
        Some(query) => say!(language, "nichts gefunden für {query}", "nothing found for {query}"),
        None => say!(language, "nichts gefunden", "nothing found"),
    }
}

/// That there is nothing behind what was shown before.
pub fn nothing_more(language: Language, query: Option<&str>) -> String {
    match query {
        Some(query) => say!(language, "keine weiteren Stellen für {query}", "no more passages for {query}"),
        None => say!(language, "keine weiteren Stellen", "no more passages"),
    }
}

/// That what was found has words of the query only inside its words.
pub fn only_inside(language: Language, query: &str) -> String {
    say!(
        language,
        "keine Stelle hat ein Wort von {query}; diese haben Wörter, die darin stecken",
        "no passage has a word of {query}; these have words that it contains"
    )
}

/// Which of the passages found are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The best.
    Best,
    /// Others: those of a later page, or the first by date.
    Other,
}

/// How many of the passages found are shown.
pub fn shown(language: Language, shown: u64, selection: Selection, found: &Found) -> String {
    let all = found.with_all_words.filter(|all| all.passages < found.passages);
    let none = all.is_some_and(|all| all.passages == 0);
    let no_hit = say!(language, ", keine mit allen Wörtern", ", none with all the words");
    if let Some(Total { passages, articles }) = all.filter(|_| !none) {
        let shown = match (shown >= found.passages, selection) {
            (true, _) => counted(language, shown, Noun::Passage),
            (false, Selection::Best) => selected(language, shown, selection),
            (false, Selection::Other) => {
                let shown = whole(language, shown);
                say!(language, "{shown} gezeigt", "{shown} shown")
            }
        };
        let some = whole(language, found.passages - passages);
        let all = count::totals(language, passages, articles);
        return match passages {
            1 => say!(
                language,
                "{shown}; alle Wörter hat {all}, nur einen Teil davon {some}",
                "{shown}; {all} has all the words, {some} only some of them"
            ),
            _ => say!(
                language,
                "{shown}; alle Wörter haben {all}, nur einen Teil davon {some}",
                "{shown}; {all} have all the words, {some} only some of them"
            ),
        };
    }
    let no_hit = if none { no_hit.as_str() } else { "" };
    if shown >= found.passages {
        return count::totals(language, found.passages, found.articles) + no_hit;
    }
    let shown = selected(language, shown, selection);
    let passages = counted_dative(language, found.passages, Noun::Passage);
    let articles = counted_dative(language, found.articles, Noun::Article);
    say!(language, "{shown} von {passages} in {articles}{no_hit}", "{shown} of {passages} in {articles}{no_hit}")
}

fn selected(language: Language, shown: u64, selection: Selection) -> String {
    match (selection, shown) {
        (Selection::Other, _) => whole(language, shown),
        (Selection::Best, 1) => say!(language, "die beste", "the best"),
        (Selection::Best, _) => {
            let shown = whole(language, shown);
            say!(language, "die besten {shown}", "best {shown}")
        }
    }
}

/// How many lines of a concordance are shown, and of how many of the passages found.
pub fn lines_shown(language: Language, lines: u64, shown: u64, found: &Found) -> String {
    let lines = counted(language, lines, Noun::Line);
    let passages = counted_dative(language, found.passages, Noun::Passage);
    let articles = counted_dative(language, found.articles, Noun::Article);
    if shown >= found.passages {
        return say!(language, "{lines} aus {passages} in {articles}", "{lines} from {passages} in {articles}");
    }
    let shown = whole(language, shown);
    say!(
        language,
        "{lines} aus {shown} von {passages} in {articles}",
        "{lines} from {shown} of {passages} in {articles}"
    )
}

/// That an article is not in the index.
pub fn no_article(language: Language, article: &str, index: &str) -> String {
    say!(language, "in {index} ist kein Artikel {article}", "no article {article} in {index}")
}

/// That a word is too rare to say what belongs to it.
pub fn too_rare(language: Language, word: &str) -> String {
    say!(language, "das Archiv sagt zu wenig über {word}", "the archive says too little about {word}")
}
