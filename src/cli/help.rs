//! Help and complaints about arguments in the chosen language.
//!
//! The words stand in `cli-help.ftl`; a test names any that does not.
//! Deliberately not here: the arguments.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use super::args::Cli;
use super::terminal;
use crate::base::message::{Message, msg};
use crate::base::text::Lang;
use crate::wording::plain;

/// The language asked for by `--lang`, or by the environment, or English.
pub(super) fn language(words: &[OsString]) -> Lang {
    let mut asked = None;
    for (i, w) in words.iter().enumerate() {
        let w = w.to_string_lossy();
        if w == "--lang" {
            asked = words.get(i + 1).map(|x| x.to_string_lossy().into_owned());
        } else if let Some(x) = w.strip_prefix("--lang=") {
            asked = Some(x.to_owned());
        }
    }
    let from_environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|k| std::env::var(k).ok().filter(|v| !v.is_empty()))
    };
    // Documents in both languages; messages are in the language of the machine.
    match asked.filter(|x| x != "both").or_else(from_environment) {
        // `ar_LY.UTF-8` and `ar-LY` are Arabic.
        Some(x) => x
            .split(['_', '-', '.', '@'])
            .next()
            .and_then(Lang::named)
            .unwrap_or_default(),
        None => Lang::default(),
    }
}

/// The languages of documents: both, if both were asked for, Arabic first.
pub(super) fn languages(cli: &Cli, lang: Lang) -> Vec<Lang> {
    if cli.lang.as_deref() == Some("both") {
        Lang::all().collect()
    } else {
        vec![lang]
    }
}

/// The parser, with help in a language. What stands in `args` for help are the keys of its words.
pub(super) fn command(lang: Lang) -> clap::Command {
    let names: Vec<String> = Cli::command()
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    let command = worded(Cli::command(), lang);
    names.iter().fold(command, |c, name| {
        c.mut_subcommand(name, |c| worded(c, lang))
    })
}

/// Puts the words in place of their keys, and in place of what the parser adds of its own: headings, the usage line, the help option.
fn worded(command: clap::Command, lang: Lang) -> clap::Command {
    let say = plain(lang);
    let words = |key: &StyledStr| say.t(&key.to_string());
    let about = command.get_about().map(words);
    let command = command.about(about.unwrap_or_default()).mut_args(|a| {
        let help = a.get_help().map(words).unwrap_or_default();
        let heading = say.t(if a.is_positional() {
            "help-arguments"
        } else {
            "help-options"
        });
        a.help(help).help_heading(heading)
    });
    let option = |name: &'static str, short: char, action, key: &str| {
        let heading = say.t("help-options");
        let option = clap::Arg::new(name).short(short).long(name);
        option.action(action).help(say.t(key)).help_heading(heading)
    };
    let help = option("help", 'h', clap::ArgAction::Help, "help-help");
    let usage = say.t("help-usage");
    let command = command
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(say.t("help-commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help);
    let command = if command.get_version().is_some() {
        let version = option("version", 'V', clap::ArgAction::Version, "help-version");
        command.disable_version_flag(true).arg(version)
    } else {
        command
    };
    // The parser's own remarks on values are English.
    if lang == Lang::En {
        return command;
    }
    command.mut_args(|a| {
        let values = a.get_action().takes_values();
        a.hide_possible_values(values).hide_default_value(values)
    })
}

/// Parses the arguments, or answers the person and says how to end.
pub(super) fn parse(words: Vec<OsString>, lang: Lang) -> Result<Cli, ExitCode> {
    let parsed = command(lang)
        .try_get_matches_from(words)
        .and_then(|m| Cli::from_arg_matches(&m));
    parsed.map_err(|e| {
        if !e.use_stderr() {
            e.print().ok();
            return ExitCode::SUCCESS;
        }
        if lang == Lang::En {
            e.print().ok();
        } else {
            for said in complaint(&e, lang) {
                terminal::err().say(&said, lang).ok();
            }
        }
        ExitCode::from(2)
    })
}

/// What is wrong with the arguments, and where to find help.
fn complaint(e: &clap::Error, lang: Lang) -> [Message; 2] {
    let context = |k| e.get(k).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let said = match e.kind() {
        ErrorKind::UnknownArgument => msg!("help-unknown-argument", argument = argument),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            msg!("help-unknown-command", command = command)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let possible = context(ContextKind::ValidValue);
            if possible.is_empty() {
                msg!("help-bad-value", value = value, argument = argument)
            } else {
                msg!(
                    "help-bad-value-of",
                    value = value,
                    argument = argument,
                    possible = possible
                )
            }
        }
        ErrorKind::MissingRequiredArgument => msg!("help-missing", argument = argument),
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            msg!("help-conflict", argument = argument, other = other)
        }
        _ => msg!("help-not-understood"),
    };
    [
        msg!("cli-error", said = said),
        msg!("help-more", lang = lang.tag()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::pseudo;

    /// The words of all help, and of the errors that arguments can have.
    fn all_help(lang: Lang) -> Vec<String> {
        let mut root = command(lang);
        let mut all = vec![root.render_long_help().to_string()];
        let names: Vec<String> = root
            .get_subcommands()
            .map(|c| c.get_name().to_owned())
            .collect();
        for name in names.iter().filter(|n| *n != "help") {
            let sub = root.find_subcommand_mut(name).unwrap();
            all.push(sub.render_long_help().to_string());
        }
        for wrong in [
            &["tamrin", "--no-such"][..],
            &["tamrin", "no-such"],
            &["tamrin", "run", "--seed", "x"],
            &["tamrin", "--lang", "xx"],
            &["tamrin", "rate"],
            &["tamrin", "log", "f", "--json", "--csv"],
        ] {
            let e = command(lang).try_get_matches_from(wrong).unwrap_err();
            all.extend(complaint(&e, lang).iter().map(|m| plain(lang).message(m)));
        }
        all
    }

    #[test]
    fn all_help_is_in_the_locale_files_of_every_language() {
        for lang in Lang::all() {
            command(lang).debug_assert();
            for words in all_help(lang) {
                assert!(!words.contains("help-"), "{lang:?}: {words}");
            }
        }
    }

    /// In the made language words of the files stand between marks; what stands outside are names that nobody translates.
    #[test]
    fn no_word_of_the_help_came_from_elsewhere() {
        for words in all_help(pseudo()) {
            let (mut outside, mut depth) = (String::new(), 0);
            for c in words.chars() {
                match c {
                    '\u{27e6}' => depth += 1,
                    '\u{27e7}' => depth -= 1,
                    c if depth == 0 => outside.push(c),
                    _ => {}
                }
            }
            // Commands, options and names of values are the same in every language.
            for word in outside.split(|c: char| !c.is_ascii_alphabetic()) {
                let english = [
                    "the", "is", "and", "print", "default", "possible", "values", "for", "not",
                ];
                assert!(
                    !english.contains(&word.to_lowercase().as_str()),
                    "{word} in {words}"
                );
            }
        }
    }
}
