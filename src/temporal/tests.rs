//! What readers of newspapers understand, as a table: sentence, day of publication, what is found in it.

use super::*;
use crate::date::{Day, PublicationDate};
use proptest::prelude::*;

/// What is found, as `text = value`, or with `first..last` where the value does not say the days.
fn found(text: &str, published: &str) -> Vec<String> {
    let published = (!published.is_empty()).then(|| parse(published).unwrap());
    let expressions = DateFinder::default().find(text, published);
    let dates = expressions.iter().filter(|one| !matches!(one.kind, TimeKind::Reference(_)));
    dates
        .map(|one| format!("{} = {}{}", one.span.of(text), one.timex3(), if one.contradicts { " !" } else { "" }))
        .collect()
}

#[test]
fn sentences_are_understood() {
    // The 4th of July 2025 was a Friday.
    let day = "2025-07-04";
    let table: &[(&str, &str, &[&str])] = &[
        // Full and partial dates.
        ("Am 24. Februar 2022 begann der Krieg.", day, &["24. Februar 2022 = 2022-02-24"]),
        ("Am 3. Juli sagte er zu.", day, &["3. Juli = 2025-07-03"]),
        ("Das Treffen ist für den 12. Juli geplant.", day, &["12. Juli = 2025-07-12"]),
        ("Am 4. Juli starb sie.", day, &["4. Juli = 2025-07-04"]),
        ("am Donnerstag (3. Juli)", day, &["Donnerstag (3. Juli) = 2025-07-03"]),
        ("am Donnerstag (4. Juli)", day, &["Donnerstag (4. Juli) = 2025-07-04 !"]),
        (
            "Donnerstag, den 3. Juli, um 20 Uhr",
            day,
            &["Donnerstag, den 3. Juli = 2025-07-03", "20 Uhr = 2025-07-03T20:00"],
        ),
        ("Donnerstag, 25. Februar, war der Saal voll.", "2020-12-03", &["Donnerstag, 25. Februar = 2021-02-25"]),
        ("am 9. November 1989", "", &["9. November 1989 = 1989-11-09"]),
        ("am 23.3.1987 und am 1.9.39", day, &["23.3.1987 = 1987-03-23", "1.9.39 = 1939-09-01"]),
        ("am 18. 7. in Wien", day, &["18. 7. = 2025-07-18"]),
        ("Donnerstag, 18. 7.\n11.04 Uhr", day, &["Donnerstag, 18. 7. = 2025-07-18 !", "11.04 Uhr = 2025-07-18T11:04"]),
        ("der siebte Oktober 2023", day, &["siebte Oktober 2023 = 2023-10-07"]),
        ("Am sechsten Dezember kam er.", day, &["sechsten Dezember = 2024-12-06"]),
        ("im Juni 2024", day, &["Juni 2024 = 2024-06"]),
        ("Seit März gilt das.", day, &["März = 2025-03"]),
        ("Im Dezember hatte er gewonnen.", day, &["Dezember = 2024-12"]),
        ("Im August wird gewählt.", day, &["August = 2025-08"]),
        ("Ab September soll es losgehen.", day, &["September = 2025-09"]),
        ("Anfang März 2022", day, &["Anfang März 2022 = 2022-03"]),
        ("Seit Beginn des Gazakriegs am 7. Oktober sind viele gestorben.", "2024-08-28", &["7. Oktober = 2023-10-07"]),
        ("Die Einsatzrichtlinie vom 17. Juli war neu.", "1995-08-11", &["17. Juli = 1995-07-17"]),
        ("Stand: 2025-07-03", day, &["2025-07-03 = 2025-07-03"]),
        ("am 2. Jänner und am 3. Feber", day, &["2. Jänner = 2025-01-02", "3. Feber = 2025-02-03"]),
        ("vom 29. Februar 2024", day, &["29. Februar 2024 = 2024-02-29"]),
        ("am 31. Februar 2024", day, &["31. Februar 2024 = XXXX-02-31"]),
        // Weekdays.
        ("Er sagte am Dienstag zu.", day, &["Dienstag = 2025-07-01"]),
        ("Am Montag wird verhandelt.", day, &["Montag = 2025-07-07"]),
        ("Am Freitag teilte die Polizei mit", day, &["Freitag = 2025-07-04"]),
        ("am vergangenen Dienstag", day, &["vergangenen Dienstag = 2025-07-01"]),
        ("am vergangenen Freitag", day, &["vergangenen Freitag = 2025-06-27"]),
        ("am kommenden Freitag", day, &["kommenden Freitag = 2025-07-11"]),
        ("am Mittwoch vergangener Woche", day, &["Mittwoch vergangener Woche = 2025-06-25"]),
        ("Dienstag der kommenden Woche", day, &["Dienstag der kommenden Woche = 2025-07-08"]),
        ("am heutigen Freitag", day, &["heutigen Freitag = 2025-07-04"]),
        ("am Donnerstagabend kam es", day, &["Donnerstagabend = 2025-07-03TEV"]),
        ("am Mittwoch um 17.30 Uhr war Schluss", day, &["Mittwoch = 2025-07-02", "17.30 Uhr = 2025-07-02T17:30"]),
        ("soll am Montagnachmittag von einem Mann übergossen worden sein", day, &["Montagnachmittag = 2025-06-30TAF"]),
        ("in der Nacht auf Samstag", day, &["Nacht auf Samstag = 2025-06-28TNI"]),
        ("In der Nacht zum 3. Juli brannte es.", day, &["Nacht zum 3. Juli = 2025-07-03TNI"]),
        (
            "In der Nacht von Mittwoch auf Donnerstag brannte es",
            day,
            &["Nacht von Mittwoch auf Donnerstag = 2025-07-03TNI"],
        ),
        (
            "Am Donnerstag wird beraten, am Freitag abgestimmt.",
            "2025-07-02",
            &["Donnerstag = 2025-07-03", "Freitag = 2025-07-04"],
        ),
        // Today and around it.
        ("Das sagte er gestern in Berlin.", day, &["gestern = 2025-07-03"]),
        (
            "Vorgestern war er da, morgen fährt er, übermorgen kommt er an.",
            day,
            &["Vorgestern = 2025-07-02", "morgen = 2025-07-05", "übermorgen = 2025-07-06"],
        ),
        (
            "Gestern Abend begann das Spiel, heute früh endete es.",
            day,
            &["Gestern Abend = 2025-07-03TEV", "heute früh = 2025-07-04TMO"],
        ),
        ("Guten Morgen! Bis heute gilt das, noch heute.", day, &[]),
        ("Heute vor 80 Jahren endete der Krieg.", "2025-05-08", &["Heute vor 80 Jahren = 1945-05-08"]),
        ("Am Abend des 3. Juli", day, &["Abend des 3. Juli = 2025-07-03TEV"]),
        ("Er reiste gestern an. Am Abend sprach er.", day, &["gestern = 2025-07-03", "Abend = 2025-07-03TEV"]),
        (
            "Am 2. März 2009 stand sie auf. Am nächsten Tag ging sie.",
            day,
            &["2. März 2009 = 2009-03-02", "nächsten Tag = 2009-03-03"],
        ),
        (
            "Am 2. März 2009 stand sie auf, am Tag darauf ging sie.",
            day,
            &["2. März 2009 = 2009-03-02", "Tag darauf = 2009-03-03"],
        ),
        (
            "Am 8. März demonstrierten sie. Fünf Tage später kam der Lockdown, einen Tag zuvor nicht.",
            day,
            &["8. März = 2025-03-08", "Fünf Tage später = 2025-03-13", "einen Tag zuvor = 2025-03-12"],
        ),
        (
            "am Sonntag der Vorwoche, Mittwoch der vergangenen Woche",
            day,
            &["Sonntag der Vorwoche = 2025-06-29", "Mittwoch der vergangenen Woche = 2025-06-25"],
        ),
        ("Rentner sollen von Dezember an Masken erhalten.", "2020-11-16", &["Dezember = 2020-12"]),
        ("Bis November feilschten sie.", "2021-02-07", &["November = 2020-11"]),
        (
            "Ankündigungen für die nächste Demonstration, diesmal für den 3. Oktober, gab es.",
            "2020-08-31",
            &["3. Oktober = 2020-10-03"],
        ),
        ("Genehmigt wurde eine Versammlung, die am Sonntag stattfinden soll.", "2020-07-03", &["Sonntag = 2020-07-05"]),
        (
            "Von Juni bis Ende November sei mit Stürmen zu rechnen.",
            "2020-07-25",
            &["Juni bis Ende November = 2020-06-01/2020-11-30", "Juni = 2020-06", "Ende November = 2020-11"],
        ),
        ("Die Saison sollte im April wieder losgehen.", "2020-03-25", &["April = 2020-04"]),
        (
            "Für Oktober und September hatten sie einen Anstieg gemeldet.",
            "2020-11-30",
            &["Oktober = 2020-10", "September = 2020-09"],
        ),
        (
            "Die Quote könnte zwischen April und Juni steigen.",
            "2020-03-23",
            &["April und Juni = 2020-04-01/2020-06-30", "April = 2020-04", "Juni = 2020-06"],
        ),
        ("Die Prozesse sind zunächst auf den Herbst verschoben worden.", "2020-08-12", &["den Herbst = 2020-FA"]),
        ("Geht es weiter wie bisher, könnten bis März viele sterben, sagte er.", "2020-11-17", &["März = 2021-03"]),
        ("Bis heute sind die Zahlen klein, sagte sie gestern.", day, &["gestern = 2025-07-03"]),
        ("auf der Straße des 17. Juni", day, &[]),
        ("geöffnet von 9.30 Uhr bis 18 Uhr", day, &["9.30 Uhr = XXXX-XX-XXT09:30", "18 Uhr = XXXX-XX-XXT18:00"]),
        (
            "Bis zum Stichtag 24. Februar hatten im Landkreis 1967 Betriebe geöffnet.",
            "2021-03-02",
            &["24. Februar = 2021-02-24"],
        ),
        (
            "Am 17. Juni, dem Tag des Arbeiteraufstands im Jahr 1953, kommt ein Zug hinzu.",
            "2020-06-11",
            &["17. Juni = 2020-06-17", "Jahr 1953 = 1953"],
        ),
        ("Flug EW 2055, Band 1910, ein BMW 2002, am Ende 1500 Leute", day, &[]),
        ("Welt am Sonntag, jeden Donnerstag, Mittwochs, an einem Montag", day, &[]),
        (
            "am Montag vor zwei Wochen, Donnerstag vor Pfingsten, drei Tage vor Weihnachten",
            day,
            &["vor zwei Wochen = 2025-W25"],
        ),
        ("nächste Woche Mittwoch", "2020-08-03", &["nächste Woche Mittwoch = 2020-08-12"]),
        (
            "Von Montag bis Samstag war geöffnet.",
            "2020-11-22",
            &["Montag bis Samstag = 2020-11-16/2020-11-21", "Montag = 2020-11-16", "Samstag = 2020-11-21"],
        ),
        (
            "in den dreißiger und vierziger Jahren des Jahrhunderts",
            "1888-03-20",
            &["den dreißiger = 183", "vierziger Jahren = 184"],
        ),
        ("Seit dem 11. Januar halten die Franzosen die Ruhr.", "1923-11-10", &["11. Januar = 1923-01-11"]),
        ("Im Jahr\n2011 und am 3.\nMai 2012", day, &["Jahr\n2011 = 2011", "3.\nMai 2012 = 2012-05-03"]),
        ("2015 waren etwa 900.000 gekommen. 1984, da arbeitete sie.", day, &["2015 = 2015", "1984 = 1984"]),
        ("Am Montag angekündigt, nun beschlossen", "2021-01-26", &["Montag = 2021-01-25"]),
        (
            "28. Februar bis 3. März 2021",
            day,
            &[
                "28. Februar bis 3. März 2021 = 2021-02-28/2021-03-03",
                "28. Februar = 2021-02-28",
                "3. März 2021 = 2021-03-03",
            ],
        ),
        (
            "Gespielt wird am kommenden Samstag, 5. und 6. Juli, in Wien.",
            day,
            &["kommenden Samstag, 5. = 2025-07-05", "6. Juli = 2025-07-06"],
        ),
        ("Donnerstagabend, 3. und 4. Juli", day, &["Donnerstagabend, 3. = 2025-07-03TEV", "4. Juli = 2025-07-04"]),
        ("Sie zahlt pro Jahr 1200 Euro, im Jahr 2000 Tonnen, in fünf Jahren 2000 Mitarbeiter.", day, &[]),
        ("Die Stadt ist heute eine Ruine. Am Abend kommen Touristen.", day, &["Abend = XXXX-XX-XXTEV"]),
        ("Guten-Morgen-Ticker und jeden\nMorgen im Park", day, &[]),
        ("in der vorletzten Nacht, in der vergangenen Nacht", day, &["vergangenen Nacht = 2025-07-04TNI"]),
        (
            "Sie kommt am Montag. Der 9. November 1989 bleibt.",
            day,
            &["Montag = 2025-06-30", "9. November 1989 = 1989-11-09"],
        ),
        ("1989 brach der Streit aus. Am 3. Oktober wird gewählt.", day, &["1989 = 1989", "3. Oktober = 2025-10-03"]),
        ("Am 3.4.25 und im Mai '24", "1926-06-01", &["3.4.25 = 1925-04-03", "Mai '24 = 1924-05"]),
        ("Am 3.4.25", "", &["3.4.25 = XXXX-04-03"]),
        ("im 1500er-Lauf, die 1000er-Marke", day, &[]),
        ("Vor 2000 Jahren lebte er, im 1. Jahrhundert.", day, &["Vor 2000 Jahren = XXXX-XX-XX", "1. Jahrhundert = 00"]),
        (
            "im Fru\u{308}hsommer 2020, am 3. Ma\u{308}rz 2020, No\u{ad}vem\u{ad}ber 2020",
            day,
            &[
                "Fru\u{308}hsommer 2020 = 2020-SU",
                "3. Ma\u{308}rz 2020 = 2020-03-03",
                "No\u{ad}vem\u{ad}ber 2020 = 2020-11",
            ],
        ),
        // Weeks, months, years.
        (
            "vergangene Woche, nächste Woche, in dieser Woche",
            day,
            &["vergangene Woche = 2025-W26", "nächste Woche = 2025-W28", "dieser Woche = 2025-W27"],
        ),
        ("Am Wochenende brannte es.", day, &["Wochenende = 2025-W26-WE"]),
        ("Am Wochenende wird gefeiert.", day, &["Wochenende = 2025-W27-WE"]),
        (
            "am vergangenen Wochenende, am kommenden Wochenende",
            day,
            &["vergangenen Wochenende = 2025-W26-WE", "kommenden Wochenende = 2025-W27-WE"],
        ),
        (
            "im vergangenen Monat, Ende letzten Monats",
            day,
            &["vergangenen Monat = 2025-06", "Ende letzten Monats = 2025-06"],
        ),
        ("im Vorjahr, gegenüber dem Vorjahr, heuer", day, &["Vorjahr = 2024", "dem Vorjahr = 2024", "heuer = 2025"]),
        ("im Juni des vergangenen Jahres", day, &["Juni des vergangenen Jahres = 2024-06"]),
        (
            "im Mai dieses Jahres, Ende nächsten Jahres",
            day,
            &["Mai dieses Jahres = 2025-05", "Ende nächsten Jahres = 2026"],
        ),
        ("im letzten März, im vergangenen Juli", day, &["letzten März = 2025-03", "vergangenen Juli = 2024-07"]),
        ("KW 27 2025, in der 27. Kalenderwoche", day, &["KW 27 2025 = 2025-W27", "27. Kalenderwoche = 2025-W27"]),
        ("im 2. Quartal 2024 und im ersten Halbjahr", day, &["2. Quartal 2024 = 2024-Q2", "ersten Halbjahr = 2024-H1"]),
        (
            "Mitte 2015, Ende 2014, zum Jahresende 2020",
            day,
            &["Mitte 2015 = 2015", "Ende 2014 = 2014", "Jahresende 2020 = 2020"],
        ),
        ("im Jahr 2008, 1998, im Jahre 1848", day, &["Jahr 2008 = 2008", "1998 = 1998", "Jahre 1848 = 1848"]),
        ("gegenüber 2000. Wer das sagt", day, &["2000 = 2000"]),
        (
            "Sommer 2015, im Winter 2014/15, im vergangenen Herbst",
            day,
            &["Sommer 2015 = 2015-SU", "Winter 2014/15 = 2014-WI", "vergangenen Herbst = 2024-FA"],
        ),
        ("Im Frühjahr hatte er gewonnen.", day, &["Frühjahr = 2025-SP"]),
        // Distances.
        (
            "vor zwei Wochen, vor drei Tagen, vor einem Jahr",
            day,
            &["vor zwei Wochen = 2025-W25", "vor drei Tagen = 2025-07-01", "vor einem Jahr = 2024"],
        ),
        ("vor gut fünf Jahren, vor 3 Monaten", day, &["vor gut fünf Jahren = 2020", "vor 3 Monaten = 2025-04"]),
        ("vor rund 50 Jahren", day, &["vor rund 50 Jahren = 1970/1980"]),
        ("In zwei Wochen wird gewählt.", day, &["In zwei Wochen = 2025-W29"]),
        ("In zwei Wochen hat sie alles gelernt.", day, &[]),
        ("in den letzten zehn Jahren, drei Tage lang", day, &[]),
        // Lists and spans.
        (
            "vom 3. bis 7. Mai",
            day,
            &["3. bis 7. Mai = 2025-05-03/2025-05-07", "3. = 2025-05-03", "7. Mai = 2025-05-07"],
        ),
        ("zwischen März und Juni", day, &["März und Juni = 2025-03-01/2025-06-30", "März = 2025-03", "Juni = 2025-06"]),
        (
            "zwischen Januar und Mai 2024",
            day,
            &["Januar und Mai 2024 = 2024-01-01/2024-05-31", "Januar = 2024-01", "Mai 2024 = 2024-05"],
        ),
        (
            "von November bis Februar 2024",
            day,
            &["November bis Februar 2024 = 2023-11-01/2024-02-29", "November = 2023-11", "Februar 2024 = 2024-02"],
        ),
        ("am 9./10. November 1989", day, &["9. = 1989-11-09", "10. November 1989 = 1989-11-10"]),
        ("am 11., 18. und 25. März", "2015-01-22", &["11. = 2015-03-11", "18. = 2015-03-18", "25. März = 2015-03-25"]),
        (
            "am 16. und 17. sowie am 23. und 24. Jänner",
            "2009-12-17",
            &["16. = 2010-01-16", "17. = 2010-01-17", "23. = 2010-01-23", "24. Jänner = 2010-01-24"],
        ),
        ("16./17. Juli", day, &["16. = 2025-07-16", "17. Juli = 2025-07-17"]),
        (
            "1914–1918, 2009-2011, 1939 bis 1945",
            day,
            &[
                "1914–1918 = 1914/1918",
                "1914 = 1914",
                "1918 = 1918",
                "2009-2011 = 2009/2011",
                "2009 = 2009",
                "2011 = 2011",
                "1939 bis 1945 = 1939/1945",
                "1939 = 1939",
                "1945 = 1945",
            ],
        ),
        ("Saison 2007/08, Amtszeit 2010/15", day, &["Saison 2007/08 = 2007/2008", "2010/15 = 2010/2015"]),
        // Decades and centuries.
        (
            "Mitte der neunziger Jahre, in den 1920er Jahren, die 90er-Jahre",
            day,
            &["Mitte der neunziger Jahre = 199", "den 1920er Jahren = 192", "die 90er-Jahre = 199"],
        ),
        (
            "die Achtzigerjahre, in den zwanziger Jahren",
            day,
            &["die Achtzigerjahre = 198", "den zwanziger Jahren = 192"],
        ),
        (
            "im 19. Jahrhundert, in der ersten Hälfte des 15. Jahrhunderts",
            day,
            &["19. Jahrhundert = 18", "ersten Hälfte des 15. Jahrhunderts = 14"],
        ),
        // Feasts.
        ("Am Ostermontag war es kalt.", day, &["Ostermontag = 2025-04-21"]),
        ("Heiligabend 2024, an Silvester war Ruhe", day, &["Heiligabend 2024 = 2024-12-24", "Silvester = 2024-12-31"]),
        ("Am Heiligen Abend wird gesungen.", "2025-12-20", &["Heiligen Abend = 2025-12-24"]),
        (
            "am ersten Advent, zu Pfingsten",
            "2025-12-01",
            &["ersten Advent = 2025-11-30", "Pfingsten = 2026-05-24/2026-05-25"],
        ),
        // What is no date.
        ("mittlerweile sind es 1600, mehr als 1600 Menschen, 2024 Euro, rund 2000", day, &[]),
        ("Temperaturen von 2000 bis 3000 Grad und 1450 bis 1850 Mark", day, &[]),
        ("Herr März, Elon Mai, Robert Sommer und Kaiser August kamen.", day, &[]),
        ("https://example.org/2020/03/15/artikel-2020.html", day, &[]),
        ("Version 2.0.2020 kostet 1.999 Euro, Tel. 2019-3344, 500 v. Chr.", day, &[]),
        ("am Ende, zu Anfang, in der Mitte, Anfang und Ende", day, &[]),
        // Old newspapers.
        ("den 14ten Julius 1789", "1789-08-01", &["14ten Julius 1789 = 1789-07-14"]),
        ("Wien, vom 9. d. M.", "1848-03-12", &["9. d. M. = 1848-03-09"]),
        ("am 28. v. M. und im May d. J.", "1848-03-12", &["28. v. M. = 1848-02-28"]),
        (
            "Paris, 3. Octbr. 1848; den 18. März d. J.",
            "1848-10-12",
            &["3. Octbr. 1848 = 1848-10-03", "18. März d. J. = 1848-03-18"],
        ),
        ("am 5ten Decembris 1791", "", &["5ten Decembris 1791 = 1791-12-05"]),
        ("im Jahr 1492, anno 1618", "", &["Jahr 1492 = 1492", "1618 = 1618"]),
        // What is known of the publication date is enough, or it is not.
        (
            "Im Vorjahr, gestern, im Juni 2024. Im Mai kam er.",
            "2025-07",
            &["Vorjahr = 2024", "gestern = XXXX-XX-XX", "Juni 2024 = 2024-06", "Mai = 2025-05"],
        ),
        (
            "am Dienstag, am 3. Juli, vergangene Woche",
            "2025",
            &["Dienstag = XXXX-WXX-2", "3. Juli = XXXX-07-03", "vergangene Woche = XXXX-XX-XX"],
        ),
        // On most days of 2021 the last July is that of 2020, and so is the February before it.
        ("zwischen Februar - Juli", "2021", &["Februar = XXXX-02", "Juli = XXXX-07"]),
        (
            "zwischen Februar - Juli",
            "2021-12",
            &["Februar - Juli = 2021-02-01/2021-07-31", "Februar = 2021-02", "Juli = 2021-07"],
        ),
        ("im Vorjahr, am Montag, 2015", "", &["Vorjahr = XXXX-XX-XX", "Montag = XXXX-WXX-1", "2015 = 2015"]),
    ];
    let mut wrong = Vec::new();
    for (text, published, expected) in table {
        let found = found(text, published);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

/// Pieces of sentences that dates are made of, in any order.
fn any_text() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "am",
        "im",
        "vom",
        "bis",
        "zum",
        "und",
        "zwischen",
        "seit",
        "ab",
        "vor",
        "in",
        "der",
        "den",
        "des",
        "die",
        "3.",
        "4",
        "31.",
        "29.",
        "14ten",
        "1",
        "12.",
        "7.",
        "2024",
        "1848",
        "99",
        "'89",
        "/",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "\n",
        "\n\n",
        "Juli",
        "März",
        "Februar",
        "Mai",
        "Octbr.",
        "d. M.",
        "v. J.",
        "Montag",
        "Donnerstagabend",
        "Freitag",
        "gestern",
        "heute",
        "morgen",
        "Abend",
        "Nacht",
        "auf",
        "zu",
        "letzten",
        "vergangener",
        "nächsten",
        "diesem",
        "Woche",
        "Wochenende",
        "Monat",
        "Jahr",
        "Jahres",
        "Jahren",
        "Tag",
        "Tagen",
        "Quartal",
        "Jahrhundert",
        "neunziger",
        "1920er",
        "90er",
        "Jahre",
        "Anfang",
        "Mitte",
        "Ende",
        "Sommer",
        "Winter",
        "Ostern",
        "Silvester",
        "Advent",
        "KW",
        "27",
        "zwei",
        "zehn",
        "rund",
        "20.30",
        "Uhr",
        "sagte",
        "wird",
        "soll",
        "worden",
        "Vorjahr",
        "Saison",
        "2007/08",
        "ersten",
        "Hälfte",
        "darauf",
        "Euro",
        "Wort",
        "ä",
        "…",
    ]);
    let glue = proptest::sample::select(vec![" ", " ", " ", ""]);
    proptest::collection::vec((piece, glue), 0..14)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

/// Seen from both ends of 1904 the nearest Monday that is a 12th of October is in 1903; in October 1904 it is the 12th
/// that is near.
#[test]
fn a_weekday_decides_no_year_that_a_day_between_would_not() {
    let find = |published| DateFinder::default().find("Montag 12. Oktober ", published)[0].days;
    assert_eq!(find(PublicationDate::year(1904)), None);
    let of_1903 = Day::from_ymd(1903, 10, 12).map(PublicationDate::day);
    assert_eq!(find(PublicationDate::month(1904, 1)), of_1903);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_span_slices_to_its_text_and_ends_after_it_begins(text in prop_oneof![any_text(), "\\PC{0,60}"], day in 0..40_000i32) {
        let published = PublicationDate::day(Day::from_number(day).unwrap());
        let expressions = DateFinder::default().find(&text, Some(published));
        for expression in &expressions {
            prop_assert!(!expression.span.of(&text).trim().is_empty());
            prop_assert_eq!(expression.span.trimmed(&text), expression.span);
            prop_assert!(expression.days.is_none_or(|days| days.first() <= days.last()));
            prop_assert!(!expression.timex3().is_empty());
        }
        let known: Vec<DateExpression> = expressions.iter().filter(|one| one.days.is_some()).cloned().collect();
        prop_assert_eq!(read_compact(&write_compact(&expressions)), known);
        // In order, and one inside another only where one is the whole of a span.
        for pair in expressions.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
            prop_assert!(pair[0].span.end <= pair[1].span.start || pair[0].kind == TimeKind::Span || pair[1].kind == TimeKind::Span);
        }
    }

    /// What is said of a text of some month is true of it whatever day of the month it is of; so, too, of a year, and
    /// of a text of which nothing is known.
    #[test]
    fn coarser_dates_never_yield_finer_ones(text in any_text(), year in 1700..2090i32, month in 1..13u32, which in 0..31i32) {
        let coarse = [PublicationDate::month(year, month), PublicationDate::year(year), None];
        let day = PublicationDate::month(year, month).unwrap();
        let day = PublicationDate::day(day.first().plus(which.min(day.last().number() - day.first().number())));
        let fine = DateFinder::default().find(&text, Some(day));
        for coarse in coarse {
            for expression in DateFinder::default().find(&text, coarse) {
                let same = fine.iter().any(|other| other.span == expression.span && other.days == expression.days && other.kind == expression.kind);
                prop_assert!(expression.days.is_none() || same, "{:?} of {coarse:?} is not among {fine:?} of \
                    {day:?}", expression);
            }
        }
    }
}

/// Kinds of dates that were found wrong by others; each with its neighbours.
#[test]
fn weekdays_ranges_and_feasts_by_kind() {
    let thursday = "1990-07-12";
    let spring = "2021-03-10";
    let table: &[(&str, &str, &[&str])] = &[
        // Ordinals of weekdays.
        ("Am ersten Montag im April öffnet das Freibad.", spring, &["ersten Montag im April = 2021-04-05"]),
        ("Am letzten Sonntag im Oktober endet sie.", spring, &["letzten Sonntag im Oktober = 2021-10-31"]),
        ("am zweiten Dienstag im November 2020", spring, &["zweiten Dienstag im November 2020 = 2020-11-10"]),
        ("am 3. Sonntag im September 2019", spring, &["3. Sonntag im September 2019 = 2019-09-15"]),
        ("am letzten Freitag des Januars 2021", spring, &["letzten Freitag des Januars 2021 = 2021-01-29"]),
        ("am letzten Freitag war es soweit", spring, &["letzten Freitag = 2021-03-05"]),
        ("am fünften Montag im Februar 2021", spring, &["fünften Montag im Februar 2021 = XXXX-WXX-1"]),
        // Weekdays in the present tense.
        ("Der Kanzler besucht am Freitag Rom.", thursday, &["Freitag = 1990-07-13"]),
        ("Frankreich wählt am Sonntag.", thursday, &["Sonntag = 1990-07-15"]),
        ("Die Fahrer streiken am Freitag.", thursday, &["Freitag = 1990-07-13"]),
        ("Am Montag entscheidet das Gericht.", thursday, &["Montag = 1990-07-16"]),
        ("Der Rat stimmt am Dienstag ab.", thursday, &["Dienstag = 1990-07-17"]),
        ("Das sagte Klein am Mittwoch.", thursday, &["Mittwoch = 1990-07-11"]),
        ("Das Amt meldete am Mittwoch Regen.", thursday, &["Mittwoch = 1990-07-11"]),
        ("Die Pause sollte am Samstag beginnen.", thursday, &["Samstag = 1990-07-07"]),
        (
            "Sie sollte am Dienstag beginnen und am Freitag enden.",
            thursday,
            &["Dienstag = 1990-07-10", "Freitag = 1990-07-13"],
        ),
        ("Er wurde am Dienstag gewählt.", thursday, &["Dienstag = 1990-07-10"]),
        ("Sonntagabends geht er aus, sonntags ruht er.", thursday, &[]),
        // Feasts.
        ("an Mariä Himmelfahrt 2020", spring, &["Mariä Himmelfahrt 2020 = 2020-08-15"]),
        ("an Christi Himmelfahrt 2020", spring, &["Christi Himmelfahrt 2020 = 2020-05-21"]),
        ("am Buß- und Bettag 2020", spring, &["Buß- und Bettag 2020 = 2020-11-18"]),
        ("am Tag der Arbeit 2019", spring, &["Tag der Arbeit 2019 = 2019-05-01"]),
        ("am Tag der Deutschen Einheit 2019", spring, &["Tag der Deutschen Einheit 2019 = 2019-10-03"]),
        ("am Tag der deutschen Einheit 1975", spring, &["Tag der deutschen Einheit 1975 = 1975-06-17"]),
        ("an Heilige Drei Könige 2020", spring, &["Heilige Drei Könige 2020 = 2020-01-06"]),
        ("am zweiten Weihnachtstag 2020", spring, &["zweiten Weihnachtstag 2020 = 2020-12-26"]),
        ("am Josefstag 2019", spring, &["Josefstag 2019 = 2019-03-19"]),
        ("am Bundesfeiertag 2019", spring, &["Bundesfeiertag 2019 = 2019-08-01"]),
        // Years of two digits.
        ("im Mai 89 fiel er", spring, &["Mai 89 = 1989-05"]),
        ("im Sommer 76 war es heiß", spring, &["Sommer 76 = 1976-SU"]),
        ("im Mai 89 Tote", spring, &["Mai = 2020-05"]),
    ];
    for (text, published, expected) in table {
        assert_eq!(found(text, published), *expected, "{text}");
    }
}

/// What begins or ends on a day without its year, times counted in halves and stretches, and feasts of countries.
#[test]
fn turns_stretches_and_feasts_of_countries_by_kind() {
    let june = "2025-06-20";
    let table: &[(&str, &str, &[&str])] = &[
        // The present looks ahead from what begins or ends; where nothing tells, the year is open.
        ("Zum 1. Januar steigt der Beitrag.", june, &["1. Januar = 2026-01-01"]),
        ("Zum 1. Januar steigt er, teilte die Kasse mit.", june, &["1. Januar = 2026-01-01"]),
        ("Zum 1. Januar steigen die Beiträge.", june, &["1. Januar = 2026-01-01"]),
        ("Der Beitrag steigt zum 1. Januar auf 20 Euro.", june, &["1. Januar = 2026-01-01"]),
        ("Ab 1. Februar gilt das Verbot.", june, &["1. Februar = 2026-02-01"]),
        ("Vom 1. Februar an kostet es mehr.", june, &["1. Februar = 2026-02-01"]),
        ("Vom 1. Februar an kostete es mehr.", june, &["1. Februar = 2025-02-01"]),
        ("Der Markt schließt bis zum 1. Februar.", june, &["1. Februar = 2026-02-01"]),
        ("Zum Januar sinkt der Preis.", june, &["Januar = 2026-01"]),
        ("Zum 1. Januar stieg der Beitrag.", june, &["1. Januar = 2025-01-01"]),
        ("Neue Beiträge zum 1. Januar", june, &["1. Januar = XXXX-01-01"]),
        ("Zum 1. Juli der neue Beitrag", june, &["1. Juli = 2025-07-01"]),
        ("Am 1. Januar steigt der Beitrag.", june, &["1. Januar = XXXX-01-01"]),
        ("Im Vergleich zum Januar steigt die Zahl.", june, &["Januar = XXXX-01"]),
        // Line ends.
        ("Am 4.\nJuli 2025", june, &["4.\nJuli 2025 = 2025-07-04"]),
        ("am 4. Ju-\nli 2025", june, &["4. Ju-\nli 2025 = 2025-07-04"]),
        ("am 4. Ju\u{ad}\nli 2025", june, &["4. Ju\u{ad}\nli 2025 = 2025-07-04"]),
        ("am Donners-\ntag, dem 3. Juli 2025", june, &["Donners-\ntag, dem 3. Juli 2025 = 2025-07-03"]),
        ("am 4.\n7.2025", june, &["4.\n7.2025 = 2025-07-04"]),
        (
            "vom 3.\nbis 5. Juli 2024",
            june,
            &["3.\nbis 5. Juli 2024 = 2024-07-03/2024-07-05", "3. = 2024-07-03", "5. Juli 2024 = 2024-07-05"],
        ),
        ("1.\n2.\n3. Juli 2025", june, &["3. Juli 2025 = 2025-07-03"]),
        ("im Mai-\nund Junihochwasser", june, &[]),
        // Halves and stretches.
        ("Vor anderthalb Jahren starb er.", june, &["Vor anderthalb Jahren = 2023-10-01/2024-02-29"]),
        ("vor einem halben Jahr", june, &["vor einem halben Jahr = 2024-10-01/2025-02-28"]),
        ("vor zweieinhalb Jahren", june, &["vor zweieinhalb Jahren = 2022-10-01/2023-02-28"]),
        ("Seit anderthalb Jahren, in anderthalb Jahren war er fertig.", june, &[]),
        ("in den letzten zwei Wochen", june, &["letzten zwei Wochen = 2025-06-06/2025-06-20"]),
        ("in den vergangenen drei Monaten", june, &["vergangenen drei Monaten = 2025-03-20/2025-06-20"]),
        ("in den nächsten 14 Tagen", june, &["nächsten 14 Tagen = 2025-06-20/2025-07-04"]),
        ("in den letzten zwei Wochen des Jahres", june, &[]),
        // Around a year, and parts of decades.
        ("Um 1900 zogen viele fort.", june, &["Um 1900 = 1890/1910"]),
        ("um 1925 und gegen 1850", june, &["um 1925 = 1923/1927", "gegen 1850 = 1840/1860"]),
        ("Die Zahl stieg um 1900 auf 2500, um 1900 Menschen, um 1950 Uhr, um 1900 Euro.", june, &[]),
        ("in den frühen neunziger Jahren", june, &["frühen neunziger Jahren = 199"]),
        ("in den späten 1920er Jahren", june, &["späten 1920er Jahren = 192"]),
        ("im späten 19. Jahrhundert", june, &["späten 19. Jahrhundert = 18"]),
        ("in der zweiten Hälfte der neunziger Jahre", june, &["zweiten Hälfte der neunziger Jahre = 199"]),
        // Feasts of countries.
        ("am Sechseläuten 2024", june, &["Sechseläuten 2024 = 2024-04-15"]),
        ("am Nationalfeiertag 2024", june, &["Nationalfeiertag 2024 = XXXX-XX-XX"]),
        ("am österreichischen Nationalfeiertag 2024", june, &["Nationalfeiertag 2024 = 2024-10-26"]),
        ("am Schweizer Nationalfeiertag 2024", june, &["Nationalfeiertag 2024 = 2024-08-01"]),
        ("am französischen Nationalfeiertag 2024", june, &["Nationalfeiertag 2024 = XXXX-XX-XX"]),
        ("am Eidgenössischen Dank-, Buss- und Bettag 2024", june, &["Dank-, Buss- und Bettag 2024 = 2024-09-15"]),
        ("am eidgenössischen Bettag 2024", june, &["eidgenössischen Bettag 2024 = 2024-09-15"]),
        ("am Bettag 2024", june, &["Bettag 2024 = XXXX-XX-XX"]),
        ("am Buß- und Bettag 2024", june, &["Buß- und Bettag 2024 = 2024-11-20"]),
        ("am Muttertag 2024", june, &["Muttertag 2024 = 2024-05-12"]),
        // Ranges in numbers.
        ("vom 3.-5.7.2025", june, &["3.-5.7.2025 = 2025-07-03/2025-07-05", "3. = 2025-07-03", "5.7.2025 = 2025-07-05"]),
        (
            "3–5. Juli 2025",
            june,
            &["3–5. Juli 2025 = 2025-07-03/2025-07-05", "3 = 2025-07-03", "5. Juli 2025 = 2025-07-05"],
        ),
    ];
    let mut wrong = Vec::new();
    for (text, published, expected) in table {
        let found = found(text, published);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}
