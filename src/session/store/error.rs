//! Why an exercise file cannot be used, and what to do.
//!
//! Deliberately not here: where that is shown.

use std::path::Path;

use rusqlite::ErrorCode;

use super::lock::Holder;
use crate::base::text::Text;

/// What is the matter with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// There is none.
    Missing,
    /// It exists already.
    Exists,
    /// It is no exercise file.
    Foreign,
    /// It holds something besides the tables of an exercise file.
    Suspect,
    /// A newer version wrote it.
    Newer,
    /// It is damaged; `rescue` may help.
    Damaged,
    /// Another process has it open to write, if that is known this one.
    OpenElsewhere(Option<Holder>),
    /// The system does not let it be read or written.
    System,
    /// Something else.
    Other,
}

/// The file cannot be used.
#[derive(Debug)]
pub struct StoreError {
    /// What is the matter.
    pub problem: Problem,
    /// What is wrong and what to do.
    pub message: Text,
    /// The technical cause, if there is one.
    pub cause: Option<String>,
}

impl StoreError {
    pub(super) fn new(ar: &str, en: &str) -> Self {
        Self::of(Problem::Other, ar, en)
    }

    pub(crate) fn of(problem: Problem, ar: &str, en: &str) -> Self {
        Self {
            problem,
            message: Text::new(ar, en),
            cause: None,
        }
    }

    pub(super) fn damaged(cause: String) -> Self {
        let error = Self::of(
            Problem::Damaged,
            "ملف التمرين متضرر؛ لحفظ ما يُقرأ منه: tamrin rescue",
            "the exercise file is damaged; to save what can be read of it: tamrin rescue",
        );
        Self {
            cause: Some(cause),
            ..error
        }
    }

    pub(super) fn mended(path: &Path) -> Self {
        let p = path.display();
        Self::of(
            Problem::Damaged,
            &format!(
                "نُسخ هذا الملف أثناء الكتابة فيه أو تضرر؛ ما أدخله الناس سليم. احفظه ملفاً كاملاً أولاً ثم أكمله: tamrin rescue {p} -o NEW.tamrin"
            ),
            &format!(
                "this file was copied in the middle of a write, or damaged; what people put in is whole. Save it as a whole file first, then go on with that: tamrin rescue {p} -o NEW.tamrin"
            ),
        )
    }

    pub(super) fn missing(path: &Path) -> Self {
        let p = path.display();
        Self::of(
            Problem::Missing,
            &format!("لا يوجد ملف بهذا الاسم: {p}"),
            &format!("there is no such file: {p}"),
        )
    }

    pub(super) fn exists(path: &Path) -> Self {
        let p = path.display();
        Self::of(
            Problem::Exists,
            &format!("الملف موجود من قبل؛ اختر اسماً آخر، أو أكمله بـ --resume: {p}"),
            &format!(
                "the file exists already; choose another name, or go on with it by --resume: {p}"
            ),
        )
    }

    pub(super) fn foreign(path: &Path) -> Self {
        let p = path.display();
        Self::of(
            Problem::Foreign,
            &format!("هذا ليس ملف تمرين: {p}"),
            &format!("this is not an exercise file: {p}"),
        )
    }

    pub(super) fn too_large(path: &Path) -> Self {
        let p = path.display();
        Self::of(
            Problem::Other,
            &format!("الملف أكبر من 512 ميغابايت ولا يُقرأ: {p}"),
            &format!("the file is larger than 512 MB and is not read: {p}"),
        )
    }

    pub(super) fn changed(path: &Path) -> Self {
        let p = path.display();
        Self::of(
            Problem::Damaged,
            &format!(
                "ليس هذا ما كتبه البرنامج، فلا يُكمَل؛ التفاصيل: tamrin replay {p} --verify، ولحفظ ما فيه ملفاً جديداً: tamrin rescue {p} -o NEW.tamrin"
            ),
            &format!(
                "this is not what the program wrote, so it is not gone on with; for more: tamrin replay {p} --verify; to save what it holds as a new file: tamrin rescue {p} -o NEW.tamrin"
            ),
        )
    }

    pub(super) fn suspect(kind: &str, name: &str) -> Self {
        let name: String = name
            .chars()
            .filter(|c| c.is_ascii_graphic())
            .take(40)
            .collect();
        let error = Self::of(
            Problem::Suspect,
            "في الملف ما ليس من ملف تمرين، فلا يُقرأ: غُيّر باليد أو صنعه برنامج آخر",
            "the file holds something that no exercise file has, so it is not read: it was changed by hand or made by another program",
        );
        Self {
            cause: Some(format!("{kind} {name}")),
            ..error
        }
    }

    pub(super) fn unreadable(path: &Path, cause: &std::io::Error) -> Self {
        let p = path.display();
        let error = Self::of(
            Problem::System,
            &format!("تعذرت قراءة الملف: {p}"),
            &format!("the file cannot be read: {p}"),
        );
        Self {
            cause: Some(cause.to_string()),
            ..error
        }
    }

    pub(super) fn open_elsewhere(path: &Path, holder: Option<&Holder>) -> Self {
        let p = path.display();
        let who = holder.map_or_else(|| Text::new("برنامج آخر", "another program"), Holder::words);
        Self::of(
            Problem::OpenElsewhere(holder.cloned()),
            &format!(
                "التمرين مفتوح الآن لدى {}؛ يمكن النظر فيه بلا تغيير: tamrin replay {p}",
                who.ar
            ),
            &format!(
                "the exercise is open elsewhere: {}; it can be looked at without changing it: tamrin replay {p}",
                who.en
            ),
        )
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let content = matches!(
            e,
            E::FromSqlConversionFailure(..)
                | E::IntegralValueOutOfRange(..)
                | E::Utf8Error(..)
                | E::InvalidColumnType(..)
                | E::QueryReturnedNoRows
        );
        let code = e.sqlite_error_code();
        if content
            || matches!(
                code,
                Some(
                    ErrorCode::DatabaseCorrupt
                        | ErrorCode::NotADatabase
                        | ErrorCode::TooBig
                        | ErrorCode::ConstraintViolation
                )
            )
        {
            return Self::damaged(e.to_string());
        }
        let error = Self::of(
            Problem::System,
            "تعذر العمل على ملف التمرين؛ تأكد من المساحة والصلاحيات ومن أن برنامجاً آخر لا يستعمله",
            "the exercise file cannot be used; check free space and permissions, and that no other program uses it",
        );
        Self {
            cause: Some(e.to_string()),
            ..error
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(e: serde_json::Error) -> Self {
        let error = Self::of(
            Problem::Damaged,
            "في ملف التمرين ما لا تقرؤه هذه النسخة من البرنامج؛ لحفظ ما يُقرأ منه: tamrin rescue",
            "the exercise file holds something this version cannot read; to save what it can read: tamrin rescue",
        );
        Self {
            cause: Some(e.to_string()),
            ..error
        }
    }
}

pub(super) fn io(e: &std::io::Error) -> StoreError {
    let error = StoreError::of(
        Problem::System,
        "تعذرت كتابة ملف التمرين؛ تأكد من المجلد والصلاحيات",
        "the exercise file cannot be written; check its folder and permissions",
    );
    StoreError {
        cause: Some(e.to_string()),
        ..error
    }
}
