//! What readers are helped with: topics, commands, shells, manual pages, and what to do when the command line is wrong.

use crate::shell::{Shell, commands, sample};
use fundstelle::archive::{self, Format};
use fundstelle::date::Day;
use fundstelle::output::help::Topic;
use fundstelle::output::wording::Language;
use fundstelle::query::Query;
use fundstelle::temporal::parse_typed;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const BOTH: [(Language, &str); 2] = [(Language::German, "de"), (Language::English, "en")];

/// What stands in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn each_topic_is_printed_in_both_languages() {
    let shell = Shell::new();
    for topic in Topic::ALL {
        let [german, english] = ["de", "en"].map(|language| shell.ok(&["help", topic.name(), "--lang", language]).out);
        assert_ne!(german, english);
        for page in [&german, &english] {
            assert!(page.lines().count() > 20 && !page.contains("| ---"), "{page}");
            assert!(page.lines().all(|line| line.chars().count() <= 120), "{page}");
        }
    }
    for language in ["de", "en"] {
        let all = shell.ok(&["help", "--lang", language]).out;
        assert_eq!(all, shell.ok(&["--help", "--lang", language]).out);
        assert!(all.contains("fundstelle help query|dates|persons|formats|ranking"), "{all}");
    }
}

#[test]
fn the_help_of_a_command_is_that_of_its_option() {
    let shell = Shell::new();
    for command in commands().iter().filter(|command| Topic::named(command).is_none()) {
        let words: Vec<&str> = command.split(' ').collect();
        let [help, option] = [[&["help"], &words[..]].concat(), [&words[..], &["--help"]].concat()];
        assert_eq!(shell.ok(&help).out, shell.ok(&option).out, "{command}");
    }
}

/// Every option that a topic names exists, and every command.
#[test]
fn the_topics_name_what_there_is() {
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cli.en.txt");
    let reference = std::fs::read_to_string(reference).unwrap();
    let commands = commands();
    for topic in Topic::ALL {
        for (language, _) in BOTH {
            let text = topic.text(language);
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
                if word.starts_with("--") && word.len() > 3 {
                    assert!(reference.contains(word), "{topic:?} names {word}");
                }
            }
            for call in quoted(text).filter_map(|quoted| quoted.strip_prefix("fundstelle ")) {
                let name = call.split(' ').next().unwrap();
                assert!(commands.iter().any(|command| command == name), "{topic:?} names {name}");
            }
        }
    }
}

#[test]
fn each_date_in_the_help_is_read() {
    let today = Day::from_ymd(2025, 7, 4).unwrap();
    for (language, _) in BOTH {
        let rows = Topic::Dates.rows(language);
        let (asked, typed) = rows.split_at(8);
        let mut count = 0;
        for [_, examples] in typed {
            for example in quoted(examples) {
                assert!(parse_typed(example, Some(today)).is_ok(), "{example}");
                count += 1;
            }
        }
        assert!(count > 30 && typed.len() == 5, "{count}");
        for query in asked.iter().flat_map(|[query, _]| quoted(query)).filter(|query| !query.starts_with("--")) {
            assert!(Query::parse_on(query, today).is_ok(), "{query}");
        }
    }
}

/// The formats that are listed are those that their examples are read as, each once.
#[test]
fn the_formats_in_the_help_are_those_that_are_read() {
    let root = Path::new(sample().as_str()).parent().unwrap().to_path_buf();
    let shell = Shell::new();
    let rows = Topic::Formats.rows(Language::English);
    let listed: Vec<&str> = rows[..17].iter().map(|[format, _]| *format).collect();
    let mut read = Vec::new();
    for [format, example] in &rows[17..34] {
        let path = root.join(example.trim_matches('`'));
        let articles = shell.ok(&["inspect", path.to_str().unwrap(), "--json"]).out;
        let article: serde_json::Value = serde_json::from_str(articles.lines().next().unwrap()).unwrap();
        assert_eq!(article["format"], *format);
        read.push(*format);
    }
    assert_eq!(listed, read);
    // A new format does not compile here before it is listed.
    let number = |format: Format| match format {
        Format::Marked => 0,
        Format::FrontMatter => 1,
        Format::Headed => 2,
        Format::Plain => 3,
        Format::Json => 4,
        Format::Html => 16,
        Format::Ninjs => 5,
        Format::Nitf => 6,
        Format::NewsMl => 7,
        Format::Wire => 8,
        Format::Feed => 9,
        Format::WordPress => 10,
        Format::Tei => 11,
        Format::Scan => 12,
        Format::Genios => 13,
        Format::Nexis => 14,
        Format::Factiva => 15,
    };
    let (files, _) = archive::walk(Path::new(&sample()), &shell.path("index")).unwrap();
    let readings = files.iter().flat_map(|file| archive::read_file(file, "sample_corpus"));
    let found: BTreeSet<usize> = readings.map(|reading| number(reading.format)).collect();
    assert_eq!(found, (0..listed.len()).collect());
    // The keys of JSON that are listed are read.
    for (keys, name) in [
        (34, "text"),
        (35, "date"),
        (36, "title"),
        (37, "source"),
        (38, "authors"),
        (39, "url"),
        (40, "section"),
        (41, "tags"),
    ] {
        for key in rows[keys][1].split(", ") {
            let value = if name == "date" { "2025-07-04" } else { "Waffenruhe" };
            let text = if name == "text" { String::new() } else { "\"text\": \"Ein Satz.\", ".to_string() };
            shell.write("key.json", format!("{{{text}\"{key}\": \"{value}\"}}"));
            let article = shell.ok(&["inspect", "key.json", "--json"]).out;
            assert!(article.contains(value), "{key}: {article}");
        }
    }
}

#[test]
fn a_wrong_command_line_says_what_to_type() {
    let shell = Shell::new();
    let cases = [
        ("Putin", "there is no command 'Putin'", "den Befehl „Putin“ gibt es nicht", "fundstelle search Putin"),
        ("--index x Putin Waffen*", "'Putin'", "„Putin“", "fundstelle search --index x Putin 'Waffen*'"),
        ("serach Putin", "'serach'", "„serach“", "fundstelle search Putin"),
        ("stat", "'stat'", "„stat“", "fundstelle stats"),
        ("search --limt 3 x", "no option --limt", "die Option --limt gibt es hier nicht", "--limit"),
        ("search -Trump", "no option -Trump", "die Option -Trump", "--"),
        ("search --limit 0 x", "'0' is no number for --limit <N>", "für --limit <ZAHL>", "1"),
        ("search --limit viele x", "'viele' is no number", "„viele“ ist keine passende Zahl", "10"),
        ("search --limit", "--limit <N> is given without a value", "--limit <ZAHL> steht ohne Wert", "--help"),
        ("search --sort foo x", "'foo' is no value for --sort <ORDER>", "für --sort <REIHENFOLGE>", "-date"),
        ("search --count=3 x", "--count takes no value", "--count nimmt keinen Wert", "fundstelle search"),
        ("search --month 2020 --year 2020", "--month <MONTH> cannot be used", "--month <MONAT> geht nicht", ""),
        ("search x --limit 1 --limit 2", "--limit <N> may be given only once", "darf nur einmal stehen", ""),
        ("search x --by month", "missing: --count", "es fehlt: --count", "fundstelle search"),
        ("index", "missing: <ARCHIVE>", "es fehlt: <ARCHIV>", "fundstelle index ["),
        ("index a b", "'b' is one word too many here", "„b“ ist hier ein Wort zu viel", "fundstelle index ["),
        ("help quatsch", "'quatsch' is neither", "zu „quatsch“ gibt es weder", "fundstelle help"),
        ("--lang fr stats", "'fr' is no value for --lang", "„fr“ ist kein Wert für --lang", "de, en"),
    ];
    for (line, english, german, hint) in cases {
        let words: Vec<&str> = line.split(' ').collect();
        for (language, what, error, advice) in
            [("en", english, "error: ", "hint: "), ("de", german, "Fehler: ", "Hinweis: ")]
        {
            let output = shell.command(&words).env("FUNDSTELLE_LANG", language).output().unwrap();
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{line}: {told}");
            let [first, second] = told.lines().collect::<Vec<_>>()[..] else { panic!("{line}: {told}") };
            assert!(first.starts_with(error) && first.contains(what), "{line}: {told}");
            assert!(second.starts_with(advice) && second.contains(hint), "{line}: {told}");
        }
    }
}

#[test]
fn help_and_version_are_results() {
    let shell = Shell::new();
    for line in ["--help", "-h", "--version", "search --help", "person merge -h", "help train words"] {
        let said = shell.ok(&line.split(' ').collect::<Vec<_>>());
        assert!(said.err.is_empty() && !said.out.is_empty(), "{line}");
    }
    let said = shell.run(&[]);
    assert!(said.code == 2 && said.out.is_empty() && said.err.contains("Usage: fundstelle"), "{}", said.err);
}

#[test]
fn each_shell_completes_every_command() {
    let shell = Shell::new();
    for name in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = shell.ok(&["completions", name]).out;
        for command in commands() {
            assert!(script.contains(command.split(' ').next_back().unwrap()), "{name}: {command}");
        }
        assert!(script.contains("per-article"), "{name}");
    }
    shell.write("fundstelle.bash", shell.ok(&["completions", "bash"]).out);
    match Command::new("bash").arg("-n").arg(shell.path("fundstelle.bash")).output() {
        Ok(checked) => assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr)),
        Err(_) => eprintln!("skipped: bash is not here"),
    }
}

#[test]
fn the_manual_has_every_command_in_both_languages() {
    let shell = Shell::new();
    for (language, headings) in
        [("en", ["NAME", "SYNOPSIS", "OPTIONS"]), ("de", ["BEZEICHNUNG", "ÜBERSICHT", "OPTIONEN"])]
    {
        let page = shell.ok(&["man", "--lang", language]).out;
        for heading in headings {
            assert!(page.contains(&format!(".SH \"{heading}\"\n")), "{heading}: {page}");
        }
        for english in ["Possible values:", "May also be specified", "[default"].iter().filter(|_| language == "de") {
            assert!(!page.contains(english), "{english}: {page}");
        }
        let directory = shell.path(&format!("man-{language}"));
        shell.ok(&["man", directory.to_str().unwrap(), "--lang", language]);
        assert!(directory.join("fundstelle.1").is_file());
        for command in commands() {
            let name = format!("fundstelle-{}", command.replace(' ', "-"));
            let own = std::fs::read_to_string(directory.join(format!("{name}.1"))).unwrap();
            assert!(own.contains(".SH"), "{name}");
            let listed = page.contains(&name.replace('-', "\\-"));
            assert!(listed || command.contains(' '), "{name}: {page}");
        }
    }
}
