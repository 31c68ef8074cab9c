# قائمة الأحداث الرئيسية في جدول: جداول الآخرين وأعمدتها وما يجده الاستيراد.

## reading a table
msel-sheet-empty = لا جدول في الملف، فهو فارغ
msel-sheet-no-table = ليس هذا جدولاً، احفظه بصيغة xlsx أو ods أو CSV
msel-sheet-password = المصنف محمي بكلمة مرور، احفظه دونها
msel-sheet-long-cell = الخلية { $cell } أطول من 32767 حرفاً وهو ما تتسع له خلية في أي جدول؛ ابحث عن فاصل بين الخلايا أو نهاية سطر ناقصة
msel-sheet-too-large = الجدول كبير جداً، فلا يُقرأ أكثر من { $rows } صفاً و{ $columns } عموداً
msel-sheet-damaged = لا يمكن قراءة المصنف، افتحه في برنامج جداول واحفظه من جديد ({ $why })
msel-sheet-open-quote = في الصف { $row } علامة اقتباس تُفتح ولا تُغلق؛ أغلقها أو احفظ القائمة من جديد في برنامج جداول
msel-sheet-none = الملف جدول واحد لا أوراق فيه، فاترك --sheet
msel-sheet-none-such = لا توجد ورقة باسم «{ $name }»، وفي الملف: { $there }

## columns
msel-title = قائمة الأحداث الرئيسية
msel-sheet = قائمة الأحداث
msel-part-number = الرقم
msel-part-day = اليوم
msel-part-time = الوقت
msel-part-trigger = شرط البث
msel-part-storyline = خط الأحداث
msel-part-name = العنوان
msel-part-from = من
msel-part-to = إلى
msel-part-channel = الوسيلة
msel-part-text = الرسالة
msel-part-effect = الآثار
msel-part-expected = الإجراءات المتوقعة
msel-part-task = الهدف والمهمة الحرجة
msel-part-controller = ضابط إدارة التمرين
msel-part-notes = الملاحظات
msel-part-kind = النوع
msel-part-status = الحالة
msel-part-was = كما صُدّر
msel-part-id = المعرّف
msel-part-ignored = لا شيء
msel-part-in = { $part } ({ $lang })
msel-all-seats = كل الأدوار
msel-expected = { $name } (خلال { $span }: { $whose })
msel-task = { $objective }: { $task }
msel-expected-note = المتوقع: { $words }
msel-kind-scheduled = في موعد
msel-kind-follows = يتبع مُدخَلاً آخر
msel-kind-contingency = مشروط
msel-kind-by-hand = يُبث يدوياً
msel-kind-chance = محتمل
msel-kind-group = واحد من عدة
msel-status-planned = مخطط

## export
msel-no-form = { $path }: تُكتب قائمة الأحداث الرئيسية مصنفاً (.xlsx) أو جدولاً (.csv) أو بالصيغة المشتركة للتمارين CEXF ‏(.json)
msel-too-large = { $path }: القائمة أكبر مما يسعه مصنف، اكتبها جدولاً (.csv)
msel-written = { $n ->
    [zero] لم يُكتب أي مُدخَل في { $path }
    [one] كُتب مُدخَل واحد في { $path }
    [two] كُتب مُدخَلان في { $path }
    [few] كُتبت { $n } مُدخلات في { $path }
    [many] كُتب { $n } مُدخَلاً في { $path }
   *[other] كُتب { $n } مُدخَل في { $path }
}
msel-scenario-errors = في السيناريو أخطاء ({ $n })، أصلحها أولاً (tamrin check)

## import
msel-no-scenario = { $path }: السيناريو المضمن أو المحزوم في ملف واحد لا يُغيّر، اعمل على مجلده
msel-of-file = { $path }: { $said }
msel-encoding = ملاحظة: الجدول بترميز { $name }
msel-nothing-written = { $n ->
    [zero] لم يُكتب شيء
    [one] لم يُكتب شيء، أصلح الخلية المذكورة أعلاه
    [two] لم يُكتب شيء، أصلح الخليتين المذكورتين أعلاه
    [few] لم يُكتب شيء، أصلح الخلايا المذكورة أعلاه وعددها { $n }
    [many] لم يُكتب شيء، أصلح الخلايا المذكورة أعلاه وعددها { $n }
   *[other] لم يُكتب شيء، أصلح الخلايا المذكورة أعلاه وعددها { $n }
}
msel-would-have-errors = { $n ->
    [zero] لم يُكتب شيء
    [one] لم يُكتب شيء، فهذه التغييرات تُدخل في السيناريو خطأً واحداً
    [two] لم يُكتب شيء، فهذه التغييرات تُدخل في السيناريو خطأين
    [few] لم يُكتب شيء، فهذه التغييرات تُدخل في السيناريو { $n } أخطاء
    [many] لم يُكتب شيء، فهذه التغييرات تُدخل في السيناريو { $n } خطأً
   *[other] لم يُكتب شيء، فهذه التغييرات تُدخل في السيناريو { $n } خطأ
}
msel-no-change = { $n ->
    [zero] لا يتغير شيء
    [one] لا يتغير شيء، والصف الواحد كما في السيناريو
    [two] لا يتغير شيء، والصفان كما في السيناريو
    [few] لا يتغير شيء، و{ $n } صفوف كما في السيناريو
    [many] لا يتغير شيء، و{ $n } صفاً كما في السيناريو
   *[other] لا يتغير شيء، و{ $n } صف كما في السيناريو
}
msel-dry-run = { $n ->
    [zero] لا تغيير
    [one] تغيير واحد، ولم يُكتب شيء (--dry-run)، ومكانه { $files }
    [two] تغييران، ولم يُكتب شيء (--dry-run)، ومكانهما { $files }
    [few] { $n } تغييرات، ولم يُكتب شيء (--dry-run)، ومكانها { $files }
    [many] { $n } تغييراً، ولم يُكتب شيء (--dry-run)، ومكانها { $files }
   *[other] { $n } تغيير، ولم يُكتب شيء (--dry-run)، ومكانها { $files }
}
msel-imported = { $n ->
    [zero] لا تغيير في { $files }
    [one] كُتب تغيير واحد في { $files }
    [two] كُتب تغييران في { $files }
    [few] كُتبت { $n } تغييرات في { $files }
    [many] كُتب { $n } تغييراً في { $files }
   *[other] كُتب { $n } تغيير في { $files }
}
msel-file-meanwhile = غيّر برنامج آخر { $path } في هذه الأثناء، ولم يُكتب شيء، أعد المحاولة
msel-wrong = { $place }: { $said }
msel-wrong-help = { $place }: { $said }، { $help }
msel-added = + { $id }  { $time }  { $name }  ({ $file })
msel-removed = − { $id }  ({ $file })
msel-changed = ~ { $id }  { $part }: { $before } ← { $after }
msel-nothing = لا شيء
msel-words = «{ $words }»
msel-did-you-mean = هل المقصود { $meant }؟
msel-no-seat = لا يوجد دور باسم «{ $words }»
msel-no-storyline = لا يوجد خط أحداث باسم «{ $words }»
msel-no-channel = لا توجد وسيلة باسم «{ $words }»
msel-time-missing = الوقت ناقص
msel-no-time = «{ $words }» ليس وقتاً
msel-no-time-of-day = «{ $words }» في اليوم «{ $day }» ليس وقتاً
msel-time-help = اكتبه هكذا: 18:30 أو T+01:20 (من بدء التمرين STARTEX) أو D+1 18:30 (يوم الاقتراع)
msel-time-outside = «{ $words }» هو { $at } ويقع خارج التمرين
msel-time-between = التمرين من { $from } إلى { $to }
msel-time-for-condition = المُدخَل { $id } يُبث بغير وقت ({ $when })، والوقت يحل محل ذلك
msel-time-for-condition-help = أفرغ الخلية، أو استورد مع --times
msel-no-ids = العمود المخفي `tamrin-id` ناقص، وبه يُعثر على الصفوف المصدّرة من جديد، ودونه تدخل كلها مرة ثانية. أعد العمود، أو صدّر القائمة من جديد وانقل إليها التغييرات
msel-text-missing = الرسالة بلا نص
msel-from-missing = مرسل الرسالة ناقص
msel-to-missing = متلقي الرسالة ناقص
msel-default-help = املأ الخلية، أو اكتب `{ $field }` للجميع في ملف الأعمدة
msel-empty = { $part }: الخلية فارغة وفي السيناريو نص لها
msel-empty-help = أعد النص، ولحذف المُدخَل { $id } كله احذف صفه ثم استورد مع --remove
msel-two-values = { $part }: «{ $one }» و«{ $other }» في عمودين يتعارضان
msel-columns-contradict = { $part }: «{ $other }» هنا و«{ $one }» في { $place } يتعارضان، ولا يبيّن الجدول أيهما تغيّر؛ اكتب الشيء نفسه في الخليتين أو أفرغ إحداهما
msel-read-as = «{ $words }» قُرئت: { $channel }، في { $cells }
msel-no-such-message = لا توجد رسالة «{ $id }»، ولرسالة أخرى اكتب صفاً مستقلاً دون معرّف
msel-cannot-change = لا يُعثر على المُدخَل { $id } في الملفات بصيغته المكتوبة، غيّره يدوياً
msel-titles = { $n ->
    [zero] لا عناوين بين الصفوف
    [one] صف واحد فيه خلية واحدة عُدّ عنواناً
    [two] صفان في كل منهما خلية واحدة عُدّا عنوانين
    [few] { $n } صفوف في كل منها خلية واحدة عُدّت عناوين
    [many] { $n } صفاً في كل منها خلية واحدة عُدّت عناوين
   *[other] { $n } صف في كل منها خلية واحدة عُدّت عناوين
}
msel-row-copied = الصف { $n } يحمل معرّف { $id } مرة ثانية، وعُدّ مُدخَلاً جديداً
msel-number-taken = الصف { $n }: الرقم { $number } رقم المُدخَل { $id } ونصه مختلف، فيبقى كما هو ويُعدّ الصف مُدخَلاً جديداً
msel-untaken = تغيّر ولم يؤخذ به لأن الجدول لا يعبّر عنه: { $cells }، غيّر شروط البث والآثار والإجراءات المتوقعة والمهام في ملفات السيناريو
msel-expected-in-notes = { $n ->
    [zero] لا إجراءات متوقعة في المُدخلات الجديدة
    [one] الإجراء المتوقع لمُدخَل جديد واحد مكتوب في ملاحظاته، ولرصده اكتب `expected` في السيناريو
    [two] الإجراءات المتوقعة لمُدخَلين جديدين مكتوبة في ملاحظاتهما، ولرصدها اكتب `expected` في السيناريو
    [few] الإجراءات المتوقعة لـ{ $n } مُدخلات جديدة مكتوبة في ملاحظاتها، ولرصدها اكتب `expected` في السيناريو
    [many] الإجراءات المتوقعة لـ{ $n } مُدخَلاً جديداً مكتوبة في ملاحظاتها، ولرصدها اكتب `expected` في السيناريو
   *[other] الإجراءات المتوقعة لـ{ $n } مُدخَل جديد مكتوبة في ملاحظاتها، ولرصدها اكتب `expected` في السيناريو
}
msel-one-language = تغيّر بلغة واحدة وبقي نص اللغة الأخرى: { $cells }؛ حدّثه أيضاً
msel-not-there = { $n ->
    [zero] كل المُدخلات في الجدول: { $ids }
    [one] مُدخَل واحد ليس في الجدول ويبقى: { $ids }، ويحذفه --remove
    [two] مُدخَلان ليسا في الجدول ويبقيان: { $ids }، ويحذفهما --remove
    [few] { $n } مُدخلات ليست في الجدول وتبقى: { $ids }، ويحذفها --remove
    [many] { $n } مُدخَلاً ليست في الجدول وتبقى: { $ids }، ويحذفها --remove
   *[other] { $n } مُدخَل ليست في الجدول وتبقى: { $ids }، ويحذفها --remove
}
msel-moved-along = { $n ->
    [zero] لا مُدخل ينتقل مع غيره: { $ids }
    [one] مُدخَل واحد يتبع ما تغير وقته وينتقل معه: { $ids }
    [two] مُدخَلان يتبعان ما تغير وقته وينتقلان معه: { $ids }
    [few] { $n } مُدخلات تتبع ما تغير وقته وتنتقل معه: { $ids }
    [many] { $n } مُدخَلاً تتبع ما تغير وقته وتنتقل معه: { $ids }
   *[other] { $n } مُدخَل تتبع ما تغير وقته وتنتقل معه: { $ids }
}
msel-other-dates = لا يقع أي تاريخ من الجدول في التمرين الذي يبدأ في { $date }؛ وعُدّ { $first } يومه الأول
msel-more = و{ $n } غيرها

## what columns hold
msel-no-column = «{ $name }» ليس عموداً، فأسماء الأعمدة A وB … وAA
msel-no-language = «{ $name }» ليست لغة، اكتب "ar" أو "en"
msel-column-twice = العمود { $name }: { $part } في عمودين، أو ذُكر العمود مرتين
msel-sure = مؤكد
msel-likely = مرجح
msel-guessed = تخمين
msel-unknown-heading = العنوان غير معروف
msel-column-is = العمود { $column } «{ $heading }»، مثل «{ $example }»: { $part } ({ $sure })
msel-part-number-is = { $n }  { $part }
msel-ask = Enter: نعم هو كذلك. أو رقم ما يحتويه:
msel-not-answered = لم يُجب عن السؤال، ولم يُكتب شيء
msel-parts-missing = لا عمود فيه: { $parts }، بيّن في ملف الأعمدة (--map) أيها هو
msel-columns-proposed = محتوى الأعمدة غير مؤكد، وفي { $path } مقترح: أصلحه واستورد من جديد
msel-columns-would-be = محتوى الأعمدة غير مؤكد، ودون --dry-run يُكتب مقترح في { $path } ليُصلح هناك
msel-columns-kept = ملاحظة: محتوى الأعمدة محفوظ في { $path }
msel-file-head = محتوى أعمدة الجدول. أصلح الخطأ ثم استورد من جديد.
msel-file-parts = يحتوي العمود واحداً مما يلي، وللنص لغة "ar" أو "en"، أو تبيّنها حروف كل خلية.
msel-file-part = - { $name }: { $part }
msel-file-column = { $sure }: «{ $heading }»، مثل «{ $example }»
msel-file-defaults = لما لم تذكره الصفوف: المرسل والوسيلة والأدوار المتلقية.

## layout of files
msel-fmt-nothing = { $path }: لا ملف هنا ولا سيناريو
msel-fmt-unread = { $path }: لا يمكن تنسيقه بصيغته المكتوبة
msel-fmt-none = { $all ->
    [zero] لا ملفات
    [one] الملف في التنسيق المعتاد
    [two] الملفان في التنسيق المعتاد
    [few] الملفات كلها وعددها { $all } في التنسيق المعتاد
    [many] الملفات كلها وعددها { $all } في التنسيق المعتاد
   *[other] الملفات كلها وعددها { $all } في التنسيق المعتاد
}
msel-fmt-would = ملفات ليست في التنسيق المعتاد: { $n } من أصل { $all }؛ ينسّقها الأمر tamrin fmt
msel-fmt-done = ملفات نُسّقت: { $n } من أصل { $all }
