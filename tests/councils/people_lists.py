"""A list of people as a browser sends it from page to page."""

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

BRING_IN = "/thornby/people/bring-in/"
CHECK = f"{BRING_IN}check/"
SINCE = {"since_day": "9", "since_month": "5", "since_year": "2023"}


def preview(client, text="", file=None, **changed):
    facts = {"text": text, "role": "councillor"} | SINCE | changed
    return client.post(BRING_IN, facts | ({"file": SimpleUploadedFile("people", file)} if file else {}))


def hidden(response):
    """What the browser would send from the preview."""
    page = BeautifulSoup(response.content, "html.parser")
    fields = {field["name"]: field.get("value", "") for field in page.find_all("input") if field.get("name")}
    for select in page.find_all("select"):
        chosen = select.find("option", selected=True)
        fields[select["name"]] = chosen["value"] if chosen else ""
    return fields


def add(client, response, **changed):
    return client.post(CHECK, hidden(response) | {"act": "add"} | changed, follow=True)


def ready(response):
    return [(row.name, row.email, row.title) for row in response.context["plan"].ready]


def problems(response):
    return {row.number: row.problems[0].text for row in response.context["plan"].bad}
