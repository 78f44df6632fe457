//! The query language: how queries are read, that equal ones find the same, that what is found is what brute force
//! finds.

use crate::shell::{Shell, sample};
use fundstelle::date::DateRange;
use fundstelle::date::Day;
use fundstelle::engine::{OpenIndex, Rebuild};
use fundstelle::ingest::{UpdateOptions, update};
use fundstelle::output::help::Topic;
use fundstelle::output::wording::{Language, errors};
use fundstelle::query::{CONSTRUCTS, Field, Item, Letters, Node, Order, Query, Scope, Sign};
use fundstelle::search::{Limits, ScoreParts, Search, WordsNeeded};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;

fn list(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lists").join(name)).unwrap()
}

#[test]
fn each_query_is_read_as_its_tree() {
    let mut count = 0;
    for line in list("queries.tsv").lines().filter(|line| !line.starts_with("# ")) {
        let (typed, tree) = line.split_once('\t').unwrap();
        match Query::parse(typed) {
            Ok(query) => assert_eq!(query.to_string(), tree, "{typed}"),
            Err(error) => {
                let what = errors::query(Language::English, &error.kind);
                assert_eq!(format!("error: {what}"), tree, "{typed}");
            }
        }
        count += 1;
    }
    assert!(count >= 120, "{count}");
}

/// What is refused is refused with a query that can be typed, or with none; what is meant is said.
#[test]
fn hints_of_queries_can_be_typed() {
    let today = Day::from_ymd(2025, 7, 4).unwrap();
    let table = [
        ("datum:>2025-01", Some("ab:2025-01")),
        ("datum:<=2025", Some("bis:2025")),
        ("titel:\"\"", None),
        ("titel: Putin", Some("titel:Putin")),
        ("titel:", None),
        ("person:Putin~", Some("person:Putin")),
        // What begins with a dash would be an option of the command line.
        ("!Putin Trump", Some("Trump -Putin")),
        ("!Putin", Some("NICHT Putin")),
        ("Trump !Putin", Some("Trump -Putin")),
        ("!Putin UND Trump", Some("NICHT Putin UND Trump")),
        // Words cut short: Nexis and Westlaw, Ovid.
        ("Putin!", Some("Putin*")),
        ("Putin! w/5 Trump", Some("Putin* w/5 Trump")),
        ("Putin$", Some("Putin*")),
        // Distances: Westlaw, Factiva, COSMAS, EBSCO.
        ("/5", Some("5")),
        ("Putin /5 Trump", Some("Putin NEAR/5 Trump")),
        ("Putin n5 Trump", Some("Putin NEAR/5 Trump")),
        ("Putin N/5 Trump", Some("Putin NEAR/5 Trump")),
        ("Putin %w5 Trump", Some("Putin NEAR/5 Trump")),
        ("Putin /s Trump", Some("Putin w/s Trump")),
        ("Putin ADJ Trump", Some("Putin VOR/1 Trump")),
        // Fields: GENIOS, Google.
        ("ti=Putin", Some("titel:Putin")),
        ("ti:Putin", Some("titel:Putin")),
        ("intitle:\"Putin Trump\"", Some("titel:\"Putin Trump\"")),
        ("site:zeit.de Putin", Some("(quelle:zeit.de ODER url:zeit.de) Putin")),
        ("before:2020 Putin", Some("bis:2020 Putin")),
        ("intext:Putin", Some("Putin")),
        // Elasticsearch.
        ("/Putin/", Some("Putin")),
        ("/Put.*n/", Some("Put*n")),
        ("[a TO b]", Some("a b")),
        ("[2020 TO 2021] Putin", Some("datum:2020..2021 Putin")),
        ("[2020 TO *] Putin", Some("ab:2020 Putin")),
        // What stands behind -- on a command line is the query.
        ("Putin --index X", Some("Putin index X")),
        ("Putin /+w1:3 Trump", Some("Putin NEAR/3 Trump")),
        ("Putin adj3 Trump", Some("Putin VOR/3 Trump")),
        ("Putin AROUND(3) Trump", Some("Putin NEAR/3 Trump")),
        ("Putin^2 Trump", Some("Putin Trump")),
        ("(Putin UND", Some("(Putin)")),
        ("(Putin oder Trump) UND Waffenruhe", Some("(Putin ODER Trump) UND Waffenruhe")),
        ("Putin UND nicht Trump", Some("Putin UND NICHT Trump")),
    ];
    for (typed, suggestion) in table {
        let error = Query::parse_on(typed, today).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), suggestion, "{typed}");
        assert!(error.suggestion.is_none_or(|suggestion| Query::parse_on(&suggestion, today).is_ok()), "{typed}");
    }
    // Without operators the words are words, and the marks those of sentences.
    for (typed, read) in [
        ("Sein oder nicht sein", "Sein oder nicht sein"),
        ("Was sagte Putin?", "Was sagte Putin"),
        ("Ja!", "Ja"),
        ("Halt! Putin", "Halt Putin"),
        ("Das darf nicht sein!", "Das darf nicht sein"),
        ("ADJ", "ADJ"),
        ("n5", "n5"),
        ("100$", "100 $"),
        ("US$ 100", "US $ 100"),
        ("/tmp/fundstelle/", "tmp fundstelle"),
    ] {
        assert_eq!(Query::parse_on(typed, today).unwrap().to_string(), read, "{typed}");
    }
}

#[test]
fn queries_of_other_systems_find_the_same() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    for line in list("equivalent.tsv").lines().filter(|line| !line.starts_with("# ")) {
        let found = |typed: &str| {
            let hits = shell.hits(&[typed, "--limit", "500", "--per-article", "100"]);
            let place = |hit: &serde_json::Value| format!("{}:{}", hit["path"], hit["ordinal"]);
            hits.iter().map(place).collect::<BTreeSet<String>>()
        };
        let mut queries = line.split('\t');
        let first = queries.next().unwrap();
        let expected = found(first);
        assert!(!expected.is_empty(), "{first}");
        for other in queries {
            assert_eq!(found(other), expected, "{first} and {other}");
        }
    }
}

#[test]
fn an_error_shows_the_place_and_what_was_probably_meant() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let table = [
        ("Putin (Waffenruhe", "  Putin (Waffenruhe\n        ^", "Putin (Waffenruhe)"),
        ("Putin \"Ende des", "  Putin \"Ende des\n        ^", "Putin Ende des"),
        ("foo:Putin", "  foo:Putin\n  ^^^^", "foo Putin"),
        ("Putin UND", "  Putin UND\n        ^^^", "Putin"),
        ("Putin datum:31.02.2025", "              ^^\n", "Putin datum:28.02.2025"),
        ("Putin datum:letzte Woche", "        ^^^^^^^^^^^^^^^^^^", "Putin datum:\"letzte Woche\""),
        ("Putin ereignis:Quatsch", "                 ^^^^^^^", "Putin"),
        ("Putin datum: 2020", "        ^^^^^^", "Putin 2020"),
        (
            "Putin datum:2020-07-01 .. 2020-07-31",
            "        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
            "Putin datum:2020-07-01..2020-07-31",
        ),
        ("Putin datum:2021..2020", "              ^^^^^^^^^^", "Putin datum:2020..2021"),
        ("Putin *", "        ^", "Putin"),
        ("Putin ) Trump", "        ^", "Putin Trump"),
    ];
    for (typed, place, meant) in table {
        let said = shell.run(&["search", typed]);
        assert_eq!(said.code, 2, "{typed}");
        assert!(said.err.contains(place), "{typed}: {}", said.err);
        assert!(said.err.contains(&format!("did you mean: {meant}  (")), "{typed}: {}", said.err);
        let tolerant = shell.run(&["search", typed, "--tolerant"]);
        assert!(tolerant.code <= 1 && tolerant.err.contains("mended: "), "{typed}: {}", tolerant.err);
    }
}

/// Both languages list each construct that the parser knows and no other, and whatever they show as a query is one.
#[test]
fn the_help_has_the_language() {
    let today = Day::from_ymd(2025, 7, 4).unwrap();
    for language in [Language::German, Language::English] {
        let rows = Topic::Query.rows(language);
        let listed: Vec<&str> = rows.iter().map(|[query, _]| query.trim_matches('`')).collect();
        assert_eq!(listed, CONSTRUCTS, "{language:?}");
        let text = Topic::Query.text(language);
        let shown: Vec<&str> = text.split('`').skip(1).step_by(2).filter(|shown| !shown.starts_with("fund")).collect();
        for query in &shown {
            assert!(Query::parse_on(query, today).is_ok(), "{language:?} {query}");
        }
        assert!(shown.len() > 60, "{}", shown.len());
        for (_, german, english) in Field::ALL {
            assert!(text.contains(&format!("`{german}:")) && text.contains(&format!("`{english}:")), "{german}");
        }
    }
    for (language, word) in [("de", "Operatoren"), ("en", "capitals")] {
        let help = Shell::new().ok(&["help", "query", "--lang", language]).out;
        assert!(help.contains("Putin NEAR/5 Waffenruhe") && help.contains(word), "{help}");
        assert_eq!(help, Shell::new().ok(&["query", "--lang", language]).out);
    }
}

/// A small generator of numbers, so that every run is the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

const PIECES: [&str; 45] = [
    "a:(^",
    "(",
    ")",
    "\"",
    "„",
    "“",
    "»",
    "«",
    " ",
    " ",
    " ",
    "UND",
    "ODER",
    "NICHT",
    "NEAR/5",
    "VOR/3",
    "w/5",
    "/w5",
    "/s0",
    "SATZ(",
    "ABSATZ(",
    "ARTIKEL(",
    "MIN/3",
    "titel:",
    "datum:",
    "2025-07",
    "..",
    "von:",
    "+",
    "-",
    "=",
    "==",
    "*",
    "?",
    "~",
    "~2",
    "Putin",
    "Waffenruhe",
    "Bär",
    "ß",
    "1 200",
    "MH 17",
    "Lehrer:innen",
    "-\n",
    "\u{301}",
];

/// Random and mutated strings, among them deep brackets and long lines: each ends in a query or an error, what is
/// printed reads as itself, and what is mended is a query.
#[test]
fn whatever_is_typed_is_read_or_refused() {
    // Not optimised, it takes twenty times as long.
    let usual = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
    let count = std::env::var("FUNDSTELLE_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(usual);
    let mut dice = Dice(7);
    for _ in 0..count {
        let length = 1 + dice.roll(14);
        let typed: String = (0..length).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        if let Ok(query) = Query::parse(&typed) {
            let printed = query.to_string();
            let again = Query::parse(&printed).unwrap_or_else(|error| panic!("{typed:?} {printed:?} {error}"));
            assert_eq!(again, query, "{typed:?} {printed:?}");
        }
        if dice.roll(10) == 0
            && let Ok((query, _)) = Query::parse_tolerant(&typed, None)
        {
            assert!(Query::parse(&query.to_string()).is_ok(), "{typed:?}");
        }
    }
    for typed in [
        "(".repeat(9_000),
        "Putin ".repeat(20_000),
        "x".repeat(100_000),
        "NICHT ".repeat(3_000),
        "a NEAR/5 ".repeat(2_000),
        "-".repeat(19_000),
        "\"a\" ".repeat(4_000),
    ] {
        let _ = Query::parse(&typed);
        let _ = Query::parse_tolerant(&typed, Day::from_ymd(2025, 7, 4));
    }
}

/// A corpus of few words that have no inflections in it, as articles of passages of sentences.
struct Corpus {
    articles: Vec<Vec<String>>,
}

const WORDS: [&str; 8] = ["Anton", "Berta", "Cäsar", "Dora", "Emil", "Friedrich", "Gustav", "Heinrich"];

impl Corpus {
    fn new(dice: &mut Dice) -> Corpus {
        let mut articles = Vec::new();
        for _ in 0..60 {
            // Long enough that no two passages become one.
            let passage = |dice: &mut Dice| {
                let sentences: Vec<String> = (0..6 + dice.roll(4))
                    .map(|_| {
                        let words: Vec<&str> = (0..3 + dice.roll(5))
                            .map(|_| if dice.roll(3) == 0 { WORDS[dice.roll(WORDS.len())] } else { "Füllwortlang" })
                            .collect();
                        format!("{}.", words.join(" "))
                    })
                    .collect();
                sentences.join(" ")
            };
            articles.push((0..1 + dice.roll(3)).map(|_| passage(dice)).collect());
        }
        Corpus { articles }
    }
}

fn random_word(dice: &mut Dice) -> Node {
    let word = WORDS[dice.roll(WORDS.len())].to_string();
    match dice.roll(8) {
        0 => Node::Exact { word, letters: Letters::Folded },
        1 => {
            Node::Exact { word: if dice.roll(2) == 0 { word.to_uppercase() } else { word }, letters: Letters::Literal }
        }
        2 => Node::Wildcard(format!("{}*", word.chars().take(3).collect::<String>())),
        3 => Node::Fuzzy { word, distance: 1 },
        _ => Node::Word(word),
    }
}

fn random_tree(dice: &mut Dice, depth: usize, textual: bool) -> Node {
    let sides = if depth == 0 { 4 } else { 13 };
    let inner = |dice: &mut Dice, textual: bool| random_tree(dice, depth.saturating_sub(1), textual);
    match dice.roll(sides) {
        0..=2 => random_word(dice),
        3 => {
            Node::Phrase((0..2 + dice.roll(2)).map(|_| Node::Word(WORDS[dice.roll(WORDS.len())].to_string())).collect())
        }
        4 | 5 => Node::And((0..2).map(|_| inner(dice, textual)).collect()),
        6 | 7 => Node::Or((0..2).map(|_| inner(dice, textual)).collect()),
        8 | 9 => Node::Near {
            left: Box::new(inner(dice, true)),
            right: Box::new(inner(dice, true)),
            distance: 1 + dice.roll(6) as u8,
            order: if dice.roll(2) == 0 { Order::Any } else { Order::LeftFirst },
        },
        10 => Node::Sentence(Box::new(inner(dice, true))),
        _ if textual => random_word(dice),
        11 => Node::Article(Box::new(inner(dice, false))),
        _ if dice.roll(3) == 0 => Node::AtLeast { count: 2 + dice.roll(3) as u8, node: Box::new(random_word(dice)) },
        _ => Node::Not(Box::new(inner(dice, false))),
    }
}

/// Runs of words, first and last, that a textual node stands for between two places: none when it is not met. Each
/// sentence is evaluated by itself, in the numbers of all words.
fn runs(node: &Node, words: &[&str], from: usize, to: usize, sentences: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let is = |at: usize, node: &Node| {
        let word = words[at];
        match node {
            Node::Word(wanted) => word == wanted,
            Node::Exact { word: wanted, .. } => word == wanted,
            Node::Wildcard(pattern) => word.starts_with(pattern.trim_end_matches('*')),
            // No two of the words are one letter apart.
            Node::Fuzzy { word: wanted, .. } => word == wanted,
            _ => false,
        }
    };
    match node {
        Node::Phrase(nodes) => (from..(to + 1).saturating_sub(nodes.len()).max(from))
            .filter(|at| nodes.iter().enumerate().all(|(place, node)| is(at + place, node)))
            .map(|at| (at, at + nodes.len() - 1))
            .collect(),
        Node::And(nodes) => {
            let all: Vec<Vec<(usize, usize)>> =
                nodes.iter().map(|node| runs(node, words, from, to, sentences)).collect();
            if all.iter().any(Vec::is_empty) { Vec::new() } else { all.concat() }
        }
        Node::Or(nodes) => nodes.iter().flat_map(|node| runs(node, words, from, to, sentences)).collect(),
        Node::Near { left, right, distance, order } => {
            let (left, right) = (runs(left, words, from, to, sentences), runs(right, words, from, to, sentences));
            let mut found = Vec::new();
            for one in &left {
                for other in &right {
                    let after = other.0 > one.1 && other.0 - one.1 <= usize::from(*distance);
                    let before = one.0 > other.1 && one.0 - other.1 <= usize::from(*distance);
                    if after || (before && *order == Order::Any) {
                        found.push((one.0.min(other.0), one.1.max(other.1)));
                    }
                }
            }
            found
        }
        Node::Sentence(inner) => sentences
            .iter()
            .map(|(start, end)| ((*start).max(from), (*end).min(to)))
            .filter(|(start, end)| start < end)
            .flat_map(|(start, end)| runs(inner, words, start, end, sentences))
            .collect(),
        node => (from..to).filter(|at| is(*at, node)).map(|at| (at, at)).collect(),
    }
}

/// The runs of a textual node in a whole text; full stops end its sentences.
fn runs_in(node: &Node, text: &str) -> Vec<(usize, usize)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        if word.ends_with('.') {
            sentences.push((start, at + 1));
            start = at + 1;
        }
    }
    let plain: Vec<&str> = words.iter().map(|word| word.trim_end_matches('.')).collect();
    runs(node, &plain, 0, plain.len(), &sentences)
}

/// Whether a passage of an article meets a node.
fn brute(node: &Node, article: &[String], passage: usize) -> bool {
    match node {
        Node::And(nodes) => nodes.iter().all(|node| brute(node, article, passage)),
        Node::Or(nodes) => nodes.iter().any(|node| brute(node, article, passage)),
        Node::Not(node) => !brute(node, article, passage),
        Node::AtLeast { count, node } => {
            let times: usize = article.iter().map(|text| runs_in(node, text).len()).sum();
            brute(node, article, passage) && times >= usize::from(*count)
        }
        Node::Article(inner) => in_article(inner, article),
        // A quotation may end in the next passage.
        Node::Phrase(_) if article.len() > passage + 1 => {
            let here = article[passage].split_whitespace().count();
            let both = format!("{} {}", article[passage], article[passage + 1]);
            runs_in(node, &both).iter().any(|(first, _)| *first < here)
        }
        node => !runs_in(node, &article[passage]).is_empty(),
    }
}

/// Whether an article meets a node, each part of it in any passage.
fn in_article(node: &Node, article: &[String]) -> bool {
    match node {
        Node::And(nodes) => nodes.iter().all(|node| in_article(node, article)),
        Node::Or(nodes) => nodes.iter().any(|node| in_article(node, article)),
        Node::Not(node) => !in_article(node, article),
        node => (0..article.len()).any(|passage| brute(node, article, passage)),
    }
}

#[test]
fn conditions_find_what_brute_force_finds() {
    let mut dice = Dice(42);
    let corpus = Corpus::new(&mut dice);
    let shell = Shell::new();
    for (number, article) in corpus.articles.iter().enumerate() {
        shell.write(&format!("a/{number:03}.txt"), article.join("\n\n"));
    }
    let options = UpdateOptions { threads: NonZeroUsize::MIN, rebuild: Rebuild::Keep };
    update(&shell.path("index"), &shell.path("a"), &options, &|_| {}).unwrap();
    let open = OpenIndex::open(&shell.path("index")).unwrap();
    let mut search = Search::new(&open).unwrap();
    let everything =
        Query { root: Node::List(vec![Item { sign: Sign::Required, node: Node::Word("Füllwortlang".into()) }]) };
    let scope = Scope { dates: None::<DateRange>, ..Scope::default() };
    let all = search.find(&everything, &scope, Limits::all(WordsNeeded::Any), ScoreParts::LeaveOut).unwrap();
    // The passages as the index has them are the truth that brute force works on.
    let mut articles: Vec<Vec<String>> = vec![Vec::new(); corpus.articles.len()];
    let mut hits: Vec<(usize, u32, String)> = all
        .hits
        .iter()
        .map(|hit| (hit.record.path[..3].parse().unwrap(), hit.passage.ordinal, hit.passage.text.clone()))
        .collect();
    hits.sort();
    hits.iter().for_each(|(article, _, text)| articles[*article].push(text.clone()));
    let mut found_any = 0;
    for _ in 0..400 {
        let tree = random_tree(&mut dice, 3, false);
        let query = Query { root: Node::And(vec![tree.clone(), Node::Word("Füllwortlang".into())]) };
        let found = search.find(&query, &scope, Limits::all(WordsNeeded::Any), ScoreParts::LeaveOut).unwrap();
        let found: BTreeSet<(usize, u32)> =
            found.hits.iter().map(|hit| (hit.record.path[..3].parse().unwrap(), hit.passage.ordinal)).collect();
        let mut expected = BTreeSet::new();
        for (number, article) in articles.iter().enumerate() {
            for passage in 0..article.len() {
                if brute(&tree, article, passage) {
                    expected.insert((number, passage as u32));
                }
            }
        }
        assert_eq!(found, expected, "{tree}");
        found_any += usize::from(!found.is_empty());
    }
    assert!(found_any > 200, "{found_any}");
}

/// What is marked is the match: without it the passage is no hit, with nothing else it still is, and each reason,
/// searched for in the word it is given for, finds it.
#[test]
fn marks_are_the_match() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let queries = [
        "Putin Waffenruhe",
        "\"Ende des Krieges\"",
        "Putin NEAR/5 Trump",
        "Trump VOR/6 Putin",
        "SATZ(Putin Trump)",
        "Waffen*",
        "*ruhe",
        "Selenski~",
        "=Putin",
        "==Grünen",
        "Trump UND Waffenruhe",
        "Waffenruhe ODER Feuerpause",
        "+Trump",
        "Soeder",
        "Friedensgespräche",
        "Putin UND NICHT Trump",
        "Präsident",
        "\"Waffenruhe in der Ukraine\"",
    ];
    let mut checked = 0;
    for (number, typed) in queries.iter().enumerate() {
        for hit in shell.hits(&[typed, "--limit", "6"]) {
            let marks = |name: &str| hit[name].as_array().unwrap().clone();
            if !marks("heading_marks").is_empty() || !marks("title_marks").is_empty() {
                continue;
            }
            let text = hit["text"].as_str().unwrap();
            let (mut blanked, mut kept) = (String::new(), String::new());
            let mut at = 0;
            for mark in marks("marks") {
                let (start, end) = (mark["start"].as_u64().unwrap() as usize, mark["end"].as_u64().unwrap() as usize);
                let gap = &text[at..start];
                blanked.push_str(gap);
                blanked.push_str(" x ");
                // Words that are not marked keep their places: distances and sentences count.
                if gap.starts_with(char::is_alphabetic) && at > 0 {
                    kept.push(' ');
                }
                let outside: String = gap.chars().map(|c| if c.is_alphabetic() { 'x' } else { c }).collect();
                kept.push_str(&outside);
                // A part of a word is a word of its own now.
                if outside.ends_with(char::is_alphabetic) {
                    kept.push(' ');
                }
                kept.push_str(&text[start..end]);
                at = end;
                for reason in mark["reasons"].as_array().unwrap() {
                    let (word, of) = (reason["word"].as_str().unwrap(), reason["of"].as_str().unwrap());
                    let kind = reason["kind"].as_str().unwrap();
                    // Who somebody is says more than the word does.
                    if matches!(kind, "synonym" | "related" | "person" | "name-inside") {
                        continue;
                    }
                    let name = format!("r/{checked}");
                    shell.write(&format!("{name}/1.txt"), format!("date 2025 {word}"));
                    let index = format!("{name}-index");
                    shell.ok(&["index", &name, "--index", &index]);
                    let query = if kind == "part" { word } else { of };
                    assert_eq!(shell.hits(&[query, "--index", &index]).len(), 1, "{typed}: {reason}");
                    checked += 1;
                    break;
                }
                if checked > 60 * (number + 1) {
                    break;
                }
            }
            blanked.push_str(&text[at..]);
            if text[at..].starts_with(char::is_alphabetic) {
                kept.push(' ');
            }
            let rest: String = text[at..].chars().map(|c| if c.is_alphabetic() { 'x' } else { c }).collect();
            kept.push_str(&rest);
            let name = format!("m{number}-{}", hit["rank"]);
            shell.write(&format!("{name}/blanked.txt"), format!("date 2025 {blanked}"));
            shell.write(&format!("{name}/kept.txt"), format!("date 2025 {kept}"));
            let index = format!("{name}-index");
            shell.ok(&["index", &name, "--index", &index]);
            let found: BTreeSet<String> = shell
                .hits(&[typed, "--index", &index])
                .iter()
                .map(|hit| hit["path"].as_str().unwrap().to_string())
                .collect();
            assert_eq!(found.into_iter().collect::<Vec<_>>(), ["kept.txt"], "{typed}: {hit}\n{blanked}\n{kept}");
        }
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn counts_pages_and_orders_are_of_what_is_found() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let all = shell.hits(&["Waffenruhe", "--limit", "200", "--per-article", "50"]);
    let count: serde_json::Value =
        serde_json::from_str(&shell.ok(&["search", "Waffenruhe", "--count", "--by", "year", "--json"]).out).unwrap();
    assert_eq!(count["passages"].as_u64().unwrap() as usize, all.len());
    let groups = count["groups"].as_array().unwrap();
    let sum: u64 = groups.iter().map(|group| group["passages"].as_u64().unwrap()).sum();
    assert_eq!(sum as usize, all.len());
    // Pages together are the whole.
    let key = |hit: &serde_json::Value| format!("{}:{}", hit["path"], hit["ordinal"]);
    let mut paged = BTreeSet::new();
    for offset in (0..all.len()).step_by(7) {
        let page = shell.hits(&["Waffenruhe", "--limit", "7", "--per-article", "50", "--offset", &offset.to_string()]);
        page.iter().for_each(|hit| assert!(paged.insert(key(hit)), "{hit} twice"));
    }
    assert_eq!(paged, all.iter().map(key).collect());
    // Oldest and newest first; what is undated comes last in both.
    for (order, newest) in [("date", false), ("-date", true)] {
        let hits = shell.hits(&["Waffenruhe", "--sort", order, "--limit", "50", "--per-article", "1"]);
        let days: Vec<String> =
            hits.iter().filter_map(|hit| hit["date"]["first"].as_str().map(str::to_string)).collect();
        let mut sorted = days.clone();
        sorted.sort();
        if newest {
            sorted.reverse();
        }
        assert_eq!(days, sorted, "{order}");
        assert!(hits.last().unwrap()["date"].is_null(), "{order}");
    }
    let kwic = shell.ok(&["search", "Waffenruhe", "--kwic", "--limit", "20"]).out;
    let column = |line: &str| line.find("affenruhe").map(|at| line[..at].chars().count());
    let columns: BTreeSet<Option<usize>> =
        kwic.lines().filter(|line| line.contains("Waffenruhe ")).map(column).collect();
    assert_eq!(columns.len(), 1, "{kwic}");
}

#[test]
fn parts_of_a_score_add_up_to_it() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    for typed in [
        "Putin Waffenruhe",
        "Friedensgespräche Bosnien",
        "Waffen* Trump",
        "\"Ende des Krieges\"",
        "wer war bei der Mondlandung",
    ] {
        for hit in shell.hits(&[typed, "--explain"]) {
            let parts = hit["parts"].as_array().unwrap();
            let sum: f64 = parts.iter().map(|part| part["score"].as_f64().unwrap()).sum();
            assert!((sum - hit["score"].as_f64().unwrap()).abs() < 0.01, "{typed}: {hit}");
            assert!(!parts.is_empty());
        }
    }
}

#[test]
fn nothing_found_says_why() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let said = |arguments: &[&str]| {
        let mut words = vec!["search"];
        words.extend(arguments);
        let said = shell.run(&words);
        assert_eq!(said.code, 1, "{}", said.out);
        said.err
    };
    let misspelled = said(&["+Waffenruhee"]);
    assert!(misspelled.contains("Waffenruhee is not in the archive; it has Waffenruhe"), "{misspelled}");
    let slip = said(&["+Wafenruhe"]);
    assert!(slip.contains("Wafenruhe is not in the archive; it has Waffenruhe"), "{slip}");
    let together = said(&["Adenauer UND Putin"]);
    assert!(together.contains("Putin alone: ") && together.contains(" leaves none of the "), "{together}");
    // What decides is the part without which most is found, wherever it stands; each number is that of its query.
    let total = |query: &str| shell.ok(&["search", query, "--count"]).out.split(' ').next().unwrap().to_string();
    let (with_putin, putin) = (total("Putin UND Waffenruhe"), total("+Putin"));
    for query in ["Adenauer UND Putin UND Waffenruhe", "Putin UND Adenauer UND Waffenruhe"] {
        let told = said(&[query]);
        assert!(told.contains(&format!("Adenauer leaves none of the {with_putin} passages")), "{told}");
        assert!(told.contains(&format!("Putin alone: {putin} passages")), "{told}");
    }
    let one = shell.hits(&["Waffenruhe", "--limit", "1"]).remove(0);
    let id = one["article"].as_str().unwrap();
    let elsewhere = said(&["--in", id, "Adenauer"]);
    assert!(!elsewhere.contains("is not in the archive"), "{elsewhere}");
    let outside = said(&["Putin Waffenruhe", "--month", "1955-07"]);
    assert!(outside.contains("the archive has 0 passages of that time"), "{outside}");
    assert!(outside.contains("without the dates: ") && outside.contains("first after: "), "{outside}");
    let alone = said(&["Waffenruhe", "--month", "1955-07"]);
    let total = total("Waffenruhe");
    assert!(alone.contains(&format!("Waffenruhe alone: {total} passages")), "{alone}");
    assert!(alone.contains(&format!("without the dates: {total} passages")), "{alone}");
}

#[test]
fn fields_are_of_the_article_and_thin_nothing_out() {
    let shell = Shell::new();
    let article = |name: &str, title: &str, author: &str, source: &str, text: &str| {
        let url = format!("https://example.org/politik/{name}");
        let record = serde_json::json!({ "title": title, "author": author, "source": source, "url": url, "date": "2025-07-04", "text": text });
        shell.write(&format!("a/{name}.json"), record.to_string());
    };
    article("1", "Waffenruhen in Sicht", "Hans Müller", "tagesspiegel.de", "Putin spricht.");
    article("2", "Die Grünen regieren", "Eva Beck", "zeit.de", "Trump spricht über eine Waffenruhe.");
    article("3", "Wetter", "Eva Beck", "tagesspiegel.de", "Es regnet auf Trump und Putin.");
    article("4", "grünen Strom sparen", "Ute Koch", "zeit.de", "Strom wird teurer.");
    shell.ok(&["index", "a"]);
    let table: [(&str, &[&str]); 18] = [
        ("titel:Waffenruhe", &["1"]),
        ("titel:Waffenruhen*", &["1"]),
        ("titel:*ruhen", &["1"]),
        ("titel:=Waffenruhe", &[]),
        ("titel:=Waffenruhen", &["1"]),
        ("titel:==Grünen", &["2"]),
        ("titel:\"Grünen re*\"", &["2"]),
        ("titel:(NICHT Wetter)", &["1", "2", "4"]),
        ("titel:Waffenruhe ODER quelle:zeit.de", &["1", "2", "4"]),
        ("titel:Wetter ODER NICHT Trump", &["1", "3", "4"]),
        ("autor:Beck", &["2", "3"]),
        ("autor:beck Trump", &["2", "3"]),
        ("autor:Beck quelle:zeit*", &["2"]),
        ("autor:(Müller ODER Koch)", &["1", "4"]),
        ("url:politik -autor:Beck", &["1", "4"]),
        ("person:Putin", &["1", "3"]),
        ("quelle:zeit.de ODER Putin", &["1", "2", "3", "4"]),
        ("Strom datum:2025-07", &["4"]),
    ];
    for (typed, expected) in table {
        let found: BTreeSet<String> =
            shell.hits(&[typed]).iter().map(|hit| hit["path"].as_str().unwrap()[..1].to_string()).collect();
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{typed}");
    }
}
