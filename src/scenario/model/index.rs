//! The script with everything in it that has a name found at once: injects, incidents, expected actions, and who tests which task.
//!
//! Deliberately not here: what the parts mean (`model::script`).

use std::collections::BTreeMap;
use std::ops::Deref;

use super::{Effect, Expected, Inject};
use crate::base::ids::{ExpectedId, IncidentId, InjectId, KindId, TaskId};
use crate::record::order::Target;

/// All injects in the order of the script; as a slice, and by the names in them. Of two of one name the first counts.
#[derive(Clone, Debug, Default)]
pub struct Script {
    injects: Vec<Inject>,
    by_id: BTreeMap<InjectId, usize>,
    incidents: BTreeMap<IncidentId, PlannedIncident>,
    expected: BTreeMap<ExpectedId, (usize, usize)>,
    /// The expected actions that belong to a task, in the order of the script.
    tests: BTreeMap<TaskId, Vec<(usize, usize)>>,
}

/// An incident that an inject begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedIncident {
    /// The inject.
    pub inject: InjectId,
    /// Its kind.
    pub kind: KindId,
    /// Where it happens.
    pub at: Target,
    /// Stage at which it begins, counted from 0.
    pub stage: u32,
}

impl Script {
    /// Adds an inject to the end of the script.
    pub fn push(&mut self, inject: Inject) {
        let n = self.injects.len();
        self.by_id.entry(inject.id.clone()).or_insert(n);
        for e in &inject.effects {
            if let Effect::Incident {
                id,
                kind,
                at,
                stage,
            } = e
            {
                self.incidents
                    .entry(id.clone())
                    .or_insert_with(|| PlannedIncident {
                        inject: inject.id.clone(),
                        kind: kind.clone(),
                        at: at.clone(),
                        stage: *stage,
                    });
            }
        }
        for (i, x) in inject.expected.iter().enumerate() {
            self.expected.entry(x.id.clone()).or_insert((n, i));
            if let Some(task) = &x.task {
                self.tests.entry(task.clone()).or_default().push((n, i));
            }
        }
        self.injects.push(inject);
    }

    /// An inject.
    pub fn inject(&self, id: &InjectId) -> Option<&Inject> {
        self.by_id.get(id).map(|&n| &self.injects[n])
    }

    /// An incident.
    pub fn incident(&self, id: &IncidentId) -> Option<&PlannedIncident> {
        self.incidents.get(id)
    }

    /// Incidents by their names.
    pub fn incidents(&self) -> impl Iterator<Item = (&IncidentId, &PlannedIncident)> {
        self.incidents.iter()
    }

    /// An expected action and the inject that asks for it.
    pub fn expected(&self, id: &ExpectedId) -> Option<(&Inject, &Expected)> {
        self.expected.get(id).map(|&at| self.pair(at))
    }

    /// The expected actions that belong to a critical task, with their injects, in the order of the script.
    pub fn tests_of(&self, task: &TaskId) -> impl Iterator<Item = (&Inject, &Expected)> {
        let list = self.tests.get(task).map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|&at| self.pair(at))
    }

    fn pair(&self, (n, i): (usize, usize)) -> (&Inject, &Expected) {
        let inject = &self.injects[n];
        (inject, &inject.expected[i])
    }
}

impl Deref for Script {
    type Target = [Inject];

    fn deref(&self) -> &[Inject] {
        &self.injects
    }
}

impl<'a> IntoIterator for &'a Script {
    type Item = &'a Inject;
    type IntoIter = std::slice::Iter<'a, Inject>;

    fn into_iter(self) -> Self::IntoIter {
        self.injects.iter()
    }
}

impl FromIterator<Inject> for Script {
    fn from_iter<I: IntoIterator<Item = Inject>>(injects: I) -> Self {
        let mut script = Self::default();
        injects.into_iter().for_each(|i| script.push(i));
        script
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read::dialect;

    fn inject(text: &str) -> Inject {
        dialect().from_str(text).unwrap()
    }

    #[test]
    fn what_has_a_name_is_found_and_the_first_of_a_name_counts() {
        let a = "(id: \"a\", name: (en: \"A\"), when: ByHand, effects: [Incident(id: \"x\", kind: \"k\", at: Centre(\"c1\"))],
            expected: [(id: \"e\", name: (en: \"E\"), action: (order: Note), within: \"5m\", task: \"t\")])";
        let b = "(id: \"b\", name: (en: \"B\"), when: ByHand, effects: [Incident(id: \"x\", kind: \"k\", at: Centre(\"c2\"))])";
        let mut script: Script = [inject(a)].into_iter().collect();
        script.push(inject(b));
        script.push(Inject {
            effects: Vec::new(),
            ..inject(a)
        });
        assert_eq!(script.len(), 3);
        assert_eq!(script.inject(&"a".into()).unwrap().effects.len(), 1);
        assert_eq!(
            script.incident(&"x".into()).unwrap().at,
            Target::Centre("c1".into())
        );
        assert_eq!(script.expected(&"e".into()).unwrap().0.id, "a".into());
        assert_eq!(script.tests_of(&"t".into()).count(), 2);
        assert_eq!(script.tests_of(&"u".into()).count(), 0);
    }
}
