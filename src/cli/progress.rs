//! Progress of long work on stderr: a bar on a terminal, a quiet line now and then elsewhere.

use fundstelle::ingest::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Where there is no terminal, a line comes this often.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Shows how far the reading of an archive is.
pub struct Bar {
    bar: Option<ProgressBar>,
    start: Instant,
    last: Mutex<Instant>,
}

impl Bar {
    pub fn new() -> Bar {
        let style = ProgressStyle::with_template("{bar:30} {human_pos}/{human_len} files · {per_sec} · {eta} left");
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(0);
            if let Ok(style) = style {
                bar.set_style(style);
            }
            bar
        });
        Bar { bar, start: Instant::now(), last: Mutex::new(Instant::now()) }
    }

    pub fn show(&self, progress: Progress) {
        if let Some(bar) = &self.bar {
            bar.set_length(progress.total as u64);
            bar.set_position(progress.done as u64);
            return;
        }
        let Ok(mut last) = self.last.try_lock() else { return };
        if last.elapsed() >= LINE_EVERY {
            *last = Instant::now();
            let seconds = self.start.elapsed().as_secs_f64();
            let rate = progress.done as f64 / seconds;
            let left = (progress.total - progress.done) as f64 / rate.max(0.1);
            let (done, total) = (progress.done, progress.total);
            let _ = writeln!(std::io::stderr(), "{done} of {total} files, {rate:.0} a second, {left:.0} s left");
        }
    }

    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
