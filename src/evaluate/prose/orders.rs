//! Orders in words.
//!
//! Deliberately not here: what came of them (`facts`).

use super::Prose;
use crate::base::time::SimTime;
use crate::record::order::{AdHoc, Order};
use crate::record::states::Channel;

impl Prose<'_> {
    /// An order in words.
    pub fn order(&self, o: &Order) -> String {
        match o {
            Order::Dispatch { unit, to } => {
                let (u, t) = (self.unit(unit), self.target(to));
                self.say(format!("إرسال {u} إلى {t}"), format!("send {u} to {t}"))
            }
            Order::Redirect { unit, to } => {
                let (u, t) = (self.unit(unit), self.target(to));
                self.say(format!("تحويل {u} إلى {t}"), format!("redirect {u} to {t}"))
            }
            Order::StandDown { unit } => {
                let u = self.unit(unit);
                self.say(format!("إعفاء {u} من مهمتها"), format!("release {u}"))
            }
            Order::SetPosture {
                checkpoint,
                posture,
            } => {
                let (c, p) = (self.checkpoint(checkpoint), self.posture(*posture));
                self.say(format!("{c}: الوضع {p}"), format!("{c}: {p}"))
            }
            Order::SetGate { centre, posture } => {
                let (c, p) = (self.centre(centre), self.posture(*posture));
                self.say(format!("بوابة {c}: {p}"), format!("gate of {c}: {p}"))
            }
            Order::CloseRoad { road } => {
                let r = self.road(road);
                self.say(format!("إغلاق {r}"), format!("close {r}"))
            }
            Order::OpenRoad { road } => {
                let r = self.road(road);
                self.say(format!("فتح {r}"), format!("open {r}"))
            }
            Order::SetReadiness { directorate, level } => {
                let (d, l) = (self.directorate(directorate), self.readiness(*level));
                self.say(
                    format!("رفع أو خفض درجة الاستعداد في {d} إلى {l}"),
                    format!("set readiness of {d} to {l}"),
                )
            }
            Order::SuspendVoting { centre } => {
                let c = self.centre(centre);
                self.say(
                    format!("إيقاف الاقتراع في {c}"),
                    format!("suspend voting at {c}"),
                )
            }
            Order::ResumeVoting { centre } => {
                let c = self.centre(centre);
                self.say(
                    format!("استئناف الاقتراع في {c}"),
                    format!("resume voting at {c}"),
                )
            }
            Order::ExtendVoting { centre, until } => {
                let (c, t) = (self.centre(centre), until.short());
                self.say(
                    format!("تمديد الاقتراع في {c} إلى {t}"),
                    format!("extend voting at {c} until {t}"),
                )
            }
            other => self.order_of_control(other),
        }
    }

    /// Orders about support, messages and the exercise itself.
    fn order_of_control(&self, o: &Order) -> String {
        match o {
            Order::RequestSupport {
                from,
                capability,
                strength,
                to,
            } => {
                let (f, c, t) = (
                    self.seat(from),
                    self.capability(*capability),
                    self.target(to),
                );
                self.say(
                    format!("طلب إسناد من {f}: {c}، {strength} فرداً، إلى {t}"),
                    format!("ask {f} for support: {c}, {strength} people, to {t}"),
                )
            }
            Order::AnswerSupport {
                request,
                unit: Some(unit),
            } => {
                let u = self.unit(unit);
                self.say(
                    format!("إجابة طلب الإسناد {request} بـ{u}"),
                    format!("answer request {request} with {u}"),
                )
            }
            Order::AnswerSupport {
                request,
                unit: None,
            } => self.say(
                format!("الاعتذار عن طلب الإسناد {request}"),
                format!("decline request {request}"),
            ),
            Order::Acknowledge { message } => {
                let m = self.inject(message);
                self.say(
                    format!("تأكيد استلام الرسالة {m}"),
                    format!("confirm message {m}"),
                )
            }
            Order::Note { text } => self.say(format!("ملاحظة: {text}"), format!("note: {text}")),
            Order::Staff { seat, staffed } => {
                let s = self.seat(seat);
                if *staffed {
                    self.say(
                        format!("شخص يتولى مقعد {s}"),
                        format!("a person takes the seat {s}"),
                    )
                } else {
                    self.say(
                        format!("الأوامر الدائمة تتولى مقعد {s}"),
                        format!("standing orders take the seat {s}"),
                    )
                }
            }
            Order::Release { inject } => {
                let i = self.inject(inject);
                self.say(format!("إطلاق المُدخَل {i}"), format!("release inject {i}"))
            }
            Order::Skip { inject } => {
                let i = self.inject(inject);
                self.say(format!("تجاوز المُدخَل {i}"), format!("skip inject {i}"))
            }
            Order::Retime {
                inject,
                at,
                following,
            } => {
                let (i, t) = (self.inject(inject), at.short());
                if *following {
                    self.say(
                        format!("نقل المُدخَل {i} وما بعده إلى {t}"),
                        format!("move inject {i} and all that follow to {t}"),
                    )
                } else {
                    self.say(
                        format!("نقل المُدخَل {i} إلى {t}"),
                        format!("move inject {i} to {t}"),
                    )
                }
            }
            Order::Improvise { what, at } => {
                let (w, t) = (self.ad_hoc(what), at.map(SimTime::short));
                match t {
                    Some(t) => self.say(
                        format!("مُدخَل مرتجل عند {t}: {w}"),
                        format!("ad hoc inject at {t}: {w}"),
                    ),
                    None => self.say(format!("مُدخَل مرتجل: {w}"), format!("ad hoc inject: {w}")),
                }
            }
            Order::EndExercise => self.pick(("إنهاء التمرين", "end the exercise")),
            other => self.order_in_concert(other),
        }
    }

    /// What an inject does that was written live.
    pub fn ad_hoc(&self, what: &AdHoc) -> String {
        let list = |channels: &[Channel]| {
            channels
                .iter()
                .map(|c| self.channel(*c))
                .collect::<Vec<_>>()
                .join(self.lang.pick("، ", ", "))
        };
        match what {
            AdHoc::Message { from, to, text, .. } => {
                let to: Vec<String> = to.iter().map(|s| self.seat(s)).collect();
                let (f, t, w) = (
                    from.get(self.lang),
                    to.join(self.lang.pick("، ", ", ")),
                    text.get(self.lang),
                );
                self.say(
                    format!("رسالة من {f} إلى {t}: {w}"),
                    format!("message from {f} to {t}: {w}"),
                )
            }
            AdHoc::Incident { kind, at, .. } => {
                let (k, t) = (self.kind(kind), self.target(at));
                self.say(format!("«{k}» ({t})"), format!("“{k}” ({t})"))
            }
            AdHoc::Outage { at, channels, .. } => {
                let (p, c) = (self.place(at), list(channels));
                self.say(
                    format!("انقطاع {c} في {p}"),
                    format!("outage of {c} at {p}"),
                )
            }
            AdHoc::Restore { at, channels } => {
                let (p, c) = (self.place(at), list(channels));
                self.say(format!("عودة {c} في {p}"), format!("{c} restored at {p}"))
            }
            AdHoc::BlockRoad(road) => {
                let r = self.road(road);
                self.say(format!("قطع {r}"), format!("block {r}"))
            }
            AdHoc::ClearRoad(road) => {
                let r = self.road(road);
                self.say(format!("فتح {r}"), format!("clear {r}"))
            }
        }
    }

    /// Orders by which posts and rooms act together.
    fn order_in_concert(&self, o: &Order) -> String {
        let more = |n: usize| {
            if n == 0 {
                self.pick(("كل نقاط التفتيش", "all checkpoints"))
            } else {
                self.say(format!("نقاط تفتيش عددها {n}"), format!("{n} checkpoints"))
            }
        };
        match o {
            Order::AcknowledgeReport { report } => self.say(
                format!("تأكيد البلاغ {report}"),
                format!("confirm report {report}"),
            ),
            Order::PassOn { about, to } => {
                let (a, t) = (self.about(about), self.seat(to));
                self.say(
                    format!("تمرير ما لديه عن {a} إلى {t}"),
                    format!("pass on to {t}: {a}"),
                )
            }
            Order::UseChannel { channel, with } => {
                let c = self.channel(*channel);
                let w = with.as_ref().map_or_else(
                    || self.pick(("الوحدات والنقاط", "units and posts")),
                    |s| self.seat(s),
                );
                self.say(format!("استعمال {c} مع {w}"), format!("use {c} with {w}"))
            }
            Order::CheckComms => self.pick(("فحص الاتصالات", "check comms")),
            Order::SetPosturePlan {
                directorate,
                posture,
            } => {
                let (d, p) = (self.directorate(directorate), self.posture(*posture));
                self.say(
                    format!("كل نقاط تفتيش {d}: {p}"),
                    format!("all checkpoints of {d}: {p}"),
                )
            }
            Order::IssueLookout {
                vehicle,
                checkpoints,
                until,
            } => {
                let (v, n, t) = (
                    self.vehicle(vehicle),
                    more(checkpoints.len()),
                    until.short(),
                );
                self.say(
                    format!("تعميم حتى {t} إلى {n}: {v}"),
                    format!("lookout until {t} to {n}: {v}"),
                )
            }
            Order::CancelLookout { vehicle } => {
                let v = self.vehicle(vehicle);
                self.say(
                    format!("إلغاء التعميم: {v}"),
                    format!("cancel the lookout: {v}"),
                )
            }
            Order::StartConvoy { convoy, escort } => {
                let (c, e) = (self.convoy(convoy), escort.as_ref().map(|u| self.unit(u)));
                match e {
                    Some(u) => self.say(
                        format!("انطلاق {c} بمرافقة {u}"),
                        format!("start {c} with {u}"),
                    ),
                    None => self.say(
                        format!("انطلاق {c} متى حضرت المرافقة"),
                        format!("start {c} when an escort is there"),
                    ),
                }
            }
            Order::HaltConvoy { convoy } => {
                let c = self.convoy(convoy);
                self.say(format!("إيقاف {c}"), format!("halt {c}"))
            }
            Order::ProceedConvoy { convoy, skip } => {
                let c = self.convoy(convoy);
                if *skip {
                    self.say(
                        format!("مواصلة {c} وتجاوز المركز التالي"),
                        format!("let {c} go on, leaving out the next centre"),
                    )
                } else {
                    self.say(format!("مواصلة {c}"), format!("let {c} go on"))
                }
            }
            Order::AnnounceConvoy {
                convoy,
                checkpoints,
            } => {
                let (c, n) = (self.convoy(convoy), more(checkpoints.len()));
                self.say(
                    format!("إبلاغ {n} بقدوم {c}"),
                    format!("announce {c} to {n}"),
                )
            }
            Order::VerifyRumour { rumour } => {
                let r = self.rumour(rumour);
                self.say(
                    format!("التحقق من الإشاعة «{r}»"),
                    format!("verify the rumour “{r}”"),
                )
            }
            Order::CorrectRumour { rumour } => {
                let r = self.rumour(rumour);
                self.say(
                    format!("تصحيح الإشاعة «{r}»"),
                    format!("correct the rumour “{r}”"),
                )
            }
            Order::BriefMedia { municipality } => {
                let m = self.municipality(municipality);
                self.say(
                    format!("إحاطة إعلامية عن {m}"),
                    format!("brief the media on {m}"),
                )
            }
            other => unreachable!("an order without words: {other:?}"),
        }
    }
}
