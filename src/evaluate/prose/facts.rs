//! Facts about the script, units, centres, incidents, roads and checkpoints in words.
//!
//! Deliberately not here: what is said, looked for, carried and rumoured (`concert`).

use super::Prose;
use crate::base::time::Span;
use crate::record::fact::{Fact, LeftOut, Line, SuspendedBy};

impl Prose<'_> {
    pub(super) fn script_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::ExerciseStarted => self.pick(("بدأ التمرين", "STARTEX: the exercise begins")),
            Fact::ExerciseEnded => self.pick(("انتهى التمرين", "ENDEX: the exercise is over")),
            Fact::OrderAccepted {
                seat, rule, order, ..
            } => {
                let (s, o) = (self.seat(seat), self.order(order));
                let standing = if rule.is_some() {
                    self.pick((" (أمر دائم)", " (standing order)"))
                } else {
                    String::new()
                };
                self.say(format!("{s}{standing}: {o}"), format!("{s}{standing}: {o}"))
            }
            Fact::OrderRejected {
                seat, order, why, ..
            } => {
                let (s, o, w) = (self.seat(seat), self.order(order), self.refusal(why));
                self.say(
                    format!("رُفض أمر {s}: {o}، لأن: {w}"),
                    format!("refused, {s}: {o}, because {w}"),
                )
            }
            Fact::InjectReleased { inject, by_hand } => {
                let i = self.inject(inject);
                let hand = if *by_hand {
                    self.pick((" يدوياً", " by hand"))
                } else {
                    String::new()
                };
                self.say(
                    format!("أُطلق{hand} المُدخَل {i}"),
                    format!("inject released{hand}: {i}"),
                )
            }
            Fact::InjectRetimed { inject, due } => {
                let (i, t) = (self.inject(inject), due.short());
                self.say(
                    format!("المُدخَل {i} يأتي عند {t}"),
                    format!("inject {i} will come at {t}"),
                )
            }
            Fact::InjectLeftOut { inject, why } => {
                let i = self.inject(inject);
                let w = self.pick(match why {
                    LeftOut::ByHand => ("تجاوزته إدارة التمرين", "skipped by exercise control"),
                    LeftOut::ByChance => ("لم يقع احتماله", "its chance did not come up"),
                    LeftOut::Alternative => ("اختير بديل له", "an alternative was chosen"),
                });
                self.say(
                    format!("لن يُطلق المُدخَل {i}: {w}"),
                    format!("inject left out, {w}: {i}"),
                )
            }
            Fact::MessageReceived { inject, seat } => {
                let (i, s) = (self.inject(inject), self.seat(seat));
                self.say(
                    format!("وصلت الرسالة {i} إلى {s}"),
                    format!("message {i} reached {s}"),
                )
            }
            Fact::MessageAcknowledged {
                inject,
                seat,
                after_seconds,
            } => {
                let (i, s, t) = (
                    self.inject(inject),
                    self.seat(seat),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("تأكيد الرسالة {i} من {s} بعد {t}"),
                    format!("{s} confirmed message {i} after {t}"),
                )
            }
            Fact::ExpectedMet {
                expected,
                seat,
                after_seconds,
                ..
            } => {
                let (x, s, t) = (
                    self.expected(expected),
                    self.seat(seat),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("إجراء متوقع نُفذ بعد {t} ({s}): {x}"),
                    format!("expected action met after {t} by {s}: {x}"),
                )
            }
            Fact::ExpectedMissed { expected, .. } => {
                let x = self.expected(expected);
                self.say(
                    format!("إجراء متوقع لم يُنفذ في وقته: {x}"),
                    format!("expected action missed: {x}"),
                )
            }
            Fact::FlagChanged { flag, on } => {
                let w = self.pick(if *on {
                    ("رُفعت", "set")
                } else {
                    ("أُزيلت", "cleared")
                });
                self.say(format!("{w} العلامة {flag}"), format!("flag {w}: {flag}"))
            }
            _ => return None,
        })
    }

    pub(super) fn unit_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::UnitDeparted { unit, to, eta } => {
                let (u, t, e) = (self.unit(unit), self.target(to), eta.short());
                self.say(
                    format!("انطلقت {u} إلى {t}، الوصول المتوقع {e}"),
                    format!("{u} left for {t}, expected {e}"),
                )
            }
            Fact::UnitMetBlock { unit, road } => {
                let (u, r) = (self.unit(unit), self.road(road));
                self.say(
                    format!("وجدت {u} {r} مغلقاً"),
                    format!("{u} found {r} blocked"),
                )
            }
            Fact::UnitStranded { unit, place } => {
                let (u, p) = (self.unit(unit), self.place(place));
                self.say(
                    format!("لا طريق أمام {u}، تنتظر في {p}"),
                    format!("{u} has no way on and waits at {p}"),
                )
            }
            Fact::UnitAtCheckpoint { unit, checkpoint } => {
                let (u, c) = (self.unit(unit), self.checkpoint(checkpoint));
                self.say(
                    format!("{u} في طابور {c}"),
                    format!("{u} stands in line at {c}"),
                )
            }
            Fact::UnitPassed {
                unit,
                checkpoint,
                waited_seconds,
            } => {
                let (u, c, t) = (
                    self.unit(unit),
                    self.checkpoint(checkpoint),
                    Span::from_secs(*waited_seconds),
                );
                self.say(
                    format!("عبرت {u} {c} بعد {t}"),
                    format!("{u} passed {c} after {t}"),
                )
            }
            Fact::UnitArrived { unit, to } => {
                let (u, t) = (self.unit(unit), self.target(to));
                self.say(format!("وصلت {u} إلى {t}"), format!("{u} arrived: {t}"))
            }
            Fact::UnitReleased { unit } => {
                let u = self.unit(unit);
                self.say(
                    format!("أُعفيت {u} وتعود إلى قاعدتها"),
                    format!("{u} is released and returns"),
                )
            }
            Fact::UnitReturned { unit } => {
                let u = self.unit(unit);
                self.say(
                    format!("عادت {u} إلى قاعدتها"),
                    format!("{u} is back at its base"),
                )
            }
            Fact::UnitLost { unit } => {
                let u = self.unit(unit);
                self.say(
                    format!("خرجت {u} من الخدمة"),
                    format!("{u} is out of service"),
                )
            }
            Fact::UnitAdded { unit } => {
                let u = self.unit(unit);
                self.say(
                    format!("دخلت {u} الخدمة"),
                    format!("{u} comes into service"),
                )
            }
            Fact::SupportRequested {
                request,
                by,
                from,
                capability,
                strength,
                to,
            } => {
                let (b, f, c, t) = (
                    self.seat(by),
                    self.seat(from),
                    self.capability(*capability),
                    self.target(to),
                );
                self.say(
                    format!("طلب إسناد {request}: {b} يطلب من {f}: {c}، {strength} فرداً، إلى {t}"),
                    format!(
                        "support request {request}: {b} asks {f} for {c}, {strength} people, to {t}"
                    ),
                )
            }
            Fact::SupportGranted { request, unit } => {
                let u = self.unit(unit);
                self.say(
                    format!("أُجيب طلب الإسناد {request}: {u}"),
                    format!("support request {request} granted: {u}"),
                )
            }
            Fact::SupportDeclined { request } => self.say(
                format!("اعتُذر عن طلب الإسناد {request}"),
                format!("support request {request} declined"),
            ),
            _ => return None,
        })
    }

    pub(super) fn centre_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::CentreReady { centre } => {
                let c = self.centre(centre);
                self.say(format!("{c} جاهز للفتح"), format!("{c} is ready to open"))
            }
            Fact::CentreOpened {
                centre,
                late_seconds,
            } => {
                let (c, t) = (self.centre(centre), Span::from_secs(*late_seconds));
                if *late_seconds == 0 {
                    self.say(format!("فُتح {c}"), format!("{c} opened"))
                } else {
                    self.say(
                        format!("فُتح {c} متأخراً {t}"),
                        format!("{c} opened {t} late"),
                    )
                }
            }
            Fact::CentreNotOpened {
                centre,
                materials,
                team,
            } => {
                let c = self.centre(centre);
                let why = self.pick(match (materials, team) {
                    (true, true) => (
                        "المواد وفريق الحماية غير موجودين",
                        "materials and protection team are missing",
                    ),
                    (true, false) => ("المواد لم تصل", "materials are missing"),
                    _ => ("فريق الحماية غير موجود", "the protection team is missing"),
                });
                self.say(
                    format!("لم يُفتح {c}: {why}"),
                    format!("{c} did not open: {why}"),
                )
            }
            Fact::CentreSuspended { centre, by } => {
                let c = self.centre(centre);
                let why = self.pick(match by {
                    SuspendedBy::Order => ("بأمر المفوضية", "by order of the commission"),
                    SuspendedBy::Incident => ("بسبب حادث", "because of an incident"),
                });
                self.say(
                    format!("توقف الاقتراع في {c} {why}"),
                    format!("voting at {c} suspended {why}"),
                )
            }
            Fact::CentreResumed {
                centre,
                after_seconds,
            } => {
                let (c, t) = (self.centre(centre), Span::from_secs(*after_seconds));
                self.say(
                    format!("استؤنف الاقتراع في {c} بعد {t}"),
                    format!("voting at {c} resumed after {t}"),
                )
            }
            Fact::CentreExtended { centre, until } => {
                let (c, t) = (self.centre(centre), until.short());
                self.say(
                    format!("يستمر الاقتراع في {c} إلى {t}"),
                    format!("{c} stays open until {t}"),
                )
            }
            Fact::CentreClosed { centre, in_line } => {
                let c = self.centre(centre);
                self.say(
                    format!("أُغلقت أبواب {c} وفي الطابور {in_line}"),
                    format!("{c} closed its doors with {in_line} in line"),
                )
            }
            Fact::CountingBegan { centre, ballots } => {
                let c = self.centre(centre);
                self.say(
                    format!("بدأ العد في {c}: {ballots} ورقة"),
                    format!("counting began at {c}: {ballots} ballots"),
                )
            }
            Fact::CountingDone { centre } => {
                let c = self.centre(centre);
                self.say(
                    format!("انتهى العد في {c} وخُتمت الصناديق"),
                    format!("counting is done at {c}, boxes sealed"),
                )
            }
            Fact::GateSet { centre, posture } => {
                let (c, p) = (self.centre(centre), self.posture(*posture));
                self.say(format!("بوابة {c}: {p}"), format!("gate of {c}: {p}"))
            }
            Fact::CentreTally {
                centre,
                registered,
                served,
                gave_up,
                kept_away,
                in_line,
                ..
            } => {
                let c = self.centre(centre);
                self.say(
                    format!("حصيلة {c}: {served} صوّت من {registered} مسجلاً، {gave_up} غادر، {kept_away} لم يتمكن، {in_line} في الطابور"),
                    format!("{c} in total: {served} of {registered} voted, {gave_up} gave up, {kept_away} kept away, {in_line} in line"),
                )
            }
            _ => return None,
        })
    }

    pub(super) fn incident_fact(&self, f: &Fact) -> Option<String> {
        let stage = |incident: &crate::base::ids::IncidentId, stage: u32| {
            use crate::scenario::model::Effect;
            let kind = self
                .scenario
                .injects
                .iter()
                .flat_map(|i| &i.effects)
                .find_map(|e| match e {
                    Effect::Incident { id, kind, .. } if id == incident => {
                        self.scenario.kinds.get(kind)
                    }
                    _ => None,
                });
            kind.and_then(|k| k.stages.get(stage as usize))
                .map_or_else(|| stage.to_string(), |s| s.name.get(self.lang).to_owned())
        };
        Some(match f {
            Fact::IncidentBegan {
                incident_kind,
                site,
                ..
            } => {
                let (k, t) = (self.kind(incident_kind), self.target(site));
                self.say(
                    format!("حادث: «{k}» ({t})"),
                    format!("incident: “{k}” ({t})"),
                )
            }
            Fact::IncidentReported { incident, seat } => {
                let (i, s) = (self.incident(incident), self.seat(seat));
                self.say(
                    format!("وصل خبر {i} إلى {s}"),
                    format!("{s} learned of {i}"),
                )
            }
            Fact::IncidentEscalated { incident, stage: n } => {
                let (i, s) = (self.incident(incident), stage(incident, *n));
                self.say(format!("تفاقم {i}: {s}"), format!("{i} grew: {s}"))
            }
            Fact::ResponseBegan {
                incident,
                unit,
                after_seconds,
            } => {
                let (i, u, t) = (
                    self.incident(incident),
                    self.unit(unit),
                    Span::from_secs(*after_seconds),
                );
                self.say(
                    format!("أول وحدة عند {i}: {u}، بعد {t}"),
                    format!("first unit at {i}: {u}, after {t}"),
                )
            }
            Fact::ResponseSufficient { incident } => {
                let i = self.incident(incident);
                self.say(
                    format!("القوة كافية عند {i}"),
                    format!("enough force at {i}"),
                )
            }
            Fact::ResponseLost { incident } => {
                let i = self.incident(incident);
                self.say(
                    format!("القوة لم تعد كافية عند {i}"),
                    format!("no longer enough force at {i}"),
                )
            }
            Fact::ForceOutOfProportion {
                incident,
                strength,
                limit,
            } => {
                let i = self.incident(incident);
                self.say(
                    format!("قوة أكبر مما يلزم عند {i}: {strength} والحد {limit}"),
                    format!("force out of proportion at {i}: {strength}, limit {limit}"),
                )
            }
            Fact::PeopleInjured { incident, count } => {
                let i = self.incident(incident);
                self.say(
                    format!("إصابات عند {i}: {count}"),
                    format!("people injured at {i}: {count}"),
                )
            }
            Fact::IncidentSettled {
                incident,
                after_seconds,
                ..
            } => {
                let (i, t) = (self.incident(incident), Span::from_secs(*after_seconds));
                self.say(
                    format!("عولج {i} بعد {t}"),
                    format!("{i} settled after {t}"),
                )
            }
            Fact::IncidentFaded {
                incident,
                after_seconds,
                ..
            } => {
                let (i, t) = (self.incident(incident), Span::from_secs(*after_seconds));
                self.say(
                    format!("انتهى {i} من نفسه بعد {t}"),
                    format!("{i} ended by itself after {t}"),
                )
            }
            _ => return None,
        })
    }

    pub(super) fn area_fact(&self, f: &Fact) -> Option<String> {
        Some(match f {
            Fact::RoadBlocked { road } => {
                let r = self.road(road);
                self.say(format!("انسد {r}"), format!("{r} is blocked"))
            }
            Fact::RoadCleared { road } => {
                let r = self.road(road);
                self.say(format!("انفتح {r}"), format!("{r} is free again"))
            }
            Fact::RoadClosed { road } => {
                let r = self.road(road);
                self.say(format!("أُغلق {r} بأمر"), format!("{r} is closed by order"))
            }
            Fact::RoadOpened { road } => {
                let r = self.road(road);
                self.say(format!("فُتح {r} بأمر"), format!("{r} is opened by order"))
            }
            Fact::WeatherChanged {
                directorate,
                speed_percent,
            } => {
                let d = self.directorate(directorate);
                self.say(
                    format!("الطقس في {d}: السرعة {speed_percent}٪ من المعتاد"),
                    format!("weather in {d}: speed {speed_percent} % of the usual"),
                )
            }
            Fact::ReadinessReached { directorate, level } => {
                let (d, l) = (self.directorate(directorate), self.readiness(*level));
                self.say(
                    format!("درجة الاستعداد في {d}: {l}"),
                    format!("readiness of {d}: {l}"),
                )
            }
            Fact::PostureSet {
                checkpoint,
                posture,
            } => {
                let (c, p) = (self.checkpoint(checkpoint), self.posture(*posture));
                self.say(format!("{c}: {p}"), format!("{c}: {p}"))
            }
            Fact::CheckpointTally {
                checkpoint,
                passed,
                turned_back,
                mean_wait_ms,
                ..
            } => {
                let (c, t) = (
                    self.checkpoint(checkpoint),
                    Span::from_millis(*mean_wait_ms),
                );
                self.say(
                    format!("حصيلة {c}: عبر {passed}، رجع {turned_back}، متوسط الانتظار {t}"),
                    format!(
                        "{c} in total: {passed} passed, {turned_back} turned back, mean wait {t}"
                    ),
                )
            }
            Fact::Waits { line, count, .. } => {
                let l = self.pick(match line {
                    Line::Checkpoint => ("بوابات المراكز", "centres' gates"),
                    Line::Station => ("المحطات", "stations"),
                    Line::Road => ("نقاط تفتيش الطرق", "road checkpoints"),
                });
                self.say(
                    format!("قيس الانتظار عند {l}: {count}"),
                    format!("waits measured at the {l}: {count}"),
                )
            }
            _ => return None,
        })
    }
}
