//! The fields of the tantivy index and the terms in them.
//! It must not know how documents are made or searched.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexSettings};

/// The version of the layout below and of what is put into it: whoever changes how files are read, dated or cut into
/// passages raises it, too. An index of another version is refused and built anew, never migrated.
///
/// 1: the first. 2: words inside compounds. 3: exact forms without positions. 4: what is known of articles
/// as words, forms of headings. 5: dates said in texts. 6: persons named in texts. 7: clusters of words, women and men.
/// 8: family names that stand first, names without their particles, other names found.
/// 9: what tells a date, and what was noted of a file, as data.
/// 10: lines joined to paragraphs and words that a line end divides, read as one.
/// 11: persons with their offices, spellings from other scripts; letters and markup that are not clean read right, a
/// file that is reached by two ways once.
/// 12: where in a JSON file a passage begins; headings with the letters of the file; dates over line ends.
pub const FORMAT: u32 = 12;

/// Measured on 53 MB of news, in blocks of 128 kB: 23.9 MB stored at level 4, 23.3 at 5, 22.8 at 6, 22.4 at 9; 6 takes
/// a tenth more processor time for the whole indexing than 4.
const STORE_LEVEL: i32 = 5;

/// Bytes of text that are compressed together. The same news at level 3: 27.3 MB stored with blocks of 16 kB, 24.7 with
/// 64, 23.8 with 128; reading ten passages back takes about a millisecond longer than with 16.
const STORE_BLOCK: usize = 131_072;

/// Separates the terms of a prepared text.
pub const SEPARATOR: char = ' ';

/// The fields, by name. One document is one passage; the passages of an article stand next to each other, so that the
/// document of a passage minus its ordinal is the document of the article's first passage.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// Stems of the passage's words, with positions: one position per word.
    pub stem: Field,
    /// Exact forms of words whose exact form is not their stem: `stem`, `\u{1f}`, `form`. Without positions, which
    /// would take 5 % of the text's size: what needs the place of an exact form asks for it in few passages, and finds
    /// it in their stored text. A form that is its own stem is sought among the passages with the stem: of 7.6 million
    /// words of news only 2.8 million are in this field.
    pub exact: Field,
    /// Stems of the words inside the passage's compounds, and of words written in pieces; without positions, because
    /// they stand where their words stand.
    pub inner: Field,
    /// Stems of the heading above the passage, and behind them, marked, of the words inside them.
    pub heading: Field,
    /// The same of the article's title, in its first passage only.
    pub title: Field,
    /// Words of what is known of the article beside its title, in its first passage only: `autor:`, `quelle:`,
    /// `ressort:` or `url:`, and the folded word.
    pub about: Field,
    /// Posting lists to filter by: days, months, years, centuries, `coarse`, `span`, `undated`, the archive.
    pub filter: Field,
    /// The source, as written, in the article's first passage only.
    pub source: Field,
    /// The number of the article's id.
    pub article: Field,
    /// The number of the file the article was read from.
    pub file: Field,
    /// The number of the passage in its article.
    pub ordinal: Field,
    /// The first day the publication date may mean; undated passages have none.
    pub first_day: Field,
    /// The last day the publication date may mean.
    pub last_day: Field,
    /// The days of the dates said in the passage: of each the first day and the length, as `said_number` packs them.
    pub said: Field,
    /// The dates said in the passage with their places, stored.
    pub said_text: Field,
    /// Persons named: terms of the module `named`; no word stemmer touches them.
    pub person: Field,
    /// Of each mention of a person, in order, what the module `named` makes of it, as a column.
    pub named: Field,
    /// The places of these mentions, stored.
    pub named_places: Field,
    /// The passage's text, stored.
    pub text: Field,
    /// The heading above the passage, stored.
    pub heading_text: Field,
    /// The passage's line in its file, stored.
    pub line: Field,
    /// The character of its file that the passage begins with, stored, where a line does not say enough.
    pub character: Field,
    /// What is the same for all passages of an article, as JSON, stored with its first passage.
    pub record: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let prepared = |option: IndexRecordOption, norms: bool| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default().set_tokenizer(PREPARED).set_index_option(option).set_fieldnorms(norms),
        )
    };
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let fields = Fields {
        stem: builder.add_text_field("stem", prepared(positions, true)),
        exact: builder.add_text_field("exact", prepared(IndexRecordOption::Basic, false)),
        inner: builder.add_text_field("inner", prepared(IndexRecordOption::Basic, false)),
        heading: builder.add_text_field("heading", prepared(positions, false)),
        title: builder.add_text_field("title", prepared(positions, false)),
        about: builder.add_text_field("about", prepared(IndexRecordOption::Basic, false)),
        filter: builder.add_text_field("filter", prepared(IndexRecordOption::Basic, false)),
        source: builder.add_text_field("source", STRING),
        article: builder.add_u64_field("article", INDEXED | FAST),
        file: builder.add_u64_field("file", INDEXED),
        ordinal: builder.add_u64_field("ordinal", FAST),
        first_day: builder.add_i64_field("first_day", FAST),
        last_day: builder.add_i64_field("last_day", FAST),
        said: builder.add_u64_field("said", FAST),
        said_text: builder.add_text_field("said_text", STORED),
        person: builder.add_text_field("person", prepared(IndexRecordOption::Basic, false)),
        named: builder.add_text_field("named", TextOptions::default().set_fast("raw")),
        named_places: builder.add_text_field("named_places", STORED),
        text: builder.add_text_field("text", STORED),
        heading_text: builder.add_text_field("heading_text", STORED),
        line: builder.add_u64_field("line", STORED),
        character: builder.add_u64_field("character", STORED),
        record: builder.add_text_field("record", STORED),
    };
    (builder.build(), fields)
}

/// How documents are stored.
pub fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(STORE_LEVEL) }),
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: STORE_BLOCK,
        ..IndexSettings::default()
    }
}

const PREPARED: &str = "prepared";

/// Tells tantivy how to read prepared texts. Needed for writing; readers look terms up as they are.
pub fn register(index: &Index) {
    index.tokenizers().register(PREPARED, TextAnalyzer::from(Prepared::default()));
}

/// Cuts a text of terms that our own analyzer prepared: each term is followed by a separator, and an empty term leaves
/// its position free. So words are analysed once for all fields, outside of tantivy.
#[derive(Clone, Default)]
struct Prepared {
    token: Token,
}

struct PreparedStream<'a> {
    rest: &'a str,
    position: usize,
    token: &'a mut Token,
}

impl Tokenizer for Prepared {
    type TokenStream<'a> = PreparedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PreparedStream<'a> {
        self.token.reset();
        PreparedStream { rest: text, position: 0, token: &mut self.token }
    }
}

impl TokenStream for PreparedStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(length) = self.rest.bytes().position(|byte| byte == SEPARATOR as u8) {
            let (term, rest) = (&self.rest[..length], &self.rest[length + 1..]);
            let position = self.position;
            self.rest = rest;
            self.position += 1;
            if !term.is_empty() {
                self.token.position = position;
                self.token.text.clear();
                self.token.text.push_str(term);
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
