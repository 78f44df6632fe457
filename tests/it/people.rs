//! People in an archive: whom a name finds, in which forms, and whom it never finds.

use crate::shell::{Shell, sample};
use fundstelle::engine::OpenIndex;
use fundstelle::query::{Query, Scope};
use fundstelle::search::{Limits, ScoreParts, Search, WordsNeeded};
use serde_json::Value;
use std::collections::BTreeSet;

/// Public names: politics, sport, culture, the most common German surnames with first names of our own choice, and
/// names that end in s, x, z and ß.
const NAMES: &str = "\
Angela Merkel, Olaf Scholz, Friedrich Merz, Robert Habeck, Annalena Baerbock, Christian Lindner, Markus Söder, Armin Laschet, Jens Spahn,
Karl Lauterbach, Horst Seehofer, Peter Altmaier, Heiko Maas, Ursula von der Leyen, Annegret Kramp-Karrenbauer, Frank-Walter Steinmeier,
Wolfgang Schäuble, Gerhard Schröder, Helmut Kohl, Helmut Schmidt, Willy Brandt, Konrad Adenauer, Ludwig Erhard, Joschka Fischer, Guido Westerwelle,
Philipp Rösler, Sigmar Gabriel, Martin Schulz, Andrea Nahles, Franziska Giffey, Kevin Kühnert, Saskia Esken, Lars Klingbeil, Boris Pistorius,
Nancy Faeser, Karl Huber, Svenja Schulze, Klara Geywitz, Cem Özdemir, Steffi Lemke, Anton Hofreiter, Claudia Roth, Winfried Kretschmann,
Winfried Hermann, Tarek Al-Wazir, Sahra Wagenknecht, Gregor Gysi, Oskar Lafontaine, Dietmar Bartsch, Bodo Ramelow, Katja Kipping, Alice Weidel,
Tino Chrupalla, Alexander Gauland, Björn Höcke, Jörg Meuthen, Frauke Petry, Beatrix von Storch, Wolfgang Kubicki, Volker Wissing, Marco Buschmann,
Bettina Stark-Watzinger, Hendrik Wüst, Daniel Günther, Boris Rhein, Volker Bouffier, Malu Dreyer, Manuela Schwesig, Stephan Weil, Dietmar Woidke,
Reiner Haseloff, Michael Kretschmer, Kai Wegner, Peter Tschentscher, Andreas Bovenschulte, Anke Rehlinger, Tobias Hans, Julia Klöckner, Paul Ziemiak,
Carsten Linnemann, Thorsten Frei, Alexander Dobrindt, Andreas Scheuer, Hubert Aiwanger, Ilse Aigner, Joachim Herrmann, Donald Trump, Joe Biden,
Kamala Harris, Barack Obama, Hillary Clinton, George Bush, Mike Pence, Bernie Sanders, Elon Musk, Wladimir Putin, Dmitri Medwedew, Sergej Lawrow,
Dmitri Peskow, Alexej Nawalny, Michail Gorbatschow, Boris Jelzin, Wolodymyr Selenskyj, Vitali Klitschko, Petro Poroschenko, Julija Tymoschenko,
Alexander Lukaschenko, Swetlana Tichanowskaja, Recep Tayyip Erdogan, Kemal Kilicdaroglu, Benjamin Netanjahu, Jair Lapid, Benny Gantz, Mahmud Abbas,
Jassir Arafat, Baschar al-Assad, Saddam Hussein, Muammar al-Gaddafi, Hosni Mubarak, Abdel Fattah al-Sisi, Hassan Rohani, Ali Chamenei,
Mahmud Ahmadinedschad, Xi Jinping, Kim Jong-un, Shinzo Abe, Narendra Modi, Emmanuel Macron, Marine Le Pen, François Hollande, Nicolas Sarkozy,
Jacques Chirac, Boris Johnson, Theresa May, David Cameron, Tony Blair, Rishi Sunak, Liz Truss, Keir Starmer, Giorgia Meloni, Mario Draghi,
Matteo Salvini, Silvio Berlusconi, Pedro Sánchez, Viktor Orbán, Donald Tusk, Mateusz Morawiecki, Andrzej Duda, Sebastian Kurz, Alexander Schallenberg,
Karl Nehammer, Herbert Kickl, Alexander Van der Bellen, Mark Rutte, Geert Wilders, Jens Stoltenberg, Greta Thunberg, Sanna Marin, Alexis Tsipras,
Jair Bolsonaro, Nicolás Maduro, Hugo Chávez, Jürgen Klopp, Joachim Löw, Hansi Flick, Julian Nagelsmann, Thomas Tuchel, Pep Guardiola, Thomas Müller,
Manuel Neuer, Toni Kroos, Joshua Kimmich, Leon Goretzka, Robert Lewandowski, Cristiano Ronaldo, Lionel Messi, Kylian Mbappé, Uli Hoeneß,
Karl-Heinz Rummenigge, Franz Beckenbauer, Rudi Völler, Berti Vogts, Otto Rehhagel, Michael Ballack, Bastian Schweinsteiger, Philipp Lahm,
Lothar Matthäus, Steffi Graf, Boris Becker, Alexander Zverev, Novak Djokovic, Roger Federer, Rafael Nadal, Michael Schumacher, Sebastian Vettel,
Lewis Hamilton, Günter Grass, Heinrich Böll, Thomas Mann, Bertolt Brecht, Karl Marx, Friedrich Engels, Rosa Luxemburg, Immanuel Kant, Max Weber,
Jürgen Habermas, Christian Drosten, Hendrik Streeck, Lothar Wieler, Anthony Fauci, Bill Gates, Jan Böhmermann, Anne Will, Markus Lanz,
Günther Jauch, Thomas Gottschalk, Franz Josef Strauß, Theo Waigel, Edmund Stoiber, Günther Beckstein, Roland Koch, Christian Wulff, Joachim Gauck,
Horst Köhler, Johannes Rau, Richard von Weizsäcker, Maria Schmidt, Peter Schneider, Anna Fischer, Thomas Meyer, Sabine Wagner, Klaus Schäfer,
Petra Bauer, Stefan Richter, Monika Klein, Michael Wolf, Susanne Neumann, Andreas Schwarz, Renate Zimmermann, Markus Braun, Birgit Hofmann,
Frank Hartmann, Gabriele Krüger, Martin Lange, Ute Werner, Jens Krause, Heike Lehmann, Uwe Köhler, Christine Maier, Ralf König, Claudia Walter,
Dirk Huber, Silke Kaiser, Sven Fuchs, Tanja Peters, Jan Möller, Katrin Weiß, Lars Jung, Nicole Hahn, Tim Vogel, Julia Keller, Felix Magath,
Sebastian Kramp, Oliver Lorenz, Nadine Fritz, Helge Schmitz, Jürgen Franz";

/// Names of different people, or a name and a word, that look alike.
const APART: &str = "\
Köhler Kohl, Schulze Schulz, Becker Beck, Wolf Wolff, Bär Bar, Schmidt Schmied, Schmitt Schmied, Meier Meyerhof, Fischer Fisch, Weber weben,
Koch Köche, Koch kochen, Bauer bauen, Bauer Bau, Richter richten, Schneider schneiden, Schäfer Schaf, Müller Mühle, Müller Mull, Wagner Wagen,
Wagner Wagnis, Zimmermann Zimmer, Jäger jagen, Kaiser Kaisers, König Könige, Klein kleine, Groß große, Lang lange, Kurz kurzen, Braun braune,
Schwarz schwarzen, Weiß weißen, Weiß weis, Roth rot, Grün grüne, Jung junge, Alt alte, Neumann Neuman, Hofmann Hoffmann, Hoffmann Hoffman,
Schuster Schuss, Krüger Krug, Beck Becken, Berg Berge, Berger Berg, Baumann Baum, Winkler Winkel, Vogel Vögel, Vogt Vogts, Haas Haase, Hase Haase,
Horn Hörner, Graf Gräfin, Engel Engels, Frank Franke, Franke Franken, Otto Ottomane, Simon Simone, Ludwig Ludwigs, Lindner Linden, Merz März,
Scholz Scholl, Spahn Span, Söder Soda, Maas Maß, Baer Bären, Götz Götze, Kohl Kohle, Laschet lasch, Habeck Haken, Busch Bush, Rau rauh";

fn search<T>(shell: &Shell, what: impl FnOnce(&mut dyn FnMut(&str) -> BTreeSet<String>) -> T) -> T {
    let open = OpenIndex::open(&shell.path("index")).unwrap();
    let mut search = Search::new(&open).unwrap();
    what(&mut |query| {
        let query = Query::parse(query).unwrap();
        let found =
            search.find(&query, &Scope::default(), Limits::all(WordsNeeded::Any), ScoreParts::LeaveOut).unwrap();
        found.hits.into_iter().map(|hit| hit.record.path).collect()
    })
}

fn genitive(name: &str) -> String {
    let ends_so = ['s', 'x', 'z', 'ß'].iter().any(|end| name.ends_with(*end));
    format!("{name}{}", if ends_so { "'" } else { "s" })
}

#[test]
fn a_name_is_met_by_its_genitive() {
    let names: Vec<&str> = NAMES.split(',').map(str::trim).collect();
    assert!(names.len() >= 240, "{}", names.len());
    let shell = Shell::new();
    for (number, name) in names.iter().enumerate() {
        shell.write(
            &format!("a/2024-03-04-{number}-n.txt"),
            format!("Am Montag sprach {name} in Berlin über die Lage."),
        );
        shell.write(
            &format!("a/2024-03-05-{number}-g.txt"),
            format!("Am Montag wurde {} Rede in Berlin gelobt.", genitive(name)),
        );
    }
    shell.ok(&["index", "a"]);
    let mut missed = Vec::new();
    search(&shell, |find| {
        for (number, name) in names.iter().enumerate() {
            let (nominative, in_genitive) =
                (format!("2024-03-04-{number}-n.txt"), format!("2024-03-05-{number}-g.txt"));
            let last = name.rsplit(' ').next().unwrap();
            for query in [name.to_string(), last.to_string(), genitive(last).replace('\'', "")] {
                let found = find(&format!("person:\"{query}\""));
                if !found.contains(&nominative) || !found.contains(&in_genitive) {
                    missed.push(query);
                    break;
                }
            }
        }
    });
    assert!(missed.len() * 100 <= names.len(), "{} of {}: {}", missed.len(), names.len(), missed.join(", "));
}

#[test]
fn names_that_look_alike_stay_apart() {
    let pairs: Vec<(&str, &str)> = APART.split(',').map(|pair| pair.trim().split_once(' ').unwrap()).collect();
    assert!(pairs.len() >= 60, "{}", pairs.len());
    let shell = Shell::new();
    for (number, (one, other)) in pairs.iter().enumerate() {
        shell.write(
            &format!("a/2024-03-04-{number}-a.txt"),
            format!("Am Montag sprach Petra {one} in Berlin über die Lage."),
        );
        // As a name and as a word.
        shell.write(
            &format!("a/2024-03-05-{number}-b.txt"),
            format!("Am Montag sprach Sabine {other} in Berlin über die Lage."),
        );
        shell.write(
            &format!("a/2024-03-06-{number}-w.txt"),
            format!("In der Stadt gab es am Montag viele {other} zu sehen."),
        );
    }
    shell.ok(&["index", "a"]);
    let mut met = 0;
    search(&shell, |find| {
        for (number, (one, other)) in pairs.iter().enumerate() {
            let found = find(&format!("person:{one}"));
            met += usize::from(found.contains(&format!("2024-03-04-{number}-a.txt")));
            for wrong in [format!("2024-03-05-{number}-b.txt"), format!("2024-03-06-{number}-w.txt")] {
                assert!(!found.contains(&wrong), "{one} finds {other}");
            }
        }
    });
    // That nobody is found would keep all apart.
    assert!(met * 100 >= pairs.len() * 95, "{met} of {}", pairs.len());
}

/// A small archive about a few people.
fn archive() -> Shell {
    let shell = Shell::new();
    shell.write(
        "a/2024-01-10-treffen.txt",
        "Bundeskanzler Olaf Scholz traf am Mittwoch den russischen Präsidenten Wladimir Putin. Scholz forderte eine Waffenruhe.\n\n\
         Putins Sprecher Dmitri Peskow wies das zurück. Die Putin-Ära sei nicht vorbei, sagte Peskow.",
    );
    shell.write(
        "a/2024-02-10-rede.txt",
        "Vladimir Putin sprach am Samstag mit Angela Merkel in Moskau. Merkel schwieg zu Putins Rede.",
    );
    shell.write("a/2024-03-10-allein.txt", "Am Sonntag sagte Putin nichts, und Merkel sagte auch nichts.");
    shell.write("a/2024-03-11-noch.txt", "Wladimir Putin und Olaf Scholz schwiegen. Angela Merkel sagte: Putin irrt.");
    shell.write("a/2024-03-12-viel.txt", "Am Dienstag lobte Wladimir Putin die Lage, sagte Angela Merkel.");
    shell.write(
        "a/2024-03-13-zwei.txt",
        "Thomas Müller traf Gerd Müller in München. Am Abend sagte Müller, das sei schön gewesen.",
    );
    shell.write("a/2024-03-14-aera.txt", "Die Putin-Ära endet, schrieb die Zeitung am Donnerstag.");
    shell.ok(&["index", "a"]);
    shell
}

#[test]
fn a_person_is_found_under_every_spelling_and_said_who_it_is() {
    let shell = archive();
    let found = shell.ok(&["search", "--person", "Wladimir Putin", "--limit", "20"]);
    assert!(found.err.contains("Wladimir Putin = Wladimir Putin (also Vladimir Putin), 5 articles"), "{}", found.err);
    // The name alone is his where nobody else can be meant, and the compound comes last.
    assert!(found.out.contains("Am Sonntag sagte Putin nichts"), "{}", found.out);
    let last = found.out.rfind("2024-03-14-aera.txt").unwrap();
    assert!(found.out.rfind("2024-03-10-allein.txt").unwrap() < last, "{}", found.out);
    let plain = shell.ok(&["search", "Putin Waffenruhe"]);
    assert!(plain.err.contains("Putin = Wladimir Putin (also Vladimir Putin), 5 articles"), "{}", plain.err);
    let nobody = shell.run(&["search", "person:Gorbatschow"]);
    assert!(nobody.code == 1 && nobody.err.contains("nobody named Gorbatschow"), "{}", nobody.err);
    let why = shell.ok(&["search", "person:Putin", "--why", "--limit", "20"]).out;
    assert!(
        why.contains("Vladimir Putin: Wladimir Putin") && why.contains("Putin-Ära: contains the name Wladimir Putin"),
        "{why}"
    );
}

#[test]
fn two_people_of_one_name_stay_two() {
    let shell = archive();
    let one = shell.ok(&["search", "person:\"Thomas Müller\""]);
    assert!(one.err.contains("Thomas Müller = Thomas Müller, 1 article"), "{}", one.err);
    let both = shell.ok(&["search", "person:Mueller"]);
    assert!(both.err.contains("Gerd Müller (1), Thomas Müller (1)"), "{}", both.err);
    let page = shell.run(&["person", "Müller"]);
    assert!(page.code == 1 && page.err.contains("2 people have this name"), "{}", page.err);
    let persons = shell.ok(&["persons"]).out;
    assert!(persons.contains("Gerd Müller") && persons.contains("Thomas Müller"), "{persons}");
}

/// Whom the archive names by far most often is meant by the family name alone, but not by *Frau*.
#[test]
fn a_woman_of_the_name_is_not_the_man_everybody_knows() {
    let shell = Shell::new();
    for day in 1..6 {
        let text = format!("Am Montag sprach Minister Karl Huber in Berlin über die Lage. Huber lobte Punkt {day}.");
        shell.write(&format!("a/2024-03-0{day}-voll.txt"), text);
    }
    shell.write("a/2024-03-07-er.txt", "In Bonn war der Minister auch. Am Montag sagte Huber nichts.");
    shell.write("a/2024-03-08-sie.txt", "Im Laden stand Frau Huber am Montag und sagte nichts.");
    shell.ok(&["index", "a"]);
    let found = shell.ok(&["search", "person:\"Karl Huber\"", "--json"]).out;
    assert!(found.contains("2024-03-07-er") && !found.contains("2024-03-08-sie"), "{found}");
    let all = shell.ok(&["search", "person:Huber"]);
    assert!(all.out.contains("2024-03-08-sie"), "{}", all.out);
    let persons = shell.ok(&["persons"]).out;
    let row = |name: &str| persons.lines().find(|line| line.trim_start().starts_with(name)).map(str::to_string);
    assert!(row("Karl Huber").is_some_and(|row| row.contains(" 6 ")), "{persons}");
    assert!(row("Huber").is_some_and(|row| row.contains(" 1 ")), "{persons}");
}

#[test]
fn near_and_sentence_know_persons() {
    let shell = archive();
    search(&shell, |find| {
        let one = |name: &str| BTreeSet::from([name.to_string()]);
        assert_eq!(find("SATZ(person:Scholz Waffenruhe)"), one("2024-01-10-treffen.txt"));
        assert_eq!(find("person:Peskow NEAR/9 person:Putin"), one("2024-01-10-treffen.txt"));
        assert!(!find("NICHT person:Putin").contains("2024-03-10-allein.txt"));
        assert_eq!(find("MIN/2 person:\"Thomas Müller\" UND schön"), BTreeSet::new());
    });
}

/// Names that sound alike, of people with one first name, are not one person.
#[test]
fn people_of_one_first_name_stay_apart() {
    let pairs = [
        ("Benjamin Wagner", "Benjamin Wegner"),
        ("Peter Sander", "Peter Zander"),
        ("Anna Müller", "Anja Müller"),
        ("Stefan Dietrich", "Stefan Dittrich"),
        ("Maria Fischer", "Maria Wischer"),
        ("Peter Meier", "Peter Meyer"),
        ("Peter Wolf", "Peter Wolff"),
        ("Svenja Schulze", "Svenja Schulz"),
        ("Thomas Engel", "Thomas Engels"),
    ];
    let shell = Shell::new();
    for (number, (one, other)) in pairs.iter().enumerate() {
        shell
            .write(&format!("a/2024-03-04-{number}-a.txt"), format!("Am Montag sprach {one} in Berlin über die Lage."));
        shell.write(
            &format!("a/2024-03-05-{number}-b.txt"),
            format!("Am Montag sprach {other} in Berlin über die Lage."),
        );
    }
    shell.ok(&["index", "a"]);
    search(&shell, |find| {
        for (number, (one, other)) in pairs.iter().enumerate() {
            let (of_one, of_other) = (format!("2024-03-04-{number}-a.txt"), format!("2024-03-05-{number}-b.txt"));
            assert_eq!(find(&format!("person:\"{one}\"")), BTreeSet::from([of_one]), "{one}");
            assert_eq!(find(&format!("person:\"{other}\"")), BTreeSet::from([of_other]), "{other}");
        }
    });
}

/// The numbers beside names are those of their queries, with hyphens and full stops, within days, and behind changes of
/// the archive.
#[test]
fn numbers_agree_with_queries_of_odd_names() {
    let shell = Shell::new();
    let text = "Am Montag trafen sich Annegret Kramp-Karrenbauer und George W. Bush in Berlin. Angela Merkel kam dazu.";
    for day in 10..16 {
        shell.write(&format!("a/2024-03-{day}.txt"), text);
    }
    shell.ok(&["index", "a"]);
    std::fs::remove_file(shell.path("a/2024-03-15.txt")).unwrap();
    shell.write("a/2024-03-14.txt", "Am Dienstag sprach Merkel. Sonst kam niemand.");
    shell.ok(&["index", "a"]);
    for name in ["Annegret Kramp-Karrenbauer", "George W. Bush", "Angela Merkel"] {
        for days in [&[][..], &["--from", "2024-03-11", "--to", "2024-03-12"]] {
            let page: Value =
                serde_json::from_str(&shell.ok(&[&["person", name, "--json"], days].concat()).out).unwrap();
            for edge in page["with"].as_array().unwrap() {
                let query = edge["query"].as_str().unwrap();
                let counted: Value =
                    serde_json::from_str(&shell.ok(&["search", query, "--count", "--json"]).out).unwrap();
                assert_eq!(counted["passages"], edge["passages"], "{query}");
                assert!(edge["passages"].as_u64().unwrap() >= 2, "{query}");
            }
            assert!(!page["with"].as_array().unwrap().is_empty());
        }
    }
    let merkel = shell.ok(&["search", "person:\"Angela Merkel\""]);
    assert!(merkel.err.contains("Angela Merkel = Angela Merkel, 5 articles"), "{}", merkel.err);
}

/// A file of one name's parts without end stops nothing.
#[test]
fn a_name_without_end_is_read() {
    let shell = Shell::new();
    shell.write("a/2024-03-04.txt", format!("Am Montag sang Peter {}", "Le ".repeat(20_000)));
    shell.ok(&["index", "a"]);
}

/// Every number of a network is that of the passages which its query finds.
#[test]
fn edges_open_their_passages() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let mut edges = 0;
    for line in shell.ok(&["persons", "--json", "--limit", "12"]).out.lines() {
        let person: Value = serde_json::from_str(line).unwrap();
        let name = person["name"].as_str().unwrap();
        if !name.contains(' ') {
            continue;
        }
        let page: Value = serde_json::from_str(&shell.ok(&["person", name, "--json"]).out).unwrap();
        assert_eq!(page["articles"], person["articles"], "{name}");
        for edge in page["with"].as_array().unwrap().iter().chain(page["between"].as_array().unwrap()) {
            let query = edge["query"].as_str().unwrap();
            let counted: Value = serde_json::from_str(&shell.ok(&["search", query, "--count", "--json"]).out).unwrap();
            assert_eq!(counted["passages"], edge["passages"], "{query}");
            edges += 1;
        }
    }
    assert!(edges > 10, "{edges}");
}

/// Names as readers write them: with particles, titles, numerals, the family name first, in the genitive.
#[test]
fn names_are_understood_as_readers_write_them() {
    let shell = Shell::new();
    shell.write("a/2011-03-01-a.txt", "Karl-Theodor Freiherr zu Guttenberg ging am Dienstag. Nachfolger wird Thomas de Maizière, sagte Ursula von der Leyen.");
    shell.write(
        "a/2023-05-06-b.txt",
        "König Charles III. wurde am Samstag gekrönt. Papst Benedikt XVI. war tot, Johannes Paul II. auch.",
    );
    shell.write(
        "a/2024-05-06-c.txt",
        "Staatspräsident Xi Jinping sprach am Montag. Machthaber Kim Jong Un schwieg. Xi lächelte.",
    );
    shell.write("a/2024-05-07-d.txt", "Machthaber Kim Jong-un sprach am Dienstag mit Kim Yo Jong in Pjöngjang.");
    shell.write(
        "a/2024-02-12-e.txt",
        "Arbeitsminister Hubertus Heil sprach am Montag. Die Abgeordnete Mechthild Heil schwieg.",
    );
    shell.ok(&["index", "a"]);
    let table = [
        ("von der Leyen", "Ursula von der Leyen"),
        ("Frau von der Leyens", "Ursula von der Leyen"),
        ("zu Guttenberg", "Karl-Theodor Freiherr zu Guttenberg"),
        ("de Maizières", "Thomas de Maizière"),
        ("Charles III.", "Charles III."),
        ("Charles III", "Charles III."),
        ("Charles", "Charles III."),
        ("Papst Benedikt", "Benedikt XVI."),
        ("Johannes Paul II", "Johannes Paul II."),
        ("Xi", "Xi Jinping"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Frau Heil", "Mechthild Heil"),
        ("Arbeitsminister Heil", "Hubertus Heil"),
    ];
    for (typed, name) in table {
        let page = shell.run(&["person", typed]);
        assert!(
            page.out.lines().next().is_some_and(|line| line.starts_with(name)),
            "{typed}: {}{}",
            page.out,
            page.err
        );
    }
    let kim = shell.run(&["person", "Kim"]);
    assert!(kim.err.contains("Kim Jong Un, 2 articles") && kim.err.contains("Kim Yo Jong, 1 article\n"), "{}", kim.err);
    let heil = shell.ok(&["search", "person:Heil", "--count"]);
    assert!(heil.err.contains("Hubertus Heil (1), Mechthild Heil (1)"), "{}", heil.err);
    let nobody = shell.run(&["search", "--person", "Guttenburg", "Nachfolger"]);
    assert!(nobody.err.contains("it has Karl-Theodor Freiherr zu Guttenberg"), "{}", nobody.err);
    let star = shell.run(&["search", "person:Gutt*"]);
    assert!(star.code == 2 && star.err.contains("whole names") && !star.err.contains("did you mean"), "{}", star.err);
}

/// What changes nothing now is written down, too: what is added to the archive later may be meant. Only what is no name
/// is refused.
#[test]
fn what_is_said_of_names_always_counts() {
    let shell = archive();
    let said: [&[&str]; 10] = [
        &["split", "Thomas Müller", "Gerd Müller"],
        &["split", "Putin", "Wladimir Putin"],
        &["merge", "Vladimir Putin", "Wladimir Putin"],
        &["alias", "Olaf Scholz", "Angela Merkel"],
        &["merge", "Niemand Nirgends", "Olaf Scholz"],
        &["alias", "Mutti", "Angela Merkel"],
        &["none", "Astra Zeneca"],
        &["none", "Olaf Scholz"],
        &["split", "Nie Gehört", "Auch Nicht"],
        &["merge", "Müller", "Gerd Müller"],
    ];
    for words in said {
        let shown = shell.run(&[&["person"], words].concat());
        assert!(shown.code == 0 && shown.err.contains("personen.txt"), "{words:?}: {}", shown.err);
    }
    let text = std::fs::read_to_string(shell.path("index/personen.txt")).unwrap();
    for line in ["Putin != Wladimir Putin", "! Astra Zeneca", "! Olaf Scholz", "Müller = Gerd Müller"] {
        assert!(text.lines().any(|known| known == line), "{line}: {text}");
    }
    assert!(!text.contains("= Olaf Scholz") && !text.contains("Olaf Scholz ="), "{text}");
    let gone = shell.run(&["person", "Olaf Scholz"]);
    assert!(gone.code == 1 && gone.err.contains("nobody named Olaf Scholz"), "{}", gone.err);
    let all = shell.ok(&["persons", "--csv"]).out;
    assert!(!all.contains("Olaf Scholz"), "{all}");
    for wrong in ["=", "! x", "a = b", "17"] {
        let refused = shell.run(&["person", "none", wrong]);
        assert!(refused.code == 2 && refused.err.contains("is not a name"), "{wrong}: {}", refused.err);
    }
}

/// An office says who of a family name is meant, in what is typed and in articles that give no first name.
#[test]
fn an_office_says_who_is_meant() {
    let shell = Shell::new();
    let texts = [
        ("a/2020-03-02.txt", "Entwicklungsminister Gerd Müller reiste am Montag nach Mali."),
        ("a/2020-03-03.txt", "Bundesentwicklungsminister Gerd Müller warnte am Dienstag."),
        ("a/2020-03-04.txt", "Der Stürmer Thomas Müller traf am Mittwoch zweimal."),
        ("a/2020-03-05.txt", "Bürgermeister Michael Müller sprach am Donnerstag in Berlin."),
        ("a/2020-03-06.txt", "Entwicklungsminister Müller kam am Freitag zurück."),
        ("a/2020-03-07.txt", "Am Samstag sagte Müller nichts dazu."),
        ("a/2020-03-08.txt", "Kanzlerin Angela Merkel schwieg. Vizekanzler Olaf Scholz auch."),
        ("a/2020-03-09.txt", "Finanzministerin Anna Scholz kam. Königin Elizabeth II. winkte."),
        ("a/2020-03-10.txt", "Vizekanzler Scholz sprach am Dienstag. Königin Elisabeth II. schwieg."),
    ];
    for (file, text) in texts {
        shell.write(file, text);
    }
    shell.ok(&["index", "a"]);
    let table = [
        ("Entwicklungsminister Müller", "Gerd Müller, 3 articles"),
        ("Bundesentwicklungsminister Müller", "Gerd Müller, 3 articles"),
        ("Minister Müller", "Gerd Müller, 3 articles"),
        ("Entwicklungsminister Gerd Müller", "Gerd Müller, 3 articles"),
        ("Gerd Müller", "Gerd Müller, 3 articles"),
        ("Bürgermeister Müller", "Michael Müller, 1 article"),
        ("Stürmer Müller", "Thomas Müller, 1 article"),
        ("Vizekanzler Scholz", "Olaf Scholz, 2 articles"),
        ("Finanzministerin Scholz", "Anna Scholz, 1 article"),
        ("Elisabeth II.", "II.) , 2 articles"),
        ("Elizabeth II.", "II.) , 2 articles"),
    ];
    for (typed, person) in table {
        let found = shell.run(&["search", "--person", typed, "--count"]);
        let said = found.err.replace("),", ") ,");
        assert!(said.contains(person), "{typed}: {}", found.err);
    }
}

/// The minister of Bavaria is no Ludwig von Bayern; without the office, Bayern may be.
#[test]
fn a_place_behind_an_office_is_no_family_of_it() {
    let shell = Shell::new();
    shell.write("a/2020-01-01.txt", "Prinz Ludwig von Bayern sprach in München. Ludwig von Bayern ging.");
    shell.write("a/2020-01-02.txt", "Der Gesundheitsminister sprach in Bayern über Masken.");
    // A name that is a place more often than a person.
    for day in 3..8 {
        shell.write(&format!("a/2020-01-0{day}.txt"), "In Bayern regnet es. Bayern ist nass.");
    }
    shell.ok(&["index", "a"]);
    for query in ["Gesundheitsminister Bayern", "Gesundheitsminister von Bayern"] {
        let said = shell.ok(&["search", query]);
        assert!(!said.err.contains("Ludwig"), "{query}: {}", said.err);
        assert!(said.out.contains("Masken"), "{query}: {}", said.out);
    }
    assert_eq!(shell.hits(&["--person", "Gesundheitsminister Bayern"]).len(), 0);
    assert_eq!(shell.hits(&["--person", "Gesundheitsminister von Bayern"]).len(), 0);
    assert_eq!(shell.hits(&["--person", "Bayern"]).len(), 1);
}

/// Two family names, and what is typed of them.
#[test]
fn each_part_of_two_family_names_finds_the_person() {
    let shell = Shell::new();
    shell.write(
        "a/2010-10-07.txt",
        "Der Schriftsteller Mario Vargas Llosa erhielt den Preis. Gabriel García Márquez gratulierte. García Márquez \
            schwieg. Brasiliens Präsident Luiz Inácio Lula da Silva kam. Lula sprach. H.-J. Vogel hörte zu.",
    );
    shell.ok(&["index", "a"]);
    for (typed, name) in [
        ("Vargas Llosa", "Mario Vargas Llosa"),
        ("Mario Vargas Llosa", "Mario Vargas Llosa"),
        ("Llosa", "Mario Vargas Llosa"),
        ("García Márquez", "Gabriel García Márquez"),
        ("Garcia Marquez", "Gabriel García Márquez"),
        ("Márquez", "Gabriel García Márquez"),
        ("Lula", "Luiz Inácio Lula da Silva"),
        ("Lula da Silva", "Luiz Inácio Lula da Silva"),
        ("H.-J. Vogel", "H.-J. Vogel"),
        ("Vogel, H.-J.", "H.-J. Vogel"),
    ] {
        let found = shell.run(&["search", "--person", typed, "--count"]);
        assert!(found.code == 0 && found.err.contains(&format!("= {name}")), "{typed}: {}", found.err);
    }
}

#[test]
fn the_reader_says_who_is_one_and_who_are_two() {
    let shell = archive();
    let merged = shell.ok(&["person", "merge", "Thomas Müller", "Gerd Müller"]);
    assert!(merged.err.contains("personen.txt"), "{}", merged.err);
    let both = shell.ok(&["search", "person:\"Thomas Müller\""]);
    assert!(both.err.contains("(also "), "{}", both.err);
    shell.ok(&["person", "split", "Vladimir Putin", "Wladimir Putin"]);
    let split = shell.ok(&["search", "person:\"Vladimir Putin\""]);
    assert!(split.err.contains("Vladimir Putin = Vladimir Putin, 1 article"), "{}", split.err);
    shell.ok(&["person", "alias", "Mutti", "Angela Merkel"]);
    // What was said survives building anew.
    shell.ok(&["index", "a", "--rebuild"]);
    let alias = shell.ok(&["search", "person:Mutti"]);
    assert!(alias.err.contains("Mutti = Angela Merkel"), "{}", alias.err);
    shell.ok(&["person", "merge", "Vladimir Putin", "Wladimir Putin"]);
    let again = shell.ok(&["search", "person:\"Vladimir Putin\""]);
    assert!(again.err.contains("also Vladimir Putin"), "{}", again.err);
    let text = std::fs::read_to_string(shell.path("index/personen.txt")).unwrap();
    assert!(text.starts_with('#') && !text.contains("!= Wladimir"), "{text}");
    shell.write("index/personen.txt", "Unsinn\n");
    let wrong = shell.ok(&["search", "Putin"]);
    assert!(wrong.err.contains("personen.txt:1"), "{}", wrong.err);
}

#[test]
fn persons_come_as_rows_csv_and_json_and_count_by_person() {
    let shell = archive();
    let csv = shell.ok(&["persons", "Waffenruhe", "--csv"]).out;
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("name,id,articles,passages,mentions,first,last,roles,spellings"));
    assert!(csv.contains("Olaf Scholz,olaf-scholz,1,1,2,2024-01-10,2024-01-10,Bundeskanzler,"), "{csv}");
    let by = shell.ok(&["search", "person:Putin", "--count", "--by", "person"]).out;
    assert!(by.lines().next().unwrap().starts_with("Wladimir Putin"), "{by}");
    let page = shell.ok(&["person", "Olaf Scholz", "--svg", "netz.svg"]).out;
    assert!(
        page.contains("Bundeskanzler") && page.contains("person:\"Olaf Scholz\" UND person:\"Wladimir Putin\""),
        "{page}"
    );
    let svg = std::fs::read_to_string(shell.path("netz.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("Wladimir Putin") && svg.contains("fundstelle search"), "{svg}");
    let edges = shell.ok(&["person", "Olaf Scholz", "--csv"]).out;
    assert!(edges.contains("Olaf Scholz,Wladimir Putin,2,"), "{edges}");
}

#[test]
fn an_archive_teaches_its_names() {
    let shell = Shell::new();
    // A name that no list has, often behind a first name.
    let mut text = String::new();
    for _ in 0..40 {
        text.push_str("Am Montag sagte Petra Quabbelbaum in Berlin nichts. ");
    }
    shell.write("a/2024-03-04.txt", text);
    shell.write("a/2024-03-05.txt", "Das war Quabbelbaums Tag.");
    shell.ok(&["index", "a"]);
    let found = shell.ok(&["search", "person:Quabbelbaum", "--limit", "20"]);
    assert!(found.out.contains("2024-03-04"), "{}", found.out);
    let kept = std::fs::read_dir(shell.path("index")).unwrap().flatten();
    assert!(kept.into_iter().any(|file| file.file_name().to_string_lossy().starts_with("words-")));
}
