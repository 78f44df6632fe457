//! The language of queries as a table: what can be typed, and what it finds. `fundstelle help query` prints it, and the README
//! has the same.
//! It must not decide anything: the parser does.

/// What can be typed, and what it finds.
pub const LANGUAGE: [(&str, &str); 28] = [
    ("Putin Waffenruhe", "plain words: more are better; up to four, passages with all of them first"),
    ("+Putin Waffenruhe", "only passages with Putin"),
    ("Putin -Trump", "only passages without Trump; also `Putin NICHT Trump`"),
    ("\"Ende des Krieges\"", "these words next to each other, in any inflection; also „…“ and »…«"),
    ("Putin UND Waffenruhe", "passages with both; also `AND`, `&&`"),
    ("Waffenruhe ODER Feuerpause", "passages with either; also `OR`"),
    ("Putin UND (Waffenruhe ODER Feuerpause)", "brackets hold together; words side by side in them are all needed"),
    ("Putin UND NICHT Trump", "the first without the second; also `AND NOT`"),
    ("Waffen*", "forms that begin so, without stemming"),
    ("*ruhe", "forms that end so"),
    ("Sch?fer", "one letter left open"),
    ("Selenski~", "forms a letter or two away; `~1` and `~2` say how many; also Bär~ for Bar"),
    ("=Waffenruhen", "this form only, in any spelling"),
    ("==Grünen", "these letters only, capitals too"),
    (
        "Putin NEAR/5 Waffenruhe",
        "at most five words from one to the other; also `w/5`, `/w5`, `\"Putin Waffenruhe\"~5`",
    ),
    ("Putin VOR/5 Waffenruhe", "the same, in this order; also `pre/5`, `/+w5`"),
    ("SATZ(Putin Waffenruhe)", "all in one sentence; also `w/s`, `/s0`"),
    ("ABSATZ(Putin Waffenruhe)", "all in one passage, as `UND` does; also `w/p`"),
    ("MIN/3 Waffenruhe", "three times or more in the article; also `atleast3(…)`"),
    ("titel:Waffenruhe", "in the article's title; also `title:`"),
    ("autor:Müller", "of this author; also `author:`"),
    ("quelle:tagesspiegel.de", "of this paper or agency; also `source:`"),
    ("ressort:Politik", "of this section; also `section:`"),
    ("url:politik", "with this word in the address"),
    (
        "person:Putin",
        "mentions of the person, under every spelling, in the genitive, by the family name or the office; never who merely sounds alike; also \
         `person:\"Wladimir Putin\"`, `person:Selenskis`",
    ),
    (
        "datum:2025-07",
        "published then, also `datum:März-2022`, `datum:\"letzte Woche\"`, `datum:192X`, `datum:1989-11-09..1989-11-12`",
    ),
    (
        "ereignis:2022-02-24",
        "says a date of then: *am Donnerstag* in an article of that week; also `event:`, `ereignis:\"Sommer 2015\"`",
    ),
    ("von:2025-03 bis:2025-07", "published on these days or between them; also `from:`, `to:`"),
];

/// What else a reader should know.
pub const REMARKS: &str = "Operators are in capitals: `und` is a word, `UND` an operator. NICHT binds closest, then NEAR and VOR, then UND, then \
ODER. Words match in any inflection and spelling and inside compounds; in quotations only as whole words. `person:` knows who a name stands for in its article and says whom it understood. An open \
bracket or quotation, an unknown field or an impossible date is an error that shows the place and what was probably meant; \
--tolerant searches for that and says so. --explain-query shows how a query is read.";

/// The table as text for a terminal.
pub fn help() -> String {
    let width = LANGUAGE.iter().map(|(query, _)| query.chars().count()).max().unwrap_or(0);
    let rows = LANGUAGE.iter().map(|(query, meaning)| {
        let blanks = " ".repeat(width - query.chars().count());
        format!("  {query}{blanks}  {meaning}\n")
    });
    format!("{}\n{REMARKS}\n", rows.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;
    use crate::query::Query;

    #[test]
    fn the_table_is_true_of_the_parser() {
        for (query, meaning) in LANGUAGE {
            Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
            for other in meaning.split('`').skip(1).step_by(2).filter(|other| other.len() > 3 && !other.ends_with(':'))
            {
                let read = Query::parse_on(other, Day::from_ymd(2025, 7, 4).unwrap());
                assert!(
                    read.is_ok()
                        || ["AND", "&&", "OR", "w/5", "w/s", "/w5", "/s0"].iter().any(|o| other.contains(o))
                        || other.contains('/')
                        || other.contains('…'),
                    "{other}"
                );
            }
        }
    }
}
