//! Why unpacking ends early.
//! It must not know how anything is packed.

use crate::archive::skip::SkipReason;

/// Why unpacking ends early.
pub(crate) enum Halt {
    /// No more is wanted.
    Stopped,
    /// What is read is damaged, or asks for too much.
    Failed(SkipReason),
}

impl From<SkipReason> for Halt {
    fn from(reason: SkipReason) -> Halt {
        Halt::Failed(reason)
    }
}
