//! Figures of many topics: means, bootstrap intervals, rows of tables.
//! It must not know who ranked.

use fundstelle::eval::Measures;

/// Resamples of the bootstrap.
const RESAMPLES: usize = 2_000;

pub const COLUMNS: &str = "nDCG@10 | MRR@10 | recall@100 |";
pub const RULER: &str = "| --- | --- | --- | --- |";

/// nDCG@10, MRR@10 and recall@100 of one topic.
pub type Figures = [f64; 3];

pub fn figures(measures: Measures) -> Figures {
    [measures.ndcg_10, measures.mrr_10, measures.recall_100]
}

/// What is compared where one program must be called the better one.
pub fn ndcg(all: &[Figures]) -> f64 {
    mean(&column(all, 0))
}

/// A row of means with their 95 % intervals.
pub fn row(name: &str, all: &[Figures]) -> String {
    let cells = [0, 1, 2].map(|at| {
        let values = column(all, at);
        let (low, high) = interval(&values);
        format!("{} [{}, {}]", share(mean(&values)), share(low), share(high))
    });
    format!("| {name} | {} |", cells.join(" | "))
}

/// A row of how much more one has than the other on the same topics.
pub fn difference(name: &str, one: &[Figures], other: &[Figures]) -> String {
    let cells = [0, 1, 2].map(|at| paired(&column(one, at), &column(other, at)));
    format!("| {name} | {} |", cells.join(" | "))
}

/// How much more nDCG@10 one has than the other on the same topics.
pub fn ndcg_difference(one: &[Figures], other: &[Figures]) -> String {
    paired(&column(one, 0), &column(other, 0))
}

/// Resampling the differences is the paired bootstrap: how hard a topic is for both does not widen the interval.
fn paired(one: &[f64], other: &[f64]) -> String {
    let values: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    let (low, high) = interval(&values);
    format!("{} [{}, {}]", signed(mean(&values)), signed(low), signed(high))
}

fn column(all: &[Figures], at: usize) -> Vec<f64> {
    all.iter().map(|figures| figures[at]).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// `.538`, as tables have it.
fn share(value: f64) -> String {
    format!("{value:.3}").replacen("0.", ".", 1)
}

fn signed(value: f64) -> String {
    format!("{value:+.3}").replacen("0.", ".", 1).replacen('-', "−", 1)
}

/// The 95 % interval of the mean, by resampling topics with a fixed seed.
fn interval(values: &[f64]) -> (f64, f64) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        // xorshift64*, Vigna 2016.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    };
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| (0..values.len()).map(|_| values[next() % values.len()]).sum::<f64>() / values.len().max(1) as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    (means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40])
}
