"""What an entry's page says of the authority that the request rests on, or names."""

from dataclasses import dataclass

from django.utils import timezone

from requests_log.claims import larger_sum
from requests_log.services.authorities import claims_on_register, not_in_force


@dataclass(frozen=True)
class Claim:
    """A number that the words name, and the rows of the register that have it, each with what speaks against it."""

    number: str
    rows: list


@dataclass(frozen=True)
class Resting:
    """`row` is what the request rests on; `larger` are the sums asked and covered where the first is more."""

    row: object
    problem: str
    larger: list[str]
    claims: list[Claim]
    contact: object


def resting_of(entry, check):
    on, row = timezone.localdate(entry.received_at), entry.registered
    claims = [
        Claim(number, [(found, not_in_force(found, on)) for found in rows])
        for number, rows in claims_on_register(entry)
    ]
    larger = larger_sum(entry.words, f"{row.words} {row.covers}") if row else None
    return Resting(
        row=row,
        problem=not_in_force(row, on) if row else "",
        larger=[f"£{pounds:,}" for pounds in larger or ()],
        claims=claims,
        contact=check and check.direct_contact,
    )
