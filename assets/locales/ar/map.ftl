# الخريطة على الورق.

map-fill = { $what }:
