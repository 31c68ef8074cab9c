//! What heads of centre report, and the office to which result forms come.
//!
//! Deliberately not here: what happened (`observers` reads it), how a report travels (`messages::exchange`).

use super::observers::Net;
use crate::base::ids::{CentreId, SeatId};
use crate::picture::CentreView;
use crate::record::fact::Refusal;
use crate::record::order::{About, Order, Party, Target};
use crate::record::states::{ResultState, Role};
use crate::sim::kernel::context::directorate_of;
use crate::sim::messages::message::News;
use crate::sim::seats::truth::in_area;

impl Net<'_, '_, '_> {
    /// The room in charge of a centre, and the commission's seats.
    pub(super) fn centre_seats(&self, id: &CentreId) -> Vec<SeatId> {
        let area = directorate_of(&self.s, &Target::Centre(id.clone()));
        let commission = self
            .s
            .seats
            .values()
            .filter(|x| x.role == Role::Commission && in_area(x, area.as_ref()));
        self.room(&Target::Centre(id.clone()))
            .into_iter()
            .chain(commission.map(|x| x.id.clone()))
            .collect()
    }

    /// A centre as its head sees it, who does not know what becomes of the forms at the office.
    pub(super) fn on_the_spot(&mut self, id: &CentreId) -> Option<CentreView> {
        let mut view = self.eyes.centre(id, false)?;
        view.result = view.result.filter(|r| r.state == ResultState::Disputed);
        Some(view)
    }

    /// A head of centre asks for a ruling.
    pub(super) fn disputed(&mut self, id: &CentreId) {
        let Some(view) = self.on_the_spot(id) else {
            return;
        };
        let to = self.centre_seats(id);
        let (from, about) = (Party::Centre(id.clone()), About::Centre(id.clone()));
        self.tell(from, to, about, vec![News::Centre(view)], (true, false));
    }

    /// The office says how the forms of a centre stand: routine, or asking for a ruling.
    pub(super) fn office(&mut self, id: &CentreId, asks: bool) {
        let (Some(view), Some(office)) = (self.eyes.centre(id, false), self.eyes.office_of(id))
        else {
            return;
        };
        let to = self.centre_seats(id);
        let (from, about) = (Party::Post(office), About::Centre(id.clone()));
        self.tell(from, to, about, vec![News::Centre(view)], (asks, !asks));
    }

    pub(super) fn centre(&mut self, id: &CentreId) {
        let Some(view) = self.on_the_spot(id) else {
            return;
        };
        let to = self.centre_seats(id);
        self.tell(
            Party::Centre(id.clone()),
            to,
            About::Centre(id.clone()),
            vec![News::Centre(view)],
            (false, true),
        );
    }

    /// A head of centre answers the seat whose order it does not carry out.
    pub(super) fn declined(
        &mut self,
        seat: &SeatId,
        order: &Order,
        centre: &CentreId,
        why: &Refusal,
    ) {
        let Some(view) = self.on_the_spot(centre) else {
            return;
        };
        let answer = News::Declined(Box::new(order.clone()), why.clone(), self.eyes.at());
        self.tell(
            Party::Centre(centre.clone()),
            vec![seat.clone()],
            About::Centre(centre.clone()),
            vec![News::Centre(view), answer],
            (false, false),
        );
    }
}
