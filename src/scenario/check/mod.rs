//! The second stage of reading: a draft becomes a [`Scenario`], or a list of everything that keeps it from being one.
//!
//! [`things`] checks what there is, [`moving`] what moves and spreads, [`script`] what happens, [`graph`] whether roads lead everywhere.
//! Deliberately not here: reading text.

mod graph;
mod moving;
mod script;
mod things;

use std::collections::{BTreeMap, BTreeSet};

use super::Scenario;
use super::raw::{Head, Seat};
use super::read::{Draft, Located, Texts, did_you_mean, finding};
use crate::base::diag::{Diagnostic, Severity};
use crate::base::ids::{SeatId, well_formed};
use crate::base::text::Text;
use crate::record::words::Role;

/// Checks a draft. `found` are the findings so far.
pub(crate) fn check(mut draft: Draft, texts: Texts, found: Vec<Diagnostic>) -> super::Checked {
    drop_overridden(&mut draft, &texts);
    let mut c = Checker { texts: &texts, found, unread: std::mem::take(&mut draft.unread) };
    let Some(head) = draft.head.take() else {
        if c.found.is_empty() {
            c.at(0, 0, Severity::Error, "ملف السيناريو بلا رأس", "the scenario file has no head", Text::default());
        }
        return super::Checked { scenario: None, findings: sorted(c.found, &texts) };
    };
    c.head(&head);
    let settings = match draft.settings.as_slice() {
        [] => super::raw::Settings::default(),
        [one] => one.value.clone(),
        [_, second, ..] => {
            c.node(second, second.node.start, "الإعدادات مكررة", "there is more than one `settings`");
            second.value.clone()
        }
    };
    if settings.polling.opens < head.value.start {
        let what = (
            "يبدأ التمرين بعد فتح الاقتراع؛ قدّم بدايته أو أخّر الفتح",
            "the exercise starts after polling opens; let it start earlier, or polling open later",
        );
        c.field(&head, "start", what.0, what.1);
    }
    let mut s = Scenario {
        settings,
        districts: c.index(&draft.districts, |x| &x.id),
        directorates: c.index(&draft.directorates, |x| &x.id),
        municipalities: c.index(&draft.municipalities, |x| &x.id),
        places: c.index(&draft.places, |x| &x.id),
        roads: c.index(&draft.roads, |x| &x.id),
        seats: c.index(&draft.seats, |x| &x.id),
        units: c.index(&draft.units, |x| &x.id),
        centres: c.index(&draft.centres, |x| &x.id),
        checkpoints: c.index(&draft.checkpoints, |x| &x.id),
        vehicles: c.index(&draft.vehicles, |x| &x.id),
        convoys: c.index(&draft.convoys, |x| &x.id),
        rumours: c.index(&draft.rumours, |x| &x.id),
        kinds: c.index(&draft.incident_kinds, |x| &x.id),
        storylines: c.index(&draft.storylines, |x| &x.id),
        objectives: c.index(&draft.objectives, |x| &x.id),
        injects: draft.injects.iter().map(|l| l.value.clone()).collect(),
        doctrine: draft.doctrine.iter().map(|l| l.value.clone()).collect(),
        head: head.value,
        areas: BTreeMap::new(),
        texts: Texts::new(),
    };
    s.find_areas();
    c.index(&draft.injects, |x| &x.id);
    c.index(&draft.doctrine, |x| &x.id);
    add_excon(&mut s.seats);
    things::check(&mut c, &draft, &s);
    moving::check(&mut c, &draft, &s);
    script::check(&mut c, &draft, &s);
    graph::check(&mut c, &draft, &s);
    let findings = sorted(c.found, &texts);
    let clean = findings.iter().all(|f| f.severity == Severity::Warning);
    s.texts = texts;
    super::Checked { scenario: clean.then_some(s), findings }
}

/// Warns about messages whose attachment is not there.
pub(crate) fn attachments(s: &Scenario, there: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    use super::raw::Effect;
    let effects = s.injects.iter().flat_map(|i| &i.effects);
    let missing = effects.filter_map(|e| match e {
        Effect::Message { attachment: Some(a), .. } if !there(a) => Some(a),
        _ => None,
    });
    let place = |name: &String| s.texts.iter().enumerate().find_map(|(i, (_, t))| Some((i, t.find(&format!("\"{name}\""))?)));
    let warn = |name: &String| {
        let (file, at) = place(name).unwrap_or((0, 0));
        let message = Text::new(&format!("الملف المرفق «{name}» غير موجود"), &format!("the attachment `{name}` is not there"));
        finding(&s.texts, file, at, Severity::Warning, (message, Text::default()))
    };
    missing.map(warn).collect()
}

fn sorted(mut found: Vec<Diagnostic>, texts: &Texts) -> Vec<Diagnostic> {
    let rank = |file: &str| texts.iter().position(|(p, _)| p == file);
    found.sort_by_key(|f| (rank(&f.file), f.line, f.column));
    found.dedup();
    found
}

/// A scenario's own kinds replace built-in ones of the same name; its own doctrine replaces the built-in one whole.
fn drop_overridden(draft: &mut Draft, texts: &Texts) {
    let built_in = |file: usize| texts[file].0.starts_with('@');
    let own: Vec<_> = draft.incident_kinds.iter().filter(|k| !built_in(k.file)).map(|k| k.value.id.clone()).collect();
    draft.incident_kinds.retain(|k| !built_in(k.file) || !own.contains(&k.value.id));
    if draft.doctrine.iter().any(|r| !built_in(r.file)) {
        draft.doctrine.retain(|r| !built_in(r.file));
    }
}

fn add_excon(seats: &mut BTreeMap<SeatId, Seat>) {
    if seats.values().all(|s| s.role != Role::Excon) {
        let id = SeatId::from("excon");
        let name = Text::new("إدارة التمرين", "Exercise control");
        seats.insert(id.clone(), Seat { id, name, role: Role::Excon, directorate: None, place: None, powers: None });
    }
}

/// Collects findings.
struct Checker<'a> {
    texts: &'a Texts,
    found: Vec<Diagnostic>,
    /// Identifiers of items that could not be read.
    unread: BTreeSet<String>,
}

impl Checker<'_> {
    fn at(&mut self, file: usize, byte: usize, severity: Severity, ar: &str, en: &str, help: Text) {
        self.found.push(finding(self.texts, file, byte, severity, (Text::new(ar, en), help)));
    }

    /// An error at a byte of an item's file.
    fn node<T>(&mut self, l: &Located<T>, byte: usize, ar: &str, en: &str) {
        self.at(l.file, byte, Severity::Error, ar, en, Text::default());
    }

    /// An error at the first field of that name in the item.
    fn field<T>(&mut self, l: &Located<T>, field: &str, ar: &str, en: &str) {
        let byte = l.node.find_field(field).map_or(l.node.start, |n| n.start);
        self.node(l, byte, ar, en);
    }

    /// Complains unless a number is within bounds.
    fn range<T>(&mut self, l: &Located<T>, field: &str, value: f64, low: f64, high: f64) {
        if !(low..=high).contains(&value) {
            let (ar, en) = (
                format!("القيمة {value} للحقل {field} غير ممكنة؛ المقبول من {low} إلى {high}"),
                format!("{field} is {value}, but must be from {low} to {high}"),
            );
            self.field(l, field, &ar, &en);
        }
    }

    /// Complains unless an identifier is known; points at the text where it stands.
    fn known<T>(&mut self, l: &Located<T>, what: (&str, &str), id: &str, exists: bool, all: Vec<&str>) {
        if exists || self.unread.contains(id) {
            return;
        }
        let byte = l.node.find_text(id).map_or(l.node.start, |n| n.start);
        let (ar, en) = (format!("لا يوجد {} باسم «{id}»", what.0), format!("there is no {} called `{id}`", what.1));
        let help = did_you_mean(id, all.into_iter());
        self.at(l.file, byte, Severity::Error, &ar, &en, help);
    }

    /// Warns about text that lacks a language.
    fn text<T>(&mut self, l: &Located<T>, field: &str, text: &Text) {
        let missing = match (text.ar.trim().is_empty(), text.en.trim().is_empty()) {
            (true, true) => ("النص فارغ باللغتين", "the text is empty in both languages"),
            (true, false) => ("النص العربي ناقص", "the Arabic text is missing"),
            (false, true) => ("النص الإنجليزي ناقص", "the English text is missing"),
            (false, false) => return,
        };
        let byte = l.node.find_field(field).map_or(l.node.start, |n| n.start);
        let help = Text::new("اكتب (ar: \"…\", en: \"…\")", "write (ar: \"…\", en: \"…\")");
        self.at(l.file, byte, Severity::Warning, missing.0, missing.1, help);
    }

    fn index<T: Clone, K: Ord + Clone + std::fmt::Display>(&mut self, list: &[Located<T>], id: impl Fn(&T) -> &K) -> BTreeMap<K, T> {
        let mut map = BTreeMap::new();
        for l in list {
            let key = id(&l.value).clone();
            self.identifier(l, &key.to_string());
            if map.insert(key.clone(), l.value.clone()).is_some() {
                self.field(l, "id", &format!("المعرف «{key}» مستعمل من قبل"), &format!("the identifier `{key}` is used twice"));
            }
        }
        map
    }

    fn identifier<T>(&mut self, l: &Located<T>, id: &str) {
        if !well_formed(id) {
            self.field(
                l,
                "id",
                "المعرف يتكون من أحرف لاتينية صغيرة وأرقام و _ و -، وأوله حرف أو رقم",
                "an identifier consists of lower-case Latin letters, digits, `_` and `-`, and begins with a letter or digit",
            );
        }
    }

    fn head(&mut self, head: &Located<Head>) {
        let h = &head.value;
        if h.format != 1 {
            let (ar, en) = (
                format!("صيغة الملف {} غير معروفة؛ هذا البرنامج يقرأ الصيغة 1", h.format),
                format!("format {} is not known; this program reads format 1", h.format),
            );
            self.field(head, "format", &ar, &en);
        }
        self.identifier(head, &h.id);
        self.text(head, "title", &h.title);
        self.text(head, "summary", &h.summary);
        h.credits.iter().for_each(|c| self.text(head, "credits", c));
        if h.start >= h.end {
            self.field(head, "end", "نهاية التمرين ليست بعد بدايته", "the exercise does not end after it starts");
        }
        if h.nights.iter().any(|(from, to)| from >= to) {
            self.field(head, "nights", "نهاية الليلة ليست بعد بدايتها", "a quiet stretch does not end after it starts");
        }
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = h.date.split('-').collect();
        let date = matches!(parts[..], [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) && ("01"..="12").contains(&m) && ("01"..="31").contains(&d));
        if !date {
            self.field(head, "date", "اكتب التاريخ هكذا \"2024-11-16\"", "write the date as \"2024-11-16\"");
        }
    }
}
