//! Tables of names as they are printed, kind by kind, with who is found.

use crate::person::mention::finder::PersonFinder;

/// Who is found, each with the whole name, once.
fn found(text: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for mention in PersonFinder::default().find(text) {
        if !names.contains(&mention.name) {
            names.push(mention.name);
        }
    }
    names.join(", ")
}

/// Holds a table against what is found: rows of a text, a bar and the names.
fn holds(table: &str) {
    let rows = table.lines().map(str::trim).filter(|row| !row.is_empty());
    let rows: Vec<(&str, &str)> = rows.filter_map(|row| row.split_once(" | ").or(row.split_once(" |"))).collect();
    assert!(rows.len() >= 10, "a table has ten rows");
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, names)| (text.replace('/', "\n"), *names))
        .filter(|(text, names)| found(text) != *names)
        .map(|(text, names)| format!("{text}: {}, not {names}", found(&text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn initials_with_hyphens() {
    holds(
        "H.-J. Vogel und H.-D. Genscher sowie F.-W. Hansemann tagten. Genscher schwieg. W. Brandt kam. | H.-J. Vogel, H.-D. Genscher, F.-W. Hansemann, W. Brandt
        Der Abgeordnete K.-H. Funke sprach. | K.-H. Funke
        Gestern kam H.-Dietrich Genscher nach Bonn. | H.-Dietrich Genscher
        Die Ministerin A.-M. Schimpf lobte ihn. | A.-M. Schimpf
        Es sprachen Hans-J. Vogel und Karl-H. Lang. | Hans-J. Vogel, Karl-H. Lang
        Nach H.-P. Kemmel kam U. Schmidt. | H.-P. Kemmel, U. Schmidt
        Minister G.-E. Weber blieb. Weber ging. | G.-E. Weber
        Dr. H.-G. Wieck warnte. | H.-G. Wieck
        Das Buch von J.-P. Sartre gefiel. | J.-P. Sartre
        F. W. Bernstein und R. Gernhardt zeichneten. | F. W. Bernstein, R. Gernhardt
        In der U-Bahn und im D-Zug war es voll. |",
    );
}

#[test]
fn the_long_s() {
    holds(
        "Reichsaußenminiſter Guſtav Streſemann traf Ariſtide Briand. Streſemann ſprach. | Gustav Stresemann, Aristide Briand
        Der Dichter Johann Wolfgang von Goethe ſchwieg. | Johann Wolfgang von Goethe
        Auguſt Bebel ſprach in Berlin. | August Bebel
        Fürſt Otto von Bismarck kam am Montag. | Otto von Bismarck
        Roſa Luxemburg und Karl Liebknecht ſtarben. | Rosa Luxemburg, Karl Liebknecht
        Der Kanzler Guſtav Bauer ging. | Gustav Bauer
        Präſident Friedrich Ebert blieb. | Friedrich Ebert
        Matthias Erzberger ſchrieb. Erzbergers Brief kam an. | Matthias Erzberger
        Muſtafa Kemal ſiegte. | Mustafa Kemal
        Ernſt Thälmann ſtand auf. | Ernst Thälmann
        Heinrich Köſter reiſte ab. | Heinrich Köster",
    );
}

#[test]
fn two_family_names() {
    holds(
        "Der Schriftsteller Mario Vargas Llosa erhielt den Preis. | Mario Vargas Llosa
        Gabriel García Márquez gratulierte. García Márquez schwieg. | Gabriel García Márquez
        Brasiliens Präsident Luiz Inácio Lula da Silva kam. Lula sprach. | Luiz Inácio Lula da Silva
        Spaniens Ministerpräsident José Luis Rodríguez Zapatero kam. Zapatero lachte. | José Luis Rodríguez Zapatero
        Präsident Felipe Calderón Hinojosa trat zurück. | Felipe Calderón Hinojosa
        Pedro Sánchez Pérez-Castejón regiert. Sánchez schwieg. | Pedro Sánchez Pérez-Castejón
        Santiago Ramón y Cajal forschte. | Santiago Ramón y Cajal
        José Ortega y Gasset schrieb. | José Ortega y Gasset
        Präsidentin Cristina Fernández de Kirchner lachte. | Cristina Fernández de Kirchner
        Der Dichter Federico García Lorca wurde ermordet. García Lorca war jung. | Federico García Lorca
        Angela Merkels Rede gefiel. | Angela Merkel
        Daniel Günthers Sprecher kam. | Daniel Günther",
    );
}

#[test]
fn names_over_line_ends() {
    holds(
        "Bundespräsident Richard von Weiz-/säcker sprach. | Richard von Weizsäcker
        Bundeskanzlerin Angela Mer-/kel und Annalena Baer-/bock hörten zu. | Angela Merkel, Annalena Baerbock
        Der Minister Hans-/Dietrich Genscher kam. | Hans-Dietrich Genscher
        Minister Peter Alt¬/maier sprach. | Peter Altmaier
        Gestern kam Wolfgang/Schäuble nach Berlin. | Wolfgang Schäuble
        Das sagte Kanzlerin Angela/Merkel am Montag. | Angela Merkel
        Ministerin Ursula von der/Leyen schwieg. | Ursula von der Leyen
        Präsident Joa-/chim Gauck sprach. | Joachim Gauck
        Lisa Paus/Kai Gehring/Markus Kurth/Brigitte Pothmer | Lisa Paus, Kai Gehring, Markus Kurth, Brigitte Pothmer
        Präsident Wladimir/Putin ging. Pu-/tin schwieg. | Wladimir Putin",
    );
}

#[test]
fn bynames_generations_and_family_names_first() {
    holds(
        "Gerhard „Gerd“ Müller kam am Montag. | Gerhard Müller
        Hans (Hansi) Flick schwieg. | Hans Flick
        Der Sänger Heinz \"Heino\" Kramm sang. | Heinz Kramm
        Joaquín »El Chapo« Guzmán floh. | Joaquín Guzmán
        Karl-Theodor („KT“) zu Guttenberg ging. | Karl-Theodor zu Guttenberg
        Angela Merkel (CDU) und Olaf Scholz (SPD) stritten. | Angela Merkel, Olaf Scholz
        Peter Weiß (Emmendingen) Sabine Weiss (Wesel) | Peter Weiß, Sabine Weiss
        Alexandre Dumas jun. schrieb. | Alexandre Dumas jun.
        Karl Müller sen. lachte. | Karl Müller sen.
        Donald Trump Jr. twitterte. | Donald Trump Jr.
        Dr. Koschorrek, Rolf/CDU/CSU | Rolf Koschorrek
        Es kamen: Merkel, Angela (Berlin); Leyen, Ursula von der; Scholz, Olaf. | Angela Merkel, Ursula von der Leyen, Olaf Scholz",
    );
}

#[test]
fn what_is_written_in_capitals_and_what_is_no_person() {
    holds(
        "Die SPD, die CDU/CSU und das BÜNDNIS stritten. |
        Thomas Oppermann SPD rief. | Thomas Oppermann
        (Beifall bei der FDP und dem BÜNDNIS 90/DIE GRÜNEN) |
        Dr. Heinz Riesenhuber (CDU/CSU):/Herr Präsident! Meine Damen und Herren! | Heinz Riesenhuber
        Am Montag impfte Astra Zeneca nicht. |
        Das meldete Fox News am Montag. |
        An Sonntagen und Montagabenden ruht die Arbeit. |
        Die Aktie von Tesla stieg. |
        Das berichtete Rocket Internet. |
        Die Mona Lisa lächelt. |
        Gestern stellte die AfD einen Antrag, die KPD schwieg. |
        Der Müller mahlte das Korn, und der Schneider nähte. |
        Goldman Sachs und Morgan Stanley verdienten. |",
    );
}

#[test]
fn what_stands_before_a_name_is_no_part_of_it() {
    holds(
        "Informiert Söder? Das fragte Markus Söder. | Markus Söder
        Herrgottseck Söder. Das sagte Markus Söder. | Markus Söder
        Kritisiert Merkel ihn? Angela Merkel schwieg. | Angela Merkel
        Gelassen Merkel. Angela Merkel blieb ruhig. | Angela Merkel
        Überraschend Spahn. So war Jens Spahn. | Jens Spahn
        Donnerwetter Laschet! So rief Armin Laschet. | Armin Laschet
        Verteidigt Scholz das? Olaf Scholz schwieg. | Olaf Scholz
        Sommerinterview Habeck. Robert Habeck sprach. | Robert Habeck
        Irritiert Trump? Donald Trump lachte. | Donald Trump
        Angela Merkel kam am Montag. | Angela Merkel",
    );
}

#[test]
fn names_behind_what_they_are_and_places() {
    holds(
        "Das sagte der Programmierer Kranz. | Kranz
        Laut al-Hadi war es so. | al-Hadi
        Die Regierung Meier trat zurück. | Meier
        Die Familie Grabowski zog um. | Grabowski
        Dann gab der Trainer Zeit. |
        Wenn der Lehrer Kreide holt, wird es still. |
        Laut Polizei war niemand verletzt. |
        Laut Regierung reicht das Geld. |
        Im Bundesstaat Jackson regnet es. |
        Er lebt in Kolding und reist nach Odense. |
        Sie stammt aus der Kleinstadt Lindau. |
        Der Terror von al-Kaida ging weiter. |",
    );
}

#[test]
fn particles_of_other_languages() {
    holds(
        "Der Maler Vincent van Gogh starb. | Vincent van Gogh
        Joost van den Vondel dichtete. | Joost van den Vondel
        Leonardo da Vinci malte. | Leonardo da Vinci
        Der Regisseur Vittorio De Sica drehte. | Vittorio De Sica
        Präsident Charles de Gaulle ging. De Gaulle schwieg. | Charles de Gaulle
        Der Trainer Louis van Gaal kam. Van Gaal lachte. | Louis van Gaal
        Minister Mohammed bin Salman kam. | Mohammed bin Salman
        Bürgermeister Bill de Blasio sprach. | Bill de Blasio
        Außenminister Luigi Di Maio kam. Di Maio schwieg. | Luigi Di Maio
        Der Autor Antoine de Saint-Exupéry flog. | Antoine de Saint-Exupéry
        Ursula von der Leyen kam. | Ursula von der Leyen",
    );
}

#[test]
fn numbers_of_monarchs_and_popes() {
    holds(
        "Königin Elisabeth II. winkte. | Elisabeth II.
        Queen Elizabeth II. und König Charles III. kamen. | Elizabeth II., Charles III.
        Papst Benedikt XVI. betete. Benedikt schwieg. | Benedikt XVI.
        Papst Johannes Paul I. starb, und Johannes Paul II. folgte. | Johannes Paul I., Johannes Paul II.
        Kaiser Wilhelm II. floh. | Wilhelm II.
        König Ludwig XIV. baute. | Ludwig XIV.
        Zar Nikolaus II. dankte ab. | Nikolaus II.
        Papst Pius XII. schwieg. | Pius XII.
        Kaiser Franz Joseph I. regierte lange. | Franz Joseph I.
        Königin Margrethe II. trat zurück. | Margrethe II.",
    );
}
