//! Where a hit leads: the passage in its article, the further passages, the place in the file.

use crate::shell::Shell;

/// An article of this many passages, each with the word and its own number, and another article beside it.
fn long_article(passages: usize) -> (Shell, String) {
    let shell = Shell::new();
    let filler = "und so weiter, bis der Absatz lang genug ist ".repeat(6);
    let paragraphs: Vec<String> =
        (0..passages).map(|number| format!("Waffenruhe an Tag nummer{number} {filler}.")).collect();
    shell.write("a/2025-01-02.txt", paragraphs.join("\n\n"));
    shell.write("a/2025-01-03.txt", "Auch hier hält eine Waffenruhe.");
    shell.ok(&["index", "a"]);
    let id = shell.hits(&["nummer0"])[0]["article"].as_str().unwrap().to_string();
    (shell, id)
}

#[test]
fn a_hit_names_an_address_that_opens_its_passage() {
    let (shell, id) = long_article(20);
    let found = shell.ok(&["search", "nummer9"]).out;
    let address = format!("{id}:9");
    assert!(found.contains(&format!("a/2025-01-02.txt:19  {address}\n")), "{found}");
    let shown = shell.ok(&["show", &address]).out;
    let has = |number: usize| shown.contains(&format!("nummer{number} "));
    assert_eq!((0..20).filter(|number| has(*number)).collect::<Vec<_>>(), (4..=14).collect::<Vec<_>>(), "{shown}");
    assert!(shown.contains("4 passages before (--all shows the whole article)"), "{shown}");
    assert!(shown.contains("5 passages behind (--all shows the whole article)"), "{shown}");
    for whole in [&["show", &address, "--all"][..], &["show", &id]] {
        let shown = shell.ok(whole).out;
        assert!(shown.contains("nummer0 ") && shown.contains("nummer19 ") && !shown.contains("--all"), "{shown}");
    }
    let near_the_start = shell.ok(&["show", &format!("{}:0", &id[..8])]).out;
    assert!(!near_the_start.contains("before (") && near_the_start.contains("14 passages behind"), "{near_the_start}");
    for wrong in ["20", "x", "-1"] {
        let said = shell.run(&["show", &format!("{id}:{wrong}")]);
        assert_eq!(said.code, 2);
        assert!(said.err.contains(&format!("has no passage {wrong}; it has 20 passages: 0 to 19")), "{}", said.err);
    }
}

#[test]
fn an_article_is_shown_with_the_marks_of_a_query() {
    let (shell, id) = long_article(8);
    let coloured = |arguments: &[&str]| shell.ok(&[arguments, &["--color", "always"]].concat()).out;
    let mark = |word: &str| format!("\u{1b}[1m\u{1b}[33m{word}\u{1b}[0m");
    assert!(!coloured(&["show", &id]).contains(&mark("Waffenruhe")));
    let shown = coloured(&["show", &format!("{id}:2"), "--query", "Ruhe nummer2"]);
    // As in hits: the word inside another.
    assert_eq!(shown.matches(&mark("ruhe")).count(), 8, "{shown}");
    assert_eq!(shown.matches(&mark("nummer2")).count(), 1, "{shown}");
    // What a query may not find is not marked, nor is anything where it cannot be read.
    assert!(!coloured(&["show", &id, "--query", "+Quarzuhr Waffenruhe"]).contains(&mark("Waffenruhe")));
    assert_eq!(shell.run(&["show", &id, "--query", "farbe:rot"]).code, 2);
}

#[test]
fn further_passages_of_an_article_are_a_search_in_it() {
    let (shell, id) = long_article(20);
    let found = shell.ok(&["search", "Waffenruhe"]);
    assert!(
        found.out.contains(&format!("17 more passages: fundstelle search --in {id} 'Waffenruhe'\n")),
        "{}",
        found.out
    );
    let all = shell.ok(&["search", "--in", &id, "Waffenruhe"]);
    assert!(all.err.contains("20 passages in 1 article") && !all.out.contains("more passage"), "{}", all.err);
    assert_eq!(shell.hits(&["--in", &id[..10], "Waffenruhe"]).len(), 20);
    assert_eq!(shell.hits(&["--in", &id, "Waffenruhe", "--limit", "4"]).len(), 4);
    assert_eq!(shell.hits(&["--in", &id, "+Waffenruhe +nummer7"]).len(), 1);
    assert_eq!(shell.hits(&["--in", &id]).len(), 20);
    let count = shell.ok(&["search", "--in", &id, "Waffenruhe", "--count"]).out;
    assert_eq!(count.trim(), "20 passages in 1 article");
    let count = shell.ok(&["search", "--in", &id, "Waffenruhe", "--count", "--by", "year"]).out;
    assert!(count.contains("2025  20 passages  1 article"), "{count}");
    assert_eq!(shell.ok(&["search", "--in", &id, "Waffenruhe", "--kwic"]).out.lines().count(), 20);
    assert_eq!(shell.run(&["search", "--in", &id, "Auch"]).code, 1);
    for (wrong, said) in
        [("ffffffffffffffff", "the index has no article ffffffffffffffff"), ("xyz", "is not an article id")]
    {
        let run = shell.run(&["search", "--in", wrong, "Waffenruhe"]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(said), "{}", run.err);
    }
    // What else was asked for is asked for again, quoted for a shell.
    let found = shell.ok(&["search", "Rock'n'Roll Waffenruhe", "--exact"]).out;
    assert!(found.contains(r"'Rock'\''n'\''Roll Waffenruhe' --exact"), "{found}");
}

#[test]
fn hits_and_articles_name_their_address_on_the_web() {
    let shell = Shell::new();
    let url = "https://example.org/lage?von=heute";
    shell.write("a/1.md", format!("---\ndate: 2025-01-02\nurl: {url}\n---\n\nDie Waffenruhe hält.\n"));
    shell.ok(&["index", "a"]);
    let found = shell.ok(&["search", "Waffenruhe"]).out;
    assert!(found.contains(&format!("   {url}\n")), "{found}");
    let id = shell.hits(&["Waffenruhe"])[0]["article"].as_str().unwrap().to_string();
    assert!(shell.ok(&["show", &id]).out.contains(&format!("{url}\n")));
}

/// The place of a passage in a JSON file is where the file has it, whatever is escaped before it.
#[test]
fn a_place_in_a_json_file_is_the_character_of_the_file() {
    let shell = Shell::new();
    let long =
        r#"Gr\u00fc\u00dfe aus K\u00f6ln \ud83d\ude00 und \"mehr\" für süße Bären, damit der Absatz lang genug ist. "#;
    let (first, second) = (long.repeat(5), long.repeat(6));
    let one = format!(
        "\u{feff}{{\n  \"titel\": \"Ü\\n\\u00fc\",\n  \"date\": \"2025-01-02\",\n  \"text\": \"Anfang {first}\\n\\n\\u00c4nderung {second}\\n\\nSchluss {second}\"\n}}"
    );
    shell.write("a/one.json", &one);
    let list = format!(
        "{{\"date\": \"2025-01-03\", \"text\": [\n\"Anfang {first}\",\n\"Mitte {second}\",\n\"Half \\ud800 {first}\\n\\nEnde {second}\"]}}"
    );
    shell.write("a/list.json", &list);
    shell.ok(&["index", "a"]);
    let hits = shell.hits(&["Grüße", "--limit", "99", "--per-article", "99"]);
    let mut count = 0;
    for hit in &hits {
        let file = if hit["path"] == "one.json" { one.trim_start_matches('\u{feff}') } else { &list };
        let character = hit["character"].as_u64().unwrap() as usize;
        let there: String = file.chars().skip(character).collect();
        let word = hit["text"].as_str().unwrap().split(' ').next().unwrap().replace('Ä', "\\u00c4");
        assert!(there.starts_with(&word), "{word}: {}", there.chars().take(40).collect::<String>());
        let line = 1 + file.chars().take(character).filter(|letter| *letter == '\n').count();
        assert_eq!(hit["line"], line, "{word}");
        count += usize::from(["Anfang", "\\u00c4nderung", "Schluss", "Mitte", "Ende"].contains(&word.as_str()));
    }
    assert!(count >= 6, "{count} of {}", hits.len());
    let at = one.trim_start_matches('\u{feff}').split("Schluss").next().unwrap().chars().count();
    let text = shell.ok(&["search", "Schluss"]).out;
    assert!(text.contains(&format!("a/one.json:4, character {at}  ")), "{text}");
    // Where markup was taken out, the line of the string is all that is true; and text as it stands has its lines.
    shell.write("b/2025-01-04.json", "{\n\"text\": \"<p>Kein &auml;hnlicher Ort.</p><p>Zweiter Absatz.</p>\"}");
    shell.write("b/2025-01-05.txt", "Kein Ort.\n");
    shell.ok(&["index", "b"]);
    for (path, line) in [("2025-01-04.json", 2), ("2025-01-05.txt", 1)] {
        let hits = shell.hits(&["Ort", "--limit", "9"]);
        let hit = hits.iter().find(|hit| hit["path"] == path).unwrap();
        assert_eq!((hit["character"].is_null(), hit["line"].as_u64()), (true, Some(line)), "{hit}");
    }
}

/// What is printed as a command finds, pasted, just what was announced.
#[test]
fn the_command_for_further_passages_works_as_it_stands() {
    let (shell, _) = long_article(20);
    std::fs::rename(shell.path("index"), shell.path("an index")).unwrap();
    let cases: [(&[&str], &str); 5] = [
        (&["Absatz"], "'Absatz' --index 'an index'"),
        (&["--", "-Trump Absatz"], "--index 'an index' -- '-Trump Absatz'"),
        (&["Waffenruhe Absatz", "--sort", "date"], "'Waffenruhe Absatz' --sort date --index 'an index'"),
        (&["Absatz", "--sort=-date", "--any"], "'Absatz' --any --sort=-date --index 'an index'"),
        (&["Absatz", "--synonyms", "meine synonyme.txt"], "--synonyms 'meine synonyme.txt' --index 'an index'"),
    ];
    shell.write("meine synonyme.txt", "Waffenruhe, Feuerpause\n");
    for (typed, command) in cases {
        let found =
            shell.run(&[&["search", "--index", "an index", "--limit", "1", "--per-article", "1"], typed].concat());
        let line = found.out.lines().find(|line| line.contains(" more passage")).unwrap();
        assert!(line.ends_with(command), "{line}");
        let more: u64 = line.trim_start().split(' ').next().unwrap().parse().unwrap();
        let pasted = line.split_once(": ").unwrap().1.replacen("fundstelle", env!("CARGO_BIN_EXE_fundstelle"), 1);
        let mut sh = std::process::Command::new("sh");
        sh.args(["-c", &pasted])
            .current_dir(shell.path(""))
            .env("FUNDSTELLE_LANG", "en")
            .env_remove("FUNDSTELLE_INDEX");
        let said = String::from_utf8(sh.output().unwrap().stderr).unwrap();
        assert!(said.contains(&format!("{} passages in 1 article", more + 1)), "{pasted}: {said}");
    }
}

/// A pager is for terminals, and only for what does not fit there.
#[test]
fn long_results_are_paged_on_a_terminal_alone() {
    let (shell, id) = long_article(20);
    let plain = shell.ok(&["show", &id]).out;
    let mut piped = shell.command(&["show", &id]);
    let output = piped.env("FUNDSTELLE_PAGER", "touch paged").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), plain);
    assert!(!shell.path("paged").exists());
    // `script` runs a command on a terminal of its own.
    let on_terminal = |arguments: &str, pager: &str| {
        let program = env!("CARGO_BIN_EXE_fundstelle");
        let line = format!("stty rows 24 cols 80; {program} {arguments} --color never");
        let mut command = std::process::Command::new("script");
        command.args(["-qec", &line, "/dev/null"]).current_dir(shell.path("")).stdin(std::process::Stdio::null());
        command.env("FUNDSTELLE_PAGER", pager).env("FUNDSTELLE_LANG", "en").env("SHELL", "/bin/sh");
        command.env_remove("FUNDSTELLE_INDEX").env_remove("COLUMNS").env_remove("LESS");
        Some(String::from_utf8_lossy(&command.output().ok()?.stdout).replace("\r\n", "\n"))
    };
    let show = format!("show {id}");
    let Some(paged) = on_terminal(&show, "sed s/^/PAGED:/") else {
        eprintln!("skipped: there is no script here");
        return;
    };
    assert!(paged.contains("PAGED:0") || paged.contains("PAGED: 0"), "{paged}");
    assert!(on_terminal("search Waffenruhe --limit 9 --per-article 9", "sed s/^/PAGED:/").unwrap().contains("PAGED:1"));
    let without = [(format!("{show} --no-pager"), "sed s/^/PAGED:/"), (show, "no-such-pager-here")];
    for (arguments, pager) in without {
        let shown = on_terminal(&arguments, pager).unwrap();
        assert!(shown.contains("nummer19") && !shown.contains("PAGED"), "{shown}");
    }
    // A pager that is less keeps the colours; who sets LESS decides that, too.
    let show = format!("show {}", shell.hits(&["nummer0"])[0]["article"].as_str().unwrap());
    assert!(on_terminal(&show, "env").unwrap().contains("LESS=FRX"));
    // What fits needs no pager.
    assert!(!on_terminal("search nummer7", "sed s/^/PAGED:/").unwrap().contains("PAGED"));
}
