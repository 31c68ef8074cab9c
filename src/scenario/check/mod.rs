//! The second stage of reading: a draft becomes a [`Scenario`], or a list of everything that keeps it from being one.
//!
//! [`things`] checks what there is, [`moving`] what moves and spreads, [`figures`] the settings, [`script`] what happens,
//! [`discussion`] what is talked about, [`chain`] in which order, [`graph`] whether roads lead everywhere, [`idle`] and [`sense`] what
//! can never happen or is never used. What may be better is looked for last: [`fires`] whether injects can come, [`means`] whether
//! what is expected can be done, [`words`] whether words and tests are the same, [`workload`] what each seat is given, [`concern`]
//! what has no part in anything.
//! A finding's place is the place of the value: each check goes down the text beside the value ([`At`]).
//! Deliberately not here: reading text.

mod bounds;
mod chain;
mod concern;
mod discussion;
mod doctrine;
mod expected;
mod figures;
mod fires;
mod graph;
mod idle;
mod means;
mod moving;
mod named;
mod scene;
mod script;
mod sense;
mod things;
mod words;
mod workload;

use std::collections::{BTreeMap, BTreeSet};

use super::format::Head;
use super::load::Source;
use super::locate::Node;
use super::model::{Seat, Settings};
use super::notes::Notes;
use super::read::{Draft, Located, Texts};
use super::{Scenario, defaults, explain, names, parse};
use crate::base::diag::{CheckRule, Severity, Words};
use crate::base::ids::{SeatId, well_formed};
use crate::base::message::{Message, msg};
use crate::base::text::Text;
use crate::base::time::Span;
use crate::record::states::Role;

/// Checks a draft: the scenario without its texts if nothing is wrong, and all that was found. The source is where the files are that
/// it brings along; without one they were looked at before.
pub(super) fn check<'a>(
    mut draft: Draft,
    notes: Notes<'a>,
    source: Option<&Source>,
) -> (Option<Scenario>, Notes<'a>) {
    drop_overridden(&mut draft, notes.texts);
    let (unread, gaps) = (std::mem::take(&mut draft.unread), draft.gaps);
    let mut c = Checker {
        notes,
        unread,
        gaps,
    };
    bounds::counts(&mut c, &draft);
    let head = draft.head.take();
    if head.is_none() && !c.notes.has_errors() {
        c.notes.add(
            (0, 0),
            (Severity::Error, CheckRule::MissingField),
            (msg!("check-scenario-file-head"), None),
        );
    }
    let mut s = scenario(&mut c, &draft, head.as_ref());
    parse::find_areas(&mut s.places, &s.municipalities, &s.directorates);
    c.identifiers(&draft.injects, |x| x.id.as_str());
    c.identifiers(&draft.doctrine, |x| x.id.as_str());
    add_excon(&mut s.seats);
    if let Some(h) = &head {
        c.head(h);
        opens_in_time(&mut c, &draft, &s, h);
    }
    figures::check(&mut c, &draft);
    things::check(&mut c, &draft, &s);
    moving::check(&mut c, &draft, &s);
    script::check(&mut c, &draft, &s, source);
    discussion::check(&mut c, &draft, &s, source);
    chain::check(&mut c, &draft);
    graph::check(&mut c, &draft, &s);
    if head.is_some() && !c.hides() && !c.notes.has_errors() {
        idle::check(&mut c, &draft, &s);
        if c.notes.is_of_author() {
            lint(&mut c, &draft, &s);
        }
    }
    let clean = head.is_some() && !c.notes.has_errors();
    (clean.then_some(s), c.notes)
}

/// What a scenario that can be played may be better without. An exercise that was played is past that.
fn lint(c: &mut Checker<'_>, draft: &Draft, s: &Scenario) {
    let fires = fires::Fires::of(c, s);
    fires::check(c, draft, &fires);
    fires::alternatives(c, draft);
    means::check(c, draft, &fires, s);
    words::check(c, draft, s);
    workload::check(c, draft, &fires, s);
    concern::check(c, draft, s);
}

/// The scenario of a draft, with a stand-in for a head that could not be read.
fn scenario(c: &mut Checker<'_>, draft: &Draft, head: Option<&Located<Head>>) -> Scenario {
    let settings = match draft.settings.as_slice() {
        [] => Settings::default(),
        [one] => one.value.clone(),
        [_, second, ..] => {
            c.error(
                At::of(second),
                CheckRule::SettingsTwice,
                msg!("check-settings-twice"),
            );
            second.value.clone()
        }
    };
    let directorates = c.index(&draft.directorates, |x| &x.id, Clone::clone);
    let objectives = c.index(&draft.objectives, |x| &x.id, Clone::clone);
    let mut tasks = BTreeMap::new();
    for o in objectives.values() {
        for t in &o.tasks {
            tasks.entry(t.id.clone()).or_insert_with(|| o.id.clone());
        }
    }
    let numbers = parse::numbers(&draft.seats);
    Scenario {
        of_seat: false,
        districts: c.index(&draft.districts, |x| &x.id, Clone::clone),
        municipalities: c.index(
            &draft.municipalities,
            |x| &x.id,
            |m| parse::municipality(m, &settings),
        ),
        places: c.index(&draft.places, |x| &x.id, parse::place),
        roads: c.index(&draft.roads, |x| &x.id, Clone::clone),
        seats: c.index(
            &draft.seats,
            |x| &x.id,
            |x| {
                let number = numbers.get(&x.id).copied().unwrap_or_default();
                parse::seat(x, &directorates, number)
            },
        ),
        units: c.index(
            &draft.units,
            |x| &x.id,
            |u| parse::unit(u, &draft.unit_kinds),
        ),
        centres: c.index(&draft.centres, |x| &x.id, Clone::clone),
        checkpoints: c.index(&draft.checkpoints, |x| &x.id, Clone::clone),
        vehicles: c.index(&draft.vehicles, |x| &x.id, Clone::clone),
        convoys: c.index(&draft.convoys, |x| &x.id, Clone::clone),
        rumours: c.index(&draft.rumours, |x| &x.id, Clone::clone),
        kinds: c.index(&draft.incident_kinds, |x| &x.id, Clone::clone),
        storylines: c.index(&draft.storylines, |x| &x.id, Clone::clone),
        injects: draft.injects.iter().map(|l| l.value.clone()).collect(),
        modules: draft.modules.iter().map(|l| l.value.clone()).collect(),
        doctrine: draft.doctrine.iter().map(|l| l.value.clone()).collect(),
        head: head.map_or_else(parse::no_head, |h| parse::head(&h.value)),
        settings,
        directorates,
        objectives,
        tasks,
        texts: Texts::new(),
    }
}

/// An exercise that starts after polling opened has no beginning.
fn opens_in_time(c: &mut Checker<'_>, draft: &Draft, s: &Scenario, head: &Located<Head>) {
    if draft.settings_unread || c.gaps || s.settings.polling.opens >= s.head.start {
        return;
    }
    let at = At::of(head).field("start");
    c.error(
        at,
        CheckRule::StartsTooLate,
        msg!("check-exercise-starts-after-polling"),
    );
}

/// A scenario's own kinds replace built-in ones of the same name; its own doctrine replaces the built-in one whole.
fn drop_overridden(draft: &mut Draft, texts: &Texts) {
    let built_in = |file: usize| texts[file].0.starts_with('@');
    let own: BTreeSet<_> = draft
        .incident_kinds
        .iter()
        .filter(|k| !built_in(k.file))
        .map(|k| k.value.id.clone())
        .collect();
    draft
        .incident_kinds
        .retain(|k| !built_in(k.file) || !own.contains(&k.value.id));
    if draft.doctrine.iter().any(|r| !built_in(r.file)) {
        draft.doctrine.retain(|r| !built_in(r.file));
    }
}

fn add_excon(seats: &mut BTreeMap<SeatId, Seat>) {
    if seats.values().all(|s| s.role != Role::Excon) {
        let id = SeatId::from("excon");
        let name = names::built_in().exercise_control.clone();
        seats.insert(
            id.clone(),
            Seat {
                id,
                name,
                role: Role::Excon,
                directorate: None,
                place: None,
                powers: defaults::powers(Role::Excon).to_vec(),
                call_sign: names::call_sign(0),
                telephone: names::telephone(0),
            },
        );
    }
}

/// Where a value stands: a part of a file's text.
#[derive(Clone, Copy)]
struct At<'t> {
    file: usize,
    node: &'t Node,
}

impl<'t> At<'t> {
    fn of<T>(l: &'t Located<T>) -> Self {
        Self {
            file: l.file,
            node: &l.node,
        }
    }

    /// The value of a field; where it was left out, what it was left out of.
    fn field(self, name: &str) -> Self {
        Self {
            node: self.node.field(name).unwrap_or(self.node),
            ..self
        }
    }

    /// An item of a list, or an unnamed field.
    fn item(self, n: usize) -> Self {
        Self {
            node: self.node.item(n).unwrap_or(self.node),
            ..self
        }
    }
}

/// Collects findings.
struct Checker<'a> {
    notes: Notes<'a>,
    /// Identifiers in what could not be read.
    unread: BTreeSet<String>,
    /// Whether whole files could not be read.
    gaps: bool,
}

impl Checker<'_> {
    fn say(&mut self, at: At<'_>, what: (Severity, CheckRule), words: Words) {
        self.notes.add((at.file, at.node.start), what, words);
    }

    /// An error.
    fn error(&mut self, at: At<'_>, rule: CheckRule, said: Message) {
        self.say(at, (Severity::Error, rule), (said, None));
    }

    /// An error that earlier versions did not know, with what to do.
    fn newer(&mut self, at: At<'_>, rule: CheckRule, said: Message, help: Message) {
        let severity = self.notes.since_now();
        self.say(at, (severity, rule), (said, Some(help)));
    }

    /// A warning, with what to do.
    fn warn(&mut self, at: At<'_>, rule: CheckRule, said: Message, help: Message) {
        self.say(at, (Severity::Warning, rule), (said, Some(help)));
    }

    /// Whether a file of the scenario itself has this name.
    fn is_own_file(&self, name: &str) -> bool {
        self.notes.texts.iter().any(|(path, _)| path == name)
    }

    /// Whether something may be there that could not be read.
    fn hides(&self) -> bool {
        self.gaps || !self.unread.is_empty()
    }

    /// Complains unless a number is within bounds.
    fn range(&mut self, at: At<'_>, field: &str, value: f64, low: f64, high: f64) {
        self.within(at, Severity::Error, field, value, (low, high));
    }

    /// The same for bounds that earlier versions did not know.
    fn bound(&mut self, at: At<'_>, field: &str, value: f64, low: f64, high: f64) {
        let severity = self.notes.since_now();
        self.within(at, severity, field, value, (low, high));
    }

    fn within(
        &mut self,
        at: At<'_>,
        severity: Severity,
        field: &str,
        value: f64,
        (low, high): (f64, f64),
    ) {
        if !(low..=high).contains(&value) {
            let said = msg!(
                "check-out-of-range",
                value = value,
                field = field,
                low = low,
                high = high
            );
            // A share of one that was written as a number of percent.
            let percent =
                high == 1.0 && low >= 0.0 && value > 1.0 && value <= 100.0 && value.fract() == 0.0;
            let help = percent.then(|| msg!("check-write-share-of-one", n = value / 100.0));
            self.say(at, (severity, CheckRule::OutOfRange), (said, help));
        }
    }

    /// Complains unless a length of time is within bounds, which earlier versions did not know.
    fn span(&mut self, at: At<'_>, field: &str, value: Span, (low, high): (&str, &str)) {
        let bound = |text: &str| Span::parse(text).unwrap_or(Span::ZERO);
        if value < bound(low) || value > bound(high) {
            let said = msg!(
                "check-span-out-of-range",
                field = field,
                low = low,
                high = high
            );
            let severity = self.notes.since_now();
            self.say(at, (severity, CheckRule::OutOfRange), (said, None));
        }
    }

    /// Complains unless an identifier is known.
    fn known<'b>(
        &mut self,
        at: At<'_>,
        what: Message,
        id: &str,
        exists: bool,
        all: impl FnOnce() -> Vec<&'b str>,
    ) {
        self.notes.work += 1;
        if exists || self.gaps || self.unread.contains(id) {
            return;
        }
        let said = msg!("check-no-such-thing", what = what, id = id);
        let help =
            explain::invisible(id).or_else(|| self.notes.did_you_mean(id, all().into_iter()));
        self.say(
            at,
            (Severity::Error, CheckRule::ReferenceUnknown),
            (said, help),
        );
    }

    /// Warns about a name that lacks a language, and refuses one that is no name.
    fn name(&mut self, at: At<'_>, text: &Text) {
        self.text(at, text, bounds::NAME);
    }

    /// The same for a text of several lines.
    fn prose(&mut self, at: At<'_>, text: &Text) {
        self.text(at, text, bounds::PROSE);
    }

    fn text(&mut self, at: At<'_>, text: &Text, longest: usize) {
        bounds::length(self, at, text, longest);
        let missing = match (text.ar.trim().is_empty(), text.en.trim().is_empty()) {
            (true, true) => msg!("check-text-empty-both-languages"),
            (true, false) => msg!("check-arabic-text-missing"),
            (false, true) => msg!("check-english-text-missing"),
            (false, false) => return idle::swapped(self, at, text),
        };
        self.warn(
            at,
            CheckRule::TextMissingLanguage,
            missing,
            msg!("check-write-ar-en"),
        );
    }

    /// What was typed by its identifier, as `resolve` makes it.
    fn index<T, U, K: Ord + Clone + std::fmt::Display>(
        &mut self,
        list: &[Located<T>],
        id: impl Fn(&T) -> &K,
        resolve: impl Fn(&T) -> U,
    ) -> BTreeMap<K, U> {
        let mut map = BTreeMap::new();
        for l in list {
            let key = id(&l.value).clone();
            self.identifier(At::of(l).field("id"), &key.to_string());
            if map.insert(key.clone(), resolve(&l.value)).is_some() {
                self.twice(At::of(l).field("id"), &key.to_string());
            }
        }
        map
    }

    /// Identifiers of things that are kept in the order in which they are written.
    fn identifiers<T>(&mut self, list: &[Located<T>], id: impl Fn(&T) -> &str) {
        let mut seen = BTreeSet::new();
        for l in list {
            let key = id(&l.value);
            self.identifier(At::of(l).field("id"), key);
            if !seen.insert(key) {
                self.twice(At::of(l).field("id"), key);
            }
        }
    }

    fn twice(&mut self, at: At<'_>, id: &str) {
        self.error(
            at,
            CheckRule::IdentifierTwice,
            msg!("check-identifier-used-twice", id = id),
        );
    }

    fn identifier(&mut self, at: At<'_>, id: &str) {
        if !well_formed(id) {
            let said = msg!("check-identifier-consists-lower-case");
            let what = (Severity::Error, CheckRule::IdentifierMalformed);
            self.say(at, what, (said, explain::invisible(id)));
        }
    }

    fn head(&mut self, head: &Located<Head>) {
        let (h, at) = (&head.value, At::of(head));
        if h.format != 1 {
            let said = msg!("check-format-known-program-reads", format = h.format);
            self.error(at.field("format"), CheckRule::FormatUnknown, said);
        }
        self.identifier(at.field("id"), &h.id);
        self.name(at.field("title"), &h.title);
        self.prose(at.field("summary"), &h.summary);
        if h.situation != Text::default() {
            self.prose(at.field("situation"), &h.situation);
        }
        h.credits
            .iter()
            .for_each(|c| self.prose(at.field("credits"), c));
        for (field, texts) in h.overview.texts() {
            let at = at.field("overview").field(field);
            let given = texts.iter().filter(|t| **t != Text::default());
            given.for_each(|t| self.prose(at, t));
        }
        if h.start >= h.end {
            self.error(
                at.field("end"),
                CheckRule::EndsBeforeStart,
                msg!("check-exercise-does-end-after"),
            );
        }
        self.bound(
            at.field("nights"),
            "nights",
            h.nights.len() as f64,
            0.0,
            60.0,
        );
        for (n, _) in h
            .nights
            .iter()
            .enumerate()
            .filter(|(_, (from, to))| from >= to)
        {
            let place = at.field("nights").item(n);
            self.error(
                place,
                CheckRule::EndsBeforeStart,
                msg!("check-quiet-stretch-does-end"),
            );
        }
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = h.date.split('-').collect();
        let date = matches!(parts[..], [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) && ("01"..="12").contains(&m) && ("01"..="31").contains(&d));
        if !date {
            self.error(
                at.field("date"),
                CheckRule::BadDate,
                msg!("check-write-date-2024-11"),
            );
        }
    }
}
