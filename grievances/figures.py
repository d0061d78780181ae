"""The numbers of a year as the council may read them: nothing in them can be traced to a single case. Pure."""

from statistics import median

from councils.small_numbers import DEFAULT, Fewest, Size, not_shown
from grievances.workflow import Kind, Outcome

FEWER = f"Fewer than {'five' if DEFAULT == 5 else DEFAULT}"
TOGETHER = "All others together"
# Cases name no councillors here, so only their number counts.
FEWEST = Fewest(DEFAULT, councillors=0)
KINDS = (Kind.GRIEVANCE, Kind.CONCERN, Kind.CONDUCT)


def figures(raised, closed):
    """{name: number or FEWER, "by_…": rows}. `raised` are kinds of cases, `closed` (outcome, days that it took).

    What a case was about is left out beside its kind: the one follows from the other, so a small number could be
    worked out from two large ones.
    """
    days = [taken for _, taken in closed]
    return {
        "raised": _shown(len(raised)),
        "closed": _shown(len(closed)),
        "weeks": round(median(days) / 7) if len(days) >= DEFAULT else FEWER,
        "by_kind": _rows(raised, KINDS),
        "by_outcome": _rows([outcome for outcome, _ in closed], Outcome),
    }


def _shown(number):
    return number if number >= DEFAULT else FEWER


def _rows(values, names):
    """[[words, number]] of those lines that are large enough, the others counted together.

    None where nothing more than the total could be said.
    """
    if len(values) < DEFAULT:
        return []
    counts = {name: values.count(name) for name in names}
    hidden = not_shown({name: Size(count) for name, count in counts.items()}, FEWEST)
    rows = [[name.label, count] for name, count in counts.items() if name not in hidden]
    return [*rows, [TOGETHER, sum(counts[name] for name in hidden)]] if rows and hidden else rows
