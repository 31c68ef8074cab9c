//! Where one who looks sits: at the window of the machine that plays, or in a browser at a seat of the exercise.
//!
//! Deliberately not here: what may be done there (`rights`), who may sit where (the renderers).

/// Where one who looks sits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) enum Place {
    /// At the window of the machine that plays.
    #[default]
    Window,
    /// In a browser, as exercise control.
    Control,
    /// In a browser, as a team at its seat.
    Team,
    /// In a browser, with exercise control's eyes and without its hands: an observer.
    Looking,
    /// In a browser, with exercise control's eyes: an evaluator, who writes notes and ratings and steers nothing.
    Evaluator,
    /// In a browser, with the main room's eyes: a note-taker, who writes notes and does nothing else.
    NoteTaker,
    /// In a browser, for all who are in the hall: the map and the clock, with the main room's eyes.
    BigScreen,
}
