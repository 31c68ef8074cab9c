# قائمة الأحداث الرئيسية في جدول: جداول الآخرين وأعمدتها وما يجده الاستيراد.

## reading a table
msel-sheet-empty = لا جدول في الملف، فهو فارغ
msel-sheet-no-table = ليس هذا جدولاً، احفظه بصيغة xlsx أو ods أو CSV
msel-sheet-password = المصنف محمي بكلمة مرور، احفظه دونها
msel-sheet-too-large = الجدول كبير جداً، فلا يُقرأ أكثر من { $rows } صفاً و{ $columns } عموداً
msel-sheet-damaged = لا يمكن قراءة المصنف، افتحه في برنامج جداول واحفظه من جديد ({ $why })
msel-sheet-none-such = لا توجد ورقة باسم «{ $name }»، وفي الملف: { $there }
