//! Orders about voting: suspend, resume, extend; and about counts and result forms in doubt.
//!
//! Deliberately not here: what happens at the centre (`world::polling`) and at the office (`world::results`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::CentreId;
use crate::base::time::SimTime;
use crate::picture::CentreView;
use crate::record::Rules;
use crate::record::fact::{Fact, Refusal};
use crate::record::order::{Order, Party, Target};
use crate::record::states::{CentreState, Power, ResultState, Role, Ruling};
use crate::scenario::model::Seat;
use crate::sim::kernel::context::directorate_of;
use crate::sim::messages::delivery::obeys;

impl Desk<'_, '_, '_, '_> {
    /// A centre as the seat knows it.
    pub(super) fn centre(
        &mut self,
        seat: &Seat,
        power: Power,
        id: &CentreId,
    ) -> Result<CentreView, Refusal> {
        let s = self.scenario();
        need(s.centres.contains_key(id), unknown(id))?;
        let area = directorate_of(&s, &Target::Centre(id.clone()));
        self.may(seat, power, area.as_ref())?;
        if seat.role == Role::Excon {
            return self.eyes.centre(id, true).ok_or_else(|| unknown(id));
        }
        self.known(seat)
            .and_then(|k| k.centres.get(id))
            .cloned()
            .ok_or_else(|| unknown(id))
    }

    /// Suspends voting.
    pub(super) fn suspend(&mut self, seat: &Seat, centre: &CentreId) -> Verdict {
        let entitled = seat.powers().contains(&Power::Voting);
        let allows = self.eyes.brief.rules >= Rules::Edition4;
        // A room commands the forces at the gate, and a head of centre may take its word for an order.
        let power = if entitled || !allows {
            Power::Voting
        } else {
            Power::Units
        };
        let view = self.centre(seat, power, centre)?;
        let taken_back = self.awaited_voting(seat, centre) == Some(true);
        need(
            view.state != CentreState::Suspended || taken_back,
            Refusal::AlreadySo,
        )?;
        need(
            view.state == CentreState::Open || taken_back,
            Refusal::WrongState,
        )?;
        let answers_at_once = self.eyes.brief.rules < Rules::Edition5;
        if !entitled && answers_at_once {
            let obeys = obeys(self.eyes.brief.seed, centre);
            let (seat_id, centre_id) = (seat.id.clone(), centre.clone());
            if !obeys {
                self.answers.push(Fact::OrderNotCarriedOut {
                    seat: seat_id,
                    order: Order::SuspendVoting { centre: centre_id },
                    by: Party::Centre(centre.clone()),
                    why: Refusal::NoPower,
                });
                return Ok(());
            }
            let fact = Fact::OrderBeyondPowers {
                seat: seat_id,
                centre: centre_id,
            };
            self.answers.push(fact);
        }
        if self.awaits(seat) {
            self.knowledge.of(&seat.id).ordered_voting(centre, false);
        }
        let order = Order::SuspendVoting {
            centre: centre.clone(),
        };
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    /// Resumes voting.
    pub(super) fn resume(&mut self, seat: &Seat, centre: &CentreId) -> Verdict {
        let view = self.centre(seat, Power::Voting, centre)?;
        let taken_back = self.awaited_voting(seat, centre) == Some(false);
        let open = view.state == CentreState::Open;
        need(!open || taken_back, Refusal::AlreadySo)?;
        let stopped = view.state == CentreState::Suspended || open;
        need(
            stopped && !self.impossible(seat, centre),
            Refusal::WrongState,
        )?;
        if self.awaits(seat) {
            self.knowledge.of(&seat.id).ordered_voting(centre, true);
        }
        let order = Order::ResumeVoting {
            centre: centre.clone(),
        };
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    /// Whether the seat has ordered a centre to vote, or not to, and has not heard of it yet.
    fn awaited_voting(&self, seat: &Seat, centre: &CentreId) -> Option<bool> {
        let known = self.known(seat)?;
        known.awaited.voting.get(centre).copied()
    }

    /// Whether an incident that the seat knows of, or for exercise control any, makes voting impossible.
    fn impossible(&self, seat: &Seat, centre: &CentreId) -> bool {
        let site = Target::Centre(centre.clone());
        match self.known(seat) {
            Some(k) => k.incidents.values().any(|i| i.suspends && i.site == site),
            None => self.eyes.voting_impossible(centre),
        }
    }

    /// Lets a centre close later.
    pub(super) fn extend(&mut self, seat: &Seat, centre: &CentreId, until: SimTime) -> Verdict {
        let view = self.centre(seat, Power::Voting, centre)?;
        let admits = matches!(
            view.state,
            CentreState::NotOpen | CentreState::Ready | CentreState::Open | CentreState::Suspended
        );
        need(admits, Refusal::WrongState)?;
        if self.eyes.brief.rules >= Rules::Edition2 {
            let opens = self.scenario().settings.polling.opens;
            let goes_on = match view.state {
                // What was seen before the hour says nothing about the doors after it.
                CentreState::NotOpen | CentreState::Ready => view.word.as_of < opens,
                _ => !self.impossible(seat, centre),
            };
            need(goes_on, Refusal::NoVoting)?;
        }
        need(
            until > view.closes && until > self.eyes.at() && until <= self.scenario().head.end,
            Refusal::BadTime,
        )?;
        let order = Order::ExtendVoting {
            centre: centre.clone(),
            until,
        };
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    /// Rules on a disputed count, which the head of centre is told, or on forms that the office holds back.
    pub(super) fn rule_on_count(
        &mut self,
        seat: &Seat,
        centre: &CentreId,
        ruling: Ruling,
    ) -> Verdict {
        let view = self.centre(seat, Power::Voting, centre)?;
        let to = match view.result.map(|r| r.state) {
            Some(ResultState::Disputed) => Some(Party::Centre(centre.clone())),
            Some(ResultState::HeldBack) => self.eyes.office_of(centre).map(Party::Post),
            Some(ResultState::Received | ResultState::Recounting | ResultState::Entered) | None => {
                None
            }
        };
        let to = to.ok_or(Refusal::WrongState)?;
        let centre = centre.clone();
        self.post(seat, to, Order::RuleOnCount { centre, ruling });
        Ok(())
    }
}
