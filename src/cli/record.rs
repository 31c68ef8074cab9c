//! Opening an exercise file for a command, and saying what is to be known of its record.
//!
//! Deliberately not here: reading it (`session::store`), playing it again (`session::recording`).

use std::path::Path;
use std::sync::Arc;

use super::{Failure, terminal};
use crate::base::text::{Lang, Text};
use crate::session::recording::Recording;
use crate::session::store::{Condition, Part};

/// Opens an exercise file to read; what is to be known of its record goes to the standard error.
pub(super) fn open(file: &Path, lang: Lang) -> Result<Arc<Recording>, Failure> {
    let recording = Recording::open(file)?;
    if let Some(words) = words(recording.saved.condition, file) {
        terminal::err().say(&words, lang)?;
    }
    Ok(Arc::new(recording))
}

/// What is to be known of a record that is not simply whole.
fn words(condition: Condition, file: &Path) -> Option<Text> {
    let p = file.display();
    match condition {
        Condition::Whole => None,
        Condition::PerhapsOlder => Some(Text::new(
            &format!(
                "تنبيه: كتبت هذا الملف نسخة سابقة كانت تحفظ آخر ما جرى في ملف بجانبه ({p}-wal)، وليس بجانبه الآن؛ إن نُسخ الملف وحده فآخر ما جرى ليس فيه"
            ),
            &format!(
                "note: an earlier version wrote this file and kept the newest part in a file beside it ({p}-wal), which is not there; if the file was copied alone, the newest part is missing from it"
            ),
        )),
        Condition::Mended => Some(Text::new(
            &format!(
                "تنبيه: نُسخ هذا الملف أثناء الكتابة فيه أو تضرر جزء منه؛ كل ما أدخله الناس مقروء، والوقائع حُسبت منه من جديد. لحفظه ملفاً كاملاً: tamrin rescue {p} -o NEW.tamrin"
            ),
            &format!(
                "note: this file was copied in the middle of a write, or a part of it is damaged; all that people put in was read, and the facts were computed from it again. To save it as a whole file: tamrin rescue {p} -o NEW.tamrin"
            ),
        )),
        Condition::Missing => Some(Text::new(
            &format!(
                "تنبيه: الملف متضرر وتنقص منه أوامر؛ قُرئ ما قبل أول أمر لا يُقرأ، والوقائع حُسبت منه من جديد. لحفظه: tamrin rescue {p} -o NEW.tamrin"
            ),
            &format!(
                "note: this file is damaged and orders are missing; those before the first that cannot be read were read, and the facts were computed from them again. To save it: tamrin rescue {p} -o NEW.tamrin"
            ),
        )),
        Condition::Changed(part) => {
            let part = part_words(part);
            Some(Text::new(
                &format!(
                    "تنبيه: ليس هذا ما كتبه البرنامج: {}؛ التفاصيل: tamrin replay {p} --verify",
                    part.ar
                ),
                &format!(
                    "note: this is not what the program wrote: {}; for more: tamrin replay {p} --verify",
                    part.en
                ),
            ))
        }
    }
}

/// A part of the record that was changed, in words.
pub(super) fn part_words(part: Part) -> Text {
    match part {
        Part::Head => Text::new(
            "تغيّر السيناريو أو البذرة أو الخطة بعد كتابتها",
            "scenario, seed or plan were changed after they were written",
        ),
        Part::Causes => Text::new(
            "تغيّرت الأوامر أو الملاحظات أو قرارات المقيّمين بعد كتابتها، أو حُذف منها",
            "orders, notes or evaluators' decisions were changed after they were written, or some were taken away",
        ),
        Part::Facts => Text::new(
            "تغيّرت الوقائع بعد كتابتها، أو حُذف منها",
            "facts were changed after they were written, or some were taken away",
        ),
        Part::Digests => Text::new(
            "تغيّرت بصمات الحالة بعد كتابتها، أو حُذف منها",
            "state hashes were changed after they were written, or some were taken away",
        ),
    }
}
