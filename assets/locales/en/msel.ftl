# The master events list in a spreadsheet: tables of others, columns, what an import finds.

## reading a table
msel-sheet-empty = the file holds no table; nothing stands in it
msel-sheet-no-table = this is no table; save it as xlsx, ods or CSV
msel-sheet-password = the workbook is locked with a password; save it without one
msel-sheet-long-cell = cell { $cell } is longer than the 32767 letters that a spreadsheet holds in one; look for a mark between cells or a line break that is missing
msel-sheet-too-large = the table is too large; at most { $rows } rows and { $columns } columns are read
msel-sheet-damaged = the workbook cannot be read; open it in a spreadsheet and save it anew ({ $why })
msel-sheet-open-quote = row { $row } opens a quotation mark that is never closed; close it, or save the list anew from a spreadsheet
msel-sheet-none = the file is one table, and there is no sheet to choose in it; leave out --sheet
msel-sheet-none-such = there is no sheet "{ $name }"; the file has: { $there }

## columns
msel-title = Master events list (MSEL)
msel-sheet = MSEL
msel-part-number = No.
msel-part-day = Day
msel-part-time = Time
msel-part-trigger = Trigger
msel-part-storyline = Storyline
msel-part-name = Title
msel-part-from = From
msel-part-to = To
msel-part-channel = Method
msel-part-text = Message
msel-part-effect = Effects
msel-part-expected = Expected actions
msel-part-task = Objective and critical task
msel-part-controller = Controller
msel-part-notes = Notes
msel-part-kind = Kind
msel-part-status = Status
msel-part-was = as exported
msel-part-id = identifier
msel-part-ignored = nothing
msel-part-in = { $part } ({ $lang })
msel-all-seats = all seats
msel-expected = { $name } (within { $span }: { $whose })
msel-task = { $objective }: { $task }
msel-expected-note = Expected: { $words }
msel-kind-scheduled = scheduled
msel-kind-follows = follows another inject
msel-kind-contingency = contingency
msel-kind-by-hand = released by hand
msel-kind-chance = comes by chance
msel-kind-group = one of several
msel-status-planned = planned

## export
msel-no-form = { $path }: an MSEL is written as a workbook (.xlsx), as a table (.csv), or in the Common Exercise Format CEXF (.json)
msel-too-large = { $path }: the list is larger than a workbook holds; write it as .csv
msel-written = { $n ->
    [one] 1 inject written to { $path }
   *[other] { $n } injects written to { $path }
}
msel-scenario-errors = the scenario has errors ({ $n }); fix them first (tamrin check)

## import
msel-no-scenario = { $path }: a scenario that is built in or packed into one file cannot be changed; work on its folder
msel-of-file = { $path }: { $said }
msel-encoding = note: the table is in the encoding { $name }
msel-nothing-written = { $n ->
    [one] nothing was written; fix the cell named above
   *[other] nothing was written; fix the { $n } cells named above
}
msel-would-have-errors = { $n ->
    [one] nothing was written; with these changes the scenario would have 1 error
   *[other] nothing was written; with these changes the scenario would have { $n } errors
}
msel-no-change = { $n ->
    [0] nothing changes
    [one] nothing changes; 1 row is as in the scenario
   *[other] nothing changes; { $n } rows are as in the scenario
}
msel-dry-run = { $n ->
    [one] 1 change; nothing was written (--dry-run); it would go into { $files }
   *[other] { $n } changes; nothing was written (--dry-run); they would go into { $files }
}
msel-imported = { $n ->
    [one] 1 change written to { $files }
   *[other] { $n } changes written to { $files }
}
msel-file-meanwhile = { $path } was changed by another program meanwhile; nothing was written, try again
msel-wrong = { $place }: { $said }
msel-wrong-help = { $place }: { $said }; { $help }
msel-added = + { $id }  { $time }  { $name }  ({ $file })
msel-removed = − { $id }  ({ $file })
msel-changed = ~ { $id }  { $part }: { $before } → { $after }
msel-nothing = nothing
msel-words = "{ $words }"
msel-did-you-mean = did you mean { $meant }?
msel-no-seat = there is no seat "{ $words }"
msel-no-storyline = there is no storyline "{ $words }"
msel-no-channel = there is no method "{ $words }"
msel-time-missing = the time is missing
msel-no-time = "{ $words }" is no time
msel-no-time-of-day = "{ $words }" on the day "{ $day }" is no time
msel-time-help = write it as 18:30, T+01:20 (from STARTEX) or D+1 18:30 (day of polling)
msel-time-outside = "{ $words }" is { $at } and lies outside the exercise
msel-time-between = it runs from { $from } to { $to }
msel-time-for-condition = { $id } comes otherwise ({ $when }), and a time would take the place of that
msel-time-for-condition-help = empty the cell, or import with --times
msel-no-ids = the hidden column `tamrin-id`, by which an export finds its rows again, is missing; without it they would all come a second time. Bring it back, or export again and carry the changes over
msel-text-missing = the message has no words
msel-from-missing = who sends the message is missing
msel-to-missing = who receives the message is missing
msel-default-help = fill in the cell, or write `{ $field }` for all into the file of columns
msel-empty = { $part }: the cell is empty and the scenario has words there
msel-empty-help = put the words back; to take the whole inject { $id } out, delete its row and import with --remove
msel-two-values = { $part }: "{ $one }" and "{ $other }" in two columns contradict each other
msel-columns-contradict = { $part }: "{ $other }" here and "{ $one }" in { $place } contradict each other, and the table does not say which of them was changed; write the same in both, or empty one
msel-read-as = "{ $words }" was read as { $channel }: { $cells }
msel-no-such-message = there is no message "{ $id }"; for a further message write a row of its own without an identifier
msel-cannot-change = the inject { $id } cannot be found in the files as it is written; change it by hand
msel-titles = { $n ->
    [one] 1 row holds a single cell and is taken for a title
   *[other] { $n } rows hold a single cell each and are taken for titles
}
msel-row-copied = row { $n } bears the identifier of { $id } a second time and is taken for a new inject
msel-number-taken = row { $n }: the number { $number } is that of the inject { $id }, whose words are others; it stays, and the row is a new inject
msel-untaken = changed, and not taken in, since a table cannot say it: { $cells }; change triggers, effects, expected actions and tasks in the scenario's files
msel-expected-in-notes = { $n ->
    [one] the expected action of 1 new inject stands in its notes as words; to have it observed, write `expected` in the scenario
   *[other] the expected actions of { $n } new injects stand in their notes as words; to have them observed, write `expected` in the scenario
}
msel-one-language = changed in one language alone, while the words of the other stay: { $cells }; bring those up to date too
msel-not-there = { $n ->
    [one] 1 inject is not in the table and stays: { $ids }; --remove takes it out
   *[other] { $n } injects are not in the table and stay: { $ids }; --remove takes them out
}
msel-moved-along = { $n ->
    [one] 1 inject follows one whose time changed and moves with it: { $ids }
   *[other] { $n } injects follow one whose time changed and move with it: { $ids }
}
msel-other-dates = no date of the table lies in the exercise, which begins on { $date }; { $first } is taken for its first day
msel-more = { $n } more

## what columns hold
msel-no-column = "{ $name }" is no column; columns are called A, B, … AA
msel-no-language = "{ $name }" is no language; write "ar" or "en"
msel-column-twice = column { $name }: { $part } is in two columns, or the column is named twice
msel-sure = sure
msel-likely = likely
msel-guessed = guessed
msel-unknown-heading = the heading is not known
msel-column-is = column { $column } "{ $heading }", such as "{ $example }": { $part } ({ $sure })
msel-part-number-is = { $n }  { $part }
msel-ask = Enter: so it is. Or the number of what it holds:
msel-not-answered = the question was not answered; nothing was written
msel-parts-missing = no column holds: { $parts }; say in the file of columns (--map) which does
msel-columns-proposed = what the columns hold is not sure; a proposal stands in { $path }: fix it and import again
msel-columns-would-be = what the columns hold is not sure; without --dry-run a proposal is written to { $path }, to be fixed there
msel-columns-kept = note: what the columns hold is kept in { $path }
msel-file-head = What the columns of the table hold. Fix what is wrong, then import again.
msel-file-parts = A column holds one of these; words have a language, "ar" or "en", or each cell shows it by its letters.
msel-file-part = - { $name }: { $part }
msel-file-column = { $sure }: "{ $heading }", such as "{ $example }"
msel-file-defaults = For rows that do not say it: who sends, by which means, to which seats.

## layout of files
msel-fmt-nothing = { $path }: there is no file and no scenario
msel-fmt-unread = { $path }: cannot be laid out as it is written
msel-fmt-none = { $all ->
    [one] the file is in the usual layout
   *[other] all { $all } files are in the usual layout
}
msel-fmt-would = { $n } of { $all } files are not in the usual layout; tamrin fmt brings them into it
msel-fmt-done = { $n } of { $all } files were brought into the usual layout
