//! In which form a scenario is rehearsed, and how long that takes the people who do it.
//!
//! It follows from what the scenario holds, so that no author has to say it. Deliberately not here: words.

use super::Scenario;
use super::model::Module;
use crate::base::time::Span;

/// How a scenario is rehearsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// It is talked about, in modules, and played in pieces at most.
    Talk,
    /// It is played in one sitting, a minute for a minute.
    Sitting,
    /// It covers more than people can sit through, so it is played at a higher pace, with its quiet hours passed over.
    Days,
}

/// The longest that is played a minute for a minute: half a working day.
const LONGEST_SITTING: Span = Span::from_mins(4 * 60);
/// The longest that people sit at one exercise: a working day without its breaks.
const LONGEST_DAY: Span = Span::from_mins(6 * 60);
/// Paces that are offered, times the clock.
pub const PACES: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 60.0, 120.0, 300.0, 600.0];

impl Scenario {
    /// In which form it is rehearsed.
    pub fn form(&self) -> Form {
        if !self.modules.is_empty() {
            Form::Talk
        } else if self.head.end - self.head.start <= LONGEST_SITTING {
            Form::Sitting
        } else {
            Form::Days
        }
    }

    /// The whole of it without the quiet stretches that are jumped over.
    fn awake(&self) -> Span {
        let nights = self
            .head
            .nights
            .iter()
            .map(|(from, to)| (*to - *from).millis());
        let whole = (self.head.end - self.head.start).millis();
        Span::from_millis(whole - nights.sum::<i64>())
    }

    /// A pace, times the clock, at which it is usually played: the lowest by which it fits into a working day.
    pub fn usual_pace(&self) -> f64 {
        let whole = self.awake().secs() as f64;
        match self.form() {
            Form::Talk | Form::Sitting => 1.0,
            Form::Days => {
                let enough = |pace: &f64| whole / pace <= LONGEST_DAY.secs() as f64;
                PACES
                    .into_iter()
                    .find(enough)
                    .unwrap_or(PACES[PACES.len() - 1])
            }
        }
    }

    /// How long it takes the people: its modules, or the whole of it at the usual pace.
    pub fn lasts(&self) -> Span {
        match self.form() {
            Form::Talk => {
                let modules = self.modules.iter().map(|m| m.lasts().millis());
                Span::from_millis(modules.sum())
            }
            Form::Sitting | Form::Days => {
                let whole = self.awake().secs();
                Span::from_secs((whole as f64 / self.usual_pace()) as i64)
            }
        }
    }
}

impl Module {
    /// How long it takes by the clock on the wall: its time box, and its piece of play at that one's pace.
    pub fn lasts(&self) -> Span {
        let piece = self.play.as_ref().zip(self.at).map_or(0, |(piece, at)| {
            ((piece.until - at).millis() as f64 / piece.pace) as i64
        });
        self.time_box + Span::from_millis(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::shipped;

    #[test]
    fn the_form_of_a_scenario_follows_from_what_it_holds() {
        let of = |name: &str| {
            let texts = shipped::with_library(shipped::texts(name).unwrap());
            let s = crate::scenario::from_texts(texts).scenario.unwrap();
            (s.form(), s.usual_pace(), s.lasts().secs() / 60)
        };
        assert_eq!(of("ttx-elections"), (Form::Talk, 1.0, 110));
        assert_eq!(of("afternoon-2024"), (Form::Sitting, 1.0, 180));
        let (form, pace, minutes) = of("eve-of-the-vote");
        assert_eq!((form, pace), (Form::Days, 5.0));
        assert!((270..=330).contains(&minutes), "{minutes}");
        let (form, pace, minutes) = of("libya-2024");
        assert_eq!((form, pace), (Form::Days, 5.0));
        assert!((120..=240).contains(&minutes), "{minutes}");
    }
}
