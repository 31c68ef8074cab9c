# Why the system does not let a file be read or written.
cause-missing = there is no such file or folder
cause-permission = permission is missing
cause-exists = it exists already
cause-disk-full = the disk is full
cause-quota = no more room is allowed on this disk
cause-read-only = this disk or folder is read-only
cause-is-folder = it is a folder
cause-no-folder = a part of the path is not a folder
cause-too-large = the file would be too large for this disk
cause-bad-name = such a name is not possible here
cause-busy = another program uses it
cause-memory = there is not enough memory
cause-not-opened = it cannot be opened
cause-device = the disk or the network gave an error
cause-damaged = it is damaged
cause-system = the system says: { $said }
cause-database = error { $n } of the database
