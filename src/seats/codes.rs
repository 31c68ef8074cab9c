//! Who may sit where: a code for each station of an exercise, and the cookie that a browser has once it gave the code.
//!
//! Codes and the key of the cookies stand in a small file beside the exercise file, readable by its owner alone, so that after the
//! host was killed the same browsers go on at the same seats. A cookie is its station, its generation and a random number, with a
//! keyed hash over them: the host keeps no list but of those that have left. A new code for a station raises its generation and so expels all who sit there.
//! Deliberately not here: how often one may guess (`tries`), pages.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use rand::TryRng as _;
use rand::rngs::SysRng;
use serde::{Deserialize, Serialize};

use super::error::SeatsError;
use super::tls::OwnCertificate;
use crate::base::ids::{InjectId, SeatId};
use crate::base::message::{Message, msg};
use crate::scenario::Scenario;
use crate::screen::state::place::Place;
use crate::session::store::beside::{Beside, CODES};

/// Where one can sit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Station {
    /// Exercise control.
    Control,
    /// A team at its seat.
    Team(SeatId),
    /// One who looks through exercise control's eyes and never acts.
    Observer,
    /// An evaluator, who looks through any eyes and writes notes and ratings.
    Evaluator,
    /// A note-taker, who sees what the main room sees and writes notes.
    NoteTaker,
    /// The big screen for all who are in the hall, which shows what the main room sees.
    BigScreen,
}

impl Station {
    /// What a page keeps its drafts under: another for each station.
    pub(super) fn key(&self) -> &str {
        match self {
            Self::Control => "@control",
            Self::Team(seat) => seat.as_str(),
            Self::Observer => "@observer",
            Self::Evaluator => "@evaluator",
            Self::NoteTaker => "@note-taker",
            Self::BigScreen => "@big-screen",
        }
    }
}

/// Letters and digits of codes: none that looks or sounds like another.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Letters of a code: 32 to the power of 8 are a million million.
const LENGTH: usize = 8;

/// The code of a station, and how often it was made anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Given {
    code: String,
    generation: u32,
}

/// All codes of an exercise.
#[derive(Serialize, Deserialize)]
pub(super) struct Codes {
    /// Key of the cookies.
    key: [u8; 32],
    given: BTreeMap<String, (Station, Given)>,
    /// Browsers that left before it was kept from where: their cookies open nothing any more.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    left: BTreeSet<String>,
    /// What the team is called that plays the exercise, where several do side by side and it was given a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    /// Browsers that have left, and the station from which: their cookies open nothing any more. A new code for the station ends
    /// all of its cookies, and these are forgotten.
    #[serde(default)]
    gone: BTreeMap<String, String>,
    /// The certificate of encrypted lines, where it is of our own making.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certificate: Option<OwnCertificate>,
    #[serde(skip)]
    file: Option<Beside>,
    /// Whether there is something that the file does not have.
    #[serde(skip)]
    unsaved: bool,
}

/// What the sign of a person is sealed with before its number, so that it is no cookie; it does not stand in the sign.
const PERSON: &str = "person~";

/// Random bytes that nobody can guess.
///
/// # Errors
/// If the system has none.
pub(super) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    SysRng
        .try_fill_bytes(&mut bytes)
        .map_err(io::Error::other)?;
    Ok(bytes)
}

pub(super) fn new_code() -> io::Result<String> {
    let bytes = random::<LENGTH>()?;
    let letter = |b: &u8| char::from(ALPHABET[usize::from(b % 32)]);
    Ok(bytes.iter().map(letter).collect())
}

impl Station {
    /// Its name in the file and in cookies.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Control => "control".to_owned(),
            Self::Team(seat) => format!("team.{seat}"),
            Self::Observer => "observer".to_owned(),
            Self::Evaluator => "evaluator".to_owned(),
            Self::NoteTaker => "note-taker".to_owned(),
            Self::BigScreen => "big-screen".to_owned(),
        }
    }

    /// What people call it.
    pub fn called(&self, scenario: &Scenario) -> Message {
        let seat = |id| {
            let name = scenario.seats.get(id).map(|s| s.name.clone());
            msg!("seats-seat", name = name.unwrap_or_default())
        };
        match self {
            Self::Control => seat(&scenario.excon().id),
            Self::Team(id) => seat(id),
            Self::Observer => msg!("seats-observer"),
            Self::Evaluator => msg!("seats-evaluator"),
            Self::NoteTaker => msg!("seats-note-taker"),
            Self::BigScreen => msg!("seats-big-screen"),
        }
    }

    /// Through whose eyes one looks there and no other; none: through exercise control's, or through those that one chooses.
    pub(super) fn eyes(&self, scenario: &Scenario) -> Option<SeatId> {
        match self {
            Self::Control | Self::Observer | Self::Evaluator => None,
            Self::Team(seat) => Some(seat.clone()),
            Self::NoteTaker | Self::BigScreen => {
                // Where there is no main room, the first that answers for what lies in no area.
                let room = scenario.room_of(None);
                let any = || scenario.seats.values().find(|s| scenario.is_played(&s.id));
                room.or_else(any).map(|s| s.id.clone())
            }
        }
    }

    /// Whether the truth may be seen from there while the exercise is played.
    pub(super) fn sees_truth(&self) -> bool {
        match self {
            Self::Control | Self::Observer | Self::Evaluator => true,
            Self::Team(_) | Self::NoteTaker | Self::BigScreen => false,
        }
    }

    /// Where one sits there, for the screen.
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Control => Place::Control,
            Self::Team(_) => Place::Team,
            Self::Observer => Place::Looking,
            Self::Evaluator => Place::Evaluator,
            Self::NoteTaker => Place::NoteTaker,
            Self::BigScreen => Place::BigScreen,
        }
    }
}

impl Codes {
    /// The codes of an exercise: those in the file beside it, with new ones for stations that have none.
    ///
    /// # Errors
    /// If the file is damaged or cannot be read or written, or the system has no random numbers.
    pub(super) fn open(exercise: Option<&Path>, scenario: &Scenario) -> Result<Self, SeatsError> {
        let file = exercise.map(|e| Beside::of(e, CODES));
        let text = file.as_ref().map(Beside::read).transpose();
        let kept = match (text.map_err(SeatsError::Codes)?.flatten(), &file) {
            (Some(text), Some(file)) => serde_json::from_slice(&text)
                .map_err(|_| SeatsError::Damaged(file.path().to_owned()))?,
            _ => Self {
                key: random().map_err(SeatsError::Codes)?,
                given: BTreeMap::new(),
                left: BTreeSet::new(),
                team: None,
                gone: BTreeMap::new(),
                certificate: None,
                file: None,
                unsaved: false,
            },
        };
        let mut codes = Self { file, ..kept };
        codes.complete(scenario).map_err(SeatsError::Codes)?;
        Ok(codes)
    }

    /// Gives a code to every station that has none, and forgets those of stations that are not here.
    fn complete(&mut self, scenario: &Scenario) -> io::Result<()> {
        let control = &scenario.excon().id;
        let teams = scenario.seats.keys().filter(|s| *s != control);
        let others = [
            Station::Control,
            Station::Observer,
            Station::Evaluator,
            Station::NoteTaker,
            Station::BigScreen,
        ];
        let stations: Vec<Station> = others
            .into_iter()
            .chain(teams.cloned().map(Station::Team))
            .collect();
        // A file that was left by another exercise of this name has seats that are not here.
        self.given.retain(|_, (s, _)| stations.contains(s));
        for station in stations {
            if !self.given.contains_key(&station.name()) {
                self.renew(&station)?;
            }
        }
        self.save()
    }

    /// The certificate of our own that is kept here.
    pub(super) fn certificate(&self) -> Option<&OwnCertificate> {
        self.certificate.as_ref()
    }

    /// Keeps a certificate of our own.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn keep_certificate(&mut self, own: OwnCertificate) -> io::Result<()> {
        self.certificate = Some(own);
        self.save()
    }

    /// Gives a station another code; who sits there has to give it. It is not written yet ([`Self::unsaved`]).
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub(super) fn renew(&mut self, station: &Station) -> io::Result<()> {
        let before = self
            .given
            .get(&station.name())
            .map_or(0, |g| g.1.generation);
        let given = Given {
            code: new_code()?,
            generation: before + 1,
        };
        let name = station.name();
        self.gone.retain(|_, from| *from != name);
        self.given.insert(name, (station.clone(), given));
        self.unsaved = true;
        Ok(())
    }

    /// What the file does not have yet, to be written by whoever has time for it; from then on it counts as written.
    ///
    /// # Errors
    /// If it cannot be put into text.
    pub(super) fn unsaved(&mut self) -> io::Result<Option<(Beside, Vec<u8>)>> {
        let Some(file) = self.file.clone().filter(|_| self.unsaved) else {
            return Ok(None);
        };
        let text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        self.unsaved = false;
        Ok(Some((file, text)))
    }

    /// What was to be written could not be.
    pub(super) fn was_not_saved(&mut self) {
        self.unsaved = true;
    }

    fn save(&self) -> io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        file.write(&serde_json::to_vec_pretty(self).map_err(io::Error::other)?)
    }

    /// What the team is called, if it was given a name.
    pub(super) fn team(&self) -> Option<&str> {
        self.team.as_deref()
    }

    /// Gives the team a name.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(super) fn name_team(&mut self, name: &str) -> io::Result<()> {
        self.team = Some(name.to_owned());
        self.save()
    }

    /// The stations with their codes: exercise control, the rooms, the others.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Station, &str)> {
        let by_station: BTreeMap<&Station, &str> = self
            .given
            .values()
            .map(|(s, g)| (s, g.code.as_str()))
            .collect();
        by_station.into_iter()
    }

    /// The station that a typed code opens. Small letters, spaces and hyphens make no difference.
    pub(super) fn station(&self, typed: &str) -> Option<&Station> {
        let same = |g: &Given| same_code(&self.key, typed, &g.code);
        let found = self.given.values().filter(|(_, g)| same(g));
        found.map(|(s, _)| s).next_back()
    }

    /// A cookie for a station.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub(super) fn cookie(&self, station: &Station) -> io::Result<String> {
        let name = station.name();
        let generation = self.given.get(&name).map_or(0, |g| g.1.generation);
        let random = hex(&random::<16>()?);
        // Identifiers may hold what no cookie can.
        let body = format!("{}~{generation}~{random}", hex(name.as_bytes()));
        Ok(sealed(&self.key, &body))
    }

    /// The station of a cookie and the name of the browser that has it, if it is one of ours and still holds.
    pub(super) fn admit(&self, cookie: &str) -> Option<(Station, String)> {
        let mut parts = opened(&self.key, cookie)?.split('~');
        let (name, generation, browser) = (parts.next()?, parts.next()?, parts.next()?);
        let mut all = self.given.iter();
        let (_, (station, given)) = all.find(|(key, _)| hex(key.as_bytes()) == name)?;
        let holds = given.generation.to_string() == generation && !self.has_left(browser);
        holds.then(|| (station.clone(), browser.to_owned()))
    }

    fn has_left(&self, browser: &str) -> bool {
        self.left.contains(browser) || self.gone.contains_key(browser)
    }

    /// A browser leaves: a copy of its cookie that somebody kept opens nothing either. It is not written yet ([`Self::unsaved`]).
    pub(super) fn leave(&mut self, station: &Station, browser: &str) {
        self.gone.insert(browser.to_owned(), station.name());
        self.unsaved = true;
    }

    /// Whether a cookie is one of ours that held until its station got another code.
    pub(super) fn is_outdated(&self, cookie: &str) -> bool {
        let Some(body) = opened(&self.key, cookie) else {
            return false;
        };
        let generation = body.split('~').nth(1).and_then(|g| g.parse::<u32>().ok());
        let name = body.split('~').next().unwrap_or("");
        let present = self
            .given
            .iter()
            .find(|(key, _)| hex(key.as_bytes()) == name);
        let newest = present.map(|(_, (_, given))| given.generation);
        generation.zip(newest).is_some_and(|(g, newest)| g < newest)
    }

    /// What an inject is called in the pictures of players: nothing follows from it, and it is the same for the whole exercise.
    pub(super) fn opaque(&self, inject: &InjectId) -> InjectId {
        let mark = blake3::keyed_hash(&self.key, format!("inject~{inject}").as_bytes()).to_hex();
        InjectId::from(format!("m-{}", &mark[..12]).as_str())
    }

    /// A sign by which a browser is known again as that of a person. It opens nothing.
    pub(super) fn sign_of(&self, person: u32) -> String {
        let sealed = sealed(&self.key, &format!("{PERSON}{person}"));
        sealed[PERSON.len()..].to_owned()
    }

    /// The person of such a sign, if it is one of ours.
    pub(super) fn person(&self, sign: &str) -> Option<u32> {
        let sealed = format!("{PERSON}{sign}");
        let body = opened(&self.key, &sealed)?;
        body[PERSON.len()..].parse().ok()
    }
}

/// Whether what was typed is a code. Small letters, spaces and hyphens make no difference.
pub(super) fn same_code(key: &[u8; 32], typed: &str, code: &str) -> bool {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    // Hashes are compared, so that the time it takes says nothing of how much was right.
    let hash = |code: &str| blake3::keyed_hash(key, code.as_bytes());
    hash(&plain) == hash(code)
}

/// What a cookie says, with a mark that nobody can make who has not the key.
pub(super) fn sealed(key: &[u8; 32], body: &str) -> String {
    let mark = blake3::keyed_hash(key, body.as_bytes()).to_hex();
    format!("{body}~{mark}")
}

/// What a cookie says, if its mark was made with the key.
pub(super) fn opened<'a>(key: &[u8; 32], cookie: &'a str) -> Option<&'a str> {
    let (body, mark) = cookie.rsplit_once('~')?;
    let wanted = blake3::keyed_hash(key, body.as_bytes());
    // Comparing hashes of this kind takes the same time whatever differs.
    (blake3::Hash::from_hex(mark).ok()? == wanted).then_some(body)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::testing::snapshot;

    #[test]
    fn a_code_opens_its_station_however_it_is_typed_and_nothing_else_does() {
        let scenario = snapshot("first-steps").scenario;
        let codes = Codes::open(None, &scenario).unwrap();
        for (station, code) in codes.all() {
            let (a, b) = code.split_at(4);
            for typed in [code.to_owned(), code.to_lowercase(), format!(" {a}-{b} ")] {
                assert_eq!(codes.station(&typed), Some(station), "{typed}");
            }
            assert_eq!(codes.station(&code[1..]), None);
        }
        assert_eq!(codes.station(""), None);
        let mut all: Vec<&str> = codes.all().map(|(_, code)| code).collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many, "no two stations have one code");
    }

    #[test]
    fn a_cookie_outlives_the_host_and_ends_with_its_code() {
        let scenario = snapshot("first-steps").scenario;
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.tamrin");
        let room = Station::Team("room".into());
        let cookie = {
            let codes = Codes::open(Some(&file), &scenario).unwrap();
            codes.cookie(&room).unwrap()
        };
        let mut codes = Codes::open(Some(&file), &scenario).unwrap();
        assert_eq!(codes.admit(&cookie).map(|x| x.0), Some(room.clone()));
        for forged in [
            cookie.replacen(&hex(b"team.room"), &hex(b"control"), 1),
            cookie.replacen("~1~", "~2~", 1),
            format!("{cookie}0"),
            format!("{}~1~00~00", hex(b"control")),
            String::new(),
        ] {
            assert_eq!(codes.admit(&forged), None, "{forged}");
        }
        codes.renew(&room).unwrap();
        assert_eq!(codes.admit(&cookie), None, "who was expelled stays out");
        let other = Codes::open(None, &scenario).unwrap();
        assert_eq!(other.admit(&cookie), None, "another exercise's cookie");
    }

    #[test]
    fn a_seat_of_another_exercise_has_no_code() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.tamrin");
        Codes::open(Some(&file), &snapshot("checkpoint-relay").scenario).unwrap();
        let scenario = snapshot("first-steps").scenario;
        let codes = Codes::open(Some(&file), &scenario).unwrap();
        for (station, _) in codes.all() {
            assert!(
                !matches!(station, Station::Team(seat) if !scenario.seats.contains_key(seat)),
                "{station:?}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_codes_are_readable_by_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("x.tamrin");
        Codes::open(Some(&file), &snapshot("first-steps").scenario).unwrap();
        let mode = std::fs::metadata(file.with_extension("seats")).unwrap();
        assert_eq!(mode.permissions().mode() & 0o777, 0o600);
    }
}
