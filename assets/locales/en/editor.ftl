# Editing a scenario by hand in the window.

editor-edit = Edit
editor-edit-hint = Map, figures and injects of a scenario of your own, changed by hand; its files keep their comments
editor-copy-first = This scenario comes with the program and stays as it is. Make a copy of your own first: { $command }
editor-no-folder = Only a scenario that lies in a folder can be edited.
editor-title = Editor
editor-saving = saving
editor-is-saved = saved
editor-unsaved = not saved
editor-undo = Undo
editor-undo-hint = Take the last change back (Ctrl+Z)
editor-redo = Redo
editor-redo-hint = Make it again (Ctrl+Y)
editor-save-hint = Write the files that were changed (Ctrl+S)
editor-close = Close
editor-things = Map
editor-findings = Findings ({ $n })
editor-find = Find by name
editor-checking = Checking
editor-map-is-older = There are errors. The map shows the scenario as it was before them.
editor-map-is-partial = There are errors. Map and lists lack what has one; select it in “Findings”.
editor-drag = Drag a place to move it with all that stands there. A centre or unit stays at its place; choose another in its form.
editor-pick-road = Press the place at the other end of the road
editor-pick-place = Press the map where the place is
editor-not-before = from { $time }
editor-nothing = Nothing selected
editor-how = Press something on the map, in a list or on the timeline. Its names and figures then stand here.
editor-how-drag = A place is dragged on the map, an inject on the timeline below.
editor-how-text = What is not offered here is written in the files with a text editor. What you change here changes only its own place in them.
editor-in-text-alone = This is changed in the text alone.
editor-rest = In the text alone
editor-name-ar = Name in Arabic
editor-name-en = Name in English
editor-lat = Degrees north
editor-lon = Degrees east
editor-population = Inhabitants
editor-from = From
editor-to = To
editor-km = Kilometres
editor-class = Class of road
editor-place = Place
editor-station = Station { $n }
editor-voters = Registered voters
editor-serves = Serves
editor-desks = Desks
editor-men = men
editor-women-voters = women
editor-mixed = men and women
editor-gate-lanes = Lanes at the gate
editor-gate-posture = Posture at the gate
editor-near = Stands at
editor-commands = Under
editor-lanes = Lanes
editor-people = People
editor-women = Women who search
editor-posture = Posture
editor-traffic = Vehicles an hour
editor-kind = Kind
editor-reliefs = Rested crews
editor-on-duty = On duty since
editor-when = Time
editor-delay = After
editor-chance = Probability
editor-shift = Minutes earlier or later
editor-waits-for = Waits for
editor-is-waited-for = Is waited for by
editor-add = Add
editor-add-place = Add a place
editor-add-centre = Polling centre here
editor-add-unit = Unit here
editor-add-road = Road from here
editor-add-checkpoint = Checkpoint on it
editor-delete = Delete
editor-deleted = Deleted. Undo brings it back.
editor-apply = Apply
editor-adding-title = Something new
editor-adding-place = A new place. When it has a name, press the map where it is.
editor-adding-centre = A polling centre at the place that is selected, with a station for men and one for women.
editor-adding-checkpoint = A checkpoint on the road that is selected, at its first end, with one lane.
editor-adding-unit = A unit that is stationed at the place that is selected.
editor-named-title = It is still named
editor-named-words = It can be deleted when nothing names it any more. It is named here:
editor-leave-title = Not saved
editor-leave-words = Some changes are not in the files yet.
editor-discard = Discard them
editor-save-leave = Save and close
editor-saved = { $n ->
    [0] Nothing to save
    [one] Saved, one file changed
   *[other] Saved, { $n } files changed
}
editor-nothing-near = There is no municipality or seat yet to which it could belong.
editor-gone = It stands no longer in the files.
editor-empty = This cannot be left empty.
editor-not-whole = A whole number from 0
editor-not-number = A number
editor-not-name = An identifier: small Latin letters, digits, _ and -
editor-not-time = A time such as 09:15, on a later day 1+09:15
editor-not-span = A length of time such as 10m or 1h30m; a bare number is minutes
editor-not-choice = This is none of the values that are possible.
editor-unwritten = This could not be written into the files.
editor-packed = This scenario is packed into one file and stays as it is. Make a copy in a folder first: { $command }
editor-mend-first = It has errors with which it cannot be shown here. Fix them in a text editor: { $errors }
editor-mend-at = { $file }:{ $line } { $what }
editor-errors-title = It has errors
editor-errors-words = The check finds errors, and with them the scenario cannot be played. See “Findings”, or save it as it is and fix it later.
editor-errors-save = Save with errors
editor-meanwhile-title = Changed by somebody else
editor-meanwhile-words = The files of this scenario have changed on the disk since they were read here; nothing was written over them. You can take their new text.
editor-meanwhile-fit = { $n ->
    [one] Your change is made on it.
   *[other] { $n } of your changes are made on it.
}
editor-meanwhile-unfit = { $n ->
    [one] One of your changes no longer fits and is left out.
   *[other] { $n } of your changes no longer fit and are left out.
}
editor-meanwhile-take = Take the new text
editor-read-again = The files had changed on the disk and were read again. Look, then save.
editor-protects = Protects
editor-choose = Choose
editor-choose-more = Type a part of the name to find others.
editor-road-there = A road joins these two places already; it is selected now.
