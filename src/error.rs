//! What can stop a run: kinds that can be matched, with place and cause as data. It must not know how an error is
//! worded: [`crate::output::wording::errors`] has the sentence and the hint of each kind.

use crate::archive::{ArchiveError, SkipReason};
use crate::date::Precision;
use crate::query::{ParseError, SynonymProblem};
use crate::temporal::TypedDateError;
use std::error::Error as StdError;
use std::io;
use std::path::{Path, PathBuf};

/// The result of everything here that can stop a run.
pub type Result<T> = std::result::Result<T, Error>;

/// What led to an error, as a library tells it.
pub type Cause = Box<dyn StdError + Send + Sync>;

/// Why a run stopped. What it prints as is for logs; readers get the words of their language.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive cannot be walked.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The index cannot be used.
    #[error("index {}: {problem:?}{}", directory.display(), led_by(cause.as_ref()))]
    Index {
        /// Where the index is.
        directory: PathBuf,
        /// What is wrong.
        problem: IndexProblem,
        /// What led to it.
        #[source]
        cause: Option<Cause>,
    },
    /// The query cannot be read.
    #[error(transparent)]
    Query(#[from] Box<ParseError>),
    /// What is asked for is more than can be answered.
    #[error("limit: {0:?}")]
    Limit(Limit),
    /// What was typed beside the query asks for nothing that could be done.
    #[error("usage: {0:?}")]
    Usage(Usage),
    /// A file cannot be read or written.
    #[error("file {}: {task:?}: {cause}", path.display())]
    File {
        /// What was to be done with it.
        task: FileTask,
        /// Where it is.
        path: PathBuf,
        /// What led to it.
        #[source]
        cause: Cause,
    },
    /// A line of a file that the reader wrote says nothing that can be used.
    #[error("line {}:{line}: {problem:?}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: LineProblem,
    },
    /// The file gives no article.
    #[error("file {}: {reason:?}", path.display())]
    NoArticle {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: SkipReason,
    },
    /// The file holds no sentence to learn from.
    #[error("file {}: no sentences", path.display())]
    NoSentences {
        /// The file.
        path: PathBuf,
    },
    /// No topic has a judgement.
    #[error("no topic has a judgement")]
    NoJudgedTopic,
    /// A thread that reads the archive stopped before its work was done.
    #[error("a reading thread stopped at {}", files.join(", "))]
    ThreadStopped {
        /// The files it was to read, of which one stopped it.
        files: Vec<String>,
    },
    /// The rows of a table cannot be written.
    #[error("csv: {0}")]
    Csv(#[source] Cause),
    /// The output cannot be written.
    #[error("output: {0}")]
    Output(#[source] io::Error),
    /// Whoever reads our output has seen enough, as in `fundstelle … | head`: a normal end.
    #[error("output closed")]
    OutputClosed,
}

/// What is wrong with an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexProblem {
    /// There is none.
    Missing,
    /// Its first commit never came.
    Unfinished,
    /// Another program made it.
    Foreign,
    /// Another version of this program made it.
    OtherVersion(Box<OtherVersion>),
    /// A file of it is missing or not as it was written.
    Damaged(Damage),
    /// Its files may not be read.
    NotReadable,
    /// Its directory may not be written.
    NotWritable,
    /// Another process writes it; waiting helps.
    Busy {
        /// The process, where it is known.
        holder: Option<String>,
    },
    /// The directory holds other files and no index.
    OtherFiles {
        /// One of them.
        name: String,
    },
    /// Its directory cannot be made.
    NotMade,
    /// It cannot be thrown away for a new one.
    NotCleared,
    /// Documents cannot be handed to it.
    NotWritten,
    /// The new documents cannot be committed; it is as it was before.
    NotCommitted,
}

/// The versions of an index and of this program, where they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherVersion {
    /// The version that the index has.
    pub found: Version,
    /// The version that this program reads and writes.
    pub expected: Version,
    /// An archive that the index was made from.
    pub archive: Option<PathBuf>,
}

/// The version of what is in an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Of its files.
    pub format: u32,
    /// Of the words in them.
    pub analysis: String,
}

/// What is damaged in an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A file is missing.
    MissingFile(PathBuf),
    /// A file cannot be read.
    File(PathBuf),
    /// Its lock cannot be taken.
    Lock,
    /// A file is not as it was written.
    Corrupt,
    /// It has other fields than this version writes.
    OtherFields,
    /// Nothing more is known than the cause.
    Unknown,
}

/// What a query asks for too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A word with open letters stands for too many words of the archive.
    Forms {
        /// What was typed.
        typed: String,
        /// How many words it stands for.
        count: usize,
        /// How many it may stand for.
        max: usize,
    },
    /// Too many passages would have to be read.
    Passages {
        /// How many may be read.
        max: usize,
    },
    /// The query has too many different words.
    Words {
        /// How many it has.
        count: usize,
        /// How many it may have.
        max: usize,
    },
    /// A timeline would have too many periods.
    Periods {
        /// How many it would have.
        count: i32,
    },
}

/// What is wrong with what was typed beside the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Neither words nor a person nor days.
    NothingToLookFor,
    /// `--person` is no name.
    NoPerson(String),
    /// `--today` is no day.
    NoToday(String),
    /// A number stands behind `--recent` with a blank between, where it is a word of the query.
    RecentWithBlank(String),
    /// `--month` or `--year` is a date, but not one month or year.
    NotWhole {
        /// What it should be: a month or a year.
        unit: Precision,
        /// What was typed.
        typed: String,
    },
    /// `--from` or `--to` is a time without the end that is asked for.
    OpenEnd {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
    },
    /// `--to` is before `--from`.
    Reversed,
    /// An option is no date.
    NoDate {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
        /// Why it is none.
        wrong: TypedDateError,
    },
    /// One word is asked for.
    NotOneWord(String),
    /// It has not the form of an article's id.
    NoArticleId(String),
    /// Several articles have an id that begins so.
    SeveralArticles(String),
    /// The index has no article of this id.
    UnknownArticle(String),
    /// The article has no passage of this number.
    NoPassage {
        /// The article, as typed.
        article: String,
        /// The number, as typed.
        passage: String,
        /// How many passages it has, numbered from 0.
        passages: u64,
    },
    /// It is no name.
    NoName(String),
    /// The same name twice.
    SameName(String),
}

/// What was to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTask {
    /// Read it.
    Read,
    /// Read the reader's synonyms.
    ReadSynonyms,
    /// Read what the reader says of names.
    ReadNames,
    /// Write it.
    Write,
    /// Write the report of an update.
    WriteReport,
    /// Write a ranking.
    WriteRun,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// It is no topic.
    NoTopic,
    /// It is no judgement.
    NoJudgement,
    /// It is a judgement of no document.
    NoDocument,
    /// It is no JSON object with a text.
    NoText,
    /// It is no statement about names.
    NoStatement(String),
    /// It is no group of synonyms.
    Synonyms(SynonymProblem),
}

impl Error {
    /// An index that cannot be used, where no library tells the cause.
    pub fn index(directory: &Path, problem: IndexProblem) -> Error {
        Error::Index { directory: directory.to_path_buf(), problem, cause: None }
    }

    /// For [`Context::context`]: an index that cannot be used.
    pub fn of_index(directory: &Path, problem: IndexProblem) -> impl Fn(Cause) -> Error {
        move |cause| Error::Index { directory: directory.to_path_buf(), problem: problem.clone(), cause: Some(cause) }
    }

    /// For [`Context::context`]: a file that cannot be read or written.
    pub fn of_file(task: FileTask, path: &Path) -> impl Fn(Cause) -> Error {
        move |cause| Error::File { task, path: path.to_path_buf(), cause }
    }

    /// A failed write of results: a closed pipe is an end of its own.
    pub fn of_output(error: io::Error) -> Error {
        if error.kind() == io::ErrorKind::BrokenPipe { Error::OutputClosed } else { Error::Output(error) }
    }

    /// Whether waiting would help.
    pub fn is_busy(&self) -> bool {
        matches!(self, Error::Index { problem: IndexProblem::Busy { .. }, .. })
    }
}

impl From<ParseError> for Error {
    fn from(error: ParseError) -> Error {
        Error::Query(Box::new(error))
    }
}

fn led_by(cause: Option<&Cause>) -> String {
    cause.map_or_else(String::new, |cause| format!(": {cause}"))
}

/// Makes an error of ours from one of a library.
pub trait Context<T> {
    /// Turns the error into ours, with the library's as its cause.
    ///
    /// # Errors
    /// The same as before, as a kind.
    fn context(self, error: impl FnOnce(Cause) -> Error) -> Result<T>;
}

impl<T, E: Into<Cause>> Context<T> for std::result::Result<T, E> {
    fn context(self, error: impl FnOnce(Cause) -> Error) -> Result<T> {
        self.map_err(|cause| error(cause.into()))
    }
}
