//! An index opened for reading: one commit, its stamp, and what is read back of passages and articles.
//! It must not know queries.

use crate::analysis::{Analyzer, Lexicon};
use crate::annotate::{ArticleRecord, StoredPassage};
use crate::article::ArticleId;
use crate::date::{Day, PublicationDate};
use crate::engine::damage::damaged;
use crate::engine::person_terms::{self, Named};
use crate::engine::read_only::ReadOnlyDirectory;
use crate::engine::schema::{self, Fields};
use crate::engine::stamp::Stamp;
use crate::engine::vocabulary::Vocabulary;
use crate::error::{Context, Damage, Error, FileTask, IndexProblem, Result};
use crate::person::{self, Mention, PersonFinder};
use crate::plan::PassagePlace;
use crate::temporal::{DateExpression, read_compact};
use crate::text::ByteSpan;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::directory::MmapDirectory;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocId, Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument, TantivyError};

/// An index opened for reading: one commit, which stays as it is whatever a writer does.
pub struct OpenIndex {
    directory: PathBuf,
    searcher: Searcher,
    fields: Fields,
    stamp: Stamp,
    vocabulary: Vocabulary,
}

impl OpenIndex {
    /// Opens the index in this directory.
    ///
    /// # Errors
    /// When there is none, when it is not ours, of another version, or damaged; each with the command that helps.
    pub fn open(directory: &Path) -> Result<OpenIndex> {
        if !directory.join("meta.json").is_file() {
            return Err(Error::index(directory, IndexProblem::Missing));
        }
        match Self::open_at(directory, Index::open_in_dir(directory)) {
            // An index that is not ours to write has no lock to take, and can be read all the same.
            Err(Failure::Engine(TantivyError::LockFailure(..))) => {
                let read_only = || Index::open(ReadOnlyDirectory(MmapDirectory::open(directory)?));
                Self::open_at(directory, read_only())
            }
            opened => opened,
        }
        .map_err(|failure| match failure {
            Failure::Engine(error) => damaged(directory, &error),
            Failure::Ours(error) => error,
        })
    }

    fn open_at(directory: &Path, index: tantivy::Result<Index>) -> std::result::Result<OpenIndex, Failure> {
        let index = index?;
        let (schema, fields) = schema::schema();
        // A writer may commit while we open: stamp and segments must be of one commit.
        loop {
            let payload = index.load_metas()?.payload;
            let stamp = Stamp::read(payload.as_deref(), directory).map_err(Failure::Ours)?;
            if index.schema() != schema {
                return Err(TantivyError::SchemaError("other fields".into()).into());
            }
            let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
            let vocabulary = Vocabulary::open(directory, &stamp.words);
            if index.load_metas()?.payload == payload {
                let vocabulary = vocabulary.map_err(Failure::Ours)?;
                return Ok(OpenIndex {
                    vocabulary,
                    directory: directory.to_path_buf(),
                    searcher: reader.searcher(),
                    fields,
                    stamp,
                });
            }
        }
    }

    /// The commit that is read.
    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// The fields of the index.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// An analyzer that knows the words that the index was made with.
    pub fn analyzer(&self) -> Analyzer {
        Analyzer::new(self.vocabulary.lexicon.clone())
    }

    /// A finder of persons that knows the names that the index was made with.
    pub fn person_finder(&self) -> PersonFinder {
        PersonFinder::new(self.vocabulary.persons(), person::shipped().1)
    }

    /// What is known of words.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        self.vocabulary.lexicon.clone()
    }

    /// The stamp of the commit.
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// Where the index is.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// How many passages the index has.
    pub fn passage_count(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// Reads a passage back.
    ///
    /// # Errors
    /// When the index is damaged.
    pub(crate) fn passage(&self, address: DocAddress) -> Result<StoredPassage> {
        let document: TantivyDocument = self.searcher.doc(address).map_err(|error| damaged(&self.directory, &error))?;
        let columns = self.searcher.segment_reader(address.segment_ord).fast_fields();
        let number = |name: &str| -> Result<u64> {
            let column = columns.u64(name).map_err(|error| damaged(&self.directory, &error))?;
            Ok(column.first(address.doc_id).unwrap_or_default())
        };
        let day = |name: &str| -> Result<Option<Day>> {
            let column = columns.i64(name).map_err(|error| damaged(&self.directory, &error))?;
            Ok(column.first(address.doc_id).and_then(|number| Day::from_number(i32::try_from(number).ok()?)))
        };
        let date = match (day("first_day")?, day("last_day")?) {
            (Some(first), Some(last)) => PublicationDate::span(first, last),
            _ => None,
        };
        let text = |field| document.get_first(field).and_then(|value| value.as_str()).map(str::to_string);
        let named = |address: DocAddress| -> Result<_> {
            let column = columns.str("named").map_err(|error| damaged(&self.directory, &error))?;
            let mut found = Vec::new();
            if let Some(column) = column {
                let mut value = String::new();
                for ord in column.term_ords(address.doc_id) {
                    value.clear();
                    let read =
                        column.ord_to_str(ord, &mut value).map_err(|error| damaged(&self.directory, &error.into()))?;
                    found.extend(Named::from_value(&value).filter(|_| read));
                }
            }
            Ok(found.into_iter())
        };
        let stored = text(self.fields.said_text).unwrap_or_default();
        let body = text(self.fields.text).unwrap_or_default();
        Ok(StoredPassage {
            dates: dates_of(&body, &stored),
            persons: persons_of(&body, named(address)?, &text(self.fields.named_places).unwrap_or_default()),
            article: ArticleId(number("article")?),
            ordinal: u32::try_from(number("ordinal")?).unwrap_or(u32::MAX),
            date,
            heading: text(self.fields.heading_text),
            line: document.get_first(self.fields.line).and_then(|value| value.as_u64()).map_or(1, |line| line as u32),
            character: document.get_first(self.fields.character).and_then(|value| value.as_u64()),
            text: body,
        })
    }

    /// Reads back what is the same for all passages of an article, by the address of its first passage.
    ///
    /// # Errors
    /// When the index is damaged.
    pub(crate) fn record(&self, first: DocAddress) -> Result<ArticleRecord> {
        let document: TantivyDocument = self.searcher.doc(first).map_err(|error| damaged(&self.directory, &error))?;
        let text = document.get_first(self.fields.record).and_then(|value| value.as_str());
        serde_json::from_str(text.unwrap_or_default())
            .context(Error::of_index(&self.directory, IndexProblem::Damaged(Damage::Unknown)))
    }

    /// The passages of all articles whose id is in the range, in order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn passages_in(&self, low: ArticleId, high: ArticleId) -> Result<Vec<PassagePlace>> {
        let mut found = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let column = reader.fast_fields().u64("article").map_err(|error| damaged(&self.directory, &error))?;
            let inside = |doc: &DocId| column.first(*doc).is_some_and(|id| (low.0..=high.0).contains(&id));
            found.extend(reader.doc_ids_alive().filter(inside).map(|doc| PassagePlace { segment, doc }));
        }
        Ok(found)
    }

    /// Reads a passage back.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn stored_passage(&self, place: PassagePlace) -> Result<StoredPassage> {
        self.passage(DocAddress::new(place.segment, place.doc))
    }

    /// Reads back what is the same for all passages of an article, by one of them and its number in the article.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn article_record(&self, place: PassagePlace, ordinal: u32) -> Result<ArticleRecord> {
        self.record(DocAddress::new(place.segment, place.doc - ordinal))
    }

    /// How many bytes the index takes on disk.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn size(&self) -> Result<u64> {
        let failed = Error::of_file(FileTask::Read, &self.directory);
        let mut size = 0;
        for entry in std::fs::read_dir(&self.directory).context(&failed)? {
            size += entry.and_then(|entry| entry.metadata()).context(&failed)?.len();
        }
        Ok(size)
    }

    /// How many different stems the index has; words of several segments count once.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn terms(&self) -> Result<u64> {
        let searcher = self.searcher();
        let broken = |error: std::io::Error| damaged(&self.directory, &error.into());
        let mut stems = Vec::new();
        for segment in searcher.segment_readers() {
            let inverted =
                segment.inverted_index(self.fields.stem).map_err(|error| damaged(&self.directory, &error))?;
            let mut stream = inverted.terms().stream().map_err(broken)?;
            while stream.advance() {
                stems.push(xxhash_rust::xxh3::xxh3_64(stream.key()));
            }
        }
        stems.sort_unstable();
        stems.dedup();
        Ok(stems.len() as u64)
    }

    /// The months in which something certainly was published, as `2025-07`, with the number of passages.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn months(&self) -> Result<Vec<(String, u64)>> {
        let counts = self.count_terms(self.fields.filter)?;
        Ok(counts.into_iter().filter_map(|(term, count)| Some((term.strip_prefix('m')?.to_string(), count))).collect())
    }

    /// The sources with the number of their articles, most first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn sources(&self) -> Result<Vec<(String, u64)>> {
        let mut sources: Vec<(String, u64)> = self.count_terms(self.fields.source)?.into_iter().collect();
        sources.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Ok(sources)
    }

    /// How many documents have each term of a field; deleted ones do not count.
    fn count_terms(&self, field: Field) -> Result<BTreeMap<String, u64>> {
        let searcher = self.searcher();
        let mut counts = BTreeMap::new();
        for segment in searcher.segment_readers() {
            let counted = || -> tantivy::Result<Vec<(String, u64)>> {
                let inverted = segment.inverted_index(field)?;
                let mut terms = Vec::new();
                let mut stream = inverted.terms().stream()?;
                while stream.advance() {
                    let term = String::from_utf8_lossy(stream.key()).into_owned();
                    let mut count = u64::from(stream.value().doc_freq);
                    if let Some(alive) = segment.alive_bitset() {
                        let postings =
                            inverted.read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic)?;
                        count = u64::from(postings.doc_freq_given_deletes(alive));
                    }
                    terms.push((term, count));
                }
                Ok(terms)
            };
            for (term, count) in counted().map_err(|error| damaged(&self.directory, &error))? {
                if count > 0 {
                    *counts.entry(term).or_default() += count;
                }
            }
        }
        Ok(counts)
    }
}

/// Why an index could not be opened.
enum Failure {
    Engine(TantivyError),
    Ours(Error),
}

impl From<TantivyError> for Failure {
    fn from(error: TantivyError) -> Self {
        Failure::Engine(error)
    }
}

/// Puts persons together again from the column and their places; what does not fit the text is left out.
fn persons_of(text: &str, named: impl Iterator<Item = Named>, places: &str) -> Vec<Mention> {
    let fits = |span: ByteSpan| text.get(span.start..span.end).is_some();
    let mention = |(named, (span, role)): (Named, (ByteSpan, Option<ByteSpan>))| {
        let role = role.filter(|role| fits(*role));
        fits(span).then_some(Mention { kind: named.kind, span, name: named.name, role })
    };
    named.zip(person_terms::read_places(places)).filter_map(mention).collect()
}

/// Reads back the dates as they are stored; what does not fit the text is left out.
fn dates_of(text: &str, stored: &str) -> Vec<DateExpression> {
    let fits = |one: &DateExpression| text.get(one.span.start..one.span.end).is_some();
    read_compact(stored).into_iter().filter(fits).collect()
}
