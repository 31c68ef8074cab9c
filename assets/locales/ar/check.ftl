# ما يجده الفحص في السيناريو، وما يُعمل فيه.

## the finding
check-error = خطأ
check-warning = تنبيه
check-and-more = و{ $total } غيرها: { $parts }
check-more-of = { $path }: { $said }
check-summary = { $scenarios }: { $errors }، { $warnings }
check-scenarios = { $n ->
        [zero] لم يُفحص سيناريو
        [one] فُحص سيناريو واحد
        [two] فُحص سيناريوهان
        [few] فُحصت { $n } سيناريوهات
        [many] فُحص { $n } سيناريو
       *[other] فُحص { $n } سيناريو
    }
check-errors = { $n ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $n } أخطاء
        [many] { $n } خطأً
       *[other] { $n } خطأ
    }
check-warnings = { $n ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $n } تنبيهات
        [many] { $n } تنبيهاً
       *[other] { $n } تنبيه
    }

## what findings are about
check-sort-file = { $n } في الملفات
check-sort-syntax = { $n } في طريقة الكتابة
check-sort-field = { $n } في الحقول
check-sort-reference = { $n } في أسماء لا وجود لها
check-sort-identifier = { $n } في المعرفات
check-sort-range = { $n } في أعداد خارج الحدود
check-sort-text = { $n } في النصوص
check-sort-clash = { $n } في أشياء لا تتفق
check-sort-idle = { $n } فيما لا يحدث أبداً

## check bounds
check-items-most-possible = في القائمة { $name } عدد { $n }؛ أكثر ما يُقبل { $most }
check-split-scenario = قسّم السيناريو
check-text-longer-characters = النص أطول من { $longest } حرف
check-make-shorter = اختصره
check-outline-points-rings-most = عدد نقاط الحدود { $points } وعدد حلقاتها { $rings }؛ أكثر ما يُقبل { $most } نقطة و{ $most_rings } حلقة
check-simplify-qgis = بسّط الحدود في QGIS
check-point-earth-longitude-180 = النقطة ({ $lon }, { $lat }) خارج الأرض؛ الطول من -180 إلى 180 والعرض من -90 إلى 90
check-point-longitude-latitude-degrees = النقطة (الطول, العرض) بالدرجات؛ صدّر من QGIS بنظام WGS 84 (⁦EPSG:4326⁩)
check-ring-fewer-three-points = حلقة من أقل من ثلاث نقاط
check-delete-complete = احذفها أو أكملها

## check chain
check-chain-more-injects-without = سلسلة من أكثر من { $most } مُدخَل بلا زمن بينها
check-give-some-them-put = أعط بعضها delay، أو ضع آثارها في مُدخَل واحد
check-inject-waits-itself-can = هذا المُدخَل ينتظر نفسه ولن يُبثّ أبداً
check-let-them-wait-time = اجعل أحدها ينتظر وقتاً أو أمراً

## check figures
check-polling-does-close-after = إغلاق المراكز ليس بعد فتحها
check-polling-since-after-opens = فُتحت الأبواب بعد الوقت الذي يُحسب منه من لم يقترع بعد
check-arrivals-weights-least-0 = أوزان الوصول أعداد غير سالبة ومجموعها أكبر من صفر
check-mean-must-1ms-24h = المدة المتوسطة يجب أن تكون بين 1ms و 24h، ومعامل التشتت بين 0 و 10
check-name-least-channel = اذكر قناة واحدة على الأقل، وليس Other منها
check-half-life-must-above = مدة النصف يجب أن تكون أكبر من صفر

## check graph
check-road-leads-other-places = لا طريق يصل إلى «{ $place }» من بقية الأماكن المستعملة

## check idle
check-arabic-english-text-stand = النصان العربي والإنجليزي متبادلان
check-exchange-them = بدّل بينهما
check-inject-comes-after-exercise = هذا المُدخَل يأتي بعد نهاية التمرين
check-shorten-delay-let-exercise = قصّر المهلة أو أطل التمرين
check-inject-does-nothing-expects = مُدخَل بلا أثر وبلا إجراء متوقع
check-give-effects = أعطه effects
check-weight-without-group = الوزن weight لا معنى له بلا group
check-probability-write = للاحتمال اكتب chance
check-inject-alone-group = لا بديل لهذا المُدخَل في مجموعته
check-add-alternative-delete = أضف بديلاً، أو احذف group
check-condition-without-parts-always = شرط بلا أجزاء يتحقق دائماً
check-condition-without-parts-never = شرط بلا أجزاء لا يتحقق أبداً
check-write-parts = اكتب أجزاءه بين ⁦[ ]⁩
check-nothing-sets-flag = لا أحد يضع العلم «{ $f }»
check-inject-waits-itself = المُدخَل ينتظر نفسه
check-name-another-inject = اكتب معرف مُدخَل آخر
check-always-holds = هذا الشرط متحقق من البداية
check-write-share-1-100 = اكتب نسبة بين 1 و 100
check-centre-voters-only-never = عدد ناخبي المركز { $registered } فقط؛ لا يتحقق هذا أبداً
check-write-smaller-number = اكتب عدداً أصغر
check-same-flag-asked-excluded = العلم نفسه مطلوب موضوعاً وغير موضوع
check-group-only-inject-ever = من مجموعة واحدة لا يأتي إلا مُدخَل واحد
check-never-holds-perhaps-meant = لا يتحقق الشرط أبداً؛ ربما تقصد Any
check-message-goes-exercise-control = الرسالة لإدارة التمرين وحدها ولا يراها أحد
check-send-room-write-into = أرسلها إلى غرفة، أو اكتبها في notes
check-receiver-named-twice = المتلقي مذكور مرتين
check-seat-named-twice = الدور «{ $id }» مذكور مرتين في هذه القائمة
check-delete-two = احذف أحدهما
check-nobody-gives-order-short = لا يستطيع أحد أن يأمر في مهلة قصيرة كهذه
check-allow-time-such-10m = اكتب مهلة مثل ⁦"10m"⁩
check-seat-power-order = الدور «{ $id }» لا يملك صلاحية هذا الأمر ({ $power })
check-choose-another-seat-give = اختر دوراً آخر، أو أعطه powers
check-inject-brings-message = المُدخَل «{ $id }» لا يحمل رسالة
check-name-inject = اذكر مُدخَلاً فيه Message
check-seat-does-receive-message = الدور «{ $seat }» لا يتلقى هذه الرسالة
check-choose-receivers = اختر أحد متلقيها
check-order-nothing-can-match = أمر { $order } لا حقل له بالاسم { $name }، فلا يطابقه شيء
check-delete-field = احذف الحقل
check-inject-sends-vehicle-off = لا مُدخَل يطلق هذه المركبة
check-add-vehicle = أضف الأثر ⁦Vehicle("…")⁩
check-inject-starts-rumour = لا مُدخَل يبدأ هذه الشائعة
check-add-rumour = أضف الأثر ⁦Rumour(…)⁩
check-inject-brings-unit-into = لا مُدخَل يُدخل هذه الوحدة في الخدمة
check-add-effect-delete = أضف الأثر ⁦AddUnit("…")⁩، أو احذف later
check-nothing-tests-task-never = المهمة «{ $id }» لا يختبرها شيء ولن تُقيَّم
check-add-expected-action-names = أضف targets، أو إجراء متوقعاً يذكرها (⁦task⁩)
check-objective-without-critical-tasks = هدف بلا مهام حرجة
check-add-task = أضف مهمة

## check mod
check-scenario-file-head = ملف السيناريو بلا رأس
check-settings-twice = الإعدادات مكررة
check-exercise-starts-after-polling = يبدأ التمرين بعد فتح الاقتراع؛ قدّم بدايته أو أخّر الفتح
check-out-of-range = القيمة { $value } للحقل { $field } غير ممكنة؛ المقبول من { $low } إلى { $high }
check-span-out-of-range = المدة { $field } غير ممكنة؛ المقبول من { $low } إلى { $high }
check-no-such-thing = لا { $what } باسم «{ $id }»
check-text-empty-both-languages = النص فارغ باللغتين
check-arabic-text-missing = النص العربي ناقص
check-english-text-missing = النص الإنجليزي ناقص
check-write-ar-en = اكتب ⁦(ar: "…", en: "…")⁩
check-identifier-used-twice = المعرف «{ $id }» مستعمل من قبل
check-identifier-consists-lower-case = المعرف يتكون من أحرف لاتينية صغيرة وأرقام و _ و -، وأوله حرف أو رقم
check-format-known-program-reads = صيغة الملف { $format } غير معروفة؛ هذا البرنامج يقرأ الصيغة 1
check-exercise-does-end-after = نهاية التمرين ليست بعد بدايته
check-quiet-stretch-does-end = نهاية الليلة ليست بعد بدايتها
check-write-date-2024-11 = اكتب التاريخ هكذا "2024-11-16"

## check moving
check-vehicle-s-route-needs = مسار المركبة يحتاج إلى مكانين على الأقل
check-route-names-same-place = المكان نفسه مرتين متتاليتين في المسار
check-convoy-calls-centre = القافلة لا تقصد أي مركز
check-channel-can-differ = القناة Other لا تنقطع

## check script
check-good-above = أكبر من
check-good-below = أصغر من
check-target-task-good-must = هدف المهمة «{ $task }»: في { $name } يجب أن تكون good { $said } poor
check-what-storyline = خط أحداث
check-what-objective = هدف
check-what-task = مهمة حرجة
check-time-allowed-action-ends = مهلة الإجراء المتوقع تنتهي بعد نهاية التمرين
check-allow-less-release-inject = قصّر المهلة أو قدّم المُدخَل
check-time-lies-outside-exercise = الوقت { $time } خارج التمرين ({ $start } إلى { $end })
check-start-exercise-earlier = اكتب وقتاً لاحقاً، أو قدّم بداية التمرين (⁦start⁩)
check-end-exercise-later = اكتب وقتاً أسبق، أو أخّر نهاية التمرين (⁦end⁩)
check-did-you-mean-time = هل تقصد "{ $time }"؟
check-what-kind = نوع حادث
check-incident-cannot-happen-another = مكان الحادث لا يكون حادثاً آخر
check-message-goes-nobody = الرسالة بلا متلقٍّ
check-write-path-scenario-s = اكتب مساره من مجلد السيناريو، مثل ⁦"handouts/plan.png"⁩
check-attachment-lies-outside-scenario = المرفق خارج مجلد السيناريو
check-attachment-missing = الملف المرفق «{ $file }» غير موجود
check-attachment-is-of-scenario = المرفق «{ $file }» ملف من السيناريو نفسه، ولا يجوز أن يصل إلى أحد؛ اختر غيره
check-stage-last = المرحلة { $stage } غير موجودة في «{ $kind }»؛ آخرها { $last }
check-what-incident = حادث في هذا السيناريو
check-what-checkpoint = نقطة تفتيش
check-what-convoy = قافلة
check-what-vehicle = مركبة
check-what-rumour = شائعة
check-what-inject = مُدخَل
check-what-seat = دور
check-what-unit = وحدة
check-what-module = محور
check-what-question = سؤال
check-what-point = نقطة متوقعة
check-below-not-less = الحد الأدنى ليس أقل من الأعلى
check-time-shorter-minute = المدة أقصر من دقيقة

## check sense
check-quiet-stretch-lies-polling = وقت هادئ (⁦nights⁩) يقع في ساعات الاقتراع
check-quiet-stretches-jumped-over = الأوقات الهادئة يتجاوزها التمرين؛ راجع اليوم مثل ⁦"1+06:00"⁩
check-directorate-another-sub-room = للمديرية «{ $d }» غرفة فرعية أخرى؛ التقارير تصل إلى إحداهما فقط
check-keep-sub-room-each = أبقِ غرفة واحدة لكل مديرية
check-latitude-longitude-seem-exchanged = يبدو أن العرض والطول متبادلان
check-write-lat-lon = اكتب ⁦lat: { $lon }, lon: { $lat }⁩
check-road-km-long-ends = طول الطريق { $km } كم، والمسافة بين طرفيه على الخريطة { $straight } كم
check-look-where-ends = راجع km، ومكاني طرفيه
check-outline-lies-far-municipality = الحدود بعيدة عن مقر البلدية
check-point-longitude-latitude-longitude = النقطة (الطول, العرض): الطول أولاً
check-centre-without-protection-team = مركز اقتراع بلا فريق حماية، ولمراكز أخرى فرق
check-write-protection-team = أضف وحدة ⁦kind: ProtectionTeam⁩ لها ⁦centre: "{ $id }"⁩
check-protection-team-without-centre = فريق حماية بلا مركز
check-write-centre = اكتب ⁦centre: "…"⁩
check-checkpoint-closed-beginning-nobody = نقطة تفتيش مغلقة من البداية لا يمر بها أحد
check-write-identity = اكتب Identity مثلاً
check-checkpoint-without-staff-lane = نقطة تفتيش بلا أفراد لا يعمل فيها مسرب
check-write-how-many-people = اكتب عدد الأفراد
check-voters-registered-centre = لا ناخبين مسجلين في المركز
check-write-each-station = اكتب voters لكل محطة
check-gate-closed-beginning-nobody = بوابة المركز مغلقة من البداية فلا يصوّت أحد
check-convoy-inject-brings-centre = لا قافلة ولا مُدخَل يأتي بمواد هذا المركز، فلن يفتح
check-add-convoy-materials = أضفه إلى قافلة مواد
check-materials-there-already = كل مراكز هذه القافلة لديها موادها منذ البداية، فلا يتغير شيء بوصول القافلة
check-write-materials-false = اكتب ⁦`materials: false`⁩ عند المراكز التي تنتظرها
check-centre-s-place-seat = مكان المركز مقر بلدية أخرى («{ $m }»)
check-look-at-municipality = راجع place و municipality
check-road-does-touch-centre = هذا الطريق لا يصل إلى مكان المركز
check-name-road-ends = اذكر طريقاً ينتهي عنده
check-seat-unit-can-escort = لا وحدة مرافقة لدى الدور «{ $seat }»؛ الأوامر الدائمة لا تسيّر القافلة
check-give-unit-kind = أعطه وحدة من نوع Escort
check-convoy-calls-centre-twice = القافلة تقصد هذا المركز مرتين
check-convoy-departs-outside-exercise = وقت انطلاق القافلة خارج التمرين
check-convoy-materials-departs-after = قافلة المواد تنطلق بعد فتح الاقتراع
check-convoy-boxes-departs-before = قافلة الصناديق تنطلق قبل إغلاق الاقتراع
check-look-day-1-05 = راجع اليوم مثل ⁦"1+05:00"⁩
check-incident-needs-people-all = هذا الحادث يحتاج إلى { $n_people } من القدرة { $k }، ولدى كل الوحدات { $have }
check-add-unit-raise = أضف وحدة، أو زد strength

## check things
check-sub-room-needs-directorate = الغرفة الفرعية تحتاج إلى مديرية
check-more-20-million-voters = مجموع الناخبين أكبر من 20 مليوناً
check-what-district = حي أو منطقة
check-road-leads-where-begins = الطريق يبدأ وينتهي في المكان نفسه
check-team-protects-centre-must = قاعدة فريق الحماية يجب أن تكون مكان مركزه
check-centre-needs-least-station = المركز يحتاج إلى محطة واحدة على الأقل
check-shares-add-up-more = مجموع الحصص أكبر من 1
check-place-end-road = نقطة التفتيش ليست عند أحد طرفي هذا الطريق
check-incident-needs-least-stage = الحادث يحتاج إلى مرحلة واحدة على الأقل
check-stage-needs-nobody-can = مرحلة لا تحتاج إلى أحد ولا تنتهي دون تدخل
check-what-place = مكان
check-what-road = طريق
check-what-directorate = مديرية
check-what-municipality = بلدية
check-what-centre = مركز اقتراع
check-seat-power-command = الدور «{ $id }» لا يملك صلاحية ذلك

## explain
check-comma-missing-before = تنقص فاصلة قبل هذا
check-write-between-parts = اكتب , بين العناصر
check-decimal-fraction-written-point = الكسر العشري يُكتب بنقطة
check-write-decimal-point = اكتب 0.6 وليس 0,6
check-number-of-other-keyboard = العدد هنا مكتوب بأرقام أو فاصلة لا تقرؤها هذه الصيغة
check-write-this-number = اكتب { $n }
check-percent-sign = لا تُكتب علامة النسبة مع العدد
check-write-share = اكتب { $n }؛ وحيث يُطلب عدد من أصل مئة احذف العلامة وحدها
check-write-share-of-one = النسبة هنا جزء من واحد: اكتب { $n }
check-invisible-outside-text = رمز لا يُرى ({ $c }) خارج النصوص
check-holds-invisible = فيه رمز لا يُرى ({ $c }): احذف المكتوب كله واكتبه من جديد
check-delete-invisible = احذف السطر واكتبه من جديد؛ كثيراً ما يأتي الرمز من اللصق
check-foreign-comma = العلامة «{ $c }» ليست فاصلة هذه الصيغة
check-write-latin-comma = اكتب الفاصلة اللاتينية ,
check-field-without-colon = تُكتب نقطتان بين اسم الحقل وقيمته
check-write-colon = اكتب : مكان =
check-field-in-quotes = اسم الحقل يُكتب بلا علامات اقتباس
check-take-quotes-away = احذف علامتي الاقتباس حول الاسم
check-value-without-field = قيمة بلا اسم حقل بين حقول مسماة
check-write-name-value-put = اكتب ⁦name: value⁩، أو ضع القائمة بين ⁦[ ]⁩
check-named-fields-stand-round = الحقول المسماة تُكتب بين قوسين دائريين
check-write-id-list-id = اكتب ⁦(id: …)⁩ وللقائمة ⁦[(id: …), …]⁩
check-value-begins = لا تبدأ قيمة بالرمز «{ $c }»
check-delete-put-value-quotes = احذفه، أو اكتب القيمة بين علامتي اقتباس إن كانت نصاً
check-file-empty = الملف فارغ
check-begin-copy-scenarios-first = ابدأ بنسخة من scenarios/first-steps
check-something-stands-behind-end = كلام بعد نهاية السجل
check-delete-look-before-closing = احذفه، أو ابحث قبله عن قوس مغلق زائد
check-closes-nothing = القوس ⁦{ $c }⁩ هنا لا يغلق شيئاً
check-delete-look-bracket-missing = احذفه، أو ابحث قبله عن قوس ناقص
check-quotes-inside-text = علامة اقتباس داخل النص تُنهيه قبل آخره
check-write-other-quotes = اكتب داخل النص ⁦« »⁩ أو ⁦\"⁩
check-quotes-closed-line = علامة اقتباس لا تُغلق في هذا السطر
check-close-text-end = أغلق النص بعلامة " في آخره
check-quotation-mark-word-processor = علامة الاقتباس «{ $c }» من محرر نصوص
check-write-straight-mark = اكتب العلامة المستقيمة "
check-comment-never-closed = تعليق لا يُغلق
check-close-comment = أغلقه بـ */
check-never-closed = القوس ⁦{ $open }⁩ هنا لا يُغلق
check-close-bracket = أغلقه بالقوس ⁦{ $close }⁩
check-close-bracket-before = أغلقه بالقوس ⁦{ $close }⁩ قبل { $field }
check-closed-by-other = القوس ⁦{ $open }⁩ هنا يغلقه ⁦{ $close }⁩، وهو من نوع آخر
check-list-and-record-brackets = القائمة بين ⁦[ ]⁩ والسجل بين ⁦( )⁩
check-list-without-bracket = هذه القائمة ينقصها القوس ⁦[⁩ في أولها
check-brackets-inside-brackets-more = أقواس متداخلة أكثر من مئة مرة
check-split-written = قسّم ما كُتب هنا
check-field-given-twice = الحقل «{ $field }» مكرر
check-field-missing = الحقل «{ $field }» ناقص
check-add-field = أضف { $field }: …
check-no-time = { $found } ليس وقتاً
check-write-time = اكتب الوقت هكذا "09:30" أو "09:30:15"، ولليوم التالي ⁦"1+09:30"⁩
check-no-length-of-time = { $found } ليست مدة
check-write-length-of-time = اكتب المدة هكذا ⁦"90s"⁩ أو ⁦"15m"⁩ أو ⁦"1h30m"⁩
check-number-negative-larger-possible = العدد سالب أو أكبر مما يُقبل هنا
check-whole-number-wanted = المطلوب هنا عدد صحيح بلا كسر
check-leave-out-fraction = احذف الكسر
check-value-name-stands-without = هذه القيمة اسم وتُكتب بلا علامات اقتباس
check-write-name-alone = اكتب { $bare }
check-known-values-wanted-without = المطلوب هنا قيمة من القيم المعروفة، بلا علامات اقتباس
check-record-round-brackets-wanted = المطلوب هنا سجل بين قوسين دائريين
check-write-record = اكتب ⁦({ $body })⁩
check-list-wanted = المطلوب هنا قائمة
check-write-list-square-brackets = اكتب القائمة بين قوسين مربعين ⁦[ ]⁩
check-values-round-brackets-wanted = المطلوب هنا قيم بين قوسين دائريين
check-write-round-brackets = اكتب ⁦(…)⁩
check-too-many-too-few = عدد القيم هنا غير صحيح
check-reference-says-how-many = يقول المرجع (⁦tamrin reference⁩) كم قيمة
check-value-wanted = المطلوب هنا قيمة واحدة
check-write-value-alone-some = اكتب القيمة وحدها، أو ⁦Some(القيمة)⁩، أو None
check-yes-wanted = المطلوب هنا نعم أو لا
check-write-true-false = اكتب true أو false
check-integer-wanted = المطلوب هنا عدد صحيح
check-write-whole-number = اكتب العدد بأرقام لاتينية بلا اقتباس، مثل 12
check-number-wanted = المطلوب هنا عدد
check-write-number = اكتب العدد بأرقام لاتينية بلا اقتباس، مثل 0.6
check-text-quotes-wanted = المطلوب هنا نص بين علامتي اقتباس
check-write-double-quotes = اكتب العلامة المزدوجة " قبله وبعده
check-write-quotes = اكتب "…"
check-backslash-text-followed-nothing = الشرطة المائلة \ في النص لا يتبعها رمز معروف
check-write-backslash-itself-n = اكتب ⁦\\⁩ للشرطة نفسها، و ⁦\n⁩ لسطر جديد، و ⁦\"⁩ لعلامة الاقتباس
check-colon-missing-before = تنقص نقطتان قبل هذا
check-write-name-value = اكتب ⁦name: value⁩
check-text-ends-before-value = ينتهي النص قبل أن تكتمل القيمة
check-complete = أكمل القيمة
check-value-does-fit = القيمة لا تناسب هذا المكان
check-reference-says-written = يقول المرجع (⁦tamrin reference⁩) ما يُكتب هنا
check-no-field = لا يوجد حقل بالاسم «{ $found }» هنا
check-no-value = القيمة «{ $found }» غير معروفة هنا

## mod
check-included-file-looked-scenario = يُبحث عن الملف المضمن في مجلد السيناريو نفسه

## notes
check-did-you-mean = هل تقصد «{ $near }»؟
check-known-are = المعروف: { $all }

## read
check-expected-record-named-fields = كان المتوقع سجلاً بحقول مسماة مثل ⁦(id: …)⁩
check-head-only = الحقل «{ $name }» يُكتب في رأس scenario.ron فقط
check-write-a-list = اكتب ⁦{ $name }: [(…), (…)]⁩

## base clean
check-text-holds-invisible-control = في النص رمز تحكم غير مرئي ({ $c })
check-text-no-character = في النص رمز { $c } وليس حرفاً
check-invisible-mark-direction-closed = علامة اتجاه غير مرئية ({ $c }، { $said }) مفتوحة حتى نهاية السطر
check-invisible-mark-direction-closes = علامة اتجاه غير مرئية ({ $c }) تغلق ما لم يُفتح
check-text-holds-line-break = في النص فاصل أسطر من برنامج آخر ({ $c })؛ يُقرأ سطراً جديداً
check-name-one-line = الاسم سطر واحد؛ فاصل الأسطر أو الجدولة فيه يُقرأ مسافة
check-delete-type-text-anew = احذف الرمز، أو اكتب النص من جديد؛ كثيراً ما يأتي من اللصق
check-delete-mark-where-needed = احذف العلامة؛ يكفي عند الحاجة ⁦LRM (U+200E)⁩ أو ⁦RLM (U+200F)⁩
check-write-n-place = اكتب \n مكانه
check-write-name-line = اكتب الاسم في سطر واحد
check-mark-embedding = تضمين اتجاه
check-mark-override = قلب اتجاه
check-mark-isolate = عزل اتجاه

# الإجراءات المتوقعة
check-expected-without-test = الإجراء المتوقع لا يبحث عن شيء
check-write-action = اكتب action أو all_of أو any_of
check-alternative-alone = البديل الواحد ليس بديلاً
check-write-all-of = اكتبه تحت all_of، أو أضف بديلاً آخر
check-words-name-alternatives = في الكلام بدائل («أو») وليس في الاختبار بدائل
check-write-any-of = اكتب البدائل تحت any_of، أو غيّر الكلام
check-any-posture-meets = تكفي هنا أي درجة تفتيش، أشد كانت أو أخف
check-write-bounds = اكتب at_least أو at_most
check-any-unit-meets = تكفي هنا أي وحدة، والحادث يحتاج إلى: { $needed }
check-write-able-to = اكتب able_to أو unit_kind
check-approach-without-checkpoint = لا نقطة تفتيش عند هذا الطرف من الطريق { $road }
check-add-checkpoint-near = أضف نقطة ⁦(near: "{ $place }")⁩، أو احذف cordon
check-bounds-cross = لا شيء حدُّه الأدنى { $low } والأقصى { $high }
check-swap-bounds = اكتب الأصغر في at_least
check-control-always-there = الدور «{ $id }» هو إدارة التمرين، وهي حاضرة دائماً: فلن يأتي هذا المُدخَل أبداً
check-delete-who-is-always-there = اكتب أدواراً قد يشغلها مشاركون، أو احذف unstaffed
check-in-field = الحقل «{ $field }»: { $said }

## check discussion
check-write-question = اكتب الأسئلة التي تُناقش
check-module-asks-nothing = ليس في محور النقاش سؤال
check-questions-longer-than-module = مجموع مدد الأسئلة { $sum }، ومدة المحور { $time_box }
check-give-module-more-time = زد مدة المحور أو قلّل مدد أسئلته
check-break-out-of-nobody = يناقش الجميع هذا المحور معاً، فلا تنفرد غرفة بهذه المدة
check-write-break-out = اكتب ⁦`manner: BreakOut`⁩ أو احذف ⁦`break_out`⁩
check-break-out-takes-all = للغرف { $time } على حدة، ومدة المحور { $time_box }
check-leave-time-for-plenary = أبقِ وقتاً للجلسة العامة
check-picture-no-picture = ‏`{ $file }` ليس PNG ولا JPEG، أو هو تالف
check-picture-too-large = حجم `{ $file }` هو { $size } بايت
check-picture-too-wide = قياس `{ $file }` هو { $width } × { $height } بكسل
check-save-picture-anew = احفظه بصيغة PNG أو JPEG لا يزيد على 4 ميغابايت ولا على 4096 بكسل للضلع
check-order-modules-by-time = رتّب محاور النقاش بحسب أوقاتها؛ فزمن التمرين لا يرجع
check-module-before-last = وقت المحور قبل وقت المحور الذي سبقه، فتعرض الخريطة وقتاً متأخراً عنه
check-play-ends-before = ينتهي مقطع اللعب قبل أن يبدأ
check-ask-seats-that-play = اسأل الأدوار المشاركة
check-control-is-not-asked = { $id } هو إدارة التمرين، وهي التي تسأل ولا تُسأل
check-write-expected-points = اكتب في expected ما تحتويه الإجابة الجيدة ليعرفها المقيّمون
check-question-expects-nothing = لا نقطة متوقعة في إجابات السؤال { $id }
check-call-sign-twice = للدور «{ $seat }» نداء الاتصال نفسه
check-telephone-twice = للدور «{ $seat }» الهاتف نفسه
check-telephone-no-extension = هاتف التمرين رقم داخلي من 2 إلى 6 أرقام
check-give-each-seat-own = أعط كل دور ما يخصه؛ والدور الذي لا يُكتب له شيء هاتفه 100 زائد رقمه بين الأدوار، ونداؤه «تمرين» مع ذلك الرقم
check-write-short-extension = اكتب رقماً قصيراً مثل "21"؛ ولا يوضع رقم حقيقي في سيناريو
check-module-at-endex = ينتهي التمرين في هذا الوقت، ولا نقاش بعده

## السماح
check-allow-unknown = لا توجد قاعدة `{ $code }`
check-allow-of-error = القاعدة `{ $code }` خطأ ولا يُسمح به
check-allow-fix-error = أصلح الخطأ واحذف هذا التعليق
check-allow-without-reason = هذا يسمح بالقاعدة `{ $code }` ولا يقول لماذا
check-allow-write-reason = اكتب ⁦// allow: { $code }⁩ ثم السبب
check-allow-of-nothing = لا شيء هنا يخالف القاعدة `{ $code }` فلا حاجة إلى السماح
check-allow-delete = احذف هذا التعليق
check-explain-allow = إذا خولفت عمداً: ⁦// allow: { $code }⁩ ثم السبب، على السطر أو قبله
check-explain-never = يمنع لعب السيناريو ولا يُسمح به
check-no-such-rule = لا توجد قاعدة `{ $code }`
check-rules-heading = قواعد الفحص
check-rules-made = كتبها البرنامج؛ و ⁦`tamrin check --explain NAME`⁩ يعرض واحدة منها. يُسمح بالتنبيه في موضعه بتعليق: ⁦// allow: NAME⁩ ثم السبب.
check-rules-name = القاعدة
check-rules-level = الدرجة
check-rules-about = كيف تبدو المخالفة
check-rules-why = لماذا، وما العمل

## هل تأتي المُدخَلات
check-never-late = أبكر وقوعه بعد ENDEX
check-never-times = هذه الأوقات يستبعد بعضها بعضاً
check-never-below-nothing = الثقة لا تقل عن 0 أبداً
check-never-so-many = المطلوب { $strength } فرداً، ومجموع أفراد الوحدات القادرة { $have }
check-never-open = لا يُفتح الاقتراع قبل ENDEX
check-never-closes = لا يُقفل الاقتراع قبل ENDEX
check-never-fetched = لا قافلة تنقل صناديق هذا المركز
check-never-inject = المُدخَل «{ $id }» لا يأتي أبداً
check-never-holds-because = هذا لا يتحقق أبداً: { $why }
check-ask-for-something-possible = اطلب ما يمكن أن يقع، أو احذفه
check-inject-waits-in-vain = هذا المُدخَل ينتظر «{ $id }» وهو لا يأتي أبداً
check-let-it-wait-for-another = اجعله ينتظر مُدخَلاً آخر أو وقتاً
check-from-start = هذا متحقق عند STARTEX بحسب الخطة والإعدادات، فيأتي المُدخَل فوراً
check-write-at = اطلب شيئاً يقع لاحقاً، أو اكتب ⁦At("…")⁩
check-chosen-may-stay-away = هذا يُختار من مجموعته ثم قد لا يأتي، فلا يأتي من المجموعة شيء
check-let-chosen-come = احذف chance، أو أضف إلى المجموعة بديلاً لا يحدث فيه شيء
check-orders-without-default = مُدخَلات تجيب عن أوامر منذ «{ $id }»، ولا شيء يأتي إذا لم يصدر أمر
check-add-missing = أضف مُدخَلاً بشرط ⁦Missing(…)⁩ منذه

## ما هو متوقع
check-no-unit-like-that = لا وحدة كهذه، فلا أحد يستطيع ذلك
check-add-such-unit = أضف وحدة كهذه، أو اطلب أقل
check-too-far = يستغرق هذا على الطرق { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    } على الأقل، وهو أكثر من المتاح
check-allow-more-time = أعط وقتاً أكثر، أو قرّب قاعدة وحدة
check-foresight-not-counted = من يفعل هذا قبل المُدخَل يُقيَّم كأنه لم يفعله
check-leave-before-out = احذف ⁦before:⁩ فيُحسب ما سبق بنصف ساعة
check-foresight-forbidden = من أمر بهذا منذ «{ $id }» قبل هذا المُدخَل يُحسب مقصراً
check-write-since-own = اكتب ⁦since: "{ $id }"⁩

## الكلمات
check-no-controller = لا أحد من إدارة التمرين مسؤول عن هذا المُدخَل
check-write-controller = اكتب ⁦controller:⁩ المنصب لا الشخص
check-nothing-expected = لا شيء متوقع، والملاحظات لا تقول لماذا
check-expect-or-say-why = أضف إجراءً متوقعاً، أو قل في notes لماذا لا يوجد
check-too-long-for-radio = { $n } كلمة باللاسلكي، ولا أحد يكتب منها أكثر من { $most }
check-say-less = قل أقل، أو أرسلها بقناة أخرى
check-expected-without-task = هذا لا ينتمي إلى مهمة حرجة ولا يغير أي تقييم
check-write-task = اكتب task
check-words-name-another = الكلمات تسمي «{ $id }» والاختبار يطلب غيره
check-make-words-and-test-same = اجعل الكلمات والاختبار شيئاً واحداً
check-message-names-another = الكلمات تسمي «{ $id }» والحادث في موضع آخر
check-make-words-and-effect-same = اجعل الكلمات والأثر شيئاً واحداً
check-words-say-another-time = الكلمات تتيح { $minutes ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }، و within { $within }
check-person-named = يبدو أن «{ $words }» اسم شخص
check-write-post = اكتب المنصب أو الجهة

## الأدوار والأشياء
check-seat-without-work = هذا الدور لا تصله رسالة ولا يقود شيئاً ولا يُسأل عن شيء
check-give-seat-work = أرسل إليه رسائل أو أعطه قوات أو احذفه
check-seat-overloaded = عدد الرسائل { $n } في { $minutes } دقيقة، وتحتاج قراءتها والإجابة عنها { $needed } دقيقة
check-spread-messages = وزعها أو اختصرها
check-seat-waits = من { $from } إلى { $to } لا يعطي النص الدور «{ $seat }» شيئاً
check-put-inject-there = ضع مُدخَلاً هناك
check-nothing-needs-unit = لا شيء في هذا النص يحتاج ما تستطيعه هذه الوحدة
check-give-unit-work = أعطها عملاً أو احذفها
check-nothing-concerns-centre = الاقتراع خارج التمرين، ولا شيء يحدث عند هذا المركز
check-let-something-happen = دع شيئاً يحدث هناك، أو احذفه
check-nothing-passes-checkpoint = لا شيء يمر بنقطة التفتيش هذه ولا شيء يسميها
check-give-road-traffic = أعطها traffic أو احذفها
check-standing-orders-contradict = هذا يناقض الأمر الدائم «{ $id }» للصفة نفسها
check-keep-one-standing-order = أبقِ واحداً من الاثنين
