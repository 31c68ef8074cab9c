//! Editing a scenario: what is pressed and typed becomes changes of its texts, the check looks at them at once, files are written.
//!
//! Reading, checking and writing are done beside the screen (`editor_work`). Deliberately not here: the changes themselves
//! (`scenario::hand`), how one is made and what is typed taken (`editor_hand`), the screen (`panels::screens`).

use crate::base::diag::Diagnostic;
use crate::base::ids::{InjectId, PlaceId, well_formed};
use crate::base::text::Text;
use crate::base::time::Span;
use crate::map::entity_ref::EntityRef;
use crate::record::states::UnitKind;
use crate::scenario::hand::{
    Edit, Figure, New, Thing, centre_at, municipality_of, road_between, road_km, seat_of, sheet,
    thing_at,
};
use crate::screen::background::Background;
use crate::screen::handlers::editor_hand::{
    change, forget_selection, leave, say, show_selected, take_typed,
};
use crate::screen::handlers::{ActHandler, editor_work, session};
use crate::screen::state::dialog::Dialog;
use crate::screen::state::editor::{
    Adding, Editing, Editor, EditorAct, EditorPick, Leaving, Saving, ref_of, thing_of,
};
use crate::screen::state::map_view::MapCommand;
use crate::screen::state::ui::{Field, Stage, Tone, Ui};
use crate::session::bench::{self, Bench};
use crate::wording;

impl ActHandler<'_> {
    pub(super) fn edit(&mut self, act: EditorAct) {
        match act {
            EditorAct::Open => self.open_editor(),
            EditorAct::Show(tab) => {
                self.ui.dialog = None;
                self.with_editor(|e| e.tab = tab);
            }
            EditorAct::Sort(sort) => self.with_editor(|e| e.sort = sort),
            EditorAct::Apply => {
                take_typed(self.ui);
            }
            EditorAct::Choose(figure, choice) => {
                self.of_selected(|thing| Edit::Set(thing, figure, choice.written()));
            }
            EditorAct::Drop(place, to) => {
                change(self.ui, &Edit::Move(place.clone(), to));
                self.select_in_editor(EntityRef::Place(place));
            }
            EditorAct::Shift(inject, minutes) => shift(self.ui, &inject, minutes),
            EditorAct::Undo => self.turn(Bench::undo),
            EditorAct::Redo => self.turn(Bench::redo),
            EditorAct::Save => self.save(None, false),
            EditorAct::Pick(pick) => self.with_editor(|e| e.pick = pick),
            EditorAct::Kind(kind) => self.with_editor(|e| e.kind = kind),
            EditorAct::Line(act) => self.with_editor(|e| {
                let s = e.scenario.clone();
                e.line.apply(act, &s);
            }),
            EditorAct::Write(what) => self.write_inject(what),
            EditorAct::Extend(part) => self.extend_inject(part),
            EditorAct::Shorten(part, n) => self.shorten_inject(part, n),
            EditorAct::Toggle(figure, id) => self.toggle_named(figure, &id),
            EditorAct::Create(Adding::Inject) => self.create_inject(),
            EditorAct::Bring(what, onto) => self.bring(&what, &onto),
            EditorAct::Create(what) => self.create(what),
            EditorAct::PutPlace(at) => {
                if let Some(EditorPick::Place(name)) = self.picked_up() {
                    self.add(New::Place { name, at });
                }
            }
            EditorAct::Delete(thing) => self.ask_who_names(thing),
            EditorAct::Finding(n) => self.go_to_finding(n, |e| &e.findings),
            EditorAct::Naming(n) => self.go_to_finding(n, |e| &e.named_by),
            EditorAct::Leave => self.leave_editor(),
            EditorAct::Discard(to) => self.left_editor(to),
            EditorAct::SaveAndLeave(to) => {
                self.ui.dialog = None;
                self.save(Some(to), false);
            }
            EditorAct::SaveWithErrors(then) => {
                self.ui.dialog = None;
                self.save(then, true);
            }
            EditorAct::TakeTheirs => {
                if let Some(theirs) = self.ui.editor_mut().and_then(|e| e.theirs.take()) {
                    editor_work::take_theirs(self.ui, *theirs);
                }
            }
            EditorAct::Offer(figure) => self.with_editor(|e| {
                e.offering = (e.offering != Some(figure)).then_some(figure);
            }),
            EditorAct::Name(figure, id) => {
                self.ui.fields.insert(Field::Figure(figure), id);
                if take_typed(self.ui) {
                    self.with_editor(|e| e.offering = None);
                }
            }
        }
    }

    pub(super) fn with_editor(&mut self, f: impl FnOnce(&mut Editor)) {
        if let Some(e) = self.ui.editor_mut() {
            f(e);
        }
    }

    fn picked_up(&mut self) -> Option<EditorPick> {
        self.ui.editor_mut()?.pick.take()
    }

    /// Reads the scenario that is chosen, if it lies where its files can be changed.
    fn open_editor(&mut self) {
        let Some(entry) = self.ui.choice.entry() else {
            return;
        };
        if !entry.editable {
            let key = if entry.shipped {
                "editor-copy-first"
            } else {
                "editor-packed"
            };
            let from = entry.path.display().to_string();
            let stem = entry.path.file_stem().unwrap_or_default();
            let like = if from.contains(' ') {
                format!("\"{from}\"")
            } else {
                from
            };
            let stem = stem.to_string_lossy();
            let id = if well_formed(&stem) {
                stem.as_ref()
            } else {
                "mine"
            };
            let command = format!("tamrin new scenarios/{id}-2 --like {like}");
            // What is said is not to lie under what the button says of itself.
            self.ui.hint = None;
            self.ui.say(Tone::Plain, |lang| {
                wording::say(lang).with(key, &[("command", command.clone())])
            });
            return;
        }
        let path = entry.path.clone();
        let read = move || editor_work::open(&path);
        self.ui.editor = Editing::Opening(Background::begin(self.wake.notify(), read));
        self.ui.stage = Stage::Editing;
        forget_selection(self.ui);
        self.ui.fields.remove(&Field::EditorFind);
        self.map_commands.push(MapCommand::Fit);
    }

    /// Selects a thing; of what was typed for the one before nothing is lost.
    pub(super) fn select_in_editor(&mut self, thing: EntityRef) {
        if !take_typed(self.ui) {
            return;
        }
        if let (Some(EditorPick::RoadFrom(from)), EntityRef::Place(to)) =
            (self.ui.editor().and_then(|e| e.pick.clone()), &thing)
        {
            self.with_editor(|e| e.pick = None);
            return self.add_road(from, to.clone());
        }
        (self.ui.menu, self.ui.hover, self.ui.wrong) = (None, None, None);
        self.with_editor(|e| e.offering = None);
        if let EntityRef::Inject(inject) = &thing {
            self.show_on_line(inject);
        }
        self.ui.selected = Some(thing);
        show_selected(self.ui);
    }

    /// Selects nothing, or gives up what the next press was to mean.
    pub(super) fn escape_in_editor(&mut self) {
        if self.picked_up().is_none() && take_typed(self.ui) {
            forget_selection(self.ui);
            self.with_editor(|e| e.sheet = None);
        }
    }

    fn of_selected(&mut self, edit: impl FnOnce(Thing) -> Edit) {
        if !take_typed(self.ui) {
            return;
        }
        if let Some(thing) = self.ui.selected.as_ref().and_then(thing_of) {
            change(self.ui, &edit(thing));
        }
    }

    fn turn(&mut self, how: fn(&mut Bench)) {
        self.with_editor(|e| {
            how(&mut e.bench);
            e.is_stale = true;
        });
        self.ui.wrong = None;
        show_selected(self.ui);
    }

    fn add_road(&mut self, from: PlaceId, to: PlaceId) {
        let Some(e) = self.ui.editor() else { return };
        if let Some(road) = road_between(&e.scenario, &from, &to) {
            // A second one is written in the text, by who means it.
            say(self.ui, "editor-road-there");
            return self.go_to(EntityRef::Road(road));
        }
        if let Some(km) = road_km(&e.scenario, &from, &to).filter(|_| from != to) {
            self.add(New::Road { from, to, km });
        }
    }

    /// Adds a thing and selects it.
    pub(super) fn add(&mut self, new: New) {
        if let Some(added) = change(self.ui, &Edit::Add(new)) {
            self.ui.dialog = None;
            self.ui.selected = Some(ref_of(&added));
            show_selected(self.ui);
        }
    }

    /// Adds a thing under the names that are typed; a place once it is said where it is.
    fn create(&mut self, what: Adding) {
        let name = Text::new(
            self.ui.typed(Field::NewAr).trim(),
            self.ui.typed(Field::NewEn).trim(),
        );
        if name.ar.is_empty() {
            return self.ui.complain_at(Field::NewAr, "editor-empty");
        }
        let Some(e) = self.ui.editor() else { return };
        let (s, kind) = (e.scenario.clone(), e.kind);
        let new = match what {
            Adding::Place => {
                self.ui.dialog = None;
                return self.with_editor(|e| e.pick = Some(EditorPick::Place(name)));
            }
            Adding::Centre(place) => municipality_of(&s, &place).map(|municipality| New::Centre {
                name,
                place,
                municipality,
            }),
            Adding::Checkpoint(road) => s.roads.get(&road).and_then(|r| {
                let seat = seat_of(&s, &r.from)?;
                let near = r.from.clone();
                Some(New::Checkpoint {
                    name,
                    road,
                    near,
                    seat,
                })
            }),
            // It has a dialog of its own.
            Adding::Inject => return self.create_inject(),
            Adding::Unit(base) => seat_of(&s, &base).map(|seat| New::Unit {
                name,
                kind,
                seat,
                centre: (kind == UnitKind::ProtectionTeam)
                    .then(|| centre_at(&s, &base))
                    .flatten(),
                base,
            }),
        };
        match new {
            Some(new) => self.add(new),
            None => say(self.ui, "editor-nothing-near"),
        }
    }

    /// Looks who names a thing before it is taken out.
    fn ask_who_names(&mut self, thing: Thing) {
        let notify = self.wake.notify();
        self.with_editor(|e| {
            let (loaded, texts) = (e.bench.loaded(), e.bench.texts().clone());
            let asked = thing.clone();
            let ask = move || bench::naming(&loaded, texts, &asked);
            e.asking = Some((thing, Background::begin(notify, ask)));
        });
    }

    fn go_to_finding(&mut self, n: usize, of: fn(&Editor) -> &Vec<Diagnostic>) {
        let Some(e) = self.ui.editor() else { return };
        let found = of(e).get(n);
        let found = found.and_then(|f| thing_at(e.bench.texts(), &f.file, f.line));
        self.ui.dialog = None;
        match found {
            Some(thing) => self.go_to(ref_of(&thing)),
            None => say(self.ui, "editor-in-text-alone"),
        }
    }

    /// Writes the files that were changed.
    fn save(&mut self, then: Option<Leaving>, with_errors: bool) {
        if !take_typed(self.ui) {
            return;
        }
        let notify = self.wake.notify();
        self.with_editor(|e| {
            if e.saving.is_some() {
                return;
            }
            let writing = e.bench.writing();
            let files = writing.files.clone();
            let work = Background::begin(notify, move || bench::save(&writing, with_errors));
            e.saving = Some(Saving { files, work, then });
        });
    }

    fn leave_editor(&mut self) {
        if !take_typed(self.ui) {
            return;
        }
        if self.ui.has_unsaved() {
            self.ui.dialog = Some(Dialog::LeaveEditor(Leaving::Choice));
        } else {
            self.left_editor(Leaving::Choice);
        }
    }

    fn left_editor(&mut self, to: Leaving) {
        // What was said of it is of no use elsewhere.
        self.ui.toast = None;
        leave(self.ui);
        if to == Leaving::Program {
            session::leave(self.ui, self.link);
        }
    }
}

/// An inject comes later, or earlier: its time, or how long after what it waits for.
fn shift(ui: &mut Ui, inject: &InjectId, minutes: i64) {
    if !take_typed(ui) {
        return;
    }
    let by = Span::from_mins(minutes);
    let Some(e) = ui.editor() else { return };
    let thing = Thing::Inject(inject.clone());
    let Some(now) = sheet(e.bench.texts(), &thing) else {
        return;
    };
    let (start, end) = (e.scenario.head.start, e.scenario.head.end);
    let time = now.value(Figure::When);
    let time = time.and_then(crate::base::time::SimTime::parse);
    let delay = now.value(Figure::Delay).and_then(Span::parse);
    let wanted = match (time, delay) {
        (Some(t), _) => {
            let to = (t + by).clamp(start, end);
            Some((Figure::When, crate::scenario::edit::time(to)))
        }
        (None, Some(d)) => {
            let to = Span::from_millis((d.millis() + by.millis()).max(0));
            Some((Figure::Delay, crate::scenario::edit::span(to)))
        }
        (None, None) => None,
    };
    if let Some((figure, to)) = wanted {
        change(ui, &Edit::Set(thing, figure, to));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Pick as _;
    use std::path::PathBuf;

    use super::*;
    use crate::base::geo::LatLon;
    use crate::base::text::Lang;
    use crate::record::states::Posture;
    use crate::scenario::hand::{Choice, Part};
    use crate::scenario::shipped;
    use crate::screen::handlers::catalog::list_again;
    use crate::screen::keys::KeyCode;
    use crate::screen::state::act::Act;
    use crate::screen::state::editor::{Carried, Onto, Writing};
    use crate::screen::state::editor_line::LineAct;
    use crate::screen::testing::*;

    /// The editor on a copy of the first scenario.
    fn opened(lang: Lang) -> (Viewer, PathBuf, tempfile::TempDir) {
        let dir = tempfile::TempDir::new().unwrap();
        let mine = dir.path().join("scenarios/mine");
        std::fs::create_dir_all(&mine).unwrap();
        for (name, text) in shipped::texts("first-steps").unwrap() {
            std::fs::write(mine.join(name), text).unwrap();
        }
        let mut on = Viewer::default();
        on.ui.lang = lang;
        on.ui.folder = dir.path().to_path_buf();
        list_again(&mut on.ui);
        settle(&mut on);
        let n = on.ui.choice.offers.iter().position(|o| o.path == mine);
        act(&mut on, Act::Choose(n.unwrap()));
        press(&mut on, &Act::Edit(EditorAct::Open));
        settle(&mut on);
        assert!(on.ui.editor().is_some());
        (on, mine.join("scenario.ron"), dir)
    }

    fn does(on: &mut Viewer, what: EditorAct) {
        act(on, Act::Edit(what));
        settle(on);
    }

    fn select(on: &mut Viewer, thing: EntityRef) {
        act(on, Act::Select(thing));
    }

    fn types(on: &mut Viewer, field: Field, words: &str) {
        act(on, Act::Type(field, words.to_owned()));
    }

    fn editor(on: &Viewer) -> &Editor {
        on.ui.editor().unwrap()
    }

    #[test]
    fn what_is_typed_is_taken_checked_saved_and_taken_back() {
        for lang in [Lang::Ar, Lang::En] {
            let (mut on, file, _dir) = opened(lang);
            let before = std::fs::read_to_string(&file).unwrap();
            select(&mut on, EntityRef::Checkpoint("east-gate".into()));
            assert_eq!(on.ui.typed(Field::Figure(Figure::Lanes)), "2");
            types(&mut on, Field::Figure(Figure::Lanes), "three");
            press(&mut on, &Act::Edit(EditorAct::Apply));
            assert!(words(&mut on).contains(lang.pick("عدد صحيح", "A whole number")));
            types(&mut on, Field::Figure(Figure::Lanes), "3");
            // Pressing something else loses nothing.
            select(&mut on, EntityRef::Place("abraq".into()));
            settle(&mut on);
            assert!(words(&mut on).contains(lang.pick("غير محفوظ", "not saved")));
            press(&mut on, &Act::Edit(EditorAct::Save));
            settle(&mut on);
            assert!(editor(&on).bench.is_saved());
            let after = std::fs::read_to_string(&file).unwrap();
            let lines = before.lines().zip(after.lines()).filter(|(b, a)| b != a);
            assert_eq!(lines.count(), 1, "only the line of the gate");
            press(&mut on, &Act::Edit(EditorAct::Undo));
            settle(&mut on);
            assert!(!editor(&on).bench.is_saved());
            assert_eq!(editor(&on).bench.texts()[0].1, before);
        }
    }

    #[test]
    fn a_place_that_is_dropped_is_there_at_once_and_after_the_check() {
        let (mut on, _, _dir) = opened(Lang::En);
        let to = LatLon {
            lat: 32.75,
            lon: 22.05,
        };
        act(&mut on, Act::Edit(EditorAct::Drop("abraq".into(), to)));
        let at = |on: &Viewer| editor(on).scenario.places[&PlaceId::from("abraq")].at;
        assert_eq!(at(&on), to);
        let serial = editor(&on).serial;
        settle(&mut on);
        assert_eq!(at(&on), to);
        assert!(editor(&on).serial > serial && editor(&on).is_sound);
        assert_eq!(on.ui.typed(Field::Figure(Figure::Lat)), "32.75");
    }

    #[test]
    fn what_the_check_finds_is_listed_and_leads_to_its_thing() {
        let (mut on, _, _dir) = opened(Lang::En);
        select(&mut on, EntityRef::Checkpoint("east-gate".into()));
        types(&mut on, Field::Figure(Figure::Road), "nowhere");
        does(&mut on, EditorAct::Apply);
        assert!(!editor(&on).is_sound);
        act(&mut on, Act::Escape);
        assert_eq!(on.ui.selected, None);
        press(
            &mut on,
            &Act::Edit(EditorAct::Show(
                crate::screen::state::editor::EditorTab::Findings,
            )),
        );
        assert!(
            words(&mut on).contains("scenario.ron:"),
            "{}",
            words(&mut on)
        );
        press(&mut on, &Act::Edit(EditorAct::Finding(0)));
        let gate = EntityRef::Checkpoint("east-gate".into());
        assert_eq!(on.ui.selected, Some(gate));
        does(&mut on, EditorAct::Undo);
        assert!(editor(&on).is_sound && editor(&on).findings.is_empty());
    }

    #[test]
    fn one_of_a_few_is_chosen_and_an_inject_comes_later() {
        let (mut on, _, _dir) = opened(Lang::En);
        select(&mut on, EntityRef::Checkpoint("east-gate".into()));
        let search = EditorAct::Choose(Figure::Posture, Choice::Posture(Posture::Search));
        press(&mut on, &Act::Edit(search));
        settle(&mut on);
        let gate = editor(&on)
            .scenario
            .checkpoints
            .values()
            .next()
            .unwrap()
            .posture;
        assert_eq!(gate, Posture::Search);
        select(&mut on, EntityRef::Inject("m1".into()));
        press(&mut on, &Act::Edit(EditorAct::Shift("m1".into(), 5)));
        settle(&mut on);
        assert_eq!(on.ui.typed(Field::Figure(Figure::When)), "09:15");
        assert!(words(&mut on).contains("Is waited for by"));
        // Never after ENDEX, however far it is dragged.
        does(&mut on, EditorAct::Shift("m1".into(), 600));
        assert_eq!(on.ui.typed(Field::Figure(Figure::When)), "10:00");
    }

    #[test]
    fn what_is_added_is_selected_and_what_is_named_stays() {
        let (mut on, _, _dir) = opened(Lang::En);
        press(&mut on, &Act::Show(Dialog::Adding(Adding::Place)));
        press(&mut on, &Act::Edit(EditorAct::Create(Adding::Place)));
        assert!(words(&mut on).contains("cannot be left empty"));
        types(&mut on, Field::NewAr, "المزرعة");
        types(&mut on, Field::NewEn, "Farm");
        press(&mut on, &Act::Edit(EditorAct::Create(Adding::Place)));
        let at = LatLon {
            lat: 32.7,
            lon: 22.1,
        };
        does(&mut on, EditorAct::PutPlace(at));
        let farm = EntityRef::Place("farm".into());
        assert_eq!(on.ui.selected, Some(farm.clone()));
        // A road from there to a place that is pressed next.
        does(
            &mut on,
            EditorAct::Pick(Some(EditorPick::RoadFrom("farm".into()))),
        );
        select(&mut on, EntityRef::Place("abraq".into()));
        settle(&mut on);
        let road = EntityRef::Road("farm--abraq".into());
        assert_eq!(on.ui.selected, Some(road.clone()));
        assert!(editor(&on).is_sound, "{:?}", editor(&on).findings);
        // The place is named by the road, and says so.
        does(&mut on, EditorAct::Delete(Thing::Place("farm".into())));
        assert_eq!(on.ui.dialog, Some(Dialog::NamedBy));
        press(&mut on, &Act::Edit(EditorAct::Naming(0)));
        assert_eq!(on.ui.selected, Some(road));
        does(
            &mut on,
            EditorAct::Delete(Thing::Road("farm--abraq".into())),
        );
        assert_eq!((on.ui.dialog.clone(), on.ui.selected.clone()), (None, None));
        does(&mut on, EditorAct::Delete(Thing::Place("farm".into())));
        assert!(!editor(&on).bench.texts()[0].1.contains("farm"));
    }

    #[test]
    fn a_seat_is_shown_with_its_place_in_the_text() {
        let (mut on, _, _dir) = opened(Lang::En);
        select(&mut on, EntityRef::Municipality("abraq".into()));
        let shown = words(&mut on);
        assert!(
            shown.contains("in the text alone") && shown.contains("scenario.ron:"),
            "{shown}"
        );
    }

    #[test]
    fn who_leaves_without_saving_is_asked() {
        let (mut on, file, _dir) = opened(Lang::En);
        let before = std::fs::read_to_string(&file).unwrap();
        does(&mut on, EditorAct::Shift("m1".into(), 1));
        does(&mut on, EditorAct::Leave);
        assert_eq!(on.ui.dialog, Some(Dialog::LeaveEditor(Leaving::Choice)));
        key(&mut on, KeyCode::Escape);
        assert_eq!((on.ui.dialog.clone(), on.ui.stage), (None, Stage::Editing));
        // Somebody else writes the file meanwhile: it stays theirs, and the editor stays open.
        std::fs::write(&file, format!("{before}// theirs\n")).unwrap();
        does(&mut on, EditorAct::SaveAndLeave(Leaving::Choice));
        assert_eq!(on.ui.stage, Stage::Editing);
        assert!(
            std::fs::read_to_string(&file)
                .unwrap()
                .ends_with("// theirs\n")
        );
        assert_eq!(on.ui.dialog, Some(Dialog::Meanwhile));
        assert!(words(&mut on).contains("Your change is made on it"));
        // One goes on with the new text, in which the change is made.
        press(&mut on, &Act::Edit(EditorAct::TakeTheirs));
        settle(&mut on);
        assert_eq!(on.ui.dialog, None);
        does(&mut on, EditorAct::SaveAndLeave(Leaving::Choice));
        assert_eq!(on.ui.stage, Stage::Choosing);
        let after = std::fs::read_to_string(&file).unwrap();
        assert!(after.contains("At(\"09:11\")") && after.ends_with("// theirs\n"));
    }

    #[test]
    fn where_nothing_of_ones_own_is_at_stake_the_new_text_is_read() {
        let (mut on, file, _dir) = opened(Lang::Ar);
        let before = std::fs::read_to_string(&file).unwrap();
        let theirs = before.replacen("At(\"09:10\")", "At(\"09:12\")", 1);
        assert!(theirs != before);
        std::fs::write(&file, &theirs).unwrap();
        select(&mut on, EntityRef::Inject("m1".into()));
        does(&mut on, EditorAct::Save);
        assert_eq!(on.ui.typed(Field::Figure(Figure::When)), "09:12");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs);
        assert!(words(&mut on).contains("وقُرئت من جديد"));
    }

    /// An author saves an error: that is asked about, and the editor opens again on what was saved.
    #[test]
    fn an_error_is_saved_only_when_asked_and_mended_here_again() {
        for lang in [Lang::Ar, Lang::En] {
            let (mut on, file, _dir) = opened(lang);
            let before = std::fs::read_to_string(&file).unwrap();
            select(&mut on, EntityRef::Checkpoint("east-gate".into()));
            types(&mut on, Field::Figure(Figure::Road), "nowhere");
            does(&mut on, EditorAct::Save);
            assert_eq!(on.ui.dialog, Some(Dialog::SaveErrors(None)));
            assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
            press(&mut on, &Act::Edit(EditorAct::SaveWithErrors(None)));
            settle(&mut on);
            assert!(std::fs::read_to_string(&file).unwrap().contains("nowhere"));
            does(&mut on, EditorAct::Leave);
            settle(&mut on);
            assert_eq!(on.ui.stage, Stage::Choosing);
            let mine = |o: &crate::session::catalog::CatalogEntry| o.path.ends_with("mine");
            let n = on.ui.choice.offers.iter().position(mine).unwrap();
            act(&mut on, Act::Choose(n));
            let shown = words(&mut on);
            assert!(shown.contains("reference-unknown") && shown.contains("\"nowhere\""));
            press(&mut on, &Act::Edit(EditorAct::Open));
            settle(&mut on);
            assert!(editor(&on).is_partial && !editor(&on).is_sound);
            assert!(editor(&on).scenario.checkpoints.is_empty());
            does(&mut on, EditorAct::Finding(0));
            let gate = EntityRef::Checkpoint("east-gate".into());
            assert_eq!(on.ui.selected, Some(gate));
            // What it can name is offered by name.
            press(&mut on, &Act::Edit(EditorAct::Offer(Figure::Road)));
            let road = editor(&on)
                .scenario
                .roads
                .keys()
                .next()
                .unwrap()
                .to_string();
            press(&mut on, &Act::Edit(EditorAct::Name(Figure::Road, road)));
            settle(&mut on);
            assert!(editor(&on).is_sound && !editor(&on).is_partial);
            assert_eq!(editor(&on).scenario.checkpoints.len(), 1);
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_place() {
        let (mut on, file, _dir) = opened(Lang::En);
        does(&mut on, EditorAct::Leave);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replacen("places: [", "places: {", 1)).unwrap();
        list_again(&mut on.ui);
        settle(&mut on);
        let mine = |o: &crate::session::catalog::CatalogEntry| o.path.ends_with("mine");
        let n = on.ui.choice.offers.iter().position(mine).unwrap();
        act(&mut on, Act::Choose(n));
        press(&mut on, &Act::Edit(EditorAct::Open));
        settle(&mut on);
        assert_eq!(on.ui.stage, Stage::Choosing);
        let shown = words(&mut on);
        assert!(shown.contains("cannot be shown here") && shown.contains("scenario.ron:"));
    }

    #[test]
    fn what_was_taken_back_is_not_selected_any_more() {
        let (mut on, _, _dir) = opened(Lang::En);
        types(&mut on, Field::NewAr, "المزرعة");
        does(&mut on, EditorAct::Create(Adding::Place));
        let at = LatLon {
            lat: 32.7,
            lon: 22.1,
        };
        does(&mut on, EditorAct::PutPlace(at));
        assert!(on.ui.selected.is_some() && editor(&on).sheet.is_some());
        does(&mut on, EditorAct::Undo);
        assert!(on.ui.selected.is_none() && editor(&on).sheet.is_none());
        assert!(words(&mut on).contains("Nothing selected"));
    }

    #[test]
    fn what_is_typed_and_not_taken_yet_counts_as_not_saved() {
        let (mut on, _, _dir) = opened(Lang::En);
        select(&mut on, EntityRef::Checkpoint("east-gate".into()));
        assert!(!on.ui.has_unsaved());
        types(&mut on, Field::Figure(Figure::Lanes), "7");
        assert!(on.ui.has_unsaved());
    }

    #[test]
    fn a_name_is_found_as_people_type_it_and_taken_for_its_identifier() {
        let (mut on, _, _dir) = opened(Lang::Ar);
        types(&mut on, Field::EditorFind, "الابرق");
        let place = editor(&on).scenario.places[&PlaceId::from("abraq")]
            .name
            .clone();
        assert!(place.ar.contains("الأبرق"), "{}", place.ar);
        assert!(words(&mut on).lines().any(|l| l == place.ar));
        let unit = editor(&on).scenario.units.keys().next().unwrap().clone();
        select(&mut on, EntityRef::Unit(unit.clone()));
        types(
            &mut on,
            Field::Figure(Figure::Base),
            &place.ar.replace('أ', "ا"),
        );
        does(&mut on, EditorAct::Apply);
        assert_eq!(on.ui.typed(Field::Figure(Figure::Base)), "abraq");
    }

    #[test]
    fn a_new_protection_team_has_its_centre_and_a_second_road_is_not_made() {
        let (mut on, _, _dir) = opened(Lang::En);
        let centre = editor(&on)
            .scenario
            .centres
            .values()
            .next()
            .unwrap()
            .clone();
        types(&mut on, Field::NewAr, "فريق");
        types(&mut on, Field::NewEn, "Team");
        does(&mut on, EditorAct::Kind(UnitKind::ProtectionTeam));
        does(
            &mut on,
            EditorAct::Create(Adding::Unit(centre.place.clone())),
        );
        assert_eq!(
            on.ui.typed(Field::Figure(Figure::Centre)),
            centre.id.as_str()
        );
        assert!(words(&mut on).contains("Protects"));
        let road = editor(&on).scenario.roads.values().next().unwrap().clone();
        let before = editor(&on).bench.texts().clone();
        does(
            &mut on,
            EditorAct::Pick(Some(EditorPick::RoadFrom(road.to.clone()))),
        );
        select(&mut on, EntityRef::Place(road.from.clone()));
        assert_eq!(on.ui.selected, Some(EntityRef::Road(road.id.clone())));
        assert!(editor(&on).bench.texts() == &before);
    }

    #[test]
    fn a_scenario_of_the_program_is_not_edited_and_says_what_to_do() {
        let mut on = Viewer::default();
        let dir = tempfile::TempDir::new().unwrap();
        on.ui.folder = dir.path().to_path_buf();
        list_again(&mut on.ui);
        settle(&mut on);
        press(&mut on, &Act::Edit(EditorAct::Open));
        assert_eq!(on.ui.stage, Stage::Choosing);
        assert!(words(&mut on).contains("tamrin new"));
    }

    /// An inject is added where one points on the line, its words are changed in both languages, and all of it is taken back.
    #[test]
    fn an_inject_is_added_at_a_moment_and_its_words_are_changed() {
        for lang in [Lang::Ar, Lang::En] {
            let (mut on, file, _dir) = opened(lang);
            let before = editor(&on).bench.texts().clone();
            act(&mut on, Act::Edit(EditorAct::Line(LineAct::Point(0.5))));
            let at = editor(&on).line.point.unwrap();
            assert!(words(&mut on).contains(&at.short()));
            press(&mut on, &Act::Show(Dialog::Adding(Adding::Inject)));
            assert_eq!(on.ui.typed(Field::NewTime), at.short());
            let create = Act::Edit(EditorAct::Create(Adding::Inject));
            press(&mut on, &create);
            assert!(words(&mut on).contains(lang.pick("لا يُترك هذا", "cannot be left empty")));
            for (field, typed) in [
                (Field::NewAr, "طابور"),
                (Field::NewEn, "A line"),
                (Field::NewSenderAr, "رئيس المركز"),
                (Field::NewSenderEn, "Head of the centre"),
                (Field::NewWordsAr, "سطر\nوسطر"),
                (Field::NewWordsEn, "One\nTwo"),
            ] {
                types(&mut on, field, typed);
            }
            press(&mut on, &create);
            assert!(on.ui.dialog.is_some(), "nobody receives it yet");
            press(
                &mut on,
                &Act::Edit(EditorAct::Write(Writing::To("room".into()))),
            );
            press(&mut on, &create);
            settle(&mut on);
            assert_eq!(on.ui.dialog, None);
            assert!(editor(&on).is_sound, "{:?}", editor(&on).findings);
            let Some(EntityRef::Inject(id)) = on.ui.selected.clone() else {
                panic!("it is selected");
            };
            assert_eq!(on.ui.typed(Field::Figure(Figure::When)), at.short());
            assert_eq!(on.ui.typed(Field::Figure(Figure::WordsEn(0))), "One\nTwo");
            // Its message goes to one seat at least, and to another too.
            let mut seats = editor(&on).scenario.seats.keys().cloned();
            let s = editor(&on).scenario.clone();
            let other = seats.find(|x| s.is_played(x) && x.as_str() != "room");
            if let Some(other) = other {
                let toggle = EditorAct::Toggle(Figure::Receivers(0), other.to_string());
                press(&mut on, &Act::Edit(toggle));
                settle(&mut on);
                let now = editor(&on).sheet.clone().unwrap();
                let to = now.value(Figure::Receivers(0)).unwrap().to_owned();
                assert_eq!(to, format!("room, {other}"));
                does(&mut on, EditorAct::Undo);
            }
            types(&mut on, Field::Figure(Figure::WordsAr(0)), "كلام آخر");
            assert!(on.ui.has_unsaved());
            press(&mut on, &Act::Edit(EditorAct::Extend(Part::Expected)));
            settle(&mut on);
            let inject = editor(&on).scenario.inject(&id).cloned().unwrap();
            assert_eq!(inject.expected.len(), 1);
            assert!(editor(&on).bench.texts()[0].1.contains("كلام آخر"));
            press(&mut on, &Act::Edit(EditorAct::Shorten(Part::Expected, 0)));
            settle(&mut on);
            does(&mut on, EditorAct::Save);
            let after = std::fs::read_to_string(&file).unwrap();
            let lines = |t: &str| t.lines().map(str::to_owned).collect::<Vec<_>>();
            let gone = lines(&before[0].1);
            let gone = gone.iter().filter(|l| !after.contains(l.as_str()));
            assert_eq!(gone.count(), 0, "nothing else was touched");
            for _ in 0..4 {
                does(&mut on, EditorAct::Undo);
            }
            assert_eq!(editor(&on).bench.texts(), &before);
        }
    }

    #[test]
    fn what_is_carried_on_the_map_comes_to_another_place_or_road_in_one_step() {
        let (mut on, _, _dir) = opened(Lang::En);
        let s = editor(&on).scenario.clone();
        let team = s.units.values().find(|u| u.centre.is_some()).unwrap();
        let centre = team.centre.clone().unwrap();
        let other = s.places.keys().find(|p| **p != team.base).unwrap().clone();
        // With a centre goes its team.
        let to = Onto::Place(other.clone());
        does(
            &mut on,
            EditorAct::Bring(Carried::Centre(centre.clone()), to.clone()),
        );
        let now = editor(&on).scenario.clone();
        assert_eq!(now.centres[&centre].place, other);
        assert_eq!(now.units[&team.id].base, other);
        assert_eq!(on.ui.selected, Some(EntityRef::Centre(centre)));
        does(&mut on, EditorAct::Undo);
        assert!(editor(&on).bench.is_saved());
        let unit = s.units.values().find(|u| u.centre.is_none()).unwrap();
        does(
            &mut on,
            EditorAct::Bring(Carried::Unit(unit.id.clone()), to.clone()),
        );
        assert_eq!(editor(&on).scenario.units[&unit.id].base, other);
        let gate = s.checkpoints.values().next().unwrap();
        let road = s.roads.values().find(|r| r.id != gate.road).unwrap();
        let onto = Onto::Road(road.id.clone(), road.from.clone());
        does(
            &mut on,
            EditorAct::Bring(Carried::Checkpoint(gate.id.clone()), onto),
        );
        let now = &editor(&on).scenario.checkpoints[&gate.id];
        assert_eq!((&now.road, &now.near), (&road.id, &road.from));
        // The end of a road leads elsewhere, as long as the way there is about.
        let far = s.places.keys().find(|p| **p != road.from && **p != road.to);
        let far = far.unwrap().clone();
        let end = Carried::RoadEnd(road.id.clone(), false);
        does(
            &mut on,
            EditorAct::Bring(end.clone(), Onto::Place(far.clone())),
        );
        let typed = on.ui.typed(Field::Figure(Figure::To)).to_owned();
        assert_eq!(typed, far.as_str());
        let texts = editor(&on).bench.texts().clone();
        does(
            &mut on,
            EditorAct::Bring(end, Onto::Place(road.from.clone())),
        );
        assert_eq!(editor(&on).bench.texts(), &texts, "no road leads to itself");
    }
}
