"""Reading a register that was kept in a spreadsheet: its columns, its dates and its rows. No Django here."""
