//! Times and operators that are meant but not typed: told with what would ask for them, and preferred, never filtered.

use crate::shell::Shell;
use serde_json::Value;

/// Articles on a virus: of March 2020, of a year later that looks back, and of other times.
fn virus() -> Shell {
    let shell = Shell::new();
    shell
        .write("a/2020-03-16.txt", "Das Virus breitet sich aus, und die Schulen schließen, sagt der Minister im Land.");
    shell
        .write("a/2019-05-01.txt", "Titel: Virus\n\nDas Virus ist ein Virus, sagt der Minister, und das Virus bleibt.");
    shell.write(
        "a/2021-06-01.txt",
        "Am 20. März 2020 kam das Virus in die Stadt, sagt man jetzt, und niemand ahnte es.",
    );
    shell.write("a/2022-06-01.txt", "Der März ist warm, und die Zahl 2020 steht an der Wand des alten Hauses.");
    shell.write("a/jahr.txt", "Date: 2020\n\nDas Virus in einem Jahr, das viele lieber vergessen wollen, sagen alle.");
    shell.ok(&["index", "a"]);
    shell
}

fn paths(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["path"].as_str().unwrap()).collect()
}

#[test]
fn a_time_among_the_words_is_told_with_what_asks_for_it() {
    let shell = virus();
    for (query, told, de) in [
        (
            "Virus März 2020",
            "März 2020 as a time: --month 2020-03 or datum:März-2020",
            "März 2020 als Zeit: --month 2020-03 oder datum:März-2020",
        ),
        ("Virus letzten März", "letzten März as a time: --month 2020-03 or datum:2020-03", "letzten März als Zeit:"),
        ("Virus seit 2020", "seit 2020 as a time: --from 2020-01-01 or von:2020-01-01", "seit 2020 als Zeit:"),
        ("Virus 2020", "2020 as a time: --year 2020 or datum:2020", "2020 als Zeit: --year 2020 oder datum:2020"),
        (
            "Virus im Frühjahr 2020",
            "im Frühjahr 2020 as a time: --from 2020-03-01 --to 2020-06-20 or datum:Frühjahr-2020",
            "im Frühjahr 2020 als Zeit:",
        ),
        (
            "Virus am 16. März 2020",
            "am 16. März 2020 as a time: --from 2020-03-16 --to 2020-03-16 or datum:2020-03-16",
            "am 16. März 2020 als Zeit:",
        ),
    ] {
        let said = shell.ok(&["search", query, "--today", "2020-05-01"]);
        assert!(said.err.starts_with(&format!("{told}\n")), "{query}: {}", said.err);
        let german = shell.ok(&["search", query, "--today", "2020-05-01", "--lang", "de"]);
        assert!(german.err.starts_with(de), "{query}: {}", german.err);
        // What is offered can be pasted, and finds the article of that time and not the others.
        let time = &shell.hits(&[query, "--today", "2020-05-01"])[0]["query"]["times"][0];
        assert!(told.contains(time["option"].as_str().unwrap()) && told.ends_with(time["field"].as_str().unwrap()));
        let mut by_option = vec!["Virus", "--limit", "50"];
        by_option.extend(time["option"].as_str().unwrap().split(' '));
        let by_option = shell.hits(&by_option);
        assert!(paths(&by_option).contains(&"2020-03-16.txt"), "{query}: {by_option:?}");
        assert!(!paths(&by_option).contains(&"2019-05-01.txt"), "{query}: {by_option:?}");
        let by_field = shell.hits(&[&format!("Virus {}", time["field"].as_str().unwrap()), "--limit", "50"]);
        assert_eq!(paths(&by_field), paths(&by_option), "{query}");
    }
    // Where days are asked for, or the words are quoted, required or of a field, nothing is told.
    for arguments in [
        &["Virus März 2020", "--year", "2020"][..],
        &["Virus 2020 datum:2020"],
        &["Virus \"März 2020\""],
        &["Virus =2020"],
        &["Virus +2020"],
        &["Virus titel:2020"],
        &["Virus 2020", "--event", "2020", "--include-uncertain"],
        &["Virus Stadt"],
    ] {
        let said = shell.run(&[&["search"], arguments].concat());
        assert!(!said.err.contains(" as a time"), "{arguments:?}: {}", said.err);
    }
}

/// Where the option says the time that the words say, a passage of the time lacks none of them.
#[test]
fn a_time_said_twice_is_there() {
    let shell = virus();
    let all: Vec<Value> = shell.hits(&["Virus März 2020", "--month", "2020-03"]);
    assert!(!all.is_empty());
    for hit in &all {
        let missing = hit["missing"].as_array().unwrap();
        assert!(missing.iter().all(|word| word == "Virus"), "{hit}");
    }
    assert!(all[0]["query"]["times"].as_array().unwrap().is_empty());
}

#[test]
fn passages_of_a_time_come_first_among_those_with_the_same_words() {
    let shell = virus();
    // A passage with all words comes first, then one that is of that month and about it; saying the time is not enough.
    let hits = shell.hits(&["Virus März 2020"]);
    assert_eq!(hits.len(), 5, "nothing is filtered: {hits:?}");
    assert_eq!(paths(&hits)[..3], ["2021-06-01.txt", "2020-03-16.txt", "2022-06-01.txt"]);
    let by = |hit: &Value| hit["times"].as_array().unwrap().iter().map(|time| time["by"].clone()).collect::<Vec<_>>();
    assert_eq!((by(&hits[0]), by(&hits[1])), (vec!["said".into()], vec!["published".into()]));
    let without = shell.hits(&["Virus"]);
    assert_eq!(paths(&without)[0], "2019-05-01.txt");
    // Being of the time and saying it is nothing without the subject.
    shell.write("a/2020-04-02.txt", "Der April ist da, und in der Stadt bleiben die Parks offen, sagt der Wirt.");
    shell.ok(&["index", "a"]);
    let hits = shell.hits(&["Virus Minister im April 2020"]);
    let place = |path: &str| hits.iter().position(|hit| hit["path"] == path).unwrap();
    assert!(place("2019-05-01.txt") < place("2020-04-02.txt"), "{:?}", paths(&hits));
    // What is of the time does not lack its words, and they are told as one.
    assert_eq!(hits[place("2020-04-02.txt")]["missing"], serde_json::json!(["Virus", "Minister"]));
    let said = shell.ok(&["search", "Virus Minister im April 2020"]);
    assert!(!said.err.contains("not in the index") && !said.err.contains("no passage has"), "{}", said.err);
    // A coarser date is not surely of the month.
    assert!(hits.iter().filter(|hit| hit["path"] == "jahr.txt").all(|hit| by(hit).is_empty()));
}

#[test]
fn why_a_passage_of_a_time_comes_first_is_shown() {
    let shell = virus();
    let said = shell.ok(&["search", "Virus März 2020", "--why"]);
    assert!(
        said.out.contains("\n   published in the time named: March 2020\n")
            && said.out.contains("\n   speaks of 20 March 2020\n")
    );
    let said = shell.ok(&["search", "Virus März 2020", "--why", "--lang", "de"]);
    assert!(
        said.out.contains("\n   erschienen in der genannten Zeit: März 2020\n")
            && said.out.contains("\n   spricht von 20. März 2020\n")
    );
    for hit in shell.hits(&["Virus März 2020", "--explain"]) {
        let parts = hit["parts"].as_array().unwrap();
        let sum: f64 = parts.iter().map(|part| part["score"].as_f64().unwrap()).sum();
        assert!((sum - hit["score"].as_f64().unwrap()).abs() < 1e-3, "{hit}");
        let is_of_it = !hit["times"].as_array().unwrap().is_empty();
        assert_eq!(parts.iter().any(|part| part["name"] == "aus der genannten Zeit"), is_of_it, "{hit}");
    }
}

#[test]
fn an_operator_written_small_is_told_once_and_can_be_pasted() {
    let shell = virus();
    for (query, told) in [
        ("Virus oder Stadt", Some("oder as an operator: Virus ODER Stadt")),
        ("Virus nicht Minister", Some("nicht as an operator: Virus NICHT Minister")),
        ("Virus und Stadt", None),
        ("Kommt das Virus oder die Stadt", None),
        ("Wer kommt, das Virus oder nicht", None),
        ("Virus ODER Stadt", None),
    ] {
        let said = shell.run(&["search", query]);
        let line = said.err.lines().find(|line| line.contains("operator"));
        assert_eq!(line, told, "{query}: {}", said.err);
        if let Some(told) = told {
            let pasted = told.split(": ").nth(1).unwrap();
            assert_eq!(shell.hits(&[query])[0]["query"]["operator"]["query"], pasted);
            let found = shell.hits(&[pasted]);
            assert!(
                !found.is_empty()
                    && !found
                        .iter()
                        .any(|hit| pasted.contains("NICHT") && hit["text"].as_str().unwrap().contains("Minister"))
            );
        }
    }
    let said = shell.ok(&["search", "Virus oder Stadt", "--lang", "de"]);
    assert!(said.err.starts_with("oder als Verknüpfung: Virus ODER Stadt\n"), "{}", said.err);
}
