//! Pages from the web with known titles, days and texts, where they are: how much of them is read right.

use crate::shell::{Shell, shared};
use fundstelle::archive::{Entry, read};
use fundstelle::article::Article;
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

/// The pages, unpacked, and what is known of them.
fn pages(set: &str) -> Option<(PathBuf, Vec<Value>, Shell)> {
    let Some(unpack) = shared("data/unpack") else {
        eprintln!("skipped: ../shared/data is not here");
        return None;
    };
    let shell = Shell::new();
    assert!(Command::new(unpack).arg("pages").arg(shell.path("pages")).status().unwrap().success());
    let gold = std::fs::read_to_string(shared(&format!("data/pages/{set}.json"))?).unwrap();
    Some((shell.path("pages").join(set), serde_json::from_str(&gold).unwrap(), shell))
}

fn article(path: &std::path::Path, url: &Value) -> Option<Article> {
    let bytes = std::fs::read(path).ok()?;
    let kind = fundstelle::archive::EntryKind::Page { url: url.as_str().map(str::to_string), charset: None };
    let entry = Entry { kind, ..Entry::of_file("seite.html", bytes) };
    read(&entry, "").ok()?.articles.into_iter().next()
}

/// F1 of the words of two texts.
fn word_f1(one: &str, other: &str) -> f64 {
    let counts = |text: &str| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        fundstelle::text::words(text).for_each(|span| *counts.entry(span.of(text).to_lowercase()).or_default() += 1);
        counts
    };
    let (one, other) = (counts(one), counts(other));
    let common: usize = one.iter().map(|(word, count)| *count.min(other.get(word).unwrap_or(&0))).sum();
    let (all_one, all_other): (usize, usize) = (one.values().sum(), other.values().sum());
    if all_one + all_other == 0 { 0.0 } else { 2.0 * common as f64 / (all_one + all_other) as f64 }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_of_news_sites_are_read() {
    let Some((folder, gold, _shell)) = pages("fundus") else { return };
    let (mut titles, mut days, mut sum, mut least) = (0, 0, 0.0, Vec::new());
    for page in &gold {
        let file = page["html"].as_str().unwrap();
        let read = article(&folder.join(file), &page["url"]);
        let title = read.as_ref().and_then(|read| read.title.clone()).unwrap_or_default();
        let expected = page["title"].as_str().unwrap_or_default();
        let same_title = plain(&title) == plain(expected);
        let day = read.as_ref().and_then(|read| read.date).map(|date| date.to_string()).unwrap_or_default();
        let same_day = day == page["publishing_date"].as_str().unwrap_or_default()[..10];
        let f1 = word_f1(&read.map(|read| read.body.text).unwrap_or_default(), page["text"].as_str().unwrap());
        titles += usize::from(same_title);
        days += usize::from(same_day);
        sum += f1;
        if !same_title || !same_day || f1 < 0.93 {
            eprintln!("{file} {f1:.3} {day} {}", page["publishing_date"]);
            if !same_title {
                eprintln!("   is  {title}\n   not {expected}");
            }
        }
        least.push(f1);
    }
    least.sort_by(f64::total_cmp);
    let mean = sum / gold.len() as f64;
    eprintln!("titles {titles}, days {days} of {}, word F1 {mean:.4}, least {:?}", gold.len(), &least[..5]);
    assert!(titles >= 48 && days >= 54 && mean >= 0.97 && least[0] >= 0.85);
}

#[test]
fn days_of_pages_are_read() {
    let Some((folder, gold, _shell)) = pages("html-gold-dates") else { return };
    let (mut right, mut wrong, mut missing) = (0, Vec::new(), 0);
    for page in &gold {
        let file = page["file"].as_str().unwrap();
        let read = article(&folder.join(file), &page["url"]);
        let expected = page["date"].as_str().unwrap();
        match read.and_then(|read| read.date) {
            Some(date) if date.to_string() == expected => right += 1,
            Some(date) => wrong.push(format!("{file}: {date}, not {expected}")),
            None => missing += 1,
        }
    }
    eprintln!("days right {right}, wrong {}, missing {missing} of {}\n{}", wrong.len(), gold.len(), wrong.join("\n"));
    assert!(right >= 115 && wrong.len() <= 10);
}
