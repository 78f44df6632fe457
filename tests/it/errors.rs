//! What can go wrong, and that it says what to do next.

use crate::shell::Shell;

fn check(shell: &Shell, arguments: &[&str], what: &str, hint: &str) {
    let said = shell.run(arguments);
    assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?} {}", said.err);
    let error = said.err.lines().find(|line| line.starts_with("error: ")).unwrap_or_default();
    assert!(error.contains(what), "{arguments:?}: {}", said.err);
    assert!(!error.ends_with('.') && !error.contains("Error") && !error.contains('{'), "{error}");
    let advice = said.err.lines().find(|line| line.starts_with("hint: ")).unwrap_or_default();
    assert!(advice.contains(hint), "{arguments:?}: {}", said.err);
}

#[test]
fn a_missing_archive_or_index_says_what_to_type() {
    let shell = Shell::new();
    check(&shell, &["index", "nirgends"], "cannot read the archive nirgends", "fundstelle index ARCHIVE");
    check(&shell, &["search", "Putin"], "there is no index in index", "fundstelle index ARCHIVE --index index");
    check(&shell, &["show", "abc"], "there is no index in index", "fundstelle index");
    check(&shell, &["stats", "--index", "x"], "there is no index in x", "--index x");
    shell.write("datei.txt", "x");
    check(&shell, &["index", "datei.txt"], "is not a directory", "fundstelle index ARCHIVE");
    assert!(!shell.path("index").exists(), "an index was begun for an archive that cannot be read");
}

#[test]
fn a_query_without_words_is_an_error() {
    let shell = Shell::new();
    check(&shell, &["search", "…"], "the query has no words", "Putin Waffenruhe");
}

#[test]
fn a_directory_that_is_no_index_is_left_alone() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins.").write("fotos/bild.png", "x");
    check(&shell, &["index", "a", "--index", "fotos"], "holds other files (bild.png) and no index", "--index");
    check(&shell, &["index", "a", "--index", "fotos", "--rebuild"], "holds other files", "--index");
    assert_eq!(std::fs::read_dir(shell.path("fotos")).unwrap().count(), 1);
}

#[test]
fn a_second_writer_is_told_who_writes() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins.").ok(&["index", "a"]);
    let index = tantivy::Index::open_in_dir(shell.path("index")).unwrap();
    let writer: tantivy::IndexWriter = index.writer(20_000_000).unwrap();
    shell.write("index/writer.txt", "process 4711\n");
    check(&shell, &["index", "a"], "is being written by process 4711", "wait until it is done");
    check(&shell, &["index", "a", "--rebuild"], "is being written by process 4711", "wait until it is done");
    shell.ok(&["search", "Eins"]);
    let said = shell.ok(&["search", "--archive", "a", "Eins"]);
    assert!(said.err.contains("searching it as it was before"), "{}", said.err);
    drop(writer);
    shell.ok(&["index", "a"]);
}

#[test]
fn an_older_a_foreign_and_a_damaged_index_say_how_to_build_it_anew() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins.").ok(&["index", "a"]);
    let meta = std::fs::read_to_string(shell.path("index/meta.json")).unwrap();
    let anew = "--index index --rebuild";
    let older = meta.replace("\\\"fundstelle_format\\\":", "\\\"fundstelle_format\\\":9");
    assert_ne!(meta, older);
    shell.write("index/meta.json", &older);
    check(&shell, &["search", "Eins"], "another version of fundstelle (format 9", anew);
    check(&shell, &["index", "a"], "another version of fundstelle", anew);

    let foreign = meta.replace("fundstelle_format", "etwas");
    shell.write("index/meta.json", foreign);
    check(&shell, &["search", "Eins"], "was not made by this fundstelle", anew);

    shell.write("index/meta.json", "{");
    check(&shell, &["search", "Eins"], "is damaged", anew);
    check(&shell, &["index", "a"], "is damaged", anew);

    shell.write("index/meta.json", &meta);
    for entry in std::fs::read_dir(shell.path("index")).unwrap().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "term") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    check(&shell, &["search", "Eins"], "is damaged", anew);
    shell.write("a/2.txt", "date 2025 Zwei.");
    check(&shell, &["index", "a/2.txt", "--rebuild"], "is not a directory", "fundstelle index ARCHIVE");
    shell.ok(&["index", "a", "--rebuild"]);
    assert_eq!(shell.hits(&["Eins"]).len(), 1);
    check(&shell, &["index", "a/2.txt", "--rebuild"], "is not a directory", "fundstelle index ARCHIVE");
    shell.ok(&["index", "a", "--rebuild"]);
    assert_eq!((shell.hits(&["Eins"]).len(), shell.hits(&["Zwei"]).len()), (1, 1));
    for entry in std::fs::read_dir(shell.path("index")).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("manifest-") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    check(&shell, &["stats"], "is damaged", anew);
}

#[test]
fn a_file_that_gives_no_article_says_why() {
    let shell = Shell::new();
    shell.write("x.json", "{\n\"text\": ").write("leer.txt", "");
    check(&shell, &["inspect", "x.json"], "x.json gives no article, broken: invalid JSON at line 2", "");
    check(&shell, &["inspect", "leer.txt"], "leer.txt gives no article, empty", "");
    check(&shell, &["inspect", "nirgends.txt"], "cannot read nirgends.txt", "");
}
