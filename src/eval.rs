//! Measures retrieval: topics, relevance judgements (qrels), runs, and the usual figures by article.
//! It must not know how a search is done.

use crate::error::{Context, Error, FileTask, LineProblem, Result};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// A question to the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in the judgements.
    pub id: String,
    /// What is searched.
    pub text: String,
}

/// For each topic the documents that answer it, with their grade (above 0).
pub type Qrels = HashMap<String, HashMap<String, u32>>;

/// Reads topics, one `id<TAB>text` per line.
///
/// # Errors
/// When the file cannot be read or a line has no tab.
pub fn read_topics(path: &Path) -> Result<Vec<Topic>> {
    lines(path)?
        .into_iter()
        .map(|(number, line)| {
            let (id, text) = line.split_once('\t').ok_or_else(|| Error::Line {
                path: path.to_path_buf(),
                line: number,
                problem: LineProblem::NoTopic,
            })?;
            Ok(Topic { id: id.trim().to_string(), text: text.trim().to_string() })
        })
        .collect()
}

/// Reads TREC judgements, `topic iteration document grade` per line; grades of 0 and below are not relevant.
///
/// # Errors
/// When the file cannot be read or a line has another form.
pub fn read_qrels(path: &Path) -> Result<Qrels> {
    let wrong = |line: usize, problem: LineProblem| Error::Line { path: path.to_path_buf(), line, problem };
    let mut qrels = Qrels::new();
    for (number, line) in lines(path)? {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let grade = columns.last().and_then(|grade| grade.parse::<i64>().ok());
        let ([topic, _, document @ .., _], Some(grade)) = (columns.as_slice(), grade) else {
            return Err(wrong(number, LineProblem::NoJudgement));
        };
        if document.is_empty() {
            return Err(wrong(number, LineProblem::NoDocument));
        }
        if grade > 0 {
            let grade = u32::try_from(grade).unwrap_or(u32::MAX);
            qrels.entry((*topic).to_string()).or_default().insert(document.join(" "), grade);
        }
    }
    Ok(qrels)
}

fn lines(path: &Path) -> Result<Vec<(usize, String)>> {
    let text = std::fs::read_to_string(path).context(Error::of_file(FileTask::Read, path))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    Ok(lines.map(|(index, line)| (index + 1, line.to_string())).collect())
}

/// The figures of one topic, or the mean over topics.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Mean reciprocal rank of the first relevant document among the first ten.
    pub mrr_10: f64,
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg_10: f64,
    /// Share of the relevant documents among the first ten.
    pub recall_10: f64,
    /// Share of the relevant documents among the first hundred.
    pub recall_100: f64,
}

/// Measures one ranking against the judgements of its topic. Documents that come again count once.
pub fn measure(ranking: &[String], relevant: &HashMap<String, u32>) -> Measures {
    if relevant.is_empty() {
        return Measures::default();
    }
    let mut seen = HashSet::new();
    let ranking: Vec<&String> = ranking.iter().filter(|document| seen.insert(*document)).collect();
    let grade = |document: &String| relevant.get(document).copied().unwrap_or(0);
    let gain = |rank: usize, grade: u32| (2f64.powi(grade.min(30) as i32) - 1.0) / (rank as f64 + 2.0).log2();
    let mut ideal: Vec<u32> = relevant.values().copied().collect();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    let best: f64 = ideal.iter().take(10).enumerate().map(|(rank, grade)| gain(rank, *grade)).sum();
    let found: f64 = ranking.iter().take(10).enumerate().map(|(rank, document)| gain(rank, grade(document))).sum();
    let recall = |depth: usize| {
        ranking.iter().take(depth).filter(|document| grade(document) > 0).count() as f64 / relevant.len() as f64
    };
    let first = ranking.iter().take(10).position(|document| grade(document) > 0);
    Measures {
        mrr_10: first.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0)),
        ndcg_10: found / best,
        recall_10: recall(10),
        recall_100: recall(100),
    }
}

/// The mean over topics.
pub fn mean(all: &[Measures]) -> Measures {
    let count = all.len().max(1) as f64;
    let mean = |part: fn(&Measures) -> f64| all.iter().map(part).sum::<f64>() / count;
    Measures {
        mrr_10: mean(|m| m.mrr_10),
        ndcg_10: mean(|m| m.ndcg_10),
        recall_10: mean(|m| m.recall_10),
        recall_100: mean(|m| m.recall_100),
    }
}

/// One line of a TREC run; blanks in a document's name become underscores, which the format needs.
pub fn run_line(topic: &str, document: &str, rank: usize, score: f32) -> String {
    format!("{topic} Q0 {} {rank} {score:.6} fundstelle", document.replace(char::is_whitespace, "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn measures_are_those_of_the_books() {
        let relevant = HashMap::from([("a".to_string(), 1), ("b".to_string(), 1)]);
        let second = measure(&names(&["x", "a", "y", "b"]), &relevant);
        assert_eq!(second.mrr_10, 0.5);
        let expected = (1.0 / 3f64.log2() + 1.0 / 5f64.log2()) / (1.0 + 1.0 / 3f64.log2());
        assert!((second.ndcg_10 - expected).abs() < 1e-12);
        assert_eq!((second.recall_10, second.recall_100), (1.0, 1.0));
        assert_eq!(measure(&names(&["x"]), &relevant), Measures::default());
        assert_eq!(measure(&names(&["a", "a", "b"]), &relevant).ndcg_10, 1.0);
        let late: Vec<String> = (0..10).map(|n| format!("x{n}")).chain(names(&["a"])).collect();
        assert_eq!((measure(&late, &relevant).mrr_10, measure(&late, &relevant).recall_100), (0.0, 0.5));
    }
}
