//! Progress of long work on stderr: a bar on a terminal, a quiet line now and then elsewhere.

use fundstelle::ingest::Progress;
use fundstelle::output::wording::{Language, archive};
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Where there is no terminal, a line comes as often as this.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Shows how far the reading of an archive is.
pub struct Bar {
    bar: Option<ProgressBar>,
    language: Language,
    start: Instant,
    last: Mutex<Instant>,
}

impl Bar {
    pub fn new(language: Language) -> Bar {
        let words = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let progress = Progress { done: state.pos() as usize, total: state.len().unwrap_or(0) as usize };
            let (rate, left) = (state.per_sec(), state.eta().as_secs_f64());
            let _ = out.write_str(&archive::progress(language, progress, rate, left));
        };
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(0);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {words}") {
                bar.set_style(style.with_key("words", words));
            }
            bar
        });
        Bar { bar, language, start: Instant::now(), last: Mutex::new(Instant::now()) }
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
            let line = archive::progress(self.language, progress, rate, left);
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }

    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
