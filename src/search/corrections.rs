//! Slips of the pen: words of a query that the archive lacks and that are a letter or two from one it has, and words that
//! are written in one where the archive parts them, or parted where it joins them. What stands for them is searched
//! beside them, counts less, and is told.
//! It must not know how it is told.

use crate::analysis::WordVectors;
use crate::engine::{NearStem, Searcher};
use crate::error::Result;
use crate::plan::{Alternative, AlternativeSource, NameCandidate, Plan, Term};
use crate::text::fold;
use strsim::osa_distance;

/// Shorter words, in letters, have too many neighbours; longer ones are no words.
const LETTERS_MIN: usize = 5;
const LETTERS_MAX: usize = 40;
/// A word of at least this many letters may have two slips, a shorter one has one.
const LETTERS_FOR_TWO: usize = 8;
/// In a compound of known words of at least this many letters one letter is a slip, too; a shorter one is what it says.
const LETTERS_OF_COMPOUND: usize = 10;
/// How many times as frequent a word must be to be as likely with one slip more: the noisy channel of Kernighan, Church
/// and Gale (*A Spelling Correction Program Based on a Noisy Channel Model*, 1990) in its simplest form.
const SLIP_ODDS: f64 = 20.0;
/// How many of the likeliest stems are looked at in print.
const CANDIDATES_MAX: usize = 6;
/// What a correction counts, as a share of the word. Set by hand, as for synonyms.
const CORRECTION_WEIGHT: f32 = 0.8;
/// What the other way to write words in one or parted counts. Two words of the query as one count no more: with 2 the
/// figures of the chosen halves (`engine/weights.rs`) are .655 and .947, with .9 .658 and .950.
const JOINED_WEIGHT: f32 = 0.9;
/// Shorter words, in letters, are seldom one of two that belong together.
const PAIR_PART_MIN: usize = 3;
/// Shorter parts, in letters, of a word written in one are endings.
const PART_MIN: usize = 4;

/// Adds to a plan what stands for words that are slips of the pen. What is required, quoted or a name that the archive
/// has stands for itself.
pub fn add_corrections(plan: &mut Plan, searcher: &mut Searcher<'_>) -> Result<()> {
    for place in plan.wanted() {
        let term = plan.scored[place].clone();
        let named = plan.persons.iter().any(|person| person.of.contains(&place));
        let replaced = plan.alternatives.iter().any(|other| other.of.contains(&place));
        if named || replaced || !may_be_slip(&term, searcher) {
            continue;
        }
        // What the archive prints is meant so; looking for what is near it would cost every rare word of a headline
        // milliseconds.
        if searcher.has_stem(&term.stem)? || searcher.ends_names(&term.typed)? {
            continue;
        }
        if let Some(parts) = parted(&term, searcher)? {
            plan.alternatives.push(standing_for(place, parts, JOINED_WEIGHT, AlternativeSource::Joined));
            continue;
        }
        let Some((stem, printed)) = correction(&term, searcher)? else { continue };
        let is_name = searcher.ends_names(&printed)?;
        // What has a capital is a noun or a name, and so is what was meant.
        if is_capital(&term.typed) && !is_capital(&printed) {
            continue;
        }
        let is_long_compound = term.typed.chars().count() >= LETTERS_OF_COMPOUND;
        if !term.leaves.is_empty() && !is_name && !is_long_compound {
            // *Hausboot* is no *Hausbrot*; *Altmeier* only looks like a compound.
            continue;
        }
        let stands = Stands { written: printed.clone(), stems: vec![stem.clone()] };
        plan.alternatives.push(standing_for(place, stands, CORRECTION_WEIGHT, AlternativeSource::Correction));
        if is_name {
            let person = searcher.resolve(&printed)?;
            let name = NameCandidate { typed: printed, of: vec![place] };
            plan.take_name(&name, &person, || searcher.frequency(&stem))?;
        }
    }
    Ok(())
}

/// Adds to a plan what the archive writes in one where the query has two words, and in two where the query has a capital
/// inside a word: *AstraZeneca*.
pub fn add_joined(plan: &mut Plan, searcher: &mut Searcher<'_>) -> Result<()> {
    for place in plan.wanted() {
        if plan.alternatives.iter().any(|other| other.of.contains(&place)) {
            continue;
        }
        let typed = plan.scored[place].typed.clone();
        let letters: Vec<(usize, char)> = typed.char_indices().collect();
        let inside = |pair: &&[(usize, char)]| pair[0].1.is_lowercase() && pair[1].1.is_uppercase();
        let capital = letters.windows(2).find(inside).map(|pair| pair[1]);
        let Some((at, _)) = capital.filter(|_| typed.chars().all(char::is_alphabetic)) else { continue };
        let (one, other) = typed.split_at(at);
        if [one, other].iter().any(|part| part.chars().count() < PART_MIN) {
            continue;
        }
        let stands = Stands::parts(one, other, searcher);
        if searcher.phrase_frequency(&stands.stems)? > 0 {
            plan.alternatives.push(standing_for(place, stands, JOINED_WEIGHT, AlternativeSource::Joined));
        }
    }
    for run in plan.runs.clone() {
        for pair in run.windows(2) {
            let wanted = plan.wanted();
            let place = |stem: &String| wanted.iter().copied().find(|place| plan.scored[*place].stem == *stem);
            let Some(of) = pair.iter().map(|word| place(&word.stem)).collect::<Option<Vec<usize>>>() else { continue };
            let letters =
                |typed: &str| typed.chars().count() >= PAIR_PART_MIN && typed.chars().all(char::is_alphabetic);
            if !pair.iter().all(|word| letters(&word.typed)) {
                continue;
            }
            let written = format!("{}{}", pair[0].typed, fold(&pair[1].typed));
            let stem = Term::of(&written, searcher.analyzer()).0.stem;
            let known = plan.scored.iter().any(|term| term.stem == stem);
            if !known && searcher.frequency(&stem)? > 0 {
                let (stems, weight, origin) = (vec![stem], JOINED_WEIGHT, AlternativeSource::Joined);
                plan.alternatives.push(Alternative { of, stems, weight, written, origin });
            }
        }
    }
    Ok(())
}

/// What stands for a word.
struct Stands {
    written: String,
    stems: Vec<String>,
}

impl Stands {
    /// Two parts of a word, next to each other.
    fn parts(one: &str, other: &str, searcher: &mut Searcher<'_>) -> Stands {
        let stems = [one, other].map(|part| searcher.analyzer().forms(part).stem.to_string());
        Stands { written: format!("{one} {other}"), stems: stems.to_vec() }
    }
}

fn standing_for(
    place: usize,
    Stands { written, stems }: Stands,
    weight: f32,
    origin: AlternativeSource,
) -> Alternative {
    Alternative { of: vec![place], stems, weight, written, origin }
}

/// Whether a word may be a slip: it is long enough, and no list has it.
fn may_be_slip(term: &Term, searcher: &mut Searcher<'_>) -> bool {
    let plain = term.typed.chars().all(char::is_alphabetic)
        && (LETTERS_MIN..=LETTERS_MAX).contains(&term.typed.chars().count());
    plain && WordVectors::shipped().of(&term.stem).is_none() && !searcher.analyzer().is_noun(&term.exact)
}

/// The stem and the printed form that a word most likely is a slip of.
fn correction(term: &Term, searcher: &mut Searcher<'_>) -> Result<Option<(String, String)>> {
    let letters = term.typed.chars().count();
    let capital = is_capital(&term.typed);
    let slips = if letters < LETTERS_FOR_TWO || !term.leaves.is_empty() { 1 } else { 2 };
    let mut near = Vec::new();
    for typed in without_endings(&term.exact).chain([term.stem.as_str()]) {
        near.extend(searcher.near_stems(typed, slips)?);
    }
    near.retain(|near| near.stem != term.stem && near.passages > 0);
    let likely = |near: &NearStem| likelihood(near.passages, near.slips.max(1));
    // Of a stem that was found in several ways, the nearest.
    near.sort_by(|one, other| one.stem.cmp(&other.stem).then(one.slips.cmp(&other.slips)));
    near.dedup_by(|one, other| one.stem == other.stem);
    near.sort_by(|one, other| likely(other).total_cmp(&likely(one)).then_with(|| one.stem.cmp(&other.stem)));
    let mut best: Option<(f64, String, String)> = None;
    for NearStem { stem, passages, .. } in near.into_iter().take(CANDIDATES_MAX) {
        // What is left of a word is near too much: the words as printed must be as near, or the stems.
        let Some((apart, printed)) = nearest(&term.exact, searcher.printed_for(&stem)?) else { continue };
        // Stems of names are cut, and are too near; so are those of short words.
        let strict = capital && (letters < LETTERS_FOR_TWO || searcher.ends_names(&printed)?);
        let by_stem = if strict { usize::MAX } else { osa_distance(&term.stem, &stem) };
        let apart = apart.min(by_stem).max(1);
        if apart > slips.into() {
            continue;
        }
        let likely = likelihood(passages, apart);
        if best.as_ref().is_none_or(|(most, ..)| likely > *most) {
            best = Some((likely, stem, printed));
        }
    }
    Ok(best.map(|(_, stem, printed)| (stem, printed)))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// How likely a word in so many passages is meant, so many slips away.
fn likelihood(passages: u64, slips: usize) -> f64 {
    passages as f64 / SLIP_ODDS.powi(slips as i32)
}

/// A folded word, and what is left of it without what may be an ending: the stem of a slip may be cut elsewhere than
/// that of the word.
fn without_endings(exact: &str) -> impl Iterator<Item = &str> {
    let bare = ["er", "en", "ern", "e", "n", "s", "es"].into_iter().filter_map(|ending| exact.strip_suffix(ending));
    std::iter::once(exact).chain(bare.filter(|bare| bare.chars().count() >= LETTERS_MIN))
}

/// Of words as printed, the one that is the fewest letters away, of these the first, and how many.
fn nearest(exact: &str, printed: Vec<String>) -> Option<(usize, String)> {
    let near = printed.into_iter().map(|word| (osa_distance(exact, &fold(&word)), word));
    near.min_by_key(|(distance, _)| *distance)
}

/// The two words that the archive writes a word in, next to each other.
fn parted(term: &Term, searcher: &mut Searcher<'_>) -> Result<Option<Stands>> {
    if !term.leaves.is_empty() {
        return Ok(None);
    }
    let letters: Vec<usize> = term.typed.char_indices().map(|(at, _)| at).collect();
    let mut best: Option<(u64, Stands)> = None;
    for at in letters.iter().copied().skip(PART_MIN).take(letters.len().saturating_sub(2 * PART_MIN - 1)) {
        let (one, other) = term.typed.split_at(at);
        let stands = Stands::parts(one, other, searcher);
        // Words that the archive lacks are found missing at once, without asking for the phrase.
        let passages = searcher.phrase_frequency(&stands.stems)?;
        if passages > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((passages, stands));
        }
    }
    Ok(best.map(|(_, stands)| stands))
}
