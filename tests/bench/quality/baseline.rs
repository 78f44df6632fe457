//! What ours is compared with: BM25 over the stems of tantivy's German stemmer, as tantivy ranks and in memory with any
//! k1 and b; over whole articles, and over passages, where the best one stands for its article.
//! It must not know topics or measures.

use crate::DEPTH;
use fundstelle::annotate::passages_of;
use fundstelle::archive::{read_file, walk};
use fundstelle::article::Article;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use tantivy::collector::TopDocs;
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// So many passages are asked of tantivy to fill a ranking of articles.
const PASSAGES: usize = 1_000;

/// What is ranked: an article or a passage of one.
pub struct Unit {
    /// The article's number among the paths.
    article: usize,
    text: String,
}

/// The text of archives in both sizes, titles and headings included.
#[derive(Default)]
pub struct Texts {
    paths: Vec<String>,
    pub articles: Vec<Unit>,
    pub passages: Vec<Unit>,
}

impl Texts {
    pub fn read(archives: &[PathBuf]) -> Texts {
        let mut texts = Texts::default();
        for archive in archives {
            let (files, _) = walk(archive, Path::new("")).expect("an archive");
            for file in files {
                for article in read_file(&file, "").into_iter().flat_map(|reading| reading.articles) {
                    texts.push(&article);
                }
            }
        }
        texts
    }

    fn push(&mut self, read: &Article) {
        let (article, body) = (self.paths.len(), &read.body.text);
        let title = read.title.as_deref().unwrap_or_default();
        self.paths.push(read.origin.path.clone());
        self.articles.push(Unit { article, text: format!("{title}\n{body}") });
        for passage in passages_of(read) {
            let heading = passage.heading.map_or("", |span| span.of(body));
            self.passages.push(Unit { article, text: format!("{title}\n{heading}\n{}", passage.span.of(body)) });
        }
    }
}

fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(Stemmer::new(Language::German)).build()
}

fn tokens(analyzer: &mut TextAnalyzer, text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    analyzer.token_stream(text).process(&mut |token| tokens.push(token.text.clone()));
    tokens
}

/// tantivy as it is, with the constants it has.
pub struct Tantivy<'a> {
    paths: &'a [String],
    analyzer: TextAnalyzer,
    field: Field,
    searcher: Searcher,
    /// Of each segment, the article of each document.
    articles: Vec<Column<u64>>,
}

impl<'a> Tantivy<'a> {
    pub fn new(texts: &'a Texts, units: &[Unit]) -> Tantivy<'a> {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("baseline").set_index_option(IndexRecordOption::WithFreqs);
        let field = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let article = schema.add_u64_field("article", FAST);
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("baseline", stemmer());
        let mut writer = index.writer_with_num_threads(1, 200_000_000).expect("a writer");
        for unit in units {
            let mut document = TantivyDocument::new();
            document.add_text(field, &unit.text);
            document.add_u64(article, unit.article as u64);
            writer.add_document(document).expect("room");
        }
        writer.commit().expect("a commit");
        let searcher = index.reader().expect("a reader").searcher();
        let segments = searcher.segment_readers().iter();
        let articles = segments.map(|segment| segment.fast_fields().u64("article").expect("numbers")).collect();
        Tantivy { paths: &texts.paths, analyzer: stemmer(), field, searcher, articles }
    }

    /// The paths of the best articles.
    pub fn rank(&mut self, text: &str) -> Vec<String> {
        let terms: HashSet<String> = tokens(&mut self.analyzer, text).into_iter().collect();
        let clauses = terms.iter().map(|term| {
            let term = Term::from_field_text(self.field, term);
            Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
        });
        let query = BooleanQuery::union(clauses.collect());
        let best = TopDocs::with_limit(PASSAGES).order_by_score();
        let found = self.searcher.search(&query, &best).expect("results").into_iter();
        let mut seen = HashSet::new();
        found
            .filter_map(|(_, at)| self.articles[at.segment_ord as usize].first(at.doc_id))
            .filter(|article| seen.insert(*article))
            .take(DEPTH.get())
            .map(|article| self.paths[article as usize].clone())
            .collect()
    }
}

/// The postings of tantivy's stems, for constants that tantivy does not let one choose.
pub struct Memory<'a> {
    paths: &'a [String],
    /// The article of each unit.
    articles: Vec<usize>,
    /// Unit and count of each stem.
    postings: HashMap<String, Vec<(u32, u32)>>,
    lengths: Vec<f32>,
}

impl<'a> Memory<'a> {
    pub fn new(texts: &'a Texts, units: &[Unit]) -> Memory<'a> {
        let mut analyzer = stemmer();
        let mut postings: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            let words = tokens(&mut analyzer, &unit.text);
            lengths.push(words.len() as f32);
            for word in words {
                let list = postings.entry(word).or_default();
                match list.last_mut() {
                    Some((last, count)) if *last == at as u32 => *count += 1,
                    _ => list.push((at as u32, 1)),
                }
            }
        }
        Memory { paths: &texts.paths, articles: units.iter().map(|unit| unit.article).collect(), postings, lengths }
    }

    pub fn with(&self, Constants { k1, b }: Constants) -> Bm25<'_> {
        let average = self.lengths.iter().sum::<f32>() / self.lengths.len() as f32;
        let norms = self.lengths.iter().map(|length| k1 * (1.0 - b + b * length / average)).collect();
        let (scores, best) = (vec![0.0; self.lengths.len()], vec![0.0; self.paths.len()]);
        Bm25 { memory: self, analyzer: stemmer(), k1, norms, scores, best }
    }
}

/// What BM25 leaves open: how soon a word that comes again says nothing new, and how much length counts.
#[derive(Clone, Copy)]
pub struct Constants {
    pub k1: f32,
    pub b: f32,
}

/// BM25 with constants of one's own.
pub struct Bm25<'a> {
    memory: &'a Memory<'a>,
    analyzer: TextAnalyzer,
    k1: f32,
    norms: Vec<f32>,
    /// The score of each unit and the best of each article; all are 0 between two queries.
    scores: Vec<f32>,
    best: Vec<f32>,
}

impl Bm25<'_> {
    /// The paths of the best articles.
    pub fn rank(&mut self, text: &str) -> Vec<String> {
        let terms: HashSet<String> = tokens(&mut self.analyzer, text).into_iter().collect();
        // In order, so that sums are the same in every run to the last bit.
        let mut lists: Vec<_> = terms.iter().filter_map(|term| self.memory.postings.get_key_value(term)).collect();
        lists.sort_unstable_by_key(|(term, _)| *term);
        for (_, list) in lists {
            self.add(list);
        }
        let mut found = Vec::new();
        for (score, article) in self.scores.iter_mut().zip(&self.memory.articles) {
            let best = &mut self.best[*article];
            if *score > *best {
                if *best == 0.0 {
                    found.push((*score, *article));
                }
                *best = *score;
            }
            *score = 0.0;
        }
        for (score, article) in &mut found {
            *score = std::mem::take(&mut self.best[*article]);
        }
        found.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        found.into_iter().take(DEPTH.get()).map(|(_, article)| self.memory.paths[article].clone()).collect()
    }

    fn add(&mut self, list: &[(u32, u32)]) {
        let (units, frequency) = (self.norms.len() as f32, list.len() as f32);
        let idf = (1.0 + (units - frequency + 0.5) / (frequency + 0.5)).ln();
        for (at, count) in list {
            let (at, count) = (*at as usize, *count as f32);
            self.scores[at] += idf * (self.k1 + 1.0) * count / (count + self.norms[at]);
        }
    }
}
