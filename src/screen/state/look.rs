//! What of somebody's own state their screen is made from: who look at the same with the same look have the same screen, which is made
//! once for all of them.
//!
//! A screen in a browser is made from a look alone, never from somebody's state itself. So what is personal and not in the look cannot
//! come onto a screen that others share.
//! Deliberately not here: what is known (snapshots), who shares screens (`seats`).

use crate::base::text::Lang;
use crate::map::entity_ref::EntityRef;
use crate::screen::state::act::Panel;
use crate::screen::state::companions::Companion;
use crate::screen::state::dialog::Dialog;
use crate::screen::state::draft::{Draft, NoteDraft};
use crate::screen::state::place::Place;
use crate::screen::state::ui::{
    Away, Confirm, EventFilter, Field, Fill, InjectFilter, MenuOn, Pick, ScriptTab, SideTab,
    SortBy, Stage, TimeView, Toast, Ui,
};
use crate::session::player::Person;

/// Nobody of those who can sit at a seat.
const NOBODY: u32 = u32::MAX;

/// Names the fields once: a field of `Ui` that is neither here nor said to be the window's own does not compile.
macro_rules! look {
    ($($field:ident: $kind:ty,)*; $($other:ident,)*) => {
        /// All that a screen is made from besides what is known, where it is and who else is there.
        #[derive(Clone, PartialEq, Debug)]
        pub(crate) struct Look {
            /// Who looks; none where the screen is the same for everybody.
            person: Option<Person>,
            $($field: $kind,)*
        }

        impl Look {
            /// The look of somebody's screen; of everybody's with the same state where it does not matter who looks.
            pub(crate) fn of(ui: &Ui, matters: bool) -> Self {
                let Ui { $($field,)* person, companions: _, $($other: _,)* } = ui;
                Self {
                    person: matters.then(|| person.clone()),
                    $($field: $field.clone(),)*
                }
            }

            /// Whether this is the look of somebody's screen.
            pub(crate) fn is_of(&self, ui: &Ui, matters: bool) -> bool {
                self.person.as_ref() == Some(&ui.person).filter(|_| matters) $(&& self.$field == ui.$field)*
            }

            /// The state from which the screen is made.
            pub(crate) fn ui(&self, companions: Vec<Companion>) -> Ui {
                let nobody = || Person { number: NOBODY, name: String::new() };
                Ui {
                    person: self.person.clone().unwrap_or_else(nobody),
                    companions,
                    $($field: self.$field.clone(),)*
                    ..Ui::default()
                }
            }
        }
    };
}

look! {
    place: Place,
    stage: Stage,
    lang: Lang,
    large: bool,
    eyes: Option<crate::base::ids::SeatId>,
    selected: Option<EntityRef>,
    script_tab: ScriptTab,
    side_tab: SideTab,
    inject_filter: InjectFilter,
    fill: Fill,
    event_filter: EventFilter,
    dialog: Option<Dialog>,
    menu: Option<MenuOn>,
    pick: Option<Pick>,
    confirm: Option<Confirm>,
    asked_over: bool,
    draft: Draft,
    noted: NoteDraft,
    fields: std::collections::BTreeMap<Field, String>,
    wrong: Option<(Field, &'static str)>,
    toast: Option<Toast>,
    away: Away,
    front: Option<Panel>,
    answering: Option<crate::base::ids::QuestionId>,
    answer_of: Option<crate::base::ids::SeatId>,
    projecting: bool,
    sort: SortBy,
    time: TimeView,
    invites: bool,
    branches: bool,
    with_all: bool,
    ;
    // The window's own, or what only acts are made from.
    fullscreen, folder, file, choice, editor, busy, focus, pointer, hint, hover, toast_for, reported, hot_wash_shown, answers,
    discussed, left_control, invites_at_once, invitation, watched,
}

impl Look {
    /// Its language.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// What fills the areas of the map.
    pub(crate) fn fill(&self) -> Fill {
        self.fill
    }

    /// What is selected.
    pub(crate) fn selected(&self) -> Option<&EntityRef> {
        self.selected.as_ref()
    }
}
