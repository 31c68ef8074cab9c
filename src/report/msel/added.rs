//! What a row becomes of which the scenario has no inject yet.
//!
//! Deliberately not here: its words (`made`), where it is put (`apply`).

use super::apply::{Message as NewMessage, NewInject, Value};
use super::columns::{Column, Part};
use super::made::{self, text};
use super::mapping::language;
use super::names;
use super::origin::Origin;
use super::planner::{Planner, Told, not_known};
use super::records::{Record, words_of};
use super::was::Says;
use crate::base::ids::StorylineId;
use crate::base::message::msg;
use crate::base::text::Text;
use crate::scenario::sheet::Cell;

impl Planner<'_> {
    pub(super) fn new_inject(&mut self, r: &Record, id: Option<String>) {
        let (at, message) = (self.time(r, None), self.message(r));
        let storyline = match self.thing(r, Part::Storyline, None) {
            Ok(Some(Says {
                value: Value::Quoted(id),
                ..
            })) => Some(StorylineId::from(id.as_str())),
            Ok(_) | Err(Told) => None,
        };
        let (Some(at), Some(message)) = (at, message) else {
            return;
        };
        self.expected += usize::from(!r.words(Part::Expected).is_empty());
        self.edits.added.push(NewInject {
            id,
            name: made::name(r, &message.text),
            storyline,
            at,
            messages: vec![message],
            controller: text(r.words(Part::Controller)),
            notes: made::notes(r),
            cells: origins(self, r, 0),
        });
    }

    /// The message of a new record, or what is wrong with it.
    pub(super) fn message(&mut self, r: &Record) -> Option<NewMessage> {
        let before = self.plan.wrong.len();
        let words = text(r.words(Part::Text));
        if words == Text::default() {
            self.wrong(r, Part::Text, msg!("msel-text-missing"), None);
        }
        let mut from = text(r.words(Part::From));
        if from == Text::default() {
            from.clone_from(&self.mapping.from);
        }
        if from == Text::default() {
            let help = msg!("msel-default-help", field = "from");
            self.wrong(r, Part::From, msg!("msel-from-missing"), Some(help));
        }
        let to = match self.thing(r, Part::To, None) {
            Ok(Some(Says {
                value: Value::Seats(to),
                ..
            })) => Ok(to),
            Ok(_) => names::seats(self.s, &self.mapping.to.join("\n")),
            Err(Told) => return None,
        };
        let to = match to {
            Ok(to) if to.is_empty() => {
                let help = msg!("msel-default-help", field = "to");
                self.wrong(r, Part::To, msg!("msel-to-missing"), Some(help));
                to
            }
            Ok(to) => to,
            Err(unknown) => {
                let (said, help) = not_known(Part::To, &unknown);
                self.wrong(r, Part::To, said, help);
                Vec::new()
            }
        };
        let channel = match self.thing(r, Part::Channel, None) {
            Ok(Some(
                says @ Says {
                    value: Value::Channel(channel),
                    ..
                },
            )) => {
                self.keep_name(r, &says);
                channel
            }
            Ok(_) | Err(Told) => self.mapping.channel,
        };
        (before == self.plan.wrong.len()).then_some(NewMessage {
            from,
            to,
            channel,
            text: words,
        })
    }
}

/// The cells of a record as those of the `nth` message of a new inject, and of the inject itself where it is the first.
pub(super) fn origins(p: &Planner<'_>, r: &Record, nth: usize) -> Vec<Origin> {
    let filled = r.cells.iter().filter(|(.., cell)| !cell.is_empty());
    let of = |(c, n, cell): &(Column, usize, Cell)| {
        let of_message = matches!(c.part, Part::From | Part::To | Part::Channel | Part::Text);
        let words = c.part.is_worded() && !c.part.is_one_thing();
        let lang = c.lang.unwrap_or_else(|| language(&words_of(cell)));
        (of_message || nth == 0).then(|| Origin {
            inject: String::new(),
            message: of_message.then_some(nth),
            part: c.part,
            lang: words.then_some(lang),
            cell: p.place(r.row, *n),
        })
    };
    let mut all: Vec<Origin> = filled.filter_map(of).collect();
    // Without a name of its own it is called by the first words of its message.
    if nth == 0 && r.words(Part::Name).is_empty() {
        let text = all.iter().filter(|o| o.part == Part::Text);
        let named = text.map(|o| Origin {
            message: None,
            part: Part::Name,
            ..o.clone()
        });
        let named: Vec<Origin> = named.collect();
        all.extend(named);
    }
    all
}
