//! A real emergency as the host itself says it: what is real reaches the browsers though the exercise that they look at has died, or its
//! thread hangs.
//!
//! An exercise that lives has the word: what it has taken stands in its file and its snapshots. Until it has taken it, and where it never
//! will, the host's own word stands. Deliberately not here: who may say so (`screen::state::rights`), how it is shown (`screen`).

use std::sync::{Arc, Mutex};

use super::locks::lock;
use crate::session::player::Emergency;

/// What was said to the host last, as long as the exercise has not taken it: that there is one, or that it is over.
#[derive(Default)]
pub(super) struct Alarm(Mutex<Option<Option<Arc<Emergency>>>>);

impl Alarm {
    /// There is one, or it is over.
    pub(super) fn say(&self, what: Option<Arc<Emergency>>) {
        *lock(&self.0) = Some(what);
    }

    /// What is so: `exercise` is what the exercise says, and whether it lives.
    pub(super) fn is(
        &self,
        exercise: Option<&Arc<Emergency>>,
        lives: bool,
    ) -> Option<Arc<Emergency>> {
        let mut said = lock(&self.0);
        if !lives {
            return said.clone().unwrap_or_else(|| exercise.cloned());
        }
        // It has taken it, or it will be told by itself that it is over.
        if exercise.is_some() || *said == Some(None) {
            *said = None;
        }
        exercise.cloned().or_else(|| said.clone().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::SimTime;

    fn emergency(wall_ms: i64) -> Option<Arc<Emergency>> {
        Some(Arc::new(Emergency {
            by: None,
            at: SimTime::ZERO,
            wall_ms,
        }))
    }

    #[test]
    fn the_hosts_word_stands_until_the_exercise_has_taken_it_and_for_good_where_it_is_dead() {
        let alarm = Alarm::default();
        let (first, own) = (emergency(1), emergency(2));
        assert_eq!(alarm.is(None, true), None);
        alarm.say(first.clone());
        assert_eq!(alarm.is(None, true), first, "before it has taken it");
        assert_eq!(alarm.is(own.as_ref(), true), own);
        assert_eq!(alarm.is(None, true), None, "it was over elsewhere");
        alarm.say(None);
        assert_eq!(alarm.is(own.as_ref(), true), own, "until it has heard it");
        // One that died while it stood still is let go by the host.
        assert_eq!(alarm.is(own.as_ref(), false), own);
        alarm.say(None);
        assert_eq!(alarm.is(own.as_ref(), false), None);
        alarm.say(first.clone());
        assert_eq!(alarm.is(None, false), first);
        assert_eq!(alarm.is(None, false), first, "it stays so");
    }
}
