# What an exercise and its file say when something cannot be done.
session-with-cause = { $said } ({ $cause })

## branch
session-not-played = { $at } lies outside what was played ({ $start } to { $end })
session-ended = the exercise had ended by then; nothing comes after
session-before-branch = the order at { $order } is before the branch at { $at }: what lies before it is shared and does not change

## mod
session-differs = playing again differs from the file at { $at } (fact { $n }): another version of the program wrote it; for more: tamrin replay --verify
session-over = the exercise is over and takes no more orders
session-late = the time of the order is past
session-restless = the exercise does not come to rest at { $at }: { $n } injects follow each other without any time between them (… { $some }); give them a `delay` in the scenario. What happened before is kept in the file

## output
session-output-unwritten = { $path } cannot be written
session-output-guarded = { $path } is an exercise file or belongs to one, and is never written over; choose another name
session-output-folder = { $path } is a folder; a file is wanted
session-output-unmarked = { $path } exists, and people may have gone on writing in it; choose another name, or write over it on purpose: --force
session-output-not-ours = { $path } exists and is not what this command wrote earlier, or was changed since; choose another name, or write over it on purpose: --force

## player live
session-fault-live = the exercise stopped by a fault of the program; every accepted order is in the exercise file: close the program, then resume the file
session-trouble-seat = Exercise control sees why. Every accepted order is kept, and the exercise will go on from where it stands
session-stood-still = the machine stood still for { $gone }, so the exercise was paused where it was; go on when everybody is ready

## player mod
session-no-thread = no thread can be started for the exercise
session-fault-opening = the exercise cannot be opened because of a fault of the program; its file is as it was

## player replay
session-fault-replay = the replay stopped by a fault of the program; the exercise file is as it was: close it and open it again
session-is-replay = this is a replay and takes no orders; to continue from here press “Branch”

## recording
session-scenario-unreadable = this version of the program cannot read the scenario kept in the file
session-orders-missing = orders are missing from the file, or are not in order; to save what comes before: tamrin rescue
session-no-task = there is no critical task called `{ $task }`; tasks are: { $all }

## store causes
session-too-long = what was written is longer than can be kept (16 MB)

## store error
session-file-damaged = the exercise file is damaged; to save what can be read of it: tamrin rescue
session-file-mended = this file was copied in the middle of a write, or damaged; what people put in is whole. Save it as a whole file first, then use that: tamrin rescue { $path } -o NEW.tamrin
session-no-such-file = there is no such file: { $path }
session-file-exists = the file exists already; choose another name, or resume it by --resume: { $path }
session-no-exercise-file = this is not an exercise file: { $path }
session-file-too-large = the file is larger than 512 MB and is not read: { $path }
session-file-changed = this is not what the program wrote, so it is not gone on with; for more: tamrin replay { $path } --verify; to save what it holds as a new file: tamrin rescue { $path } -o NEW.tamrin
session-file-suspect = the file holds something that no exercise file has, so it is not read: it was changed by hand or made by another program ({ $what })
session-file-unreadable = the file cannot be read: { $path }
session-holder-unknown = another program
session-open-elsewhere = the exercise is open elsewhere: { $who }; it can be looked at without changing it: tamrin replay { $path }
session-file-unusable = the exercise file cannot be used; check free space and permissions, and that no other program uses it
session-file-content = the exercise file holds something this version cannot read; to save what it can read: tamrin rescue
session-file-unwritten = the exercise file cannot be written; check its folder and permissions

## store lock
session-holder = process { $process } on the machine { $machine } since { $since }

## store read
session-file-newer = a newer version of the program ({ $program }) wrote this file; use that version, or save what this one can read of it: tamrin rescue

## store rescue
session-lost-seed = nothing can be saved: the seed cannot be read
session-lost-scenario = nothing can be saved: this version cannot read the scenario in the file
session-lost-other-scenario = nothing can be saved: the scenario that was named is not the one that the exercise began with
session-lost-text = nothing can be saved: the scenario's text cannot be read; if you have its folder: --scenario FOLDER
