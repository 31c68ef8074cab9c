# What the command line says.

## what is said of anything
cli-with-detail = { $said }: { $detail }

## log
cli-column-number = n
cli-column-time = at
cli-column-kind = kind
cli-column-text = text
cli-column-data = json
cli-column-mark = mark

## import
cli-imported = Places: { $places }, roads: { $roads }, municipalities: { $municipalities } (with approximate outlines: { $voronoi }), districts: { $districts }
cli-import-nothing-written = nothing was written; fix what is named above
cli-imported-centres = Polling centres: { $centres }, stations: { $stations }
cli-import-centres-need-map = give the map on which the polling centres are: --on MAP.ron or a scenario, or the outlines and places to make one
cli-import-levels = --level comes { $levels } times for { $files } files of outlines; give it once, or once for each file
cli-import-property = --property "{ $words }" is not of the form id=COLUMN or places.lat=COLUMN
cli-import-same-output = the map cannot be called centres.ron, for the polling centres are written beside it under that name

## seats
cli-seats-open = The seats are open in a browser at these addresses, each with its code:
cli-seats-not-open = The seats cannot be opened at { $address }: { $why }
cli-seats-end = Exercise control begins and ends the exercise from its browser; to close the seats: Ctrl+C, and nothing is lost.
cli-file-not-read = { $file } cannot be read
cli-seats-closed = The seats are closed; the exercise is kept in { $kept }
cli-teams-open = The seats are open in a browser at these addresses. The code of the overview of all teams:
cli-teams-need-seats = Several exercises at once are played in browsers: add --headless and --seats
cli-teams-end = The overview begins and ends the exercise for all teams; to close the seats: Ctrl+C, and nothing is lost.
cli-teams-resume = To resume all of them later:
cli-teams-closed = The seats are closed; the exercises are kept in { $kept }

## replay
cli-in-the-file-none = {"  "}in the file: this fact and those after it are missing
cli-now-none = {"  "}now:         no fact
cli-condition-scenario = Scenario: { $said }
cli-condition-seed = Seed: { $said }
cli-condition-program = Program: { $said }

## branch
cli-branch-kept-go-tamrin = The branch at { $at } is kept in { $kept }; to resume it: tamrin run --resume { $kept }

## compare
cli-at-needs-page = --at is for the maps on the page; add --html
cli-comparison-page = The comparison as a page is in { $kept }

## export
cli-features-kept = Features in { $kept }: { $n }

## import
cli-map-written-mend-named = no map was written; fix what is named above
cli-note = note: { $said }

## log
cli-span-ends-before-begins = the span ends ({ $b }) before it begins ({ $a }); of the next day it is 1+{ $b }
cli-no-kind-of-facts = there is no kind of facts called `{ $name }`; { $help }
cli-no-facts-yet = there are no facts in the file yet
cli-no-fact-like-that = no fact is like that; the file has { $n }, from { $a } to { $b }{ $meant }

## map
cli-picture-cannot-drawn-size = the picture cannot be drawn at this size
cli-name-file-ends-svg = the name of the file ends with .svg or .png
cli-map-kept = The map at { $at } is in { $kept }

## mod
cli-cannot-written = this cannot be written
cli-both-languages-once-lang = both languages at once (--lang both) are for report, trend, form and papers only
cli-no-such-seat = there is no seat called `{ $seat }`; seats are: { $all }
cli-time-not-played = that time was not played; the exercise in the file goes from { $a } to { $b }{ $meant }
cli-did-you-mean = ; did you mean { $t }?
cli-error = error: { $said }

## paper
cli-name-file-ends-these = the name of the file ends with one of these: { $all }
cli-picture-document-cannot-drawn = a picture of the document cannot be drawn
cli-template-pdf-files-only = --template is for PDF files only; write to a file that ends with .pdf
cli-template-s-folder-cannot = the template's folder { $place } cannot be read
cli-template-writes = there is no { $file } in { $place }; `tamrin template { $place }` writes one
cli-written = Written: { $kept }

## rate
cli-say-why-reason-decision = say why in --reason; a decision without a reason cannot be talked about afterwards
cli-lead-rating-kept = The lead evaluator's rating of { $task } is kept in { $kept }; it decides
cli-opinion-kept = What { $evaluator } says of { $task } is kept in { $kept }; the rating is the lead evaluator's to decide
cli-evaluator-is-blank = say in --evaluator which post it is; who leads the evaluation leaves the option out

## record
cli-note-earlier-version-wrote = note: an earlier version wrote this file and kept the newest part in a file beside it ({ $p }-wal), which is not there; if the file was copied alone, the newest part is missing from it
cli-note-file-copied-middle = note: this file was copied in the middle of a write, or a part of it is damaged; all that people put in was read, and the facts were computed from it again. To save it as a whole file: tamrin rescue { $p } -o NEW.tamrin
cli-note-file-damaged-orders = note: this file is damaged and orders are missing; those before the first that cannot be read were read, and the facts were computed from them again. To save it: tamrin rescue { $p } -o NEW.tamrin
cli-note-program-wrote-more = note: this is not what the program wrote: { $part }; for more: tamrin replay { $p } --verify
cli-scenario-seed-plan-changed = scenario, seed or plan were changed after they were written
cli-orders-notes-evaluators-decisions = orders, notes or evaluators' decisions were changed after they were written, or some were taken away
cli-facts-changed-after-they = facts were changed after they were written, or some were taken away
cli-state-hashes-changed-after = state hashes were changed after they were written, or some were taken away

## replay
cli-display-open-window-exercise = There is no display here to open a window on: the exercise is checked without one; for what is seen at a moment: --at HH:MM --json
cli-file-holds-orders-facts = The file holds orders and no facts to compare with; facts are computed from them: tamrin run --resume
cli-playing-again-agrees-file = Playing again agrees with the file: facts: { $facts }, state hashes: { $digests }
cli-log-goes-until = There is no ENDEX in this file; it was written up to { $time }
cli-log-emergency = REAL EMERGENCY, no part of the exercise: play is stopped
cli-log-emergency-over = The real emergency is over
cli-seal = Seal of the record
cli-first-fact = First difference: fact { $n } at { $at }, in: { $mechanism }
cli-in-the-file = {"  "}in the file: { $fact }
cli-now = {"  "}now:         { $fact }
cli-first-state = First state that differs: at { $at }, in: { $names }
cli-nothing-to-compare = the file holds no facts to compare with: they were computed again
cli-as-it-began = as it was when the exercise began
cli-changed-since = was changed in the file after the exercise began
cli-not-known = not known: the file is of an old format
cli-same-version = the same version ({ $now })
cli-other-version = version { $then } wrote the file, this is { $now }

## report
cli-exercise-larger-workbook-holds = the exercise is larger than a workbook holds

## rescue
cli-saved-exercise-up-orders = Saved in { $kept }: the exercise up to { $until }, orders: { $orders }, notes: { $notes }; facts are computed from these again
cli-orders-after-cannot-read = Orders after that cannot be read, or one before them is missing
cli-scenario-s-text-file = The scenario's text in the file cannot be read; the very same was taken from the program or the folder
cli-look-tamrin-replay = To look at it: tamrin replay { $kept }

## run
cli-exercise-kept-outcome-read = The exercise is kept in { $kept }, this outcome in { $said }; to read what happened: tamrin log { $kept }
cli-display-open-window-exercise-played = There is no display here to open a window on: the exercise is played without one, standing orders play the seats that are not staffed
cli-build-window-exercise-played = This build has no window: the exercise is played without one, standing orders play the seats that are not staffed
cli-scenario-errors-mend-them = { $errors ->
        [one] the scenario has an error; fix it first
       *[other] the scenario has { $errors } errors; fix them first
    }
cli-time-end-lies-outside = the time to end lies outside the exercise ({ $a } to { $b }){ $meant }
cli-order-lies-outside-exercise = the order at { $t } lies outside the exercise ({ $start } to { $end }){ $meant }
cli-word-exercise = exercise
cli-machine-stood-still-exercise = The machine stood still for { $gone }; the exercise goes on from { $at }
cli-press-enter-go = Press Enter to continue

## shoot
cli-window-can-opened-display = no window can be opened: there is no display or no graphics driver

## trend
cli-scenario-errors-see-them = the scenario has errors; see them by `tamrin check` and fix them first
cli-new-like-errors = { $name } has errors, so that not all of it can be copied; see them with tamrin check and correct them first
cli-papers-line = { $name }  { $title }
cli-papers-line-control = { $name }  { $title }  (control and evaluators only)
cli-papers-written =
    { $n ->
        [one] wrote one paper into { $folder }
       *[other] wrote { $n } papers into { $folder }
    }

## typeset
cli-typesetting-cannot-started = the typesetting cannot be started
cli-needed-more-mib-memory = needed more than { $mib } MiB of memory
cli-broke-off-without-saying = broke off without saying why
cli-did-end-within-seconds = did not end within { $s } seconds
cli-setting-pdf-template-stopped = setting PDF by the template { $place } was stopped because it { $why }; look for a loop in it that does not end
cli-setting-pdf-stopped-because = setting PDF was stopped because it { $why }
cli-command-program-itself = this command is for the program itself

## lsp
cli-lsp-built-in = In the built-in library
cli-lsp-needed = Has to be given.
cli-lsp-default = Where it is left out: `{ $value }`

## watch
cli-watch-no-folder = { $path } lies in no folder whose files can be changed; unpack it, or copy it with `tamrin new NAME --like`
cli-watch-needs-window = `--watch` needs the window, and there is no display here
