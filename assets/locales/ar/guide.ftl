# مرجع كل الحقول كما في دليل كاتب السيناريو، وجداول ما هو ضمن البرنامج. وما يقال عن كل حقل في reference.ftl.

guide-head = رأس السيناريو
guide-lists = القوائم
guide-orders = الأوامر
guide-field = الحقل
guide-form = طريقة الكتابة
guide-needed = لازم
guide-meaning = المعنى
guide-value = القيمة
guide-yes = نعم
guide-no = لا
guide-no-default = لا: `{ $value }`
guide-optional = { $field }، ويجوز تركه
guide-with = `{ $name }(…)` وفيه { $body }
guide-parts = ؛{" "}
guide-either = {" "}أو{" "}
guide-list = قائمة من { $item }
guide-text = نص
guide-time = وقت "HH:MM"
guide-length = مدة "1h30m"
guide-whole = عدد صحيح
guide-number = عدد
guide-yes-no = ‏`true` أو `false`
guide-record = سجل
guide-untranslated = (لم يُترجم بعد) { $english }

guide-incident-kinds = أنواع الحوادث ضمن البرنامج
guide-incident-kinds-about = تُعدّ المراحل من 0. وما يعلّقه الحادث أو يسدّه أو يقطعه يقع حيث يقع الحادث: لا يعلّق الاقتراع إلا حادث في مركز، ولا يسدّ الطريق إلا حادث عليه، أو عند نقطة تفتيش فيسدّ طريقها.
guide-kind = النوع
guide-stage = المرحلة
guide-needs = ما يحتاجه، والعمل
guide-meanwhile = في أثناء ذلك
guide-grows = يشتدّ، في الساعة
guide-fades = ينتهي دون تدخل بعد { $after }
guide-suspends = يعلّق الاقتراع
guide-blocks = يسدّ الطريق
guide-cuts = يقطع { $channels }
guide-deters = يصرف { $n }٪ من الناخبين
guide-deters-around = وفي المحيط { $n }٪
guide-injures = يصيب { $rate } في الساعة
guide-slows = تبطؤ الخدمة { $n }٪
guide-gate-holds = يحتويه فريق الحماية وحده في { $n } من كل 100
guide-held-first = ينتظر الآخرون حتى تصل { $able }
guide-repair = يُصلحه عند الطلب { $by } في { $takes } وسطياً
guide-proportion = القوة فوق { $n } تتجاوز الحاجة

guide-stage-needs = { $n }: { $name }: { $needs }

guide-doctrine-about = الأوامر الدائمة ضمن البرنامج: تشغل كل دور لا يشغله أحد، بتصرف معقول غير كامل.
guide-doctrine-replaced = السيناريو الذي له قواعد خاصة به تحل قواعده محل هذه كلها. أزمنة الاستجابة مقدّرة [E].
guide-doctrine-first = قبل كل شيء: من يمكن الاتصال به؟
guide-doctrine-words = الكلام: التأكيد والإحالة إلى أعلى وبيان الموقف.
guide-doctrine-checkpoints = نقاط التفتيش معاً.
guide-doctrine-convoys = القوافل وعهدة الصناديق.
guide-doctrine-rumours = الشائعات.

guide-unit-kinds = أنواع الوحدات
guide-can = ما تستطيعه، ما لم تقل الوحدة غير ذلك
guide-speed = السرعة

guide-roles = الصفات
guide-roles-about = الدور الذي ليست له `powers` خاصة به له صلاحيات صفته. والأوامر الدائمة تتبع الصفة لا الصلاحيات. ويُرفض أمر دور لا يملك صلاحيته؛ إلا وقف الاقتراع إذا أمرت به غرفة، فيذهب إلى رئيس المركز وله أن يطيعه. ولا تنطلق قافلة دور بالأوامر الدائمة إلا إذا كانت لدى الدور وحدة تستطيع مرافقتها. ولكل دور أن يؤكد الاستلام ويحيل البلاغات ويختار القنوات ويفحص الاتصالات ويدوّن.
guide-role = الصفة
guide-powers = الصلاحيات
guide-follows = قواعد الأوامر الدائمة ضمن البرنامج
