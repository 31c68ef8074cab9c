# ما تقوله المساعدة في سطر الأوامر، وما تقوله حين لا تُفهم خياراته.
help-usage = الاستعمال
help-commands = الأوامر
help-arguments = المعطيات
help-options = الخيارات
help-help = عرض هذه المساعدة
help-version = عرض رقم النسخة
help-unknown-argument = لا يوجد خيار باسم { $argument }
help-unknown-command = لا يوجد أمر باسم { $command }
help-bad-value = القيمة «{ $value }» لا تصلح لـ { $argument }
help-bad-value-of = القيمة «{ $value }» لا تصلح لـ { $argument }؛ المقبول: { $possible }
help-missing = ينقص: { $argument }
help-conflict = لا يجتمع { $argument } مع { $other }
help-repeated = أُعطي { $argument } أكثر من مرة
help-surplus-argument = معطى زائد: { $argument }
help-surplus-value = لا قيمة لـ { $argument }، وقد أُعطي «{ $value }»
help-no-value = تنقص قيمة { $argument }
help-no-value-of = تنقص قيمة { $argument }؛ المقبول: { $possible }
help-not-utf8 = أحد المعطيات ليس نصاً بترميز UTF-8
help-did-you-mean = هل تقصد «{ $near }»؟
help-not-understood = لم تُفهم الخيارات
help-more = للمساعدة: tamrin --help --lang { $lang }

help-root = تمرين: تدرّب على تأمين يوم الاقتراع قبل يومه
help-root-lang = لغة الرسائل والوثائق: ar أو en؛ وboth للتقرير والاستمارة والمقارنة عبر الوقت وأوراق اليوم والأدلة وقائمة الأحداث الرئيسية باللغتين (والرسائل عندئذ بلغة النظام أو بالعربية)

help-run = التدرب في نافذة المدرب، أو بلا نافذة تشغيل تمرين إلى نهايته وعرض حصيلته

help-check = فحص السيناريوهات وبيان كل ما يلزم إصلاحه

help-fmt = وضع ملفات السيناريوهات في التنسيق المعتاد
help-msel = تبادل قائمة الأحداث الرئيسية (MSEL) مع برامج الجداول
help-msel-export = كتابة قائمة الأحداث الرئيسية لسيناريو مصنفاً أو بصيغة CSV أو بالصيغة المشتركة للتمارين
help-msel-import = إدخال جدول مُدخلات في سيناريو
help-log = عرض ما جرى في تمرين

help-replay = النظر إلى تمرين من جديد عند أي لحظة، أو التحقق من أن إعادة تشغيله تعطي الشيء نفسه

help-branch = التفرع: المضي على نحو آخر من لحظة في تمرين، في ملف جديد

help-report = كتابة تقرير ما بعد التمرين

help-rate = تسجيل قرار المقيّم في مهمة حرجة بدل التقدير المقترح

help-trend = مقارنة عدة تمارين عبر الوقت: تقدير الأهداف والمقاييس بالترتيب

help-form = كتابة استمارة تقييم السيناريو لمقيّميه

help-papers = كتابة كل أوراق يوم التمرين من السيناريو: دليل الموقف ودليل المشارك وبطاقات الأدوار وقائمة الأحداث الرئيسية والملفات والاستمارات

help-manual = كتابة دليل من أدلة البرنامج: للمدربين أو لمن يشغلون الأدوار أو للمقيّمين أو للمؤلفين

help-template = كتابة قالب ملفات PDF في مجلد لتغيير شكلها

help-compare = مقارنة تمرينين: أين اختلفا أولاً وأي القرارات اختلف وما نتج

help-rescue = حفظ ما يُقرأ من ملف تمرين متضرر

help-export = كتابة التمرين لبرامج أخرى: مسارات لبرنامج QGIS وبيانات لسجل التدريب وتنبيهات

help-map = رسم الخريطة عند لحظة في تمرين بصيغة SVG أو PNG

help-shoot = قيادة النافذة بنص مكتوب والتقاط صور لها

help-import = صنع ملف خريطة من حدود وأماكن وطرق (GeoJSON أو KML أو Overpass أو جداول)، أو مراكز اقتراع من قائمة غرف

help-pack = حزم سيناريو مع مرفقاته في ملف واحد يُسلَّم ويُشغَّل كما هو

help-typeset = تنضيد وثائق PDF لتشغيل آخر للبرنامج ضمن حدود الوقت والذاكرة

help-reference = عرض مرجع كل حقول السيناريو، أو ما هو ضمن البرنامج

help-completions = عرض إكمال الأوامر لصَدَفة
help-completions-shell = الصَدَفة
help-run-scenario = مجلد السيناريو أو ملفه، أو اسم سيناريو مرفق
help-run-headless = التشغيل بلا نافذة
help-run-large = خط كبير في النافذة لجهاز العرض
help-run-watch = فحص السيناريو كلما حُفظ ملف منه، ومتابعة التمرين فيه من الوقت نفسه بالأوامر نفسها
help-run-seed = البذرة العشوائية لكل المصادفات؛ بذرة السيناريو إن لم تُعط
help-run-until = إنهاء التمرين عند هذا الوقت HH:MM
help-run-orders = ملف أوامر الأشخاص بصيغة RON
help-run-output = ملف التمرين الذي يُكتب
help-run-resume = إكمال ملف تمرين انقطع
help-run-pace = السرعة مضاعفةً لساعة الحائط بلا نافذة؛ أسرع ما يمكن إن لم تُعط
help-run-json = عرض الحصيلة كائن JSON واحداً
help-run-seats = افتح الأدوار في متصفحات الشبكة المحلية، على هذا العنوان أو على كل شبكات الجهاز
help-run-tls = شفّر الاتصال بالأدوار (https)، بشهادة ينشئها البرنامج أو بشهادة من ‎--certificate و‎--key
help-run-certificate = شهادة الأدوار مع سلسلتها حتى الجذر، بصيغة PEM
help-run-key = مفتاح الشهادة بصيغة PEM
help-run-teams = عدة فرق في وقت واحد في جهاز واحد، لكل منها تمرين خاص: من 2 إلى 12، أو أسماؤها تفصلها فواصل
help-run-public = عنوان يصل به الناس إلى الأدوار عبر وكيل (proxy)؛ يمكن تكراره
help-run-behind = وكيل (proxy) يُصدَّق قوله عن مصدر الطلب؛ يمكن تكراره
help-value-teams = الفرق
help-value-public = URL
help-value-ip = IP
help-run-witness = كتابة ما تعرضه النافذة سطر JSON عند كل تغيّر، للاختبارات
help-check-paths = مجلدات السيناريوهات أو ملفاتها؛ يُبحث داخل المجلدات
help-check-json = عرض النتائج بصيغة JSON
help-check-sarif = عرض النتائج بصيغة SARIF 2.1.0 للمحررات
help-check-explain = شرح قاعدة باسمها، أو كل القواعد بكلمة `all`
help-value-rule = القاعدة
help-log-file = ملف التمرين
help-log-from = ابتداءً من هذا الوقت HH:MM
help-log-to = إلى هذا الوقت HH:MM
help-log-seat = ما يذكر هذا الدور فقط
help-log-kind = وقائع من هذا النوع فقط مثل OrderRejected
help-log-json = كائن JSON في كل سطر
help-log-csv = بصيغة CSV لجدول بيانات
help-replay-file = ملف التمرين
help-replay-verify = إعادة التشغيل بلا نافذة ومقارنة كل واقعة بالملف
help-replay-at = اللحظة المنظورة HH:MM
help-replay-seat = من منظور هذا الدور؛ إدارة التمرين ترى كل شيء
help-replay-json = عرض المنظور في اللحظة كائن JSON واحداً بلا نافذة
help-replay-large = خط كبير في النافذة لجهاز العرض
help-branch-file = ملف التمرين؛ يُقرأ فقط
help-branch-at = اللحظة التي يُشترك فيما قبلها HH:MM
help-branch-orders = ملف أوامر الأشخاص من تلك اللحظة بصيغة RON
help-branch-standing = الأوامر الدائمة تشغل من تلك اللحظة كل دور لا يسميه ملف الأوامر
help-branch-later-orders = إعادة ما أُمر به بعدها في التمرين في أوقاته
help-branch-hold = صنع الملف فقط؛ ثم يُكمل بـ tamrin run --resume
help-branch-output = ملف التمرين الذي يُكتب
help-compare-first = ملف التمرين الأول
help-compare-second = ملف التمرين الثاني
help-compare-html = كتابة المقارنة أيضاً صفحةً برسوم وخرائط
help-compare-at = لحظة الخريطتين في الصفحة HH:MM؛ ساعة بعد أول اختلاف إن لم تُعط
help-compare-json = عرض المقارنة كائن JSON واحداً
help-compare-output = الصفحة التي تُكتب
help-compare-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-export-file = ملف التمرين
help-export-geojson = بصيغة GeoJSON: المسارات والحوادث على الخريطة، وهي الصيغة إن لم تُذكر غيرها
help-export-every = ثواني التمرين بين موضعين من المسار
help-export-output = الملف الذي يُكتب، ويُعرض إن لم يُعط؛ ومجلد التنبيهات
help-export-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-rate-file = ملف التمرين
help-rate-task = معرّف المهمة الحرجة
help-rate-rating = P بلا صعوبات، S مع بعضها، M مع صعوبات كبيرة، U تعذر أداؤه، none لم يُلاحظ
help-rate-reason = السبب
help-rate-evaluator = أي المقيّمين يقول ذلك، بصفته لا باسمه؛ ودونه: المقيّم الأول الذي قوله هو القرار
help-trend-files = ملفات التمارين، الأقدم أولاً
help-trend-json = عرضها قائمة JSON واحدة
help-trend-plan = ملف خطة تحسين تُعرض إجراءاتها التصحيحية مع حالتها؛ يتكرر لأكثر من خطة
help-trend-output = كتابتها أيضاً في هذا الملف: .html أو .pdf أو .docx
help-trend-template = مجلد قالب ملفات PDF
help-trend-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-form-scenario = مجلد السيناريو أو ملفه، أو اسم سيناريو مرفق
help-form-output = الملف الذي يُكتب: .html أو .pdf أو .docx
help-form-template = مجلد قالب ملفات PDF
help-form-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-papers-scenario = مجلد السيناريو أو ملفه، أو اسم سيناريو مرفق
help-papers-output = المجلد الذي يُكتب فيه
help-papers-pdf = ملفات PDF؛ وهي الأصل
help-papers-docx = ملفات Word
help-papers-html = صفحات
help-papers-template = مجلد قالب ملفات PDF
help-papers-force = الكتابة فوق الملفات قصداً وإن لم تكن مما كتبه هذا الأمر من قبل
help-manual-manual = أيّ دليل: trainer للمدرب، أو staff لمن يشغلون الأدوار، أو evaluator للمقيّم، أو author للمؤلف
help-manual-output = الملف الذي يُكتب؛ ونهاية اسمه تحدد صيغته: pdf أو html أو docx
help-manual-template = مجلد قالب ملفات PDF
help-manual-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-value-manual = دليل
help-pack-scenario = مجلد السيناريو أو ملفه، أو اسم سيناريو مرفق
help-pack-output = الملف الذي يُكتب؛ وإن لم يُذكر فمعرّف السيناريو مع .zip
help-pack-force = الكتابة فوق الملف قصداً
help-template-folder = المجلد
help-template-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-report-file = ملف التمرين
help-report-format = صفحة html للمتصفح، أو pdf، أو docx، أو مصنف xlsx، أو بيانات json، أو خطة التحسين لملئها plan؛ صيغة نهاية اسم الملف إن لم تُعط
help-report-template = مجلد قالب ملفات PDF
help-report-plan = ملف خطة التحسين بصيغة RON: الإجراءات التصحيحية والجهات المسؤولة والتواريخ والحالة؛ يتكرر لخطط تمارين سابقة، فيُرحَّل ما بقي منها مفتوحاً
help-report-feedback = ملف الاستمارات التي ملأها المشاركون بصيغة RON أو CSV؛ يتكرر لأكثر من ملف
help-report-output = الملف الذي يُكتب؛ بجانب ملف التمرين إن لم يُعط
help-report-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-map-file = ملف التمرين
help-map-at = اللحظة HH:MM؛ الأخيرة إن لم تُعط
help-map-seat = من منظور هذا الدور؛ إدارة التمرين ترى كل شيء
help-map-truth = وبجانب ما كان الدور يعلمه ما كان واقعاً
help-map-fill = ما تُلوَّن به البلديات: readiness الاستعداد، confidence الثقة، turnout المشاركة
help-map-size = العرض والارتفاع، مثل 1600x1000
help-map-output = الملف الذي يُكتب؛ ينتهي اسمه بـ .svg أو .png
help-map-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-rescue-file = ملف التمرين المتضرر؛ يُقرأ فقط
help-rescue-scenario = مجلد السيناريو أو ملفه أو اسم سيناريو من البرنامج، إن كان نصه في الملف لا يُقرأ
help-rescue-output = ملف التمرين الذي يُكتب
help-shoot-script = النص: خطوات بصيغة RON
help-shoot-out = مجلد الصور
help-shoot-size = حجم النافذة، مثل 1280x720؛ حجم النص إن لم يُعط
help-shoot-large = خط كبير
help-reference-kinds = أنواع الحوادث بمراحلها واحتياجاتها وأنواع الوحدات فقط
help-reference-powers = الأدوار بصلاحياتها وأوامرها الدائمة فقط
help-reference-doctrine = الأوامر الدائمة كما كُتبت، للنسخ منها
help-fmt-paths = ملفات أو مجلدات فيها سيناريوهات؛ تُنسق كل ملفاتها
help-fmt-check = عدم تغيير شيء وتسمية الملفات التي ليست في التنسيق المعتاد
help-msel-scenario = سيناريو: مجلده أو ملفه أو اسم سيناريو مضمن
help-msel-output = المصنف (xlsx) أو الجدول (csv) الذي يُكتب، أو CEXF ‏(json)
help-msel-force = الكتابة فوق الملف وإن كتب فيه الناس
help-msel-file = الجدول: xlsx أو xls أو ods أو CSV
help-msel-into = السيناريو الذي يأخذ المُدخلات: مجلده أو ملفه
help-msel-map = الملف الذي يبين محتوى الأعمدة؛ يُقترح إن لم يوجد
help-msel-sheet = الورقة التي تُقرأ؛ ودونها أول ورقة فيها شيء
help-msel-dry-run = عرض ما سيتغير دون كتابة شيء
help-msel-remove = حذف المُدخلات التي ليست في الجدول أيضاً
help-msel-times = إعطاء وقت أيضاً لمُدخلات تُبث بشرط أو يدوياً، بدلاً من ذلك
help-import-outlines = خرائط فيها حدود المناطق والبلديات، ولا حاجة إليها مع القوائم: GeoJSON أو KML أو JSON من Overpass؛ نقاطها وخطوطها أماكن وطرق
help-import-places = الأماكن: جدول (CSV أو xlsx أو ods) بالأسماء والعرض والطول، والمعرف وعدد السكان إن عُرفا؛ أو خريطة بنقاط
help-import-roads = الطرق: جدول بالطرفين والطول km والصنف class؛ أو خريطة بخطوط تُحسب أطوالها
help-import-municipalities = البلديات: جدول بالأسماء والمكان الذي هو المقر، و directorate و vote_group إن عُرفا
help-import-group = بلديات مجموعات الاقتراع هذه فقط
help-import-output = ملف الخريطة الذي يُكتب؛ ومع --centres على خريطة موجودة (--on): ملف مراكز الاقتراع
help-import-force = الكتابة فوق الملف قصداً وإن لم يكن مما كتبه هذا الأمر من قبل
help-import-centres = غرف الاقتراع: جدول بسطر لكل غرفة أو مركز؛ يُكتب centres.ron بجانب الخريطة
help-import-on = ملف الخريطة أو السيناريو الذي عليه مراكز الاقتراع
help-import-level = ما هي الحدود: 1 مناطق، 2 بلديات؛ مرة لكل الملفات، أو مرة لكل ملف بترتيبها
help-import-property = أي عمود أو خاصية فيه ماذا: id=ADM1_PCODE للحدود، places.lat=Y لغيرها
help-import-map = الشيء نفسه في ملف (RON): (outlines: (id: "ADM1_PCODE"), places: (lat: "Y"))
help-import-json = طباعة ما صُنع وكل ما وُجد بصيغة JSON

## What stands for a value
help-value-at = الوقت
help-value-evaluator = الصفة
help-value-every = الثواني
help-value-feedback = ملف
help-value-file = الملف
help-value-files = الملفات
help-value-fill = التعبئة
help-value-first = الأول
help-value-folder = المجلد
help-value-format = الصيغة
help-value-from = الوقت
help-value-group = المجموعة
help-value-kind = النوع
help-value-lang = لغة
help-value-level = المستوى
help-value-property = الحقل=العمود
help-value-municipalities = البلديات
help-value-orders = ملف
help-value-out = مجلد
help-value-outlines = الحدود
help-value-output = ملف
help-value-pace = السرعة
help-value-columns = الأعمدة
help-value-sheet = الورقة
help-value-paths = المسارات
help-value-places = الأماكن
help-value-plan = ملف
help-value-rating = التقدير
help-value-reason = السبب
help-value-resume = ملف
help-value-roads = الطرق
help-value-scenario = السيناريو
help-value-script = الملف
help-value-seat = الدور
help-value-second = الثاني
help-value-seed = البذرة
help-value-shell = الصَدَفة
help-value-size = القياس
help-value-task = المهمة
help-value-template = مجلد
help-value-to = الوقت
help-value-until = الوقت
help-value-address = عنوان
help-value-witness = ملف
help-value-command = أمر

help-new = صنع سيناريو جديد في مجلد خاص به: صغير ومشروح وجاهز للعب
help-new-name = المجلد الذي يُصنع؛ واسمه هو معرّف السيناريو
help-new-map = ملف خريطة كما يصنعه `tamrin import`
help-new-places = قائمة أماكن تُصنع منها خريطة: id,name_en,name_ar,lat,lon
help-new-like = سيناريو يُنسخ بالاسم الجديد: مجلد أو اسم سيناريو مرفق
help-new-form = الغرض: talk (نقاش) أو afternoon (لعب ساعتين) أو day (يوم اقتراع)
help-value-name = الاسم
help-value-map-file = الملف
help-value-form = الشكل

help-lsp = إخبار المحرر بما يجده الفحص `check` وبالكلمات المناسبة ومعانيها (بروتوكول Language Server Protocol)
help-lsp-stdio = عبر المدخل والمخرج القياسيين، وهذا هو الحال دائماً
