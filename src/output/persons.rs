//! Persons as text and CSV: a list of them, and the page of one.
//! It must not know how they are found.

use crate::date::PublicationDate;
use crate::error::{Context, Error, Result};
use crate::output::bars::number_of;
use crate::output::layout::Layout;
use crate::output::printable::printable;
use crate::output::table::{Align, table};
use crate::output::timeline;
use crate::output::wording::Language;
use crate::output::wording::date::period;
use crate::output::wording::number::{Noun, counted, whole};
use crate::output::wording::person::{self, Heading};
use crate::search::{Edge, PersonCount, PersonPage, Role};

/// This many roles and spellings of a person are in a line.
const IN_LINE: usize = 3;
/// This many roles are on the page of a person.
const ON_PAGE: usize = 10;

/// Persons in rows: the name, how often in how many articles, when, as what, and how the name is spelled.
pub fn list(language: Language, people: &[PersonCount]) -> String {
    let row = |person: &PersonCount| {
        let mut rest = vec![period(language, person.first, person.last)];
        let roles: Vec<&str> = person.roles.iter().take(IN_LINE).map(|role| role.name.as_str()).collect();
        rest.extend(Some(roles.join(", ")).filter(|roles| !roles.is_empty()));
        let others = person.spellings.iter().map(|(spelling, _)| spelling.as_str()).filter(|one| *one != person.name);
        let others: Vec<&str> = others.take(IN_LINE).collect();
        rest.extend((!others.is_empty()).then(|| format!("({})", others.join(", "))));
        vec![
            person.name.clone(),
            number_of(language, person.articles, Noun::Article),
            number_of(language, person.mentions, Noun::Mention),
            rest.join("  "),
        ]
    };
    table("", &[Align::Left, Align::Right, Align::Right], &people.iter().map(row).collect::<Vec<_>>())
}

/// The command that shows the passages of an edge, as a shell takes it.
pub fn command(edge: &Edge) -> String {
    format!("fundstelle search '{}'", edge.query().to_string().replace('\'', "'\\''"))
}

/// Persons as CSV: `name,id,articles,passages,mentions,first,last,roles,spellings`; roles and spellings joined by `; `.
///
/// # Errors
/// When a row cannot be written.
pub fn csv(people: &[PersonCount]) -> Result<String> {
    let head = ["name", "id", "articles", "passages", "mentions", "first", "last", "roles", "spellings"];
    let day = |date: Option<PublicationDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let row = |person: &PersonCount| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.name.as_str()).collect();
        let spellings: Vec<&str> = person.spellings.iter().map(|(spelling, _)| spelling.as_str()).collect();
        vec![
            person.name.clone(),
            person.id.clone(),
            person.articles.to_string(),
            person.passages.to_string(),
            person.mentions.to_string(),
            day(person.first),
            day(person.last),
            roles.join("; "),
            spellings.join("; "),
        ]
    };
    to_csv(&head, people.iter().map(row))
}

/// The people mentioned together as CSV: `one,other,passages,query`.
///
/// # Errors
/// When a row cannot be written.
pub fn edges(page: &PersonPage) -> Result<String> {
    let row =
        |edge: &Edge| vec![edge.one.clone(), edge.other.clone(), edge.passages.to_string(), edge.query().to_string()];
    to_csv(&["one", "other", "passages", "query"], page.with.iter().chain(&page.between).map(row))
}

fn to_csv(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(head).context(Error::Csv)?;
    for row in rows {
        writer.write_record(row).context(Error::Csv)?;
    }
    let bytes = writer.into_inner().context(Error::Csv)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The page of a person: names, roles over time, people mentioned together with the query that opens their passages,
/// and the timeline.
pub fn page(page: &PersonPage, layout: &Layout<'_>) -> String {
    let language = layout.language;
    let PersonPage { person, names, .. } = page;
    let mut lines = vec![format!("{}{}", person.name, person::also(language, names))];
    lines.push(
        [
            counted(language, person.articles, Noun::Article),
            counted(language, person.passages, Noun::Passage),
            counted(language, person.mentions, Noun::Mention),
            period(language, person.first, person.last),
        ]
        .join(", "),
    );
    let spelling = |(spelling, count): &(String, u64)| format!("{spelling} {}", whole(language, *count));
    let spellings: Vec<String> = person.spellings.iter().take(2 * IN_LINE).map(spelling).collect();
    if !spellings.is_empty() {
        lines.push(person::printed_as(language, &spellings.join(", ")));
    }
    let mut out: String = lines.iter().map(|line| format!("{}\n", printable(line))).collect();
    let mut section = |heading: Heading, rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            let rows = table("  ", &[Align::Left, Align::Right], &rows);
            out.push_str(&format!("\n{}\n{rows}", person::heading(language, heading)));
        }
    };
    let role =
        |role: &Role| vec![role.name.clone(), whole(language, role.count), period(language, role.first, role.last)];
    section(Heading::Roles, person.roles.iter().take(ON_PAGE).map(role).collect());
    let edge = |edge: &Edge| vec![edge.other.clone(), whole(language, edge.passages), command(edge)];
    section(Heading::With, page.with.iter().map(edge).collect());
    out.push_str(&format!("\n{}\n", person::heading(language, Heading::OverTime)));
    out + &timeline::text(language, &page.timeline) + &timeline::ends(&page.timeline, layout)
}
