# An exercise in the forms of other programs.

## options
exchange-help-xapi = As statements of xAPI 1.0.3 for a store of training records: what the seats did that people held
exchange-help-cap = As alerts of CAP 1.2 with status Exercise, one for each message that was released, into a folder
exchange-help-offset = How far the scenario's local time is ahead of universal time; that of Libya if not given
exchange-help-value-offset = ±HH:MM

## written
exchange-statements-kept = { $n ->
    [one] 1 statement written to { $kept }
   *[other] { $n } statements written to { $kept }
}
exchange-alerts-kept = { $n ->
    [one] 1 alert written to the folder { $kept }
   *[other] { $n } alerts written to the folder { $kept }
}

## cannot be done
exchange-no-date = the scenario's date "{ $date }" is no date; give its head one as year-month-day, such as 2026-03-14
exchange-no-folder = { $path } is a file; alerts are written into a folder, each as a file of its own

## statements
exchange-verb-attended = attended
exchange-verb-ordered = ordered
exchange-verb-answered = answered
exchange-verb-acknowledged = acknowledged
exchange-verb-reported = reported
exchange-verb-completed = completed
exchange-verb-failed = failed
exchange-verb-withdrew = withdrew
exchange-words = Words of a person

## alerts
exchange-restriction = For those who take part in the exercise and for exercise control only
exchange-event = Message of an exercise
exchange-headline = { $mark }: message from { $from }

## a scenario of another program
exchange-help-convert = Make a scenario of one of another program
exchange-help-openaev = Of an export of OpenAEV: its injects become messages at their times, on the ground of a new scenario
exchange-help-openaev-file = The export, as JSON or as the archive (.zip) that holds it
exchange-help-openaev-output = The folder of the new scenario; its name is the scenario's identifier
exchange-of-file = { $path }: { $said }
exchange-openaev-no-json = this is no JSON (line { $line }, column { $column }); in OpenAEV export the scenario and give the file as it was downloaded
exchange-openaev-archive = the archive holds no JSON that can be read; in OpenAEV export the scenario once more
exchange-openaev-no-scenario = this is no export of an OpenAEV scenario or simulation; it has neither scenario_information nor exercise_information
exchange-openaev-nothing = there is no inject in it that is told in words, so no scenario was made
exchange-openaev-note = Taken over from OpenAEV, which expects nothing here. Write what is expected of the room, or why nothing is.
exchange-openaev-note-expected = Taken over from OpenAEV. Expected there, to be written as expected actions: { $expected }
exchange-converted = { $n ->
    [one] 1 inject carried over
   *[other] { $n } injects carried over
}; not carried over, or not wholly: { $left }
exchange-left-team = the team "{ $team }" matches no seat by its name; its messages go to { $seat }
exchange-left-disabled = "{ $title }": it is disabled, so it was left out
exchange-left-technical = "{ $title }": it is for machines and not for people, so it was left out
exchange-left-empty = "{ $title }": it says nothing, so it was left out
exchange-left-late = "{ $title }": it comes later than an exercise can last, so it was left out
exchange-left-condition = "{ $title }": it depends on another inject; it comes at its time in any case
exchange-left-placeholder = "{ $title }": its text has placeholders that nothing fills in; write the words instead
exchange-left-expectations = "{ $title }": its expectations stand in the notes alone: { $n }
exchange-left-documents = "{ $title }": its documents were left out: { $n }
exchange-left-list = { $name }: left out, entries: { $n }
exchange-help-from-cexf = Of an exercise in the Common Exercise Format (CEXF): its injects become messages, on the ground of a new scenario
exchange-help-cexf-file = The exercise, as JSON
exchange-help-from-cap = Of alerts of CAP 1.2: each becomes a message at its time, on the ground of a new scenario
exchange-help-cap-files = The alerts, each as XML
exchange-cexf-no-json = this is no JSON (line { $line }, column { $column })
exchange-cexf-no-exercise = this is no exercise in the Common Exercise Format; what belongs to one is not in it
exchange-cexf-nothing = there is no inject in it that is told in words and stands in its flow, so no scenario was made
exchange-cexf-note = Taken over from CEXF, which expects nothing here. Write what is expected of the room, or why nothing is.
exchange-cexf-note-expected = Taken over from CEXF. Expected there, to be written as expected actions: { $expected }
exchange-cap-no-utf8 = this is no text in UTF-8
exchange-cap-no-xml = line { $line }: this is no XML, or it defines signs of its own
exchange-cap-no-alert = line { $line }: "{ $name }" is no alert of CAP 1.x
exchange-cap-no-time = line { $line }: "{ $words }" does not say when the alert was sent; that is written as 2026-03-14T09:20:00+02:00
exchange-cap-nothing = no alert says anything in Arabic or English, so no scenario was made
exchange-cap-note = Made of an alert. Write what is expected of the room, or why nothing is.
exchange-cap-note-areas = Made of an alert. Its areas, to be tied to places of the map: { $areas }. Write what is expected of the room, or why nothing is.
exchange-left-receivers = who receives the messages is not said there; all go to { $seat }
exchange-left-no-flow = "{ $title }": it does not stand in the flow, so it was left out
exchange-left-resolution = "{ $title }": it comes when another inject is resolved, and here { $n } minutes after that one; write a condition if it matters
exchange-left-tool = "{ $title }": the tool it is for was left out: { $tool }
exchange-left-payload = payload "{ $name }": left out
exchange-left-field = exercise: "{ $name }" was left out
exchange-left-info = { $file }: the words in the language "{ $lang }" were left out
exchange-left-actual = { $file }: this alert was meant in earnest; say in its text that it is an exercise
exchange-left-kind = { $file }: this is no first alert but "{ $kind }"; what it refers to was left out
