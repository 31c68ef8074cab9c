//! Files that messages bring along and that modules show: they stand among the texts of a scenario under a mark, so that they travel with it into exercise
//! files and packed scenarios, and are covered by the same hash.
//!
//! Words stand as they are, also where a text file was saved in an encoding of Windows or in UTF-16; anything else in base64. Deliberately not here: reading them from a folder (`load`), showing them.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Scenario;
use super::image::Image;
use super::model::Effect;
use super::sheet::decode;
use super::shipped::Texts;
use crate::base::text::Lang;
use crate::picture::Picture;

/// Before the name of words.
const WORDS: char = '+';
/// Before the name of anything else.
const BYTES: char = '=';

/// A file that a message brings along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Attached<'a> {
    /// It can be read as it is.
    Words(&'a str),
    /// It needs a program that knows it: a picture, a map, a document.
    Bytes(Encoded<'a>),
}

/// Bytes as they stand among the texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Encoded<'a>(&'a str);

impl Encoded<'_> {
    /// How many they are, at most two more than they are.
    pub fn size(self) -> usize {
        self.0.len() / 4 * 3
    }

    /// What they are; none if the text was changed by hand.
    pub fn bytes(self) -> Option<Vec<u8>> {
        STANDARD.decode(self.0).ok()
    }
}

/// Whether a file of a scenario itself may not have a name: it would be taken for an attachment, or for what is built in.
pub(super) fn is_reserved(path: &str) -> bool {
    is_attached(path) || path.starts_with('@')
}

/// Whether a path among the texts is that of a file that a message brings along.
pub fn is_attached(path: &str) -> bool {
    path.starts_with([WORDS, BYTES])
}

/// The file as it stands among the texts.
pub(super) fn entry(name: &str, bytes: Vec<u8>) -> (String, String) {
    let words = |text: &String| !text.contains('\0');
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    let is_text = matches!(ending.as_deref(), Some("txt" | "md" | "csv"));
    match String::from_utf8(bytes) {
        Ok(text) if words(&text) => (format!("{WORDS}{name}"), text),
        Err(e) if is_text && decode(e.as_bytes()).is_some_and(|(t, _)| words(&t)) => {
            let text = decode(e.as_bytes()).map(|(text, _)| text);
            (format!("{WORDS}{name}"), text.unwrap_or_default())
        }
        Ok(text) => (format!("{BYTES}{name}"), STANDARD.encode(text)),
        Err(e) => (format!("{BYTES}{name}"), STANDARD.encode(e.into_bytes())),
    }
}

/// Name and contents of an entry, as they lie in a folder; none if it cannot be read.
pub(super) fn file(path: &str, text: &str) -> Option<(String, Vec<u8>)> {
    match path.strip_prefix(WORDS) {
        Some(name) => Some((name.to_owned(), text.as_bytes().to_vec())),
        None => {
            let name = path.strip_prefix(BYTES)?;
            Some((name.to_owned(), STANDARD.decode(text).ok()?))
        }
    }
}

/// The name of an attachment in one language: `handouts/order.txt` is `handouts/order.ar.txt` in Arabic.
pub(super) fn in_language(file: &str, lang: Lang) -> String {
    let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    match name.rsplit_once('.') {
        Some((_, ending)) => {
            let stem = &file[..file.len() - ending.len() - 1];
            format!("{stem}.{}.{ending}", lang.tag())
        }
        None => format!("{file}.{}", lang.tag()),
    }
}

/// The names under which an attachment may lie: one for each language, and its own.
pub(super) fn names(file: &str) -> impl Iterator<Item = String> + '_ {
    let languages = Lang::all().map(move |lang| in_language(file, lang));
    languages.chain([file.to_owned()])
}

impl Scenario {
    /// The files that its messages and modules name, each once.
    pub fn attachments(&self) -> BTreeSet<&str> {
        let effects = self.injects.iter().flat_map(|i| &i.effects);
        let named = effects.filter_map(|e| match e {
            Effect::Message { attachment, .. } => attachment.as_deref(),
            _ => None,
        });
        let pictures = self.modules.iter().filter_map(|m| m.picture.as_ref());
        named.chain(pictures.map(|p| p.file.as_str())).collect()
    }

    /// A picture that a module shows, in a language if there is one for it; none if it is not there or cannot be shown.
    pub fn image(&self, file: &str, lang: Lang) -> Option<Image> {
        match self.attached(file, lang)? {
            Attached::Words(_) => None,
            Attached::Bytes(found) => Image::of(found.bytes()?).ok(),
        }
    }

    /// A file that a message brings along, in a language if there is one for it; none if it is not there.
    pub fn attached(&self, file: &str, lang: Lang) -> Option<Attached<'_>> {
        let names = [in_language(file, lang), file.to_owned()];
        names.iter().find_map(|name| in_texts(&self.texts, name))
    }

    /// Of what messages bring along, what a seat has got.
    pub(super) fn attached_in(&self, picture: &Picture) -> Texts {
        let messages = picture.messages.iter();
        let named = messages.filter_map(|m| m.attachment.as_deref());
        let names: BTreeSet<String> = named.flat_map(names).collect();
        let own = |path: &str| {
            let name = path.strip_prefix([WORDS, BYTES]);
            name.is_some_and(|name| names.contains(name))
        };
        let texts = self.texts.iter();
        texts.filter(|(path, _)| own(path)).cloned().collect()
    }

    /// The words of a file that a message brings along; none where it is no text or is not there.
    pub fn attached_words(&self, file: &str, lang: Lang) -> Option<&str> {
        match self.attached(file, lang)? {
            Attached::Words(words) => Some(words),
            Attached::Bytes(_) => None,
        }
    }
}

fn in_texts<'a>(texts: &'a Texts, name: &str) -> Option<Attached<'a>> {
    texts.iter().find_map(|(path, text)| {
        if path.strip_prefix(WORDS) == Some(name) {
            Some(Attached::Words(text))
        } else if path.strip_prefix(BYTES) == Some(name) {
            Some(Attached::Bytes(Encoded(text)))
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_an_encoding_of_windows_are_words() {
        let words = "أمر تحرك إلى مركز القبة";
        let (of_windows, ..) = encoding_rs::WINDOWS_1256.encode(words);
        let stands = ("+handouts/order.txt".to_owned(), words.to_owned());
        assert_eq!(entry("handouts/order.txt", of_windows.to_vec()), stands);
        let wide: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(words.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(entry("handouts/order.txt", wide), stands);
        // What is no text by its name stays as it is, byte for byte.
        assert!(entry("x.jpg", of_windows.to_vec()).0.starts_with(BYTES));
    }

    #[test]
    fn what_is_kept_is_what_is_read_again() {
        for bytes in [
            b"words".to_vec(),
            "أمر".into(),
            vec![0, 255, 7],
            b"a\0b".to_vec(),
        ] {
            let (path, text) = entry("handouts/x.bin", bytes.clone());
            assert!(is_attached(&path));
            assert_eq!(
                file(&path, &text),
                Some(("handouts/x.bin".to_owned(), bytes))
            );
        }
        assert_eq!(file("=x", "no base64!"), None);
        assert!(!is_attached("script.ron") && !is_attached("@incidents.ron"));
    }

    #[test]
    fn a_name_in_a_language_has_its_tag_before_the_ending() {
        assert_eq!(
            in_language("handouts/order.txt", Lang::Ar),
            "handouts/order.ar.txt"
        );
        assert_eq!(in_language("a.b/order", Lang::En), "a.b/order.en");
    }
}
