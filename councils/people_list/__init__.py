"""Reading a list of people that a clerk types, pastes or has in a spreadsheet, and what would come of it."""
