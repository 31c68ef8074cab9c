//! Which edition of the simulation's rules an exercise is played by.
//!
//! A fault in the rules is mended for new exercises; an exercise that was played keeps the rules by which it was played, so that
//! its file comes out the same for ever. Where a rule changed, the simulation asks the edition.
//! Deliberately not here: the rules.

use serde::{Deserialize, Serialize};

/// An edition of the simulation's rules. Kept in the exercise file; a later edition is a new variant at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Rules {
    /// Of exercise files up to format 3.
    Edition1,
    /// Of exercise files of format 4: escorts are released when their convoy has arrived, a centre that never opened has nobody
    /// in line, voting is extended only where it can go on, effects of an inject act in the order in which they are written, and an inject
    /// that was skipped can still be released by hand.
    Edition2,
    /// A seat learns from a message what that message tells, and nothing that another message of the same inject tells another
    /// seat; several messages of an inject to one seat are all shown, and confirmed together. What ends an outage or a disturbance
    /// is what made it, however incidents are called. State hashes hold all of the state.
    Edition3,
    /// What was ordered up to half an hour before an inject meets what it expects, if it still holds; an order that was taken back
    /// before it had effect meets nothing; expected actions can ask for outcomes.
    Edition4,
    /// What one party says to another arrives in the order in which it was said; an order that a newer one takes back before it
    /// arrives has no effect; an order can be taken back before anything was heard of it. A posture plan takes back a single posture
    /// and is taken back by one. A head of centre who refuses an order answers over a channel. A convoy that is ordered to stop while
    /// it waits for its escort stays, and one that goes round a known block says so. Checkpoints tell entrance and exit apart, find
    /// things in the traffic and count whom they cannot search; a full search dents confidence; turnout is told by sex. Orders are refused by what exactly is not possible.
    Edition5,
    /// People are on duty for a time: beyond a shift they tire faster, and a relief can be ordered; units at their posts tire as all
    /// others do. What a check finds and what some incidents yield is held on the spot until it is handed over. A convoy that was
    /// told to go on or to stop, and did not hear it, is known to stand or to drive as it was last heard of. Fewer and
    /// fewer people come to harm the longer a stage of an incident lasts.
    Edition6,
    /// A count can be disputed and waits for a ruling; result forms are followed from the boxes to their entry at the office.
    /// What still had time at ENDEX is not held to have failed: an expected action, boxes that are on their way with their escort,
    /// people and evidence that may still be held. People at checkpoints tire as units do, and are relieved by an order or by a
    /// change of shift that was planned. Centres may have been open for hours at STARTEX.
    Edition7,
    /// An order that was not carried out meets nothing that is expected: whoever was to carry it out declined it or could not, or heard a
    /// newer one first. Where one of several orders is taken back, the others still meet it.
    Edition8,
    /// A road between two directorates, and an incident on it, lies in both: the rooms of either end may send units there and ask for
    /// support. Before, only the room of the end at which the road begins could.
    Edition9,
}

impl Rules {
    /// By which new exercises are played.
    pub const PRESENT: Self = Self::Edition9;

    /// Whether orders are refused by what exactly is not possible, and words that show nothing or are too many are refused.
    pub fn tells_refusals_apart(self) -> bool {
        self >= Self::Edition5
    }
}
