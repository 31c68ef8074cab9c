//! Orders about postures: of checkpoints, of all checkpoints of a directorate, of centres' gates.
//!
//! Deliberately not here: what a posture does (`world::checkpoints`, `world::polling`).

use super::desk::{Desk, Verdict, need, unknown};
use crate::base::ids::{CentreId, CheckpointId, DirectorateId};
use crate::base::time::Span;
use crate::record::Rules;
use crate::record::fact::Refusal;
use crate::record::order::{Order, Party};
use crate::record::states::{Direction, Posture, Power};
use crate::scenario::model::{Checkpoint, Seat};

impl Desk<'_, '_, '_, '_> {
    /// Sets the posture of a checkpoint, both ways or one.
    pub(super) fn set_posture(
        &mut self,
        seat: &Seat,
        checkpoint: &CheckpointId,
        way: Option<Direction>,
        posture: Posture,
    ) -> Verdict {
        self.checkpoint(seat, checkpoint)?;
        let tells_apart = self.eyes.brief.rules >= Rules::Edition5;
        need(way.is_none() || tells_apart, Refusal::NotCapable)?;
        need(
            self.would_change(seat, checkpoint, way, posture),
            Refusal::AlreadySo,
        )?;
        self.post_posture(seat, checkpoint.clone(), way, posture);
        Ok(())
    }

    /// Has a checkpoint's people relieved; the directorate hears of it, and musters the relief.
    pub(super) fn relieve_post(&mut self, seat: &Seat, checkpoint: &CheckpointId) -> Verdict {
        self.checkpoint(seat, checkpoint)?;
        let duty = match self.known(seat) {
            Some(k) => k.checkpoints.get(checkpoint).and_then(|v| v.duty),
            None => self.eyes.checkpoint(checkpoint).and_then(|v| v.duty),
        };
        let duty = duty.ok_or(Refusal::NotCapable)?;
        need(duty.relief.is_none(), Refusal::AlreadySo)?;
        need(duty.reliefs > 0, Refusal::NoRelief)?;
        let s = self.scenario();
        let post = &s.checkpoints[checkpoint];
        let directorate = s.seats[&post.seat].directorate.as_ref();
        let home = directorate
            .map_or(&post.near, |d| &s.directorates[d].seat)
            .clone();
        let net = &self.eyes.net;
        let way = net.fastest(net.node(&home), &[net.node(&post.near)], 1.0, |x| {
            self.believed_open(seat, x)
        });
        let (_, (_, ms)) = way.ok_or(Refusal::NoRoute)?;
        let (now, table) = (self.eyes.at(), &s.settings.readiness);
        let drive = Span::from_millis(ms.cast_signed());
        let comes = now + table.muster + drive + table.hand_over;
        let order = Order::RelievePost {
            checkpoint: checkpoint.clone(),
        };
        self.post(seat, Party::Post(home), order);
        if self.awaits(seat) {
            let known = self.knowledge.of(&seat.id);
            known.ordered_post_relief(checkpoint, comes, now);
        }
        Ok(())
    }

    fn post_posture(
        &mut self,
        seat: &Seat,
        checkpoint: CheckpointId,
        way: Option<Direction>,
        posture: Posture,
    ) {
        if self.awaits(seat) {
            let asked = self.asked_of(seat, &checkpoint, way, posture);
            let known = self.knowledge.of(&seat.id);
            known.ordered_posture(&checkpoint, asked);
        }
        let (to, checkpoint) = (Party::Checkpoint(checkpoint.clone()), checkpoint);
        let order = match way {
            None => Order::SetPosture {
                checkpoint,
                posture,
            },
            Some(direction) => Order::SetDirection {
                checkpoint,
                direction,
                posture,
            },
        };
        self.post(seat, to, order);
    }

    /// The postures that a checkpoint would have by an order, given what the seat ordered before or else knows.
    fn asked_of(
        &self,
        seat: &Seat,
        checkpoint: &CheckpointId,
        way: Option<Direction>,
        posture: Posture,
    ) -> [Posture; 2] {
        let awaited = self.known(seat).map(|k| &k.awaited.checkpoints);
        let awaited = awaited.and_then(|a| a.get(checkpoint)).copied();
        let before = awaited.or_else(|| self.postures(seat, checkpoint));
        let [inward, outward] = before.unwrap_or([posture; 2]);
        match way {
            None => [posture; 2],
            Some(Direction::In) => [posture, outward],
            Some(Direction::Out) => [inward, posture],
        }
    }

    /// Whether an order of a posture asks for something else than what the seat knows or has ordered.
    fn would_change(
        &self,
        seat: &Seat,
        checkpoint: &CheckpointId,
        way: Option<Direction>,
        posture: Posture,
    ) -> bool {
        let asked = self.asked_of(seat, checkpoint, way, posture);
        let awaited = self.known(seat).map(|k| &k.awaited.checkpoints);
        let other = awaited.and_then(|a| a.get(checkpoint));
        self.postures(seat, checkpoint) != Some(asked) || other.is_some_and(|p| *p != asked)
    }

    /// Sets the posture of all checkpoints of a directorate that have another one.
    pub(super) fn set_posture_plan(
        &mut self,
        seat: &Seat,
        directorate: &DirectorateId,
        posture: Posture,
    ) -> Verdict {
        let s = self.scenario();
        self.over(seat, Power::Postures, directorate)?;
        let area = |c: &&Checkpoint| {
            s.seats.get(&c.seat).and_then(|x| x.directorate.as_ref()) == Some(directorate)
        };
        let all = s.checkpoints.values().filter(area).map(|c| &c.id);
        let differ: Vec<CheckpointId> = all
            .filter(|c| self.would_change(seat, c, None, posture))
            .cloned()
            .collect();
        need(!differ.is_empty(), Refusal::AlreadySo)?;
        for checkpoint in differ {
            self.post_posture(seat, checkpoint, None, posture);
        }
        Ok(())
    }

    /// Sets the posture of a centre's gate.
    pub(super) fn set_gate(&mut self, seat: &Seat, centre: &CentreId, posture: Posture) -> Verdict {
        let view = self.centre(seat, Power::Postures, centre)?;
        let awaited = self.known(seat).and_then(|k| k.awaited.gates.get(centre));
        let other = awaited.is_some_and(|p| *p != posture);
        need(view.gate != posture || other, Refusal::AlreadySo)?;
        if self.awaits(seat) {
            self.knowledge.of(&seat.id).ordered_gate(centre, posture);
        }
        let order = Order::SetGate {
            centre: centre.clone(),
            posture,
        };
        self.post(seat, Party::Centre(centre.clone()), order);
        Ok(())
    }

    /// Whether the seat may instruct a checkpoint.
    pub(super) fn checkpoint(&self, seat: &Seat, id: &CheckpointId) -> Verdict {
        let s = self.scenario();
        let c = s.checkpoints.get(id).ok_or_else(|| unknown(id))?;
        let area = s.seats.get(&c.seat).and_then(|x| x.directorate.clone());
        self.may(seat, Power::Postures, area.as_ref())
    }

    /// The postures of a checkpoint as the seat knows it: of those who come in, and of those who go out.
    fn postures(&self, seat: &Seat, id: &CheckpointId) -> Option<[Posture; 2]> {
        if let Some(k) = self.known(seat) {
            let view = k.checkpoints.get(id)?;
            return Some([Direction::In, Direction::Out].map(|d| view.posture_of(d)));
        }
        self.eyes.postures(id)
    }

    /// Checkpoints that a seat may instruct.
    pub(super) fn own_checkpoints(&self, seat: &Seat) -> Vec<CheckpointId> {
        let s = self.scenario();
        s.checkpoints
            .keys()
            .filter(|c| self.checkpoint(seat, c).is_ok())
            .cloned()
            .collect()
    }

    /// The checkpoints that an order names, or all of the seat's own if it names none; there has to be one.
    pub(super) fn addressed_checkpoints(
        &self,
        seat: &Seat,
        list: &[CheckpointId],
    ) -> Result<Vec<CheckpointId>, Refusal> {
        let checkpoints = if list.is_empty() {
            self.own_checkpoints(seat)
        } else {
            list.to_vec()
        };
        for c in &checkpoints {
            self.checkpoint(seat, c)?;
        }
        need(!checkpoints.is_empty(), Refusal::NoCheckpoints)?;
        Ok(checkpoints)
    }
}
