//! Help and complaints about arguments in the chosen language.
//!
//! The words stand in `cli-help.ftl`; a test names any that does not.
//! Deliberately not here: the arguments.

use std::error::Error as _;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use super::args::Cli;
use super::terminal;
use crate::base::message::{Arg, Message, msg};
use crate::base::text::Lang;
use crate::wording::plain;

/// What the program is called.
const PROGRAM: &str = "tamrin";
/// Where options stand in a command's help that every command has.
const LAST: usize = 900;

/// The language asked for by `--lang`, or by the environment, or English. Where documents are asked for in both languages it is the one
/// that is asked for besides, or that of the environment, or the one that documents begin with.
pub(super) fn language(words: &[OsString]) -> Lang {
    let (mut asked, mut both) = (None, false);
    for (i, w) in words.iter().enumerate() {
        let w = w.to_string_lossy();
        let next = || words.get(i + 1).map(|x| x.to_string_lossy().into_owned());
        let said = match w.strip_prefix("--lang=") {
            Some(x) => Some(x.to_owned()),
            None => (w == "--lang").then(next).flatten(),
        };
        both |= said.as_deref() == Some("both");
        asked = said.filter(|x| x != "both").or(asked);
    }
    let otherwise = if both {
        Lang::all().next().unwrap_or_default()
    } else {
        Lang::default()
    };
    let from_environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|k| std::env::var(k).ok().filter(|v| !v.is_empty()))
    };
    // `ar_LY.UTF-8` and `ar-LY` are Arabic; `C` is no language.
    let named = |x: String| x.split(['_', '-', '.', '@']).next().and_then(Lang::named);
    let said = asked.or_else(from_environment);
    said.and_then(named).unwrap_or(otherwise)
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
    with_parts(Cli::command(), PROGRAM, lang)
}

/// A command and those below it, with their words. `called` is what is typed for it.
fn with_parts(command: clap::Command, called: &str, lang: Lang) -> clap::Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    let command = worded(command, called, lang);
    names.iter().fold(command, |c, name| {
        c.mut_subcommand(name, |c| with_parts(c, &format!("{called} {name}"), lang))
    })
}

/// Puts the words in place of their keys, and in place of what the parser adds of its own: headings, the usage line, the help option.
fn worded(command: clap::Command, called: &str, lang: Lang) -> clap::Command {
    let say = plain(lang);
    let words = |key: &StyledStr| say.t(&key.to_string());
    let about = command.get_about().map(words);
    let mut place = 0;
    let command = command.about(about.unwrap_or_default()).mut_args(|a| {
        let help = a.get_help().map(words).unwrap_or_default();
        let heading = say.t(if a.is_positional() {
            "help-arguments"
        } else {
            "help-options"
        });
        place += 1;
        // What every command has comes last; all else in the order in which it is typed.
        let order = if a.is_global_set() { LAST } else { place };
        let values = a.get_value_names().unwrap_or_default().iter();
        let values: Vec<String> = values.map(|key| say.t(key)).collect();
        let a = a.help(help).help_heading(heading).display_order(order);
        if values.is_empty() {
            a
        } else {
            a.value_names(values)
        }
    });
    let option = |name: &'static str, short: char, action, key: &str| {
        let heading = say.t("help-options");
        let option = clap::Arg::new(name).short(short).long(name);
        let option = option.action(action).help(say.t(key));
        option.help_heading(heading).display_order(LAST + 1)
    };
    let help = option("help", 'h', clap::ArgAction::Help, "help-help");
    let usage = say.t("help-usage");
    let command = command
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(say.t("help-commands"))
        .subcommand_value_name(say.t("help-value-command"))
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
    let command = command.mut_args(|a| {
        let values = a.get_action().takes_values();
        a.hide_possible_values(values).hide_default_value(values)
    });
    let mut command = command.bin_name(called);
    let usage = command.render_usage().to_string();
    let usage = usage.split_once(": ").map_or("", |(_, rest)| rest);
    let options = format!("[{}]", say.t("help-options"));
    command.override_usage(usage.trim().replace("[OPTIONS]", &options))
}

/// Parses the arguments, or answers the person and says how to end.
pub(super) fn parse(words: Vec<OsString>, lang: Lang) -> Result<Cli, ExitCode> {
    let words = as_option(words);
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

/// `help run` as `run --help`: many ask in this way first.
fn as_option(mut words: Vec<OsString>) -> Vec<OsString> {
    let mut value = false;
    let command = words.iter().skip(1).position(|w| {
        let w = w.to_string_lossy();
        let is_value = std::mem::replace(&mut value, w == "--lang");
        !is_value && !w.starts_with('-')
    });
    if let Some(n) = command.map(|n| n + 1).filter(|&n| words[n] == "help") {
        words.remove(n);
        words.push("--help".into());
    }
    words
}

/// What is wrong with the arguments, what may have been meant, and where to find help.
fn complaint(e: &clap::Error, lang: Lang) -> Vec<Message> {
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = near.into_iter().find_map(|k| context(e, k));
    let mut said = vec![msg!("cli-error", said = wrong(e))];
    said.extend(near.map(|near| msg!("help-did-you-mean", near = near)));
    said.push(msg!("help-more", lang = lang.tag()));
    said
}

/// What is wrong with the arguments.
fn wrong(e: &clap::Error) -> Message {
    let of = |k| context(e, k).unwrap_or_else(|| "".into());
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    match e.kind() {
        // A value that stands alone is taken for an option, too.
        ErrorKind::UnknownArgument => match &argument {
            Arg::Plain(a) if !a.starts_with('-') => {
                msg!("help-surplus-argument", argument = argument)
            }
            _ => msg!("help-unknown-argument", argument = argument),
        },
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            msg!("help-unknown-command", command = command)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => bad_value(e, argument, value),
        ErrorKind::TooManyValues => msg!("help-surplus-value", argument = argument, value = value),
        ErrorKind::MissingRequiredArgument => msg!("help-missing", argument = argument),
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            other if other == argument => msg!("help-repeated", argument = argument),
            other => msg!("help-conflict", argument = argument, other = other),
        },
        ErrorKind::InvalidUtf8 => msg!("help-not-utf8"),
        _ => msg!("help-not-understood"),
    }
}

/// A value that is missing or does not fit, with those that do: the list of them, or what the parser of `args` says.
fn bad_value(e: &clap::Error, argument: Arg, value: Arg) -> Message {
    let own = || e.source().map(|s| s.to_string().into());
    let possible: Option<Arg> = context(e, ContextKind::ValidValue).or_else(own);
    let missing = matches!(&value, Arg::Plain(v) if v.is_empty());
    match (missing, possible) {
        (true, None) => msg!("help-no-value", argument = argument),
        (true, Some(possible)) => {
            msg!("help-no-value-of", argument = argument, possible = possible)
        }
        (false, None) => msg!("help-bad-value", value = value, argument = argument),
        (false, Some(possible)) => msg!(
            "help-bad-value-of",
            value = value,
            argument = argument,
            possible = possible
        ),
    }
}

/// What the parser tells of an error, if it tells something.
fn context(e: &clap::Error, kind: ContextKind) -> Option<Arg> {
    match e.get(kind)? {
        ContextValue::None => None,
        ContextValue::Strings(all) => (!all.is_empty()).then(|| Arg::from(all.clone())),
        other => Some(other.to_string().into()),
    }
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
            let parts = sub.get_subcommands_mut();
            all.extend(parts.map(|c| c.render_long_help().to_string()));
        }
        for (typed, _) in WRONG {
            let said = complaint(&error(typed, lang), lang);
            all.extend(said.iter().map(|m| plain(lang).message(m)));
        }
        all
    }

    /// Arguments that cannot be understood, and the key of what is said of them.
    const WRONG: &[(&[&str], &str)] = &[
        (&["--no-such"], "help-unknown-argument"),
        (&["no-such"], "help-unknown-command"),
        (&["rum"], "help-unknown-command"),
        (&["run", "--sed", "1"], "help-unknown-argument"),
        (&["run", "--seed", "x"], "help-bad-value-of"),
        (&["export", "f", "--every", "9999"], "help-bad-value-of"),
        (&["--lang", "xx"], "help-bad-value-of"),
        (
            &["map", "f", "-o", "m.svg", "--fill", "x"],
            "help-bad-value-of",
        ),
        (&["run", "--seed"], "help-no-value"),
        (&["--lang"], "help-no-value-of"),
        (&["run", "--output", ""], "help-no-value"),
        (&["run", "--seed", "1", "--seed", "2"], "help-repeated"),
        (&["run", "--json", "--json"], "help-repeated"),
        (&["log", "a", "b"], "help-surplus-argument"),
        (&["run", "--json=x"], "help-surplus-value"),
        (&["rate"], "help-missing"),
        (&["replay", "f", "--json"], "help-missing"),
        (&["log", "f", "--json", "--csv"], "help-conflict"),
        (
            &["replay", "f", "--verify", "--at", "10:00", "--json"],
            "help-conflict",
        ),
    ];

    fn error(typed: &[&str], lang: Lang) -> clap::Error {
        let words = ["tamrin"].iter().chain(typed);
        command(lang).try_get_matches_from(words).unwrap_err()
    }

    #[test]
    fn whatever_is_wrong_with_the_arguments_is_said_by_what_it_is() {
        for (typed, key) in WRONG {
            let e = error(typed, Lang::Ar);
            assert_eq!(wrong(&e).key, *key, "{typed:?}: {:?}", e.kind());
        }
        let meant = complaint(&error(&["run", "--sed", "1"], Lang::Ar), Lang::Ar);
        assert_eq!(meant[1], msg!("help-did-you-mean", near = "--seed"));
    }

    #[cfg(unix)]
    #[test]
    fn an_argument_that_is_no_text_is_said_to_be_none() {
        use std::os::unix::ffi::OsStringExt as _;
        let words = ["tamrin", "log", "f", "--kind"].map(OsString::from);
        let words = words.into_iter().chain([OsString::from_vec(vec![0xff])]);
        let e = command(Lang::Ar).try_get_matches_from(words).unwrap_err();
        assert_eq!(wrong(&e).key, "help-not-utf8");
    }

    #[test]
    fn arguments_stand_in_help_in_the_order_in_which_they_are_typed_and_in_the_readers_words() {
        let mut root = command(Lang::Ar);
        let rate = root.find_subcommand_mut("rate").unwrap();
        let said = rate.render_help().to_string();
        let order = [
            "<الملف>",
            "<المهمة>",
            "<التقدير>",
            "--reason <السبب>",
            "--evaluator",
            "--lang",
            "--help",
        ];
        let list = said.split_once("المعطيات").unwrap().1;
        let places: Vec<_> = order.iter().map(|w| list.find(w).expect(w)).collect();
        assert!(places.is_sorted(), "{places:?}: {said}");
        assert!(
            said.contains("tamrin rate [الخيارات] --reason <السبب> <الملف> <المهمة> <التقدير>"),
            "{said}"
        );
        let missing = complaint(&error(&["rate"], Lang::Ar), Lang::Ar);
        let missing = plain(Lang::Ar).message(&missing[0]);
        assert!(
            missing.contains("<الملف>") && !missing.contains("RATING"),
            "{missing}"
        );
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
