//! Results: counts that agents of candidates dispute, and result forms from the sealed boxes to the office that enters them.
//!
//! A dispute stops the count of a centre until someone rules on it; agents to whom nobody answers leave under protest, the count goes
//! on, and what they said stays with the forms. Forms come to the office with the boxes. Its clerks enter those of a centre one
//! after the other; forms that are in doubt (figures that do not add up, a broken chain of custody, a dispute without a ruling) are
//! held back until someone rules on them. Whether figures add up is drawn for each centre.
//! Deliberately not here: the count itself (`polling`), the way of the boxes (`convoys`), who may rule (`seats::orders`), what was
//! voted for.

use std::collections::BTreeMap;

use bevy_app::App;
use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use serde::Serialize;

use crate::base::ids::{CentreId, PlaceId, SeatId};
use crate::base::time::{SimTime, Span};
use crate::picture::ResultView;
use crate::record::Rules;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::{Order, Party};
use crate::record::states::{CentreState, ResultDoubt, ResultState, Ruling};
use crate::scenario::model;
use crate::sim::kernel::agenda::{Agenda, Due, ResultWake};
use crate::sim::kernel::context::{Brief, Index, Now, Outbox};
use crate::sim::kernel::requests::{Queue, Requests};
use crate::sim::kernel::schedule::{Count, Part, Register, SimTick, Turn};
use crate::sim::kernel::{chance, digest};
use crate::sim::world::polling::Centre;
use crate::sim::world::requests::{CountChange, MoodRequest, PollingRequest, ResultRequest};

/// How a dispute about a count stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
enum Dispute {
    /// It comes up when the count begins.
    Coming,
    /// The count waits for a ruling since then.
    Open(SimTime),
    /// Someone ruled on it.
    Ruled,
    /// Nobody did, and the agents left under protest.
    Unanswered,
}

/// How far forms at the office are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
enum Step {
    /// They lie there.
    Waiting,
    /// A clerk enters them.
    Entering,
    /// They are held back.
    HeldBack(ResultDoubt),
    /// The ballots are counted again.
    Recounting(ResultDoubt),
    /// They are entered; why they had been held back, if they were.
    Entered(Option<ResultDoubt>),
}

/// The forms of a centre at the office.
#[derive(Clone, Debug, Serialize)]
struct Forms {
    /// Where: constant.
    office: PlaceId,
    /// When they came: constant.
    since: SimTime,
    /// Whether the chain of custody of the boxes was whole: constant.
    whole: bool,
    /// State.
    step: Step,
}

/// Disputes and forms of all centres.
#[derive(Resource, Default, Debug, Serialize)]
pub(crate) struct Results {
    /// By centre: state.
    disputes: BTreeMap<CentreId, Dispute>,
    /// By centre: state.
    forms: BTreeMap<CentreId, Forms>,
}

impl Results {
    /// How the result of a centre stands, if there is anything to say of it.
    pub(crate) fn of(&self, centre: &CentreId) -> Option<ResultView> {
        let view = |state, doubt| Some(ResultView { state, doubt });
        if let Some(Dispute::Open(_)) = self.disputes.get(centre) {
            return view(ResultState::Disputed, None);
        }
        match self.forms.get(centre)?.step {
            Step::Waiting | Step::Entering => view(ResultState::Received, None),
            Step::HeldBack(doubt) => view(ResultState::HeldBack, Some(doubt)),
            Step::Recounting(doubt) => view(ResultState::Recounting, Some(doubt)),
            Step::Entered(doubt) => view(ResultState::Entered, doubt),
        }
    }

    /// The office at which the forms of a centre are.
    pub(crate) fn office_of(&self, centre: &CentreId) -> Option<PlaceId> {
        self.forms.get(centre).map(|f| f.office.clone())
    }

    fn at(&self, step: impl Fn(Step) -> bool) -> u32 {
        self.forms.values().filter(|f| step(f.step)).count() as u32
    }
}

/// Registers disputes and result forms.
pub(crate) fn plugin(app: &mut App) {
    app.add_requests::<ResultRequest>()
        .init_resource::<Results>()
        .at_end(Count::Results, |world| {
            world
                .run_system_cached(count)
                .expect("a system of this file");
        })
        .add_part(Part {
            name: "results",
            since: Rules::Edition7,
            before: None,
            all: digest::resource::<Results>,
        })
        .add_systems(SimTick, run.in_set(Turn::Results).run_if(busy));
}

/// At ENDEX: how many forms came and are entered.
fn count(
    now: Res<Now>,
    brief: Res<Brief>,
    results: Res<Results>,
    centres: Query<&Centre>,
    mut out: ResMut<Outbox>,
) {
    if !brief.scenario.settings.results.followed || brief.rules < Rules::Edition7 {
        return;
    }
    let over = |c: &&Centre| {
        c.opened.is_some()
            && matches!(
                c.state,
                CentreState::Sealed | CentreState::InTransit | CentreState::Delivered
            )
    };
    let fact = Fact::ResultsTally {
        counted: centres.iter().filter(over).count() as u32,
        received: results.forms.len() as u32,
        entered: results.at(|s| matches!(s, Step::Entered(_))),
        held: results.at(|s| matches!(s, Step::HeldBack(_) | Step::Recounting(_))),
    };
    out.say(now.0, fact);
}

/// What results need beside themselves.
#[derive(SystemParam)]
struct Context<'w, 's> {
    /// Exercise time.
    now: Res<'w, Now>,
    /// The scenario, the seed and the rules.
    brief: Res<'w, Brief>,
    /// Entities by identifier.
    index: Res<'w, Index>,
    /// The centres.
    centres: Query<'w, 's, &'static Centre>,
    /// Where wakes are scheduled.
    agenda: ResMut<'w, Agenda>,
    /// Where facts are said.
    out: ResMut<'w, Outbox>,
    /// What is asked of centres.
    polling: ResMut<'w, Requests<PollingRequest>>,
    /// What is asked of confidence.
    dents: ResMut<'w, Requests<MoodRequest>>,
}

/// Whether there is anything to do.
fn busy(requests: Res<Requests<ResultRequest>>, due: Res<Due>) -> bool {
    !requests.is_empty() || !due.results.is_empty()
}

/// Takes what is asked and acts on wakes.
fn run(
    mut requests: ResMut<Requests<ResultRequest>>,
    due: Res<Due>,
    mut results: ResMut<Results>,
    mut context: Context,
) {
    let asked = requests.take();
    if context.brief.rules < Rules::Edition7 {
        return;
    }
    for ask in asked {
        context.take(&mut results, ask);
    }
    for wake in &due.results {
        context.wake(&mut results, wake);
    }
}

impl Context<'_, '_> {
    fn figures(&self) -> model::Results {
        self.brief.scenario.settings.results
    }

    fn take(&mut self, results: &mut Results, ask: ResultRequest) {
        match ask {
            ResultRequest::Disputed(centre) => self.disputed(results, centre),
            ResultRequest::Counting(centre) => {
                if results.disputes.get(&centre) == Some(&Dispute::Coming) {
                    self.begin(results, centre);
                }
            }
            ResultRequest::Delivered {
                office,
                centres,
                whole,
            } => {
                if self.figures().followed {
                    self.delivered(results, &office, centres, whole);
                }
            }
            ResultRequest::Ruled { centre, ruling, by } => self.ruled(results, centre, ruling, by),
        }
    }

    fn wake(&mut self, results: &mut Results, wake: &ResultWake) {
        match wake {
            ResultWake::AgentsLeave(centre, since) => {
                if results.disputes.get(centre) == Some(&Dispute::Open(*since)) {
                    self.settle(results, centre, *since, None);
                    self.dent(centre);
                }
            }
            ResultWake::Worked(centre) => self.worked(results, centre),
        }
    }

    /// Agents dispute the count that goes on, or will as soon as one begins. A count that is over cannot be disputed any more.
    fn disputed(&mut self, results: &mut Results, centre: CentreId) {
        let entity = self.index.centres.get(&centre).copied();
        let state = entity
            .and_then(|e| self.centres.get(e).ok())
            .map(|c| c.state);
        match state {
            Some(CentreState::Counting) => self.begin(results, centre),
            Some(
                CentreState::NotOpen
                | CentreState::Ready
                | CentreState::Open
                | CentreState::Suspended
                | CentreState::Closing,
            ) => drop(results.disputes.insert(centre, Dispute::Coming)),
            Some(CentreState::Sealed | CentreState::InTransit | CentreState::Delivered) | None => {}
        }
    }

    fn begin(&mut self, results: &mut Results, centre: CentreId) {
        let now = self.now.0;
        if let Some(Dispute::Open(_)) = results.disputes.get(&centre) {
            return;
        }
        results.disputes.insert(centre.clone(), Dispute::Open(now));
        let change = PollingRequest::Count(centre.clone(), CountChange::Hold);
        self.polling.push(change);
        let leave = ResultWake::AgentsLeave(centre.clone(), now);
        let patience = self.figures().patience;
        self.agenda.at(now + patience, leave);
        self.out.say(now, Fact::CountDisputed { centre });
    }

    /// The count goes on, or begins again.
    fn settle(
        &mut self,
        results: &mut Results,
        centre: &CentreId,
        since: SimTime,
        ruling: Option<Ruling>,
    ) {
        let (state, change) = match ruling {
            Some(Ruling::Recount) => (Dispute::Ruled, CountChange::Again),
            Some(Ruling::Record) => (Dispute::Ruled, CountChange::GoOn),
            None => (Dispute::Unanswered, CountChange::GoOn),
        };
        results.disputes.insert(centre.clone(), state);
        let change = PollingRequest::Count(centre.clone(), change);
        self.polling.push(change);
        let fact = Fact::DisputeOver {
            centre: centre.clone(),
            ruling,
            after_seconds: (self.now.0 - since).secs(),
        };
        self.out.say(self.now.0, fact);
    }

    /// Voters of the centre lose confidence.
    fn dent(&mut self, centre: &CentreId) {
        let change = -self.figures().dent;
        if let Some(c) = self.brief.scenario.centres.get(centre) {
            self.dents.push(MoodRequest {
                municipality: c.municipality.clone(),
                change,
            });
        }
    }

    fn ruled(&mut self, results: &mut Results, centre: CentreId, ruling: Ruling, by: SeatId) {
        if let Some(&Dispute::Open(since)) = results.disputes.get(&centre) {
            return self.settle(results, &centre, since, Some(ruling));
        }
        let mut forms = results.forms.get_mut(&centre);
        match (forms.as_deref().map(|f| f.step), ruling) {
            (Some(Step::HeldBack(doubt)), Ruling::Recount) => {
                if let Some(forms) = &mut forms {
                    forms.step = Step::Recounting(doubt);
                }
                let work = self.work(&centre, self.figures().recount);
                let wake = ResultWake::Worked(centre);
                self.agenda.at(self.now.0 + work, wake);
            }
            (Some(Step::HeldBack(_)), Ruling::Record) => {
                self.dent(&centre);
                self.enter(results, &centre, Some(ruling));
            }
            // While the ruling was on its way, it became needless.
            (Some(Step::Waiting | Step::Entering | Step::Recounting(_) | Step::Entered(_)), _)
            | (None, _) => {
                let fact = Fact::OrderNotCarriedOut {
                    seat: by,
                    order: Order::RuleOnCount {
                        centre: centre.clone(),
                        ruling,
                    },
                    by: Party::Centre(centre),
                    why: Refusal::WrongState,
                };
                self.out.say(self.now.0, fact);
            }
        }
    }

    fn delivered(
        &mut self,
        results: &mut Results,
        office: &PlaceId,
        centres: Vec<CentreId>,
        whole: bool,
    ) {
        let now = self.now.0;
        for centre in centres {
            let forms = Forms {
                office: office.clone(),
                since: now,
                whole,
                step: Step::Waiting,
            };
            results.forms.insert(centre.clone(), forms);
            let forms = self.stations(&centre);
            self.out.say(now, Fact::ResultReceived { centre, forms });
        }
        self.serve(results, office);
    }

    fn stations(&self, centre: &CentreId) -> u32 {
        let stations = self.brief.scenario.centres.get(centre);
        stations.map_or(0, |c| c.stations.len() as u32)
    }

    /// How long something takes that is done for each station of a centre.
    fn work(&self, centre: &CentreId, each: Span) -> Span {
        Span::from_millis(each.millis() * i64::from(self.stations(centre)))
    }

    /// Free clerks of an office take the forms that have lain there longest.
    fn serve(&mut self, results: &mut Results, office: &PlaceId) {
        let figures = self.figures();
        let here = |f: &Forms, step| f.office == *office && f.step == step;
        loop {
            let all = &results.forms;
            let busy = all.values().filter(|f| here(f, Step::Entering)).count();
            let waiting = all.iter().filter(|(_, f)| here(f, Step::Waiting));
            let next = waiting.min_by_key(|(id, f)| (f.since, *id));
            let Some(centre) = next.map(|(id, _)| id.clone()) else {
                return;
            };
            if busy as u32 >= figures.clerks {
                return;
            }
            if let Some(forms) = results.forms.get_mut(&centre) {
                forms.step = Step::Entering;
            }
            let work = self.work(&centre, figures.entry);
            self.agenda
                .at(self.now.0 + work, ResultWake::Worked(centre));
        }
    }

    /// A clerk is through with the forms of a centre, or a second count of its ballots is.
    fn worked(&mut self, results: &mut Results, centre: &CentreId) {
        let Some(forms) = results.forms.get_mut(centre) else {
            return;
        };
        let office = forms.office.clone();
        match forms.step {
            Step::Entering => {
                let unanswered = results.disputes.get(centre) == Some(&Dispute::Unanswered);
                let adds_up =
                    chance(self.brief.seed, "result", centre.as_str()) >= self.figures().unclear;
                let doubt = match (forms.whole, unanswered, adds_up) {
                    (false, _, _) => Some(ResultDoubt::Custody),
                    (true, true, _) => Some(ResultDoubt::Dispute),
                    (true, false, false) => Some(ResultDoubt::Sums),
                    (true, false, true) => None,
                };
                match doubt {
                    Some(why) => {
                        forms.step = Step::HeldBack(why);
                        let centre = centre.clone();
                        self.out.say(self.now.0, Fact::ResultHeld { centre, why });
                    }
                    None => self.enter(results, centre, None),
                }
                self.serve(results, &office);
            }
            Step::Recounting(_) => self.enter(results, centre, Some(Ruling::Recount)),
            Step::Waiting | Step::HeldBack(_) | Step::Entered(_) => {}
        }
    }

    fn enter(&mut self, results: &mut Results, centre: &CentreId, ruling: Option<Ruling>) {
        let Some(forms) = results.forms.get_mut(centre) else {
            return;
        };
        forms.step = Step::Entered(match forms.step {
            Step::HeldBack(doubt) | Step::Recounting(doubt) => Some(doubt),
            Step::Waiting | Step::Entering => None,
            Step::Entered(doubt) => doubt,
        });
        let fact = Fact::ResultEntered {
            centre: centre.clone(),
            ruling,
            after_seconds: (self.now.0 - forms.since).secs(),
        };
        self.out.say(self.now.0, fact);
    }
}
