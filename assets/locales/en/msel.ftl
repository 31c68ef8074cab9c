# The master scenario events list in a spreadsheet: tables of others, columns, what an import finds.

## reading a table
msel-sheet-empty = the file holds no table; nothing stands in it
msel-sheet-no-table = this is no table; save it as xlsx, ods or CSV
msel-sheet-password = the workbook is locked with a password; save it without one
msel-sheet-too-large = the table is too large; at most { $rows } rows and { $columns } columns are read
msel-sheet-damaged = the workbook cannot be read; open it in a spreadsheet and save it anew ({ $why })
msel-sheet-none-such = there is no sheet "{ $name }"; the file has: { $there }
