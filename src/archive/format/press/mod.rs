//! Text exports of press databases, many articles in a file, one file for each database.
//! It must not know formats of news agencies.

mod factiva;
mod genios;
mod nexis;

pub use factiva::{is_factiva, read as read_factiva};
pub use genios::{is_genios, read as read_genios};
pub use nexis::{is_nexis, read as read_nexis};
