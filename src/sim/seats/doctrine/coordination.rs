//! A seat thinking about words and about what is done in concert: reports, lookouts, convoys, rumours.
//!
//! Deliberately not here: units, roads and voting (`mind`).

use super::mind::Mind;
use crate::base::ids::SeatId;
use crate::base::time::Span;
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::{
    Capability, ConvoyState, Freight, Halt, IncidentState, Role, VehicleState,
};
use crate::scenario::model::Doctrine;
use crate::sim::kernel::context::places_of;

/// A way longer than this is not worth going; then waiting is better (estimate).
const DETOUR: Span = Span::from_mins(120);

/// Time without a word after which a start is taken for lost (estimate).
const UNHEARD: Span = Span::from_mins(12);

type Plans = Vec<(String, Vec<Order>)>;

impl Mind<'_, '_, '_> {
    /// What a rule finds to do: what about, and the orders for it.
    pub(crate) fn concert(&self, does: &Doctrine) -> Plans {
        let k = self.known;
        let now = self.eyes.at();
        match does {
            Doctrine::AcknowledgeReports => {
                let open = k
                    .reports
                    .iter()
                    .filter(|r| r.wants_confirmation && !r.confirmed);
                open.map(|r| {
                    (
                        r.number.to_string(),
                        vec![Order::AcknowledgeReport { report: r.number }],
                    )
                })
                .collect()
            }
            Doctrine::PassReports { to } => self.pass_reports(to),
            Doctrine::ReportSituation { to, every } => {
                let slot = (now - self.s.head.start).millis() / every.millis();
                let seats = self
                    .seats(to)
                    .into_iter()
                    .filter(|_| slot > 0 && !self.s.is_night(now));
                seats
                    .map(|to| {
                        (
                            format!("{slot}>{to}"),
                            vec![Order::PassOn {
                                about: About::Situation,
                                to,
                            }],
                        )
                    })
                    .collect()
            }
            Doctrine::IssueLookouts { holds } => {
                let open = k.vehicles.values().filter(|v| {
                    v.state == VehicleState::Driving && v.lookout.is_none_or(|t| t <= now)
                });
                let order = |v: &crate::picture::VehicleView| {
                    let until = (now + *holds).min(self.s.head.end);
                    Order::IssueLookout {
                        vehicle: v.id.clone(),
                        checkpoints: Vec::new(),
                        until,
                    }
                };
                let found = k
                    .vehicles
                    .values()
                    .filter(|v| v.state == VehicleState::Held && v.lookout.is_some());
                let over = found.map(|v| {
                    (
                        v.id.to_string(),
                        vec![Order::CancelLookout {
                            vehicle: v.id.clone(),
                        }],
                    )
                });
                open.map(|v| (v.id.to_string(), vec![order(v)]))
                    .chain(over)
                    .collect()
            }
            Doctrine::PassLookouts => self.pass_lookouts(),
            Doctrine::StartConvoys { before, after } => self.start_convoys(*before, *after),
            Doctrine::ProceedConvoys => self.proceed_convoys(),
            Doctrine::VerifyRumours => {
                let open = k.rumours.values().filter(|r| r.truth.is_none());
                open.map(|r| {
                    (
                        r.id.to_string(),
                        vec![Order::VerifyRumour {
                            rumour: r.id.clone(),
                        }],
                    )
                })
                .collect()
            }
            Doctrine::CorrectRumours => {
                let open = k
                    .rumours
                    .values()
                    .filter(|r| r.truth == Some(false) && !r.corrected);
                open.map(|r| {
                    (
                        r.id.to_string(),
                        vec![Order::CorrectRumour {
                            rumour: r.id.clone(),
                        }],
                    )
                })
                .collect()
            }
            Doctrine::BriefMedia => {
                let about = k.rumours.values().flat_map(|r| &r.municipalities);
                about
                    .map(|m| {
                        (
                            m.to_string(),
                            vec![Order::BriefMedia {
                                municipality: m.clone(),
                            }],
                        )
                    })
                    .collect()
            }
            Doctrine::RepeatOrders { after } => self.repeat_orders(*after),
            Doctrine::CheckComms => vec![("comms".to_owned(), vec![Order::CheckComms])],
            other => unreachable!("{other:?} is thought of elsewhere"),
        }
    }

    /// Other seats of some roles whose area touches this seat's.
    fn seats(&self, roles: &[Role]) -> Vec<SeatId> {
        let near = |x: &&crate::scenario::model::Seat| {
            x.directorate.is_none()
                || self.seat.directorate.is_none()
                || x.directorate == self.seat.directorate
        };
        let all = self
            .s
            .seats
            .values()
            .filter(|x| roles.contains(&x.role) && x.id != self.seat.id);
        all.filter(near).map(|x| x.id.clone()).collect()
    }

    fn pass_reports(&self, roles: &[Role]) -> Plans {
        let mut plans = Plans::new();
        for to in self.seats(roles) {
            for r in &self.known.reports {
                let worth = matches!(
                    r.about,
                    About::Incident(_) | About::Rumour(_) | About::Road(_)
                );
                let from_there = matches!(&r.from, Party::Seat(from) if *from == to);
                if !worth || from_there || r.passed_to.contains(&to) {
                    continue;
                }
                let subject = format!("{:?}>{to}", r.about);
                if plans.iter().all(|p| p.0 != subject) {
                    plans.push((
                        subject,
                        vec![Order::PassOn {
                            about: r.about.clone(),
                            to: to.clone(),
                        }],
                    ));
                }
            }
        }
        plans
    }

    fn pass_lookouts(&self) -> Plans {
        let roles: &[Role] = if self.seat.role == Role::MainRoom {
            &[Role::SubRoom]
        } else {
            &[Role::MainRoom]
        };
        let mut plans = Plans::new();
        for v in self.known.vehicles.values() {
            let about = About::Vehicle(v.id.clone());
            let told = |to: &SeatId| {
                self.known
                    .reports
                    .iter()
                    .any(|r| r.about == about && r.from == Party::Seat(to.clone()))
            };
            for to in self.seats(roles) {
                // Who told it knows; that it was found is worth telling everyone.
                if v.state == VehicleState::Driving && told(&to) || v.state == VehicleState::Gone {
                    continue;
                }
                plans.push((
                    format!("{} {:?}>{to}", v.id, v.state),
                    vec![Order::PassOn {
                        about: About::Vehicle(v.id.clone()),
                        to,
                    }],
                ));
            }
        }
        plans
    }

    fn start_convoys(&self, before: Span, after: Span) -> Plans {
        let now = self.eyes.at();
        let own = self
            .known
            .convoys
            .values()
            .filter(|c| c.seat == self.seat.id && c.state == ConvoyState::Waiting);
        let polling = &self.s.settings.polling;
        let time = |c: &crate::picture::ConvoyView| match (
            self.s.convoys[&c.id].departs,
            self.s.convoys[&c.id].carries,
        ) {
            (Some(t), _) => now >= t,
            (None, Freight::Materials) => now + before >= polling.opens,
            (None, Freight::Boxes) => now >= polling.closes + after,
        };
        let plan = |c: &crate::picture::ConvoyView| {
            let convoy = c.id.clone();
            let escort = self
                .free(Capability::Escort, &Target::Convoy(c.id.clone()))
                .first()
                .map(|u| u.id.clone());
            let announce = Order::AnnounceConvoy {
                convoy: convoy.clone(),
                checkpoints: Vec::new(),
            };
            (
                c.id.to_string(),
                vec![announce, Order::StartConvoy { convoy, escort }],
            )
        };
        own.filter(|c| time(c)).map(plan).collect()
    }

    fn proceed_convoys(&self) -> Plans {
        let own = self
            .known
            .convoys
            .values()
            .filter(|c| c.seat == self.seat.id && c.state == ConvoyState::Halted);
        let mut plans = Plans::new();
        for c in own {
            let to = Target::Convoy(c.id.clone());
            let go = Order::ProceedConvoy {
                convoy: c.id.clone(),
                skip: false,
            };
            let orders = match c.halted {
                Some(Halt::NoEscort) => {
                    let coming = self
                        .known
                        .units
                        .values()
                        .any(|u| u.task.as_ref() == Some(&to));
                    let free = self
                        .free(Capability::Escort, &to)
                        .first()
                        .map(|u| u.id.clone());
                    free.filter(|_| !coming).map(|unit| {
                        vec![Order::Dispatch {
                            unit,
                            to: to.clone(),
                        }]
                    })
                }
                Some(Halt::Attacked) => {
                    let going_on = |i: &crate::picture::IncidentView| {
                        i.site == to
                            && matches!(i.state, IncidentState::Active | IncidentState::Contained)
                    };
                    (!self.known.incidents.values().any(going_on)).then(|| vec![go])
                }
                Some(Halt::Blocked) => self.another_way(c).then(|| vec![go]),
                // Nothing was heard since it was told to start: it is told again, by the next channel.
                None if self.eyes.at() >= c.word.heard + UNHEARD => {
                    let channel = self
                        .eyes
                        .comms
                        .channel(&self.seat.id, None)
                        .map(|used| self.eyes.comms.after(used));
                    let start = Order::StartConvoy {
                        convoy: c.id.clone(),
                        escort: None,
                    };
                    Some(
                        channel
                            .map(|channel| Order::UseChannel {
                                channel,
                                with: None,
                            })
                            .into_iter()
                            .chain([start])
                            .collect(),
                    )
                }
                Some(Halt::Ordered) | None => None,
            };
            plans.extend(orders.map(|o| (c.id.to_string(), o)));
        }
        plans
    }

    /// Whether the seat knows a way for a convoy to its next centre, or its office, that is worth going.
    fn another_way(&self, c: &crate::picture::ConvoyView) -> bool {
        let net = &self.eyes.net;
        let office = self.s.convoys[&c.id].from.clone();
        let goal = c
            .left
            .first()
            .map_or(office, |id| self.s.centres[id].place.clone());
        let from = net.node(&c.from);
        let way = net.fastest(from, &[net.node(&goal)], self.s.convoys[&c.id].speed, |x| {
            net.usable(x, &self.seat.id)
        });
        way.is_some_and(|(_, (_, ms))| ms <= DETOUR.millis().cast_unsigned())
    }

    /// An order that a unit has not confirmed is given again, by the next channel.
    fn repeat_orders(&self, after: Span) -> Plans {
        let now = self.eyes.at();
        let late = self.known.units.values().filter(|u| {
            u.command == self.seat.id && u.unconfirmed.is_some_and(|t| now >= t + after)
        });
        let plan = |u: &crate::picture::UnitView| {
            let to = u.task.clone().filter(|t| self.still_there(t))?;
            let used = self.eyes.comms.channel(&self.seat.id, None)?;
            let channel = self.eyes.comms.after(used);
            let again = Order::Redirect {
                unit: u.id.clone(),
                to,
            };
            Some((
                u.id.to_string(),
                vec![
                    Order::UseChannel {
                        channel,
                        with: None,
                    },
                    again,
                ],
            ))
        };
        late.filter_map(plan).collect()
    }

    fn still_there(&self, t: &Target) -> bool {
        match t {
            Target::Incident(id) => self.known.incidents.get(id).is_some_and(|i| {
                matches!(i.state, IncidentState::Active | IncidentState::Contained)
            }),
            other => !places_of(self.s, other).is_empty(),
        }
    }
}
