//! Bringing an index up to date.

use crate::shell::{Shell, sample};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// What became of each file, by the report.
fn update(shell: &Shell, archive: &str) -> BTreeMap<String, Value> {
    shell.ok(&["index", archive, "--report", "report.jsonl"]);
    let report = std::fs::read_to_string(shell.path("report.jsonl")).unwrap();
    let lines = report.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.map(|line| (line["path"].as_str().unwrap().to_string(), line)).collect()
}

fn outcomes(report: &BTreeMap<String, Value>) -> Vec<(&str, &str)> {
    report.iter().map(|(path, line)| (path.as_str(), line["outcome"].as_str().unwrap())).collect()
}

#[test]
fn only_what_changed_is_read_again() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins und Waffenruhe.");
    shell.write("a/2.txt", "date 2025 Zwei und Waffenruhe.");
    shell.write("a/3.txt", "date 2025 Drei und Waffenruhe.");
    shell.write("a/4.json", "{\"kaputt");
    assert_eq!(
        outcomes(&update(&shell, "a")),
        [("1.txt", "indexed"), ("2.txt", "indexed"), ("3.txt", "indexed"), ("4.json", "skipped")]
    );
    let stamp = std::fs::read(shell.path("index/meta.json")).unwrap();
    let again = update(&shell, "a");
    assert_eq!(
        outcomes(&again),
        [("1.txt", "unchanged"), ("2.txt", "unchanged"), ("3.txt", "unchanged"), ("4.json", "skipped")]
    );
    assert!(again["4.json"]["reason"].as_str().unwrap().starts_with("broken: invalid JSON at line 1"));
    assert_eq!(std::fs::read(shell.path("index/meta.json")).unwrap(), stamp, "nothing changed, so nothing is written");

    shell.write("a/1.txt", "date 2025 Eins, nun mit Feuerpause.");
    std::fs::rename(shell.path("a/2.txt"), shell.path("a/5.txt")).unwrap();
    std::fs::remove_file(shell.path("a/3.txt")).unwrap();
    shell.write("a/6.txt", "date 2025 Sechs und Waffenruhe.");
    shell.write("a/4.json", "{\"text\": \"Geheilt, mit Waffenruhe.\", \"date\": \"2025\"}");
    let report = update(&shell, "a");
    assert_eq!(
        outcomes(&report),
        [("1.txt", "updated"), ("3.txt", "removed"), ("4.json", "updated"), ("5.txt", "moved"), ("6.txt", "indexed")]
    );
    assert_eq!(report["5.txt"]["from"], "2.txt");
    let mut found: Vec<String> =
        shell.hits(&["Waffenruhe"]).iter().map(|hit| hit["path"].as_str().unwrap().to_string()).collect();
    found.sort();
    assert_eq!(found, ["4.json", "5.txt", "6.txt"]);
    assert_eq!(shell.hits(&["Feuerpause"]).len(), 1);
}

#[test]
fn a_file_whose_time_changed_but_not_its_bytes_is_unchanged() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins.").ok(&["index", "a"]);
    let file = std::fs::File::options().append(true).open(shell.path("a/1.txt")).unwrap();
    file.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1_000_000)).unwrap();
    drop(file);
    assert_eq!(outcomes(&update(&shell, "a")), [("1.txt", "unchanged")]);
    assert_eq!(shell.hits(&["Eins"]).len(), 1);
}

#[test]
fn two_archives_live_in_one_index() {
    let shell = Shell::new();
    shell.write("a/zeitung/1.txt", "date 2025 Waffenruhe im ersten.");
    shell.write("b/zeitung/1.txt", "date 2025 Waffenruhe im zweiten.");
    shell.ok(&["index", "a/zeitung"]);
    shell.ok(&["index", "b/zeitung"]);
    let mut hits: Vec<(String, String)> = shell
        .hits(&["Waffenruhe"])
        .iter()
        .map(|hit| (hit["archive"].as_str().unwrap().into(), hit["article"].as_str().unwrap().into()))
        .collect();
    hits.sort();
    assert_eq!((hits[0].0.as_str(), hits[1].0.as_str()), ("zeitung", "zeitung~2"));
    assert_ne!(hits[0].1, hits[1].1);
    let only = shell.hits(&["Waffenruhe", "--archive", "b/zeitung"]);
    assert_eq!(only.len(), 1);
    assert!(only[0]["text"].as_str().unwrap().contains("zweiten"));
    // What is gone from one archive is not looked for in the other.
    std::fs::remove_file(shell.path("a/zeitung/1.txt")).unwrap();
    shell.ok(&["index", "b/zeitung"]);
    assert_eq!(shell.hits(&["Waffenruhe"]).len(), 2);
    shell.ok(&["index", "a/zeitung"]);
    assert_eq!(shell.hits(&["Waffenruhe"]).len(), 1);
}

#[test]
fn no_article_is_lost_without_a_line() {
    let shell = Shell::new();
    let report = update(&shell, &sample());
    let files: Vec<String> = fundstelle::archive::walk(sample().as_ref(), "".as_ref())
        .map(|(files, left_out)| {
            files.into_iter().map(|file| file.relative).chain(left_out.into_iter().map(|(path, _)| path)).collect()
        })
        .unwrap();
    assert_eq!(report.len(), files.len());
    for (path, line) in &report {
        let told =
            line["articles"].as_u64().unwrap() > 0 || line["reason"].as_str().is_some_and(|reason| !reason.is_empty());
        assert!(told, "{path}: {line}");
    }
    let notes = |path: &str| report[path]["notes"][0].as_str().unwrap_or_default().to_string();
    assert!(notes("kaputt/marke.txt").starts_with("impossible date"));
    assert!(notes("waffenruhen/2015-02-12-minsk-zwei.txt").starts_with("contradicting dates"));
    assert_eq!(report["wissen/begriffe-waffenruhe.txt"]["undated"], 1);
    for (path, reason) in [
        ("kaputt/leer.txt", "empty"),
        ("kaputt/nur-kopf.txt", "no text"),
        ("kaputt/bild.txt", "format not read: .png"),
        ("kaputt/abgeschnitten.json", "broken: invalid JSON at line 5"),
    ] {
        assert!(report[path]["reason"].as_str().unwrap().starts_with(reason), "{path}");
    }
}

#[test]
fn many_updates_leave_no_trace_of_what_was() {
    let shell = Shell::new();
    let text = |number: usize, word: &str| {
        format!("date 2025-07 {word} Nummer {number}.\n\n{}\n\n{word} am Ende.", "Ein langer Absatz. ".repeat(60))
    };
    for number in 0..40 {
        shell.write(&format!("a/{number}.txt"), text(number, "Waffenruhe"));
    }
    shell.ok(&["index", "a"]);
    for number in (0..40).step_by(3) {
        shell.write(&format!("a/{number}.txt"), text(number, "Feuerpause"));
    }
    shell.ok(&["index", "a"]);
    let articles = |word: &str| shell.hits(&[word, "--month", "2025-07", "--limit", "999", "--per-article", "1"]).len();
    assert_eq!((articles("Waffenruhe"), articles("Feuerpause")), (26, 14));
    for hit in shell.hits(&["Feuerpause Ende", "--limit", "999", "--per-article", "9"]) {
        let file = std::fs::read_to_string(hit["file"].as_str().unwrap()).unwrap();
        assert!(file.contains(hit["text"].as_str().unwrap()));
        assert_eq!(hit["more_in_article"], 0);
    }
}

#[test]
fn what_cannot_be_read_now_is_not_gone() {
    let shell = Shell::new();
    for number in 0..30 {
        shell.write(&format!("a/{number}.txt"), "date 2025 Eins.");
    }
    shell.ok(&["index", "a"]);
    std::fs::remove_dir_all(shell.path("a")).unwrap();
    std::fs::create_dir(shell.path("a")).unwrap();
    let said = shell.run(&["index", "a"]);
    assert!(said.code == 2 && said.err.contains("has no files any more"), "{}", said.err);
    assert_eq!(shell.hits(&["Eins", "--limit", "99"]).len(), 30);
}

#[test]
fn what_is_no_article_is_reported_and_the_archive_is_only_read() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins.").write("a/.git/x.txt", "nein").write("a/bild.png", [137, 80, 78, 71]);
    let before = std::fs::metadata(shell.path("a/1.txt")).unwrap().modified().unwrap();
    shell.ok(&["index", "a", "--index", "a/index", "--report", "r.jsonl"]);
    shell.ok(&["index", "a", "--index", "a/index", "--report", "r.jsonl"]);
    let report = std::fs::read_to_string(shell.path("r.jsonl")).unwrap();
    let lines: Vec<Value> = report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<(&str, &str)> =
        lines.iter().map(|line| (line["path"].as_str().unwrap(), line["reason"].as_str().unwrap_or("-"))).collect();
    assert_eq!(
        told,
        [(".git", "hidden"), ("1.txt", "-"), ("bild.png", "format not read: .png"), ("index", "the index itself")]
    );
    assert_eq!(std::fs::metadata(shell.path("a/1.txt")).unwrap().modified().unwrap(), before);
    assert_eq!(std::fs::read_dir(shell.path("a")).unwrap().count(), 4);
}

#[test]
fn a_killed_run_leaves_the_last_commit() {
    let shell = Shell::new();
    shell.write("a/0.txt", "date 2025 Nullter Artikel mit Waffenruhe.").ok(&["index", "a"]);
    let text = "Ein Satz über die Waffenruhe und vieles andere, das die Zeitung füllt. ".repeat(40);
    for number in 1..3000 {
        shell.write(&format!("a/{number}.txt"), format!("date 2025 Artikel {number}. {text}"));
    }
    for wait in [30, 120, 300] {
        let mut child = shell.command(&["index", "a"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let articles = shell.hits(&["Waffenruhe", "--limit", "9999", "--per-article", "1"]).len();
        assert!(articles == 1 || articles == 3000, "{articles} articles of a half-written index");
    }
    shell.ok(&["index", "a"]);
    assert!(shell.ok(&["stats"]).out.contains("articles  3,000"));
    for wait in [50, 200, 400] {
        let mut child = shell.command(&["index", "a", "--rebuild"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(shell.hits(&["Waffenruhe", "--limit", "9999", "--per-article", "1"]).len(), 3000);
    }
    shell.ok(&["index", "a", "--rebuild"]);
    assert!(shell.ok(&["stats"]).out.contains("articles  3,000"));
}

#[test]
fn an_index_knows_the_words_of_its_archive() {
    let shell = Shell::new();
    for number in 1..5 {
        let text = "Heute gilt der Knurpel. Wir sahen einen Knurpel, und der Knurpel bleibt, weil ein Knurpel bleibt.";
        let text = format!("{text} Die Knurpelregeln und die Knurpelzeit.");
        shell.write(&format!("a/2025-01-0{number}.txt"), text);
    }
    shell.write("a/2025-02-01.txt", "Es geht um Knurpelpolitik.");
    shell.ok(&["index", "a"]);
    let tables = || {
        let files = std::fs::read_dir(shell.path("index")).unwrap().flatten();
        files.filter(|file| file.file_name().to_string_lossy().starts_with("words-")).count()
    };
    assert_eq!(tables(), 1);
    assert_eq!(shell.hits(&["Politik"]).len(), 1);
    assert!(shell.ok(&["analyze", "Knurpelfrage"]).out.contains("knurpel | frage"));
    // A later run goes on with what the index knows; one that builds it anew learns again.
    shell.write("a/2025-02-02.txt", "Eine Knurpelfrage.");
    shell.ok(&["index", "a"]);
    assert_eq!(shell.hits(&["Frage"]).len(), 1);
    (1..5).for_each(|number| std::fs::remove_file(shell.path(&format!("a/2025-01-0{number}.txt"))).unwrap());
    shell.ok(&["index", "a", "--rebuild"]);
    assert_eq!(shell.hits(&["Frage"]).len(), 0);
    assert_eq!(shell.hits(&["Knurpelfrage"]).len(), 1);
}

#[test]
fn a_heading_is_found_whatever_happens_around_it() {
    let shell = Shell::new();
    shell.write("a/t.md", "# Knallfrosch\n\nEin Text mit Wörtern.");
    for round in 0..3 {
        for number in 0..4 {
            shell.write(&format!("a/{number}.txt"), format!("date 2025 Runde {round} {number}"));
        }
        shell.ok(&["index", "a"]);
        assert_eq!(shell.hits(&["Knallfrosch"]).len(), 1, "round {round}");
    }
}

#[test]
fn a_table_of_words_that_was_half_written_is_written_again() {
    let shell = Shell::new();
    for number in 1..5 {
        let text = "Heute gilt der Knurpel. Wir sahen einen Knurpel, und der Knurpel bleibt, weil ein Knurpel bleibt.";
        shell.write(&format!("a/{number}.txt"), format!("{text} Die Knurpelregeln und die Knurpelzeit."));
    }
    shell.ok(&["index", "a"]);
    let table = std::fs::read_dir(shell.path("index")).unwrap().flatten().map(|file| file.file_name());
    let table = table.map(|name| name.to_string_lossy().into_owned()).find(|name| name.starts_with("words-")).unwrap();
    // As after a first run that was killed: no commit, and a table cut short.
    std::fs::remove_dir_all(shell.path("index")).unwrap();
    shell.write(&format!("index/{table}"), "");
    shell.write("index/words.unfinished", "");
    shell.ok(&["index", "a"]);
    assert_eq!(shell.hits(&["Knurpel"]).len(), 4);
}

#[test]
fn files_that_a_killed_run_left_unfinished_stop_no_later_one() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins und Waffenruhe.").ok(&["index", "a"]);
    let unfinished = ["words.unfinished", "personen.txt.unfinished", "manifest-7.jsonl.aB3.unfinished"];
    let leave = || {
        for name in unfinished {
            shell.write(&format!("index/{name}"), "halb");
        }
    };
    leave();
    shell.write("a/2.txt", "date 2025 Zwei und Waffenruhe.").ok(&["index", "a"]);
    assert_eq!(shell.hits(&["Waffenruhe"]).len(), 2);
    // The index is damaged, so that a new one takes its place.
    leave();
    shell.write("index/meta.json", "halb").ok(&["index", "a", "--rebuild"]);
    assert_eq!(shell.hits(&["Waffenruhe"]).len(), 2);
    let names = std::fs::read_dir(shell.path("index")).unwrap().flatten().map(|file| file.file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().ends_with("unfinished")));
}

#[test]
fn a_file_of_the_reader_is_never_taken_for_one_left_unfinished() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Eins und Waffenruhe.").write("d/roman.unfinished", "Text");
    assert_eq!(shell.run(&["index", "a", "--index", "d"]).code, 2);
    shell.ok(&["index", "a"]);
    shell.write("index/synonyme.txt.unfinished", "Waffenruhe, Feuerpause");
    shell.write("a/2.txt", "date 2025 Zwei und Waffenruhe.").ok(&["index", "a"]);
    assert_eq!(std::fs::read_to_string(shell.path("d/roman.unfinished")).unwrap(), "Text");
    assert!(shell.path("index/synonyme.txt.unfinished").exists());
}

#[test]
fn what_a_query_finds_does_not_depend_on_how_the_index_was_built() {
    let shell = Shell::new();
    // Each paragraph is a passage: the name stands in the first alone, the office in both.
    let filler = "Der Kanzler sprach am Abend lange über Haushalt, Verkehr und Schulen. ".repeat(12);
    for number in 0..60 {
        shell.write(&format!("a/{number}.txt"), format!("date 2025 Meldung {number}.\n\n{filler}"));
    }
    let article = format!("date 2025 Bundeskanzler Olaf Scholz sprach in Berlin. {filler}\n\n{filler}\n\n{filler}");
    let queries = ["Scholz UND NICHT Merkel", "+Scholz Haushalt", "Scholz UND Haushalt", "Scholz Haushalt"];
    let answers = || queries.map(|query| shell.hits(&[query, "--limit", "500", "--per-article", "100"]));
    // One commit each, so that the name is in most passages of its segment.
    shell.ok(&["index", "a"]);
    shell.write("a/scholz.txt", &article).ok(&["index", "a"]);
    let of_several = answers().map(|hits| places(&hits));
    // One segment, in which it is rare.
    shell.ok(&["index", "a", "--rebuild", "--threads", "1"]);
    let of_one = answers().map(|hits| places(&hits));
    assert_eq!(of_several, of_one);
    assert_eq!(of_one[0].len(), 1, "a required word stands in the passage itself: {:?}", of_one[0]);
    assert!(of_one[3].len() > 1, "a name that is only wanted is also found by the office");
}

/// The files and lines of hits, in order.
fn places(hits: &[Value]) -> Vec<String> {
    hits.iter().map(|hit| format!("{}:{}", hit["path"], hit["line"])).collect()
}

/// However a file is reached, it is one article, and every other way is a line of the report.
#[cfg(unix)]
#[test]
fn one_file_is_one_article() {
    use std::os::unix::fs::symlink;
    type Story = fn(&Shell);
    fn link(shell: &Shell, target: &str, name: &str) {
        let target = if target.contains("..") { target.into() } else { shell.path(target) };
        symlink(target, shell.path(name)).unwrap();
    }
    fn index(shell: &Shell, archive: &str) {
        shell.ok(&["index", archive, "--report", "report.jsonl"]);
    }
    fn rename(shell: &Shell, from: &str, to: &str) {
        std::fs::create_dir_all(shell.path(to).parent().unwrap()).unwrap();
        std::fs::rename(shell.path(from), shell.path(to)).unwrap();
    }
    let stories: [(&str, Story); 16] = [
        ("a link to the folder", |shell| {
            link(shell, "a/2020", "a/neu");
            index(shell, "a");
        }),
        ("a relative link that comes first", |shell| {
            link(shell, "../a/2020", "a/0");
            index(shell, "a");
            assert_eq!(shell.hits(&["Waffenruhe"])[0]["path"], "2020/x.txt");
        }),
        ("a link to the file", |shell| {
            link(shell, "a/2020/x.txt", "a/1.txt");
            index(shell, "a");
        }),
        ("two links to a folder elsewhere", |shell| {
            rename(shell, "a/2020", "b/2020");
            link(shell, "b/2020", "a/x");
            link(shell, "b/2020", "a/y");
            index(shell, "a");
        }),
        ("a link into a hidden folder", |shell| {
            rename(shell, "a/2020", "a/.alt");
            link(shell, "a/.alt", "a/x");
            index(shell, "a");
        }),
        ("a second name", |shell| {
            std::fs::hard_link(shell.path("a/2020/x.txt"), shell.path("a/y.txt")).unwrap();
            index(shell, "a");
        }),
        ("a link later", |shell| {
            index(shell, "a");
            link(shell, "a/2020", "a/1");
            index(shell, "a");
        }),
        ("a part after the whole", |shell| {
            index(shell, "a");
            index(shell, "a/2020");
        }),
        ("the whole after a part", |shell| {
            index(shell, "a/2020");
            index(shell, "a");
            assert_eq!(shell.hits(&["Waffenruhe"])[0]["path"], "2020/x.txt");
        }),
        ("part, whole, part, whole", |shell| {
            ["a/2020", "a", "a/2020", "a"].iter().for_each(|archive| index(shell, archive));
        }),
        ("two parts, then the whole", |shell| {
            shell.write("a/2021/y.txt", "date 2021 Nichts davon.");
            ["a/2021", "a/2020", "a", "a/2021"].iter().for_each(|archive| index(shell, archive));
            assert_eq!(shell.hits(&["Nichts"]).len(), 1);
        }),
        ("by a link to the archive", |shell| {
            index(shell, "a");
            link(shell, "a", "b");
            index(shell, "b");
        }),
        ("a moved archive", |shell| {
            index(shell, "a");
            let before = shell.hits(&["Waffenruhe"])[0]["article"].clone();
            rename(shell, "a", "b/a");
            index(shell, "b/a");
            assert_eq!(shell.hits(&["Waffenruhe"])[0]["article"], before);
        }),
        ("a renamed archive", |shell| {
            index(shell, "a");
            rename(shell, "a", "b");
            index(shell, "b");
            let hit = &shell.hits(&["Waffenruhe"])[0];
            assert_eq!((hit["archive"].as_str(), hit["path"].as_str()), (Some("b"), Some("2020/x.txt")));
        }),
        ("a part searched", |shell| {
            index(shell, "a");
            assert_eq!(shell.hits(&["Waffenruhe", "--archive", "a/2020"]).len(), 1);
        }),
        ("a renamed archive that is changed, too", |shell| {
            shell.write("a/2020/y.txt", "date 2020 Etwas anderes.");
            index(shell, "a");
            rename(shell, "a", "b");
            shell.write("b/2020/y.txt", "date 2020 Etwas ganz und gar anderes.");
            index(shell, "b");
        }),
    ];
    for (what, story) in stories {
        let shell = Shell::new();
        shell.write("a/2020/x.txt", "date 2020 Die Waffenruhe hält.");
        story(&shell);
        assert_eq!(shell.hits(&["Waffenruhe"]).len(), 1, "{what}");
        assert_eq!(shell.run(&["search", "Waffenruhe", "--count"]).out.trim(), "1 passage in 1 article", "{what}");
    }
}

#[cfg(unix)]
#[test]
fn other_ways_to_a_file_are_reported() {
    let shell = Shell::new();
    shell.write("a/2020/x.txt", "date 2020 Die Waffenruhe hält.");
    std::os::unix::fs::symlink(shell.path("a/2020"), shell.path("a/neu")).unwrap();
    std::os::unix::fs::symlink(shell.path("a/2020/x.txt"), shell.path("a/y.txt")).unwrap();
    let report = update(&shell, "a");
    assert_eq!(outcomes(&report), [("2020/x.txt", "indexed"), ("neu", "skipped"), ("y.txt", "skipped")]);
    assert_eq!(report["neu"]["reason"], "the same file or folder as 2020, by a link");
    assert_eq!(report["y.txt"]["reason"], "the same file or folder as 2020/x.txt, by a link");
    // A hidden directory is no part of the archive around it.
    shell.write("a/.b/z.txt", "date 2020 Eine andere Waffenruhe.");
    shell.ok(&["index", "a/.b"]);
    assert_eq!(shell.hits(&["Waffenruhe"]).len(), 2);
    let said = shell.ok(&["index", "a/2020"]);
    assert!(said.err.contains("the directory is a part of"), "{}", said.err);
    // Where an archive gives nothing, a search says which files it failed on.
    shell.write("c/x.json", "{\"titel\": 1}").write("c/y.html", "<p>").write("c/z.pdf", "%PDF");
    let said = shell.run(&["search", "x", "--archive", "c"]);
    for line in ["x.json: broken", "format not read: 2 (.html 1, .pdf 1)", "fundstelle help formats"] {
        assert!(said.err.contains(line), "{line} is not in {}", said.err);
    }
}
