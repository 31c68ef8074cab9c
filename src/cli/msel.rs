//! `tamrin msel`: the master scenario events list to and from spreadsheets.
//!
//! Deliberately not here: what stands in the list, what of a table is taken in (`report::msel`), the reading of tables
//! (`scenario::sheet`).

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::msel_args::{Msel, MselCommand, MselExport, MselImport};
use super::{Done, Failure, Findings, terminal};
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::report::exchange::cexf::cexf;
use crate::report::msel::{self, Allowed, Holds, Mapping, Part, Plan, Proposal, Sure};
use crate::scenario::load::{self, Loaded};
use crate::scenario::read::read_one;
use crate::scenario::sheet::{self, SheetError, Table};
use crate::scenario::{self, Checked, Scenario};
use crate::session::output::{self, Change, Output};
use crate::wording::{findings, plain};

pub(super) fn msel(args: Msel, lang: Lang, langs: &[Lang]) -> Done {
    match args.command {
        MselCommand::Export(a) => export(&a, lang, langs),
        MselCommand::Import(a) => import(&a, lang),
    }
}

/// How a list is written, by the ending of its file.
fn form(path: &Path) -> Option<fn(&Scenario, &[Lang]) -> Option<Vec<u8>>> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "xlsx" => Some(msel::xlsx),
        "csv" => Some(|s, langs| Some(msel::csv(s, langs))),
        "json" => Some(|s, langs| Some(cexf(s, langs))),
        _ => None,
    }
}

fn export(args: &MselExport, lang: Lang, langs: &[Lang]) -> Done {
    let path = args.output.display().to_string();
    let Some(form) = form(&args.output) else {
        return Err(Failure::new(msg!("msel-no-form", path = path)));
    };
    let s = open(&args.scenario, lang)?;
    let Some(bytes) = form(&s, langs) else {
        return Err(Failure::new(msg!("msel-too-large", path = path)));
    };
    output::write(&args.output, Output::Msel, &bytes, args.force)?;
    let n = s.injects.iter().count();
    terminal::err().say(&msg!("msel-written", n = n, path = path), lang)?;
    Ok(Findings::None)
}

/// A scenario without errors; those that it has are said.
fn open(path: &Path, lang: Lang) -> Result<Scenario, Failure> {
    let checked = scenario::open(path)?;
    let errors = checked.errors();
    match checked.scenario {
        Some(s) => Ok(s),
        None => {
            say_findings(&checked, &[], lang)?;
            Err(Failure::new(msg!("msel-scenario-errors", n = errors)))
        }
    }
}

/// Findings but those that are known already.
fn say_findings(checked: &Checked, known: &[Message], lang: Lang) -> Result<(), Failure> {
    let new = checked
        .findings
        .iter()
        .filter(|f| !known.contains(&f.message));
    for f in new {
        terminal::err().lines(&findings::lines(f, lang))?;
        terminal::err().line("")?;
    }
    Ok(())
}

fn import(args: &MselImport, lang: Lang) -> Done {
    let loaded = load::load(&args.into)?;
    let Some(folder) = loaded.folder() else {
        let path = args.into.display().to_string();
        return Err(Failure::new(msg!("msel-no-scenario", path = path)));
    };
    let s = open(&args.into, lang)?;
    let bytes = load::bytes_of(&args.file)?;
    let (table, mapping) = table(args, &bytes, &s, lang)?;
    if let Some(encoding) = table.encoding.filter(|e| *e != sheet::Encoding::Utf8) {
        let said = msg!("msel-encoding", name = encoding.name());
        terminal::err().say(&said, lang)?;
    }
    let allowed = Allowed {
        remove: args.remove,
        times: args.times,
    };
    let plan = msel::plan(&s, &loaded.texts, &table, &mapping, allowed);
    if !plan.wrong.is_empty() {
        for w in &plan.wrong {
            terminal::err().say(&w.words(), lang)?;
        }
        let n = plan.wrong.len();
        let of_cells = plan.wrong.iter().all(|w| !w.place.is_empty());
        return Err(Failure::new(match of_cells {
            true => msg!("msel-nothing-written", n = n),
            false => msg!("cli-import-nothing-written"),
        }));
    }
    for c in &plan.changes {
        terminal::out().say(&c.words(lang), lang)?;
    }
    for n in &plan.notes {
        terminal::err().say(&msg!("cli-note", said = n), lang)?;
    }
    if plan.changes.is_empty() {
        terminal::err().say(&msg!("msel-no-change", n = plan.same), lang)?;
        return Ok(Findings::None);
    }
    fits(args, &loaded, &plan, lang)?;
    write(args, folder, &loaded, &plan, lang)
}

/// Whether the scenario has no errors with the changes; what is said of them that was not before.
fn fits(args: &MselImport, loaded: &Loaded, plan: &Plan, lang: Lang) -> Result<(), Failure> {
    let before = scenario::open(&args.into)?;
    let known: Vec<Message> = before.findings.into_iter().map(|f| f.message).collect();
    let mut checked = scenario::from_changed(loaded, plan.texts.clone());
    let errors = checked.errors();
    // What comes from a cell is told by the cell: nobody has the lines yet in which it would stand.
    let new = checked
        .findings
        .extract_if(.., |f| !known.contains(&f.message));
    let cells = plan.cells();
    let (mut of_cells, mut others): (Vec<String>, Vec<_>) = (Vec::new(), Vec::new());
    for f in new {
        match cells.at(&f.file, (f.line, f.column)) {
            Some(cell) => {
                let said = findings::at_cell(&f, cell, lang);
                // One cell may be the words of several messages.
                if !of_cells.contains(&said) {
                    of_cells.push(said);
                }
            }
            None => others.push(f),
        }
    }
    for said in of_cells {
        terminal::err().lines(&said)?;
    }
    checked.findings = others;
    say_findings(&checked, &[], lang)?;
    match errors {
        0 => Ok(()),
        n => Err(Failure::new(msg!("msel-would-have-errors", n = n))),
    }
}

fn write(args: &MselImport, folder: &Path, loaded: &Loaded, plan: &Plan, lang: Lang) -> Done {
    let pairs = loaded.texts.iter().zip(&plan.texts);
    let changed = pairs.filter(|(before, after)| before.1 != after.1);
    let files: Vec<Change> = changed
        .map(|(before, after)| Change {
            path: folder.join(&before.0),
            before: before.1.clone(),
            after: after.1.clone(),
        })
        .collect();
    let names: Vec<String> = files.iter().map(|f| f.path.display().to_string()).collect();
    let n = plan.changes.len();
    if args.dry_run {
        terminal::err().say(&msg!("msel-dry-run", n = n, files = names), lang)?;
    } else {
        output::change(&files)?;
        terminal::err().say(&msg!("msel-imported", n = n, files = names), lang)?;
    }
    Ok(Findings::None)
}

/// The table and what its columns hold.
fn table(
    args: &MselImport,
    bytes: &[u8],
    s: &Scenario,
    lang: Lang,
) -> Result<(Table, Mapping), Failure> {
    let path = args.map.clone().unwrap_or_else(|| beside(&args.file));
    let settled: Option<Mapping> = if path.exists() {
        let text = load::text_of(&path)?;
        let read = read_one(&path.display().to_string(), &text);
        Some(read.map_err(Failure::Found)?)
    } else {
        None
    };
    let name = args.file.display().to_string();
    let unread = |e: SheetError| {
        let said = e.message();
        Failure::new(msg!("msel-of-file", path = &name, said = said))
    };
    let named = args.sheet.clone();
    let named = named.or_else(|| Some(settled.as_ref()?.sheet.clone()).filter(|n| !n.is_empty()));
    let called = match named.map(|sheet| sheet::table_called(bytes, &name, &sheet)) {
        // A file of columns may be that of the same list as a workbook; a text is one table and has no sheets.
        Some(Err(SheetError::NoSuchSheet(_, there)))
            if there.is_empty() && args.sheet.is_none() =>
        {
            None
        }
        called => called.transpose().map_err(unread)?,
    };
    let table = match called {
        Some(table) => table,
        None => {
            let all = sheet::tables(bytes, &name).map_err(unread)?;
            let filled: Vec<Table> = all.into_iter().filter(|t| !t.is_empty()).collect();
            // Of several sheets the first that has all that an inject needs.
            let whole = filled
                .iter()
                .position(|t| msel::propose(t, s).missing.is_empty());
            let chosen = filled.into_iter().nth(whole.unwrap_or(0));
            chosen.ok_or_else(|| unread(SheetError::Empty))?
        }
    };
    if let Some(mapping) = settled {
        return Ok((table, mapping));
    }
    let proposal = msel::propose(&table, s);
    let mapping = settle(args, proposal, &path, lang)?;
    Ok((table, mapping))
}

/// The file that says what the columns of a table hold.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".columns.ron");
    file.with_file_name(name)
}

/// Settles what the columns hold: asks where it is not sure and someone sits at the terminal, else leaves the proposal in a file.
fn settle(
    args: &MselImport,
    mut proposal: Proposal,
    path: &Path,
    lang: Lang,
) -> Result<Mapping, Failure> {
    let say = |m: &Message| plain(lang).message(m);
    let shown = path.display().to_string();
    let sure = proposal.is_sure();
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    if !sure {
        tell(&proposal, lang)?;
    }
    if args.dry_run {
        let path = shown;
        if !proposal.missing.is_empty() {
            terminal::err().say(&missing(&proposal.missing), lang)?;
            return Err(Failure::new(msg!("msel-columns-would-be", path = path)));
        }
        if !sure {
            let said = msg!("msel-columns-would-be", path = path);
            terminal::err().say(&msg!("cli-note", said = said), lang)?;
        }
        return Ok(proposal.mapping);
    }
    if !sure && asks {
        ask(&mut proposal, lang)?;
    }
    if !sure || args.map.is_some() {
        let text = proposal.file(&say);
        output::write(path, Output::Columns, text.as_bytes(), false)?;
    }
    if !sure && !asks {
        if !proposal.missing.is_empty() {
            terminal::err().say(&missing(&proposal.missing), lang)?;
        }
        return Err(Failure::new(msg!("msel-columns-proposed", path = shown)));
    }
    if !proposal.missing.is_empty() {
        return Err(Failure::new(missing(&proposal.missing)));
    }
    if !sure || args.map.is_some() {
        terminal::err().say(&msg!("msel-columns-kept", path = shown), lang)?;
    }
    Ok(proposal.mapping)
}

fn missing(parts: &[Part]) -> Message {
    let parts: Vec<_> = parts
        .iter()
        .map(|p| p.heading().into())
        .collect::<Vec<crate::base::message::Arg>>();
    msg!("msel-parts-missing", parts = parts)
}

/// What each column seems to hold.
fn tell(proposal: &Proposal, lang: Lang) -> Result<(), Failure> {
    for (h, (sure, heading, example)) in proposal.mapping.columns.iter().zip(&proposal.columns) {
        terminal::err().say(&column(h, *sure, heading, example), lang)?;
    }
    Ok(())
}

fn column(h: &Holds, sure: Sure, heading: &str, example: &str) -> Message {
    msg!(
        "msel-column-is",
        column = &h.column,
        heading = heading,
        example = example,
        part = h.holds.heading(),
        sure = sure.words()
    )
}

/// Asks about every column that is not sure; an answer is the number of what it holds, or nothing for what it seems to.
fn ask(proposal: &mut Proposal, lang: Lang) -> Result<(), Failure> {
    for (n, part) in Part::ALL.iter().enumerate() {
        let said = msg!("msel-part-number-is", n = n, part = part.heading());
        terminal::err().say(&said, lang)?;
    }
    let columns = proposal
        .mapping
        .columns
        .iter_mut()
        .zip(&mut proposal.columns);
    for (h, (sure, heading, example)) in columns.filter(|(_, (sure, ..))| sure.asks()) {
        loop {
            terminal::err().say(&column(h, *sure, heading, example), lang)?;
            terminal::err().say(&msg!("msel-ask"), lang)?;
            let mut answer = String::new();
            if io::stdin().read_line(&mut answer)? == 0 {
                return Err(Failure::new(msg!("msel-not-answered")));
            }
            let answer = crate::base::text::western_digits(answer.trim());
            if answer.is_empty() {
                break;
            }
            let part = answer.parse::<usize>().ok().and_then(|n| Part::ALL.get(n));
            if let Some(part) = part {
                h.holds = *part;
                break;
            }
        }
        *sure = Sure::Sure;
    }
    let holds = |part: &Part| proposal.mapping.columns.iter().any(|h| h.holds == *part);
    proposal.missing.retain(|p| !holds(p));
    Ok(())
}
