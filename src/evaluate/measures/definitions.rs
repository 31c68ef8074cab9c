//! What exactly each measure counts, for those who read a report and ask.
//!
//! Deliberately not here: names and units (`words`), computation (`gather`).

use crate::base::text::Text;
use crate::record::measure::MeasureKind;

impl MeasureKind {
    /// How it is computed, in a sentence without a full stop.
    #[expect(
        clippy::too_many_lines,
        reason = "a sentence for each measure; one match, so that none is forgotten"
    )]
    pub fn definition(self) -> Text {
        let (ar, en) = match self {
            Self::FirstResponse => (
                "من وقوع الحادث إلى وصول أول وحدة أُرسلت إليه؛ الوسيط لكل حادث وصلته وحدة",
                "from the beginning of an incident to the arrival of the first unit sent to it; median of all that a unit reached",
            ),
            Self::Unanswered => (
                "حوادث لم تصلها وحدة ولم تُسوَّ حتى نهاية التمرين",
                "incidents that no unit reached and that were not settled by the end of the exercise",
            ),
            Self::Settled => (
                "الحوادث التي أنهتها استجابة كافية من كل ما وقع",
                "incidents ended by a sufficient response, of all that began",
            ),
            Self::Injured => (
                "مجموع المصابين في كل الحوادث",
                "people injured in all incidents together",
            ),
            Self::OutOfProportion => (
                "مرات كانت فيها القوة في الموقع أكثر مما يحتمله الحادث",
                "times that more force stood at an incident than it bears",
            ),
            Self::TurnOut => (
                "من صدور الأمر إلى انطلاق الوحدة؛ الوسيط لكل إرسال وتحويل",
                "from the order to the unit's departure; median of all dispatches and redirections",
            ),
            Self::Knowledge => (
                "من وقوع الحادث إلى أول علم كل مقعد به؛ الوسيط لكل حادث ومقعد",
                "from the beginning of an incident to each seat's first knowledge of it; median of all incidents and seats",
            ),
            Self::NeverKnown => (
                "حوادث لم يبلغ خبرها أي مقعد",
                "incidents of which no seat ever had a report",
            ),
            Self::TeamCoverage => (
                "المراكز التي كان فريق حمايتها حاضراً وقت الفتح من كل ما له فريق",
                "centres whose protection team was there at the hour of opening, of all that are given one",
            ),
            Self::OpenedLate => (
                "التأخر عن ساعة الفتح؛ الوسيط لكل مركز فُتح",
                "time after the hour of opening; median of all centres that opened",
            ),
            Self::CentreHoursLost => (
                "وقت الاقتراع الذي كانت فيه المراكز مغلقة أو موقوفة، مجموعاً",
                "polling time in which centres were closed or suspended, added up",
            ),
            Self::Voted => ("من أدلوا بأصواتهم", "people who cast their vote"),
            Self::GaveUp => (
                "من غادروا الطابور من كل من جاؤوا",
                "people who left the line, of all who came",
            ),
            Self::KeptAway => (
                "من منعهم طريق أو خوف أو باب مغلق من كل من أرادوا الحضور",
                "people kept away by roads, fear or closed doors, of all who meant to come",
            ),
            Self::GateWait => (
                "ما لم يتجاوزه انتظار 95 من مئة عند بوابات المراكز",
                "what the waits of 95 in 100 at the centres' gates stayed below",
            ),
            Self::StationWait => (
                "ما لم يتجاوزه انتظار 95 من مئة عند محطات الاقتراع",
                "what the waits of 95 in 100 at the polling stations stayed below",
            ),
            Self::RoadWait => (
                "ما لم يتجاوزه انتظار 95 من مئة عند نقاط تفتيش الطرق",
                "what the waits of 95 in 100 vehicles at road checkpoints stayed below",
            ),
            Self::VoterDelay => (
                "انتظار الناخبين وتفتيشهم عند نقاط التفتيش، مجموعاً",
                "waiting and checking of voters at road checkpoints, added up over all of them",
            ),
            Self::Silence => (
                "أطول مدة بين بلاغين متتاليين إلى مقعد، والبداية والنهاية محسوبتان؛ الأطول بين المقاعد",
                "the longest time between two reports to a seat, beginning and end counted; the longest of all seats",
            ),
            Self::ReportAge => (
                "عمر المشاهدة عند وصول بلاغها؛ الوسيط لكل البلاغات",
                "how long ago it was seen when the report arrived; median of all reports",
            ),
            Self::Confirmation => (
                "من وصول الرسالة أو البلاغ إلى تأكيد استلامه؛ الوسيط",
                "from the arrival of a message or report to its confirmation; median",
            ),
            Self::Unconfirmed => (
                "مرات لم يُؤكد فيها بلاغ في وقته من كل البلاغات الواصلة",
                "times that a report was not confirmed in time, of all reports received",
            ),
            Self::WordsLost => (
                "أوامر وبلاغات وتعاميم أُرسلت ولم تصل",
                "orders, reports and lookouts that were sent and never arrived",
            ),
            Self::Refused => (
                "أوامر الأشخاص التي رُفضت من كل أوامرهم",
                "orders given by people that were refused, of all that they gave",
            ),
            Self::ExpectedMet => (
                "الإجراءات المتوقعة التي نُفذت في مهلتها من كل ما طُلب",
                "expected actions taken within their time, of all that were asked for",
            ),
            Self::LookoutTime => (
                "من إصدار التعميم إلى علم نقطة التفتيش به؛ الوسيط",
                "from issuing a lookout to a checkpoint's knowledge of it; median",
            ),
            Self::LookoutsLate => (
                "تعاميم علمت بها نقطة التفتيش بعد مرور المركبة",
                "lookouts of which a checkpoint learned after the vehicle had passed",
            ),
            Self::Intercepted => (
                "المركبات المطلوبة التي أُوقفت من كل ما أُوقف أو أفلت",
                "vehicles looked for that were stopped, of those stopped or gone",
            ),
            Self::Announced => (
                "مرور القوافل بنقاط كانت تعلم بها من كل مرور",
                "passages of convoys through checkpoints that knew of them, of all passages",
            ),
            Self::CustodyGaps => (
                "خطوات ناقصة في سلسلة العهدة",
                "steps missing in the chain of custody",
            ),
            Self::RumoursCorrected => (
                "الشائعات التي صُححت حيث انتشرت بعد التحقق وبلا خطأ من كل ما ظهر",
                "rumours corrected where they went round, after verification and without error, of all that came up",
            ),
            Self::CorrectionTime => (
                "من ظهور الشائعة في بلدية إلى تصحيحها فيها؛ الوسيط",
                "from a rumour's beginning in a municipality to its correction there; median",
            ),
            Self::BadCorrections => (
                "تصحيحات سبقت التحقق أو كذّبت ما هو صحيح",
                "corrections before verification, or that denied what was true",
            ),
            Self::Ready => (
                "المديريات التي كانت في أقصى الاستعداد ساعة الفتح من كل المديريات",
                "directorates at the highest readiness at the hour of opening, of all",
            ),
            Self::ReadyHours => (
                "ما أمضته المديريات في أقصى الاستعداد مجموعاً؛ ثمنه راحة الأفراد",
                "time that directorates spent at the highest readiness, added up; it is paid with people's rest",
            ),
            Self::LongestDuty => (
                "من انطلاق الوحدة إلى عودتها إلى قاعدتها والمهام بينهما محسوبة؛ الأطول بين الوحدات، وبه يُعرف الإرهاق",
                "from a unit's departure to its return to base, tasks in between counted; the longest of all units, which tells fatigue",
            ),
        };
        Text::new(ar, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_defined_in_both_languages() {
        for kind in MeasureKind::ALL {
            let text = kind.definition();
            assert!(
                text.ar.chars().count() > 8 && text.en.len() > 8 && !text.en.ends_with('.'),
                "{kind:?}"
            );
        }
    }
}
