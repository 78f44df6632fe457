//! Date expressions scored on KRAUTS, where it is: news articles with time expressions marked by people.

use crate::shell::shared;
use fundstelle::temporal::{DateFinder, TimeKind, parse};
use serde_json::Value;
use std::io::Write;

/// A marked expression: bytes of the text, and its value.
struct Marked {
    start: usize,
    end: usize,
    value: String,
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    valued: usize,
}

impl Score {
    /// Counts one article: expressions are met one by one, in order, as TempEval-3 does.
    fn add(&mut self, gold: &[Marked], found: &[Marked]) {
        self.gold += gold.len();
        self.found += found.len();
        let mut used = vec![false; found.len()];
        for gold in gold {
            let overlaps = |found: &Marked| found.start < gold.end && gold.start < found.end;
            let exact =
                (0..found.len()).find(|at| !used[*at] && (found[*at].start, found[*at].end) == (gold.start, gold.end));
            let Some(at) = exact.or_else(|| (0..found.len()).find(|at| !used[*at] && overlaps(&found[*at]))) else {
                continue;
            };
            used[at] = true;
            self.strict += usize::from(exact.is_some());
            self.relaxed += 1;
            self.valued += usize::from(found[at].value == gold.value.trim());
        }
    }

    fn f1(&self, met: usize) -> f64 {
        2.0 * met as f64 / (self.gold + self.found).max(1) as f64
    }

    fn row(&self, name: &str) -> String {
        format!(
            "{name:<22} {:>5} {:>6}   {:.3}    {:.3}    {:.3}",
            self.gold,
            self.found,
            self.f1(self.strict),
            self.f1(self.relaxed),
            self.f1(self.valued)
        )
    }
}

/// Whether the value is one of the calendar: a year, month, day, week, season, quarter or decade.
fn is_calendar(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains("XX")
}

#[test]
fn dates_of_krauts_are_found_and_resolved() {
    let Some(path) = shared("data/dates/krauts.jsonl") else { return };
    let mut finder = DateFinder::default();
    let mut scores: Vec<(&str, Score, Score)> = ["", "DieZeit", "Dolomiten", "Dolomiten-42", "Dolomiten-100"]
        .map(|name| (name, Score::default(), Score::default()))
        .into();
    let show = std::env::var("FUNDSTELLE_SHOW").is_ok();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        let text = article["text"].as_str().unwrap();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let published = parse(article["dct"].as_str().unwrap()).unwrap();
        let of_type = |wanted: fn(&str) -> bool| -> Vec<Marked> {
            let timexes =
                article["timex"].as_array().unwrap().iter().filter(|timex| wanted(timex["type"].as_str().unwrap()));
            let place = |timex: &Value, key: &str| bytes[timex[key].as_u64().unwrap() as usize];
            timexes
                .map(|timex| Marked {
                    start: place(timex, "start"),
                    end: place(timex, "end"),
                    value: timex["value"].as_str().unwrap_or_default().to_string(),
                })
                .collect()
        };
        let gold = of_type(|kind| kind == "DATE");
        let others = of_type(|kind| kind != "DATE");
        let found: Vec<Marked> = finder
            .find(text, Some(published))
            .into_iter()
            // KRAUTS marks times of day as another type, and of spans the two ends.
            .filter(|found| !matches!(found.kind, TimeKind::PartOfDay(_) | TimeKind::Clock(_) | TimeKind::Span))
            .map(|found| Marked { start: found.span.start, end: found.span.end, value: found.timex3() })
            .collect();
        if show {
            show_errors(text, &gold, &others, &found, article["dct"].as_str().unwrap());
        }
        let overlaps =
            |one: &Marked, all: &[Marked]| all.iter().any(|other| one.start < other.end && other.start < one.end);
        let keep = |all: &[Marked], beside: &[Marked]| -> Vec<Marked> {
            let kept = all.iter().filter(|one| is_calendar(&one.value) && !overlaps(one, beside));
            kept.map(|one| Marked { start: one.start, end: one.end, value: one.value.clone() }).collect()
        };
        // What overlaps a duration or a date without a calendar's value is neither right nor wrong.
        let (calendar_gold, calendar_found) = (keep(&gold, &[]), keep(&found, &others));
        let id = article["id"].as_str().unwrap();
        for (name, all, calendar) in &mut scores {
            if id.contains(*name) {
                all.add(&gold, &found);
                calendar.add(&calendar_gold, &calendar_found);
            }
        }
    }
    // Not captured: the scores are to be seen.
    let mut out = std::io::stderr().lock();
    let mut tell = |line: String| writeln!(out, "{line}").unwrap();
    tell(format!("\n{:<22}  gold  found   strict   relaxed  value F1", "KRAUTS, DATE"));
    for (name, all, calendar) in &scores {
        tell(all.row(if name.is_empty() { "all" } else { name }));
        tell(calendar.row("  calendar values"));
    }
    let (_, all, calendar) = &scores[0];
    // HeidelTime has .661 and .743 on the half that is here, .722 and .814 on the other.
    assert!(all.f1(all.valued) >= FLOOR_ALL && calendar.f1(calendar.valued) >= FLOOR_CALENDAR);
}

/// What HeidelTime reaches on the half that is held back, so that the floor holds there, too.
const FLOOR_ALL: f64 = 0.72;
const FLOOR_CALENDAR: f64 = 0.81;

/// Shows what was missed, invented and misread, for whoever works on the rules.
fn show_errors(text: &str, gold: &[Marked], others: &[Marked], found: &[Marked], date: &str) {
    let overlap = |one: &Marked, other: &Marked| one.start < other.end && other.start < one.end;
    let line = |one: &Marked| {
        let from = text[..one.start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        let to = text[one.end..].char_indices().nth(30).map_or(text.len(), |(at, _)| one.end + at);
        let span: String = text[one.start..one.end].chars().take(50).collect();
        format!("{date} {}[{span}]{} = {}", &text[from..one.start], &text[one.end..to], one.value).replace('\n', "⏎")
    };
    for one in gold {
        match found.iter().find(|other| overlap(one, other)) {
            None => eprintln!("MISSED  {}", line(one)),
            Some(other) if other.value != one.value.trim() => eprintln!("VALUE   {} not {}", line(one), other.value),
            Some(_) => {}
        }
    }
    for one in found {
        if !gold.iter().any(|other| overlap(one, other)) {
            eprintln!(
                "{} {}",
                if others.iter().any(|other| overlap(one, other)) { "OTHER  " } else { "EXTRA  " },
                line(one)
            );
        }
    }
}
