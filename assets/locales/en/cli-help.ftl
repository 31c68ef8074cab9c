# What help on the command line says, and what is said of arguments that cannot be understood.
help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-help = Print help
help-version = Print version
help-unknown-argument = there is no option { $argument }
help-unknown-command = there is no command { $command }
help-bad-value = the value `{ $value }` does not fit { $argument }
help-bad-value-of = the value `{ $value }` does not fit { $argument }; possible are: { $possible }
help-missing = this is missing: { $argument }
help-conflict = { $argument } and { $other } exclude each other
help-repeated = { $argument } is given more than once
help-surplus-argument = there is an argument too many: { $argument }
help-surplus-value = { $argument } takes no value, but has `{ $value }`
help-no-value = { $argument } needs a value
help-no-value-of = { $argument } needs a value; possible are: { $possible }
help-not-utf8 = an argument is not text in UTF-8
help-did-you-mean = Did you mean `{ $near }`?
help-not-understood = the arguments cannot be understood
help-more = For help: tamrin --help --lang { $lang }

help-root = Tamrin: rehearse the security of an election day before the day
help-root-lang = Language of messages and documents: ar or en; both for a report, a trend, a form, papers, a manual or the MSEL (messages then in the system's language, or Arabic)

help-run = Run an exercise in the trainer's window, or without one to its end, and print the outcome

help-check = Check scenarios and list everything that has to be fixed

help-fmt = Bring the files of scenarios into the usual layout
help-msel = Exchange the master events list (MSEL) with spreadsheets
help-msel-export = Write the MSEL of a scenario as a workbook, as CSV or in the Common Exercise Format
help-msel-import = Bring a table of injects into a scenario
help-log = Print what happened in an exercise

help-replay = Replay an exercise from any moment, or verify that playing it again gives the same

help-branch = Branch: play on differently from a moment of an exercise, in a new file

help-report = Write the after-action report of an exercise

help-rate = Record an evaluator's rating of a critical task, in place of the proposed one

help-trend = Compare several exercises over time: ratings of objectives and measures, in the order given

help-form = Write the exercise evaluation guide (EEG) of a scenario for its evaluators

help-papers = Write all papers of the day from a scenario: situation manual, handbook, role cards, MSEL, packs, handouts, sheets

help-manual = Write a manual of the program: for trainers, those at the seats, evaluators or authors

help-template = Write the template of PDF files into a folder, to change how they look

help-compare = Compare two exercises: where they first differ, which decisions differ, what came of it

help-rescue = Save what can be read of a damaged exercise file

help-export = Write an exercise for other programs: tracks for QGIS, statements for training records, alerts

help-map = Draw the map at a moment of an exercise, as SVG or PNG

help-shoot = Drive the window by a script and take screenshots of it

help-import = Make a map file of outlines, places and roads (GeoJSON, KML, Overpass, tables), or polling centres of a list of rooms

help-pack = Pack a scenario with its attachments into one file that can be handed on and played as it is

help-typeset = Set documents as PDF for another run of the program, within limits of time and memory

help-reference = Print the reference of all fields of a scenario, or of what is built into the program

help-completions = Print completions for a shell
help-completions-shell = The shell
help-run-scenario = Folder or file of a scenario, or the name of a built-in one
help-run-headless = Play without a window
help-run-large = Large type in the window, for projectors
help-run-watch = Check the scenario whenever a file of it is saved, and go on in it at the same time with the same orders
help-run-seed = Random seed; the scenario's own if not given
help-run-until = End the exercise at this time, as HH:MM
help-run-orders = File of participants' orders, in RON
help-run-output = The exercise file to write
help-run-resume = Resume an exercise file that was interrupted
help-run-pace = Speed as a multiple of real time, without a window; as fast as possible if not given
help-run-json = Print the outcome as one JSON object
help-run-seats = Open the seats to browsers on the local network, at this address or on every network of this machine
help-run-tls = Encrypt the lines to the seats (https), with a certificate of its own or with --certificate and --key
help-run-certificate = Certificate of the seats, with those that lead to its root, as PEM
help-run-key = Key of the certificate, as PEM
help-run-teams = Several teams side by side in one host, each with an exercise of its own: 2 to 12, or their names with commas between them
help-run-public = Address under which people reach the seats through a proxy; may be given several times
help-run-behind = The proxy whose word is taken for where a request comes from; may be given several times
help-value-teams = TEAMS
help-value-public = URL
help-value-ip = IP
help-run-witness = Write down what the window shows, a line of JSON for each change, for tests
help-check-paths = Folders or files of scenarios; a folder of folders is searched
help-check-json = Print the findings as JSON
help-check-sarif = Print the findings as SARIF 2.1.0, for editors
help-check-explain = Explain a rule by its name, or `all` of them
help-value-rule = RULE
help-log-file = The exercise file
help-log-from = From this time on, as HH:MM
help-log-to = Up to this time, as HH:MM
help-log-seat = Only what concerns this seat
help-log-kind = Only facts of this kind, such as OrderRejected
help-log-json = Print one JSON object a line
help-log-csv = Print CSV for a spreadsheet
help-replay-file = The exercise file
help-replay-verify = Play it again without a window and compare every fact with the file
help-replay-at = The moment to look at, as HH:MM
help-replay-seat = From the view of this seat; exercise control sees everything
help-replay-json = Print what is seen at the moment as one JSON object, without a window
help-replay-large = Large type in the window, for projectors
help-branch-file = The exercise file; it is only read
help-branch-at = The moment of the branch, as HH:MM; all before it is shared
help-branch-orders = File of participants' orders from that moment on, in RON
help-branch-standing = From that moment on standing orders play every seat that the orders file does not name as staffed
help-branch-later-orders = Give the later orders of the exercise again at their times
help-branch-hold = Only make the new file; resume it by `tamrin run --resume`
help-branch-output = The exercise file to write
help-compare-first = The first exercise file
help-compare-second = The second exercise file
help-compare-html = Also write the comparison as a page with charts and maps
help-compare-at = The moment of the maps on the page, as HH:MM; an hour after the first difference if not given
help-compare-json = Print the comparison as one JSON object
help-compare-output = The page to write
help-compare-force = Overwrite the file even if this command did not write it
help-export-file = The exercise file
help-export-geojson = As GeoJSON: tracks and incidents on the map; so it is if nothing else is said
help-export-every = Seconds of exercise time between two positions of a track
help-export-output = The file to write, printed if not given; the folder of alerts
help-export-force = Overwrite the file even if this command did not write it
help-rate-file = The exercise file
help-rate-task = Identifier of the critical task
help-rate-rating = P without challenges, S with some, M with major challenges, U unable to be performed, none not observed
help-rate-reason = Reason for the rating
help-rate-evaluator = Which of several evaluators says so, by post; without it: the lead, whose rating decides
help-trend-files = The exercise files, the earliest first
help-trend-json = Print as one JSON list
help-trend-plan = File of an improvement plan, whose corrective actions are shown with their status; several times for several
help-trend-output = Also write it to this file: .html, .pdf or .docx
help-trend-template = Folder with the template of PDF files
help-trend-force = Overwrite the file even if this command did not write it
help-form-scenario = Folder or file of a scenario, or the name of a built-in one
help-form-output = The file to write: .html, .pdf or .docx
help-form-template = Folder with the template of PDF files
help-form-force = Overwrite the file even if this command did not write it
help-papers-scenario = Folder or file of a scenario, or the name of a built-in one
help-papers-output = The folder to write into
help-papers-pdf = As PDF files; so it is if nothing is said
help-papers-docx = As Word files
help-papers-html = As pages
help-papers-template = Folder with the template of PDF files
help-papers-force = Overwrite files even if this command did not write them
help-manual-manual = Which: trainer, staff, evaluator or author
help-manual-output = The file to write; its ending says as what: pdf, html or docx
help-manual-template = Folder with the template of PDF files
help-manual-force = Overwrite the file even if this command did not write it
help-value-manual = MANUAL
help-pack-scenario = Folder or file of a scenario, or the name of a built-in one
help-pack-output = The file to write; the scenario’s identifier with .zip if not given
help-pack-force = Overwrite the file
help-template-folder = The folder
help-template-force = Overwrite the file even if this command did not write it
help-report-file = The exercise file
help-report-format = html a page for a browser, pdf, docx a Word file, xlsx a workbook, json data, plan the improvement plan to fill in; that of the file's ending if not given, or a page
help-report-template = Folder with the template of PDF files
help-report-plan = File of the improvement plan, in RON: corrective actions, who sees to them, dates, status; several times for plans of earlier exercises, whose open actions are carried on
help-report-feedback = File of forms that participants filled in, in RON or CSV; several times for several
help-report-output = The file to write; beside the exercise file if not given
help-report-force = Overwrite the file even if this command did not write it
help-map-file = The exercise file
help-map-at = The moment, as HH:MM; the last one if not given
help-map-seat = From the view of this seat; exercise control sees everything
help-map-truth = Show what was true beside what the seat knew
help-map-fill = What fills the municipalities: readiness, confidence or turnout
help-map-size = Width and height, as WIDTHxHEIGHT
help-map-output = The file to write; its name ends with .svg or .png
help-map-force = Overwrite the file even if this command did not write it
help-rescue-file = The damaged exercise file; it is only read
help-rescue-scenario = Folder or file of the scenario, or the name of a built-in one, if its text in the file cannot be read
help-rescue-output = The exercise file to write
help-shoot-script = The script: steps in RON
help-shoot-out = Folder for the screenshots
help-shoot-size = Size of the window, as WIDTHxHEIGHT; that of the script if not given
help-shoot-large = Large type
help-reference-kinds = Only the kinds of incident with their stages and needs, and the kinds of unit
help-reference-powers = Only the roles with their powers and standing orders
help-reference-doctrine = Only the standing orders as they are written, to copy from
help-fmt-paths = Files, or folders with scenarios; all their files are laid out
help-fmt-check = Change nothing; name the files that are not in the usual layout
help-msel-scenario = A scenario: its folder, its file or the name of a shipped one
help-msel-output = The workbook (.xlsx) or table (.csv) to write, or CEXF (.json)
help-msel-force = Overwrite the file although people may have written in it
help-msel-file = The table: xlsx, xls, ods or CSV
help-msel-into = The scenario that takes the injects: its folder or its file
help-msel-map = The file that says what the columns hold; it is proposed if it is not there
help-msel-sheet = The sheet to read; without it the first that holds something
help-msel-dry-run = Show what would change and write nothing
help-msel-remove = Also take out injects that are not in the table
help-msel-times = Also give a time to injects that come on a condition or by hand, in the place of that
help-import-outlines = Maps with outlines of districts and municipalities, not needed where there are lists: GeoJSON, KML, or JSON of Overpass; points and lines in them serve as places and roads
help-import-places = Places: a table (CSV, xlsx, ods) with names, latitude, longitude and, if known, id and population; or a map with points
help-import-roads = Roads: a table with both ends, km and class; or a map with lines, whose lengths are computed
help-import-municipalities = Municipalities: a table with names, the place that is the seat and, if known, directorate and vote_group
help-import-group = Keep only municipalities of these vote groups
help-import-output = The map file to write; with --centres on a map that is there (--on), the file of polling centres
help-import-force = Overwrite the file even if this command did not write it
help-import-centres = Polling rooms: a table with a row for each room or centre; written as centres.ron beside the map
help-import-on = The map file or scenario on which the polling centres are
help-import-level = What the outlines are: 1 districts, 2 municipalities; once for all files, or once for each in their order
help-import-property = Which column or property holds what: id=ADM1_PCODE for outlines, places.lat=Y for others
help-import-map = The same in a file (RON): (outlines: (id: "ADM1_PCODE"), places: (lat: "Y"))
help-import-json = Print what was made and everything that was found as JSON

## What stands for a value
help-value-at = AT
help-value-evaluator = POST
help-value-every = EVERY
help-value-feedback = FEEDBACK
help-value-file = FILE
help-value-files = FILES
help-value-fill = FILL
help-value-first = FIRST
help-value-folder = FOLDER
help-value-format = FORMAT
help-value-from = FROM
help-value-group = GROUP
help-value-kind = KIND
help-value-lang = LANG
help-value-level = LEVEL
help-value-property = FIELD=COLUMN
help-value-municipalities = MUNICIPALITIES
help-value-orders = ORDERS
help-value-out = OUT
help-value-outlines = OUTLINES
help-value-output = OUTPUT
help-value-pace = PACE
help-value-columns = COLUMNS
help-value-sheet = SHEET
help-value-paths = PATHS
help-value-places = PLACES
help-value-plan = PLAN
help-value-rating = RATING
help-value-reason = REASON
help-value-resume = FILE
help-value-roads = ROADS
help-value-scenario = SCENARIO
help-value-script = SCRIPT
help-value-seat = SEAT
help-value-second = SECOND
help-value-seed = SEED
help-value-shell = SHELL
help-value-size = SIZE
help-value-task = TASK
help-value-template = TEMPLATE
help-value-to = TO
help-value-until = UNTIL
help-value-address = ADDRESS
help-value-witness = WITNESS
help-value-command = COMMAND

help-new = Make a new scenario in a folder of its own: small, commented, and ready to be played
help-new-name = The folder to make; its name becomes the scenario's identifier
help-new-map = A map file to use, as `tamrin import` makes it
help-new-places = A list of places to make a map of: id,name_en,name_ar,lat,lon
help-new-like = A scenario to copy under the new name: a folder, or the name of a shipped one
help-new-form = What it is for: talk (a discussion), afternoon (two hours of play), or day (a polling day)
help-value-name = NAME
help-value-map-file = FILE
help-value-form = FORM

help-lsp = Tell an editor what `check` finds, which words fit and what they mean (Language Server Protocol)
help-lsp-stdio = Over standard input and output, which is how it always is
