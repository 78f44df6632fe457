//! What files pack: the same articles are found however they are packed, each with its address, and what is hostile or
//! damaged is told.

use crate::shell::Shell;
use serde_json::{Value, json};
use std::io::{Cursor, Write};

/// Articles as a scraper writes them.
fn articles() -> Vec<Value> {
    let article = |day: u32, title: &str, text: &str| json!({ "title": title, "date": format!("2025-07-{day:02}"), "text": text });
    vec![
        article(1, "Laterne", "Die alte Laterne am Hafen brennt wieder.\nDer Bürgermeister „freut“ sich."),
        article(2, "Brücke", "Die Brücke über den Fluss ist gesperrt, sagt Angela Merkel."),
        article(3, "Kino", "Das Kino zeigt einen Film über die Brücke."),
    ]
}

fn lines() -> Vec<u8> {
    articles().iter().map(|article| format!("{article}\n")).collect::<String>().into_bytes()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// As small as it can be, as bombs are.
fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn tar(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // As a hostile one is written.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        archive.append(&header, bytes.as_slice()).unwrap();
    }
    archive.into_inner().unwrap()
}

fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn files() -> Vec<(String, Vec<u8>)> {
    let file = |(number, article): (usize, Value)| (format!("2025/{number}.json"), article.to_string().into_bytes());
    articles().into_iter().enumerate().map(file).collect()
}

fn named(files: &[(String, Vec<u8>)]) -> Vec<(&str, Vec<u8>)> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect()
}

fn warc(records: &[(&str, &str, Vec<u8>)]) -> Vec<u8> {
    let mut crawl = Vec::new();
    for (number, (kind, head, body)) in records.iter().enumerate() {
        let block = [head.as_bytes(), body].concat();
        let of_http = if head.starts_with("HTTP") { "application/http; msgtype=response" } else { "text/plain" };
        let record = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0000000{number}>\r\nWARC-Target-URI: \
             https://zeitung.example/{number}\r\nContent-Type: {of_http}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        crawl.extend(gzip(&[record.as_bytes(), &block, b"\r\n\r\n"].concat()));
    }
    crawl
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

fn chunked(bytes: &[u8]) -> Vec<u8> {
    let (one, other) = bytes.split_at(10);
    let chunk = |bytes: &[u8]| [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat();
    [chunk(one), chunk(other), b"0\r\n\r\n".to_vec()].concat()
}

/// Every way to pack the articles: the file's name, its bytes, and the addresses in it.
fn packed() -> Vec<(&'static str, Vec<u8>, Vec<String>)> {
    let files = files();
    let numbers = |from: usize| (from..from + 3).map(|number| number.to_string()).collect::<Vec<_>>();
    let paths: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let table = |delimiter: &str, heading: bool| {
        let rows = articles().into_iter().map(|article| {
            let field = |key: &str| format!("\"{}\"", article[key].as_str().unwrap().replace('"', "\"\""));
            [field("title"), field("date"), field("text")].join(delimiter)
        });
        let first = heading.then(|| ["Titel", "Datum", "Text"].join(delimiter));
        first.into_iter().chain(rows).collect::<Vec<_>>().join("\r\n").into_bytes()
    };
    let pretty: Vec<String> = articles().iter().map(|article| serde_json::to_string_pretty(article).unwrap()).collect();
    let zstd = |bytes: &[u8]| zstd::stream::encode_all(bytes, 1).unwrap();
    let xz = |bytes: &[u8]| {
        let mut packed = liblzma::write::XzEncoder::new(Vec::new(), 1);
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let bzip2 = |bytes: &[u8]| {
        let mut packed = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let bodies: Vec<Vec<u8>> = files.iter().map(|(_, bytes)| bytes.clone()).collect();
    let crawl = warc(&[
        ("warcinfo", "", b"software: keine".to_vec()),
        ("response", OK, bodies[0].clone()),
        (
            "response",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
            chunked(&bodies[1]),
        ),
        (
            "response",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n",
            gzip(&bodies[2]),
        ),
        ("request", "GET / HTTP/1.1\r\n\r\n", Vec::new()),
    ]);
    let ids = (1..4).map(|number| format!("0000000{number}")).collect();
    let inner = |name: &str| paths.iter().map(|path| format!("{name}!{path}")).collect::<Vec<_>>();
    vec![
        ("zeilen.jsonl", lines(), numbers(1)),
        ("zeilen.txt", [b"\xef\xbb\xbf".to_vec(), lines()].concat(), numbers(1)),
        ("liste.json", format!("[{}\n]", pretty.join(" ,\n")).into_bytes(), numbers(1)),
        ("zeilen.jsonl.gz", gzip(&lines()), numbers(1)),
        ("glieder.jsonl.gz", [gzip(&lines()[..40]), gzip(&lines()[40..])].concat(), numbers(1)),
        ("zeilen.jsonl.zst", zstd(&lines()), numbers(1)),
        ("zeilen.jsonl.xz", xz(&lines()), numbers(1)),
        ("zeilen.jsonl.bz2", bzip2(&lines()), numbers(1)),
        ("ordner.tar", tar(&named(&files)), paths.clone()),
        ("ordner.tgz", gzip(&tar(&named(&files))), paths.clone()),
        ("ordner.zip", zip(&named(&files)), paths.clone()),
        ("innen.zip", zip(&[("a.tar.gz", gzip(&tar(&named(&files))))]), inner("a.tar.gz")),
        ("innen.tar", tar(&[("b.zip", zip(&named(&files)))]), inner("b.zip")),
        ("tabelle.csv", table(";", true), numbers(2)),
        ("tabelle.tsv", table("\t", true), numbers(2)),
        ("abruf.warc.gz", crawl, ids),
    ]
}

#[test]
fn articles_are_found_however_they_are_packed() {
    for (name, bytes, addresses) in packed() {
        let shell = Shell::new();
        shell.write(&format!("a/{name}"), &bytes);
        let said = shell.ok(&["index", "a", "--report", "report.jsonl"]);
        assert!(said.err.contains("a: 3 indexed, 0 unchanged, 0 skipped"), "{name}: {}", said.err);
        let report = std::fs::read_to_string(shell.path("report.jsonl")).unwrap();
        let told: Vec<String> = report
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["path"].as_str().unwrap().to_string())
            .collect();
        let expected: Vec<String> = addresses.iter().map(|address| format!("{name}!{address}")).collect();
        assert_eq!(told, expected, "{name}");
        let hits = shell.hits(&["Brücke", "--sort", "date"]);
        let found: Vec<_> = hits.iter().map(|hit| hit["path"].as_str().unwrap()).collect();
        assert_eq!(found, expected[1..], "{name}");
        assert_eq!(hits[0]["date"]["first"], "2025-07-02", "{name}");
        assert_eq!(hits[0]["text"], articles()[1]["text"], "{name}");
        let hit = &shell.hits(&["Laterne Bürgermeister"])[0];
        assert_eq!(hit["text"], articles()[0]["text"], "{name}");
        // What is as it was is not read again, and one entry is shown by its address.
        assert!(shell.ok(&["index", "a"]).err.contains("a: 0 indexed, 3 unchanged"), "{name}");
        let shown = shell.ok(&["inspect", &format!("a/{}", expected[1])]).out;
        assert!(shown.contains("Brücke") && !shown.contains("Laterne"), "{name}: {shown}");
    }
}

/// A list may be wrapped in an object, as interfaces and pages have it.
#[test]
fn a_list_wrapped_in_an_object_is_read() {
    let wrapped = json!({ "status": "ok", "data": { "count": 3, "articles": articles() } });
    let thing = json!({ "@type": "Organization", "name": "Zeitung" });
    let page = json!({ "@type": "NewsArticle", "headline": "Turm", "datePublished": "2025-07-04", "articleBody": "Ein Turm." });
    let shell = Shell::new();
    shell.write("a/antwort.json", serde_json::to_string_pretty(&wrapped).unwrap());
    shell.write("a/graph.json", json!({ "@context": "https://schema.org", "@graph": [thing, page] }).to_string());
    let said = shell.ok(&["index", "a"]).err;
    assert!(said.contains("4 articles, 4 passages, 0 undated"), "{said}");
    let hit = &shell.hits(&["Kino"])[0];
    let file = std::fs::read_to_string(hit["file"].as_str().unwrap()).unwrap();
    let line = file.lines().nth(hit["line"].as_u64().unwrap() as usize - 1).unwrap();
    assert!(line.contains("Das Kino zeigt"), "{line}");
    let there: String = file.chars().skip(hit["character"].as_u64().unwrap() as usize).take(8).collect();
    assert_eq!(there, "Das Kino");
    assert_eq!(shell.hits(&["Turm"])[0]["date"]["first"], "2025-07-04");
}

/// Before anything is indexed, a reader sees how it would be understood.
#[test]
fn a_dry_run_shows_how_files_would_be_understood() {
    let shell = Shell::new();
    shell.write("a/l.jsonl", lines()).write("a/leer.txt", "").write("a/x.txt", "Nur ein Text.");
    let said = shell.ok(&["index", "a", "--dry-run"]);
    let expected = "l.jsonl!1: JSON, 1 July 2025, “Laterne”\nl.jsonl!2: JSON, 2 July 2025, “Brücke”\n\
        l.jsonl!3: JSON, 3 July 2025, “Kino”\nx.txt: plain text, undated\nleer.txt: empty\n";
    assert_eq!(said.out, expected);
    assert!(said.err.starts_with("4 articles would be indexed, 1 files or entries skipped"), "{}", said.err);
    assert!(!shell.path("index").exists());
    // An archive of which nothing can be read is no success.
    let nothing = Shell::new();
    nothing.write("a/leer.txt", "");
    assert_eq!((nothing.run(&["index", "a", "--dry-run"]).code, nothing.run(&["index", "a"]).code), (2, 2));
}

/// The place of a passage is a place in the file, also when the file is a list.
#[test]
fn a_record_of_a_list_has_its_place_in_the_file() {
    for (name, bytes) in [
        ("a/l.jsonl", lines()),
        (
            "a/l.json",
            format!("[ {} ]", articles().iter().map(Value::to_string).collect::<Vec<_>>().join(",\n")).into_bytes(),
        ),
    ] {
        let shell = Shell::new();
        shell.write(name, &bytes);
        shell.ok(&["index", "a"]);
        let text = String::from_utf8(bytes).unwrap();
        for (line, hit) in (1..).zip(shell.hits(&["--from", "2025", "--sort", "date"])) {
            assert_eq!(hit["line"], line, "{name}");
            let character = hit["character"].as_u64().unwrap() as usize;
            let there: String = text.chars().skip(character).take(12).collect();
            assert!(hit["text"].as_str().unwrap().starts_with(&there), "{name}: {there}");
        }
    }
}

#[test]
fn only_what_changed_in_a_container_is_indexed_again() {
    let shell = Shell::new();
    let mut all = articles();
    let write = |all: &[Value]| {
        let text: String = all.iter().map(|article| format!("{article}\n")).collect();
        shell.write("a/l.jsonl", text);
    };
    write(&all);
    shell.ok(&["index", "a"]);
    all[1]["text"] = json!("Die Brücke ist wieder offen.");
    all.push(json!({ "title": "Neu", "date": "2025-07-04", "text": "Ein Turm ist neu." }));
    write(&all);
    let said = shell.ok(&["index", "a"]).err;
    assert!(said.contains("a: 1 indexed, 2 unchanged") && said.contains("1 updated"), "{said}");
    assert_eq!(shell.hits(&["offen"]).len(), 1);
    assert_eq!(shell.run(&["search", "gesperrt"]).code, 1);
    all.truncate(1);
    write(&all);
    let said = shell.ok(&["index", "a"]).err;
    assert!(said.contains("1 unchanged"), "{said}");
    assert_eq!(shell.run(&["search", "Turm"]).code, 1);
    // A list that becomes one article is that article.
    shell.write("a/l.jsonl", serde_json::to_string_pretty(&all[0]).unwrap());
    shell.ok(&["index", "a"]);
    assert_eq!(shell.hits(&["Laterne"])[0]["path"], "l.jsonl");
    std::fs::remove_file(shell.path("a/l.jsonl")).unwrap();
    shell.write("a/b.txt", "Etwas anderes.");
    shell.ok(&["index", "a"]);
    assert_eq!(shell.run(&["search", "Laterne"]).code, 1);
}

/// One bad record costs itself alone.
#[test]
fn what_is_damaged_or_hostile_is_told_and_stops_nothing_else() {
    let good = files().remove(0).1;
    let zeros = vec![b' '; 100 << 20];
    let blank = [lines(), vec![b'\n'; 280 << 20]].concat();
    let nested = (0..6).fold(lines(), |bytes, _| gzip(&bytes));
    let mut cut = gzip(&[lines().repeat(2000), lines()].concat());
    cut.truncate(cut.len() / 2);
    let broken_line = [lines(), b"{\"text\": kaputt}\n".to_vec(), lines()].concat();
    let crawl = warc(&[
        ("response", OK, good.clone()),
        ("response", "HTTP/1.1 404 Not Found\r\n\r\n", b"nein".to_vec()),
        ("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", b"bild".to_vec()),
        ("revisit", "HTTP/1.1 200 OK\r\n\r\n", Vec::new()),
    ]);
    for (name, bytes, articles, reasons) in [
        ("bombe.jsonl.gz", squeezed(&blank), 3, &["unpacks to far more than texts do"][..]),
        ("lang.txt.gz", gzip(&zeros), 0, &["larger than 64 MB"]),
        ("bombe.zip", zip(&[("leer.txt", zeros.clone()), ("gut.json", good.clone())]), 1, &["larger than 64 MB"]),
        ("tief.gz", nested, 0, &["packed too deep"]),
        (
            "gut-und-böse.tar",
            tar(&[("../../etc/passwd", good.clone()), ("gut.json", good.clone())]),
            1,
            &["leads out of its container"],
        ),
        (
            "gut-und-böse.zip",
            zip(&[("/tmp/x.json", good.clone()), (".geheim.json", good.clone()), ("gut.json", good.clone())]),
            1,
            &["leads out", "hidden"],
        ),
        ("zweimal.tar", tar(&[("a.json", good.clone()), ("a.json", files().remove(1).1)]), 2, &[]),
        ("kaputt.zip", b"PK\x03\x04kein zip".to_vec(), 0, &["cannot be unpacked"]),
        ("sieben.7z", b"7z\xbc\xaf\x27\x1cmehr".to_vec(), 0, &["packed in a way that is not read here: 7z"]),
        ("zeile.jsonl", broken_line, 6, &["broken: invalid JSON at line 1"]),
        (
            "offen.json",
            b"[{\"text\": \"Eins.\", \"date\": \"2025\"}, {\"text\": \"Zwei".to_vec(),
            1,
            &["ends before its end"],
        ),
        ("abruf.warc.gz", crawl, 1, &["the server answered 404", "image/png", "unchanged when it was fetched"]),
        ("leer.csv", b"Titel;Datum;Text\n".to_vec(), 0, &["empty"]),
    ] {
        let shell = Shell::new();
        shell.write(&format!("a/{name}"), &bytes);
        shell.write("a/daneben.txt", "Daneben steht ein guter Text.");
        let said = shell.ok(&["index", "a"]);
        assert!(said.err.contains(&format!("a: {} indexed", articles + 1)), "{name}: {}", said.err);
        for reason in reasons {
            assert!(said.err.contains(reason), "{name}: {reason}: {}", said.err);
        }
    }
    // What is cut off keeps what was whole.
    let shell = Shell::new();
    shell.write("a/ab.jsonl.gz", &cut);
    let said = shell.ok(&["index", "a"]);
    assert!(said.err.contains("ends before its end") && !said.err.contains("a: 0 indexed"), "{}", said.err);
}
