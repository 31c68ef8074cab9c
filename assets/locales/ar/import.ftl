# ما يجده استيراد الخريطة في الحدود والقوائم.

## identifiers
import-no-id = بلا معرف

## import mod
import-in-row = قائمة { $list }، السطر { $line }: { $said }
import-in-feature = الحدود، العنصر { $n }: { $said }
import-and-more = و{ $more } غيرها
import-outlines-hold-municipalities-level = في الحدود بلديات (level 2) وليست لها قائمة؛ أعطها بالخيار --municipalities
import-map-municipalities-give-their = لا بلديات في الخريطة؛ أعط قائمتها بالخيار --municipalities أو اكتبها في السيناريو
import-only-places-lie-region = الأماكن الواقعة في منطقة الحدود: { $inside } من { $n }، وبعد تبديل العرض والطول: { $exchanged }؛ هما متبادلان في أحد الملفين (GeoJSON: الطول أولاً)
import-only-places-lie-region-outlines = الأماكن الواقعة في منطقة الحدود: { $inside } من { $n }؛ الملفان لا يصفان البلد نفسه
import-outline-municipality-belongs-row = حدود البلدية «{ $id }» لا يقابلها سطر في قائمة البلديات ولم تُستعمل
import-bad-id = المعرف «{ $text }» لا يصلح؛ يتكون من أحرف لاتينية صغيرة وأرقام و _ و - (64 على الأكثر)

## import outlines
import-outlines-line-column-json = الحدود، السطر { $line }، العمود { $column }: ليس JSON سليماً
import-outlines-type-geojson-featurecollection = ملف الحدود من نوع { $sort } وليس FeatureCollection؛ صدّر الطبقة كلها من QGIS
import-outlines-no-type = ملف الحدود بلا type، فليس FeatureCollection؛ صدّر الطبقة كلها من QGIS
import-outline-property-all-read = لا خاصية level في الحدود: تُقرأ كلها مناطق (1)
import-outlines-id-comes-twice = الحدود: المعرف «{ $id }» مرتين
import-outlines-coordinate-system-export = الحدود بنظام الإحداثيات { $name }؛ صدّرها بنظام WGS 84 (EPSG:4326)
import-with-properties = { $said }؛ خصائصه: { $there }
import-feature-no-name = بلا اسم (name_ar و name_en)
import-outlines-feature-missing = الحدود، العنصر { $n }: ينقص { $lang }
import-1-district-2-municipality = الخاصية level «{ $w }» ليست 1 (منطقة) ولا 2 (بلدية)
import-level-missing = بلا الخاصية level؛ اكتب 1 (منطقة) أو 2 (بلدية)
import-outlines-polygon-multipolygon = شكله { $other }؛ الحدود Polygon أو MultiPolygon
import-no-geometry = بلا شكل (geometry)
import-coordinates-cannot-read = إحداثيات لا تُقرأ
import-they-seem-metres-degrees = تبدو بالأمتار لا بالدرجات
import-not-on-earth = خارج الأرض
import-bad-point = النقطة ({ $x }, { $y }): { $said }؛ صدّر بنظام WGS 84 (EPSG:4326)، الطول أولاً
import-too-many-points = عدد نقاطه { $points }؛ بسّطه إلى { $most }

## import lists
import-list-cannot-read = قائمة { $list } لا تُقرأ
import-list-empty = قائمة { $list } فارغة
import-list-column-columns = قائمة { $list } ينقصها العمود { $missing }؛ أعمدتها: { $there }
import-line-cannot-read = السطر لا يُقرأ
import-column-empty = العمود { $column } فارغ
import-out-of-range = { $column } هو { $x }؛ المقبول من { $low } إلى { $high }
import-no-number = العمود { $column } ليس عدداً: «{ $v }»
import-no-name = بلا اسم
import-arabic = العربي
import-english = الإنجليزي
import-line-name-missing = قائمة { $list }، السطر { $line }: ينقص الاسم { $missing }
import-population-number = عدد السكان ليس عدداً: «{ $w }»
import-places-line-same-point = قائمة places، السطر { $line }: في مكان السطر { $other } نفسه
import-list-places-holds-place = لا مكان في قائمة الأماكن
import-id-comes-twice = المعرف «{ $id }» مرتين
import-class-coastal-jebel-desert = الصنف أحد: coastal, jebel, desert, local, track
import-road-between-comes-twice = الطريق بين «{ $from }» و«{ $to }» مرتين
import-roads-line-km-but = قائمة roads، السطر { $line }: الطول { $km } كم والمسافة على الخريطة { $straight } كم
import-no-such-place = «{ $written }» ليس في قائمة الأماكن
import-municipalities-line-place-id = قائمة municipalities، السطر { $line }: بلا place_id، تُركت
import-seat-two-municipalities = «{ $id }» مقر بلديتين
import-list-holds-municipality-asked = لا بلدية في القائمة بهذا الاختيار
