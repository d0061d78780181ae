"""A month in an address: "2026-11" for the date of its first day."""

from datetime import date


class MonthConverter:
    regex = r"20\d\d-(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value):
        return value if isinstance(value, str) else f"{value:%Y-%m}"
