# What an exercise comes to: measures, ratings, moments, numbers.

# Measures: what each is called, and how it is computed, without a full stop
measure-first-response = زمن وصول أول وحدة إلى موقع الحادث، الوسيط
measure-first-response-definition = من وقوع الحادث إلى وصول أول وحدة أُرسلت إليه؛ الوسيط لكل حادث وصلته وحدة
measure-unanswered = حوادث لم تصلها وحدة
measure-unanswered-definition = حوادث لم تصلها وحدة ولم تُعالَج حتى نهاية التمرين، إلا ما طُلب إصلاحه وينفع فيه الإصلاح
measure-settled = حوادث عولجت
measure-settled-definition = الحوادث التي أنهتها استجابة كافية من كل ما وقع
measure-injured = مصابون
measure-injured-definition = مجموع المصابين في كل الحوادث
measure-out-of-proportion = استجابات بقوة تفوق الحاجة
measure-out-of-proportion-definition = مرات كانت فيها القوة في الموقع أكثر مما يحتمله الحادث
measure-turn-out = من الأمر إلى انطلاق الوحدة، الوسيط
measure-turn-out-definition = من صدور الأمر إلى انطلاق الوحدة؛ الوسيط لكل إرسال وتحويل
measure-team-coverage = مراكز كان فريق حمايتها حاضراً عند الفتح
measure-team-coverage-definition = المراكز التي كان فريق حمايتها حاضراً وقت الفتح من كل ما له فريق
measure-opened-late = تأخر الفتح، الوسيط
measure-opened-late-definition = التأخر عن ساعة الفتح؛ الوسيط لكل مركز فُتح
measure-centre-hours-lost = ساعات اقتراع ضاعت في المراكز
measure-centre-hours-lost-definition = وقت الاقتراع الذي كانت فيه المراكز مغلقة أو معلّقة، مجموعاً
measure-voted = اقترعوا
measure-voted-definition = من أدلوا بأصواتهم
measure-women-voted = ناخبات اقترعن
measure-women-voted-definition = من أدلين بأصواتهن من الناخبات المسجلات، في المراكز التي فيها محطات لكل من الجنسين
measure-men-voted = ناخبون اقترعوا
measure-men-voted-definition = من أدلوا بأصواتهم من الناخبين المسجلين، في المراكز التي فيها محطات لكل من الجنسين
measure-gave-up = غادروا الطابور ممن جاؤوا
measure-gave-up-definition = من غادروا الطابور من كل من جاؤوا
measure-kept-away = تعذّر حضورهم ممن أرادوا الحضور
measure-kept-away-definition = من منعهم طريق أو خوف أو باب مغلق من كل من أرادوا الحضور
measure-gate-wait = الانتظار عند بوابات المراكز لخمسة وتسعين من مئة
measure-gate-wait-definition = ما لم يتجاوزه انتظار 95 من مئة عند بوابات المراكز
measure-station-wait = الانتظار عند المحطات لخمسة وتسعين من مئة
measure-station-wait-definition = ما لم يتجاوزه انتظار 95 من مئة عند محطات الاقتراع
measure-road-wait = الانتظار عند نقاط تفتيش الطرق لخمسة وتسعين من مئة
measure-road-wait-definition = ما لم يتجاوزه انتظار 95 من مئة عند نقاط تفتيش الطرق
measure-voter-delay = وقت الناخبين الضائع عند نقاط التفتيش
measure-voter-delay-definition = انتظار الناخبين وتفتيشهم عند نقاط التفتيش، مجموعاً
measure-found = مضبوطات نقاط التفتيش
measure-found-definition = الأسلحة والممنوعات المهربة والمركبات المطلوبة التي ضُبطت في الحركة، مجموعةً لكل نقاط التفتيش
measure-women-unsearched = مركبات فيها نساء مرّت من التفتيش الكامل دون تفتيشهن
measure-women-unsearched-definition = مركبات فيها نساء عند نقاط تفتيش كامل ليست فيها مفتِّشة
measure-knowledge = من وقوع الحادث إلى علم غرفته به، الوسيط
measure-knowledge-definition = من وقوع الحادث إلى أول علم لكل دور به؛ الوسيط لكل حادث ودور
measure-never-known = حوادث لم تعلم بها أي غرفة
measure-never-known-definition = حوادث لم يبلغ خبرها أي دور
measure-silence = أطول مدة لم يصل فيها بلاغ إلى دور
measure-silence-definition = أطول مدة بين بلاغين متتاليين إلى دور، والبداية والنهاية محسوبتان؛ الأطول بين الأدوار
measure-report-age = عمر الخبر عند وصول البلاغ، الوسيط
measure-report-age-definition = عمر المشاهدة عند وصول بلاغها؛ الوسيط لكل البلاغات
measure-confirmation = زمن تأكيد الرسائل والبلاغات، الوسيط
measure-confirmation-definition = من وصول الرسالة أو البلاغ إلى تأكيد استلامه؛ الوسيط
measure-unconfirmed = بلاغات لم تُؤكد في وقتها
measure-unconfirmed-definition = مرات لم يُؤكد فيها بلاغ في وقته من كل البلاغات الواصلة
measure-words-lost = أوامر وبلاغات وتعاميم فُقدت في الإرسال
measure-words-lost-definition = أوامر وبلاغات وتعاميم أُرسلت ولم تصل
measure-refused = أوامر المشاركين التي رُفضت
measure-refused-definition = أوامر المشاركين التي رُفضت من كل أوامرهم
measure-lookout-time = من التعميم إلى علم نقطة التفتيش، الوسيط
measure-lookout-time-definition = من إصدار التعميم إلى علم نقطة التفتيش به؛ الوسيط
measure-lookouts-late = تعاميم وصلت بعد مرور المركبة
measure-lookouts-late-definition = تعاميم علمت بها نقطة التفتيش بعد مرور المركبة
measure-intercepted = مركبات مطلوبة أُوقفت
measure-intercepted-definition = المركبات المطلوبة التي أُوقفت من كل ما أُوقف أو أفلت
measure-announced = مرور قوافل أُبلغ عنها مسبقاً
measure-announced-definition = مرور القوافل بنقاط كانت تعلم بها من كل مرور
measure-custody-gaps = ثغرات في عهدة المواد والصناديق
measure-custody-gaps-definition = خطوات ناقصة في سلسلة عهدة المواد والصناديق في القوافل؛ وللمحتجزين والمضبوطات مقياس آخر
measure-rumours-corrected = شائعات نُفيت كما ينبغي
measure-rumours-corrected-definition = الشائعات التي نُفيت حيث انتشرت بعد التحقق وبلا خطأ من كل ما ظهر
measure-correction-time = من ظهور الشائعة إلى نفيها، الوسيط
measure-correction-time-definition = من ظهور الشائعة في بلدية إلى نفيها فيها؛ الوسيط
measure-bad-corrections = نفي متسرع أو خاطئ لشائعات
measure-bad-corrections-definition = مرات سبق فيها النفي التحقق أو كذّب ما هو صحيح
measure-ready = مديريات بلغت أقصى الاستعداد قبل الفتح
measure-ready-definition = المديريات التي كانت في أقصى الاستعداد ساعة الفتح من كل المديريات
measure-ready-hours = ساعات أقصى الاستعداد لكل المديريات
measure-ready-hours-definition = ما أمضته المديريات في أقصى الاستعداد مجموعاً؛ ثمنه راحة الأفراد
measure-longest-duty = أطول مدة لوحدة بعيداً عن قاعدتها
measure-longest-duty-definition = من انطلاق الوحدة إلى عودتها إلى قاعدتها والمهام بينهما محسوبة؛ الأطول بين الوحدات، وبه يُعرف الإرهاق
measure-beyond-shift = ساعات المناوبة الزائدة، كل الوحدات ونقاط التفتيش
measure-beyond-shift-definition = مجموع ما بقيته الوحدات وأفراد نقاط التفتيش في المناوبة بعد انتهاء مدتها وقبل التبديل
measure-held-custody = محتجزون ومضبوطات سُلّموا بلا ثغرة
measure-held-custody-definition = حالات الاحتجاز والضبط التي سُلّمت ووُقّع عليها في وقتها، من كل ما كان في العهدة
measure-results-entered = النتائج المُدخلة
measure-results-entered-definition = المراكز التي أُدخلت نتائجها حتى النهاية، من كل المراكز التي فُرزت أصواتها
measure-ruling-time = الاعتراض على الفرز: الزمن حتى البتّ
measure-ruling-time-definition = من بداية الاعتراض على الفرز حتى البتّ فيه، أو حتى انتهائه دون بتّ، الوسيط
measure-confidence-lowest = ثقة الناخبين في المؤسسات الأمنية في النهاية بتقدير النموذج، أدنى بلدية
measure-confidence-lowest-definition = ما يقدّره النموذج من ثقة الناخبين في المؤسسات الأمنية في آخر لحظة، ولم يُسألوا عنها، بخطوات من خمسة في المئة؛ الأدنى بين البلديات التي فيها مراكز
measure-expected-met = إجراءات متوقعة نُفذت في وقتها
measure-expected-met-definition = الإجراءات المتوقعة التي نُفذت في مهلتها من كل ما طُلب

# Values of measures with their units
measure-percent = { $n }٪
measure-seconds = { $n } ث
measure-minutes = { $n } د
measure-hours = { $n } س

# Ratings and what they rest on
rating-p = أُدي بلا صعوبات
rating-s = أُدي مع بعض الصعوبات
rating-m = أُدي مع صعوبات كبيرة
rating-u = تعذر أداؤه
rating-none = لم تُلاحظ
rating-none-box = لم يُلاحظ
rating-p-meaning = تحقق الهدف دون ضرر بالأنشطة الأخرى ودون خطر إضافي على الجمهور أو العاملين، ووفق الخطط والسياسات والقانون
rating-s-meaning = كما سبق، مع ظهور فرص للتحسين
rating-m-meaning = تحقق الهدف لكن مع ضرر بالأنشطة الأخرى، أو خطر إضافي على الجمهور أو العاملين، أو مخالفة للخطط أو السياسات أو القانون
rating-u-meaning = لم يتحقق الهدف
rating-explained = { $rating }: { $meaning }
rating-expected = الإجراءات المتوقعة المنفَّذة: { $met } من { $n }
rating-expected-missed = الإجراءات المتوقعة المنفَّذة: { $met } من { $n }؛ لم يُنفذ: { $missed }
rating-measured = { $measure }: { $value } (الهدف { $good }، وحدّ الضعف { $poor }؛ الحالات: { $cases })
rating-target = { $measure }: الهدف { $good }، وحدّ الضعف { $poor }
rating-target-source = { $measure }: الهدف { $good }، وحدّ الضعف { $poor } (المصدر: { $source })
rating-thin = يستند إلى قليل من الاختبارات: { $n ->
    [zero] لا اختبارات
    [one] اختبار واحد
    [two] اختباران
    [few] { $n } اختبارات
    [many] { $n } اختباراً
   *[other] { $n } اختبار
}
rating-words = لم يُرَ إلا أن شيئاً كُتب أو قيل، ومضمونه يقدّره المقيّمون: { $n ->
    [zero] لا إجراءات منفَّذة
    [one] إجراء منفَّذ واحد
    [two] إجراءان منفَّذان
    [few] { $n } إجراءات منفَّذة
    [many] { $n } إجراءً منفَّذاً
   *[other] { $n } إجراء منفَّذ
}
expected-words = المضمون يقدّره المقيّمون
rating-unobserved = لم يُلاحظ لأن الدور لم يشغله أحد: { $n ->
    [zero] لا إجراءات متوقعة
    [one] إجراء متوقع واحد
    [two] إجراءان متوقعان
    [few] { $n } إجراءات متوقعة
    [many] { $n } إجراءً متوقعاً
   *[other] { $n } إجراء متوقع
}
rating-harm-force = قوة تفوق ما يحتمله الحادث: { $incident }
rating-harm-correction = نُفيت شائعة كانت صحيحة: { $rumour }
rating-harm-suspension = عُلّق الاقتراع دون حادث يستدعي ذلك: { $centre }
rating-limit-weakest = تقييمه تقييم أضعف مهامه الحرجة: { $task } ({ $rating })
rating-limit-nothing-settled = لا يزيد على M: { $n ->
    [zero] لم يُبلَّغ عن حوادث
    [one] أُبلغ عن حادث واحد ولم يُعالَج
    [two] أُبلغ عن حادثين ولم يُعالَج أي منهما
    [few] أُبلغ عن { $n } حوادث ولم يُعالَج أي منها
    [many] أُبلغ عن { $n } حادثاً ولم يُعالَج أي منها
   *[other] أُبلغ عن { $n } حادث ولم يُعالَج أي منها
}

# What an observation shows
observation-strength = نقطة قوة
observation-improvement = مجال تحسين

# Expected actions that were up to nobody
expected-nobody = لم يُلاحظ: لم يشغل الدور أحد
rating-evaluator-post = المقيّم { $post }
rating-evaluator-person = المقيّم { $n }
rating-evaluator-lead = المقيّم الأول
observation-note-taker = مدوّن الملاحظات { $n }
rating-opinion = { $evaluator } ⁦[{ $rating }]⁩: { $why }
rating-decision = قرار المقيّم (المقترح { $proposed }): { $why }

# The hot wash
hotwash-voted = اقترعوا
hotwash-lost = غادروا أو تعذّر حضورهم
hotwash-response = وسيط زمن وصول أول وحدة
hotwash-settled = حوادث عولجت
hotwash-expected = إجراءات متوقعة نُفذت
hotwash-loss = خسارة: { $what }
hotwash-known-late = علمت أول غرفة بعد { $span }: { $what }
hotwash-never-known = لم تعلم أي غرفة: { $what }
hotwash-missed = إجراء متوقع لم يُنفذ: { $what }
hotwash-refused = أمر رُفض: { $what }
hotwash-nobody-came = لم تصل وحدة: { $what }
hotwash-no-repair = لم يطلب أحد الإصلاح: { $what }
hotwash-order-refused = { $seat }: { $order }؛ لأن: { $why }
hotwash-none = لا خسارة ولا علم متأخر ولا إجراء لم يُنفذ ولا أمر مرفوض.

# The outcome
outcome-title = تمرين، ليس حدثاً حقيقياً: { $scenario }
outcome-when = من { $start } إلى { $end }، البذرة العشوائية { $seed }
outcome-voters = الناخبون المسجلون: { $registered }؛ صوّتوا: { $voted } ({ $share }٪)؛ غادروا الطابور: { $left }؛ تعذّر حضورهم: { $away }
outcome-wait-gates = الانتظار عند بوابات المراكز: { $mean } في المتوسط، ولا يتجاوز { $most } لدى 95 من كل 100
outcome-wait-stations = الانتظار عند المحطات: { $mean } في المتوسط، ولا يتجاوز { $most } لدى 95 من كل 100
outcome-wait-roads = الانتظار عند نقاط تفتيش الطرق: { $mean } في المتوسط، ولا يتجاوز { $most } لدى 95 من كل 100
outcome-incidents = الحوادث التي عولجت: { $settled }؛ انتهت دون تدخل: { $faded }؛ ما زالت قائمة: { $open }
outcome-response = زمن وصول أول وحدة: { $median } فأقل في نصف الحوادث، و{ $most } فأقل في تسعة من كل عشرة
outcome-orders = الأوامر المقبولة: { $accepted }؛ المرفوضة: { $refused }
outcome-injects = المُدخلات التي بُثّت: { $released }؛ الإجراءات المتوقعة المنفَّذة: { $met }؛ غير المنفَّذة: { $missed }
outcome-reports = البلاغات الواصلة: { $n }؛ بلا تأكيد في وقته: { $unconfirmed }؛ المفقودة في الإرسال: { $lost }
outcome-vehicles = المركبات المطلوبة التي أُوقفت: { $stopped }؛ أفلتت: { $escaped }؛ التعاميم المتأخرة: { $late }
outcome-convoys = القوافل التي سلّمت حمولتها: { $delivered }؛ ثغرات سلسلة العهدة: { $gaps }
outcome-facts = الوقائع: { $n }، البصمة { $digest }

# Numbers of two exercises side by side
compared-voted = صوّتوا
compared-gave-up = غادروا الطابور
compared-kept-away = تعذّر حضورهم
compared-wait-gates = الانتظار عند بوابات المراكز، المتوسط
compared-wait-stations = الانتظار عند المحطات، المتوسط
compared-wait-roads = الانتظار عند نقاط تفتيش الطرق، المتوسط
compared-response-median = وصول أول وحدة، الوسيط
compared-response-most = وصول أول وحدة، تسعة من عشرة
compared-settled = حوادث عولجت
compared-faded = حوادث انتهت دون تدخل
compared-open = حوادث ما زالت قائمة
compared-orders-accepted = أوامر قُبلت
compared-orders-refused = أوامر رُفضت
compared-injects = مُدخلات بُثّت
compared-expected-met = إجراءات متوقعة نُفذت
compared-expected-missed = إجراءات متوقعة لم تُنفذ
compared-reports = بلاغات وصلت
compared-reports-unconfirmed = بلاغات لم تُؤكد في وقتها
compared-transmissions-lost = بلاغات وأوامر فُقدت في الإرسال
compared-vehicles-stopped = مركبات مطلوبة أُوقفت
compared-vehicles-escaped = مركبات مطلوبة أفلتت
compared-lookouts-late = تعاميم وصلت متأخرة
compared-convoys = قوافل سلّمت
compared-custody-gaps = ثغرات في عهدة المواد والصناديق
compared-facts = وقائع

# Numbers over time
series-voted = صوّتوا حتى الآن
series-in-line = في طوابير المراكز
series-open-centres = مراكز مفتوحة
series-open-incidents = حوادث قائمة
series-vehicles = مركبات تنتظر عند نقاط التفتيش
series-confidence = ثقة الناخبين في المؤسسات الأمنية (تقدير النموذج)، من مئة
