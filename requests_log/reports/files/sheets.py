"""A report as a workbook with a sheet for each table, and as CSV with a line for each figure."""

import re

from councils.tables_out import CSV_TYPE, WORKBOOK_TYPE, csv_lines
from councils.tables_out import workbook as workbook_of

NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")

__all__ = ["CSV_TYPE", "WORKBOOK_TYPE", "csv", "workbook"]


def workbook(report):
    about = [("Council", report.council), *report.facts]
    about += [(section.heading, words) for section in report.sections for words in section.words]
    sheets = [("About", ("What", "Words"), about)]
    for number, section in enumerate(_with_tables(report), 1):
        name = NOT_IN_A_NAME.sub(" ", f"{number} {section.heading}")
        sheets.append((name, section.table.columns, section.table.rows))
    return workbook_of(*sheets)


def csv(report):
    """One table for all: which table, which line of it, which figure, and how much."""
    lines = csv_lines(("Table", "Line", "Figure", "Value"), _figures(report))
    return "".join(lines).encode()


def _figures(report):
    yield from (("Report", report.council, what, words) for what, words in report.facts)
    for section in _with_tables(report):
        for line, *cells in section.table.rows:
            for figure, cell in zip(section.table.columns[1:], cells, strict=True):
                yield section.heading, line, figure, cell


def _with_tables(report):
    return [section for section in report.sections if section.table]
