# Documents: the after-action report, the exercise evaluation guide, the trend and the comparison.

# All documents
report-mark = تمرين — ليس حدثاً حقيقياً

# The after-action report
report-title = تقرير ما بعد التمرين: { $scenario }
report-template-mistake = خطأ في قالب التقرير: { $said }
report-played = { $start } إلى { $end }، البذرة العشوائية { $seed }
report-played-branched = { $start } إلى { $end }، البذرة العشوائية { $seed }، متفرع من { $file } عند { $at }
report-overview = نظرة عامة
report-exercise = التمرين
report-date = التاريخ
report-time = الوقت
report-scope = النطاق
report-mission-area = مجال المهمة
report-capabilities = القدرات
report-threat = التهديد أو الخطر
report-scenario = السيناريو
report-sponsor = الجهة الراعية
report-organisations = الجهات المشاركة
report-contact = جهة الاتصال
report-seal = ختم السجل
report-summary = خلاصة
report-moments = لحظات تستحق النقاش أولاً:
report-objectives = الأهداف والتقدير المقترح
report-objectives-explained = التقدير اقتراح محسوب من الإجراءات المتوقعة ومن أهداف المقاييس في السيناريو؛ والمقيّم يقبله أو يغيره. ولا يُقدَّر إلا ما أداه الأشخاص: ما لم يُختبر، أو كان على دور لم يشغله أحد، لم يُلاحظ. ولا يزيد تقدير الهدف على درجة واحدة فوق أضعف مهامه الحرجة.
report-objective = الهدف
report-task = المهمة الحرجة
report-rating = التقدير
report-reasons = السبب
report-tested = ما اختُبر من السيناريو
report-observed = مما لاحظه المقيّمون:
report-confirmed = ما أكده مقيّم:
report-unconfirmed = مقترح لم يؤكده مقيّم:
report-strengths = نقاط القوة
report-strengths-none = لا مهمة قُدِّرت بلا صعوبات.
report-improve = مجالات التحسين
report-improve-none = لم تُؤدَّ أي مهمة بصعوبات.
report-plan = خطة التحسين
report-plan-none = لم يُظهر التقدير ما يلزم تحسينه.
report-issue = المسألة
report-action = الإجراء التصحيحي
report-capability = القدرة
report-element = عنصر القدرة
report-owner = الجهة المسؤولة الأولى
report-responsible = الجهة المسؤولة، جهة الاتصال
report-priority = الأولوية
report-status = الحالة
report-priority-status = الأولوية، الحالة
report-plan-carried = ما تركته تمارين سابقة مفتوحاً:
report-start = البداية
report-end = الإنجاز
report-plan-file = خطة التحسين: املأها ثم أعد كتابة التقرير مع { $option } واسم هذا الملف.
report-plan-no-date = «{ $date }» ليس تاريخاً
report-plan-no-issue = لا مسألة في هذا الصف ولا مهمة حرجة
report-plan-write-issue = اكتب ما يلزم تحسينه، أو معرّف المهمة الحرجة
report-plan-no-task = لا توجد في التمرين مهمة حرجة بالمعرّف «{ $task }»
report-plan-write-date = اكتب التاريخ هكذا "2026-03-31"، أو اتركه ""
report-plan-ends-early = ينتهي الإجراء ({ $end }) قبل أن يبدأ ({ $start })
report-measures = المقاييس
report-measure = المقياس
report-value = القيمة
report-target = الهدف
report-cases = الحالات
report-facts = الوقائع
report-not-tested = لم يُختبر
report-more-facts = … و{ $n } غيرها
report-definition-and-detail = التعريف والتفصيل
report-incidents = الحوادث: من علم ومتى
report-incidents-none = لم يقع حادث.
report-incident = { $kind } ({ $place })
report-incident-head = الحادث
report-began = وقع
report-first-known = علمت به أول غرفة
report-first-unit = وصلت أول وحدة
report-ended = انتهى
report-still-open = ما زال قائماً
report-settled = عولج
report-faded = انتهى دون تدخل
report-observations = ملاحظات المقيّمين
report-observations-none = لم تُكتب ملاحظة.
report-discussion = النقاش
report-module-time = { $spent } من المدة المخصصة { $time_box } · زمن التمرين { $at }
report-question = السؤال والمهمة
report-answers = الإجابات
report-points = النقاط المتوقعة: طُرحت (✓) أو لم تُطرح (✗)
report-no-answer = لم تُدوَّن إجابة.
report-not-put = لم يُطرح.
report-modules-not-opened = محاور لم تُفتح:
report-observation = الملاحظة
report-analysis = التحليل
report-consequence = ما ترتب عليها
report-root-cause = السبب الجذري
report-reference = المرجع
report-recommendation = التوصية
report-about = عن
report-feedback = آراء المشاركين
report-feedback-forms = الاستمارات المملوءة: { $n }
report-feedback-statement = العبارة
report-feedback-mean = المتوسط من 1 إلى 5
report-feedback-answers = الإجابات
report-feedback-comments = تعليقات
report-script = قائمة الأحداث الرئيسية كما نُفذت
report-sheet-script = قائمة الأحداث الرئيسية كما نفذت
report-released = بُثّ
report-inject = المُدخَل
report-expected = الإجراءات المتوقعة
report-by-hand = يدوياً
report-not-released = لم يُبثّ
report-participants = المشاركون
report-seat = الدور
report-staffed-by = شغله
report-people = مشاركون
report-standing-orders = أوامر دائمة
report-timeline = التسلسل الزمني والوقائع
report-number = الرقم
report-fact = الواقعة

# Its improvement plan: elements of a capability, priorities, status
plan-element-planning = التخطيط
plan-element-organisation = التنظيم
plan-element-equipment = المعدات
plan-element-training = التدريب
plan-element-exercises = التمارين
plan-priority-high = عالية
plan-priority-medium = متوسطة
plan-priority-low = منخفضة
plan-status-open = مفتوح
plan-status-underway = قيد التنفيذ
plan-status-done = أُنجز
plan-status-dropped = أُلغي

# Its charts and maps, and what they show in words
report-over-time = على مدار التمرين
report-who-knew = من علم ومتى
report-who-knew-alt = من علم ومتى: { $n ->
    [zero] لا حوادث
    [one] حادث واحد
    [two] حادثان
    [few] { $n } حوادث
    [many] { $n } حادثاً
   *[other] { $n } حادث
}؛ ما علمت به الغرف: { $known }؛ ما وصلته الوحدات: { $reached }
report-key-span = من وقوعه إلى انتهائه
report-key-known = علمت به أول غرفة
report-key-reached = وصلت أول وحدة
report-minutes-to-unit = الدقائق إلى وصول أول وحدة
report-no-unit = لم تصل وحدة
report-repair-asked = طُلب إصلاحه
report-at-most = { $title }: الحد الأقصى { $most }
report-at-most-at = { $title }: الحد الأقصى { $most } عند { $at }
report-none-at-any-time = { $title }: لا شيء طوال التمرين
report-checkpoint-waits = متوسط الانتظار عند نقاط التفتيش، الأطول أولاً
report-longest-of = { $title }: { $name } { $value }
report-map = الخريطة في لحظات مهمة
report-map-alt = الخريطة عند { $at }: مراكز مفتوحة { $centres }، حوادث قائمة { $incidents }، في الطوابير { $line }

# Its workbook
report-sheet-objectives = الأهداف
report-meaning = المعنى
report-proposed = المقترح
report-evaluator-decision = قرار المقيّم
report-tested-actions = المختبر
report-scripted-actions = في السيناريو
report-in-words = مع الوحدة
report-definition = التعريف
report-identifier = المعرّف
report-expected-action = الإجراء المتوقع
report-how-it-went = النتيجة
report-taken-after = نُفذ بعد { $span }
report-not-taken = لم يُنفذ
report-sign-after = ✓ بعد { $span }
report-sign-before = ✓ قبله بمقدار { $span }

# The exercise evaluation guide
form-paper-title = استمارة التقييم: { $scenario }
form-paper-evaluator = المقيّم
form-paper-place = المكان
form-paper-no-objectives = لا أهداف في السيناريو.
form-paper-scale = سلم التقدير
form-paper-also-measured = يُقاس أيضاً:
form-paper-notes = ملاحظات
form-paper-within = خلال
form-paper-seen = ما لاحظته ومتى

# Exercises beside each other
trend-title = التمارين عبر الوقت
trend-objectives = الأهداف
trend-trend = الاتجاه
trend-plan = الإجراءات التصحيحية
trend-letters = { $p } بلا صعوبات، { $s } مع بعضها، { $m } مع صعوبات كبيرة، { $u } تعذر، { $none } لم يُلاحظ

# Two exercises compared
compare-title = مقارنة تمرينين: { $a } / { $b }
compare-texts-differ = نصا السيناريو مختلفان
compare-no-difference = لا فرق: { $n ->
    [zero] لا وقائع فيهما
    [one] الواقعة نفسها
    [two] الواقعتان نفسهما
    [few] الوقائع { $n } نفسها
    [many] الوقائع { $n } نفسها
   *[other] الوقائع { $n } نفسها
}
compare-where = موضع الاختلاف
compare-said-and-done = ما قيل وما جرى
compare-task = المهمة الحرجة
compare-rated = التقدير { $rating }
compare-answers = الإجابات عن أسئلة النقاش
compare-question = السؤال
compare-points = النقاط المتوقعة التي أُثيرت: { $n } من { $all }
compare-first-difference = أول اختلاف عند { $at }
compare-nothing-after = لا شيء بعد هذا
compare-by-people = قرارات أشخاص مختلفة: { $n }
compare-by-standing = قرارات أوامر دائمة مختلفة: { $n }
compare-rest = … والبقية في الصفحة ({ $option })
compare-none = لا شيء.
compare-difference = الفرق
compare-maps = الخريطتان عند { $at }
compare-decision = من وماذا
compare-at-end = { $title }: في النهاية A { $a } و B { $b }
compare-apart = { $title }، أقصى فرق { $most }
compare-refused = { $at }، رُفض: { $why }
compare-at-refused = { $at } مرفوض
compare-only = في { $which } فقط ({ $given })
feedback-too-many =
    { $n ->
        [zero] عدد الاستمارات أكثر مما يُقبل
        [one] في الملف أكثر من استمارة
        [two] في الملف أكثر من استمارتين
        [few] في الملف أكثر من { $n } استمارات
        [many] في الملف أكثر من { $n } استمارة
       *[other] في الملف أكثر من { $n } استمارة
    }
feedback-no-table = هذا السطر لا يُقرأ صفاً من الجدول
feedback-write-table = في كل صف خلايا بعدد العناوين، وحول الخلية المتعددة الأسطر علامتا اقتباس
feedback-no-rating = «{ $statement }» تُقيَّم من 1 إلى 5، وليس «{ $value }»
feedback-no-seat = لا يوجد في السيناريو دور باسم «{ $seat }»
feedback-no-heading = لا عنوان فوق «{ $value }»
feedback-seat = الدور
feedback-strengths = نقاط القوة
feedback-improvements = جوانب التحسين
feedback-comments = ملاحظات
report-attachments = المرفقات
