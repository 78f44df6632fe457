//! Passages begin and end where sentences do.

use crate::shell::{Shell, shared};
use counting::{Cuts, count};
use fundstelle::annotate::passages_of;
use fundstelle::archive::{read_file, walk};
use std::path::Path;
use std::process::Command;

#[path = "../bench/passages.rs"]
mod counting;

fn counted(archive: &Path) -> Cuts {
    let mut cuts = Cuts::default();
    for file in walk(archive, Path::new("")).unwrap().0 {
        for article in read_file(&file, "").into_iter().flat_map(|reading| reading.articles) {
            cuts += count(&article.body, &passages_of(&article));
        }
    }
    cuts
}

#[test]
fn articles_of_our_own_are_never_cut_in_a_sentence() {
    let cuts = counted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_corpus"));
    assert!(cuts.passages > 150 && cuts.headings > 30, "{cuts:?}");
    assert_eq!(cuts.in_sentence, 0);
}

/// Of 103,841 passages of these news 8,910 were cut in a sentence before lines were joined: one in twelve.
#[test]
fn news_are_hardly_ever_cut_in_a_sentence() {
    let Some(unpack) = shared("data/unpack") else { return };
    let shell = Shell::new();
    assert!(Command::new(unpack).arg("news").arg(shell.path("news")).status().unwrap().success());
    let cuts = counted(&shell.path("news"));
    eprintln!("{cuts:?}");
    assert!(cuts.passages > 100_000 && cuts.in_sentence * 200 < cuts.passages, "{cuts:?}");
}

#[test]
fn words_that_a_line_end_divides_are_found_and_shown_as_printed() {
    let shell = Shell::new();
    let signs = ["-\n", "-\r\n", "\u{2010}\n", "¬\n", "\u{ad}\n", "⸗\n", "=\n", "- \n  "];
    for (day, sign) in (1..).zip(signs) {
        let text = format!(
            "Gestern fuhr die Eisen{sign}bahn in den Bahnhof ein. Bundeskanzlerin Angela Mer{sign}kel sah den Zügen nach.\n"
        );
        shell.write(&format!("a/1990-01-0{day}.txt"), text);
    }
    shell.write("a/1990-02-01.txt", "Der Sender Berlin-\nBrandenburg und der Haus-\nund Grundbesitz zahlen dafür.\n");
    shell.ok(&["index", "a"]);
    for query in ["+Eisenbahn", "\"die Eisenbahn in den Bahnhof\"", "+Merkel", "person:\"Angela Merkel\""] {
        let hits = shell.hits(&[query, "--limit", "20"]);
        assert_eq!(hits.len(), signs.len(), "{query}");
        for hit in hits {
            let text = hit["text"].as_str().unwrap();
            let marked: Vec<&str> = hit["marks"]
                .as_array()
                .unwrap()
                .iter()
                .map(|mark| &text[mark["start"].as_u64().unwrap() as usize..mark["end"].as_u64().unwrap() as usize])
                .collect();
            assert!(
                marked.iter().any(|word| word.contains(['\n']) && word.ends_with(['n', 'l'])),
                "{query}: {marked:?}"
            );
        }
    }
    for query in ["+Berlin-Brandenburg", "+Brandenburg", "+Hausbesitz", "+Grundbesitz"] {
        assert_eq!(shell.hits(&[query]).len(), 1, "{query}");
    }
    let persons = shell.ok(&["persons"]).out;
    assert!(
        persons.contains("Angela Merkel") && !persons.contains("Angela Mer\n") && !persons.contains("Mer "),
        "{persons}"
    );
}

#[test]
fn a_line_of_short_columns_is_no_heading() {
    let shell = Shell::new();
    let columns = "Der Bundeskanzler Helmut Kohl reist heute\nnach Moskau und trifft dort Michail\nGorbatschow.\n\nAußenminister \
        Hans-Dietrich Genscher\nbegleitet ihn und spricht am 16. Juli mit\nEduard Schewardnadse über die Truppen.\n\nAm \
        Sonntag kehrt die Delegation nach\nBonn zurück.\n";
    shell.write("a/1990-07-12.txt", columns);
    shell.ok(&["index", "a"]);
    for query in ["\"Delegation nach Bonn\"", "person:Genscher", "ereignis:1990-07-16"] {
        let hits = shell.hits(&[query]);
        assert_eq!(hits.len(), 1, "{query}");
        assert!(hits[0]["heading"].is_null(), "{query}");
    }
}

/// Whatever sign a word is cut with, and however the line ends, it is found as a word, as one that must be there, and in
/// a phrase.
#[test]
fn every_hyphen_of_print_joins() {
    let shell = Shell::new();
    let signs = ["-", "=", "¬", "⸗", "\u{2010}", "\u{ad}"];
    let ends = ["\n", "\r\n", "\r", " \n", "\n   "];
    for (number, sign) in signs.iter().enumerate() {
        for (line, end) in ends.iter().enumerate() {
            let text = format!(
                "date 1920 Gestern freuten sich alle sehr über das Fest auf dem Platz, und die Eisen{sign}{end}bahn fuhr in \
                 den neuen Bahnhof ein. Dann war alles still und leer."
            );
            shell.write(&format!("a/{number}-{line}.txt"), text);
        }
    }
    shell.ok(&["index", "a"]);
    let all = format!("{} passages in {} articles", signs.len() * ends.len(), signs.len() * ends.len());
    for query in ["Eisenbahn", "+Eisenbahn", "\"die Eisenbahn fuhr\"", "=Eisenbahn", "Eisenb*", "+Eisenbahn +Bahnhof"] {
        assert_eq!(shell.ok(&["search", query, "--count"]).out.trim(), all, "{query}");
    }
}

/// Letters above letters, as old prints have them, and umlauts in two pieces are what they stand for, in the text and in
/// what is typed.
#[test]
fn letters_above_letters_are_found() {
    let table = [
        ("Bürger", "Die Bu\u{364}rger kamen."),
        ("+Bürger", "Die Bu\u{364}rger kamen."),
        ("\"die Bürger kamen\"", "Die Bu\u{364}rger kamen."),
        ("=Bürger", "Die Bu\u{364}rger kamen."),
        ("Bu\u{364}rger", "Die Bürger kamen."),
        ("Buerger", "Die Bu\u{364}rger kamen."),
        ("Bu\u{308}rger", "Die Bu\u{364}rger kamen."),
        ("Bürger", "Die Bu\u{308}rger kamen."),
        ("Bruder", "Der Bru\u{366}der kam."),
        ("über", "Er sprach v\u{364}ber sie."),
        ("Ärzte", "Die A\u{364}rzte kamen."),
        ("kommen", "Sie kom\u{304}en heute."),
        ("Bürgermeister", "Der Bu\u{364}rger=\nmeiſter kam."),
        ("ereignis:1920-03", "Am 3. Ma\u{364}rz 1920 geschah es."),
        ("person:Müller", "Der Minister Hans Mu\u{364}ller sprach in Berlin."),
    ];
    for (query, text) in table {
        let shell = Shell::new();
        shell.write("a/1920.txt", text);
        shell.ok(&["index", "a"]);
        assert_eq!(shell.hits(&[query, "--exact"]).len(), 1, "{query} in {text}");
    }
}

/// Text that is not clean is found as it is meant, and shown so.
#[test]
fn text_that_is_not_clean_is_found() {
    let shell = Shell::new();
    shell.write(
        "a/a.json",
        "{\"title\": \"B&uuml;rger &amp; Rat\", \"date\": \"2020-03-25\", \"text\": \"<p>Die B&uuml;rger fordern \
         F&ouml;rdermittel.</p><script>var quittung=1;</script>\"}",
    );
    let text = "Die Bürger aus Köln überquerten die Brücke. Größere Schäden gab es nicht.";
    shell.write("a/1994-05-01.txt", text.chars().map(cp850).collect::<Vec<u8>>());
    shell.write("a/1994-05-02.txt", text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    shell.write("a/1994-05-03.txt", text.chars().map(|letter| letter as u8).collect::<Vec<u8>>());
    shell.write("a/1994-05-04.txt", text.bytes().map(char::from).collect::<String>());
    let said = shell.ok(&["index", "a"]);
    assert!(said.err.contains("a.json: HTML such as \"<p>\" is no part of the text"), "{}", said.err);
    assert!(said.err.contains("1994-05-04.txt: letters in a wrong encoding are read right"), "{}", said.err);
    assert_eq!(shell.ok(&["search", "+Bürger", "--count"]).out.trim(), "5 passages in 5 articles");
    assert_eq!(shell.run(&["search", "quittung", "--exact", "--count"]).code, 1);
    let hit = &shell.hits(&["Fördermittel"])[0];
    assert_eq!(
        (hit["title"].as_str(), hit["text"].as_str()),
        (Some("Bürger & Rat"), Some("Die Bürger fordern Fördermittel."))
    );
}

fn cp850(letter: char) -> u8 {
    match letter {
        'ä' => 0x84,
        'ö' => 0x94,
        'ü' => 0x81,
        'ß' => 0xE1,
        letter => letter as u8,
    }
}
