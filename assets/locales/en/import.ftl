# What the import of maps, lists and polling centres finds.

## where something stands
import-in-row = { $list }, line { $line }: { $said }
import-in-feature = { $list }, feature { $n }: { $said }
import-in-list = { $list }: { $said }
import-of-file = { $file }: { $said }
import-name-outlines = outlines
import-name-places = places
import-name-roads = roads
import-name-municipalities = municipalities
import-name-centres = polling centres
import-and-more = and { $more } more; --json lists all
import-and-such = { $said } (and { $n } more of the kind; --json lists them)
import-and-such-lines = { $said } (and { $n } more of the kind, in lines { $all })
import-and-such-features = { $said } (and { $n } more of the kind, in features { $all })
import-arabic = Arabic
import-english = English

## forms of files
import-outlines-line-column-json = line { $line }, column { $column }: this is not JSON
import-no-xml = line { $line }, column { $column }: this is not KML; it is broken there, or it defines its own signs
import-no-kml = this is XML of another sort ("{ $name }"); save it as KML or GeoJSON, and data of Overpass with [out:json]
import-kml-empty = the KML file has no placemark; in Google My Maps export the whole map as KML, not as a link to it
import-kmz = the KMZ archive cannot be unpacked; unpack it as a ZIP file and give the doc.kml inside, or export as KML
import-shapefile = this is a shapefile; open it in QGIS and export it: Layer > Save As… > Format: GeoJSON, CRS: EPSG:4326 - WGS 84
import-geopackage = this is a GeoPackage; open it in QGIS and export the layer: Layer > Save As… > Format: GeoJSON, CRS: EPSG:4326 - WGS 84
import-pbf = this is a data file of OpenStreetMap (PBF); ask Overpass for the part that is needed, with [out:json]
import-topojson = this is TopoJSON; export it as GeoJSON (in QGIS: Layer > Save As…)
import-outlines-type-geojson-featurecollection = this is of type { $sort }, not a GeoJSON FeatureCollection; export the whole layer from QGIS
import-outlines-no-type = this does not say its `type`, so it is no GeoJSON FeatureCollection; export the whole layer from QGIS as GeoJSON
import-no-text = this is no text, or it breaks off in the middle of a character; export it again
import-encoding = read as { $encoding }; if names look wrong, save it as UTF-8
import-list-empty = the list of { $list } is empty
import-outlines-no-map = this is a table; outlines are a map (GeoJSON, KML, or JSON of Overpass)
import-outlines-empty = this map has no features; export the layer again, or leave it out where there are lists: outlines are not needed then
import-no-outlines = there are no outlines; each municipality is drawn as a disc around its main town
import-outlines-coordinate-system-export = the coordinate system is { $name }; export the layer from QGIS again: Layer > Save As… > CRS: EPSG:4326 - WGS 84

## columns
import-columns-chosen = columns that were found by their headings: { $said }; to choose others: --property or --map
import-columns-unused = columns that are not used: { $unused }; to use one: --property or --map
import-no-such-field = there is no field "{ $name }" to give a column to; there are: { $all }
import-no-such-column = there is no column "{ $column }"; there are: { $there }
import-no-such-column-near = there is no column "{ $column }"; did you mean "{ $near }"?
import-list-column-columns = the list of { $list } has no column { $missing }; its columns are: { $there }; name the right one with --property

## identifiers and names
import-no-id = has no id, and none can be made of its name
import-bad-id = the id "{ $text }" cannot be used; an id has lower-case Latin letters, digits, `_` and `-` (at most 64)
import-id-comes-twice = the id "{ $id }" comes twice
import-id-from-name = has no id of its own; made of the name: "{ $id }"
import-id-rewritten = the id "{ $written }" is written as "{ $id }"
import-directorate-id = the directorate "{ $written }" has the id "{ $id }"
import-id-made-distinct = another has the same name; its id is "{ $id }"
import-name-made-distinct = another has the same name; it is called "{ $name }"
import-name-missing = the { $missing } name is missing
import-no-name = has no name
import-feature-no-name = has no name (`name_ar`, `name_en`)
import-feature-no-name-of = has no name (`name_ar`, `name_en`); its properties are: { $there }; name the right one with --property name_en=…

## outlines
import-outline-property-all-read = no outline has the property `level`: all are read as districts; with --level 2 as municipalities
import-levels-chosen = levels by { $column }: districts { $districts }, municipalities { $municipalities }
import-level-left-out = is neither district nor municipality (level "{ $written }"); left out
import-1-district-2-municipality = `level` is "{ $w }", not 1 (district) or 2 (municipality)
import-level-missing = `level` is missing; write 1 (district) or 2 (municipality)
import-outlines-polygon-multipolygon = is a { $other } and no outline; left out
import-left-out-no-geometry = has no geometry; left out
import-coordinates-cannot-read = its coordinates cannot be read
import-they-seem-metres-degrees = they seem to be metres, not degrees
import-seem-exchanged = latitude and longitude seem to be exchanged
import-not-on-earth = that is not on the earth
import-bad-point = the point ({ $x }, { $y }): { $said }; export from QGIS in WGS 84, longitude first: Layer > Save As… > CRS: EPSG:4326 - WGS 84
import-too-many-points = has { $points } points; simplify it to { $most } (in QGIS: Vector > Geometry Tools > Simplify…)
import-too-many-parts = has { $n } separate parts, or crosses itself as often; at most { $most } are drawn: leave out the small ones
import-too-many-outlines = there are { $n } outlines; at most { $most } are read: choose those of the exercise
import-no-area = has no area: its corners lie on a line or on each other
import-short-rings-left-out = rings of fewer than three points left out: { $n }
import-tiny-parts-left-out = parts of a few metres left out: { $n }
import-crossing-mended = crossed itself; fixed: look at it on the map
import-crossing-unseen = has too many edges beside each other to see whether they cross; it was redrawn: look at it on the map
import-holes-filled = has holes, which outlines here do not have; filled: { $n }
import-rings-turned = outlines that run clockwise, as shapefiles have them, turned: { $n }
import-parts-joined = is another part of "{ $id }"; joined
import-osm-no-corners = the answer of Overpass does not have its corners; ask with "out geom;"
import-osm-open = its outline does not close: lines { $n }; ask Overpass for the whole relation
import-osm-holes = has too many holes to find where each lies; left out: { $n }
import-only-places-lie-region = places in the region of the outlines: { $inside } of { $n }, once latitude and longitude are exchanged: { $exchanged }; they are exchanged in one of the two files (GeoJSON has longitude first)
import-only-places-lie-region-outlines = places in the region of the outlines: { $inside } of { $n }; the two files do not describe the same country

## places
import-places-missing = there are no places: give a list or a map of them with --places
import-list-places-holds-place = the list of places holds no place
import-column-empty = { $column } is empty
import-out-of-range = { $column } is { $x }, but must be from { $low } to { $high }
import-no-number = { $column } is not a number: "{ $v }"
import-population-number = population is not a number: "{ $w }"
import-places-line-same-point = at the same point as no. { $other }
import-place-exchanged = "{ $id }" lies at { $lat } north, { $lon } east, far from all others; latitude and longitude seem to be exchanged
import-no-point = is a { $sort } and no point; left out
import-no-settlement = is no town or village (place "{ $kind }"); left out
import-point-without-name = has no name; left out
import-no-such-place = "{ $written }" is not in the list of places
import-no-such-place-near = "{ $written }" is not in the list of places; did you mean "{ $near }"?
import-several-such-places = several places are called "{ $written }"; write the id

## roads
import-no-class = the class "{ $written }" is not known; it is one of coastal (also main, motorway), local (secondary, minor), jebel (mountain), desert, track (unpaved, agricultural), a highway of OpenStreetMap, or a word for one of these in Arabic
import-classes-read = classes were read so (and how often): { $all }
import-road-between-comes-twice = the road between "{ $from }" and "{ $to }" comes twice
import-roads-line-km-but = { $km } km, but its ends are { $straight } km apart
import-roads-missing = the map has no roads; give a list or a map of them with --roads, or write them
import-no-roads = there is no line that is a road
import-no-line = is a { $sort } and no line; left out
import-no-road = no road for vehicles ("{ $class }"); left out
import-class-unknown = the class "{ $class }" is not known; read as local: { $n }
import-class-missing = lines without a class, read as local roads: { $n }
import-roads-met = ends of roads that touch another road without a common point, joined: { $n }
import-roads-too-large = the roads have more than { $most } points; keep the main ones: in Overpass ["highway"~"motorway|trunk|primary|secondary"], in QGIS by a filter
import-roads-reduced = the network was reduced to roads between neighbouring places: { $n } (over a third place and left out: { $left }); motorway, trunk and primary became coastal, all smaller ones local: change what lies in the mountains or the desert
import-place-without-road = no road within { $km } km of "{ $id }"
import-places-apart = places that no road joins to most of the others: { $n }, such as { $some }; nothing can be sent there

## municipalities
import-map-municipalities-give-their = the map has no municipalities; give their list with --municipalities, or write them in the scenario
import-directorates-named = a map has no directorates; write those that are named here in the scenario, under these ids: { $all }
import-outline-municipality-belongs-row = the outline of the municipality "{ $id }" belongs to no row of the list and is not used
import-municipalities-line-place-id = no place_id, left out
import-seat-two-municipalities = "{ $id }" is the seat of two municipalities
import-list-holds-municipality-asked = the list holds no municipality that was asked for
import-seat-chosen = there is no list of municipalities; "{ $place }", which lies inside, is taken as the seat
import-seat-made = no place lies inside; "{ $place }" was made in its middle as the seat

## polling centres
import-no-centres = the list holds no polling centre
import-centre-unnamed = has neither code nor name of a centre
import-centres-no-municipalities = the map has no municipalities, and every polling centre belongs to one
import-centres-no-voters = no column says how many voters are registered; each station has { $n }
import-centres-no-serves = no column says whom a station serves; all serve men and women
import-centres-without-access = roads by which voters come (access), gates and materials are not in the list: all voters live near by, until they are written
import-centre-municipality-filled = no municipality is given; by its place it is "{ $id }"
import-centre-no-municipality = no municipality is given, and "{ $place }" lies in none
import-centre-name-filled = has no name; it is called by its code: { $code }
import-centre-far-off = the nearest place of the map, "{ $id }", is { $km } km away; add a place, or fix the coordinates
import-centre-nearest = put to the nearest place of the map, "{ $id }", { $km } km away
import-centre-at-seat = no place is given; put to the seat of its municipality, "{ $id }"
import-centre-place-unknown = "{ $written }" is no place of the map; put to the seat of its municipality, "{ $id }"
import-centre-named-twice = the centre "{ $id }" is called otherwise here ("{ $name }"); the first name stays
import-centre-elsewhere = the code "{ $code }" is that of a centre in "{ $first }", but here in "{ $here }"; fix the row, or give each centre a code of its own
import-centre-apart = the code "{ $code }" is that of a centre { $km } km from here; fix the coordinates, or give each centre a code of its own
import-no-such-municipality = "{ $written }" is no municipality of the map
import-no-such-municipality-near = "{ $written }" is no municipality of the map; did you mean "{ $near }"?
import-several-such-municipalities = several municipalities are called "{ $written }"; write the id
import-station-twice = the station "{ $room }" of the centre "{ $id }" comes twice; left out
import-serves-filled = does not say whom it serves ("{ $written }"); men and women
import-voters-missing = does not say how many voters are registered; filled in
import-voters-differ = says { $all } voters in all, but { $men } men and { $women } women; { $taken } were taken
import-voters-filled = stations without a number of voters: { $n }; each has { $voters }, the middle of the others
import-centre-without-stations = "{ $id }" has no voters; it has one station with none

## what was made, as the check sees it
import-on-no-places = the map given with --on has no places
import-on-unread = the map given with --on cannot be read as a whole; see what `tamrin check` says of it
