//! What readers of other programs had reported, one case each: a small archive, what is asked of it, what is right.

use crate::shell::Shell;

/// A case: its name, its files, what is checked.
type Case = (&'static str, &'static [(&'static str, &'static [u8])], &'static [Check]);

/// What is checked of a case whose archive is indexed.
enum Check {
    /// A search finds so many passages.
    Finds(&'static [&'static str], usize),
    /// A search finds just these files, in any order.
    Files(&'static [&'static str], &'static [&'static str]),
    /// What a command says, on both streams together, has these parts.
    Says(&'static [&'static str], &'static [&'static str]),
    /// What a command says has none of these.
    SaysNot(&'static [&'static str], &'static [&'static str]),
}
use Check::{Files, Finds, Says, SaysNot};

/// What most of the archives say.
const LANTERN: &[u8] = "Die Laterne leuchtet in Musterdorf.".as_bytes();

macro_rules! json {
    ($fields:literal, $text:literal) => {
        concat!("{", $fields, ", \"", $text, "\": \"Die Laterne leuchtet in Musterdorf.\"}").as_bytes()
    };
}

macro_rules! divided {
    ($sign:literal) => {
        concat!(
            "Gestern freuten sich alle sehr über das Fest auf dem Platz, und die Eisen",
            $sign,
            "\nbahn fuhr in den neuen Bahnhof ein. Dann war alles still und leer."
        )
        .as_bytes()
    };
}

macro_rules! head {
    ($date:literal) => {
        concat!("Titel: Rat\n", $date, "\n\nDie Laterne leuchtet in Musterdorf.\n").as_bytes()
    };
}

const DATES: &[Case] = &[
    (
        "date-in-name-in-words",
        &[
            ("2021-W05.txt", LANTERN),
            ("3. Februar 2021.txt", LANTERN),
            ("Ausgabe 2021-02-03 Morgen/artikel.txt", LANTERN),
            ("Rat Februar 2021.txt", LANTERN),
            ("2021/Februar/artikel.txt", LANTERN),
        ],
        &[Finds(&["Laterne", "--month", "2021-02"], 5)],
    ),
    (
        "filename-clock-time",
        &[("rat-2021-02-03-1845.txt", LANTERN), ("tagesschau_2021-02-03_2000.txt", LANTERN)],
        &[
            Finds(&["Laterne", "--month", "2021-02"], 2),
            Finds(&["Laterne", "--from", "2021-02-03", "--to", "2021-02-03"], 2),
        ],
    ),
    (
        "head-date-with-more",
        &[
            ("a.txt", head!("Datum: 01.04.2020, aktualisiert am 03.06.2020")),
            ("b.txt", head!("Datum: Musterdorf, 2. April 2020")),
            ("c.txt", head!("Datum: Nr. 12, 3. April 2020")),
            ("d.txt", head!("Datum: 24.-26.12.2020")),
            ("e.txt", head!("Erschienen am 4. April 2020")),
        ],
        &[
            Finds(&["Laterne", "--year", "2020"], 5),
            Finds(&["Laterne", "--month", "2020-04"], 4),
            Files(&["Laterne", "--from", "2020-12-24", "--to", "2020-12-26"], &["d.txt"]),
        ],
    ),
    (
        "hugo-json-front-matter",
        &[(
            "a.md",
            "{\n  \"title\": \"Json-Kopf\",\n  \"date\": \"2021-02-04\"\n}\n\nDie Laterne leuchtet in Musterdorf."
                .as_bytes(),
        )],
        &[Says(&["inspect", "archive/a.md"], &["title     Json-Kopf", "date      2021-02-04 "])],
    ),
    (
        "json-date-keys",
        &[
            ("a.json", json!("\"publishing_date\": \"2023-05-05 12:34:56+02:00\"", "text")),
            ("b.json", json!("\"date\": {\"$date\": \"2023-05-06T08:00:00Z\"}", "text")),
            ("c.json", json!("\"created_at\": \"2023-05-07T08:00:00Z\"", "text")),
            ("d.json", json!("\"veröffentlicht\": \"8. Mai 2023\"", "inhalt")),
            ("e.json", json!("\"erscheinungsdatum\": \"2023-05-09\"", "inhalt")),
            ("f.json", json!("\"date\": 1683705600", "text")),
        ],
        &[Finds(&["Laterne", "--month", "2023-05"], 6)],
    ),
    (
        "utc-near-midnight",
        &[
            ("a.json", json!("\"date\": \"2025-06-30T22:30:00Z\"", "text")),
            ("b.json", json!("\"date\": \"2025-07-01T00:30:00+02:00\"", "text")),
        ],
        &[Finds(&["Laterne", "--from", "2025-07-01", "--to", "2025-07-01"], 2)],
    ),
    (
        "nth-weekday",
        &[(
            "2021-03-10.txt",
            "Am ersten Montag im April öffnet das Freibad. Am letzten Sonntag im Oktober wird die Uhr umgestellt."
                .as_bytes(),
        )],
        &[
            Says(&["inspect", "archive/2021-03-10.txt"], &["(2021-04-05)", "(2021-10-31)"]),
            Finds(&["--event", "2021-04-05"], 1),
            Finds(&["--event", "2021-03-15"], 0),
            Finds(&["--event", "2021-03-07"], 0),
        ],
    ),
    (
        "numeric-range-hyphen",
        &[(
            "2021-03-10.txt",
            "Die Messe lief vom 28.2.-3.3.2020. Ferien sind vom 01.04.-03.04.2022 und 1.-3.5.2022.".as_bytes(),
        )],
        &[
            Says(
                &["inspect", "archive/2021-03-10.txt"],
                &["(2020-02-28/2020-03-03)", "(2022-04-01/2022-04-03)", "(2022-05-01/2022-05-03)"],
            ),
            // A day inside is possible, as it is of a range in words.
            Finds(&["--event", "2020-03-01", "--include-uncertain"], 1),
            Says(&["search", "--event", "2020-03-01"], &["1 passage speaks of a longer time"]),
            Finds(&["--event", "2020-03-03"], 1),
        ],
    ),
    (
        "ranges in numbers and in words",
        &[
            ("2025-07-20.txt", "Das Fest dauert vom 3. bis 5. Juli.".as_bytes()),
            ("2025-07-21.txt", "Das Fest war 3.–5.7.2025.".as_bytes()),
            ("2025-07-22.txt", "Das Fest war vom dritten bis zum fünften Juli.".as_bytes()),
        ],
        &[
            Finds(&["--event", "2025-07-03"], 3),
            Finds(&["--event", "2025-07-04"], 0),
            Finds(&["--event", "2025-07-04", "--include-uncertain"], 3),
            Finds(&["--event", "2025-07-06", "--include-uncertain"], 0),
        ],
    ),
    (
        "present-tense-weekday",
        &[(
            "1990-07-12.txt",
            "Der Kanzler besucht am Freitag Rom. Frankreich wählt am Sonntag. Der Rat stimmt am Freitag ab.".as_bytes(),
        )],
        &[
            SaysNot(&["inspect", "archive/1990-07-12.txt"], &["1990-07-06", "1990-07-08"]),
            Finds(&["--event", "1990-07-13"], 1),
            Finds(&["--event", "1990-07-15"], 1),
        ],
    ),
    (
        "today-then-weekday",
        &[("1990-07-12.txt", "Der Kanzler reist heute nach Moskau. Das sagte Klein am Mittwoch.".as_bytes())],
        &[Finds(&["--event", "1990-07-11"], 1), Finds(&["--event", "1990-07-18"], 0)],
    ),
];

const QUERIES: &[Case] = &[
    (
        "field-with-blank",
        &[("2020-01-01.txt", "---\ntitle: Putin\n---\nNur Nebel.".as_bytes())],
        &[
            Says(&["search", "titel: Putin"], &["error: ", "did you mean: titel:Putin"]),
            Says(&["search", "titel:"], &["error: ", "fundstelle help query"]),
            Says(&["search", "datum: 2020"], &["error: a date is missing"]),
        ],
    ),
    (
        "foreign-operators-as-words",
        &[("2020-01-01.txt", "Putin traf Trump.".as_bytes()), ("2020-01-02.txt", "Trump allein.".as_bytes())],
        &[
            Says(&["search", "!Putin Trump"], &["error: ", "did you mean: Trump -Putin"]),
            Files(&["Trump -Putin"], &["2020-01-02.txt"]),
            Says(&["search", "Putin /+w1:3 Trump"], &["error: ", "did you mean: Putin NEAR/3 Trump"]),
            Says(&["search", "Putin %w5 Trump"], &["error: ", "did you mean: Putin NEAR/5 Trump"]),
            Finds(&["Putin NEAR/5 Trump"], 1),
            Says(&["search", "--recent", "30", "Trump"], &["error: ", "--recent=30"]),
            Says(&["search", "--", "Putin", "--index", "X"], &["error: --index is no option inside the query"]),
        ],
    ),
    (
        "hint-proposes-nothing",
        &[("2020-01-01.txt", "Nur Nebel.".as_bytes())],
        &[
            Says(&["search", "datum:>2025-01"], &["did you mean: ab:2025-01"]),
            SaysNot(&["search", "titel:\"\""], &["did you mean"]),
            Says(&["search", "person:Putin~"], &["did you mean: person:Putin  "]),
        ],
    ),
];

const WORDS: &[Case] = &[
    (
        "line-end-hyphens",
        &[
            ("1920-01-01.txt", divided!("-")),
            ("1920-01-02.txt", divided!("=")),
            ("1920-01-03.txt", divided!("¬")),
            ("1920-01-04.txt", divided!("⸗")),
            ("1920-01-05.txt", divided!("\u{2010}")),
            ("1920-01-06.txt", divided!("\u{ad}")),
        ],
        &[Finds(&["+Eisenbahn"], 6), Finds(&["\"die Eisenbahn fuhr\""], 6)],
    ),
    (
        "participle",
        &[(
            "2020-01-01.txt",
            "Sie hat die Rede gehalten, die Kurse sind gefallen, er ist nach Rom gefahren.".as_bytes(),
        )],
        &[
            Finds(&["halten"], 1),
            Finds(&["hielt"], 1),
            Finds(&["fallen"], 1),
            Finds(&["fahren"], 1),
            Finds(&["fuhr"], 1),
            Finds(&["Gefahr"], 0),
        ],
    ),
    (
        "plural-umlaut",
        &[(
            "2020-01-01.txt",
            "Die Dörfer brannten, die Gräber wurden geschändet, die Klöster geräumt, die Betten sind belegt, die Täler \
             überflutet, die Mächte verhandeln, die Schätze sind weg."
                .as_bytes(),
        )],
        &[
            Finds(&["Dorf"], 1),
            Finds(&["Grab"], 1),
            Finds(&["Klosters"], 1),
            Finds(&["Bett"], 1),
            Finds(&["Tal"], 1),
            Finds(&["Macht"], 1),
            Finds(&["Schatz"], 1),
        ],
    ),
    (
        "suspended-hyphen-adjective",
        &[(
            "2020-01-01.txt",
            "Land- und forstwirtschaftliche Betriebe, in- und ausländische Firmen, kurz-, mittel- und langfristige \
             Pläne, be- und entladen, Ein-/Ausfuhr, Warenein- und -ausgang."
                .as_bytes(),
        )],
        &[
            Finds(&["landwirtschaftliche"], 1),
            Finds(&["inländische"], 1),
            Finds(&["kurzfristig"], 1),
            Finds(&["mittelfristig"], 1),
            Finds(&["beladen"], 1),
            Finds(&["Einfuhr"], 1),
            Finds(&["Wareneingang"], 1),
        ],
    ),
    (
        "word-is-surname",
        &[
            (
                "2020-01-01.txt",
                "Altkanzler Willy Brandt sprach über die Ostpolitik. Brandt war müde, Brandt ging.".as_bytes(),
            ),
            ("2020-02-01.txt", "In der Lagerhalle ist ein Brand ausgebrochen. Der Brand wurde gelöscht.".as_bytes()),
        ],
        &[
            Files(&["Brand"], &["2020-02-01.txt"]),
            Says(&["timeline", "Brand"], &["2020-01  0 of 1", "2020-02  1 of 1"]),
        ],
    ),
];

const PEOPLE: &[Case] = &[
    (
        "hyphenated-initials",
        &[(
            "1984-01-01.txt",
            "H.-J. Vogel und H.-D. Genscher sowie F.-W. Hansemann tagten. Genscher schwieg. W. Brandt kam.".as_bytes(),
        )],
        &[
            Says(&["persons"], &["H.-J. Vogel ", "H.-D. Genscher ", "F.-W. Hansemann ", "W. Brandt ", "4 people"]),
            Finds(&["--person", "H.-J. Vogel"], 1),
        ],
    ),
    (
        "long-s-name",
        &[
            (
                "1925-01-01.txt",
                "Reichsaußenminiſter Guſtav Streſemann traf Ariſtide Briand. Streſemann ſprach.".as_bytes(),
            ),
            (
                "1926-01-01.txt",
                "Reichsaußenminister Gustav Stresemann traf Aristide Briand. Stresemann sprach.".as_bytes(),
            ),
        ],
        &[
            Says(&["persons"], &["Gustav Stresemann  2 articles", "Aristide Briand    2 articles", "2 people"]),
            Finds(&["--person", "Stresemann"], 2),
            Finds(&["Stresemann"], 2),
        ],
    ),
    (
        "name-over-line-end",
        &[(
            "1990-10-03.txt",
            "Bundespräsident Richard von Weiz-\nsäcker sprach. Bundeskanzlerin Angela Mer-\nkel und Annalena Baer-\n\
             bock hörten zu."
                .as_bytes(),
        )],
        &[
            Says(&["persons"], &["Richard von Weizsäcker ", "Angela Merkel ", "Annalena Baerbock ", "3 people"]),
            Finds(&["--person", "Weizsäcker"], 1),
        ],
    ),
    (
        "two-family-names",
        &[(
            "2010-10-07.txt",
            "Der Schriftsteller Mario Vargas Llosa erhielt den Preis. Gabriel García Márquez gratulierte. García \
             Márquez schwieg. Brasiliens Präsident Luiz Inácio Lula da Silva kam. Lula sprach."
                .as_bytes(),
        )],
        &[
            Says(
                &["persons"],
                &["Mario Vargas Llosa ", "Gabriel García Márquez ", "Luiz Inácio Lula da Silva ", "3 p"],
            ),
            Finds(&["--person", "Vargas Llosa"], 1),
            Finds(&["--person", "Mario Vargas Llosa"], 1),
            Finds(&["--person", "García Márquez"], 1),
            Finds(&["--person", "Lula"], 1),
        ],
    ),
    (
        "two-surnames-one-stem",
        &[
            ("2020-01-01.txt", "Martin Schulz sprach in Aachen.".as_bytes()),
            ("2020-01-02.txt", "Svenja Schulze sprach in Münster.".as_bytes()),
            ("2020-01-03.txt", "Kurt Beck sprach in Mainz.".as_bytes()),
            ("2020-01-04.txt", "Boris Becker spielte in London.".as_bytes()),
        ],
        &[Files(&["+Schulz"], &["2020-01-01.txt"]), Files(&["Beck"], &["2020-01-03.txt"])],
    ),
];

const FORMATS: &[Case] = &[
    (
        "html-in-json",
        &[(
            "a.json",
            "{\"title\": \"B&uuml;rger &amp; Rat\", \"date\": \"2020-03-25\", \"text\": \"<p>Die B&uuml;rger fordern \
             F&ouml;rdermittel.</p><script>var quittung=1;</script>\"}"
                .as_bytes(),
        )],
        &[
            Finds(&["Bürger"], 1),
            Finds(&["quittung"], 0),
            Says(&["search", "Fördermittel"], &["Bürger & Rat", "Die Bürger fordern Fördermittel."]),
        ],
    ),
    (
        "short-columns-first-line-heading",
        &[(
            "1990-07-12.txt",
            "Der Bundeskanzler Helmut Kohl reist heute\nnach Moskau und trifft dort Michail\nGorbatschow.\n\n\
             Außenminister Hans-Dietrich Genscher\nbegleitet ihn und spricht am 16. Juli mit\nEduard Schewardnadse \
             über die Truppen.\n\nAm Sonntag kehrt die Delegation nach\nBonn zurück.\n"
                .as_bytes(),
        )],
        &[
            Says(&["inspect", "archive/1990-07-12.txt"], &["title     none", "passage 0, line 1\n"]),
            Finds(&["--person", "Genscher"], 1),
            Finds(&["\"Delegation nach Bonn\""], 1),
            Finds(&["--event", "1990-07-16"], 1),
        ],
    ),
    (
        "skip-reason-misleads",
        &[
            ("a.json", "{\"title\": \"a\", \"text\": [\"Eins.\", null, \"Zwei.\"]}".as_bytes()),
            ("b.json", "{\"title\":\"b\",\"text\":\"Ein \\ud83d Wort.\"}".as_bytes()),
            ("c.json", "{\"title\": \"c\", \"content\": [{\"type\": \"p\", \"text\": \"Eins.\"}]}".as_bytes()),
        ],
        &[
            Says(&["index", "archive", "--rebuild"], &["3 indexed", "b.json: half a character", "line 1, column 26"]),
            Finds(&["Eins"], 2),
            Finds(&["Wort"], 1),
        ],
    ),
    (
        "wrong-letters-silently",
        &[
            // Code page 850.
            ("cp850.txt", b"Titel: F\x84hre\nDatum: 1994-05-01\n\nDie B\x81rger aus K\x94ln \x81berquerten die Br\x81cke. Gr\x94\xe1ere Sch\x84den gab es nicht.\n"),
            // Mac OS Roman.
            ("macroman.txt", b"Titel: F\x8ahre\nDatum: 1994-05-02\n\nDie B\x9frger aus K\x9aln \x9fberquerten die Br\x9fcke. Gr\x9a\xa7ere Sch\x8aden gab es nicht.\n"),
            // UTF-8 that was read as Latin-1 and written as UTF-8 again.
            (
                "mojibake.txt",
                "Titel: FÃ¤hre\nDatum: 1994-05-04\n\nDie BÃ¼rger aus KÃ¶ln Ã¼berquerten die BrÃ¼cke. GrÃ¶ÃŸere SchÃ¤den gab es \
                 nicht.\n"
                    .as_bytes(),
            ),
            // UTF-32 with its mark.
            ("utf32.txt", b"\xff\xfe\0\0B\0\0\0\xfc\0\0\0r\0\0\0g\0\0\0e\0\0\0r\0\0\0.\0\0\0"),
        ],
        &[
            Finds(&["Bürger"], 4),
            Says(&["index", "archive", "--rebuild"], &["mojibake.txt: letters in a wrong encoding are read right"]),
        ],
    ),
];

/// What is wrong with a case, if anything.
fn wrong((name, files, checks): &Case) -> Vec<String> {
    let shell = Shell::new();
    for (path, content) in *files {
        shell.write(&format!("archive/{path}"), content);
    }
    shell.ok(&["index", "archive"]);
    let found = |arguments: &[&str]| shell.hits(&[arguments, &["--limit", "100", "--per-article", "100"]].concat());
    let said = |arguments: &[&str]| {
        let said = shell.run(arguments);
        said.out + &said.err
    };
    let check = |check: &Check| match check {
        Finds(arguments, count) => {
            let found = found(arguments).len();
            (found != *count).then(|| format!("{name}: {arguments:?} finds {found}, not {count}"))
        }
        Files(arguments, files) => {
            let mut found: Vec<String> =
                found(arguments).iter().map(|hit| hit["path"].as_str().unwrap().to_string()).collect();
            found.sort();
            (found != *files).then(|| format!("{name}: {arguments:?} finds {found:?}, not {files:?}"))
        }
        Says(arguments, parts) => {
            let said = said(arguments);
            parts.iter().find(|part| !said.contains(**part)).map(|part| format!("{name}: no {part:?} in {said}"))
        }
        SaysNot(arguments, parts) => {
            let said = said(arguments);
            parts.iter().find(|part| said.contains(**part)).map(|part| format!("{name}: {part:?} in {said}"))
        }
    };
    checks.iter().filter_map(check).collect()
}

fn none_wrong(cases: &[Case]) {
    let wrong: Vec<String> = cases.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_of_articles_and_of_texts() {
    none_wrong(DATES);
}

#[test]
fn queries_that_mean_more_than_words() {
    none_wrong(QUERIES);
}

#[test]
fn words_in_all_their_forms() {
    none_wrong(WORDS);
}

#[test]
fn people_by_all_their_names() {
    none_wrong(PEOPLE);
}

#[test]
fn formats_that_are_half_one_thing_and_half_another() {
    none_wrong(FORMATS);
}

/// file-twice: one file is one article, whatever leads to it.
#[cfg(unix)]
#[test]
fn a_file_that_a_link_leads_to_again_is_one_article() {
    let shell = Shell::new();
    shell.write("archive/2020/2020-01-01.txt", LANTERN);
    shell.ok(&["index", "archive"]);
    std::os::unix::fs::symlink("2020", shell.path("archive/neu")).unwrap();
    for archive in ["archive", "archive/2020"] {
        let said = shell.ok(&["index", archive]);
        assert!((said.out + &said.err).contains("neu: the same file or folder as 2020, by a link"));
        assert_eq!(shell.hits(&["Laterne"]).len(), 1, "{archive}");
    }
}
