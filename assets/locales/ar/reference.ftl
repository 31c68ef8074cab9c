# ما يقال عن كل حقل وقيمة في ملفات السيناريو: في المحرر الذي يكتب فيه الكاتب، وفي `tamrin reference`. فوق كل سطر ما يقوله البرنامج
# بالإنجليزية، وهو تعليق النوع في المصدر. إذا تغير الإنجليزي أو جاء حقل جديد سماه اختبار `wording::guide`، فتُراجع ترجمته هنا.

# The head of `scenario.ron`. The lists of [`Part`] may follow in the same file.
Head = رأس `scenario.ron`. ويجوز أن تتبعه قوائم [`Part`] في الملف نفسه.
# Version of the format; 1.
Head-format = إصدار الصيغة؛ 1.
# Identifier of the scenario.
Head-id = معرّف السيناريو.
# Whom it is for; only what is for training is offered to trainers.
Head-for = لمن هو؛ ولا يُعرض على المدربين إلا ما هو للتدريب.
# Title.
Head-title = العنوان.
# What is rehearsed, in a few sentences; for those who run the exercise, as it may tell what is to come.
Head-summary = ما يُتدرَّب عليه في جمل قليلة؛ لمن يدير التمرين، لأنه قد يكشف ما سيأتي.
# The general situation, as those who rehearse are told it beforehand: nothing of what the script holds in store.
Head-situation = الموقف العام كما يُخبَر به المتدربون مسبقاً: بلا شيء مما يخبئه السيناريو.
# What reports say of it as a whole: scope, capabilities, threat, sponsor, organisations, point of contact.
Head-overview = ما تقوله التقارير عنه إجمالاً: النطاق والقدرات والتهديد والجهة الراعية والجهات المشاركة وجهة الاتصال.
# Date of the first day as year-month-day; shown, not computed with.
Head-date = تاريخ اليوم الأول سنةً فشهراً فيوماً؛ يُعرض ولا يُحسب به.
# STARTEX.
Head-start = بداية التمرين.
# ENDEX.
Head-end = نهاية التمرين.
# Seed of all chance when none is given at the start.
Head-seed = البذرة العشوائية لكل مصادفة إن لم تُعطَ واحدة عند البدء.
# Quiet stretches, such as nights, as pairs of times: routine reports rest in them, and an exercise that follows the wall clock jumps over them unless something happens.
Head-nights = أوقات هادئة كالليالي، أزواجاً من الأوقات: تتوقف فيها البلاغات الدورية، ويقفزها تمرين يتبع ساعة الحائط ما لم يحدث شيء.
# Whose data the scenario uses, as their licences ask to be named: on every map, in GeoJSON, in reports and pages.
Head-credits = صاحب البيانات التي يستعملها السيناريو كما تطلب رخصتها أن يُسمى: على كل خريطة، وفي GeoJSON، وفي التقارير والصفحات.
# Other files of this scenario, relative to this one.
Head-include = ملفات أخرى لهذا السيناريو، بمسارات تبدأ من هذا الملف.
# Lists of things; any of them may stand in `scenario.ron` or in an included file, and all are joined.
Part = قوائم أشياء؛ يجوز أن تكون أي منها في `scenario.ron` أو في ملف مضموم، وتُجمع كلها.
# Figures that replace the defaults; at most one file may hold them.
Part-settings = أرقام تحل محل القيم المبدئية؛ ولا يحملها إلا ملف واحد.
# Districts.
Part-districts = المناطق.
# Directorates.
Part-directorates = مديريات الأمن.
# Municipalities.
Part-municipalities = البلديات.
# Places: the nodes of the road graph.
Part-places = الأماكن: عُقد شبكة الطرق.
# Roads: the edges of the road graph, usable both ways.
Part-roads = الطرق: أضلاع الشبكة، تُسلك في الاتجاهين.
# Seats of the exercise.
Part-seats = أدوار التمرين.
# What kinds of unit can do, in place of what the built-in library says.
Part-unit_kinds = ما تستطيعه أنواع الوحدات، بدلاً مما تقوله المكتبة التي ضمن البرنامج.
# Units.
Part-units = الوحدات.
# Polling centres.
Part-centres = مراكز الاقتراع.
# Checkpoints on roads.
Part-checkpoints = نقاط التفتيش على الطرق.
# Vehicles that may be looked for.
Part-vehicles = مركبات قد تصبح مطلوبة.
# Convoys of materials and boxes.
Part-convoys = قوافل المواد والصناديق.
# Rumours that may come up.
Part-rumours = شائعات قد تظهر.
# Kinds of incident, beside or in place of those of the built-in library.
Part-incident_kinds = أنواع الحوادث، إضافةً إلى ما في المكتبة التي ضمن البرنامج أو بدلاً منه.
# Storylines.
Part-storylines = خطوط الأحداث.
# Objectives with their critical tasks.
Part-objectives = الأهداف ومهامها الحرجة.
# Injects: the master scenario events list.
Part-injects = المُدخَلات: القائمة الرئيسية لأحداث السيناريو.
# Modules of a discussion, in the order in which they are opened.
Part-modules = محاور النقاش، بالترتيب الذي تُفتح به.
# Rules of the standing orders; if any are given they replace the built-in doctrine.
Part-doctrine = قواعد الأوامر الدائمة؛ إن كُتب منها شيء حلّت محل ما هو ضمن البرنامج.
# One thing that a seat asks.
Order = أمر واحد يطلبه دور.
# Send a free unit.
Order-Dispatch = إرسال وحدة غير مكلّفة.
# Where to.
Order-Dispatch-to = إلى أين.
# The unit.
Order-Dispatch-unit = الوحدة.
# Send a unit that has a task elsewhere.
Order-Redirect = تحويل وحدة لها مهمة في مكان آخر.
# Where to.
Order-Redirect-to = إلى أين.
# The unit.
Order-Redirect-unit = الوحدة.
# Release a unit from its task; it returns to its base.
Order-StandDown = إعفاء وحدة من مهمتها؛ فتعود إلى قاعدتها.
# The unit.
Order-StandDown-unit = الوحدة.
# Change how a road checkpoint checks.
Order-SetPosture = تغيير درجة التفتيش عند نقطة تفتيش على طريق.
# The checkpoint.
Order-SetPosture-checkpoint = نقطة التفتيش.
# The new posture.
Order-SetPosture-posture = درجة التفتيش الجديدة.
# Change how a polling centre's gate checks.
Order-SetGate = تغيير درجة التفتيش عند بوابة مركز اقتراع.
# The centre.
Order-SetGate-centre = المركز.
# The new posture.
Order-SetGate-posture = درجة التفتيش الجديدة.
# Close a road to the public and the forces.
Order-CloseRoad = إغلاق طريق أمام الناس والقوات.
# The road.
Order-CloseRoad-road = الطريق.
# Open a road that was closed by order.
Order-OpenRoad = فتح طريق أُغلق بأمر.
# The road.
Order-OpenRoad-road = الطريق.
# Set a directorate's level of readiness; a higher one needs time.
Order-SetReadiness = تحديد درجة استعداد مديرية؛ والدرجة الأعلى تحتاج إلى وقت.
# The directorate.
Order-SetReadiness-directorate = المديرية.
# The level asked for.
Order-SetReadiness-level = درجة الاستعداد المطلوبة.
# Suspend voting at a centre.
Order-SuspendVoting = تعليق الاقتراع في مركز.
# The centre.
Order-SuspendVoting-centre = المركز.
# Resume voting at a centre.
Order-ResumeVoting = استئناف الاقتراع في مركز.
# The centre.
Order-ResumeVoting-centre = المركز.
# Let a centre close later.
Order-ExtendVoting = تأخير إقفال مركز.
# The centre.
Order-ExtendVoting-centre = المركز.
# The new closing time.
Order-ExtendVoting-until = وقت الإقفال الجديد.
# Ask another seat for a unit.
Order-RequestSupport = طلب وحدة من دور آخر.
# What the unit must be able to do.
Order-RequestSupport-capability = ما يجب أن تستطيعه الوحدة.
# The seat asked.
Order-RequestSupport-from = الدور المطلوب منه.
# People needed, at least 1.
Order-RequestSupport-strength = الأفراد اللازمون، 1 على الأقل.
# Where to.
Order-RequestSupport-to = إلى أين.
# Answer a request for support: with a unit, which goes at once, or with none.
Order-AnswerSupport = الرد على طلب تعزيز: بوحدة تنطلق فوراً، أو بلا وحدة.
# Number of the request.
Order-AnswerSupport-request = رقم الطلب.
# The unit lent, or none to decline.
Order-AnswerSupport-unit = الوحدة المعارة، أو لا شيء للاعتذار.
# Ask those who can for what an incident broke and the police cannot mend: devices, lines, power.
Order-RequestRepair = طلب إصلاح ما عطّله حادث ولا تستطيع الشرطة إصلاحه ممن يستطيع: الأجهزة والخطوط والكهرباء.
# The incident.
Order-RequestRepair-incident = الحادث.
# Confirm that a message was read.
Order-Acknowledge = تأكيد الاستلام لرسالة قُرئت.
# The inject that brought it.
Order-Acknowledge-message = المُدخَل الذي جاء بها.
# Confirm a report, so that the sender knows it came.
Order-AcknowledgeReport = تأكيد استلام بلاغ، ليعلم المرسل أنه وصل.
# Number of the report.
Order-AcknowledgeReport-report = رقم البلاغ.
# Pass on what the seat knows of something to another seat.
Order-PassOn = إحالة ما يعلمه الدور عن شيء إلى دور آخر.
# What about.
Order-PassOn-about = عمّ.
# To whom.
Order-PassOn-to = إلى من.
# Say something to another seat in words.
Order-SendMessage = قول شيء لدور آخر بالكلام.
# Number of the seat's message that it answers.
Order-SendMessage-answers = رقم رسالة الدور التي هي رد عليها.
# What it is for.
Order-SendMessage-purpose = لماذا هي.
# The inject whose message it is about.
Order-SendMessage-regarding = المُدخَل الذي تتحدث عن رسالته.
# What else a situation report says; none: it is a message in plain words.
Order-SendMessage-situation_report = ما يقوله تقرير الموقف فوق ذلك؛ ومن دونه: هي رسالة بالكلام.
# The words; of a situation report the situation.
Order-SendMessage-text = الكلام؛ وفي تقرير الموقف هو الموقف.
# To whom.
Order-SendMessage-to = إلى من.
# Use a channel from now on for orders to the seat's own posts and units, or for words to another seat.
Order-UseChannel = استعمال قناة من الآن فصاعداً لأوامر الدور إلى نقاطه ووحداته، أو لكلامه مع دور آخر.
# The channel.
Order-UseChannel-channel = القناة.
# The other seat; none: all posts and units.
Order-UseChannel-with = الدور الآخر؛ ومن دونه: كل النقاط والمراكز والوحدات.
# Call the posts of every place in the area on every channel, and see who answers within five minutes.
Order-CheckComms = نداء النقاط والمراكز في كل مكان من المنطقة على كل قناة، ومعرفة من يجيب خلال خمس دقائق.
# Set the posture of every checkpoint of a directorate.
Order-SetPosturePlan = تحديد درجة التفتيش في كل نقاط تفتيش مديرية.
# The directorate.
Order-SetPosturePlan-directorate = المديرية.
# The new posture.
Order-SetPosturePlan-posture = درجة التفتيش الجديدة.
# Tell checkpoints to look out for a vehicle.
Order-IssueLookout = إصدار تعميم عن مركبة إلى نقاط تفتيش.
# The checkpoints; none listed: all in the seat's area.
Order-IssueLookout-checkpoints = نقاط التفتيش؛ وإن لم يُذكر شيء: كل ما في منطقة الدور.
# Until when it holds.
Order-IssueLookout-until = حتى متى يسري.
# The vehicle.
Order-IssueLookout-vehicle = المركبة.
# Tell checkpoints that a vehicle is no longer looked for.
Order-CancelLookout = إبلاغ نقاط التفتيش أن المركبة لم تعد مطلوبة.
# The vehicle.
Order-CancelLookout-vehicle = المركبة.
# Start a convoy, with a unit as escort. Without one it waits for an escort.
Order-StartConvoy = تحريك قافلة مع وحدة مرافقة لها. ومن دونها تنتظر القافلة مرافقة.
# The convoy.
Order-StartConvoy-convoy = القافلة.
# The escort, sent to the convoy if it is not there.
Order-StartConvoy-escort = المرافقة، وتُرسل إلى القافلة إن لم تكن عندها.
# Stop a convoy at the next place.
Order-HaltConvoy = إيقاف قافلة عند المكان التالي.
# The convoy.
Order-HaltConvoy-convoy = القافلة.
# Let a halted convoy go on: by another way, without its escort, or past a centre that cannot be reached.
Order-ProceedConvoy = السماح لقافلة متوقفة بالمضيّ: من طريق آخر، أو بلا مرافقتها، أو متجاوزةً مركزاً لا يمكن الوصول إليه.
# The convoy.
Order-ProceedConvoy-convoy = القافلة.
# Whether the next centre is left out.
Order-ProceedConvoy-skip = هل يُترك المركز التالي.
# Tell checkpoints that a convoy comes, so that it passes at once.
Order-AnnounceConvoy = إبلاغ نقاط التفتيش بقدوم قافلة، فتمرّ فوراً.
# The checkpoints; none listed: all in the seat's area.
Order-AnnounceConvoy-checkpoints = نقاط التفتيش؛ وإن لم يُذكر شيء: كل ما في منطقة الدور.
# The convoy.
Order-AnnounceConvoy-convoy = القافلة.
# Find out whether a rumour is true.
Order-VerifyRumour = التحقق من صحة شائعة.
# The rumour.
Order-VerifyRumour-rumour = الشائعة.
# Correct a rumour in public.
Order-CorrectRumour = نفي الشائعة علناً.
# The rumour.
Order-CorrectRumour-rumour = الشائعة.
# Brief the media on the situation in a municipality.
Order-BriefMedia = إحاطة الإعلام بالموقف في بلدية.
# The municipality.
Order-BriefMedia-municipality = البلدية.
# Write something down for the record.
Order-Note = تدوين شيء في السجل.
# The note.
Order-Note-text = الملاحظة.
# EXCON: say that a person holds a seat, or no longer does; then standing orders stop or play it.
Order-Staff = إدارة التمرين: القول إن شخصاً يتولى دوراً أو لم يعد يتولاه؛ فتكف الأوامر الدائمة عن أدائه أو تؤديه.
# The seat.
Order-Staff-seat = الدور.
# Whether a person holds it.
Order-Staff-staffed = هل يتولاه شخص.
# EXCON: release an inject now.
Order-Release = إدارة التمرين: بثّ المُدخَل الآن.
# The inject.
Order-Release-inject = المُدخَل.
# EXCON: skip an inject. It comes no more, unless it is released by hand.
Order-Skip = إدارة التمرين: تخطي مُدخَل. فلا يأتي بعد ذلك إلا إذا بُثّ يدوياً.
# The inject.
Order-Skip-inject = المُدخَل.
# EXCON: let an inject come at another time.
Order-Retime = إدارة التمرين: نقل مُدخَل إلى وقت آخر.
# Its new time, not before now and not after ENDEX.
Order-Retime-at = وقته الجديد، ليس قبل الآن ولا بعد نهاية التمرين.
# Whether all injects that were due at its old time or later move by as much.
Order-Retime-following = هل تنتقل بالقدر نفسه كل المُدخَلات التي كان وقتها وقته القديم أو بعده.
# The inject.
Order-Retime-inject = المُدخَل.
# EXCON: add an inject to the script that is not in the scenario.
Order-Improvise = إدارة التمرين: إضافة مُدخَل ليس في السيناريو.
# When it comes; none: now.
Order-Improvise-at = متى يأتي؛ ومن دونه: الآن.
# What it does.
Order-Improvise-what = ما يفعله المُدخَل.
# EXCON: end the exercise now.
Order-EndExercise = إدارة التمرين: إنهاء التمرين الآن.
# Change how a road checkpoint checks those who pass it one way.
Order-SetDirection = تغيير درجة التفتيش عند نقطة تفتيش على طريق لمن يمرون بها في اتجاه واحد.
# The checkpoint.
Order-SetDirection-checkpoint = نقطة التفتيش.
# Which way.
Order-SetDirection-direction = أي اتجاه.
# The new posture for them.
Order-SetDirection-posture = درجة التفتيش الجديدة لهم.
# Send a rested crew to relieve a unit: it musters at the unit's base, drives to where the unit is, and takes over on the spot.
Order-Relieve = إرسال طقم مستريح ليحل محل وحدة: يتجمع في قاعدة الوحدة، ويسير إلى حيث هي، ويستلم منها في المكان.
# The unit whose people go home.
Order-Relieve-unit = الوحدة التي يعود أفرادها إلى بيوتهم.
# Hand over people or evidence that a checkpoint or unit holds.
Order-HandOver = تسليم محتجزين أو مضبوطات في عهدة نقطة تفتيش أو وحدة.
# Number of what is held.
Order-HandOver-held = رقم ما في العهدة.
# The unit that comes for it and can investigate; none: those who hold it bring it to the directorate.
Order-HandOver-to = الوحدة التي تأتي لاستلامه وتستطيع التحقيق؛ ومن دونها: يوصله من هو في عهدتهم إلى المديرية.
# EXCON: open a module of the discussion. One that is open ends.
Order-OpenModule = إدارة التمرين: فتح محور نقاش. والمفتوح ينتهي.
# The module.
Order-OpenModule-module = محور النقاش.
# EXCON: end the module that is open.
Order-CloseModule = إدارة التمرين: إنهاء محور النقاش المفتوح.
# What the discussion's clock showed.
Order-CloseModule-spent = ما كانت ساعة النقاش تعرضه.
# EXCON: put a question of the open module to those who discuss.
Order-AskQuestion = إدارة التمرين: طرح سؤال من المحور المفتوح على المتناقشين.
# The question.
Order-AskQuestion-question = السؤال.
# What the discussion's clock showed.
Order-AskQuestion-spent = ما كانت ساعة النقاش تعرضه.
# Answer a question of the open module. A later answer takes the place of an earlier one of the same seat.
Order-AnswerQuestion = الإجابة عن سؤال من المحور المفتوح. وتحل الإجابة اللاحقة محل السابقة من الدور نفسه.
# Whose answer it is, where exercise control writes it down for a seat; none: of the seat that gives it, and if that is exercise control, of all together.
Order-AnswerQuestion-of = لمن الإجابة، حيث تدوّنها إدارة التمرين عن دور؛ ومن دونه: للدور الذي يصدرها، وإن كان إدارة التمرين فللجميع معاً.
# The question.
Order-AnswerQuestion-question = السؤال.
# What the discussion's clock showed.
Order-AnswerQuestion-spent = ما كانت ساعة النقاش تعرضه.
# The words.
Order-AnswerQuestion-text = الكلام.
# EXCON: write down that a point that was expected was raised in the discussion, or take that back.
Order-NotePoint = إدارة التمرين: تدوين أن نقطة متوقعة طُرحت في النقاش، أو التراجع عن ذلك.
# The point.
Order-NotePoint-point = النقطة.
# Whether it was raised.
Order-NotePoint-raised = هل طُرحت.
# What the discussion's clock showed.
Order-NotePoint-spent = ما كانت ساعة النقاش تعرضه.
# Rule on a disputed count, or on result forms that are held back.
Order-RuleOnCount = البتّ في فرز معترض عليه، أو في استمارات نتائج محجوبة.
# The centre.
Order-RuleOnCount-centre = المركز.
# What is to be done.
Order-RuleOnCount-ruling = ما يُفعل فيه.
# Send a rested crew to relieve the people at a checkpoint: it musters at the directorate's seat, drives there, and takes over.
Order-RelievePost = إرسال طقم مستريح ليحل محل أفراد نقطة تفتيش: يتجمع في مقر المديرية، ويسير إلى هناك، ويستلم.
# The checkpoint.
Order-RelievePost-checkpoint = نقطة التفتيش.
# Whom a scenario is for.
Audience = لمن السيناريو.
# Teams who rehearse.
Audience-Training = فرق تتدرب.
# Measurements of the program; it is not offered to trainers.
Audience-Benchmark = قياسات للبرنامج؛ لا يُعرض على المدربين.
# Text that a reader sees, in Arabic and English.
Text = نص يراه القارئ، بالعربية والإنجليزية.
# Arabic wording. A missing one is a warning; English is shown in its place.
Text-ar = النص العربي. وإن غاب فتحذير، ويُعرض الإنجليزي مكانه.
# English wording. A missing one is a warning; Arabic is shown in its place.
Text-en = النص الإنجليزي. وإن غاب فتحذير، ويُعرض العربي مكانه.
# What reports say of the exercise as a whole. Offices are named, never persons.
Overview = ما تقوله التقارير عن التمرين إجمالاً. تُسمى الجهات والوظائف، ولا يُسمى شخص أبداً.
# How far it goes: kind of exercise, hours, places, who plays.
Overview-scope = مداه: نوع التمرين وساعاته وأماكنه ومن يشارك فيه.
# Mission area: prevention, protection, mitigation, response or recovery.
Overview-mission_area = مجال المهمة: المنع أو الحماية أو التخفيف أو الاستجابة أو التعافي.
# The capabilities that it exercises.
Overview-capabilities = القدرات التي يتدرب عليها.
# The threat or hazard that it is about.
Overview-threat = التهديد أو الخطر الذي يدور حوله.
# Who ordered it and pays for it.
Overview-sponsor = من أمر به ويموّله.
# The organisations that take part.
Overview-organisations = الجهات المشاركة.
# The office that answers questions about it.
Overview-contact = الجهة التي تجيب عن الأسئلة عنه.
# Figures of the simulation. Every field has a default.
Settings = أرقام المحاكاة. ولكل حقل قيمة مبدئية.
# Polling.
Settings-polling = الاقتراع.
# Time that one check takes at a polling centre's gate, by posture.
Settings-gate_checks = مدة الفحص الواحد عند بوابة مركز الاقتراع، بحسب درجة التفتيش.
# Time that one check takes at a road checkpoint, by posture.
Settings-road_checks = مدة الفحص الواحد عند نقطة تفتيش على طريق، بحسب درجة التفتيش.
# Turn-out, fatigue and lead times by readiness, shifts and reliefs.
Settings-readiness = أزمنة الانطلاق والإرهاق ورفع الدرجة بحسب درجة الاستعداد، والمناوبات والتبديل.
# Speed in km/h by class of road.
Settings-speeds = السرعة كم/س بحسب صنف الطريق.
# Staff that one lane of a road checkpoint needs; at least 1.
Settings-staff_per_lane = الأفراد الذين يحتاجهم مسرب واحد في نقطة تفتيش على طريق؛ 1 على الأقل.
# Vehicles in line at which the public turns back from a road checkpoint.
Settings-turn_back_at = عدد المركبات في الطابور الذي يعود عنده الناس أدراجهم من نقطة تفتيش على طريق.
# Channels: delay, dropout, order of use.
Settings-comms = القنوات: التأخير والفقد وترتيب الاستعمال.
# Reports: routine, confirmation, errors.
Settings-reports = البلاغات: الدورية، والتأكيد، والأخطاء.
# How likely a checkpoint sees a vehicle that it should stop.
Settings-detection = احتمال أن ترى نقطة التفتيش مركبة ينبغي أن توقفها.
# What checks of the traffic find.
Settings-finds = ما يضبطه تفتيش الحركة.
# Time to hand over and sign: a convoy at a centre, or those who hold people or evidence.
Settings-sign = مدة التسليم والتوقيع: قافلة في مركز، أو من في عهدتهم أشخاص أو مضبوطات.
# Detained people and evidence.
Settings-custody = المحتجزون والمضبوطات.
# Disputes about counts, and result forms at the office.
Settings-results = الاعتراض على الفرز، واستمارات النتائج في المكتب.
# Corrections of rumours.
Settings-correction = نفي الشائعات.
# Confidence of voters.
Settings-confidence = ثقة الناخبين.
# A district.
District = منطقة.
# Identifier.
District-id = المعرّف.
# Name.
District-name = الاسم.
# Outline: closed rings of (longitude, latitude) in degrees.
District-outline = الحدود: حلقات مغلقة من (خط الطول، خط العرض) بالدرجات.
# A security directorate.
Directorate = مديرية أمن.
# Identifier.
Directorate-id = المعرّف.
# Name.
Directorate-name = الاسم.
# Where its sub-room sits.
Directorate-seat = حيث تقع غرفتها الفرعية.
# Readiness at STARTEX.
Directorate-readiness = درجة الاستعداد عند بداية التمرين.
# A municipality.
Municipality = بلدية.
# Identifier.
Municipality-id = المعرّف.
# Name.
Municipality-name = الاسم.
# Its main place.
Municipality-seat = مكانها الرئيسي.
# The directorate that answers for it, if one of the exercise does.
Municipality-directorate = المديرية المسؤولة عنها، إن كانت في التمرين واحدة.
# The district in which it lies.
Municipality-district = المنطقة التي تقع فيها.
# Outline: closed rings of (longitude, latitude) in degrees.
Municipality-outline = الحدود: حلقات مغلقة من (خط الطول، خط العرض) بالدرجات.
# Whether every road into it is to have a checkpoint; `check` then names those that have none.
Municipality-cordon = هل يجب أن تكون على كل طريق إليها نقطة تفتيش؛ وعندها يذكر `check` الطرق التي ليست عليها نقطة.
# Channels that differ here from the settings.
Municipality-links = قنوات تختلف هنا عن الإعدادات.
# A place of the map.
Place = مكان على الخريطة.
# Identifier.
Place-id = المعرّف.
# Name.
Place-name = الاسم.
# Degrees north.
Place-lat = درجات الشمال.
# Degrees east.
Place-lon = درجات الشرق.
# People who live there, if known.
Place-population = عدد من يسكنونه، إن عُرف.
# A road between two places.
Road = طريق بين مكانين.
# Identifier.
Road-id = المعرّف.
# One end. The room of its directorate hears first of what happens on the road; the rooms of both ends may send units there and close it.
Road-from = أحد الطرفين. غرفة مديريته أول من يعلم بما يقع على الطريق، ولغرفتي الطرفين أن ترسلا وحدات إليه وأن تغلقاه.
# The other end.
Road-to = الطرف الآخر.
# Length in km, above 0.
Road-km = الطول بالكيلومترات، أكبر من 0.
# Class.
Road-class = الصنف.
# Name, if it has one.
Road-name = الاسم، إن كان له اسم.
# A seat: a role that sees a picture and gives orders.
Seat = دور: صفة ترى موقفاً وتصدر أوامر.
# Identifier.
Seat-id = المعرّف.
# Name.
Seat-name = الاسم.
# What it is for; decides its powers.
Seat-role = ما عمله؛ ومنه صلاحياته.
# Its area; none: everywhere. A sub-room must have one.
Seat-directorate = منطقته؛ ومن دونها: كل مكان. ولا بد للغرفة الفرعية من واحدة.
# Where it sits, for its channels; a sub-room sits at its directorate's seat, another seat without a place is never cut off.
Seat-place = حيث يجلس، من أجل قنواته؛ الغرفة الفرعية تجلس في مقر مديريتها، وأي دور آخر بلا مكان لا ينقطع أبداً.
# Powers in place of those of its role.
Seat-powers = صلاحيات بدلاً من صلاحيات صفته.
# What it is called on the radio of the exercise; none: “Exercise” and its number among the seats as they are written, of which exercise control is no. 0.
Seat-call_sign = نداؤه على لاسلكي التمرين؛ ومن دونه: «تمرين» ورقمه بين الأدوار كما كُتبت، وإدارة التمرين رقمها 0.
# Its telephone in the exercise, an extension of 2 to 6 digits and no real number; none: 100 and its number among the seats.
Seat-telephone = هاتفه في التمرين، رقم داخلي من 2 إلى 6 أرقام وليس رقماً حقيقياً؛ ومن دونه: 100 ورقمه بين الأدوار.
# What a kind of unit can do.
UnitAbilities = ما يستطيعه نوع من الوحدات.
# The kind.
UnitAbilities-kind = النوع.
# What its units can do, where they say nothing else.
UnitAbilities-able = ما تستطيعه وحداته ما لم تقل غير ذلك.
# A unit of the forces or services.
Unit = وحدة من القوات أو الخدمات.
# Identifier.
Unit-id = المعرّف.
# Name.
Unit-name = الاسم.
# Kind; decides the defaults below.
Unit-kind = النوع؛ ومنه القيم المبدئية أدناه.
# The seat that commands it.
Unit-seat = الدور الذي يأمرها.
# Where it is stationed.
Unit-base = حيث تتمركز.
# The centre that it protects; it stands there at STARTEX.
Unit-centre = المركز الذي تحميه؛ وتكون عنده في بداية التمرين.
# People.
Unit-strength = عدد الأفراد.
# Women among them who search women: at the checkpoint or the gate of the centre to which the unit was sent, as long as it is there.
Unit-women = المفتِّشات من بينهم، ويفتشن النساء: عند نقطة التفتيش أو عند بوابة المركز الذي أُرسلت إليه الوحدة، ما دامت هناك.
# What it can do, in place of its kind's.
Unit-capabilities = ما تستطيعه، بدلاً مما يستطيعه نوعها.
# Speed as a multiple of the road's, in place of its kind's.
Unit-speed = السرعة مضاعفاً لسرعة الطريق، بدلاً من سرعة نوعها.
# Not in service until an inject adds it.
Unit-later = ليست في الخدمة حتى يضيفها مُدخَل.
# How long its people have been on duty at STARTEX.
Unit-on_duty = منذ متى وأفرادها في الخدمة عند بداية التمرين.
# Rested crews that can relieve it, one after the other.
Unit-reliefs = الأطقم المستريحة التي تستطيع أن تحل محلها، واحداً بعد الآخر.
# A polling centre.
Centre = مركز اقتراع.
# Identifier.
Centre-id = المعرّف.
# Name.
Centre-name = الاسم.
# The place where it is.
Centre-place = المكان الذي هو فيه.
# Its municipality.
Centre-municipality = بلديته.
# Stations, at least one.
Centre-stations = المحطات، واحدة على الأقل.
# The gate where everyone is checked.
Centre-gate = البوابة التي يُفحص عندها كل داخل.
# Roads by which voters come; a share that is not listed lives near by.
Centre-access = الطرق التي يأتي منها الناخبون؛ والنسبة التي لم تُذكر تسكن قريباً.
# Whether ballots and boxes are there at STARTEX.
Centre-materials = هل أوراق الاقتراع والصناديق موجودة عند بداية التمرين.
# A checkpoint on a road, at the entrance or exit of a place.
Checkpoint = نقطة تفتيش على طريق، عند مدخل مكان أو مخرجه.
# Identifier.
Checkpoint-id = المعرّف.
# Name.
Checkpoint-name = الاسم.
# The road.
Checkpoint-road = الطريق.
# The end of the road at which it stands.
Checkpoint-near = طرف الطريق الذي تقف عنده.
# The seat that commands it.
Checkpoint-seat = الدور الذي يأمرها.
# Lanes.
Checkpoint-lanes = المسارب.
# People; they limit the lanes in use.
Checkpoint-staff = عدد الأفراد؛ وبه تُحدّ المسارب العاملة.
# Posture at STARTEX.
Checkpoint-posture = درجة التفتيش عند بداية التمرين.
# Posture at STARTEX for those who leave the place near which it stands, if another one.
Checkpoint-outward = درجة التفتيش عند بداية التمرين للخارجين من المكان الذي تقف قربه، إن اختلفت.
# Women among the staff who search women; none given: whether women can be searched is not looked at.
Checkpoint-women = النساء من الأفراد اللواتي يفتّشن النساء؛ وإن لم يُكتب: لا يُنظر في إمكان تفتيش النساء.
# Background vehicles an hour, both directions together.
Checkpoint-traffic = مركبات الحركة العادية في الساعة، في الاتجاهين معاً.
# How long its people have been on duty at STARTEX.
Checkpoint-on_duty = منذ متى وأفرادها في الخدمة عند بداية التمرين.
# Rested crews that can relieve them, one after the other.
Checkpoint-reliefs = الأطقم المستريحة التي تستطيع أن تحل محلهم، واحداً بعد الآخر.
# When shifts change by plan: rested people take over without an order.
Checkpoint-shifts = متى تتبدل المناوبات بحسب الخطة: يستلم المستريحون بلا أمر.
# A vehicle that may be looked for. It drives its route once an inject sends it off.
Vehicle = مركبة قد تصبح مطلوبة. تسير في مسارها متى أطلقها مُدخَل.
# Identifier.
Vehicle-id = المعرّف.
# Its description, as a lookout gives it.
Vehicle-name = وصفها كما يذكره التعميم.
# Where it sets out, the places that it calls at, where it goes; at least two.
Vehicle-route = من أين تنطلق، والأماكن التي تمر بها، وإلى أين تذهب؛ اثنان على الأقل.
# Speed as a multiple of the road's.
Vehicle-speed = السرعة مضاعفاً لسرعة الطريق.
# Posture at which it turns back before a checkpoint and looks for another way; none: it never does.
Vehicle-avoids = درجة التفتيش التي تعود عندها قبل نقطة التفتيش وتبحث عن طريق آخر؛ ومن دونها: لا تعود أبداً.
# A convoy of materials out to centres or of boxes back.
Convoy = قافلة تحمل المواد إلى المراكز أو الصناديق منها.
# Identifier.
Convoy-id = المعرّف.
# Name.
Convoy-name = الاسم.
# The seat that commands it.
Convoy-seat = الدور الذي يأمرها.
# The office where it starts and, with boxes, ends.
Convoy-from = المكتب الذي تنطلق منه، وتنتهي فيه إن حملت صناديق.
# What it carries.
Convoy-carries = ما تحمله.
# The centres that it calls at, in this order.
Convoy-centres = المراكز التي تمر بها، بهذا الترتيب.
# When standing orders start it, in place of the time that they say.
Convoy-departs = متى تحرّكها الأوامر الدائمة، بدلاً من الوقت الذي تقوله هي.
# Speed as a multiple of the road's.
Convoy-speed = السرعة مضاعفاً لسرعة الطريق.
# A rumour.
Rumour = شائعة.
# Identifier.
Rumour-id = المعرّف.
# What it says.
Rumour-name = ما تقوله.
# Whether it is true.
Rumour-truth = هل هي صحيحة.
# It is true as long as this holds, whatever `truth` says.
Rumour-true_while = تكون صحيحة ما دام هذا قائماً، مهما قال `truth`.
# How fast those who pass it on reach people in all other municipalities over mobile data, as a share of `spreads`.
Rumour-network = سرعة وصول ناقليها إلى الناس في كل البلديات الأخرى عبر بيانات المحمول، نسبةً من `spreads`.
# When events overtake it: from then on nobody passes it on.
Rumour-until = متى تتجاوزها الأحداث: بعد ذلك لا ينقلها أحد.
# Rate an hour at which one who passes it on tells others (Daley and Kendall's beta).
Rumour-spreads = معدل من يخبرهم ناقلها في الساعة (بيتا عند دالي وكندال).
# Rate an hour at which one who passes it on stops on meeting someone who has heard it (Daley and Kendall's gamma).
Rumour-stifles = معدل كفّ ناقلها عنها في الساعة حين يلقى من سمعها (غاما عند دالي وكندال).
# Share of a neighbouring municipality's telling that reaches this one, 0 to 1.
Rumour-leaks = النسبة التي تصل إلى هذه البلدية مما يُنقل في بلدية مجاورة، من 0 إلى 1.
# Share of those who believe it that stay away from voting, 0 to 1.
Rumour-deters = نسبة من يصدقونها فلا يأتون إلى الاقتراع، من 0 إلى 1.
# Pressure on confidence if all believe it, 0 to 1.
Rumour-unsettles = ضغطها على الثقة إن صدقها الجميع، من 0 إلى 1.
# A kind of incident.
Kind = نوع من الحوادث.
# Identifier.
Kind-id = المعرّف.
# Name.
Kind-name = الاسم.
# Stages from the first to the worst, at least one.
Kind-stages = المراحل من الأولى إلى الأسوأ، واحدة على الأقل.
# Time until the room in charge has a report.
Kind-noticed = الوقت حتى يصل بلاغ إلى الغرفة المسؤولة.
# Time after which it ends by itself, if it does.
Kind-fades = الوقت الذي ينتهي بعده دون تدخل، إن كان ينتهي.
# What it leaves behind where it ends by itself because nobody settled it.
Kind-unanswered = ما يخلّفه حيث ينتهي دون تدخل لأن أحداً لم يعالجه.
# Whom and what those who settle it hold afterwards, until it is handed over.
Kind-custody = من وما يبقى في عهدة من عالجوه، حتى يُسلَّم.
# A storyline.
Storyline = خط أحداث.
# Identifier.
Storyline-id = المعرّف.
# Name.
Storyline-name = الاسم.
# What happens and why it is worth rehearsing; for EXCON.
Storyline-notes = ما يحدث ولماذا يستحق التدرب عليه؛ لإدارة التمرين.
# An objective of the exercise.
Objective = هدف للتمرين.
# Identifier.
Objective-id = المعرّف.
# What the teams should be able to do.
Objective-name = ما ينبغي أن تقدر عليه الفرق.
# Critical tasks.
Objective-tasks = المهام الحرجة.
# An inject: something that the script does.
Inject = مُدخَل: شيء يفعله السيناريو.
# Identifier.
Inject-id = المعرّف.
# Name in the master scenario events list.
Inject-name = اسمه في قائمة مُدخَلات السيناريو.
# Its storyline.
Inject-storyline = خط أحداثه.
# When it is released.
Inject-when = متى يُبثّ.
# Probability that it is released at all, above 0 to 1.
Inject-chance = احتمال أن يُبثّ أصلاً، أكبر من 0 إلى 1.
# One inject of each group is chosen at STARTEX; the others are left out.
Inject-group = يُختار من كل مجموعة مُدخَل واحد عند بداية التمرين؛ ويُترك الباقي.
# Weight of the choice inside its group.
Inject-weight = وزنه في الاختيار داخل مجموعته.
# It speaks for these seats, so it comes only where no person holds any of them; released by hand it comes all the same.
Inject-unstaffed = يتكلم باسم هذه الأدوار، فلا يأتي إلا حيث لا يتولى أياً منها شخص؛ ويأتي إن بُثّ يدوياً على كل حال.
# What it does, in this order.
Inject-effects = ما يفعله، بهذا الترتيب.
# What the teams are expected to do.
Inject-expected = ما يُتوقع أن تفعله الفرق.
# The controller responsible for it.
Inject-controller = المسؤول عنه من إدارة التمرين.
# Notes for EXCON only.
Inject-notes = ملاحظات لإدارة التمرين وحدها.
# A module of a discussion: a situation is read out, questions are discussed, answers are written down. It may be talk alone, or lead into a piece of play and come back.
Module = محور نقاش: يُقرأ موقف، وتُناقش أسئلة، وتُدوَّن إجابات. قد يكون كلاماً فحسب، أو يقود إلى مقطع لعب ثم يعود.
# Identifier.
Module-id = المعرّف.
# Title.
Module-title = العنوان.
# The moment that the map shows: when the module is opened, the exercise goes on to it as fast as possible and stands there. Left out: the exercise stays where it is.
Module-at = اللحظة التي تعرضها الخريطة: عند فتح المحور يمضي التمرين إليها بأسرع ما يمكن ويقف عندها. إن تُرك: يبقى التمرين حيث هو.
# The situation as it is read out to all.
Module-situation = الموقف كما يُقرأ على الجميع.
# Papers that are handed out with it.
Module-handouts = أوراق توزَّع معه.
# The time that it is given, by the clock on the wall.
Module-time_box = المدة المخصصة له، بساعة الحائط.
# Whether all discuss together, or each seat by itself.
Module-manner = هل يناقش الجميع معاً، أم كل دور على حدة.
# With `BreakOut`: the part of `time_box`, from its beginning on, that each room has for itself before all come together.
Module-break_out = مع `BreakOut`: الجزء من `time_box`، من أوله، الذي تنفرد به كل غرفة قبل أن يجتمع الجميع.
# A picture that is shown while the module is open: a photograph, a sketch.
Module-picture = صورة تُعرض ما دام المحور مفتوحاً: صورة فوتوغرافية أو رسم.
# The objectives that it serves.
Module-objectives = الأهداف التي يخدمها.
# Questions, in the order in which they are asked.
Module-questions = الأسئلة، بالترتيب الذي تُطرح به.
# A piece of play into which it leads.
Module-play = مقطع لعب يقود إليه.
# Notes for the facilitator only.
Module-notes = ملاحظات للميسّر وحده.
# A rule of the standing orders: played for a seat that no person holds, from what that seat may know.
Rule = قاعدة من الأوامر الدائمة: تؤدَّى عن دور لا يتولاه شخص، مما يجوز لذلك الدور أن يعلمه.
# Identifier.
Rule-id = المعرّف.
# Roles that follow it.
Rule-roles = الصفات التي تتبعها.
# What it does.
Rule-does = ما تفعله.
# Time between knowing and ordering.
Rule-reaction = الوقت بين العلم والأمر.
# Where a unit is sent or an incident happens.
Target = إلى أين تُرسل وحدة أو أين يقع حادث.
# To an incident, wherever it is.
Target-Incident = إلى حادث، أينما كان.
# To a polling centre.
Target-Centre = إلى مركز اقتراع.
# To a checkpoint.
Target-Checkpoint = إلى نقطة تفتيش.
# To a place of the map.
Target-Place = إلى مكان على الخريطة.
# To a road; the nearer end is meant.
Target-Road = إلى طريق؛ والمقصود طرفه الأقرب.
# To a convoy, wherever it is.
Target-Convoy = إلى قافلة، أينما كانت.
# How a checkpoint or a centre's gate checks.
Posture = كيف يجري التفتيش عند نقطة تفتيش أو عند بوابة مركز.
# Nobody is stopped.
Posture-Open = لا يوقَف أحد.
# A look at vehicle or person.
Posture-Look = معاينة المركبة أو الشخص بالنظر.
# Papers are checked.
Posture-Identity = تدقيق الأوراق.
# Everything is searched.
Posture-Search = تفتيش كل شيء.
# Nobody passes.
Posture-Closed = لا يمر أحد.
# A directorate's level of readiness.
Readiness = درجة استعداد مديرية.
# Ordinary service.
Readiness-Normal = الخدمة العادية.
# Raised: units stand by.
Readiness-High = مرفوعة: الوحدات متأهبة.
# The highest: units sit in their vehicles.
Readiness-Maximum = القصوى: الوحدات جالسة في مركباتها.
# What a unit can do.
Capability = ما تستطيعه وحدة.
# Guard a place or people.
Capability-Guard = حراسة مكان أو أشخاص.
# Calm, guide or hold back a crowd.
Capability-Crowd = تهدئة حشد أو توجيهه أو صدّه.
# Answer an armed threat.
Capability-Armed = الرد على تهديد مسلح.
# Talk to parties and settle a dispute.
Capability-Mediation = محادثة الأطراف وتسوية نزاع.
# Treat and carry the injured.
Capability-Medical = علاج المصابين ونقلهم.
# Fight fire and rescue.
Capability-Fire = إطفاء الحريق والإنقاذ.
# Secure evidence and inquire.
Capability-Investigation = حفظ الأدلة والتحقيق.
# Clear a road.
Capability-Clearing = فتح طريق.
# Repair communications and devices.
Capability-Technical = إصلاح الاتصالات والأجهزة.
# Escort a convoy.
Capability-Escort = مرافقة قافلة.
# Make explosives and suspicious objects safe.
Capability-Disposal = إبطال المتفجرات والأجسام المشبوهة.
# What a report is about.
About = ما يتحدث عنه بلاغ.
# An incident.
About-Incident = حادث.
# A polling centre.
About-Centre = مركز اقتراع.
# A checkpoint.
About-Checkpoint = نقطة تفتيش.
# A unit.
About-Unit = وحدة.
# A road.
About-Road = طريق.
# A vehicle that is looked for.
About-Vehicle = مركبة مطلوبة.
# A convoy.
About-Convoy = قافلة.
# A rumour.
About-Rumour = شائعة.
# The whole of the sender's area: its situation report.
About-Situation = منطقة المرسل كلها: تقرير الموقف منه.
# What a message from seat to seat is for.
Purpose = لماذا الرسالة من دور إلى دور.
# It tells something.
Purpose-Inform = تخبر بشيء.
# It asks whether something is so.
Purpose-AskToConfirm = تسأل هل الأمر كذلك.
# It says that something is so.
Purpose-Confirm = تقول إن الأمر كذلك.
# It says that something is not so.
Purpose-Deny = تقول إن الأمر ليس كذلك.
# The rest of a situation report, in the writer's words; the situation is the text of the message that brings it.
SituationReport = بقية تقرير الموقف بكلام كاتبه؛ أما الموقف فهو نص الرسالة التي تحمله.
# What was done; empty: nothing is said of it.
SituationReport-action = ما تم عمله؛ فارغ: لا يُقال عنه شيء.
# What is asked for; empty: nothing.
SituationReport-request = ما يُطلب؛ فارغ: لا شيء.
# The means by which something is said over a distance.
Channel = الوسيلة التي يقال بها شيء عن بعد.
# Mobile telephone.
Channel-MobileVoice = الهاتف المحمول.
# Mobile data.
Channel-MobileData = بيانات المحمول.
# Fixed line.
Channel-FixedLine = الهاتف الأرضي.
# Radio.
Channel-Radio = اللاسلكي.
# Satellite telephone.
Channel-Satellite = الهاتف الفضائي.
# In person, by letter or from the press.
Channel-Other = مشافهةً، أو برسالة، أو من الصحافة.
# What an inject does that exercise control writes while the exercise runs.
AdHoc = ما يفعله مُدخَل تكتبه إدارة التمرين أثناء التمرين.
# Brings a message to seats.
AdHoc-Message = إيصال رسالة إلى أدوار.
# The means by which it comes.
AdHoc-Message-channel = الوسيلة التي تأتي بها.
# Who is said to send it.
AdHoc-Message-from = من يقال إنه أرسلها.
# The words.
AdHoc-Message-text = الكلام.
# The seats that receive it, at least one.
AdHoc-Message-to = الأدوار التي تستلمها، واحد على الأقل.
# Begins an incident.
AdHoc-Incident = بدء حادث.
# Where: a centre, checkpoint, place or road.
AdHoc-Incident-at = أين: مركز أو نقطة تفتيش أو مكان أو طريق.
# Its kind.
AdHoc-Incident-kind = نوعه.
# Stage at which it begins, counted from 0.
AdHoc-Incident-stage = المرحلة التي يبدأ عندها، والعدّ من 0.
# Makes channels fail at a place and around it.
AdHoc-Outage = تعطيل قنوات في مكان وما حوله.
# The place.
AdHoc-Outage-at = المكان.
# The channels, at least one.
AdHoc-Outage-channels = القنوات، واحدة على الأقل.
# How long; none: until something restores them.
AdHoc-Outage-lasts = كم تدوم؛ ومن دونها: حتى يعيدها شيء.
# Makes channels work again.
AdHoc-Restore = إعادة قنوات إلى العمل.
# The place.
AdHoc-Restore-at = المكان.
# The channels, at least one.
AdHoc-Restore-channels = القنوات، واحدة على الأقل.
# Blocks a road.
AdHoc-BlockRoad = سدّ طريق.
# Clears a blocked road.
AdHoc-ClearRoad = فتح طريق مسدود.
# Which way one passes a checkpoint.
Direction = في أي اتجاه يُمرّ بنقطة تفتيش.
# Towards the place near which it stands.
Direction-In = نحو المكان الذي تقف قربه.
# Away from that place.
Direction-Out = بعيداً عن ذلك المكان.
# What the commission decides where a count or a result form is in doubt.
Ruling = ما تقرره المفوضية حيث الفرز أو الاستمارة موضع شك.
# The objection is written down and decided later: the count goes on, the form stands.
Ruling-Record = يُدوَّن الاعتراض ويُقرَّر لاحقاً: يمضي الفرز، وتبقى الاستمارة كما هي.
# The ballots are counted again.
Ruling-Recount = تُفرز أوراق الاقتراع من جديد.
# Polling hours, arrivals, service and patience.
Polling = ساعات الاقتراع والوصول والخدمة والصبر.
# Doors open.
Polling-opens = تُفتح الأبواب.
# When the doors were opened, where an exercise begins in the middle of polling: centres that have all they need are open at STARTEX, and `opens` is STARTEX, from where voters still come.
Polling-since = متى فُتحت الأبواب، حيث يبدأ التمرين في أثناء الاقتراع: المراكز التي لديها كل ما تحتاجه مفتوحة عند بداية التمرين، و`opens` هو بداية التمرين، ومنه يظل الناخبون يأتون.
# Doors close; those in line still vote.
Polling-closes = تُغلق الأبواب؛ ومن في الطابور يقترع.
# Share of the registered who mean to vote, 0 to 1.
Polling-turnout = نسبة من ينوون الاقتراع من المسجلين، من 0 إلى 1؛ وهي نسبة المشاركة.
# Relative number of arrivals in equal slices of the polling hours; uniform inside a slice.
Polling-arrivals = عدد الواصلين النسبي في شرائح متساوية من ساعات الاقتراع؛ بالتساوي داخل الشريحة.
# Time of one voter at the desk of a station.
Polling-desk = مدة الناخب الواحد عند طاولة المحطة.
# How long a voter is ready to wait, door to desk; none: for ever.
Polling-patience = كم يصبر الناخب من الباب إلى الطاولة؛ ومن دونها: إلى ما لا نهاية.
# Counting: fixed part.
Polling-count_base = الفرز: الجزء الثابت.
# Counting: for each ballot.
Polling-count_each = الفرز: لكل ورقة اقتراع.
# Check times by posture. A closed one lets nobody pass, an open one stops nobody.
Checks = مدد الفحص بحسب درجة التفتيش. المغلقة لا تدع أحداً يمر، والمفتوحة لا توقف أحداً.
# Posture `Look`.
Checks-look = درجة التفتيش `Look`.
# Posture `Identity`.
Checks-identity = درجة التفتيش `Identity`.
# Posture `Search`.
Checks-search = درجة التفتيش `Search`.
# What each level of readiness means, in the order normal, high, maximum.
ReadinessTable = ما تعنيه كل درجة استعداد، بالترتيب: عادية فعالية فقصوى.
# Time from order to departure of a rested unit.
ReadinessTable-turn_out = الوقت من الأمر إلى انطلاق وحدة مستريحة.
# Fatigue gained in an hour of waiting, as a share of exhaustion; negative is rest.
ReadinessTable-tiring = الإرهاق المكتسب في ساعة انتظار، نسبةً من الإنهاك؛ والسالب راحة.
# Fatigue gained in an hour of work on top of that.
ReadinessTable-work = الإرهاق المكتسب في ساعة عمل زيادةً على ذلك.
# Time to reach a level that is one step higher; a lower one is reached at once.
ReadinessTable-lead = الوقت لبلوغ درجة أعلى بخطوة؛ والأدنى تُبلغ فوراً.
# Time on duty after which a shift is over.
ReadinessTable-shift = الوقت في الخدمة الذي تنتهي بعده المناوبة.
# Fatigue gained in an hour beyond a shift, on top of all else.
ReadinessTable-overtime = الإرهاق المكتسب في ساعة بعد انتهاء المناوبة، زيادةً على كل ما سبق.
# Time until a relief that was ordered leaves the unit's base.
ReadinessTable-muster = الوقت حتى يغادر البديل المطلوب قاعدة الوحدة.
# Time in which a relief takes over on the spot.
ReadinessTable-hand_over = الوقت الذي يستلم فيه البديل في المكان.
# Speed in km/h by class of road, before weather.
Speeds = السرعة كم/س بحسب صنف الطريق، قبل أثر الطقس.
# Coastal highway.
Speeds-coastal = الطريق الساحلي السريع.
# Mountain road.
Speeds-jebel = طريق جبلي.
# Desert highway.
Speeds-desert = طريق صحراوي سريع.
# Local road.
Speeds-local = طريق محلي.
# Unpaved track.
Speeds-track = طريق غير معبّد.
# Channels: how long a word takes, how often it is lost, which is tried first.
Comms = القنوات: كم يستغرق الكلام، وكم يُفقد منه، وأيها يُجرَّب أولاً.
# Mobile telephone.
Comms-mobile_voice = الهاتف المحمول.
# Mobile data.
Comms-mobile_data = بيانات المحمول.
# Fixed line.
Comms-fixed_line = الهاتف الأرضي.
# Radio.
Comms-radio = اللاسلكي.
# Satellite telephone.
Comms-satellite = الهاتف الفضائي.
# Channels that posts and units have, in the order in which they try them. A room's orders to them go by the first unless it chooses another.
Comms-field = القنوات التي لدى النقاط والمراكز والوحدات، بالترتيب الذي تُجرَّب به. وأوامر الغرفة إليها تذهب بالأولى ما لم تختر غيرها.
# Channels between rooms, in the order in which they are tried.
Comms-rooms = القنوات بين الغرف، بالترتيب الذي تُجرَّب به.
# Channels that citizens have.
Comms-public = القنوات التي لدى المواطنين.
# Time to notice that a channel is down and to try the next.
Comms-switch = الوقت حتى يُلحظ أن قناة معطلة وتُجرَّب التالية.
# Reports: routine, confirmation, errors.
Reports = البلاغات: الدورية، والتأكيد، والأخطاء.
# Time between two routine reports of a centre or checkpoint.
Reports-routine = الوقت بين بلاغين دوريين لمركز أو نقطة تفتيش.
# Time in which a report of an incident should be confirmed.
Reports-confirm = الوقت الذي ينبغي أن يُؤكد فيه بلاغ عن حادث.
# How often an unconfirmed report is repeated.
Reports-repeats = كم مرة يُكرر بلاغ لم يُؤكد.
# Share of first reports of an incident that make it one stage better or worse than it is, 0 to 1.
Reports-wrong = نسبة البلاغات الأولى عن حادث التي تجعله أهون أو أسوأ بمرحلة مما هو، من 0 إلى 1.
# Share of incidents that a citizen reports too, some minutes later, 0 to 1.
Reports-duplicate = نسبة الحوادث التي يبلغ عنها مواطن أيضاً بعد دقائق، من 0 إلى 1.
# Time without a word after which what a seat believes is marked as stale.
Reports-stale = الوقت بلا خبر الذي يُعلَّم بعده ما يظنه الدور بأنه قديم.
# How likely a checkpoint sees a vehicle that it should stop, 0 to 1.
Detection = احتمال أن ترى نقطة التفتيش مركبة ينبغي أن توقفها، من 0 إلى 1.
# With a lookout, at postures look, identity, search.
Detection-told = مع تعميم، عند درجات التفتيش: النظر والهوية والتفتيش الكامل.
# Without one, at the same postures.
Detection-untold = بلا تعميم، عند درجات التفتيش نفسها.
# What background vehicles carry, and how often a check finds it.
Finds = ما تحمله مركبات الحركة العادية، وكم مرة يضبطه الفحص.
# Weapons.
Finds-weapons = الأسلحة.
# Contraband.
Finds-contraband = الممنوعات المهربة.
# Vehicles that are wanted and of which no lookout tells.
Finds-wanted = مركبات مطلوبة لا يذكرها أي تعميم.
# Share of vehicles with a woman aboard, 0 to 1.
Finds-women_aboard = نسبة المركبات التي فيها امرأة، من 0 إلى 1.
# Factor by which a full search takes longer where a woman searcher has to come from another lane, at least 1.
Finds-waits_for_woman = كم مرة يطول التفتيش الكامل حيث يجب أن تأتي مفتِّشة من مسرب آخر؛ 1 على الأقل.
# Factor by which a full search at a centre's gate takes longer where a woman of the stations' staff has to come out for it, at least 1.
Finds-waits_for_staff = كم مرة يطول التفتيش الكامل عند بوابة مركز حيث يجب أن تخرج له امرأة من موظفي المحطات؛ 1 على الأقل.
# Detained people and evidence that are held on the spot.
Custody = المحتجزون والمضبوطات الذين يبقون في المكان.
# People of a checkpoint whom each case binds.
Custody-watch = أفراد نقطة التفتيش الذين تشغلهم كل حالة.
# Time after which they should have been handed over.
Custody-on_the_spot = الوقت الذي كان ينبغي أن يُسلَّموا قبله.
# Disputes about counts, and result forms at the office to which convoys bring them with the boxes.
Results = الاعتراض على الفرز، واستمارات النتائج في المكتب الذي تأتي إليه القوافل بها مع الصناديق.
# Whether result forms are followed from the boxes to their entry.
Results-followed = هل تُتابع استمارات النتائج من الصناديق إلى إدخالها.
# Centres whose forms an office enters at once; at least 1.
Results-clerks = عدد المراكز التي يُدخل المكتب استماراتها في وقت واحد؛ 1 على الأقل.
# Time to enter the form of one station.
Results-entry = الوقت لإدخال استمارة محطة واحدة.
# Share of centres whose figures do not add up, 0 to 1.
Results-unclear = نسبة المراكز التي لا تتطابق أرقامها، من 0 إلى 1.
# Time to count the ballots of one station again at the office.
Results-recount = الوقت لفرز أوراق محطة واحدة من جديد في المكتب.
# How long agents who dispute a count wait for a ruling before they leave under protest.
Results-patience = كم ينتظر الوكلاء المعترضون على الفرز البتّ قبل أن ينسحبوا محتجين.
# Dent to voters' confidence by a dispute that nobody answers, or a form in doubt that stands as it is.
Results-dent = ما تنقصه ثقة الناخبين باعتراض لا يجيب عنه أحد، أو باستمارة مشكوك فيها تبقى كما هي.
# Corrections of rumours.
Correction = نفي الشائعات.
# Time to find out whether a rumour is true.
Correction-verify = الوقت لمعرفة هل الشائعة صحيحة.
# Time from the order to the public.
Correction-delay = الوقت من الأمر إلى الناس.
# Share by which a verified correction slows the rumour among those who trust it, 0 to 1.
Correction-slows = النسبة التي يبطئ بها نفيٌ بعد تحقق الشائعةَ بين من يثقون به، من 0 إلى 1.
# The same for one that was not verified.
Correction-slows_unverified = مثله لنفي بلا تحقق.
# Rate an hour at which those who believed it are won back, among those who trust the correction.
Correction-wins_back = معدل من يُستعادون في الساعة ممن صدقوها، بين من يثقون بالنفي.
# Factor of spreading while mobile data is down, 0 to 1.
Correction-outage = عامل الانتشار أثناء تعطل بيانات المحمول، من 0 إلى 1.
# Confidence of a municipality's voters, 0 to 1: what dents it and how it recovers.
Confidence = ثقة ناخبي بلدية، من 0 إلى 1: ما ينقصها وكيف تتعافى.
# At STARTEX, and what it recovers to.
Confidence-base = عند بداية التمرين، وما تتعافى إليه.
# Time in which half of a dent is made good.
Confidence-half_life = الوقت الذي يُعوَّض فيه نصف النقص.
# Dent of an incident that begins, and again of each stage that it grows.
Confidence-disorder = نقص بسبب حادث يبدأ، ومرة أخرى بكل مرحلة يشتدّ إليها.
# Dent of an injured person.
Confidence-injury = نقص بسبب مصاب.
# Dent of force out of proportion.
Confidence-force = نقص بسبب قوة تتجاوز الحاجة.
# Dent of voting suspended, or of a centre that does not open.
Confidence-closure = نقص بسبب تعليق الاقتراع، أو مركز لا يفتح.
# Dent of a checkpoint or gate that is closed.
Confidence-closed_gate = نقص بسبب نقطة تفتيش أو بوابة مغلقة.
# Dent of a checkpoint that begins to search everything.
Confidence-searched = نقص بسبب نقطة تفتيش تبدأ بتفتيش كل شيء.
# Dent of a correction that was wrong.
Confidence-wrong_correction = نقص بسبب نفي خاطئ.
# Dent of a correction that was not verified.
Confidence-premature_correction = نقص بسبب نفي بلا تحقق.
# Pressure of lines at centres: at a line of an hour's work for each lane, while it lasts.
Confidence-queues = ضغط الطوابير عند المراكز: عند طابور عمله ساعة لكل مسرب، ما دام.
# Share of an incident's dents that is made good when a fitting response settles it.
Confidence-settled = نسبة ما يُعوَّض من نقص حادث حين تعالجه استجابة مناسبة.
# Gain from a briefing of the media, at most once an hour.
Confidence-briefing = زيادة من إحاطة الإعلام، مرة في الساعة على الأكثر.
# Share of voters kept away by the loss of all confidence below the base.
Confidence-keeps_away = نسبة الناخبين الذين يصرفهم فقدان كل الثقة دون الأساس.
# By how much the loss of all confidence below the base speeds up the growth of incidents.
Confidence-unrest = كم يُسرّع فقدانُ كل الثقة دون الأساس اشتدادَ الحوادث.
# A channel of a municipality that differs from the settings.
Link = قناة لبلدية تختلف عن الإعدادات.
# The channel.
Link-channel = القناة.
# Whether it exists there at all.
Link-there = هل هي موجودة هناك أصلاً.
# Its delay, in place of that of the settings.
Link-delay = تأخيرها، بدلاً مما في الإعدادات.
# Its dropout, in place of that of the settings.
Link-dropout = فقدها، بدلاً مما في الإعدادات.
# The class of a road; it decides the speed.
RoadClass = صنف الطريق؛ ومنه السرعة.
# Coastal highway.
RoadClass-Coastal = الطريق الساحلي السريع.
# Mountain road.
RoadClass-Jebel = طريق جبلي.
# Desert highway.
RoadClass-Desert = طريق صحراوي سريع.
# Local road.
RoadClass-Local = طريق محلي.
# Unpaved track.
RoadClass-Track = طريق غير معبّد.
# What a seat is for.
Role = ما عمل الدور.
# Exercise control: sees the truth, releases injects.
Role-Excon = إدارة التمرين: ترى الحقيقة وتبثّ المُدخَلات.
# The main operations room.
Role-MainRoom = غرفة العمليات الرئيسية.
# The sub-room of a directorate.
Role-SubRoom = الغرفة الفرعية لمديرية.
# The election commission.
Role-Commission = مفوضية الانتخابات.
# Public information and media.
Role-Media = الإعلام وإعلام الجمهور.
# A power that a seat has inside its area.
Power = صلاحية لدور داخل منطقته.
# Command units.
Power-Units = أمر الوحدات.
# Set postures of checkpoints and gates.
Power-Postures = تحديد درجة التفتيش في نقاط التفتيش والبوابات.
# Close and open roads.
Power-Roads = إغلاق الطرق وفتحها.
# Set the readiness level.
Power-Readiness = تحديد درجة الاستعداد.
# Suspend, resume, extend voting.
Power-Voting = تعليق الاقتراع واستئنافه وتمديده.
# Start, halt and announce convoys.
Power-Convoys = تحريك القوافل وإيقافها والإبلاغ عنها.
# Verify and correct rumours, brief the media.
Power-Information = التحقق من الشائعات ونفيها، وإحاطة الإعلام.
# Control the exercise.
Power-Control = إدارة التمرين.
# The kind of a unit; it decides defaults for speed, capabilities and turn-out.
UnitKind = نوع الوحدة؛ ومنه القيم المبدئية للسرعة والقدرات والانطلاق.
# Stands at one polling centre.
UnitKind-ProtectionTeam = يقف عند مركز اقتراع واحد.
# Fast unit for any emergency.
UnitKind-RapidResponse = وحدة سريعة لأي طارئ.
# Moves in its area.
UnitKind-Patrol = تتحرك في منطقتها.
# Escorts materials.
UnitKind-Escort = ترافق المواد.
# Central-support reserve.
UnitKind-Reserve = احتياط الدعم المركزي.
# Criminal investigation.
UnitKind-Investigation = البحث الجنائي.
# Ambulance.
UnitKind-Ambulance = سيارة إسعاف.
# Civil defence: fire and rescue, road clearing.
UnitKind-CivilDefence = الدفاع المدني: الإطفاء والإنقاذ وفتح الطرق.
# Communications technicians.
UnitKind-Technicians = فنيو الاتصالات.
# A polling station inside a centre.
Station = محطة اقتراع داخل مركز.
# Registered voters.
Station-voters = الناخبون المسجلون.
# Whom it serves.
Station-serves = من تخدم.
# Desks.
Station-desks = الطاولات.
# The gate of a polling centre.
Gate = بوابة مركز اقتراع.
# Lanes.
Gate-lanes = المسارب.
# Posture at STARTEX.
Gate-posture = درجة التفتيش عند بداية التمرين.
# Women at the gate who search women; none given: whether women can be searched is not looked at.
Gate-women = النساء عند البوابة اللواتي يفتّشن النساء؛ وإن لم يُكتب: لا يُنظر في إمكان تفتيش النساء.
# A road by which some of a centre's voters come; they pass the checkpoints on it.
Access = طريق يأتي منه بعض ناخبي المركز؛ ويمرون بنقاط التفتيش عليه.
# The road.
Access-road = الطريق.
# Share of the centre's voters, 0 to 1.
Access-share = نسبتهم من ناخبي المركز، من 0 إلى 1.
# What a convoy carries.
Freight = ما تحمله القافلة.
# Ballots, boxes and forms, out to centres before opening.
Freight-Materials = أوراق اقتراع وصناديق واستمارات، إلى المراكز قبل الفتح.
# Sealed boxes and forms, back to the office after counting.
Freight-Boxes = صناديق مختومة واستمارات، إلى المكتب بعد الفرز.
# Something that holds or does not hold.
Condition = شيء قائم أو غير قائم.
# All of these hold.
Condition-All = كل هذه قائمة.
# At least one of these holds.
Condition-Any = واحد منها على الأقل قائم.
# This does not hold.
Condition-Not = هذا غير قائم.
# A flag is set.
Condition-Flag = علم موضوع.
# It is this time or later.
Condition-Since = هذا الوقت أو بعده.
# An inject was released.
Condition-Released = بُثّ مُدخَل.
# A matching order was accepted since an inject was released.
Condition-Ordered = قُبل أمر مطابق منذ بُثّ مُدخَل.
# The order looked for.
Condition-Ordered-action = الأمر المبحوث عنه.
# Since this inject.
Condition-Ordered-since = منذ هذا المُدخَل.
# No matching order was accepted within a time after an inject was released.
Condition-Missing = لم يُقبل أمر مطابق خلال مدة بعد بثّ مُدخَل.
# The order looked for.
Condition-Missing-action = الأمر المبحوث عنه.
# Since this inject.
Condition-Missing-since = منذ هذا المُدخَل.
# The time allowed.
Condition-Missing-within = المهلة.
# A seat did not acknowledge an inject's message within a time.
Condition-Unacknowledged = لم يؤكد دور استلام رسالة مُدخَل خلال مدة.
# The inject.
Condition-Unacknowledged-inject = المُدخَل.
# The seat.
Condition-Unacknowledged-seat = الدور.
# The time allowed.
Condition-Unacknowledged-within = المهلة.
# A unit is in a state.
Condition-UnitIs = وحدة في حالة.
# A centre is in a state.
Condition-CentreIs = مركز في حالة.
# A checkpoint has a posture.
Condition-CheckpointIs = لنقطة تفتيش درجة التفتيش هذه.
# A checkpoint has this posture or one that is less strict.
Condition-CheckpointAtMost = لنقطة تفتيش درجة التفتيش هذه أو أخف منها.
# A road is in a state.
Condition-RoadIs = طريق في حالة.
# An incident has begun and is in a state.
Condition-IncidentIs = بدأ حادث وهو في حالة.
# An incident has reached a stage, counted from 0.
Condition-StageReached = بلغ حادث مرحلة، والعدّ من 0.
# A directorate has a level of readiness.
Condition-ReadinessIs = لمديرية درجة استعداد.
# A convoy is in a state.
Condition-ConvoyIs = قافلة في حالة.
# A vehicle has set out and is in a state.
Condition-VehicleIs = انطلقت مركبة وهي في حالة.
# Who was in a vehicle that a checkpoint stopped has been handed over and signed for, to whom or how ever.
Condition-HandedOver = سُلّم من كان في مركبة أوقفتها نقطة تفتيش ووُقّع على تسلمه، أياً كان المتسلم وكيفما كان التسليم.
# A channel does not work at a place.
Condition-ChannelIsDown = قناة لا تعمل في مكان.
# At least so many in 100 of a municipality have heard a rumour.
Condition-RumourHeard = سمع الشائعة هذا العدد من كل 100 في بلدية على الأقل.
# Confidence in a municipality is below so many in 100.
Condition-ConfidenceBelow = الثقة في بلدية دون هذا العدد من 100.
# Units that are able to do something are at a place, together of a strength.
Condition-Arrived = وحدات تستطيع شيئاً في مكان، وقوتها معاً كذا.
# What they must be able to do.
Condition-Arrived-able_to = ما يجب أن تستطيعه.
# Where.
Condition-Arrived-at = أين.
# People, at least.
Condition-Arrived-strength = عدد الأفراد على الأقل.
# A report about something has reached a seat.
Condition-Reported = وصل إلى دور بلاغ عن شيء.
# What it is about.
Condition-Reported-about = ما يتحدث عنه.
# The seat.
Condition-Reported-to = الدور.
# At most so many vehicles wait at a checkpoint; looked at once a minute.
Condition-QueueAtMost = تنتظر عند نقطة تفتيش هذه المركبات على الأكثر؛ يُنظر مرة في الدقيقة.
# A measure of a centre has reached a value; looked at once a minute.
Condition-Measure = بلغ قياس في مركز قيمة؛ يُنظر مرة في الدقيقة.
# The value.
Condition-Measure-at_least = القيمة.
# The centre.
Condition-Measure-centre = المركز.
# The measure.
Condition-Measure-measure = القياس.
# A stage of an incident.
Stage = مرحلة من حادث.
# What a responder sees.
Stage-name = ما يراه المستجيب.
# Chance an hour that it grows to the next stage while no sufficient response is there, as a rate (1.0: once an hour on average).
Stage-grows = احتمال أن يشتدّ في الساعة إلى المرحلة التالية ما لم تكن هناك استجابة كافية، معدلاً (1.0: مرة في الساعة في المتوسط).
# What settles it: people with each capability.
Stage-needs = ما يعالجه: أفراد لكل قدرة.
# Work of a sufficient response until it is settled.
Stage-settle = عمل الاستجابة الكافية حتى يُعالَج.
# Voting at the centre is impossible.
Stage-suspends = الاقتراع في المركز غير ممكن.
# The road is blocked.
Stage-blocks = الطريق مسدود.
# Channels that do not work at the place and around it.
Stage-cuts = قنوات لا تعمل في المكان وما حوله.
# Share of voters whom it keeps away from the centre where it is, 0 to 1.
Stage-deters = نسبة الناخبين الذين يصرفهم عن المركز الذي هو فيه، من 0 إلى 1.
# Share of voters whom it keeps away in the rest of the municipality, 0 to 1.
Stage-deters_around = نسبة الناخبين الذين يصرفهم في بقية البلدية، من 0 إلى 1.
# People injured in an hour, as a rate at the beginning of the stage; it halves every 45 minutes, for who can leaves.
Stage-injures = المصابون في الساعة، معدلاً في بداية المرحلة؛ وينتصف كل 45 دقيقة لأن من يستطيع يغادر.
# People on the scene above which the force is out of proportion.
Stage-proportion = الأفراد في الموقع الذين تتجاوز القوة الحاجة فوقهم.
# Share by which everybody at the centre is served more slowly, 0 to below 1: 0.5 is half as fast.
Stage-slows = النسبة التي تبطؤ بها خدمة كل من في المركز، من 0 إلى ما دون 1: 0.5 تعني نصف السرعة.
# Probability that the rested protection team of the centre holds it without any other unit, if it is as strong as needed; a tired or smaller team less often. None: always.
Stage-gate_holds = احتمال أن يحتويه فريق حماية المركز المستريح بلا وحدة أخرى، إن كان بالقوة اللازمة؛ والفريق المرهق أو الأصغر أقل من ذلك. ومن دونه: دائماً.
# What must be there before units that cannot do it come near: until then they wait and do not count.
Stage-held_first = ما يجب أن يكون هناك قبل أن تقترب الوحدات التي لا تستطيعه: وحتى ذلك الحين تنتظر ولا تُحسب.
# Share by which the work of settling it is longer or shorter by chance, 0 to below 1.
Stage-varies = النسبة التي يطول بها عمل معالجته أو يقصر مصادفةً، من 0 إلى ما دون 1.
# Who mends it on request, besides what `needs` can do.
Stage-repair = من يصلحه عند الطلب، إضافةً إلى ما يقدر عليه `needs`.
# What an incident leaves behind that nobody settled.
Unanswered = ما يخلّفه حادث لم يعالجه أحد.
# Whether the centre where it was cannot be used any more on that day.
Unanswered-closes = هل يتعذر استعمال المركز الذي كان فيه بقية ذلك اليوم.
# People injured.
Unanswered-injured = عدد المصابين.
# Share of voters of the municipality who stay away from then on, 0 to 1.
Unanswered-deters_around = نسبة ناخبي البلدية الذين لا يأتون بعد ذلك، من 0 إلى 1.
# People and evidence that a settled incident yields. Persons are counted and never named.
Detained = أشخاص ومضبوطات تأتي من حادث عولج. يُعدّ الأشخاص ولا يُسمَّون أبداً.
# People detained.
Detained-people = عدد المحتجزين.
# Evidence.
Detained-evidence = المضبوطات.
# A critical task.
Task = مهمة حرجة.
# Identifier.
Task-id = المعرّف.
# What has to be done.
Task-name = ما يجب عمله.
# Measures that show how well it is done, besides the expected actions that name it.
Task-targets = قياسات تُظهر مدى حسن أدائها، إضافةً إلى الإجراءات المتوقعة التي تذكرها.
# When an inject is released.
When = متى يُبثّ مُدخَل.
# At a time.
When-At = في وقت.
# Some time after another inject was released.
When-After = بعد مدة من بثّ مُدخَل آخر.
# How long after.
When-After-delay = بعده بكم.
# The other inject.
When-After-inject = المُدخَل الآخر.
# Some time after a condition first holds.
When-If = بعد مدة من أول قيام شرط.
# The condition.
When-If-condition = الشرط.
# How long after.
When-If-delay = بعده بكم.
# When EXCON releases it.
When-ByHand = حين تبثه إدارة التمرين.
# What an inject does.
Effect = ما يفعله مُدخَل.
# Brings a message to seats.
Effect-Message = إيصال رسالة إلى أدوار.
# A file of the scenario that comes with it.
Effect-Message-attachment = ملف من السيناريو يأتي معها.
# The means by which it comes; while that is down where the seat sits, it waits. `Other` always comes.
Effect-Message-channel = الوسيلة التي تأتي بها؛ وما دامت معطلة حيث يجلس الدور تنتظر. و`Other` تصل دائماً.
# Who is said to send it.
Effect-Message-from = من يقال إنه أرسلها.
# How it looks as a handout on paper; a message with an attachment, or one that comes by `Other`, is a letter if nothing is said, any other is spoken or shown and no handout.
Effect-Message-paper = شكلها على الورق؛ والرسالة التي معها مرفق أو التي تأتي عبر `Other` خطاب إن لم يُقل شيء، وغيرها يُقال أو يُعرض وليس ورقة توزَّع.
# What it tells of: who receives it then knows of this vehicle, convoy, rumour, incident or road.
Effect-Message-tells = ما تخبر عنه: من يستلمها يعلم بهذه المركبة أو القافلة أو الشائعة أو بهذا الحادث أو الطريق.
# The words.
Effect-Message-text = الكلام.
# The seats that receive it.
Effect-Message-to = الأدوار التي تستلمها.
# Begins an incident.
Effect-Incident = بدء حادث.
# Where: a centre, checkpoint, place or road.
Effect-Incident-at = أين: مركز أو نقطة تفتيش أو مكان أو طريق.
# Its identifier.
Effect-Incident-id = معرّفه.
# Its kind.
Effect-Incident-kind = نوعه.
# Stage at which it begins, counted from 0.
Effect-Incident-stage = المرحلة التي يبدأ عندها، والعدّ من 0.
# Ends an incident as settled by others.
Effect-EndIncident = إنهاء حادث على أن غيرهم عالجه.
# Blocks a road.
Effect-BlockRoad = سدّ طريق.
# Clears a blocked road.
Effect-ClearRoad = فتح طريق مسدود.
# Changes the weather in a directorate.
Effect-Weather = تغيير الطقس في مديرية.
# The directorate.
Effect-Weather-directorate = المديرية.
# Share of voters whom it keeps at home, 0 to 1.
Effect-Weather-keeps_home = نسبة الناخبين الذين يبقيهم في بيوتهم، من 0 إلى 1.
# Speed of vehicles in percent of the usual, 5 to 100.
Effect-Weather-speed_percent = سرعة المركبات في المئة من المعتاد، من 5 إلى 100.
# Makes channels fail at a place and around it.
Effect-Outage = تعطيل قنوات في مكان وما حوله.
# The place.
Effect-Outage-at = المكان.
# The channels.
Effect-Outage-channels = القنوات.
# How long; none: until an inject restores them.
Effect-Outage-lasts = كم تدوم؛ ومن دونها: حتى يعيدها مُدخَل.
# Makes channels work again that an `Outage` made fail.
Effect-Restore = إعادة قنوات عطّلها `Outage` إلى العمل.
# The place.
Effect-Restore-at = المكان.
# The channels.
Effect-Restore-channels = القنوات.
# Sends a vehicle off on its route.
Effect-Vehicle = إطلاق مركبة في مسارها.
# Starts a rumour.
Effect-Rumour = بدء شائعة.
# The municipality where it comes up.
Effect-Rumour-municipality = البلدية التي تظهر فيها.
# The rumour.
Effect-Rumour-rumour = الشائعة.
# Share of people who begin to pass it on, above 0 to 1.
Effect-Rumour-share = نسبة من يبدؤون بنقلها، أكبر من 0 إلى 1.
# Takes a unit out of service.
Effect-LoseUnit = إخراج وحدة من الخدمة.
# Brings a unit into service.
Effect-AddUnit = إدخال وحدة إلى الخدمة.
# Changes the staff of a checkpoint.
Effect-SetStaff = تغيير عدد أفراد نقطة تفتيش.
# The checkpoint.
Effect-SetStaff-checkpoint = نقطة التفتيش.
# People now there.
Effect-SetStaff-staff = الأفراد الذين صاروا هناك.
# Says whether a centre has its materials.
Effect-Materials = القول هل لدى مركز مواده.
# The centre.
Effect-Materials-centre = المركز.
# Whether they are there.
Effect-Materials-there = هل هي هناك.
# Sets a flag.
Effect-SetFlag = وضع علم.
# Clears a flag.
Effect-ClearFlag = رفع علم.
# Lets agents of candidates dispute the count at a centre, now or when it begins.
Effect-DisputeCount = جعل وكلاء المرشحين يعترضون على الفرز في مركز، الآن أو حين يبدأ.
# An action that the teams are expected to take.
Expected = إجراء متوقع من الفرق.
# Identifier.
Expected-id = المعرّف.
# What is expected, in words.
Expected-name = المتوقع، بالكلام.
# The order that shows it. At least one of `action`, `all_of` and `any_of` is given; what is given must all be so.
Expected-action = الأمر الذي يدل عليه. ويُكتب واحد على الأقل من `action` و`all_of` و`any_of`؛ وما كُتب يجب أن يتحقق كله.
# Orders and outcomes that all belong to it. Outcomes must hold at the moment at which the last of the orders has been given.
Expected-all_of = أوامر ونتائج لا بد منها كلها. ويجب أن تكون النتائج قائمة لحظة صدور آخر الأوامر.
# Orders and outcomes of which one is enough.
Expected-any_of = أوامر ونتائج يكفي واحد منها.
# Time allowed after the release.
Expected-within = المهلة بعد البثّ.
# What was ordered so long before the release counts too, if it still holds at the release.
Expected-before = ما أُمر به قبل البثّ بهذه المدة يُحسب أيضاً، إن كان ما زال قائماً عند البثّ.
# The critical task it belongs to.
Expected-task = المهمة الحرجة التي ينتمي إليها.
# A paper that is handed out with a module.
Handout = ورقة توزَّع مع محور نقاش.
# What it is.
Handout-title = ما هي.
# The office that is said to have written it.
Handout-from = الجهة التي يقال إنها كتبتها.
# Its reference number, as it stands on it.
Handout-number = رقمها الإشاري كما هو عليها.
# The seats that get it; none listed: all.
Handout-seats = الأدوار التي تستلمها؛ وإن لم يُذكر أحد: الجميع.
# What stands in it.
Handout-text = ما فيها.
# How a module is discussed.
Manner = كيف يُناقَش محور.
# All together.
Manner-Plenary = الجميع معاً.
# Each room or body by itself, before all come together again.
Manner-BreakOut = كل غرفة أو جهة على حدة، قبل أن يجتمع الجميع ثانيةً.
# A picture that a module shows.
Pictured = صورة يعرضها محور نقاش.
# The file in the scenario's folder, PNG or JPEG; for one language `sketch.ar.png`, as with attachments.
Pictured-file = الملف في مجلد السيناريو، PNG أو JPEG؛ وللغة واحدة `sketch.ar.png`، كما في المرفقات.
# What it shows, as it stands under it and is read to those who do not see it.
Pictured-shows = ما تُظهره، كما يُكتب تحتها ويُقرأ لمن لا يراها.
# A question of a module.
Question = سؤال من محور نقاش.
# Identifier.
Question-id = المعرّف.
# The question.
Question-text = السؤال.
# The seats that are asked; none listed: all.
Question-seats = الأدوار التي تُسأل؛ وإن لم يُذكر أحد: الجميع.
# The part of the module's time that it is given.
Question-time_box = حصته من مدة المحور.
# The critical task that the answers bear on.
Question-task = المهمة الحرجة التي تمسّها الإجابات.
# What the facilitator asks where the discussion stops or leaves something out; players do not see it.
Question-prompts = ما يسأله الميسّر حين يتوقف النقاش أو يغفل شيئاً؛ ولا يراه اللاعبون.
# Points that are expected in the answers; players do not see them.
Question-expected = نقاط متوقعة في الإجابات؛ ولا يراها اللاعبون.
# A piece of play inside a module.
Piece = مقطع لعب داخل محور نقاش.
# Until when it is played; then the clock stands and the discussion goes on.
Piece-until = حتى متى يُلعب؛ ثم تقف الساعة ويمضي النقاش.
# How many times as fast as the clock on the wall, 0.1 to 600.
Piece-pace = كم مرة أسرع من ساعة الحائط، من 0.1 إلى 600.
# What a rule of the standing orders does.
Doctrine = ما تفعله قاعدة من الأوامر الدائمة.
# Acknowledge every message.
Doctrine-AcknowledgeMessages = تأكيد الاستلام لكل رسالة.
# Set readiness some time before polling opens.
Doctrine-RaiseReadiness = تحديد درجة الاستعداد قبل فتح الاقتراع بمدة.
# How long before.
Doctrine-RaiseReadiness-before = قبله بكم.
# The level.
Doctrine-RaiseReadiness-level = درجة الاستعداد.
# Send the nearest free units that cover what a reported incident still needs.
Doctrine-SendToIncidents = إرسال أقرب الوحدات غير المكلّفة التي تغطي ما ما زال يحتاجه حادث وصل عنه بلاغ.
# Units kept back in the area.
Doctrine-SendToIncidents-keep = الوحدات التي تُبقى في المنطقة.
# Ask the main room for what the area cannot cover.
Doctrine-AskForSupport = طلب ما لا تغطيه المنطقة من الغرفة الرئيسية.
# Lend the nearest free unit to whoever asks, or decline.
Doctrine-LendSupport = إعارة أقرب وحدة غير مكلّفة لمن يطلب، أو الاعتذار.
# Release units that stand where nothing is left to do.
Doctrine-ReleaseIdle = إعفاء الوحدات الواقفة حيث لم يبق ما يُعمل.
# Close roads that are known to be blocked, and open them when they are clear.
Doctrine-CloseBlockedRoads = إغلاق الطرق المعروف أنها مسدودة، وفتحها حين تنفتح.
# Relax a checkpoint with a long line, and restore it when the line is short.
Doctrine-EaseCheckpoints = تخفيف التفتيش عند نقطة تفتيش طابورها طويل، وإعادته حين يقصر.
# Vehicles in line at which it is relaxed.
Doctrine-EaseCheckpoints-above = عدد المركبات في الطابور الذي يُخفَّف عنده.
# Vehicles in line at which it is restored.
Doctrine-EaseCheckpoints-below = عدد المركبات في الطابور الذي يُعاد عنده.
# Suspend voting where a reported incident endangers a centre, and resume it when settled.
Doctrine-ProtectVoting = تعليق الاقتراع حيث يعرّض حادث وصل عنه بلاغ مركزاً للخطر، واستئنافه حين يُعالَج.
# Extend voting where it was suspended or opened late for at least so long, by the time lost.
Doctrine-ExtendLostTime = تمديد الاقتراع حيث عُلّق أو تأخر فتحه هذه المدة على الأقل، بقدر الوقت الضائع.
# Time lost.
Doctrine-ExtendLostTime-at_least = الوقت الضائع.
# Confirm every report that asks for it.
Doctrine-AcknowledgeReports = تأكيد كل بلاغ يطلب التأكيد.
# Pass reports of incidents on to the rooms of some roles.
Doctrine-PassReports = إحالة بلاغات الحوادث إلى غرف بعض الصفات.
# The roles.
Doctrine-PassReports-to = الصفات.
# Send the situation of the own area to the rooms of some roles, again and again.
Doctrine-ReportSituation = إرسال موقف المنطقة إلى غرف بعض الصفات، مرة بعد مرة.
# Time between two.
Doctrine-ReportSituation-every = الوقت بين تقريرين.
# The roles.
Doctrine-ReportSituation-to = الصفات.
# Issue lookouts to all checkpoints of the area for vehicles that the seat hears of.
Doctrine-IssueLookouts = إصدار تعاميم إلى كل نقاط تفتيش المنطقة عن المركبات التي يسمع بها الدور.
# How long they hold.
Doctrine-IssueLookouts-holds = كم تبقى سارية.
# Tell the neighbouring rooms of a vehicle: a sub-room tells the main room, the main room all sub-rooms.
Doctrine-PassLookouts = إبلاغ الغرف المجاورة بمركبة: الغرفة الفرعية تبلغ الرئيسية، والرئيسية تبلغ كل الفرعية.
# Start convoys with an escort, and announce them.
Doctrine-StartConvoys = تحريك القوافل بمرافقة، والإبلاغ عنها.
# How long after polling closes boxes are fetched.
Doctrine-StartConvoys-after = بعد كم من إقفال الاقتراع تُجلب الصناديق.
# How long before polling opens materials go out.
Doctrine-StartConvoys-before = قبل كم من فتح الاقتراع تخرج المواد.
# Let halted convoys go on once they are safe or another way is known.
Doctrine-ProceedConvoys = السماح للقوافل المتوقفة بالمضيّ متى أمنت أو عُرف طريق آخر.
# Verify rumours that the seat hears of.
Doctrine-VerifyRumours = التحقق من الشائعات التي يسمع بها الدور.
# Correct rumours that were found false.
Doctrine-CorrectRumours = نفي الشائعات التي ثبت كذبها.
# Brief the media in municipalities where a rumour is known.
Doctrine-BriefMedia = إحاطة الإعلام في البلديات التي عُرفت فيها شائعة.
# Repeat orders that nobody confirmed, by the next channel.
Doctrine-RepeatOrders = تكرار الأوامر التي لم يؤكدها أحد، بالقناة التالية.
# Time without a confirmation.
Doctrine-RepeatOrders-after = الوقت بلا تأكيد.
# Ask for repair of what the police cannot mend.
Doctrine-RequestRepairs = طلب إصلاح ما لا تستطيع الشرطة إصلاحه.
# Check comms at STARTEX.
Doctrine-CheckComms = فحص الاتصالات عند بداية التمرين.
# Relieve units and checkpoints whose people have been on duty for longer than a shift.
Doctrine-RelieveUnits = تبديل الوحدات ونقاط التفتيش التي تجاوز أفرادها مدة المناوبة.
# How long beyond it.
Doctrine-RelieveUnits-beyond = بعدها بكم.
# Hand over people and evidence that checkpoints and units hold: to the nearest free unit that can investigate, or else to the directorate.
Doctrine-HandOverHeld = تسليم المحتجزين والمضبوطات في عهدة نقاط التفتيش والوحدات: إلى أقرب وحدة غير مكلّفة تستطيع التحقيق، وإلا فإلى المديرية.
# A length of time that varies.
Duration = مدة تتفاوت.
# Always the same.
Duration-Fixed = هي نفسها دائماً.
# Exponential.
Duration-Exponential = توزيع أسّي.
# Lognormal.
Duration-LogNormal = توزيع لوغاريتمي طبيعي.
# Coefficient of variation: standard deviation divided by mean, above 0.
Duration-LogNormal-cv = معامل التباين: الانحراف المعياري مقسوماً على المتوسط، أكبر من 0.
# The mean.
Duration-LogNormal-mean = المتوسط.
# A channel's figures.
Carrier = أرقام قناة.
# From speaking or writing to being understood.
Carrier-delay = من الكلام أو الكتابة إلى الفهم.
# Share of words that are lost, 0 to 1.
Carrier-dropout = نسبة ما يُفقد من الكلام، من 0 إلى 1.
# How often something is on the road, and how often a check finds it.
Yield = كم مرة يكون شيء على الطريق، وكم مرة يضبطه الفحص.
# Of a thousand vehicles, so many carry it.
Yield-per_1000 = عدد ما يحمله من كل ألف مركبة.
# Probability that it is found, at postures look, identity, search.
Yield-found = احتمال أن يُضبط، عند درجات التفتيش: النظر والهوية والتفتيش الكامل.
# Whom a polling station serves.
Voters = من تخدمهم محطة الاقتراع.
# Men.
Voters-Men = الرجال.
# Women.
Voters-Women = النساء.
# Men and women.
Voters-Mixed = الرجال والنساء.
# An order to look for: every field that is given must match.
Action = أمر يُبحث عنه: كل حقل يُكتب يجب أن يطابق.
# The sort of order.
Action-order = نوع الأمر.
# The seat that gives it.
Action-seat = الدور الذي يصدره.
# What it is about: the unit's target, the centre, the checkpoint, the road, or the place.
Action-about = ما يخصّه: وجهة الوحدة أو المركز أو نقطة التفتيش أو الطريق أو المكان.
# The kind of unit sent.
Action-unit_kind = نوع الوحدة المرسلة.
# The posture or level is at least this strict: 1 look or high, 2 identity or maximum, 3 search, 4 closed.
Action-at_least = درجة التفتيش أو الاستعداد بهذه الشدة على الأقل: 1 نظر أو عالية، 2 هوية أو قصوى، 3 تفتيش كامل، 4 مغلقة.
# The posture or level is at most this strict, counted in the same way; 0 is open or normal.
Action-at_most = درجة التفتيش أو الاستعداد بهذه الشدة على الأكثر، بالعدّ نفسه؛ 0 مفتوحة أو عادية.
# What the unit sent, or asked for, must be able to do.
Action-able_to = ما يجب أن تستطيعه الوحدة المرسلة أو المطلوبة.
# How many people the unit sent has, or how many are asked for, at least.
Action-strength = كم فرداً في الوحدة المرسلة، أو كم يُطلب، على الأقل.
# How many women who search women the unit sent has, at least.
Action-women = كم مفتِّشة في الوحدة المرسلة على الأقل.
# The message acknowledged, or that a message in words is about.
Action-message = الرسالة التي أُكد استلامها، أو التي تتحدث عنها رسالة بالكلام.
# The vehicle, convoy or rumour that it is about, the unit or checkpoint that is relieved, or what a report passed on is about.
Action-subject = المركبة أو القافلة أو الشائعة التي يخصّها، أو الوحدة أو نقطة التفتيش التي تُبدَّل، أو ما يتحدث عنه بلاغ أُحيل.
# The seat to which a report is passed on or a message in words is sent, or which is asked for support.
Action-to = الدور الذي يُحال إليه بلاغ أو تُرسل إليه رسالة بالكلام، أو الذي يُطلب منه التعزيز.
# What a message in words is for.
Action-purpose = لماذا الرسالة بالكلام.
# What is to be done about a count or result forms in doubt.
Action-ruling = ما يُفعل بفرز أو باستمارات نتائج موضع شك.
# The channel that is chosen.
Action-channel = القناة المختارة.
# The inject about which the other seat had asked or written in words: the message in words is an answer to that. One that says what it answers must answer that; one that does not must come after it, and may be about nothing else.
Action-answers = المُدخَل الذي سأل عنه الدور الآخر أو كتب عنه بالكلام: فالرسالة بالكلام جواب عن ذلك. وما يذكر منها ما يجيب عنه وجب أن يجيب عن ذلك؛ وما لا يذكره وجب أن يأتي بعده، ولا يجوز أن يخص شيئاً غيره.
# Of a situation that is passed on: whether a situation report that is written in its form counts as well.
Action-or_written = لموقف يُحال: هل يُحسب كذلك تقرير الموقف المكتوب في نموذجه.
# What a unit is doing.
UnitState = ما تفعله وحدة.
# Free, at its base or where it was released.
UnitState-Available = غير مكلّفة، في قاعدتها أو حيث أُعفيت.
# Has a task and is turning out.
UnitState-Assigned = لها مهمة وتتهيأ للانطلاق.
# On the road to its task.
UnitState-EnRoute = في الطريق إلى مهمتها.
# At its task.
UnitState-OnScene = في مهمتها.
# On the road back to its base.
UnitState-Returning = في الطريق عائدةً إلى قاعدتها.
# Cannot be used.
UnitState-OutOfService = لا يمكن استعمالها.
# The state of a polling centre.
CentreState = حالة مركز اقتراع.
# Before opening, something is missing.
CentreState-NotOpen = قبل الفتح، وشيء ناقص.
# Before opening, all is there.
CentreState-Ready = قبل الفتح، وكل شيء موجود.
# Voting.
CentreState-Open = الاقتراع جارٍ.
# Voting is suspended.
CentreState-Suspended = الاقتراع معلّق.
# The doors are closed; those in line still vote.
CentreState-Closing = الأبواب مغلقة؛ ومن في الطابور يقترع.
# Votes are being counted.
CentreState-Counting = الأصوات تُفرز.
# The count is done and the boxes are sealed.
CentreState-Sealed = انتهى الفرز والصناديق مختومة.
# The boxes are on the way to the office.
CentreState-InTransit = الصناديق في الطريق إلى المكتب.
# The boxes are at the office.
CentreState-Delivered = الصناديق في المكتب.
# The state of a road.
RoadState = حالة طريق.
# Usable.
RoadState-Open = سالك.
# Closed by order: the forces know it and plan around it.
RoadState-Closed = مغلق بأمر: القوات تعلم به وتخطط لتجنبه.
# Blocked by an incident, the weather or people; who does not know it finds out on the way.
RoadState-Blocked = مسدود بحادث أو بالطقس أو بالناس؛ ومن لا يعلم يكتشف ذلك في الطريق.
# How an incident stands.
IncidentState = أين وصل حادث.
# Going on.
IncidentState-Active = جارٍ.
# A sufficient response is at work.
IncidentState-Contained = تعمل عليه استجابة كافية.
# Settled by a response.
IncidentState-Settled = عولج باستجابة.
# Ended by itself.
IncidentState-Faded = انتهى دون تدخل.
# How a convoy stands.
ConvoyState = أين وصلت قافلة.
# At its office, not started.
ConvoyState-Waiting = في مكتبها ولم تنطلق.
# On the road.
ConvoyState-Moving = في الطريق.
# At a centre, handing over and signing.
ConvoyState-Signing = في مركز، تسلّم وتوقّع.
# At a centre, until its boxes are sealed.
ConvoyState-AtCentre = في مركز، حتى تُختم صناديقه.
# Stopped until someone decides.
ConvoyState-Halted = متوقفة حتى يقرر أحد.
# All is delivered and signed for.
ConvoyState-Delivered = سُلّم كل شيء ووُقّع عليه.
# How a vehicle that is looked for stands.
VehicleState = أين وصلت مركبة مطلوبة.
# On the road.
VehicleState-Driving = في الطريق.
# Stopped at a checkpoint and held.
VehicleState-Held = أُوقفت عند نقطة تفتيش واحتُجزت.
# It reached where it was going.
VehicleState-Gone = وصلت إلى وجهتها.
# A number that can be read off a centre.
Measure = عدد يُقرأ من مركز.
# People waiting at the gate and the stations.
Measure-InLine = المنتظرون عند البوابة والمحطات.
# Voters served.
Measure-Served = من اقترعوا.
# Voters who gave up waiting.
Measure-GaveUp = من ملّوا الانتظار فغادروا.
# Voters who were kept away.
Measure-KeptAway = من تعذّر حضورهم.
# People with a capability.
Need = أفراد لهم قدرة.
# The capability.
Need-capability = القدرة.
# People of units that have it.
Need-strength = أفراد الوحدات التي لها هذه القدرة.
# Who mends what the police cannot, on request.
Repair = من يصلح عند الطلب ما لا تستطيعه الشرطة.
# Who.
Repair-by = من.
# Time from the request until it works again.
Repair-takes = الوقت من الطلب حتى يعود إلى العمل.
# What is held as evidence.
EvidenceKind = ما يُحفظ من مضبوطات.
# Weapons.
EvidenceKind-Weapons = أسلحة.
# Contraband.
EvidenceKind-Contraband = ممنوعات مهربة.
# Ballots, boxes or forms, taken or forged.
EvidenceKind-ElectoralMaterial = أوراق اقتراع أو صناديق أو استمارات، مسلوبة أو مزورة.
# What a measure should come to.
TaskTarget = ما ينبغي أن يبلغه قياس.
# What is measured; its unit stands there.
TaskTarget-measure = ما يُقاس؛ ووحدته مذكورة هناك.
# From here on it is done without challenges.
TaskTarget-good = من هنا تُعدّ المهمة مؤداة بلا صعوبات.
# From here on it is as bad as not done; up to half of the way there are some challenges, then major ones.
TaskTarget-poor = من هنا تُعدّ كأنها لم تُؤدَّ؛ وحتى نصف المسافة صعوبات يسيرة، ثم صعوبات كبيرة.
# The plan, procedure or law that it comes from, or whose estimate it is.
TaskTarget-source = الخطة أو الإجراء أو القانون الذي يأتي منه، أو صاحب التقدير.
# What a message stands for on paper.
PaperKind = ما تمثله الرسالة على الورق.
# A letter: head of the sending body, number, date, signature.
PaperKind-Letter = خطاب: رأس الجهة المرسلة والرقم والتاريخ والتوقيع.
# A telegram: from, to, date-time group, priority, text.
PaperKind-Telegram = برقية: من وإلى ومجموعة التاريخ والوقت والأسبقية والنص.
# What a screen shows of a post or a video: who, when, the words.
PaperKind-Post = ما تعرضه شاشة من منشور أو مقطع: من ومتى والكلام.
# A sheet with neither head, number nor signature.
PaperKind-Sheet = ورقة بلا رأس ولا رقم ولا توقيع.
# One part of what is expected.
Test = جزء من المتوقع.
# An order is given. One that is taken back before it has had effect, or is not carried out, does not count.
Test-Order = صدور أمر. ولا يُحسب أمر سُحب قبل أن يكون له أثر، أو لم يُنفَّذ.
# Something has come about.
Test-Holds = تحقق شيء.
# Something has held without a break for a time; looked at once a minute.
Test-HoldsFor = بقاء شيء قائماً بلا انقطاع مدةً؛ يُنظر مرة في الدقيقة.
# A point that is expected in the answers to a question.
Point = نقطة متوقعة في الإجابة عن سؤال.
# Identifier.
Point-id = المعرّف.
# The point.
Point-text = النقطة.
# Sorts of order that a script can look for.
OrderKind = أنواع الأوامر التي يستطيع السيناريو أن يبحث عنها.
# A unit is sent or redirected, or lent on request.
OrderKind-Send = أُرسلت وحدة أو حُوّلت، أو أُعيرت عند الطلب.
# A unit is released.
OrderKind-StandDown = أُعفيت وحدة.
# A checkpoint's posture is set, both ways or one.
OrderKind-SetPosture = حُددت درجة التفتيش عند نقطة تفتيش، في الاتجاهين أو في واحد.
# A gate's posture is set.
OrderKind-SetGate = حُددت درجة التفتيش عند بوابة.
# A road is closed.
OrderKind-CloseRoad = أُغلق طريق.
# A road is opened.
OrderKind-OpenRoad = فُتح طريق.
# A level of readiness is set.
OrderKind-SetReadiness = حُددت درجة استعداد.
# Voting is suspended.
OrderKind-SuspendVoting = عُلّق الاقتراع.
# Voting is resumed.
OrderKind-ResumeVoting = استؤنف الاقتراع.
# Voting is extended.
OrderKind-ExtendVoting = مُدّد الاقتراع.
# Support is requested.
OrderKind-RequestSupport = طُلب تعزيز.
# A repair is asked for.
OrderKind-RequestRepair = طُلب إصلاح.
# A message is acknowledged.
OrderKind-Acknowledge = أُكد استلام رسالة.
# A report is acknowledged.
OrderKind-AcknowledgeReport = أُكد استلام بلاغ.
# A report is passed on.
OrderKind-PassOn = أُحيل بلاغ.
# A message is sent to a seat in words.
OrderKind-SendMessage = أُرسلت رسالة إلى دور بالكلام.
# A channel is chosen.
OrderKind-UseChannel = اختيرت قناة.
# Channels are checked.
OrderKind-CheckComms = فُحصت القنوات.
# A posture plan is set.
OrderKind-SetPosturePlan = حُددت خطة درجات التفتيش.
# A lookout is issued.
OrderKind-IssueLookout = صدر تعميم.
# A lookout is cancelled.
OrderKind-CancelLookout = أُلغي تعميم.
# A convoy is started.
OrderKind-StartConvoy = حُركت قافلة.
# A convoy is halted.
OrderKind-HaltConvoy = أُوقفت قافلة.
# A convoy is let go on.
OrderKind-ProceedConvoy = سُمح لقافلة بالمضيّ.
# A convoy is announced.
OrderKind-AnnounceConvoy = أُبلغ عن قافلة.
# A rumour is verified.
OrderKind-VerifyRumour = تُحقق من شائعة.
# A rumour is corrected.
OrderKind-CorrectRumour = نُفيت شائعة.
# The media are briefed.
OrderKind-BriefMedia = أُحيط الإعلام.
# Something is noted.
OrderKind-Note = دُوّن شيء.
# A unit or a checkpoint is relieved.
OrderKind-Relieve = بُدّلت وحدة أو نقطة تفتيش.
# What is held is handed over.
OrderKind-HandOver = سُلّم ما في العهدة.
# A disputed count, or result forms that are held back, are ruled on.
OrderKind-RuleOnCount = بُتّ في فرز معترض عليه، أو في استمارات نتائج محجوبة.
# Who mends what the police cannot.
Repairer = من يصلح ما لا تستطيعه الشرطة.
# The election commission: its devices and materials.
Repairer-Commission = مفوضية الانتخابات: أجهزتها وموادها.
# The operators of telephone and radio networks.
Repairer-Operator = مشغّلو شبكات الهاتف واللاسلكي.
# The electricity company.
Repairer-GridCompany = شركة الكهرباء.
# Something that is measured in an exercise, from its facts alone. In which unit it counts stands at each.
MeasureKind = شيء يُقاس في تمرين، من وقائعه وحدها. والوحدة التي يُعدّ بها مذكورة عند كل قياس.
# From the beginning of an incident to the arrival of the first unit that can help: median, seconds.
MeasureKind-FirstResponse = من وقوع الحادث إلى وصول أول وحدة تستطيع المساعدة: الوسيط، بالثواني.
# Incidents to which no unit came and for which nobody asked for repair where that helps: number.
MeasureKind-Unanswered = حوادث لم تصلها وحدة ولم يطلب أحد إصلاحها حيث يفيد: عدد.
# Incidents that were settled: in 100.
MeasureKind-Settled = حوادث عولجت: من 100.
# People injured: number.
MeasureKind-Injured = المصابون: عدد.
# Responses with more force than the incident bears: number.
MeasureKind-OutOfProportion = استجابات بقوة تفوق ما يحتمله الحادث: عدد.
# From an order to a unit to its departure: median, seconds.
MeasureKind-TurnOut = من أمر إلى وحدة إلى انطلاقها: الوسيط، بالثواني.
# Centres whose protection team was there when they should have opened: in 100.
MeasureKind-TeamCoverage = مراكز كان فريق حمايتها حاضراً حين كان ينبغي أن تُفتح: من 100.
# Opening after the hour: median of all centres that opened, seconds.
MeasureKind-OpenedLate = تأخر الفتح عن ساعته: الوسيط لكل المراكز التي فُتحت، بالثواني.
# Voting time that centres lost: sum, hours.
MeasureKind-CentreHoursLost = وقت الاقتراع الذي ضاع في المراكز: المجموع، بالساعات.
# Voters who voted: number.
MeasureKind-Voted = ناخبون اقترعوا: عدد.
# Registered women who voted, where women have stations of their own: in 100.
MeasureKind-WomenVoted = ناخبات مسجلات اقترعن، حيث للنساء محطات خاصة: من 100.
# Registered men who voted, where men have stations of their own: in 100.
MeasureKind-MenVoted = ناخبون مسجلون اقترعوا، حيث للرجال محطات خاصة: من 100.
# Of those who came, those who left the line: in 100.
MeasureKind-GaveUp = من غادروا الطابور ممن جاؤوا: من 100.
# Of those who meant to come, those who could not or dared not: in 100.
MeasureKind-KeptAway = من لم يستطيعوا أو لم يجرؤوا ممن أرادوا الحضور: من 100.
# Wait at the centres' gates that 95 in 100 stay below: seconds.
MeasureKind-GateWait = انتظار عند بوابات المراكز يبقى دونه 95 من 100: بالثواني.
# Wait at the stations that 95 in 100 stay below: seconds.
MeasureKind-StationWait = انتظار عند المحطات يبقى دونه 95 من 100: بالثواني.
# Wait at road checkpoints that 95 in 100 stay below: seconds.
MeasureKind-RoadWait = انتظار عند نقاط تفتيش الطرق يبقى دونه 95 من 100: بالثواني.
# Time that checks on roads cost voters: sum, hours.
MeasureKind-VoterDelay = الوقت الذي كلّفه تفتيش الطرق الناخبين: المجموع، بالساعات.
# What checkpoints found in the traffic: number.
MeasureKind-Found = ما ضبطته نقاط التفتيش في الحركة: عدد.
# Vehicles with women aboard that a full search let pass for want of a woman searcher: number.
MeasureKind-WomenUnsearched = مركبات فيها نساء مرّت من تفتيش كامل لعدم وجود مفتِّشة: عدد.
# From the beginning of an incident to its room's knowledge of it: median, seconds.
MeasureKind-Knowledge = من وقوع الحادث إلى علم غرفته به: الوسيط، بالثواني.
# Incidents of which no room ever learned: number.
MeasureKind-NeverKnown = حوادث لم تعلم بها أي غرفة: عدد.
# The longest time in which no report came to a seat to which reports came at all: seconds.
MeasureKind-Silence = أطول مدة لم يصل فيها بلاغ إلى دور تصله بلاغات أصلاً: بالثواني.
# Age of what reports said when they arrived: median, seconds.
MeasureKind-ReportAge = عمر ما تقوله البلاغات عند وصولها: الوسيط، بالثواني.
# From a message or report to its confirmation: median, seconds.
MeasureKind-Confirmation = من رسالة أو بلاغ إلى تأكيده: الوسيط، بالثواني.
# Reports that were not confirmed in time, of those received: in 100.
MeasureKind-Unconfirmed = بلاغات لم تُؤكد في وقتها مما وصل: من 100.
# Orders, reports and lookouts that were lost on the way: number.
MeasureKind-WordsLost = أوامر وبلاغات وتعاميم فُقدت في الإرسال: عدد.
# Orders of people that were refused: in 100.
MeasureKind-Refused = أوامر المشاركين التي رُفضت: من 100.
# From a lookout to a checkpoint's knowledge of it: median, seconds.
MeasureKind-LookoutTime = من تعميم إلى علم نقطة تفتيش به: الوسيط، بالثواني.
# Lookouts that came to a checkpoint after the vehicle: number.
MeasureKind-LookoutsLate = تعاميم وصلت إلى نقطة تفتيش بعد المركبة: عدد.
# Vehicles looked for that were stopped, of those stopped or gone: in 100.
MeasureKind-Intercepted = مركبات مطلوبة أُوقفت، مما أُوقف أو أفلت: من 100.
# Passages of convoys through a checkpoint that knew of them: in 100.
MeasureKind-Announced = مرور قوافل بنقطة تفتيش تعلم بها: من 100.
# Gaps in the custody of materials and boxes on convoys: number.
MeasureKind-CustodyGaps = ثغرات في عهدة المواد والصناديق في القوافل: عدد.
# Rumours corrected where they went round, neither before verification nor wrongly: in 100.
MeasureKind-RumoursCorrected = شائعات نُفيت حيث انتشرت، لا قبل التحقق ولا خطأً: من 100.
# From a rumour's beginning to its correction where it went round: median, seconds.
MeasureKind-CorrectionTime = من بداية شائعة إلى نفيها حيث انتشرت: الوسيط، بالثواني.
# Corrections that came before verification, or denied what was true: number.
MeasureKind-BadCorrections = مرات نفي سبق التحقق أو كذّب ما هو صحيح: عدد.
# Directorates at the highest readiness when polling opened: in 100.
MeasureKind-Ready = مديريات في أقصى درجة استعداد حين فُتح الاقتراع: من 100.
# Time that directorates spent at the highest readiness, for what it costs in rest: sum, hours.
MeasureKind-ReadyHours = الوقت الذي أمضته المديريات في أقصى درجة استعداد، لما يكلفه من الراحة: المجموع، بالساعات.
# The longest time that a unit was away from its base, tasks in between counted: seconds.
MeasureKind-LongestDuty = أطول مدة كانت فيها وحدة بعيداً عن قاعدتها، والمهام بينها محسوبة: بالثواني.
# Voters' confidence at the end in the municipality where it is lowest: in 100.
MeasureKind-ConfidenceLowest = ثقة الناخبين في النهاية في البلدية التي هي فيها أدنى: من 100.
# Expected actions that were taken in time, of those asked for: in 100.
MeasureKind-ExpectedMet = إجراءات متوقعة نُفذت في وقتها مما طُلب: من 100.
# Time that units were on duty beyond a shift: sum, hours.
MeasureKind-BeyondShift = الوقت الذي بقيته الوحدات في الخدمة بعد المناوبة: المجموع، بالساعات.
# Detained people and evidence that were handed over in time and signed for: in 100.
MeasureKind-HeldCustody = محتجزون ومضبوطات سُلّموا في الوقت ووُقّع عليهم: من 100.
# Results that were entered, of the centres whose votes were counted: in 100.
MeasureKind-ResultsEntered = نتائج أُدخلت، من المراكز التي فُرزت أصواتها: من 100.
# From the beginning of a dispute about a count to the ruling on it, or to its end without one: median, seconds.
MeasureKind-RulingTime = من بداية الاعتراض على الفرز إلى البتّ فيه، أو إلى انتهائه دون بتّ: الوسيط، بالثواني.
