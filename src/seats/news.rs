//! What came in since a page was told last, in words that a screen reader says: who listens does not look at the feed.
//!
//! Deliberately not here: the feed itself (`screen`), how it is said (`assets/web/seat.js`).

use crate::base::ids::SeatId;
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::session::player::Snapshot;
use crate::wording::{Prose, say};

/// What had come in when a page was told last.
#[derive(Default)]
pub(super) struct Heard {
    /// Of whose picture; none before the page was told anything.
    eyes: Option<SeatId>,
    many: usize,
}

/// What comes in for people to read: messages, words of other seats, and reports that wait for a confirmation.
fn came(p: &Picture, prose: &Prose<'_>) -> Vec<(SimTime, String)> {
    let said = |from: String, what: &str| format!("{from}: {what}");
    let messages = p.messages.iter().map(|m| {
        let (from, text) = (m.from.get(prose.lang), m.text.get(prose.lang));
        (m.at, said(from.to_owned(), text))
    });
    let others = p.seat_messages.iter().filter(|m| m.from != p.viewer);
    let words = others.map(|m| (m.at, said(prose.seat(&m.from), &m.text)));
    let reports = p.reports.iter().filter(|r| r.wants_confirmation);
    let reports = reports.map(|r| {
        let (from, about) = (prose.party(&r.from), prose.about(&r.about));
        (r.received, said(from, &about))
    });
    messages.chain(words).chain(reports).collect()
}

impl Heard {
    /// What is new for a seat, if anything is. What exercise control is told is told by the whole of its screen, and in a replay
    /// nothing comes.
    pub(super) fn news(&mut self, snap: &Snapshot, lang: Lang) -> Option<String> {
        let p = &snap.eyes;
        if p.viewer == snap.scenario.excon().id || snap.replay.is_some() {
            self.eyes = None;
            return None;
        }
        let prose = Prose {
            scenario: &snap.named,
            lang,
        };
        let all = came(p, &prose);
        let before = std::mem::replace(&mut self.many, all.len());
        let same = self.eyes.replace(p.viewer.clone()).as_ref() == Some(&p.viewer);
        let new = all.len().saturating_sub(before);
        if !same || new == 0 {
            return None;
        }
        let (_, what) = all.into_iter().max_by_key(|(at, _)| *at)?;
        let head = say(lang).message(&msg!("seats-news", n = new));
        Some(format!("{head}: {what}"))
    }

    /// The page begins anew: what is there already is read and not told.
    pub(super) fn forget_page(&mut self) {
        self.eyes = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::testing::played;

    #[test]
    fn what_came_is_told_once_and_only_what_came_since() {
        let early = played("first-steps", Some("09:05"), "room", &["room"]);
        let later = played("first-steps", Some("09:12"), "room", &["room"]);
        let mut heard = Heard::default();
        assert_eq!(heard.news(&early, Lang::En), None, "the page shows it");
        let told = heard.news(&later, Lang::En).expect("a message that came");
        let came = &later.eyes.messages[0];
        assert!(told.contains(came.from.get(Lang::En)), "{told}");
        assert_eq!(heard.news(&later, Lang::En), None, "once");
        heard.forget_page();
        assert_eq!(heard.news(&later, Lang::En), None);
    }
}
