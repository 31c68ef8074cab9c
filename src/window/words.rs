//! The words of the screens in the language that is chosen while running.
//!
//! Deliberately not here: the words (`wording`, from `assets/locales`).

use bevy::prelude::Resource;

use crate::base::message::Arg;
use crate::base::text::Lang;
use crate::wording;

/// Words in every language.
#[derive(Resource, Default)]
pub(crate) struct Words;

impl Words {
    /// The words in a language.
    #[expect(
        clippy::unused_self,
        reason = "screens ask through it until they ask `wording` themselves"
    )]
    pub(crate) fn of(&self, lang: Lang) -> Say<'_> {
        Say {
            say: wording::say(lang),
            of: std::marker::PhantomData,
        }
    }
}

/// Words in one language.
#[derive(Clone, Copy)]
pub(crate) struct Say<'a> {
    say: wording::Say,
    of: std::marker::PhantomData<&'a ()>,
}

impl Say<'_> {
    /// The words of a key. A key that is missing shows itself, and a test names it.
    pub(crate) fn t(&self, key: &str) -> String {
        self.say.t(key)
    }

    /// The words of a key with values put in. A value that is a whole number chooses the form of the sentence.
    pub(crate) fn with(&self, key: &str, values: &[(&'static str, String)]) -> String {
        // A number is both: it chooses the form, and is shown as it was written.
        let arg = |value: &String| {
            let number = value
                .parse::<i64>()
                .ok()
                .filter(|n| n.to_string() == *value);
            number.map_or_else(|| Arg::from(value), Arg::from)
        };
        let args: Vec<_> = values
            .iter()
            .map(|(name, value)| (*name, arg(value)))
            .collect();
        self.say.with(key, &args)
    }
}
