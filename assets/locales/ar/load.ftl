# لماذا لا يُقرأ ملف.

## load
load-no-scenario = لا يوجد سيناريو هنا. المتاح ضمن البرنامج: { $names }
load-no-scenario-at = لا يوجد سيناريو «{ $path }»؛ المتاح ضمن البرنامج: { $names }
load-of-file = { $said }: { $path }
load-of-file-because = { $said }: { $path } ({ $cause })
load-named-twice = هذا الملف مذكور مرتين أو هو الرأس نفسه
load-outside = لا يجوز أن يخرج ملف السيناريو من مجلده، ولا عبر رابط
load-no-archive = لا يُفكّ هذا الملف المضغوط؛ انسخه من جديد أو احزم السيناريو ثانية
load-no-head = لا يوجد `scenario.ron` في هذا الملف المضغوط
load-no-regular-file = هذا ليس ملفاً عادياً (بل مجلد أو أنبوب أو جهاز) ولا يُقرأ
load-closed = تعذر فتح الملف؛ تأكد من اسمه ومكانه
load-unread = تعذرت قراءة الملف
load-too-large = الملف أكبر من 32 ميغابايت
load-utf-16 = الملف بترميز UTF-16 (وتسميه المفكرة Unicode) أو ليس نصاً؛ احفظه بترميز UTF-8
load-no-utf-8 = الملف ليس نصاً بترميز UTF-8؛ احفظه بهذا الترميز
