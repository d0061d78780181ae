"""A report as a tagged PDF, each chart with its text alternative and the table beneath."""

from pathlib import Path

from councils.printable import printable
from councils.typesetting import typeset
from requests_log.reports.charts import draw, in_words
from requests_log.reports.tables import shown

TEMPLATE = Path(__file__).with_name("report.typ")


def build(report):
    """The bytes of the PDF."""
    content = {
        "title": printable(report.title),
        "council": printable(report.council),
        "facts": [[what, printable(words)] for what, words in report.facts],
        "sections": [_section(section) for section in report.sections],
    }
    return typeset(TEMPLATE, content, report.dated)


def _section(section):
    table, chart = section.table, section.chart
    return {
        "heading": printable(section.heading),
        "words": [printable(words) for words in section.words],
        "table": table and _table(table),
        "chart": chart and printable(draw(table, chart, "chart")),
        "alternative": chart and printable(f"{table.name}. {in_words(table, chart)}"),
    }


def _table(table):
    # A heading without words is no heading to a screen reader.
    columns = [printable(words) or "What" for words in table.columns]
    return {"columns": columns, "rows": [[printable(shown(cell)) for cell in row] for row in table.rows]}
