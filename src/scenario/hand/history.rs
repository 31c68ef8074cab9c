//! What was changed, so that it can be taken back and done again, as far back as the editor was opened.
//!
//! Of each step only the texts that it changed are kept. Deliberately not here: what a step means (`change`).

use crate::scenario::read::Texts;

/// A text before and after a step, by its place among the texts.
#[derive(Clone, Debug)]
struct Turn {
    file: usize,
    before: String,
    after: String,
}

/// Steps that were taken, and those that were taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Vec<Turn>>,
    future: Vec<Vec<Turn>>,
}

impl History {
    /// Keeps a step, if it changes anything; what was taken back before it is forgotten then. Whether it does.
    pub fn keep(&mut self, before: &Texts, after: &Texts) -> bool {
        let pairs = before.iter().zip(after).enumerate();
        let changed = pairs.filter(|(_, (b, a))| b.1 != a.1);
        let step: Vec<Turn> = changed
            .map(|(file, (b, a))| Turn {
                file,
                before: b.1.clone(),
                after: a.1.clone(),
            })
            .collect();
        let changes = !step.is_empty();
        if changes {
            self.past.push(step);
            self.future.clear();
        }
        changes
    }

    /// Takes the last step back.
    pub fn undo(&mut self, texts: &mut Texts) {
        if let Some(step) = self.past.pop() {
            for t in &step {
                t.before.clone_into(&mut texts[t.file].1);
            }
            self.future.push(step);
        }
    }

    /// Takes again the step that was taken back last.
    pub fn redo(&mut self, texts: &mut Texts) {
        if let Some(step) = self.future.pop() {
            for t in &step {
                t.after.clone_into(&mut texts[t.file].1);
            }
            self.past.push(step);
        }
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
