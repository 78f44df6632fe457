//! How far an update is.
//! It must not know who is shown it.

/// How far the work is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files to do.
    pub total: usize,
}
