//! Which seats, storyline or channel words of a cell mean: by identifier, by name in any language, by call sign, by telephone.
//!
//! Deliberately not here: words that stand for all of them (`headings`).

use super::headings::{channel_called, means_everybody, means_sub_rooms, plain_words};
use super::rows::played;
use crate::base::diag::nearest;
use crate::base::ids::{SeatId, StorylineId};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::record::states::{Channel, Role};
use crate::scenario::Scenario;
use crate::scenario::read::dialect;
use crate::wording::plain;

/// Words that mean nothing that the scenario has: they, and what may have been meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Unknown {
    pub(super) words: String,
    pub(super) meant: Option<String>,
}

impl Unknown {
    /// What may have been meant, as advice.
    pub(super) fn advice(&self) -> Option<Message> {
        let meant = self.meant.as_ref();
        meant.map(|meant| msg!("msel-did-you-mean", meant = meant))
    }
}

/// The seats that a cell names, in its order; all of them for "all teams". Between them stand line breaks, commas, semicolons, or "and".
pub(super) fn seats(s: &Scenario, words: &str) -> Result<Vec<SeatId>, Unknown> {
    let mut found: Vec<SeatId> = Vec::new();
    for line in words.split(['\n', ';', '؛', '/', '•', '|']) {
        for name in names(s, line) {
            for seat in seat(s, name)? {
                if !found.contains(&seat) {
                    found.push(seat);
                }
            }
        }
    }
    Ok(found)
}

/// The names on a line: the line itself if it is one, else what stands between commas.
fn names<'w>(s: &Scenario, line: &'w str) -> Vec<&'w str> {
    let line = line.trim().trim_matches(['-', '·', '*', ' ']);
    if line.is_empty() {
        return Vec::new();
    }
    if seat(s, line).is_ok() {
        return vec![line];
    }
    let mut all = Vec::new();
    for part in line.split([',', '،', '+', '&']) {
        let part = part.trim();
        if part.is_empty() || seat(s, part).is_ok() {
            all.extend((!part.is_empty()).then_some(part));
            continue;
        }
        let joined = [" and ", " و ", " و"].into_iter().find_map(|and| {
            let (a, b) = part.split_once(and)?;
            (seat(s, a).is_ok() && seat(s, b).is_ok()).then_some([a, b])
        });
        match joined {
            Some(both) => all.extend(both),
            None => all.push(part),
        }
    }
    all
}

fn seat(s: &Scenario, name: &str) -> Result<Vec<SeatId>, Unknown> {
    let name = name.trim();
    let wanted = plain_words(name);
    if let Some(seat) = s
        .seats
        .values()
        .find(|x| x.id.as_str().eq_ignore_ascii_case(name))
    {
        return Ok(vec![seat.id.clone()]);
    }
    let called = s.seats.values().find(|x| {
        let names = [
            &x.name.ar,
            &x.name.en,
            &x.call_sign.ar,
            &x.call_sign.en,
            &x.telephone,
        ];
        let mut names = names.into_iter().filter(|n| !n.is_empty());
        names.any(|n| plain_words(n) == wanted)
    });
    if let Some(seat) = called {
        return Ok(vec![seat.id.clone()]);
    }
    let every = Lang::all().any(|lang| plain_words(&plain(lang).t("msel-all-seats")) == wanted);
    if every || means_everybody(name) {
        return Ok(played(s).cloned().collect());
    }
    if means_sub_rooms(name) {
        let rooms = s.seats.values().filter(|x| x.role == Role::SubRoom);
        return Ok(rooms.map(|x| x.id.clone()).collect());
    }
    let all = s.seats.values();
    let all: Vec<&str> = all
        .flat_map(|x| {
            [
                x.id.as_str(),
                &x.name.ar,
                &x.name.en,
                &x.call_sign.ar,
                &x.call_sign.en,
            ]
        })
        .collect();
    Err(unknown(name, all))
}

/// What is nearest among names, compared as [`plain_words`].
fn unknown(words: &str, names: Vec<&str>) -> Unknown {
    let plain: Vec<String> = names.iter().map(|n| plain_words(n)).collect();
    let wanted = plain_words(words);
    let near = nearest(
        &wanted,
        plain.iter().map(String::as_str).filter(|p| !p.is_empty()),
    );
    let near = near.and_then(|near| plain.iter().position(|p| p == near));
    let near = near.or_else(|| sharing(&wanted, &plain));
    Unknown {
        words: words.to_owned(),
        meant: near.map(|n| names[n].to_owned()),
    }
}

/// The name that has most of the words, more than half of them; a word may have something before it, as in «بالقبة».
fn sharing(wanted: &str, names: &[String]) -> Option<usize> {
    let words: Vec<&str> = wanted
        .split(' ')
        .filter(|w| w.chars().count() > 2)
        .collect();
    let shared = |name: &String| {
        let has = |word: &&&str| name.split(' ').any(|w| w.ends_with(**word));
        words.iter().filter(has).count()
    };
    let best = (0..names.len()).max_by_key(|n| (shared(&names[*n]), usize::MAX - n))?;
    (shared(&names[best]) * 2 > words.len()).then_some(best)
}

/// The storyline that a cell names.
pub(super) fn storyline(s: &Scenario, words: &str) -> Result<StorylineId, Unknown> {
    let wanted = plain_words(words);
    let found = s.storylines.values().find(|x| {
        x.id.as_str() == words.trim()
            || [&x.name.ar, &x.name.en]
                .into_iter()
                .any(|n| !n.is_empty() && plain_words(n) == wanted)
    });
    match found {
        Some(x) => Ok(x.id.clone()),
        None => {
            let all = s.storylines.values();
            let all = all.flat_map(|x| [x.id.as_str(), &x.name.ar, &x.name.en]);
            Err(unknown(words, all.collect()))
        }
    }
}

/// Whether a channel is called so in one of the languages, or in a scenario; people call it otherwise, too.
pub(super) fn is_own_name(channel: Channel, words: &str) -> bool {
    let wanted = plain_words(words);
    let mut named = Lang::all().map(|lang| plain(lang).name(channel));
    named.any(|n| plain_words(&n) == wanted) || written_channel(words) == Some(channel)
}

/// A channel as a scenario has it, such as `MobileVoice`.
fn written_channel(words: &str) -> Option<Channel> {
    dialect().from_str(words.trim()).ok()
}

/// The channel that a cell names.
pub(super) fn channel(words: &str) -> Result<Channel, Unknown> {
    let wanted = plain_words(words);
    let ours = Channel::ALL.iter().find(|c| {
        let mut named = Lang::all().map(|lang| plain(lang).name(**c));
        named.any(|n| plain_words(&n) == wanted)
    });
    let known = ours
        .copied()
        .or_else(|| channel_called(words))
        .or_else(|| written_channel(words));
    known.ok_or_else(|| {
        let lang = if words.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c)) {
            Lang::Ar
        } else {
            Lang::En
        };
        let all: Vec<String> = Channel::ALL.iter().map(|c| plain(lang).name(*c)).collect();
        let near = unknown(words, all.iter().map(String::as_str).collect());
        Unknown {
            meant: near.meant.or_else(|| Some(all.join(" · "))),
            ..near
        }
    })
}
