//! What is missing is told: words that no passage has together, words that the index lacks, what is sorted by date.

use crate::shell::{Shell, sample};
use serde_json::Value;
use std::collections::BTreeSet;

/// Articles on a wall and a truce, which no passage has together.
fn apart() -> Shell {
    let shell = Shell::new();
    shell.write("a/2025-01-01.txt", "Die Mauer steht noch immer, und niemand spricht von etwas anderem.");
    shell.write("a/2025-01-02.txt", "Die Waffenruhe hält, sagt der Bürgermeister der kleinen Stadt am Fluss.");
    shell.write("a/2025-01-03.txt", "Eine Osterwaffenruhe wird vom Bürgermeister begrüßt.");
    shell.ok(&["index", "a"]);
    shell
}

fn missing(hit: &Value) -> Vec<&str> {
    hit["missing"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

fn paths(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["path"].as_str().unwrap()).collect()
}

#[test]
fn that_no_passage_has_all_words_is_told_and_which_one_lacks_which() {
    let shell = apart();
    let said = shell.ok(&["search", "Mauer Waffenruhe", "--why"]);
    assert!(said.err.starts_with("no passage has all the words: the best lacks Waffenruhe\n"), "{}", said.err);
    assert!(said.out.contains("Mauer: as searched for\n   missing: Waffenruhe"), "{}", said.out);
    assert!(said.out.contains("Osterwaffenruhe: contains Waffenruhe\n   missing: Mauer"), "{}", said.out);
    let said = shell.ok(&["search", "Mauer Waffenruhe", "--why", "--lang", "de", "--limit", "1"]);
    assert!(said.err.starts_with("keine Stelle hat alle Wörter: der besten fehlt Waffenruhe\n"), "{}", said.err);
    assert!(said.out.contains("fehlt: Waffenruhe"), "{}", said.out);
    assert!(!shell.ok(&["search", "Mauer Waffenruhe"]).out.contains("missing"), "only with --why");
    let hits = shell.hits(&["Mauer Waffenruhe"]);
    assert!(hits.iter().all(|hit| hit["query"]["no_passage_has_all"] == true), "{hits:?}");
    assert_eq!(missing(&hits[0]), ["Waffenruhe"]);
    // On a later page, too; but not where a passage of the first page has all.
    let page = shell.ok(&["search", "Bürgermeister Waffenruhe Fluss", "--offset", "1", "--why"]);
    assert!(page.out.contains("missing: Fluss") && !page.err.contains("no passage"), "{}{}", page.out, page.err);
    let page = shell.ok(&["search", "Mauer Waffenruhe", "--offset", "1"]);
    assert!(page.err.starts_with("no passage has all the words"), "{}", page.err);
    // A headline or a question asks for no passage with all.
    for query in ["Mauer Waffenruhe Fluss Stadt Bürgermeister", "Wo ist Mauer und Waffenruhe"] {
        assert!(!shell.ok(&["search", query]).err.contains("no passage has all"), "{query}");
    }
    // What is required is there, or nothing is found.
    assert!(
        shell
            .ok(&["search", "+Mauer Waffenruhe"])
            .err
            .starts_with("no passage has all the words: the best lacks Waffenruhe")
    );
    assert!(!shell.ok(&["search", "Mauer ODER Waffenruhe"]).err.contains("no passage has all"));
}

#[test]
fn a_word_is_there_as_the_ranking_counts_it() {
    let shell = Shell::new();
    shell.write(
        "a/2025-01-01.txt",
        "Titel: Mauer\n\nDie Osterwaffenruhe hält, sagen alle in der kleinen Stadt am Fluss.",
    );
    shell.write("a/2025-01-02.txt", "Die Feuerpause hält.\n\n## Brücke\n\nDer Regen hört nicht auf, sagt der Wirt.");
    shell.write(
        "a/2025-01-03.txt",
        "Russlands Präsident Wladimir Putin reist nach Peking. Der Kreml schweigt.\n\n\
         Beim Essen schwieg Putin lange, und die Gespräche über den Frieden stocken.",
    );
    shell.write("index/synonyme.txt", "Waffenruhe, Feuerpause");
    shell.ok(&["index", "a"]);
    for query in ["Mauer Waffenruhe", "Brücke Regen", "Putin Friedensgespräche", "Osterwaffen* Fluss"] {
        let hits = shell.hits(&[query]);
        assert!(hits.iter().any(|hit| missing(hit).is_empty()), "{query}: {hits:?}");
        assert_eq!(hits[0]["query"]["no_passage_has_all"], false, "{query}");
    }
    let synonym = shell.hits(&["Waffenruhe"]).into_iter().find(|hit| hit["path"] == "2025-01-02.txt").unwrap();
    assert!(missing(&synonym).is_empty(), "{synonym}");
}

#[test]
fn a_word_that_the_index_lacks_is_told_beside_those_it_has() {
    let shell = apart();
    let said = shell.ok(&["search", "Bürgermeister Wafenruhe", "--exact"]);
    assert!(said.err.starts_with("Wafenruhe: not in the index; similar: Waffenruhe (1)\n"), "{}", said.err);
    assert!(!said.err.contains("no passage has all"), "once is enough: {}", said.err);
    let said = shell.ok(&["search", "Bürgermeister Wafenruhe", "--exact", "--lang", "de"]);
    assert!(said.err.starts_with("Wafenruhe: im Index nicht vorhanden; ähnlich: Waffenruhe (1)\n"), "{}", said.err);
    let hits = shell.hits(&["Bürgermeister Quarzuhr"]);
    assert_eq!(hits[0]["query"]["not_in_index"][0]["word"], "Quarzuhr");
    assert_eq!(missing(&hits[0]), ["Quarzuhr"]);
    let said = shell.ok(&["search", "Mauer Waffenruhe Quarzuhr"]);
    let told = "Quarzuhr: not in the index\nno passage has all the other words: the best lacks Waffenruhe\n";
    assert!(said.err.starts_with(told), "{}", said.err);
    // Of a question as well; and whatever the dates are, it is the whole index that is asked.
    let said = shell.ok(&["search", "Warum sprach der Bürgermeister im Januar mit der Quarzuhr über die Mauer"]);
    assert!(said.err.contains("Quarzuhr: not in the index\n") && !said.err.contains("Mauer:"), "{}", said.err);
    let said = shell.ok(&["search", "Bürgermeister Mauer", "--from", "2025-01-02"]);
    assert!(!said.err.contains("not in the index"), "{}", said.err);
    // A pattern that nothing fits; a query of nothing else has its own remarks.
    assert!(shell.ok(&["search", "Mauer Quarz*"]).err.starts_with("Quarz*: not in the index\n"));
    assert!(!shell.run(&["search", "Quarzuhr"]).err.contains("not in the index"));
}

#[test]
fn sorted_by_date_are_passages_with_all_words_or_with_the_most() {
    let shell = apart();
    let sorted = |query: &str| shell.hits(&[query, "--sort", "date"]);
    let hits = sorted("Bürgermeister Waffenruhe");
    assert_eq!(paths(&hits), ["2025-01-02.txt", "2025-01-03.txt"]);
    assert_eq!(hits[0]["query"]["most_words"], serde_json::json!({ "have": 2, "of": 2 }));
    let said = shell.ok(&["search", "Bürgermeister Waffenruhe Fluss", "--sort", "-date"]);
    assert!(said.err.starts_with("by date: only passages with all the words\n"), "{}", said.err);
    assert!(
        said.err.ends_with("1 passage in 1 article\n") && said.out.contains("am Fluss"),
        "{}{}",
        said.out,
        said.err
    );
    let said = shell.ok(&["search", "Mauer Bürgermeister Waffenruhe", "--sort", "date"]);
    let told = "no passage has all the words: by date only those with the most, 2 of 3\n";
    assert!(said.err.starts_with(told) && said.err.ends_with("2 passages in 2 articles\n"), "{}", said.err);
    // One word, or one beside what is required, sorts all; so does what is asked for by operators.
    for (query, count) in [("Waffenruhe", 2), ("+Bürgermeister Fluss", 2), ("Mauer ODER Bürgermeister", 3)] {
        assert_eq!(sorted(query).len(), count, "{query}");
        assert!(!shell.ok(&["search", query, "--sort", "date"]).err.contains("by date"), "{query}");
    }
    // What may be of the days asked for is told for the same passages.
    shell.write("a/monat.txt", "Date: 2025-01\n\nBürgermeister und Waffenruhe in einem Monat, den man kennt.");
    shell.write("a/anderer.txt", "Date: 2025-01\n\nBürgermeister in einem Monat, den man kennt.");
    shell.ok(&["index", "a"]);
    let said = shell.ok(&["search", "Bürgermeister Waffenruhe", "--sort", "date", "--to", "2025-01-15"]);
    assert!(
        said.err.contains("2 passages in 2 articles\nleft out, may be of that time: 1 passage dated"),
        "{}",
        said.err
    );
    let parts = shell.hits(&["Bürgermeister Waffenruhe", "--sort", "date", "--explain"]);
    let sum: f64 = parts[0]["parts"].as_array().unwrap().iter().map(|part| part["score"].as_f64().unwrap()).sum();
    assert!((sum - parts[0]["score"].as_f64().unwrap()).abs() < 1e-3, "{}", parts[0]);
}

/// Counting counts what has all words, says so, and counts the others when asked to; so do what is listed by date, who
/// is mentioned, and the time line.
#[test]
fn what_is_counted_has_all_words_unless_any_is_asked_for() {
    let shell = apart();
    let note = "counted: passages with all the words (with --any also those with some of them)\n";
    let count = |arguments: &[&str]| shell.run(&[&["search", "--count"], arguments].concat());
    for (query, all, any) in [
        ("Waffenruhe Bürgermeister", "2 passages in 2 articles\n", "2 passages in 2 articles\n"),
        ("Waffenruhe Bürgermeister Fluss", "1 passage in 1 article\n", "2 passages in 2 articles\n"),
        ("Mauer Waffenruhe", "0 passages in 0 articles\n", "3 passages in 3 articles\n"),
        // The quotation needs nobody's leave; the word beside it is counted like others.
        ("\"der Bürgermeister\" Fluss", "1 passage in 1 article\n", "1 passage in 1 article\n"),
    ] {
        let (said, said_any) = (count(&[query]), count(&[query, "--any"]));
        assert_eq!((said.out.as_str(), said_any.out.as_str()), (all, any), "{query}");
        assert!(!said_any.err.contains("counted"), "{query}: {}", said_any.err);
        let none = all.starts_with('0');
        assert_eq!(said.code, i32::from(none), "{query}");
        let told = if none { "no passage has all the words (with --any" } else { note };
        assert!(said.err.contains(told), "{query}: {}", said.err);
    }
    // Of one word, and where signs and operators say what must be there, nothing is told.
    for (query, total) in [("Waffenruhe", "2 "), ("+Bürgermeister Fluss", "2 "), ("Mauer ODER Fluss", "2 ")] {
        let said = count(&[query]);
        assert!(said.out.starts_with(total) && !said.err.contains("counted"), "{query}: {}{}", said.out, said.err);
    }
    let timeline = |more: &[&str]| -> Value {
        let arguments = [&["timeline", "Waffenruhe Bürgermeister Fluss", "--json"], more].concat();
        serde_json::from_str(&shell.ok(&arguments).out).unwrap()
    };
    assert_eq!((&timeline(&[])["passages"], &timeline(&["--any"])["passages"]), (&1.into(), &2.into()));
    assert_eq!(timeline(&[])["most_words"], serde_json::json!({ "have": 3, "of": 3 }));
    assert!(shell.ok(&["timeline", "Waffenruhe Fluss"]).err.contains(note));
    let dated = |more: &[&str]| shell.hits(&[&["Waffenruhe Fluss", "--sort", "date"], more].concat()).len();
    assert_eq!((dated(&[]), dated(&["--any"])), (1, 2));
}

/// The first screen says how many of the passages have all words.
#[test]
fn totals_tell_how_many_have_all_words() {
    let shell = apart();
    let last = |arguments: &[&str]| {
        let said = shell.ok(&[&["search"], arguments].concat()).err;
        said.lines().last().unwrap_or_default().to_string()
    };
    for (arguments, told) in [
        (&["Waffenruhe"][..], "2 passages in 2 articles"),
        (&["Waffenruhe Bürgermeister"], "2 passages in 2 articles"),
        (&["Waffenruhe Fluss"], "2 passages; 1 passage in 1 article has all the words, 1 only some of them"),
        (
            &["Bürgermeister Osterwaffenruhe kleinen", "--limit", "1"],
            "best 1 of 2 passages in 2 articles, none with all the words",
        ),
        (&["Mauer Waffenruhe"], "3 passages in 3 articles, none with all the words"),
    ] {
        let told = told.replace("best 1", "the best");
        assert_eq!(last(arguments), told, "{arguments:?}");
    }
    let hit = &shell.hits(&["Waffenruhe Fluss"])[0];
    assert_eq!(hit["query"]["all_words"], serde_json::json!({ "passages": 1, "articles": 1 }));
}

/// `ARTIKEL` reaches over the passages of an article, and shows those that have a part of it.
#[test]
fn words_may_be_asked_for_in_one_article() {
    let shell = Shell::new();
    let filler = "Ein langer Satz über das Wetter, der nichts weiter sagt und viele Zeilen füllt. ".repeat(12);
    let article = |first: &str, last: &str| format!("{first} {filler}\n\n{filler}\n\n{filler} {last}");
    shell.write("a/beide.txt", article("Wirecard ist pleite.", "Olaf Scholz schweigt."));
    shell.write("a/einer.txt", article("Wirecard ist pleite.", "Niemand schweigt."));
    shell.write("a/titel.txt", format!("Title: Wirecard\n\n{}", article("Nichts davon.", "Olaf Scholz schweigt.")));
    shell.ok(&["index", "a"]);
    let found = |query: &str| shell.hits(&[query]);
    assert_eq!(shell.run(&["search", "Wirecard UND Scholz"]).code, 1);
    let hits = found("ARTIKEL(Wirecard Scholz)");
    let path = |hit: &Value| hit["path"].as_str().unwrap().to_string();
    assert_eq!(hits.iter().map(path).collect::<BTreeSet<_>>(), ["beide.txt", "titel.txt"].map(String::from).into());
    assert!(
        hits.iter()
            .all(|hit| !hit["marks"].as_array().unwrap().is_empty()
                || !hit["title_marks"].as_array().unwrap().is_empty()),
        "{hits:?}"
    );
    assert_eq!(found("ARTICLE(Wirecard NICHT Scholz)").iter().map(path).collect::<Vec<_>>(), ["einer.txt"]);
    assert_eq!(found("+Wetter ARTIKEL(Scholz)").iter().map(path).collect::<BTreeSet<_>>().len(), 2);
    assert_eq!(found("ARTIKEL(person:Scholz \"ist pleite\")").iter().map(path).collect::<Vec<_>>(), ["beide.txt"; 2]);
    let nothing = shell.run(&["search", "ARTIKEL(Wirecard Zebrastreifen)"]).err;
    assert!(nothing.contains("Zebrastreifen is not in the archive"), "{nothing}");
    let refused = shell.run(&["search", "SATZ(ARTIKEL(Wirecard Scholz))"]);
    assert_eq!(refused.code, 2, "{}", refused.out);
}

/// What the hits lack by their texts is what the index says: whether any has all, and what is sorted by date.
#[test]
fn texts_and_index_agree_on_what_is_missing() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let place = |hit: &Value| (hit["path"].to_string(), hit["ordinal"].as_u64().unwrap());
    // Each with the number of words that are wanted, none where a plus leaves them open, and whether it is told that none has all.
    for (query, wanted, short) in [
        ("Putin Waffenruhe", 2, true),
        ("Mauer Waffenruhe Minsk", 3, true),
        ("Trump Selenskyj Gipfel", 3, true),
        ("Selenski Dschidda", 2, true),
        ("Kohl Einheit Brandt", 3, true),
        ("Friedensgespräche Waffenruhe", 2, true),
        ("Bundeskanzlerin Merkel Flüchtlinge", 3, true),
        ("Waffen* Geiseln", 2, true),
        ("+Putin Waffenruhe Krim", 0, true),
        ("+Putin Mauer", 1, true),
        ("\"Ende des Krieges\" Berlin Wien", 2, true),
        ("Der Präsident sagte der Ukraine im Winter Waffen und Waffenruhegespräche zu", 6, false),
        ("Haus- und Grundbesitz Einheit", 3, true),
        ("Waffenruhe Februar 2015", 3, true),
        ("Angriff im Februar 2022", 3, true),
        ("Merkel seit 2005", 2, true),
    ] {
        let all =
            |options: &[&str]| shell.hits(&[&[query, "--limit", "5000", "--per-article", "500"], options].concat());
        let hits = all(&[]);
        let fewest = hits.iter().map(|hit| missing(hit).len()).min().unwrap();
        assert_eq!(hits[0]["query"]["no_passage_has_all"], fewest > 0 && short, "{query}: {fewest}");
        let sorted = all(&["--sort", "date"]);
        let expected = hits.iter().filter(|hit| wanted < 2 || missing(hit).len() == fewest).map(place);
        assert_eq!(sorted.iter().map(place).collect::<BTreeSet<_>>(), expected.collect(), "{query}");
    }
}
