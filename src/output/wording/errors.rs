//! What stopped a run and what to do about it, in words.
//! It must not know how an error came about.

use crate::archive::{ArchiveError, ArchiveProblem};
use crate::date::{DateError, Precision};
use crate::error::{Damage, Error, FileTask, IndexProblem, Limit, LineProblem, OtherVersion, Usage};
use crate::output::caret;
use crate::output::wording::archive;
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted};
use crate::query::{DATE_FIELDS, Field, ParseError, ParseErrorKind, SynonymProblem};
use crate::temporal::{TypedDateError, TypedDateProblem};
use crate::text::words;
use std::error::Error as StdError;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// This many files are named where several stopped a run.
const FILES_SHOWN: usize = 10;

/// Longer suggestions are not printed.
const SUGGESTION_MAX: usize = 200;

/// The line that says what is wrong.
pub fn error_line(language: Language, sentence: &str) -> String {
    say!(language, "Fehler: {sentence}", "error: {sentence}")
}

/// The line that says what to do.
pub fn hint_line(language: Language, hint: &str) -> String {
    say!(language, "Hinweis: {hint}", "hint: {hint}")
}

/// What stopped the run and, where there is something, what the reader can do next, in lines.
pub fn lines(language: Language, error: &Error) -> Vec<String> {
    let mut lines = vec![error_line(language, &sentence(language, error))];
    if let Error::Query(error) = error {
        lines.extend(caret::lines(error));
    }
    lines.extend(hint(language, error).map(|hint| hint_line(language, &hint)));
    lines
}

/// What is wrong, as one line: lower case, no full stop.
pub fn sentence(language: Language, error: &Error) -> String {
    match error {
        Error::Archive(error) => unread_archive(language, error),
        Error::Index { directory, problem, cause } => {
            let cause = cause.as_deref().map(|cause| cause as &(dyn StdError + 'static));
            index(language, directory, problem, cause)
        }
        Error::Query(error) => query(language, &error.kind),
        Error::Limit(limit) => self::limit(language, limit),
        Error::Usage(wrong) => usage(language, wrong),
        Error::File { task, path, cause } => file(language, *task, path, &**cause),
        Error::Line { path, line, problem } => self::line(language, path, *line, problem),
        Error::NoArticle { path, reason } => {
            let (path, reason) = (path.display(), archive::skip_reason(language, reason));
            say!(language, "{path} ergibt keinen Artikel, {reason}", "{path} gives no article, {reason}")
        }
        Error::NoSentences { path } => {
            let path = path.display();
            say!(language, "{path} hat keine Sätze", "{path} has no sentences")
        }
        Error::NoJudgedTopic => say!(language, "zu keinem Thema gibt es ein Urteil", "no topic has a judgement"),
        Error::ThreadStopped { files } => {
            let (first, more) = files.split_at(files.len().min(FILES_SHOWN));
            let more = if more.is_empty() { "" } else { " …" };
            let files = first.join(", ") + more;
            say!(
                language,
                "ein lesender Thread hörte auf; nicht gelesen sind: {files}",
                "a reading thread stopped; not read are: {files}"
            )
        }
        Error::Csv(cause) => {
            let cause = self::cause(language, &**cause);
            say!(language, "die CSV-Tabelle lässt sich nicht schreiben: {cause}", "cannot write CSV: {cause}")
        }
        Error::Output(cause) => {
            let cause = self::cause(language, cause);
            say!(language, "die Ausgabe lässt sich nicht schreiben: {cause}", "cannot write the output: {cause}")
        }
        Error::OutputClosed => say!(language, "die Ausgabe ist geschlossen", "the output is closed"),
    }
}

/// What the reader can do next, if there is something.
fn hint(language: Language, error: &Error) -> Option<String> {
    Some(match error {
        Error::Archive(error) => match error.problem {
            ArchiveProblem::Missing | ArchiveProblem::NoDirectory | ArchiveProblem::Unreadable => say!(
                language,
                "nennen Sie den Ordner mit den Artikeln: fundstelle index ARCHIV",
                "give the directory that holds the articles: fundstelle index ARCHIVE"
            ),
            ArchiveProblem::NotUtf8 => say!(
                language,
                "benennen Sie den Ordner um, oder indexieren Sie ihn über einen symbolischen Link mit anderem Namen",
                "rename the folder, or index it through a symbolic link with another name"
            ),
            ArchiveProblem::Emptied => say!(
                language,
                "ist die Platte eingehängt? um die Artikel trotzdem zu vergessen, nehmen Sie --rebuild",
                "is its disk mounted? to forget its articles nevertheless, use --rebuild"
            ),
        },
        Error::Index { directory, problem, .. } => index_hint(language, directory, problem),
        Error::Query(error) => query_hint(language, error),
        Error::Limit(limit) => limit_hint(language, limit),
        Error::Usage(wrong) => return usage_hint(language, wrong),
        Error::File { task: FileTask::ReadSynonyms, .. } => {
            say!(language, "die Datei muss da und in UTF-8 sein", "the file must be there and in UTF-8")
        }
        Error::File { task: FileTask::ReadNames, .. } => {
            say!(language, "die Datei muss in UTF-8 sein", "the file must be in UTF-8")
        }
        Error::Line { problem, .. } => line_hint(language, problem),
        Error::NoSentences { .. } => say!(
            language,
            "schreiben Sie ein Wort pro Zeile: Nummer, Wort, Etikett, durch Tabulatoren getrennt",
            "write a word per line: number, word, label, separated by tabs"
        ),
        Error::NoJudgedTopic => say!(
            language,
            "Themen und Urteile müssen dieselben Kennungen haben",
            "topics and qrels must use the same ids"
        ),
        Error::ThreadStopped { .. } => say!(
            language,
            "starten Sie den Befehl noch einmal; hilft das nicht, nehmen Sie diese Dateien aus dem Archiv",
            "run the command again; if that does not help, take these files out of the archive"
        ),
        Error::File { .. } | Error::NoArticle { .. } | Error::Csv(_) | Error::Output(_) | Error::OutputClosed => {
            return None;
        }
    })
}

/// The message of the system or of a library. Those of the system are known in German; those of libraries are not.
fn cause(language: Language, cause: &(dyn StdError + 'static)) -> String {
    let kind = std::iter::successors(Some(cause), |cause| (**cause).source()).find_map(|cause| {
        let shared = || cause.downcast_ref::<Arc<io::Error>>().map(|error| error.kind());
        cause.downcast_ref::<io::Error>().map(io::Error::kind).or_else(shared)
    });
    let german = kind.and_then(archive::in_german).filter(|_| language == Language::German);
    german.map_or_else(|| cause.to_string(), str::to_string)
}

fn unread_archive(language: Language, error: &ArchiveError) -> String {
    let path = error.path.display();
    match error.problem {
        ArchiveProblem::Missing => {
            say!(language, "das Archiv {path} gibt es nicht", "the archive {path} does not exist")
        }
        ArchiveProblem::NoDirectory => {
            say!(language, "das Archiv {path} ist kein Ordner", "the archive {path} is not a directory")
        }
        ArchiveProblem::Unreadable => {
            let cause = error.cause.as_ref().map_or_else(String::new, |cause| self::cause(language, cause));
            say!(
                language,
                "das Archiv {path} lässt sich nicht lesen: {cause}",
                "cannot read the archive {path}: {cause}"
            )
        }
        ArchiveProblem::NotUtf8 => {
            say!(language, "der Pfad des Archivs {path} ist kein UTF-8", "the path of the archive {path} is not UTF-8")
        }
        ArchiveProblem::Emptied => {
            say!(language, "das Archiv {path} hat keine Dateien mehr", "the archive {path} has no files any more")
        }
    }
}

// Long because each problem has its two sentences here and nowhere else.
fn index(
    language: Language,
    directory: &Path,
    problem: &IndexProblem,
    cause: Option<&(dyn StdError + 'static)>,
) -> String {
    let place = directory.display();
    let cause = cause.map(|cause| self::cause(language, cause)).unwrap_or_default();
    match problem {
        IndexProblem::Missing => say!(language, "in {place} ist kein Index", "there is no index in {place}"),
        IndexProblem::Unfinished => {
            say!(language, "der Index in {place} wurde nie fertig", "the index in {place} was never finished")
        }
        IndexProblem::Foreign => say!(
            language,
            "der Index in {place} ist nicht von diesem fundstelle",
            "the index in {place} was not made by this fundstelle"
        ),
        IndexProblem::OtherVersion(versions) => {
            let OtherVersion { found, expected, .. } = &**versions;
            let (format, analysis) = (found.format, &found.analysis);
            let (our_format, our_analysis) = (expected.format, &expected.analysis);
            say!(
                language,
                "der Index in {place} ist von einer anderen Version von fundstelle (Format {format}, \
                 Analyse {analysis}; diese hat Format {our_format}, Analyse {our_analysis})",
                "the index in {place} was made by another version of fundstelle (format {format}, analysis {analysis}; \
                 this one has format {our_format}, analysis {our_analysis})"
            )
        }
        IndexProblem::Damaged(damage) => {
            let damage = self::damage(language, damage, &cause);
            say!(language, "der Index in {place} ist beschädigt: {damage}", "the index in {place} is damaged: {damage}")
        }
        IndexProblem::NotReadable => {
            say!(language, "den Index in {place} dürfen Sie nicht lesen", "you may not read the index in {place}")
        }
        IndexProblem::NotWritable => say!(
            language,
            "der Index in {place} lässt sich nicht schreiben: {cause}",
            "cannot write the index in {place}: {cause}"
        ),
        IndexProblem::Busy { holder } => {
            let other = language.pick("einem anderen Prozess", "another process");
            let holder = holder.as_deref().unwrap_or(other);
            say!(
                language,
                "der Index in {place} wird gerade geschrieben, von {holder}",
                "the index in {place} is being written by {holder}"
            )
        }
        IndexProblem::OtherFiles { name } => say!(
            language,
            "in {place} sind andere Dateien ({name}) und kein Index",
            "{place} holds other files ({name}) and no index"
        ),
        IndexProblem::NotMade => say!(
            language,
            "der Ordner {place} für den Index lässt sich nicht anlegen: {cause}",
            "cannot make the index directory {place}: {cause}"
        ),
        IndexProblem::NotCleared => say!(
            language,
            "der Index in {place} lässt sich nicht löschen: {cause}",
            "cannot clear the index in {place}: {cause}"
        ),
        IndexProblem::NotWritten => {
            say!(language, "der Index lässt sich nicht schreiben: {cause}", "cannot write the index: {cause}")
        }
        IndexProblem::NotCommitted => say!(
            language,
            "der Index in {place} lässt sich nicht abschließen: {cause}",
            "cannot commit the index in {place}: {cause}"
        ),
    }
}

fn damage(language: Language, damage: &Damage, cause: &str) -> String {
    match damage {
        Damage::MissingFile(file) => {
            let file = file.display();
            say!(language, "{file} fehlt", "{file} is missing")
        }
        Damage::File(file) => format!("{}: {cause}", file.display()),
        Damage::Lock => say!(
            language,
            "seine Sperre ist nicht zu bekommen; dürfen Sie in den Ordner schreiben?",
            "its lock cannot be taken; may you write to the directory?"
        ),
        Damage::Corrupt => say!(
            language,
            "eine seiner Dateien ist nicht, wie sie geschrieben wurde",
            "one of its files is not as it was written"
        ),
        Damage::OtherFields => say!(
            language,
            "er hat andere Felder, als diese Version schreibt",
            "it has other fields than this version writes"
        ),
        Damage::Unknown if cause.is_empty() => say!(language, "er lässt sich nicht lesen", "it cannot be read"),
        Damage::Unknown => cause.to_string(),
    }
}

fn index_hint(language: Language, directory: &Path, problem: &IndexProblem) -> String {
    let place = directory.display();
    match problem {
        IndexProblem::Missing => say!(
            language,
            "legen Sie einen an: fundstelle index ARCHIV --index {place}",
            "make one: fundstelle index ARCHIVE --index {place}"
        ),
        IndexProblem::Unfinished => say!(
            language,
            "indexieren Sie das Archiv noch einmal: fundstelle index ARCHIV --index {place}",
            "index the archive again: fundstelle index ARCHIVE --index {place}"
        ),
        IndexProblem::Foreign => say!(
            language,
            "bauen Sie ihn neu: fundstelle index ARCHIV --index {place} --rebuild, oder nehmen Sie einen anderen \
             Ordner",
            "rebuild it: fundstelle index ARCHIVE --index {place} --rebuild, or choose another directory"
        ),
        IndexProblem::OtherVersion(versions) => {
            let archive = versions.archive.as_ref().map(|archive| archive.display().to_string());
            rebuild(language, directory, archive.as_deref())
        }
        IndexProblem::Damaged(_) => rebuild(language, directory, None),
        IndexProblem::NotReadable => say!(
            language,
            "bitten Sie den Besitzer um das Recht, alle Dateien darin zu lesen, auch versteckte",
            "ask its owner for the right to read all files in it, hidden ones too"
        ),
        IndexProblem::Busy { .. } => say!(
            language,
            "warten Sie, bis er fertig ist; suchen können Sie schon",
            "wait until it is done; searching works meanwhile"
        ),
        IndexProblem::OtherFiles { .. } => say!(
            language,
            "nehmen Sie mit --index einen leeren oder neuen Ordner",
            "choose an empty or a new directory with --index"
        ),
        IndexProblem::NotWritable | IndexProblem::NotMade | IndexProblem::NotCleared => say!(
            language,
            "prüfen Sie, ob Sie in den Ordner schreiben dürfen, oder nehmen Sie mit --index einen anderen",
            "check that you may write to the directory, or choose another with --index"
        ),
        IndexProblem::NotWritten | IndexProblem::NotCommitted => say!(
            language,
            "der Index ist, wie er war; prüfen Sie den Platz auf der Platte und starten Sie den Befehl noch einmal",
            "the index is as it was before; check the space on the disk and run the command again"
        ),
    }
}

fn rebuild(language: Language, directory: &Path, archive: Option<&str>) -> String {
    let (place, archive) = (directory.display(), archive.unwrap_or(language.pick("ARCHIV", "ARCHIVE")));
    say!(
        language,
        "bauen Sie ihn neu: fundstelle index {archive} --index {place} --rebuild",
        "rebuild it: fundstelle index {archive} --index {place} --rebuild"
    )
}

/// What is wrong with a query.
// Long because each kind has its two sentences here and nowhere else.
pub fn query(language: Language, kind: &ParseErrorKind) -> String {
    use ParseErrorKind as Kind;
    match kind {
        Kind::NoWords => say!(language, "die Abfrage hat keine Wörter", "the query has no words"),
        Kind::TooLong(max) => {
            say!(language, "die Abfrage ist länger als {max} Bytes", "the query is longer than {max} bytes")
        }
        Kind::TooManyWords(max) => {
            say!(language, "die Abfrage hat mehr als {max} Wörter", "the query has more than {max} words")
        }
        Kind::TooDeep(max) => say!(
            language,
            "mehr als {max} Klammern und Operatoren ineinander",
            "more than {max} brackets and operators in each other"
        ),
        Kind::UnclosedQuotation => {
            say!(language, "das Zitat wird nie geschlossen", "the quotation is never closed")
        }
        Kind::EmptyQuotation => say!(language, "das Zitat hat keine Wörter", "the quotation has no words"),
        Kind::UnclosedBracket => say!(language, "die Klammer wird nie geschlossen", "the bracket is never closed"),
        Kind::StrayBracket => say!(language, "diese Klammer schließt nichts", "this bracket closes nothing"),
        Kind::EmptyBrackets => say!(language, "die Klammern sind leer", "the brackets are empty"),
        Kind::UnknownField(name) => {
            let names: Vec<&str> = Field::ALL.iter().map(|(_, name, _)| *name).chain(DATE_FIELDS).collect();
            let names = names.join(", ");
            say!(
                language,
                "ein Feld {name} gibt es nicht; die Felder sind {names}",
                "there is no field {name}; fields are {names}"
            )
        }
        Kind::FieldValue => say!(
            language,
            "ein Feld nimmt Wörter, Zitate, UND, ODER und NICHT",
            "a field takes words, quotations, UND, ODER and NICHT"
        ),
        Kind::PartOfName => {
            say!(language, "person: nimmt ganze Namen, kein * oder ?", "person: takes whole names, no * or ?")
        }
        Kind::NothingBefore(operator) => {
            say!(language, "vor {operator} fehlt etwas", "{operator} needs something before it")
        }
        Kind::NothingBeforeNear => {
            say!(language, "vor NEAR und VOR muss etwas stehen", "NEAR and VOR need something before them")
        }
        Kind::NothingBeforeBeside => {
            say!(language, "vor diesem Operator fehlt etwas", "this operator needs something before it")
        }
        Kind::NothingBehind(operator) => {
            say!(language, "hinter {operator} fehlt etwas", "{operator} needs something behind it")
        }
        Kind::NothingAtEnd => say!(language, "am Ende fehlt etwas", "something is missing at the end"),
        Kind::StraySign => say!(language, "ein Zeichen steht am falschen Platz", "a sign is out of place"),
        Kind::OnlyText(operators) => {
            let operators = operators.join(language.pick(" und ", " and "));
            say!(
                language,
                "bei {operators} stehen nur Wörter des Textes, keine Felder, Daten, MIN, ARTIKEL und NICHT",
                "{operators} work on words of the text only, not on fields, dates, MIN, ARTIKEL and NICHT"
            )
        }
        Kind::OutOfRange(operator, max) => {
            say!(language, "{operator} nimmt eine Zahl von 1 bis {max}", "{operator} takes a number from 1 to {max}")
        }
        Kind::QuotationOutOfRange(max) => say!(
            language,
            "~ hinter einem Zitat nimmt eine Zahl von 1 bis {max}",
            "~ behind a quotation takes a number from 1 to {max}"
        ),
        Kind::NearRow => say!(language, "zu viele NEAR und VOR hintereinander", "too many NEAR and VOR in a row"),
        Kind::NearQuotation => say!(
            language,
            "das sind zu viele Wörter, um nah beieinander zu stehen",
            "these are too many words to be near each other"
        ),
        Kind::BareWildcard => say!(language, "ein Platzhalter braucht Buchstaben", "a wildcard needs letters"),
        Kind::ShortWildcard(min) => say!(
            language,
            "ein Platzhalter braucht mindestens {min} Buchstaben",
            "a wildcard needs {min} letters or more"
        ),
        Kind::LongFuzzy(max) => {
            say!(language, "ein Wort mit ~ hat höchstens {max} Buchstaben", "a word with ~ has at most {max} letters")
        }
        Kind::FuzzyDistance => say!(language, "nur ~1 und ~2 sind möglich", "only ~1 and ~2 are possible"),
        Kind::NoDateGiven => say!(language, "ein Datum fehlt", "a date is missing"),
        Kind::BlankBeforeDate => {
            say!(language, "ein Datum fehlt, ohne Leerzeichen davor", "a date is missing, without a blank before it")
        }
        Kind::BlankBehindField(name) => say!(
            language,
            "hinter {name}: steht ohne Leerzeichen, was gesucht wird",
            "what is looked for stands behind {name}: without a blank"
        ),
        Kind::ForeignOperator(typed) => say!(
            language,
            "{typed} ist ein Operator anderer Programme; hier heißen sie UND, ODER, NICHT, NEAR/5, VOR/5, SATZ(…), Wort*",
            "{typed} is an operator of other programs; here they are AND, OR, NOT, NEAR/5, PRE/5, SENTENCE(…), word*"
        ),
        Kind::SmallOperator(typed) => say!(
            language,
            "„{typed}“ klein geschrieben ist ein Wort; Operatoren stehen in Großbuchstaben",
            "\"{typed}\" in small letters is a word; operators are written in capitals"
        ),
        Kind::Option(typed) => say!(
            language,
            "{typed} gilt in der Abfrage, auch hinter --, nicht als Option; als Wort steht es ohne Striche davor",
            "{typed} is no option inside the query, nor behind --; as a word it stands without the dashes"
        ),
        Kind::BlanksAroundRange => {
            say!(language, "um .. stehen keine Leerzeichen", "no blanks stand around ..")
        }
        Kind::UnquotedDate(typed) => say!(
            language,
            "{typed} allein ist kein Datum; Anführungszeichen halten Wörter zusammen",
            "{typed} alone is not a date; quotation marks hold words together"
        ),
        Kind::NoDate { problem: TypedDateProblem::Reversed, .. } => date(language, &TypedDateProblem::Reversed, None),
        Kind::NoDate { typed, problem, nearest } => {
            format!("{typed}: {}", date(language, problem, nearest.as_deref()))
        }
    }
}

/// Why what was typed is no date.
fn date(language: Language, problem: &TypedDateProblem, nearest: Option<&str>) -> String {
    match (problem, nearest) {
        (TypedDateProblem::Reversed, _) => {
            say!(language, "diese Tage enden, bevor sie beginnen", "these days end before they begin")
        }
        (TypedDateProblem::Date(DateError::Unknown), Some(nearest)) => {
            say!(language, "kein Datum; am nächsten ist {nearest}", "not a date; the nearest is {nearest}")
        }
        (TypedDateProblem::Date(DateError::Impossible), Some(nearest)) => say!(
            language,
            "dieses Datum gibt es nicht; am nächsten ist {nearest}",
            "no such date; the nearest is {nearest}"
        ),
        (TypedDateProblem::Date(DateError::Unknown), None) => say!(
            language,
            "kein Datum; schreiben Sie zum Beispiel 2025, 2025-07, 2025-07-04, 4.7.2025, 4. Juli 2025 oder Juli 2025",
            "not a date; write for example 2025, 2025-07, 2025-07-04, 4.7.2025, 4. Juli 2025 or Juli 2025"
        ),
        (TypedDateProblem::Date(DateError::Impossible), None) => say!(
            language,
            "dieses Datum gibt es nicht, oder das Jahr liegt vor 1600 oder nach 2100",
            "no such date, or a year before 1600 or after 2100"
        ),
    }
}

fn query_hint(language: Language, error: &ParseError) -> String {
    match &error.suggestion {
        // Of a command line, what begins with a dash is an option, unless this is before it.
        Some(suggestion) if suggestion.starts_with('-') => say!(
            language,
            "meinten Sie: -- {suggestion}  (--tolerant davor sucht danach)",
            "did you mean: -- {suggestion}  (--tolerant before that searches for it)"
        ),
        Some(suggestion) if suggestion.chars().count() <= SUGGESTION_MAX => say!(
            language,
            "meinten Sie: {suggestion}  (--tolerant sucht danach)",
            "did you mean: {suggestion}  (--tolerant searches for that)"
        ),
        Some(_) => say!(language, "--tolerant sucht, was zu lesen ist", "--tolerant searches for what can be read"),
        None if words(&error.query).next().is_none() => say!(
            language,
            "schreiben Sie, was zu suchen ist: fundstelle search \"Putin Waffenruhe\"",
            "write what to look for: fundstelle search \"Putin Waffenruhe\""
        ),
        None if matches!(error.kind, ParseErrorKind::TooLong(_) | ParseErrorKind::TooManyWords(_)) => {
            say!(language, "lassen Sie weg, was am wenigsten zählt", "leave out what matters least")
        }
        None => say!(language, "fundstelle help query sagt, wie man sucht", "fundstelle help query says how to search"),
    }
}

fn limit(language: Language, limit: &Limit) -> String {
    match limit {
        Limit::Forms { typed, count, max } => say!(
            language,
            "{typed} steht für {count} Wörter dieses Archivs, mehr als {max}",
            "{typed} stands for {count} words of this archive, more than {max}"
        ),
        Limit::Passages { max } => say!(
            language,
            "die Abfrage müsste mehr als {max} Stellen lesen",
            "the query would have to read more than {max} passages"
        ),
        Limit::Words { count, max } => say!(
            language,
            "die Abfrage hat {count} verschiedene Wörter, mehr als {max}",
            "the query has {count} different words, more than {max}"
        ),
        Limit::Periods { count } => say!(
            language,
            "{count} Abschnitte sind kein Verlauf, den man lesen kann",
            "{count} periods are more than anybody can read as a timeline"
        ),
    }
}

fn limit_hint(language: Language, limit: &Limit) -> String {
    match limit {
        Limit::Forms { .. } => say!(language, "schreiben Sie mehr seiner Buchstaben", "write more of its letters"),
        Limit::Passages { .. } => say!(
            language,
            "nehmen Sie ein selteneres Wort oder ein Datum dazu: --year 2025",
            "add a rarer word, or a date: --year 2025"
        ),
        Limit::Words { .. } => {
            say!(language, "lassen Sie weg, was am wenigsten zählt", "leave out what matters least")
        }
        Limit::Periods { .. } => say!(
            language,
            "zählen Sie in längeren Abschnitten, --by year, oder fragen Sie mit --from und --to nach weniger Tagen",
            "count by a longer time, --by year, or ask for fewer days with --from and --to"
        ),
    }
}

// Long because each kind has its two sentences here and nowhere else.
fn usage(language: Language, wrong: &Usage) -> String {
    match wrong {
        Usage::NothingToLookFor => say!(language, "es ist nichts zu suchen", "there is nothing to look for"),
        Usage::NoPerson(typed) => say!(language, "--person {typed} ist kein Name", "--person {typed} is not a name"),
        Usage::NoToday(typed) => say!(language, "--today {typed} ist kein Tag", "--today {typed} is not a day"),
        Usage::RecentWithBlank(typed) => say!(
            language,
            "--recent und {typed} mit einem Leerzeichen dazwischen: so wäre {typed} ein Suchwort",
            "--recent and {typed} with a blank between: so {typed} would be a word to look for"
        ),
        Usage::NotWhole { unit: Precision::Month, typed } => {
            say!(language, "--month {typed} ist kein Monat", "--month {typed} is not a month")
        }
        Usage::NotWhole { typed, .. } => say!(language, "--year {typed} ist kein Jahr", "--year {typed} is not a year"),
        Usage::OpenEnd { option, typed } => {
            say!(
                language,
                "--{option} {typed} hat auf dieser Seite kein Ende",
                "--{option} {typed} is open on that side"
            )
        }
        Usage::Reversed => say!(language, "--to liegt vor --from", "--to is before --from"),
        Usage::NoDate { option, typed, wrong: TypedDateError { place, problem, nearest } } => {
            let part = place.of(typed);
            let at = if part == typed { String::new() } else { format!(" ({part})") };
            format!("--{option} {typed}{at}: {}", date(language, problem, nearest.as_deref()))
        }
        Usage::NotOneWord(typed) => {
            say!(language, "„{typed}“ ist kein einzelnes Wort", "\"{typed}\" is not a single word")
        }
        Usage::NoArticleId(typed) => {
            say!(language, "{typed} ist keine Artikelkennung", "{typed} is not an article id")
        }
        Usage::SeveralArticles(typed) => {
            say!(language, "mit {typed} beginnen mehrere Kennungen", "{typed} is the beginning of several ids")
        }
        Usage::UnknownArticle(typed) => {
            say!(language, "im Index ist kein Artikel {typed}", "the index has no article {typed}")
        }
        Usage::NoPassage { article, passage, passages } => {
            let (count, last) = (counted(language, *passages, Noun::Passage), passages.saturating_sub(1));
            say!(
                language,
                "{article} hat keine Stelle {passage}, sondern {count}: 0 bis {last}",
                "{article} has no passage {passage}; it has {count}: 0 to {last}"
            )
        }
        Usage::NoName(name) => say!(language, "„{name}“ ist kein Name", "\"{name}\" is not a name"),
        Usage::SameName(name) => {
            say!(language, "{name} steht zweimal da", "{name} is given twice")
        }
    }
}

// Long because each kind has its two sentences here and nowhere else.
fn usage_hint(language: Language, wrong: &Usage) -> Option<String> {
    Some(match wrong {
        Usage::NothingToLookFor => say!(
            language,
            "geben Sie Wörter, eine Person oder Tage an: fundstelle search \"Putin Waffenruhe\" --month 2025-07",
            "write words, a person or days: fundstelle search \"Putin Waffenruhe\" --month 2025-07"
        ),
        Usage::RecentWithBlank(typed) => say!(
            language,
            "schreiben Sie --recent={typed}, oder das Suchwort zuerst",
            "write --recent={typed}, or the word to look for first"
        ),
        Usage::NoPerson(_) => {
            say!(language, "schreiben Sie --person \"Angela Merkel\"", "write --person \"Angela Merkel\"")
        }
        Usage::NoToday(_) => say!(language, "schreiben Sie --today 2025-07-04", "write --today 2025-07-04"),
        Usage::NotWhole { unit, .. } => {
            let example = if *unit == Precision::Month { "--month 2025-07" } else { "--year 2025" };
            say!(
                language,
                "schreiben Sie {example}, oder nehmen Sie --from und --to",
                "write {example}, or use --from and --to"
            )
        }
        Usage::OpenEnd { .. } => say!(language, "schreiben Sie den Tag selbst", "write the day itself"),
        Usage::Reversed => say!(language, "vertauschen Sie die beiden Daten", "swap the two dates"),
        Usage::NoDate { option, wrong, .. } => format!("--{option} \"{}\"", wrong.nearest.as_ref()?),
        Usage::NotOneWord(_) => say!(
            language,
            "fragen Sie nach einem Wort: fundstelle related Waffenruhe",
            "ask for one word: fundstelle related Waffenruhe"
        ),
        Usage::NoArticleId(_) => say!(
            language,
            "eine Kennung hat bis zu sechzehn Ziffern 0–9 und a–f; search nennt sie hinter dem Ort, vor dem Doppelpunkt",
            "an id has up to sixteen digits 0–9 and a–f; search prints it behind the place, before the colon"
        ),
        Usage::SeveralArticles(_) => say!(language, "geben Sie mehr Ziffern an", "give more digits"),
        Usage::UnknownArticle(_) => say!(
            language,
            "search nennt die Kennung jedes Artikels hinter dem Ort",
            "search prints the id of each article behind the place"
        ),
        Usage::NoPassage { article, .. } => {
            say!(language, "alle Stellen zeigt fundstelle show {article}", "fundstelle show {article} shows them all")
        }
        Usage::NoName(_) => {
            say!(language, "ein Name hat Buchstaben und weder = noch #", "a name has letters and no = or #")
        }
        Usage::SameName(_) => say!(language, "geben Sie zwei Namen an", "give two names"),
    })
}

fn file(language: Language, task: FileTask, path: &Path, cause: &(dyn StdError + 'static)) -> String {
    let (path, cause) = (path.display(), self::cause(language, cause));
    match task {
        FileTask::Read => say!(language, "{path} lässt sich nicht lesen: {cause}", "cannot read {path}: {cause}"),
        FileTask::ReadSynonyms => say!(
            language,
            "die Synonyme in {path} lassen sich nicht lesen: {cause}",
            "cannot read the synonyms in {path}: {cause}"
        ),
        FileTask::ReadNames => say!(
            language,
            "die Namen in {path} lassen sich nicht lesen: {cause}",
            "cannot read the names in {path}: {cause}"
        ),
        FileTask::Write => {
            say!(language, "{path} lässt sich nicht schreiben: {cause}", "cannot write {path}: {cause}")
        }
        FileTask::WriteReport => say!(
            language,
            "der Bericht {path} lässt sich nicht schreiben: {cause}",
            "cannot write the report {path}: {cause}"
        ),
        FileTask::WriteRun => say!(
            language,
            "die Rangliste {path} lässt sich nicht schreiben: {cause}",
            "cannot write the run {path}: {cause}"
        ),
    }
}

fn line(language: Language, path: &Path, line: usize, problem: &LineProblem) -> String {
    let path = path.display();
    let place = format!("{path}:{line}");
    match problem {
        LineProblem::NoTopic => say!(language, "{place} ist kein Thema", "{place} is not a topic"),
        LineProblem::NoJudgement => say!(language, "{place} ist kein Urteil", "{place} is not a judgement"),
        LineProblem::NoDocument => say!(language, "{place} nennt kein Dokument", "{place} names no document"),
        LineProblem::NoText => say!(language, "{place} hat keinen Text", "{place} has no text"),
        LineProblem::NoStatement(text) => {
            say!(language, "{place} sagt nichts über Namen: {text}", "{place} says nothing about names: {text}")
        }
        LineProblem::Synonyms(problem) => {
            let problem = synonyms(language, problem);
            say!(language, "{path}, Zeile {line}: {problem}", "{path}, line {line}: {problem}")
        }
    }
}

fn synonyms(language: Language, problem: &SynonymProblem) -> String {
    match problem {
        SynonymProblem::Alone(word) => say!(language, "„{word}“ steht allein", "\"{word}\" stands alone"),
        SynonymProblem::NoWord(word) => say!(language, "„{word}“ ist kein Wort", "\"{word}\" is not a word"),
        SynonymProblem::Long { text, count, max } => say!(
            language,
            "„{text}“ hat {count} Wörter, mehr als {max}",
            "\"{text}\" has {count} words, more than {max}"
        ),
        SynonymProblem::TooMany(max) => {
            say!(language, "es sind mehr als {max} Gruppen", "there are more than {max} groups")
        }
    }
}

fn line_hint(language: Language, problem: &LineProblem) -> String {
    match problem {
        LineProblem::NoTopic => say!(
            language,
            "schreiben Sie ein Thema pro Zeile: Kennung, Tabulator, Text",
            "write one topic per line: id, a tab, text"
        ),
        LineProblem::NoJudgement | LineProblem::NoDocument => say!(
            language,
            "schreiben Sie ein Urteil pro Zeile: Thema 0 Dokument Grad",
            "write one judgement per line: topic 0 document grade"
        ),
        LineProblem::NoText => say!(
            language,
            "schreiben Sie ein JSON-Objekt pro Zeile, mit dem laufenden Text als \"text\"",
            "write one JSON object per line, with the running text as \"text\""
        ),
        LineProblem::NoStatement(_) => say!(
            language,
            "schreiben Sie „A = B“ für zwei Namen einer Person, „A != B“ für zwei Personen",
            "write \"A = B\" for two names of one person, \"A != B\" for two people"
        ),
        LineProblem::Synonyms(_) => say!(
            language,
            "schreiben Sie in eine Zeile, was dasselbe heißt: Waffenruhe, Feuerpause, Waffenstillstand",
            "write what means the same on one line: Waffenruhe, Feuerpause, Waffenstillstand"
        ),
    }
}
