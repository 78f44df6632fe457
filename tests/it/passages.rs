//! Passages begin and end where sentences do.

use crate::shell::{Shell, shared};
use counting::{Cuts, count};
use fundstelle::annotate::passages_of;
use fundstelle::archive::{read, walk};
use std::path::Path;
use std::process::Command;

#[path = "../bench/passages.rs"]
mod counting;

fn counted(archive: &Path) -> Cuts {
    let mut cuts = Cuts::default();
    for file in walk(archive, Path::new("")).unwrap().0 {
        let bytes = std::fs::read(&file.path).unwrap();
        for article in read(&bytes, "", &file.relative).map(|reading| reading.articles).unwrap_or_default() {
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
