//! What became of the files of an archive: why one was skipped, what was noted, what tells its date; progress.
//! It must not know how files are read.

use crate::archive::{
    Broken, Format, JsonValue, NoArticle, Packed, ReadingNote, SkipKind, SkipReason, SystemError, Unreadable,
    XmlProblem,
};
use crate::article::{Article, DateEvidence};
use crate::ingest::{FileReport, Outcome, Progress, Report};
use crate::output::wording::date::{date, undated};
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, decimal, whole};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// This many remarks on files are shown; the report file has all.
const NOTES_SHOWN: usize = 10;

/// This many extensions that are not read are named.
const EXTENSIONS_SHOWN: usize = 5;

/// The order in which kinds of skipped files are counted up.
const SKIP_KINDS: [SkipKind; 13] = [
    SkipKind::Broken,
    SkipKind::Packed,
    SkipKind::NoPage,
    SkipKind::Empty,
    SkipKind::UnknownFormat,
    SkipKind::Hidden,
    SkipKind::TooLarge,
    SkipKind::NoText,
    SkipKind::NoArticle,
    SkipKind::NotText,
    SkipKind::Index,
    SkipKind::SameAs,
    SkipKind::Unreadable,
];

/// The kind of reason why a file gives no article.
pub fn skip_kind(language: Language, kind: SkipKind) -> &'static str {
    match kind {
        SkipKind::Hidden => language.pick("versteckt", "hidden"),
        SkipKind::Index => language.pick("der Index selbst", "the index itself"),
        SkipKind::Empty => language.pick("leer", "empty"),
        SkipKind::NoText => language.pick("ohne Text", "no text"),
        SkipKind::NotText => language.pick("keine Textdatei", "not a text file"),
        SkipKind::TooLarge => language.pick("größer als 64 MB", "larger than 64 MB"),
        SkipKind::UnknownFormat => language.pick("Format wird nicht gelesen", "format not read"),
        SkipKind::SameAs => language.pick("dasselbe noch einmal", "the same again"),
        SkipKind::Unreadable => language.pick("nicht lesbar", "unreadable"),
        SkipKind::NoArticle => language.pick("kein Artikel", "no article"),
        SkipKind::Broken => language.pick("beschädigt", "broken"),
        SkipKind::Packed => language.pick("nicht auszupacken", "not to be unpacked"),
        SkipKind::NoPage => language.pick("Abruf ohne Seite", "fetched without a page"),
    }
}

/// Why a file gives no article.
pub fn skip_reason(language: Language, reason: &SkipReason) -> String {
    let kind = skip_kind(language, reason.kind());
    match reason {
        SkipReason::UnknownFormat(extension) => format!("{kind}: {extension}"),
        SkipReason::SameAs(path) => say!(
            language,
            "dieselbe Datei oder derselbe Ordner wie {path}, über einen Link",
            "the same file or folder as {path}, by a link"
        ),
        SkipReason::Unreadable(reason) => format!("{kind}: {}", unreadable(language, reason)),
        SkipReason::NoArticle(what) => {
            let what = no_article(language, *what);
            say!(language, "{kind}, sondern {what}", "{kind} but {what}")
        }
        SkipReason::Broken(what) => format!("{kind}: {}", broken(language, what)),
        SkipReason::Packed(what) => packed(language, what),
        _ => kind.to_string(),
    }
}

/// How an article would be understood: `a.json: JSON, 4. Juli 2025, "Titel"`.
pub fn understood(language: Language, address: &str, of: Format, article: &Article) -> String {
    let date = article.date.map_or_else(|| undated(language).to_string(), |day| date(language, day));
    let title = article.title.as_deref();
    let title = title.map(|title| say!(language, "„{title}“", "“{title}”"));
    let parts = [Some(format(language, of).to_string()), Some(date), title];
    format!("{address}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// How much of an archive would be read.
pub fn would_be_read(language: Language, articles: u64, left_out: u64) -> String {
    let articles = counted(language, articles, Noun::Article);
    let left_out = whole(language, left_out);
    say!(
        language,
        "{articles} würden aufgenommen, {left_out} Dateien oder Einträge übersprungen; der Index ist, wie er war",
        "{articles} would be indexed, {left_out} files or entries skipped; the index is as it was"
    )
}

/// That something in a file gives no article, and why.
pub fn left_out(language: Language, address: &str, reason: &SkipReason) -> String {
    format!("{address}: {}", skip_reason(language, reason))
}

fn packed(language: Language, what: &Packed) -> String {
    match what {
        Packed::CutOff => say!(language, "bricht ab, bevor es zu Ende ist", "ends before its end"),
        Packed::Damaged(what) => {
            say!(language, "lässt sich nicht auspacken: {what}", "cannot be unpacked: {what}")
        }
        Packed::Encrypted => say!(language, "verlangt ein Passwort", "asks for a password"),
        Packed::Unsupported(how) => say!(
            language,
            "auf eine Weise gepackt, die hier nicht gelesen wird: {how}; packen Sie es vorher aus",
            "packed in a way that is not read here: {how}; unpack it first"
        ),
        Packed::TooMuch => say!(
            language,
            "packt sich zu weit mehr aus, als Texte es tun, und wurde nicht zu Ende gelesen",
            "unpacks to far more than texts do, and was not read to its end"
        ),
        Packed::TooDeep => say!(
            language,
            "zu tief ineinander gepackt; packen Sie es vorher aus",
            "packed too deep in each other; unpack it first"
        ),
        Packed::LeadsOut => {
            say!(language, "sein Pfad führt aus dem Behälter heraus", "its path leads out of its container")
        }
        Packed::NoFile => say!(language, "ein Verweis oder Gerät, keine Datei", "a link or a device, no file"),
        Packed::Revisit => say!(
            language,
            "beim Abruf unverändert und darum nicht noch einmal gespeichert",
            "unchanged when it was fetched, and so not kept again"
        ),
        Packed::Answered(code) => {
            say!(
                language,
                "der Server antwortete mit {code} statt mit einer Seite",
                "the server answered {code} instead of a page"
            )
        }
    }
}

fn no_article(language: Language, what: NoArticle) -> &'static str {
    match what {
        NoArticle::Picture => language.pick("ein Bild", "a picture"),
        NoArticle::Graphic => language.pick("eine Grafik", "a graphic"),
        NoArticle::Video => language.pick("ein Video", "a video"),
        NoArticle::Audio => language.pick("eine Tonaufnahme", "a recording"),
        NoArticle::Package => {
            language.pick("eine Zusammenstellung ohne eigenen Text", "a package without text of its own")
        }
        NoArticle::Knowledge => {
            language.pick("Angaben zu einer Person, einem Ort oder einem Thema", "facts on a person, place or subject")
        }
        NoArticle::Withdrawn => language.pick("eine zurückgezogene Meldung", "something withdrawn"),
        NoArticle::Unpublished => {
            language.pick("ein Entwurf, eine Fassung oder etwas Geplantes", "a draft, a version or something planned")
        }
        NoArticle::Attachment => language.pick("der Anhang eines Artikels", "an attachment of an article"),
        NoArticle::Page => language.pick("eine Seite wie das Impressum", "a page such as the imprint"),
        NoArticle::ListOfArticles => language.pick("eine Liste von Artikeln", "a list of articles"),
        NoArticle::PageWithoutText => language.pick("eine Seite ohne Text", "a page without text"),
        NoArticle::TableOfContents => {
            language.pick("ein Verzeichnis von Seiten ohne deren Text", "a list of pages without their text")
        }
    }
}

fn unreadable(language: Language, reason: &Unreadable) -> String {
    match reason {
        Unreadable::System(error) => system_error(language, error),
        Unreadable::LinkLoop => say!(
            language,
            "ein symbolischer Link, der zu einem Ordner über ihm zurückführt",
            "a symbolic link that leads back to a folder above it"
        ),
        Unreadable::Special => say!(language, "weder Datei noch Ordner", "neither a file nor a folder"),
        Unreadable::NotWalked => say!(language, "der Ordner lässt sich nicht öffnen", "cannot be walked"),
    }
}

fn broken(language: Language, what: &Broken) -> String {
    match what {
        // What the parser says is English.
        Broken::InvalidJson { line, column, message } => match language {
            Language::German => {
                let what = json_in_german(message).map(|what| format!(": {what}")).unwrap_or_default();
                format!("ungültiges JSON in Zeile {line}, Spalte {column}{what}")
            }
            Language::English => format!("invalid JSON at line {line}, column {column}: {message}"),
        },
        Broken::JsonList => say!(
            language,
            "eine Liste von JSON-Werten; gelesen wird ein Artikel pro Datei",
            "a list of JSON values; one article a file is read"
        ),
        Broken::JsonLines { line } => say!(
            language,
            "ab Zeile {line} folgt ein weiterer JSON-Wert; gelesen wird ein Artikel pro Datei",
            "another JSON value follows from line {line} on; one article a file is read"
        ),
        Broken::NoJsonObject => say!(language, "kein JSON-Objekt", "no JSON object"),
        Broken::NoTextUnder(keys) => {
            let keys = keys.join(", ");
            say!(language, "unter keinem der Schlüssel {keys} steht Text", "no text under any of the keys {keys}")
        }
        Broken::OtherThanText { key, value } => {
            let value = json_value(language, *value);
            say!(
                language,
                "unter „{key}“ steht kein Text, sondern {value}",
                "under \"{key}\" there is no text but {value}"
            )
        }
        Broken::InvalidXml { line, problem } => {
            let problem = xml_problem(language, problem);
            say!(language, "ungültiges XML in Zeile {line}{problem}", "invalid XML at line {line}{problem}")
        }
        Broken::BreaksOff { line } => {
            say!(language, "die Meldung ab Zeile {line} bricht ab", "the message from line {line} on breaks off")
        }
        Broken::ProgramFailed => say!(
            language,
            "fundstelle ist an dieser Datei gescheitert; bitte melden Sie das",
            "fundstelle failed on this file; please report it"
        ),
    }
}

/// What is wrong with XML, behind its line.
fn xml_problem(language: Language, problem: &XmlProblem) -> String {
    match problem {
        XmlProblem::NeverEnds { element } => {
            say!(language, ": <{element}> hat kein Ende", ": <{element}> has no end")
        }
        XmlProblem::OtherEnd { expected, found } => {
            say!(language, ": </{found}> statt </{expected}>", ": </{found}> for </{expected}>")
        }
        XmlProblem::TooDeep => say!(language, ": zu tief verschachtelt", ": nested too deep"),
        XmlProblem::NoElement => say!(language, ": kein Element", ": no element"),
        // What the parser says is English.
        XmlProblem::Syntax { message } => match language {
            Language::German => String::new(),
            Language::English => format!(": {message}"),
        },
    }
}

fn json_value(language: Language, value: JsonValue) -> &'static str {
    match value {
        JsonValue::Null => "null",
        JsonValue::Empty => language.pick("nichts", "nothing"),
        JsonValue::NoText => language.pick("eine Zahl oder ein Wahrheitswert", "a number or truth value"),
        JsonValue::List => language.pick("eine Liste ohne Text", "a list without text"),
        JsonValue::Object => language.pick("ein Objekt ohne bekannten Text", "an object without a known text"),
    }
}

/// The frequent messages of the parser of JSON in German.
fn json_in_german(message: &str) -> Option<&'static str> {
    Some(match message {
        "EOF while parsing a string"
        | "EOF while parsing a value"
        | "EOF while parsing an object"
        | "EOF while parsing a list" => "die Datei bricht ab",
        "trailing comma" => "ein Komma zu viel",
        "trailing characters" => "hinter dem Objekt steht noch etwas",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "ein Zeilenende oder Steuerzeichen in einem Text, das \\n oder \\u… heißen muss"
        }
        "invalid escape" => "nach \\ steht ein Zeichen, das dort nicht stehen darf",
        "key must be a string" => "ein Schlüssel ohne Anführungszeichen",
        "expected `,` or `}`" => "ein Komma oder } fehlt",
        "expected `,` or `]`" => "ein Komma oder ] fehlt",
        "expected `:`" => "ein Doppelpunkt fehlt",
        "expected value" | "expected ident" => "ein Wert fehlt",
        "recursion limit exceeded" => "zu tief verschachtelt",
        _ => return None,
    })
}

/// An error of the operating system. The frequent ones are known in German.
fn system_error(language: Language, error: &SystemError) -> String {
    let kind = error.code.map(|code| io::Error::from_raw_os_error(code).kind());
    let german = kind.and_then(in_german).filter(|_| language == Language::German);
    german.map_or_else(|| error.message.clone(), str::to_string)
}

/// The frequent errors of an operating system in German.
pub fn in_german(kind: io::ErrorKind) -> Option<&'static str> {
    Some(match kind {
        io::ErrorKind::NotFound => "das gibt es nicht",
        io::ErrorKind::PermissionDenied => "das ist nicht erlaubt",
        io::ErrorKind::IsADirectory => "das ist ein Ordner",
        io::ErrorKind::NotADirectory => "das ist kein Ordner",
        io::ErrorKind::InvalidData => "das ist kein UTF-8",
        io::ErrorKind::StorageFull => "der Speicher ist voll",
        io::ErrorKind::ReadOnlyFilesystem => "dort lässt sich nur lesen",
        _ => return None,
    })
}

/// What the reader should know about a file.
pub fn note(language: Language, note: &ReadingNote) -> String {
    match note {
        ReadingNote::ImpossibleDate(of) => {
            let date = field(language, of);
            say!(language, "unmögliches Datum: {date}", "impossible date: {date}")
        }
        ReadingNote::UnreadableDate(of) => {
            let date = field(language, of);
            say!(language, "unlesbares Datum: {date}", "unreadable date: {date}")
        }
        ReadingNote::UnusedDate(of) => {
            let date = field(language, of);
            say!(language, "Datum, das nicht zählt: {date}", "date that does not count: {date}")
        }
        ReadingNote::ContradictingDates { taken, other } => {
            let (taken, other) = (evidence(language, taken), evidence(language, other));
            say!(
                language,
                "widersprüchliche Daten: {taken} gilt, nicht {other}",
                "contradicting dates: {taken} is taken, not {other}"
            )
        }
        // What the parser says is English.
        ReadingNote::InvalidFrontMatter { message } => match language {
            Language::German => "der Kopf (Front Matter) ist ungültig und wurde Zeile für Zeile gelesen".to_string(),
            Language::English => format!("front matter is not valid ({message}), read line by line"),
        },
        ReadingNote::OpenFrontMatter => say!(
            language,
            "ein Kopf (Front Matter), der nie endet oder keiner ist, als Text gelesen",
            "front matter that never ends or is none, read as text"
        ),
        ReadingNote::UnusedHeadLine { key } => {
            say!(language, "nicht verwendete Kopfzeile: {key}", "line of the head not used: {key}")
        }
        ReadingNote::UndecodableBytes { encoding, line } => say!(
            language,
            "Bytes, die kein {encoding} sind, ab Zeile {line}, gezeigt als \u{fffd}",
            "bytes that are no {encoding} from line {line} on, shown as \u{fffd}"
        ),
        ReadingNote::MixedEncodings { other, line } => say!(
            language,
            "einzelne Bytes ab Zeile {line} sind kein UTF-8 und als {other} gelesen",
            "single bytes from line {line} on are no UTF-8 and read as {other}"
        ),
        ReadingNote::MendedLetters { was, is } => say!(
            language,
            "falsch kodierte Buchstaben berichtigt: „{was}“ ist als „{is}“ gelesen",
            "letters in a wrong encoding are read right: \"{was}\" as \"{is}\""
        ),
        ReadingNote::WrongLetters { word, line } => say!(
            language,
            "ab Zeile {line} sehen Buchstaben falsch aus: „{word}“",
            "letters look wrong from line {line} on: \"{word}\""
        ),
        ReadingNote::Markup { example } => say!(
            language,
            "HTML wie „{example}“ gehört nicht zum Text: Tags entfernt, Entitäten als Buchstaben gelesen",
            "HTML such as \"{example}\" is no part of the text: tags left out, entities read as letters"
        ),
        ReadingNote::HalfCharacter { line, column } => say!(
            language,
            "ein halbes Zeichen (\\ud8… ohne Partner) in Zeile {line}, Spalte {column}, gezeigt als \u{fffd}",
            "half a character (\\ud8… without the other) at line {line}, column {column}, shown as \u{fffd}"
        ),
        ReadingNote::NoParagraphs { count } => {
            let count = whole(language, *count as u64);
            say!(
                language,
                "Einträge der Liste von Absätzen ohne Text: {count}",
                "entries of the list of paragraphs without text: {count}"
            )
        }
        ReadingNote::LeftOut { item, reason } => {
            let reason = skip_reason(language, reason);
            say!(language, "Eintrag {item} ausgelassen: {reason}", "item {item} left out: {reason}")
        }
        ReadingNote::Paywall => say!(
            language,
            "hinter einer Bezahlschranke; der Text kann unvollständig sein",
            "behind a paywall; the text may not be whole"
        ),
        ReadingNote::WordConfidence { percent } => say!(
            language,
            "Texterkennung: Wörter im Mittel zu {percent} % sicher",
            "text recognition: words are sure to {percent} % on average"
        ),
        ReadingNote::NotReadNow(error) => {
            let error = system_error(language, error);
            say!(
                language,
                "jetzt nicht lesbar, die Artikel bleiben, wie sie waren: {error}",
                "cannot be read now, its articles are as they were: {error}"
            )
        }
    }
}

/// What tells a date.
pub fn evidence(language: Language, evidence: &DateEvidence) -> String {
    match evidence {
        DateEvidence::Field { key, text } => say!(language, "Datei: {key} „{text}“", "file: {key} \"{text}\""),
        DateEvidence::FileName(text) => say!(language, "Dateiname: „{text}“", "file name: \"{text}\""),
        DateEvidence::Folder(text) => say!(language, "Ordner: „{text}“", "folder: \"{text}\""),
        DateEvidence::Dateline(text) => say!(language, "Zeile im Text: „{text}“", "line of the text: \"{text}\""),
    }
}

/// A field whose date does not count.
fn field(language: Language, evidence: &DateEvidence) -> String {
    match evidence {
        DateEvidence::Field { key, text } => say!(language, "{key} „{text}“", "{key} \"{text}\""),
        DateEvidence::FileName(text) => say!(language, "Dateiname „{text}“", "file name \"{text}\""),
        DateEvidence::Folder(text) => say!(language, "Ordner „{text}“", "folder \"{text}\""),
        DateEvidence::Dateline(text) => say!(language, "Zeile „{text}“", "line \"{text}\""),
    }
}

/// The name of a format.
pub fn format(language: Language, format: Format) -> &'static str {
    match format {
        Format::Marked => language.pick("Text mit Datumszeile", "marked text"),
        Format::FrontMatter => language.pick("Text mit Front Matter", "text with front matter"),
        Format::Headed => language.pick("Text mit Kopf", "text with a head"),
        Format::Plain => language.pick("reiner Text", "plain text"),
        Format::Json => "JSON",
        Format::Html => "HTML",
        Format::Ninjs => "ninjs",
        Format::Nitf => "NITF",
        Format::NewsMl => "NewsML",
        Format::Wire => "IPTC 7901",
        Format::Feed => language.pick("RSS oder Atom", "RSS or Atom"),
        Format::WordPress => language.pick("WordPress-Export", "WordPress export"),
        Format::Tei => "TEI",
        Format::Scan => language.pick("ALTO oder PAGE", "ALTO or PAGE"),
        Format::Genios => language.pick("GENIOS-Export", "GENIOS export"),
        Format::Nexis => language.pick("Nexis-Export", "Nexis export"),
        Format::Factiva => language.pick("Factiva-Export", "Factiva export"),
    }
}

/// What became of the files, in one line: `archive: 3 indexed, 2 unchanged, 1 skipped`.
pub fn outcomes(language: Language, report: &Report) -> String {
    let count = |outcome| report.count(outcome) as u64;
    let of = |outcome: Outcome| format!("{} {}", whole(language, count(outcome)), self::outcome(language, outcome));
    let mut parts = vec![of(Outcome::Indexed), of(Outcome::Unchanged)];
    let rare = [Outcome::Updated, Outcome::Moved, Outcome::Removed];
    parts.extend(rare.into_iter().filter(|outcome| count(*outcome) > 0).map(of));
    parts.push(of(Outcome::Skipped));
    format!("{}: {}", report.archive, parts.join(", "))
}

fn outcome(language: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Indexed => language.pick("neu", "indexed"),
        Outcome::Unchanged => language.pick("unverändert", "unchanged"),
        Outcome::Updated => language.pick("geändert", "updated"),
        Outcome::Moved => language.pick("verschoben", "moved"),
        Outcome::Removed => language.pick("entfernt", "removed"),
        Outcome::Skipped => language.pick("übersprungen", "skipped"),
    }
}

/// That a directory is a part of an archive.
pub fn part_of(language: Language, whole: &Path) -> String {
    let whole = whole.display();
    say!(
        language,
        "  der Ordner ist ein Teil von {whole}; auf den Stand gebracht ist das ganze Archiv",
        "  the directory is a part of {whole}; the whole archive is brought up to date"
    )
}

/// What became of an archive, in lines.
pub fn report(language: Language, report: &Report) -> Vec<String> {
    let mut lines = vec![outcomes(language, report)];
    let counts = report.skipped_by_kind();
    if let Some(whole) = &report.part_of {
        lines.push(part_of(language, whole));
    }
    for (kind, count) in SKIP_KINDS.iter().filter_map(|kind| Some((kind, counts.get(kind)?))) {
        let extensions = if *kind == SkipKind::UnknownFormat { extensions(language, report) } else { String::new() };
        let (kind, count) = (skip_kind(language, *kind), whole(language, *count as u64) + &extensions);
        lines.push(say!(language, "  übersprungen, {kind}: {count}", "  skipped, {kind}: {count}"));
    }
    let articles = counted(language, report.articles(), Noun::Article);
    let passages = counted(language, report.passages(), Noun::Passage);
    let undated = whole(language, report.undated());
    lines.push(say!(
        language,
        "  aus diesem Archiv: {articles}, {passages}, {undated} undatiert",
        "  from this archive: {articles}, {passages}, {undated} undated"
    ));
    if report.articles() == 0 && !report.files.is_empty() {
        lines.push(say!(
            language,
            "  was gelesen wird, sagt: fundstelle help formats",
            "  what is read: fundstelle help formats"
        ));
    }
    let remarks: Vec<String> = report.files.iter().flat_map(|file| remarks(language, file)).collect();
    lines.extend(remarks.iter().take(NOTES_SHOWN).map(|remark| format!("  {remark}")));
    if remarks.len() > NOTES_SHOWN {
        let more = whole(language, (remarks.len() - NOTES_SHOWN) as u64);
        lines.push(say!(
            language,
            "  … und {more} weitere; --report DATEI schreibt alle auf",
            "  … and {more} more; --report FILE writes all"
        ));
    }
    lines
}

/// The extensions that are not read, the most frequent first: ` (.pdf 3, .html 2)`.
fn extensions(language: Language, report: &Report) -> String {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for file in &report.files {
        if let Some(SkipReason::UnknownFormat(extension)) = &file.reason {
            *counts.entry(extension).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = if counts.len() > EXTENSIONS_SHOWN { ", …" } else { "" };
    let shown = counts.iter().take(EXTENSIONS_SHOWN);
    let shown: Vec<String> = shown.map(|(name, count)| format!("{name} {}", whole(language, *count))).collect();
    format!(" ({}{more})", shown.join(", "))
}

/// What a reader should look at: broken files, strange dates. That a picture is no article needs no line.
fn remarks(language: Language, file: &FileReport) -> Vec<String> {
    use SkipReason::{Hidden, Index, UnknownFormat};
    let path = &file.path;
    let skipped = file.reason.iter().filter(|reason| !matches!(reason, Hidden | Index | UnknownFormat(_)));
    let skipped = skipped.map(|reason| format!("{path}: {}", skip_reason(language, reason)));
    let moved = file.from.iter().map(|from| say!(language, "{path}: früher {from}", "{path}: moved from {from}"));
    // Old notes were shown when the file was read.
    let is_read = file.outcome != Outcome::Unchanged;
    let notes = file.notes.iter().filter(|_| is_read).map(|note| format!("{path}: {}", self::note(language, note)));
    skipped.chain(moved).chain(notes).collect()
}

/// How far the reading of an archive is, with the files a second and the seconds that are left.
pub fn progress(language: Language, progress: Progress, rate: f64, left: f64) -> String {
    let (done, total) = (whole(language, progress.done as u64), whole(language, progress.total as u64));
    let (rate, left) = (decimal(language, rate, 0), decimal(language, left, 0));
    say!(
        language,
        "{done} von {total} Dateien, {rate} pro Sekunde, noch {left} s",
        "{done} of {total} files, {rate} a second, {left} s left"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_the_system_are_german_in_german() {
        let reason = SkipReason::Unreadable((&io::Error::from_raw_os_error(13)).into());
        assert_eq!(skip_reason(Language::German, &reason), "nicht lesbar: das ist nicht erlaubt");
        assert!(skip_reason(Language::English, &reason).starts_with("unreadable: Permission denied"));
        let broken = Broken::InvalidJson { line: 3, column: 21, message: "EOF while parsing a string".to_string() };
        let broken = SkipReason::Broken(broken);
        assert_eq!(
            skip_reason(Language::German, &broken),
            "beschädigt: ungültiges JSON in Zeile 3, Spalte 21: die Datei bricht ab"
        );
        assert_eq!(
            skip_reason(Language::English, &broken),
            "broken: invalid JSON at line 3, column 21: EOF while parsing a string"
        );
    }
}
