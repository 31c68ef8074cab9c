# ما يقوله التمرين وملفه حين لا يمكن شيء.
session-with-cause = { $said } ({ $cause })

## branch
session-not-played = الوقت { $at } خارج ما جرى في التمرين ({ $start } إلى { $end })
session-ended = انتهى التمرين عند هذا الوقت ولا شيء بعده
session-before-branch = الأمر عند { $order } قبل لحظة التفرع { $at }: ما قبلها مشترك ولا يتغير

## mod
session-differs = إعادة التشغيل تختلف عن الملف عند { $at } (الواقعة { $n }): نسخة أخرى من البرنامج كتبته؛ التفاصيل: tamrin replay --verify
session-over = انتهى التمرين ولا أوامر بعده
session-late = وقت الأمر فات
session-restless = لا يستقر التمرين عند { $at }: مُدخلات عددها { $n } يتبع بعضها بعضاً بلا زمن بينها (… { $some })؛ أعطها delay في السيناريو. ما جرى قبل ذلك محفوظ في الملف

## output
session-output-unwritten = تعذرت كتابة { $path }
session-output-guarded = { $path } ملف تمرين أو جزء منه ولا يُكتب فوقه أبداً؛ اختر اسماً آخر
session-output-folder = { $path } مجلد، والمطلوب اسم ملف
session-output-unmarked = { $path } موجود، وقد يكون أحد كتب فيه بعد ذلك؛ اختر اسماً آخر، أو اكتب فوقه قصداً: --force
session-output-not-ours = { $path } موجود وليس مما كتبه هذا الأمر من قبل، أو غُيّر بعده؛ اختر اسماً آخر، أو اكتب فوقه قصداً: --force

## player live
session-fault-live = توقف التمرين بخطأ في البرنامج؛ كل أمر قُبل محفوظ في ملف التمرين، أغلق البرنامج ثم أكمل الملف
session-trouble-seat = تعرف إدارة التمرين السبب. كل أمر قُبل محفوظ، ويستمر التمرين من حيث وقف
session-stood-still = توقف الجهاز مدة { $gone }، فأُوقف التمرين مؤقتاً عند ما كان عليه؛ تابعوا حين تكونون جاهزين

## player mod
session-no-thread = تعذر بدء خيط للتمرين
session-fault-opening = تعذر فتح التمرين بسبب خطأ في البرنامج؛ ملفه كما هو

## player replay
session-fault-replay = توقفت إعادة العرض بخطأ في البرنامج؛ ملف التمرين كما هو، أغلقها ثم افتحها من جديد
session-is-replay = هذه إعادة عرض ولا أوامر فيها؛ للمضي من هنا اضغط «تفرع»

## recording
session-scenario-unreadable = السيناريو المحفوظ في الملف لا تقرؤه هذه النسخة من البرنامج
session-orders-missing = أوامر ناقصة من الملف أو ترتيبها غير صحيح؛ لحفظ ما قبلها: tamrin rescue
session-no-task = لا مهمة حرجة باسم «{ $task }»؛ المهام: { $all }

## store causes
session-too-long = ما كُتب أطول مما يُحفظ (16 ميغابايت)

## store error
session-file-damaged = ملف التمرين متضرر؛ لحفظ ما يُقرأ منه: tamrin rescue
session-file-mended = نُسخ هذا الملف أثناء الكتابة فيه أو تضرر؛ ما أدخله الناس سليم. احفظه ملفاً كاملاً أولاً ثم أكمله: tamrin rescue { $path } -o NEW.tamrin
session-no-such-file = لا يوجد ملف بهذا الاسم: { $path }
session-file-exists = الملف موجود من قبل؛ اختر اسماً آخر، أو أكمله بـ --resume: { $path }
session-no-exercise-file = هذا ليس ملف تمرين: { $path }
session-file-too-large = الملف أكبر من 512 ميغابايت ولا يُقرأ: { $path }
session-file-changed = ليس هذا ما كتبه البرنامج، فلا يُكمَل؛ التفاصيل: tamrin replay { $path } --verify، ولحفظ ما فيه ملفاً جديداً: tamrin rescue { $path } -o NEW.tamrin
session-file-suspect = في الملف ما ليس من ملف تمرين، فلا يُقرأ: غُيّر يدوياً أو صنعه برنامج آخر ({ $what })
session-file-unreadable = تعذرت قراءة الملف: { $path }
session-holder-unknown = برنامج آخر
session-open-elsewhere = التمرين مفتوح الآن لدى { $who }؛ يمكن النظر فيه بلا تغيير: tamrin replay { $path }
session-file-unusable = تعذر العمل على ملف التمرين؛ تأكد من المساحة والصلاحيات ومن أن برنامجاً آخر لا يستعمله
session-file-content = في ملف التمرين ما لا تقرؤه هذه النسخة من البرنامج؛ لحفظ ما يُقرأ منه: tamrin rescue
session-file-unwritten = تعذرت كتابة ملف التمرين؛ تأكد من المجلد والصلاحيات

## store lock
session-holder = العملية { $process } على الجهاز { $machine } منذ { $since }

## store read
session-file-newer = كتبت هذا الملف نسخة أحدث من البرنامج ({ $program })؛ استعمل تلك النسخة، أو احفظ منه ما تقرؤه هذه: tamrin rescue

## store rescue
session-lost-seed = لا يمكن حفظ شيء: البذرة العشوائية لا تُقرأ
session-lost-scenario = لا يمكن حفظ شيء: السيناريو في الملف لا تقرؤه هذه النسخة
session-lost-other-scenario = لا يمكن حفظ شيء: السيناريو الذي ذكرته ليس هو الذي بدأ به التمرين
session-lost-text = لا يمكن حفظ شيء: نص السيناريو لا يُقرأ؛ إن كان لديك مجلده: --scenario FOLDER
