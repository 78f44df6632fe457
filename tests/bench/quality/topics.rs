//! The sets that are measured: topics with their judgements, in two halves.
//! It must not know any ranking.
//!
//! A topic belongs to the half that the last bit of `xxh3_64` of its id names: 0 to the half that weights are chosen
//! on, 1 to the half that is reported.
//!
//! **Headlines**: 2,000 articles whose headline is the query and who are its only answer. A headline qualifies when it
//! has at least four words between blanks, no other of the 9,385 articles has the same one, and the body does not
//! repeat it letter for letter. This is what holds for all of the 971 topics of `news/known-item.topics.tsv`, which
//! are all among the 2,000 under their own ids; 7,663 headlines qualify, and those with the smallest `xxh3_64` of the
//! id, `k-fang-` and the number of the file, fill the set up.

use fundstelle::eval::{Qrels, Topic, read_qrels, read_topics};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use xxhash_rust::xxh3::xxh3_64;

const HEADLINES: usize = 2_000;
const HEADLINE_WORDS_MIN: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// What weights, k1 and b are looked at on.
    Choose,
    /// What nobody looks at before everything is chosen.
    Report,
}

impl Half {
    fn of(topic: &str) -> Half {
        if xxh3_64(topic.as_bytes()) & 1 == 0 { Half::Choose } else { Half::Report }
    }
}

pub struct Judged {
    pub topic: Topic,
    pub relevant: HashMap<String, u32>,
    pub half: Half,
}

pub struct Set {
    /// Its name on the command line and of its files.
    pub name: &'static str,
    pub title: &'static str,
    pub archives: Vec<PathBuf>,
    pub topics: Vec<Judged>,
}

impl Set {
    fn new(
        name: &'static str,
        title: &'static str,
        archives: Vec<PathBuf>,
        topics: Vec<Topic>,
        mut qrels: Qrels,
    ) -> Set {
        let judge = |topic: Topic| {
            let relevant = qrels.remove(&topic.id)?;
            Some(Judged { half: Half::of(&topic.id), topic, relevant })
        };
        Set { name, title, archives, topics: topics.into_iter().filter_map(judge).collect() }
    }

    pub fn half(&self, half: Half) -> Vec<&Judged> {
        self.topics.iter().filter(|judged| judged.half == half).collect()
    }

    /// Writes the topics of each half and the judgements of all, as `fundstelle eval` reads them.
    pub fn write(&self, directory: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(directory)?;
        let lines = |topics: &[&Judged]| {
            topics.iter().map(|judged| format!("{}\t{}\n", judged.topic.id, judged.topic.text)).collect::<String>()
        };
        let all: Vec<&Judged> = self.topics.iter().collect();
        for (part, topics) in [("", all), (".choose", self.half(Half::Choose)), (".report", self.half(Half::Report))] {
            std::fs::write(directory.join(format!("{}{part}.topics.tsv", self.name)), lines(&topics))?;
        }
        let mut qrels = String::new();
        for judged in &self.topics {
            let mut relevant: Vec<(&String, &u32)> = judged.relevant.iter().collect();
            relevant.sort();
            for (document, grade) in relevant {
                writeln!(qrels, "{} 0 {document} {grade}", judged.topic.id).expect("a string takes all");
            }
        }
        std::fs::write(directory.join(format!("{}.qrels", self.name)), qrels)
    }
}

/// Both sets, unpacked into a scratch directory.
pub fn sets(shared: &Path, scratch: &Path) -> [Set; 2] {
    let (news, questions, titled) = (scratch.join("news"), scratch.join("questions"), scratch.join("titled"));
    unpack(shared, "news", &news, &["--untitled"]);
    unpack(shared, "questions", &questions, &[]);
    unpack(shared, "news", &titled, &[]);
    let (headlines, owners) = headlines(shared, &titled);
    [
        Set::new(
            "questions",
            "questions among news",
            vec![news.clone(), questions.clone()],
            read_topics(&questions.join("germanquad.topics.tsv")).expect("topics"),
            read_qrels(&questions.join("germanquad.qrels")).expect("judgements"),
        ),
        Set::new("headlines", "headlines in news", vec![news], headlines, owners),
    ]
}

fn unpack(shared: &Path, what: &str, target: &Path, options: &[&str]) {
    let done = Command::new(shared.join("unpack")).arg(what).arg(target).args(options).status();
    assert!(done.is_ok_and(|status| status.success()), "unpack {what}");
}

fn headlines(shared: &Path, titled: &Path) -> (Vec<Topic>, Qrels) {
    let mut topics = read_topics(&shared.join("news/known-item.topics.tsv")).expect("topics");
    let mut qrels = read_qrels(&shared.join("news/known-item.qrels")).expect("judgements");
    let known: HashSet<String> = topics.iter().map(|topic| topic.id.clone()).collect();
    let (qualified, owners) = qualified(titled);
    let lost: Vec<&String> = known.iter().filter(|id| !owners.contains_key(*id)).collect();
    assert!(lost.is_empty(), "known topics that the rule leaves out: {lost:?}");
    let mut further: Vec<Topic> = qualified.into_iter().filter(|topic| !known.contains(&topic.id)).collect();
    further.sort_by_key(|topic| xxh3_64(topic.id.as_bytes()));
    topics.extend(further.into_iter().take(HEADLINES.saturating_sub(known.len())));
    for (id, path) in owners {
        qrels.entry(id).or_insert_with(|| HashMap::from([(path, 1)]));
    }
    (topics, qrels)
}

/// Every headline that can be a topic, and by the topic's id the article it belongs to.
fn qualified(titled: &Path) -> (Vec<Topic>, HashMap<String, String>) {
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(titled.join("articles")).expect("articles") {
        let path = entry.expect("an entry").path();
        let json: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_string();
        let number = path.file_stem().expect("a name").to_string_lossy().into_owned();
        articles.push((number, text("header").trim().to_string(), text("article")));
    }
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for (_, headline, _) in &articles {
        *bearers.entry(headline).or_default() += 1;
    }
    let qualifies = |headline: &str, body: &str| {
        headline.split_whitespace().count() >= HEADLINE_WORDS_MIN && bearers[headline] == 1 && !body.contains(headline)
    };
    let (mut topics, mut owners) = (Vec::new(), HashMap::new());
    for (number, headline, _) in articles.iter().filter(|(_, headline, body)| qualifies(headline, body)) {
        let id = format!("k-fang-{number}");
        owners.insert(id.clone(), format!("articles/{number}.json"));
        topics.push(Topic { id, text: headline.clone() });
    }
    (topics, owners)
}
