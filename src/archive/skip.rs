//! Why a file gives no article, and what the reader should know of one that does.
//! It must not know the words for that.

use crate::article::DateEvidence;
use serde::{Deserialize, Serialize};
use std::io;

/// Why a file gives no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// Its name begins with a full stop.
    Hidden,
    /// It is the index itself.
    Index,
    /// It has no bytes.
    Empty,
    /// It holds a head, but no text under it.
    NoText,
    /// Its bytes are no text in any encoding known here.
    NotText,
    /// It is larger than 64 MB.
    TooLarge,
    /// Its extension is of a format that is not read.
    UnknownFormat(String),
    /// It is the file or folder of this path, reached by a link.
    SameAs(String),
    /// It cannot be read.
    Unreadable(Unreadable),
    /// It is something else than an article.
    NoArticle(NoArticle),
    /// Its content is damaged.
    Broken(Broken),
    /// It is packed in a way that is not read, or cannot be unpacked.
    Packed(Packed),
}

impl From<Packed> for SkipReason {
    fn from(packed: Packed) -> SkipReason {
        SkipReason::Packed(packed)
    }
}

/// Why something packed is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Packed {
    /// It ends before its end.
    CutOff,
    /// It is damaged; what the unpacking program says.
    Damaged(String),
    /// It asks for a password.
    Encrypted,
    /// It is packed in this way, which is not known here.
    Unsupported(String),
    /// It unpacks to much more than text does, or to too many entries.
    TooMuch,
    /// Containers are packed in containers too deep.
    TooDeep,
    /// Its path leads out of its container.
    LeadsOut,
    /// It is a link or a device.
    NoFile,
    /// A crawl found a page as it was before, and did not keep it again.
    Revisit,
    /// The server answered with this number instead of a page.
    Answered(u16),
}

/// What an item of the news is that is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoArticle {
    /// A photo.
    Picture,
    /// A drawing, map or chart.
    Graphic,
    /// A film.
    Video,
    /// A recording.
    Audio,
    /// A list of other items.
    Package,
    /// What an agency knows of a person, place or subject.
    Knowledge,
    /// It was withdrawn, or deleted.
    Withdrawn,
    /// A draft, an older version, or planned.
    Unpublished,
    /// A file that belongs to an article.
    Attachment,
    /// A page that is no article, such as the imprint.
    Page,
    /// A page that lists articles, such as a front page.
    ListOfArticles,
    /// A page whose text is not in it.
    PageWithoutText,
    /// Where the pages of an issue are, without their text.
    TableOfContents,
}

/// What kind of reason it is, by which reports count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SkipKind {
    /// [`SkipReason::Hidden`].
    Hidden,
    /// [`SkipReason::Index`].
    Index,
    /// [`SkipReason::Empty`].
    Empty,
    /// [`SkipReason::NoText`].
    NoText,
    /// [`SkipReason::NotText`].
    NotText,
    /// [`SkipReason::TooLarge`].
    TooLarge,
    /// [`SkipReason::UnknownFormat`].
    UnknownFormat,
    /// [`SkipReason::SameAs`].
    SameAs,
    /// [`SkipReason::Unreadable`].
    Unreadable,
    /// [`SkipReason::NoArticle`].
    NoArticle,
    /// [`SkipReason::Broken`].
    Broken,
    /// [`SkipReason::Packed`].
    Packed,
    /// It is a record of a crawl without a page.
    NoPage,
}

impl SkipReason {
    /// What kind of reason it is.
    pub fn kind(&self) -> SkipKind {
        match self {
            SkipReason::Hidden => SkipKind::Hidden,
            SkipReason::Index => SkipKind::Index,
            SkipReason::Empty => SkipKind::Empty,
            SkipReason::NoText => SkipKind::NoText,
            SkipReason::NotText => SkipKind::NotText,
            SkipReason::TooLarge => SkipKind::TooLarge,
            SkipReason::UnknownFormat(_) => SkipKind::UnknownFormat,
            SkipReason::SameAs(_) => SkipKind::SameAs,
            SkipReason::Unreadable(_) => SkipKind::Unreadable,
            SkipReason::NoArticle(_) => SkipKind::NoArticle,
            SkipReason::Broken(_) => SkipKind::Broken,
            SkipReason::Packed(Packed::Revisit | Packed::Answered(_)) => SkipKind::NoPage,
            SkipReason::Packed(_) => SkipKind::Packed,
        }
    }
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreadable {
    /// The system does not allow it.
    System(SystemError),
    /// It is a symbolic link that leads back to a folder above it.
    LinkLoop,
    /// It is neither a file nor a folder.
    Special,
    /// Its folder cannot be walked.
    NotWalked,
}

impl From<&io::Error> for Unreadable {
    fn from(error: &io::Error) -> Unreadable {
        Unreadable::System(error.into())
    }
}

/// An error of the operating system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemError {
    /// Its number, if it has one.
    pub code: Option<i32>,
    /// What the system says.
    pub message: String,
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> SystemError {
        SystemError { code: error.raw_os_error(), message: error.to_string() }
    }
}

/// What is wrong with the content of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Broken {
    /// It is no valid JSON.
    InvalidJson {
        /// The line of the error, from 1.
        line: usize,
        /// Its column.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// It is a list of JSON values.
    JsonList,
    /// Several JSON values follow each other.
    JsonLines {
        /// The line of the second, from 1.
        line: usize,
    },
    /// It is another JSON value than an object.
    NoJsonObject,
    /// None of these keys is there.
    NoTextUnder(Vec<String>),
    /// A key that should have the text has something else.
    OtherThanText {
        /// The key.
        key: String,
        /// What it has.
        value: JsonValue,
    },
    /// It is no valid XML.
    InvalidXml {
        /// The line of the error, from 1.
        line: u32,
        /// What is wrong there.
        problem: XmlProblem,
    },
    /// It breaks off in the middle of a message.
    BreaksOff {
        /// The line in which the message begins, from 1.
        line: u32,
    },
    /// The program failed on it, which it must not.
    ProgramFailed,
}

/// What is wrong with XML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum XmlProblem {
    /// An element has no end.
    NeverEnds {
        /// Its name.
        element: String,
    },
    /// An element ends where another is open.
    OtherEnd {
        /// The one that is open.
        expected: String,
        /// The one that ends.
        found: String,
    },
    /// Elements lie in each other without end.
    TooDeep,
    /// There is no element.
    NoElement,
    /// What the parser says.
    Syntax {
        /// Its message.
        message: String,
    },
}

/// What JSON has where a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JsonValue {
    /// `null`.
    Null,
    /// A text without letters.
    Empty,
    /// A number, or `true` or `false`.
    NoText,
    /// A list in which nothing is text.
    List,
    /// An object in which nothing is text.
    Object,
}

/// What the reader should know about a file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadingNote {
    /// The page says that only a part of it is for everybody.
    Paywall,
    /// A date that no calendar has.
    ImpossibleDate(DateEvidence),
    /// A date that cannot be read.
    UnreadableDate(DateEvidence),
    /// A date that does not say when the article was published, or not of which year, or that stands beside the one that
    /// counts; of a head, all of them.
    UnusedDate(DateEvidence),
    /// Dates that contradict each other.
    ContradictingDates {
        /// The one that counts.
        taken: DateEvidence,
        /// The other.
        other: DateEvidence,
    },
    /// Front matter that is not valid and was read line by line.
    InvalidFrontMatter {
        /// What the parser says.
        message: String,
    },
    /// What begins like front matter and never ends, and was read as text.
    OpenFrontMatter,
    /// A line of the head whose key means nothing here.
    UnusedHeadLine {
        /// The key.
        key: String,
    },
    /// Bytes that are no letters in the file's encoding.
    UndecodableBytes {
        /// The encoding.
        encoding: String,
        /// The line of the first of them, from 1.
        line: u32,
    },
    /// Single bytes that are letters of another encoding, and were read as such.
    MixedEncodings {
        /// The other encoding.
        other: String,
        /// The line of the first of them, from 1.
        line: u32,
    },
    /// Letters that were in a wrong encoding before they came into the file, and were read right.
    MendedLetters {
        /// The first word, as it was.
        was: String,
        /// As it is.
        is: String,
    },
    /// Letters that look wrong, and stay as they are.
    WrongLetters {
        /// The first word.
        word: String,
        /// Its line, from 1.
        line: u32,
    },
    /// HTML, which is no part of the text: tags left out, entities read as letters.
    Markup {
        /// The first tag or entity.
        example: String,
    },
    /// Half of a character in JSON, which is shown as U+FFFD.
    HalfCharacter {
        /// The line of the file, from 1.
        line: usize,
        /// The column, in characters, from 1.
        column: usize,
    },
    /// Entries of a list of paragraphs that hold no text.
    NoParagraphs {
        /// How many.
        count: usize,
    },
    /// An item of the file that gives no article.
    LeftOut {
        /// Which item of the file it is, from 1.
        item: usize,
        /// Why.
        reason: Box<SkipReason>,
    },
    /// How sure the program was that read the letters off a picture.
    WordConfidence {
        /// The mean of all words, in percent.
        percent: u8,
    },
    /// The file cannot be read now; its articles are as they were.
    NotReadNow(SystemError),
}

impl ReadingNote {
    /// Whether it says that letters are not right, and stay so.
    pub fn tells_of_wrong_letters(&self) -> bool {
        use ReadingNote::{HalfCharacter, UndecodableBytes, WrongLetters};
        matches!(self, UndecodableBytes { .. } | HalfCharacter { .. } | WrongLetters { .. })
    }
}
