"""The names of the months, and the month that somebody means."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def month_number(words: str) -> int | None:
    """The month of "2", "02", "Feb" and "february", which is 2. None when it is none."""
    if words.isascii() and words.isdigit():
        number = int(words) if len(words) <= 2 else 0
        return number if 1 <= number <= 12 else None
    start = words.lower().rstrip(".")
    found = [n for n, month in enumerate(MONTHS, 1) if len(start) >= 3 and month.startswith(start)]
    return found[0] if len(found) == 1 else None
