# The map on paper.

map-fill = { $what }:
