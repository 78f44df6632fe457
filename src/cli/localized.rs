//! The command line in the reader's language: clap's commands and arguments with the texts of the catalogue.
//! It must not know what any command does, nor hold a text of its own.

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, ArgAction, Command};
use fundstelle::output::hanging;
use fundstelle::output::wording::{Language, help};

/// Options of all commands come behind those of a command.
const COMMON_OPTIONS: usize = 900;

/// The command and all below it, with the texts of a language.
pub fn localized(command: Command, language: Language) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .args([help, version])
        .term_width(super::terminal::width());
    let topics = super::help::topics().join("|");
    let command = worded(command, "", language).after_help(help::after_commands(language, &topics));
    let mut built = command.clone();
    built.build();
    called(command, &built, language)
}

/// The texts of a command, of its arguments, and of all below it.
fn worded(command: Command, path: &str, language: Language) -> Command {
    let below: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_string()).collect();
    let mut command = command
        .disable_help_flag(true)
        .subcommand_help_heading(help::commands_heading(language))
        .subcommand_value_name(help::command_placeholder(language))
        .mut_args(|argument| worded_argument(argument, path, language));
    if let Some(about) = help::command(language, path) {
        command = command.about(about);
    }
    for name in below {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(name, |command| worded(command, path.trim_start(), language));
    }
    let template = template(&command, language);
    command.help_template(template)
}

/// An argument with its text, and with what clap would say of its values in English alone.
fn worded_argument(argument: Arg, command: &str, language: Language) -> Arg {
    let id = argument.get_id().to_string();
    let common = argument.is_global_set() || id == "version";
    let argument = if common { argument.display_order(COMMON_OPTIONS) } else { argument };
    let Some(text) = help::argument(language, command, &id) else { return argument };
    if !matches!(argument.get_action(), ArgAction::Set | ArgAction::Append) {
        return argument.help(text);
    }
    let name = argument.get_value_names().and_then(<[_]>::first).map_or(id.to_uppercase(), ToString::to_string);
    let name = help::value_name(language, &name).map_or(name, str::to_string);
    let values = argument.get_possible_values();
    let remarks = remarks(&argument, language);
    let brief = [Some(text.to_string()), values_on_a_line(&values, language), remarks.clone()];
    let full = [Some(text.to_string()), values_below(&values, &id, language), remarks];
    let joined = |parts: [Option<String>; 3], by| parts.into_iter().flatten().collect::<Vec<_>>().join(by);
    let argument = argument.hide_possible_values(true).hide_default_value(true).hide_env(true);
    argument.value_name(name).help(joined(brief, " ")).long_help(joined(full, "\n\n"))
}

/// What an argument is when it is not given.
fn remarks(argument: &Arg, language: Language) -> Option<String> {
    let variable = argument.get_env().map(|name| help::variable(language, &name.to_string_lossy()));
    let values = argument.get_default_values();
    let default = values.first().map(|value| help::default_value(language, &value.to_string_lossy()));
    let remarks: Vec<String> = variable.into_iter().chain(default).collect();
    (!remarks.is_empty()).then(|| remarks.join(" "))
}

fn values_on_a_line(values: &[PossibleValue], language: Language) -> Option<String> {
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    (!names.is_empty()).then(|| help::values_on_a_line(language, &names.join(", ")))
}

fn values_below(values: &[PossibleValue], argument: &str, language: Language) -> Option<String> {
    let width = values.iter().map(|value| value.get_name().len()).max()?;
    let lines = values.iter().map(|value| match help::value(language, argument, value.get_name()) {
        Some(meaning) => format!("\n- {:<width$} {meaning}", format!("{}:", value.get_name()), width = width + 1),
        None => format!("\n- {}", value.get_name()),
    });
    Some(format!("{}{}", help::values_heading(language), lines.collect::<String>()))
}

/// How the help of a command is laid out: as clap does it, with headings of the language.
fn template(command: &Command, language: Language) -> StyledStr {
    let styles = command.get_styles();
    let (head, usage) = (styles.get_header(), styles.get_usage());
    let heading = |words: &str| format!("{head}{words}:{head:#}\n");
    let mut template =
        format!("{{about-with-newline}}\n{usage}{}:{usage:#} {{usage}}\n\n", help::usage_heading(language));
    if command.has_subcommands() {
        template += &format!("{}{{subcommands}}\n\n", heading(help::commands_heading(language)));
    }
    if command.get_positionals().next().is_some() {
        template += &format!("{}{{positionals}}\n\n", heading(help::arguments_heading(language)));
    }
    template += &format!("{}{{options}}{{after-help}}", heading(help::options_heading(language)));
    template.into()
}

/// How each command is called, with the word for all options in the language; clap knows the English one alone.
fn called(command: Command, built: &Command, language: Language) -> Command {
    let below: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_string()).collect();
    let style = command.get_styles().get_usage();
    let usage = built.clone().render_usage().ansi().to_string();
    let forms = usage.trim_start_matches(&format!("{style}Usage:{style:#}")).lines().map(str::trim);
    let indent = " ".repeat(help::usage_heading(language).chars().count() + ": ".len());
    let room = super::terminal::width().saturating_sub(indent.len());
    let forms = forms.map(|form| hanging(form, room).replace('\n', &format!("\n{indent}")));
    let forms = forms.collect::<Vec<_>>().join(&format!("\n{indent}"));
    let options = help::options_placeholder;
    let command = command.override_usage(forms.replace(options(Language::English), options(language)));
    below.into_iter().fold(command, |command, name| match built.find_subcommand(&name) {
        Some(built) => command.mut_subcommand(name, |command| called(command, built, language)),
        None => command,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Calls back for the command and all below it, each with its path.
    fn walk(command: &Command, path: &str, each: &mut impl FnMut(&Command, &str)) {
        each(command, path);
        for below in command.get_subcommands() {
            walk(below, format!("{path} {}", below.get_name()).trim_start(), each);
        }
    }

    #[test]
    fn each_command_argument_and_value_has_a_text_in_both_languages() {
        let plain = crate::cli::Arguments::command();
        let mut count = 0;
        let mut both = |what: &str, text: &dyn Fn(Language) -> Option<&'static str>| {
            let (german, english) =
                (text(Language::German).unwrap_or_default(), text(Language::English).unwrap_or_default());
            assert!(!german.is_empty() && !english.is_empty() && german != english, "{what}: {german:?} {english:?}");
            count += 1;
        };
        walk(&plain, "", &mut |command, path| {
            both(path, &|language| help::command(language, path));
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                both(&format!("{path} {id}"), &|language| help::argument(language, path, id));
                if !argument.get_action().takes_values() {
                    continue;
                }
                for name in argument.get_value_names().unwrap_or_default() {
                    assert!(help::value_name(Language::German, name).is_some(), "{path} {id}: {name}");
                }
                for value in argument.get_possible_values().iter().filter(|_| id != "shell") {
                    let value = value.get_name();
                    both(&format!("{path} {id} {value}"), &|language| help::value(language, id, value));
                }
            }
        });
        assert!(count > 100, "{count}");
    }

    #[test]
    fn no_help_is_half_in_another_language() {
        for (language, foreign) in [
            (Language::German, &["Usage", "Options", "OPTIONS", "default:", "ossible", "Print", "<FILE>", "<DIR>"][..]),
            (Language::English, &["Aufruf", "OPTIONEN", "Vorgabe", "glich", "<DATEI>", "<ORDNER>"][..]),
        ] {
            let mut command = localized(crate::cli::Arguments::command(), language);
            command.build();
            walk(&command, "", &mut |command, path| {
                for help in [command.clone().render_help(), command.clone().render_long_help()] {
                    let help = help.to_string();
                    for word in foreign {
                        assert!(!help.contains(word), "{path} has {word}: {help}");
                    }
                }
            });
        }
    }
}
