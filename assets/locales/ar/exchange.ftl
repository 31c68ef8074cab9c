# An exercise in the forms of other programs.

## options
exchange-help-xapi = بصيغة بيانات xAPI 1.0.3 لسجل التدريب: ما فعلته الأدوار التي تولاها أشخاص
exchange-help-cap = بصيغة تنبيهات CAP 1.2 بحالة Exercise، تنبيه لكل رسالة أُطلقت، في مجلد
exchange-help-offset = فرق التوقيت المحلي للسيناريو عن التوقيت العالمي؛ وهو توقيت ليبيا إن لم يُعط
exchange-help-value-offset = ±HH:MM

## written
exchange-statements-kept = عدد البيانات في { $kept }: { $n }
exchange-alerts-kept = عدد التنبيهات في المجلد { $kept }: { $n }

## cannot be done
exchange-no-date = تاريخ السيناريو «{ $date }» ليس تاريخاً؛ اكتبه في رأس السيناريو سنة-شهر-يوم، مثل 2026-03-14
exchange-no-folder = { $path } ملف؛ والتنبيهات تُكتب في مجلد، كل منها في ملف

## statements
exchange-verb-attended = حضر
exchange-verb-ordered = أمر
exchange-verb-answered = أجاب
exchange-verb-acknowledged = أكد الاستلام
exchange-verb-reported = أبلغ
exchange-verb-completed = أنجز
exchange-verb-failed = لم ينجز
exchange-verb-withdrew = تراجع
exchange-words = كلام كتبه شخص

## alerts
exchange-restriction = للمشاركين في التمرين وإدارة التمرين فقط
exchange-event = رسالة تمرين
exchange-headline = { $mark }: رسالة من { $from }

## a scenario of another program
exchange-help-convert = إعداد سيناريو من سيناريو برنامج آخر
exchange-help-openaev = من تصدير OpenAEV: تصير مُدخَلاته رسائل في أوقاتها، على أرض سيناريو جديد
exchange-help-openaev-file = الملف المصدَّر، بصيغة JSON أو الأرشيف ‎(.zip)‎ الذي يحويه
exchange-help-openaev-output = مجلد السيناريو الجديد؛ واسمه معرّف السيناريو
exchange-of-file = { $path }: { $said }
exchange-openaev-no-json = ليس هذا ملف JSON (السطر { $line }، العمود { $column })؛ صدّر السيناريو من OpenAEV وأعط الملف كما نُزّل
exchange-openaev-archive = لا ملف JSON مقروءاً في الأرشيف؛ صدّر السيناريو من OpenAEV مرة أخرى
exchange-openaev-no-scenario = ليس هذا تصدير سيناريو أو محاكاة من OpenAEV؛ فلا scenario_information فيه ولا exercise_information
exchange-openaev-nothing = لا مُدخَل فيه يُقال بالكلام، فلم يُعدّ سيناريو
exchange-openaev-note = منقول من OpenAEV ولا شيء متوقعاً فيه. اكتب المتوقع من الغرفة أو سبب عدم توقع شيء.
exchange-openaev-note-expected = منقول من OpenAEV. المتوقع فيه، ويُكتب إجراءات متوقعة: { $expected }
exchange-converted = عدد المُدخَلات المنقولة: { $n }؛ وعدد ما لم يُنقل أو نُقل بعضه: { $left }
exchange-left-team = الفريق «{ $team }» لا يطابق اسمه دوراً؛ رسائله تذهب إلى { $seat }
exchange-left-disabled = «{ $title }»: معطّل، فتُرك
exchange-left-technical = «{ $title }»: موجه إلى الأجهزة لا إلى الناس، فتُرك
exchange-left-empty = «{ $title }»: لا يقول شيئاً، فتُرك
exchange-left-late = «{ $title }»: يأتي بعد أطول مدة لتمرين، فتُرك
exchange-left-condition = «{ $title }»: متوقف على مُدخَل آخر؛ وهو يأتي في وقته على كل حال
exchange-left-placeholder = «{ $title }»: في نصه مواضع لا يملؤها شيء؛ اكتب الكلام مكانها
exchange-left-expectations = «{ $title }»: ما يُتوقع فيه مكتوب في الملاحظات وحدها: { $n }
exchange-left-documents = «{ $title }»: تُركت وثائقه: { $n }
exchange-left-list = { $name }: تُركت، وعدد ما فيها: { $n }
exchange-help-from-cexf = من تمرين بالصيغة المشتركة للتمارين CEXF: تصير مُدخلاته رسائل على أرض سيناريو جديد
exchange-help-cexf-file = التمرين بصيغة JSON
exchange-help-from-cap = من تنبيهات CAP 1.2: يصير كل منها رسالة في وقتها على أرض سيناريو جديد
exchange-help-cap-files = التنبيهات، كل منها بصيغة XML
exchange-cexf-no-json = ليس هذا ملف JSON (السطر { $line }، العمود { $column })
exchange-cexf-no-exercise = ليس هذا تمريناً بالصيغة المشتركة للتمارين؛ فليس فيه ما يخص التمرين
exchange-cexf-nothing = لا مُدخَل فيه يُقال بالكلام ويقع في تسلسله، فلم يُعدّ سيناريو
exchange-cexf-note = منقول من CEXF ولا شيء متوقعاً فيه. اكتب المتوقع من الغرفة أو سبب عدم توقع شيء.
exchange-cexf-note-expected = منقول من CEXF. المتوقع فيه، ويُكتب إجراءات متوقعة: { $expected }
exchange-cap-no-utf8 = ليس هذا نصاً بترميز UTF-8
exchange-cap-no-xml = السطر { $line }: ليس هذا XML سليماً، أو يعرّف رموزاً خاصة به
exchange-cap-no-alert = السطر { $line }: «{ $name }» ليس تنبيهاً من CAP 1.x
exchange-cap-no-time = السطر { $line }: «{ $words }» لا يبين متى أُرسل التنبيه؛ ويُكتب ذلك هكذا: 2026-03-14T09:20:00+02:00
exchange-cap-nothing = لا تنبيه يقول شيئاً بالعربية أو الإنجليزية، فلم يُعدّ سيناريو
exchange-cap-note = مأخوذ من تنبيه. اكتب المتوقع من الغرفة أو سبب عدم توقع شيء.
exchange-cap-note-areas = مأخوذ من تنبيه. مناطقه، وتُربط بأماكن على الخريطة: { $areas }. اكتب المتوقع من الغرفة أو سبب عدم توقع شيء.
exchange-left-receivers = لم يُذكر هناك من يتلقى الرسائل؛ كلها تذهب إلى { $seat }
exchange-left-no-flow = «{ $title }»: لا يقع في التسلسل، فتُرك
exchange-left-resolution = «{ $title }»: يأتي عند حل مُدخَل آخر، ويأتي هنا بعده بدقائق عددها { $n }؛ اكتب شرطاً إن كان لذلك أثر
exchange-left-tool = «{ $title }»: تُركت الأداة الموجه إليها: { $tool }
exchange-left-payload = المحتوى «{ $name }»: تُرك
exchange-left-field = exercise: تُرك «{ $name }»
exchange-left-info = { $file }: تُرك الكلام المكتوب باللغة «{ $lang }»
exchange-left-actual = { $file }: كان هذا التنبيه حقيقياً؛ اذكر في نصه أنه تمرين
exchange-left-kind = { $file }: ليس هذا تنبيهاً أول بل «{ $kind }»؛ وتُرك ما يشير إليه
