"""Who is who in an e-mail, and the form of a request as an e-mail fills it in. Nothing is kept here."""

import re
from dataclasses import dataclass

from councils.access import persons_with_roles
from councils.models import Membership, Role
from requests_log.forms.requests import LONGEST_REQUEST
from requests_log.models.choices import Addressee, Channel
from requests_log.rules.letters import THREAD, parts_of

LONGEST_SUBJECT = 150
_PASSED_ON = re.compile(r"^(?:(?:fw|fwd|wg|tr)\s*:\s*)+", re.IGNORECASE)
_TITLES = re.compile(r"\b(?:cllr|councillor|mr|mrs|ms|miss|mx|dr|rev|the)\b\.?", re.IGNORECASE)
STAFF = (Role.OFFICER, Role.DEPUTY_CLERK)


class People:
    """The council's people by address and by name: two queries."""

    def __init__(self, council):
        self.council = council
        people = list(persons_with_roles().filter(council=council).select_related("user"))
        self.by_address, self.by_name = {}, {}
        for person in people:
            for address in filter(None, (person.contact_email, person.email)):
                self.by_address.setdefault(address.lower(), person)
            self.by_name.setdefault(_plain_name(person.name), []).append(person)
        councillors = Membership.objects.filter(person__council=council, role=Role.COUNCILLOR)
        self._councillors = set(councillors.values_list("person_id", flat=True))

    def at(self, address):
        """The person of an e-mail address, or None."""
        return self.by_address.get(address.address.lower()) if address and address.address else None

    def named(self, address):
        """The only person of that name, or None."""
        found = self.by_name.get(_plain_name(address.name), []) if address and address.name else []
        return found[0] if len(found) == 1 else None

    def councillor(self, address):
        """The councillor who an address belongs to, or else whose name it bears; also one who has left."""
        found = self.at(address) or self.named(address)
        return found if found and found.pk in self._councillors else None

    def is_staff(self, person):
        return person is not None and any(getattr(person, f"held_{role}") for role in STAFF)

    def is_clerk(self, person):
        return person is not None and person.held_clerk


def _plain_name(name):
    """ "Lowe, Iris (Cllr)" and "Cllr Iris Lowe" are both "iris lowe"."""
    name = _TITLES.sub(" ", re.sub(r"\([^)]*\)", " ", name))
    last, comma, first = name.partition(",")
    return " ".join((f"{first} {last}" if comma else name).lower().split())


@dataclass(frozen=True)
class Filled:
    """`initial` fills the form; `asked` is the e-mail in which it was asked, `asker` the councillor if known."""

    initial: dict
    asked: object
    asker: object
    notes: list


def filled_from(email, people):
    """The form of a request as an e-mail fills it in: whoever of those who passed it on is a councillor asked."""
    chain = list(email.chain())
    asked = next((found for found in chain if people.councillor(found.sender)), chain[-1])
    asker = people.councillor(asked.sender)
    addressee, officer = _asked_of(asked, chain, people)
    initial = {
        "asked_by": asker and asker.pk,
        "channel": Channel.EMAIL,
        "addressee": addressee,
        "officer": officer and officer.pk,
        "subject": subject_of(asked),
        "words": asked.words[:LONGEST_REQUEST],
        "copies": _also_sent(asked, people),
        "blind_copies": [str(person) for person in asked.blind_copies],
    }
    return Filled(
        initial | _when(asked, "received_on", "received_time"), asked, asker, list(_notes(asked, asker, people))
    )


def filled_from_note(draft):
    """The form of a request as the Clerk's own note fills it in."""
    asked = draft.email
    initial = {"asked_by": draft.sent_by_id, "channel": draft.noted, "addressee": Addressee.CLERK}
    initial |= {"subject": asked.subject, "words": asked.words} | _when(asked, "received_on", "received_time")
    return Filled(initial, asked, draft.sent_by, [])


def answer_in(email, entry):
    """(the form of an answer, notes) as filled by the e-mail with which the Clerk gave it."""
    initial = {"text": _above_the_thread(email.words), "how": "record"} | _when(email, "given_on", "given_time")
    sent_to = {address.address.lower() for address in (*email.to, *email.copies)}
    named = {_plain_name(address.name) for address in email.to}
    notes = ["Filled from your e-mail. Look it through and record it: it is not sent again."]
    if entry.asked_by.email.lower() not in sent_to and _plain_name(entry.asked_by.name) not in named:
        notes.append(f"It does not say that it was sent to {entry.asked_by.name}.")
    if email.sent_at is None:
        notes.append("No date was found: enter when it was given.")
    if email.attachments:
        notes.append(f"What is attached is not kept here: {', '.join(each.name for each in email.attachments)}.")
    return initial, notes


def _above_the_thread(words):
    """Without the request that the answer quotes; all of it where the answer stands below."""
    quoted = next((part.start for part in parts_of(words) if part.kind == THREAD), len(words))
    return words[:quoted].strip() or words


def _when(email, day, time):
    """The two fields of a form for the moment of an e-mail; none where it has no date."""
    at = email.sent_at
    return {day: at.date(), time: at.time().replace(second=0, microsecond=0)} if at else {}


def subject_of(email):
    return _PASSED_ON.sub("", email.subject)[:LONGEST_SUBJECT]


def _asked_of(asked, chain, people):
    """(addressee, officer): whom of the council's employees the e-mail was sent to, or who passed it on."""
    persons = [people.at(address) or people.named(address) for address in asked.to]
    if not any(people.is_clerk(person) or people.is_staff(person) for person in persons):
        # The lines of a forwarded e-mail may name nobody: then whoever forwarded it had received it.
        before = chain[chain.index(asked) - 1] if asked in chain[1:] else None
        persons = [people.at(before.sender)] if before else []
    officer = next((person for person in persons if people.is_staff(person)), None)
    if officer is None:
        return Addressee.CLERK, None
    return (Addressee.BOTH if any(map(people.is_clerk, persons)) else Addressee.STAFF), officer


def _also_sent(asked, people):
    """Everybody to whom it went openly, apart from the Clerk and the officers whom it was sent to."""
    office = people.council.email.lower()
    others = [each for each in asked.to if not (_is_employee(each, people) or each.address.lower() == office)]
    return list(dict.fromkeys(str(each) for each in [*others, *asked.copies]))


def _is_employee(address, people):
    person = people.at(address) or people.named(address)
    return people.is_clerk(person) or people.is_staff(person)


def _notes(asked, asker, people):
    sender = asked.sender
    if sender is None:
        yield "No sender was found: select who asked."
    elif asker is None:
        yield f"It is from {sender}, who is not known here as a councillor: select who asked."
    elif people.at(sender) != asker:
        yield f"{asker.name} was recognised by the name alone, not by the address {sender.address or '(none)'}."
    if asked.sent_at is None:
        yield "No date was found: enter when it was received."
    if len(asked.words) > LONGEST_REQUEST:
        yield f"The e-mail is longer than {LONGEST_REQUEST:,} characters: its end was left out."
    if asked.attachments:
        names = ", ".join(f"{each.name} ({_size(each.size)})" for each in asked.attachments)
        yield f"What is attached is not kept here: {names}. Keep the e-mail if you need it."
    yield from asked.notes


def _size(number):
    """Bytes in words."""
    if number >= 1024 * 1024:
        return f"{number / 1024 / 1024:.1f} MB"
    return f"{max(1, round(number / 1024))} KB"
