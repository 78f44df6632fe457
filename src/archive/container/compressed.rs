//! Compressed files: gzip, Zstandard, xz, bzip2, each with several members behind each other.
//! It must not know what is compressed.

use crate::archive::container::halt::Halt;
use std::io::{BufRead, Read};

/// How something is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Gzip,
    Zstd,
    Xz,
    Bzip2,
}

impl Method {
    /// The method by the first bytes.
    pub(crate) fn of(head: &[u8]) -> Option<Method> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Method::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Method::Zstd),
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Method::Xz),
            [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..] => Some(Method::Bzip2),
            // A frame that is to be skipped, as crawls put their dictionary in front.
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Method::Zstd),
            _ => None,
        }
    }
}

/// Reads what is compressed.
pub(crate) fn reader<'r>(method: Method, packed: impl BufRead + 'r) -> Result<Box<dyn Read + 'r>, Halt> {
    Ok(match method {
        Method::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(packed)),
        Method::Zstd => Box::new(zstd::stream::read::Decoder::with_buffer(packed)?),
        Method::Xz => Box::new(liblzma::bufread::XzDecoder::new_multi_decoder(packed)),
        Method::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(packed)),
    })
}
