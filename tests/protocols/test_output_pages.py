"""Downloads of a version, and what browsers and caches may keep of the public pages."""

import json

import pytest
from bs4 import BeautifulSoup

from protocols.services import record_review
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft
from tests.protocols.test_pages import kept, soup, upload

KINDS = {
    "pdf": ("application/pdf", b"%PDF-1"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    "txt": ("text/plain; charset=utf-8", b"# Protocol"),
    "json": ("application/json", b"{"),
}


def download(version, kind, reader=None, **headers):
    return client_of(reader).get(f"{version.get_absolute_url()}download/{kind}/", headers=headers)


def form(version):
    return [
        (section.number, section.heading, [(c.ref, c.heading, c.blocks) for c in section.clauses.order_by("position")])
        for section in version.sections.order_by("position")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_file_to_keep_with_a_plain_name(council, kind):
    response = download(make_adopted(council), kind)
    content_type, start = KINDS[kind]
    assert response["Content-Type"] == content_type
    name = f"thornby-protocol-for-councillors-and-staff-version-1.{kind}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.content.startswith(start)


def test_the_page_links_to_every_kind_in_words(council):
    version = make_adopted(council)
    page = soup(client_of(None).get(version.protocol.get_absolute_url()))
    links = {link["href"]: link.get_text() for link in page.select("a[download]")}
    assert list(links) == [f"{version.get_absolute_url()}download/{kind}/" for kind in KINDS]
    assert links[f"{version.get_absolute_url()}download/docx/"] == "Word document of version 1"


@pytest.mark.parametrize("kind", ["json", "txt"])
def test_a_download_is_imported_again_as_the_same_text(council, clerk, kind):
    version = make_adopted(council, next_review="2024-05")
    content = download(version, kind).content
    client = client_of(clerk)
    page = soup(upload(clerk, content, name=f"again.{kind}"))
    again = client.post(f"/{council.slug}/protocols/import/keep/", kept(page), follow=True)
    draft = version.protocol.versions.get(number=2)
    assert again.status_code == 200
    assert form(draft) == form(version)
    assert (draft.found["adopted"], draft.found["next_review"]) == ("2023-05-04", "2024-05")


def test_a_file_says_how_the_version_stands(council, clerk):
    old = make_adopted(council, adopted="2022-02")
    new = make_adopted(council, adopted="2024-05-14", protocol=old.protocol)
    record_review(new, reviewed="2025-05", body="Full Council", outcome="no_change", next_review="2026-05", by=clerk)
    text = download(old, "txt").content.decode()
    assert "Version: 1, no longer in force" in text
    assert "In force until: 14 May 2024" in text
    text = download(new, "txt").content.decode()
    assert "Version: 2, in force" in text
    assert "Reviewed: May 2025, Full Council" in text
    assert "Next review: May 2026" in text


def test_a_draft_says_that_it_is_one(council, clerk):
    text = download(make_draft(council), "txt", clerk).content.decode()
    assert "Version: 1, draft, not adopted" in text
    assert "Adopted:" not in text


def test_data_hold_the_record_of_the_version(council):
    content = json.loads(download(make_adopted(council), "json").content)
    assert content["format"] == "council-protocol/1"
    assert content["version"]["minute_ref"] == "45/23"
    assert content["version"]["in_force_from"] == "2023-05-04"
    assert (content["council"], content["adopted"]) == ("Thornby Parish Council", "2023-05-04")


def test_damaged_data_get_a_plain_message(council, clerk):
    content = download(make_adopted(council), "json").content
    page = soup(upload(clerk, content[:-100], name="half.json"))
    assert "This data of a protocol is not whole" in page.select_one(".govuk-error-summary").get_text()


@pytest.mark.parametrize("address", ["", "versions/1/", "versions/1/download/txt/"])
def test_a_public_page_may_be_kept_for_minutes_and_is_asked_for_again_cheaply(council, address):
    address = make_adopted(council).protocol.get_absolute_url() + address
    response = client_of(None).get(address)
    assert response["Cache-Control"] == "public, max-age=300"
    assert "Cookie" in response["Vary"]
    assert not response.cookies
    assert client_of(None).get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_what_a_signed_in_person_sees_is_kept_by_nobody_else(council, councillor):
    version = make_adopted(council)
    address = version.get_absolute_url()
    response = client_of(councillor).get(address)
    assert response["Cache-Control"] == "private, no-cache"
    assert response["ETag"] != client_of(None).get(address)["ETag"]


def test_a_new_version_gives_the_page_another_tag(council):
    version = make_adopted(council)
    tag = client_of(None).get(version.protocol.get_absolute_url())["ETag"]
    make_adopted(council, TEXT.replace("courtesy", "kindness"), adopted="2024", protocol=version.protocol)
    response = client_of(None).get(version.protocol.get_absolute_url(), headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert "kindness" in response.content.decode()


def canonical(address):
    link = BeautifulSoup(client_of(None).get(address).content, "html.parser").find("link", rel="canonical")
    return link and link["href"]


def test_the_version_in_force_has_one_address_that_stays(council, settings):
    old = make_adopted(council, adopted="2022")
    new = make_adopted(council, adopted="2024", protocol=old.protocol)
    stays = settings.SITE_URL + new.protocol.get_absolute_url()
    assert canonical(new.protocol.get_absolute_url()) == canonical(new.get_absolute_url()) == stays
    assert canonical(old.get_absolute_url()) == settings.SITE_URL + old.get_absolute_url()


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_a_long_text_needs_the_same_queries(council, django_assert_num_queries, kind):
    long = TEXT + "".join(f"\n3.{n} Clause number {n} says a little.\n" for n in range(1, 90))
    for version in (make_adopted(council), make_adopted(council, long)):
        with django_assert_num_queries(5):
            download(version, kind)
