//! What came in since a page was told last, in words that a screen reader says: who listens does not look at the feed.
//!
//! Deliberately not here: the feed itself (`screen`), how it is said (`assets/web/seat.js`).

use crate::base::message::msg;
use crate::base::text::Lang;
use crate::base::time::SimTime;
use crate::picture::Picture;
use crate::session::player::Snapshot;
use crate::wording::{Prose, say};

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

/// What is new for a seat since a screen that was made of another snapshot, if anything is. What exercise control is told is told by the
/// whole of its screen, and in a replay nothing comes.
pub(super) fn news(before: &Snapshot, now: &Snapshot, lang: Lang) -> Option<String> {
    let p = &now.eyes;
    let told = |s: &Snapshot| s.eyes.viewer != s.scenario.excon().id && s.replay.is_none();
    if !told(before) || !told(now) || p.viewer != before.eyes.viewer {
        return None;
    }
    let prose = |scenario| Prose { scenario, lang };
    let all = came(p, &prose(&now.named));
    let new = all
        .len()
        .saturating_sub(came(&before.eyes, &prose(&before.named)).len());
    if new == 0 {
        return None;
    }
    let (_, what) = all.into_iter().max_by_key(|(at, _)| *at)?;
    let head = say(lang).message(&msg!("seats-news", n = new));
    Some(format!("{head}: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::testing::played;

    #[test]
    fn what_came_is_told_once_and_only_what_came_since() {
        let early = played("first-steps", Some("09:05"), "room", &["room"]);
        let later = played("first-steps", Some("09:12"), "room", &["room"]);
        let told = news(&early, &later, Lang::En).expect("a message that came");
        let came = &later.eyes.messages[0];
        assert!(told.contains(came.from.get(Lang::En)), "{told}");
        assert_eq!(news(&later, &later, Lang::En), None, "once");
    }
}
