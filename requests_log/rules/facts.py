"""What is known of a request, and what a rule says about it. No Django here: the app fills in the facts."""

from dataclasses import dataclass, fields
from datetime import date, datetime

ADDRESSEES = ("clerk", "staff", "clerk_and_staff")
AUTHORITIES = ("none", "council_resolution", "committee_resolution", "clerk_approval")
ASKERS = ("councillor", "committee_chair", "council_chair", "group_leader")


@dataclass(frozen=True)
class Facts:
    """One request as logged. `authority` is what the Clerk recorded after checking, never what the asker claims.

    `received` is local time. `direct_contact` is the matter on which the Clerk has given this councillor leave to ask
    this employee directly. The facts after `kind` are known for some requests only; a rule that needs one and does not
    find it goes by the wording alone.
    """

    text: str
    addressee: str = "clerk"
    authority: str = "none"
    authority_reference: str = ""
    asker: str = "councillor"
    asker_name: str = ""
    post: str = ""
    channel: str = "email"
    received: datetime | None = None
    kind: str = ""
    meeting_date: date | None = None
    papers_received: datetime | None = None
    papers_days: int | None = None
    recipients: tuple[str, ...] = ()
    blind_copies: tuple[str, ...] = ()
    contacts_on_matter: int | None = None
    direct_contact: str = ""

    def __post_init__(self):
        for name, allowed in (("addressee", ADDRESSEES), ("authority", AUTHORITIES), ("asker", ASKERS)):
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {getattr(self, name)!r}")

    @classmethod
    def from_item(cls, item):
        """Facts from one object of a .jsonl file. Raises ValueError with a plain sentence where it will not do."""
        if not isinstance(item, dict):
            raise ValueError("the line is not a JSON object")
        if not isinstance(item.get("text"), str):
            raise ValueError('there is no "text", or it is not text')
        return cls(**_known(item))

    @property
    def to_clerk_alone(self):
        return self.addressee == "clerk"


@dataclass(frozen=True)
class Finding:
    """What one rule says of one request. `spans` are half-open ranges of characters in the text.

    `reason` is one courteous sentence that a Clerk could send to the councillor; it judges nobody.
    """

    rule: str
    verdict: str
    reason: str
    spans: tuple[tuple[int, int], ...] = ()


def _known(item):
    values = {}
    for name in (field.name for field in fields(Facts)):
        if item.get(name) is not None:
            values[name] = _value(name, item[name])
    return values


def _value(name, given):
    if name in ("received", "papers_received"):
        return _moment(name, given)
    if name == "meeting_date":
        return _moment(name, given).date()
    if name in ("recipients", "blind_copies"):
        return _texts(name, given)
    if name in ("papers_days", "contacts_on_matter"):
        return _whole_number(name, given)
    if not isinstance(given, str):
        raise ValueError(f"{name} must be text, not {given!r}")
    return given


def _moment(name, given):
    try:
        return datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a date and time such as 2025-03-04T09:30, not {given!r}") from None


def _texts(name, given):
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise ValueError(f"{name} must be a list of addresses, not {given!r}")
    return tuple(given)


def _whole_number(name, given):
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise ValueError(f"{name} must be a whole number, not {given!r}")
    return given
