//! What is built into the program: the shipped scenarios, the incident library and the doctrine.
//!
//! So that one file is all that has to be copied to a laptop. Deliberately not here: reading and checking them.

/// The texts of a scenario: (path relative to its folder, text), the head first.
pub type Texts = Vec<(String, String)>;

macro_rules! folder {
    ($name:literal: $($file:literal),+ $(,)?) => {
        ($name, &[$(($file, include_str!(concat!("../../scenarios/", $name, "/", $file)))),+])
    };
}

/// Scenario by name, with its files, the head first.
const SHIPPED: &[(&str, &[(&str, &str)])] = &[
    folder!("afternoon-2024": "scenario.ron", "map.ron", "forces.ron", "centres.ron", "script.ron"),
    folder!("checkpoint-relay": "scenario.ron"),
    folder!("eve-of-the-vote": "scenario.ron", "map.ron", "forces.ron", "centres.ron", "stories.ron", "thursday.ron", "friday.ron", "saturday.ron"),
    folder!("first-steps": "scenario.ron"),
    folder!("libya-2024": "scenario.ron", "map.ron", "forces.ron", "centres.ron", "script.ron", "concert.ron", "rhythm.ron", "night.ron"),
    folder!("national-polling-day": "scenario.ron"),
    folder!("ttx-elections": "scenario.ron", "map.ron", "forces.ron", "modules.ron", "play.ron"),
];

macro_rules! attached {
    ($($name:literal: $file:literal),+ $(,)?) => {
        &[$(($name, $file, include_bytes!(concat!("../../scenarios/", $name, "/", $file)))),+]
    };
}

/// What messages of shipped scenarios bring along and modules show: scenario, file, what is in it.
const ATTACHED: &[(&str, &str, &[u8])] = attached!(
    "afternoon-2024": "handouts/halt-order.ar.txt",
    "afternoon-2024": "handouts/halt-order.en.txt",
    "eve-of-the-vote": "handouts/postponed-telegram.ar.txt",
    "eve-of-the-vote": "handouts/postponed-telegram.en.txt",
    "eve-of-the-vote": "handouts/readiness-telegram.ar.txt",
    "eve-of-the-vote": "handouts/readiness-telegram.en.txt",
    "libya-2024": "handouts/halt-order.ar.txt",
    "libya-2024": "handouts/halt-order.en.txt",
    "libya-2024": "handouts/video-description.ar.txt",
    "libya-2024": "handouts/video-description.en.txt",
    "ttx-elections": "pictures/post.ar.png",
    "ttx-elections": "pictures/post.en.png",
    "ttx-elections": "pictures/yard.ar.png",
    "ttx-elections": "pictures/yard.en.png",
);

/// The scenario that `tamrin run` plays when none is named.
pub const REFERENCE: &str = "libya-2024";

/// Shipped scenarios that use real places, and whose texts did not name the data before they could: exercise files hold such texts.
const UNNAMED: [&str; 4] = [
    "checkpoint-relay",
    "eve-of-the-vote",
    "first-steps",
    "libya-2024",
];

/// Whose data a shipped scenario uses that does not say so itself.
pub(super) fn credits(id: &str) -> Option<&'static str> {
    UNNAMED
        .contains(&id)
        .then_some("Natural Earth · GeoNames (CC BY 4.0) · © OpenStreetMap (ODbL)")
}

/// The incident library and the doctrine; their names begin with `@`, which no file of a scenario does.
const LIBRARY: &[(&str, &str)] = &[
    ("@incidents.ron", include_str!("../../assets/incidents.ron")),
    ("@doctrine.ron", include_str!("../../assets/doctrine.ron")),
];

/// Names of the shipped scenarios.
pub fn names() -> Vec<&'static str> {
    SHIPPED.iter().map(|(name, _)| *name).collect()
}

/// The yardstick of speed, which is offered to nobody.
const YARDSTICK: &str = "national-polling-day";

/// Names of those that are offered.
pub fn offered() -> Vec<&'static str> {
    let all = names().into_iter();
    all.filter(|name| *name != YARDSTICK).collect()
}

/// The texts of a shipped scenario.
pub fn texts(name: &str) -> Option<Texts> {
    let (_, files) = SHIPPED.iter().find(|(n, _)| *n == name)?;
    Some(
        files
            .iter()
            .map(|(p, t)| ((*p).to_owned(), (*t).to_owned()))
            .collect(),
    )
}

/// What is in a file that a message of a shipped scenario brings along, or that a module of it shows.
pub(super) fn attachment(scenario: &str, file: &str) -> Option<&'static [u8]> {
    let mut all = ATTACHED.iter();
    all.find(|(s, f, _)| *s == scenario && *f == file)
        .map(|(_, _, bytes)| *bytes)
}

/// The built-in standing orders as they are written, to copy from.
pub fn doctrine() -> &'static str {
    LIBRARY[1].1
}

/// The texts of the built-in library.
pub(super) fn library() -> Texts {
    LIBRARY
        .iter()
        .map(|(p, t)| ((*p).to_owned(), (*t).to_owned()))
        .collect()
}

/// Adds the built-in library, unless the texts hold one already (as an exercise file's do).
pub fn with_library(mut texts: Texts) -> Texts {
    if !texts.iter().any(|(p, _)| p.starts_with('@')) {
        texts.extend(library());
    }
    texts
}
