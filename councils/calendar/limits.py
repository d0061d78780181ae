"""How long something may take: a number, a unit, and what starts it."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    CLEAR_DAYS = "clear_days"
    MONTHS = "months"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


class Direction(StrEnum):
    AFTER = "after"
    BEFORE = "before"


_WRITTEN = re.compile(
    r"(?P<number>[-+]?\d+) (?P<clerk>of the clerk['’]s )?"
    r"(?:(?P<kind>working|calendar|clear) )?(?P<noun>day|month)s?"
    r"(?: (?P<direction>after|before)(?: (?P<starts_from>.+))?)?",
    re.IGNORECASE,
)
_CLERK_UNITS = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)


@dataclass(frozen=True)
class Limit:
    """So many days or months after an event, or before one.

    `starts_from` is the event in words ("the decision"). With `clerk_days` only the days count that the
    Clerk works. Raises ValueError, with a sentence for the person who typed it, unless the number is
    whole and at least 1.
    """

    number: int
    unit: Unit
    direction: Direction = Direction.AFTER
    starts_from: str = ""
    clerk_days: bool = False

    def __post_init__(self):
        object.__setattr__(self, "unit", Unit(self.unit))
        object.__setattr__(self, "direction", Direction(self.direction))
        if not isinstance(self.number, int) or isinstance(self.number, bool):
            raise ValueError(f"A limit is a whole number, not {self.number!r}.")
        if self.number < 1:
            raise ValueError(f"A limit must be at least 1, not {self.number}.")
        if self.clerk_days and self.unit not in _CLERK_UNITS:
            raise ValueError(f"A limit in {self.unit.label} cannot count the Clerk’s days.")

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """Reads what str() writes: "5 working days", "1 month", "3 clear days before the meeting".

        "7 days" are calendar days. Raises ValueError, with a sentence for the person who typed it.
        """
        found = _WRITTEN.fullmatch(" ".join(text.split()))
        if not found or (found["noun"].lower() == "month" and found["kind"]):
            raise ValueError(
                "Write a limit as a number and a unit, such as ‘5 working days’, ‘14 calendar days’, "
                f"‘3 clear days’ or ‘1 month’, not ‘{text}’."
            )
        return cls(
            number=int(found["number"]),
            unit=_unit(found["kind"], found["noun"]),
            direction=Direction((found["direction"] or "after").lower()),
            starts_from=found["starts_from"] or "",
            clerk_days=bool(found["clerk"]),
        )

    def __str__(self) -> str:
        unit = f"of the Clerk’s {self.unit.label}" if self.clerk_days else self.unit.label
        if self.number == 1 and not self.clerk_days:
            unit = unit.removesuffix("s")
        words = [str(self.number), unit]
        if self.starts_from or self.direction is Direction.BEFORE:
            words += [self.direction.value, self.starts_from]
        return " ".join(words).rstrip()


def _unit(kind: str | None, noun: str) -> Unit:
    if noun.lower() == "month":
        return Unit.MONTHS
    return Unit(f"{(kind or 'calendar').lower()}_days")
