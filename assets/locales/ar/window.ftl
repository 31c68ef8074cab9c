# كلمات نافذة المدرب. ما بين { } يضعه البرنامج.

## The screen of the choice
title = تمرين
exercise-mark = تمرين
exercise-mark-hint = هذا تمرين وليس حدثاً حقيقياً. الأماكن حقيقية والأشخاص ليسوا كذلك.
exercise-mark-long = تمرين، ليس حدثاً حقيقياً
choose-scenario = اختر سيناريو
go-on = إكمال تمرين لم ينته
unfinished = { $file } · وصل إلى { $time }
open-elsewhere = مفتوح الآن لدى: { $who }؛ يمكن النظر فيه فقط
no-scenarios = لا توجد سيناريوهات
scenario-size = مراكز: { $centres } · وحدات: { $units } · مُدخلات: { $injects }
scenario-times = { $date } · من { $start } إلى { $end }
scenario-areas = مديريات: { $directorates } · بلديات: { $municipalities }
objectives = الأهداف
check-clean = فُحص السيناريو بلا ملاحظات
mend-first = في هذا السيناريو أخطاء، ولا يُلعب ما دامت فيه. أصلحها في محرر نصوص أو هنا.
who-holds = من يشغل الأدوار؟
who-holds-explained = الدور الذي لا يشغله شخص تشغله الأوامر الدائمة. يمكن تغيير ذلك أثناء التمرين.
held-by-person = يشغله شخص
held-by-standing = الأوامر الدائمة
nobody = تحديد الكل / إلغاء التحديد
luck = العشوائية
seed = البذرة العشوائية
seed-hint = عدد
seed-explained = البذرة نفسها تعطي اليوم نفسه؛ وبذرة أخرى تعطي يوماً بمصادفات أخرى.
bad-seed = اكتب عدداً صحيحاً موجباً، مثل 1 أو ١
begin = افتح التمرين
form-talk = تمرين نقاشي · { $time }
form-sitting = يُلعب بالزمن الحقيقي · { $time }
form-days = يُلعب بسرعة أعلى · { $time } بسرعة ⁦×{ $pace }⁩
road = من الأوراق إلى التقرير
road-papers = قبل اليوم: اطبع الأوراق واقرأ دليل المدرب (⁦F1⁩). ساعة.
road-seats = الجلوس: ادعُ الغرف، فتفتح كل غرفة صفحتها وتعلن جاهزيتها وتجيب عن فحص الاتصال. 15 دقيقة.
road-talk = النقاش: ابدأ التمرين ثم افتح المحاور واحداً بعد آخر. { $time }.
road-sitting = اللعب: ابدأ التمرين بسرعة ⁦×1⁩. { $time }.
road-days = اللعب: ابدأ التمرين وزد السرعة حين يقلّ ما يجري. نحو { $time }.
road-hot-wash = المراجعة الفورية: عند انتهاء التمرين، معاً ولكل غرفة مراجعتها. 20 دقيقة.
road-report = التقرير: يكتبه المفتاح ⁦R⁩ بعد أن يؤكد المقيّمون التقديرات.
papers-write = كتابة الأوراق
papers-write-hint = كل أوراق اليوم للطباعة في مجلد خاص بها
papers-begun = تُكتب الأوراق …
papers-written = الأوراق في { $files }
manual-begun = يُكتب الدليل …
manual-written = الدليل في { $files }
document-opening = تُفتح الوثيقة …
document-opened = فُتح: { $files }
documents-busy = تُكتب وثيقة أخرى الآن؛ أعد المحاولة حين تنتهي
documents-lost = تعذرت كتابة الوثيقة؛ أعد المحاولة
manuals = الأدلة
manual-trainer = للمدربين
manual-staff = لمن يشغلون الأدوار
manual-evaluator = للمقيّمين
manual-author = لمؤلفي السيناريوهات
keys = المفاتيح

## While an exercise is opened or closed
reading-scenarios = تُقرأ السيناريوهات وتُفحص…
opening-begin = فتح التمرين
opening-resume = إكمال التمرين
opening-replay = فتح إعادة العرض
opening-branch = إنشاء الفرع
opening-changed = إعادة التمرين في السيناريو المعدَّل
opening-file = يُقرأ ملف التمرين ويُكتب…
opening-progress = أُعيد تشغيل ما جرى حتى { $time } من { $end } · { $percent }٪
closing = إغلاق التمرين
closing-file = يُكتب ما جرى في ملف التمرين.

## The bar
startex = بدء التمرين
startex-hint = تبدأ الساعة
endex = إنهاء
endex-hint = إنهاء التمرين وعرض المراجعة الفورية
hot-wash = المراجعة الفورية
close-exercise = إغلاق التمرين
mode-ready = لم يبدأ
mode-playing = جارٍ
mode-hurrying = تقدم سريع
mode-paused = متوقف
mode-emergency = حالة طارئة حقيقية
mode-over = انتهى
phase-preparation = الاستعداد
phase-voting = الاقتراع
phase-counting = الفرز والنقل
phase-night = الليل
day-time = يوم { $n } · { $time }
day = اليوم { $n }
phase-over = بعد النهاية
play-hint = متابعة (مسافة)
pause-hint = إيقاف مؤقت (مسافة)
step-hint = إلى الحدث التالي (⁦N⁩)
run-until-hint = إلى وقت تختاره (⁦U⁩)
slower-hint = أبطأ (⁦[⁩)
faster-hint = أسرع (⁦]⁩)
pace-title = السرعة
pace-hint = عدد أضعاف الوقت الفعلي
eyes = المنظور:
eyes-hint = من منظور من تُرى الخريطة ومن يعطي الأوامر؛ اضغط لقائمة الأدوار
language-hint = تغيير اللغة (⁦L⁩)
large-hint = خط كبير لجهاز العرض (⁦F2⁩)
help-hint = المساعدة والمفاتيح (⁦?⁩)
emergency-hint = حالة طارئة حقيقية: أوقف التمرين فوراً (⁦F9⁩)
emergency-title = حالة طارئة حقيقية: أوقفوا التمرين
emergency-words = ليست من التمرين. توقفت ساعة التمرين، وكل ما يقال الآن حقيقي.
emergency-over = انتهت الحالة الطارئة…
emergency-over-yes = انتهت؛ العودة إلى التمرين متوقفاً مؤقتاً
emergency-over-after = انتهت؛ العودة إلى ما كان معروضاً
emergency-by = أعلنها { $who } عند { $time } بتوقيت التمرين
emergency-since = منذ { $time } بتوقيت التمرين
emergency-at-machine = الجهاز الذي يعمل عليه التمرين
who-at-seat = { $seat } · { $who }
run-to-end-words = النهاية المقررة { $time }. إذا مضت الساعة إليها جاء إنهاء التمرين فوراً ولا رجعة عنه.
run-to-end = المضي إلى إنهاء التمرين
emergency-goes-on = لا، ما زالت قائمة
emergency-key = يسأل أيضاً المفتاح ⁦F9⁩، ثم يُنهيها ⁦Shift+F9⁩
more = المزيد
of-control = هذا لإدارة التمرين؛ اعرض منظورها (⁦0⁩)
of-machine = هذا لمن يجلس أمام الجهاز الذي يُدار عليه التمرين
of-nobody = هذه شاشة للاطلاع فقط
of-control-alone = هذا لإدارة التمرين وحدها
of-emergency = توقف التمرين لحالة طارئة حقيقية؛ المفتاح ⁦F9⁩ متى انتهت
truth-title = أيُعرض الواقع على الشاشة؟
truth-words = تُظهر الشاشة الآن ما تعلمه غرفة. أما منظور إدارة التمرين فيُظهر الواقع والسيناريو وما كتبه المقيّمون. ليكن ذلك حين لا تنظر الغرفة.
truth-not = البقاء في منظور الغرفة
truth-show = عرض الواقع

## Panels
tab-units = الوحدات
tab-centres = المراكز
tab-checkpoints = نقاط التفتيش
sort-by-name = بالاسم
sort-by-state = بالحالة
sort-by-figure = بالعدد
list-empty = لا شيء هنا
people-voted = اقترع { $n }
people-in-line = { $n ->
    [zero] لا أحد في الطابور
    [one] شخص واحد في الطابور
    [two] شخصان في الطابور
    [few] { $n } أشخاص في الطابور
    [many] { $n } شخصاً في الطابور
   *[other] { $n } شخص في الطابور
}
vehicles-in-line = { $n ->
    [zero] لا مركبات في الطابور
    [one] مركبة واحدة في الطابور
    [two] مركبتان في الطابور
    [few] { $n } مركبات في الطابور
    [many] { $n } مركبة في الطابور
   *[other] { $n } مركبة في الطابور
}
invite = دعوة الغرف
invite-hint = فتح الأدوار في متصفحات الشبكة المحلية
invite-title = دعوة الغرف
invite-words = تفتح كل غرفة أحد هذه العناوين في متصفحها وتكتب رمز دورها:
invite-lobby = للعرض الكبير ومربعات الهاتف: ادخل من متصفح برمز إدارة التمرين ثم «دعوة الغرف».
write-words = رسالة إلى دور آخر…
front-map = الخريطة
front-time = الخط الزمني
front-side = التفاصيل والوارد
front-script = السيناريو
front-lists = القوائم
put-away = إخفاء
tab-injects = المُدخلات
tab-expected = المتوقعة
tab-seats = الأدوار
tab-inspector = التفاصيل
tab-feed = الوارد
tab-feed-unread = الوارد ({ $n })
tab-notes = الملاحظات
time-panel = الخط الزمني
key = مفتاح الرموز
key-hint = ما تعنيه الرموز والألوان (⁦K⁩)

## The script
which-all = الكل
which-waiting = تنتظر
which-released = بُثّت
filter-injects = بحث في المُدخلات
injects-next = القادم
injects-open = يدوي أو مشروط
injects-past = ما مضى
no-injects = لا توجد مُدخلات هنا
inject-released = ✓ بُثّ
inject-left-out = أُسقط
inject-follows = يلي غيره
inject-by-hand = يدوياً
inject-condition = مشروط
inject-after = بعد { $inject } بـ{ $span }
inject-in-list = انظر قائمة الأحداث الرئيسية
in-time = بعد { $span }
ago = منذ { $span }
seats-number = الأدوار: { $n }
controller = ضابط إدارة التمرين المكلَّف: { $who }
release-now = بثّ الآن
skip = تجاوز
release-after-all = بثّه رغم تجاوزه
earlier-hint = أبكر بخمس دقائق
later-hint = تأخير بالدقائق
retime = وقت آخر…
left-out-by-hand = تجاوزته إدارة التمرين
left-out-by-chance = لم يتحقق احتماله
left-out-alternative = اختير بديل عنه
left-out-staffed = يشغل شخصٌ الدور الذي يتحدث باسمه
no-expected = لا توجد إجراءات متوقعة في هذا السيناريو
expected-met = ✓ نُفذ { $n }
expected-pending = … ينتظر { $n }
expected-missed = ✗ لم يُنفذ { $n }
expected-unobserved = – لم يُلاحظ { $n }
expected-not-yet = لم يحن
expected-until = حتى { $time }، { $left }
expected-by = { $seat } خلال { $span }
expected-too-late = لم يُتخذ في وقته
expected-cut-off = انتهى التمرين قبل انقضاء مهلته
effect-message = رسالة من { $from } عبر { $channel }: { $text }
effect-incident = حادث: { $kind } ({ $place })
effect-end-incident = ينتهي { $incident }
effect-block = قطع { $road }
effect-clear = فتح { $road }
effect-weather = طقس في { $area }: السرعة { $percent }٪
effect-outage = انقطاع في { $place }: { $channels }
effect-restore = عودة الاتصال في { $place }: { $channels }
effect-vehicle = تنطلق مركبة: { $vehicle }
effect-rumour = شائعة في { $area }: { $rumour }
effect-lose-unit = خروج من الخدمة: { $unit }
effect-add-unit = دخول في الخدمة: { $unit }
effect-staff = أفراد { $checkpoint }: { $n }
effect-materials = تصل المواد إلى { $centre }
effect-no-materials = تنقص المواد في { $centre }
effect-dispute-count = وكلاء مرشحين يعترضون على الفرز في { $centre }
effect-flag = مؤشر داخلي: «{ $flag }»

## Seats
seats-explained = اعرض منظور أي دور: ما لا يعلمه لا يُرسم، والأوامر تُعطى باسمه.
role-excon = إدارة التمرين: ترى الواقع
role-main-room = الغرفة الرئيسية
role-sub-room = غرفة فرعية
role-commission = المفوضية
role-media = الإعلام
looking = منظوره معروض
look = اعرض منظوره
look-hint = صورة الموقف لدى هذا الدور وأوامره
give-to-standing = للأوامر الدائمة
give-to-person = لشخص
staff-hint = من يشغل الدور من الآن

## Details
at-large = الموقف العام
going-on = حوادث جارية
no-incidents = لا توجد حوادث معروفة
count-open = مفتوحة: { $n }
count-suspended = معلَّقة: { $n }
count-not-open = لم تفتح: { $n }
count-without-word = لم تبلّغ: { $n }
count-in-state = { $state }: { $n }
votes-so-far = اقترع حتى الآن { $served }، وفي الطوابير { $line }
select-something = اضغط على شيء في الخريطة أو ابحث عنه باسمه (⁦/⁩).
nothing-known = لا علم للدور بشيء عنه
known-to-control = لا تعلمه إلا إدارة التمرين
figure-unknown = لا يُعلم بعد
figure-as-of = { $figure } (بحسب بلاغ عن { $time })
votes-unknown = لم يبلّغ أي مركز بعد عن عدد المقترعين
votes-without = { $n ->
    [zero] وصل بلاغ من كل المراكز
    [one] ولا بلاغ من مركز واحد
    [two] ولا بلاغ من مركزين
    [few] ولا بلاغ من { $n } مراكز
   *[other] ولا بلاغ من { $n } مركزاً
}
word-age = بحسب بلاغ عن { $time } (منذ { $span })
word-stale = متقادم: بحسب بلاغ عن { $time } (منذ { $span })
sort-unit = وحدة
sort-centre = مركز اقتراع
sort-checkpoint = نقطة تفتيش
sort-incident = حادث
sort-convoy = قافلة
sort-vehicle = مركبة مطلوبة
sort-rumour = شائعة
sort-road = طريق
sort-place = مكان
sort-municipality = بلدية
sort-directorate = مديرية أمن
sort-seat = دور
sort-inject = مُدخَل
sort-report = بلاغ
sort-message = رسالة
sort-request = طلب إسناد
sort-outage = انقطاع الاتصالات
at = الموقع
task = المهمة
unconfirmed = أمر صدر عند { $time } ولم يرد تأكيده
command = القيادة
strength = القوة
can = القدرات
fatigue = الإجهاد
shift = المناوبة
shift-ends = تنتهي { $time }
shift-over = انتهت { $time }
relief = القوة البديلة
relief-expected = الوصول المتوقع { $time }
relief-left =
    { $n ->
        [zero] لا قوة بديلة
        [one] قوة بديلة واحدة
        [two] قوتان بديلتان
        [few] { $n } قوى بديلة
       *[other] { $n } قوة بديلة
    }
holds = في عهدتها
holds-people = محتجزون { $people } (عهدة رقم { $held })، منذ { $time }
holds-evidence = مضبوطات: { $evidence } (عهدة رقم { $held })، منذ { $time }
holds-both = محتجزون { $people }، ومضبوطات: { $evidence } (عهدة رقم { $held })، منذ { $time }
guards = تحمي
unit-available = متاحة
unit-assigned = تستعد للتحرك
unit-en-route = في الطريق
unit-on-scene = في الموقع
unit-returning = عائدة
unit-out = خارج الخدمة
kind-team = فريق حماية
kind-rapid = استجابة سريعة
kind-patrol = دورية
kind-escort = مرافقة
kind-reserve = احتياط الدعم المركزي
kind-investigation = وحدة البحث الجنائي
kind-ambulance = إسعاف
kind-civil-defence = السلامة الوطنية
kind-technicians = فنيو اتصالات
on-the-road = بين { $from } و{ $to } ({ $percent }٪)
stations = المحطات
gate = البوابة
closes = موعد الإقفال
in-line = في الطابور
voted = اقترع
of = { $n } من { $all } ({ $percent }٪)
gave-up = انصرف
kept-away = تعذّر حضوره أو مُنع
voting-lost = زمن اقتراع مفقود
result-of-centre = النتيجة
result-in-doubt = { $state }: { $why }
ruling-of-centre = البتّ
ruling-given = { $ruling }، { $time }
ruling-on-its-way = { $ruling }، { $time }، لم يصل عنها خبر بعد
ruling-record-order = تدوين الاعتراض والمضي
ruling-recount-order = إعادة الفرز
protected-by = الحماية
centre-not-open = لم يفتح
centre-ready = جاهز
centre-open = مفتوح
centre-suspended = معلَّق
centre-closing = أُقفلت الأبواب ويقترع من في الطابور
centre-counting = فرز
centre-sealed = مختوم
centre-in-transit = الصناديق في الطريق
centre-delivered = سُلّم
lanes = المسارب
usual-posture = درجة التفتيش المعتادة
staff = الأفراد
looks-out-for = تعميم
severity = الخطورة
stage = { $n } من { $all }: { $name }
answers = الجهة المسؤولة
needs = يحتاج
missing = الناقص
covered = لا نقص
need = { $what } { $n }
makes-voting-impossible = يجعل الاقتراع متعذراً
blocks = يقطع
incident-active = جارٍ
incident-contained = تحت السيطرة
incident-settled = عولج
incident-faded = انتهى دون تدخل
convoy-waiting = لم تنطلق
convoy-moving = في الطريق
convoy-signing = تسليم وتوقيع
convoy-at-centre = عند مركز
convoy-halted = متوقفة
convoy-delivered = سُلّمت
escort = المرافقة
none = لا شيء
announced = أُبلغت بها نقاط التفتيش
convoy-detour = تلتف حول { $road }: مدة السير { $drive }، أطول بمقدار { $longer }
calls-at = تمر على
vehicle-driving = تُتابع ولم توقف
vehicle-held = أُوقفت
vehicle-gone = أفلتت
seen-at = شوهدت في
seen-by = شاهدتها
lookout-until = التعميم حتى
rumour-unverified = لم يُتحقق منها
rumour-true = صحيحة
rumour-false = كاذبة
rumour-corrected = نُفيت
heard = سمعها { $percent }
road-open = مفتوح
road-closed = مغلق بأمر
road-blocked = مقطوع
road-coastal = طريق ساحلي سريع
road-jebel = طريق جبلي
road-desert = طريق صحراوي
road-local = طريق محلي
road-track = مسلك غير معبد
class = النوع
length = الطول
km = { $n } كم
channel-fails = منقطع: { $channel }
ordered = المأمور به

## Orders
send-to = أرسلها إلى…
send-unit = أرسل وحدة…
ask-support = اطلب إسناداً…
stand-down = إنهاء المهمة والعودة
relieve = بدّلها بقوة مستريحة
relieve-post = بدّل أفرادها بقوة مستريحة
hand-over-to = سلّم العهدة رقم { $held } إلى { $unit }
bring-in-held = انقل العهدة رقم { $held } إلى المديرية
suspend-voting = تعليق الاقتراع
resume-voting = استئناف الاقتراع
extend-voting = تمديد إلى { $time }
close-road = إغلاق الطريق
open-road = فتح الطريق
brief-media = إحاطة إعلامية
start-convoy-escort = انطلاق بمرافقة…
start-convoy = الانطلاق عند وصول وحدة المرافقة
proceed-convoy = مواصلة
proceed-convoy-skip = مواصلة وتجاوز المركز التالي
halt-convoy = إيقاف القافلة
announce-convoy = الإبلاغ المسبق إلى نقاط التفتيش
issue-lookout = تعميم حتى { $time }
cancel-lookout = إلغاء التعميم
verify-rumour = التحقق منها
correct-rumour = نفيها علناً
check-comms = فحص الاتصالات
pass-on = إبلاغ…
pass-on-situation = إرسال تقرير الموقف
lend-unit = إلحاق وحدة…
decline-request = تعذّر التلبية
confirm-report = تأكيد الاستلام
confirm-message = تأكيد الاستلام
confirmed = أُكد الاستلام
show-it = إلى موضوعه
show-on-map = على الخريطة
inspect = التفاصيل
group-gate = تفتيش البوابة
group-posture = درجة التفتيش
group-inward = الداخلون
group-outward = الخارجون
women-searchers = المفتِّشات
found = المضبوطات من الحركة
group-posture-plan = كل نقاط تفتيش المديرية
group-readiness = درجة الاستعداد
group-channel-field = القناة إلى الوحدات والنقاط
group-channel-seat = القناة إلى هذا الدور
group-map = الخريطة
pick-target = إلى أين تُرسل { $unit }؟
pick-target-hint = اضغط على الهدف في الخريطة أو في أي قائمة. يظهر زمن الوصول قبل التأكيد.
pick-unit = من يُرسل إلى { $target }؟
pick-unit-hint = الأنسب أولاً، ثم الأقرب. الزمن من الأمر إلى الوصول إن لم يعق شيء.
pick-escort = من يرافق { $convoy }؟
pick-lend = أي وحدة للطلب { $n }؟
pick-support = ممن يُطلب الإسناد إلى { $target }؟
pick-pass-on = من يُبلَّغ بما يُعلم عن { $thing }؟
arrives-in = { $span }
no-way = لا يوجد طريق
confirm = تأكيد الأمر
cancel = إلغاء
trip = استعداد { $turn } + طريق { $drive }، الوصول نحو { $time }
trip-no-way = لا يوجد طريق معروف أنه مفتوح إلى هناك
trip-unknown = يُحسب زمن الطريق…
ordered-as = باسم { $seat }
group-now = { $what } (الآن: { $now })
reaches-checkpoints =
    { $n ->
        [one] يصل إلى نقطة تفتيش واحدة
        [two] يصل إلى نقطتي تفتيش دفعة واحدة
        [few] يصل إلى { $n } نقاط تفتيش دفعة واحدة
        [many] يصل إلى { $n } نقطة تفتيش دفعة واحدة
       *[other] يصل إلى { $n } نقطة تفتيش دفعة واحدة
    }
holds-for-units =
    { $n ->
        [one] يسري على المديرية كلها، وفيها وحدة واحدة
        [two] يسري على المديرية كلها، وفيها وحدتان
        [few] يسري على المديرية كلها، وفيها { $n } وحدات
        [many] يسري على المديرية كلها، وفيها { $n } وحدة
       *[other] يسري على المديرية كلها، وفيها { $n } وحدة
    }
skip-means = لا يأتي المُدخَل ولا ما يتبعه. يمكن بثّه يدوياً بعد ذلك.
confirm-late = لم يعد ينتظر تأكيداً، فقد فات أوانه: { $order }
order-refused-before = { $refused }. فعند { $time } أمر { $who }: { $order }
order-given = صدر: { $order }
order-refused = رُفض: { $order }، لأن: { $why }

## Feed
feed-empty = لا شيء بعد
report-from = { $about } · من { $from } عبر { $channel }
report-by = { $about } · عبر { $channel }
report-says = { $report } · { $says }
report-of-number = بلاغ رقم { $n }
report-to = { $about } · بلاغ من { $from } إلى { $to }
report-how = من { $from } عبر { $channel }
report-when = شوهد { $seen }، وصل { $received }
report-times = مرات الوصول: { $n }
passed-to = أُحيل إلى { $seat }
request-words = يطلب { $by } من { $from }: { $what }، أفراد: { $n }، إلى { $to }

## Notes
observation = ملاحظة
bookmark = علامة
observation-hint = اكتب ملاحظة عن هذه اللحظة (⁦O⁩)
bookmark-hint = علّم هذه اللحظة للعودة إليها (⁦B⁩)
observation-words = ماذا رأيت؟ (⁦Shift+Enter⁩ لسطر جديد)
bookmark-words = اسم العلامة، إن شئت
no-notes = لا توجد ملاحظات بعد
notes-of-control = لا يرى ما كتبه المقيّمون إلا إدارة التمرين.
note-task = تخص المهمة الحرجة:
note-consequence = ماذا ترتب عليها؟
note-root-cause = السبب الجذري
note-reference = الخطة أو الإجراء أو القانون
note-recommendation = التوصية
note-objective = احفظها تحت هدف:
save = حفظ

## The map
zoom-in-hint = تكبير (⁦+⁩)
zoom-out-hint = تصغير (⁦−⁩)
fit-hint = الخريطة كلها (⁦F⁩)
search-hint = بحث بالاسم (⁦/⁩)
fill-readiness = الاستعداد
fill-confidence = الثقة (تقدير)
confidence-estimate = ثقة الناخبين في المؤسسات الأمنية بتقدير النموذج
fill-turnout = نسبة المشاركة
card-centre = في الطابور { $line } · اقترع { $voted }
card-checkpoint = مركبات في الطابور: { $n }
key-block = طريق مقطوع أو مغلق
key-hollow = رمز مفرّغ: آخر خبر عنه قديم
key-moving = يتحرك
key-cross = معلَّق أو متوقف أو مفقود
key-tick = انتهى
key-held = محتجزون أو مضبوطات؛ والرقم عدد المحتجزين
key-boxes = صناديق مختومة؛ والرقم على القافلة عدد مراكزها
boxes-on-board = { $n ->
    [zero] لا صناديق على متنها
    [one] على متنها صناديق مركز واحد
    [two] على متنها صناديق مركزين
    [few] على متنها صناديق { $n } مراكز
   *[other] على متنها صناديق { $n } مركزاً
}
key-no-team = بلا فريق حماية
key-hatch = التظليل: وردي صاعد حيث تنتشر شائعة، برتقالي هابط حيث تنقطع قناة اتصال. الطرق المتقطعة الملونة مقطوعة أو مغلقة.
key-roads = الطرق: الأعرض ساحلي سريع، ثم الجبلي والصحراوي، ثم المحلي؛ المتقطع مسلك غير معبد.

## The time panel
lane-script = السيناريو
lanes-up = مسارات أعلى
lanes-down = مسارات أسفل
time-in = مدة أقصر
time-out = مدة أطول
time-earlier = أبكر
time-later = لاحقاً
time-whole = اليوم كله
mark-inject = مُدخَل
mark-incident = حادث بدأ أو تفاقم
mark-ended = حادث انتهى
mark-message = رسالة
mark-report = بلاغ
mark-order = أمر من شخص
mark-standing = أمر دائم
mark-refused = أمر رُفض
mark-met = إجراء متوقع نُفذ
mark-missed = لم يُنفذ، أو بلا تأكيد
marks-beside = ومعها { $n } قريبة منها

## Dialogs
close-hint = إغلاق (⁦Esc⁩)
bad-time = اكتب الوقت هكذا 10:20 أو 1020 أو ١٠:٢٠، أو ‎+15 لربع ساعة من الآن
time-is-past = هذا الوقت مضى
time-hint = ‎10:20 أو ‎+15
run-until-title = إلى وقت
run-until-explained = يمضي التمرين بأسرع ما يمكن إلى هذا الوقت ثم يتوقف.
run-until = انطلق إلى { $time }
retime-title = وقت آخر للمُدخَل
retime-explained = «وما بعده» ينقل أيضاً كل المُدخلات التي كانت عند وقته أو بعده بالقدر نفسه.
retime-one = هذا فقط
retime-following = هذا وما بعده
end-title = إنهاء التمرين؟
end-words = ينتهي التمرين عند { $time } ولا يمكن متابعته بعد ذلك. تبقى كل الوقائع في ملفه.
end-now = أنهِ التمرين
close-title = إغلاق النافذة؟
close-words-running = التمرين محفوظ في ملفه حتى هذه اللحظة، ويمكن إكماله لاحقاً من الشاشة الأولى.
close-words = لا يوجد تمرين مفتوح.
close-now = أغلق
stay = ابقَ
search-title = بحث
search-words = اسم مكان أو وحدة أو مركز، بأي لغة
search-nothing = لا شيء بهذا الاسم
ad-hoc = + مُدخَل فوري
ad-hoc-hint = اكتب مُدخَلاً الآن (⁦A⁩)
ad-hoc-title = مُدخَل فوري
ad-hoc-message = رسالة
ad-hoc-incident = حادث
ad-hoc-outage = انقطاع
ad-hoc-road = طريق
ad-hoc-when = متى؟ اتركه خالياً ليأتي الآن.
ad-hoc-now-hint = الآن، أو 10:20، أو ‎+15
ad-hoc-release = بثّ المُدخَل
ad-hoc-at = المكان: { $place }
ad-hoc-select = اختر المكان على الخريطة أولاً: أغلق، اضغط عليه، ثم عد (⁦A⁩).
message-from = من المرسل؟ مثل: رئيس المركز
message-text = نص الرسالة
message-to = إلى:
message-channel = عبر:
incident-kind = نوع الحادث
incident-stage = يبدأ عند:
outage-fails = تنقطع
outage-restored = تعود
outage-minutes = المدة بالدقائق؛ خالية: حتى تعاد
bad-minutes = عدد من الدقائق، لا يزيد على 10000
road-gets-blocked = يُقطع
road-gets-cleared = يُفتح
missing-words = اكتب المرسل ونص الرسالة
field-left =
    { $n ->
        [zero] لا يتسع هنا لحرف آخر
        [one] يتسع هنا لحرف واحد بعد
        [two] يتسع هنا لحرفين بعد
        [few] يتسع هنا لـ { $n } أحرف بعد
       *[other] يتسع هنا لـ { $n } حرفاً بعد
    }
field-over =
    { $n ->
        [one] الزائد حرف واحد: اختصر النص
        [two] الزائد حرفان: اختصر النص
        [few] الزائد { $n } أحرف: اختصر النص
       *[other] الزائد { $n } حرفاً: اختصر النص
    }
field-too-long = لا يتسع هنا إلا لعدد { $n } من الحروف: اختصر النص
field-full = لا يتسع هنا إلا لعدد { $n } من الحروف؛ تُرك ما زاد
missing-seats = اختر دوراً واحداً على الأقل يتلقى الرسالة
missing-kind = اختر نوع الحادث
missing-place = اختر المكان على الخريطة أولاً
missing-channels = اختر قناة واحدة على الأقل
missing-road = اختر طريقاً على الخريطة أولاً
trouble = لا يمكن للتمرين أن يستمر
slept = أُوقف التمرين مؤقتاً
slept-go-on = متابعة
trouble-file = ملف التمرين: { $file }

## Hot wash
wash-not-yet = المراجعة الفورية بعد انتهاء التمرين
report-write = كتابة التقرير
report-write-hint = للطباعة وللمتصفح، بجانب ملف التمرين (⁦R⁩)
report-begun = يُكتب التقرير …
report-written = التقرير في { $files }
report-not-yet = التقرير بعد انتهاء التمرين
report-of-branch-not-yet = هذا التمرين فرع من { $file } عند { $time }، وله تقرير خاص به بعد انتهائه هو
report-before-gone = لم يعد ملف التمرين السابق في المجلد
form-open = استمارة التقييم
form-title = استمارة التقييم
form-hint = قدّر المهام الحرجة مع الأسباب (⁦E⁩)
form-decision = قرار المقيّم
form-as-of = التقديرات اقتراحات مما جرى حتى { $time }؛ وقرارك يحل محلها
form-again = إعادة حساب المقترح
form-again-hint = مما جرى منذ ذلك
form-soon = يُحسب التقدير المقترح …
form-empty = لا توجد أهداف في السيناريو
form-of-control = الاستمارة تُظهر السيناريو؛ اعرض منظور إدارة التمرين لاستعمالها
measures-open = المقاييس
measures-title = المقاييس
measures-as-of = مما جرى حتى { $time }؛ اضغط واقعة لترى لحظتها في إعادة العرض
measures-cases = الحالات: { $n }
measures-more = … و{ $n } غيرها
measures-not-tested = لم يُختبر: { $list }
form-taken-after = ✓ بعد { $after }
form-decide = القرار:
form-not-observed = لم تُلاحظ
form-reason = لماذا؟ ماذا رأيت؟ (⁦Shift+Enter⁩ لسطر جديد)
form-no-reason = القرار يحتاج إلى سبب
wash-moments = لحظات تستحق الحديث عنها أولاً
wash-moments-hint = اضغط لحظة لتراها من جديد
wash-replay-hint = إعادة العرض من هذه اللحظة
room-wash-happened = ما حدث، ومتى علمنا به
room-wash-quiet = لم يحدث شيء في نطاق هذه الغرفة.
room-wash-knew = عُلم به { $time }، بعد { $span }
room-wash-never = لم يُعلم به قط
room-wash-reached = أول وحدة وصلت { $time }
room-wash-alone = لم تصل أي وحدة
room-wash-repair = طُلب الإصلاح { $time }
room-wash-settled = حُسم { $time }
room-wash-faded = انتهى { $time } دون حسم
room-wash-open = لم يُحسم
room-wash-expected = ما كان متوقعاً منا
room-wash-nothing = لم يكن متوقعاً من هذه الغرفة شيء.
room-wash-done = نُفِّذ بعد { $span }
room-wash-ahead = نُفِّذ قبل طلبه بمدة { $span }
room-wash-by-other = نفّذه: { $seat }، بعد { $span }
room-wash-by-other-ahead = نفّذه: { $seat }، قبل طلبه بمدة { $span }
room-wash-came-about = تحقق بعد { $span }، بلا أمر من أحد
room-wash-was-so = كان متحققاً من قبل، بلا أمر من أحد
room-wash-missed = لم يُنفَّذ في الوقت
room-wash-orders = أوامر من جلسوا في الغرفة: { $given }، والمرفوضة منها: { $refused }؛ والبلاغات التي لم تُؤكَّد في الوقت: { $unanswered }
room-wash-beside = ما حسبناه وما كان في الواقع
wash-file = التمرين محفوظ في { $file }
wash-seal = ختم السجل: { $seal }
look-around = تصفح التمرين

## Help
help-title = المساعدة
help-words = كل ما تفعله الأزرار تفعله المفاتيح أيضاً. تُؤخذ الحروف بمكانها على لوحة المفاتيح، فتعمل مع التخطيط العربي؛ وكذلك ⁦Ctrl+A⁩ وC وX وV وZ وY حيث تكتب.
help-mouse = الفأرة: اسحب الخريطة، وكبّر بالعجلة عند المؤشر، واضغط لتختار، وبالزر الآخر لقائمة ما يمكن فعله. في الخط الزمني: العجلة تكبّر والسحب ينقل.
help-files = يُحفظ كل أمر في ملف التمرين قبل أن يسري. لإكمال تمرين انقطع: الشاشة الأولى.
key-play = متابعة أو إيقاف؛ أول مرة: بدء التمرين
key-step = إلى الحدث التالي
key-run-until = إلى وقت تختاره
key-pace = أبطأ، أسرع
key-emergency = حالة طارئة حقيقية: إيقاف فوري، ثم سؤال هل انتهت، ثم إنهاؤها
key-eyes = منظور الدور التالي، السابق، إدارة التمرين
key-tabs = المُدخلات، الإجراءات المتوقعة، الأدوار، التفاصيل، الوارد، الملاحظات؛ في إعادة العرض: المعلوم والواقع
key-tabs-seat = الوحدات، المراكز، نقاط التفتيش، التفاصيل، الوارد، الملاحظات
key-search = بحث بالاسم
key-next = الشيء السابق، التالي من النوع نفسه
key-send = أرسل الوحدة المختارة، أو وحدة إلى الهدف المختار
key-menu = قائمة المختار
key-enter = تأكيد الأمر
key-escape = إغلاق ما في الأعلى، أو إلغاء الاختيار
key-ad-hoc = مُدخَل فوري
key-observe = ملاحظة
key-bookmark = علامة
key-form = استمارة التقييم
key-report = كتابة التقرير
key-map = تحريك الخريطة، تكبير، تصغير، كلها
key-fill = تلوين البلديات؛ مفتاح الرموز
key-language = اللغة؛ خط كبير
key-full-screen = ملء الشاشة
key-tab = الزر التالي، السابق
key-help = هذه المساعدة
key-quit = إغلاق النافذة

## Numbers of things
errors =
    { $n ->
        [one] خطأ واحد
        [two] خطآن
        [few] { $n } أخطاء
       *[other] { $n } خطأ
    }
check-found =
    { $n ->
        [one] ملاحظة واحدة من الفحص
        [two] ملاحظتان من الفحص
        [few] { $n } ملاحظات من الفحص
       *[other] { $n } ملاحظة من الفحص
    }

# إعادة عرض تمرين.
look-again = إعادة عرض تمرين
look-again-explained = من أي لحظة ومن منظور أي دور؛ ولا يتغير شيء في الملف.
finished = { $file } · انتهى عند { $time }
replay-mark = إعادة عرض
replay-mark-hint = تمرين جرى يُنظر فيه من جديد؛ ولا أوامر فيه
replay-this = إعادة عرضه
replay-this-hint = من أي لحظة ومن منظور أي دور
replay-differs = يختلف عن الملف من { $time }
no-orders-in-replay = هذه إعادة عرض ولا أوامر فيها؛ للمضي من هنا اضغط «تفرّع» (⁦V⁩)
mode-rewinding = إلى الوراء
previous-event-hint = إلى الحدث السابق (⁦⇧N⁩)
next-event-hint = إلى الحدث التالي (⁦N⁩)
rewind-hint = الوقت إلى الوراء (⁦⌫⁩)
go-to-time-hint = إلى وقت تختاره (⁦U⁩)
go-to-time-title = إلى وقت تختاره
go-to-time-explained = التمرين كما كان في ذلك الوقت.
go-there = اذهب إليه
seek-hint = إلى هذه اللحظة
no-later-event = لا يوجد حدث بعد هذا من هذا النوع
no-earlier-event = لا يوجد حدث قبل هذا من هذا النوع
events = الأحداث
sort-title = إلى أي الأحداث
sort-explained = ما تذهب إليه أزرار الحدث السابق والتالي
sort-all = كلها
sort-injects = المُدخلات والرسائل
sort-incidents = الحوادث
sort-reports = البلاغات
sort-orders = الأوامر
sort-missed = غير المنفَّذ والمرفوض
sort-notes = الملاحظات
branch = تفرّع
branch-hint = ماذا لو: المضي من هذه اللحظة في تمرين جديد (⁦V⁩)
branch-title = المضي من هنا
branch-words = تمرين جديد ماضيه هو نفسه حتى { $time }. والذي جرى يبقى كما هو.
branch-seats = الأدوار التي يشغلها أشخاص من هنا؛ والأوامر الدائمة تشغل غيرها.
branch-now = تفرّع هنا
branched-from = متفرع من { $file } عند { $time }
tab-known = المعلوم
known-choose-seat = اختر دوراً لتقارن ما كان يعلمه في هذه اللحظة بالواقع.
look-as-seat = اختر دوراً
look-at-truth = اعرض الواقع على الخريطة
known-title = { $seat } عند { $time }
known-all = ما كان هذا الدور يعلمه هو الواقع.
known-number = نقاط الاختلاف بين المعلوم والواقع: { $n }
known-by-seat = ما كان يعلمه
known-true = ما كان واقعاً
known-nothing = لا شيء
known-unknown = لا يعلمه
known-as-of = خبره من { $time }
known-in-line = في الصف: { $n }
known-works = تعمل
known-down = منقطعة
known-spreads = تنتشر
key-events = في إعادة العرض: الحدث التالي، السابق
key-seek = في إعادة العرض: إلى الوراء؛ 5 دقائق قبل، بعد؛ البداية، النهاية
key-branch = في إعادة العرض: المضي من هنا
close-replay = إغلاق

## What waits for an answer
unanswered = بلا رد
unanswered-hint = رسائل وبلاغات وطلبات إسناد لم يرد عليها أحد بعد
unanswered-title = ما لم يُرد عليه
unanswered-explained = الأقدم أولاً؛ اضغط سطراً للانتقال إلى موضعه.
unanswered-none = رُد على كل شيء.
unanswered-message = { $seat }: لم يُؤكَّد استلام الرسالة: { $about }
unanswered-report = { $seat }: لم يُؤكَّد استلام البلاغ عن { $about }
unanswered-support = { $seat }: لم يُرد على طلب الإسناد لأجل { $about }
unanswered-more = … و{ $n } أخرى

# رسائل بالكلام من دور إلى دور
words-title = رسالة إلى دور آخر
words-to = إلى:
words-hint = نص الرسالة
words-empty = اكتب شيئاً أولاً
words-no-seat = اختر المستلِم
words-write = اكتب إلى دور آخر…
words-answer = أجب…
words-ask = اسأل دوراً آخر عنها…
words-from = { $from } ({ $purpose }): { $text }
words-send-inform = إعلام
words-send-ask-to-confirm = طلب تأكيد
words-send-confirm = تأكيد
words-send-deny = نفي
telegram-plain = نص حر
telegram-report = تقرير الموقف
telegram-report-from = تقرير الموقف من { $from } ({ $purpose })
telegram-called = { $name } · نداء الاتصال { $sign }
telegram-moment = { $date } { $clock }
telegram-from = من
telegram-to = إلى
telegram-sent = أُرسلت
telegram-came = وصلت
telegram-by = عبر
telegram-words = النص
telegram-attached = المرفق
feed-attached = معها مرفق: { $title }
asked-of-others = السؤال { $n } لدى: { $seats }
scroll-on = للموقف بقية في الأسفل
toast-open = فتح
situation-report-read = قراءته كاملاً
situation-report-title = تقرير الموقف
attachment-open = قراءة المرفق
attachment-title = المرفق
attachment-other = ملف حجمه { $n } ك.ب يعرضه برنامج آخر.
attachment-show = عرضه
attachment-missing = المرفق غير موجود.
attachment-begun = يُكتب المرفق …
attachment-written = المرفق في { $files }
telegram-situation = الموقف
telegram-action = الإجراء
telegram-request = الطلب
telegram-no-situation = اكتب الموقف أولاً
telegram-situation-hint = ماذا وقع وأين ومتى وكم
telegram-action-hint = ما أُمر به أو فُعل
telegram-request-hint = ماذا تطلب ومتى
expected-by-before = { $seat } قبل المُدخَل بمدة { $span }
expected-reached = تحققت بعد { $span }
request-repair = اطلب الإصلاح

## people at the seats
attendance-ready = الغرف الجاهزة: { $ready } من { $all }
attendance-not-ready = لم تجهز بعد: { $seats }
comms-check = فحص الاتصال
comms-check-hint = يسأل كل غرفة متصلة هل تسمع إدارة التمرين
comms-silent = لم تجب على فحص الاتصال: { $seats }
comms-all = { $n ->
    [zero] لا غرفة متصلة
    [one] أجابت غرفة واحدة على فحص الاتصال
    [two] أجابت الغرفتان على فحص الاتصال
    [few] أجابت الغرف كلها ({ $n }) على فحص الاتصال
    [many] أجابت الغرف كلها ({ $n }) على فحص الاتصال
   *[other] أجابت الغرف كلها ({ $n }) على فحص الاتصال
}
comms-asked = فحص الاتصال: إدارة التمرين تسأل هل تسمعونها
comms-hear = نسمعكم
comms-no-answer = لم تجب على فحص الاتصال
room-ready = جاهزة
room-ready-asked = هل غرفتكم جاهزة لبدء التمرين؟
room-is-ready = نحن جاهزون
room-not-ready-yet = لم نعد جاهزين
care-release = إعادته إلى الجميع
care-gone-hint = من تولّاه لم يعد هنا
person-named = { $name }
person-number = الشخص { $n }
companion-looks = هنا: { $who }
companion-writes-to = { $who } يكتب إلى { $seat }
companion-writes = { $who } يكتب رسالة
companion-chooses = { $who } يعدّ أمراً
companion-orders = { $who } على وشك إصدار الأمر: { $order }
companion-notes = { $who } يكتب ملاحظة
care-take = أتولّى هذا
care-mine = أنت تتولّاه
care-leave-hint = اضغط لتتركه لغيرك
care-taken = يتولّاه: { $who }
end-replay-hint = إنهاء الإعادة عند الجميع
no-orders-while-shown = هذه إعادة عرض ولا أوامر فيها
room-wash-whole = التمرين كله
wash-discussed = ما دار في النقاش
wash-questions = أسئلة طُرحت: { $n }
wash-answers = إجابات: { $n }
wash-points = نقاط طُرحت: { $n }
wash-unanswered = لم تُكتب إجابة

## discussion
tab-discussion = النقاش
modules = محاور النقاش
no-module-open = لا محور نقاش مفتوحاً.
module-time-box = المدة المخصصة { $span }
module-map-at = الخريطة في { $time }
module-questions = { $n ->
        [zero] بلا أسئلة
        [one] سؤال واحد
        [two] سؤالان
        [few] { $n } أسئلة
        [many] { $n } سؤالاً
       *[other] { $n } سؤال
    }
module-open = مفتوح
module-done = استغرق { $span }
module-open-it = فتح
module-reopen-it = فتح من جديد
module-next-question = السؤال التالي
module-ask = طرح هذا السؤال
module-end = إنهاء محور النقاش
module-project = عرض كبير
module-project-hint = يعرض الموقف والسؤال والوقت للقاعة مع خريطة الغرفة الرئيسية
module-project-leave = ترك العرض الكبير
module-situation = الموقف، يُقرأ على الحاضرين
module-notes = للميسّر
module-handout = وثيقة توزَّع
module-prompt = اسأل: { $text }
module-play = مقطع لعب حتى { $time } بسرعة ⁦×{ $pace }⁩
module-play-piece = لعب المقطع
module-pause-piece = إيقاف مؤقت
break-out-left = كل غرفة على حدة؛ الوقت المتبقي:
break-out-over = انتهى وقت الغرف: الجميع معاً الآن
module-question-of = السؤال { $n } من { $all }
talk-runs = النقاش جارٍ
talk-held = النقاش متوقف مؤقتاً
talk-exercise-runs = زمن التمرين جارٍ
talk-go-on = استئناف النقاش
talk-hold = إيقاف النقاش مؤقتاً
point-raised-hint = تسجيل أنها طُرحت في النقاش
point-not-raised-hint = إلغاء تسجيل أنها طُرحت
answer-write = كتابة إجابة
answer-change = تعديل الإجابة
answer-hint = الإجابة في بضعة أسطر
answer-whose = إجابة من؟
answer-of-all = الجميع معاً
answer-of = { $who } · بعد { $span }
answer-save = تقديم الإجابة
answer-replace = تقديم الإجابة بدل السابقة
answer-empty = لا إجابة بعد: اكتبها هنا أولاً
companion-answers = { $who } يكتب إجابة
of-projecting = ليس أثناء العرض الكبير
answer-given = قُدّمت الإجابة

## A scenario that is saved while its exercise is open
watch-title = حُفظ السيناريو
watch-found = { $errors }، { $warnings }
watch-stays = يبقى التمرين على حاله إلى أن تُصلح الأخطاء.
watch-more = { $n ->
        [zero] ولا شيء غيرها
        [one] وواحد غيرها
        [two] واثنان غيرها
        [few] و{ $n } غيرها
        [many] و{ $n } غيرها
       *[other] و{ $n } غيرها
    }
watch-refused = أوامر تُرفض في السيناريو المعدَّل
watch-order = { $time } { $seat }: { $order }
watch-after-endex = ينتهي التمرين قبله.
watch-goes-on = يستمر التمرين من { $time } في السيناريو المعدَّل.
watch-not-now = عُدّل السيناريو. ما هو مفتوح الآن يبقى على حاله.
watch-impossible = النظام لا يخبر متى تُحفظ الملفات. افتح السيناريو من جديد بعد كل تعديل.
