//! The improvement plan: what is to be done about each issue, by whom, until when; of this exercise, and what earlier ones left open.
//!
//! People write it in a plan file, which every report can be given; a report writes it out again with what it adds.
//! Deliberately not here: how a document is set, where the file is read.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::clean;
use crate::base::diag::Words;
use crate::base::ids::TaskId;
use crate::base::message::{Message, msg};
use crate::record::states::list;
use crate::scenario::Scenario;
use crate::scenario::notes::did_you_mean;

list! {
    /// Which part of a capability has to change, the POETE of HSEEP's improvement plan.
    Element {
        /// Plans and procedures.
        Planning,
        /// Structure, posts, people.
        Organisation,
        /// Equipment and systems.
        Equipment,
        /// Training.
        Training,
        /// Exercises.
        Exercises,
    }
}

impl Element {
    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Planning => msg!("plan-element-planning"),
            Self::Organisation => msg!("plan-element-organisation"),
            Self::Equipment => msg!("plan-element-equipment"),
            Self::Training => msg!("plan-element-training"),
            Self::Exercises => msg!("plan-element-exercises"),
        }
    }
}

list! {
    /// How soon a corrective action is needed.
    Priority {
        /// Before the next polling day or exercise.
        High,
        /// Soon.
        Medium,
        /// When there is time.
        Low,
    }
}

impl Priority {
    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::High => msg!("plan-priority-high"),
            Self::Medium => msg!("plan-priority-medium"),
            Self::Low => msg!("plan-priority-low"),
        }
    }
}

list! {
    /// How far a corrective action is.
    #[derive(Default)]
    Status {
        /// Not begun.
        #[default]
        Open,
        /// Begun.
        Underway,
        /// Done.
        Done,
        /// Given up.
        Dropped,
    }
}

impl Status {
    /// What it is called.
    pub fn name(self) -> Message {
        match self {
            Self::Open => msg!("plan-status-open"),
            Self::Underway => msg!("plan-status-underway"),
            Self::Done => msg!("plan-status-done"),
            Self::Dropped => msg!("plan-status-dropped"),
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        match self {
            Self::Open | Self::Underway => true,
            Self::Done | Self::Dropped => false,
        }
    }
}

/// What is to be done about an issue, as people wrote it in a plan file.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The critical task that it is about, if one.
    #[serde(default)]
    pub task: Option<TaskId>,
    /// The issue, where it is not the task itself.
    #[serde(default)]
    pub issue: String,
    /// The corrective action.
    pub action: String,
    /// The organisation primarily responsible: an office, no person's name.
    #[serde(default)]
    pub owner: String,
    /// Whom to ask there: an office or a number, no person's name.
    #[serde(default)]
    pub contact: String,
    /// When it begins.
    #[serde(default)]
    pub start: String,
    /// When it is to be completed.
    #[serde(default)]
    pub end: String,
    /// The capability that it improves.
    #[serde(default)]
    pub capability: String,
    /// Which part of the capability has to change.
    #[serde(default)]
    pub element: Option<Element>,
    /// How soon it is needed.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// How far it is.
    #[serde(default)]
    pub status: Status,
    /// File name of the exercise in which the issue arose; none: that of the report.
    #[serde(default)]
    pub exercise: String,
}

/// Whether it is a day of the calendar as year-month-day.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| {
            if i == 4 || i == 7 {
                *b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    let number = |part: std::ops::Range<usize>| {
        text.get(part)
            .and_then(|t| t.parse::<u32>().ok())
            .unwrap_or(0)
    };
    if !shape {
        return false;
    }
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

impl Step {
    /// The first field that cannot stand in the plan of some exercises, by their files' names, with what is wrong with it and
    /// what to do.
    pub fn wrong(&self, exercises: &[(&str, &Scenario)]) -> Option<(&'static str, Words)> {
        if self.task.is_none() && clean::is_blank(&self.issue) {
            let help = msg!("report-plan-write-issue");
            return Some(("issue", (msg!("report-plan-no-issue"), Some(help))));
        }
        if let Some(words) = self.unknown_task(exercises) {
            return Some(("task", words));
        }
        let (field, what) = self.wrong_date()?;
        Some((field, (what, Some(msg!("report-plan-write-date")))))
    }

    /// That none of the exercises in which it can have arisen has its task. Those that are not at hand may have any.
    fn unknown_task(&self, exercises: &[(&str, &Scenario)]) -> Option<Words> {
        let task = self.task.as_ref()?;
        let near = |name: &str| self.exercise.is_empty() || self.exercise == name;
        let of: Vec<&Scenario> = exercises
            .iter()
            .filter(|(name, _)| near(name))
            .map(|(_, s)| *s)
            .collect();
        if of.is_empty() || of.iter().any(|s| s.task(task).is_some()) {
            return None;
        }
        let tasks = of.iter().flat_map(|s| s.objectives.values());
        let known = tasks.flat_map(|o| &o.tasks).map(|t| t.id.as_str());
        let help = did_you_mean(task.as_str(), known);
        Some((msg!("report-plan-no-task", task = task), help))
    }

    /// The field whose date is none, or comes before the beginning, and what is wrong with it. A date not yet decided is empty.
    fn wrong_date(&self) -> Option<(&'static str, Message)> {
        for (field, date) in [("start", &self.start), ("end", &self.end)] {
            if !date.is_empty() && !is_day(date) {
                return Some((field, msg!("report-plan-no-date", date = date)));
            }
        }
        // Written so, days stand in the order of the alphabet.
        (!self.end.is_empty() && self.end < self.start).then(|| {
            let (start, end) = (&self.start, &self.end);
            let early = msg!("report-plan-ends-early", end = end, start = start);
            ("end", early)
        })
    }

    /// Whether it arose in another exercise than the one with this name.
    pub fn is_earlier(&self, exercise: &str) -> bool {
        !self.exercise.is_empty() && self.exercise != exercise
    }

    /// As it stands in a plan file, for an exercise.
    fn written(&self, exercise: &str) -> String {
        let quoted = |words: &str| ron::to_string(words).expect("words are plain data");
        let chosen = |x: Option<&dyn std::fmt::Debug>| {
            x.map_or_else(|| "None".to_owned(), |x| format!("{x:?}"))
        };
        let mut fields = Vec::new();
        let mut field = |name: &str, value: String| fields.push(format!("{name}: {value}"));
        if let Some(task) = &self.task {
            field("task", quoted(task.as_str()));
        }
        if self.task.is_none() || !self.issue.is_empty() {
            field("issue", quoted(&self.issue));
        }
        field("action", quoted(&self.action));
        field("owner", quoted(&self.owner));
        field("contact", quoted(&self.contact));
        field("start", quoted(&self.start));
        field("end", quoted(&self.end));
        field("capability", quoted(&self.capability));
        field("element", chosen(self.element.as_ref().map(|x| x as _)));
        field("priority", chosen(self.priority.as_ref().map(|x| x as _)));
        field("status", format!("{:?}", self.status));
        let from = if self.exercise.is_empty() {
            exercise
        } else {
            &self.exercise
        };
        field("exercise", quoted(from));
        format!("({})", fields.join(", "))
    }
}

/// Several plan files in one: where a corrective action stands in more than one, the later counts.
pub fn merged(plans: Vec<Vec<Step>>) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    for plan in plans {
        let mut taken = BTreeSet::new();
        for step in plan {
            let same = |x: &Step| {
                let key = |s: &Step| (s.exercise.clone(), s.task.clone(), s.issue.clone());
                key(x) == key(&step) && (x.action.is_empty() || x.action == step.action)
            };
            let old = all
                .iter()
                .enumerate()
                .position(|(n, x)| same(x) && !taken.contains(&n));
            let n = old.unwrap_or(all.len());
            taken.insert(n);
            if n < all.len() {
                all[n] = step;
            } else {
                all.push(step);
            }
        }
    }
    all
}

/// A plan as a file: what to know first, then a row for each step, above it the words of its issue.
pub(super) fn file(head: &[String], rows: &[(String, Step)], exercise: &str) -> String {
    let line = |words: &String| format!("// {}\n", words.replace('\n', " "));
    let head: String = head.iter().map(line).collect();
    let row = |(issue, step): &(String, Step)| {
        let issue = issue.replace('\n', " ");
        format!("    // {issue}\n    {},\n", step.written(exercise))
    };
    let rows: String = rows.iter().map(row).collect();
    format!("{head}[\n{rows}]\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(issue: &str, action: &str, status: Status) -> Step {
        Step {
            issue: issue.to_owned(),
            action: action.to_owned(),
            status,
            exercise: "a.tamrin".to_owned(),
            ..Step::default()
        }
    }

    #[test]
    fn of_two_plans_the_later_says_how_far_an_action_is() {
        let first = vec![
            step("map", "Print it", Status::Open),
            step("radio", "", Status::Open),
        ];
        let second = vec![
            step("map", "Print it", Status::Done),
            step("map", "Hang it up", Status::Open),
            step("radio", "Charge it", Status::Underway),
        ];
        let all = merged(vec![first, second.clone()]);
        let sorted = |mut v: Vec<Step>| {
            v.sort_by(|a, b| a.action.cmp(&b.action));
            v
        };
        assert_eq!(sorted(all), sorted(second));
    }

    #[test]
    fn a_plan_file_is_read_as_it_was_written() {
        let mut x = step("a \"word\"", "b", Status::Underway);
        x.element = Some(Element::Training);
        x.priority = Some(Priority::High);
        let text = file(
            &["Head".to_owned()],
            &[("a".to_owned(), x.clone())],
            "b.tamrin",
        );
        let read: Vec<Step> = crate::scenario::read::read_one("plan.ron", &text).unwrap();
        assert_eq!(read, [x]);
    }
}
