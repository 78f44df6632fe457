//! Spellings of names from other scripts: pairs that are one person in newspapers of several languages, and people whose
//! names are alike. The pairs were written down before the rules that join them; one half of those that are one was
//! never looked at while the rules were made.

use fundstelle::person::{Aliases, Spelling};
use std::io::Write;

/// The pairs of a list.
fn pairs(list: &'static str) -> Vec<(&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('|')).collect()
}

/// Those that are taken for one person.
fn joined(pairs: &[(&'static str, &'static str)]) -> Vec<bool> {
    let aliases = Aliases::shipped();
    let is_one = |(one, other): &(&str, &str)| {
        aliases.people(&[(one, &Spelling::of(one), 1), (other, &Spelling::of(other), 1)])[1] == 0
    };
    pairs.iter().map(is_one).collect()
}

#[test]
fn spellings_from_other_scripts_meet_by_rule_and_others_do_not() {
    let lists = [
        ("one, tuned on", include_str!("../lists/spellings-tuned.txt"), true),
        ("one, held back", include_str!("../lists/spellings-held-back.txt"), true),
        ("two people, tuned on", include_str!("../lists/spellings-apart-tuned.txt"), false),
        ("two people, held back", include_str!("../lists/spellings-apart-held-back.txt"), false),
    ];
    let mut out = std::io::stderr().lock();
    let mut shares = Vec::new();
    for (what, list, wanted) in lists {
        let pairs = pairs(list);
        let joined = joined(&pairs);
        let met = joined.iter().filter(|one| **one).count();
        let share = met as f64 / pairs.len() as f64;
        writeln!(out, "spellings, {what}: {met} of {} pairs meet, {share:.3}", pairs.len()).unwrap();
        let shown =
            std::env::var("FUNDSTELLE_SHOW").is_ok_and(|shown| !what.contains("held back") && what.contains(&shown));
        for ((one, other), _) in pairs.iter().zip(&joined).filter(|(_, one)| shown && **one != wanted) {
            writeln!(out, "  {one} / {other}").unwrap();
        }
        shares.push(share);
    }
    assert!(shares[0] >= 0.93 && shares[1] >= 0.92 && shares[2] < 0.02 && shares[3] < 0.03, "{shares:?}");
}
