//! One segment of the index as ranking reads it: its posting lists and columns, opened once.
//! It must not know queries or scores.

use crate::article::ArticleId;
use crate::date::{Containment, DateRange, Day, PublicationDate};
use crate::engine::date_terms::{COARSE, FIRST, SPAN, UNDATED, range_terms};
use crate::engine::docset::DocSet;
use crate::engine::event_days;
use crate::engine::schema::Fields;
use crate::engine::word_terms::{inner_term, pieces_term};
use std::sync::Arc;
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::query::{EnableScoring, FuzzyTermQuery, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet as _, InvertedIndexReader, SegmentReader, TERMINATED, TantivyError, Term};

/// How a passage stands to the dates asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateMatch {
    /// In them, or may be in them.
    Dated(Containment),
    /// Nobody knows.
    Undated,
    /// It is of them, but speaks of a longer time than asked for.
    BroaderEvent,
}

/// An opened segment.
pub struct SegmentView<'a> {
    /// The segment as tantivy has it.
    pub reader: &'a SegmentReader,
    /// How many documents it has, deleted ones included.
    pub max_doc: u32,
    /// The passages' words.
    pub stem: FieldView,
    /// The words inside the passages' words.
    pub inner: FieldView,
    /// Forms of words that are not their own stem.
    pub exact: FieldView,
    /// The headings' words.
    pub heading: FieldView,
    /// The titles' words, at the first passage of each article.
    pub title: FieldView,
    /// What is known of articles beside their titles, at the first passage of each.
    pub about: FieldView,
    /// Persons named.
    pub person: FieldView,
    /// How many words each passage has.
    pub lengths: FieldNormReader,
    /// The first passage of each article, in order; the place in the list is the article's number in the segment.
    pub firsts: Vec<DocId>,
    /// The number of the article that each passage is of.
    pub article_of: Vec<u32>,
    /// How many words each article has.
    pub article_lengths: Vec<f32>,
    filter: FieldView,
    articles: Column<u64>,
    first_days: Column<i64>,
    last_days: Column<i64>,
    events: Column<u64>,
}

/// Passages that speak of some days.
pub struct EventMatches {
    /// Those that certainly do.
    pub certain: DocSet,
    /// Those that say a longer time that has some of the days.
    pub possible: DocSet,
}

/// The posting lists of a field.
pub struct FieldView {
    field: Field,
    inverted: Arc<InvertedIndexReader>,
}

impl FieldView {
    /// Opens a field.
    pub fn open(reader: &SegmentReader, field: Field) -> Result<FieldView, TantivyError> {
        Ok(FieldView { field, inverted: reader.inverted_index(field)? })
    }

    /// How many words the field has in the segment.
    pub fn words(&self) -> u64 {
        self.inverted.total_num_tokens()
    }

    /// Where the term's postings are, if it has any.
    pub fn find(&self, term: &str) -> Result<Option<TermInfo>, TantivyError> {
        // An archive without headings is not asked for each word's headings.
        if self.inverted.terms().num_terms() == 0 {
            return Ok(None);
        }
        Ok(self.inverted.get_term_info(&Term::from_field_text(self.field, term))?)
    }

    /// Hands each passage with the term, among those allowed, to `each` with the number of times it comes there.
    pub fn each_posting(
        &self,
        info: &TermInfo,
        allowed: Option<(&DocSet, u32)>,
        mut each: impl FnMut(DocId, u32),
    ) -> Result<(), TantivyError> {
        let option = IndexRecordOption::WithFreqs;
        match allowed {
            Some((documents, count)) if count.saturating_mul(SEEK_BELOW) < info.doc_freq => {
                let mut postings = self.inverted.read_postings_from_terminfo(info, option)?;
                for doc in documents.iter() {
                    if postings.doc() < doc {
                        postings.seek(doc);
                    }
                    if postings.doc() == doc {
                        each(doc, tantivy::postings::Postings::term_freq(&postings));
                    }
                }
            }
            _ => {
                let mut postings = self.inverted.read_block_postings_from_terminfo(info, option)?;
                while postings.block_len() > 0 {
                    let block = postings.docs().iter().zip(postings.freqs());
                    match allowed {
                        None => block.for_each(|(doc, count)| each(*doc, *count)),
                        Some((documents, _)) => {
                            block
                                .filter(|(doc, _)| documents.contains(**doc))
                                .for_each(|(doc, count)| each(*doc, *count));
                        }
                    }
                    postings.advance();
                }
            }
        }
        Ok(())
    }

    /// Hands the positions of the term in each of the documents, which are in order, to `each`, with the document's
    /// number in the list.
    pub fn each_positions(
        &self,
        info: &TermInfo,
        documents: &[DocId],
        mut each: impl FnMut(usize, &[u32]),
    ) -> Result<(), TantivyError> {
        let mut postings = self.inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
        let mut positions = Vec::new();
        for (number, &doc) in documents.iter().enumerate() {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                tantivy::postings::Postings::positions(&mut postings, &mut positions);
                each(number, &positions);
            }
        }
        Ok(())
    }

    /// Hands each of the documents, which are in order, that has the term to `each`, as its number in the list.
    pub fn each_among(
        &self,
        info: &TermInfo,
        documents: &[DocId],
        mut each: impl FnMut(usize),
    ) -> Result<(), TantivyError> {
        let mut postings = self.inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        for (number, &doc) in documents.iter().enumerate() {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                each(number);
            }
        }
        Ok(())
    }

    /// Hands each passage with the term, among those allowed, to `each`, of a field without counts.
    pub fn each_document(
        &self,
        info: &TermInfo,
        allowed: Option<&DocSet>,
        mut each: impl FnMut(DocId),
    ) -> Result<(), TantivyError> {
        let mut postings = self.inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        while postings.block_len() > 0 {
            let documents = postings.docs().iter().copied();
            documents.filter(|doc| allowed.is_none_or(|allowed| allowed.contains(*doc))).for_each(&mut each);
            postings.advance();
        }
        Ok(())
    }

    /// Adds the passages that have the term.
    pub fn add_to(&self, term: &str, set: &mut DocSet) -> Result<(), TantivyError> {
        let Some(info) = self.find(term)? else { return Ok(()) };
        let mut postings = self.inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while postings.block_len() > 0 {
            postings.docs().iter().for_each(|doc| set.insert(*doc));
            postings.advance();
        }
        Ok(())
    }

    /// Hands every term of the field to `each`, in order.
    pub fn each_term(&self, mut each: impl FnMut(&str)) -> Result<(), TantivyError> {
        let mut terms = self.inverted.terms().stream()?;
        while terms.advance() {
            if let Ok(term) = std::str::from_utf8(terms.key()) {
                each(term);
            }
        }
        Ok(())
    }

    /// Hands every term that begins so to `each`, in order, with the number of documents that have it.
    pub fn each_term_with(&self, prefix: &str, mut each: impl FnMut(&str, u32)) -> Result<(), TantivyError> {
        let mut terms = self.inverted.terms().range().ge(prefix).into_stream()?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
            if !term.starts_with(prefix) {
                break;
            }
            each(term, terms.value().doc_freq);
        }
        Ok(())
    }

    /// Hands every term that is at most so many letters away from a word, and begins with the same letter, to `each`, in
    /// order, with the number of documents that have it.
    pub fn each_term_near(&self, word: &str, slips: u8, mut each: impl FnMut(&str, u32)) -> Result<(), TantivyError> {
        let Some(first) = word.chars().next() else { return Ok(()) };
        let automaton = FuzzyTermQuery::new(Term::from_field_text(self.field, word), slips, true).automaton()?;
        // No letter comes behind this one.
        let behind = format!("{first}{}", char::MAX);
        let range = self.inverted.terms().search(automaton).ge(first.to_string()).lt(behind);
        let mut terms = range.into_stream()?;
        while terms.advance() {
            if let Ok(term) = std::str::from_utf8(terms.key()) {
                each(term, terms.value().doc_freq);
            }
        }
        Ok(())
    }

    /// Whether any term begins so.
    pub fn has_term_with(&self, prefix: &str) -> Result<bool, TantivyError> {
        let mut terms = self.inverted.terms().range().ge(prefix).into_stream()?;
        Ok(terms.advance() && terms.key().starts_with(prefix.as_bytes()))
    }

    fn cursor(&self, term: &str) -> Result<SegmentPostings, TantivyError> {
        Ok(match self.find(term)? {
            Some(info) => self.inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?,
            None => SegmentPostings::empty(),
        })
    }
}

/// What is done with words that are in a large share of all passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequent {
    /// They are intersected, too.
    Now,
    /// It is quicker to score all passages, and to look afterwards which have all.
    Later,
}

/// Where the passages allowed are fewer than one in this many of a word's postings, they are looked up one by one; else
/// it is quicker to decode the whole list.
const SEEK_BELOW: u32 = 16;

/// Words in more than one of this many passages are not intersected by leaping from one to the next: leaps would be
/// short.
const DENSE: u32 = 16;

/// The passages that have a word, or have it inside another, in their text or in their heading.
struct Cursor {
    lists: Vec<SegmentPostings>,
}

impl Cursor {
    fn doc(&self) -> DocId {
        self.lists.iter().map(tantivy::DocSet::doc).min().unwrap_or(TERMINATED)
    }

    fn count(&self) -> u32 {
        self.lists.iter().map(SegmentPostings::doc_freq).sum()
    }

    /// The first passage from `doc` on.
    fn seek(&mut self, doc: DocId) -> DocId {
        for list in &mut self.lists {
            if list.doc() < doc {
                list.seek(doc);
            }
        }
        self.doc()
    }
}

impl<'a> SegmentView<'a> {
    /// Opens what ranking needs of a segment.
    pub fn open(reader: &'a SegmentReader, fields: &Fields) -> Result<SegmentView<'a>, TantivyError> {
        let columns = reader.fast_fields();
        let filter = FieldView::open(reader, fields.filter)?;
        let mut firsts = DocSet::new(reader.max_doc());
        filter.add_to(FIRST, &mut firsts)?;
        let firsts: Vec<DocId> = firsts.iter().collect();
        let ends = firsts.iter().skip(1).copied().chain([reader.max_doc()]);
        let lengths = firsts.iter().zip(ends).map(|(first, end)| (end - first) as usize).collect::<Vec<_>>();
        let passage_lengths = reader.get_fieldnorms_reader(fields.stem)?;
        let article_lengths = firsts.iter().zip(&lengths);
        let article_lengths = article_lengths
            .map(|(first, count)| (*first..).take(*count).map(|doc| passage_lengths.fieldnorm(doc) as f32).sum())
            .collect();
        let article_of = (0..).zip(lengths).flat_map(|(number, length)| std::iter::repeat_n(number, length)).collect();
        Ok(SegmentView {
            reader,
            max_doc: reader.max_doc(),
            stem: FieldView::open(reader, fields.stem)?,
            inner: FieldView::open(reader, fields.inner)?,
            exact: FieldView::open(reader, fields.exact)?,
            about: FieldView::open(reader, fields.about)?,
            heading: FieldView::open(reader, fields.heading)?,
            title: FieldView::open(reader, fields.title)?,
            person: FieldView::open(reader, fields.person)?,
            lengths: passage_lengths,
            article_lengths,
            firsts,
            article_of,
            filter,
            articles: columns.u64("article")?,
            first_days: columns.i64("first_day")?,
            last_days: columns.i64("last_day")?,
            events: columns.u64("said")?,
        })
    }

    /// All passages of articles, by their numbers.
    pub fn passages_of(&self, articles: &DocSet) -> DocSet {
        let mut passages = DocSet::new(self.max_doc);
        for article in articles.iter().map(|article| article as usize) {
            let end = self.firsts.get(article + 1).copied().unwrap_or(self.max_doc);
            (self.firsts[article]..end).for_each(|doc| passages.insert(doc));
        }
        passages
    }

    /// Whether a passage is not deleted.
    pub fn is_alive(&self, doc: DocId) -> bool {
        self.reader.alive_bitset().is_none_or(|alive| alive.is_alive(doc))
    }

    /// The id of the article that the passage is of.
    pub fn article(&self, doc: DocId) -> ArticleId {
        ArticleId(self.articles.first(doc).unwrap_or_default())
    }

    /// The passages of an article, none where the segment does not have it.
    pub fn passages_of_article(&self, article: ArticleId) -> DocSet {
        let mut passages = DocSet::new(self.max_doc);
        for (number, first) in self.firsts.iter().enumerate().filter(|(_, first)| self.article(**first) == article) {
            let end = self.firsts.get(number + 1).copied().unwrap_or(self.max_doc);
            (*first..end).for_each(|doc| passages.insert(doc));
        }
        passages
    }

    /// The passage's publication date.
    pub fn date(&self, doc: DocId) -> Option<PublicationDate> {
        let day =
            |column: &Column<i64>| column.first(doc).and_then(|number| Day::from_number(i32::try_from(number).ok()?));
        day(&self.first_days).zip(day(&self.last_days)).and_then(|(first, last)| PublicationDate::span(first, last))
    }

    /// The newest day that an article is known to be of.
    pub fn newest(&self) -> Option<Day> {
        let alive = self.reader.alive_bitset();
        let firsts = self.firsts.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(**doc)));
        let days = firsts.filter_map(|doc| self.date(*doc)).filter(|date| date.first() == date.last());
        days.map(PublicationDate::last).max()
    }

    /// How the passage's publication date stands to a range.
    pub fn place(&self, range: DateRange, doc: DocId) -> DateMatch {
        match self.date(doc) {
            Some(_) if range.is_empty() => DateMatch::Dated(Containment::Outside),
            Some(date) => DateMatch::Dated(range.containment(date)),
            None => DateMatch::Undated,
        }
    }

    /// The passages that have one of the filter terms.
    pub fn filter_union(&self, terms: &[String]) -> Result<DocSet, TantivyError> {
        let mut set = DocSet::new(self.max_doc);
        for term in terms {
            self.filter.add_to(term, &mut set)?;
        }
        Ok(set)
    }

    /// The passages that have all the stems in their text or in their heading; none when even the rarest is so frequent
    /// that it is quicker, where that `can_wait`, to score all passages and to look afterwards which have all.
    pub fn all_of(&self, stems: &[String], frequent: Frequent) -> Result<Option<DocSet>, TantivyError> {
        let mut set = DocSet::new(self.max_doc);
        let mut cursors = Vec::with_capacity(stems.len());
        for stem in stems {
            let (inside, pieces) = (inner_term(stem), pieces_term(stem));
            let lists = [
                (&self.stem, stem),
                (&self.inner, stem),
                (&self.inner, &pieces),
                (&self.heading, stem),
                (&self.heading, &inside),
            ];
            let lists = lists.into_iter().map(|(field, term)| field.cursor(term)).collect::<Result<Vec<_>, _>>()?;
            let cursor = Cursor { lists };
            cursors.push((cursor.count(), cursor));
        }
        cursors.sort_by_key(|(count, _)| *count);
        if frequent == Frequent::Later && cursors.first().is_some_and(|(count, _)| *count > self.max_doc / DENSE) {
            return Ok(None);
        }
        let Some(((_, rarest), others)) = cursors.split_first_mut() else { return Ok(Some(set)) };
        let mut doc = rarest.doc();
        'next: while doc != TERMINATED {
            for (_, other) in others.iter_mut() {
                let found = other.seek(doc);
                if found != doc {
                    doc = rarest.seek(found);
                    continue 'next;
                }
            }
            set.insert(doc);
            doc = rarest.seek(doc + 1);
        }
        Ok(Some(set))
    }

    /// Whether the segment has a stem in any way: in a text, inside a word, in pieces, in a heading or title.
    pub fn has_stem(&self, stem: &str) -> Result<bool, TantivyError> {
        let (pieces, inside) = (pieces_term(stem), inner_term(stem));
        let lists = [
            (&self.stem, stem),
            (&self.inner, stem),
            (&self.inner, &pieces),
            (&self.heading, stem),
            (&self.heading, &inside),
            (&self.title, stem),
            (&self.title, &inside),
        ];
        for (field, term) in lists {
            if field.find(term)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The passages that were certainly published in the range.
    pub fn certain(&self, range: DateRange) -> Result<DocSet, TantivyError> {
        if range.is_empty() {
            return Ok(DocSet::new(self.max_doc));
        }
        let mut certain = self.filter_union(&range_terms(range))?;
        for doc in self.filter_union(&[SPAN.to_string()])?.iter() {
            if self.place(range, doc) == DateMatch::Dated(Containment::Certain) {
                certain.insert(doc);
            }
        }
        Ok(certain)
    }

    /// The passages that speak of all the times, certainly and perhaps: of a date that is said, all days are among
    /// those of the time, or some. A passage that certainly does is not among those that perhaps do. None when there
    /// are no times.
    pub fn events_in_all(&self, ranges: &[DateRange]) -> Option<EventMatches> {
        let mut all: Option<EventMatches> = None;
        for range in ranges {
            let EventMatches { certain, possible } = self.events_in(*range);
            match &mut all {
                None => all = Some(EventMatches { certain, possible }),
                Some(all) => {
                    let mut either = certain.clone();
                    either.add(&possible);
                    all.possible.add(&all.certain);
                    all.possible.keep(&either);
                    all.certain.keep(&certain);
                    all.possible.remove(&all.certain);
                }
            }
        }
        all
    }

    /// The same of one time.
    pub fn events_in(&self, range: DateRange) -> EventMatches {
        let mut events = EventMatches { certain: DocSet::new(self.max_doc), possible: DocSet::new(self.max_doc) };
        if range.is_empty() {
            return events;
        }
        for doc in 0..self.max_doc {
            let mut best = Containment::Outside;
            for days in self.event_days(doc) {
                match range.containment(days) {
                    Containment::Certain => best = Containment::Certain,
                    Containment::Possible if best == Containment::Outside => best = Containment::Possible,
                    _ => {}
                }
            }
            match best {
                Containment::Certain => events.certain.insert(doc),
                Containment::Possible => events.possible.insert(doc),
                Containment::Outside => {}
            }
        }
        events
    }

    /// The days of each date said in the passage.
    pub fn event_days(&self, doc: DocId) -> impl Iterator<Item = PublicationDate> + '_ {
        self.events.values_for_doc(doc).filter_map(event_days::unpack)
    }

    /// The passages whose date is too coarse to tell, or not known.
    pub fn uncertain(&self) -> Result<DocSet, TantivyError> {
        self.filter_union(&[COARSE.to_string(), UNDATED.to_string()])
    }

    /// The documents that have the stems next to each other in one field.
    pub fn phrase_in(&self, field: &FieldView, stems: &[String]) -> Result<DocSet, TantivyError> {
        let mut set = DocSet::new(self.max_doc);
        // Looking the words up is quicker than asking for the phrase.
        if stems.iter().any(|stem| field.find(stem).is_ok_and(|info| info.is_none())) {
            return Ok(set);
        }
        let terms = stems.iter().map(|stem| Term::from_field_text(field.field, stem)).collect();
        let weight = PhraseQuery::new(terms).weight(EnableScoring::disabled_from_schema(self.reader.schema()))?;
        let mut scorer = weight.scorer(self.reader, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            set.insert(doc);
            doc = scorer.advance();
        }
        Ok(set)
    }

    /// The passages that have the stems next to each other, in their text or in their heading.
    pub fn phrase(&self, stems: &[String]) -> Result<DocSet, TantivyError> {
        let mut set = self.phrase_in(&self.stem, stems)?;
        set.add(&self.phrase_in(&self.heading, stems)?);
        Ok(set)
    }
}
