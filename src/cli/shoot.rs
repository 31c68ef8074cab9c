//! `tamrin shoot`: drives the window by a script and takes pictures of it.
//!
//! Deliberately not here: what the steps do (`window::shoot`).

use super::args::Shoot;
use super::{Done, Failure, Findings};
use crate::base::message::msg;
use crate::base::text::Lang;
use crate::scenario::{load, read, shipped};
use crate::window;

pub(super) fn shoot(args: Shoot, lang: Lang) -> Done {
    let text = load::text_of(&args.script)?;
    let mut shoot: window::shoot::Shoot =
        read::read_one(&args.script.display().to_string(), &text).map_err(Failure::Found)?;
    std::fs::create_dir_all(&args.out)?;
    shoot.out.clone_from(&args.out);
    for name in &shoot.copies {
        let folder = args.out.join("scenarios").join(name);
        std::fs::create_dir_all(&folder)?;
        for (file, text) in shipped::texts(name).unwrap_or_default() {
            std::fs::write(folder.join(file), text)?;
        }
    }
    if let Some(size) = args.size {
        shoot.size = size;
    }
    let lang = shoot.lang.as_deref().and_then(Lang::named).unwrap_or(lang);
    // Exercises that the script begins are kept with the pictures.
    let options = window::Options {
        lang,
        size: Some(shoot.size),
        large: args.large,
        documents: Some(super::documents::writer(args.out.clone(), false)),
        folder: args.out,
        shoot: Some(shoot),
        ..window::Options::default()
    };
    match window::open(options) {
        Ok(0) => Ok(Findings::None),
        Ok(_) => Ok(Findings::Some),
        Err(window::NoWindow) => Err(Failure::new(msg!("cli-window-can-opened-display"))),
    }
}
