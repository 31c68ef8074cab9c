//! The small closed lists that orders, facts, pictures and scenarios share: capabilities, postures, states, levels.
//!
//! Deliberately not here: figures such as service times (a scenario's settings) and wording (`wording`).

/// Declares a closed list with the derives that every such list needs.
#[macro_export]
macro_rules! list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug,
            ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema,
        )]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }
    };
}

pub use list;

list! {
    /// What a unit can do.
    Capability {
        /// Guard a place or people.
        Guard,
        /// Calm, guide or hold back a crowd.
        Crowd,
        /// Answer an armed threat.
        Armed,
        /// Talk to parties and settle a dispute.
        Mediation,
        /// Treat and carry the injured.
        Medical,
        /// Fight fire and rescue.
        Fire,
        /// Secure evidence and inquire.
        Investigation,
        /// Clear a road.
        Clearing,
        /// Repair communications and devices.
        Technical,
        /// Escort a convoy.
        Escort,
        /// Make explosives and suspicious objects safe.
        Disposal,
    }
}

list! {
    /// Whom a scenario is for.
    #[derive(Default)]
    Audience {
        /// Teams who rehearse.
        #[default]
        Training,
        /// Measurements of the program; it is not offered to trainers.
        Benchmark,
    }
}

list! {
    /// How a module is discussed.
    #[derive(Default)]
    Manner {
        /// All together.
        #[default]
        Plenary,
        /// Each room or body by itself, before all come together again.
        BreakOut,
    }
}

list! {
    /// What a message stands for on paper.
    PaperKind {
        /// A letter: head of the sending body, number, date, signature.
        Letter,
        /// A telegram: from, to, date-time group, priority, text.
        Telegram,
        /// What a screen shows of a post or a video: who, when, the words.
        Post,
        /// A sheet with neither head, number nor signature.
        Sheet,
    }
}

list! {
    /// Who mends what the police cannot.
    Repairer {
        /// The election commission: its devices and materials.
        Commission,
        /// The operators of telephone and radio networks.
        Operator,
        /// The electricity company.
        GridCompany,
    }
}

list! {
    /// What a message from seat to seat is for.
    Purpose {
        /// It tells something.
        Inform,
        /// It asks whether something is so.
        AskToConfirm,
        /// It says that something is so.
        Confirm,
        /// It says that something is not so.
        Deny,
    }
}

list! {
    /// Who gives an order of some sort.
    Giver {
        /// A room; exercise control in its place.
        Room,
        /// Exercise control alone.
        Control,
    }
}

list! {
    /// The kind of a unit; it decides defaults for speed, capabilities and turn-out.
    UnitKind {
        /// Stands at one polling centre.
        ProtectionTeam,
        /// Fast unit for any emergency.
        RapidResponse,
        /// Moves in its area.
        Patrol,
        /// Escorts materials.
        Escort,
        /// Central-support reserve.
        Reserve,
        /// Criminal investigation.
        Investigation,
        /// Ambulance.
        Ambulance,
        /// Civil defence: fire and rescue, road clearing.
        CivilDefence,
        /// Communications technicians.
        Technicians,
    }
}

list! {
    /// What a unit is doing.
    UnitState {
        /// Free, at its base or where it was released.
        Available,
        /// Has a task and is turning out.
        Assigned,
        /// On the road to its task.
        EnRoute,
        /// At its task.
        OnScene,
        /// On the road back to its base.
        Returning,
        /// Cannot be used.
        OutOfService,
    }
}

list! {
    /// How a checkpoint or a centre's gate checks.
    Posture {
        /// Nobody is stopped.
        Open,
        /// A look at vehicle or person.
        Look,
        /// Papers are checked.
        Identity,
        /// Everything is searched.
        Search,
        /// Nobody passes.
        Closed,
    }
}

list! {
    /// Which way one passes a checkpoint.
    Direction {
        /// Towards the place near which it stands.
        In,
        /// Away from that place.
        Out,
    }
}

list! {
    /// What a check of the traffic finds.
    Find {
        /// Weapons that nobody may carry on polling day.
        Weapons,
        /// Contraband.
        Contraband,
        /// A vehicle that is wanted, of which no lookout told.
        WantedVehicle,
    }
}

list! {
    /// A directorate's level of readiness.
    Readiness {
        /// Ordinary service.
        Normal,
        /// Raised: units stand by.
        High,
        /// The highest: units sit in their vehicles.
        Maximum,
    }
}

list! {
    /// The state of a polling centre.
    CentreState {
        /// Before opening, something is missing.
        NotOpen,
        /// Before opening, all is there.
        Ready,
        /// Voting.
        Open,
        /// Voting is suspended.
        Suspended,
        /// The doors are closed; those in line still vote.
        Closing,
        /// Votes are being counted.
        Counting,
        /// The count is done and the boxes are sealed.
        Sealed,
        /// The boxes are on the way to the office.
        InTransit,
        /// The boxes are at the office.
        Delivered,
    }
}

impl CentreState {
    /// Whether its doors were never opened.
    pub fn is_before_opening(self) -> bool {
        match self {
            Self::NotOpen | Self::Ready => true,
            Self::Open
            | Self::Suspended
            | Self::Closing
            | Self::Counting
            | Self::Sealed
            | Self::InTransit
            | Self::Delivered => false,
        }
    }

    /// Whether its doors are closed for the day.
    pub fn is_after_voting(self) -> bool {
        match self {
            Self::NotOpen | Self::Ready | Self::Open | Self::Suspended => false,
            Self::Closing | Self::Counting | Self::Sealed | Self::InTransit | Self::Delivered => {
                true
            }
        }
    }
}

list! {
    /// The phase of the polling day.
    Phase {
        /// Before polling opens.
        Preparation,
        /// The doors are open.
        Voting,
        /// After closing: last voters, count, transport.
        Counting,
        /// A quiet stretch of the scenario.
        Night,
        /// ENDEX has come.
        Over,
    }
}

list! {
    /// The state of a road.
    RoadState {
        /// Usable.
        Open,
        /// Closed by order: the forces know it and plan around it.
        Closed,
        /// Blocked by an incident, the weather or people; who does not know it finds out on the way.
        Blocked,
    }
}

list! {
    /// How an incident stands.
    IncidentState {
        /// Going on.
        Active,
        /// A sufficient response is at work.
        Contained,
        /// Settled by a response.
        Settled,
        /// Ended by itself.
        Faded,
    }
}

impl IncidentState {
    /// Whether it goes on.
    pub fn ongoing(self) -> bool {
        match self {
            Self::Active | Self::Contained => true,
            Self::Settled | Self::Faded => false,
        }
    }
}

list! {
    /// What a seat is for.
    Role {
        /// Exercise control: sees the truth, releases injects.
        Excon,
        /// The main operations room.
        MainRoom,
        /// The sub-room of a directorate.
        SubRoom,
        /// The election commission.
        Commission,
        /// Public information and media.
        Media,
    }
}

list! {
    /// A power that a seat has inside its area.
    Power {
        /// Command units.
        Units,
        /// Set postures of checkpoints and gates.
        Postures,
        /// Close and open roads.
        Roads,
        /// Set the readiness level.
        Readiness,
        /// Suspend, resume, extend voting.
        Voting,
        /// Start, halt and announce convoys.
        Convoys,
        /// Verify and correct rumours, brief the media.
        Information,
        /// Control the exercise.
        Control,
    }
}

list! {
    /// The class of a road; it decides the speed.
    RoadClass {
        /// Coastal highway.
        Coastal,
        /// Mountain road.
        Jebel,
        /// Desert highway.
        Desert,
        /// Local road.
        Local,
        /// Unpaved track.
        Track,
    }
}

list! {
    /// Whom a polling station serves.
    Voters {
        /// Men.
        Men,
        /// Women.
        Women,
        /// Men and women.
        Mixed,
    }
}

list! {
    /// The means by which something is said over a distance.
    Channel {
        /// Mobile telephone.
        MobileVoice,
        /// Mobile data.
        MobileData,
        /// Fixed line.
        FixedLine,
        /// Radio.
        Radio,
        /// Satellite telephone.
        Satellite,
        /// In person, by letter or from the press.
        Other,
    }
}

impl Channel {
    /// The channels that the simulation carries; `Other` needs none.
    pub const CARRIED: &'static [Self] = &[
        Self::MobileVoice,
        Self::MobileData,
        Self::FixedLine,
        Self::Radio,
        Self::Satellite,
    ];
}

list! {
    /// What a convoy carries.
    Freight {
        /// Ballots, boxes and forms, out to centres before opening.
        Materials,
        /// Sealed boxes and forms, back to the office after counting.
        Boxes,
    }
}

list! {
    /// How a convoy stands.
    ConvoyState {
        /// At its office, not started.
        Waiting,
        /// On the road.
        Moving,
        /// At a centre, handing over and signing.
        Signing,
        /// At a centre, until its boxes are sealed.
        AtCentre,
        /// Stopped until someone decides.
        Halted,
        /// All is delivered and signed for.
        Delivered,
    }
}

list! {
    /// Why a convoy stands still.
    Halt {
        /// No escort is with it.
        NoEscort,
        /// The road is blocked, or no way is known.
        Blocked,
        /// It is attacked.
        Attacked,
        /// It was ordered to.
        Ordered,
    }
}

list! {
    /// What is missing in the chain of custody.
    Gap {
        /// It drove without an escort.
        Unescorted,
        /// Its escort left it on the way.
        EscortLeft,
        /// It was attacked on the way.
        Attacked,
        /// A centre was left out.
        Skipped,
        /// It was not delivered by the end.
        Undelivered,
    }
}

list! {
    /// What is held as evidence.
    EvidenceKind {
        /// Weapons.
        Weapons,
        /// Contraband.
        Contraband,
        /// Ballots, boxes or forms, taken or forged.
        ElectoralMaterial,
    }
}

list! {
    /// Why the chain of custody of detained people or of evidence is broken.
    HeldGap {
        /// Those who held it left without handing it over.
        HolderLeft,
        /// It was held on the spot for longer than is allowed.
        Overdue,
        /// It was not handed over by the end.
        Open,
    }
}

list! {
    /// Why a checkpoint let a vehicle pass that it should have stopped.
    Missed {
        /// It had not been told.
        NotTold,
        /// The lookout had run out.
        Expired,
        /// Its posture stops nobody.
        Posture,
        /// It looked and did not see.
        Overlooked,
    }
}

list! {
    /// How a vehicle that is looked for stands.
    VehicleState {
        /// On the road.
        Driving,
        /// Stopped at a checkpoint and held.
        Held,
        /// It reached where it was going.
        Gone,
    }
}

list! {
    /// What the commission decides where a count or a result form is in doubt.
    Ruling {
        /// The objection is written down and decided later: the count goes on, the form stands.
        Record,
        /// The ballots are counted again.
        Recount,
    }
}

list! {
    /// How the result of a centre stands.
    ResultState {
        /// Agents of candidates dispute the count, which waits for a ruling.
        Disputed,
        /// Its forms lie at the office and wait for their entry.
        Received,
        /// Its forms are held back until someone rules on them.
        HeldBack,
        /// Its ballots are counted again at the office.
        Recounting,
        /// It is entered.
        Entered,
    }
}

list! {
    /// Why result forms are held back.
    ResultDoubt {
        /// The figures do not add up.
        Sums,
        /// The chain of custody of the boxes was broken.
        Custody,
        /// A dispute about the count was left without a ruling.
        Dispute,
    }
}
