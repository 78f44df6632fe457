//! What German readers expect of words, by lists written for these tests.
// A score on data that may be missing is worth telling.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use crate::shell::Shell;
use fundstelle::analysis::{Analyzer, Lexicon, split};
use fundstelle::text::ByteSpan;
use fundstelle::text::{fold, words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn list(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lists").join(name);
    std::fs::read_to_string(path).unwrap().lines().filter(|line| !line.is_empty()).map(str::to_string).collect()
}

fn parts(word: &str) -> Vec<String> {
    let folded = fold(word);
    split(&folded, &Lexicon::shipped()).parts().map(|(start, end)| folded[start..end].to_string()).collect()
}

#[test]
fn names_and_simple_words_are_never_split() {
    for name in ["surnames.txt", "places.txt", "simplex.txt"] {
        let words = list(name);
        assert!(words.len() >= 100, "{name}");
        let split: Vec<String> = words
            .iter()
            .map(|word| (word, parts(word)))
            .filter(|(_, parts)| parts.len() > 1)
            .map(|(word, parts)| format!("{word}: {}", parts.join("|")))
            .collect();
        assert!(split.is_empty(), "{name}: {split:?}");
    }
}

/// What a text says of itself: the stems of its words, of the words inside them, and of words written in pieces.
fn said(analyzer: &mut Analyzer, text: &str) -> BTreeSet<String> {
    let spans: Vec<ByteSpan> = words(text).collect();
    let mut said = BTreeSet::new();
    for span in &spans {
        let forms = analyzer.forms(span.of(text));
        said.insert(forms.stem.to_string());
        said.extend(forms.parts.iter().map(|part| part.stem.to_string()));
    }
    analyzer.joined(text, &spans, |joined| {
        said.insert(joined.stem.to_string());
    });
    said
}

/// Index two texts, search with the words of the pair: what a reader would see.
fn finds(shell: &Shell, query: &str, path: &str) -> bool {
    let hits = shell.run(&["search", query, "--json", "--limit", "2000"]);
    hits.out.lines().any(|hit| {
        let hit: serde_json::Value = serde_json::from_str(hit).unwrap();
        hit["path"] == path
    })
}

#[test]
fn words_that_belong_together_meet() {
    let shell = Shell::new();
    let pairs: Vec<Vec<String>> =
        list("meet.tsv").iter().map(|line| line.split('\t').map(str::to_string).collect()).collect();
    assert!(pairs.len() >= 100);
    for (number, pair) in pairs.iter().enumerate() {
        let text = pair[1].replace("\\n", "\n").replace("\\u00ad", "\u{ad}");
        shell.write(&format!("texts/{number}.txt"), format!("Nebenbei: {text}, wie gesagt.\n"));
    }
    shell.ok(&["index", "texts"]);
    let missed: Vec<String> = pairs
        .iter()
        .enumerate()
        .filter(|(number, pair)| !finds(&shell, &pair[0], &format!("{number}.txt")))
        .map(|(_, pair)| pair.join(" / "))
        .collect();
    assert!(missed.is_empty(), "{} of {}: {missed:#?}", missed.len(), pairs.len());
}

#[test]
fn words_that_only_look_alike_stay_apart() {
    let mut analyzer = Analyzer::default();
    let pairs = list("apart.tsv");
    assert!(pairs.len() >= 100);
    let mut met = Vec::new();
    for pair in &pairs {
        let columns: Vec<&str> = pair.split('\t').collect();
        let (one, other) = (columns[0], columns[1]);
        let stem = |analyzer: &mut Analyzer, word: &str| analyzer.forms(word).stem.to_string();
        let (of_one, of_other) = (stem(&mut analyzer, one), stem(&mut analyzer, other));
        if said(&mut analyzer, other).contains(&of_one) || said(&mut analyzer, one).contains(&of_other) {
            met.push(format!("{one} / {other} ({of_one}, {of_other}; {})", columns[2]));
        }
    }
    assert!(met.is_empty(), "{} of {}: {met:#?}", met.len(), pairs.len());
}

/// Two families are not one, however alike their names; and every name is found in the genitive, without a full name
/// nearby. Both lists, surnames-alike.tsv and surnames.txt, are of names that the shipped list of family names has: of
/// others only the articles tell.
#[test]
fn family_names_are_no_words() {
    let mut analyzer = Analyzer::default();
    let mut stem = |word: &str| analyzer.forms(word).stem.to_string();
    let pairs: Vec<(String, String)> = list("surnames-alike.tsv")
        .iter()
        .filter_map(|line| line.split_once('\t').map(|(one, other)| (one.to_string(), other.to_string())))
        .collect();
    assert!(pairs.len() >= 180, "{}", pairs.len());
    let names: BTreeSet<&String> = pairs.iter().flat_map(|(one, other)| [one, other]).collect();
    let met: Vec<String> = pairs
        .iter()
        .filter(|(one, other)| stem(one) == stem(other))
        .map(|(one, other)| format!("{one} / {other}"))
        .collect();
    assert!(met.is_empty(), "{met:?}");
    // What ends like a genitive has none of its own, and Peters is a family, not what Peter has.
    let surnames = list("surnames.txt");
    let with_genitive =
        names.into_iter().chain(&surnames).filter(|name| !name.ends_with(['s', 'x', 'z', 'ß']) && !name.contains('-'));
    let apart: Vec<String> = with_genitive
        .filter(|name| !pairs.iter().any(|(_, other)| *other == format!("{name}s")))
        .filter(|name| stem(name) != stem(&format!("{name}s")) || stem(name) != stem(&format!("{name}’s")))
        .cloned()
        .collect();
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn a_name_that_is_also_a_word_is_told_apart_by_the_words_around() {
    let shell = Shell::new();
    shell.write("a/2020-01-01.txt", "Willy Brandt sprach in Berlin über die Ostpolitik. Brandt war müde.\n");
    shell.write("a/2020-01-02.txt", "In der Lagerhalle ist ein Brand ausgebrochen.\n");
    shell.write("a/2020-01-03.txt", "Der Bakteriologe Robert Koch entdeckte den Erreger der Tuberkulose.\n");
    shell.write("a/2020-01-04.txt", "Der Koch würzt die Suppe in der Küche, und die Köche loben ihn.\n");
    shell.write("a/2020-01-05.txt", "Martina Vladovic kam. Später ging Vladovicer allein.\n");
    shell.ok(&["index", "a"]);
    let found = |query: &str| -> Vec<String> {
        let hits = shell.hits(&[query]);
        hits.iter().map(|hit| hit["path"].as_str().unwrap()[8..10].to_string()).collect()
    };
    assert_eq!(found("Brand"), ["02"]);
    assert_eq!(found("Brandts Ostpolitik"), ["01"]);
    assert_eq!(found("Koch Tuberkulose")[0], "03");
    assert_eq!(found("Koch Suppe")[0], "04");
    // What the archive has behind a first name is a family name, which nothing longer is a form of.
    assert_eq!(found("Vladovic"), ["05"]);
}

/// The splitter against gold compounds, where they are.
#[test]
fn compounds_are_split_as_people_do() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/compounds/gold.tsv");
    let Ok(gold) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is missing", path.display());
        return;
    };
    // A word that comes several times has several readings.
    let mut readings_of: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for line in gold.lines().skip(1) {
        let mut columns = line.split('\t').map(str::trim);
        let (Some(word), Some(readings)) = (columns.next(), columns.next()) else { continue };
        // Tests of a program's options, with words that are none.
        if word.contains('-') || ["xyz", "foobar", "hausstörung"].iter().any(|no| word.to_lowercase().contains(no)) {
            continue;
        }
        let readings = readings.split('#').next().unwrap().split('/');
        let readings = readings.map(|reading| reading.split('|').map(|part| fold(part.trim())).collect());
        readings_of.entry(word.to_string()).or_default().extend(readings);
    }
    let (mut exact, mut wrong, count) = (0, Vec::new(), readings_of.len() as u32);
    for (word, readings) in &readings_of {
        let found = parts(word);
        let found = if found.is_empty() { vec![fold(word)] } else { found };
        if readings.iter().any(|reading| same(&found, reading)) {
            exact += 1;
        } else if !readings.iter().any(|reading| compatible(&found, reading, &fold(word))) {
            wrong.push(format!("{word}: {}", found.join("|")));
        }
    }
    let (share, of_wrong) = (f64::from(exact) / f64::from(count), wrong.len() as f64 / f64::from(count));
    println!("compounds: {count}, exact {share:.3}, wrong {of_wrong:.3}");
    assert!(share >= 0.93 && of_wrong <= 0.02, "exact {share:.3}, wrong {of_wrong:.3}: {wrong:#?}");
}

/// The same parts, where the gold may have a part as a word of its own (`Alp` for `Alpen`).
fn same(found: &[String], gold: &[String]) -> bool {
    found.len() == gold.len() && found.iter().zip(gold).all(|(found, gold)| alike(found, gold))
}

fn alike(one: &str, other: &str) -> bool {
    let plain = |word: &str| word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    let (one, other) = (plain(one), plain(other));
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    common + 1 >= one.len().min(other.len()) && one.len().abs_diff(other.len()) <= 3
}

/// Coarser or finer than the gold, but cut nowhere else.
fn compatible(found: &[String], gold: &[String], word: &str) -> bool {
    let cuts = |parts: &[String]| -> BTreeSet<usize> {
        parts
            .iter()
            .scan(0, |at, part| {
                *at += part.len();
                Some(*at)
            })
            .filter(|at| *at < word.len())
            .collect()
    };
    let mut of_gold = BTreeSet::new();
    let mut at = 0;
    for part in &gold[1..] {
        let Some(found) = word.get(at + 2..).and_then(|rest| rest.find(&part[..part.len().min(4)])) else {
            return false;
        };
        at += 2 + found;
        of_gold.insert(at);
    }
    let found = cuts(found);
    found.is_subset(&of_gold) || of_gold.is_subset(&found)
}

#[test]
fn every_step_of_the_analysis_is_shown() {
    let shell = Shell::new();
    let said = shell.ok(&["analyze", "--explain", "Waffenruhegespräche", "der", "Thür", "Haus- und Grundbesitz"]).out;
    for line in [
        "  folded  waffenruhegespraeche",
        "  inside  gespraech, ruh, ruhegespraech, waff, waffenruh",
        "  as      tuer",
        "Haus: also one word, hausbesitz",
    ] {
        assert!(said.lines().any(|shown| shown == line), "{line}\n{said}");
    }
    assert!(said.contains("waffen | ruhe | gespraeche (confidence "), "{said}");
    // What the parts add is the confidence.
    let json = shell.ok(&["analyze", "--json", "Waffenruhegespräche"]).out;
    let word: serde_json::Value = serde_json::from_str(&json).unwrap();
    let sum: f64 = word["split"].as_array().unwrap().iter().map(|part| part["worth"].as_f64().unwrap()).sum();
    assert!((sum - word["confidence"].as_f64().unwrap()).abs() < 1e-3, "{json}");
    assert_eq!(shell.run(&["analyze", "…"]).code, 1);
}

#[test]
fn a_match_inside_a_word_is_marked_there() {
    let shell = Shell::new();
    shell.write("a/2025-07-01.txt", "Die Waffenruhegespräche gehen weiter, auch die Haus- und Grundbesitzer hoffen.\n");
    shell.ok(&["index", "a"]);
    let marked = |query: &str| -> Vec<String> {
        let hits = shell.hits(&[query]);
        let text = hits[0]["text"].as_str().unwrap();
        let marks = hits[0]["marks"].as_array().unwrap();
        let at = |mark: &serde_json::Value, end: &str| mark[end].as_u64().unwrap() as usize;
        marks.iter().map(|mark| text[at(mark, "start")..at(mark, "end")].to_string()).collect()
    };
    assert_eq!(marked("Ruhe"), ["ruhe"]);
    assert_eq!(marked("Waffenruhe"), ["Waffenruhe"]);
    assert_eq!(marked("Gespräch"), ["gespräche"]);
    assert_eq!(marked("Ruhegespräche"), ["ruhegespräche"]);
    assert_eq!(marked("Hausbesitzer"), ["Haus"]);
    // In other words: all that are inside the query's word.
    assert_eq!(marked("Gesprächsruhe"), ["ruhe", "gespräche"]);
}

#[test]
fn the_same_sources_give_the_same_knowledge() {
    let shell = Shell::new();
    let text =
        "Der Krieg dauert. Die Ruhe der Waffen hält, die Waffenruhe auch. Ein Waffenhändler und die Waffenlieferung.";
    let lines: String = (0..20).map(|_| format!("{}\n", serde_json::json!({ "text": text }))).collect();
    shell.write("text.jsonl", lines);
    shell.write("nouns.txt", "Krieg\nRuhe\nWaffe\nWaffenruhe\nHändler\nLieferung\n");
    shell.write("forms.txt", "waffen\nruhen\nkriege\n");
    shell.write("whole.txt", "# none\nkrieg\n");
    let run = |output: &str| {
        let sources = "--text text.jsonl --nouns nouns.txt --forms forms.txt --whole whole.txt --output";
        let arguments: Vec<&str> = ["train", "words"].into_iter().chain(sources.split(' ')).chain([output]).collect();
        shell.run(&arguments)
    };
    let train = |output: &str| {
        assert_eq!(run(output).code, 0);
        std::fs::read(shell.path(output)).unwrap()
    };
    let first = train("one.fst");
    assert!(first.len() > 50 && first == train("two.fst"));
    shell.write("text.jsonl", "no json\n");
    let said = run("three.fst");
    assert!(said.code == 2 && said.err.contains("text.jsonl:1 has no text"), "{}", said.err);
}

/// How far inflection is led together, on nouns with all their forms, where they are: a file that `FUNDSTELLE_NOUNS`
/// names, with a lemma and its forms on each line, separated by tabs. The Python package `german-nouns` 1.2.5 (CC BY-SA
/// 4.0, so only to measure with) has 88,000 lemmas that are one word and no names.
#[test]
fn nouns_meet_their_forms_and_few_others() {
    let Some(path) = std::env::var_os("FUNDSTELLE_NOUNS") else {
        eprintln!("skipped: FUNDSTELLE_NOUNS names no list of nouns");
        return;
    };
    let nouns = std::fs::read_to_string(path).unwrap();
    let mut analyzer = Analyzer::default();
    let (mut lemmas, mut together) = (0, 0);
    let mut sharing: BTreeMap<String, u32> = BTreeMap::new();
    let mut apart = String::new();
    for line in nouns.lines() {
        let forms: Vec<&str> = line.split('\t').collect();
        let stems: Vec<String> = forms.iter().map(|form| analyzer.forms(form).stem.to_string()).collect();
        lemmas += 1;
        // Women share a stem with all of their trade on purpose.
        if !forms[0].ends_with("in") {
            *sharing.entry(stems[0].clone()).or_default() += 1;
        }
        if stems.iter().all(|stem| *stem == stems[0]) {
            together += 1;
        } else {
            apart.push_str(&format!("{line}\t{}\n", stems.join(" ")));
        }
    }
    if let Some(path) = std::env::var_os("FUNDSTELLE_NOUNS_APART") {
        std::fs::write(path, apart).unwrap();
    }
    let shared: u32 = sharing.values().filter(|count| **count > 1).sum();
    println!("nouns: {lemmas}, all forms together {together}, of a stem with others {shared}");
    assert!(f64::from(together) >= 0.95 * f64::from(lemmas) && f64::from(shared) <= 0.08 * f64::from(lemmas));
}
