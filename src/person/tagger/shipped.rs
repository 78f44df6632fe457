//! What ships for telling names: counts of words and weights of the model.
//! It must not know how they were made; `data/SOURCES.md` does.

use crate::person::name::words::Gender;
use crate::person::tagger::lexicon::{Lexicon, WordProfile, hash};
use crate::person::tagger::model::Model;
use std::sync::{Arc, LazyLock};

/// What ships: counts and weights, see `data/SOURCES.md`.
static SHIPPED: LazyLock<(Arc<Lexicon>, Arc<Model>)> = LazyLock::new(|| {
    let lexicon = Lexicon::from_bytes(include_bytes!("../data/words.bin"));
    let model = Model::from_bytes(include_bytes!("../data/weights.bin"));
    (Arc::new(lexicon), Arc::new(model))
});

/// The words and the weights that ship.
pub fn shipped() -> (Arc<Lexicon>, Arc<Model>) {
    let (lexicon, model) = &*SHIPPED;
    (lexicon.clone(), model.clone())
}

/// Whose first name it is, by what ships: of those that came often enough with *Frau* and *Ministerin*, or with *Herr*
/// and *Minister*.
pub fn gender_of_first_name(name: &str) -> Option<Gender> {
    SHIPPED.0.known(hash(name)).and_then(WordProfile::gender)
}

/// Whether at least thirty people have it as a first name, by what ships.
pub fn is_common_first_name(name: &str) -> bool {
    SHIPPED.0.known(hash(name)).is_some_and(WordProfile::is_common_first_name)
}
