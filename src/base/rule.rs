//! The rules by which scenarios are judged: each finding breaks one of them, and each has a name that stays.
//!
//! The name is what authors write where they allow something, and what other programs know a finding by.
//! Deliberately not here: what is looked at (`scenario::check`), the words (`rules.ftl`).

use serde::{Serialize, Serializer};

use super::message::{Message, msg};

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario can be played; something should be mended.
    Warning,
    /// The scenario cannot be played until this is mended.
    Error,
}

/// What a finding is about, so that many of them can be counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// A file that is missing or cannot be read.
    File,
    /// How something is written: brackets, commas, quotes.
    Syntax,
    /// A field or value that is missing, unknown or of another sort.
    Field,
    /// A name that leads nowhere.
    Reference,
    /// An identifier that is used twice or is not well formed.
    Identifier,
    /// A number, length or time outside what is possible.
    Range,
    /// A text: a language that is missing, characters that may not stand in it.
    Text,
    /// Two things that do not fit each other.
    Clash,
    /// Something that never happens, or is never used.
    Idle,
}

impl Sort {
    /// So many findings of the sort, such as "3 about texts".
    pub fn count(self, n: usize) -> Message {
        match self {
            Self::File => msg!("check-sort-file", n = n),
            Self::Syntax => msg!("check-sort-syntax", n = n),
            Self::Field => msg!("check-sort-field", n = n),
            Self::Reference => msg!("check-sort-reference", n = n),
            Self::Identifier => msg!("check-sort-identifier", n = n),
            Self::Range => msg!("check-sort-range", n = n),
            Self::Text => msg!("check-sort-text", n = n),
            Self::Clash => msg!("check-sort-clash", n = n),
            Self::Idle => msg!("check-sort-idle", n = n),
        }
    }
}

macro_rules! rules {
    ($($rule:ident: $severity:ident, $sort:ident, $title:literal, $why:literal;)*) => {
        /// A rule that findings break. Its name is its code in kebab case, which never changes.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum CheckRule {
            $(#[doc = concat!("`", $title, "`: see its words, or `tamrin check --explain`.")] $rule,)*
        }

        impl CheckRule {
            /// All of them: what keeps a scenario from being read first, then what is said of each thing, then allowances.
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// How bad it is to break it. What an earlier version let through is a warning in an exercise that was played.
            pub fn severity(self) -> Severity {
                match self { $(Self::$rule => Severity::$severity,)* }
            }

            /// What it is about.
            pub fn sort(self) -> Sort {
                match self { $(Self::$rule => Sort::$sort,)* }
            }

            /// What breaking it looks like, in a line.
            pub fn title(self) -> Message {
                match self { $(Self::$rule => Message::new($title, Vec::new()),)* }
            }

            /// Why it is a rule, and what to do.
            pub fn why(self) -> Message {
                match self { $(Self::$rule => Message::new($why, Vec::new()),)* }
            }
        }
    };
}

rules! {
    FileMissing: Error, File,
        "check-rule-file-unreadable", "check-rule-file-unreadable-why";
    Slip: Error, Syntax,
        "check-rule-writing-slip", "check-rule-writing-slip-why";
    NoRecord: Error, Syntax,
        "check-rule-no-record", "check-rule-no-record-why";
    UnknownField: Error, Field,
        "check-rule-unknown-field", "check-rule-unknown-field-why";
    UnknownValue: Error, Field,
        "check-rule-unknown-value", "check-rule-unknown-value-why";
    MissingField: Error, Field,
        "check-rule-missing-field", "check-rule-missing-field-why";
    FieldTwice: Error, Field,
        "check-rule-field-twice", "check-rule-field-twice-why";
    BadTime: Error, Field,
        "check-rule-bad-time", "check-rule-bad-time-why";
    BadValue: Error, Field,
        "check-rule-bad-value", "check-rule-bad-value-why";
    WrongPlace: Error, Syntax,
        "check-rule-value-does-not-fit", "check-rule-value-does-not-fit-why";
    HeadOnly: Error, Field,
        "check-rule-head-field-elsewhere", "check-rule-head-field-elsewhere-why";
    FormatUnknown: Error, Field,
        "check-rule-format-unknown", "check-rule-format-unknown-why";
    BadDate: Error, Field,
        "check-rule-bad-date", "check-rule-bad-date-why";
    ReferenceUnknown: Error, Reference,
        "check-rule-reference-unknown", "check-rule-reference-unknown-why";
    IdentifierTwice: Error, Identifier,
        "check-rule-identifier-twice", "check-rule-identifier-twice-why";
    IdentifierMalformed: Error, Identifier,
        "check-rule-identifier-malformed", "check-rule-identifier-malformed-why";
    OutOfRange: Error, Range,
        "check-rule-out-of-range", "check-rule-out-of-range-why";
    TooMany: Error, Range,
        "check-rule-too-many", "check-rule-too-many-why";
    TextTooLong: Error, Text,
        "check-rule-text-too-long", "check-rule-text-too-long-why";
    TextBroken: Error, Text,
        "check-rule-text-broken", "check-rule-text-broken-why";
    TextMended: Warning, Text,
        "check-rule-text-pasted", "check-rule-text-pasted-why";
    TextMissingLanguage: Warning, Text,
        "check-rule-text-missing-language", "check-rule-text-missing-language-why";
    TextsExchanged: Warning, Text,
        "check-rule-texts-exchanged", "check-rule-texts-exchanged-why";
    SettingsTwice: Error, Clash,
        "check-rule-settings-twice", "check-rule-settings-twice-why";
    StartsTooLate: Error, Clash,
        "check-rule-starts-after-polling-opens", "check-rule-starts-after-polling-opens-why";
    EndsBeforeStart: Error, Clash,
        "check-rule-ends-before-start", "check-rule-ends-before-start-why";
    NightInPolling: Warning, Clash,
        "check-rule-night-in-polling-hours", "check-rule-night-in-polling-hours-why";
    TimeOutside: Error, Range,
        "check-rule-time-outside-exercise", "check-rule-time-outside-exercise-why";
    ArrivalsWeights: Error, Range,
        "check-rule-arrivals-weights", "check-rule-arrivals-weights-why";
    DurationOdd: Error, Range,
        "check-rule-mean-out-of-range", "check-rule-mean-out-of-range-why";
    ChannelMissing: Error, Field,
        "check-rule-channel-missing", "check-rule-channel-missing-why";
    RoadToItself: Error, Clash,
        "check-rule-road-to-itself", "check-rule-road-to-itself-why";
    RoadLengthOdd: Warning, Clash,
        "check-rule-road-length-odd", "check-rule-road-length-odd-why";
    PlaceUnreached: Error, Clash,
        "check-rule-place-without-road", "check-rule-place-without-road-why";
    CoordinatesExchanged: Warning, Clash,
        "check-rule-coordinates-exchanged", "check-rule-coordinates-exchanged-why";
    OutlineFar: Warning, Clash,
        "check-rule-outline-far-away", "check-rule-outline-far-away-why";
    PointNowhere: Error, Range,
        "check-rule-point-not-on-earth", "check-rule-point-not-on-earth-why";
    RingTooShort: Warning, Range,
        "check-rule-ring-too-short", "check-rule-ring-too-short-why";
    ApproachUnguarded: Warning, Idle,
        "check-rule-approach-unguarded", "check-rule-approach-unguarded-why";
    SubRoomTwice: Warning, Clash,
        "check-rule-sub-room-twice", "check-rule-sub-room-twice-why";
    SubRoomNowhere: Error, Field,
        "check-rule-sub-room-without-directorate", "check-rule-sub-room-without-directorate-why";
    CalledTwice: Error, Clash,
        "check-rule-call-sign-twice", "check-rule-call-sign-twice-why";
    TelephoneReal: Error, Range,
        "check-rule-telephone-no-extension", "check-rule-telephone-no-extension-why";
    TeamElsewhere: Error, Clash,
        "check-rule-team-not-at-its-centre", "check-rule-team-not-at-its-centre-why";
    TeamWithoutCentre: Warning, Idle,
        "check-rule-team-without-centre", "check-rule-team-without-centre-why";
    CentreWithoutTeam: Warning, Idle,
        "check-rule-centre-without-team", "check-rule-centre-without-team-why";
    CentreWithoutStation: Error, Field,
        "check-rule-centre-without-station", "check-rule-centre-without-station-why";
    CentreWithoutVoters: Warning, Idle,
        "check-rule-centre-without-voters", "check-rule-centre-without-voters-why";
    TooManyVoters: Error, Range,
        "check-rule-too-many-voters", "check-rule-too-many-voters-why";
    SharesOver: Error, Range,
        "check-rule-shares-over-one", "check-rule-shares-over-one-why";
    CentreElsewhere: Warning, Clash,
        "check-rule-centre-in-another-municipality", "check-rule-centre-in-another-municipality-why";
    AccessElsewhere: Warning, Clash,
        "check-rule-access-road-elsewhere", "check-rule-access-road-elsewhere-why";
    GateClosed: Warning, Idle,
        "check-rule-gate-closed", "check-rule-gate-closed-why";
    MaterialsNever: Warning, Idle,
        "check-rule-materials-never", "check-rule-materials-never-why";
    MaterialsThereAlready: Warning, Idle,
        "check-rule-materials-there-already", "check-rule-materials-there-already-why";
    CheckpointNotAtRoad: Error, Clash,
        "check-rule-checkpoint-not-at-road", "check-rule-checkpoint-not-at-road-why";
    CheckpointClosed: Warning, Idle,
        "check-rule-checkpoint-closed", "check-rule-checkpoint-closed-why";
    CheckpointWithoutStaff: Warning, Idle,
        "check-rule-checkpoint-without-staff", "check-rule-checkpoint-without-staff-why";
    IncidentWithoutStage: Error, Field,
        "check-rule-incident-without-stage", "check-rule-incident-without-stage-why";
    StageNeverEnds: Error, Clash,
        "check-rule-stage-never-ends", "check-rule-stage-never-ends-why";
    StageUnknown: Error, Range,
        "check-rule-stage-unknown", "check-rule-stage-unknown-why";
    VehicleRoute: Error, Field,
        "check-rule-vehicle-without-route", "check-rule-vehicle-without-route-why";
    RouteRepeats: Error, Clash,
        "check-rule-route-repeats", "check-rule-route-repeats-why";
    ConvoyNowhere: Error, Field,
        "check-rule-convoy-without-centre", "check-rule-convoy-without-centre-why";
    ConvoyCallsTwice: Warning, Idle,
        "check-rule-convoy-calls-twice", "check-rule-convoy-calls-twice-why";
    ConvoyWithoutEscort: Warning, Idle,
        "check-rule-convoy-without-escort", "check-rule-convoy-without-escort-why";
    ConvoyDepartsOddly: Warning, Clash,
        "check-rule-convoy-departs-oddly", "check-rule-convoy-departs-oddly-why";
    SeatWithoutPower: Error, Clash,
        "check-rule-seat-without-power", "check-rule-seat-without-power-why";
    ControlAlwaysThere: Error, Clash,
        "check-rule-control-always-there", "check-rule-control-always-there-why";
    ModuleWithoutQuestion: Warning, Idle,
        "check-rule-module-without-question", "check-rule-module-without-question-why";
    QuestionsTooLong: Warning, Clash,
        "check-rule-questions-longer-than-module", "check-rule-questions-longer-than-module-why";
    BreakOutOfNobody: Warning, Clash,
        "check-rule-break-out-of-nobody", "check-rule-break-out-of-nobody-why";
    BreakOutTooLong: Warning, Clash,
        "check-rule-break-out-takes-all", "check-rule-break-out-takes-all-why";
    PictureUnfit: Error, File,
        "check-rule-picture-unfit", "check-rule-picture-unfit-why";
    ModuleOutOfOrder: Warning, Clash,
        "check-rule-module-out-of-order", "check-rule-module-out-of-order-why";
    QuestionExpectsNothing: Warning, Idle,
        "check-rule-question-expects-nothing", "check-rule-question-expects-nothing-why";
    ModuleAtEndex: Error, Clash,
        "check-rule-module-at-endex", "check-rule-module-at-endex-why";
    BoundsCross: Error, Clash,
        "check-rule-bounds-cross", "check-rule-bounds-cross-why";
    TargetBackwards: Error, Clash,
        "check-rule-target-backwards", "check-rule-target-backwards-why";
    RuleTooOften: Error, Range,
        "check-rule-standing-order-too-often", "check-rule-standing-order-too-often-why";
    StandingOrdersContradict: Warning, Clash,
        "check-rule-standing-orders-contradict", "check-rule-standing-orders-contradict-why";
    IncidentAtIncident: Error, Clash,
        "check-rule-incident-at-incident", "check-rule-incident-at-incident-why";
    IncidentBeyondForces: Warning, Idle,
        "check-rule-incident-beyond-forces", "check-rule-incident-beyond-forces-why";
    MessageToNobody: Error, Field,
        "check-rule-message-to-nobody", "check-rule-message-to-nobody-why";
    MessageToControl: Warning, Idle,
        "check-rule-message-to-control-only", "check-rule-message-to-control-only-why";
    ReceiverTwice: Warning, Idle,
        "check-rule-receiver-twice", "check-rule-receiver-twice-why";
    SeatTwice: Warning, Idle,
        "check-rule-seat-twice", "check-rule-seat-twice-why";
    AttachmentOutside: Error, File,
        "check-rule-attachment-outside", "check-rule-attachment-outside-why";
    AttachmentMissing: Warning, File,
        "check-rule-attachment-missing", "check-rule-attachment-missing-why";
    InjectWaitsForItself: Error, Clash,
        "check-rule-inject-waits-for-itself", "check-rule-inject-waits-for-itself-why";
    InjectsAtOnce: Error, Clash,
        "check-rule-injects-at-once", "check-rule-injects-at-once-why";
    InjectAfterEndex: Warning, Idle,
        "check-rule-inject-after-endex", "check-rule-inject-after-endex-why";
    InjectNeverComes: Warning, Idle,
        "check-rule-inject-never-comes", "check-rule-inject-never-comes-why";
    InjectDoesNothing: Warning, Idle,
        "check-rule-inject-does-nothing", "check-rule-inject-does-nothing-why";
    InjectWithoutExpected: Warning, Idle,
        "check-rule-inject-without-expected", "check-rule-inject-without-expected-why";
    InjectWithoutController: Warning, Idle,
        "check-rule-inject-without-controller", "check-rule-inject-without-controller-why";
    ExpectedWithoutTask: Warning, Idle,
        "check-rule-expected-without-task", "check-rule-expected-without-task-why";
    WeightWithoutGroup: Warning, Idle,
        "check-rule-weight-without-group", "check-rule-weight-without-group-why";
    GroupOfOne: Warning, Idle,
        "check-rule-group-of-one", "check-rule-group-of-one-why";
    AlternativesWithoutDefault: Warning, Idle,
        "check-rule-alternatives-without-default", "check-rule-alternatives-without-default-why";
    ConditionWithoutParts: Warning, Idle,
        "check-rule-condition-without-parts", "check-rule-condition-without-parts-why";
    ConditionFromStart: Warning, Idle,
        "check-rule-condition-from-start", "check-rule-condition-from-start-why";
    ConditionNever: Warning, Idle,
        "check-rule-condition-never", "check-rule-condition-never-why";
    FlagNeverSet: Warning, Idle,
        "check-rule-flag-never-set", "check-rule-flag-never-set-why";
    ExpectedWithoutTest: Error, Field,
        "check-rule-expected-without-test", "check-rule-expected-without-test-why";
    AlternativeAlone: Warning, Idle,
        "check-rule-alternative-alone", "check-rule-alternative-alone-why";
    ExpectedTooSoon: Warning, Idle,
        "check-rule-expected-too-soon", "check-rule-expected-too-soon-why";
    ExpectedAfterEndex: Warning, Idle,
        "check-rule-expected-after-endex", "check-rule-expected-after-endex-why";
    ExpectedWithoutPower: Warning, Idle,
        "check-rule-expected-without-power", "check-rule-expected-without-power-why";
    AcknowledgesNothing: Warning, Idle,
        "check-rule-acknowledges-nothing", "check-rule-acknowledges-nothing-why";
    OrderLacksField: Warning, Idle,
        "check-rule-order-lacks-field", "check-rule-order-lacks-field-why";
    WordsNameAlternatives: Warning, Idle,
        "check-rule-words-name-alternatives", "check-rule-words-name-alternatives-why";
    AnyPosture: Warning, Idle,
        "check-rule-any-posture", "check-rule-any-posture-why";
    AnyUnit: Warning, Idle,
        "check-rule-any-unit", "check-rule-any-unit-why";
    ExpectedNobodyCan: Warning, Idle,
        "check-rule-expected-nobody-can", "check-rule-expected-nobody-can-why";
    ExpectedTooFar: Warning, Idle,
        "check-rule-expected-too-far", "check-rule-expected-too-far-why";
    AnticipationPunished: Warning, Idle,
        "check-rule-anticipation-punished", "check-rule-anticipation-punished-why";
    TaskUntested: Warning, Idle,
        "check-rule-task-untested", "check-rule-task-untested-why";
    ObjectiveWithoutTask: Warning, Idle,
        "check-rule-objective-without-task", "check-rule-objective-without-task-why";
    VehicleNeverSent: Warning, Idle,
        "check-rule-vehicle-never-sent", "check-rule-vehicle-never-sent-why";
    RumourNeverStarts: Warning, Idle,
        "check-rule-rumour-never-starts", "check-rule-rumour-never-starts-why";
    UnitNeverComes: Warning, Idle,
        "check-rule-unit-never-comes", "check-rule-unit-never-comes-why";
    UnitNeverNeeded: Warning, Idle,
        "check-rule-unit-never-needed", "check-rule-unit-never-needed-why";
    CentreNeverConcerned: Warning, Idle,
        "check-rule-centre-never-concerned", "check-rule-centre-never-concerned-why";
    CheckpointNeverConcerned: Warning, Idle,
        "check-rule-checkpoint-never-concerned", "check-rule-checkpoint-never-concerned-why";
    SeatWithoutWork: Warning, Idle,
        "check-rule-seat-without-work", "check-rule-seat-without-work-why";
    SeatWaitsLong: Warning, Idle,
        "check-rule-seat-waits-long", "check-rule-seat-waits-long-why";
    SeatOverloaded: Warning, Clash,
        "check-rule-seat-overloaded", "check-rule-seat-overloaded-why";
    RadioTextLong: Warning, Text,
        "check-rule-radio-text-long", "check-rule-radio-text-long-why";
    PersonNamed: Warning, Text,
        "check-rule-person-named", "check-rule-person-named-why";
    WordsNameAnother: Warning, Clash,
        "check-rule-words-name-another", "check-rule-words-name-another-why";
    WordsSayAnotherTime: Warning, Clash,
        "check-rule-words-say-another-time", "check-rule-words-say-another-time-why";
    AllowUnknown: Warning, Reference,
        "check-rule-allow-unknown", "check-rule-allow-unknown-why";
    AllowWithoutReason: Warning, Text,
        "check-rule-allow-without-reason", "check-rule-allow-without-reason-why";
    AllowOfNothing: Warning, Idle,
        "check-rule-allow-of-nothing", "check-rule-allow-of-nothing-why";
    AllowOfError: Warning, Clash,
        "check-rule-allow-of-error", "check-rule-allow-of-error-why";
}

/// What all keys of titles begin with; the code follows.
const TITLE: &str = "check-rule-";

impl CheckRule {
    /// Its name, such as `inject-after-endex`.
    pub fn code(self) -> &'static str {
        &self.title().key[TITLE.len()..]
    }

    /// The rule of a name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|r| r.code() == code)
    }
}

impl Serialize for CheckRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_rule_has_a_name_of_its_own_by_which_it_is_found() {
        let codes: BTreeSet<&str> = CheckRule::ALL.iter().map(|r| r.code()).collect();
        assert_eq!(codes.len(), CheckRule::ALL.len());
        for rule in CheckRule::ALL {
            assert_eq!(CheckRule::of_code(rule.code()), Some(*rule));
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(rule.code().chars().all(plain), "{rule:?}");
            assert_eq!(rule.why().key, format!("{}-why", rule.title().key));
        }
        assert_eq!(CheckRule::of_code("nothing"), None);
    }
}
