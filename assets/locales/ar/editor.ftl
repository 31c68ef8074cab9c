# تحرير السيناريو باليد في النافذة.

editor-edit = تحرير
editor-edit-hint = خريطة سيناريو لك وأرقامه ومُدخَلاته، تغيّرها بنفسك، وتبقى تعليقات ملفاته كما هي
editor-copy-first = هذا السيناريو مرفق بالبرنامج ويبقى كما هو. اصنع نسخة لك أولاً: { $command }
editor-no-folder = لا يُحرَّر إلا سيناريو ملفاته في مجلد.
editor-title = المحرر
editor-saving = جارٍ الحفظ
editor-is-saved = محفوظ
editor-unsaved = غير محفوظ
editor-undo = تراجع
editor-undo-hint = التراجع عن آخر تغيير (⁦Ctrl+Z⁩)
editor-redo = إعادة
editor-redo-hint = إعادة ما تم التراجع عنه (⁦Ctrl+Y⁩)
editor-save-hint = كتابة الملفات التي تغيرت (⁦Ctrl+S⁩)
editor-close = إغلاق
editor-things = الخريطة
editor-findings = الملاحظات ({ $n })
editor-find = بحث بالاسم
editor-checking = جارٍ الفحص
editor-map-is-older = توجد أخطاء. الخريطة تعرض السيناريو كما كان قبلها.
editor-map-is-partial = توجد أخطاء. الخريطة والقوائم بلا ما فيه خطأ، فاختره من «الملاحظات».
editor-drag = اسحب مكاناً لتنقله مع كل ما فيه. واسحب رمز المركز أو الوحدة إلى مكان آخر، ونقطة التفتيش إلى طريق آخر، وطرف الطريق المختار إلى مكان آخر.
editor-brings = { $thing } ← { $to }
editor-brings-to-road = { $thing } ← { $to }، عند { $near }
editor-brings-nowhere = { $thing }: اتركه قرب مكان
editor-brings-to-no-road = { $thing }: اتركه قرب طريق
editor-pick-road = اضغط المكان عند الطرف الآخر للطريق
editor-pick-place = اضغط الخريطة حيث يقع المكان
editor-not-before = من { $time }
editor-nothing = لم تختر شيئاً
editor-how = اضغط شيئاً على الخريطة أو في قائمة أو على الخط الزمني، فتظهر هنا أسماؤه وأرقامه.
editor-how-drag = المكان يُسحب على الخريطة، والمُدخَل يُسحب على الخط الزمني في الأسفل.
editor-how-line = على الخط الزمني تقرّب عجلة الفأرة وتبعّد، والسحب ينتقل في الزمن، و⁦Shift⁩ مع العجلة ينتقل بين المسارات. اضغط عليه لتعيين وقت؛ والزر الآخر يضيف مُدخَلاً عنده.
editor-how-text = ما لا يُعرض هنا يُكتب في الملفات بمحرر نصوص. وما تغيره هنا لا يغير في الملفات إلا موضعه.
editor-in-text-alone = هذا لا يُغيَّر إلا في النص.
editor-rest = في النص وحده
editor-name-ar = الاسم بالعربية
editor-name-en = الاسم بالإنجليزية
editor-lat = درجات الشمال
editor-lon = درجات الشرق
editor-population = عدد السكان
editor-from = من
editor-to = إلى
editor-km = كيلومترات
editor-class = صنف الطريق
editor-place = المكان
editor-station = المحطة { $n }
editor-voters = الناخبون المسجلون
editor-serves = تخدم
editor-desks = الطاولات
editor-men = الرجال
editor-women-voters = النساء
editor-mixed = الرجال والنساء
editor-gate-lanes = مسارب البوابة
editor-gate-posture = درجة التفتيش عند البوابة
editor-near = تقف عند
editor-commands = تحت إمرة
editor-lanes = المسارب
editor-people = الأفراد
editor-women = نساء يفتّشن
editor-posture = درجة التفتيش
editor-traffic = مركبات في الساعة
editor-kind = النوع
editor-reliefs = الأطقم المستريحة
editor-on-duty = في الخدمة منذ
editor-when = الوقت
editor-delay = بعد
editor-chance = الاحتمال
editor-storyline = خط الأحداث
editor-message = الرسالة { $n }
editor-words-ar = النص بالعربية
editor-words-en = النص بالإنجليزية
editor-sender-ar = المرسل بالعربية
editor-sender-en = المرسل بالإنجليزية
editor-expected = الإجراء المتوقع { $n }
editor-expected-ar = المتوقع بالعربية
editor-expected-en = المتوقع بالإنجليزية
editor-within = خلال
editor-task = المهمة الحرجة
editor-for-control = لإدارة التمرين
editor-notes-ar = ملاحظات بالعربية
editor-notes-en = ملاحظات بالإنجليزية
editor-controller-ar = المسؤول بالعربية
editor-controller-en = المسؤول بالإنجليزية
editor-take-out = إخراجه
editor-shift = أبكر أو أبعد بدقائق
editor-waits-for = ينتظر
editor-is-waited-for = ينتظره
editor-add = إضافة
editor-add-place = إضافة مكان
editor-add-centre = مركز اقتراع هنا
editor-add-unit = وحدة هنا
editor-add-road = طريق من هنا
editor-add-checkpoint = نقطة تفتيش عليه
editor-add-inject = إضافة مُدخَل
editor-add-inject-at = إضافة مُدخَل عند { $time }
editor-add-inject-hint = عند الوقت المعيّن على الخط الزمني (⁦A⁩)
editor-add-message = إضافة رسالة
editor-add-expected = توقّع تأكيد الاستلام
editor-adding-inject = مُدخَل جديد
editor-blocks-road = إغلاق طريق
editor-select-first = اختر المكان على الخريطة أولاً: أغلق، اضغط عليه، ثم عد (⁦A⁩).
editor-new-words = نص الرسالة
editor-new-sender = المرسل
editor-new-expected = تأكيد استلام الرسالة
editor-no-message = لا يحمل إلى أي دور رسالة يُؤكَّد استلامها.
editor-by-storyline = خطوط الأحداث
editor-by-seat = المستلمون
editor-more-lanes = مسارات أكثر
editor-fewer-lanes = مسارات أقل
editor-lane-several = أدوار عدة
editor-lane-no-message = بلا رسالة
editor-lane-no-storyline = بلا خط أحداث
editor-line-in = أقرب (⁦]⁩)
editor-line-out = أبعد (⁦[⁩)
editor-delete = حذف
editor-deleted = حُذف. التراجع يعيده.
editor-apply = تطبيق
editor-adding-title = شيء جديد
editor-adding-place = مكان جديد. سمّه ثم اضغط الخريطة حيث يقع.
editor-adding-centre = مركز اقتراع في المكان المختار، فيه محطة للرجال ومحطة للنساء.
editor-adding-checkpoint = نقطة تفتيش على الطريق المختار عند طرفه الأول، بمسرب واحد.
editor-adding-unit = وحدة مقرها المكان المختار.
editor-named-title = ما زال مذكوراً
editor-named-words = يمكن حذفه متى لم يعد يذكره شيء. وهو مذكور هنا:
editor-leave-title = غير محفوظ
editor-leave-words = بعض التغييرات ليست في الملفات بعد.
editor-discard = تركها
editor-save-leave = حفظ وإغلاق
editor-saved = { $n ->
    [0] لا شيء يُحفظ
    [one] تم الحفظ، تغير ملف واحد
    [two] تم الحفظ، تغير ملفان
    [few] تم الحفظ، تغيرت { $n } ملفات
   *[other] تم الحفظ، تغير { $n } ملفاً
}
editor-nothing-near = لا توجد بعد بلدية ولا دور يتبع له.
editor-gone = لم يعد موجوداً في الملفات.
editor-empty = لا يُترك هذا فارغاً.
editor-not-whole = عدد صحيح من 0 فما فوق
editor-not-number = رقم
editor-not-name = معرّف: حروف لاتينية صغيرة وأرقام والعلامتان ⁦_⁩ و⁦-⁩
editor-not-time = وقت مثل 09:15، وفي يوم لاحق ⁦1+09:15⁩
editor-not-span = مدة مثل ⁦10m⁩ أو ⁦1h30m⁩، والرقم وحده دقائق
editor-not-choice = هذه ليست من القيم الممكنة.
editor-unwritten = تعذرت كتابة هذا في الملفات.
editor-packed = هذا السيناريو في ملف مضغوط واحد ويبقى كما هو. اصنع نسخة في مجلد أولاً: { $command }
editor-mend-first = فيه أخطاء لا تتيح عرضه هنا. أصلحها في محرر نصوص: { $errors }
editor-mend-at = { $file }:{ $line } { $what }
editor-errors-title = فيه أخطاء
editor-errors-words = يجد الفحص أخطاء، ولا يُلعب السيناريو ما دامت فيه. راجع الملاحظات، أو احفظه كما هو وأكمل لاحقاً.
editor-errors-show = عرض الملاحظات
editor-errors-save = حفظ مع الأخطاء
editor-meanwhile-title = غيّره غيرك
editor-meanwhile-words = تغيرت ملفات هذا السيناريو على القرص منذ قُرئت هنا، ولم يُكتب فوقها شيء. يمكن المتابعة على نصها الجديد.
editor-meanwhile-fit = { $n ->
    [zero] لا تغيير لك يُجرى عليه.
    [one] يُجرى عليه تغييرك.
    [two] يُجرى عليه تغييراك.
    [few] تُجرى عليه { $n } تغييرات لك.
    [many] يُجرى عليه { $n } تغييراً لك.
   *[other] يُجرى عليه { $n } تغيير لك.
}
editor-meanwhile-unfit = { $n ->
    [zero] لا يضيع شيء.
    [one] يُترك تغيير واحد لك لا يوافقه.
    [two] يُترك تغييران لك لا يوافقانه.
    [few] تُترك { $n } تغييرات لك لا توافقه.
    [many] يُترك { $n } تغييراً لك لا يوافقه.
   *[other] يُترك { $n } تغيير لك لا يوافقه.
}
editor-meanwhile-take = المتابعة على النص الجديد
editor-read-again = تغيرت الملفات على القرص، وقُرئت من جديد. راجع ثم احفظ.
editor-protects = يحمي المركز
editor-choose = اختر
editor-choose-more = اكتب جزءاً من الاسم لتجد غيرها.
editor-road-there = بين هذين المكانين طريق، وهو المختار الآن.
