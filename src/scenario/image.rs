//! Pictures that a scenario shows: which files are pictures, and how large they may be.
//!
//! Only the head of a file is read here. Deliberately not here: drawing them (`map`, `seats`, `window`).

use std::sync::Arc;

/// Most bytes of a picture: it goes to every browser at once.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Most pixels of a side, which is what every renderer takes.
pub const MOST_SIDE: u32 = 4096;

/// A picture as it stands in its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// How it is written.
    pub kind: ImageKind,
    /// Width, pixels.
    pub width: u32,
    /// Height, pixels.
    pub height: u32,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// How a picture is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImageKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl ImageKind {
    /// Its name as a media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Why a file is no picture that can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// It is neither PNG nor JPEG.
    NoPicture,
    /// It has so many bytes.
    TooLarge(usize),
    /// It has so many pixels in width and height.
    TooWide(u32, u32),
}

impl Image {
    /// A file as a picture.
    ///
    /// # Errors
    /// If it is none, or larger than what is shown.
    pub fn of(bytes: Vec<u8>) -> Result<Self, Unfit> {
        let png = png_size(&bytes).map(|size| (ImageKind::Png, size));
        let jpeg = || jpeg_size(&bytes).map(|size| (ImageKind::Jpeg, size));
        let (kind, (width, height)) = png.or_else(jpeg).ok_or(Unfit::NoPicture)?;
        if bytes.len() > MOST_BYTES {
            return Err(Unfit::TooLarge(bytes.len()));
        }
        if width == 0 || height == 0 {
            return Err(Unfit::NoPicture);
        }
        if width > MOST_SIDE || height > MOST_SIDE {
            return Err(Unfit::TooWide(width, height));
        }
        Ok(Self {
            kind,
            width,
            height,
            bytes: bytes.into(),
        })
    }
}

/// Width and height of a PNG, which stand at the same places of every such file; none if it is none.
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let side = |at: usize| {
        let side = head.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(side))
    };
    (head.get(4..8)? == b"IHDR").then_some(())?;
    Some((side(8)?, side(12)?))
}

/// Width and height of a JPEG, which stand in its first frame; none if it is none.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let two = |at: usize| {
        let two = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u16::from_be_bytes(two))
    };
    (bytes.get(..3)? == b"\xff\xd8\xff").then_some(())?;
    let mut at = 2;
    loop {
        let [0xff, marker] = bytes.get(at..at + 2)? else {
            return None;
        };
        match marker {
            // Filling before a marker.
            0xff => at += 1,
            // A frame, of whatever coding: precision, height, width.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((u32::from(two(at + 7)?), u32::from(two(at + 5)?)));
            }
            // Marks that bring nothing along.
            0x01 | 0xd0..=0xd7 => at += 2,
            // The picture begins, or ends, before it was said how large it is.
            0xd9 | 0xda => return None,
            _ => at += 2 + usize::from(two(at + 2)?.max(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut all = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        all.extend(width.to_be_bytes());
        all.extend(height.to_be_bytes());
        all
    }

    #[test]
    fn pictures_are_known_by_what_is_in_them_and_have_bounds() {
        let size = |bytes: Vec<u8>| Image::of(bytes).map(|i| (i.kind, i.width, i.height));
        assert_eq!(size(png(3, 2)), Ok((ImageKind::Png, 3, 2)));
        // Some words of the camera, then a progressive frame of 2 by 5.
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x0b\x08\0\x02\0\x05\x01".to_vec();
        assert_eq!(size(jpeg.clone()), Ok((ImageKind::Jpeg, 5, 2)));
        for n in 0..jpeg.len() - 1 {
            assert_eq!(size(jpeg[..n].to_vec()), Err(Unfit::NoPicture), "{n}");
        }
        assert_eq!(size(b"<svg/>".to_vec()), Err(Unfit::NoPicture));
        assert_eq!(size(png(0, 2)), Err(Unfit::NoPicture));
        assert_eq!(size(png(4097, 2)), Err(Unfit::TooWide(4097, 2)));
        let mut large = png(3, 2);
        large.resize(MOST_BYTES + 1, 0);
        assert_eq!(size(large), Err(Unfit::TooLarge(MOST_BYTES + 1)));
    }
}
