//! What can be typed as a query: one example of each construct, in the order in which they are best learned.
//! It must not explain anything: `fundstelle help query` does, and a test holds it to this list.

/// An example of each construct.
pub const CONSTRUCTS: [&str; 29] = [
    "Putin Waffenruhe",
    "+Putin Waffenruhe",
    "Putin -Trump",
    "\"Ende des Krieges\"",
    "Putin UND Waffenruhe",
    "Waffenruhe ODER Feuerpause",
    "Putin UND (Waffenruhe ODER Feuerpause)",
    "Putin UND NICHT Trump",
    "Waffen*",
    "*ruhe",
    "Sch?fer",
    "Selenski~",
    "=Waffenruhen",
    "==Grünen",
    "Putin NEAR/5 Waffenruhe",
    "Putin VOR/5 Waffenruhe",
    "SATZ(Putin Waffenruhe)",
    "ABSATZ(Putin Waffenruhe)",
    "ARTIKEL(Wirecard Scholz)",
    "MIN/3 Waffenruhe",
    "titel:Waffenruhe",
    "autor:Müller",
    "quelle:tagesspiegel.de",
    "ressort:Politik",
    "url:politik",
    "person:Putin",
    "datum:2025-07",
    "ereignis:2022-02-24",
    "von:2025-03 bis:2025-07",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{DATE_FIELDS, Field, Query};

    #[test]
    fn each_construct_is_read_as_no_plain_word() {
        for query in CONSTRUCTS.into_iter().skip(1) {
            let parsed = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
            let letters: String = query.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
            let words = Query::parse(&letters.to_lowercase()).map(|words| words.to_string());
            assert_ne!(words.ok(), Some(parsed.to_string()), "{query} is plain words");
        }
        for field in Field::ALL.iter().map(|(_, name, _)| *name).chain(DATE_FIELDS) {
            let found =
                CONSTRUCTS.iter().any(|query| query.split(' ').any(|word| word.starts_with(&format!("{field}:"))));
            assert!(found, "no example of {field}:");
        }
    }
}
