//! A sentence as data: the key of its words in `assets/locales` and what is put into them.
//!
//! So every layer can say what it has to say without choosing a language, and nothing reads meaning out of a sentence.
//! Deliberately not here: words (`wording`).

use std::borrow::Cow;

use super::text::Text;
use super::time::{SimTime, Span};

/// A sentence: a key of the Fluent files, and its arguments by name. Made by [`msg!`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Key of the words.
    pub key: &'static str,
    /// What is put into them, by the names that the words use.
    pub args: Vec<(&'static str, Arg)>,
}

/// Something that is put into a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// A whole number. It chooses the form of the words around it (1 person, 2 people).
    Number(i64),
    /// A number with digits after the point: the number times ten to the power of the places, and the places.
    Decimal(i64, u8),
    /// A text of a scenario or an exercise, in its own languages.
    Text(Text),
    /// A string as it is, the same in every language: an identifier, a file's name, something typed.
    Plain(String),
    /// A time of the exercise, as hours and minutes.
    Time(SimTime),
    /// A length of time.
    Span(Span),
    /// Another sentence, or a name that has a key.
    Message(Box<Message>),
    /// Several, one after the other.
    List(Vec<Self>),
}

impl Message {
    /// A sentence; see [`msg!`], which makes it without a list of pairs and whose keys a test compares with the files.
    pub fn new(key: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        Self { key, args }
    }
}

impl Arg {
    /// A number with so many digits after the point.
    pub fn decimal(value: f64, places: u8) -> Self {
        let scaled = (value * 10_f64.powi(i32::from(places))).round();
        // A float that is cast stays within the bounds of the integer.
        Self::Decimal(scaled as i64, places)
    }
}

/// A sentence: `msg!("check-no-such-unit", unit = id, n = count)`. What stands behind `=` is anything that an [`Arg`] can be made from.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::base::message::Message::new(
            $key,
            vec![$((stringify!($name), $crate::base::message::Arg::from($value))),*],
        )
    };
}
pub use msg;

macro_rules! numbers {
    ($($t:ty),*) => {$(
        impl From<$t> for Arg {
            fn from(n: $t) -> Self {
                Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// As it is written in a scenario: as many digits as it needs.
impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Self::Plain(value.to_string())
    }
}

impl From<char> for Arg {
    fn from(sign: char) -> Self {
        Self::Plain(sign.to_string())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Plain(text.clone())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<Cow<'_, str>> for Arg {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Plain(text.into_owned())
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Self {
        Self::Text(text.clone())
    }
}

impl From<SimTime> for Arg {
    fn from(time: SimTime) -> Self {
        Self::Time(time)
    }
}

impl From<Span> for Arg {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<&Message> for Arg {
    fn from(message: &Message) -> Self {
        Self::Message(Box::new(message.clone()))
    }
}

impl<T: Into<Self>> From<Vec<T>> for Arg {
    fn from(several: Vec<T>) -> Self {
        Self::List(several.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_key_and_typed_arguments() {
        let m = msg!(
            "some-key",
            n = 3_u32,
            at = SimTime::from_millis(0),
            why = msg!("other-key")
        );
        assert_eq!(m.key, "some-key");
        assert_eq!(m.args[0], ("n", Arg::Number(3)));
        assert_eq!(
            m.args[2].1,
            Arg::Message(Box::new(Message::new("other-key", vec![])))
        );
        assert_eq!(Arg::decimal(2.449, 1), Arg::Decimal(24, 1));
        assert_eq!(Arg::from(u64::MAX), Arg::Number(i64::MAX));
    }
}
