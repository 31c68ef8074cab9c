# لماذا لا يسمح النظام بقراءة ملف أو كتابته.
cause-missing = لا ملف ولا مجلد بهذا الاسم
cause-permission = لا صلاحية لذلك
cause-exists = موجود من قبل
cause-disk-full = امتلأ القرص
cause-quota = لا مساحة مسموحاً بها بعد على هذا القرص
cause-read-only = هذا القرص أو المجلد للقراءة فقط
cause-is-folder = هذا مجلد
cause-no-folder = جزء من المسار ليس مجلداً
cause-too-large = الملف أكبر مما يسعه هذا القرص
cause-bad-name = لا يصلح هذا الاسم هنا
cause-busy = يستعمله برنامج آخر
cause-memory = الذاكرة لا تكفي
cause-not-opened = تعذر فتحه
cause-device = خطأ من القرص أو الشبكة
cause-damaged = متضرر
cause-system = رسالة النظام: { $said }
cause-database = خطأ { $n } من قاعدة البيانات
