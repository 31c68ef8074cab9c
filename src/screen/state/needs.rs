//! What an act needs of who sits at the window.
//!
//! Deliberately not here: who may do what (`rights`).

/// What an act needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Needs {
    /// Nothing: where one looks, how the window looks.
    Nothing,
    /// That one may write down what one saw.
    Notes,
    /// That one sits at the machine that plays: its files, its window, which exercise is open.
    Machine,
    /// That what was played may be looked at again from here.
    Again,
    /// That one steers a replay.
    Replaying,
    /// That one may look through other eyes than those of one's seat.
    Eyes,
    /// That there is no real emergency: to pause and to go on.
    Calm,
    /// That the exercise is played: the stop for a real emergency and its end.
    Stop,
    /// That the exercise is played and not stopped: orders of a seat.
    Play,
    /// That answers may be written in a discussion: a seat's own, or others' by those who take notes.
    Answers,
    /// That one leads the discussion: puts questions, pauses it.
    Talk,
    /// That it may be noted which points were raised.
    Points,
    /// That the clock may be moved: exercise control's while it is played, anybody's in a replay.
    Clock,
    /// That exercise control plays: the script, who holds a seat, ENDEX.
    Script,
    /// Exercise control's eyes, in a replay too: what evaluators write shows the script.
    Judging,
}

impl Needs {
    /// Whether it is part of playing, so that there is nothing of it where an exercise is only looked at again. Something real may
    /// happen then too: the stop for it is no part of playing.
    pub(crate) fn is_play(self) -> bool {
        matches!(
            self,
            Self::Play | Self::Script | Self::Talk | Self::Answers | Self::Points
        )
    }
}
