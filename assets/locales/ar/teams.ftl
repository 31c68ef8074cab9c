# عدة فرق في وقت واحد
team-numbered = الفريق { $n }
team-named = { $name }
teams-all = كل الفرق
teams-title = كل الفرق: { $title }
teams-start = بدء التمرين للجميع
teams-pause = إيقاف مؤقت للجميع
teams-resume = استئناف للجميع
teams-pace = سرعة الجميع
teams-endex = إنهاء للجميع…
teams-endex-ask = هل يُنهى تمرين كل الفرق الآن؟ لا يمكن استئنافه بعد ذلك.
teams-endex-yes = نعم، إنهاء للجميع
teams-endex-no = لا، عودة
teams-emergency = حالة طارئة حقيقية: أوقف الجميع
teams-over-ask = هل انتهت الحالة الطارئة الحقيقية لدى كل الفرق؟
teams-discussion = النقاش
teams-module-open = فتح للجميع: { $title }
teams-open-ask = هل يُفتح «{ $title }» للجميع الآن؟ ينتهي بذلك المحور المفتوح.
teams-open-yes = نعم، فتح «{ $title }» للجميع
teams-piece = لعب المقطع للجميع
teams-time-left = الوقت المتبقي:
teams-question-next = السؤال التالي للجميع
teams-talk-hold = إيقاف نقاش الجميع مؤقتاً
teams-talk-resume = استئناف نقاش الجميع
teams-talk-held = متوقف مؤقتاً
teams-module-end = إنهاء محور النقاش لدى الجميع
teams-answers = { $n ->
    [0] لا إجابات بعد
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $n } إجابات
    [many] { $n } إجابة
   *[other] { $n } إجابة
}
teams-rooms = الغرف المتصلة
teams-ready = الغرف الجاهزة
teams-of = { $n } من { $all }
teams-missing = غير متصلة: { $rooms }
teams-behind = متأخر { $gap } عن أكثر الفرق تقدماً
teams-dead = توقف نهائياً
teams-open = المفتوح
teams-incidents = { $n ->
    [zero] لا حوادث
    [one] حادث واحد
    [two] حادثان
    [few] { $n } حوادث
    [many] { $n } حادثاً
   *[other] { $n } حادث
}
teams-due = { $n ->
    [zero] لا إجراء متوقعاً مستحقاً
    [one] إجراء متوقع واحد مستحق
    [two] إجراءان متوقعان مستحقان
    [few] { $n } إجراءات متوقعة مستحقة
    [many] { $n } إجراءً متوقعاً مستحقاً
   *[other] { $n } إجراء متوقع مستحق
}
teams-injects = آخر المُدخَلات
teams-none = لا شيء بعد
teams-so-far = حتى الآن
teams-compare = مقارنة
teams-compare-title = مقارنة الفرق
teams-beside = جنباً إلى جنب
teams-compare-hint = بعد انتهاء التمرين تمكن مقارنة الفرق التي أنهته.
teams-compare-all = كل الفرق جنباً إلى جنب
teams-compare-one = الفريق
teams-compare-other = مع
teams-compare-two = مقارنة فريقين
teams-compare-none = لم يُنهِ أي فريق تمرينه بعد.
teams-compare-not-over = يجب أن يُنهي الفريقان تمرينهما أولاً.
teams-compare-wait = يجري إعداد المقارنة، وستظهر في هذه الصفحة تلقائياً.
teams-this-page = رمز هذه الصفحة
teams-code = الرمز:
teams-renew = رمز جديد لهذه الصفحة وإخراج كل من لديه الرمز القديم
teams-leave = مغادرة هذه الصفحة
