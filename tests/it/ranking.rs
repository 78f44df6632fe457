//! Ranking as a whole, against reading every passage.

use crate::shell::{Shell, sample};
use fundstelle::analysis::Analyzer;
use fundstelle::engine::OpenIndex;
use fundstelle::query::{Query, Scope};
use fundstelle::search::{Limits, Search};
use fundstelle::text::ByteSpan;
use fundstelle::text::words as words_in;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

/// Of two words, passages that have both come before those that have one only inside another, these before those whose
/// article has them, and these before the others; of more, the score decides. All that have one are found, none else. By
/// analysing every passage anew.
#[test]
fn whole_passages_come_first_then_whole_articles() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let mut analyzer = Analyzer::default();
    let mut words_of = |texts: &[&str], inside: bool| -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        for text in texts {
            let spans: Vec<ByteSpan> = words_in(text).collect();
            analyzer.analyze(text, |_, forms| {
                words.insert(forms.stem.to_string());
                if inside {
                    words.extend(forms.parts.iter().map(|part| part.stem.to_string()));
                }
            });
            analyzer.joined(text, &spans, |joined| {
                words.insert(joined.stem.to_string());
            });
        }
        words
    };
    let everything = shell.hits(&["der die das und", "--limit", "5000", "--per-article", "500"]);
    assert!(everything.len() > 180, "{}", everything.len());
    let text = |hit: &serde_json::Value, key: &str| hit[key].as_str().unwrap_or_default().to_string();
    for query in [
        "Putin Waffenruhe",
        "Trump Selenskyj Gipfel",
        "Kanzler Bundestag",
        "Berlin Mauer",
        "Berlin Mauer Grenze",
        "Gaza Geiseln",
    ] {
        let wanted = words_of(&[query], false);
        let mut articles: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut expected = 0;
        for hit in &everything {
            let own = words_of(&[&text(hit, "text"), &text(hit, "heading")], true);
            expected += usize::from(own.intersection(&wanted).count() > 0);
            articles.entry(text(hit, "article")).or_default().extend(own);
            articles.entry(text(hit, "article")).or_default().extend(words_of(&[&text(hit, "title")], true));
        }
        let hits = shell.hits(&[query, "--limit", "5000", "--per-article", "500"]);
        let tier = |hit: &serde_json::Value, bare: &BTreeSet<String>, own: &BTreeSet<String>| match (
            wanted.is_subset(bare),
            wanted.is_subset(own),
        ) {
            (true, _) => 3,
            (_, true) => 2,
            _ => i32::from(wanted.is_subset(&articles[&text(hit, "article")])),
        };
        let mut best: BTreeMap<String, i32> = BTreeMap::new();
        let mut last = (f64::MAX, 3);
        let mut with_words = 0;
        let mut by_score = hits.clone();
        by_score.sort_by(|one, other| other["score"].as_f64().unwrap().total_cmp(&one["score"].as_f64().unwrap()));
        for hit in &by_score {
            let own = words_of(&[&text(hit, "text"), &text(hit, "heading")], true);
            let bare = words_of(&[&text(hit, "text"), &text(hit, "heading")], false);
            with_words += usize::from(own.intersection(&wanted).count() > 0);
            let now = (hit["score"].as_f64().unwrap(), tier(hit, &bare, &own));
            assert!(
                now.0 <= last.0 && (now.1 <= last.1 || wanted.len() > 2),
                "{query}: {} after {last:?}",
                hit["path"]
            );
            last = now;
            best.entry(text(hit, "article")).or_insert(now.1);
        }
        assert_eq!(with_words, expected, "{query}");
        // Articles stand in the order of their best passage.
        let order: Vec<i32> = hits.iter().map(|hit| best[&text(hit, "article")]).collect();
        assert!(wanted.len() > 2 || order.is_sorted_by(|one, other| one >= other), "{query}: {order:?}");
    }
}

#[test]
fn the_order_does_not_depend_on_how_the_index_was_made() {
    let shell = Shell::new();
    shell.ok(&["index", &sample(), "--index", "one", "--threads", "1"]);
    shell.ok(&["index", &sample(), "--index", "many", "--threads", "4"]);
    for query in ["Waffenruhe", "Trump Putin Ukraine", "die"] {
        let order = |index: &str| -> Vec<(String, u64)> {
            let hits = shell.hits(&[query, "--index", index, "--limit", "1000", "--per-article", "99"]);
            hits.iter().map(|hit| (hit["article"].as_str().unwrap().into(), hit["ordinal"].as_u64().unwrap())).collect()
        };
        assert_eq!(order("one"), order("many"), "{query}");
    }
}

/// A newsblog has every word of any query somewhere, in passages that each have one of them; a short article about it has
/// them together. Both have a passage that says as much, and the newsblog says each word more often.
#[test]
fn a_short_article_about_it_comes_before_a_long_one_that_has_every_word_somewhere() {
    let shell = Shell::new();
    let filler =
        "Am Vormittag meldeten die Behörden neue Zahlen aus den Kreisen, und am Nachmittag kamen weitere dazu. ";
    let about = "Die Koalition streitet über den Haushalt der Bahn, sagte der Minister am Abend im Ausschuss. ";
    let mut blog = String::from("Datum: 2021-03-01\n\n");
    for word in ["Koalition", "Haushalt", "Bahn", "Minister"] {
        for _ in 0..6 {
            blog.push_str(&format!("{}In der Sache {word} gibt es am Abend nichts Neues.\n\n", filler.repeat(3)));
        }
    }
    blog.push_str(about);
    shell.write("a/blog.txt", blog);
    shell.write("a/kurz.txt", format!("Datum: 2021-03-02\n\n{about}{filler}"));
    shell.write("a/anderes.txt", format!("Datum: 2021-03-03\n\n{}", filler.repeat(4)));
    shell.ok(&["index", "a"]);
    let hits = shell.hits(&["Koalition Haushalt Bahn Minister", "--explain", "--per-article", "1"]);
    let whole = |hit: &serde_json::Value| {
        let parts = hit["parts"].as_array().unwrap();
        parts.iter().find(|part| part["name"] == "der ganze Artikel").unwrap()["score"].as_f64().unwrap()
    };
    assert_eq!(hits[0]["path"], "kurz.txt");
    assert_eq!(hits[1]["path"], "blog.txt");
    // The passage shown of the newsblog is the one that says it.
    assert!(hits[1]["text"].as_str().unwrap().contains("streitet über den Haushalt"), "{}", hits[1]["text"]);
    assert!(whole(&hits[0]) > 0.0 && whole(&hits[1]) > 0.0);
}

/// What one query leaves behind must not reach the next: the cells that scores are added up in are used again.
#[test]
fn a_query_finds_the_same_after_others_as_alone() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let open = OpenIndex::open(&shell.path("index")).unwrap();
    let mut shared = Search::new(&open).unwrap();
    let limits = Limits::best(NonZeroUsize::new(20).unwrap(), NonZeroUsize::new(3).unwrap());
    let queries = [
        "die",
        "Waffenruhe",
        "Flugzeugentführung",
        "Putin Waffenruhe",
        "Wafenruhe Minsk",
        "person:Putin",
        "Mauer -Berlin",
        "\"Ende des Krieges\"",
        "Osterwaffen*",
        "Gazza Geiseln",
        "Streit wegen des Kniefalls",
        "xyzzyq",
        "titel:Mauer",
    ];
    for query in queries.iter().chain(queries.iter().rev()) {
        let parsed = Query::parse(query).unwrap();
        let alone = Search::new(&open).unwrap().rank(&parsed, &Scope::default(), limits).unwrap();
        let after = shared.rank(&parsed, &Scope::default(), limits).unwrap();
        assert_eq!(after.hits, alone.hits, "{query}");
    }
}
