"""The reports of the register, from plain figures to tables, charts and files.

Pure: what the database knows comes in as requests_log.reports.figures, and a Report goes out.
"""
