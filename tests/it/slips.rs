//! Slips of the pen, words in one or parted, and words of like meaning: what is searched beside what is typed, and that
//! it is told.

use crate::shell::Shell;

/// Articles with the right spellings, among enough others.
fn desk() -> Shell {
    let shell = Shell::new();
    let articles = [
        "Die Waffenruhe hält seit Sonntag, sagte Bundespräsident Frank-Walter Steinmeier in Berlin.",
        "Bundeswirtschaftsminister Peter Altmaier (CDU) will den Betrieben helfen.",
        "Gesundheitsminister Jens Spahn lässt Masken kaufen. Spahn sagte das am Montag.",
        "Der SPD-Politiker Karl Lauterbach warnt vor einer zweiten Welle.",
        "Wer in einem Laden eine Panikattacke hat, braucht Ruhe.",
        "Der Impfstoff von AstraZeneca kommt im Februar.",
        "Der Impfstoff von Astra Zeneca kommt im März.",
        "Der Impfstoff von Astra-Zeneca kommt im April.",
        "Mit der paysafe card zahlen viele im Netz.",
        "Die Waffengesetze werden schärfer, und die Ruhe ist hin.",
    ];
    for (day, article) in (1..).zip(articles) {
        shell
            .write(&format!("a/2021-01-{day:02}.txt"), format!("{article} Mehr dazu steht in der Zeitung von morgen."));
    }
    shell.ok(&["index", "a"]);
    shell
}

fn paths(shell: &Shell, arguments: &[&str]) -> Vec<String> {
    shell.hits(arguments).iter().map(|hit| hit["path"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_slip_finds_what_was_meant_and_is_told() {
    let shell = desk();
    for (typed, meant, day) in [
        ("Wafenruhe", "Waffenruhe", "01"),
        ("Steinmayer", "Steinmeier", "01"),
        ("Altmeier", "Altmaier", "02"),
        ("Spahm", "Spahn", "03"),
        ("Lauterbch", "Lauterbach", "04"),
        ("panikatacke", "Panikattacke", "05"),
    ] {
        assert_eq!(paths(&shell, &[typed])[0], format!("2021-01-{day}.txt"), "{typed}");
        let told = format!("{typed}: auch {meant} gesucht (={typed} sucht nur so)");
        for command in ["search", "timeline", "persons"] {
            let said = shell.run(&[command, typed, "--lang", "de"]);
            assert!(said.err.contains(&told), "{command} {typed}: {}", said.err);
        }
        assert!(shell.run(&["search", typed, "--count", "--lang", "de"]).err.contains(&told), "{typed}");
        let why = shell.ok(&["search", typed, "--why", "--lang", "de"]).out;
        assert!(why.contains(&format!("{meant}: berichtigt aus {typed}")), "{why}");
        let hit = &shell.hits(&[typed])[0];
        assert_eq!(hit["query"]["also"][0]["word"], meant);
        assert_eq!(
            (&hit["query"]["also"][0]["of"], &hit["query"]["also"][0]["by"]),
            (&typed.into(), &"correction".into())
        );
    }
}

#[test]
fn what_is_quoted_required_exact_or_known_is_never_corrected() {
    let shell = desk();
    for arguments in [
        &["\"Wafenruhe\""][..],
        &["=Wafenruhe"],
        &["==Wafenruhe"],
        &["+Wafenruhe"],
        &["Wafenruhe*"],
        &["Wafenruhe", "--exact"],
        // Words of the language that the archive lacks, and short ones.
        &["Waffenruf"],
        &["Rahe"],
    ] {
        let said = shell.run(&[&["search"], arguments, &["--lang", "de"]].concat());
        assert!(!said.err.contains("auch"), "{arguments:?}: {}", said.err);
        assert!(said.out.is_empty() || arguments == ["Waffenruf"], "{arguments:?}: {}", said.out);
    }
}

#[test]
fn words_in_one_and_parted_meet() {
    let shell = desk();
    let all = ["2021-01-06.txt", "2021-01-07.txt", "2021-01-08.txt"];
    for typed in ["AstraZeneca", "Astra Zeneca", "Astra-Zeneca"] {
        let mut found = paths(&shell, &[typed]);
        found.sort();
        assert_eq!(found, all, "{typed}");
    }
    assert_eq!(paths(&shell, &["paysafecard"]), ["2021-01-09.txt"]);
    assert_eq!(paths(&shell, &["Waffen ruhe", "--limit", "1"]), ["2021-01-01.txt"]);
    let said = shell.ok(&["search", "Waffen Ruhe", "--lang", "de"]);
    assert!(said.err.contains("Waffen Ruhe: auch Waffenruhe gesucht (\"Waffen Ruhe\" sucht nur so)"), "{}", said.err);
}

#[test]
fn words_of_like_meaning_rank_and_find_only_when_asked() {
    let shell = Shell::new();
    shell.write("a/2021-01-01.txt", "Der Minister sprach am Abend lange mit seinem Anwalt über den Vertrag.");
    shell.write("a/2021-01-02.txt", "Der Minister sprach am Abend lange mit seinem Doktor über den Vertrag.");
    shell.write("a/2021-01-03.txt", "Im Dorf arbeitet nur noch ein Doktor.");
    shell.ok(&["index", "a"]);
    let hits = shell.hits(&["Minister Arzt", "--explain"]);
    assert_eq!((hits.len(), hits[0]["path"].as_str()), (2, Some("2021-01-02.txt")));
    for hit in &hits {
        let sum: f64 = hit["parts"].as_array().unwrap().iter().map(|part| part["score"].as_f64().unwrap()).sum();
        assert!((sum - hit["score"].as_f64().unwrap()).abs() < 1e-3, "{hit}");
    }
    let why = shell.ok(&["search", "Minister Arzt", "--why", "--lang", "de"]).out;
    assert!(why.contains("Doktor: sinnverwandt mit Arzt"), "{why}");
    let exact = shell.hits(&["Minister Arzt", "--exact"]);
    assert_eq!(exact[0]["score"], exact[1]["score"]);
    let hits = shell.hits(&["Arzt", "--meaning"]);
    assert!(hits.len() == 2 && hits.iter().all(|hit| hit["in_other_words"] == true), "{hits:?}");
    assert!(shell.ok(&["search", "Arzt", "--meaning", "--lang", "de"]).out.contains("in anderen Worten"));
    assert!(shell.hits(&["Arzt"]).is_empty());
}
