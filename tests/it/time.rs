//! Searching by what texts speak of, timelines and coverage, as readers use them.

use crate::shell::{Shell, sample};
use fundstelle::annotate::{dates_in_passages, passages_of};
use fundstelle::archive::{read_file, walk};
use fundstelle::date::{Containment, DateRange};
use fundstelle::temporal::{DateFinder, parse, parse_typed};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Three articles of a week of February 2022, one a year later, one of a month, one undated.
fn war() -> Shell {
    let shell = Shell::new();
    shell.write("a/2022-02-25.txt", "Am Donnerstag griff Russland die Ukraine an. Der Angriff begann in der Nacht.");
    shell.write("a/2022-02-23.txt", "Ein Angriff werde für Donnerstag erwartet, hieß es.");
    shell.write("a/2023-02-24.txt", "Vor einem Jahr begann der Angriff. Am 24. Februar 2022 fielen Bomben.");
    shell.write("a/jahr.txt", "Date: 2023-05-01\n\nDer Angriff von 2022 ist nicht vergessen.");
    shell.write("a/monat.txt", "Date: 2022-03\n\nGestern gab es einen Angriff, im Februar 2022 hatte es begonnen.");
    shell.write("a/ohne.txt", "Ein Angriff irgendwann, vielleicht am Donnerstag.");
    shell.ok(&["index", "a"]);
    shell
}

fn paths(shell: &Shell, arguments: &[&str]) -> Vec<String> {
    let mut paths: Vec<String> =
        shell.hits(arguments).iter().map(|hit| hit["path"].as_str().unwrap().to_string()).collect();
    paths.sort();
    paths
}

fn json(shell: &Shell, arguments: &[&str]) -> Value {
    serde_json::from_str(&shell.ok(arguments).out).unwrap()
}

#[test]
fn passages_are_found_by_what_they_speak_of() {
    let shell = war();
    let of_day = ["2022-02-23.txt", "2022-02-25.txt", "2023-02-24.txt"];
    assert_eq!(paths(&shell, &["Angriff", "--event", "2022-02-24"]), of_day);
    assert_eq!(paths(&shell, &["Angriff ereignis:2022-02-24"]), of_day);
    assert_eq!(paths(&shell, &["Angriff event:\"24. Februar 2022\""]), of_day);
    assert_eq!(paths(&shell, &["--event", "24.2.2022"]), of_day, "without a word");
    assert_eq!(paths(&shell, &["Angriff", "--event", "2022-02"]).len(), 4);
    assert_eq!(paths(&shell, &["Angriff", "--event", "2022"]).len(), 5);
    assert_eq!(paths(&shell, &["Angriff", "--event", "letzten Februar", "--today", "2022-06-01"]).len(), 4);
    assert_eq!(paths(&shell, &["Angriff NICHT ereignis:2022-02-24"]).len(), 3);
    // A passage may speak of two times that no day is in both of.
    assert_eq!(paths(&shell, &["ereignis:2022-02-24 ereignis:2022"]), of_day);
    shell.write("a/zwei.txt", "Was 1989 begann, endete 2022.").ok(&["index", "a"]);
    assert_eq!(paths(&shell, &["ereignis:1989 ereignis:2022"]), ["zwei.txt"]);
    assert_eq!(paths(&shell, &["ereignis:1989", "--event", "2022"]), ["zwei.txt"]);
    assert_eq!(paths(&shell, &["Angriff", "--event", "2022-02-24", "--year", "2023"]), ["2023-02-24.txt"]);
}

#[test]
fn hits_show_what_is_meant_and_what_was_left_out() {
    let shell = war();
    let said = shell.ok(&["search", "Angriff", "--event", "2022-02-24"]);
    assert!(said.out.contains("Am Donnerstag → 24 February 2022"), "{}", said.out);
    assert!(said.err.contains("left out, may be of that time: 2 passages speak of a longer time"), "{}", said.err);
    let all = shell.hits(&["Angriff", "--event", "2022-02-24", "--include-uncertain"]);
    let certainty: Vec<&str> = all.iter().map(|hit| hit["certainty"].as_str().unwrap()).collect();
    assert_eq!(certainty, ["certain", "certain", "certain", "possible", "possible"]);
    // A month says more of a day than a year does.
    assert_eq!((&all[3]["path"], &all[4]["path"]), (&"monat.txt".into(), &"jahr.txt".into()));
    let said = shell.run(&["search", "Quatsch", "--event", "2022-02-24"]);
    assert!(said.code == 1 && said.err.contains("the archive has 3 passages of that time"), "{}", said.err);
}

#[test]
fn a_date_in_words_is_told_as_it_was_understood() {
    let shell = war();
    let said = shell.run(&["search", "Angriff", "--month", "letzten Februar", "--today", "2022-06-01"]);
    assert!(said.err.contains("letzten Februar: February 2022"), "{}", said.err);
    let said = shell.run(&["search", "Angriff", "--from", "4. Jlui 2022"]);
    assert!(
        said.code == 2 && said.err.contains("--from 4. Jlui 2022 (Jlui): not a date; the nearest is 4. Juli 2022"),
        "{}",
        said.err
    );
    let said = shell.run(&["search", "Angriff datum:letzte Woche", "--today", "2022-03-01"]);
    assert!(said.code == 2 && said.err.contains("Angriff datum:\"letzte Woche\""), "{}", said.err);
    let said = shell.run(&["search", "Angriff datum:31.2.2022"]);
    assert!(said.code == 2 && said.err.contains("the nearest is 28.2.2022"), "{}", said.err);
}

#[test]
fn inspect_lists_dates_with_their_places() {
    let shell = war();
    let article = json(&shell, &["inspect", "a/2022-02-25.txt", "--json"]);
    let passage = &article["passages"][0];
    let dates = passage["dates"].as_array().unwrap();
    assert_eq!(dates[0]["text"], "Donnerstag");
    assert_eq!(
        (&dates[0]["first"], &dates[0]["last"], &dates[0]["timex3"]),
        (&"2022-02-24".into(), &"2022-02-24".into(), &"2022-02-24".into())
    );
    for date in dates {
        let (start, end) = (date["start"].as_u64().unwrap() as usize, date["end"].as_u64().unwrap() as usize);
        assert_eq!(&passage["text"].as_str().unwrap()[start..end], date["text"].as_str().unwrap());
    }
    let of_month = json(&shell, &["inspect", "a/monat.txt", "--json"]);
    let gestern = &of_month["passages"][0]["dates"][0];
    assert_eq!(
        (&gestern["text"], &gestern["first"]),
        (&"Gestern".into(), &Value::Null),
        "of a month nobody knows the day before"
    );
    shell.write("a/2025-07-04.txt", "Das sagte sie am Donnerstag (4. Juli) in Wien.");
    let contradicts = json(&shell, &["inspect", "a/2025-07-04.txt", "--json"]);
    let date = &contradicts["passages"][0]["dates"][0];
    assert_eq!((&date["first"], &date["note"]), (&"2025-07-04".into(), &"the weekday is that of another day".into()));
}

#[test]
fn newer_passages_come_first_when_wanted() {
    let shell = Shell::new();
    shell.write("a/2020-01-01.txt", "Waffenruhe in Idlib. Die Waffenruhe hält, sagen alle, die Waffenruhe.");
    shell.write("a/2025-01-01.txt", "Waffenruhe in Gaza, von der viele gesprochen haben in diesen Tagen und Wochen.");
    shell.ok(&["index", "a"]);
    let first = |arguments: &[&str]| shell.hits(arguments)[0]["path"].as_str().unwrap().to_string();
    assert_eq!(first(&["Waffenruhe"]), "2020-01-01.txt");
    assert_eq!(first(&["Waffenruhe", "--recent"]), "2025-01-01.txt");
    assert_eq!(
        first(&["Waffenruhe", "--recent=100000"]),
        "2020-01-01.txt",
        "five years are nothing to so long a half-life"
    );
    let parts = shell.hits(&["Waffenruhe", "--recent", "--explain"]);
    let sum: f64 = parts[0]["parts"].as_array().unwrap().iter().map(|part| part["score"].as_f64().unwrap()).sum();
    assert!((sum - parts[0]["score"].as_f64().unwrap()).abs() < 1e-3);
    assert!(parts[0]["parts"].to_string().contains("Aktualität"));
}

/// Passages of the sample corpus read again from its files: publication date, days said, text.
fn scanned() -> Vec<(u64, Option<DateRange>, Vec<fundstelle::PublicationDate>, String)> {
    let root = sample();
    let (files, _) = walk(Path::new(&root), Path::new("")).unwrap();
    let readings = files.iter().flat_map(|file| read_file(file, "sample_corpus"));
    let mut finder = DateFinder::default();
    let mut passages = Vec::new();
    for article in readings.flat_map(|reading| reading.articles) {
        let cut = passages_of(&article);
        let said = dates_in_passages(&mut finder, &article, &cut);
        for (passage, dates) in cut.iter().zip(said) {
            let days = dates
                .iter()
                .filter(|one| !matches!(one.kind, fundstelle::temporal::TimeKind::Clock(_)))
                .filter_map(|one| one.days)
                .collect();
            passages.push((
                article.id.0,
                article.date.map(DateRange::of),
                days,
                passage.span.of(&article.body.text).to_string(),
            ));
        }
    }
    passages
}

/// Certain, left out and outside are all, for many times of several precisions, by reading the files again.
#[test]
fn what_passages_speak_of_agrees_with_the_files() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let passages = scanned();
    for time in [
        "2025-07-04",
        "2025-07",
        "2025",
        "1989-11-09",
        "1989-11",
        "1989",
        "198X",
        "19. Jahrhundert",
        "2024..",
        "..1950",
        "Sommer 2025",
        "KW 27 2025",
    ] {
        let range = parse_typed(time, None).unwrap();
        let containment = |days: &Vec<fundstelle::PublicationDate>| {
            let of = days.iter().map(|days| range.containment(*days));
            of.fold(Containment::Outside, |best, one| match (best, one) {
                (Containment::Certain, _) | (_, Containment::Certain) => Containment::Certain,
                (Containment::Possible, _) | (_, Containment::Possible) => Containment::Possible,
                _ => Containment::Outside,
            })
        };
        let count =
            |wanted: Containment| passages.iter().filter(|(_, _, days, _)| containment(days) == wanted).count() as u64;
        let said = shell.run(&["search", "--event", time, "--count", "--json"]);
        let counts: Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(
            (&counts["passages"], &counts["vaguer"]),
            (&count(Containment::Certain).into(), &count(Containment::Possible).into()),
            "{time}"
        );
        let with = shell.run(&["search", "--event", time, "--count", "--json", "--include-uncertain"]);
        let with: Value = serde_json::from_str(&with.out).unwrap();
        assert_eq!(with["passages"], count(Containment::Certain) + count(Containment::Possible), "{time}");
    }
}

/// Every period of a timeline, counted again from the files: by publication, and by the time spoken of.
#[test]
fn timelines_agree_with_the_files() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let passages = scanned();
    // A form that is no other word's and in no compound of the corpus, so that reading for it is the same as searching.
    let word = "==Jahre";
    let has = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|token| token == "Jahre");
    let inside = |range: DateRange, days: fundstelle::PublicationDate| range.containment(days) == Containment::Certain;
    for (by, event, from) in [
        ("month", false, "1600"),
        ("year", false, "1600"),
        ("day", false, "2025-01"),
        ("week", false, "2024-01"),
        ("year", true, "1600"),
        ("month", true, "2024-01"),
    ] {
        let mut arguments = vec!["timeline", word, "--by", by, "--json", "--from", from];
        if event {
            arguments.push("--event");
        }
        let said = shell.run(&arguments);
        let timeline: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}", said.err));
        let mut sum = 0;
        for period in timeline["periods"].as_array().unwrap() {
            let of = |key: &str| parse(period[key].as_str().unwrap()).unwrap();
            let range = DateRange { first: Some(of("first").first()), last: Some(of("last").last()) };
            let is_in = |passage: &&(u64, Option<DateRange>, Vec<fundstelle::PublicationDate>, String)| {
                let first = parse(from).unwrap().first();
                let from = passage.1.is_some_and(|date| date.first >= Some(first));
                let published = passage.1.and_then(DateRange::date).into_iter().collect();
                let days = if event { &passage.2 } else { &published };
                from && days.iter().any(|days| inside(range, *days))
            };
            let all: Vec<_> = passages.iter().filter(is_in).collect();
            let found: Vec<_> = all.iter().filter(|passage| has(&passage.3)).collect();
            let articles = |of: BTreeSet<u64>| of.len();
            let expected = (
                found.len(),
                articles(found.iter().map(|one| one.0).collect()),
                all.len(),
                articles(all.iter().map(|one| one.0).collect()),
            );
            let count = |key: &str| period[key].as_u64().unwrap() as usize;
            assert_eq!(
                (count("passages"), count("articles"), count("of_passages"), count("of_articles")),
                expected,
                "{by} {event} {period}"
            );
            assert_eq!(period["gap"], all.is_empty(), "{period}");
            sum += count("passages");
        }
        if !event {
            let rest = timeline["coarser"].as_u64().unwrap() + timeline["undated"].as_u64().unwrap();
            assert_eq!(timeline["passages"], sum as u64 + rest, "{by}");
        }
    }
}

#[test]
fn a_timeline_marks_gaps_and_shows_the_ends() {
    let shell = Shell::new();
    shell.write("a/2025-01-10.txt", "Die Waffenruhe beginnt.");
    shell.write("a/2025-02-10.txt", "Nichts dergleichen.");
    shell.write("a/2025-04-10.txt", "Die Waffenruhe endet.\n\nDavon später mehr.");
    shell.write("a/2025.txt", "Date: 2025\n\nWaffenruhe, irgendwann.");
    shell.ok(&["index", "a"]);
    let said = shell.ok(&["timeline", "Waffenruhe"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[0].starts_with("2025-01  1 of 1 passage ") && lines[0].contains("100.0%"), "{}", said.out);
    assert!(lines[1].starts_with("2025-02  0 of 1 passage "), "{}", said.out);
    assert_eq!(lines[2], "2025-03  nothing dated with certainty, perhaps 1");
    assert!(
        said.out.contains("first:\n") && said.out.contains("beginnt") && said.out.contains("endet"),
        "{}",
        said.out
    );
    assert!(said.err.contains("in no period: 1 passage dated too coarsely"), "{}", said.err);
    // What is taken away no longer counts, and what was left out is told.
    std::fs::remove_file(shell.path("a/2025-02-10.txt")).unwrap();
    shell.ok(&["index", "a"]);
    let said = shell.ok(&["timeline", "Waffenruhe datum:2025-01..2025-03"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(
        lines[1..3],
        ["2025-02  nothing dated with certainty, perhaps 1", "2025-03  nothing dated with certainty, perhaps 1"]
    );
    assert!(said.err.contains("left out, may be of that time: 1 passage dated too coarsely"), "{}", said.err);
    let csv = shell.ok(&["timeline", "Waffenruhe", "--csv"]).out;
    assert!(csv.contains("\n2025-03,2025-03-01,2025-03-31,0,0,0,0,,true\n"), "{csv}");
    shell.ok(&["timeline", "Waffenruhe", "--svg", "bild.svg"]);
    let svg = std::fs::read_to_string(shell.path("bild.svg")).unwrap();
    assert_eq!(svg.matches("url(#gap)").count(), 2, "{svg}");
    assert!(!svg.contains("(<"), "{svg}");
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
}

#[test]
fn coverage_says_what_is_there_and_what_is_missing() {
    let shell = Shell::new();
    let add = |source: &str, date: &str, number: usize| {
        let article = serde_json::json!({ "title": format!("T{number}"), "text": format!("Ein Text {number} in {source}."), "date": date, "source": source });
        shell.write(&format!("a/{source}/{number}.json"), article.to_string());
    };
    // A daily without Sundays from Wednesday, 1 January 2025, with a gap of two days.
    for day in 1..=28_usize {
        let is_sunday = day % 7 == 5;
        if !is_sunday && ![14, 15].contains(&day) {
            add("Tagblatt", &format!("2025-01-{day:02}"), day);
        }
    }
    for number in 0..40 {
        add("Tagblatt", "2025-01-20", 100 + number);
    }
    // A weekly, with a year of which only the first of January is known.
    for (number, day) in ["2024-03-07", "2024-04-04", "2024-07-04", "2024-08-01"].into_iter().enumerate() {
        add("Wochenschau", day, 200 + number);
    }
    for number in 0..5 {
        add("Wochenschau", "2023-01-01", 300 + number);
    }
    add("Wochenschau", "irgendwann", 400);
    add("Wochenschau", "2024", 401);
    shell.ok(&["index", "a"]);
    let said = shell.ok(&["coverage"]).out;
    assert!(said.contains("Tagblatt: 62 articles, 1 January 2025 to 28 January 2025"), "{said}");
    assert!(said.contains("22 of 24 days (92%), never on Sunday"), "{said}");
    assert!(said.contains("missing: 2025-01-14 to 2025-01-15"), "{said}");
    assert!(said.contains("unusual: 41 articles on 20 January 2025, otherwise 1 a day"), "{said}");
    assert!(said.contains("Wochenschau: 11 articles"), "{said}");
    assert!(said.contains("missing: 2023-02 to 2024-02, 2024-05 to 2024-06"), "{said}");
    assert!(said.contains("unusual: 5 articles on 1 January 2023"), "{said}");
    assert!(said.contains("undated: 1 article") && said.contains("day unknown: 1 article"), "{said}");
    let objects: BTreeMap<String, Value> = shell
        .ok(&["coverage", "--json"])
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|one| (one["source"].as_str().unwrap().to_string(), one))
        .collect();
    assert_eq!(objects["Tagblatt"]["off_days"], serde_json::json!([7]));
    assert_eq!(objects["Wochenschau"]["unit"], "month");
    assert!(shell.ok(&["coverage", "tagb"]).out.lines().all(|line| !line.contains("Wochenschau")));
}
