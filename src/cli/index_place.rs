//! Where the index is when no option says it.
//! It must not know any command.

use super::shell_word::quoted;
use std::path::Path;

/// Where the index is when no variable says it, either.
pub const INDEX: &str = "index";
/// The variable that says it.
pub const INDEX_VARIABLE: &str = "FUNDSTELLE_INDEX";

/// The option that names this index, where it is not found without.
pub fn option(index: &Path) -> Option<String> {
    let known = std::env::var_os(INDEX_VARIABLE).unwrap_or_else(|| INDEX.into());
    (index != Path::new(&known)).then(|| format!("--index {}", quoted(&index.to_string_lossy())))
}
