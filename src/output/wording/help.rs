//! What `--help`, the shells and the man pages say of each command, argument and value.
//! It must not know how a command line is read.
//!
//! A command is named by its path, such as `person merge`, the program itself by the empty one; an argument by its id.

use crate::output::wording::language::{Language, say};

/// The word above the commands of a command.
pub fn commands_heading(language: Language) -> &'static str {
    language.pick("Befehle", "Commands")
}

/// The word above the arguments of a command.
pub fn arguments_heading(language: Language) -> &'static str {
    language.pick("Argumente", "Arguments")
}

/// The word above the options of a command.
pub fn options_heading(language: Language) -> &'static str {
    language.pick("Optionen", "Options")
}

/// The word before how a command is called.
pub fn usage_heading(language: Language) -> &'static str {
    language.pick("Aufruf", "Usage")
}

/// What stands for all options where a command's call is shown.
pub fn options_placeholder(language: Language) -> &'static str {
    language.pick("[OPTIONEN]", "[OPTIONS]")
}

/// What stands for a command where a command's call is shown.
pub fn command_placeholder(language: Language) -> &'static str {
    language.pick("BEFEHL", "COMMAND")
}

/// The value that an option has when it is not given.
pub fn default_value(language: Language, value: &str) -> String {
    say!(language, "[Vorgabe: {value}]", "[default: {value}]")
}

/// The variable of the environment that an option is read from when it is not given.
pub fn variable(language: Language, name: &str) -> String {
    say!(language, "[Umgebungsvariable: {name}]", "[env: {name}]")
}

/// The values that an option takes, on one line.
pub fn values_on_a_line(language: Language, values: &str) -> String {
    say!(language, "[Werte: {values}]", "[possible values: {values}]")
}

/// The line above the values that an option takes.
pub fn values_heading(language: Language) -> &'static str {
    language.pick("Mögliche Werte:", "Possible values:")
}

/// What follows the list of commands.
pub fn after_commands(language: Language, topics: &str) -> String {
    say!(
        language,
        "Mehr dazu: fundstelle help {topics}\nAlle Optionen eines Befehls: fundstelle BEFEHL --help",
        "More: fundstelle help {topics}\nAll options of a command: fundstelle COMMAND --help"
    )
}

/// What a command does; nothing for a command that there is not.
// Long because it is a table: each command has its two texts here and nowhere else.
pub fn command(language: Language, path: &str) -> Option<&'static str> {
    let (german, english) = match path {
        "" => (
            "Durchsucht deutschsprachige Pressearchive auf Ihrem Rechner",
            "Searches German-language news archives on your own machine",
        ),
        "index" => (
            "Ein Archiv in den Index aufnehmen oder den Index auf den neuesten Stand bringen",
            "Read an archive into the index, or bring the index up to date",
        ),
        "search" => ("Fundstellen suchen", "Find passages"),
        "timeline" => ("Zeigen, wie sich die Funde über die Zeit verteilen", "Show what a query finds over time"),
        "persons" => (
            "Zeigen, wer im Archiv oder in den Fundstellen einer Abfrage vorkommt",
            "Show who is mentioned in the archive, or in what a query finds",
        ),
        "person" => (
            "Zeigen, was das Archiv über eine Person hat, oder festlegen, welche Namen zu ihr gehören",
            "Show what the archive has on a person, or decide which names are one person's",
        ),
        "person merge" => {
            ("Zwei Namen gelten künftig als dieselbe Person", "Treat two names as one person from now on")
        }
        "person split" => ("Zwei Namen gelten künftig als zwei Personen", "Treat two names as two people from now on"),
        "person none" => ("Einen Namen künftig nicht als Person zählen", "Treat a name as no person from now on"),
        "person alias" => {
            ("Einer Person einen weiteren Namen geben, etwa AKK", "Give a person another name, such as AKK")
        }
        "related" => (
            "Wörter zeigen, die in diesem Archiv mit einem Wort zusammenhängen",
            "Show which words this archive uses like a word or beside it",
        ),
        "show" => ("Einen Artikel zeigen, die Stellen nummeriert", "Show an article, its passages numbered"),
        "inspect" => ("Eine Datei so zeigen, wie der Index sie liest", "Show a file as the indexer reads it"),
        "query" => ("Zeigen, wie sich Abfragen schreiben lassen", "Show how queries can be written"),
        "coverage" => (
            "Zeigen, welche Tage der Index von jeder Quelle hat und welche fehlen",
            "Show which days the index has of each source, and which are missing",
        ),
        "stats" => ("Zeigen, wie viel im Index ist", "Show how much is in the index"),
        "analyze" => (
            "Zeigen, was aus jedem Wort eines Textes wird: Schreibung, Zerlegung, Stamm",
            "Show what becomes of each word of a text: spelling, split, stem",
        ),
        "eval" => (
            "Die Güte der Suche an eigenen Themen und Urteilen messen",
            "Measure retrieval quality with topics and judgements of your own",
        ),
        "train" => (
            "Die mitgelieferten Tabellen über das Deutsche aus Quellen neu lernen",
            "Learn the tables on German that ship with the program from sources",
        ),
        "train words" => (
            "Lernen, wie sich deutsche Wörter zerlegen und beugen lassen",
            "Learn how German words are split and inflected",
        ),
        "train types" => {
            ("Wörter auflisten, für die Wortvektoren gemacht werden", "List the words that word vectors are made for")
        }
        "train persons" => ("Lernen, wie Personen in deutschen Texten heißen", "Learn how German texts name persons"),
        "help" => ("Hilfe zu einem Thema oder einem Befehl zeigen", "Show help on a topic or a command"),
        "completions" => ("Die Vervollständigung für eine Shell ausgeben", "Print the completions for a shell"),
        "man" => (
            "Die Handbuchseite ausgeben oder die aller Befehle schreiben",
            "Print the manual page, or write those of all commands",
        ),
        _ => return None,
    };
    Some(language.pick(german, english))
}

/// What an argument of a command is for; nothing for an argument that there is not.
pub fn argument(language: Language, command: &str, id: &str) -> Option<&'static str> {
    let of_command = [of_search, of_persons, of_training, of_other_commands];
    let own = of_command.into_iter().find_map(|texts| texts(command, id));
    let (german, english) = own.or_else(|| of_query(id)).or_else(|| of_all_commands(id))?;
    Some(language.pick(german, english))
}

/// A text in German and in English.
type Both = (&'static str, &'static str);

fn of_all_commands(id: &str) -> Option<Both> {
    Some(match id {
        "index" => ("Ordner des Index", "Directory of the index"),
        "color" => ("Wann Farben benutzt werden", "When to use colours"),
        "no_pager" => (
            "Lange Ausgaben am Terminal nicht seitenweise zeigen, wie es sonst FUNDSTELLE_PAGER, PAGER oder less tut",
            "Do not page long output on a terminal, which FUNDSTELLE_PAGER, PAGER or less does otherwise",
        ),
        "lang" => (
            "Sprache der Ausgabe; ohne Angabe die der Variablen FUNDSTELLE_LANG, sonst die des Systems",
            "Language of the output; when not given, that of the variable FUNDSTELLE_LANG or of the locale",
        ),
        "help" => ("Hilfe anzeigen (mit -h kürzer)", "Print help (shorter with -h)"),
        "version" => ("Version anzeigen", "Print the version"),
        _ => return None,
    })
}

/// The arguments that all commands with a query have.
fn of_query(id: &str) -> Option<Both> {
    Some(match id {
        "query" => (
            "Die Abfrage; sie kann fehlen, wenn Tage oder eine Person angegeben sind",
            "The query; it may be left out where days or a person are given",
        ),
        "archive" => (
            "Den Index vorher mit diesem Archiv abgleichen und nur dieses durchsuchen",
            "Bring the index up to date with this archive first, and search it alone",
        ),
        "month" => (
            "Nur was in diesem Monat erschienen ist, etwa 2025-07, \"Juli 2025\" oder \"letzten März\"",
            "Only what was published in this month, such as 2025-07, \"Juli 2025\" or \"letzten März\"",
        ),
        "year" => ("Nur was in diesem Jahr erschienen ist", "Only what was published in this year"),
        "from" => (
            "Nur was an diesem Tag oder später erschienen ist; bei Monat oder Jahr zählt der erste Tag",
            "Only what was published on this day or later; a month or year counts from its first day",
        ),
        "to" => (
            "Nur was an diesem Tag oder früher erschienen ist; bei Monat oder Jahr zählt der letzte Tag",
            "Only what was published on this day or earlier; a month or year counts to its last day",
        ),
        "person" => (
            "Nur Stellen, die diese Person nennen, etwa \"Angela Merkel\" oder Merkel; einfache Wörter bestimmen dann \
             nur die Reihenfolge; für mehrere Personen mehrmals",
            "Only passages that mention this person, such as \"Angela Merkel\" or Merkel; plain words then decide only \
             the order; repeat it for several people",
        ),
        "include_uncertain" => (
            "Bei Tagen auch zeigen, was aus der Zeit sein kann, aber nicht muss: undatiert, zu ungenau datiert oder \
             über eine längere Zeit",
            "With days, also show what may but need not be of that time: undated, too coarsely dated, or about a \
             longer time",
        ),
        "tolerant" => (
            "Fehler in der Abfrage beheben, statt abzubrechen, und sagen, was geändert wurde",
            "Mend mistakes in the query instead of stopping, and say what was changed",
        ),
        "any" => (
            "Auch Stellen zählen und nach Datum ordnen, die nur einen Teil der einfachen Wörter haben",
            "Also count, and sort by date, passages that have only some of the plain words",
        ),
        "today" => (
            "Der Tag, auf den sich \"gestern\" und \"letzte Woche\" beziehen, wenn es nicht der heutige ist",
            "The day that \"gestern\" and \"letzte Woche\" refer to, when it is not today",
        ),
        "synonyms" => (
            "Datei mit gleichbedeutenden Wörtern, eine Gruppe pro Zeile, durch Kommas getrennt; ohne Angabe \
             synonyme.txt im Ordner des Index",
            "File of words with the same meaning, one group per line, separated by commas; when not given, \
             synonyme.txt in the directory of the index",
        ),
        _ => return None,
    })
}

// Long because it is a table: each option of the search has its two texts here and nowhere else.
fn of_search(command: &str, id: &str) -> Option<Both> {
    Some(match (command, id) {
        ("search" | "persons", "event") => (
            "Nur Stellen, die von dieser Zeit sprechen, wann immer sie erschienen sind, etwa 2022-02-24 oder \"Sommer \
             2015\"",
            "Only passages that speak of this time, whenever they were published, such as 2022-02-24 or \"Sommer \
             2015\"",
        ),
        ("search", "explain_query") => (
            "Statt zu suchen zeigen, wie die Abfrage gelesen wird und wofür ihre Wörter stehen",
            "Show how the query is read and what its words stand for, instead of searching",
        ),
        ("search", "why") => (
            "Zu jedem markierten Wort zeigen, warum es passt, und welche fehlen",
            "Show why each marked word matched, and which are missing",
        ),
        ("search", "explain") => ("Zeigen, woraus sich die Bewertung zusammensetzt", "Show the parts of each score"),
        ("search", "sort") => (
            "Reihenfolge der Stellen; nach Datum nur die mit den meisten Wörtern der Abfrage",
            "Order of the passages; by date only those with the most words of the query",
        ),
        ("search", "recent") => (
            "Neuere Stellen bevorzugen: Bei einer Stelle, die um 90 Tage (oder TAGE) älter ist als die neueste, zählt \
             die Neuheit halb",
            "Prefer new passages: for a passage that is 90 days (or DAYS) older than the newest, newness counts half",
        ),
        ("search", "offset") => (
            "Die ersten Stellen auslassen, etwa die der vorigen Seiten; auch mit --kwic Stellen, nicht Zeilen",
            "Leave out the first passages, such as those of the pages before; with --kwic passages, too, not lines",
        ),
        ("search", "count") => (
            "Statt der Stellen ihre Zahl und die der Artikel zeigen",
            "Show how many passages and articles there are instead of the passages",
        ),
        ("search", "by") => (
            "Nach Monat, Jahr, Quelle oder Person zählen; nur mit --count",
            "Count by month, year, source or person; only with --count",
        ),
        ("search", "kwic") => ("Eine Konkordanz zeigen: eine Zeile je Treffer", "Show a concordance: a line per match"),
        ("search", "kwic_sort") => (
            "Reihenfolge der Zeilen in der Konkordanz; nur mit --kwic",
            "Order of the lines of the concordance; only with --kwic",
        ),
        ("search", "article") => (
            "Nur in dem Artikel mit dieser Kennung oder ihrem Anfang suchen, dann ohne Angabe alle Stellen",
            "Search only the article of this id, or of its beginning; all passages unless fewer are asked for",
        ),
        ("search", "limit") => ("Zahl der Stellen, mit --kwic der Zeilen", "Number of passages, with --kwic of lines"),
        ("search", "per_article") => ("Zahl der Stellen je Artikel", "Number of passages per article"),
        ("search", "expand") => (
            "Auch nach Wörtern suchen, die dieses Archiv ähnlich gebraucht; sie werden genannt und zählen weniger",
            "Also search for words that this archive uses alike; they are named, and count less",
        ),
        ("search", "exact") => (
            "Nur nach dem suchen, was dasteht: keine Berichtigungen, keine sinnverwandten Wörter, keine Synonyme, keine \
             anderen Schreibungen von Namen",
            "Search only for what is typed: no corrections, no words of similar meaning, no synonyms, no other spellings \
             of names",
        ),
        ("search", "meaning") => (
            "Auch Stellen finden, die es in anderen Worten sagen; sie sind als solche bezeichnet und zählen weniger",
            "Also find passages that say it in other words; they are named so, and count less",
        ),
        ("search", "json") => ("Ein JSON-Objekt je Stelle ausgeben", "Print one JSON object per passage"),
        ("timeline", "by") => ("Länge der Zeitabschnitte", "Length of the periods"),
        ("timeline", "event") => (
            "Nach der Zeit zählen, von der die Stellen sprechen, statt nach dem Erscheinen",
            "Count by the time that passages speak of rather than by their publication",
        ),
        ("timeline", "csv") => ("Eine CSV-Tabelle ausgeben", "Print CSV"),
        ("timeline" | "person", "json") => ("Ein JSON-Objekt ausgeben", "Print one JSON object"),
        ("timeline", "svg") => ("Zusätzlich ein Bild in diese Datei schreiben", "Also write a picture to this file"),
        _ => return None,
    })
}

fn of_persons(command: &str, id: &str) -> Option<Both> {
    Some(match (command, id) {
        ("persons", "limit") => ("Zahl der Personen", "Number of persons"),
        ("persons", "csv") => ("Eine CSV-Tabelle ausgeben, eine Zeile je Person", "Print CSV, a row per person"),
        ("persons", "json") => ("Ein JSON-Objekt je Person ausgeben", "Print one JSON object per person"),
        ("person", "name") => ("Der Name, etwa \"Angela Merkel\"", "The name, such as \"Angela Merkel\""),
        ("person", "by") => ("Länge der Abschnitte der Zeitleiste", "Length of the periods of the timeline"),
        ("person", "limit") => (
            "Zahl der Personen, die zusammen mit ihr genannt werden",
            "Number of people mentioned together with the person",
        ),
        ("person", "csv") => {
            ("Die gemeinsam genannten Personen als CSV-Tabelle ausgeben", "Print the people mentioned together as CSV")
        }
        ("person", "svg") => (
            "Das Netz der gemeinsam genannten Personen als Bild in diese Datei schreiben",
            "Write the network of people mentioned together to this file, as a picture",
        ),
        ("person merge" | "person split", "one") => {
            ("Ein Name, wie das Archiv ihn hat", "A name as the archive has it")
        }
        ("person merge" | "person split", "other") => ("Der andere Name", "The other name"),
        ("person none", "name") => ("Was keine Person ist", "What is not a person"),
        ("person alias", "alias") => ("Der weitere Name", "The additional name"),
        ("person alias", "name") => ("Der Name der Person", "The person's name"),
        _ => return None,
    })
}

fn of_training(command: &str, id: &str) -> Option<Both> {
    Some(match (command, id) {
        ("train words", "text") => (
            "Laufender Text, je Zeile ein JSON-Objekt mit dem Schlüssel `text`; mehrmals möglich",
            "Running text, per line a JSON object with the key `text`; may be repeated",
        ),
        ("train types", "text") => {
            ("Laufender Text: JSON-Zeilen mit dem Schlüssel text", "Running text: JSON lines with the key text")
        }
        ("train types", "nouns") => ("Substantive, eines pro Zeile", "Nouns, one per line"),
        ("train types", "forms") => ("Wortformen aller Art, eine pro Zeile", "Word forms of any kind, one per line"),
        ("train types", "output") => ("Wohin die Liste geschrieben wird", "Where to write the list"),
        ("train words", "nouns") => ("Substantive, eines pro Zeile", "Nouns, one per line"),
        ("train words", "forms") => ("Wortformen aller Art, eine pro Zeile", "Word forms of any kind, one per line"),
        ("train words", "whole") => (
            "Wörter, die nie zerlegt werden, klein und ohne Umlaute, durch Leerzeichen getrennt; nach # eine Bemerkung",
            "Words that are never split, folded, separated by blanks; # begins a remark",
        ),
        ("train words", "output") => ("Wohin die Tabelle geschrieben wird", "Where to write the table"),
        ("train persons", "text") => (
            "Laufender Text, in dem Wörter gezählt werden, je Zeile ein JSON-Objekt mit dem Schlüssel `text`; mehrmals \
             möglich",
            "Running text to count words in, per line a JSON object with the key `text`; may be repeated",
        ),
        ("train persons", "first_names") => (
            "Vornamen und wie viele Menschen sie tragen, `Name<TAB>Zahl` pro Zeile; mehrmals möglich, dann zählt die \
             größere Zahl",
            "First names and how many people have each, `name<TAB>count` per line; may be repeated, then the larger \
             number counts",
        ),
        ("train persons", "name_parts") => (
            "Namensteile in ihren Schreibungen, `Kennung<TAB>eine|andere` pro Zeile",
            "Parts of names in their spellings, `id<TAB>one|other` per line",
        ),
        ("train persons", "sentences") => (
            "Sätze mit ausgezeichneten Namen im Format von GermEval 2014",
            "Sentences with marked names, in the format of GermEval 2014",
        ),
        ("train persons", "words") => ("Wohin die Zählungen geschrieben werden", "Where to write the counts"),
        ("train persons", "weights") => ("Wohin die Gewichte geschrieben werden", "Where to write the weights"),
        _ => return None,
    })
}

// Long because it is a table: each argument has its two texts here and nowhere else.
fn of_other_commands(command: &str, id: &str) -> Option<Both> {
    Some(match (command, id) {
        ("index", "archive") => {
            ("Ordner mit datierten Artikeln; er wird nur gelesen", "Directory of dated articles; it is only read")
        }
        ("index", "rebuild") => (
            "Den Index vorher verwerfen und neu aufbauen, nur mit diesem Archiv",
            "Throw the index away first and build it anew, with this archive alone",
        ),
        ("index", "report") => (
            "Was aus jeder Datei wurde, in diese Datei schreiben, ein JSON-Objekt pro Zeile",
            "Write what became of every file to this file, one JSON object per line",
        ),
        ("index", "dry_run") => (
            "Nur zeigen, wie jede Datei verstanden würde; der Index bleibt, wie er ist",
            "Only show how each file would be understood; the index stays as it is",
        ),
        ("index", "threads") => (
            "Zahl der Threads; ohne Angabe so viele, wie der Rechner Kerne hat",
            "Number of threads; when not given, one per core of the machine",
        ),
        ("related", "word") => ("Ein einzelnes Wort", "A single word"),
        ("related", "limit") => ("Zahl der Wörter jeder Art", "Number of words of each kind"),
        ("related", "json") => (
            "Ein JSON-Objekt je Wort ausgeben: `word, stem, passages, together, strength, likeness`",
            "Print one JSON object per word: `word, stem, passages, together, strength, likeness`",
        ),
        ("show", "article") => (
            "Die Kennung des Artikels, wie `search` sie hinter dem Ort ausgibt, oder ihr Anfang; mit :STELLE nur was um \
             diese Stelle steht",
            "The article's id, as `search` prints it behind the place, or the beginning of it; with :PASSAGE only what \
             stands around that passage",
        ),
        ("show", "all") => {
            ("Auch mit einer Stelle den ganzen Artikel zeigen", "Show the whole article even where a passage is given")
        }
        ("show", "query") => (
            "Markieren, was diese Abfrage in dem Artikel findet, wie `search` es markiert",
            "Mark what this query finds in the article, as `search` marks it",
        ),
        ("inspect", "file") => ("Die Datei", "The file"),
        ("inspect", "json") => ("Ein JSON-Objekt je Artikel ausgeben", "Print one JSON object per article"),
        ("coverage", "source") => ("Nur Quellen, deren Name dies enthält", "Only sources with this in their name"),
        ("coverage", "json") => ("Ein JSON-Objekt je Quelle ausgeben", "Print one JSON object per source"),
        ("stats", "sources") => ("Zahl der Quellen, die aufgeführt werden", "Number of sources to list"),
        ("analyze", "text") => ("Der Text", "The text"),
        ("analyze", "explain") => ("Die Werte jeder Zerlegung zeigen", "Show the figures of every split"),
        ("analyze", "json") => ("Ein JSON-Objekt je Wort ausgeben", "Print one JSON object per word"),
        ("eval", "topics") => (
            "Themen, `Kennung<TAB>Text` pro Zeile; der Text gilt als Wörter, Zeichen darin sind keine Operatoren",
            "Topics, `id<TAB>text` per line; the text is taken as words, no sign in it is an operator",
        ),
        ("eval", "qrels") => (
            "Urteile im Format von TREC, `Thema 0 Dokument Grad`; ein Dokument ist der Pfad eines Artikels in seinem \
             Archiv",
            "Judgements in the format of TREC, `topic 0 document grade`; a document is an article's path in its \
             archive",
        ),
        ("eval", "expand") => (
            "Die Themen um Wörter erweitern, die dieses Archiv ähnlich gebraucht",
            "Expand the topics by words that this archive uses alike",
        ),
        ("eval", "run") => (
            "Die Rangfolge im Format eines TREC-Laufs in diese Datei schreiben",
            "Write the ranking to this file, in the format of a TREC run",
        ),
        ("help", "words") => ("Ein Thema oder ein Befehl", "A topic or a command"),
        ("completions", "shell") => ("Die Shell", "The shell"),
        ("man", "directory") => (
            "Ordner, in den die Seiten aller Befehle geschrieben werden; ohne Angabe wird die Hauptseite ausgegeben",
            "Directory to write the pages of all commands to; when not given, the main page is printed",
        ),
        _ => return None,
    })
}

/// What a value of an argument means; nothing for a value that needs no explanation.
pub fn value(language: Language, argument: &str, value: &str) -> Option<&'static str> {
    let (german, english) = match (argument, value) {
        ("color", "auto") => ("am Terminal, wenn NO_COLOR nicht gesetzt ist", "on a terminal, unless NO_COLOR is set"),
        ("color", "always") => ("immer", "always"),
        ("color", "never") => ("nie", "never"),
        ("lang", "de") => ("Deutsch", "German"),
        ("lang", "en") => ("Englisch", "English"),
        ("sort", "relevance") => ("die besten zuerst", "the best first"),
        ("sort", "date") => ("die ältesten zuerst, undatierte am Ende", "the oldest first, undated ones last"),
        ("sort", "-date") => ("die neuesten zuerst, undatierte am Ende", "the newest first, undated ones last"),
        ("kwic_sort", "hits") => ("wie die Stellen", "as the passages are"),
        ("kwic_sort", "left") => ("nach den Wörtern links vom Treffer", "by the words left of the match"),
        ("kwic_sort", "right") => ("nach den Wörtern rechts vom Treffer", "by the words right of the match"),
        ("by", "day") => ("Tage", "days"),
        ("by", "week") => ("Wochen, ab Montag", "weeks, from Monday"),
        ("by", "month") => ("Monate", "months"),
        ("by", "year") => ("Jahre", "years"),
        ("by", "source") => ("Zeitung oder Agentur", "paper or agency"),
        ("by", "person") => (
            "wer genannt wird; eine Stelle mit mehreren Personen zählt für jede",
            "who is mentioned; a passage with several people counts for each",
        ),
        _ => return None,
    };
    Some(language.pick(german, english))
}

/// The name of a value where a command's call is shown; nothing for a name that there is not.
pub fn value_name(language: Language, name: &str) -> Option<&'static str> {
    let (german, english) = match name {
        "ALIAS" => ("ZWEITNAME", "ALIAS"),
        "ARCHIVE" => ("ARCHIV", "ARCHIVE"),
        "ARTICLE-ID" => ("ARTIKEL-ID", "ARTICLE-ID"),
        "ARTICLE-ID[:PASSAGE]" => ("ARTIKEL-ID[:STELLE]", "ARTICLE-ID[:PASSAGE]"),
        "DATE" => ("DATUM", "DATE"),
        "DAYS" => ("TAGE", "DAYS"),
        "DIR" => ("ORDNER", "DIR"),
        "FILE" => ("DATEI", "FILE"),
        "LANGUAGE" => ("SPRACHE", "LANGUAGE"),
        "MONTH" => ("MONAT", "MONTH"),
        "N" => ("ZAHL", "N"),
        "NAME" => ("NAME", "NAME"),
        "ONE" => ("NAME", "NAME"),
        "ORDER" => ("REIHENFOLGE", "ORDER"),
        "OTHER" => ("ANDERER", "OTHER"),
        "PERIOD" => ("ABSCHNITT", "PERIOD"),
        "QUERY" => ("ABFRAGE", "QUERY"),
        "SHELL" => ("SHELL", "SHELL"),
        "SOURCE" => ("QUELLE", "SOURCE"),
        "TEXT" => ("TEXT", "TEXT"),
        "TOPIC" => ("THEMA", "TOPIC"),
        "WHAT" => ("WAS", "WHAT"),
        "WHEN" => ("WANN", "WHEN"),
        "WORD" => ("WORT", "WORD"),
        "YEAR" => ("JAHR", "YEAR"),
        _ => return None,
    };
    Some(language.pick(german, english))
}

/// The heading of a section of a manual page, as readers of the language know it.
pub fn man_heading(language: Language, section: &str) -> String {
    let (german, english) = match section {
        "NAME" => ("BEZEICHNUNG", "NAME"),
        "SYNOPSIS" => ("ÜBERSICHT", "SYNOPSIS"),
        "DESCRIPTION" => ("BESCHREIBUNG", "DESCRIPTION"),
        "OPTIONS" => ("OPTIONEN", "OPTIONS"),
        "EXTRA" => ("SIEHE AUCH", "SEE ALSO"),
        "VERSION" => ("VERSION", "VERSION"),
        // The heading of the commands is ours already.
        other => return other.to_uppercase(),
    };
    language.pick(german, english).to_string()
}
