//! Evaluates the conditions of a query on one segment: sets of passages, exact ones. What posting lists cannot tell,
//! such as which words are near each other, is read from the stored text of the passages that may meet it. It must not
//! know scores.

use crate::analysis::Analyzer;
use crate::engine::across;
use crate::engine::damage::damaged;
use crate::engine::docset::DocSet;
use crate::engine::entities::ResolvedName;
use crate::engine::index::OpenIndex;
use crate::engine::segment::{FieldView, SegmentView};
use crate::engine::word_terms::{FormTerm, form_term, inner_term, is_inner, pieces_term};
use crate::error::{Error, Limit, Result};
use crate::plan::{
    Condition, MentionSignal, PassagePlace, PersonResolution, Reach, TermMatcher, TermTest, Words, everywhere, find,
    go_on, places,
};
use crate::query::{Field, When};
use crate::text::{fold, words};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use tantivy::index::SegmentId;
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument, TantivyError};

/// How many forms may stand for a pattern or a fuzzy word in a segment: more are a slip of the reader's.
pub const FORMS_MAX: usize = 5_000;
/// How many passages are read for one query at most: `der NEAR/3 die` reads 79,000 of news in three and a half seconds.
pub const READ_MAX: usize = 250_000;

/// What evaluating needs, and how much of it is used up.
pub struct Evaluation<'a> {
    index: &'a OpenIndex,
    analyzer: &'a mut Analyzer,
    /// Whom names stand for, all that the query asks for included.
    names: &'a FxHashMap<String, ResolvedName>,
    /// How many passages were read.
    read: usize,
    /// The names that mentions are read for with texts, as typed; none when the condition asks for nobody.
    asked: Vec<String>,
    /// What patterns and fuzzy words stand for: finding out walks all words of a segment.
    known: RefCell<FxHashMap<(SegmentId, String), Rc<Forms>>>,
}

/// Where a condition is evaluated: a segment, and the passages of it that can be found at all.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub view: &'a SegmentView<'a>,
    pub number: u32,
    pub within: Option<&'a DocSet>,
}

/// The forms that a pattern or fuzzy word stands for in a segment.
#[derive(Debug, Default)]
pub struct Forms {
    /// Those that are not their own stem, as terms of the exact field.
    pub exact: Vec<String>,
    /// Those that may be their own stem.
    pub stems: Vec<String>,
}

impl<'a> Evaluation<'a> {
    /// An evaluation of one query, with the condition that passages must meet.
    pub fn new(
        index: &'a OpenIndex,
        analyzer: &'a mut Analyzer,
        names: &'a FxHashMap<String, ResolvedName>,
        condition: Option<&Condition>,
    ) -> Evaluation<'a> {
        let asked = condition.iter().flat_map(|condition| condition.persons()).map(|person| person.typed.clone());
        Evaluation { index, analyzer, names, read: 0, asked: asked.collect(), known: RefCell::default() }
    }

    /// The passages of a segment that mention somebody in this way.
    pub fn mentions(&self, person: &PersonResolution, signal: MentionSignal, place: Place<'_>) -> DocSet {
        let none = || DocSet::new(place.view.max_doc);
        self.names.get(&person.typed).and_then(|name| name.mentions(place.number, signal)).cloned().unwrap_or_else(none)
    }

    fn broken(&self, error: &TantivyError) -> Error {
        damaged(self.index.directory(), error)
    }

    /// The passages that meet the condition, exactly.
    ///
    /// # Errors
    /// When a pattern stands for too many forms, too many passages would have to be read, or the index is damaged.
    pub fn documents(&mut self, condition: &Condition, place: Place<'_>) -> Result<DocSet> {
        let view = place.view;
        match condition {
            Condition::Term(leaf) => self.leaf(leaf, place),
            Condition::Phrase(leaves) => self.phrase(condition, leaves, place),
            Condition::Near(..) | Condition::Sentence(_) => {
                let may = self.candidates(condition, place)?;
                self.verified(condition, may, place)
            }
            Condition::AtLeast(count, inner) => {
                let any = self.documents(inner, place)?;
                self.at_least(*count, inner, &any, place)
            }
            Condition::Article(inner) => {
                let articles = self.articles(inner, place)?;
                Ok(view.passages_of(&articles))
            }
            Condition::Person(person) => {
                let mut either = self.mentions(person, MentionSignal::Named, place);
                either.add(&self.mentions(person, MentionSignal::Inside, place));
                Ok(either)
            }
            Condition::Field(field, value) => self.field(*field, value, place),
            Condition::Dated(dated) => match dated.of {
                When::Published => view.certain(dated.range).map_err(|error| self.broken(&error)),
                When::Said => Ok(view.events_in(dated.range).certain),
            },
            Condition::And(all) => {
                let mut set = DocSet::all(view.max_doc);
                // What is read from texts comes last, and only for what the others leave.
                let (lists, texts): (Vec<_>, Vec<_>) = all.iter().partition(|condition| !condition.reads_texts());
                for one in lists {
                    set.keep(&self.documents(one, place)?);
                }
                for one in texts {
                    if let Some(within) = place.within {
                        set.keep(within);
                    }
                    // Counting in an article needs all its passages.
                    let narrow = if one.counts() { place } else { Place { within: Some(&set), ..place } };
                    let met = self.documents(one, narrow)?;
                    set.keep(&met);
                }
                Ok(set)
            }
            Condition::Or(any) => {
                let mut set = DocSet::new(view.max_doc);
                for one in any {
                    set.add(&self.documents(one, place)?);
                }
                Ok(set)
            }
            Condition::Not(inner) => {
                let mut set = self.documents(inner, place)?;
                set.invert();
                Ok(set)
            }
        }
    }

    /// The articles of a segment, by number, that meet a condition: each part of it somewhere in them, words also in
    /// their titles.
    fn articles(&mut self, condition: &Condition, place: Place<'_>) -> Result<DocSet> {
        let view = place.view;
        let count = view.firsts.len() as u32;
        let mut set = DocSet::new(count);
        match condition {
            Condition::And(all) => {
                set = DocSet::all(count);
                for one in all {
                    set.keep(&self.articles(one, place)?);
                }
            }
            Condition::Or(any) => {
                for one in any {
                    set.add(&self.articles(one, place)?);
                }
            }
            Condition::Not(inner) => {
                set = self.articles(inner, place)?;
                set.invert();
            }
            Condition::Article(inner) => set = self.articles(inner, place)?,
            words => {
                let mut passages = self.documents(words, place)?;
                if let Condition::Term(_) | Condition::Phrase(_) = words {
                    passages.add(&self.firsts_with(Field::Title, words, place)?);
                }
                passages.iter().for_each(|doc| set.insert(view.article_of[doc as usize]));
            }
        }
        Ok(set)
    }

    /// Passages that have all words that the condition needs, wherever they stand.
    fn candidates(&mut self, condition: &Condition, place: Place<'_>) -> Result<DocSet> {
        let mut all = |conditions: &[&Condition]| -> Result<DocSet> {
            let mut set = DocSet::all(place.view.max_doc);
            for one in conditions {
                set.keep(&self.candidates(one, place)?);
            }
            Ok(set)
        };
        match condition {
            Condition::Near(left, right, ..) => all(&[left, right]),
            Condition::And(conditions) => all(&conditions.iter().collect::<Vec<_>>()),
            Condition::Or(conditions) => {
                let mut set = DocSet::new(place.view.max_doc);
                for one in conditions {
                    set.add(&self.candidates(one, place)?);
                }
                Ok(set)
            }
            Condition::Sentence(inner) => self.candidates(inner, place),
            Condition::Phrase(leaves) => {
                let mut set = DocSet::all(place.view.max_doc);
                for leaf in leaves {
                    set.keep(&self.may_have(leaf, place)?);
                }
                Ok(set)
            }
            Condition::Term(leaf) => self.may_have(leaf, place),
            other => self.documents(other, place),
        }
    }

    /// The passages that have the word, exactly.
    pub fn leaf(&mut self, leaf: &TermMatcher, place: Place<'_>) -> Result<DocSet> {
        let view = place.view;
        let lists = |error: TantivyError| damaged(self.index.directory(), &error);
        let mut certain = DocSet::new(view.max_doc);
        match &leaf.test {
            TermTest::Stem { .. } => return self.may_have(leaf, place),
            TermTest::Form { stem, form, literal } => {
                if literal.is_none() && form != stem {
                    view.exact.add_to(&form_term(stem, form), &mut certain).map_err(lists)?;
                    return Ok(certain);
                }
            }
            TermTest::Pattern(_) | TermTest::Fuzzy(..) => {
                for term in &self.forms(leaf, view)?.exact {
                    view.exact.add_to(term, &mut certain).map_err(|error| self.broken(&error))?;
                }
            }
        }
        // A form that is its own stem shares its postings with the stem's other forms.
        let mut may = self.may_have(leaf, place)?;
        may.remove(&certain);
        let read = self.verify(&mut |texts| !places(leaf, texts, &everywhere(texts)).is_empty(), may, place)?;
        certain.add(&read);
        Ok(certain)
    }

    /// The passages that may have the word: of a stem exactly, of forms those that have the stem.
    fn may_have(&mut self, leaf: &TermMatcher, place: Place<'_>) -> Result<DocSet> {
        let view = place.view;
        let mut set = DocSet::new(view.max_doc);
        let mut read = |field: &FieldView, term: &str| field.add_to(term, &mut set);
        let mut add = || -> std::result::Result<(), TantivyError> {
            match &leaf.test {
                TermTest::Stem { stem, reach, .. } => {
                    read(&view.stem, stem)?;
                    read(&view.heading, stem)?;
                    if *reach == Reach::InsideWords {
                        read(&view.inner, stem)?;
                        read(&view.inner, &pieces_term(stem))?;
                        read(&view.heading, &inner_term(stem))?;
                    }
                }
                TermTest::Form { stem, .. } => {
                    read(&view.stem, stem)?;
                    read(&view.heading, stem)?;
                }
                TermTest::Pattern(_) | TermTest::Fuzzy(..) => {}
            }
            Ok(())
        };
        add().map_err(|error| self.broken(&error))?;
        if let TermTest::Pattern(_) | TermTest::Fuzzy(..) = leaf.test {
            let forms = self.forms(leaf, view)?;
            let lists = |error: TantivyError| damaged(self.index.directory(), &error);
            for term in &forms.exact {
                view.exact.add_to(term, &mut set).map_err(lists)?;
            }
            for stem in &forms.stems {
                view.stem.add_to(stem, &mut set).map_err(lists)?;
                view.heading.add_to(stem, &mut set).map_err(lists)?;
            }
        }
        Ok(set)
    }

    /// What a pattern or a fuzzy word stands for in a segment.
    ///
    /// # Errors
    /// When it is too much.
    pub fn forms(&self, leaf: &TermMatcher, view: &SegmentView<'_>) -> Result<Rc<Forms>> {
        let key = (view.reader.segment_id(), leaf.typed.clone());
        if let Some(known) = self.known.borrow().get(&key) {
            return Ok(known.clone());
        }
        let mut forms = Forms::default();
        let mut stems = BTreeSet::new();
        let broken = |error: TantivyError| self.broken(&error);
        view.exact
            .each_term(|term| {
                if FormTerm::read(term).is_some_and(|read| leaf.fits(read.form)) {
                    forms.exact.push(term.to_string());
                }
            })
            .map_err(broken)?;
        for field in [&view.stem, &view.heading] {
            let take = |term: &str| {
                if !is_inner(term) && leaf.fits(term) {
                    stems.insert(term.to_string());
                }
            };
            field.each_term(take).map_err(broken)?;
        }
        forms.stems = stems.into_iter().collect();
        let count = forms.exact.len() + forms.stems.len();
        if count > FORMS_MAX {
            return Err(Error::Limit(Limit::Forms { typed: leaf.typed.clone(), count, max: FORMS_MAX }));
        }
        let forms = Rc::new(forms);
        self.known.borrow_mut().insert(key, forms.clone());
        Ok(forms)
    }

    fn phrase(&mut self, condition: &Condition, leaves: &[TermMatcher], place: Place<'_>) -> Result<DocSet> {
        let stem = |leaf: &TermMatcher| match &leaf.test {
            TermTest::Stem { stem, .. } => Some(stem.clone()),
            _ => None,
        };
        if let Some(stems) = leaves.iter().map(stem).collect::<Option<Vec<String>>>() {
            return match stems.as_slice() {
                [_] => self.may_have(&leaves[0], place),
                _ => {
                    let mut set = place.view.phrase(&stems).map_err(|error| self.broken(&error))?;
                    set.add(&self.across(condition, &stems, place)?);
                    Ok(set)
                }
            };
        }
        let may = self.candidates(condition, place)?;
        self.verified(condition, may, place)
    }

    /// The passages in which a quotation begins that ends in the next one.
    fn across(&mut self, quotation: &Condition, stems: &[String], place: Place<'_>) -> Result<DocSet> {
        let mut may =
            across::candidates(self.index, place.view, place.number, stems).map_err(|error| self.broken(&error))?;
        if let Some(within) = place.within {
            may.keep(within);
        }
        let mut set = DocSet::new(place.view.max_doc);
        for doc in may.iter().filter(|doc| place.view.is_alive(*doc)) {
            let address = DocAddress::new(place.number, doc);
            let mut texts = self.texts(address)?;
            go_on(&mut texts, &across::surroundings(self.index, place.view, address)?, self.analyzer);
            if find(quotation, &texts, &everywhere(&texts)).is_some() {
                set.insert(doc);
            }
        }
        Ok(set)
    }

    /// The passages that have it, of the articles that have it at `count` places or more.
    fn at_least(&mut self, count: u8, inner: &Condition, any: &DocSet, place: Place<'_>) -> Result<DocSet> {
        let view = place.view;
        let mut any = any.clone();
        if let Some(within) = place.within {
            // All passages of an article have its date.
            any.keep(within);
        }
        let mut counts: Vec<u32> = vec![0; view.firsts.len()];
        let mut heading = (u32::MAX, String::new());
        for doc in any.iter().filter(|doc| view.is_alive(*doc)) {
            let texts = self.texts(DocAddress::new(place.number, doc))?;
            let article = view.article_of[doc as usize];
            // A heading above several passages is one.
            let here = (article, texts.get(1).map(|heading| heading.text.clone()).unwrap_or_default());
            let repeated = heading == here;
            heading = here;
            let found = find(inner, &texts, &everywhere(&texts)).unwrap_or_default();
            let found = found.iter().filter(|found| found.text == 0 || !repeated);
            let places: BTreeSet<(usize, usize, usize)> =
                found.map(|found| (found.text, found.first, found.last)).collect();
            counts[article as usize] += places.len() as u32;
        }
        let mut set = DocSet::new(view.max_doc);
        for doc in any.iter().filter(|doc| counts[view.article_of[*doc as usize] as usize] >= u32::from(count)) {
            set.insert(doc);
        }
        Ok(set)
    }

    /// All passages of the articles whose field meets the condition.
    fn field(&mut self, field: Field, value: &Condition, place: Place<'_>) -> Result<DocSet> {
        let view = place.view;
        let mut articles = DocSet::new(view.firsts.len() as u32);
        for first in self.firsts_with(field, value, place)?.iter() {
            articles.insert(view.article_of[first as usize]);
        }
        Ok(view.passages_of(&articles))
    }

    /// The first passages of such articles.
    fn firsts_with(&mut self, field: Field, value: &Condition, place: Place<'_>) -> Result<DocSet> {
        let (view, number) = (place.view, place.number);
        let broken = |error: TantivyError| damaged(self.index.directory(), &error);
        let mut set = DocSet::new(view.max_doc);
        match value {
            Condition::And(all) => {
                set = DocSet::all(view.max_doc);
                for one in all {
                    set.keep(&self.firsts_with(field, one, place)?);
                }
            }
            Condition::Or(any) => {
                for one in any {
                    set.add(&self.firsts_with(field, one, place)?);
                }
            }
            Condition::Not(inner) => {
                let inner = self.firsts_with(field, inner, place)?;
                view.firsts.iter().filter(|doc| !inner.contains(**doc)).for_each(|doc| set.insert(*doc));
            }
            value @ (Condition::Term(_) | Condition::Phrase(_)) if field == Field::Title && value.reads_texts() => {
                let alive = view.reader.alive_bitset();
                for doc in view.firsts.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(**doc))) {
                    let title = self.title(DocAddress::new(number, *doc))?;
                    if find(value, &title, &everywhere(&title)).is_some_and(|found| !found.is_empty()) {
                        set.insert(*doc);
                    }
                }
            }
            Condition::Phrase(leaves) if field == Field::Title => {
                let stems: Vec<String> = leaves
                    .iter()
                    .filter_map(|leaf| match &leaf.test {
                        TermTest::Stem { stem, .. } | TermTest::Form { stem, .. } => Some(stem.clone()),
                        _ => None,
                    })
                    .collect();
                match stems.as_slice() {
                    [] => {}
                    [stem] => view.title.add_to(stem, &mut set).map_err(broken)?,
                    stems => set = view.phrase_in(&view.title, stems).map_err(broken)?,
                }
            }
            Condition::Phrase(leaves) => {
                set = DocSet::all(view.max_doc);
                for leaf in leaves {
                    set.keep(&self.firsts_with_word(field, leaf, view)?);
                }
            }
            Condition::Term(leaf) => return self.firsts_with_word(field, leaf, view),
            _ => {}
        }
        Ok(set)
    }

    fn firsts_with_word(&self, field: Field, leaf: &TermMatcher, view: &SegmentView<'_>) -> Result<DocSet> {
        let broken = |error: TantivyError| self.broken(&error);
        let mut set = DocSet::new(view.max_doc);
        if field == Field::Title {
            match &leaf.test {
                TermTest::Stem { stem, reach, .. } => {
                    view.title.add_to(stem, &mut set).map_err(broken)?;
                    if *reach == Reach::InsideWords {
                        view.title.add_to(&inner_term(stem), &mut set).map_err(broken)?;
                    }
                }
                // Forms are read from the titles themselves.
                TermTest::Form { .. } | TermTest::Pattern(_) | TermTest::Fuzzy(..) => {}
            }
            return Ok(set);
        }
        let prefix = format!("{}:", field.name());
        match &leaf.test {
            TermTest::Pattern(_) | TermTest::Fuzzy(..) => {
                let mut terms = Vec::new();
                let fits = |term: &str| term.strip_prefix(&prefix).is_some_and(|word| leaf.fits(word));
                view.about
                    .each_term(|term| {
                        if fits(term) {
                            terms.push(term.to_string());
                        }
                    })
                    .map_err(broken)?;
                for term in terms {
                    view.about.add_to(&term, &mut set).map_err(broken)?;
                }
            }
            _ => {
                let typed = leaf.typed.trim_start_matches('=');
                set = DocSet::all(view.max_doc);
                for span in words(typed) {
                    let mut one = DocSet::new(view.max_doc);
                    view.about.add_to(&format!("{prefix}{}", fold(span.of(typed))), &mut one).map_err(broken)?;
                    set.keep(&one);
                }
            }
        }
        Ok(set)
    }

    fn verified(&mut self, condition: &Condition, may: DocSet, place: Place<'_>) -> Result<DocSet> {
        self.verify(&mut |texts| find(condition, texts, &everywhere(texts)).is_some(), may, place)
    }

    /// Of the passages that may meet it and can be found, those whose texts do.
    fn verify(&mut self, meets: &mut dyn FnMut(&[Words]) -> bool, mut may: DocSet, place: Place<'_>) -> Result<DocSet> {
        if let Some(within) = place.within {
            may.keep(within);
        }
        let mut set = DocSet::new(place.view.max_doc);
        for doc in may.iter().filter(|doc| place.view.is_alive(*doc)) {
            if meets(&self.texts(DocAddress::new(place.number, doc))?) {
                set.insert(doc);
            }
        }
        Ok(set)
    }

    /// The title of an article, by its first passage.
    fn title(&mut self, first: DocAddress) -> Result<Vec<Words>> {
        self.may_read()?;
        let record = self.index.record(first)?;
        Ok(record.title.iter().map(|title| Words::of(title, self.analyzer)).collect())
    }

    fn may_read(&mut self) -> Result<()> {
        self.read += 1;
        if self.read <= READ_MAX {
            return Ok(());
        }
        Err(Error::Limit(Limit::Passages { max: READ_MAX }))
    }

    /// The text of a passage, and its heading.
    fn texts(&mut self, address: DocAddress) -> Result<Vec<Words>> {
        self.may_read()?;
        if !self.asked.is_empty() {
            let passage = self.index.passage(address)?;
            let heading = passage.heading.unwrap_or_default();
            let mut words = Words::of(&passage.text, self.analyzer);
            let place = PassagePlace { segment: address.segment_ord, doc: address.doc_id };
            let found = |typed: &&String| self.names.get(*typed).is_some_and(|name| name.finds(place));
            words.name(&passage.persons, self.asked.iter().filter(found).cloned().collect());
            return Ok(vec![words, Words::of(&heading, self.analyzer)]);
        }
        let document: TantivyDocument = self.index.searcher().doc(address).map_err(|error| self.broken(&error))?;
        let fields = self.index.fields();
        let wanted = [fields.text, fields.heading_text];
        let text = |field: &tantivy::schema::Field| {
            document.get_first(*field).and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default()
        };
        Ok(wanted.iter().map(|field| Words::of(&text(field), self.analyzer)).collect())
    }
}
