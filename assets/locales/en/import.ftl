# What the import of a map finds in outlines and lists.

## identifiers
import-no-id = has no id

## import mod
import-in-row = { $list }, line { $line }: { $said }
import-in-feature = outlines, feature { $n }: { $said }
import-and-more = and { $more } more
import-outlines-hold-municipalities-level = the outlines hold municipalities (level 2), but there is no list of them; give one with --municipalities
import-map-municipalities-give-their = the map has no municipalities; give their list with --municipalities, or write them in the scenario
import-only-places-lie-region = places in the region of the outlines: { $inside } of { $n }, once latitude and longitude are exchanged: { $exchanged }; they are exchanged in one of the two files (GeoJSON has longitude first)
import-only-places-lie-region-outlines = places in the region of the outlines: { $inside } of { $n }; the two files do not describe the same country
import-outline-municipality-belongs-row = the outline of the municipality "{ $id }" belongs to no row of the list and is not used
import-bad-id = the id "{ $text }" cannot be used; an id has lower-case Latin letters, digits, `_` and `-` (at most 64)

## import outlines
import-outlines-line-column-json = outlines, line { $line }, column { $column }: this is not JSON
import-outlines-type-geojson-featurecollection = the outlines are of type { $sort }, not a GeoJSON FeatureCollection; export the whole layer from QGIS
import-outlines-no-type = the outlines do not say their `type`, so they are no GeoJSON FeatureCollection; export the whole layer from QGIS
import-outline-property-all-read = no outline has the property `level`: all are read as districts (1)
import-outlines-id-comes-twice = outlines: the id "{ $id }" comes twice
import-outlines-coordinate-system-export = the outlines are in the coordinate system { $name }; export them in WGS 84 (EPSG:4326)
import-with-properties = { $said }; its properties are: { $there }
import-feature-no-name = has no name (`name_ar`, `name_en`)
import-outlines-feature-missing = outlines, feature { $n }: { $lang } is missing
import-1-district-2-municipality = `level` is "{ $w }", not 1 (district) or 2 (municipality)
import-level-missing = `level` is missing; write 1 (district) or 2 (municipality)
import-outlines-polygon-multipolygon = is a { $other }; outlines are Polygon or MultiPolygon
import-no-geometry = has no geometry
import-coordinates-cannot-read = its coordinates cannot be read
import-they-seem-metres-degrees = they seem to be metres, not degrees
import-not-on-earth = that is not on the earth
import-bad-point = the point ({ $x }, { $y }): { $said }; export in WGS 84 (EPSG:4326), longitude first
import-too-many-points = has { $points } points; simplify it to { $most }

## import lists
import-list-cannot-read = the list of { $list } cannot be read
import-list-empty = the list of { $list } is empty
import-list-column-columns = the list of { $list } has no column { $missing }; its columns are: { $there }
import-line-cannot-read = the line cannot be read
import-column-empty = { $column } is empty
import-out-of-range = { $column } is { $x }, but must be from { $low } to { $high }
import-no-number = { $column } is not a number: "{ $v }"
import-no-name = has no name
import-arabic = Arabic
import-english = English
import-line-name-missing = { $list }, line { $line }: the { $missing } name is missing
import-population-number = population is not a number: "{ $w }"
import-places-line-same-point = places, line { $line }: at the same point as line { $other }
import-list-places-holds-place = the list of places holds no place
import-id-comes-twice = the id "{ $id }" comes twice
import-class-coastal-jebel-desert = the class is one of coastal, jebel, desert, local, track
import-road-between-comes-twice = the road between "{ $from }" and "{ $to }" comes twice
import-roads-line-km-but = roads, line { $line }: { $km } km, but its ends are { $straight } km apart
import-no-such-place = "{ $written }" is not in the list of places
import-municipalities-line-place-id = municipalities, line { $line }: no place_id, left out
import-seat-two-municipalities = "{ $id }" is the seat of two municipalities
import-list-holds-municipality-asked = the list holds no municipality that was asked for
