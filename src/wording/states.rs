//! States, kinds and means in words: each closed list of the record by its keys.
//!
//! Deliberately not here: their colours and signs (`map`).

use crate::base::message::{Arg, Message, msg};
use crate::record::fact::Line;
use crate::record::order_kind::OrderKind;
use crate::record::states::*;

/// Something out of a closed list, which has a name in the files.
pub trait Named: Copy {
    /// Key of its name.
    fn key(self) -> &'static str;

    /// Its name as a sentence, to be put into another.
    fn named(self) -> Message {
        Message::new(self.key(), Vec::new())
    }
}

macro_rules! named {
    ($($list:ident { $($variant:ident => $key:literal,)* })*) => {$(
        impl Named for $list {
            fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }
        }

        impl From<$list> for Arg {
            fn from(x: $list) -> Self {
                x.named().into()
            }
        }
    )*};
}

named! {
    Manner {
        Plenary => "manner-plenary",
        BreakOut => "manner-break-out",
    }
    Posture {
        Open => "posture-open",
        Look => "posture-look",
        Identity => "posture-identity",
        Search => "posture-search",
        Closed => "posture-closed",
    }
    Direction {
        In => "direction-in",
        Out => "direction-out",
    }
    Find {
        Weapons => "find-weapons",
        Contraband => "find-contraband",
        WantedVehicle => "find-wanted-vehicle",
    }
    EvidenceKind {
        Weapons => "evidence-weapons",
        Contraband => "evidence-contraband",
        ElectoralMaterial => "evidence-electoral-material",
    }
    HeldGap {
        HolderLeft => "held-gap-left",
        Overdue => "held-gap-overdue",
        Open => "held-gap-open",
    }
    Readiness {
        Normal => "readiness-normal",
        High => "readiness-high",
        Maximum => "readiness-maximum",
    }
    Capability {
        Guard => "capability-guard",
        Crowd => "capability-crowd",
        Armed => "capability-armed",
        Mediation => "capability-mediation",
        Medical => "capability-medical",
        Fire => "capability-fire",
        Investigation => "capability-investigation",
        Clearing => "capability-clearing",
        Technical => "capability-technical",
        Escort => "capability-escort",
        Disposal => "capability-disposal",
    }
    Repairer {
        Commission => "repairer-commission",
        Operator => "repairer-operator",
        GridCompany => "repairer-grid-company",
    }
    Purpose {
        Inform => "purpose-inform",
        AskToConfirm => "purpose-ask-to-confirm",
        Confirm => "purpose-confirm",
        Deny => "purpose-deny",
    }
    Channel {
        MobileVoice => "channel-mobile-voice",
        MobileData => "channel-mobile-data",
        FixedLine => "channel-fixed-line",
        Radio => "channel-radio",
        Satellite => "channel-satellite",
        Other => "channel-other",
    }
    Line {
        Checkpoint => "line-checkpoint",
        Station => "line-station",
        Road => "line-road",
    }
    Halt {
        NoEscort => "halt-no-escort",
        Blocked => "halt-blocked",
        Attacked => "halt-attacked",
        Ordered => "halt-ordered",
    }
    Gap {
        Unescorted => "gap-unescorted",
        EscortLeft => "gap-escort-left",
        Attacked => "gap-attacked",
        Skipped => "gap-skipped",
        Undelivered => "gap-undelivered",
    }
    Missed {
        NotTold => "missed-not-told",
        Expired => "missed-expired",
        Posture => "missed-posture",
        Overlooked => "missed-overlooked",
    }
    UnitState {
        Available => "unit-available",
        Assigned => "unit-assigned",
        EnRoute => "unit-en-route",
        OnScene => "unit-on-scene",
        Returning => "unit-returning",
        OutOfService => "unit-out",
    }
    UnitKind {
        ProtectionTeam => "kind-team",
        RapidResponse => "kind-rapid",
        Patrol => "kind-patrol",
        Escort => "kind-escort",
        Reserve => "kind-reserve",
        Investigation => "kind-investigation",
        Ambulance => "kind-ambulance",
        CivilDefence => "kind-civil-defence",
        Technicians => "kind-technicians",
    }
    CentreState {
        NotOpen => "centre-not-open",
        Ready => "centre-ready",
        Open => "centre-open",
        Suspended => "centre-suspended",
        Closing => "centre-closing",
        Counting => "centre-counting",
        Sealed => "centre-sealed",
        InTransit => "centre-in-transit",
        Delivered => "centre-delivered",
    }
    IncidentState {
        Active => "incident-active",
        Contained => "incident-contained",
        Settled => "incident-settled",
        Faded => "incident-faded",
    }
    ConvoyState {
        Waiting => "convoy-waiting",
        Moving => "convoy-moving",
        Signing => "convoy-signing",
        AtCentre => "convoy-at-centre",
        Halted => "convoy-halted",
        Delivered => "convoy-delivered",
    }
    RoadState {
        Open => "road-open",
        Closed => "road-closed",
        Blocked => "road-blocked",
    }
    RoadClass {
        Coastal => "road-coastal",
        Jebel => "road-jebel",
        Desert => "road-desert",
        Local => "road-local",
        Track => "road-track",
    }
    VehicleState {
        Driving => "vehicle-driving",
        Held => "vehicle-held",
        Gone => "vehicle-gone",
    }
    Role {
        Excon => "role-excon",
        MainRoom => "role-main-room",
        SubRoom => "role-sub-room",
        Commission => "role-commission",
        Media => "role-media",
    }
    OrderKind {
        Send => "kind-of-order-send",
        StandDown => "kind-of-order-stand-down",
        SetPosture => "kind-of-order-set-posture",
        SetGate => "kind-of-order-set-gate",
        CloseRoad => "kind-of-order-close-road",
        OpenRoad => "kind-of-order-open-road",
        SetReadiness => "kind-of-order-set-readiness",
        SuspendVoting => "kind-of-order-suspend-voting",
        ResumeVoting => "kind-of-order-resume-voting",
        ExtendVoting => "kind-of-order-extend-voting",
        RequestSupport => "kind-of-order-request-support",
        RequestRepair => "kind-of-order-request-repair",
        Acknowledge => "kind-of-order-acknowledge",
        AcknowledgeReport => "kind-of-order-acknowledge-report",
        PassOn => "kind-of-order-pass-on",
        SendMessage => "kind-of-order-send-message",
        UseChannel => "kind-of-order-use-channel",
        CheckComms => "kind-of-order-check-comms",
        SetPosturePlan => "kind-of-order-set-posture-plan",
        IssueLookout => "kind-of-order-issue-lookout",
        CancelLookout => "kind-of-order-cancel-lookout",
        StartConvoy => "kind-of-order-start-convoy",
        HaltConvoy => "kind-of-order-halt-convoy",
        ProceedConvoy => "kind-of-order-proceed-convoy",
        AnnounceConvoy => "kind-of-order-announce-convoy",
        VerifyRumour => "kind-of-order-verify-rumour",
        CorrectRumour => "kind-of-order-correct-rumour",
        BriefMedia => "kind-of-order-brief-media",
        Note => "kind-of-order-note",
        Relieve => "kind-of-order-relieve",
        HandOver => "kind-of-order-hand-over",
        RuleOnCount => "kind-of-order-rule-on-count",
    }
    Ruling {
        Record => "ruling-record",
        Recount => "ruling-recount",
    }
    ResultState {
        Disputed => "result-disputed",
        Received => "result-received",
        HeldBack => "result-held-back",
        Recounting => "result-recounting",
        Entered => "result-entered",
    }
    ResultDoubt {
        Sums => "result-doubt-sums",
        Custody => "result-doubt-custody",
        Dispute => "result-doubt-dispute",
    }
    Freight {
        Materials => "freight-materials",
        Boxes => "freight-boxes",
    }
    Phase {
        Preparation => "phase-preparation",
        Voting => "phase-voting",
        Counting => "phase-counting",
        Night => "phase-night",
        Over => "phase-over",
    }
}

/// The mechanism that a state hash is of, by the name that the hash has in the file; one that this version does not know keeps it.
pub fn of_state(name: &str) -> Arg {
    let known = match name {
        "agenda" => msg!("mechanism-agenda"),
        "facts" => msg!("mechanism-facts"),
        "exercise" => msg!("mechanism-exercise"),
        "orders" => msg!("mechanism-orders"),
        "standing orders" => msg!("mechanism-standing-orders"),
        "script" => msg!("mechanism-script"),
        "roads" => msg!("mechanism-roads"),
        "readiness" => msg!("mechanism-readiness"),
        "movement" => msg!("mechanism-movement"),
        "polling" => msg!("mechanism-polling"),
        "checkpoints" => msg!("mechanism-checkpoints"),
        "incidents" => msg!("mechanism-incidents"),
        "knowledge" => msg!("mechanism-knowledge"),
        "comms" => msg!("mechanism-comms"),
        "vehicles" => msg!("mechanism-vehicles"),
        "custody" => msg!("mechanism-custody"),
        "holdings" => msg!("mechanism-holdings"),
        "results" => msg!("mechanism-results"),
        "rumours" => msg!("mechanism-rumours"),
        "confidence" => msg!("mechanism-confidence"),
        other => return other.into(),
    };
    known.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::text::Lang;
    use crate::record::FactKind;
    use crate::wording::{plain, pseudo};

    fn all_named<T: Named>(all: &[T]) {
        for x in all {
            for lang in Lang::all() {
                let words = plain(lang).name(*x);
                assert!(
                    !words.is_empty() && words != x.key(),
                    "{lang:?}: {}",
                    x.key()
                );
            }
            assert!(plain(pseudo()).name(*x).contains('⟦'), "{}", x.key());
        }
    }

    #[test]
    fn everything_in_a_closed_list_has_a_name_in_every_language() {
        all_named(Posture::ALL);
        all_named(Readiness::ALL);
        all_named(Capability::ALL);
        all_named(Channel::ALL);
        all_named(Halt::ALL);
        all_named(Ruling::ALL);
        all_named(ResultState::ALL);
        all_named(ResultDoubt::ALL);
        all_named(Gap::ALL);
        all_named(Missed::ALL);
        all_named(UnitState::ALL);
        all_named(UnitKind::ALL);
        all_named(CentreState::ALL);
        all_named(IncidentState::ALL);
        all_named(ConvoyState::ALL);
        all_named(RoadState::ALL);
        all_named(RoadClass::ALL);
        all_named(VehicleState::ALL);
        all_named(Role::ALL);
        all_named(Phase::ALL);
        all_named(OrderKind::ALL);
        all_named(Freight::ALL);
        all_named(&[Line::Checkpoint, Line::Station, Line::Road]);
    }

    #[test]
    fn every_mechanism_that_records_facts_has_a_name() {
        for kind in FactKind::ALL {
            let name = kind.mechanism().name();
            assert!(matches!(of_state(name), Arg::Message(_)), "{name}");
        }
        assert_eq!(of_state("weather of 2030"), "weather of 2030".into());
    }
}
