"""Several clerks bring in, discard and adopt at the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from councils import history
from councils.errors import Overtaken, Refused
from protocols import services
from protocols.models import Adoption, Version
from tests.protocols.makers import make_draft

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What became of each act: its result or the error that it was refused with."""
    start, results = Barrier(len(acts)), [None] * len(acts)

    def run(index, act):
        start.wait()
        try:
            results[index] = act()
        except (Overtaken, Refused) as problem:
            results[index] = problem
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def as_two_see_it(draft):
    return [Version.objects.select_related("protocol__council").get(pk=draft.pk) for _ in range(2)]


def test_versions_brought_in_at_once_get_numbers_of_their_own(council):
    protocol = make_draft(council).protocol
    at_once(*[lambda: make_draft(council, protocol=protocol)] * 3)
    assert sorted(protocol.versions.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_protocols_brought_in_at_once_get_addresses_of_their_own(council):
    at_once(*[lambda: make_draft(council)] * 3)
    assert council.protocols.count() == 3


def test_a_draft_is_discarded_once(council):
    draft = make_draft(council)
    one, other = as_two_see_it(draft)
    results = at_once(lambda: services.discard_draft(one, by=None), lambda: services.discard_draft(other, by=None))
    assert sum(isinstance(result, Overtaken) for result in results) == 1
    kinds = [event.kind for event in history.timeline(services.stream_of(draft.protocol))]
    assert kinds.count("draft_discarded") == 1


def test_a_draft_is_either_adopted_or_discarded(council):
    draft = make_draft(council)
    one, other = as_two_see_it(draft)
    results = at_once(
        lambda: services.discard_draft(one, by=None),
        lambda: services.adopt_version(other, adopted="2023", minute_ref="1", by=None),
    )
    assert sum(isinstance(result, Overtaken | Refused) for result in results) == 1
    assert Adoption.objects.exists() == Version.objects.exists()
