//! Makes the documents of an article: its passages with their words, dates and persons.
//! It must not know how an engine keeps them.

use crate::analysis::Analyzer;
use crate::annotate::terms::TextTerms;
use crate::article::{Article, Passage, passage};
use crate::person::{Mention, PersonFinder};
use crate::temporal::{DateExpression, DateFinder};
use crate::text::ByteSpan;

/// A passage as it is indexed.
pub struct PassageDocument<'a> {
    /// Its article.
    pub article: &'a Article,
    /// The passage.
    pub passage: &'a Passage,
    /// The terms of its text.
    pub text: TextTerms,
    /// Those of the heading above it.
    pub heading: Option<TextTerms>,
    /// Those of the article's title, with its first passage only.
    pub title: Option<TextTerms>,
    /// The dates in it, with their places in its text.
    pub dates: Vec<DateExpression>,
    /// The persons in it, with their places in its text.
    pub persons: Vec<Mention>,
}

/// Finds in articles what is indexed of them; keeps its tables from one to the next.
pub struct Annotator {
    analyzer: Analyzer,
    dates: DateFinder,
    persons: PersonFinder,
}

impl Annotator {
    /// An annotator that analyses words and finds persons like this.
    pub fn new(analyzer: Analyzer, persons: PersonFinder) -> Annotator {
        Annotator { analyzer, dates: DateFinder::default(), persons }
    }
}

/// Makes the documents of an article: its passages, in order.
pub fn documents<'a>(
    Annotator { analyzer, dates, persons }: &mut Annotator,
    article: &'a Article,
    passages: &'a [Passage],
) -> Vec<PassageDocument<'a>> {
    let mut spans = Vec::new();
    let body = &article.body.text;
    let dates = dates_in_passages(dates, article, passages);
    let persons = persons_in_passages(persons, article, passages);
    let document = |((passage, dates), persons): ((&'a Passage, _), _)| {
        let mut terms = |text: &str| TextTerms::of(text, analyzer, &mut spans);
        PassageDocument {
            article,
            passage,
            text: terms(passage.span.of(body)),
            heading: passage.heading.map(|span| terms(span.of(body))),
            title: article.title.as_deref().filter(|_| passage.ordinal == 0).map(terms),
            dates,
            persons,
        }
    };
    passages.iter().zip(dates).zip(persons).map(document).collect()
}

/// The dates said in each passage of an article, with their places in the passage's text. The body is read as a whole,
/// because *am nächsten Tag* goes on from what stands before it.
pub fn dates_in_passages(finder: &mut DateFinder, article: &Article, passages: &[Passage]) -> Vec<Vec<DateExpression>> {
    let found = finder.find(&article.body.text, article.date);
    let inside = |passage: &Passage| {
        let from = found.partition_point(|one| one.span.start < passage.span.start);
        let here = found[from..].iter().take_while(|one| one.span.start < passage.span.end);
        here.filter(|one| one.span.end <= passage.span.end)
            .map(|one| {
                let mut one = one.clone();
                one.span = ByteSpan::new(one.span.start - passage.span.start, one.span.end - passage.span.start);
                one
            })
            .collect()
    };
    passages.iter().map(inside).collect()
}

/// The persons named in each passage of an article, with their places in the passage's text. The body is read as a
/// whole, because the article says who a surname stands for.
pub fn persons_in_passages(finder: &mut PersonFinder, article: &Article, passages: &[Passage]) -> Vec<Vec<Mention>> {
    let found = finder.find(&article.body.text);
    let within = |span: ByteSpan, passage: &Passage| {
        let start = span.start.checked_sub(passage.span.start)?;
        (span.end <= passage.span.end).then(|| ByteSpan::new(start, span.end - passage.span.start))
    };
    let inside = |passage: &Passage| {
        let from = found.partition_point(|one| one.span.start < passage.span.start);
        let here = found[from..].iter().take_while(|one| one.span.start < passage.span.end);
        let moved = here.filter_map(|one| {
            let role = one.role.and_then(|role| within(role, passage));
            Some(Mention { span: within(one.span, passage)?, role, ..one.clone() })
        });
        moved.collect()
    };
    passages.iter().map(inside).collect()
}

/// The passages of an article: those of its body; the title alone is no passage.
pub fn passages_of(article: &Article) -> Vec<Passage> {
    passage::cut(&article.body)
}
