# ما يجده استيراد الخرائط والقوائم ومراكز الاقتراع.

## where something stands
import-in-row = { $list }، السطر { $line }: { $said }
import-in-feature = { $list }، العنصر { $n }: { $said }
import-in-list = في { $list }: { $said }
import-of-file = الملف { $file }: { $said }
import-name-outlines = الحدود
import-name-places = الأماكن
import-name-roads = الطرق
import-name-municipalities = البلديات
import-name-centres = مراكز الاقتراع
import-and-more = و{ $more } غيرها؛ كلها بالخيار --json
import-and-such = { $said } (وغيرها من النوع نفسه: { $n }؛ كلها بالخيار --json)
import-and-such-lines = { $said } (وغيرها من النوع نفسه: { $n }، في الأسطر { $all })
import-and-such-features = { $said } (وغيرها من النوع نفسه: { $n }، في العناصر { $all })
import-arabic = العربي
import-english = الإنجليزي

## forms of files
import-outlines-line-column-json = السطر { $line }، العمود { $column }: ليس JSON سليماً
import-no-xml = السطر { $line }، العمود { $column }: ليس KML سليماً، أو يعرّف رموزاً خاصة به
import-no-kml = ملف XML من نوع آخر ({ $name })؛ احفظه بصيغة KML أو GeoJSON، وبيانات Overpass بالخيار [out:json]
import-kml-empty = لا عنصر في ملف KML؛ صدّر من خرائط Google الخريطة كلها بصيغة KML لا رابطاً إليها
import-kmz = تعذّر فك أرشيف KMZ؛ فُكَّه كملف ZIP وأعط الملف doc.kml الذي بداخله، أو صدّر بصيغة KML
import-shapefile = ملف shapefile؛ افتحه في QGIS وصدّره: طبقة ← حفظ باسم (Layer > Save As…)، الصيغة GeoJSON، ونظام الإحداثيات EPSG:4326 - WGS 84
import-geopackage = ملف GeoPackage؛ افتحه في QGIS وصدّر الطبقة: طبقة ← حفظ باسم (Layer > Save As…)، الصيغة GeoJSON، ونظام الإحداثيات EPSG:4326 - WGS 84
import-pbf = ملف بيانات OpenStreetMap (PBF)؛ اطلب الجزء المطلوب من Overpass بالخيار [out:json]
import-topojson = ملف TopoJSON؛ صدّره بصيغة GeoJSON (في QGIS: طبقة ← حفظ باسم، Layer > Save As…)
import-outlines-type-geojson-featurecollection = من نوع { $sort } وليس FeatureCollection؛ صدّر الطبقة كلها من QGIS
import-outlines-no-type = بلا type، فليس FeatureCollection؛ صدّر الطبقة كلها من QGIS بصيغة GeoJSON
import-no-text = ليس نصاً، أو ينقطع في وسط حرف؛ صدّره من جديد
import-encoding = قُرئ بالترميز { $encoding }؛ إن ظهرت الأسماء مشوهة فاحفظه بترميز UTF-8
import-list-empty = قائمة { $list } فارغة
import-outlines-no-map = هذا جدول؛ الحدود خريطة (GeoJSON أو KML أو JSON من Overpass)
import-outlines-empty = خريطة لا عنصر فيها؛ صدّر الطبقة من جديد، أو اتركها إن كانت لديك قوائم، فلا حاجة عندئذ إلى الحدود
import-no-outlines = لا حدود؛ تُرسم كل بلدية دائرة حول بلدتها الرئيسية
import-outlines-coordinate-system-export = نظام الإحداثيات { $name }؛ صدّر الطبقة من QGIS من جديد: طبقة ← حفظ باسم (Layer > Save As…)، ونظام الإحداثيات (CRS): EPSG:4326 - WGS 84

## columns
import-columns-chosen = أعمدة عُرفت بعناوينها: { $said }؛ ولاختيار غيرها: --property أو --map
import-columns-unused = أعمدة لم تُستعمل: { $unused }؛ ولاستعمال أحدها: --property أو --map
import-no-such-field = لا حقل «{ $name }» يُعطى عموداً؛ الحقول: { $all }
import-no-such-column = لا عمود «{ $column }»؛ الأعمدة: { $there }
import-no-such-column-near = لا عمود «{ $column }»؛ أتقصد «{ $near }»؟
import-list-column-columns = قائمة { $list } ينقصها العمود { $missing }؛ أعمدتها: { $there }؛ سمّ الصحيح بالخيار --property

## identifiers and names
import-no-id = بلا معرف، ولا يُصنع له معرف من اسمه
import-bad-id = المعرف «{ $text }» لا يصلح؛ يتكون من أحرف لاتينية صغيرة وأرقام و _ و - (64 على الأكثر)
import-id-comes-twice = المعرف «{ $id }» مرتين
import-id-from-name = بلا معرف خاص به؛ صُنع من الاسم: «{ $id }»
import-id-rewritten = المعرف «{ $written }» كُتب «{ $id }»
import-directorate-id = المديرية «{ $written }» معرفها «{ $id }»
import-id-made-distinct = لغيره الاسم نفسه؛ معرفه «{ $id }»
import-name-made-distinct = لغيره الاسم نفسه؛ سُمّي «{ $name }»
import-name-missing = ينقص الاسم { $missing }
import-no-name = بلا اسم
import-feature-no-name = بلا اسم (name_ar و name_en)
import-feature-no-name-of = بلا اسم (name_ar و name_en)؛ خصائصه: { $there }؛ سمّ الصحيحة بالخيار --property name_ar=…

## outlines
import-outline-property-all-read = لا خاصية level في الحدود: تُقرأ كلها مناطق، وبالخيار --level 2 بلديات
import-levels-chosen = المستويات من { $column }: المناطق { $districts }، البلديات { $municipalities }
import-level-left-out = ليس منطقة ولا بلدية (المستوى «{ $written }»)؛ تُرك
import-1-district-2-municipality = الخاصية level «{ $w }» ليست 1 (منطقة) ولا 2 (بلدية)
import-level-missing = بلا الخاصية level؛ اكتب 1 (منطقة) أو 2 (بلدية)
import-outlines-polygon-multipolygon = شكله { $other } وليس حدوداً؛ تُرك
import-left-out-no-geometry = بلا شكل (geometry)؛ تُرك
import-coordinates-cannot-read = إحداثيات لا تُقرأ
import-they-seem-metres-degrees = تبدو بالأمتار لا بالدرجات
import-seem-exchanged = يبدو العرض والطول متبادلين
import-not-on-earth = خارج الأرض
import-bad-point = النقطة ({ $x }, { $y }): { $said }؛ صدّر من QGIS بنظام WGS 84 والطول أولاً: طبقة ← حفظ باسم (Layer > Save As…)، ونظام الإحداثيات (CRS): EPSG:4326 - WGS 84
import-too-many-points = عدد نقاطه { $points }؛ بسّطه إلى { $most } (في QGIS: متجه ← أدوات الهندسة ← تبسيط، Vector > Geometry Tools > Simplify…)
import-too-many-parts = عدد أجزائه المنفصلة { $n }، أو يقطع نفسه بهذا القدر؛ يُرسم { $most } على الأكثر: اترك الصغيرة
import-too-many-outlines = عدد الحدود { $n }؛ يُقرأ { $most } على الأكثر: اختر ما يلزم التمرين
import-no-area = بلا مساحة: زواياه على خط واحد أو بعضها على بعض
import-short-rings-left-out = حلقات بأقل من ثلاث نقاط تُركت: { $n }
import-tiny-parts-left-out = أجزاء لا تزيد على أمتار تُركت: { $n }
import-crossing-mended = يقطع نفسه؛ أُصلح: انظر إليه على الخريطة
import-crossing-unseen = أضلاعه المتجاورة أكثر من أن يُعرف هل تتقاطع؛ أُعيد رسمه: انظر إليه على الخريطة
import-holes-filled = فيه ثقوب ولا ثقوب في الحدود هنا؛ مُلئت: { $n }
import-rings-turned = حدود باتجاه عقارب الساعة كما في shapefile قُلبت: { $n }
import-parts-joined = جزء آخر من «{ $id }»؛ ضُمّ إليه
import-osm-no-corners = ليست زواياه في جواب Overpass؛ اطلب بالأمر out geom;
import-osm-open = حدوده لا تنغلق: الخطوط المفتوحة { $n }؛ اطلب العلاقة كاملة من Overpass
import-osm-holes = ثقوبه أكثر من أن يُعرف موضع كل منها؛ تُركت: { $n }
import-only-places-lie-region = الأماكن الواقعة في منطقة الحدود: { $inside } من { $n }، وبعد تبديل العرض والطول: { $exchanged }؛ هما متبادلان في أحد الملفين (GeoJSON: الطول أولاً)
import-only-places-lie-region-outlines = الأماكن الواقعة في منطقة الحدود: { $inside } من { $n }؛ الملفان لا يصفان البلد نفسه

## places
import-places-missing = لا أماكن: أعط قائمة أو خريطة بها بالخيار --places
import-list-places-holds-place = لا مكان في قائمة الأماكن
import-column-empty = العمود { $column } فارغ
import-out-of-range = { $column } هو { $x }؛ المقبول من { $low } إلى { $high }
import-no-number = العمود { $column } ليس عدداً: «{ $v }»
import-population-number = عدد السكان ليس عدداً: «{ $w }»
import-places-line-same-point = في مكان رقم { $other } نفسه
import-place-exchanged = «{ $id }» عند العرض { $lat } والطول { $lon } بعيداً عن غيره؛ يبدو العرض والطول متبادلين
import-no-point = شكله { $sort } وليس نقطة؛ تُرك
import-no-settlement = ليس مدينة ولا قرية (place «{ $kind }»)؛ تُرك
import-point-without-name = بلا اسم؛ تُرك
import-no-such-place = «{ $written }» ليس في قائمة الأماكن
import-no-such-place-near = «{ $written }» ليس في قائمة الأماكن؛ أتقصد «{ $near }»؟
import-several-such-places = أماكن عدة اسمها «{ $written }»؛ اكتب المعرف

## roads
import-no-class = الصنف «{ $written }» غير معروف؛ المقبول: رئيسي أو سريع أو دولي أو ساحلي (coastal)، ومحلي أو فرعي أو ثانوي أو داخلي (local)، وجبلي (jebel)، وصحراوي (desert)، وترابي أو زراعي أو غير معبد (track)، أو صنف طريق في OpenStreetMap
import-classes-read = الأصناف قُرئت هكذا (وعدد مراتها): { $all }
import-road-between-comes-twice = الطريق بين «{ $from }» و«{ $to }» مرتين
import-roads-line-km-but = الطول { $km } كم والمسافة على الخريطة { $straight } كم
import-roads-missing = لا طرق في الخريطة؛ أعط قائمة أو خريطة بها بالخيار --roads أو اكتبها
import-no-roads = لا خط يمثل طريقاً
import-no-line = شكله { $sort } وليس خطاً؛ تُرك
import-no-road = ليس طريقاً للمركبات («{ $class }»)؛ تُرك
import-class-unknown = الصنف «{ $class }» غير معروف؛ قُرئ محلياً: { $n }
import-class-missing = خطوط بلا صنف قُرئت طرقاً محلية: { $n }
import-roads-met = نهايات طرق تلامس طريقاً آخر بلا نقطة مشتركة وُصلت: { $n }
import-roads-too-large = نقاط الطرق أكثر من { $most }؛ أبق الرئيسية منها: في Overpass ["highway"~"motorway|trunk|primary|secondary"] وفي QGIS بالترشيح
import-roads-reduced = اختُصرت الشبكة إلى طرق بين الأماكن المتجاورة: { $n } (تمر بمكان ثالث وتُركت: { $left })؛ صارت motorway و trunk و primary ساحلية وما دونها محلية: غيّر ما يقع في الجبل أو الصحراء
import-place-without-road = لا طريق على مسافة { $km } كم من «{ $id }»
import-places-apart = أماكن لا طريق يصلها بأكثر الأماكن: { $n }، منها { $some }؛ لا يصل إليها شيء

## municipalities
import-map-municipalities-give-their = لا بلديات في الخريطة؛ أعط قائمتها بالخيار --municipalities أو اكتبها في السيناريو
import-directorates-named = لا مديريات في ملف الخريطة؛ اكتب في السيناريو ما سُمّي منها هنا بهذه المعرفات: { $all }
import-outline-municipality-belongs-row = حدود البلدية «{ $id }» لا يقابلها سطر في قائمة البلديات ولم تُستعمل
import-municipalities-line-place-id = بلا place_id، تُركت
import-seat-two-municipalities = «{ $id }» مقر بلديتين
import-list-holds-municipality-asked = لا بلدية في القائمة بهذا الاختيار
import-seat-chosen = لا قائمة بلديات؛ أُخذ «{ $place }» الواقع فيها مقراً
import-seat-made = لا مكان فيها؛ صُنع «{ $place }» في وسطها مقراً

## polling centres
import-no-centres = لا مركز اقتراع في القائمة
import-centre-unnamed = بلا رمز المركز ولا اسمه
import-centres-no-municipalities = لا بلديات في الخريطة، وكل مركز اقتراع يتبع بلدية
import-centres-no-voters = لا عمود لعدد الناخبين المسجلين؛ لكل محطة { $n }
import-centres-no-serves = لا عمود لمن تخدمه المحطة؛ كلها للرجال والنساء
import-centres-without-access = طرق مجيء الناخبين (access) والبوابات والمواد ليست في القائمة: كل الناخبين يسكنون قريباً حتى تُكتب
import-centre-municipality-filled = بلا بلدية؛ بحسب مكانه هي «{ $id }»
import-centre-no-municipality = بلا بلدية، و«{ $place }» ليس في بلدية
import-centre-name-filled = بلا اسم؛ سُمّي برمزه: { $code }
import-centre-far-off = أقرب مكان على الخريطة «{ $id }» على بعد { $km } كم؛ أضف مكاناً أو صحح الإحداثيات
import-centre-nearest = وُضع في أقرب مكان على الخريطة «{ $id }» على بعد { $km } كم
import-centre-at-seat = بلا مكان؛ وُضع في مقر بلديته «{ $id }»
import-centre-place-unknown = «{ $written }» ليس مكاناً على الخريطة؛ وُضع في مقر بلديته «{ $id }»
import-centre-named-twice = للمركز «{ $id }» اسم آخر هنا («{ $name }»)؛ يبقى الاسم الأول
import-centre-elsewhere = الرمز «{ $code }» لمركز في «{ $first }»، وهو هنا في «{ $here }»؛ صحح السطر أو اجعل لكل مركز رمزاً خاصاً به
import-centre-apart = الرمز «{ $code }» لمركز على بعد { $km } كم من هنا؛ صحح الإحداثيات أو اجعل لكل مركز رمزاً خاصاً به
import-no-such-municipality = «{ $written }» ليست بلدية على الخريطة
import-no-such-municipality-near = «{ $written }» ليست بلدية على الخريطة؛ أتقصد «{ $near }»؟
import-several-such-municipalities = بلديات عدة اسمها «{ $written }»؛ اكتب المعرف
import-station-twice = المحطة «{ $room }» من المركز «{ $id }» مرتين؛ تُركت
import-serves-filled = لا يُعرف من تخدمه («{ $written }»)؛ للرجال والنساء
import-voters-missing = بلا عدد الناخبين المسجلين؛ مُلئ
import-voters-differ = العدد الكلي للناخبين { $all }، لكن الرجال { $men } والنساء { $women }؛ أُخذ { $taken }
import-voters-filled = محطات بلا عدد ناخبين: { $n }؛ لكل منها { $voters }، وهو وسيط غيرها
import-centre-without-stations = «{ $id }» بلا ناخبين؛ له محطة واحدة بلا ناخبين

## what was made, as the check sees it
import-on-no-places = لا أماكن في الخريطة المعطاة بالخيار --on
import-on-unread = الخريطة المعطاة بالخيار --on لا تُقرأ كلها؛ انظر ما يقوله tamrin check عنها
