//! Help and complaints about arguments in the chosen language.
//!
//! The parser's own texts are English; their Arabic counterparts stand here, and a test names any that is missing.
//! Deliberately not here: the arguments.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use super::args::Cli;
use super::terminal;
use crate::base::text::Lang;

/// Arabic help: (command or empty, argument or empty, words).
const ARABIC: &[(&str, &str, &str)] = &[
    ("", "", "تمرين: تدرّب على تأمين يوم الاقتراع قبل يومه"),
    (
        "",
        "lang",
        "لغة الرسائل والوثائق: ar أو en؛ وboth للتقرير والنموذج والمقارنة عبر الوقت باللغتين",
    ),
    (
        "run",
        "",
        "التدرب في نافذة المدرب، أو بلا نافذة تشغيل تمرين إلى نهايته وعرض حصيلته",
    ),
    (
        "run",
        "scenario",
        "مجلد السيناريو أو ملفه، أو اسم سيناريو مرفق",
    ),
    ("run", "headless", "التشغيل بلا نافذة"),
    ("run", "large", "خط كبير في النافذة لجهاز العرض"),
    ("run", "seed", "بذرة المصادفات؛ بذرة السيناريو إن لم تُعط"),
    ("run", "until", "إنهاء التمرين عند هذا الوقت HH:MM"),
    ("run", "orders", "ملف أوامر الأشخاص بصيغة RON"),
    ("run", "output", "ملف التمرين الذي يُكتب"),
    ("run", "resume", "إكمال ملف تمرين انقطع"),
    (
        "run",
        "pace",
        "السرعة مضاعفةً لساعة الحائط بلا نافذة؛ أسرع ما يمكن إن لم تُعط",
    ),
    ("run", "json", "عرض الحصيلة كائن JSON واحداً"),
    (
        "run",
        "witness",
        "كتابة ما تعرضه النافذة سطر JSON عند كل تغيّر، للاختبارات",
    ),
    ("check", "", "فحص السيناريوهات وبيان كل ما يلزم إصلاحه"),
    (
        "check",
        "paths",
        "مجلدات السيناريوهات أو ملفاتها؛ يُبحث داخل المجلدات",
    ),
    ("check", "json", "عرض النتائج بصيغة JSON"),
    ("log", "", "عرض ما جرى في تمرين"),
    ("log", "file", "ملف التمرين"),
    ("log", "from", "ابتداءً من هذا الوقت HH:MM"),
    ("log", "to", "إلى هذا الوقت HH:MM"),
    ("log", "seat", "ما يذكر هذا المقعد فقط"),
    ("log", "kind", "وقائع من هذا النوع فقط مثل OrderRejected"),
    ("log", "json", "كائن JSON في كل سطر"),
    ("log", "csv", "بصيغة CSV لجدول بيانات"),
    (
        "replay",
        "",
        "النظر إلى تمرين من جديد عند أي لحظة، أو التحقق من أن إعادة تشغيله تعطي الشيء نفسه",
    ),
    ("replay", "file", "ملف التمرين"),
    (
        "replay",
        "verify",
        "إعادة التشغيل بلا نافذة ومقارنة كل واقعة بالملف",
    ),
    ("replay", "at", "اللحظة المنظورة HH:MM"),
    (
        "replay",
        "seat",
        "بعين هذا المقعد؛ إدارة التمرين ترى كل شيء",
    ),
    (
        "replay",
        "json",
        "عرض المنظور في اللحظة كائن JSON واحداً بلا نافذة",
    ),
    ("replay", "large", "خط كبير في النافذة لجهاز العرض"),
    (
        "branch",
        "",
        "المضي على نحو آخر من لحظة في تمرين، في ملف جديد",
    ),
    ("branch", "file", "ملف التمرين؛ يُقرأ فقط"),
    ("branch", "at", "اللحظة التي يُشترك فيما قبلها HH:MM"),
    (
        "branch",
        "orders",
        "ملف أوامر الأشخاص من تلك اللحظة بصيغة RON",
    ),
    (
        "branch",
        "standing",
        "الأوامر الدائمة تتولى من تلك اللحظة كل مقعد لا يسميه ملف الأوامر",
    ),
    (
        "branch",
        "later_orders",
        "إعادة ما أُمر به بعدها في التمرين في أوقاته",
    ),
    (
        "branch",
        "hold",
        "صنع الملف فقط؛ ثم يُكمل بـ tamrin run --resume",
    ),
    ("branch", "output", "ملف التمرين الذي يُكتب"),
    ("rescue", "", "حفظ ما يُقرأ من ملف تمرين متضرر"),
    ("rescue", "file", "ملف التمرين المتضرر؛ يُقرأ فقط"),
    (
        "rescue",
        "scenario",
        "مجلد السيناريو أو ملفه أو اسم سيناريو من البرنامج، إن كان نصه في الملف لا يُقرأ",
    ),
    ("rescue", "output", "ملف التمرين الذي يُكتب"),
    ("report", "", "كتابة تقرير ما بعد التمرين"),
    ("report", "file", "ملف التمرين"),
    (
        "report",
        "format",
        "صفحة html للمتصفح، أو pdf، أو docx، أو مصنف xlsx، أو بيانات json، أو خطة التحسين لملئها plan؛ صيغة نهاية اسم الملف إن لم تُعط",
    ),
    ("report", "template", "مجلد قالب ملفات PDF"),
    (
        "report",
        "plan",
        "ملف بما يُعمل في المسائل بصيغة RON: المسؤولون والتواريخ",
    ),
    (
        "report",
        "output",
        "الملف الذي يُكتب؛ بجانب ملف التمرين إن لم يُعط",
    ),
    (
        "report",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    ("rate", "", "قرار المقيّم في مهمة حرجة بدل التقدير المقترح"),
    ("rate", "file", "ملف التمرين"),
    ("rate", "task", "معرّف المهمة الحرجة"),
    (
        "rate",
        "rating",
        "P بلا صعوبات، S مع بعضها، M مع صعوبات كبيرة، U تعذر أداؤه، none لم يُلاحظ",
    ),
    ("rate", "reason", "السبب"),
    (
        "trend",
        "",
        "وضع عدة تمارين جنباً إلى جنب: تقدير الأهداف والمقاييس بالترتيب",
    ),
    ("trend", "files", "ملفات التمارين، الأول أولاً"),
    ("trend", "json", "عرضها قائمة JSON واحدة"),
    (
        "trend",
        "output",
        "كتابتها أيضاً في هذا الملف: .html أو .pdf أو .docx",
    ),
    (
        "trend",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    ("trend", "template", "مجلد قالب ملفات PDF"),
    ("form", "", "كتابة النموذج الذي يكتب عليه مقيّمو السيناريو"),
    (
        "form",
        "scenario",
        "مجلد السيناريو أو ملفه، أو اسم سيناريو مرفق",
    ),
    ("form", "output", "الملف الذي يُكتب: .html أو .pdf أو .docx"),
    (
        "form",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    ("form", "template", "مجلد قالب ملفات PDF"),
    ("template", "", "كتابة قالب ملفات PDF في مجلد لتغيير شكلها"),
    ("template", "folder", "المجلد"),
    (
        "template",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    (
        "compare",
        "",
        "وضع تمرينين جنباً إلى جنب: أين افترقا وأي القرارات اختلف وما نتج",
    ),
    ("compare", "first", "ملف التمرين الأول"),
    ("compare", "second", "ملف التمرين الثاني"),
    ("compare", "html", "كتابة المقارنة أيضاً صفحةً برسوم وخرائط"),
    (
        "compare",
        "at",
        "لحظة الخريطتين في الصفحة HH:MM؛ ساعة بعد أول اختلاف إن لم تُعط",
    ),
    ("compare", "json", "عرض المقارنة كائن JSON واحداً"),
    ("compare", "output", "الصفحة التي تُكتب"),
    (
        "compare",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    (
        "export",
        "",
        "كتابة مسارات التمرين وحوادثه بصيغة GeoJSON لبرنامج QGIS",
    ),
    ("export", "file", "ملف التمرين"),
    ("export", "geojson", "بصيغة GeoJSON؛ ولا صيغة غيرها بعد"),
    ("export", "every", "ثواني التمرين بين موضعين من المسار"),
    ("export", "output", "الملف الذي يُكتب؛ يُعرض إن لم يُعط"),
    (
        "export",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    ("map", "", "رسم الخريطة عند لحظة في تمرين بصيغة SVG أو PNG"),
    ("map", "file", "ملف التمرين"),
    ("map", "at", "اللحظة HH:MM؛ الأخيرة إن لم تُعط"),
    ("map", "seat", "بعين هذا المقعد؛ إدارة التمرين ترى كل شيء"),
    ("map", "truth", "وبجانب ما كان المقعد يعلمه ما كان واقعاً"),
    (
        "map",
        "fill",
        "ما تُلوَّن به البلديات: readiness الاستعداد، confidence الثقة، turnout المشاركة",
    ),
    ("map", "size", "العرض والارتفاع، مثل 1600x1000"),
    (
        "map",
        "output",
        "الملف الذي يُكتب؛ ينتهي اسمه بـ .svg أو .png",
    ),
    (
        "map",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    ("shoot", "", "قيادة النافذة بنص مكتوب والتقاط صور لها"),
    ("shoot", "script", "النص: خطوات بصيغة RON"),
    ("shoot", "out", "مجلد الصور"),
    (
        "shoot",
        "size",
        "حجم النافذة، مثل 1280x720؛ حجم النص إن لم يُعط",
    ),
    ("shoot", "large", "خط كبير"),
    (
        "import",
        "",
        "صنع ملف خريطة من حدود (GeoJSON) وقوائم أماكن وطرق (CSV)",
    ),
    ("import", "outlines", "حدود المناطق والبلديات بصيغة GeoJSON"),
    (
        "import",
        "places",
        "الأماكن: id,name_en,name_ar,lat,lon و population إن عُرف",
    ),
    ("import", "roads", "الطرق: from_id,to_id,km,class"),
    (
        "import",
        "municipalities",
        "البلديات: municipality_en,municipality_ar,place_id و directorate و vote_group إن عُرفا",
    ),
    ("import", "group", "بلديات مجموعات الاقتراع هذه فقط"),
    ("import", "output", "ملف الخريطة الذي يُكتب"),
    (
        "import",
        "force",
        "الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل",
    ),
    (
        "reference",
        "",
        "عرض مرجع كل حقول السيناريو، أو ما هو ضمن البرنامج",
    ),
    (
        "reference",
        "kinds",
        "أنواع الحوادث بمراحلها واحتياجاتها وأنواع الوحدات فقط",
    ),
    (
        "reference",
        "powers",
        "الأدوار بصلاحياتها وأوامرها الدائمة فقط",
    ),
    (
        "reference",
        "doctrine",
        "الأوامر الدائمة كما كُتبت، للنسخ منها",
    ),
    (
        "typeset",
        "",
        "تنضيد وثائق PDF لتشغيل آخر للبرنامج ضمن حدود الوقت والذاكرة",
    ),
    ("completions", "", "عرض إكمال الأوامر لصَدَفة"),
    ("completions", "shell", "الصَدَفة"),
];

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
        Some(x) if x.starts_with("ar") => Lang::Ar,
        _ => Lang::En,
    }
}

/// The languages of documents: both, if both were asked for, Arabic first.
pub(super) fn languages(cli: &Cli, lang: Lang) -> Vec<Lang> {
    if cli.lang.as_deref() == Some("both") {
        vec![Lang::Ar, Lang::En]
    } else {
        vec![lang]
    }
}

/// The parser, with help in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let mut command = Cli::command();
    if lang == Lang::En {
        return command;
    }
    command = in_arabic(command);
    for sub in Cli::command().get_subcommands() {
        command = command.mut_subcommand(sub.get_name(), in_arabic);
    }
    for &(sub, arg, words) in ARABIC
        .iter()
        .filter(|a| cfg!(feature = "window") || a.0 != "shoot")
    {
        command = if sub.is_empty() {
            translate(command, arg, words)
        } else {
            command.mut_subcommand(sub, |c| translate(c, arg, words))
        };
    }
    command
}

/// Replaces what the parser adds of its own: headings, the usage line, the help option.
fn in_arabic(command: clap::Command) -> clap::Command {
    let help = clap::Arg::new("help")
        .short('h')
        .long("help")
        .action(clap::ArgAction::Help)
        .help("عرض هذه المساعدة");
    let version = command.get_version().is_some();
    let command = command
        .help_template("{about}\n\nالاستعمال: {usage}\n\n{all-args}")
        .subcommand_help_heading("الأوامر")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(help)
        .mut_args(|a| {
            let values = a.get_action().takes_values();
            a.help_heading("الخيارات").hide_possible_values(values)
        });
    if !version {
        return command;
    }
    let version = clap::Arg::new("version")
        .short('V')
        .long("version")
        .action(clap::ArgAction::Version)
        .help("عرض رقم النسخة");
    command
        .disable_version_flag(true)
        .arg(version.help_heading("الخيارات"))
}

fn translate(command: clap::Command, arg: &str, words: &'static str) -> clap::Command {
    if arg.is_empty() {
        command.about(words)
    } else {
        command.mut_arg(arg, |a| a.help(words).long_help(words))
    }
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
            terminal::err().lines(&arabic(&e)).ok();
        }
        ExitCode::from(2)
    })
}

fn arabic(e: &clap::Error) -> String {
    let context = |k| e.get(k).map(ToString::to_string).unwrap_or_default();
    let (arg, value) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    );
    let sentence = match e.kind() {
        ErrorKind::UnknownArgument => format!("لا يوجد خيار باسم {arg}"),
        ErrorKind::InvalidSubcommand => format!(
            "لا يوجد أمر باسم {}",
            context(ContextKind::InvalidSubcommand)
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = context(ContextKind::ValidValue);
            let hint = if valid.is_empty() {
                String::new()
            } else {
                format!("؛ المقبول: {valid}")
            };
            format!("القيمة «{value}» لا تصلح للخيار {arg}{hint}")
        }
        ErrorKind::MissingRequiredArgument => format!("ينقص: {arg}"),
        ErrorKind::ArgumentConflict => {
            format!("لا يجتمع {arg} مع {}", context(ContextKind::PriorArg))
        }
        _ => "لم تُفهم الخيارات".to_owned(),
    };
    format!("خطأ: {sentence}\nللمساعدة: tamrin --help --lang ar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_arabic_help() {
        let has = |sub: &str, arg: &str| ARABIC.iter().any(|a| a.0 == sub && a.1 == arg);
        let root = Cli::command();
        for sub in root.get_subcommands() {
            assert!(has(sub.get_name(), ""), "{}", sub.get_name());
            for a in sub.get_arguments() {
                assert!(
                    has(sub.get_name(), a.get_id().as_str()),
                    "{} {}",
                    sub.get_name(),
                    a.get_id()
                );
            }
        }
        let known = ARABIC
            .iter()
            .filter(|a| cfg!(feature = "window") || a.0 != "shoot")
            .count();
        assert_eq!(
            known,
            2 + root
                .get_subcommands()
                .map(|s| 1 + s.get_arguments().count())
                .sum::<usize>()
        );
        command(Lang::Ar).debug_assert();
        let help = command(Lang::Ar).render_long_help().to_string()
            + &command(Lang::Ar)
                .find_subcommand_mut("run")
                .unwrap()
                .render_help()
                .to_string();
        for english in ["Usage", "Options", "Commands", "Arguments", "Print"] {
            assert!(!help.contains(english), "{english} in {help}");
        }
    }
}
