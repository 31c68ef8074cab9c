//! A small scenario to begin with: whole, commented, and playable as it stands; on invented ground, or on a map that there is already.
//!
//! Its parts lie in `assets/new`, with marks where comments and names come in. Deliberately not here: the words of the comments, files.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::escaped;
use super::import::{Columns, File, Finding, Imported, Sources, map};
use super::notes::{Judge, Notes};
use super::read::{Draft, Texts, read};
use crate::base::diag::CheckRule;
use crate::base::geo::{LatLon, distance_km};
use crate::base::ids::PlaceId;
use crate::base::message::{Message, msg};
use crate::base::text::Text;
use crate::record::states::list;
use crate::scenario::edit::in_layout;

list! {
    /// What a scenario is for.
    Form {
        /// To be talked about.
        Talk,
        /// To be played in two hours.
        Afternoon,
        /// To be played over a whole polling day.
        Day,
    }
}

/// The parts by their names in the text; each may hold others that stand before it.
const PARTS: [(&str, &str); 3] = [
    ("forces", include_str!("../../assets/new/forces.ron")),
    (
        "objectives",
        include_str!("../../assets/new/objectives.ron"),
    ),
    ("response", include_str!("../../assets/new/response.ron")),
];
/// The invented map.
const MAP: &str = include_str!("../../assets/new/map.ron");
/// Longest line of a comment, in characters.
const WIDTH: usize = 116;
/// How much longer a road is than the straight line between its ends: an estimate for the plain.
const DETOUR: f64 = 1.25;

/// Where the scenario takes place.
pub struct Ground {
    /// A map file of its own, if it is not the invented one.
    file: Option<String>,
    /// What the head adds to that.
    adds: String,
    town: (PlaceId, Text),
    near: PlaceId,
    road: String,
    municipality: String,
    directorate: String,
}

impl Form {
    fn text(self) -> &'static str {
        match self {
            Self::Talk => include_str!("../../assets/new/talk.ron"),
            Self::Afternoon => include_str!("../../assets/new/afternoon.ron"),
            Self::Day => include_str!("../../assets/new/day.ron"),
        }
    }

    /// When the first message comes, the accident happens and polling closes.
    fn times(self) -> [&'static str; 3] {
        match self {
            Self::Talk | Self::Afternoon => ["15:10", "15:50", "16:30"],
            Self::Day => ["08:30", "10:15", "18:00"],
        }
    }
}

impl Ground {
    /// The invented one.
    pub fn invented() -> Self {
        Self {
            file: None,
            adds: MAP.to_owned(),
            town: (PlaceId::from("town"), Text::new("المدينة", "Town")),
            near: PlaceId::from("village"),
            road: "town-village".to_owned(),
            municipality: "municipality".to_owned(),
            directorate: "directorate".to_owned(),
        }
    }

    /// The ground of a map file: a municipality of it, and a road that leads there.
    ///
    /// # Errors
    /// If the file has no road.
    pub fn of_map(text: String) -> Result<Self, Message> {
        let texts: Texts = vec![
            ("scenario.ron".to_owned(), "()".to_owned()),
            ("map.ron".to_owned(), text),
        ];
        // What is wrong in it is said when the scenario is checked.
        let draft = read(&mut Notes::new(&texts, Judge::Author));
        let (town, municipality) = town(&draft).ok_or_else(|| msg!("cli-new-map-without-road"))?;
        let mut roads = draft.roads.iter().map(|l| &l.value);
        let road = roads.find(|r| r.from == town || r.to == town);
        let road = road.ok_or_else(|| msg!("cli-new-map-without-road"))?;
        let near = if road.from == town {
            &road.to
        } else {
            &road.from
        };
        let name = draft.places.iter().find(|l| l.value.id == town);
        let name = name.map_or_else(Text::default, |l| l.value.name.clone());
        let (adds, directorate) = adds(&draft, &town, municipality.as_deref());
        let (near, road) = (near.clone(), road.id.to_string());
        Ok(Self {
            adds,
            near,
            road,
            directorate,
            municipality: municipality.unwrap_or_else(|| "municipality".to_owned()),
            town: (town, name),
            file: texts.into_iter().nth(1).map(|(_, text)| text),
        })
    }
}

/// The seat of a municipality to which a road leads, or a place with a road; and the municipality.
fn town(draft: &Draft) -> Option<(PlaceId, Option<String>)> {
    let ends: BTreeSet<&PlaceId> = draft
        .roads
        .iter()
        .flat_map(|l| [&l.value.from, &l.value.to])
        .collect();
    let mut municipalities = draft.municipalities.iter().map(|l| &l.value);
    let seated = municipalities.find(|m| ends.contains(&m.seat));
    let seated = seated.map(|m| (m.seat.clone(), Some(m.id.to_string())));
    seated.or_else(|| {
        let mut places = draft.places.iter().map(|l| &l.value.id);
        places.find(|p| ends.contains(p)).map(|p| (p.clone(), None))
    })
}

/// What a map lacks to be played on: directorates that it names or none at all, and a municipality. And the directorate of the town.
fn adds(draft: &Draft, town: &PlaceId, municipality: Option<&str>) -> (String, String) {
    let there: BTreeSet<&str> = draft
        .directorates
        .iter()
        .map(|l| l.value.id.as_str())
        .collect();
    let mut missing: BTreeMap<&str, &str> = BTreeMap::new();
    for m in draft.municipalities.iter().map(|l| &l.value) {
        if let Some(d) = m
            .directorate
            .as_ref()
            .filter(|d| !there.contains(d.as_str()))
        {
            missing.entry(d.as_str()).or_insert(m.seat.as_str());
        }
    }
    let own = draft.municipalities.iter().map(|l| &l.value);
    let own = own.filter(|m| Some(m.id.as_str()) == municipality);
    let own = own.filter_map(|m| m.directorate.as_ref()).next();
    let directorate = match own {
        Some(d) => d.as_str(),
        None => match there.first() {
            Some(d) => d,
            None => "directorate",
        },
    };
    if own.is_none() && there.is_empty() {
        missing.insert("directorate", town.as_str());
    }
    let one = |(id, seat): (&&str, &&str)| {
        format!(
            "(id: {id:?}, name: (ar: \"مديرية الأمن\", en: \"Security directorate\"), seat: {seat:?}, readiness: High), "
        )
    };
    let list: String = missing.iter().map(one).collect();
    let mut adds = "    //= own-map\n".to_owned();
    if !list.is_empty() {
        adds += &format!("    directorates: [{}],\n", list.trim_end_matches(", "));
    }
    if municipality.is_none() {
        adds += &format!(
            "    municipalities: [(id: \"municipality\", name: (ar: \"البلدية\", en: \"The municipality\"), seat: {:?}, directorate: {directorate:?})],\n",
            town.as_str()
        );
    }
    (adds, directorate.to_owned())
}

/// A map file of a list of places alone: each is joined to the nearest that is joined already, by a road of about that length. `why` says
/// why names are in one language, where some are.
///
/// # Errors
/// Sentences that name the lines that cannot be used.
pub fn map_of_places(places: &File, why: &str) -> Result<Imported, Vec<Finding>> {
    let with = |roads: String| {
        map(&Sources {
            outlines: Vec::new(),
            places: Some(places.clone()),
            roads: Some(File::new("roads.csv", roads)),
            municipalities: None,
            centres: None,
            groups: Vec::new(),
            columns: Columns::default(),
        })
    };
    let heading = "from_id,to_id,km,class\n";
    let alone = with(heading.to_owned())?;
    let texts: Texts = vec![
        ("scenario.ron".to_owned(), "()".to_owned()),
        ("map.ron".to_owned(), alone.text),
    ];
    let draft = read(&mut Notes::new(&texts, Judge::Author));
    let at: Vec<(&str, LatLon)> = draft
        .places
        .iter()
        .map(|l| {
            let (lat, lon) = (l.value.lat, l.value.lon);
            (l.value.id.as_str(), LatLon { lat, lon })
        })
        .collect();
    let mut roads = heading.to_owned();
    for (from, to, km) in joined(&at) {
        roads += &format!("{from},{to},{km:.1},Local\n");
    }
    let mut made = with(roads)?;
    if made
        .notes
        .iter()
        .any(|n| n.said.key == "import-name-missing")
    {
        // Names in the other language are what an author adds when there is need of them, and not before anything can be tried.
        let rule = CheckRule::TextMissingLanguage.code();
        made.text = format!("// allow: {rule} {why}\n{}", made.text);
    }
    Ok(made)
}

/// The shortest roads that join all places.
fn joined<'a>(at: &[(&'a str, LatLon)]) -> Vec<(&'a str, &'a str, f64)> {
    // Of each place that is not joined yet, how far it is from the nearest that is, and which that is.
    let mut nearest = vec![(f64::INFINITY, 0); at.len()];
    let (mut roads, mut joined, mut last) = (Vec::new(), vec![false; at.len()], 0);
    for _ in 1..at.len() {
        joined[last] = true;
        for (n, (_, p)) in at.iter().enumerate().filter(|(n, _)| !joined[*n]) {
            let km = distance_km(*p, at[last].1);
            if km < nearest[n].0 {
                nearest[n] = (km, last);
            }
        }
        let open = (0..at.len()).filter(|n| !joined[*n]);
        let Some(next) = open.min_by(|a, b| nearest[*a].0.total_cmp(&nearest[*b].0)) else {
            break;
        };
        let (km, from) = nearest[next];
        roads.push((at[from].0, at[next].0, (km * DETOUR).max(0.1)));
        last = next;
    }
    roads
}

/// The files of a new scenario. `say` gives the words of a comment by its name.
pub fn sketch(id: &str, form: Form, ground: Ground, say: &dyn Fn(&str) -> String) -> Texts {
    let mut text = form.text().replace("{map}\n", &ground.adds);
    for (name, part) in PARTS {
        text = text.replace(&format!("{{{name}}}\n"), part);
    }
    let include = match ground.file {
        Some(_) => "    include: [\"map.ron\"],\n",
        None => "",
    };
    let [first, second, close] = form.times();
    let (town, name) = ground.town;
    let or = |a: &str, b: &str| escaped(if a.is_empty() { b } else { a });
    let text = text.replace("{include}\n", include);
    let names = [
        ("{id}", id.to_owned()),
        ("{t1}", first.to_owned()),
        ("{t2}", second.to_owned()),
        ("{close}", close.to_owned()),
        ("{town}", escaped(town.as_str())),
        ("{town_ar}", or(&name.ar, &name.en)),
        ("{town_en}", or(&name.en, &name.ar)),
        ("{near}", escaped(ground.near.as_str())),
        ("{road}", escaped(&ground.road)),
        ("{municipality}", escaped(&ground.municipality)),
        ("{directorate}", escaped(&ground.directorate)),
    ];
    let text = names
        .iter()
        .fold(text, |t, (mark, name)| t.replace(mark, name));
    let mut texts = vec![("scenario.ron".to_owned(), commented(&text, say))];
    texts.extend(ground.file.map(|text| ("map.ron".to_owned(), text)));
    let laid_out = |(path, text)| (path, in_layout(text));
    texts.into_iter().map(laid_out).collect()
}

/// A text with its comments in words.
fn commented(text: &str, say: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    for line in text.lines() {
        match line.trim_start().strip_prefix("//= ") {
            Some(name) => {
                let indent = &line[..line.len() - line.trim_start().len()];
                for l in wrapped(&say(name)) {
                    out += &format!("{indent}// {l}\n");
                }
            }
            None => out += &format!("{line}\n"),
        }
    }
    out
}

/// Words in lines that are not too long.
fn wrapped(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in words.split(' ') {
        let line = lines.last_mut().expect("there is one");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + word.chars().count() < WIDTH {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// A scenario's texts under another identifier.
pub fn renamed(mut texts: Texts, id: &str) -> Texts {
    let head = &mut texts[0].1;
    let tree = super::locate::parse(head);
    if let Some(node) = tree.root.field("id") {
        head.replace_range(node.start..node.end, &format!("{id:?}"));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_joined_by_the_shortest_roads() {
        let at = |lat, lon| LatLon { lat, lon };
        let places = [
            ("a", at(31.0, 20.0)),
            ("c", at(31.0, 20.4)),
            ("b", at(31.0, 20.1)),
        ];
        let roads: Vec<_> = joined(&places).into_iter().map(|r| (r.0, r.1)).collect();
        assert_eq!(roads, [("a", "b"), ("b", "c")]);
        assert!(joined(&places[..1]).is_empty() && joined(&[]).is_empty());
    }

    #[test]
    fn a_comment_is_wrapped_and_indented() {
        let say = |_: &str| format!("{} end", "word ".repeat(40).trim_end());
        let text = commented("  //= x\n  a: 1,", &say);
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|l| l.chars().count() <= WIDTH + 6));
        assert!(text.starts_with("  // word") && text.ends_with("  a: 1,\n"));
    }
}
