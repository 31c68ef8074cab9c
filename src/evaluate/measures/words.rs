//! What each measure is called.
//!
//! Deliberately not here: how it is computed (`super`).

use crate::base::text::{Lang, Text};
use crate::base::time::Span;
use crate::record::measure::{MeasureKind, Unit};

impl MeasureKind {
    /// What it is called in a list.
    pub fn name(self) -> Text {
        let (ar, en) = match self {
            Self::FirstResponse => (
                "زمن وصول أول وحدة إلى الحادث، الوسيط",
                "First unit on the scene, median",
            ),
            Self::Unanswered => ("حوادث لم تصلها وحدة", "Incidents to which no unit came"),
            Self::Settled => ("حوادث سُوّيت", "Incidents settled"),
            Self::Injured => ("مصابون", "People injured"),
            Self::OutOfProportion => ("استجابات بقوة تفوق الحاجة", "Responses out of proportion"),
            Self::TurnOut => (
                "من الأمر إلى انطلاق الوحدة، الوسيط",
                "From order to departure of a unit, median",
            ),
            Self::TeamCoverage => (
                "مراكز كان فريق حمايتها حاضراً عند الفتح",
                "Centres with their protection team at opening",
            ),
            Self::OpenedLate => ("تأخر الفتح، الوسيط", "Opening after the hour, median"),
            Self::CentreHoursLost => ("ساعات اقتراع ضاعت في المراكز", "Centre hours lost"),
            Self::Voted => ("اقترعوا", "Voted"),
            Self::GaveUp => (
                "غادروا الطابور ممن جاؤوا",
                "Gave up waiting, of those who came",
            ),
            Self::KeptAway => (
                "لم يتمكنوا من الحضور ممن أرادوه",
                "Kept away, of those who meant to come",
            ),
            Self::GateWait => (
                "الانتظار عند بوابات المراكز لخمسة وتسعين من مئة",
                "Wait at the centres' gates, 95 in 100",
            ),
            Self::StationWait => (
                "الانتظار عند المحطات لخمسة وتسعين من مئة",
                "Wait at the stations, 95 in 100",
            ),
            Self::RoadWait => (
                "الانتظار عند نقاط تفتيش الطرق لخمسة وتسعين من مئة",
                "Wait at road checkpoints, 95 in 100",
            ),
            Self::VoterDelay => (
                "وقت الناخبين الضائع عند نقاط التفتيش",
                "Voters' time lost at checkpoints",
            ),
            Self::Knowledge => (
                "من وقوع الحادث إلى علم غرفته به، الوسيط",
                "From event to the room's knowledge, median",
            ),
            Self::NeverKnown => (
                "حوادث لم تعلم بها أي غرفة",
                "Incidents of which no room learned",
            ),
            Self::Silence => (
                "أطول مدة لم يصل فيها بلاغ إلى مقعد",
                "Longest time without a report to a seat",
            ),
            Self::ReportAge => (
                "عمر الخبر عند وصول البلاغ، الوسيط",
                "Age of news when a report arrived, median",
            ),
            Self::Confirmation => (
                "زمن تأكيد الرسائل والبلاغات، الوسيط",
                "Time to confirm messages and reports, median",
            ),
            Self::Unconfirmed => ("بلاغات لم تُؤكد في وقتها", "Reports not confirmed in time"),
            Self::WordsLost => (
                "أوامر وبلاغات وتعاميم ضاعت في الطريق",
                "Orders, reports and lookouts lost on the way",
            ),
            Self::Refused => ("أوامر أشخاص رُفضت", "Orders of people refused"),
            Self::LookoutTime => (
                "من التعميم إلى علم نقطة التفتيش، الوسيط",
                "From lookout to checkpoint, median",
            ),
            Self::LookoutsLate => (
                "تعاميم وصلت بعد مرور المركبة",
                "Lookouts that came after the vehicle",
            ),
            Self::Intercepted => ("مركبات مطلوبة أُوقفت", "Vehicles looked for and stopped"),
            Self::Announced => ("مرور قوافل أُعلنت مسبقاً", "Convoy passages announced ahead"),
            Self::CustodyGaps => ("ثغرات في سلسلة العهدة", "Gaps in the chain of custody"),
            Self::RumoursCorrected => ("شائعات صُححت كما ينبغي", "Rumours properly corrected"),
            Self::CorrectionTime => (
                "من ظهور الشائعة إلى تصحيحها، الوسيط",
                "From rumour to correction, median",
            ),
            Self::BadCorrections => ("تصحيحات متسرعة أو خاطئة", "Corrections premature or wrong"),
            Self::Ready => (
                "مديريات بلغت أقصى الاستعداد قبل الفتح",
                "Directorates at highest readiness before opening",
            ),
            Self::ReadyHours => (
                "ساعات أقصى الاستعداد لكل المديريات",
                "Hours at highest readiness, all directorates",
            ),
            Self::LongestDuty => (
                "أطول مدة لوحدة بعيداً عن قاعدتها",
                "Longest time of a unit away from its base",
            ),
            Self::ExpectedMet => (
                "إجراءات متوقعة نُفذت في وقتها",
                "Expected actions taken in time",
            ),
        };
        Text::new(ar, en)
    }

    /// A value of it in words.
    pub fn value(self, v: f64, lang: Lang) -> String {
        let short = |v: f64| {
            if (v - v.round()).abs() < 0.05 {
                format!("{:.0}", v.round())
            } else {
                format!("{v:.1}")
            }
        };
        match self.unit() {
            Unit::Number => short(v),
            Unit::Percent => lang.pick(format!("{}٪", short(v)), format!("{} %", short(v))),
            Unit::Seconds if v < 60.0 => {
                lang.pick(format!("{} ث", short(v)), format!("{} s", short(v)))
            }
            Unit::Seconds => Span::from_secs(v.round() as i64).to_string(),
            Unit::Hours if v < 1.0 => lang.pick(
                format!("{} د", short(v * 60.0)),
                format!("{} min", short(v * 60.0)),
            ),
            Unit::Hours => lang.pick(format!("{} س", short(v)), format!("{} h", short(v))),
        }
    }
}
