"""Protocols in a browser: nothing is kept before it was seen, bad files get a plain message, anybody can read."""

import base64

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from protocols.models import Protocol, Version
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def errors(page):
    return [link.get_text(strip=True) for link in page.select(".govuk-error-summary__list a")]


def upload(clerk, content, name="protocol.txt", **data):
    files = {"file": SimpleUploadedFile(name, content)} if content is not None else {"pasted": ""}
    return client_of(clerk).post(f"/{clerk.council.slug}/protocols/import/", files | data)


def kept(page):
    """What the preview's form would post."""
    form = page.find("form", id=None, action=lambda action: action and action.endswith("/keep/"))
    sent = [field for field in form.select("input[name]") if field["type"] != "radio" or field.has_attr("checked")]
    return {field["name"]: field.get("value", "") for field in sent}


def test_the_preview_shows_every_clause_and_doubt_and_keeps_nothing(council, clerk):
    page = soup(upload(clerk, TEXT.encode()))
    text = page.get_text()
    assert "Nothing is kept yet" in text
    assert "A councillor must not seek to instruct any employee." in text
    assert "2.2 is printed twice" in text
    assert not Protocol.objects.exists()


def test_confirming_the_preview_keeps_a_draft_of_the_same_text(council, clerk):
    data = kept(soup(upload(clerk, TEXT.encode())))
    response = client_of(clerk).post(f"/{council.slug}/protocols/import/keep/", data)
    version = Version.objects.get()
    assert response.url == version.get_absolute_url()
    assert version.clauses.count() == 6
    assert version.file_name == "protocol.txt"


def test_pasted_text_is_read_like_a_file(council, clerk):
    page = soup(upload(clerk, None, pasted=TEXT))
    assert "A councillor must not seek to instruct any employee." in page.get_text()


def test_a_text_of_another_council_is_pointed_out(council, clerk):
    page = soup(upload(clerk, TEXT.replace("Thornby", "Wexcombe").encode()))
    assert "The text names Wexcombe Parish Council. You are about to import it for Thornby" in page.get_text()


def test_a_text_with_the_title_of_a_protocol_that_is_here_is_offered_as_its_new_version(council, clerk):
    protocol = make_adopted(council).protocol
    data = kept(soup(upload(clerk, TEXT.encode())))
    assert data["protocol"] == str(protocol.pk)
    keep = f"/{council.slug}/protocols/import/keep/"
    again = soup(client_of(clerk).post(keep, data | {"protocol": "new", "title": "PROTOCOL for Councillors/and staff"}))
    assert errors(again) == [
        "There is a protocol with this title already: select it, or give the new one another title"
    ]
    client_of(clerk).post(keep, data)
    assert [version.number for version in protocol.versions.order_by("number")] == [1, 2]


def test_whether_a_text_of_another_title_is_a_new_protocol_has_to_be_said(council, clerk):
    protocol = make_adopted(council).protocol
    data = kept(soup(upload(clerk, TEXT.replace("Protocol for", "Code for").encode())))
    assert "protocol" not in data
    keep = f"/{council.slug}/protocols/import/keep/"
    page = soup(client_of(clerk).post(keep, data))
    assert errors(page) == ["Select whether it is a new version of one of these"]
    client_of(clerk).post(keep, data | {"protocol": "new"})
    assert Protocol.objects.exclude(pk=protocol.pk).count() == 1


def test_before_a_second_protocol_of_the_same_title_is_adopted_the_page_warns(council, clerk):
    make_adopted(council)
    second = make_draft(council)
    page = soup(client_of(clerk).get(f"{second.get_absolute_url()}adopt/")).get_text()
    assert "Another protocol with this title is here already" in page


BAD = [
    (b"x", "only a few words"),
    (b"", "empty"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
    (b"\x00" * 50, ""),
    (b"x " * 600_000, "larger than 1 MB"),
    (b"Only a line without any sense of order", ""),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_bad_file_gets_a_plain_message(council, clerk, content, said):
    page = soup(upload(clerk, content))
    if errors(page):
        assert said in errors(page)[0]
        assert page.title.get_text().startswith("Error: ")
    else:
        assert "Check what was read" in page.get_text()
    assert not Protocol.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_in_other_encodings_is_read(council, clerk, encoding):
    text = TEXT.replace("courtesy;", "“courtesy” – always;")
    page = soup(upload(clerk, text.encode(encoding)))
    assert "“courtesy” – always;" in page.get_text()


def test_choosing_nothing_and_choosing_both_are_said(council, clerk):
    assert errors(soup(upload(clerk, None))) == ["Choose a file or paste the text"]
    page = soup(upload(clerk, TEXT.encode(), pasted="Some text I typed"))
    assert errors(page) == ["Choose a file or paste the text, not both"]
    assert page.textarea.get_text().strip() == "Some text I typed"


def test_a_preview_that_was_tampered_with_starts_again(council, clerk):
    data = {"title": "x", "file_name": "y", "source": base64.b64encode(b"\x00\x01").decode()}
    response = client_of(clerk).post(f"/{council.slug}/protocols/import/keep/", data, follow=True)
    assert "The text did not arrive whole" in response.content.decode()
    assert not Protocol.objects.exists()


def test_adopting_needs_a_date_and_a_minute_and_offers_what_the_text_says(council, clerk):
    version = make_draft(council)
    address = f"{version.get_absolute_url()}adopt/"
    page = soup(client_of(clerk).get(address))
    assert [page.find(id=f"id_adopted_{part}")["value"] for part in ("day", "month", "year")] == ["4", "5", "2023"]
    page = soup(client_of(clerk).post(address, {"minute_ref": ""}))
    assert errors(page) == ["Enter the date of adoption", "Enter the minute reference"]


def test_dates_are_said_to_be_filled_in_only_where_the_text_names_any(council, clerk):
    silent = make_draft(council, "\n".join(TEXT.splitlines()[5:]))
    for version, said in ((make_draft(council), "is filled in"), (silent, "The text says nothing of when")):
        assert said in soup(client_of(clerk).get(f"{version.get_absolute_url()}adopt/")).get_text()


def test_after_adoption_everybody_reads_it_in_order(council, clerk):
    version = make_draft(council)
    data = {"adopted_month": "5", "adopted_year": "2023", "minute_ref": "45/23", "next_review_year": "2099"}
    client_of(clerk).post(f"{version.get_absolute_url()}adopt/", data)
    page = soup(client_of(None).get(version.protocol.get_absolute_url()))
    assert [h.get_text(strip=True) for h in page.select("section h2")] == ["1. Purpose", "2. Who does what"]
    assert "May 2023" in page.get_text()
    assert "In date" in page.get_text()


def test_each_clause_has_a_permanent_link(council):
    page = soup(client_of(None).get(make_adopted(council).get_absolute_url()))
    assert page.find(id="c-2.2")
    assert page.find(id="c-2.2_2")
    links = {link["href"] for link in page.select(".app-clause__ref a")}
    assert {"#c-2.2", "#c-2.2_2"} <= links


def test_the_superseded_version_stays_readable_and_says_so(council):
    old = make_adopted(council, adopted="2022")
    make_adopted(council, adopted="2024", protocol=old.protocol)
    assert "Superseded" in client_of(None).get(old.get_absolute_url()).content.decode()
    assert "In force" in client_of(None).get(old.protocol.get_absolute_url()).content.decode()


def test_html_in_a_text_is_shown_and_not_run(council):
    version = make_adopted(council, TEXT.replace("courtesy;", "<script>alert(1)</script>"))
    page = client_of(None).get(version.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_empty_list_says_what_to_do(council, clerk):
    assert "No protocol yet" in client_of(None).get(f"/{council.slug}/protocols/").content.decode()
    assert "Import the text" in client_of(clerk).get(f"/{council.slug}/protocols/").content.decode()


def test_the_number_of_a_clause_is_said_before_it_in_two_words(council):
    page = soup(client_of(None).get(make_adopted(council).get_absolute_url()))
    names = {link.get_text() for link in page.select(".app-clause__ref a, .app-clause h3 a")}
    assert "Clause 2.1" in names
    assert not [name for name in names if name.startswith("Link")]


def test_the_clerk_says_which_clause_carries_a_rule(council, clerk):
    version = make_adopted(council)
    clause = version.clauses.get(ref="2.1")
    address = f"{version.get_absolute_url()}rules/instructing_staff/"
    assert "Select how the clause carries the rule" in errors(
        soup(client_of(clerk).post(address, {"clause": clause.pk}))
    )
    client_of(clerk).post(address, {"clause": clause.pk, "basis": "implied"})
    row = version.rule_clauses.get(rule="instructing_staff")
    assert (row.clause, row.basis, row.confirmed_by) == (clause, "implied", clerk)


def test_the_list_needs_the_same_queries_for_one_protocol_and_for_fifty(council, clerk, django_assert_num_queries):
    client, address = client_of(clerk), f"/{council.slug}/protocols/"
    make_adopted(council)
    client.get(address)  # the session is noted once
    with django_assert_num_queries(5):
        client.get(address)
    for _ in range(49):
        make_adopted(council)
    with django_assert_num_queries(5):
        client.get(address)


def test_a_long_protocol_needs_the_same_queries_as_a_short_one(council, django_assert_num_queries):
    short = make_adopted(council)
    long = make_adopted(council, TEXT + "".join(f"\n3.{n} Clause number {n} says a little.\n" for n in range(1, 90)))
    for version in (short, long):
        with django_assert_num_queries(5):
            client_of(None).get(version.get_absolute_url())
