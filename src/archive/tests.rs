use super::*;

/// Reads the bytes of a file.
fn read(bytes: &[u8], archive: &str, path: &str) -> Result<Reading, SkipReason> {
    super::read(&Entry::of_file(path, bytes.to_vec()), archive)
}
use crate::article::DateEvidence;
use proptest::prelude::*;

fn one(relative: &str, text: &str) -> (Format, Article, Vec<ReadingNote>) {
    let mut reading = read(text.as_bytes(), "archiv", relative).unwrap();
    assert_eq!(reading.articles.len(), 1);
    (reading.format, reading.articles.remove(0), reading.notes)
}

fn field(key: &str, text: &str) -> DateEvidence {
    DateEvidence::Field { key: key.to_string(), text: text.to_string() }
}

fn date(article: &Article) -> Option<String> {
    article.date.map(|date| date.to_string())
}

#[test]
fn marked_text_keeps_the_precision_of_its_mark() {
    for (mark, expected) in
        [("date 2025", "2025"), (" date 2025-07", "2025-07"), ("\n\tDatum 2025-07-04", "2025-07-04")]
    {
        let (format, article, notes) = one("x.txt", &format!("{mark} Putin und Trump\nsprachen."));
        assert_eq!((format, date(&article).as_deref()), (Format::Marked, Some(expected)));
        assert_eq!(article.body.text, "Putin und Trump\nsprachen.");
        assert_eq!(article.title, None);
        assert!(notes.is_empty());
    }
    let (format, article, notes) = one("x.txt", "date 2025-13 Text");
    assert_eq!((format, date(&article)), (Format::Marked, None));
    assert_eq!(notes, [ReadingNote::ImpossibleDate(field("date", "2025-13"))]);
    for plain in ["dates 2025 Text", "date: heute\n\nText", "date night in Berlin", "Datum unbekannt"] {
        assert_ne!(one("x.txt", plain).0, Format::Marked, "{plain}");
    }
}

#[test]
fn front_matter_is_read_as_hugo_and_jekyll_write_it() {
    let hugo = "---\ntitle: \"Ein Titel: mit Doppelpunkt\"\ndate: 2025-07-04T10:00:00+02:00\nauthors:\n  - Anna \
        Beispiel\n  - Jan \
                Muster\ntags: [Krieg, Frieden]\ndraft: false\n---\n\n# Lage\n\nText.\n";
    let (format, article, notes) = one("posts/x.md", hugo);
    assert_eq!(format, Format::FrontMatter);
    assert_eq!(article.title.as_deref(), Some("Ein Titel: mit Doppelpunkt"));
    assert_eq!(date(&article).as_deref(), Some("2025-07-04"));
    assert_eq!(article.authors, ["Anna Beispiel", "Jan Muster"]);
    assert_eq!(article.tags, ["Krieg", "Frieden"]);
    assert_eq!(article.body.headings.len(), 1);
    assert_eq!(article.body.lines, Lines::FromLine(11));
    assert!(notes.is_empty());

    let jekyll = "---\nlayout: post\ntitel: Zwei\ndatum: 4. Juli 2025\nautor: Anna Beispiel und Jan Muster\nquelle: \
        Tagblatt\n---\nText.";
    let (_, article, _) = one("_posts/2025-07-04-zwei.md", jekyll);
    assert_eq!((article.title.as_deref(), article.source.as_deref()), (Some("Zwei"), Some("Tagblatt")));
    assert_eq!(article.authors, ["Anna Beispiel", "Jan Muster"]);

    let toml = "+++\ntitle = \"Drei\"\ndate = 2025-07-04\n+++\nText.";
    let (_, article, _) = one("x.md", toml);
    assert_eq!((article.title.as_deref(), date(&article).as_deref()), (Some("Drei"), Some("2025-07-04")));
}

#[test]
fn front_matter_that_is_not_valid_is_saved_and_reported() {
    let (_, article, notes) = one("x.md", "---\ntitle: Der Fall: ein Bericht\ndate: 2025-07-04\n---\nText.");
    assert_eq!(article.title.as_deref(), Some("Der Fall: ein Bericht"));
    assert_eq!(date(&article).as_deref(), Some("2025-07-04"));
    assert!(matches!(notes[0], ReadingNote::InvalidFrontMatter { .. }), "{notes:?}");

    let (format, article, notes) = one("x.md", "---\ntitle: Ohne Ende\nText.");
    assert_eq!(format, Format::Plain);
    assert!(article.body.text.contains("Ohne Ende"));
    assert_eq!(notes, [ReadingNote::OpenFrontMatter]);
}

#[test]
fn a_head_of_lines_is_read() {
    let text = "Titel: Die Lage\nDatum: 4. Juli 2025\nQuelle: Tagblatt\nAutor: Anna Beispiel\nRessort: \
        Politik\n\nText: mit Doppelpunkt.";
    let (format, article, _) = one("x.txt", text);
    assert_eq!(format, Format::Headed);
    assert_eq!(date(&article).as_deref(), Some("2025-07-04"));
    assert_eq!(article.section.as_deref(), Some("Politik"));
    assert_eq!(article.body.text, "Text: mit Doppelpunkt.");
    assert_eq!(article.body.lines, Lines::FromLine(7));
    assert_eq!(one("x.txt", "Berlin: Die Lage ist ernst.\n\nText.").0, Format::Plain);
}

#[test]
fn json_of_scrapers_is_read() {
    let text = "{\n \"url\": \"https://example.org/a\",\n \"date\": \"2021-03-05 22:07:22\",\n \"source\": \
        \"example.org\",\n \"header\": \
                \"Titel\",\n \"article\": \"Erster Absatz.\\nZweiter.\"\n}";
    let (format, article, _) = one("x.json", text);
    assert_eq!(format, Format::Json);
    assert_eq!((article.title.as_deref(), date(&article).as_deref()), (Some("Titel"), Some("2021-03-05")));
    assert_eq!(article.body.text, "Erster Absatz.\nZweiter.");
    let places = ["Erster", "Zweiter"].map(|word| article.body.text.find(word).unwrap());
    let lines = &article.body.lines;
    assert_eq!(places.map(|at| lines.line_of(&article.body.text, at)), [6, 6]);
    let characters = places.map(|at| lines.character_of(&article.body.text, at).unwrap() as usize);
    assert_eq!(characters, ["Erster", "Zweiter"].map(|word| text.find(word).unwrap()));
    let (_, article, _) = one(
        "x.json",
        r#"{"Titel": "T", "Datum": "1.2.2003", "teaser": "x", "text": "Kurz.", "maintext": "Der lange Text."}"#,
    );
    assert_eq!((article.title.as_deref(), date(&article).as_deref()), (Some("T"), Some("2003-02-01")));
    assert_eq!(article.body.text, "Der lange Text.");
    let (_, article, _) = one(
        "x.json",
        r#"{"headline": "T", "datePublished": "2025-07-04",
            "author": [{"@type": "Person", "name": "Anna Beispiel"}], "articleBody": ["Eins.", "Zwei."]}"#,
    );
    assert_eq!(
        (article.authors.as_slice(), article.body.text.as_str()),
        (&["Anna Beispiel".to_string()][..], "Eins.\n\nZwei.")
    );
}

#[test]
fn broken_files_say_what_and_where() {
    let reason = |relative: &str, bytes: &[u8]| read(bytes, "archiv", relative).unwrap_err();
    let message = "EOF while parsing a string".to_string();
    assert_eq!(
        reason("x.json", b"{\n \"title\": \"T\",\n \"text\": \"abgeschnitt"),
        SkipReason::Broken(Broken::InvalidJson { line: 3, column: 21, message })
    );
    assert_eq!(reason("x.json", b"[1]"), SkipReason::Broken(Broken::JsonList));
    assert_eq!(reason("x.json", b"3"), SkipReason::Broken(Broken::NoJsonObject));
    let no_text = reason("x.json", b"{\"title\": \"T\"}");
    assert!(
        matches!(no_text, SkipReason::Broken(Broken::NoTextUnder(keys)) if keys.starts_with(&["text".to_string()]))
    );
    assert_eq!(reason("x.txt", b""), SkipReason::Empty);
    assert_eq!(reason("x.txt", b" \n\n"), SkipReason::Empty);
    assert_eq!(reason("x.txt", b"Titel: T\nDatum: 2025\n"), SkipReason::NoText);
    assert_eq!(reason("x.txt", b"\x89PNG\0\0\0"), SkipReason::NotText);
    assert_eq!(reason("x.pdf", b"%PDF"), SkipReason::UnknownFormat(".pdf".to_string()));
}

#[test]
fn json_is_read_as_far_as_it_has_text_and_else_says_why() {
    use crate::archive::skip::JsonValue::{Empty, List, NoText, Null, Object};
    let half = |line, column| vec![ReadingNote::HalfCharacter { line, column }];
    let table: [(&str, &str, Vec<ReadingNote>); 14] = [
        (r#"{"text": ["Eins.", null, "Zwei."]}"#, "Eins.\n\nZwei.", vec![]),
        (r#"{"text": "Ein \ud83d Wort."}"#, "Ein \u{fffd} Wort.", half(1, 15)),
        ("{\n \"ü\": \"\\udc00\", \"text\": \"Ein Wort.\"}", "Ein Wort.", half(2, 8)),
        (r#"{"text": "Ein \ud83d\ude00 und \\ud83d."}"#, "Ein 😀 und \\ud83d.", vec![]),
        (r#"{"title": "\ud83d", "text": ["a \ud83d\ud83d\ude00"]}"#, "a \u{fffd}😀", half(1, 12)),
        (r#"{"content": [{"type": "p", "text": "Eins."}, {"type": "p", "text": "Zwei."}]}"#, "Eins.\n\nZwei.", vec![]),
        (
            r#"{"content": {"rendered": "<p>Eins.</p>", "protected": false}}"#,
            "Eins.",
            vec![ReadingNote::Markup { example: "<p>".to_string() }],
        ),
        (
            r#"{"body": [{"type": "image", "src": "x"}, {"text": "Eins."}, 3]}"#,
            "Eins.",
            vec![ReadingNote::NoParagraphs { count: 2 }],
        ),
        (r#"{"text": [["Eins.", "Zwei."], [], {"children": [{"text": "Drei."}]}]}"#, "Eins.\n\nZwei.\n\nDrei.", vec![]),
        (r#"[{"text": "Eins."}]"#, "Eins.", vec![]),
        (r#"{"text": null, "content": "Eins."}"#, "Eins.", vec![]),
        (r#"{"text": ["", "Eins.", " "]}"#, "Eins.", vec![ReadingNote::NoParagraphs { count: 1 }]),
        (r#"{"Body": {"TEXT": 1, "paragraphs": ["Eins."]}}"#, "Eins.", vec![]),
        (
            r#"{"text": "F\u00c3\u00bcr alle"}"#,
            "Für alle",
            vec![ReadingNote::MendedLetters { was: "FÃ¼r".to_string(), is: "Für".to_string() }],
        ),
    ];
    for (json, text, expected) in table {
        let (_, article, notes) = one("x.json", json);
        assert_eq!((article.body.text.as_str(), notes), (text, expected), "{json}");
    }
    let keys = || {
        ["text", "article", "body", "maintext", "articleBody", "content", "inhalt", "volltext"]
            .map(String::from)
            .to_vec()
    };
    let other = |key: &str, value| Broken::OtherThanText { key: key.to_string(), value };
    let table: [(&str, Broken); 9] = [
        (r#"{"text": null}"#, other("text", Null)),
        (r#"{"text": "  "}"#, other("text", Empty)),
        (r#"{"Text": 3}"#, other("text", NoText)),
        (r#"{"body": [null, {"type": "img"}]}"#, other("body", List)),
        (r#"{"content": {"foo": "bar"}}"#, other("content", Object)),
        (r#"{"titel": "T"}"#, Broken::NoTextUnder(keys())),
        (r#"[{"text": "Eins."}, {"text": "Zwei."}]"#, Broken::JsonList),
        ("{\"text\": \"Eins.\"}\n{\"text\": \"Zwei.\"}\n", Broken::JsonLines { line: 2 }),
        ("\"Text\"", Broken::NoJsonObject),
    ];
    for (json, expected) in table {
        assert_eq!(read(json.as_bytes(), "archiv", "x.json").unwrap_err(), SkipReason::Broken(expected), "{json}");
    }
    for json in ["[{\"text\": \"Eins.\",}]", "{\"text\": \"Eins.\"} x"] {
        let reason = read(json.as_bytes(), "archiv", "x.json").unwrap_err();
        assert!(matches!(reason, SkipReason::Broken(Broken::InvalidJson { line: 1, .. })), "{json}: {reason:?}");
    }
}

#[test]
fn titles_and_fields_lose_markup_and_keep_their_letters() {
    let table = [
        ("x.json", r#"{"title": "B&uuml;rger &amp; <b>Rat</b>", "text": "Text."}"#, "Bürger & Rat"),
        ("x.json", r#"{"title": "**Eil:** F\u00c3\u00a4hre", "text": "Text."}"#, "Eil: Fähre"),
        ("x.json", r#"{"title": {"rendered": "Eins &#8211; zwei"}, "text": "Text."}"#, "Eins – zwei"),
        ("x.md", "---\ntitle: \"**Die Lage**\"\n---\nText.", "Die Lage"),
        ("x.md", "---\ntitle: Die [Lage](https://example.org)\n---\nText.", "Die Lage"),
        ("x.txt", "Titel: # Die _Lage_\nDatum: 2020\n\nText.", "Die Lage"),
        ("x.txt", "Titel: M&uuml;ller:innen und Lehrer*innen\n\nText.", "Müller:innen und Lehrer*innen"),
        ("x.txt", "Titel: FÃ¤hre\n\nText.", "Fähre"),
        ("x.txt", "Titel: &lt;b&gt;Fett&lt;/b&gt;\n\nText.", "Fett"),
        ("x.txt", "Titel: 5 < 6 * 7\n\nText.", "5 < 6 * 7"),
    ];
    for (name, text, title) in table {
        assert_eq!(one(name, text).1.title.as_deref(), Some(title), "{text}");
    }
}

#[test]
fn the_file_beats_its_name_and_the_name_beats_the_folder() {
    let (_, article, notes) = one("2024/01/2025-07-04-x.txt", "Datum: Juli 2025\n\nText.");
    assert_eq!((date(&article).as_deref(), article.evidence), (Some("2025-07"), Some(field("Datum", "Juli 2025"))));
    let (taken, other) = (field("Datum", "Juli 2025"), DateEvidence::Folder("2024/01".to_string()));
    assert_eq!(notes, [ReadingNote::ContradictingDates { taken, other }]);
    let (_, article, notes) = one("2025/2025-07-04-x.txt", "Datum: 31.02.2025\n\nText.");
    let name = DateEvidence::FileName("2025-07-04".to_string());
    assert_eq!((date(&article).as_deref(), article.evidence), (Some("2025-07-04"), Some(name)));
    assert_eq!(notes, [ReadingNote::ImpossibleDate(field("Datum", "31.02.2025"))]);
    let (_, article, _) = one("x.txt", "Nur Text.");
    assert_eq!((article.date, article.evidence), (None, None));
}

#[test]
fn prose_is_never_taken_for_a_head() {
    let (format, article, _) =
        one("x.txt", "Datum: 2025-07-04\nBerlin: Die Koalition streitet.\nEs geht um Milliarden.");
    assert_eq!(
        (format, article.body.text.as_str()),
        (Format::Headed, "Berlin: Die Koalition streitet.\nEs geht um Milliarden.")
    );
    let speech = "Titel: Rede\nSeite: 3\nDatum: 4. Juli 2025\nMerkel: Wir schaffen das.\nSeehofer: Nein.\n";
    let (_, article, notes) = one("x.txt", speech);
    assert_eq!(article.body.text, "Merkel: Wir schaffen das.\nSeehofer: Nein.");
    assert_eq!(notes, [ReadingNote::UnusedHeadLine { key: "Seite".to_string() }]);
    let (_, article, _) =
        one("x.txt", "Titel: Ein langer Titel, der\n  weitergeht\nDatum: 1.2.2003\nAutor: Müller, Hans\n\nText.");
    assert_eq!(
        (article.title.as_deref(), date(&article).as_deref()),
        (Some("Ein langer Titel, der weitergeht"), Some("2003-02-01"))
    );
    assert_eq!(article.authors, ["Müller, Hans"]);
    let (format, article, _) = one("x.md", "---\nErster Absatz über Putin.\n\n---\nZweiter Absatz.");
    assert_eq!(format, Format::Plain);
    assert!(article.body.text.contains("Erster Absatz") && article.body.text.contains("Zweiter Absatz"));
    let (_, article, _) = one("x.txt", "Datum: 2025\rTitel: X\r\rText mit altem Zeilenende.");
    assert_eq!((article.title.as_deref(), article.body.text.as_str()), (Some("X"), "Text mit altem Zeilenende."));
}

#[test]
fn numbers_in_front_matter_are_text() {
    let (_, article, _) = one("x.md", "---\ntitle: 1984\ndate: 07.2025\n---\nText.");
    assert_eq!((article.title.as_deref(), date(&article).as_deref()), (Some("1984"), Some("2025-07")));
    let (_, article, _) = one("x.md", "---\ntitle: x\ndate: 20250704\n---\nText.");
    assert_eq!(date(&article).as_deref(), Some("2025-07-04"));
    let (_, article, notes) = one("x.md", "+++\ntitle = \"Krieg: Tag 3\"\ndate = 2025-02-30\n+++\nText.");
    assert_eq!(article.title.as_deref(), Some("Krieg: Tag 3"));
    assert!(notes.iter().any(|note| matches!(note, ReadingNote::ImpossibleDate(_))), "{notes:?}");
}

/// Heads, keys and first lines as archives have them: the file, its text, its date, or none and a remark.
#[test]
fn dates_are_read_wherever_a_file_has_them() {
    let body = "Die Laterne leuchtet in Musterdorf.";
    let head = |line: &str| ("x.txt", format!("Titel: T\n{line}\n\n{body}\n"));
    let json = |pairs: &str| ("x.json", format!("{{\"title\": \"t\", {pairs}, \"text\": \"{body}\"}}"));
    let table = [
        (head("Datum: 01.04.2020, aktualisiert am 03.06.2020"), Some("2020-04-01")),
        (head("Datum: aktualisiert am 03.06.2020, erstellt am 01.04.2020"), Some("2020-04-01")),
        (head("Datum: Musterdorf, 2. April 2020"), Some("2020-04-02")),
        (head("Datum: Nr. 12, 3. April 2020"), Some("2020-04-03")),
        (head("Datum: 24.-26.12.2020"), Some("2020-12-24/2020-12-26")),
        (head("Datum: Jahrgang 12, Heft 4 (April 2020)"), Some("2020-04")),
        (head("Erschienen am 4. April 2020"), Some("2020-04-04")),
        (head("Stand 04.04.2020"), Some("2020-04-04")),
        (head("Erscheinungsdatum: 2020-04-04"), Some("2020-04-04")),
        (head("Datum: Heft 4/1998"), None),
        (head("Datum: aktualisiert am 03.06.2020"), None),
        (json("\"publishing_date\": \"2023-05-05 12:34:56+02:00\""), Some("2023-05-05")),
        (json("\"date\": {\"$date\": \"2023-05-06T08:00:00Z\"}"), Some("2023-05-06")),
        (json("\"created_at\": \"2023-05-07T08:00:00Z\""), Some("2023-05-07")),
        (json("\"ver\\u00f6ffentlicht\": \"8. Mai 2023\""), Some("2023-05-08")),
        (json("\"Erscheinungsdatum\": \"2023-05-09\""), Some("2023-05-09")),
        (json("\"date\": 1683705600"), Some("2023-05-10")),
        (json("\"date\": 1683705600000"), Some("2023-05-10")),
        (json("\"modified\": \"2023-05-11\""), None),
        (("x.md", format!("{{\n\"title\": \"t\",\n\"date\": \"2021-02-04\"\n}}\n\n{body}\n")), Some("2021-02-04")),
        (("x.txt", format!("Protokoll\nBerlin, Mittwoch, den 28. Oktober 2009\n\n{body}\n")), Some("2009-10-28")),
        (("x.txt", format!("BERLIN, 4. Juli (dpa) – {body}\n")), None),
    ];
    for ((path, text), expected) in table {
        let (_, article, notes) = one(path, &text);
        assert_eq!(date(&article).as_deref(), expected, "{text}");
        let told = |note: &ReadingNote| matches!(note, ReadingNote::UnreadableDate(_) | ReadingNote::UnusedDate(_));
        assert!(expected.is_some() || notes.iter().any(told), "{text}: {notes:?}");
    }
}

/// A date that a head has beside the one that counts is told with its text: all of them in one remark, but neither the
/// same day again, a time of day nor an update soon after.
#[test]
fn dates_of_a_head_that_do_not_count_are_told() {
    let front = |lines: &str| ("x.md", format!("---\ntitle: T\n{lines}\n---\n\nDer Text ist da.\n"));
    let head = |lines: &str| ("x.txt", format!("Titel: T\n{lines}\n\nDer Text ist da.\n"));
    let table = [
        (head("Datum: 01.04.2020, aktualisiert am 03.06.2020"), Some(("Datum", "03.06.2020"))),
        (head("Datum: 01.04.2020, aktualisiert am 02.04.2020"), None),
        (head("Datum: 01.04.2020, 18.30 Uhr"), None),
        (head("Datum: 24.-26.12.2020"), None),
        (head("Datum: Nr. 12, 3. April 2020"), None),
        (head("Abgerufen: 3. Mai 2021\nDatum: 01.04.2020"), Some(("Abgerufen", "3. Mai 2021"))),
        (head("Abgerufen: 1. April 2020\nDatum: 01.04.2020"), None),
        (front("date: 2020-04-01\nlastmod: 2021-05-03"), Some(("lastmod", "2021-05-03"))),
        (front("date: 2020-04-01\nlastmod: 2020-04-02T10:00:00Z"), None),
        (
            front("date: 2020-04-01\nexpires: 2022-01-01\nlastmod: 2021-05-03"),
            Some(("expires", "2022-01-01; lastmod: 2021-05-03")),
        ),
        (front("date: 2020-04-01\nweight: 2021"), None),
        (front("lastmod: 2021-05-03"), Some(("lastmod", "2021-05-03"))),
    ];
    for ((path, text), expected) in table {
        let (_, _, notes) = one(path, &text);
        let told: Vec<(&str, &str)> = notes
            .iter()
            .filter_map(|note| match note {
                ReadingNote::UnusedDate(DateEvidence::Field { key, text }) => Some((key.as_str(), text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{text}: {notes:?}");
    }
}

/// A heading keeps its letters, marks of Markdown among them; a title is a field, and loses them.
#[test]
fn headings_are_letter_for_letter() {
    let (_, article, _) =
        one("x.md", "---\ntitle: \"**Rat** tagt\"\n---\n\n## **Neues** vom [Rat](https://example.org)\n\nText.\n");
    assert_eq!(article.title.as_deref(), Some("Rat tagt"));
    assert_eq!(article.body.headings[0].of(&article.body.text), "## **Neues** vom [Rat](https://example.org)");
}

/// Each of these took minutes, or the stack, before it was bounded.
#[test]
fn hostile_files_are_read_in_time() {
    let files = [
        ("x.txt", format!("Datum: {}\n\nText.", "/".repeat(100_000))),
        ("x.txt", format!("x {}", ".".repeat(400_000))),
        ("x.json", format!("{{\"text\": [{}\"a\"]}}", "\"a\",\n".repeat(60_000))),
        ("x.md", format!("{}\n\nText.\n\n", "# a\n\n".repeat(60_000))),
        ("x.txt", format!("Titel: {}\n\nText.", "1.".repeat(200_000))),
        ("x.json", format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))),
        ("x.md", format!("---\ntitle: {}1{}\n---\nText.", "[".repeat(20_000), "]".repeat(20_000))),
    ];
    for (name, text) in files {
        if let Ok(reading) = read(text.as_bytes(), "archiv", name) {
            for article in &reading.articles {
                crate::article::passage::cut(&article.body);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_as_a_file_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in "[a-z0-9/._-]{0,20}(txt|md|json|)") {
        let _ = read(&bytes, "archiv", &name);
    }

    #[test]
    fn anything_like_an_article_never_panics(
        head in "(---|\\+\\+\\+|\\{| date|Datum|Titel:|\"text\")?[ \n]{0,2}",
        text in "([a-zA-Z0-9:. \\[\\]{}\"'=-]{0,20}\n){0,8}\\PC{0,20}",
        name in "(x|2025/07/x)\\.(txt|md|json)",
    ) {
        if let Ok(reading) = read(format!("{head}{text}").as_bytes(), "archiv", &name) {
            for article in &reading.articles {
                prop_assert!(!article.body.text.trim().is_empty());
                crate::article::passage::cut(&article.body);
            }
        }
    }
}

#[test]
fn an_email_as_it_was_sent_is_not_taken_for_a_text() {
    let mail =
        "From: Ilse\nSubject: =?utf-8?Q?M=C3=BChle?=\nDate: 3 Jun 2024\nMIME-Version: 1.0\n\nDie M=C3=BChle steht.\n";
    for name in ["a.eml", "a.txt", "a"] {
        let reason = read(mail.as_bytes(), "archiv", name).unwrap_err();
        assert_eq!(reason, SkipReason::UnknownFormat(".eml".to_string()), "{name}");
    }
    // A head as people write it is one.
    let text = "From: Ilse\nSubject: Mühle\nDate: 2024-06-03\n\nDie Mühle steht.\n";
    assert!(read(text.as_bytes(), "archiv", "a.txt").is_ok());
}
