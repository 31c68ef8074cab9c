# ما يقوله سطر الأوامر.

## what is said of anything
cli-with-detail = { $said }: { $detail }

## log
cli-column-number = الرقم
cli-column-time = الوقت
cli-column-kind = النوع
cli-column-text = ما جرى
cli-column-data = البيانات
cli-column-mark = العلامة

## import
cli-imported = عدد الأماكن: { $places }، الطرق: { $roads }، البلديات: { $municipalities } (حدود تقريبية: { $voronoi })، المناطق: { $districts }
cli-import-nothing-written = لم يُكتب شيء؛ أصلح ما ذُكر أعلاه
cli-imported-centres = مراكز الاقتراع: { $centres }، المحطات: { $stations }
cli-import-centres-need-map = أعط الخريطة التي عليها مراكز الاقتراع: --on MAP.ron أو سيناريو، أو الحدود والأماكن لصنعها
cli-import-levels = الخيار --level مذكور { $levels } مرات وملفات الحدود { $files }؛ اذكره مرة، أو مرة لكل ملف
cli-import-property = الخيار --property «{ $words }» ليس على صورة id=COLUMN أو places.lat=COLUMN
cli-import-same-output = لا تُسمَّ الخريطة centres.ron، فمراكز الاقتراع تُكتب بجانبها بهذا الاسم

## seats
cli-seats-open = الأدوار مفتوحة في المتصفح على هذه العناوين، ولكل دور رمزه:
cli-seats-not-open = تعذّر فتح الأدوار على { $address }: { $why }
cli-seats-end = إدارة التمرين تبدأ التمرين وتنهيه من متصفحها؛ لإغلاق الأدوار: Ctrl+C، ولا يضيع شيء.
cli-file-not-read = تعذّرت قراءة { $file }
cli-seats-closed = أُغلقت الأدوار؛ التمرين محفوظ في { $kept }
cli-teams-open = الأدوار مفتوحة في المتصفح على هذه العناوين. رمز صفحة كل الفرق:
cli-teams-need-seats = التمارين المتعددة تُلعب في المتصفحات: أضف ‎--headless و‎--seats
cli-teams-end = صفحة كل الفرق تبدأ التمرين وتنهيه للجميع؛ لإغلاق الأدوار: Ctrl+C، ولا يضيع شيء.
cli-teams-resume = لإكمالها كلها لاحقاً:
cli-teams-closed = أُغلقت الأدوار؛ التمارين محفوظة في { $kept }

## replay
cli-in-the-file-none = {"  "}في الملف: تنقص هذه الواقعة وما بعدها
cli-now-none = {"  "}الآن:     لا واقعة
cli-condition-scenario = السيناريو: { $said }
cli-condition-seed = البذرة العشوائية: { $said }
cli-condition-program = البرنامج: { $said }

## branch
cli-branch-kept-go-tamrin = التفرع عند { $at } محفوظ في { $kept }؛ للاستئناف: tamrin run --resume { $kept }

## compare
cli-at-needs-page = الخيار --at للخريطتين في الصفحة؛ أضف --html
cli-comparison-page = المقارنة صفحةً في { $kept }

## export
cli-features-kept = عدد العناصر في { $kept }: { $n }

## import
cli-map-written-mend-named = لم تُكتب الخريطة؛ أصلح ما ذُكر أعلاه
cli-note = تنبيه: { $said }

## log
cli-span-ends-before-begins = المدة تنتهي ({ $b }) قبل أن تبدأ ({ $a })؛ ولليوم التالي 1+{ $b }
cli-no-kind-of-facts = لا وقائع من نوع «{ $name }»؛ { $help }
cli-no-facts-yet = لا وقائع في الملف بعد
cli-no-fact-like-that = لا واقعة كالمطلوب؛ الوقائع في الملف { $n }، من { $a } إلى { $b }{ $meant }

## map
cli-picture-cannot-drawn-size = تعذر رسم الصورة بهذا الحجم
cli-name-file-ends-svg = اسم الملف ينتهي بـ .svg أو .png
cli-map-kept = الخريطة عند { $at } في { $kept }

## mod
cli-cannot-written = تعذرت الكتابة
cli-both-languages-once-lang = اللغتان معاً (--lang both) لأوامر report و trend و form و papers فقط
cli-no-such-seat = لا يوجد دور باسم «{ $seat }»؛ الأدوار: { $all }
cli-time-not-played = لم يُلعب هذا الوقت؛ التمرين في الملف من { $a } إلى { $b }{ $meant }
cli-did-you-mean = ؛ هل تقصد { $t }؟
cli-error = خطأ: { $said }

## paper
cli-name-file-ends-these = اسم الملف ينتهي بأحد هذه: { $all }
cli-picture-document-cannot-drawn = تعذر رسم صورة في الوثيقة
cli-template-pdf-files-only = الخيار --template لملفات PDF فقط؛ اكتب في ملف ينتهي بـ .pdf
cli-template-s-folder-cannot = تعذرت قراءة مجلد القالب { $place }
cli-template-writes = لا { $file } في { $place }؛ يكتبه tamrin template { $place }
cli-written = كُتب { $kept }

## rate
cli-say-why-reason-decision = اكتب سبب القرار في --reason؛ قرار بلا سبب لا يُناقش بعد التمرين
cli-lead-rating-kept = تقدير المقيّم الأول للمهمة { $task } محفوظ في { $kept }، وهو المعتمد
cli-opinion-kept = رأي { $evaluator } في المهمة { $task } محفوظ في { $kept }؛ والقرار للمقيّم الأول
cli-evaluator-is-blank = اكتب في --evaluator صفة المقيّم؛ والمقيّم الأول لا يكتب هذا الخيار

## record
cli-note-earlier-version-wrote = تنبيه: كتبت هذا الملف نسخة سابقة كانت تحفظ آخر ما جرى في ملف بجانبه ({ $p }-wal)، وليس بجانبه الآن؛ إن نُسخ الملف وحده فآخر ما جرى ليس فيه
cli-note-file-copied-middle = تنبيه: نُسخ هذا الملف أثناء الكتابة فيه أو تضرر جزء منه؛ كل ما أدخله الناس مقروء، والوقائع حُسبت منه من جديد. لحفظه ملفاً كاملاً: tamrin rescue { $p } -o NEW.tamrin
cli-note-file-damaged-orders = تنبيه: الملف متضرر وتنقص منه أوامر؛ قُرئ ما قبل أول أمر لا يُقرأ، والوقائع حُسبت منه من جديد. لحفظه: tamrin rescue { $p } -o NEW.tamrin
cli-note-program-wrote-more = تنبيه: ليس هذا ما كتبه البرنامج: { $part }؛ التفاصيل: tamrin replay { $p } --verify
cli-scenario-seed-plan-changed = تغيّر السيناريو أو البذرة العشوائية أو الخطة بعد كتابتها
cli-orders-notes-evaluators-decisions = تغيّرت الأوامر أو الملاحظات أو قرارات المقيّمين بعد كتابتها، أو حُذف منها
cli-facts-changed-after-they = تغيّرت الوقائع بعد كتابتها، أو حُذف منها
cli-state-hashes-changed-after = تغيّرت بصمات الحالة بعد كتابتها، أو حُذف منها

## replay
cli-display-open-window-exercise = لا شاشة هنا لفتح نافذة: يُتحقق من التمرين بلا نافذة؛ لما يُرى في لحظة: --at HH:MM --json
cli-file-holds-orders-facts = في الملف أوامر بلا وقائع يُقارن بها؛ الوقائع تُحسب منها: tamrin run --resume
cli-playing-again-agrees-file = إعادة التشغيل تطابق الملف: وقائع { $facts }، بصمات حالة { $digests }
cli-log-goes-until = لم يأتِ ختام التمرين في هذا الملف؛ كُتب حتى { $time }
cli-log-emergency = حالة طارئة حقيقية ليست من التمرين: أُوقف التمرين
cli-log-emergency-over = انتهت الحالة الطارئة الحقيقية
cli-seal = ختم السجل
cli-first-fact = أول اختلاف: الواقعة { $n } عند { $at }، في: { $mechanism }
cli-in-the-file = {"  "}في الملف: { $fact }
cli-now = {"  "}الآن:     { $fact }
cli-first-state = أول حالة مختلفة عند { $at }، في: { $names }
cli-nothing-to-compare = لا وقائع في الملف يُقارن بها: حُسبت من جديد
cli-as-it-began = بلا تغيير منذ بداية التمرين
cli-changed-since = جرى تغيير في الملف بعد بداية التمرين
cli-not-known = لا يُعرف: صيغة الملف قديمة
cli-same-version = النسخة نفسها ({ $now })
cli-other-version = كتبته النسخة { $then } وهذه { $now }

## report
cli-exercise-larger-workbook-holds = التمرين أكبر من أن يسعه مصنف

## rescue
cli-saved-exercise-up-orders = حُفظ في { $kept } التمرين حتى { $until }: أوامر { $orders }، ملاحظات { $notes }؛ الوقائع تُحسب منها من جديد
cli-orders-after-cannot-read = ما بعد ذلك من أوامر لا يُقرأ، أو ينقص ما قبله
cli-scenario-s-text-file = نص السيناريو في الملف لا يُقرأ؛ أُخذ النص نفسه من البرنامج أو من المجلد
cli-look-tamrin-replay = للنظر فيه: tamrin replay { $kept }

## run
cli-exercise-kept-outcome-read = حُفظ التمرين في { $kept } وحصيلته في { $said }؛ لقراءة ما جرى: tamrin log { $kept } --lang ar
cli-display-open-window-exercise-played = لا شاشة هنا لفتح نافذة: يُشغَّل التمرين بلا نافذة، والأوامر الدائمة تشغل الأدوار الخالية
cli-build-window-exercise-played = لا نافذة في هذه النسخة: يُشغَّل التمرين بلا نافذة، والأوامر الدائمة تشغل الأدوار الخالية
cli-scenario-errors-mend-them = { $errors ->
        [zero] في السيناريو أخطاء؛ أصلحها أولاً
        [one] في السيناريو خطأ واحد؛ أصلحه أولاً
        [two] في السيناريو خطآن؛ أصلحهما أولاً
        [few] في السيناريو { $errors } أخطاء؛ أصلحها أولاً
        [many] في السيناريو { $errors } خطأً؛ أصلحها أولاً
       *[other] في السيناريو { $errors } خطأ؛ أصلحها أولاً
    }
cli-time-end-lies-outside = وقت الإنهاء خارج التمرين ({ $a } إلى { $b }){ $meant }
cli-order-lies-outside-exercise = الأمر عند { $t } خارج التمرين ({ $start } إلى { $end }){ $meant }
cli-word-exercise = تمرين
cli-machine-stood-still-exercise = توقف الجهاز مدة { $gone }؛ يتابع التمرين من { $at }
cli-press-enter-go = للمتابعة اضغط Enter

## shoot
cli-window-can-opened-display = تعذر فتح نافذة: لا شاشة أو لا مشغل رسوميات

## trend
cli-scenario-errors-see-them = في السيناريو أخطاء؛ اعرضها بـ tamrin check وأصلحها أولاً
cli-new-like-errors = في { $name } أخطاء فلا يُنسخ كاملاً؛ اعرضها بـ tamrin check وأصلحها أولاً
cli-papers-line = { $name }  { $title }
cli-papers-line-control = { $name }  { $title }  (للإدارة والمقيّمين فقط)
cli-papers-written =
    { $n ->
        [zero] لم تُكتب أوراق في { $folder }
        [one] كُتبت ورقة واحدة في { $folder }
        [two] كُتبت ورقتان في { $folder }
        [few] كُتبت { $n } أوراق في { $folder }
        [many] كُتبت { $n } ورقة في { $folder }
       *[other] كُتبت { $n } ورقة في { $folder }
    }

## typeset
cli-typesetting-cannot-started = تعذر تشغيل التنضيد
cli-needed-more-mib-memory = احتاج أكثر من { $mib } م.ب من الذاكرة
cli-broke-off-without-saying = انقطع دون أن يبين السبب
cli-did-end-within-seconds = لم ينته خلال { $s } ثانية
cli-setting-pdf-template-stopped = أُوقف تنضيد PDF بالقالب { $place } لأنه { $why }؛ ابحث فيه عن تكرار لا ينتهي
cli-setting-pdf-stopped-because = أُوقف تنضيد PDF لأنه { $why }
cli-command-program-itself = هذا الأمر يستعمله البرنامج نفسه

## lsp
cli-lsp-built-in = في المكتبة المدمجة
cli-lsp-needed = لا بد منه.
cli-lsp-default = إن تُرك: `{ $value }`

## watch
cli-watch-no-folder = ليس { $path } في مجلد تُعدَّل ملفاته؛ فُكّ ضغطه، أو انسخه بـ `tamrin new NAME --like`
cli-watch-needs-window = يحتاج `--watch` إلى النافذة، ولا شاشة هنا
