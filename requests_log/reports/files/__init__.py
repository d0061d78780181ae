"""The kinds of file that a report can be had as."""
