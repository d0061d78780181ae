"""What a calendar invitation says, in words."""

from datetime import datetime

from icalendar import Calendar

from .moments import LONDON


def invitation_words(text):
    """(one line that names the meeting, its description); ("", "") where there is none."""
    try:
        event = next(iter(Calendar.from_ical(text).walk("VEVENT")), None)
        if event is None:
            return "", ""
        when = event.decoded("DTSTART", None)
        about = [str(event.get("SUMMARY", "")), _in_words(when), str(event.get("LOCATION", ""))]
        return ", ".join(" ".join(part.split()) for part in about if part.strip()), str(event.get("DESCRIPTION", ""))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError, RecursionError):
        return "", ""


def _in_words(when):
    if when is None:
        return ""
    if not isinstance(when, datetime):
        return f"{when:%A} {when.day} {when:%B %Y}"
    local = when.astimezone(LONDON) if when.tzinfo else when
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"
