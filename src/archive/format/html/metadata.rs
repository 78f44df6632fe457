//! What a page says of its article: in JSON-LD (schema.org), then in the tags for social media (OpenGraph), then in
//! microdata, `<time>` and `<meta>`, then in what the reader sees. The first that says something counts.
//! It must not know the article's text.

use crate::date::dates_in_path;
use crate::temporal;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

/// What is known of an article beside its text.
#[derive(Debug, Default)]
pub struct Metadata {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// The dates of publication, best first: what they stand under, and the text.
    pub dates: Vec<(String, String)>,
    /// The text, where the page has it beside its layout.
    pub body: Option<String>,
    /// Whether only a part of it is there.
    pub paywall: bool,
    kinds: Vec<String>,
    og_type: Option<String>,
}

/// Types of schema.org that are articles.
const ARTICLES: [&str; 12] = [
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "Report",
];

/// Types of pages that list articles.
const LISTS: [&str; 4] = ["CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"];

/// `<meta>` names that give the day of publication, best first.
const DATE_METAS: [&str; 17] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "published",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "date",
];

impl Metadata {
    /// What a page says of its article.
    pub fn of(document: &Html) -> Metadata {
        let mut metadata = Metadata::default();
        let mut things = Vec::new();
        for script in select(document, r#"script[type="application/ld+json"]"#) {
            let text: String = script.text().collect();
            // Some pages have line ends inside strings, or a comment around it.
            let cleaned: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            if let Ok(value) = serde_json::from_str::<Value>(cleaned.trim()) {
                collect(value, &mut things);
            }
        }
        let mut metas: Vec<(String, String)> = Vec::new();
        for meta in select(document, "meta") {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| meta.attr(key));
            if let (Some(name), Some(content)) = (name, meta.attr("content").map(str::trim)) {
                metas.push((name.to_lowercase(), content.to_string()));
            }
        }
        let meta = |names: &[&str]| {
            names.iter().find_map(|name| {
                let found = metas.iter().find(|(known, content)| known == name && !content.is_empty());
                found.map(|(_, content)| content.clone())
            })
        };
        metadata.kinds = things.iter().flat_map(kinds).collect();
        metadata.og_type = meta(&["og:type"]);
        let article = things.iter().find(|thing| kinds(thing).iter().any(|kind| ARTICLES.contains(&kind.as_str())));
        if let Some(article) = article {
            metadata.take_article(article);
        }
        metadata.take_title(document, &meta);
        if metadata.authors.is_empty() {
            let named = meta(&["author", "article:author", "dc.creator", "parsely-author"]);
            metadata.authors = named.into_iter().filter(|name| !name.contains("://")).collect();
        }
        metadata.source = metadata.source.take().or_else(|| meta(&["og:site_name", "publisher", "application-name"]));
        let canonical =
            select(document, r#"link[rel="canonical"]"#).find_map(|link| link.attr("href").map(str::to_string));
        metadata.url =
            canonical.or_else(|| meta(&["og:url"])).or(metadata.url.take()).filter(|url| url.starts_with("http"));
        metadata.section = metadata.section.take().or_else(|| meta(&["article:section", "section"]));
        if metadata.tags.is_empty() {
            metadata.tags = meta(&["news_keywords", "keywords"]).map(|tags| list(&tags)).unwrap_or_default();
        }
        for name in DATE_METAS {
            metadata.dates.extend(meta(&[name]).map(|date| (name.to_string(), date)));
        }
        metadata.take_visible_dates(document);
        metadata.dates = metadata.published();
        let paid = meta(&["og:article:content_tier", "article:content_tier", "content_tier"]);
        metadata.paywall |= paid.is_some_and(|tier| matches!(tier.as_str(), "locked" | "metered" | "paid"));
        metadata
    }

    /// Takes in the day that was found in the page by what surrounds it, where nothing said one.
    pub fn found_day(&mut self, day: Option<String>) {
        if self.dates.is_empty() {
            self.dates.extend(day.map(|day| ("Text".to_string(), day)));
        }
    }

    /// Whether the page is one of many articles and none itself.
    pub fn is_list(&self) -> bool {
        let has = |kinds: &[&str]| self.kinds.iter().any(|kind| kinds.contains(&kind.as_str()));
        !has(&ARTICLES) && self.og_type.as_deref() != Some("article") && has(&LISTS)
    }

    /// The first of the dates that is one; else the one in the page's address. What else the page says of days is of
    /// updates, comments and other articles.
    fn published(&mut self) -> Vec<(String, String)> {
        let is_date =
            |(_, text): &(String, String)| temporal::parse(text).is_ok() || temporal::first_date(text).is_some();
        let said = std::mem::take(&mut self.dates).into_iter().find(is_date);
        let in_address = || {
            let address = self.url.as_deref()?.split("://").nth(1)?.split(['?', '#']).next()?;
            let (_, path) = address.split_once('/')?;
            let dates = dates_in_path(path);
            let (day, _) = dates.file_name.or(dates.folder).filter(|(date, _)| date.first() == date.last())?;
            Some(("URL".to_string(), day.to_string()))
        };
        said.or_else(in_address).into_iter().collect()
    }

    fn take_article(&mut self, article: &Value) {
        self.title = text(&article["headline"]).or_else(|| text(&article["name"]));
        for key in ["datePublished", "dateCreated"] {
            self.dates.extend(text(&article[key]).map(|date| (key.to_string(), date)));
        }
        self.authors = names(&article["author"]);
        self.source = names(&article["publisher"]).into_iter().next();
        self.section = match &article["articleSection"] {
            Value::Array(sections) => sections.first().and_then(text),
            section => text(section),
        };
        self.tags = match &article["keywords"] {
            Value::Array(tags) => tags.iter().filter_map(text).collect(),
            tags => text(tags).map(|tags| list(&tags)).unwrap_or_default(),
        };
        self.url = text(&article["url"]).or_else(|| text(&article["mainEntityOfPage"]["@id"]));
        self.body = text(&article["articleBody"]);
        self.paywall = match &article["isAccessibleForFree"] {
            Value::Bool(free) => !free,
            Value::String(free) => free.eq_ignore_ascii_case("false"),
            _ => false,
        };
    }

    /// The title: what JSON-LD and OpenGraph say. Where they differ, one is often the short form of the other, and counts;
    /// else the page's own heading is what one of them repeats, and the other is the whole headline.
    fn take_title(&mut self, document: &Html, meta: &dyn Fn(&[&str]) -> Option<String>) {
        let headings: Vec<String> = select(document, "h1").map(visible).filter(|title| !title.is_empty()).collect();
        let in_head = select(document, "title").map(visible).next().map(|title| without_site(&title));
        let og = meta(&["og:title", "twitter:title"]).map(|title| without_site(&title));
        let letters = |title: &str| title.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let title = match (self.title.take(), og) {
            (Some(said), Some(og)) => {
                let is_heading = |title: &str| headings.iter().any(|heading| letters(heading) == letters(title));
                match () {
                    () if said.contains(&og) => Some(og),
                    () if og.contains(&said) => Some(said),
                    () if is_heading(&said) && !is_heading(&og) => Some(og),
                    () => Some(said),
                }
            }
            (said, og) => said.or(og),
        };
        self.title = title.or_else(|| headings.into_iter().next()).or(in_head);
    }

    /// Dates in the page itself: microdata, then `<time>`.
    fn take_visible_dates(&mut self, document: &Html) {
        let of = |selector: &str, key: &str| {
            let element = select(document, selector).find_map(|element| {
                let value = ["datetime", "content"].iter().find_map(|name| element.attr(name)).map(str::to_string);
                value
                    .filter(|value| !value.is_empty())
                    .or_else(|| Some(visible(element)).filter(|text| !text.is_empty()))
            });
            element.map(|date| (key.to_string(), date))
        };
        self.dates.extend(of(r#"[itemprop="datePublished"]"#, "itemprop datePublished"));
        self.dates.extend(of("time[pubdate]", "time pubdate"));
        self.dates.extend(of("abbr.published", "published"));
        for selector in ["article time[datetime]", "main time[datetime]", "time[datetime]", "time"] {
            if let Some(found) = of(selector, "time") {
                self.dates.push(found);
                break;
            }
        }
        for selector in [".entry-date", ".post-date", ".date", ".datum", ".published", "#date", ".meta", ".byline"] {
            self.dates.extend(of(selector, "Text"));
        }
    }
}

/// All elements that fit a selector.
pub fn select<'d>(document: &'d Html, selector: &str) -> impl Iterator<Item = ElementRef<'d>> {
    let selector = Selector::parse(selector).ok();
    let found: Vec<ElementRef<'d>> = selector.iter().flat_map(|selector| document.select(selector)).collect();
    found.into_iter()
}

/// The text of an element in one line.
pub fn visible(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The things that JSON-LD describes, those inside a graph or a list, too.
fn collect(value: Value, things: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, things)),
        Value::Object(mut fields) => {
            if let Some(graph) = fields.remove("@graph") {
                collect(graph, things);
            }
            if let Some(main) = fields.get("mainEntity").filter(|main| main.is_object()).cloned() {
                collect(main, things);
            }
            things.push(Value::Object(fields));
        }
        _ => {}
    }
}

fn kinds(thing: &Value) -> Vec<String> {
    match &thing["@type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).map(str::to_string).collect(),
        kind => kind.as_str().map(str::to_string).into_iter().collect(),
    }
}

/// A value as text, entities resolved.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let text = if text.contains('&') { visible_text(&text) } else { text };
    Some(text.trim().to_string()).filter(|text| !text.is_empty())
}

fn visible_text(markup: &str) -> String {
    Html::parse_fragment(markup).root_element().text().collect()
}

/// The names of people or organisations, written in any of the ways.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        value => text(value).into_iter().filter(|name| !name.contains("://")).collect(),
    }
}

fn list(tags: &str) -> Vec<String> {
    tags.split([',', ';']).map(|tag| tag.trim().to_string()).filter(|tag| !tag.is_empty()).collect()
}

/// A title without the name of the site, the section or the day behind it: *Titel | Zeitung*, *Titel - Zeitung*.
fn without_site(title: &str) -> String {
    /// What stands before is a title when it has so many letters, and is longer than what is behind.
    const TITLE_MIN: usize = 15;
    let mut title = title.trim();
    while let Some((before, site)) = title.rsplit_once(" | ").or_else(|| title.rsplit_once(" - "))
        && before.chars().count() >= TITLE_MIN
        && before.len() > site.len()
    {
        title = before.trim_end();
    }
    title.to_string()
}
