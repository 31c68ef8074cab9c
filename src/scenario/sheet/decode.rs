//! Text of any usual encoding: UTF-8, UTF-16, and the encodings of Windows for Arabic and western languages.
//!
//! Deliberately not here: what is written in it.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// How a text was encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, either order of bytes.
    Utf16,
    /// Windows-1256: Arabic.
    Windows1256,
    /// Windows-1252: western languages.
    Windows1252,
}

impl Encoding {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1256 => "Windows-1256",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// The text of a file and how it was encoded; none where it is no text. UTF-16 is known by its mark, or by its many zeros; what is
/// not UTF-8 is Arabic if most of its letters above ASCII stand next to each other, else western.
pub fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8(rest.to_vec())
            .ok()
            .map(|t| (t, Encoding::Utf8));
    }
    let wide = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => unmarked(bytes),
    };
    if let Some(wide) = wide {
        let (text, _, bad) = wide.decode(bytes);
        return (!bad).then(|| (text.into_owned(), Encoding::Utf16));
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    let (table, encoding) = if is_arabic(bytes) {
        (WINDOWS_1256, Encoding::Windows1256)
    } else {
        (WINDOWS_1252, Encoding::Windows1252)
    };
    let (text, bad) = table.decode_without_bom_handling(bytes);
    (!bad).then(|| (text.into_owned(), encoding))
}

/// UTF-16 without its mark: line breaks, blanks and commas have a zero as one of their bytes, always on the same side.
fn unmarked(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = &bytes[..bytes.len().min(4096) & !1];
    let (mut first, mut second) = (0, 0);
    for pair in start.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let many = start.len() / 20;
    match (first > many.max(1), second > many.max(1)) {
        (false, true) if first == 0 => Some(UTF_16LE),
        (true, false) if second == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Letters with accents stand alone between others, letters of Arabic words side by side.
fn is_arabic(bytes: &[u8]) -> bool {
    let high = |b: &u8| *b >= 0x80;
    let all = bytes.iter().filter(|b| high(b)).count();
    let beside = bytes
        .iter()
        .enumerate()
        .filter(|(n, b)| {
            let before = n.checked_sub(1).is_some_and(|n| high(&bytes[n]));
            let after = bytes.get(n + 1).is_some_and(high);
            high(b) && (before || after)
        })
        .count();
    beside * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "الوقت;النص\n18:30;سيارة بيضاء دون لوحات، قرب المركز\n";
    const FRENCH: &str = "Heure;Événement\n18:30;Véhicule arrêté près de l’école\n";

    fn wide(text: &str, mark: bool, big: bool) -> Vec<u8> {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units
            .flat_map(|u: u16| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn a_text_is_the_same_whatever_program_saved_it() {
        for text in [ARABIC, FRENCH] {
            for big in [false, true] {
                for mark in [false, true] {
                    let got = decode(&wide(text, mark, big)).unwrap();
                    assert_eq!(got, (text.to_owned(), Encoding::Utf16), "{mark} {big}");
                }
            }
            assert_eq!(
                decode(text.as_bytes()).unwrap(),
                (text.to_owned(), Encoding::Utf8)
            );
            let marked = format!("\u{feff}{text}");
            assert_eq!(decode(marked.as_bytes()).unwrap().0, text);
        }
        let (arabic, ..) = WINDOWS_1256.encode(ARABIC);
        assert_eq!(
            decode(&arabic).unwrap(),
            (ARABIC.to_owned(), Encoding::Windows1256)
        );
        let (french, ..) = WINDOWS_1252.encode(FRENCH);
        assert_eq!(
            decode(&french).unwrap(),
            (FRENCH.to_owned(), Encoding::Windows1252)
        );
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert_eq!(decode(b"\0\x01\x02\x03\xff\0\0abc\xff\xfe"), None);
        assert_eq!(decode(b"\xef\xbb\xbf\xff\xff"), None);
    }
}
