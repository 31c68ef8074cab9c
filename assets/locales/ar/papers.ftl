# أوراق يوم التمرين.
papers-control-only = خاص بإدارة التمرين والمقيّمين فقط
papers-contents-title = أوراق التمرين: { $scenario }
papers-contents-explained = بترتيب الاستعمال. ما يخص إدارة التمرين والمقيّمين يكشف ما سيأتي: لا يصل إلى المشاركين، لا ورقاً ولا ملفات.
papers-file = الملف
papers-paper = الورقة
papers-reader = لمن
papers-stage = متى
papers-everybody = للجميع
papers-control = للإدارة والمقيّمين
papers-stage-invitation = قبل أسابيع
papers-stage-before = قبل أيام
papers-stage-arrival = عند الحضور
papers-stage-briefing = عند إيجاز القائمين على التمرين
papers-stage-play = أثناء التمرين
papers-stage-after = بعد النهاية
papers-map-alt = الخريطة قبل البداية: البلديات والطرق ومراكز الاقتراع ونقاط التفتيش والوحدات
papers-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
papers-lasts = { $h } س { $m } د
papers-quoted = «{ $words }»

# Words that several papers share
papers-role = نوع الدور
papers-call-sign = نداء الاتصال
papers-telephone = الهاتف
papers-centre = مركز الاقتراع
papers-centres = المراكز
papers-municipality = البلدية
papers-municipalities = البلديات
papers-stations = المحطات
papers-unit-women = شرطيات لتفتيش النساء: { $n }
papers-stations-women = { $n } (للنساء { $women })
papers-voters = الناخبون المسجلون
papers-checkpoint = نقطة التفتيش
papers-checkpoints = نقاط التفتيش
papers-road = الطريق
papers-near = بالقرب من
papers-lanes = المسارب
papers-people = الأفراد
papers-posture = درجة التفتيش في البداية
papers-unit = الوحدة
papers-units = الوحدات
papers-kind = النوع
papers-base = مكان التمركز
papers-can = القدرات
papers-directorate = المديرية
papers-room = الغرفة
papers-from = من
papers-to = إلى
papers-by = الوسيلة
papers-words = النص
papers-number = الرقم الإشاري
papers-date-time = التاريخ والوقت
papers-signature = التوقيع
papers-stamp = الختم
papers-day = يوم التمرين
papers-where = المكان
papers-name = الاسم
papers-exercise-time = وقت التمرين
papers-every-room = كل الغرف الفرعية
papers-every-seat = كل الأدوار
papers-nobody = لا أحد في هذا التمرين

# A real emergency
papers-emergency = كلمة الطوارئ الحقيقية
papers-emergency-say = من يرى أن أمراً حقيقياً قد وقع يقول بصوت عالٍ، لمن في الغرفة وبالهاتف:
papers-emergency-word = «طارئ حقيقي، أوقفوا التمرين»
papers-emergency-stop = يتوقف الجميع فوراً. اضغط زر الطوارئ الحقيقية على أي شاشة أو مفتاحه في لوحة المفاتيح: تقف ساعة التمرين.
papers-emergency-real = من تلك اللحظة كل ما يقال حقيقي. اتصل برقم الطوارئ الحقيقي في المكان، لا بأرقام التمرين.
papers-emergency-again = لا يُستأنف التمرين إلا بعد أن تعلن إدارة التمرين انتهاء الطارئ.

# The situation manual
papers-manual-title = دليل الموقف: { $scenario }
papers-the-exercise = التمرين
papers-start = البداية (بوقت التمرين)
papers-end = النهاية (بوقت التمرين)
papers-length = المدة
papers-purpose = الغرض
papers-purpose-words = يتدرب في هذا التمرين من يؤمّنون يوم الاقتراع على تبادل المعلومات واتخاذ القرار والعمل معاً، لتحسين الخطط والإجراءات قبل ذلك اليوم. وهو يختبر الخطط والتعاون، لا الأشخاص.
papers-form = شكل التمرين
papers-form-words = تمرين على الطاولات والشاشات: لا تتحرك فيه قوات. يجلس أصحاب كل دور في غرفتهم، ويرون على شاشتهم ما كانوا سيعلمونه، ثم يقررون؛ وتُظهر المحاكاة وإدارة التمرين ما يترتب على قراراتهم.
papers-stations-others = ويحضر أيضاً: إدارة التمرين التي تسيّره، والمقيّمون الذين يتابعون ولا يساعدون، والمراقبون الذين يكتفون بالمشاهدة.
papers-situation = الموقف العام
papers-polling-hours = الاقتراع من { $opens } إلى { $closes }.
papers-map = الجغرافيا
papers-rules = قواعد التمرين
papers-rule-real-plans = تصرف بحسب الخطط والإجراءات والقانون، وكما كنت ستتصرف في ذلك اليوم.
papers-rule-no-fault = لا يوجد جواب صحيح واحد، ولا يُلام أحد على قرار: المهم ما نتعلمه.
papers-rule-known = استعمل ما وصلك في التمرين فقط. ما لم يصلك خبره لا تعلمه.
papers-rule-order = لا يُنفذ إلا ما تأمر به على شاشتك؛ وما يقال في الغرفة وحدها لا يحرك أحداً.
papers-rule-talk = قولوا ما ستفعلونه فعلاً، وقدّموا إجاباتكم على الشاشة حين يُطرح السؤال؛ ولا تُنفَّذ الأوامر إلا في مقطع اللعب.
papers-rule-control = كل جهة لا تشارك تؤدي إدارة التمرين دورها: راسلها أو اتصل بها كأنها تلك الجهة.
papers-rule-mark = كل رسالة تبدأ وتنتهي بكلمة «تمرين». وعلى كل ورقة وشاشة علامة التمرين.
papers-rule-persons = اذكر الجهات والوظائف، ولا تذكر أشخاصاً أو أحزاباً أو قبائل حقيقية.
papers-rule-secret = لا تخبر من قد يشارك لاحقاً بما حدث.
papers-artificialities = ما يختلف عن اليوم الحقيقي
papers-artificial-screen = الشاشة تقوم مقام اللاسلكي والهاتف والخرائط وضباط الارتباط.
papers-artificial-time = العبرة بساعة التمرين لا بساعة الحائط. ولإدارة التمرين أن توقفها أو تسرّعها.
papers-artificial-figures = الأماكن قد تكون حقيقية. أما القوات والأرقام والهواتف وكل ما يحدث فهي من وضع التمرين.
papers-artificial-others = المواطنون ورؤساء المراكز والأطقم والجهات الأخرى تؤدي أدوارهم المحاكاة وإدارة التمرين.
papers-artificial-standing = الدور الذي لا يشغله أحد يتبع أوامره الدائمة.
papers-comms = الاتصالات في التمرين
papers-comms-inside = كل شيء يمر عبر شاشات التمرين، أو عبر الهواتف ونداءات الاتصال الواردة في القائمة.
papers-comms-words = قل من أنت ومن تنادي وأنه تمرين؛ تكلم باختصار؛ واطلب الإعادة.
papers-comms-telephone = الهواتف أرقام قصيرة خاصة بالتمرين. لا يُتصل بأي رقم حقيقي.
papers-comms-outside = لا يخرج شيء إلى وحدات أو سلطات أو وسائل إعلام أو مواقع تواصل حقيقية.
papers-comms-fails = إذا تعطلت وسيلة اتصال على الشاشة فذلك من التمرين. وإذا تعطلت الشاشة أو خطها فعلاً فأبلغ إدارة التمرين.
papers-safety = السلامة
papers-safety-weapons = لا أسلحة ولا ذخيرة في غرف التمرين.
papers-safety-forces = لا تُحرك من أجل التمرين قوة أو مركبة أو نقطة تفتيش حقيقية.
papers-safety-place = تبيّن إدارة التمرين قبل البداية مخارج الطوارئ والإسعافات الأولية ومكان التجمع.
papers-safety-duty = من عليه واجب حقيقي يُبلغ إدارة التمرين مسبقاً، ويغادر متى طُلب.
papers-agenda = برنامج اليوم
papers-agenda-wall = الساعة
papers-agenda-what = الفقرة
papers-agenda-how-long = المدة
papers-agenda-exercise = وقت التمرين
papers-agenda-welcome = الحضور والتسجيل والترحيب
papers-agenda-briefing = إيجاز: الموقف والقواعد والسلامة
papers-agenda-seats = إلى الغرف: تولي الأدوار وفحص الاتصال
papers-agenda-startex = بداية التمرين
papers-agenda-module = محور النقاش { $n }
papers-agenda-play = سير التمرين
papers-agenda-endex = نهاية التمرين
papers-agenda-hot-wash = المراجعة الفورية في الغرف ثم مع الجميع
papers-agenda-feedback = استمارات الآراء والختام
papers-all-centres = مراكز الاقتراع

# The invitation
papers-invitation-title = دعوة إلى تمرين: { $scenario }
papers-invitation-greeting = تحية طيبة، وبعد،
papers-invitation-words = ندعوكم إلى المشاركة في تمرين «{ $scenario }»، وفيه يتدرب من يؤمّنون يوم الاقتراع على العمل معاً. نأمل تسمية المشاركين بحسب وظائفهم، وتفريغهم طوال اليوم.
papers-your-seat = دوركم
papers-invitation-agenda = برنامج اليوم:
papers-invitation-bring = نأمل إحضار خططكم وإجراءاتكم الخاصة بيوم الاقتراع. ويُرسل دليل الموقف ودليل المشارك قبل الموعد.

# The players’ handbook
papers-handbook-title = دليل المشارك: { $scenario }
papers-sit = كيف تتولى دورك
papers-sit-open = افتح العنوان أدناه في متصفح على الشبكة نفسها، أو صوّر بالهاتف المربع الخاص بغرفتك.
papers-sit-code = اكتب رمز دورك. وهو ثمانية أحرف وأرقام؛ لا تخرجه من غرفتك.
papers-sit-several = يمكن أن يجلس عدة أشخاص إلى الدور نفسه، لكل منهم شاشته. يرى الجميع الصورة نفسها ومن يفعل ماذا.
papers-sit-ready = اضغط «نحن جاهزون» متى اكتملت غرفتك.
papers-sit-comms = أجب عن فحص الاتصال من إدارة التمرين.
papers-sit-lost = إذا انقطع الخط فانتظر: تعود الصفحة تلقائياً، ولا يضيع ما أمرت به.
papers-address = العنوان
papers-code = رمز الدور
papers-screen = ما تعرضه الشاشة
papers-screen-map = تعرض الخريطة ما يعلمه دورك، ومنذ متى يعلمه.
papers-screen-feed = ما يرد إليك يظهر في قائمة: رسائل وبلاغات وأجوبة. و«أتولّى هذا» تُعلم من معك في الدور أنك تتابعه.
papers-screen-confirm = أكّد ما استلمته. من لا يُجاب يكرر أو يلجأ إلى غيرك.
papers-screen-order = اختر وحدة أو نقطة تفتيش أو مركزاً، ثم ما يُراد فعله؛ ويظهر زمن الوصول قبل التأكيد.
papers-screen-words = راسل الأدوار الأخرى بكلماتك: للعلم، أو لطلب تأكيد، أو للتأكيد، أو للنفي.
papers-orders = ما يمكن الأمر به
papers-orders-explained = ما لا يملك الدور أن يأمر به يطلبه من الدور الذي يملكه.
papers-order = الأمر
papers-who-may = من يملكه
papers-reporting = كيف تُبلّغ
papers-report-first = البلاغ الأول فوراً وإن قلّ المعلوم: ماذا، وأين، ومتى، ومن أبلغ.
papers-report-known = افصل بين ما شوهد وما قيل وما تظنه.
papers-report-ask = اسأل المصدر قبل أن تنقل ما لا تستطيع معرفته.
papers-report-up = ارفع إلى الغرفة الأعلى ما عليها أن تقرره أو تعلمه، وأبلغ المجاورين بما يتجه إليهم.
papers-report-close = أبلغ عن انتهاء الأمر كما أبلغت عن بدايته.
papers-telegram = برقية
papers-telegram-form = نموذج برقية
papers-copies = نسخة إلى
papers-priority = الأسبقية
papers-the-situation = الموقف
papers-the-action = الإجراء المتخذ
papers-the-expectation = المتوقع لاحقاً
papers-the-request = المطلوب
papers-sent-by = المرسل (نداء الاتصال)
papers-channel-and-time = الوسيلة والوقت
papers-received-by = المستلم
papers-received-at = وقت الاستلام
papers-situation-report-form = نموذج تقرير الموقف
papers-area = النطاق
papers-report-number = رقم التقرير
papers-counted = البند
papers-how-many = العدد
papers-which = أيها، ملاحظات
papers-count-open = مراكز مفتوحة
papers-count-suspended = مراكز عُلّق فيها الاقتراع
papers-count-voted = من صوّتوا حتى الآن
papers-count-incidents = حوادث جارية
papers-count-injured = مصابون
papers-count-busy = وحدات في مهمة
papers-count-free = وحدات متاحة
papers-count-roads = طرق مغلقة أو مسدودة
papers-count-channels = وسائل اتصال متعطلة

# Role cards
papers-card-title = بطاقة الدور: { $seat }
papers-you-are = أنت
papers-under = تتبع
papers-above-control = جهات تؤدي إدارة التمرين أدوارها
papers-above-nobody = لا تتبع غرفة؛ وتعمل مع الجميع
papers-everywhere = كامل نطاق التمرين
papers-you-sit = مقرك (في التمرين)
papers-duty = واجب الدور
papers-duty-main-1 = تحتفظ بالصورة الكاملة، وتفصل بين النطاقات، وتوجّه الاحتياط والتعزيزات إلى حيث تلزم.
papers-duty-main-2 = تُطلع الغرف على ما يلزمها، وترفع إلى الجهات الأعلى ما عليها أن تقرره.
papers-duty-sub-1 = تقود وحدات نطاقك ونقاط تفتيشه، وتستجيب لما يقع فيه، وتبقي الطرق إلى المراكز مفتوحة.
papers-duty-sub-2 = ترفع البلاغات إلى الغرفة الرئيسية، وتطلب التعزيز منها أو من جيرانك في وقته، وتنبّه من يعنيه الأمر.
papers-duty-commission-1 = أنت وحدك من يقرر في شأن الاقتراع بالمراكز، وإليك أمر المواد والصناديق.
papers-duty-commission-2 = تبيّن للغرف ما يسري على الناخبين والوكلاء والمراقبين، وتؤكد ما يقال باسمك أو تنفيه.
papers-duty-media-1 = تتابع ما يقال علناً، وتتحقق منه، وترد عليه بما هو صحيح.
papers-duty-media-2 = تُطلع الناخبين على ما يحتاجون إلى معرفته، بالاتفاق مع من يملك القرار.
papers-duty-control-1 = تسيّر التمرين وتؤدي دور كل من لا يشارك فيه.
papers-duty-control-2 = تحافظ على سلامة التمرين وعلى أهدافه.
papers-your-units = وحداتك
papers-your-checkpoints = نقاط التفتيش التابعة لك
papers-your-convoys = قوافلك
papers-your-centres = مراكز الاقتراع في نطاقك
papers-rooms = الغرف
papers-convoy = القافلة
papers-carries = الحمولة
papers-office = من مكتب
papers-calls-at = المراكز
papers-you-may = ما تملك الأمر به
papers-you-may-not = كل ما عدا ذلك تطلبه من الدور الذي يملك الأمر به.
papers-telephones = الهواتف ونداءات الاتصال
papers-telephones-explained = أرقام خاصة بالتمرين وحده. وتجيب إدارة التمرين عن كل من ليس في القائمة.

# Master scenario events list, controllers, evaluators
papers-msel-title = قائمة الأحداث الرئيسية: { $scenario }
papers-storyline = خط الأحداث
papers-storylines = خطوط الأحداث
papers-events = المُدخلات بترتيب الوقت
papers-event = المُدخَل
papers-way = من، إلى، الوسيلة
papers-way-from = من { $who }
papers-way-to = إلى { $who }
papers-way-by = عبر { $who }
papers-controller = ضابط إدارة التمرين
papers-done = نُفذ
papers-not-before = ليس قبل { $time }
papers-expected-within = (خلال { $span }: { $whose })
papers-of-task = المهمة: { $task }
papers-controller-title = ملف ضابط إدارة التمرين: { $who }
papers-control-how = كيف تدير
papers-control-before = قبل البداية: اقرأ مُدخلاتك، وجرّب الهواتف، ورتّب ما يوزع من أوراق.
papers-control-startex = يبثّ البرنامج المُدخلات في أوقاتها تلقائياً. وما ينتظر البث يدوياً تبثّه من شاشة إدارة التمرين.
papers-control-release = المُدخَل المشروط لا يأتي إلا إذا تحقق شرطه. لا تحقق الشرط أنت.
papers-control-play = تكلم كما كان المرسل سيتكلم، واعلم ما يعلمه لا أكثر، وابدأ واختم بكلمة «تمرين».
papers-control-note = سجّل متى سلّمت كل مُدخَل وماذا فعلوا.
papers-control-help = لا تعطِ الجواب أبداً. إذا تعثرت غرفة أو سبقت كثيراً فأبلغ رئيس إدارة التمرين.
papers-your-events = مُدخلاتك
papers-comes = يأتي { $when }
papers-depends = يأتي
papers-does = أثره
papers-handout = ورقة توزع
papers-handout-give = تُسلَّم ورقياً أيضاً
papers-attached = مرفق
papers-released-at = وقت البث
papers-what-they-did = ما فعلوه
papers-evaluator-title = ملف المقيّم: { $seat }
papers-evaluate-how = كيف تقيّم
papers-evaluate-read = اقرأ مسبقاً ما يصل إلى هذا الدور وما يُتوقع منه حينها.
papers-evaluate-watch = اجلس حيث ترى أصحاب الدور وتسمعهم. تابع كيف يُتخذ القرار لا ما يُضغط فقط.
papers-evaluate-write = اكتب ما شوهد أو قيل ووقته، وافصله عن رأيك فيه.
papers-evaluate-rate = قدّر كل مهمة حرجة بعد النهاية بحسب السلم؛ وما لم يُختبر لا يُقدَّر.
papers-evaluate-silent = لا تساعد، ولا تجب عن أسئلة المشاركين.
papers-what-comes = ما يصل إلى هذا الدور

# Handouts
papers-handouts-title = أوراق توزع أثناء التمرين: { $scenario }
papers-handouts-explained = تُسلَّم كل ورقة إلى المذكورين عند بثّ مُدخَلها. والرقم مكتوب في علامتها أيضاً.
papers-seen-at = شوهد في
papers-break-out = منها لكل غرفة على حدة
papers-with-file = يرافقها: { $file }

# Sheets to fill in
papers-sign-in-title = كشف الحضور: { $scenario }
papers-sign-in-explained = تبقى الأسماء لدى القائم على التمرين، ولا تدخل في أي ملف من ملفات البرنامج.
papers-organisation = الجهة
papers-function = الوظيفة
papers-observation-title = ورقة ملاحظات: { $scenario }
papers-observer = المراقب
papers-observation-explained = صف لكل ملاحظة: ما شوهد، لا من أخطأ.
papers-strength-or-not = نقطة قوة أم للتحسين
papers-hot-wash-title = المراجعة الفورية: { $scenario }
papers-led-by = يديرها
papers-hot-wash-explained = ثلاثون دقيقة: في كل غرفة أولاً ثم مع الجميع. يتكلم كل واحد؛ وما حدث يسبق معناه.
papers-wash-meant = ما الذي كان ينبغي أن يحدث؟
papers-wash-happened = ماذا حدث، ومتى علمنا؟
papers-wash-well = ما الذي سار جيداً ويجب الإبقاء عليه؟
papers-wash-better = ما الذي يجب تحسينه، ولماذا كان كذلك؟
papers-wash-plans = أي خطة أو إجراء يحتاج إلى تغيير؟
papers-wash-actions = من يفعل ماذا ومتى
papers-feedback-title = استمارة آراء المشاركين: { $scenario }
papers-feedback-explained = دون اسم. ضع علامة أمام كل عبارة بحسب مدى موافقتك.
papers-feedback-scale = 1: لا أوافق إطلاقاً. 5: أوافق تماماً.
papers-feedback-typed = من يُدخل الاستمارات يعدّ جدولاً بهذه العناوين: عمود لكل عبارة وصف لكل استمارة؛ والتقرير يقرؤه.
papers-statement-objectives = كانت أهداف التمرين واضحة
papers-statement-plausible = كان السيناريو مقنعاً
papers-statement-role = كان لدوري ما يكفي من القرارات
papers-statement-pace = كانت وتيرة التمرين مناسبة
papers-statement-papers = كانت الأوراق قبل التمرين كافية
papers-statement-screen = كانت الشاشات سهلة الاستعمال
papers-statement-control = أحسنت إدارة التمرين تسييره
papers-statement-learned = تعلمت شيئاً يفيد عملي
papers-statement-plans = أظهر التمرين ما تحتاج إليه خططنا

# The script in words
trigger-if = إذا تحقق: { $condition }
trigger-if-later = بعد { $span } من تحقق: { $condition }
trigger-right-after = بعد { $inject } مباشرة
trigger-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
trigger-chance = باحتمال { $percent }
trigger-group = واحد من المجموعة { $group }
trigger-unstaffed = فقط إذا لم يشغل أحد { $seats }
condition-all = كل ما يلي: { $list }
condition-any = واحد مما يلي: { $list }
condition-not = ليس كذلك: { $what }
condition-flag = مؤشر داخلي «{ $flag }»
condition-since = بلغ الوقت { $time }
condition-released = بُثّ { $inject }
condition-ordered = صدر بعد { $inject }: { $action }
condition-missing = لم يصدر خلال { $span } من { $inject }: { $action }
condition-unacknowledged = لم يؤكد { $seat } استلام { $inject } خلال { $span }
condition-state = { $what }: { $state }
condition-at-most = { $checkpoint }: { $posture } أو أقل
condition-channel-down = تعطل { $channel } في { $place }
condition-rumour-heard = سمع { $percent } في { $area }: { $rumour }
condition-confidence-below = ثقة الناخبين في المؤسسات الأمنية بتقدير النموذج دون { $percent } في { $area }
condition-arrived = في { $site }: { $people }
condition-arrived-able = في { $site }: { $people }، القدرة: { $able }
condition-handed-over = سُلّم من كان في { $vehicle } ووُقّع على استلامه
condition-reported = وصل { $seat } بلاغ عن { $about }
condition-queue-at-most = في طابور { $checkpoint } على الأكثر { $vehicles }
condition-in-line = { $centre }: في الطابور { $people } على الأقل
condition-served = { $centre }: صوّت { $people } على الأقل
condition-gave-up = { $centre }: ترك الطابور { $people } على الأقل
condition-kept-away = { $centre }: تعذّر حضور { $people } على الأقل
action-detailed = { $order } ({ $details })
action-strength = العدد على الأقل { $people }
action-women = على الأقل { $n ->
    [zero] بلا شرطيات
    [one] شرطية واحدة
    [two] شرطيتان
    [few] { $n } شرطيات
    [many] { $n } شرطية
   *[other] { $n } شرطية
}
action-at-least = على الأقل { $level }
action-at-most = على الأكثر { $level }
action-to = إلى { $seat }
action-answers = جواباً على ما كُتب بشأن { $inject }
action-or-written = أو تقرير الموقف مكتوباً
kind-of-order-send = إرسال وحدة أو تحويلها أو إلحاقها
kind-of-order-stand-down = إنهاء مهمة وحدة
kind-of-order-set-posture = تحديد درجة التفتيش في نقطة تفتيش
kind-of-order-set-gate = تحديد درجة التفتيش عند بوابة مركز
kind-of-order-close-road = إغلاق طريق
kind-of-order-open-road = فتح طريق
kind-of-order-set-readiness = تحديد درجة الاستعداد
kind-of-order-suspend-voting = تعليق الاقتراع في مركز
kind-of-order-resume-voting = استئناف الاقتراع في مركز
kind-of-order-extend-voting = تمديد الاقتراع في مركز
kind-of-order-request-support = طلب تعزيز من دور آخر
kind-of-order-request-repair = طلب إصلاح
kind-of-order-acknowledge = تأكيد استلام رسالة
kind-of-order-acknowledge-report = تأكيد استلام بلاغ
kind-of-order-pass-on = إحالة بلاغ
kind-of-order-send-message = مراسلة دور آخر
kind-of-order-use-channel = اختيار وسيلة اتصال
kind-of-order-check-comms = فحص الاتصالات
kind-of-order-set-posture-plan = تحديد درجة التفتيش في كل نقاط التفتيش
kind-of-order-issue-lookout = إصدار تعميم عن مركبة
kind-of-order-cancel-lookout = إلغاء تعميم
kind-of-order-start-convoy = انطلاق قافلة بمرافقة
kind-of-order-halt-convoy = وقف قافلة
kind-of-order-proceed-convoy = متابعة سير قافلة
kind-of-order-announce-convoy = إبلاغ نقاط التفتيش بقافلة
kind-of-order-verify-rumour = التحقق من شائعة
kind-of-order-correct-rumour = نفي شائعة علناً
kind-of-order-brief-media = إحاطة وسائل الإعلام
kind-of-order-note = تدوين ملاحظة
kind-of-order-relieve = تبديل وحدة أو نقطة تفتيش بطاقم مستريح
kind-of-order-hand-over = تسليم محتجزين أو مضبوطات
kind-of-order-rule-on-count = البتّ في اعتراض على الفرز أو في استمارات محجوبة عن الإدخال
freight-materials = مواد
freight-boxes = صناديق

# The discussion; bodies beside the rooms
papers-role-office = جهة مشاركة
papers-duty-office-1 = تقود ما لجهتك في التمرين، وتحركه متى طلبته غرفة أو اقتضاه واجبك.
papers-duty-office-2 = تُطلع الغرف على ما لا تعلمه إلا جهتك، وتقرر ما هو من شأنها وحدها.
papers-facilitator-title = دليل ميسّر النقاش: { $scenario }
papers-facilitate-read = افتح محور النقاش من الشاشة، واقرأ الموقف، ووزّع أوراقه.
papers-facilitate-ask = اطرح سؤالاً بعد سؤال ولا تخش الصمت. أسئلة المتابعة لوقت التوقف أو عند إغفال أمر.
papers-facilitate-all = دع كل دور سُئل يتكلم؛ واسأل من يقرر، ومن يُبلَّغ، وبأي وسيلة.
papers-facilitate-points = يُؤشَّر على النقاط متى سُمعت. وهي ليست جواباً نموذجياً ولا تُقرأ مسبقاً.
papers-facilitate-time = التزم بالوقت؛ واكتب ما بقي مفتوحاً.
papers-read-out = يُقرأ على الجميع:
papers-prompts = عند التوقف اسأل:
papers-points = النقاط المتوقعة:
papers-answers = الإجابات
papers-asked-in = النقاش: { $module }
