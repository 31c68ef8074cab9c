//! `tamrin import`: a map file from maps and lists, and a file of polling centres from a list of rooms.
//!
//! Deliberately not here: what the files mean (`scenario::import`).

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::Import;
use super::{Done, Failure, Findings, terminal};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::scenario::edit::in_layout;
use crate::scenario::import::{self, Columns, File, Finding, Imported, Sources, Spot, Weight, few};
use crate::scenario::load::{bytes_of, load, text_of};
use crate::scenario::read::{Texts, read_one};
use crate::session::output::{self, Output};
use crate::wording::plain;

pub(super) fn import(args: &Import, lang: Lang) -> Done {
    let outputs = outputs(args);
    for (path, _) in &outputs {
        output::may_write(path, Output::MapFile, args.force)?;
    }
    let made = match make(args)? {
        Ok(made) => made,
        Err(findings) => {
            if args.json {
                print(&report(None, &findings))?;
            } else {
                tell(&findings, lang)?;
            }
            return Err(Failure::new(match makes_map(args) {
                true => msg!("cli-map-written-mend-named"),
                false => msg!("cli-import-nothing-written"),
            }));
        }
    };
    for (path, part) in &outputs {
        let text = match part {
            Part::Map => Some(made.text.as_str()),
            Part::Centres => made.centres.as_deref(),
        };
        if let Some(text) = text {
            let text = in_layout(text.to_owned());
            output::write(path, Output::MapFile, text.as_bytes(), args.force)?;
        }
    }
    if args.json {
        print(&report(Some(&made), &made.notes))?;
        return Ok(Findings::None);
    }
    tell(&made.notes, lang)?;
    for words in &summary(&made) {
        terminal::out().say(words, lang)?;
    }
    Ok(Findings::None)
}

/// Says what was found: what is refused as it is, the rest as notes.
fn tell(findings: &[Finding], lang: Lang) -> std::io::Result<()> {
    for (weight, said) in few(findings) {
        let words = match weight {
            Weight::Refused => said,
            Weight::Changed | Weight::Noted => msg!("cli-note", said = said),
        };
        terminal::err().say(&words, lang)?;
    }
    Ok(())
}

/// What a file that is written holds.
enum Part {
    Map,
    Centres,
}

/// Whether there is something of which a map is made.
fn makes_map(args: &Import) -> bool {
    !args.outlines.is_empty() || args.places.is_some()
}

/// The files to write: the map, and beside it the centres if both are asked for.
fn outputs(args: &Import) -> Vec<(PathBuf, Part)> {
    let output = args.output.clone();
    match (makes_map(args), &args.centres) {
        (false, _) => vec![(output, Part::Centres)],
        (true, None) => vec![(output, Part::Map)],
        (true, Some(_)) => {
            let beside = output.with_file_name("centres.ron");
            vec![(output, Part::Map), (beside, Part::Centres)]
        }
    }
}

/// Reads what is named and makes what is asked for; what is wrong with the contents is handed back as findings.
fn make(args: &Import) -> Result<Result<Imported, Vec<Finding>>, Failure> {
    let columns = columns(args)?;
    if !makes_map(args) {
        let Some(on) = &args.on else {
            return Err(Failure::new(msg!("cli-import-centres-need-map")));
        };
        let texts = ground(on)?;
        // The argument parser asks for one of both.
        let list = args.centres.as_deref().map(file).transpose()?;
        return Ok(import::centres(&list.unwrap_or_default(), &columns, &texts));
    }
    if args.level.len() > 1 && args.level.len() != args.outlines.len() {
        let (levels, files) = (args.level.len(), args.outlines.len());
        return Err(Failure::new(msg!(
            "cli-import-levels",
            levels = levels,
            files = files
        )));
    }
    if args.centres.is_some() && args.output.file_name().is_some_and(|n| n == "centres.ron") {
        return Err(Failure::new(msg!("cli-import-same-output")));
    }
    let level = |n: usize| args.level.get(n).or(args.level.first()).copied();
    let outline = |(n, path): (usize, &PathBuf)| Ok::<_, Failure>((file(path)?, level(n)));
    let optional = |path: &Option<PathBuf>| path.as_deref().map(file).transpose();
    Ok(import::map(&Sources {
        outlines: args
            .outlines
            .iter()
            .enumerate()
            .map(outline)
            .collect::<Result<_, _>>()?,
        places: optional(&args.places)?,
        roads: optional(&args.roads)?,
        municipalities: optional(&args.municipalities)?,
        centres: optional(&args.centres)?,
        groups: args.group.clone(),
        columns,
    }))
}

fn file(path: &Path) -> Result<File, Failure> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(File::new(&name.to_string_lossy(), bytes_of(path)?))
}

/// The columns of `--map` and `--property`; the latter count more.
fn columns(args: &Import) -> Result<Columns, Failure> {
    let mut columns = match &args.map {
        Some(path) => {
            let name = path.display().to_string();
            read_one::<Columns>(&name, &text_of(path)?).map_err(Failure::Found)?
        }
        None => Columns::default(),
    };
    for words in &args.property {
        columns
            .add(words)
            .map_err(|words| Failure::new(msg!("cli-import-property", words = words)))?;
    }
    Ok(columns)
}

/// The texts of a map file, or of a whole scenario.
fn ground(path: &Path) -> Result<Texts, Failure> {
    let loaded = load(path)?;
    if let Some((_, missing)) = loaded.missing.into_iter().next() {
        return Err(Failure::Load(missing));
    }
    Ok(loaded.texts)
}

/// What was made, in words.
fn summary(made: &Imported) -> Vec<Message> {
    let mut all = Vec::new();
    if !made.text.is_empty() {
        all.push(msg!(
            "cli-imported",
            places = made.places,
            roads = made.roads,
            municipalities = made.municipalities,
            voronoi = made.voronoi,
            districts = made.districts
        ));
    }
    if made.centres.is_some() {
        let (centres, stations) = made.polling;
        all.push(msg!(
            "cli-imported-centres",
            centres = centres,
            stations = stations
        ));
    }
    all
}

/// What was made and found, for other programs.
fn report(made: Option<&Imported>, findings: &[Finding]) -> Value {
    let words = |said: &Message| {
        let one = |l: Lang| (l.tag().to_owned(), Value::from(plain(l).message(said)));
        Value::Object(Lang::all().map(one).collect())
    };
    let finding = |f: &Finding| {
        let (row, feature) = match f.spot {
            Some(Spot::Row(n)) => (Some(n), None),
            Some(Spot::Feature(n)) => (None, Some(n)),
            None => (None, None),
        };
        json!({
            "weight": f.weight.key(),
            "list": f.input.map(|i| i.key()),
            "file": f.file,
            "row": row,
            "feature": feature,
            "sort": f.said.key,
            "message": words(&f.said),
        })
    };
    let findings: Vec<Value> = findings.iter().map(finding).collect();
    let counts = made.map(|m| {
        json!({
            "districts": m.districts,
            "places": m.places,
            "roads": m.roads,
            "municipalities": m.municipalities,
            "approximate": m.voronoi,
            "centres": m.polling.0,
            "stations": m.polling.1,
        })
    });
    json!({ "written": made.is_some(), "counts": counts, "findings": findings })
}

fn print(all: &Value) -> std::io::Result<()> {
    terminal::out().json(&format!("{all:#}"))
}
