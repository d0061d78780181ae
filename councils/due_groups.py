"""What is due, by how soon. Pure: items and today in, groups out."""

from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass
class DueGroup:
    """Items that are due in one stretch of time, with the colour of its tag."""

    words: str
    colour: str
    items: list = field(default_factory=list)


def grouped_by_time(items, today: date):
    """Overdue, today, the week that begins today, and later; groups without an item are left out."""
    overdue, now = DueGroup("Overdue", "red"), DueGroup("Today", "yellow")
    week, later = DueGroup("In the next 7 days", "blue"), DueGroup("Later", "grey")
    week_ends = today + timedelta(days=7)
    for item in items:
        if item.due < today:
            overdue.items.append(item)
        elif item.due == today:
            now.items.append(item)
        else:
            (week if item.due <= week_ends else later).items.append(item)
    return [group for group in (overdue, now, week, later) if group.items]
