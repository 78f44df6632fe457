//! Retrieval quality beside three baselines in the same run, with 95 % bootstrap intervals: tantivy without stemming,
//! tantivy with its German stemmer, both with its default BM25, and the stems of the latter under the k1 and b that
//! suit them best.
//!
//! `cargo bench --bench quality` needs the data of `../shared/data` and says so where it is missing. Everything is
//! measured by article: a ranking's passages stand for their articles, the best one first.
//!
//! Measured on 2,204 GermanQuAD questions among 474 Wikipedia sections and 9,385 news articles, and on 971 headlines as
//! queries for their own article, whose headline was taken out; the baselines have the same passages, headings
//! included:
//!
//! | questions among news | nDCG@10 | MRR@10 | recall@100 |
//! | --- | --- | --- | --- |
//! | tantivy, no stemming | .840 [.826, .854] | .817 [.802, .832] | .956 [.947, .965] |
//! | tantivy, German stemmer | .885 [.874, .896] | .866 [.853, .878] | .980 [.974, .985] |
//! | the same, best k1 and b (1.2, 0.2) | .890 [.880, .901] | .872 [.860, .883] | .981 [.975, .986] |
//! | fundstelle, by `fundstelle eval` | **.930** | .916 | .991 |
//!
//! | headlines in news | nDCG@10 | MRR@10 | recall@100 |
//! | --- | --- | --- | --- |
//! | tantivy, no stemming | .509 [.481, .537] | .469 [.441, .497] | .791 [.765, .816] |
//! | tantivy, German stemmer | .538 [.509, .566] | .500 [.470, .529] | .817 [.792, .839] |
//! | the same, best k1 and b (0.9, 0.4) | .548 [.521, .576] | .511 [.483, .540] | .814 [.789, .837] |
//! | fundstelle, by `fundstelle eval` | **.581** | .547 | .834 |
//!
//! The weights were looked at on all of these topics, so the last digit is optimistic. What each is worth stands beside
//! it in `src/engine/weights.rs`.

#![allow(clippy::print_stdout)]

use fundstelle::annotate::passages_of;
use fundstelle::archive::{read, walk};
use fundstelle::engine::{OpenIndex, Rebuild};
use fundstelle::eval::{Measures, Qrels, Topic, measure, read_qrels, read_topics};
use fundstelle::ingest::{UpdateOptions, update};
use fundstelle::query::{Query, Scope};
use fundstelle::search::Search;
use std::collections::{HashMap, HashSet};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query as TantivyQuery, TermQuery};
use tantivy::schema::{FAST, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, TantivyDocument, Term};

/// Rankings are measured to this depth in articles; so many passages are asked for to fill it.
const DEPTH: NonZeroUsize = NonZeroUsize::new(100).unwrap();
const PASSAGES: usize = 400;
/// Resamples of the bootstrap.
const RESAMPLES: usize = 2_000;

struct Set {
    name: &'static str,
    archives: Vec<std::path::PathBuf>,
    topics: Vec<Topic>,
    qrels: Qrels,
}

fn main() {
    let shared = Path::new("../shared/data");
    if !shared.join("unpack").exists() {
        println!("skipped: ../shared/data is missing");
        return;
    }
    let scratch = tempfile::tempdir().expect("a temporary directory");
    let (news, questions) = (scratch.path().join("news"), scratch.path().join("questions"));
    let unpack = |arguments: &[&str], target: &Path| {
        let done = Command::new(shared.join("unpack")).arg(arguments[0]).arg(target).args(&arguments[1..]).status();
        assert!(done.is_ok_and(|status| status.success()), "unpack {arguments:?}");
    };
    unpack(&["news", "--untitled"], &news);
    unpack(&["questions"], &questions);
    let sets = [
        Set {
            name: "questions among news",
            archives: vec![news.clone(), questions.clone()],
            topics: read_topics(&questions.join("germanquad.topics.tsv")).expect("topics"),
            qrels: read_qrels(&questions.join("germanquad.qrels")).expect("judgements"),
        },
        Set {
            name: "headlines in news",
            archives: vec![news],
            topics: read_topics(&shared.join("news/known-item.topics.tsv")).expect("topics"),
            qrels: read_qrels(&shared.join("news/known-item.qrels")).expect("judgements"),
        },
    ];
    for (number, set) in sets.iter().enumerate() {
        println!("\n{}, {} topics", set.name, set.topics.len());
        println!("{:<44} nDCG@10                MRR@10                 recall@100", "");
        let passages = passages(set);
        let plain = || TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser);
        let stemmed = || plain().filter(Stemmer::new(Language::German)).build();
        row("tantivy, no stemming", &tantivy(set, &passages, plain().build()));
        row("tantivy, German stemmer", &tantivy(set, &passages, stemmed()));
        let grid = [(0.6, 0.2), (0.9, 0.2), (0.9, 0.4), (1.2, 0.2), (1.2, 0.4), (1.2, 0.75), (1.6, 0.4), (1.6, 0.75)];
        let memory = Memory::new(&passages, stemmed());
        let tried = grid.map(|(k1, b)| (k1, b, memory.run(set, k1, b)));
        let ndcg = |all: &[Measures]| all.iter().map(|m| m.ndcg_10).sum::<f64>();
        let (k1, b, best) = tried.iter().max_by(|one, other| ndcg(&one.2).total_cmp(&ndcg(&other.2))).expect("a grid");
        row(&format!("the same stems, BM25 with k1 {k1}, b {b}"), best);
        let ours = ours(set, &scratch.path().join(format!("index{number}")));
        row("fundstelle", &ours);
        let half = |odd: usize| ours.iter().skip(odd).step_by(2).copied().collect::<Vec<_>>();
        row("  of these, topics of even number", &half(0));
        row("  of these, topics of odd number", &half(1));
    }
    most_frequent_persons(&scratch.path().join("index1"));
}

/// The 50 persons in the most articles of the news are those of a list that was read one by one: all are persons, and
/// nobody is there twice.
fn most_frequent_persons(index: &Path) {
    let open = OpenIndex::open(index).expect("an index");
    let mut search = Search::new(&open).expect("a search");
    let found = search.people(&Query::everything(), &Scope::default()).expect("people");
    let names: Vec<&str> = found.people.iter().take(50).map(|person| person.name.as_str()).collect();
    let golden: Vec<&str> =
        include_str!("../golden/persons-news.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let new: Vec<&&str> = names.iter().filter(|name| !golden.contains(*name)).collect();
    println!(
        "\npersons: {} of the 50 most frequent are on the golden list; {new:?} are to be looked at",
        50 - new.len()
    );
    assert!(new.is_empty(), "names that nobody has judged: {new:?}");
}

/// Each passage with the path of its article.
fn passages(set: &Set) -> Vec<(String, String)> {
    let mut passages = Vec::new();
    for archive in &set.archives {
        let (files, _) = walk(archive, Path::new("")).expect("an archive");
        for file in files {
            let bytes = std::fs::read(&file.path).expect("a file");
            for article in read(&bytes, "", &file.relative).map(|reading| reading.articles).unwrap_or_default() {
                for passage in passages_of(&article) {
                    let heading = passage.heading.map_or("", |span| span.of(&article.body.text));
                    let text = format!("{heading}\n{}", passage.span.of(&article.body.text));
                    passages.push((article.origin.path.clone(), text));
                }
            }
        }
    }
    passages
}

fn judged(set: &Set) -> impl Iterator<Item = (&Topic, &HashMap<String, u32>)> {
    set.topics.iter().filter_map(|topic| Some((topic, set.qrels.get(&topic.id)?)))
}

fn by_article(passages: &[(String, String)], ranking: impl Iterator<Item = usize>) -> Vec<String> {
    let mut seen = HashSet::new();
    let paths = ranking.map(|passage| passages[passage].0.clone()).filter(|path| seen.insert(path.clone()));
    paths.take(DEPTH.get()).collect()
}

fn tokens(analyzer: &mut TextAnalyzer, text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    analyzer.token_stream(text).process(&mut |token| tokens.push(token.text.clone()));
    tokens
}

fn tantivy(set: &Set, passages: &[(String, String)], mut analyzer: TextAnalyzer) -> Vec<Measures> {
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("baseline").set_index_option(IndexRecordOption::WithFreqs);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let number = schema.add_u64_field("number", FAST);
    let index = Index::create_in_ram(schema.build());
    index.tokenizers().register("baseline", analyzer.clone());
    let mut writer = index.writer_with_num_threads(1, 200_000_000).expect("a writer");
    for (at, (_, passage)) in passages.iter().enumerate() {
        let mut document = TantivyDocument::new();
        document.add_text(text, passage);
        document.add_u64(number, at as u64);
        writer.add_document(document).expect("room");
    }
    writer.commit().expect("a commit");
    let searcher = index.reader().expect("a reader").searcher();
    let columns: Vec<_> = searcher
        .segment_readers()
        .iter()
        .map(|segment| segment.fast_fields().u64("number").expect("numbers"))
        .collect();
    judged(set)
        .map(|(topic, relevant)| {
            let terms: HashSet<String> = tokens(&mut analyzer, &topic.text).into_iter().collect();
            let clauses = terms.iter().map(|term| {
                let term = Term::from_field_text(text, term);
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn TantivyQuery>
            });
            let query = BooleanQuery::union(clauses.collect());
            let found = searcher.search(&query, &TopDocs::with_limit(PASSAGES).order_by_score()).expect("results");
            let ranking = found.into_iter().filter_map(|(_, at)| columns[at.segment_ord as usize].first(at.doc_id));
            measure(&by_article(passages, ranking.map(|at| at as usize)), relevant)
        })
        .collect()
}

/// BM25 in memory, for constants that tantivy does not let one choose.
struct Memory<'a> {
    passages: &'a [(String, String)],
    analyzer: TextAnalyzer,
    postings: HashMap<String, Vec<(u32, u32)>>,
    lengths: Vec<f32>,
}

impl<'a> Memory<'a> {
    fn new(passages: &'a [(String, String)], mut analyzer: TextAnalyzer) -> Memory<'a> {
        let mut postings: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (at, (_, passage)) in passages.iter().enumerate() {
            let words = tokens(&mut analyzer, passage);
            lengths.push(words.len() as f32);
            for word in words {
                let list = postings.entry(word).or_default();
                match list.last_mut() {
                    Some((last, count)) if *last == at as u32 => *count += 1,
                    _ => list.push((at as u32, 1)),
                }
            }
        }
        Memory { passages, analyzer, postings, lengths }
    }

    fn run(&self, set: &Set, k1: f32, b: f32) -> Vec<Measures> {
        let average = self.lengths.iter().sum::<f32>() / self.lengths.len() as f32;
        let norms: Vec<f32> = self.lengths.iter().map(|length| k1 * (1.0 - b + b * length / average)).collect();
        let mut scores = vec![0.0_f32; norms.len()];
        judged(set)
            .map(|(topic, relevant)| {
                let terms: HashSet<String> = tokens(&mut self.analyzer.clone(), &topic.text).into_iter().collect();
                let mut touched = Vec::new();
                for list in terms.iter().filter_map(|term| self.postings.get(term)) {
                    let frequency = list.len() as f32;
                    let idf = (1.0 + (norms.len() as f32 - frequency + 0.5) / (frequency + 0.5)).ln();
                    for (at, count) in list {
                        let (score, count) = (&mut scores[*at as usize], *count as f32);
                        if *score == 0.0 {
                            touched.push(*at as usize);
                        }
                        *score += idf * (k1 + 1.0) * count / (count + norms[*at as usize]);
                    }
                }
                touched.sort_unstable_by(|one, other| scores[*other].total_cmp(&scores[*one]).then(one.cmp(other)));
                let measures = measure(&by_article(self.passages, touched.iter().copied().take(PASSAGES)), relevant);
                touched.into_iter().for_each(|at| scores[at] = 0.0);
                measures
            })
            .collect()
    }
}

fn ours(set: &Set, directory: &Path) -> Vec<Measures> {
    for archive in &set.archives {
        let options = UpdateOptions { threads: NonZeroUsize::MIN, rebuild: Rebuild::Keep };
        update(directory, archive, &options, &|_| ()).expect("an index");
    }
    let open = OpenIndex::open(directory).expect("an index");
    let mut search = Search::new(&open).expect("a search");
    judged(set)
        .map(|(topic, relevant)| {
            let found = Query::of_words(&topic.text).map(|query| search.articles(&query, DEPTH).expect("results"));
            let paths: Vec<String> = found.unwrap_or_default().into_iter().map(|(path, _)| path).collect();
            measure(&paths, relevant)
        })
        .collect()
}

fn row(name: &str, all: &[Measures]) {
    let cell = |of: fn(&Measures) -> f64| {
        let values: Vec<f64> = all.iter().map(of).collect();
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        let (low, high) = interval(&values);
        format!("{mean:.4} [{low:.3}, {high:.3}]")
    };
    println!("{name:<44} {}  {}  {}", cell(|m| m.ndcg_10), cell(|m| m.mrr_10), cell(|m| m.recall_100));
}

/// The 95 % interval of the mean, by resampling topics with a fixed seed.
fn interval(values: &[f64]) -> (f64, f64) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        // xorshift64*, Vigna 2016.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    };
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| (0..values.len()).map(|_| values[next() % values.len()]).sum::<f64>() / values.len().max(1) as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    (means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40])
}
