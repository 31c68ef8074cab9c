# الأوامر، وأسباب رفضها.

order-dispatch = إرسال { $unit } إلى { $to }
order-redirect = تحويل { $unit } إلى { $to }
order-stand-down = إنهاء مهمة { $unit } والعودة
order-relieve = تبديل { $unit } بقوة مستريحة
order-relieve-post = تبديل أفراد { $checkpoint } بقوة مستريحة
order-hand-over = تسليم العهدة رقم { $held } إلى { $unit }
order-open-module = فتح محور النقاش «{ $module }»
order-close-module = إنهاء محور النقاش
order-ask-question = طرح السؤال «{ $question }»
order-answer = إجابة: { $text }
order-answer-question = إجابة عن «{ $question }»: { $text }
order-answer-question-of = إجابة { $seat } عن «{ $question }»: { $text }
order-note-point = تدوين أن النقطة طُرحت: { $point }
order-note-point-back = تدوين أن النقطة لم تُطرح: { $point }
order-bring-in = نقل العهدة رقم { $held } إلى المديرية
order-rule-on-count = البتّ في فرز { $centre }: { $ruling }
order-set-posture = { $checkpoint }: { $posture }
order-set-direction = { $checkpoint }، { $direction }: { $posture }
order-set-gate = بوابة { $centre }: { $posture }
order-close-road = إغلاق { $road }
order-open-road = فتح { $road }
order-set-readiness = درجة الاستعداد في { $directorate }: { $level }
order-suspend-voting = تعليق الاقتراع في { $centre }
order-resume-voting = استئناف الاقتراع في { $centre }
order-extend-voting = تمديد الاقتراع في { $centre } إلى { $until }
order-request-support = طلب إسناد من { $from }: { $capability }، { $people }، إلى { $to }
order-answer-support = إجابة طلب الإسناد { $request } بـ{ $unit }
order-decline-support = تعذّرت تلبية طلب الإسناد { $request }
order-acknowledge = تأكيد استلام الرسالة { $message }
order-acknowledge-report = تأكيد استلام البلاغ { $report }
order-pass-on = إبلاغ { $to } بما هو معلوم عن { $about }
order-use-channel = استعمال { $channel } مع { $with }
order-check-comms = فحص الاتصالات
order-set-posture-plan = كل نقاط تفتيش { $directorate }: { $posture }
order-issue-lookout = تعميم حتى { $until }، { $checkpoints }: { $vehicle }
order-cancel-lookout = إلغاء التعميم: { $vehicle }
order-start-convoy = انطلاق { $convoy } بمرافقة { $escort }
order-start-convoy-alone = انطلاق { $convoy } عند وصول وحدة المرافقة
order-halt-convoy = إيقاف { $convoy }
order-proceed-convoy = مواصلة { $convoy }
order-proceed-convoy-skip = مواصلة { $convoy } وتجاوز المركز التالي
order-announce-convoy = الإبلاغ المسبق عن { $convoy }: { $checkpoints }
order-verify-rumour = التحقق من الشائعة «{ $rumour }»
order-correct-rumour = نفي الشائعة «{ $rumour }»
order-brief-media = إحاطة إعلامية عن { $municipality }
order-note = ملاحظة: { $text }
order-staff = شخص يشغل دور { $seat }
order-unstaff = الأوامر الدائمة تشغل دور { $seat }
order-release = بثّ المُدخَل { $inject }
order-skip = تجاوز المُدخَل { $inject }
order-retime = نقل المُدخَل { $inject } إلى { $at }
order-retime-following = نقل المُدخَل { $inject } وما بعده إلى { $at }
order-improvise = مُدخَل فوري: { $what }
order-improvise-at = مُدخَل فوري عند { $at }: { $what }
order-end-exercise = إنهاء التمرين

## What an inject does that was written live
adhoc-message = رسالة من { $from } إلى { $to }: { $text }
adhoc-incident = «{ $kind }» ({ $site })
adhoc-outage = انقطاع { $channels } في { $place }
adhoc-restore = عودة { $channels } في { $place }
adhoc-block-road = قطع { $road }
adhoc-clear-road = فتح { $road }

## Why an order is refused
refusal-unknown-seat = لا يوجد هذا الدور
refusal-no-seat-message = لم تصل إلى هذا الدور رسالة رقم { $n }
refusal-no-situation = لا يُعرف شيء عن الموقف بعد
refusal-unknown = لا شيء باسم «{ $what }» أو لا علم للدور به
refusal-unknown-number = لا شيء بالرقم { $n } أو لا علم للدور به
refusal-unknown-report = لا بلاغ برقم { $n } أو لا علم للدور به
refusal-unknown-request = لا طلب إسناد برقم { $n } أو لا علم للدور به
refusal-unknown-held = لا عهدة برقم { $n } أو لا علم للدور بها
refusal-no-relief = لم تبق لها قوة بديلة
refusal-not-for-custody = ليس للوحدة اختصاص التحقيق فلا تتسلم ما في العهدة
refusal-no-module = ليس في السيناريو محور نقاش اسمه { $id }
refusal-no-question = ليس في المحور المفتوح سؤال اسمه { $id }
refusal-no-point = ليس في المحور المفتوح نقطة متوقعة اسمها { $id }
refusal-others-asked = السؤال موجه إلى أدوار أخرى
refusal-nothing-open = لا محور نقاش مفتوحاً
refusal-no-power = ليست لهذا الدور هذه الصلاحية
refusal-out-of-area = خارج نطاق اختصاص الدور؛ اطلب إسناداً
refusal-not-your-unit = الوحدة تحت أمر دور آخر
refusal-out-of-service = الوحدة خارج الخدمة
refusal-busy = الوحدة في مهمة؛ استعمل التحويل
refusal-idle = الوحدة بلا مهمة
refusal-no-route = لا يوجد طريق معروف أنه مفتوح إلى هناك
refusal-already-so = الأمر قائم بالفعل
refusal-wrong-state = الحالة الراهنة لا تسمح
refusal-bad-time = الوقت المطلوب غير ممكن
refusal-not-capable = لا قدرة على المطلوب
refusal-over = انتهى التمرين
refusal-no-voting = لا يمكن الاقتراع في المركز الآن
refusal-only-commission = لا تملك هذا الأمر لرئيس المركز إلا المفوضية
refusal-no-words = لا نص فيها
refusal-too-long =
    { $n ->
        [zero] النص أطول من المسموح
        [one] النص أطول من المسموح؛ الحد الأقصى حرف واحد
        [two] النص أطول من المسموح؛ الحد الأقصى حرفان
        [few] النص أطول من المسموح؛ الحد الأقصى { $n } أحرف
        [many] النص أطول من المسموح؛ الحد الأقصى { $n } حرفاً
       *[other] النص أطول من المسموح؛ الحد الأقصى { $n } حرف
    }
refusal-to-itself = المرسِل والمرسَل إليه دور واحد
refusal-to-nobody = لم يُحدَّد المرسَل إليه
refusal-not-repairable = لا يوجد هنا ما تصلحه المفوضية أو إحدى الشركات
refusal-no-units = الدور المطلوب منه لا يقود وحدات
refusal-no-strength = لم يُطلب أحد؛ حدِّد العدد المطلوب
refusal-no-such-channel = ليست هذه قناة يمكن اختيارها أو قطعها
refusal-not-for-control = إدارة التمرين تسمع كل شيء ولا تحتاج إلى قناة
refusal-no-checkpoints = لا نقاط تفتيش لهذا الدور
refusal-no-such-stage = ليست لهذا النوع من الحوادث هذه المرحلة
refusal-no-such-place = لا يمكن أن يبدأ حادث عند حادث آخر أو عند قافلة
order-send-message = رسالة إلى { $to } ({ $purpose }): «{ $text }»
situation-report = الموقف: { $situation }
situation-report-action = { $said } · الإجراء: { $action }
situation-report-request = { $said } · الطلب: { $request }
order-request-repair = طلب إصلاح: { $incident }
