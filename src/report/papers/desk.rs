//! What all papers are written with: the scenario, the language, names, times with their dates.
//!
//! Deliberately not here: contents of papers.

use crate::base::ids::SeatId;
use crate::base::message::Message;
use crate::base::text::{Lang, Text};
use crate::base::time::{SimTime, Span};
use crate::record::states::Role;
use crate::report::doc::{Block, Doc, Picture};
use crate::scenario::Scenario;
use crate::scenario::model::{Module, Seat};
use crate::wording::attachments::attachment;
use crate::wording::{Prose, Say, lasting, plain};

/// Where papers of one scenario are written in one language.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) s: &'a Scenario,
    pub(super) lang: Lang,
    pub(super) say: Say,
}

impl<'a> Desk<'a> {
    pub(super) fn new(s: &'a Scenario, lang: Lang) -> Self {
        Self {
            s,
            lang,
            say: plain(lang),
        }
    }

    /// The words of a key.
    pub(super) fn t(self, key: &str) -> String {
        self.say.t(key)
    }

    /// A sentence.
    pub(super) fn m(self, message: &Message) -> String {
        self.say.message(message)
    }

    /// The heads of a table.
    pub(super) fn heads<const N: usize>(self, keys: [&str; N]) -> [String; N] {
        keys.map(|k| self.t(k))
    }

    /// A text of the scenario.
    pub(super) fn name(self, text: &Text) -> &str {
        text.get(self.lang)
    }

    /// The same, to be kept.
    pub(super) fn name_of(self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    pub(super) fn prose(self) -> Prose<'a> {
        Prose {
            scenario: self.s,
            lang: self.lang,
        }
    }

    /// An empty document.
    pub(super) fn doc(self, title: &Message) -> Doc {
        Doc::new(self.lang, self.m(title))
    }

    /// The same with the mark that players must not read it.
    pub(super) fn for_control(self, doc: Doc) -> Doc {
        let mark = format!("{} · {}", doc.mark, self.t("papers-control-only"));
        Doc { mark, ..doc }
    }

    /// What is read from the left in every language.
    pub(super) fn ltr(self, text: &str) -> String {
        let mark = if self.lang.rtl() { "\u{200e}" } else { "" };
        format!("{mark}{text}{mark}")
    }

    /// Several one after the other.
    pub(super) fn list(self, all: impl IntoIterator<Item = String>) -> String {
        let all: Vec<String> = all.into_iter().collect();
        all.join(&self.t("list-separator"))
    }

    /// The seats that rehearse, in the order of their telephones.
    pub(super) fn played(self) -> Vec<&'a Seat> {
        let seats = self.s.seats.values().filter(|s| s.role != Role::Excon);
        let mut seats: Vec<&Seat> = seats.collect();
        seats.sort_by_key(|s| (s.telephone.len(), &s.telephone));
        seats
    }

    /// Seats one after the other; all that there are, and all rooms of directorates, as what they are.
    pub(super) fn seats<'s>(self, seats: impl IntoIterator<Item = &'s SeatId>) -> String {
        let mut named: Vec<&SeatId> = Vec::new();
        for seat in seats {
            if !named.contains(&seat) {
                named.push(seat);
            }
        }
        let all = self.played();
        if all.len() > 2 && all.iter().all(|s| named.contains(&&s.id)) {
            return self.t("papers-every-seat");
        }
        let rooms: Vec<&SeatId> = all
            .iter()
            .filter(|s| s.role == Role::SubRoom)
            .map(|s| &s.id)
            .collect();
        let every_room = rooms.len() > 2 && rooms.iter().all(|id| named.contains(id));
        if every_room {
            named.retain(|id| !rooms.contains(id));
        }
        let names = named.into_iter().map(|id| self.prose().seat(id));
        let rooms = every_room.then(|| self.t("papers-every-room"));
        self.list(names.chain(rooms))
    }

    /// What sort of seat it is.
    pub(super) fn role(self, seat: &Seat) -> String {
        if seat.role == Role::Excon {
            self.t("name-control")
        } else if self.s.is_office(seat) {
            self.t("papers-role-office")
        } else {
            self.say.name(seat.role)
        }
    }

    /// What a file that a message brings along is called.
    pub(super) fn attached(self, file: &str) -> String {
        self.m(&attachment(self.s, file, self.lang))
    }

    /// The picture that a module shows, where there is one.
    pub(super) fn picture_of(self, m: &Module) -> Option<Picture> {
        Picture::of_module(self.s, m, self.lang)
    }

    /// A moment as date and clock.
    pub(super) fn moment(self, t: SimTime) -> String {
        self.ltr(&format!("{} {}", self.date(t), self.clock(t)))
    }

    /// A moment as clock, without the day.
    pub(super) fn clock(self, t: SimTime) -> String {
        t.of_day().short()
    }

    /// The date of a moment, year-month-day.
    pub(super) fn date(self, t: SimTime) -> String {
        self.s.head.date_of(t)
    }

    /// A moment as it stands in a list of one day: the clock, or with its date where the exercise has several.
    pub(super) fn when(self, t: SimTime) -> String {
        if self.s.head.end.day() == 0 {
            self.clock(t)
        } else {
            self.moment(t)
        }
    }

    /// Each line of a text as a paragraph.
    pub(super) fn paragraphs(self, words: &str) -> impl Iterator<Item = Block> {
        let lines = words.lines().filter(|l| !l.trim().is_empty());
        lines.map(Block::para).collect::<Vec<_>>().into_iter()
    }

    /// A list of sentences.
    pub(super) fn points(self, keys: &[&str]) -> Block {
        let items = keys.iter().map(|k| crate::report::doc::text(self.t(k)));
        Block::List {
            items: items.collect(),
        }
    }

    /// How long the exercise lasts.
    pub(super) fn lasts(self) -> String {
        if self.s.modules.is_empty() {
            return self.span(self.s.head.end - self.s.head.start);
        }
        let all = self.s.modules.iter().map(|m| m.lasts().millis()).sum();
        self.span(Span::from_millis(all))
    }

    /// A length of time in words, so that it is not taken for a time of the clock.
    pub(super) fn span(self, span: Span) -> String {
        self.say.arg(&lasting(span))
    }
}
