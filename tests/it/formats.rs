//! Formats of agencies, databases and libraries: what is read from samples, public ones and our own, and that nothing
//! mutilated stops the program.

use crate::golden::golden;
use crate::shell::sample;
use fundstelle::archive::{self, Broken, Entry, Format, NoArticle, Reading, ReadingNote, SkipReason};
use fundstelle::article::passage;
use fundstelle::output::wording::Language;
use fundstelle::output::wording::archive::{format, note, skip_reason};
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// Reads the bytes of a file.
fn read_bytes(bytes: &[u8], archive: &str, path: &str) -> Result<Reading, SkipReason> {
    archive::read(&Entry::of_file(path, bytes.to_vec()), archive)
}

/// Folders of the sample corpus that hold such formats.
const OWN: [&str; 5] = ["agenturen", "bibliothek", "datenbanken", "kaputt", "netz"];
/// Of texts that belong to others no more words are kept.
const WORDS: usize = 8;

/// The files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found.sort();
    found
}

/// Public samples of agencies, which are no part of the project.
fn public() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/formats");
    let places = [folder, PathBuf::from("/work/shared/data/formats")];
    let found = places.into_iter().find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: ../shared/data/formats is not here");
    }
    found
}

/// What is read from files: a line a file, a line an article, a line a remark.
fn summary(root: &Path, files: &[PathBuf]) -> String {
    let mut out = String::new();
    for file in files {
        let path = file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        match read_bytes(&std::fs::read(file).unwrap(), "formats", &path) {
            Ok(reading) => {
                let name = format(Language::English, reading.format);
                out.push_str(&format!("{path}\t{name}\t{}\n", reading.articles.len()));
                for article in &reading.articles {
                    let date = article.date.map(|date| date.to_string());
                    let text = article.body.text.trim();
                    let first: Vec<&str> = text.split_whitespace().take(WORDS).collect();
                    let fields = [
                        article.title.clone(),
                        date,
                        article.source.clone(),
                        Some(article.authors.join("; ")),
                        article.section.clone(),
                        Some(article.tags.join("; ")),
                        Some(first.join(" ")),
                    ];
                    let fields: Vec<String> =
                        fields.into_iter().map(|field| field.unwrap_or("-".to_string())).collect();
                    let hash = xxh3_64(text.as_bytes()) as u32;
                    let length = text.chars().count();
                    out.push_str(&format!(
                        "\t{}\t{}\t{length}\t{hash:08x}\n",
                        article.origin.record,
                        fields.join("\t")
                    ));
                }
                for one in &reading.notes {
                    out.push_str(&format!("\t{}\n", note(Language::English, one)));
                }
            }
            Err(reason) => out.push_str(&format!("{path}\t{}\n", skip_reason(Language::English, &reason))),
        }
    }
    out
}

#[test]
fn public_samples_are_read() {
    let Some(root) = public() else { return };
    let files = files(&root);
    assert!(files.len() >= 25, "{}", files.len());
    let summary = summary(&root, &files);
    // Each file has at least one article, with title, day and source.
    for article in summary.lines().filter(|line| line.starts_with("\t0\t")) {
        let fields: Vec<&str> = article.split('\t').collect();
        assert!(fields[2..5].iter().all(|field| *field != "-"), "{article}");
    }
    for file in summary.lines().filter(|line| !line.starts_with('\t')) {
        assert!(file.ends_with("\t1"), "{file}");
    }
    golden("formats-public.tsv", &summary);
}

#[test]
fn our_samples_are_read() {
    let root = PathBuf::from(sample());
    let files: Vec<PathBuf> = OWN.iter().flat_map(|folder| files(&root.join(folder))).collect();
    golden("formats.tsv", &summary(&root, &files));
}

/// Numbers that are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// Each sample cut, with bytes flipped, left out or said twice: whatever comes out, it has an end, and its text is whole.
#[test]
fn nothing_mutilated_stops_it() {
    const MUTATIONS: usize = 300;
    let root = PathBuf::from(sample());
    let own = OWN.iter().flat_map(|folder| files(&root.join(folder)));
    let all: Vec<PathBuf> = own.chain(public().iter().flat_map(|root| files(root))).collect();
    let mut chance = Chance(7);
    let mut read = 0;
    for file in &all {
        let whole = std::fs::read(file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        for number in 0..MUTATIONS {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(3) {
                let at = chance.below(bytes.len());
                let end = (at + 1 + chance.below(40)).min(bytes.len());
                match number % 4 {
                    0 => bytes.truncate(at),
                    1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
                    2 => drop(bytes.drain(at.min(end)..end)),
                    _ => {
                        let part = bytes[at.min(end)..end].to_vec();
                        bytes.splice(at..at, part);
                    }
                }
            }
            if let Ok(reading) = read_bytes(&bytes, "mutilated", name) {
                for article in &reading.articles {
                    passage::cut(&article.body);
                    for heading in &article.body.headings {
                        assert_eq!(heading.of(&article.body.text).trim(), heading.of(&article.body.text), "{name}");
                    }
                    article.body.lines.line_of(&article.body.text, article.body.text.len());
                }
                read += 1;
            }
        }
    }
    assert!(read > all.len() * MUTATIONS / 10, "{read}");
}

fn read(name: &str, text: &str) -> Reading {
    read_bytes(text.as_bytes(), "a", name).unwrap()
}

fn reason(name: &str, text: &str) -> SkipReason {
    read_bytes(text.as_bytes(), "a", name).unwrap_err()
}

/// Titles, days and sections of what a file holds.
fn rows(reading: &Reading) -> Vec<String> {
    let row = |article: &fundstelle::article::Article| {
        let date = article.date.map_or("-".to_string(), |date| date.to_string());
        let (title, source) = (article.title.as_deref().unwrap_or("-"), article.source.as_deref().unwrap_or("-"));
        format!("{title} | {date} | {source} | {}", article.section.as_deref().unwrap_or("-"))
    };
    reading.articles.iter().map(row).collect()
}

#[test]
fn nexis_as_it_is_written_now() {
    let text = "Leuchtturm bekommt neue Lampe\nNordhavener Zeitung\n6. Oktober 2010 Mittwoch\n\nCopyright 2010 Nordhavener \
                Zeitung Alle Rechte vorbehalten\n\nSection: KÜSTE; S. 7; Ausg. Stadt\nLength: 41 words\nByline: Von Wiebke \
                Harmsen\n\nBody\n\nDer Leuchtturm leuchtet wieder.\n\nLoad-Date: October 6, 2010\n\n\nEnd of Document\n\n\n\
                Schafe am Deich\nSundpost\n9. Oktober 2010 Samstag 06:00 AM GMT\n\nLength: 5 words\n\nBody\n\nDie Schafe \
                sind da.\n\nLoad-Date: October 9, 2010\n\nEnd of Document\n";
    let reading = read("nexis.txt", text);
    assert_eq!(reading.format, Format::Nexis);
    assert_eq!(
        rows(&reading),
        [
            "Leuchtturm bekommt neue Lampe | 2010-10-06 | Nordhavener Zeitung | KÜSTE, S. 7, Ausg. Stadt",
            "Schafe am Deich | 2010-10-09 | Sundpost | -"
        ]
    );
    let [first, second] = &reading.articles[..] else { panic!() };
    assert_eq!(
        (first.body.text.as_str(), first.authors.as_slice()),
        ("Der Leuchtturm leuchtet wieder.", &["Wiebke Harmsen".to_string()][..])
    );
    assert_eq!(
        (second.body.text.as_str(), second.body.lines.line_of(&second.body.text, 0)),
        ("Die Schafe sind da.", 29)
    );
}

#[test]
fn genios_with_its_fields_before_the_text() {
    let text = "Dokument 1 von 2\n\nTitel: Die Brücke\nQuelle: Sundpost vom 4. März 1998, Nr. 53, S. 2\nRessort: Lokales\n\
                Autor: Jasper Lindhorst\n\nDie Brücke ist offen.\n\nDokument 2 von 2\n\nQuelle: Sundpost, 05.03.98\n\n\
                Nebel\n\nEs war neblig.\n";
    let reading = read("genios.txt", text);
    assert_eq!(
        rows(&reading),
        ["Die Brücke | 1998-03-04 | Sundpost | Lokales, S. 2, Nr. 53", "Nebel | 1998-03-05 | Sundpost | -"]
    );
    assert_eq!(reading.articles[1].body.text, "Es war neblig.");
}

#[test]
fn articles_of_an_issue_are_read_where_they_are_marked() {
    let block = |id: &str, word: &str| {
        format!("<TextBlock ID=\"{id}\"><TextLine><String CONTENT=\"{word}\"/></TextLine></TextBlock>")
    };
    let alto = format!(
        "<alto><Layout><Page><PrintSpace>{}{}{}</PrintSpace></Page></Layout></alto>",
        block("b1", "Eins."),
        block("b2", "Zwei."),
        block("b3", "Drei.")
    );
    let mets = format!(
        "<mets:mets xmlns:mets=\"http://www.loc.gov/METS/\"><mets:dmdSec ID=\"d\"><mods><titleInfo><title>Sundpost</title>\
         </titleInfo><dateIssued>1905-03-14</dateIssued></mods></mets:dmdSec><mets:file ID=\"f\">{alto}</mets:file>\
         <mets:structMap TYPE=\"LOGICAL\"><mets:div TYPE=\"article\" LABEL=\"Anfang\"><mets:area FILEID=\"f\" BEGIN=\"b1\"/>\
         <mets:area FILEID=\"f\" BEGIN=\"b3\"/></mets:div><mets:div TYPE=\"article\" LABEL=\"Ende\"><mets:area FILEID=\"f\" \
         BEGIN=\"b2\"/></mets:div></mets:structMap></mets:mets>"
    );
    let reading = read("mets.xml", &mets);
    assert_eq!(rows(&reading), ["Anfang | 1905-03-14 | Sundpost | -", "Ende | 1905-03-14 | Sundpost | -"]);
    assert_eq!(reading.articles[0].body.text, "Eins.\n\nDrei.");
    let line = |mark: &str, text: &str| {
        format!(
            "<TextLine custom=\"structure {{id:{mark}; type:article;}}\"><TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"
        )
    };
    let page = format!(
        "<PcGts><Page><TextRegion id=\"r\">{}{}</TextRegion><TextRegion id=\"s\">{}</TextRegion></Page></PcGts>",
        line("a1", "Eins"),
        line("a2", "Zwei."),
        line("a1", "geht weiter.")
    );
    let texts: Vec<String> = read("page.xml", &page).articles.into_iter().map(|article| article.body.text).collect();
    assert_eq!(texts, ["Eins\n\ngeht weiter.", "Zwei."]);
}

#[test]
fn feeds_of_the_first_version_and_what_is_cut_off() {
    let rdf = "<rdf:RDF xmlns:rdf=\"r\" xmlns:dc=\"d\"><channel><title>Sundpost</title></channel><item><title>Eins</title>\
               <description>Der erste &amp;#8211; Text.</description><dc:date>2004-07-31T23:30:00Z</dc:date></item>\
               <item><title>Zwei</title><description>Der zwei";
    let reading = read("feed.rdf", rdf);
    assert_eq!(rows(&reading), ["Eins | 2004-08-01 | Sundpost | -"]);
    assert_eq!(reading.articles[0].body.text, "Der erste – Text.");
    let is_cut = |note: &ReadingNote| {
        matches!(note, ReadingNote::LeftOut { item: 2, reason }
            if matches!(**reason, SkipReason::Broken(Broken::InvalidXml { .. })))
    };
    assert!(reading.notes.iter().any(is_cut), "{:?}", reading.notes);
}

#[test]
fn items_that_are_no_articles_say_what_they_are() {
    let item = |class: &str| format!("<newsItem><itemMeta><itemClass qcode=\"ninat:{class}\"/></itemMeta></newsItem>");
    for (class, what) in [
        ("picture", NoArticle::Picture),
        ("graphic", NoArticle::Graphic),
        ("video", NoArticle::Video),
        ("audio", NoArticle::Audio),
    ] {
        assert_eq!(reason("x.xml", &item(class)), SkipReason::NoArticle(what));
    }
    assert_eq!(reason("x.xml", &item("text")), SkipReason::NoText);
    assert_eq!(reason("x.xml", "<packageItem/>"), SkipReason::NoArticle(NoArticle::Package));
    assert_eq!(reason("x.xml", "<svg></svg>"), SkipReason::UnknownFormat("<svg>".to_string()));
    let package = r#"{"uri": "u", "type": "composite", "associations": {
        "a": {"uri": "v", "type": "picture", "headline": "Bild"},
        "b": {"uri": "w", "type": "text", "headline": "Text", "body_text": "Ein Satz.", "versioncreated": "2016-04-02"}}}"#;
    let reading = read("x.json", package);
    assert_eq!(rows(&reading), ["Text | 2016-04-02 | - | -"]);
    assert_eq!(reading.articles[0].origin.record, 1);
    let alone = r#"{"uri": "u", "type": "composite", "associations": {}}"#;
    assert_eq!(reason("x.json", alone), SkipReason::NoArticle(NoArticle::Package));
}

/// Prose that has some of the words of such formats stays prose.
#[test]
fn what_only_resembles_a_format_is_none() {
    for text in [
        "HD ist besser als SD.\nPD Dr. Müller sagte nichts.\n",
        "Quelle: Sundpost\n\nEin Satz.",
        "Länge: 5 Meter\n\nDer Kahn ist lang.",
        "Dokument 1 von 2 ist verschwunden.\n\nLänge: unbekannt",
    ] {
        let found = read("x.txt", text).format;
        assert!(matches!(found, Format::Plain | Format::Headed), "{text}: {found:?}");
    }
}

/// A hundred thousand of what could be looked for again and again takes a moment, not a square of it.
#[test]
fn hostile_repetition_takes_no_square_of_time() {
    const TIMES: usize = 100_000;
    let export = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><content:encoded>";
    for (name, start, part) in [
        ("a.xml", export, "[a"),
        ("b.xml", export, "[aa]"),
        ("c.xml", "<rss><channel><item><description>", "&x"),
        ("d.xml", "<rss><channel><item><description>", "&lt;p "),
        ("e.xml", "", "<a>"),
        ("f.iptc", "", "\u{1}a\u{2}b =\n\ntext\u{3}"),
        ("g.txt", "Dokumentnummer: 1\n", "Quelle: a\n"),
        ("h.txt", "", "HD a\nPD 1 Mai 2011\nLP\n"),
    ] {
        let text = start.to_string() + &part.repeat(TIMES);
        let begun = std::time::Instant::now();
        let _ = read_bytes(text.as_bytes(), "a", name);
        assert!(begun.elapsed().as_secs() < 20, "{name}: {:?}", begun.elapsed());
    }
}
