"""Reading a table that was kept in a spreadsheet: the file, its columns and its names. No Django here."""
