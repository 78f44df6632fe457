//! Persons as text, CSV and JSON: a list of them, and the page of one.
//! It must not know how they are found.

use crate::date::PublicationDate;
use crate::error::{Context, Error, Result};
use crate::output::bars::plural;
use crate::output::text::{Page, printable};
use crate::output::timeline;
use crate::search::{Edge, PersonCount, PersonPage, Role};
use serde_json::{Value, json};

/// So many roles and spellings of a person are in a line.
const IN_LINE: usize = 3;

/// Persons in rows: the name, how often in how many articles, when, as what, and how the name is spelled.
pub fn table(people: &[PersonCount]) -> String {
    let names = people.iter().map(|person| person.name.chars().count()).max().unwrap_or(0);
    let digits = |number: fn(&PersonCount) -> u64| {
        people.iter().map(|person| number(person).to_string().len()).max().unwrap_or(1)
    };
    let (articles, mentions) = (digits(|person| person.articles), digits(|person| person.mentions));
    let row = |person: &PersonCount| {
        let blanks = " ".repeat(names - person.name.chars().count());
        let mut line = format!(
            "{}{blanks}  {:>articles$} {}  {:>mentions$} {}  {}",
            person.name,
            person.articles,
            plural(person.articles, "article"),
            person.mentions,
            plural(person.mentions, "mention"),
            when(person.first, person.last)
        );
        let roles: Vec<&str> = person.roles.iter().take(IN_LINE).map(|role| role.name.as_str()).collect();
        if !roles.is_empty() {
            line.push_str(&format!("  {}", roles.join(", ")));
        }
        let others = person.spellings.iter().map(|(spelling, _)| spelling.as_str()).filter(|one| *one != person.name);
        let others: Vec<&str> = others.take(IN_LINE).collect();
        if !others.is_empty() {
            line.push_str(&format!("  ({})", others.join(", ")));
        }
        format!("{}\n", printable(&line))
    };
    people.iter().map(row).collect()
}

fn counted(count: u64, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// The command that shows the passages of an edge, as a shell takes it.
pub fn command(edge: &Edge) -> String {
    format!("fundstelle search '{}'", edge.query().to_string().replace('\'', "'\\''"))
}

/// From the first to the last, as German readers write it.
fn when(first: Option<PublicationDate>, last: Option<PublicationDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.in_german(),
        (Some(first), Some(last)) => format!("{} – {}", first.in_german(), last.in_german()),
        _ => "undatiert".to_string(),
    }
}

fn day(date: Option<PublicationDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// Persons as CSV: `name,id,articles,passages,mentions,first,last,roles,spellings`; roles and spellings joined by `; `.
///
/// # Errors
/// When a row cannot be written.
pub fn csv(people: &[PersonCount]) -> Result<String> {
    let mut rows = vec![
        ["name", "id", "articles", "passages", "mentions", "first", "last", "roles", "spellings"]
            .map(String::from)
            .to_vec(),
    ];
    rows.extend(people.iter().map(|person| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.name.as_str()).collect();
        let spellings: Vec<&str> = person.spellings.iter().map(|(spelling, _)| spelling.as_str()).collect();
        vec![
            person.name.clone(),
            person.id.clone(),
            person.articles.to_string(),
            person.passages.to_string(),
            person.mentions.to_string(),
            day(person.first).unwrap_or_default(),
            day(person.last).unwrap_or_default(),
            roles.join("; "),
            spellings.join("; "),
        ]
    }));
    to_csv(rows)
}

fn to_csv(rows: Vec<Vec<String>>) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).context(Error::Csv)?;
    }
    let bytes = writer.into_inner().context(Error::Csv)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A person as JSON: `name, id, articles, passages, mentions, first, last, roles [{role, count, first, last}],
/// spellings [{spelling, count}]`; dates as precise as known, null where there are none.
pub fn object(person: &PersonCount) -> Value {
    let role = |role: &Role| json!({ "role": role.name, "count": role.count, "first": day(role.first), "last": day(role.last) });
    let spelling = |(spelling, count): &(String, u64)| json!({ "spelling": spelling, "count": count });
    json!({
        "name": person.name,
        "id": person.id,
        "articles": person.articles,
        "passages": person.passages,
        "mentions": person.mentions,
        "first": day(person.first),
        "last": day(person.last),
        "roles": person.roles.iter().map(role).collect::<Vec<_>>(),
        "spellings": person.spellings.iter().map(spelling).collect::<Vec<_>>(),
    })
}

/// The page of a person as JSON: the person as in a list, and `names`, `timeline` as `fundstelle timeline --json` has it, `with` and
/// `between [{one, other, passages, query}]`: each number is that of the passages which the query finds.
pub fn page_object(page: &PersonPage) -> Value {
    let edge = |edge: &Edge| json!({ "one": edge.one, "other": edge.other, "passages": edge.passages, "query": edge.query().to_string() });
    let edges = |edges: &[Edge]| edges.iter().map(edge).collect::<Vec<_>>();
    let mut object = object(&page.person);
    object["names"] = json!(page.names);
    object["with"] = json!(edges(&page.with));
    object["between"] = json!(edges(&page.between));
    object["timeline"] = timeline::object(&page.timeline);
    object
}

/// The people mentioned together as CSV: `one,other,passages,query`.
///
/// # Errors
/// When a row cannot be written.
pub fn edges(page: &PersonPage) -> Result<String> {
    let mut rows = vec![["one", "other", "passages", "query"].map(String::from).to_vec()];
    rows.extend(
        page.with.iter().chain(&page.between).map(|edge| {
            vec![edge.one.clone(), edge.other.clone(), edge.passages.to_string(), edge.query().to_string()]
        }),
    );
    to_csv(rows)
}

/// The page of a person: names, roles over time, people mentioned together with the query that opens their passages, and the timeline.
pub fn page(page: &PersonPage, layout: &Page<'_>) -> String {
    let PersonPage { person, names, .. } = page;
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&printable(&text));
        out.push('\n');
    };
    let mut head = person.name.clone();
    if names.len() > 1 {
        head.push_str(&format!(" (also {})", names[1..].join(", ")));
    }
    line(head);
    line(format!(
        "{}, {}, {}, {}",
        counted(person.articles, "article"),
        counted(person.passages, "passage"),
        counted(person.mentions, "mention"),
        when(person.first, person.last)
    ));
    let printed: Vec<String> =
        person.spellings.iter().take(2 * IN_LINE).map(|(spelling, count)| format!("{spelling} {count}")).collect();
    if !printed.is_empty() {
        line(format!("printed as {}", printed.join(", ")));
    }
    if !person.roles.is_empty() {
        line("\nRoles".to_string());
        let width = person.roles.iter().take(10).map(|role| role.name.chars().count()).max().unwrap_or(0);
        for role in person.roles.iter().take(10) {
            let blanks = " ".repeat(width - role.name.chars().count());
            line(format!("  {}{blanks}  {:>5}  {}", role.name, role.count, when(role.first, role.last)));
        }
    }
    if !page.with.is_empty() {
        line("\nMentioned with".to_string());
        let width = page.with.iter().map(|edge| edge.other.chars().count()).max().unwrap_or(0);
        for edge in &page.with {
            let blanks = " ".repeat(width - edge.other.chars().count());
            line(format!("  {}{blanks}  {:>5}  {}", edge.other, edge.passages, command(edge)));
        }
    }
    line("\nOver time".to_string());
    out.push_str(&timeline::text(&page.timeline));
    out.push_str(&timeline::ends(&page.timeline, layout));
    out
}
