# أدوار المتصفحات
seats-door = أدوار التمرين
seats-code = رمز دورك
seats-code-hint = الرمز ثمانية أحرف وأرقام؛ تجده عند إدارة التمرين أو على شاشة العرض.
seats-enter = دخول
seats-leave = مغادرة الدور
seats-wrong-code = هذا الرمز غير صحيح؛ تحقق منه عند إدارة التمرين.
seats-wait = { $n ->
    [zero] محاولات كثيرة خاطئة؛ أعد المحاولة الآن.
    [one] محاولات كثيرة خاطئة؛ أعد المحاولة بعد ثانية واحدة.
    [two] محاولات كثيرة خاطئة؛ أعد المحاولة بعد ثانيتين.
    [few] محاولات كثيرة خاطئة؛ أعد المحاولة بعد { $n } ثوانٍ.
    [many] محاولات كثيرة خاطئة؛ أعد المحاولة بعد { $n } ثانية.
   *[other] محاولات كثيرة خاطئة؛ أعد المحاولة بعد { $n } ثانية.
}
seats-connecting = يجري الاتصال بالتمرين …
seats-offline = انقطع الاتصال بجهاز التمرين، وتجري إعادة المحاولة
seats-waiting = لم يصل بعد ما ضغطت عليه؛ سيُرسل تلقائياً
seats-stale = تغيّرت الشاشة قبل أن تصل ضغطتك، ولم يُنفَّذ شيء؛ أعد الضغط
seats-map = خريطة ما يعلمه الدور
seats-no-script = هذه الصفحة تحتاج إلى تفعيل جافاسكربت في المتصفح.
seats-invite = دعوة الغرف
seats-seat = { $name }
seats-observer = مراقب، بمنظور إدارة التمرين
seats-addresses = افتح في متصفح كل غرفة أحد هذه العناوين، ثم اكتب رمز الدور أو صوّر المربع:
seats-picture = مربع يُصوَّر بالهاتف لفتح الدور
seats-present = { $n ->
    [zero] لا أحد هنا
    [one] متصفح واحد متصل
    [two] متصفحان متصلان
    [few] { $n } متصفحات متصلة
    [many] { $n } متصفحاً متصلاً
   *[other] { $n } متصفح متصل
}
seats-renew = رمز جديد وإخراج من يجلس هنا
seats-large = عرض كبير
seats-ordinary = عرض عادي
seats-fingerprint = الاتصال مشفّر. قبل أن يقبل المتصفح الشهادة قارن بصمتها (‎SHA-256):
seats-error-no-exercise = لا تمرين مفتوح
seats-error-not-there = تعذّر الاستماع عليه: { $why }
seats-error-codes = تعذّر حفظ رموز الأدوار: { $why }
seats-error-damaged = ملف الرموز { $file } تالف؛ انقله من مكانه فتُنشأ رموز جديدة
seats-error-no-certificate = الشهادة ليست ملف PEM (يبدأ بعبارة BEGIN CERTIFICATE)
seats-error-no-key = المفتاح ليس ملف PEM (يبدأ بعبارة BEGIN PRIVATE KEY)
seats-error-not-its-key = الشهادة والمفتاح لا يخص أحدهما الآخر
seats-name = اسمك أو صفتك (اختياري)
seats-name-hint = يراه من معك في الدور. يُحفظ بجانب ملف التمرين ويمكن حذفه.
seats-evaluator = المقيّم
seats-note-taker = مدوّن الملاحظات، بمنظور الغرفة الرئيسية
seats-big-screen = الشاشة الكبيرة، بمنظور الغرفة الرئيسية
seats-report = التقرير
seats-back = عودة إلى الدور
comms-heard = أجابت على فحص الاتصال
seats-error-damaged-names = ملف أسماء الجالسين { $file } تالف؛ انقله من مكانه فتُفتح الأدوار دون أسماء
