//! Retrieval quality beside tantivy's German stemmer in the same run, with 95 % bootstrap intervals.
//!
//! `cargo bench --bench quality` needs the data of `../shared/data` and says so where it is missing. `-- headlines` or
//! `-- questions` measures that set alone, any other name none. `FUNDSTELLE_TOPICS=DIR` writes topics and judgements
//! there first, whole and in halves, for `fundstelle eval`. Everything is measured by article.
//!
//! Topics are in two halves (`quality/topics.rs` says how, and which there are): weights are looked at on the one, the
//! other is reported. The baseline chooses on the same half: k1 and b from a grid, once with whole articles as
//! documents and once with passages, where an article's best passage stands for it. Whichever of the two has the better
//! nDCG@10 on that half is the better baseline. It has the same text, titles and headings included.
//!
//! The half that is reported, of 2,204 GermanQuAD questions among 474 Wikipedia sections and 9,385 news articles, and
//! of 2,000 headlines as queries for their own article, whose headline was taken out:
//!
//! | questions among news, 1,128 topics | nDCG@10 | MRR@10 | recall@100 |
//! | --- | --- | --- | --- |
//! | tantivy, whole articles | .911 [.898, .924] | .895 [.880, .910] | .987 [.980, .993] |
//! | tantivy, passages | .886 [.870, .902] | .868 [.850, .886] | .984 [.976, .991] |
//! | tantivy's stems, whole articles, k1 3, b 1 | .921 [.909, .934] | .906 [.891, .920] | .989 [.983, .995] |
//! | tantivy's stems, passages, k1 1.6, b 0.3 | .891 [.876, .906] | .871 [.854, .887] | .984 [.976, .991] |
//! | fundstelle before it counted articles | .925 [.913, .937] | .909 [.894, .923] | .988 [.982, .995] |
//! | fundstelle | .943 [.932, .954] | .929 [.916, .942] | .992 [.987, .996] |
//! | fundstelle − the better baseline | +.022 [+.011, +.032] | +.024 [+.011, +.036] | +.003 [−.002, +.007] |
//!
//! | headlines in news, 1,025 topics | nDCG@10 | MRR@10 | recall@100 |
//! | --- | --- | --- | --- |
//! | tantivy, whole articles | .597 [.571, .624] | .562 [.535, .589] | .846 [.823, .867] |
//! | tantivy, passages | .553 [.526, .580] | .515 [.487, .543] | .820 [.794, .842] |
//! | tantivy's stems, whole articles, k1 1.2, b 0.75 | .601 [.574, .627] | .566 [.539, .593] | .846 [.823, .867] |
//! | tantivy's stems, passages, k1 0.6, b 0.6 | .561 [.534, .587] | .522 [.494, .549] | .815 [.790, .838] |
//! | fundstelle before it counted articles | .601 [.574, .627] | .565 [.537, .592] | .838 [.816, .860] |
//! | fundstelle | .638 [.611, .664] | .603 [.575, .630] | .860 [.838, .880] |
//! | fundstelle − the better baseline | +.037 [+.022, +.053] | +.037 [+.020, +.054] | +.014 [+.000, +.027] |
//!
//! Whole articles are the better baseline of both. Among questions they want the corner of the grid, because all that
//! answers is short, 1,452 characters in the median beside the news' 4,457; k1 2 and b 0.9 reach .921 on either half.
//!
//! What each weight is worth on the half that is chosen on stands beside it, most in `src/engine/weights.rs`; what each
//! part brings on the other half is printed, and stands in the README.

#![allow(clippy::print_stdout)]

#[path = "quality/baseline.rs"]
mod baseline;
#[path = "passages.rs"]
mod cuts;
#[path = "quality/figures.rs"]
mod figures;
#[path = "quality/slips.rs"]
mod slips;
#[path = "quality/topics.rs"]
mod topics;

use baseline::{Constants, Memory, Tantivy, Texts};
use figures::{COLUMNS, Figures, RULER, difference, figures, ndcg, ndcg_difference, row};
use fundstelle::annotate::passages_of;
use fundstelle::archive::{read_file, walk};
use fundstelle::engine::{OpenIndex, Rebuild};
use fundstelle::eval::measure;
use fundstelle::ingest::{UpdateOptions, update};
use fundstelle::query::{Query, Scope};
use fundstelle::search::{Search, Signal};
use slips::with_slip;
use std::num::NonZeroUsize;
use std::path::Path;
use topics::{Half, Set, sets};

/// Rankings are measured to this depth in articles.
const DEPTH: NonZeroUsize = NonZeroUsize::new(100).unwrap();
/// Wide enough for passages, which are cut to even lengths, and for whole articles, which are not.
const K1: [f32; 7] = [0.4, 0.6, 0.9, 1.2, 1.6, 2.0, 3.0];
const B: [f32; 8] = [0.1, 0.2, 0.3, 0.4, 0.6, 0.75, 0.9, 1.0];

/// A program with a part of it left out.
type Variant = (&'static str, fn(&mut Search<'_>));

/// The whole program comes first; each other row leaves one part out.
const VARIANTS: [Variant; 9] = [
    ("fundstelle, the whole program", |_| ()),
    ("without the article as a whole", |search| search.leave_out(Signal::WholeArticle)),
    ("without words inside compounds", |search| search.leave_out(Signal::InsideWords)),
    ("without the place in the article", |search| search.leave_out(Signal::Lead)),
    ("without neighbours", |search| search.leave_out(Signal::Proximity)),
    ("without words of like meaning", |search| search.leave_out(Signal::Meaning)),
    ("without persons", |search| search.leave_out(Signal::Mentions)),
    ("without corrections", |search| search.leave_out(Signal::Corrections)),
    ("without both of two words first", |search| search.leave_out(Signal::AllWordsFirst)),
];

/// What is measured with slips of the pen in the topics.
const SLIPPED: [Variant; 2] = [
    ("fundstelle, the whole program", |_| ()),
    ("without corrections", |search| search.leave_out(Signal::Corrections)),
];

fn main() {
    let shared = Path::new("../shared/data");
    if !shared.join("unpack").exists() {
        println!("skipped: ../shared/data is missing");
        return;
    }
    // cargo itself adds `--bench`.
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let scratch = tempfile::tempdir().expect("a temporary directory");
    let sets = sets(shared, scratch.path());
    if let Some(directory) = std::env::var_os("FUNDSTELLE_TOPICS") {
        for set in &sets {
            set.write(Path::new(&directory)).expect("a directory for topics");
        }
    }
    for set in sets.iter().filter(|set| asked.is_empty() || asked.iter().any(|name| name == set.name)) {
        let index = scratch.path().join(format!("index-{}", set.name));
        compare(set, &index);
        if set.name == "headlines" {
            most_frequent_persons(&index);
            sentences_cut(set);
        }
    }
}

/// What one program reached on the topics of both halves.
struct Row {
    name: String,
    choose: Vec<Figures>,
    report: Vec<Figures>,
}

impl Row {
    fn new(name: &str, set: &Set, mut rank: impl FnMut(&str) -> Vec<String>) -> Row {
        let choose = measured(set, Half::Choose, &mut rank);
        Row { name: name.to_string(), choose, report: measured(set, Half::Report, &mut rank) }
    }

    fn of(&self, half: Half) -> &[Figures] {
        match half {
            Half::Choose => &self.choose,
            Half::Report => &self.report,
        }
    }
}

fn measured(set: &Set, half: Half, mut rank: impl FnMut(&str) -> Vec<String>) -> Vec<Figures> {
    let topics = set.half(half).into_iter();
    topics.map(|judged| figures(measure(&rank(&judged.topic.text), &judged.relevant))).collect()
}

/// Prints the tables of one set.
fn compare(set: &Set, index: &Path) {
    let [stock, tuned] = baselines(set);
    let better = better(tuned.iter(), |row| ndcg(row.of(Half::Choose)));
    for archive in &set.archives {
        let options = UpdateOptions { threads: NonZeroUsize::MIN, rebuild: Rebuild::Keep };
        update(index, archive, &options, &|_| ()).expect("an index");
    }
    let open = OpenIndex::open(index).expect("an index");
    let ours = Row::new("fundstelle", set, ranker(&open, |_| ()));
    println!("\n## {}, {} topics", set.title, set.topics.len());
    for (half, what) in [(Half::Choose, "half that is chosen on"), (Half::Report, "half that is reported")] {
        println!("\n| {what}, {} topics | {COLUMNS}\n{RULER}", ours.of(half).len());
        for program in stock.iter().chain(&tuned).chain([&ours]) {
            println!("{}", row(&program.name, program.of(half)));
        }
        let name = format!("fundstelle − {}", better.name);
        println!("{}", difference(&name, ours.of(half), better.of(half)));
    }
    println!("\n| half that is reported, one part left out | {COLUMNS} nDCG@10 − whole |\n{RULER} --- |");
    for (name, leave_out) in VARIANTS {
        let variant = measured(set, Half::Report, ranker(&open, leave_out));
        println!("{} {} |", row(name, &variant), ndcg_difference(&variant, &ours.report));
    }
    println!("\n| half that is reported, a slip of the pen in each topic | {COLUMNS}\n{RULER}");
    for (name, leave_out) in SLIPPED {
        let mut rank = ranker(&open, leave_out);
        let measure_one = |judged: &topics::Judged| {
            measure(&rank(&with_slip(&judged.topic.id, &judged.topic.text)), &judged.relevant)
        };
        let slipped: Vec<Figures> = set.half(Half::Report).into_iter().map(measure_one).map(figures).collect();
        println!("{}", row(name, &slipped));
    }
}

fn ranker(open: &OpenIndex, leave_out: fn(&mut Search<'_>)) -> impl FnMut(&str) -> Vec<String> {
    let mut search = Search::new(open).expect("a search");
    leave_out(&mut search);
    move |text| {
        let found = Query::of_words(text).map(|query| search.articles(&query, DEPTH).expect("results"));
        found.unwrap_or_default().into_iter().map(|(path, _)| path).collect()
    }
}

/// tantivy as it is, and the same stems under the k1 and b that suit them best, each by article and by passage.
fn baselines(set: &Set) -> [Vec<Row>; 2] {
    let texts = Texts::read(&set.archives);
    let (mut stock, mut tuned) = (Vec::new(), Vec::new());
    for (documents, units) in [("whole articles", &texts.articles), ("passages", &texts.passages)] {
        let mut tantivy = Tantivy::new(&texts, units);
        stock.push(Row::new(&format!("tantivy, {documents}"), set, |text| tantivy.rank(text)));
        let memory = Memory::new(&texts, units);
        let grid: Vec<Constants> = K1.iter().flat_map(|k1| B.map(|b| Constants { k1: *k1, b })).collect();
        let best = better(grid.iter(), |constants| {
            let mut bm25 = memory.with(**constants);
            ndcg(&measured(set, Half::Choose, |text| bm25.rank(text)))
        });
        let (mut bm25, Constants { k1, b }) = (memory.with(*best), best);
        let name = format!("tantivy's stems, {documents}, k1 {k1}, b {b}");
        tuned.push(Row::new(&name, set, |text| bm25.rank(text)));
    }
    [stock, tuned]
}

/// The one with the highest figure; of equals, the first.
fn better<'a, T>(all: impl Iterator<Item = &'a T>, figure: impl Fn(&&'a T) -> f64) -> &'a T {
    let measured = all.map(|one| (figure(&one), one));
    measured.reduce(|best, next| if next.0 > best.0 { next } else { best }).expect("one at least").1
}

/// How many passages begin or end in the middle of a sentence: fewer than one in two hundred.
fn sentences_cut(set: &Set) {
    let mut cuts = cuts::Cuts::default();
    for archive in &set.archives {
        for file in walk(archive, Path::new("")).expect("an archive").0 {
            for article in read_file(&file, "").into_iter().flat_map(|reading| reading.articles) {
                cuts += cuts::count(&article.body, &passages_of(&article));
            }
        }
    }
    println!("\npassages: {} of {} are cut in a sentence, {} headings", cuts.in_sentence, cuts.passages, cuts.headings);
    assert!(cuts.in_sentence * 200 < cuts.passages, "{cuts:?}");
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
