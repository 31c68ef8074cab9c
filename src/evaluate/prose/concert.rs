//! Facts about channels, reports, lookouts, convoys, rumours and confidence in words.
//!
//! Deliberately not here: facts about single units and places (`facts`).

use super::Prose;
use crate::base::time::Span;
use crate::record::fact::Fact;
use crate::record::order::{About, Party};
use crate::record::states::{Channel, Gap, Halt, Missed};

impl Prose<'_> {
    /// A channel.
    pub fn channel(&self, c: Channel) -> String {
        self.pick(match c {
            Channel::MobileVoice => ("الهاتف المحمول", "mobile telephone"),
            Channel::MobileData => ("بيانات المحمول", "mobile data"),
            Channel::FixedLine => ("الهاتف الأرضي", "fixed line"),
            Channel::Radio => ("اللاسلكي", "radio"),
            Channel::Satellite => ("هاتف الأقمار الصناعية", "satellite telephone"),
            Channel::Other => ("وسيلة أخرى", "other means"),
        })
    }

    /// Someone who sends or receives.
    pub fn party(&self, p: &Party) -> String {
        match p {
            Party::Seat(id) => self.seat(id),
            Party::Unit(id) => self.unit(id),
            Party::Centre(id) => {
                let c = self.centre(id);
                self.say(format!("رئيس {c}"), format!("the head of {c}"))
            }
            Party::Checkpoint(id) => self.checkpoint(id),
            Party::Convoy(id) => self.convoy(id),
            Party::Public(id) => {
                let p = self.place(id);
                self.say(format!("مواطن في {p}"), format!("a citizen at {p}"))
            }
            Party::Post(id) => {
                let p = self.place(id);
                self.say(format!("مركز اتصالات {p}"), format!("the post at {p}"))
            }
            Party::Control => self.pick(("إدارة التمرين", "exercise control")),
        }
    }

    /// Why a convoy stands still.
    pub fn halt(&self, why: Halt) -> String {
        self.pick(match why {
            Halt::NoEscort => ("لا مرافقة معها", "no escort is with it"),
            Halt::Blocked => ("الطريق مسدود", "the road is blocked"),
            Halt::Attacked => ("تعرضت لاعتداء", "it is attacked"),
            Halt::Ordered => ("بأمر", "by order"),
        })
    }

    /// What a report is about.
    pub fn about(&self, a: &About) -> String {
        match a {
            About::Incident(id) => self.incident(id),
            About::Centre(id) => self.centre(id),
            About::Checkpoint(id) => self.checkpoint(id),
            About::Unit(id) => self.unit(id),
            About::Road(id) => self.road(id),
            About::Vehicle(id) => self.vehicle(id),
            About::Convoy(id) => self.convoy(id),
            About::Rumour(id) => {
                let r = self.rumour(id);
                self.say(format!("الإشاعة «{r}»"), format!("the rumour “{r}”"))
            }
            About::Situation => self.pick(("الموقف العام", "the situation")),
        }
    }

    pub(super) fn word_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::ChannelDown { place, channel } => {
                let (p, c) = (self.place(place), self.channel(*channel));
                self.say(
                    format!("انقطع {c} في {p} وما حولها"),
                    format!("{c} fails at {p} and around it"),
                )
            }
            Fact::ChannelUp {
                place,
                channel,
                after_seconds,
            } => {
                let (p, c, t) = (
                    self.place(place),
                    self.channel(*channel),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("عاد {c} في {p} بعد {t}"),
                    format!("{c} works again at {p} after {t}"),
                )
            }
            Fact::TransmissionHeld { from, to, channel } => {
                let (a, b, c) = (self.party(from), self.party(to), self.channel(*channel));
                self.say(
                    format!("لا اتصال بين {a} و{b} عبر {c}؛ الرسالة تنتظر"),
                    format!("no {c} between {a} and {b}; what is to be said waits"),
                )
            }
            Fact::TransmissionLost { from, to, channel } => {
                let (a, b, c) = (self.party(from), self.party(to), self.channel(*channel));
                self.say(
                    format!("ضاع عبر {c}: من {a} إلى {b}"),
                    format!("lost on {c}: from {a} to {b}"),
                )
            }
            Fact::OrderDelivered {
                order,
                to,
                channel,
                after_seconds,
                ..
            } => {
                let (o, t, c, s) = (
                    self.order(order),
                    self.party(to),
                    self.channel(*channel),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("وصل الأمر إلى {t} عبر {c} بعد {s}: {o}"),
                    format!("{t} has the order by {c} after {s}: {o}"),
                )
            }
            Fact::OrderNotCarriedOut { order, by, why, .. } => {
                let (o, b, w) = (self.order(order), self.party(by), self.refusal(why));
                self.say(
                    format!("تعذّر على {b} تنفيذ الأمر: {o}، لأن: {w}"),
                    format!("{b} cannot carry out: {o}, because {w}"),
                )
            }
            Fact::CommsChecked {
                seat,
                asked,
                answered,
            } => {
                let s = self.seat(seat);
                self.say(
                    format!("فحص اتصالات {s}: أجاب {answered} من {asked}"),
                    format!("comms check of {s}: {answered} of {asked} answered"),
                )
            }
            Fact::ChannelSilent {
                seat,
                place,
                channel,
            } => {
                let (s, p, c) = (self.seat(seat), self.place(place), self.channel(*channel));
                self.say(
                    format!("فحص اتصالات {s}: لا جواب من {p} عبر {c}"),
                    format!("comms check of {s}: no answer from {p} by {c}"),
                )
            }
            Fact::ChannelTally {
                channel,
                sent,
                delivered,
                lost,
                undelivered,
                mean_ms,
            } => {
                let (c, t) = (self.channel(*channel), Span::from_secs(mean_ms / 1000));
                self.say(
                    format!("حصيلة {c}: أُرسل {sent}، وصل {delivered}، ضاع {lost}، لم يصل بعد {undelivered}، متوسط الوقت {t}"),
                    format!("{c} in total: {sent} sent, {delivered} arrived, {lost} lost, {undelivered} not arrived, {t} on average"),
                )
            }
            Fact::ReportReceived {
                report,
                seat,
                about,
                from,
                channel,
                seen_seconds_ago,
            } => {
                let (s, a, p, c, t) = (
                    self.seat(seat),
                    self.about(about),
                    self.party(from),
                    self.channel(*channel),
                    Span::from_secs(*seen_seconds_ago),
                );
                self.say(
                    format!("بلاغ {report} إلى {s} من {p} عبر {c}، عمره {t}: {a}"),
                    format!("report {report} to {s} from {p} by {c}, {t} old: {a}"),
                )
            }
            Fact::ReportAcknowledged {
                report,
                seat,
                after_seconds,
            } => {
                let (s, t) = (self.seat(seat), Span::from_secs(*after_seconds));
                self.say(
                    format!("تأكيد البلاغ {report} من {s} بعد {t}"),
                    format!("{s} confirmed report {report} after {t}"),
                )
            }
            Fact::ReportUnanswered {
                report,
                seat,
                about,
                after_seconds,
            } => {
                let (s, a, t) = (
                    self.seat(seat),
                    self.about(about),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("لم يصل تأكيد {s} للبلاغ {report} خلال {t}: {a}"),
                    format!("no confirmation of report {report} by {s} within {t}: {a}"),
                )
            }
            _ => return None,
        })
    }

    pub(super) fn vehicle_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::LookoutIssued {
                lookout,
                seat,
                vehicle,
                checkpoints,
                until,
            } => {
                let (s, v, t) = (self.seat(seat), self.vehicle(vehicle), until.short());
                self.say(
                    format!("تعميم {lookout} من {s} حتى {t}، عدد نقاط التفتيش {checkpoints}: {v}"),
                    format!("lookout {lookout} by {s} to {checkpoints} checkpoints until {t}: {v}"),
                )
            }
            Fact::LookoutReceived {
                lookout,
                vehicle,
                checkpoint,
                after_seconds,
            } => {
                let (c, v, t) = (
                    self.checkpoint(checkpoint),
                    self.vehicle(vehicle),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("وصل التعميم {lookout} إلى {c} بعد {t}: {v}"),
                    format!("{c} has lookout {lookout} after {t}: {v}"),
                )
            }
            Fact::LookoutTooLate {
                lookout,
                vehicle,
                checkpoint,
                by_seconds,
            } => {
                let (c, v, t) = (
                    self.checkpoint(checkpoint),
                    self.vehicle(vehicle),
                    Span::from_secs(*by_seconds),
                );
                self.say(
                    format!("جاء التعميم {lookout} إلى {c} متأخراً {t}: {v}"),
                    format!("lookout {lookout} came to {c} too late by {t}: {v}"),
                )
            }
            Fact::LookoutHandedOver { vehicle, from, to } => {
                let (v, a, b) = (
                    self.vehicle(vehicle),
                    self.checkpoint(from),
                    self.checkpoint(to),
                );
                self.say(
                    format!("نبّهت {a} جارتها {b}: {v}"),
                    format!("{a} warned its neighbour {b}: {v}"),
                )
            }
            Fact::VehicleAppeared { vehicle, place } => {
                let (v, p) = (self.vehicle(vehicle), self.place(place));
                self.say(
                    format!("انطلقت من {p}: {v}"),
                    format!("sets out from {p}: {v}"),
                )
            }
            Fact::VehicleTurnedBack {
                vehicle,
                checkpoint,
            } => {
                let (v, c) = (self.vehicle(vehicle), self.checkpoint(checkpoint));
                self.say(
                    format!("رجعت قبل {c}: {v}"),
                    format!("turned back before {c}: {v}"),
                )
            }
            Fact::VehicleIntercepted {
                vehicle,
                checkpoint,
                after_seconds,
            } => {
                let (v, c, t) = (
                    self.vehicle(vehicle),
                    self.checkpoint(checkpoint),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("أُوقفت عند {c} بعد {t}: {v}"),
                    format!("stopped at {c} after {t}: {v}"),
                )
            }
            Fact::VehicleMissed {
                vehicle,
                checkpoint,
                why,
            } => {
                let (v, c) = (self.vehicle(vehicle), self.checkpoint(checkpoint));
                let w = self.pick(match why {
                    Missed::NotTold => ("لم تكن على علم", "it had not been told"),
                    Missed::Expired => ("انتهت مدة التعميم", "the lookout had run out"),
                    Missed::Posture => ("وضعها لا يوقف أحداً", "its posture stops nobody"),
                    Missed::Overlooked => ("لم تنتبه لها", "it was overlooked"),
                });
                self.say(
                    format!("عبرت {c} ({w}): {v}"),
                    format!("passed {c} ({w}): {v}"),
                )
            }
            Fact::VehicleEscaped { vehicle, place } => {
                let (v, p) = (self.vehicle(vehicle), self.place(place));
                self.say(
                    format!("بلغت مقصدها {p}: {v}"),
                    format!("reached {p} unstopped: {v}"),
                )
            }
            Fact::CheckpointDelay {
                checkpoint,
                vehicle_seconds,
                voter_seconds,
            } => {
                let (c, all, voters) = (
                    self.checkpoint(checkpoint),
                    Span::from_secs(*vehicle_seconds),
                    Span::from_secs(*voter_seconds),
                );
                self.say(
                    format!("تأخير {c} في المجموع: {all} للمركبات، منه {voters} للناخبين"),
                    format!("{c} delayed vehicles by {all} in all, of it voters by {voters}"),
                )
            }
            _ => return None,
        })
    }

    pub(super) fn convoy_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::ConvoyStarted { convoy, escort } => {
                let c = self.convoy(convoy);
                match escort.as_ref().map(|u| self.unit(u)) {
                    Some(u) => self.say(
                        format!("{c} جاهزة للانطلاق بمرافقة {u}"),
                        format!("{c} is ready to go with {u}"),
                    ),
                    None => self.say(
                        format!("{c} جاهزة وتنتظر مرافقة"),
                        format!("{c} is ready and waits for an escort"),
                    ),
                }
            }
            Fact::ConvoyHalted { convoy, why } => {
                let c = self.convoy(convoy);
                let w = self.halt(*why);
                self.say(format!("توقفت {c}: {w}"), format!("{c} stands still: {w}"))
            }
            Fact::ConvoyResumed { convoy } => {
                let c = self.convoy(convoy);
                self.say(format!("{c} في الطريق"), format!("{c} is on its way"))
            }
            Fact::ConvoyReached { convoy, centre } => {
                let (c, x) = (self.convoy(convoy), self.centre(centre));
                self.say(format!("وصلت {c} إلى {x}"), format!("{c} reached {x}"))
            }
            Fact::CustodySigned { convoy, centre } => {
                let (c, x) = (self.convoy(convoy), self.centre(centre));
                self.say(
                    format!("تسليم وتوقيع بين {c} و{x}"),
                    format!("handed over and signed: {c}, {x}"),
                )
            }
            Fact::CustodyGap { convoy, gap } => {
                let c = self.convoy(convoy);
                let g = self.pick(match gap {
                    Gap::Unescorted => ("سارت بلا مرافقة", "it drove without an escort"),
                    Gap::EscortLeft => {
                        ("تركتها المرافقة في الطريق", "its escort left it on the way")
                    }
                    Gap::Attacked => ("تعرضت لاعتداء في الطريق", "it was attacked on the way"),
                    Gap::Skipped => ("تُرك مركز", "a centre was left out"),
                    Gap::Undelivered => (
                        "لم تسلّم حمولتها حتى النهاية",
                        "it was not delivered by the end",
                    ),
                });
                self.say(
                    format!("ثغرة في سلسلة العهدة، {c}: {g}"),
                    format!("gap in the chain of custody, {c}: {g}"),
                )
            }
            Fact::ConvoyDelivered { convoy } => {
                let c = self.convoy(convoy);
                self.say(
                    format!("سلّمت {c} كل حمولتها ووُقّع آخر محضر"),
                    format!("{c} delivered everything, the last signature is given"),
                )
            }
            Fact::ConvoyAnnounced { convoy, checkpoint } => {
                let (c, x) = (self.convoy(convoy), self.checkpoint(checkpoint));
                self.say(format!("{x} على علم بقدوم {c}"), format!("{x} expects {c}"))
            }
            Fact::ConvoyPassed {
                convoy,
                checkpoint,
                announced,
                waited_seconds,
            } => {
                let (c, x, t) = (
                    self.convoy(convoy),
                    self.checkpoint(checkpoint),
                    Span::from_secs(*waited_seconds),
                );
                let a = self.pick(if *announced {
                    ("معلنة", "announced")
                } else {
                    ("غير معلنة", "not announced")
                });
                self.say(
                    format!("عبرت {c} ({a}) {x} بعد {t}"),
                    format!("{c} ({a}) passed {x} after {t}"),
                )
            }
            _ => return None,
        })
    }

    pub(super) fn mood_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::RumourBegan {
                rumour,
                municipality,
            } => {
                let (r, m) = (self.rumour(rumour), self.municipality(municipality));
                self.say(
                    format!("إشاعة في {m}: «{r}»"),
                    format!("a rumour in {m}: “{r}”"),
                )
            }
            Fact::RumourSpread {
                rumour,
                municipality,
                heard_percent,
            } => {
                let (r, m) = (self.rumour(rumour), self.municipality(municipality));
                self.say(
                    format!("سمع {heard_percent}٪ من أهل {m} الإشاعة «{r}»"),
                    format!("{heard_percent} % of {m} have heard the rumour “{r}”"),
                )
            }
            Fact::RumourVerified {
                rumour,
                seat,
                truth,
            } => {
                let (r, s) = (self.rumour(rumour), self.seat(seat));
                let t = self.pick(if *truth {
                    ("صحيحة", "true")
                } else {
                    ("كاذبة", "false")
                });
                self.say(
                    format!("نتيجة التحقق لدى {s}: الإشاعة «{r}» {t}"),
                    format!("{s} found the rumour “{r}” {t}"),
                )
            }
            Fact::RumourCorrected {
                rumour,
                municipality,
                premature,
                wrong,
            } => {
                let (r, m) = (self.rumour(rumour), self.municipality(municipality));
                let p = if *premature {
                    self.pick(("، قبل التحقق", ", not verified before"))
                } else {
                    String::new()
                };
                let w = if *wrong {
                    self.pick(("، والإشاعة صحيحة", ", though it was true"))
                } else {
                    String::new()
                };
                self.say(
                    format!("بلغ التصحيح أهل {m}: «{r}»{p}{w}"),
                    format!("the correction reached {m}: “{r}”{p}{w}"),
                )
            }
            Fact::RumourEnded {
                rumour,
                municipality,
                never_heard_percent,
            } => {
                let (r, m) = (self.rumour(rumour), self.municipality(municipality));
                self.say(
                    format!("لم تعد الإشاعة «{r}» تُتداول في {m}؛ لم يسمعها {never_heard_percent}٪"),
                    format!("the rumour “{r}” is no longer told in {m}; {never_heard_percent} % never heard it"),
                )
            }
            Fact::MediaBriefed { municipality } => {
                let m = self.municipality(municipality);
                self.say(
                    format!("إحاطة إعلامية عن {m}"),
                    format!("the media were briefed on {m}"),
                )
            }
            Fact::ConfidenceChanged {
                municipality,
                percent,
            } => {
                let m = self.municipality(municipality);
                self.say(
                    format!("الثقة في {m}: {percent}٪"),
                    format!("confidence in {m}: {percent} %"),
                )
            }
            _ => return None,
        })
    }
}
