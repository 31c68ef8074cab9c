# ما حدث، جملة لكل واقعة بلا نقطة في آخرها.

## Exercise and script
fact-exercise-started = بدأ التمرين
fact-exercise-ended = انتهى التمرين
fact-order-accepted = { $seat }: { $order }
fact-order-accepted-standing = { $seat } (أمر دائم): { $order }
fact-order-rejected = رُفض أمر { $seat }: { $order }، لأن: { $why }
fact-inject-released = بُثّ المُدخَل { $inject }
fact-inject-released-by-hand = بُثّ يدوياً المُدخَل { $inject }
fact-inject-retimed = المُدخَل { $inject } يأتي عند { $due }
fact-inject-left-out-by-hand = لن يُبث المُدخَل { $inject }: تجاوزته إدارة التمرين
fact-inject-left-out-by-chance = لن يُبث المُدخَل { $inject }: لم يتحقق احتماله
fact-inject-left-out-alternative = لن يُبث المُدخَل { $inject }: اختير بديل له
fact-inject-left-out-staffed = لم يأتِ المُدخَل { $inject }: يشغل شخصٌ الدور الذي يتحدث المُدخَل باسمه
fact-message-received = وصلت الرسالة { $inject } إلى { $seat }
fact-message-acknowledged = تأكيد استلام الرسالة { $inject } من { $seat } بعد { $after }
fact-expected-met = إجراء متوقع نُفذ بعد { $after } ({ $seat }): { $expected }
fact-expected-met-before = نُفذ الإجراء المتوقع قبل المُدخَل بمدة { $before } من { $seat }: { $expected }
fact-expected-taken-back = تراجُع من { $seat } عما نُفذ به الإجراء المتوقع: { $expected }
fact-expected-not-carried-out = لم يُنفذ أمر { $seat }، فلا يُعد تنفيذاً للإجراء المتوقع: { $expected }
fact-outcome-reached = تحققت النتيجة المتوقعة بعد { $after }: { $expected }
fact-expected-missed = إجراء متوقع لم يُنفذ في وقته: { $expected }
fact-flag-set = وُضع مؤشر داخلي للسيناريو
fact-flag-cleared = أُزيل مؤشر داخلي للسيناريو

## Roads and areas
fact-road-blocked = انسد { $road }
fact-road-cleared = انفتح { $road }
fact-road-closed = أُغلق { $road } بأمر
fact-road-opened = فُتح { $road } بأمر
fact-weather-changed = الطقس في { $directorate }: السرعة { $percent }٪ من المعتاد
fact-readiness-reached = درجة الاستعداد في { $directorate }: { $level }

## Units
fact-unit-departed = انطلاق { $unit } إلى { $to }، الوصول المتوقع { $eta }
fact-unit-met-block = طريق مغلق أمام { $unit }: { $road }
fact-unit-stranded = لا طريق أمام { $unit }؛ الانتظار في { $place }
fact-unit-at-checkpoint = { $unit } في طابور { $checkpoint }
fact-unit-passed = عبور { $unit } من { $checkpoint } بعد { $after }
fact-unit-arrived = وصول { $unit } إلى { $to }
fact-unit-released = انتهاء مهمة { $unit } والعودة إلى القاعدة
fact-unit-returned = عودة { $unit } إلى القاعدة
fact-unit-lost = خروج { $unit } من الخدمة
fact-unit-added = دخول { $unit } في الخدمة
fact-duty-beyond-shift = تجاوز { $unit } مدة المناوبة
fact-relief-sent = انطلاق قوة بديلة إلى { $unit }، الوصول المتوقع { $eta }
fact-unit-relieved = تبديل { $unit } بعد مناوبة دامت { $after }
fact-post-beyond-shift = تجاوز أفراد { $checkpoint } مدة المناوبة
fact-post-relief-sent = انطلاق قوة بديلة إلى { $checkpoint }، الوصول المتوقع { $eta }
fact-post-relieved = تبديل أفراد { $checkpoint } بعد مناوبة دامت { $after }
fact-support-requested = طلب إسناد { $request }: من { $by } إلى { $from }: { $capability }، { $people }، إلى { $to }
fact-support-granted = أُجيب طلب الإسناد { $request }: { $unit }
fact-support-declined = تعذّرت تلبية طلب الإسناد { $request }

## Centres
fact-centre-ready = اكتمال تجهيز { $centre } للفتح
fact-centre-opened = فتح { $centre }
fact-centre-opened-late = فتح { $centre } متأخراً { $late }
fact-centre-not-opened = عدم فتح { $centre }
fact-centre-not-opened-both = عدم فتح { $centre }: المواد وفريق الحماية غير موجودين
fact-centre-not-opened-materials = عدم فتح { $centre }: المواد لم تصل
fact-centre-not-opened-team = عدم فتح { $centre }: فريق الحماية غير موجود
fact-centre-suspended-by-order = عُلّق الاقتراع في { $centre } بأمر
fact-centre-suspended-by-incident = توقف الاقتراع في { $centre } بسبب حادث
fact-centre-resumed = استؤنف الاقتراع في { $centre } بعد { $after }
fact-centre-extended = يستمر الاقتراع في { $centre } إلى { $until }
fact-centre-closed = أُقفلت أبواب { $centre } وفي الطابور { $line }
fact-counting-began = بدأ الفرز والعدّ في { $centre }: { $ballots }
fact-counting-done = انتهى الفرز والعدّ في { $centre } وخُتمت الصناديق
fact-gate-set = بوابة { $centre }: { $posture }
fact-centre-tally = حصيلة { $centre }: المسجلون: { $registered }؛ صوّتوا: { $served }؛ غادروا الطابور: { $gave_up }؛ تعذّر حضورهم: { $kept_away }؛ في الطابور: { $line }

## Checkpoints
fact-posture-set = { $checkpoint }: { $posture }
fact-posture-set-one-way = { $checkpoint }، { $direction }: { $posture }
fact-thing-found = ضُبط عند { $checkpoint } في الحركة { $direction }: { $find }
fact-thing-found-tip = ضُبط عند { $checkpoint } بعد تنبيه بتعميم، في الحركة { $direction }: { $find }
fact-women-unsearched = { $checkpoint }: مرّت من التفتيش الكامل دون مفتِّشة { $vehicles } فيها نساء
fact-checkpoint-delay = تأخير { $checkpoint } في المجموع: { $all } للمركبات، منه { $voters } للناخبين
fact-turnout-by-sex = { $centre }: اقترعت { $women_served } من { $women } ناخبة مسجلة، و{ $men_served } من { $men } ناخباً
fact-checkpoint-tally = حصيلة { $checkpoint }: المركبات العابرة: { $passed }؛ الراجعة: { $back }؛ متوسط الانتظار: { $wait }
fact-waits = عدد قياسات الانتظار عند { $line }: { $count }

## Incidents
fact-incident-began = حادث: «{ $kind }» ({ $site })
fact-incident-reported = وصل خبر { $incident } إلى { $seat }
fact-incident-escalated = تفاقم { $incident }: { $stage }
fact-response-began = أول وحدة عند { $incident }: { $unit }، بعد { $after }
fact-response-sufficient = القوة كافية عند { $incident }
fact-response-lost = القوة لم تعد كافية عند { $incident }
fact-force-out-of-proportion = قوة أكبر مما يلزم عند { $incident }: { $strength } والحد { $limit }
fact-people-injured = إصابات عند { $incident }: { $count }
fact-incident-settled = عولج { $incident } بعد { $after }
fact-incident-faded = انتهى { $incident } دون تدخل بعد { $after }

## What is said
fact-channel-down = انقطاع { $channel } في { $place } وما حولها
fact-channel-up = عودة { $channel } في { $place } بعد { $after }
fact-transmission-held = لا اتصال بين { $from } و{ $to } عبر { $channel }؛ الرسالة تنتظر
fact-transmission-lost = فُقدت رسالة عبر { $channel } من { $from } إلى { $to }
fact-order-delivered = وصل الأمر إلى { $to } عبر { $channel } بعد { $after }: { $order }
fact-order-not-carried-out = تعذّر على { $by } تنفيذ الأمر: { $order }، لأن: { $why }
fact-order-declined = رفض { $by } تنفيذ أمر لا يصدره إلا { $owner }: { $order }
fact-order-replaced = حلّ أمر أحدث محل أمر إلى { $to } قبل وصوله: { $order }
fact-comms-checked = فحص اتصالات { $seat }: أجاب { $answered } من { $asked }
fact-channel-silent = فحص اتصالات { $seat }: لا جواب من { $place } عبر { $channel }
fact-channel-tally = حصيلة { $channel }: المرسَل: { $sent }؛ الواصل: { $delivered }؛ المفقود: { $lost }؛ لم يصل بعد: { $undelivered }؛ متوسط الوقت: { $mean }
fact-report-received = بلاغ { $report } إلى { $seat } من { $from } عبر { $channel }، عمره { $age }: { $about }
fact-report-acknowledged = تأكيد استلام البلاغ { $report } من { $seat } بعد { $after }
fact-report-unanswered = لم يصل تأكيد { $seat } للبلاغ { $report } خلال { $after }: { $about }

## Wanted vehicles
fact-lookout-issued = تعميم { $lookout } من { $seat } حتى { $until } إلى { $checkpoints }: { $vehicle }
fact-lookout-received = وصل التعميم { $lookout } إلى { $checkpoint } بعد { $after }: { $vehicle }
fact-lookout-too-late = جاء التعميم { $lookout } إلى { $checkpoint } متأخراً { $by }: { $vehicle }
fact-lookout-handed-over = تنبيه من { $from } إلى النقطة المجاورة { $to }: { $vehicle }
fact-vehicle-appeared = انطلقت من { $place }: { $vehicle }
fact-vehicle-turned-back = رجعت قبل { $checkpoint }: { $vehicle }
fact-vehicle-intercepted = أُوقفت عند { $checkpoint } بعد { $after }: { $vehicle }
fact-vehicle-missed = عبرت { $checkpoint } ({ $why }): { $vehicle }
fact-vehicle-escaped = بلغت مقصدها { $place }: { $vehicle }

## Convoys
fact-convoy-started = { $convoy } جاهزة للانطلاق بمرافقة { $escort }
fact-convoy-started-alone = { $convoy } جاهزة وتنتظر مرافقة
fact-convoy-halted = توقفت { $convoy }: { $why }
fact-convoy-detours = { $convoy } تلتف حول { $road }: مدة السير { $drive }، أي أطول بمقدار { $longer } من ذلك الطريق
fact-convoy-resumed = { $convoy } في الطريق
fact-convoy-reached = وصلت { $convoy } إلى { $centre }
fact-custody-signed = تسليم وتوقيع بين { $convoy } و{ $centre }
fact-custody-gap = ثغرة في سلسلة العهدة، { $convoy }: { $gap }
fact-held-people = في عهدة { $by }: محتجزون { $people } (عهدة رقم { $held })
fact-held-evidence = في عهدة { $by }: مضبوطات، { $evidence } (عهدة رقم { $held })
fact-held-both = في عهدة { $by }: محتجزون { $people }، ومضبوطات: { $evidence } (عهدة رقم { $held })
fact-held-handed-over = عهدة رقم { $held }: تسليم وتوقيع من { $from } إلى { $unit } بعد { $after }
fact-held-brought-in = عهدة رقم { $held }: تسليم وتوقيع من { $from } في المديرية بعد { $after }
fact-held-gap = ثغرة في سلسلة العهدة رقم { $held }، { $from }: { $why }
fact-count-disputed = وكلاء مرشحين يعترضون على الفرز في { $centre }؛ توقف الفرز حتى يُبتّ في الاعتراض
fact-dispute-ruled = استُؤنف الفرز في { $centre } بعد { $after }: { $ruling }
fact-dispute-unanswered = استُؤنف الفرز في { $centre } بعد { $after }: لم يبتّ أحد في الاعتراض، وانصرف الوكلاء محتجين
fact-result-received = وصلت إلى المكتب نتائج { $centre }: { $forms }
result-forms = { $n ->
    [zero] لا استمارات
    [one] استمارة واحدة
    [two] استمارتان
    [few] { $n } استمارات
    [many] { $n } استمارة
   *[other] { $n } استمارة
}
fact-result-held = استمارات نتائج { $centre } محجوبة عن الإدخال: { $why }
fact-result-entered = أُدخلت نتائج { $centre } بعد { $after } من وصول استماراتها
fact-result-entered-by-ruling = أُدخلت نتائج { $centre } بعد { $after } من وصول استماراتها بعد البتّ: { $ruling }
fact-results-tally = النتائج عند الانتهاء: مراكز فُرزت { $counted }، مراكز وصلت استماراتها { $received }، أُدخلت نتائجها { $entered }، محجوبة عن الإدخال { $held }
fact-convoy-delivered = سلّمت { $convoy } كل حمولتها ووُقّع آخر محضر
fact-convoy-announced = { $checkpoint } على علم بقدوم { $convoy }
fact-convoy-passed-announced = عبرت { $convoy } (أُبلغ عنها مسبقاً) { $checkpoint } بعد { $after }
fact-convoy-passed = عبرت { $convoy } (لم يُبلَّغ عنها مسبقاً) { $checkpoint } بعد { $after }

## Rumours and confidence
fact-rumour-began = شائعة في { $municipality }: «{ $rumour }»
fact-rumour-spread = سمع { $percent }٪ من أهل { $municipality } الشائعة «{ $rumour }»
fact-rumour-verified-true = نتيجة التحقق لدى { $seat }: الشائعة «{ $rumour }» صحيحة
fact-rumour-verified-false = نتيجة التحقق لدى { $seat }: الشائعة «{ $rumour }» كاذبة
fact-rumour-corrected = بلغ نفي الشائعة أهل { $municipality }: «{ $rumour }»
fact-rumour-corrected-early = بلغ نفي الشائعة أهل { $municipality } قبل التحقق منها: «{ $rumour }»
fact-rumour-corrected-wrongly = بلغ نفي الشائعة أهل { $municipality } وهي صحيحة: «{ $rumour }»
fact-rumour-corrected-early-and-wrongly = بلغ نفي الشائعة أهل { $municipality } قبل التحقق منها وهي صحيحة: «{ $rumour }»
fact-rumour-ended = لم تعد الشائعة «{ $rumour }» تُتداول في { $municipality }؛ لم يسمعها { $percent }٪
fact-media-briefed = إحاطة إعلامية عن { $municipality }
fact-confidence-changed = { $municipality }: ثقة الناخبين في المؤسسات الأمنية { $percent }٪ (تقدير النموذج)
fact-seat-message-received = وصلت إلى { $to } الرسالة { $message } من { $from } عبر { $channel } بعد { $after } ({ $purpose }): «{ $text }»
fact-repair-requested = طلب { $seat } الإصلاح من { $by }: { $incident }
fact-unit-waits = انتظار { $unit } حتى تأمين الموقع: { $incident }
fact-incident-left-behind = بقي دون معالجة وخلّف آثاراً دائمة: { $incident }
fact-order-beyond-powers = أمر بوقف الاقتراع في { $centre } من { $seat } دون صلاحية
