# اللغة نفسها. الاتجاه ‎rtl‎ من اليمين إلى اليسار.
language-name = العربية
language-direction = rtl
list-separator = ،{" "}
