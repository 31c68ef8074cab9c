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
