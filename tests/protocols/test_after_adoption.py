"""After an adoption the Clerk is led to what was read in the text and is to be confirmed."""

import json

from bs4 import BeautifulSoup

from protocols import services
from tests.makers import client_of
from tests.protocols.makers import make_draft
from tests.protocols.test_saying import page, post


def test_only_what_was_found_is_ticked_and_the_page_of_the_version_leads_to_it(council, clerk, councillor):
    version = make_draft(council)
    services.adopt_version(version, adopted="2023-05-04", minute_ref="45/23", by=clerk)
    found = set(version.rule_clauses.values_list("rule", flat=True))
    boxes = page(clerk, version, "rules").select("input[name=right]")
    assert {json.loads(box["value"])[0] for box in boxes if box.has_attr("checked")} == found
    home = BeautifulSoup(client_of(clerk).get(version.get_absolute_url()).content, "html.parser")
    words = f"{len(found)} rules and their clauses"
    assert home.find("a", string=words)["href"] == f"{version.get_absolute_url()}rules/"
    post(clerk, version, "rules", right=[box["value"] for box in boxes if box.has_attr("checked")])
    for reader in (clerk, councillor):
        assert "rules and their clauses" not in client_of(reader).get(version.get_absolute_url()).content.decode()
