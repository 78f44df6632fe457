//! Learns words and names from a sample of an archive before it is indexed.
//! It must not know what is learned from counts.

use crate::analysis::{Counter, Counts, Lexicon, add_family_names, learn_from_archive, to_bytes};
use crate::archive::{self, Found, SourceFile};
use crate::engine::Vocabulary;
use crate::person::{self, Counter as PersonCounter, FirstNames};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use xxhash_rust::xxh3::xxh3_64;

/// How many bytes of texts are learned from: enough to meet the words that the archive uses often. Of news, 11 MB taught
/// 19 parts, all 53 MB 155 entries.
const SAMPLE_BYTES: usize = 8_000_000;
/// How many bytes of texts are looked at for the sample.
const SEEN_BYTES: u64 = 256_000_000;

/// Learns from a sample of the articles: those whose texts have the smallest hashes, so that the same articles give the
/// same words however they are packed.
pub fn learn(files: &[SourceFile], threads: NonZeroUsize) -> Vocabulary {
    let known = person::shipped().0;
    let texts = sample(files, threads).into_texts();
    let count = |texts: &[String]| {
        let (mut counter, mut persons) = (Counter::default(), PersonCounter::new(FirstNames::Known(known.clone())));
        for text in texts {
            counter.add(text);
            persons.add(text);
        }
        (counter.counts(), persons)
    };
    let (mut counts, mut persons) = (Counts::default(), PersonCounter::new(FirstNames::Known(known.clone())));
    std::thread::scope(|scope| {
        let share = texts.len().div_ceil(threads.get()).max(1);
        let workers: Vec<_> = texts.chunks(share).map(|texts| scope.spawn(|| count(texts))).collect();
        workers.into_iter().flat_map(std::thread::ScopedJoinHandle::join).for_each(|(more, more_persons)| {
            counts.merge(more);
            persons.merge(more_persons);
        });
    });
    let mut table = learn_from_archive(&counts, &Lexicon::shipped());
    add_family_names(persons.family_names(), &Lexicon::shipped(), &mut table);
    let persons = persons.learned(&known);
    if table.is_empty() && persons.is_empty() {
        return Vocabulary::shipped();
    }
    let words = if table.is_empty() { Vec::new() } else { to_bytes(&table) };
    Vocabulary::learned(&words, &persons.to_bytes())
}

/// The texts with the smallest hashes, as many as there is room for.
#[derive(Default)]
struct Sample {
    texts: BTreeMap<u64, String>,
    bytes: usize,
}

impl Sample {
    fn add(&mut self, hash: u64, text: String) {
        self.bytes += text.len();
        if let Some(same) = self.texts.insert(hash, text) {
            self.bytes -= same.len();
        }
        // What is larger than all else stays while it is alone.
        while self.bytes > SAMPLE_BYTES && self.texts.len() > 1 {
            if let Some((_, text)) = self.texts.pop_last() {
                self.bytes -= text.len();
            }
        }
    }

    /// Whether a text with this hash would be taken.
    fn takes(&self, hash: u64) -> bool {
        self.bytes < SAMPLE_BYTES || self.texts.last_key_value().is_none_or(|(last, _)| hash < *last)
    }

    fn into_texts(self) -> Vec<String> {
        self.texts.into_values().collect()
    }
}

/// The sample of the articles of some files.
fn sample(files: &[SourceFile], threads: NonZeroUsize) -> Sample {
    let (next, seen) = (AtomicUsize::new(0), AtomicU64::new(0));
    let whole = Mutex::new(Sample::default());
    let work = || {
        let mut own = Sample::default();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            // What is wrong with a file is reported when it is indexed.
            let _ = archive::entries(file, &mut |found| {
                if let Found::Entry(entry) = found {
                    let read = || archive::read(&entry, "").map(|reading| reading.articles);
                    let articles = catch_unwind(AssertUnwindSafe(read)).ok().and_then(Result::ok).unwrap_or_default();
                    for text in articles.into_iter().map(|article| article.body.text) {
                        seen.fetch_add(text.len() as u64, Ordering::Relaxed);
                        let hash = xxh3_64(text.as_bytes());
                        if own.takes(hash) {
                            own.add(hash, text);
                        }
                    }
                }
                if seen.load(Ordering::Relaxed) > SEEN_BYTES {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            });
            if seen.load(Ordering::Relaxed) > SEEN_BYTES {
                break;
            }
        }
        if let Ok(mut whole) = whole.lock() {
            own.texts.into_iter().for_each(|(hash, text)| whole.add(hash, text));
        }
    };
    std::thread::scope(|scope| (0..threads.get()).for_each(|_| drop(scope.spawn(work))));
    whole.into_inner().unwrap_or_default()
}
