//! The news archive of `../shared/data`, where it is: every article is in the index, none is lost.

use crate::shell::{Shell, shared};
use fundstelle::engine::OpenIndex;
use fundstelle::query::{Query, Scope};
use fundstelle::search::{Limits, ScoreParts, Search};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;

#[test]
fn all_spellings_of_the_date_are_read_and_no_article_is_lost() {
    let Some(unpack) = shared("data/unpack") else { return };
    let shell = Shell::new();
    let status = Command::new(unpack).arg("news").arg(shell.path("news")).status().unwrap();
    assert!(status.success());
    shell.ok(&["index", "news", "--report", "report.jsonl"]);
    let report = std::fs::read_to_string(shell.path("report.jsonl")).unwrap();
    let files = std::fs::read_dir(shell.path("news/articles")).unwrap().count();
    assert_eq!((report.lines().count(), files), (files, 9385));
    for line in report.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(
            (&line["outcome"], &line["articles"], &line["undated"]),
            (&"indexed".into(), &1.into(), &0.into()),
            "{line}"
        );
    }
    let out = shell.ok(&["stats"]).out;
    assert!(out.contains("articles  9,385") && out.contains("2020-01 to 2021-03"), "{out}");
    shell.ok(&["index", "news", "--report", "report.jsonl"]);
    let again = std::fs::read_to_string(shell.path("report.jsonl")).unwrap();
    assert!(again.lines().all(|line| line.contains("\"outcome\":\"unchanged\"")));
}

/// What is copied from a text is found in quotation marks, wherever it begins and ends: over the ends of sentences,
/// lines, paragraphs and passages.
#[test]
fn whatever_is_copied_from_a_text_is_found() {
    // Not optimised, it takes ten times as long.
    const PHRASES: usize = if cfg!(debug_assertions) { 1_000 } else { 10_000 };
    let Some(unpack) = shared("data/unpack") else { return };
    let shell = Shell::new();
    assert!(Command::new(unpack).arg("news").arg(shell.path("news")).status().unwrap().success());
    shell.ok(&["index", "news"]);
    let open = OpenIndex::open(&shell.path("index")).unwrap();
    let mut search = Search::new(&open).unwrap();
    let everything = Query::everything();
    let (count, ordinal) = (NonZeroUsize::new(20_000).unwrap(), NonZeroUsize::MIN);
    let found =
        search.find(&everything, &Scope::default(), Limits::best(count, ordinal), ScoreParts::LeaveOut).unwrap();
    assert_eq!(found.hits.len(), 9385);
    let mut state = 7_u64;
    let mut roll = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % sides
    };
    let mut missed = Vec::new();
    for _ in 0..PHRASES {
        let hit = &found.hits[roll(found.hits.len())];
        let file = std::fs::read_to_string(shell.path("news").join(&hit.record.path)).unwrap();
        let article: serde_json::Value = serde_json::from_str(&file).unwrap();
        let strings = article.as_object().unwrap().values().filter_map(|value| value.as_str());
        let text = strings.max_by_key(|text| text.len()).unwrap();
        let words: Vec<(usize, &str)> =
            text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
        let length = 2 + roll(9);
        if words.len() < length {
            continue;
        }
        let first = roll(words.len() - length + 1);
        let (last, word) = words[first + length - 1];
        let copied = &text[words[first].0..last + word.len()];
        // Marks of quotation inside would end it, and headings are between lines.
        let quoted = copied.replace(['"', '„', '“', '”', '»', '«', '‚', '‘', '›', '‹'], " ");
        let Ok(query) = Query::parse(&format!("\"{quoted}\"")) else { continue };
        let limits = Limits::best(count, ordinal);
        let hits = search.rank(&query, &Scope::default(), limits).unwrap().hits;
        if !hits.iter().any(|found| found.article == hit.passage.article) {
            missed.push(format!("{}: {copied}", hit.record.path));
        }
    }
    assert!(missed.is_empty(), "{} of {PHRASES}:\n{}", missed.len(), missed.join("\n"));
}

/// What readers type on an archive of this size, and what comes first: `tests/lists/queries-news.tsv` was judged from the
/// texts. A known miss that is one no more fails, too.
#[test]
fn what_readers_look_for_comes_first() {
    let Some(unpack) = shared("data/unpack") else { return };
    let shell = Shell::new();
    assert!(Command::new(unpack).arg("news").arg(shell.path("news")).status().unwrap().success());
    shell.ok(&["index", "news"]);
    let mut wrong = Vec::new();
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lists/queries-news.tsv");
    let list = std::fs::read_to_string(list).unwrap();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (typed, first) = (columns[0], columns[1]);
        let (words, option) = typed.split_once(" --").map_or((typed, None), |(words, option)| (words, Some(option)));
        let option = option.map(|option| format!("--{option}"));
        let arguments: Vec<&str> =
            [words].into_iter().chain(option.iter().flat_map(|option| option.split(' '))).collect();
        let hits = shell.hits(&[&arguments[..], &["--limit", "1"]].concat());
        let best = hits.first().and_then(|hit| hit["path"].as_str()).unwrap_or("NOTHING");
        let is_right = first.trim_start_matches('?').split('|').any(|path| best == path);
        if is_right == first.starts_with('?') {
            wrong.push(format!("{typed}: {best}, not {first}"));
        }
    }
    assert!(wrong.is_empty() && list.lines().count() > 25, "{wrong:#?}");
}
