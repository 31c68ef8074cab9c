# أسماء ما لا اسم له بذاته، والحالات والأنواع والوسائل.

name-road = طريق { $from } – { $to }
name-inject = { $id } ({ $name })
name-incident = «{ $kind }» ({ $site })
name-rumour = الشائعة «{ $rumour }»
name-situation = الموقف العام
name-head = رئيس { $centre }
name-citizen = مواطن في { $place }
name-post = مركز اتصالات { $place }
name-control = إدارة التمرين
name-field = الوحدات والنقاط

## How a checkpoint or gate checks
posture-open = مفتوح بلا تفتيش
posture-look = معاينة بالنظر
posture-identity = تدقيق الهوية
posture-search = تفتيش كامل
posture-closed = مغلق

manner-plenary = جلسة عامة
manner-break-out = كل غرفة على حدة
direction-in = الداخلة
direction-out = الخارجة
find-weapons = أسلحة
find-contraband = ممنوعات مهربة
find-wanted-vehicle = مركبة مطلوبة

## What is held as evidence
evidence-weapons = أسلحة
evidence-contraband = ممنوعات مهربة
evidence-electoral-material = مواد انتخابية

## Levels of readiness
readiness-normal = عادية
readiness-high = عالية
readiness-maximum = قصوى

## What a unit can do
capability-guard = حراسة
capability-crowd = ضبط الحشود
capability-armed = قوة مسلحة
capability-mediation = وساطة
capability-medical = إسعاف
capability-fire = إطفاء
capability-investigation = تحقيق
capability-clearing = فتح طريق
capability-technical = إصلاح فني
capability-escort = مرافقة

## Means of communication
channel-mobile-voice = الهاتف المحمول
channel-mobile-data = بيانات المحمول
channel-fixed-line = الهاتف الأرضي
channel-radio = اللاسلكي
channel-satellite = الهاتف الفضائي
channel-other = وسيلة أخرى

## Where one waits
line-checkpoint = بوابات المراكز
line-station = المحطات
line-road = نقاط تفتيش الطرق

## Why a convoy stands still
halt-no-escort = لا مرافقة معها
halt-blocked = الطريق مسدود
halt-attacked = تعرضت لاعتداء
halt-ordered = بأمر

## What is missing in the chain of custody
gap-unescorted = سارت بلا مرافقة
gap-escort-left = تركتها المرافقة في الطريق
gap-attacked = تعرضت لاعتداء في الطريق
gap-skipped = تُرك مركز
gap-undelivered = لم تسلّم حمولتها حتى النهاية

## Why the chain of custody of detained people or of evidence is broken
held-gap-left = غادر من هي في عهدته
held-gap-overdue = بقيت في المكان أطول مما يجوز
held-gap-open = لم تسلّم حتى النهاية
ruling-record = دُوّن الاعتراض
ruling-recount = إعادة الفرز
result-disputed = اعتراض على الفرز
result-received = الاستمارات في المكتب
result-held-back = الاستمارات محجوبة عن الإدخال
result-recounting = يعاد فرزها في المكتب
result-entered = أُدخلت
result-doubt-sums = الأرقام لا تتطابق
result-doubt-custody = ثغرة في سلسلة العهدة
result-doubt-dispute = اعتراض لم يُبتّ فيه

## Why a checkpoint let a wanted vehicle pass
missed-not-told = لم تكن على علم
missed-expired = انتهت مدة التعميم
missed-posture = درجة تفتيشها لا توقف أحداً
missed-overlooked = لم تنتبه لها

## Mechanisms of the simulation, where a replay differs
mechanism-agenda = ما يحين بعد ذلك
mechanism-facts = الوقائع
mechanism-exercise = البداية والنهاية
mechanism-orders = الأوامر
mechanism-standing-orders = الأوامر الدائمة
mechanism-script = السيناريو
mechanism-roads = الطرق والطقس
mechanism-readiness = درجات الاستعداد
mechanism-movement = الوحدات
mechanism-polling = مراكز الاقتراع
mechanism-checkpoints = نقاط التفتيش
mechanism-incidents = الحوادث
mechanism-knowledge = ما تعلمه الأدوار
mechanism-comms = الاتصالات
mechanism-vehicles = المركبات المطلوبة
mechanism-custody = القوافل
mechanism-holdings = المحتجزون والمضبوطات
mechanism-results = الاعتراض على الفرز واستمارات النتائج
mechanism-rumours = الشائعات
mechanism-confidence = الثقة

## Shares in a hundred
percent = { $n }٪
percent-span = { $low }–{ $high }٪
percent-above = ‎+{ $n }٪

## Numbers of things
people =
    { $n ->
        [zero] لا أحد
        [one] فرد واحد
        [two] فردان
        [few] { $n } أفراد
        [many] { $n } فرداً
       *[other] { $n } فرد
    }
vehicles =
    { $n ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $n } مركبات
        [many] { $n } مركبة
       *[other] { $n } مركبة
    }
checkpoints =
    { $n ->
        [zero] لا نقاط تفتيش
        [one] نقطة تفتيش واحدة
        [two] نقطتا تفتيش
        [few] { $n } نقاط تفتيش
        [many] { $n } نقطة تفتيش
       *[other] { $n } نقطة تفتيش
    }
checkpoints-all = كل نقاط التفتيش
ballots =
    { $n ->
        [zero] لا أوراق اقتراع
        [one] ورقة اقتراع واحدة
        [two] ورقتا اقتراع
        [few] { $n } أوراق اقتراع
        [many] { $n } ورقة اقتراع
       *[other] { $n } ورقة اقتراع
    }
purpose-inform = للعلم
purpose-ask-to-confirm = طلب تأكيد
purpose-confirm = تأكيد
purpose-deny = نفي
capability-disposal = إبطال المتفجرات
repairer-commission = المفوضية
repairer-own = فرقها الفنية
repairer-operator = مشغّل الشبكة
repairer-grid-company = شركة الكهرباء
name-unknown = «{ $id }»

attached-words = { $title }
attached-picture = صورة
attached-text = نص
attached-document = وثيقة
attached-table = جدول
attached-map = خريطة
attached-recording = تسجيل
attached-file = ملف
