//! Where an article was read from, and the id that follows from it.
//! It must not know the article itself.

use std::fmt;
use xxhash_rust::xxh3::xxh3_64;

/// Names an article in an index: sixteen hexadecimal digits, the same each time the same archive is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u64);

impl ArticleId {
    /// The id of the article read from this place.
    pub fn of(origin: &Origin) -> Self {
        ArticleId(xxh3_64(format!("{}\0{}\0{}", origin.archive, origin.path, origin.record).as_bytes()))
    }

    /// Reads an id as it is printed, or the first digits of one: the smallest and the largest id it may mean.
    pub fn range_of(prefix: &str) -> Option<(ArticleId, ArticleId)> {
        if prefix.is_empty() || prefix.len() > 16 || !prefix.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let low = u64::from_str_radix(prefix, 16).ok()?;
        let open = 4 * (16 - prefix.len()) as u32;
        let low = low.checked_shl(open).unwrap_or(0);
        Some((ArticleId(low), ArticleId(low | ((1u64.checked_shl(open).unwrap_or(0)).wrapping_sub(1)))))
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Where an article was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the archive within its index.
    pub archive: String,
    /// The file's path below the archive, with `/` between folders.
    pub path: String,
    /// Which article of the file it is, counted from 0.
    pub record: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_by_its_first_digits() {
        let id = ArticleId(0x0123_4567_89ab_cdef);
        assert_eq!(id.to_string(), "0123456789abcdef");
        assert_eq!(ArticleId::range_of("0123456789abcdef"), Some((id, id)));
        let (low, high) = ArticleId::range_of("0123").unwrap();
        assert!(low <= id && id <= high);
        assert_eq!((low.0, high.0), (0x0123_0000_0000_0000, 0x0123_ffff_ffff_ffff));
        for bad in ["", "xyz", "0123456789abcdef0", "äöüß"] {
            assert_eq!(ArticleId::range_of(bad), None, "{bad}");
        }
    }
}
