"""Charts as SVG, drawn from the table beside them. Presentation attributes only: a page allows no styles."""

from math import ceil
from xml.sax.saxutils import escape

from requests_log.reports.tables import Chart, Table, shown

# In units of the picture; at 320 pixels a page shows it at three quarters of its size.
WIDTH, TEXT = 400, 15
LABEL, BAR, GAP = 20, 16, 12
LEFT, RIGHT = 8, 12
FULL = WIDTH - LEFT - RIGHT
# The second series is a frame, so that nobody needs the colours to tell them apart.
FILLS = ('fill="#1d70b8" stroke="#1d70b8"', 'fill="#ffffff" stroke="#505a5f"')
INK = "#0b0c0c"


def draw(table: Table, chart: Chart, name: str) -> str:
    """The whole <svg>, with its text alternative; `name` makes the ids of a page differ."""
    alternative = escape(in_words(table, chart))
    parts, height = _DRAWN[chart.kind](_drawable(table, chart), table, chart)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="Libertinus Serif, Arial, sans-serif" '
        f'font-size="{TEXT}" fill="{INK}">'
        f'<title id="{name}-title">{escape(table.name)}</title><desc id="{name}-desc">{alternative}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _drawable(table, chart):
    return [row for row in table.rows if all(isinstance(row[n], int | float) for n in chart.columns)]


def in_words(table: Table, chart: Chart) -> str:
    """What the chart shows, for those who do not see it."""
    heads = [table.columns[n] for n in chart.columns]
    lines = (
        f"{row[0]}: {', '.join(f'{head} {shown(row[n])}' for head, n in zip(heads, chart.columns, strict=True))}"
        for row in _drawable(table, chart)
    )
    return "; ".join(lines) or "Nothing to show"


def _most(rows, chart):
    return max((row[n] for row in rows for n in chart.columns), default=0)


def _bars(rows, table, chart):
    """One below the other, each with its number; a legend where there are two series."""
    # The number stands behind its bar, so the longest bar leaves room for one.
    scale, parts, y = FULL * 0.85 / (_most(rows, chart) or 1), [], 0
    if len(chart.columns) > 1:
        parts, y = _legend([table.columns[n] for n in chart.columns])
    for row in rows:
        parts.append(_text(LEFT, y + TEXT, str(row[0])))
        y += LABEL
        for fill, n in zip(FILLS, chart.columns, strict=False):
            parts += _bar(y, row[n], scale, fill)
            y += BAR + 4
        y += GAP
    return parts, max(y, GAP)


def _bar(y, value, scale, fill):
    words, width = shown(value), round(value * scale, 1)
    bar = f'<rect x="{LEFT}" y="{y}" width="{width}" height="{BAR}" {fill}/>' if width else ""
    return [bar, _text(LEFT + width + 6, y + BAR - 3, words)]


def _legend(names):
    parts, x = [], LEFT
    for fill, name in zip(FILLS, names, strict=False):
        parts += [f'<rect x="{x}" y="3" width="14" height="14" {fill}/>', _text(x + 20, TEXT, name)]
        x += 30 + round(len(name) * TEXT * 0.55)
    return parts, LABEL + GAP


def _ranges(rows, table, chart):
    """For each line a beam from the lower to the upper quartile, with a stroke at the middle, over one scale."""
    most, parts, y = ceil(_most(rows, chart)), [], 0
    scale = FULL / (most or 1)
    for row in rows:
        lower, middle, upper = (LEFT + round(row[n] * scale, 1) for n in chart.columns)
        parts.append(_text(LEFT, y + TEXT, str(row[0])))
        y += LABEL
        parts.append(f'<line x1="{LEFT}" x2="{LEFT + FULL}" y1="{y + 8}" y2="{y + 8}" stroke="#b1b4b6"/>')
        beam = f'x="{lower}" y="{y}" width="{round(max(upper - lower, 2), 1)}" height="{BAR}"'
        parts.append(f'<rect {beam} fill="#8eb8dc" stroke="#1d70b8"/>')
        parts.append(f'<rect x="{middle - 2}" y="{y - 3}" width="4" height="{BAR + 6}" fill="{INK}"/>')
        y += BAR + GAP
    end = _text(LEFT + FULL, y + TEXT - 2, f"{most} {chart.unit}", anchor="end")
    return [*parts, _text(LEFT, y + TEXT - 2, "0"), end], y + LABEL


def _text(x, y, words, anchor="start"):
    return f'<text x="{round(x, 1)}" y="{round(y, 1)}" text-anchor="{anchor}">{escape(words)}</text>'


_DRAWN = {"bars": _bars, "ranges": _ranges}
