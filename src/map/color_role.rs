//! Colours by what they are for, in one place for the window, the printed map and the report.
//!
//! The colours that carry meaning are those of Okabe and Ito, which people with any of the common colour-vision deficiencies can
//! tell apart; beside each stands a shape or a word. Deliberately not here: which thing has which meaning (`symbols`, panels).

/// A colour by what it is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum ColorRole {
    /// No colour at all.
    #[default]
    None,
    /// Behind everything.
    Ground,
    /// A panel.
    Panel,
    /// Something that lies on a panel: a row, a card.
    Raised,
    /// A button.
    Button,
    /// A button under the pointer.
    ButtonHover,
    /// A button held down.
    ButtonPress,
    /// Something chosen among others.
    Chosen,
    /// A thin line.
    Line,
    /// A text field.
    Field,
    /// Words.
    Text,
    /// Words of less weight.
    Muted,
    /// Words on a coloured ground.
    OnColour,
    /// What the eye should find: the chosen thing, the focus.
    Accent,
    /// As it should be.
    Good,
    /// Needs attention.
    Warn,
    /// Bad.
    Bad,
    /// Under way.
    Busy,
    /// Told or known, neither good nor bad.
    Info,
    /// Of rumours.
    Rumour,
    /// The mark that this is an exercise.
    Exercise,
    /// Behind a dialog.
    Veil,
    /// Land on the map that is in no municipality of the exercise.
    Land,
    /// Borders on the map.
    Border,
    /// Roads on the map.
    Road,
    /// Names on the map.
    MapText,
    /// A step of a fill: 0 where nothing is known, then 1 to 5 from low to high. One scale of lightness, which every eye can read.
    Step(u8),
}

impl ColorRole {
    /// Red, green, blue and opacity on white paper: what is ground there is light, and words are dark.
    pub fn on_paper(self) -> [u8; 4] {
        let (r, g, b) = match self {
            Self::Ground | Self::Accent => (255, 255, 255),
            Self::Panel | Self::Raised | Self::Field => (246, 248, 250),
            Self::Line => (198, 206, 216),
            Self::Text | Self::MapText | Self::OnColour => (22, 28, 36),
            Self::Muted => (84, 96, 110),
            Self::Land => (243, 241, 234),
            Self::Border => (120, 134, 150),
            Self::Road => (150, 132, 88),
            Self::Exercise => (163, 92, 0),
            Self::Step(0) => (234, 236, 238),
            Self::Step(1) => (222, 235, 247),
            Self::Step(2) => (198, 219, 239),
            Self::Step(3) => (165, 202, 228),
            Self::Step(4) => (126, 180, 216),
            Self::Step(_) => (90, 155, 202),
            other => return other.rgba(),
        };
        [r, g, b, 255]
    }

    /// Red, green, blue and opacity on a light screen: meanings are darker, for they stand on light ground and light words on them.
    pub fn on_light(self) -> [u8; 4] {
        let (r, g, b) = match self {
            Self::Veil => return [20, 28, 40, 120],
            Self::Ground => (236, 240, 244),
            Self::Panel => (250, 251, 253),
            Self::Raised => (240, 243, 247),
            Self::Button => (221, 228, 236),
            Self::ButtonHover => (206, 216, 228),
            Self::ButtonPress => (188, 202, 218),
            Self::Chosen => (190, 219, 243),
            Self::Line => (168, 180, 194),
            Self::Field | Self::OnColour => (255, 255, 255),
            Self::Text | Self::MapText => (18, 24, 32),
            Self::Muted => (71, 82, 95),
            Self::Accent => (10, 14, 20),
            Self::Good => (13, 113, 62),
            Self::Warn => (158, 84, 0),
            Self::Bad => (130, 29, 0),
            Self::Busy => (15, 97, 191),
            Self::Info => (58, 92, 136),
            Self::Rumour => (111, 16, 119),
            Self::Exercise => (140, 78, 0),
            Self::Border => (104, 118, 134),
            Self::Road => (84, 66, 20),
            Self::Step(4) => (152, 193, 226),
            Self::Step(n) if n > 4 => (126, 178, 217),
            other => return other.on_paper(),
        };
        [r, g, b, 255]
    }

    /// Red, green, blue and opacity, 0 to 255.
    pub fn rgba(self) -> [u8; 4] {
        let (r, g, b) = match self {
            Self::None => return [0, 0, 0, 0],
            Self::Veil => return [4, 8, 14, 178],
            Self::Ground => (13, 19, 28),
            Self::Panel => (22, 30, 42),
            Self::Raised => (31, 41, 56),
            Self::Button => (44, 57, 77),
            Self::ButtonHover => (58, 75, 100),
            Self::ButtonPress => (74, 96, 128),
            Self::Chosen => (26, 72, 108),
            Self::Line => (58, 72, 92),
            Self::Field => (12, 17, 25),
            Self::Text => (233, 239, 246),
            Self::Muted => (168, 181, 198),
            Self::OnColour => (10, 14, 20),
            Self::Accent => (255, 255, 255),
            Self::Good => (32, 178, 136),
            Self::Warn => (240, 228, 66),
            Self::Bad => (236, 110, 44),
            Self::Busy => (86, 180, 233),
            Self::Info => (120, 160, 205),
            Self::Rumour => (214, 138, 182),
            Self::Exercise => (230, 159, 0),
            Self::Land => (24, 32, 43),
            Self::Border => (84, 104, 128),
            Self::Road => (206, 196, 170),
            Self::MapText => (225, 232, 240),
            Self::Step(0) => (40, 54, 70),
            Self::Step(1) => (24, 42, 70),
            Self::Step(2) => (27, 55, 90),
            Self::Step(3) => (30, 69, 111),
            Self::Step(4) => (34, 84, 132),
            Self::Step(_) => (40, 101, 154),
        };
        [r, g, b, 255]
    }
}
