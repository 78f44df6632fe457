//! Ranking as a whole, against reading every passage.

use crate::shell::{Shell, sample};
use fundstelle::analysis::Analyzer;
use fundstelle::text::ByteSpan;
use fundstelle::text::words as words_in;
use std::collections::{BTreeMap, BTreeSet};

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
