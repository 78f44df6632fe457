//! Searching: what is found, how it is shown, how it ends.

use crate::shell::{Shell, sample, shared};
use std::io::Read;
use std::process::Stdio;

#[test]
fn the_first_command_finds_the_talks_of_2025() {
    let shell = Shell::new();
    let found = shell.ok(&["search", "--archive", &sample(), "Putin Waffenruhe"]);
    assert!(found.out.contains("Putin") && found.out.contains("Waffenruhe"));
    assert!(found.err.contains("88 indexed") && found.err.contains("passages in"), "{}", found.err);
    let july = shell.ok(&["search", "Putin Waffenruhe", "--month", "2025-07"]);
    assert!(july.out.contains(" July 2025") && !july.out.contains("August 2025"));
    let none = shell.run(&["search", "Putin Waffenruhe", "--month", "1955-07"]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert!(none.err.contains("nothing found"), "{}", none.err);
}

#[test]
fn the_article_of_the_user_is_found() {
    let Some(seed) = shared("seed") else { return };
    let shell = Shell::new();
    shell.ok(&["index", seed.to_str().unwrap()]);
    let hits = shell.hits(&["Putin Waffenruhe"]);
    let text = hits[0]["text"].as_str().unwrap();
    assert!(text.contains("dass Putin an einer Waffenruhe interessiert sei"), "{text}");
    let file = std::fs::read_to_string(hits[0]["file"].as_str().unwrap()).unwrap();
    assert!(file.contains(text));
    let line = hits[0]["line"].as_u64().unwrap() as usize;
    assert!(file.lines().nth(line - 1).unwrap().starts_with("Donald Trump hat erneut mit Kreml-Tyrann"));
    assert_eq!(hits[0]["date"]["precision"], "month");
    assert_eq!(shell.hits(&["Putin Waffenruhe", "--month", "2025-07"])[0]["text"], hits[0]["text"]);
    assert_eq!(shell.run(&["search", "Putin Waffenruhe", "--month", "2025-08"]).code, 1);
}

#[test]
fn every_passage_shown_is_in_its_file_letter_for_letter() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let mut seen = 0;
    for query in ["der", "und die Waffenruhe", "Präsident", "Praesident", "Berlin", "Kanzler", "Verhandlungen"] {
        for hit in shell.hits(&[query, "--limit", "500", "--per-article", "100"]) {
            let path = hit["file"].as_str().unwrap();
            let text = hit["text"].as_str().unwrap();
            let bytes = std::fs::read(path).unwrap();
            // The two other encodings of the sample, by hand; JSON by its own reader.
            let file = if path.ends_with("deutscher-herbst.txt") {
                let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
                String::from_utf16(&units).unwrap()
            } else if path.ends_with("kniefall.txt") {
                assert!(text.chars().all(|c| c != '\u{fffd}'));
                continue;
            } else {
                String::from_utf8(bytes).unwrap()
            };
            if path.ends_with(".json") {
                let value: serde_json::Value = serde_json::from_str(&file).unwrap();
                let whole = value.as_object().unwrap().values().any(|value| match value {
                    serde_json::Value::String(body) => body.contains(text),
                    serde_json::Value::Array(parts) => {
                        let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_str()).collect();
                        parts.join("\n\n").contains(text)
                    }
                    _ => false,
                });
                assert!(whole, "{path}: {text}");
            } else if ["/agenturen/", "/netz/", "/bibliothek/", "/datenbanken/"].iter().any(|part| path.contains(part))
            {
                // Markup, or the ends of lines, are no part of what is shown; where it begins is told.
                let line = file.lines().nth(hit["line"].as_u64().unwrap() as usize - 1).unwrap();
                assert!(line.contains(text.split_whitespace().next().unwrap()), "{path}: {line}: {text}");
            } else {
                let at = file.find(text).unwrap_or_else(|| panic!("{path}: {text}"));
                assert_eq!(hit["line"].as_u64().unwrap() as usize, 1 + file[..at].matches('\n').count(), "{path}");
            }
            for mark in hit["marks"].as_array().unwrap() {
                let (start, end) = (mark["start"].as_u64().unwrap() as usize, mark["end"].as_u64().unwrap() as usize);
                assert!(text.get(start..end).is_some_and(|word| !word.is_empty()), "{path}: {mark}");
            }
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn colour_is_for_terminals() {
    let shell = Shell::new();
    shell.write("a/x.txt", "date 2025 Putin spricht.").ok(&["index", "a"]);
    assert!(!shell.ok(&["search", "Putin"]).out.contains('\u{1b}'));
    let coloured = shell.ok(&["search", "Putin", "--color", "always"]).out;
    assert!(coloured.contains("\u{1b}[1m\u{1b}[33mPutin\u{1b}[0m"), "{coloured:?}");
    let mut command = shell.command(&["search", "Putin"]);
    let output = command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn hits_of_one_article_stand_together_and_the_rest_is_counted() {
    let shell = Shell::new();
    let paragraph = |word: &str| format!("{word} {}\n\n", "und so weiter, bis der Absatz lang genug ist ".repeat(6));
    shell.write("a/1.txt", format!("date 2025 {}", paragraph("Waffenruhe Putin").repeat(5)));
    shell.write("a/2.txt", format!("date 2025 {}", paragraph("Waffenruhe")));
    shell.ok(&["index", "a"]);
    let hits = shell.hits(&["Waffenruhe Putin"]);
    let places: Vec<_> =
        hits.iter().map(|hit| (hit["path"].as_str().unwrap(), hit["more_in_article"].as_u64().unwrap())).collect();
    assert_eq!(places, [("1.txt", 2), ("1.txt", 2), ("1.txt", 2), ("2.txt", 0)]);
    let text = shell.ok(&["search", "Waffenruhe Putin"]);
    assert!(text.out.contains("2 more passages: fundstelle search --in"), "{}", text.out);
    assert!(
        text.err.contains("best 4; 5 passages in 1 article have all the words, 1 only some of them"),
        "{}",
        text.err
    );
    assert_eq!(shell.hits(&["Waffenruhe", "--per-article", "9"]).len(), 6);
}

#[test]
fn an_article_is_shown_by_its_id() {
    let shell = Shell::new();
    shell
        .write("a/x.md", "---\ntitle: Die Lage\ndate: 2025-07\nsource: Tagblatt\n---\n\n## Am Morgen\n\nEs regnete.\n");
    shell.ok(&["index", "a"]);
    let id = shell.hits(&["regnete"])[0]["article"].as_str().unwrap().to_string();
    for name in [id.as_str(), &id[..6]] {
        let shown = shell.ok(&["show", name]).out;
        for part in ["Die Lage", "July 2025 · Tagblatt", "a/x.md", "Am Morgen", "0  Es regnete."] {
            assert!(shown.contains(part), "{shown}");
        }
    }
    assert_eq!(shell.run(&["show", "ffffffffffffffff"]).code, 1);
    assert_eq!(shell.run(&["show", "x"]).code, 2);
}

#[test]
fn a_closed_pipe_is_a_normal_end() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let mut child = shell
        .command(&["search", "die der und", "--limit", "500", "--per-article", "100"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn spellings_and_inflections_meet() {
    let shell = Shell::new();
    shell.write("a/x.txt", "date 2025 Soeder traf Selenskyj. Müllers Straße. Die Waffenruhen hielten.");
    shell.ok(&["index", "a"]);
    for query in ["Söder", "SOEDER", "Mueller", "Müller", "Strasse", "Waffenruhe", "waffenruhe"] {
        assert_eq!(shell.hits(&[query]).len(), 1, "{query}");
    }
    for query in ["Sonder", "Uber"] {
        assert_eq!(shell.hits(&[query]).len(), 0, "{query}");
    }
}

#[test]
fn phrases_and_required_words_are_kept() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Das Ende des Krieges in Sicht.");
    shell.write("a/2.txt", "date 2025 Der Krieg ohne Ende.");
    shell.write("a/3.txt", "date 2025 Das Ende der Ferien.");
    shell.ok(&["index", "a"]);
    let paths = |query: &str| -> Vec<String> {
        let mut paths: Vec<String> =
            shell.hits(&[query]).iter().map(|hit| hit["path"].as_str().unwrap().to_string()).collect();
        paths.sort();
        paths
    };
    assert_eq!(paths("\"Ende des Krieges\""), ["1.txt"]);
    assert_eq!(paths("„Ende des Krieges“"), ["1.txt"]);
    assert_eq!(paths("+Krieg Ende"), ["1.txt", "2.txt"]);
    assert_eq!(paths("Ende Ferien Krieg").len(), 3);
    let hit = &shell.hits(&["\"Ende des Krieges\""])[0];
    let marked: Vec<&str> = hit["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| {
            &hit["text"].as_str().unwrap()
                [mark["start"].as_u64().unwrap() as usize..mark["end"].as_u64().unwrap() as usize]
        })
        .collect();
    assert_eq!(marked, ["Ende", "des", "Krieges"]);
}

#[test]
fn the_readers_synonyms_are_found_too_and_named() {
    let shell = Shell::new();
    shell.write("a/1.txt", "date 2025 Die Europäische Zentralbank senkt die Zinsen.");
    shell.write("a/2.txt", "date 2025 Die EZB hebt die Zinsen.");
    shell.write("a/3.txt", "date 2025 Die Zentralbank ist europäisch.");
    shell.write("a/4.txt", "date 2025 Die Feuerpause hält.");
    shell.ok(&["index", "a"]);
    let found = |arguments: &[&str]| -> Vec<(String, usize)> {
        let hit = |hit: &serde_json::Value| {
            (hit["path"].as_str().unwrap().to_string(), hit["marks"].as_array().unwrap().len())
        };
        shell.hits(arguments).iter().map(hit).collect()
    };
    let pair = |path: &str, marks: usize| (path.to_string(), marks);
    assert_eq!(found(&["EZB"]), [pair("2.txt", 1)]);
    // A file beside the index is read by itself; another is named.
    shell.write("index/synonyme.txt", "# Banken\nEZB = Europäische Zentralbank\nWaffenruhe, Feuerpause\n");
    assert_eq!(found(&["EZB"]), [pair("2.txt", 1), pair("1.txt", 2)]);
    assert_eq!(found(&["Waffenruhe"]), [pair("4.txt", 1)]);
    let hits = found(&["Europäische Zentralbank Zinsen"]);
    assert_eq!(hits[0].0, "1.txt");
    assert!(hits.contains(&pair("2.txt", 2)), "{hits:?}");
    let said = shell.ok(&["search", "Waffenruhe"]);
    assert!(said.err.contains("also searched (your synonyms): Feuerpause"), "{}", said.err);
    // What is required or quoted is meant as it stands.
    assert_eq!(found(&["+EZB"]), [pair("2.txt", 1)]);
    assert_eq!(found(&["\"Europäische Zentralbank\""]), [pair("1.txt", 2)]);
    shell.write("andere.txt", "Waffenruhe");
    let wrong = shell.run(&["search", "EZB", "--synonyms", "andere.txt"]);
    assert!(wrong.err.contains("andere.txt, line 1: \"Waffenruhe\" stands alone"), "{}", wrong.err);
    // What hyphens hold together is one word on both sides; a rarer synonym counts no more than the word.
    shell.write("a/5.txt", "date 2025 Covid-19 breitet sich aus.");
    shell.write("a/6.txt", "date 2025 Das Virus breitet sich aus.");
    shell.write("index/synonyme.txt", "Covid-19 = Virus\rEZB = Europäische Zentralbank\r");
    shell.ok(&["index", "a"]);
    assert_eq!(found(&["Covid-19"]), [pair("5.txt", 1), pair("6.txt", 1)]);
    assert_eq!(found(&["Virus"]), [pair("6.txt", 1), pair("5.txt", 1)]);
    // A slip in the file beside the index is told, and stops nothing.
    shell.write("index/synonyme.txt", "EZB");
    let said = shell.ok(&["search", "EZB"]);
    assert!(said.err.contains("stands alone; searched without your synonyms"), "{}", said.err);
    shell.write("index/synonyme.txt", "EZB = Europäische Zentralbank");
    // Building the index anew keeps the file.
    shell.ok(&["index", "a", "--rebuild"]);
    assert_eq!(found(&["EZB"]).len(), 2);
}

#[test]
fn words_that_belong_together_are_learned_from_the_archive() {
    let shell = Shell::new();
    for number in 0..12 {
        let word = if number % 2 == 0 { "Waffenruhe" } else { "Feuerpause" };
        let text = format!(
            "date 2025 Die vereinbarte {word} an der Front hält. Zur {word} rief auch {number} die Waffenruhe-Kommission auf.\n\nAuch eine neue Feuerpause an der Front, hieß es, sei vereinbarte Waffenruhe."
        );
        shell.write(&format!("a/{number}.txt"), text);
    }
    for number in 0..600 {
        shell.write(
            &format!("b/{number}.txt"),
            format!("date 2025 Das Wetter bleibt in Ort {number} trocken und kühl."),
        );
    }
    shell.ok(&["index", "a"]);
    shell.ok(&["index", "b"]);
    let said = shell.ok(&["related", "Waffenruhe", "--json"]);
    let first: serde_json::Value = serde_json::from_str(said.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["word"], "Feuerpause", "{}", said.out);
    assert!(!said.out.contains("Wetter"));
    let said = shell.ok(&["search", "Waffenruhe", "--expand"]);
    assert!(said.err.contains("also searched (used alike in this archive): Feuerpause"), "{}", said.err);
    // What is required is meant as it stands.
    let said = shell.ok(&["search", "+Waffenruhe", "--expand"]);
    assert!(said.err.contains("uses nothing much like"), "{}", said.err);
    assert_eq!(shell.run(&["related", "Nirgendwo"]).code, 1);
    assert_eq!(shell.run(&["related", "und"]).code, 1);
    assert_eq!(shell.run(&["related", "zwei Wörter"]).code, 2);
}

#[test]
fn a_concordance_has_as_many_lines_as_asked_for() {
    let shell = Shell::new();
    shell.write("a/2025-01-01.txt", "Titel: Waffenruhe\n\nNichts. Die Waffenruhe hält. Eine Waffenruhe, sagt er.");
    shell.write("a/2025-01-02.txt", "Keine Waffenruhe heute, und keine Waffenruhe morgen.");
    shell.ok(&["index", "a"]);
    for (limit, lines) in [("1", 1), ("3", 3), ("4", 4), ("99", 4)] {
        let said = shell.ok(&["search", "Waffenruhe", "--kwic", "--limit", limit]);
        assert_eq!(said.out.lines().count(), lines, "{}", said.out);
        assert!(said.err.contains(&format!("{lines} line")), "{}", said.err);
    }
}

#[test]
fn places_are_given_in_bytes_and_in_characters() {
    let shell = Shell::new();
    shell.write(
        "a/2025-01-01.txt",
        "Titel: Über Bären\n\nÄußerst süß 😀 schlief der Bär am 3. März 2025 bei Günter Grüßwein.",
    );
    shell.ok(&["index", "a"]);
    let hit = &shell.hits(&["Bär"])[0];
    let mut count = 0;
    for (places, text) in [("marks", "text"), ("title_marks", "title"), ("dates", "text"), ("persons", "text")] {
        let text = hit[text].as_str().unwrap();
        for place in hit[places].as_array().unwrap() {
            let at = |key: &str| place[key].as_u64().unwrap() as usize;
            let chars = text.chars().skip(at("start_char")).take(at("end_char") - at("start_char"));
            assert_eq!(chars.collect::<String>(), text[at("start")..at("end")], "{places}");
            count += 1;
        }
    }
    assert!(count >= 3, "{hit}");
}
