//! Measuring retrieval, and looking at files as the indexer does.

use crate::shell::Shell;
use serde_json::{Value, json};

#[test]
fn topics_and_judgements_give_figures_and_a_run() {
    let shell = Shell::new();
    shell.write("a/ordner/1.txt", "date 2025 Die Waffenruhe hält.").write("a/2.txt", "date 2025 Der Gipfel endet.");
    shell.write("topics.tsv", "t1\tWaffenruhe\nt2\tGipfel\nt3\tWaffenruhe Gipfel\nt4\tohne Urteil\n");
    shell.write("qrels", "t1 0 ordner/1.txt 1\nt2 0 ordner/1.txt 1\nt3 0 2.txt 1\nt3 0 ordner/1.txt 0\n");
    shell.ok(&["index", "a"]);
    let said = shell.ok(&["eval", "--topics", "topics.tsv", "--qrels", "qrels", "--run", "run"]);
    assert!(said.out.starts_with("topics      3\nMRR@10      "), "{}", said.out);
    assert!(said.err.contains("left out: 1 topic without judgement"), "{}", said.err);
    let run = std::fs::read_to_string(shell.path("run")).unwrap();
    let first: Vec<&str> = run.lines().next().unwrap().split(' ').collect();
    assert_eq!((first[..4].join(" ").as_str(), first[5]), ("t1 Q0 ordner/1.txt 1", "fundstelle"));
    assert_eq!(run.lines().count(), 4);
    shell.write("topics.tsv", "t1 Waffenruhe\n");
    let said = shell.run(&["eval", "--topics", "topics.tsv", "--qrels", "qrels"]);
    assert!(said.code == 2 && said.err.contains("topics.tsv:1 is not a topic"), "{}", said.err);
}

#[test]
fn inspect_shows_a_file_as_the_indexer_sees_it() {
    let shell = Shell::new();
    shell.write(
        "2025/07/x.txt",
        "Titel: Die Lage\nAutor: Anna Beispiel\nQuelle: Tagblatt\n\nErster Satz.\n\nAm Abend\n\nZweiter.",
    );
    let value: Value = serde_json::from_str(&shell.ok(&["inspect", "2025/07/x.txt", "--json"]).out).unwrap();
    assert_eq!(
        value["date"],
        json!({"first": "2025-07-01", "last": "2025-07-31", "precision": "month", "evidence": "folder: \"2025/07\""})
    );
    assert_eq!(
        (&value["title"], &value["authors"], &value["source"], &value["url"]),
        (&json!("Die Lage"), &json!(["Anna Beispiel"]), &json!("Tagblatt"), &json!(null))
    );
    assert_eq!(
        value["passages"],
        json!([
            {"ordinal": 0, "heading": null, "line": 5, "text": "Erster Satz.", "dates": [], "persons": []},
            {"ordinal": 1, "heading": "Am Abend", "line": 9, "text": "Zweiter.", "dates": [], "persons": []}
        ])
    );
    // Once the archive is indexed, the id is the one that search prints.
    shell.ok(&["index", "2025"]);
    let value: Value = serde_json::from_str(&shell.ok(&["inspect", "2025/07/x.txt", "--json"]).out).unwrap();
    assert_eq!(value["id"], shell.hits(&["Satz"])[0]["article"]);
    let text = shell.ok(&["inspect", "2025/07/x.txt"]).out;
    assert!(
        text.contains("format   text with a head, UTF-8") && text.contains("passage 1, line 9, under \"Am Abend\""),
        "{text}"
    );
}

#[test]
fn stats_count_what_is_there() {
    let shell = Shell::new();
    shell
        .write("a/1.txt", "Datum: 2025-07-04\nQuelle: Tagblatt\n\nEins.")
        .write("a/2.txt", "Zwei.")
        .write("a/3.txt", "");
    shell.ok(&["index", "a"]);
    let out = shell.ok(&["stats"]).out;
    for line in
        ["articles  2", "passages  2", "months    1 (2025-07 to 2025-07)", "undated   1", "skipped   1", "1  Tagblatt"]
    {
        assert!(out.contains(line), "{out}");
    }
}
