# Why a file cannot be read.

## load
load-no-scenario = there is no scenario here; built in are: { $names }
load-no-scenario-at = there is no scenario `{ $path }`; built in are: { $names }
load-none-in-folder = there is no `scenario.ron` in this folder
load-of-file = { $said }: { $path }
load-of-file-because = { $said }: { $path } ({ $cause })
load-named-twice = this file is named twice, or is the head itself
load-outside = a file of a scenario may not lie outside its folder, nor be a link that leads out of it
load-no-archive = this archive cannot be unpacked; copy it again, or pack the scenario anew
load-no-head = there is no `scenario.ron` in this archive
load-archive-too-large = the archive is too large; all its files together may have 256 MiB, each of them 32 MiB, and there may be 2,000
load-reserved-name = the name of a file of a scenario may not begin with +, = or @; rename it
load-pack-twice = two files would be called `{ $name }` in the archive; give one of them another name
load-pack-file-too-large = `{ $name }` is larger than { $most } MiB, and an archive with it could not be opened; make it smaller
load-pack-too-large = the scenario with its attachments is larger than { $most } MiB, and an archive of it could not be opened; the largest file is `{ $name }`
load-pack-too-many = the scenario has more than { $most } files, and an archive of it could not be opened; leave some out
load-no-regular-file = this is no regular file (but a folder, a pipe or a device) and is not read
load-closed = the file cannot be opened; check its name and place
load-unread = the file cannot be read
load-too-large = the file is larger than 32 MiB
load-utf-16 = the file is UTF-16 text (which Notepad calls Unicode) or no text; save it as UTF-8
load-no-utf-8 = the file is not UTF-8 text; save it in that encoding
