"""Reading a register that was kept in a spreadsheet: the file, its columns, its dates and its names. No Django here."""
